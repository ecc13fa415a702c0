/* The YAML adapter: trees, refusals, and strings that come back as strings. */
#include "test.h"
#include "yml/yml.h"
#include "base/clock.h"
#include <string.h>

static Arena arena;
static Fault fault;

static const YmlNode *parse(const char *text)
{
    const YmlNode *root;
    Rc rc = yml_parse(&arena, str_z(text), "t.yaml", &root, &fault);
    if (rc != RC_OK) fail_msg("%s: %s", text, fault.detail);
    return root;
}

static void refused(const char *text, Rc want, uint32_t line, const char *word)
{
    const YmlNode *root;
    assert_int_equal(yml_parse(&arena, str_z(text), "t.yaml", &root, &fault), want);
    assert_string_equal(fault.path, "t.yaml");
    assert_int_equal(fault.line, line);
    if (!strstr(fault.detail, word)) fail_msg("\"%s\" lacks \"%s\"", fault.detail, word);
    assert_int_equal(root->kind, YML_MAP);             /* what is left is a tree without entries */
    assert_int_equal(root->n, 0);
}

static void tree_keeps_kinds_keys_lines_and_order(void **state)
{
    (void)state;
    const YmlNode *root = parse("doc: 메모.txt\ntimexes:\n  - {quote: 23년, nth: 2}\n"
                                "  - {quote: \"2017\"}\nlast: [a, [b]]\n");
    assert_int_equal(root->kind, YML_MAP);
    assert_int_equal(root->n, 3);
    assert_str(yml_str(root, "doc"), "메모.txt");
    const YmlNode *list = yml_get(root, "timexes");
    assert_int_equal(list->kind, YML_SEQ);
    assert_int_equal(list->n, 2);
    assert_int_equal(list->first->line, 3);
    assert_int_equal(yml_int(list->first, "nth", 1), 2);
    assert_int_equal(yml_int(list->first->next, "nth", 1), 1);
    assert_true(yml_get(list->first->next, "quote")->quoted);
    assert_false(yml_get(list->first, "quote")->quoted);
    assert_str(yml_get(root, "last")->first->next->first->value, "b");
    Str keys[3];
    int n = 0;
    for (yml_each(it, root)) keys[n++] = it->key;
    assert_int_equal(n, 3);
    assert_str(keys[2], "last");
}

static void nodes_know_the_line_they_end_on(void **state)
{
    (void)state;
    const YmlNode *root = parse("- {a: 1,\n   b: 2}\n# no node\n- c: 3\n  d:\n    - 4\n\n- |\n  text\n  more\n\n- \"x\n  y\"\n- []\n");
    static const uint32_t want[][2] = {{1, 2}, {4, 6}, {8, 11}, {12, 13}, {14, 14}};
    uint32_t i = 0;
    for (yml_each(it, root)) {
        assert_int_equal(it->line, want[i][0]);
        assert_int_equal(it->last, want[i++][1]);
    }
    assert_int_equal(i, COUNT_OF(want));
    assert_int_equal(root->last, 14);
}

static void getters_give_the_default_for_what_is_not_there(void **state)
{
    (void)state;
    const YmlNode *root = parse("a: ~\nb: 'null'\nc: yes\n"
                                "d: 'yes'\ne: 12x\nf: 0.25\ng:\nh: [1]\ni: 99999999999999999999\n");
    assert_true(yml_is_null(yml_get(root, "a")));
    assert_true(yml_is_null(yml_get(root, "g")));
    assert_true(yml_is_null(yml_get(root, "absent")));
    assert_str(yml_str(root, "a"), "");
    assert_str(yml_str(root, "b"), "null");
    assert_true(yml_bool(root, "c", false));
    assert_false(yml_bool(root, "d", false));
    assert_int_equal(yml_int(root, "e", -1), -1);
    assert_int_equal(yml_int(root, "i", -1), -1);
    assert_true(yml_real(root, "f", 0) == 0.25);
    assert_str(yml_str(root, "h"), "");
    assert_int_equal(yml_int(NULL, "e", 7), 7);
    assert_null(yml_get(yml_get(root, "h"), "x"));
    for (yml_each(it, yml_get(root, "f"))) fail_msg("a scalar has no children");
}

static void empty_text_is_an_empty_map(void **state)
{
    (void)state;
    assert_int_equal(parse("")->kind, YML_MAP);
    assert_int_equal(parse("# only a comment\n")->n, 0);
    const YmlNode *root;
    assert_int_equal(yml_parse(&arena, (Str){0}, NULL, &root, NULL), RC_OK);
}

static void errors_name_the_line(void **state)
{
    (void)state;
    refused("a: 1\nb: [1, 2\nc: 3\n", RC_SYNTAX, 3, "flow sequence");
    refused("a: 1\nb: 2\na: 3\n", RC_SYNTAX, 3, "\"a\" is given twice");
    refused("a: &x [1]\nb: *x\n", RC_SYNTAX, 1, "anchors");
    refused("a: *x\n", RC_SYNTAX, 1, "aliases");
    refused("? [a]\n: b\n", RC_SYNTAX, 1, "key");
    refused("a: 1\n---\nb: 2\n", RC_SYNTAX, 2, "second document");
    refused("a: \xff\n", RC_ENCODING, 0, "UTF-8");
    refused("a: \x01\n", RC_ENCODING, 0, "control");
}

static void a_key_given_twice_is_found_in_a_large_map(void **state)
{
    (void)state;
    Str text = S("");
    for (int i = 0; i < 40; i++) text = str_fmt(&arena, STR_FMT "k%d: %d\n", STR_ARG(text), i, i);
    text = str_cat(&arena, text, S("k7: again\n"));
    const YmlNode *root;
    assert_int_equal(yml_parse(&arena, text, "t.yaml", &root, &fault), RC_SYNTAX);
    assert_int_equal(fault.line, 41);
}

