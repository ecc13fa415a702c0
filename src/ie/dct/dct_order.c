/* The order of the story: a memoir tells what happened one after the other. Behind "12월에 떨어졌다" comes 지난달, behind
 * "in August 2022" the February of last year. Each month that may be that of the writing is walked through with all that
 * the text says; the one is taken that breaks the order least, and of several the earliest. */
#include "dct_order_int.h"
#include <limits.h>

/* "3월에 권고사직을 받았다. 2018년 4월에 들어가 만 5년을 다녔다.": where one left is where the spell led to. */
static void served_weigh(Walk *w, const Steps *all)
{
    for (int i = 0; i < all->n && w->served != STEP_UNKNOWN; i++) {
        if (!w->hangs[i] || all->v[i].kind == STEP_SPELL || !(all->v[i].kinds & (DCT_LEAVE | DCT_FINISH)) || all->v[i].ahead || w->at[i] == STEP_UNKNOWN ||
            dct_apart(w->at[i], w->served) > 1) continue;
        w->cost -= GAIN_LAPSE;
        w->claimed = w->year = true;
        return;
    }
}

/* "이번 달 군무원이 되었습니다", before anything has a date: what was told last is that, or is not long past. */
static void opening_weigh(Walk *w, const Steps *all)
{
    const Step *x = all->v;
    /* 작년 4월에 시작했다. 그 전에는 … */
    if (all->n && x->kind == STEP_YEAR && x->past && x->from == x->to && w->latest != STEP_UNKNOWN && !w->year) {
        int last = dct_of_two(w->latest, dct_of_two(w->numbered, w->rough ? w->reach - STEP_MONTHS : w->reach)),
            gap = w->at[0] - last;
        if (gap < -1) w->cost += COST_SAME;
        else w->year |= gap <= NEAR_MONTHS && w->dated != STEP_UNKNOWN, w->cost += COST_GAP * gap;
    }
    if (!all->n || x->kind != STEP_MONTH || !x->past || x->ahead || w->latest == STEP_UNKNOWN || w->exact) return;
    if (w->relative && w->news_sent != x->sent) return;
    int gap = w->month + x->shift - w->latest;
    if (gap < 0) w->cost += COST_BACK;
    w->exact |= gap >= 0 && gap <= 1;
}

/* ---------------------------------------------------------------- the month that fits best */
/* False as soon as the month can cost no less than that. */
static bool walk(Order *o, int first, int month, int limit, Walk *w)
{
    *w = (Walk){.from = first, .month = month, .at = o->at, .day = o->day, .hangs = o->hangs,
                .told = STEP_UNKNOWN, .latest = STEP_UNKNOWN, .dated = STEP_UNKNOWN, .numbered = STEP_UNKNOWN, .named = STEP_UNKNOWN,
                .until = STEP_UNKNOWN, .reach = STEP_UNKNOWN, .served = STEP_UNKNOWN, .news = STEP_UNKNOWN, .news_sent = UINT32_MAX,
                .cost = dct_slowly(month - first, COST_LATE)};
    for (int i = 0; i < o->steps.n; i++) {
        if (w->cost >= limit) return false;
        w->at[i] = dct_step_take(w, &o->steps.v[i]);
        w->hangs[i] = o->steps.v[i].kind != STEP_DATED && w->relative;
        w->day[i] = o->steps.v[i].kind == STEP_AFTER ? w->mday : o->steps.v[i].mday;
    }
    served_weigh(w, &o->steps);
    opening_weigh(w, &o->steps);
    dct_claims_weigh(o, w);
    return true;
}

/* Does anything hang on the time of writing? Where nothing does, each month fits as well as another. */
static bool hangs_on_now(const Order *o)
{
    const unsigned now = 1u << STEP_YEAR | 1u << STEP_MONTH | 1u << STEP_DAY | 1u << STEP_PICK;
    bool any = o->n_claim > 0;
    for (int i = 0; i < o->steps.n; i++) any |= now >> o->steps.v[i].kind & 1;
    return any;
}

/* How much less than nothing a walk may cost: what lengths gain, and dates told right behind news. */
static int most_gain(const Order *o)
{
    int gain = (o->n_claim + 1) * GAIN_LAPSE;
    uint32_t news = UINT32_MAX;
    for (int i = 0; i < o->steps.n; i++) {
        const Step *x = &o->steps.v[i];
        if (x->kind == STEP_DATED && news != UINT32_MAX && x->sent <= news + 1) gain += GAIN_NEARLY;
        if (x->names_year) gain += GAIN_NEARLY;
        if ((x->kind == STEP_MONTH || x->kind == STEP_DAY) && x->past) news = x->sent;
    }
    return gain;
}

