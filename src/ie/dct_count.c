/* Counts that run until the writing: so many years since, the nth year of a tenure, ages, a year told twice. */
#include "anchor_int.h"
#include "dct_int.h"

/* ---------------------------------------------------------------- one time said in two ways */
static bool years_alone(const EdtfDuration *len) { return len->y >= 1 && len->m == 0 && len->d == 0 && !len->approx; }

static void bound_year(DctState *s, int y) { dct_bound(s, edtf_day(y, 1, 1), edtf_day(y, 12, 31)); }

static void bound_month(DctState *s, int y, int m)
{
    int k = y * 12 + m - 1;
    dct_bound(s, edtf_day(k / 12, k % 12 + 1, 1), edtf_day(k / 12, k % 12 + 1, edtf_month_days(k / 12, k % 12 + 1)));
}

/* 작년(2022년), 올해 2023년, today (3 May 2023), 8년 전인 2015년 */
static void pair_bound(DctState *s, const TimeParse *rel, const TimeParse *date)
{
    const TimePoint *r = &rel->a, *x = &date->a;
    if (rel->form == TX_LENGTH) {
        if (years_alone(rel->len)) bound_year(s, x->year + (int)rel->len->y);
    } else if (r->unit == TU_YEAR) {
        if (!(x->month && r->month)) bound_year(s, x->year - r->shift);
    } else if (r->unit == TU_DAY && x->month && x->day > 0) {
        EdtfDay day = edtf_day(x->year, x->month, x->day) - r->shift;
        dct_bound(s, day, day);
    } else if (r->unit == TU_MONTH && x->month) bound_month(s, x->year, x->month - r->shift);
}

static bool hangs_on_now(const Ie *ie, uint32_t i)
{
    const TimeParse *p = &ie->time[i];
    if (p->form == TX_LENGTH) return ie->tx.v[i].rel == REL_AGO;
    return p->form == TX_POINT && p->a.unit && p->a.from == FROM_NOW;
}

/* Between two names of one time stand marks and words that equate: "2021년, 그러니까 재작년", "two years ago, in 2021". */
static bool equates(const DctState *s, uint32_t beg, uint32_t end)
{
    enum { REACH = 16 };
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
        for (uint32_t i = 0; i < m.n_entry; i++)
            join |= lex_entry(s->d->book, lex_match_entry(s->d->book, m, i)).cls == s->d->join;
        if (!join || (d->cls[p] == CH_LATIN && d->cls[p + m.len] == CH_LATIN)) return false;
        p += m.len;
    }
    return true;
}

void dct_read_pairs(DctState *s)
{
    const Ie *ie = s->ie;
    for (uint32_t i = 0; i + 1 < ie->n_time; i++) {
        bool first = hangs_on_now(ie, i), second = hangs_on_now(ie, i + 1);
        uint32_t date = first ? i + 1 : i;
        if (first == second || ie->time[date].form != TX_POINT || ie->time[date].a.how != YEAR_FULL) continue;
        if (ie->tx.v[date].rel == REL_SINCE || ie->tx.v[date].rel == REL_UNTIL) continue;
        if (equates(s, ie->tx.v[i].end, ie->tx.v[i + 1].beg))
            pair_bound(s, &ie->time[first ? i : i + 1], &ie->time[date]);
    }
}

/* ---------------------------------------------------------------- events told again */
/* Two syllables of Hangul that begin a word: enough to know an event's noun again (면직, 졸업, 입사). */
static bool noun_at(const Doc *d, uint32_t p)
{
    return d->cls[p] == CH_HANGUL && d->cls[p + 1] == CH_HANGUL && (p == 0 || d->cls[p - 1] != CH_HANGUL);
}

static bool same_noun(const Doc *d, uint32_t x, uint32_t y)
{
    return d->ch[x] == d->ch[y] && d->ch[x + 1] == d->ch[y + 1];
}

/* Is the noun at `noun` among the words close behind the expression? Not across a sentence's end. */
static bool noun_follows(const Ie *ie, uint32_t i, uint32_t noun)
{
    enum { REACH = 20 };
    const Doc *d = ie->doc;
    uint32_t end = ie->tx.v[i].sent == UINT32_MAX ? ie->tx.v[i].end + REACH : d->sent[ie->tx.v[i].sent].end;
    for (uint32_t q = ie->tx.v[i].end; q < end && q < ie->tx.v[i].end + REACH && q + 2 < d->n; q++)
        if (noun_at(d, q) && same_noun(d, q, noun)) return true;
    return false;
}

