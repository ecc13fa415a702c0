/* Dates that come from other events, by a length or as their start; and what the time of writing makes of a date. */
#include "argument_int.h"
#include "base/i18n.h"
#include "mark.h"

/* The story goes forward: nothing happens by a length ahead of what was told last. */
bool date_precedes(const Story *st, const Edtf *date)
{
    EdtfDay lo, hi;
    return st->last && edtf_bounds(date, &lo, &hi) && hi < st->last_lo;
}

/* 3월 중순, and ten days: of a stretch both ends are moved. A length that is just the stretch's own was counted from where it
 * begins (2021.02 ~ 2021.11 … 아홉 달 만에). */
bool date_forward(const Edtf *from, const EdtfDuration *len, Edtf *when)
{
    if (from->kind == EDTF_POINT) return edtf_add(from, len, 1, len->approx, when);
    if (from->kind != EDTF_INTERVAL || from->pt[0].end != EDTF_END_DATE || from->pt[1].end != EDTF_END_DATE)
        return false;
    Edtf lo = {.kind = EDTF_POINT, .n = 1, .pt = {from->pt[0]}}, hi = {.kind = EDTF_POINT, .n = 1, .pt = {from->pt[1]}}, a, b;
    if (!edtf_add(&lo, len, 1, len->approx, &a) || !edtf_add(&hi, len, 1, len->approx, &b)) return false;
    /* Of a long stretch the end counts; both ends in one year are that year. */
    enum { VAGUE = 200, CLOSE = 45 };
    EdtfDay from_lo, from_hi, a_lo, a_hi, b_lo, b_hi;
    bool lasts = edtf_bounds(from, &from_lo, &from_hi) && from_hi - from_lo > VAGUE;
    bool one = edtf_bounds(&a, &a_lo, &a_hi) && edtf_bounds(&b, &b_lo, &b_hi) && a_lo == b_lo && a_hi == b_hi;
    bool whole = lasts && edtf_bounds(&a, &a_lo, &a_hi) && from_hi - a_hi <= CLOSE && a_hi - from_hi <= CLOSE;
    if (lasts || one) {
        *when = whole ? hi : b;
        return true;
    }
    *when = edtf_make_interval(&a, &b);
    return when->kind == EDTF_INTERVAL;
}

/* Dates the event by a length counted from a date; false when either cannot be read. */
static bool date_plus(Ie *ie, const Story *st, EvCand *c, uint32_t length, Str base)
{
    const Timex *t = &ie->out->timexes.v[length];
    EdtfDuration len;
    Edtf from, when;
    if (t->type != TIMEX_DURATION || !edtf_duration_parse(t->value, &len) || !edtf_parse(base, &from) ||
        !date_forward(&from, &len, &when) || date_precedes(st, &when))
        return false;
    c->date = edtf_format(ie->mem, &when);
    c->basis = BASIS_COMPUTED;
    c->dated = edtf_bounds_str(c->date, &c->lo, &c->hi);
    cand_why(c, N_("length"), ie->tx.v[length].beg, ie->tx.v[length].end);
    return true;
}

/* 2023년 11월 30일, 입사 14개월 만에 퇴사했다: the date is that of the end, and the joining was so much earlier. */
void date_counted_back(Ie *ie, EvCand *c)
{
    const Doc *d = ie->doc;
    uint32_t i = ie_timex_from(ie, c->end);
    EdtfDuration len;
    Edtf day, when;
    bool noun = c->type == EV_JOIN && !c->en && c->dated && c->rule->shape == SHAPE_NOUN && d->cls[c->end] == CH_SPACE;
    bool length = noun && i < ie->tx.n && ie->tx.v[i].beg <= c->end + 1 &&
                  ie->out->timexes.v[i].type == TIMEX_DURATION && c->timex != UINT32_MAX &&
                  ie->tx.v[c->timex].end < c->beg;
    /* 2017년 5월 입사, 3년 만에 …: right before it the date is its own. */
    if (!length || d->cls[ie->tx.v[c->timex].end] == CH_SPACE) return;
    if (!edtf_parse(c->date, &day) || !edtf_duration_parse(ie->out->timexes.v[i].value, &len)) return;
    if (!edtf_add(&day, &len, -1, len.approx, &when)) return;
    c->date = edtf_format(ie->mem, &when);
    c->basis = BASIS_COMPUTED;
    c->timex = UINT32_MAX;
    c->dated = edtf_bounds_str(c->date, &c->lo, &c->hi);
    cand_why(c, N_("length"), ie->tx.v[i].beg, ie->tx.v[i].end);
}

