/* graph_drawing.c: up to a dozen things in three layers, left to right: what came before or where it was learned, the
 * thing with what goes with it, what came after. Edges run at right angles, each from its own lane between the layers:
 * nodes of neighbouring layers never lie in the same row, so that what joins in a row leads to that row's node. */
#include "graph_int.h"
#include "uni/width.h"
#include <string.h>

enum { GUTTER = 8, PITCH = 4, ROWS = PITCH * ASSOC_DRAWN / 3, LANE = 1 };
enum { COLS_LEAST = 120, ROWS_LEAST = 36, WIDE_LEAST = 60 };

typedef struct Wire { uint8_t box[ROWS][2][GUTTER]; bool turn[ROWS][2][GUTTER]; } Wire;
typedef struct Drawing {
    UiApp *app;
    Sheet *sh;
    const GraphSubject *g;
    NameId ego;
    AssocLayers l;
    int    row[ASSOC_DRAWN], lane[ASSOC_DRAWN], wide;
    Wire   wire;
} Drawing;

static int layer_x(const Drawing *d, int layer) { return 2 + layer * (d->wide + GUTTER); }

/* Nodes of a layer one below the other, around the middle; those of the second layer half a pitch lower. */
static void place(Drawing *d)
{
    int n[3] = {0}, next[3];
    for (uint32_t i = 0; i < d->l.n_node; i++) d->lane[i] = n[d->l.node[i].layer]++;
    for (int k = 0; k < 3; k++) next[k] = (ASSOC_DRAWN / 3 - n[k]) / 2 * PITCH + (k == 1 ? PITCH / 2 : 0);
    for (uint32_t i = 0; i < d->l.n_node; i++) {
        d->row[i] = next[d->l.node[i].layer];
        next[d->l.node[i].layer] += PITCH;
    }
}

static void across(Drawing *d, int y, int gutter, int from, int to)
{
    for (int x = from; x <= to; x++)
        d->wire.box[y][gutter][x] |=
            (uint8_t)((x > from || !from ? BOX_LEFT : 0) | (x < to || to == GUTTER - 1 ? BOX_RIGHT : 0));
}

static void lay(Drawing *d, const AssocLayerEdge *e)
{
    int gutter = d->l.node[e->from].layer, lane = LANE + 2 * d->lane[e->from], y0 = d->row[e->from], y1 = d->row[e->to];
    across(d, y0, gutter, 0, lane);
    across(d, y1, gutter, lane, GUTTER - 1);
    int top = y0 < y1 ? y0 : y1, end = y0 < y1 ? y1 : y0;
    for (int y = top; y <= end; y++)
        d->wire.box[y][gutter][lane] |= (uint8_t)((y > top ? BOX_UP : 0) | (y < end ? BOX_DOWN : 0));
    d->wire.turn[y0][gutter][lane] = d->wire.turn[y1][gutter][lane] = true;
}

static void put_wire(const Drawing *d, int y, int gutter)
{
    Str s = S("");
    int from = -1;
    for (int x = 0; x < GUTTER; x++) {
        uint8_t box = d->wire.box[y][gutter][x];
        if (!box && from < 0) continue;
        if (from < 0) from = x;
        /* Two lines that only cross: the upright one lies over the other. */
        if (box == (BOX_UP | BOX_DOWN | BOX_LEFT | BOX_RIGHT) && !d->wire.turn[y][gutter][x]) box = BOX_UP | BOX_DOWN;
        s = str_cat(&d->sh->mem, s, box ? str_z(d->app->g->box[box]) : S(" "));
    }
    if (from >= 0) sheet_at(d->sh, layer_x(d, gutter) + d->wide + from, GUTTER - from, RO_RULE, s);
}

static int node_at(const Drawing *d, int y, int layer)
{
    for (uint32_t i = 0; i < d->l.n_node; i++)
        if (d->row[i] == y && d->l.node[i].layer == layer) return (int)i;
    return -1;
}

static void put_node(const Drawing *d, int i, bool chosen)
{
    const AssocLayerNode *n = &d->l.node[i];
    Arena *a = &d->sh->mem;
    Str count = str_fmt(a, " %u", n->n), name = uni_visible(a, careers_called(session_careers(d->app->s), n->name));
    size_t room = (size_t)d->wide - 3 - count.n, used = uni_cols(name);
    if (used > room) name = str_cat(a, uni_clip(name, room - 1, &used), str_z(d->app->g->dots)), used++;
    Str text =
        str_fmt(a, "%s" STR_FMT STR_FMT "%s", chosen ? "[" : " ", STR_ARG(name), STR_ARG(count), chosen ? "]" : " ");
    bool few = n->n < ASSOC_FEW;
    RoleId role = n->name == d->ego ? RO_TITLE_FOCUS : few ? RO_DIM : graph_name_role(d->app, n->name);
    sheet_at(d->sh, layer_x(d, n->layer), d->wide, role, text);
    /* The line between a short name and the lane it leads to. */
    bool out = false;
    for (uint32_t k = 0; k < d->l.n_edge; k++) out = out || d->l.edge[k].from == i;
    Str line = S("");
    for (size_t x = used + count.n + 2; x < (size_t)d->wide; x++)
        line = str_cat(a, line, str_z(d->app->g->box[BOX_LEFT | BOX_RIGHT]));
    int at = (int)(used + count.n) + 2;
    if (out && at < d->wide) sheet_at(d->sh, layer_x(d, n->layer) + at, d->wide - at, RO_RULE, line);
}

