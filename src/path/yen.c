#include "path/yen.h"
#include <math.h>
#include <stdlib.h>
#include <string.h>

/* A little for every step, so that of ways that cost the same the shortest comes first and none that costs nothing goes in
 * a ring. Far below any difference of two real costs: counts of people below a million. */
static const double STEP = 1e-9;

static int by_from(const void *x, const void *y)
{
    const YenEdge *a = x, *b = y;
    if (a->from != b->from) return a->from < b->from ? -1 : 1;
    return a->to < b->to ? -1 : a->to > b->to;
}

YenGraph yen_graph(Arena *a, uint32_t n, YenEdge *edges, uint32_t n_edge)
{
    uint32_t *beg = arena_push_n(a, uint32_t, n + 1);
    if (n_edge) qsort(edges, n_edge, sizeof *edges, by_from);
    for (uint32_t i = 0; i < n_edge; i++) beg[edges[i].from + 1]++;
    for (uint32_t v = 0; v < n; v++) beg[v + 1] += beg[v];
    return (YenGraph){n, n_edge, edges, beg};
}

/* ------------------------------------------------------------------ layers */

/* layer[s][v]: the cheapest way from v to the goal in at most s steps. */
typedef struct Layers { double *v[YEN_STEPS_MAX + 1]; } Layers;

static void relax(const YenGraph *g, const double *old, double *new, bool back)
{
    for (uint32_t i = 0; i < g->n_edge; i++) {
        const YenEdge *e = &g->edge[i];
        uint32_t at = back ? e->from : e->to, by = back ? e->to : e->from;
        double c = e->cost + STEP + old[by];
        if (c < new[at]) new[at] = c;
    }
}

static Layers layers_of(Arena *a, const YenGraph *g, uint32_t goal, uint32_t steps, bool back)
{
    Layers l;
    for (uint32_t s = 0; s <= steps; s++) {
        l.v[s] = arena_push_raw(a, double, g->n + 1);
        for (uint32_t v = 0; v < g->n; v++) l.v[s][v] = s ? l.v[s - 1][v] : INFINITY;
        l.v[s][goal] = 0;
        if (s) relax(g, l.v[s - 1], l.v[s], back);
    }
    return l;
}

double *yen_costs(Arena *a, const YenGraph *g, uint32_t from, uint32_t steps, bool back)
{
    return layers_of(a, g, from, steps, back).v[steps];
}

/* ------------------------------------------------------------------ one search */

typedef struct Open { double f, cost; uint32_t v, before; uint8_t used; } Open;     /* before: into the closed, + 1 */
typedef struct Closed { uint32_t v, before; } Closed;

typedef struct Search {
    Arena   *a;
    const YenGraph *g;
    Layers   rest;
    uint32_t goal, steps;
    uint32_t *blocked, stamp;            /* vertices of the root, by stamp */
    VEC(Open)   heap;
    VEC(Closed) closed;
    double  *best[YEN_STEPS_MAX + 1];    /* cheapest way seen to a vertex, by steps used … */
    uint32_t *seen[YEN_STEPS_MAX + 1];   /* … in the search of that stamp */
} Search;

static bool lower(const Open *a, const Open *b) { return a->f != b->f ? a->f < b->f : a->v < b->v; }

static void heap_add(Search *s, Open o)
{
    (void)vec_push(s->a, &s->heap);
    uint32_t i = s->heap.n - 1;
    for (; i && lower(&o, &s->heap.v[(i - 1) / 2]); i = (i - 1) / 2) s->heap.v[i] = s->heap.v[(i - 1) / 2];
    s->heap.v[i] = o;
}

static Open heap_take(Search *s)
{
    Open top = s->heap.v[0], o = s->heap.v[--s->heap.n];
    uint32_t i = 0;
    for (uint32_t k; (k = 2 * i + 1) < s->heap.n; i = k) {
        if (k + 1 < s->heap.n && lower(&s->heap.v[k + 1], &s->heap.v[k])) k++;
        if (!lower(&s->heap.v[k], &o)) break;
        s->heap.v[i] = s->heap.v[k];
    }
    if (s->heap.n) s->heap.v[i] = o;
    return top;
}

static void offer(Search *s, Open o)
{
    double rest = s->rest.v[s->steps - o.used][o.v];
    if (s->blocked[o.v] == s->stamp || isinf(rest)) return;
    if (s->seen[o.used][o.v] == s->stamp && s->best[o.used][o.v] <= o.cost) return;
    s->seen[o.used][o.v] = s->stamp;
    s->best[o.used][o.v] = o.cost;
    o.f = o.cost + rest;
    heap_add(s, o);
}

