/* A Korean candidate: how much of what is told happened, whose it is, and what of it the sentence tells besides. */
#include "fact_int.h"
#include "mark.h"
#include "trigger_int.h"

uint32_t quote_end(const Scan *s, const Item *it, uint32_t jamo)
{
    uint32_t n = 0, at = it->beg;
    while (at < it->end && n < jamo) {
        uint16_t three[3];
        n += (uint32_t)hangul_jamo(s->d->ch[at++], three);
    }
    return at;
}

static bool has_item(const Scan *s, ItemKind kind, Cue cue, uint32_t from, uint32_t to)
{
    for (uint32_t i = from; i < to; i++)
        if (s->items->v[i].kind == kind && s->items->v[i].cue == cue) return true;
    return false;
}

bool has_date(const Scan *s, uint32_t from, uint32_t to) { return has_item(s, ITEM_TIMEX, CUE_DATE, from, to); }

static bool has_word(const Scan *s, Cue cue, uint32_t from, uint32_t to)
{
    return s->cues & CUE_BIT(cue) && has_item(s, ITEM_CUE, cue, from, to);
}

/* 앞두다 */
static bool is_ahead_of(const Scan *s, uint32_t at)
{
    for (uint32_t i = at; i < at + 3 && i < s->end; i++)
        if (is_mark(s->ie, MK_AHEAD, s->d->ch[i])) return true;
    return false;
}

/* What supposes or recalls rather than tells. */
static uint8_t weakness(Scan *s, const EvCand *c, const Tail *t, uint32_t from, uint32_t k)
{
    uint8_t flags = 0;
    if ((t->context == CTX_TIME || t->context == CTX_MODIFIER) && c->rule->shape != SHAPE_BARE) flags |= EVF_WEAK;
    if (t->context == CTX_NOTE) flags |= EVF_NOTE;
    /* A heading announces what its section tells; 희망퇴직이라 and the like say what kind it was. */
    if (s->d->line[c->line].kind == LINE_HEADING) flags |= EVF_WEAK | EVF_RECALL;
    if (t->context == CTX_COPULA && c->type <= EV_LEAVE && !has_date(s, from, k)) flags |= EVF_WEAK | EVF_RECALL;
    /* 졸업을 앞두고 취업을 준비했다: what was near is told of by the way. */
    bool near = t->mood == MOOD_DECIDED && c->rule->shape == SHAPE_NOUN && !t->final && c->tail.light_at;
    if (near && is_ahead_of(s, c->tail.light_at) && main_is_past(s)) flags |= EVF_WEAK;
    /* 퇴사할 때: it is taken as known. */
    if (t->head == HEAD_WHEN && (!t->past || t->mood) && !has_date(s, from, k)) flags |= EVF_WEAK;
    if (t->each) flags |= EVF_WEAK | EVF_RECALL;           /* 이직할 때마다 */
    return flags;
}

/* 면접에서는 */
static bool is_topic(const Scan *s, const Item *it) { return is_mark(s->ie, MK_TOPIC_OPEN, s->d->ch[it->tail - 1]); }

static bool is_offered(const EvCand *c) { return c->rule->invite || c->type == EV_CONTEXT || c->type == EV_INTERVIEW; }

/* A leave is one's own: that a colleague takes it (대리님이 휴직에 들어갔다) is none of the author's events. */
static bool is_colleagues(const Scan *s, const EvCand *c, uint32_t k)
{
    enum { NEAR = 6 };
    const uint64_t people = CUE_BIT(CUE_PERSON) | CUE_BIT(CUE_STAFF) | CUE_BIT(CUE_RANK) | CUE_BIT(CUE_ROLE);
    if (c->rule->own && c->tail.mood == MOOD_IF && !c->tail.past) return true;       /* 휴직하면 자리가 없어진다고들 했다 */
    if (!c->rule->own || c->tail.odd || !(s->cues & people)) return false;
    for (uint32_t i = k; i-- > 0 && s->items->v[i].tail + NEAR >= c->beg;)
        if (is_word(&s->items->v[i]) && is_subject(&s->items->v[i]) && people & item_cue(&s->items->v[i])) return true;
    return false;
}

/* 누나는 아이를 낳았다, 고양이가 새끼를 낳았다: a child that is none of the author's. */
static bool bears_other(const Scan *s, const EvCand *c, uint32_t k)
{
    const uint64_t people = CUE_BIT(CUE_PERSON) | CUE_BIT(CUE_STAFF) | CUE_BIT(CUE_RANK) | CUE_BIT(CUE_ROLE);
    if (c->type != EV_CONTEXT || !mark_at(s->ie, MK_BEARS, c->beg) || s->cues & CUE_BIT(CUE_SELF)) return false;
    for (uint32_t i = k; s->cues & people && i-- > 0;) {
        const Item *it = &s->items->v[i];
        if (is_word(it) && is_subject(it) && people & item_cue(it)) return !mark_at(s->ie, MK_SPOUSE, it->beg);
    }
    for (uint32_t i = s->d->sent[s->sent].tok_beg; i < s->d->n_tok && s->d->tok[i].beg < c->beg; i++)
        if (mark_at(s->ie, MK_LITTER, s->d->tok[i].beg)) return true;
    return false;
}

