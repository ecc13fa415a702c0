/* One spell behind the other: "2015년 2월에 들어가 3년을 다녔다. 두 번째 회사가 2년 6개월. 다섯 달을 쉬었고 지금 회사에서 1년 4개월을 채웠다." From the
 * last date told the lengths lead on, and the last of them to the writing. A length that may be part of another one, or
 * somebody else's, leaves the chain without an end. */
#include "dct_lapse_int.h"
#include "mark.h"

enum { MARCH = 3, MONTHS = 12 };

typedef struct Chain {
    /* school: from an entry year; entry: from one's first term, which ends with a winter's last month */
    bool     known, doubt, school, entry;
    bool     only;                         /* from the only date of the text, wherever it stands */
    bool     turn, left;                   /* one spell ended, so that another one could begin; its first date is an end */
    uint32_t last;                         /* the length taken last */
    int      lo, hi;                       /* the months it has led to, counted from the year 0 */
    int      spells;
    EdtfDay  first;
} Chain;

/* The months of a date. */
static int month_of(EdtfDay day)
{
    TimeBase b = base_of_day(day);
    return b.y * MONTHS + b.m - 1;
}

static void chain_from(Chain *c, EdtfDay lo, EdtfDay hi)
{
    *c = (Chain){.known = true, .last = UINT32_MAX, .lo = month_of(lo), .hi = month_of(hi), .first = lo};
}

/* 그해 7월, 이듬해 3월, 같은 달: of the year that the chain has led to. */
static bool of_chain(const TimePoint *p, Chain *c)
{
    if (!c->known || p->from != FROM_STORY || p->unit != TU_YEAR || p->month < 1 || p->month > MONTHS) return false;
    int month = (c->lo / MONTHS + p->shift) * MONTHS + p->month - 1;
    if (c->lo / MONTHS != c->hi / MONTHS || month < c->lo) return false;
    c->lo = c->hi = month;
    c->entry = false;
    return true;
}

/* "다음 달에 병원에 들어갔고, …": what its clause tells is past. */
static bool clause_is_past(const Ie *ie, uint32_t i)
{
    enum { CLAUSE = 24 };
    uint32_t beg = ie->tx.v[i].end, end = i + 1 < ie->n_time ? ie->tx.v[i + 1].beg : ie->doc->n;
    for (uint32_t p = beg; p < end && p < beg + CLAUSE; p++) {
        if (ie->doc->ch[p] == '.') return false;
        if (is_past_syllable(ie->doc->ch[p])) return true;
    }
    return false;
}

/* 같은 달에, 바로 다음 달에 */
static bool in_months(const DctState *s, uint32_t i, Chain *c)
{
    const TimePoint *p = &s->ie->time[i].a;
    if (p->unit != TU_MONTH || p->shift < 0 || p->month || p->day > 0) return false;
    const Doc *d = s->ie->doc;
    const uint32_t beg = s->ie->tx.v[i].beg;
    uint16_t next = d->ch[s->ie->tx.v[i].end];
    /* 졸업한 다음 달부터 */
    bool behind = beg > 2 && d->cls[beg - 1] == CH_SPACE && is_adnominal(d->ch[beg - 2]);
    bool story = p->from == FROM_STORY || (p->from == FROM_ANY && (behind || clause_is_past(s->ie, i)));
    if (c->known && story && p->shift && is_mark(s->ie, MK_AT_OR_FROM, next)) c->lo += p->shift, c->hi += p->shift;
    return story;
}

/* "계약직으로 2년, 무기계약으로 3년을 일하고 올해 정규직이 되었다": the last spell ended this year, last month. */
static bool ends_now(DctState *s, uint32_t i, const Chain *c)
{
    const Ie *ie = s->ie;
    const TimePoint *p = &ie->time[i].a;
    bool now = ie->time[i].form == TX_POINT && p->from == FROM_NOW && p->shift <= 0 && !p->season && !p->part &&
               !p->half && p->day <= 0;
    if (!now || c->last == UINT32_MAX || ie->tx.v[c->last].sent != ie->tx.v[i].sent || !cue_of(ie, i).past ||
        c->lo != c->hi)
        return false;
    if (p->unit == TU_YEAR) dct_bound_year(s, c->lo / MONTHS - p->shift);
    else if (p->unit == TU_MONTH && !p->month) dct_bound_months(s, c->lo - p->shift, c->lo - p->shift);
    else return false;
    return true;
}

