/* Words found in text: prefixes, the longest, several entries, loose names, suffixes, jamo. */
#include "lex_test.h"

static void every_word_that_is_a_prefix_is_found_shortest_first(void **state)
{
    (void)state;
    World *w = world("book: t\nentries:\n  - {w: 지난, c: last}\n  - {w: [지난해, 작년], c: year}\n  - {w: 지난해말, c: end}\n");
    Units t = units(w, "지난해에");
    LexMatch m[LEX_MATCH_MAX];
    assert_int_equal(lex_prefixes(lex_book(w->lex, "t"), t.u, t.n, m), 2);
    assert_int_equal(m[0].len, 2);
    assert_str(classes(w, "t", &m[0]), "last");
    assert_int_equal(m[1].len, 3);
    assert_str(classes(w, "t", &m[1]), "year");
    assert_str(longest(w, "t", "지난해말에"), "4:end");
    assert_str(longest(w, "t", "작년"), "2:year");
    assert_str(longest(w, "t", "올해"), "");
    assert_str(longest(w, "t", "지"), "");
    assert_str(longest(w, "t", ""), "");
    world_free(w);
}

/* More literals than slots: each still gives its own symbol, asked for once or again. */
static void keys_by_their_literal_give_the_symbols_of_their_names(void **state)
{
    (void)state;
    World *w = world("book: t\nentries: [{w: 달, c: unit, shift: 1, group: base}]\n");
    LexKeys keys = {.lex = w->lex};
    char names[3 * LEX_KEYS][8];
    for (int round = 0; round < 2; round++) {
        for (size_t i = 0; i < COUNT_OF(names); i++) {
            snprintf(names[i], sizeof names[i], i % 3 == 0 ? "shift" : i % 3 == 1 ? "group" : "no%zu", i);
            assert_int_equal(lex_key(&keys, names[i]), lex_sym(w->lex, names[i]));
        }
    }
    assert_int_equal(lex_key(&keys, names[0]), lex_sym(w->lex, "shift"));
    assert_int_not_equal(lex_key(&keys, names[0]), SYM_NONE);
    world_free(w);
}

static void a_match_never_reads_past_n(void **state)
{
    (void)state;
    World *w = world("book: t\nentries: [{w: 지난해말, c: x}, {w: 지난, c: y}]\n");
    Units t = units(w, "지난해말");
    LexMatch m;
    assert_true(lex_longest(lex_book(w->lex, "t"), t.u, 3, &m));
    assert_int_equal(m.len, 2);
    world_free(w);
}

static void a_book_knows_how_its_words_begin(void **state)
{
    (void)state;
    World *w = world("book: t\nfold: loose\nentries: [{w: st patrick, c: x}, {w: 지난해, c: y}]\n");
    const LexBook *b = lex_book(w->lex, "t");
    const struct {
        const char *text;
        bool begins;
    } rows[] = {{"s", true},   {"st", true},    {"st ", true},   {"stp", true}, {"s ", false},
                {"sta", false}, {"지난", true}, {"지금", false}, {"난", false}};
    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        Units t = units(w, rows[i].text);
        assert_int_equal(lex_begins(b, t.u, t.n), rows[i].begins);
    }
    world_free(w);
}

static void a_word_keeps_all_its_entries_in_order(void **state)
{
    (void)state;
    World *w = world("- {book: t, entries: [{w: 주, c: week}, {w: [달, 주], c: unit}]}\n"
                     "- {book: t, entries: [{w: 주, c: week, loose: true}]}\n");
    assert_str(longest(w, "t", "주"), "1:week unit week");
    assert_str(longest(w, "t", "달"), "1:unit");
    world_free(w);
}

static void longest_is_right_behind_more_words_than_prefixes_can_hold(void **state)
{
    (void)state;
    char yaml[2048] = "book: t\nentries:\n", word[40] = "";
    for (int i = 0; i < 30; i++) {
        word[i] = 'a';
        sprintf(yaml + strlen(yaml), "  - {w: %s, c: c%d}\n", word, i + 1);
    }
    World *w = world(yaml);
    assert_str(longest(w, "t", word), "30:c30");
    Units t = units(w, word);
    LexMatch m[LEX_MATCH_MAX];
    assert_int_equal(lex_prefixes(lex_book(w->lex, "t"), t.u, t.n, m), LEX_MATCH_MAX);
    assert_int_equal(m[LEX_MATCH_MAX - 1].len, LEX_MATCH_MAX);
    world_free(w);
}

