/* The year named beside a word of now: 내일이면 2024년이다, 내년이 2024년인데, 2019년이 다음 주다, 2024년까지 사흘 남았다. Which
 * year it is tells that of the writing, and how far its first day is tells the day. */
#include "dct_int.h"
#include "mark.h"

/* A year and no more, said in figures. */
static bool bare_year(const Ie *ie, uint32_t i)
{
    const TimePoint *p = &ie->time[i].a;
    return ie->time[i].form == TX_POINT && p->how == YEAR_FULL && !p->month && !p->season && !p->half && !p->quarter && !p->part &&
           !p->decade && !p->approx;
}

/* 내일, 다음 달, 내년, 사흘 (뒤면): what is counted from now without a part of its own. */
static bool counts_from_now(const DctState *s, uint32_t i)
{
    enum { SOON = 2 };
    const Ie *ie = s->ie;
    const TimePoint *p = &ie->time[i].a;
    const uint32_t end = ie->tx.v[i].end;
    if (ie->time[i].form == TX_LENGTH)
        return ie->time[i].len->h <= 0 && ie->time[i].len->min <= 0 &&
               (dct_is_if(ie, end) || dct_has_word(s, end, end + SOON, DCT_W_inahead));
    bool unit = p->unit == TU_DAY || p->unit == TU_WEEK || p->unit == TU_MONTH || p->unit == TU_YEAR;
    return ie->time[i].form == TX_POINT && unit && (p->from == FROM_NOW || p->from == FROM_ANY) && !p->month && p->day <= 0 &&
           !p->season && !p->half && !p->part && !p->wday;
}

/* 이, 가, 은, 는, 도, 면, 이면, 부터, 까지가: how long the particle at p is that makes a subject or a condition; 0 for none. */
static uint32_t subject_particle(const Ie *ie, uint32_t p, uint32_t end)
{
    LexMatch m;
    if (p > 0 && ie->doc->cls[p - 1] == CH_SPACE) return 0;
    if (dct_is_if(ie, p)) return is_mark(ie, MK_BE, ie->doc->ch[p]) ? 2 : 1;
    if (!is_mark(ie, MK_MEETS, ie->doc->ch[p])) return 0;
    return ie_longest(ie, ie->an->timex->particle, p, end, &m) ? m.len : 0;
}

/* Only particles and adverbs of their meeting stand between both: 이면 벌써, 이, 까지가. */
static bool meets(const DctState *s, uint32_t beg, uint32_t end)
{
    enum { REACH = 16 };
    const Ie *ie = s->ie;
    bool any = false;
    if (end > beg + REACH) return false;
    for (uint32_t p = beg, len; p < end; p += len, any = true) {
        LexMatch m;
        len = subject_particle(ie, p, end);
        if (!len && (ie->doc->cls[p] == CH_SPACE || (any && ie->doc->ch[p] == ','))) len = 1;
        if (len) continue;
        if (!ie_longest(ie, s->d->book, p, end, &m)) return false;
        for (uint32_t i = 0; i < m.n_entry; i++) {
            Sym cls = lex_entry(s->d->book, lex_match_entry(s->d->book, m, i)).cls;
            if (cls == s->d->turns || cls == s->d->inahead || cls == s->d->upto || cls == s->d->eve) len = m.len;
        }
        if (!len) return false;
    }
    return any;
}

/* 2024년이다, 2024년이니까, 2024년이 된다, 2024년. */
static bool is_what_is_said(const DctState *s, uint32_t end)
{
    const Doc *d = s->ie->doc;
    return (dct_is_predicate(s->ie, end) && d->ch[end] != ',') || dct_has_word(s, end, end + 1, DCT_W_reached);
}