/* The expression stands right behind 벌써, 어느덧, now: the beginning of that word, else the expression's own. */
static uint32_t behind_already(const DctState *s, uint32_t at)
{
    enum { WORD = 5 };
    const Doc *d = s->ie->doc;
    uint32_t end = at;
    while (end > 0 && d->cls[end - 1] == CH_SPACE) end--;
    for (uint32_t p = end > WORD ? end - WORD : 0; p < end; p++) {
        LexMatch m;
        if (ie_longest(s->ie, s->d->now, p, end, &m) && p + m.len == end) return p;
    }
    return at;
}

static uint32_t noun_before_ji(const Doc *d, uint32_t at)
{
    /* "…한 지 (는)" right before the length */
    uint32_t p = at;
    while (p > 0 && d->cls[p - 1] == CH_SPACE) p--;
    while (p > 0 && at - p < 4 && d->ch[p - 1] != 0xC9C0 /* 지 */) p--;
    if (p < 5 || d->ch[p - 1] != 0xC9C0) return UINT32_MAX;
    p--;
    while (p > 0 && d->cls[p - 1] == CH_SPACE) p--;
    return p >= 3 && d->ch[p - 1] == 0xD55C /* 한 */ ? p - 3 : UINT32_MAX;
}

/* Pairs are looked at only so far: a page of ten thousand dates is no memoir. */
enum { PAIRS_MAX = 400 };

/* A day and a length from it give a time as coarse as the coarser of both; nearly and more than leave room. */
static void bound_lapsed(DctState *s, const DctDate *from, const EdtfDuration *len, bool near, bool vague)
{
    double days = edtf_duration_days(len), slack = days < 400 ? 45 : 183;
    if (near || vague || len->approx) {
        dct_bound(s, from->lo + (EdtfDay)(days - slack), from->hi + (EdtfDay)(near ? days : days + slack));
        return;
    }
    int y, m, d;
    bool months = from->hi - from->lo < 31;
    edtf_ymd(from->lo, &y, &m, &d);
    if (len->y >= 1 && len->m == 0 && len->d == 0) bound_year(s, y + (int)len->y);
    else if (len->m >= 1 && len->d == 0 && months) bound_month(s, y, m + (int)len->m + 12 * (int)len->y);
    else if (months) dct_bound(s, from->lo + (EdtfDay)days, from->hi + (EdtfDay)days);
}

/* 면직한 지 4년 가까이 됐다, with 2019년 12월 31일 면직 in the text: the day plus the length. */
void dct_read_lapsed(DctState *s)
{
    enum { TAIL = 8 };
    const Ie *ie = s->ie;
    const Doc *d = ie->doc;
    for (uint32_t i = 0; i < ie->n_time && i < PAIRS_MAX; i++) {
        const TimeParse *len = &ie->time[i];
        if (len->form != TX_LENGTH) continue;
        uint32_t end = ie->tx.v[i].end, already = behind_already(s, ie->tx.v[i].beg), noun = noun_before_ji(d, already);
        uint32_t far = end + TAIL < d->n ? end + TAIL : d->n;
        if (noun == UINT32_MAX || !(already < ie->tx.v[i].beg || dct_has_word(s, end, far, s->d->lapsed))) continue;
        bool near = dct_has_word(s, end, far, s->d->near), vague = dct_has_word(s, end, far, s->d->full);
        for (uint32_t k = 0; k < ie->n_time && k < PAIRS_MAX; k++) {
            DctDate x;
            if (!dct_date_of(ie, k, &x) || !noun_follows(ie, k, noun)) continue;
            bound_lapsed(s, &x, len->len, near, vague);
            return;
        }
    }
}

/* Do expressions i and k stand before the same noun? */
static bool told_alike(const Ie *ie, uint32_t i, uint32_t k)
{
    enum { REACH = 20 };
    const Doc *d = ie->doc;
    for (uint32_t q = ie->tx.v[i].end; q < ie->tx.v[i].end + REACH && q + 2 < d->n; q++)
        if (noun_at(d, q) && noun_follows(ie, k, q)) return true;
    return false;
}

