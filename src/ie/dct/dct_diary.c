/* Diaries: a day over each entry. Days without their year go on from the entry before. */
#include "dct_int.h"

/* It heads its line, with at most a weekday, a place or the weather behind. */
static bool heads_line(const DctState *s, uint32_t i)
{
    const Ie *ie = s->ie;
    const TimexInfo *info = &ie->tx.v[i];
    if (ie->time[i].form != TX_POINT) return false;
    const Line *l = doc_line_at(ie->doc, info->beg);
    if (!l || info->beg > dct_line_words(ie->doc, l).beg + 2 || l->kind == LINE_TABLE || l->kind == LINE_ITEM)
        return false;
    return dct_fills(s, info) && !dct_line_has_more(ie, l, info);
}

bool dct_heads_line(const DctState *s, uint32_t i) { return s->ie->time[i].a.month > 0 && heads_line(s, i); }

/* A year, or a part of one, over its text: 2022년 상반기, 2022년 7월, 2022. */
static bool heads_part(const DctState *s, uint32_t i, DctDate *out)
{
    const TimePoint *p = &s->ie->time[i].a;
    return p->how && !p->day && heads_line(s, i) && dct_date_of(s, i, out);
}

/* The first such day or month, behind the one before or on it. */
static bool follows(const TimePoint *p, EdtfDay before, DctDate *out)
{
    int y, m, d;
    if (before == EDTF_DAY_MIN || p->how || p->month <= 0 || p->day < 0 || p->unit || p->holiday || p->part)
        return false;
    edtf_ymd(before, &y, &m, &d);
    if (p->month < m || (p->month == m && p->day && p->day < d)) y++;
    if (!edtf_date_ok(y, p->month, p->day ? p->day : 1)) return false;
    out->lo = edtf_day(y, p->month, p->day ? p->day : 1);
    out->hi = p->day ? out->lo : edtf_day(y, p->month, edtf_month_days(y, p->month));
    return true;
}

typedef struct Entry { DctDate day; bool guessed; } Entry;          /* guessed: its year is that of the entry before */

/* "2023" over the days of that year: its entries go on from its begin. */
static void year_begin(const DctState *s, uint32_t i, EdtfDay *before)
{
    const TimePoint *p = &s->ie->time[i].a;
    DctDate x;
    bool year = s->ie->time[i].form == TX_POINT && p->how && !p->month && !p->unit && s->ie->tx.v[i].heading;
    if (year && dct_date_of(s, i, &x) && x.lo > *before && dct_fills(s, &s->ie->tx.v[i])) *before = x.lo;
}

static bool heads_entry(const DctState *s, uint32_t i, EdtfDay before, Entry *out)
{
    if (!dct_heads_line(s, i)) return false;
    *out = (Entry){.day = {.i = i}};
    if (dct_date_of(s, i, &out->day)) return out->day.lo == out->day.hi;
    return out->guessed = follows(&s->ie->time[i].a, before, &out->day);
}

/* Is there text between two days, or behind the last one? Under a title alone, a day is a stamp. */
static bool has_text(const DctState *s, uint32_t from, uint32_t to)
{
    const Doc *d = s->ie->doc;
    uint32_t end = to < s->ie->n_time ? s->ie->tx.v[to].line : d->n_line;
    for (uint32_t line = s->ie->tx.v[from].line + 1; line < end; line++)
        if (d->line[line].tok_beg < d->line[line].tok_end) return true;
    return false;
}

static void mark(DctState *s, const Entry *x)
{
    TimeParse *p = &s->ie->time[x->day.i];
    int y, m, d;
    p->entry = p->a.day > 0;
    if (!x->guessed) return;
    edtf_ymd(x->day.lo, &y, &m, &d);
    p->entry_year = (int16_t)y;
    s->span[x->day.i] = (DctSpan){x->day.lo, x->day.hi, SPAN_DATED};
}

