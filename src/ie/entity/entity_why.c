/* Why words are a name or none, for --explain: a mention's own reasons, and the names that were weighed but turned down
 * because too little spoke for them. */
#include "entity_int.h"
#include <stdlib.h>

enum { REASONS_MAX = 8 };

static NameWhy *why_new(Ent *e, Span at, EntityType type, bool taken)
{
    NameWhy *w = vec_push(e->ie->mem, &e->ie->out->name_why);
    *w = (NameWhy){.span = at, .type = type, .taken = taken};
    return w;
}

static void add(Ent *e, NameWhy *w, EntityType type, int weight, const char *rule, Span folded)
{
    if (w->reasons.n >= REASONS_MAX) return;
    Span words = folded.end > folded.beg ? doc_span(e->doc, folded.beg, folded.end) : (Span){0, 0};
    *vec_push(e->ie->mem, &w->reasons) = (NameReason){type, weight, rule, words};
}

static void add_rule(Ent *e, NameWhy *w, const Cand *c, NameRule rule)
{
    if (rule != RULE_NONE) add(e, w, (EntityType)c->type, 0, entity_rule_name(rule), (Span){c->beg, c->end});
}

static void add_votes(Ent *e, NameWhy *w, uint32_t ballot)
{
    for (uint32_t at = e->ballot.v[ballot].note; at && w->reasons.n < REASONS_MAX; at = e->note.v[at - 1].next) {
        const VoteNote *n = &e->note.v[at - 1];
        add(e, w, (EntityType)n->type, n->weight, entity_rule_name((NameRule)n->rule), n->words);
    }
}

void entity_why_mention(Ent *e, const Cand *c, Span at)
{
    NameWhy *w = why_new(e, at, (EntityType)c->type, true);
    if (c->kind == CAND_FOUND) {
        const Ballot *b = &e->ballot.v[c->name];
        Name own = name_at(e, 0, b->beg, b->end), here = name_at(e, 0, c->beg, c->end);
        if (own.hash != here.hash) add(e, w, (EntityType)c->type, 0, "another form of", (Span){b->beg, b->end});
        add_votes(e, w, c->name);
        return;
    }
    add_rule(e, w, c, (NameRule)c->rule);
    add_rule(e, w, c, (NameRule)c->by);
    if (c->score < CAND_ENOUGH) add(e, w, (EntityType)c->type, 0, "as elsewhere in the text", (Span){c->beg, c->end});
}

void entity_why_alias(Ent *e, const Cand *of, Span at)
{
    NameWhy *w = why_new(e, at, (EntityType)of->type, true);
    add(e, w, (EntityType)of->type, 0, "in brackets behind", (Span){of->beg, of->end});
}

/* ---------------------------------------------------------------- turned down */
/* Does a mention hold u[beg … end)? They are in order; one may stand inside another. */
static bool was_taken(const Ent *e, uint32_t beg, uint32_t end)
{
    enum { NESTED = 4 };
    const MentionRef *v = e->ie->mention.v;
    uint32_t lo = 0, hi = e->ie->mention.n;
    while (lo < hi) {
        uint32_t mid = lo + (hi - lo) / 2;
        if (v[mid].beg <= beg) lo = mid + 1;
        else hi = mid;
    }
    for (uint32_t k = 1; k <= NESTED && k <= lo; k++)
        if (end <= v[lo - k].end) return true;
    return false;
}

static void turned_down(Ent *e, uint32_t ballot)
{
    const Ballot *b = &e->ballot.v[ballot];
    if (was_taken(e, b->beg, b->end)) return;
    add_votes(e, why_new(e, doc_span(e->doc, b->beg, b->end), (EntityType)b->best, false), ballot);
}

static void too_weak(Ent *e, const Cand *c)
{
    bool known = c->kind == CAND_KNOWN || c->kind == CAND_WEAK || c->type == ENT_ROLE;
    if (!known || c->score >= CAND_ENOUGH || was_taken(e, c->beg, c->end)) return;
    NameWhy *w = why_new(e, doc_span(e->doc, c->beg, c->end), (EntityType)c->type, false);
    add(e, w, (EntityType)c->type, c->score, c->type == ENT_ROLE ? "whose it is" : "what stands beside it", (Span){0, 0});
}

static int by_place(const void *x, const void *y)
{
    const NameWhy *a = x, *b = y;
    if (a->span.beg != b->span.beg) return a->span.beg < b->span.beg ? -1 : 1;
    if (a->span.end != b->span.end) return a->span.end > b->span.end ? -1 : 1;
    return a->type < b->type ? -1 : a->type > b->type;
}

void entity_why_rest(Ent *e)
{
    for (uint32_t i = 0; i < e->ballot.n; i++)
        if (e->ballot.v[i].most > 0) turned_down(e, i);
    for (uint32_t i = 0; i < e->cand.n; i++) too_weak(e, &e->cand.v[i]);
    NameWhyList *list = &e->ie->out->name_why;
    if (list->n) qsort(list->v, list->n, sizeof *list->v, by_place);
}
