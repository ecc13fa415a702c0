/* The JSON adapter: bytes that any reader takes, and trees that keep what was written. */
#include "test.h"
#include "base/clock.h"
#include "json/json.h"
#include <string.h>

static Arena arena;
static Fault fault;

static const JsonNode *parse(Str text)
{
    const JsonNode *root;
    if (jin_parse(&arena, text, "t.json", &root, &fault) != RC_OK) fail_msg(STR_FMT ": %s", STR_ARG(text),
        fault.detail);
    return root;
}

static void write_sample(JsonOut *j)
{
    jout_obj(j);
    jout_kz(j, "doc", "메모.txt");
    jout_kint(j, "n", -3);
    jout_kreal(j, "c", 0.93, 2);
    jout_kbool(j, "b", true);
    jout_key(j, "empty"), jout_arr(j), jout_arr_end(j);
    jout_key(j, "list"), jout_arr(j), jout_int(j, 1), jout_obj(j), jout_obj_end(j), jout_null(j), jout_arr_end(j);
    jout_obj_end(j);
    jout_newline(j);
}

static void one_line_has_no_blanks_and_keys_in_order(void **state)
{
    (void)state;
    Buf out = {0};
    JsonOut j = jout_begin(&out, false);
    write_sample(&j);
    write_sample(&j);
    const char *want = "{\"doc\":\"메모.txt\",\"n\":-3,\"c\":0.93,\"b\":true,\"empty\":[],\"list\":[1,{},null]}\n";
    assert_str(str_slice(buf_str(&out), 0, strlen(want)), want);
    assert_str(str_slice(buf_str(&out), strlen(want), out.n), want);
    buf_fini(&out);
}

static void pretty_indents_by_two(void **state)
{
    (void)state;
    Buf out = {0};
    JsonOut j = jout_begin(&out, true);
    write_sample(&j);
    assert_str(buf_str(&out), "{\n  \"doc\": \"메모.txt\",\n  \"n\": -3,\n"
               "  \"c\": 0.93,\n  \"b\": true,\n  \"empty\": [],\n"
               "  \"list\": [\n    1,\n    {},\n    null\n  ]\n}\n");
    buf_fini(&out);
}

static void reals_keep_few_decimals(void **state)
{
    (void)state;
    static const struct { double v; int decimals; const char *want; } rows[] = {
        {0.93, 2, "0.93"}, {0.9, 2, "0.9"}, {1, 2, "1.0"}, {0, 3, "0.0"}, {0.12345, 3, "0.123"}, {-2.5, 3, "-2.5"},
        {100, 1, "100.0"},
        {1.0 / 0.0, 2, "null"}, {0.0 / 0.0, 2, "null"},
    };
    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        Buf out = {0};
        JsonOut j = jout_begin(&out, false);
        jout_real(&j, rows[i].v, rows[i].decimals);
        assert_str(buf_str(&out), rows[i].want);
        buf_fini(&out);
    }
}

static void strings_are_escaped_and_broken_bytes_replaced(void **state)
{
    (void)state;
    static const struct { Str in; const char *want; } rows[] = {
        {{"", 0}, "\"\""}, {{"a\"b\\c/", 6}, "\"a\\\"b\\\\c/\""}, {{"\n\t\r\b\f", 5}, "\"\\n\\t\\r\\b\\f\""},
        {{"\x1b[0m\0\x1f", 6}, "\"\\u001b[0m\\u0000\\u001f\""}, {{"가😊", 7}, "\"가😊\""}, {{"a\xff\xfe" "b", 4},
        "\"a\xef\xbf\xbd\xef\xbf\xbd" "b\""},
        {{"\x7f\xc2\x9b" "가\xe2\x80\xae\xe2\x80\x9d\xd8\x9c\xc2\xb7", 16}, "\"\\u007f\\u009b가\\u202e\xe2\x80\x9d\\u061c\xc2\xb7\""},
        {{"\xea\xb0", 2}, "\"\xef\xbf\xbd\xef\xbf\xbd\""}, {{"\xed\xa0\x80", 3},
        "\"\xef\xbf\xbd\xef\xbf\xbd\xef\xbf\xbd\""},
    };
    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        Buf out = {0};
        json_quote(&out, rows[i].in);
        assert_str(buf_str(&out), rows[i].want);
        buf_fini(&out);
    }
}

static void every_byte_comes_back(void **state)
{
    (void)state;
    char all[256 * 3];
    for (int i = 0; i < 128; i++) all[i] = (char)i;
    Buf out = {0};
    json_quote(&out, (Str){all, 128});
    const JsonNode *back = parse(buf_str(&out));
    assert_true(str_eq(back->str, (Str){all, 128}));
    buf_fini(&out);
}

static void what_needs_escaping_is_found_at_every_place(void **state)
{
    (void)state;
    for (int ch = 0; ch < 256; ch++)
        for (size_t at = 0; at < 20; at++) {
            char text[20];
            memset(text, 'x', sizeof text);
            text[at] = (char)ch;
            Buf out = {0};
            json_quote(&out, (Str){text, sizeof text});
            bool plain = ch >= ' ' && ch < 127 && ch != '"' && ch != '\\';
            assert_int_equal(out.n == sizeof text + 2, plain);
            const JsonNode *back = parse(buf_str(&out));
            if (ch < 128) assert_true(str_eq(back->str, (Str){text, sizeof text}));
            buf_fini(&out);
        }
}

