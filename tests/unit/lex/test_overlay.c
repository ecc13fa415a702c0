/* A user's files over the built-in data: add, override, drop; broken files; shared symbols; versions. */
#include "lex_test.h"

static const char base_yaml[] =
    "- book: t\n  fold: loose\n  entries:\n"
    "    - {w: [토스, 비바리퍼블리카], c: org, id: toss}\n    - {w: 토스, c: skill, id: toss-skill}\n"
    "    - {w: 토스뱅크, c: org, id: bank}\n    - {w: C 언어, c: skill, id: c}\n"
    "- {book: end, match: suffix, entries: [{w: 팀, c: team}]}\n"
    "- {grammar: g, rules: [{id: one, eval: old, p: a b}, {id: two, eval: old, p: a c}]}\n";

static World *laid_over(const char *user_yaml)
{
    World *w = world(base_yaml);
    world_file(w, "mine.yaml", user_yaml);
    world_open(w, true);
    return w;
}

static Str id_of(World *w, const char *text)
{
    const LexBook *b = lex_book(w->lex, "t");
    Units t = units(w, text);
    LexMatch m;
    Str out = S("");
    enum { ROOM = 256 };
    LexBits may[ROOM];
    uint16_t code[ROOM];
    assert_true(t.n < ROOM);
    lex_scan(w->lex, t.u, t.n, may, code);
    /* A scanned text knows the user's words, too. */
    bool found = lex_longest(b, t.u, t.n, &m);
    assert_int_equal(found, (may[0] & lex_book_bit(b)) && lex_longest_scanned(b, t.u, code, t.n, &m));
    if (!found) return out;
    for (uint32_t i = 0; i < m.n_entry; i++) {
        Str id = lex_attr_str(b, lex_entry(b, lex_match_entry(b, m, i)), lex_sym(w->lex, "id"));
        out = str_fmt(&w->a, STR_FMT "%s" STR_FMT, STR_ARG(out), i ? " " : "", STR_ARG(id));
    }
    return out;
}

static void a_new_word_stands_beside_the_built_in_ones(void **state)
{
    (void)state;
    World *w = laid_over("book: t\n"
                         "entries: [{w: 새회사, c: org, id: new}, {w: 토, c: x, id: short}, {w: 토스뱅크코리아, c: org, "
                                 "id: long}]\n");
    assert_int_equal(w->faults.n, 0);
    assert_str(id_of(w, "새회사에"), "new");
    assert_str(id_of(w, "토지"), "short");
    assert_str(id_of(w, "토스는"), "toss toss-skill");
    assert_str(id_of(w, "토스뱅크는"), "bank");
    assert_str(id_of(w, "토스뱅크코리아는"), "long");
    Units t = units(w, "토스뱅크코리아");
    LexMatch m[LEX_MATCH_MAX];
    assert_int_equal(lex_prefixes(lex_book(w->lex, "t"), t.u, t.n, m), 4);
    for (int i = 1; i < 4; i++) assert_true(m[i].len > m[i - 1].len);
    world_free(w);
}

static void a_users_entry_takes_the_place_of_its_class_only(void **state)
{
    (void)state;
    World *w = laid_over("book: t\nentries: [{w: 토스, c: org, id: mine}]\n");
    assert_str(id_of(w, "토스"), "mine toss-skill");
    assert_str(id_of(w, "비바리퍼블리카"), "toss");
    world_free(w);
}

static void a_drop_silences_a_word_and_lets_shorter_ones_through(void **state)
{
    (void)state;
    World *w = laid_over("book: t\nentries: [{w: 토스뱅크, drop: true}]\n");
    assert_int_equal(w->faults.n, 0);
    assert_str(id_of(w, "토스뱅크"), "toss toss-skill");
    world_free(w);
    w = laid_over("book: t\nentries: [{w: 토스, drop: true}]\n");
    assert_str(id_of(w, "토스"), "");
    assert_str(id_of(w, "토스뱅크"), "bank");
    world_free(w);
}

static void a_drop_with_a_class_silences_that_class(void **state)
{
    (void)state;
    World *w = laid_over("book: t\nentries: [{w: 토스, c: skill, drop: true}]\n");
    assert_str(id_of(w, "토스"), "toss");
    world_free(w);
}

