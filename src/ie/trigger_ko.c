/* Korean triggers: nouns and verb stems. One counts when its frame holds (the cues it needs stand before it) and its
 * tail can be read; then it is a candidate, with what its sentence tells of it. */
#include "fact_int.h"
#include "trigger_int.h"

/* ---------------------------------------------------------------- a candidate */
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

static bool has_date(const Scan *s, uint32_t from, uint32_t to) { return has_item(s, ITEM_TIMEX, CUE_DATE, from, to); }

static bool has_word(const Scan *s, Cue cue, uint32_t from, uint32_t to)
{
    return s->cues & CUE_BIT(cue) && has_item(s, ITEM_CUE, cue, from, to);
}

/* | 1차 면접 | 탈락 |: nothing but marks between. */
static bool is_beside(const Doc *d, uint32_t at, uint32_t end)
{
    while (at < end && (d->cls[at] == CH_SPACE || d->cls[at] == CH_PUNCT || d->cls[at] == CH_OTHER)) at++;
    return at >= end;
}

/* 필기는 붙고 실기에서 떨어졌다: of an examination whose certificate was not earned no part counts. */
static bool is_part_passed(const EvCand *c, const EvCand *before)
{
    enum { NEAR = 24 };
    bool failed = c->type == EV_CERTIFICATE && c->rule->negated && before->sent == c->sent;
    bool part = before->type == EV_INTERVIEW || (before->type == EV_CERTIFICATE && before->rule->alsos & CUE_BIT(CUE_STAGE));
    return failed && part && !before->tail.odd && before->end + NEAR >= c->beg;
}

/* 은행은 필기에서, 공단은 면접에서 떨어졌다: each stage with its particle is told of by the verb. */
static void stages_spent(const Scan *s, const EvCand *c)
{
    const EvCandList *all = &s->ie->ev;
    const Doc *d = s->d;
    for (uint32_t i = all->n - 1; i-- > 0 && all->v[i]->sent == c->sent;) {
        EvCand *e = all->v[i];
        if (e->type == EV_REJECTED) return;
        bool in = e->end + 2 < c->beg && d->ch[e->end] == 0xC5D0 /* 에 */ && d->ch[e->end + 1] == 0xC11C /* 서 */ && d->ch[e->end + 2] == ',';
        if (e->type == EV_INTERVIEW && in) e->flags |= EVF_OTHER;
    }
}

/* 공고를 보고 지원했다, 토익을 봐서 900점을 받았다, 원서는 썼는데 안 냈다, 과락으로 떨어졌다: told of once, by what came of it. */
static bool is_settled(const Scan *s, const EvCand *c, const EvCand *before)
{
    bool result = c->type == EV_CERTIFICATE || c->type == EV_REJECTED || c->type == EV_ACCEPTED;
    if (before->rule->sits && !c->rule->sits && result && c->sent - before->sent <= 1 && !before->tail.mood) return true;
    if (before->sent != c->sent || before->en) return false;
    if (c->type == EV_APPLY && before->type == EV_SEARCH && before->rule->needs & CUE_BIT(CUE_ADVERT)) return true;
    if (c->rule->denied && c->type == before->type) return true;
    uint16_t next = before->end < s->end ? s->d->ch[before->end] : 0;
    bool by = next == 0xC73C /* 으 */ || next == 0xB85C /* 로 */;
    bool failed = before->type == EV_REJECTED || (before->type == EV_CERTIFICATE && before->rule->negated);
    return by && failed && (c->type == EV_REJECTED || c->type == EV_CERTIFICATE);
}

