/* The year of birth, told or by the age one had at a time that is told: ages of now are counted from it (dct_age.c). */
#include "dct_count_int.h"
#include "mark.h"

/* 85년생, 1985년에 태어, born in 1985: the last such year, 0 when none is told. */
int dct_birth_told(const DctState *s)
{
    enum { LAST = 2015 };
    const Ie *ie = s->ie;
    for (uint32_t i = 0; i < ie->n_time && i < DCT_PAIRS_MAX; i++) {
        DctDate x;
        if (!dct_date_of(s, i, &x) || !dct_is_birth(s, i)) continue;
        int y = base_of_day(x.lo).y;
        if (y < LAST) return y;
    }
    return 0;
}

/* "My father died in 2010. I was 22.", "2012년에 나왔다. 나는 스물일곱이었다.": a short sentence of the writer's own. */
static bool age_behind_date(const DctState *s, const Sentence *next, Count *c)
{
    enum { SHORT = 24, LEAD = 10, BARE = 12 };
    const Ie *ie = s->ie;
    if (next >= ie->doc->sent + ie->doc->n_sent || next->end - next->beg > SHORT) return false;
    if (ie_timex_from(ie, next->beg) != ie_timex_from(ie, next->end)) return false;
    bool bare = ie->ko && next->end - next->beg <= BARE && !dct_is_present(s, next);           /* 서른셋이었다. */
    if (bare && dct_count_in(s, next->beg, next->beg + 1, c) && c->kind == COUNT_AGE) return true;
    bool own = ie->ko ? dct_has_word(s, next->beg, next->beg + 1, DCT_W_self) && !dct_is_present(s, next)
                      : dct_has_word(s, next->beg, next->beg + 1, DCT_W_iwas);
    if (!own) return false;
    if (ie->ko) return dct_count_in(s, next->beg + 2, next->end, c) && c->kind == COUNT_AGE;
    return dct_age_from(s, next->beg, next->beg + LEAD, c);
}

/* "스무 살에 미용실에 들어갔다. 2002년이었다.": a sentence that is nothing but the date of the one before. */
static bool age_before_date(const DctState *s, const Sentence *x, const TimexInfo *t, Count *c)
{
    enum { COPULA = 6, REACH = 30 };
    const Doc *d = s->ie->doc;
    bool said = dct_copula_at(s->ie, t->end) && x->end <= t->end + COPULA && !dct_is_present(s, x);
    /* 2012년 3월의 일이다. */
    if (x == d->sent || t->beg != x->beg || !(said || dct_dates_before(s->ie, t))) return false;
    const Sentence *prev = x - 1;
    if (ie_timex_from(s->ie, prev->beg) != ie_timex_from(s->ie, prev->end)) return false;
    uint32_t end = prev->end < prev->beg + REACH ? prev->end : prev->beg + REACH;
    return dct_count_in(s, prev->beg, end, c) && c->kind == COUNT_AGE && c->n >= AGE_FROM - 5 &&
           dct_is_own(s, prev, c->beg);
}

/* The age that stands beside the date in its sentence: "2012년 3월, 나는 스물일곱이었다", "when I joined in 2009 I was
 * 24". */
static bool find_age(const DctState *s, uint32_t i, Count *c)
{
    enum { REACH = 28, LATE = 80, CLOSE = 4, OWN = 70, TAIL = 8 };
    const Ie *ie = s->ie;
    const TimexInfo *t = &ie->tx.v[i];
    if (t->sent == UINT32_MAX) return false;
    const Sentence *x = &ie->doc->sent[t->sent];
    uint32_t far = t->end + REACH < x->end ? t->end + REACH : x->end,
             near = t->beg > x->beg + REACH ? t->beg - REACH : x->beg;
    if (ie->ko) {
        if (dct_count_in(s, near, t->beg, c) && c->kind == COUNT_AGE && c->end + CLOSE > t->beg) return true;
        /* 스물다섯에 첫 직장에 들어갔는데 그게 2006년이었다 */
        bool said = dct_copula_at(ie, t->end) && !dct_is_present(s, x) && t->beg <= x->beg + LATE && t->beg > x->beg &&
                    ie_timex_from(ie, x->beg) == i;
        if (said && dct_count_in(s, x->beg, t->beg, c) && c->kind == COUNT_AGE &&
            is_mark(ie, MK_AT, ie->doc->ch[c->end]))
            return true;
        if (dct_has_word(s, t->end, far, DCT_W_already)) return false;
        /* 이듬해 3월에 대학 야간에 입학했어요, 마흔일곱에. */
        uint32_t last = x->end > t->end + TAIL ? x->end - TAIL : t->end;
        if (dct_count_in(s, last, x->end, c) && c->kind == COUNT_AGE && is_mark(ie, MK_AT, ie->doc->ch[c->end]) && c->end + CLOSE > x->end &&
            ie_timex_from(ie, t->end) == ie_timex_from(ie, x->end)) return true;
        return (dct_count_in(s, t->end, far, c) && c->kind == COUNT_AGE) || age_behind_date(s, x + 1, c) ||
               age_before_date(s, x, t, c);
    }
    if (t->beg <= x->beg + OWN) near = x->beg;                /* I was twenty-two when I started on the trawlers in 2006 */
    for (uint32_t p = near; p < far; p++) {
        if (p >= t->beg && p < t->end) continue;
        if (p > 0 && ie->doc->cls[p - 1] != CH_SPACE) continue;
        if (dct_number_at(s, p, c) && c->n < LATE && dct_is_english_age(s, c)) return true;
    }
    return age_behind_date(s, x + 1, c);
}

