/* route_gap.c: where no way leads there: the step that is missing, between what is reached and what reaches the end. */
#include "route_int.h"
#include <math.h>
#include <stdlib.h>

enum { NEAREST = 12, SHOWN_SKILLS = 5 };

typedef struct Near { uint32_t node; double cost; } Near;
typedef struct NearList { Near v[NEAREST]; uint32_t n; } NearList;

static void near_put(NearList *l, Near x)
{
    uint32_t k = l->n < NEAREST ? l->n++ : NEAREST;
    for (; k && l->v[k - 1].cost > x.cost; k--)
        if (k < NEAREST) l->v[k] = l->v[k - 1];
    if (k < NEAREST) l->v[k] = x;
}

/* The ends themselves, and the states nearest to them. */
static NearList nearest(const Finder *f, const double *cost)
{
    NearList l = {.n = 0};
    for (uint32_t v = 0; v < f->name.n; v++)
        if (!isinf(cost[v])) near_put(&l, (Near){v, cost[v]});
    return l;
}

/* Which skills the memoirs of a state tell of, in how many of them. Skills are few among the names: they are numbered. */
typedef struct Skills { uint32_t *n, all; } Skills;

typedef struct Sides {
    Finder  *f;
    NearList from, to;
    Skills   skill[2 * NEAREST];
    uint32_t *last, *number;                         /* number: by NameId, from 1 */
    VEC(NameId) names;
} Sides;

static void number_skills(Sides *s)
{
    Finder *f = s->f;
    s->number = arena_push_n(&f->work, uint32_t, f->c->names.n + 1);
    for (NameId i = 1; i < f->sq->root.n; i++) {
        if (f->c->names.v[i].type != ENT_SKILL || f->sq->root.v[i] != i) continue;
        *vec_push(&f->work, &s->names) = i;
        s->number[i] = s->names.n;
    }
}

static void skills_add(const Sides *x, uint32_t doc, const Skills *s, uint32_t *last)
{
    const Finder *f = x->f;
    const CareerDoc *d = &f->c->docs.v[doc];
    for (uint32_t i = 0; i < d->named_n; i++) {
        uint32_t k = x->number[f->sq->root.v[f->c->named.v[d->named_beg + i]]];
        if (!k || last[k - 1] == doc + 1) continue;
        last[k - 1] = doc + 1;
        s->n[k - 1]++;
    }
}

static void sides_doc(Sides *s, uint32_t doc, const Stays *st)
{
    for (uint32_t k = 0; k < 2 * NEAREST; k++) {
        const NearList *l = k < NEAREST ? &s->from : &s->to;
        uint32_t at = k % NEAREST;
        if (at >= l->n) continue;
        for (uint32_t i = 0; i < st->n; i++) {
            if (st->v[i].state != l->v[at].node) continue;
            skills_add(s, doc, &s->skill[k], s->last + (size_t)k * s->names.n);
            s->skill[k].all++;
            break;
        }
    }
}

/* Jaccard's index, weighted by the share of the memoirs that tell of the skill. */
static double alike(const Sides *s, const Skills *a, const Skills *b)
{
    double both = 0, any = 0;
    for (uint32_t i = 0; i < s->names.n; i++) {
        if (!a->n[i] && !b->n[i]) continue;
        double x = (double)a->n[i] / a->all, y = (double)b->n[i] / b->all;
        both += x < y ? x : y;
        any += x < y ? y : x;
    }
    return any > 0 ? both / any : 0;
}

static int by_n(const void *x, const void *y)
{
    const RouteSkill *a = x, *b = y;
    if (a->n != b->n) return a->n > b->n ? -1 : 1;
    return a->skill < b->skill ? -1 : a->skill > b->skill;
}

static void shared(const Sides *s, const Skills *a, const Skills *b, RouteSkills *out)
{
    for (uint32_t i = 0; i < s->names.n; i++) {
        uint32_t n = a->n[i] < b->n[i] ? a->n[i] : b->n[i];
        if (n) *vec_push(s->f->a, out) = (RouteSkill){.skill = s->names.v[i], .n = n};
    }
    if (out->n) qsort(out->v, out->n, sizeof *out->v, by_n);
    if (out->n > SHOWN_SKILLS) out->n = SHOWN_SKILLS;
}

/* What costs little to reach and has much in common, and no step between. A skill in common is worth a step that one in e
 * takes. */
static bool choose(Sides *s, uint32_t *from, uint32_t *to)
{
    double best = INFINITY;
    for (uint32_t i = 0; i < s->from.n; i++)
        for (uint32_t k = 0; k < s->to.n; k++) {
            const Skills *a = &s->skill[i], *b = &s->skill[NEAREST + k];
            uint32_t x = s->from.v[i].node, y = s->to.v[k].node;
            if (x == y || !a->all || !b->all || finder_edge_n(s->f, x, y)) continue;
            double score = s->from.v[i].cost + s->to.v[k].cost - 8 * alike(s, a, b);
            if (score >= best) continue;
            best = score;
            *from = i;
            *to = k;
        }
    return !isinf(best);
}

/* Who was in one and later in the other. */
static uint32_t who_went(Finder *f, uint32_t from, uint32_t to)
{
    uint32_t n = 0;
    Stays st;
    for (uint32_t d = 0; d < f->sq->docs.n; d++) {
        if (!finder_stays(f, d, &st)) continue;
        bool on = false, there = false;
        for (uint32_t i = 0; i < st.n; i++) {
            there |= on && st.v[i].state == to;
            on |= st.v[i].state == from;
        }
        n += from == to ? on : there;
    }
    return n;
}

/* In however many steps, and whatever the conditions. */
static bool anybody_went(Finder *f, uint32_t from, uint32_t to)
{
    const RouteAsk *asked = f->ask;
    RouteAsk all = *asked;
    all.docs = NULL;
    f->ask = &all;
    uint32_t n = who_went(f, from, to);
    f->ask = asked;
    return n != 0;
}

void route_gap(Finder *f, const YenGraph *g, Routes *r)
{
    Sides s = {.f = f};
    uint32_t half = (f->ask->hops + 1) / 2, from = 0, to = 0;
    if (half > YEN_STEPS_MAX) half = YEN_STEPS_MAX;
    s.from = nearest(f, yen_costs(&f->work, g, NODE_FROM, half, false));
    s.to = nearest(f, yen_costs(&f->work, g, NODE_TO, half, true));
    number_skills(&s);
    s.last = arena_push_n(&f->work, uint32_t, (size_t)s.names.n * 2 * NEAREST + 1);
    for (uint32_t k = 0; k < 2 * NEAREST; k++) s.skill[k].n = arena_push_n(&f->work, uint32_t, s.names.n + 1);
    Stays st;
    for (uint32_t d = 0; d < f->sq->docs.n; d++)
        if (finder_stays(f, d, &st)) sides_doc(&s, d, &st);
    if (!choose(&s, &from, &to)) return;
    uint32_t x = s.from.v[from].node, y = s.to.v[to].node;
    if (anybody_went(f, x, y)) return;
    r->gap = (RouteGap){.found = true, .from = f->name.v[x], .to = f->name.v[y],
                        .n_from = who_went(f, NODE_FROM, x), .n_to = who_went(f, y, NODE_TO)};
    shared(&s, &s.skill[from], &s.skill[NEAREST + to], &r->gap.shared);
}