/* 3년 만에; within a year */
static bool is_within(const Ie *ie, const EvCand *c, uint32_t i)
{
    enum { WORDS = 2 };
    const Doc *d = ie->doc;
    if (ie->tx.v[i].rel == REL_WITHIN) return true;
    uint32_t first = d->sent[c->sent].tok_beg;
    for (uint32_t t = doc_tok_at(d, ie->tx.v[i].beg), k = 0; c->en && t-- > first && k < WORDS; k++)
        if (en_is(ie, &d->tok[t], EN_WITHIN)) return true;
    return false;
}

/* I joined in January 2016 and they promoted me within eighteen months: the date before the verb is that of the verb before. */
static bool takes_within(const Ie *ie, const EvCand *c)
{
    enum { NEAR = 40 };
    if (!c->en || c->timex == UINT32_MAX || ie->tx.v[c->timex].beg > c->beg) return false;
    const EvCand *before = c->number ? ie->ev.v[c->number - 1] : NULL;
    if (!before || before->sent != c->sent || before->timex != c->timex) return false;
    uint32_t i = ie_timex_from(ie, c->end);
    return i < ie->tx.n && ie->tx.v[i].beg < c->end + NEAR && is_within(ie, c, i);
}

/* 입사 3년 만에 과장이 됐다: the day of joining and the length, where both are told. */
static void date_within(Ie *ie, const Story *st, EvCand *c)
{
    bool moves = c->type == EV_LEAVE || c->type == EV_TRANSFER || c->type == EV_ROLE_CHANGE ||
                 c->type == EV_PROMOTION || c->type == EV_CONVERSION;
    if (!moves || !joined_there(st, c) || (c->date.n && !takes_within(ie, c))) return;
    uint32_t to = c->en ? ie->doc->sent[c->sent].end : c->beg;
    for (uint32_t i = ie_timex_from(ie, c->from); i < ie->tx.n && ie->tx.v[i].beg < to; i++)
        if (is_within(ie, c, i) && date_plus(ie, st, c, i, st->join_date)) return;
}

/* In March 2016 the farm went to a fund. Eight months afterwards I was let go: counted from a time behind what was told
 * last. */
static Str time_before(const Ie *ie, const Story *st, const EvCand *c, uint32_t length)
{
    enum { SENTS = 2, TIMES = 8 };
    for (uint32_t i = length, n = 0; c->en && i-- > 0 && n < TIMES && c->sent - ie->tx.v[i].sent <= SENTS; n++) {
        const Timex *t = timex_of(ie, i);
        if (ie->tx.v[i].beg <= st->last_at || ie->tx.v[i].line != c->line) return S("");
        bool point = ie->tx.v[i].sent < c->sent && !ie_is_range(ie, i) && t->hi < EDTF_DAY_MAX;
        if (is_date(ie, i)) return point ? t->value : S("");
    }
    return S("");
}

