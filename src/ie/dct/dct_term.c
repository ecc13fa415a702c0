/* Terms: "Started: 3 October 2022. Probation: six months. I've just reached the middle.", "for two years from September 2017. I'm in
 * the second of them": how far a stretch has gone whose first day and length are told. */
#include "dct_int.h"
#include "time/timex_atom_int.h"

enum { MONTHS = 12, WEEK = 7, NEAR_SENTENCES = 3, REACH_SENTENCES = 6 };

/* From its first day on; days: of a term in weeks, with no months. */
typedef struct Term { DctDate from; int months, days; uint32_t sent; } Term;

static EdtfDay months_on(EdtfDay day, int months)
{
    TimeBase b = base_of_day(day);
    int k = b.y * MONTHS + b.m - 1 + months, y = k / MONTHS, m = k % MONTHS + 1;
    return edtf_day(y, m, b.d < edtf_month_days(y, m) ? b.d : edtf_month_days(y, m));
}

/* ---------------------------------------------------------------- first day and length */
static bool is_term(const DctState *s, uint32_t i)
{
    const Ie *ie = s->ie;
    const TimexInfo *t = &ie->tx.v[i];
    const EdtfDuration *len = ie->time[i].len;
    if (ie->time[i].form != TX_LENGTH || t->sent == UINT32_MAX || len->h > 0 || len->min > 0 || len->approx ||
        len->y > MONTHS)
        return false;
    if (t->rel == REL_AGO || t->rel == REL_AFTER || t->rel == REL_WITHIN) return false;
    const Sentence *x = &ie->doc->sent[t->sent];
    return dct_says(s, x->beg, x->end, DCT_EN_termed) ||
           (x > ie->doc->sent && dct_says(s, x[-1].beg, x->beg, DCT_EN_termed));
}

/* The day from which the length runs: the nearest one told, as a beginning or as nothing else. */
static bool term_from(const DctState *s, uint32_t i, DctDate *out)
{
    enum { OTHER = DCT_LEAVE | DCT_FINISH, QUARTER = 92 };
    const Ie *ie = s->ie;
    uint32_t best = UINT32_MAX;
    for (uint32_t k = 0; k < s->n_date; k++) {
        const DctDate *x = &s->date[k];
        uint32_t sent = ie->tx.v[x->i].sent, own = ie->tx.v[i].sent, far = sent > own ? sent - own : own - sent;
        if (sent == UINT32_MAX || far > NEAR_SENTENCES || far > best || edtf_days_between(x->lo, x->hi) > QUARTER)
            continue;
        if ((dct_date_kinds(s, x->i) & OTHER) || ie->tx.v[x->i].rel == REL_UNTIL) continue;
        if (far == best && x->lo > out->lo && x->i > i) continue;
        best = far;
        *out = *x;
    }
    return best != UINT32_MAX;
}

/* ---------------------------------------------------------------- half of it */
static void bound_half(DctState *s, const Term *t, bool more, bool less)
{
    EdtfDay lo = t->months ? months_on(t->from.lo, t->months / 2) : t->from.lo + t->days / 2;
    EdtfDay hi = t->months ? months_on(t->from.lo, (t->months + 1) / 2) : lo;
    EdtfDay end = t->months ? months_on(t->from.hi, t->months) : t->from.hi + t->days;
    if (more) dct_bound(s, lo, end);
    else if (t->days) dct_bound_about(s, lo, hi);
    else {
        TimeBase a = base_of_day(less ? months_on(lo, -1) : lo), b = base_of_day(hi);
        dct_bound_about(s, edtf_day(a.y, a.m, 1), edtf_day(b.y, b.m, edtf_month_days(b.y, b.m)));
    }
}

