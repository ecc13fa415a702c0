/* The order of the story: a memoir tells what happened one after the other. Behind "12월에 떨어졌다" comes 지난달, behind
 * "in August 2022" the February of last year. Each month that may be that of the writing is walked through with all that
 * the text says; the one is taken that breaks the order least, and of several the earliest. */
#include "dct_order_int.h"
#include "dct_lapse_int.h"
#include <limits.h>

/* What speaks against a month: 100 is one thing told in the wrong order. */
enum {
    COST_LIMIT = 1500, COST_BACK = 200, COST_AHEAD = 400, COST_SAME = 80, COST_FLASH = 35, COST_NEWS = 150, COST_GAP = 2, COST_SPELL = 6, COST_LATE = 3,
    GAIN_LAPSE = 120, GAIN_NEARLY = 40
};
enum { REACH_MONTHS = 96, CLAIMS_MAX = 16, NEAR_MONTHS = 8, SOON_MONTHS = 4, NEWS_NEAR = 3, CLOSE_MONTHS = 2, SENTENCES = 2, SENTENCES_COUNTED = 6, BEGUN = DCT_BEGIN | DCT_COME | DCT_ENROL };

/* A length that runs until the writing, in months, or in days. */
typedef struct Claim { uint32_t kinds; int months, days, slack, early, before; uint32_t sent;  uint64_t step[STEPS_MAX / 64 + 1]; } Claim;          /* before: the step right before it */
typedef struct Order {
    DctState *s;
    Steps     steps;
    Claim     claim[CLAIMS_MAX];
    int       n_claim;
    int       at[STEPS_MAX], day[STEPS_MAX];
    bool      hangs[STEPS_MAX];
} Order;

/* The walk through the story, with one month taken for that of the writing. */
typedef struct Walk {
    int  month, cost;
    int  told, told_to, mday, until;            /* what was told last, its day if known, and where a spell has led since */
    int  latest, latest_mday;          /* the latest that was told to the month */
    uint32_t latest_kinds, latest_sent;
    int  served;                       /* until when a post lasted whose first day and length are told */
    int  reach;                        /* the latest end of a spell */
    int  news;                         /* the earliest of what has just happened */
    uint32_t news_sent;                /* … and the sentence of the last */
    int  numbered;                     /* the last year that was told by its number */
    bool rough, ended;                 /* the spell began in a year; what was told last is an end */
    bool fine, relative;               /* told to the month; it hangs on the writing itself */
    uint32_t sent, kinds;
    bool year, exact, claimed;         /* what hangs on the writing tells its year, its month; a length agrees */
    int  widest;                       /* the widest gap that had to be guessed, in months */
    int *at, *day;                     /* month and day of each step, in the Order */
    bool *hangs;                       /* … does it hang on the writing itself? */
} Walk;

static int year_of(int month) { return month / STEP_MONTHS * STEP_MONTHS; }
static int of_two(int a, int b) { return a > b ? a : b; }
static int apart(int a, int b) { return a > b ? a - b : b - a; }

/* So many days behind a day of a month; from its middle where the day is not known. */
static int days_on(int month, int mday, int days, int *on)
{
    enum { MIDDLE = 15 };
    EdtfDay day = edtf_day(month / STEP_MONTHS, month % STEP_MONTHS + 1, 1) + (mday ? mday : MIDDLE) - 1 + days;
    *on = mday ? base_of_day(day).d : 0;
    return dct_months_of(day);
}

/* ---------------------------------------------------------------- one step */
static void tell(Walk *w, const Step *x, int from, int to)
{
    w->told = w->told > from && w->told <= to ? w->told : from;
    w->told_to = to;
    w->mday = x->mday;
    w->until = STEP_UNKNOWN;
    w->ended = x->until;
    w->fine = from == to;
    if (w->fine && w->told >= w->latest) w->latest = w->told, w->latest_mday = x->mday, w->latest_kinds = x->kinds, w->latest_sent = x->sent;
    w->relative = x->kind != STEP_DATED && (x->kind != STEP_BARE || w->relative) && (x->kind != STEP_AFTER || w->relative);
    w->sent = x->sent;
    w->kinds = x->kinds;
}

