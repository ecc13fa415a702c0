/* killed DIR ROUNDS: a program that decides without end is killed at random moments; every decision it said was kept is
 * there, the library opens, and the journal gives the same view as before it was read again. Prints TAP. */
#include "base/fs.h"
#include "review/field.h"
#include "session/review.h"
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

enum { AGAIN = 8 };                                  /* the view is read twice every so many times */

static int failed;

static void check(bool ok, const char *what)
{
    printf("%s - %s\n", ok ? "ok" : "not ok", what);
    failed += !ok;
}

static Session *opened(const char *dir)
{
    Session *s = NULL;
    Fault f = {0};
    SessionOptions opt = {.library = dir};
    if (session_open(&opt, NULL, NULL, &s, &f)) printf("# %s: %s\n", f.path, f.detail);
    return s;
}

/* One decision after the other, undo and redo among them; the number of each goes through the pipe when it is kept. */
static _Noreturn void decide_without_end(const char *dir, int out, unsigned seed)
{
    Session *s = opened(dir);
    if (!s) _exit(1);
    for (;;) {
        Arena a = {0};
        int64_t step = 0;
        const CareerDoc *doc = &session_careers(s)->docs.v[(uint32_t)rand_r(&seed) % session_careers(s)->docs.n];
        const OpenDoc *d;
        bool kept = false;
        if (doc->dead || session_doc_open(s, doc->id, &d, NULL)) continue;
        int what = rand_r(&seed) % 8;
        if (what == 0) kept = !session_undo(s, &step, NULL);
        else if (what == 1) kept = !session_redo(s, &step, NULL);
        else if (d->an->events.n) {
            static const DecideAct acts[] = {DECIDE_ACCEPT, DECIDE_REJECT, DECIDE_EDIT};
            Decision x = review_about(&a, d, acts[what % 3], ON_EVENT, (uint32_t)rand_r(&seed) % d->an->events.n);
            if (x.act == DECIDE_EDIT) x.field = S("org"), x.value = S("다른 곳");
            kept = !session_decide(s, &x, 1, NULL);
        }
        session_doc_close(s, d);
        arena_fini(&a);
        char one = 'k';
        if (kept && write(out, &one, 1) != 1) _exit(1);
    }
}

/* How many it said were kept before it was killed. */
static size_t run_and_kill(const char *dir, unsigned seed)
{
    int pipe_fd[2];
    size_t said = 0;
    if (pipe(pipe_fd)) return 0;
    pid_t pid = fork();
    if (pid == 0) {
        close(pipe_fd[0]);
        decide_without_end(dir, pipe_fd[1], seed);
    }
    close(pipe_fd[1]);
    char c;
    if (read(pipe_fd[0], &c, 1) == 1) said++;            /* it is at work */
    struct timespec moment = {0, (long)(rand_r(&seed) % 20000000)};
    nanosleep(&moment, NULL);
    kill(pid, SIGKILL);
    while (read(pipe_fd[0], &c, 1) == 1) said++;
    close(pipe_fd[0]);
    waitpid(pid, NULL, 0);
    return said;
}

static uint32_t steps_of(Session *s)
{
    Arena a = {0};
    ReviewSteps steps;
    uint32_t n = session_steps(s, &a, &steps, NULL) ? 0 : steps.n;
    arena_fini(&a);
    return n;
}

/* What the view of every memoir says, as one number, whatever their order. */
static uint64_t view_of(Session *s)
{
    uint64_t all = 0;
    const Careers *c = session_careers(s);
    for (uint32_t i = 0; i < c->docs.n; i++) {
        Arena a = {0};
        const OpenDoc *d;
        uint64_t sum = (uint64_t)c->docs.v[i].id;
        if (c->docs.v[i].dead || session_doc_open(s, c->docs.v[i].id, &d, NULL)) continue;
        for (uint32_t k = 0; k < d->an->events.n; k++) {
            Str whole = field_whole(&a, ON_EVENT, &d->an->events.v[k]);
            for (size_t b = 0; b < whole.n; b++) sum = sum * 31 + (unsigned char)whole.p[b];
            sum = sum * 31 + (uint64_t)d->an->events.v[k].standing;
        }
        session_doc_close(s, d);
        arena_fini(&a);
        all += sum;
    }
    return all;
}

int main(int argc, char **argv)
{
    const char *dir = argc > 1 ? argv[1] : ".";
    int rounds = argc > 2 ? atoi(argv[2]) : 200;
    Session *s = opened(dir);
    if (!s || session_add(s, "tests/screen/memoirs", NULL, NULL)) return 1;
    session_close(s);
    size_t said = 0;
    int lost = 0, shut = 0, other = 0;
    for (int i = 0; i < rounds; i++) {
        said += run_and_kill(dir, (unsigned)i + 1);
        s = opened(dir);
        if (!s) {
            shut++;
            continue;
        }
        /* One more than was said may be there: it was killed between keeping it and saying so. */
        uint32_t kept = steps_of(s);
        if (kept < said) lost++;
        said = kept;
        uint64_t view = view_of(s);
        session_close(s);
        if (i % AGAIN) continue;
        s = opened(dir);
        if (!s || view_of(s) != view) other++;
        session_close(s);
    }
    printf("# %zu decisions kept, %d times killed\n", said, rounds);
    check(lost == 0, "nothing that was said to be kept is lost");
    check(shut == 0, "the library opens");
    check(other == 0, "the journal gives the same view again");
    check(said > (size_t)rounds, "and there was something to lose");
    return failed ? 1 : 0;
}
