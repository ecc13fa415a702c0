/* yen.h: the k cheapest ways without a loop through a graph, of at most so many steps.
 *
 * Units    vertices count from 0; costs are >= 0 and finite.
 * Memory   results and scratch live in the arena given.
 * Threads  pure functions. Cost: one pass over the edges a step allowed, then a best-first search for every spur, led by
 *          what the first passes found, so that it looks at little more than the way itself.
 * Source   Yen 1971, "Finding the K Shortest Loopless Paths in a Network"; the bound on steps by layers, after
 *          Bellman and Ford; Hart, Nilsson and Raphael 1968 for the search. */
#ifndef PATH_YEN_H
#define PATH_YEN_H
#include "base/arena.h"

enum { YEN_STEPS_MAX = 12 };

typedef struct YenEdge { uint32_t from, to; double cost; } YenEdge;
typedef struct YenGraph {
    uint32_t n, n_edge;
    const YenEdge *edge;                 /* by from; from and to differ, no two alike */
    const uint32_t *beg;                 /* n + 1: where the edges of a vertex begin */
} YenGraph;
/* Sorts the edges and notes where each vertex's begin. */
YenGraph yen_graph(Arena *a, uint32_t n, YenEdge *edges, uint32_t n_edge);

typedef struct YenPath { double cost; uint32_t n, v[YEN_STEPS_MAX + 1]; } YenPath;
typedef VEC(YenPath) YenPaths;
/* Cheapest first; of equal cost the shorter, then by vertices. steps: 1 to YEN_STEPS_MAX. */
YenPaths yen_paths(Arena *a, const YenGraph *g, uint32_t from, uint32_t to, uint32_t steps, uint32_t k);

/* What the cheapest way of at most so many steps costs, from a vertex to each (back: from each to it); INFINITY where
 * there is none. */
double *yen_costs(Arena *a, const YenGraph *g, uint32_t from, uint32_t steps, bool back);
#endif