/* How far a time that hangs on the writing lies behind what was told, and how far one had to guess. */
static void weigh_gap(Walk *w, const Step *x, int from, int to)
{
    bool late = w->latest != STEP_UNKNOWN && w->latest >= w->told && from >= w->latest;          /* a step back in the story is none */
    int base = late ? w->latest : w->told_to < from ? w->told_to : w->told, mday = late ? w->latest_mday : w->fine ? w->mday : 0;
    int gap = from - base;
    if (w->until == STEP_UNKNOWN && w->reach > base && !w->relative && from <= w->reach + SOON_MONTHS && to + SOON_MONTHS >= w->reach) w->until = w->reach;          /* 2년을 버텼다. 이듬해는 …, 올해는 … */
    bool spell = w->until != STEP_UNKNOWN, close = gap <= 1;
    int on;
    if (x->days && mday && !spell && days_on(base, mday, x->days, &on) > w->month) w->cost += COST_BACK;          /* gone on the 30th, two weeks ago */
    if (to < w->told) w->cost += COST_BACK;
    if (spell) {
        int off = from > w->until ? from - w->until : to < w->until ? w->until - to : 0;
        w->cost += COST_SPELL * off;
        close = off <= 1;
        w->claimed |= off <= CLOSE_MONTHS && !w->rough && (x->kind == STEP_YEAR || x->kind == STEP_PICK);
    } else {
        if (gap > 0) w->cost += COST_GAP * gap;
        bool end = w->ended && (x->kinds & DCT_LEAVE);                              /* until September. The contract ended last month. */
        if (from == to && w->fine && !gap && !end && (x->kind == STEP_MONTH || x->sent != w->sent)) w->cost += COST_SAME;
    }
    bool left = (x->kind == STEP_MONTH || x->kind == STEP_DAY) && (w->kinds & BEGUN) && !spell && !w->relative && w->told >= w->latest;          /* how long did it last? */
    bool whole = to - from + 1 >= STEP_MONTHS && !spell && !(!x->shift && gap > 0 && gap <= (w->fine ? SOON_MONTHS : STEP_MONTHS));                             /* 작년에: after how many years? */
    bool listed = x->sent == w->sent && from == to && gap <= STEP_MONTHS;             /* 2021년 11월, 2022년 11월, 작년 11월 */
    if (!w->relative && !listed) w->widest = of_two(w->widest, left || whole ? REACH_MONTHS : spell ? 0 : gap);
    w->year |= x->past && (x->kind == STEP_YEAR || x->kind == STEP_PICK);
    w->exact |= x->past && !(spell && w->rough) && (spell || w->fine || late) && (x->kind == STEP_MONTH || (x->kind == STEP_DAY && !x->today && close && (spell || w->relative || mday) && (spell || x->sent <= w->latest_sent + (x->counted ? SENTENCES_COUNTED : SENTENCES))));
}

static int step_of_now(Walk *w, const Step *x, int from, int to)
{
    bool lately = x->kind == STEP_MONTH || x->kind == STEP_DAY;
    if (from > w->month && x->past) w->cost += COST_AHEAD;
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
    if (x->ahead || x->from > w->month + REACH_MONTHS) return x->from;
    if (x->from > w->month) w->cost += COST_AHEAD;
    if (w->news != STEP_UNKNOWN && x->past && x->from > w->news) w->cost += COST_NEWS;         /* 지난달 문을 열었다. 2023년 3월, */
    bool same = w->news != STEP_UNKNOWN && x->from == x->to && x->from == w->news && x->sent <= w->news_sent + 1;
    if (same) w->cost -= GAIN_NEARLY;                    /* "Last month I rose. It took effect on 1 March 2023." */
    w->numbered = of_two(w->numbered, year_of(x->from));
    if (same || (w->told != STEP_UNKNOWN && x->from >= w->told)) w->widest = 0;
    tell(w, x, x->from, x->to);
    return x->from;
}