/* 작년 8월에 졸업했다 and 2023년 8월 졸업: one event told twice, once from the writing and once from the calendar. */
void dct_read_twice_told(DctState *s)
{
    const Ie *ie = s->ie;
    for (uint32_t i = 0; i < ie->n_time && i < PAIRS_MAX; i++) {
        const TimePoint *r = &ie->time[i].a;
        if (ie->time[i].form != TX_POINT || r->unit != TU_YEAR || r->from != FROM_NOW || !r->month) continue;
        for (uint32_t k = 0; k < ie->n_time && k < PAIRS_MAX; k++) {
            const TimePoint *e = &ie->time[k].a;
            bool same = ie->time[k].form == TX_POINT && e->how == YEAR_FULL && e->month == r->month && e->day == r->day;
            if (same && (r->day > 0 || told_alike(ie, i, k)))
                dct_bound(s, edtf_day(e->year - r->shift, 1, 1), edtf_day(e->year - r->shift, 12, 31));
        }
    }
}

/* The noun of an event behind expression i, as those of the book of events: UINT32_MAX when none is close. */
static uint32_t event_behind(const DctState *s, uint32_t i)
{
    enum { REACH = 16 };
    const Ie *ie = s->ie;
    const TimexInfo *t = &ie->tx.v[i];
    uint32_t end = t->sent == UINT32_MAX ? t->end : ie->doc->sent[t->sent].end;
    if (end > t->end + REACH) end = t->end + REACH;
    for (uint32_t q = t->end; q + 2 <= end; q++) {
        LexMatch m;
        if (noun_at(ie->doc, q) && ie_longest(ie, s->d->event, q, ie->doc->n, &m) && m.len >= 2) return q;
    }
    return UINT32_MAX;
}

/* What counts back from the writing: 작년, 3년 전 in years, 지난달, 두 달 전 in months. */
typedef struct Ago { int years, months; } Ago;

static Ago ago_of(const Ie *ie, uint32_t i)
{
    const TimeParse *p = &ie->time[i];
    const TimePoint *a = &p->a;
    if (p->form == TX_POINT && a->from == FROM_NOW && a->shift < 0 && !a->month && a->day <= 0 && !a->part &&
        !a->season)
        return (Ago){a->unit == TU_YEAR ? -a->shift : 0, a->unit == TU_MONTH ? -a->shift : 0};
    bool whole =
        p->form == TX_LENGTH && !p->len->approx && p->len->d == 0 && p->len->w == 0 && ie->tx.v[i].rel == REL_AGO;
    if (!whole || (p->len->y > 0 && p->len->m > 0)) return (Ago){0, 0};
    return (Ago){(int)p->len->y, (int)p->len->m};
}

/* 2023년 4월 30일에 퇴사했다 … 지난달에 퇴사하고 나니: the only such event that is dated, and the time since. */
void dct_read_ago(DctState *s)
{
    const Ie *ie = s->ie;
    for (uint32_t i = 0; i < ie->n_time && i < PAIRS_MAX; i++) {
        Ago ago = ago_of(ie, i);
        uint32_t noun = ago.years || ago.months ? event_behind(s, i) : UINT32_MAX;
        int found = 0, y = 0, m = 0;
        for (uint32_t k = 0; noun != UINT32_MAX && k < ie->n_time && k < PAIRS_MAX; k++) {
            const TimePoint *e = &ie->time[k].a;
            bool dated = ie->time[k].form == TX_POINT && e->how == YEAR_FULL && !e->decade && (e->month || ago.years);
            if (!dated || !noun_follows(ie, k, noun) || (found && e->year == y && (ago.years || e->month == m)))
                continue;
            y = e->year;
            m = e->month;
            found++;
        }
        if (found == 1 && ago.years) bound_year(s, y + ago.years);
        else if (found == 1) bound_month(s, y, m + ago.months);
    }
}

