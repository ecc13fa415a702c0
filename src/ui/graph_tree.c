/* graph_tree.c: one thing and its ties as rows: where it was learned, what stands with it, what came after. */
#include "graph_int.h"
#include "model/count.h"
#include "uni/width.h"

static const double YEAR = 365.25;
enum { BAR = 10 };

/* Where the columns begin; 0: there is no room for it. */
typedef struct Cols { int head, branch, name, bar, bar_cols, n, more; } Cols;
typedef struct Tree {
    UiApp *app;
    Sheet *sh;
    const GraphSubject *g;
    Assoc *x;
    Arena *a;
    Cols   cols;
    uint32_t most;                      /* the largest count, for the bars */
} Tree;

static Cols cols_of(Arena *a, int w, uint32_t people)
{
    enum {
        HEAD = 2,
        HEAD_WIDE = 11,
        HEAD_LEAST = 9,
        ROOMY = 50,
        LARGE = 999,
        MORE = 23,
        NAME = 18,
        NAME_MOST = 40,
        NAME_LEAST = 6
    };
    Cols c = {.head = HEAD, .branch = HEAD + (w >= ROOMY ? HEAD_WIDE : HEAD_LEAST)};
    c.name = c.branch + 2;
    int n = (int)uni_cols(graph_people(a, people > LARGE ? people : LARGE)) + 1, left = w - 1 - c.name - n,
        more = left >= NAME + MORE ? MORE : 0, bar = left - NAME - more - 1;
    if (bar > BAR) bar = BAR;
    if (bar < BAR / 2) bar = 0;
    int name = left - more - (bar ? bar + 1 : 0);
    if (name > NAME_MOST) name = NAME_MOST;
    if (name < NAME_LEAST) name = NAME_LEAST;
    c.bar = bar ? c.name + name + 1 : 0;
    c.bar_cols = bar;
    c.n = c.name + name + 1 + (bar ? bar + 1 : 0);
    c.more = more ? c.n + n : 0;
    return c;
}

/* ---------------------------------------------------------------- one row of the tree */

typedef struct Branch { const char *head; bool first, last; uint32_t n; RoleId role; Str name, more; } Branch;

static void put_branch(const Tree *t, const Branch *b)
{
    const Cols *c = &t->cols;
    const char *const *box = t->app->g->box;
    int sign = b->first && b->last ? BOX_LEFT | BOX_RIGHT : b->first ? BOX_LEFT | BOX_RIGHT | BOX_DOWN
                                     : b->last ? BOX_UP | BOX_RIGHT : BOX_UP | BOX_RIGHT | BOX_DOWN;
    bool few = b->n < ASSOC_FEW;
    if (b->first) sheet_at(t->sh, c->head, c->branch - c->head - 1, RO_TITLE, str_z(b->head));
    sheet_at(t->sh, c->branch, 1, RO_RULE, str_z(box[sign]));
    sheet_at(t->sh, c->name, 0, few ? RO_DIM : b->role, b->name);
    if (c->bar) {
        Str bar = S("");
        for (uint32_t i = 0; i * t->most < b->n * (uint32_t)c->bar_cols; i++)
            bar = str_cat(t->a, bar, str_z(t->app->g->cell[CELL_CORE]));
        sheet_at(t->sh, c->bar, c->bar_cols, few ? RO_DIM : RO_WORK, bar);
    }
    sheet_at(t->sh, c->n, 0, few ? RO_DIM : RO_COUNT, graph_people(t->a, b->n));
    if (c->more && b->more.n) sheet_at(t->sh, c->more, 0, RO_DIM, b->more);
}

static Str years(Arena *a, double days) { return str_fmt(a, "%.1f", days / YEAR); }

/* What the relation has to say beside its count. */
static Str edge_more(const Tree *t, const AssocEdge *e)
{
    Arena *a = t->a;
    if (e->rel == ASSOC_WITH || e->rel == ASSOC_NEEDS)
        return str_fmt(a, _("PMI %.1f · %.1f times"), assoc_tenths(assoc_pmi(e->k)), assoc_lift(e->k));
    if (e->rel != ASSOC_BEFORE && e->rel != ASSOC_AFTER) return S("");
    Str s = str_fmt(a, _("median %.*s y"), STR_ARG(years(a, e->days)));
    if (e->k.n_xy > 1)
        s = str_fmt(a, A_(STR_FMT " (" STR_FMT "–" STR_FMT ")"), STR_ARG(s), STR_ARG(years(a, e->days_lo)),
                    STR_ARG(years(a, e->days_hi)));
    return e->n_reverse ? str_cat(a, s, str_fmt(a, _("; %u reversed"), e->n_reverse)) : s;
}