/* 누리병원 간호사가 됐다: the title is what one becomes, and nobody else. */
static bool becomes(const TrigRule *r)
{
    for (uint8_t i = 0; r->adj && i < r->n_need; i++)
        if (r->need[i].cues & CUE_BIT(CUE_ROLE) && r->need[i].josa & 1u << JOSA_SUBJECT) return true;
    return false;
}

/* -아, -어: the verb goes with the next (찍어 오다). */
static bool ends_joined(const Ie *ie, uint16_t last)
{
    enum { VOWEL_A = 0, VOWEL_EO = 4, VOWEL_YEO = 6, VOWEL_AE = 1 };
    int vowel = hangul_nucleus(last);
    bool open = !hangul_coda(last) && !is_mark(ie, MK_IN, last) &&
                (vowel == VOWEL_A || vowel == VOWEL_EO || vowel == VOWEL_YEO || vowel == VOWEL_AE);
    return open && !is_mark(ie, MK_SUBJECT, last);
}

/* 같이, 많이: no subject, though it ends like one. */
static bool is_adverb(const Scan *s, uint32_t at)
{
    for (uint32_t i = 0; s->cues & (CUE_BIT(CUE_ADVERB) | CUE_BIT(CUE_LITTLE)) && i < s->items->n; i++)
        if (s->items->v[i].beg == at && (s->items->v[i].cue == CUE_ADVERB || s->items->v[i].cue == CUE_LITTLE))
            return true;
    return false;
}

/* 라인이 베트남으로 넘어갔다: something else is the subject of the clause of item k. */
static bool moves_other(const Scan *s, uint32_t k)
{
    enum { WORDS = 5 };
    const uint64_t own = CUE_BIT(CUE_SELF) | CUE_BIT(CUE_FAMILY);
    uint32_t tok = doc_tok_at(s->d, s->items->v[k].beg), first = s->d->sent[s->sent].tok_beg;
    if (s->cues & own) return false;
    for (uint32_t i = tok, left = WORDS; i > first && left; i--) {
        const Token *t = &s->d->tok[i - 1];
        uint16_t last = s->d->ch[t->end - 1];
        Tail tail;
        if (t->kind == TOK_PUNCT) return false;
        if (t->cls != CH_HANGUL || t->glue) continue;
        left--;
        bool more = t->end - t->beg > 1, then = more && mark_before(s->ie, MK_WHILE, t->end);        /* 일하다가 귀국했다 */
        if (then || is_mark(s->ie, MK_LINKED, last)) return false;       /* a predicate that leads on to the next */
        if (more && is_mark(s->ie, MK_SUBJECT, last) && !is_adverb(s, t->beg)) return true;
        if (predicate_in(s->ie, i - 1, s->end, &tail)) return false;
    }
    return false;
}

/* 발표는 후배가 하고: the noun is the topic, and somebody else its subject. */
static bool is_left_to(const Scan *s, uint32_t k)
{
    const uint64_t people = CUE_BIT(CUE_PERSON) | CUE_BIT(CUE_STAFF) | CUE_BIT(CUE_RANK) | CUE_BIT(CUE_ROLE);
    const Item *it = &s->items->v[k];
    if (it->kind != ITEM_NOUN || (it->josa != JOSA_TOPIC && it->josa != JOSA_OBJECT)) return false;
    for (uint32_t i = k + 1; i < s->items->n && s->items->v[i].beg <= it->tail + 1; i++) {
        const Item *next = &s->items->v[i];
        if (!is_word(next) || next->beg != it->tail + 1 || next->josa != JOSA_SUBJECT) continue;
        if (item_cue(next) & people) return !mark_at(s->ie, MK_BECAME, next->end);          /* 목표는 팀장이 되는 것이다 */
    }
    return false;
}

/* 이직을 2년마다 한다, 간호사는 3교대로 근무한다: what is done again and again, what all of a trade do. */
static bool is_habit(const Scan *s, const EvCand *c, uint32_t k)
{
    const Tail *t = &c->tail;
    if (t->past || t->mood || t->running || t->odd || t->context == CTX_NOTE) return false;
    if (c->type != EV_WORK && c->type > EV_FOUND) return false;
    for (uint32_t i = k; i-- > 0;) {
        const Item *it = &s->items->v[i];
        if (it->kind == ITEM_TIMEX && mark_at(s->ie, MK_EACH, it->end)) return true;
        if (it->cue == CUE_ROLE && is_word(it) && it->josa == JOSA_TOPIC &&
            !(s->cues & (CUE_BIT(CUE_SELF) | CUE_BIT(CUE_NOW))))
            return true;
    }
    return false;
}

