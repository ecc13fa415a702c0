/* Contradictions in what was read: the checks in their order, and those of the spells. */
#include "check_int.h"
#include "base/i18n.h"

bool check_bounds(Str date, EdtfDay *lo, EdtfDay *hi)
{
    return edtf_bounds_str(date, lo, hi) && *lo > EDTF_DAY_NONE && *hi < EDTF_DAY_MAX;
}

Check *check_report(Ie *ie, const char *kind, const char *msgid)
{
    Check *c = vec_push(ie->mem, &ie->out->checks);
    *c = (Check){.kind = kind, .text = str_z(msgid)};
    return c;
}

void check_between(Ie *ie, const char *kind, const char *msgid, uint32_t x, uint32_t y)
{
    Check *c = check_report(ie, kind, msgid);
    *vec_push(ie->mem, &c->events) = x;
    if (y != x) *vec_push(ie->mem, &c->events) = y;
}

void check_evidence(Ie *ie, Check *c, const Position *p)
{
    enum { NEAR = 8 };                 /* an event opens one spell and closes the one before it */
    for (uint32_t i = 0; i < p->evidence.n; i++) {
        bool had = false;
        for (uint32_t k = c->events.n; k-- > 0 && c->events.n - k <= NEAR && !had;)
            had = c->events.v[k] == p->evidence.v[i];
        if (!had) *vec_push(ie->mem, &c->events) = p->evidence.v[i];
    }
}

/* ---------------------------------------------------------------- spells */
/* The days a spell is known to begin and end in, read once. */
typedef struct Spell { const Position *p; EdtfDay slo, shi, elo, ehi; bool known, full; } Spell;

/* A spell that certainly ends before it begins. */
static void check_order(Ie *ie, const Spell *s)
{
    if (s->known && s->ehi < s->slo)
        check_evidence(ie, check_report(ie, "order", N_("A spell ends before it begins.")), s->p);
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
    Check *c = check_report(ie, "overlap", N_("Two full-time spells overlap."));
    check_evidence(ie, c, a->p);
    check_evidence(ie, c, b->p);
}

static void check_spells(Ie *ie)
{
    const PositionList *p = &ie->out->positions;
    Spell *s = arena_push_raw(ie->tmp, Spell, p->n);
    for (uint32_t i = 0; i < p->n; i++) {
        s[i] = (Spell){.p = &p->v[i], .full = is_full_time(&p->v[i])};
        s[i].known =
            check_bounds(p->v[i].start, &s[i].slo, &s[i].shi) && check_bounds(p->v[i].end, &s[i].elo, &s[i].ehi);
    }
    for (uint32_t i = 0; i < p->n; i++) {
        check_order(ie, &s[i]);
        for (uint32_t k = i + 1; k < p->n && k <= i + CHECK_NEAR; k++) check_overlap(ie, &s[i], &s[k]);
    }
}

Rc check_bind(Analyser *an, Fault *f) { return total_bind(an, f); }

void check_run(Ie *ie)
{
    check_spells(ie);
    check_orders(ie);
    check_two_dates(ie);
    check_totals(ie);
}
