/* What a thread remembers of words never changes a result: every case of tests/spec, read alone and among others. */
#include "spec_case.h"
#include "opened.h"
#include "ie/analyse.h"
#include "json/json.h"
#include "model/analysis_json.h"
#include <stdlib.h>

typedef VEC(Str) Texts;

/* The texts and sentences of all cases, without what is asked of them. */
static void texts_of(Arena *mem, const char *path, Texts *out)
{
    CaseFile c = case_open(path);
    for (Str line; case_line(&c, &line);) {
        if (!line.n || line.p[0] == ' ' || line.p[0] == '#' || line.p[0] == '@') continue;
        *vec_push(mem, out) = case_text(mem, line.p[0] == '>' ? str_slice(line, 2, line.n) : line);
    }
    case_close(&c);
}

static Texts all_texts(Arena *mem)
{
    PathList paths = {0};
    Texts out = {0};
    Fault f = {0};
    assert_int_equal(fs_walk(mem, "tests/spec", &paths, &f), RC_OK);
    for (uint32_t i = 0; i < paths.n; i++) texts_of(mem, paths.v[i], &out);
    return out;
}

/* The analysis as JSON; the caller frees the bytes. */
static Buf told(Str text, AnalyseMemo *memo)
{
    Arena mem = {0};
    Doc *doc;
    Analysis out;
    Fault f = {0};
    AnalyseOptions opt = {.dct = S("2023-06-15"), .memo = memo};
    assert_int_equal(doc_new(&mem, text, DOC_PLAIN, &doc, &f), RC_OK);
    assert_int_equal(analyse(an, &mem, doc, &opt, &out), RC_OK);
    Buf json = {0};
    JsonOut j = jout_begin(&json, false);
    analysis_write_json(&j, &out, &(AnalysisHeader){.text = doc->text});
    arena_fini(&mem);
    return json;
}

static void compare(Str text, AnalyseMemo *memo)
{
    Buf alone = told(text, NULL), among = told(text, memo);
    if (!str_eq(buf_str(&alone), buf_str(&among)))
        fail_msg(STR_FMT "\nalone " STR_FMT "\namong " STR_FMT, STR_ARG(text), STR_ARG(buf_str(&alone)),
                 STR_ARG(buf_str(&among)));
    buf_fini(&alone);
    buf_fini(&among);
}

static void words_read_before_change_no_text(void **state)
{
    (void)state;
    Arena *mem = arena_new();
    Texts texts = all_texts(mem);
    AnalyseMemo *memo = analyse_memo_new(an);
    assert_true(texts.n > 1000);
    for (uint32_t i = 0; i < texts.n; i++) compare(texts.v[i], memo);
    for (uint32_t i = texts.n; i-- > 0;) compare(texts.v[i], memo);
    analyse_memo_free(memo);
    arena_free(mem);
}

/* The same words with other marks, words and line ends behind them. */
static void the_next_mark_has_its_say(void **state)
{
    (void)state;
    static const char *const behind[] = {"", ".", ",", " ", "!", "(", ")", "\n", " 제안을 받았다.", " 보니 좋았다.", "가", "a",
                                         " the company.", "'s", "-1", "~", " 2020년 3월", "\"", "…"};
    static const char *const words[] = {"면접", "정규직", "합격", "퇴사했다", "입사하기로 했", "팀", "회사를 그만두", "전환",
                                        "졸업하고", "직급", "joined", "the", "I left", "promoted", "started at"};
    AnalyseMemo *memo = analyse_memo_new(an);
    Arena *mem = arena_new();
    for (int round = 0; round < 2; round++)
        for (size_t w = 0; w < COUNT_OF(words); w++)
            for (size_t b = 0; b < COUNT_OF(behind); b++)
                compare(str_fmt(mem, "나는 2019년에 네이버에 %s%s", words[w], behind[b]), memo);
    analyse_memo_free(memo);
    arena_free(mem);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(words_read_before_change_no_text),
        cmocka_unit_test(the_next_mark_has_its_say),
    };
    return cmocka_run_group_tests_name(__FILE__, tests, open_all, close_all);
}
