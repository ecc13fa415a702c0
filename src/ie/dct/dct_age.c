/* Tenures and ages: 입사 8년 차, 올해 마흔, "in my fourth year", counted from a day or a birth that the text tells. */
#include "dct_count_int.h"
#include "mark.h"

/* Many years behind what was told last, where an earlier day leads right there: it is counted from that one. */
static bool leads_too_far(const DctState *s, const Count *c, const DctDate *from)
{
    enum { YEAR = 366, FAR = 6, SOON = 3, STARTS = DCT_BEGIN | DCT_OPEN | DCT_FINISH };
    EdtfDay n = (c->n - 1) * YEAR;
    bool years = c->kind == COUNT_ANNIVERSARY || c->kind == COUNT_YEARS;
    if (!years || s->lo == EDTF_DAY_MIN || from->lo + n < s->lo + FAR * YEAR) return false;
    for (uint32_t k = 0; k < s->n_date; k++) {
        EdtfDay at = s->date[k].lo + n;
        if (at + YEAR > s->lo && at < s->lo + SOON * YEAR && (dct_date_kinds(s, s->date[k].i) & STARTS)) return true;
    }
    return false;
}

/* Before what was told last: it is counted from a later day. */
static bool leads_too_early(const DctState *s, const Count *c, const DctDate *from)
{
    enum { YEAR = 366 };
    return c->kind == COUNT_ANNIVERSARY && s->lo != EDTF_DAY_MIN && from->hi + c->n * YEAR < s->lo;
}

/* "9월 18일에 출근했으니 이제 3개월 차다": the year that the story gives, in whatever tense. */
static bool drafted(const Ie *ie, uint32_t i, DctDate *out)
{
    const Timex *t = &ie->out->timexes.v[i];
    *out = (DctDate){i, t->lo, t->hi};
    return ie->time[i].form == TX_POINT && ie->time[i].a.month && time_needs_year(&ie->time[i].a) &&
           t->basis == BASIS_DISCOURSE && edtf_dated(t->lo) && edtf_dated(t->hi);
}

/* Where a tenure counts from: the date before it in its sentence, one beside the same noun (입사 3개월 차), else the
 * first day of work that is told: a guess, since people count from their first post, from this one, from a course. */
typedef enum { START_NONE, START_GUESSED, START_TOLD } StartKnown;

static StartKnown tenure_start(const DctState *s, const Count *c, DctDate *out)
{
    enum { LEAD = 12 };
    const Ie *ie = s->ie;
    const Doc *d = ie->doc;
    const Sentence *x = doc_sentence_at(d, c->beg);
    if (!x) return START_NONE;
    for (uint32_t i = ie_timex_from(ie, c->beg); i-- > 0 && ie->tx.v[i].beg >= x->beg;)
        if ((dct_date_told(s, i, out) || drafted(ie, i, out)) && !dct_is_birth(s, i)) return START_TOLD;
    uint32_t at = hangul_back(d, blanks_back(d, c->beg, x->beg), x->beg);
    uint32_t lead = c->beg > x->beg + LEAD ? c->beg - LEAD : x->beg;
    DctLink l = {.at = c->beg, .sent = (uint32_t)(x - d->sent), .noun = UINT32_MAX, .least = DCT_BY_KIND};
    if (c->beg > at + 1 && dct_noun_at(d, at)) l.noun = at;
    l.kinds = dct_kinds(s, lead, c->beg);
    if ((l.kinds || l.noun != UINT32_MAX) && dct_link(s, &l, out) > 0) return START_TOLD;
    /* 창립 12주년. 2009년에 셋이서 시작했다. */
    if (l.kinds && !(c->kind == COUNT_ANNIVERSARY && l.kinds & DCT_OPEN)) return START_NONE;
    l.kinds = DCT_BEGIN;
    l.noun = UINT32_MAX;
    l.first = true;
    if (dct_link(s, &l, out) > 0 && !leads_too_early(s, c, out)) return START_GUESSED;
    l.first = false;
    if (dct_link(s, &l, out) > 0) return START_GUESSED;
    /* 다음 달이 10주년이다. 2011년 10월에 문을 열었다. */
    l.kinds = DCT_OPEN | DCT_COME;
    if (c->kind == COUNT_ANNIVERSARY && dct_link(s, &l, out) > 0) return START_TOLD;
    l.kinds = 0; /* 박사를 받았다. 포닥 2년 차다. */
    l.least = c->kind == COUNT_WEEKS ? DCT_BY_BEHIND : DCT_BY_BEFORE;        /* My third week without work. */
    return dct_link(s, &l, out) > 0 ? START_TOLD : START_NONE;
}

