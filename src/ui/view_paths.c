/* view_paths.c: ways from one role, employer or degree to another: ranked, unfolded into steps, down to sentences. */
#include "app_int.h"
#include "base/clock.h"
#include "base/hash.h"
#include "model/count.h"
#include "uni/width.h"
#include <string.h>

enum { LABEL_X = 1, NAME_X = 9, WIDE = 90, CITED = 3, MORE = 20, SKILLS = 4, REACH = 60 };
static const double YEAR = 365.25;

typedef struct Rows {
    UiApp   *app;
    Sheet   *sh;
    Arena   *a;
    const Careers *c;
    PathsView *v;
    PathsSubject s;
    uint32_t n_cite;
    VEC(uint32_t) cited;                             /* items; their numbers count from 1 */
} Rows;

/* ------------------------------------------------------------------ counting, when something changed */

static uint64_t input(const UiApp *app, const PathsSubject *s)
{
    uint64_t parts[] = {app->made, hash64(s->from), hash64(s->to), s->hops};
    return hash64((Str){(const char *)parts, sizeof parts}) | 1;
}

/* While a library opens every memoir changes what there is to count: then for a tenth of the time at most. */
static bool too_soon(const UiApp *app)
{
    const PathsView *v = &app->paths;
    return v->counted && session_progress(app->s).running && clock_us() - v->at < v->cost * 10;
}

static void count(UiApp *app, const PathsSubject *s)
{
    PathsView *v = &app->paths;
    static const PathsSubject none;
    uint64_t what = input(app, s);
    bool same = v->counted && str_eq(v->p.from.text, s->from) && str_eq(v->p.to.text, s->to);
    if (what == v->counted || (same && too_soon(app))) return;
    arena_clear(&v->mem);
    v->p = (Paths){.hops = s->hops};
    v->end = (PathEnd){.text = none.from};
    v->reach = (RouteReaches){0};
    int64_t begun = clock_us();
    PathsAsk ask = {s->from, s->to, s->hops, PATHS_MOST};
    if (s->from.n && s->to.n) session_paths(app->s, &v->mem, &ask, &v->p);
    else if (s->from.n) (void)session_reach(app->s, &v->mem, &ask, &v->end, &v->reach);
    else if (s->to.n) v->end = session_path_end(app->s, &v->mem, s->to);
    v->at = clock_us();
    v->cost = v->at - begun;
    v->counted = what;
}

/* ------------------------------------------------------------------ small pieces */

static SheetRow *row_of(Rows *r, PathsRowKind kind, uint32_t way, uint32_t hop)
{
    *vec_push(r->a, &r->v->rows) = (PathsRow){kind, way, hop, UINT32_MAX};
    return sheet_row(r->sh);
}

static void rests_on(Rows *r, uint32_t item) { r->v->rows.v[r->v->rows.n - 1].item = item; }

static void said(Rows *r, Str text)
{
    int cols = r->sh->cols - 2;
    for (Str rest = uni_visible(r->a, text); rest.n && cols > 1;) {
        Str piece = row_piece(rest, cols);
        if (!piece.n) break;
        row_of(r, PATHS_ROW_OTHER, 0, 0)->heading = true;
        sheet_put(r->sh, RO_DIM, piece);
        rest = str_trim(str_slice(rest, piece.n, rest.n));
    }
}

static Link place(Rows *r, const PathsSubject *s)
{
    return (Link){.kind = LINK_PLACE, .pane = PANE_PATHS, .text = paths_format(r->a, s)};
}

static bool ascii(const Rows *r) { return r->app->g->rule[0] == '-'; }
static Str people(Rows *r, uint32_t n) { return str_z(count_of(r->a, COUNTED_PERSON, n)); }
static Str state(Rows *r, const RoutePath *way, uint32_t i)
{
    Str s = paths_state(r->c, &r->v->p, way, i);
    return s.n ? s : str_z(_("a post without a name"));
}

static Str years(Rows *r, const RouteTime *t)
{
    if (!t->n) return str_z(_("time not known"));
    return paths_years(r->a, route_days_told(t));
}