/* 원장님이 맡으라는 걸 못 한다고 했다: whoever made the offer does not answer it. */
static bool is_answer(const Scan *s, const EvCand *c, uint32_t k)
{
    const uint64_t people = CUE_BIT(CUE_PERSON) | CUE_BIT(CUE_STAFF) | CUE_BIT(CUE_RANK) | CUE_BIT(CUE_ROLE);
    const EvCandList *all = &s->ie->ev;
    if (c->type != EV_WITHDRAW || !(c->rule->reply || c->rule->after & 1u << EV_ACCEPTED) || all->n < 2) return false;
    const EvCand *offer = all->v[all->n - 2];
    if (offer->type != EV_ACCEPTED || offer->sent != s->sent || !offer->rule->invite) return false;
    for (uint32_t i = k; i-- > 0 && s->items->v[i].beg >= offer->end;)
        if (is_word(&s->items->v[i]) && is_subject(&s->items->v[i]) && people & item_cue(&s->items->v[i])) return false;
    return !c->tail.respect;
}

/* What another did. */
/* 선배가 사표를 내고 쿠팡으로 갔다: whoever left is whoever began, where nobody else is named between. */
static bool goes_on_theirs(const Scan *s, const EvCand *c, uint32_t k)
{
    const uint32_t begins = 1u << EV_JOIN | 1u << EV_FOUND | 1u << EV_ENROLL | 1u << EV_MOVE;
    const EvCandList *all = &s->ie->ev;
    uint32_t n = all->n && all->v[all->n - 1] == c ? all->n - 1 : all->n;
    const EvCand *last = n ? all->v[n - 1] : NULL;
    const uint32_t steps = 1u << EV_LEAVE | 1u << EV_FOUND | 1u << EV_JOIN | 1u << EV_GRADUATE;
    if (!last || last->sent != s->sent || !(steps & 1u << last->type) || !(last->flags & EVF_THEIRS) ||
        !(begins & 1u << c->type))
        return false;
    if (last->tail.relative && last->type != EV_LEAVE) return false;                 /* 지점장님이 옮긴 회사로 와서 */
    /* 관장님이 은퇴하시면서 도장을 넘겨받았다 */
    if (mark_before(s->ie, MK_CLAUSE_END, s->d->tok[doc_tok_at(s->d, last->end - 1)].end)) return false;
    for (uint32_t i = k; i-- > 0 && s->items->v[i].beg >= last->end;) {
        const Item *it = &s->items->v[i];
        if ((it->cue == CUE_SELF && it->kind == ITEM_CUE) || (is_word(it) && is_subject(it))) return false;
    }
    return true;
}

/* 고모가 나를 우체국에 취직시켰다: whom it is done to; 후배를 승진시켰다 is of somebody else. */
static bool befalls(const Scan *s, uint32_t k, uint64_t cues)
{
    for (uint32_t i = k; s->cues & cues && i-- > 0;) {
        const Item *it = &s->items->v[i];
        if (it->kind == ITEM_CUE && CUE_BIT(it->cue) & cues && it->josa == JOSA_OBJECT) return true;
    }
    return false;
}

static bool befalls_author(const Scan *s, uint32_t k) { return befalls(s, k, CUE_BIT(CUE_SELF)); }

/* 사장이 나를 해고했다, 나를 팀장으로 승진시켰다: what is done to the author, with nothing between but as what, where and when. */
static bool done_to_author(const Scan *s, const EvCand *c, uint32_t k)
{
    enum { WORDS = 3 };
    const Doc *d = s->d;
    bool may = s->cues & CUE_BIT(CUE_SELF) && c->rule->shape == SHAPE_NOUN && (c->type == EV_JOIN || c->type == EV_LEAVE ||
               c->type == EV_PROMOTION || c->type == EV_TRANSFER || c->type == EV_CONVERSION);
    uint32_t tok = may ? doc_tok_at(d, c->beg) : 0;
    for (uint32_t i = k, words = 0; may && i-- > 0;) {
        const Item *it = &s->items->v[i];
        if (it->kind != ITEM_CUE || it->cue != CUE_SELF || it->josa != JOSA_OBJECT) continue;
        uint32_t at = doc_tok_at(d, it->beg) + 1;
        for (; at < tok && words <= WORDS; at++, words++) {
            const Token *t = &d->tok[at];
            bool place = is_mark(s->ie, MK_TO, d->ch[t->end - 1]) || is_mark(s->ie, MK_AT, d->ch[t->end - 1]);
            if (!place && t->kind != TOK_NUMBER && !in_time(s->ie, t->beg)) return false;
        }
        return words <= WORDS;
    }
    return false;
}

