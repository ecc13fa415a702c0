/* What the words around a length say of it: does it run until the writing, and what is it counted from? */
#include "dct_lapse_int.h"

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
    while (d->ch[end] == 0xC9F8 /* 째 */ || d->ch[end] == 0xCBE4 /* 쯤 */ || d->ch[end] == '"' || d->ch[end] == 0x201D) end++;
    return dct_is_predicate(d, end) || d->ch[end] == '!' || d->ch[end] == ')';
}

/* "아직 1년은 안 됐다. 다음 달이면 된다.": the sentence behind tells when it is full. */
static bool full_behind(const DctState *s, const TimexInfo *t, Lapse *l)
{
    enum { SHORT = 24, SOON = 8 };
    const Ie *ie = s->ie;
    if (t->sent + 1 >= ie->doc->n_sent || !dct_has_word(s, t->end, t->end + SOON, DCT_W_notyet)) return false;
    const Sentence *next = &ie->doc->sent[t->sent + 1];
    uint32_t k = ie_timex_from(ie, next->beg);
    if (next->end - next->beg > SHORT || k >= ie->n_time || ie->tx.v[k].beg >= next->end) return false;
    const TimePoint *p = &ie->time[k].a;
    bool month = ie->time[k].form == TX_POINT && p->unit == TU_MONTH && p->shift > 0 && !p->month && dct_is_if(ie->doc, ie->tx.v[k].end);
    if (!month) return false;
    l->shift = p->shift;
    l->link.kinds = DCT_BEGIN | DCT_OPEN | DCT_COME | DCT_CHANGE;
    l->link.least = DCT_BY_KIND;
    return l->strong = true;
}

/* "만으로는 아직 4년이 안 됐다.": less than that has gone by. */
static bool not_yet_full(const DctState *s, const Sentence *x, const TimexInfo *t, Lapse *l)
{
    enum { SOON = 3, REST = 10 };
    if (x->end > t->end + REST || !dct_has_word(s, t->end, t->end + SOON, DCT_W_notyet)) return false;
    if (!dct_has_word(s, x->beg, t->beg, DCT_W_stillnot)) return false;
    l->link.kinds = DCT_BEGIN | DCT_OPEN | DCT_COME;
    l->link.least = DCT_BY_BEFORE;
    return l->most = true;
}

