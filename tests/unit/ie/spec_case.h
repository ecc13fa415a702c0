/* spec_case.h: what the runners of tests/spec share: the language data, and a file of cases line by line.
 *
 * Memory   the lines are views of the file's bytes, which live until case_close(). */
#ifndef TESTS_SPEC_CASE_H
#define TESTS_SPEC_CASE_H
#include "test.h"
#include "base/arena.h"
#include "base/buf.h"
#include "base/fs.h"
#include "lex/lex.h"

typedef struct CaseFile { const char *path; uint32_t line; Buf bytes; Str rest; } CaseFile;

static inline Lex *case_lex(void)
{
    Lex *lex;
    Fault f = {0};
    assert_int_equal(lex_open(NULL, NULL, NULL, &lex, &f), RC_OK);
    return lex;
}

static inline CaseFile case_open(const char *path)
{
    CaseFile c = {.path = path};
    Fault f = {0};
    assert_int_equal(fs_read(path, 1 << 24, &c.bytes, &f), RC_OK);
    c.rest = buf_str(&c.bytes);
    return c;
}

static inline bool case_line(CaseFile *c, Str *line)
{
    c->line++;
    return str_cut(&c->rest, '\n', line);
}

static inline void case_close(CaseFile *c) { buf_fini(&c->bytes); }

/* The text of a case: \n is a line end. */
static inline Str case_text(Arena *a, Str s)
{
    char *p = arena_alloc(a, s.n + 1);
    size_t n = 0;
    for (size_t i = 0; i < s.n; i++) {
        bool brk = s.p[i] == '\\' && i + 1 < s.n && s.p[i + 1] == 'n';
        p[n++] = brk ? '\n' : s.p[i];
        i += brk;
    }
    return (Str){p, n};
}

/* One test a file of tests/spec whose name begins with a prefix: a new file is run without being named anywhere. run is
 * given the path as its state. */
static inline int case_files(const char *const *prefixes, size_t n_prefix, CMUnitTestFunction run,
                             CMFixtureFunction setup, CMFixtureFunction teardown)
{
    enum { FILES_MAX = 128 };
    struct CMUnitTest tests[FILES_MAX] = {0};
    size_t n = 0;
    Arena *a = arena_new();
    PathList paths = {0};
    if (fs_walk(a, "tests/spec", &paths, NULL) != RC_OK) return 1;
    for (uint32_t i = 0; i < paths.n; i++) {
        Str name = fs_base(str_z(paths.v[i]));
        for (size_t k = 0; k < n_prefix && n < FILES_MAX; k++)
            if (str_starts(name, str_z(prefixes[k])) && str_eq(fs_ext(name), S("case")))
                tests[n++] = (struct CMUnitTest){name.p, run, NULL, NULL, (void *)(uintptr_t)paths.v[i]};
    }
    int failed = n ? _cmocka_run_group_tests("specification", tests, n, setup, teardown) : 1;
    arena_free(a);
    return failed;
}
#endif
