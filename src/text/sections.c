#include "doc_int.h"

enum { LEVELS = 10 };

/* A heading ends the sections of its level and below. open[] holds the running one of each level. */
void sections_cut(Arena *a, Doc *d)
{
    uint32_t n = 0;
    for (uint32_t i = 0; i < d->n_line; i++) n += d->line[i].kind == LINE_HEADING;
    d->sect = arena_push_n(a, DocSection, n);
    DocSection *open[LEVELS] = {0};
    for (uint32_t i = 0; i < d->n_line; i++) {
        const Line *l = &d->line[i];
        if (l->kind != LINE_HEADING) continue;
        for (uint32_t v = l->level; v < LEVELS; v++) {
            if (open[v]) open[v]->end = l->beg;
            open[v] = NULL;
        }
        DocSection *s = open[l->level] = &d->sect[d->n_sect++];
        *s = (DocSection){l->beg, d->body_end, l->body, l->end, l->level, i};
    }
}