static Str edge_name(const Tree *t, const AssocEdge *e)
{
    if (e->name) return careers_called(t->x->c, e->name);
    return str_z(e->event == ASSOC_UNTOLD ? _("(not told)") : _(type_msgid(&event_types, e->event)));
}

/* ---------------------------------------------------------------- what an edge rests on */

static Link span_link(const Tree *t, uint32_t doc, Span at)
{
    return (Link){.kind = LINK_SPAN, .item = {.doc = t->x->c->docs.v[doc].id, .none = true}, .span = at};
}

static void quote_rows(const Tree *t, uint32_t doc, const TieQuotes *q, Str right)
{
    const CareerDoc *d = &t->x->c->docs.v[doc];
    SheetRow *row = graph_row(t->app, t->sh, &(GraphRow){.kind = GROW_BELOW});
    row->link = q->n ? span_link(t, doc, q->v[0].at)
                     : link_doc(d->id);
    sheet_at(t->sh, t->cols.name + 1, 0, RO_PERSON, career_title(d));
    if (right.n) sheet_right(t->sh, RO_TIME, right);
    if (q->n) sheet_right(t->sh, RO_DIM, str_fmt(t->a, STR_FMT ":%u", STR_ARG(d->name), q->v[0].line));
    for (uint32_t i = 0; i < q->n; i++) {
        row = graph_row(t->app, t->sh, &(GraphRow){.kind = GROW_BELOW});
        row->link = span_link(t, doc, q->v[i].at);
        sheet_at(t->sh, t->cols.name + 3, 0, RO_TEXT, q->v[i].text);
    }
}

/* Careers behind the twelfth are reached through the filter. */
static void more_careers(const Tree *t, NameId x, NameId y, uint32_t n)
{
    SheetRow *row = graph_row(t->app, t->sh, &(GraphRow){.kind = GROW_BELOW});
    const NameId names[] = {x, y};
    Str text = session_filter_text(t->app->s);
    for (size_t i = 0; i < COUNT_OF(names); i++) {
        if (!names[i]) continue;
        const CareerName *k = &t->x->c->names.v[names[i]];
        QueryField f = k->type == ENT_SKILL ? Q_SKILL : k->type == ENT_ROLE ? Q_ROLE : Q_ORG;
        text = str_fmt(t->a, STR_FMT "%s%s:\"" STR_FMT "\"", STR_ARG(text), text.n ? " " : "", query_field_name(f),
                       STR_ARG(k->label));
    }
    row->link = (Link){.kind = LINK_QUERY, .text = text};
    sheet_at(t->sh, t->cols.name + 1, 0, RO_DIM,
             str_fmt(t->a, P_("%u more: filter by both", "%u more: filter by both", n), n));
}

static void edge_below(const Tree *t, NameId of, const AssocEdge *e)
{
    AssocSites sites = assoc_sites(t->a, t->x, of, e, GRAPH_DEGREE);
    for (uint32_t i = 0; i < sites.n; i++) {
        TieQuotes q = {0};
        Fault f = {0};
        Rc rc = session_tie_quotes(t->app->s, t->a, t->x, of, e, &sites.v[i], &q, &f);
        bool timed = e->rel == ASSOC_BEFORE || e->rel == ASSOC_AFTER;
        Str gap = timed ? str_fmt(t->a, _("%.*s y"), STR_ARG(years(t->a, sites.v[i].days))) : S("");
        quote_rows(t, sites.v[i].doc, &q, rc ? fault_text(t->a, rc, &f) : gap);
    }
    if (sites.n < e->k.n_xy) more_careers(t, of, e->name, e->k.n_xy - sites.n);
}

/* ---------------------------------------------------------------- groups */

