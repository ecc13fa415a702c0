/* rank.h: which of many rows fit what is typed, best first.
 *
 * Knows    a row has several names, any of which may be meant; the best one counts.
 * Unaware  of what the rows are and where they are shown.
 * Units    rows from 0.
 * Memory   rank_room says how much; the caller gives it once and has it written over at every key.
 * Threads  pure functions. Cost: linear in the names; 100,000 within a frame. */
#ifndef UI_RANK_H
#define UI_RANK_H
#include "base/arena.h"
#include "ui/fuzzy.h"

/* The k-th name of a row, from 0; false: it has no more. */
typedef bool (*RankNameFn)(const void *ctx, uint32_t row, uint32_t k, Str *name);

typedef struct Rank {
    uint32_t *v, n;                      /* rows that fit, best first; of equals the one that comes first */
    uint32_t *spare;
    uint16_t *score;                     /* by row */
    uint32_t  cap;
} Rank;

void rank_room(Arena *a, Rank *r, uint32_t rows);        /* all of them, in their order */
void rank_by(Rank *r, Str typed, RankNameFn name, const void *ctx);
#endif