/* 3월에: the first one behind what was told. */
static int step_bare(Walk *w, const Step *x)
{
    if (w->told == STEP_UNKNOWN) return STEP_UNKNOWN;
    if (x->restates && w->sent + 1 == x->sent && w->fine && w->relative) {                 /* 지난달에 냈다. 7월이었다. */
        if (w->told % STEP_MONTHS != x->from) w->cost += COST_AHEAD;
        w->exact |= w->year;
        return w->told;
    }
    int from = year_of(w->told) + x->from;
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
    if (x->behind && (w->latest_kinds & x->behind)) base = w->latest, mday = w->latest_mday;              /* 퇴사하고 열흘 뒤 */
    if (base == STEP_UNKNOWN) return STEP_UNKNOWN;
    Step on = *x;
    int at = x->mday ? days_on(base + x->from, mday, x->mday, &on.mday) : base + x->from;
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
    w->until = of_two(w->until, w->told) + x->from;
    if (!w->relative) w->reach = of_two(w->reach, w->until);
    if (!w->relative && w->fine && (w->kinds & DCT_BEGIN)) w->served = w->until;
    bool news = w->news_sent != UINT32_MAX && x->sent <= w->news_sent + NEWS_NEAR && !w->relative && w->fine;
    if (!news) return;
    w->cost += COST_SPELL * 2 * apart(w->month, w->until);
    w->exact |= apart(w->month, w->until) <= 1;
    w->widest = 0;
}

static int step_take(Walk *w, const Step *x)
{
    int from;
    switch (x->kind) {
    case STEP_DATED: return step_dated(w, x);
    case STEP_BARE: return step_bare(w, x);
    case STEP_AFTER: return step_after(w, x);
    case STEP_SPELL: step_spell(w, x); return STEP_UNKNOWN;
    case STEP_YEAR:
        from = year_of(w->month) + x->shift * STEP_MONTHS + x->from;
        if ((!x->shift || x->sent == w->sent) && year_of(from) == w->numbered) w->cost += COST_SAME;          /* one would have said 올해 before */
        return step_of_now(w, x, from, from + x->to - x->from);
    case STEP_PICK:
        from = year_of(w->month) + x->from;
        if (!x->shift && year_of(from) == w->numbered) w->cost += COST_SAME;
        if (x->shift < 0 && from + x->to - x->from >= w->month) from -= STEP_MONTHS;
        return step_of_now(w, x, from, from + x->to - x->from);
    default: return step_of_now(w, x, w->month + x->shift, w->month + x->shift);
    }
}

/* ---------------------------------------------------------------- lengths that run until the writing */
static void claims_find(Order *o, bool months)
{
    enum { YEARS_SLACK = 6 };
    const Ie *ie = o->s->ie;
    for (uint32_t i = 0; i < ie->n_time && o->n_claim < CLAIMS_MAX; i++) {
        if (ie->time[i].form != TX_LENGTH || ie->tx.v[i].sent == UINT32_MAX) continue;
        const EdtfDuration *len = ie->time[i].len;
        const LapseRead *x = dct_lapse_read(o->s, i);
        if (!x->runs || len->h > 0 || len->min > 0) continue;
        Claim c = {.kinds = x->lapse.link.kinds, .months = (int)(len->y * STEP_MONTHS + len->m), .days = (int)(len->d + 7 * len->w), .sent = ie->tx.v[i].sent};
        const Sentence near = dct_sentence_near(ie, &ie->tx.v[i]);
        bool exact = x->lapse.month || x->lapse.today || dct_has_word(o->s, near.beg, near.end, DCT_W_exact);
        bool years = dct_years_alone(len) && !exact;
        if (x->lapse.near && !x->lapse.vague) c.early = YEARS_SLACK;
        else if (years || x->lapse.vague || len->approx) c.slack = YEARS_SLACK;
        if (x->lapse.ordinal && c.months) c.months -= len->m >= 1 ? 1 : STEP_MONTHS;
        c.before = -1;
        for (int k = 0; k < o->steps.n && o->steps.v[k].i < i; k++)
            if (o->steps.v[k].kind != STEP_SPELL && !o->steps.v[k].ahead) c.before = k;
        const Step *before = c.before >= 0 ? &o->steps.v[c.before] : NULL;
        bool hangs = before && (before->kind == STEP_YEAR || before->kind == STEP_PICK || before->kind == STEP_MONTH) && before->sent + 1 == c.sent;
        if (x->lapse.late && !hangs) continue;                                   /* 작년 4월에 시작했다. 딱 1년 됐다. */
        if (months && (c.slack || c.early || len->y >= 1 || !c.months || x->lapse.ordinal)) continue;             /* the year is known */
        if (c.kinds == DCT_NO_KIND) c.kinds = DCT_BEGIN | DCT_OPEN | DCT_COME | DCT_ENROL;
        o->claim[o->n_claim++] = c;
    }
    for (uint32_t i = 0; i < o->s->n_tenure && o->n_claim < CLAIMS_MAX && !months; i++) {         /* 미용 13년차: in the thirteenth year, of whatever began then */
        DctTenure x = o->s->tenure[i];
        int each = x.months ? 1 : STEP_MONTHS;
        o->claim[o->n_claim++] = (Claim){.kinds = DCT_BEGIN | (x.months ? 0 : DCT_FINISH | DCT_OPEN), .months = (x.n - 1) * each, .slack = each};
    }
}

