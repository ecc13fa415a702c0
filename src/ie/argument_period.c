/* A search is told in sums: 스물한 군데에 지원해 면접을 여섯 번 봤다. Where no sentence dates them, they fill the time from the
 * search's beginning to the answer that ended it. */
#include "argument_int.h"
#include "base/i18n.h"

enum { REACH = 15, LONGEST = 600 };    /* candidates; days: what goes on for longer is no one search */

static bool counts(const EvCand *c) { return c->fact == FACT_ACTUAL && !(c->flags & EVF_OTHER) && !c->same; }
static bool bounded(const EvCand *c) { return c->date.n && c->lo > EDTF_DAY_NONE && c->hi < EDTF_DAY_MAX; }

/* One end of a date, as a point: last, or the first. */
static bool end_of(Str date, bool last, Edtf *out)
{
    Edtf v;
    if (!edtf_parse(date, &v)) return false;
    if (v.kind == EDTF_POINT) *out = v;
    else if (v.kind == EDTF_INTERVAL && v.pt[last].end == EDTF_END_DATE)
        *out = (Edtf){.kind = EDTF_POINT, .n = 1, .pt = {v.pt[last]}};
    else return false;
    return true;
}

/* The search that was told of, or what it follows: the leaving, the end of school. */
static const EvCand *begins(const Ie *ie, uint32_t index)
{
    for (uint32_t k = index, n = 0; k-- > 0 && n < REACH; n++) {
        const EvCand *e = ie->ev.v[k];
        if (!counts(e)) continue;
        if (e->type == EV_JOIN || e->type == EV_FOUND) return NULL;
        bool opens = e->type == EV_SEARCH || e->type == EV_LEAVE || e->type == EV_GRADUATE;
        if (opens && bounded(e)) return e;
    }
    return NULL;
}

static const EvCand *ends(const Ie *ie, uint32_t index)
{
    for (uint32_t k = index + 1; k < ie->ev.n && k <= index + REACH; k++) {
        const EvCand *e = ie->ev.v[k];
        if (!counts(e)) continue;
        if (e->type == EV_LEAVE || e->type == EV_GRADUATE || e->type == EV_SEARCH) return NULL;
        if ((e->type == EV_ACCEPTED || e->type == EV_JOIN) && bounded(e)) return e;
    }
    return NULL;
}

static void fill(Ie *ie, EvCand *c, const EvCand *from, const EvCand *to)
{
    Edtf a, b;
    if (!end_of(from->date, from->type != EV_SEARCH, &a) || !end_of(to->date, false, &b)) return;
    Str date = str_join(ie->mem, (Str[]){edtf_format(ie->mem, &a), S("/"), edtf_format(ie->mem, &b)}, 3);
    EdtfDay lo, hi;
    if (!edtf_bounds_str(date, &lo, &hi) || hi < lo || (int64_t)hi - lo > LONGEST) return;
    c->date = date;
    c->lo = lo, c->hi = hi;
    c->basis = BASIS_COMPUTED;
    cand_why(c, N_("time of the search"), from->beg, from->end);
}

void dates_search(Ie *ie)
{
    for (uint32_t i = 0; i < ie->ev.n; i++) {
        EvCand *c = ie->ev.v[i];
        bool sum = c->type == EV_APPLY || c->type == EV_INTERVIEW;
        if (!sum || c->date.n || c->org.n || !counts(c)) continue;
        const EvCand *from = begins(ie, i), *to = from ? ends(ie, i) : NULL;
        if (to) fill(ie, c, from, to);
    }
}
