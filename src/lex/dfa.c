/* States to a deterministic automaton (subset construction), and that one made as small as it can be (Moore 1956). */
#include "regex_int.h"
#include "base/i18n.h"
#include <stdlib.h>
#include <string.h>

typedef struct Subsets {
    const Regex *r;
    Arena   *a;
    VEC(Ids) sets;                                   /* of a deterministic state: its SYM and ACCEPT states, sorted */
    Map      by_set;
    uint32_t *seen, round;                           /* seen[i] == round: state i is in the closure being made */
    Ids      todo;
} Subsets;

static int by_id(const void *x, const void *y)
{
    uint32_t a = *(const uint32_t *)x, b = *(const uint32_t *)y;
    return a < b ? -1 : a > b;
}

static void reach(Subsets *s, uint32_t id)
{
    if (s->seen[id] == s->round) return;
    s->seen[id] = s->round;
    *vec_push(s->a, &s->todo) = id;
}

/* What the states from[] lead to without reading anything. */
static Ids closure(Subsets *s, const uint32_t *from, uint32_t n)
{
    Ids set = {0};
    s->round++;
    s->todo.n = 0;
    for (uint32_t i = 0; i < n; i++) reach(s, from[i]);
    while (s->todo.n) {
        uint32_t id = s->todo.v[--s->todo.n];
        const NfaState *st = &s->r->nfa.v[id];
        if (st->kind == NFA_SPLIT) {
            reach(s, st->a);
            reach(s, st->b);
        } else {
            *vec_push(s->a, &set) = id;
        }
    }
    if (set.n) qsort(set.v, set.n, sizeof *set.v, by_id);
    return set;
}

static uint32_t number_of(Subsets *s, Ids set)
{
    bool fresh;
    uint32_t *at = map_put(s->a, &s->by_set, (Str){(const char *)set.v, set.n * sizeof *set.v}, &fresh);
    if (fresh) {
        *at = s->sets.n;
        *vec_push(s->a, &s->sets) = set;
    }
    return *at;
}

typedef struct Edge { uint32_t col, to; } Edge;

static int by_col(const void *x, const void *y)
{
    const Edge *a = x, *b = y;
    if (a->col != b->col) return a->col < b->col ? -1 : 1;
    return a->to < b->to ? -1 : a->to > b->to;
}

typedef VEC(Edge) Edges;

static Edges edges_of(const Subsets *s, Ids set)
{
    Edges edges = {0};
    for (uint32_t i = 0; i < set.n; i++) {
        const NfaState *st = &s->r->nfa.v[set.v[i]];
        if (st->kind == NFA_SYM) *vec_push(s->a, &edges) = (Edge){st->arg, st->a};
    }
    if (edges.n) qsort(edges.v, edges.n, sizeof *edges.v, by_col);
    return edges;
}

static void fill_row(Subsets *s, Ids set, uint16_t *row)
{
    Edges edges = edges_of(s, set);
    Ids to = {0};
    for (uint32_t i = 0; i < edges.n; i++) {
        *vec_push(s->a, &to) = edges.v[i].to;
        if (i + 1 < edges.n && edges.v[i + 1].col == edges.v[i].col) continue;
        row[edges.v[i].col] = (uint16_t)number_of(s, closure(s, to.v, to.n));
        to.n = 0;
    }
}

/* Among rules that end at the same place the first wins. */
static uint16_t accept_of(const Subsets *s, Ids set)
{
    uint32_t best = 0;
    for (uint32_t i = 0; i < set.n; i++) {
        const NfaState *st = &s->r->nfa.v[set.v[i]];
        if (st->kind == NFA_ACCEPT && (!best || st->arg + 1 < best)) best = st->arg + 1;
    }
    return (uint16_t)best;
}

typedef VEC(uint16_t *) Rows;

