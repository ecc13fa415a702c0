/* Is it told what an aim is? 목표는 기술사다, 합격하는 게 목표다, 캐나다를 목표로, 되겠다는 목표를; but 목표를 세웠다, 목표가 높다,
 * 특별한 목표 없이: that there was one. */
#include "mark.h"
#include "trigger_int.h"

/* The last unit of the word that stands right before it; 0 where none does. */
static uint16_t word_before(const Scan *s, const Item *it)
{
    uint32_t at = it->beg;
    while (at > s->beg && s->d->cls[at - 1] == CH_SPACE) at--;
    return at > s->beg && at < it->beg && s->d->cls[at - 1] == CH_HANGUL ? s->d->ch[at - 1] : 0;
}

/* 올해는, 나는: of what it is told, and no clause. */
static bool is_topic(const Scan *s, uint32_t end)
{
    enum { SHORT = 2 };
    const Token *word = &s->d->tok[doc_tok_at(s->d, end - 1)];
    uint32_t i = ie_timex_from(s->ie, word->beg);
    bool time = (i < s->ie->tx.n && s->ie->tx.v[i].beg < end) || (i && s->ie->tx.v[i - 1].end > word->beg);
    return time || word->end - word->beg <= SHORT || is_mark(s->ie, MK_AT, s->d->ch[end - 2]) ||
           is_mark(s->ie, MK_IN, s->d->ch[end - 2]);
}

/* 되겠다는, 이직이라는, 따는, 이룰, 풀기로: a clause that says what it is. */
static bool clause_before(const Scan *s, const Item *it)
{
    enum { CODA_L = 8 };
    uint16_t ch = word_before(s, it);
    if (!ch) return false;
    if (hangul_is(ch) && hangul_coda(ch) == CODA_L) return true;
    if (mark_before(s->ie, MK_DECIDED, it->beg - 1)) return true;
    return is_mark(s->ie, MK_GOES_ON, ch) && !is_topic(s, it->beg - 1);
}

/* 목표를 캐나다로 잡았다: to what it was set. */
static bool set_to(const Scan *s, const Item *it)
{
    enum { LOOK = 3 };
    for (uint32_t i = doc_tok_at(s->d, it->tail), left = LOOK; i < s->d->n_tok && left > 0; i++, left--) {
        const Token *t = &s->d->tok[i];
        if (t->beg >= s->end || t->kind == TOK_PUNCT) return false;
        if (t->end - t->beg > 1 && mark_before(s->ie, MK_TO, t->end)) return true;
    }
    return false;
}

/* 목표는 뭐였지? */
static bool is_asked(const Scan *s, const Item *it)
{
    enum { NEAR = 16 };
    for (uint32_t at = it->end; at < s->end && at < it->end + NEAR; at++)
        if (s->d->ch[at] == '?') return true;
    return false;
}

bool aim_is_told(const Scan *s, const Item *it, const Tail *t)
{
    uint16_t before = word_before(s, it);
    switch (it->josa) {
    case JOSA_TOPIC: return !t->question && !t->odd && it->tail + 2 < s->end && !is_asked(s, it);
    case JOSA_TO: return before && is_mark(s->ie, MK_OBJECT, before);
    case JOSA_OBJECT: return clause_before(s, it) || set_to(s, it);
    case JOSA_SUBJECT: return clause_before(s, it);
    case JOSA_NONE: case JOSA_COPULA:
        return !t->odd && (t->context == CTX_NOTE || (t->context == CTX_COPULA && !t->question));
    default: return false;
    }
}

/* … 되는 것, 맡는 거다, 차리는 일이었다: where the noun stands that the sentence ends in, behind a verb's ending; 0 where it ends in
 * none. */
static uint32_t noun_clause_end(const Scan *s)
{
    enum { CODA_L = 8 };
    uint32_t i = s->d->sent[s->sent].tok_end, first = s->d->sent[s->sent].tok_beg;
    while (i > first && s->d->tok[i - 1].kind == TOK_PUNCT) i--;
    if (i < first + 2) return 0;
    const Token *noun = &s->d->tok[i - 1], *verb = noun - 1;
    uint16_t last = s->d->ch[verb->end - 1];
    bool modifies = is_mark(s->ie, MK_GOES_ON, last) || (hangul_is(last) && hangul_coda(last) == CODA_L);
    return noun->cls == CH_HANGUL && verb->cls == CH_HANGUL && modifies && mark_at(s->ie, MK_THAT_WHICH, noun->beg)
               ? noun->beg
               : 0;
}

/* 목표는 팀장이 되는 것이다, 꿈은 가게를 차리는 거였다: what one aims at is told by the word for it, and is no event besides. */
bool is_aimed_at(const Scan *s, const EvCand *c)
{
    uint32_t end = c->type == EV_GOAL ? 0 : noun_clause_end(s);
    if (!end || c->beg >= end) return false;
    for (uint32_t i = doc_tok_at(s->d, c->beg), first = s->d->sent[s->sent].tok_beg; i-- > first;) {
        const Token *t = &s->d->tok[i];
        uint32_t n = t->cls == CH_HANGUL ? mark_at(s->ie, MK_AIM, t->beg) : 0;
        bool told = n && t->beg + n + 1 == t->end;
        if (told &&
            (is_mark(s->ie, MK_TOPIC, s->d->ch[t->end - 1]) || is_mark(s->ie, MK_SUBJECT, s->d->ch[t->end - 1])))
            return true;
    }
    return false;
}
