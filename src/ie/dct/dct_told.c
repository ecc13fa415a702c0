/* What is told as past lies before the writing, what is planned behind it: the latest day told, the first one ahead. */
#include "dct_int.h"
#include "mark.h"

/* A year that the text names or counts (이듬해); a month without one is sure only within such a year. */
static bool year_is_sure(const TimeParse *p) { return p->a.how || p->a.unit == TU_YEAR; }

/* "■ 2022년": a line of a year alone heads what follows, plans as often as what was. */
bool dct_is_heading(const DctState *s, uint32_t i)
{
    enum { REST = 6 };
    const TimexInfo *t = &s->ie->tx.v[i];
    const Line *l = doc_line_at(s->ie->doc, t->beg);
    return t->heading || (l && l->end - l->body <= t->end - t->beg + REST);
}

/* "2019년 3월 4일 과장.", a day on its line, is a note of what was. */
static bool heads_year(const DctState *s, uint32_t i)
{
    return dct_is_heading(s, i) && (s->ie->tx.v[i].heading || s->ie->time[i].a.day <= 0);
}

/* "## 2024년에는", "## 내년 목표": what stands under it is ahead, or may be. */
static bool under_plan(const DctState *s, uint32_t i)
{
    enum { HEADING = 80 };
    const DocSection *x = doc_section_at(s->ie->doc, s->ie->tx.v[i].beg);
    if (!x) return false;
    uint32_t end = x->head_end < x->head_beg + HEADING ? x->head_end : x->head_beg + HEADING;
    return dct_has_word(s, x->head_beg, end, DCT_W_plan);
}

/* "## 앞으로", "**What's next?**": expressions come in the order of their lines, and so do headings and questions. */
void dct_mark_plans(DctState *s)
{
    const Ie *ie = s->ie;
    const Doc *d = ie->doc;
    uint32_t line = 0;
    bool plan = false;
    for (uint32_t i = 0; i < ie->n_time; i++) {
        for (; line <= ie->tx.v[i].line && line < d->n_line; line++) {
            const Line *l = &d->line[line];
            if (l->kind == LINE_HEADING || ie->line_turn[line] >= TURN_QUESTION)
                plan = dct_has_word(s, l->body, l->end, DCT_W_plan);
        }
        ie->tx.v[i].plan = plan && !ie->tx.v[i].heading;
    }
}

/* From when on a stretch was over: "2018.04 - 2022.02" tells of February 2022. One that is going on may end ahead. */
static EdtfDay told_at(const Ie *ie, uint32_t i, const Cue *cue)
{
    const Timex *t = &ie->out->timexes.v[i];
    const TimePoint *b = ie->time[i].b;
    int y, m, d;
    if (ie->time[i].form != TX_RANGE || !b || cue->present || cue->maybe || t->hi >= EDTF_DAY_MAX) return t->lo;
    edtf_ymd(t->hi, &y, &m, &d);
    return b->day ? t->hi : edtf_day(y, b->month ? m : 1, 1);
}

/* "5월 31일까지만 나오라고 했다": somebody else's plan, told as past. */
static bool is_ordered(const DctState *s, uint32_t i)
{
    enum { CLAUSE = 20 };
    const TimexInfo *t = &s->ie->tx.v[i];
    if (t->rel != REL_UNTIL || t->sent == UINT32_MAX) return false;
    uint32_t end = s->ie->doc->sent[t->sent].end;
    return dct_has_word(s, t->end, end < t->end + CLAUSE ? end : t->end + CLAUSE, DCT_W_ordered);
}

/* "개원은 2026년 3월로 잡고 있다": what the day is fixed for. */
static bool is_fixed_for(const DctState *s, uint32_t i)
{
    const TimexInfo *t = &s->ie->tx.v[i];
    return s->ie->ko && dct_has_word(s, t->end, t->end + 1, DCT_W_fixedfor);
}

/* "My last day is 15 December", "I finish on 9 July": English tells what is settled in the present tense. What
 * has its year may be of a story told so. */
static bool is_settled(const DctState *s, uint32_t i, const Cue *cue)
{
    enum { LEAD = 48 };
    const Ie *ie = s->ie;
    const TimexInfo *t = &ie->tx.v[i];
    if (ie->ko || t->sent == UINT32_MAX || cue->was || t->rel == REL_SINCE || ie->time[i].a.how) return false;
    uint32_t beg = ie->doc->sent[t->sent].beg;
    return dct_says(s, t->beg > beg + LEAD ? t->beg - LEAD : beg, t->beg, DCT_EN_settled);
}

