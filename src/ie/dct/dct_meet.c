/* A length that leads from a date of the calendar to a time counted from the writing: "2022년 1월에 승진했고, 2년 7개월 뒤인 작년
 * 8월에 옮겼다", "2020년 2월에 임기제로 들어왔다. 내년 1월이면 5년 임기가 끝난다". */
#include "dct_int.h"
#include "dct_order_int.h"

enum { MONTHS = 12 };

/* 작년 8월, 내년 1월, 올해; 지난달, 다음 달. */
static bool names_from_now(const Ie *ie, uint32_t i)
{
    const TimePoint *p = &ie->time[i].a;
    if (ie->time[i].form != TX_POINT || p->from == FROM_STORY || p->how) return false;
    if (p->unit == TU_MONTH) return !p->month;
    return p->unit == TU_YEAR && p->from == FROM_NOW && p->month <= MONTHS && !p->season && !p->half && !p->quarter &&
           !p->part;
}

static bool is_count(const EdtfDuration *len)
{
    enum { LONG = 40 };
    return !len->approx && len->d == 0 && len->w == 0 && len->h == 0 && len->min == 0 && len->y <= LONG &&
           len->y + len->m > 0;
}

/* The point is the month that the length comes to, or a month beside it; a term ends in the month before it comes round. */
static bool bound_point(DctState *s, const TimePoint *p, const DctDate *from, const EdtfDuration *len, bool term)
{
    bool months = dct_to_month(from);
    int to = dct_months_of(from->lo) + (int)(len->y * MONTHS + len->m);
    if (p->unit == TU_MONTH) {
        if (months) dct_bound_months(s, to - term - p->shift, to - p->shift);
        return months;
    }
    if (months && p->month) {
        for (int k = to - 1; k <= to + !term; k++)
            if (k % MONTHS == p->month - 1) {
                dct_bound_year(s, k / MONTHS - p->shift);
                return true;
            }
        return false;
    }
    if (p->month || (!months && len->m > 0)) return false;
    dct_bound_year(s, to / MONTHS - p->shift);
    return true;
}

/* ---------------------------------------------------------------- … 뒤인 작년 8월 */
/* What was told with its year last before the length, in its sentence or the one before. */
static bool told_before(const DctState *s, uint32_t i, DctDate *out)
{
    const Ie *ie = s->ie;
    for (uint32_t k = i; k-- > 0 && ie->tx.v[k].sent != UINT32_MAX && ie->tx.v[k].sent + 1 >= ie->tx.v[i].sent;) {
        if (ie->time[k].form == TX_LENGTH) continue;
        return dct_date_told(s, k, out) && !dct_is_birth(s, k);
    }
    return false;
}

/* 3년 뒤인 지난달, 4년 만인 재작년 3월: the length and the time are one. */
static bool is_equated(const DctState *s, uint32_t i)
{
    enum { GAP = 8 };
    const Ie *ie = s->ie;
    const TimexInfo *t = &ie->tx.v[i];
    if (ie->time[i].form != TX_LENGTH || i + 1 >= ie->n_time || t[1].sent != t->sent || t->sent == UINT32_MAX)
        return false;
    return t[1].beg <= t->end + GAP && dct_has_word(s, t->end, t[1].beg, DCT_W_thatis);
}

static void read_equated(DctState *s, uint32_t i)
{
    DctDate from;
    if (!is_equated(s, i) || !names_from_now(s->ie, i + 1) || !is_count(s->ie->time[i].len)) return;
    if (told_before(s, i, &from)) bound_point(s, &s->ie->time[i + 1].a, &from, s->ie->time[i].len, false);
}

/* ---------------------------------------------------------------- terms */
/* "내년 1월이면 임기가 끝난다": what ends then is a term. */
static bool ends_term(const DctState *s, uint32_t i)
{
    const TimexInfo *t = &s->ie->tx.v[i];
    const Sentence *x = &s->ie->doc->sent[t->sent];
    return dct_has_word(s, t->end, x->end, DCT_W_runsout) && dct_has_word(s, x->beg, x->end, DCT_W_term) &&
           !dct_has_word(s, x->beg, t->beg, DCT_W_kin);
}

