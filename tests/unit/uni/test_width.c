/* Columns, clusters, what may be drawn. */
#include "test.h"
#include "uni/width.h"

static void columns_of_characters(void **state)
{
    (void)state;
    struct { const char *s; size_t cols; } rows[] = {
        {"", 0}, {"abc", 3}, {"가나", 4}, {"ａ", 2}, {"年", 2}, {"ㅋ", 2}, {"é", 1}, {"e\u0301", 1},
        {"\u1112\u1161\u11AB", 2},                   /* 한 decomposed */
        {"\u1112\u119E\u11AB", 2},                   /* old Hangul */
        {"🙂", 2}, {"🙂\uFE0F", 2}, {"✔", 1}, {"…", 1}, {"─", 1}, {"a\u200Bb", 2}, {"\t", 0},
    };
    for (size_t i = 0; i < COUNT_OF(rows); i++)
        if (uni_cols(str_z(rows[i].s)) != rows[i].cols) fail_msg("%s: %zu", rows[i].s, uni_cols(str_z(rows[i].s)));
    uni_ambiguous_set(2);
    assert_int_equal(uni_cols(S("─…①")), 6);
    assert_int_equal(uni_cols(S("가a░")), 4);
    uni_ambiguous_set(1);
}

static void clipping_never_cuts_a_cluster(void **state)
{
    (void)state;
    size_t used;
    assert_str(uni_clip(S("가나다"), 3, &used), "가");
    assert_int_equal(used, 2);
    assert_str(uni_clip(S("e\u0301x"), 1, &used), "e\u0301");
    assert_str(uni_clip(S("\u1112\u1161\u11ABx"), 2, &used), "\u1112\u1161\u11AB");
    assert_str(uni_clip(S("abc"), 0, &used), "");
    assert_str(uni_clip(S("abc"), 9, NULL), "abc");
}

static void nothing_dangerous_is_drawn(void **state)
{
    (void)state;
    Arena a = {0};
    assert_str(uni_visible(&a, S("가\x1B[31m나")), "가·[31m나");
    assert_str(uni_visible(&a, S("a\tb\nc")), "a b c");
    assert_str(uni_visible(&a, S("a\u202Ebc\u200F")), "a·bc·");
    assert_str(uni_visible(&a, S("a\u200Bb\uFEFF")), "ab");
    assert_str(uni_visible(&a, S("\xC2\x9B" "31m")), "·31m");
    assert_str(uni_visible(&a, S("a\xFF")), "a\uFFFD");
    assert_str(uni_visible(&a, S("\xED\x1B[1m")), "\uFFFD·[1m");           /* the lead of a syllable hides no ESC */
    assert_str(uni_visible(&a, S("\u1112\u1161\u11AB글")), "한글");
    assert_str(uni_visible(&a, S("👩\u200D💻 👍🏽")), "👩💻 👍");
    Str same = S("그대로 abc");
    assert_ptr_equal(uni_visible(&a, same).p, same.p);
    arena_fini(&a);
}

/* A woman and a computer: one of two columns where the terminal joins them. Nothing else changes. */
static void nothing_harmful_is_handed_on(void **state)
{
    (void)state;
    Arena a = {0};
    static const char *const rows[][2] = {
        {"가\x1B[31m나\tb\r\nc\x7F", "가[31m나\tb\nc"}, {"a\u202Eb\u2066c\u200F", "abc"}, {"\xC2\x9B" "31m", "31m"},
        {"a\uFFFEb\uFDD0", "ab"}, {"a\xFF\xC3z", "a\uFFFD\uFFFDz"}, {"\uFFFD", "\uFFFD"}, {"", ""},
        {"e\u0301 \u110B\u1175 \U0001F469\u200D\U0001F4BB \U0001F44D\U0001F3FD", "e\u0301 \u110B\u1175 \U0001F469\u200D\U0001F4BB \U0001F44D\U0001F3FD"},
    };
    for (size_t i = 0; i < COUNT_OF(rows); i++) assert_str(uni_harmless(&a, str_z(rows[i][0])), rows[i][1]);
    arena_fini(&a);
}

static void joined_emoji_are_one_where_the_terminal_joins_them(void **state)
{
    (void)state;
    Arena a = {0};
    Str coder = S("👩\u200D💻"), toned = S("👩🏽\u200D💻"), four = S("👨\u200D👩\u200D👧\u200D👦"), run = S("🏃\u200D♂\uFE0F"), lone = S("가\u200D👩\u200D나");
    assert_int_equal(uni_cols(uni_visible(&a, coder)), 4);
    uni_joins_set(true);
    size_t at = 0;
    assert_int_equal(uni_cluster_next(coder, &at), 2);
    assert_int_equal(at, coder.n);
    assert_str(uni_visible(&a, coder), "👩\u200D💻");
    assert_int_equal(uni_cols(uni_visible(&a, coder)), 2);
    assert_str(uni_visible(&a, toned), "👩\u200D💻");
    at = 0;
    assert_int_equal(uni_cluster_next(toned, &at), 2);
    assert_int_equal(at, toned.n);
    assert_str(uni_visible(&a, run), "🏃\u200D♂");
    assert_int_equal(uni_cols(uni_visible(&a, run)), 2);
    assert_str(uni_visible(&a, four), "👨\u200D👩\u200D👧👦");             /* a cell holds no more */
    assert_int_equal(uni_cols(uni_visible(&a, four)), 4);
    assert_str(uni_visible(&a, lone), "가👩나");
    assert_int_equal(uni_cols(uni_visible(&a, lone)), 6);
    size_t used;
    assert_int_equal(uni_clip(coder, 1, &used).n, 0);
    uni_joins_set(false);
    arena_fini(&a);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(columns_of_characters),
        cmocka_unit_test(clipping_never_cuts_a_cluster),
        cmocka_unit_test(nothing_dangerous_is_drawn),
        cmocka_unit_test(nothing_harmful_is_handed_on),
        cmocka_unit_test(joined_emoji_are_one_where_the_terminal_joins_them),
    };
    return RUN_TESTS(tests);
}
