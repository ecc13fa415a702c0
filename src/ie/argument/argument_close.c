/* A length and the day that it ran to, told one behind the other: I taught there for six years. I left in 2012. Asked
 * when all dates are known, for the day is told last. */
#include "argument_refer_int.h"
#include "base/i18n.h"

/* May the length still run to a leaving, with this told between the two? */
static bool passes(const EvCand *e)
{
    bool turns = e->type == EV_JOIN || e->type == EV_FOUND || e->type == EV_WORK || e->type == EV_ENROLL;
    return e->flags & (EVF_OTHER | EVF_WEAK) || e->fact != FACT_ACTUAL || !turns;
}

/* The leaving told behind the work, of the same employer, with a day of its own; NULL for none. */
static const EvCand *leaving_behind(const Ie *ie, const EvCand *c)
{
    enum { EVENTS = 4, SENTS = 2 };
    for (uint32_t k = c->number + 1; k < ie->ev.n && k <= c->number + EVENTS; k++) {
        const EvCand *e = ie->ev.v[k];
        if (e->sent - c->sent > SENTS) return NULL;
        if (e->type != EV_LEAVE || e->fact != FACT_ACTUAL || e->flags & EVF_OTHER) {
            if (!passes(e)) return NULL;
            continue;
        }
        bool own = e->date.n && e->dated && e->lo > EDTF_DAY_NONE && str_eq(e->org, c->org) && !e->rule->military;
        return own ? e : NULL;
    }
    return NULL;
}

static void date_closed(Ie *ie, EvCand *c)
{
    Edtf from, to;
    EdtfDuration len;
    uint32_t i = stay_length_of(ie, c->number);
    const EvCand *e = i != UINT32_MAX ? leaving_behind(ie, c) : NULL;
    Prior prior;
    if (i != UINT32_MAX && !e && prior_told(ie, c, &prior)) prior_date(ie, c, &prior, i);
    if (!e || !edtf_parse(e->date, &to) || to.kind != EDTF_POINT) return;
    if (!edtf_duration_parse(ie->out->timexes.v[i].value, &len) || !edtf_add(&to, &len, -1, len.approx, &from)) return;
    Edtf when = edtf_make_interval(&from, &to);
    if (when.kind != EDTF_INTERVAL) return;
    c->stay = date_reckon(ie, c, &when, N_("length"), ie->tx.v[i].beg, ie->tx.v[i].end);
}

void dates_closed(Ie *ie)
{
    for (uint32_t k = 0; k < ie->ev.n; k++) {
        EvCand *c = ie->ev.v[k];
        bool told = c->type == EV_WORK && c->fact == FACT_ACTUAL && !(c->flags & (EVF_OTHER | EVF_WEAK));
        bool open = told && !c->date.n && c->org.n;
        bool there = c->org_own || c->rule->takes;       /* not a leave that was made longer */
        if (open && there && !c->tail.running) date_closed(ie, c);
    }
}
