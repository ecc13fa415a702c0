/* One match of the grammar: what the atoms come to, what stands before and behind them, where the quote begins and ends,
 * and whether it is an expression of time at all. */
#include "timex_match_int.h"

/* ---------------------------------------------------------------- quotes */
static bool outside(const Atom *a)
{
    static const bool out[AT_COUNT] = {
        [AT_the] = true, [AT_a] = true, [AT_of] = true, [AT_prep] = true, [AT_comma] = true, [AT_betw] = true,
        [AT_rest] = true, [AT_poss] = true};
    return out[a->cls] || (a->cls == AT_det && a->def->out);
}

/* "that year" keeps its determiner: the unit alone says nothing. */
static bool bare_unit(const Atom *a)
{
    static const bool units[AT_COUNT] = {
        [AT_yr] = true, [AT_mo] = true, [AT_wk] = true, [AT_weekend] = true, [AT_quarter] = true, [AT_decade] = true};
    return units[a->cls];
}

/* Articles and what the guide leaves outside are cut off the front; what they say is kept. */
static uint32_t quote_begin(const TimeScan *s, uint32_t i, uint32_t n, TimeParse *p)
{
    uint32_t k = i;
    while (k + 1 < i + n && outside(&s->at[k]) && !(s->at[k].cls == AT_det && bare_unit(&s->at[k + 1]))) {
        if (s->at[k].cls == AT_the) p->det = FROM_ANY;
        if (s->at[k].cls == AT_det) p->det = s->at[k].def->from;
        k++;
    }
    return k;
}

static uint32_t quote_end(const TimeScan *s, uint32_t i, uint32_t n)
{
    uint32_t k = i + n;
    while (k > i + 1 && (s->at[k - 1].cls == AT_comma || s->at[k - 1].cls == AT_of)) k--;
    return s->at[k - 1].end;
}

/* ---------------------------------------------------------------- what stands before */
static void look_back(const TimeScan *s, uint32_t i, TimeParse *p, uint8_t *rel)
{
    static const bool preps[AT_COUNT] = {[AT_prep] = true, [AT_from] = true, [AT_to] = true, [AT_betw] = true,
        [AT_before] = true, [AT_after] = true};
    static const bool on[AT_COUNT] = {
        [AT_from] = true, [AT_to] = true, [AT_before] = true, [AT_after] = true, [AT_betw] = true};
    uint32_t k = i;
    if (k > 0 && (s->at[k - 1].cls == AT_the || s->at[k - 1].cls == AT_a)) {
        if (s->at[k - 1].cls == AT_the) p->det = FROM_ANY;
        k--;
    }
    if (k == 0) return;
    const Atom *a = &s->at[k - 1];
    if (a->cls == AT_det && a->def->out) p->det = a->def->from;
    if (!preps[a->cls]) return;
    p->prep = true;
    p->prep_on = on[a->cls] || (a->cls == AT_prep && a->def && a->def->v == 1);
    if (a->def && a->def->rel) *rel = a->def->rel;
}

/* ---------------------------------------------------------------- one match */
static bool strict_end(const TimeScan *s, uint32_t i, uint32_t n)
{
    const Atom *a = &s->at[i + n - 1];
    return !a->def || a->def->strict;
}

/* "a day", "one day" are lengths only behind a preposition or before ago, later and their like, "a week", "another year"
 * where nothing is counted by it. */
static bool bare_one(const TimeScan *s, const Match *m)
{
    const Atom *a = &s->at[m->atom];
    if (m->n == 3 && s->at[m->atom + 1].cls == AT_felt && s->at[m->atom + 2].cls == AT_dy && a->v == 1) return true;
    if (m->n != 2 || m->e.type != TIMEX_DURATION) return false;
    bool one = a->cls == AT_a || (a->cls == AT_n && a->word && a->v == 1 && s->ie->doc->cls[a->beg] == CH_LATIN);
    if (s->at[m->atom + 1].cls == AT_dy || s->at[m->atom + 1].cls == AT_quarter) return one;
    return one && a->cls == AT_a && (rate_before(s, a->beg) || length_passes(s, s->at[m->atom + 1].end));
}

/* 이주, 사주 are migration and fortune-telling, 삼일 is a name: weeks and days in words glued to their number need 동안, 전
 * or their like. */
static bool glued_weeks(const TimeScan *s, const Match *m)
{
    if (m->n != 2) return false;
    const Atom *n = &s->at[m->atom], *u = &s->at[m->atom + 1];
    return n->word && (u->cls == AT_wk || (u->cls == AT_il && n->end - n->beg == 1)) && u->glued &&
           u->end - u->beg == 1;
}

/* "three years from today": the length is told, and today is where any such length begins. */
static bool from_today(const TimeScan *s, const Match *m)
{
    uint32_t i = m->atom;
    if (m->n != 1 || i < 2 || s->at[i].cls != AT_rd || s->at[i].def->v != 0 || s->at[i - 1].cls != AT_from)
        return false;
    return bare_unit(&s->at[i - 2]) || s->at[i - 2].cls == AT_dy;
}

