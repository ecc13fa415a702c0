/* How old somebody is whose birth is told to the month: 이번 달에 만 서른이 된다, 아이가 지난달에 열 살이 되었다, 만 서른둘 생일이 지난 지 두 달
 * 됐다. The birthday and what lies between it and now tell the month of writing. */
#include "dct_count_int.h"

enum { MONTHS = 12, BIRTHS_MAX = 4, GROWN = 20 };

typedef struct Birth { DctDate day; bool kin; uint32_t sent; } Birth;

/* Is the sentence, as far as `end`, of somebody else than the writer? */
static bool of_kin(const DctState *s, const Sentence *x, uint32_t end)
{
    enum { OPENS = 4 };                                    /* 그 둘째가 */
    uint32_t at = dct_word_at(s, x->beg, end, DCT_W_kin);
    return at != UINT32_MAX && (at < x->beg + OPENS || !dct_has_word(s, x->beg, x->beg + 1, DCT_W_self));
}

/* 91년생이다: nothing was told before it, and nothing is said to be later. */
bool dct_is_own_birth(const DctState *s, uint32_t i)
{
    const TimexInfo *t = &s->ie->tx.v[i];
    return s->ie->ko && t->sent != UINT32_MAX && dct_is_birth(s, i) && !of_kin(s, &s->ie->doc->sent[t->sent], t->beg);
}

static int births_find(const DctState *s, Birth out[BIRTHS_MAX])
{
    const Ie *ie = s->ie;
    int n = 0;
    for (uint32_t i = 0; i < ie->n_time && i < DCT_PAIRS_MAX && n < BIRTHS_MAX; i++) {
        const TimexInfo *t = &ie->tx.v[i];
        DctDate x;
        if (t->sent == UINT32_MAX || !dct_is_birth(s, i) || !dct_date_of(s, i, &x) || !dct_to_month(&x)) continue;
        const Sentence *in = &ie->doc->sent[t->sent];
        out[n++] = (Birth){x, of_kin(s, in, t->beg) || dct_has_word(s, t->end, in->end, DCT_W_kin), t->sent};
    }
    return n;
}

/* The next age in [beg, end): 만 서른, 열 살, 서른다섯이 된, 마흔 번째 생일. */
static bool age_in(const DctState *s, uint32_t beg, uint32_t end, Count *c)
{
    enum { LEAD = 9, SOON = 2 };
    const Doc *d = s->ie->doc;
    for (uint32_t p = beg; p < end; p++) {
        if (p > 0 && d->cls[p] == d->cls[p - 1]) continue;
        *c = (Count){0};
        if (!dct_number_at(s, p, c)) continue;
        c->full = dct_has_word(s, p > beg + LEAD ? p - LEAD : beg, p, DCT_W_full);
        uint32_t next = blanks_skip(d, c->end);
        bool birthday = dct_has_word(s, next, next + 1, DCT_W_birthday);
        if (c->kind == COUNT_AGE || (c->full && !c->kind && birthday) || birthday || (c->full && !c->kind && d->cls[c->end] == CH_HANGUL &&
            dct_has_word(s, c->end, c->end + SOON, DCT_W_reached))) return true;
        p = c->end > p ? c->end - 1 : p;
    }
    return false;
}

/* "생일이 지난 지 두 달 됐다", "만 마흔이 되고 석 달이 지났다": what has gone by since, in months; -1 for nothing. */
static int months_since(const DctState *s, const Sentence *x, uint32_t at)
{
    enum { SOON = 8 };
    const Ie *ie = s->ie;
    for (uint32_t i = ie_timex_from(ie, at); i < ie->n_time && ie->tx.v[i].beg < x->end; i++) {
        const EdtfDuration *len = ie->time[i].len;
        uint32_t end = ie->tx.v[i].end;
        if (ie->time[i].form != TX_LENGTH || len->approx || len->d > 0 || len->h > 0 || len->y + len->m < 1) continue;
        bool gone = dct_has_word(s, end, end + SOON, DCT_W_lapsed) || dct_is_predicate(ie, end);
        if (gone && ie->tx.v[i].rel != REL_AGO) return (int)(MONTHS * len->y + len->m);
        if (ie->tx.v[i].rel == REL_AGO && dct_has_word(s, at, end, DCT_W_birthday))
            return (int)(MONTHS * len->y + len->m);
    }
    return -1;
}