/* 다음 달이면 개업 5주년이다, 지난주가 3주년이었다: the word of now before the count that says when it is full. */
static const TimePoint *full_when(const DctState *s, uint32_t at)
{
    const Ie *ie = s->ie;
    const Sentence *x = doc_sentence_at(ie->doc, at);
    for (uint32_t i = x ? ie_timex_from(ie, x->beg) : ie->tx.n; i < ie->tx.n && ie->tx.v[i].beg < at; i++) {
        const TimePoint *p = &ie->time[i].a;
        bool unit = p->unit == TU_MONTH || p->unit == TU_WEEK || p->unit == TU_DAY;
        if (ie->time[i].form == TX_POINT && unit && (p->from == FROM_NOW || p->from == FROM_ANY) && !p->month &&
            p->day <= 0)
            return p;
    }
    return NULL;
}

/* 5월이면 개업 7주년이다: between the sixth and that one. */
static bool full_in_spring(DctState *s, const Count *c, const DctDate *from)
{
    const Sentence *x = doc_sentence_at(s->ie->doc, c->beg);
    TimeBase b = base_of_day(from->lo);
    int k = (b.y + c->n) * 12 + b.m - 1;
    if (!x || !dct_in_round(dct_comes_round(s, x, c->beg), b.m)) return false;
    dct_bound_months(s, k - 11, k - 1);
    return true;
}

static void bound_anniversary(DctState *s, const Count *c, const DctDate *from)
{
    enum { WEEK = 7 };
    if (full_in_spring(s, c, from)) return;
    const TimePoint *p = full_when(s, c->beg);
    TimeBase b = base_of_day(from->lo);
    bool day = from->lo == from->hi && edtf_date_ok(b.y + c->n, b.m, b.d);
    if (!p || p->unit == TU_MONTH || !day) {
        dct_bound_month(s, b.y + c->n, b.m - (p && p->unit == TU_MONTH ? p->shift : 0));
        return;
    }
    EdtfDay on = edtf_day(b.y + c->n, b.m, b.d);
    if (p->unit == TU_WEEK) on -= edtf_weekday(on) - 1;
    on -= p->shift * (p->unit == TU_WEEK ? WEEK : 1);
    dct_bound(s, on, on + (p->unit == TU_WEEK ? WEEK - 1 : 0));
}

/* So old since a birthday: between it and the next where the month of birth is told, else in one of two years. */
static void bound_age(DctState *s, int n, int born, bool counted)
{
    const Ie *ie = s->ie;
    DctDate x;
    for (uint32_t i = 0; !counted && i < ie->n_time && i < DCT_PAIRS_MAX; i++) {
        if (!dct_is_birth(s, i) || !dct_date_of(s, i, &x) || !dct_to_month(&x) || base_of_day(x.lo).y != born) continue;
        TimeBase a = base_of_day(x.lo), b = base_of_day(x.hi);
        dct_bound(s, edtf_day(a.y + n, a.m, 1) + a.d - 1, edtf_day(b.y + n + 1, b.m, 1) + b.d - 1);
        return;
    }
    dct_bound(s, edtf_day(born + n - counted, 1, 1), edtf_day(born + n + !counted, 12, 31));
}

