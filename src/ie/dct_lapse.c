/* Lengths that run until the writing: so long since a day that the text tells elsewhere. */
#include "dct_int.h"
#include "uni/hangul.h"

/* A length that has come to now, and what it counts from. */
typedef struct Lapse {
    const EdtfDuration *len;
    DctLink link;
    bool ordinal, near, vague;    /* 9년째; nearly; more than */
    int ahead;                    /* 올해 8월이면: that month is still to come */
    int shift;                    /* 다음 달이면: so many months from now */
    bool this_year, today, month; /* 올해로, 오늘로, this month: exact to the year, the day, the month */
    bool least;                   /* 들어온 지 5년 만이다: not before */
    bool strong;                  /* 이달로 만 3년이다: of now, whatever it counts from */
    bool late;                    /* 3년이 지났다 within the story: only where nothing was told later */
} Lapse;

/* ---------------------------------------------------------------- Korean */
/* "…한 지 (올해로)" before the length: where 지 stands, UINT32_MAX when it does not. */
static uint32_t ji_before(const Doc *d, uint32_t at, uint32_t floor)
{
    enum { REACH = 10, JI = 0xC9C0 };
    for (uint32_t p = at; p > floor + 2 && at - p < REACH; p--) {
        if (d->ch[p - 1] != JI ||
            (p < at && d->cls[p] == CH_HANGUL && d->ch[p] != 0xB294 /* 는 */ && d->ch[p] != 0xB3C4 /* 도 */))
            continue;
        uint32_t before = blanks_back(d, p - 1, floor);
        if (before > floor && is_adnominal(d->ch[before - 1])) return p - 1;
    }
    return UINT32_MAX;
}

/* The happening that 지 counts from stands before it: 입사한 지, 회사에 들어온 지, 간호사가 된 지. */
static void happening_before(const DctState *s, uint32_t ji, uint32_t floor, DctLink *l)
{
    enum { CLAUSE = 14 };
    const Doc *d = s->ie->doc;
    uint32_t end = blanks_back(d, ji, floor), beg = hangul_back(d, end, floor);
    l->kinds = dct_kinds(s, beg, ji + 1);
    if (!l->kinds) l->kinds = dct_kinds(s, beg > floor + CLAUSE ? beg - CLAUSE : floor, ji + 1);
    l->noun = end >= beg + 3 && dct_noun_at(d, beg) ? beg : UINT32_MAX;
    l->first = dct_has_word(s, beg > floor + CLAUSE ? beg - CLAUSE : floor, ji, DCT_W_firsttime);
}

/* Behind the length: 이다, 입니다, 째다, a mark, the end. */
static bool is_said(const Doc *d, uint32_t end)
{
    while (d->ch[end] == 0xC9F8 /* 째 */ || d->ch[end] == 0xCBE4 /* 쯤 */) end++;
    return dct_is_predicate(d, end) || d->ch[end] == '!' || d->ch[end] == ')';
}

/* A story tells "3년이 지났다" of its own time, too: at the end of the text it is the writer's. */
static bool closes(const Doc *d, uint32_t sent)
{
    enum { FEW = 5, SHARE = 4 };
    return d->n_sent <= FEW || sent + 1 + d->n_sent / SHARE >= d->n_sent;
}

/* "14년 7개월.", 그렇게 3년: nothing else is said. */
static bool is_alone(const Sentence *x, const TimexInfo *t)
{
    enum { LEAD = 4, MARK = 1 };
    return t->beg <= x->beg + LEAD && x->end <= t->end + MARK;
}

/* What of the sentence is looked at: a page without a full stop is no sentence. */
static Sentence sentence_near(const Ie *ie, const TimexInfo *t)
{
    enum { REACH = 160 };
    Sentence x = ie->doc->sent[t->sent];
    if (x.beg + REACH < t->beg) x.beg = t->beg - REACH;
    if (x.end > t->end + REACH) x.end = t->end + REACH;
    return x;
}

/* 오늘로, "this month": the day or the month of writing is named in the sentence. */
static bool names_now(const Ie *ie, const Sentence *x, uint8_t unit)
{
    for (uint32_t i = ie_timex_from(ie, x->beg); i < ie->tx.n && ie->tx.v[i].beg < x->end; i++) {
        const TimePoint *p = &ie->time[i].a;
        if (ie->time[i].form == TX_POINT && p->unit == unit && !p->shift && p->from == FROM_NOW && !p->day) return true;
    }
    return false;
}