/* 면접에서 떨어졌다, 면접까지 갔다, 코딩 테스트를 통과했다: the stage right before the verb is told of by the verb. */
static void stage_spent(const Scan *s, const EvCand *c, uint32_t k)
{
    enum { GAP = 6, NEAR = 8, FAR = 24 };
    const uint32_t told = 1u << JOSA_IN | 1u << JOSA_UNTIL;
    const uint32_t passed =
        told | 1u << JOSA_NONE | 1u << JOSA_OBJECT | 1u << JOSA_TOPIC | 1u << JOSA_ALSO | 1u << JOSA_AT;
    const EvCandList *all = &s->ie->ev;
    if (all->n < 2 || !k) return;
    EvCand *before = all->v[all->n - 2];
    if (is_part_passed(c, before) || is_settled(s, c, before)) before->flags |= EVF_OTHER;
    /* 오라고 해서 면접을 봤다: no offer yet */
    bool asked = before->type == EV_ACCEPTED && before->rule->invite && before->rule->shape == SHAPE_BARE;
    if (asked && c->type == EV_INTERVIEW && before->sent == c->sent) before->flags |= EVF_OTHER;
    if (c->type == EV_REJECTED) stages_spent(s, c);
    if (c->type != EV_REJECTED && c->type != EV_INTERVIEW) return;
    uint32_t gap = c->type == EV_REJECTED ? FAR : GAP;         /* 체력 시험에서 윗몸 일으키기가 모자라 떨어졌다 */
    if (before->sent != c->sent || before->type != EV_INTERVIEW || before->end + gap < c->beg) return;
    for (uint32_t i = k; i-- > 0;) {
        const Item *it = &s->items->v[i];
        if (it->beg != before->beg || it->kind != ITEM_NOUN) continue;
        bool passes = c->type == EV_INTERVIEW && c->rule->needs & CUE_BIT(CUE_STAGE);
        bool settles = passes || c->type == EV_REJECTED;
        bool failed = c->type == EV_REJECTED && before->tail.context == CTX_PARTICLE && before->end + NEAR >= c->beg;       /* 승진 시험은 떨어졌다 */
        bool beside = settles && it->josa == JOSA_NONE && is_beside(s->d, before->end, c->beg);
        if (beside || (passes || failed ? passed : told) & 1u << it->josa) before->flags |= EVF_OTHER;
        return;
    }
}

/* 앞두다 */
static bool is_ahead_of(const Scan *s, uint32_t at)
{
    enum { SYL_AP = 0xC55E };
    for (uint32_t i = at; i < at + 3 && i < s->end; i++)
        if (s->d->ch[i] == SYL_AP) return true;
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
    return flags;
}

/* 면접에서는 */
static bool is_topic(const Scan *s, const Item *it) { return s->d->ch[it->tail - 1] == 0xB294 /* 는 */; }

static bool is_offered(const EvCand *c) { return c->rule->invite || c->type == EV_CONTEXT || c->type == EV_INTERVIEW; }

/* A leave is one's own: that a colleague takes it (대리님이 휴직에 들어갔다) is none of the author's events. */
static bool is_colleagues(const Scan *s, const EvCand *c, uint32_t k)
{
    enum { NEAR = 6 };
    const uint64_t people = CUE_BIT(CUE_PERSON) | CUE_BIT(CUE_RANK) | CUE_BIT(CUE_ROLE);
    if (c->rule->own && c->tail.mood == MOOD_IF && !c->tail.past) return true;       /* 휴직하면 자리가 없어진다고들 했다 */
    if (!c->rule->own || c->tail.odd || !(s->cues & people)) return false;
    for (uint32_t i = k; i-- > 0 && s->items->v[i].tail + NEAR >= c->beg;)
        if (is_word(&s->items->v[i]) && is_subject(&s->items->v[i]) && people & item_cue(&s->items->v[i])) return true;
    return false;
}

/* 누리병원 간호사가 됐다: the title is what one becomes, and nobody else. */
static bool becomes(const TrigRule *r)
{
    for (uint8_t i = 0; r->adj && i < r->n_need; i++)
        if (r->need[i].cues & CUE_BIT(CUE_ROLE) && r->need[i].josa & 1u << JOSA_SUBJECT) return true;
    return false;
}

/* -고, -서, -며, -아, -어, -해: a predicate that leads on to the next ends so. */
static bool ends_linked(uint16_t last)
{
    return last == 0xACE0 || last == 0xC11C || last == 0xBA70 || last == 0xC544 || last == 0xC5B4 || last == 0xD574;
}

/* 같이, 많이: no subject, though it ends like one. */
static bool is_adverb(const Scan *s, uint32_t at)
{
    for (uint32_t i = 0; s->cues & (CUE_BIT(CUE_ADVERB) | CUE_BIT(CUE_LITTLE)) && i < s->items->n; i++)
        if (s->items->v[i].beg == at && (s->items->v[i].cue == CUE_ADVERB || s->items->v[i].cue == CUE_LITTLE)) return true;
    return false;
}

