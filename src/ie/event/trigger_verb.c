/* Korean verb stems as triggers: which of the rules of a stem its frame and its tail allow. */
#include "fact_int.h"
#include "mark.h"
#include "trigger_int.h"

/* 안 and 못 before a verb, as words of their own. */
static bool is_no(const Scan *s, uint32_t at)
{
    const Doc *d = s->d;
    return at >= 2 && d->cls[at - 1] == CH_SPACE && is_mark(s->ie, MK_NOT, d->ch[at - 2]) &&
           (at == 2 || d->cls[at - 3] != CH_HANGUL);
}

bool is_unable(const Scan *s, uint32_t verb) { return is_no(s, verb) && is_mark(s->ie, MK_CANNOT, s->d->ch[verb - 2]); }

/* A stem of one syllable with nothing behind it but another word is none: 내 회사. */
static bool is_stem_alone(const Scan *s, const Item *it, const Tail *t)
{
    enum { CODA_M = 16 };              /* 합격, 안 감 (…): a note ends in it */
    uint16_t ch = s->d->ch[it->beg];
    if (hangul_is(ch) && hangul_coda(ch) == CODA_M) return false;
    return t->end == it->beg + 1 && t->end + 1 < s->end && s->d->cls[t->end] == CH_SPACE;
}

/* 식당을 열 계획이다: a stem in ㄹ is what it is before a noun, too. */
static bool read_ahead(const Scan *s, const Item *it, Tail *t)
{
    enum { CODA_L = 8 };
    uint16_t ch = s->d->ch[it->beg];
    if (!hangul_is(ch) || hangul_coda(ch) != CODA_L) return false;
    *t = tail_of_verb(s->ie, it->ref, it->match.len - 1, s->end);
    return t->ok && t->state != TS_ADL;
}

/* 앱을 만드는 회사: what it does, not what was made. */
static bool is_lasting(const Scan *s, const Tail *t) { return is_mark(s->ie, MK_GOES_ON, s->d->ch[t->end - 1]); }

/* 처음 들어간 회사, 그때 낸 책: the noun that the frame asks for is the head behind a verb in -ㄴ or -던. What does
 * something now (자료를 만드는 프로그램) tells of no event. */
static bool heads_noun(const Scan *s, const TrigRule *r, uint32_t k, const Tail *t)
{
    enum { GAP = 4 };
    if (!r->n_need || r->n_also || !t->ok || !t->relative || t->head) return false;
    /* 부친 짐: which one, not what was one's work */
    if (is_lasting(s, t) || (r->type == EV_WORK && r->told)) return false;
    for (uint32_t i = k + 1; i < s->items->n && s->items->v[i].beg <= t->end + GAP; i++) {
        const Item *it = &s->items->v[i];
        if (it->beg > t->end && !is_trigger(it) && item_cue(it) & r->needs) return true;
    }
    return false;
}

/* 발표도 하고: the verb of the noun before it, which is the event. */
static bool serves_noun(const Scan *s, uint32_t k)
{
    enum { ONSET_H = 18, HA = 2 };     /* 하: two jamo */
    const Item *it = &s->items->v[k];
    uint16_t ch = s->d->ch[it->beg];
    if (it->match.len != HA || !hangul_is(ch) || hangul_onset(ch) != ONSET_H) return false;
    const EvCandList *all = &s->ie->ev;
    for (uint32_t i = k; i-- > 0 && s->items->v[i].tail + 1 >= it->beg;)
        if (s->items->v[i].kind == ITEM_NOUN) return all->n && all->v[all->n - 1]->beg == s->items->v[i].beg;
    return false;
}

/* 워홀로 갔다: the verb of a noun that tells of a move. */
static bool leaves_home(const Scan *s, const Item *it)
{
    enum { GAP = 3 };
    const EvCandList *all = &s->ie->ev;
    const EvCand *before = all->n ? all->v[all->n - 1] : NULL;
    return before && before->type == EV_MOVE && before->sent == s->sent && before->end + GAP >= it->beg;
}

/* May a cue behind item k be the one that its rules ask for? */
bool asks_behind(const Scan *s, uint32_t k)
{
    enum { LOOK = 4 };
    const Item *it = &s->items->v[k];
    if (!(it->bits & s->any)) return false;
    /* 개국은 2018년에 했다 */
    if (it->kind != ITEM_VERB) return it->josa == JOSA_TOPIC && it->bits & s->any & CUE_BIT(CUE_DATE);
    for (uint32_t i = k + 1; i < s->items->n && i <= k + LOOK; i++)
        if (!is_trigger(&s->items->v[i]) && item_cue(&s->items->v[i]) & it->bits) return true;
    return false;
}

