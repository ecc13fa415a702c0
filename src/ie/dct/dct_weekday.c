/* A day without its year that is of last week or of the next: 지난주 금요일, 5월 12일에; "next Monday, 4 March". The weekday tells
 * the year, the week that of the writing. */
#include "dct_int.h"

enum { WEEK = 7 };

/* 지난주 금요일, 이번 주 토요일, next Monday: so many weeks from now. */
static bool week_of_now(const TimeParse *p, int *weeks)
{
    const TimePoint *a = &p->a;
    if (p->form != TX_POINT || a->day > 0 || a->month || a->how || a->from == FROM_STORY) return false;
    *weeks = a->unit == TU_WEEK ? a->shift : a->pick == PICK_LAST ? -1 : 1;
    return a->unit == TU_WEEK ? a->shift >= -1 && a->shift <= 1
                              : a->wday && !a->unit && (a->pick == PICK_LAST || a->pick == PICK_NEXT);
}

/* The day beside it: month and day alone, with a weekday in one of both. */
static const TimePoint *day_beside(const Ie *ie, uint32_t i)
{
    enum { GAP = 4 };
    if (i + 1 >= ie->n_time || ie->tx.v[i + 1].sent != ie->tx.v[i].sent || ie->tx.v[i + 1].beg > ie->tx.v[i].end + GAP)
        return NULL;
    const TimeParse *next = &ie->time[i + 1];
    bool day =
        next->form == TX_POINT && time_needs_year(&next->a) && next->a.month > 0 && next->a.day > 0 && !next->a.lunar;
    return day && (next->a.wday || ie->time[i].a.wday) ? &next->a : NULL;
}

static void bound_week(DctState *s, EdtfDay day, int weeks, bool calendar)
{
    EdtfDay monday = day - (edtf_weekday(day) - 1) - WEEK * weeks;
    if (calendar) dct_bound(s, monday, monday + WEEK - 1);
    else if (weeks < 0) dct_bound(s, day + 1, day + 2 * WEEK);                  /* last Friday */
    else dct_bound(s, day - 2 * WEEK, day - 1);
}

void dct_read_weekdays(DctState *s)
{
    enum { YEARS = 3 };
    const Ie *ie = s->ie;
    if (s->lo == EDTF_DAY_MIN) return;
    for (uint32_t i = 0; i < ie->n_time && i < DCT_PAIRS_MAX; i++) {
        int weeks, first = base_of_day(s->lo).y;
        const TimePoint *p = week_of_now(&ie->time[i], &weeks) ? day_beside(ie, i) : NULL;
        if (!p) continue;
        int wday = p->wday ? p->wday : ie->time[i].a.wday;
        for (int y = first; y <= first + YEARS; y++) {
            EdtfDay day = edtf_date_ok(y, p->month, p->day) ? edtf_day(y, p->month, p->day) : EDTF_DAY_MIN;
            if (day + WEEK < s->lo || edtf_weekday(day) != wday) continue;
            bound_week(s, day, weeks, ie->time[i].a.unit == TU_WEEK);
            return;
        }
    }
}
