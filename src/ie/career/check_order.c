/* Orders that cannot be, and one event with two dates. Both go by what is certain: days that do not meet. */
#include "check_int.h"
#include "base/i18n.h"
#include "base/map.h"

/* ---------------------------------------------------------------- orders */
/* What cannot come before the other at one employer or school. */
static const struct OrderRow { EventType first, then; } orders[] = {
    {EV_JOIN, EV_LEAVE},      {EV_JOIN, EV_PROMOTION}, {EV_JOIN, EV_CONVERSION}, {EV_JOIN, EV_TRANSFER},
    {EV_FOUND, EV_LEAVE},     {EV_ENROLL, EV_GRADUATE}, {EV_APPLY, EV_ACCEPTED},
};

/* Of an employer or school, by type: the earliest day of any such event, MIN when one has no date; and in the walk, the
 * event told last. */
typedef struct Of { EdtfDay earliest[EV_COUNT]; uint32_t told[EV_COUNT]; bool any[EV_COUNT]; } Of;
typedef struct Orders { Ie *ie; Map map; VEC(Of) of; } Orders;

static Str subject(const Event *e)
{
    return e->type == EV_ENROLL || e->type == EV_GRADUATE ? e->args.other : e->args.org;
}

static Of *of_subject(Orders *o, const Event *e)
{
    Str key = subject(e);
    bool is_new;
    if (!key.n || e->fact != FACT_ACTUAL) return NULL;
    uint32_t *k = map_put(o->ie->tmp, &o->map, key, &is_new);
    if (is_new) {
        *k = o->of.n;
        *vec_push(o->ie->tmp, &o->of) = (Of){0};
    }
    return &o->of.v[*k];
}

static void note_day(Of *of, const Event *e)
{
    EdtfDay lo, hi;
    if (!check_bounds(e->date, &lo, &hi)) lo = EDTF_DAY_MIN;
    if (!of->any[e->type] || lo < of->earliest[e->type]) of->earliest[e->type] = lo;
    of->any[e->type] = true;
}

/* Told behind it and dated before it: who came back had left before, and is told of in that order. */
static void compare_day(Orders *o, const Of *of, const Event *e, uint32_t index)
{
    EdtfDay lo, hi;
    for (size_t i = 0; i < COUNT_OF(orders); i++) {
        EventType first = orders[i].first;
        if (orders[i].then != e->type || !of->told[first] || !check_bounds(e->date, &lo, &hi)) continue;
        if (of->earliest[first] <= hi) continue;
        check_between(o->ie, "order", N_("What has to come later is dated before it."), of->told[first] - 1, index);
        return;
    }
}

void check_orders(Ie *ie)
{
    Orders o = {.ie = ie};
    const EventList *ev = &ie->out->events;
    for (uint32_t i = 0; i < ev->n; i++) {
        Of *of = of_subject(&o, &ev->v[i]);
        if (of) note_day(of, &ev->v[i]);
    }
    for (uint32_t i = 0; i < ev->n; i++) {
        Of *of = of_subject(&o, &ev->v[i]);
        if (!of) continue;
        compare_day(&o, of, &ev->v[i], i);
        of->told[ev->v[i].type] = i + 1;
    }
}

/* ---------------------------------------------------------------- two dates */
static const char *const two_dates = N_("The text gives one event two dates.");

static bool apart(Str x, Str y)
{
    EdtfDay alo, ahi, blo, bhi;
    return check_bounds(x, &alo, &ahi) && check_bounds(y, &blo, &bhi) && (alo > bhi || blo > ahi);
}

/* What one gets but once: a certificate, a degree. */
static bool is_once(const Event *e)
{
    return (e->type == EV_CERTIFICATE || e->type == EV_GRADUATE) && e->fact == FACT_ACTUAL && e->args.other.n;
}

/* A school gives several degrees: told with the same word it is the same one. */
static bool same_once(const Ie *ie, const Event *a, const Event *b)
{
    bool word = str_eq(doc_quote(ie->doc, a->span), doc_quote(ie->doc, b->span));
    return a->type == b->type && str_eq(a->args.other, b->args.other) && (word || a->type == EV_CERTIFICATE);
}

static void check_once(Ie *ie)
{
    const EventList *ev = &ie->out->events;
    VEC(uint32_t) once = {0};
    for (uint32_t i = 0; i < ev->n; i++)
        if (is_once(&ev->v[i])) *vec_push(ie->tmp, &once) = i;
    for (uint32_t x = 0; x < once.n; x++)
        for (uint32_t y = x + 1; y < once.n && once.v[y] <= once.v[x] + CHECK_NEAR; y++) {
            const Event *a = &ev->v[once.v[x]], *b = &ev->v[once.v[y]];
            if (same_once(ie, a, b) && apart(a->date, b->date))
                check_between(ie, "date", two_dates, once.v[x], once.v[y]);
        }
}

/* One joins where one is already only as something else (an intern, then for good) or after leaving. */
static bool same_joining(const Event *a, const Event *b)
{
    return str_eq(a->args.org, b->args.org) && a->args.employment == b->args.employment &&
           (str_eq(a->args.role, b->args.role) || !a->args.role.n || !b->args.role.n) && apart(a->date, b->date);
}

static void check_joined_twice(Ie *ie)
{
    const Event *in = NULL;            /* the employer that the story is at */
    uint32_t at = 0;
    for (uint32_t i = 0; i < ie->out->events.n; i++) {
        const Event *e = &ie->out->events.v[i];
        if (e->fact != FACT_ACTUAL || (e->type != EV_JOIN && e->type != EV_LEAVE)) continue;
        if (e->type == EV_JOIN && in && e->args.org.n && same_joining(in, e))
            check_between(ie, "date", two_dates, at, i);
        in = e->type == EV_JOIN && e->args.org.n ? e : NULL;
        at = i;
    }
}

/* Two mentions of one happening, each with its own date. Notice and last day are one leaving. */
static void check_mentions(Ie *ie)
{
    enum { NOTICE = 92 };             /* days */
    for (uint32_t i = 0; i < ie->ev.n; i++) {
        const EvCand *c = ie->ev.v[i], *root = event_root(ie->ev.v[i]);
        if (c == root || !c->other_date.n || root->index == UINT32_MAX || root->type > EV_FOUND) continue;
        EdtfDay lo, hi, rlo, rhi;
        if (!apart(c->other_date, root->date) || !check_bounds(c->other_date, &lo, &hi)) continue;
        bool near = check_bounds(root->date, &rlo, &rhi) && (lo > rhi ? lo - rhi : rlo - hi) <= NOTICE;
        if (root->type == EV_LEAVE && near) continue;
        check_between(ie, "date", two_dates, root->index, root->index);
        ie->out->checks.v[ie->out->checks.n - 1].date = c->other_date;
    }
}

void check_two_dates(Ie *ie)
{
    check_once(ie);
    check_joined_twice(ie);
    check_mentions(ie);
}