/* 그로부터 2년 뒤, two years later: the day of what was told before, and the length. */
static void date_later(Ie *ie, const Story *st, EvCand *c)
{
    enum { NEAR_SENT = 3 };
    bool near = c->sent - st->last_sent <= NEAR_SENT;
    if (c->date.n || c->fact != FACT_ACTUAL || (!near && !c->en)) return;
    uint32_t to = c->en ? ie->doc->sent[c->sent].end : c->beg;
    for (uint32_t i = ie_timex_from(ie, c->from); i < ie->tx.n && ie->tx.v[i].beg < to; i++) {
        /* One length, one base: what was told in the same sentence behind the length was counted by it, too. */
        bool shared = c->sent == st->last_sent && st->last_at > ie->tx.v[i].beg;
        Str base = shared ? st->prev_date : near ? st->last_date : S("");
        Str untold = ie->tx.v[i].rel == REL_AFTER ? time_before(ie, st, c, i) : S("");
        if (untold.n) base = untold;
        if (base.n && ie->tx.v[i].rel == REL_AFTER && date_plus(ie, st, c, i, base)) return;
    }
}

/* Does length i stand right before the verb or behind it, with no other time between? */
static bool beside(const Ie *ie, const EvCand *c, uint32_t i)
{
    enum { BEFORE = 24, BEHIND = 48 };
    const TimexInfo *t = &ie->tx.v[i];
    bool next = i + 1 < ie->tx.n && ie->tx.v[i + 1].beg < c->beg;
    if (t->end <= c->beg) return c->beg - t->end <= BEFORE && !next;
    bool first = !i || ie->tx.v[i - 1].end <= c->end;
    return t->beg >= c->end && t->beg - c->end <= BEHIND && first;
}

/* 3년 전에 퇴사했다: counted back from the time of writing, where nothing else is told to count from. */
static void date_ago_korean(Ie *ie, const Story *st, EvCand *c)
{
    enum { FAR = 24 };
    Edtf now, when;
    EdtfDuration len;
    bool past = st->dct && c->fact == FACT_ACTUAL && c->tail.past && !c->tail.relative && !c->date.n &&
                !(c->flags & (EVF_WEAK | EVF_OTHER)) && (!st->last || c->sent - st->last_sent > 1);
    uint32_t i = past ? ie_timex_from(ie, c->beg) : 0;
    if (i-- == 0 || ie->tx.v[i].beg < c->from || ie->tx.v[i].end + FAR < c->beg) return;
    const Timex *t = &ie->out->timexes.v[i];
    bool opens = ie->tx.v[i].beg <= ie->doc->sent[c->sent].beg + 1;
    if (!opens || t->type != TIMEX_DURATION || ie->tx.v[i].rel != REL_AGO || !edtf_duration_parse(t->value, &len))
        return;
    if (!edtf_parse(ie->out->dct, &now) || now.kind != EDTF_POINT || !edtf_add(&now, &len, -1, true, &when)) return;
    c->date = edtf_format(ie->mem, &when);
    c->basis = BASIS_COMPUTED;
    c->timex = UINT32_MAX;
    c->dated = edtf_bounds_str(c->date, &c->lo, &c->hi);
    cand_why(c, N_("length"), ie->tx.v[i].beg, ie->tx.v[i].end);
}

/* Two years ago I became …: counted back from the time of writing. */
static void date_ago(Ie *ie, const Story *st, EvCand *c)
{
    Edtf now, when;
    if (!c->en) {
        date_ago_korean(ie, st, c);
        return;
    }
    if (!st->dct || c->fact != FACT_ACTUAL || !edtf_parse(ie->out->dct, &now) || now.kind != EDTF_POINT) return;
    enum { NEAR = 64 };
    const Sentence *s = &ie->doc->sent[c->sent];
    uint32_t from = c->beg > s->beg + NEAR ? c->beg - NEAR : s->beg,
             to = c->end + NEAR < s->end ? c->end + NEAR : s->end;
    for (uint32_t i = ie_timex_from(ie, from); i < ie->tx.n && ie->tx.v[i].beg < to; i++) {
        const Timex *t = &ie->out->timexes.v[i];
        EdtfDuration len;
        /* a month before I left is counted from elsewhere */
        uint32_t tok = doc_tok_at(ie->doc, ie->tx.v[i].end);
        bool length = t->type == TIMEX_DURATION && tok < ie->doc->n_tok;
        bool ago = length && en_is(ie, &ie->doc->tok[tok], EN_AGO) && beside(ie, c, i);
        if (!ago || !edtf_duration_parse(t->value, &len) || !edtf_add(&now, &len, -1, len.approx, &when)) continue;
        c->date = edtf_format(ie->mem, &when);
        c->basis = BASIS_COMPUTED;
        c->timex = UINT32_MAX;
        c->dated = edtf_bounds_str(c->date, &c->lo, &c->hi);
        cand_why(c, N_("length"), ie->tx.v[i].beg, ie->tx.v[i].end);
        return;
    }
}

