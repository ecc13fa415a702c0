/* One step of the story, with one month taken for that of the writing: where it leads, and what speaks against it. */
#include "dct_order_int.h"

/* So many days behind a day of a month; from its middle where the day is not known. */
int dct_days_on(int month, int mday, int days, int *on)
{
    enum { MIDDLE = 15 };
    EdtfDay day = edtf_day(month / STEP_MONTHS, month % STEP_MONTHS + 1, 1) + (mday ? mday : MIDDLE) - 1 + days;
    *on = mday ? base_of_day(day).d : 0;
    return dct_months_of(day);
}

static void tell(Walk *w, const Step *x, int from, int to)
{
    w->told = w->told > from && w->told <= to ? w->told : from;
    w->told_to = to;
    w->mday = x->mday;
    w->until = STEP_UNKNOWN;
    w->ended = x->until;
    w->fine = from == to;
    w->relative =
        x->kind != STEP_DATED && (x->kind != STEP_BARE || w->relative) && (x->kind != STEP_AFTER || w->relative);
    if (w->fine && w->told >= w->latest) {
        w->latest = w->told, w->latest_mday = x->mday;
        w->latest_kinds = x->kinds, w->latest_sent = x->sent;
        w->linked = w->relative;
    }
    w->sent = x->sent;
    w->kinds = x->kinds;
}

/* How far a time that hangs on the writing lies behind what was told, and how far one had to guess. */
static void weigh_gap(Walk *w, const Step *x, int from, int to)
{
    /* a step back in the story is none */
    bool late = w->latest != STEP_UNKNOWN && w->latest >= w->told && from >= w->latest;
    int base = late                ? w->latest
               : w->told_to < from ? w->told_to
                                   : w->told,
        mday = late      ? w->latest_mday
               : w->fine ? w->mday
                         : 0;
    int gap = from - base;
    /* 2년을 버텼다. 이듬해는 …, 올해는 … */
    if (w->until == STEP_UNKNOWN && w->reach > base && !w->relative && from <= w->reach + SOON_MONTHS &&
        to + SOON_MONTHS >= w->reach) w->until = w->reach;
    bool spell = w->until != STEP_UNKNOWN, close = gap <= 1;
    int on;
    /* gone on the 30th, two weeks ago */
    if (x->days && mday && !spell && dct_days_on(base, mday, x->days, &on) > w->month) w->cost += COST_BACK;
    if (to < w->told) w->cost += COST_BACK;
    if (spell) {
        int off = from > w->until ? from - w->until : to < w->until ? w->until - to : 0;
        w->cost += COST_SPELL * off;
        close = off <= 1;
        w->claimed |= off <= CLOSE_MONTHS && !w->rough && (x->kind == STEP_YEAR || x->kind == STEP_PICK);
    } else {
        if (gap > 0) w->cost += dct_slowly(gap, COST_GAP);
        /* until September. The contract ended last month. */
        bool end = w->ended && (x->kinds & DCT_LEAVE);
        if (from == to && w->fine && !gap && !end && !x->today &&
            (x->kind == STEP_MONTH || x->sent != w->sent || !w->mday))
            w->cost += COST_SAME;
    }
    /* how long did it last? */
    bool left = (x->kind == STEP_MONTH || x->kind == STEP_DAY) && (w->kinds & BEGUN) && !spell && !w->relative &&
                w->told >= w->latest;
    /* 작년에: after how many years? */
    bool whole = to - from + 1 >= STEP_MONTHS && !spell && !(w->fine && (w->kinds & DCT_LEAVE)) &&
                 !(!x->shift && gap > 0 && gap <= (w->fine ? SOON_MONTHS : STEP_MONTHS));
    /* "A Friday in 2019 … since last March": after a year alone, of which year is it? */
    whole |= x->kind == STEP_PICK && x->shift < 0 && !x->year_before && !spell && !w->relative &&
             w->told_to - w->told >= STEP_MONTHS - 1;
    /* 2021년 11월, 2022년 11월, 작년 11월 */
    bool listed = x->sent == w->sent && from == to && gap <= STEP_MONTHS;
    bool year = x->past && (x->kind == STEP_YEAR || x->kind == STEP_PICK);
    /* 작년 2월에 나왔다. 2011년부터 헤아리면 …: a look back */
    bool known = w->linked && w->told < w->latest;
    if (!w->relative && !listed && !known) {
        /* what began lasts as long as it may; behind anything else a gap of a year would be told */
        int open = gap > NEAR_MONTHS && gap < STEP_MONTHS && year && !(w->kinds & BEGUN) ? NEAR_MONTHS : gap;
        w->widest = dct_of_two(w->widest, left || whole ? REACH_MONTHS : spell ? 0 : open);
    }
    w->year |= year, w->by_year |= year;
    /* far behind it in the text the month is any of those that follow; "7월에 붙었고 지난주에는 …": not both in one month */
    bool near =
        spell || x->sent <= w->latest_sent + (x->kind == STEP_MONTH || x->counted ? SENTENCES_COUNTED : SENTENCES);
    bool parted = x->sent == w->sent && !mday;
    w->exact |= x->past && !(spell && w->rough) && (spell || w->fine || late) && near &&
                (x->kind == STEP_MONTH ||
                 (x->kind == STEP_DAY && !x->today && close && !parted && (spell || w->relative || mday)));
}