/* 이번 달, 지난주, 오늘, 다음 달이면: the word of now in the sentence that says when the birthday is. */
static const TimePoint *birthday_when(const DctState *s, const Sentence *x)
{
    const Ie *ie = s->ie;
    for (uint32_t i = ie_timex_from(ie, x->beg); i < ie->n_time && ie->tx.v[i].beg < x->end; i++) {
        const TimePoint *p = &ie->time[i].a;
        bool unit = p->unit == TU_MONTH || p->unit == TU_WEEK || p->unit == TU_DAY;
        if (ie->time[i].form == TX_POINT && unit && (p->from == FROM_NOW || p->from == FROM_ANY) && !p->month &&
            p->day <= 0)
            return p;
    }
    return NULL;
}

static void bound_birthday(DctState *s, const Birth *b, int n, const TimePoint *when)
{
    enum { WEEK = 7 };
    TimeBase born = base_of_day(b->day.lo);
    bool day = b->day.lo == b->day.hi && edtf_date_ok(born.y + n, born.m, born.d);
    if (when->unit == TU_MONTH || !day) {
        dct_bound_month(s, born.y + n, born.m - (when->unit == TU_MONTH ? when->shift : 0));
        return;
    }
    EdtfDay on = edtf_day(born.y + n, born.m, born.d);
    if (when->unit == TU_WEEK) on -= edtf_weekday(on) - 1;
    on -= when->shift * (when->unit == TU_WEEK ? WEEK : 1);
    dct_bound(s, on, on + (when->unit == TU_WEEK ? WEEK - 1 : 0));
}

/* One age of a sentence beside the births: is it told so that the month comes of it? */
static bool read_age(DctState *s, const Birth *b, const Sentence *x, const Count *c)
{
    TimeBase born = base_of_day(b->day.lo);
    const TimePoint *when = birthday_when(s, x);
    uint32_t floor = b->sent == (uint32_t)(x - s->ie->doc->sent) ? s->ie->tx.v[b->day.i].end : x->beg;
    int since = c->beg > floor || !when ? months_since(s, x, c->end) : -1;
    if (dct_names_a_year(s, c->end)) return false;
    if (since > 0) {
        dct_bound_month(s, born.y + c->n, born.m + since);
        return true;
    }
    if (!when || (when->shift <= 0 && !dct_has_word(s, c->end, x->end, DCT_W_reached) && !dct_is_present(s, x)))
        return false;
    bound_birthday(s, b, c->n, when);
    return true;
}

/* 만 서른둘이다: from one birthday to the next. */
static bool read_full_age(DctState *s, const Birth *b, const Sentence *x, const Count *c)
{
    enum { CLOSE = 14 };
    TimeBase born = base_of_day(b->day.lo);
    int k = (born.y + c->n) * MONTHS + born.m - 1;
    if (!c->full || b->kin || x->end > c->end + CLOSE || !dct_is_present(s, x) || dct_names_a_year(s, c->end))
        return false;
    bool day = b->day.lo == b->day.hi && edtf_date_ok(born.y + c->n, born.m, born.d) &&
               edtf_date_ok(born.y + c->n + 1, born.m, born.d);
    if (day) dct_bound(s, edtf_day(born.y + c->n, born.m, born.d), edtf_day(born.y + c->n + 1, born.m, born.d) - 1);
    else dct_bound_months(s, k, k + MONTHS);
    return true;
}

void dct_read_birthdays(DctState *s)
{
    const Ie *ie = s->ie;
    const Doc *d = ie->doc;
    Birth b[BIRTHS_MAX];
    int n = ie->ko ? births_find(s, b) : 0;
    for (uint32_t k = 0; n && k < d->n_sent; k++) {
        const Sentence *x = &d->sent[k];
        Count c;
        if (ie->line_zone[x->line] != ZONE_BODY || !age_in(s, x->beg, x->end, &c)) continue;
        for (int i = 0; i < n; i++) {
            /* 아들은 …. 지난달에 일곱 살이 됐다. */
            bool goes_on = b[i].sent + 1 == k && c.n < GROWN && !dct_has_word(s, x->beg, x->beg + 1, DCT_W_self);
            bool kin = of_kin(s, x, c.beg) || ((b[i].sent == k || goes_on) && b[i].kin);
            if (kin == b[i].kin && (read_age(s, &b[i], x, &c) || read_full_age(s, &b[i], x, &c))) return;
        }
    }
}
