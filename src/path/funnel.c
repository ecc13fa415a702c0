#include "path/funnel.h"
#include <string.h>

#define WORD(id, name, title) {name, title},
const FunnelWord funnel_reach[REACH_COUNT] = {REACH_TABLE(WORD)}, funnel_fate[FATE_COUNT] = {FATE_TABLE(WORD)};
#undef WORD

/* What an event is in a search. rank: where it belongs on the way of a selection. */
typedef enum {
    PART_NONE, PART_APPLY, PART_STAGE, PART_ACCEPTED, PART_REJECTED, PART_WITHDRAW, PART_JOIN, PART_REFUSE,
} Part;

static Part part_of(const CareerItem *it)
{
    if (it->kind != ITEM_EVENT) return PART_NONE;
    bool refused = it->fact == FACT_NEGATED && (it->type == EV_JOIN || it->type == EV_ENROLL);
    if (refused) return PART_REFUSE;
    if (it->fact != FACT_ACTUAL) return PART_NONE;
    switch ((EventType)it->type) {
    case EV_APPLY:     return PART_APPLY;
    case EV_INTERVIEW: return PART_STAGE;
    case EV_ACCEPTED:  return PART_ACCEPTED;
    case EV_REJECTED:  return PART_REJECTED;
    case EV_WITHDRAW:  return PART_WITHDRAW;
    case EV_JOIN: case EV_ENROLL: return PART_JOIN;
    default:           return PART_NONE;
    }
}

static bool is_motive(const CareerItem *it)
{
    if (it->kind != ITEM_EVENT) return false;
    bool left = it->type == EV_LEAVE && it->cause && it->fact == FACT_ACTUAL;
    return left || it->type == EV_DECISION || it->type == EV_TURNING_POINT;
}

static bool is_change(const CareerItem *it)
{
    return it->kind == ITEM_EVENT && it->fact == FACT_ACTUAL &&
           (it->type == EV_STUDY || it->type == EV_PROJECT || it->type == EV_CERTIFICATE || it->type == EV_ENROLL);
}

/* ------------------------------------------------------------------ the events of a search, in order */

typedef struct Step { uint32_t item; Part part; NameId org; EdtfDay lo, hi; } Step;
typedef struct Steps { Step *v; uint32_t n; } Steps;

static bool dated(const Step *s) { return s->lo != EDTF_DAY_NONE && s->hi != EDTF_DAY_NONE; }

/* Dates that are apart decide; else, for one employer, the way of a selection; else the text, in which they came. */
static bool comes_before(const Step *x, const Step *y)
{
    if (dated(x) && dated(y) && x->hi < y->lo) return true;
    if (dated(x) && dated(y) && y->hi < x->lo) return false;
    return x->org && x->org == y->org && x->part < y->part;
}

/* By insertion: few, and an order that dates leave open is not one that a faster way could rely on. An undated event
 * stays where the text has it, so that it parts the dated ones on either side. */
static void sort_steps(Steps *s)
{
    for (uint32_t i = 1; i < s->n; i++)
        for (uint32_t k = i; k > 0 && comes_before(&s->v[k], &s->v[k - 1]); k--) {
            Step x = s->v[k];
            s->v[k] = s->v[k - 1], s->v[k - 1] = x;
        }
}

static Steps steps_of(Arena *a, const Careers *c, const CareerDoc *d)
{
    Steps s = {arena_push_n(a, Step, d->item_n + 1), 0};
    for (uint32_t i = d->item_beg; i < d->item_beg + d->item_n; i++) {
        const CareerItem *it = &c->items.v[i];
        Part part = part_of(it);
        if (!part && !is_change(it)) continue;
        s.v[s.n++] = (Step){i, part, it->org ? careers_root(c, it->org) : 0, it->start_lo, it->start_hi};
    }
    sort_steps(&s);
    return s;
}

/* ------------------------------------------------------------------ applications */

typedef struct Search {
    const Careers *c;
    const Filter  *f;
    Arena         *a;
    Funnel        *out;
    uint32_t       app;                             /* the memoir's first */
} Search;

static bool ended(const FunnelApp *app) { return app->fate != FATE_OPEN; }

/* Its last application at the same employer; of those without a name the last of these. */
static FunnelApp *app_at(const Search *s, NameId org)
{
    for (uint32_t i = s->out->apps.n; i-- > s->app;)
        if (s->out->apps.v[i].org == org) return &s->out->apps.v[i];
    return NULL;
}

