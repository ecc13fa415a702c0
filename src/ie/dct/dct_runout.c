/* Terms that are over at a time counted from now: "지난주에 수습 3개월이 끝났다", "다음 달이면 2년 계약이 끝난다", "오늘로
 * 계약이 끝난다. 2018년 7월 1일부터 1년." The day they began and their length tell when that is. */
#include "dct_int.h"

typedef struct Term { DctDate from; const EdtfDuration *len; } Term;

/* 오늘, 어제, 지난주, 다음 달: a time from now without a part of its own. */
static bool names_from_now(const Ie *ie, uint32_t i)
{
    const TimePoint *p = &ie->time[i].a;
    bool unit = p->unit == TU_DAY || p->unit == TU_WEEK || p->unit == TU_MONTH;
    bool from_now = unit && (p->from == FROM_NOW || p->from == FROM_ANY) && p->shift >= -1 && p->shift <= 1;
    return ie->time[i].form == TX_POINT && from_now && !p->month && p->day <= 0 && !p->part && !p->wday;
}

static bool is_term(const EdtfDuration *len)
{
    enum { YEARS = 5 };
    return !len->approx && len->h == 0 && len->min == 0 && len->y <= YEARS &&
           len->y + len->m + len->w + len->d > 0;
}

/* The length is that of a term (수습 3개월, 3개월 수습), and the sentence says that it ends. */
static bool ends_there(const DctState *s, uint32_t i)
{
    enum { LEAD = 10, SOON = 8, CLAUSE = 20 };
    const TimexInfo *t = &s->ie->tx.v[i];
    const Sentence *x = &s->ie->doc->sent[t->sent];
    uint32_t lead = t->beg > x->beg + LEAD ? t->beg - LEAD : x->beg;
    uint32_t end = t->end + CLAUSE < x->end ? t->end + CLAUSE : x->end,
             soon = t->end + SOON < end ? t->end + SOON : end;
    if (!dct_has_word(s, t->end, end, DCT_W_runsout) || dct_has_word(s, x->beg, t->beg, DCT_W_kin)) return false;
    return dct_has_word(s, lead, t->beg, DCT_W_term) || dct_has_word(s, t->end, soon, DCT_W_term);
}

/* 2018년 7월 1일부터 1년: in the sentence before or behind. */
static bool term_beside(const DctState *s, uint32_t i, Term *out)
{
    enum { GAP = 3 };
    const Ie *ie = s->ie;
    uint32_t sent = ie->tx.v[i].sent;
    for (uint32_t k = i > GAP ? i - GAP : 0; k + 1 < ie->n_time && k <= i + GAP; k++) {
        const TimexInfo *t = &ie->tx.v[k];
        if (k == i || t->sent == UINT32_MAX || t->rel != REL_SINCE) continue;
        if (t->sent + 1 < sent || t->sent > sent + 1) continue;
        if (t[1].sent != t->sent || ie->time[k + 1].form != TX_LENGTH || !is_term(ie->time[k + 1].len)) continue;
        if (!dct_date_of(s, k, &out->from) || !dct_to_month(&out->from)) continue;
        out->len = ie->time[k + 1].len;
        return true;
    }
    return false;
}

/* "오늘로 계약이 끝난다", "오늘이 계약의 마지막 날이다" */
static bool says_the_end(const DctState *s, uint32_t i)
{
    const TimexInfo *t = &s->ie->tx.v[i];
    const Sentence *x = &s->ie->doc->sent[t->sent];
    return dct_has_word(s, t->end, x->end, DCT_W_runsout) || dct_has_word(s, t->end, x->end, DCT_W_lastdays);
}

/* The term that ends at i: in its sentence, begun where a beginning was told last, or told beside it. */
static bool term_of(const DctState *s, uint32_t i, Term *out)
{
    enum { GAP = 3 };
    const Ie *ie = s->ie;
    const TimexInfo *t = &ie->tx.v[i];
    for (uint32_t k = i + 1; k < ie->n_time && k <= i + GAP && ie->tx.v[k].sent == t->sent; k++) {
        if (ie->time[k].form != TX_LENGTH || ie->tx.v[k].rel == REL_AGO) continue;
        if (!is_term(ie->time[k].len) || !ends_there(s, k)) continue;
        DctLink l = {.at = t->beg, .sent = t->sent, .noun = UINT32_MAX, .least = DCT_BY_KIND, .kinds = DCT_BEGIN};
        out->len = ie->time[k].len;
        return dct_link(s, &l, &out->from) > 0 && dct_to_month(&out->from);
    }
    return says_the_end(s, i) && term_beside(s, i, out);
}

/* The last day: of what began on a day the one before it comes round. */
static EdtfDay last_day(const Term *t)
{
    enum { MONTHS = 12 };
    TimeBase b = base_of_day(t->from.lo);
    int k = b.y * MONTHS + b.m - 1 + (int)t->len->y * MONTHS + (int)t->len->m, y = k / MONTHS, m = k % MONTHS + 1;
    int most = edtf_month_days(y, m);
    return edtf_day(y, m, b.d < most ? b.d : most) + (EdtfDay)(t->len->w * 7 + t->len->d) - 1;
}

static void bound_end(DctState *s, const Term *t, const TimePoint *p)
{
    enum { WEEK = 7 };
    EdtfDay end = last_day(t);
    TimeBase b = base_of_day(end);
    bool day = t->from.lo == t->from.hi;
    if (p->unit == TU_MONTH || !day) {
        dct_bound_month(s, b.y, b.m - (p->unit == TU_MONTH ? p->shift : 0));
    } else if (p->unit == TU_DAY) {
        dct_bound(s, end - p->shift, end - p->shift);
    } else {                                                  /* the month: few reckon a term to the day */
        TimeBase mid = base_of_day(end - (edtf_weekday(end) - 1) - WEEK * p->shift + WEEK / 2);
        dct_bound_about(s, edtf_day(mid.y, mid.m, 1), edtf_day(mid.y, mid.m, edtf_month_days(mid.y, mid.m)));
    }
}

void dct_read_run_out(DctState *s)
{
    const Ie *ie = s->ie;
    for (uint32_t i = 0; ie->ko && i < ie->n_time && i < DCT_PAIRS_MAX; i++) {
        Term t;
        if (ie->tx.v[i].sent == UINT32_MAX || !names_from_now(ie, i) || !term_of(s, i, &t)) continue;
        bound_end(s, &t, &ie->time[i].a);
        return;
    }
}