/* "올해 8월이면 만 4년": the year in which it is full, and until when it is not. */
static bool full_in_month(const Ie *ie, const Sentence *x, uint32_t end, int *month)
{
    for (uint32_t i = ie_timex_from(ie, x->beg); i < ie->tx.n && ie->tx.v[i].beg < end; i++) {
        const TimePoint *p = &ie->time[i].a;
        bool round = ie->time[i].form == TX_POINT && p->unit == TU_YEAR && p->from == FROM_NOW && !p->shift && p->month > 0;
        if (round && p->month <= 12 && dct_is_if(ie->doc, ie->tx.v[i].end)) {
            *month = p->month;
            return true;
        }
    }
    return false;
}

/* "다음 달이면 3년", 내년이면, "next month it will be": when the length is full. */
static int shift_of(const Ie *ie, const Sentence *x, uint32_t end)
{
    for (uint32_t i = ie_timex_from(ie, x->beg); i < ie->tx.n && ie->tx.v[i].beg < end; i++) {
        const TimePoint *p = &ie->time[i].a;
        bool now = ie->time[i].form == TX_POINT && (p->from == FROM_NOW || p->from == FROM_ANY) && !p->month && p->day <= 0;
        now = now && !p->season && !p->part && !p->half;         /* not "작년 여름에 시작한 공부가 1년" */
        if (now && p->unit == TU_MONTH && p->shift) return p->shift;
        if (now && p->unit == TU_YEAR && p->shift) return 12 * p->shift;
    }
    return 0;
}

static void exact_by(const DctState *s, const Sentence *x, Lapse *l)
{
    l->shift = shift_of(s->ie, x, l->link.at);
    l->today = names_now(s->ie, x, TU_DAY);
    l->month = names_now(s->ie, x, TU_MONTH);
    l->this_year = full_in_month(s->ie, x, l->link.at, &l->ahead);
}

/* 5월 2일에 입사했으니 (딱) 한 달 만이다: the clause before reckons. */
static bool behind_ni(const Doc *d, uint32_t at, uint32_t floor)
{
    enum { REACH = 5, NI = 0xB2C8, KKA = 0xAE4C };
    for (uint32_t p = at; p > floor + 1 && at - p < REACH; p--)
        if (d->cls[p] == CH_SPACE && (d->ch[p - 1] == NI || (d->ch[p - 1] == KKA && d->ch[p - 2] == NI))) return true;
    return false;
}

/* 올해로 5년, 햇수로 5년: both years are counted. */
static void counted_in_years(const DctState *s, uint32_t i, uint32_t lead, Lapse *l)
{
    const Ie *ie = s->ie;
    const TimexInfo *t = &ie->tx.v[i];
    bool this_year = i > 0 && dct_is_year_of_now(ie, i - 1) && !ie->time[i - 1].a.shift && t[-1].sent == t->sent;
    l->this_year |= this_year || dct_has_word(s, lead, t->beg, DCT_W_counting);
}

/* 들어온 지 5년 만이다 */
static bool is_within(const Doc *d, const TimexInfo *t, uint32_t ji)
{
    uint32_t next = t->end + 1;
    return t->rel == REL_WITHIN && ji != UINT32_MAX && d->ch[next] != 0xC5D0 /* 에 */ && d->cls[next] == CH_HANGUL;
}

/* Did the sentence, or the one before it, tell of today, yesterday, this week? */
static bool is_lately(const Ie *ie, uint32_t sent)
{
    const Doc *d = ie->doc;
    const Sentence *x = &d->sent[sent], *first = sent ? x - 1 : x;
    for (uint32_t i = ie_timex_from(ie, first->beg); i < ie->tx.n && ie->tx.v[i].beg < x->end; i++) {
        const TimePoint *p = &ie->time[i].a;
        if (ie->time[i].form == TX_POINT && (p->unit == TU_DAY || p->unit == TU_WEEK) && p->from == FROM_NOW) return true;
    }
    return false;
}

/* "어제 합격했다. 퇴사하고 반년 만이다": counted from a happening that the clause before names. */
static bool is_since(const DctState *s, const TimexInfo *t, uint32_t lead, Lapse *l)
{
    uint16_t next = s->ie->doc->ch[blanks_skip(s->ie->doc, t->end) + 1];
    if (t->rel != REL_WITHIN || (next != 0xC774 /* 이 */ && next != 0xC785 /* 입 */)) return false;
    l->link.kinds = dct_kinds(s, lead, t->beg);
    l->least = !is_lately(s->ie, t->sent);
    l->link.least = DCT_BY_KIND;
    return l->link.kinds != 0;
}