/* "엊그제 10년 근속패를 받았다": so long in service, lately. */
static bool is_service(const DctState *s, const Sentence *x, const TimexInfo *t, Lapse *l)
{
    enum { SOON = 2 };
    if (!dct_has_word(s, t->end, t->end + SOON, DCT_W_service) || !dct_speaks_of_today(s->ie, x->beg, t->beg)) return false;
    l->link.kinds = DCT_BEGIN;
    l->link.least = DCT_BY_KIND;
    return l->strong = l->month = true;
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
Sentence dct_sentence_near(const Ie *ie, const TimexInfo *t)
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

/* "5월이면 7주년이다", "이번 가을이면 꼭 10년이다": the month in which the length is full has its day in the time that is to come. */
DctRound dct_comes_round(const DctState *s, const Sentence *x, uint32_t end)
{
    enum { ANY_YEAR = 2001 };
    const Ie *ie = s->ie;
    for (uint32_t i = ie_timex_from(ie, x->beg); ie->ko && i < ie->tx.n && ie->tx.v[i].beg < end; i++) {
        TimePoint p = ie->time[i].a;
        bool bare = !p.how && !p.unit && (!p.pick || p.pick != PICK_LAST) && (p.month > 0 || p.season);
        if (ie->time[i].form != TX_POINT || !bare || !dct_is_if(ie->doc, ie->tx.v[i].end)) continue;
        p.pick = PICK_NONE, p.from = p.det = FROM_NONE;
        TimeValue v = time_value_of(&p, (TimeBase){ANY_YEAR, 0, 0});
        EdtfDay lo, hi;
        if (!v.ok) continue;
        time_value_bounds(&v, &lo, &hi);
        return (DctRound){(uint8_t)base_of_day(lo).m, (uint8_t)base_of_day(hi).m};
    }
    return (DctRound){0};
}

/* Yesterday was my last day: twelve years, to the day, … */
static bool names_yesterday(const Ie *ie, const Sentence *x)
{
    for (uint32_t i = ie_timex_from(ie, x->beg); i < ie->tx.n && ie->tx.v[i].beg < x->end; i++) {
        const TimePoint *p = &ie->time[i].a;
        if (ie->time[i].form == TX_POINT && p->unit == TU_DAY && p->shift == -1 && p->from == FROM_NOW) return true;
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

/* 두 달 뒤면, 한 달만 있으면, 사흘이 지나면: a length in front of another one, which is full then. */
static bool length_ahead(const DctState *s, uint32_t i)
{
    enum { SOON = 2 };
    const Ie *ie = s->ie;
    const EdtfDuration *len = ie->time[i].len;
    uint32_t end = ie->tx.v[i].end;
    return ie->ko && ie->time[i].form == TX_LENGTH && !len->h && !len->min && !len->approx &&
           (dct_is_if(ie->doc, end) || dct_has_word(s, end, end + SOON, DCT_W_inahead));
}

/* "다음 달이면 3년", 내년이면, "next month it will be": when the length is full. */
static int shift_of(const DctState *s, const Sentence *x, uint32_t end)
{
    const Ie *ie = s->ie;
    for (uint32_t i = ie_timex_from(ie, x->beg); i < ie->tx.n && ie->tx.v[i].beg < end; i++) {
        const EdtfDuration *len = ie->time[i].len;
        if (length_ahead(s, i) && len->d == 0 && len->w == 0) return (int)(12 * len->y + len->m);
        const TimePoint *p = &ie->time[i].a;
        bool now = ie->time[i].form == TX_POINT && (p->from == FROM_NOW || p->from == FROM_ANY) && !p->month && p->day <= 0;
        now = now && !p->season && !p->part && !p->half;         /* not "작년 여름에 시작한 공부가 1년" */
        if (now && p->unit == TU_MONTH && p->shift) return p->shift;
        if (now && p->unit == TU_YEAR && p->shift) return 12 * p->shift;
    }
    return 0;
}

/* 다음 주면 만 10년이다, 내일이면 */
static int days_shift_of(const DctState *s, const Sentence *x, uint32_t end)
{
    enum { WEEK = 7, RO = 0xB85C };
    const Ie *ie = s->ie;
    for (uint32_t i = ie_timex_from(ie, x->beg); i < ie->tx.n && ie->tx.v[i].beg < end; i++) {
        const EdtfDuration *len = ie->time[i].len;
        if (length_ahead(s, i) && len->y == 0 && len->m == 0) return (int)(WEEK * len->w + len->d);
        const TimePoint *p = &ie->time[i].a;
        bool lately = ie->ko && ie->time[i].form == TX_POINT && p->unit == TU_DAY && p->from == FROM_NOW && p->shift < 0;
        if (lately && ie->doc->ch[ie->tx.v[i].end] == RO) return p->shift;                           /* 어제로 꼭 5년을 채웠다 */
        if (ie->time[i].form != TX_POINT || (p->from != FROM_NOW && p->from != FROM_ANY) || p->shift <= 0 ||
            (ie->ko && !dct_is_if(ie->doc, ie->tx.v[i].end))) continue;
        if (p->unit == TU_WEEK || p->unit == TU_DAY) return p->shift * (p->unit == TU_WEEK ? WEEK : 1);
    }
    return 0;
}

/* "만 10년이 되려면 두 달 남았다", "만 3년에서 사흘 모자란다": the length behind is what is still missing. */
static void missing_behind(const DctState *s, uint32_t i, Lapse *l)
{
    enum { BETWEEN = 12, SOON = 4, WEEK = 7, MONTHS = 12 };
    const Ie *ie = s->ie;
    const TimexInfo *t = &ie->tx.v[i];
    if (i + 1 >= ie->n_time || t[1].sent != t->sent || ie->time[i + 1].form != TX_LENGTH || t[1].beg > t->end + BETWEEN) return;
    const EdtfDuration *len = ie->time[i + 1].len;
    if (len->approx || len->h > 0 || !dct_has_word(s, t->end, t->end + 2, DCT_W_lackof)) return;
    if (!dct_has_word(s, t[1].end, t[1].end + SOON, DCT_W_left) && !dct_has_word(s, t[1].end, t[1].end + SOON, DCT_W_lacks)) return;
    if (len->y + len->m > 0) l->shift = (int)(MONTHS * len->y + len->m);
    else l->days = (int)(WEEK * len->w + len->d);
    l->strong = true;
}

/* "지난 3월에 꼭 5년이 지났다": full in the March before the writing. */
static int picked_month(const Ie *ie, const Sentence *x, uint32_t end)
{
    int month = 0;
    for (uint32_t i = ie_timex_from(ie, x->beg); ie->ko && i < ie->tx.n && ie->tx.v[i].beg < end; i++) {
        const TimePoint *p = &ie->time[i].a;
        bool last = ie->time[i].form == TX_POINT && p->pick == PICK_LAST && !p->unit && p->month > 0 && p->month <= 12 && p->day <= 0;
        if (last) month = p->month;
    }
    return month;
}

static void exact_by(const DctState *s, const Sentence *x, Lapse *l)
{
    l->shift = shift_of(s, x, l->link.at);
    l->days = days_shift_of(s, x, l->link.at);
    l->today = names_now(s->ie, x, TU_DAY);
    l->month = names_now(s->ie, x, TU_MONTH);
    l->this_year = full_in_month(s->ie, x, l->link.at, &l->ahead);
    l->picked = picked_month(s->ie, x, l->link.at);
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
    bool counting = dct_has_word(s, lead, t->beg, DCT_W_counting);
    l->ordinal |= counting && (!this_year || ie->ko);                                    /* 올해로 햇수로 5년 */
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

static bool is_unit_of_days(const EdtfDuration *len) { return len->y == 0 && len->m == 0; }

/* "이달 말이면 나는 은행원이 아니다. 20년 6개월 만이다.": the sentence is nothing else. */
static bool is_sum(const DctState *s, const TimexInfo *t, const Sentence *x)
{
    enum { LEAD = 4, REST = 8 };
    return t->beg <= x->beg + LEAD && x->end <= t->end + REST && dct_is_present(s, x) && !is_unit_of_days(s->ie->time[t - s->ie->tx.v].len);
}

/* "2년이 다 되어 가는 시점이다": the time is that of the writing. */
static bool is_time_of_now(const DctState *s, const Sentence *x)
{
    enum { TAIL = 5 };
    const Doc *d = s->ie->doc;
    uint32_t end = hangul_before(d, x->end, x->beg);
    if (end < x->beg + TAIL || !dct_is_present(s, x)) return false;
    for (uint32_t p = end - TAIL; p < end; p++)
        if (dct_has_word(s, p, p + 1, DCT_W_then)) return d->ch[end - 1] == 0xB2E4 /* 다 */;
    return false;
}

/* "면직하고 두 달이 지났다": what the clause right before the length tells. */
static void behind_clause(const DctState *s, uint32_t floor, uint32_t at, DctLink *l)
{
    enum { CLAUSE = 12, GO = 0xACE0, DWI = 0xB4A4, HU = 0xD6C4, SEO = 0xC11C };
    const Doc *d = s->ie->doc;
    uint32_t end = blanks_back(d, at, floor), before = hangul_back(d, end, floor);
    if (dct_has_word(s, before, before + 1, DCT_W_exact)) end = blanks_back(d, before, floor);          /* 회사를 차리고 딱 100일 */
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

/* 이제 두 달 됐는데 …, 벌써 3년이 지났지만 …: the clause has an end of its own. */
static bool goes_on(const Doc *d, uint32_t beg, uint32_t end)
{
    enum { NEUN = 0xB294, DE = 0xB370, JI = 0xC9C0, MAN = 0xB9CC };
    for (uint32_t p = beg; p < end; p++)
        if ((d->ch[p] == NEUN && d->ch[p + 1] == DE) || (d->ch[p] == JI && d->ch[p + 1] == MAN)) return true;
    return false;
}

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
    w.now = w.ends || dct_is_present(s, whole) || (w.upto && w.lapsed && goes_on(d, w.end, w.soon));
    return w;
}

/* A date before the length in its sentence. */
static bool own_date(const Ie *ie, uint32_t i)
{
    const TimexInfo *t = &ie->tx.v[i];
    return i > 0 && t[-1].sent == t->sent && ie->time[i - 1].form <= TX_RANGE;
}

/* "한 15년쯤 했다고 대답한다": about so long, of a career that is told now. */
static bool said_of_career(const DctState *s, const Sentence *x, uint32_t end, bool said)
{
    enum { SOON = 8 };
    return dct_is_present(s, x) && (said || dct_has_word(s, end, end + SOON, DCT_W_claims));
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
    if (l->len->approx && !own_date(ie, i) && said_of_career(s, whole, w->end, said)) {
        l->link.kinds = DCT_BEGIN | DCT_OPEN;                                /* 한 십 년쯤이라고 대답한다 */
        l->link.least = DCT_BY_KIND;
        return true;
    }
    w->now |= l->picked && w->lapsed;                                                          /* 지난 3월에 꼭 5년이 지났다 */
    if (l->shift < 0 && said) w->now = true, l->strong = true;                                  /* 지난달이 딱 10년이었다 */
    if (l->strong || (l->shift && w->lapsed) || ((l->shift > 0 || l->days > 0) && said)) {
        w->now |= l->shift < 0;
        l->link.kinds = dct_kinds(s, w->lead, t->beg);
        return (w->ordinal || w->lapsed || said) && w->now;
    }
    if (w->ordinal && l->len->d > 0 && !l->link.kinds) l->link.kinds = dct_kinds(s, w->lead, t->beg);        /* 폐업 100일째 */
    if (w->ordinal) return w->now;
    bool own = own_date(ie, i);
    /* 만 6년을 채우는 셈이다 */
    l->near |= own && dct_has_word(s, w->end, w->tail, DCT_W_sums) && dct_has_word(s, w->end, w->tail, DCT_W_fills);
    if (l->near && dct_has_word(s, w->end, w->tail, DCT_W_fills)) l->link.kinds = DCT_BEGIN;
    if ((!own || l->near) && dct_has_word(s, w->end, w->tail, DCT_W_sums)) return dct_is_present(s, whole);   /* 그러니까 5년을 산 셈이다 */
    /* 2018년 12월, 4년을 채우고 나왔다 */
    if (own && dct_has_word(s, w->end, w->tail, DCT_W_fills) && (dct_kinds(s, w->end, w->tail) & DCT_LEAVE)) return false;
    if (dct_has_word(s, w->end, w->soon, DCT_W_fills)) l->link.kinds = DCT_BEGIN;          /* a spell that ended: from its first day */
    l->link.thence = w->thence;
    l->link.least = w->thence ? DCT_BY_BEHIND : DCT_BY_BEFORE;
    l->late = !closes(d, t->sent);
    if (!l->link.kinds && !w->thence && w->ends) behind_clause(s, x->beg, t->beg, &l->link);
    uint32_t word = hangul_back(d, blanks_back(d, t->beg, x->beg), x->beg);
    if (!l->link.kinds && !w->thence && !own && w->ends && word < t->beg) {
        l->link.kinds = dct_kinds(s, word, word + 1);                                   /* 입사 6개월이 지났다 */
        if (l->link.kinds) l->link.least = DCT_BY_KIND;
    }
    return w->ends || (w->thence && said) || is_alone(whole, t);
}

static bool lapse_ko(const DctState *s, uint32_t i, Lapse *l)
{
    const Ie *ie = s->ie;
    const Doc *d = ie->doc;
    const TimexInfo *t = &ie->tx.v[i];
    const Sentence near = dct_sentence_near(ie, t), *x = &near, *whole = &d->sent[t->sent];
    uint32_t ji = ji_before(d, t->beg, x->beg);
    l->least = is_within(d, t, ji);
    if (l->least) happening_before(s, ji, x->beg, &l->link);
    if (l->least) return dct_is_present(s, whole);
    Around w = around_ko(s, t, x);
    bool reckoned = behind_ni(d, t->beg, x->beg);
    if (ji == UINT32_MAX && !reckoned && is_since(s, t, w.lead, l)) return dct_is_present(s, whole);
    /* 다음 달에 이사합니다. 4월에 열었으니 만 5년 만이에요 */
    if (reckoned && t->sent > 0 && !shift_of(s, x, t->beg)) l->shift = shift_of(s, whole - 1, whole->beg);
    if (l->shift < 0) l->shift = 0;
    if (reckoned && !dct_is_if(d, w.end) && is_said(d, t->rel == REL_WITHIN ? blanks_skip(d, w.end) + 1 : w.end))
        return dct_is_present(s, whole) || t->rel != REL_WITHIN;            /* 8년 만이었다: of then */
    if (t->rel == REL_WITHIN && is_sum(s, t, whole)) return l->strong = true;
    /* 100일이 지나고 보니 틀린 말이 많다 */
    bool seen = dct_has_word(s, w.end, w.tail, DCT_W_seen) && dct_is_present(s, whole);
    if (seen) behind_clause(s, x->beg, t->beg, &l->link);
    if (seen && l->link.kinds) {
        l->link.least = DCT_BY_KIND;
        return true;
    }
    bool then = dct_has_word(s, w.end, w.tail, DCT_W_then) && !(w.lapsed && is_time_of_now(s, whole));
    if (t->rel == REL_WITHIN || t->rel == REL_AGO || then) return false;
    if ((t->rel == REL_AFTER && !w.lapsed) || t->rel == REL_SINCE || t->rel == REL_UNTIL) return false;
    l->ordinal = w.ordinal;
    l->near = dct_has_word(s, w.end, w.tail, DCT_W_near);
    l->vague = dct_has_word(s, w.end, w.soon, DCT_W_full);
    exact_by(s, x, l);
    counted_in_years(s, i, w.lead, l);
    /* 만 10년을 채우고 이 글을 쓴다 */
    bool pens = dct_has_word(s, w.end, w.soon, DCT_W_fills) && dct_has_word(s, w.end, whole->end, DCT_W_pens);
    l->round = dct_comes_round(s, x, t->beg);
    bool full_soon = (l->shift > 0 || l->days > 0 || l->round.first || l->picked) && (w.lapsed || is_said(d, w.end));
    l->strong = w.upto || (l->days < 0 && w.lapsed) || l->this_year || l->today || l->month || pens || full_soon;
    missing_behind(s, i, l);
    if (l->strong && !full_soon && (l->shift > 0 || l->days > 0)) return true;
    if (is_service(s, whole, t, l) || full_behind(s, t, l) || not_yet_full(s, whole, t, l)) return true;
    l->link.restates = dct_has_word(s, x->beg, x->beg + 1, DCT_W_restates);
    if (dct_has_word(s, w.end, w.soon, DCT_W_notyet)) return false;
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
/* "I started in September 2006. Ten years this month.", "Next month makes it eight years" */
static bool full_now(const DctState *s, uint32_t i)
{
    enum { MAKES = 22 };
    const Ie *ie = s->ie;
    const TimexInfo *t = &ie->tx.v[i];
    uint32_t k = i + 1 < ie->n_time && t[1].beg <= t->end + 2 ? i + 1 : i;
    if (k == i && i > 0 && t[-1].sent == t->sent && t->beg <= t[-1].end + MAKES && dct_says(s, t[-1].end, t->beg, DCT_EN_makes)) k = i - 1;
    if (k == i || ie->time[k].form != TX_POINT) return false;
    const TimePoint *p = &ie->time[k].a;
    return (p->from == FROM_NOW || p->from == FROM_ANY) && p->shift >= 0 && !p->day && !p->month && !p->wday &&
           (p->unit == TU_MONTH || p->unit == TU_WEEK || p->unit == TU_DAY || (p->unit == TU_YEAR && k < i));
}

/* "It'll be five years since your speech.": the word that ends the clause, where it is long enough to be known again. */
static uint32_t last_word(const Doc *d, uint32_t beg, uint32_t end)
{
    enum { LONG = 5 };
    while (end > beg && d->cls[end - 1] != CH_LATIN) end--;
    uint32_t p = end;
    while (p > beg && d->cls[p - 1] == CH_LATIN) p--;
    return end - p >= LONG ? p : 0;
}

/* "It'll be five years this June": full in that month, which is still to come. */
static void full_this_month(const DctState *s, const Sentence *x, Lapse *l)
{
    const Ie *ie = s->ie;
    for (uint32_t i = ie_timex_from(ie, x->beg); i < ie->tx.n && ie->tx.v[i].beg < x->end; i++) {
        const TimePoint *p = &ie->time[i].a;
        bool month = ie->time[i].form == TX_POINT && p->pick == PICK_THIS && p->from == FROM_NOW && p->month > 0 && p->month <= 12;
        if (!month || !cue_of(ie, i).future) continue;
        l->this_year = true;
        l->ahead = p->month;
    }
}

/* "I have sat at it for nine years" */
static bool lasts_for(const DctState *s, const Sentence *x, const TimexInfo *t)
{
    enum { LEAD = 32, FOR = 4 };
    const Doc *d = s->ie->doc;
    if (t->beg < x->beg + FOR || d->ch[t->beg - FOR] != 'f' || d->ch[t->beg - FOR + 1] != 'o' || d->ch[t->beg - FOR + 2] != 'r') return false;
    uint32_t lead = t->beg > x->beg + LEAD ? t->beg - LEAD : x->beg;
    return dct_has_word(s, lead, t->beg, DCT_W_have) && !dct_has_word(s, lead, t->beg, DCT_W_pluperfect);
}

/* "i started in 2007. sixteen years in and …": a full stop, where no capital tells of a new sentence. */
static bool sentence_ends(const Doc *d, uint32_t beg, uint32_t end)
{
    for (uint32_t p = beg; p + 1 < end; p++)
        if ((d->ch[p] == '.' || d->ch[p] == '!' || d->ch[p] == '?') && d->cls[p + 1] == CH_SPACE) return true;
    return false;
}

static int of_shift(int shift) { return shift > 0 ? shift : 0; }

/* "Five weeks in", "sixteen years in and …", "Six weeks after surgery I'm typing this"; but "In 2014 I won a prize, four years in" is
 * counted from what was told before. */
static bool goes_on_en(const DctState *s, uint32_t i, const Sentence *x)
{
    enum { SOON = 4, NOW_LEAD = 8, OPENS = 2, CLAUSE = 24 };
    const Ie *ie = s->ie;
    const TimexInfo *t = &ie->tx.v[i];
    uint32_t in;
    bool told = i > 0 && t[-1].sent == t->sent && ie->time[i - 1].a.how && !sentence_ends(ie->doc, t[-1].end, t->beg);
    told = told && !dct_has_word(s, t->beg > x->beg + NOW_LEAD ? t->beg - NOW_LEAD : x->beg, t->beg, DCT_W_still);
    if (told) return false;
    if (x->end <= t->end + SOON && dct_has_word(s, t->end, t->end + 2, DCT_W_inside)) return true;
    if (dct_says_at(s, blanks_skip(ie->doc, t->end), DCT_EN_deepin, &in)) return true;
    if (dct_has_word(s, t->end, t->end + SOON, DCT_W_goes)) return true;
    /* Twenty-two years a teacher */
    if (t->beg <= x->beg + OPENS && dct_years_alone(ie->time[i].len) && dct_says_at(s, blanks_skip(ie->doc, t->end), DCT_EN_asa, &in) &&
        !dct_says(s, x->beg, x->end, DCT_EN_straight) && !dct_has_word(s, x->beg, t->end + CLAUSE, DCT_W_pluperfect)) return true;
    return t->beg <= x->beg + OPENS && dct_says_at(s, blanks_skip(ie->doc, t->end), DCT_EN_pastit, &in) && !dct_has_word(s, x->beg, x->end, DCT_W_pluperfect) &&
           dct_says(s, t->end, x->end, DCT_EN_iam);
}

/* "since 2005, which makes fifteen years", "I joined in May 2005. That's fifteen years." */
static bool sums_up(const DctState *s, uint32_t i, const Sentence *x)
{
    enum { LEAD = 18 };
    const TimexInfo *t = &s->ie->tx.v[i];
    if (i == 0 || t->rel != REL_NONE || t[-1].sent + 1 < t->sent || s->ie->time[i - 1].form > TX_RANGE) return false;
    uint32_t lead = t->beg > x->beg + LEAD ? t->beg - LEAD : x->beg, end;
    if (t[-1].sent == t->sent && (t[-1].rel != REL_SINCE || t[-1].end > t->beg)) return false;
    for (uint32_t p = lead; p < t->beg; p++)
        if (dct_says_at(s, p, DCT_EN_summing, &end) && end < t->beg && blanks_skip(s->ie->doc, end) + 2 >= t->beg &&
            (t[-1].sent == t->sent || p == x->beg)) return !(dct_date_kinds(s, i - 1) & DCT_LEAVE);
    return false;
}

/* Where "since" may stand behind the length: "twenty years this September since", "three years, less a week, since". */
static uint32_t since_from(const Ie *ie, uint32_t i)
{
    enum { GAP = 9 };
    const TimexInfo *t = &ie->tx.v[i];
    return i + 1 < ie->n_time && t[1].sent == t->sent && t[1].beg <= t->end + GAP ? t[1].end : t->end;
}

static bool lapse_en(const DctState *s, uint32_t i, Lapse *l)
{
    enum { LEAD = 44, CLAUSE = 30, SOON = 4, NOW_WORDS = 12 };
    const Ie *ie = s->ie;
    const TimexInfo *t = &ie->tx.v[i];
    const Sentence near = dct_sentence_near(ie, t), *x = &near;
    uint32_t lead = t->beg > x->beg + LEAD ? t->beg - LEAD : x->beg,
             far = t->end + CLAUSE < x->end ? t->end + CLAUSE : x->end;
    if (t->rel == REL_AGO || dct_has_word(s, t->end, t->end + SOON, DCT_W_then)) return false;
    if (dct_says(s, lead, t->beg, DCT_EN_firstin)) return false;                        /* for the first time in forty years */
    full_this_month(s, x, l);
    uint32_t behind = names_now(ie, x, TU_MONTH) || names_now(ie, x, TU_WEEK) || l->ahead ? t->end + NOW_WORDS : t->end;
    if (behind < since_from(ie, i)) behind = since_from(ie, i);
    bool since = dct_has_word(s, t->end, behind + SOON < x->end ? behind + SOON : x->end, DCT_W_since);
    bool perfect = dct_has_word(s, lead, t->beg, DCT_W_perfect) && !dct_has_word(s, lead, t->beg, DCT_W_pluperfect);
    perfect |= lasts_for(s, x, t);
    bool stays = perfect && (dct_has_word(s, lead, t->beg, DCT_W_stays) || dct_has_word(s, t->end, t->end + NOW_WORDS, DCT_W_stays));
    bool goes = goes_on_en(s, i, x) || sums_up(s, i, x);
    bool dated = i + 1 < ie->n_time && t[1].sent == t->sent && ie->time[i + 1].a.how; /* later, in May 2023 */
    bool later = t->rel == REL_AFTER && !dated && dct_has_word(s, t->end, far, DCT_W_still);
    l->link.either = true;
    l->link.least = DCT_BY_BEHIND;
    l->near = dct_has_word(s, lead, t->end, DCT_W_near);
    int ahead = l->ahead;
    exact_by(s, x, l);
    if (ahead) l->ahead = ahead, l->this_year = true;
    if (!l->days && names_yesterday(ie, x) && dct_has_word(s, x->beg, x->end, DCT_W_exact)) l->days = -1;
    bool will = dct_has_word(s, lead, t->beg, DCT_W_willbe);
    /* Next month we move. It will be five years. */
    if (!l->shift && will && t->sent > 0) l->shift = of_shift(shift_of(s, &ie->doc->sent[t->sent - 1], x->beg));
    if (!l->shift) l->shift = shift_of(s, x, x->end);                          /* It will be three years next month. */
    if (answers(s, t)) return true;
    if (since) l->link.word = last_word(ie->doc, t->end, x->end);
    if (since)
        l->link.kinds = dct_kinds(s, t->end, far);
    else if (stays || (perfect && dct_has_word(s, lead, t->beg, DCT_W_marks)))
        l->link.kinds = DCT_BEGIN | DCT_OPEN | DCT_COME | DCT_RISE | DCT_CHANGE;
    else if (goes && dct_has_word(s, t->end, t->end + 2, DCT_W_into))
        l->link.kinds = DCT_BEGIN | DCT_OPEN | DCT_COME | DCT_RISE | DCT_CHANGE;
    l->link.held = perfect && !since && l->len->y >= 1 && dct_says(s, lead, t->beg, DCT_EN_beena) && !dct_says(s, lead, t->beg, DCT_EN_exstate);
    if (later) l->link.either = false;
    return since || perfect || goes || later || dct_has_word(s, t->end, t->end + SOON, DCT_W_passed) || full_now(s, i);
}

/* ---------------------------------------------------------------- of either language */
/* "After seven years at the depot, my role was eliminated last Thursday", "어제 6년 다닌 회사를 나왔다": a spell that ends
 * with the writing, counted from a first day told elsewhere. */
static bool ends_lately(const DctState *s, uint32_t i, Lapse *l)
{
    const Ie *ie = s->ie;
    const TimexInfo *t = &ie->tx.v[i];
    const Sentence x = dct_sentence_near(ie, t);
    bool months = l->len->y >= 1 && l->len->m >= 1 && l->len->d == 0 && !l->len->approx;
    if (!(dct_years_alone(l->len) || months) || t->rel == REL_AGO || t->rel == REL_WITHIN || t->rel == REL_ORDINAL) return false;
    if (t->rel == REL_AFTER && !ie->time[i].prep_on) return false;                                    /* six years later */
    if (!(dct_kinds(s, x.beg, x.end) & DCT_LEAVE)) return false;
    /* 30년 무사고로 정년을 맞는다 */
    bool now = ie->ko && dct_is_present(s, &ie->doc->sent[t->sent]) && (dct_kinds(s, t->end, x.end) & DCT_LEAVE), dated = false;
    for (uint32_t k = ie_timex_from(ie, x.beg); k < ie->tx.n && ie->tx.v[k].beg < x.end; k++) {
        const TimePoint *p = &ie->time[k].a;
        bool near = p->unit == TU_DAY || p->unit == TU_WEEK || (months && p->unit == TU_MONTH && !p->shift) ||
                    (p->wday && !p->day && !p->month);
        now |= ie->time[k].form == TX_POINT && near && p->from != FROM_STORY;
        dated |= p->how == YEAR_FULL;
        /* My four years are up next month. */
        if (p->unit == TU_MONTH && p->shift > 0 && p->from != FROM_STORY) now = true, l->shift = p->shift;
    }
    l->strong = l->over = now && !dated;
    if (!ie->ko && dct_has_word(s, x.beg, t->beg, DCT_W_exact)) l->over = false, l->month = true;      /* exactly four years */
    l->link.least = DCT_BY_SENTENCE;
    l->link.kinds = DCT_NO_KIND;                       /* only what is left over will do */
    return l->strong;
}

const LapseRead *dct_lapse_read(DctState *s, uint32_t i)
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
