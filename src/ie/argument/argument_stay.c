/* Stretches: how long something lasted, since when it goes on, and which end of a stretch a beginning or an end is. */
#include "argument_int.h"
#include "base/i18n.h"
#include "mark.h"
#include <string.h>

static bool is_point(Str date)
{
    Edtf e;
    return date.n && !memchr(date.p, '/', date.n) && edtf_parse(date, &e) && e.kind == EDTF_POINT;
}

/* The month in which it began, where that is a point or a short stretch (3월 말, 가을); "" for a longer one. */
static Str begin_of(Ie *ie, Str date)
{
    enum { SHORT = 100 };
    EdtfDay lo, hi;
    int y, m, d;
    if (is_point(date)) return date;
    if (!date.n || !edtf_bounds_str(date, &lo, &hi) || lo <= EDTF_DAY_NONE || hi <= EDTF_DAY_NONE ||
        hi == EDTF_DAY_MAX || hi - lo > SHORT) return S("");
    edtf_ymd(lo, &y, &m, &d);
    Edtf month = edtf_make(y, m, 0);
    edtf_qualify(&month, EDTF_Q_APPROX);
    return edtf_format(ie->mem, &month);
}

static bool lasts(const EvCand *c)
{
    return c->type == EV_WORK || c->type == EV_STUDY || c->type == EV_SEARCH || c->type == EV_CONTEXT ||
           c->type == EV_PROJECT;
}

static void date_stretch(Ie *ie, EvCand *c, Str from, Str to)
{
    EdtfDay lo, hi;
    Str date = str_join(ie->mem, (Str[]){from, S("/"), to}, 3);
    if (!edtf_bounds_str(date, &lo, &hi) && !str_eq(to, S(".."))) return;
    c->date = date;
    c->lo = lo, c->hi = hi;
    c->basis = BASIS_COMPUTED;
    c->dated = c->stay = true;
}

/* ---------------------------------------------------------------- how long */
/* Of the predicate, not of a noun: 여섯 달 동안, 3년을, 석 달 다녔다; not 3년짜리, 1년 계약직이고 …. */
static bool korean_stay(const Ie *ie, const EvCand *c, const TimexInfo *t)
{
    enum { BARE = 16 };
    const Doc *d = ie->doc;
    if (is_mark(ie, MK_LENGTH_OF, d->ch[t->end])) return false;
    if (t->rel == REL_DURING) return true;
    if (d->cls[t->end] != CH_HANGUL) return t->end + BARE >= c->beg;
    return is_mark(ie, MK_STAYS, d->ch[t->end]);
}

/* for three years, the first two months; stayed two years; not a 14-week program. */
static bool english_stay(const Ie *ie, const EvCand *c, const TimexInfo *t)
{
    enum { WORDS = 3, CLOSE = 8 };
    const Doc *d = ie->doc;
    uint32_t tok = doc_tok_at(d, t->beg), first = d->sent[c->sent].tok_beg;
    for (uint32_t at = t->beg; at < t->end; at++)
        if (d->ch[at] == '-' || d->ch[at] == '\'') return false;
    for (uint32_t i = tok, k = 0; i-- > first && k < WORDS; k++)
        if (en_is(ie, &d->tok[i], EN_FOR | EN_FIRST)) return true;
    return t->beg >= c->end && t->beg - c->end <= CLOSE;
}

/* after three years, seven weeks in: how long it had lasted when it ended. */
static bool english_until(const Ie *ie, const EvCand *c, const TimexInfo *t)
{
    enum { WORDS = 3 };
    const Doc *d = ie->doc;
    uint32_t tok = doc_tok_at(d, t->beg), first = d->sent[c->sent].tok_beg, next = doc_tok_at(d, t->end);
    for (uint32_t i = tok, k = 0; i-- > first && k < WORDS; k++)
        if (en_is(ie, &d->tok[i], EN_AFTER | EN_FOR)) return true;
    if (next + 1 >= d->n_tok || !en_is(ie, &d->tok[next], EN_IN)) return false;
    return d->tok[next + 1].kind == TOK_PUNCT || en_is(ie, &d->tok[next + 1], EN_SELF);
}