/* "면직하고 두 달이 지났다": what the clause right before the length tells. */
static void behind_clause(const DctState *s, uint32_t floor, uint32_t at, DctLink *l)
{
    enum { CLAUSE = 12, GO = 0xACE0, DWI = 0xB4A4, HU = 0xD6C4, SEO = 0xC11C };
    const Doc *d = s->ie->doc;
    uint32_t end = blanks_back(d, at, floor);
    uint16_t last = end > floor ? d->ch[end - 1] : 0;
    if (last != GO && last != DWI && last != HU && last != SEO) return;
    uint32_t beg = end > floor + CLAUSE ? end - CLAUSE : floor;
    l->kinds = dct_kinds(s, beg, end);
    uint32_t word = hangul_back(d, end, floor);
    if (l->kinds && end >= word + 3 && dct_noun_at(d, word)) l->noun = word;
    if (l->kinds) l->least = DCT_BY_KIND;
}

/* What stands around a Korean length: behind it as far as end, soon and tail, before it from lead on. */
typedef struct Around {
    uint32_t end, soon, tail, lead;
    bool lapsed, ordinal, upto, thence, ends, now;
} Around;

static Around around_ko(const DctState *s, const TimexInfo *t, const Sentence *x)
{
    enum { TAIL = 14, SOON = 8, LEAD = 10 };
    const Doc *d = s->ie->doc;
    const Sentence *whole = &d->sent[t->sent];
    Around w = {.end = t->end, .tail = t->end, .ordinal = t->rel == REL_ORDINAL};
    while (w.tail < x->end && w.tail < t->end + TAIL && d->ch[w.tail] != ',') w.tail++;
    w.soon = w.end + SOON < w.tail ? w.end + SOON : w.tail;
    w.lead = t->beg > x->beg + LEAD ? t->beg - LEAD : x->beg;
    w.lapsed = dct_has_word(s, w.end, w.soon, DCT_W_lapsed);
    w.upto = dct_has_word(s, w.lead, t->beg, DCT_W_upto);
    w.thence = dct_has_word(s, x->beg, t->beg, DCT_W_thence);
    w.ends = w.lapsed && w.tail + 2 >= whole->end;
    w.now = w.ends || dct_is_present(s, whole);
    return w;
}

/* A length from what is told elsewhere: 올해로 7년 차다, 어느덧 3년이 지났다. */
static bool lapse_from_afar(const DctState *s, uint32_t i, const Sentence *x, Around *w, Lapse *l)
{
    const Ie *ie = s->ie;
    const Doc *d = ie->doc;
    const TimexInfo *t = &ie->tx.v[i];
    const Sentence *whole = &d->sent[t->sent];
    bool until_now = dct_has_word(s, w->end, w->soon, DCT_W_untilnow), said = is_said(d, w->end);       /* 한 달이 지난 지금도 */
    l->link.least = until_now ? DCT_BY_BEFORE : DCT_BY_BEHIND;
    if (until_now) return true;
    if (l->strong || (l->shift && w->lapsed) || (l->shift > 0 && said)) {
        w->now |= l->shift < 0;
        l->link.kinds = dct_kinds(s, w->lead, t->beg);
        return (w->ordinal || w->lapsed || said) && w->now;
    }
    if (w->ordinal) return w->now;
    bool own = i > 0 && t[-1].sent == t->sent && ie->time[i - 1].form <= TX_RANGE;
    if (!own && dct_has_word(s, w->end, w->tail, DCT_W_sums)) return dct_is_present(s, whole);   /* 그러니까 5년을 산 셈이다 */
    if (dct_has_word(s, w->end, w->soon, DCT_W_fills)) l->link.kinds = DCT_BEGIN;          /* a spell that ended: from its first day */
    l->link.thence = w->thence;
    l->link.least = w->thence ? DCT_BY_BEHIND : DCT_BY_BEFORE;
    l->late = !closes(d, t->sent);
    if (!l->link.kinds && !w->thence && w->ends) behind_clause(s, x->beg, t->beg, &l->link);
    return w->ends || (w->thence && said) || is_alone(whole, t);
}

