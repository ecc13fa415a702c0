/* What compiling refuses and what checking doubts, each with its file and line. */
#include "lex_test.h"
#include "lex/check.h"

typedef struct Refused { const char *yaml; uint32_t line; const char *why; } Refused;

static const Refused refused[] = {
    {"book: t\nunit: jamo\nentries: [{w: 가}]\n", 2, "unknown key \"unit\""},
    {"lexicon: skill\nclass: x\n", 2, "unknown key \"class\""},
    {"grammar: g\nrule: []\n", 2, "unknown key \"rule\""},
    {"entries: [{w: 가}]\n", 1, "neither book nor lexicon nor grammar"},
    {"just a text\n", 1, "must be a map"},
    {"book: t\nentries:\n  - {c: x}\n", 3, "without words"},
    {"book: t\nentries:\n  - {c: x, w: []}\n", 3, "without words"},
    {"book: t\nentries:\n  - 가\n", 3, "must be a map"},
    {"book: t\nentries:\n  - {w: [[가]]}\n", 3, "must be a text"},
    {"book: t\nentries:\n  - {w: 가, a: {b: c}}\n", 3, "must have a text or a list"},
    {"book: t\nentries:\n  - {w: \"\"}\n", 3, "is an empty word"},
    {"book: t\nentries:\n  - {w: null}\n", 3, "is an empty word"},
    {"book: t\nfold: loose\nentries:\n  - {w: \"- -\"}\n", 4, "is an empty word"},
    {"book: t\nentries:\n  - {w: \"가\\u200B나\"}\n", 3, "U+200B is invisible"},
    {"book: t\nentries:\n  - {w: \"\\U0001F600\"}\n", 3, "U+1F600 cannot be matched"},
    {"book: t\nentries:\n  - {w: \"가\\n나\"}\n", 3, "cannot stand in a word"},
    {"book: t\nunits: syllables\n", 2, "units is \"folded\" or \"jamo\""},
    {"book: t\nfold: tight\n", 2, "fold is \"exact\" or \"loose\""},
    {"book: t\nmatch: middle\n", 2, "match is \"prefix\" or \"suffix\""},
    {"- book: t\n  fold: loose\n- book: t\n  fold: exact\n", 4, "another file says"},
    {"book: t\nentries:\n  - {w: 가, c: x}\n  - {w: 가, c: x}\n", 4, "the same class and attributes"},
    {"book: t\nentries:\n  - {w: [가, 가], c: x}\n", 3, "the same class and attributes"},
    {"book: t\nentries:\n  - {w: 가, a: 1, b: 2}\n  - {w: 가, b: 2, a: 1}\n", 4, "the same class and attributes"},
    {"book: t\nentries:\n  - {w: 가, drop: true}\n", 3, "nothing below"},
    {"silence: [가]\n", 1, "nothing below"},
    {"lexicon: skill\nsilence: [가]\n", 2, "nothing below"},
    {"silence: [가]\nentries: []\n", 2, "unknown key \"entries\""},
    {"lexicon: skill\nentries:\n  - {id: a, name: 가나}\n  - {id: a, name: 다라}\n", 4, "is taken"},
    {"lexicon: skill\nentries:\n  - {name: 가나}\n", 3, "needs an id"},
    {"lexicon: skill\nentries:\n  - {id: a}\n", 3, "without words"},
    {"grammar: g\nrules:\n  - {eval: e, p: a}\n", 3, "needs an id"},
    {"grammar: g\nrules:\n  - {id: x, eval: e}\n", 3, "needs a pattern"},
    {"grammar: g\nrules:\n  - {id: x, eval: e, p: a}\n  - {id: x, eval: e, p: b}\n", 4, "is there already"},
    {"grammar: g\nrules:\n  - text\n", 3, "must be a map"},
    {"book: &anchor t\n", 1, "anchor"},
    {"book: t\nentries: [{w: 가, w: 나}]\n", 2, "twice"},
};

static void what_is_wrong_is_refused_with_file_and_line(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT_OF(refused); i++) {
        World *w = world_new();
        Rc rc = world_compile(w, refused[i].yaml);
        if (rc != RC_SYNTAX) fail_msg("compiled: %s", refused[i].yaml);
        if (w->faults.first.line != refused[i].line || !strstr(w->faults.first.detail, refused[i].why))
            fail_msg("line %u: %s\nfor %s", w->faults.first.line, w->faults.first.detail, refused[i].yaml);
        assert_true(str_ends(str_z(w->faults.first.path), S("built-in.txt")));
        assert_int_equal(w->blob.n, 0);
        world_free(w);
    }
}