/* "8월 31일에 퇴사했고 10월 15일 입사를 앞두고 있다": the clause of the first is told as past. */
bool dct_clause_is_over(const DctState *s, uint32_t i)
{
    enum { CLAUSE = 24 };
    const Doc *d = s->ie->doc;
    uint32_t beg = s->ie->tx.v[i].end, end = i + 1 < s->ie->n_time ? s->ie->tx.v[i + 1].beg : d->n;
    for (uint32_t p = beg; s->ie->ko && p < end && p < beg + CLAUSE && d->ch[p] != '.'; p++) {
        if (is_past_syllable(d->ch[p]) && is_mark(s->ie, MK_PAST_GOES_ON, d->ch[p + 1])) return true;
    }
    return false;
}

/* "10월 31일부로 나왔다. 2024년 1월 2일에 들어간다.": in the present tense, behind what is told as past. */
static bool is_next_plan(const DctState *s, uint32_t i, const DctDate *told, bool past)
{
    const Timex *t = &s->ie->out->timexes.v[i];
    return past && t->lo > told->lo && s->ie->time[i].a.month && dct_is_plan(s->ie, i) && !dct_clause_is_over(s, i);
}

/* "I passed in November 2022 and I shall be ordained": what stands before the clause that tells what is ahead. */
static bool told_before_will(const DctState *s, uint32_t i)
{
    const TimexInfo *t = &s->ie->tx.v[i];
    if (s->ie->ko || t->sent == UINT32_MAX) return false;
    const Sentence *x = &s->ie->doc->sent[t->sent];
    uint32_t end, p = t->end;
    if (dct_says(s, x->beg, t->beg, DCT_EN_wills)) return false;
    while (p < x->end && !dct_says_at(s, p, DCT_EN_wills, &end)) p++;
    return p < x->end && dct_says(s, t->end, p, DCT_EN_clause);
}

/* "I began in 2012 and I'll be done in 2016": of the dates beside a verb of the past only the last is ahead. */
static bool is_ahead(const DctState *s, uint32_t i, const Cue *cue)
{
    const Ie *ie = s->ie;
    const TimexInfo *t = &ie->tx.v[i];
    if (dct_is_if(ie, t->end) && !cue->past) return true;
    if (is_ordered(s, i) || dct_begins_ahead(ie, i) || is_settled(s, i, cue) || (!cue->past && is_fixed_for(s, i)))
        return true;
    if (!cue->future || dct_clause_is_over(s, i) || told_before_will(s, i)) return false;
    /* In September 2020 I began; in four months I'll qualify. */
    const Sentence *x = t->sent == UINT32_MAX ? NULL : &ie->doc->sent[t->sent];
    bool first = x && !ie->ko && cue->was && 2 * (t->beg - x->beg) < x->end - x->beg;
    if (first) return false;
    return !cue->was || i + 1 >= ie->n_time || t[1].sent != t->sent || !ie->time[i + 1].a.how;
}

/* "In 2024 I want to learn to say no": in that year one would say this year; its first days excepted. */
static EdtfDay plan_until(const TimeParse *p, const Timex *t)
{
    bool bare = p->form == TX_POINT && p->bare && p->a.how == YEAR_FULL && !p->a.month && !p->a.half && !p->a.season &&
                !p->a.quarter;
    return bare ? edtf_day(p->a.year, 1, 31) : t->hi;
}

/* The latest day told bounds it from below: 이듬해 and 그해 are anchored in the story first. A day that is planned
 * bounds it from above. */