/* 라인이 베트남으로 넘어갔다: something else is the subject of the clause of item k. */
static bool moves_other(const Scan *s, uint32_t k)
{
    enum { SYL_I = 0xC774, SYL_GA = 0xAC00, SYL_DA = 0xB2E4, WORDS = 5 };
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
        bool then = last == SYL_GA && s->d->ch[t->end - 2] == SYL_DA;            /* 일하다가 귀국했다 */
        if (then || ends_linked(last)) return false;
        if (t->end - t->beg > 1 && (last == SYL_I || last == SYL_GA) && !is_adverb(s, t->beg)) return true;
        if (predicate_in(s->ie, i - 1, s->end, &tail)) return false;
    }
    return false;
}

/* What another did. */
static bool is_theirs(const Scan *s, const EvCand *c, const Clause *clause, uint32_t k)
{
    bool benefits = c->tail.benefit && c->type != EV_SEARCH;       /* 자리를 알아봐 주셨다 */
    bool moves = c->type <= EV_TRANSFER && !becomes(c->rule);
    if (is_offered(c) || benefits) return false;
    return c->tail.respect || is_others(s, k, clause->pred_end, moves) || (c->type == EV_MOVE && moves_other(s, k));
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
    const uint16_t *ch = s->d->ch;
    for (uint32_t at = c->beg > s->beg + FAR ? c->beg - FAR : s->beg; at + 2 < c->beg; at++)
        if (ch[at] == 0xB824 /* 려 */ && ch[at + 1] == 0xBA74 /* 면 */) return true;
    return false;
}

/* 퇴사하기 전에 꼭 정하세요, 입사한 뒤에는 배우세요, 떨어져도 실망하지 말자, 자격증을 따야 취업이 된다, 이직하려면 이력서를 써
 * 둬야 한다: what holds of everybody, where no past tells that it happened. */
static bool holds_of_all(Scan *s, const EvCand *c)
{
    const Tail *t = &c->tail;
    bool before = t->context == CTX_TIME || t->head == HEAD_AFTER || t->head == HEAD_BEFORE || t->head == HEAD_WHEN || t->relative;
    if ((!t->past || before) && main_advises(s) && !has_date(s, 0, s->items->n)) return true;
    if (t->past) return false;
    bool goes_on = t->end + 1 < s->end && s->d->cls[t->end] == CH_SPACE;
    bool condition = t->mood == MOOD_MUST && (t->state == TS_MUST ? goes_on : has_aim(s, c));
    return (t->even || condition) && main_is_open(s);
}

/* Nobody's: what is said of the thing at large (취업이 어렵다, 이직이 잦다), what is advised, what describes somebody. */
static bool is_elsewhere(const Scan *s, const EvCand *c, const Item *it, const Clause *clause)
{
    const Tail *t = &c->tail;
    bool large = t->context == CTX_PARTICLE && is_subject(it) && !t->past && !t->mood;
    if (large && c->type <= EV_LEAVE && !has_date(s, clause->item, s->items->n)) return true;
    if (t->advice || t->head == HEAD_PERSON) return true;
    /* Not given up, not turned down: nothing happened. */
    if (c->type == EV_WITHDRAW && t->odd && !t->mood && !c->rule->reply) return true;
    if (t->mood == MOOD_WISH && t->relative) return true;      /* 가고 싶은 회사 */
    /* 임원이 되는 것만 바라봤다 */
    /* 다니며 배운 것은 많다; 용접을 배운 것은 그해였다 */
    if (c->type == EV_STUDY && c->rule->shape == SHAPE_VERB && t->head == HEAD_THING && t->past && !has_any_object(s, (uint32_t)(it - s->items->v))) return true;
    bool thing = t->head == HEAD_THING && !t->past && !t->running && !t->mood && !t->odd;
    if (thing && (c->type <= EV_FOUND || c->type == EV_WORK) && !has_date(s, clause->item, s->items->n)) return true;
    bool named = s->cues & CUE_BIT(CUE_ORG);             /* 한빛제약 면접에서는 */
    bool general = t->context == CTX_PARTICLE && !t->past && !t->odd && !t->mood && !named;
    general = general && it->josa == JOSA_IN && is_topic(s, it);
    if (c->type == EV_INTERVIEW && general && !has_date(s, clause->item, s->items->n)) return true;
    if (t->said && t->benefit && !t->past && c->type <= EV_FOUND) return true;         /* 승진시켜 준다고 했다 */
    return t->asked && !is_offered(c);             /* 같이 일해 보지 않겠냐는 */
}

