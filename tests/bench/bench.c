/* bench.c: what `make bench` prints: ratios against a reference in the same run, medians of five.
 *
 *   bench analysis FOLDER      the analyser against ICU word breaking of the same text, bytes per second, passes
 *   bench corpus FOLDER N OUT  N memoirs made of the bundled ones (seeded), for a library
 *   bench cost -- OTHER… -- PROGRAM…   two programs in turn: median time of each, their ratio, peak memory of each
 *   bench screen -- PROGRAM…   first screen, memory and idle cost of a program in a pty
 *   bench keys -- OTHER… -- PROGRAM…   a key's effect on the screen, beside another program's
 *
 * Figures: milliseconds and MB (10^6 bytes) unless said otherwise. */
#define _GNU_SOURCE
#include "base/arena.h"
#include "base/buf.h"
#include "base/clock.h"
#include "base/fs.h"
#include "ie/analyse.h"
#include "lex/lex.h"
#include "text/doc.h"
#include "uni/words.h"
#include <errno.h>
#include <poll.h>
#include <pty.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

enum { RUNS = 5, PASS_MAX = 32 };

static void die(const char *what)
{
    fprintf(stderr, "bench: %s\n", what);
    exit(1);
}

static int by_value(const void *x, const void *y)
{
    double a = *(const double *)x, b = *(const double *)y;
    return a < b ? -1 : a > b;
}

static double quantile(double *v, size_t n, double q)
{
    if (!n) return 0;
    qsort(v, n, sizeof *v, by_value);
    return v[(size_t)(q * (double)(n - 1) + 0.5)];
}

/* ------------------------------------------------------------------ memoirs to measure on */

typedef VEC(Str) Texts;

static Texts load(Arena *a, const char *folder)
{
    PathList files = {0};
    Texts t = {0};
    if (fs_walk(a, folder, &files, NULL)) die("the folder of memoirs cannot be read");
    for (uint32_t i = 0; i < files.n; i++) {
        Buf b = {0};
        if (fs_read(files.v[i], DOC_MAX, &b, NULL)) die("a memoir cannot be read");
        *vec_push(a, &t) = str_dup(a, buf_str(&b));
        buf_fini(&b);
    }
    if (!t.n) die("no memoirs");
    return t;
}

/* A memoir of its own for every number: digits move with a seeded generator, so that neither dates nor hashes are
 * the same twice. Shapes of words and sentences stay as people wrote them. */
static Str vary(Arena *a, Str s, uint64_t seed)
{
    char *p = (char *)(uintptr_t)str_dup(a, s).p;
    uint64_t x = seed * 0x9e3779b97f4a7c15u + 1;
    for (size_t i = 0; i < s.n; i++) {
        if (p[i] < '1' || p[i] > '8') continue;
        x ^= x << 13, x ^= x >> 7, x ^= x << 17;
        if (x % 3 == 0) p[i] = (char)(p[i] + 1);
    }
    return (Str){p, s.n};
}

static int corpus(const char *folder, int n, const char *out)
{
    Arena a = {0};
    Texts t = load(&a, folder);
    if (fs_mkdirs(out, NULL)) die("the folder cannot be made");
    for (int i = 0; i < n; i++) {
        ArenaMark m = arena_mark(&a);
        char name[64];
        snprintf(name, sizeof name, "%s/memoir-%06d.txt", "", i);
        FILE *f = fopen(str_fmt(&a, "%s%s", out, name).p, "w");
        Str s = str_fmt(&a, STR_FMT "\n(%d)\n", STR_ARG(vary(&a, t.v[(uint32_t)i % t.n], (uint64_t)i)), i);
        if (!f || fwrite(s.p, 1, s.n, f) != s.n || fclose(f)) die("a memoir cannot be written");
        arena_rewind(&a, m);
    }
    arena_fini(&a);
    return 0;
}

/* ------------------------------------------------------------------ analysis */

static double time_words(const UniText16 *t, uint32_t n_text, UniWords *w)
{
    int64_t start = clock_us();
    uint64_t n = 0;
    for (uint32_t i = 0; i < n_text; i++) n += uni_words_count(w, t[i]);
    if (!n) die("no words");
    return (double)(clock_us() - start) / 1e6;
}

/* Bytes to a document: what stands before every pass, and is part of the analysis above. */
static double time_reading(const Texts *t)
{
    int64_t start = clock_us();
    Arena mem = {0};
    for (uint32_t i = 0; i < t->n; i++) {
        Doc *d;
        if (doc_new(&mem, t->v[i], DOC_PLAIN, &d, NULL)) die("reading failed");
        arena_clear(&mem);
    }
    arena_fini(&mem);
    return (double)(clock_us() - start) / 1e6;
}