/* "그게 지난주다.": a short sentence right behind a spell, which says when it ended. */
static bool restates_now(const Ie *ie, uint32_t i, const Chain *c)
{
    enum { SHORT = 14 };
    const TimexInfo *t = &ie->tx.v[i];
    const Sentence *x = &ie->doc->sent[t->sent];
    if (c->last == UINT32_MAX || ie->time[i].a.shift >= 0 || ie->tx.v[c->last].sent + 1 != t->sent) return false;
    return x->end - x->beg <= SHORT && dct_is_predicate(ie, t->end);
}

/* A date begins the chain anew; what hangs on the writing ends it, but for 오늘, 이번 달, 다음 달이면. */
static void take_date(DctState *s, uint32_t i, Chain *c)
{
    const Ie *ie = s->ie;
    const TimePoint *p = &ie->time[i].a;
    const TimeParse *parse = &ie->time[i];
    DctDate x;
    bool now =
        p->unit == TU_DAY || p->unit == TU_WEEK || (p->unit == TU_MONTH && p->shift >= 0 && p->from != FROM_STORY);
    now |= p->unit == TU_MONTH && p->from == FROM_NOW && restates_now(ie, i, c);
    if (c->only && i == s->date[0].i) return;
    if (parse->form > TX_RANGE || dct_is_birth(s, i) || cue_of(ie, i).future) return;
    if (c->known && c->spells > 1 && c->turn && !c->doubt && ends_now(s, i, c)) { c->known = false; return; }
    if (in_months(s, i, c) || of_chain(p, c)) return;
    if (now && !p->how && !p->month) {
        /* … 여덟 달 만에 출근했다. 그게 지난주다. */
        if (c->known && c->spells && !c->doubt && restates_now(ie, i, c)) {
            dct_bound_months(s, c->lo - (p->unit == TU_MONTH ? p->shift : 0),
                             c->hi - (p->unit == TU_MONTH ? p->shift : 0));
            c->known = false;
        }
        return;
    }
    bool range = parse->form == TX_RANGE && parse->b && parse->b->how == YEAR_FULL;
    if (!dct_date_told(s, i, &x) || parse->open_end) { c->known = false; return; }
    if (range) {
        TimeValue v = time_value_of(parse->b, (TimeBase){0});
        if (v.ok) time_value_bounds(&v, &x.lo, &x.hi);
    }
    chain_from(c, x.lo, x.hi);
    c->left = range || (dct_date_kinds(s, i) & (DCT_LEAVE | DCT_FINISH));
}

/* Is the length one of the chain: PART of another, a SPELL of its own, or can it not be told? */
typedef enum { LINK_PART, LINK_SPELL, LINK_DOUBT } LinkKind;

/* "12학번이다. 4년 만에 졸업했다": the last month of the winter before the term that would be next. */
static int to_finish(const DctState *s, uint32_t i, const Chain *c)
{
    const Ie *ie = s->ie;
    uint32_t end = ie->doc->sent[ie->tx.v[i].sent].end;
    if (i + 1 < ie->n_time && ie->tx.v[i + 1].beg < end) end = ie->tx.v[i + 1].beg;
    return c->entry && (dct_kinds(s, ie->tx.v[i].end, end) & DCT_FINISH) ? 1 : 0;
}

static bool same_length(const EdtfDuration *a, const EdtfDuration *b) { return a->y == b->y && a->m == b->m; }

/* 그 6개월을 채운 날, 다섯 달이 끝나자마자: a length that was told before. */
static bool told_again(const DctState *s, uint32_t i, const Chain *c)
{
    enum { SOON = 2 };
    const Ie *ie = s->ie;
    const uint32_t beg = ie->tx.v[i].beg, end = ie->tx.v[i].end;
    if (beg > 2 && is_mark(ie, MK_THAT, ie->doc->ch[beg - 2]) && ie->doc->cls[beg - 1] == CH_SPACE &&
        ie->doc->cls[beg - 3] != CH_HANGUL)
        return true;
    return c->last != UINT32_MAX && same_length(ie->time[i].len, ie->time[c->last].len) &&
           dct_has_word(s, end, end + SOON, DCT_W_goneby);
}