/* Is somebody else spoken of behind item k, as its subject? */
static bool other_behind(const Scan *s, uint32_t k)
{
    const Doc *d = s->d;
    for (uint32_t i = doc_tok_at(d, s->items->v[k].end); i < d->n_tok && d->tok[i].beg < s->end; i++)
        if (d->tok[i].cls == CH_HANGUL && d->tok[i].end == d->tok[i].beg + mark_at(s->ie, MK_HE, d->tok[i].beg))
            return true;
    for (uint32_t i = k + 1; i < s->items->n; i++) {
        const Item *it = &s->items->v[i];
        if (is_word(it) && is_subject(it) && (it->cue == CUE_PERSON || it->cue == CUE_STAFF)) return true;
    }
    return false;
}

/* 나는 남으라고 했지만 그는 떠났다: the author asks, and is not asked. */
static bool author_asks(const Scan *s, const EvCand *c, uint32_t k)
{
    if (c->type != EV_ACCEPTED || !c->rule->invite || !(s->cues & CUE_BIT(CUE_SELF)) || !is_mark(s->ie, MK_AND, s->d->ch[c->end - 1]))
        return false;
    for (uint32_t i = k; i-- > 0;) {
        const Item *it = &s->items->v[i];
        if (!is_word(it) || !is_subject(it)) continue;
        /* 나는 대상자가 아니었고 남으라고 했다: by the firm */
        bool own =
            it->cue == CUE_SELF && it->kind == ITEM_CUE && doc_tok_at(s->d, c->beg) <= doc_tok_at(s->d, it->beg) + 2;
        return own && other_behind(s, k);
    }
    return false;
}

/* 기아가 우승했다: a house or a club won, by its name. */
static bool wins_other(const Scan *s, const EvCand *c, uint32_t k)
{
    if (c->type != EV_AWARD || !(s->cues & CUE_BIT(CUE_ORG)) || s->cues & CUE_BIT(CUE_SELF)) return false;
    const Item *it = k ? &s->items->v[k - 1] : NULL;
    return it && it->kind == ITEM_MENTION && it->cue == CUE_ORG && it->josa == JOSA_SUBJECT && it->tail + 1 >= c->beg;
}

static bool is_theirs(const Scan *s, const EvCand *c, const Clause *clause, uint32_t k)
{
    bool benefits = c->tail.benefit && c->type != EV_SEARCH;       /* 자리를 알아봐 주셨다 */
    /* 선임은 이듬해 승진했다, but 과장은 3년 만에 달았다 */
    bool rises = c->type == EV_PROMOTION && c->rule->shape == SHAPE_NOUN && !c->rule->n_need;
    /* 선수가 금메달을 땄다, 가수가 앨범을 냈다 */
    const uint32_t deeds = 1u << EV_AWARD | 1u << EV_PUBLICATION | 1u << EV_PROJECT | 1u << EV_TALK;
    bool does = deeds & 1u << c->type && !(s->cues & CUE_BIT(CUE_COMPANY));
    bool moves = (c->type <= EV_TRANSFER || rises || does) && !becomes(c->rule);
    if (author_asks(s, c, k) || bears_other(s, c, k)) return true;
    if (is_offered(c) || benefits || is_answer(s, c, k) || c->type == EV_TURNING_POINT) return false;
    if (c->tail.light == LIGHT_CAUSE && c->type <= EV_LEAVE) return !befalls_author(s, k);
    if (done_to_author(s, c, k)) return false;
    /* 애가 초등학교에 들어가면서 */
    if ((c->type == EV_ENROLL || c->type == EV_GRADUATE) && one_acts(s, k, MK_CHILD)) return true;
    if (c->tail.light == LIGHT_CAUSE && c->type <= EV_CONVERSION &&
        befalls(s, k, CUE_BIT(CUE_PERSON) | CUE_BIT(CUE_STAFF)))
        return true;
    return c->tail.respect || is_others(s, k, clause->pred_end, moves) || wins_other(s, c, k) || (c->type == EV_MOVE && moves_other(s, k)) ||
           does_another(s, c, k) || is_left_to(s, k) || goes_on_theirs(s, c, k);
}

/* 나는 …, 저는 …: not what was told of before. */
static bool is_mine(const Scan *s, uint32_t k)
{
    for (uint32_t i = 0; i < k && s->cues & CUE_BIT(CUE_SELF); i++) {
        const Item *it = &s->items->v[i];
        if (it->kind == ITEM_CUE && it->cue == CUE_SELF && it->josa == JOSA_TOPIC) return true;
    }
    return false;
}

/* 이직하려면 …, not further back than a reader looks. */
static bool has_aim(const Scan *s, const EvCand *c)
{
    enum { FAR = 120 };
    for (uint32_t at = c->beg > s->beg + FAR ? c->beg - FAR : s->beg; at + 2 < c->beg; at++)
        if (mark_at(s->ie, MK_IN_ORDER, at)) return true;
    return false;
}

