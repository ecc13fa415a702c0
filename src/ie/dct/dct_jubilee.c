/* What turns so old: a firm of 1984 that turns forty next year, "I turn forty on Sunday" of who turned thirty on 9 July 2013, and
 * "the 2023 intake was my first … this year's is my second". */
#include "dct_int.h"
#include "time/timex_atom_int.h"

enum { LEAD = 44, BEHIND = 30, WEEK = 7, AGE_MAX = 300 };

/* ---------------------------------------------------------------- numbers */
/* Forty, a hundred, 25, fortieth at p; ordinal: which of both. */
static int number_at(const TimeScan *scan, uint32_t p, uint32_t *end, bool *ordinal)
{
    const Doc *d = scan->ie->doc;
    Atom a;
    if (d->cls[p] == CH_DIGIT ? p > 0 && d->cls[p - 1] == CH_DIGIT
                              : d->cls[p] != CH_LATIN || (p > 0 && d->cls[p - 1] == CH_LATIN))
        return 0;
    if (!atom_may_begin(scan, p)) return 0;
    bool found = atom_at(scan, p, &a) && (a.cls == AT_n || a.cls == AT_ord || a.cls == AT_nth || a.cls == AT_second);
    if (!found && d->cls[p] == CH_LATIN) found = number_in_words(scan, p, &a) && a.cls == AT_n;
    if (!found || a.v < 1 || a.v > AGE_MAX) return 0;
    *end = a.end;
    *ordinal = a.cls != AT_n;
    return a.v;
}

/* "turns forty", "will be a hundred years old", "its fiftieth anniversary", "its centenary" in [beg, end), the last of them. */
typedef struct Round { int n; uint32_t verb, beg, end; } Round;

/* The verb before it, without anything but an article between. */
static bool verb_before(const DctState *s, uint32_t beg, uint32_t at, bool loose, DctEn cls, uint32_t *verb)
{
    enum { GAP = 4, FAR = 20 };
    uint32_t end;
    for (uint32_t p = beg; p < at; p++)
        if (dct_says_at(s, p, cls, &end) && end <= at && at - end <= (loose ? FAR : GAP)) {
            *verb = p;
            return true;
        }
    return false;
}

static bool round_in(const DctState *s, const TimeScan *scan, uint32_t beg, uint32_t end, DctEn cls, Round *out)
{
    const Doc *d = s->ie->doc;
    *out = (Round){0};
    for (uint32_t p = beg; p < end; p++) {
        uint32_t to, behind, verb;
        bool ordinal = false;
        int n = dct_says_value(s, p, DCT_EN_jubilee, &to), named = n;
        if (!n) n = number_at(scan, p, &to, &ordinal);
        if (!n || to > end || to <= out->end) continue;
        bool feast = named || (ordinal && dct_says_at(s, blanks_skip(d, to), DCT_EN_anniversary, &behind));
        if (ordinal && !feast) continue;
        if (feast && !named) to = behind;
        if (verb_before(s, beg, p, feast, cls, &verb)) *out = (Round){n, verb, p, to};
        else if (feast && cls == DCT_EN_turns) *out = (Round){n, p, p, to};
    }
    return out->n > 0;
}

/* "six people", "ten in the team": something else is counted. Forty years old; forty next year; forty on Sunday. */
static bool counts_years(const DctState *s, const Round *r, uint32_t until)
{
    const Doc *d = s->ie->doc;
    uint32_t p = blanks_skip(d, r->end), end;
    if (p >= until || d->cls[p] != CH_LATIN || dct_says_at(s, p, DCT_EN_ofage, &end)) return true;
    return dct_says_within(s, p, until, DCT_EN_leadsto, &end) && blanks_skip(d, end) >= until;
}

static bool is_of_writer(const DctState *s, uint32_t beg, uint32_t verb)
{
    enum { WORD = 5 };
    uint32_t lead = verb > beg + WORD ? verb - WORD : beg, end;
    return dct_says(s, lead, verb, DCT_EN_me) || dct_says_at(s, verb, DCT_EN_me, &end);
}

/* ---------------------------------------------------------------- what was founded */
static int year_of(EdtfDay day) { return base_of_day(day).y; }

