/* What comes round each year: seasons counted since a day, birthdays. */
#include "dct_count_int.h"
#include "mark.h"
#include "time/timex_atom_int.h"

/* "벌써 세 번째 겨울이다", "my third winter here": counted from the day one came or began. */
static void bound_seasons(DctState *s, const Sentence *x, uint32_t at_count, int n, int season)
{
    /* spring begins in March; so many months each */
    enum { FIRST = 2, EACH = 3, LONG = 3, MONTHS = 12, SEASON = 92 };
    DctDate from;
    DctLink l = {.at = at_count, .sent = (uint32_t)(x - s->ie->doc->sent), .noun = UINT32_MAX, .least = DCT_BY_BEFORE};
    l.kinds = DCT_COME | DCT_BEGIN | DCT_OPEN;
    if (dct_link(s, &l, &from) <= 0 || from.hi - from.lo > SEASON) return;
    TimeBase b = base_of_day(from.hi);
    /* 2008년 봄부터: that spring is the first */
    if (s->ie->ko && from.lo < from.hi) b = base_of_day(from.lo);
    int k = b.y * MONTHS + b.m - 1, at = b.y * MONTHS - MONTHS + FIRST + (season - 1) * EACH;
    while (at + LONG <= k) at += MONTHS;
    dct_bound_months(s, at + (n - 1) * MONTHS, at + (n - 1) * MONTHS + LONG - 1);
}

/* "my second September without a register": the nth one behind the day one left or began. */
static void bound_months_counted(DctState *s, const Sentence *x, int n, int month)
{
    enum { MONTHS = 12, MONTH = 31 };
    DctDate from;
    DctLink l = {.at = x->beg, .sent = (uint32_t)(x - s->ie->doc->sent), .noun = UINT32_MAX, .least = DCT_BY_BEFORE};
    l.kinds = DCT_COME | DCT_BEGIN | DCT_OPEN | DCT_LEAVE | DCT_FINISH;
    if (dct_link(s, &l, &from) <= 0 || from.hi - from.lo > MONTH) return;
    TimeBase b = base_of_day(from.hi);
    int year = b.y + (month < b.m) + n - 1;
    dct_bound_months(s, year * MONTHS + month - 1, year * MONTHS + month - 1);
}

/* Third, 세 번째, 3rd: cheaply; false: surely none. */
static bool ordinal_may_begin(const TimeScan *s, const Token *t)
{
    const Ie *ie = s->ie;
    const uint64_t *tells = ie->time_tok.tells;
    uint32_t end, tok = (uint32_t)(t - ie->doc->tok);
    if (!tok_bit(tells, tok) && !(t->cls == CH_LATIN && tok_bit(tells, tok + 1))) return false;         /* third winter */
    bool word = ie->may[t->beg] & (s->d->book_bit | s->d->joint_bit), figure = ie->doc->cls[t->beg] == CH_DIGIT;
    if (figure) return word || ie->doc->cls[t->end] == CH_LATIN;
    return word && (def_at(s, t->beg, AT_ord, &end) || def_at(s, t->beg, AT_second, &end));
}

/* Does the sentence name a year, but for the season at `but` itself? */
static bool names_other_year(const DctState *s, const Sentence *x, uint32_t but)
{
    const Ie *ie = s->ie;
    for (uint32_t i = ie_timex_from(ie, x->beg); i < ie->tx.n && ie->tx.v[i].beg < x->end; i++)
        if (ie->time[i].a.how && ie->tx.v[i].beg != but && !dct_is_birth(s, i)) return true;
    return false;
}