/* The first day of the year is so many days, weeks, months from now. */
static void bound_turn(DctState *s, const TimeParse *rel, int year, bool over)
{
    enum { WEEK = 7, JANUARY = 1, MONTHS = 12 };
    EdtfDay first =
        edtf_day(year, 1, 1) + (over ? edtf_days_between(edtf_day(year, 1, 1), edtf_day(year, MONTHS, 31)) + 1 : 0);
    int shift = rel->a.shift;
    if (rel->form == TX_LENGTH && rel->len->m + rel->len->y > 0) {
        if (rel->len->d == 0) dct_bound_month(s, year - (int)rel->len->y, JANUARY - (int)rel->len->m);
    } else if (rel->form == TX_LENGTH) {
        EdtfDay day = first - (EdtfDay)edtf_duration_days(rel->len);
        if (rel->len->w > 0) dct_bound_about(s, day, day);
        else dct_bound(s, day, day);
    } else if (rel->a.unit == TU_YEAR)
        dct_bound_year(s, year - shift);
    else if (rel->a.unit == TU_MONTH)
        dct_bound_month(s, year, JANUARY - shift);
    else if (rel->a.unit == TU_DAY)
        dct_bound(s, first - shift - over, first - shift - over);
    else {
        EdtfDay monday = first - (edtf_weekday(first) - 1) - WEEK * shift;
        dct_bound(s, monday, monday + WEEK - 1);
    }
}

/* "2024년까지 사흘 남았다", "2024년이 되려면 한 달이 남았다": less what is left. */
static bool left_until(const DctState *s, uint32_t i)
{
    enum { SOON = 4, BECOME = 6 };
    const Ie *ie = s->ie;
    const TimexInfo *t = &ie->tx.v[i];
    if (ie->time[i + 1].form != TX_LENGTH || !dct_has_word(s, t[1].end, t[1].end + SOON, DCT_W_left)) return false;
    return t->rel == REL_UNTIL || dct_has_word(s, t->end, t->end + BECOME, DCT_W_tobecome);
}

/* "이번 달이 지나면 2024년이다": the year begins behind it. */
static bool goes_by(const DctState *s, uint32_t i)
{
    const TimexInfo *t = &s->ie->tx.v[i];
    return s->ie->time[i].form == TX_POINT && dct_has_word(s, t->end, t->end + 2, DCT_W_inahead);
}

static void bound_turn_behind(DctState *s, const TimePoint *p, int year)
{
    TimeParse next = {.form = TX_POINT, .a = *p};
    next.a.shift++;
    bound_turn(s, &next, year, false);
}

/* 지난달, 올해: a past or a present without the year's turn says no more than which year it is. */
static bool begins_there(const DctState *s, uint32_t i)
{
    const TimexInfo *t = &s->ie->tx.v[i];
    return s->ie->time[i].form == TX_LENGTH || dct_is_if(s->ie, t->end) || t->rel == REL_SINCE || t->rel == REL_UNTIL ||
           goes_by(s, i);
}

void dct_read_turns(DctState *s)
{
    const Ie *ie = s->ie;
    for (uint32_t i = 0; ie->ko && i + 1 < ie->n_time && i < DCT_PAIRS_MAX; i++) {
        const TimexInfo *t = &ie->tx.v[i];
        if (t->sent == UINT32_MAX || t[1].sent != t->sent) continue;
        if (bare_year(ie, i) && left_until(s, i)) {
            bound_turn(s, &ie->time[i + 1], ie->time[i].a.year, false);
            continue;
        }
        bool behind = bare_year(ie, i + 1);
        uint32_t rel = behind ? i : i + 1, year = behind ? i + 1 : i;
        if (!bare_year(ie, year) || !counts_from_now(s, rel) || !is_what_is_said(s, t[1].end)) continue;
        if (!meets(s, t->end, t[1].beg)) continue;
        const TimePoint *p = &ie->time[rel].a;
        bool years = ie->time[rel].form == TX_POINT && p->unit == TU_YEAR;
        if (!years && behind && !begins_there(s, i)) continue;
        if (!years && !behind && ie->time[rel].form == TX_POINT && p->shift <= 0) continue;
        bool over = ie->time[rel].form == TX_POINT && t->rel == REL_UNTIL;                     /* 어제까지가 2021년이었다 */
        if (behind && goes_by(s, i)) bound_turn_behind(s, p, ie->time[year].a.year);
        else bound_turn(s, &ie->time[rel], ie->time[year].a.year, over);
    }
}
