/* run_screens [--refresh] SCRIPT.keys…: replays keys on the mock terminal and compares what is seen with
 * SCRIPT.screen. Prints TAP. A script is lines:
 *
 *   # words                    comment
 *   open FILE…                 memoirs, beside the script; before the first key
 *   copy FILE; lose NAME       the same with a copy, which may be lost on the way
 *   size 80x24                 of the terminal; a resize when it runs already
 *   option ascii | theme NAME | mouse
 *   keys j j Enter text:가나   as term/mock.h takes them; all that is under way is finished before and after
 *   sends N KEY                the first frame of a key sends N cells at most, and some
 *   twice X Y                  a second click on the same cell
 *   storm SEED COUNT           keys, clicks and sizes at random
 *   see words                  the screen holds them;  miss words: it does not
 *   cursor X Y                 where the hardware cursor stands;  cursor on words: its row holds them
 *   snap name                  the whole screen goes to the golden file;  styles name: with its styles */
#include "base/buf.h"
#include "base/fs.h"
#include "session/session.h"
#include "term/mock.h"
#include "ui/app.h"
#include <locale.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

typedef struct Run {
    const char *script;
    uint32_t    line;
    Arena       mem;
    VEC(const char *) paths;
    int         cols, rows;
    UiOptions   opt;
    UiFaults    faults;
    Session    *s;
    UiApp      *app;
    Screen     *screen;
    Surface    *frame;                      /* the app's */
    char        cache[64];
    Buf         golden;                     /* what was snapped */
    Buf         why;                        /* what went wrong */
} Run;

static void tell_rows(Run *r, const Surface *sf)
{
    Buf rows = {0};
    surface_dump(sf, &rows);
    Str rest = buf_str(&rows);
    for (Str row; str_cut(&rest, '\n', &row);) buf_fmt(&r->why, "#   |" STR_FMT "\n", STR_ARG(row));
    buf_fini(&rows);
}

static bool fail(Run *r, const char *what, Str about)
{
    buf_fmt(&r->why, "# %s:%u: %s " STR_FMT "\n", r->script, r->line, what, STR_ARG(about));
    if (r->frame) tell_rows(r, r->frame);
    return false;
}

/* What the loop does, in one go. */
static void draw(Run *r)
{
    ui_app_pump(r->app);
    screen_present(r->screen, ui_app_frame(r->app, false));
    while (ui_app_idle(r->app)) {}
    r->frame = ui_app_frame(r->app, true);
    screen_present(r->screen, r->frame);
}

/* However little was drawn, the frame is the one that drawing everything gives, and the terminal shows it. */
static bool same_as_whole(Run *r)
{
    Surface *all = surface_new(r->cols, r->rows);
    ui_app_draw(r->app, all);
    bool drawn = surface_eq(all, r->frame), sent = surface_eq(mock_shown(r->screen), r->frame);
    if (!drawn) fail(r, "not all that changed was drawn; it should be", (Str){0});
    if (!drawn) tell_rows(r, all);
    surface_free(all);
    return drawn && (sent || fail(r, "not all that was drawn was sent", (Str){0}));
}

static bool start(Run *r)
{
    if (r->app) return true;
    Fault f = {0};
    SessionOptions so = {.library = r->cache, .paths = r->paths.v, .n_path = r->paths.n};
    if (session_open(&so, ui_fault_put, &r->faults, &r->s, &f)) return fail(r, "no session:", str_z(f.detail));
    r->opt.faults = &r->faults;
    r->app = ui_app_new(r->s, r->cols, r->rows, &r->opt);
    r->screen = mock_open(r->cols, r->rows);
    draw(r);
    return true;
}

/* ------------------------------------------------------------------ commands of a script */

