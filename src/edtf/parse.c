/* EDTF text into values: one pass with a cursor, nothing read twice. */
#include "edtf_int.h"
#include <string.h>

typedef struct { const char *p, *end; } Cursor;

static char peek(const Cursor *c) { return c->p < c->end ? *c->p : '\0'; }

static bool take(Cursor *c, char want)
{
    if (c->p >= c->end || *c->p != want) return false;
    c->p++;
    return true;
}

static bool take_dots(Cursor *c)
{
    if (c->end - c->p < 2 || c->p[0] != '.' || c->p[1] != '.') return false;
    c->p += 2;
    return true;
}

static bool is_digit(char ch) { return ch >= '0' && ch <= '9'; }

/* Exactly n digits, any of which may be X. */
static bool take_digits(Cursor *c, int n, int64_t *value, uint16_t *mask)
{
    if (c->end - c->p < n) return false;
    *value = 0, *mask = 0;
    for (int i = n - 1; i >= 0; i--) {
        char ch = *c->p++;
        if (!is_digit(ch) && ch != 'X') return false;
        *value = *value * 10 + (ch == 'X' ? 0 : ch - '0');
        if (ch == 'X') *mask |= (uint16_t)(1u << i);
    }
    return true;
}

/* A number without leading zeros, at least 1. */
static bool take_number(Cursor *c, int64_t max, int64_t *value)
{
    if (peek(c) == '0' || !is_digit(peek(c))) return false;
    for (*value = 0; is_digit(peek(c)); c->p++) {
        *value = *value * 10 + (*c->p - '0');
        if (*value > max) return false;
    }
    return true;
}

static bool take_significant(Cursor *c, EdtfPoint *pt)
{
    int64_t n;
    if (!take(c, 'S')) return true;
    if (pt->year_mask || !take_number(c, year_digits(pt), &n)) return false;
    pt->sig = (uint8_t)n;
    return true;
}

/* Y170000002, Y-17E7, Y3388E2S3: only where four digits do not do. */
static bool take_long_year(Cursor *c, EdtfPoint *pt)
{
    int64_t mantissa, exponent = 0;
    pt->y_form = true;
    pt->minus = take(c, '-');
    if (!take_number(c, EDTF_YEAR_MAX, &mantissa)) return false;
    if (take(c, 'E') && !take_number(c, 15, &exponent)) return false;
    if (exponent == 0 && mantissa < 10000) return false;
    if (mantissa > EDTF_YEAR_MAX / pow10_of((int)exponent)) return false;
    pt->exponent = (uint8_t)exponent;
    pt->year = mantissa * pow10_of((int)exponent) * (pt->minus ? -1 : 1);
    return take_significant(c, pt);
}

static bool take_year(Cursor *c, EdtfPoint *pt)
{
    if (take(c, 'Y')) return take_long_year(c, pt);
    pt->minus = take(c, '-');
    if (!take_digits(c, 4, &pt->year, &pt->year_mask)) return false;
    if (pt->minus && pt->year == 0 && !pt->year_mask) return false;
    if (pt->minus) pt->year = -pt->year;
    return take_significant(c, pt);
}

static bool take_month(Cursor *c, EdtfPoint *pt)
{
    int64_t value;
    uint16_t mask;
    if (!take_digits(c, 2, &value, &mask)) return false;
    pt->month = (int)value;
    pt->month_mask = (uint8_t)mask;
    pt->prec = !mask && value >= 21 && value <= 41 ? EDTF_SEASON : EDTF_MONTH;
    return true;
}

static bool take_day(Cursor *c, EdtfPoint *pt)
{
    int64_t value;
    uint16_t mask;
    if (pt->prec == EDTF_SEASON || !take_digits(c, 2, &value, &mask)) return false;
    pt->day = (int)value;
    pt->day_mask = (uint8_t)mask;
    pt->prec = EDTF_DAYP;
    return true;
}

static bool take_two(Cursor *c, int max)
{
    int64_t value;
    uint16_t mask;
    return take_digits(c, 2, &value, &mask) && !mask && value <= max;
}

static bool take_zone(Cursor *c)
{
    if (take(c, 'Z')) return true;
    if (!take(c, '+') && !take(c, '-')) return true;
    if (!take_two(c, 14)) return false;                    /* the farthest zone is +14 */
    return !take(c, ':') || take_two(c, 59);
}

/* A time belongs to a whole and certain day. */
static bool take_time(Cursor *c, EdtfPoint *pt)
{
    const char *from = c->p;
    if (pt->prec != EDTF_DAYP || pt->year_mask || pt->month_mask || pt->day_mask || pt->q_marks) return false;
    if (!take_two(c, 23) || !take(c, ':') || !take_two(c, 59) || !take(c, ':') || !take_two(c, 59)) return false;
    if (!take_zone(c)) return false;
    memcpy(pt->time, from, (size_t)(c->p - from));
    pt->prec = EDTF_TIME;
    return true;
}

static unsigned take_mark(Cursor *c)
{
    static const char marks[] = "?~%";
    const char *hit = peek(c) ? strchr(marks, peek(c)) : NULL;
    if (!hit) return 0;
    c->p++;
    return (unsigned)(hit - marks) + 1;
}

