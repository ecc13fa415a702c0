/* English: one verb, two employers: left Siemens for Vestas, swapped one for the other, went from one to the other. A
 * leaving and a joining, each with its own. */
#include "base/i18n.h"
#include "trigger_en_int.h"
#include <string.h>

static bool is_house(const Item *it)
{
    bool firm = it->cue == CUE_ORG || it->cue == CUE_COMPANY || it->cue == CUE_VENTURE;
    return is_word(it) && (firm || it->cue == CUE_EMPLOYER);
}

/* May the word stand between the verb or the preposition and the house: my job at, a small? */
static bool may_precede(const Scan *s, uint32_t i)
{
    const Token *t = &s->d->tok[i];
    return t->kind == TOK_WORD && !en_is(s->ie, t, EN_FOR | EN_TO | EN_FROM | EN_AND) && !is_trigger_at(s, t->beg);
}

/* The house that the words from token i on lead to, few of them, no mark between; called Brightleaf: by its name. */
static const Item *house_from(const Scan *s, uint32_t i)
{
    enum { WORDS = 5, CALLED = 8 };
    uint32_t end = s->d->sent[s->sent].tok_end;
    const Item *found = NULL, *last = s->items->v + s->items->n;
    for (uint32_t n = 0; i < end && n < WORDS && !found; i++, n++) {
        for (const Item *it = s->items->v; it < last && it->beg <= s->d->tok[i].beg; it++)
            if (it->beg == s->d->tok[i].beg && is_house(it) && (!found || it->end > found->end)) found = it;
        if (!found && (!may_precede(s, i) || in_time(s->ie, s->d->tok[i].beg))) return NULL;
    }
    const uint32_t links = EN_FOR | EN_TO | EN_FROM | EN_AND | EN_IN | EN_AT;
    uint32_t next = found ? doc_tok_at(s->d, found->end) : end;
    if (next >= end || found->kind == ITEM_MENTION || en_is(s->ie, &s->d->tok[next], links)) return found;
    for (const Item *it = found + 1; it < last && it->beg <= found->end + CALLED; it++)
        if (it->kind == ITEM_MENTION && it->cue == CUE_ORG) return it;
    return found;
}

static void house_take(EvCand *c, const Item *house)
{
    bool named = house->kind == ITEM_MENTION;
    c->found.org = named ? house->ref : UINT32_MAX;
    c->found.employer = named ? (Range){0} : (Range){house->beg, house->end};
    c->found.org_near = true;
}

/* A second event of what c tells: of the same words, for they tell both, and when. */
static void add_beside(Scan *s, uint32_t at, const TrigRule *rule, const Item *house)
{
    const EvCand *c = s->ie->ev.v[at];
    EvCand *x = cand_new(s->ie, s->sent, c->beg, c->end, rule);
    x->en = true, x->fact = c->fact, x->from = c->from, x->to = c->to, x->group = c->group;
    house_take(x, house);
    cand_why(x, N_("one employer for another"), c->beg, house->end);
    EvCand **v = s->ie->ev.v;
    uint32_t n = s->ie->ev.n - 1;
    memmove(v + at + 2, v + at + 1, (n - at - 1) * sizeof *v);
    v[at + 1] = x;
}

/* The one given up and the other behind words of the type that end there; false where no second employer stands. */
static bool two_houses(const Scan *s, uint32_t end_of_words, bool leaves, const Item **one, const Item **other)
{
    uint32_t tok = doc_tok_at(s->d, end_of_words), end = s->d->sent[s->sent].tok_end;
    bool from = tok > 0 && en_is(s->ie, &s->d->tok[tok - 1], EN_FROM);
    if (!from && tok < end && en_is(s->ie, &s->d->tok[tok], EN_FROM)) from = true, tok++;
    if (from == leaves || tok >= end) return false;
    *one = house_from(s, tok);
    uint32_t prep = *one ? doc_tok_at(s->d, (*one)->end) : end;
    if (prep + 1 >= end || !en_is(s->ie, &s->d->tok[prep], from ? EN_TO : EN_FOR)) return false;
    *other = house_from(s, prep + 1);
    if (!*other) return false;
    bool named = (*one)->kind == ITEM_MENTION, named_too = (*other)->kind == ITEM_MENTION;
    if (named_too && !phrase_closes(s, doc_tok_at(s->d, (*other)->end))) return false;      /* from Nike to Adidas shoes */
    if (named && named_too) return (*one)->ref != (*other)->ref;
    return leaves || named || named_too;                                  /* not: from the shop to the office */
}

bool tells_two(const Scan *s, const TrigRule *r, const Item *it)
{
    const Item *one, *other;
    return two_houses(s, it->end, r->type == EV_LEAVE, &one, &other);
}

static void fork_at(Scan *s, uint32_t at)
{
    EvCand *c = s->ie->ev.v[at];
    const Item *one, *other;
    bool leaves = c->type == EV_LEAVE;
    if (!two_houses(s, c->end, leaves, &one, &other)) return;
    house_take(c, leaves ? one : other);
    add_beside(s, at, leaves ? &s->e->any_join : &s->e->any_of[EV_LEAVE], leaves ? other : one);
}

void forks_en(Scan *s, uint32_t first)
{
    const uint64_t houses = CUE_BIT(CUE_ORG) | CUE_BIT(CUE_EMPLOYER) | CUE_BIT(CUE_COMPANY) | CUE_BIT(CUE_VENTURE);
    if (!(s->cues & houses)) return;
    for (uint32_t i = first; i < s->ie->ev.n; i++)
        if (s->ie->ev.v[i]->rule->parts) fork_at(s, i);
}
