/* run_screens [--refresh] SCRIPT.keys…: replays keys on the mock terminal and compares what is seen with
 * SCRIPT.screen. Prints TAP. A script has the words of ui/script.h, and of its own:
 *
 *   open FILE…                 memoirs, beside the script; before the first key
 *   copy FILE; lose NAME       the same with a copy, which may be lost on the way
 *   option ascii | theme NAME | mouse | library (they are added to one) | restore | coach | korean
 *   again                      gilmok ends and starts once more
 *   keys j j Enter text:가나   the script word "key"; see, miss: "expect", "expect-not"
 *   sends N KEY                the first frame of a key sends N cells at most, and some
 *   twice X Y                  a second click on the same cell
 *   storm SEED COUNT           keys, clicks and sizes at random
 *   clip words                 the clipboard holds them
 *   snap name                  the whole screen goes to the golden file;  styles name: with its styles */
#include "folder.h"
#include "base/buf.h"
#include "base/fs.h"
#include "session/session.h"
#include "term/mock.h"
#include "ui/script.h"
#include <libintl.h>
#include <locale.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

typedef struct Run {
    Script      sc;                         /* first */
    const char *script;
    VEC(const char *) paths;
    UiOptions   opt;
    UiFaults    faults;
    Session    *s;
    Screen     *screen;
    char        cache[64];
    bool        library;
    Buf         golden;                     /* what was snapped */
} Run;

static Run *run_of(Script *sc) { return (Run *)sc; }

static void tell_rows(Run *r, const Surface *sf)
{
    Buf rows = {0};
    surface_dump(sf, &rows);
    Str rest = buf_str(&rows);
    for (Str row; str_cut(&rest, '\n', &row);) buf_fmt(&r->sc.why, "  |" STR_FMT "\n", STR_ARG(row));
    buf_fini(&rows);
}

static bool fail(Run *r, const char *what, Str about) { return script_fail(&r->sc, RC_IO, what, about); }

/* However little was drawn, the frame is the one that drawing everything gives, and the terminal shows it. */
static bool same_as_whole(Run *r)
{
    Surface *all = surface_new(r->sc.cols, r->sc.rows);
    ui_app_draw(r->sc.app, all);
    bool drawn = surface_eq(all, r->sc.frame), sent = surface_eq(mock_shown(r->screen), r->sc.frame);
    if (!drawn) fail(r, "not all that changed was drawn; it should be", (Str){0});
    if (!drawn) tell_rows(r, all);
    surface_free(all);
    return drawn && (sent || fail(r, "not all that was drawn was sent", (Str){0}));
}

static bool start(Script *sc)
{
    Run *r = run_of(sc);
    Fault f = {0};
    SessionOptions so = {.library = r->cache, .paths = r->paths.v, .n_path = r->library ? 0 : r->paths.n};
    if (session_open(&so, ui_fault_put, &r->faults, &r->s, &f)) return fail(r, "no session: ", str_z(f.detail));
    for (uint32_t i = 0; r->library && i < r->paths.n; i++)
        if (session_add(r->s, r->paths.v[i], NULL, &f)) return fail(r, "not added: ", str_z(r->paths.v[i]));
    r->opt.faults = &r->faults;
    sc->app = ui_app_new(r->s, sc->cols, sc->rows, &r->opt);
    r->screen = mock_open(sc->cols, sc->rows);
    return true;
}

/* What the loop does, in one go. */
static void show(Run *r)
{
    Script *sc = &r->sc;
    if (mock_shown(r->screen)->cols != sc->cols || mock_shown(r->screen)->rows != sc->rows) {
        mock_resize(r->screen, sc->cols, sc->rows);
        (void)screen_key(r->screen, 0, -1);
    }
    ui_app_pump(sc->app);
    if (ui_app_clip(sc->app).n) ui_app_clipped(sc->app, screen_copy(r->screen, ui_app_clip(sc->app)));
    screen_present(r->screen, ui_app_frame(sc->app, false));
    while (ui_app_idle(sc->app)) {}
    sc->frame = ui_app_frame(sc->app, true);
    screen_present(r->screen, sc->frame);
}

static bool draw(Script *sc)
{
    show(run_of(sc));
    return same_as_whole(run_of(sc));
}

