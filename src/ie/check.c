/* Contradictions in what was read: the text may be wrong, or the reading. Either way somebody should look. */
#include "event_int.h"
#include "base/i18n.h"

enum { NEAR = 32 };                    /* spells and events compared: linear in the text */

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

/* The days a spell is known to begin and end in, read once. */
typedef struct Spell { const Position *p; EdtfDay slo, shi, elo, ehi; bool known, full; } Spell;

/* A spell that certainly ends before it begins. */
static void check_order(Ie *ie, const Spell *s)
{
    if (s->known && s->ehi < s->slo) report(ie, "order", N_("A spell ends before it begins."), s->p);
}

/* Work that fills the week: the others may run beside it. */
static bool is_full_time(const Position *p)
{
    return p->kind == POS_WORK && p->employment != EMP_FREELANCE && p->employment != EMP_PART_TIME &&
           p->employment != EMP_FOUNDER && p->employment != EMP_INTERN;
}

static void check_overlap(Ie *ie, const Spell *a, const Spell *b)
{
    enum { HANDOVER = 31 };            /* days: notice and first weeks may meet */
    if (!a->full || !b->full || !a->known || !b->known || str_eq(a->p->org, b->p->org)) return;
    EdtfDay from = a->shi > b->shi ? a->shi : b->shi, to = a->elo < b->elo ? a->elo : b->elo;  /* certainly in both */
    if (to - from <= HANDOVER) return;
    Check *c = report(ie, "overlap", N_("Two full-time spells overlap."), a->p);
    for (uint32_t i = 0; i < b->p->evidence.n; i++) *vec_push(ie->mem, &c->events) = b->p->evidence.v[i];
}

static void check_spells(Ie *ie)
{
    const PositionList *p = &ie->out->positions;
    Spell *s = arena_push_raw(ie->tmp, Spell, p->n);
    for (uint32_t i = 0; i < p->n; i++) {
        s[i] = (Spell){.p = &p->v[i], .full = is_full_time(&p->v[i])};
        s[i].known = bounds(p->v[i].start, &s[i].slo, &s[i].shi) && bounds(p->v[i].end, &s[i].elo, &s[i].ehi);
    }
    for (uint32_t i = 0; i < p->n; i++) {
        check_order(ie, &s[i]);
        for (uint32_t k = i + 1; k < p->n && k <= i + NEAR; k++) check_overlap(ie, &s[i], &s[k]);
    }
}

/* The same certificate or degree at two times. */
static void check_twice(Ie *ie, uint32_t x, uint32_t y)
{
    const Event *a = &ie->out->events.v[x], *b = &ie->out->events.v[y];
    EdtfDay alo, ahi, blo, bhi;
    if (a->type != b->type || !str_eq(a->args.other, b->args.other)) return;
    if (!bounds(a->date, &alo, &ahi) || !bounds(b->date, &blo, &bhi) || (alo <= bhi && blo <= ahi)) return;
    Check *c = report(ie, "date", N_("The text gives one event two dates."), NULL);
    *vec_push(ie->mem, &c->events) = x;
    *vec_push(ie->mem, &c->events) = y;
}

/* What one gets but once. */
static bool is_once(const Event *e)
{
    return (e->type == EV_CERTIFICATE || e->type == EV_GRADUATE) && e->fact == FACT_ACTUAL && e->args.other.n;
}

static void check_dates(Ie *ie)
{
    VEC(uint32_t) once = {0};
    for (uint32_t i = 0; i < ie->out->events.n; i++)
        if (is_once(&ie->out->events.v[i])) *vec_push(ie->tmp, &once) = i;
    for (uint32_t x = 0; x < once.n; x++)
        for (uint32_t y = x + 1; y < once.n && once.v[y] <= once.v[x] + NEAR; y++)
            check_twice(ie, once.v[x], once.v[y]);
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
    for (uint32_t i = timex_from(ie, c, c->from); i < ie->tx.n && ie->tx.v[i].beg < c->to; i++) {
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
    check_spells(ie);
    check_dates(ie);
    for (uint32_t i = 0; i < ie->ev.n; i++)
        if (!ie->ev.v[i]->same) check_total(ie, ie->ev.v[i]);
}