/* The rows of one relation begin at `from`; gives where the next one begins. */
static uint32_t put_rel(const Tree *t, const AssocEgo *ego, uint32_t from)
{
    AssocRel rel = ego->edges.v[from].rel;
    uint32_t end = from, shown;
    while (end < ego->edges.n && ego->edges.v[end].rel == rel) end++;
    bool all = graph_is_open(t->g, (int)rel, 0, -1, true);
    shown = !all && end - from > GRAPH_DEGREE ? from + GRAPH_DEGREE : end;
    const char *head = _(session_rel_label(rel, t->x->c->names.v[ego->name].type));
    for (uint32_t i = from; i < shown; i++) {
        const AssocEdge *e = &ego->edges.v[i];
        SheetRow *row = graph_row(t->app, t->sh, &(GraphRow){GROW_EDGE, (int)rel, e->name, ego->name, *e});
        if (e->name && e->name != ego->name) row->link = graph_link(t->a, t->app, t->g, e->name);
        put_branch(t,
                   &(Branch){head, i == from, i + 1 == end, e->k.n_xy,
                             e->name ? graph_name_role(t->app, e->name) : RO_TEXT, edge_name(t, e), edge_more(t, e)});
        if (!graph_is_open(t->g, (int)rel, e->name, e->event, false)) continue;
        if (!t->sh->list.sel) t->sh->list.sel = (int)t->sh->rows.n - 1; /* come from a cell of the table: its edge */
        edge_below(t, ego->name, e);
    }
    if (shown == end) return end;
    (void)graph_row(t->app, t->sh, &(GraphRow){.kind = GROW_MORE, .rel = (int)rel});
    sheet_at(t->sh, t->cols.branch, 1, RO_RULE, str_z(t->app->g->box[BOX_UP | BOX_RIGHT]));
    sheet_at(t->sh, t->cols.name, 0, RO_DIM,
             str_fmt(t->a, P_("%s%u more", "%s%u more", end - shown), t->app->g->dots, end - shown));
    return end;
}

/* Careers that have all of some things, each with a sentence about every one. */
static void shared_below(const Tree *t, const NameId *name, uint32_t n, const AssocDocs *shared)
{
    for (uint32_t i = 0; i < shared->n && i < GRAPH_DEGREE; i++) {
        TieQuotes q = {0};
        Fault f = {0};
        Rc rc = RC_OK;
        for (uint32_t k = 0; k < n && !rc; k++)
            rc = session_name_quotes(t->app->s, t->a, t->x, name[k], shared->v[i], &q, &f);
        quote_rows(t, shared->v[i], &q, rc ? fault_text(t->a, rc, &f) : S(""));
    }
}

static void put_pin(const Tree *t, const AssocEgo *ego, int i)
{
    NameId pin = t->g->pin[i], both[] = {ego->name, pin};
    bool other = pin != ego->name;
    AssocDocs shared = assoc_shared(t->a, t->x, both, other ? 2 : 1);
    AssocCount k = {shared.n, ego->n_doc, assoc_n(t->x, pin), t->x->n_all};
    SheetRow *row =
        graph_row(t->app, t->sh, &(GraphRow){GROW_NODE, GRAPH_REL_PINS, pin, ego->name, {.event = -1, .k = k}});
    if (other) row->link = graph_link(t->a, t->app, t->g, pin);
    Str more = !other   ? S("")
               : k.n_xy ? str_fmt(t->a, _("%u with this · PMI %.1f"), k.n_xy, assoc_tenths(assoc_pmi(k)))
                        : str_z(_("none with this"));
    put_branch(t,
               &(Branch){_("pinned"), !i, false, k.n_y, graph_name_role(t->app, pin), careers_called(t->x->c, pin), more});
    if (graph_is_open(t->g, GRAPH_REL_PINS, pin, -1, false)) shared_below(t, both, other ? 2 : 1, &shared);
}

/* The things that were pinned, each with what it shares with the one looked at; below, what all of them share. */
static void put_pins(const Tree *t, const AssocEgo *ego)
{
    const GraphSubject *g = t->g;
    NameId all[GRAPH_PINS + 1];
    uint32_t n = 0;
    for (int i = 0; i < g->n_pin; i++) {
        all[n++] = g->pin[i];
        put_pin(t, ego, i);
    }
    bool apart = true;
    for (uint32_t i = 0; i < n; i++) apart = apart && all[i] != ego->name;
    if (apart) all[n++] = ego->name;
    AssocDocs shared = assoc_shared(t->a, t->x, all, n);
    (void)graph_row(t->app, t->sh, &(GraphRow){.kind = GROW_ALL_PINS, .rel = GRAPH_REL_PINS});
    put_branch(t, &(Branch){"", false, true, shared.n, RO_TEXT, str_z(_("all of them")), S("")});
    if (graph_is_open(g, GRAPH_REL_PINS, 0, -1, false)) shared_below(t, all, n, &shared);
}