/* ------------------------------------------------------------------ commands of a script */

static bool do_open(Script *sc, Str arg)
{
    Run *r = run_of(sc);
    for (Str word; str_cut(&arg, ' ', &word);) {
        Str dir = str_slice(str_z(r->script), 0, strlen(r->script) - fs_base(str_z(r->script)).n);
        if (word.n) *vec_push(&sc->mem, &r->paths) = str_fmt(&sc->mem, STR_FMT STR_FMT, STR_ARG(dir), STR_ARG(word)).p;
    }
    return true;
}

/* The interface of this script alone. */
static void speak_korean(bool on)
{
    if (on) setenv("LANGUAGE", "ko", 1);
    else unsetenv("LANGUAGE");
    textdomain(on ? "gilmok" : "messages");
}

static bool do_option(Script *sc, Str arg)
{
    Run *r = run_of(sc);
    Str word;
    if (!str_cut(&arg, ' ', &word)) return fail(r, "no option", arg);
    if (str_eq_z(word, "ascii")) r->opt.ascii = true;
    else if (str_eq_z(word, "mouse")) r->opt.mouse = true;
    else if (str_eq_z(word, "library")) r->library = true;
    else if (str_eq_z(word, "restore")) r->opt.restore = true;
    else if (str_eq_z(word, "coach")) r->opt.coach = true;
    else if (str_eq_z(word, "korean")) speak_korean(true);
    else if (str_eq_z(word, "theme")) r->opt.theme = str_dup_z(&sc->mem, arg);
    else return fail(r, "no such option:", word);
    return true;
}

static void stop(Run *r)
{
    ui_app_free(r->sc.app);
    session_close(r->s);
    screen_close(r->screen);
    r->sc.app = NULL, r->s = NULL, r->screen = NULL, r->sc.frame = NULL;
}

static bool do_again(Script *sc, Str arg)
{
    (void)arg;
    Run *r = run_of(sc);
    if (!script_started(sc)) return false;
    ui_app_keep(sc->app);
    stop(r);
    return script_started(sc);
}

static bool do_snap(Script *sc, Str arg)
{
    Run *r = run_of(sc);
    if (!script_started(sc)) return false;
    buf_fmt(&r->golden, "=== " STR_FMT " %dx%d, cursor %d %d\n", STR_ARG(arg), sc->cols, sc->rows,
            sc->frame->cursor_x, sc->frame->cursor_y);
    surface_dump(sc->frame, &r->golden);
    return true;
}

static bool do_styles(Script *sc, Str arg)
{
    Run *r = run_of(sc);
    if (!script_started(sc)) return false;
    buf_fmt(&r->golden, "=== " STR_FMT " styles\n", STR_ARG(arg));
    surface_dump_styles(sc->frame, &r->golden);
    return true;
}

/* A copy that the script may take away again. */
static bool do_copy(Script *sc, Str arg)
{
    Run *r = run_of(sc);
    Str dir = str_slice(str_z(r->script), 0, strlen(r->script) - fs_base(str_z(r->script)).n);
    Buf text = {0};
    Fault f = {0};
    Str to = fs_join(&sc->mem, str_z(r->cache), fs_base(arg));
    bool ok = fs_read(str_fmt(&sc->mem, STR_FMT STR_FMT, STR_ARG(dir), STR_ARG(arg)).p, 1 << 20, &text, &f) == RC_OK &&
              fs_write(to.p, buf_str(&text), &f) == RC_OK;
    *vec_push(&sc->mem, &r->paths) = to.p;
    buf_fini(&text);
    return ok || fail(r, "could not be copied:", arg);
}

static bool do_lose(Script *sc, Str arg)
{
    Run *r = run_of(sc);
    return script_started(sc) && (unlink(fs_join(&sc->mem, str_z(r->cache), arg).p) == 0 || fail(r, "no such copy:", arg));
}