/* 올해: the year that the count names. The nth year of a tenure began n - 1 years behind its start; the age at one's
 * birthday is the difference of the years, and the counted one, of which people speak in plain numbers, one more. */
static void bound_count(DctState *s, const Count *c, bool year_said, int shift)
{
    enum { DECEMBER = 12 };
    int y, m, d;
    DctDate from;
    if (c->kind == COUNT_AGE) {
        bool reckoned;
        int born = dct_birth_year(s, &reckoned);
        bool counted = s->ie->ko && !c->full;
        if (born && counted && dct_turns_soon(s, c->beg)) {
            dct_bound_month(s, born + c->n - 2, DECEMBER);                          /* 며칠만 있으면 마흔이다 */
            return;
        }
        if (born && (year_said || reckoned))
            dct_bound_year(s, born + c->n - counted - shift);
        else if (born)
            bound_age(s, c->n, born, counted);
        return;
    }
    bool tenure = (c->kind == COUNT_YEARS || c->kind == COUNT_MONTHS) && c->n > 1;
    if (tenure && s->n_tenure < TENURES_MAX) s->tenure[s->n_tenure++] = (DctTenure){(uint8_t)c->n, c->kind == COUNT_MONTHS, false};
    StartKnown start = tenure_start(s, c, &from);
    if (!start || (start == START_GUESSED && tenure && !year_said)) return;               /* dct_claim.c weighs it */
    edtf_ymd(from.lo, &y, &m, &d);
    if (leads_too_far(s, c, &from)) return;
    if (c->kind == COUNT_ANNIVERSARY) {
        if (year_said || edtf_days_between(from.lo, from.hi) > 31)
            dct_bound_year(s, y + c->n - shift);
        else
            bound_anniversary(s, c, &from);
        return;
    }
    if (c->kind == COUNT_WEEKS) {
        if (from.lo == from.hi) dct_bound(s, from.lo + 7 * (c->n - 1), from.lo + 7 * c->n);
        return;
    }
    if (c->kind == COUNT_MONTHS) {
        EdtfDay lo = from.lo + (c->n - 1) * 30, hi = from.hi + c->n * 31;
        if (dct_to_month(&from)) dct_bound(s, lo, hi);
    } else if (year_said)
        dct_bound_year(s, y + c->n - 1 - shift);
    else
        dct_bound(s, edtf_day(y + c->n - 1, m, d), from.hi + (EdtfDay)(c->n * 365.25));
}

/* "만 서른이 되는 올해": the age right before the year that brings it. */
static bool age_before_year(const DctState *s, const Sentence *x, uint32_t at, Count *c)
{
    enum { LEAD = 16, BECOME = 5 };
    uint32_t lead = at > x->beg + LEAD ? at - LEAD : x->beg;
    return dct_has_word(s, at > x->beg + BECOME ? at - BECOME : x->beg, at, DCT_W_becomes) &&
           dct_count_in(s, lead, at, c) && c->kind == COUNT_AGE;
}

/* Counts behind 올해 and this year, and in English before it ("turn forty this year"). */
void dct_read_this_year(DctState *s)
{
    enum { REACH = 16, BRACKET = 4 };
    const Ie *ie = s->ie;
    for (uint32_t i = 0; i < ie->n_time && i < DCT_PAIRS_MAX; i++) {
        if (!dct_is_year_of_now(ie, i) || ie->tx.v[i].sent == UINT32_MAX) continue;
        int shift = ie->time[i].a.shift;
        const Sentence *x = &ie->doc->sent[ie->tx.v[i].sent];
        uint32_t beg = ie->tx.v[i].beg, end = ie->tx.v[i].end;
        Count c;
        bool found = dct_count_in(s, end, end + REACH < x->end ? end + REACH : x->end, &c),
             shared = found && c.kind == COUNT_ANNIVERSARY;
        Count other;
        /* 저희 회사는 올해로 12주년 */
        if (ie->ko && !shared && !dct_is_own(s, x, beg) && !age_before_year(s, x, beg, &other)) continue;
        if (ie->ko && (dct_jubilee_at(s, end, x->end, &other) || age_before_year(s, x, beg, &other)))
            bound_count(s, &other, true, shift);
        else if (found) {
            /* 스물여덟(만으로) */
            bool note = ie->doc->ch[c.end] == '(' || ie->doc->ch[c.end + 1] == '(';
            c.full |= c.kind == COUNT_AGE && note && dct_has_word(s, c.end, c.end + BRACKET, DCT_W_full);
            bound_count(s, &c, true, shift);
        } else if (!ie->ko && dct_age_from(s, end, end + REACH < x->end ? end + REACH : x->end, &c))
            bound_count(s, &c, true, shift);
        else if (ie->doc->cls[beg] == CH_LATIN && dct_count_in(s, beg > x->beg + REACH ? beg - REACH : x->beg, beg, &c))
            bound_count(s, &c, true, shift);
    }
}

