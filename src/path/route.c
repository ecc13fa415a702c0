#include "route_int.h"
#include <math.h>
#include <stdlib.h>
#include <string.h>

/* ------------------------------------------------------------------ states of one document */

/* Every name of what is asked for, in whatever grade. */
static Bits all_names(Finder *f, const Bits *asked)
{
    const Sequences *sq = f->sq;
    Bits b = bits_new(&f->work, sq->root.n);
    for (NameId i = 1; i < sq->root.n && i < asked->n; i++)
        if (bits_get(asked, i) || bits_get(asked, sq->root.v[i]) || (sq->plain.v[i] && bits_get(asked, sq->plain.v[i])))
            bits_set(&b, i);
    return b;
}

static bool stands_for(const Bits *b, const Spell *s) { return bits_get(b, s->title) || bits_get(b, s->org); }

static uint32_t node_of_state(Finder *f, SpellState st)
{
    uint32_t *at = &f->node_of[st.name];
    if (*at) return *at;
    *at = f->name.n;
    *vec_push(&f->work, &f->name) = st.name;
    *vec_push(&f->work, &f->lone) = st.lone || !st.name;
    *vec_push(&f->work, &f->out) = (NodeOut){0};
    return *at;
}

/* What a post is called says more than the role carried over to it: from 개발자 to 팀장 one stays a developer. Of both
 * ends it stands for neither. One name may be an employer in whose service nobody tells the role and, elsewhere, what the question asks for: lone and
 * named states of one name are told apart by the kind of the name alone, since roles and employers never share one. */
static uint32_t node_of_spell(Finder *f, const Spell *s)
{
    bool from = stands_for(&f->from, s), to = stands_for(&f->to, s);
    if (!from && !to) from = bits_get(&f->from, s->role), to = bits_get(&f->to, s->role);
    if (from != to) return from ? NODE_FROM : NODE_TO;
    return node_of_state(f, spell_state(f->sq, s, f->ask->by));
}

bool finder_stays(Finder *f, uint32_t doc, Stays *out)
{
    const SpellDoc *d = &f->sq->docs.v[doc];
    if (f->c->docs.v[doc].dead || !d->spell_n) return false;
    if (f->ask->docs && (doc >= f->ask->docs->n || !bits_get(f->ask->docs, doc))) return false;
    arena_clear(&f->tmp);
    uint32_t *node = arena_push_raw(&f->tmp, uint32_t, d->spell_n);
    for (uint32_t i = 0; i < d->spell_n; i++) node[i] = node_of_spell(f, &f->sq->spells.v[d->spell_beg + i]);
    *out = stays_of(&f->tmp, f->sq, doc, node);
    return true;
}

static bool in_term(const QueryTerm *t, EdtfDay lo, EdtfDay hi)
{
    for (uint32_t k = 0; k < t->any.n; k++) {
        const QueryValue *v = &t->any.v[k];
        bool after = v->year_lo <= QUERY_YEAR_MIN || hi >= edtf_day(v->year_lo, 1, 1);
        if (after && (v->year_hi >= QUERY_YEAR_MAX || lo <= edtf_day(v->year_hi, 12, 31))) return true;
    }
    return false;
}

bool finder_in_years(const Finder *f, const Stay *to)
{
    const Query *q = f->ask->query;
    for (uint32_t i = 0; q && i < q->terms.n; i++) {
        if (q->terms.v[i].field != Q_YEAR) continue;
        if (to->start_lo == EDTF_DAY_NONE || in_term(&q->terms.v[i], to->start_lo, to->start_hi) == q->terms.v[i].negated)
            return false;
    }
    return true;
}

/* ------------------------------------------------------------------ steps of all */

static uint32_t edge_slot(const Edge *e, uint32_t cap, uint64_t key)
{
    uint64_t h = key * UINT64_C(0x9E3779B97F4A7C15);
    uint32_t at = (uint32_t)(h >> 32) & (cap - 1);
    while (e[at].key && e[at].key != key) at = (at + 1) & (cap - 1);
    return at;
}

static void edges_grow(Finder *f)
{
    uint32_t cap = f->edge_cap ? f->edge_cap * 2 : 256;
    Edge *e = arena_push_n(&f->work, Edge, cap);
    for (uint32_t i = 0; i < f->edge_cap; i++)
        if (f->edges[i].key) e[edge_slot(e, cap, f->edges[i].key)] = f->edges[i];
    f->edges = e;
    f->edge_cap = cap;
}

