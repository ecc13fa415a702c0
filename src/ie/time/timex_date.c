/* A match read as one calendar expression, and what may be a date or a length. */
#include "anchor_int.h"
#include "mark.h"
#include "timex_int.h"

const Atom *eval_pend(Eval *e)
{
    const Atom *a = e->pend;
    e->pend = NULL;
    return a;
}

Eval eval_start(const TimeScan *s, uint32_t i, uint32_t n) { return (Eval){.s = s, .at = s->at + i, .n = n}; }

bool eval_walk(Eval *e, const Step *steps, const Step *more)
{
    for (e->i = 0; e->i < e->n; e->i++) {
        const Atom *a = &e->at[e->i];
        Step step = steps[a->cls] ? steps[a->cls] : more ? more[a->cls] : NULL;
        if (step && !step(e, a)) return false;
    }
    return true;
}

bool eval_date_walk(Eval *e) { return eval_walk(e, eval_calendar_steps, eval_relative_steps); }

/* from 9:30, at 9 am, from 9 to 10; but from 9 firms */
static bool is_hour(const TimeScan *s, const Atom *a)
{
    enum { HOURS = 24 };
    static const bool goes_on[AT_COUNT] = {[AT_to] = true, [AT_dash] = true, [AT_and] = true, [AT_daypart] = true};
    const Doc *d = s->ie->doc;
    if (a >= s->at + s->n || a->cls != AT_n || a->word || a->v > HOURS) return false;
    if (a + 1 < s->at + s->n && goes_on[a[1].cls]) return true;
    uint32_t next = blanks_skip(d, a->end);
    LexMatch m;
    if (d->cls[next] != CH_LATIN || next == a->end) return true;
    return ie_longest(s->ie, s->ie->an->anchor->clock, next, d->n, &m) && d->cls[next + m.len] != CH_LATIN;
}

/* Monday 21, Monday 21 between 9 and 10, Monday 21 to Friday 25: the figure is a day. "Monday 21 of us" and
 * "Monday 21 people" count something. */
static bool day_closes(const TimeScan *s, const Atom *next)
{
    static const bool joins[AT_COUNT] = {[AT_to] = true, [AT_dash] = true, [AT_tilde] = true, [AT_and] = true,
        [AT_or] = true};
    const Doc *d = s->ie->doc;
    if (next >= s->at + s->n) return d->cls[blanks_skip(d, next[-1].end)] != CH_LATIN;
    if (joins[next->cls]) return next + 1 < s->at + s->n && next[1].cls == AT_wday;
    if (next->cls == AT_from || next->cls == AT_prep) return is_hour(s, next + 1);
    return next->cls == AT_betw || next->cls == AT_comma;
}

/* What is left when the atoms are read: a number behind an English month is its day. */
static bool date_close(Eval *e)
{
    enum { NO_DAY = 40 };
    const Doc *d = e->s->ie->doc;
    /* Aug 96, Aug 96 to Jan 98; but Aug 96 people */
    bool year = e->pend && e->n == 2 && e->at[0].cls == AT_month && e->pend->digits == 2 && e->pend->v > NO_DAY;
    bool to = e->at + e->n < e->s->at + e->s->n && e->at[e->n].cls == AT_to;
    if (year && (to || d->cls[blanks_skip(d, e->pend->end)] != CH_LATIN) && !e->pend->word) {
        e->p.year = eval_pend(e)->v;
        e->p.how = YEAR_SHORT;
    }
    if (e->pend && e->p.month && !e->p.day) e->p.day = eval_pend(e)->v;
    /* 22-Oct-15 */
    if (e->pend && e->p.month && e->p.day && !e->p.how && e->pend->digits == 2) {
        e->p.year = eval_pend(e)->v;
        e->p.how = YEAR_SHORT;
    }
    bool day = e->pend && !e->pend->word && e->pend->digits == 2 && e->pend->v <= 31 && e->at[0].cls == AT_wday;
    if (day && e->n <= 3 && !e->p.month && d->ch[e->pend->end] != ':' && day_closes(e->s, e->at + e->n))
        e->p.day = eval_pend(e)->v;
    if (e->pend && e->p.unit == TU_MONTH && !e->p.day) e->p.day = eval_pend(e)->v;         /* the 22 of this month */
    if (e->ord && !e->p.day) {
        e->p.day = e->ord->v;
        e->ord = NULL;
    }
    e->p.approx = e->approx;
    if (e->p.unit == TU_DAY && e->p.month && e->p.day > 0) {
        e->p.today = e->p.shift == 0 && e->p.from == FROM_NOW;
        e->p.unit = TU_NONE;
    }
    bool no_day = e->p.wday && e->p.how && !e->p.month && !e->p.day && !e->p.nth;                  /* 2018년 | 금요일마다 */
    if (no_day || e->pend || e->ord || e->p.day > 31 || e->p.quarter > 4 || e->p.half > 2) return false;
    if (e->p.month && e->p.day > 0 && !edtf_date_ok(e->p.how == YEAR_FULL ? e->p.year : 2000, e->p.month, e->p.day))
        return false;
    return true;
}