void marks_spread(uint16_t marks, uint8_t q[3])
{
    q[0] = q[1] = q[2] = 0;
    for (int i = 0; i < 3; i++) {
        unsigned here = (unsigned)marks >> (i * MARK_COMPONENT);
        q[i] |= (uint8_t)(here >> MARK_BEFORE & 3);
        for (int j = 0; j <= i; j++) q[j] |= (uint8_t)(here >> MARK_BEHIND & 3);
    }
}

/* One component with its marks; a component marked on both sides would be a % in disguise. */
static bool take_marked(Cursor *c, EdtfPoint *pt, int component, bool (*read)(Cursor *, EdtfPoint *))
{
    unsigned before = take_mark(c);
    if (!read(c, pt)) return false;
    unsigned behind = take_mark(c);
    if (before && behind) return false;
    pt->q_marks |= (uint16_t)((before << MARK_BEFORE | behind << MARK_BEHIND) << (component * MARK_COMPONENT));
    return true;
}

static bool take_point(Cursor *c, EdtfPoint *pt)
{
    static bool (*const parts[])(Cursor *, EdtfPoint *) = {take_year, take_month, take_day};
    *pt = (EdtfPoint){.prec = EDTF_YEAR};
    if (!take_marked(c, pt, 0, parts[0])) return false;
    bool year_only = pt->y_form || pt->sig;
    for (int i = 1; i < 3 && !year_only && take(c, '-'); i++)
        if (!take_marked(c, pt, i, parts[i])) return false;
    uint8_t q[3];
    marks_spread(pt->q_marks, q);
    pt->q_year = q[0], pt->q_month = q[1], pt->q_day = q[2];
    EdtfDay lo, hi;
    return point_bounds(pt, &lo, &hi);
}

bool points_reversed(const EdtfPoint *from, const EdtfPoint *to)
{
    EdtfDay from_lo, from_hi, to_lo, to_hi;
    if (from->end != EDTF_END_DATE || to->end != EDTF_END_DATE) return false;
    if (!point_bounds(from, &from_lo, &from_hi) || !point_bounds(to, &to_lo, &to_hi)) return true;
    if (from_lo != EDTF_DAY_MIN && from_lo != EDTF_DAY_MAX) return from_lo > to_hi;
    int64_t from_year, to_year, unused;                    /* beyond the days the years tell */
    point_years(from, &from_year, &unused);
    point_years(to, &unused, &to_year);
    return from_year > to_year;
}

static bool take_interval_end(Cursor *c, EdtfPoint *pt)
{
    *pt = (EdtfPoint){.end = EDTF_END_OPEN};
    if (take_dots(c)) return true;
    pt->end = EDTF_END_UNKNOWN;
    if (c->p == c->end || *c->p == '/') return true;
    return take_point(c, pt);
}

static bool take_plain(Cursor *c, Edtf *e)
{
    e->kind = EDTF_POINT, e->n = 1;
    if (!take_interval_end(c, &e->pt[0])) return false;
    if (!take(c, '/')) return e->pt[0].end == EDTF_END_DATE && (!take(c, 'T') || take_time(c, &e->pt[0]));
    e->kind = EDTF_INTERVAL, e->n = 2;
    if (!take_interval_end(c, &e->pt[1])) return false;
    bool says_nothing = e->pt[0].end == EDTF_END_UNKNOWN && e->pt[1].end == EDTF_END_UNKNOWN;
    return !says_nothing && !points_reversed(&e->pt[0], &e->pt[1]);
}

static EdtfPoint *add_member(Edtf *e)
{
    if (e->n == EDTF_SET_MAX) return NULL;
    e->pt[e->n] = (EdtfPoint){.end = EDTF_END_OPEN};
    return &e->pt[e->n++];
}

/* date, date..date, ..date (only first) or date.. (only last). */
static bool take_member(Cursor *c, Edtf *e, char close)
{
    bool first = e->n == 0, from_open = first && take_dots(c);
    EdtfPoint *pt = add_member(e);
    if (!pt || (!from_open && !take_point(c, pt))) return false;
    if (!from_open && !take_dots(c)) return true;
    e->ranged |= 1u << (e->n - 1);
    EdtfPoint *to = add_member(e);
    if (!to) return false;
    if (!from_open && peek(c) == close) return true;
    return take_point(c, to) && !points_reversed(pt, to);
}

static bool take_set(Cursor *c, Edtf *e)
{
    char close = *c->p == '[' ? ']' : '}';
    e->kind = *c->p++ == '[' ? EDTF_ONE_OF : EDTF_ALL_OF;
    do {
        if (!take_member(c, e, close)) return false;
    } while (take(c, ','));
    return take(c, close);
}

bool edtf_parse(Str s, Edtf *out)
{
    if (s.n == 0) return false;
    Cursor c = {s.p, s.p + s.n};
    Edtf e = {0};
    bool set = s.p[0] == '[' || s.p[0] == '{';
    if (!(set ? take_set(&c, &e) : take_plain(&c, &e)) || c.p != c.end) return false;
    *out = e;
    return true;
}

bool edtf_valid(Str s)
{
    Edtf e;
    return edtf_parse(s, &e);
}
