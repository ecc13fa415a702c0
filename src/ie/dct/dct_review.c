/* A look back over so many years: "지난 3년을 돌아보려고 한다. 2019년 3월에 입사했다.", "I want to look back on the last two
 * years. In May 2019 I joined". What is told first is where the years begin; so many behind it the text was written, about. */
#include "dct_int.h"

/* Is the length told as the one looked back over: 지난 before it, 돌아보다 beside it; in English "look back" before both? */
static bool looks_over(const DctState *s, const TimexInfo *t, const Sentence *x)
{
    enum { LEAD = 12, FAR = 60 };
    uint32_t lead = t->beg > x->beg + LEAD ? t->beg - LEAD : x->beg,
             far = t->end + FAR < x->end ? t->end + FAR : x->end;
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

/* "입사 6개월 회고", "퇴사 100일의 기록": a title that says since when, and how long ago that is. */
static bool title_since(const DctState *s, uint32_t i, DctDate *from)
{
    enum { SOON = 8, REST = 4 };
    const Ie *ie = s->ie;
    const Doc *d = ie->doc;
    const TimexInfo *t = &ie->tx.v[i];
    const EdtfDuration *len = ie->time[i].len;
    if (len->approx || len->h > 0 || len->min > 0 || t->rel == REL_AGO || t->rel == REL_WITHIN) return false;
    if (dct_lines_before(ie, t->line) > 0) return false;
    const Sentence *x = &d->sent[t->sent];
    uint32_t noun = hangul_back(d, blanks_back(d, t->beg, x->beg), x->beg);
    uint32_t end = t->end + SOON < x->end ? t->end + SOON : x->end;
    uint32_t kinds = noun < t->beg ? dct_kinds(s, noun, noun + 1) : 0;
    if (!kinds || x->end > end + REST || dct_is_statement(s, x)) return false;
    if (!dct_has_word(s, t->end, end, DCT_W_review) && !dct_has_word(s, t->end, end, DCT_W_page)) return false;
    DctLink l = {.at = t->beg, .sent = t->sent, .noun = noun, .least = DCT_BY_KIND, .kinds = kinds};
    return dct_link(s, &l, from) > 0 && dct_to_month(from);
}

/* In the month in which so much is full, or, counted in days, within a fortnight. */
static void bound_title(DctState *s, const DctDate *from, const EdtfDuration *len)
{
    enum { MONTHS = 12, FORTNIGHT = 14 };
    TimeBase b = base_of_day(from->lo);
    int k = b.y * MONTHS + b.m - 1 + (int)len->y * MONTHS + (int)len->m;
    EdtfDay day = from->lo + (EdtfDay)edtf_duration_days(len);
    if (len->d > 0 || len->w > 0) dct_bound(s, day, day + FORTNIGHT + (from->hi - from->lo));
    else dct_bound_months(s, k, k + (len->y > 0));
}

void dct_read_review(DctState *s)
{
    enum { OPENING = 10 };
    const Ie *ie = s->ie;
    DctDate from;
    if (s->hi != EDTF_DAY_MAX) return;
    bool since = ie->ko && ie->n_time > 1 && ie->time[0].form == TX_LENGTH && ie->tx.v[0].sent != UINT32_MAX;
    if (since && title_since(s, 0, &from)) {
        bound_title(s, &from, ie->time[0].len);
        return;
    }
    for (uint32_t i = 0; i < ie->n_time && ie->tx.v[i].sent < OPENING; i++) {
        const EdtfDuration *len = ie->time[i].form == TX_LENGTH ? ie->time[i].len : NULL;
        if (!len || len->y < 1 || len->m > 0 || len->d > 0 ||
            !looks_over(s, &ie->tx.v[i], &ie->doc->sent[ie->tx.v[i].sent]))
            continue;
        if (!first_told(s, i, &from)) return;
        int y = base_of_day(from.lo).y + (int)len->y;
        dct_bound_about(s, edtf_day(y, 1, 1), edtf_day(y, 12, 31));
        return;
    }
}