/* The year of writing where something that began in one of the years told is n years old, shift years from now: the only one that
 * lies soon behind all that was told. Of what was founded before anything else. */
static int founded_and(const DctState *s, int n, int shift)
{
    enum { SOON = 12, LATE = 40 };
    int latest = 0, found[2] = {0};
    bool several[2] = {false};
    for (uint32_t k = 0; k < s->n_date; k++)
        if (year_of(s->date[k].lo) > latest && s->date[k].hi < EDTF_DAY_MAX) latest = year_of(s->date[k].lo);
    for (uint32_t k = 0; k < s->n_date; k++) {
        int y = year_of(s->date[k].lo) + n - shift;
        bool open = (dct_date_kinds(s, s->date[k].i) & DCT_OPEN) != 0;
        if (y < latest || y > latest + (open ? LATE : SOON) || year_of(s->date[k].hi) != year_of(s->date[k].lo))
            continue;
        several[open] |= found[open] && found[open] != y;
        found[open] = y;
    }
    if (found[true]) return several[true] ? 0 : found[true];
    return several[false] ? 0 : found[false];
}

static void read_founded(DctState *s, const TimeScan *scan)
{
    const Ie *ie = s->ie;
    for (uint32_t i = 0; i < ie->n_time && i < DCT_PAIRS_MAX; i++) {
        const TimexInfo *t = &ie->tx.v[i];
        Round r;
        if (!dct_is_year_of_now(ie, i) || t->sent == UINT32_MAX) continue;
        const Sentence *x = &ie->doc->sent[t->sent];
        uint32_t lead = t->beg > x->beg + LEAD ? t->beg - LEAD : x->beg,
                 tail = t->end + BEHIND < x->end ? t->end + BEHIND : x->end;
        bool before = round_in(s, scan, lead, t->beg, DCT_EN_turns, &r);
        if (!before && !round_in(s, scan, t->end, tail, DCT_EN_turns, &r)) continue;
        bool feast = r.verb == r.beg;
        if (r.n < 2 || (!feast && !counts_years(s, &r, before ? t->beg : x->end)) || is_of_writer(s, x->beg, r.verb))
            continue;
        int y = founded_and(s, r.n, ie->time[i].a.shift);
        if (y) dct_bound_year(s, y);
    }
}

/* ---------------------------------------------------------------- birthdays */
static DctDate years_before(DctDate x, int n)
{
    TimeBase a = base_of_day(x.lo), b = base_of_day(x.hi);
    int last = edtf_month_days(b.y - n, b.m);
    return (DctDate){x.i, edtf_day(a.y - n, a.m, a.d < last ? a.d : last), edtf_day(b.y - n, b.m, b.d < last ? b.d : last)};
}

/* "9 July 2013, which was also my thirtieth birthday", "I turned thirty on 9 July 2013": the birthday that this tells. */
static bool birthday_at(const DctState *s, const TimeScan *scan, const DctDate *x, DctDate *out)
{
    const Ie *ie = s->ie;
    const TimexInfo *t = &ie->tx.v[x->i];
    Round r;
    if (t->sent == UINT32_MAX || !dct_to_month(x)) return false;
    const Sentence *own = &ie->doc->sent[t->sent], *next = t->sent + 1 < ie->doc->n_sent ? own + 1 : own;
    uint32_t end = next->end < t->end + 3 * LEAD ? next->end : t->end + 3 * LEAD;
    bool feast =
        dct_says(s, own->beg, end, DCT_EN_anniversary) &&
        (round_in(s, scan, t->end, end, DCT_EN_turns, &r) || round_in(s, scan, own->beg, t->beg, DCT_EN_turns, &r));
    uint32_t behind;
    feast = feast && dct_says(s, r.beg > LEAD / 3 ? r.beg - LEAD / 3 : 0, r.beg, DCT_EN_mine_en) &&
            dct_says_at(s, r.end - 8, DCT_EN_anniversary, &behind);                              /* … birthday */
    uint32_t lead = t->beg > own->beg + LEAD ? t->beg - LEAD : own->beg;
    bool turned = !feast && round_in(s, scan, lead, t->beg, DCT_EN_turned, &r) && t->beg <= r.end + 4;
    if (!feast && !turned) return false;
    *out = years_before(*x, r.n);
    return true;
}