/* The filter in force, of these memoirs alone; of many the first. */
Str paths_people(UiApp *app, Arena *a, const RoutePath *way, const RouteHop *hop)
{
    const Careers *c = session_careers(app->s);
    Str values[PATHS_PEOPLE];
    uint32_t n = 0, all = hop ? hop->moves.n : way->walks.n;
    for (uint32_t i = 0; i < all && n < PATHS_PEOPLE; i++)
        values[n++] = c->docs.v[hop ? hop->moves.v[i].doc : way->walks.v[i].doc].name;
    return query_set_field(a, session_query(app->s), Q_DOC, values, n);
}

/* ------------------------------------------------------------------ from, to, conditions */

static void head_row(Rows *r, const char *label, Str name, const PathEnd *e, ActionId act)
{
    SheetRow *row = row_of(r, PATHS_ROW_OTHER, 0, 0);
    row->link = (Link){.kind = LINK_ACT, .act = (int)act};
    sheet_at(r->sh, LABEL_X, NAME_X - LABEL_X - 1, RO_LABEL, str_z(label));
    if (name.n) sheet_at(r->sh, NAME_X, 0, RO_ROLE, e && e->name.n ? e->name : name);
    else sheet_at(r->sh, NAME_X, 0, RO_DIM, str_z(_("Enter chooses")));
    if (!name.n || !e || e->how >= END_NONE) return;
    if (e->how == END_PART) sheet_put(r->sh, RO_DIM, str_z(_("as a part of names")));
    sheet_right(r->sh, RO_COUNT, str_z(count_of(r->a, COUNTED_MEMOIR, e->n_doc)));
}

static void heads(Rows *r)
{
    const PathsView *v = r->v;
    bool both = r->s.from.n && r->s.to.n;
    head_row(r, _("from"), r->s.from, both ? &v->p.from : r->s.from.n ? &v->end : NULL, ACT_PATH_FROM);
    head_row(r, _("to"), r->s.to, both ? &v->p.to : r->s.from.n ? NULL : &v->end, ACT_PATH_TO);
    SheetRow *row = row_of(r, PATHS_ROW_OTHER, 0, 0);
    row->link = (Link){.kind = LINK_ACT, .act = ACT_FILTER};
    Str filter = session_filter_text(r->app->s);
    sheet_at(r->sh, LABEL_X, NAME_X - LABEL_X - 1, RO_LABEL, str_z(_("where")));
    sheet_at(r->sh, NAME_X, 0, RO_TEXT, str_fmt(r->a, P_("%u step at most", "%u steps at most", r->s.hops), r->s.hops));
    if (filter.n) sheet_put(r->sh, RO_CHIP, filter);
    else sheet_put(r->sh, RO_DIM, str_z(_("no other condition")));
}

/* ------------------------------------------------------------------ one way */

/* "──8명·5.0년──▶", dotted where few did it. */
static Str arrow(Rows *r, const RouteHop *hop, bool told)
{
    const Glyphs *g = r->app->g;
    const char *line = hop->n < ROUTE_FEW ? g->cell[CELL_DASH] : g->rule;
    Str time = hop->time.n ? str_fmt(r->a, A_("·%.1f"), route_days_told(&hop->time) / YEAR) : (Str){0};
    if (!told) return str_fmt(r->a, "%s%u%s%s", line, hop->n, line, g->cell[CELL_OPEN_END]);
    Str n = people(r, hop->n);
    return str_fmt(r->a, "%s%s" STR_FMT STR_FMT "%s%s%s", line, line, STR_ARG(n), STR_ARG(time), line, line,
                   g->cell[CELL_OPEN_END]);
}

static const char *sure_word(uint8_t sure)
{
    return sure == ORDER_SURE ? "" : sure == ORDER_LIKELY ? _("order likely") : _("order only as told");
}

static int states_cols(Rows *r, const RoutePath *way, int most)
{
    int all = 0;
    for (uint32_t h = 0; h <= way->n_hop; h++) {
        int w = (int)uni_cols(state(r, way, h));
        all += w < most ? w : most;
    }
    return all;
}

static int arrows_cols(Rows *r, const RoutePath *way, bool told)
{
    int all = 0;
    for (uint32_t h = 0; h < way->n_hop; h++) all += (int)uni_cols(arrow(r, &way->hop[h], told)) + 2;
    return all;
}