static Str extent(Arena *a, const AssocEgo *ego)
{
    int first, last, m, d;
    if (ego->first == EDTF_DAY_NONE) return S("");
    edtf_ymd(ego->first, &first, &m, &d);
    edtf_ymd(ego->last, &last, &m, &d);
    return first == last ? str_fmt(a, A_(" · %d"), first) : str_fmt(a, A_(" · %d–%d"), first, last);
}

static Tree tree_new(UiApp *app, Sheet *sh, const GraphSubject *g)
{
    return (Tree){app, sh, g, graph_index(app), &sh->mem, cols_of(&sh->mem, sh->cols, graph_index(app)->n_all), 1};
}

void graph_tree_build(UiApp *app, Sheet *sh, const GraphSubject *g)
{
    Tree t = tree_new(app, sh, g);
    const AssocEgo *ego = graph_ego(app, g->name, g->order);
    EntityType type = t.x->c->names.v[g->name].type;
    for (uint32_t i = 0; i < ego->edges.n; i++)
        if (ego->edges.v[i].k.n_xy > t.most) t.most = ego->edges.v[i].k.n_xy;
    sh->title =
        str_fmt(t.a, A_(STR_FMT "  %s · %s · %s" STR_FMT), STR_ARG(careers_called(t.x->c, g->name)),
                _(type_msgid(&entity_types, (int)type)), count_of(t.a, COUNTED_PERSON, ego->n_doc),
                count_of(t.a, COUNTED_ROW, ego->n_item), STR_ARG(extent(t.a, ego)));
    if (g->n_pin) put_pins(&t, ego);
    for (uint32_t i = 0; i < ego->edges.n;) {
        bool asked = type != ENT_SKILL || ego->edges.v[i].rel != ASSOC_BEFORE;
        if (asked) i = put_rel(&t, ego, i);
        else i++;
    }
    sh->nothing = str_z(_("Nothing is tied to it."));
}

/* ---------------------------------------------------------------- no thing chosen: those that many have */

static void put_nodes(Tree *t, EntityType type, const char *head)
{
    AssocNodes nodes = assoc_nodes(t->a, t->x, 1u << type, 1, false);
    bool all = graph_is_open(t->g,
                             type == ENT_SKILL  ? ASSOC_WITH
                             : type == ENT_ROLE ? ASSOC_NEEDS
                                                : ASSOC_AT,
                             0, -1, true);
    uint32_t shown = all || nodes.n <= GRAPH_DEGREE ? nodes.n : GRAPH_DEGREE;
    t->most = nodes.n ? nodes.v[0].n_doc : 1;
    for (uint32_t i = 0; i < shown; i++) {
        NameId name = nodes.v[i].name;
        SheetRow *row = graph_row(t->app, t->sh, &(GraphRow){.kind = GROW_NODE, .rel = -1, .name = name});
        row->link = graph_link(t->a, t->app, t->g, name);
        put_branch(t, &(Branch){head, !i, i + 1 == nodes.n, nodes.v[i].n_doc, graph_name_role(t->app, name),
                                careers_called(t->x->c, name), S("")});
    }
    if (shown == nodes.n) return;
    int rel = type == ENT_SKILL ? ASSOC_WITH : type == ENT_ROLE ? ASSOC_NEEDS : ASSOC_AT;
    (void)graph_row(t->app, t->sh, &(GraphRow){.kind = GROW_MORE, .rel = rel});
    sheet_at(t->sh, t->cols.branch, 1, RO_RULE, str_z(t->app->g->box[BOX_UP | BOX_RIGHT]));
    sheet_at(t->sh, t->cols.name, 0, RO_DIM,
             str_fmt(t->a, P_("%s%u more", "%s%u more", nodes.n - shown), t->app->g->dots, nodes.n - shown));
}

void graph_whole_build(UiApp *app, Sheet *sh, const GraphSubject *g)
{
    Tree t = tree_new(app, sh, g);
    sh->title = str_fmt(t.a, A_("%s · " STR_FMT), _("skills and roles"), STR_ARG(graph_people(t.a, t.x->n_all)));
    put_nodes(&t, ENT_SKILL, _("skills"));
    put_nodes(&t, ENT_ROLE, _("roles"));
    sh->nothing = str_z(_("No skill and no role is named."));
}
