/* route_fill.c: what the chosen paths rest on: who made each step, how long it took, what was learned on the way. */
#include "route_int.h"
#include <math.h>

typedef VEC(SurvivalCase) Cases;

/* A step that several ways have in common is looked at once. */
typedef struct Step { uint32_t from, to, n_stayed; RouteHop hop; Cases done, open; } Step;

typedef struct Fill {
    Finder  *f;
    Routes  *r;
    const NodePath *nodes;
    /* slots of what was learned: one a step, one a path, one a step for who stayed */
    VEC(Step) steps;
    uint32_t (*step_of)[ROUTE_HOPS_MAX];             /* by path and hop */
    Cases   *done, *open;                            /* by path: who did all of it, who is still on the way */
    Learning learning;
    uint32_t visits;
} Fill;

static uint32_t slot_of_path(const Fill *fl, uint32_t path) { return fl->steps.n + path; }
static uint32_t slot_of_stayed(const Fill *fl, uint32_t step) { return fl->steps.n + fl->r->paths.n + step; }

static bool route_days(const Stay *from, const Stay *to, double *days, double *lo, double *hi)
{
    *days = *lo = *hi = -1;
    if (!edtf_dated(from->start_lo) || !edtf_dated(to->start_lo)) return false;
    *lo = (double)to->start_lo - from->start_hi;
    *hi = (double)to->start_hi - from->start_lo;
    *days = (*lo + *hi) / 2;
    if (*lo < 0) *lo = 0;
    if (*hi < *lo) *hi = *lo;
    if (*days < *lo) *days = *lo;
    return true;
}

/* ------------------------------------------------------------------ time */

static void time_add(RouteTime *t, double lo, double hi)
{
    if (!t->n || lo < t->lo) t->lo = lo;
    if (!t->n || hi > t->hi) t->hi = hi;
    t->n++;
}

static void time_end(Arena *a, RouteTime *t, Cases *done, const Cases *open)
{
    t->done = survival_median(a, done->v, done->n);
    t->n_open = open->n;
    for (uint32_t i = 0; i < open->n; i++) *vec_push(a, done) = open->v[i];
    t->median = survival_median(a, done->v, done->n);
}

/* From its start to the time of writing, for a stay that goes on and is followed by nothing. */
static bool still_there(const Sequences *sq, uint32_t doc, const Stays *st, uint32_t stay, const Stay *since, double *days)
{
    const Stay *s = &st->v[stay];
    EdtfDay now = sq->docs.v[doc].written;
    if (!s->open || !edtf_dated(now) || !edtf_dated(since->start_lo)) return false;
    for (uint32_t i = 0; i < st->n_step; i++)
        if (st->step[i].from == stay) return false;
    *days = (double)now - ((double)since->start_lo + since->start_hi) / 2;
    return *days >= 0;
}

/* ------------------------------------------------------------------ one memoir */

static EdtfDay begun(const Careers *c, uint32_t item) { return learn_day(&c->items.v[item]); }
static uint32_t item_of(const Finder *f, const Stay *s) { return f->sq->spells.v[s->first].item; }

static void add_move(Fill *fl, uint32_t step, uint32_t doc, const Stays *st, const StayStep *s)
{
    Step *of = &fl->steps.v[step];
    RouteHop *h = &of->hop;
    Finder *f = fl->f;
    if (h->moves.n && h->moves.v[h->moves.n - 1].doc == doc) return;          /* once a person */
    const Stay *from = &st->v[s->from], *to = &st->v[s->to];
    RouteMove m = {.doc = doc, .from = item_of(f, from), .to = item_of(f, to), .sure = s->sure, .beside = s->beside};
    if (route_days(from, to, &m.days, &m.lo, &m.hi)) {
        time_add(&h->time, m.lo, m.hi);
        *vec_push(&f->work, &of->done) = (SurvivalCase){m.days, true};
    }
    if (m.sure > h->sure) h->sure = m.sure;
    *vec_push(f->a, &h->moves) = m;
    learn_between(&fl->learning, step, &h->skills.n_went, doc, begun(f->c, m.from), begun(f->c, m.to));
}

