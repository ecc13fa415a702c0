/* bookmark.c: places kept by the reader, in the library. */
#include "app_int.h"

#define KIND S("bookmark")

/* The same key takes a bookmark away again. */
void bookmark_here(UiApp *app)
{
    Arena a = {0};
    SavedList all = {0};
    Fault f = {0};
    Place here = place_here(app), other;
    Rc rc = session_saved(app->s, &a, KIND, &all, &f);
    for (uint32_t i = 0; !rc && i < all.n; i++) {
        if (!place_parse(&a, all.v[i].value, &other) || !place_same(&here, &other)) continue;
        rc = session_saved_drop(app->s, KIND, all.v[i].name, &f);
        if (!rc) app_say(app, RO_MESSAGE, str_z(_("bookmark removed")));
        if (rc) app_fault(app, rc, &f);
        arena_fini(&a);
        return;
    }
    if (!rc) rc = session_saved_put(app->s, KIND, place_label(app, &a), place_format(&a, &here), &f);
    if (rc) app_fault(app, rc, &f);
    else app_say(app, RO_MESSAGE, str_z(_("bookmark set")));
    arena_fini(&a);
}

/* ------------------------------------------------------------------ the list */

static void draw_row(UiApp *app, Pen *p, int y, const ChoiceRow *r, RoleId role)
{
    (void)app;
    pen_clip(p, 1, y, p->box.w - 3, role, r->show);
}

static void go(UiApp *app)
{
    Arena a = {0};
    Place p;
    const ChoiceRow *row = choice_row(&app->choice);
    if (!row) return;
    choice_close(app);
    if (place_parse(&a, row->value, &p)) {
        history_push(app);
        place_go(app, &p);
    }
    arena_fini(&a);
}

static bool drop_key(UiApp *app, Key k)
{
    Fault f = {0};
    const ChoiceRow *row = choice_row(&app->choice);
    if (!key_is(k, K_DEL, 0) || !row) return false;
    Rc rc = session_saved_drop(app->s, KIND, row->show, &f);
    if (rc) app_fault(app, rc, &f);
    choice_close(app);
    bookmark_list(app);
    return true;
}

/* The newest first. */
void bookmark_list(UiApp *app)
{
    static const ChoiceWays ways = {.name = "bookmarks", .cols = 96, .accept = go, .draw = draw_row, .key = drop_key,
                                    .hint = N_("Enter goes there  Del removes it  Esc closes")};
    Arena a = {0};
    SavedList all = {0};
    Fault f = {0};
    Rc rc = session_saved(app->s, &a, KIND, &all, &f);
    if (rc) app_fault(app, rc, &f);
    else if (!all.n) {
        Str key = keymap_key(&a, &app->keys, app_context(app), ACT_MARK);
        app_say(app, RO_MESSAGE, str_fmt(&a, _("No bookmarks yet: %.*s sets one."), STR_ARG(key)));
    } else {
        Choice *c = choice_begin(app, &ways, N_("bookmarks"));
        for (uint32_t i = all.n; i-- > 0;)
            *vec_push(&c->mem, &c->all) =
                (ChoiceRow){.show = str_dup(&c->mem, all.v[i].name), .value = str_dup(&c->mem, all.v[i].value)};
        choice_show(app);
    }
    arena_fini(&a);
}
