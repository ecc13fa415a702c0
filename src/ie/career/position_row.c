/* Rows and their dates. */
#include "position_int.h"
#include <string.h>

void row_evidence(Fold *fo, Row *r, uint32_t index)
{
    if (index == UINT32_MAX) return;
    if (r->p.evidence.n && r->p.evidence.v[r->p.evidence.n - 1] == index) return;
    *vec_push(fo->ie->mem, &r->p.evidence) = index;
}

Row *row_new(Fold *fo, PositionKind kind, const Event *e, uint32_t index)
{
    Row *r = arena_push(fo->ie->tmp, Row);
    r->p = (Position){.kind = kind, .org = e->args.org, .role = e->args.role, .team = e->args.team,
                      .employment = e->args.employment, .skill = e->args.skill};
    r->start_timex = UINT32_MAX;
    if (kind == POS_WORK && !r->p.org.n && r->p.role.n && role_serves(fo->ie, r->p.role)) {
        r->military = true;                                /* 공중보건의로 3년을 살았다 */
        if (!r->p.employment) r->p.employment = EMP_MILITARY;
    }
    row_evidence(fo, r, index);
    *vec_push(fo->ie->tmp, &fo->rows) = r;
    return r;
}

Row *row_at(const Fold *fo, PositionKind kind, Str org, bool open_only)
{
    for (uint32_t i = fo->rows.n, last = rows_reach(fo); i-- > last;) {
        Row *r = fo->rows.v[i];
        if (r->p.kind == kind && str_eq(r->p.org, org) && !(open_only && r->closed)) return r;
    }
    return NULL;
}

void row_close(Fold *fo, Row *r, Str end, Cause exit, uint32_t index)
{
    /* 11월부터 …에서 일한다. 올해 9월에 센터장이 됐다: what goes on is the work there, not the title. */
    bool ends = str_eq(r->p.end, S("..")) && end.n && !date_before(end, r->p.start);
    if (!r->p.end.n || ends) r->p.end = end;
    if (exit) r->p.exit = exit;
    r->closed = true;
    if (index != UINT32_MAX) row_evidence(fo, r, index);
}

bool row_spans(const Row *r, Str date)
{
    EdtfDay lo, hi, beg, end, unused;
    return edtf_bounds_str(date, &lo, &hi) && edtf_bounds_str(r->p.start, &beg, &unused) &&
           edtf_bounds_str(r->p.end, &unused, &end) && beg <= hi && lo <= end;
}

bool row_apart(const Row *r, Str date)
{
    EdtfDay lo, hi, beg, end, unused;
    if (!edtf_bounds_str(date, &lo, &hi)) return false;
    enum { MONTH = 31 };
    bool ended = edtf_bounds_str(r->p.end, &unused, &end) && r->closed && end > EDTF_DAY_MIN + MONTH;
    bool after = ended && end < EDTF_DAY_MAX && lo >= end - MONTH;
    return after || (edtf_bounds_str(r->p.start, &beg, &unused) && hi <= beg);
}

/* ---------------------------------------------------------------- dates */
/* No interval is without one; most dates are. */
static bool has_slash(Str date) { return date.n && memchr(date.p, '/', date.n); }

/* The two ends of a date that is a stretch: START/END, START/.. */
void ends_of(Ie *ie, Str date, Str *start, Str *end)
{
    Edtf e;
    *start = date;
    *end = S("");
    if (!has_slash(date) || !edtf_parse(date, &e) || e.kind != EDTF_INTERVAL) return;
    Edtf from = {.kind = EDTF_POINT, .n = 1, .pt = {e.pt[0]}}, to = {.kind = EDTF_POINT, .n = 1, .pt = {e.pt[1]}};
    *start = e.pt[0].end == EDTF_END_DATE ? edtf_format(ie->mem, &from) : S("");
    *end = e.pt[1].end == EDTF_END_DATE ? edtf_format(ie->mem, &to) : e.pt[1].end == EDTF_END_OPEN ? S("..") : S("");
}

bool is_interval(Str date)
{
    Edtf v;
    return has_slash(date) && edtf_parse(date, &v) && v.kind == EDTF_INTERVAL;
}

/* START/..: it goes on. */
bool is_open(Str date) { return date.n > 2 && str_eq(str_slice(date, date.n - 2, date.n), S("..")); }

/* Both ends are told (2005.06 ~ 2007.05, from May to July), rather than a vague time (봄, 상반기) that is an interval,
 * too. */
bool names_both_ends(const Ie *ie, const EvCand *c)
{
    if (!is_interval(c->date)) return false;
    return c->stay || (c->timex != UINT32_MAX && ie_is_range(ie, c->timex));
}

/* The next one began on the 12th of March: some time before, in March, this one ended. */
Str inferred(Ie *ie, Str date)
{
    Edtf e;
    if (!edtf_parse(date, &e)) return date;
    if (e.kind == EDTF_POINT && e.pt[0].prec == EDTF_DAYP)
        e.pt[0].prec = EDTF_MONTH, e.pt[0].day = 0, e.pt[0].day_mask = 0;
    edtf_qualify(&e, EDTF_Q_APPROX);
    return edtf_format(ie->mem, &e);
}