/* The columns that each state may have at most, so that the whole way stands in its row; with people and times on the
 * arrows where there is room for them. */
static int fit_way(Rows *r, const RoutePath *way, const Str *right, size_t n, bool *told)
{
    enum { AROUND = 8, LEAST = 4 };                  /* sign and rank, and a blank at either side */
    int room = r->sh->cols - AROUND, cols = r->sh->cols;
    for (size_t i = 0; i < n; i++) room -= right[i].n ? (int)uni_cols(right[i]) + 1 : 0;
    *told = states_cols(r, way, cols) + arrows_cols(r, way, true) <= room;
    room -= arrows_cols(r, way, *told);
    while (cols > LEAST && states_cols(r, way, cols) > room) cols--;
    return cols;
}

static void way_row(Rows *r, uint32_t i)
{
    const RoutePath *way = &r->v->p.r.paths.v[i];
    bool open = r->s.open >> i & 1, few = way->n < ROUTE_FEW;
    PathsSubject to = r->s;
    to.open ^= 1u << i;
    SheetRow *row = row_of(r, PATHS_ROW_WAY, i, 0);
    row->link = place(r, &to);
    const RouteHop *last = &way->hop[way->n_hop - 1];
    rests_on(r, way->walked ? way->walks.v[0].item[way->n_hop] : last->moves.v[0].to);
    sheet_put(r->sh, RO_DIM, str_z(open ? r->app->g->unfolded : r->app->g->folded));
    sheet_put(r->sh, RO_COUNT, str_fmt(r->a, "%u", i + 1));
    const Str right[] = {str_z(way->walked ? "" : _("stitched")), str_z(sure_word(way->sure)), years(r, &way->time), people(r, way->n)};
    bool told;
    int cols = fit_way(r, way, right, COUNT_OF(right), &told);
    for (uint32_t h = 0; h <= way->n_hop; h++) {
        sheet_at(r->sh, SEG_AFTER, cols, few ? RO_DIM : RO_ROLE, state(r, way, h));
        if (h < way->n_hop)
            sheet_put(r->sh, way->hop[h].n < ROUTE_FEW ? RO_DIM : RO_WORK, arrow(r, &way->hop[h], told));
    }
    static const RoleId look[] = {RO_DIM, RO_DIM, RO_TIME, RO_COUNT};
    for (size_t k = 0; k < COUNT_OF(right); k++) sheet_right(r->sh, few ? RO_DIM : look[k], right[k]);
}

static void skill_rows(Rows *r, uint32_t i, uint32_t h)
{
    const RouteSkills *skills = &r->v->p.r.paths.v[i].hop[h].skills;
    if (!skills->n) return;
    SheetRow *head = row_of(r, PATHS_ROW_STEP, i, h);
    head->depth = 2;
    head->heading = true;
    sheet_put(r->sh, RO_LABEL, str_z(_("skills first told of on the way")));
    for (uint32_t k = 0; k < skills->n && k < SKILLS; k++) {
        SheetRow *row = row_of(r, PATHS_ROW_CITE, i, h);
        bool more = route_skill_claim(skills, &skills->v[k]) == SKILL_MORE;
        row->depth = 3;
        row->link = link_item(r->c, skills->v[k].item);
        sheet_put(r->sh, RO_SKILL, careers_called(r->c, skills->v[k].skill));
        sheet_put(r->sh, more ? RO_COUNT : RO_DIM, paths_skill(r->a, skills, &skills->v[k], ascii(r)));
    }
}

