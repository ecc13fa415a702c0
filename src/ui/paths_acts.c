/* paths_acts.c: what keys do in the paths view, and the way there from anything that has a role or an employer. */
#include "app_int.h"

const PathsRow *paths_row(const UiApp *app)
{
    const Sheet *sh = &app->sheet[PANE_PATHS];
    const PathsView *v = &app->paths;
    if (sh->list.n == 0 || sh->list.sel >= (int)sh->seen.n || sh->seen.v[sh->list.sel] >= v->rows.n) return NULL;
    return &v->rows.v[sh->seen.v[sh->list.sel]];
}

static void show(UiApp *app, const PathsSubject *s)
{
    Arena a = {0};
    view_subject_set(app, PANE_PATHS, paths_format(&a, s));
    arena_fini(&a);
}

/* ------------------------------------------------------------------ steps, order, unfolding */

static void steps(UiApp *app, int by)
{
    PathsSubject s = paths_here(app);
    if ((by < 0 && s.hops == 1) || (by > 0 && s.hops == ROUTE_HOPS_MAX)) {
        app_say(app, RO_MESSAGE, str_fmt(&app->frame, P_("%u step at most", "%u steps at most", s.hops), s.hops));
        return;
    }
    s.hops = by < 0 ? s.hops - 1 : s.hops + 1;
    s.open = 0;
    show(app, &s);
}

static void more_steps(UiApp *app) { steps(app, 1); }
static void fewer_steps(UiApp *app) { steps(app, -1); }

static void order_next(UiApp *app)
{
    PathsSubject s = paths_here(app);
    s.order = (RouteOrder)((s.order + 1) % ROUTE_ORDERS);
    s.open = 0;
    show(app, &s);
}

/* The next people of a step, where the row stands that told how many there are. */
static bool more(UiApp *app)
{
    Sheet *sh = &app->sheet[PANE_PATHS];
    const PathsRow *of = paths_row(app);
    if (!of || of->kind != PATHS_ROW_MORE) return false;
    view_subject_set(app, PANE_PATHS, sheet_selected(sh)->link.text);
    sheet_fit(app, PANE_PATHS, app->layout.pane[PANE_PATHS]);
    link_look(app, &sheet_selected(sh)->link);
    return true;
}

/* Unfolds the way, or folds it from any of its rows; then the way's own row is the selected one. */
static bool fold(UiApp *app, ActionId id)
{
    const PathsRow *row = paths_row(app);
    PathsSubject s = paths_here(app);
    Sheet *sh = &app->sheet[PANE_PATHS];
    if (!row || row->kind == PATHS_ROW_OTHER || (id == ACT_OPEN && row->kind != PATHS_ROW_WAY)) return false;
    bool open = s.open >> row->way & 1;
    if (id == ACT_LEFT ? !open : id == ACT_RIGHT ? open : false) return false;
    for (int at = sh->list.sel; row->kind != PATHS_ROW_WAY && at-- > 0;)
        if (app->paths.rows.v[sh->seen.v[at]].kind == PATHS_ROW_WAY) {
            list_to(&sh->list, at);
            break;
        }
    s.open ^= 1u << row->way;
    s.more = 0;
    show(app, &s);
    return true;
}

/* ------------------------------------------------------------------ the walkers on the timeline */

static void walkers(UiApp *app)
{
    const PathsRow *row = paths_row(app);
    if (!row || row->kind == PATHS_ROW_OTHER) {
        app_say(app, RO_MESSAGE, str_z(_("Choose one of the ways first.")));
        return;
    }
    Arena a = {0};
    const RoutePath *way = &app->paths.p.r.paths.v[row->way];
    const RouteHop *hop = row->kind != PATHS_ROW_WAY || !way->walked ? &way->hop[row->hop] : NULL;
    uint32_t n = hop ? hop->n : way->n;
    Link l = {.kind = LINK_QUERY, .text = paths_people(app, &a, way, hop)};
    link_follow(app, &l);
    if (n > PATHS_PEOPLE)
        app_say(app, RO_MESSAGE, str_fmt(&app->frame, _("the first %d of %u people"), PATHS_PEOPLE, n));
    arena_fini(&a);
}

static bool step_people(UiApp *app)
{
    const PathsRow *row = paths_row(app);
    if (!row || row->kind != PATHS_ROW_STEP) return false;
    walkers(app);
    return true;
}

/* ------------------------------------------------------------------ the ends */

static void take_end(UiApp *app, bool from, Str value)
{
    PathsSubject s = paths_here(app);
    choice_close(app);
    if (!value.n) return;
    history_push(app);
    if (app->focus != PANE_PATHS) app_focus(app, PANE_PATHS);
    *(from ? &s.from : &s.to) = value;
    s.open = 0;
    show(app, &s);
    sheet_to_first(app, PANE_PATHS);
}

