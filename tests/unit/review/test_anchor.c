/* Words found again in a text that changed: kept, moved, or an orphan; never at a lookalike. */
#include "test.h"
#include "review/anchor.h"
#include <string.h>

enum { OLD = 1, NEW = 2 };

/* The anchor of the nth place (from 1) of the words. */
static TextAnchor at(const char *text, const char *words, int nth)
{
    size_t from = 0, p = 0;
    while (nth-- > 0) {
        p = str_find(str_z(text), str_z(words), from);
        assert_int_not_equal(p, SIZE_MAX);
        from = p + strlen(words);
    }
    return anchor_make(str_z(text), OLD, (Span){(uint32_t)p, (uint32_t)(p + strlen(words))});
}

static AnchorPlace again(const char *old, const char *words, int nth, const char *text)
{
    TextAnchor a = at(old, words, nth);
    return anchor_find(&a, str_z(old), str_z(text), strcmp(old, text) ? NEW : OLD);
}

static void moved_to(const char *old, const char *words, int nth, const char *text, int nth_there)
{
    AnchorPlace p = again(old, words, nth, text);
    TextAnchor there = at(text, words, nth_there);
    if (p.fate != ANCHOR_MOVED || !span_eq(p.span, there.span))
        fail_msg("%s in \"%s\": fate %d at %u, score %.2f", words, text, (int)p.fate, p.span.beg, p.score);
}

static void orphaned(const char *old, const char *words, int nth, const char *text)
{
    AnchorPlace p = again(old, words, nth, text);
    if (p.fate != ANCHOR_ORPHAN) fail_msg("%s in \"%s\" was put at %u, score %.2f", words, text, p.span.beg, p.score);
}

static const char story[] = "2019년 3월에 카카오에 입사했다. 삼 년을 다녔다. 2022년 봄에 퇴사했다.\n그해 가을 네이버에 합격했다.\n";

static void the_same_text_keeps_its_place(void **state)
{
    (void)state;
    assert_int_equal(again(story, "입사", 1, story).fate, ANCHOR_EXACT);
}

static void what_is_put_in_elsewhere_moves_it(void **state)
{
    (void)state;
    moved_to(story, "입사", 1, "이것은 나의 이야기다.\n2019년 3월에 카카오에 입사했다. 삼 년을 다녔다. 2022년 봄에 퇴사했다.\n", 1);
    moved_to(story, "퇴사", 1, "2019년 3월에 카카오에 입사했다. 힘든 날이 많았다. 2022년 봄에 퇴사했다. 그리고 쉬었다.", 1);
    moved_to(story, "합격", 1, "😊 그해 가을 네이버에 합격했다.\n", 1);
}

static void a_little_change_beside_it_does_no_harm(void **state)
{
    (void)state;
    moved_to(story, "입사", 1, "2019년 3월, 카카오에 입사했다. 삼 년을 다녔다. 2022년 봄에 퇴사했다.", 1);
}

/* One letter away, and the opposite: the word itself must be the same. */
static void never_at_a_lookalike(void **state)
{
    (void)state;
    orphaned("2022년 봄에 카카오에서 퇴사했다.", "퇴사", 1, "2022년 봄에 카카오에서 입사했다.");
    orphaned("그해 가을 네이버에 합격했다.", "합격", 1, "그해 가을 네이버에 불합격했다.");
    orphaned("그해 가을 네이버에 불합격했다.", "불합격", 1, "그해 가을 네이버에 합격했다.");
    orphaned("그해 가을 네이버에 합격했다.", "합격", 1, "그해 가을 네이버에 합격하지 못했다.");
    orphaned("이듬해 카카오에 재입사했다.", "입사", 1, "이듬해 카카오에 입사했다.");
    orphaned("I was accepted by the lab.", "accepted", 1, "I was unaccepted by the lab.");
    orphaned(story, "퇴사", 1, "2019년 3월에 카카오에 입사했다. 삼 년을 다녔다. 2022년 봄에 휴직했다. 동생도 그 무렵 퇴사했다.");
}

static void of_two_alike_the_one_left_is_not_known(void **state)
{
    (void)state;
    const char *two = "면접에서 떨어졌다.\n\n면접에서 떨어졌다.\n";
    orphaned(two, "떨어졌", 1, "면접에서 떨어졌다.\n");
    orphaned(two, "떨어졌", 2, "면접에서 떨어졌다.\n");
    moved_to(two, "떨어졌", 2, "일기.\n면접에서 떨어졌다.\n\n면접에서 떨어졌다.\n", 2);
    orphaned("면접에서 떨어졌다.", "떨어졌", 1, "면접에서 떨어졌다. 또 면접에서 떨어졌다.");
}

/* What is around is the same formula everywhere: the words left over are another event. */
static void the_other_of_two_formulas_is_not_it(void **state)
{
    (void)state;
    const char *old = "2015년 3월 카카오에 입사했다. 일은 재미있었다.\n\n그리고 시간이 흘렀다.\n\n"
                      "2018년 5월 네이버에 입사했다. 일은 힘들었다.\n\n그리고 시간이 흘렀다.\n";
    AnchorPlace p = again(old, "입사", 1, "\n그리고 시간이 흘렀다.\n\n2018년 5월 네이버에 입사했다. 일은 힘들었다.\n\n그리고 시간이 흘렀다.\n");
    assert_int_equal(p.fate, ANCHOR_ORPHAN);
    p = again(old, "입사", 2, "\n그리고 시간이 흘렀다.\n\n2018년 5월 네이버에 입사했다. 일은 힘들었다.\n\n그리고 시간이 흘렀다.\n");
    assert_int_equal(p.fate, ANCHOR_MOVED);
}

static void gone_is_an_orphan_with_candidates(void **state)
{
    (void)state;
    Arena mem = {0};
    const char *text = "형은 삼성에 입사했다. 누나는 엘지에 입사했다.";
    TextAnchor a = at(story, "입사", 1);
    orphaned(story, "입사", 1, text);
    AnchorPlaces c = anchor_candidates(&mem, &a, str_z(text), 5);
    assert_int_equal(c.n, 2);
    assert_true(c.v[0].score >= c.v[1].score);
    assert_int_equal(anchor_candidates(&mem, &a, str_z(text), 1).n, 1);
    assert_int_equal(anchor_candidates(&mem, &a, S("아무것도 없다"), 5).n, 0);
    arena_fini(&mem);
}

static void spaces_and_emoji_around_are_counted(void **state)
{
    (void)state;
    moved_to("  \n\n  😊👩‍💻 카카오에  입사했다.", "입사", 1, "제목\n  \n\n  😊👩‍💻 카카오에  입사했다.", 1);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_same_text_keeps_its_place),
        cmocka_unit_test(what_is_put_in_elsewhere_moves_it),
        cmocka_unit_test(a_little_change_beside_it_does_no_harm),
        cmocka_unit_test(never_at_a_lookalike),
        cmocka_unit_test(of_two_alike_the_one_left_is_not_known),
        cmocka_unit_test(the_other_of_two_formulas_is_not_it),
        cmocka_unit_test(gone_is_an_orphan_with_candidates),
        cmocka_unit_test(spaces_and_emoji_around_are_counted),
    };
    return RUN_TESTS(tests);
}
