/* assoc.c: which documents have which things, and what one document says of each. */
#include "assoc_int.h"
#include "uni/fold.h"
#include <stdlib.h>
#include <string.h>

bool assoc_is_node(EntityType t) { return t == ENT_SKILL || t == ENT_ROLE || t == ENT_ORG || t == ENT_SCHOOL; }

#define EV(t) ((uint64_t)1 << (t))

/* An application to a firm is no time spent there. */
static const uint64_t holding = EV(EV_JOIN) | EV(EV_LEAVE) | EV(EV_TRANSFER) | EV(EV_ROLE_CHANGE) | EV(EV_PROMOTION) |
                                EV(EV_CONVERSION) | EV(EV_FOUND) | EV(EV_WORK) | EV(EV_ENROLL) | EV(EV_GRADUATE);
/* A skill that an interview asks for is not yet one's own. */
static const uint64_t learning = EV(EV_JOIN) | EV(EV_TRANSFER) | EV(EV_ROLE_CHANGE) | EV(EV_PROMOTION) |
                                 EV(EV_CONVERSION) | EV(EV_FOUND) | EV(EV_WORK) | EV(EV_ENROLL) | EV(EV_GRADUATE) |
                                 EV(EV_STUDY) | EV(EV_CERTIFICATE) | EV(EV_PROJECT) | EV(EV_PUBLICATION) |
                                 EV(EV_TALK) | EV(EV_AWARD);

static bool is_one_of(const CareerItem *it, uint64_t events)
{
    return it->fact == FACT_ACTUAL && (it->kind == ITEM_POSITION || (events >> it->type & 1));
}

bool assoc_holds(const CareerItem *it) { return is_one_of(it, holding); }
bool assoc_learns(const CareerItem *it) { return is_one_of(it, learning); }

bool assoc_item_skill(const Assoc *x, const CareerItem *it, NameId root)
{
    for (uint32_t i = 0; i < it->skill_n; i++)
        if (x->root[x->c->named.v[it->skill_beg + i]] == root) return true;
    return false;
}

/* ---------------------------------------------------------------- one document */

static bool day_known(EdtfDay d) { return d != EDTF_DAY_NONE && d != EDTF_DAY_MIN && d != EDTF_DAY_MAX; }

static AssocSeen seen_at(NameId name, uint32_t item, EdtfDay lo, EdtfDay hi)
{
    return (AssocSeen){name, item, day_known(lo) ? lo : EDTF_DAY_NONE, day_known(hi) ? hi : EDTF_DAY_NONE, EDTF_DAY_NONE};
}

/* One comes into a role when its spell starts. */
static AssocSeen seen_held(const Assoc *x, NameId name, uint32_t item)
{
    const CareerItem *it = &x->c->items.v[item];
    AssocSeen s = seen_at(name, item, it->start_lo, it->start_hi);
    if (it->kind == ITEM_POSITION) s.until = it->end_kind == END_DATE && day_known(it->end_hi) ? it->end_hi : EDTF_DAY_MAX;
    return s;
}

/* The only spell at the employer of a row that has no date of its own. */
static const CareerItem *spell_of(const Assoc *x, const CareerItem *it)
{
    const CareerDoc *d = &x->c->docs.v[it->doc];
    const CareerItem *only = NULL;
    for (uint32_t i = d->item_beg; it->org && i < d->item_beg + d->item_n; i++) {
        const CareerItem *p = &x->c->items.v[i];
        if (p->kind != ITEM_POSITION || x->root[p->org] != x->root[it->org]) continue;
        if (only) return NULL;
        only = p;
    }
    return only;
}

/* A skill may come at any time of a spell. */
static AssocSeen seen_learned(const Assoc *x, NameId name, uint32_t item)
{
    const CareerItem *it = &x->c->items.v[item], *spell = it->kind == ITEM_POSITION ? it : NULL;
    if (!spell && it->start_lo == EDTF_DAY_NONE) spell = spell_of(x, it);
    return spell ? seen_at(name, item, spell->start_lo, spell->end_hi) : seen_at(name, item, it->start_lo, it->start_hi);
}