/* No past, or one that has come to now: 8년 차가 되었네요. */
static bool runs_on(const DctState *s, const Sentence *x, const Count *c)
{
    enum { TAIL = 5 };
    return dct_is_present(s, x) || dct_has_word(s, c->end, c->end + TAIL, DCT_W_reached);
}

/* 나이 31, 내 나이 마흔다섯: a number is an age there. "내 나이 서른에" is a time of the story. */
static bool age_behind(const DctState *s, uint32_t end, Count *c)
{
    const Doc *d = s->ie->doc;
    uint32_t p = blanks_skip(d, d->ch[end] == ':' || d->ch[end] == '(' ? end + 1 : end);
    *c = (Count){0};
    if (!dct_number_at(s, p, c) || c->n < AGE_FROM || c->n >= AGE_TO) return false;
    bool alone = d->cls[c->end] != CH_HANGUL || c->kind == COUNT_AGE;
    c->kind = COUNT_AGE;
    return alone && !is_mark(s->ie, MK_AT, d->ch[c->end]);
}

/* Behind 이제, 벌써 at p: in a sentence that is no past. "내 나이 서른에" is a time of the story. */
static bool count_behind(const DctState *s, const Sentence *x, uint32_t end, Count *c)
{
    enum { REACH = 16 };
    return dct_count_in(s, end, end + REACH < x->end ? end + REACH : x->end, c) && !is_mark(s->ie, MK_AT, s->ie->doc->ch[c->end]) &&
           runs_on(s, x, c);
}

/* The number before 년 차, 주년 at p: "저는 8년 차 간호사입니다" closes its sentence, or has come to now. */
static bool count_at(const DctState *s, const Sentence *x, uint32_t p, Count *c)
{
    enum { NUMBER = 6, CLOSE = 16 };
    uint32_t beg = p > x->beg + NUMBER ? p - NUMBER : x->beg;
    if (!dct_count_in(s, beg, p, c) || c->end <= p || c->beg >= p || !runs_on(s, x, c)) return false;
    if (is_mark(s->ie, MK_AT, s->ie->doc->ch[c->end])) return false; /* 5년 차에 대리가 되었다 */
    return x->end <= c->end + CLOSE;
}

static bool names_year(const Ie *ie, const Sentence *x)
{
    for (uint32_t i = ie_timex_from(ie, x->beg); i < ie->tx.n && ie->tx.v[i].beg < x->end; i++)
        if (dct_is_year_of_now(ie, i)) return true;
    return false;
}