/* 퇴사하기 전에 꼭 정하세요, 입사한 뒤에는 배우세요, 떨어져도 실망하지 말자, 자격증을 따야 취업이 된다, 이직하려면 이력서를 써
 * 둬야 한다: what holds of everybody, where no past tells that it happened. */
static bool holds_of_all(Scan *s, const EvCand *c)
{
    const Tail *t = &c->tail;
    bool before = t->context == CTX_TIME || t->head == HEAD_AFTER || t->head == HEAD_BEFORE || t->head == HEAD_WHEN ||
                  t->relative;
    if ((!t->past || before) && main_advises(s) && !has_date(s, 0, s->items->n)) return true;
    if (t->past) return false;
    bool goes_on = t->end + 1 < s->end && s->d->cls[t->end] == CH_SPACE;
    bool condition = t->mood == MOOD_MUST && (t->state == TS_MUST ? goes_on : has_aim(s, c));
    return (t->even || condition) && main_is_open(s);
}

/* 사진을 찍어 오라고 하셨다: an errand, no offer. */
static bool is_errand(const Scan *s, const EvCand *c)
{
    const uint16_t *ch = s->d->ch + c->beg;
    bool come = c->type == EV_ACCEPTED && (c->rule->shape == SHAPE_BARE || only_bids(c->rule->only)) &&
                is_mark(s->ie, MK_COMES, ch[0]);
    return come && c->beg > s->beg + 1 && s->d->cls[c->beg - 1] == CH_SPACE && hangul_is(ch[-2]) &&
           ends_joined(s->ie, ch[-2]);
}

/* 조리병을 했대서, 가게를 차렸다고 한다: told by somebody else, of himself. Of a result (붙었대요) one is told so oneself. */
static bool is_hearsay(const Scan *s, const EvCand *c)
{
    const Tail *t = &c->tail;
    if (!t->said || t->end < s->beg + 2 || s->cues & CUE_BIT(CUE_SELF)) return false;
    if (c->type > EV_FOUND && c->type != EV_WORK && c->type != EV_ENROLL && c->type != EV_STUDY) return false;
    bool go = t->end + 3 < s->end && mark_at(s->ie, MK_TOLD_ON, t->end - 1);
    return t->past && (go || mark_before(s->ie, MK_HEARD, t->end));
}

/* 쓰자고 제안했다, 제안을 냈다: nobody else is named who did. */
static bool proposes(const Scan *s, const EvCand *c, const Clause *clause)
{
    if (c->type != EV_ACCEPTED || !c->rule->invite || c->rule->shape != SHAPE_NOUN || c->tail.respect ||
        c->tail.benefit)
        return false;
    const uint64_t posts = CUE_BIT(CUE_REGULAR) | CUE_BIT(CUE_JOB) | CUE_BIT(CUE_RANK) | CUE_BIT(CUE_ROLE) | CUE_BIT(CUE_CONTRACT) |
                           CUE_BIT(CUE_TEAM) | CUE_BIT(CUE_OFFER) | CUE_BIT(CUE_INTERN);
    bool puts = c->tail.light == LIGHT_GIVE && is_mark(s->ie, MK_PUTS, s->d->ch[c->tail.light_at + 1]);
    if (c->tail.light != LIGHT_DO && !puts) return false;
    for (uint32_t i = clause->item; i < s->items->n && s->items->v[i].beg < c->beg; i++) {
        const Item *it = &s->items->v[i];
        if (item_cue(it) & posts) return false;
        if (is_word(it) && it->cue != CUE_SELF && (is_subject(it) || it->josa == JOSA_IN || it->josa == JOSA_FROM))
            return false;
    }
    return true;
}

/* … 했지만, … 했는데: does the word behind `at` end so? */
static bool contrasts(const Scan *s, uint32_t at)
{
    if (at + 1 >= s->end || s->d->cls[at] != CH_SPACE) return false;
    return mark_before(s->ie, MK_BUT, s->d->tok[doc_tok_at(s->d, at + 1)].end) != 0;
}

/* 후배에게 오라고 했다, 내가 같이 하자고 했다: no offer to the author. */
static bool bids_another(const Scan *s, const EvCand *c, const Clause *clause, uint32_t k)
{
    const uint64_t people = CUE_BIT(CUE_PERSON) | CUE_BIT(CUE_STAFF);
    uint32_t at = only_bids(c->rule->only) ? c->tail.end : c->end;
    bool self = false;
    if (c->type != EV_ACCEPTED || !c->rule->invite || c->rule->shape == SHAPE_NOUN ||
        !(s->cues & (people | CUE_BIT(CUE_SELF))))
        return false;
    for (uint32_t i = k; i-- > clause->item;) {
        const Item *it = &s->items->v[i];
        bool author = it->cue == CUE_SELF && it->kind == ITEM_CUE;
        if (it->josa == JOSA_AT && (author || (is_word(it) && people & item_cue(it)))) return !author;
        if (is_word(it) && is_subject(it) && !author && people & item_cue(it)) return false;
        self |= author && is_subject(it);
    }
    /* 나는 남으라고 했지만 나왔다: of what the present employer offers, the author is but the topic. */
    bool topic = self && c->rule->stays && is_mine(s, k);
    while (at < s->end && s->d->cls[at] == CH_HANGUL) at++;
    if (topic && contrasts(s, at)) return false;
    return self && at + 1 < s->end && is_mark(s->ie, MK_AND, s->d->ch[at - 1]) && mark_at(s->ie, MK_SAYS, at + 1);
}