/* Once a person. */
static void edge_add(Finder *f, uint32_t from, uint32_t to)
{
    if (f->n_edge * 2 >= f->edge_cap) edges_grow(f);
    Edge *e = &f->edges[edge_slot(f->edges, f->edge_cap, edge_key(from, to))];
    if (!e->key) e->key = edge_key(from, to), f->n_edge++;
    e->n++;
}

/* Of a step that leads to or from a state without a name of its own nothing can be stitched: it is only counted. */
static void count_steps(Finder *f, uint32_t doc, const Stays *st)
{
    for (uint32_t i = 0; i < st->n_step; i++) {
        uint32_t from = st->v[st->step[i].from].state, to = st->v[st->step[i].to].state;
        bool again = !finder_in_years(f, &st->v[st->step[i].to]);
        for (uint32_t k = 0; k < i && !again; k++)
            again = st->v[st->step[k].from].state == from && st->v[st->step[k].to].state == to;
        if (again) continue;
        f->out.v[from].n++;
        f->out.v[from].people += f->out.v[from].last != doc + 1;
        f->out.v[from].last = doc + 1;
        if (!f->lone.v[from] && !f->lone.v[to]) edge_add(f, from, to);
    }
}

uint32_t finder_edge_n(const Finder *f, uint32_t from, uint32_t to)
{
    if (!f->edge_cap) return 0;
    return f->edges[edge_slot(f->edges, f->edge_cap, edge_key(from, to))].n;
}

static YenGraph graph_of(Finder *f)
{
    YenEdge *e = arena_push_raw(&f->work, YenEdge, f->n_edge + 1);
    uint32_t n = 0;
    for (uint32_t i = 0; i < f->edge_cap; i++) {
        if (!f->edges[i].key) continue;
        uint64_t k = f->edges[i].key - 1;
        uint32_t from = (uint32_t)(k >> 32), to = (uint32_t)k;
        e[n++] = (YenEdge){from, to, -log((double)f->edges[i].n / f->out.v[from].n)};
    }
    return yen_graph(&f->work, f->name.n, e, n);
}

/* ------------------------------------------------------------------ who walked */

typedef struct Walked { NodePath nodes; uint32_t n, last; } Walked;
typedef struct Chain { NodePath p; uint8_t sure; } Chain;
typedef struct Chains {
    Finder  *f;
    Map      by_nodes;                               /* the nodes' bytes -> index + 1 */
    VEC(Walked) all;
    Chain   *one;                                    /* of the memoir looked at */
    uint32_t n, doc, visits;
    const Stays *st;
} Chains;

/* Of one memoir: where dozens of posts were held at a time, the ways through them say nothing. */
enum { CHAINS_MAX = 256, VISITS_MAX = 20000 };

/* counts: else it is only remembered as nothing to stitch. */
static void chain_put(Chains *ch, const NodePath *p, bool counts)
{
    bool fresh;
    Str key = {(const char *)p->v, p->n * sizeof *p->v};
    uint32_t *at = map_put(&ch->f->work, &ch->by_nodes, key, &fresh);
    if (fresh) {
        map_rekey(&ch->by_nodes, key, str_dup(&ch->f->work, key));
        *vec_push(&ch->f->work, &ch->all) = (Walked){.nodes = *p};
        *at = ch->all.n;
    }
    Walked *w = &ch->all.v[*at - 1];
    if (!counts || w->last == ch->doc + 1) return;
    w->last = ch->doc + 1;
    w->n++;
}

static bool has_node(const NodePath *p, uint32_t node)
{
    for (uint32_t i = 0; i < p->n; i++)
        if (p->v[i] == node) return true;
    return false;
}

static void chain_from(Chains *ch, uint32_t stay, Chain *c)
{
    if (ch->visits++ > VISITS_MAX) return;
    c->p.v[c->p.n++] = ch->st->v[stay].state;
    if (ch->st->v[stay].state == NODE_TO) ch->one[ch->n++] = *c;
    else if (c->p.n <= ch->f->ask->hops)
        for (uint32_t i = 0; i < ch->st->n_step && ch->n < CHAINS_MAX; i++) {
            const StayStep *s = &ch->st->step[i];
            const Stay *to = &ch->st->v[s->to];
            uint8_t before = c->sure;
            if (s->from != stay || has_node(&c->p, to->state) || !finder_in_years(ch->f, to)) continue;
            if (s->sure < c->sure) c->sure = s->sure;
            chain_from(ch, s->to, c);
            c->sure = before;
        }
    c->p.n--;
}