/* 2019.03 ~ 현재 (4년 2개월): the beginning and the length so far, which people round to months. */
void dct_read_open_spans(DctState *s)
{
    enum { NEAR = 4 };
    const Ie *ie = s->ie;
    for (uint32_t i = 0; i + 1 < ie->n_time; i++) {
        const TimePoint *a = &ie->time[i].a;
        const TimeParse *len = &ie->time[i + 1];
        bool span = ie->time[i].form == TX_POINT && ie->time[i].open_end && a->how == YEAR_FULL && a->month;
        if (!span || len->form != TX_LENGTH || len->len->approx || len->len->d > 0) continue;
        if (ie->tx.v[i + 1].beg > ie->tx.v[i].end + NEAR || ie->doc->ch[ie->tx.v[i + 1].beg - 1] != '(') continue;
        int k = a->year * 12 + a->month - 1 + (int)(len->len->y * 12 + len->len->m);
        dct_bound(s, edtf_day((k - 1) / 12, (k - 1) % 12 + 1, 1),
                  edtf_day(k / 12, k % 12 + 1, edtf_month_days(k / 12, k % 12 + 1)));
    }
}

/* ---------------------------------------------------------------- counts that go on */
/* No past at its end: 이제 5년 차다, not 5년 차였다. */
static bool is_present(const DctState *s, const Sentence *x)
{
    enum { TAIL = 4 };
    const Doc *d = s->ie->doc;
    uint32_t end = x->end;
    while (end > x->beg && d->cls[end - 1] != CH_HANGUL) end--;
    for (uint32_t p = end > x->beg + TAIL ? end - TAIL : x->beg; p < end; p++)
        if (tense_past_syllable(d->ch[p])) return false;
    return true;
}

static bool is_year_of_now(const Ie *ie, uint32_t i)
{
    const TimePoint *p = &ie->time[i].a;
    return ie->time[i].form == TX_POINT && p->unit == TU_YEAR && p->from == FROM_NOW && !p->month;
}

static bool is_this_year(const Ie *ie, uint32_t i) { return is_year_of_now(ie, i) && ie->time[i].a.shift == 0; }

/* The last date with its year in the sentence before expression i. */
static bool date_before(const Ie *ie, uint32_t i, DctDate *out)
{
    enum { BACK = 6 };
    for (uint32_t k = i; k-- > 0 && i - k <= BACK && ie->tx.v[k].sent == ie->tx.v[i].sent;)
        if (dct_date_of(ie, k, out)) return true;
    return false;
}

/* "과장 3년째다", with 2020년 7월에 과장을 달았다 in the text: the date beside the noun that stands before the count. */
static bool date_of_noun(const DctState *s, uint32_t at, DctDate *out)
{
    const Ie *ie = s->ie;
    const Doc *d = ie->doc;
    while (at > 0 && d->cls[at - 1] == CH_SPACE) at--;
    if (at < 2 || !noun_at(d, at - 2)) return false;
    for (uint32_t k = 0; k < ie->n_time && k < PAIRS_MAX; k++)
        if (dct_date_of(ie, k, out) && noun_follows(ie, k, at - 2)) return true;
    return false;
}

/* 2015년부터 9년째, 2015년에 입사해 올해로 9년째: the year of the beginning and the length so far. */
void dct_read_running(DctState *s)
{
    enum { NAMED = 10 };
    const Ie *ie = s->ie;
    for (uint32_t i = 1; i < ie->n_time; i++) {
        const TimeParse *len = &ie->time[i];
        DctDate x;
        if (len->form != TX_LENGTH || len->len->y < 1 || len->len->approx || ie->tx.v[i].sent == UINT32_MAX) continue;
        bool ordinal = ie->tx.v[i].rel == REL_ORDINAL, bare = ie->tx.v[i].rel == REL_NONE;
        bool this_year = bare && is_this_year(ie, i - 1) && ie->tx.v[i].beg < ie->tx.v[i - 1].end + 4;
        bool named = bare && !this_year && is_this_year(ie, i - 1) && ie->tx.v[i].beg < ie->tx.v[i - 1].end + NAMED;
        if (named && years_alone(len->len) && date_of_noun(s, ie->tx.v[i].beg, &x)) {       /* 올해로 개국 6년이 됩니다 */
            int year, month, day;
            edtf_ymd(x.lo, &year, &month, &day);
            bound_year(s, year + (int)len->len->y);
            continue;
        }
        bool already = bare && behind_already(s, ie->tx.v[i].beg) < ie->tx.v[i].beg;
        if (!(ordinal || this_year || already)) continue;
        if (!date_before(ie, i, &x)) {
            bool now = is_present(s, &ie->doc->sent[ie->tx.v[i].sent]);
            if (ordinal && now && date_of_noun(s, ie->tx.v[i].beg, &x))
                dct_bound(s, x.lo + (EdtfDay)((len->len->y - 1) * 365.25), x.hi + (EdtfDay)(len->len->y * 365.25));
            continue;
        }
        if (!is_present(s, &ie->doc->sent[ie->tx.v[i].sent]) && !this_year) continue;
        int y, m, d, n = (int)len->len->y;
        edtf_ymd(x.lo, &y, &m, &d);
        dct_bound(s, edtf_day(y + n - !already, 1, 1), edtf_day(y + n, 12, 31));
    }
}

