/* One time said in two ways, once from the calendar and once from the writing: 작년(2022년), 8년 전인 2015년, a
 * happening that is dated here and counted back there. */
#include "dct_int.h"
#include "mark.h"

/* ---------------------------------------------------------------- side by side */
/* Years give the year, months and weeks the month: "on 3 March, two weeks ago". */
static void length_bound(DctState *s, const EdtfDuration *len, const TimePoint *x, bool exact)
{
    enum { HALF = 183 };
    if (len->approx && len->y >= 1 && len->m == 0 && x->month) {
        EdtfDay day = edtf_day(x->year, x->month, 1) + (EdtfDay)edtf_duration_days(len);
        dct_bound(s, day - HALF, day + HALF / 2);
    } else if (dct_years_alone(len) && exact && x->month)
        dct_bound_month(s, x->year + (int)len->y, x->month);
    else if (dct_years_alone(len))
        dct_bound_year(s, x->year + (int)len->y);
    else if (x->month && len->y == 0 && len->m >= 1 && len->d == 0)
        dct_bound_month(s, x->year, x->month + (int)len->m);
    else if (x->month && x->day > 0 && len->y == 0 && len->m == 0 && len->h == 0) {
        int y, m, d;
        edtf_ymd(edtf_day(x->year, x->month, x->day) + (EdtfDay)edtf_duration_days(len), &y, &m, &d);
        dct_bound_month(s, y, m);
    }
}

/* last summer, this spring */
static bool picks_season(const TimePoint *p) { return p->pick && p->pick != PICK_NEXT && p->season && !p->how; }

/* "Last summer, the summer of 2021": within the year behind it; "this spring" is of the year itself. */
static void season_bound(DctState *s, const TimePoint *r, const TimePoint *x)
{
    enum { YEAR = 365 };
    EdtfDay lo, hi;
    TimeValue v = time_value_of(x, (TimeBase){0});
    if (!v.ok || x->season != r->season) return;
    time_value_bounds(&v, &lo, &hi);
    if (r->pick == PICK_LAST)
        dct_bound(s, hi + 1, hi + YEAR);
    else
        dct_bound(s, lo, edtf_day(x->year, 12, 31));
}

/* this September, last March */
static bool picks_month(const TimePoint *p)
{
    return (p->pick == PICK_THIS || p->pick == PICK_LAST) && p->month && !p->how && !p->holiday;
}

static void month_pick_bound(DctState *s, const TimePoint *r, const TimePoint *x)
{
    if (x->month && x->month != r->month) return;
    if (r->pick == PICK_THIS) dct_bound_year(s, x->year);
    else
        dct_bound(s, edtf_day(x->year, r->month, edtf_month_days(x->year, r->month)) + 1,
                  edtf_day(x->year + 1, r->month, 1) - 1);
}

/* 작년(2022년), 올해 2023년, today (3 May 2023), 8년 전인 2015년 */
static void pair_bound(DctState *s, const TimeParse *rel, const TimeParse *date, bool exact)
{
    const TimePoint *r = &rel->a, *x = &date->a;
    if (rel->form == TX_LENGTH)
        length_bound(s, rel->len, x, exact);
    else if (picks_month(r))
        month_pick_bound(s, r, x);
    else if (picks_season(r))
        season_bound(s, r, x);
    else if (r->unit == TU_YEAR && r->same_season && x->month)
        dct_bound_month(s, x->year - r->shift, x->month);
    else if (r->unit == TU_YEAR) {
        if (!(x->month && r->month) || x->month == r->month) dct_bound_year(s, x->year - r->shift);
    } else if (r->unit == TU_DAY && x->month && x->day > 0) {
        EdtfDay day = edtf_day(x->year, x->month, x->day) - r->shift;
        dct_bound(s, day, day);
    } else if (r->unit == TU_WEEK && x->month && x->day > 0) {
        EdtfDay day = edtf_day(x->year, x->month, x->day), monday = day - edtf_weekday(day) + 1 - 7 * r->shift;
        dct_bound(s, monday, monday + 6);
    } else if (r->unit == TU_MONTH && x->month)
        dct_bound_month(s, x->year, x->month - r->shift);
}