static void attributes_come_from_the_entry_then_from_with(void **state)
{
    (void)state;
    World *w = world("book: t\nclass: unit\nwith: {group: base, shift: 5}\nentries:\n"
                     "  - {w: 가, shift: -1, list: [x, y], on: yes, big: 99999999999}\n  - {w: 나, c: other}\n");
    const LexBook *b = lex_book(w->lex, "t");
    LexEntry e = lex_entry(b, 0);
    assert_str(lex_sym_str(w->lex, e.cls), "unit");
    assert_int_equal(lex_attr_num(e, lex_sym(w->lex, "shift"), 7), -1);
    assert_str(lex_attr_str(b, e, lex_sym(w->lex, "group")), "base");
    assert_str(lex_attr_str(b, e, lex_sym(w->lex, "list")), "x|y");
    assert_int_equal(lex_attr_num(e, lex_sym(w->lex, "on"), 7), 1);
    assert_int_equal(lex_attr_num(e, lex_sym(w->lex, "big"), 7), 0);
    assert_int_equal(lex_attr_num(e, lex_sym(w->lex, "class"), 7), 7);
    assert_null(lex_attr(e, lex_sym(w->lex, "w")));
    e = lex_entry(b, 1);
    assert_str(lex_sym_str(w->lex, e.cls), "other");
    assert_int_equal(lex_attr_num(e, lex_sym(w->lex, "shift"), 7), 5);
    assert_int_equal(lex_book_n(b), 2);
    world_free(w);
}

static void words_are_folded_as_the_text_is(void **state)
{
    (void)state;
    World *w = world("book: t\nentries: [{w: ＮＡＶＥＲ, c: x}, {w: \"\xe1\x84\x80\xe1\x85\xa1\", c: nfd}]\n");
    assert_str(longest(w, "t", "naver"), "5:x");
    assert_str(longest(w, "t", "Naver"), "5:x");
    assert_str(longest(w, "t", "가"), "1:nfd");
    world_free(w);
}

static void books_do_not_see_each_others_words(void **state)
{
    (void)state;
    World *w = world("- {book: a, entries: [{w: 가나, c: x}]}\n- {book: b, entries: [{w: 가다, c: y}, {w: 나, c: z}]}\n"
                     "- {book: none}\n");
    assert_str(longest(w, "a", "가나"), "2:x");
    assert_str(longest(w, "b", "가나"), "");
    assert_str(longest(w, "a", "가다"), "");
    assert_str(longest(w, "b", "나"), "1:z");
    assert_non_null(lex_book(w->lex, "none"));
    assert_null(lex_book(w->lex, "x"));
    assert_null(lex_book(w->lex, "absent"));
    world_free(w);
}

/* ---------------------------------------------------------------- loose names */
static const char loose_yaml[] =
    "book: t\nfold: loose\nentries:\n"
    "  - {w: React Native, c: rn}\n  - {w: React, c: react}\n  - {w: 프론트엔드, c: fe}\n  - {w: C 언어, c: c}\n"
    "  - {w: 이직, c: move}\n  - {w: ASP, c: asp}\n  - {w: TypeScript, c: ts}\n  - {w: 카카오뱅크, c: bank}\n";

static void a_loose_name_is_found_however_it_is_joined(void **state)
{
    (void)state;
    World *w = world(loose_yaml);
    assert_str(longest(w, "t", "React Native로"), "12:rn");
    assert_str(longest(w, "t", "react-native"), "12:rn");
    assert_str(longest(w, "t", "ReactNative"), "11:rn");
    assert_str(longest(w, "t", "React · Native"), "5:react");    /* three of them are a list, not a name */
    assert_str(longest(w, "t", "프론트 엔드"), "6:fe");
    assert_str(longest(w, "t", "프론트엔드"), "5:fe");
    assert_str(longest(w, "t", "카카오·뱅크"), "6:bank");
    assert_str(longest(w, "t", "Type Script"), "11:ts");
    assert_str(longest(w, "t", "React "), "5:react");
    world_free(w);
}

