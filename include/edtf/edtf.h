/* edtf.h: calendar values with their uncertainty: parse, print, bounds, order, arithmetic.
 *
 * Knows    ISO 8601-2:2019 (EDTF) levels 0, 1 and 2 as the Library of Congress lists them; ISO 8601 durations.
 * Unaware  of any language: words become values in ie/.
 * Units    EdtfDay: days since 1970-01-01 in the proleptic Gregorian calendar.
 * Memory   an Edtf is a value without pointers; sets of more than EDTF_SET_MAX members are refused.
 * Errors   edtf_parse says false for what is no EDTF (2021-02-30, reversed intervals, "202"); nothing else fails.
 * Threads  pure functions.
 * Source   https://www.loc.gov/standards/datetime/ (2019-02-04). */
#ifndef EDTF_EDTF_H
#define EDTF_EDTF_H
#include "base/arena.h"

typedef int32_t EdtfDay;
#define EDTF_DAY_MIN  INT32_MIN            /* open towards the past, or before all calendars */
#define EDTF_DAY_MAX  INT32_MAX            /* open towards the future */
#define EDTF_DAY_NONE (INT32_MIN + 1)      /* no value */
static inline bool edtf_dated(EdtfDay d) { return d != EDTF_DAY_NONE && d != EDTF_DAY_MIN && d != EDTF_DAY_MAX; }

/* Calendar arithmetic, proleptic Gregorian. Months count from 1. */
EdtfDay edtf_day(int y, int m, int d);                       /* the date must exist */
void    edtf_ymd(EdtfDay day, int *y, int *m, int *d);
int     edtf_month_days(int y, int m);
bool    edtf_date_ok(int y, int m, int d);
int     edtf_weekday(EdtfDay day);                           /* 1 Monday … 7 Sunday */

typedef enum { EDTF_EMPTY, EDTF_POINT, EDTF_INTERVAL, EDTF_ONE_OF, EDTF_ALL_OF } EdtfKind;
typedef enum { EDTF_YEAR, EDTF_MONTH, EDTF_DAYP, EDTF_TIME, EDTF_SEASON } EdtfPrecision;
typedef enum { EDTF_Q_NONE = 0, EDTF_Q_UNCERTAIN = 1 /* ? */, EDTF_Q_APPROX = 2 /* ~ */ } EdtfQual;   /* 3 is % */
typedef enum { EDTF_END_DATE, EDTF_END_OPEN /* .. */, EDTF_END_UNKNOWN /* nothing */ } EdtfEnd;

/* One date of any precision. Unspecified digits (201X) are kept as masks: bit i set means digit i from the
 * right is X, and counts 0 in the number. sig: significant digits of the year (1950S2), 0 when not given. */
typedef struct EdtfPoint {
    EdtfEnd       end;                     /* EDTF_END_DATE but for the ends of intervals and sets */
    EdtfPrecision prec;
    int64_t       year;                    /* to EDTF_YEAR_MAX; astronomical: 0 is 1 BC */
    int           month, day;              /* month 1–12, or 21–41 for EDTF_SEASON; 0 when not given */
    uint16_t      year_mask;
    uint8_t       month_mask, day_mask;
    uint8_t       q_year, q_month, q_day;  /* EdtfQual per component, what holds */
    uint16_t      q_marks;                 /* how that was written, for edtf_format; 0: the shortest way */
    uint8_t       sig, exponent;           /* Y17E7: exponent 7 */
    bool          y_form, minus;           /* written with Y; written with a minus sign (-00XX has year 0) */
    char          time[24];                /* the time part as written, "" without one */
} EdtfPoint;
#define EDTF_YEAR_MAX 1000000000000000     /* either way; a longer year is refused */

enum { EDTF_SET_MAX = 16 };
typedef struct Edtf {
    EdtfKind  kind;
    int       n;                           /* points used: 1, 2 for an interval, members of a set */
    EdtfPoint pt[EDTF_SET_MAX];
    uint32_t  ranged;                      /* bit i: member i of a set goes on to member i+1 (a..b) */
} Edtf;