/* "It has been five years since I left the bank in 2018." */
void dct_read_since(DctState *s)
{
    enum { NEAR = 2 };
    const Ie *ie = s->ie;
    for (uint32_t i = 0; i + 1 < ie->n_time; i++) {
        const TimeParse *len = &ie->time[i];
        uint32_t end = ie->tx.v[i].end;
        DctDate x;
        bool whole = len->form == TX_LENGTH && years_alone(len->len);
        if (!whole || ie->tx.v[i].sent == UINT32_MAX || ie->tx.v[i].sent != ie->tx.v[i + 1].sent) continue;
        if (!dct_has_word(s, end, end + NEAR, s->d->since) || !dct_date_of(ie, i + 1, &x)) continue;
        int y, m, d;
        edtf_ymd(x.lo, &y, &m, &d);
        bound_year(s, y + (int)len->len->y);
    }
}

/* "2018년에 떠났다. 벌써 5년 전 일이다.", "I left in 2018. That was five years ago.": a short sentence that only counts
 * back what the one before told. */
void dct_read_counted_back(DctState *s)
{
    enum { SHORT = 32 };
    const Ie *ie = s->ie;
    for (uint32_t i = 1; i < ie->n_time; i++) {
        const TimeParse *len = &ie->time[i];
        const TimexInfo *t = &ie->tx.v[i], *before = t - 1;
        DctDate x;
        if (len->form != TX_LENGTH || t->rel != REL_AGO || t->sent == UINT32_MAX) continue;
        if (before->sent + 1 != t->sent) continue;
        if (i + 1 < ie->n_time && t[1].sent == t->sent) continue;
        const Sentence *st = &ie->doc->sent[t->sent];
        bool near = ie->ko ? is_present(s, st) : dct_has_word(s, st->beg, t->beg, s->d->join);
        if (!near || st->end - st->beg > SHORT || !years_alone(len->len)) continue;
        if (!dct_date_of(ie, i - 1, &x) || before->rel == REL_SINCE) continue;
        int y, m, d;
        edtf_ymd(x.lo, &y, &m, &d);
        bound_year(s, y + (int)len->len->y);
    }
}

/* What is counted behind 올해, 이제, now: 15년 차, 3개월 차, 마흔, 서른아홉 살, forty. */
typedef enum { COUNT_NONE, COUNT_YEARS, COUNT_MONTHS, COUNT_AGE, COUNT_ANNIVERSARY } CountKind;
typedef struct Count { CountKind kind; int n; uint32_t beg, end; bool full; } Count;

static Sym word_at(const DctState *s, uint32_t p, uint32_t *end)
{
    LexMatch m;
    if (!ie_longest(s->ie, s->d->book, p, s->ie->doc->n, &m)) return 0;
    *end = p + m.len;
    return lex_entry(s->d->book, lex_match_entry(s->d->book, m, 0)).cls;
}

/* "N년 차" and its like behind a number: the word and what it counts. */
static CountKind counted_by(const DctState *s, uint32_t p, uint32_t *end)
{
    LexMatch m;
    p = blanks_skip(s->ie->doc, p);
    if (!ie_longest(s->ie, s->d->book, p, s->ie->doc->n, &m)) return COUNT_NONE;
    for (uint32_t i = 0; i < m.n_entry; i++) {
        LexEntry e = lex_entry(s->d->book, lex_match_entry(s->d->book, m, i));
        if (e.cls != s->d->counted) continue;
        *end = p + m.len;
        return (CountKind)lex_attr_num(e, s->d->k_v, COUNT_NONE);
    }
    return COUNT_NONE;
}