/* 지금은 3월이다, Thursday 1 May: the month of a year that is not known, perhaps its day; month 0 for none. */
static TimePoint now_month(const DctState *s)
{
    TimePoint scene;
    uint32_t at;
    if (s->left_month) return (TimePoint){.month = s->left_month > STEP_MONTHS ? STEP_MONTHS : s->left_month};
    if (s->scene_month) return (TimePoint){.month = s->scene_month, .day = s->scene_day};
    return dct_read_scene(s, &scene, &at) && scene.month > 0 && scene.month <= STEP_MONTHS ? scene : (TimePoint){0};
}

/* Is the month that of the scene, and the weekday that of its day? */
static bool is_scene(const TimePoint *scene, int month)
{
    int y = month / STEP_MONTHS, m = month % STEP_MONTHS + 1;
    if (!scene->month) return true;
    if (m != scene->month) return false;
    return !scene->wday || scene->day <= 0 || !edtf_date_ok(y, m, scene->day) ||
           edtf_weekday(edtf_day(y, m, scene->day)) == scene->wday;
}

/* The months around the best that fit as well, but for being later or earlier: with nothing to tell them apart any of them
 * may be the one. Within a year where the text names that year; what is known of a career tells no month then. */
static void bound_as_good(Order *o, int first, int last, const Walk *best, Walk *w)
{
    enum { AS_GOOD = 20, CAREER = 2 * STEP_MONTHS };
    int year = dct_year_of(best->month), n = best->by_year ? STEP_MONTHS : CAREER,
        from = best->by_year ? year : best->month;
    int cost[CAREER], least = INT_MAX, lo = -1, hi = -1;
    for (int k = 0; k < n; k++) {
        int m = from + k;
        cost[k] = INT_MAX;
        if (m < first || m > last || !walk(o, first, m, INT_MAX, w)) continue;
        cost[k] = w->cost - dct_slowly(m - first, COST_LATE) + (best->by_year ? w->soft : 0);
        if (cost[k] < least) least = cost[k];
    }
    for (int k = best->month - from; k < n && cost[k] <= least + AS_GOOD; k++) hi = from + k;
    for (int k = best->month - from; k >= 0 && cost[k] <= least + AS_GOOD; k--) lo = from + k;
    if (hi < 0) lo = hi = best->month;
    dct_bound_months(o->s, lo, hi);
}

/* Too much is left open for a guess: it was written no earlier than what was told allows. */
static void bound_not_before(Order *o, int first, const Walk *best, Walk *w)
{
    int m = first;
    while (m < best->month && !(walk(o, first, m, INT_MAX, w) && w->cost < best->cost + COST_SAME + COST_FLASH)) m++;
    dct_bound(o->s, edtf_day(m / STEP_MONTHS, m % STEP_MONTHS + 1, 1), EDTF_DAY_MAX);
}

void dct_read_order(DctState *s)
{
    enum { ENOUGH = 45, LONG = 400 };
    bool settled = s->hi != EDTF_DAY_MAX && !s->by_plan;
    if (s->lo == EDTF_DAY_MIN || (settled && s->hi - s->lo <= ENOUGH)) return;
    Order *o = arena_push_raw(s->ie->tmp, Order, 1);
    Walk *w = arena_push(s->ie->tmp, Walk), *best = arena_push(s->ie->tmp, Walk);
    o->s = s;
    o->n_claim = 0;
    dct_steps_read(s, &o->steps);
    dct_claims_find(o, settled), dct_claims_fit(o);
    if (!hangs_on_now(o)) return;
    best->month = 0;
    int first = dct_months_of(s->lo), last = first + dct_claims_reach(o);
    if (s->hi != EDTF_DAY_MAX && dct_months_of(s->hi) < last) last = dct_months_of(s->hi);
    int gain = most_gain(o);
    TimePoint scene = now_month(s);
    for (int m = first; m <= last; m++) {
        int limit = best->month ? best->cost + gain : INT_MAX;
        /* none behind it costs less */
        if (dct_slowly(m - first, COST_LATE) >= limit) break;
        if (!is_scene(&scene, m)) continue;
        if (walk(o, first, m, limit, w) && (!best->month || w->cost < best->cost)) *best = *w;
    }
    if (!best->month || best->cost > COST_LIMIT) return;
    if (best->widest > NEAR_MONTHS && !best->claimed && !settled) {
        bound_not_before(o, first, best, w);
        return;
    }
    /* "… 올해 2월에 붙었다. 다음 달 6월에" */
    best->exact |= scene.month && best->year;
    if (best->exact) dct_bound_months(s, best->month, best->month);
    else if (best->year && (!settled || (best->by_year && s->hi - s->lo > LONG)))
        bound_as_good(o, first, last, best, w);
}
