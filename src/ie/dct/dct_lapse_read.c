/* Does a length run until the writing, and what is it counted from? Read once for each expression. */
#include "dct_lapse_int.h"
#include "mark.h"
#include "uni/hangul.h"

/* What of the sentence is looked at: a page without a full stop is no sentence. */
Sentence dct_sentence_near(const Ie *ie, const TimexInfo *t)
{
    enum { REACH = 160 };
    Sentence x = ie->doc->sent[t->sent];
    if (x.beg + REACH < t->beg) x.beg = t->beg - REACH;
    if (x.end > t->end + REACH) x.end = t->end + REACH;
    return x;
}

/* "7년 반을 채우고 나온 셈이다": a sum of what is over, and not of today. */
static bool sums_up(const DctState *s, uint32_t beg, uint32_t end)
{
    enum { CODA_N = 4, LEAST = 2 };
    const Doc *d = s->ie->doc;
    uint32_t p = dct_word_at(s, beg, end, DCT_W_reckons);
    if (p == UINT32_MAX || p < beg + LEAST || d->cls[p - 1] != CH_SPACE || !hangul_is(d->ch[p - 2])) return false;
    return hangul_coda(d->ch[p - 2]) == CODA_N && !is_mark(s->ie, MK_TOPIC, d->ch[p - 2]);
}

/* "After seven years at the depot, my role was eliminated last Thursday", "어제 6년 다닌 회사를 나왔다": a spell that ends
 * with the writing, counted from a first day told elsewhere. */
static bool ends_lately(const DctState *s, uint32_t i, Lapse *l)
{
    const Ie *ie = s->ie;
    const TimexInfo *t = &ie->tx.v[i];
    const Sentence x = dct_sentence_near(ie, t);
    bool months = l->len->y >= 1 && l->len->m >= 1 && l->len->d == 0 && !l->len->approx;
    if (!(dct_years_alone(l->len) || months) || t->rel == REL_AGO || t->rel == REL_WITHIN || t->rel == REL_ORDINAL)
        return false;
    if (t->rel == REL_AFTER && !ie->time[i].prep_on) return false;                                    /* six years later */
    if (!(dct_kinds(s, x.beg, x.end) & DCT_LEAVE)) return false;
    /* 30년 무사고로 정년을 맞는다 */
    bool now = ie->ko && dct_is_present(s, &ie->doc->sent[t->sent]) && (dct_kinds(s, t->end, x.end) & DCT_LEAVE) &&
               !sums_up(s, t->end, x.end), dated = false;
    for (uint32_t k = ie_timex_from(ie, x.beg); k < ie->tx.n && ie->tx.v[k].beg < x.end; k++) {
        const TimePoint *p = &ie->time[k].a;
        bool near = p->unit == TU_DAY || p->unit == TU_WEEK || (months && p->unit == TU_MONTH && !p->shift) ||
                    (p->wday && !p->day && !p->month);
        now |= ie->time[k].form == TX_POINT && near && p->from != FROM_STORY;
        dated |= p->how == YEAR_FULL;
        /* My four years are up next month. */
        if (p->unit == TU_MONTH && p->shift > 0 && p->from != FROM_STORY) now = true, l->shift = p->shift;
    }
    l->strong = l->over = now && !dated;
    /* exactly four years */
    if (!ie->ko && dct_has_word(s, x.beg, t->beg, DCT_W_exact)) l->over = false, l->month = true;
    l->link.least = DCT_BY_SENTENCE;
    l->link.kinds = DCT_NO_KIND;                       /* only what is left over will do */
    return l->strong;
}

const LapseRead *dct_lapse_read(DctState *s, uint32_t i)
{
    const Ie *ie = s->ie;
    const TimexInfo *t = &ie->tx.v[i];
    if (!s->lapse) s->lapse = arena_push_n(ie->tmp, LapseRead, ie->n_time);
    LapseRead *x = &s->lapse[i];
    if (x->read) return x;
    const Lapse blank = {.len = ie->time[i].len, .link = {.at = t->beg, .sent = t->sent, .noun = UINT32_MAX}};
    *x = (LapseRead){.lapse = blank, .read = true};
    x->runs =
        ie->doc->cls[t->beg] == CH_LATIN || !ie->ko ? dct_lapse_en(s, i, &x->lapse) : dct_lapse_ko(s, i, &x->lapse);
    if (x->runs) return x;
    x->lapse = blank;
    x->runs = ends_lately(s, i, &x->lapse);
    return x;
}
