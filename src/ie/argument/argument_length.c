/* Which of the lengths told around an event says how long it lasted, or after how long it ended. */
#include "argument_stay_int.h"
#include "mark.h"

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
    return t->rel != REL_AGO && t->beg >= c->end && t->beg - c->end <= CLOSE;
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
    bool back = c->en && t->rel == REL_AGO;           /* for six years before that */
    if (t->rel != REL_DURING && t->rel != REL_NONE && t->rel != REL_AT && !back) return false;
    if (!edtf_duration_parse(ie->out->timexes.v[i].value, &len) || edtf_duration_days(&len) < WEEK) return false;
    return c->en ? english_stay(ie, c, t) : korean_stay(ie, c, t);
}

/* for three years from 2010 */
bool begins_behind(const Ie *ie, const EvCand *c, uint32_t length)
{
    const Doc *d = ie->doc;
    uint32_t i = length + 1;
    if (i >= ie->tx.n || ie->tx.v[i].beg >= d->sent[c->sent].end || ie->out->timexes.v[i].type != TIMEX_DATE)
        return false;
    uint32_t tok = doc_tok_at(d, ie->tx.v[i].beg);
    bool from = tok > 0 && (en_is(ie, &d->tok[tok - 1], EN_FROM) || ie->tx.v[i].rel == REL_SINCE);
    return from && is_point(ie->out->timexes.v[i].value);
}

/* The length that the clause gives; English between the events beside it. */
uint32_t stay_length_of(const Ie *ie, uint32_t index)
{
    const EvCand *c = ie->ev.v[index];
    const EvCand *before = index ? ie->ev.v[index - 1] : NULL,
                 *after = index + 1 < ie->ev.n ? ie->ev.v[index + 1] : NULL;
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
uint32_t stay_date_before(const Ie *ie, const EvCand *c, uint32_t length)
{
    uint32_t beg = ie->doc->sent[c->sent].beg;
    for (uint32_t i = length; i-- > 0 && ie->tx.v[i].beg >= beg;)
        if (ie->out->timexes.v[i].type == TIMEX_DATE && ie->out->timexes.v[i].value.n) return i;
    return UINT32_MAX;
}

/* 연구원으로 1년 2개월.; 인수인계하느라 석 달이 걸렸다: behind it, as the rest of the sentence, or as how long it took. */
uint32_t length_behind(const Ie *ie, const EvCand *c)
{
    enum { CLOSE = 4, FAR = 14, MARKS = 3 };
    const Doc *d = ie->doc;
    uint32_t i = ie_timex_from(ie, c->end), end = d->sent[c->sent].end;
    if (c->en || i >= ie->tx.n || ie->tx.v[i].end > end || ie->tx.v[i].beg > c->end + FAR || !is_stay(ie, c, i))
        return UINT32_MAX;
    bool rest = ie->tx.v[i].beg <= c->end + CLOSE && ie->tx.v[i].end + MARKS >= end && c->tail.context != CTX_VERB &&
                stay_date_before(ie, c, i) != UINT32_MAX;
    uint32_t at = ie->tx.v[i].end;
    while (at < end && at < ie->tx.v[i].end + MARKS && d->cls[at] != CH_SPACE) at++;
    bool long_so = at + 1 < end && is_mark(ie, MK_TOOK, d->ch[at + 1]) && !c->tail.final;
    return rest || long_so ? i : UINT32_MAX;
}

/* 아이를 낳고 쉬었다. 2020년 10월부터 딱 1년.: the next sentence is no more than since when and for how long. */
uint32_t length_after(const Ie *ie, const EvCand *c)
{
    enum { GAP = 5, MARKS = 3, ENDING = 8 };
    const Doc *d = ie->doc;
    const Sentence *s = &d->sent[c->sent] + 1;
    if (c->en || c->end + ENDING < d->sent[c->sent].end || c->sent + 1 >= d->n_sent || s->line != c->line)
        return UINT32_MAX;
    uint32_t i = ie_timex_from(ie, s->beg);
    if (i + 1 >= ie->tx.n || ie->tx.v[i].beg > s->beg + 1 || ie->tx.v[i].rel != REL_SINCE || !is_date(ie, i) ||
        (c->dated && c->timex != i)) return UINT32_MAX;
    const TimexInfo *len = &ie->tx.v[i + 1];
    bool whole = len->beg <= ie->tx.v[i].end + GAP && len->end <= s->end && len->end + MARKS >= s->end;
    return whole && ie->out->timexes.v[i + 1].type == TIMEX_DURATION ? i + 1 : UINT32_MAX;
}

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
uint32_t until_of(const Ie *ie, uint32_t index)
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

bool stay_told(const Ie *ie, uint32_t index) { return stay_length_of(ie, index) != UINT32_MAX; }
