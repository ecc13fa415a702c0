/* script.c: the words of a script, and which of them comes next. */
#include "ui/script.h"
#include "base/i18n.h"
#include "uni/utf8.h"
#include <stdlib.h>
#include <string.h>

void script_init(Script *sc, const ScriptHost *host, void *ctx, Str path, Str text)
{
    *sc = (Script){.host = host, .ctx = ctx, .cols = 80, .rows = 24};
    sc->path = str_dup(&sc->mem, path);
    sc->rest = str_dup(&sc->mem, text);
}

void script_fini(Script *sc)
{
    buf_fini(&sc->why);
    arena_fini(&sc->mem);
}

bool script_fail(Script *sc, Rc rc, const char *what, Str about)
{
    sc->rc = rc;
    buf_fmt(&sc->why, STR_FMT ":%u: %s" STR_FMT "\n", STR_ARG(sc->path), sc->line, what, STR_ARG(about));
    return false;
}

bool script_started(Script *sc) { return sc->app || (sc->host->start(sc) && sc->host->draw(sc)); }

/* ------------------------------------------------------------------ keys */

static bool press(Script *sc, Key k)
{
    if (k.code == K_RESIZE && sc->fixed) return true;
    sc->n_key += k.code != K_RESIZE;
    ui_app_key(sc->app, k);
    return sc->host->draw(sc);
}

bool script_keys(Script *sc, Str arg)
{
    KeyList keys = {0};
    if (!keys_parse(&sc->mem, arg, &keys) || !keys.n) return script_fail(sc, RC_USAGE, _("no such key: "), arg);
    if (!script_started(sc)) return false;
    for (uint32_t i = 0; i < keys.n; i++) {
        if (keys.v[i].code == K_RESIZE && !sc->fixed) sc->cols = keys.v[i].x, sc->rows = keys.v[i].y;
        if (!press(sc, keys.v[i])) return false;
    }
    return true;
}

/* "80x24": a resize of the screen that is there, else what it will have. */
bool script_size(Script *sc, Str arg)
{
    KeyList size = {0};
    if (!keys_parse(&sc->mem, str_fmt(&sc->mem, "resize:" STR_FMT, STR_ARG(arg)), &size) || size.n != 1 ||
        !size.v[0].x || !size.v[0].y)
        return script_fail(sc, RC_USAGE, _("no size such as 80x24: "), arg);
    if (!sc->fixed) sc->cols = size.v[0].x, sc->rows = size.v[0].y;
    return !sc->app || press(sc, size.v[0]);
}

static bool run_action(Script *sc, Str arg)
{
    if (!script_started(sc)) return false;
    sc->n_key++;
    if (!ui_app_run(sc->app, arg)) return script_fail(sc, RC_USAGE, _("no such action: "), arg);
    return sc->host->draw(sc);
}

/* ------------------------------------------------------------------ what is seen */

static bool row_has(const Surface *frame, int y, Str words)
{
    Buf row = {0};
    surface_row(frame, y, &row);
    bool found = str_find(buf_str(&row), words, 0) != SIZE_MAX;
    buf_fini(&row);
    return found;
}

static bool screen_has(const Script *sc, Str words)
{
    for (int y = 0; y < sc->frame->rows; y++)
        if (row_has(sc->frame, y, words)) return true;
    return false;
}

bool script_expect(Script *sc, Str arg)
{
    if (!arg.n) return script_fail(sc, RC_USAGE, _("words are missing"), arg);
    return script_started(sc) && (screen_has(sc, arg) || script_fail(sc, RC_NOTFOUND, _("not on the screen: "), arg));
}

bool script_expect_not(Script *sc, Str arg)
{
    if (!arg.n) return script_fail(sc, RC_USAGE, _("words are missing"), arg);
    return script_started(sc) && (!screen_has(sc, arg) || script_fail(sc, RC_NOTFOUND, _("on the screen: "), arg));
}

static bool cursor(Script *sc, Str arg)
{
    Str x, words = arg;
    if (!script_started(sc)) return false;
    const Surface *f = sc->frame;
    if (!f->cursor_shown) return script_fail(sc, RC_NOTFOUND, _("the cursor is hidden"), (Str){0});
    str_cut(&words, ' ', &x);
    if (str_eq_z(x, "on"))
        return row_has(f, f->cursor_y, words) || script_fail(sc, RC_NOTFOUND, _("not in the cursor's row: "), words);
    Str here = str_fmt(&sc->mem, "%d %d", f->cursor_x, f->cursor_y);
    return str_eq(here, arg) || script_fail(sc, RC_NOTFOUND, _("the cursor is at "), here);
}

