/* exchange_said.c: notes and tags in other programs' formats: what of them goes out, and what comes in. */
#include "exchange_int.h"
#include "review/anchor.h"
#include "review/view.h"
#include <stdio.h>

enum { DAY = 86400 };

/* ------------------------------------------------------------------ moments */
Str exchange_time(Arena *a, int64_t at)
{
    int y, m, d, s = (int)(at % DAY);
    if (at <= 0) return S("");
    edtf_ymd((EdtfDay)(at / DAY), &y, &m, &d);
    return str_fmt(a, "%04d-%02d-%02dT%02d:%02d:%02dZ", y, m, d, s / 3600, s / 60 % 60, s % 60);
}

/* "Z", "+09:00", or nothing, which is UTC: seconds to take off. */
static bool read_zone(const char *z, int *seconds)
{
    int h = 0, m = 0, n = 0;
    bool none = !*z || strcmp(z, "Z") == 0;
    bool ok =
        none || (sscanf(z, "%*1[+-]%2d:%2d%n", &h, &m, &n) == 2 && !z[n] && h >= 0 && h <= 14 && m >= 0 && m < 60);
    *seconds = (h * 60 + m) * (*z == '-' ? -60 : 60);
    return ok;
}

/* xsd:dateTime, whose parts of a second are left out. */
int64_t exchange_time_read(Str s)
{
    enum { DATE = 10 };
    char time[32];
    int h, m, sec, zone, n = 0;
    EdtfDay day, last;
    if (s.n <= DATE || s.n - DATE > sizeof time || s.p[DATE] != 'T' ||
        !edtf_bounds_str(str_slice(s, 0, DATE), &day, &last) || day != last)
        return 0;
    snprintf(time, sizeof time, STR_FMT, STR_ARG(str_slice(s, DATE + 1, s.n)));
    if (sscanf(time, "%2d:%2d:%2d%n", &h, &m, &sec, &n) != 3 || h < 0 || h > 23 || m < 0 || m > 59 || sec < 0 ||
        sec > 60)
        return 0;
    if (time[n] == '.') n += 1 + (int)strspn(time + n + 1, "0123456789");
    return read_zone(time + n, &zone) ? (int64_t)day * DAY + h * 3600 + m * 60 + sec - zone : 0;
}

/* ------------------------------------------------------------------ out */
void exchange_said(Arena *a, XItem *x, const Remark *first)
{
    for (const Remark *r = first; r; r = r->next)
        if (!r->lost) *vec_push(a, &x->said) = (XRemark){r->d->act, r->d->value, r->d->who, r->d->at};
}

/* ------------------------------------------------------------------ in */
/* At any of its places, whichever it goes by. */
static bool stands_at(const XItem *x, Span at)
{
    bool there = span_overlap(x->span, at);
    for (uint32_t i = 0; i < x->more.n && !there; i++) there = span_overlap(x->more.v[i], at);
    return there;
}

static bool known(const ReviewView *v, const Decision *row, const XItem *of, const XRemark *x)
{
    for (uint32_t i = 0; i < v->remarks.n; i++) {
        const Remark *r = v->remarks.v[i];
        bool same = r->d->on == row->on && r->d->act == x->act && str_eq(r->d->value, x->words) && (!x->who.n || str_eq(r->d->who, x->who)) &&
                    (!x->at || r->d->at == x->at);
        bool there = row->anchor.exact.n ? span_overlap(r->span, row->anchor.span) || stands_at(of, r->span)
                                         : !r->d->anchor.exact.n;
        if (same && there && !r->lost) return true;
    }
    return false;
}

void exchange_say(Arena *a, const OpenDoc *d, const XItem *x, uint32_t index, DecisionList *rows)
{
    for (uint32_t i = 0; i < x->said.n; i++) {
        const XRemark *said = &x->said.v[i];
        bool thing = index != REVIEW_NONE;
        Decision row = review_about(a, d, said->act, thing ? x->on : ON_MEMOIR, index);
        if (!thing) row.on = x->on, row.type = x->type, row.whole = x->whole;
        if (!thing && x->anchored) row.anchor = anchor_make(d->doc->text, d->doc->hash, x->span);
        if (known(d->review, &row, x, said)) continue;
        row.value = said->words;
        if (said->who.n) row.who = said->who;
        row.at = said->at;
        *vec_push(a, rows) = row;
    }
}