static void depth_is_limited_and_bombs_end_at_once(void **state)
{
    (void)state;
    char deep[100001];
    memset(deep, '[', sizeof deep - 1);
    deep[sizeof deep - 1] = '\0';
    int64_t t = clock_cpu_us();
    refused(deep, RC_LIMIT, 1, "deeply");
    memset(deep, '{', sizeof deep - 1);
    const YmlNode *root;
    assert_int_not_equal(yml_parse(&arena, str_z(deep), "t.yaml", &root, &fault), RC_OK);
    assert_true(clock_cpu_us() - t < 1000000);
}

static const char *const nasty[] = {
    "", " ", "2017", "2017-04", "2017-04-21", "1e3", "0x1F", "0o7", "10:30", "+82", "-1", ".5", "201X", "yes", "No",
    "ON", "y",
    "null", "~", "..", "2015-03/..", "[2021-01..2021-06]", "a: b", "a #b", "#b", "- a", "-", "?", "a,b", "{a}", "it's",
    "\"q\"", "a\\b", "줄\n둘", "탭\t끝", " 앞", "뒤 ", "솔트룩스", "머신러닝 엔지니어", "C++", "C#", ".NET", "R&D", "@me", "%", "`x`",
    "😊 이모지", "\xef\xbb\xbf", "a\xc2\x85" "b", "a\xe2\x80\xa8" "b", "=", "<<", "!x", "|", ">", "*a", "&a",
    "\x01\x1b[0m", "~2017",
    "---", "...", "--- a", "3차 면접", "1등",
};

static void every_string_comes_back_as_itself(void **state)
{
    (void)state;
    for (int style = YML_BLOCK; style <= YML_FLOW; style++) {
        Buf out = {0};
        YmlOut *y = yml_out_begin(&out);
        yml_out_map(y, YML_BLOCK);
        yml_out_key(y, "list");
        yml_out_seq(y, (YmlStyle)style);
        for (size_t i = 0; i < COUNT_OF(nasty); i++) {
            yml_out_map(y, (YmlStyle)style);
            yml_out_key(y, "s");
            yml_out_str(y, str_z(nasty[i]));
            yml_out_map_end(y);
        }
        yml_out_seq_end(y);
        yml_out_map_end(y);
        yml_out_end(y);
        const YmlNode *root;
        if (yml_parse(&arena, buf_str(&out), "out", &root, &fault) != RC_OK) fail_msg("%s\n%s", fault.detail, out.p);
        size_t i = 0;
        for (yml_each(it, yml_get(root, "list"))) {
            const YmlNode *s = yml_get(it, "s");
            assert_str(s->value, nasty[i]);
            assert_true(s->quoted || yml_plain_ok(str_z(nasty[i])));
            i++;
        }
        assert_int_equal(i, COUNT_OF(nasty));
        buf_fini(&out);
    }
}

static void what_readers_take_for_dates_or_booleans_is_quoted(void **state)
{
    (void)state;
    Buf out = {0};
    YmlOut *y = yml_out_begin(&out);
    yml_out_map(y, YML_BLOCK);
    yml_out_key(y, "events");
    yml_out_seq(y, YML_BLOCK);
    yml_out_map(y, YML_FLOW);
    yml_out_key(y, "quote"), yml_out_str(y, S("퇴사"));
    yml_out_key(y, "nth"), yml_out_int(y, 2);
    yml_out_key(y, "date"), yml_out_str(y, S("2017-04-21"));
    yml_out_key(y, "org"), yml_out_str(y, S("No"));
    yml_out_key(y, "bad"), yml_out_str(y, S("a\xff" "b"));
    yml_out_map_end(y);
    yml_out_seq_end(y);
    yml_out_map_end(y);
    yml_out_end(y);
    assert_str(buf_str(&out), "events:\n"
               "- {quote: 퇴사, nth: 2, date: \"2017-04-21\", org: \"No\", bad: a\xef\xbf\xbd" "b}\n");
    buf_fini(&out);
}

static void two_megabytes_load_whole(void **state)
{
    (void)state;
    Buf text = {0};
    int n = 0;
    for (; text.n < 2u << 20; n++)
        buf_fmt(&text, "- {name: 이름%d, also: [Name %d, 별명], type: org, source: 사전}\n", n, n);
    Arena a = {0};
    const YmlNode *root;
    assert_int_equal(yml_parse(&a, buf_str(&text), "big", &root, &fault), RC_OK);
    const YmlNode *last = NULL;
    int items = 0;
    for (yml_each(it, root)) last = it, items++;
    assert_int_equal(items, n);
    assert_true(str_eq(yml_str(last, "name"), str_fmt(&a, "이름%d", n - 1)));
    buf_fini(&text);
    arena_fini(&a);
}

int main(void)
{
    const struct CMUnitTest list[] = {
        cmocka_unit_test(tree_keeps_kinds_keys_lines_and_order),
        cmocka_unit_test(nodes_know_the_line_they_end_on),
        cmocka_unit_test(getters_give_the_default_for_what_is_not_there),
        cmocka_unit_test(empty_text_is_an_empty_map),
        cmocka_unit_test(errors_name_the_line),
        cmocka_unit_test(a_key_given_twice_is_found_in_a_large_map),
        cmocka_unit_test(depth_is_limited_and_bombs_end_at_once),
        cmocka_unit_test(every_string_comes_back_as_itself),
        cmocka_unit_test(what_readers_take_for_dates_or_booleans_is_quoted),
        cmocka_unit_test(two_megabytes_load_whole),
    };
    int failed = RUN_TESTS(list);
    arena_fini(&arena);
    return failed;
}