/* 되고 싶다, 되고자 한다, 되겠다; 되려고 is a purpose, 되겠다는 꿈 tells of a dream */
static bool is_wish(const Tail *t)
{
    return t->mood == MOOD_WISH || (t->mood == MOOD_PLAN && t->state != TS_RYEO && !t->said);
}

/* 입사해서 3년을 다녔다: how long the joining told last lasted. */
static void take_span(Scan *s, uint32_t k, const Tail *t)
{
    EvCand *join = s->ie->ev.v[s->ie->ev.n - 1];
    for (uint32_t i = k; i-- > 0;) {
        const Item *it = &s->items->v[i];
        if (it->kind != ITEM_TIMEX || it->cue != CUE_LENGTH) continue;
        if (join->type == EV_JOIN && it->beg > join->beg) join->spans = it->ref + 1, join->spent = t->past;
        return;
    }
}

/* 학교, 초등학교: where one may teach as well. */
static bool is_plain_school(const Ie *ie, const Item *it)
{
    uint32_t n = mark_before(ie, MK_SCHOOL, it->end), at = it->end - n;
    return n && at >= it->beg && (at == it->beg || !is_mark(ie, MK_COLLEGE, ie->doc->ch[at - 1]));
}

/* 대학원을 그만뒀다, 야간대학을 2년 다니다 그만뒀다: a course of study is left, and no employer. */
static bool leaves_school(const Scan *s, uint32_t k)
{
    const EvCandList *all = &s->ie->ev;
    const EvCand *before = all->n ? all->v[all->n - 1] : NULL;
    bool attended = before && before->sent == s->sent && before->type == EV_STUDY && before->rule->shape == SHAPE_VERB;
    for (uint32_t i = k; i-- > 0 && s->items->v[i].kind != ITEM_BREAK;) {
        const Item *it = &s->items->v[i];
        if (!is_word(it) || it->josa != JOSA_OBJECT) continue;
        return it->cue == CUE_COURSE || (it->cue == CUE_SCHOOL && (attended || !is_plain_school(s->ie, it)));
    }
    return false;
}

/* 성적표가 벽에 붙어 있다: where it is, no success. */
static bool is_stuck(const TrigRule *r, const Tail *t)
{
    if (r->type == EV_APPLY && r->process && t->running) return true;          /* 번호가 써 있었다 */
    return t->running && !t->mood && (r->type == EV_ACCEPTED || r->type == EV_REJECTED || r->type == EV_INTERVIEW);
}

/* What just_told() found to have been accepted. */
static const EvCand *last_offer(const Scan *s)
{
    enum { LOOK = 4 };
    const EvCandList *all = &s->ie->ev;
    for (uint32_t i = all->n, left = LOOK; i-- > 0 && left-- > 0;)
        if (all->v[i]->type == EV_ACCEPTED) return all->v[i];
    return NULL;
}

/* 나를 김 선생이라고 불렀다: a name, no offer. */
static bool is_named_so(const Scan *s, const Item *it)
{
    return it->beg >= s->beg + 4 && mark_before(s->ie, MK_NAMED_SO, it->beg - 1);
}

/* 공고가 붙었다, 연금이 붙었다: that was put up, or comes with it. */
static bool falls(const Scan *s, const TrigRule *r, const Item *it)
{
    bool fails = r->type == EV_REJECTED || (r->type == EV_CERTIFICATE && r->negated);
    bool stuck = r->type == EV_ACCEPTED && is_mark(s->ie, MK_STICKS, s->d->ch[it->beg]);
    return stuck || (fails && is_mark(s->ie, MK_FALLS, s->d->ch[it->beg]));        /* 말문이 막혔다 */
}

/* 몸에 붙었다, 창문에 붙는다: where it sticks, and nothing that one sits for or applies to. */
static bool sticks_to(const Scan *s, const TrigRule *r, const Item *it)
{
    const uint32_t results = 1u << EV_ACCEPTED | 1u << EV_CERTIFICATE | 1u << EV_INTERVIEW;
    if (!(results & 1u << r->type) || !is_mark(s->ie, MK_STICKS, s->d->ch[it->beg]) || it->beg < s->beg + 3)
        return false;
    uint32_t end = it->beg - 1;
    if (is_mark(s->ie, MK_IS, s->d->ch[it->beg + 1])) return true;              /* 써 붙였다 */
    return s->d->cls[end] == CH_SPACE && is_mark(s->ie, MK_AT, s->d->ch[end - 1]) &&
           mark_before(s->ie, MK_SURFACE, end - 1);
}