/* "두 달은 누워 있었고 나머지는 …": part of the one before; 그다음 2년은: the next one. */
static LinkKind topic_kind(const DctState *s, uint32_t i, uint32_t lead, const Chain *c)
{
    const TimexInfo *t = &s->ie->tx.v[i];
    /* 폐업하고 두 달은 */
    bool ended = c->last != UINT32_MAX && (dct_kinds(s, s->ie->tx.v[c->last].end, t->beg) & DCT_LEAVE);
    if (ended || dct_has_word(s, lead, t->beg, DCT_W_rests)) return LINK_SPELL;
    return c->last != UINT32_MAX && t[0].sent <= s->ie->tx.v[c->last].sent + 1 ? LINK_PART : LINK_DOUBT;
}

static LinkKind link_kind(const DctState *s, uint32_t i, const Chain *c)
{
    enum { LEAD = 8, PART = 5, SOON = 12, REST = 2, OPENS = 12 };
    const Ie *ie = s->ie;
    const TimexInfo *t = &ie->tx.v[i];
    const EdtfDuration *len = ie->time[i].len;
    const Sentence *x = &ie->doc->sent[t->sent];
    uint32_t lead = t->beg > x->beg + LEAD ? t->beg - LEAD : x->beg,
             soon = t->end + SOON < x->end ? t->end + SOON : x->end;
    if (len->y + len->m < 1 || t->rel == REL_AGO || t->rel == REL_ORDINAL || t->rel == REL_SINCE || t->rel == REL_UNTIL)
        return LINK_PART;
    uint32_t kin = dct_word_at(s, x->beg, x->beg + OPENS < t->beg ? x->beg + OPENS : t->beg, DCT_W_kin);
    uint32_t near = t->beg > x->beg + PART ? t->beg - PART : x->beg;
    if (kin != UINT32_MAX || dct_has_word(s, near, t->beg, DCT_W_partof)) return LINK_PART;
    if (dct_has_word(s, t->end, t->end + REST, DCT_W_ofthing) || told_again(s, i, c)) return LINK_PART;
    bool open =
        dct_has_word(s, t->end, t->end + REST, DCT_W_left) || dct_has_word(s, t->end, t->end + REST, DCT_W_notyet);
    if (open) return LINK_PART;                                        /* 정년까지 38년 남음, 20년을 채우지 못했으니 */
    /* 휴학을 2년 하고 6년 만에 졸업했다 */
    if (c->entry && t->rel != REL_WITHIN && !to_finish(s, i, c)) return LINK_PART;
    if (len->approx || len->d > 0 || len->w > 0) return LINK_DOUBT;
    if (t->rel == REL_WITHIN || t->rel == REL_AFTER || x->end <= t->end + REST) return LINK_SPELL;         /* 거기서 2년. */
    if (is_mark(ie, MK_TOPIC_CLOSED, ie->doc->ch[t->end])) return topic_kind(s, i, lead, c);
    bool rests = dct_has_word(s, lead, soon, DCT_W_rests);
    if (c->left && !c->spells && !rests) return LINK_PART;                           /* 면직했다. 만 6년이었다. */
    bool spent = dct_has_word(s, t->end, soon, DCT_W_spent) || dct_has_word(s, lead, t->beg, DCT_W_spent) ||
                 (dct_kinds(s, t->end, soon) & (DCT_LEAVE | DCT_FINISH));
    return spent || ie->doc->ch[t->end] == ',' || dct_is_predicate(ie, t->end) ? LINK_SPELL : LINK_DOUBT;
}

/* Is it told around the length i that a spell ended, so that another one could begin? */
static bool has_turn(const DctState *s, uint32_t i, const Chain *c)
{
    enum { BEHIND = 30 };
    const TimexInfo *t = &s->ie->tx.v[i];
    uint32_t beg = s->ie->doc->sent[t->sent].beg, end = t->end + BEHIND;
    uint16_t next = s->ie->doc->ch[t->end];
    /* 설거지 1년, 홀 2년, */
    bool listed = c->last != UINT32_MAX && i == c->last + 1;
    if (listed && (next == ',' || next == '.' || s->ie->doc->ch[s->ie->tx.v[c->last].end] == ',')) return true;
    return (dct_kinds(s, beg, end) & (DCT_LEAVE | DCT_FINISH | DCT_CHANGE)) || dct_has_word(s, beg, end, DCT_W_rests);
}