/* The built-in name may be broken where the user's spelling shows no blank: both must read the same units. */
static void a_drop_reaches_every_spelling(void **state)
{
    (void)state;
    World *w = laid_over("book: t\nentries: [{w: C언어, drop: true}]\n");
    assert_str(id_of(w, "C 언어"), "");
    assert_str(id_of(w, "C언어"), "");
    world_free(w);
}

/* ---------------------------------------------------------------- lexicons */
static const char lexicon_yaml[] = "- lexicon: org\n  with: {group: it}\n  entries:\n"
                                   "    - {id: kakao, name: 카카오, en: Kakao, alias: [다음카카오]}\n"
                                   "    - {id: line, name: 라인플러스, en: LINE Plus, context: [라인]}\n"
                                   "- lexicon: skill\n  entries:\n    - {id: line-tool, name: 라인, context: true}\n   "
                                   " - {id: go, name: 고랭, en: Golang}\n";

static World *over_lexicon(const char *user_yaml)
{
    World *w = world(lexicon_yaml);
    world_file(w, "mine.yaml", user_yaml);
    world_open(w, true);
    return w;
}

/* "class:id name group context" of every entry of the longest name. */
static Str known(World *w, const char *text)
{
    const LexBook *b = lex_book(w->lex, "entity");
    Units t = units(w, text);
    LexMatch m;
    Str out = S("");
    if (!lex_longest(b, t.u, t.n, &m)) return out;
    for (uint32_t i = 0; i < m.n_entry; i++) {
        LexEntry e = lex_entry(b, lex_match_entry(b, m, i));
        const char *const keys[] = {"id", "name", "group", "context"};
        out = str_fmt(&w->a, STR_FMT "%s" STR_FMT, STR_ARG(out), i ? "; " : "", STR_ARG(lex_sym_str(w->lex, e.cls)));
        for (size_t k = 0; k < COUNT_OF(keys); k++)
            out = str_fmt(&w->a, STR_FMT " " STR_FMT, STR_ARG(out),
                          STR_ARG(lex_attr_str(b, e, lex_sym(w->lex, keys[k]))));
    }
    return out;
}

static void an_entry_with_a_built_in_id_takes_its_place_and_its_names(void **state)
{
    (void)state;
    World *w = over_lexicon("lexicon: org\nentries:\n  - {id: kakao, name: 카카오그룹, alias: [까까오]}\n");
    assert_int_equal(w->faults.n, 0);
    assert_str(known(w, "까까오"), "org kakao 카카오그룹 it ");
    assert_str(known(w, "카카오"), "org kakao 카카오그룹 it ");
    assert_str(known(w, "kakao"), "org kakao 카카오그룹 it ");
    assert_str(known(w, "다음카카오"), "org kakao 카카오그룹 it ");
    const LexBook *b = lex_book(w->lex, "entity");
    Units t = units(w, "까까오");
    LexMatch m;
    assert_true(lex_longest(b, t.u, t.n, &m));
    LexEntry e = lex_entry(b, lex_match_entry(b, m, 0));
    assert_str(lex_attr_str(b, e, lex_sym(w->lex, "en")), "Kakao");
    assert_str(lex_attr_str(b, e, lex_sym(w->lex, "alias")), "까까오|카카오|다음카카오");
    world_free(w);
}

static void an_alias_alone_is_enough_for_a_built_in_id(void **state)
{
    (void)state;
    World *w = over_lexicon(
        "lexicon: skill\nentries:\n  - {id: go, alias: [고언어], group: language}\n  - {id: line-tool, group: x}\n");
    assert_int_equal(w->faults.n, 0);
    assert_str(known(w, "고언어"), "skill go 고랭 language ");
    assert_str(known(w, "golang"), "skill go 고랭 language ");
    assert_str(known(w, "라인"), "skill line-tool 라인 x true; org line 라인플러스 it true");
    world_free(w);
}

static void names_that_need_a_context_still_need_it(void **state)
{
    (void)state;
    World *w = over_lexicon("lexicon: org\nentries:\n  - {id: line, alias: [라인 본사]}\n");
    assert_str(known(w, "라인 본사"), "org line 라인플러스 it ");
    assert_str(known(w, "라인"), "org line 라인플러스 it true; skill line-tool 라인  true");
    world_free(w);
}