/* 면접에서 떨어졌다: what a noun with its particle depends on is still to come, and sees the same clause. */
/* 1년 안에 이직하는 게 목표다: what one aims at is no event besides. */
static void aim_spent(const Scan *s, EvCand *c)
{
    enum { GAP = 3 };
    const EvCandList *all = &s->ie->ev;
    if (all->n < 2) return;
    EvCand *aim = all->v[all->n - 2];
    const Tail *t = &aim->tail;
    /* 목표는 이직이다 */
    if (aim->sent == c->sent && aim->type == EV_GOAL && c->tail.context == CTX_COPULA) c->flags |= EVF_OTHER;
    if (c->type != EV_GOAL) return;
    bool said = t->said && aim->rule->shape == SHAPE_VERB;            /* 작가가 되겠다는 꿈 */
    bool thing = t->head == HEAD_THING || t->state == TS_GI;
    bool aimed = c->rule->aimed && aim->sent == c->sent && t->end > c->beg;
    if (aimed && !c->tail.past) {                                  /* 자격증을 딸 계획이다: told by its own verb */
        c->flags |= EVF_OTHER;
        return;
    }
    bool held = aimed;                                               /* 돌아갈 계획이었다 */
    bool is_aim = said || held || (aim->type != EV_GOAL && thing && !t->past);
    if (is_aim && aim->sent == c->sent && t->end + GAP >= c->beg) aim->flags |= EVF_OTHER;
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
    if (aim && s->ie->ev.v[s->ie->ev.n - 2]->type == EV_GOAL && s->sent - s->ie->ev.v[s->ie->ev.n - 2]->sent <= 1) c->tail.mood = MOOD_PLAN;
    if (c->type != r->type) c->tail.odd = false, c->tail.mood = MOOD_NONE;
    c->from = from < s->items->n && items[from].beg < it->beg ? items[from].beg : it->beg;
    c->to = t->end > end ? t->end : end;
    /* 첫 출근은 내년 1월 9일이다: what is said of a topic runs on to the end. */
    if ((t->context == CTX_PARTICLE && it->josa == JOSA_TOPIC) || t->head == HEAD_THING) c->to = s->end;
    c->flags |= weakness(s, c, t, from, k);
    if (is_theirs(s, c, clause, k) || is_colleagues(s, c, k)) c->flags |= EVF_OTHER | EVF_THEIRS;
    else if (is_elsewhere(s, c, it, clause) || holds_of_all(s, c)) c->flags |= EVF_OTHER;
    if (is_mine(s, k)) c->flags |= EVF_MINE;
    if (has_word(s, CUE_LITTLE, from, k)) c->tail.little = true;
    /* 지금은 식각 공정 담당: going on */
    if (t->context == CTX_NOTE && c->type == EV_WORK && has_word(s, CUE_NOW, from, k)) c->tail.running = true, c->tail.past = false;
    /* 언젠가 … 개업: what is still far off, where no past says otherwise. */
    if ((!t->past || t->context == CTX_NOTE) && has_word(s, CUE_SOMEDAY, 0, k)) c->tail.mood = MOOD_MAYBE;
    stage_spent(s, c, k);
    aim_spent(s, c);
    cand_why(c, type_name(&event_types, c->type), it->beg, end);
    found_take(s->ie, c, items, s->items->n, from, k);
    clause_end(clause, t, k);
}

/* ---------------------------------------------------------------- possible triggers */
/* The type of the noun trigger that the one before it, with its particle, depends on: 이직을 결심, 입학은 포기. EV_COUNT
 * for none. */
static uint8_t governor(const Scan *s, uint32_t k)
{
    enum { GAP = 2 };
    const Item *it = &s->items->v[k], *next = it + 1;
    if (k + 1 >= s->items->n || it->josa == JOSA_NONE) return EV_COUNT;
    if (!is_trigger(next) || next->beg > it->tail + GAP) return EV_COUNT;
    if (next->kind == ITEM_VERB) {
        const TrigRule *r = rule_at(&s->e->verb, next->match, 0);
        return r->type == EV_DECISION && !r->n_need ? EV_DECISION : EV_COUNT;      /* 취업을 택했다 */
    }
    uint8_t by = EV_COUNT;
    for (uint32_t i = 0; i < next->match.n_entry; i++) {
        const TrigGate *g = rule_gate(&s->e->noun, next->match, i);
        if (g->shape != SHAPE_CUE && (by == EV_COUNT || g->type == EV_WITHDRAW)) by = g->type;
    }
    return by;
}