bool dct_read_latest(DctState *s, bool known, DctDate *out)
{
    enum { SEASON = 92 };
    bool any = false, past = false;                        /* past: something was told as past */
    const Ie *ie = s->ie;
    int sure = 0;
    EdtfDay until = EDTF_DAY_MAX;                          /* the first plan */
    for (uint32_t i = 0; i < ie->n_time; i++) {
        const Timex *t = &ie->out->timexes.v[i];
        int y, m, d;
        if (t->type != TIMEX_DATE || t->lo <= EDTF_DAY_NONE || ie->time[i].a.decade || dct_is_own_birth(s, i)) continue;
        Cue cue = cue_of(ie, i);
        if (is_ahead(s, i, &cue) || is_next_plan(s, i, out, any && past)) {
            EdtfDay hi = plan_until(&ie->time[i], t);
            bool ahead = ie->time[i].a.how && hi < until && (!any || hi >= out->lo);
            if (ahead) until = hi;
            continue;
        }
        if (cue.maybe && !ie->ko && !ie->time[i].a.how) continue;                         /* I may sit it in the autumn */
        if (is_fixed_for(s, i)) continue;                                                 /* 개원은 2026년 3월로 정해졌다 */
        /* "8월부터 구직을 시작한다": in the present tense a month may lie ahead. */
        if ((cue.present || cue.english_present) && !ie->time[i].a.how && !dct_clause_is_over(s, i)) continue;
        /* "11월에 다시 봄": then or yet to come */
        if (known && !cue.past && time_needs_year(&ie->time[i].a)) continue;
        EdtfDay lo = told_at(ie, i, &cue);
        bool over = lo > t->lo;
        edtf_ymd(lo, &y, &m, &d);
        /* With the year of writing known, "in September" told as past is that year's. */
        bool own = known && t->basis == BASIS_DCT && cue.past && ie->time[i].a.month && time_needs_year(&ie->time[i].a);
        if (own && !ie->time[i].a.holiday) sure = y;
        if (year_is_sure(&ie->time[i])) sure = y;
        if (y != sure || (any && lo <= out->lo) || (!cue.past && !over && (heads_year(s, i) || under_plan(s, i))))
            continue;
        *out = (DctDate){i, lo, t->hi};
        any = true;
        past |= cue.past;
    }
    /* What was told later shows that a plan was none, or one that was carried out. */
    if (any) dct_bound(s, out->lo, EDTF_DAY_MAX);
    s->year_alone = any && out->hi - out->lo > SEASON && s->lo <= out->lo;
    s->told_year = s->year_alone && cue_of(ie, out->i).past;
    s->by_plan = s->hi == EDTF_DAY_MAX && until != EDTF_DAY_MAX;
    if (until != EDTF_DAY_MAX) dct_bound(s, EDTF_DAY_MIN, until);
    return any;
}

/* A text that opens with its latest day announces it: written that month. */
void dct_read_announcement(DctState *s, const DctDate *latest)
{
    enum { OPENING = 10 };
    const TimexInfo *info = &s->ie->tx.v[latest->i];
    if (dct_is_birth(s, latest->i)) return;
    /* 계약은 2019년 1월 1일부터 3년이었다 */
    bool since = s->ie->ko && info->rel == REL_SINCE && latest->i + 1 < s->ie->n_time;
    if (since && info[1].sent == info->sent && s->ie->time[latest->i + 1].form == TX_LENGTH) return;
    if (s->ie->time[latest->i].form == TX_RANGE) return;                  /* 재직 기간: 2020.02.03 ~ 2023.11.30 */
    if (s->hi != EDTF_DAY_MAX || latest->lo != latest->hi || info->beg > s->ie->doc->n / OPENING) return;
    TimeBase b = base_of_day(latest->lo);
    dct_bound_month(s, b.y, b.m);
    s->lo = edtf_day(b.y, b.m, 1);
}

/* With the year known 올해 9월 and "this March" have their values, and what they tell as past bounds it from below. */
void dct_read_again(DctState *s)
{
    DctDate latest;
    Edtf e = edtf_make_span(s->lo, s->hi);
    s->ie->out->dct = edtf_format(s->ie->tmp, &e);
    anchor_draft(s->ie);
    dct_read_latest(s, true, &latest);
    s->ie->out->dct = S("");
}

/* What is told as past with its year was told later: a count that would have the text written before is misread. */
void dct_read_told(DctState *s)
{
    const Ie *ie = s->ie;
    EdtfDay last = EDTF_DAY_MIN;
    for (uint32_t i = 0; i < ie->n_time; i++) {
        DctDate x;
        if (!ie->time[i].a.how || !dct_date_of(s, i, &x) || x.lo <= last) continue;
        Cue cue = cue_of(ie, i);
        if (cue.future || cue.present || cue.english_present || cue.maybe || dct_is_birth(s, i)) continue;
        if (!cue.past && dct_is_if(ie, ie->tx.v[i].end)) continue;
        if (!cue.past && (!ie->ko || heads_year(s, i))) continue;
        if (is_ordered(s, i) || is_fixed_for(s, i)) continue;
        last = x.lo;
    }
    if (last != EDTF_DAY_MIN) dct_bound(s, last, EDTF_DAY_MAX);
}

