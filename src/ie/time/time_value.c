/* Slots to calendar values, and those to EDTF. */
#include "time_int.h"

/* Two figures mean the nearest year that is no more than a few years ahead. */
int year_of_two(int two, int now_year)
{
    enum { AHEAD = 5 };
    int now = now_year ? now_year : 2030;
    int year = now / 100 * 100 + two;
    return year > now + AHEAD ? year - 100 : year;
}

/* ---------------------------------------------------------------- values */
static const TimeValue no_value = {0};

static TimeValue one(int y, int m, int d, bool approx)
{
    return (TimeValue){.from = {y, m, d, approx}, .to = {y, m, d, approx}, .ok = true};
}

static TimeValue both(TimePart from, TimePart to)
{
    return (TimeValue){.from = from, .to = to, .ok = true, .range = true};
}

static TimeValue days(EdtfDay lo, EdtfDay hi, bool approx)
{
    TimePart from = {.approx = approx}, to = {.approx = approx};
    edtf_ymd(lo, &from.y, &from.m, &from.d);
    edtf_ymd(hi, &to.y, &to.m, &to.d);
    return lo == hi ? one(from.y, from.m, from.d, approx) : both(from, to);
}

typedef struct Months { int from, to, next_year, from_next; } Months;   /* which of them lie in the next year: winter */

static TimeValue months(int y, Months x, bool approx)
{
    return both((TimePart){y + x.from_next, x.from, 0, approx}, (TimePart){y + x.next_year, x.to, 0, approx});
}

/* Early, middle, late of a year and of a month, as the annotation guide spans them. Parts 4 and 5 join two. */
static const Months year_parts[] = {{0, 0, 0, 0},   {1, 3, 0, 0}, {5, 8, 0, 0},
                                    {10, 12, 0, 0}, {1, 8, 0, 0}, {5, 12, 0, 0}};
static const struct { int from, to; } month_parts[] = {{0, 0}, {1, 10}, {11, 20}, {21, 31}, {1, 20}, {11, 31}};

static int month_end(int y, int m, int d)
{
    int last = edtf_month_days(y, m);
    return d > last ? last : d;
}

static TimeValue month_value(const TimePoint *p, int y, int m)
{
    if (p->day == -1) return one(y, m, edtf_month_days(y, m), p->approx);
    if (p->day > 0) return edtf_date_ok(y, m, p->day) ? one(y, m, p->day, p->approx) : no_value;
    if (!p->part) return one(y, m, 0, p->approx);
    return both((TimePart){y, m, month_parts[p->part].from, true},
                (TimePart){y, m, month_end(y, m, month_parts[p->part].to), true});
}

/* The nth week of a month: days 1-7, 8-14, …; the last one is its last seven days. wday: that day of the week. */
static TimeValue nth_week(int y, int m, int nth, int wday)
{
    int last = edtf_month_days(y, m);
    int from = nth < 0 ? last - 6 : (nth - 1) * 7 + 1;
    if (from > last) return no_value;
    EdtfDay first = edtf_day(y, m, from), day = first + (wday - edtf_weekday(first) + 7) % 7;
    return wday ? days(day, day, false) : days(first, edtf_day(y, m, month_end(y, m, from + 6)), false);
}

static EdtfDay nth_weekday(int y, int m, int nth, int wday)
{
    EdtfDay first = edtf_day(y, m, 1), last = edtf_day(y, m, edtf_month_days(y, m));
    EdtfDay day = nth < 0 ? last - (edtf_weekday(last) - wday + 7) % 7
                          : first + (wday - edtf_weekday(first) + 7) % 7 + (nth - 1) * 7;
    return day < first || day > last ? EDTF_DAY_NONE : day;
}

static TimeValue nth_of_month(const TimePoint *p, int y, int m)
{
    enum { SATURDAY = 6 };
    if (p->nth_unit == TU_WEEK) return nth_week(y, m, p->nth, p->wday);
    bool weekend = p->nth_unit == TU_WEEKEND;
    if (!weekend && !(p->nth_unit == TU_DAY && p->wday)) return no_value;
    EdtfDay day = nth_weekday(y, m, p->nth, weekend ? SATURDAY : p->wday);
    return day == EDTF_DAY_NONE ? no_value : days(day, day + weekend, false);
}