/* One that the sentence says of now, at the token. */
static bool season_counted(DctState *s, const TimeScan *scan, const Sentence *x, const Token *t)
{
    const Doc *d = s->ie->doc;
    Atom ord, season;
    uint32_t p = t->beg;
    if (!ordinal_may_begin(scan, t)) return false;
    if (!atom_at(scan, p, &ord) || (ord.cls != AT_ord && ord.cls != AT_second && ord.cls != AT_nth)) return false;
    if (!atom_at(scan, blanks_skip(d, ord.end), &season)) return false;
    if (season.cls != AT_season && season.cls != AT_month && season.cls != AT_hol) return false;
    bool said = s->ie->ko ? dct_is_predicate(s->ie, season.end)
                          : dct_has_word(s, x->beg, p, DCT_W_thisis) || dct_has_word(s, x->beg, p, DCT_W_mine);
    if (!said || names_other_year(s, x, season.beg) ||
        (!s->ie->ko && dct_has_word(s, x->beg, x->end, DCT_W_pluperfect)))
        return false;
    enum { FEAST = 100 };                                                           /* Christmas is 1225 */
    int month = season.cls == AT_month ? season.def->v : season.cls == AT_hol ? season.def->v / FEAST : 0;
    if (season.cls == AT_season) bound_seasons(s, x, p, ord.v, season.def->v);
    else if (month >= 1 && month <= 12 && !s->ie->ko) bound_months_counted(s, x, ord.v, month);
    return true;
}

/* "두 번째 설을 맞는다", "수능 감독을 다녀왔다. 열두 번째다.": what comes once a year, counted since the first day. */
static void bound_yearly(DctState *s, const Sentence *x, uint32_t at, int n, int months)
{
    enum { MONTHS = 12, BIRTHDAY = 2 };                                             /* the first is a year behind */
    DctDate from;
    DctLink l = {.at = at, .sent = (uint32_t)(x - s->ie->doc->sent), .noun = UINT32_MAX, .least = DCT_BY_BEHIND};
    l.kinds = DCT_COME | DCT_BEGIN | DCT_OPEN | DCT_RISE;
    if (dct_link(s, &l, &from) <= 0 || from.hi - from.lo > 366) return;
    TimeBase b = base_of_day(from.lo);
    int first = months / 100, last = months % 100;
    bool year = from.hi - from.lo > 92;
    if (!first) {
        dct_bound_year(s, b.y + n - (last != BIRTHDAY));
        return;
    }
    int y = b.y + (!year && last < b.m) + n - 1, k = y * MONTHS + first - 1;
    dct_bound_months(s, k, k + (last - first + MONTHS) % MONTHS);
}

/* The word of the class yearly in [beg, end): its months; -1 for none. */
static int yearly_in(const DctState *s, uint32_t beg, uint32_t end)
{
    LexMatch m;
    uint32_t p = dct_word_at(s, beg, end, DCT_W_yearly);
    if (p == UINT32_MAX || (p > 0 && s->ie->doc->cls[p - 1] == CH_HANGUL) ||
        !ie_longest(s->ie, s->d->book, p, s->ie->doc->n, &m))
        return -1;
    for (uint32_t i = 0; i < m.n_entry; i++) {
        LexEntry e = lex_entry(s->d->book, lex_match_entry(s->d->book, m, i));
        if (e.cls == s->d->yearly) return lex_attr_num(e, s->d->k_v, 0);
    }
    return -1;
}

/* 세 번째, 열두 번째, 3번째: the number and where it ends. */
static bool ordinal_at(const DctState *s, uint32_t p, int *n, uint32_t *end)
{
    const Doc *d = s->ie->doc;
    Count c = {0};
    if (!dct_number_at(s, p, &c) || c.kind) return false;
    uint32_t q = blanks_skip(d, c.end);
    *n = c.n, *end = q + 2;
    return mark_at(s->ie, MK_NTH, q) != 0;
}

/* 두 번째 시즌 (2024년 상반기): when that was. */
static bool year_behind(const Ie *ie, const Sentence *x, uint32_t at)
{
    for (uint32_t i = ie_timex_from(ie, at); i < ie->tx.n && ie->tx.v[i].beg < x->end; i++)
        if (ie->time[i].a.how) return true;
    return false;
}

static bool yearly_counted(DctState *s, const TimeScan *scan, const Sentence *x, const Token *t)
{
    enum { ALONE = 8 };
    const Doc *d = s->ie->doc;
    int n;
    uint32_t end;
    if (!ordinal_at(s, t->beg, &n, &end) || n < 2) return false;
    uint32_t behind = blanks_skip(d, end);
    Atom season;
    if (atom_at(scan, behind, &season) && season.cls == AT_season && dct_is_predicate(s->ie, season.end)) {
        bound_seasons(s, x, t->beg, n, season.def->v);                                             /* 열 번째 봄이다 */
        return true;
    }
    int months = yearly_in(s, behind, behind + 1);
    bool alone = dct_is_predicate(s->ie, end) && x->end - x->beg <= end - t->beg + ALONE && x > d->sent;
    /* … 다녀왔다. 열두 번째다. */
    if (months < 0 && alone) months = yearly_in(s, x[-1].beg, x[-1].end);
    if (months < 0 || year_behind(s->ie, x, end)) return false;
    bound_yearly(s, x, t->beg, n, months);
    return true;
}