bool edtf_parse(Str s, Edtf *out);                           /* untouched on failure; "" and ".." fail */
Str  edtf_format(Arena *a, const Edtf *e);                   /* the inverse of edtf_parse, byte for byte */
bool edtf_valid(Str s);

/* Certain bounds: the earliest and the latest day the value may mean. Unknown ends give EDTF_DAY_NONE, open ones
 * EDTF_DAY_MIN and MAX, as do years beyond the days. Qualifiers do not widen them. Seasons 21–24 are the northern
 * ones by whole months, winter ends in the next year's February. False, and both NONE, for an empty value. */
bool edtf_bounds(const Edtf *e, EdtfDay *lo, EdtfDay *hi);
/* Days from lo to hi; more than any two dates are apart where either is open or not known. */
enum { EDTF_DAYS_OPEN = 1 << 29 };
static inline EdtfDay edtf_days_between(EdtfDay lo, EdtfDay hi)
{
    bool open = lo <= EDTF_DAY_NONE || hi <= EDTF_DAY_NONE || lo == EDTF_DAY_MAX || hi == EDTF_DAY_MAX;
    return open ? EDTF_DAYS_OPEN : hi - lo;
}
bool edtf_bounds_str(Str s, EdtfDay *lo, EdtfDay *hi);       /* parse and bounds; ".." is everything */

typedef enum { EDTF_BEFORE = -1, EDTF_MAYBE = 0, EDTF_AFTER = 1, EDTF_SAME = 2 } EdtfOrder;
/* In the next four an unknown end may lie anywhere. */
EdtfOrder edtf_order(const Edtf *a, const Edtf *b);          /* three-valued, SAME for equal single days */
int  edtf_sort_cmp(const Edtf *a, const Edtf *b);            /* total: earliest, latest, coarse first; empty last */
bool edtf_contains(const Edtf *outer, const Edtf *inner);    /* certainly, by bounds */
bool edtf_intersect(const Edtf *a, const Edtf *b, EdtfDay *lo, EdtfDay *hi);   /* false when certainly apart */

typedef enum { ALLEN_NONE, ALLEN_BEFORE, ALLEN_MEETS, ALLEN_OVERLAPS, ALLEN_STARTS, ALLEN_DURING, ALLEN_FINISHES,
    ALLEN_EQUALS, ALLEN_FINISHED_BY, ALLEN_CONTAINS, ALLEN_STARTED_BY, ALLEN_OVERLAPPED_BY, ALLEN_MET_BY,
    ALLEN_AFTER } AllenRelation;
AllenRelation edtf_allen(const Edtf *a, const Edtf *b);      /* ALLEN_NONE where a bound is not known */

/* ISO 8601 durations, calendar units kept apart; halves are kept in the finer unit (1.5 years = P1Y6M). */
typedef struct EdtfDuration { double y, m, w, d, h, min; bool approx; } EdtfDuration;
bool edtf_duration_parse(Str s, EdtfDuration *out);          /* P1Y6M, P3W, PT8H, ~P2Y */
Str  edtf_duration_format(Arena *a, const EdtfDuration *du);
double edtf_duration_days(const EdtfDuration *du);           /* mean calendar lengths: 365.25, 30.4375 */

/* date + sign * length at the coarser precision of the two: 2017-04-21 + P8M = 2017-12. Where the length may or may
 * not carry into the next unit the result is an interval: 2017 + P8M = 2017/2018. Approximate when either is, or
 * when asked. False for an empty date and for what lies beyond the days. */
bool edtf_add(const Edtf *date, const EdtfDuration *du, int sign, bool approx, Edtf *out);

/* Builders. m = 0 leaves the month out, d = 0 the day; a date that does not exist gives an empty value. */
Edtf edtf_make(int y, int m, int d);
Edtf edtf_make_interval(const Edtf *from, const Edtf *to);   /* NULL: unknown end; empty when reversed */
Edtf edtf_make_span(EdtfDay lo, EdtfDay hi);                 /* as coarse as is exact: a day, month, year, interval */
void edtf_set_open(Edtf *e, bool start, bool end);           /* makes an interval with that end open, not both */
void edtf_qualify(Edtf *e, EdtfQual q);                      /* adds q to every point; a time of day goes */
#endif