/* A third of a season: one of its months. */
static Months third(Months x, int part)
{
    if (part < 1 || part > 3) return x;
    int m = x.from + part - 2;
    return (Months){m % 12 + 1, m % 12 + 1, m / 12, m / 12};
}

static bool months_of(const TimePoint *p, Months *out)
{
    static const Months seasons[] = {{0, 0, 0, 0}, {3, 5, 0, 0}, {6, 8, 0, 0}, {9, 11, 0, 0}, {12, 2, 1, 0}};
    static const Months halves[] = {{0, 0, 0, 0}, {1, 6, 0, 0}, {7, 12, 0, 0}},
                        terms[] = {{0, 0, 0, 0}, {3, 6, 0, 0}, {9, 12, 0, 0}};
    static const Months vacs[] = {{0, 0, 0, 0}, {7, 8, 0, 0}, {12, 2, 1, 0}, {3, 6, 0, 0}, {9, 12, 0, 0}};
    if (p->season) *out = p->part ? third(seasons[p->season], p->part) : seasons[p->season];
    else if (p->half) *out = halves[p->half];
    else if (p->term) *out = terms[p->term];
    else if (p->vac) *out = vacs[p->vac];
    else if (p->quarter) *out = (Months){p->quarter * 3 - 2, p->quarter * 3, 0, 0};
    else return false;
    return true;
}

static TimeValue nth_of_year(const TimePoint *p, int y)
{
    if (p->nth_unit == TU_MONTH) return one(y, p->nth < 0 ? 12 : p->nth, 0, false);
    if (p->nth_unit == TU_YEAR || p->nth > 53) return no_value;
    if (p->nth_unit == TU_WEEK && p->nth > 0) {
        /* ISO 8601: week 1 holds 4 January. */
        EdtfDay jan4 = edtf_day(y, 1, 4), monday = jan4 - (edtf_weekday(jan4) - 1) + (p->nth - 1) * 7;
        return days(monday, monday + 6, false);
    }
    return nth_of_month(p, y, p->nth < 0 ? 12 : 1);
}

/* The Sunday behind the first full moon of spring, as the Gregorian calendar reckons it.
 * Source   Anonymous Gregorian algorithm (Meeus, Astronomical Algorithms, chapter 8). */
static EdtfDay easter_day(int y)
{
    int a = y % 19, b = y / 100, c = y % 100, d = b / 4, e = b % 4, g = (8 * b + 13) / 25;
    int h = (19 * a + b - d - g + 15) % 30, i = c / 4, k = c % 4;
    int l = (32 + 2 * e + 2 * i - h - k) % 7, m = (a + 11 * h + 19 * l) / 433;
    int month = (h + l - 7 * m + 90) / 25, day = (h + l - 7 * m + 33 * month + 19) % 32;
    return edtf_day(y, month, day);
}

static TimeValue year_value(const TimePoint *p, int y)
{
    Months x;
    /* By Easter I was counting shifts: no day is told. */
    bool around = p->easter && p->approx && !p->how && !p->week_of && !p->beside;
    if (around) return months(y, (Months){3, 4, 0, 0}, true);
    if (p->easter) return days(easter_day(y) + p->plus, easter_day(y) + p->plus, false);
    if (p->plus && p->month && p->nth) {
        EdtfDay day = nth_weekday(y, p->month, p->nth, p->wday);
        return day == EDTF_DAY_NONE ? no_value : days(day + p->plus, day + p->plus, p->approx);
    }
    if (p->plus && p->month && p->day > 0) {
        EdtfDay day = edtf_day(y, p->month, p->day) + p->plus;
        return days(day, day, p->approx);
    }
    if (p->month && p->nth) return nth_of_month(p, y, p->month);
    if (p->month) return month_value(p, y, p->month);
    if (p->day == -1) return one(y, 12, 31, false);
    if (p->day > 0) return no_value;
    if (p->nth) return nth_of_year(p, y);
    if (months_of(p, &x)) return months(y, x, p->part || p->approx);
    if (p->part) return months(y, year_parts[p->part], true);
    if (p->school_year) return months(y, (Months){3, 2, 1, 0}, p->approx);
    return one(y, 0, 0, p->approx || p->same_season);
}