/* "I was born", "Born in 1950, I …": of the one who writes, not of a child. */
static bool is_own_birth(const DctState *s, uint32_t i)
{
    const TimexInfo *t = &s->ie->tx.v[i];
    if (t->sent == UINT32_MAX) return true;
    const Sentence *x = &s->ie->doc->sent[t->sent];
    return dct_says(s, x->beg, t->beg, DCT_EN_iborn) || dct_has_word(s, x->beg, x->beg + 1, DCT_W_birth);
}

/* The birth that an age is counted from: the writer's own, or the one of somebody else that was told last before it. */
static bool birthday_told(const DctState *s, const TimeScan *scan, uint32_t at, bool own, DctDate *out)
{
    bool found = false;
    DctDate x;
    for (uint32_t i = 0; i < s->ie->n_time && i < DCT_PAIRS_MAX; i++) {
        if (!dct_is_birth(s, i) || is_own_birth(s, i) != own || !dct_date_of(s, i, &x) || !dct_to_month(&x)) continue;
        if (found && s->ie->tx.v[i].beg > at) break;
        *out = x;
        found = true;
    }
    for (uint32_t k = 0; own && !found && k < s->n_date; k++) found = birthday_at(s, scan, &s->date[k], out);
    return found;
}

/* The birthday is at, or around, what expression i names from the writing: today, on Sunday, this week, next month. */
static bool bound_birthday(DctState *s, uint32_t i, const DctDate *day, bool past)
{
    const TimePoint *p = &s->ie->time[i].a;
    TimeBase b = base_of_day(day->lo);
    if (p->from == FROM_STORY || p->how || p->month) return false;
    if (p->unit == TU_DAY) dct_bound(s, day->lo - p->shift, day->hi - p->shift);
    else if (p->unit == TU_MONTH && p->day <= 0) dct_bound_month(s, b.y, b.m - p->shift);
    else if (p->unit == TU_WEEK || p->unit == TU_WEEKEND) {
        EdtfDay monday = day->lo - (edtf_weekday(day->lo) - 1) - WEEK * p->shift;
        dct_bound(s, monday, day->hi - day->lo + monday + WEEK - 1);
    } else if (p->wday && !p->unit && p->day <= 0) {
        if (past) dct_bound(s, day->lo + 1, day->hi + WEEK);
        else dct_bound(s, day->lo - WEEK, day->hi - 1);
    } else return false;
    return true;
}

/* in three weeks */
static bool is_within(const Ie *ie, uint32_t i)
{
    enum { IN = 3 };
    const TimexInfo *t = &ie->tx.v[i];
    if (t->rel == REL_WITHIN) return true;
    return t->beg >= IN && ie->doc->ch[t->beg - IN] == 'i' && ie->doc->ch[t->beg - IN + 1] == 'n' &&
           ie->doc->cls[t->beg - 1] == CH_SPACE;
}

/* "in three weeks", "two months ago" */
static bool bound_birthday_by(DctState *s, uint32_t i, const DctDate *day)
{
    const EdtfDuration *len = s->ie->time[i].len;
    int sign = s->ie->tx.v[i].rel == REL_AGO ? 1 : -1;
    TimeBase b = base_of_day(day->lo);
    if (len->h > 0 || len->min > 0 || len->y > 0 || (s->ie->tx.v[i].rel != REL_AGO && !is_within(s->ie, i)))
        return false;
    if (len->m >= 1) dct_bound_month(s, b.y, b.m + sign * (int)len->m);
    else {
        EdtfDay n = sign * (EdtfDay)edtf_duration_days(len);
        dct_bound_about(s, day->lo + n, day->hi + n);
    }
    return true;
}

/* May expression i say when a birthday is? */
static bool may_be_birthday(const Ie *ie, uint32_t i)
{
    const TimePoint *p = &ie->time[i].a;
    if (ie->tx.v[i].sent == UINT32_MAX) return false;
    if (ie->time[i].form == TX_LENGTH) return ie->tx.v[i].rel == REL_AGO || is_within(ie, i);
    return ie->time[i].form == TX_POINT && (p->unit || p->wday) && p->unit != TU_YEAR && p->from != FROM_STORY;
}

