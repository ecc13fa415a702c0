/* The date told behind what it dates. Korean: 대리까지 달았어요, 2018년에. 땄습니다. 2021년 2월에요. 땄는데 그게 2017년 7월이고.
 * 졸업 2012년 2월, 학점 비공개. 수료와 함께 6월에 … English: Graduating from Leeds. Summer 2018. */
#include "argument_date_int.h"
#include "argument_refer_int.h"
#include "mark.h"

static bool last_of_sentence(const Ie *ie, const EvCand *c)
{
    const EvCand *next = c->number + 1 < ie->ev.n ? ie->ev.v[c->number + 1] : NULL;
    return !next || next->sent != c->sent || next->flags & EVF_OTHER;
}

/* Does nothing but 에, 에요, 쯤이요 stand behind the date? */
static bool closes(const Ie *ie, uint32_t i, uint32_t end)
{
    enum { PARTICLE = 5 };
    return is_date(ie, i) && ie->tx.v[i].end + PARTICLE >= end && is_mark(ie, MK_AT, ie->doc->ch[ie->tx.v[i].end]);
}

/* 2021년 10월, 강릉역 앞에요. 2019년 3월에 대구에서요.: no more than when and where. */
static bool is_when_and_where(const Ie *ie, uint32_t i, const EvCand *next, const Sentence *s)
{
    enum { LONG = 24, POLITE = 2 };
    const Doc *d = ie->doc;
    uint32_t end = hangul_before(d, s->end, s->beg);
    if (!is_date(ie, i) || ie->tx.v[i].beg > s->beg + 1 || s->end - ie->tx.v[i].end > LONG ||
        end < ie->tx.v[i].end + POLITE)
        return false;
    if (next && next->sent == ie->tx.v[i].sent) return false;
    uint16_t josa = d->ch[end - POLITE];
    return is_mark(ie, MK_POLITE, d->ch[end - 1]) && (is_mark(ie, MK_AT, josa) || is_mark(ie, MK_IN, josa));
}

/* 달았어요, 2018년에. and 땄습니다. 2021년 2월에요. */
static bool by_afterthought(const Ie *ie, const EvCand *c, uint32_t *out)
{
    enum { ENDING = 10, MARK = 2 };    /* a full stop or a comma, and the blank */
    const Doc *d = ie->doc;
    const Sentence *s = &d->sent[c->sent];
    uint32_t i = ie_timex_from(ie, c->end);
    if (i >= ie->tx.n || ie->tx.v[i].line != c->line || ie->tx.v[i].beg > c->end + ENDING + MARK || c->tail.relative)
        return false;
    *out = i;
    uint32_t beg = ie->tx.v[i].beg;
    bool here = beg<s->end, marked = beg> c->end + MARK && d->cls[beg - 1] == CH_SPACE && d->cls[beg - 2] == CH_PUNCT;
    if (!marked || !last_of_sentence(ie, c)) return false;
    if (here) return closes(ie, i, s->end);
    const EvCand *next = c->number + 1 < ie->ev.n ? ie->ev.v[c->number + 1] : NULL;
    return ie->tx.v[i].sent == c->sent + 1 && (closes(ie, i, s[1].end) || is_when_and_where(ie, i, next, &s[1]));
}

/* 땄는데 그게 2017년 7월이고, 땄다. 그때가 2017년이다: the date is said of what was told right before. */
static bool by_that(const Ie *ie, const EvCand *c, uint32_t *out)
{
    enum { ENDING = 12, GAP = 5 };
    const Doc *d = ie->doc;
    uint32_t i = ie_timex_from(ie, c->end);
    bool told =
        c->fact == FACT_ACTUAL && i < ie->tx.n && ie->tx.v[i].line == c->line && ie->tx.v[i].sent <= c->sent + 1;
    if (!told || !is_date(ie, i)) return false;
    const EvCand *next = c->number + 1 < ie->ev.n ? ie->ev.v[c->number + 1] : NULL;
    uint32_t beg = ie->tx.v[i].beg, end = ie->tx.v[i].end;
    if (beg > c->end + ENDING * 2 || (next && next->beg < beg) || !is_mark(ie, MK_COPULA, d->ch[end])) return false;
    ReferWord w = {0};
    for (uint32_t at = c->end; at < beg && at <= c->end + ENDING && !w.end; at++)
        if (d->cls[at - 1] != CH_SPACE || !refer_at(ie, false, REFER_THAT, at, beg, &w)) w.end = 0;
    *out = i;
    return w.end && w.end + GAP >= beg;
}