static void a_name_is_silenced_for_every_type_or_for_one(void **state)
{
    (void)state;
    World *w = over_lexicon("- silence: [카카오]\n- lexicon: org\n  silence: [라인]\n");
    assert_int_equal(w->faults.n, 0);
    assert_str(known(w, "카카오"), "");
    assert_str(known(w, "다음카카오"), "org kakao 카카오 it ");
    assert_str(known(w, "라인"), "skill line-tool 라인  true");
    world_free(w);
}

static void an_id_silences_every_name_of_the_thing(void **state)
{
    (void)state;
    World *w =
        over_lexicon("- lexicon: org\n  silence: [kakao]\n- lexicon: org\n  entries: [{id: line, drop: true}]\n");
    assert_int_equal(w->faults.n, 0);
    assert_str(known(w, "카카오"), "");
    assert_str(known(w, "다음카카오"), "");
    assert_str(known(w, "Kakao"), "");
    assert_str(known(w, "line plus"), "");
    assert_str(known(w, "라인"), "skill line-tool 라인  true");
    world_free(w);
}

static void an_emptied_silence_says_nothing(void **state)
{
    (void)state;
    World *w = over_lexicon("- silence:\n- lexicon: org\n  silence:\n");
    assert_int_equal(w->faults.n, 0);
    assert_str(known(w, "카카오"), "org kakao 카카오 it ");
    world_free(w);
    w = over_lexicon("- silence: [[가]]\n");
    assert_int_equal(w->faults.n, 1);
    world_free(w);
}

static void a_suffix_book_is_laid_over_too(void **state)
{
    (void)state;
    World *w = laid_over("book: end\nentries: [{w: 개발팀, c: dev}]\n");
    Units t = units(w, "우리개발팀");
    LexMatch m[LEX_MATCH_MAX];
    const LexBook *b = lex_book(w->lex, "end");
    assert_int_equal(lex_suffixes(b, t.u, t.n, m), 2);
    assert_str(classes(w, "end", &m[1]), "dev");
    world_free(w);
}

static void a_users_own_book_is_a_book(void **state)
{
    (void)state;
    World *w = laid_over("book: own\nentries: [{w: 가, c: fresh}]\n");
    assert_str(longest(w, "own", "가"), "1:fresh");
    assert_str(id_of(w, "토스"), "toss toss-skill");
    world_free(w);
}

static void symbols_hold_in_both_layers(void **state)
{
    (void)state;
    World *w = laid_over("book: t\nentries: [{w: 새회사, c: org, id: new, extra: 1}]\n");
    const LexBook *b = lex_book(w->lex, "t");
    Sym org = lex_sym(w->lex, "org"), extra = lex_sym(w->lex, "extra");
    Units t = units(w, "새회사");
    LexMatch m;
    assert_true(lex_longest(b, t.u, t.n, &m));
    LexEntry e = lex_entry(b, lex_match_entry(b, m, 0));
    assert_int_equal(e.cls, org);
    assert_int_equal(lex_attr_num(e, extra, 0), 1);
    assert_str(lex_sym_str(w->lex, extra), "extra");
    assert_int_equal(lex_sym(w->lex, "nowhere"), SYM_NONE);
    assert_str(lex_sym_str(w->lex, SYM_NONE), "");
    assert_str(lex_sym_str(w->lex, 123456789), "");
    assert_int_equal(lex_book_n(b), 5);
    for (uint32_t i = 0; i < lex_book_n(b); i++) assert_true(lex_entry(b, i).cls != SYM_NONE);
    world_free(w);
}

static Str rule_for(World *w, const char *x, const char *y)
{
    Sym in[] = {lex_sym(w->lex, x), lex_sym(w->lex, y)};
    const LexGrammar *g = lex_grammar(w->lex, "g");
    LexRuleHit hit;
    if (!lex_grammar_longest(g, in, 2, &hit)) return S("");
    return str_fmt(&w->a, STR_FMT "/" STR_FMT, STR_ARG(lex_rule_name(g, hit.rule)),
                   STR_ARG(lex_sym_str(w->lex, lex_rule_eval(g, hit.rule))));
}

