/* From places where names stand to things: longest name first, nothing inside another's name, one entity a thing. */
#include "entity_int.h"
#include <stdlib.h>

typedef struct Thing {
    Entity   ent;
    uint32_t id;                 /* 1 + its place in the list, as the maps have it */
    VEC(MentionRef) at;
} Thing;

typedef struct Merge {
    Ent *e;
    VEC(Thing *) thing;
    Map by_id, by_name;          /* "type:id", "type:surface" -> 1 + thing */
} Merge;

static int by_place(const void *x, const void *y)
{
    const Cand *a = x, *b = y;
    if (a->beg != b->beg) return a->beg < b->beg ? -1 : 1;
    if (a->end != b->end) return a->end > b->end ? -1 : 1;
    if (a->score != b->score) return a->score > b->score ? -1 : 1;
    if (a->kind != b->kind) return a->kind < b->kind ? -1 : 1;
    /* A firm's product bears its name; unless something is done with the firm, the tool is meant. */
    if (a->type != b->type && (a->type == ENT_SKILL || b->type == ENT_SKILL)) return a->type == ENT_SKILL ? -1 : 1;
    return a->type != b->type ? (a->type < b->type ? -1 : 1) : a->entry < b->entry ? -1 : a->entry > b->entry;
}

/* Nothing inside another entity's name is marked, except an employer that owns or gives it: AWS in AWS SAP. */
static bool may_stand_in(const Cand *inner, const Cand *outer)
{
    bool owned = outer->type == ENT_PROGRAM || outer->type == ENT_CREDENTIAL || outer->type == ENT_AWARD ||
                 outer->type == ENT_RESOURCE;
    bool owner = inner->type == ENT_ORG || inner->type == ENT_SCHOOL;
    return owned && owner && inner->end < outer->end;
}

/* A key in a map: the type, a mark for what follows, then bytes. */
static Str key_of(const Ent *e, EntityType type, char mark, Str s)
{
    char *p = arena_alloc(e->tmp, s.n + 2);
    p[0] = (char)type, p[1] = mark;
    for (size_t i = 0; i < s.n; i++) p[i + 2] = s.p[i];
    return (Str){p, s.n + 2};
}

static Str surface_key(const Ent *e, EntityType type, uint32_t beg, uint32_t end)
{
    return key_of(e, type, '=', entity_key(e, beg, end));
}

static Str id_key(const Ent *e, const Cand *c)
{
    if (c->kind == CAND_FOUND)
        return key_of(e, (EntityType)c->type, '#', (Str){(const char *)&c->name, sizeof c->name});
    if (c->entry == NO_ENTRY) return S("");
    const LexAttr *id = lex_attr(lex_entry(e->data->names, c->entry), e->data->id);
    return id ? key_of(e, (EntityType)c->type, ':', (Str){(const char *)&id->val, sizeof id->val}) : S("");
}

static Thing *thing_of(const Merge *m, Str surface, Str id)
{
    uint32_t *at = map_get(&m->by_name, surface);
    if (!at && id.n) at = map_get(&m->by_id, id);
    return at ? m->thing.v[*at - 1] : NULL;
}

static Str reason_of(const Ent *e, const Cand *c)
{
    if (c->kind == CAND_FOUND) {
        const Ballot *b = &e->ballot.v[c->name];
        return entity_reason(e, (NameRule)b->why_rule, b->why.beg, b->why.end);
    }
    return c->rule == RULE_NONE ? S("") : entity_reason(e, (NameRule)c->rule, c->beg, c->end);
}

static void describe(Merge *m, Thing *t, const Cand *c)
{
    const Ent *e = m->e;
    const EntityData *data = e->data;
    uint32_t entry = c->entry != NO_ENTRY ? c->entry : c->head;
    t->ent.type = (EntityType)c->type;
    t->ent.why = reason_of(e, c);
    if (c->entry != NO_ENTRY) {
        t->ent.known = true;
        t->ent.lex_id = lex_attr_str(data->names, lex_entry(data->names, c->entry), data->id);
    }
    if (entry == NO_ENTRY) return;
    LexEntry x = lex_entry(data->names, entry);
    t->ent.family = lex_attr_str(data->names, x, data->family);
    if (!t->ent.family.n) t->ent.family = lex_attr_str(data->names, x, data->group);
}

static void add_name(Merge *m, Thing *t, Str key, uint32_t beg, uint32_t end, bool first)
{
    Ent *e = m->e;
    bool fresh;
    uint32_t *at = map_put(e->tmp, &m->by_name, key, &fresh);
    if (!fresh) return;
    *at = t->id;
    Str name = doc_nfc_utf8(e->ie->mem, e->doc, doc_span(e->doc, beg, end));
    if (first) t->ent.name = name;
    else *vec_push(e->ie->mem, &t->ent.also) = name;
}

static void add_mention(Merge *m, Thing *t, uint32_t beg, uint32_t end, uint32_t sent)
{
    *vec_push(m->e->tmp, &t->at) = (MentionRef){beg, end, 0, sent};
}

/* The words in brackets behind a name are another name of it: 솔트룩스(Saltlux), 연구간호사(CRC), X (a.k.a. Y). They are
 * written in another script, or said to be one. */
