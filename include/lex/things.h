/* things.h: the entities of the language data by type and id: what a name of theirs stands for.
 *
 * Knows    an id's names, group and parent, from all its entries; a user's entry stands for the built-in one of its id.
 * Unaware  of how texts are matched: lex.h.
 * Memory   a LexThings owns its index and borrows the Lex; texts live in the Lex or in the arena given.
 * Errors   none.
 * Threads  const once made. */
#ifndef LEX_THINGS_H
#define LEX_THINGS_H
#include "lex/lex.h"

typedef struct LexThings LexThings;
typedef struct LexThing {
    Str  type, id, name, en, alias;                  /* alias: the other names, joined with '|' */
    Str group, parent; /* a role's family or a skill's group; the id of the next wider role */
    bool context;                                    /* some names need a context */
    bool own;                                        /* the user's */
    bool silenced;                                   /* no name leads to it any more */
} LexThing;

LexThings *lex_things_new(const Lex *lex);
void lex_things_free(LexThings *t);
uint32_t lex_things_n(const LexThings *t);           /* in no order that means anything */
LexThing lex_thing(const LexThings *t, Arena *a, uint32_t i);
bool lex_thing_find(const LexThings *t, Arena *a, Str type, Str id, LexThing *out);
/* Does the name, exactly as a whole, lead to an entity of the type? Gives its id. */
bool lex_thing_named(const Lex *lex, Arena *a, Str type, Str name, Str *id);
#endif
