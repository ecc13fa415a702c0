/* explore.c: what the explorer costs over a library, measured inside the process: bench-explore LIBRARY
 *
 *   load     until all rows are there, and how long the longest turn of the loop was meanwhile
 *   filter   a keystroke in the prompt until the new counts are drawn, over all words below
 *   words    a phrase given to the prompt, until the first hits are shown
 *   views    a cursor key in each view, until its first frame is drawn
 *   memory   resident at the first screen, with everything loaded, and the most there was after any view was opened
 *
 * One line each: NAME P50 P95 MAX (milliseconds), or NAME VALUE. */
#include "base/clock.h"
#include "session/session.h"
#include "ui/app.h"
#include <locale.h>
#include <poll.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { TIMES_MAX = 4096 };
typedef struct Times { double v[TIMES_MAX]; int n; } Times;

static void die(const char *what)
{
    fprintf(stderr, "bench-explore: %s\n", what);
    exit(1);
}

static void note(Times *t, int64_t since)
{
    if (t->n < TIMES_MAX) t->v[t->n++] = (double)(clock_us() - since) / 1e3;
}

static int by_value(const void *x, const void *y)
{
    double a = *(const double *)x, b = *(const double *)y;
    return a < b ? -1 : a > b;
}

static void tell(const char *name, Times *t)
{
    if (!t->n) die(name);
    qsort(t->v, (size_t)t->n, sizeof *t->v, by_value);
    printf("%s %.3f %.3f %.3f\n", name, t->v[t->n / 2], t->v[(t->n - 1) * 95 / 100], t->v[t->n - 1]);
    t->n = 0;
}

static double resident_mib(void)
{
    char line[256];
    long kb = 0;
    FILE *f = fopen("/proc/self/status", "r");
    while (f && fgets(line, sizeof line, f))
        if (strncmp(line, "VmRSS:", 6) == 0) kb = atol(line + 6);
    if (f) fclose(f);
    return (double)kb / 1024;
}

/* ------------------------------------------------------------------ keys */

static double most_resident;
static void note_resident(void)
{
    double now = resident_mib();
    if (now > most_resident) most_resident = now;
}

/* The first frame of a key; what follows from it is drawn outside the time. */
static void press(UiApp *app, Key k, Times *t)
{
    int64_t start = clock_us();
    ui_app_key(app, k);
    (void)ui_app_frame(app, false);
    if (t) note(t, start);
    while (ui_app_idle(app)) {}
    (void)ui_app_frame(app, true);
}

static void press_all(UiApp *app, const char *names, Times *t)
{
    Arena a = {0};
    KeyList keys = {0};
    if (!keys_parse(&a, str_z(names), &keys)) die(names);
    for (uint32_t i = 0; i < keys.n; i++) press(app, keys.v[i], t);
    arena_fini(&a);
}

static void filters(UiApp *app)
{
    static const char *const typed[] = {
        "text:role:백엔드", "text:role:데이터\\syear:2015..2020", "text:skill:SQL\\stype:join,leave",
        "text:org:가온\\s-fact:planned", "text:year:2018\\slang:en\\srole:nurse", "text:-role:teacher\\sskill:python",
    };
    Times t = {.n = 0};
    for (size_t i = 0; i < COUNT_OF(typed); i++) {
        press_all(app, "/", NULL);
        press_all(app, typed[i], &t);
        press_all(app, "Esc", NULL);
    }
    tell("filter", &t);
}

static void words(UiApp *app)
{
    static const char *const phrases[] = {"\"강변을 걷는\"", "\"숫자 뒤에는\"", "\"stood by the window\"", "\"skipped lunch\"", "\"면접을 보았으나\"", "가온빛테크"};
    Times t = {.n = 0};
    for (size_t i = 0; i < COUNT_OF(phrases); i++) {
        press_all(app, "/", NULL);
        press(app, (Key){.code = K_PASTE, .paste = str_z(phrases[i])}, &t);
        press_all(app, "Esc", NULL);
    }
    tell("words", &t);
}

static void views(UiApp *app)
{
    static const char *const go[] = {"1", "2", "3", "4", "5", "6", "1 v j v 7", "8", "9"};
    Times t = {.n = 0}, open = {.n = 0};
    for (size_t i = 0; i < COUNT_OF(go); i++) {
        press_all(app, go[i], &open);
        note_resident();
        for (int k = 0; k < 60; k++) press_all(app, k < 40 ? "j" : "k", &t);
        press_all(app, "G g g PgDn PgUp", NULL);
    }
    tell("keys", &t);
    tell("open", &open);
}

/* Ways from one role to another: the first frame of the answer, and of one of them unfolded. */
static void ways(UiApp *app)
{
    static const char *const ends[][2] = {{"text:교사", "text:데이터"}, {"text:nurse", "text:analyst"}, {"text:마케", "text:기획"}, {"text:teacher", "text:cook"}};
    Times t = {.n = 0}, unfold = {.n = 0};
    press_all(app, "6", NULL);
    for (size_t i = 0; i < COUNT_OF(ends); i++) {
        for (int k = 0; k < 2; k++) {
            press_all(app, k ? ")" : "(", NULL);
            press_all(app, ends[i][k], NULL);
            press_all(app, "Tab", &t);
        }
        press_all(app, "Enter", &unfold);
    }
    tell("ways", &t);
    tell("unfold", &unfold);
    note_resident();
}

/* ------------------------------------------------------------------ loading */

static void load(Session *s, UiApp *app)
{
    Times t = {.n = 0};
    int64_t begun = clock_us();
    double longest = 0;
    (void)ui_app_pump(app);
    while (session_progress(s).running) {
        struct pollfd p = {.fd = session_wake_fd(s), .events = POLLIN};
        (void)poll(&p, 1, 1000);
        int64_t start = clock_us();
        if (ui_app_pump(app)) (void)ui_app_frame(app, false);
        note(&t, start);
        double ms = (double)(clock_us() - start) / 1e3;
        if (ms > longest) longest = ms;
    }
    printf("load %.1f\nturn %.1f\n", (double)(clock_us() - begun) / 1e3, longest);
}

int main(int argc, char **argv)
{
    if (argc != 2) die("LIBRARY");
    arena_give_back();                                  /* as the explorer does */
    setlocale(LC_ALL, "C.UTF-8");
    setenv("XDG_CONFIG_HOME", "/dev/null/none", 0);
    SessionOptions so = {.library = argv[1], .background = true};
    Session *s;
    Fault f = {0};
    if (session_open(&so, NULL, NULL, &s, &f)) die(f.detail);
    UiApp *app = ui_app_new(s, 120, 36, NULL);
    (void)ui_app_frame(app, true);
    printf("resident-start %.1f\n", resident_mib());
    load(s, app);
    const Careers *c = session_careers(s);
    printf("memoirs %u\nevents %u\nresident-loaded %.1f\n", c->n_doc, c->n_event, resident_mib());
    filters(app);
    words(app);
    ways(app);
    views(app);
    printf("resident-use %.1f\n", most_resident);
    ui_app_free(app);
    session_close(s);
    return 0;
}
