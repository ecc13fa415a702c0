/* Korean: what the words around a length say of it. Does it run until the writing, and what is it counted from? */
#include "dct_lapse_int.h"
#include "mark.h"

/* "…한 지 (올해로)" before the length: where 지 stands, UINT32_MAX when it does not. */
static uint32_t ji_before(const Ie *ie, uint32_t at, uint32_t floor)
{
    enum { REACH = 10 };
    const Doc *d = ie->doc;
    for (uint32_t p = at; p > floor + 2 && at - p < REACH; p--) {
        bool within = p < at && d->cls[p] == CH_HANGUL && !is_mark(ie, MK_JI_TOLD, d->ch[p]);
        if (!is_mark(ie, MK_JI, d->ch[p - 1]) || within) continue;
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
static bool is_said(const Ie *ie, uint32_t end)
{
    const Doc *d = ie->doc;
    while (is_mark(ie, MK_OR_SO, d->ch[end]) || d->ch[end] == '"' || d->ch[end] == 0x201D) end++;
    return dct_is_predicate(ie, end) || d->ch[end] == '!' || d->ch[end] == ')';
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
    bool month = ie->time[k].form == TX_POINT && p->unit == TU_MONTH && p->shift > 0 && !p->month &&
                 dct_is_if(ie, ie->tx.v[k].end);
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
    if (!dct_has_word(s, t->end, t->end + SOON, DCT_W_service) || !dct_speaks_of_today(s->ie, x->beg, t->beg))
        return false;
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

/* "만 10년이 되려면 두 달 남았다", "만 3년에서 사흘 모자란다": the length behind is what is still missing. */
static void missing_behind(const DctState *s, uint32_t i, Lapse *l)
{
    enum { BETWEEN = 12, SOON = 4, WEEK = 7, MONTHS = 12 };
    const Ie *ie = s->ie;
    const TimexInfo *t = &ie->tx.v[i];
    if (i + 1 >= ie->n_time || t[1].sent != t->sent || ie->time[i + 1].form != TX_LENGTH || t[1].beg > t->end + BETWEEN)
        return;
    const EdtfDuration *len = ie->time[i + 1].len;
    if (len->approx || len->h > 0 || !dct_has_word(s, t->end, t->end + 2, DCT_W_lackof)) return;
    if (!dct_has_word(s, t[1].end, t[1].end + SOON, DCT_W_left) &&
        !dct_has_word(s, t[1].end, t[1].end + SOON, DCT_W_lacks))
        return;
    if (len->y + len->m > 0) l->shift = (int)(MONTHS * len->y + len->m);
    else l->days = (int)(WEEK * len->w + len->d);
    l->strong = true;
}

/* 5월 2일에 입사했으니 (딱) 한 달 만이다: the clause before reckons. */
static bool behind_ni(const Ie *ie, uint32_t at, uint32_t floor)
{
    enum { REACH = 5 };
    for (uint32_t p = at; p > floor + 1 && at - p < REACH; p--)
        if (ie->doc->cls[p] == CH_SPACE && mark_before(ie, MK_BECAUSE, p)) return true;
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
static bool is_within(const Ie *ie, const TimexInfo *t, uint32_t ji)
{
    const Doc *d = ie->doc;
    uint32_t next = t->end + 1;
    return t->rel == REL_WITHIN && ji != UINT32_MAX && !is_mark(ie, MK_AT, d->ch[next]) && d->cls[next] == CH_HANGUL;
}

/* Did the sentence, or the one before it, tell of today, yesterday, this week? */
static bool is_lately(const Ie *ie, uint32_t sent)
{
    const Doc *d = ie->doc;
    const Sentence *x = &d->sent[sent], *first = sent ? x - 1 : x;
    for (uint32_t i = ie_timex_from(ie, first->beg); i < ie->tx.n && ie->tx.v[i].beg < x->end; i++) {
        const TimePoint *p = &ie->time[i].a;
        if (ie->time[i].form == TX_POINT && (p->unit == TU_DAY || p->unit == TU_WEEK) && p->from == FROM_NOW)
            return true;
    }
    return false;
}

/* "어제 합격했다. 퇴사하고 반년 만이다": counted from a happening that the clause before names. */
static bool is_since(const DctState *s, const TimexInfo *t, uint32_t lead, Lapse *l)
{
    uint16_t next = s->ie->doc->ch[blanks_skip(s->ie->doc, t->end) + 1];
    if (t->rel != REL_WITHIN || !is_mark(s->ie, MK_IS_NOW, next)) return false;
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
    return t->beg <= x->beg + LEAD && x->end <= t->end + REST && dct_is_present(s, x) &&
           !is_unit_of_days(s->ie->time[t - s->ie->tx.v].len);
}

/* "2년이 다 되어 가는 시점이다": the time is that of the writing. */
static bool is_time_of_now(const DctState *s, const Sentence *x)
{
    enum { TAIL = 5 };
    const Doc *d = s->ie->doc;
    uint32_t end = hangul_before(d, x->end, x->beg);
    if (end < x->beg + TAIL || !dct_is_present(s, x)) return false;
    for (uint32_t p = end - TAIL; p < end; p++)
        if (dct_has_word(s, p, p + 1, DCT_W_then)) return is_mark(s->ie, MK_DECLARES, d->ch[end - 1]);
    return false;
}

/* "면직하고 두 달이 지났다": what the clause right before the length tells. */
static void behind_clause(const DctState *s, uint32_t floor, uint32_t at, DctLink *l)
{
    enum { CLAUSE = 12 };
    const Doc *d = s->ie->doc;
    uint32_t end = blanks_back(d, at, floor), before = hangul_back(d, end, floor);
    /* 회사를 차리고 딱 100일 */
    if (dct_has_word(s, before, before + 1, DCT_W_exact)) end = blanks_back(d, before, floor);
    uint16_t last = end > floor ? d->ch[end - 1] : 0;
    if (!is_mark(s->ie, MK_SINCE_CLAUSE, last)) return;
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
static bool goes_on(const Ie *ie, uint32_t beg, uint32_t end)
{
    for (uint32_t p = beg; p < end; p++)
        if (mark_at(ie, MK_BUT, p)) return true;
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
    w.now = w.ends || dct_is_present(s, whole) || (w.upto && w.lapsed && goes_on(s->ie, w.end, w.soon));
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
    /* 한 달이 지난 지금도 */
    bool until_now = dct_has_word(s, w->end, w->soon, DCT_W_untilnow), said = is_said(s->ie, w->end);
    l->link.least = until_now ? DCT_BY_BEFORE : DCT_BY_BEHIND;
    if (until_now) return true;
    if (l->len->approx && !own_date(ie, i) && said_of_career(s, whole, w->end, said)) {
        l->link.kinds = DCT_BEGIN | DCT_OPEN;                                /* 한 십 년쯤이라고 대답한다 */
        l->link.least = DCT_BY_KIND;
        return true;
    }
    /* 지난 3월에 꼭 5년이 지났다 */
    w->now |= l->picked && w->lapsed;
    if (l->shift < 0 && said) w->now = true, l->strong = true;                                  /* 지난달이 딱 10년이었다 */
    if (l->strong || (l->shift && w->lapsed) || ((l->shift > 0 || l->days > 0) && said)) {
        w->now |= l->shift < 0;
        l->link.kinds = dct_kinds(s, w->lead, t->beg);
        return (w->ordinal || w->lapsed || said) && w->now;
    }
    /* 폐업 100일째 */
    if (w->ordinal && l->len->d > 0 && !l->link.kinds) l->link.kinds = dct_kinds(s, w->lead, t->beg);
    if (w->ordinal) return w->now;
    bool own = own_date(ie, i);
    /* 만 6년을 채우는 셈이다 */
    l->near |= own && dct_has_word(s, w->end, w->tail, DCT_W_sums) && dct_has_word(s, w->end, w->tail, DCT_W_fills);
    if (l->near && dct_has_word(s, w->end, w->tail, DCT_W_fills)) l->link.kinds = DCT_BEGIN;
    /* 그러니까 5년을 산 셈이다 */
    if ((!own || l->near) && dct_has_word(s, w->end, w->tail, DCT_W_sums)) return dct_is_present(s, whole);
    /* 2018년 12월, 4년을 채우고 나왔다 */
    if (own && dct_has_word(s, w->end, w->tail, DCT_W_fills) && (dct_kinds(s, w->end, w->tail) & DCT_LEAVE))
        return false;
    /* a spell that ended: from its first day */
    if (dct_has_word(s, w->end, w->soon, DCT_W_fills)) l->link.kinds = DCT_BEGIN;
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

bool dct_lapse_ko(const DctState *s, uint32_t i, Lapse *l)
{
    const Ie *ie = s->ie;
    const Doc *d = ie->doc;
    const TimexInfo *t = &ie->tx.v[i];
    const Sentence near = dct_sentence_near(ie, t), *x = &near, *whole = &d->sent[t->sent];
    uint32_t ji = ji_before(ie, t->beg, x->beg);
    l->least = is_within(ie, t, ji);
    if (l->least) happening_before(s, ji, x->beg, &l->link);
    if (l->least) return dct_is_present(s, whole);
    Around w = around_ko(s, t, x);
    bool reckoned = behind_ni(ie, t->beg, x->beg);
    if (ji == UINT32_MAX && !reckoned && is_since(s, t, w.lead, l)) return dct_is_present(s, whole);
    /* 다음 달에 이사합니다. 4월에 열었으니 만 5년 만이에요 */
    if (reckoned && t->sent > 0 && !dct_shift_of(s, x, t->beg)) l->shift = dct_shift_of(s, whole - 1, whole->beg);
    if (l->shift < 0) l->shift = 0;
    if (reckoned && !dct_is_if(s->ie, w.end) && is_said(s->ie, t->rel == REL_WITHIN ? blanks_skip(d, w.end) + 1 : w.end))
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
    dct_exact_by(s, x, l);
    counted_in_years(s, i, w.lead, l);
    /* 만 10년을 채우고 이 글을 쓴다 */
    bool pens = dct_has_word(s, w.end, w.soon, DCT_W_fills) && dct_has_word(s, w.end, whole->end, DCT_W_pens);
    l->round = dct_comes_round(s, x, t->beg);
    bool full_soon =
        (l->shift > 0 || l->days > 0 || l->round.first || l->picked) && (w.lapsed || is_said(s->ie, w.end));
    l->strong = w.upto || (l->days < 0 && w.lapsed) || l->this_year || l->today || l->month || pens || full_soon;
    missing_behind(s, i, l);
    if (l->strong && !full_soon && (l->shift > 0 || l->days > 0)) return true;
    if (is_service(s, whole, t, l) || full_behind(s, t, l) || not_yet_full(s, whole, t, l)) return true;
    l->link.restates = dct_has_word(s, x->beg, x->beg + 1, DCT_W_restates);
    if (dct_has_word(s, w.end, w.soon, DCT_W_notyet)) return false;
    if (ji == UINT32_MAX) return lapse_from_afar(s, i, x, &w, l);
    happening_before(s, ji, x->beg, &l->link);
    return w.lapsed || w.ordinal || w.upto || is_said(s->ie, w.end);
}