static FunnelApp *app_new(Search *s, uint32_t doc, NameId org)
{
    FunnelApp *app = vec_push(s->a, &s->out->apps);
    *app = (FunnelApp){.doc = doc, .org = org, .end_item = FUNNEL_NO_ITEM, .lo = EDTF_DAY_NONE, .hi = EDTF_DAY_NONE};
    for (int i = 0; i < REACH_COUNT; i++) app->item[i] = FUNNEL_NO_ITEM;
    return app;
}

/* The same once more, not another one: a second mention of how it ended. */
static bool told_again(const FunnelApp *app, Part part)
{
    return (part == PART_REJECTED && app->fate == FATE_REJECTED) || (part == PART_WITHDRAW && app->fate == FATE_WITHDRAWN) ||
           (part == PART_REFUSE && app->fate == FATE_DECLINED);
}

static bool apart(const Careers *c, const FunnelApp *app, const Step *step)
{
    if (app->end_item == FUNNEL_NO_ITEM || !dated(step)) return false;
    const CareerItem *end = &c->items.v[app->end_item];
    return end->start_hi != EDTF_DAY_NONE && end->start_hi < step->lo;
}

static FunnelApp *last_open(const Search *s)
{
    for (uint32_t i = s->out->apps.n; i-- > s->app;)
        if (!ended(&s->out->apps.v[i])) return &s->out->apps.v[i];
    return NULL;
}

/* The one an event belongs to: open still, or told once more. Joining and refusing to join presuppose one. */
static FunnelApp *app_for(Search *s, const Step *step)
{
    FunnelApp *app = app_at(s, step->org);
    bool follows = step->part == PART_JOIN || step->part == PART_REFUSE;
    if (app && !ended(app) && !(step->part == PART_APPLY && app->reach > REACH_APPLIED)) return app;
    if (app && told_again(app, step->part) && !apart(s->c, app, step)) return app;
    if (follows) return NULL;
    if (!step->org && step->part != PART_APPLY && (app = last_open(s))) return app;
    /* "After they had turned me down …" names nobody and says nothing new. */
    app = step->org || s->out->apps.n == s->app ? NULL : &s->out->apps.v[s->out->apps.n - 1];
    if (app && told_again(app, step->part) && !apart(s->c, app, step)) return app;
    return app_new(s, s->c->items.v[step->item].doc, step->org);
}

static void reach(FunnelApp *app, FunnelReach r, uint32_t item)
{
    if (app->item[r] == FUNNEL_NO_ITEM) app->item[r] = item;
    if (r > app->reach) app->reach = r;
}

static void end(FunnelApp *app, FunnelFate fate, uint32_t item)
{
    app->fate = fate;
    if (app->end_item == FUNNEL_NO_ITEM) app->end_item = item;
}

static void take(Search *s, const Step *step)
{
    FunnelApp *app = app_for(s, step);
    const CareerItem *it = &s->c->items.v[step->item];
    if (!app) return;
    switch (step->part) {
    case PART_APPLY:    reach(app, REACH_APPLIED, step->item); break;
    case PART_STAGE:    reach(app, REACH_STAGE, step->item); break;
    case PART_ACCEPTED: reach(app, REACH_ACCEPTED, step->item); break;
    case PART_JOIN:     reach(app, REACH_JOINED, step->item), end(app, FATE_JOINED, step->item); break;
    case PART_REJECTED: end(app, FATE_REJECTED, step->item); break;
    case PART_WITHDRAW: end(app, app->reach >= REACH_ACCEPTED ? FATE_DECLINED : FATE_WITHDRAWN, step->item); break;
    case PART_REFUSE:   reach(app, REACH_ACCEPTED, FUNNEL_NO_ITEM), end(app, FATE_DECLINED, step->item); break;
    case PART_NONE:     return;
    }
    app->n_item++;
    app->counted |= bits_get(&s->f->items, step->item);
    if (!app->role) app->role = it->role;
    if (app->lo == EDTF_DAY_NONE && dated(step)) app->lo = step->lo, app->hi = step->hi;
}

/* ------------------------------------------------------------------ counts and what goes with them */

static void count_app(FunnelCount *k, const FunnelApp *app)
{
    k->n++;
    for (int r = 0; r <= (int)app->reach; r++) k->reached[r]++;
    for (int r = 0; r < REACH_COUNT; r++) k->told[r] += app->item[r] != FUNNEL_NO_ITEM;
    k->fate[app->fate]++;
    k->at[app->fate][app->reach]++;
}

