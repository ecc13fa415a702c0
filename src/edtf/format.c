/* Values into EDTF text. */
#include "edtf_int.h"
#include <stdio.h>

typedef struct { char p[512]; size_t n; } Text;

static void put(Text *t, Str s)
{
    for (size_t i = 0; i < s.n && t->n < sizeof t->p; i++) t->p[t->n++] = s.p[i];
}

static void put_mark(Text *t, unsigned q)
{
    if (q) put(t, (Str){&" ?~%"[q], 1});
}

static void put_digits(Text *t, int64_t v, int n, unsigned mask)
{
    for (int i = n - 1; i >= 0; i--) {
        char ch = (char)(mask >> i & 1 ? 'X' : '0' + v / pow10_of(i) % 10);
        put(t, (Str){&ch, 1});
    }
}

static void put_number(Text *t, const char *prefix, int64_t v)
{
    char b[32];
    int n = snprintf(b, sizeof b, "%s%lld", prefix, (long long)v);
    put(t, (Str){b, (size_t)n});
}

static void put_year(Text *t, const EdtfPoint *pt)
{
    int64_t v = pt->year < 0 ? -pt->year : pt->year;
    bool minus = pt->minus || pt->year < 0;
    if (pt->y_form) {
        put_number(t, minus ? "Y-" : "Y", v / pow10_of(pt->exponent));
        if (pt->exponent) put_number(t, "E", pt->exponent);
    } else {
        if (minus) put(t, S("-"));
        put_digits(t, v, 4, pt->year_mask);
    }
    if (pt->sig) put_number(t, "S", pt->sig);
}

/* The shortest marks for what holds: one behind where a run from the year shares it, else one before each. */
static uint16_t marks_for(const uint8_t q[3], int n)
{
    int run = 1;
    while (run < n && q[run] == q[0]) run++;
    bool rest_bare = true;
    for (int i = run; i < n; i++) rest_bare = rest_bare && !q[i];
    if (rest_bare) return (uint16_t)(q[0] << (MARK_BEHIND + (run - 1) * MARK_COMPONENT));
    unsigned marks = 0;
    for (int i = 0; i < n; i++) marks |= (unsigned)q[i] << (MARK_BEFORE + i * MARK_COMPONENT);
    return (uint16_t)marks;
}

static uint16_t marks_of(const EdtfPoint *pt, int n)
{
    uint8_t q[3] = {pt->q_year, pt->q_month, pt->q_day}, written[3];
    marks_spread(pt->q_marks, written);
    for (int i = 0; i < n; i++)
        if (written[i] != q[i]) return marks_for(q, n);
    return pt->q_marks;
}

static void put_point(Text *t, const EdtfPoint *pt)
{
    static const int components[] = {
        [EDTF_YEAR] = 1, [EDTF_MONTH] = 2, [EDTF_SEASON] = 2, [EDTF_DAYP] = 3, [EDTF_TIME] = 3,
    };
    if (pt->end == EDTF_END_OPEN) put(t, S(".."));
    if (pt->end != EDTF_END_DATE) return;
    int n = components[pt->prec];
    unsigned marks = marks_of(pt, n);
    for (int i = 0; i < n; i++, marks >>= MARK_COMPONENT) {
        if (i) put(t, S("-"));
        put_mark(t, marks >> MARK_BEFORE & 3);
        if (i == 0) put_year(t, pt);
        else put_digits(t, i == 1 ? pt->month : pt->day, 2, i == 1 ? pt->month_mask : pt->day_mask);
        put_mark(t, marks >> MARK_BEHIND & 3);
    }
    if (pt->prec == EDTF_TIME) put(t, S("T")), put(t, str_z(pt->time));
}

static void put_set(Text *t, const Edtf *e)
{
    put(t, e->kind == EDTF_ONE_OF ? S("[") : S("{"));
    for (int i = 0; i < e->n; i++) {
        bool goes_on = e->ranged >> i & 1, open = e->pt[i].end == EDTF_END_OPEN;
        if (!open) put_point(t, &e->pt[i]);
        if (goes_on) put(t, S(".."));
        else if (i + 1 < e->n) put(t, S(","));
    }
    put(t, e->kind == EDTF_ONE_OF ? S("]") : S("}"));
}

Str edtf_format(Arena *a, const Edtf *e)
{
    Text t = {.n = 0};
    if (e->kind == EDTF_ONE_OF || e->kind == EDTF_ALL_OF) put_set(&t, e);
    for (int i = 0; i < e->n && (e->kind == EDTF_POINT || e->kind == EDTF_INTERVAL); i++) {
        if (i) put(&t, S("/"));
        put_point(&t, &e->pt[i]);
    }
    return str_dup(a, (Str){t.p, t.n});
}
