/* macro.c: a user's scripts, run inside the explorer: macros/NAME in the configuration folder. */
#include "app_int.h"
#include "ui/script.h"
#include <stdlib.h>

enum { MACRO_MAX = 1 << 20 };

struct Macro { Script sc; bool inside; };             /* inside: it is running just now */

static bool draw(Script *sc)
{
    ui_app_pump(sc->app);
    while (app_idle_doc(sc->app)) {}
    sc->frame = ui_app_frame(sc->app, true);
    return !sc->app->quit;
}

static Rc put(Script *sc, Str file, Str bytes, Fault *f) { return fs_write(str_dup_z(&sc->mem, file), bytes, f); }

static const ScriptHost host = {.draw = draw, .put = put};

void macro_stop(UiApp *app)
{
    if (!app->macro) return;
    script_fini(&app->macro->sc);
    free(app->macro);
    app->macro = NULL;
}

bool macro_waits(const UiApp *app) { return app->macro && !app->macro->inside; }

void macro_start(UiApp *app, Str path)
{
    Buf text = {0};
    Fault f = {0};
    if (app->macro) {
        app_say(app, RO_ERROR, str_z(_("A macro is running already.")));
        return;
    }
    Rc rc = fs_read(path.p, MACRO_MAX, &text, &f);
    if (rc) app_fault(app, rc, &f);
    else {
        app->macro = calloc(1, sizeof *app->macro);
        if (!app->macro) arena_out_of_memory(sizeof *app->macro);
        Script *sc = &app->macro->sc;
        script_init(sc, &host, NULL, fs_base(path), buf_str(&text));
        sc->app = app, sc->frame = app->screen, sc->state = app->state, sc->fixed = true;
    }
    buf_fini(&text);
}

/* Runs what can be run. True: something changed. */
bool macro_go(UiApp *app)
{
    Macro *m = app->macro;
    if (!m || m->inside) return false;
    m->inside = true;
    uint32_t line = m->sc.line;
    ScriptState st = script_go(&m->sc);
    m->inside = false;
    app->dirty = true;
    if (st == SCRIPT_WAIT) return m->sc.line != line;
    if (st == SCRIPT_FAILED && !app->quit) app_say(app, RO_ERROR, str_trim(buf_str(&m->sc.why)));
    macro_stop(app);
    return true;
}

/* What a macro says of itself: its first line, when that is a comment. */
static Str about(Arena *a, const char *path)
{
    Buf text = {0};
    Str line = {0}, rest;
    if (fs_read(path, MACRO_MAX, &text, NULL)) return line;
    rest = buf_str(&text);
    bool comment = str_cut(&rest, '\n', &line) && str_starts(line, S("#"));
    line = comment ? str_dup(a, str_trim(str_slice(line, 1, line.n))) : (Str){0};
    buf_fini(&text);
    return line;
}

MacroList macro_list(Arena *a)
{
    MacroList out = {0};
    PathList files = {0};
    Str dir = fs_join(a, fs_xdg(a, FS_CONFIG), S("macros"));
    if (!fs_is_dir(dir.p) || fs_walk(a, dir.p, &files, NULL)) return out;
    for (uint32_t i = 0; i < files.n; i++)
        *vec_push(a, &out) = (MacroFile){fs_base(str_z(files.v[i])), str_z(files.v[i]), about(a, files.v[i])};
    return out;
}