static bool hangs_on_now(const DctState *s, uint32_t i)
{
    enum { AGO = 3 };
    const Ie *ie = s->ie;
    const TimeParse *p = &ie->time[i];
    /* not "a month before" */
    bool ago =
        ie->tx.v[i].rel == REL_AGO && (ie->ko || dct_has_word(s, ie->tx.v[i].end, ie->tx.v[i].end + AGO, DCT_W_ago));
    if (p->form == TX_LENGTH) return ago;
    if (p->a.near_next) return false;                                          /* 새해 첫 출근을 했다 */
    return p->form == TX_POINT && (p->a.unit || picks_season(&p->a) || picks_month(&p->a)) && p->a.from == FROM_NOW;
}

/* Between two names of one time stand marks and words that equate: "2021년, 그러니까 재작년", "two years ago, in 2021".
 */
static bool equates(const DctState *s, uint32_t beg, uint32_t end)
{
    enum { REACH = 18 };
    const Ie *ie = s->ie;
    const Doc *d = ie->doc;
    if (end > beg + REACH) return false;
    for (uint32_t p = beg; p < end;) {
        LexMatch m;
        bool mark = d->cls[p] != CH_HANGUL && d->cls[p] != CH_LATIN && d->cls[p] != CH_DIGIT && d->cls[p] != CH_BREAK;
        if (mark && d->ch[p] != '.' && d->ch[p] != '~') {
            p++;
            continue;
        }
        if (!ie_longest(ie, s->d->book, p, end, &m)) return false;
        bool join = false;
        for (uint32_t i = 0; i < m.n_entry; i++) {
            Sym cls = lex_entry(s->d->book, lex_match_entry(s->d->book, m, i)).cls;
            join |= cls == s->d->join || cls == s->d->exact || cls == s->d->upto || cls == s->d->eve;
        }
        if (!join || (d->cls[p] == CH_LATIN && d->cls[p + m.len] == CH_LATIN)) return false;
        p += m.len;
    }
    return true;
}

/* The part, the season, the month that one names are those of the other: 작년 말, 12월 29일. */
static bool agrees(const TimePoint *r, const TimePoint *x)
{
    enum { EARLY = 3, MID_FROM = 5, MID_TO = 8, LATE = 10 };
    if (r->unit == TU_DAY) return x->day > 0;                                /* 내일이면 학생이다. 9월 1일, … */
    if (r->month) return r->month == x->month;
    if (r->day == -1) return x->day > 0 && x->day == edtf_month_days(x->year, x->month);
    if (r->wday) return x->day > 0 && edtf_weekday(edtf_day(x->year, x->month, x->day)) == r->wday;
    if (r->part == 1) return x->month && x->month <= EARLY;
    if (r->part == 2) return x->month >= MID_FROM && x->month <= MID_TO;
    return r->part == 3 && x->month >= LATE;
}

/* "Six months ago I was laid off. It was November 2022.", "어제 나왔다. 2024년 4월 12일이었다.": a short sentence behind
 * that tells when: expression k. */
