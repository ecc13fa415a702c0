/* A user's file edited as text: what is not meant stays byte for byte. */
#include "lex_test.h"
#include "lex/own.h"

static Arena arena;

static OwnEntry org(const char *id, const char *name)
{
    return (OwnEntry){.type = S("org"), .id = str_z(id), .name = str_z(name)};
}

static Str added(const char *text, OwnEntry e)
{
    Str out;
    Fault f = {0};
    if (own_add(&arena, str_z(text), "own.yaml", &e, 1, &out, &f) != RC_OK) fail_msg("%u: %s", f.line, f.detail);
    return out;
}

static Str removed(Str text, uint32_t line)
{
    Str out;
    Fault f = {0};
    if (own_remove(&arena, text, "own.yaml", &line, 1, &out, &f) != RC_OK) fail_msg("%u: %s", f.line, f.detail);
    return out;
}

static const char *const files[] = {
    "",
    "# mine\n",
    "- lexicon: org\n  entries:\n    - {id: a, name: 가나다}\n",
    "- lexicon: org   # 회사\n  entries:\n    # the first\n    - id: a\n      name: 가나다\n      alias: [가, 나]   # "
    "both\n\n# behind\n",
    "lexicon: org\nentries:\n- {id: a, name: 가나다}",
    "- lexicon: skill\n  entries: [{id: a, name: 가나다}, {id: b, name: 나다라}]\n",
    "- book: time\n  entries:\n    - {w: 학기, drop: true}\n",
    "- lexicon: org\n  with: {group: x}\n  entries:\n    - {id: a, name: 가나다}\n",
    "# \xEF\xBB\xBF crlf\r\n- lexicon: org\r\n  entries:\r\n    - {id: a, name: 가나다}\r\n",
};

static void adding_and_removing_gives_the_same_bytes_back(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT_OF(files); i++) {
        Str text = added(files[i], org("new", "새회사"));
        OwnList list = {0};
        assert_int_equal(own_read(&arena, text, "own.yaml", &list, NULL), RC_OK);
        const OwnEntry *e = NULL;
        for (uint32_t k = 0; k < list.n; k++)
            if (str_eq_z(list.v[k].id, "new")) e = &list.v[k];
        assert_non_null(e);
        assert_str(e->name, "새회사");
        Str back = removed(text, e->line);
        /* A last line without an end gets one. */
        Str want = str_z(files[i]);
        if (want.n && want.p[want.n - 1] != '\n') want = str_cat(&arena, want, S("\n"));
        if (!str_eq(back, want)) fail_msg("%zu:\n" STR_FMT "---\n" STR_FMT, i, STR_ARG(back), STR_ARG(want));
    }
}

static void what_stands_around_an_entry_stays(void **state)
{
    (void)state;
    Str out = added(files[3], org("b", "나다라"));
    assert_str(out, "- lexicon: org   # 회사\n  entries:\n    # the first\n    - id: a\n      name: 가나다\n"
                    "      alias: [가, 나]   # both\n    - {id: b, name: 나다라}\n\n# behind\n");
    assert_str(removed(out, 4),
               "- lexicon: org   # 회사\n  entries:\n    # the first\n    - {id: b, name: 나다라}\n\n# behind\n");
}

static void every_name_comes_back_as_it_was_given(void **state)
{
    (void)state;
    static const char *const names[] = {"C#",       "yes",   "2017", "it's", "a: b",  "[x]", "- y",
                                        "R&D 센터", "\"q\"", "~",    "null", "@home", "100%"};
    for (size_t i = 0; i < COUNT_OF(names); i++) {
        OwnEntry e = org("x", names[i]);
        *vec_push(&arena, &e.alias) = str_z(names[i]);
        *vec_push(&arena, &e.alias) = S("둘, 셋");
        OwnList list = {0};
        assert_int_equal(own_read(&arena, added("", e), "own.yaml", &list, NULL), RC_OK);
        assert_int_equal(list.n, 1);
        assert_str(list.v[0].name, names[i]);
        assert_str(list.v[0].alias.v[0], names[i]);
        assert_str(list.v[0].alias.v[1], "둘, 셋");
    }
}