static void every_fault_of_a_file_is_named(void **state)
{
    (void)state;
    World *w = world_new();
    assert_int_equal(world_compile(w, "book: t\nentries:\n  - {c: x}\n  - {w: 가}\n  - {w: \"\"}\n"
                                      "  - text\n"), RC_SYNTAX);
    assert_int_equal(w->faults.n, 3);
    assert_int_equal(w->faults.last.line, 6);
    world_free(w);
}

static void a_file_that_is_not_there_is_named(void **state)
{
    (void)state;
    const char *path = "/nowhere/at-all.yaml";
    Faults faults = {0};
    Buf out = {0};
    assert_int_equal(lex_compile(&path, 1, keep_fault, &faults, &out), RC_SYNTAX);
    assert_int_equal(faults.rc, RC_NOFILE);
    assert_string_equal(faults.first.path, path);
    buf_fini(&out);
}

static void several_files_add_to_one_book(void **state)
{
    (void)state;
    World *w = world_new();
    /* The first says nothing of how the book folds: what the second declares holds for both. */
    const char *paths[] = {world_file(w, "1.yaml", "book: t\nentries: [{w: 가 나 다, c: x}]\n"),
                           world_file(w, "2.yaml", "book: t\nfold: loose\nentries: [{w: 라, c: y}]\n")};
    assert_int_equal(lex_compile(paths, 2, keep_fault, &w->faults, &w->blob), RC_OK);
    world_open(w, false);
    assert_str(longest(w, "t", "가나다"), "3:x");
    assert_str(longest(w, "t", "라"), "1:y");
    world_free(w);
}

static void the_same_files_give_the_same_bytes(void **state)
{
    (void)state;
    static const char yaml[] = "- {book: t, entries: [{w: [가, 나, 다라], c: x, n: 1}]}\n"
                               "- {grammar: g, rules: [{id: r, eval: e, p: a b*}]}\n";
    World *x = world(yaml), *y = world(yaml);
    assert_int_equal(x->blob.n, y->blob.n);
    assert_memory_equal(x->blob.p, y->blob.p, x->blob.n);
    world_free(x);
    world_free(y);
}

static LexChecked check(World *w, const Lex *below, const char *yaml, Rc want)
{
    const char *path = world_file(w, "checked.yaml", yaml);
    LexChecked c;
    w->faults = (Faults){0};
    assert_int_equal(lex_check(below, &path, 1, NULL, NULL, keep_fault, &w->faults, &c), want);
    return c;
}

static void a_name_two_entities_share_is_doubted(void **state)
{
    (void)state;
    World *w = world_new();
    LexChecked c = check(w, NULL, "lexicon: skill\nentries:\n  - {id: a, name: 스프링}\n"
                                  "  - {id: b, name: 봄, alias: [스프링], context: true}\n", RC_OK);
    assert_int_equal(c.doubts, 1);
    assert_int_equal(c.faults, 0);
    assert_int_equal(w->faults.rc, RC_OK);
    assert_int_equal(w->faults.last.line, 4);
    assert_non_null(strstr(w->faults.last.detail, "스프링"));
    c = check(w, NULL, "- {lexicon: skill, entries: [{id: a, name: 스프링}]}\n"
                       "- {lexicon: org, entries: [{id: a, name: 스프링}]}\n", RC_OK);
    assert_int_equal(c.doubts, 0);
    assert_int_equal(c.entries, 2);
    assert_int_equal(c.words, 1);
    world_free(w);
}

