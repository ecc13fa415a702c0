/* run_loop: the loop itself on the mock terminal: how it ends, when it draws, what a clock may do. Prints TAP. */
#include "folder.h"
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

static int failed;

static void check(bool ok, const char *what)
{
    printf("%s - %s\n", ok ? "ok" : "not ok", what);
    failed += !ok;
}

static bool shows(const Screen *screen, const char *words)
{
    Buf rows = {0};
    surface_dump(mock_shown(screen), &rows);
    bool found = str_find(buf_str(&rows), str_z(words), 0) != SIZE_MAX;
    buf_fini(&rows);
    return found;
}

/* Runs the loop over the keys; the screen stays for a look at it. */
static Rc run(Session *s, const char *keys, Screen **screen)
{
    Fault f = {0};
    *screen = mock_open(80, 24);
    if (!mock_feed(*screen, str_z(keys))) printf("# no such keys: %s\n", keys);
    return ui_run(s, *screen, NULL, &f);
}

static bool one_colour(const Screen *screen)
{
    const Surface *sf = mock_shown(screen);
    for (int i = 0; i < sf->cols * sf->rows; i++)
        if (sf->cell[i].style.fg != COLOUR_DEFAULT || sf->cell[i].style.bg != COLOUR_DEFAULT) return false;
    return true;
}

/* A terminal that has less: no colours, no UTF-8. */
static void test_poor_terminals(Session *s)
{
    Fault f = {0};
    Screen *screen = mock_open(80, 24);
    mock_set(screen, COLOURS_MONO, true);
    check(mock_feed(screen, S("T j r")) && ui_run(s, screen, NULL, &f) == RC_TERM && one_colour(screen),
          "without colours none is used, whatever theme is asked for");
    screen_close(screen);
    screen = mock_open(80, 24);
    mock_set(screen, COLOURS_256, false);
    bool ran = mock_feed(screen, S("j")) && ui_run(s, screen, NULL, &f) == RC_TERM;
    check(ran && !shows(screen, "█") && shows(screen, "---"),
          "without UTF-8 bars and rules are ASCII");
    screen_close(screen);
}

static void test_all(Session *s)
{
    Screen *screen;
    check(run(s, "j j q", &screen) == RC_OK, "q ends the loop");
    check(mock_frames(screen) <= 4, "keys that are there together make one frame");
    screen_close(screen);
    check(run(s, "j", &screen) == RC_TERM, "a terminal that goes away ends the loop");
    screen_close(screen);
    check(run(s, "", &screen) == RC_TERM && mock_frames(screen) <= 2, "nothing is drawn while nothing happens");
    screen_close(screen);
    (void)run(s, "g", &screen);
    check(shows(screen, "g g"), "a prefix shows after a while what may follow");
    screen_close(screen);
    (void)run(s, "F2", &screen);
    check(mock_mouse(screen), "F2 turns the mouse on");
    screen_close(screen);
    (void)run(s, "resize:120x36", &screen);
    check(shows(screen, "detail") && mock_shown(screen)->cols == 120, "a new size makes a new layout");
    screen_close(screen);
    (void)run(s, "resize:1x1 resize:20x5 resize:80x24 3", &screen);
    check(shows(screen, "김민준 회고록"), "a storm of sizes leaves the last one");
    screen_close(screen);
}

int main(void)
{
    setlocale(LC_ALL, "C.UTF-8");
    setenv("GILMOK_NOW", "2026-01-15", 1);
    setenv("XDG_CONFIG_HOME", "/dev/null/none", 1);
    char dir[] = "/tmp/gilmok-loop-XXXXXX";
    const char *paths[] = {"tests/screen/memoirs/kim.txt"};
    SessionOptions so = {.library = mkdtemp(dir), .paths = paths, .n_path = 1};
    Session *s;
    Fault f = {0};
    if (session_open(&so, NULL, NULL, &s, &f)) {
        printf("not ok - no session: %s\n", f.detail);
        return 1;
    }
    test_all(s);
    test_poor_terminals(s);
    session_close(s);
    return folder_remove(dir) && !failed ? 0 : 1;
}
