/* Slots to EDTF. Values are written as text here and read back by the edtf layer for their bounds. */
#include "time_int.h"
#include <stdio.h>

/* Two figures mean the nearest year that is no more than a few years ahead. */
int year_of_two(int two, int now_year)
{
    enum { AHEAD = 5 };
    int now = now_year ? now_year : 2030;
    int year = now / 100 * 100 + two;
    return year > now + AHEAD ? year - 100 : year;
}

typedef struct Months { int from, to, next_year, from_next; } Months;   /* which of them lie in the next year: winter */

static Str text_ym(Arena *a, int y, int m, const char *q) { return str_fmt(a, "%04d-%02d%s", y, m, q); }
static Str text_ymd(Arena *a, int y, int m, int d, const char *q) { return str_fmt(a, "%04d-%02d-%02d%s", y, m, d, q); }

static Str text_months(Arena *a, int y, Months x, const char *q)
{
    Str from = text_ym(a, y + x.from_next, x.from, q), to = text_ym(a, y + x.next_year, x.to, q);
    return str_fmt(a, STR_FMT "/" STR_FMT, STR_ARG(from), STR_ARG(to));
}

static Str text_days(Arena *a, EdtfDay lo, EdtfDay hi, const char *q)
{
    int y, m, d, y2, m2, d2;
    edtf_ymd(lo, &y, &m, &d);
    edtf_ymd(hi, &y2, &m2, &d2);
    Str from = text_ymd(a, y, m, d, q), to = text_ymd(a, y2, m2, d2, q);
    return lo == hi ? from : str_fmt(a, STR_FMT "/" STR_FMT, STR_ARG(from), STR_ARG(to));
}

/* Early, middle, late of a year and of a month, as the annotation guide spans them. Parts 4 and 5 join two. */
static const Months year_parts[] = {{0, 0, 0, 0}, {1, 3, 0, 0}, {5, 8, 0, 0}, {10, 12, 0, 0}, {1, 8, 0, 0}, {5, 12, 0, 0}};
static const struct { int from, to; } month_parts[] = {{0, 0}, {1, 10}, {11, 20}, {21, 31}, {1, 20}, {11, 31}};

static int month_end(int y, int m, int d)
{
    int last = edtf_month_days(y, m);
    return d > last ? last : d;
}

static Str month_value(Arena *a, const TimePoint *p, int y, int m)
{
    const char *q = p->approx ? "~" : "";
    if (p->day == -1) return text_ymd(a, y, m, edtf_month_days(y, m), q);
    if (p->day > 0) return edtf_date_ok(y, m, p->day) ? text_ymd(a, y, m, p->day, q) : S("");
    if (!p->part) return text_ym(a, y, m, q);
    Str from = text_ymd(a, y, m, month_parts[p->part].from, "~");
    Str to = text_ymd(a, y, m, month_end(y, m, month_parts[p->part].to), "~");
    return str_fmt(a, STR_FMT "/" STR_FMT, STR_ARG(from), STR_ARG(to));
}

/* The nth week of a month: days 1-7, 8-14, …; the last one is its last seven days. wday: that day of the week. */
static Str nth_week(Arena *a, int y, int m, int nth, int wday)
{
    int last = edtf_month_days(y, m);
    int from = nth < 0 ? last - 6 : (nth - 1) * 7 + 1;
    if (from > last) return S("");
    if (wday) {
        EdtfDay first = edtf_day(y, m, from), day = first + (wday - edtf_weekday(first) + 7) % 7;
        return text_days(a, day, day, "");
    }
    return text_days(a, edtf_day(y, m, from), edtf_day(y, m, month_end(y, m, from + 6)), "");
}

static Str nth_weekday(Arena *a, int y, int m, int nth, int wday)
{
    EdtfDay first = edtf_day(y, m, 1), last = edtf_day(y, m, edtf_month_days(y, m));
    EdtfDay day = nth < 0 ? last - (edtf_weekday(last) - wday + 7) % 7
                          : first + (wday - edtf_weekday(first) + 7) % 7 + (nth - 1) * 7;
    return day < first || day > last ? S("") : text_days(a, day, day, "");
}

