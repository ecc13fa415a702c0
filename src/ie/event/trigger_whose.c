/* Somebody whom no list knows is the subject: what was done is not the author's (민호는 …, 절반이 유학을 갔다). The words that
 * are known for people are asked in trigger_frame.c. */
#include "fact_int.h"
#include "mark.h"
#include "trigger_int.h"

enum { WORDS = 6 };

static bool has_coda(uint16_t ch) { return hangul_is(ch) && hangul_coda(ch); }

/* The item that the word ends with its particle; NULL for none. */
static const Item *item_of(const Scan *s, const Token *t, uint32_t k)
{
    for (uint32_t i = k; i-- > 0 && s->items->v[i].tail >= t->beg;)
        if (s->items->v[i].tail == t->end && s->items->v[i].kind != ITEM_VERB) return &s->items->v[i];
    return NULL;
}

/* 나오는: a stem of the book, no name. */
static bool is_stem(const Scan *s, const Token *t, uint32_t k)
{
    for (uint32_t i = k; i-- > 0 && s->items->v[i].end >= t->beg;) {
        const Item *it = &s->items->v[i];
        if (it->kind == ITEM_VERB && it->beg == t->beg && quote_end(s, it, it->match.len) == t->end - 1) return true;
    }
    return false;
}

/* The subject's or the topic's particle, as it stands behind a final consonant or a vowel. */
static bool is_subject_of(const Ie *ie, uint16_t last, bool closed, bool *topic)
{
    *topic = is_mark(ie, closed ? MK_TOPIC_CLOSED : MK_TOPIC_OPEN, last);
    return *topic || is_mark(ie, closed ? MK_SUBJECT_CLOSED : MK_SUBJECT_OPEN, last);
}

/* 민호는, 수진이는, 현우가 */
static bool is_named(const Scan *s, const Token *t, uint32_t k, bool *topic)
{
    enum { GIVEN = 2 };
    const uint16_t *ch = s->d->ch + t->beg;
    uint32_t n = t->end - t->beg;
    if (t->cls != CH_HANGUL || n < GIVEN + 1 || n > GIVEN + 2 || item_of(s, t, k) || is_stem(s, t, k)) return false;
    if (t->beg > s->beg && s->d->cls[t->beg - 1] != CH_SPACE) return false;       /* '머무름'이라는 */
    /* 수진이는: the 이 that a closed name takes, and the particle of a vowel. */
    bool coda = has_coda(ch[1]), longer = n == GIVEN + 2;
    if (longer && !(coda && is_mark(s->ie, MK_SUBJECT_CLOSED, ch[GIVEN]))) return false;
    if (!is_subject_of(s->ie, ch[n - 1], coda && !longer, topic)) return false;
    return given_name_at(s->ie, t->beg);
}

/* May the word stand between a subject and its verb: an adverb, a place, an object, a time? */
static bool may_stand_between(const Scan *s, const Token *t, uint32_t k)
{
    if (t->kind == TOK_NUMBER || in_time(s->ie, t->beg)) return true;
    if (t->cls != CH_HANGUL) return false;
    if (t->end - t->beg > 1 && is_mark(s->ie, MK_BETWEEN, s->d->ch[t->end - 1])) return true;
    const Item *it = item_of(s, t, k);
    return it && (!is_trigger(it) || it->josa != JOSA_NONE);
}

/* 육아휴가, 끊임없이, 일일이: no subject, though it ends like one. */
static bool seems_subject(const Ie *ie, const Token *t)
{
    const uint16_t *last = ie->doc->ch + t->end - 1;
    if (t->end - t->beg < 3 || !is_mark(ie, MK_SUBJECT, *last)) return false;
    if (!is_mark(ie, has_coda(last[-1]) ? MK_SUBJECT_CLOSED : MK_SUBJECT_OPEN, *last)) return false;
    return !is_mark(ie, MK_NO_SUBJECT, last[-1]) && last[-1] != last[-2];
}

/* Cues that a person could be; what any other names does not act. */
static bool may_act(const Item *it)
{
    const uint64_t people = CUE_BIT(CUE_PERSON) | CUE_BIT(CUE_STAFF) | CUE_BIT(CUE_COUNT) | CUE_BIT(CUE_ADVERB);
    return !it || (item_cue(it) & people && it->cue != CUE_SELF);
}

/* 절반이 유학을 갔다: the subject stands before the trigger with nothing but places, objects and adverbs between. people:
 * it must be a word for people. */