static bool told_behind(DctState *s, uint32_t i, uint32_t k)
{
    enum { SHORT = 40, AND_MORE = 24, SOON = 4, BARE = 20, AGO_LONG = 6 };
    const Ie *ie = s->ie;
    const Doc *d = ie->doc;
    const TimexInfo *t = &ie->tx.v[i], *next = &ie->tx.v[k];
    const TimeParse *date = &ie->time[k];
    if (t->sent == UINT32_MAX || next->sent <= t->sent || next->sent > t->sent + 2 || !hangs_on_now(s, i)) return false;
    if (date->form != TX_POINT || date->a.how != YEAR_FULL || dct_is_birth(s, k)) return false;
    /* Twenty years this September since the yard closed: when it is full. Five years ago last month: when it came round. */
    bool ago = i > 0 && t[-1].rel == REL_AGO, counts = i > 0 && (!ago || ie->time[i].a.unit == TU_MONTH);
    if (!ie->ko && counts && ie->time[i - 1].form == TX_LENGTH && t->beg <= t[-1].end + (ago ? AGO_LONG : 1) &&
        t[-1].sent == t->sent)
        return false;
    const Sentence *x = &d->sent[next->sent];
    bool it_was = !ie->ko && dct_has_word(s, x->beg, x->beg + 1, DCT_W_itwas);
    if (next->sent == t->sent + 2 && !it_was) return false;
    bool opens = next->beg < x->beg + SHORT && (it_was || (!ie->ko && dct_has_word(s, x->beg, x->beg + 1, DCT_W_news)));
    if (x->end - x->beg > SHORT && !opens && !(ie->ko && next->beg == x->beg)) return false;
    uint32_t end = blanks_skip(d, next->end);
    if (!is_mark(ie, MK_AS_OF, d->ch[end])) end = next->end;                               /* 12월 31일 자였다 */
    bool its = is_mark(ie, MK_OF, d->ch[next->end]) && is_mark(ie, MK_MATTER, d->ch[next->end + 2]);
    bool copula = dct_copula_at(s->ie, end) || end > next->end || its;
    bool said = copula || next->end + 1 >= x->end;
    const Sentence *own = &d->sent[t->sent];
    /* 벌써 6년 전이다. */
    bool bare = ie->ko && ie->time[i].form == TX_LENGTH && own->end - own->beg <= BARE && dct_is_present(s, own);
    if (d->ch[next->end] == ',') said = bare || (agrees(&ie->time[i].a, &date->a) && x->end <= next->end + AND_MORE);
    uint32_t same = dct_date_kinds(s, i) & dct_date_kinds(s, k);
    /* "Six months ago I was laid off. The email came on 14 March 2023." */
    if (!ie->ko && dct_date_kinds(s, i) && next->beg < x->beg + SHORT && dct_has_word(s, x->beg, x->beg + 1, DCT_W_news)) {
        pair_bound(s, &ie->time[i], date, false);
        return true;
    }
    /* 정확히는 2022년 1월 14일이었다 */
    bool leads = next->beg == x->beg || (ie->ko && dct_has_word(s, x->beg, x->beg + 1, DCT_W_exact));
    if (ie->ko ? !leads || !said : !same && !it_was) return false;
    if (!ie->ko && !dct_has_word(s, x->beg, next->beg, DCT_W_join)) return false;
    pair_bound(s, &ie->time[i], date, ie->ko && dct_has_word(s, t->end, t->end + SOON, DCT_W_exact));      /* 5년 전 이맘때 */
    return true;
}

/* "Six months ago today I walked out. It was 21 October 2022.", "100일 전 오늘": to the day, or to the month. */
static bool ago_in_months(DctState *s, uint32_t i, const EdtfDuration *len, const TimePoint *x)
{
    enum { MONTHS = 12 };
    const TimexInfo *t = &s->ie->tx.v[i];
    if (t->sent == UINT32_MAX || t[2].sent > t->sent + 1 || t->rel != REL_AGO || len->h > 0 || len->approx || !x->month)
        return false;
    bool days = len->y == 0 && len->m == 0;
    int k = x->year * MONTHS + x->month - 1 + (int)(len->y * MONTHS + len->m), y = k / MONTHS, m = k % MONTHS + 1;
    if (x->day <= 0 || !edtf_date_ok(days ? x->year : y, days ? x->month : m, x->day)) {
        if (!days) dct_bound_months(s, k, k);
        return true;
    }
    EdtfDay day =
        days ? edtf_day(x->year, x->month, x->day) + (EdtfDay)edtf_duration_days(len) : edtf_day(y, m, x->day);
    dct_bound(s, day, day);
    return true;
}

/* "Five years ago today, on 12 May 2018": to the day. */
static bool ago_today(DctState *s, uint32_t i)
{
    enum { NEAR = 6 };
    const Ie *ie = s->ie;
    if (i + 2 >= ie->n_time || ie->time[i].form != TX_LENGTH || ie->tx.v[i + 1].beg > ie->tx.v[i].end + NEAR)
        return false;
    const TimePoint *today = &ie->time[i + 1].a, *x = &ie->time[i + 2].a;
    const EdtfDuration *len = ie->time[i].len;
    /* "five years ago this summer, in July 2013" */
    bool season = today->pick == PICK_THIS && today->from == FROM_NOW && (today->season || today->month);
    if (season && x->how == YEAR_FULL && x->month && dct_years_alone(len) &&
        equates(s, ie->tx.v[i + 1].end, ie->tx.v[i + 2].beg)) {
        dct_bound_month(s, x->year + (int)len->y, x->month);
        return true;
    }
    bool around = (today->unit == TU_WEEK || today->unit == TU_MONTH) && !today->shift && today->from == FROM_NOW;
    if (around && x->how == YEAR_FULL && x->month && dct_years_alone(len) && told_behind(s, i, i + 2)) {
        dct_bound_month(s, x->year + (int)len->y, x->month);
        return true;
    }
    if (today->unit != TU_DAY || today->shift || x->how != YEAR_FULL) return false;
    if (!dct_years_alone(len)) return ago_in_months(s, i, len, x);
    if (x->day <= 0) return told_behind(s, i, i + 2);
    bool told_next = ie->tx.v[i].sent != UINT32_MAX && ie->tx.v[i + 2].sent <= ie->tx.v[i].sent + 1;
    if (!(told_next || equates(s, ie->tx.v[i + 1].end, ie->tx.v[i + 2].beg)) ||
        !edtf_date_ok(x->year + (int)len->y, x->month, x->day))
        return false;
    EdtfDay day = edtf_day(x->year + (int)len->y, x->month, x->day);
    dct_bound(s, day, day);
    return true;
}

