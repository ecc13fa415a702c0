/* From places where names stand to things: longest name first, nothing inside another's name, one entity a thing. */
#include "entity_int.h"
#include <string.h>

typedef struct Thing {
    Entity   ent;
    uint32_t id;                 /* 1 + its place in the list, as the tables have it */
    uint32_t n_mention, last;    /* last: where the last one put into ent begins */
    Span     first;              /* folded: the name it was found by */
} Thing;

typedef struct Merge {
    Ent *e;
    VEC(Thing *) thing;          /* as they are first mentioned */
    NameTable by_name;           /* surfaces by type -> 1 + thing */
    NameTable role;              /* strong roles and credentials -> 1 + the first candidate called so */
    NameTable head;              /* heads that longer titles are called in short -> 1 + that candidate, SEVERAL */
    struct IdSlot { uint64_t key; uint32_t thing; } *by_id;      /* key_of -> 1 + thing */
    uint32_t id_mask;
    VEC(MentionRef) at;
} Merge;

/* ---------------------------------------------------------------- order */
static int by_place(const Cand *a, const Cand *b)
{
    if (a->beg != b->beg) return a->beg < b->beg ? -1 : 1;
    if (a->end != b->end) return a->end > b->end ? -1 : 1;
    if (a->score != b->score) return a->score > b->score ? -1 : 1;
    if (a->kind != b->kind) return a->kind < b->kind ? -1 : 1;
    /* A firm's product bears its name; unless something is done with the firm, the tool is meant. */
    if (a->type != b->type && (a->type == ENT_SKILL || b->type == ENT_SKILL)) return a->type == ENT_SKILL ? -1 : 1;
    return a->type != b->type ? (a->type < b->type ? -1 : 1) : a->entry < b->entry ? -1 : a->entry > b->entry;
}

enum { RUN = 16 };
#define SEVERAL UINT32_MAX

/* Stable. Candidates come in a few long runs that are nearly in order: to move one to its place costs little. */
static void sort_run(Cand *v, uint32_t n)
{
    for (uint32_t i = 1; i < n; i++) {
        if (by_place(&v[i - 1], &v[i]) <= 0) continue;
        Cand c = v[i];
        uint32_t k = i;
        do v[k] = v[k - 1];
        while (--k && by_place(&v[k - 1], &c) > 0);
        v[k] = c;
    }
}

/* Joins the runs [0, left) and [left, n); most follow each other as they are. */
static void join_runs(Cand *v, uint32_t left, uint32_t n, Cand *room)
{
    if (by_place(&v[left - 1], &v[left]) <= 0) return;
    memcpy(room, v, left * sizeof *v);
    uint32_t i = 0, k = left, at = 0;
    while (i < left && k < n) v[at++] = by_place(&v[k], &room[i]) < 0 ? v[k++] : room[i++];
    memcpy(v + at, room + i, (left - i) * sizeof *v);
}

static void sort_cands(Arena *tmp, Cand *v, uint32_t n)
{
    Cand *room = arena_push_raw(tmp, Cand, n);
    for (uint32_t i = 0; i < n; i += RUN) sort_run(v + i, n - i < RUN ? n - i : RUN);
    for (uint32_t left = RUN; left < n; left *= 2)
        for (uint32_t i = 0; i + left < n; i += 2 * left)
            join_runs(v + i, left, n - i < 2 * left ? n - i : 2 * left, room);
}

/* ---------------------------------------------------------------- things */
/* Nothing inside another entity's name is marked, except an employer that owns or gives it: AWS in AWS SAP. */
static bool may_stand_in(const Cand *inner, const Cand *outer)
{
    bool owned = outer->type == ENT_PROGRAM || outer->type == ENT_CREDENTIAL || outer->type == ENT_AWARD ||
                 outer->type == ENT_RESOURCE;
    bool owner = inner->type == ENT_ORG || inner->type == ENT_SCHOOL;
    return owned && owner && inner->end < outer->end;
}