/* What is no row may be a family, a part of a name, or near to some: the view tells which. What is nothing stays a question. */
static void take_chosen(UiApp *app, bool from)
{
    Choice *c = &app->choice;
    Str typed = str_trim(line_str(&c->typed));
    PathEnd end = {.how = END_FOUND};
    if (!c->seen.n && typed.n) end = session_path_end(app->s, &c->mem, typed);
    if (end.how == END_NONE && !end.near.n) app_say(app, RO_MESSAGE, str_z(_("Nothing fits what is typed.")));
    else take_end(app, from, c->seen.n ? choice_row(c)->value : typed);
}

static void take_from(UiApp *app) { take_chosen(app, true); }
static void take_to(UiApp *app) { take_chosen(app, false); }

/* A family or a part of a name is no row: it is taken as it is typed. */
static bool key_from(UiApp *app, Key k)
{
    if (key_is(k, K_TAB, 0)) take_end(app, true, line_str(&app->choice.typed));
    return key_is(k, K_TAB, 0);
}
static bool key_to(UiApp *app, Key k)
{
    if (key_is(k, K_TAB, 0)) take_end(app, false, line_str(&app->choice.typed));
    return key_is(k, K_TAB, 0);
}

#define ENDS_HINT N_("Enter takes it  Tab what is typed  Esc closes")
static const ChoiceWays ways_from = {"from", 72, false, ENDS_HINT, take_from, choice_draw_value, key_from, NULL};
static const ChoiceWays ways_to = {"to", 72, false, ENDS_HINT, take_to, choice_draw_value, key_to, NULL};

Str paths_end(Arena *a, const Careers *c, NameId id)
{
    return str_fmt(a, "%s:" STR_FMT, path_end_prefix(path_end_kind(c, id)), STR_ARG(careers_called(c, id)));
}

/* What positions are called, with how many memoirs each, under the filter. */
static void choose_end(UiApp *app, const ChoiceWays *ways, const char *title)
{
    const Careers *c = session_careers(app->s);
    Choice *ch = choice_begin(app, ways, title);
    ch->own = true;
    CareerThings all = session_path_names(app->s, &ch->mem);
    vec_room(&ch->mem, &ch->all, all.n + 1);
    for (uint32_t i = 0; i < all.n; i++) {
        NameId id = all.v[i].name;
        *vec_push(&ch->mem, &ch->all) = (ChoiceRow){.show = careers_called(c, id), .value = paths_end(&ch->mem, c, id), .name = id, .count = all.v[i].n_doc};
        if (all.v[i].n_doc > ch->most) ch->most = all.v[i].n_doc;
    }
    choice_show(app);
}

static void choose_from(UiApp *app) { choose_end(app, &ways_from, N_("from")); }
static void choose_to(UiApp *app) { choose_end(app, &ways_to, N_("to")); }

/* ------------------------------------------------------------------ paths from here */

static NameId end_of_item(const Careers *c, const CareerItem *it)
{
    if (!it) return 0;
    return careers_plain(c, it->role) ? careers_plain(c, it->role) : careers_root(c, it->org);
}

static bool may_begin(const Careers *c, NameId id)
{
    EntityType t = c->names.v[id].type;
    return id && (t == ENT_ROLE || t == ENT_ORG || t == ENT_SCHOOL);
}

/* What the selected row is about, else what is looked at. */
void paths_from_here(UiApp *app)
{
    const Careers *c = session_careers(app->s);
    NameId id = name_here(app);
    if (!may_begin(c, id)) id = end_of_item(c, app_item(app));
    if (!id) {
        app_say(app, RO_MESSAGE, str_z(_("No role or employer stands here.")));
        return;
    }
    Arena a = {0};
    PathsSubject s = {.hops = PATHS_HOPS};
    s.from = paths_end(&a, c, id);
    Link l = {.kind = LINK_PLACE, .pane = PANE_PATHS, .text = paths_format(&a, &s)};
    link_follow(app, &l);
    arena_fini(&a);
}

bool paths_act(UiApp *app, ActionId id)
{
    static const ActRow acts[] = {
        {ACT_MORE_STEPS, more_steps}, {ACT_FEWER_STEPS, fewer_steps}, {ACT_ORDER, order_next}, {ACT_FORM, walkers},
    };
    if (id == ACT_OPEN && (more(app) || step_people(app))) return true;
    if (id == ACT_OPEN || id == ACT_PREVIEW || id == ACT_LEFT || id == ACT_RIGHT || id == ACT_FOLD)
        return fold(app, id);
    return act_by_table(app, acts, COUNT_OF(acts), id);
}

bool paths_end_act(UiApp *app, ActionId id)
{
    static const ActRow acts[] = {
        {ACT_PATH_FROM, choose_from}, {ACT_PATH_TO, choose_to}, {ACT_PATHS_HERE, paths_from_here},
    };
    return act_by_table(app, acts, COUNT_OF(acts), id);
}