/* "준비를 시작한 건 2023년 1월이었다. 꼬박 1년이 걸렸다.": what took so long is over. */
void dct_read_took(DctState *s)
{
    enum { SOON = 8, LEAD = 12, MONTH = 31 };
    const Ie *ie = s->ie;
    for (uint32_t i = 1; i < ie->n_time && i < DCT_PAIRS_MAX; i++) {
        const TimexInfo *t = &ie->tx.v[i];
        const EdtfDuration *len = ie->time[i].len;
        DctDate x;
        if (ie->time[i].form != TX_LENGTH || t->sent == UINT32_MAX || t[-1].sent > t->sent || t[-1].sent + 1 < t->sent)
            continue;
        const Sentence *st = &ie->doc->sent[t->sent];
        bool took = ie->ko ? dct_has_word(s, t->end, t->end + SOON, DCT_W_took)
                           : dct_has_word(s, t->beg > st->beg + LEAD ? t->beg - LEAD : st->beg, t->beg, DCT_W_took);
        if (!took || len->h > 0 || !dct_date_told(s, i - 1, &x) || edtf_days_between(x.lo, x.hi) > MONTH) continue;
        if (!(dct_date_kinds(s, i - 1) & DCT_BEGIN)) continue;
        EdtfDay lo = x.lo + (EdtfDay)edtf_duration_days(len) - MONTH;
        if (s->lo == EDTF_DAY_MIN || lo > s->lo) dct_bound(s, lo, EDTF_DAY_MAX);
    }
}

/* "작년 회고를 이제야 쓴다. 2024년 3월 …": what is told last is of the year before. */
void dct_read_last_year(DctState *s)
{
    enum { NEAR = 10, SENTENCES = 3 };
    const Ie *ie = s->ie;
    if (s->lo == EDTF_DAY_MIN || s->hi != EDTF_DAY_MAX) return;
    for (uint32_t i = 0; i < ie->n_time && ie->tx.v[i].sent < SENTENCES; i++) {
        const TimePoint *p = &ie->time[i].a;
        bool last =
            ie->time[i].form == TX_POINT && p->unit == TU_YEAR && p->from == FROM_NOW && p->shift == -1 && !p->month;
        if (!last || !dct_has_word(s, ie->tx.v[i].end, ie->tx.v[i].end + NEAR, DCT_W_review)) continue;
        const Sentence *x = &ie->doc->sent[ie->tx.v[i].sent];
        /* 작년에는 회고를 쓰지 않았다 */
        if (!dct_is_present(s, x) || dct_has_word(s, ie->tx.v[i].end, x->end, DCT_W_unreal)) continue;
        dct_bound_year(s, base_of_day(s->lo).y + 1);
        return;
    }
}

/* "8월에 심사를 통과했다. 내년 2월이 졸업식이다.": the next February, and not yet its year. */
static void plan_of_next_year(DctState *s, const DctDate *latest)
{
    enum { SOON = 300 };
    const Ie *ie = s->ie;
    int y = base_of_day(latest->lo).y;
    for (uint32_t i = 0; i < ie->n_time && i < DCT_PAIRS_MAX; i++) {
        const TimePoint *p = &ie->time[i].a;
        bool next = ie->time[i].form == TX_POINT && p->unit == TU_YEAR && p->shift == 1 && p->from == FROM_NOW;
        if (!next || p->month < 1 || p->month > 12 || cue_of(ie, i).past || cue_of(ie, i).unreal) continue;
        if (edtf_day(y + 1, p->month, 1) <= latest->lo + SOON) dct_bound(s, EDTF_DAY_MIN, edtf_day(y, 12, 31));
        return;
    }
}

/* "합격 통지는 12월 18일에 받았다. 입교는 2월 3일이다.": told in the present tense right behind what is past. */
static bool is_next_step(const DctState *s, uint32_t i, const DctDate *latest)
{
    enum { NEAR = 3 };
    const Ie *ie = s->ie;
    const TimexInfo *t = &ie->tx.v[i], *from = &ie->tx.v[latest->i];
    if (!ie->ko || i <= latest->i || t->sent == UINT32_MAX || from->sent == UINT32_MAX || t->sent > from->sent + NEAR)
        return false;
    if (t->rel == REL_AGO || t->rel == REL_UNTIL || dct_is_now(s, i) || dct_clause_is_over(s, i)) return false;
    bool told = cue_of(ie, latest->i).past || dct_clause_is_over(s, latest->i) || t->sent == from->sent;
    return told && dct_is_present(s, &ie->doc->sent[t->sent]) && !dct_dates_before(ie, t);
}