static bool lapse_ko(const DctState *s, uint32_t i, Lapse *l)
{
    const Ie *ie = s->ie;
    const Doc *d = ie->doc;
    const TimexInfo *t = &ie->tx.v[i];
    const Sentence near = sentence_near(ie, t), *x = &near, *whole = &d->sent[t->sent];
    uint32_t ji = ji_before(d, t->beg, x->beg);
    l->least = is_within(d, t, ji);
    if (l->least) happening_before(s, ji, x->beg, &l->link);
    if (l->least) return dct_is_present(s, whole);
    Around w = around_ko(s, t, x);
    bool reckoned = behind_ni(d, t->beg, x->beg);
    if (ji == UINT32_MAX && !reckoned && is_since(s, t, w.lead, l)) return dct_is_present(s, whole);
    if (reckoned && is_said(d, t->rel == REL_WITHIN ? blanks_skip(d, w.end) + 1 : w.end))
        return dct_is_present(s, whole) || t->rel != REL_WITHIN;            /* 8년 만이었다: of then */
    if (t->rel == REL_WITHIN || t->rel == REL_AGO || dct_has_word(s, w.end, w.tail, DCT_W_then)) return false;
    if ((t->rel == REL_AFTER && !w.lapsed) || t->rel == REL_SINCE || t->rel == REL_UNTIL) return false;
    l->ordinal = w.ordinal;
    l->near = dct_has_word(s, w.end, w.tail, DCT_W_near);
    l->vague = dct_has_word(s, w.end, w.soon, DCT_W_full);
    exact_by(s, x, l);
    counted_in_years(s, i, w.lead, l);
    l->strong = w.upto || l->this_year || l->today || l->month;
    l->link.restates = dct_has_word(s, x->beg, x->beg + 1, DCT_W_restates);
    if (ji == UINT32_MAX) return lapse_from_afar(s, i, x, &w, l);
    happening_before(s, ji, x->beg, &l->link);
    return w.lapsed || w.ordinal || w.upto || is_said(d, w.end);
}

/* "How long have you been a warder?" "Eleven years.": the question before asks for the length until now. */
static bool answers(const DctState *s, const TimexInfo *t)
{
    enum { LEAD = 5, QUESTION = 80 };
    const Sentence *x = &s->ie->doc->sent[t->sent];
    if (t->sent == 0 || t->beg > x->beg + LEAD || x->end > t->end + 2) return false;
    const Sentence *ask = x - 1;
    uint32_t beg = ask->beg + QUESTION < ask->end ? ask->end - QUESTION : ask->beg;
    return dct_has_word(s, beg, ask->end, DCT_W_wholong);
}

/* ---------------------------------------------------------------- English */
/* "I started in September 2006. Ten years this month." */
static bool full_now(const Ie *ie, uint32_t i)
{
    const TimexInfo *t = &ie->tx.v[i];
    if (i + 1 >= ie->n_time || t[1].beg > t->end + 2 || ie->time[i + 1].form != TX_POINT) return false;
    const TimePoint *p = &ie->time[i + 1].a;
    return p->from == FROM_NOW && !p->shift && !p->day && (p->unit == TU_MONTH || p->unit == TU_WEEK || p->unit == TU_DAY);
}

static bool lapse_en(const DctState *s, uint32_t i, Lapse *l)
{
    enum { LEAD = 44, CLAUSE = 30, SOON = 4, NOW_WORDS = 12, NOW_LEAD = 8 };
    const Ie *ie = s->ie;
    const TimexInfo *t = &ie->tx.v[i];
    const Sentence near = sentence_near(ie, t), *x = &near;
    uint32_t lead = t->beg > x->beg + LEAD ? t->beg - LEAD : x->beg,
             far = t->end + CLAUSE < x->end ? t->end + CLAUSE : x->end;
    if (t->rel == REL_AGO || dct_has_word(s, t->end, t->end + SOON, DCT_W_then)) return false;
    uint32_t behind = names_now(ie, x, TU_MONTH) || names_now(ie, x, TU_WEEK) ? t->end + NOW_WORDS : t->end;
    bool since = dct_has_word(s, t->end, behind + SOON, DCT_W_since);
    bool perfect = dct_has_word(s, lead, t->beg, DCT_W_perfect) && !dct_has_word(s, lead, t->beg, DCT_W_pluperfect);
    /* "In 2014 I won a prize, four years in": counted from what was told before. */
    bool told = i > 0 && t[-1].sent == t->sent && ie->time[i - 1].a.how;
    told = told && !dct_has_word(s, t->beg > x->beg + NOW_LEAD ? t->beg - NOW_LEAD : x->beg, t->beg, DCT_W_still);
    bool closing = x->end <= t->end + SOON && dct_has_word(s, t->end, t->end + 2, DCT_W_inside);
    bool goes = !told && (closing || dct_has_word(s, t->end, t->end + SOON, DCT_W_goes));
    bool dated = i + 1 < ie->n_time && t[1].sent == t->sent && ie->time[i + 1].a.how; /* later, in May 2023 */
    bool later = t->rel == REL_AFTER && !dated && dct_has_word(s, t->end, far, DCT_W_still);
    l->link.either = true;
    l->link.least = DCT_BY_BEHIND;
    l->near = dct_has_word(s, lead, t->end, DCT_W_near);
    exact_by(s, x, l);
    if (!l->shift) l->shift = shift_of(ie, x, x->end);                          /* It will be three years next month. */
    if (answers(s, t)) return true;
    if (since)
        l->link.kinds = dct_kinds(s, t->end, far);
    else if (perfect)
        l->link.kinds = 0;
    if (later) l->link.either = false;
    return since || perfect || goes || later || full_now(ie, i);
}