static void a_users_rules_join_the_grammar_and_win(void **state)
{
    (void)state;
    World *w = laid_over("grammar: g\n"
                         "rules: [{id: mine, eval: new, p: a b}, {id: three, eval: new, p: b fresh}, {id: two, "
                                 "drop: true}]\n");
    assert_int_equal(w->faults.n, 0);
    assert_str(rule_for(w, "a", "b"), "mine/new");
    assert_str(rule_for(w, "b", "fresh"), "three/new");
    assert_str(rule_for(w, "a", "c"), "");
    world_free(w);
    w = laid_over("grammar: g\nrules: [{id: one, eval: new, p: b b}]\n");
    assert_str(rule_for(w, "a", "b"), "");
    assert_str(rule_for(w, "b", "b"), "one/new");
    assert_str(rule_for(w, "a", "c"), "two/old");
    world_free(w);
}

/* ---------------------------------------------------------------- what is broken */
static void a_broken_entry_costs_only_itself(void **state)
{
    (void)state;
    World *w = laid_over("book: t\nentries:\n  - {w: 하나, c: org, id: x}\n  - {c: org}\n  - {w: 둘, c: org, id: y}\n");
    assert_int_equal(w->faults.n, 1);
    assert_int_equal(w->faults.rc, RC_SYNTAX);
    assert_int_equal(w->faults.last.line, 4);
    assert_true(str_ends(str_z(w->faults.last.path), S("mine.yaml")));
    assert_str(id_of(w, "하나"), "x");
    assert_str(id_of(w, "둘"), "y");
    assert_str(id_of(w, "토스"), "toss toss-skill");
    world_free(w);
}

static void a_broken_file_costs_only_itself(void **state)
{
    (void)state;
    World *w = world(base_yaml);
    world_file(w, "a.yaml", "book: t\nentries: [{w: 하나, c: org, id: x}]\n");
    world_file(w, "b.yaml", "book: t\nentries:\n  - {w: [unclosed\n");
    world_file(w, "c.yml", "book: t\nentries: [{w: 둘, c: org, id: y}]\n");
    world_file(w, "notes.txt", "{{{ no YAML, and no lexicon");
    world_open(w, true);
    assert_int_equal(w->faults.n, 1);
    assert_true(str_ends(str_z(w->faults.last.path), S("b.yaml")));
    assert_true(w->faults.last.line >= 3);
    assert_str(id_of(w, "하나"), "x");
    assert_str(id_of(w, "둘"), "y");
    world_free(w);
}

static void a_broken_rule_leaves_the_grammar_standing(void **state)
{
    (void)state;
    World *w = laid_over("grammar: g\nrules:\n  - {id: mine, eval: new, p: (a}\n  - {id: other, eval: new, p: c c}\n");
    assert_int_equal(w->faults.n, 1);
    assert_int_equal(w->faults.last.line, 3);
    assert_str(rule_for(w, "a", "b"), "one/old");
    assert_str(rule_for(w, "c", "c"), "other/new");
    world_free(w);
}

static void a_users_book_cannot_change_how_the_built_in_one_folds(void **state)
{
    (void)state;
    World *w = laid_over("book: t\nfold: exact\nentries: [{w: 하 나, c: org, id: x}]\n");
    assert_int_equal(w->faults.n, 1);
    assert_int_equal(w->faults.last.line, 2);
    assert_str(id_of(w, "하나"), "x");
    world_free(w);
}

static void no_folder_and_an_empty_one_are_no_faults(void **state)
{
    (void)state;
    World *w = world(base_yaml);
    Lex *lex;
    assert_int_equal(lex_open_blob(buf_str(&w->blob), "/nowhere/at/all", NULL, NULL, keep_fault, &w->faults, &lex, NULL), RC_OK);
    assert_int_equal(lex_version(lex), lex_version(w->lex));
    lex_close(lex);
    world_file(w, "empty.yaml", "# nothing yet\n");
    world_open(w, true);
    assert_int_equal(w->faults.n, 0);
    assert_str(id_of(w, "토스"), "toss toss-skill");
    world_free(w);
}

/* ---------------------------------------------------------------- what cannot be used */
static void wants_id(const Lex *lex, LexBadFn bad, void *ctx)
{
    const LexBook *b = lex_book(lex, "t");
    for (uint32_t i = lex_book_own(b); i < lex_book_n(b); i++)
        if (!lex_attr(lex_entry(b, i), lex_sym(lex, "id"))) bad(ctx, b, i, "it has no id");
}

