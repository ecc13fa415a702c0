/* called_int.h: for lists that say how many have each of their rows: which rows a name stands for.
 *
 * Knows    whole names and families, as filters, alignments and ends of ways take them.
 * Memory   the arena given.
 * Threads  pure. Linear in the names. */
#ifndef CALLED_INT_H
#define CALLED_INT_H
#include "path/careers.h"

/* A row stands for the names of these types (1 << EntityType) that are called so, or belong to what is called so. */
typedef struct CalledRow { Str label; uint32_t types; } CalledRow;
typedef struct CalledRun { uint32_t beg, n; } CalledRun;
typedef struct Called {
    CalledRun *of;                       /* by NameId: a run of `rows`, indexes of rows */
    VEC(uint32_t) rows;
} Called;
Called called_make(Arena *a, const Careers *c, const CalledRow *row, uint32_t n);

/* How many documents have each row; each document once. */
typedef struct CalledTally { uint32_t n, last; } CalledTally;          /* last: the document counted last, + 1 */
void called_tally(const Called *k, CalledTally *t, NameId name, uint32_t doc);
#endif