/* ---------------------------------------------------------------- bounds */
/* early: some count the first day, some do not. */
static void bound_days(DctState *s, const DctDate *from, EdtfDay days, bool week, bool early)
{
    dct_bound(s, from->lo + days - early, from->hi + days + (week ? 6 : 0));
}

/* The nth year runs: between n - 1 and n years behind the start. */
static void bound_ordinal(DctState *s, const DctDate *from, const Lapse *l)
{
    int y, m, d, n = (int)l->len->y;
    edtf_ymd(from->lo, &y, &m, &d);
    bool months = dct_to_month(from);
    if (n && l->this_year)
        dct_bound_year(s, y + n - 1);
    else if (n && l->len->m == 0 && !months)
        dct_bound(s, edtf_day(y + n - 1, 1, 1), edtf_day(y + n, 12, 31));
    else if (n && l->len->m == 0)
        dct_bound(s, from->lo + (EdtfDay)((n - 1) * 365.25), from->hi + (EdtfDay)(n * 365.25));
    else if (l->len->m >= 1 && months) {
        int k = y * 12 + m - 1 + n * 12 + (int)l->len->m;
        dct_bound_months(s, k - 1, k);
    } else if (months && l->len->w > 0)
        bound_days(s, from, (EdtfDay)(7 * (l->len->w - 1)), true, false);
    else if (months && l->len->d > 0)
        bound_days(s, from, (EdtfDay)l->len->d - 1, false, false);
}

/* A day and a length from it give a time as coarse as the coarser of both; nearly and more than leave room. */
static void bound_lapse(DctState *s, const DctDate *from, const Lapse *l)
{
    const EdtfDuration *len = l->len;
    double days = edtf_duration_days(len), slack = days < 400 ? 45 : 183;
    int y, m, d;
    bool months = dct_to_month(from), vague = l->near || l->vague || len->approx;
    edtf_ymd(from->lo, &y, &m, &d);
    if (l->ahead && dct_years_alone(len)) {
        int year = y + (int)len->y;
        dct_bound(s, edtf_day(year, 1, 1), edtf_day(year, l->ahead, edtf_month_days(year, l->ahead)));
        return;
    }
    if (l->shift && dct_years_alone(len) && !l->ordinal) {
        if (l->shift % 12 == 0)
            dct_bound_year(s, y + (int)len->y - l->shift / 12);
        else if (months)
            dct_bound_month(s, y + (int)len->y, m - l->shift);
        else
            dct_bound_year(s, y + (int)len->y);
    } else if (l->least)
        dct_bound(s, from->lo + (EdtfDay)days - (months ? 31 : 0), EDTF_DAY_MAX);
    else if (l->ordinal)
        bound_ordinal(s, from, l);
    else if (vague && l->this_year && len->y >= 1)
        dct_bound_year(s, y + (int)len->y);
    else if (vague)
        dct_bound(s, from->lo + (EdtfDay)(l->vague && !l->near ? days : days - slack),
                  from->hi + (EdtfDay)(l->near ? days : days + slack));
    else if (dct_years_alone(len) && l->today && from->lo == from->hi && edtf_date_ok(y + (int)len->y, m, d)) {
        EdtfDay day = edtf_day(y + (int)len->y, m, d);
        dct_bound(s, day, day);
    } else if (dct_years_alone(len) && l->month && months)
        dct_bound_month(s, y + (int)len->y, m);
    else if (dct_years_alone(len))
        dct_bound_year(s, y + (int)len->y);
    else if (len->m >= 1 && len->d == 0 && months)
        dct_bound_month(s, y, m + (int)len->m + 12 * (int)len->y);
    else if (months)
        bound_days(s, from, (EdtfDay)days, len->w > 0, s->ie->ko && len->d > 7);
}