static bool is_stay(const Ie *ie, const EvCand *c, uint32_t i)
{
    enum { WEEK = 7 };
    const TimexInfo *t = &ie->tx.v[i];
    EdtfDuration len;
    if (ie->out->timexes.v[i].type != TIMEX_DURATION) return false;
    if (t->rel != REL_DURING && t->rel != REL_NONE && t->rel != REL_AT) return false;
    if (!edtf_duration_parse(ie->out->timexes.v[i].value, &len) || edtf_duration_days(&len) < WEEK) return false;
    return c->en ? english_stay(ie, c, t) : korean_stay(ie, c, t);
}

/* for three years from 2010 */
static bool begins_behind(const Ie *ie, const EvCand *c, uint32_t length)
{
    const Doc *d = ie->doc;
    uint32_t i = length + 1;
    if (i >= ie->tx.n || ie->tx.v[i].beg >= d->sent[c->sent].end || ie->out->timexes.v[i].type != TIMEX_DATE) return false;
    uint32_t tok = doc_tok_at(d, ie->tx.v[i].beg);
    bool from = tok > 0 && (en_is(ie, &d->tok[tok - 1], EN_FROM) || ie->tx.v[i].rel == REL_SINCE);
    return from && is_point(ie->out->timexes.v[i].value);
}

/* The length that the clause gives; English between the events beside it. */
static uint32_t length_of(const Ie *ie, uint32_t index)
{
    const EvCand *c = ie->ev.v[index];
    const EvCand *before = index ? ie->ev.v[index - 1] : NULL, *after = index + 1 < ie->ev.n ? ie->ev.v[index + 1] : NULL;
    const Sentence *s = &ie->doc->sent[c->sent];
    uint32_t from = c->from, to = c->beg, found = UINT32_MAX;
    if (c->en) {
        from = before && before->sent == c->sent ? before->end : s->beg;
        to = after && after->sent == c->sent ? after->beg : s->end;
    } else if (c->tail.context == CTX_VERB && c->tail.light_at > to) {
        to = c->tail.light_at;         /* 자문을 1년 했다 */
    }
    for (uint32_t i = ie_timex_from(ie, from); i < ie->tx.n && ie->tx.v[i].beg < to; i++) {
        if (is_stay(ie, c, i)) found = i;
        /* 8월 한 달은 쉬었고 9월부터 팔았다: behind another date the length is not its own. */
        else if (ie->out->timexes.v[i].type == TIMEX_DATE && !(found != UINT32_MAX && before_then(ie, c)) &&
                 !(c->en && i == found + 1 && begins_behind(ie, c, found)))
            found = UINT32_MAX;
    }
    return found;
}

/* The last date of the sentence that stands before the length. */
static uint32_t date_before(const Ie *ie, const EvCand *c, uint32_t length)
{
    uint32_t beg = ie->doc->sent[c->sent].beg;
    for (uint32_t i = length; i-- > 0 && ie->tx.v[i].beg >= beg;)
        if (ie->out->timexes.v[i].type == TIMEX_DATE && ie->out->timexes.v[i].value.n) return i;
    return UINT32_MAX;
}

/* 연구원으로 1년 2개월.; 인수인계하느라 석 달이 걸렸다: behind it, as the rest of the sentence, or as how long it took. */
static uint32_t length_behind(const Ie *ie, const EvCand *c)
{
    enum { CLOSE = 4, FAR = 14, MARKS = 3 };
    const Doc *d = ie->doc;
    uint32_t i = ie_timex_from(ie, c->end), end = d->sent[c->sent].end;
    if (c->en || i >= ie->tx.n || ie->tx.v[i].end > end || ie->tx.v[i].beg > c->end + FAR || !is_stay(ie, c, i)) return UINT32_MAX;
    bool rest = ie->tx.v[i].beg <= c->end + CLOSE && ie->tx.v[i].end + MARKS >= end && c->tail.context != CTX_VERB &&
                date_before(ie, c, i) != UINT32_MAX;
    uint32_t at = ie->tx.v[i].end;
    while (at < end && at < ie->tx.v[i].end + MARKS && d->cls[at] != CH_SPACE) at++;
    bool long_so = at + 1 < end && is_mark(ie, MK_TOOK, d->ch[at + 1]) && !c->tail.final;
    return rest || long_so ? i : UINT32_MAX;
}