/* What makes candidates one thing whatever they are called: the ballot, or the id in the book of names. 0: nothing. */
static uint64_t key_of(const Ent *e, const Cand *c)
{
    uint64_t type = (uint64_t)c->type << 40;
    if (c->kind == CAND_FOUND) return UINT64_C(1) << 32 | type | c->name;
    if (c->entry == NO_ENTRY) return 0;
    Sym id = e->data->known_id[c->entry].id;
    return id ? UINT64_C(2) << 32 | type | id : 0;
}

/* Its thing's place; the table has room for the keys of all candidates. */
static uint32_t *by_key(Merge *m, uint64_t key)
{
    uint32_t at = (uint32_t)(key * 0x9E3779B97F4A7C15u >> 32) & m->id_mask;
    while (m->by_id[at].key && m->by_id[at].key != key) at = (at + 1) & m->id_mask;
    m->by_id[at].key = key;
    return &m->by_id[at].thing;
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
        t->ent.lex_id = lex_sym_str(e->ie->lex, data->known_id[c->entry].id);
    }
    if (entry == NO_ENTRY) return;
    t->ent.family = lex_sym_str(e->ie->lex, data->known_id[entry].family);
}

static void name_thing(const Ent *e, Thing *t, Name surface)
{
    Str name = doc_nfc_utf8(e->ie->mem, e->doc, doc_span(e->doc, surface.beg, surface.end));
    if (!t->ent.name.n) t->ent.name = name;
    else *vec_push(e->ie->mem, &t->ent.also) = name;
}

static void add_name(Merge *m, Thing *t, Name surface)
{
    uint32_t *at = name_put(m->e, &m->by_name, surface);
    if (*at) return;
    *at = t->id;
    name_thing(m->e, t, surface);
}

static Thing *thing_new(Merge *m, const Cand *c)
{
    const Ent *e = m->e;
    Thing *t = arena_push(e->tmp, Thing);
    *vec_push(e->tmp, &m->thing) = t;
    t->id = m->thing.n;
    t->first = (Span){c->beg, c->end};
    describe(m, t, c);
    const Ballot *b = c->kind == CAND_FOUND ? &e->ballot.v[c->name] : NULL;
    if (b) add_name(m, t, name_at(e, c->type, b->beg, b->end));
    return t;
}

/* A different title is another role (서버 개발자, 백엔드 개발자), whatever the lexicon holds for one; a translation, an
 * abbreviation and another spelling are not. */
static bool is_other_title(const Merge *m, const Thing *t, const Cand *c)
{
    const Doc *d = m->e->doc;
    Span x = {c->beg, c->end}, y = t->first;
    if (c->type != ENT_ROLE || d->cls[x.beg] != d->cls[y.beg]) return false;
    return !entity_is_capitals(d, x) && !entity_is_capitals(d, y) && !entity_respells(d, x, y);
}

static Thing *thing_of(Merge *m, const Cand *c, Name surface)
{
    uint32_t at = name_get(m->e, &m->by_name, surface);
    if (at) return m->thing.v[at - 1];
    uint64_t key = key_of(m->e, c);
    uint32_t none = 0, *same = key ? by_key(m, key) : &none;
    if (*same && is_other_title(m, m->thing.v[*same - 1], c)) same = &none;
    Thing *t = *same ? m->thing.v[*same - 1] : thing_new(m, c);
    *same = t->id;
    add_name(m, t, surface);
    return t;
}

static void add_mention(Merge *m, Thing *t, uint32_t beg, uint32_t end, uint32_t sent)
{
    *vec_push(m->e->tmp, &m->at) = (MentionRef){beg, end, t->id - 1, sent};
    t->n_mention++;
}

/* The words in brackets behind a name are another name of it: 솔트룩스(Saltlux), 연구간호사(CRC), X (a.k.a. Y). They are
 * written in another script, its initials, or said to be one. */
