/* names.c: what a user's lexicon of many names costs: opening it, and looking its names up in a text.
 *
 * names FOLDER N: texts are the memoirs of the folder, varied, with a name in some of their lines; grep -F -f looks for
 * the same names in the same text in the same run. */
#include "base/clock.h"
#include "base/fs.h"
#include "lex/lex.h"
#include "text/doc.h"
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

enum { TEXT_BYTES = 24 << 20, EVERY = 600, RUNS = 5 };

typedef struct Names { VEC(Str) v; } Names;

static void die(const char *what)
{
    fprintf(stderr, "names: %s\n", what);
    exit(1);
}

static uint64_t seed = 7;
static uint32_t rnd(uint32_t n)
{
    seed = seed * 6364136223846793005u + 1442695040888963407u;
    return (uint32_t)(seed >> 33) % n;
}

/* Half Hangul of three to six syllables, half Latin of five to ten letters, as names of firms are. */
static Str make_name(Arena *a, uint32_t i)
{
    char z[64];
    size_t n = 0;
    if (i & 1) {
        uint32_t len = 5 + rnd(6);
        for (uint32_t k = 0; k < len; k++) z[n++] = (char)((k ? 'a' : 'A') + (char)rnd(26));
    } else {
        uint32_t len = 3 + rnd(4);
        for (uint32_t k = 0; k < len; k++) {
            uint32_t cp = 0xAC00 + rnd(19) * 588 + rnd(21) * 28 + (rnd(3) ? 0 : 4);
            z[n++] = (char)(0xE0 | cp >> 12), z[n++] = (char)(0x80 | (cp >> 6 & 63)), z[n++] = (char)(0x80 | (cp & 63));
        }
    }
    return str_dup(a, (Str){z, n});
}

static void make_text(Arena *a, const char *folder, const Names *names, Buf *out)
{
    PathList files;
    if (fs_walk(a, folder, &files, NULL) || !files.n) die("no memoirs");
    Buf all = {0};
    for (uint32_t i = 0; i < files.n; i++)
        if (fs_read(files.v[i], 1 << 20, &all, NULL)) die("cannot read");
    uint32_t col = 0;
    while (out->n < TEXT_BYTES)
        for (size_t i = 0; i < all.n; i++) {
            buf_add_c(out, all.p[i]);
            if (all.p[i] != ' ' || ++col % EVERY) continue;
            buf_add(out, names->v.v[rnd(names->v.n)]);
            buf_add_z(out, "에 ");
        }
    buf_fini(&all);
}

static double ms_since(int64_t start) { return (double)(clock_us() - start) / 1e3; }

static double open_ms(const char *user, const char *cache, Lex **lex)
{
    int64_t start = clock_us();
    if (lex_open_cached(user, cache, NULL, NULL, NULL, lex, NULL)) die("the lexicon does not open");
    return ms_since(start);
}

/* Names at the starts of words, as the analyser asks, or at every letter. */
static uint64_t match(const Lex *lex, const Doc *d, LexBits *may, uint16_t *code, bool anywhere)
{
    const LexBook *b = lex_book(lex, "entity");
    LexBits bit = lex_book_bit(b);
    uint64_t found = 0;
    lex_scan(lex, d->ch, d->n, may, code);
    for (uint32_t i = 0; i < d->n; i++) {
        LexMatch m;
        bool start = anywhere || !i || d->cls[i] != d->cls[i - 1];
        if (start && may[i] & bit && lex_longest_scanned(b, d->ch + i, code + i, d->n - i, &m)) found++;
    }
    return found;
}

static double match_rate(const Lex *lex, const Doc *d, bool anywhere, uint64_t *found)
{
    LexBits *may = malloc(d->n * sizeof *may);
    uint16_t *code = malloc(d->n * sizeof *code);
    double best = 1e9;
    for (int r = 0; r < RUNS; r++) {
        int64_t start = clock_us();
        *found = match(lex, d, may, code, anywhere);
        double s = (double)(clock_us() - start) / 1e6;
        if (s < best) best = s;
    }
    free(may), free(code);
    return (double)d->text.n / 1e6 / best;
}

