/* Bounds: what a piece of evidence leaves of all time. Days, months and years come to them by one way. */
#include "dct_int.h"
#include "base/clock.h"

/* Nobody reads what is yet to be written: evidence that leads behind the reader's own day is misread ("정년까지 38년"). A clock
 * that was never set does not count. */
EdtfDay dct_horizon(void)
{
    enum { RELEASED = 2026, DAY = 24 * 60 * 60 };
    EdtfDay today = (EdtfDay)(clock_unix() / DAY) + 1, released = edtf_day(RELEASED, 12, 31);
    return today > released ? today : released;
}

void dct_bound(DctState *s, EdtfDay lo, EdtfDay hi)
{
    if (lo > s->horizon) return;
    EdtfDay new_lo = lo > s->lo ? lo : s->lo, new_hi = hi < s->hi ? hi : s->hi;
    if (new_lo > new_hi) return;
    s->lo = new_lo;
    s->hi = new_hi;
}

void dct_bound_about(DctState *s, EdtfDay lo, EdtfDay hi)
{
    dct_bound(s, lo, hi);
    s->approx |= s->lo == lo && s->hi == hi;
}

void dct_bound_year(DctState *s, int y) { dct_bound(s, edtf_day(y, 1, 1), edtf_day(y, 12, 31)); }

void dct_bound_month(DctState *s, int y, int m)
{
    int k = y * 12 + m - 1;
    dct_bound_months(s, k, k);
}

void dct_bound_months(DctState *s, int from, int to)
{
    enum { MONTHS = 12 };
    int y = to / MONTHS, m = to % MONTHS + 1;
    dct_bound(s, edtf_day(from / MONTHS, from % MONTHS + 1, 1), edtf_day(y, m, edtf_month_days(y, m)));
}

void dct_bound_days(DctState *s, const DctDate *from, EdtfDay days, bool week, bool early)
{
    dct_bound(s, from->lo + days - early, from->hi + days + (week ? 6 : 0));
}