/* 아이를 낳고 쉬었다. 2020년 10월부터 딱 1년.: the next sentence is no more than since when and for how long. */
static uint32_t length_after(const Ie *ie, const EvCand *c)
{
    enum { GAP = 5, MARKS = 3, ENDING = 8 };
    const Doc *d = ie->doc;
    const Sentence *s = &d->sent[c->sent] + 1;
    if (c->en || c->end + ENDING < d->sent[c->sent].end || c->sent + 1 >= d->n_sent || s->line != c->line) return UINT32_MAX;
    uint32_t i = ie_timex_from(ie, s->beg);
    if (i + 1 >= ie->tx.n || ie->tx.v[i].beg > s->beg + 1 || ie->tx.v[i].rel != REL_SINCE || !is_date(ie, i) ||
        (c->dated && c->timex != i)) return UINT32_MAX;
    const TimexInfo *len = &ie->tx.v[i + 1];
    bool whole = len->beg <= ie->tx.v[i].end + GAP && len->end <= s->end && len->end + MARKS >= s->end;
    return whole && ie->out->timexes.v[i + 1].type == TIMEX_DURATION ? i + 1 : UINT32_MAX;
}

uint32_t stay_length_of(const Ie *ie, uint32_t index) { return length_of(ie, index); }
bool stay_told(const Ie *ie, uint32_t index) { return length_of(ie, index) != UINT32_MAX; }

/* Where it began: the date before the length, or what was told last, when that was a beginning or an end. */
static Str stay_begin(Ie *ie, const Story *st, const EvCand *c, uint32_t length)
{
    enum { NEAR = 2, MONTH = 31 };
    uint32_t i = date_before(ie, c, length);
    if (i != UINT32_MAX) {
        uint8_t rel = ie->tx.v[i].rel;
        bool begins = rel == REL_SINCE || rel == REL_AT || rel == REL_NONE;
        const Timex *t = &ie->out->timexes.v[i];
        if (t->lo <= EDTF_DAY_NONE || t->hi <= EDTF_DAY_NONE || t->hi == EDTF_DAY_MAX) return S("");
        EdtfDuration len;
        bool years = edtf_duration_parse(ie->out->timexes.v[length].value, &len) && edtf_duration_days(&len) > 2.0 * (double)(t->hi - t->lo);
        bool within = rel != REL_SINCE && t->hi - t->lo > MONTH && !is_point(t->value) && !years;       /* 가을에 석 달 */
        return begins && !within ? begin_of(ie, t->value) : S("");
    }
    if (c->en && begins_behind(ie, c, length)) return ie->out->timexes.v[length + 1].value;
    if (c->dated) return S("");
    /* 6월에 사고가 났다. 한 달을 쉬었다: since what was told right before it. */
    bool rests = !c->en && c->type == EV_CONTEXT;
    if (rests && c->basis == BASIS_DISCOURSE && is_point(c->date)) return c->date;
    if (rests && c->sent - st->last_sent <= 1 && is_point(st->last_date)) return st->last_date;
    bool other = c->type == EV_STUDY && st->turn_joins;
    if (c->sent - st->turn_sent <= NEAR && !other && begin_of(ie, st->turn_date).n) return begin_of(ie, st->turn_date);
    return c->type == EV_WORK && joined_there(st, c) && is_point(st->join_date) ? st->join_date : S("");
}

/* 마지막 2년은: up to the end. */
static bool says_last(const Ie *ie, uint32_t i)
{
    enum { LAST = 4 };
    return ie->tx.v[i].beg >= LAST && mark_before(ie, MK_LAST, ie->tx.v[i].beg - 1);
}

/* My last day was 30 June 2022. I had been there for eleven years: the length ends where it was left. */
static void stay_back(Ie *ie, const Story *st, EvCand *c, uint32_t length, const EdtfDuration *len)
{
    enum { NEAR = 2 };
    Edtf to, from;
    bool told = (st->left && c->sent - st->left_sent <= NEAR) || (!c->en && says_last(ie, length) && c->sent - st->turn_sent <= NEAR);
    bool left = told && !st->turn_joins && is_point(st->turn_date);
    Str end = left ? st->turn_date : S("");
    uint32_t next = length + 1;        /* for six years when, in 2016, … */
    bool behind = next < ie->tx.n && ie->tx.v[next].beg < ie->doc->sent[c->sent].end &&
                  ie->out->timexes.v[next].type == TIMEX_DATE && is_point(ie->out->timexes.v[next].value);
    if (behind) end = ie->out->timexes.v[next].value;
    date_clear(c);
    if (!end.n || !edtf_parse(end, &to) || !edtf_add(&to, len, -1, len->approx, &from)) return;
    date_stretch(ie, c, edtf_format(ie->mem, &from), end);
    cand_why(c, N_("length"), ie->tx.v[length].beg, ie->tx.v[length].end);
}