static int step_of_now(Walk *w, const Step *x, int from, int to)
{
    bool lately = x->kind == STEP_MONTH || x->kind == STEP_DAY;
    if (from > w->month && x->past && !x->ahead) w->cost += COST_AHEAD;
    /* 올해 하반기에 시험이 있다 */
    if (x->ahead && x->kind == STEP_YEAR && !x->shift && to - from < STEP_MONTHS - 1) {
        w->cost += to < w->month ? COST_BACK : from <= w->month ? COST_BEGUN : 0;
        w->year = w->by_year = true;
    }
    if (x->ahead) return from;
    if (w->told != STEP_UNKNOWN) weigh_gap(w, x, from, to);
    if (lately && x->past) {
        if (x->kind == STEP_MONTH && (w->news == STEP_UNKNOWN || from < w->news)) w->news = from;
        w->news_sent = x->sent;
    }
    if (x->past || x->kind != STEP_DAY) tell(w, x, from, to);
    return from;
}

static int step_dated(Walk *w, const Step *x)
{
    /* 2025년 3월 4일부터 출근이다: to the day only what is close is planned */
    if (x->ahead && x->mday && x->from > w->month)
        w->cost += x->from - w->month > STEP_MONTHS ? COST_BACK : COST_PLAN * (x->from - w->month);
    if (x->ahead || x->from > w->month + REACH_MONTHS) return x->from;
    if (x->from > w->month) w->cost += COST_AHEAD;
    /* 지난달 문을 열었다. 2023년 3월, */
    if (w->news != STEP_UNKNOWN && x->past && x->from > w->news) w->cost += COST_NEWS;
    bool same = w->news != STEP_UNKNOWN && x->from == x->to && x->from == w->news && x->sent <= w->news_sent + 1;
    /* Last year was the hard one. By the summer of 2015 I knew. */
    bool named = w->named == dct_year_of(x->from) && x->sent <= w->named_sent + 1 && x->past;
    if (named) w->cost -= GAIN_NEARLY, w->year = w->by_year = true;
    if (same) w->cost -= GAIN_NEARLY;                    /* "Last month I rose. It took effect on 1 March 2023." */
    if (!x->headed) w->numbered = dct_of_two(w->numbered, dct_year_of(x->from));
    if (x->from == x->to) w->dated = dct_of_two(w->dated, x->from);
    /* "last year they made me senior … That was me, 2023": of the same year its number tells nothing of a gap. */
    bool again = !named && w->by_year && x->from != x->to && dct_year_of(x->from) == dct_year_of(w->told);
    if (same || (w->told != STEP_UNKNOWN && x->from >= w->told && !again)) w->widest = 0;
    tell(w, x, x->from, x->to);
    return x->from;
}

/* "가을에 시험을 다시 본다": one says next year where it is not of this one, unless it is close. */
static int plan_cost(const Walk *w, const Step *x)
{
    enum { HALF = 5 };
    int now = w->month % STEP_MONTHS, from = x->from % STEP_MONTHS, off = (from - now + STEP_MONTHS) % STEP_MONTHS;
    if (!off) return COST_BEGUN / 2;
    return from < now && off > HALF ? COST_BEGUN : 0;
}