/* What goes on since its start: 작년부터 다니고 있다 is 2022/... */
static void date_open(Ie *ie, EvCand *c, Str start)
{
    Edtf from;
    if (!edtf_parse(start, &from) || from.kind != EDTF_POINT) return;
    c->date = str_join(ie->mem, (Str[]){start, S("/..")}, 2);
    c->hi = EDTF_DAY_MAX;
}

/* Since September 2022 I have taught at a school: it goes on from there. */
static void date_since(Ie *ie, EvCand *c)
{
    enum { WORDS = 4, TIMES = 8 };
    /* I've been a supervisor there since 2015 */
    bool joins = c->type == EV_JOIN && c->rule->shape == SHAPE_VERB && c->role.n;
    if (!c->en || (c->type != EV_WORK && c->type != EV_STUDY && !joins) || c->fact != FACT_ACTUAL) return;
    const Sentence *s = &ie->doc->sent[c->sent];
    bool perfect = false, over = false;
    uint32_t tok = doc_tok_at(ie->doc, c->beg);
    for (uint32_t k = 0; k <= WORDS && tok >= s->tok_beg + k; k++) {
        perfect |= en_is(ie, &ie->doc->tok[tok - k], EN_HAVE);
        over |= en_is(ie, &ie->doc->tok[tok - k], EN_WAS | EN_HAD);
    }
    /* Since February I train the new hires; on call since August */
    uint32_t own = !joins && !over ? c->timex : UINT32_MAX;
    uint32_t last = perfect || own != UINT32_MAX ? s->end : s->beg;
    for (uint32_t i = ie_timex_from(ie, s->beg), n = 0; i < ie->tx.n && ie->tx.v[i].beg < last && n < TIMES; i++, n++) {
        const Timex *t = &ie->out->timexes.v[i];
        if (t->type != TIMEX_DATE || ie->tx.v[i].rel != REL_SINCE || !t->value.n || ie_is_range(ie, i)) continue;
        if (!perfect && i != own) continue;
        if (joins && ie->tx.v[i].beg < c->end) continue;
        c->timex = i;
        c->lo = t->lo;
        if (joins) {
            c->date = t->value, c->hi = t->hi, c->dated = true;
            c->basis = t->basis ? (uint8_t)t->basis : BASIS_EXPLICIT;
            return;
        }
        date_open(ie, c, t->value);
        c->basis = BASIS_COMPUTED, c->dated = c->date.n > 0;
        cand_why(c, N_("since"), ie->tx.v[i].beg, ie->tx.v[i].end);
        return;
    }
}

/* I joined in 2013 and have been there ever since: from what was told last, in this sentence or the one before. */
static void date_ever(Ie *ie, const Story *st, EvCand *c)
{
    bool may = c->en && (c->type == EV_WORK || (c->type == EV_JOIN && c->rule->since)) && c->fact == FACT_ACTUAL;
    if (!may || c->sent - st->last_sent > 1 || !st->last_date.n || !ever_since(ie, c->end, ie->doc->sent[c->sent].end))
        return;
    Edtf from;
    if (!edtf_parse(st->last_date, &from) || from.kind != EDTF_POINT) return;
    c->date = st->last_date;
    c->lo = st->last_lo, c->hi = st->last_hi;
    c->timex = UINT32_MAX, c->basis = BASIS_COMPUTED, c->dated = true;
    if (c->type == EV_WORK) date_open(ie, c, st->last_date), c->stay = true;
}

