/* Tenses and copulas: does a sentence speak of now, does it say of a time that it is that time? */
#include "dct_int.h"

/* No past at its end: 이제 5년 차다, not 5년 차였다. */
bool dct_is_present(const DctState *s, const Sentence *x)
{
    enum { TAIL = 4 };
    const Doc *d = s->ie->doc;
    uint32_t end = hangul_before(d, x->end, x->beg);
    for (uint32_t p = end > x->beg + TAIL ? end - TAIL : x->beg; p < end; p++)
        if (tense_past_syllable(d->ch[p])) return false;
    return true;
}

/* 이제 2024년이다: the copula behind the date says that it is that time, not that it is spoken of. */
bool dct_is_predicate(const Doc *d, uint32_t end)
{
    static const uint16_t copula[] = {0xC774 /* 이 */, 0xC778 /* 인 */, 0xC785 /* 입 */, 0xB2E4 /* 다 */};
    for (size_t i = 0; i < COUNT_OF(copula); i++)
        if (d->ch[end] == copula[i]) return true;
    return d->ch[end] == '.' || d->ch[end] == ',' || d->cls[end] == CH_BREAK;                /* 지금은 2024년 2월. */
}

bool dct_copula_at(const Doc *d, uint32_t p) { return d->ch[p] == 0xC774 /* 이 */ || d->ch[p] == 0xC600 /* 였 */; }

/* 2024년 3월이면 10년이다: when it will be. */
bool dct_is_if(const Doc *d, uint32_t end)
{
    enum { I = 0xC774, MYEON = 0xBA74 };
    return (d->ch[end] == I && d->ch[end + 1] == MYEON) || d->ch[end] == MYEON;          /* 다음 주면 */
}

/* 올해, 작년, this year: a year counted from the writing. */
bool dct_is_year_of_now(const Ie *ie, uint32_t i)
{
    const TimePoint *p = &ie->time[i].a;
    return ie->time[i].form == TX_POINT && p->unit == TU_YEAR && p->from == FROM_NOW && !p->month;
}
