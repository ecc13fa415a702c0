/* English: the stages of one application are told one behind the other, the day with the first of them: In March I applied
 * to Bosch. There was a call, then a test. They said no. */
#include "argument_int.h"

/* Does a date stand in the sentence, be it another event's, or a length that counts from one? */
static bool sentence_dates(const Ie *ie, const EvCand *c)
{
    const Sentence *s = &ie->doc->sent[c->sent];
    for (uint32_t i = ie_timex_from(ie, s->beg); i < ie->tx.n && ie->tx.v[i].beg < s->end; i++)
        if (is_date(ie, i) || ie->tx.v[i].rel == REL_AFTER) return true;
    return false;
}

/* Monzo, Wise: of several asked at once it may be one. */
static bool of_one(const EvCand *e, const EvCand *c)
{
    return str_eq(e->org, c->org) || name_holds(e->org, c->org);
}

/* The stage told before it, of the same employer and not far back. */
static const EvCand *stage_before(const Ie *ie, uint32_t index)
{
    enum { BACK = 8, SENTS = 2 };
    const EvCand *c = ie->ev.v[index];
    for (uint32_t k = index, n = 0; k-- > 0 && n < BACK; n++) {
        const EvCand *e = ie->ev.v[k];
        if (e->flags & EVF_OTHER) continue;
        bool stage = group_of(e->type) == GROUP_SEARCH && e->fact == FACT_ACTUAL && of_one(e, c);
        return stage && c->sent - e->sent <= SENTS && e->line == c->line ? e : NULL;
    }
    return NULL;
}

void date_stage(const Ie *ie, uint32_t index)
{
    EvCand *c = ie->ev.v[index];
    bool may = c->en && group_of(c->type) == GROUP_SEARCH && c->fact == FACT_ACTUAL && c->basis != BASIS_COMPUTED;
    if (!may || sentence_dates(ie, c)) return;
    const EvCand *e = stage_before(ie, index);
    if (!e || !e->date.n) return;
    c->date = e->date, c->basis = BASIS_DISCOURSE;
    c->lo = e->lo, c->hi = e->hi;
    c->timex = e->timex;
}
