/* Values as score.py reads them: a smaller and looser language than EDTF, kept so that figures stay comparable. */
#include "edtf/edtf.h"
#include "score_int.h"

typedef struct { EdtfDay lo, hi; } Range;

/* The digits of a part, X counted as fill; false when there is anything else. With fill X no X is allowed. */
static bool number(Str s, char fill, int *v)
{
    *v = 0;
    for (size_t i = 0; i < s.n; i++) {
        char ch = s.p[i] == 'X' ? fill : s.p[i];
        if (ch < '0' || ch > '9') return false;
        *v = *v * 10 + (ch - '0');
    }
    return s.n > 0;
}

/* 3 or 4 digits; or 2 or 3 digits and then 1 or 2 X. */
static bool year(Str s, int *lo, int *hi)
{
    size_t x = 0;
    while (x < s.n && s.p[s.n - 1 - x] == 'X') x++;
    size_t known = s.n - x;
    bool shape = x ? x <= 2 && (known == 2 || known == 3) : known == 3 || known == 4;
    if (!shape || !number(str_slice(s, 0, known), 'X', lo)) return false;
    return number(s, '0', lo) && number(s, '9', hi) && *lo >= 1 && *hi <= 9999;
}

static Range months(int y, int first, int last)
{
    int end_year = y + (last < first);
    if (end_year > 9999) return (Range){edtf_day(y, first, 1), edtf_day(9999, 12, 28)};
    int end_day = end_year == 9999 ? 28 : edtf_month_days(end_year,
        last);      /* as score.py, whose calendar ends there */
    return (Range){edtf_day(y, first, 1), edtf_day(end_year, last, end_day)};
}

/* Seasons, quarters and halves by whole months; winter ends in the next year. */
static const struct { int code, first, last; } parts[] = {
    {21, 3, 5}, {22, 6, 8}, {23, 9, 11}, {24, 12, 2}, {33, 1, 3}, {34, 4, 6}, {35, 7, 9}, {36, 10, 12}, {40, 1, 6},
    {41, 7, 12},
};

static bool month_range(int y, int m, Range *r)
{
    for (size_t i = 0; i < COUNT_OF(parts); i++) {
        if (parts[i].code != m) continue;
        *r = months(y, parts[i].first, parts[i].last);
        return true;
    }
    if (m < 1 || m > 12) return false;
    *r = months(y, m, m);
    return true;
}

/* The value without its marks and its time of day; what does not fit cannot be a date. */
static bool bare(Str s, char b[16], Str *out)
{
    size_t n = 0;
    s = str_trim(s);
    for (size_t i = 0; i < s.n && s.p[i] != 'T'; i++) {
        if (s.p[i] == '?' || s.p[i] == '~' || s.p[i] == '%') continue;
        if (n == 16) return false;
        b[n++] = s.p[i];
    }
    *out = (Str){b, n};
    return true;
}

static bool point(Str s, Range *r)
{
    char b[16];
    Str rest, ys, ms = {0}, ds = {0};
    if (!bare(s, b, &rest)) return false;
    int lo, hi, m = 0, d = 0;
    if (!str_cut(&rest, '-', &ys) || !year(ys, &lo, &hi)) return false;
    bool has_month = str_cut(&rest, '-', &ms), has_day = str_cut(&rest, '-', &ds);
    if (rest.p || (has_month && ms.n != 2) || (has_day && ds.n != 2)) return false;
    bool any_month = !has_month || str_eq(ms, S("XX")), any_day = !has_day || str_eq(ds, S("XX"));
    if ((!any_month && !number(ms, 'X', &m)) || (!any_day && !number(ds, 'X', &d))) return false;
    *r = (Range){edtf_day(lo, 1, 1), edtf_day(hi, 12, 31)};
    if (lo != hi || any_month) return true;
    if (!month_range(lo, m, r)) return false;
    if (m > 12 || any_day) return true;
    if (!edtf_date_ok(lo, m, d)) return false;
    r->lo = r->hi = edtf_day(lo, m, d);
    return true;
}

static Str strip(Str s, const char *chars)
{
    Str set = str_z(chars);
    while (s.n && str_find(set, str_slice(s, 0, 1), 0) != SIZE_MAX) s = str_slice(s, 1, s.n);
    while (s.n && str_find(set, str_slice(s, s.n - 1, s.n), 0) != SIZE_MAX) s.n--;
    return s;
}

static Range everything(void) { return (Range){edtf_day(1000, 1, 1), edtf_day(9999, 12, 31)}; }