static Str nth_weekend(Arena *a, int y, int m, int nth)
{
    Str sat = nth_weekday(a, y, m, nth, 6);
    EdtfDay lo, hi;
    if (!sat.n || !edtf_bounds_str(sat, &lo, &hi)) return S("");
    return text_days(a, lo, lo + 1, "");
}

static Str nth_of_month(Arena *a, const TimePoint *p, int y, int m)
{
    if (p->nth_unit == TU_WEEK) return nth_week(a, y, m, p->nth, p->wday);
    if (p->nth_unit == TU_WEEKEND) return nth_weekend(a, y, m, p->nth);
    if (p->nth_unit == TU_DAY && p->wday) return nth_weekday(a, y, m, p->nth, p->wday);
    return S("");
}

/* Parts of seasons and halves: thirds, a month each of a season. */
static Months third(Months x, int part)
{
    static const int from[] = {0, 0, 1, 2}, to[] = {0, 0, 1, 2};
    if (part < 1 || part > 3) return x;
    int first = x.from + from[part] - 1, last = x.from + to[part] - 1;
    return (Months){first % 12 + 1, last % 12 + 1, last / 12, first / 12};
}

static bool months_of(const TimePoint *p, Months *out)
{
    static const Months seasons[] = {{0, 0, 0, 0}, {3, 5, 0, 0}, {6, 8, 0, 0}, {9, 11, 0, 0}, {12, 2, 1, 0}};
    static const Months halves[] = {{0, 0, 0, 0}, {1, 6, 0, 0}, {7, 12, 0, 0}}, terms[] = {{0, 0, 0, 0}, {3, 6, 0, 0}, {9, 12, 0, 0}};
    static const Months vacs[] = {{0, 0, 0, 0}, {7, 8, 0, 0}, {12, 2, 1, 0}};
    if (p->season) *out = seasons[p->season];
    else if (p->half) *out = halves[p->half];
    else if (p->term) *out = terms[p->term];
    else if (p->vac) *out = vacs[p->vac];
    else if (p->quarter) *out = (Months){p->quarter * 3 - 2, p->quarter * 3, 0, 0};
    else return false;
    return true;
}

static Str nth_of_year(Arena *a, const TimePoint *p, int y)
{
    if (p->nth_unit == TU_MONTH) return text_ym(a, y, p->nth < 0 ? 12 : p->nth, "");
    if (p->nth_unit == TU_YEAR) return S("");
    if (p->nth_unit == TU_WEEK && p->nth > 0) {
        /* ISO 8601: week 1 holds 4 January. */
        EdtfDay jan4 = edtf_day(y, 1, 4), monday = jan4 - (edtf_weekday(jan4) - 1) + (p->nth - 1) * 7;
        return text_days(a, monday, monday + 6, "");
    }
    if (p->nth < 0) return nth_of_month(a, p, y, 12);
    return nth_of_month(a, p, y, 1);
}

static Str year_value(Arena *a, const TimePoint *p, int y)
{
    const char *q = p->approx || p->same_season ? "~" : "";
    Months x;
    if (p->holiday && p->nth) return nth_weekday(a, y, p->month, p->nth, p->wday);
    if (p->month && p->nth) return nth_of_month(a, p, y, p->month);
    if (p->month) return month_value(a, p, y, p->month);
    if (p->day == -1) return text_ymd(a, y, 12, 31, "");
    if (p->day > 0) return S("");
    if (p->nth) return nth_of_year(a, p, y);
    if (months_of(p, &x)) {
        bool season_part = p->part && p->season;
        return text_months(a, y, season_part ? third(x, p->part) : x, p->part || p->approx ? "~" : "");
    }
    if (p->part) return text_months(a, y, year_parts[p->part], "~");
    return str_fmt(a, "%04d%s", y, q);
}

static Str decade_value(Arena *a, const TimePoint *p)
{
    int y = p->year;
    if (p->part == 1) return str_fmt(a, "%04d~/%04d~", y, y + 3);
    if (p->part == 2) return str_fmt(a, "%04d~/%04d~", y + 4, y + 6);
    if (p->part == 3) return str_fmt(a, "%04d~/%04d~", y + 7, y + 9);
    return str_fmt(a, "%03dX%s", y / 10, p->approx ? "~" : "");
}