static void a_name_is_not_put_together_from_its_first_letters(void **state)
{
    (void)state;
    World *w = world(loose_yaml);
    assert_str(longest(w, "t", "이 직업"), "");
    assert_str(longest(w, "t", "as public"), "");
    assert_str(longest(w, "t", "C언어"), "3:c");                 /* written with a blank in the lexicon: may have one */
    assert_str(longest(w, "t", "c 언어"), "4:c");
    assert_str(longest(w, "t", " React"), "");
    world_free(w);
}

static void the_match_tells_what_was_skipped(void **state)
{
    (void)state;
    World *w = world(loose_yaml);
    Units t = units(w, "React-Native");
    LexMatch m;
    assert_true(lex_longest(lex_book(w->lex, "t"), t.u, t.n, &m));
    assert_int_equal(m.skipped, 1);
    t = units(w, "reactnative");
    assert_true(lex_longest(lex_book(w->lex, "t"), t.u, t.n, &m));
    assert_int_equal(m.skipped, 0);
    world_free(w);
}

static void an_exact_book_skips_nothing(void **state)
{
    (void)state;
    World *w = world("book: t\nentries: [{w: React Native, c: rn}, {w: 프론트엔드, c: fe}]\n");
    assert_str(longest(w, "t", "React Native"), "12:rn");
    assert_str(longest(w, "t", "ReactNative"), "");
    assert_str(longest(w, "t", "프론트 엔드"), "");
    world_free(w);
}

/* ---------------------------------------------------------------- suffixes, jamo */
static void suffixes_are_found_from_the_end(void **state)
{
    (void)state;
    World *w = world("book: t\nmatch: suffix\nentries: [{w: 팀, c: team}, {w: 개발팀, c: dev}, {w: 대학교, c: school}]\n");
    const LexBook *b = lex_book(w->lex, "t");
    Units t = units(w, "우리개발팀");
    LexMatch m[LEX_MATCH_MAX];
    assert_int_equal(lex_suffixes(b, t.u, t.n, m), 2);
    assert_int_equal(m[0].len, 1);
    assert_str(classes(w, "t", &m[0]), "team");
    assert_true(lex_longest_suffix(b, t.u, t.n, m));
    assert_int_equal(m[0].len, 3);
    assert_str(classes(w, "t", &m[0]), "dev");
    assert_false(lex_longest_suffix(b, t.u, 2, m));
    assert_false(lex_longest_suffix(b, t.u, 0, m));
    assert_true(lex_first(lex_book_first(b), t.u[4]));
    assert_false(lex_first(lex_book_first(b), t.u[0]));
    world_free(w);
}

static void an_ending_inside_a_syllable_is_found_by_jamo(void **state)
{
    (void)state;
    World *w = world("book: t\nunits: jamo\nentries: [{w: ㄴ다, c: plain}, {w: ㅆ다, c: past}, {w: 았다, c: past2}]\n");
    const LexBook *b = lex_book(w->lex, "t");
    Units t = jamo(w, "간다");
    LexMatch m;
    assert_int_equal(t.n, 5);
    assert_true(lex_longest(b, t.u + 2, t.n - 2, &m));
    assert_int_equal(m.len, 3);
    assert_str(classes(w, "t", &m), "plain");
    t = jamo(w, "했다");
    assert_true(lex_longest(b, t.u + 2, t.n - 2, &m));
    assert_str(classes(w, "t", &m), "past");
    world_free(w);
}

static void the_first_map_has_the_first_units_and_no_others(void **state)
{
    (void)state;
    World *w = world("book: t\nentries: [{w: 가나, c: x}, {w: 다, c: y}]\n");
    const uint64_t *first = lex_book_first(lex_book(w->lex, "t"));
    uint32_t n = 0;
    for (uint32_t u = 0; u < 65536; u++) n += lex_first(first, (uint16_t)u);
    assert_int_equal(n, 2);
    assert_true(lex_first(first, 0xAC00));
    assert_true(lex_first(first, 0xB2E4));
    world_free(w);
}