/* The chain of stays that makes up the nodes from `at` on, into stay[]; how many nodes it got through. */
typedef struct Trail { uint32_t stay[ROUTE_HOPS_MAX + 1]; uint8_t sure; } Trail;
static uint32_t follow(Fill *fl, const Stays *st, const NodePath *p, uint32_t at, Trail *t)
{
    enum { VISITS_MAX = 20000 };                     /* of one memoir that holds dozens of posts at a time */
    uint32_t best = at + 1;
    Trail longest = *t;
    if (at + 1 == p->n || fl->visits++ > VISITS_MAX) return best;
    for (uint32_t i = 0; i < st->n_step; i++) {
        const StayStep *s = &st->step[i];
        if (s->from != t->stay[at] || st->v[s->to].state != p->v[at + 1] || !finder_in_years(fl->f, &st->v[s->to]))
            continue;
        Trail next = *t;
        next.stay[at + 1] = s->to;
        if (s->sure < next.sure) next.sure = s->sure;
        uint32_t n = follow(fl, st, p, at + 1, &next);
        if (n <= best) continue;
        best = n;
        longest = next;
        if (n == p->n) break;
    }
    *t = longest;
    return best;
}

static void add_walk(Fill *fl, uint32_t path, uint32_t doc, const Stays *st, const Trail *t)
{
    RoutePath *p = &fl->r->paths.v[path];
    Finder *f = fl->f;
    RouteWalk w = {.doc = doc, .sure = t->sure};
    for (uint32_t i = 0; i <= p->n_hop; i++) w.item[i] = item_of(f, &st->v[t->stay[i]]);
    if (route_days(&st->v[t->stay[0]], &st->v[t->stay[p->n_hop]], &w.days, &w.lo, &w.hi)) {
        time_add(&p->time, w.lo, w.hi);
        *vec_push(&f->work, &fl->done[path]) = (SurvivalCase){w.days, true};
    }
    if (w.sure > p->sure) p->sure = w.sure;
    *vec_push(f->a, &p->walks) = w;
    learn_between(&fl->learning, slot_of_path(fl, path), &p->skills.n_went, doc, begun(f->c, w.item[0]),
                  begun(f->c, w.item[p->n_hop]));
}

/* Walked whole by this person? Or is the person still on the way? */
static void walk_path(Fill *fl, uint32_t path, uint32_t doc, const Stays *st)
{
    const NodePath *np = &fl->nodes[path];
    double open = -1, days;
    fl->visits = 0;
    for (uint32_t i = 0; i < st->n; i++) {
        if (st->v[i].state != NODE_FROM) continue;
        Trail t = {.stay = {i}, .sure = ORDER_SURE};
        uint32_t n = follow(fl, st, np, 0, &t);
        if (n == np->n) {
            add_walk(fl, path, doc, st, &t);
            return;
        }
        if (still_there(fl->f->sq, doc, st, t.stay[n - 1], &st->v[i], &days)) open = days;
    }
    if (open >= 0) *vec_push(&fl->f->work, &fl->open[path]) = (SurvivalCase){open, false};
}

/* Who took the step once does not count as having stayed, though there again. */
static void stay_doc(Fill *fl, uint32_t step, uint32_t doc, const Stays *st)
{
    Step *s = &fl->steps.v[step];
    const Finder *f = fl->f;
    double days;
    if (s->hop.moves.n && s->hop.moves.v[s->hop.moves.n - 1].doc == doc) return;
    for (uint32_t i = 0; i < st->n; i++) {
        if (st->v[i].state != s->from || !still_there(f->sq, doc, st, i, &st->v[i], &days)) continue;
        *vec_push(&fl->f->work, &s->open) = (SurvivalCase){days, false};
        learn_between(&fl->learning, slot_of_stayed(fl, step), &s->n_stayed, doc, begun(f->c, item_of(f, &st->v[i])),
                      f->sq->docs.v[doc].written);
        return;
    }
}

static void step_doc(Fill *fl, uint32_t doc, const Stays *st)
{
    for (uint32_t k = 0; k < fl->steps.n; k++) {
        uint32_t from = fl->steps.v[k].from, to = fl->steps.v[k].to;
        if (!(fl->f->seen[doc] & node_bit(from))) continue;
        for (uint32_t i = 0; i < st->n_step; i++) {
            const StayStep *s = &st->step[i];
            if (st->v[s->from].state == from && st->v[s->to].state == to && finder_in_years(fl->f, &st->v[s->to]))
                add_move(fl, k, doc, st, s);
        }
        stay_doc(fl, k, doc, st);
    }
}

