/* assoc_ego.c: one thing, and by which careers it is tied to others. */
#include "assoc_int.h"
#include <stdlib.h>
#include <string.h>

/* One career's share in one edge. */
typedef struct Link { AssocRel rel; NameId name; int event; uint32_t x_item, y_item; double days; } Link;
typedef void (*LinkFn)(void *ctx, uint32_t doc, const Link *l);
typedef struct Walk { Assoc *x; NameId ego; uint32_t doc; LinkFn fn; void *ctx; } Walk;

static void tie(const Walk *w, Link l) { w->fn(w->ctx, w->doc, &l); }

static EntityType type_of(const Assoc *x, NameId root) { return (EntityType)x->b->type[root]; }

/* ---------------------------------------------------------------- where a skill was learned */

static bool lies_in(const CareerItem *it, const CareerItem *spell)
{
    EdtfDay end = spell->end_kind == END_OPEN ? EDTF_DAY_MAX : spell->end_hi;
    if (it->start_lo == EDTF_DAY_NONE || spell->start_lo == EDTF_DAY_NONE || end == EDTF_DAY_NONE) return false;
    return spell->start_lo <= it->start_lo && it->start_hi <= end;
}

/* The role of the spells that fit: those at the row's employer, else those its date lies in. 0: none, or several. */
static NameId role_of_spell(const Assoc *x, const CareerItem *it)
{
    const CareerDoc *d = &x->c->docs.v[it->doc];
    NameId org = x->b->root[it->org], role = 0;
    for (uint32_t i = d->item_beg; i < d->item_beg + d->item_n; i++) {
        const CareerItem *p = &x->c->items.v[i];
        if (p->kind != ITEM_POSITION || p->type != POS_WORK || !p->role) continue;
        if (org ? x->b->root[p->org] != org : !lies_in(it, p)) continue;
        NameId root = x->b->root[p->role];
        if (role && role != root) return 0;
        role = root;
    }
    return role && type_of(x, role) == ENT_ROLE ? role : 0;
}

/* Who studies beside the job studies, and no more is told: only a school or firm that the event names is a place. */
static NameId place_of(const Assoc *x, const CareerItem *it)
{
    bool schooling = it->kind == ITEM_EVENT ? event_is_schooling((EventType)it->type) : it->type == POS_EDUCATION;
    NameId role = x->b->root[it->role], org = x->b->root[it->org];
    if (!schooling && role && type_of(x, role) == ENT_ROLE) return role;
    if (!schooling && (role = role_of_spell(x, it)) != 0) return role;
    return org && assoc_is_node(type_of(x, org)) ? org : 0;
}

static void learned(const Walk *w, const AssocSeen *ego)
{
    const CareerItem *it = ego->item == ASSOC_NO_ITEM ? NULL : &w->x->c->items.v[ego->item];
    NameId place = it ? place_of(w->x, it) : 0;
    int event = place ? -1 : it && it->kind == ITEM_EVENT ? it->type : ASSOC_UNTOLD;
    tie(w, (Link){ASSOC_LEARNED, place, event, ego->item, ego->item, 0});
}

/* ---------------------------------------------------------------- the other ties */

/* Is a certainly before b? */
static bool ordered(const AssocSeen *a, const AssocSeen *b, double *days)
{
    if (!assoc_dated(a) || !assoc_dated(b) || a->hi >= b->lo) return false;
    *days = ((double)b->lo + b->hi) / 2 - ((double)a->lo + a->hi) / 2;
    return true;
}

static void order(const Walk *w, const AssocSeen *ego, const AssocSeen *y)
{
    double days;
    if (ordered(ego, y, &days)) tie(w, (Link){ASSOC_AFTER, y->name, -1, ego->item, y->item, days});
    else if (ordered(y, ego, &days)) tie(w, (Link){ASSOC_BEFORE, y->name, -1, ego->item, y->item, days});
}