static bool is_part(const NodePath *part, const NodePath *whole)
{
    uint32_t at = 0;
    for (uint32_t i = 0; i < whole->n && at < part->n; i++) at += whole->v[i] == part->v[at];
    return at == part->n;
}

/* Who studied beside a job went from the job by the study to the next one; that the one job also followed the other
 * directly is no second way. Of two such the surer one counts, of equally sure ones the fuller. */
static bool is_second(const Chains *ch, uint32_t i)
{
    const Chain *c = &ch->one[i];
    for (uint32_t k = 0; k < ch->n; k++) {
        const Chain *o = &ch->one[k];
        if (k == i || o->p.n == c->p.n) continue;
        if (is_part(&c->p, &o->p) && o->sure >= c->sure) return true;
        if (is_part(&o->p, &c->p) && o->sure > c->sure) return true;
    }
    return false;
}

/* Does any way lead there, however long? Stays stand in order of their beginnings. */
static bool gets_there(Finder *f, const Stays *st)
{
    bool *on = arena_push_n(&f->tmp, bool, st->n);
    for (uint32_t i = 0; i < st->n; i++) {
        on[i] |= st->v[i].state == NODE_FROM;
        if (!on[i]) continue;
        if (st->v[i].state == NODE_TO) return true;
        for (uint32_t k = 0; k < st->n_step; k++)
            if (st->step[k].from == i && finder_in_years(f, &st->v[st->step[k].to])) on[st->step[k].to] = true;
    }
    return false;
}

static void count_doc(Chains *ch, Routes *r, uint32_t doc, const Stays *st)
{
    Finder *f = ch->f;
    bool from = false, to = false;
    for (uint32_t i = 0; i < st->n; i++) from |= st->v[i].state == NODE_FROM, to |= st->v[i].state == NODE_TO;
    r->n_from += from;
    r->n_to += to;
    count_steps(f, doc, st);
    for (uint32_t i = 0; i < st->n; i++) f->seen[doc] |= node_bit(st->v[i].state);
    if (!from || !to) return;
    ch->doc = doc;
    ch->st = st;
    ch->n = ch->visits = 0;
    ch->one = arena_push_raw(&f->tmp, Chain, CHAINS_MAX);
    for (uint32_t i = 0; i < st->n && ch->n < CHAINS_MAX; i++)
        if (st->v[i].state == NODE_FROM) chain_from(ch, i, &(Chain){.sure = ORDER_SURE});
    for (uint32_t i = 0; i < ch->n; i++)
        chain_put(ch, &ch->one[i].p, !is_second(ch, i));
    r->n_people += ch->n != 0;
    r->n_longer += !ch->n && gets_there(f, st);
}

/* ------------------------------------------------------------------ choosing */

static int by_people(const void *x, const void *y)
{
    const Walked *a = x, *b = y;
    if (a->n != b->n) return a->n > b->n ? -1 : 1;
    if (a->nodes.n != b->nodes.n) return a->nodes.n < b->nodes.n ? -1 : 1;
    return memcmp(a->nodes.v, b->nodes.v, a->nodes.n * sizeof *a->nodes.v);
}

static void path_put(Finder *f, Routes *r, const NodePath *p, uint32_t walked)
{
    RoutePath *out = vec_push(f->a, &r->paths);
    *out = (RoutePath){.n_hop = p->n - 1, .walked = walked != 0, .n = walked};
    for (uint32_t i = 0; i < p->n; i++) out->state[i] = f->name.v[p->v[i]];
    for (uint32_t i = 0; !walked && i + 1 < p->n; i++) {
        uint32_t n = finder_edge_n(f, p->v[i], p->v[i + 1]);
        if (!out->n || n < out->n) out->n = n;
    }
}

/* Yen's ways that nobody walked whole. As many again are asked for as were walked, since those come out too. */
static uint32_t stitch(Chains *ch, const YenGraph *g, Routes *r, NodePath *nodes, uint32_t have)
{
    enum { ASKED_MAX = 64 };
    Finder *f = ch->f;
    uint32_t k = f->ask->most + (ch->all.n < ASKED_MAX ? ch->all.n : ASKED_MAX);
    YenPaths yen = yen_paths(&f->work, g, NODE_FROM, NODE_TO, f->ask->hops, k);
    for (uint32_t i = 0; i < yen.n && have < f->ask->most; i++) {
        Str key = {(const char *)yen.v[i].v, yen.v[i].n * sizeof *yen.v[i].v};
        if (map_get(&ch->by_nodes, key)) continue;
        NodePath *p = &nodes[have++];
        p->n = yen.v[i].n;
        memcpy(p->v, yen.v[i].v, p->n * sizeof *p->v);
        path_put(f, r, p, 0);
    }
    return have;
}