/* this month, this week, today */
static bool is_now(const TimePoint *p)
{
    return (p->unit == TU_MONTH || p->unit == TU_WEEK || p->unit == TU_DAY) && !p->shift && p->from == FROM_NOW &&
           !p->day;
}

/* "I came in August 2016 as employee number five, eight years and four months ago.": so exact a length is of that month. */
static bool counted_exactly(DctState *s, uint32_t i)
{
    enum { AGO = 6 };
    const Ie *ie = s->ie;
    const TimexInfo *t = &ie->tx.v[i];
    if (i == 0 || ie->time[i].form != TX_LENGTH || t->rel != REL_AGO || t[-1].sent != t->sent || t->sent == UINT32_MAX)
        return false;
    const EdtfDuration *len = ie->time[i].len;
    const TimePoint *x = &ie->time[i - 1].a;
    /* in May 2021, two years ago this month */
    bool around =
        i + 1 < ie->n_time && t[1].sent == t->sent && t[1].beg <= t->end + AGO && is_now(&ie->time[i + 1].a) && !ie->ko;
    if (len->y < 1 || (len->m < 1 && !around) || len->d > 0 || len->approx || ie->time[i - 1].form != TX_POINT || x->how != YEAR_FULL ||
        !x->month) return false;
    dct_bound_month(s, x->year + (int)len->y, x->month + (int)len->m);
    return true;
}

/* "Six years, four months: I'd started in August 2015.": so long it was until the end. */
static void summed_up(DctState *s, uint32_t i)
{
    const Ie *ie = s->ie;
    const TimexInfo *t = &ie->tx.v[i];
    if (i + 1 >= ie->n_time || ie->time[i].form != TX_LENGTH || ie->doc->ch[t->end] != ':' || t[1].sent != t->sent)
        return;
    const EdtfDuration *len = ie->time[i].len;
    const TimePoint *x = &ie->time[i + 1].a;
    if (len->y < 1 || len->d > 0 || ie->time[i + 1].form != TX_POINT || x->how != YEAR_FULL || !x->month) return;
    int k = x->year * 12 + x->month - 1 + (int)(len->y * 12 + len->m);
    dct_bound(s, edtf_day(k / 12, k % 12 + 1, 1), EDTF_DAY_MAX);
}

/* Exactly a decade ago, in June 2012 */
static bool exactly_before(const DctState *s, uint32_t i)
{
    enum { LEAD = 10 };
    const TimexInfo *t = &s->ie->tx.v[i];
    return !s->ie->ko && dct_has_word(s, t->beg > LEAD ? t->beg - LEAD : 0, t->beg, DCT_W_exact);
}

void dct_read_pairs(DctState *s)
{
    const Ie *ie = s->ie;
    for (uint32_t i = 0; i + 1 < ie->n_time; i++) {
        summed_up(s, i);
        if (counted_exactly(s, i + 1) || ago_today(s, i) || told_behind(s, i, i + 1)) continue;
        bool first = hangs_on_now(s, i), second = hangs_on_now(s, i + 1);
        uint32_t date = first ? i + 1 : i;
        if (first == second || ie->time[date].form != TX_POINT || ie->time[date].a.how != YEAR_FULL ||
            dct_is_birth(s, date))
            continue;
        bool stretch = ie->tx.v[date].rel == REL_SINCE || ie->tx.v[date].rel == REL_UNTIL;
        bool apart = ie->tx.v[i + 1].beg > ie->tx.v[i].end + 1;                         /* 작년 2019년까지는 */
        if (stretch && apart && !dct_has_word(s, ie->tx.v[i].end, ie->tx.v[i + 1].beg, DCT_W_restates)) continue;
        uint32_t beg = ie->tx.v[i].end, end = ie->tx.v[i + 1].beg;
        if (equates(s, beg, end))
            pair_bound(s, &ie->time[first ? i : i + 1], &ie->time[date],
                       dct_has_word(s, beg, end, DCT_W_exact) || exactly_before(s, i));
    }
}