/* Keys, clicks and sizes at random: whatever comes, the cursor stays on the screen and nothing breaks. */
static bool do_storm(Script *sc, Str arg)
{
    Run *r = run_of(sc);
    static const char *const names[] = {
        "j", "k", "h", "l", "g", "G", "Enter", "Esc", "Tab", "S-Tab", "Space", "PgDn", "PgUp", "C-d", "C-u", "C-o",
        "M-Right", "1", "2", "3", "4", "5", "6", "7", "8", "9", "f", "b", "m", "'", "<", ">", "=", "p", "P", "o", "t",
        "v", "s", "i", "W", "A", "&", "z", "a", "M", "R", "r", "Y", "S", "O", "E", "F", "L", "C", "/", "?", ":", "T",
        "[", "]", "n", "N", "+", "-", "0", "Backspace", "Del", "Left", "Right", "Home", "End", "ㅓ", "ㅂ", "백",
        "F2",
        "\"", "Down", "Up", ";", "c", "&", "5", "6", "7", "8",
    };
    unsigned seed = 0, count = 0;
    if (!script_started(sc) || sscanf(str_dup_z(&sc->mem, arg), "%u %u", &seed, &count) != 2) return fail(r, "no storm:", arg);
    for (unsigned i = 0; i < count; i++) {
        seed = seed * 1103515245u + 12345u;
        unsigned dice = seed >> 16;
        Key k = {0};
        if (dice % 23 == 0) k = (Key){.code = K_RESIZE, .x = 1 + (int)(dice / 23 % 211), .y = 1 + (int)(dice / 7 % 61)};
        else if (dice % 17 == 0)
            k = (Key){.code = K_MOUSE, .button = (uint8_t)(1 + dice / 17 % 5), .x = (int)(dice % 90),
                      .y = (int)(dice % 31), .twice = dice % 3 == 0};
        else if (!key_parse(str_z(names[dice % COUNT_OF(names)]), &k)) return fail(r, "no key:", arg);
        if (k.code == K_RESIZE) {
            sc->cols = k.x, sc->rows = k.y;
            mock_resize(r->screen, k.x, k.y);
            k = screen_key(r->screen, 0, -1);
        }
        ui_app_key(sc->app, k);
        if (dice % 3 && i + 1 < count) continue;        /* several keys may come before a frame */
        show(r);
        bool inside = sc->frame->cursor_x < sc->cols && sc->frame->cursor_y < sc->rows;
        if (!inside) return fail(r, "the cursor is outside", arg);
        if (!r->sc.frame->cursor_shown && r->sc.cols > 20 && r->sc.rows > 8) return fail(r, "there is no cursor", arg);
        if (!same_as_whole(r)) return false;
    }
    return true;
}

static bool do_sends(Script *sc, Str arg)
{
    Run *r = run_of(sc);
    Str most;
    uint64_t before = script_started(sc) ? mock_sent(r->screen) : 0;
    if (!sc->app || !str_cut(&arg, ' ', &most) || !mock_feed(r->screen, arg)) return fail(r, "no such key:", arg);
    ui_app_key(sc->app, screen_key(r->screen, 0, -1));
    screen_present(r->screen, ui_app_frame(sc->app, false));
    uint64_t sent = mock_sent(r->screen) - before;
    show(r);
    if (sent && sent <= strtoull(str_dup_z(&sc->mem, most), NULL, 10)) return same_as_whole(r);
    return fail(r, "cells sent:", str_fmt(&sc->mem, "%llu", (unsigned long long)sent));
}

static bool do_twice(Script *sc, Str arg)
{
    Run *r = run_of(sc);
    Key k = {.code = K_MOUSE, .button = BUTTON_LEFT, .mouse = MOUSE_PRESS, .twice = true};
    if (!script_started(sc) || sscanf(str_dup_z(&sc->mem, arg), "%d %d", &k.x, &k.y) != 2) return fail(r, "no place:", arg);
    ui_app_key(sc->app, k);
    show(r);
    return true;
}

static bool do_clip(Script *sc, Str arg)
{
    Run *r = run_of(sc);
    return script_started(sc) && (str_find(mock_clipboard(r->screen), arg, 0) != SIZE_MAX ||
                                  fail(r, "the clipboard holds: ", mock_clipboard(r->screen)));
}

static Rc put(Script *sc, Str file, Str bytes, Fault *f)
{
    return fs_write(fs_join(&sc->mem, str_z(run_of(sc)->cache), file).p, bytes, f);
}