/* 2018년 3월, 6년 다닌 회사를 나왔다: the date is that of the leaving, to which the length runs. */
static bool modifies_left(const Ie *ie, uint32_t index)
{
    enum { NEAR = 16 };
    const EvCand *c = ie->ev.v[index], *next = index + 1 < ie->ev.n ? ie->ev.v[index + 1] : NULL;
    if (c->type != EV_WORK || c->en || !next || next->type != EV_LEAVE || next->fact != FACT_ACTUAL) return false;
    if (next->sent != c->sent || next->beg > c->end + NEAR || c->tail.final || c->tail.context == CTX_NOTE) return false;
    uint32_t at = c->end, end = next->beg;
    while (at < end && ie->doc->cls[at] == CH_HANGUL) at++;
    return at && is_adnominal(ie->doc->ch[at - 1]);
}

/* I have been a nurse for nine years. */
bool is_perfect(const Ie *ie, const EvCand *c)
{
    enum { WORDS = 6 };
    uint32_t tok = doc_tok_at(ie->doc, c->end), first = ie->doc->sent[c->sent].tok_beg;
    for (uint32_t k = 0; k <= WORDS && tok >= first + k; k++)
        if (en_is(ie, &ie->doc->tok[tok - k], EN_HAVE)) return true;
    return false;
}

/* I drive a taxi, I'm a ranger: told as what goes on. */
bool is_present_en(const Ie *ie, const EvCand *c)
{
    enum { BACK = 2 };                 /* I now run, I mostly teach */
    const Doc *d = ie->doc;
    uint32_t tok = doc_tok_at(d, c->beg), first = d->sent[c->sent].tok_beg;
    if (!c->en || !c->rule->bound || c->rule->ing || is_perfect(ie, c)) return false;
    for (uint32_t k = 1; k <= BACK && tok >= first + k; k++)
        if (en_is(ie, &d->tok[tok - k], EN_SELF)) return true;
    return false;
}

/* 8월 한 달, 2019년 1년: the length says that all of that time is meant. */
static bool is_whole(const Ie *ie, uint32_t length)
{
    if (!length || ie->tx.v[length].beg - ie->tx.v[length - 1].end > 1) return false;
    const Timex *t = &ie->out->timexes.v[length - 1];
    EdtfDuration len;
    if (t->type != TIMEX_DATE || t->lo <= EDTF_DAY_NONE || t->hi >= EDTF_DAY_MAX) return false;
    if (!edtf_duration_parse(ie->out->timexes.v[length].value, &len)) return false;
    double days = (double)(t->hi - t->lo + 1), told = edtf_duration_days(&len);
    return told > days * 0.9 && told < days * 1.1;
}

static void stay_length(Ie *ie, const Story *st, uint32_t index)
{
    EvCand *c = ie->ev.v[index];
    uint32_t i = length_of(ie, index), after = UINT32_MAX;
    EdtfDuration len;
    Edtf from, to;
    if (i == UINT32_MAX) i = length_behind(ie, c);
    if (i == UINT32_MAX) i = after = length_after(ie, c);
    if (i == UINT32_MAX || !edtf_duration_parse(ie->out->timexes.v[i].value, &len)) return;
    if (!c->en && is_whole(ie, i)) return;
    bool back = before_then(ie, c) || (!c->en && says_last(ie, i));
    if (back && date_before(ie, c, i) == UINT32_MAX) {
        stay_back(ie, st, c, i, &len);
        return;
    }
    uint32_t left = modifies_left(ie, index) ? date_before(ie, c, i) : UINT32_MAX;
    if (left != UINT32_MAX && ie->tx.v[left].rel != REL_SINCE) {
        Str at = ie->out->timexes.v[left].value;
        date_clear(c);
        if (!is_point(at) || !edtf_parse(at, &to) || !edtf_add(&to, &len, -1, len.approx, &from)) return;
        date_stretch(ie, c, edtf_format(ie->mem, &from), at);
        cand_why(c, N_("length"), ie->tx.v[i].beg, ie->tx.v[i].end);
        return;
    }
    Str begin = after != UINT32_MAX ? begin_of(ie, ie->out->timexes.v[after - 1].value) : stay_begin(ie, st, c, i);
    if (!begin.n || !edtf_parse(begin, &from) || !edtf_add(&from, &len, 1, len.approx, &to) || to.kind != EDTF_POINT) return;
    Str end = edtf_format(ie->mem, &to);
    EdtfDay lo, hi;
    if (str_eq(begin, end) || !edtf_bounds_str(end, &lo, &hi)) return;
    if (st->dct && lo > st->dct_hi) return;        /* it is not over */
    enum { YEAR = 366 };
    bool runs = c->en && c->type == EV_WORK && st->dct && hi + YEAR > st->dct_lo && is_perfect(ie, c);
    if (runs) end = S("..");                       /* I've been there for ten years */
    date_stretch(ie, c, begin, end);
    cand_why(c, N_("length"), ie->tx.v[i].beg, ie->tx.v[i].end);
}

