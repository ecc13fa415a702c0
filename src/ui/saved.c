/* saved.c: filters kept under a name: kept, applied by number, listed, called otherwise and thrown away. */
#include "app_int.h"

enum { COLS_MAX = 96, NUMBERS = 9 };

static void tell(UiApp *app, Rc rc, const Fault *f, const char *done, Str name)
{
    Arena a = {0};
    if (rc) app_fault(app, rc, f);
    else app_say(app, RO_MESSAGE, str_fmt(&a, "%s: " STR_FMT, done, STR_ARG(name)));
    arena_fini(&a);
}

/* As the reader's language writes it; as it was kept where it cannot be read any more. */
static Str spoken(Arena *a, Str value)
{
    Query q;
    return query_parse(a, value, &q, NULL) ? value : query_format(a, &q, QUERY_SPOKEN);
}

static void apply(UiApp *app, Str value)
{
    Arena a = {0};
    Str text = spoken(&a, value);
    history_push(app);
    if (app_filter(app, text)) past_put(app, text);
    else app_say(app, RO_ERROR, str_z(_(app->prompt.fault.msgid)));
    app->prompt.wrong = false;
    arena_fini(&a);
}

/* ------------------------------------------------------------------ the lists */

static void draw_row(UiApp *app, Pen *p, int y, const ChoiceRow *r, RoleId role)
{
    (void)app;
    int name = p->box.w * 2 / 5;
    pen_clip(p, 1, y, 2, role, r->right);
    pen_clip(p, 4, y, name - 4, role, r->show);
    pen_clip(p, name + 1, y, p->box.w - name - 2, role, r->help);
}

/* False: there are none, or they cannot be read. */
static bool list(UiApp *app, const ChoiceWays *ways, const char *title, bool empty)
{
    Arena a = {0};
    SavedList all = {0};
    Fault f = {0};
    Rc rc = session_filters(app->s, &a, &all, &f);
    if (rc) app_fault(app, rc, &f);
    if (rc || (!all.n && !empty)) {
        arena_fini(&a);
        return false;
    }
    Choice *c = choice_begin(app, ways, title);
    for (uint32_t i = 0; i < all.n; i++)
        *vec_push(&c->mem, &c->all) = (ChoiceRow){
            .show = str_dup(&c->mem, all.v[i].name), .value = str_dup(&c->mem, all.v[i].value),
            .help = str_dup(&c->mem, spoken(&a, all.v[i].value)), .id = (int)i,
            .right = i < NUMBERS ? str_fmt(&c->mem, "%u", i + 1) : S("")};
    choice_show(app);
    arena_fini(&a);
    return true;
}

/* The name typed; where none is, that of the row, which is written over. */
static Str name_given(Choice *c)
{
    Str typed = str_trim(line_str(&c->typed));
    const ChoiceRow *r = choice_row(c);
    return typed.n ? typed : r ? r->show : (Str){0};
}

static void keep(UiApp *app)
{
    Arena a = {0};
    Fault f = {0};
    Str name = str_dup(&a, name_given(&app->choice));
    choice_close(app);
    if (name.n) tell(app, session_filter_keep(app->s, name, session_query(app->s), &f), &f, _("filter kept"), name);
    arena_fini(&a);
}

void saved_keep(UiApp *app)
{
    static const ChoiceWays ways = {.name = "keep-filter", .cols = COLS_MAX, .accept = keep, .draw = draw_row,
                                    .hint = N_("type a name  Enter keeps the filter  Esc closes")};
    if (session_query(app->s)->terms.n) app->choice.asks = list(app, &ways, N_("keep this filter as"), true);
    else app_say(app, RO_MESSAGE, str_z(_("There is no filter to keep.")));
}

static void rename_to(UiApp *app)
{
    Arena a = {0};
    Fault f = {0};
    Str to = str_dup(&a, str_trim(line_str(&app->choice.typed))), from = str_dup(&a, app->choice.about);
    choice_close(app);
    if (to.n) tell(app, session_filter_rename(app->s, from, to, &f), &f, _("renamed"), to);
    saved_list(app);
    arena_fini(&a);
}

static void rename_row(UiApp *app, const ChoiceRow *r)
{
    static const ChoiceWays ways = {.name = "rename-filter", .cols = COLS_MAX, .accept = rename_to, .draw = draw_row,
                                    .hint = N_("type the new name  Enter renames  Esc closes")};
    Arena a = {0};
    Str from = str_dup(&a, r->show);
    if (list(app, &ways, N_("call this filter"), true)) {
        Choice *c = &app->choice;
        c->asks = true;
        c->about = str_dup(&c->mem, from);
        line_set(&c->typed, from);
    }
    arena_fini(&a);
}

static bool list_key(UiApp *app, Key k)
{
    Fault f = {0};
    const ChoiceRow *r = choice_row(&app->choice);
    if (!r) return false;
    if (key_is(k, K_F4, 0)) rename_row(app, r);
    else if (key_is(k, K_DEL, 0)) {
        Rc rc = session_filter_drop(app->s, r->show, &f);
        if (rc) app_fault(app, rc, &f);
        choice_close(app);
        saved_list(app);
    } else return false;
    return true;
}

static void go(UiApp *app)
{
    const ChoiceRow *r = choice_row(&app->choice);
    if (!r) return;
    choice_close(app);
    apply(app, r->value);
}

void saved_list(UiApp *app)
{
    static const ChoiceWays ways = {.name = "filters", .cols = COLS_MAX, .accept = go, .draw = draw_row, .key = list_key,
                                    .hint = N_("Enter applies  F4 renames  Del removes  Esc closes")};
    Arena a = {0};
    Str key = keymap_key(&a, &app->keys, app_context(app), ACT_FILTER_KEEP);
    if (!list(app, &ways, N_("kept filters"), false))
        app_say(app, RO_MESSAGE, str_fmt(&a, _("No filters are kept yet: %.*s keeps one."), STR_ARG(key)));
    arena_fini(&a);
}

/* The number of the key; without one, from the palette, the list. */
static uint32_t number_of(uint32_t key) { return key >= '1' && key <= '9' ? key - '0' : 0; }

/* "교사들  역할:교사"; "" where none is kept as that number. */
Str saved_called(UiApp *app, Arena *a, uint32_t key)
{
    SavedList all = {0};
    uint32_t n = number_of(key);
    if (session_filters(app->s, a, &all, NULL) || !n || n > all.n) return (Str){0};
    return str_fmt(a, STR_FMT "  " STR_FMT, STR_ARG(all.v[n - 1].name), STR_ARG(spoken(a, all.v[n - 1].value)));
}

void saved_apply(UiApp *app)
{
    Arena a = {0};
    SavedList all = {0};
    Fault f = {0};
    uint32_t n = number_of(app->last_key);
    Rc rc = n ? session_filters(app->s, &a, &all, &f) : RC_OK;
    if (rc) app_fault(app, rc, &f);
    else if (!n) saved_list(app);
    else if (n <= all.n) apply(app, all.v[n - 1].value);
    else app_say(app, RO_MESSAGE, str_fmt(&a, _("No filter is kept as number %u."), n));
    arena_fini(&a);
}
