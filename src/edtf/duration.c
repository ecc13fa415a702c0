/* ISO 8601 durations, and dates moved by them. */
#include "edtf_int.h"
#include <math.h>
#include <stdio.h>

/* The designators in their order; a T stands before the time units. */
typedef struct { char letter; bool time; size_t at; double days; } Unit;
static const Unit units[] = {
    {'Y', false, offsetof(EdtfDuration, y), 365.25}, {'M', false, offsetof(EdtfDuration, m), 30.4375},
    {'W', false, offsetof(EdtfDuration, w), 7},      {'D', false, offsetof(EdtfDuration, d), 1},
    {'H', true,  offsetof(EdtfDuration, h), 1 / 24.0}, {'M', true, offsetof(EdtfDuration, min), 1 / 1440.0},
};

static double *field(EdtfDuration *du, const Unit *u) { return (double *)(void *)((char *)du + u->at); }
static double value_of(const EdtfDuration *du, const Unit *u)
{
    return *(const double *)(const void *)((const char *)du + u->at);
}

static bool is_digit(char ch) { return ch >= '0' && ch <= '9'; }

/* Digits with an optional fraction, at most nine before it. */
static bool take_amount(Str *s, double *v)
{
    size_t i = 0;
    for (*v = 0; i < s->n && is_digit(s->p[i]); i++) *v = *v * 10 + (s->p[i] - '0');
    if (i == 0 || i > 9) return false;
    if (i + 1 < s->n && s->p[i] == '.' && is_digit(s->p[i + 1])) {
        double unit = 0.1;
        for (i++; i < s->n && is_digit(s->p[i]); i++, unit /= 10) *v += unit * (s->p[i] - '0');
    }
    *s = str_slice(*s, i, s->n);
    return true;
}

static bool take_char(Str *s, char ch)
{
    if (s->n == 0 || s->p[0] != ch) return false;
    *s = str_slice(*s, 1, s->n);
    return true;
}

/* Amounts with the units [from, to) in order, each at most once; *n counts them. */
static bool take_units(Str *s, EdtfDuration *du, size_t from, size_t to, int *n)
{
    double v;
    while (s->n && is_digit(s->p[0])) {
        if (!take_amount(s, &v) || s->n == 0) return false;
        while (from < to && units[from].letter != s->p[0]) from++;
        if (from == to) return false;
        *field(du, &units[from++]) = v;
        take_char(s, s->p[0]);
        ++*n;
    }
    return true;
}

/* Half a year is six months: parts of years that are whole months go there. */
static void settle(EdtfDuration *du)
{
    double whole = floor(du->y), months = (du->y - whole) * 12;
    if (months > 0 && fabs(months - round(months)) < 1e-6) {
        du->y = whole;
        du->m += round(months);
    }
}

bool edtf_duration_parse(Str s, EdtfDuration *out)
{
    enum { FIRST_TIME = 4 };
    EdtfDuration du = {0};
    int dates = 0, times = 0;
    du.approx = take_char(&s, '~');
    if (!take_char(&s, 'P') || !take_units(&s, &du, 0, FIRST_TIME, &dates)) return false;
    if (take_char(&s, 'T') && (!take_units(&s, &du, FIRST_TIME, COUNT_OF(units), &times) || !times)) return false;
    if (!du.approx) du.approx = take_char(&s, '~');
    if (s.n || dates + times == 0) return false;
    settle(&du);
    *out = du;
    return true;
}

/* A whole number, as nearly every amount is: printf takes longer for one than reading the sentence around it. */
static int put_whole(char *b, uint32_t v)
{
    char back[10];
    int n = 0;
    for (; v || !n; v /= 10) back[n++] = (char)('0' + v % 10);
    for (int i = 0; i < n; i++) b[i] = back[n - 1 - i];
    return n;
}

static int put_amount(char *b, size_t cap, double v)
{
    if (v >= 1 && v < 1e9 && v == (double)(uint32_t)v) return put_whole(b, (uint32_t)v);
    int n = snprintf(b, cap, "%.4f", v);
    while (n > 0 && b[n - 1] == '0') n--;
    if (n > 0 && b[n - 1] == '.') n--;
    return n;
}