/* ---------------------------------------------------------------- when it ended */
/* No hours of a course. */
static bool is_long(const Ie *ie, uint32_t i)
{
    enum { WEEK = 7 };
    EdtfDuration len;
    return edtf_duration_parse(ie->out->timexes.v[i].value, &len) && edtf_duration_days(&len) >= WEEK;
}

static bool is_until(const Ie *ie, const EvCand *c, uint32_t i)
{
    const TimexInfo *t = &ie->tx.v[i];
    uint8_t rel = t->rel;
    if (ie->out->timexes.v[i].type != TIMEX_DURATION || !is_long(ie, i)) return false;
    if (c->en) return rel != REL_AGO && rel != REL_ORDINAL && english_until(ie, c, t);
    return (rel == REL_DURING || rel == REL_NONE || rel == REL_AT) && korean_stay(ie, c, t);
}

/* The last such length before the verb, with no date and no joining between them; English has it behind, too. */
static uint32_t until_of(const Ie *ie, uint32_t index)
{
    const EvCand *c = ie->ev.v[index], *after = index + 1 < ie->ev.n ? ie->ev.v[index + 1] : NULL;
    const Sentence *s = &ie->doc->sent[c->sent];
    uint32_t from = s->beg, to = c->beg, found = UINT32_MAX;
    if (c->en) to = after && after->sent == c->sent ? after->beg : s->end;
    for (uint32_t k = index; k-- > 0 && ie->ev.v[k]->sent == c->sent;) {
        const EvCand *e = ie->ev.v[k];
        bool ended = e->type == EV_JOIN || e->type == EV_LEAVE || e->type == EV_ENROLL || c->en;
        if (!ended) continue;
        from = e->end;
        break;
    }
    for (uint32_t i = ie_timex_from(ie, from); i < ie->tx.n && ie->tx.v[i].beg < to; i++) {
        if (is_until(ie, c, i)) found = i;
        else if (ie->out->timexes.v[i].type == TIMEX_DATE) found = UINT32_MAX;
    }
    /* 두 달은 놀았다(자발적 퇴사라 …): aside */
    for (uint32_t at = found != UINT32_MAX ? ie->tx.v[found].end : to; at < to; at++)
        if (ie->doc->ch[at] == '(') return UINT32_MAX;
    return found;
}

static Str end_begin(const Ie *ie, const Story *st, const EvCand *c, uint32_t length)
{
    enum { NEAR = 3 };
    uint32_t i = date_before(ie, c, length);
    if (i != UINT32_MAX && is_point(ie->out->timexes.v[i].value)) return ie->out->timexes.v[i].value;
    if (joined_there(st, c) && is_point(st->join_date)) return st->join_date;
    bool near = c->sent - st->turn_sent <= NEAR && c->type == EV_GRADUATE;
    return near && is_point(st->turn_date) ? st->turn_date : S("");
}

