/* acts.c: what actions do in every pane. */
#include "app_int.h"
#include <string.h>

bool act_by_table(UiApp *app, const ActRow *rows, size_t n, ActionId id)
{
    for (size_t i = 0; i < n; i++)
        if (rows[i].id == id) {
            rows[i].run(app);
            return true;
        }
    return false;
}

bool act_on_list(List *l, ActionId id)
{
    static const struct { ActionId id; int rows, pages; bool half; } moves[] = {
        {ACT_UP, -1, 0, false}, {ACT_DOWN, 1, 0, false}, {ACT_PAGE_UP, 0, -1, false}, {ACT_PAGE_DOWN, 0, 1, false},
        {ACT_HALF_UP, 0, -1, true}, {ACT_HALF_DOWN, 0, 1, true}, {ACT_FIRST, -INT32_MAX, 0, false},
        {ACT_LAST, INT32_MAX, 0, false},
    };
    for (size_t i = 0; i < COUNT_OF(moves); i++) {
        if (moves[i].id != id) continue;
        if (moves[i].rows) list_move(l, moves[i].rows);
        else list_page(l, moves[i].pages, moves[i].half);
        return true;
    }
    return false;
}

void app_to_pane(UiApp *app, PaneId pane)
{
    if (pane == app->focus) return;
    history_push(app);
    app_focus(app, pane);
    if (pane == PANE_TEXT) app_look_year(app);
    if (views[pane]->build) sheet_enter(app, pane);
}

static void view_docs(UiApp *app) { app_to_pane(app, PANE_DOCS); }
static void view_time(UiApp *app) { app_to_pane(app, PANE_TIME); }
static void view_text(UiApp *app) { app_to_pane(app, PANE_TEXT); }
static void view_detail(UiApp *app) { app_to_pane(app, PANE_DETAIL); }
static void view_skills(UiApp *app) { graph_open(app); }
static void view_search(UiApp *app) { app_to_pane(app, PANE_SEARCH); }
static void view_paths(UiApp *app) { app_to_pane(app, PANE_PATHS); }
static void view_review(UiApp *app) { app_to_pane(app, PANE_REVIEW); }
static void pane_left(UiApp *app) { app_focus(app, layout_beside(&app->layout, app->focus, -1)); }
static void pane_right(UiApp *app) { app_focus(app, layout_beside(&app->layout, app->focus, 1)); }
static void pane_next(UiApp *app) { app_focus(app, layout_next(&app->layout, app->focus, 1)); }
static void pane_prev(UiApp *app) { app_focus(app, layout_next(&app->layout, app->focus, -1)); }
static void help(UiApp *app) { choice_keys(app, false); }
static void palette(UiApp *app) { choice_keys(app, true); }
static void problems(UiApp *app) { choice_problems(app); }
static void quit(UiApp *app) { app->quit = true; }
static void redraw(UiApp *app)
{
    app->redraw = true;
    app_stale(app);
}
static void suspend(UiApp *app) { app->suspend = true; }

static void zoom_pane(UiApp *app)
{
    app->alone = !app->alone;
    app_layout(app);
}

static void stretch(UiApp *app, bool (*way)(LayoutWish *, PaneId, int), int by, const char *alone)
{
    LayoutWish w = app_wish(app);
    if (!way(&w, app->focus, by)) {
        app_say(app, RO_MESSAGE, str_z(alone));
        return;
    }
    memcpy(app->shift, w.shift, sizeof w.shift);
    app_layout(app);
}

static void narrower(UiApp *app) { stretch(app, layout_widen, -2, _("Nothing lies beside it.")); }
static void wider(UiApp *app) { stretch(app, layout_widen, 2, _("Nothing lies beside it.")); }
static void shorter(UiApp *app) { stretch(app, layout_heighten, -1, _("Nothing lies above or below it.")); }
static void taller(UiApp *app) { stretch(app, layout_heighten, 1, _("Nothing lies above or below it.")); }