static double time_analysis(const Texts *t, const Analyser *an, uint64_t *events)
{
    int64_t start = clock_us();
    Arena mem = {0};
    AnalyseMemo *memo = analyse_memo_new(an);
    for (uint32_t i = 0; i < t->n; i++) {
        Doc *d;
        Analysis out;
        AnalyseOptions opt = {.memo = memo};
        if (doc_new(&mem, t->v[i], DOC_PLAIN, &d, NULL) || analyse(an, &mem, d, &opt, &out)) die("analysis failed");
        *events += out.events.n;
        arena_clear(&mem);
    }
    analyse_memo_free(memo);
    arena_fini(&mem);
    return (double)(clock_us() - start) / 1e6;
}

static int analysis(const char *folder)
{
    Arena a = {0};
    Texts base = load(&a, folder), t = {0};
    double bytes = 0;
    for (uint32_t i = 0; bytes < 21e6; i++) {
        Str s = vary(&a, base.v[i % base.n], i);
        *vec_push(&a, &t) = s;
        bytes += (double)s.n;
    }
    Lex *lex;
    Analyser *an;
    UniWords *w;
    Fault f = {0};
    int64_t start = clock_us();
    if (lex_open(NULL, NULL, NULL, &lex, &f) || analyser_open(lex, &an, &f)) die(f.detail);
    double open_ms = (double)(clock_us() - start) / 1e3;
    if (uni_words_open(&w)) die("ICU");
    UniText16 *wide = arena_push_n(&a, UniText16, t.n);
    for (uint32_t i = 0; i < t.n; i++) wide[i] = uni_utf16(&a, t.v[i]);
    double icu[RUNS], ours[RUNS], ratio[RUNS], reading[RUNS];
    int64_t pass[PASS_MAX] = {0};
    uint64_t events = 0;
    for (int r = 0; r < RUNS; r++) {
        icu[r] = time_words(wide, t.n, w);
        reading[r] = time_reading(&t);
        analyse_timing(r == 0, pass);
        ours[r] = time_analysis(&t, an, &events);
        ratio[r] = icu[r] / ours[r];
    }
    analyse_timing(false, NULL);
    printf("analysis              %6.1f MB/s   ICU words %6.1f MB/s   ratio %5.2f (goal 0.70)   %.1f MB, %u memoirs, %llu events\n",
           bytes / 1e6 / quantile(ours, RUNS, 0.5), bytes / 1e6 / quantile(icu, RUNS, 0.5), quantile(ratio, RUNS, 0.5), bytes / 1e6, t.n,
           (unsigned long long)events / RUNS);
    printf("  reading              %8.1f MB/s\n", bytes / 1e6 / quantile(reading, RUNS, 0.5));
    for (int i = 0; i < analyse_pass_n(); i++)
        printf("  pass %-14s  %8.1f MB/s\n", analyse_pass_name(i), pass[i] ? bytes / (double)pass[i] : 0.0);
    printf("language data opened  %6.2f ms\n", open_ms);
    uni_words_close(w);
    analyser_close(an);
    lex_close(lex);
    arena_fini(&a);
    return 0;
}

/* ------------------------------------------------------------------ a program as a whole */

typedef struct Cost { double ms; long kb; } Cost;

static Cost run(char *const argv[])
{
    struct rusage used = {0};
    int status = 0;
    int64_t start = clock_us();
    pid_t pid = fork();
    if (pid < 0) die("no process");
    if (pid == 0) {
        if (!freopen("/dev/null", "w", stdout)) _exit(127);
        execvp(argv[0], argv);
        _exit(127);
    }
    if (wait4(pid, &status, 0, &used) != pid || !WIFEXITED(status) || WEXITSTATUS(status)) die(argv[0]);
    return (Cost){(double)(clock_us() - start) / 1e3, used.ru_maxrss};
}

static int cost(char *const ref[], char *const ours[])
{
    double ms[2][RUNS], ratio[RUNS];
    long kb[2] = {0};
    for (int r = 0; r < RUNS; r++) {
        for (int k = 0; k < 2; k++) {
            Cost c = run(k ? ours : ref);
            ms[k][r] = c.ms;
            if (c.kb > kb[k]) kb[k] = c.kb;
        }
        ratio[r] = ms[1][r] / ms[0][r];
    }
    printf("%.1f %.1f %.3f ", quantile(ms[0], RUNS, 0.5), quantile(ms[1], RUNS, 0.5), quantile(ratio, RUNS, 0.5));
    printf("%ld %ld\n", kb[0], kb[1]);
    return 0;
}

