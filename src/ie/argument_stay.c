/* Stretches: how long something lasted, since when it goes on, and which end of a stretch a beginning or an end is. */
#include "argument_int.h"
#include <string.h>

static bool is_point(Str date)
{
    Edtf e;
    return date.n && !memchr(date.p, '/', date.n) && edtf_parse(date, &e) && e.kind == EDTF_POINT;
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
    static const uint16_t marks[] = {0xC744 /* 을 */, 0xB97C /* 를 */, 0xC740 /* 은 */, 0xB294 /* 는 */, 0xAC04 /* 간 */};
    const Doc *d = ie->doc;
    if (t->rel == REL_DURING) return true;
    if (d->cls[t->end] != CH_HANGUL) return t->end + BARE >= c->beg;
    for (size_t k = 0; k < COUNT_OF(marks); k++)
        if (d->ch[t->end] == marks[k]) return true;
    return false;
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
        if (token_is(d, &d->tok[i], "for") || token_is(d, &d->tok[i], "first")) return true;
    return t->beg >= c->end && t->beg - c->end <= CLOSE;
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
    }
    for (uint32_t i = timex_from(ie, c, from); i < ie->tx.n && ie->tx.v[i].beg < to; i++) {
        if (is_stay(ie, c, i)) found = i;
        /* 8월 한 달은 쉬었고 9월부터 팔았다: behind another date the length is not its own. */
        else if (ie->out->timexes.v[i].type == TIMEX_DATE) found = UINT32_MAX;
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

/* Where it began: the date before the length, or what was told last, when that was a beginning or an end. */
static Str stay_begin(const Ie *ie, const Story *st, const EvCand *c, uint32_t length)
{
    enum { NEAR = 2 };
    uint32_t i = date_before(ie, c, length);
    if (i != UINT32_MAX) {
        uint8_t rel = ie->tx.v[i].rel;
        bool begins = rel == REL_SINCE || rel == REL_AT || rel == REL_NONE;
        return begins && is_point(ie->out->timexes.v[i].value) ? ie->out->timexes.v[i].value : S("");
    }
    if (c->dated) return S("");
    bool other = c->type == EV_STUDY && st->turn_joins;
    if (is_point(st->turn_date) && c->sent - st->turn_sent <= NEAR && !other) return st->turn_date;
    bool here = c->type == EV_WORK && st->held.n && str_eq(c->org, st->held);
    return here && is_point(st->held_date) ? st->held_date : S("");
}

static void stay_length(Ie *ie, const Story *st, uint32_t index)
{
    EvCand *c = ie->ev.v[index];
    uint32_t i = length_of(ie, index);
    EdtfDuration len;
    Edtf from, to;
    if (i == UINT32_MAX || !edtf_duration_parse(ie->out->timexes.v[i].value, &len)) return;
    Str begin = stay_begin(ie, st, c, i);
    if (!begin.n || !edtf_parse(begin, &from) || !edtf_add(&from, &len, 1, len.approx, &to) || to.kind != EDTF_POINT) return;
    Str end = edtf_format(ie->mem, &to);
    EdtfDay lo, hi;
    if (str_eq(begin, end) || !edtf_bounds_str(end, &lo, &hi)) return;
    if (st->dct && lo > st->dct_hi) return;        /* it is not over */
    date_stretch(ie, c, begin, end);
    cand_why(c, "length", ie->tx.v[i].beg, ie->tx.v[i].end);
}

/* ---------------------------------------------------------------- since when it goes on */
/* 3월부터 가르친다: the present behind a since. What is done at the employer that holds goes on since its joining. */
static void stay_open(Ie *ie, const Story *st, EvCand *c)
{
    const Tail *t = &c->tail;
    bool since = c->timex != UINT32_MAX && ie->tx.v[c->timex].rel == REL_SINCE && c->dated;
    bool now = !t->past && !t->mood && (t->running || (t->final && since));
    if (c->en || !now) return;
    if (since && is_point(c->date)) date_stretch(ie, c, c->date, S(".."));
    bool here = !c->dated && c->type == EV_WORK && st->held.n && (!c->org.n || str_eq(c->org, st->held));
    if (t->running && here && !st->left && is_point(st->held_date)) date_stretch(ie, c, st->held_date, S(".."));
}

void date_stay(Ie *ie, const Story *st, uint32_t index)
{
    EvCand *c = ie->ev.v[index];
    if (c->fact != FACT_ACTUAL || !lasts(c)) return;
    if (!c->tail.running || c->tail.past) {
        if (!c->rule->stays) stay_length(ie, st, index);
    }
    if (c->type == EV_WORK || c->type == EV_STUDY) stay_open(ie, st, c);
}
