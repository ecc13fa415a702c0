/* keep.c: what is kept from one start to the next, in the library: the last place, what is compared, the borders
 * of panes, the theme. */
#include "app_int.h"
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define KIND S("session")
#define SPLIT_NAME(id, name) [id] = name,
static const char *const split_names[SPLIT_COUNT] = { SPLIT_TABLE(SPLIT_NAME) };
#undef SPLIT_NAME

/* ------------------------------------------------------------------ keeping */

static Str format_panes(const UiApp *app, Arena *a)
{
    Str out = {0};
    for (int i = 0; i < SPLIT_COUNT; i++)
        out = str_fmt(a, STR_FMT "%s %d\n", STR_ARG(out), split_names[i], app->shift[i]);
    return out;
}

/* A library that cannot be written loses the place and nothing else: not worth a word on the way out, nor to wait for
 * another program more than once. */
static bool put(UiApp *app, const char *name, Str value)
{
    Arena a = {0};
    Str had = session_saved_get(app->s, &a, KIND, str_z(name));
    bool kept = str_eq(had, value) || session_saved_put(app->s, KIND, str_z(name), value, NULL) == RC_OK;
    arena_fini(&a);
    return kept;
}

void keep_put(UiApp *app)
{
    Arena a = {0};
    Place here = place_here(app);
    put(app, "place", place_format(&a, &here));
    put(app, "panes", format_panes(app, &a));
    put(app, "compare", compare_kept(app, &a));
    put(app, "past", past_format(app, &a));
    if (app->theme_chosen) put(app, "theme", app->theme.name);
    arena_fini(&a);
}

/* ------------------------------------------------------------------ coming back */

static void get_panes(UiApp *app, Str text)
{
    for (Str line, name; str_cut(&text, '\n', &line);) {
        char z[16] = "";
        Str value = line;
        if (!str_cut(&value, ' ', &name) || value.n >= sizeof z || !value.n) continue;
        memcpy(z, value.p, value.n);
        long cols = strtol(z, NULL, 10);
        for (int i = 0; i < SPLIT_COUNT; i++)
            if (str_eq_z(name, split_names[i]) && cols > -1000 && cols < 1000) app->shift[i] = (int)cols;
    }
}

static void get_theme(UiApp *app, Str name)
{
    bool known = false;
    for (uint32_t i = 0; i < app->themes.n; i++) known |= str_eq(app->themes.v[i], name);
    if (!known || theme_load(&app->life, name, &app->theme, NULL)) return;
    app->theme_chosen = true;
}

/* The memoir may not have been read yet: then the place is come back to when it is, unless a key came first. */
static void come_back(UiApp *app, const Place *p)
{
    bool here = !p->item.doc || careers_find(session_careers(app->s), p->item.doc) != UINT32_MAX;
    place_go(app, p);
    if (!here) app->wanted = place_keep(p);
}

void keep_get(UiApp *app, bool theme)
{
    Arena a = {0};
    Place p;
    get_panes(app, session_saved_get(app->s, &a, KIND, S("panes")));
    if (theme) get_theme(app, session_saved_get(app->s, &a, KIND, S("theme")));
    Str place = session_saved_get(app->s, &a, KIND, S("place"));
    compare_again(app, session_saved_get(app->s, &a, KIND, S("compare")));
    past_parse(app, session_saved_get(app->s, &a, KIND, S("past")));
    app_layout(app);
    if (place.n && place_parse(&a, place, &p)) come_back(app, &p);
    arena_fini(&a);
}

void keep_forget(UiApp *app)
{
    free(app->wanted);
    app->wanted = NULL;
}

void keep_retry(UiApp *app)
{
    Place *p = app->wanted;
    if (!p || careers_find(session_careers(app->s), p->item.doc) == UINT32_MAX) return;
    app->wanted = NULL;
    place_go(app, p);
    free(p);
}