static void even(UiApp *app)
{
    memset(app->shift, 0, sizeof app->shift);
    app_layout(app);
}

/* The time looked at goes along from view to view: here is all that happened then. */
static void year_page(UiApp *app)
{
    int year = 0, month, day;
    if (day_known(app->year)) edtf_ymd(app->year, &year, &month, &day);
    if (!year || !link_follow(app, &(Link){.kind = LINK_YEAR, .year = year}))
        app_say(app, RO_MESSAGE,
                str_z(_("No time was looked at yet: on the timeline the arrows left and right choose one.")));
}

static void clear_filter(UiApp *app)
{
    if (session_query(app->s)->terms.n == 0) return;
    history_push(app);
    app_filter(app, (Str){0});
}

static void back(UiApp *app)
{
    if (!history_go(app, -1)) app_say(app, RO_MESSAGE, str_z(_("This is where you began.")));
}

static void forward(UiApp *app)
{
    if (!history_go(app, 1)) app_say(app, RO_MESSAGE, str_z(_("There is nothing further.")));
}

/* Esc closes one layer: the single pane, then what was opened, by the way one came. */
static void close_layer(UiApp *app)
{
    bool opened = app->focus == PANE_TEXT || app->focus == PANE_DETAIL || (app->focus == PANE_TIME && app->time.one) ||
                  (app->focus != PANE_TIME && view_subject(app, app->focus).n);
    if (app->message[0]) return;                     /* the key took the message away */
    if (app->alone) zoom_pane(app);
    else if (opened && !history_go(app, -1) && app->focus == PANE_TIME && !narrow_timeline(app)) scope_toggle(app);
}

static void preview(UiApp *app)
{
    if (app->layout.many || box_shown(app->layout.strip)) {
        app->text.placed = false;
        app_say(app, RO_MESSAGE, str_z(_("Enter opens it.")));
    } else {
        app->glance.on = false;
        app_to_pane(app, PANE_DETAIL);
    }
}

static void theme_next(UiApp *app)
{
    Fault f = {0};
    uint32_t i = 0;
    while (i < app->themes.n && !str_eq(app->themes.v[i], app->theme.name)) i++;
    Rc rc = app->themes.n ? theme_load(&app->life, app->themes.v[(i + 1) % app->themes.n], &app->theme, &f) : RC_OK;
    if (rc) app_fault(app, rc, &f);
    else
        app_say(app, RO_MESSAGE,
                str_fmt(&app->frame, "%s: " STR_FMT, _(actions[ACT_THEME].title), STR_ARG(app->theme.name))),
            app->theme_chosen = true;
    app_stale(app);
}

static void mouse(UiApp *app)
{
    app->mouse = !app->mouse;
    app_say(app, RO_MESSAGE, str_z(app->mouse ? _("mouse on") : _("mouse off")));
}

static void cancel(UiApp *app)
{
    if (!session_progress(app->s).running) return;
    session_cancel(app->s);
    app_say(app, RO_MESSAGE, str_z(_("Stopped. What is analysed stays.")));
}

/* Steps through the events of the memoir in order of the text. */
static void step_event(UiApp *app, int dir)
{
    const Careers *c = session_careers(app->s);
    const CareerDoc *d = app_doc(app);
    const CareerItem *best = NULL;
    uint32_t from;
    if (!d) return;
    bool at_event = text_step_from(app, &from);
    for (uint32_t i = d->item_beg; i < d->item_beg + d->item_n; i++) {
        const CareerItem *it = &c->items.v[i];
        if (it->kind != ITEM_EVENT) continue;
        bool fits = dir > 0 ? (at_event ? it->span.beg > from : it->span.beg >= from) : it->span.beg < from;
        if (fits && (!best || (dir > 0 ? it->span.beg < best->span.beg : it->span.beg > best->span.beg))) best = it;
    }
    if (best) app_look(app, (ItemRef){.doc = d->id, .kind = ITEM_EVENT, .seq = best->seq});
    else app_say(app, RO_MESSAGE, str_z(dir > 0 ? _("No further event.") : _("No event before.")));
}

