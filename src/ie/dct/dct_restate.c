/* A short sentence that says from the writing what the one before dated: "I left in 2018. That was five years ago." */
#include "dct_int.h"
#include "mark.h"

/* "2011년 7월 1일에 첫 출근을 했다. 정확히 10년 전 오늘이다.": to the day. */
static bool counted_to_today(DctState *s, uint32_t i)
{
    enum { SHORT = 24 };
    const Ie *ie = s->ie;
    const TimexInfo *t = &ie->tx.v[i];
    DctDate x;
    int y, m, d;
    if (!i || i + 1 >= ie->n_time || t[1].sent != t->sent || t[-1].sent + 1 != t->sent) return false;
    const TimePoint *today = &ie->time[i + 1].a;
    const Sentence *st = &ie->doc->sent[t->sent];
    if (today->unit != TU_DAY || today->shift || st->end - st->beg > SHORT || !dct_years_alone(ie->time[i].len))
        return false;
    if (!dct_date_of(s, i - 1, &x) || x.lo != x.hi) return false;
    edtf_ymd(x.lo, &y, &m, &d);
    y += (int)ie->time[i].len->y;
    if (edtf_date_ok(y, m, d)) dct_bound(s, edtf_day(y, m, d), edtf_day(y, m, d));
    return true;
}

/* "I walked in on 2 May 2017. Today, exactly six years later, I gave back my badge.": to the day. */
static bool later_today(DctState *s, uint32_t i)
{
    enum { BACK = 3 };
    const Ie *ie = s->ie;
    const TimexInfo *t = &ie->tx.v[i];
    bool today = false;
    if (t->rel != REL_AFTER || t->sent == UINT32_MAX || !dct_years_alone(ie->time[i].len)) return false;
    for (uint32_t k = i; k-- > 0 && i - k <= BACK && ie->tx.v[k].sent + 1 >= t->sent;) {
        const TimePoint *p = &ie->time[k].a;
        DctDate x;
        today |= ie->time[k].form == TX_POINT && p->unit == TU_DAY && !p->shift && p->from == FROM_NOW &&
                 ie->tx.v[k].sent == t->sent;
        if (!today || !dct_date_of(s, k, &x)) continue;
        TimeBase b = base_of_day(x.lo);
        b.y += (int)ie->time[i].len->y;
        if (x.lo != x.hi || !edtf_date_ok(b.y, b.m, b.d)) return false;
        dct_bound(s, edtf_day(b.y, b.m, b.d), edtf_day(b.y, b.m, b.d));
        return true;
    }
    return false;
}

/* "2020년 2월에 졸업했다. 바로 지난달이다.", "That was last month.": a short sentence that says from the writing what the
 * one before dated. */
static void restated_from_now(DctState *s, uint32_t i)
{
    enum { SHORT = 22, LEAD = 12 };
    const Ie *ie = s->ie;
    const Doc *d = ie->doc;
    const TimexInfo *t = &ie->tx.v[i];
    const TimePoint *p = &ie->time[i].a;
    DctDate x;
    int y, m, day;
    if (!i || t->sent == UINT32_MAX || t[-1].sent + 1 != t->sent || ie->time[i].form != TX_POINT) return;
    const Sentence *st = &d->sent[t->sent];
    bool bare = p->from == FROM_NOW && p->shift <= 0 && !p->month && p->day <= 0 && !p->season && !p->half && !p->pick;
    if (!bare || st->end - st->beg > SHORT || t->beg > st->beg + LEAD || !dct_date_of(s, i - 1, &x)) return;
    bool said = ie->ko ? is_mark(ie, MK_BE, d->ch[t->end]) || is_mark(ie, MK_OF, d->ch[t->end]) || is_mark(ie, MK_MATTER, d->ch[t->end + 1])
                       : dct_has_word(s, st->beg, st->beg + 1, DCT_W_itwas);
    if (!said || (ie->ko && !dct_is_present(s, st))) return;
    edtf_ymd(x.lo, &y, &m, &day);
    if (p->unit == TU_YEAR) dct_bound_year(s, y - p->shift);
    else if (p->unit == TU_MONTH && dct_to_month(&x)) dct_bound_month(s, y, m - p->shift);
    else if (p->unit == TU_WEEK && x.lo == x.hi) {
        EdtfDay monday = x.lo - (edtf_weekday(x.lo) - 1) - 7 * p->shift;
        dct_bound(s, monday, monday + 6);
    } else if (p->unit == TU_DAY && x.lo == x.hi) dct_bound(s, x.lo - p->shift, x.lo - p->shift);
}

