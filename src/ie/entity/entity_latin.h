/* entity_latin.h: what the two files on names in English text share. */
#ifndef ENTITY_LATIN_H
#define ENTITY_LATIN_H
#include "entity_int.h"

typedef struct Seq { uint32_t first, end; } Seq;        /* words [first, end) that may be one name */

static inline bool latin_is_capital(const Word *w)
{
    return w->flags & W_LATIN && w->flags & W_CAPITAL && !(w->flags & W_TIME);
}

/* What a small word does inside or before a name, by the book of inner words. */
LatinInner latin_inner(const Ent *e, const Word *w);
/* … and is that among all it does? Words may be of several classes: read, do. */
bool latin_is_inner(const Ent *e, const Word *w, LatinInner inner);
/* Is it one of these, and no noun or verb? */
bool latin_small(const Ent *e, const Word *w);
/* Is the small word one that begins a predicate: had, was, says, who? */
bool latin_acts(const Ent *e, const Word *w);
/* a developer, Inês, who had gone: does what somebody did stand there, behind a comma? next may be NULL. */
bool latin_told_of(const Ent *e, const Word *next);
/* What the word makes of a name that it ends, ENT_COUNT for nothing. */
EntityType latin_tail(const Ent *e, const Word *w);
/* Weight for the name; a known one that begins there gets it instead. */
void latin_vote(Ent *e, Seq s, EntityType type, int weight, NameRule rule, Span words);

/* entity_latin_cue.c: what the words before and behind it say. */
void latin_before(Ent *e, Seq s);
void latin_behind(Ent *e, Seq s, bool trade);            /* trade: it ends in what firms deal in */
void latin_listed(Ent *e, Seq s);                        /* beside the one read last */

/* entity_latin_learn.c: what is learned, and where: true where that is all the words tell of the name. */
bool latin_learned(Ent *e, Seq s);
#endif