/* Two dates that may name one day: 2019-04 and 2019-04-01. */
bool may_agree(Str a, Str b)
{
    EdtfDay alo, ahi, blo, bhi;
    if (str_eq(a, b)) return true;
    return edtf_bounds_str(a, &alo, &ahi) && edtf_bounds_str(b, &blo, &bhi) && alo <= bhi && blo <= ahi;
}

bool date_before(Str a, Str b)
{
    EdtfDay lo, hi, next_lo, next_hi;
    return edtf_bounds_str(a, &lo, &hi) && edtf_bounds_str(b, &next_lo, &next_hi) && hi < next_lo;
}

/* The finer of two dates that agree. */
Str finer(Str a, Str b)
{
    EdtfDay alo, ahi, blo, bhi;
    if (!edtf_bounds_str(a, &alo, &ahi) || !edtf_bounds_str(b, &blo, &bhi)) return a.n ? a : b;
    return edtf_days_between(blo, bhi) < edtf_days_between(alo, ahi) ? b : a;
}

Str date_add(Ie *ie, Str date, uint32_t timex, int sign)
{
    const Timex *t = &ie->out->timexes.v[timex];
    EdtfDuration len;
    Edtf from, when;
    if (t->type != TIMEX_DURATION || !edtf_duration_parse(t->value, &len) || !edtf_parse(date, &from) ||
        from.kind != EDTF_POINT || !edtf_add(&from, &len, sign, len.approx, &when))
        return S("");
    return edtf_format(ie->mem, &when);
}

/* 2010년 여름에 들어가 3년 반을 일했다: from a season on, some time in as long a stretch. */
Str date_on(Ie *ie, Str date, uint32_t timex)
{
    if (!is_interval(date)) return date_add(ie, date, timex, 1);
    Str from, to;
    ends_of(ie, date, &from, &to);
    Str lo = date_add(ie, from, timex, 1), hi = date_add(ie, to, timex, 1);
    if (!lo.n || !hi.n) return S("");
    lo = inferred(ie, lo), hi = inferred(ie, hi);
    return str_eq(lo, hi) ? lo : str_join(ie->mem, (Str[]){lo, S("/"), hi}, 3);
}

/* The date in the candidate's clause of that relation, beside the one that dates it; "" where none is. */
static Str told_beside(const Ie *ie, const EvCand *c, uint8_t rel)
{
    enum { TIMES = 8 };
    uint32_t first = ie_timex_from(ie, c->from), to = c->en ? ie->doc->sent[c->sent].end : c->to;
    const EvCand *next = c->number + 1 < ie->ev.n ? ie->ev.v[c->number + 1] : NULL;
    if (next && next->beg > c->beg && next->beg < to) to = next->beg;
    for (uint32_t i = first; i < ie->tx.n && ie->tx.v[i].beg < to && i < first + TIMES; i++) {
        const Timex *t = &ie->out->timexes.v[i];
        bool told = i != c->timex && ie->tx.v[i].rel == rel && t->type == TIMEX_DATE;
        if (told && (!is_interval(t->value) || is_open(t->value))) return t->value;
    }
    return S("");
}

Str until_told(const Ie *ie, const EvCand *c, Str start)
{
    Str date = start.n ? told_beside(ie, c, REL_UNTIL) : S("");
    return date.n && date_before(start, date) ? date : S("");
}

Str since_told(Ie *ie, const EvCand *c, Str end)
{
    Str date = told_beside(ie, c, REL_SINCE), start = date, rest;
    if (is_open(date)) ends_of(ie, date, &start, &rest);
    return start.n && date_before(start, end) ? start : S("");
}

static bool behind_after(const Ie *ie, uint32_t at)
{
    enum { WORDS = 3 };
    uint32_t tok = doc_tok_at(ie->doc, at);
    for (uint32_t k = 1; k <= WORDS && k <= tok; k++)
        if (en_is(ie, &ie->doc->tok[tok - k], EN_AFTER)) return true;
    return false;
}

uint32_t length_told(const Ie *ie, const EvCand *c, bool within)
{
    enum { TIMES = 16 };
    uint32_t to = c->en ? ie->doc->sent[c->sent].end : c->to;
    uint32_t first = ie_timex_from(ie, c->from);
    for (uint32_t i = first; i < ie->tx.n && ie->tx.v[i].beg < to && i - first < TIMES; i++) {
        uint8_t rel = ie->tx.v[i].rel;
        /* left after nine years; but joined the next one two years later */
        bool tenure = within && c->en && rel == REL_AFTER && behind_after(ie, ie->tx.v[i].beg);
        bool counts = rel == REL_AGO || rel == REL_AFTER || rel == REL_ORDINAL || (rel == REL_WITHIN && !within);
        bool told = tenure || !counts;
        if (told && ie->out->timexes.v[i].type == TIMEX_DURATION) return i + 1;
    }
    return 0;
}