/* May the length lead on from the step, whatever the month of writing? */
static bool claim_fits(const Claim *c, const Step *x, int i)
{
    if (x->kind == STEP_SPELL || x->ahead || x->to - x->from >= STEP_MONTHS) return false;
    bool began = (x->kinds & (DCT_BEGIN | DCT_OPEN | DCT_COME | DCT_RISE)) != 0;
    uint32_t kinds = c->kinds;
    if (kinds & (DCT_BEGIN | DCT_RISE)) kinds |= DCT_BEGIN | DCT_RISE;                      /* 보건관리자가 된 지: since the first day */
    return kinds ? kinds & x->kinds : began || i == c->before || x->sent == c->sent + 1;
}

static void claims_fit(Order *o)
{
    for (int k = 0; k < o->n_claim; k++)
        for (int i = 0; i < o->steps.n; i++)
            o->claim[k].step[i / 64] |= (uint64_t)claim_fits(&o->claim[k], &o->steps.v[i], i) << i % 64;
}

/* How many months the writing lies behind where the length leads from a step. */
static bool claim_off(const Walk *w, const Claim *c, int i, int *off)
{
    if (w->at[i] == STEP_UNKNOWN) return false;
    int on, at = c->days ? days_on(w->at[i] + c->months, w->day[i], c->days, &on) : w->at[i] + c->months;
    *off = w->month - at;
    return *off >= -1 - c->early && *off <= 1 + c->slack;
}

/* dated: from a step that does not hang on the writing itself, so that the year is told, too. */
static int claim_gain(const Walk *w, const Claim *c, int n_step, bool *dated)
{
    int gain = 0, off;
    *dated = false;
    for (int word = 0; word <= n_step / 64; word++)
        for (uint64_t left = c->step[word]; left; left &= left - 1)
            if (claim_off(w, c, word * 64 + __builtin_ctzll(left), &off)) {
                int i = word * 64 + __builtin_ctzll(left), sure = c->kinds || i == c->before ? GAIN_LAPSE : GAIN_LAPSE - GAIN_NEARLY;
                gain = of_two(gain, sure - (off >= -c->early && off <= c->slack ? 0 : GAIN_NEARLY));
                *dated |= !w->hangs[word * 64 + __builtin_ctzll(left)];
            }
    return gain;
}

static void claims_weigh(const Order *o, Walk *w)
{
    for (int k = 0; k < o->n_claim; k++) {
        const Claim *c = &o->claim[k];
        bool dated;
        int gain = claim_gain(w, c, o->steps.n, &dated);
        if (!gain) continue;
        w->cost -= gain;
        w->claimed |= dated;
        w->year |= dated;
        w->exact |= !c->slack && !c->early && w->year;
    }
}

/* "3월에 권고사직을 받았다. 2018년 4월에 들어가 만 5년을 다녔다.": where one left is where the spell led to. */
static void served_weigh(Walk *w, const Steps *all)
{
    for (int i = 0; i < all->n && w->served != STEP_UNKNOWN; i++) {
        if (!w->hangs[i] || !(all->v[i].kinds & DCT_LEAVE) || all->v[i].ahead || w->at[i] == STEP_UNKNOWN || apart(w->at[i], w->served) > 1) continue;
        w->cost -= GAIN_LAPSE;
        w->claimed = w->year = true;
        return;
    }
}

