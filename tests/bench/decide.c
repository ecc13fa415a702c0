/* decide.c: what deciding costs over a library, measured inside the process: bench-decide LIBRARY
 *
 *   sync    a page written to a file of that folder and made durable: what the disk takes by itself
 *   key     a decision, from its key until it is durable and its first frame is drawn, each in another memoir
 *   bulk    EVENTS events decided as one step; that step taken back; and done again
 *
 * One line each: NAME P50 P95 MAX (milliseconds), or NAME VALUE. Decisions are left in the library. */
#include "base/clock.h"
#include "session/review.h"
#include "ui/app.h"
#include <fcntl.h>
#include <locale.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { DECISIONS = 200, EVENTS = 10000, PAGE = 4096 };
typedef struct Times { double v[DECISIONS]; int n; } Times;

static void die(const char *what)
{
    fprintf(stderr, "bench-decide: %s\n", what);
    exit(1);
}

static double since(int64_t start) { return (double)(clock_us() - start) / 1e3; }

static int by_value(const void *x, const void *y)
{
    double a = *(const double *)x, b = *(const double *)y;
    return a < b ? -1 : a > b;
}

static void tell(const char *name, Times *t)
{
    qsort(t->v, (size_t)t->n, sizeof *t->v, by_value);
    printf("%s %.3f %.3f %.3f\n", name, t->v[t->n / 2], t->v[(t->n - 1) * 95 / 100], t->v[t->n - 1]);
}

static void disk(const char *library)
{
    char path[4096], page[PAGE] = {0};
    Times t = {.n = 0};
    snprintf(path, sizeof path, "%s/bench-decide.tmp", library);
    int fd = open(path, O_CREAT | O_WRONLY | O_APPEND | O_CLOEXEC, 0600);
    if (fd < 0) die(path);
    while (t.n < DECISIONS) {
        int64_t start = clock_us();
        if (write(fd, page, sizeof page) != (ssize_t)sizeof page || fsync(fd)) die(path);
        t.v[t.n++] = since(start);
    }
    close(fd);
    unlink(path);
    tell("sync", &t);
}

/* ------------------------------------------------------------------ keys */

/* The first frame of a key; what follows from it is drawn outside the time. */
static double press(UiApp *app, Key k)
{
    int64_t start = clock_us();
    ui_app_key(app, k);
    (void)ui_app_frame(app, false);
    double ms = since(start);
    while (ui_app_idle(app)) {}
    (void)ui_app_frame(app, true);
    return ms;
}

static double press_all(UiApp *app, const char *names)
{
    Arena a = {0};
    KeyList keys = {0};
    double last = 0;
    if (!keys_parse(&a, str_z(names), &keys)) die(names);
    for (uint32_t i = 0; i < keys.n; i++) last = press(app, keys.v[i]);
    arena_fini(&a);
    return last;
}

static void decide_by_keys(Session *s, UiApp *app)
{
    Times t = {.n = 0};
    Arena a = {0};
    ReviewSteps before, after;
    if (session_steps(s, &a, &before, NULL)) die("steps");
    for (t.n = 0; t.n < DECISIONS; t.n++) {
        (void)press_all(app, "1 j 3 ]");
        t.v[t.n] = press_all(app, t.n % 2 ? "x" : "y");
    }
    if (session_steps(s, &a, &after, NULL) || after.n != before.n + DECISIONS) die("a key decided nothing");
    arena_fini(&a);
    tell("key", &t);
}

/* ------------------------------------------------------------------ a bulk step */
static void decide_many(Session *s)
{
    Arena a = {0};
    DecisionList rows = {0};
    int64_t step;
    const Careers *c = session_careers(s);
    for (uint32_t i = 0; i < c->docs.n && rows.n < EVENTS; i++) {
        const OpenDoc *d;
        if (c->docs.v[i].dead || session_doc_open(s, c->docs.v[i].id, &d, NULL)) continue;
        for (uint32_t k = 0; k < d->an->events.n && rows.n < EVENTS; k++) *vec_push(&a, &rows) = review_about(&a, d, DECIDE_ACCEPT, ON_EVENT, k);
        session_doc_close(s, d);
    }
    int64_t start = clock_us();
    if (!rows.n || session_decide(s, rows.v, rows.n, NULL)) die("bulk");
    printf("events %u\nbulk %.1f\n", rows.n, since(start));
    start = clock_us();
    if (session_undo(s, &step, NULL)) die("undo");
    printf("undo %.1f\n", since(start));
    start = clock_us();
    if (session_redo(s, &step, NULL)) die("redo");
    printf("redo %.1f\n", since(start));
    arena_fini(&a);
}

int main(int argc, char **argv)
{
    if (argc != 2) die("LIBRARY");
    setlocale(LC_ALL, "C.UTF-8");
    setenv("XDG_CONFIG_HOME", "/dev/null/none", 0);
    SessionOptions so = {.library = argv[1]};
    Session *s;
    Fault f = {0};
    if (session_open(&so, NULL, NULL, &s, &f)) die(f.detail);
    disk(argv[1]);
    UiApp *app = ui_app_new(s, 120, 36, NULL);
    (void)ui_app_frame(app, true);
    decide_by_keys(s, app);
    decide_many(s);
    ui_app_free(app);
    session_close(s);
    return 0;
}
