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

/* ---------------------------------------------------------------- one document */

/* The base as it grows. slot: where a name stands in the run of the document being read, + 1; others may be left over
 * from documents before. */
typedef struct Maker {
    AssocBase b;
    uint32_t *slot, from;
    struct { AssocSeen *v; uint32_t n, cap; } seen;
} Maker;

static AssocSeen seen_at(NameId name, uint32_t item, EdtfDay lo, EdtfDay hi)
{
    return (AssocSeen){name, item, edtf_dated(lo) ? lo : EDTF_DAY_NONE, edtf_dated(hi) ? hi : EDTF_DAY_NONE,
                       EDTF_DAY_NONE, EDTF_DAY_NONE, EDTF_DAY_NONE, 0};
}

/* One comes into a role when its spell starts. */
static AssocSeen seen_held(const CareerItem *it, NameId name, uint32_t item)
{
    AssocSeen s = seen_at(name, item, it->start_lo, it->start_hi);
    if (it->kind == ITEM_POSITION)
        s.until = it->end_kind == END_DATE && edtf_dated(it->end_hi) ? it->end_hi : EDTF_DAY_MAX;
    return s;
}

/* The only spell at the employer of a row that has no date of its own. */
static const CareerItem *spell_of(const AssocBase *b, const CareerItem *it)
{
    const CareerDoc *d = &b->c->docs.v[it->doc];
    const CareerItem *only = NULL;
    for (uint32_t i = d->item_beg; it->org && i < d->item_beg + d->item_n; i++) {
        const CareerItem *p = &b->c->items.v[i];
        if (p->kind != ITEM_POSITION || b->root[p->org] != b->root[it->org]) continue;
        if (only) return NULL;
        only = p;
    }
    return only;
}

/* A skill may come at any time of a spell. */
static AssocSeen seen_learned(const AssocBase *b, const CareerItem *it, NameId name, uint32_t item)
{
    const CareerItem *spell = it->kind == ITEM_POSITION ? it : NULL;
    if (!assoc_learns(it)) return seen_at(name, ASSOC_NO_ITEM, EDTF_DAY_NONE, EDTF_DAY_NONE);
    if (!spell && it->start_lo == EDTF_DAY_NONE) spell = spell_of(b, it);
    return spell ? seen_at(name, item, spell->start_lo, spell->end_hi)
                 : seen_at(name, item, it->start_lo, it->start_hi);
}

bool assoc_dated(const AssocSeen *s) { return s->lo != EDTF_DAY_NONE && s->hi != EDTF_DAY_NONE; }

/* Does b tell more of when the thing came than a does? */
static bool tells_more(const AssocSeen *a, const AssocSeen *b)
{
    if (b->item == ASSOC_NO_ITEM) return false;
    if (a->item == ASSOC_NO_ITEM) return true;
    bool a_dated = assoc_dated(a), b_dated = assoc_dated(b);
    if (!a_dated || !b_dated) return b_dated || (!a_dated && a->lo == EDTF_DAY_NONE && b->lo != EDTF_DAY_NONE);
    return b->lo != a->lo ? b->lo < a->lo : b->hi < a->hi;
}

static AssocSeen *see(Maker *m, const AssocSeen *s)
{
    uint32_t at = m->slot[s->name];
    if (at <= m->from || at > m->seen.n || m->seen.v[at - 1].name != s->name) {
        *heap_vec_push(&m->seen) = *s;
        m->slot[s->name] = m->seen.n;
        return &m->seen.v[m->seen.n - 1];
    }
    AssocSeen *had = &m->seen.v[at - 1], was = *had;
    if (tells_more(had, s)) *had = *s;
    had->until = was.until == EDTF_DAY_NONE || s->until > was.until ? s->until : was.until;
    had->first = was.first, had->last = was.last, had->n_item = was.n_item;
    return had;
}

/* One more row of the thing, and when it was. */
static void stretch(AssocSeen *s, const CareerItem *it)
{
    const EdtfDay days[] = {it->start_lo, it->end_hi};
    s->n_item++;
    for (size_t k = 0; k < COUNT_OF(days); k++) {
        if (!edtf_dated(days[k])) continue;
        if (s->first == EDTF_DAY_NONE || days[k] < s->first) s->first = days[k];
        if (s->last == EDTF_DAY_NONE || days[k] > s->last) s->last = days[k];
    }
}

static NameId node_of(const AssocBase *b, NameId name, bool skill)
{
    NameId root = b->root[name];
    EntityType t = b->type[root];
    return root && (skill ? t == ENT_SKILL : t != ENT_SKILL && assoc_is_node(t)) ? root : 0;
}

static void see_row(Maker *m, uint32_t item)
{
    const CareerItem *it = &m->b.c->items.v[item];
    const NameId held[] = {it->role, it->org};
    for (size_t k = 0; k < COUNT_OF(held) && assoc_holds(it); k++) {
        NameId root = node_of(&m->b, held[k], false);
        AssocSeen s = seen_held(it, root, item);
        if (root) stretch(see(m, &s), it);
    }
    for (uint32_t k = 0; k < it->skill_n && it->fact == FACT_ACTUAL; k++) {
        NameId root = node_of(&m->b, m->b.c->named.v[it->skill_beg + k], true);
        AssocSeen s = seen_learned(&m->b, it, root, item);
        if (root) stretch(see(m, &s), it);
    }
}

