/* graph_matrix.c: how many careers of each role name each skill. */
#include "graph_int.h"
#include "uni/width.h"
#include <string.h>

enum { ROWS_MOST = 60, CELL_LEAST = 4, CELL_MOST = 12 };

/* The columns in sight: from `first`, n of them, so that the chosen one is among them. */
typedef struct Window { int role, first, n, wide[GRAPH_COLS]; } Window;

static Window window_of(Sheet *sh, const Careers *c, const AssocMatrix *m, int col)
{
    Window w = {.role = sh->cols >= 100 ? 24 : sh->cols >= 60 ? 18 : 12};
    for (uint32_t i = 0; i < m->cols.n; i++) {
        int cols = (int)uni_cols(uni_visible(&sh->mem, careers_called(c, m->cols.v[i].name))) + 2;   /* room for [ ] */
        w.wide[i] = cols > CELL_MOST ? CELL_MOST : cols < CELL_LEAST ? CELL_LEAST : cols;
    }
    for (int end = w.first;; end++) {
        int used = w.role + 2;
        for (end = w.first; end < (int)m->cols.n && used + w.wide[end] + 1 < sh->cols; end++) used += w.wide[end] + 1;
        w.n = end - w.first;
        if (col < end || w.first >= col) return w;
        w.first++;
    }
}

static Str count_text(const UiApp *app, Arena *a, uint32_t n, uint32_t most)
{
    enum { LEVELS = 5 };
    if (!n) return str_z(app->g->todo);
    uint32_t level = most > 1 ? (n - 1) * (LEVELS - 1) / (most - 1) : 0;
    return str_fmt(a, "%s%u", app->g->density[level], n);
}

static void put_names(UiApp *app, Sheet *sh, const AssocMatrix *m, const Window *w, int col)
{
    const Careers *c = session_careers(app->s);
    sheet_head(sh);
    int x = w->role + 2;
    app->graph.col_first = w->first, app->graph.n_col = w->n;
    for (int i = w->first; i < w->first + w->n; i++) {
        app->graph.col_x[i - w->first] = x;
        app->graph.col_x[i - w->first + 1] = x + w->wide[i] + 1;
        Str name = uni_visible(&sh->mem, careers_called(c, m->cols.v[i].name));
        size_t used;
        if ((int)uni_cols(name) > w->wide[i] - 2) name = uni_clip(name, (size_t)w->wide[i] - 2, &used);
        if (i == col) sheet_at(sh, x, w->wide[i], RO_TITLE_FOCUS, str_fmt(&sh->mem, "[" STR_FMT "]", STR_ARG(name)));
        else sheet_at(sh, x + 1, w->wide[i] - 1, RO_SKILL, name);
        x += w->wide[i] + 1;
    }
}

static void put_role(UiApp *app, Sheet *sh, const GraphSubject *g, const AssocMatrix *m, const Window *w, uint32_t r,
                     uint32_t most)
{
    const Assoc *x = graph_index(app);
    NameId role = m->rows.v[r].name, skill = m->cols.v[g->col].name;
    uint32_t n = m->n[r * m->cols.n + (uint32_t)g->col];
    GraphRow what = {GROW_CELL, ASSOC_NEEDS, skill, role, {.rel = ASSOC_NEEDS, .name = skill, .event = -1}};
    what.edge.k = (AssocCount){n, m->rows.v[r].n_doc, m->cols.v[g->col].n_doc, x->n_all};
    SheetRow *row = graph_row(app, sh, &what);
    GraphOpen open = {.rel = ASSOC_NEEDS, .name = skill, .event = -1};
    row->link = graph_link_open(&sh->mem, app, g, role, n ? &open : NULL);
    sheet_at(sh, 1, w->role, RO_ROLE, careers_called(x->c, role));
    int at = w->role + 3;
    for (int i = w->first; i < w->first + w->n; i++) {
        uint32_t k = m->n[r * m->cols.n + (uint32_t)i];
        sheet_at(sh, at, w->wide[i] - 1,
                 i == g->col && k ? RO_TITLE
                 : k < ASSOC_FEW  ? RO_DIM
                                  : RO_COUNT,
                 count_text(app, &sh->mem, k, most));
        if (i == g->col) row->cursor = at;
        at += w->wide[i] + 1;
    }
}

/* What most people have stands first, and of those that as many have, like beside like. The matrix that was counted is
 * kept as it is. */
static AssocMatrix matrix_in_order(Arena *a, const AssocMatrix *from, const Careers *c, AssocOrder order)
{
    AssocMatrix m = {.n = arena_push_n(a, uint32_t, (size_t)from->rows.n * from->cols.n + 1)};
    for (uint32_t i = 0; i < from->rows.n; i++) *vec_push(a, &m.rows) = from->rows.v[i];
    for (uint32_t i = 0; i < from->cols.n; i++) *vec_push(a, &m.cols) = from->cols.v[i];
    if (from->rows.n && from->cols.n) memcpy(m.n, from->n, sizeof *m.n * from->rows.n * from->cols.n);
    if (order != ASSOC_BY_NAME) assoc_group(&m);
    if (order == ASSOC_BY_STRENGTH || order == ASSOC_BY_COUNT) assoc_matrix_by_people(&m);
    if (order == ASSOC_BY_NAME) assoc_matrix_by_name(&m, c);
    return m;
}

void graph_matrix_build(UiApp *app, Sheet *sh, const GraphSubject *from)
{
    GraphSubject g = *from;
    Assoc *x = graph_index(app);
    if (!app->graph.matrix.n) app->graph.matrix = assoc_matrix(&app->graph.mem, x, ROWS_MOST, GRAPH_COLS);
    AssocMatrix m = matrix_in_order(&sh->mem, &app->graph.matrix, x->c, g.order);
    sh->title = str_fmt(&sh->mem, _("roles by skills: %u by %u, in people"), m.rows.n, m.cols.n);
    sh->nothing = str_z(_("No career has both a role and a skill."));
    if (!m.rows.n || !m.cols.n) return;
    if (g.col >= (int)m.cols.n) g.col = (int)m.cols.n - 1;
    uint32_t most = 1;
    for (uint32_t i = 0; i < m.rows.n * m.cols.n; i++)
        if (m.n[i] > most) most = m.n[i];
    Window w = window_of(sh, x->c, &m, g.col);
    put_names(app, sh, &m, &w, g.col);
    for (uint32_t r = 0; r < m.rows.n; r++) put_role(app, sh, &g, &m, &w, r, most);
}
