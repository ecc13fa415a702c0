/* Contradictions in what was read: the text may be wrong, or the reading. Either way somebody should look. */
#include "event_int.h"
#include "base/i18n.h"

static bool bounds(Str date, EdtfDay *lo, EdtfDay *hi)
{
    return edtf_bounds_str(date, lo, hi) && *lo > EDTF_DAY_NONE && *hi < EDTF_DAY_MAX;
}

static Check *report(Ie *ie, const char *kind, const char *msgid, const Position *p)
{
    Check *c = vec_push(ie->mem, &ie->out->checks);
    *c = (Check){.kind = kind, .text = str_z(msgid)};
    for (uint32_t i = 0; p && i < p->evidence.n; i++) *vec_push(ie->mem, &c->events) = p->evidence.v[i];
    return c;
}

/* A spell that certainly ends before it begins. */
static void check_order(Ie *ie, const Position *p)
{
    EdtfDay slo, shi, elo, ehi;
    if (!bounds(p->start, &slo, &shi) || !bounds(p->end, &elo, &ehi) || ehi >= slo) return;
    report(ie, "order", N_("A spell ends before it begins."), p);
}

/* Work that fills the week: the others may run beside it. */
static bool is_full_time(const Position *p)
{
    return p->kind == POS_WORK && p->employment != EMP_FREELANCE && p->employment != EMP_PART_TIME &&
           p->employment != EMP_FOUNDER && p->employment != EMP_INTERN;
}

static void check_overlap(Ie *ie, const Position *a, const Position *b)
{
    enum { HANDOVER = 31 };            /* days: notice and first weeks may meet */
    EdtfDay alo, ahi, aelo, aehi, blo, bhi, belo, behi;
    if (!is_full_time(a) || !is_full_time(b) || str_eq(a->org, b->org)) return;
    if (!bounds(a->start, &alo, &ahi) || !bounds(a->end, &aelo, &aehi)) return;
    if (!bounds(b->start, &blo, &bhi) || !bounds(b->end, &belo, &behi)) return;
    EdtfDay from = ahi > bhi ? ahi : bhi, to = aelo < belo ? aelo : belo;      /* what certainly lies in both */
    if (to - from <= HANDOVER) return;
    Check *c = report(ie, "overlap", N_("Two full-time spells overlap."), a);
    for (uint32_t i = 0; i < b->evidence.n; i++) *vec_push(ie->mem, &c->events) = b->evidence.v[i];
}

/* The same certificate or degree at two times. */
static void check_twice(Ie *ie, uint32_t x, uint32_t y)
{
    const Event *a = &ie->out->events.v[x], *b = &ie->out->events.v[y];
    EdtfDay alo, ahi, blo, bhi;
    if (a->type != b->type || a->fact != FACT_ACTUAL || b->fact != FACT_ACTUAL) return;
    if ((a->type != EV_CERTIFICATE && a->type != EV_GRADUATE) || !a->args.other.n ||
        !str_eq(a->args.other, b->args.other))
        return;
    if (!bounds(a->date, &alo, &ahi) || !bounds(b->date, &blo, &bhi) || (alo <= bhi && blo <= ahi)) return;
    Check *c = report(ie, "date", N_("The text gives one event two dates."), NULL);
    *vec_push(ie->mem, &c->events) = x;
    *vec_push(ie->mem, &c->events) = y;
}

static EdtfDay span_days(const Position *p)
{
    EdtfDay slo, shi, elo, ehi;
    return bounds(p->start, &slo, &shi) && bounds(p->end, &elo, &ehi) && ehi > slo ? ehi - slo : 0;
}

/* The spells at one employer, all of known length; 0 when one is not. */
static EdtfDay employer_days(const Ie *ie, Str org)
{
    EdtfDay sum = 0;
    for (uint32_t i = 0; i < ie->out->positions.n; i++) {
        const Position *p = &ie->out->positions.v[i];
        if (p->kind != POS_WORK || !str_eq(p->org, org)) continue;
        EdtfDay days = span_days(p);
        if (!days) return 0;
        sum += days;
    }
    return sum;
}

static bool length_of(const Ie *ie, const EvCand *c, double *days)
{
    for (uint32_t i = ie_timex_from(ie, c->from); i < ie->tx.n && ie->tx.v[i].beg < c->to; i++) {
        EdtfDuration d;
        const Timex *t = &ie->out->timexes.v[i];
        if (t->type != TIMEX_DURATION || ie->tx.v[i].rel == REL_AGO || !edtf_duration_parse(t->value, &d)) continue;
        *days = edtf_duration_days(&d);
        return true;
    }
    return false;
}

/* A stated length of work (네이버에서 5년을 일했다) against the spells read. */
static void check_total(Ie *ie, const EvCand *c)
{
    const double part = 0.25, least = 120;         /* a quarter, and four months: people round */
    double said;
    if (c->type != EV_WORK || c->index == UINT32_MAX || c->fact != FACT_ACTUAL || !c->org.n || !length_of(ie, c, &said))
        return;
    double read = (double)employer_days(ie, c->org), apart = read > said ? read - said : said - read;
    if (read <= 0 || apart <= least || apart <= part * said) return;
    Check *k = report(ie, "total", N_("A stated length does not fit the dates."), NULL);
    *vec_push(ie->mem, &k->events) = c->index;
}

void check_run(Ie *ie)
{
    enum { NEAR = 32 };                /* spells and events compared: linear in the text */
    const PositionList *p = &ie->out->positions;
    for (uint32_t i = 0; i < p->n; i++) {
        check_order(ie, &p->v[i]);
        for (uint32_t k = i + 1; k < p->n && k <= i + NEAR; k++) check_overlap(ie, &p->v[i], &p->v[k]);
    }
    for (uint32_t i = 0; i < ie->out->events.n; i++)
        for (uint32_t k = i + 1; k < ie->out->events.n && k <= i + NEAR; k++) check_twice(ie, i, k);
    for (uint32_t i = 0; i < ie->ev.n; i++)
        if (!ie->ev.v[i]->same) check_total(ie, ie->ev.v[i]);
}