/* 2018년 4월에 입사해서 1년 반을 다니고 그만뒀다: the day of joining and the length. */
static void stay_end(Ie *ie, const Story *st, uint32_t index)
{
    EvCand *c = ie->ev.v[index];
    uint32_t i = until_of(ie, index);
    if (i == UINT32_MAX || (c->dated && c->timex != UINT32_MAX && c->timex > i) || c->basis == BASIS_COMPUTED) return;
    /* retired in 2021 after twenty years */
    if (c->en && c->dated && c->timex != UINT32_MAX && ie->tx.v[c->timex].beg >= c->end && i > c->timex) return;
    EdtfDuration len;
    Edtf from, to;
    Str begin = end_begin(ie, st, c, i);
    if (!begin.n || !edtf_parse(begin, &from) || !edtf_duration_parse(ie->out->timexes.v[i].value, &len) ||
        !edtf_add(&from, &len, 1, len.approx, &to) || date_precedes(st, &to))
        return;
    c->date = edtf_format(ie->mem, &to);
    c->dated = edtf_bounds_str(c->date, &c->lo, &c->hi);
    c->basis = BASIS_COMPUTED;
    c->timex = UINT32_MAX;
    cand_why(c, N_("length"), ie->tx.v[i].beg, ie->tx.v[i].end);
}

/* The stretch told right before, whose end is when one went on: of the same sentence, or of the one whose date the
 * candidate took. */
static const EvCand *stretch_before(const Ie *ie, uint32_t index)
{
    enum { BACK = 4 };
    const EvCand *c = ie->ev.v[index];
    bool near = true;                  /* nothing but what brought it about stands between */
    for (uint32_t k = index, n = 0; k-- > 0 && n < BACK; n++) {
        const EvCand *e = ie->ev.v[k];
        if (e->flags & EVF_OTHER || e->type != EV_WORK || e->fact != FACT_ACTUAL) {
            near &= e->type == EV_CONTEXT || e->type == EV_DECISION || e->flags & EVF_OTHER;
            continue;
        }
        bool whole = e->date.n && memchr(e->date.p, '/', e->date.n) && e->hi < EDTF_DAY_MAX && e->lo > EDTF_DAY_NONE &&
                     (e->stay || (e->timex != UINT32_MAX && ie_is_range(ie, e->timex)));
        bool shared = c->date.n && (c->timex == e->timex || str_eq(c->date, e->date));
        bool here = c->sent - e->sent <= (near && e->line == c->line) && !c->date.n;
        return whole && (e->org.n || c->type == EV_LEAVE) && (shared || here) ? e : NULL;
    }
    return NULL;
}

/* When the stretch that e tells of was over. */
static void date_at_end(Ie *ie, EvCand *c, const EvCand *e)
{
    Edtf v;
    if (!edtf_parse(e->date, &v) || v.kind != EDTF_INTERVAL || v.pt[1].end != EDTF_END_DATE) return;
    Edtf end = {.kind = EDTF_POINT, .n = 1, .pt = {v.pt[1]}};
    c->date = edtf_format(ie->mem, &end);
    c->basis = BASIS_COMPUTED;
    c->timex = UINT32_MAX;
    c->dated = edtf_bounds_str(c->date, &c->lo, &c->hi);
    cand_why(c, N_("end of the stretch"), e->beg, e->end);
}

/* 2009년에 입사해서 5년을 다녔다. 무릎이 나가서 그만뒀다: the joining and the length that it lasted, told right before. */
static bool spanned_before(Ie *ie, uint32_t index)
{
    EvCand *c = ie->ev.v[index];
    EdtfDuration len;
    Edtf from, to;
    for (uint32_t k = index; !c->date.n && k-- > 0 && c->sent - ie->ev.v[k]->sent <= 2;) {
        const EvCand *e = ie->ev.v[k];
        if (e->type == EV_CONTEXT || e->type == EV_DECISION || e->flags & EVF_OTHER) continue;
        bool lasted = e->type == EV_JOIN && e->spans && e->fact == FACT_ACTUAL && is_point(e->date);
        if (!lasted || !str_eq(e->org, c->org) || e->line != c->line || !edtf_parse(e->date, &from)) return false;
        const Timex *t = &ie->out->timexes.v[e->spans - 1];
        if (!edtf_duration_parse(t->value, &len) || !edtf_add(&from, &len, 1, len.approx, &to)) return false;
        return date_reckon(ie, c, &to, N_("length"), ie->tx.v[e->spans - 1].beg, ie->tx.v[e->spans - 1].end);
    }
    return false;
}

/* 2010년부터 2016년까지 은행에 다녔다. 그 뒤 카드사로 옮겼다: the next one begins, and the old one is left, when the stretch
 * ends. */