/* ---------------------------------------------------------------- told again */
/* Do expressions i and k stand before the same noun? */
static bool told_alike(const Ie *ie, uint32_t i, uint32_t k)
{
    enum { REACH = 20 };
    const Doc *d = ie->doc;
    for (uint32_t q = ie->tx.v[i].end; q < ie->tx.v[i].end + REACH && q + 2 < d->n; q++)
        if (dct_noun_at(d, q) && dct_noun_follows(ie, k, q)) return true;
    return false;
}

/* 작년 8월에 졸업했다 and 2023년 8월 졸업: one event told twice, once from the writing and once from the calendar. */
void dct_read_twice_told(DctState *s)
{
    const Ie *ie = s->ie;
    for (uint32_t i = 0; i < ie->n_time && i < DCT_PAIRS_MAX; i++) {
        const TimePoint *r = &ie->time[i].a;
        if (ie->time[i].form != TX_POINT || r->unit != TU_YEAR || r->from != FROM_NOW || !r->month) continue;
        if (dct_is_if(ie, ie->tx.v[i].end)) continue;                   /* 올해 8월이면 4년이다 */
        for (uint32_t k = 0; k < ie->n_time && k < DCT_PAIRS_MAX; k++) {
            const TimePoint *e = &ie->time[k].a;
            if (ie->time[k].form != TX_POINT || e->how != YEAR_FULL || e->month != r->month) continue;
            if (ie->tx.v[k].sent == ie->tx.v[i].sent) continue;            /* 2023년 2월에 떨어졌고 올해 2월에 붙었다 */
            bool day = e->day == r->day && r->day > 0;
            if (!day && r->day > 0) continue;              /* the day may be told once alone: 작년 8월 and 2024년 8월 23일 */
            if (day || told_alike(ie, i, k) || (dct_date_kinds(s, i) & dct_date_kinds(s, k)))
                dct_bound_year(s, e->year - r->shift);
        }
    }
}

/* What counts from the writing: 작년, 3년 전 in years, 지난달, 두 달 전, 다음 달 in months; back is positive. */
typedef struct Ago {
    int years, months, days;
    bool week;
} Ago; /* days: of a day or a week named so */

static Ago ago_of(const Ie *ie, uint32_t i)
{
    const TimeParse *p = &ie->time[i];
    const TimePoint *a = &p->a;
    bool bare = !a->month && a->day <= 0 && !a->part && !a->season;
    bool now = a->from == FROM_NOW || (a->from == FROM_ANY && a->unit == TU_MONTH && !cue_of(ie, i).past);
    if (p->form == TX_POINT && now && bare)
        return (Ago){.years = a->unit == TU_YEAR ? -a->shift : 0,
                     .months = a->unit == TU_MONTH ? -a->shift : 0,
                     .days = a->unit == TU_DAY    ? -a->shift
                             : a->unit == TU_WEEK ? -7 * a->shift
                                                  : 0,
                     .week = a->unit == TU_WEEK};
    bool whole =
        p->form == TX_LENGTH && !p->len->approx && p->len->d == 0 && p->len->w == 0 && ie->tx.v[i].rel == REL_AGO;
    if (!whole || (p->len->y > 0 && p->len->m > 0)) return (Ago){0};
    return (Ago){.years = (int)p->len->y, .months = (int)p->len->m};
}

/* The day that expression k has for such a happening: one leaves at the end of a range (far). */
bool dct_dated_base(const DctState *s, uint32_t k, uint32_t kinds, TimeBase *out, bool *far)
{
    const TimeParse *p = &s->ie->time[k];
    DctDate x;
    if (dct_is_birth(s, k)) return false;
    *far = p->form == TX_RANGE && p->b && (kinds & DCT_LEAVE);
    if (*far) {
        *out = (TimeBase){p->b->year, p->b->month, p->b->day};
        return p->b->how == YEAR_FULL;
    }
    if (p->form > TX_RANGE || p->a.decade || !dct_date_told(s, k, &x)) return false;
    *out = base_of_day(x.lo);
    if (!p->a.month) out->m = 0;
    return true;
}