/* Counts behind 이제, 벌써, before 지금 (마흔넷인 지금), and tenures wherever they stand. */
static void counts_of_now(DctState *s)
{
    enum { BEFORE = 10 };
    const Ie *ie = s->ie;
    int n = 0;
    for (uint32_t p = 0; (p = may_next(s->now_words->may, p, ie->doc->n)) < ie->doc->n && n < DCT_LAPSES_MAX; p++) {
        LexMatch m;
        Count c;
        if (!ie_longest(ie, s->d->now, p, ie->doc->n, &m)) continue;
        const Sentence *x = doc_sentence_at(ie->doc, p);
        if (!x || ie->line_zone[x->line] != ZONE_BODY) continue;
        Sym cls = lex_entry(s->d->now, lex_match_entry(s->d->now, m, 0)).cls;
        uint32_t end = p + m.len, beg = p > x->beg + BEFORE ? p - BEFORE : x->beg;
        bool found = cls == s->d->years ? age_behind(s, end, &c) && dct_is_present(s, x)
                     : cls == s->d->tenure
                         ? count_at(s, x, p, &c)
                         : count_behind(s, x, end, &c) || (dct_count_in(s, beg, p, &c) && c.kind == COUNT_AGE);
        if (!found || (c.kind != COUNT_ANNIVERSARY && !dct_is_own(s, x, c.beg)) || (cls == s->d->tenure && names_year(ie, x)))
            continue; /* counts_of_year has read it */
        bound_count(s, &c, false, 0);
        n++;
    }
}

/* "I turned 30 in 2009": then, not now. */
bool dct_names_a_year(const DctState *s, uint32_t at)
{
    const Ie *ie = s->ie;
    const Sentence *x = doc_sentence_at(ie->doc, at);
    for (uint32_t i = ie_timex_from(ie, at); x && i < ie->tx.n && ie->tx.v[i].beg < x->end; i++)
        if (ie->time[i].a.how && !dct_is_birth(s, i)) return true;
    return false;
}

/* "I turn thirty next month", where the month of birth is told. */
static bool turns_in_month(DctState *s, uint32_t at, int n)
{
    enum { GAP = 2 };
    const Ie *ie = s->ie;
    uint32_t k = ie_timex_from(ie, at);
    if (k >= ie->n_time || ie->tx.v[k].beg > at + GAP || ie->time[k].form != TX_POINT || ie->time[k].a.unit != TU_MONTH ||
        ie->time[k].a.from == FROM_STORY)
        return false;
    for (uint32_t i = 0; i < ie->n_time && i < DCT_PAIRS_MAX; i++) {
        DctDate born;
        if (!dct_is_birth(s, i) || !dct_date_of(s, i, &born) || !dct_to_month(&born)) continue;
        TimeBase b = base_of_day(born.lo);
        dct_bound_month(s, b.y + n, b.m - ie->time[k].a.shift);
        return true;
    }
    return false;
}

/* "I am forty-four", "I'm 68 now", with "born in 1979" in the text. */
static void counts_of_self(DctState *s)
{
    enum { NOW = 3 };
    const Ie *ie = s->ie;
    const Doc *d = ie->doc;
    bool reckoned;
    if (ie->ko || !dct_birth_year(s, &reckoned)) return;
    for (uint32_t t = 0; t < d->n_tok; t++) {
        LexMatch m;
        Count c;
        uint32_t p = d->tok[t].beg;
        if (d->ch[p] != 'i' || !ie_longest(ie, s->d->book, p, d->n, &m) ||
            lex_entry(s->d->book, lex_match_entry(s->d->book, m, 0)).cls != s->d->am)
            continue;
        uint32_t at = blanks_skip(d, p + m.len);
        if (d->cls[at] == CH_LATIN && dct_has_word(s, at, at + 1, DCT_W_asof)) at = blanks_skip(d, at + NOW);
        if (!dct_number_at(s, at, &c) || c.n < AGE_FROM || c.n > AGE_TO || dct_names_a_year(s, p)) continue;
        uint32_t q = blanks_skip(d, c.end);
        bool mark = d->ch[c.end] == '.' || d->ch[c.end] == ',' || d->ch[c.end] == ';' || d->cls[c.end] == CH_BREAK;
        bool now = q > c.end && dct_has_word(s, q, q + 1, DCT_W_agenext);
        if (turns_in_month(s, q, c.n)) return;
        if (mark || now || dct_has_word(s, q, q + 1, DCT_W_counted))
            bound_count(s, &(Count){COUNT_AGE, c.n, p, c.end, true}, false, 0);
    }
}