/* The node that the row leads to: that of the chosen layer, else of the nearest one. */
static int chosen_node(const Drawing *d, int y)
{
    for (int far = 0; far < 3; far++)
        for (int sign = -1; sign <= 1; sign += 2) {
            int layer = d->g->col + sign * far, i = layer < 0 || layer > 2 ? -1 : node_at(d, y, layer);
            if (i >= 0) return i;
        }
    return -1;
}

static void put_line(const Drawing *d, int y)
{
    int chosen = chosen_node(d, y);
    GraphRow what = {.kind = chosen < 0 ? GROW_PLAIN : GROW_NODE,
                     .rel = -1,
                     .name = chosen < 0 ? 0 : d->l.node[chosen].name,
                     .of = d->ego};
    SheetRow *row = graph_row(d->app, d->sh, &what);
    row->heading = chosen < 0;
    if (chosen >= 0) {
        row->link = graph_link(&d->sh->mem, d->app, d->g, what.name);
        row->cursor = layer_x(d, d->l.node[chosen].layer) + 1;
    }
    for (int layer = 0; layer < 3; layer++) {
        int i = node_at(d, y, layer);
        if (i >= 0) put_node(d, i, i == chosen);
        if (layer < 2) put_wire(d, y, layer);
    }
}

/* Among many lines those of one career each say little and hide the others. */
static void thin_out(AssocLayers *l, NameId ego)
{
    enum { CLEAR = 16 };
    uint32_t n = 0;
    if (l->n_edge <= CLEAR) return;
    for (uint32_t i = 0; i < l->n_edge; i++) {
        const AssocLayerEdge *e = &l->edge[i];
        if (e->n > 1 || l->node[e->from].name == ego || l->node[e->to].name == ego) l->edge[n++] = *e;
    }
    l->n_edge = n;
}

/* What no line leads to says nothing; the thing itself stays the first node. */
static void drop_lone(AssocLayers *l)
{
    uint8_t to[ASSOC_DRAWN];
    bool has[ASSOC_DRAWN] = {true};
    for (uint32_t i = 0; i < l->n_edge; i++) has[l->edge[i].from] = has[l->edge[i].to] = true;
    uint32_t n = 0;
    for (uint32_t i = 0; i < l->n_node; i++) {
        to[i] = (uint8_t)n;
        if (has[i]) l->node[n++] = l->node[i];
    }
    l->n_node = n;
    for (uint32_t i = 0; i < l->n_edge; i++) l->edge[i].from = to[l->edge[i].from], l->edge[i].to = to[l->edge[i].to];
}

/* How many more things there are than are drawn; those that nothing leads to count as well. */
static uint32_t left_out(const Drawing *d, const AssocEgo *ego)
{
    uint32_t n = 1;
    NameId last = 0;
    for (uint32_t i = 0; i < ego->edges.n; i++) {
        if (ego->edges.v[i].name && ego->edges.v[i].name != last && ego->edges.v[i].rel != ASSOC_AT) n++;
        last = ego->edges.v[i].name;
    }
    return n > d->l.n_node ? n - d->l.n_node : 0;
}

/* A screen that is large enough gives the view its room; else it must be made larger. */
static Str no_room(UiApp *app, Arena *a)
{
    if (app->cols < COLS_LEAST || app->rows < ROWS_LEAST)
        return str_fmt(a, _("A drawing needs a screen of %d by %d; the list tells the same."), COLS_LEAST,
                       ROWS_LEAST);
    return str_fmt(a, _("The drawing needs more room: %.*s gives this view the whole screen."),
                   STR_ARG(key_of(app, a, ACT_ZOOM_PANE)));
}

static void put_lines(Drawing *d)
{
    int last = 0;
    place(d);
    for (uint32_t i = 0; i < d->l.n_edge; i++) lay(d, &d->l.edge[i]);
    d->app->graph.col_first = 0, d->app->graph.n_col = 3;
    for (int k = 0; k <= 3; k++) d->app->graph.col_x[k] = layer_x(d, k) - 2;
    for (uint32_t i = 0; i < d->l.n_node; i++)
        if (d->row[i] > last) last = d->row[i];
    for (int y = 0; y <= last; y++) put_line(d, y);
}

bool graph_drawing_build(UiApp *app, Sheet *sh, const GraphSubject *g, Str *why)
{
    Arena *a = &sh->mem;
    bool room = app->cols >= COLS_LEAST && app->rows >= ROWS_LEAST && sh->cols >= WIDE_LEAST;
    if (!room) *why = no_room(app, a);
    if (!room) return false;
    Assoc *x = graph_index(app);
    const AssocEgo *ego = graph_ego(app, g->name, ASSOC_BY_STRENGTH);
    Drawing *d = arena_push(a, Drawing);
    *d = (Drawing){.app = app,
                   .sh = sh,
                   .g = g,
                   .ego = g->name,
                   .l = assoc_layers(x, ego),
                   .wide = (sh->cols - 4 - 2 * GUTTER) / 3};
    thin_out(&d->l, g->name);
    drop_lone(&d->l);
    if (!d->l.n_edge) {
        *why = str_z(_("Nothing came before it and nothing after: there is nothing to draw."));
        return false;
    }
    put_lines(d);
    sh->title = str_fmt(a, STR_FMT "  %s", STR_ARG(careers_called(x->c, g->name)), _("before, with, after; in people"));
    uint32_t more = left_out(d, ego);
    if (more)
        *why = str_fmt(a, P_("%u thing is left out: the list has it, a filter (%.*s) leaves fewer",
                             "%u things are left out: the list has them, a filter (%.*s) leaves fewer", more),
                       more, STR_ARG(key_of(app, a, ACT_FILTER)));
    return true;
}
