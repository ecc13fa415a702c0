/* view_graph.c: the skills view: which form it has, what its keys do. */
#include "graph_int.h"
#include "base/hash.h"
#include "model/count.h"
#include "uni/width.h"
#include <string.h>

/* ---------------------------------------------------------------- the index */

/* Careers only grow, and one that goes is counted off. */
static uint64_t careers_now(const UiApp *app)
{
    const Careers *c = session_careers(app->s);
    uint64_t parts[] = {c->docs.n, c->items.n, c->names.n, c->n_doc};
    return hash64((Str){(const char *)parts, sizeof parts}) | 1;
}

/* While memoirs are being read the base may lag behind by a quarter: counting all of them again for every page that
 * comes would only hold the reading up. */
static bool is_near(const UiApp *app, const AssocBase *b)
{
    enum { LARGE = 1000 };
    uint32_t now = session_careers(app->s)->docs.n;
    return session_progress(app->s).running && b->n_doc >= LARGE && now < b->n_doc + b->n_doc / 4;
}

static bool is_late(const UiApp *app) { return app->graph.base.n_doc < session_careers(app->s)->docs.n; }

static uint64_t filter_now(const UiApp *app)
{
    const Filter *f = session_filter(app->s);
    bool late = is_late(app);                        /* then those of its careers alone count, and they stay */
    uint64_t parts[] = {app->graph.base_over, late ? 0 : f->n_doc, late ? 0 : f->n_event,
                        hash64(session_filter_text(app->s))};
    return hash64((Str){(const char *)parts, sizeof parts}) | 1;
}

const AssocBase *graph_base(UiApp *app)
{
    GraphView *v = &app->graph;
    uint64_t careers = careers_now(app);
    if (v->base_over == careers || (v->base_over && is_near(app, &v->base))) return &v->base;
    arena_clear(&v->base_mem);
    v->base = assoc_base(&v->base_mem, session_careers(app->s));
    v->base_over = careers;
    return &v->base;
}

NameId graph_root(UiApp *app, NameId name)
{
    const AssocBase *b = graph_base(app);
    return name < b->n_name ? b->root[name] : 0;
}

Assoc *graph_index(UiApp *app)
{
    GraphView *v = &app->graph;
    const AssocBase *base = graph_base(app);
    uint64_t filter = filter_now(app);
    if (v->over != filter) {
        arena_clear(&v->mem);
        memset(&v->found, 0, sizeof v->found);
        v->matrix = (AssocMatrix){.n = NULL};
        v->ego.name = 0;
        v->x = assoc_index(&v->mem, base, session_filter(app->s));
        v->over = filter;
    }
    return &v->x;
}

const AssocEgo *graph_ego(UiApp *app, NameId name, AssocOrder order)
{
    GraphView *v = &app->graph;
    Assoc *x = graph_index(app);
    if (v->ego.name != name) {
        arena_clear(&v->ego_mem);
        v->ego = assoc_ego(&v->ego_mem, x, name);
        v->order = ASSOC_BY_STRENGTH;
    }
    if (v->order != order) assoc_sort(&v->ego.edges, x->c, order);
    v->order = order;
    return &v->ego;
}

static uint64_t found_by(EntityType type, Str label) { return hash64_more((uint64_t)type + 1, label); }

static const GraphFound *found_before(const UiApp *app, EntityType type, Str label)
{
    const GraphView *v = &app->graph;
    for (uint32_t i = 0; i < v->found.n; i++)
        if (v->found.v[i].text == found_by(type, label)) return &v->found.v[i];
    return NULL;
}

/* A subject's few names are asked for with every key; looking through all names is for the first time. */
NameId graph_find(UiApp *app, EntityType type, Str label)
{
    GraphView *v = &app->graph;
    const Assoc *x = graph_index(app);
    const GraphFound *before = found_before(app, type, label);
    if (before) return before->name;
    NameId name = assoc_find(x, 1u << type, label);
    *vec_push(&v->mem, &v->found) = (GraphFound){found_by(type, label), name};
    return name;
}

NameId graph_thing(UiApp *app)
{
    Arena a = {0};
    NameId name = graph_subject(&a, app).name;
    arena_fini(&a);
    return name;
}

