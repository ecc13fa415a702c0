/* What is told of by what follows it, and is no event besides: the stage that one failed at, the part of an examination, the
 * advert that one answered, what one aims at. */
#include "fact_int.h"
#include "mark.h"
#include "trigger_int.h"

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
    bool part =
        before->type == EV_INTERVIEW || (before->type == EV_CERTIFICATE && before->rule->alsos & CUE_BIT(CUE_STAGE));
    return failed && part && !before->tail.odd && before->end + NEAR >= c->beg;
}

/* 은행은 필기에서, 공단은 면접에서 떨어졌다: each stage with its particle is told of by the verb. */
static void stages_spent(const Scan *s, const EvCand *c)
{
    const EvCandList *all = &s->ie->ev;
    for (uint32_t i = all->n - 1; i-- > 0 && all->v[i]->sent == c->sent;) {
        EvCand *e = all->v[i];
        if (e->type == EV_REJECTED) return;
        bool in = e->end + 2 < c->beg && mark_at(s->ie, MK_IN_FULL, e->end) && s->d->ch[e->end + 2] == ',';
        if (e->type == EV_INTERVIEW && in) e->flags |= EVF_OTHER;
    }
}

/* 공고를 봤지만 지원하지 않았다, 토익을 봐서 900점을 받았다, 원서는 썼는데 안 냈다, 과락으로 떨어졌다: told of once, by what came of it. */
static bool is_settled(const Scan *s, const EvCand *c, const EvCand *before)
{
    bool result = c->type == EV_CERTIFICATE || c->type == EV_REJECTED || c->type == EV_ACCEPTED;
    if (before->rule->sits && !c->rule->sits && result && c->sent - before->sent <= 1 && !before->tail.mood)
        return true;
    if (before->sent != c->sent || before->en) return false;
    if (c->type == EV_APPLY && tail_fact(&c->tail) == FACT_NEGATED && before->type == EV_SEARCH &&
        before->rule->needs & CUE_BIT(CUE_ADVERT))
        return true;
    if (c->rule->denied && c->type == before->type) return true;
    bool by = before->end < s->end && is_mark(s->ie, MK_TOWARD, s->d->ch[before->end]);
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
        /* 승진 시험은 떨어졌다 */
        bool failed = c->type == EV_REJECTED && before->tail.context == CTX_PARTICLE && before->end + NEAR >= c->beg;
        bool beside = settles && it->josa == JOSA_NONE && is_beside(s->d, before->end, c->beg);
        if (beside || (passes || failed ? passed : told) & 1u << it->josa) before->flags |= EVF_OTHER;
        return;
    }
}

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

/* 학원에서 연락이 왔다. 겨울 학기를 맡아 달라고 했다: what came of it, or the offer itself, is told behind it. */
static void call_spent(const Scan *s, const EvCand *c)
{
    enum { NEAR = 3 };
    const uint32_t came = 1u << EV_ACCEPTED | 1u << EV_INTERVIEW | 1u << EV_APPLY | 1u << EV_REJECTED | 1u << EV_JOIN;
    const EvCandList *all = &s->ie->ev;
    uint32_t reach = c->type == EV_WORK ? 0 : NEAR;                 /* 연락이 와서 자문을 했다 */
    if (!((came | 1u << EV_WORK) & 1u << c->type) || c->flags & EVF_OTHER) return;
    for (uint32_t i = all->n - 1; i-- > 0 && c->sent - all->v[i]->sent <= reach;)
        if (all->v[i]->type == EV_ACCEPTED && all->v[i]->rule->calls) all->v[i]->flags |= EVF_OTHER;
}

/* 후배가 옮기는 바람에 내가 맡았다: what another did is told as what brought it about. */
static void cause_told(const Scan *s, const EvCand *c)
{
    const EvCandList *all = &s->ie->ev;
    EvCand *before = all->n > 1 ? all->v[all->n - 2] : NULL;
    if (!before || before->sent != c->sent || c->flags & EVF_OTHER || !(before->flags & EVF_THEIRS)) return;
    if (before->type == EV_CONTEXT || before->tail.end >= c->beg || !mark_at(s->ie, MK_BROUGHT, before->tail.end + 1))
        return;
    before->type = EV_CONTEXT;
    before->rule = &s->e->any_of[EV_CONTEXT];
    before->flags &= (uint8_t)~(EVF_OTHER | EVF_THEIRS);
}

void spent_by(const Scan *s, EvCand *c, uint32_t k)
{
    cause_told(s, c);
    call_spent(s, c);
    stage_spent(s, c, k);
    aim_spent(s, c);
}