static void what_a_judge_has_something_against_is_left_out(void **state)
{
    (void)state;
    World *w = world(base_yaml);
    Fault f = {0};
    world_file(w, "mine.yaml", "book: t\nentries:\n  - {w: 가나, c: org, id: a}\n  - {w: [토스, 다라], c: org}\n"
                               "  - {w: 쓰~, c: org}\n  - {w: 마바, c: org, id: b}\n  - {w: C 언어, drop: true}\n");
    lex_close(w->lex);
    assert_int_equal(lex_open_blob(buf_str(&w->blob), w->dir, NULL, wants_id, keep_fault, &w->faults, &w->lex, &f), RC_OK);
    assert_int_equal(w->faults.n, 2);                      /* a stem has several entries, and is told once */
    assert_int_equal(w->faults.first.line, 4);
    assert_int_equal(w->faults.last.line, 5);
    assert_non_null(strstr(w->faults.first.path, "mine.yaml"));
    assert_string_equal(w->faults.first.detail, "it has no id");
    assert_str(id_of(w, "가나"), "a");
    assert_str(id_of(w, "마바"), "b");
    assert_str(id_of(w, "다라"), "");
    assert_str(id_of(w, "토스"), "toss toss-skill");
    assert_str(id_of(w, "C 언어"), "");                     /* what silences a word is nothing that could lack something */
    world_free(w);
}

/* ---------------------------------------------------------------- versions */
static void the_version_follows_the_data(void **state)
{
    (void)state;
    World *w = world(base_yaml);
    uint64_t base = lex_version(w->lex);
    world_file(w, "mine.yaml", "book: t\nentries: [{w: 새회사, c: org}]\n");
    uint64_t one = lex_version(world_open(w, true));
    assert_int_equal(one, lex_version(world_open(w, true)));
    world_file(w, "mine.yaml", "book: t\nentries: [{w: 새회사, c: skill}]\n");
    uint64_t two = lex_version(world_open(w, true));
    assert_true(base != one && one != two && base != two);
    assert_int_equal(world_compile(w, "book: t\nentries: [{w: 토스, c: org}]\n"), RC_OK);
    assert_true(lex_version(world_open(w, false)) != base);
    world_free(w);
}

int main(void)
{
    const struct CMUnitTest list[] = {
        cmocka_unit_test(a_new_word_stands_beside_the_built_in_ones),
        cmocka_unit_test(a_users_entry_takes_the_place_of_its_class_only),
        cmocka_unit_test(a_drop_silences_a_word_and_lets_shorter_ones_through),
        cmocka_unit_test(a_drop_with_a_class_silences_that_class),
        cmocka_unit_test(a_drop_reaches_every_spelling),
        cmocka_unit_test(an_entry_with_a_built_in_id_takes_its_place_and_its_names),
        cmocka_unit_test(an_alias_alone_is_enough_for_a_built_in_id),
        cmocka_unit_test(names_that_need_a_context_still_need_it),
        cmocka_unit_test(a_name_is_silenced_for_every_type_or_for_one),
        cmocka_unit_test(an_id_silences_every_name_of_the_thing),
        cmocka_unit_test(an_emptied_silence_says_nothing),
        cmocka_unit_test(a_suffix_book_is_laid_over_too),
        cmocka_unit_test(a_users_own_book_is_a_book),
        cmocka_unit_test(symbols_hold_in_both_layers),
        cmocka_unit_test(a_users_rules_join_the_grammar_and_win),
        cmocka_unit_test(a_broken_entry_costs_only_itself),
        cmocka_unit_test(a_broken_file_costs_only_itself),
        cmocka_unit_test(a_broken_rule_leaves_the_grammar_standing),
        cmocka_unit_test(a_users_book_cannot_change_how_the_built_in_one_folds),
        cmocka_unit_test(no_folder_and_an_empty_one_are_no_faults),
        cmocka_unit_test(what_a_judge_has_something_against_is_left_out),
        cmocka_unit_test(the_version_follows_the_data),
    };
    return RUN_TESTS(list);
}
