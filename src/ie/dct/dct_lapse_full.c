/* When a length is full, told beside it: this month, next year, in August, the day before yesterday. */
#include "dct_lapse_int.h"
#include "mark.h"

/* 오늘로, "this month": the day or the month of writing is named in the sentence. */
bool dct_names_now(const Ie *ie, const Sentence *x, uint8_t unit)
{
    for (uint32_t i = ie_timex_from(ie, x->beg); i < ie->tx.n && ie->tx.v[i].beg < x->end; i++) {
        const TimePoint *p = &ie->time[i].a;
        if (ie->time[i].form == TX_POINT && p->unit == unit && !p->shift && p->from == FROM_NOW && !p->day) return true;
    }
    return false;
}

/* "5월이면 7주년이다", "이번 가을이면 꼭 10년이다": the month in which the length is full has its day in the time that is to come. */
DctRound dct_comes_round(const DctState *s, const Sentence *x, uint32_t end)
{
    enum { ANY_YEAR = 2001 };
    const Ie *ie = s->ie;
    for (uint32_t i = ie_timex_from(ie, x->beg); ie->ko && i < ie->tx.n && ie->tx.v[i].beg < end; i++) {
        TimePoint p = ie->time[i].a;
        bool bare = !p.how && !p.unit && (!p.pick || p.pick != PICK_LAST) && (p.month > 0 || p.season);
        if (ie->time[i].form != TX_POINT || !bare || !dct_is_if(ie, ie->tx.v[i].end)) continue;
        p.pick = PICK_NONE, p.from = p.det = FROM_NONE;
        TimeValue v = time_value_of(&p, (TimeBase){ANY_YEAR, 0, 0});
        EdtfDay lo, hi;
        if (!v.ok) continue;
        time_value_bounds(&v, &lo, &hi);
        return (DctRound){(uint8_t)base_of_day(lo).m, (uint8_t)base_of_day(hi).m};
    }
    return (DctRound){0};
}

/* Yesterday was my last day: twelve years, to the day, … */
bool dct_names_yesterday(const Ie *ie, const Sentence *x)
{
    for (uint32_t i = ie_timex_from(ie, x->beg); i < ie->tx.n && ie->tx.v[i].beg < x->end; i++) {
        const TimePoint *p = &ie->time[i].a;
        if (ie->time[i].form == TX_POINT && p->unit == TU_DAY && p->shift == -1 && p->from == FROM_NOW) return true;
    }
    return false;
}

/* "올해 8월이면 만 4년": the year in which it is full, and until when it is not. */
static bool full_in_month(const Ie *ie, const Sentence *x, uint32_t end, int *month)
{
    for (uint32_t i = ie_timex_from(ie, x->beg); i < ie->tx.n && ie->tx.v[i].beg < end; i++) {
        const TimePoint *p = &ie->time[i].a;
        bool round =
            ie->time[i].form == TX_POINT && p->unit == TU_YEAR && p->from == FROM_NOW && !p->shift && p->month > 0;
        if (round && p->month <= 12 && dct_is_if(ie, ie->tx.v[i].end)) {
            *month = p->month;
            return true;
        }
    }
    return false;
}

/* 두 달 뒤면, 한 달만 있으면, 사흘이 지나면: a length in front of another one, which is full then. */
static bool length_ahead(const DctState *s, uint32_t i)
{
    enum { SOON = 2 };
    const Ie *ie = s->ie;
    const EdtfDuration *len = ie->time[i].len;
    uint32_t end = ie->tx.v[i].end;
    return ie->ko && ie->time[i].form == TX_LENGTH && len->h <= 0 && len->min <= 0 && !len->approx &&
           (dct_is_if(ie, end) || dct_has_word(s, end, end + SOON, DCT_W_inahead));
}

/* "다음 달이면 3년", 내년이면, "next month it will be": when the length is full. */
int dct_shift_of(const DctState *s, const Sentence *x, uint32_t end)
{
    const Ie *ie = s->ie;
    for (uint32_t i = ie_timex_from(ie, x->beg); i < ie->tx.n && ie->tx.v[i].beg < end; i++) {
        const EdtfDuration *len = ie->time[i].len;
        if (length_ahead(s, i) && len->d == 0 && len->w == 0) return (int)(12 * len->y + len->m);
        const TimePoint *p = &ie->time[i].a;
        bool now =
            ie->time[i].form == TX_POINT && (p->from == FROM_NOW || p->from == FROM_ANY) && !p->month && p->day <= 0;
        now = now && !p->season && !p->part && !p->half;         /* not "작년 여름에 시작한 공부가 1년" */
        if (now && p->unit == TU_MONTH && p->shift) return p->shift;
        if (now && p->unit == TU_YEAR && p->shift) return 12 * p->shift;
    }
    return 0;
}

/* 다음 주면 만 10년이다, 내일이면 */
static int days_shift_of(const DctState *s, const Sentence *x, uint32_t end)
{
    enum { WEEK = 7 };
    const Ie *ie = s->ie;
    for (uint32_t i = ie_timex_from(ie, x->beg); i < ie->tx.n && ie->tx.v[i].beg < end; i++) {
        const EdtfDuration *len = ie->time[i].len;
        if (length_ahead(s, i) && len->y == 0 && len->m == 0) return (int)(WEEK * len->w + len->d);
        const TimePoint *p = &ie->time[i].a;
        bool lately =
            ie->ko && ie->time[i].form == TX_POINT && (p->unit == TU_DAY || p->unit == TU_WEEK) && p->shift < 0;
        lately = lately && (p->from == FROM_NOW || p->from == FROM_ANY);
        /* 어제로 꼭 5년을 채웠다 */
        if (lately && is_mark(ie, MK_TO, ie->doc->ch[ie->tx.v[i].end]))
            return p->shift * (p->unit == TU_WEEK ? WEEK : 1);
        if (ie->time[i].form != TX_POINT || (p->from != FROM_NOW && p->from != FROM_ANY) || p->shift <= 0 ||
            (ie->ko && !dct_is_if(ie, ie->tx.v[i].end))) continue;
        if (p->unit == TU_WEEK || p->unit == TU_DAY) return p->shift * (p->unit == TU_WEEK ? WEEK : 1);
    }
    return 0;
}

/* "지난 3월에 꼭 5년이 지났다": full in the March before the writing. */
static int picked_month(const Ie *ie, const Sentence *x, uint32_t end)
{
    int month = 0;
    for (uint32_t i = ie_timex_from(ie, x->beg); ie->ko && i < ie->tx.n && ie->tx.v[i].beg < end; i++) {
        const TimePoint *p = &ie->time[i].a;
        bool last = ie->time[i].form == TX_POINT && p->pick == PICK_LAST && !p->unit && p->month > 0 &&
                    p->month <= 12 && p->day <= 0;
        if (last) month = p->month;
    }
    return month;
}

void dct_exact_by(const DctState *s, const Sentence *x, Lapse *l)
{
    l->shift = dct_shift_of(s, x, l->link.at);
    l->days = days_shift_of(s, x, l->link.at);
    l->today = dct_names_now(s->ie, x, TU_DAY);
    l->month = dct_names_now(s->ie, x, TU_MONTH);
    l->this_year = full_in_month(s->ie, x, l->link.at, &l->ahead);
    l->picked = picked_month(s->ie, x, l->link.at);
}