/* 3월에: the first one behind what was told. */
static int step_bare(Walk *w, const Step *x)
{
    if (w->told == STEP_UNKNOWN) return STEP_UNKNOWN;
    if (x->ahead) w->cost += plan_cost(w, x);
    if (x->restates && w->sent + 1 == x->sent && w->fine && w->relative) {                 /* 지난달에 냈다. 7월이었다. */
        if (w->told % STEP_MONTHS != x->from) w->cost += COST_AHEAD;
        w->exact |= w->year;
        return w->told;
    }
    int from = dct_year_of(w->told) + x->from;
    while (from + x->to - x->from < w->told) from += STEP_MONTHS;
    if (x->ahead) return from;
    bool back = from > w->month && x->past && w->relative && w->news_sent != UINT32_MAX;       /* 어제 끝났다. 8월에는 */
    if (back) while (from > w->told) from -= STEP_MONTHS;
    if (back) return from;
    if (from > w->month && x->past) {                                           /* a step back in the story */
        w->cost += COST_FLASH;
        from -= STEP_MONTHS;
    }
    if (from > w->month) w->cost += x->past ? COST_BACK : 0;
    else if (x->past) tell(w, x, from, from + x->to - x->from);
    return from;
}

static int step_after(Walk *w, const Step *x)
{
    int base = w->fine ? w->told : STEP_UNKNOWN, mday = w->mday;
    /* 퇴사하고 열흘 뒤 */
    if (x->behind && (w->latest_kinds & x->behind)) base = w->latest, mday = w->latest_mday;
    if (base == STEP_UNKNOWN) return STEP_UNKNOWN;
    Step on = *x;
    int at = x->mday ? dct_days_on(base + x->from, mday, x->mday, &on.mday) : base + x->from;
    if (at > w->month) w->cost += COST_BACK;
    else tell(w, &on, at, at);
    return at;
}

/* "세 번째는 지난주다. 2019년 2월에 들어가 2년 6개월을 다녔다.": the spell has led to the news. */
static void step_spell(Walk *w, const Step *x)
{
    if (w->told == STEP_UNKNOWN) return;
    if (w->ended && x->sent == w->sent) return;                                 /* until March 2022, twenty years of it */
    if (x->restates && (w->kinds & DCT_LEAVE)) return;                          /* 폐업했다. 4년 1개월이었다: until then */
    w->rough = !w->fine;                                                        /* 2017년에 나와 3년을 */
    w->until = dct_of_two(w->until, w->told) + x->from;
    if (!w->relative) w->reach = dct_of_two(w->reach, w->until);
    if (!w->relative && w->fine && (w->kinds & (DCT_BEGIN | DCT_ENROL))) w->served = w->until;
    bool news = w->news_sent != UINT32_MAX && x->sent <= w->news_sent + NEWS_NEAR && !w->relative && w->fine;
    if (!news) return;
    w->cost += COST_SPELL * 2 * dct_apart(w->month, w->until);
    w->exact |= dct_apart(w->month, w->until) <= 1;
    w->widest = 0;
}

int dct_step_take(Walk *w, const Step *x)
{
    /* of a spell its end, where its beginning is told */
    int from;
    switch (x->kind) {
    case STEP_DATED: return step_dated(w, x);
    case STEP_BARE: return step_bare(w, x);
    case STEP_AFTER: return step_after(w, x);
    case STEP_SPELL: step_spell(w, x); return w->rough ? STEP_UNKNOWN : w->until;
    case STEP_YEAR:
        from = dct_year_of(w->month) + x->shift * STEP_MONTHS + x->from;
        if (x->names_year) w->named = dct_year_of(from), w->named_sent = x->sent;
        /* one would have said 올해 before */
        if ((!x->shift || x->sent == w->sent) && dct_year_of(from) == w->numbered) w->cost += COST_SAME;
        return step_of_now(w, x, from, from + x->to - x->from);
    case STEP_PICK:
        from = dct_year_of(w->month) + x->from;
        if (!x->shift && dct_year_of(from) == w->numbered) w->cost += COST_SAME;
        if (x->shift < 0 && from + x->to - x->from >= w->month) from -= STEP_MONTHS;
        if (x->year_before && from >= dct_year_of(w->month)) from -= STEP_MONTHS;
        return step_of_now(w, x, from, from + x->to - x->from);
    default: return step_of_now(w, x, w->month + x->shift, w->month + x->shift);
    }
}