/* 봄여름, 연말연초: glued to it stands another time, which ends as one does; 가을초콜릿, 봄초등학교 go on as names. */
static bool glued_time(const TimeScan *s, uint32_t i, uint32_t end)
{
    enum { GLUED = 4 };
    for (uint32_t k = i; k < s->n && k < i + GLUED && s->at[k].beg == end && s->at[k].cls != AT_trap; k++) {
        end = s->at[k].end;
        if (edge_after(s, end, true).ok) return true;
    }
    return false;
}

static bool since_follows(const TimeScan *s, uint32_t end)
{
    const Doc *d = s->ie->doc;
    uint32_t p = blanks_skip(d, end), q;
    const AtomDef *def = p > end && d->cls[p] == CH_LATIN ? def_at(s, p, AT_prep, &q) : NULL;
    return def && def->rel == REL_SINCE;
}

/* "a week from Monday", "a year from this October" */
static bool from_day(const TimeScan *s, uint32_t k)
{
    static const bool days[AT_COUNT] = {
        [AT_wday] = true, [AT_rd] = true, [AT_det] = true, [AT_hol] = true, [AT_month] = true, [AT_nth] = true};
    return k + 1 < s->n && s->at[k].cls == AT_from && days[s->at[k + 1].cls];
}

/* May & Baker: the name of a house. the first half of a course: of no year. */
static bool of_thing(const TimeScan *s, const Match *m)
{
    const TimePoint *p = &m->e.p.a;
    const Doc *d = s->ie->doc;
    uint32_t next = m->atom + m->n;
    const Atom *behind = next < s->n ? &s->at[next] : NULL;
    if (!behind || m->e.type != TIMEX_DATE || p->how || d->cls[m->beg] != CH_LATIN) return false;
    bool last = next + 1 >= s->n, word = d->cls[blanks_skip(d, behind->end)] == CH_LATIN;
    if (behind->cls == AT_and)
        return p->month && m->n == 1 && last && word && d->ch[behind->beg] == '&' && !m->e.p.prep;
    bool article = !last && next + 2 >= s->n && (s->at[next + 1].cls == AT_a || s->at[next + 1].cls == AT_poss);
    return behind->cls == AT_of && p->half && article;
}

/* my early years: a time of life, and no part of a year. */
static bool part_of_years(const TimeScan *s, const Match *m)
{
    const Atom *last = &s->at[m->atom + m->n - 1];
    return m->n >= 2 && last->cls == AT_yr && last[-1].cls == AT_part && s->ie->doc->ch[last->end - 1] == 's';
}

/* "the next year" is the story's, "next year" the writing's. */
static bool is_of_story(const TimeScan *s, uint32_t i, uint32_t n)
{
    for (uint32_t k = i > 0 ? i : 1; k < i + n; k++)
        if (s->at[k].cls == AT_det && s->at[k - 1].cls == AT_the && !s->at[k].def->coming) return true;
    return false;
}

TryResult match_try(TimeScan *s, uint32_t i, LexRuleHit hit, Match *m)
{
    m->atom = i, m->n = hit.len, m->rule = hit.rule, m->rel = REL_NONE;
    m->e.p = (TimeParse){0};
    m->e.len = (EdtfDuration){0};
    m->e.type = TIMEX_DATE;
    look_back(s, i, &m->e.p, &m->rel);
    uint8_t before = m->rel;
    s->before_prep = m->e.p.prep || m->e.p.det;
    m->e.used = eval_run(s, s->d->rule_eval[hit.rule], i, hit.len, &m->e);
    if (!m->e.used) return TRY_SHORTER;
    if (m->e.p.form == TX_NOTHING) return TRY_SKIP;
    m->beg = s->at[quote_begin(s, i, hit.len, &m->e.p)].beg;
    TimePoint *a = &m->e.p.a;
    if (a->shift == 1 && a->from == FROM_NOW && (a->unit || a->pick) && is_of_story(s, i, hit.len))
        a->from = FROM_STORY;
    m->end = quote_end(s, i, hit.len);
    m->edge = edge_after(s, m->end, strict_end(s, i, hit.len));
    if (m->edge.rel) m->rel = m->edge.rel;
    if (m->e.type == TIMEX_DURATION ? m->edge.veto_length : m->e.type == TIMEX_DATE && m->edge.veto_date)
        return TRY_SKIP;
    bool season = a->season && !a->how && !a->pick && !a->unit && m->e.p.form == TX_POINT;      /* the summer school */
    if (season && m->edge.veto_season) return TRY_SKIP;
    if (!m->edge.ok && s->at[i + hit.len - 1].end == m->end && !glued_time(s, i + hit.len, m->end)) return TRY_SHORTER;
    if (from_today(s, m) || of_thing(s, m) || part_of_years(s, m)) return TRY_SKIP;
    bool led = i > 0 && s->at[i - 1].cls == AT_det;                                         /* 지난 이주, 다음 삼주 */
    if (glued_weeks(s, m) && (!m->edge.rel || m->edge.rel == REL_AT) && !led) return TRY_SKIP;
    /* in a month; "it's been a year since I left" */
    bool behind = m->e.p.prep && !m->e.p.prep_on;
    if (!before && !behind && !m->edge.rel && bare_one(s, m) && !since_follows(s, m->end) && !from_day(s, i + hit.len))
        return TRY_SKIP;
    return TRY_DONE;
}