static TimeValue decade_value(const TimePoint *p)
{
    enum { HALF = 5 };
    static const struct { int from, to; } parts[] = {{0, 9}, {0, 3}, {4, 6}, {7, 9}, {0, 6}, {4, 9}};
    int n = p->century ? 10 : 1, last = n - 1, first = p->half == 2 ? HALF : 0;
    int half = p->year + n * first;
    if (p->half) return both((TimePart){half, 0, 0, false}, (TimePart){half + n * HALF - 1, 0, 0, false});
    TimeValue v = both((TimePart){p->year + n * parts[p->part].from, 0, 0, true},
                       (TimePart){p->year + n * parts[p->part].to + last, 0, 0, true});
    v.decade = !p->part;
    v.from.approx = v.to.approx = p->part || p->approx;
    return v;
}

static TimeValue week_value(const TimePoint *p, EdtfDay monday)
{
    static const struct { int from, to; } parts[] = {{0, 6}, {0, 1}, {2, 3}, {4, 6}, {0, 3}, {2, 6}};
    if (p->wday) return days(monday + p->wday - 1, monday + p->wday - 1, false);
    if (p->weekend) return days(monday + 5, monday + 6, false);
    return days(monday + parts[p->part].from, monday + parts[p->part].to, p->part != 0);
}

/* n units from the one numbered i of `count` a year: 2023 and month 0 less one is 2022 and 11. */
typedef struct Step { int y, i; } Step;

static Step step(int y, int i, int count)
{
    int year = y + (i >= 0 ? i / count : -((count - 1 - i) / count));
    return (Step){year, ((i % count) + count) % count};
}

/* Coarser than a day, a base gives no more than itself. */
static TimeValue near_base(TimeBase b) { return one(b.y, b.m, 0, false); }

/* One of these a unit: `rest` is the point without its relative unit, `n` how many units from the base. */
typedef TimeValue (*Relative)(const TimePoint *rest, TimeBase b, int n);

static TimeValue relative_year(const TimePoint *rest, TimeBase b, int n)
{
    if (rest->same_day)
        return b.m ? one(b.y + n, b.m, b.d && edtf_date_ok(b.y + n, b.m, b.d) ? b.d : 0, false) : no_value;
    if (rest->same_month) return b.m ? one(b.y + n, b.m, 0, false) : no_value;
    return rest->same_season && b.m ? one(b.y + n, b.m, 0, true) : year_value(rest, b.y + n);
}

static TimeValue relative_decade(const TimePoint *rest, TimeBase b, int n)
{
    TimePoint p = *rest;
    int years = p.century ? 100 : 10;
    p.year = (b.y / years + n) * years;
    return decade_value(&p);
}

static TimeValue relative_half(const TimePoint *rest, TimeBase b, int n)
{
    TimePoint p = *rest;
    Step h = step(b.y, (b.m > 6) + n, 2);
    p.half = h.i + 1;
    return year_value(&p, h.y);
}

static TimeValue relative_quarter(const TimePoint *rest, TimeBase b, int n)
{
    TimePoint p = *rest;
    Step q = step(b.y, (b.m - 1) / 3 + n, 4);
    p.quarter = q.i + 1;
    return year_value(&p, q.y);
}

static TimeValue relative_month(const TimePoint *rest, TimeBase b, int n)
{
    Step m = step(b.y, b.m - 1 + n, 12);
    return rest->nth ? nth_of_month(rest, m.y, m.i + 1) : month_value(rest, m.y, m.i + 1);
}

static TimeValue relative_week(const TimePoint *rest, TimeBase b, int n)
{
    if (!b.d) return near_base(b);
    EdtfDay day = edtf_day(b.y, b.m, b.d);
    return week_value(rest, day - (edtf_weekday(day) - 1) + n * 7);
}