static bool alias_of(const Ent *e, const Cand *c, uint32_t *beg, uint32_t *end)
{
    enum { ALIAS_WORDS = 4, AKA = 3 };
    const Word *w = &e->word.v[c->word_end - 1];
    if (!w->alias_end || (c->end != w->stem && c->end != w->end) || w->alias_end <= w->alias) return false;
    uint32_t first = w->alias, n = w->alias_end - w->alias;
    LexMatch m;
    uint32_t to = n > AKA ? e->word.v[first + AKA - 1].end : 0;
    bool aka = to && ie_longest(e->ie, e->data->inner, e->word.v[first].beg, to, &m) &&
               e->data->inner_class[lex_match_entry(e->data->inner, m, 0)] == INNER_AKA;
    if (aka) first += AKA, n -= AKA;
    if (n > ALIAS_WORDS || e->word.v[first].flags & (W_TIME | W_NUMBER)) return false;
    for (uint32_t i = first + 1; i < w->alias_end; i++)
        if (!word_joined(&e->word.v[i])) return false;
    const Word *last = &e->word.v[w->alias_end - 1];
    bool other_script = e->doc->cls[c->beg] == CH_HANGUL ? e->word.v[first].flags & W_CAPITAL && last->flags & W_LATIN
                                                         : e->doc->cls[e->word.v[first].beg] == CH_HANGUL;
    Span in = {e->word.v[first].beg, last->end};
    bool initials = n == 1 && entity_is_capitals(e->doc, in) && entity_initials(e->doc, in, (Span){c->beg, c->end});
    if (!aka && !other_script && !initials) return false;
    *beg = e->word.v[first].beg, *end = last->end;
    return true;
}

static bool leans(unsigned type) { return type == ENT_ROLE || type == ENT_CREDENTIAL; }

/* 오퍼레이터 beside 메인트 오퍼레이터, 기능장 beside 용접기능장: what the one longer title of the text is called in short. */
static Thing *by_head(Merge *m, const Cand *c, Name surface)
{
    Ent *e = m->e;
    uint32_t at = leans(c->type) ? name_get(e, &m->head, surface) : 0;
    if (!at || at == SEVERAL) return NULL;
    const Cand *of = &e->cand.v[at - 1];
    Thing *t = thing_of(m, of, name_at(e, c->type, of->beg, of->end));
    add_name(m, t, surface);
    return t;
}

static void take(Merge *m, const Cand *c)
{
    Ent *e = m->e;
    Name surface = name_at(e, c->type, c->beg, c->end);
    Thing *t = by_head(m, c, surface);
    if (!t) t = thing_of(m, c, surface);
    uint32_t beg, end, sent = e->word.v[c->word].sent;
    add_mention(m, t, c->beg, c->end, sent);
    bool explain = e->ie->opt.explain;
    if (explain) entity_why_mention(e, c, doc_span(e->doc, c->beg, c->end));
    if (!alias_of(e, c, &beg, &end)) return;
    if (explain) entity_why_alias(e, c, doc_span(e->doc, beg, end));
    add_name(m, t, name_at(e, c->type, beg, end));
    add_mention(m, t, beg, end, sent);
}

/* The head that a title of several parts ends in, where it is one that says little alone. */
static uint32_t short_head(const Ent *e, const Cand *c)
{
    LexMatch m;
    if (!lex_longest_suffix(e->data->tails, e->doc->ch + c->beg, c->end - c->beg, &m)) return c->end;
    for (uint32_t i = 0; i < m.n_entry; i++) {
        const Tail *t = &e->data->tail[lex_match_entry(e->data->tails, m, i)];
        if (t->leans && t->cls == (c->type == ENT_ROLE ? TAIL_ROLE : TAIL_CREDENTIAL)) return c->end - m.len;
    }
    return c->end;
}