static bool open_end(Str s) { return s.n == 0 || str_eq(s, S("..")); }

static bool span(Str from, Str to, Range *r)
{
    Range x = everything(), y = everything();
    from = str_trim(from), to = str_trim(to);
    if (!open_end(from) && !point(from, &x)) return false;
    if (!open_end(to) && !point(to, &y)) return false;
    *r = (Range){x.lo, y.hi};
    return true;
}

static bool value_range(Str v, Range *r)
{
    Str head;
    v = str_trim(v);
    if (v.n == 0) return false;
    if (str_eq(v, S(".."))) {
        *r = everything();
        return true;
    }
    size_t slash = str_find(v, S("/"), 0);
    if (slash == SIZE_MAX) return point(v, r);
    head = str_slice(v, 0, slash);
    return span(head, str_slice(v, slash + 1, v.n), r);
}

/* The members of a set that can be read, from the earliest to the latest. */
static bool set_range(Str v, Range *r)
{
    Str rest = strip(v, "[]{}"), member;
    bool any = false;
    while (str_cut(&rest, ',', &member)) {
        Range x;
        if (strip(member, " .").n == 0 || !value_range(member, &x)) continue;
        if (!any || x.lo < r->lo) r->lo = x.lo;
        if (!any || x.hi > r->hi) r->hi = x.hi;
        any = true;
    }
    return any;
}

static bool range_of(Str v, Range *r)
{
    v = str_trim(v);
    bool set = str_starts(v, S("[")) || str_starts(v, S("{"));
    return set ? set_range(v, r) : value_range(v, r);
}

/* Both unresolved, or ranges whose overlap is at least half of their union. */
bool time_same(Str a, Str b)
{
    Range x, y;
    bool has_a = range_of(a, &x), has_b = range_of(b, &y);
    if (!has_a || !has_b) return has_a == has_b;
    int64_t lo = x.lo > y.lo ? x.lo : y.lo, hi = x.hi < y.hi ? x.hi : y.hi, both = hi - lo + 1;
    if (both <= 0) return false;
    int64_t from = x.lo < y.lo ? x.lo : y.lo, to = x.hi > y.hi ? x.hi : y.hi;
    return (double)both / (double)(to - from + 1) >= 0.5;
}

/* ------------------------------------------------------------------ lengths */

static bool take(Str *s, char ch)
{
    if (s->n == 0 || s->p[0] != ch) return false;
    *s = str_slice(*s, 1, s->n);
    return true;
}

/* Digits, perhaps a fraction, and one of the units that may still come. */
static bool take_amount(Str *s, const char **units, double *v, char *unit)
{
    size_t i = 0;
    double scale = 1;
    for (*v = 0; i < s->n && s->p[i] >= '0' && s->p[i] <= '9'; i++) *v = *v * 10 + (s->p[i] - '0');
    if (i == 0) return false;
    size_t fraction = i + 1;
    if (i < s->n && s->p[i] == '.')
        for (i = fraction; i < s->n && s->p[i] >= '0' && s->p[i] <= '9'; i++) *v += (scale /= 10) * (s->p[i] - '0');
    if (i >= s->n || (i == fraction && s->p[i - 1] == '.')) return false;
    for (const char *u = *units; *u; u++) {
        if (*u != s->p[i]) continue;
        *unit = *u;
        *units = u + 1;
        *s = str_slice(*s, i + 1, s->n);
        return true;
    }
    return false;
}

static double unit_days(char unit, bool time)
{
    switch (unit) {
    case 'Y': return 365.25;
    case 'W': return 7;
    case 'D': return 1;
    case 'H': return 1 / 24.0;
    case 'M': return time ? 1 / 1440.0 : 30.4375;
    default:  return 0;                                    /* seconds are read and not counted */
    }
}

double duration_length(Str s)
{
    double v, days = 0;
    char unit;
    s = str_trim(s);
    take(&s, '~');
    if (!take(&s, 'P')) return -1;
    for (const char *units = "YMWD"; take_amount(&s, &units, &v, &unit);) days += v * unit_days(unit, false);
    if (take(&s, 'T'))
        for (const char *units = "HMS"; take_amount(&s, &units, &v, &unit);) days += v * unit_days(unit, true);
    take(&s, '~');
    return s.n ? -1 : days;
}

bool duration_same(Str a, Str b)
{
    double x = duration_length(a), y = duration_length(b), longer = x > y ? x : y;
    if (x < 0 || y < 0) return false;
    return (x > y ? x - y : y - x) <= 0.02 * (longer > 1e-9 ? longer : 1e-9);
}
