/* memory.c: the nth block of memory is refused, for every n: the handler is called, nothing is touched that is not
 * there, and the next try, with memory, gives what it would have given. */
#include "test.h"
#include "folder.h"
#include "base/arena.h"
#include "gold/gold.h"
#include "ie/analyse.h"
#include "json/json.h"
#include "model/analysis_json.h"
#include "model/query.h"
#include "yml/yml.h"
#include "session/session.h"
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

/* Jumping out of a function leaves its own arenas behind, as ending the program does: no leak is meant here. */
const char *__asan_default_options(void);
const char *__asan_default_options(void) { return "detect_leaks=0"; }

static jmp_buf out;
static unsigned refused;
static const Analyser *an;

static void on_oom(size_t asked)
{
    (void)asked;
    refused++;
    longjmp(out, 1);
}

static Str memoir(void)
{
    static char text[300000];
    static const char unit[] = "2019년 3월에 (주)다온에 백엔드 개발자로 입사했다. 그해 가을 쿠버네티스를 배웠다. 2년 뒤 퇴사했다.\n\n";
    size_t n = 0;
    while (n + sizeof unit < sizeof text) memcpy(text + n, unit, sizeof unit - 1), n += sizeof unit - 1;
    return (Str){text, n};
}

/* The analysis as JSON; its bytes are the same whenever there is memory enough. */
static void run_analysis(Arena *a, Buf *json)
{
    Doc *d;
    Analysis found;
    Fault f;
    AnalyseOptions opt = {0};
    assert_int_equal(doc_new(a, memoir(), DOC_PLAIN, &d, &f), RC_OK);
    assert_int_equal(analyse(an, a, d, &opt, &found), RC_OK);
    JsonOut j = jout_begin(json, false);
    AnalysisHeader head = {.doc = S("m"), .text = d->text};
    analysis_write_json(&j, &found, &head);
}

static void run_readers(Arena *a, Buf *json)
{
    const JsonNode *root;
    const YmlNode *yml;
    GoldFile g;
    Query q;
    Fault f;
    assert_int_equal(query_parse(a, S("role:백엔드 -fact:planned \"코딩 테스트\""), &q, NULL), RC_OK);
    assert_int_equal(jin_parse(a, S("{\"id\":[1,{\"a\":\"b\"}]}"), NULL, &root, &f), RC_OK);
    assert_int_equal(yml_parse(a, S("a: [1, {b: c}]\n"), "x", &yml, &f), RC_OK);
    assert_int_equal(gold_parse(a, S("doc: x\ntimexes:\n  - {quote: a, type: date, value: \"2020\"}\n"), "x", &g, &f), RC_OK);
    JsonOut j = jout_begin(json, false);
    jout_node(&j, root);
}

typedef void (*Work)(Arena *a, Buf *json);

/* Volatile: what is set between setjmp and longjmp. */
static unsigned refuse_each(Work work)
{
    Arena whole = {0};
    static Buf want, got;
    buf_clear(&want);
    work(&whole, &want);
    arena_fini(&whole);
    assert_true(want.n > 0);
    arena_on_oom(on_oom);
    volatile unsigned n = 1;
    for (;; n++) {
        Arena *a = arena_new();
        buf_clear(&got);
        arena_fail_at(n);
        if (setjmp(out) == 0) work(a, &got);
        bool jumped = refused > 0;
        refused = 0;
        arena_fail_at(0);
        arena_free(a);
        if (!jumped) break;
        buf_clear(&got);
        Arena again = {0};
        work(&again, &got);
        assert_true(str_eq(buf_str(&got), buf_str(&want)));
        arena_fini(&again);
    }
    arena_on_oom(NULL);
    return n - 1;
}

static void an_analysis_without_memory_calls_the_handler(void **state)
{
    (void)state;
    assert_true(refuse_each(run_analysis) > 10);
}

static void readers_without_memory_call_the_handler(void **state)
{
    (void)state;
    assert_true(refuse_each(run_readers) > 0);
}

/* ------------------------------------------------------------------ a program that ends for want of memory */

static void end_program(size_t asked)
{
    (void)asked;
    _exit(3);
}

/* What the program does when memory runs out while it adds: 3 when it did, 0 when there was enough. */
static int add_in_child(const char *dir, const char *file, unsigned nth)
{
    pid_t pid = fork();
    if (pid == 0) {
        SessionOptions so = {.library = dir};
        Session *s;
        Fault f;
        arena_on_oom(end_program);
        if (session_open(&so, NULL, NULL, &s, &f)) _exit(9);
        arena_fail_at(nth);
        if (session_add(s, file, NULL, &f)) _exit(9);
        if (session_wait(s)) _exit(9);
        arena_fail_at(0);
        session_close(s);
        _exit(0);
    }
    int status;
    assert_int_equal(waitpid(pid, &status, 0), pid);
    assert_true(WIFEXITED(status));
    return WEXITSTATUS(status);
}

static void memory_that_runs_out_while_adding_leaves_a_whole_library(void **state)
{
    (void)state;
    char dir[] = "/tmp/gilmok-fault-XXXXXX", file[64];
    assert_non_null(mkdtemp(dir));
    snprintf(file, sizeof file, "%s/memoir.txt", dir);
    FILE *w = fopen(file, "w");
    assert_non_null(w);
    Str text = memoir();
    assert_int_equal(fwrite(text.p, 1, text.n, w), text.n);
    fclose(w);
    int ended = 0, code = 3;
    for (unsigned nth = 1; code == 3 && nth < 400; nth += 3) {
        code = add_in_child(dir, file, nth);
        ended += code == 3;
        SessionOptions so = {.library = dir};
        Session *s;
        Fault f;
        assert_int_equal(session_open(&so, NULL, NULL, &s, &f), RC_OK);
        uint32_t n = session_careers(s)->n_doc;
        assert_true(n <= 1);
        if (n) {
            const OpenDoc *d;
            assert_int_equal(session_doc_open(s, 1, &d, &f), RC_OK);
            assert_true(str_eq(d->doc->text, text));
            session_doc_close(s, d);
        }
        session_close(s);
    }
    assert_int_equal(code, 0);
    assert_true(ended > 3);
    assert_true(folder_remove(dir));
}

int main(void)
{
    Lex *lex;
    Analyser *opened;
    Fault f;
    if (lex_open(NULL, NULL, NULL, &lex, &f) || analyser_open(lex, &opened, &f)) return 1;
    an = opened;
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(an_analysis_without_memory_calls_the_handler),
        cmocka_unit_test(readers_without_memory_call_the_handler),
        cmocka_unit_test(memory_that_runs_out_while_adding_leaves_a_whole_library),
    };
    return RUN_TESTS(tests);
}
