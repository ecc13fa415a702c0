/* own.h: a user's lexicon file as text: what it says of entities, and entries put in or taken out of it.
 *
 * Knows    the lines of a file: everything but the entries named stays as it is, byte for byte, comments too.
 * Unaware  of where files are and of what is built in.
 * Units    lines count from 1.
 * Memory   everything lives in the arena; entries that were read point into it, not into the text.
 * Errors   RC_SYNTAX with file and line: the text is no YAML, or is written so that the entry cannot be taken out, or
 *          one put in, without touching another. Every result was read back and compared before it is given.
 * Threads  pure functions.
 * Source   docs/lexicon.md, "Your own files". */
#ifndef LEX_OWN_H
#define LEX_OWN_H
#include "base/arena.h"
#include "base/rc.h"

/* An entry of a lexicon, or one name that is silenced (of every type where type is ""). */
typedef struct OwnEntry {
    Str         type, id, name, en, group;
    VEC(Str)    alias;                               /* names that need a context, too */
    bool        context, silence;
    const char *path;
    uint32_t    line;                                /* 0 for one that is not in a file */
} OwnEntry;
typedef VEC(OwnEntry) OwnList;

MUST_USE Rc own_read(Arena *a, Str text, const char *path, OwnList *out, Fault *f);
MUST_USE Rc own_add(Arena *a, Str text, const char *path, const OwnEntry *e, uint32_t n, Str *out, Fault *f);
/* Takes out the entries that begin at these lines, as own_read told them: a line once for each entry that begins on it.
 * RC_SYNTAX when one begins there that was not asked for. */
MUST_USE Rc own_remove(Arena *a, Str text, const char *path, const uint32_t *lines, uint32_t n, Str *out, Fault *f);

/* What keeps a name from ever being matched; NULL for a good one. */
const char *own_name_fault(Arena *a, Str name);
/* A name as an id: small letters and digits of any script, joined with hyphens. */
Str own_id(Arena *a, Str name);
#endif