/* A role at an employer: one row says both. */
static void at(const Walk *w)
{
    Assoc *x = w->x;
    const CareerDoc *d = &x->c->docs.v[w->doc];
    for (uint32_t i = d->item_beg; i < d->item_beg + d->item_n; i++) {
        const CareerItem *it = &x->c->items.v[i];
        NameId role = x->b->root[it->role], org = x->b->root[it->org], y = role == w->ego ? org : role;
        if (!assoc_holds(it) || (role != w->ego && org != w->ego) || !y || x->mark[y] == w->doc + 1) continue;
        if (!assoc_is_node(type_of(x, y))) continue;
        x->mark[y] = w->doc + 1;
        tie(w, (Link){ASSOC_AT, y, -1, i, i, 0});
    }
}

static void unmark(Assoc *x, uint32_t doc)
{
    const CareerDoc *d = &x->c->docs.v[doc];
    for (uint32_t i = d->item_beg; i < d->item_beg + d->item_n; i++)
        x->mark[x->b->root[x->c->items.v[i].role]] = x->mark[x->b->root[x->c->items.v[i].org]] = 0;
}

/* Every tie of the thing in one document, each once. */
static void walk_doc(Walk *w)
{
    Assoc *x = w->x;
    AssocSeens seen = assoc_of(x->b, w->doc);
    const AssocSeen *ego = assoc_seen(seen, w->ego);
    if (!ego) return;
    EntityType t = type_of(x, w->ego);
    if (t == ENT_SKILL) learned(w, ego);
    else at(w), unmark(x, w->doc);
    for (uint32_t i = 0; i < seen.n; i++) {
        const AssocSeen *y = &seen.v[i];
        EntityType of = type_of(x, y->name);
        if (y->name == w->ego) continue;
        bool late = t != ENT_SKILL && of == ENT_SKILL && assoc_came_after(y, ego);
        if (of == ENT_SKILL && !late)
            tie(w, (Link){t == ENT_SKILL ? ASSOC_WITH : ASSOC_NEEDS, y->name, -1, ego->item, y->item, 0});
        bool place = t == ENT_ORG || t == ENT_SCHOOL, y_place = of == ENT_ORG || of == ENT_SCHOOL;
        if (t == ENT_SKILL ? !y_place : t == ENT_ROLE ? of == ENT_ROLE : place && y_place) order(w, ego, y);
    }
}

/* ---------------------------------------------------------------- counting */

typedef struct Gap { NameId name; float days; } Gap;
typedef struct Gaps { Gap *v; uint32_t n, cap; } Gaps;                 /* on the heap: one a career and edge */
typedef struct Tally {
    Assoc    *x;
    uint32_t *n[ASSOC_REL_COUNT];
    uint32_t  event[EV_COUNT + 1], placed;
    Gaps      gaps[ASSOC_REL_COUNT];
} Tally;

static void count_link(void *ctx, uint32_t doc, const Link *l)
{
    Tally *t = ctx;
    (void)doc;
    if (l->rel == ASSOC_LEARNED) t->placed += l->event != ASSOC_UNTOLD;
    if (l->name) t->n[l->rel][l->name]++;
    else t->event[l->event]++;
    if (l->rel == ASSOC_BEFORE || l->rel == ASSOC_AFTER)
        *heap_vec_push(&t->gaps[l->rel]) = (Gap){l->name, (float)l->days};
}

static int by_name_and_days(const void *p, const void *q)
{
    const Gap *a = p, *b = q;
    if (a->name != b->name) return a->name < b->name ? -1 : 1;
    return a->days < b->days ? -1 : a->days > b->days;
}

/* gaps: sorted, those of the edge's name begin at v and are as many as its careers. */
static void put_days(AssocEdge *e, const Gap *v, uint32_t n)
{
    e->days_lo = v[0].days;
    e->days_hi = v[n - 1].days;
    e->days = n % 2 ? v[n / 2].days : ((double)v[n / 2 - 1].days + v[n / 2].days) / 2;
}