bool assoc_dated(const AssocSeen *s) { return s->lo != EDTF_DAY_NONE && s->hi != EDTF_DAY_NONE; }

/* Does b tell more of when the thing came than a does? */
static bool tells_more(const AssocSeen *a, const AssocSeen *b)
{
    if (b->item == ASSOC_NO_ITEM) return false;
    if (a->item == ASSOC_NO_ITEM) return true;
    if (!assoc_dated(a) || !assoc_dated(b)) return assoc_dated(b) || (!assoc_dated(a) && a->lo == EDTF_DAY_NONE && b->lo != EDTF_DAY_NONE);
    return b->lo != a->lo ? b->lo < a->lo : b->hi < a->hi;
}

static void see(Assoc *x, const AssocSeen *s)
{
    uint32_t at = x->slot[s->name];
    if (at && at <= x->seen.n && x->seen.v[at - 1].name == s->name) {
        AssocSeen *had = &x->seen.v[at - 1];
        EdtfDay until = had->until == EDTF_DAY_NONE || s->until > had->until ? s->until : had->until;
        if (tells_more(had, s)) *had = *s;
        had->until = until;
        return;
    }
    *vec_push(x->mem, &x->seen) = *s;
    x->slot[s->name] = x->seen.n;
}

static NameId node_of(const Assoc *x, NameId name, bool skill)
{
    NameId root = x->root[name];
    EntityType t = x->c->names.v[root].type;
    return root && (skill ? t == ENT_SKILL : t != ENT_SKILL && assoc_is_node(t)) ? root : 0;
}

static void see_row(Assoc *x, uint32_t item)
{
    const CareerItem *it = &x->c->items.v[item];
    const NameId held[] = {it->role, it->org};
    for (size_t k = 0; k < COUNT_OF(held) && assoc_holds(it); k++) {
        NameId root = node_of(x, held[k], false);
        AssocSeen s = seen_held(x, root, item);
        if (root) see(x, &s);
    }
    for (uint32_t k = 0; k < it->skill_n && it->fact == FACT_ACTUAL; k++) {
        NameId root = node_of(x, x->c->named.v[it->skill_beg + k], true);
        AssocSeen s = seen_at(root, ASSOC_NO_ITEM, EDTF_DAY_NONE, EDTF_DAY_NONE);
        if (assoc_learns(it)) s = seen_learned(x, root, item);
        if (root) see(x, &s);
    }
}

void assoc_scan(Assoc *x, uint32_t doc)
{
    const CareerDoc *d = &x->c->docs.v[doc];
    x->seen.n = 0;
    for (uint32_t i = 0; i < d->named_n; i++) {
        NameId root = node_of(x, x->c->named.v[d->named_beg + i], true);
        AssocSeen s = seen_at(root, ASSOC_NO_ITEM, EDTF_DAY_NONE, EDTF_DAY_NONE);
        if (root) see(x, &s);
    }
    for (uint32_t i = 0; i < d->item_n; i++) see_row(x, d->item_beg + i);
}

const AssocSeen *assoc_seen(const Assoc *x, NameId root)
{
    uint32_t at = x->slot[root];
    return at && at <= x->seen.n && x->seen.v[at - 1].name == root ? &x->seen.v[at - 1] : NULL;
}

bool assoc_came_after(const AssocSeen *skill, const AssocSeen *held)
{
    bool left = held->until != EDTF_DAY_NONE && held->until != EDTF_DAY_MAX;
    return left && skill->lo != EDTF_DAY_NONE && skill->lo > held->until;
}

/* ---------------------------------------------------------------- all of them */