static void cite_row(Rows *r, uint32_t i, uint32_t h, uint32_t item)
{
    const CareerItem *it = &r->c->items.v[item];
    const CareerDoc *d = &r->c->docs.v[it->doc];
    PathCite cite = {0};
    Fault f = {0};
    uint32_t n = 0;
    while (n < r->cited.n && r->cited.v[n] != item) n++;
    if (n < r->cited.n) return;                      /* stands above */
    *vec_push(r->a, &r->cited) = item;
    if (session_path_cite(r->app->s, r->a, item, &cite, &f)) cite.found = false;
    SheetRow *row = row_of(r, PATHS_ROW_CITE, i, h);
    row->depth = 2;
    row->link = link_item(r->c, cite.found && cite.item != UINT32_MAX ? cite.item : item);
    sheet_put(r->sh, RO_COUNT, str_fmt(r->a, "[%u]", n + 1));
    if (r->sh->cols >= WIDE) sheet_put(r->sh, RO_PERSON, d->title.n ? uni_clip(d->title, 20, &(size_t){0}) : d->name);
    sheet_put(r->sh, RO_TIME, label_dates(r->a, r->c, it));
    if (cite.found && cite.item != UINT32_MAX)
        sheet_right(r->sh, RO_DIM, str_fmt(r->a, "%.2f", r->c->items.v[cite.item].conf / 100.0));
    Str where = cite.found ? str_fmt(r->a, STR_FMT ":%u", STR_ARG(d->name), cite.line) : d->name;
    sheet_put(r->sh, RO_DIM, where);
    if (cite.found)
        sheet_put(r->sh, RO_TEXT,
                  str_fmt(r->a, ascii(r) ? "\"" STR_FMT "\"" : A_("“" STR_FMT "”"), STR_ARG(cite.text)));
}

/* How long it took, and which part of those who went on anywhere went this way. */
static void share_row(Rows *r, uint32_t i, uint32_t h)
{
    const RoutePath *way = &r->v->p.r.paths.v[i];
    const RouteHop *hop = &way->hop[h];
    SheetRow *row = row_of(r, PATHS_ROW_STEP, i, h);
    row->depth = 2;
    row->link = (Link){.kind = LINK_QUERY, .text = paths_people(r->app, r->a, way, hop)};
    sheet_put(r->sh, RO_TIME, paths_time(r->a, &hop->time, false, ascii(r)));
    sheet_put(r->sh, RO_DIM, paths_share(r->a, hop));
}

static void step_rows(Rows *r, uint32_t i, uint32_t h)
{
    const RoutePath *way = &r->v->p.r.paths.v[i];
    const RouteHop *hop = &way->hop[h];
    bool more = r->s.more_way == i + 1 && r->s.more_hop == h + 1 && r->s.more > CITED;
    uint32_t most = more ? r->s.more : CITED, shown = hop->n < most ? hop->n : most;
    SheetRow *row = row_of(r, PATHS_ROW_STEP, i, h);
    row->depth = 1;
    row->link = (Link){.kind = LINK_QUERY, .text = paths_people(r->app, r->a, way, hop)};
    rests_on(r, hop->moves.v[0].to);
    sheet_put(r->sh, RO_LABEL, str_fmt(r->a, _("step %u"), h + 1));
    sheet_put(r->sh, RO_ROLE, state(r, way, h));
    sheet_put(r->sh, RO_DIM, str_z(r->app->g->cell[CELL_OPEN_END]));
    sheet_put(r->sh, RO_ROLE, state(r, way, h + 1));
    sheet_right(r->sh, hop->n < ROUTE_FEW ? RO_DIM : RO_COUNT, people(r, hop->n));
    share_row(r, i, h);
    skill_rows(r, i, h);
    for (uint32_t k = 0; k < shown; k++) {
        if (!h) cite_row(r, i, h, hop->moves.v[k].from);
        cite_row(r, i, h, hop->moves.v[k].to);
    }
    if (hop->n <= shown) return;
    PathsSubject next = r->s;
    next.more_way = i + 1, next.more_hop = h + 1, next.more = shown + MORE;
    row = row_of(r, PATHS_ROW_MORE, i, h);
    row->depth = 2;
    row->link = place(r, &next);
    sheet_put(r->sh, RO_DIM, str_fmt(r->a, P_("%u more person", "%u more people", hop->n - shown), hop->n - shown));
}

static void longer_row(Rows *r)
{
    Str longer = paths_longer(r->a, &r->v->p);
    if (!longer.n) return;
    row_of(r, PATHS_ROW_OTHER, 0, 0)->link = (Link){.kind = LINK_ACT, .act = ACT_MORE_STEPS};
    sheet_put(r->sh, RO_DIM, longer);
}