static void put_edges(Arena *a, AssocEgo *ego, Tally *t, AssocRel rel)
{
    Assoc *x = t->x;
    Gaps *g = &t->gaps[rel];
    AssocRel other = rel == ASSOC_AFTER ? ASSOC_BEFORE : ASSOC_AFTER;
    if (g->n) qsort(g->v, g->n, sizeof *g->v, by_name_and_days);
    uint32_t gap = 0;
    for (NameId y = 1; y < x->b->n_name; y++) {
        uint32_t n = t->n[rel][y];
        if (!n) continue;
        AssocEdge e = {.rel = rel, .name = y, .event = -1, .k = {n, ego->n_doc, assoc_n(x, y), x->n_all}};
        if (g->n) {
            put_days(&e, g->v + gap, n);
            e.n_reverse = t->n[other][y];
            gap += n;
        }
        *vec_push(a, &ego->edges) = e;
    }
    for (int i = 0; rel == ASSOC_LEARNED && i <= ASSOC_UNTOLD; i++)
        if (t->event[i])
            *vec_push(a, &ego->edges) =
                (AssocEdge){.rel = rel, .event = i, .k = {t->event[i], ego->n_doc, 0, x->n_all}};
}

static void put_extent(const Assoc *x, AssocEgo *ego, uint32_t doc)
{
    const AssocSeen *s = assoc_seen(assoc_of(x->b, doc), ego->name);
    ego->n_item += s->n_item;
    if (s->first == EDTF_DAY_NONE) return;
    if (ego->first == EDTF_DAY_NONE || s->first < ego->first) ego->first = s->first;
    if (ego->last == EDTF_DAY_NONE || s->last > ego->last) ego->last = s->last;
}

AssocEgo assoc_ego(Arena *a, Assoc *x, NameId root)
{
    AssocEgo ego = {.name = root, .n_doc = assoc_n(x, root), .first = EDTF_DAY_NONE, .last = EDTF_DAY_NONE};
    Arena tmp = {0};
    Tally t = {.x = x};
    for (int r = 0; r < ASSOC_REL_COUNT; r++) t.n[r] = arena_push_n(&tmp, uint32_t, x->b->n_name + 1);
    Walk w = {x, root, 0, count_link, &t};
    for (uint32_t i = 0; i < ego.n_doc; i++) {
        w.doc = assoc_docs(x, root)[i];
        walk_doc(&w);
        put_extent(x, &ego, w.doc);
    }
    ego.n_placed = t.placed;
    for (int r = 0; r < ASSOC_REL_COUNT; r++) put_edges(a, &ego, &t, (AssocRel)r);
    for (int r = 0; r < ASSOC_REL_COUNT; r++) heap_vec_fini(&t.gaps[r]);
    arena_fini(&tmp);
    assoc_sort(&ego.edges, x->c, ASSOC_BY_STRENGTH);
    return ego;
}

/* ---------------------------------------------------------------- order */

int assoc_by_strength(AssocCount a, AssocCount b)
{
    /* One career is an anecdote, however rare what it tells of. */
    if ((a.n_xy > 1) != (b.n_xy > 1)) return a.n_xy > 1 ? -1 : 1;
    double x = assoc_g2(a), y = assoc_g2(b);
    return x > y ? -1 : x < y;
}

typedef struct Sorter { AssocEdge e; Str label; AssocOrder order; bool role; } Sorter;

static int by_count(const Sorter *a, const Sorter *b)
{
    return a->e.k.n_xy > b->e.k.n_xy ? -1 : a->e.k.n_xy < b->e.k.n_xy;
}

static int by_pmi(const Sorter *a, const Sorter *b)
{
    double x = assoc_pmi(a->e.k), y = assoc_pmi(b->e.k);
    return x > y ? -1 : x < y;
}

