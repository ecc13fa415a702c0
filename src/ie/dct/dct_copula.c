/* Tenses and copulas: does a sentence speak of now, does it say of a time that it is that time? */
#include "dct_int.h"
#include "mark.h"

/* No past at its end: 이제 5년 차다, not 5년 차였다. */
bool dct_is_present(const DctState *s, const Sentence *x)
{
    enum { TAIL = 4 };
    const Doc *d = s->ie->doc;
    uint32_t end = hangul_before(d, x->end, x->beg);
    for (uint32_t p = end > x->beg + TAIL ? end - TAIL : x->beg; p < end; p++)
        if (is_past_syllable(d->ch[p])) return false;
    return true;
}

/* 이제 2024년이다: the copula behind the date says that it is that time, not that it is spoken of. */
bool dct_is_predicate(const Ie *ie, uint32_t end)
{
    const Doc *d = ie->doc;
    /* 지금은 2024년 2월. */
    return is_mark(ie, MK_DATE_IS, d->ch[end]) || d->ch[end] == '.' || d->ch[end] == ',' || d->cls[end] == CH_BREAK;
}

bool dct_copula_at(const Ie *ie, uint32_t p) { return is_mark(ie, MK_IS, ie->doc->ch[p]); }

/* 2024년 3월이면 10년이다: when it will be. */
bool dct_is_if(const Ie *ie, uint32_t end)
{
    return mark_at(ie, MK_IF_SO, end) != 0;                                              /* 다음 주면 */
}

/* 올해, 작년, this year: a year counted from the writing. */
bool dct_is_year_of_now(const Ie *ie, uint32_t i)
{
    const TimePoint *p = &ie->time[i].a;
    return ie->time[i].form == TX_POINT && p->unit == TU_YEAR && p->from == FROM_NOW && !p->month;
}
