/* An automaton's table without its empty cells: rows are laid over each other where they leave room, and each cell says
 * whose it is (row displacement; Tarjan and Yao, Storing a sparse table, CACM 22(11), 1979). Of the cells of a grammar of
 * expressions one in twenty leads anywhere, and what is small stays in a cache. A state is the place where its row begins,
 * so that a step reads one cell: no row has a second table to look into. */
#include "compile_int.h"
#include <string.h>

static bool fits(const Comb *c, uint32_t base, const uint16_t *row, uint32_t n_col)
{
    if (base < c->n && c->v[base].of) return false;                      /* column 0: what the state accepts */
    for (uint32_t i = 1; i < n_col && base + i < c->n; i++)
        if (row[i] && c->v[base + i].of) return false;
    return true;
}

/* The first place where the row fits, from the first free cell on. */
static uint32_t place(const Comb *c, uint32_t *free_from, const uint16_t *row, uint32_t n_col)
{
    while (*free_from < c->n && c->v[*free_from].of) ++*free_from;
    uint32_t base = *free_from;
    while (!fits(c, base, row, n_col)) base++;
    return base;
}

/* The row's cells, which name the states of the automaton as long as not all have their places. */
static void put(Arena *a, Comb *c, uint32_t base, const uint16_t *row, uint32_t n_col, uint16_t accept)
{
    while (c->n < base + n_col) *vec_push(a, c) = (ArcRow){0};
    c->v[base] = (ArcRow){ARC_ACCEPT, accept};
    for (uint32_t i = 1; i < n_col; i++)
        if (row[i]) c->v[base + i] = (ArcRow){(uint16_t)base, row[i]};
}

/* States in order of their numbers: those near the start, which are passed most, come to stand near each other. */
bool comb_make(Arena *a, const Dfa *d, Comb *c)
{
    uint16_t *base = arena_push_n(a, uint16_t, d->n_state);
    uint32_t free_from = 0;
    *c = (Comb){0};
    *vec_push(a, c) = (ArcRow){ARC_ACCEPT, 0};                           /* dead: nothing begins there */
    for (uint32_t s = 1; s < d->n_state; s++) {
        const uint16_t *row = d->next + (size_t)s * d->n_col;
        uint32_t at = place(c, &free_from, row, d->n_col);
        if (at > ARC_STATE) return false;
        base[s] = (uint16_t)at;
        put(a, c, at, row, d->n_col, d->accept[s]);
    }
    for (uint32_t i = 0; i < c->n; i++) {
        ArcRow *x = &c->v[i];
        if (x->of && x->of != ARC_ACCEPT) x->to = (uint16_t)(base[x->to] | (d->accept[x->to] ? ARC_ACCEPTS : 0));
    }
    return true;
}
