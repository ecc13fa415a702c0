/* What the words beside an expression say of its year or day: brackets, the number of the year, a length that counts back or
 * leads on, a later month of the sentence. */
#include "anchor_int.h"

/* "One August (this was 2015)", "3월(2019년)": the brackets close behind tell the year. */
static void year_in_brackets(const Anchor *a, uint32_t i, TimePoint *p)
{
    enum { REACH = 16 };
    const Ie *ie = a->ie;
    const Doc *d = ie->doc;
    if (!time_needs_year(p) || i + 1 >= ie->n_time || !p->month + !p->season + !p->half + !p->quarter == 4) return;
    const TimeParse *next = &ie->time[i + 1];
    uint32_t open = blanks_skip(d, ie->tx.v[i].end), end = ie->tx.v[i + 1].end;
    if (d->ch[open] != '(' || d->ch[end] != ')' || end > open + REACH + 4) return;
    if (next->form != TX_POINT || next->a.how != YEAR_FULL || next->a.month || next->a.decade) return;
    p->year = next->a.year;
    p->how = YEAR_FULL;
}

/* "I quit in May, and in August I was in Cork. (All this is 2017.)": the year of all that the paragraph told before it. */
static void year_stated(const Anchor *a, uint32_t i, TimePoint *p)
{
    enum { AHEAD = 10 };
    const Ie *ie = a->ie;
    if (ie->ko || !time_needs_year(p) || p->pick || !(p->month || p->season)) return;
    if (a->story_by != UINT32_MAX && ie->tx.v[a->story_by].line == ie->tx.v[i].line && ie->time[a->story_by].a.how)
        return;
    for (uint32_t k = i + 1; k < ie->n_time && k <= i + AHEAD && ie->tx.v[k].line == ie->tx.v[i].line; k++) {
        const TimeParse *next = &ie->time[k];
        if (next->form == TX_LENGTH || next->form == TX_SET || (next->form == TX_POINT && time_needs_year(&next->a)))
            continue;
        bool year = next->form == TX_POINT && next->a.how && !next->a.month && !next->a.season && !next->a.decade;
        if (!year || ie->tx.v[k].sent == ie->tx.v[i].sent || !anchor_stated(ie, k)) return;
        p->year = next->a.year;
        p->how = next->a.how;
        return;
    }
}

/* "이듬해인 2014년", "다음 해인 2020년 3월": the story's year by its number. */
static void year_by_number(const Anchor *a, uint32_t i, TimePoint *p)
{
    const Ie *ie = a->ie;
    if (p->unit != TU_YEAR || p->from != FROM_STORY || p->how || !anchor_equals(ie, i)) return;
    const TimeParse *next = &ie->time[i + 1];
    if (next->form != TX_POINT || next->a.how != YEAR_FULL || next->a.decade) return;
    p->year = next->a.year;
    p->how = YEAR_FULL;
    p->unit = TU_NONE, p->shift = 0;
}

/* "We moved in March and the baby came in May 2010": before anything was told, the sentence's own year, where the
 * months stand in their order. */
static void year_ahead(const Anchor *a, uint32_t i, TimePoint *p)
{
    enum { AHEAD = 3 };
    const Ie *ie = a->ie;
    bool part = p->month || p->season || p->quarter;
    if (a->story_lo != EDTF_DAY_NONE || frame_now(a) || !time_needs_year(p) || !part) return;
    for (uint32_t k = i + 1; k < ie->n_time && k <= i + AHEAD && ie->tx.v[k].sent == ie->tx.v[i].sent; k++) {
        const TimeParse *next = &ie->time[k];
        if (next->form == TX_LENGTH || next->form == TX_SET) continue;
        if (next->form != TX_POINT) return;
        const TimePoint *b = &next->a;
        bool on = p->month ? b->month >= p->month : p->season ? b->season > p->season : b->quarter > p->quarter;
        if (on && p->month && time_needs_year(b)) continue;                 /* 5 January, 9 March and 2 June 2018 */
        if (b->how != YEAR_FULL || !on) return;
        p->year = next->a.year;
        p->how = YEAR_FULL;
        return;
    }
}

/* "2년 전 겨울", "three years ago in March": the part is of the year that the length counts back to, or on to. */
static bool counts_years(const Ie *ie, uint32_t k, uint8_t rel, uint32_t beg, uint32_t end)
{
    enum { GAP = 8 };
    const TimeParse *len = &ie->time[k];
    bool years = len->form == TX_LENGTH && len->len->y >= 1 && len->len->y < 100 && len->len->m == 0 &&
                 len->len->w == 0 && len->len->d == 0 && len->len->h == 0 && ie->tx.v[k].rel == rel;
    if (!years || end < beg || end > beg + GAP) return false;
    for (uint32_t p = beg; p < end; p++)
        if (ie->doc->ch[p] == ',' || ie->doc->ch[p] == '.') return false;
    return true;
}

/* "12월 둘째 주 토요일, 이 글을 쓴다": what told the time of writing is of its year. */
static void year_of_writing(const Anchor *a, TimePoint *p)
{
    if (!time_needs_year(p) || a->now_lo == EDTF_DAY_NONE || base_of_day(a->now_lo).y != base_of_day(a->now_hi).y)
        return;
    p->year = base_of_day(a->now_lo).y;
    p->how = YEAR_FULL;
}