/* What a row says of one career (there, then) is strong by how many say it; only what stands together somewhere in
 * the memoirs has to be held against chance. */
static int by_strength(const Sorter *a, const Sorter *b)
{
    bool chance = a->e.rel == ASSOC_WITH || a->e.rel == ASSOC_NEEDS;
    return chance ? assoc_by_strength(a->e.k, b->e.k) : by_count(a, b);
}

static int by_label(const Sorter *a, const Sorter *b) { return str_cmp(a->label, b->label); }

static int edge_order(const void *p, const void *q)
{
    static int (*const how[])(const Sorter *, const Sorter *) = {[ASSOC_BY_STRENGTH] = by_strength,
                                                                 [ASSOC_BY_COUNT] = by_count,
                                                                 [ASSOC_BY_PMI] = by_pmi,
                                                                 [ASSOC_BY_NAME] = by_label};
    const Sorter *a = p, *b = q;
    if (a->e.rel != b->e.rel) return a->e.rel < b->e.rel ? -1 : 1;
    if (!a->e.name != !b->e.name) return a->e.name ? -1 : 1;          /* no place told: below the places */
    if ((a->e.event == ASSOC_UNTOLD) != (b->e.event == ASSOC_UNTOLD)) return b->e.event == ASSOC_UNTOLD ? -1 : 1;
    int cmp = how[a->order](a, b);
    if (!cmp) cmp = by_count(a, b);
    if (!cmp) cmp = b->role - a->role;                                /* what one became, before what one learned */
    if (!cmp) cmp = by_label(a, b);
    return cmp ? cmp : a->e.name < b->e.name ? -1 : a->e.name > b->e.name;
}

void assoc_sort(AssocEdges *edges, const Careers *c, AssocOrder order)
{
    Arena tmp = {0};
    Sorter *s = arena_push_n(&tmp, Sorter, edges->n + 1);
    for (uint32_t i = 0; i < edges->n; i++) {
        const CareerName *n = &c->names.v[edges->v[i].name];
        s[i] = (Sorter){edges->v[i], n->label, order, n->type == ENT_ROLE};
    }
    qsort(s, edges->n, sizeof *s, edge_order);
    for (uint32_t i = 0; i < edges->n; i++) edges->v[i] = s[i].e;
    arena_fini(&tmp);
}

/* ---------------------------------------------------------------- what an edge rests on */

typedef struct Collect { Arena *a; const AssocEdge *edge; AssocSites *out; } Collect;

static void keep_site(void *ctx, uint32_t doc, const Link *l)
{
    Collect *k = ctx;
    if (l->rel != k->edge->rel || l->name != k->edge->name || l->event != k->edge->event) return;
    *vec_push(k->a, k->out) = (AssocSite){doc, l->x_item, l->y_item, l->days};
}

/* Where one learns need not be where one is: a course at a school is no time as its student. */
static bool may_tie(const Assoc *x, const AssocEdge *edge, uint32_t doc, uint32_t *at)
{
    if (!edge->name || edge->rel == ASSOC_LEARNED) return true;
    while (*at < assoc_n(x, edge->name) && assoc_docs(x, edge->name)[*at] < doc) ++*at;
    return *at < assoc_n(x, edge->name) && assoc_docs(x, edge->name)[*at] == doc;
}

AssocSites assoc_sites(Arena *a, Assoc *x, NameId root, const AssocEdge *edge, uint32_t most)
{
    AssocSites out = {0};
    Collect k = {a, edge, &out};
    Walk w = {x, root, 0, keep_site, &k};
    uint32_t at = 0;
    for (uint32_t i = 0; i < assoc_n(x, root) && (!most || out.n < most); i++) {
        w.doc = assoc_docs(x, root)[i];
        if (may_tie(x, edge, w.doc, &at)) walk_doc(&w);
    }
    return out;
}