void finder_init(Finder *f)
{
    f->node_of = arena_push_n(&f->work, uint32_t, f->c->names.n + 1);
    f->seen = arena_push_n(&f->work, uint64_t, f->sq->docs.n + 1);
    f->from = all_names(f, &f->ask->from);
    f->to = all_names(f, &f->ask->to);
    for (int i = 0; i < NODE_NAMES; i++) {
        *vec_push(&f->work, &f->name) = 0;
        *vec_push(&f->work, &f->lone) = false;
        *vec_push(&f->work, &f->out) = (NodeOut){0};
    }
}

void finder_fini(Finder *f)
{
    arena_fini(&f->work);
    arena_fini(&f->tmp);
}

Routes routes_find(Arena *a, const Careers *c, const Sequences *sq, const RouteAsk *ask)
{
    RouteAsk mine = *ask;
    Finder f = {.a = a, .c = c, .sq = sq, .ask = &mine};
    Chains ch = {.f = &f};
    Routes r = {0};
    Stays st;
    if (mine.hops < 1) mine.hops = 1;
    if (mine.hops > ROUTE_HOPS_MAX) mine.hops = ROUTE_HOPS_MAX;
    finder_init(&f);
    for (uint32_t d = 0; d < sq->docs.n; d++)
        if (finder_stays(&f, d, &st)) count_doc(&ch, &r, d, &st);
    if (ch.all.n) qsort(ch.all.v, ch.all.n, sizeof *ch.all.v, by_people);
    while (r.n_walked < ch.all.n && ch.all.v[r.n_walked].n) r.n_walked++;
    NodePath *nodes = arena_push_n(&f.work, NodePath, mine.most + 1);
    uint32_t have = 0;
    for (; have < r.n_walked && have < mine.most; have++) {
        nodes[have] = ch.all.v[have].nodes;
        path_put(&f, &r, &nodes[have], ch.all.v[have].n);
    }
    if (have < mine.most && r.n_from && r.n_to) {
        YenGraph g = graph_of(&f);
        have = stitch(&ch, &g, &r, nodes, have);
        if (!have && !r.n_longer) route_gap(&f, &g, &r);
    }
    route_fill(&f, &r, nodes);
    finder_fini(&f);
    return r;
}

/* ------------------------------------------------------------------ orders */

static double time_of(const RoutePath *p) { return p->time.n ? route_days_told(&p->time) : INFINITY; }

static int by_time_first(const RoutePath *a, const RoutePath *b)
{
    double x = time_of(a), y = time_of(b);
    return x != y ? x < y ? -1 : 1 : 0;
}

static int by_n(const RoutePath *a, const RoutePath *b) { return a->n != b->n ? a->n > b->n ? -1 : 1 : 0; }
static int by_cost(const RoutePath *a, const RoutePath *b) { return a->cost != b->cost ? a->cost < b->cost ? -1 : 1 : 0; }
static int by_sure(const RoutePath *a, const RoutePath *b) { return a->sure != b->sure ? a->sure > b->sure ? -1 : 1 : 0; }

typedef int (*PathCmp)(const RoutePath *, const RoutePath *);

/* Ways are few: by insertion, which keeps equal ones as they are. */
void routes_sort(Routes *r, RouteOrder order)
{
    static const PathCmp first[ROUTE_ORDERS][3] = {
        [ROUTE_BY_PEOPLE] = {by_n, by_time_first, by_cost},
        [ROUTE_BY_TIME] = {by_time_first, by_n, by_cost},
        [ROUTE_BY_SURE] = {by_sure, by_n, by_time_first},
    };
    for (uint32_t i = 1; i < r->paths.n; i++) {
        RoutePath p = r->paths.v[i];
        uint32_t k = i;
        for (; k; k--) {
            const RoutePath *q = &r->paths.v[k - 1];
            int cmp = (int)p.walked - (int)q->walked;
            for (int n = 0; !cmp && n < 3; n++) cmp = -first[order][n](&p, q);
            if (cmp <= 0) break;
            r->paths.v[k] = *q;
        }
        r->paths.v[k] = p;
    }
}
