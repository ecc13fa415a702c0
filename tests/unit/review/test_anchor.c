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
    Arena mem = {0};
    PlainText then = plain_text(&mem, str_z(old)), now = plain_text(&mem, str_z(text));
    AnchorPlace p = anchor_find(&a, &then, &now, strcmp(old, text) ? NEW : OLD);
    arena_fini(&mem);
    return p;
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
    orphaned("In May I joined the lab again.", "joined", 1, "In May I re-joined the lab again.");
    orphaned("Then they have left the lab.", "they", 1, "Then they’d have left the lab.");
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

/* The one was taken away; the other, much like it, was another place all along. */
static void a_place_that_was_another_before_is_not_it(void **state)
{
    (void)state;
    orphaned("이 블로그의 다른 글\n- 창업은 절대 안 한다 (2021.06.03)\n- 마케터 일 년 차\n\n정정 다섯째.\n- \"창업은 절대 안 한다\" (2021.6.3)\n- 마케터였다.",
             "절대", 1, "정정 다섯째.\n- \"창업은 절대 안 한다\" (2021.6.3)\n- 마케터였다. 그리고 절대.");
}

static void gone_is_an_orphan_with_candidates(void **state)
{
    (void)state;
    Arena mem = {0};
    const char *text = "형은 삼성에 입사했다. 누나는 엘지에 입사했다.";
    TextAnchor a = at(story, "입사", 1);
    orphaned(story, "입사", 1, text);
    PlainText now = plain_text(&mem, str_z(text)), nothing = plain_text(&mem, S("아무것도 없다"));
    AnchorPlaces c = anchor_candidates(&mem, &a, &now, 5);
    assert_int_equal(c.n, 2);
    assert_true(c.v[0].score >= c.v[1].score);
    assert_int_equal(anchor_candidates(&mem, &a, &now, 1).n, 1);
    assert_int_equal(anchor_candidates(&mem, &a, &nothing, 5).n, 0);
    arena_fini(&mem);
}

static void spaces_and_emoji_around_are_counted(void **state)
{
    (void)state;
    moved_to("  \n\n  😊👩‍💻 카카오에  입사했다.", "입사", 1, "제목\n  \n\n  😊👩‍💻 카카오에  입사했다.", 1);
}

/* What an editor, a copy to another system or a file system changes without its writer: nothing of it is lost. */
static void rewritten_but_not_changed(void **state)
{
    (void)state;
    const char *composed = "카카오에 입사했다. \n그 뒤 나는 입사했다.\n", *apart =
        "\u110f\u1161\u110f\u1161\u110b\u1169\u110b\u1166 \u110b\u1175\u11b8\u1109\u1161\u1112\u1162\u11bb\u1103\u1161. \n"
        "\u1100\u1173 \u1103\u1171 \u1102\u1161\u1102\u1173\u11ab \u110b\u1175\u11b8\u1109\u1161\u1112\u1162\u11bb\u1103\u1161.\n";
    const char *apart_word = "\u110b\u1175\u11b8\u1109\u1161";
    for (int nth = 1; nth <= 2; nth++) {                 /* two that only what stands around tells apart */
        AnchorPlace here = again(composed, "입사", nth, apart);
        assert_int_equal(here.fate, ANCHOR_MOVED);
        assert_true(span_eq(here.span, at(apart, apart_word, nth).span));
        here = again(apart, apart_word, nth, composed);
        assert_int_equal(here.fate, ANCHOR_MOVED);
        assert_true(span_eq(here.span, at(composed, "입사", nth).span));
    }
    moved_to(composed, "입사", 2, "카카오에 입사했다.\r\n그 뒤 나는 입사했다.\r\n", 2);
    moved_to("가.\r\n입사했다.\r\n입사했다.\r\n", "입사했다.", 2, "가.\n입사했다.\n입사했다.", 2);
    moved_to(composed, "입사", 1, "\uFEFF카카오에 입사했다.\n그 뒤 나는 입사했다.   \n\n\n", 1);
    moved_to("면접에서 떨어졌다.\n\n면접에서 떨어졌다.\n", "떨어졌", 1, "면접에서 떨어졌다.\t\n  \n면접에서 떨어졌다.", 1);
    /* With a change besides, and across a line end. */
    moved_to(story, "입사", 1, "이것은 나의 이야기다.\r\n2019년 3월에 카카오에 입사했다. 삼 년을 다녔다. 2022년 봄에 퇴사했다.\r\n", 1);
    AnchorPlace p = again("입사\r\n했다. 그랬다.", "입사\r\n했다", 1, "입사\n했다. 그랬다.");
    assert_int_equal(p.fate, ANCHOR_MOVED);
    assert_true(span_eq(p.span, at("입사\n했다. 그랬다.", "입사\n했다", 1).span));
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
        cmocka_unit_test(a_place_that_was_another_before_is_not_it),
        cmocka_unit_test(gone_is_an_orphan_with_candidates),
        cmocka_unit_test(spaces_and_emoji_around_are_counted),
        cmocka_unit_test(rewritten_but_not_changed),
    };
    return RUN_TESTS(tests);
}