bool eval_date_of(const TimeScan *s, uint32_t i, uint32_t n, TimePoint *out)
{
    Eval e = eval_start(s, i, n);
    if (!n || !eval_date_walk(&e) || !date_close(&e)) return false;
    *out = e.p;
    return true;
}

/* 29 February 2014, Feb 30: a day that its year or no year has; nor is what stands beside it meant alone. But "in Feb 30
 * people came". */
static bool no_such_day(const TimeScan *s, uint32_t end, const TimePoint *p)
{
    enum { SHORTEST = 28, LONGEST = 31, LEAP = 2000 };
    if (!p->month || p->day <= SHORTEST || p->day > LONGEST || p->how == YEAR_SHORT) return false;
    if (!p->how && s->ie->doc->cls[blanks_skip(s->ie->doc, s->at[end - 1].end)] == CH_LATIN) return false;
    return !edtf_date_ok(p->how ? p->year : LEAP, p->month, p->day);
}

/* "I got it for $12 December 27" */
static bool is_price(const Doc *d, const Atom *a)
{
    enum { POUND = 0xA3, EURO = 0x20AC };
    uint32_t p = blanks_back(d, a->beg, 0);
    uint16_t ch = p > 0 ? d->ch[p - 1] : 0;
    return a->cls == AT_n && a[1].cls == AT_month && (ch == '$' || ch == POUND || ch == EURO);
}

uint32_t eval_date(const TimeScan *s, uint32_t i, uint32_t n, Evaluated *out)
{
    if (n > 1 && is_price(s->ie->doc, &s->at[i])) return 0;
    Eval e = eval_start(s, i, n);
    if (!eval_date_walk(&e)) return 0;
    if (!date_close(&e)) {
        out->p.form = TX_NOTHING;
        return no_such_day(s, i + n, &e.p) ? n : 0;
    }
    if (e.negative && !e.p.how && !e.p.pick && out->p.det != FROM_STORY && !out->p.prep) return 0;
    out->p.form = TX_POINT;
    out->p.a = e.p;
    if (!e.month_to) return n;
    out->p.form = TX_RANGE;                                          /* 삼사월 */
    out->b = e.p;
    out->b.month = e.month_to;
    return e.p.day ? 0 : n;
}

/* ---------------------------------------------------------------- a year or a length, a day or a length */
bool eval_cue_of_length(const Edge *g)
{
    return g->rel == REL_DURING || g->rel == REL_WITHIN || g->rel == REL_AGO || g->rel == REL_AFTER ||
           g->rel == REL_ORDINAL;
}

/* "372년에 세운 학교다", alone, as it is asked: within a story so many years are a length. */
bool eval_three_figures(const TimeScan *s, const Atom *n)
{
    return n->cls == AT_n && n->digits == 3 && !n->word && !n->padded && time_stands_alone(s->ie->doc);
}

/* 23년: 09 and what is long past a working life are years; otherwise the words behind decide, and what the document
 * has done so far. */
static bool reads_as_year(const TimeScan *s, const Atom *n, uint32_t end, bool post)
{
    enum { LONG_LENGTH = 60, HUNDRED = 100, SHORT_YEARS_SEEN = 2 };
    if (eval_three_figures(s, n) && !post) {                                                     /* 247년에 */
        Edge g = edge_after(s, end, false);
        return edge_at_particle(s, end) && !eval_cue_of_length(&g);
    }
    if (n->digits != 2 || (n->word && n->v >= HUNDRED)) return false;
    if (n->word && n->v >= LONG_LENGTH) return edge_at_particle(s, end);                       /* 구십팔년에, but 칠십 년을 */
    if (n->padded) return true;
    Edge g = edge_after(s, end, false);
    if (n->v >= LONG_LENGTH) return g.rel != REL_DURING && g.rel != REL_WITHIN;                /* 71년에, but 60년 전통 */
    if (n->word) return false;
    if (eval_cue_of_length(&g) || post) return false;
    if (n->first && s->para > 1 && !edge_has_particle(s, end)) return true;
    if (edge_at_particle(s, end)) return true;
    return s->short_years >= SHORT_YEARS_SEEN && n->v >= s->short_lo - 5 && n->v <= s->short_hi + 3;
}