static double grep_rate(const char *names, const char *text, size_t bytes)
{
    double best = 1e9;
    for (int r = 0; r < 2; r++) {
        int64_t start = clock_us();
        fflush(stdout);
        pid_t pid = fork();
        if (pid == 0) {
            if (!freopen("/dev/null", "w", stdout)) _exit(127);
            execlp("grep", "grep", "-F", "-o", "-f", names, text, (char *)NULL);
            _exit(127);
        }
        int status;
        if (pid < 0 || waitpid(pid, &status, 0) < 0 || !WIFEXITED(status) || WEXITSTATUS(status) > 1) die("grep");
        double s = (double)(clock_us() - start) / 1e6;
        if (s < best) best = s;
    }
    return (double)bytes / 1e6 / best;
}

static void write_lexicon(const char *path, const Names *names)
{
    Buf b = {0};
    buf_add_z(&b, "lexicon: org\nentries:\n");
    for (uint32_t i = 0; i < names->v.n; i++)
        buf_fmt(&b, "  - {id: bench-%u, name: " STR_FMT "}\n", i, STR_ARG(names->v.v[i]));
    if (fs_write(path, buf_str(&b), NULL)) die("cannot write");
    buf_fini(&b);
}

static void write_names(const char *path, const Names *names)
{
    Buf b = {0};
    for (uint32_t i = 0; i < names->v.n; i++) buf_fmt(&b, STR_FMT "\n", STR_ARG(names->v.v[i]));
    if (fs_write(path, buf_str(&b), NULL)) die("cannot write");
    buf_fini(&b);
}

static const char *in(Arena *a, const char *dir, const char *name) { return fs_join(a, str_z(dir), str_z(name)).p; }

int main(int argc, char **argv)
{
    if (argc != 4) die("names FOLDER N SCRATCH");
    Arena a = {0};
    Names names = {0};
    long n = strtol(argv[2], NULL, 10);
    const char *user = in(&a, argv[3], "lexicon"), *cache = in(&a, argv[3], "kept/lexicon.bin");
    if (n < 1 || n > 1000000 || fs_mkdirs(user, NULL)) die("cannot begin");
    for (uint32_t i = 0; i < (uint32_t)n; i++) *vec_push(&a, &names.v) = make_name(&a, i);
    write_lexicon(in(&a, user, "bench.yaml"), &names);
    write_names(in(&a, argv[3], "names.txt"), &names);
    nanosleep(&(struct timespec){.tv_nsec = 50000000}, NULL);

    Lex *bundled, *lex;
    double bundled_ms = open_ms(NULL, NULL, &bundled), cold = open_ms(user, cache, &lex);
    lex_close(lex);
    double warm = open_ms(user, cache, &lex);
    printf("bundled names opened  %6.2f ms (goal under 10)\n", bundled_ms);
    printf("%ld own names opened %6.1f ms (goal under 150), %.0f ms when made anew\n", n, warm, cold);

    Buf text = {0};
    Doc *d, *half;
    make_text(&a, argv[1], &names, &text);
    if (fs_write(in(&a, argv[3], "text.txt"), buf_str(&text), NULL)) die("cannot write");
    size_t mid = text.n / 2;
    while ((text.p[mid] & 0xC0) == 0x80) mid++;
    if (doc_new(&a, buf_str(&text), DOC_PLAIN, &d, NULL) || doc_new(&a, (Str){text.p, mid}, DOC_PLAIN, &half, NULL))
        die("text");
    uint64_t found, found_any, found_bundled, found_half;
    double starts = match_rate(lex, d, false, &found), any = match_rate(lex, d, true, &found_any);
    double plain = match_rate(bundled, d, false, &found_bundled), of_half = match_rate(lex, half, false, &found_half);
    double grep = grep_rate(in(&a, argv[3], "names.txt"), in(&a, argv[3], "text.txt"), text.n);
    printf("matching              %6.1f MB/s (goal 100)   grep -F -f %6.1f MB/s   ratio %5.2f   %llu names found, %ld "
           "known\n",
           starts, grep, starts / grep, (unsigned long long)found, n);
    printf("  at every letter     %6.1f MB/s   %llu found\n", any, (unsigned long long)found_any);
    printf("  bundled names alone %6.1f MB/s   %llu found\n", plain, (unsigned long long)found_bundled);
    printf("  of half the text    %6.1f MB/s   linear when equal\n", of_half);
    lex_close(lex), lex_close(bundled);
    buf_fini(&text);
    arena_fini(&a);
    return 0;
}
