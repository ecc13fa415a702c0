/* The earliest and the latest day a value may mean. */
#include "edtf_int.h"
#include <string.h>

/* Parts of a year by whole months; a last month before the first one lies in the next year. 21–24 name no
 * hemisphere; they are read as northern ones. */
typedef struct { int8_t first, last; } Months;
static const Months seasons[] = {
    {3, 5}, {6, 8},  {9, 11}, {12, 2},                      /* 21–24 spring, summer, autumn, winter */
    {3, 5}, {6, 8},  {9, 11}, {12, 2},                      /* 25–28 the same, northern */
    {9, 11}, {12, 2}, {3, 5}, {6, 8},                       /* 29–32 the same, southern */
    {1, 3}, {4, 6},  {7, 9},  {10, 12},                     /* 33–36 quarters */
    {1, 4}, {5, 8},  {9, 12},                               /* 37–39 thirds */
    {1, 6}, {7, 12},                                        /* 40–41 halves */
};

int64_t pow10_of(int n)
{
    int64_t p = 1;
    while (n-- > 0) p *= 10;
    return p;
}

static int64_t magnitude(int64_t v) { return v < 0 ? -v : v; }

int year_digits(const EdtfPoint *pt)
{
    int n = 1;
    for (int64_t v = magnitude(pt->year); v >= 10; v /= 10) n++;
    return n < 4 ? 4 : n;
}

static int64_t nines(unsigned mask)
{
    int64_t v = 0;
    for (int i = 0; mask >> i; i++)
        if (mask >> i & 1) v += 9 * pow10_of(i);
    return v;
}

void point_years(const EdtfPoint *pt, int64_t *lo, int64_t *hi)
{
    int64_t first = magnitude(pt->year), last = first + nines(pt->year_mask);
    if (pt->sig) {
        int64_t unit = pow10_of(year_digits(pt) - pt->sig);
        first -= first % unit;
        last = first + unit - 1;
    }
    *lo = pt->minus ? -last : first;
    *hi = pt->minus ? -(first ? first : 1) : last;         /* -000X ends at -0001: there is no year -0000 */
}

static bool fits(int64_t v, int64_t digits, unsigned mask)
{
    for (v = magnitude(v), digits = magnitude(digits); v || digits; v /= 10, digits /= 10, mask >>= 1)
        if (!(mask & 1) && v % 10 != digits % 10) return false;
    return true;
}

static int month_days(int64_t y, int m) { return edtf_month_days((int)(y % 400), m); }

/* The first (step 1) or last (step -1) month of a year that fits and, where a day is given, its first or last. */
static bool seek_in_year(const EdtfPoint *pt, int64_t y, int step, EdtfDay *day)
{
    for (int m = step > 0 ? 1 : 12; m >= 1 && m <= 12; m += step) {
        if (!fits(m, pt->month, pt->month_mask)) continue;
        int n = month_days(y, m);
        for (int d = step > 0 ? 1 : n; d >= 1 && d <= n; d += step) {
            if (pt->prec != EDTF_MONTH && !fits(d, pt->day, pt->day_mask)) continue;
            *day = day_clamped(y, m, d);
            return true;
        }
    }
    return false;
}

/* A month or a day without an unspecified digit, which most are. */
static bool is_plain(const EdtfPoint *pt)
{
    return !pt->year_mask && !pt->month_mask && !pt->day_mask && !pt->sig && pt->month >= 1 && pt->month <= 12;
}

static bool seek(const EdtfPoint *pt, int step, EdtfDay *day)
{
    int64_t lo, hi;
    if (is_plain(pt) && pt->year >= 0) {
        int n = month_days(pt->year, pt->month), d = pt->prec != EDTF_MONTH ? pt->day : step > 0 ? 1 : n;
        if (d >= 1 && d <= n) *day = day_clamped(pt->year, pt->month, d);
        return d >= 1 && d <= n;
    }
    point_years(pt, &lo, &hi);
    for (int64_t y = step > 0 ? lo : hi; y >= lo && y <= hi; y += step)
        if (fits(y, pt->year, pt->year_mask) && seek_in_year(pt, y, step, day)) return true;
    return false;
}

static void season_bounds(const EdtfPoint *pt, EdtfDay *lo, EdtfDay *hi)
{
    Months s = seasons[pt->month - 21];
    int64_t from, to;
    point_years(pt, &from, &to);
    to += s.last < s.first;
    *lo = day_clamped(from, s.first, 1);
    *hi = day_clamped(to, s.last, month_days(to, s.last));
}