static Str week_value(Arena *a, const TimePoint *p, EdtfDay monday)
{
    if (p->wday) return text_days(a, monday + p->wday - 1, monday + p->wday - 1, "");
    if (p->weekend) return text_days(a, monday + 5, monday + 6, "");
    if (p->part == 1) return text_days(a, monday, monday + 1, "~");
    if (p->part == 2) return text_days(a, monday + 2, monday + 3, "~");
    if (p->part == 3) return text_days(a, monday + 4, monday + 6, "~");
    return text_days(a, monday, monday + 6, "");
}

static Str relative_value(Arena *a, const TimePoint *p, TimeBase b)
{
    TimePoint rest = *p;
    rest.unit = TU_NONE;
    int m = b.m - 1 + p->shift, q = (b.m - 1) / 3 + p->shift;
    int my = b.y + (m >= 0 ? m / 12 : -((11 - m) / 12)), mm = ((m % 12) + 12) % 12 + 1;
    int qy = b.y + (q >= 0 ? q / 4 : -((3 - q) / 4));
    if (!b.y) return S("");
    switch (p->unit) {
    case TU_YEAR:
        if (p->same_season && b.m) return text_ym(a, b.y + p->shift, b.m, "~");
        return year_value(a, &rest, b.y + p->shift);
    case TU_DECADE:
        rest.year = (b.y / 10 + p->shift) * 10;
        return decade_value(a, &rest);
    case TU_QUARTER:
        rest.quarter = ((q % 4) + 4) % 4 + 1;
        return b.m ? year_value(a, &rest, qy) : S("");
    case TU_HALF:
        rest.half = ((b.m > 6) + p->shift + 2) % 2 + 1;
        return b.m ? year_value(a, &rest, b.y + ((b.m > 6) + p->shift < 0 ? -1 : ((b.m > 6) + p->shift) / 2)) : S("");
    case TU_MONTH:
        if (!b.m) return S("");
        return rest.nth ? nth_of_month(a, &rest, my, mm) : month_value(a, &rest, my, mm);
    case TU_WEEK: case TU_WEEKEND:
        if (b.d) {
            EdtfDay day = edtf_day(b.y, b.m, b.d);
            return week_value(a, p, day - (edtf_weekday(day) - 1) + p->shift * 7);
        }
        return b.m ? text_ym(a, b.y, b.m, "") : S("");
    case TU_DAY:
        if (b.d) return text_days(a, edtf_day(b.y, b.m, b.d) + p->shift, edtf_day(b.y, b.m, b.d) + p->shift, "");
        return b.m ? text_ym(a, b.y, b.m, "") : str_fmt(a, "%04d", b.y);
    default:
        return S("");
    }
}

Str time_value(Arena *a, const TimePoint *p, TimeBase b)
{
    if (p->lunar || p->either_order) return S("");
    if (p->unit) return relative_value(a, p, b);
    if (p->decade) return decade_value(a, p);
    int y = p->how ? p->year : b.y;
    if (!y) return S("");
    if (p->wday && !p->month && !p->day && !p->nth) {
        if (!b.d) return S("");
        EdtfDay day = edtf_day(b.y, b.m, b.d);
        return week_value(a, p, day - (edtf_weekday(day) - 1));
    }
    if ((p->day > 0 || p->month_part) && !p->month) return b.m ? month_value(a, p, y, b.m) : S("");
    return year_value(a, p, y);
}

Str time_join(Arena *a, Str from, Str to)
{
    size_t cut = str_find(from, S("/"), 0);
    Str lo = cut == SIZE_MAX ? from : str_slice(from, 0, cut);
    cut = str_find(to, S("/"), 0);
    Str hi = cut == SIZE_MAX ? to : str_slice(to, cut + 1, to.n);
    return lo.n && hi.n ? str_fmt(a, STR_FMT "/" STR_FMT, STR_ARG(lo), STR_ARG(hi)) : S("");
}