/* The noun of an event behind expression i: UINT32_MAX when none is close. */
static uint32_t event_behind(const DctState *s, uint32_t i)
{
    enum { REACH = 16 };
    const Ie *ie = s->ie;
    const TimexInfo *t = &ie->tx.v[i];
    uint32_t end = t->sent == UINT32_MAX ? t->end : ie->doc->sent[t->sent].end;
    if (end > t->end + REACH) end = t->end + REACH;
    for (uint32_t q = t->end; q + 2 <= end; q++)
        if (dct_noun_at(ie->doc, q) && dct_kinds(s, q, q + 1)) return q;
    return UINT32_MAX;
}

typedef struct ToldOnce {
    int n, y, m, d;
    bool last;
} ToldOnce; /* last: nothing was told later */

/* The one dated happening of that noun, or of those kinds. */
static ToldOnce told_once(const DctState *s, uint32_t i, const Ago *ago, uint32_t noun, uint32_t kinds)
{
    const Ie *ie = s->ie;
    ToldOnce t = {0};
    int last = 0;
    /* 다음 달에 들어간다: not the one that was in the past */
    bool ahead = ago->years < 0 || ago->months < 0 || ago->days < 0;
    for (uint32_t k = 0; k < ie->n_time && k < DCT_PAIRS_MAX; k++) {
        TimeBase e;
        bool far = false;
        if (k == i || (ahead && cue_of(ie, k).past) || !dct_dated_base(s, k, kinds, &e, &far)) continue;
        int at = e.y * 12 + e.m;
        if (at > last) last = at;
        bool own = noun != UINT32_MAX && k < i && ie->tx.v[k].sent == ie->tx.v[i].sent;      /* 7월에 시작해 어제 끝났다 */
        if (own && !(dct_date_kinds(s, k) & kinds)) continue;
        bool alike = noun != UINT32_MAX ? dct_noun_follows(ie, k, noun) : (dct_date_kinds(s, k) & kinds) || far;
        if (!alike || !(e.m || ago->years) || (t.n && e.y == t.y && (ago->years || e.m == t.m))) continue;
        if (noun == UINT32_MAX && t.n && at < t.y * 12 + t.m) continue;
        t.n += noun != UINT32_MAX || !t.n;
        t.y = e.y;
        t.m = e.m;
        t.d = e.d;
    }
    t.last = t.y * 12 + t.m == last;
    return t;
}

/* 작년에도 개업할 생각은 없었다: nothing happened. */
static bool is_unreal(const DctState *s, uint32_t i)
{
    enum { REACH = 20 };
    const TimexInfo *t = &s->ie->tx.v[i];
    uint32_t end = t->sent == UINT32_MAX ? t->end : s->ie->doc->sent[t->sent].end;
    return dct_has_word(s, t->end, end < t->end + REACH ? end : t->end + REACH, DCT_W_unreal);
}

/* "다음 달이면 입사 10년이다": when a length is full, not when it began. */
static bool comes_round(const Ie *ie, uint32_t i)
{
    const TimexInfo *t = &ie->tx.v[i];
    return dct_is_if(ie, t->end) && i + 1 < ie->n_time && t[1].sent == t->sent && ie->time[i + 1].form == TX_LENGTH;
}

/* 올해, 올해 초: the year of writing, with a part of it at most. */
static bool is_this_year(const Ie *ie, uint32_t i)
{
    const TimePoint *p = &ie->time[i].a;
    return ie->time[i].form == TX_POINT && p->unit == TU_YEAR && !p->shift && p->from == FROM_NOW;
}

/* 어제, 지난주 금요일: to the day, to the week. */
static void bound_days_ago(DctState *s, const ToldOnce *t, const Ago *ago)
{
    if (t->d <= 0 || !edtf_date_ok(t->y, t->m, t->d)) return;
    EdtfDay day = edtf_day(t->y, t->m, t->d);
    if (ago->week) day -= edtf_weekday(day) - 1;
    dct_bound(s, day + ago->days, day + ago->days + (ago->week ? 6 : 0));
}

/* "Ten years ago today I left … it was 4 June 2012.", "10년 전 이달, 2012년 11월": the day or the month that comes round now is told
 * with its year close by. "Two years ago next month I walked out. August 2017.": the month that comes round next, or came last. */
