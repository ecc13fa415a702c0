/* Slots: what a word with them stands for, and what is told of one that cannot be. */
#include "lex_test.h"
#include "compile_int.h"
#include "yml/yml.h"

typedef struct Stands { const char *word, *all; } Stands;

static const Stands words[] = {
    {"입사", "입사"},
    {"{한|두|세} 번", "한 번+두 번+세 번"},
    {"{|새 }일자리", "일자리+새 일자리"},
    {"{가|나} {하~|되~}", "가 하~+가 되~+나 하~+나 되~"},
    {"{칼|운전대|펜:을/를} 놓", "칼을 놓+운전대를 놓+펜을 놓"},
    {"{서울|부산|나주:으로/로/로} 갔", "서울로 갔+부산으로 갔+나주로 갔"},
    {"{{한|두} 번|다시} 봤", "한 번 봤+두 번 봤+다시 봤"},
    {"{$exam:이/가} 끝", "9급 시험이 끝+수능이 끝+토익 쓰기가 끝+토익 말하기가 끝"},
    {"{$exam|면접} 뒤", "9급 시험 뒤+수능 뒤+토익 쓰기 뒤+토익 말하기 뒤+면접 뒤"},
    {"a {b|c:x}", "a bx+a cx"},                                     /* one form for all */
    {"{열린", "refused"}, {"닫힌} 것", "refused"}, {"{$none} 뒤", "refused"}, {"{{{{{{{a}}}}}}}", "refused"},
};

static const YmlNode *header(Arena *a)
{
    const YmlNode *root = NULL;
    assert_int_equal(yml_parse(a, S("let: {exam: [9급 시험, 수능, \"토익 {쓰기|말하기}\"]}\n"), "x.yaml", &root, NULL), RC_OK);
    return yml_get(root, "let");
}

static Str stands_for(Making *m, const YmlNode *let, const char *word)
{
    SlotWords all;
    Str s = S("");
    if (!slots_expand(m, let, str_z(word), 7, &all)) return S("refused");
    for (uint32_t i = 0; i < all.n; i++) s = str_fmt(m->a, STR_FMT "%s" STR_FMT, STR_ARG(s), i ? "+" : "", STR_ARG(all.v[i]));
    return s;
}

static void a_word_with_slots_stands_for_all_that_it_says(void **state)
{
    (void)state;
    Arena a = {0};
    Faults faults = {0};
    Making m = {.a = &a, .path = "x.yaml", .on_fault = keep_fault, .ctx = &faults};
    const YmlNode *let = header(&a);
    for (size_t i = 0; i < COUNT_OF(words); i++) {
        Str all = stands_for(&m, let, words[i].word);
        if (!str_eq_z(all, words[i].all)) fail_msg("%s: " STR_FMT, words[i].word, STR_ARG(all));
    }
    assert_int_equal(faults.n, 4);
    arena_fini(&a);
}

/* Where it stands, not where it is meant, and once. */
static void a_fault_under_let_is_told_with_its_line(void **state)
{
    (void)state;
    World *w = world_new();
    const struct { const char *yaml; uint32_t line; } cases[] = {
        {"book: t\nlet:\n  thing: [짐,\n          \"{책상\",\n          서랍]\nentries:\n  - {w: \"{$thing} 정리\", c: x}\n  - {w: \"{$thing} 끝\", c: x}\n", 4},
        {"book: t\nlet:\n  a: [가]\n  b: [\"{$a}\",\n      \"{$none}\"]\nentries:\n  - {w: \"{$b}\", c: x}\n", 5},
        {"book: t\nlet:\n  a: [가]\n  b: 나\nentries:\n  - {w: \"{$b|$a}\", c: x}\n", 4},
        {"book: t\nlet:\n  a:\n    - 가\n    - [나]\nentries:\n  - {w: \"{$a} 다\", c: x}\n", 5},
        {"book: t\nlet: {a: [가]}\nentries:\n  - {w: [나, \"{$b}\"], c: x}\n", 4},      /* what is meant is none */
    };
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        assert_int_equal(world_compile(w, cases[i].yaml), RC_SYNTAX);
        if (w->faults.first.line != cases[i].line || w->faults.n != 1)
            fail_msg("%d told, the first at line %u: %s\n%s", w->faults.n, w->faults.first.line, w->faults.first.detail, cases[i].yaml);
    }
    world_free(w);
}

static void a_product_has_an_end(void **state)
{
    (void)state;
    Arena a = {0};
    Faults faults = {0};
    Making m = {.a = &a, .path = "x.yaml", .on_fault = keep_fault, .ctx = &faults};
    assert_str(stands_for(&m, NULL, "{a|b|c|d|e|f|g|h}{a|b|c|d|e|f|g|h}{a|b|c|d|e|f|g|h}{a|b|c|d|e|f|g|h}{a|b|c|d|e|f|g|h}"), "refused");
    assert_int_equal(faults.n, 1);
    arena_fini(&a);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_word_with_slots_stands_for_all_that_it_says),
        cmocka_unit_test(a_fault_under_let_is_told_with_its_line),
        cmocka_unit_test(a_product_has_an_end),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