static bool names_now(const TimeParse *p)
{
    return p->form == TX_POINT && (p->a.unit == TU_WEEK || p->a.unit == TU_MONTH || p->a.unit == TU_DAY) && !p->a.shift &&
           p->a.from == FROM_NOW;
}

/* "It was July 1977. Then I was lent to the yard. That's forty-five years ago.": counted back over a sentence, from the only date
 * told. "That was" may be of what stands between. */
static bool far_behind(const DctState *s, uint32_t i)
{
    enum { OVER = 2 };
    const Ie *ie = s->ie;
    const TimexInfo *t = &ie->tx.v[i];
    const Sentence *x = &ie->doc->sent[t->sent];
    if (ie->ko || s->n_date != 1 || s->date[0].i >= i || ie->tx.v[s->date[0].i].rel == REL_SINCE) return false;
    if (ie->tx.v[s->date[0].i].sent + OVER != t->sent || !dct_years_alone(ie->time[i].len)) return false;
    return dct_has_word(s, x->beg, x->beg + 1, DCT_W_thisis);
}

/* "2018년에 떠났다. 벌써 5년 전 일이다.", "I left in 2018. That was five years ago.": a short sentence that only counts
 * back what the one before told. */
void dct_read_counted_back(DctState *s)
{
    enum { SHORT = 32, OPENS = 12, AGO_LONG = 6 };
    const Ie *ie = s->ie;
    for (uint32_t i = 0; i < ie->n_time; i++) {
        const TimeParse *len = &ie->time[i];
        const TimexInfo *t = &ie->tx.v[i], *before = i ? t - 1 : t;
        DctDate x;
        restated_from_now(s, i);
        if (len->form == TX_LENGTH && later_today(s, i)) continue;
        if (len->form != TX_LENGTH || t->rel != REL_AGO || t->sent == UINT32_MAX) continue;
        if (counted_to_today(s, i)) continue;
        if (i && far_behind(s, i)) dct_bound_year(s, base_of_day(s->date[0].lo).y + (int)len->len->y);
        if (!i || before->sent + 1 != t->sent) continue;
        /* That's a year ago this week. */
        bool around =
            i + 1 < ie->n_time && t[1].sent == t->sent && t[1].beg <= t->end + AGO_LONG && names_now(&ie->time[i + 1]);
        if (i + 1 < ie->n_time && t[1].sent == t->sent && !around) continue;
        const Sentence *st = &ie->doc->sent[t->sent];
        bool near = ie->ko ? dct_is_present(s, st) : dct_has_word(s, st->beg, t->beg, DCT_W_join) || t->beg == st->beg;
        bool opens = !ie->ko && t->beg <= st->beg + OPENS;              /* That was five years ago, and I … */
        if (!near || (st->end - st->beg > SHORT && !opens)) continue;
        if (!dct_date_of(s, i - 1, &x) || before->rel == REL_SINCE) continue;
        int y, m, d;
        edtf_ymd(x.lo, &y, &m, &d);
        bool exact = around || dct_has_word(s, st->beg, ie->ko ? st->end : t->beg, DCT_W_exact),
             month = dct_to_month(&x);
        if (dct_years_alone(len->len) && x.lo == x.hi && dct_has_word(s, t->end, st->end, DCT_W_exact) &&
            edtf_date_ok(y + (int)len->len->y, m, d)) {
            EdtfDay day = edtf_day(y + (int)len->len->y, m, d);          /* Five years ago to the day. */
            dct_bound(s, day, day);
        } else if (dct_years_alone(len->len) && !(exact && month))
            dct_bound_year(s, y + (int)len->len->y);
        else if (month && len->len->d == 0 && len->len->w == 0 && !len->len->approx)
            dct_bound_month(s, y + (int)len->len->y, m + (int)len->len->m);
        else if (x.lo == x.hi && len->len->y == 0 && len->len->m == 0 && len->len->h == 0 && !len->len->approx)
            dct_bound_days(s, &x, (EdtfDay)edtf_duration_days(len->len), len->len->w > 0, false);
    }
}