static bool bound_comes_round(DctState *s, uint32_t i, int years)
{
    enum { GAP = 6, NEAR = 3, NEAR_DAY = 8 };                                     /* a whole date is told for its own sake */
    const Ie *ie = s->ie;
    const TimexInfo *t = &ie->tx.v[i];
    if (!years || t->sent == UINT32_MAX || i + 1 >= ie->n_time || t[1].beg > t->end + GAP ||
        ie->time[i + 1].form != TX_POINT)
        return false;
    const TimePoint *now = &ie->time[i + 1].a;
    bool beside = now->unit == TU_MONTH && (now->shift == 1 || now->shift == -1) && !ie->ko;
    bool whole = (!now->shift || beside) && now->from != FROM_STORY && !now->month && now->day <= 0 && !now->part;
    if (!whole || (now->unit != TU_MONTH && now->unit != TU_WEEK && now->unit != TU_DAY)) return false;
    for (uint32_t k = i + 2; k < ie->n_time && ie->tx.v[k].sent <= t->sent + NEAR_DAY; k++) {
        DctDate x;
        if (!dct_date_of(s, k, &x) || !dct_to_month(&x) || (x.lo < x.hi && ie->tx.v[k].sent > t->sent + NEAR)) continue;
        TimeBase b = base_of_day(x.lo);
        bool day = now->unit == TU_DAY && x.lo == x.hi && edtf_date_ok(b.y + years, b.m, b.d);
        if (now->unit == TU_DAY && !day) return false;
        if (day) dct_bound(s, edtf_day(b.y + years, b.m, b.d), edtf_day(b.y + years, b.m, b.d));
        else dct_bound_month(s, b.y + years, b.m - now->shift);
        return true;
    }
    return false;
}

/* 2023년 4월 30일에 퇴사했다 … 지난달에 퇴사하고 나니: the only such event that is dated, and the time since. By its
 * kind alone (그만뒀다 … 마지막 출근일은) it has to be what was told last. */
void dct_read_ago(DctState *s)
{
    const Ie *ie = s->ie;
    int n = 0;
    for (uint32_t i = 0; i < ie->n_time && i < DCT_PAIRS_MAX && n < DCT_LAPSES_MAX; i++) {
        Ago ago = ago_of(ie, i);
        bool this_month = ie->time[i].form == TX_POINT && ie->time[i].a.unit == TU_MONTH && !ie->time[i].a.shift &&
                          ie->time[i].a.from == FROM_NOW && !ie->time[i].a.day && !ie->time[i].a.part;
        /* 올해 초에 퇴사하고 … 퇴사일은 2018년 1월 31일 */
        bool this_year = ie->ko && is_this_year(ie, i) && cue_of(ie, i).past;
        if (ago.years && ie->tx.v[i].rel == REL_SINCE) continue;             /* 작년부터 이직을 마음먹고: it was not done then */
        /* 그때 따라간 형들은 작년에 퇴직했대요 */
        if (ie->ko && ago.years && ie->tx.v[i].sent != UINT32_MAX &&
            !dct_is_own(s, &ie->doc->sent[ie->tx.v[i].sent], ie->tx.v[i].beg))
            continue;
        if ((!ago.years && !ago.months && !ago.days && !this_month && !this_year) || is_unreal(s, i) ||
            comes_round(ie, i))
            continue;
        n++;
        if (bound_comes_round(s, i, ago.years)) continue;
        uint32_t noun = event_behind(s, i), kinds = dct_date_kinds(s, i);
        if (ie->ko && (kinds & DCT_LEAVE)) kinds &= ~(uint32_t)DCT_BEGIN;              /* 지난주에 6년 다닌 회사를 나왔다 */
        ToldOnce t = noun != UINT32_MAX ? told_once(s, i, &ago, noun, kinds) : (ToldOnce){0};
        if (t.n == 0 && kinds && !this_month && !this_year) {
            t = told_once(s, i, &ago, UINT32_MAX, kinds);
            if (!t.last) t.n = 0;
        }
        if (t.n != 1) continue;
        if (ago.years || this_year)
            dct_bound_year(s, t.y + ago.years);
        else if (ago.days)
            bound_days_ago(s, &t, &ago);
        else
            dct_bound_month(s, t.y, t.m + ago.months);
    }
}
