/* route_fill.c: what the chosen paths rest on: who made each step, how long it took, what was learned on the way. */
#include "route_int.h"
#include <math.h>
#include <stdlib.h>
#include <string.h>

typedef struct Told { NameId skill; EdtfDay day; uint32_t item; } Told;
typedef VEC(SurvivalCase) Cases;

/* What somebody learned on a step or a whole way: slot tells which. */
typedef struct Learned { uint32_t slot; NameId skill; uint32_t item; } Learned;

/* A step that several ways have in common is looked at once. */
typedef struct Step { uint32_t from, to; RouteHop hop; Cases done, open; } Step;

typedef struct Fill {
    Finder  *f;
    Routes  *r;
    const NodePath *nodes;
    VEC(Step) steps;                                 /* slots count on behind them: one a path */
    uint32_t (*step_of)[ROUTE_HOPS_MAX];             /* by path and hop */
    Cases   *done, *open;                            /* by path: who did all of it, who is still on the way */
    VEC(Learned) learned;
    Told    *told;                                   /* of the document looked at, in f->tmp; NULL: not asked yet */
    uint32_t n_told, visits;
} Fill;

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

/* ------------------------------------------------------------------ skills */

static bool teaches(const CareerItem *it)
{
    if (it->fact != FACT_ACTUAL) return false;
    if (it->kind == ITEM_POSITION) return true;
    switch ((EventType)it->type) {
    case EV_STUDY: case EV_PROJECT: case EV_CERTIFICATE: case EV_WORK: case EV_ENROLL: case EV_GRADUATE: return true;
    default: return false;
    }
}

static EdtfDay day_of(const CareerItem *it)
{
    if (!edtf_dated(it->start_lo) || !edtf_dated(it->start_hi)) return EDTF_DAY_NONE;
    return it->start_lo + (it->start_hi - it->start_lo) / 2;
}

static void told_put(Finder *f, Told *v, uint32_t *n, NameId skill, EdtfDay day, uint32_t item)
{
    skill = careers_root(f->c, skill);
    for (uint32_t i = 0; i < *n; i++) {
        if (v[i].skill != skill) continue;
        if (day < v[i].day) v[i] = (Told){skill, day, item};
        return;
    }
    v[(*n)++] = (Told){skill, day, item};
}

/* When each skill is first told of with a date. */
static Told *first_told(Finder *f, uint32_t doc, uint32_t *n)
{
    const CareerDoc *d = &f->c->docs.v[doc];
    uint32_t room = 0;
    for (uint32_t i = d->item_beg; i < d->item_beg + d->item_n; i++) room += f->c->items.v[i].skill_n;
    Told *v = arena_push_raw(&f->tmp, Told, room + 1);
    *n = 0;
    for (uint32_t i = d->item_beg; i < d->item_beg + d->item_n; i++) {
        const CareerItem *it = &f->c->items.v[i];
        EdtfDay day = day_of(it);
        if (day == EDTF_DAY_NONE || !teaches(it)) continue;
        for (uint32_t k = 0; k < it->skill_n; k++) told_put(f, v, n, f->c->named.v[it->skill_beg + k], day, i);
    }
    return v;
}

static void learn_between(Fill *fl, uint32_t slot, uint32_t doc, EdtfDay from, EdtfDay to)
{
    if (!edtf_dated(from) || !edtf_dated(to)) return;
    if (!fl->told) fl->told = first_told(fl->f, doc, &fl->n_told);
    for (uint32_t i = 0; i < fl->n_told; i++)
        if (fl->told[i].day >= from && fl->told[i].day < to)
            *vec_push(&fl->f->work, &fl->learned) = (Learned){slot, fl->told[i].skill, fl->told[i].item};
}

static int by_slot(const void *x, const void *y)
{
    const Learned *a = x, *b = y;
    if (a->slot != b->slot) return a->slot < b->slot ? -1 : 1;
    if (a->skill != b->skill) return a->skill < b->skill ? -1 : 1;
    return a->item < b->item ? -1 : a->item > b->item;
}

static int by_n(const void *x, const void *y)
{
    const RouteSkill *a = x, *b = y;
    if (a->n != b->n) return a->n > b->n ? -1 : 1;
    return a->skill < b->skill ? -1 : a->skill > b->skill;
}