/* Most sentences have no 번째, and no number in them need be read for one. */
static bool says_nth(const Ie *ie, const Sentence *x)
{
    for (uint32_t p = x->beg, end = blanks_skip(ie->doc, x->end); p <= end; p++)
        if (mark_at(ie, MK_NTH, p)) return true;
    return false;
}

static void counts_of_seasons(DctState *s)
{
    enum { SHORT = 60, MANY = 20 };
    const Ie *ie = s->ie;
    Hits hits[HIT_PLACES];
    TimeScan scan;
    time_scan_begin(&scan, s->ie, hits);
    int n = 0;
    for (uint32_t i = 0; i < ie->doc->n_sent; i++) {
        const Sentence *x = &ie->doc->sent[i];
        if (x->end - x->beg >= SHORT || (ie->ko && !dct_is_present(s, x))) continue;
        bool nth = ie->ko && says_nth(ie, x);
        for (uint32_t t = x->tok_beg; (t = time_may_next(ie, t, x->tok_end)) < x->tok_end && n < MANY; t++) {
            n +=
                season_counted(s, &scan, x, &ie->doc->tok[t]) || (nth && yearly_counted(s, &scan, x, &ie->doc->tok[t]));
            /* third tells of no time by itself */
            if (!ie->ko && t > x->tok_beg) n += season_counted(s, &scan, x, &ie->doc->tok[t - 1]);
        }
    }
}

/* "Today is my fortieth birthday", "오늘은 내 마흔 번째 생일이다": the day, of one whose day of birth is told. */
static void count_of_birthday(DctState *s)
{
    enum { LEAD = 16 };
    const Ie *ie = s->ie;
    const Doc *d = ie->doc;
    DctDate born = {.lo = EDTF_DAY_MIN};
    for (uint32_t i = 0; i < ie->n_time && i < DCT_PAIRS_MAX && born.lo == EDTF_DAY_MIN; i++)
        if (!dct_is_birth(s, i) || !dct_date_of(s, i, &born) || born.lo != born.hi) born.lo = EDTF_DAY_MIN;
    if (born.lo == EDTF_DAY_MIN) return;
    Hits hits[HIT_PLACES];
    TimeScan scan;
    time_scan_begin(&scan, s->ie, hits);
    for (uint32_t i = 0; i < ie->n_time && i < DCT_PAIRS_MAX; i++) {
        const TimePoint *p = &ie->time[i].a;
        bool today = ie->time[i].form == TX_POINT && p->unit == TU_DAY && !p->shift && p->from == FROM_NOW;
        if (!today || ie->tx.v[i].sent == UINT32_MAX) continue;
        const Sentence *x = &d->sent[ie->tx.v[i].sent];
        for (uint32_t t = doc_tok_at(d, ie->tx.v[i].end); t < x->tok_end && d->tok[t].beg < ie->tx.v[i].end + LEAD; t++) {
            Atom ord;
            TimeBase b = base_of_day(born.lo);
            if (!atom_may_begin(&scan, d->tok[t].beg) || !atom_at(&scan, d->tok[t].beg, &ord) ||
                (ord.cls != AT_ord && ord.cls != AT_nth)) continue;
            uint32_t end = blanks_skip(d, ord.end);
            if (!dct_has_word(s, end, end + 1, DCT_W_birthday) || !edtf_date_ok(b.y + ord.v, b.m, b.d)) continue;
            dct_bound(s, edtf_day(b.y + ord.v, b.m, b.d), edtf_day(b.y + ord.v, b.m, b.d));
            return;
        }
    }
}

void dct_read_rounds(DctState *s)
{
    count_of_birthday(s);
    counts_of_seasons(s);
}
