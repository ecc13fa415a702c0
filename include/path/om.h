/* om.h: optimal matching: how much has to be changed to make one sequence of states into another, and which states
 * stand opposite each other when that is done.
 *
 * Knows    the weighted edit distance: a state becomes another at the price of the table, or is put in or left out at
 *          the price of indel. With sub 2 and indel 1 it is n + m - 2 LCS.
 * Unaware  of what the states mean.
 * Units    prices; om_share goes from 0, the same, to 1, nothing in common.
 * Memory   scratch in the arena given.
 * Threads  pure functions. Cost: n times m.
 * Source   Abbott and Tsay 2000; TraMineR (Gabadinho et al. 2011), seqdist "OM", normalised by "maxdist". */
#ifndef PATH_OM_H
#define PATH_OM_H
#include "base/arena.h"

/* The price of x beside y is sub[x * stride + y]: rows are the states of the first sequence, columns of the second. */
typedef struct OmCosts {
    const float *sub;
    uint32_t     stride;
    float        indel, most;            /* most: the highest price in sub */
} OmCosts;
typedef struct OmSeq { const uint32_t *v; uint32_t n; } OmSeq;

double om_distance(Arena *tmp, OmSeq x, OmSeq y, const OmCosts *costs);
/* By the most that two sequences of these lengths can be apart. 0 where both are empty. */
double om_share(double distance, uint32_t n, uint32_t m, const OmCosts *costs);

/* What stands opposite what, from the first to the last; OM_GAP: nothing does. */
#define OM_GAP UINT32_MAX
typedef struct OmPair { uint32_t x, y; } OmPair;
typedef VEC(OmPair) OmPairs;
OmPairs om_align(Arena *a, OmSeq x, OmSeq y, const OmCosts *costs);
#endif