static void see_doc(Maker *m, uint32_t doc)
{
    const CareerDoc *d = &m->b.c->docs.v[doc];
    m->from = m->seen.n;
    for (uint32_t i = 0; i < d->named_n && !d->dead; i++) {
        NameId root = node_of(&m->b, m->b.c->named.v[d->named_beg + i], true);
        AssocSeen s = seen_at(root, ASSOC_NO_ITEM, EDTF_DAY_NONE, EDTF_DAY_NONE);
        if (root) see(m, &s);
    }
    for (uint32_t i = 0; i < d->item_n && !d->dead; i++) see_row(m, d->item_beg + i);
}

/* 시니어 백엔드 개발자 is 백엔드 개발자; what is a grade alone (팀장) stays what it is: one comes to it after others. */
static NameId node_name(const Careers *c, NameId name)
{
    NameId plain = c->names.v[name].type == ENT_ROLE ? careers_plain(c, name) : 0;
    return plain ? plain : careers_root(c, name);
}

AssocBase assoc_base(Arena *a, const Careers *c)
{
    uint32_t n = c->names.n;
    Arena tmp = {0};
    Maker m = {.b = {.c = c, .n_doc = c->docs.n, .n_name = n, .root = arena_push_n(a, NameId, n + 1),
                     .type = arena_push_n(a, uint8_t, n + 1),
                     .beg = arena_push_n(a, uint32_t, c->docs.n + 1)},
               .slot = arena_push_n(&tmp, uint32_t, n + 1)};
    for (NameId i = 1; i < n; i++) m.b.root[i] = node_name(c, i), m.b.type[i] = (uint8_t)c->names.v[i].type;
    for (uint32_t d = 0; d < c->docs.n; d++) {
        see_doc(&m, d);
        m.b.beg[d + 1] = m.seen.n;
    }
    m.b.seen = arena_push_raw(a, AssocSeen, m.seen.n + 1);
    if (m.seen.n) memcpy(m.b.seen, m.seen.v, m.seen.n * sizeof *m.seen.v);
    heap_vec_fini(&m.seen);
    arena_fini(&tmp);
    return m.b;
}

bool assoc_came_after(const AssocSeen *skill, const AssocSeen *held)
{
    bool left = held->until != EDTF_DAY_NONE && held->until != EDTF_DAY_MAX;
    return left && skill->lo != EDTF_DAY_NONE && skill->lo > held->until;
}

/* ---------------------------------------------------------------- all of them */

Assoc assoc_index(Arena *a, const AssocBase *b, const Filter *f)
{
    uint32_t n = b->n_name, n_doc = f->docs.n < b->n_doc ? f->docs.n : b->n_doc;
    Assoc x = {.c = b->c,
               .b = b,
               .beg = arena_push_n(a, uint32_t, n + 2),
               .mark = arena_push_n(a, uint32_t, n + 1)};
    for (uint32_t d = 0; d < n_doc; d++) {
        x.n_all += bits_get(&f->docs, d);
        for (uint32_t i = b->beg[d]; bits_get(&f->docs, d) && i < b->beg[d + 1]; i++) x.beg[b->seen[i].name + 1]++;
    }
    for (NameId i = 0; i <= n; i++) x.beg[i + 1] += x.beg[i];
    x.doc = arena_push_raw(a, uint32_t, x.beg[n + 1] + 1);
    memcpy(x.mark, x.beg, (n + 1) * sizeof *x.mark);                     /* where the next document of a name goes */
    for (uint32_t d = 0; d < n_doc; d++)
        for (uint32_t i = b->beg[d]; bits_get(&f->docs, d) && i < b->beg[d + 1]; i++)
            x.doc[x.mark[b->seen[i].name]++] = d;
    memset(x.mark, 0, (n + 1) * sizeof *x.mark);
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

AssocNodes assoc_nodes(Arena *a, const Assoc *x, uint32_t types, uint32_t least, bool grades)
{
    AssocNodes out = {0};
    for (NameId i = 1; i < x->b->n_name; i++)
        if ((types >> x->b->type[i] & 1) && (grades || !x->c->names.v[i].grade) && assoc_n(x, i) &&
            assoc_n(x, i) >= least)
            *vec_push(a, &out) = (AssocNode){i, assoc_n(x, i)};
    if (out.n) qsort(out.v, out.n, sizeof *out.v, by_docs);
    return out;
}

NameId assoc_find(const Assoc *x, uint32_t types, Str words)
{
    Arena tmp = {0};
    Str want = fold_key(&tmp, words);
    NameId best = 0;
    bool whole = false;
    for (NameId i = 1; want.n && i < x->b->n_name; i++) {
        NameId root = x->b->root[i];
        EntityType t = (EntityType)x->b->type[root];
        if (!assoc_is_node(t) || (types && !(types >> t & 1)) || !assoc_n(x, root)) continue;
        bool is = str_has_line(x->c->names.v[i].key, want);
        if (!is && (whole || str_find(x->c->names.v[i].key, want, 0) == SIZE_MAX)) continue;
        if (best && is == whole && assoc_n(x, root) <= assoc_n(x, best)) continue;
        best = root;
        whole = is;
    }
    arena_fini(&tmp);
    return best;
}

uint32_t assoc_named(const Assoc *x, uint32_t doc, NameId root)
{
    const CareerDoc *d = &x->c->docs.v[doc];
    for (uint32_t i = 0; i < d->named_n; i++)
        if (x->b->root[x->c->named.v[d->named_beg + i]] == root) return i;
    return UINT32_MAX;
}