static bool has_subject(const Scan *s, uint32_t k, bool people)
{
    uint32_t tok = doc_tok_at(s->d, s->items->v[k].beg), first = s->d->sent[s->sent].tok_beg;
    for (uint32_t i = tok, left = WORDS; i > first && left; i--, left--) {
        const Token *t = &s->d->tok[i - 1];
        if (t->end > s->items->v[k].beg) continue;
        const Item *it = item_of(s, t, k);
        if (it && is_subject(it) && (people || item_cue(it) & CUE_BIT(CUE_STAFF)))
            return item_cue(it) & CUE_BIT(CUE_STAFF);
        if (t->cls == CH_HANGUL && seems_subject(s->ie, t)) return !people && may_act(it);
        if (!may_stand_between(s, t, k)) return false;
    }
    return false;
}

/* The name that is the topic, or the subject of this clause, unless the author came back. */
static bool has_named(const Scan *s, uint32_t k)
{
    enum { FAR = 24 };
    uint32_t tok = doc_tok_at(s->d, s->items->v[k].beg), first = s->d->sent[s->sent].tok_beg;
    bool between = true, topic;
    for (uint32_t i = tok, left = FAR; i > first && left; i--, left--) {
        const Token *t = &s->d->tok[i - 1];
        if (t->end > s->items->v[k].beg) continue;
        const Item *it = item_of(s, t, k);
        if (it && it->cue == CUE_SELF && (is_subject(it) || it->josa == JOSA_ALSO)) return false;
        if (is_named(s, t, k, &topic)) return topic || between;
        between = between && may_stand_between(s, t, k);
    }
    return false;
}

/* 그중 하나가 1월에 본부장이 됐다: before what somebody became stands who. */
static bool became_another(const Scan *s, uint32_t k)
{
    for (uint32_t i = k; i-- > 0 && s->items->v[i].end > s->beg;) {
        const Item *it = &s->items->v[i];
        if (it->end >= s->items->v[k].beg) continue;
        return it->josa == JOSA_SUBJECT && item_cue(it) & (CUE_BIT(CUE_RANK) | CUE_BIT(CUE_ROLE)) &&
               has_subject(s, i, false);
    }
    return false;
}

/* … 간호사였다, … 은행원이에요: the sentence's last word is a trade and the copula. */
static bool ends_in_trade(const Scan *s)
{
    enum { COPULA = 4 };
    const uint64_t trades = CUE_BIT(CUE_ROLE) | CUE_BIT(CUE_RANK);
    const Sentence *sent = &s->d->sent[s->sent];
    uint32_t i = sent->tok_end;
    uint8_t josa;
    while (i > sent->tok_beg && s->d->tok[i - 1].kind == TOK_PUNCT) i--;
    const Token *t = i > sent->tok_beg ? &s->d->tok[i - 1] : NULL;
    for (uint32_t p = t ? t->beg : 0; t && t->cls == CH_HANGUL && p + 1 < t->end; p++) {
        uint32_t end = p + cue_len(s->ie, p, t->end, trades);
        if (end > p && end < t->end && t->end - end <= COPULA)
            return josa_at(s->ie, end, t->end, &josa) < t->end - end || josa == JOSA_COPULA;
    }
    return false;
}

/* 어머니는 간호사였다: somebody else as the topic, who is of that trade. */
static bool describes_another(const Scan *s)
{
    enum { FIRST = 8 };
    if (!(s->any & CUE_BIT(CUE_PERSON)) || s->any & CUE_BIT(CUE_SELF)) return false;
    bool topic = false;
    for (uint32_t i = 0; i < s->items->n && !topic; i++) {
        const Item *it = &s->items->v[i];
        topic = is_word(it) && it->cue == CUE_PERSON && it->josa == JOSA_TOPIC && it->beg < s->beg + FIRST;
    }
    return topic && ends_in_trade(s);
}

/* What the next sentence tells may be theirs: 어머니는 간호사였다. 서울대병원에서 20년을 일했다. */
void subject_tell(Scan *s, uint32_t first)
{
    const EvCandList *all = &s->ie->ev;
    bool theirs = all->n > first && all->v[first]->flags & EVF_THEIRS && s->all->other && s->all->other == s->sent;
    if (describes_another(s) || theirs) s->all->other = s->sent + 1;
    bool self = s->any & CUE_BIT(CUE_SELF),
         person = s->any & (CUE_BIT(CUE_PERSON) | CUE_BIT(CUE_STAFF) | CUE_BIT(CUE_RANK));
    /* 선배가 창업했다. 합류했다: what another founded one may well join */
    bool steps = all->n > first && all->v[all->n - 1]->flags & EVF_THEIRS && all->v[all->n - 1]->type < EV_FOUND;
    if (steps && !self && (person || s->all->mover == s->sent)) s->all->mover = s->sent + 1;
}

/* 동료가 퇴사했다. 네이버로 간다고 한다: what is said next without a subject is said of them; so is where they went, where no day
 * and no adverb says that it is another story (결국 네이버로 옮겼다). */