/* 명절에 고향에 내려갔다 */
static bool visits(const Scan *s)
{
    for (uint32_t i = 0; s->cues & CUE_BIT(CUE_FAMILY) && i < s->items->n; i++) {
        const Item *it = &s->items->v[i];
        if (it->cue == CUE_FAMILY && is_word(it) && (it->josa == JOSA_AT || it->josa == JOSA_OBJECT)) return true;
    }
    return false;
}

/* 인턴에게는 대학원에 가라고 했다: somebody stands before the verb to whom it is said, and not the author. */
static bool tells_another(const Scan *s, const EvCand *c)
{
    for (uint32_t i = 0; i < s->items->n && s->items->v[i].beg < c->beg; i++) {
        const Item *it = &s->items->v[i];
        if (is_word(it) && it->josa == JOSA_AT &&
            item_cue(it) & (CUE_BIT(CUE_PERSON) | CUE_BIT(CUE_STAFF) | CUE_BIT(CUE_INTERN)))
            return true;
    }
    return false;
}

/* 2호점을 내 보라고 했지만 안 냈다, 자격증을 따 두라는데 생각 없다: what the author was told to do, and the rest of the sentence
 * says that it was not done. */
static bool is_left_undone(const Scan *s, const EvCand *c)
{
    enum { WORDS = 8 };
    const uint32_t own =
        1u << EV_CERTIFICATE | 1u << EV_FOUND | 1u << EV_ENROLL | 1u << EV_PUBLICATION | 1u << EV_ROLE_CHANGE;
    if (!c->tail.asked || !c->tail.bid || !(own & 1u << c->type) || tells_another(s, c)) return false;
    uint32_t end = s->d->sent[s->sent].tok_end;
    for (uint32_t i = doc_tok_at(s->d, c->tail.end), n = 0; i < end && n < WORDS; i++, n++) {
        const Token *t = &s->d->tok[i];
        if (t->beg < c->tail.end || t->cls != CH_HANGUL) continue;
        if (t->end == t->beg + 1 && is_mark(s->ie, MK_NOT, s->d->ch[t->beg])) return true;
        if (is_mark(s->ie, MK_ABSENT, s->d->ch[t->beg]) || is_mark(s->ie, MK_REFUSES, s->d->ch[t->beg])) return true;
    }
    return false;
}

/* 매크로로 만든 점검표가 2015년에 우수상을 받았다: what was made won a prize. */
static bool prized(const Scan *s, const Tail *t)
{
    return t->relative && t->past && s->any & CUE_BIT(CUE_PRIZE) && s->any & CUE_BIT(CUE_DATE);
}

/* 면접관으로 면접을 봤다: the author chose among others. Behind a mark or a word for the author another story begins. */
static bool judges(const Scan *s, const EvCand *c)
{
    uint32_t from = s->beg;
    for (uint32_t i = 0; i < s->items->n && s->items->v[i].beg < c->beg; i++)
        if (s->items->v[i].kind == ITEM_BREAK || s->items->v[i].cue == CUE_SELF) from = s->items->v[i].end;
    for (uint32_t i = doc_tok_at(s->d, from); i < s->d->n_tok && s->d->tok[i].beg <= c->beg; i++)
        if (mark_at(s->ie, MK_JUDGES, s->d->tok[i].beg)) return true;
    return false;
}

/* 학비를 지원했다, 등록금을 절반 지원했다: what is paid for is given, not applied for. 자금을 모아 지원했다: a verb's object, and such a
 * verb ends in no consonant. */
static bool is_support(const Scan *s, const EvCand *c)
{
    enum { WORDS = 2 };
    uint32_t tok = doc_tok_at(s->d, c->beg);
    for (uint32_t k = 1; k <= WORDS && tok >= k && s->d->tok[tok - k].beg >= s->beg; k++) {
        uint32_t end = s->d->tok[tok - k].end;
        if (mark_before(s->ie, MK_PAID_FOR, end)) return true;
        if (!hangul_is(s->d->ch[end - 1]) || !hangul_coda(s->d->ch[end - 1])) return false;
    }
    return false;
}