/* 차가 있었다, 적혀 있었다, 할 수 있다: where something is, no post. */
static bool is_there(const Scan *s, const TrigRule *r, const Item *it)
{
    const uint16_t *ch = s->d->ch + it->beg;
    if (r->type != EV_WORK || !is_mark(s->ie, MK_EXISTS, ch[0]) || it->beg < s->beg + 3 ||
        s->d->cls[it->beg - 1] != CH_SPACE)
        return false;
    return is_mark(s->ie, MK_THERE, ch[-2]);
}

/* 돈이 떨어져서, 자신감이 떨어졌다: what fell stands right before the verb, and is no examination. */
static bool has_own_subject(const Scan *s, uint32_t k)
{
    const uint64_t tested = CUE_BIT(CUE_STAGE) | CUE_BIT(CUE_SEAT) | CUE_BIT(CUE_CERT) | CUE_BIT(CUE_EXAM) | CUE_BIT(CUE_SELF) |
                            CUE_BIT(CUE_ADVERB) | CUE_BIT(CUE_COUNT) | CUE_BIT(CUE_PAPERS);
    const Item *it = &s->items->v[k];
    uint32_t end = it->beg - 1;
    if (it->beg < s->beg + 3 || s->d->cls[end] != CH_SPACE) return false;
    uint32_t tok = doc_tok_at(s->d, it->beg);          /* 곰이 바닥에 떨어졌다 */
    if (is_mark(s->ie, MK_AT, s->d->ch[end - 1]) && tok > s->d->sent[s->sent].tok_beg + 1) {
        const Token *t = &s->d->tok[tok - 2];
        bool marked = t->cls == CH_HANGUL && t->end - t->beg > 1 && is_mark(s->ie, MK_SUBJECT, s->d->ch[t->end - 1]);
        if (marked && !(s->cues & tested)) return true;
    }
    if (!is_mark(s->ie, MK_SUBJECT, s->d->ch[end - 1]) || is_mark(s->ie, MK_UNLIKE_SUBJECT, s->d->ch[end - 2]))
        return false;
    enum { LOOK = 8 };
    for (uint32_t i = k, left = LOOK; i-- > 0 && left-- > 0;) {
        const Item *about = &s->items->v[i];         /* 서류는 열에 아홉이 떨어졌다 */
        if ((about->tail == end || about->josa == JOSA_TOPIC) && item_cue(about) & tested) return false;
    }
    return true;
}

/* 결과는 3월에 나왔다: something else is the clause's topic or subject. */
static bool is_of_other(const Scan *s, uint32_t k)
{
    enum { WORDS = 8 };
    uint32_t tok = doc_tok_at(s->d, s->items->v[k].beg), first = s->d->sent[s->sent].tok_beg;
    Tail t;
    if (s->cues & CUE_BIT(CUE_SELF)) return false;
    for (uint32_t i = tok, left = WORDS; i > first && left; i--, left--) {
        const Token *w = &s->d->tok[i - 1];
        uint16_t last = s->d->ch[w->end - 1];
        if (w->kind == TOK_PUNCT) return false;
        if (w->cls != CH_HANGUL || w->end - w->beg < 2) continue;
        if (is_mark(s->ie, MK_SUBJECT, last) || is_mark(s->ie, MK_TOPIC, last) || is_mark(s->ie, MK_ALSO, last))
            return true;
        if (predicate_in(s->ie, i - 1, s->end, &t)) return false;
    }
    return false;
}

/* 합격했지만 못 갔다: not declined, but it came to nothing. An invitation (오라고 했지만) is declined so. */
static bool is_barred(const Scan *s, const Item *it)
{
    const EvCand *offer = last_offer(s);
    if (!offer || offer->rule->invite) return false;
    bool goes = is_mark(s->ie, MK_GOES, s->d->ch[it->beg]);
    return goes && is_unable(s, it->beg);
}

/* 오퍼를 못 받았다: it never came; 안 받았다 declines it. */
static bool never_got(const Scan *s, const Item *it)
{
    return is_mark(s->ie, MK_GETS, s->d->ch[it->beg]) && is_unable(s, it->beg);
}

static const TrigRule *barred_rule(const Scan *s)
{
    const EvCand *offer = last_offer(s);
    bool studies = offer->found.school.end || offer->found.course.end || offer->rule->needs & CUE_BIT(CUE_COURSE);
    return studies ? &s->e->any_enroll : &s->e->any_join;
}

/* 가르칠 자격; 원래는 공무원을 하려고 했다: no work, but what might be, or an aim. */
static bool is_unmet(const Scan *s, const Tail *t)
{
    bool once = s->cues & CUE_BIT(CUE_ONCE) && t->past && (t->mood == MOOD_PLAN || t->mood == MOOD_WISH);
    return once || (t->state == TS_ADL && !t->mood);
}

