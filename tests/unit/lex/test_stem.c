/* Stems: what a word given as one yields, of every way that Korean verbs bend. */
#include "lex_test.h"
#include "compile_int.h"

static Lex *built_in(void)
{
    Lex *lex;
    assert_int_equal(lex_open(NULL, NULL, NULL, &lex, NULL), RC_OK);
    return lex;
}

static Str forms(Making *m, uint32_t flags, const char *stem)
{
    StemForms f;
    Str s = S("");
    assert_true(stem_is(str_z(stem)));
    if (!stem_forms(m, flags, str_z(stem), 7, &f)) return S("refused");
    for (uint32_t i = 0; i < f.n; i++)
        s = str_fmt(m->a, STR_FMT "%s" STR_FMT, STR_ARG(s), i ? " " : "", STR_ARG(f.v[i].text));
    return s;
}

typedef struct Yields { const char *stem, *forms; } Yields;

/* Written out by hand from 한글 맞춤법 and 표준국어대사전. */
static const Yields words[] = {
    {"받~", "받"}, {"벗~", "벗"}, {"없~", "없"}, {"잡~", "잡"}, {"닫~", "닫"}, {"좋~", "좋"},              /* regular, closed */
    {"가~", "가 간 갈 감 갑 갔"}, {"서~", "서 선 설 섬 섭 섰"}, {"켜~", "켜 켠 켤 켬 켭 켰"},            /* swallowed */
    {"내~", "내 낸 낼 냄 냅 냈"}, {"떼~", "떼 뗀 뗄 뗌 뗍 뗐"},
    {"나오~", "나오 나온 나올 나옴 나옵 나와 나왔"}, {"바꾸~", "바꾸 바꾼 바꿀 바꿈 바꿉 바꿔 바꿨"},       /* grown together */
    {"마치~", "마치 마친 마칠 마침 마칩 마쳐 마쳤"}, {"되~", "되 된 될 됨 됩 돼 됐"},
    {"뛰~", "뛰 뛴 뛸 뜀 뜁"}, {"띄~", "띄 띈 띌 띔 띕"},                                                   /* kept apart */
    {"하~", "하 한 할 함 합 해 했"}, {"지원하~", "지원하 지원한 지원할 지원함 지원합 지원해 지원했"},
    {"쓰~", "쓰 쓴 쓸 씀 씁 써 썼"}, {"모자를 쓰~", "모자를 쓰 모자를 쓴 모자를 쓸 모자를 씀 모자를 씁 모자를 써 모자를 썼"},
    {"모으~", "모으 모은 모을 모음 모읍 모아 모았"}, {"치르~", "치르 치른 치를 치름 치릅 치러 치렀"},
    {"따르~", "따르 따른 따를 따름 따릅 따라 따랐"}, {"들르~", "들르 들른 들를 들름 들릅 들러 들렀"},
    {"푸~", "푸 푼 풀 품 풉 퍼 펐"}, {"놓~", "놓 놔 놨"}, {"이~", "이 인 일 임 입 여 였"},
    {"들~", "들 드 든 듦 듭"}, {"만들~", "만들 만드 만든 만듦 만듭"}, {"살~", "살 사 산 삶 삽"},             /* ㄹ */
    {"돕~", "돕 도우 도운 도울 도움 도와 도왔"}, {"눕~", "눕 누우 누운 누울 누움 누워 누웠"},                 /* ㅂ */
    {"어렵~", "어렵 어려우 어려운 어려울 어려움 어려워 어려웠"},
    {"짓~", "짓 지으 지은 지을 지음 지어 지었"}, {"낫~", "낫 나으 나은 나을 나음 나아 나았"},                 /* ㅅ */
    {"걷~", "걷 걸으 걸은 걸을 걸음 걸어 걸었"}, {"깨닫~", "깨닫 깨달으 깨달은 깨달을 깨달음 깨달아 깨달았"}, /* ㄷ */
    {"흐르~", "흐르 흐른 흐를 흐름 흐릅 흘러 흘렀"}, {"오르~", "오르 오른 오를 오름 오릅 올라 올랐"},         /* 르 */
    {"이르~", "이르 이른 이를 이름 이릅 이르러 이르렀"},                                                      /* 러 */
    {"그렇~", "그렇 그러 그런 그럴 그럼 그래 그랬"}, {"까맣~", "까맣 까마 까만 까말 까맘 까매 까맸"},         /* ㅎ */
    {"허옇~", "허옇 허여 허연 허열 허염 허예 허옜"},
    {"abc~", "refused"}, {"끝.~", "refused"},
};

static void a_stem_yields_what_its_endings_make_of_it(void **state)
{
    (void)state;
    Arena a = {0};
    Faults faults = {0};
    Making m = {.a = &a, .below = built_in(), .path = "x.yaml", .on_fault = keep_fault, .ctx = &faults};
    for (size_t i = 0; i < COUNT_OF(words); i++) {
        if (!str_eq_z(forms(&m, 0, words[i].stem), words[i].forms))
            fail_msg("%s: " STR_FMT, words[i].stem, STR_ARG(forms(&m, 0, words[i].stem)));
    }
    assert_int_equal(faults.n, 2);
    assert_int_equal(faults.first.line, 7);
    lex_close((Lex *)m.below);
    arena_fini(&a);
}