static bool do_open(Run *r, Str arg)
{
    for (Str word; str_cut(&arg, ' ', &word);) {
        Str dir = str_slice(str_z(r->script), 0, strlen(r->script) - fs_base(str_z(r->script)).n);
        if (word.n) *vec_push(&r->mem, &r->paths) = str_fmt(&r->mem, STR_FMT STR_FMT, STR_ARG(dir), STR_ARG(word)).p;
    }
    return true;
}

static bool do_size(Run *r, Str arg)
{
    if (sscanf(str_dup_z(&r->mem, arg), "%dx%d", &r->cols, &r->rows) != 2) return fail(r, "no size:", arg);
    if (!r->app) return true;
    mock_resize(r->screen, r->cols, r->rows);
    ui_app_key(r->app, screen_key(r->screen, 0, -1));
    draw(r);
    return true;
}

static bool do_option(Run *r, Str arg)
{
    Str word;
    if (!str_cut(&arg, ' ', &word)) return fail(r, "no option", arg);
    if (str_eq_z(word, "ascii")) r->opt.ascii = true;
    else if (str_eq_z(word, "mouse")) r->opt.mouse = true;
    else if (str_eq_z(word, "theme")) r->opt.theme = str_dup_z(&r->mem, arg);
    else return fail(r, "no such option:", word);
    return true;
}

static bool do_keys(Run *r, Str arg)
{
    if (!start(r)) return false;
    if (!mock_feed(r->screen, arg)) return fail(r, "no such keys:", arg);
    for (Key k; (k = screen_key(r->screen, 0, -1)).code != K_TIMEOUT;) {
        ui_app_key(r->app, k);
        draw(r);
        if (!same_as_whole(r)) return false;
    }
    return true;
}

static bool screen_has(const Run *r, Str words)
{
    Buf rows = {0};
    surface_dump(r->frame, &rows);
    bool found = str_find(buf_str(&rows), words, 0) != SIZE_MAX;
    buf_fini(&rows);
    return found;
}

static bool do_see(Run *r, Str arg) { return start(r) && (screen_has(r, arg) || fail(r, "not seen:", arg)); }
static bool do_miss(Run *r, Str arg) { return start(r) && (!screen_has(r, arg) || fail(r, "still seen:", arg)); }

static bool do_cursor(Run *r, Str arg)
{
    if (!start(r)) return false;
    int x, y;
    if (!r->frame->cursor_shown) return fail(r, "the cursor is hidden", arg);
    if (!str_starts(arg, S("on "))) {
        if (sscanf(str_dup_z(&r->mem, arg), "%d %d", &x, &y) != 2) return fail(r, "no place:", arg);
        Str got = str_fmt(&r->mem, "%d %d", r->frame->cursor_x, r->frame->cursor_y);
        return (x == r->frame->cursor_x && y == r->frame->cursor_y) || fail(r, "the cursor is at", got);
    }
    Buf row = {0};
    surface_row(r->frame, r->frame->cursor_y, &row);
    bool found = str_find(buf_str(&row), str_slice(arg, 3, arg.n), 0) != SIZE_MAX;
    buf_fini(&row);
    return found || fail(r, "not in the cursor's row:", str_slice(arg, 3, arg.n));
}

static bool do_snap(Run *r, Str arg)
{
    if (!start(r)) return false;
    buf_fmt(&r->golden, "=== " STR_FMT " %dx%d, cursor %d %d\n", STR_ARG(arg), r->cols, r->rows,
            r->frame->cursor_x, r->frame->cursor_y);
    surface_dump(r->frame, &r->golden);
    return true;
}

static bool do_styles(Run *r, Str arg)
{
    if (!start(r)) return false;
    buf_fmt(&r->golden, "=== " STR_FMT " styles\n", STR_ARG(arg));
    surface_dump_styles(r->frame, &r->golden);
    return true;
}