/* "3월 2일에 출근했으니 이제 두 달이 지났다": a month that the sentence gives without its year, and the length. */
static bool read_month_of_year(DctState *s, uint32_t i)
{
    const Ie *ie = s->ie;
    const TimePoint *p = i ? &ie->time[i - 1].a : NULL;
    DctDate x;
    if (!p || ie->tx.v[i - 1].sent == UINT32_MAX || ie->tx.v[i - 1].sent + 1 < ie->tx.v[i].sent || ie->time[i - 1].form != TX_POINT || !time_needs_year(p))
        return false;
    if (p->month < 1 || p->month > 12 || dct_is_now(s, i - 1) || dct_date_told(s, i - 1, &x)) return false;
    const EdtfDuration *len = ie->time[i].len;
    if (len->y >= 1) return false;
    if (len->y == 0 && len->m >= 1 && len->d == 0) s->scene_month = (uint8_t)((p->month - 1 + (int)len->m) % 12 + 1);
    if (len->y == 0 && (len->m == 0 || len->d > 0) && p->day > 0 && edtf_date_ok(2000, p->month, p->day)) {
        int y, m, d;
        edtf_ymd(edtf_day(2000, p->month, p->day) + (EdtfDay)edtf_duration_days(len), &y, &m, &d);
        s->scene_month = (uint8_t)m;
    }
    return true;
}

/* Nothing says what it counts from: of the beginnings told that one from which it leads behind all that was told. */
static bool link_left_over(const DctState *s, const Lapse *l, DctDate *out)
{
    enum { STARTS = DCT_BEGIN | DCT_ENROL | DCT_OPEN | DCT_COME | DCT_CHANGE };
    EdtfDay last = s->lo, n = (EdtfDay)edtf_duration_days(l->len);
    int found = 0;
    for (uint32_t k = 0; k < s->n_date; k++)
        if (s->date[k].lo > last && s->date[k].hi < EDTF_DAY_MAX) last = s->date[k].lo;
    for (uint32_t k = 0; k < s->n_date; k++) {
        DctDate x = s->date[k];
        if (!(dct_date_kinds(s, x.i) & STARTS) || x.hi + n < last) continue;
        if (found && x.lo == out->lo) continue;
        *out = x;
        found++;
    }
    return found == 1;
}

/* What runs until now and the dates it is counted from; late: those that the story might have told of its own time. */
typedef struct Lapses { Lapse lapse[DCT_LAPSES_MAX]; DctDate from[DCT_LAPSES_MAX]; int sure[DCT_LAPSES_MAX], n; } Lapses;

/* "After seven years at the depot, my role was eliminated last Thursday", "어제 6년 다닌 회사를 나왔다": a spell that ends
 * with the writing, counted from a first day told elsewhere. */
static bool ends_lately(const DctState *s, uint32_t i, Lapse *l)
{
    const Ie *ie = s->ie;
    const TimexInfo *t = &ie->tx.v[i];
    const Sentence x = sentence_near(ie, t);
    if (!dct_years_alone(l->len) || t->rel == REL_AGO || t->rel == REL_WITHIN || t->rel == REL_ORDINAL) return false;
    if (!(dct_kinds(s, x.beg, x.end) & DCT_LEAVE)) return false;
    bool now = false, dated = false;
    for (uint32_t k = ie_timex_from(ie, x.beg); k < ie->tx.n && ie->tx.v[k].beg < x.end; k++) {
        const TimePoint *p = &ie->time[k].a;
        bool near = p->unit == TU_DAY || p->unit == TU_WEEK || (p->wday && !p->day && !p->month);
        now |= ie->time[k].form == TX_POINT && near && p->from != FROM_STORY;
        dated |= p->how == YEAR_FULL;
    }
    l->strong = now && !dated;
    l->link.least = DCT_BY_SENTENCE;
    l->link.kinds = DCT_NO_KIND;                       /* only what is left over will do */
    return l->strong;
}

/* What the words around a length say of it: they are asked twice, and say the same. */
typedef struct LapseRead { Lapse lapse; bool read, runs; } LapseRead;

static const LapseRead *lapse_read(DctState *s, uint32_t i)
{
    const Ie *ie = s->ie;
    const TimexInfo *t = &ie->tx.v[i];
    if (!s->lapse) s->lapse = arena_push_n(ie->tmp, LapseRead, ie->n_time);
    LapseRead *x = &s->lapse[i];
    if (x->read) return x;
    const Lapse blank = {.len = ie->time[i].len, .link = {.at = t->beg, .sent = t->sent, .noun = UINT32_MAX}};
    *x = (LapseRead){.lapse = blank, .read = true};
    x->runs = ie->doc->cls[t->beg] == CH_LATIN || !ie->ko ? lapse_en(s, i, &x->lapse) : lapse_ko(s, i, &x->lapse);
    if (x->runs) return x;
    x->lapse = blank;
    x->runs = ends_lately(s, i, &x->lapse);
    return x;
}