static void a_silence_is_put_in_and_taken_out(void **state)
{
    (void)state;
    OwnEntry e = {.name = S("라인"), .silence = true}, typed = {.type = S("org"), .name = S("토스"), .silence = true};
    Str out = added("# mine\n", e);
    assert_str(out, "# mine\n- silence:\n    - 라인\n");
    out = added(str_dup_z(&arena, out), typed);
    assert_str(out, "# mine\n- silence:\n    - 라인\n- lexicon: org\n  silence:\n    - 토스\n");
    assert_str(removed(out, 3), "# mine\n- lexicon: org\n  silence:\n    - 토스\n");
}

static void what_shares_its_line_is_refused_and_not_lost(void **state)
{
    (void)state;
    Str out;
    Fault f = {0};
    uint32_t line = 2, both[] = {2, 2};
    assert_int_equal(own_remove(&arena, str_z(files[5]), "own.yaml", &line, 1, &out, &f), RC_SYNTAX);
    assert_string_equal(f.detail, "\"가나다\" shares its line with \"나다라\": edit the file by hand");
    assert_int_equal(f.line, 2);
    assert_int_equal(own_remove(&arena, str_z(files[5]), "own.yaml", both, 2, &out, &f), RC_OK);
    const char *silenced = "- silence: [가나다라, 마바사아]\n";
    line = 1;
    assert_int_equal(own_remove(&arena, str_z(silenced), "own.yaml", &line, 1, &out, &f), RC_SYNTAX);
    const char *two = "- lexicon: skill\n  entries: [{id: a, name: 가나다}, {id: b,\n    name: 나다라}]\n";
    assert_int_equal(own_remove(&arena, str_z(two), "own.yaml", both, 2, &out, &f), RC_OK);
    const char *mixed =
        "- lexicon: skill\n  entries: [{id: a, name: 가나다}, {id: b, name: 나다라},\n    {id: c, name: 다라마}]\n";
    line = 3;
    assert_int_equal(own_remove(&arena, str_z(mixed), "own.yaml", &line, 1, &out, &f), RC_SYNTAX);
    assert_int_equal(f.line, 3);
    OwnEntry e = org("new", "새회사");
    assert_int_equal(own_add(&arena, S("lexicon: skill\nentries: []\n"), "own.yaml", &e, 1, &out, &f), RC_SYNTAX);
    assert_int_equal(own_add(&arena, S("- lexicon: [\n"), "own.yaml", &e, 1, &out, &f), RC_SYNTAX);
}

static void ids_are_made_of_letters(void **state)
{
    (void)state;
    assert_str(own_id(&arena, S("Our Shop, Inc.")), "our-shop-inc");
    assert_str(own_id(&arena, S("우리 가게")), "우리-가게");
    assert_str(own_id(&arena, S("C++")), "c-plus-plus");
    assert_str(own_id(&arena, S("C#")), "c-sharp");
    assert_str(own_id(&arena, S("---")), "");
}

static void names_that_can_never_match_are_told(void **state)
{
    (void)state;
    assert_null(own_name_fault(&arena, S("우리가게")));
    assert_non_null(own_name_fault(&arena, S("")));
    assert_non_null(own_name_fault(&arena, S("- -")));
    assert_non_null(own_name_fault(&arena, S("가\xE2\x80\x8B나")));
    assert_non_null(own_name_fault(&arena, S("가\n나")));
    assert_non_null(own_name_fault(&arena, S("\xff\xfe")));
    assert_non_null(own_name_fault(&arena, S("a\x7f" "b")));
    assert_non_null(own_name_fault(&arena, S("a\xC2\x85" "b")));
    assert_non_null(own_name_fault(&arena, S("a\xE2\x80\xA8" "b")));
    assert_non_null(own_name_fault(&arena, S("a\xEF\xBF\xBF" "b")));
    char longest[2000];
    memset(longest, 'x', sizeof longest);
    assert_non_null(own_name_fault(&arena, (Str){longest, sizeof longest}));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(adding_and_removing_gives_the_same_bytes_back),
        cmocka_unit_test(what_stands_around_an_entry_stays),
        cmocka_unit_test(every_name_comes_back_as_it_was_given),
        cmocka_unit_test(a_silence_is_put_in_and_taken_out),
        cmocka_unit_test(what_shares_its_line_is_refused_and_not_lost),
        cmocka_unit_test(ids_are_made_of_letters),
        cmocka_unit_test(names_that_can_never_match_are_told),
    };
    return RUN_TESTS(tests);
}