static bool at_most(Script *sc, Str arg)
{
    const char *z = str_dup_z(&sc->mem, arg);
    char *end;
    unsigned long most = strtoul(z, &end, 10);
    if (end == z || (*end && strcmp(end, " keys") != 0)) return script_fail(sc, RC_USAGE, _("no number: "), arg);
    return sc->n_key <= most || script_fail(sc, RC_NOTFOUND, _("keys pressed: "), str_fmt(&sc->mem, "%u", sc->n_key));
}

/* ------------------------------------------------------------------ waiting and saving */


/* The line is taken again until there is nothing to wait for. */
static bool busy(Script *sc)
{
    ui_app_pump(sc->app);
    return session_progress(ui_app_session(sc->app)).running;
}

static bool wait_for(Script *sc, Str arg)
{
    if (str_eq_z(arg, "box") && script_started(sc)) ui_app_hesitate(sc->app);
    else if (!str_eq_z(arg, "idle")) return script_fail(sc, RC_USAGE, _("wait for idle or box, not for "), arg);
    return script_started(sc) && sc->host->draw(sc);
}

static bool put(Script *sc, Str file, Str bytes)
{
    Fault f = {0};
    if (!file.n) return script_fail(sc, RC_USAGE, _("the name of a file is missing"), file);
    Rc rc = sc->host->put(sc, file, bytes, &f);
    return !rc || script_fail(sc, rc, "", str_fmt(&sc->mem, STR_FMT ": %s", STR_ARG(file), _(rc_what(rc))));
}

static bool save_screen(Script *sc, Str arg)
{
    Buf out = {0};
    Str file = arg;
    if (!script_started(sc)) return false;
    bool attrs = str_ends(arg, S(" --attrs"));
    if (attrs) file = str_trim(str_slice(arg, 0, arg.n - strlen(" --attrs")));
    surface_dump(sc->frame, &out);
    if (attrs) surface_dump_styles(sc->frame, &out);
    bool ok = put(sc, file, buf_str(&out));
    buf_fini(&out);
    return ok;
}

static bool save_state(Script *sc, Str arg)
{
    Buf out = {0};
    UiState state;
    if (!script_started(sc)) return false;
    if (!sc->state) return script_fail(sc, RC_USAGE, _("the state cannot be saved here"), (Str){0});
    ui_app_state(sc->app, &sc->mem, &state);
    sc->state(&state, &out);
    bool ok = put(sc, arg, buf_str(&out));
    buf_fini(&out);
    return ok;
}

/* ------------------------------------------------------------------ line by line */

static const ScriptWord words[] = {
    {"size", script_size}, {"key", script_keys}, {"run", run_action}, {"wait", wait_for},
    {"expect", script_expect}, {"expect-not", script_expect_not}, {"cursor", cursor}, {"at-most", at_most},
    {"save-screen", save_screen}, {"save-state", save_state},
};

static ScriptFn find(const ScriptWord *w, size_t n, Str name)
{
    for (size_t i = 0; i < n; i++)
        if (str_eq_z(name, w[i].name)) return w[i].run;
    return NULL;
}

static bool run_line(Script *sc, Str line)
{
    Str word, rest = line;
    str_cut(&rest, ' ', &word);
    ScriptFn run = find(words, COUNT_OF(words), word);
    if (!run) run = find(sc->host->words, sc->host->n_word, word);
    if (!run) return script_fail(sc, RC_USAGE, _("no such word: "), word);
    return run(sc, str_trim(rest.p ? rest : S("")));
}

static bool has_to_wait(Script *sc, Str line)
{
    return str_starts(line, S("wait ")) && script_started(sc) && busy(sc);
}

ScriptState script_go(Script *sc)
{
    if (sc->rest.p && utf8_check(sc->rest) != SIZE_MAX) {
        (void)script_fail(sc, RC_USAGE, _("is not UTF-8 text"), (Str){0});
        return SCRIPT_FAILED;
    }
    for (Str next = sc->rest, line; str_cut(&next, '\n', &line); sc->rest = next) {
        line = str_trim(line);
        if (has_to_wait(sc, line)) return SCRIPT_WAIT;
        sc->line++;
        if (line.n && line.p[0] != '#' && !run_line(sc, line)) return SCRIPT_FAILED;
    }
    return SCRIPT_END;
}
