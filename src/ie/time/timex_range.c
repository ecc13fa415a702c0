/* Two points in one match: ranges and alternatives. */
#include "timex_int.h"

static bool is_joint(uint8_t cls)
{
    return cls == AT_tilde || cls == AT_dash || cls == AT_comma || cls == AT_and || cls == AT_or || cls == AT_to ||
           cls == AT_from;
}

static uint32_t joint_at(const TimeScan *s, uint32_t i, uint32_t n)
{
    for (uint32_t k = i + 1; k + 1 < i + n; k++)
        if (is_joint(s->at[k].cls)) return k;
    return i;
}

/* The left side may lack its unit: 3~6월, 13~15일, May 3 to 5. */
static bool left_side(const TimeScan *s, uint32_t i, uint32_t n, const TimePoint *b, TimePoint *a)
{
    Eval e = eval_start(s, i, n);
    if (!eval_date_walk(&e)) return false;
    int bare = e.pend ? e.pend->v : e.ord ? e.ord->v : 0;
    if (e.pend && e.pend->word) return false;
    *a = e.p;
    if (!bare) return true;
    if (b->quarter) a->quarter = bare;
    else if (b->day) {
        a->day = bare;
        if (!a->month) a->month = b->month;
    } else if (b->month) a->month = bare;
    else if (b->how) {
        a->year = bare;
        a->how = e.pend && e.pend->digits == 2 ? YEAR_SHORT : YEAR_NONE;
        return a->how != YEAR_NONE;
    } else return false;
    return a->month <= 12 && a->day <= 31 && a->quarter <= b->quarter;
}

/* 5월부터 2020년 10월까지 is of one year, 4월부터 2019년까지 began in whichever came last. */
static bool has_part(const TimePoint *p)
{
    return p->month || p->season || p->quarter || p->half || p->part || p->term || p->vac;
}

void points_share(TimePoint *a, TimePoint *b)
{
    if (a->how && !b->how && !b->unit) {
        b->how = a->how;
        b->year = a->year + (b->month && b->month < a->month);
    } else if (a->unit == TU_YEAR && time_needs_year(b) && b->month) {
        b->unit = TU_YEAR;
        b->from = a->from;
        b->shift = a->shift + (b->month < a->month);
    } else if (b->how && !a->how && !a->unit && !a->pick && (a->month || a->season || a->quarter || a->half) && has_part(b)) {
        a->how = b->how;
        a->year = b->year - (b->month && b->month < a->month);
    }
    /* 4 to 22 this month; 다음 주 월요일부터 수요일 */
    if (b->unit == TU_MONTH && a->day && !a->month && !a->unit) {
        a->unit = b->unit;
        a->from = b->from;
        a->shift = b->shift;
    }
    if (b->unit == TU_WEEK && b->wday && a->wday && !a->unit && !a->day && !a->month) { /* Mon to Wed next week */
        a->unit = b->unit;
        a->from = b->from;
        a->shift = b->shift - (b->wday < a->wday);
    }
    if (a->unit == TU_WEEK && a->wday && b->wday && !b->unit && !b->day && !b->month) {
        b->unit = a->unit;
        b->from = a->from;
        b->shift = a->shift + (b->wday < a->wday);
    }
    if (a->unit == TU_MONTH && a->day && b->day && !b->month && !b->unit && !b->how) {             /* 이달 4~22일 */
        b->unit = a->unit;
        b->from = a->from;
        b->shift = a->shift;
    }
    if (a->month && !b->month && b->day && !b->how) b->month = a->month;
    if (a->month && !b->month && b->day && a->how == b->how && a->year == b->year) b->month = a->month;
    if (b->month && !a->month && a->day) a->month = b->month;
}

static bool is_ordinal(uint8_t cls) { return cls == AT_nth || cls == AT_ord || cls == AT_second; }

static uint32_t eval_two(const TimeScan *s, uint32_t i, uint32_t n, Evaluated *out, uint8_t form)
{
    uint32_t k = joint_at(s, i, n);
    TimePoint a, b;
    if (k == i) return 0;
    /* English writes the month first: "May 3 to 5". The right side is read with that month. */
    bool right_bare = i + n - k == 2 && (s->at[k + 1].cls == AT_n || is_ordinal(s->at[k + 1].cls));
    if (right_bare || (s->at[i].cls == AT_month && s->at[k + 1].cls != AT_month)) {
        uint32_t r = k + 1 + (s->at[k + 1].cls == AT_the);
        if (!eval_date_of(s, i, k - i, &a)) return 0;
        b = a;
        b.day = s->at[r].v;
        if (i + n > r + 1) {
            TimePoint y;
            if (!eval_date_of(s, r + 1, i + n - r - 1, &y)) return 0;
            a.year = b.year = y.year;
            a.how = b.how = y.how;
        }
        if (b.day <= a.day || b.day > 31) return 0;
    } else if (!eval_date_of(s, k + 1, i + n - k - 1, &b) || !left_side(s, i, k - i, &b, &a)) return 0;
    points_share(&a, &b);
    /* "Episode 12 - 9 February": days of one month go upwards. */
    bool same_month = a.month && a.month == b.month && a.year == b.year && a.day > 0 && b.day > 0;
    if (same_month && b.day <= a.day && form == TX_RANGE) return 0;
    out->p.form = form;
    out->p.a = a;
    out->b = b;
    return n;
}

uint32_t eval_range(const TimeScan *s, uint32_t i, uint32_t n, Evaluated *out)
{
    const Atom *first = &s->at[i], *last = &s->at[i + n - 1];
    while (last > first && last->cls == AT_post) last--;         /* 1~2년 정도 */
    bool years = last->cls == AT_nyeon && first->cls == AT_n;
    /* "11 — 5월에 시작한 학원": the number of a list, set off by a dash */
    bool set_off = first->first && first[1].cls == AT_dash && !first[1].glued;
    if (set_off && last->cls == AT_wol && first->v > last[-1].v) return 0;
    if (years && (first->digits < 2 || (!first->padded && first->v < 10))) return eval_lenpair(s, i, n, out);
    return eval_two(s, i, n, out, TX_RANGE);
}

uint32_t eval_either(const TimeScan *s, uint32_t i, uint32_t n, Evaluated *out)
{
    const Atom *first = &s->at[i], *last = &s->at[i + n - 1 - (s->at[i + n - 1].cls == AT_nyeon)];
    if (first->cls == AT_y4 && last->cls == AT_y4 && last->v < first->v) return 0;          /* 2018년 또는 2000년 이전 */
    return eval_two(s, i, n, out, TX_EITHER);
}

/* April and May, November and December 2019: two months that follow each other are one stretch; March and October are
 * not. */
uint32_t eval_months(const TimeScan *s, uint32_t i, uint32_t n, Evaluated *out)
{
    enum { YEAR = 12 };
    const Atom *a = &s->at[i], *b = &s->at[i + 2];
    bool listed = i > 1 && a[-1].cls == AT_comma && a[-2].cls == AT_month;      /* January, February and March */
    return !listed && b->v == a->v % YEAR + 1 ? eval_two(s, i, n, out, TX_RANGE) : 0;
}