/* A length of terms: in the sentence, in one beside it, or where it began (3년 임기로 뽑혔다). */
static bool is_term_length(const DctState *s, uint32_t k, uint32_t sent)
{
    enum { SOON = 8, LEAD = 6 };
    const Ie *ie = s->ie;
    const TimexInfo *t = &ie->tx.v[k];
    if (ie->time[k].form != TX_LENGTH || t->sent == UINT32_MAX || !is_count(ie->time[k].len)) return false;
    if (t->rel == REL_AGO || t->rel == REL_AFTER) return false;
    const Sentence *x = &ie->doc->sent[t->sent];
    uint32_t soon = t->end + SOON < x->end ? t->end + SOON : x->end,
             lead = t->beg > x->beg + LEAD ? t->beg - LEAD : x->beg;
    if (dct_has_word(s, t->end, soon, DCT_W_term) || dct_has_word(s, lead, t->beg, DCT_W_term)) return true;
    return t->sent + 1 >= sent && t->sent <= sent + 1 && dct_has_word(s, t->end, soon, DCT_W_termfull);
}

/* How sure is the date that of the term's beginning? 0: it is not. */
static int begins_term(const DctState *s, const DctDate *from, uint32_t k)
{
    enum { BEGAN = DCT_BEGIN | DCT_COME | DCT_TAKEN_ON | DCT_OPEN, OWN = 3, NAMED = 2 };
    const Ie *ie = s->ie;
    const TimexInfo *t = &ie->tx.v[from->i];
    if (!dct_to_month(from)) return 0;
    if (t->sent == ie->tx.v[k].sent) return OWN;
    uint32_t kinds = dct_date_kinds(s, from->i);
    if (!(kinds & BEGAN) || (kinds & DCT_CHANGE) || t->sent == UINT32_MAX) return 0;
    const Sentence *x = &ie->doc->sent[t->sent];
    uint32_t end = from->i + 1 < ie->n_time && t[1].beg < x->end ? t[1].beg : x->end;
    return dct_has_word(s, t->end, end, DCT_W_term) ? NAMED : 1;
}

/* The year of writing where a term of that length, begun then, ends at the point; 0: not at that point, or before what was told. */
static int year_of_end(const DctState *s, const TimePoint *p, const DctDate *from, const EdtfDuration *len)
{
    int to = dct_months_of(from->lo) + (int)(len->y * MONTHS + len->m),
        last = (to - 1) % MONTHS == p->month - 1 ? to - 1 : to;
    int year = last / MONTHS - p->shift;
    return last % MONTHS == p->month - 1 && (s->lo == EDTF_DAY_MIN || year >= base_of_day(s->lo).y) ? year : 0;
}

/* The surest beginning and the length that lead to the month in which the term ends. */
static void read_term(DctState *s, uint32_t i)
{
    const Ie *ie = s->ie;
    const TimePoint *p = &ie->time[i].a;
    if (ie->tx.v[i].sent == UINT32_MAX || !names_from_now(ie, i) || p->unit != TU_YEAR || !p->month || !ends_term(s, i))
        return;
    int found = 0, best = 0;
    for (uint32_t k = 0; k < ie->n_time && k < DCT_PAIRS_MAX; k++) {
        if (!is_term_length(s, k, ie->tx.v[i].sent)) continue;
        for (uint32_t n = 0; n < s->n_date; n++) {
            int sure = begins_term(s, &s->date[n], k);
            int year = sure < best || !sure ? 0 : year_of_end(s, p, &s->date[n], ie->time[k].len);
            if (!year) continue;
            found = sure > best || !found || found == year ? year : -1;
            best = sure;
        }
    }
    if (found > 0) dct_bound_year(s, found);
}

void dct_read_meets(DctState *s)
{
    if (!s->ie->ko) return;
    for (uint32_t i = 0; i < s->ie->n_time && i < DCT_PAIRS_MAX; i++) {
        read_equated(s, i);
        read_term(s, i);
    }
}
