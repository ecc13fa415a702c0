/* Half of a length gone by: "4월 9일에 입사해 6개월 수습 중이다. 오늘이 꼭 절반이다." The day is told no finer than people reckon: to the month where
 * the length counts in months. English ones are read with its terms (dct_term.c). */
#include "dct_int.h"

/* What the half is of: the length before it, in its sentence or in one of the two before. */
static uint32_t length_of(const DctState *s, uint32_t sent, uint32_t at)
{
    enum { SENTENCES = 2 };
    const Ie *ie = s->ie;
    uint32_t first = ie_timex_from(ie, at);
    for (uint32_t i = first; i-- > 0 && ie->tx.v[i].sent != UINT32_MAX && ie->tx.v[i].sent + SENTENCES >= sent;)
        if (ie->time[i].form == TX_LENGTH && ie->tx.v[i].rel != REL_AGO) return i;
    return UINT32_MAX;
}

/* The day on which it began: the one told last before the half, to the day or to the month. */
static bool start_of(const DctState *s, uint32_t at, DctDate *out)
{
    for (uint32_t k = s->n_date; k-- > 0;) {
        if (s->ie->tx.v[s->date[k].i].beg >= at || !dct_to_month(&s->date[k])) continue;
        *out = s->date[k];
        return true;
    }
    return false;
}

/* 오늘이, 이제, a present: not the half of then. */
static bool is_now(const DctState *s, const Sentence *x, uint32_t at)
{
    if (dct_has_word(s, x->beg, at, DCT_W_upto) || dct_has_word(s, x->beg, at, DCT_W_already)) return true;
    if (dct_speaks_of_today(s->ie, x->beg, x->end)) return true;
    return dct_is_present(s, x);
}

static void bound_half(DctState *s, const DctDate *from, const EdtfDuration *len)
{
    EdtfDay day = from->lo + (EdtfDay)(edtf_duration_days(len) / 2);
    TimeBase b = base_of_day(day);
    bool months = len->y + len->m > 0;
    if (months || from->lo != from->hi)
        dct_bound_about(s, edtf_day(b.y, b.m, 1), edtf_day(b.y, b.m, edtf_month_days(b.y, b.m)));
    else dct_bound_about(s, day, day);
}

void dct_read_halves(DctState *s)
{
    enum { MOST = 40 };
    const Ie *ie = s->ie;
    for (uint32_t i = 0; ie->ko && i < ie->n_time && i < DCT_PAIRS_MAX; i++) {
        const EdtfDuration *len = ie->time[i].len;
        DctDate from;
        if (ie->time[i].form != TX_LENGTH || ie->tx.v[i].sent == UINT32_MAX || len->approx || len->h > 0 ||
            len->y > MOST)
            continue;
        for (uint32_t k = ie->tx.v[i].sent; k < ie->doc->n_sent && k <= ie->tx.v[i].sent + 2; k++) {
            const Sentence *x = &ie->doc->sent[k];
            uint32_t at = dct_word_at(s, x->beg, x->end, DCT_W_midway);
            if (at == UINT32_MAX || length_of(s, k, at) != i || !is_now(s, x, at) || !start_of(s, at, &from)) continue;
            bound_half(s, &from, len);
            return;
        }
    }
}