bool point_bounds(const EdtfPoint *pt, EdtfDay *lo, EdtfDay *hi)
{
    if (pt->prec == EDTF_SEASON) {
        season_bounds(pt, lo, hi);
        return true;
    }
    if (pt->prec != EDTF_YEAR) return seek(pt, 1, lo) && seek(pt, -1, hi);
    int64_t from, to;
    point_years(pt, &from, &to);
    *lo = day_clamped(from, 1, 1);
    *hi = day_clamped(to, 12, 31);
    return true;
}

/* What an end that is no date stands for. */
static EdtfDay no_date(const EdtfPoint *pt, EdtfDay open) { return pt->end == EDTF_END_OPEN ? open : EDTF_DAY_NONE; }

static void interval_bounds(const Edtf *e, EdtfDay *lo, EdtfDay *hi)
{
    EdtfDay unused;
    if (e->pt[0].end != EDTF_END_DATE) *lo = no_date(&e->pt[0], EDTF_DAY_MIN);
    else point_bounds(&e->pt[0], lo, &unused);
    if (e->pt[1].end != EDTF_END_DATE) *hi = no_date(&e->pt[1], EDTF_DAY_MAX);
    else point_bounds(&e->pt[1], &unused, hi);
}

static void set_bounds(const Edtf *e, EdtfDay *lo, EdtfDay *hi)
{
    *lo = EDTF_DAY_MAX, *hi = EDTF_DAY_MIN;
    for (int i = 0; i < e->n; i++) {
        EdtfDay from = EDTF_DAY_MIN, to = EDTF_DAY_MAX;
        if (e->pt[i].end == EDTF_END_DATE) point_bounds(&e->pt[i], &from, &to);
        else if (i == 0) to = from;                        /* [..1984] opens the start only, [1984..] the end */
        else from = to;
        if (from < *lo) *lo = from;
        if (to > *hi) *hi = to;
    }
}

bool edtf_bounds(const Edtf *e, EdtfDay *lo, EdtfDay *hi)
{
    *lo = *hi = EDTF_DAY_NONE;
    if (e->kind == EDTF_EMPTY) return false;
    if (e->kind == EDTF_POINT) return point_bounds(&e->pt[0], lo, hi);
    (e->kind == EDTF_INTERVAL ? interval_bounds : set_bounds)(e, lo, hi);
    return true;
}

/* n digits at p, -1 when one of them is none. */
static int digits_at(const char *p, int n)
{
    int v = 0;
    for (int i = 0; i < n; i++) {
        if (p[i] < '0' || p[i] > '9') return -1;
        v = v * 10 + (p[i] - '0');
    }
    return v;
}

/* YYYY, YYYY-MM and YYYY-MM-DD, with ~ behind: what nearly every value of a text is, read without an Edtf between.
 * False says nothing: the parser decides. */
static bool plain_bounds(Str s, EdtfDay *lo, EdtfDay *hi)
{
    if (s.n && s.p[s.n - 1] == '~') s.n--;
    if (s.n != 4 && s.n != 7 && s.n != 10) return false;
    int y = digits_at(s.p, 4), m = s.n > 4 ? digits_at(s.p + 5, 2) : 1, d = s.n > 7 ? digits_at(s.p + 8, 2) : 1;
    if (y < 0 || (s.n > 4 && s.p[4] != '-') || (s.n > 7 && s.p[7] != '-') || !edtf_date_ok(y, m, d)) return false;
    *lo = day_clamped(y, m, d);
    *hi = s.n == 4 ? day_clamped(y, 12, 31) : s.n == 7 ? day_clamped(y, m, month_days(y, m)) : *lo;
    return true;
}

static bool plain_interval(Str s, EdtfDay *lo, EdtfDay *hi)
{
    const char *slash = s.n > 4 ? memchr(s.p + 4, '/', s.n - 4) : NULL;
    if (!slash) return plain_bounds(s, lo, hi);
    size_t cut = (size_t)(slash - s.p);
    EdtfDay end, begin;
    return plain_bounds(str_slice(s, 0, cut), lo, &end) && plain_bounds(str_slice(s, cut + 1, s.n), &begin, hi) &&
           *lo <= *hi;
}

bool edtf_bounds_str(Str s, EdtfDay *lo, EdtfDay *hi)
{
    Edtf e;
    if (plain_interval(s, lo, hi)) return true;
    *lo = *hi = EDTF_DAY_NONE;
    if (!str_eq(s, S(".."))) return edtf_parse(s, &e) && edtf_bounds(&e, lo, hi);
    *lo = EDTF_DAY_MIN, *hi = EDTF_DAY_MAX;
    return true;
}