static bool alias_of(const Ent *e, const Cand *c, uint32_t *beg, uint32_t *end)
{
    enum { ALIAS_WORDS = 4, AKA = 3 };
    const Word *w = &e->word.v[c->word_end - 1];
    if (!w->alias_end || (c->end != w->stem && c->end != w->end) || w->alias_end <= w->alias) return false;
    uint32_t first = w->alias, n = w->alias_end - w->alias;
    bool aka = n > AKA && e->doc->ch[e->word.v[first].beg] == 'a' && e->doc->ch[e->word.v[first + 1].beg] == 'k' &&
               e->word.v[first].end == e->word.v[first].beg + 1;
    if (aka) first += AKA, n -= AKA;
    if (n > ALIAS_WORDS || e->word.v[first].flags & (W_TIME | W_NUMBER)) return false;
    for (uint32_t i = first + 1; i < w->alias_end; i++)
        if (!word_joined(&e->word.v[i])) return false;
    const Word *last = &e->word.v[w->alias_end - 1];
    bool other_script = e->doc->cls[c->beg] == CH_HANGUL ? e->word.v[first].flags & W_CAPITAL && last->flags & W_LATIN
                                                         : e->doc->cls[e->word.v[first].beg] == CH_HANGUL;
    if (!aka && !other_script) return false;
    *beg = e->word.v[first].beg, *end = last->end;
    return true;
}

static void take(Merge *m, const Cand *c)
{
    Ent *e = m->e;
    Str surface = surface_key(e, (EntityType)c->type, c->beg, c->end), id = id_key(e, c);
    Thing *t = thing_of(m, surface, id);
    if (!t) {
        t = arena_push(e->tmp, Thing);
        *vec_push(e->tmp, &m->thing) = t;
        t->id = m->thing.n;
        describe(m, t, c);
        if (id.n) *map_put(e->tmp, &m->by_id, id, NULL) = t->id;
        const Ballot *b = c->kind == CAND_FOUND ? &e->ballot.v[c->name] : NULL;
        if (b) add_name(m, t, surface_key(e, t->ent.type, b->beg, b->end), b->beg, b->end, true);
    }
    uint32_t beg, end, sent = e->word.v[c->word].sent;
    add_name(m, t, surface, c->beg, c->end, !t->ent.name.n);
    add_mention(m, t, c->beg, c->end, sent);
    if (!alias_of(e, c, &beg, &end)) return;
    add_name(m, t, surface_key(e, t->ent.type, beg, end), beg, end, false);
    add_mention(m, t, beg, end, sent);
}

/* A role's weak mention counts where the same name stands strongly elsewhere. */
static void note_names(Merge *m, Map *strong)
{
    for (uint32_t i = 0; i < m->e->cand.n; i++) {
        const Cand *c = &m->e->cand.v[i];
        if (c->type == ENT_ROLE && c->score >= CAND_ENOUGH)
            map_put(m->e->tmp, strong, surface_key(m->e, ENT_ROLE, c->beg, c->end), NULL);
    }
}

static void sweep(Merge *m)
{
    Ent *e = m->e;
    Map strong = {0};
    note_names(m, &strong);
    const Cand *outer = NULL;
    for (uint32_t i = 0; i < e->cand.n; i++) {
        const Cand *c = &e->cand.v[i];
        bool counts = c->score >= CAND_ENOUGH ||
                      (c->type == ENT_ROLE && map_get(&strong, surface_key(e, (EntityType)c->type, c->beg, c->end)));
        if (!counts) continue;
        if (outer && c->beg < outer->end) {
            if (may_stand_in(c, outer)) take(m, c);
            continue;
        }
        outer = c;
        take(m, c);
    }
}

static int mention_order(const void *x, const void *y)
{
    const MentionRef *a = x, *b = y;
    return a->beg < b->beg ? -1 : a->beg > b->beg ? 1 : a->end > b->end ? -1 : a->end < b->end;
}

static int thing_order(const void *x, const void *y)
{
    const Thing *a = *(Thing *const *)x, *b = *(Thing *const *)y;
    return mention_order(&a->at.v[0], &b->at.v[0]);
}

static void output(Merge *m)
{
    Ie *ie = m->e->ie;
    for (uint32_t i = 0; i < m->thing.n; i++)
        qsort(m->thing.v[i]->at.v, m->thing.v[i]->at.n, sizeof(MentionRef), mention_order);
    if (m->thing.n) qsort(m->thing.v, m->thing.n, sizeof *m->thing.v, thing_order);
    for (uint32_t i = 0; i < m->thing.n; i++) {
        Thing *t = m->thing.v[i];
        for (uint32_t k = 0; k < t->at.n; k++) {
            if (k && t->at.v[k].beg == t->at.v[k - 1].beg) continue;       /* an alias that is a name itself */
            t->at.v[k].entity = i;
            *vec_push(ie->tmp, &ie->mention) = t->at.v[k];
            *vec_push(ie->mem, &t->ent.mentions) = (Mention){doc_span(ie->doc, t->at.v[k].beg, t->at.v[k].end)};
        }
        *vec_push(ie->mem, &ie->out->entities) = t->ent;
    }
    if (ie->mention.n) qsort(ie->mention.v, ie->mention.n, sizeof *ie->mention.v, mention_order);
}

void entity_merge(Ent *e)
{
    Merge m = {.e = e};
    if (e->cand.n) qsort(e->cand.v, e->cand.n, sizeof *e->cand.v, by_place);
    sweep(&m);
    output(&m);
}