/* "I'm in my fourth year", "In my fourth year at the agency.", "this is the end of my first week": it runs now. In my
 * third year I moved: of then. */
static bool ordinal_runs(const DctState *s, const Sentence *x, uint32_t beg, uint32_t end)
{
    enum { LEAD = 24, REST = 30 };
    uint32_t lead = beg > x->beg + LEAD ? beg - LEAD : x->beg;
    if (dct_has_word(s, lead, beg, DCT_W_am) || dct_has_word(s, lead, beg, DCT_W_still) ||
        dct_has_word(s, lead, beg, DCT_W_thisis))
        return true;
    return beg < x->beg + 4 && x->end <= end + REST && !dct_has_word(s, end, x->end, DCT_W_subject);
}

/* "In my fourth year at the agency", "I'm in my 4th year". */
static void counts_of_ordinal(DctState *s)
{
    enum { SHORT = 4, CLAUSE = 16 };
    const Ie *ie = s->ie;
    const Doc *d = ie->doc;
    if (ie->ko) return;
    Hits hits[HIT_PLACES];
    TimeScan scan;
    time_scan_begin(&scan, s->ie, hits);
    for (uint32_t t = 0; t + SHORT < d->n_tok; t++) {
        Atom my, a, b;
        uint32_t p = d->tok[t].beg;
        if (d->ch[p] != 'm' || d->tok[t].cls != CH_LATIN || !atom_at(&scan, p, &my) || my.cls != AT_poss) continue;
        if (!atom_at(&scan, blanks_skip(d, my.end), &a) || (a.cls != AT_ord && a.cls != AT_nth && a.cls != AT_second))
            continue;
        if (!atom_at(&scan, blanks_skip(d, a.end), &b)) continue;
        CountKind kind = b.cls == AT_yr   ? COUNT_YEARS
                         : b.cls == AT_mo ? COUNT_MONTHS
                         : b.cls == AT_wk ? COUNT_WEEKS
                                          : COUNT_NONE;
        if (!kind || (kind == COUNT_YEARS && a.v < 2)) continue;
        const Sentence *x = doc_sentence_at(d, p);
        uint32_t clause = x && p > x->beg + CLAUSE ? p - CLAUSE : x ? x->beg : p;
        if (!x || dct_has_word(s, clause, x->end, DCT_W_pluperfect) || !ordinal_runs(s, x, p, b.end)) continue;
        bound_count(s, &(Count){kind, a.v, p, b.end, true}, false, 0);
    }
}

/* "I was born in Leith, 2 March 1976", "Born in Leith, …" with nobody else named behind: not "my brother was born". */
static bool is_birth_of_self(const DctState *s, const Sentence *x, const TimexInfo *t)
{
    enum { I_WAS = 6 };
    uint32_t born = UINT32_MAX, end;
    for (uint32_t p = x->beg; (p = dct_word_at(s, p, t->beg, DCT_W_birth)) != UINT32_MAX; p++) born = p;
    if (born != UINT32_MAX && born >= x->beg + I_WAS)
        return dct_has_word(s, born - I_WAS, born - I_WAS + 1, DCT_W_iwas);
    if (born != x->beg && !dct_says_at(s, x->beg, DCT_EN_bornas, &end)) return false;
    const Doc *d = s->ie->doc;
    uint32_t who = dct_word_at(s, t->end, x->end, DCT_W_subject);
    bool none = who == UINT32_MAX && !dct_has_word(s, t->end, x->end, DCT_W_mine);
    return none || (who != UINT32_MAX && d->ch[who] == 'i' && d->cls[who + 1] != CH_LATIN);
}