/* ---------------------------------------------------------------- entity lexicons */
static void an_entity_has_all_its_names_and_one_identity(void **state)
{
    (void)state;
    World *w = world("lexicon: skill\nwith: {group: language}\nentries:\n"
                     "  - {id: python, name: 파이썬, en: Python, alias: [python3, 파이선]}\n"
                     "  - {id: r, en: R, context: true}\n");
    const LexBook *b = lex_book(w->lex, "entity");
    const char *names[] = {"파이썬", "Python", "Python3", "파이선"};
    for (size_t i = 0; i < COUNT_OF(names); i++) {
        Units t = units(w, names[i]);
        LexMatch m;
        assert_true(lex_longest(b, t.u, t.n, &m));
        assert_int_equal(m.len, t.n);
        LexEntry e = lex_entry(b, lex_match_entry(b, m, 0));
        assert_str(lex_sym_str(w->lex, e.cls), "skill");
        assert_str(lex_attr_str(b, e, lex_sym(w->lex, "id")), "python");
        assert_str(lex_attr_str(b, e, lex_sym(w->lex, "name")), "파이썬");
        assert_str(lex_attr_str(b, e, lex_sym(w->lex, "group")), "language");
        assert_null(lex_attr(e, lex_sym(w->lex, "context")));
    }
    LexEntry r = lex_entry(b, 1);
    assert_str(lex_attr_str(b, r, lex_sym(w->lex, "name")), "R");
    assert_int_equal(lex_attr_num(r, lex_sym(w->lex, "context"), 0), 1);
    world_free(w);
}

static int32_t context_of(World *w, const char *name)
{
    const LexBook *b = lex_book(w->lex, "entity");
    Units t = units(w, name);
    LexMatch m;
    assert_true(lex_longest(b, t.u, t.n, &m));
    assert_int_equal(m.n_entry, 1);
    LexEntry e = lex_entry(b, lex_match_entry(b, m, 0));
    assert_str(lex_attr_str(b, e, lex_sym(w->lex, "id")), "go");
    return lex_attr_num(e, lex_sym(w->lex, "context"), 0);
}

static void context_may_be_asked_for_some_names_only(void **state)
{
    (void)state;
    World *w = world("lexicon: skill\nentries: [{id: go, name: 고, en: Golang, alias: [고랭], context: [고, Go]}]\n");
    assert_int_equal(context_of(w, "고"), 1);
    assert_int_equal(context_of(w, "Go"), 1);
    assert_int_equal(context_of(w, "golang"), 0);
    assert_int_equal(context_of(w, "고랭"), 0);
    world_free(w);
}

static void one_word_may_name_entities_of_several_types(void **state)
{
    (void)state;
    World *w = world("- {lexicon: org, entries: [{id: toss, name: 토스, en: Toss}]}\n"
                     "- {lexicon: skill, entries: [{id: toss, name: 토스}]}\n");
    assert_str(longest(w, "entity", "토스에서"), "2:org skill");
    assert_str(longest(w, "entity", "TOSS"), "4:org");
    world_free(w);
}

int main(void)
{
    const struct CMUnitTest list[] = {
        cmocka_unit_test(every_word_that_is_a_prefix_is_found_shortest_first),
        cmocka_unit_test(a_match_never_reads_past_n),
        cmocka_unit_test(a_book_knows_how_its_words_begin),
        cmocka_unit_test(a_word_keeps_all_its_entries_in_order),
        cmocka_unit_test(longest_is_right_behind_more_words_than_prefixes_can_hold),
        cmocka_unit_test(attributes_come_from_the_entry_then_from_with),
        cmocka_unit_test(words_are_folded_as_the_text_is),
        cmocka_unit_test(books_do_not_see_each_others_words),
        cmocka_unit_test(a_loose_name_is_found_however_it_is_joined),
        cmocka_unit_test(a_name_is_not_put_together_from_its_first_letters),
        cmocka_unit_test(the_match_tells_what_was_skipped),
        cmocka_unit_test(an_exact_book_skips_nothing),
        cmocka_unit_test(suffixes_are_found_from_the_end),
        cmocka_unit_test(an_ending_inside_a_syllable_is_found_by_jamo),
        cmocka_unit_test(the_first_map_has_the_first_units_and_no_others),
        cmocka_unit_test(keys_by_their_literal_give_the_symbols_of_their_names),
        cmocka_unit_test(an_entity_has_all_its_names_and_one_identity),
        cmocka_unit_test(context_may_be_asked_for_some_names_only),
        cmocka_unit_test(one_word_may_name_entities_of_several_types),
    };
    return RUN_TESTS(list);
}