static void next_event(UiApp *app) { step_event(app, 1); }
static void prev_event(UiApp *app) { step_event(app, -1); }

static void match_elsewhere(UiApp *app, ActionId id)
{
    app_focus(app, PANE_TEXT);
    text_view.act(app, id);
}
static void next_match(UiApp *app) { match_elsewhere(app, ACT_NEXT_MATCH); }
static void prev_match(UiApp *app) { match_elsewhere(app, ACT_PREV_MATCH); }

static const ActRow acts[] = {
    {ACT_COPY, copy_source}, {ACT_SQL, sql_ask},
    {ACT_LEFT, pane_left}, {ACT_RIGHT, pane_right}, {ACT_NEXT_PANE, pane_next}, {ACT_PREV_PANE, pane_prev},
    {ACT_VIEW_DOCS, view_docs}, {ACT_VIEW_TIME, view_time}, {ACT_VIEW_TEXT, view_text}, {ACT_VIEW_DETAIL, view_detail},
    {ACT_VIEW_SEARCH, view_search}, {ACT_PAGE, page_here}, {ACT_YEAR, year_page}, {ACT_FILTER_THIS, filter_by_this},
    {ACT_VIEW_COMPARE, compare_open}, {ACT_COMPARE_THIS, compare_toggle}, {ACT_SIMILAR, similar_open},
    {ACT_VIEW_SKILLS, view_skills}, {ACT_CHOOSE_THING, graph_choose}, {ACT_VIEW_PATHS, view_paths},
    {ACT_VIEW_REVIEW, view_review}, {ACT_NARROWER, narrower}, {ACT_WIDER, wider}, {ACT_SHORTER, shorter}, {ACT_TALLER, taller},
    {ACT_EVEN, even}, {ACT_HELP, help}, {ACT_COPY, copy_source},
    {ACT_WHY_NOT, choice_why}, {ACT_FILTER_KEEP, saved_keep}, {ACT_FILTER_KEPT, saved_apply}, {ACT_FILTERS, saved_list},
    {ACT_PALETTE, palette}, {ACT_PROBLEMS, problems}, {ACT_QUIT, quit}, {ACT_REDRAW, redraw},
    {ACT_ZOOM_PANE, zoom_pane}, {ACT_LABELS, labels_open}, {ACT_MARK, bookmark_here}, {ACT_MARKS, bookmark_list},
    {ACT_CLEAR_FILTER, clear_filter}, {ACT_BACK, back}, {ACT_FORWARD, forward}, {ACT_CLOSE, close_layer},
    {ACT_PREVIEW, preview}, {ACT_THEME, theme_next}, {ACT_MOUSE, mouse}, {ACT_CANCEL, cancel},
    {ACT_ACCEPT, decide_right}, {ACT_REJECT, decide_wrong}, {ACT_EDIT, decide_edit}, {ACT_NOTE, decide_note}, {ACT_PARTS, parts_open},
    {ACT_PUT_OFF, decide_later}, {ACT_UNDO, decide_undo}, {ACT_REDO, decide_redo}, {ACT_DONE, decide_done}, {ACT_TAKE_OUT, decide_take_out}, {ACT_TEACH, lesson_show},
    {ACT_ORPHANS, choice_orphans},
    {ACT_NEXT_EVENT, next_event}, {ACT_PREV_EVENT, prev_event}, {ACT_NEXT_MATCH, next_match},
    {ACT_PREV_MATCH, prev_match}, {ACT_FILTER, prompt_open}, {ACT_SCOPE, scope_toggle}, {ACT_SUSPEND, suspend},
};

/* The pane's own way first, then everyone's. */
bool app_act(UiApp *app, ActionId id)
{
    app->dirty = true;
    return view_act(app, app->focus, id) || act_by_table(app, acts, COUNT_OF(acts), id) || choice_act(app, id) ||
           paths_end_act(app, id);
}
