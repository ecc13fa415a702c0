/* Did it happen? Each candidate gets its value from its tail; the date may still make it a plan (argument_date.c). */
#include "event_int.h"

/* A move told in the plain present is still to come (2월부터 출근합니다), unless its date says that it is past, or the verb tells of
 * what goes on from there (작년부터 나래병원에 다녀요). */
static bool is_coming(const EvCand *c)
{
    const Tail *t = &c->tail;
    bool move = c->type == EV_JOIN || c->type == EV_LEAVE || c->type == EV_ENROLL || c->type == EV_TRANSFER;
    move |= c->rule->sits;             /* 9월에 토익을 본다 */
    return !c->en && move && !c->rule->since && t->final && !t->past && !t->running && !t->mood &&
           c->fact == FACT_ACTUAL;
}

/* 목표는 이직이다: held now, and what it is of is still ahead. */
static bool is_aim_held(const EvCand *c)
{
    const Tail *t = &c->tail;
    bool noun = c->rule->shape == SHAPE_NOUN && (!t->past || t->context == CTX_NOTE);
    return !c->en && c->type == EV_GOAL && noun && c->fact == FACT_ACTUAL;
}

/* 기자가 되고 싶었다: held once. */
static bool is_aim_past(const EvCand *c)
{
    return c->type == EV_GOAL && c->rule->wished && c->tail.past && c->fact == FACT_HYPOTHETICAL;
}

/* 다시 부르면 가겠다, 오라고 하면: it was not made yet. */
static bool is_supposed(const EvCand *c) { return c->tail.mood == MOOD_IF && !c->tail.past; }

/* 결정을 미루고 있었다, 방향을 정하기 위해: nothing was chosen yet. */
static bool is_undecided(const EvCand *c)
{
    return !c->en && c->type == EV_DECISION && (c->fact == FACT_HYPOTHETICAL || c->tail.mood == MOOD_PLAN);
}

void fact_run(Ie *ie)
{
    for (uint32_t i = 0; i < ie->ev.n; i++) {
        EvCand *c = ie->ev.v[i];
        if (!c->en) c->fact = tail_fact(&c->tail);
        if (c->rule->negated && !c->rule->reply && c->fact == FACT_ACTUAL) c->fact = FACT_NEGATED;
        if (is_aim_held(c)) c->fact = FACT_PLANNED;
        if (is_aim_past(c)) c->fact = FACT_ACTUAL;
        if (c->rule->invite && !c->en && !is_supposed(c)) c->fact = FACT_ACTUAL;
        if (c->rule->ahead && c->fact == FACT_ACTUAL) c->fact = FACT_PLANNED;
        if (is_coming(c)) c->fact = FACT_PLANNED;
        if (is_undecided(c)) c->flags |= EVF_OTHER;
    }
}