static void integers_keep_their_ends(void **state)
{
    (void)state;
    Buf out = {0};
    JsonOut j = jout_begin(&out, false);
    jout_arr(&j), jout_int(&j, INT64_MIN), jout_int(&j, INT64_MAX), jout_int(&j, 0), jout_int(&j, -1), jout_arr_end(&j);
    assert_str(buf_str(&out), "[-9223372036854775808,9223372036854775807,0,-1]");
    buf_fini(&out);
}

static void getters_give_the_default_for_what_is_not_there(void **state)
{
    (void)state;
    const JsonNode *root = parse(S("{\"s\":\"x\",\"i\":7,\"r\":1.5,\"b\":true,"
                                   "\"n\":null,\"a\":[1,2],\"o\":{\"k\":\"v\"},\"s\":\"y\"}"));
    assert_int_equal(root->n, 7);
    assert_str(jin_str(root, "s"), "y");
    assert_int_equal(jin_int(root, "i", 0), 7);
    assert_true(jin_real(root, "i", 0) == 7 && jin_real(root, "r", 0) == 1.5);
    assert_true(jin_bool(root, "b", false));
    assert_int_equal(jin_get(root, "n")->kind, JIN_NULL);
    assert_int_equal(jin_get(root, "a")->n, 2);
    assert_str(jin_str(jin_get(root, "o"), "k"), "v");
    assert_str(jin_str(root, "i"), "");
    assert_int_equal(jin_int(root, "s", -1), -1);
    assert_int_equal(jin_int(NULL, "s", -1), -1);
    assert_null(jin_get(jin_get(root, "a"), "k"));
    for (jin_each(it, jin_get(root, "s"))) fail_msg("a string has no items");
}

static void what_is_no_json_is_refused(void **state)
{
    (void)state;
    static const Str bad[] = {
        {"", 0}, {"{", 1}, {"[1,]", 4}, {"{\"a\":1}x", 8}, {"nul", 3}, {"\"\xff\"", 3}, {"\"\\ud800\"", 8}, {"{'a':1}",
        7}, {"\x00", 1},
        {"01", 2}, {"99999999999999999999", 20},
    };
    const JsonNode *root;
    for (size_t i = 0; i < COUNT_OF(bad); i++) {
        assert_int_equal(jin_parse(&arena, bad[i], "t.json", &root, &fault), RC_SYNTAX);
        assert_null(root);
        assert_string_equal(fault.path, "t.json");
    }
    assert_int_equal(jin_parse(&arena, S("{\n\"a\": }"), NULL, &root, &fault), RC_SYNTAX);
    assert_int_equal(fault.line, 2);
}

static void depth_is_limited(void **state)
{
    (void)state;
    enum { DEEP = 100000 };
    static char text[DEEP];
    memset(text, '[', DEEP);
    const JsonNode *root;
    assert_int_not_equal(jin_parse(&arena, (Str){text, DEEP}, "t", &root, &fault), RC_OK);
    memset(text + 100, ']', 100);
    assert_int_equal(jin_parse(&arena, (Str){text, 200}, "t", &root, &fault), RC_LIMIT);
    memset(text + 60, ']', 60);
    assert_int_equal(jin_parse(&arena, (Str){text, 120}, "t", &root, &fault), RC_OK);
}

static void a_node_is_written_as_it_was_read(void **state)
{
    (void)state;
    static const char *const same[] = {
        "{\"id\":[1,-2,0.1,1e+300,2.0,\"가\\n\",true,false,null,{}],\"x\":{\"y\":[]}}", "7", "\"7\"", "null",
        "9007199254740993",
    };
    for (size_t i = 0; i < COUNT_OF(same); i++) {
        Buf out = {0};
        JsonOut j = jout_begin(&out, false);
        jout_node(&j, parse(str_z(same[i])));
        assert_str(buf_str(&out), same[i]);
        buf_fini(&out);
    }
}

static void long_text_is_quoted_whole(void **state)
{
    (void)state;
    Buf text = {0}, out = {0};
    while (text.n < 8u << 20) buf_add(&text, S("2017년 4월에 \"솔트룩스\"를 퇴사했다.\n"));
    size_t marks = 0;
    json_quote(&out, buf_str(&text));
    for (size_t i = 0; i < text.n; i++) marks += text.p[i] == '"' || text.p[i] == '\n';
    assert_int_equal(out.n, text.n + marks + 2);       /* an escape each, and the two quotes */
    buf_fini(&text);
    buf_fini(&out);
}

int main(void)
{
    const struct CMUnitTest list[] = {
        cmocka_unit_test(one_line_has_no_blanks_and_keys_in_order),
        cmocka_unit_test(pretty_indents_by_two),
        cmocka_unit_test(reals_keep_few_decimals),
        cmocka_unit_test(strings_are_escaped_and_broken_bytes_replaced),
        cmocka_unit_test(every_byte_comes_back),
        cmocka_unit_test(what_needs_escaping_is_found_at_every_place),
        cmocka_unit_test(integers_keep_their_ends),
        cmocka_unit_test(getters_give_the_default_for_what_is_not_there),
        cmocka_unit_test(what_is_no_json_is_refused),
        cmocka_unit_test(depth_is_limited),
        cmocka_unit_test(a_node_is_written_as_it_was_read),
        cmocka_unit_test(long_text_is_quoted_whole),
    };
    int failed = RUN_TESTS(list);
    arena_fini(&arena);
    return failed;
}