/* Does the length i run until the writing? SURE: 여기서는 오늘로 2년 2개월을 채웠다; PERHAPS: 지금 회사에서 8개월, if nothing follows on it. */
typedef enum { LAST_NO, LAST_PERHAPS, LAST_SURE } LastKind;

static LastKind last_kind(const DctState *s, uint32_t i, const Lapse *l, bool runs)
{
    enum { LEAD = 30 };
    const Ie *ie = s->ie;
    const TimexInfo *t = &ie->tx.v[i];
    const Sentence *x = &ie->doc->sent[t->sent];
    uint32_t lead = t->beg > x->beg + LEAD ? t->beg - LEAD : x->beg;
    if (runs && l->over) return LAST_NO;
    if (runs && (l->strong || l->shift > 0)) return LAST_SURE;
    if (runs && (l->ordinal || l->link.kinds || dct_speaks_of_today(ie, x->beg, t->beg))) return LAST_PERHAPS;
    bool here = dct_has_word(s, lead, t->beg, DCT_W_here) || dct_has_word(s, lead, t->beg, DCT_W_uptonow) ||
                dct_has_word(s, lead, t->beg, DCT_W_already);
    return here ? LAST_PERHAPS : LAST_NO;
}

/* "개발자로 산 지 6년째다": from the first date of all it leads behind the chain as well, and nothing says that it is of the last spell. */
static bool may_be_of_all(const DctState *s, uint32_t i, const Lapse *l, const Chain *c)
{
    enum { LEAD = 40 };
    const TimexInfo *t = &s->ie->tx.v[i];
    const Sentence *x = &s->ie->doc->sent[t->sent];
    uint32_t lead = t->beg > x->beg + LEAD ? t->beg - LEAD : x->beg;
    if (c->school) return false;
    if (month_of(c->first) + (int)(l->len->y * MONTHS + l->len->m) < c->lo) return false;
    return !(l->link.kinds & (DCT_LEAVE | DCT_FINISH)) && !dct_has_word(s, lead, t->beg, DCT_W_here);
}

/* Told of a happening that has a date of its own, from which it leads behind all the chain: it counts from that. */
static bool counts_from_date(const DctState *s, const Lapse *l, const Chain *c)
{
    DctDate x;
    DctLink link = l->link;
    if (link.least < DCT_BY_KIND) link.least = DCT_BY_KIND;
    if (!dct_link(s, &link, &x) || !edtf_dated(x.lo)) return false;
    return month_of(x.lo) + (int)(l->len->y * MONTHS + l->len->m) >= c->hi && x.lo >= c->first;
}

static void bound_chain(DctState *s, const Chain *c, const Lapse *l)
{
    int n = (int)(l->len->y * MONTHS + l->len->m) - (l->shift > 0 ? l->shift : 0);
    if (l->near) dct_bound_months(s, c->lo + n - 3, c->hi + n);
    else if (l->vague) dct_bound_months(s, c->lo + n, c->hi + n + 6);
    else if (l->ordinal) dct_bound_months(s, c->lo + n - (l->len->m > 0 ? 1 : MONTHS), c->hi + n - l->month);
    else dct_bound_months(s, c->lo + n, c->hi + n);
}

/* 전역하고 …. 전역은 …이었다: the noun of a happening stands in both. */
static bool tells_same(const DctState *s, const Sentence *a, const Sentence *b)
{
    enum { NEAR = 40 };
    const Doc *d = s->ie->doc;
    for (uint32_t p = a->beg; p + 1 < a->end && p < a->beg + NEAR; p++) {
        if (!dct_noun_at(d, p) || !dct_kinds(s, p, p + 1)) continue;
        for (uint32_t q = b->beg; q + 1 < b->end && q < b->beg + NEAR; q++)
            if (dct_noun_at(d, q) && d->ch[p] == d->ch[q] && d->ch[p + 1] == d->ch[q + 1]) return true;
    }
    return false;
}

/* 2016년 3월에 사회에 나왔으니 */
static bool is_reckoned(const Ie *ie, uint32_t beg)
{
    enum { CLAUSE = 16 };
    for (uint32_t p = beg; p < beg + CLAUSE && p + 1 < ie->doc->n && ie->doc->ch[p] != '.'; p++) {
        uint32_t n = mark_at(ie, MK_BECAUSE, p);
        if (n > 1 || (n && ie->doc->cls[p + 1] == CH_SPACE)) return true;
    }
    return false;
}