static void read_birthday(DctState *s, const TimeScan *scan)
{
    enum { GROWN = 10, FEAST = 8 };
    const Ie *ie = s->ie;
    for (uint32_t i = 0; i < ie->n_time && i < DCT_PAIRS_MAX; i++) {
        const TimexInfo *t = &ie->tx.v[i];
        Round r;
        DctDate born;
        if (!may_be_birthday(ie, i)) continue;
        const Sentence *x = &ie->doc->sent[t->sent];
        uint32_t lead = t->beg > x->beg + LEAD ? t->beg - LEAD : x->beg,
                 tail = t->end + BEHIND < x->end ? t->end + BEHIND : x->end, behind;
        bool before = round_in(s, scan, lead, t->beg, DCT_EN_turns, &r);
        if (!before && !round_in(s, scan, t->end, tail, DCT_EN_turns, &r)) continue;
        bool feast = r.end >= FEAST && dct_says_at(s, r.end - FEAST, DCT_EN_anniversary, &behind);
        if (feast ? !dct_says(s, lead, r.beg, DCT_EN_mine_en) : !counts_years(s, &r, before ? t->beg : tail)) continue;
        bool own = is_of_writer(s, x->beg, r.verb) || (feast && dct_says(s, lead, r.beg, DCT_EN_me));
        if ((own && r.n <= GROWN) || !birthday_told(s, scan, t->beg, own, &born)) continue;
        DctDate day = years_before(born, -r.n);
        bool past = dct_says(s, lead, t->beg, DCT_EN_turned);
        if (ie->time[i].form == TX_LENGTH ? bound_birthday_by(s, i, &day) : bound_birthday(s, i, &day, past)) return;
    }
}

/* ---------------------------------------------------------------- the first and the second of a kind */
/* "was my first", "is our second": the ordinal close behind an expression, or close before it. */
static int nth_beside(const DctState *s, const TimeScan *scan, uint32_t i)
{
    enum { CLOSE = 26, IS = 6 };
    const Ie *ie = s->ie;
    const Doc *d = ie->doc;
    const TimexInfo *t = &ie->tx.v[i];
    if (t->sent == UINT32_MAX) return 0;
    const Sentence *x = &d->sent[t->sent];
    uint32_t beg = t->beg > x->beg + CLOSE ? t->beg - CLOSE : x->beg,
             end = t->end + CLOSE < x->end ? t->end + CLOSE : x->end;
    if (i > 0 && t[-1].end > x->beg) beg = t->beg;                                /* what stands there is of the one before */
    for (uint32_t p = beg; p < end; p++) {
        uint32_t behind, of;
        bool ordinal;
        if (p >= t->beg && p < t->end) continue;
        if (!dct_says_at(s, p, DCT_EN_mine_en, &behind) || d->ch[p] == 't') continue;            /* my, our; not the */
        if (p < x->beg + IS || !dct_says(s, p - IS, p - 1, DCT_EN_copula)) continue;             /* was my first */
        int n = number_at(scan, blanks_skip(d, behind), &of, &ordinal);
        if (n && ordinal) return n;
    }
    return 0;
}

/* "This year is my twentieth as a postman; I started in 1998": the first was that of the start. */
static void nth_of_tenure(DctState *s, uint32_t i, int n)
{
    const TimexInfo *t = &s->ie->tx.v[i];
    DctDate from;
    DctLink l = {.at = t->beg, .sent = t->sent, .noun = UINT32_MAX, .least = DCT_BY_KIND, .either = true, .first = true};
    l.kinds = DCT_BEGIN | DCT_OPEN | DCT_COME | DCT_FINISH;
    if (dct_link(s, &l, &from) > 0) dct_bound_year(s, year_of(from.lo) + n - 1 - s->ie->time[i].a.shift);
}