/* What is given up does not happen, and is no event beside its giving up; nor is the work that one applies for. */
static bool is_spent(uint8_t type, uint8_t by)
{
    bool moves = type <= EV_FOUND || type == EV_APPLY || type == EV_INTERVIEW || type == EV_ENROLL ||
                 type == EV_GRADUATE;
    bool offered = by == EV_ACCEPTED && (type == EV_WORK || type <= EV_FOUND);         /* 지사 근무를 제안받았다 */
    bool sought = by == EV_APPLY && (type == EV_WORK || type == EV_TRANSFER);
    return (by == EV_WITHDRAW && moves) || sought || offered;
}

/* Past or going on, or told on in the past (만들어 출시했다): not what is done in general, nor what is only thought of. */
static bool is_told(Scan *s, const Tail *t)
{
    enum { CODA_M = 16, MARKS = 2 };
    if (t->past || t->running) return true;
    uint16_t last = s->d->ch[t->end - 1];              /* 리드 맡음. */
    bool note = t->state == TS_END && !t->mood && hangul_is(last) && hangul_coda(last) == CODA_M;
    bool marked = t->end + 1 < s->end && (s->d->cls[t->end] == CH_PUNCT || s->d->ch[t->end + 1] == '(');
    if (note && (marked || t->end + MARKS >= s->end)) return true;
    bool busy = last == 0xB77C /* 라 */ && s->d->ch[t->end - 2] == 0xB290 /* 느 */;         /* 전화를 받느라 */
    bool goes_on = !t->mood && !t->odd && (t->state == TS_KO || t->state == TS_EO || busy);
    return goes_on && main_is_past(s);
}

/* 2014년에 나와 차렸다, 2014년에 나와서 차렸다 */
static bool leads_on(Scan *s, const Tail *t)
{
    enum { MARKS = 3, SYL_SEO = 0xC11C };
    bool so = t->state == TS_END && !t->final && s->d->ch[t->end - 1] == SYL_SEO && t->end + MARKS < s->end;
    return !t->mood && !t->odd && (t->state == TS_STEM || so) && main_is_past(s);
}

/* What the rule asks of the tail: that it was done; that it is still to come (기술사에 도전할 계획이다); that it might
 * have been (그때 붙었다면). */
static bool time_fits(Scan *s, const TrigRule *r, const Tail *t)
{
    bool rests = r->type == EV_CONTEXT && t->state == TS_KO && main_is_note(s);      /* 두 달 쉬고 복귀 */
    if (r->told && !is_told(s, t) && !(r->alone && leads_on(s, t)) && !rests) return false;
    if (r->coming && t->past && !t->mood && !t->odd && t->context != CTX_NOTE) return false;
    return !r->unreal || (t->past && !t->running && (t->mood == MOOD_IF || t->mood == MOOD_MAYBE));
}

/* 제안은 받지 않았다: there was one, and it was declined. */
static void take_decline(Scan *s, Item *it, Tail t, Clause *clause, uint32_t k)
{
    t.odd = false;
    take(s, it, &s->e->any_withdraw, it->end, &t, clause, k);
}

/* 이사가 됐다 is a director made, no move. */
static bool is_director(const Doc *d, const Item *it, uint32_t end)
{
    if (it->end + 2 >= end || d->ch[it->end] != 0xAC00 /* 가 */ || d->cls[it->end + 1] != CH_SPACE) return false;
    uint16_t next = d->ch[it->end + 2];
    return next == 0xB418 /* 되 */ || next == 0xB410 /* 됐 */ || next == 0xB41C /* 된 */ || next == 0xB3FC /* 돼 */;
}

/* 도전하려고 한다, 도전하고 싶다, 도전할 생각이다 */
static bool is_ahead(const Tail *t)
{
    return !t->odd && (t->mood == MOOD_WISH || t->mood == MOOD_PLAN || t->mood == MOOD_DECIDED);
}

