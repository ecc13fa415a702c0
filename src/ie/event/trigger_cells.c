/* The cells of a row of a table, and what the columns over them are called. */
#include "trigger_int.h"

enum { ROW_UNITS = 2048 };

/* The cells of the line, without the blanks before them; 0 where the row is too long to be read. */
static uint32_t line_cells(const Doc *d, const Line *l, Range cell[COLUMNS])
{
    uint32_t n = 0;
    if (l->end - l->beg > ROW_UNITS) return 0;
    for (uint32_t p = l->beg; p < l->end; p++) {
        if (d->ch[p] != '|') continue;
        if (n == COLUMNS) return 0;
        uint32_t beg = blanks_skip(d, p + 1), end = beg;
        while (end < l->end && d->ch[end] != '|') end++;
        cell[n++] = (Range){beg, end};
    }
    return n;
}

void cells_read(const Doc *d, const Sentence *s, Cells *cells)
{
    const Line *l = &d->line[s->line];
    if (cells->line == s->line) return;
    cells->line = s->line;
    cells->n = l->kind == LINE_TABLE ? line_cells(d, l, cells->cell) : 0;
    Range head[COLUMNS];
    bool headed = cells->n && l->table < s->line && doc_heads_table(d, l->table);
    uint32_t heads = headed ? line_cells(d, &d->line[l->table], head) : 0;
    for (uint32_t i = 0; i < cells->n; i++) cells->head[i] = i < heads ? head[i] : (Range){0};
}
