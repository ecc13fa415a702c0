/* assoc_many.c: all things at once: pairs, the matrix of roles and skills, a drawing in layers. */
#include "assoc_int.h"
#include <math.h>
#include <stdlib.h>
#include <string.h>

/* Tallies the skills beside a skill, or those of a role, in its documents; touched: the names counted, to be emptied
 * again. */
typedef struct Beside { uint32_t *n; VEC(NameId) touched; } Beside;

static void count_beside(Arena *a, Assoc *x, NameId root, Beside *b)
{
    b->touched.n = 0;
    for (uint32_t i = 0; i < assoc_n(x, root); i++) {
        AssocSeens seen = assoc_of(x->b, assoc_docs(x, root)[i]);
        const AssocSeen *own = assoc_seen(seen, root);
        for (uint32_t k = 0; own && k < seen.n; k++) {
            const AssocSeen *s = &seen.v[k];
            if (x->b->type[s->name] != ENT_SKILL || assoc_came_after(s, own)) continue;
            if (!b->n[s->name]++) *vec_push(a, &b->touched) = s->name;
        }
    }
}

static void empty(Beside *b)
{
    for (uint32_t i = 0; i < b->touched.n; i++) b->n[b->touched.v[i]] = 0;
}

static int by_strength(const void *p, const void *q)
{
    const AssocPair *a = p, *b = q;
    int cmp = assoc_by_strength(a->k, b->k);
    if (cmp) return cmp;
    if (a->k.n_xy != b->k.n_xy) return a->k.n_xy > b->k.n_xy ? -1 : 1;
    if (a->x != b->x) return a->x < b->x ? -1 : 1;
    return a->y < b->y ? -1 : a->y > b->y;
}

AssocPairs assoc_pairs(Arena *a, Assoc *x, uint32_t least)
{
    AssocPairs out = {0};
    Arena tmp = {0};
    Beside b = {.n = arena_push_n(&tmp, uint32_t, x->b->n_name + 1)};
    if (!least) least = 1;
    for (NameId i = 1; i < x->b->n_name; i++) {
        EntityType t = x->c->names.v[i].type;
        if ((t != ENT_SKILL && t != ENT_ROLE) || assoc_n(x, i) < least) continue;
        count_beside(&tmp, x, i, &b);
        for (uint32_t k = 0; k < b.touched.n; k++) {
            NameId y = b.touched.v[k];
            if (b.n[y] < least || y == i || (t == ENT_SKILL && y < i)) continue;
            *vec_push(a, &out) = (AssocPair){i, y, {b.n[y], assoc_n(x, i), assoc_n(x, y), x->n_all}};
        }
        empty(&b);
    }
    if (out.n) qsort(out.v, out.n, sizeof *out.v, by_strength);
    arena_fini(&tmp);
    return out;
}

/* ---------------------------------------------------------------- roles by skills */

AssocMatrix assoc_matrix(Arena *a, Assoc *x, uint32_t rows_most, uint32_t cols_most)
{
    AssocMatrix m = {0};
    Arena tmp = {0};
    Beside b = {.n = arena_push_n(&tmp, uint32_t, x->b->n_name + 1)};
    m.rows = assoc_nodes(a, x, 1u << ENT_ROLE, 1, false);
    m.cols = assoc_nodes(a, x, 1u << ENT_SKILL, 1, false);
    if (m.rows.n > rows_most) m.rows.n = rows_most;
    if (m.cols.n > cols_most) m.cols.n = cols_most;
    m.n = arena_push_n(a, uint32_t, (size_t)m.rows.n * m.cols.n + 1);
    for (uint32_t r = 0; r < m.rows.n; r++) {
        count_beside(&tmp, x, m.rows.v[r].name, &b);
        for (uint32_t k = 0; k < m.cols.n; k++) m.n[r * m.cols.n + k] = b.n[m.cols.v[k].name];
        empty(&b);
    }
    arena_fini(&tmp);
    return m;
}