static const ScriptWord own_words[] = {
    {"open", do_open}, {"option", do_option}, {"keys", script_keys}, {"see", script_expect}, {"miss", script_expect_not},
    {"snap", do_snap}, {"styles", do_styles}, {"twice", do_twice}, {"copy", do_copy}, {"lose", do_lose}, {"again", do_again},
    {"storm", do_storm}, {"sends", do_sends}, {"clip", do_clip},
};

static const ScriptHost host = {start, draw, put, own_words, COUNT_OF(own_words)};

/* ------------------------------------------------------------------ golden files */

static void tell_difference(Run *r, Str want, Str got)
{
    Str w, g;
    for (uint32_t line = 1; want.n || got.n; line++) {
        w = g = (Str){0};
        (void)str_cut(&want, '\n', &w);
        (void)str_cut(&got, '\n', &g);
        if (str_eq(w, g)) continue;
        buf_fmt(&r->sc.why, "%u -" STR_FMT "\n%u +" STR_FMT "\n", line, STR_ARG(w), line, STR_ARG(g));
    }
}

static bool compare(Run *r, bool refresh)
{
    Fault f = {0};
    Buf want = {0};
    Str stem = str_slice(str_z(r->script), 0, strlen(r->script) - strlen(".keys"));
    const char *path = str_fmt(&r->sc.mem, STR_FMT ".screen", STR_ARG(stem)).p;
    if (!r->golden.n) return true;
    if (refresh)
        return fs_write(path, buf_str(&r->golden), &f) == RC_OK || fail(r, "could not be written:", str_z(path));
    bool same = fs_read(path, 1 << 24, &want, &f) == RC_OK && str_eq(buf_str(&want), buf_str(&r->golden));
    if (!same) {
        buf_fmt(&r->sc.why, "differs from %s (- golden, + now); run_screens --refresh %s accepts it\n", path, r->script);
        tell_difference(r, buf_str(&want), buf_str(&r->golden));
    }
    buf_fini(&want);
    return same;
}

static void finish(Run *r)
{
    ui_app_free(r->sc.app);
    session_close(r->s);
    ui_faults_fini(&r->faults);
    screen_close(r->screen);
    buf_fini(&r->golden);
    script_fini(&r->sc);
    speak_korean(false);
}

/* As TAP's notes, with the screen where there is one. */
static void tell_why(Run *r)
{
    if (r->sc.frame && r->sc.rc) tell_rows(r, r->sc.frame);
    Str rest = buf_str(&r->sc.why);
    for (Str line; str_cut(&rest, '\n', &line);) printf("# " STR_FMT "\n", STR_ARG(line));
}

static bool run_script(const char *script, bool refresh)
{
    Run r = {.script = script};
    snprintf(r.cache, sizeof r.cache, "/tmp/gilmok-screen-XXXXXX");
    if (!mkdtemp(r.cache)) return false;
    char config[sizeof r.cache + 8];                    /* what is learned there dies with the script */
    snprintf(config, sizeof config, "%s/config", r.cache);
    setenv("XDG_CONFIG_HOME", config, 1);
    setenv("XDG_CACHE_HOME", r.cache, 1);
    Buf text = {0};
    Fault f = {0};
    bool ok = fs_read(script, 1 << 20, &text, &f) == RC_OK;
    script_init(&r.sc, &host, NULL, str_z(script), buf_str(&text));
    ok = ok && script_go(&r.sc) == SCRIPT_END && compare(&r, refresh);
    printf("%s - %s\n", ok ? "ok" : "not ok", script);
    if (!ok) tell_why(&r);
    buf_fini(&text);
    finish(&r);
    return folder_remove(r.cache) && ok;
}

int main(int argc, char **argv)
{
    setlocale(LC_ALL, "C.UTF-8");
    setenv("GILMOK_NOW", "2026-01-15", 1);
    setenv("GILMOK_USER", "kim", 1);
    Arena a = {0};                          /* the palette takes names in other languages, too */
    Str here = str_z(argv[0]), build = str_slice(here, 0, here.n - fs_base(here).n);
    bindtextdomain("gilmok", str_fmt(&a, STR_FMT "../../locale", STR_ARG(build)).p);
    arena_fini(&a);
    bool refresh = argc > 1 && strcmp(argv[1], "--refresh") == 0, ok = true;
    for (int i = refresh ? 2 : 1; i < argc; i++) ok &= run_script(argv[i], refresh);
    return ok ? 0 : 1;
}