/* "I'm halfway there", "I've just reached the middle", "more than halfway through it" */
static bool read_half(DctState *s, const Term *t, const Sentence *x)
{
    enum { LEAD = 24 };
    uint32_t end;
    for (uint32_t p = x->beg; p < x->end; p++) {
        if (!dct_says_at(s, p, DCT_EN_midway, &end)) continue;
        if (dct_has_word(s, x->beg, p, DCT_W_pluperfect)) return false;
        uint32_t lead = p > x->beg + LEAD ? p - LEAD : x->beg;
        bound_half(s, t, dct_says(s, lead, p, DCT_EN_beyond), dct_says(s, lead, p, DCT_EN_notquite));
        return true;
    }
    return false;
}

/* ---------------------------------------------------------------- its nth year */
/* What is counted behind an ordinal at p, and which: 2 of 12 months. */
static bool ordinal_part(const DctState *s, const TimeScan *scan, uint32_t p, const Term *t, int *n, int *months)
{
    Atom a, unit;
    uint32_t end;
    if (!atom_may_begin(scan, p) || !atom_at(scan, p, &a) ||
        (a.cls != AT_ord && a.cls != AT_nth && a.cls != AT_second) || a.v < 1)
        return false;
    uint32_t behind = blanks_skip(s->ie->doc, a.end);
    bool year = t->months > MONTHS && t->months % MONTHS == 0;
    *n = a.v;
    *months = year ? MONTHS : 1;
    if (dct_says_at(s, behind, DCT_EN_ofthem, &end)) return year || t->months > 1;
    if (!atom_at(scan, behind, &unit)) return false;
    *months = unit.cls == AT_yr ? MONTHS : unit.cls == AT_mo ? 1 : 0;
    return *months > 0;
}

/* "I'm in the second of them", "this is its third year", "now in the second year of it" */
static bool read_part(DctState *s, const TimeScan *scan, const Term *t, const Sentence *x)
{
    enum { LEAD = 36 };
    const Doc *d = s->ie->doc;
    for (uint32_t k = x->tok_beg; k < x->tok_end; k++) {
        int n, months;
        uint32_t p = d->tok[k].beg, lead = p > x->beg + LEAD ? p - LEAD : x->beg;
        if (!ordinal_part(s, scan, p, t, &n, &months) || n * months > t->months) continue;
        if (!dct_says(s, lead, p, DCT_EN_runsin) || dct_has_word(s, x->beg, p, DCT_W_pluperfect)) continue;
        dct_bound(s, months_on(t->from.lo, (n - 1) * months), months_on(t->from.lo, n * months) - 1);
        return true;
    }
    return false;
}

/* ---------------------------------------------------------------- its end */
/* So many days from now, as expression i names them: this week, tomorrow, next month; unit: how far that may be off. */
static bool from_now(const TimePoint *p, int *days, int *unit)
{
    enum { MONTH = 30 };
    if ((p->from != FROM_NOW && p->from != FROM_ANY) || p->month || p->day > 0 || p->how) return false;
    *unit = p->unit == TU_DAY ? 1 : p->unit == TU_WEEK ? WEEK : p->unit == TU_MONTH ? MONTH : 0;
    *days = p->shift * *unit;
    return *unit > 0;
}

/* "the six months are up this week", "the contract ends next month" */
static bool read_end(DctState *s, const Term *t, const Sentence *x)
{
    const Ie *ie = s->ie;
    if (!dct_says(s, x->beg, x->end, DCT_EN_endsnow)) return false;
    for (uint32_t i = ie_timex_from(ie, x->beg); i < ie->tx.n && ie->tx.v[i].beg < x->end; i++) {
        int days, unit;
        if (ie->time[i].form != TX_POINT || !from_now(&ie->time[i].a, &days, &unit)) continue;
        if (!dct_says(s, x->beg, ie->tx.v[i].beg, DCT_EN_endsnow)) continue;
        EdtfDay lo = t->months ? months_on(t->from.lo, t->months) - 1 : t->from.lo + t->days;
        EdtfDay hi = t->months ? months_on(t->from.hi, t->months) : t->from.hi + t->days;
        TimeBase b = base_of_day(lo);
        if (t->from.lo != t->from.hi && t->months) b = base_of_day(lo + 1);
        if (unit > WEEK || t->from.lo != t->from.hi) dct_bound_month(s, b.y, b.m - ie->time[i].a.shift * (unit > WEEK));
        else dct_bound(s, lo - days - (unit - 1), hi - days + (unit - 1));
        return true;
    }
    return false;
}