/* 끝내 못 땄다: the adverb, not the verb that it looks like. */
static bool is_adverb_there(const Scan *s, uint32_t k)
{
    const Item *items = s->items->v, *it = &items[k];
    if (!(s->any & CUE_BIT(CUE_ADVERB))) return false;
    for (uint32_t i = k ? k - 1 : 0; i < s->items->n && i <= k + 2; i++)
        if (items[i].kind == ITEM_CUE && items[i].cue == CUE_ADVERB && items[i].beg == it->beg &&
            items[i].end == it->end)
            return true;
    return false;
}

/* Is it but the verb of the noun before it? */
static bool serves(const Scan *s, const TrigRule *r, uint32_t k)
{
    return (r->type == EV_WORK && serves_noun(s, k)) || (r->type == EV_ENROLL && leaves_home(s, &s->items->v[k]));
}

/* 나온 건 2015년 3월이다, 들어간 때가 2012년이고: of what was done the sentence says when. */
static bool says_when(const Scan *s, const Tail *t)
{
    enum { WORD = 5 };                 /* the particle, the blank, a short adverb */
    const Ie *ie = s->ie;
    if (!t->past || t->odd || t->mood || (t->head != HEAD_THING && t->head != HEAD_WHEN)) return false;
    uint32_t i = ie_timex_from(ie, t->end);
    if (i >= ie->tx.n || ie->tx.v[i].beg > t->end + WORD || ie->out->timexes.v[i].type != TIMEX_DATE) return false;
    uint32_t end = ie->tx.v[i].end;
    return s->d->cls[end] == CH_PUNCT || s->d->cls[end] == CH_BREAK || is_mark(ie, MK_COPULA, s->d->ch[end]);
}

/* Does the tail suit the rule? */
static bool verb_fits(Scan *s, const TrigRule *r, const Tail *t)
{
    if (r->cleft && !says_when(s, t)) return false;
    if (r->wished && !is_wish(t)) return false;
    const uint32_t lasting = 1u << EV_PROJECT | 1u << EV_ACCEPTED | 1u << EV_REJECTED | 1u << EV_CERTIFICATE;
    if (lasting & 1u << r->type && t->relative && !t->head && is_lasting(s, t)) return false;      /* 0이 더 붙는 버그 */
    if (r->type == EV_WORK && is_unmet(s, t)) return false;
    if (r->alone && t->relative && !t->head) return false;             /* 2013년에 나온 책 */
    /* 다시 보면 된다: advice, no plan; 내년에 다시 본다 */
    bool plans = t->mood == MOOD_PLAN || t->mood == MOOD_WISH || (t->mood == MOOD_DECIDED && r->alone);
    bool ahead = t->final && !t->mood && !t->past && !t->running;
    if (r->coming && (r->alone || r->type == EV_CERTIFICATE) && !plans && !ahead) return false;
    return time_fits(s, r, t);
}

/* May the words behind the stem ask or promise something? They hold 라, 래, 자, 냐, 달, 주 or 줄, or 다, 대. Most have none of
 * them, and no tail need be read. */
static bool may_bid(const Scan *s, const Item *it)
{
    enum { FAR = 10, RIEUL = 5, DIGEUT = 3, JIEUT = 12, NIEUN = 2 };
    for (uint32_t at = it->beg, far = at + FAR; at < far && at < s->end; at++) {
        uint16_t ch = s->d->ch[at];
        if (s->d->cls[at] == CH_SPACE) continue;
        if (!hangul_is(ch)) return false;
        int onset = hangul_onset(ch), vowel = hangul_nucleus(ch);
        bool a = vowel <= 1 /* ㅏ, ㅐ */, u = vowel == 13;
        if ((a && (onset == RIEUL || onset == DIGEUT || onset == JIEUT)) || (u && onset == JIEUT) || (onset == NIEUN && vowel == 2 /* ㅑ */)) return true;
    }
    return false;
}

/* 맡아 달라는 제안이 왔다: the noun is the offer, and says so itself. */
static bool names_offer(const Scan *s, uint32_t k, const Tail *t)
{
    for (uint32_t i = k + 1; i < s->items->n && s->items->v[i].beg <= t->end + 1; i++) {
        const Item *it = &s->items->v[i];
        if (it->kind != ITEM_NOUN || it->end <= t->end) continue;
        for (uint32_t n = 0; n < it->match.n_entry; n++) {
            const TrigGate *g = rule_gate(&s->e->noun, it->match, n);
            if (g->shape != SHAPE_CUE && g->type == EV_ACCEPTED) return true;
        }
    }
    return false;
}

