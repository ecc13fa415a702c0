/* palette.c: the keys that work here, and every command by its name in either language: both out of the one table of
 * actions. What cannot run says why. */
#include "app_int.h"
#include "base/mo.h"

enum { COLS_MAX = 96 };

/* ------------------------------------------------------------------ why not */

static const char *no_filter(const UiApp *app)
{
    return session_query(app->s)->terms.n ? NULL : N_("there is no filter");
}
static const char *not_running(const UiApp *app)
{
    return session_progress(app->s).running ? NULL : N_("nothing is being analysed");
}
static const char *nothing_before(const UiApp *app)
{
    return app->history.at > 0 ? NULL : N_("this is where you began");
}
static const char *nothing_behind(const UiApp *app)
{
    return app->history.at + 1 < app->history.n ? NULL : N_("there is nothing further");
}
static const char *no_problems(const UiApp *app) { return app->faults->n ? NULL : N_("every file could be read"); }
static const char *no_memoir(const UiApp *app) { return app_doc(app) ? NULL : N_("no memoir is looked at"); }
static const char *no_colours(const UiApp *app)
{
    return app->themes.n > 1 ? NULL : N_("the terminal has no colours");
}

static const struct { ActionId id; const char *(*why)(const UiApp *app); } reasons[] = {
    {ACT_CLEAR_FILTER, no_filter}, {ACT_WHY_NOT, no_filter}, {ACT_FILTER_KEEP, no_filter}, {ACT_CANCEL, not_running}, {ACT_BACK, nothing_before},
    {ACT_FORWARD, nothing_behind}, {ACT_PROBLEMS, no_problems}, {ACT_NEXT_EVENT, no_memoir},
    {ACT_PREV_EVENT, no_memoir}, {ACT_NEXT_MATCH, no_filter}, {ACT_PREV_MATCH, no_filter}, {ACT_THEME, no_colours},
};

/* The views that an action of a few works in: "only in: timeline, documents". */
static Str only_in(Arena *a, ActionId id)
{
    Str s = {0};
    for (int c = CTX_GLOBAL + 1; c < CTX_COUNT; c++) {
        if (!action_in(id, (Context)c)) continue;
        const char *title = _(view_title((Context)c));
        s = s.n ? str_fmt(a, STR_FMT ", %s", STR_ARG(s), title) : str_z(title);
    }
    return str_fmt(a, _("only in: %.*s"), STR_ARG(s));
}

Str ui_app_why_not(const UiApp *app, Arena *a, ActionId id)
{
    if (!action_in(id, app_context(app))) return only_in(a, id);
    for (size_t i = 0; i < COUNT_OF(reasons); i++) {
        const char *why = reasons[i].id == id ? reasons[i].why(app) : NULL;
        if (why) return str_z(_(why));
    }
    return S("");
}

/* ------------------------------------------------------------------ the lists */

static void add_macros(Choice *c)
{
    MacroList macros = macro_list(&c->mem);
    for (uint32_t i = 0; i < macros.n; i++)
        *vec_push(&c->mem, &c->all) = (ChoiceRow){
            .show = macros.v[i].name, .value = macros.v[i].path, .right = str_z(_("macro")), .help = macros.v[i].help,
            .id = ROW_MACRO};
}

static void run_row(UiApp *app)
{
    const ChoiceRow *r = choice_row(&app->choice);
    if (!r) return;
    if (r->dim) {
        app_say(app, RO_ERROR, r->help);
        return;
    }
    choice_close(app);
    if (r->id == ROW_MACRO) macro_start(app, r->value);
    else app_act(app, (ActionId)r->id);
}

static void draw_row(UiApp *app, Pen *p, int y, const ChoiceRow *r, RoleId role)
{
    (void)app;
    choice_draw_key(p, y, r, role);
}

static const ChoiceWays ways[] = {{"help", COLS_MAX, false, N_("Enter runs it  Esc closes"), run_row, draw_row, NULL, NULL},
                                  {"palette", COLS_MAX, false, N_("Enter runs it  Esc closes"), run_row, draw_row, NULL, NULL}};

void choice_keys(UiApp *app, bool all)
{
    Context ctx = app_context(app);
    Choice *c = choice_begin(app, &ways[all], all ? N_("commands") : N_("keys here"));
    Mo korean = mo_of(&c->mem, "gilmok", "ko");
    for (int i = ACT_NONE + 1; i < ACT_COUNT; i++) {
        ActionId id = (ActionId)i;
        Str keys = keymap_keys(&c->mem, &app->keys, ctx, id);
        if (!all && (!action_in(id, ctx) || !keys.n)) continue;
        Str why = ui_app_why_not(app, &c->mem, id);
        *vec_push(&c->mem, &c->all) = (ChoiceRow){
            .show = str_z(_(actions[i].title)), .value = str_z(actions[i].name), .right = keys,
            .also = action_also(&c->mem, &korean, id),
            .help = why.n ? why : str_z(_(actions[i].help)), .id = i, .dim = why.n > 0};
    }
    if (all) add_macros(c);
    choice_show(app);
}