/* The skills of a slot, from the sorted list; at moves on behind them. */
static void take_skills(const Fill *fl, uint32_t slot, uint32_t *at, RouteSkills *out)
{
    for (; *at < fl->learned.n && fl->learned.v[*at].slot == slot; ++*at) {
        const Learned *l = &fl->learned.v[*at];
        if (!out->n || out->v[out->n - 1].skill != l->skill) *vec_push(fl->f->a, out) = (RouteSkill){l->skill, 0, l->item};
        out->v[out->n - 1].n++;
    }
    if (out->n) qsort(out->v, out->n, sizeof *out->v, by_n);
}

static EdtfDay begun(const Careers *c, uint32_t item) { return day_of(&c->items.v[item]); }

/* ------------------------------------------------------------------ one memoir */

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
    learn_between(fl, step, doc, begun(f->c, m.from), begun(f->c, m.to));
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
        if (s->from != t->stay[at] || st->v[s->to].state != p->v[at + 1] || !finder_in_years(fl->f, &st->v[s->to])) continue;
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
    learn_between(fl, fl->steps.n + path, doc, begun(f->c, w.item[0]), begun(f->c, w.item[p->n_hop]));
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

static void step_doc(Fill *fl, uint32_t doc, const Stays *st)
{
    for (uint32_t k = 0; k < fl->steps.n; k++) {
        uint32_t from = fl->steps.v[k].from, to = fl->steps.v[k].to;
        double days;
        if (!(fl->f->seen[doc] & node_bit(from))) continue;
        for (uint32_t i = 0; i < st->n_step; i++) {
            const StayStep *s = &st->step[i];
            if (st->v[s->from].state == from && st->v[s->to].state == to && finder_in_years(fl->f, &st->v[s->to]))
                add_move(fl, k, doc, st, s);
        }
        for (uint32_t i = 0; i < st->n; i++)
            if (st->v[i].state == from && still_there(fl->f->sq, doc, st, i, &st->v[i], &days)) {
                *vec_push(&fl->f->work, &fl->steps.v[k].open) = (SurvivalCase){days, false};
                break;
            }
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

static void end_step(Fill *fl, uint32_t k, uint32_t *learned)
{
    Step *s = &fl->steps.v[k];
    s->hop.n = s->hop.moves.n;
    s->hop.n_from = fl->f->out.v[s->from].people;
    time_end(&fl->f->work, &s->hop.time, &s->done, &s->open);
    take_skills(fl, k, learned, &s->hop.skills);
}

static void end_path(Fill *fl, uint32_t path, uint32_t *learned)
{
    RoutePath *p = &fl->r->paths.v[path];
    for (uint32_t h = 0; h < p->n_hop; h++) {
        const Step *s = &fl->steps.v[fl->step_of[path][h]];
        p->hop[h] = s->hop;
        p->cost -= log((double)s->hop.n / fl->f->out.v[s->from].n);
    }
    if (p->walked) time_end(&fl->f->work, &p->time, &fl->done[path], &fl->open[path]);
    else sum_hops(p);
    take_skills(fl, fl->steps.n + path, learned, &p->skills);
}

static void each_doc(Fill *fl)
{
    Finder *f = fl->f;
    uint64_t any = 0;
    Stays st;
    for (uint32_t k = 0; k < fl->steps.n; k++) any |= node_bit(fl->steps.v[k].from);
    for (uint32_t d = 0; d < f->sq->docs.n; d++) {
        if (!(any & f->seen[d]) || !finder_stays(f, d, &st)) continue;
        fl->told = NULL;
        step_doc(fl, d, &st);
        for (uint32_t p = 0; p < fl->r->paths.n; p++)
            if (fl->r->paths.v[p].walked) walk_path(fl, p, d, &st);
    }
}

void route_fill(Finder *f, Routes *r, const NodePath *nodes)
{
    Fill fl = {.f = f, .r = r, .nodes = nodes, .step_of = arena_alloc(&f->work, sizeof *fl.step_of * (r->paths.n + 1)),
               .done = arena_push_n(&f->work, Cases, r->paths.n + 1), .open = arena_push_n(&f->work, Cases, r->paths.n + 1)};
    uint32_t learned = 0;
    for (uint32_t p = 0; p < r->paths.n; p++)
        for (uint32_t h = 0; h + 1 < nodes[p].n; h++) fl.step_of[p][h] = step_at(&fl, nodes[p].v[h], nodes[p].v[h + 1]);
    each_doc(&fl);
    if (fl.learned.n) qsort(fl.learned.v, fl.learned.n, sizeof *fl.learned.v, by_slot);
    for (uint32_t k = 0; k < fl.steps.n; k++) end_step(&fl, k, &learned);
    for (uint32_t p = 0; p < r->paths.n; p++) end_path(&fl, p, &learned);
}
