#include "called_int.h"
#include "base/map.h"
#include "uni/fold.h"

typedef struct Maker { Arena *a; Map by_key; const CalledRow *row; uint32_t *next; Called *out; } Maker;

static void add_row(Maker *m, CalledRun *run, uint32_t row)
{
    for (uint32_t i = run->beg; i < run->beg + run->n; i++)
        if (m->out->rows.v[i] == row) return;
    *vec_push(m->a, &m->out->rows) = row;
    run->n++;
}

/* Rows of one label follow each other by `next`, from 1 on. */
static void add_lines(Maker *m, const CareerName *name, CalledRun *run, Str lines)
{
    for (Str line; str_cut(&lines, '\n', &line);) {
        const uint32_t *at = line.n ? map_get(&m->by_key, line) : NULL;
        for (uint32_t r = at ? *at : 0; r; r = m->next[r - 1])
            if (m->row[r - 1].types >> name->type & 1) add_row(m, run, r - 1);
    }
}

Called called_make(Arena *a, const Careers *c, const CalledRow *row, uint32_t n)
{
    Called out = {.of = arena_push_n(a, CalledRun, c->names.n + 1)};
    Maker m = {.a = a, .row = row, .next = arena_push_n(a, uint32_t, n + 1), .out = &out};
    for (uint32_t i = 0; i < n; i++) {
        uint32_t *at = map_put(a, &m.by_key, fold_key(a, row[i].label), NULL);
        m.next[i] = *at;
        *at = i + 1;
    }
    for (uint32_t i = 1; i < c->names.n; i++) {
        out.of[i].beg = out.rows.n;
        add_lines(&m, &c->names.v[i], &out.of[i], c->names.v[i].key);
        add_lines(&m, &c->names.v[i], &out.of[i], c->names.v[i].kin);
    }
    return out;
}

void called_tally(const Called *k, CalledTally *t, NameId name, uint32_t doc)
{
    for (uint32_t i = k->of[name].beg; i < k->of[name].beg + k->of[name].n; i++) {
        CalledTally *row = &t[k->rows.v[i]];
        row->n += row->last != doc + 1;
        row->last = doc + 1;
    }
}