static bool steps_on(const Scan *s, const EvCand *c)
{
    const uint32_t moves = 1u << EV_JOIN | 1u << EV_FOUND | 1u << EV_ENROLL | 1u << EV_MOVE | 1u << EV_WORK | 1u << EV_APPLY | 1u << EV_ACCEPTED |
                           1u << EV_LEAVE | 1u << EV_TRANSFER | 1u << EV_PROMOTION;
    if (!s->all->mover || s->all->mover != s->sent || !(moves & 1u << c->type) || s->any & CUE_BIT(CUE_SELF))
        return false;
    if (c->type == EV_ACCEPTED && c->rule->invite) return false;
    for (uint32_t i = 0; i < s->items->n && s->items->v[i].beg < c->beg; i++)
        if (is_word(&s->items->v[i]) && is_subject(&s->items->v[i])) return false;
    const uint32_t goes = 1u << EV_JOIN | 1u << EV_FOUND | 1u << EV_MOVE;
    const uint64_t apart = CUE_BIT(CUE_DATE) | CUE_BIT(CUE_LENGTH) | CUE_BIT(CUE_ADVERB) | CUE_BIT(CUE_FIRST);
    const Tail *t = &c->tail;
    return t->said || (goes & 1u << c->type && t->past && !t->mood && !t->relative && !(s->any & apart));
}

/* … 20년을 일했다, … 정년을 맞았다: no day is told, nobody else is the subject, and it is what their trade is like. */
static bool goes_on_of_another(const Scan *s, const EvCand *c)
{
    bool trade = c->type == EV_WORK || (c->type == EV_LEAVE && c->rule->cause == CAUSE_TERM_END);
    if (!trade || !s->all->other || s->all->other != s->sent || s->any & (CUE_BIT(CUE_SELF) | CUE_BIT(CUE_DATE)))
        return false;
    if (mark_at(s->ie, MK_THIS_PLACE, s->beg)) return false;          /* 사수는 개발자였다. 그 회사에서 3년을 일했다: the author was there */
    for (uint32_t i = 0; i < s->items->n && s->items->v[i].beg < c->beg; i++)
        if (is_word(&s->items->v[i]) && is_subject(&s->items->v[i])) return false;
    return s->any & (CUE_BIT(CUE_ORG) | CUE_BIT(CUE_EMPLOYER) | CUE_BIT(CUE_LENGTH));
}

bool does_another(const Scan *s, const EvCand *c, uint32_t k)
{
    const uint32_t moves = 1u << EV_JOIN | 1u << EV_LEAVE | 1u << EV_FOUND | 1u << EV_ENROLL | 1u << EV_GRADUATE |
                           1u << EV_PROMOTION | 1u << EV_ACCEPTED | 1u << EV_REJECTED | 1u << EV_MOVE |
                           1u << EV_CERTIFICATE;
    if (goes_on_of_another(s, c) || steps_on(s, c)) return true;
    if (!(moves & 1u << c->type)) return false;
    if (c->tail.light == LIGHT_BE) return c->type == EV_LEAVE && has_subject(s, k, true);        /* 직원 절반이 해고됐다 */
    for (uint8_t i = 0; i < c->rule->n_need; i++) {
        if (!(c->rule->need[i].josa & (1u << JOSA_SUBJECT | 1u << JOSA_TOPIC))) continue;
        return c->type == EV_PROMOTION && became_another(s, k);
    }
    /* 서류는 열에 아홉이 떨어졌다 */
    const uint32_t results = 1u << EV_ACCEPTED | 1u << EV_REJECTED | 1u << EV_CERTIFICATE;
    bool told = results & 1u << c->type &&
                s->cues & (CUE_BIT(CUE_STAGE) | CUE_BIT(CUE_PAPERS) | CUE_BIT(CUE_SEAT) | CUE_BIT(CUE_EXAM));
    return has_named(s, k) || (!told && has_subject(s, k, false));
}

bool other_told(const Ie *ie, const Sentence *s, uint32_t at)
{
    const uint64_t others = CUE_BIT(CUE_PERSON) | CUE_BIT(CUE_FAMILY);
    for (uint32_t i = s->tok_beg; i < s->tok_end && ie->doc->tok[i].beg < at; i++) {
        const Token *t = &ie->doc->tok[i];
        uint8_t josa = JOSA_NONE;
        if (t->cls == CH_HANGUL && t->end == t->beg + mark_at(ie, MK_CHILD, t->beg)) return true;
        uint32_t len = t->cls == CH_HANGUL ? cue_len(ie, t->beg, t->end, others) : 0;
        if (len && josa_at(ie, t->beg + len, t->end, &josa) && (josa == JOSA_TOPIC || josa == JOSA_SUBJECT))
            return true;
    }
    return false;
}