/* 입원해 있는 이모, 카카오에 다니는 친구: it says which person is meant. */
static bool describes_person(const Scan *s, const EvCand *c)
{
    const Tail *t = &c->tail;
    if (!t->relative || t->head || t->end + 1 >= s->end || s->d->cls[t->end] != CH_SPACE || s->cues & CUE_BIT(CUE_SELF))
        return false;
    const Token *next = &s->d->tok[doc_tok_at(s->d, t->end + 1)];
    for (uint32_t i = s->d->sent[s->sent].tok_beg; c->type == EV_WORK && s->d->tok[i].beg < c->beg; i++)
        if (mark_at(s->ie, MK_ALONGSIDE, s->d->tok[i].beg)) return false;          /* 함께 일한 조율사 */
    return next->cls == CH_HANGUL && cue_len(s->ie, next->beg, next->end, CUE_BIT(CUE_PERSON)) > 1;
}

/* 제주공항에 도착했다, 부산역으로 갔다: a place that one only comes through. */
static bool at_station(const Scan *s, const EvCand *c)
{
    for (uint32_t i = 0; s->cues & CUE_BIT(CUE_PLACE) && i < s->items->n && s->items->v[i].beg < c->beg; i++)
        if (s->items->v[i].cue == CUE_PLACE && mark_at(s->ie, MK_STATION, s->items->v[i].end)) return true;
    return false;
}

/* Nobody's: what is said of the thing at large (취업이 어렵다, 이직이 잦다), what is advised, what describes somebody. */
static bool is_elsewhere(const Scan *s, const EvCand *c, const Item *it, const Clause *clause)
{
    const Tail *t = &c->tail;
    bool large = t->context == CTX_PARTICLE && is_subject(it) && !t->past && !t->mood;
    large = large && (c->type <= EV_LEAVE ||
                      (c->type <= EV_FOUND && c->rule->shape == SHAPE_NOUN && (it->josa == JOSA_SUBJECT || !t->odd)));
    if (large && !has_date(s, clause->item, s->items->n)) return true;
    if (c->type == EV_MOVE && visits(s) && !has_date(s, clause->item, s->items->n)) return true;
    if (t->advice || t->head == HEAD_PERSON) return true;
    if ((c->type == EV_CONTEXT || !is_offered(c)) && describes_person(s, c)) return true;
    bool there = c->type == EV_MOVE && c->rule->shape == SHAPE_NOUN && c->rule->n_need && t->end + 2 < s->end &&
                 !t->past && !t->final && t->context == CTX_VERB;
    if (there && !t->mood && !has_date(s, 0, s->items->n)) return true;          /* 오사카에 도착하자마자 */
    if (c->type == EV_MOVE && at_station(s, c)) return true;
    if (c->type == EV_INTERVIEW && judges(s, c)) return true;
    if (c->type == EV_APPLY && c->rule->shape == SHAPE_NOUN && is_support(s, c)) return true;
    /* Not given up, not turned down: nothing happened. */
    if (c->type == EV_WITHDRAW && t->odd && !t->mood && !c->rule->reply) return true;
    if (t->mood == MOOD_WISH && t->relative) return true;      /* 가고 싶은 회사 */
    /* 다니던 회사, 만들던 게임: which one is meant */
    bool once = t->relative && !t->past && !t->head && is_mark(s->ie, MK_ONCE, s->d->ch[t->end - 1]);
    uint32_t here = (uint32_t)(it - s->items->v), from = clause->item < here ? clause->item : here;
    bool timed = has_item(s, ITEM_TIMEX, CUE_LENGTH, from, here) || has_date(s, from, here);
    /* 그때 내가 맡았더라면, 맡게 될지도 모른다: of what, nobody says */
    bool open = t->mood == MOOD_IF || t->mood == MOOD_MAYBE, verb = c->rule->shape == SHAPE_VERB && !c->rule->n_need;
    bool bare = c->type == EV_WORK && open && verb && is_mark(s->ie, MK_TAKES_ON, s->d->ch[c->beg]);
    if (bare && !has_any_object(s, here)) return true;
    if (once && !timed && (c->type == EV_WORK || c->type == EV_PROJECT || c->type == EV_STUDY)) return true;
    /* 내가 만든 것을 쓰는 사람 */
    if (c->type == EV_PROJECT && (t->relative || t->head == HEAD_THING) && c->rule->shape == SHAPE_VERB && !has_any_object(s, here) &&
        !timed && !prized(s, t)) return true;
    /* 팀장이 되면 코드를 못 본다, 리드를 하면 바쁘다 */
    if ((c->type == EV_PROMOTION || c->type == EV_WORK) && t->state == TS_IF && !t->past && !t->long_past &&
        t->mood == MOOD_IF)
        return true;
    /* 젠킨스를 쓰자고 제안했다: the author proposes */
    if (proposes(s, c, clause) || bids_another(s, c, clause, (uint32_t)(it - s->items->v))) return true;
    if (is_errand(s, c) || is_hearsay(s, c)) return true;
    /* 나는 붙은 것보다 떨어진 게 많다 */
    bool result =
        (c->type == EV_ACCEPTED || c->type == EV_REJECTED) && c->rule->shape == SHAPE_VERB && !c->rule->n_need;
    if (result && t->head == HEAD_THING && t->past && !timed) return true;
    /* 임원이 되는 것만 바라봤다 */
    /* 다니며 배운 것은 많다; 용접을 배운 것은 그해였다 */
    if (c->type == EV_STUDY && c->rule->shape == SHAPE_VERB && t->head == HEAD_THING && t->past &&
        !has_any_object(s, (uint32_t)(it - s->items->v))) return true;
    bool thing = t->head == HEAD_THING && !t->past && !t->running && !t->mood && !t->odd;
    if (thing && (c->type <= EV_FOUND || c->type == EV_WORK) && !has_date(s, clause->item, s->items->n)) return true;
    bool named = s->cues & CUE_BIT(CUE_ORG);             /* 한빛제약 면접에서는 */
    bool general = t->context == CTX_PARTICLE && !t->past && !t->odd && !t->mood && !named;
    general = general && it->josa == JOSA_IN && is_topic(s, it);
    if (c->type == EV_INTERVIEW && general && !has_date(s, clause->item, s->items->n)) return true;
    if (t->said && t->benefit && !t->past && c->type <= EV_FOUND) return true;         /* 승진시켜 준다고 했다 */
    return t->asked && !is_offered(c) && !is_left_undone(s, c);    /* 같이 일해 보지 않겠냐는 */
}