/* 최종 합격 0, 합격은 0곳 */
static bool counts_none(const Scan *s, const Item *it)
{
    const Doc *d = s->d;
    uint32_t at = it->tail;
    while (at < s->end && (d->cls[at] == CH_SPACE || d->ch[at] == ':' || d->ch[at] == '|')) at++;
    bool zero = at > it->tail && at < s->end && d->ch[at] == '0';
    return zero && (at + 1 >= s->end || (d->cls[at + 1] != CH_DIGIT && d->ch[at + 1] != '.'));
}

static bool try_noun(Scan *s, uint32_t k, Clause *clause)
{
    Item *it = &s->items->v[k];
    Tail t = {0};
    bool read = false;
    for (uint32_t i = 0; i < it->match.n_entry; i++) {
        const TrigGate *gate = rule_gate(&s->e->noun, it->match, i);
        if (gate->shape == SHAPE_CUE) continue;
        /* 제안을 거절했다: that there was one needs no other word. */
        bool declined = gate->type == EV_ACCEPTED && governor(s, k) == EV_WITHDRAW;
        if (!declined && !frame_may_hold(s, gate)) continue;
        const TrigRule *r = rule_at(&s->e->noun, it->match, i);
        if (!declined && !frame_holds(s, r, clause, k)) continue;
        if (r->counted && !count_end(s->ie, it->end, s->end)) continue;
        if (!read) t = (r->shape == SHAPE_BARE ? tail_of_phrase : tail_of_noun)(s->ie, it, s->end), read = true;
        if (!time_fits(s, r, &t)) continue;
        if (r->coming && !t.mood && !t.odd) t.mood = MOOD_PLAN;
        if (r->wished && !is_ahead(&t)) continue;
        if (r->shape != SHAPE_BARE && !tail_fits(r, &t, it->josa)) continue;
        if (r->type == EV_MOVE && is_director(s->d, it, s->end)) continue;
        uint8_t by = governor(s, k);
        if (is_spent(r->type, by)) return false;
        /* 이직을 결심했다: decided on, not done. */
        if (by == EV_DECISION && it->josa == JOSA_OBJECT) t.mood = MOOD_DECIDED;
        take(s, it, r, it->end, &t, clause, k);
        if (counts_none(s, it)) s->ie->ev.v[s->ie->ev.n - 1]->tail.odd = true;
        if (r->invite && t.odd && t.light == LIGHT_GET) take_decline(s, it, t, clause, k);
        return true;
    }
    return false;
}

static bool is_no(const Doc *d, uint32_t at)
{
    /* 안 and 못 before a verb, as words of their own. */
    return at >= 2 && d->cls[at - 1] == CH_SPACE && (d->ch[at - 2] == 0xC548 || d->ch[at - 2] == 0xBABB) &&
           (at == 2 || d->cls[at - 3] != CH_HANGUL);
}

/* A stem of one syllable with nothing behind it but another word is none: 내 회사. */
static bool is_stem_alone(const Scan *s, const Item *it, const Tail *t)
{
    enum { CODA_M = 16 };              /* 합격, 안 감 (…): a note ends in it */
    uint16_t ch = s->d->ch[it->beg];
    if (hangul_is(ch) && hangul_coda(ch) == CODA_M) return false;
    return t->end == it->beg + 1 && t->end + 1 < s->end && s->d->cls[t->end] == CH_SPACE;
}

/* 앱을 만드는 회사: what it does, not what was made. */
static bool is_lasting(const Scan *s, const Tail *t) { return s->d->ch[t->end - 1] == 0xB294 /* 는 */; }

/* 처음 들어간 회사, 그때 낸 책: the noun that the frame asks for is the head behind a verb in -ㄴ or -던. What does
 * something now (자료를 만드는 프로그램) tells of no event. */