Assoc assoc_index(Arena *a, const Careers *c, const Filter *f)
{
    uint32_t n = c->names.n;
    Assoc x = {.c = c, .f = f, .mem = a, .root = arena_push_n(a, NameId, n + 1), .beg = arena_push_n(a, uint32_t, n + 2),
               .slot = arena_push_n(a, uint32_t, n + 1), .mark = arena_push_n(a, uint32_t, n + 1)};
    for (NameId i = 1; i < n; i++) x.root[i] = careers_root(c, i);
    struct { uint32_t *v, n, cap; } all = {0};                  /* names document by document, to be turned around */
    uint32_t *ends = arena_push_n(a, uint32_t, f->docs.n + 1);
    for (uint32_t d = 0; d < f->docs.n; d++) {
        if (bits_get(&f->docs, d)) {
            assoc_scan(&x, d);
            for (uint32_t i = 0; i < x.seen.n; i++) *heap_vec_push(&all) = x.seen.v[i].name, x.beg[x.seen.v[i].name + 1]++;
        }
        ends[d] = all.n;
    }
    for (NameId i = 0; i <= n; i++) x.beg[i + 1] += x.beg[i];
    x.doc = arena_push_raw(a, uint32_t, all.n + 1);
    uint32_t *at = x.mark;
    memcpy(at, x.beg, (n + 1) * sizeof *at);
    for (uint32_t d = 0, i = 0; d < f->docs.n; d++)
        for (; i < ends[d]; i++) x.doc[at[all.v[i]]++] = d;
    memset(x.mark, 0, (n + 1) * sizeof *x.mark);
    heap_vec_fini(&all);
    return x;
}

/* Galloping is not worth it: the shorter list leads, the others are walked along. */
AssocDocs assoc_shared(Arena *a, const Assoc *x, const NameId *name, uint32_t n)
{
    AssocDocs out = {0};
    uint32_t *at = arena_push_n(a, uint32_t, n + 1);
    for (uint32_t i = 0; n && i < assoc_n(x, name[0]); i++) {
        uint32_t doc = assoc_docs(x, name[0])[i], k = 1;
        for (; k < n; k++) {
            const uint32_t *docs = assoc_docs(x, name[k]);
            while (at[k] < assoc_n(x, name[k]) && docs[at[k]] < doc) at[k]++;
            if (at[k] == assoc_n(x, name[k]) || docs[at[k]] != doc) break;
        }
        if (k == n) *vec_push(a, &out) = doc;
    }
    return out;
}

static int by_docs(const void *p, const void *q)
{
    const AssocNode *a = p, *b = q;
    if (a->n_doc != b->n_doc) return a->n_doc > b->n_doc ? -1 : 1;
    return a->name < b->name ? -1 : a->name > b->name;           /* the older name first */
}

AssocNodes assoc_nodes(Arena *a, const Assoc *x, uint32_t types, uint32_t least)
{
    AssocNodes out = {0};
    for (NameId i = 1; i < x->c->names.n; i++)
        if ((types >> x->c->names.v[i].type & 1) && assoc_n(x, i) && assoc_n(x, i) >= least)
            *vec_push(a, &out) = (AssocNode){i, assoc_n(x, i)};
    if (out.n) qsort(out.v, out.n, sizeof *out.v, by_docs);
    return out;
}

static bool has_line(Str lines, Str line)
{
    for (Str head; str_cut(&lines, '\n', &head);)
        if (str_eq(head, line)) return true;
    return false;
}

NameId assoc_find(const Assoc *x, uint32_t types, Str words)
{
    Arena tmp = {0};
    Str want = fold_key(&tmp, words);
    NameId best = 0;
    bool whole = false;
    for (NameId i = 1; want.n && i < x->c->names.n; i++) {
        const CareerName *n = &x->c->names.v[i];
        if (x->root[i] != i || !assoc_is_node(n->type) || (types && !(types >> n->type & 1)) || !assoc_n(x, i)) continue;
        bool is = has_line(n->key, want);
        if (!is && (whole || str_find(n->key, want, 0) == SIZE_MAX)) continue;
        if (best && is == whole && assoc_n(x, i) <= assoc_n(x, best)) continue;
        best = i;
        whole = is;
    }
    arena_fini(&tmp);
    return best;
}

uint32_t assoc_named(const Assoc *x, uint32_t doc, NameId root)
{
    const CareerDoc *d = &x->c->docs.v[doc];
    for (uint32_t i = 0; i < d->named_n; i++)
        if (x->root[x->c->named.v[d->named_beg + i]] == root) return i;
    return UINT32_MAX;
}