/* A copy that the script may take away again. */
static bool do_copy(Run *r, Str arg)
{
    Str dir = str_slice(str_z(r->script), 0, strlen(r->script) - fs_base(str_z(r->script)).n);
    Buf text = {0};
    Fault f = {0};
    Str to = fs_join(&r->mem, str_z(r->cache), fs_base(arg));
    bool ok = fs_read(str_fmt(&r->mem, STR_FMT STR_FMT, STR_ARG(dir), STR_ARG(arg)).p, 1 << 20, &text, &f) == RC_OK &&
              fs_write(to.p, buf_str(&text), &f) == RC_OK;
    *vec_push(&r->mem, &r->paths) = to.p;
    buf_fini(&text);
    return ok || fail(r, "could not be copied:", arg);
}

static bool do_lose(Run *r, Str arg)
{
    return start(r) && (unlink(fs_join(&r->mem, str_z(r->cache), arg).p) == 0 || fail(r, "no such copy:", arg));
}

/* Keys, clicks and sizes at random: whatever comes, the cursor stays on the screen and nothing breaks. */
static bool do_storm(Run *r, Str arg)
{
    static const char *const names[] = {
        "j", "k", "h", "l", "g", "G", "Enter", "Esc", "Tab", "S-Tab", "Space", "PgDn", "PgUp", "C-d", "C-u", "C-o",
        "M-Right", "1", "2", "3", "4", "9", "<", ">", "=", "z", "a", "M", "R", "r", "Y", "S", "O", "E", "F", "L", "C", "/", "?", ":", "T",
        "[", "]", "n", "N", "+", "-", "0", "Backspace", "Del", "Left", "Right", "Home", "End", "ㅓ", "ㅂ", "백", "F2",
        "\"", "Down", "Up",
    };
    unsigned seed = 0, count = 0;
    if (!start(r) || sscanf(str_dup_z(&r->mem, arg), "%u %u", &seed, &count) != 2) return fail(r, "no storm:", arg);
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
            r->cols = k.x, r->rows = k.y;
            mock_resize(r->screen, k.x, k.y);
            k = screen_key(r->screen, 0, -1);
        }
        ui_app_key(r->app, k);
        if (dice % 3 && i + 1 < count) continue;        /* several keys may come before a frame */
        draw(r);
        bool inside = r->frame->cursor_x < r->cols && r->frame->cursor_y < r->rows;
        if (!inside) return fail(r, "the cursor is outside", arg);
        if (!same_as_whole(r)) return false;
    }
    return true;
}

static bool do_sends(Run *r, Str arg)
{
    Str most;
    uint64_t before = start(r) ? mock_sent(r->screen) : 0;
    if (!r->app || !str_cut(&arg, ' ', &most) || !mock_feed(r->screen, arg)) return fail(r, "no such key:", arg);
    ui_app_key(r->app, screen_key(r->screen, 0, -1));
    screen_present(r->screen, ui_app_frame(r->app, false));
    uint64_t sent = mock_sent(r->screen) - before;
    draw(r);
    if (sent && sent <= strtoull(str_dup_z(&r->mem, most), NULL, 10)) return same_as_whole(r);
    return fail(r, "cells sent:", str_fmt(&r->mem, "%llu", (unsigned long long)sent));
}

static bool do_twice(Run *r, Str arg)
{
    Key k = {.code = K_MOUSE, .button = BUTTON_LEFT, .mouse = MOUSE_PRESS, .twice = true};
    if (!start(r) || sscanf(str_dup_z(&r->mem, arg), "%d %d", &k.x, &k.y) != 2) return fail(r, "no place:", arg);
    ui_app_key(r->app, k);
    draw(r);
    return true;
}

static const struct { const char *name; bool (*run)(Run *r, Str arg); } commands[] = {
    {"open", do_open}, {"size", do_size}, {"option", do_option}, {"keys", do_keys}, {"see", do_see},
    {"miss", do_miss}, {"cursor", do_cursor}, {"snap", do_snap}, {"styles", do_styles}, {"twice", do_twice},
    {"copy", do_copy}, {"lose", do_lose}, {"storm", do_storm}, {"sends", do_sends},
};