/* "이번 달 군무원이 되었습니다", before anything has a date: what was told last is that, or is not long past. */
static void opening_weigh(Walk *w, const Steps *all)
{
    const Step *x = all->v;
    if (all->n && x->kind == STEP_YEAR && x->past && x->from == x->to && w->latest != STEP_UNKNOWN && !w->year) {          /* 작년 4월에 시작했다. 그 전에는 … */
        int last = of_two(w->latest, of_two(w->numbered, w->rough ? w->reach - STEP_MONTHS : w->reach)), gap = w->at[0] - last;
        if (gap < 0) w->cost += COST_SAME;
        else w->year |= gap <= NEAR_MONTHS, w->cost += COST_GAP * gap;
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
    *w = (Walk){.month = month, .at = o->at, .day = o->day, .hangs = o->hangs,
                .told = STEP_UNKNOWN, .latest = STEP_UNKNOWN, .numbered = STEP_UNKNOWN, 
                .until = STEP_UNKNOWN, .reach = STEP_UNKNOWN, .served = STEP_UNKNOWN, .news = STEP_UNKNOWN, .news_sent = UINT32_MAX,
                .cost = COST_LATE * (month - first)};
    for (int i = 0; i < o->steps.n; i++) {
        if (w->cost >= limit) return false;
        w->at[i] = step_take(w, &o->steps.v[i]);
        w->hangs[i] = o->steps.v[i].kind != STEP_DATED && w->relative;
        w->day[i] = o->steps.v[i].kind == STEP_AFTER ? w->mday : o->steps.v[i].mday;
    }
    served_weigh(w, &o->steps);
    opening_weigh(w, &o->steps);
    claims_weigh(o, w);
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
        if ((x->kind == STEP_MONTH || x->kind == STEP_DAY) && x->past) news = x->sent;
    }
    return gain;
}

/* 지금은 3월이다: the month of a year that is not known; 0 for none. */
static int now_month(const DctState *s)
{
    TimePoint scene;
    if (s->left_month) return s->left_month > STEP_MONTHS ? STEP_MONTHS : s->left_month;
    if (s->scene_month) return s->scene_month;
    return dct_read_scene(s, &scene) && scene.month > 0 && scene.month <= STEP_MONTHS ? scene.month : 0;
}

void dct_read_order(DctState *s)
{
    enum { ENOUGH = 45 };
    bool settled = s->hi != EDTF_DAY_MAX && !s->by_plan;
    if (s->lo == EDTF_DAY_MIN || (settled && s->hi - s->lo <= ENOUGH)) return;
    Order *o = arena_push_raw(s->ie->tmp, Order, 1);
    Walk *w = arena_push(s->ie->tmp, Walk), *best = arena_push(s->ie->tmp, Walk);
    o->s = s;
    o->n_claim = 0;
    dct_steps_read(s, &o->steps);
    claims_find(o, settled), claims_fit(o);
    if (!hangs_on_now(o)) return;
    best->month = 0;
    int first = dct_months_of(s->lo), last = first + REACH_MONTHS;
    if (s->hi != EDTF_DAY_MAX && dct_months_of(s->hi) < last) last = dct_months_of(s->hi);
    int scene = now_month(s), gain = most_gain(o);
    for (int m = first; m <= last; m++) {
        int limit = best->month ? best->cost + gain : INT_MAX;
        if (COST_LATE * (m - first) >= limit) break;                                   /* none behind it costs less */
        if (scene && m % STEP_MONTHS + 1 != scene) continue;
        if (walk(o, first, m, limit, w) && (!best->month || w->cost < best->cost)) *best = *w;
    }
    if (!best->month || best->cost > COST_LIMIT) return;
    if (best->widest > NEAR_MONTHS && !best->claimed && !settled) return;
    best->exact |= scene && best->year;                                        /* "… 올해 2월에 붙었다. 다음 달 6월에" */
    if (best->exact) dct_bound_months(s, best->month, best->month);
    else if (best->year && best->claimed && !settled)
        dct_bound_months(s, best->month, year_of(best->month) + STEP_MONTHS - 1);
    else if (best->year && !settled) {
        s->ie->dct_likely = true;
        s->ie->dct_from = edtf_day(best->month / STEP_MONTHS, best->month % STEP_MONTHS + 1, 1);
        s->ie->dct_until = edtf_day(best->month / STEP_MONTHS, 12, 31);
    }
}