static bool all_rows(Subsets *s, uint32_t n_col, Rows *rows)
{
    number_of(s, (Ids){0});                          /* 0: dead */
    number_of(s, closure(s, s->r->starts.v, s->r->starts.n));
    for (uint32_t i = 0; i < s->sets.n; i++) {
        if (s->sets.n > DFA_MAX || (uint64_t)s->sets.n * n_col > DFA_CELLS_MAX) return false;
        uint16_t *row = arena_push_n(s->a, uint16_t, n_col);
        fill_row(s, s->sets.v[i], row);
        *vec_push(s->a, rows) = row;
    }
    return true;
}

/* ---------------------------------------------------------------- minimal */
/* Splits the classes once: states stay together when they were and all their ways lead into the same classes. Numbers
 * are given in order of the first state, so that dead stays 0 and start 1. Returns how many classes there are. */
static uint32_t refine(Arena *a, const Dfa *d, uint16_t *cls)
{
    ArenaMark mark = arena_mark(a);
    Map seen = {0};
    uint32_t n = 0;
    uint16_t *fresh_cls = malloc(d->n_state * sizeof *fresh_cls);
    if (!fresh_cls) arena_out_of_memory(d->n_state * sizeof *fresh_cls);
    for (uint32_t s = 0; s < d->n_state; s++) {
        uint16_t *sig = arena_push_n(a, uint16_t, d->n_col + 1);
        sig[0] = cls[s];
        for (uint32_t c = 1; c < d->n_col; c++) sig[c] = cls[d->next[s * d->n_col + c]];
        bool fresh;
        uint32_t *at = map_put(a, &seen, (Str){(const char *)sig, (d->n_col + 1) * sizeof *sig}, &fresh);
        if (fresh) *at = n++;
        fresh_cls[s] = (uint16_t)*at;
    }
    memcpy(cls, fresh_cls, d->n_state * sizeof *cls);
    free(fresh_cls);
    arena_rewind(a, mark);
    return n;
}

static void minimise(Arena *a, Dfa *d)
{
    uint16_t *cls = arena_push_n(a, uint16_t, d->n_state);
    /* Dead has a class of its own from the start: it is the only state from which nothing is accepted. */
    for (uint32_t s = 0; s < d->n_state; s++) cls[s] = (uint16_t)(s ? d->accept[s] + 1 : 0);
    uint32_t n = 0;
    for (uint32_t before = UINT32_MAX; n != before;) {
        before = n;
        n = refine(a, d, cls);
    }
    uint32_t done = 0;
    for (uint32_t s = 0; s < d->n_state; s++) {
        if (cls[s] != done) continue;                /* not the first state of the next class */
        for (uint32_t c = 0; c < d->n_col; c++) d->next[done * d->n_col + c] = cls[d->next[s * d->n_col + c]];
        d->accept[done++] = d->accept[s];
    }
    d->n_state = done;
}

static bool make(const Regex *r, Dfa *out)
{
    Subsets s = {.r = r, .a = r->a, .seen = arena_push_n(r->a, uint32_t, r->nfa.n)};
    Rows rows = {0};
    *out = (Dfa){.col = r->col_names.v, .n_col = r->col_names.n};
    if (out->n_col > UINT16_MAX || !all_rows(&s, out->n_col, &rows)) return false;
    out->n_state = rows.n;
    out->next = arena_push_n(r->a, uint16_t, (size_t)rows.n * out->n_col);
    out->accept = arena_push_n(r->a, uint16_t, rows.n);
    for (uint32_t i = 0; i < rows.n; i++) {
        memcpy(out->next + (size_t)i * out->n_col, rows.v[i], out->n_col * sizeof(uint16_t));
        out->accept[i] = accept_of(&s, s.sets.v[i]);
    }
    minimise(r->a, out);
    return comb_make(r->a, out, &out->comb);
}

bool regex_dfa(const Regex *r, Dfa *out, const char **why)
{
    if (make(r, out)) return true;
    *why = _("the automaton is too large: use fewer optional parts or split the grammar");
    return false;
}
