/* route_fill.c: what the chosen paths rest on: who made each step, how long it took, what was learned on the way. */
#include "route_int.h"
#include <math.h>
#include <stdlib.h>
#include <string.h>

typedef struct Tally { uint32_t n, last, item; } Tally;      /* last: the document counted last, + 1 */
typedef struct Told { NameId skill; EdtfDay day; uint32_t item; } Told;
typedef VEC(SurvivalCase) Cases;

typedef struct Fill {
    Finder  *f;
    Routes  *r;
    const NodePath *nodes;
    Tally   *skill;                                  /* by NameId; of one hop or path */
    VEC(NameId) touched;
    Cases   *hop_open, *path_open;                   /* still there: by path × hop, by path */
} Fill;

static bool plain_day(EdtfDay d) { return d != EDTF_DAY_NONE && d != EDTF_DAY_MIN && d != EDTF_DAY_MAX; }

bool route_days(const Sequences *sq, const Stay *from, const Stay *to, double *days, double *lo, double *hi)
{
    (void)sq;
    *days = *lo = *hi = -1;
    if (!plain_day(from->start_lo) || !plain_day(to->start_lo)) return false;
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
    if (!s->open || !plain_day(now) || !plain_day(since->start_lo)) return false;
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
    if (!plain_day(it->start_lo) || !plain_day(it->start_hi)) return EDTF_DAY_NONE;
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

static void tally_between(Fill *fl, uint32_t doc, EdtfDay from, EdtfDay to)
{
    uint32_t n;
    if (!plain_day(from) || !plain_day(to)) return;
    Told *v = first_told(fl->f, doc, &n);
    for (uint32_t i = 0; i < n; i++) {
        Tally *t = &fl->skill[v[i].skill];
        if (v[i].day < from || v[i].day >= to || t->last == doc + 1) continue;
        if (!t->n) *vec_push(fl->f->a, &fl->touched) = v[i].skill, t->item = v[i].item;
        t->n++;
        t->last = doc + 1;
    }
}

static int by_n(const void *x, const void *y)
{
    const RouteSkill *a = x, *b = y;
    if (a->n != b->n) return a->n > b->n ? -1 : 1;
    return a->skill < b->skill ? -1 : a->skill > b->skill;
}

static void take_skills(Fill *fl, RouteSkills *out)
{
    for (uint32_t i = 0; i < fl->touched.n; i++) {
        Tally *t = &fl->skill[fl->touched.v[i]];
        *vec_push(fl->f->a, out) = (RouteSkill){fl->touched.v[i], t->n, t->item};
        *t = (Tally){0};
    }
    fl->touched.n = 0;
    if (out->n) qsort(out->v, out->n, sizeof *out->v, by_n);
}

static EdtfDay begun(const Careers *c, uint32_t item) { return day_of(&c->items.v[item]); }

/* ------------------------------------------------------------------ one memoir */

static uint32_t item_of(const Finder *f, const Stay *s) { return f->sq->spells.v[s->first].item; }

static void add_move(Fill *fl, RouteHop *h, uint32_t doc, const Stays *st, const StayStep *s)
{
    for (uint32_t i = h->moves.n; i-- > 0 && h->moves.v[i].doc == doc;) return;          /* once a person */
    const Stay *from = &st->v[s->from], *to = &st->v[s->to];
    RouteMove m = {.doc = doc, .from = item_of(fl->f, from), .to = item_of(fl->f, to), .sure = s->sure, .beside = s->beside};
    if (route_days(fl->f->sq, from, to, &m.days, &m.lo, &m.hi)) time_add(&h->time, m.lo, m.hi);
    if (m.sure > h->sure) h->sure = m.sure;
    *vec_push(fl->f->a, &h->moves) = m;
}

/* The chain of stays that makes up the nodes from `at` on, into stay[]; how many nodes it got through. */
typedef struct Trail { uint32_t stay[ROUTE_HOPS_MAX + 1]; uint8_t sure; } Trail;
static uint32_t follow(Fill *fl, const Stays *st, const NodePath *p, uint32_t at, Trail *t)
{
    uint32_t best = at + 1;
    Trail longest = *t;
    if (at + 1 == p->n) return best;
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
    RouteWalk w = {.doc = doc, .sure = t->sure};
    for (uint32_t i = 0; i <= p->n_hop; i++) w.item[i] = item_of(fl->f, &st->v[t->stay[i]]);
    if (route_days(fl->f->sq, &st->v[t->stay[0]], &st->v[t->stay[p->n_hop]], &w.days, &w.lo, &w.hi))
        time_add(&p->time, w.lo, w.hi);
    if (w.sure > p->sure) p->sure = w.sure;
    *vec_push(fl->f->a, &p->walks) = w;
}

/* Walked whole by this person? Or is the person still on the way? */
static void walk_path(Fill *fl, uint32_t path, uint32_t doc, const Stays *st)
{
    const NodePath *np = &fl->nodes[path];
    double open = -1, days;
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
    if (open >= 0) *vec_push(fl->f->a, &fl->path_open[path]) = (SurvivalCase){open, false};
}

static bool touches(const Finder *f, uint32_t doc, const Stays *st, const NodePath *p)
{
    uint64_t any = 0;
    for (uint32_t k = 0; k < p->n; k++) any |= node_bit(p->v[k]);
    if (!(any & f->seen[doc])) return false;
    for (uint32_t i = 0; i < st->n; i++)
        for (uint32_t k = 0; k < p->n; k++)
            if (st->v[i].state == p->v[k]) return true;
    return false;
}

static void fill_doc(Fill *fl, uint32_t path, uint32_t doc, const Stays *st)
{
    RoutePath *p = &fl->r->paths.v[path];
    const NodePath *np = &fl->nodes[path];
    for (uint32_t h = 0; h < p->n_hop; h++) {
        double days;
        for (uint32_t i = 0; i < st->n_step; i++) {
            const StayStep *s = &st->step[i];
            if (st->v[s->from].state == np->v[h] && st->v[s->to].state == np->v[h + 1] &&
                finder_in_years(fl->f, &st->v[s->to]))
                add_move(fl, &p->hop[h], doc, st, s);
        }
        for (uint32_t i = 0; i < st->n; i++)
            if (st->v[i].state == np->v[h] && still_there(fl->f->sq, doc, st, i, &st->v[i], &days)) {
                *vec_push(fl->f->a, &fl->hop_open[path * ROUTE_HOPS_MAX + h]) = (SurvivalCase){days, false};
                break;
            }
    }
    if (p->walked) walk_path(fl, path, doc, st);
}

/* ------------------------------------------------------------------ all */

static void end_hop(Fill *fl, RouteHop *h, const Cases *open)
{
    Finder *f = fl->f;
    Cases done = {0};
    h->n = h->moves.n;
    for (uint32_t i = 0; i < h->moves.n; i++) {
        const RouteMove *m = &h->moves.v[i];
        if (m->days >= 0) *vec_push(f->a, &done) = (SurvivalCase){m->days, true};
        arena_clear(&f->tmp);
        tally_between(fl, m->doc, begun(f->c, m->from), begun(f->c, m->to));
    }
    time_end(f->a, &h->time, &done, open);
    take_skills(fl, &h->skills);
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

static void end_path(Fill *fl, uint32_t path)
{
    RoutePath *p = &fl->r->paths.v[path];
    Finder *f = fl->f;
    Cases done = {0};
    for (uint32_t h = 0; h < p->n_hop; h++) {
        const NodeOut *out = &f->out.v[fl->nodes[path].v[h]];
        p->hop[h].n_from = out->people;
        end_hop(fl, &p->hop[h], &fl->hop_open[path * ROUTE_HOPS_MAX + h]);
        p->cost -= log((double)p->hop[h].n / out->n);
    }
    if (!p->walked) {
        sum_hops(p);
        return;
    }
    for (uint32_t i = 0; i < p->walks.n; i++) {
        const RouteWalk *w = &p->walks.v[i];
        if (w->days >= 0) *vec_push(f->a, &done) = (SurvivalCase){w->days, true};
        arena_clear(&f->tmp);
        tally_between(fl, w->doc, begun(f->c, w->item[0]), begun(f->c, w->item[p->n_hop]));
    }
    time_end(f->a, &p->time, &done, &fl->path_open[path]);
    take_skills(fl, &p->skills);
}

void route_fill(Finder *f, Routes *r, const NodePath *nodes)
{
    Fill fl = {.f = f, .r = r, .nodes = nodes, .skill = arena_push_n(f->a, Tally, f->c->names.n + 1),
               .hop_open = arena_push_n(f->a, Cases, (size_t)r->paths.n * ROUTE_HOPS_MAX + 1),
               .path_open = arena_push_n(f->a, Cases, r->paths.n + 1)};
    Stays st;
    uint64_t any = 0;
    for (uint32_t p = 0; p < r->paths.n; p++)
        for (uint32_t k = 0; k < nodes[p].n; k++) any |= node_bit(nodes[p].v[k]);
    for (uint32_t d = 0; d < f->sq->docs.n; d++) {
        if (!(any & f->seen[d]) || !finder_stays(f, d, &st)) continue;
        for (uint32_t p = 0; p < r->paths.n; p++)
            if (touches(f, d, &st, &nodes[p])) fill_doc(&fl, p, d, &st);
    }
    for (uint32_t p = 0; p < r->paths.n; p++) end_path(&fl, p);
}