/* "네, 셰프!" 하고: what is called out, no work */
static bool is_cry(const Scan *s, const TrigRule *r, const Item *it)
{
    if (r->type != EV_WORK || it->beg < s->beg + 2) return false;
    uint32_t at = s->d->cls[it->beg - 1] == CH_SPACE ? it->beg - 2 : it->beg - 1;
    return s->d->cls[at] == CH_PUNCT && s->d->ch[at] != ')';
}

/* 하루 쉬었다, 일주일 쉬었다: a rest, no break in a career; 한 달 살았다: no move. */
static bool is_brief(const Scan *s, const TrigRule *r, uint32_t k)
{
    uint16_t stem = s->d->ch[s->items->v[k].beg];
    bool lives = r->type == EV_MOVE && is_mark(s->ie, MK_LIVES, stem);
    if (!lives && !(r->type == EV_CONTEXT && is_mark(s->ie, MK_RESTS, stem))) return false;
    for (uint32_t i = k; i-- > 0;) {
        const Item *it = &s->items->v[i];
        if (it->kind != ITEM_TIMEX || it->cue != CUE_LENGTH) continue;
        Str value = s->ie->out->timexes.v[it->ref].value;
        char unit = value.n ? value.p[value.n - 1] : 0;
        return unit == 'D' || unit == 'W' || (lives && str_eq(value, S("P1M")));
    }
    return false;
}

/* 빚만 남았을 것이다: what would be left, and nobody who stays */
static bool leaves_thing(const Scan *s, const TrigRule *r, const Item *it)
{
    if (r->type != EV_WORK || !r->unreal || r->undone || it->beg < s->beg + 2 || s->d->cls[it->beg - 1] != CH_SPACE)
        return false;
    uint16_t last = s->d->ch[it->beg - 2];
    return is_mark(s->ie, MK_ONLY, last) || (is_mark(s->ie, MK_SUBJECT, last) && !(s->cues & CUE_BIT(CUE_SELF)));
}

/* 병원을 한 곳 골라: a number and its counter, bare; 강의를 한 곳은 is what was done there. */
static bool is_number(const Scan *s, const Item *it)
{
    if (!is_mark(s->ie, MK_ONE, s->d->ch[it->beg]) || s->d->cls[it->beg + 1] != CH_SPACE) return false;
    uint32_t n = mark_at(s->ie, MK_COUNTED, it->beg + 2);
    return n && s->d->cls[it->beg + 2 + n] == CH_SPACE;
}

/* 방송대를 다니다 그만뒀다: a school is left, what was learnt for oneself is dropped. */
static bool drops_school(const Scan *s, const TrigRule *r)
{
    const EvCandList *all = &s->ie->ev;
    return r->type == EV_WITHDRAW && r->after == 1u << EV_STUDY && all->n && all->v[all->n - 1]->rule->school;
}

/* 딸을 누리초로 옮겼다: whom one moves; but 딸을 데리고 누리초로 옮겼다 */
static bool moves_other(const Scan *s, const TrigRule *r, uint32_t k)
{
    enum { WORDS = 3 };
    const Doc *d = s->d;
    uint32_t tok = doc_tok_at(d, s->items->v[k].beg), first = d->sent[s->sent].tok_beg;
    if (r->type != EV_TRANSFER && r->type != EV_JOIN && r->type != EV_ENROLL) return false;
    for (uint32_t i = tok, left = WORDS; i > first && left; i--, left--) {
        const Token *t = &d->tok[i - 1];
        if (t->kind == TOK_PUNCT || is_mark(s->ie, MK_LINKED, d->ch[t->end - 1])) return false;
        if (t->end < t->beg + 2 || !is_mark(s->ie, MK_OBJECT, d->ch[t->end - 1])) continue;
        for (uint32_t p = t->beg; p + 1 < t->end; p++)
            if (cue_len(s->ie, p, t->end - 1, CUE_BIT(CUE_PERSON)) == t->end - 1 - p) return true;
    }
    return false;
}

/* 대학을 졸업하자마자 들어가서: behind the end of a school one enters something else, where no other school is named. */
static bool enters_work(const Scan *s, const TrigRule *r, uint32_t k)
{
    const EvCandList *all = &s->ie->ev;
    const EvCand *last = r->type == EV_ENROLL && all->n ? all->v[all->n - 1] : NULL;
    if (!last || last->type != EV_GRADUATE || last->sent != s->sent || last->tail.odd || last->tail.mood) return false;
    const uint64_t schools = CUE_BIT(CUE_SCHOOL) | CUE_BIT(CUE_COURSE);
    for (uint32_t i = k; i-- > 0 && s->items->v[i].beg > last->end;)
        if (item_cue(&s->items->v[i]) & schools) return false;
    return true;
}