static TimeValue relative_day(const TimePoint *rest, TimeBase b, int n)
{
    (void)rest;
    if (!b.d) return b.m || n == 0 ? near_base(b) : no_value;
    EdtfDay day = edtf_day(b.y, b.m, b.d) + n;
    return days(day, day, false);
}

static TimeValue relative_value(const TimePoint *p, TimeBase b)
{
    static const Relative by_unit[] = {
        [TU_DAY] = relative_day,         [TU_WEEKEND] = relative_week, [TU_WEEK] = relative_week,
        [TU_MONTH] = relative_month,     [TU_QUARTER] = relative_quarter, [TU_HALF] = relative_half,
        [TU_YEAR] = relative_year,       [TU_DECADE] = relative_decade,
    };
    TimePoint rest = *p;
    rest.unit = TU_NONE;
    bool year_will_do = p->unit == TU_YEAR || p->unit == TU_DECADE || p->unit == TU_DAY ||
                        (p->unit == TU_WEEK && p->from == FROM_STORY);
    if (!b.y || !by_unit[p->unit] || (!b.m && !year_will_do)) return no_value;
    return by_unit[p->unit](&rest, b, p->shift);
}

/* "the week of May 8th"; a weekend reaches to the holiday that stands next to it. */
static TimeValue week_around(const TimePoint *p, TimeBase b)
{
    enum { TUESDAY = 2, THURSDAY = 4, FRIDAY = 5 };
    TimePoint day = *p;
    EdtfDay lo, hi;
    day.week_of = day.weekend = false;
    TimeValue v = time_value_of(&day, b);
    if (!v.ok) return no_value;
    time_value_bounds(&v, &lo, &hi);
    int wday = edtf_weekday(lo);
    EdtfDay monday = lo - (wday - 1);
    if (p->weekend && p->holiday && wday <= TUESDAY) return days(monday - 2, lo, false);
    if (p->weekend && p->holiday && wday >= THURSDAY && wday <= FRIDAY) return days(lo, monday + 6, false);
    return days(monday + (p->weekend ? 5 : 0), monday + 6, false);
}

/* The weekday next to the day. */
static TimeValue weekday_beside(const TimePoint *p, TimeBase b)
{
    TimePoint day = *p;
    EdtfDay lo, hi;
    day.beside = 0;
    TimeValue v = time_value_of(&day, b);
    if (!v.ok) return no_value;
    time_value_bounds(&v, &lo, &hi);
    int ahead = (p->beside_wday - edtf_weekday(lo) + 6) % 7 + 1, back = (edtf_weekday(lo) - p->beside_wday + 6) % 7 + 1;
    EdtfDay found = p->beside > 0 ? lo + ahead : lo - back;
    return lo == hi ? days(found, found, false) : no_value;
}

/* Friday 7/6: of both orders the one that falls on the weekday that year. */
static TimeValue day_by_weekday(const TimePoint *p, TimeBase b)
{
    TimePoint q[] = {*p, *p};
    TimeValue v[COUNT_OF(q)];
    q[1].month = p->day, q[1].day = p->month;
    bool falls[COUNT_OF(q)];
    for (size_t i = 0; i < COUNT_OF(q); i++) {
        EdtfDay lo, hi;
        q[i].either_order = false, q[i].wday = 0;
        v[i] = time_value_of(&q[i], b);
        if (v[i].ok) time_value_bounds(&v[i], &lo, &hi);
        falls[i] = v[i].ok && edtf_weekday(lo) == p->wday;
    }
    return falls[0] == falls[1] ? no_value : v[falls[1]];
}