static void turn_at_end(Ie *ie, uint32_t index)
{
    EvCand *c = ie->ev.v[index];
    bool joins = c->type == EV_JOIN || c->type == EV_FOUND, leaves = c->type == EV_LEAVE, works = c->type == EV_WORK;
    if ((!joins && !leaves && !works) || c->fact != FACT_ACTUAL || (joins && c->flags & EVF_WEAK)) return;
    if (leaves && spanned_before(ie, index)) return;
    const EvCand *e = stretch_before(ie, index);
    if (works) {                       /* what is done elsewhere was not done in that time */
        bool apart = e && c->date.n && e->sent != c->sent && c->org.n && !str_eq(e->org, c->org);
        if (apart && c->basis == BASIS_DISCOURSE) date_clear(c);
        return;
    }
    if (!e || (leaves ? !str_eq(e->org, c->org) : !c->org.n || str_eq(e->org, c->org))) return;
    bool own = c->timex != UINT32_MAX && ie->tx.v[c->timex].beg >= c->from && e->sent != c->sent;
    if (!own) date_at_end(ie, c, e);
}

/* 2020년 3월부터 다섯 달을 쉬고 복귀했다: at the end of the rest that was told right before. */
static void back_at_end(Ie *ie, uint32_t index)
{
    EvCand *c = ie->ev.v[index];
    const EvCand *e = index ? ie->ev.v[index - 1] : NULL;
    bool back = !c->en && c->rule->back && (!c->dated || c->basis == BASIS_COMPUTED) && e && e->sent + 1 >= c->sent;
    if (back && e->type == EV_CONTEXT && e->stay && !(e->flags & EVF_OTHER) && e->fact == FACT_ACTUAL) date_at_end(ie, c, e);
}

/* ---------------------------------------------------------------- told in one breath */
/* What may be long after what was told before it: left after joining, risen there, finished after entering. */
static bool takes_time(const EvCand *e, const EvCand *c)
{
    bool began = e->type == EV_JOIN || e->type == EV_FOUND || e->type == EV_ENROLL || e->type == EV_STUDY;
    bool rises = c->type == EV_PROMOTION || c->type == EV_CONVERSION || c->type == EV_ROLE_CHANGE || c->type == EV_TRANSFER;
    return began && (c->type == EV_LEAVE || c->type == EV_GRADUATE || rises);
}

/* 2019년 3월에 누리소프트를 그만두고 나래소프트에 입사했다, in 2004 I moved to Dublin and started at a bakery: the date that opens
 * the sentence is that of the next verb, too, where no other time stands between the two. */
static void in_one_breath(Ie *ie, uint32_t index)
{
    enum { LEAD = 12, NEAR = 60 };
    EvCand *c = ie->ev.v[index];
    const EvCand *e = index ? ie->ev.v[index - 1] : NULL;
    bool kind = c->type <= EV_FOUND || c->type == EV_ACCEPTED || c->type == EV_REJECTED || c->type == EV_ENROLL ||
                c->type == EV_GRADUATE;
    if (c->date.n || !kind || !e || e->sent != c->sent || e->fact != FACT_ACTUAL || e->flags & EVF_OTHER) return;
    /* 1년 만에 그만두고 나래소프트로 옮겼다: the leaving was counted. */
    bool counted = e->basis == BASIS_COMPUTED && e->timex == UINT32_MAX && e->date.n && !takes_time(e, c);
    bool follows = e->type == EV_LEAVE ? c->type == EV_JOIN || (c->type == EV_CONVERSION && !c->en) : !c->en && (e->type == EV_GRADUATE || e->type == EV_MOVE) && !e->stay;
    if (counted && follows && c->beg <= e->end + NEAR && ie_timex_from(ie, e->end) == ie_timex_from(ie, c->beg)) {
        c->date = e->date, c->lo = e->lo, c->hi = e->hi;
        c->basis = BASIS_COMPUTED, c->dated = true;
        cand_why(c, N_("date of the leaving"), e->beg, e->end);
        return;
    }
    bool given = e->timex != UINT32_MAX && e->dated && e->date.n && !ie_is_range(ie, e->timex);
    if (!given || ie->tx.v[e->timex].beg > ie->doc->sent[c->sent].beg + LEAD || ie->tx.v[e->timex].beg > e->beg) return;
    if (c->beg > e->end + NEAR || takes_time(e, c)) return;
    enum { BEHIND = 30 };
    uint32_t next = ie_timex_from(ie, e->end), to = ie->doc->sent[c->sent].end;
    if (c->end + BEHIND < to) to = c->end + BEHIND;
    if (next < ie->tx.n && ie->tx.v[next].beg < to) return;                /* … and went on two years later */
    c->date = e->date, c->lo = e->lo, c->hi = e->hi;
    c->timex = e->timex, c->basis = e->basis, c->dated = true;
    cand_why(c, N_("date"), ie->tx.v[e->timex].beg, ie->tx.v[e->timex].end);
}