static void lapses_find(DctState *s, bool late, Lapses *all)
{
    const Ie *ie = s->ie;
    all->n = 0;
    for (uint32_t i = 0; i < ie->n_time && all->n < DCT_LAPSES_MAX; i++) {
        const TimexInfo *t = &ie->tx.v[i];
        if (ie->time[i].form != TX_LENGTH || t->sent == UINT32_MAX || ie->time[i].len->h > 0 ||
            ie->time[i].len->min > 0)
            continue;
        int n = all->n;
        Lapse *l = &all->lapse[n];
        const LapseRead *x = lapse_read(s, i);
        if (!x->runs || x->lapse.late != late || read_month_of_year(s, i)) continue;
        *l = x->lapse;
        all->sure[n] = dct_link(s, &l->link, &all->from[n]);
        if (!all->sure[n] && l->strong && link_left_over(s, l, &all->from[n])) all->sure[n] = DCT_BY_BEING_ALONE;
        if (!all->sure[n]) continue;
        const Sentence near = sentence_near(ie, t);
        l->month |= dct_has_word(s, near.beg, near.end, DCT_W_exact);
        all->n++;
    }
}

/* 면직한 지 4년 가까이 됐다, 2015년부터 9년째, "it has been five years since I left in 2018": the day plus the length.
 * What is surest is taken first. */
void dct_read_lapses(DctState *s)
{
    Lapses all;
    lapses_find(s, false, &all);
    for (int least = DCT_BY_SENTENCE; all.n && least > 0; least -= 10)
        for (int k = 0; k < all.n; k++)
            if (all.sure[k] >= least && all.sure[k] < least + 10) bound_lapse(s, &all.from[k], &all.lapse[k]);
}

/* "그로부터 10년이 흘렀다" in the middle of the text: the story's own time, unless it ends behind all that was told. */
void dct_read_late_lapses(DctState *s)
{
    enum { CLEARLY = 32 };
    Lapses all;
    lapses_find(s, true, &all);
    for (int k = 0; k < all.n; k++)
        if (all.from[k].lo + (EdtfDay)edtf_duration_days(all.lapse[k].len) > s->lo + CLEARLY) {
            bound_lapse(s, &all.from[k], &all.lapse[k]);
            return;
        }
}

/* "준비를 시작한 건 2023년 1월이었다. 꼬박 1년이 걸렸다.": what took so long is over. */
void dct_read_took(DctState *s)
{
    enum { SOON = 8, LEAD = 12, MONTH = 31 };
    const Ie *ie = s->ie;
    for (uint32_t i = 1; i < ie->n_time && i < DCT_PAIRS_MAX; i++) {
        const TimexInfo *t = &ie->tx.v[i];
        const EdtfDuration *len = ie->time[i].len;
        DctDate x;
        if (ie->time[i].form != TX_LENGTH || t->sent == UINT32_MAX || t[-1].sent > t->sent || t[-1].sent + 1 < t->sent) continue;
        const Sentence *st = &ie->doc->sent[t->sent];
        bool took = ie->ko ? dct_has_word(s, t->end, t->end + SOON, DCT_W_took)
                           : dct_has_word(s, t->beg > st->beg + LEAD ? t->beg - LEAD : st->beg, t->beg, DCT_W_took);
        if (!took || len->h > 0 || !dct_date_told(s, i - 1, &x) || edtf_days_between(x.lo, x.hi) > MONTH) continue;
        if (!(dct_date_kinds(s, i - 1) & DCT_BEGIN)) continue;
        EdtfDay lo = x.lo + (EdtfDay)edtf_duration_days(len) - MONTH;
        if (s->lo == EDTF_DAY_MIN || lo > s->lo) dct_bound(s, lo, EDTF_DAY_MAX);
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
        dct_bound_months(s, k - 1, k);
    }
}

/* "2011년 7월 1일에 첫 출근을 했다. 정확히 10년 전 오늘이다.": to the day. */
static bool counted_to_today(DctState *s, uint32_t i)
{
    enum { SHORT = 24 };
    const Ie *ie = s->ie;
    const TimexInfo *t = &ie->tx.v[i];
    DctDate x;
    int y, m, d;
    if (!i || i + 1 >= ie->n_time || t[1].sent != t->sent || t[-1].sent + 1 != t->sent) return false;
    const TimePoint *today = &ie->time[i + 1].a;
    const Sentence *st = &ie->doc->sent[t->sent];
    if (today->unit != TU_DAY || today->shift || st->end - st->beg > SHORT || !dct_years_alone(ie->time[i].len)) return false;
    if (!dct_date_of(s, i - 1, &x) || x.lo != x.hi) return false;
    edtf_ymd(x.lo, &y, &m, &d);
    y += (int)ie->time[i].len->y;
    if (edtf_date_ok(y, m, d)) dct_bound(s, edtf_day(y, m, d), edtf_day(y, m, d));
    return true;
}