static void clause_end(Clause *clause, const Tail *t, uint32_t k)
{
    if (t->context == CTX_MODIFIER || t->context == CTX_TIME || t->end < clause->pred_end) return;
    if (t->context == CTX_PARTICLE) clause->pred_end = t->end;
    else *clause = (Clause){.pred_end = t->end, .item = k + 1};
}

void take(Scan *s, Item *it, const TrigRule *r, uint32_t end, const Tail *t, Clause *clause, uint32_t k)
{
    EvCand *c = cand_new(s->ie, s->sent, it->beg, end, r);
    bool fails = r->fails || (r->invite && r->type == EV_ACCEPTED && r->shape == SHAPE_VERB);      /* 나를 뽑지 않았다 */
    if (fails && t->odd && (!t->mood || t->mood == MOOD_CAN)) c->type = EV_REJECTED;
    const Item *items = s->items->v;
    uint32_t from = clause->item;
    c->tail = *t;
    /* 올해 목표는 두 가지다. 기사를 따는 것: still ahead */
    bool aim = t->head == HEAD_THING && !t->past && !t->running && !t->mood && !t->odd && s->ie->ev.n > 1;
    if (aim && s->ie->ev.v[s->ie->ev.n - 2]->type == EV_GOAL && s->sent - s->ie->ev.v[s->ie->ev.n - 2]->sent <= 1)
        c->tail.mood = MOOD_PLAN;
    if (c->type != r->type) c->tail.odd = false, c->tail.mood = MOOD_NONE;
    c->from = from < s->items->n && items[from].beg < it->beg ? items[from].beg : it->beg;
    c->to = t->end > end ? t->end : end;
    /* 첫 출근은 내년 1월 9일이다: what is said of a topic runs on to the end. */
    if ((t->context == CTX_PARTICLE && it->josa == JOSA_TOPIC) || t->head == HEAD_THING) c->to = s->end;
    c->flags |= weakness(s, c, t, from, k);
    if (is_habit(s, c, k) || (r->filled && !aim_is_told(s, it, t)) || is_aimed_at(s, c)) c->flags |= EVF_OTHER;
    if (is_theirs(s, c, clause, k) || is_colleagues(s, c, k)) c->flags |= EVF_OTHER | EVF_THEIRS;
    else if (is_elsewhere(s, c, it, clause) || holds_of_all(s, c)) c->flags |= EVF_OTHER;
    else if (is_left_undone(s, c)) c->tail.asked = c->tail.said = false, c->tail.odd = true;
    if (is_mine(s, k)) c->flags |= EVF_MINE;
    if (has_word(s, CUE_LITTLE, from, k)) c->tail.little = true;
    /* 지금은 식각 공정 담당: going on */
    if (t->context == CTX_NOTE && c->type == EV_WORK && has_word(s, CUE_NOW, from, k))
        c->tail.running = true, c->tail.past = false;
    /* 언젠가 … 개업: what is still far off, where no past says otherwise. */
    if ((!t->past || t->context == CTX_NOTE) && has_word(s, CUE_SOMEDAY, 0, k)) c->tail.mood = MOOD_MAYBE;
    spent_by(s, c, k);
    cand_why(c, type_name(&event_types, c->type), it->beg, end);
    found_take(s->ie, c, items, s->items->n, from, k);
    clause_end(clause, t, k);
}
