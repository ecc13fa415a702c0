/* What is supposed of what did not happen: 오라는 걸 거절했다. 갔으면 지금쯤 …. The verb names nothing itself; what it stands for was
 * told last: an offer that was declined, a stage that one did not go to, a move that nearly came about. */
#include "fact_int.h"
#include "mark.h"
#include "trigger_int.h"

enum { NEAR = 2 };                     /* sentences */

/* 갔으면, 봤으면, 냈으면: what each kind of verb may stand for. */
static const uint32_t stands_for[EV_COUNT] = {
    [EV_JOIN] = 1u << EV_JOIN | 1u << EV_TRANSFER | 1u << EV_MOVE | 1u << EV_ENROLL | 1u << EV_INTERVIEW | 1u << EV_STUDY,
    [EV_INTERVIEW] = 1u << EV_INTERVIEW | 1u << EV_CERTIFICATE | 1u << EV_APPLY,
    [EV_APPLY] = 1u << EV_APPLY | 1u << EV_FOUND | 1u << EV_PUBLICATION,
    [EV_WORK] = UINT32_MAX,
};

/* 주재원 제안, 파견 얘기; 본사로 오라고: within the house */
static bool is_within_house(const Scan *s, const EvCand *offer)
{
    for (uint32_t at = offer->from; at < offer->end; at++)
        if (mark_at(s->ie, MK_SENT_OUT, at)) return true;
    /* 개발팀에서 옮겨 오라고; 지점을 맡아 달라는 것은 is a post */
    uint32_t team = offer->found.team.end;
    return team && offer->found.org == UINT32_MAX && !offer->found.employer.end &&
           !is_mark(s->ie, MK_OBJECT, s->d->ch[team]);
}

/* 대학원에 붙었다: a school that has no name. */
static bool names_school(const Scan *s, const EvCand *offer)
{
    const uint64_t schools = CUE_BIT(CUE_SCHOOL) | CUE_BIT(CUE_COURSE);
    for (uint32_t at = offer->from; at < offer->beg; at++)
        if ((at == offer->from || s->d->cls[at - 1] != CH_HANGUL) && cue_len(s->ie, at, offer->beg, schools))
            return true;
    return false;
}

/* What would have come of the offer. */
static uint8_t type_offered(const Scan *s, const EvCand *offer)
{
    const Found *f = &offer->found;
    bool post = f->role.end || f->rank.end;            /* 대학에서 교수로 오라고 */
    if (!post && (f->school.end || f->course.end || names_school(s, offer))) return EV_ENROLL;
    if (f->venture.end) return EV_FOUND;
    return is_within_house(s, offer) ? EV_TRANSFER : EV_JOIN;
}

/* What was withdrawn from: an offer, a selection, a course of study. */
static uint8_t type_declined(const Scan *s, uint32_t i)
{
    enum { BACK = 4 };
    const EvCandList *all = &s->ie->ev;
    const uint32_t begun = 1u << EV_INTERVIEW | 1u << EV_STUDY;
    for (uint32_t left = BACK; i-- > 0 && left-- > 0 && s->sent - all->v[i]->sent <= NEAR + 1;) {
        const EvCand *c = all->v[i];
        if (c->type == EV_ACCEPTED) return type_offered(s, c);
        if (begun & 1u << c->type) return c->type;
    }
    return EV_COUNT;
}

/* The type of what was told last not to have happened, EV_COUNT for none. */
static uint8_t type_undone(const Scan *s)
{
    const uint32_t aside = 1u << EV_CONTEXT | 1u << EV_GOAL | 1u << EV_DECISION | 1u << EV_TURNING_POINT;
    const EvCandList *all = &s->ie->ev;
    for (uint32_t i = all->n; i-- > 0 && s->sent - all->v[i]->sent <= NEAR;) {
        const EvCand *c = all->v[i];
        uint8_t fact = c->rule->negated && !c->rule->reply ? FACT_NEGATED : tail_fact(&c->tail);
        if (c->flags & EVF_OTHER || aside & 1u << c->type || fact == FACT_HYPOTHETICAL) continue;
        if (c->type == EV_WITHDRAW) return type_declined(s, i);
        if (c->type == EV_ACCEPTED) return type_offered(s, c);
        return fact == FACT_NEGATED ? c->type : EV_COUNT;
    }
    return EV_COUNT;
}

const TrigRule *undone_rule(const Scan *s, const TrigRule *r)
{
    uint8_t type = type_undone(s);
    return type < EV_COUNT && stands_for[r->type] & 1u << type ? &s->e->any_of[type] : NULL;
}

/* 서울로 갔으면: the verb says itself whither. */
bool undone_bare(const Scan *s, const Clause *clause, uint32_t k)
{
    const uint32_t says = 1u << JOSA_AT | 1u << JOSA_TO | 1u << JOSA_OBJECT | 1u << JOSA_SUBJECT;
    for (uint32_t i = clause->item; i < k; i++)
        if (is_word(&s->items->v[i]) && s->items->v[i].cue != CUE_ADVERB && says & 1u << s->items->v[i].josa)
            return false;
    return !has_object(s, s->items->v[k].beg);
}