/* ---------------------------------------------------------------- what is left of it */
/* The day until which something is left: told beside it, as an end, or that of the term before. */
static bool left_until(const DctState *s, uint32_t i, const Term *before, DctDate *out)
{
    enum { FAR = 60, QUARTER = 92 };
    const Ie *ie = s->ie;
    const TimexInfo *t = &ie->tx.v[i];
    for (uint32_t k = i + 1; k < ie->n_time && ie->tx.v[k].sent <= t->sent + 1 && k <= i + 2; k++) {
        const Sentence *x = &ie->doc->sent[ie->tx.v[k].sent];
        bool beside = ie->tx.v[k].sent == t->sent && ie->tx.v[k].beg <= t->end + FAR;
        if (!beside && !dct_says(s, x->beg, ie->tx.v[k].beg, DCT_EN_settled)) continue;
        if (dct_date_of(s, k, out) && edtf_days_between(out->lo, out->hi) < QUARTER) return true;
    }
    if (!before->months || before->sent + 1 < t->sent) return false;
    *out = (DctDate){i, months_on(before->from.lo, before->months), months_on(before->from.hi, before->months)};
    return true;
}

/* "My apprenticeship has a month to run. It ends in September 2016.", "A month from now, in September 2016" */
static void read_left(DctState *s, uint32_t i, const Term *before)
{
    const Ie *ie = s->ie;
    const TimexInfo *t = &ie->tx.v[i];
    const EdtfDuration *len = ie->time[i].len;
    uint32_t end;
    DctDate x;
    if (ie->time[i].form != TX_LENGTH || t->sent == UINT32_MAX || len->h > 0 || len->min > 0 || len->approx ||
        t->rel == REL_AGO)
        return;
    if (!dct_says_at(s, blanks_skip(ie->doc, t->end), DCT_EN_remains, &end) || !left_until(s, i, before, &x)) return;
    TimeBase b = base_of_day(x.lo);
    if (len->m >= 1 && len->d == 0) dct_bound_month(s, b.y - (int)len->y, b.m - (int)len->m);
    else if (dct_years_alone(len)) dct_bound_year(s, b.y - (int)len->y);
    else if (x.lo == x.hi)
        dct_bound_about(s, x.lo - (EdtfDay)edtf_duration_days(len), x.hi - (EdtfDay)edtf_duration_days(len));
    else dct_bound(s, x.lo - (EdtfDay)edtf_duration_days(len), x.hi - (EdtfDay)edtf_duration_days(len));
}

void dct_read_terms(DctState *s, bool left_only)
{
    enum { FEW = 8 };
    const Ie *ie = s->ie;
    int left = FEW;
    Term last = {.months = 0};
    Hits hits[HIT_PLACES];
    TimeScan scan;
    if (ie->ko) return;
    time_scan_begin(&scan, s->ie, hits);
    for (uint32_t i = 0; i < ie->n_time && i < DCT_PAIRS_MAX && left > 0; i++) {
        Term t = {.sent = ie->tx.v[i].sent};
        if (left_only) read_left(s, i, &last);
        if (!is_term(s, i) || !term_from(s, i, &t.from)) continue;
        const EdtfDuration *len = ie->time[i].len;
        t.months = (int)(len->y * MONTHS + len->m);
        t.days = t.months ? 0 : (int)(len->w * WEEK + len->d);
        left--;
        last = t;
        if (left_only) continue;
        uint32_t first = t.sent > REACH_SENTENCES ? t.sent - REACH_SENTENCES : 0;
        for (uint32_t k = first; k < ie->doc->n_sent && k <= t.sent + REACH_SENTENCES; k++)
            if (read_part(s, &scan, &t, &ie->doc->sent[k]) || read_half(s, &t, &ie->doc->sent[k]) ||
                read_end(s, &t, &ie->doc->sent[k]))
                return;
    }
}