/* Who walked any of the ways. */
static Str walked_note(Rows *r)
{
    const Routes *all = &r->v->p.r;
    uint32_t hops = r->s.hops;
    if (all->n_people) return people(r, all->n_people);
    if (!all->n_longer) return str_z(_("nobody walked all of it"));
    return str_fmt(r->a, P_("nobody in %u step", "nobody in at most %u steps", hops), hops);
}

static void ways(Rows *r)
{
    Routes *all = &r->v->p.r;
    static const char *const by[ROUTE_ORDERS] = {[ROUTE_BY_PEOPLE] = N_("by people"), [ROUTE_BY_TIME] = N_("by time"),
                                                 [ROUTE_BY_SURE] = N_("by certainty")};
    routes_sort(all, r->s.order);
    Str n = walked_note(r);
    r->sh->note = str_fmt(r->a, STR_FMT "  %s", STR_ARG(n), _(by[r->s.order]));
    for (uint32_t i = 0; i < all->paths.n; i++) {
        way_row(r, i);
        for (uint32_t h = 0; (r->s.open >> i & 1) && h < all->paths.v[i].n_hop; h++) step_rows(r, i, h);
    }
    longer_row(r);
}

/* ------------------------------------------------------------------ none */

static void gap_side(Rows *r, Str from, Str to, uint32_t n)
{
    PathsSubject s = {.from = from, .to = to, .hops = r->s.hops};
    row_of(r, PATHS_ROW_OTHER, 0, 0)->link = place(r, &s);
    Paths *p = &r->v->p;
    sheet_put(r->sh, RO_ROLE, str_eq(from, r->s.from) ? p->from.name : from);
    sheet_put(r->sh, RO_DIM, str_z(r->app->g->cell[CELL_OPEN_END]));
    sheet_put(r->sh, RO_ROLE, str_eq(to, r->s.to) ? p->to.name : to);
    sheet_put(r->sh, RO_COUNT, people(r, n));
}

static void gap(Rows *r)
{
    const RouteGap *g = &r->v->p.r.gap;
    if (!g->found) return;
    Str from = g->from ? careers_called(r->c, g->from) : r->v->p.from.name,
        to = g->to ? careers_called(r->c, g->to) : r->v->p.to.name;
    const char *dash = r->app->g->cell[CELL_DASH], *end = r->app->g->cell[CELL_OPEN_END];
    said(r, str_fmt(r->a, "%s: " STR_FMT " %s%s%s " STR_FMT, _("The nearest step that is missing"), STR_ARG(from), dash,
                    dash, end, STR_ARG(to)));
    said(r, str_z(_("Nobody here walked between them.")));
    if (g->from) gap_side(r, r->s.from, from, g->n_from);
    if (g->to) gap_side(r, to, r->s.to, g->n_to);
    for (uint32_t i = 0; i < g->shared.n; i++) {
        row_of(r, PATHS_ROW_OTHER, 0, 0)->link = (Link){.kind = LINK_NAME, .name = g->shared.v[i].skill};
        sheet_put(r->sh, RO_LABEL, str_z(_("skills told of on both sides")));
        sheet_put(r->sh, RO_SKILL, careers_called(r->c, g->shared.v[i].skill));
        sheet_put(r->sh, RO_COUNT, people(r, g->shared.v[i].n));
    }
}

static void none(Rows *r)
{
    Str without = paths_free(r->a, &r->v->p);
    said(r, paths_none(r->a, &r->v->p));
    longer_row(r);
    if (without.n) {
        row_of(r, PATHS_ROW_OTHER, 0, 0)->link = (Link){.kind = LINK_ACT, .act = ACT_CLEAR_FILTER};
        sheet_put(r->sh, RO_TEXT, without);
    }
    gap(r);
}

/* An end that nothing is called, or several things: what may be meant, to be taken. */
static void wrong_end(Rows *r, const PathEnd *e, bool is_from)
{
    said(r, str_z(e->how == END_SEVERAL ? _("Several things are called so:")
                  : e->near.n           ? _("No position is called so; near are:")
                                        : _("No position is called so.")));
    for (uint32_t i = 0; i < e->near.n; i++) {
        PathsSubject s = r->s;
        Str name = paths_end(r->a, r->c, e->near.v[i]);
        *(is_from ? &s.from : &s.to) = name;
        row_of(r, PATHS_ROW_OTHER, 0, 0)->link = place(r, &s);
        sheet_put(r->sh, RO_ROLE, name);
    }
}

