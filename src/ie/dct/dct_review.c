/* A look back over so many years: "지난 3년을 돌아보려고 한다. 2019년 3월에 입사했다.", "I want to look back on the last two
 * years. In May 2019 I joined". What is told first is where the years begin; so many behind it the text was written, about. */
#include "dct_int.h"

/* Is the length told as the one looked back over: 지난 before it, 돌아보다 beside it; in English "look back" before both? */
static bool looks_over(const DctState *s, const TimexInfo *t, const Sentence *x)
{
    enum { LEAD = 12, FAR = 60 };
    uint32_t lead = t->beg > x->beg + LEAD ? t->beg - LEAD : x->beg, far = t->end + FAR < x->end ? t->end + FAR : x->end;
    if (!dct_has_word(s, lead, t->beg + 1, DCT_W_pastspan)) return false;
    return dct_has_word(s, x->beg, s->ie->ko ? far : t->beg, DCT_W_looksback);
}

/* The year told first behind expression i, soon; false: none, or another date was told before the look back. */
static bool first_told(const DctState *s, uint32_t i, DctDate *out)
{
    enum { SOON = 4 };
    const Ie *ie = s->ie;
    for (uint32_t k = 0; k < ie->n_time; k++) {
        if (ie->time[k].form != TX_POINT || ie->time[k].a.how != YEAR_FULL || dct_is_birth(s, k)) continue;
        if (k < i || ie->tx.v[k].sent == UINT32_MAX || ie->tx.v[k].sent > ie->tx.v[i].sent + SOON) return false;
        return dct_date_of(s, k, out);
    }
    return false;
}

void dct_read_review(DctState *s)
{
    enum { OPENING = 10 };
    const Ie *ie = s->ie;
    DctDate from;
    if (s->hi != EDTF_DAY_MAX) return;
    for (uint32_t i = 0; i < ie->n_time && ie->tx.v[i].sent < OPENING; i++) {
        const EdtfDuration *len = ie->time[i].form == TX_LENGTH ? ie->time[i].len : NULL;
        if (!len || len->y < 1 || len->m > 0 || len->d > 0 || !looks_over(s, &ie->tx.v[i], &ie->doc->sent[ie->tx.v[i].sent])) continue;
        if (!first_told(s, i, &from)) return;
        int y = base_of_day(from.lo).y + (int)len->y;
        dct_bound_about(s, edtf_day(y, 1, 1), edtf_day(y, 12, 31));
        return;
    }
}