/* "2020년 2월에 졸업했다. 바로 지난달이다.", "That was last month.": a short sentence that says from the writing what the
 * one before dated. */
static void restated_from_now(DctState *s, uint32_t i)
{
    enum { SHORT = 22, LEAD = 12 };
    const Ie *ie = s->ie;
    const Doc *d = ie->doc;
    const TimexInfo *t = &ie->tx.v[i];
    const TimePoint *p = &ie->time[i].a;
    DctDate x;
    int y, m, day;
    if (!i || t->sent == UINT32_MAX || t[-1].sent + 1 != t->sent || ie->time[i].form != TX_POINT) return;
    const Sentence *st = &d->sent[t->sent];
    bool bare = p->from == FROM_NOW && p->shift <= 0 && !p->month && p->day <= 0 && !p->season && !p->half && !p->pick;
    if (!bare || st->end - st->beg > SHORT || t->beg > st->beg + LEAD || !dct_date_of(s, i - 1, &x)) return;
    bool said = ie->ko ? d->ch[t->end] == 0xC774 /* 이 */ || d->ch[t->end] == 0xC758 /* 의 */ || d->ch[t->end + 1] == 0xC77C /* 일 */
                       : dct_has_word(s, st->beg, st->beg + 1, DCT_W_itwas);
    if (!said || (ie->ko && !dct_is_present(s, st))) return;
    edtf_ymd(x.lo, &y, &m, &day);
    if (p->unit == TU_YEAR) dct_bound_year(s, y - p->shift);
    else if (p->unit == TU_MONTH && dct_to_month(&x)) dct_bound_month(s, y, m - p->shift);
    else if (p->unit == TU_WEEK && x.lo == x.hi) {
        EdtfDay monday = x.lo - (edtf_weekday(x.lo) - 1) - 7 * p->shift;
        dct_bound(s, monday, monday + 6);
    } else if (p->unit == TU_DAY && x.lo == x.hi) dct_bound(s, x.lo - p->shift, x.lo - p->shift);
}

/* "2018년에 떠났다. 벌써 5년 전 일이다.", "I left in 2018. That was five years ago.": a short sentence that only counts
 * back what the one before told. */
void dct_read_counted_back(DctState *s)
{
    enum { SHORT = 32, OPENS = 12 };
    const Ie *ie = s->ie;
    for (uint32_t i = 0; i < ie->n_time; i++) {
        const TimeParse *len = &ie->time[i];
        const TimexInfo *t = &ie->tx.v[i], *before = i ? t - 1 : t;
        DctDate x;
        restated_from_now(s, i);
        if (len->form != TX_LENGTH || t->rel != REL_AGO || t->sent == UINT32_MAX) continue;
        if (counted_to_today(s, i)) continue;
        if (!i || before->sent + 1 != t->sent) continue;
        if (i + 1 < ie->n_time && t[1].sent == t->sent) continue;
        const Sentence *st = &ie->doc->sent[t->sent];
        bool near = ie->ko ? dct_is_present(s, st) : dct_has_word(s, st->beg, t->beg, DCT_W_join);
        bool opens = !ie->ko && t->beg <= st->beg + OPENS;              /* That was five years ago, and I … */
        if (!near || (st->end - st->beg > SHORT && !opens)) continue;
        if (!dct_date_of(s, i - 1, &x) || before->rel == REL_SINCE) continue;
        int y, m, d;
        edtf_ymd(x.lo, &y, &m, &d);
        bool exact = dct_has_word(s, st->beg, t->beg, DCT_W_exact), month = dct_to_month(&x);
        if (dct_years_alone(len->len) && !(exact && month))
            dct_bound_year(s, y + (int)len->len->y);
        else if (month && len->len->d == 0 && len->len->w == 0 && !len->len->approx)
            dct_bound_month(s, y + (int)len->len->y, m + (int)len->len->m);
        else if (x.lo == x.hi && len->len->y == 0 && len->len->m == 0 && len->len->h == 0 && !len->len->approx)
            bound_days(s, &x, (EdtfDay)edtf_duration_days(len->len), len->len->w > 0, false);
    }
}