/* ------------------------------------------------------------------ a program in a pty */

typedef struct { int fd; pid_t pid; int64_t started; size_t first_n; } Pty;       /* first_n: bytes that came first */

static Pty pty_start(char *const argv[])
{
    Pty p = {.started = clock_us()};
    struct winsize ws = {.ws_row = 36, .ws_col = 120};
    p.pid = forkpty(&p.fd, NULL, NULL, &ws);
    if (p.pid < 0) die("no pty");
    if (p.pid == 0) {
        setenv("TERM", "xterm-256color", 1);
        execvp(argv[0], argv);
        _exit(127);
    }
    return p;
}

/* Programs ask the terminal things; silence would cost them a time-out that no real terminal costs. */
static void answer(int fd, const char *p, size_t n)
{
    static const struct { const char *ask, *say; } known[] = {{"\033[6n", "\033[1;2R"}, {"\033[c", "\033[?62;22c"}, {"\033[>c", "\033[>1;10;0c"}};
    for (size_t i = 0; i < COUNT_OF(known); i++)
        if (memmem(p, n, known[i].ask, strlen(known[i].ask))) (void)!write(fd, known[i].say, strlen(known[i].say));
}

/* The first screen is what came before the program first paused: a screen's worth of bytes, then SETTLE_US nothing. */
enum { SCREEN_N = 500, SETTLE_US = 8000 };

/* Reads until nothing came for quiet ms. first: when the first bytes came; last: the last of the first screen (0: none). */
static size_t drain(Pty *p, int quiet, int64_t *first, int64_t *last)
{
    bool settled = false;
    char buf[65536];
    size_t total = 0;
    *first = *last = 0;
    for (;;) {
        struct pollfd pf = {.fd = p->fd, .events = POLLIN};
        if (poll(&pf, 1, quiet) <= 0) return total;
        ssize_t n = read(p->fd, buf, sizeof buf);
        if (n <= 0) return total;
        int64_t now = clock_us();
        settled |= total > SCREEN_N && now - *last > SETTLE_US;
        if (!settled) *last = now;
        if (!*first) *first = now, p->first_n = (size_t)n;
        total += (size_t)n;
        answer(p->fd, buf, (size_t)n);
    }
}

static void pty_end(Pty *p)
{
    kill(p->pid, SIGKILL);
    waitpid(p->pid, NULL, 0);
    close(p->fd);
}

static long proc_kb(pid_t pid, const char *key)
{
    char path[64], line[256];
    long kb = 0;
    snprintf(path, sizeof path, "/proc/%d/status", pid);
    FILE *f = fopen(path, "r");
    while (f && fgets(line, sizeof line, f))
        if (strncmp(line, key, strlen(key)) == 0) kb = atol(line + strlen(key));
    if (f) fclose(f);
    return kb;
}

static long proc_ticks(pid_t pid)
{
    char path[64], line[1024];
    long user = 0, sys = 0;
    snprintf(path, sizeof path, "/proc/%d/stat", pid);
    FILE *f = fopen(path, "r");
    if (f && fgets(line, sizeof line, f)) {
        char *p = strrchr(line, ')');
        if (p) sscanf(p + 2, "%*c %*d %*d %*d %*d %*d %*u %*u %*u %*u %*u %ld %ld", &user, &sys);
    }
    if (f) fclose(f);
    return user + sys;
}

static int screen(char *const argv[])
{
    enum { STARTS = 7 };
    double start_ms[STARTS];
    Pty p = {0};
    for (int i = 0; i < STARTS; i++) {
        int64_t first, last;
        if (i) pty_end(&p);
        p = pty_start(argv);
        drain(&p, 300, &first, &last);
        start_ms[i] = (double)(last - p.started) / 1e3;
    }
    int64_t first, last;
    while (drain(&p, 1000, &first, &last)) {}            /* a large library goes on loading behind its first screen */
    long rss = proc_kb(p.pid, "VmRSS:"), ticks = proc_ticks(p.pid);
    size_t idle = drain(&p, 2000, &first, &last);
    printf("%.2f %ld %ld %zu\n", quantile(start_ms, STARTS, 0.5), rss, proc_ticks(p.pid) - ticks, idle);
    pty_end(&p);
    return 0;
}

/* ------------------------------------------------------------------ a key's effect, beside another program's */

/* Down far enough that the list scrolls, and up again. first: until its first bytes; all: until its last ones, that
 * is with what follows from it in other panes. */