/* 입사: 2011. 1. 3. / 퇴사: 2015. 8. 31.: a label is one wherever it stands. */
static bool is_label(const Ie *ie, const EvCand *c)
{
    return ie->doc->ch[c->end] == ':' && ie->doc->cls[c->end + 1] == CH_SPACE;
}

/* 졸업 2012년 2월, 학점 비공개: a noun at the head of the note, and its date. */
static bool by_note(const Ie *ie, const EvCand *c, uint32_t *out)
{
    enum { GAP = 2 };                  /* 입사: 2015년 3월 */
    const Doc *d = ie->doc;
    const Sentence *s = &d->sent[c->sent];
    uint32_t i = ie_timex_from(ie, c->end);
    if (c->rule->shape == SHAPE_VERB || i >= ie->tx.n || ie->tx.v[i].sent != c->sent || ie->tx.v[i].beg > c->end + GAP)
        return false;
    bool title = c->flags & EVF_NOTE && c->to == ie->tx.v[i].end;             /* 대리가 2001년, 과장이 2008년 */
    if (c->beg > s->beg + 1 && !title && !is_label(ie, c)) return false;
    uint32_t end = ie->tx.v[i].end;
    *out = i;
    return d->cls[ie->tx.v[i].beg - 1] == CH_SPACE && is_date(ie, i) && !ie_is_range(ie, i) &&
           (end >= s->end || d->cls[end] == CH_PUNCT || d->cls[end] == CH_BREAK);
}

/* 수료와 함께 6월에 자격증을 땄다: both at once. */
static bool by_along(const Ie *ie, const EvCand *c, uint32_t *out)
{
    ReferWord w;
    uint32_t i = ie_timex_from(ie, c->end);
    if (c->rule->shape == SHAPE_VERB || i >= ie->tx.n || ie->tx.v[i].sent != c->sent || !is_date(ie, i)) return false;
    *out = i;
    return refer_at(ie, false, REFER_ALONG, c->end, ie->tx.v[i].beg, &w) && ie->tx.v[i].beg == w.end + 1;
}

/* Presenting my paper at the Alder Conference. Summer 2018. — in English a date that closes the line, a sentence of its own,
 * is that of the sentence before it; where the line begins with one, dates head what they are of. */
static bool by_caption(const Ie *ie, const EvCand *c, uint32_t *out)
{
    enum { MARK = 2 };
    const Doc *d = ie->doc;
    if (c->sent + 1 >= d->n_sent) return false;
    const Sentence *s = &d->sent[c->sent], *next = s + 1;
    if (next->line != s->line || next->tok_end != d->line[s->line].tok_end) return false;
    uint32_t i = ie_timex_from(ie, next->beg), own = ie_timex_from(ie, d->line[s->line].beg);
    if (i >= ie->tx.n || ie->tx.v[i].beg != next->beg || !is_date(ie, i) || ie->tx.v[i].end + MARK < next->end)
        return false;
    if (own < i && (ie->tx.v[own].beg < d->line[s->line].beg + MARK || ie->tx.v[i - 1].sent == c->sent)) return false;
    *out = i;
    return true;
}

/* 언제 그만두셨어요? — 2015년 3월이요. */
static bool by_answer(const Ie *ie, const EvCand *c, uint32_t *out)
{
    *out = ie_timex_from(ie, ie->doc->sent[c->sent].end);
    return *out < ie->tx.n;
}

bool date_behind(const Ie *ie, const EvCand *c, uint32_t *out)
{
    if (c->answered && by_answer(ie, c, out)) return true;
    if (c->fact == FACT_HYPOTHETICAL || c->flags & EVF_WEAK) return false;
    if (c->en) return by_caption(ie, c, out);
    return by_note(ie, c, out) || by_afterthought(ie, c, out) || by_that(ie, c, out) || by_along(ie, c, out);
}