TimeValue time_value_of(const TimePoint *p, TimeBase b)
{
    if (p->beside) return weekday_beside(p, b);
    if (p->week_of) return week_around(p, b);
    if (p->either_order && p->wday) return day_by_weekday(p, b);
    if (p->lunar || p->either_order || p->event_year) return no_value;
    if (p->unit) return relative_value(p, b);
    if (p->decade) return decade_value(p);
    int y = p->how ? p->year : b.y;
    if (!y) return no_value;
    if (p->wday && !p->month && !p->day && !p->nth) {
        EdtfDay day = b.d ? edtf_day(b.y, b.m, b.d) : 0;
        return b.d ? week_value(p, day - (edtf_weekday(day) - 1)) : no_value;
    }
    bool nth_wday = p->nth_unit == TU_DAY && p->wday && !p->month && !p->how;
    if (nth_wday) return b.m ? nth_of_month(p, y, b.m) : no_value;
    if ((p->day > 0 || p->month_part) && !p->month) return b.m ? month_value(p, y, b.m) : no_value;
    return year_value(p, y);
}

/* ---------------------------------------------------------------- bounds and text */
void time_value_bounds(const TimeValue *v, EdtfDay *lo, EdtfDay *hi)
{
    const TimePart *a = &v->from, *b = &v->to;
    *lo = edtf_day(a->y, a->m ? a->m : 1, a->d ? a->d : 1);
    int m = b->m ? b->m : 12;
    *hi = edtf_day(b->y, m, b->d ? b->d : edtf_month_days(b->y, m));
}

typedef struct Text { char p[64]; size_t n; } Text;

static void put_number(Text *t, int v, int width)
{
    for (int i = width; i-- > 0; v /= 10) t->p[t->n + (size_t)i] = (char)('0' + v % 10);
    t->n += (size_t)width;
}

static void put_part(Text *t, const TimePart *x)
{
    put_number(t, x->y, 4);
    if (x->m) {
        t->p[t->n++] = '-';
        put_number(t, x->m, 2);
    }
    if (x->d) {
        t->p[t->n++] = '-';
        put_number(t, x->d, 2);
    }
    if (x->approx) t->p[t->n++] = '~';
}

bool time_value_tells(const TimeValue *v) { return v->ok && v->from.y >= 1 && v->to.y <= 9999; }

Str time_value_text(Arena *a, const TimeValue *v)
{
    enum { CENTURY = 100 };
    Text t = {.n = 0};
    if (!time_value_tells(v)) return S("");
    if (v->decade) {
        bool century = v->to.y - v->from.y >= CENTURY - 1;
        put_number(&t, v->from.y / (century ? CENTURY : 10), century ? 2 : 3);
        t.p[t.n++] = 'X';
        if (century) t.p[t.n++] = 'X';
        if (v->from.approx) t.p[t.n++] = '~';
    } else {
        put_part(&t, &v->from);
        if (v->range) {
            t.p[t.n++] = '/';
            put_part(&t, &v->to);
        }
    }
    return str_dup(a, (Str){t.p, t.n});
}

TimeValue time_value_join(const TimeValue *from, const TimeValue *to)
{
    EdtfDay lo, hi, lo2, hi2;
    if (!from->ok || !to->ok) return no_value;
    time_value_bounds(from, &lo, &hi);
    time_value_bounds(to, &lo2, &hi2);
    TimePart b = to->to;
    return lo > hi2 ? no_value : both(from->from, b);
}

bool ie_timex_range(const Ie *ie, uint32_t timex) { return timex < ie->n_time && ie->time[timex].form == TX_RANGE; }

bool ie_timex_entry(const Ie *ie, uint32_t timex) { return ie->time[timex].entry && !ie->tx.v[timex].update; }

bool ie_is_range(const Ie *ie, uint32_t timex)
{
    const TimeParse *p = timex < ie->n_time ? &ie->time[timex] : NULL;
    return p && (p->form == TX_RANGE || p->open_end || p->open_start);
}

bool ie_is_total(const Ie *ie, uint32_t line)
{
    enum { UNITS = 32 };
    const Line *l = &ie->doc->line[line];
    uint32_t i = l->end - l->body <= UNITS ? ie_timex_from(ie, l->beg) : ie->tx.n;
    return i < ie->tx.n && ie->tx.v[i].beg < l->end && ie->out->timexes.v[i].type == TIMEX_DURATION;
}