uint32_t eval_ny(const TimeScan *s, uint32_t i, uint32_t n, Evaluated *out)
{
    const Atom *a = &s->at[i];
    bool dated = s->at[i + 1].def->dated && a->digits == 2;
    if (dated || reads_as_year(s, a, s->at[i + 1].end, n > 2)) return eval_date(s, i, n, out);
    return eval_len(s, i, n, out);
}

/* 12일 7시: an hour behind the day, no length of days. */
bool eval_hour_follows(const TimeScan *s, uint32_t end)
{
    const Ie *ie = s->ie;
    const Doc *d = ie->doc;
    uint32_t p = blanks_skip(d, end), q = p;
    while (q < p + 2 && d->cls[q] == CH_DIGIT) q++;
    bool clock = d->ch[q] == ':' && d->cls[q + 1] == CH_DIGIT;                                          /* 9:30 */
    return q > p && (clock || (is_mark(ie, MK_HOUR, d->ch[q]) && !is_mark(ie, MK_SPAN, d->ch[q + 1])));
}

/* 21일에서 23일 사이, 21일과 23일 사이, 2일에서 9일까지: days, as those behind them are. */
static bool days_between(const TimeScan *s, uint32_t i)
{
    uint32_t k = i + 2;
    if (k + 2 >= s->n || (s->at[k].cls != AT_from2 && s->at[k].cls != AT_and) || !s->at[k].glued) return false;
    const Atom *to = &s->at[k + 1];
    if (to->cls != AT_n || to[1].cls != AT_il || to->v <= s->at[i].v) return false;
    Edge g = edge_after(s, to[1].end, false);
    return g.between || (g.rel == REL_UNTIL && s->at[k].cls == AT_from2);
}

/* 2박 3일 */
static bool behind_nights(const Ie *ie, uint32_t beg)
{
    uint32_t p = blanks_back(ie->doc, beg, 0);
    return p > 1 && is_mark(ie, MK_NIGHTS, ie->doc->ch[p - 1]);
}

/* 5일 과제 제출, 9일 1차 면접: the words behind the days, up to the next mark, name a step that has its day, and none says that it
 * lasts (30일 수습, 30일 교육 후 입사). */
static bool is_day_step(const Ie *ie, uint32_t at)
{
    enum { FAR = 20 };
    const Doc *d = ie->doc;
    bool step = false;
    for (uint32_t p = at; p < at + FAR && (d->cls[p] == CH_HANGUL || d->cls[p] == CH_SPACE || d->cls[p] == CH_DIGIT); p++) {
        if (d->cls[p] == CH_SPACE) continue;
        if (d->cls[p - 1] == CH_SPACE && mark_at(ie, MK_LASTS, p)) return false;
        step |= mark_at(ie, MK_DAY_STEP, p) > 0;
    }
    return step;
}

/* 6월 1일 지원, 5일 과제 제출. 9일 면접 → 12일 합격: behind a mark a later day of the row. */
static bool day_of_row(const TimeScan *s, const Atom *a, uint32_t end)
{
    enum { MARK = 2 };
    const Doc *d = s->ie->doc;
    if (!s->row_day || a->v <= s->row_day || a->beg < MARK || d->cls[a->beg - 1] != CH_SPACE) return false;
    uint16_t mark = d->ch[a->beg - MARK];
    if (mark != ',' && mark != '.' && mark != '/' && d->cls[a->beg - MARK] != CH_OTHER) return false;
    return d->cls[end] == CH_SPACE && is_day_step(s->ie, end + 1);
}

uint32_t eval_nd(const TimeScan *s, uint32_t i, uint32_t n, Evaluated *out)
{
    enum { TEN = 10 };
    const Atom *a = &s->at[i];
    Edge g = edge_after(s, s->at[i + n - 1].end, false);
    bool word = a->word && (a->v <= TEN || !edge_at_particle(s, s->at[i + 1].end));          /* 이십이일에, but 삼일 */
    bool day = !word && !behind_nights(s->ie, a->beg) && a->v >= 1 && a->v <= 31 && !eval_cue_of_length(&g) &&
               (s->after_day || edge_at_particle(s, s->at[i + 1].end) || g.rel == REL_AT || g.rel == REL_SINCE ||
                g.rel == REL_UNTIL || eval_hour_follows(s, g.end) || days_between(s, i) ||
                day_of_row(s, a, s->at[i + n - 1].end));
    return day ? eval_date(s, i, n, out) : eval_len(s, i, n, out);
}