/* From the last vertex of root on, not over its others nor first to any of the barred ones. root grows to the whole way. */
static bool search(Search *s, YenPath *root, const uint32_t *barred, uint32_t n_barred)
{
    s->stamp++;
    s->heap.n = s->closed.n = 0;
    for (uint32_t i = 0; i < root->n; i++) s->blocked[root->v[i]] = s->stamp;
    uint32_t spur = root->v[root->n - 1], used = root->n - 1;
    Open o = {.v = spur, .used = (uint8_t)used};
    for (;;) {
        *vec_push(s->a, &s->closed) = (Closed){o.v, o.before};
        uint32_t me = s->closed.n;
        for (uint32_t i = s->g->beg[o.v]; o.used < s->steps && i < s->g->beg[o.v + 1]; i++) {
            const YenEdge *e = &s->g->edge[i];
            bool bar = false;
            for (uint32_t k = 0; o.v == spur && k < n_barred; k++) bar |= barred[k] == e->to;
            if (!bar)
                offer(s, (Open){.cost = o.cost + e->cost + STEP, .v = e->to, .before = me, .used = (uint8_t)(o.used + 1)});
        }
        if (!s->heap.n) return false;
        o = heap_take(s);
        if (o.v == s->goal) break;
    }
    uint32_t n = root->n = o.used + 1u;
    root->cost += o.cost;
    root->v[--n] = o.v;
    for (uint32_t k = o.before; n > used + 1; k = s->closed.v[k - 1].before) root->v[--n] = s->closed.v[k - 1].v;
    return true;
}

/* ------------------------------------------------------------------ Yen */

static int path_cmp(const YenPath *a, const YenPath *b)
{
    if (fabs(a->cost - b->cost) > STEP / 2) return a->cost < b->cost ? -1 : 1;
    if (a->n != b->n) return a->n < b->n ? -1 : 1;
    for (uint32_t i = 0; i < a->n; i++)
        if (a->v[i] != b->v[i]) return a->v[i] < b->v[i] ? -1 : 1;
    return 0;
}

static double edge_cost(const YenGraph *g, uint32_t from, uint32_t to)
{
    for (uint32_t i = g->beg[from]; i < g->beg[from + 1]; i++)
        if (g->edge[i].to == to) return g->edge[i].cost + STEP;
    return INFINITY;
}

static void add_candidate(Arena *a, YenPaths *b, const YenPath *p)
{
    for (uint32_t i = 0; i < b->n; i++)
        if (path_cmp(&b->v[i], p) == 0) return;
    *vec_push(a, b) = *p;
}

/* For each vertex of the last way found: the cheapest that leaves it there, other than all ways found so far do. */
static void spurs(Search *s, const YenPaths *found, YenPaths *cand)
{
    const YenPath *last = &found->v[found->n - 1];
    uint32_t *barred = arena_push_raw(s->a, uint32_t, found->n + 1);
    YenPath root = {.n = 0};
    for (uint32_t i = 0; i + 1 < last->n; i++) {
        root.v[root.n++] = last->v[i];
        if (i) root.cost += edge_cost(s->g, last->v[i - 1], last->v[i]);
        uint32_t n = 0;
        for (uint32_t k = 0; k < found->n; k++)
            if (found->v[k].n > i + 1 && memcmp(found->v[k].v, root.v, root.n * sizeof *root.v) == 0)
                barred[n++] = found->v[k].v[i + 1];
        YenPath p = root;
        if (search(s, &p, barred, n)) add_candidate(s->a, cand, &p);
    }
}

YenPaths yen_paths(Arena *a, const YenGraph *g, uint32_t from, uint32_t to, uint32_t steps, uint32_t k)
{
    YenPaths found = {0}, cand = {0};
    if (steps > YEN_STEPS_MAX) steps = YEN_STEPS_MAX;
    if (from == to || !k || !steps) return found;
    Search s = {.a = a, .g = g, .goal = to, .steps = steps, .rest = layers_of(a, g, to, steps, true),
                .blocked = arena_push_n(a, uint32_t, g->n + 1)};
    for (uint32_t i = 0; i <= steps; i++) {
        s.best[i] = arena_push_raw(a, double, g->n + 1);
        s.seen[i] = arena_push_n(a, uint32_t, g->n + 1);
    }
    YenPath first = {.n = 1, .v = {from}};
    if (search(&s, &first, NULL, 0)) *vec_push(a, &found) = first;
    while (found.n && found.n < k) {
        spurs(&s, &found, &cand);
        if (!cand.n) break;
        uint32_t best = 0;
        for (uint32_t i = 1; i < cand.n; i++)
            if (path_cmp(&cand.v[i], &cand.v[best]) < 0) best = i;
        *vec_push(a, &found) = cand.v[best];
        cand.v[best] = cand.v[--cand.n];
    }
    return found;
}