Str edtf_duration_format(Arena *a, const EdtfDuration *du)
{
    Str out = du->approx ? S("~P") : S("P");
    bool in_time = false, any = false;
    for (size_t i = 0; i < COUNT_OF(units); i++) {
        double v = value_of(du, &units[i]);
        if (v <= 0) continue;
        char b[40];
        int n = put_amount(b, sizeof b, v);
        Str time = units[i].time && !in_time ? S("T") : S("");
        out = str_join(a, (Str[]){out, time, {b, (size_t)n}, {&units[i].letter, 1}}, 4);
        in_time = units[i].time;
        any = true;
    }
    return any ? out : str_cat(a, out, S("0D"));
}

double edtf_duration_days(const EdtfDuration *du)
{
    double days = 0;
    for (size_t i = 0; i < COUNT_OF(units); i++) days += value_of(du, &units[i]) * units[i].days;
    return days;
}

/* How fine a length is told: by its smallest unit. None at all moves nothing and coarsens nothing. */
static EdtfPrecision duration_precision(const EdtfDuration *du)
{
    if (du->w > 0 || du->d > 0 || du->h > 0 || du->min > 0) return EDTF_DAYP;
    if (du->m > 0) return EDTF_MONTH;
    return du->y > 0 ? EDTF_YEAR : EDTF_DAYP;
}

static EdtfPrecision date_precision(const Edtf *e)
{
    EdtfPrecision coarsest = EDTF_DAYP;
    for (int i = 0; i < e->n; i++) {
        if (e->pt[i].end != EDTF_END_DATE) continue;
        EdtfPrecision p = e->pt[i].prec == EDTF_SEASON ? EDTF_MONTH : e->pt[i].prec;
        if (p < coarsest) coarsest = p;
    }
    return coarsest;
}

/* Months first, the day cut to the month's length; then days. Parts of months count by their mean length. */
static bool move_day(EdtfDay from, const EdtfDuration *du, int sign, EdtfDay *to)
{
    if (from == EDTF_DAY_MIN || from == EDTF_DAY_MAX || from == EDTF_DAY_NONE) {
        *to = from;
        return true;
    }
    double all_months = du->y * 12 + du->m, whole = floor(all_months + 1e-9);
    double days = (all_months - whole) * 30.4375 + du->w * 7 + du->d + du->h / 24 + du->min / 1440;
    if (whole > 12e6 || days > 4e8) return false;
    int y, m, d;
    edtf_ymd(from, &y, &m, &d);
    int64_t months = (int64_t)y * 12 + m - 1 + sign * (int64_t)whole;
    int64_t year = months >= 0 ? months / 12 : -((11 - months) / 12);
    int month = (int)(months - year * 12) + 1;
    int last = edtf_month_days((int)(year % 400), month);
    int64_t day = (int64_t)day_clamped(year, month, d < last ? d : last) + sign * (int64_t)floor(days + 1e-9);
    *to = (EdtfDay)day;
    return day > EDTF_DAY_NONE && day < EDTF_DAY_MAX;
}

static unsigned qualifiers(const Edtf *e)
{
    unsigned q = 0;
    for (int i = 0; i < e->n; i++) q |= (unsigned)(e->pt[i].q_year | e->pt[i].q_month | e->pt[i].q_day);
    return q;
}

bool edtf_add(const Edtf *date, const EdtfDuration *du, int sign, bool approx, Edtf *out)
{
    EdtfDay lo, hi;
    if (!edtf_bounds(date, &lo, &hi)) return false;
    if (date->kind == EDTF_POINT && (lo == EDTF_DAY_MIN || hi == EDTF_DAY_MAX)) return false;
    if (!move_day(lo, du, sign, &lo) || !move_day(hi, du, sign, &hi)) return false;
    EdtfPrecision p = date_precision(date), q = duration_precision(du);
    if (q < p) p = q;
    Edtf e = {.kind = EDTF_INTERVAL, .n = 2};
    if (!point_at(lo, p, &e.pt[0]) || !point_at(hi, p, &e.pt[1])) return false;
    if (point_same(&e.pt[0], &e.pt[1])) e.kind = EDTF_POINT, e.n = 1;
    edtf_qualify(&e, (EdtfQual)(qualifiers(date) | (approx || du->approx ? EDTF_Q_APPROX : 0)));
    *out = e;
    return true;
}