/* 노동청에 갔었다: there and back, at no time that is told. */
static bool only_visits(const Scan *s, const TrigRule *r, const Item *it, const Tail *t)
{
    bool goes = r->type == EV_JOIN && t->long_past && !t->mood && is_mark(s->ie, MK_GOES, s->d->ch[it->beg]);
    return goes && !(s->cues & CUE_BIT(CUE_DATE));
}

/* 정식으로 입사해 용접공이 됐다: what one joined as, with no time between. */
static bool joined_as(const Scan *s, const TrigRule *r, uint32_t k)
{
    const EvCandList *all = &s->ie->ev;
    const EvCand *last = r->type == EV_ROLE_CHANGE && all->n ? all->v[all->n - 1] : NULL;
    if (!last || last->sent != s->sent || last->type != EV_JOIN || last->tail.mood || last->tail.odd ||
        last->flags & EVF_OTHER)
        return false;
    for (uint32_t i = k; i-- > 0 && s->items->v[i].beg >= last->end;)
        if (s->items->v[i].kind == ITEM_TIMEX) return false;
    return true;
}

/* 담배를 그만두었다, 바이올린을 관뒀다: what is left, the word before the verb, is none that a book or the text has for work. On a
 * day that is told (2020년 11월에 메이크잇을 그만뒀다) it may be a name. */
static bool leaves_habit(const Scan *s, const TrigRule *r, uint32_t k)
{
    const Item *it = &s->items->v[k];
    if (r->type != EV_LEAVE || r->n_need || s->cues & CUE_BIT(CUE_DATE) || !has_object(s, it->beg) ||
        s->d->cls[it->beg - 1] != CH_SPACE)
        return false;
    const Token *t = &s->d->tok[doc_tok_at(s->d, it->beg) - 1];
    const uint64_t idle = CUE_BIT(CUE_ABSTRACT) | CUE_BIT(CUE_FAMILY) | CUE_BIT(CUE_NOTHING);
    if (t->cls != CH_HANGUL || mark_before(s->ie, MK_MATTER, t->end - 1)) return false;
    for (uint32_t i = k; i-- > 0 && s->items->v[i].end >= t->beg;) {
        const Item *thing = &s->items->v[i];
        if (thing->tail == t->end && thing->kind != ITEM_VERB && !(item_cue(thing) & idle)) return false;
    }
    return true;
}

/* What the word right before the verb is, with the object's particle: its cues, 0 where no book has it. thing: is there such a word
 * at all? named: it is a name. */
static uint64_t object_before(const Scan *s, uint32_t k, bool *thing, bool *named)
{
    const Item *it = &s->items->v[k];
    uint64_t cues = 0;
    *thing = has_object(s, it->beg) && s->d->cls[it->beg - 1] == CH_SPACE;
    *named = false;
    for (uint32_t i = k; *thing && i-- > 0 && s->items->v[i].end + 2 >= it->beg;) {
        const Item *x = &s->items->v[i];
        if (x->tail + 1 != it->beg || x->kind == ITEM_VERB) continue;
        cues |= is_trigger(x) ? CUE_FREE : item_cue(x);
        *named |= x->kind == ITEM_MENTION && x->cue == CUE_ORG;
    }
    return cues;
}

/* 구청에 민원을 넣었다, 예식장에서 축가를 불렀다, 현대카드를 만들었다: what is handed in, called or made is none of what the event is
 * about. */
static bool has_other_object(const Scan *s, const TrigRule *r, uint32_t k)
{
    const uint64_t sent = CUE_BIT(CUE_PAPERS) | CUE_BIT(CUE_RESUME) | CUE_BIT(CUE_ADVERT) | CUE_BIT(CUE_COUNT) |
                          CUE_BIT(CUE_STAGE) | CUE_BIT(CUE_SEAT) | CUE_BIT(CUE_OFFER) | CUE_BIT(CUE_CERT) |
                          CUE_BIT(CUE_EXAM) | CUE_BIT(CUE_PAPER);
    bool apply = r->type == EV_APPLY && r->n_need, calls = r->type == EV_ACCEPTED && r->invite && r->n_need;
    if (!(apply || calls || r->type == EV_PROJECT) || r->shape != SHAPE_VERB) return false;
    bool thing, named;
    uint64_t what = object_before(s, k, &thing, &named);
    if (!thing) return false;
    if (r->type == EV_PROJECT) return named && !(r->needs & CUE_BIT(CUE_ORG));
    return calls ? !what : !(what & (sent | r->needs | CUE_FREE));
}

