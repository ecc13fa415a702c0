/* An automaton's table without its empty cells: rows are laid over each other where they leave room, and each cell says
 * whose it is (row displacement; Tarjan and Yao, Storing a sparse table, CACM 22(11), 1979). Of the cells of a grammar of
 * expressions one in twenty leads anywhere, and what is small stays in a cache. */
#include "compile_int.h"

static bool fits(const Comb *c, uint32_t base, const uint16_t *row, uint32_t n_col)
{
    for (uint32_t i = 0; i < n_col && base + i < c->arc.n; i++)
        if (row[i] && c->arc.v[base + i].of) return false;
    return true;
}

/* The first place where the row fits, from the first free arc on. */
static uint32_t place(const Comb *c, uint32_t *free_from, const uint16_t *row, uint32_t n_col)
{
    uint32_t first = 0;
    while (first < n_col && !row[first]) first++;
    if (first == n_col) return 0;
    while (*free_from < c->arc.n && c->arc.v[*free_from].of) ++*free_from;
    uint32_t base = *free_from > first ? *free_from - first : 0;
    while (!fits(c, base, row, n_col)) base++;
    return base;
}

/* States in order of their numbers: those near the start, which are passed most, come to stand near each other. */
void comb_make(Arena *a, const Dfa *d, Comb *c)
{
    uint32_t free_from = 0;
    *c = (Comb){0};
    for (uint32_t s = 0; s < d->n_state; s++) {
        const uint16_t *row = d->next + (size_t)s * d->n_col;
        uint32_t base = place(c, &free_from, row, d->n_col);
        while (c->arc.n < base + d->n_col) *vec_push(a, &c->arc) = (ArcRow){0};
        for (uint32_t i = 0; i < d->n_col; i++)
            if (row[i]) c->arc.v[base + i] = (ArcRow){(uint16_t)s, row[i]};
        *vec_push(a, &c->state) = (StateRow){base, d->accept[s]};
    }
}