/* ---------------------------------------------------------------- since when it goes on */
/* 3월부터 가르친다: the present behind a since. What is done at the employer that holds goes on since its joining. */
static void stay_open(Ie *ie, const Story *st, EvCand *c)
{
    const Tail *t = &c->tail;
    bool since = c->timex != UINT32_MAX && ie->tx.v[c->timex].rel == REL_SINCE && c->dated;
    bool now = !t->past && !t->mood && (t->running || (t->final && since));
    if (c->en || !now) return;
    Str begin = since ? begin_of(ie, c->date) : S("");
    if (begin.n) date_stretch(ie, c, begin, S(".."));
    bool here = !c->dated && c->type == EV_WORK && joined_there(st, c) && !title_now(ie, c);
    if (t->running && here && is_point(st->join_date)) date_stretch(ie, c, st->join_date, S(".."));
}

/* … and the end of that work is when it was left. */
static bool left_by_work(Ie *ie, uint32_t index)
{
    EvCand *c = ie->ev.v[index];
    const EvCand *e = ie->ev.v[index - 1];
    Edtf v;
    bool later = c->timex != UINT32_MAX && ie->tx.v[c->timex].beg > e->end;
    uint32_t day = !c->date.n && !e->date.n ? date_before(ie, e, ie_timex_from(ie, e->beg)) : UINT32_MAX;
    if (day != UINT32_MAX && ie->tx.v[day].rel != REL_SINCE && is_point(ie->out->timexes.v[day].value)) {
        date_set(ie, c, day, BASIS_NONE);
        c->dated = true;
        cand_why(c, N_("date"), ie->tx.v[day].beg, ie->tx.v[day].end);
        return true;
    }
    if (later || !edtf_parse(e->date, &v) || v.kind != EDTF_INTERVAL || v.pt[1].end != EDTF_END_DATE) return later;
    Edtf end = {.kind = EDTF_POINT, .n = 1, .pt = {v.pt[1]}};
    uint32_t length = length_of(ie, index - 1), at = length != UINT32_MAX ? date_before(ie, e, length) : UINT32_MAX;
    bool told = at != UINT32_MAX && ie->tx.v[at].rel != REL_SINCE;
    c->date = edtf_format(ie->mem, &end);
    c->timex = told ? at : UINT32_MAX;
    uint8_t written = told ? (uint8_t)ie->out->timexes.v[at].basis : BASIS_COMPUTED;
    c->basis = written ? written : BASIS_EXPLICIT;
    c->dated = edtf_bounds_str(c->date, &c->lo, &c->hi);
    cand_why(c, N_("end of the stretch"), e->beg, e->end);
    return true;
}

void date_stay(Ie *ie, const Story *st, uint32_t index)
{
    EvCand *c = ie->ev.v[index];
    if (c->fact != FACT_ACTUAL) return;
    bool of_work = c->type == EV_LEAVE && index && modifies_left(ie, index - 1);
    if (of_work && left_by_work(ie, index)) return;
    turn_at_end(ie, index);
    back_at_end(ie, index);
    in_one_breath(ie, index);
    bool changes = c->type == EV_TRANSFER || c->type == EV_PROMOTION || c->type == EV_CONVERSION || c->type == EV_ROLE_CHANGE;
    if (c->type == EV_LEAVE || c->type == EV_GRADUATE || (changes && !c->dated)) stay_end(ie, st, index);
    /* 2018년에 다니던 회사를 그만뒀다: the date is that of the leaving. */
    bool single = c->timex != UINT32_MAX && ie->tx.v[c->timex].rel != REL_SINCE && !ie_is_range(ie, c->timex);
    if (single && modifies_left(ie, index) && !stay_told(ie, index)) date_clear(c);
    if (!lasts(c)) return;
    if (!c->tail.running || c->tail.past) {
        if (!c->rule->stays) stay_length(ie, st, index);
    }
    if (c->type == EV_WORK || c->type == EV_STUDY || (c->type == EV_CONTEXT && c->tail.running)) stay_open(ie, st, c);
}
