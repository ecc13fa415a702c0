/* looks.c: theme and keys: loaded at the start, and again when their files are saved. What is broken is told, and what
 * was in force stays. */
#include "app_int.h"
#include "base/i18n.h"
#include "base/watch.h"
#include "uni/width.h"

static Str wanted_theme(const UiOptions *opt)
{
    return str_z(opt->mono ? "mono" : opt->theme && *opt->theme ? opt->theme : "dark");
}

void looks_load(UiApp *app, const UiOptions *opt)
{
    Fault f = {0};
    Rc rc = theme_load(&app->life, wanted_theme(opt), &app->theme, &f);
    if (rc) app_fault(app, rc, &f);
    rc = keymap_load(&app->life, opt->keymap, &app->keys, &f);
    if (rc) app_fault(app, rc, &f);
    if (opt->mono) *vec_push(&app->life, &app->themes) = S("mono");
    else app->themes = theme_names(&app->life);
    app->keymap = opt->keymap ? str_dup_z(&app->life, str_z(opt->keymap)) : NULL;
    app->ascii = opt->ascii;
}

/* Signs that the terminal draws two columns wide would not meet. */
void looks_fit(UiApp *app)
{
    enum { RULE = 0x2500 };
    bool ascii = app->ascii || uni_cp_cols(RULE) == 2;
    app->g = glyphs_get(ascii);
    i18n_ascii(ascii);
}

void looks_watch(UiApp *app, Watch *w)
{
    Str dir = fs_xdg(&app->life, FS_CONFIG);
    watch_add(w, str_dup_z(&app->life, dir));
    watch_add(w, fs_join(&app->life, dir, S("themes")).p);
    Str own = str_z(app->keymap), base = fs_base(own);
    if (own.n) watch_add(w, base.n < own.n ? str_dup_z(&app->life, str_slice(own, 0, own.n - base.n)) : ".");
}

bool looks_again(UiApp *app)
{
    Arena *mem = arena_new();
    Theme theme = {0};
    Keymap keys = {0};
    Fault f = {0};
    Rc rc = theme_load(mem, str_dup(mem, app->theme.name), &theme, &f);
    if (!rc) rc = keymap_load(mem, app->keymap, &keys, &f);
    if (rc) {
        app_fault(app, rc, &f);
        arena_free(mem);
        return false;
    }
    arena_free(app->looks);
    app->looks = mem;
    app->theme = theme;
    app->keys = keys;
    app->pending.n = 0;
    app->themes = app->themes.n > 1 ? theme_names(mem) : app->themes;
    app_say(app, RO_MESSAGE, str_z(_("Theme and keys are read again.")));
    app_stale(app);
    return true;
}
