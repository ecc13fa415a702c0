/* route_reach.c: where people went from a state. */
#include "route_int.h"
#include <stdlib.h>
#include <string.h>

typedef struct Reached { uint32_t n, direct, last, last_direct, item; } Reached;      /* last: the document counted last, + 1 */

typedef struct Reach { Finder f; VEC(Reached) by_node; } Reach;

static Reached *reached(Reach *r, uint32_t node)
{
    while (r->by_node.n <= node) *vec_push(&r->f.work, &r->by_node) = (Reached){0};
    return &r->by_node.v[node];
}

/* The fewest steps from the start to each stay, which stand in order of their beginnings. */
static void reach_doc(Reach *r, uint32_t doc, const Stays *st)
{
    uint32_t *far = arena_push_raw(&r->f.tmp, uint32_t, st->n + 1);
    for (uint32_t i = 0; i < st->n; i++) far[i] = st->v[i].state == NODE_FROM ? 0 : UINT32_MAX;
    for (uint32_t i = 0; i < st->n; i++)
        for (uint32_t k = 0; far[i] < r->f.ask->hops && k < st->n_step; k++) {
            const StayStep *s = &st->step[k];
            if (s->from == i && far[s->to] > far[i] + 1 && finder_in_years(&r->f, &st->v[s->to]))
                far[s->to] = far[i] + 1;
        }
    for (uint32_t i = 0; i < st->n; i++) {
        uint32_t node = st->v[i].state;
        if (node == NODE_FROM || far[i] == UINT32_MAX || r->f.lone.v[node]) continue;
        Reached *t = reached(r, node);
        if (!t->n) t->item = r->f.sq->spells.v[st->v[i].first].item;
        t->n += t->last != doc + 1;
        t->last = doc + 1;
        t->direct += far[i] == 1 && t->last_direct != doc + 1;
        if (far[i] == 1) t->last_direct = doc + 1;
    }
}

static int by_n(const void *x, const void *y)
{
    const RouteReach *a = x, *b = y;
    if (a->n != b->n) return a->n > b->n ? -1 : 1;
    if (a->direct != b->direct) return a->direct > b->direct ? -1 : 1;
    return a->state < b->state ? -1 : a->state > b->state;
}

RouteReaches routes_reach(Arena *a, const Careers *c, const Sequences *sq, const RouteAsk *ask)
{
    Reach r = {.f = {.a = a, .c = c, .sq = sq, .ask = ask}};
    RouteReaches out = {0};
    Stays st;
    finder_init(&r.f);
    for (uint32_t d = 0; d < sq->docs.n; d++)
        if (finder_stays(&r.f, d, &st)) reach_doc(&r, d, &st);
    for (uint32_t i = 0; i < r.by_node.n; i++)
        if (r.by_node.v[i].n)
            *vec_push(a, &out) = (RouteReach){r.f.name.v[i], r.by_node.v[i].n, r.by_node.v[i].direct, r.by_node.v[i].item};
    if (out.n) qsort(out.v, out.n, sizeof *out.v, by_n);
    finder_fini(&r.f);
    return out;
}