static void a_very_short_name_without_context_is_doubted(void **state)
{
    (void)state;
    World *w = world_new();
    assert_int_equal(check(w, NULL, "lexicon: skill\nentries: [{id: r, en: R}]\n", RC_OK).doubts, 1);
    assert_int_equal(check(w, NULL, "lexicon: skill\nentries: [{id: go, en: Go}]\n", RC_OK).doubts, 1);
    assert_int_equal(check(w, NULL, "lexicon: org\nentries: [{id: x, name: 쏘}]\n", RC_OK).doubts, 1);
    assert_int_equal(check(w, NULL, "lexicon: skill\nentries: [{id: r, en: R, context: true}]\n", RC_OK).doubts, 0);
    assert_int_equal(check(w, NULL, "lexicon: place\nentries: [{id: x, name: 괌, context: false}]\n", RC_OK).doubts, 0);
    assert_int_equal(check(w, NULL, "lexicon: skill\n"
                                    "entries: [{id: go, en: Golang, context: [Go]}]\n", RC_OK).doubts, 0);
    assert_int_equal(check(w, NULL, "lexicon: org\nentries: [{id: x, name: 쏘카, en: AWS}]\n", RC_OK).doubts, 0);
    assert_int_equal(check(w, NULL, "lexicon: skill\nentries: [{id: cs, en: \"C#\"}]\n", RC_OK).doubts, 0);
    assert_int_equal(check(w, NULL, "book: unit\nentries: [{w: 년, c: y}]\n", RC_OK).doubts, 0);
    world_free(w);
}

static uint32_t doubted(World *w, const char *yaml, const char *why)
{
    LexChecked c = check(w, NULL, yaml, RC_OK);
    if (c.doubts && !strstr(w->faults.first.detail, why)) fail_msg("%s\nfor %s", w->faults.first.detail, yaml);
    return c.doubts;
}

static void what_nobody_can_mean_is_doubted(void **state)
{
    (void)state;
    World *w = world_new();
    const struct { const char *yaml, *why; uint32_t n; } cases[] = {
        {"lexicon: skill\nentries: [{id: a, name: .dot}]\n", "never found", 1},
        {"lexicon: skill\nentries: [{id: a, name: 3D 모델링}]\n", "", 0},
        {"lexicon: skill\nentries: [{id: a, name: 가나다, en: Abc, alias: [abc]}]\n", "given twice", 1},
        {"lexicon: skill\nentries: [{id: a, name: 가나다, alias: [다라, 다라]}]\n", "given twice", 1},
        {"lexicon: skill\nentries: [{id: a, name: EC2, en: EC2}]\n", "", 0},
        {"lexicon: skill\nentries: [{id: a, name: 코딩, not: [코딩 시험]}]\n", "", 0},
        {"lexicon: skill\nentries: [{id: a, name: 코딩, not: [시험]}]\n", "under not", 1},
        {"lexicon: role\nentries: [{id: a, name: 개발자, parent: b}]\n", "no id", 1},
        {"lexicon: role\nentries: [{id: a, name: 개발자, parent: b}, {id: b, name: 사람들}]\n", "", 0},
        {"lexicon: role\nentries: [{id: a, name: 개발자, parent: b}, {id: b, name: 사람들, parent: a}]\n", "own parents", 2},
        {"- {lexicon: org, entries: [{id: a, name: 사실}]}\n- {book: name-common, entries: [{w: 사실}]}\n", "common word", 1},
        {"- {lexicon: org, entries: [{id: a, name: 사실, context: true}]}\n- {book: name-common, entries: [{w: 사실}]}\n", "", 0},
        {"- {lexicon: role, entries: [{id: a, name: 사실}]}\n- {book: name-common, entries: [{w: 사실}]}\n", "", 0},
    };
    for (size_t i = 0; i < COUNT_OF(cases); i++)
        if (doubted(w, cases[i].yaml, cases[i].why) != cases[i].n) fail_msg("not %u doubts: %s", cases[i].n, cases[i].yaml);
    world_free(w);
}

static void a_name_taken_from_a_built_in_thing_is_doubted(void **state)
{
    (void)state;
    World *w = world("lexicon: org\nentries: [{id: kakao, name: 카카오}, {id: line, name: 라인플러스}]\n");
    const struct { const char *yaml; uint32_t n; } cases[] = {
        {"lexicon: org\nentries: [{id: mine, name: 내회사, alias: [카카오]}]\n", 1},
        {"lexicon: org\nentries: [{id: kakao, name: 카카오, alias: [까까오]}]\n", 0},
        {"lexicon: org\nentries: [{id: kakao, alias: [라인플러스]}]\n", 1},
        {"lexicon: skill\nentries: [{id: mine, name: 카카오}]\n", 0},
        {"lexicon: org\nsilence: [카카오]\n", 0},
    };
    for (size_t i = 0; i < COUNT_OF(cases); i++)
        if (check(w, w->lex, cases[i].yaml, RC_OK).doubts != cases[i].n) fail_msg("not %u: %s", cases[i].n, cases[i].yaml);
    world_free(w);
}