/* Asked of each date up to four times, and found out once. */
struct AgeRead { enum { AGE_UNREAD, AGE_NONE, AGE_FOUND } known; Count c; };

void dct_birth_begin(DctState *s) { s->age = arena_push_n(s->ie->tmp, struct AgeRead, s->ie->n_time + 1); }

static bool age_beside(const DctState *s, uint32_t i, Count *c)
{
    struct AgeRead *a = &s->age[i];
    if (!a->known) a->known = find_age(s, i, &a->c) ? AGE_FOUND : AGE_NONE;
    if (a->known == AGE_FOUND) *c = a->c;
    return a->known == AGE_FOUND;
}

/* 서른 군데, 마흔 명: a noun behind the number is what it counts. */
static bool counts_things(const DctState *s, const Count *c)
{
    uint32_t p = blanks_skip(s->ie->doc, c->end);
    return s->ie->ko && p > c->end && s->ie->doc->cls[p] == CH_HANGUL;
}

/* The year of birth, told or by an age at a time that is told (reckoned); 0 when neither is. */
int dct_birth_year(const DctState *s, bool *reckoned)
{
    const Ie *ie = s->ie;
    int born = dct_birth_told(s);
    *reckoned = !born;
    for (uint32_t i = 0; !born && i < ie->n_time && i < DCT_PAIRS_MAX; i++) {
        DctDate x;
        Count c;
        if (!dct_date_of(s, i, &x) || !age_beside(s, i, &c)) continue;
        born = base_of_day(x.lo).y - c.n + (ie->ko && !c.full);
    }
    /* beside a date whose year the story gives */
    for (uint32_t k = 0; ie->ko && !born && k < s->n_date; k++) {
        Count c;
        if (age_beside(s, s->date[k].i, &c) && !counts_things(s, &c))
            born = base_of_day(s->date[k].lo).y - c.n + !c.full;
    }
    return born;
}

/* The one who is born or so old is the one who writes: English says I, Korean names nobody else. */
static bool is_of_writer(const DctState *s, uint32_t i)
{
    const Doc *d = s->ie->doc;
    const TimexInfo *t = &s->ie->tx.v[i];
    if (t->sent == UINT32_MAX) return false;
    const Sentence *x = &d->sent[t->sent];
    if (s->ie->ko) return dct_is_own(s, x, t->end);
    for (uint32_t k = doc_tok_at(d, x->beg); k < d->n_tok && d->tok[k].beg < x->end; k++)
        if (d->tok[k].end == d->tok[k].beg + 1 && d->ch[d->tok[k].beg] == 'i') return true;
    return false;
}

static void put_birth(DctState *s, uint32_t i, int first, int last)
{
    Analysis *an = s->ie->out;
    an->birth = first == last ? str_fmt(s->ie->mem, "%04d", first) : str_fmt(s->ie->mem, "%04d/%04d", first, last);
    an->birth_span = an->timexes.v[i].span;
}

/* A year of birth that is told comes before one that an age at some time tells. */
void dct_read_birth(DctState *s)
{
    enum { LAST = 2015 };
    const Ie *ie = s->ie;
    uint32_t n = ie->n_time < DCT_PAIRS_MAX ? ie->n_time : DCT_PAIRS_MAX;
    DctDate x;
    Count c;
    for (uint32_t i = 0; i < n; i++) {
        if (!dct_date_of(s, i, &x) || !dct_is_birth(s, i) || !is_of_writer(s, i)) continue;
        int y = base_of_day(x.lo).y;
        if (y < LAST) { put_birth(s, i, y, y); return; }
    }
    for (uint32_t i = 0; i < n; i++) {
        if (!dct_date_of(s, i, &x) || !is_of_writer(s, i) || !age_beside(s, i, &c) || counts_things(s, &c)) continue;
        int y = base_of_day(x.lo).y;
        bool counted = ie->ko && !c.full;
        put_birth(s, i, counted ? y - c.n + 1 : y - c.n - 1, y - c.n + counted);
        return;
    }
}