void date_count(Ie *ie, const Story *st, EvCand *c)
{
    date_ever(ie, st, c);
    date_since(ie, c);
    date_ago(ie, st, c);
    date_within(ie, st, c);
    date_later(ie, st, c);
}

static bool is_answer(const EvCand *c)
{
    return c->type == EV_ACCEPTED || c->type == EV_REJECTED || c->type == EV_WITHDRAW;
}

/* I started the following Monday: a past tense tells of nothing ahead, so that its date was read wrongly. In Korean a date
 * of another sentence was. */
static bool told_past(const EvCand *c)
{
    const TrigRule *r = c->rule;
    const Tail *t = &c->tail;
    if (!c->en) return c->basis == BASIS_DISCOURSE && t->past && !t->mood && !t->relative && t->context == CTX_VERB;
    bool finite = r->shape == SHAPE_VERB && !r->bound && !r->coming && !r->ahead && !r->any;
    const uint32_t types = 1u << EV_JOIN | 1u << EV_LEAVE | 1u << EV_APPLY;
    return c->en && finite && c->basis != BASIS_EXPLICIT && (types >> c->type & 1 || is_answer(c));
}

/* The offer that was told right before; English goes round it: They offered me Leeds. I went to look at it, and I said
 * no. */
static const EvCand *offer_before(const Ie *ie, const EvCand *c)
{
    enum { SENTS = 3, EVENTS = 3 };
    uint32_t far = c->en ? SENTS : 1;
    for (uint32_t k = c->number, n = 0; k-- > 0 && n < EVENTS && c->sent - ie->ev.v[k]->sent <= far; n++) {
        const EvCand *e = ie->ev.v[k];
        bool between = c->en && group_of(e->type) != GROUP_SEARCH && !e->date.n && e->line == c->line;
        if (!between) return e->line == c->line || c->sent - e->sent <= 1 ? e : NULL;
    }
    return NULL;
}

/* They offered me a place in May. I said no: told of next, what is declined was declined then. */
void date_declined(const Ie *ie, EvCand *c)
{
    bool may = c->type == EV_WITHDRAW && c->fact == FACT_ACTUAL && !c->date.n;
    const EvCand *e = may ? offer_before(ie, c) : NULL;
    bool dated = e && (c->en ? e->dated : e->date.n > 0);
    if (!dated || e->type != EV_ACCEPTED || e->fact != FACT_ACTUAL || e->flags & EVF_OTHER) return;
    if (!c->en && !names_agree(c->org, e->org) && !name_holds(e->org, c->org)) return;
    c->date = e->date, c->lo = e->lo, c->hi = e->hi;
    c->basis = BASIS_DISCOURSE;
}

/* I'm leaving in August: what is still ahead is in the year of writing or the next one, whatever year was told last. */
void plan_ahead(Ie *ie, const Story *st, EvCand *c)
{
    enum { YEARS = 2 };
    Edtf e;
    bool behind = st->dct && (c->en || c->rule->sits) && c->fact == FACT_PLANNED && c->dated &&
                  c->basis != BASIS_EXPLICIT && c->basis != BASIS_COMPUTED && c->hi < st->dct_lo &&
                  st->dct_hi < EDTF_DAY_MAX && st->dct_lo > EDTF_DAY_NONE;
    if (behind && ie->updated) {                   /* told as a plan before a later update, which it was ahead of */
        c->fact = FACT_ACTUAL;
        return;
    }
    if (!behind || c->timex == UINT32_MAX || !edtf_parse(c->date, &e) || e.kind != EDTF_POINT || !e.pt[0].month) return;
    int y, m, d;
    edtf_ymd(st->dct_lo, &y, &m, &d);
    for (int k = 0; k < YEARS; k++) {
        Edtf when = e;
        when.pt[0].year = y + k;
        EdtfDay lo, hi;
        if (!edtf_bounds(&when, &lo, &hi) || hi < st->dct_hi) continue;
        c->date = edtf_format(ie->mem, &when);
        c->lo = lo, c->hi = hi;
        return;
    }
}