static void a_text_is_checked_in_the_place_of_a_file(void **state)
{
    (void)state;
    World *w = world_new();
    const char *path = world_file(w, "checked.yaml", "book: t\nentries: [{c: x}]\n");
    LexText text = {path, S("book: t\nentries: [{w: 가, c: x}]\n")};
    LexChecked c;
    assert_int_equal(lex_check(NULL, &path, 1, NULL, NULL, keep_fault, &w->faults, &c), RC_SYNTAX);
    assert_int_equal(lex_check(NULL, &path, 1, &text, NULL, keep_fault, &w->faults, &c), RC_OK);
    assert_int_equal(c.words, 1);
    world_free(w);
}

static void checking_a_users_file_knows_what_is_below(void **state)
{
    (void)state;
    World *w = world("book: t\nfold: loose\nentries: [{w: 가나, c: x}]\n");
    assert_int_equal(check(w, w->lex, "book: t\nentries: [{w: 가나, drop: true}]\n", RC_OK).faults, 0);
    assert_int_equal(check(w, NULL, "book: t\nentries: [{w: 가나, drop: true}]\n", RC_SYNTAX).faults, 1);
    assert_int_equal(check(w, w->lex, "book: t\nfold: exact\n", RC_SYNTAX).faults, 1);
    world_free(w);
}

/* The block of YAML at *at in the manual, cut out; false behind the last. */
static bool next_example(Str manual, size_t *at, Str *out)
{
    size_t beg = str_find(manual, S("```yaml\n"), *at);
    if (beg == SIZE_MAX) return false;
    size_t end = str_find(manual, S("\n```"), beg);
    assert_true(end != SIZE_MAX);
    *out = str_slice(manual, beg + 8, end + 1);
    *at = end;
    return true;
}

static void every_example_of_the_manual_compiles(void **state)
{
    (void)state;
    World *w = world_new();
    Buf manual = {0};
    assert_int_equal(fs_read("docs/lexicon.md", 1 << 20, &manual, NULL), RC_OK);
    const char *paths[8];
    uint32_t n = 0;
    Str example;
    for (size_t at = 0; next_example(buf_str(&manual), &at, &example); n++)
        paths[n] = world_file(w, str_fmt(&w->a, "%u.yml", n).p, str_dup_z(&w->a, example));
    assert_int_equal(n, 7);                          /* the last is a user's */
    if (lex_compile(paths, 6, keep_fault, &w->faults, &w->blob) != RC_OK)
        fail_msg("%s:%u: %s", w->faults.first.path, w->faults.first.line, w->faults.first.detail);
    for (int i = 0; i < 6; i++) unlink(paths[i]);
    world_open(w, true);
    assert_int_equal(w->faults.n, 0);
    assert_str(longest(w, "time", "학기"), "");
    assert_str(longest(w, "entity", "우리 가게"), "5:org");
    buf_fini(&manual);
    world_free(w);
}

int main(void)
{
    const struct CMUnitTest list[] = {
        cmocka_unit_test(what_is_wrong_is_refused_with_file_and_line),
        cmocka_unit_test(every_fault_of_a_file_is_named),
        cmocka_unit_test(a_file_that_is_not_there_is_named),
        cmocka_unit_test(several_files_add_to_one_book),
        cmocka_unit_test(the_same_files_give_the_same_bytes),
        cmocka_unit_test(a_name_two_entities_share_is_doubted),
        cmocka_unit_test(a_very_short_name_without_context_is_doubted),
        cmocka_unit_test(every_example_of_the_manual_compiles),
        cmocka_unit_test(what_nobody_can_mean_is_doubted),
        cmocka_unit_test(a_name_taken_from_a_built_in_thing_is_doubted),
        cmocka_unit_test(a_text_is_checked_in_the_place_of_a_file),
        cmocka_unit_test(checking_a_users_file_knows_what_is_below),
    };
    return RUN_TESTS(list);
}
