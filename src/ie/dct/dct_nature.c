/* What grows, falls and hums at the time of writing: "매미 소리가 대패 소리보다 크다", "창밖에 첫눈이 내린다". Where the year is known it tells
 * the season, near the begin or the end of the text and in the present tense; what comes each year (여름이면 매미가 운다) tells nothing. */
#include "dct_int.h"

enum { MONTHS = 12, EDGE = 8, LONG = 100 };

/* The first and the last month that the word at p tells of, as 608; 0 for none. */
static int months_at(const DctState *s, uint32_t p)
{
    LexMatch m;
    if (!ie_longest(s->ie, s->d->book, p, s->ie->doc->n, &m)) return 0;
    for (uint32_t i = 0; i < m.n_entry; i++) {
        LexEntry e = lex_entry(s->d->book, lex_match_entry(s->d->book, m, i));
        if (e.cls == s->d->nature) return lex_attr_num(e, s->d->k_v, 0);
    }
    return 0;
}

/* A time that the writing may have: 오늘, 올해, 한여름에는, 설 연휴에. */
static bool may_be_now(const TimeParse *x)
{
    const TimePoint *p = &x->a;
    if (x->form != TX_POINT || p->how) return false;
    if (p->unit) return p->from == FROM_NOW && !p->shift && !p->month;
    return (p->season || p->holiday) && p->pick != PICK_LAST;
}

/* "벚꽃이 다 졌다.", "종무식을 마치고 쓴다.": the short sentence with which a text opens or ends tells of its day. */
static bool sets_scene(const DctState *s, const Sentence *x)
{
    enum { SHORT = 30 };
    const Doc *d = s->ie->doc;
    uint32_t i = (uint32_t)(x - d->sent);
    return x->end - x->beg <= SHORT && (i == 0 || i + 1 == d->n_sent);
}

/* What the sentence tells of the season, 0 for nothing. */
static int season_of(const DctState *s, const Sentence *x)
{
    const Ie *ie = s->ie;
    uint32_t p = dct_word_at(s, x->beg, x->end, DCT_W_nature);
    if (p == UINT32_MAX || (p > x->beg && ie->doc->cls[p - 1] == CH_HANGUL) || !dct_is_statement(s, x) ||
        (!dct_is_present(s, x) && !sets_scene(s, x)))
        return 0;
    for (uint32_t i = ie_timex_from(ie, x->beg); i < ie->tx.n && ie->tx.v[i].beg < x->end; i++)
        if (!may_be_now(&ie->time[i])) return 0;
    return dct_has_word(s, x->beg, x->end, DCT_W_generic) ? 0 : months_at(s, p);
}

void dct_read_nature(DctState *s)
{
    const Doc *d = s->ie->doc;
    int told = 0;
    if (!s->ie->ko || s->lo == EDTF_DAY_MIN || s->hi == EDTF_DAY_MAX || s->hi - s->lo < LONG) return;
    for (uint32_t i = 0; i < d->n_sent; i++) {
        if (i >= EDGE && i + EDGE < d->n_sent) continue;
        int months = season_of(s, &d->sent[i]);
        if (months && told && months != told) return;
        if (months) told = months;
    }
    if (!told) return;
    int first = told / 100, last = told % 100, y = base_of_day(s->lo).y;
    for (int year = y - 1; year <= y + 1; year++) {
        int from = year * MONTHS + first - 1, to = (last < first ? year + 1 : year) * MONTHS + last - 1;
        EdtfDay lo = edtf_day(from / MONTHS, from % MONTHS + 1, 1), hi = edtf_day(to / MONTHS, to % MONTHS + 1, 28);
        if (hi < s->lo || lo > s->hi) continue;
        dct_bound_months(s, from, to);
        return;
    }
}
