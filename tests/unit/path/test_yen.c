/* The k shortest ways: Yen's own example, and every way of small random graphs told by hand of brute force. */
#include "test.h"
#include "path/yen.h"
#include <math.h>
#include <stdlib.h>
#include <string.h>

static Arena mem;

/* C D E F G H of the usual picture of Yen's algorithm: C-E-F-H 5, C-E-G-H 7, C-D-F-H 8. */
static void the_textbook_graph(void **state)
{
    (void)state;
    enum { C, D, E, F, G, H };
    YenEdge e[] = {{C, D, 3}, {C, E, 2}, {D, F, 4}, {E, D, 1}, {E, F, 2}, {E, G, 3}, {F, G, 2}, {F, H, 1}, {G, H, 2}};
    YenGraph g = yen_graph(&mem, 6, e, COUNT_OF(e));
    YenPaths p = yen_paths(&mem, &g, C, H, 6, 3);
    static const uint32_t want[3][4] = {{C, E, F, H}, {C, E, G, H}, {C, D, F, H}};
    static const double cost[] = {5, 7, 8};
    assert_int_equal(p.n, 3);
    for (uint32_t i = 0; i < 3; i++) {
        assert_int_equal(p.v[i].n, 4);
        assert_memory_equal(p.v[i].v, want[i], sizeof want[i]);
        assert_true(fabs(p.v[i].cost - cost[i]) < 1e-6);
    }
    assert_int_equal(yen_paths(&mem, &g, H, C, 6, 3).n, 0);
    assert_int_equal(yen_paths(&mem, &g, C, H, 2, 3).n, 0);                  /* none of two steps */
    assert_int_equal(yen_paths(&mem, &g, C, H, 3, 9).n, 3);                  /* C-E-D-F-H and C-E-F-G-H have four */
    double *to = yen_costs(&mem, &g, H, 3, true);
    assert_true(fabs(to[C] - 5) < 1e-6 && fabs(to[G] - 2) < 1e-6 && to[H] == 0);
    assert_true(isinf(yen_costs(&mem, &g, C, 1, false)[F]));
}

/* Steps that cost nothing go in no ring, and the shorter of two equal ways comes first. */
static void steps_that_cost_nothing(void **state)
{
    (void)state;
    YenEdge e[] = {{0, 1, 0}, {1, 0, 0}, {1, 2, 0}, {0, 2, 0}, {2, 1, 0}, {2, 3, 0}};
    YenGraph g = yen_graph(&mem, 4, e, COUNT_OF(e));
    YenPaths p = yen_paths(&mem, &g, 0, 3, 8, 10);
    assert_int_equal(p.n, 2);
    assert_int_equal(p.v[0].n, 3);
    assert_int_equal(p.v[1].n, 4);
}

typedef struct All { const YenGraph *g; uint32_t to, steps; YenPaths found; } All;

static void walk(All *a, YenPath p)
{
    uint32_t at = p.v[p.n - 1];
    if (at == a->to) {
        *vec_push(&mem, &a->found) = p;
        return;
    }
    for (uint32_t i = a->g->beg[at]; p.n <= a->steps && i < a->g->beg[at + 1]; i++) {
        const YenEdge *e = &a->g->edge[i];
        bool loop = false;
        for (uint32_t k = 0; k < p.n; k++) loop |= p.v[k] == e->to;
        if (loop) continue;
        YenPath next = p;
        next.v[next.n++] = e->to;
        next.cost += e->cost;
        walk(a, next);
    }
}

static int by_cost(const void *x, const void *y)
{
    const YenPath *a = x, *b = y;
    return a->cost < b->cost ? -1 : a->cost > b->cost;
}

static uint32_t seed = 20211;
static uint32_t any(uint32_t below)
{
    seed = seed * 1664525u + 1013904223u;
    return (seed >> 8) % below;
}

static void as_brute_force_finds_them(void **state)
{
    (void)state;
    enum { GRAPHS = 400, N = 7 };
    for (int round = 0; round < GRAPHS; round++) {
        YenEdge e[N * N];
        uint32_t n = 0, steps = 1 + any(6), k = 1 + any(12);
        for (uint32_t i = 0; i < N; i++)
            for (uint32_t j = 0; j < N; j++)
                if (i != j && any(100) < 45) e[n++] = (YenEdge){i, j, (double)any(1000) / 100};
        YenGraph g = yen_graph(&mem, N, e, n);
        All all = {.g = &g, .to = N - 1, .steps = steps};
        walk(&all, (YenPath){.n = 1, .v = {0}});
        if (all.found.n) qsort(all.found.v, all.found.n, sizeof *all.found.v, by_cost);
        YenPaths p = yen_paths(&mem, &g, 0, N - 1, steps, k);
        assert_int_equal(p.n, k < all.found.n ? k : all.found.n);
        for (uint32_t i = 0; i < p.n; i++) {
            assert_true(fabs(p.v[i].cost - all.found.v[i].cost) < 1e-6);
            for (uint32_t j = 0; j < i; j++)
                assert_false(p.v[i].n == p.v[j].n && !memcmp(p.v[i].v, p.v[j].v, p.v[i].n * sizeof *p.v[i].v));
        }
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_textbook_graph),
        cmocka_unit_test(steps_that_cost_nothing),
        cmocka_unit_test(as_brute_force_finds_them),
    };
    int failed = RUN_TESTS(tests);
    arena_fini(&mem);
    return failed;
}