/* Over jamo an ending that grows into the syllable stands behind the stem all the same. */
static void over_jamo_only_other_vowels_and_finals_count(void **state)
{
    (void)state;
    static const Yields jamo_words[] = {
        {"나오~", "나오 나와"}, {"가~", "가"}, {"하~", "하 해"}, {"만들~", "만들 만드"}, {"짓~", "짓 지으 지어"}, {"받~", "받"},
        {"흐르~", "흐르 흘러"}, {"놓~", "놓 놔"},
    };
    Arena a = {0};
    Making m = {.a = &a, .below = built_in(), .path = "x.yaml"};
    for (size_t i = 0; i < COUNT_OF(jamo_words); i++)
        if (!str_eq_z(forms(&m, BOOK_JAMO, jamo_words[i].stem), jamo_words[i].forms))
            fail_msg("%s", jamo_words[i].stem);
    lex_close((Lex *)m.below);
    arena_fini(&a);
}

static void a_book_is_read_with_the_stems_of_its_own_files(void **state)
{
    (void)state;
    /* Wherever the book of stems stands. */
    World *w = world("- {book: t, entries: [{w: [굽~, 썰~, 쓰~, 뱁~], c: x}, {w: 구워, c: y}]}\n"
                     "- {book: stem, entries: [{w: 굽, c: p}, {w: 뱁, c: regular, eo: 배}]}\n");
    const Yields found[] = {{"굽는", "1:x"}, {"구우면", "2:x"}, {"구웠다", "2:x"}, {"구워", "2:x y"}, {"써", "1:x"},
                            {"썰고", "1:x"}, {"뱄다", "1:x"}, {"구", ""}};
    for (size_t i = 0; i < COUNT_OF(found); i++) assert_str(longest(w, "t", found[i].stem), found[i].forms);
    world_free(w);
}

static void a_user_s_stems_bend_as_the_built_in_book_says(void **state)
{
    (void)state;
    World *w = world("- {book: t, entries: [{w: 가나, c: x}]}\n- {book: stem, entries: [{w: 짓, c: s}]}\n");
    world_file(w, "mine.yaml", "- {book: t, entries: [{w: 글을 짓~, c: y}]}\n- {book: stem, entries: [{w: 글을 굽, c: p}]}\n"
                               "- {book: t, entries: [{w: 글을 굽~, c: z}]}\n");
    world_open(w, true);
    assert_int_equal(w->faults.n, 0);
    assert_str(longest(w, "t", "글을 지었다"), "5:y");
    assert_str(longest(w, "t", "글을 구워서"), "5:z");
    world_free(w);
}

static void a_book_that_keeps_its_words_tells_them_with_the_entry(void **state)
{
    (void)state;
    World *w = world("- {book: stem, entries: [{w: 하, c: regular, eo: 해}]}\n"
                     "- {book: t, keep: words, entries: [{w: [은, 는, 가~], c: x, a: 1}, {w: 나, c: y}]}\n"
                     "- {book: u, entries: [{w: 나, c: y}]}\n");
    const LexBook *t = lex_book(w->lex, "t"), *u = lex_book(w->lex, "u");
    Sym keeps = lex_sym(w->lex, "words");
    assert_str(lex_attr_str(t, lex_entry(t, 0), keeps), "은|는|가|간|갈|감|갑|갔");
    assert_int_equal(lex_attr_num(lex_entry(t, 0), lex_sym(w->lex, "a"), 0), 1);
    assert_null(lex_attr(lex_entry(u, 0), keeps));
    assert_str(longest(w, "t", "는"), "1:x");
    world_free(w);
}

static void a_stem_that_cannot_bend_so_is_refused(void **state)
{
    (void)state;
    static const char *const yaml[] = {
        "- {book: stem, entries: [{w: 받, c: p}]}\n- {book: t, entries: [{w: 받~}]}\n",
        "- {book: stem, entries: [{w: 르, c: reu}]}\n- {book: t, entries: [{w: 르~}]}\n",
        "- {book: stem, entries: [{w: 좋, c: h}]}\n- {book: t, entries: [{w: 좋~}]}\n",
        "- {book: stem, entries: [{w: 좋, c: odd}]}\n- {book: t, entries: [{w: 좋~}]}\n",
    };
    for (size_t i = 0; i < COUNT_OF(yaml); i++) {
        World *w = world_new();
        if (world_compile(w, yaml[i]) != RC_SYNTAX) fail_msg("compiled: %s", yaml[i]);
        assert_int_equal(w->faults.first.line, 2);
        assert_non_null(strstr(w->faults.first.detail, "bends"));
        world_free(w);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_stem_yields_what_its_endings_make_of_it),
        cmocka_unit_test(over_jamo_only_other_vowels_and_finals_count),
        cmocka_unit_test(a_book_is_read_with_the_stems_of_its_own_files),
        cmocka_unit_test(a_user_s_stems_bend_as_the_built_in_book_says),
        cmocka_unit_test(a_book_that_keeps_its_words_tells_them_with_the_entry),
        cmocka_unit_test(a_stem_that_cannot_bend_so_is_refused),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
