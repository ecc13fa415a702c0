/* Values made of numbers. */
#include "edtf_int.h"
#include <assert.h>

Edtf edtf_make(int y, int m, int d)
{
    Edtf e = {.kind = EDTF_POINT, .n = 1};
    EdtfPoint *pt = &e.pt[0];
    *pt = (EdtfPoint){.prec = d ? EDTF_DAYP : m ? EDTF_MONTH : EDTF_YEAR, .year = y, .month = m, .day = d};
    pt->minus = y < 0;
    pt->y_form = y > 9999 || y < -9999;
    bool exists = edtf_date_ok(y, m ? m : 1, d ? d : 1) && (m || !d);
    return exists && !(pt->y_form && m) ? e : (Edtf){.kind = EDTF_EMPTY};
}

static EdtfPoint end_of(const Edtf *e, bool last)
{
    if (!e || e->n == 0) return (EdtfPoint){.end = EDTF_END_UNKNOWN};
    EdtfPoint pt = last ? *last_point(e) : e->pt[0];
    if (pt.prec == EDTF_TIME) pt.prec = EDTF_DAYP, pt.time[0] = '\0';      /* intervals are of dates */
    return pt;
}

Edtf edtf_make_interval(const Edtf *from, const Edtf *to)
{
    Edtf e = {.kind = EDTF_INTERVAL, .n = 2, .pt = {end_of(from, false), end_of(to, true)}};
    bool says_nothing = e.pt[0].end == EDTF_END_UNKNOWN && e.pt[1].end == EDTF_END_UNKNOWN;
    return says_nothing || points_reversed(&e.pt[0], &e.pt[1]) ? (Edtf){.kind = EDTF_EMPTY} : e;
}

/* How coarse a date may be told whose first, or last, day is this one. */
static EdtfPrecision coarsest(EdtfDay day, bool last)
{
    int y, m, d;
    edtf_ymd(day, &y, &m, &d);
    if (d != (last ? edtf_month_days(y, m) : 1)) return EDTF_DAYP;
    return m == (last ? 12 : 1) ? EDTF_YEAR : EDTF_MONTH;
}

static bool is_date(EdtfDay day) { return day > EDTF_DAY_NONE && day < EDTF_DAY_MAX; }

/* The day as an end of that precision; open and unknown ones as they are. False beyond four-digit years. */
bool point_at(EdtfDay day, EdtfPrecision prec, EdtfPoint *pt)
{
    *pt = (EdtfPoint){.end = day == EDTF_DAY_NONE ? EDTF_END_UNKNOWN : EDTF_END_OPEN};
    if (!is_date(day)) return true;
    int y, m, d;
    edtf_ymd(day, &y, &m, &d);
    Edtf e = edtf_make(y, prec >= EDTF_MONTH ? m : 0, prec >= EDTF_DAYP ? d : 0);
    *pt = e.pt[0];
    return e.n > 0;
}

bool point_same(const EdtfPoint *a, const EdtfPoint *b)
{
    return a->end == b->end && a->year == b->year && a->month == b->month && a->day == b->day;
}

Edtf edtf_make_span(EdtfDay lo, EdtfDay hi)
{
    Edtf e = {.kind = EDTF_INTERVAL, .n = 2};
    if (is_date(lo) && is_date(hi) && lo > hi) return (Edtf){.kind = EDTF_EMPTY};
    EdtfPrecision p = is_date(lo) ? coarsest(lo, false) : EDTF_YEAR, q = is_date(hi) ? coarsest(hi, true) : EDTF_YEAR;
    if (q > p) p = q;
    if (!point_at(lo, p, &e.pt[0]) || !point_at(hi, p, &e.pt[1])) return (Edtf){.kind = EDTF_EMPTY};
    if (lo == EDTF_DAY_NONE && hi == EDTF_DAY_NONE) return (Edtf){.kind = EDTF_EMPTY};
    if (is_date(lo) && point_same(&e.pt[0], &e.pt[1])) e.kind = EDTF_POINT, e.n = 1;
    return e;
}

void edtf_set_open(Edtf *e, bool start, bool end)
{
    assert(!(start && end));
    if (e->n == 0 || (!start && !end)) return;
    EdtfPoint keep = end_of(e, start), open = {.end = EDTF_END_OPEN};
    *e = (Edtf){.kind = EDTF_INTERVAL, .n = 2, .pt = {start ? open : keep, start ? keep : open}};
}

void edtf_qualify(Edtf *e, EdtfQual q)
{
    if (q == EDTF_Q_NONE) return;
    for (int i = 0; i < e->n; i++) {
        EdtfPoint *pt = &e->pt[i];
        if (pt->end != EDTF_END_DATE) continue;
        if (pt->prec == EDTF_TIME) pt->prec = EDTF_DAYP, pt->time[0] = '\0';
        pt->q_year |= (uint8_t)q;
        if (pt->prec >= EDTF_MONTH) pt->q_month |= (uint8_t)q;
        if (pt->prec == EDTF_DAYP) pt->q_day |= (uint8_t)q;
    }
}