/* "Born in Leith, 2 March 1976. Forty-eight now.": notes that leave out who is so old. */
static void counts_noted(DctState *s)
{
    enum { SHORT = 20, NEAR = 2 };
    const Ie *ie = s->ie;
    const Doc *d = ie->doc;
    for (uint32_t i = 0; i < ie->n_time && i < DCT_PAIRS_MAX; i++) {
        DctDate x;
        const TimexInfo *t = &ie->tx.v[i];
        if (t->sent == UINT32_MAX || !dct_is_birth(s, i) || !dct_date_of(s, i, &x)) continue;
        if (!is_birth_of_self(s, &d->sent[t->sent], t)) continue;
        for (uint32_t k = t->sent + 1; k < d->n_sent && k <= t->sent + NEAR; k++) {
            const Sentence *st = &d->sent[k];
            Count c = {0};
            if (st->end - st->beg > SHORT || !dct_number_at(s, st->beg, &c) || c.n < AGE_FROM || c.n > AGE_TO) continue;
            uint32_t q = blanks_skip(d, c.end);
            if (!dct_has_word(s, q, q + 1, DCT_W_agenext)) continue;
            bound_count(s, &(Count){COUNT_AGE, c.n, c.beg, c.end, true}, false, 0);
            return;
        }
    }
}

/* 마흔하나. 서른이 되었다. A sentence of an age and no more, of one whose birth is told. */
static void counts_alone(DctState *s)
{
    enum { FEW = 3, SHORT = 10 };
    const Doc *d = s->ie->doc;
    if (!s->ie->ko) counts_noted(s);
    if (!s->ie->ko || !dct_birth_told(s)) return;
    for (uint32_t i = 0; i < d->n_sent && i < FEW; i++) {
        const Sentence *x = &d->sent[i];
        Count c = {0};
        if (x->end - x->beg > SHORT || !dct_number_at(s, x->beg, &c) || c.kind != COUNT_AGE) continue;
        if (c.end + 1 < x->end && !dct_has_word(s, c.end, c.end + 1, DCT_W_reached) && !dct_copula_at(s->ie, c.end))
            continue;
        if (!dct_is_present(s, x) && !dct_has_word(s, c.end, c.end + 1, DCT_W_reached)) continue;
        bound_count(s, &c, false, 0);
        return;
    }
}

/* "On being forty", "마흔에 다시 시작하기": a title with one age, of one whose birth is told. */
static void counts_of_title(DctState *s)
{
    enum { LONG = 40 };
    const Doc *d = s->ie->doc;
    uint32_t i = 0;
    while (i < d->n_line && d->line[i].tok_beg == d->line[i].tok_end) i++;
    if (i >= d->n_line || !dct_birth_told(s)) return;
    const Sentence *x = doc_sentence_at(d, d->line[i].body);
    if (!x || dct_is_statement(s, x)) return;
    uint32_t beg = x->beg, end = x->end < d->line[i].end ? x->end : d->line[i].end;
    Count c = {0}, more;
    if (end <= beg || end - beg > LONG) return;
    bool found = s->ie->ko ? dct_count_in(s, beg, end, &c) && c.kind == COUNT_AGE : dct_age_from(s, beg, end, &c);
    if (found && !dct_count_in(s, c.end, end, &more)) bound_count(s, &c, false, 0);
}