Str graph_name_shown(const UiApp *app, EntityType type, Str label)
{
    const GraphFound *f = found_before(app, type, label);
    return f && f->name ? careers_called(session_careers(app->s), f->name) : label;
}

/* ---------------------------------------------------------------- rows */

SheetRow *graph_row(UiApp *app, Sheet *sh, const GraphRow *what)
{
    *vec_push(&sh->mem, &app->graph.rows) = *what;
    return sheet_row(sh);
}

Str graph_people(Arena *a, uint32_t n) { return str_z(count_of(a, COUNTED_PERSON, n)); }

RoleId graph_name_role(const UiApp *app, NameId name)
{
    switch (session_careers(app->s)->names.v[name].type) {
    case ENT_SKILL: return RO_SKILL;
    case ENT_ROLE: return RO_ROLE;
    case ENT_ORG: case ENT_SCHOOL: return RO_ORG;
    default: return RO_ENTITY;
    }
}

static Str note_of(Arena *a, const GraphSubject *g, int room)
{
    static const char *const forms[] = {
        [GRAPH_TREE] = N_("list"), [GRAPH_MATRIX] = N_("table"), [GRAPH_DRAWING] = N_("drawing")};
    static const char *const orders[] = {[ASSOC_BY_STRENGTH] = N_("closest first"),
                                         [ASSOC_BY_COUNT] = N_("most people first"),
                                         [ASSOC_BY_PMI] = N_("by PMI"),
                                         [ASSOC_BY_NAME] = N_("by name")};
    static const char *const of_matrix[] = {[ASSOC_BY_STRENGTH] = N_("most people first"),
                                            [ASSOC_BY_COUNT] = N_("most people first"),
                                            [ASSOC_BY_PMI] = N_("like beside like"),
                                            [ASSOC_BY_NAME] = N_("by name")};
    const char *order = (g->form == GRAPH_MATRIX ? of_matrix : orders)[g->order];
    Str s = S(""), now = str_fmt(a, "[%s]", _(forms[g->form]));
    for (int i = 0; i < GRAPH_FORM_COUNT; i++)
        s = str_fmt(a, STR_FMT "%s" STR_FMT, STR_ARG(s), i ? " " : "",
                    STR_ARG(i == (int)g->form ? now : str_z(_(forms[i]))));
    /* Of a list its forms are worth more than its order, of a table the order. */
    size_t ordered = g->form == GRAPH_MATRIX ? 2 : g->form == GRAPH_TREE && g->name;
    const Str ways[] = {s, now};
    for (size_t i = 0; i < ordered; i++) {
        Str all = str_fmt(a, A_("%s · " STR_FMT), _(order), STR_ARG(ways[i]));
        if ((int)uni_cols(all) <= room) return all;
    }
    return (int)uni_cols(s) <= room ? s : now;
}

static void build(UiApp *app, Sheet *sh)
{
    memset(&app->graph.rows, 0, sizeof app->graph.rows);
    app->graph.n_col = 0;
    GraphSubject *g = arena_push(&sh->mem, GraphSubject);
    *g = graph_subject(&sh->mem, app);
    Str why = {0};
    if (g->form == GRAPH_MATRIX) graph_matrix_build(app, sh, g);
    else if (!g->name) graph_whole_build(app, sh, g);
    else if (g->form == GRAPH_DRAWING && graph_drawing_build(app, sh, g, &why)) {}
    else graph_tree_build(app, sh, g);
    if (why.n) {
        sheet_head(sh);
        sheet_put(sh, RO_MESSAGE, why);
    }
    if (is_late(app)) sh->title = str_fmt(&sh->mem, _("%.*s · still reading"), STR_ARG(sh->title));
    sh->note = note_of(&sh->mem, g, sh->cols - 4 - (int)uni_cols(sh->title));
}

static const GraphRow *row_now(const UiApp *app, const Sheet *sh)
{
    bool some = sheet_selected(sh) && sh->list.sel < (int)sh->seen.n && sh->seen.v[sh->list.sel] < app->graph.rows.n;
    return some ? &app->graph.rows.v[sh->seen.v[sh->list.sel]] : NULL;
}