/* ------------------------------------------------------------------ all */

static uint32_t step_at(Fill *fl, uint32_t from, uint32_t to)
{
    uint32_t k = 0;
    while (k < fl->steps.n && (fl->steps.v[k].from != from || fl->steps.v[k].to != to)) k++;
    if (k == fl->steps.n) *vec_push(&fl->f->work, &fl->steps) = (Step){.from = from, .to = to};
    return k;
}

static void sum_hops(RoutePath *p)
{
    p->sure = ORDER_SURE;
    p->time = (RouteTime){.n = p->hop[0].time.n};
    for (uint32_t h = 0; h < p->n_hop; h++) {
        const RouteHop *hop = &p->hop[h];
        if (hop->sure < p->sure) p->sure = hop->sure;
        if (hop->time.n < p->time.n) p->time.n = hop->time.n;
        p->time.n_open += hop->time.n_open;
        p->time.lo += hop->time.lo;
        p->time.hi += hop->time.hi;
        p->time.done += hop->time.done;
        p->time.median = p->time.median < 0 || hop->time.median < 0 ? -1 : p->time.median + hop->time.median;
    }
}

static void end_step(Fill *fl, uint32_t k)
{
    Step *s = &fl->steps.v[k];
    s->hop.n = s->hop.moves.n;
    s->hop.n_from = fl->f->out.v[s->from].people;
    time_end(&fl->f->work, &s->hop.time, &s->done, &s->open);
    learning_take(&fl->learning, k, &s->hop.skills);
    learning_stayed(&fl->learning, slot_of_stayed(fl, k), s->n_stayed, &s->hop.skills);
}

static void end_path(Fill *fl, uint32_t path)
{
    RoutePath *p = &fl->r->paths.v[path];
    uint32_t first = fl->step_of[path][0];
    for (uint32_t h = 0; h < p->n_hop; h++) {
        const Step *s = &fl->steps.v[fl->step_of[path][h]];
        p->hop[h] = s->hop;
        p->cost -= log((double)s->hop.n / fl->f->out.v[s->from].n);
    }
    if (p->walked) time_end(&fl->f->work, &p->time, &fl->done[path], &fl->open[path]);
    else sum_hops(p);
    learning_take(&fl->learning, slot_of_path(fl, path), &p->skills);
    learning_stayed(&fl->learning, slot_of_stayed(fl, first), fl->steps.v[first].n_stayed, &p->skills);
}

static void each_doc(Fill *fl)
{
    Finder *f = fl->f;
    uint64_t any = 0;
    Stays st;
    for (uint32_t k = 0; k < fl->steps.n; k++) any |= node_bit(fl->steps.v[k].from);
    for (uint32_t d = 0; d < f->sq->docs.n; d++) {
        if (!(any & f->seen[d]) || !finder_stays(f, d, &st)) continue;
        learning_doc(&fl->learning);
        step_doc(fl, d, &st);
        for (uint32_t p = 0; p < fl->r->paths.n; p++)
            if (fl->r->paths.v[p].walked) walk_path(fl, p, d, &st);
    }
}

void route_fill(Finder *f, Routes *r, const NodePath *nodes)
{
    Fill fl = {.f = f,
               .r = r,
               .nodes = nodes,
               .learning = {.f = f},
               .step_of = arena_alloc(&f->work, sizeof *fl.step_of * (r->paths.n + 1)),
               .done = arena_push_n(&f->work, Cases, r->paths.n + 1),
               .open = arena_push_n(&f->work, Cases, r->paths.n + 1)};
    for (uint32_t p = 0; p < r->paths.n; p++)
        for (uint32_t h = 0; h + 1 < nodes[p].n; h++) fl.step_of[p][h] = step_at(&fl, nodes[p].v[h], nodes[p].v[h + 1]);
    each_doc(&fl);
    learning_sort(&fl.learning);
    for (uint32_t k = 0; k < fl.steps.n; k++) end_step(&fl, k);
    for (uint32_t p = 0; p < r->paths.n; p++) end_path(&fl, p);
}
