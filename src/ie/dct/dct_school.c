/* The year in which one went to university: 95학번. Spells are counted from its March (dct_chain.c), lengths from the year. */
#include "dct_int.h"
#include "mark.h"

/* The number right before p, 2 or 4 figures, as a year; 0 for none. */
static int year_before(const Doc *d, uint32_t p)
{
    enum { SHORT = 2, LONG = 4, FIRST = 1950 };
    uint32_t beg = p;
    while (beg > 0 && d->cls[beg - 1] == CH_DIGIT && p - beg <= LONG) beg--;
    int n = 0;
    for (uint32_t q = beg; q < p; q++) n = n * 10 + (d->ch[q] - '0');
    if (p - beg == SHORT) return year_of_two(n, 0);
    return p - beg == LONG && n > FIRST ? n : 0;
}

/* 동기 95학번 형: somebody else's. */
static bool is_own(const DctState *s, const Sentence *x, uint32_t at)
{
    return dct_is_own(s, x, at) && !dct_has_word(s, x->beg, at, DCT_W_kin);
}

void dct_read_school(DctState *s)
{
    const Doc *d = s->ie->doc;
    for (uint32_t p = 1; s->ie->ko && p + 1 < d->n; p++) {
        if (d->cls[p - 1] != CH_DIGIT || !mark_at(s->ie, MK_CLASS_OF, p)) continue;
        const Sentence *x = doc_sentence_at(d, p);
        int y = year_before(d, p);
        if (!y || !x || s->ie->line_zone[x->line] != ZONE_BODY || !is_own(s, x, p)) continue;
        s->entry = (DctDate){ie_timex_from(s->ie, p), edtf_day(y, 1, 1), edtf_day(y, 12, 31)};
        s->entry_at = p;
        return;
    }
}
