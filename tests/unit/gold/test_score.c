/* The scorer against figures that score.py made (tests/score/data/want.*), and its parts one by one. */
#include "test.h"
#include "base/fs.h"
#include "gold/score.h"
#include "score_int.h"
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static Arena arena;
static Fault fault;
#define DATA "tests/score/data/"

static Str run(ScoreOptions opt, Rc want)
{
    Buf out = {0};
    if (score_run(&opt, &out, &fault) != want) fail_msg("%s: %s", fault.path, fault.detail);
    Str s = str_dup(&arena, buf_str(&out));
    buf_fini(&out);
    return s;
}

static Str file(const char *path)
{
    Buf b = {0};
    assert_int_equal(fs_read(path, 1 << 20, &b, &fault), RC_OK);
    Str s = str_dup(&arena, buf_str(&b));
    buf_fini(&b);
    return s;
}

static const char *const perturbed[] = {DATA "perturbed.jsonl"};
static ScoreOptions stored(void)
{
    return (ScoreOptions){.gold = DATA "gold", .texts = DATA "texts", .jsonl = perturbed, .n_jsonl = 1};
}

static void figures_and_misses_are_those_of_score_py(void **state)
{
    (void)state;
    ScoreOptions opt = stored();
    opt.misses = true;
    assert_string_equal(str_dup_z(&arena, run(opt, RC_OK)), str_dup_z(&arena, file(DATA "want.txt")));
    opt.misses = false;
    opt.json = true;
    assert_string_equal(str_dup_z(&arena, run(opt, RC_OK)), str_dup_z(&arena, file(DATA "want.json")));
}

static void annotation_against_itself_is_perfect(void **state)
{
    (void)state;
    ScoreOptions opt = {.gold = DATA "gold", .texts = DATA "texts", .against = DATA "gold", .misses = true};
    Str out = run(opt, RC_OK);
    assert_true(str_ends(out, S("memoir_score           1.0\n")));
    assert_true(str_find(out, S("missed"), 0) == SIZE_MAX);
}

static void a_memoir_without_analysis_scores_zero_and_is_noted(void **state)
{
    (void)state;
    Buf notes = {0};
    ScoreOptions opt = {.gold = DATA "gold", .texts = DATA "texts", .notes = &notes};
    Str out = run(opt, RC_OK);
    assert_true(str_find(out, S("entity                 p 0.0  r 0.0  f1 0.0  gold 11  pred 0\n"), 0) == 0);
    assert_true(str_ends(out, S("memoir_score           0.0\n")));
    assert_str(buf_str(&notes), "no analysis of dawn.txt: it scores zero\nno analysis of harbour.md: it scores zero\n");
    buf_fini(&notes);
}

static void analyses_at_hand_win_over_files(void **state)
{
    (void)state;
    Analysis nothing = {0};
    Str text = file(DATA "texts/dawn.txt");
    ScoreInput inputs[] = {{S("x/dawn.txt"), text, &nothing}, {S("harbour.md"), file(DATA "texts/harbour.md"),
        &nothing}};
    ScoreOptions opt = stored();
    opt.inputs = inputs, opt.n_inputs = 2;
    assert_true(str_ends(run(opt, RC_OK), S("memoir_score           0.0\n")));
}

static void what_cannot_be_read_is_named(void **state)
{
    (void)state;
    ScoreOptions opt = stored();
    opt.gold = DATA "none";
    run(opt, RC_NOFILE);
    opt.gold = DATA "texts";
    run(opt, RC_NOTFOUND);
    char path[] = "/tmp/gilmok-score-XXXXXX";
    int fd = mkstemp(path);
    assert_true(fd >= 0);
    assert_int_equal(write(fd, "\n{\"doc\":\"dawn.txt\"\n", 19), 19);
    close(fd);
    const char *const broken[] = {path};
    opt = stored();
    opt.jsonl = broken;
    run(opt, RC_SYNTAX);
    assert_int_equal(fault.line, 2);
    assert_int_equal(fs_write(path, S("{\"doc\":\"dawn.txt\",\"dct_basis\":\"moon\"}\n"), &fault), RC_OK);
    run(opt, RC_DAMAGED);
    assert_string_equal(fault.path, "dawn.txt");
    unlink(path);
}