/* "9월 20일에 닫았다. 다음 달 1일부터 택배를 시작한다.": in the month of what was told last. */
static bool is_next_month(const DctState *s, uint32_t i, const DctDate *latest)
{
    enum { NEAR = 2 };
    const Ie *ie = s->ie;
    const TimePoint *p = &ie->time[i].a;
    const TimexInfo *t = &ie->tx.v[i], *from = &ie->tx.v[latest->i];
    bool next = ie->time[i].form == TX_POINT && p->unit == TU_MONTH && p->shift == 1 && !p->month && p->day > 0 &&
                p->from != FROM_STORY;
    if (!ie->ko || !next || i <= latest->i || t->sent == UINT32_MAX || t->sent > from->sent + NEAR) return false;
    return !cue_of(ie, i).past && !(dct_date_kinds(s, latest->i) & DCT_TAKEN_ON);
}

/* "2월 1일부터 출근한다", "I start on 4 March": the first such day behind what was told last is still ahead. */
void dct_read_plan_ahead(DctState *s, const DctDate *latest)
{
    /* what was told last may lie years before a plan for some March */
    enum { MONTH = 31, SOON = 120, YEAR = 366 };
    const Ie *ie = s->ie;
    if (s->lo == EDTF_DAY_MIN || s->hi != EDTF_DAY_MAX || latest->hi - latest->lo > MONTH) return;
    EdtfDay until = EDTF_DAY_MAX;
    bool any = false;                                                             /* one that is settled */
    for (uint32_t i = 0; i < ie->n_time; i++) {
        const TimePoint *p = &ie->time[i].a;
        Cue cue = cue_of(ie, i);
        if (is_next_month(s, i, latest)) {
            TimeBase b = base_of_day(latest->lo);
            dct_bound_month(s, b.y, b.m);
            return;
        }
        bool starts = cue.present && ie->ko && ie->tx.v[i].rel == REL_SINCE;
        if (ie->time[i].form != TX_POINT || !p->month || !time_needs_year(p) || p->pick) continue;
        bool settled = is_settled(s, i, &cue) || (cue.present && is_next_step(s, i, latest));
        if (!settled && (p->part || p->holiday)) continue;
        if (!settled && (cue.past || cue.maybe || !(starts || cue.future) || dct_is_heading(s, i))) continue;
        int y = base_of_day(s->lo).y;
        for (int k = y; k <= y + 1; k++) {
            TimeValue v = time_value_of(p, (TimeBase){k, 0, 0});
            EdtfDay lo, hi;
            if (!v.ok) continue;
            time_value_bounds(&v, &lo, &hi);
            /* begun in September 2023, and on 2 September I start */
            bool same = lo <= latest->hi && latest->lo < latest->hi;
            if (hi < s->lo || same) continue;
            if (hi < until) until = hi, any = settled;
            break;
        }
    }
    if (until != EDTF_DAY_MAX && until <= s->lo + (any ? YEAR : SOON)) dct_bound(s, EDTF_DAY_MIN, until);
    else if (ie->ko) plan_of_next_year(s, latest);
}

/* What the order of the story made of the year's months is only likely: it yields to what the text says is ahead. */
static void bound_ahead(DctState *s, int y, EdtfDay until)
{
    EdtfDay first = edtf_day(y, 1, 1);
    if (s->told_lo > first) first = s->told_lo;
    if (until < s->lo && until >= first) s->lo = first;
    dct_bound(s, EDTF_DAY_MIN, until);
}

/* "올해 4월에 입주하면 …", with the year known: what is planned for a month of this year is still ahead. */
void dct_read_ahead_this_year(DctState *s)
{
    const Ie *ie = s->ie;
    int y = base_of_day(s->lo).y;
    for (uint32_t i = 0; ie->ko && i < ie->n_time && i < DCT_PAIRS_MAX; i++) {
        const TimePoint *p = &ie->time[i].a;
        Cue cue = cue_of(ie, i);
        bool this_year = p->unit == TU_YEAR && !p->shift && p->from == FROM_NOW && p->month > 0;
        if (ie->time[i].form != TX_POINT || !this_year || cue.past || dct_clause_is_over(s, i)) continue;
        if (!cue.future && !cue.maybe && !dct_is_if(ie, ie->tx.v[i].end)) continue;
        TimeValue v = time_value_of(p, (TimeBase){y, 0, 0});
        EdtfDay lo, hi;
        if (!v.ok) continue;
        time_value_bounds(&v, &lo, &hi);
        bound_ahead(s, y, dct_is_if(ie, ie->tx.v[i].end) ? hi : lo - 1);                           /* 올해 3월이면 */
    }
}