static void read_kind(DctState *s, const TimeScan *scan)
{
    enum { TENURE = 2 };
    const Ie *ie = s->ie;
    int year = 0, first = 0;
    for (uint32_t i = 0; i < ie->n_time && i < DCT_PAIRS_MAX; i++) {
        const TimePoint *p = &ie->time[i].a;
        bool now = dct_is_year_of_now(ie, i),
             told = ie->time[i].form == TX_POINT && p->how == YEAR_FULL && !p->month && !p->decade;
        if (!told && !now) continue;
        int n = nth_beside(s, scan, i);
        if (!n) continue;
        if (now && !year) {
            if (n > TENURE) nth_of_tenure(s, i, n);
            continue;
        }
        if (told) year = p->year, first = n;
        else if (n > first) dct_bound_year(s, year + n - first - p->shift);
    }
}

/* "Week three.", "Day ninety": a sentence that is nothing else, counted from the first day of work. */
static void count_alone(DctState *s, const TimeScan *scan, const Sentence *x)
{
    enum { SHORT = 22, MONTH = 30 };
    const Doc *d = s->ie->doc;
    Atom unit;
    uint32_t end;
    bool ordinal;
    DctDate from;
    if (x->end - x->beg > SHORT || !atom_may_begin(scan, x->beg) || !atom_at(scan, x->beg, &unit)) return;
    int each = unit.cls == AT_wk ? WEEK : unit.cls == AT_dy ? 1 : unit.cls == AT_mo ? MONTH : 0;
    int n = each ? number_at(scan, blanks_skip(d, unit.end), &end, &ordinal) : 0;
    if (!n || ordinal || d->cls[end] == CH_SPACE) return;
    DctLink l = {.at = x->beg, .sent = (uint32_t)(x - d->sent), .noun = UINT32_MAX, .least = DCT_BY_BEHIND, .kinds = DCT_BEGIN | DCT_LEAVE | DCT_OPEN};
    if (dct_link(s, &l, &from) <= 0 || from.lo != from.hi) return;
    dct_bound(s, from.lo + (n - 1) * each, from.lo + n * each - 1);
}

/* "Year one was 2015 … this is year four": years by their number. */
static void read_numbered(DctState *s, const TimeScan *scan)
{
    enum { YEAR_LETTERS = 4, CLOSE = 14, LEAD_NOW = 16 };
    const Ie *ie = s->ie;
    const Doc *d = ie->doc;
    DctDate from = {.lo = EDTF_DAY_MIN};
    int first = 0;
    for (uint32_t k = 0; k + 1 < d->n_tok; k++) {
        const Token *t = &d->tok[k];
        uint32_t end;
        bool ordinal;
        if (d->ch[t->beg] != 'y' || t->end != t->beg + YEAR_LETTERS || d->ch[t->end] != ' ' || d->ch[t->beg + 3] != 'r')
            continue;
        int n = number_at(scan, t->end + 1, &end, &ordinal);
        const Sentence *x = doc_sentence_at(d, t->beg);
        if (!n || ordinal || !x || n > LEAD) continue;
        uint32_t i = ie_timex_from(ie, end), lead = t->beg > x->beg + LEAD_NOW ? t->beg - LEAD_NOW : x->beg;
        if (i < ie->n_time && ie->tx.v[i].beg <= end + CLOSE && ie->tx.v[i].beg < x->end && dct_date_of(s, i, &from))
            first = n;
        else if (first && n > first && dct_says(s, lead, t->beg, DCT_EN_runsin)) {
            bool whole = from.hi - from.lo > 300;
            if (whole) dct_bound_year(s, year_of(from.lo) + n - first);
            else dct_bound(s, years_before(from, first - n).lo, years_before(from, first - n - 1).hi);
        }
    }
}

void dct_read_jubilees(DctState *s)
{
    Hits hits[HIT_PLACES];
    TimeScan scan;
    if (s->ie->ko) return;
    time_scan_begin(&scan, s->ie, hits);
    read_founded(s, &scan);
    read_birthday(s, &scan);
    read_kind(s, &scan);
    read_numbered(s, &scan);
    for (uint32_t i = 0; i < s->ie->doc->n_sent; i++) count_alone(s, &scan, &s->ie->doc->sent[i]);
}