/* ------------------------------------------------------------------ one end alone */

static void reach(Rows *r)
{
    const RouteReaches *all = &r->v->reach;
    said(r, str_z(all->n ? _("Where they went from there; Enter shows the ways")
                         : _("Nobody here is told to have gone on from there.")));
    for (uint32_t i = 0; i < all->n && i < REACH; i++) {
        const RouteReach *to = &all->v[i];
        PathsSubject s = r->s;
        s.to = paths_end(r->a, r->c, to->state);
        row_of(r, PATHS_ROW_OTHER, 0, 0)->link = place(r, &s);
        rests_on(r, to->item);
        sheet_put(r->sh, to->n < ROUTE_FEW ? RO_DIM : RO_ROLE, careers_called(r->c, to->state));
        if (!to->direct) sheet_right(r->sh, RO_DIM, str_z(_("by other steps")));
        else if (to->direct < to->n)
            sheet_right(r->sh, RO_DIM, str_fmt(r->a, P_("%u directly", "%u directly", to->direct), to->direct));
        sheet_right(r->sh, to->n < ROUTE_FEW ? RO_DIM : RO_COUNT, people(r, to->n));
    }
}

static void build(UiApp *app, Sheet *sh)
{
    PathsView *v = &app->paths;
    Rows r = {.app = app, .sh = sh, .a = &sh->mem, .c = session_careers(app->s), .v = v, .s = paths_here(app)};
    memset(&v->rows, 0, sizeof v->rows);
    count(app, &r.s);
    bool both = r.s.from.n && r.s.to.n;
    sh->title = both && v->p.asked ? str_fmt(r.a, "%s %u", _("paths"), v->p.r.paths.n) : str_z(_("paths"));
    heads(&r);
    sh->first = PATHS_ROW_HEADS;
    if (both && v->p.from.how >= END_NONE) wrong_end(&r, &v->p.from, true);
    else if (both && v->p.to.how >= END_NONE) wrong_end(&r, &v->p.to, false);
    else if (both && v->p.same) said(&r, str_z(_("both ends are the same")));
    else if (both && v->p.r.paths.n) ways(&r);
    else if (both) none(&r);
    else if (r.s.from.n && v->end.how >= END_NONE) wrong_end(&r, &v->end, true);
    else if (r.s.from.n) reach(&r);
    else if (r.s.to.n && v->end.how >= END_NONE) wrong_end(&r, &v->end, false);
    else said(&r, str_z(_("Choose where from and where to: a role, an employer, a school or a degree.")));
}

/* Where the row's position is told to have begun: looked up for the row one stands on alone. */
static bool source(UiApp *app, const Sheet *sh, Link *out)
{
    Arena a = {0};
    Fault f = {0};
    PathCite cite;
    const Careers *c = session_careers(app->s);
    const PathsRow *row = paths_row(app);
    (void)sh;
    if (!row || row->item == UINT32_MAX) return false;
    bool found = !session_path_cite(app->s, &a, row->item, &cite, &f) && cite.found && cite.item != UINT32_MAX;
    *out = link_item(c, found ? cite.item : row->item);
    arena_fini(&a);
    return true;
}

/* A library that is opening: again a little later. */
static uint64_t stamp(const UiApp *app)
{
    enum { SLICE = 300000 };
    return session_progress(app->s).running ? (uint64_t)(clock_us() / SLICE) : 0;
}

/* "교사 > 데이터 분석가": as it was asked, without kinds and options. */
static Str called(const UiApp *app, Arena *a)
{
    PathsSubject s = paths_here(app);
    if (!s.from.n && !s.to.n) return (Str){0};
    return str_fmt(a, STR_FMT " > " STR_FMT, STR_ARG(path_end_bare(s.from)), STR_ARG(path_end_bare(s.to)));
}

const View paths_view = {.ctx = CTX_PATHS, .build = build, .stamp = stamp, .act = paths_act, .called = called, .source = source};