/* The sentence behind a row is looked for when one comes to it: of an edge that of its first career. */
static bool source(UiApp *app, const Sheet *sh, Link *out)
{
    const GraphRow *r = row_now(app, sh);
    if (!r || (r->kind != GROW_EDGE && r->kind != GROW_CELL && r->kind != GROW_NODE)) return false;
    Arena a = {0};
    Assoc *x = graph_index(app);
    TieQuotes q = {0};
    Fault f = {0};
    uint32_t doc = 0;
    Rc rc = RC_NOTFOUND;
    if (r->kind != GROW_NODE) {
        AssocSites sites = assoc_sites(&a, x, r->of, &r->edge, 1);
        if (sites.n) doc = sites.v[0].doc, rc = session_tie_quotes(app->s, &a, x, r->of, &r->edge, &sites.v[0], &q, &f);
    } else if (assoc_n(x, r->name)) {
        doc = assoc_docs(x, r->name)[0];
        rc = session_name_quotes(app->s, &a, x, r->name, doc, &q, &f);
    }
    bool found = !rc && q.n;
    /* Where no sentence names both, the one about the other thing: the thing itself one knows already. */
    uint32_t tells = r->kind != GROW_NODE && r->rel != ASSOC_LEARNED && q.n ? q.n - 1 : 0;
    if (found)
        *out = (Link){.kind = LINK_SPAN, .item = {.doc = x->c->docs.v[doc].id, .none = true}, .span = q.v[tells].at};
    arena_fini(&a);
    return found;
}

/* ---------------------------------------------------------------- keys */

static bool same_row(const GraphRow *a, const GraphRow *b)
{
    return a->kind == b->kind && a->rel == b->rel && a->name == b->name && a->of == b->of &&
           a->edge.event == b->edge.event;
}

/* Another subject of the same place: no way back is kept; the selected row stays selected. */
static void show(UiApp *app, const GraphSubject *g)
{
    Arena a = {0};
    Sheet *sh = &app->sheet[PANE_SKILLS];
    const GraphRow *now = row_now(app, sh);
    GraphRow was = now ? *now : (GraphRow){0};
    view_subject_set(app, PANE_SKILLS, graph_subject_text(&a, app, g));
    sheet_fit(app, PANE_SKILLS, app->layout.pane[PANE_SKILLS]);
    for (uint32_t i = 0; now && i < sh->seen.n; i++)
        if (same_row(&app->graph.rows.v[sh->seen.v[i]], &was)) { list_to(&sh->list, (int)i); break; }
    arena_fini(&a);
}

static void open_set(Arena *a, GraphSubject *g, GraphOpen o, bool open)
{
    uint32_t n = 0;
    for (uint32_t i = 0; i < g->open.n; i++) {
        GraphOpen k = g->open.v[i];
        if (k.rel != o.rel || k.name != o.name || k.event != o.event || k.all != o.all) g->open.v[n++] = k;
    }
    g->open.n = n;
    if (open) *vec_push(a, &g->open) = o;
}

/* To the row that what one stands on hangs on. */
static void to_parent(Sheet *sh, const UiApp *app)
{
    while (sh->list.sel > 0 && row_now(app, sh)->kind == GROW_BELOW) list_to(&sh->list, sh->list.sel - 1);
}

/* Space: open or close; right only opens, left only closes. False: there is nothing to open here. */
static bool unfold(UiApp *app, Sheet *sh, Arena *a, GraphSubject *g, ActionId id)
{
    const GraphRow *r = row_now(app, sh);
    if (r && r->kind == GROW_BELOW && id != ACT_RIGHT) {
        to_parent(sh, app);
        r = row_now(app, sh);
    }
    bool pinned = r && r->kind == GROW_NODE && r->rel == GRAPH_REL_PINS;
    if (!r || (r->kind != GROW_EDGE && r->kind != GROW_ALL_PINS && r->kind != GROW_MORE && !pinned)) return false;
    bool thing = pinned || r->kind == GROW_EDGE;
    GraphOpen o = {
        .rel = r->rel, .name = thing ? r->name : 0, .event = thing ? r->edge.event : -1, .all = r->kind == GROW_MORE};
    bool open = graph_is_open(g, o.rel, o.name, o.event, o.all);
    if (id == ACT_RIGHT ? open : id == ACT_LEFT ? !open : false) return false;
    open_set(a, g, o, !open);
    show(app, g);
    return true;
}

