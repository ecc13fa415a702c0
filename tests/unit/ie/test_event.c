/* What the event passes promise whatever the text: sound results, contradictions told, odd input survived. */
#include "opened.h"
#include "base/buf.h"
#include <stdlib.h>
#include <string.h>

static Arena *mem;
static Doc *doc;
static Analysis result;

static int open_with_mem(void **state)
{
    mem = arena_new();
    return open_all(state);
}

static int close_with_mem(void **state)
{
    arena_free(mem);
    return close_all(state);
}

static void run(Str text)
{
    Fault f = {0};
    AnalyseOptions opt = {.dct = S("2023-06-15")};
    assert_int_equal(doc_new(mem, text, DOC_PLAIN, &doc, &f), RC_OK);
    assert_int_equal(analyse(an, mem, doc, &opt, &result), RC_OK);
    analysis_check(&result, (uint32_t)doc->text.n);
}

static uint32_t count(EventType type)
{
    uint32_t n = 0;
    for (uint32_t i = 0; i < result.events.n; i++) n += result.events.v[i].type == type;
    return n;
}

static bool reported(const char *kind)
{
    for (uint32_t i = 0; i < result.checks.n; i++)
        if (strcmp(result.checks.v[i].kind, kind) == 0) return true;
    return false;
}

static void a_later_mention_is_no_second_event(void **state)
{
    (void)state;
    run(S("2017년 4월에 솔트룩스에 입사했다. 솔트룩스에 입사한 뒤로 많이 배웠다."));
    assert_int_equal(count(EV_JOIN), 1);
    assert_int_equal(result.events.v[0].also.n, 1);
}

static void a_question_of_the_interviewer_is_not_the_author(void **state)
{
    (void)state;
    run(S("Q. 저도 작년에 퇴사했는데 언제 퇴사하셨어요?\n\n2019년 12월에 퇴사했어요.\n"));
    assert_int_equal(count(EV_LEAVE), 1);
}

static void every_event_says_why(void **state)
{
    (void)state;
    run(S("2017년 4월에 카카오에 입사했다. In 2019 I resigned."));
    assert_true(result.events.n > 0);
    for (uint32_t i = 0; i < result.events.n; i++) {
        assert_true(result.events.v[i].why.n > 0);
        assert_true(result.events.v[i].confidence > 0 && result.events.v[i].confidence <= 1);
    }
}

static void every_spell_has_its_evidence(void **state)
{
    (void)state;
    run(S("2013년 3월에 카카오에 입사했다. 2015년에 팀장으로 승진했다. 2016년 10월에 퇴사했다."));
    assert_int_equal(result.positions.n, 2);
    for (uint32_t i = 0; i < result.positions.n; i++) {
        assert_true(result.positions.v[i].evidence.n > 0);
        for (uint32_t k = 0; k < result.positions.v[i].evidence.n; k++)
            assert_true(result.positions.v[i].evidence.v[k] < result.events.n);
    }
}

static void one_certificate_at_two_times_is_reported(void **state)
{
    (void)state;
    run(S("2019년 2월에 정보처리기사를 땄다.\n\n2021년 5월에 정보처리기사를 취득했다.\n"));
    assert_true(reported("date"));
}

static void overlapping_full_time_spells_are_reported(void **state)
{
    (void)state;
    run(S("2015년 1월부터 2018년 12월까지 카카오에서 근무했다.\n\n2016년 1월부터 2017년 12월까지 네이버에서 근무했다.\n"));
    assert_true(reported("overlap"));
}

static void a_sound_career_has_no_contradiction(void **state)
{
    (void)state;
    run(S("2015년 3월에 카카오에 입사했다. 2018년 6월에 퇴사했다. 2018년 9월에 네이버에 입사했다."));
    assert_int_equal(result.checks.n, 0);
}

/* No date that the text does not tell. */
static void nothing_is_dated_without_a_date(void **state)
{
    (void)state;
    run(S("카카오에 입사했다. 팀장으로 승진했다. 퇴사했다."));
    for (uint32_t i = 0; i < result.events.n; i++) assert_int_equal(result.events.v[i].date.n, 0);
}

static void odd_text_is_a_smaller_result(void **state)
{
    (void)state;
    static const char *const odd[] = {
        "", "퇴사", "안 갔다", "못", "되", "ㅋㅋㅋ 퇴사 ㅠㅠ", "\x1b[31m퇴사했다\x1b[0m", "입사(", "입사~", "(((((((입사했다", "안 안 안 안 갔다",
        "Q", "Q.", "a", "I", "laid off", "퇴사하지 않지 않지 않지 않지 않았다", "2023년 2023년 2023년 입사", "「퇴사」", "입사\n\n\n퇴사\n",
    };
    for (size_t i = 0; i < COUNT_OF(odd); i++) run(str_z(odd[i]));
}

static void one_line_of_a_megabyte_is_read(void **state)
{
    (void)state;
    Buf b = {0};
    while (b.n < 1 << 20) buf_add(&b, S("2019년 3월에 네이버에 지원했지만 서류에서 떨어졌고 친구는 붙었다 "));
    run((Str){b.p, b.n});
    buf_fini(&b);
    assert_true(result.events.n > 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_later_mention_is_no_second_event),
        cmocka_unit_test(a_question_of_the_interviewer_is_not_the_author),
        cmocka_unit_test(every_event_says_why),
        cmocka_unit_test(every_spell_has_its_evidence),
        cmocka_unit_test(one_certificate_at_two_times_is_reported),
        cmocka_unit_test(overlapping_full_time_spells_are_reported),
        cmocka_unit_test(a_sound_career_has_no_contradiction),
        cmocka_unit_test(nothing_is_dated_without_a_date),
        cmocka_unit_test(odd_text_is_a_smaller_result),
        cmocka_unit_test(one_line_of_a_megabyte_is_read),
    };
    return cmocka_run_group_tests_name(__FILE__, tests, open_with_mem, close_with_mem);
}