static bool heads_noun(const Scan *s, const TrigRule *r, uint32_t k, const Tail *t)
{
    enum { GAP = 4 };
    if (!r->n_need || r->n_also || !t->ok || !t->relative || t->head) return false;
    if (is_lasting(s, t) || (r->type == EV_WORK && r->told)) return false;      /* 부친 짐: which one, not what was one's work */
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
static bool asks_behind(const Scan *s, uint32_t k)
{
    enum { LOOK = 4 };
    const Item *it = &s->items->v[k];
    if (it->kind != ITEM_VERB || !(it->bits & s->any)) return false;
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
static bool is_plain_school(const Doc *d, const Item *it)
{
    const uint16_t *end = d->ch + it->end;
    bool school = it->end > it->beg + 1 && end[-2] == 0xD559 /* 학 */ && end[-1] == 0xAD50 /* 교 */;
    return school && (it->end == it->beg + 2 || end[-3] != 0xB300 /* 대 */);
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
        return it->cue == CUE_COURSE || (it->cue == CUE_SCHOOL && (attended || !is_plain_school(s->d, it)));
    }
    return false;
}

/* 성적표가 벽에 붙어 있다: where it is, no success. */
static bool is_stuck(const TrigRule *r, const Tail *t)
{
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
    const uint16_t *ch = s->d->ch;
    return it->beg >= s->beg + 4 && ch[it->beg - 2] == 0xACE0 /* 고 */ && ch[it->beg - 3] == 0xB77C /* 라 */;
}

static bool falls(const Scan *s, const TrigRule *r, const Item *it)
{
    bool fails = r->type == EV_REJECTED || (r->type == EV_CERTIFICATE && r->negated);
    return fails && s->d->ch[it->beg] == 0xB5A8 /* 떨 */;
}

/* 돈이 떨어져서, 자신감이 떨어졌다: what fell stands right before the verb, and is no examination. */
static bool has_own_subject(const Scan *s, uint32_t k)
{
    const uint64_t tested = CUE_BIT(CUE_STAGE) | CUE_BIT(CUE_SEAT) | CUE_BIT(CUE_CERT) | CUE_BIT(CUE_EXAM) | CUE_BIT(CUE_SELF) |
                            CUE_BIT(CUE_ADVERB) | CUE_BIT(CUE_COUNT) | CUE_BIT(CUE_PAPERS);
    const Item *it = &s->items->v[k];
    uint32_t end = it->beg - 1;
    if (it->beg < s->beg + 3 || s->d->cls[end] != CH_SPACE) return false;
    uint16_t last = s->d->ch[end - 1];
    uint16_t before = s->d->ch[end - 2];
    if (before == 0xC5C6 /* 없이 */ || before == 0xB2E4 /* -다가 */) return false;
    if (last != 0xC774 /* 이 */ && last != 0xAC00 /* 가 */) return false;
    enum { LOOK = 8 };
    for (uint32_t i = k, left = LOOK; i-- > 0 && left-- > 0;) {
        const Item *about = &s->items->v[i];         /* 서류는 열에 아홉이 떨어졌다 */
        if ((about->tail == end || about->josa == JOSA_TOPIC) && item_cue(about) & tested) return false;
    }
    return true;
}

/* 합격했지만 못 갔다: not declined, but it came to nothing. An invitation (오라고 했지만) is declined so. */
static bool is_barred(const Scan *s, const Item *it)
{
    const EvCand *offer = last_offer(s);
    if (!offer || offer->rule->invite) return false;
    uint16_t ch = s->d->ch[it->beg];
    bool goes = hangul_is(ch) && ch - hangul_coda(ch) == 0xAC00 /* 가 */;
    return goes && is_no(s->d, it->beg) && s->d->ch[it->beg - 2] == 0xBABB /* 못 */;
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
    for (uint32_t i = k ? k - 1 : 0; i < s->items->n && i <= k + 2; i++)
        if (items[i].kind == ITEM_CUE && items[i].cue == CUE_ADVERB && items[i].beg == it->beg && items[i].end == it->end) return true;
    return false;
}

static bool try_verb(Scan *s, uint32_t k, Clause *clause)
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
        if (r->type == EV_WORK && serves_noun(s, k)) continue;
        if (r->type == EV_ENROLL && leaves_home(s, it)) continue;
        bool framed = frame_holds(s, r, clause, k);
        if (!framed && !behind) continue;
        if (!read.ok) read = tail_of_verb(s->ie, it->ref, it->match.len, s->end);
        Tail t = read;
        if (!framed && !heads_noun(s, r, k, &t)) continue;
        if (!t.ok || is_stem_alone(s, it, &t)) return false;
        if (r->wished && !is_wish(&t)) continue;
        if (r->type == EV_PROJECT && t.relative && is_lasting(s, &t)) continue;
        if (r->type == EV_WORK && is_unmet(s, &t)) continue;
        if (r->alone && t.relative && !t.head) continue;               /* 2013년에 나온 책 */
        if (!time_fits(s, r, &t)) continue;
        if (r->spans) {
            take_span(s, k, &t);
            return true;
        }
        t.context = CTX_VERB;
        if (is_no(s->d, it->beg)) t.odd = !t.odd;
        if (is_stuck(r, &t) || (r->type == EV_ACCEPTED && is_named_so(s, it)) || (r->denied && !t.odd) || (falls(s, r, it) && has_own_subject(s, k))) continue;
        if (r->denied && (r->type == EV_WITHDRAW || r->type == EV_REJECTED)) t.odd = false;
        if (r->reply) {
            if (!t.odd && !r->negated) continue;
            if (is_barred(s, it)) {
                take(s, it, barred_rule(s), quote_end(s, it, it->match.len), &t, clause, k);
                return true;
            }
            t.odd = false;
            t.mood = MOOD_NONE;
        }
        if (r->type == EV_LEAVE && r->takes && leaves_school(s, k)) r = &s->e->any_dropout;
        take(s, it, r, quote_end(s, it, it->match.len), &t, clause, k);
        return true;
    }
    return false;
}