static bool to_side(UiApp *app, const Sheet *sh, GraphSubject *g, ActionId id)
{
    int last = g->form == GRAPH_DRAWING ? 2 : (int)app->graph.matrix.cols.n - 1,
        col = g->col + (id == ACT_LEFT ? -1 : 1);
    if (!sh->list.n || col < 0 || col > last) return g->form == GRAPH_MATRIX;      /* a table is left by Tab */
    g->col = col;
    uint64_t made = sh->made;
    show(app, g);
    return sh->made != made;
}

static bool pin(UiApp *app, const Sheet *sh, GraphSubject *g)
{
    const GraphRow *r = row_now(app, sh);
    NameId name =
        r && r->name && (r->kind == GROW_EDGE || r->kind == GROW_NODE || r->kind == GROW_CELL) ? r->name : g->name;
    int n = 0;
    for (int i = 0; i < g->n_pin; i++)
        if (g->pin[i] != name) g->pin[n++] = g->pin[i];
    bool had = n < g->n_pin;
    g->n_pin = n;
    if (!name) return true;
    if (!had && n == GRAPH_PINS) app_say(app, RO_MESSAGE, str_z(_("Six are pinned; P on one of them takes it off.")));
    else if (!had) g->pin[g->n_pin++] = name;
    show(app, g);
    return true;
}

/* The table has its closest by people, too. */
static bool next_order(UiApp *app, GraphSubject *g)
{
    bool same = g->form == GRAPH_MATRIX && g->order == ASSOC_BY_STRENGTH;
    g->order = (g->order + (same ? 2 : 1)) % ASSOC_ORDER_COUNT;
    show(app, g);
    return true;
}

/* All things have no drawing. */
static bool next_form(UiApp *app, Sheet *sh, GraphSubject *g)
{
    g->form = (g->form + 1) % (g->name ? GRAPH_FORM_COUNT : GRAPH_DRAWING);
    if (!g->name && g->form == GRAPH_TREE) {
        Arena a = {0};
        Str key = key_of(app, &a, ACT_CHOOSE_THING);
        app_say(app, RO_MESSAGE,
                str_fmt(&a, _("A drawing is of one thing: Enter on it, or %.*s chooses one."), STR_ARG(key)));
        arena_fini(&a);
    }
    g->col = g->form == GRAPH_DRAWING ? 1 : 0;
    list_to(&sh->list, 0);
    show(app, g);
    return true;
}

static bool act(UiApp *app, ActionId id)
{
    Sheet *sh = &app->sheet[PANE_SKILLS];
    bool side = id == ACT_LEFT || id == ACT_RIGHT,
         opens = id == ACT_OPEN && sheet_selected(sh) && !sheet_selected(sh)->link.kind;
    if (id != ACT_ORDER && id != ACT_FORM && id != ACT_PIN && id != ACT_PREVIEW && !side && !opens) return false;
    Arena a = {0};
    GraphSubject g = graph_subject(&a, app);
    bool table = app->graph.n_col > 0;
    bool done = id == ACT_ORDER  ? next_order(app, &g)
                : id == ACT_FORM ? next_form(app, sh, &g)
                : id == ACT_PIN  ? pin(app, sh, &g)
                : side && table  ? to_side(app, sh, &g, id)
                                 : unfold(app, sh, &a, &g, opens ? ACT_PREVIEW : id);
    arena_fini(&a);
    return done;
}

/* In table and drawing the column counts, too; the row is the sheet's business. */
static void click(UiApp *app, int x, int y, bool twice)
{
    const GraphView *v = &app->graph;
    Arena a = {0};
    GraphSubject g = graph_subject(&a, app);
    (void)y, (void)twice;
    for (int i = 0; g.form != GRAPH_TREE && i < v->n_col; i++) {
        if (x < v->col_x[i] || x >= v->col_x[i + 1] || g.col == v->col_first + i) continue;
        g.col = v->col_first + i;
        show(app, &g);
        break;
    }
    arena_fini(&a);
}