/* 2022년 7월 / 입사했다. / 2023년 3월 / 팀장이 되었다: parts of years over their texts, each later than the one before, are a
 * chronicle, and none of them a stamp. */
static void mark_parts(DctState *s)
{
    EdtfDay before = EDTF_DAY_MIN;
    uint32_t last = 0;
    for (uint32_t i = 0; i < s->ie->n_time; i++) {
        DctDate x;
        if (!heads_part(s, i, &x)) continue;
        bool first = before == EDTF_DAY_MIN;
        if (!first && (x.lo <= before || !has_text(s, last, i))) return;
        before = x.hi;
        if (!first) s->parts = has_text(s, i, i + 1) ? i + 1 : i;
        last = i;
    }
}

/* Two and more days in their order, each over its text, at least one of which speaks of its today or names its weekday
 * as diaries do, or three of which one leaves out its year: every such day is the time of writing of what stands under it,
 * and the last that of the document. Of other days over their texts, a chronicle, none but the last can be a stamp. */
void dct_mark_entries(DctState *s)
{
    enum { MANY = 3 };
    const Ie *ie = s->ie;
    EdtfDay before = EDTF_DAY_MIN;
    Entry x;
    uint32_t n = 0, last = 0;
    bool today = false, guessed = false;
    mark_parts(s);
    for (uint32_t i = 0; i < ie->n_time; i++) {
        year_begin(s, i, &before);
        if (!heads_entry(s, i, before, &x)) continue;
        if (x.day.hi < before || (n && !has_text(s, last, i))) return;
        if (x.day.lo > before) before = x.day.lo;
        if (x.day.lo != x.day.hi) continue;                          /* a month between the days */
        if (n) today |= dct_speaks_of_today(ie, ie->tx.v[last].end, ie->tx.v[i].beg);
        today |= ie->time[i].a.wday != 0;
        guessed |= x.guessed;
        last = i;
        n++;
    }
    if (n < 2) return;
    s->day_last = last;
    if (!today && !(guessed && n >= MANY) && !dct_speaks_of_today(ie, ie->tx.v[last].end, ie->doc->n)) return;
    before = EDTF_DAY_MIN;
    for (uint32_t i = 0; i <= last; i++) {
        year_begin(s, i, &before);
        if (!heads_entry(s, i, before, &x)) continue;
        if (x.day.lo > before) before = x.day.lo;
        mark(s, &x);
    }
}

/* A day or a part of a year over its text with a later one behind it. */
bool dct_is_outdated(const DctState *s, uint32_t i)
{
    DctDate x;
    if (s->ie->time[i].a.day > 0) return i < s->day_last && dct_heads_line(s, i);
    return i < s->parts && heads_part(s, i, &x);
}

/* The day of the last entry. */
bool dct_read_entries(DctState *s)
{
    for (uint32_t i = s->ie->n_time; i-- > 0;) {
        DctDate x;
        if (!s->ie->time[i].entry || s->ie->tx.v[i].update || !dct_date_of(s, i, &x)) continue;
        dct_bound(s, x.lo, x.hi);
        return true;
    }
    return false;
}

/* Is what stands under it still ahead? 2025년 1월 / 입사한다. */
static bool heads_ahead(const DctState *s, uint32_t i)
{
    const Doc *d = s->ie->doc;
    uint32_t line = s->ie->tx.v[i].line + 1;
    while (line < d->n_line && d->line[line].tok_beg >= d->line[line].tok_end) line++;
    const Sentence *told = line < d->n_line ? doc_sentence_at(d, d->line[line].body) : NULL;
    return told && dct_is_present(s, told);
}

/* Parts of years over their texts: written in the last one that something happened in, or later. */
void dct_read_parts(DctState *s)
{
    DctDate x;
    for (uint32_t i = s->parts; i-- > 0;) {
        if (!heads_part(s, i, &x) || heads_ahead(s, i)) continue;
        dct_bound(s, x.lo, EDTF_DAY_MAX);
        return;
    }
}