/* Under "앞으로": the next one behind the writing, or the last one before it where it is told as past. */
static void year_of_plan(const Anchor *a, TimePoint *p, const Cue *cue)
{
    enum { YEAR = 366 };
    bool known = edtf_dated(a->now_lo) && edtf_dated(a->now_hi) && a->now_hi - a->now_lo < YEAR && !a->draft;
    if (!known || !time_needs_year(p) || p->pick || p->holiday || frame_now(a) || !(p->month || p->season)) return;
    bool ahead = cue->future || cue->maybe || cue->present || cue->english_present;
    if (!ahead && (a->ie->ko || !cue->past)) return;
    Cue plan = {.past = !ahead, .future = ahead};
    p->year = anchor_year_by_now(a, p, &plan);
    if (p->year) p->how = YEAR_FULL;
}

static void year_counted(const Anchor *a, uint32_t i, TimePoint *p, const Cue *cue)
{
    const Ie *ie = a->ie;
    const TimexInfo *t = &ie->tx.v[i];
    bool part = time_needs_year(p) && !p->pick && !p->holiday && p->day <= 0 && (p->month || p->season || p->half);
    bool today = p->unit == TU_DAY && !p->shift && p->from == FROM_NOW;
    if (t->sent == UINT32_MAX || !(part || today)) return;
    uint32_t k = UINT32_MAX;
    if (i > 0 && t[-1].sent == t->sent && counts_years(ie, i - 1, REL_AGO, t[-1].end, t->beg)) k = i - 1;
    else if (!ie->ko && i + 1 < ie->n_time && t[1].sent == t->sent && t[1].beg == t->end + 1 &&
             counts_years(ie, i + 1, REL_AGO, t->end, t[1].beg))
        k = i + 1;
    /* "2년 뒤 봄에 갈 것이다" */
    bool on = k == UINT32_MAX && ie->ko && i > 0 && t[-1].sent == t->sent &&
              counts_years(ie, i - 1, REL_AFTER, t[-1].end, t->beg);
    bool told = on && part && !cue->future && a->story_lo > EDTF_DAY_NONE; /* story_later() has moved it on */
    if (told) p->year = base_of_day(a->story_lo).y, p->how = YEAR_FULL;
    if (on && (cue->future || today)) k = i - 1;
    if (k == UINT32_MAX) return;
    int n = (int)ie->time[k].len->y * (on ? 1 : -1);
    TimeBase now = base_of_span(a->now_lo, a->now_hi);
    if (part) {
        p->unit = TU_YEAR;
        p->from = FROM_NOW;
        p->shift = n;
    } else if (now.d && edtf_date_ok(now.y + n, now.m, now.d)) {
        *p = (TimePoint){.year = now.y + n, .how = YEAR_FULL, .month = now.m, .day = now.d};
    }
}

/* "2주 뒤 월요일": of the week that the length leads to, counted from the writing where no story stands at a day. */
static void weekday_counted_on(const Anchor *a, uint32_t i, TimePoint *p)
{
    enum { LONG = 62, GAP = 4, GAP_EN = 8 };                        /* two weeks ago on Friday */
    const Ie *ie = a->ie;
    const TimexInfo *t = &ie->tx.v[i];
    bool alone = p->wday && !p->day && !p->month && !p->nth && !p->unit && !p->pick && !p->how;
    /* "Monday two weeks from now" */
    bool behind = !ie->ko && i + 1 < ie->n_time && ie->time[i + 1].form == TX_LENGTH && t[1].beg == t->end + 1;
    const TimexInfo *by = behind ? t + 1 : i > 0 ? t - 1 : t;
    if (!alone || (i == 0 && !behind) || by->sent != t->sent) return;
    bool ago = by->rel == REL_AGO;
    if (!ago && by->rel != REL_AFTER) return;
    if (!behind && t->beg > by->end + (ie->ko ? GAP : GAP_EN)) return;
    const TimeParse *len = &ie->time[behind ? i + 1 : i - 1];
    if (len->form != TX_LENGTH || len->len->approx || len->len->y > 0 || len->len->m > 0 || len->len->h > 0) return;
    EdtfDay n = (EdtfDay)edtf_duration_days(len->len);
    bool told = a->story_lo > EDTF_DAY_NONE && !ago && !behind;                     /* story_later() has moved it on */
    if (n < 1 || n > LONG || (told ? a->story_lo != a->story_hi : a->now_lo != a->now_hi || a->now_lo <= EDTF_DAY_NONE))
        return;
    EdtfDay day = told ? a->story_lo : ago ? a->now_lo - n : a->now_lo + n, monday = day - (edtf_weekday(day) - 1);
    TimeBase b = base_of_day(monday + p->wday - 1);
    *p = (TimePoint){.year = b.y, .how = YEAR_FULL, .month = b.m, .day = b.d};
}

void anchor_beside(const Anchor *a, uint32_t i, TimePoint *p, const Cue *cue)
{
    const TimexInfo *t = &a->ie->tx.v[i];
    year_in_brackets(a, i, p);
    year_stated(a, i, p);
    year_by_number(a, i, p);
    year_counted(a, i, p, cue);
    weekday_counted_on(a, i, p);
    if (!cue->future) year_ahead(a, i, p);
    if (t->scene) year_of_writing(a, p);
    if (t->plan) year_of_plan(a, p, cue);
}