/* A row or column with what it is sorted by. */
typedef struct Line { AssocNode node; double at; Str label; uint32_t was; } Line;

static int by_place(const void *p, const void *q)
{
    const Line *a = p, *b = q;
    if (a->at != b->at) return a->at < b->at ? -1 : 1;
    int cmp = str_cmp(a->label, b->label);
    return cmp ? cmp : a->was < b->was ? -1 : a->was > b->was;
}

/* Puts rows and columns as their lines are sorted; the counts follow. */
static void reorder(Arena *tmp, AssocMatrix *m, Line *row, Line *col)
{
    size_t cells = (size_t)m->rows.n * m->cols.n;
    uint32_t *n = arena_push_n(tmp, uint32_t, cells + 1);
    qsort(row, m->rows.n, sizeof *row, by_place);
    qsort(col, m->cols.n, sizeof *col, by_place);
    for (uint32_t r = 0; r < m->rows.n; r++)
        for (uint32_t c = 0; c < m->cols.n; c++) n[r * m->cols.n + c] = m->n[row[r].was * m->cols.n + col[c].was];
    for (uint32_t r = 0; r < m->rows.n; r++) m->rows.v[r] = row[r].node;
    for (uint32_t c = 0; c < m->cols.n; c++) m->cols.v[c] = col[c].node;
    memcpy(m->n, n, cells * sizeof *n);
}

static Line *lines_of(Arena *tmp, const AssocNodes *nodes, const Careers *c)
{
    Line *l = arena_push_n(tmp, Line, nodes->n + 1);
    for (uint32_t i = 0; i < nodes->n; i++) {
        l[i] = (Line){.node = nodes->v[i], .was = i};
        if (c) l[i].label = c->names.v[nodes->v[i].name].label;
    }
    return l;
}

void assoc_matrix_by_name(AssocMatrix *m, const Careers *c)
{
    Arena tmp = {0};
    reorder(&tmp, m, lines_of(&tmp, &m->rows, c), lines_of(&tmp, &m->cols, c));
    arena_fini(&tmp);
}

static bool any_in(const AssocMatrix *m, uint32_t line, bool row)
{
    uint32_t any = 0, cols = m->cols.n, n = row ? cols : m->rows.n;
    for (uint32_t i = 0; i < n; i++) any |= m->n[row ? line * cols + i : i * cols + line];
    return any;
}

static const double LAST = 1e9;                      /* behind all others */

void assoc_matrix_by_people(AssocMatrix *m)
{
    Arena tmp = {0};
    Line *row = lines_of(&tmp, &m->rows, NULL), *col = lines_of(&tmp, &m->cols, NULL);
    for (uint32_t i = 0; i < m->rows.n; i++) row[i].at = (any_in(m, i, true) ? 0 : LAST) - row[i].node.n_doc;
    for (uint32_t i = 0; i < m->cols.n; i++) col[i].at = (any_in(m, i, false) ? 0 : LAST) - col[i].node.n_doc;
    reorder(&tmp, m, row, col);
    arena_fini(&tmp);
}

/* How much a cell pulls: rare skills more than those that every career names. */
static double pull(const AssocMatrix *m, uint32_t r, uint32_t c)
{
    return (double)m->n[r * m->cols.n + c] / ((double)m->rows.v[r].n_doc * m->cols.v[c].n_doc);
}

/* Each line goes to the mean place of the lines across, which then lie around nought again with the same spread: the
 * first axis of a correspondence analysis, by power iteration. */