/* How far the units are spoken for: by nouns and by verbs, which may be the light verb of a noun (대상을 받았다). */
typedef struct Taken { uint32_t noun, verb; } Taken;

static void try_item(Scan *s, uint32_t k, Clause *clause, Taken *taken)
{
    const Item *it = &s->items->v[k];
    bool noun = it->kind == ITEM_NOUN;
    if (it->beg < (noun ? taken->noun : taken->verb)) return;
    uint32_t before = s->ie->ev.n;
    if (!(noun ? try_noun : try_verb)(s, k, clause)) return;
    taken->noun = taken->verb = it->end;
    if (s->ie->ev.n == before) return;
    const EvCand *c = s->ie->ev.v[s->ie->ev.n - 1];
    bool light = noun && c->tail.light && c->tail.light_at && c->rule->shape != SHAPE_BARE;
    uint32_t at = c->tail.light_at;
    if (light) taken->verb = s->d->tok[doc_tok_at(s->d, s->d->cls[at] == CH_SPACE ? at + 1 : at)].end;
    if (noun && c->tail.odd && c->tail.context == CTX_VERB && c->tail.end > it->end && !(c->flags & EVF_OTHER)) taken->noun = c->tail.end;         /* 파견은 무산됐다 */
}

/* 배치 코드: a noun before another noun is told of by the way, and is not what the sentence tells. */
static bool tells_event(const Ie *ie, uint32_t first)
{
    for (uint32_t i = first; i < ie->ev.n; i++)
        if (!(ie->ev.v[i]->flags & EVF_WEAK) || ie->ev.v[i]->tail.context != CTX_MODIFIER) return true;
    return false;
}

void trigger_ko(Ie *ie, uint32_t sent, Sentences *all)
{
    const Sentence *st = &ie->doc->sent[sent];
    Scan s = {.ie = ie, .d = ie->doc, .e = ie->an->event, .all = all, .items = &all->items, .sent = sent,
              .beg = st->beg, .end = st->end, .before = sent - all->sent == 1 ? all->cues : 0};
    s.items->n = 0;
    items_ko(&s);
    for (uint32_t k = 0; k < s.items->n; k++) s.any |= item_cue(&s.items->v[k]);
    Clause clause = {0};
    Taken taken = {0};                         /* one word, one event: the longest stem that fits */
    uint32_t first = ie->ev.n;
    uint64_t words = 0;
    for (uint32_t k = 0; k < s.items->n; k++) {
        const Item *it = &s.items->v[k];
        if (is_trigger(it)) {
            bool asks = it->bits & (s.cues | CUE_FREE) || asks_behind(&s, k);
            if (asks) try_item(&s, k, &clause, &taken);
            continue;
        }
        s.cues |= it->bits;
        clause.cues |= it->bits;
        if (it->kind != ITEM_TIMEX) words |= it->bits;
    }
    if (ie->ev.n == first) try_note(&s);
    if (ie->ev.n == first) note_certs(&s);
    try_work(&s, tells_event(ie, first));
    all->cues = words;
    all->sent = sent;
}