/* Which roles and credentials are sure, and which heads stand for one of them. */
static void note_roles(Merge *m)
{
    Ent *e = m->e;
    for (uint32_t i = 0; i < e->cand.n; i++) {
        const Cand *c = &e->cand.v[i];
        if (!leans(c->type) || c->score < CAND_ENOUGH) continue;
        uint32_t *role = name_put(e, &m->role, name_at(e, c->type, c->beg, c->end));
        if (*role) continue;
        *role = i + 1;
        uint32_t at = e->ie->ko ? short_head(e, c) : c->end;
        if (at <= c->beg || at >= c->end) continue;
        uint32_t *head = name_put(e, &m->head, name_at(e, c->type, at, c->end));
        *head = *head ? SEVERAL : i + 1;
    }
}

/* A role's weak mention counts where the same name stands strongly elsewhere. */
static bool is_strong(const Merge *m, const Cand *c)
{
    if (c->score >= CAND_ENOUGH) return true;
    if (c->type != ENT_ROLE) return false;
    Name name = name_at(m->e, ENT_ROLE, c->beg, c->end);
    return name_get(m->e, &m->role, name);
}

static void sweep(Merge *m)
{
    Ent *e = m->e;
    note_roles(m);
    const Cand *outer = NULL;
    for (uint32_t i = 0; i < e->cand.n; i++) {
        const Cand *c = &e->cand.v[i];
        if (!is_strong(m, c)) continue;
        if (outer && c->beg < outer->end) {
            if (may_stand_in(c, outer)) take(m, c);
            continue;
        }
        outer = c;
        take(m, c);
    }
}

/* ---------------------------------------------------------------- output */
static bool is_before(const MentionRef *a, const MentionRef *b)
{
    if (a->beg != b->beg) return a->beg < b->beg;
    return a->end != b->end ? a->end > b->end : a->entity < b->entity;
}

/* They were taken in order; only an alias stands before its turn, by the little that may be between. */
static void sort_mentions(MentionRef *v, uint32_t n)
{
    for (uint32_t i = 1; i < n; i++) {
        MentionRef at = v[i];
        uint32_t k = i;
        for (; k && is_before(&at, &v[k - 1]); k--) v[k] = v[k - 1];
        v[k] = at;
    }
}

static void output(Merge *m)
{
    Ie *ie = m->e->ie;
    sort_mentions(m->at.v, m->at.n);
    vec_room(ie->tmp, &ie->mention, m->at.n);
    vec_room(ie->mem, &ie->out->entities, m->thing.n);
    for (uint32_t i = 0; i < m->at.n; i++) {
        const MentionRef *at = &m->at.v[i];
        Thing *t = m->thing.v[at->entity];
        MentionList *list = &t->ent.mentions;
        if (!list->v) {
            vec_room(ie->mem, list, t->n_mention);
        } else if (t->last == at->beg) {
            continue;                                                      /* an alias that is a name itself */
        }
        t->last = at->beg;
        *vec_push(ie->tmp, &ie->mention) = *at;
        *vec_push(ie->mem, list) = (Mention){doc_span(ie->doc, at->beg, at->end)};
    }
    *vec_push(ie->tmp, &ie->mention) = (MentionRef){.beg = UINT32_MAX};
    ie->mention.n--;
    ie->mention_row = ie_rows(ie, ie->mention.v, ie->mention.n, sizeof *ie->mention.v);
    for (uint32_t i = 0; i < m->thing.n; i++) *vec_push(ie->mem, &ie->out->entities) = m->thing.v[i]->ent;
}

void entity_merge(Ent *e)
{
    Merge m = {.e = e, .id_mask = 63};
    while (m.id_mask < e->cand.n + e->cand.n / 2) m.id_mask = m.id_mask * 2 + 1;
    m.by_id = arena_push_n(e->tmp, struct IdSlot, m.id_mask + 1);
    name_room(e->tmp, &m.by_name, e->cand.n);
    vec_room(e->tmp, &m.thing, e->cand.n);
    vec_room(e->tmp, &m.at, e->cand.n * 2);              /* each may bring an alias */
    sort_cands(e->tmp, e->cand.v, e->cand.n);
    sweep(&m);
    output(&m);
    if (e->ie->opt.explain) entity_why_rest(e);
}