/* A plan whose day has come was carried out; what is dated behind the time of writing is still to come. */
void plan_by_date(const Story *st, EvCand *c, bool chosen)
{
    if (!st->dct) return;
    bool told = c->tail.final && !c->tail.mood && c->fact == FACT_PLANNED && c->dated;
    told |= st->to_self && c->fact != FACT_NEGATED && c->type != EV_GOAL && c->lo != EDTF_DAY_NONE && c->dated;
    if (told && c->hi <= st->dct_hi) c->fact = FACT_ACTUAL;
    /* On 2019 I resign and join Tokopedia: a present tense of what is over tells of it. */
    bool over = c->en && c->rule->coming && c->fact == FACT_PLANNED && c->dated && c->basis == BASIS_EXPLICIT &&
                c->hi < st->dct_lo;
    if (over && st->dct_lo > EDTF_DAY_NONE) c->fact = FACT_ACTUAL;
    if (c->fact != FACT_ACTUAL || c->lo == EDTF_DAY_NONE) return;
    if (st->dct_hi == EDTF_DAY_NONE || st->dct_hi == EDTF_DAY_MAX || c->lo <= st->dct_hi) return;
    /* 내년에 올려 주겠다고 했다: the day is that of what was offered. */
    bool offered = !c->en && c->type == EV_ACCEPTED && c->rule->invite;
    /* She retires next summer and asked if I would take over: what was offered is ahead; when it was, other dates may
     * tell. */
    if (!chosen && c->en && is_answer(c) && told_past(c)) return;
    if (!told_past(c) && !offered) c->fact = FACT_PLANNED;
    else date_clear(c);
}

/* The last joining of its employer told before it, or else the first one behind; none where a leaving was told since. */
static const EvCand *joining_of(const Ie *ie, uint32_t index)
{
    enum { WINDOW = 64 };
    const EvCand *c = ie->ev.v[index];
    uint32_t from = index > WINDOW ? index - WINDOW : 0, to = index + WINDOW < ie->ev.n ? index + WINDOW : ie->ev.n;
    for (uint32_t k = index; k-- > from;) {
        const EvCand *e = ie->ev.v[k];
        if (e->fact != FACT_ACTUAL || e->flags & (EVF_OTHER | EVF_WEAK)) continue;
        if (e->type == EV_LEAVE && e->dated) return NULL;
        bool starts = e->type == EV_JOIN || e->type == EV_FOUND;
        if (starts && e->date.n && names_agree(e->org, c->org)) return e;
    }
    for (uint32_t k = index + 1; k < to; k++) {
        const EvCand *e = ie->ev.v[k];
        if (c->org.n && e->type == EV_JOIN && e->fact == FACT_ACTUAL && e->date.n && str_eq(e->org, c->org)) return e;
    }
    return NULL;
}

/* What one does there now: since the last change within the house, if there was one behind the joining. Where no joining
 * is told, since that change, unless one has left. */
static Str here_since(const Ie *ie, uint32_t index, const EvCand *join)
{
    enum { WINDOW = 64 };
    const uint32_t changes = 1u << EV_TRANSFER | 1u << EV_ROLE_CHANGE | 1u << EV_PROMOTION;
    const EvCand *c = ie->ev.v[index];
    for (uint32_t k = index, n = 0; k-- > 0 && n < WINDOW && ie->ev.v[k] != join; n++) {
        const EvCand *e = ie->ev.v[k];
        if (e->fact != FACT_ACTUAL || e->flags & (EVF_OTHER | EVF_WEAK)) continue;
        if (!join && e->type == EV_LEAVE) return S("");
        bool there = names_agree(e->org, c->org) && e->date.n && (!join || e->lo >= join->lo);
        if (changes & 1u << e->type && there) return e->date;
    }
    return join ? join->date : S("");
}