/* 무릎이 아파 병원을 다녔다 */
static bool is_ailing(const Scan *s)
{
    const Sentence *x = &s->d->sent[s->sent];
    for (uint32_t i = x->tok_beg; i < x->tok_end; i++)
        if (mark_at(s->ie, MK_AILS, s->d->tok[i].beg)) return true;
    return false;
}

/* Months or years are told: 카페에 들어가 3년을 일했다, but not 세 시간을 보냈다. */
static bool is_long_told(const Scan *s)
{
    for (uint32_t i = 0; s->any & CUE_BIT(CUE_LENGTH) && i < s->items->n; i++) {
        const Item *it = &s->items->v[i];
        Str value = it->kind == ITEM_TIMEX && it->cue == CUE_LENGTH ? s->ie->out->timexes.v[it->ref].value : S("");
        if (value.n && (value.p[value.n - 1] == 'Y' || (value.p[value.n - 1] == 'M' && !memchr(value.p, 'T', value.n))))
            return true;
    }
    return false;
}

/* 카페에서 나와 한참을 걸었다, 서점에 들어갔다가: what is told next is no work, nor a house. */
static bool drops_in(const Scan *s, uint32_t k, const Tail *t)
{
    const uint64_t work = CUE_BIT(CUE_EMPLOYER) | CUE_BIT(CUE_ORG) | CUE_BIT(CUE_VENTURE) | CUE_BIT(CUE_TEAM) | CUE_BIT(CUE_DUTY) |
                          CUE_BIT(CUE_WARE) | CUE_BIT(CUE_LIVING) | CUE_BIT(CUE_SKILL) | CUE_BIT(CUE_COURSE);
    if (t->final || t->relative || t->mood || t->odd || t->end + 2 >= s->end) return false;
    for (uint32_t i = k + 1; i < s->items->n; i++)
        if (s->items->v[i].beg >= s->items->v[k].end &&
            (item_cue(&s->items->v[i]) & work || s->items->v[i].kind == ITEM_NOUN))
            return false;
    return true;
}

/* 극장에서 나왔다, 목욕탕에 들어갔다, 헬스장에 3년째 다닌다: where people come and go, no month or year of it and no post is told, and
 * the text has not said that the author works there. */
static bool visits_place(const Scan *s, const TrigRule *r, uint32_t k, const Tail *t)
{
    const uint64_t houses = CUE_BIT(CUE_EMPLOYER) | CUE_BIT(CUE_ORG) | CUE_BIT(CUE_VENTURE);
    const uint64_t posts = CUE_BIT(CUE_ROLE) | CUE_BIT(CUE_RANK) | CUE_BIT(CUE_INTERN) | CUE_BIT(CUE_CONTRACT) | CUE_BIT(CUE_REGULAR) |
                           CUE_BIT(CUE_PARTTIME) | CUE_BIT(CUE_JOB) | CUE_BIT(CUE_FIRST);
    bool goes = (r->type == EV_JOIN || r->type == EV_LEAVE || r->type == EV_WORK) &&
                (r->takes || (r->needs | r->alsos) & houses);
    if (!goes || s->any & posts || !mark_at(s->ie, MK_COMES_GOES, s->items->v[k].beg)) return false;
    for (uint32_t i = k; i-- > 0 && s->items->v[i].kind != ITEM_BREAK;) {
        const Item *it = &s->items->v[i];
        if (!is_word(it) || !(item_cue(it) & houses) || is_subject(it)) continue;
        bool lasts = s->any & CUE_BIT(CUE_DATE) || is_long_told(s), here = open_employer(s, it);
        if (here || mark_before(s->ie, MK_LEISURE, it->end)) return !here;
        if (mark_before(s->ie, MK_CURES, it->end) && is_ailing(s)) return true;
        return !lasts &&
               (mark_before(s->ie, MK_VISITED, it->end) || (mark_before(s->ie, MK_SHOP, it->end) && drops_in(s, k, t)));
    }
    return false;
}

/* 임시직을 뽑는다고 했다: what was said, and no work. */
static bool only_says(const Scan *s, const TrigRule *r, const Item *it)
{
    if (r->type != EV_WORK || it->beg < s->beg + 3 || !mark_at(s->ie, MK_DO, it->beg)) return false;
    return s->d->cls[it->beg - 1] == CH_SPACE && mark_before(s->ie, MK_QUOTES, it->beg - 1);
}