/* The first count in [beg, end). A Korean number in words alone is an age from twenty on (올해 마흔). */
static bool count_in(const DctState *s, uint32_t beg, uint32_t end, Count *out)
{
    enum { ADULT = 20, OLD = 80 };
    const Ie *ie = s->ie;
    const Doc *d = ie->doc;
    Hits hits[HIT_PLACES];
    TimeScan scan = {.ie = s->ie, .d = ie->an->timex, .hits = hits};
    hits_forget(&scan);
    *out = (Count){0};
    for (uint32_t p = beg; p < end; p++) {
        Atom a;
        uint32_t behind;
        if (p > 0 && d->cls[p] == d->cls[p - 1]) continue;
        if (word_at(s, p, &behind) == s->d->full) out->full = true;
        bool found = d->cls[p] == CH_DIGIT ? atom_at(&scan, p, &a) : number_in_words(&scan, p, &a);
        if (!found || a.cls != AT_n || a.v < 1 || a.v > 99) continue;
        out->n = a.v;
        out->beg = p;
        out->kind = counted_by(s, a.end, &out->end);
        bool age = a.word && a.v >= ADULT && a.v < OLD;
        if (!out->kind && age && (d->cls[a.end] != CH_HANGUL || edge_has_particle(&scan, a.end))) {
            out->kind = COUNT_AGE;
            out->end = a.end;
        }
        return out->kind != COUNT_NONE;
    }
    return false;
}

/* 85년생, 1985년에 태어, born in 1985: the last such year, 0 when none is told. */
static int birth_year(const DctState *s)
{
    enum { NEAR = 8, LAST = 2015 };
    const Ie *ie = s->ie;
    for (uint32_t i = 0; i < ie->n_time && i < PAIRS_MAX; i++) {
        DctDate x;
        uint32_t beg = ie->tx.v[i].beg > NEAR ? ie->tx.v[i].beg - NEAR : 0, end = ie->tx.v[i].end;
        if (!dct_date_of(ie, i, &x)) continue;
        bool behind = dct_has_word(s, end, end + NEAR, s->d->begun);
        if (!behind && !dct_has_word(s, beg, ie->tx.v[i].beg, s->d->begun)) continue;
        int y, m, d;
        edtf_ymd(x.lo, &y, &m, &d);
        return y < LAST ? y : 0;
    }
    return 0;
}

/* Where a tenure counts from: the date before it in its sentence, or one beside the same noun (입사 3개월 차). */
static bool tenure_start(const DctState *s, const Count *c, DctDate *out)
{
    const Ie *ie = s->ie;
    const Doc *d = ie->doc;
    const Sentence *x = doc_sentence_at(d, c->beg);
    for (uint32_t i = ie_timex_from(ie, c->beg); x && i-- > 0 && ie->tx.v[i].beg >= x->beg;)
        if (dct_date_of(ie, i, out)) return true;
    return date_of_noun(s, c->beg, out);
}

/* 올해: the year that the count names. The nth year of a tenure began n - 1 years behind its start; the age at one's
 * birthday is the difference of the years, and the counted one, of which people speak in plain numbers, one more. */
static void bound_count(DctState *s, const Count *c, bool year_said, int shift)
{
    int y, m, d;
    DctDate from;
    if (c->kind == COUNT_AGE) {
        int born = birth_year(s);
        bool counted = s->ie->ko && !c->full;
        if (born && year_said) bound_year(s, born + c->n - counted - shift);
        else if (born) dct_bound(s, edtf_day(born + c->n - counted, 1, 1), edtf_day(born + c->n + !counted, 12, 31));
        return;
    }
    if (!tenure_start(s, c, &from)) return;
    edtf_ymd(from.lo, &y, &m, &d);
    if (c->kind == COUNT_ANNIVERSARY) {
        if (year_said) bound_year(s, y + c->n - shift);
        return;
    }
    if (c->kind == COUNT_MONTHS) {
        EdtfDay lo = from.lo + (c->n - 1) * 30, hi = from.hi + c->n * 31;
        if (from.hi - from.lo < 31) dct_bound(s, lo, hi);
    } else if (year_said) bound_year(s, y + c->n - 1 - shift);
    else dct_bound(s, edtf_day(y + c->n - 1, m, d), from.hi + (EdtfDay)(c->n * 365.25));
}