static bool run_line(Run *r, Str line)
{
    line = str_trim(line);
    if (!line.n || line.p[0] == '#') return true;
    Str word, rest = line;
    str_cut(&rest, ' ', &word);
    for (size_t i = 0; i < COUNT_OF(commands); i++)
        if (str_eq_z(word, commands[i].name)) return commands[i].run(r, str_trim(rest.p ? rest : S("")));
    return fail(r, "no such command:", word);
}

/* ------------------------------------------------------------------ golden files */

static void tell_difference(Run *r, Str want, Str got)
{
    Str w, g;
    for (uint32_t line = 1; want.n || got.n; line++) {
        w = g = (Str){0};
        (void)str_cut(&want, '\n', &w);
        (void)str_cut(&got, '\n', &g);
        if (str_eq(w, g)) continue;
        buf_fmt(&r->why, "# %u -" STR_FMT "\n# %u +" STR_FMT "\n", line, STR_ARG(w), line, STR_ARG(g));
    }
}

static bool compare(Run *r, bool refresh)
{
    Fault f = {0};
    Buf want = {0};
    Str stem = str_slice(str_z(r->script), 0, strlen(r->script) - strlen(".keys"));
    const char *path = str_fmt(&r->mem, STR_FMT ".screen", STR_ARG(stem)).p;
    if (!r->golden.n) return true;
    if (refresh)
        return fs_write(path, buf_str(&r->golden), &f) == RC_OK || fail(r, "could not be written:", str_z(path));
    bool same = fs_read(path, 1 << 24, &want, &f) == RC_OK && str_eq(buf_str(&want), buf_str(&r->golden));
    if (!same) {
        buf_fmt(&r->why, "# differs from %s (- golden, + now); run_screens --refresh %s accepts it\n", path, r->script);
        tell_difference(r, buf_str(&want), buf_str(&r->golden));
    }
    buf_fini(&want);
    return same;
}

static void finish(Run *r)
{
    ui_app_free(r->app);
    session_close(r->s);
    ui_faults_fini(&r->faults);
    screen_close(r->screen);
    buf_fini(&r->golden);
    buf_fini(&r->why);
    arena_fini(&r->mem);
}

static void forget_cache(const char *dir)
{
    PathList files = {0};
    Arena a = {0};
    if (!fs_walk(&a, dir, &files, NULL))
        for (uint32_t i = 0; i < files.n; i++) unlink(files.v[i]);
    rmdir(dir);
    arena_fini(&a);
}

static bool run_script(const char *script, bool refresh)
{
    Run r = {.script = script, .cols = 80, .rows = 24};
    snprintf(r.cache, sizeof r.cache, "/tmp/gilmok-screen-XXXXXX");
    if (!mkdtemp(r.cache)) return false;
    Buf text = {0};
    Fault f = {0};
    bool ok = fs_read(script, 1 << 20, &text, &f) == RC_OK;
    Str rest = buf_str(&text);
    for (Str line; ok && str_cut(&rest, '\n', &line);) {
        r.line++;
        ok = run_line(&r, line);
    }
    ok = ok && compare(&r, refresh);
    printf("%s - %s\n", ok ? "ok" : "not ok", script);
    if (!ok) fwrite(r.why.p ? r.why.p : "", 1, r.why.n, stdout);
    buf_fini(&text);
    finish(&r);
    forget_cache(r.cache);
    return ok;
}

int main(int argc, char **argv)
{
    setlocale(LC_ALL, "C.UTF-8");
    setenv("GILMOK_NOW", "2026-01-15", 1);
    setenv("XDG_CONFIG_HOME", "/nonexistent", 1);
    bool refresh = argc > 1 && strcmp(argv[1], "--refresh") == 0, ok = true;
    for (int i = refresh ? 2 : 1; i < argc; i++) ok &= run_script(argv[i], refresh);
    return ok ? 0 : 1;
}