static void average(const AssocMatrix *m, Line *to, uint32_t n_to, const Line *from, uint32_t n_from, bool rows)
{
    double mean = 0, spread = 0, all = 0;
    for (uint32_t i = 0; i < n_to; i++) {
        double sum = 0, weight = 0;
        for (uint32_t k = 0; k < n_from; k++) {
            double w = rows ? pull(m, i, k) : pull(m, k, i);
            sum += w * from[k].at;
            weight += w;
        }
        to[i].at = weight > 0 ? sum / weight : 0;
        mean += weight * to[i].at, all += weight;
    }
    mean = all > 0 ? mean / all : 0;
    for (uint32_t i = 0; i < n_to; i++) to[i].at -= mean, spread += to[i].at * to[i].at;
    spread = sqrt(spread / (n_to ? n_to : 1));
    for (uint32_t i = 0; i < n_to && spread > 0; i++) to[i].at /= spread;
}

void assoc_group(AssocMatrix *m)
{
    enum { ROUNDS = 60 };
    Arena tmp = {0};
    Line *row = lines_of(&tmp, &m->rows, NULL), *col = lines_of(&tmp, &m->cols, NULL);
    for (uint32_t i = 0; i < m->cols.n; i++) col[i].at = i;
    for (int k = 0; k < ROUNDS; k++) {
        average(m, row, m->rows.n, col, m->cols.n, true);
        average(m, col, m->cols.n, row, m->rows.n, false);
    }
    for (uint32_t r = 0; r < m->rows.n; r++)
        if (!any_in(m, r, true)) row[r].at = LAST;
    reorder(&tmp, m, row, col);
    arena_fini(&tmp);
}

/* ---------------------------------------------------------------- layers */

enum { LAYER_MOST = ASSOC_DRAWN / 3 };

static void add_node(AssocLayers *l, NameId name, uint32_t n, uint8_t layer)
{
    for (uint32_t i = 0; i < l->n_node; i++)
        if (l->node[i].name == name) return;                      /* what came before and after stands once */
    l->node[l->n_node++] = (AssocLayerNode){name, n, layer};
}

static void add_layer(AssocLayers *l, const AssocEgo *ego, AssocRel rel, uint8_t layer, uint32_t most)
{
    uint32_t before = l->n_node;
    for (uint32_t i = 0; i < ego->edges.n && l->n_node < before + most; i++) {
        const AssocEdge *e = &ego->edges.v[i];
        if (e->rel == rel && e->name) add_node(l, e->name, e->k.n_xy, layer);
    }
}

static bool has_rel(const AssocEgo *ego, AssocRel rel)
{
    for (uint32_t i = 0; i < ego->edges.n; i++)
        if (ego->edges.v[i].rel == rel) return true;
    return false;
}

/* A role stands behind what came before it and the skills of both; one that nothing came before stands first. */
AssocLayers assoc_layers(Assoc *x, const AssocEgo *ego)
{
    AssocLayers l = {0};
    Arena tmp = {0};
    EntityType t = x->c->names.v[ego->name].type;
    bool skill = t == ENT_SKILL, role = t == ENT_ROLE, first = role && !has_rel(ego, ASSOC_BEFORE);
    add_node(&l, ego->name, ego->n_doc, first ? 0 : role ? 2 : 1);
    if (!first) add_layer(&l, ego, skill ? ASSOC_LEARNED : ASSOC_BEFORE, 0, LAYER_MOST);
    if (skill) add_layer(&l, ego, ASSOC_WITH, 1, LAYER_MOST - 1);
    if (role) add_layer(&l, ego, ASSOC_NEEDS, 1, LAYER_MOST);
    if (!role || first) add_layer(&l, ego, ASSOC_AFTER, 2, LAYER_MOST);
    for (uint8_t i = 0; i < l.n_node; i++)
        for (uint8_t k = 0; k < l.n_node; k++) {
            if (l.node[i].layer + 1 != l.node[k].layer) continue;
            const NameId both[] = {l.node[i].name, l.node[k].name};
            uint32_t n = !i ? l.node[k].n : !k ? l.node[i].n : assoc_shared(&tmp, x, both, 2).n;
            if (n) l.edge[l.n_edge++] = (AssocLayerEdge){i, k, n};
        }
    arena_fini(&tmp);
    return l;
}