/* ---------------------------------------------------------------- coming here */

/* The skill, role or employer at the cursor of the text. */
static NameId name_in_text(UiApp *app)
{
    const OpenDoc *d = app->open.d;
    const Careers *c = session_careers(app->s);
    uint32_t doc = d ? careers_find(c, d->id) : UINT32_MAX, at = d ? text_byte(app, app->text.cur) : 0;
    for (uint32_t i = 0; doc != UINT32_MAX && i < d->an->entities.n && i < c->docs.v[doc].named_n; i++) {
        const Entity *e = &d->an->entities.v[i];
        for (uint32_t k = 0; assoc_is_node(e->type) && k < e->mentions.n; k++)
            if (span_in(e->mentions.v[k].span, at))
                return graph_root(app, c->named.v[c->docs.v[doc].named_beg + i]);
    }
    return 0;
}

/* What an event or position is about: its skill, else its role, else where. */
static NameId name_of_item(UiApp *app)
{
    const Careers *c = session_careers(app->s);
    const CareerItem *it = app_item(app);
    if (!it) return 0;
    NameId names[] = {it->skill_n ? c->named.v[it->skill_beg] : 0, it->role, it->org};
    for (size_t i = 0; i < COUNT_OF(names); i++) {
        NameId root = graph_root(app, names[i]);
        if (root && assoc_is_node(c->names.v[root].type)) return root;
    }
    return 0;
}

void graph_open(UiApp *app)
{
    Arena a = {0};
    bool here = app->focus == PANE_SKILLS, fresh = !view_subject(app, PANE_SKILLS).n;
    NameId name = here ? 0 : app->focus == PANE_TEXT ? name_in_text(app) : graph_root(app, name_here(app));
    if (!name && fresh && !here) name = name_of_item(app);
    history_push(app);
    GraphSubject g = {0};
    Link l = graph_link(&a, app, &g, name);
    app_show(app, PANE_SKILLS, name || here ? l.text : view_subject(app, PANE_SKILLS));
    arena_fini(&a);
}

/* ---------------------------------------------------------------- any thing by its name */

static void take_thing(UiApp *app)
{
    Arena a = {0};
    NameId name = app->choice.seen.n ? choice_row(&app->choice)->name : 0;
    GraphSubject now = graph_subject(&a, app);
    Link l = graph_link(&a, app, &now, name);
    choice_close(app);
    if (name) link_follow(app, &l);
    arena_fini(&a);
}

void graph_choose(UiApp *app)
{
    static const ChoiceWays ways = {"thing",           72,  false, N_("Enter takes it  Esc closes"), take_thing,
                                    choice_draw_value, NULL, NULL};
    const Careers *c = session_careers(app->s);
    Choice *ch = choice_begin(app, &ways, N_("jump to"));
    const uint32_t types = 1u << ENT_SKILL | 1u << ENT_ROLE | 1u << ENT_ORG | 1u << ENT_SCHOOL;
    AssocNodes all = assoc_nodes(&ch->mem, graph_index(app), types, 1, true);
    vec_room(&ch->mem, &ch->all, all.n + 1);
    for (uint32_t i = 0; i < all.n; i++) {
        NameId name = all.v[i].name;
        *vec_push(&ch->mem, &ch->all) =
            (ChoiceRow){.show = careers_called(c, name),
                        .value = c->names.v[name].label,
                        .name = name,
                        .right = str_z(_(type_msgid(&entity_types, (int)c->names.v[name].type))),
                        .count = all.v[i].n_doc};
    }
    if (all.n) ch->most = all.v[0].n_doc;
    choice_show(app);
}

/* When all memoirs are there they are counted once more. */
static uint64_t stamp(const UiApp *app) { return session_progress(app->s).running; }

const View graph_view = {
    .ctx = CTX_SKILLS, .act = act, .click = click, .build = build, .stamp = stamp, .source = source};