/* "The twins were born in 2016. They're seven now.", "딸은 2016년에 태어났다. 올해 여덟 살이다.": the sentence behind. */
static void counts_of_children(DctState *s)
{
    enum { LEAD = 12, REACH = 30, GROWN = 20 };
    const Ie *ie = s->ie;
    for (uint32_t i = 0; i < ie->n_time && i < DCT_PAIRS_MAX; i++) {
        const TimexInfo *t = &ie->tx.v[i];
        DctDate x;
        Count c = {0};
        if (t->sent == UINT32_MAX || t->sent + 1 >= ie->doc->n_sent || !dct_date_of(s, i, &x) || !dct_is_birth(s, i))
            continue;
        /* 나는 1987년생이다. 서버는 여섯 살이다. */
        if (dct_is_own_birth(s, i)) continue;
        const Sentence *next = &ie->doc->sent[t->sent + 1];
        uint32_t end = next->beg + REACH < next->end ? next->beg + REACH : next->end;
        bool found = false;
        for (uint32_t p = next->beg; p < end && !found; p++)
            found = (p == next->beg || ie->doc->cls[p - 1] == CH_SPACE) && dct_number_at(s, p, &c) && c.n < GROWN &&
                    (!ie->ko || c.kind == COUNT_AGE);                                   /* 초등학교 2학년, 여덟 살 */
        if (!found || dct_names_a_year(s, next->beg)) continue;
        uint32_t behind = blanks_skip(ie->doc, c.end), lead = c.beg > next->beg + LEAD ? c.beg - LEAD : next->beg;
        bool now = ie->ko ? c.kind == COUNT_AGE && dct_is_present(s, next)
                          : dct_has_word(s, lead, c.beg, DCT_W_are) &&
                                (c.kind == COUNT_AGE || dct_has_word(s, behind, behind + 1, DCT_W_agenext) ||
                                 c.end + 1 >= next->end);
        if (!now) continue;
        TimeBase b = base_of_day(x.lo);
        if (!ie->ko && dct_to_month(&x))
            dct_bound_months(s, (b.y + c.n) * 12 + b.m - 1, (b.y + c.n + 1) * 12 + b.m - 1);
        else dct_bound(s, edtf_day(b.y + c.n - ie->ko, 1, 1), edtf_day(b.y + c.n + !ie->ko, 12, 31));
    }
}

/* 나는 1990년에 태어났고 서른다섯이다. */
static void counts_of_born(DctState *s)
{
    enum { REACH = 24, CLOSE = 6 };
    const Ie *ie = s->ie;
    for (uint32_t i = 0; ie->ko && i < ie->n_time && i < DCT_PAIRS_MAX; i++) {
        DctDate x;
        Count c = {0};
        if (!dct_is_birth(s, i) || !dct_date_of(s, i, &x) || ie->tx.v[i].sent == UINT32_MAX) continue;
        const Sentence *st = &ie->doc->sent[ie->tx.v[i].sent];
        uint32_t end = ie->tx.v[i].end;
        if (!dct_is_present(s, st) || names_year(ie, st) || !dct_is_own(s, st, end) ||
            !dct_count_in(s, end, end + REACH < st->end ? end + REACH : st->end, &c))
            continue;
        if (c.kind == COUNT_AGE && c.n >= AGE_FROM && st->end <= c.end + CLOSE) bound_count(s, &c, false, 0);
    }
}

/* "나는 서른여섯 살 배관공이다", near the begin or the end. */
static void counts_of_me(DctState *s)
{
    enum { EDGE = 3, REACH = 14, LONG = 60 };
    const Doc *d = s->ie->doc;
    bool reckoned;
    if (!s->ie->ko || !dct_birth_year(s, &reckoned)) return;
    for (uint32_t i = 0; i < d->n_sent; i++) {
        const Sentence *x = &d->sent[i];
        Count c = {0};
        if (i >= EDGE && i + EDGE < d->n_sent) continue;
        if (x->end - x->beg > LONG || !dct_has_word(s, x->beg, x->beg + 1, DCT_W_self) || !dct_is_present(s, x))
            continue;
        uint32_t end = x->beg + REACH < x->end ? x->beg + REACH : x->end;
        if (ie_timex_from(s->ie, x->beg) != ie_timex_from(s->ie, x->end) || !dct_count_in(s, x->beg + 2, end, &c))
            continue;
        if (c.kind != COUNT_AGE || c.n < AGE_FROM || c.n >= AGE_TO || is_mark(s->ie, MK_AT, d->ch[c.end])) continue;
        bound_count(s, &c, false, 0);
        return;
    }
}

void dct_read_counted(DctState *s)
{
    dct_read_careers(s);
    dct_read_rounds(s);
    counts_alone(s);
    counts_of_title(s);
    counts_of_children(s);
    counts_of_born(s);
    counts_of_me(s);
    counts_of_now(s);
    counts_of_self(s);
    counts_of_ordinal(s);
}
