/* Days counted to a day and from it: "D-7. 전역일은 2019년 12월 3일이다.", "퇴사 D+45 … 2021년 3월 31일에 퇴사했다". */
#include "dct_int.h"

/* D-7, D+100, d - 30 at p: the days behind the day, below zero before it; 0 for none. */
static int days_at(const Doc *d, uint32_t p)
{
    enum { FIGURES = 4 };
    if (p > 0 && d->cls[p - 1] == CH_LATIN) return 0;
    uint32_t q = p + 1;
    int n = 0, sign = d->ch[q] == '+' ? 1 : d->ch[q] == '-' ? -1 : 0;
    uint32_t beg = ++q;
    while (q < d->n && d->cls[q] == CH_DIGIT && q < beg + FIGURES) n = n * 10 + (d->ch[q++] - '0');
    return d->cls[q] == CH_DIGIT || d->cls[q] == CH_LATIN ? 0 : sign * n;
}

/* The day that it counts from: of the same noun (퇴사 D+45), else the only day that is told. */
static bool day_counted(const DctState *s, uint32_t p, const Sentence *x, DctDate *out)
{
    const Doc *d = s->ie->doc;
    uint32_t noun = hangul_back(d, blanks_back(d, p, x->beg), x->beg);
    DctLink l = {.at = p, .sent = (uint32_t)(x - d->sent), .noun = UINT32_MAX, .least = DCT_BY_BEHIND};
    if (noun < p && dct_noun_at(d, noun)) l.noun = noun, l.kinds = dct_kinds(s, noun, p);
    return dct_link(s, &l, out) && out->lo == out->hi;
}

void dct_read_dday(DctState *s)
{
    enum { EDGE = 3 };
    const Doc *d = s->ie->doc;
    for (uint32_t i = 0; s->ie->ko && i < d->n_sent; i++) {
        const Sentence *x = &d->sent[i];
        if (i >= EDGE && i + EDGE < d->n_sent) continue;
        for (uint32_t p = x->beg; p + 2 < x->end; p++) {
            DctDate day;
            int n = d->ch[p] == 'd' ? days_at(d, p) : 0;
            if (!n || !day_counted(s, p, x, &day)) continue;
            dct_bound(s, day.lo + n, day.lo + n);
            return;
        }
    }
}