/* Counts behind 올해 and this year, and in English before it ("turn forty this year"). */
static void counts_of_year(DctState *s)
{
    enum { REACH = 16 };
    const Ie *ie = s->ie;
    for (uint32_t i = 0; i < ie->n_time && i < PAIRS_MAX; i++) {
        if (!is_year_of_now(ie, i) || ie->tx.v[i].sent == UINT32_MAX) continue;
        int shift = ie->time[i].a.shift;
        const Sentence *x = &ie->doc->sent[ie->tx.v[i].sent];
        uint32_t beg = ie->tx.v[i].beg, end = ie->tx.v[i].end;
        Count c;
        if (count_in(s, end, end + REACH < x->end ? end + REACH : x->end, &c)) bound_count(s, &c, true, shift);
        else if (ie->doc->cls[beg] == CH_LATIN && count_in(s, beg > x->beg + REACH ? beg - REACH : x->beg, beg, &c))
            bound_count(s, &c, true, shift);
    }
}

/* The next unit from p on where a word of the book of now may begin. */
static uint32_t next_now(const Ie *ie, uint32_t p, LexBits bit)
{
    enum { STRIDE = 8 };
    const LexBits *may = ie->may;
    uint32_t n = ie->doc->n;
    for (; p + STRIDE <= n; p += STRIDE) {
        LexBits any = 0;
        for (uint32_t k = 0; k < STRIDE; k++) any |= may[p + k];
        if (any & bit) break;
    }
    while (p < n && !(may[p] & bit)) p++;
    return p;
}

/* Counts behind 이제, 벌써 in a sentence that is no past. */
static void counts_of_now(DctState *s)
{
    enum { REACH = 16, BEFORE = 10 };
    const Ie *ie = s->ie;
    const LexBits bit = lex_book_bit(s->d->now);
    int n = 0;
    for (uint32_t p = next_now(ie, 0, bit); p < ie->doc->n && n < PAIRS_MAX; p = next_now(ie, p + 1, bit)) {
        LexMatch m;
        Count c;
        const Sentence *x = doc_sentence_at(ie->doc, p);
        if (!x || ie->line_zone[x->line] != ZONE_BODY || !ie_longest(ie, s->d->now, p, ie->doc->n, &m)) continue;
        uint32_t end = p + m.len, beg = p > x->beg + BEFORE ? p - BEFORE : x->beg;
        bool behind = count_in(s, end, end + REACH < x->end ? end + REACH : x->end, &c) && is_present(s, x);
        if (!behind && !(count_in(s, beg, p, &c) && c.kind == COUNT_AGE)) continue;        /* 마흔넷인 지금 */
        bound_count(s, &c, false, 0);
        n++;
    }
}

/* "I am forty-four", with "born in 1979" in the text. */
static void counts_of_self(DctState *s)
{
    enum { REACH = 12 };
    const Ie *ie = s->ie;
    const Doc *d = ie->doc;
    if (ie->ko || !birth_year(s)) return;
    Hits hits[HIT_PLACES];
    TimeScan scan = {.ie = s->ie, .d = ie->an->timex, .hits = hits};
    hits_forget(&scan);
    for (uint32_t p = 0; p < d->n; p++) {
        LexMatch m;
        Atom a;
        bool word = d->ch[p] == 'i' && (p == 0 || d->cls[p - 1] != CH_LATIN) && ie_longest(ie, s->d->book, p, d->n, &m);
        if (!word || lex_entry(s->d->book, lex_match_entry(s->d->book, m, 0)).cls != s->d->am) continue;
        uint32_t at = blanks_skip(d, p + m.len), end;
        bool found = d->cls[at] == CH_DIGIT ? atom_at(&scan, at, &a) : number_in_words(&scan, at, &a);
        if (!found || a.cls != AT_n || a.v < 20 || a.v > 80) continue;
        bool mark = d->ch[a.end] == '.' || d->ch[a.end] == ',' || d->ch[a.end] == ';' || d->cls[a.end] == CH_BREAK;
        if (mark || counted_by(s, a.end, &end) == COUNT_AGE)
            bound_count(s, &(Count){COUNT_AGE, a.v, p, a.end, true}, false, 0);
    }
}

void dct_read_counted(DctState *s)
{
    counts_of_year(s);
    counts_of_now(s);
    counts_of_self(s);
}