enum { KEYS = 90, KEY_WAIT_MS = 5000 };
typedef struct KeyTimes { double first[KEYS], all[KEYS], first_bytes[KEYS]; size_t bytes; } KeyTimes;

/* A program's first screen, which a disk busy with what was written before may keep waiting: a key that comes while a
 * program still takes hold of the terminal is lost. */
static void settle(Pty *p, const char *name)
{
    enum { PAUSES = 100 };
    int64_t first = 0, last;
    for (int i = 0; i < PAUSES && !first; i++) drain(p, 300, &first, &last);
    if (!first) die(name);
}

/* Had it an effect? */
static bool press(Pty *p, int i, KeyTimes *t)
{
    int64_t sent = clock_us(), first, last;
    struct pollfd pf = {.fd = p->fd, .events = POLLIN};
    (void)!write(p->fd, i < KEYS / 2 ? "j" : "k", 1);
    (void)poll(&pf, 1, KEY_WAIT_MS);
    t->bytes += drain(p, 30, &first, &last);
    if (!first) return false;
    t->first_bytes[i] = (double)p->first_n;
    t->first[i] = (double)(first - sent) / 1e3;
    t->all[i] = (double)(last - sent) / 1e3;
    return true;
}

/* Key by key in turn, so that whatever else the machine does meets both. */
static void press_both(char *const ref[], char *const ours[], KeyTimes t[2])
{
    Pty p[2] = {pty_start(ref), pty_start(ours)};
    settle(&p[0], "the other program shows no screen");
    settle(&p[1], "no first screen");
    for (int i = 0; i < KEYS; i++)
        for (int k = 0; k < 2; k++)
            if (!press(&p[k], i, &t[k])) die(k ? "a key had no effect" : "a key had no effect on the other program");
    for (int i = 0; i < 2; i++) pty_end(&p[i]);
}

/* Medians of the runs: p50 and p95 of either, their ratios, all of ours, its bytes a key. */
static int keys(char *const ref[], char *const ours[])
{
    double p50[2][RUNS], p95[2][RUNS], r50[RUNS], r95[RUNS], all[RUNS], first_bytes[RUNS];
    size_t bytes = 0;
    for (int r = 0; r < RUNS; r++) {
        KeyTimes t[2] = {0};
        press_both(ref, ours, t);
        for (int k = 0; k < 2; k++) {
            p50[k][r] = quantile(t[k].first, KEYS, 0.5);
            p95[k][r] = quantile(t[k].first, KEYS, 0.95);
        }
        r50[r] = p50[1][r] / p50[0][r];
        r95[r] = p95[1][r] / p95[0][r];
        all[r] = quantile(t[1].all, KEYS, 0.5);
        bytes += t[1].bytes;
        first_bytes[r] = quantile(t[1].first_bytes, KEYS, 0.5);
    }
    printf("%.3f %.3f %.2f ", quantile(p50[0], RUNS, 0.5), quantile(p50[1], RUNS, 0.5), quantile(r50, RUNS, 0.5));
    printf("%.3f %.3f %.2f ", quantile(p95[0], RUNS, 0.5), quantile(p95[1], RUNS, 0.5), quantile(r95, RUNS, 0.5));
    printf("%.2f %zu %.0f\n", quantile(all, RUNS, 0.5), bytes / KEYS / RUNS, quantile(first_bytes, RUNS, 0.5));
    return 0;
}

/* The words of a second program behind a second "--"; ends the first one's. */
static char **second(char **argv)
{
    while (*argv && strcmp(*argv, "--") != 0) argv++;
    if (!*argv || !argv[1]) die("keys needs two programs");
    *argv = NULL;
    return argv + 1;
}

int main(int argc, char **argv)
{
    if (argc == 3 && strcmp(argv[1], "analysis") == 0) return analysis(argv[2]);
    if (argc == 5 && strcmp(argv[1], "corpus") == 0) return corpus(argv[2], atoi(argv[3]), argv[4]);
    if (argc >= 4 && strcmp(argv[1], "screen") == 0) return screen(argv + 3);
    if (argc >= 6 && strcmp(argv[1], "cost") == 0) return cost(argv + 3, second(argv + 3));
    if (argc >= 6 && strcmp(argv[1], "keys") == 0) return keys(argv + 3, second(argv + 3));
    fprintf(stderr, "bench: analysis FOLDER | corpus FOLDER N OUT | screen -- PROGRAM… | "
                    "cost -- OTHER… -- PROGRAM… | keys -- OTHER… -- PROGRAM…\n");
    return 2;
}
