/* bookmark.c: places kept by the reader, in the library. */
#include "app_int.h"

#define KIND S("bookmark")

/* In a text the row counts, too. */
static bool is_here(const Place *x, const Place *y)
{
    return place_same(x, y) && (x->focus != PANE_TEXT || x->text_cur == y->text_cur);
}

/* Another place may look the same: two memoirs of one title. */
static Str free_name(Arena *a, const SavedList *all, Str label)
{
    Str name = label;
    for (uint32_t i = 0, n = 1; i < all->n; i++)
        if (str_eq(all->v[i].name, name)) {
            name = str_fmt(a, STR_FMT " (%u)", STR_ARG(label), ++n);
            i = UINT32_MAX;                          /* from the first again */
        }
    return name;
}

/* The same key takes a bookmark away again. */
void bookmark_here(UiApp *app)
{
    Arena a = {0};
    SavedList all = {0};
    Fault f = {0};
    Place here = place_here(app), other;
    const Saved *had = NULL;
    Rc rc = session_saved(app->s, &a, KIND, &all, &f);
    for (uint32_t i = 0; !rc && i < all.n && !had; i++)
        if (place_parse(&a, all.v[i].value, &other) && is_here(&here, &other)) had = &all.v[i];
    if (!rc && had) rc = session_saved_drop(app->s, KIND, had->name, &f);
    else if (!rc)
        rc = session_saved_put(app->s, KIND, free_name(&a, &all, place_label(app, &a)), place_format(&a, &here), &f);
    if (rc) app_fault(app, rc, &f);
    else app_say(app, RO_MESSAGE, str_z(had ? _("bookmark removed") : _("bookmark set")));
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
    bool good = place_parse(&a, row->value, &p);
    bool gone = good && p.item.doc && careers_find(session_careers(app->s), p.item.doc) == UINT32_MAX;
    if (good) history_push(app), place_go(app, &p);
    if (gone) app_say(app, RO_ERROR, str_z(_("That memoir is not here any more.")));
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
