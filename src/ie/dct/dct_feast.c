/* What was so many years old at a time counted from now: "지난달 창립 20주년 행사를 했다", "지난가을에 개관 10년을 기리는
 * 음악회가 있었다", with the year in which it was founded told. A feast is held at any time of its year. */
#include "dct_count_int.h"
#include "mark.h"

enum { MONTHS = 12 };

/* How many years the feast behind i is of, and where that stands; 0 for none. */
static int years_kept(const DctState *s, uint32_t i, uint32_t *at)
{
    enum { REACH = 20, SOON = 6, MOST = 99 };
    const Ie *ie = s->ie;
    const TimexInfo *t = &ie->tx.v[i];
    const Sentence *x = &ie->doc->sent[t->sent];
    uint32_t end = t->end + REACH < x->end ? t->end + REACH : x->end;
    Count c;
    bool years = i + 1 < ie->n_time && t[1].end <= end && ie->time[i + 1].form == TX_LENGTH;
    if (years && dct_years_alone(ie->time[i + 1].len) && dct_has_word(s, t[1].end, t[1].end + SOON, DCT_W_feast)) {
        *at = t[1].beg;
        return ie->time[i + 1].len->y <= MOST ? (int)ie->time[i + 1].len->y : 0;
    }
    if (!dct_count_in(s, t->end, end, &c) || c.kind != COUNT_ANNIVERSARY) return 0;
    *at = c.beg;
    return c.n;
}

/* The months of writing, where the feast was held in year y: 지난달, 지난주, 지난가을, 지난 5월, 작년. */
static bool months_since(const Ie *ie, uint32_t i, int y, int *first, int *last)
{
    enum { SEASON = 3, MARCH = 2, WINTER = 4 };
    const TimePoint *p = &ie->time[i].a;
    bool from_now = p->from == FROM_NOW || p->from == FROM_ANY, whole = !p->month && p->day <= 0;
    int jan = y * MONTHS;
    if (ie->time[i].form != TX_POINT || p->how) return false;
    *last = MONTHS - 1;                                             /* so many behind the first */
    if (p->pick == PICK_LAST && p->month > 0 && p->month <= MONTHS) *first = jan + p->month;
    else if (p->pick == PICK_LAST && p->season && p->season < WINTER)
        *first = jan + MARCH + SEASON * p->season - 1, *last = MONTHS - SEASON;
    else if (p->unit == TU_YEAR && from_now && p->shift <= 0) *first = jan - p->shift * MONTHS;
    else if (!from_now || !whole || p->shift > 0) return false;
    else if (p->unit == TU_MONTH) *first = jan - p->shift;
    else if (p->unit == TU_WEEK || p->unit == TU_DAY) *first = jan, *last += p->shift != 0;
    else return false;
    *last += *first;
    return true;
}

/* 옆 가게 개업 5주년, 아내의 학원 개원 10주년 */
static bool is_others(const DctState *s, uint32_t beg, uint32_t end)
{
    for (uint32_t p = beg; p < end; p++)
        if (mark_at(s->ie, MK_OTHERS_HOUSE, p)) return true;
    return dct_has_word(s, beg, end, DCT_W_kin);
}

void dct_read_feasts(DctState *s)
{
    const Ie *ie = s->ie;
    for (uint32_t i = 0; ie->ko && i < ie->n_time && i < DCT_PAIRS_MAX; i++) {
        uint32_t at;
        int first, last;
        DctDate from;
        const TimexInfo *t = &ie->tx.v[i];
        if (t->sent == UINT32_MAX || !months_since(ie, i, 0, &first, &last) || !cue_of(ie, i).past) continue;
        int n = years_kept(s, i, &at);
        if (n && is_others(s, ie->doc->sent[t->sent].beg, at)) continue;
        uint32_t kinds = n ? dct_kinds(s, t->end, at) : 0;
        if (!(kinds & (DCT_OPEN | DCT_BEGIN))) continue;
        DctLink l = {.at = at, .sent = t->sent, .noun = UINT32_MAX, .least = DCT_BY_KIND, .kinds = kinds};
        l.first = true;
        if (dct_link(s, &l, &from) <= 0 || !months_since(ie, i, base_of_day(from.lo).y + n, &first, &last)) continue;
        TimeBase b = base_of_day(from.lo);
        bool month = ie->time[i].a.unit == TU_MONTH && dct_to_month(&from);
        if (month) dct_bound_month(s, b.y + n, b.m - ie->time[i].a.shift);
        else dct_bound_months(s, first, last);
        return;
    }
}