/* Only what the filter selects stays. */
static void keep_counted(Search *s, FunnelMemoir *m)
{
    uint32_t n = s->app;
    for (uint32_t i = s->app; i < s->out->apps.n; i++) {
        FunnelApp app = s->out->apps.v[i];
        if (!app.counted) continue;
        s->out->apps.v[n++] = app;
        count_app(&s->out->all, &app);
    }
    s->out->apps.n = n;
    m->n_app = n - s->app;
}

static bool rejects_counted(const Search *s, uint32_t item)
{
    for (uint32_t i = s->app; i < s->out->apps.n; i++)
        if (s->out->apps.v[i].end_item == item) return true;
    return false;
}

/* From each rejection on to the next application, whatever lies between. */
static void changes_of(Search *s, const Steps *steps, FunnelMemoir *m)
{
    for (uint32_t i = 0; i < steps->n; i++) {
        uint32_t next = i + 1;
        if (steps->v[i].part != PART_REJECTED || !rejects_counted(s, steps->v[i].item)) continue;
        while (next < steps->n && steps->v[next].part != PART_APPLY) next++;
        for (uint32_t k = i + 1; k < next && next < steps->n; k++) {
            if (steps->v[k].part == PART_REJECTED && rejects_counted(s, steps->v[k].item)) break;     /* it is nearer */
            if (!is_change(&s->c->items.v[steps->v[k].item])) continue;
            *vec_push(s->a, &s->out->changes) = (FunnelChange){steps->v[i].item, steps->v[k].item, steps->v[next].item};
            m->n_change++;
        }
    }
}

static void motives_of(Search *s, const CareerDoc *d, FunnelMemoir *m)
{
    for (uint32_t i = d->item_beg; i < d->item_beg + d->item_n; i++)
        if (is_motive(&s->c->items.v[i])) *vec_push(s->a, &s->out->motives) = i, m->n_motive++;
}

static void memoir(Search *s, uint32_t doc, Arena *tmp)
{
    const CareerDoc *d = &s->c->docs.v[doc];
    FunnelMemoir m = {.doc = doc, .app = s->out->apps.n, .motive = s->out->motives.n, .change = s->out->changes.n};
    Steps steps = steps_of(tmp, s->c, d);
    s->app = s->out->apps.n;
    for (uint32_t i = 0; i < steps.n; i++) take(s, &steps.v[i]);
    keep_counted(s, &m);
    if (!m.n_app) return;
    changes_of(s, &steps, &m);
    motives_of(s, d, &m);
    *vec_push(s->a, &s->out->memoirs) = m;
}

/* Each application has an event of its own, so that none of the lists grows: of a large library old copies are megabytes. */
static void make_room(Search *s)
{
    uint32_t n_app = 1, n_motive = 1;
    for (uint32_t d = 0; d < s->c->docs.n; d++) {
        const CareerDoc *doc = &s->c->docs.v[d];
        if (!bits_get(&s->f->docs, d)) continue;
        for (uint32_t i = doc->item_beg; i < doc->item_beg + doc->item_n; i++) {
            Part part = part_of(&s->c->items.v[i]);
            n_app += part && part != PART_JOIN && part != PART_REFUSE;
            n_motive += is_motive(&s->c->items.v[i]);
        }
    }
    vec_room(s->a, &s->out->apps, n_app);
    vec_room(s->a, &s->out->motives, n_motive);
    vec_room(s->a, &s->out->memoirs, s->f->n_doc + 1);
}

FunnelCount funnel_count(const Funnel *f, const FunnelMemoir *m)
{
    FunnelCount k = {0};
    for (uint32_t i = 0; i < m->n_app; i++) count_app(&k, &f->apps.v[m->app + i]);
    return k;
}

Funnel funnel_make(Arena *a, const Careers *c, const Filter *f)
{
    Funnel out = {.n_doc = f->n_doc};
    Search s = {.c = c, .f = f, .a = a, .out = &out};
    Arena tmp = {0};
    make_room(&s);
    for (uint32_t i = 0; i < c->docs.n; i++) {
        if (!bits_get(&f->docs, i)) continue;
        memoir(&s, i, &tmp);
        arena_clear(&tmp);
    }
    arena_fini(&tmp);
    return out;
}