/* "전역하고 4년을 일했다. 전역은 2013년 9월이었다.", "…. 처음 들어온 것은 2015년 3월이다": the text has one date, which says behind a length
 * when the first of all began. */
static bool is_told_behind(const DctState *s)
{
    const Ie *ie = s->ie;
    if (s->n_date != 1 || s->entry_at || !dct_to_month(&s->date[0])) return false;
    uint32_t i = s->date[0].i, lengths = 0;
    const TimexInfo *t = &ie->tx.v[i];
    if (t->sent == UINT32_MAX || !ie->time[i].a.how) return false;
    const Sentence *x = &ie->doc->sent[t->sent];
    for (uint32_t k = 0; k < i; k++)
        lengths += ie->time[k].form == TX_LENGTH && ie->tx.v[k].rel != REL_AGO && ie->tx.v[k].sent < t->sent;
    if (!lengths) return false;
    uint32_t k = 0;
    while (ie->time[k].form != TX_LENGTH) k++;
    return dct_has_word(s, x->beg, x->end, DCT_W_firsttime) || is_reckoned(ie, t->end) ||
           tells_same(s, x, &ie->doc->sent[ie->tx.v[k].sent]);
}

/* The end of the chain, as long as nothing follows on it. */
typedef struct End { bool any; Chain chain; Lapse lapse; } End;

/* 작년 가을, 올해 3월, 지난달: the order of the story tells more than a length that may run until now. */
static bool hangs_on_now(const DctState *s)
{
    const Ie *ie = s->ie;
    for (uint32_t i = 0; i < ie->n_time; i++) {
        const TimePoint *p = &ie->time[i].a;
        bool year = p->unit == TU_YEAR && (p->shift || p->month), month = p->unit == TU_MONTH && p->shift < 0;
        if (ie->time[i].form == TX_POINT && p->from == FROM_NOW && (year || month) && cue_of(ie, i).past) return true;
    }
    return false;
}

static void take_length(DctState *s, uint32_t i, Chain *c, End *end)
{
    const EdtfDuration *len = s->ie->time[i].len;
    LinkKind kind = link_kind(s, i, c);
    if (kind == LINK_PART && s->ie->tx.v[i].rel != REL_ORDINAL) return;
    const LapseRead *x = dct_lapse_read(s, i);
    Lapse l = x->lapse;
    l.len = len;
    LastKind last = c->known && len->y + len->m > 0 ? last_kind(s, i, &l, x->runs) : LAST_NO;
    if (last == LAST_PERHAPS && hangs_on_now(s)) last = LAST_NO;
    if (last && c->spells && c->turn && !c->doubt && !counts_from_date(s, &l, c) && !may_be_of_all(s, i, &l, c)) *end = (End){true, *c, l};
    else if (kind == LINK_SPELL && c->known) end->any = false;
    if (last == LAST_SURE) c->known = false;
    if (!c->known || kind == LINK_PART) return;
    int n = (int)(len->y * MONTHS + len->m) - to_finish(s, i, c);
    c->doubt |= kind == LINK_DOUBT;
    c->entry = false;
    c->lo += n, c->hi += n, c->spells++;
    c->turn |= has_turn(s, i, c);
    c->last = i;
}

void dct_read_chain(DctState *s)
{
    const Ie *ie = s->ie;
    Chain c = {.last = UINT32_MAX};
    End end = {0};
    if (ie->ko && is_told_behind(s)) {
        chain_from(&c, s->date[0].lo, s->date[0].hi);
        c.only = true;
    }
    for (uint32_t i = 0; ie->ko && i < ie->n_time && i < DCT_PAIRS_MAX; i++) {
        const TimexInfo *t = &ie->tx.v[i];
        if (s->entry_at && t->beg >= s->entry_at && (i == 0 || t[-1].beg < s->entry_at)) {
            TimeBase b = base_of_day(s->entry.lo);
            chain_from(&c, edtf_day(b.y, MARCH, 1), edtf_day(b.y, MARCH, 1));
            c.entry = c.school = true;
        }
        if (t->sent == UINT32_MAX) continue;
        if (ie->time[i].form != TX_LENGTH) take_date(s, i, &c);
        else take_length(s, i, &c, &end);
        if (end.any && !c.known) break;
    }
    if (end.any) bound_chain(s, &end.chain, &end.lapse);
}
