/* The year of a diary whose days have none: "3월 4일 월요일", "**2월 5일.** …", January. Its entries follow each other, so one year is
 * theirs, and each year is asked what speaks for it: the weekdays told with the days, what has its year and was over by then, and
 * lengths that run until an entry from what has its year (입사한 지 3년 2개월 만이다). The one that fits alone is taken. */
#include "dct_lapse_int.h"
#include "dct_order_int.h"
#include "mark.h"

enum { ROWS_MAX = 96, ROWS_LEAST = 3, YEARS = 8, MONTHS = 12 };
typedef struct Row { uint32_t i; int month, day, wday, on; } Row;           /* on: years behind the first entry */
typedef struct Diary { Row row[ROWS_MAX]; int n; int first; int vote[YEARS]; bool out[YEARS]; bool weekday, back; } Diary;

static bool stands_over(const DctState *s, uint32_t i)
{
    const Ie *ie = s->ie;
    const TimePoint *p = &ie->time[i].a;
    bool month = ie->time[i].form == TX_POINT && p->month > 0 && p->month <= MONTHS && p->day >= 0;
    return month && !p->unit && !p->pick && !p->lunar && !ie->tx.v[i].update &&
           (ie->tx.v[i].entry || dct_heads_line(s, i));
}

/* The entries in their order; false where one tells its year, or where they do not follow each other. */
static bool rows_read(const DctState *s, Diary *x)
{
    enum { TURNS = 2, DAYS = 32 };
    const Ie *ie = s->ie;
    int before = 0, on = 0, back = 0;
    for (uint32_t i = 0; i < ie->n_time; i++) {
        if (!stands_over(s, i)) continue;
        const TimePoint *p = &ie->time[i].a;
        int at = p->month * DAYS + p->day;
        if (p->how || ie->time[i].entry_year || x->n == ROWS_MAX) return false;
        if (x->n && (p->day ? at : at + DAYS) < before) on++;
        else back += x->n > 0;
        before = at;
        x->row[x->n++] = (Row){i, p->month, p->day, p->wday, on};
    }
    if (x->n < ROWS_LEAST) return false;
    if (on <= TURNS && !(on == x->n - 1 && !back)) return true;
    /* the latest first */
    if (back > TURNS) return false;
    x->back = true;
    for (int k = x->n, years = 0; k-- > 0;) {
        const Row *next = &x->row[k + 1];
        if (k + 1 < x->n && x->row[k].month * DAYS + x->row[k].day < next->month * DAYS + next->day) years++;
        x->row[k].on = years;
    }
    return true;
}

static const Row *row_last(const Diary *x) { return &x->row[x->back ? 0 : x->n - 1]; }

/* The entry in which something stands; what stands over all of them was written with the last. */
static const Row *row_of(const Ie *ie, const Diary *x, uint32_t at)
{
    int k = x->n;
    while (k > 0 && ie->tx.v[x->row[k - 1].i].beg > at) k--;
    return k ? &x->row[k - 1] : row_last(x);
}

/* The month of an entry in the k-th year that may be that of the first. */
static int month_in(const Diary *x, const Row *r, int k) { return (x->first + k + r->on) * MONTHS + r->month - 1; }

/* No entry tells as past what has its year and lies behind it. */
static bool first_year(const DctState *s, Diary *x)
{
    const Ie *ie = s->ie;
    x->first = 0;
    for (uint32_t k = 0; k < s->n_date; k++) {
        const DctDate *d = &s->date[k];
        Cue cue = cue_of(ie, d->i);
        if (!ie->time[d->i].a.how || cue.future || cue.maybe || cue.unreal) continue;
        const Row *r = row_of(ie, x, ie->tx.v[d->i].beg);
        TimeBase b = base_of_day(d->lo);
        bool whole = d->hi - d->lo > 300;
        int y = b.y - r->on + (!whole && b.m > r->month);
        if (y > x->first) x->first = y;
    }
    return x->first > 0;
}

static void weekdays_ask(Diary *x)
{
    for (int i = 0; i < x->n; i++) {
        const Row *r = &x->row[i];
        if (!r->wday || r->day <= 0) continue;
        x->weekday = true;
        for (int k = 0; k < YEARS; k++) {
            int y = x->first + k + r->on;
            if (!edtf_date_ok(y, r->month, r->day) || edtf_weekday(edtf_day(y, r->month, r->day)) != r->wday)
                x->out[k] = true;
        }
    }
}

/* Is it a length that may lead from a beginning to the entry? To the month, or in years that end there: 꼭 5년이다, 5년 만이다. */
static bool leads_here(DctState *s, uint32_t i, int *months, int *slack)
{
    enum { YEAR_REST = 11, LEAST = 2, MOST = 50 };
    const Ie *ie = s->ie;
    const EdtfDuration *len = ie->time[i].len;
    const TimexInfo *t = &ie->tx.v[i];
    bool other = t->rel == REL_AGO || t->rel == REL_AFTER || t->rel == REL_ORDINAL || t->rel == REL_UNTIL ||
                 t->sent == UINT32_MAX;
    if (ie->time[i].form != TX_LENGTH || other || len->approx) return false;
    if (len->d > 0 || len->w > 0 || len->h > 0 || len->y > MOST) return false;
    const Sentence near = dct_sentence_near(ie, t);
    bool exact = dct_has_word(s, near.beg, t->beg, DCT_W_exact);
    *months = (int)(len->y * MONTHS + len->m);
    *slack = exact || len->m > 0 ? 0 : YEAR_REST;
    if (*months < LEAST) return false;
    return len->m > 0 ? len->y > 0 || t->rel == REL_WITHIN
                      : exact || t->rel == REL_WITHIN || dct_lapse_read(s, i)->runs;
}

