/* English: a possible trigger that tells nothing new: the copula before another one, the noun that its verb has told, what was
 * asked or wished. */
#include "trigger_en_int.h"

/* was promoted, was going to be: the copula before another trigger only carries it. */
bool carries(const Scan *s, const Item *it, uint32_t k, const TrigRule *r)
{
    if (r->type != EV_WORK && r->type != EV_PROMOTION && r->type != EV_JOIN) return false;
    while (k + 1 < s->items->n && s->items->v[k + 1].beg < it->end) k++;        /* I have been working: the words within it */
    if (k + 1 >= s->items->n) return false;
    const Item *next = &s->items->v[k + 1];
    GroupWord word = group_word(s->ie, it->ref, s->end);
    bool copula = word == VG_BE || word == VG_IS || word == VG_SELF;
    return copula && next->kind == ITEM_VERB && next->beg >= it->end && next->beg <= it->end + 1;
}

/* No mark and no "and" stands between the event told last in this sentence and the item. */
static const EvCand *told_in_clause(const Scan *s, const Item *it, uint32_t far)
{
    const EvCand *last = s->ie->ev.n ? s->ie->ev.v[s->ie->ev.n - 1] : NULL;
    if (!last || last->sent != s->sent || last->end + far < it->beg) return NULL;
    Item before = {.beg = last->beg, .end = last->end};
    if (is_parted(s, &before, it)) return NULL;
    for (uint32_t i = doc_tok_at(s->d, last->end); i < it->ref; i++)
        if (group_word(s->ie, i, s->end) == VG_AND) return NULL;
    return last;
}

/* got a Saturday job mopping kennels, took a part-time job: the work is that of the job just taken. */
static bool tells_job(const Scan *s, const TrigRule *r, const Item *it, const EvCand *last)
{
    if (r->type != EV_WORK || last->type != EV_JOIN) return false;
    if (r->shape == SHAPE_NOUN || en_is(s->ie, &s->d->tok[doc_tok_at(s->d, it->end - 1)], EN_TITLE)) return true;
    bool ing = it->end > it->beg + 4 && s->d->ch[s->d->tok[it->ref].end - 1] == 'g';
    return ing && it->ref > 0 && en_is(s->ie, &s->d->tok[it->ref - 1], EN_TITLE);
}

/* Cerner ghosted me after the phone screen: how far one had come, of an interview that nothing has told of. */
static bool is_new_stage(const Scan *s, const TrigRule *r, const Item *it, const EvCand *last)
{
    enum { WORDS = 3, BACK = 6, SENTS = 2 };
    bool after = false;
    if (r->shape != SHAPE_NOUN || last->type != EV_REJECTED || last->fact != FACT_ACTUAL) return false;
    for (uint32_t i = it->ref, n = 0; i-- > s->d->sent[s->sent].tok_beg && n < WORDS && !after; n++)
        after = en_is(s->ie, &s->d->tok[i], EN_AFTER);
    for (uint32_t i = s->ie->ev.n, n = 0; after && i-- > 0 && n < BACK && s->sent - s->ie->ev.v[i]->sent <= SENTS; n++)
        if (s->ie->ev.v[i]->type == EV_INTERVIEW) return false;
    return after;
}

/* They asked if I'd take over. I've said yes: the answer to an offer that has been told. A yes that stands alone tells of it. */
static bool answers_offer(const Scan *s, const TrigRule *r)
{
    enum { SENTS = 2 };
    if (r->type != EV_ACCEPTED || !r->own || !r->ends) return false;
    const EvCand *last = s->ie->ev.n ? s->ie->ev.v[s->ie->ev.n - 1] : NULL;
    bool offered = last && last->type == EV_ACCEPTED && last->fact == FACT_ACTUAL && last->rule->invite;
    return offered && s->sent - last->sent <= SENTS;
}

/* had six interviews, was turned down after the last round: the noun tells what its verb has told. */
bool is_echo(const Scan *s, const TrigRule *r, const Item *it)
{
    const uint32_t ends = EV_BIT(EV_REJECTED) | EV_BIT(EV_WITHDRAW) | EV_BIT(EV_LEAVE);
    const uint32_t parts = EV_BIT(EV_INTERVIEW) | EV_BIT(EV_APPLY) | EV_BIT(EV_ACCEPTED) | EV_BIT(EV_PROMOTION);
    const EvCand *last = told_in_clause(s, it, NEAR_AFTER);
    if ((last && tells_job(s, r, it, last)) || answers_offer(s, r)) return true;
    /* started an evening course */
    if (last && last->type == EV_ENROLL && r->type == EV_STUDY && it->beg <= last->end + NEXT_AFTER) return true;
    /* I withdrew when they asked for an unpaid trial. */
    const uint32_t over = EV_BIT(EV_WITHDRAW) | EV_BIT(EV_REJECTED);
    if (last && r->type == EV_INTERVIEW && over & EV_BIT(last->type) && !is_new_stage(s, r, it, last)) return true;
    if (r->shape != SHAPE_NOUN) return false;
    if (!last) return false;
    /* put in for a promotion */
    if (last->type == EV_APPLY &&
        (r->type == EV_PROMOTION || (r->type == EV_ACCEPTED && last->rule->shape == SHAPE_VERB)))
        return true;
    /* they offered me promotion */
    if (last->type == EV_ACCEPTED && r->type == EV_PROMOTION && it->beg <= last->end + NEXT_AFTER) return true;
    /* was a teacher for six years at a school */
    bool was = last->type == EV_WORK && group_word(s->ie, doc_tok_at(s->d, last->beg), last->end) == VG_BE;
    if (was && r->type == EV_STUDY) return true;
    if (r->type == EV_INTERVIEW && is_new_stage(s, r, it, last)) return false;
    return last->type == r->type || (ends & EV_BIT(last->type) && parts & EV_BIT(r->type));
}

/* I was asked to lead the unit; my goal was to make partner: what was asked or wished is no event of its own. */
bool is_content(const Scan *s, const TrigRule *r, const Item *it, const VerbGroup *g)
{
    const uint32_t ask = EV_BIT(EV_APPLY) | EV_BIT(EV_ACCEPTED) | EV_BIT(EV_PROMOTION) | EV_BIT(EV_GOAL);
    if (!r->bound) return false;
    const EvCand *last = told_in_clause(s, it, NEAR_AFTER);
    if (last && last->type == EV_GOAL && it->beg <= last->end + 1) return true;
    /* She proposed that I'd work for her: what was offered */
    bool would = last && last->type == EV_ACCEPTED && last->rule->stays && (g->last == VG_WOULD || g->last == VG_SELF);
    if (would && it->beg <= last->end + NEXT_AFTER) return true;
    if (g->last != VG_TO) return false;
    return last && ask & EV_BIT(last->type);
}