/* 발령받아 아직도 가르치고 있다: a day told before it is when it began. */
static bool began_then(const Ie *ie, const EvCand *c)
{
    if (!c->date.n || c->timex == UINT32_MAX || c->basis == BASIS_COMPUTED) return false;
    bool own = ie->tx.v[c->timex].beg >= c->from && ie->tx.v[c->timex].sent == c->sent;
    bool now = false;                  /* 2023년에 건너와 지금은 … */
    for (uint32_t at = ie->tx.v[c->timex].end; own && at + 1 < c->beg && !now; at++)
        now = mark_at(ie, MK_NOW, at) != 0;
    return (!own || now) && ie->tx.v[c->timex].rel != REL_UNTIL && !str_eq(c->date, ie->out->dct);
}

/* 3년째 가르치고 있다: counted back from the day of writing, roughly. */
static bool date_lasting(Ie *ie, EvCand *c)
{
    Edtf now, from;
    EdtfDuration len;
    if (!edtf_parse(ie->out->dct, &now) || now.kind != EDTF_POINT) return false;
    for (uint32_t i = ie_timex_from(ie, c->from); i < ie->tx.n && ie->tx.v[i].beg < c->beg; i++) {
        const Timex *t = &ie->out->timexes.v[i];
        bool lasts = t->type == TIMEX_DURATION && ie->tx.v[i].rel == REL_ORDINAL;
        if (!lasts || !edtf_duration_parse(t->value, &len) || !edtf_add(&now, &len, -1, true, &from)) continue;
        if (from.kind != EDTF_POINT) continue;
        Str start = edtf_format(ie->mem, &from);
        c->timex = UINT32_MAX;
        if (!edtf_bounds_str(start, &c->lo, &c->hi)) continue;
        date_open(ie, c, start);
        c->basis = BASIS_COMPUTED, c->dated = true;
        cand_why(c, N_("length"), ie->tx.v[i].beg, ie->tx.v[i].end);
        return true;
    }
    return false;
}

/* Is the event's date the year of writing? */
static bool in_this_year(const Ie *ie, const EvCand *c)
{
    enum { YEAR = 364 };
    EdtfDay lo, hi;
    return edtf_bounds_str(ie->out->dct, &lo, &hi) && c->lo <= lo && c->hi >= hi && c->hi < EDTF_DAY_MAX &&
           c->hi - c->lo >= YEAR;
}

/* Running at the time of writing: from the date that says since when, else from the joining of that employer. */
void dates_running(Ie *ie)
{
    for (uint32_t i = 0; i < ie->ev.n; i++) {
        EvCand *c = ie->ev.v[i];
        bool present = c->tail.running || (c->type == EV_WORK && c->tail.final && !c->tail.mood && !c->tail.odd);
        bool goes_on = present && !c->tail.past && !c->en && c->fact == FACT_ACTUAL;
        if ((c->type != EV_WORK && c->type != EV_STUDY) || !goes_on || c->flags & EVF_OTHER) continue;
        /* 올해로 3년째 가르친다 */
        bool this_year = c->date.n && c->timex != UINT32_MAX && ie->tx.v[c->timex].sent == c->sent && c->lo > EDTF_DAY_NONE &&
                         in_this_year(ie, c);
        if (this_year && date_lasting(ie, c)) continue;
        if (c->type == EV_WORK && began_then(ie, c)) date_open(ie, c, c->date);
        if (c->date.n && c->timex != UINT32_MAX && ie->tx.v[c->timex].rel == REL_SINCE) date_open(ie, c, c->date);
        if (!c->date.n && c->tail.running && date_lasting(ie, c)) continue;
        if (c->date.n || c->type != EV_WORK) continue;
        if (title_now(ie, c)) continue;
        Str since = here_since(ie, i, joining_of(ie, i));
        date_open(ie, c, since.n ? since : heading_since(ie, c));
        if (c->date.n) c->basis = BASIS_COMPUTED;
    }
}