static void times_are_the_same_from_half_of_their_union(void **state)
{
    (void)state;
    static const struct { const char *a, *b; bool same; } rows[] = {
        {"2017", "2017", true},        {"2017", "2017-01/2017-06", false}, {"2017", "2017-01/2017-07", true},
        {"", "", true},                {"", "2017", false},               {"x", "2017-02-30", true},
        {"2017-33", "2017-01/2017-03", true}, {"2017-24", "2017-12/2018-02", true}, {"201X", "2015", false},
        {"2017~", "2017?", true},      {"2015/..", "2015/", true},        {"..", "../..", true},
        {"[2017,2018]", "2017/2018", true}, {"[2017..2018]", "", true},   {"2017-XX-XX", "2017", true},
        {"2017-04-21T10:00:00", "2017-04-21", true}, {"-2017", "", true}, {"20170", "", true},
    };
    for (size_t i = 0; i < COUNT_OF(rows); i++)
        if (time_same(str_z(rows[i].a), str_z(rows[i].b)) != rows[i].same) fail_msg("%s and %s", rows[i].a, rows[i].b);
    assert_true(duration_same(S("P1Y"), S("P12M")));
    assert_true(duration_same(S("P8M"), S("P240D")));
    assert_false(duration_same(S("P8M"), S("P7M")));
    assert_false(duration_same(S("x"), S("x")));
    assert_true(duration_length(S("P")) == 0 && duration_length(S("P1M1Y")) < 0 && duration_length(S("P1.Y")) < 0);
}

static void names_are_compared_without_their_dress(void **state)
{
    (void)state;
    static const struct { const char *a, *b; bool same; } rows[] = {
        {"카카오", "카카오", true}, {"Ｋａｋａｏ", "KAKAO", true}, {"㈜카카오", "(주) 카카오", true}, {"카카오", "카카오뱅크", true},
        {"카", "카카오", false},    {"", "", true},               {"", "카카오", false},          {"Straße", "STRASSE", true},
        {"-", "", true},            {"O'Neill", "O’Neill", true}, {"솔트룩스", "카카오", false},  {"C++", "C", false},
    };
    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        Name a = name_make(&arena, str_z(rows[i].a)), b = name_make(&arena, str_z(rows[i].b));
        if (name_match(&a, &b) != rows[i].same || name_match(&b, &a) != rows[i].same)
            fail_msg("%s and %s", rows[i].a, rows[i].b);
    }
}

static void sentences_end_behind_stops_and_lines(void **state)
{
    (void)state;
    Cuts c = sc_sentences(&arena, S("가. 나?!\" 다…) 3.5\n\n라"));
    static const uint32_t want[] = {0, 3, 8, 12, 17, 18};
    assert_int_equal(c.n, COUNT_OF(want));
    for (size_t i = 0; i < COUNT_OF(want); i++) assert_int_equal(c.v[i], want[i]);
    assert_int_equal(sc_sentence_of(&c, 2), 1);
    assert_int_equal(sc_sentence_of(&c, 3), 2);
    c = sc_sentences(&arena, S(""));
    assert_int_equal(c.n, 2);
}

int main(void)
{
    const struct CMUnitTest list[] = {
        cmocka_unit_test(figures_and_misses_are_those_of_score_py),
        cmocka_unit_test(annotation_against_itself_is_perfect),
        cmocka_unit_test(a_memoir_without_analysis_scores_zero_and_is_noted),
        cmocka_unit_test(analyses_at_hand_win_over_files),
        cmocka_unit_test(what_cannot_be_read_is_named),
        cmocka_unit_test(times_are_the_same_from_half_of_their_union),
        cmocka_unit_test(names_are_compared_without_their_dress),
        cmocka_unit_test(sentences_end_behind_stops_and_lines),
    };
    int failed = RUN_TESTS(list);
    arena_fini(&arena);
    return failed;
}