/* A year gains by each length that leads to its entry from something that began and has its year, told before it. */
static void lengths_ask(DctState *s, Diary *x)
{
    enum { SURE = 3, BEGAN = DCT_BEGIN | DCT_COME | DCT_ENROL | DCT_OPEN | DCT_RISE | DCT_CHANGE };
    const Ie *ie = s->ie;
    for (uint32_t i = 0; i < ie->n_time && i < DCT_PAIRS_MAX; i++) {
        int months, slack;
        if (!leads_here(s, i, &months, &slack)) continue;
        const Row *r = row_of(ie, x, ie->tx.v[i].beg);
        for (int k = 0; k < YEARS; k++) {
            bool fits = false;
            for (uint32_t n = 0; n < s->n_date && !fits; n++) {
                const DctDate *d = &s->date[n];
                const uint32_t sent = ie->tx.v[d->i].sent;
                bool before =
                    ie->time[d->i].a.how && (ie->tx.v[d->i].beg < ie->tx.v[i].beg || sent == ie->tx.v[i].sent);
                if (!before || !dct_to_month(d) || !(dct_date_kinds(s, d->i) & BEGAN)) continue;
                int off = month_in(x, r, k) - dct_months_of(d->lo) - months;
                fits = off >= -1 && off <= slack + (slack ? 0 : 1);
            }
            if (fits) x->vote[k] += slack ? 1 : SURE;
        }
    }
}

/* The year that alone gains most; where none gains, the only one whose weekdays are right, or the
 * first one if it is close to what was told. -1: none. */
static int year_chosen(const DctState *s, const Diary *x)
{
    enum { CLOSE = 3 };
    const Row *last = row_last(x);
    int best = -1, n = 0, first = -1;
    bool same = false;
    for (int k = 0; k < YEARS; k++) {
        if (x->out[k] || edtf_day(x->first + k + last->on, last->month, 1) > s->horizon) continue;
        if (!n++) first = k;
        if (best >= 0 && x->vote[k] == x->vote[best]) same = true;
        if (best < 0 || x->vote[k] > x->vote[best]) best = k, same = false;
    }
    if (best < 0) return -1;
    if (x->vote[best] > 0) return same ? -1 : best;
    return x->weekday && (n == 1 || first <= CLOSE) ? first : -1;
}

/* Is anything told as past behind the last entry's day, without its year? Then the writing is some time later. */
static bool goes_on(const DctState *s, const Row *last)
{
    const Ie *ie = s->ie;
    for (uint32_t i = last->i + 1; i < ie->n_time; i++) {
        const TimePoint *p = &ie->time[i].a;
        if (ie->time[i].form != TX_POINT || !p->month || !time_needs_year(p) || !cue_of(ie, i).past) continue;
        if (p->month > last->month || (p->month == last->month && p->day > last->day)) return true;
    }
    return false;
}

static void years_mark(DctState *s, const Diary *x, int first)
{
    Ie *ie = s->ie;
    for (int i = 0; i < x->n; i++) {
        const Row *r = &x->row[i];
        int y = first + r->on;
        if (!edtf_date_ok(y, r->month, r->day ? r->day : 1)) continue;
        EdtfDay lo = edtf_day(y, r->month, r->day ? r->day : 1),
                hi = r->day ? lo : edtf_day(y, r->month, edtf_month_days(y, r->month));
        ie->time[r->i].entry = r->day > 0;
        ie->time[r->i].entry_year = (int16_t)y;
        s->span[r->i] = (DctSpan){lo, hi, SPAN_DATED};
    }
}

bool dct_read_years(DctState *s)
{
    enum { SOON = 45 };
    Ie *ie = s->ie;
    uint32_t n = 0;
    for (uint32_t i = 0; i < ie->n_time && n < ROWS_LEAST; i++) n += ie->tx.v[i].entry || ie->tx.v[i].heading;
    if (n < ROWS_LEAST) return false;
    Diary *x = arena_push(ie->tmp, Diary);
    if (!rows_read(s, x) || !first_year(s, x)) return false;
    weekdays_ask(x);
    lengths_ask(s, x);
    int k = year_chosen(s, x);
    if (k < 0) return false;
    years_mark(s, x, x->first + k);
    const Row *last = row_last(x);
    DctSpan day = s->span[last->i];
    bool later = !x->back && goes_on(s, last);
    if (last->day && !later) dct_bound(s, day.lo, day.hi);
    else dct_bound(s, day.lo, day.hi + (later ? SOON : 0));
    anchor_draft(ie);
    dct_read_dates(s);
    return true;
}