/* Does the verb mean another thing than the rule, now that it is known whether it is denied? */
static bool means_another(const Scan *s, const TrigRule *r, uint32_t k, const Tail *t)
{
    const Item *it = &s->items->v[k];
    if (is_stuck(r, t) || (r->denied && !t->odd) || (r->reply && ((!t->odd && !r->negated) || never_got(s, it))))
        return true;
    if (r->open && ((t->relative && !t->head) || is_of_other(s, k))) return true;
    if ((r->type == EV_ACCEPTED && is_named_so(s, it)) || is_there(s, r, it) || is_brief(s, r, k) || is_cry(s, r, it))
        return true;
    if (sticks_to(s, r, it) || joined_as(s, r, k) || enters_work(s, r, k) || only_visits(s, r, it, t) ||
        leaves_thing(s, r, it) || drops_school(s, r))
        return true;
    if (is_number(s, it) || moves_other(s, r, k) || leaves_habit(s, r, k) || has_other_object(s, r, k) ||
        visits_place(s, r, k, t) || only_says(s, r, it) || (only_bids(r->only) && names_offer(s, k, t)))
        return true;
    return falls(s, r, it) && has_own_subject(s, k);
}

/* 시니어 디자이너가 됐다, 준기공이 됐다: a step up in the same trade, which the title itself tells. */
static bool steps_up(const Scan *s, const TrigRule *r, uint32_t k)
{
    if (r->type != EV_ROLE_CHANGE) return false;
    for (uint32_t i = k; i-- > 0 && s->items->v[i].tail + 1 >= s->items->v[k].beg;) {
        const Item *it = &s->items->v[i];
        if (is_word(it) && it->cue == CUE_ROLE && it->josa == JOSA_SUBJECT)
            return mark_at(s->ie, MK_STEP_UP, it->beg) != 0;
    }
    return false;
}

/* The rule by which the verb is taken; what is part of its meaning is gone from the tail. */
static const TrigRule *rule_meant(const Scan *s, const TrigRule *r, uint32_t k, Tail *t)
{
    if (r->denied && (r->type == EV_WITHDRAW || r->type == EV_REJECTED)) t->odd = false;
    if (r->undone) return undone_rule(s, r);
    if (r->pending && r->type == EV_ACCEPTED && t->odd) {          /* 안 되면 */
        t->odd = false;
        return &s->e->any_of[EV_REJECTED];
    }
    if (steps_up(s, r, k)) return &s->e->any_of[EV_PROMOTION];
    if (r->reply && is_barred(s, &s->items->v[k])) return barred_rule(s);
    if (r->reply) t->odd = false, t->mood = MOOD_NONE;
    if (only_bids(r->only)) t->odd = false;
    return r->type == EV_LEAVE && r->takes && leaves_school(s, k) ? &s->e->any_dropout : r;
}

/* 지게차를 배우는 중.: a note of what goes on, no time within which something happened */
static bool ends_busy(const Scan *s, const Tail *t)
{
    enum { MARKS = 2 };
    return is_mark(s->ie, MK_AMID, s->d->ch[t->end - 1]) && t->end + MARKS >= s->end;
}

bool try_verb(Scan *s, uint32_t k, Clause *clause)
{
    Item *it = &s->items->v[k];
    Tail read = {0};
    bool behind = asks_behind(s, k);
    if (is_adverb_there(s, k)) return false;
    for (uint32_t i = 0; i < it->match.n_entry; i++) {
        const TrigGate *gate = rule_gate(&s->e->verb, it->match, i);
        if (gate->blocks) return true;
        if (gate->idle || !(behind || frame_may_hold(s, gate))) continue;
        const TrigRule *r = rule_at(&s->e->verb, it->match, i);
        if (serves(s, r, k) || (only_bids(r->only) && !may_bid(s, it))) continue;
        bool framed = frame_holds(s, r, clause, k);
        if (!framed && !behind) continue;
        if (!read.ok) read = tail_of_verb(s->ie, it->ref, it->match.len, s->end);
        Tail t = read;
        if (!framed && !heads_noun(s, r, k, &t)) continue;
        if (is_stem_alone(s, it, &t) && !read_ahead(s, it, &t)) return false;
        if (!t.ok) return false;
        if (t.head == HEAD_WHEN && ends_busy(s, &t)) t.head = HEAD_NONE, t.running = true, t.relative = false;
        if (!verb_fits(s, r, &t)) continue;
        if (r->spans) {
            take_span(s, k, &t);
            return true;
        }
        t.context = CTX_VERB;
        if (is_no(s, it->beg)) t.odd = !t.odd;
        if (r->coming && (r->alone || r->type == EV_CERTIFICATE) && !t.mood && !t.odd) t.mood = MOOD_PLAN;
        if (means_another(s, r, k, &t)) continue;
        r = rule_meant(s, r, k, &t);
        take(s, it, r, quote_end(s, it, it->match.len), &t, clause, k);
        return true;
    }
    return false;
}
