/* The small pure parts: line editor, fuzzy match, lists, layout, soft wrap. */
#include "test.h"
#include "ui/fuzzy.h"
#include "ui/layout.h"
#include "ui/lineedit.h"
#include "ui/list.h"
#include "ui/rank.h"
#include "ui/typing.h"
#include "ui/wrap.h"
#include "uni/width.h"
#include <string.h>

/* ------------------------------------------------------------------ line editor */

static void hangul_is_typed_and_taken_back_whole(void **state)
{
    (void)state;
    LineEdit e;
    line_set(&e, S("역할"));
    assert_true(line_insert(&e, ':'));
    assert_true(line_insert(&e, 0xBC31));
    assert_str(line_str(&e), "역할:백");
    assert_true(line_backspace(&e));
    assert_str(line_str(&e), "역할:");
    line_left(&e);
    line_left(&e);
    assert_true(line_delete(&e));
    assert_str(line_str(&e), "역:");
}

static void decomposed_syllable_is_one_step(void **state)
{
    (void)state;
    LineEdit e;
    line_set(&e, S("a\xE1\x84\x92\xE1\x85\xA1\xE1\x86\xAB"));         /* a + 한 as jamo */
    line_left(&e);
    assert_int_equal(e.caret, 1);
    line_end(&e);
    assert_true(line_backspace(&e));
    assert_str(line_str(&e), "a");
}

static void controls_are_refused_and_length_bounded(void **state)
{
    (void)state;
    LineEdit e;
    line_set(&e, S(""));
    assert_false(line_insert(&e, 0x1B));
    assert_false(line_insert(&e, 0x9B));
    assert_false(line_backspace(&e));
    for (int i = 0; i < 3000; i++) line_insert(&e, 0xAC00);
    assert_true(e.n < LINE_EDIT_MAX);
    assert_int_equal(e.n % 3, 0);
}

static void caret_column_is_the_width_before_it(void **state)
{
    (void)state;
    LineEdit e;
    line_set(&e, S("한국어 abc"));
    size_t beg, col;
    line_window(&e, 40, &beg, &col);
    assert_int_equal(beg, 0);
    assert_int_equal(col, 10);
    line_window(&e, 6, &beg, &col);                              /* scrolled: never cut in a syllable */
    assert_true(col < 6);
    assert_int_equal(col, uni_cols((Str){e.text + beg, e.caret - beg}));
    line_home(&e);
    line_window(&e, 6, &beg, &col);
    assert_int_equal(col, 0);
}

static void words_are_killed_back_to_the_blank(void **state)
{
    (void)state;
    LineEdit e;
    line_set(&e, S("role:개발 year:2021"));
    assert_true(line_kill_word(&e));
    assert_str(line_str(&e), "role:개발 ");
    line_word_left(&e);
    assert_int_equal(e.caret, 0);
    line_word_right(&e);
    assert_true(line_kill_end(&e));
    assert_str(line_str(&e), "role:개발");
}

/* ------------------------------------------------------------------ fuzzy */

static void initials_fit_syllables(void **state)
{
    (void)state;
    assert_true(fuzzy_score(S("ㅂㅇㄷ"), S("백엔드 개발자")) > 0);
    assert_true(fuzzy_score(S("ㄱㅂㅈ"), S("백엔드 개발자")) > 0);
    assert_int_equal(fuzzy_score(S("ㅂㄱㅎ"), S("백엔드 개발자")), 0);
    assert_true(fuzzy_score(S("ㅂ엔"), S("백엔드")) > 0);
}

static void a_syllable_being_typed_fits(void **state)
{
    (void)state;
    assert_true(fuzzy_score(S("배"), S("백엔드")) > 0);
    assert_int_equal(fuzzy_score(S("백"), S("배움")), 0);
}

static void initials_and_syllables_mix(void **state)
{
    (void)state;
    assert_true(fuzzy_score(S("ㅂ엔드"), S("백엔드 개발자")) > 0);
    assert_true(fuzzy_score(S("백ㅇㄷ"), S("백엔드 개발자")) > 0);
    assert_true(fuzzy_score(S("ㄷㅇㅌ 분ㅅ"), S("데이터 분석가")) > 0);
    assert_int_equal(fuzzy_score(S("ㅂ앤드"), S("백엔드")), 0);
    assert_true(fuzzy_score(S("ㅂㅇㄷ"), S("\xE1\x84\x87\xE1\x85\xA2\xE1\x86\xA8\xE1\x84\x8B\xE1\x85\xA6\xE1\x86\xAB"
                                        "\xE1\x84\x83\xE1\x85\xB3")) > 0);      /* a name in NFD */
}

/* What an input method makes of 개발 on the way, and of two initials in a row. */
static void finals_may_be_the_next_initial(void **state)
{
    (void)state;
    assert_true(fuzzy_score(S("갭"), S("개발자")) > 0);
    assert_true(fuzzy_score(S("데잍"), S("데이터 분석가")) > 0);
    assert_true(fuzzy_score(S("값"), S("갑상선")) > 0);
    assert_true(fuzzy_score(S("ㄳ"), S("검사")) > 0);
    assert_true(fuzzy_score(S("ㅄ"), S("변호사 부속")) > 0);
    assert_int_equal(fuzzy_score(S("갭발"), S("개발자")), 0);                     /* only the last syllable is unfinished */
}

static void initials_of_words_come_before_scattered_letters(void **state)
{
    (void)state;
    assert_true(fuzzy_score(S("be"), S("Backend Engineer")) > fuzzy_score(S("be"), S("Lab supervisor, retired")));
    assert_true(fuzzy_score(S("pm"), S("Product Manager")) > fuzzy_score(S("pm"), S("Programme")));
    assert_true(fuzzy_score(S("kbnts"), S("kubernetes")) > 0);
    /* Of what begins alike none is better for being short; what is typed whole is. */
    assert_int_equal(fuzzy_score(S("데"), S("데이터 분석가")), fuzzy_score(S("데"), S("데미 셰프")));
    assert_true(fuzzy_score(S("교사"), S("교사")) > fuzzy_score(S("교사"), S("교사 연수")));
    assert_true(fuzzy_score(S("백엔드개발자"), S("백엔드 개발자")) > fuzzy_score(S("백엔드개발자"), S("백엔드 웹 개발자")));
}

static bool one_name(const void *ctx, uint32_t row, uint32_t k, Str *name)
{
    *name = str_z(((const char *const *)ctx)[row]);
    return k == 0;
}

static void rows_come_best_first_and_equals_in_their_order(void **state)
{
    (void)state;
    const char *const names[] = {"웹 개발자", "간호사", "개발자", "개발부", "교사"};
    Arena a = {0};
    Rank r;
    rank_room(&a, &r, COUNT_OF(names));
    assert_int_equal(r.n, 5);
    rank_by(&r, S("개발"), one_name, names);
    assert_int_equal(r.n, 3);
    assert_int_equal(r.v[0], 2);
    assert_int_equal(r.v[1], 3);
    assert_int_equal(r.v[2], 0);
    rank_by(&r, S(""), one_name, names);
    assert_int_equal(r.n, 5);
    assert_int_equal(r.v[4], 4);
    arena_fini(&a);
}

/* ------------------------------------------------------------------ the term being typed */

static void the_term_under_the_caret_is_told(void **state)
{
    (void)state;
    Typing t = typing_at(S("role:a -기술:b,\"c d"), sizeof "role:a -기술:b,\"c d" - 1);
    assert_int_equal(t.term, 7);
    assert_int_equal(t.field, Q_SKILL);
    assert_true(t.negated && t.quoted);
    assert_str(t.word, "c d");
    t = typing_at(S("role:a 백엔"), 6);                            /* the caret stands behind a */
    assert_int_equal(t.field, Q_ROLE);
    assert_str(t.word, "a");
    t = typing_at(S("-백엔"), sizeof "-백엔" - 1);
    assert_int_equal(t.field, -1);
    assert_str(t.word, "백엔");
}

static void what_cannot_be_meant_yet_is_not_counted(void **state)
{
    (void)state;
    static const char *const cases[][2] = {
        {"role:a ye", "role:a "}, {"role:a year:", "role:a "}, {"role:a year:20", "role:a "}, {"year:2021..", "year:2021.."},
        {"year:2021..20", ""}, {"year:2021", "year:2021"}, {"type:join,lea", "type:join"}, {"type:join", "type:join"},
        {"type:jx", "type:jx"}, {"사", ""}, {"역할:", ""}, {"a \"b c", "a \"b c\""}, {"a \"", "a "}, {"a -", "a "},
        {"kakao", "kakao"}, {"lang:k", ""}, {"skill:sql,", "skill:sql,"}, {"role:a 역할:ㄷㅇㅌ", "role:a "}, {"ㅂ엔", ""},
    };
    Arena a = {0};
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        Str got = typing_settled(&a, str_z(cases[i][0]), strlen(cases[i][0]));
        if (!str_eq_z(got, cases[i][1])) fail_msg("\"%s\": \"%.*s\", want \"%s\"", cases[i][0], STR_ARG(got), cases[i][1]);
    }
    assert_str(typing_settled(&a, S("ye role:a"), 2), "ye role:a");
    arena_fini(&a);
}

static void the_better_place_wins(void **state)
{
    (void)state;
    assert_true(fuzzy_score(S("data"), S("Data analyst")) > fuzzy_score(S("data"), S("big data")));
    assert_true(fuzzy_score(S("ml"), S("ml engineer")) > fuzzy_score(S("ml"), S("mobile")));
    assert_true(fuzzy_score(S("개발"), S("개발자")) > fuzzy_score(S("개발"), S("백엔드 개발자")));
    assert_int_equal(fuzzy_score(S("xyz"), S("개발자")), 0);
    assert_int_equal(fuzzy_score(S(""), S("개발자")), 1);
}

/* ------------------------------------------------------------------ lists */

static void selection_stays_in_sight(void **state)
{
    (void)state;
    List l = {0};
    list_fit(&l, 100, 10);
    list_to(&l, 55);
    assert_true(l.sel == 55 && l.top <= 55 && l.top + l.rows > 55);
    list_fit(&l, 100, 3);
    assert_true(l.top <= 55 && l.top + 3 > 55);
    list_fit(&l, 20, 3);
    assert_int_equal(l.sel, 19);
    list_fit(&l, 0, 3);
    assert_int_equal(l.sel, 0);
    assert_int_equal(l.top, 0);
    list_move(&l, 5);
    assert_int_equal(l.sel, 0);
}

static void pages_and_wheel_stop_at_the_ends(void **state)
{
    (void)state;
    List l = {0};
    list_fit(&l, 25, 10);
    list_page(&l, 1, false);
    assert_int_equal(l.sel, 9);
    list_page(&l, 9, false);
    assert_int_equal(l.sel, 24);
    assert_int_equal(l.top, 15);
    list_scroll(&l, -100);
    assert_int_equal(l.top, 0);
    assert_int_equal(l.sel, 9);
}

/* ------------------------------------------------------------------ layout */

/* The main view is the pane itself where it can be one; borders are moved about, too far as well. */
static Layout layout_of(int cols, int rows, PaneId focus)
{
    LayoutWish w = {cols, rows, focus, pane_is_main(focus) ? focus : PANE_TIME, rows % 5 == 0, {0}};
    for (int i = 0; i < SPLIT_COUNT; i++) w.shift[i] = (cols * 7 + rows * 3 + i * 11) % 97 - 48;
    return layout_make(&w);
}

static void no_two_panes_share_a_cell(void **state)
{
    (void)state;
    static unsigned char cell[400][120];
    for (int cols = 1; cols < 260; cols += 3)
        for (int rows = 1; rows < 80; rows += 1)
            for (int focus = 0; focus < PANE_COUNT; focus++) {
                Layout l = layout_of(cols, rows, (PaneId)focus);
                memset(cell, 0, sizeof cell);
                for (int p = 0; p < PANE_COUNT; p++) {
                    Box b = l.pane[p];
                    if (!box_shown(b)) continue;
                    assert_true(b.x >= 0 && b.y >= 0 && b.x + b.w <= cols && b.y + b.h <= rows);
                    for (int x = b.x; x < b.x + b.w; x++)
                        for (int y = b.y; y < b.y + b.h; y++) assert_int_equal(cell[x][y]++, 0);
                }
                if (rows >= 3) assert_true(box_shown(l.pane[focus]));
            }
}

static void the_focused_pane_is_made_wider(void **state)
{
    (void)state;
    static const int sizes[][2] = {{110, 30}, {120, 36}, {150, 40}, {200, 60}, {80, 24}};
    for (size_t i = 0; i < COUNT_OF(sizes); i++)
        for (int main = 0; main < PANE_COUNT; main++)
            for (int p = 0; p < PANE_COUNT; p++) {
                if (!pane_is_main((PaneId)main)) continue;
                LayoutWish w = {sizes[i][0], sizes[i][1], (PaneId)p, (PaneId)main, false, {0}}, first = w;
                Layout was = layout_make(&w);
                if (!box_shown(was.pane[p])) continue;
                assert_int_equal(layout_widen(&w, (PaneId)p, 2), was.many);
                if (was.many) assert_int_equal(layout_make(&w).pane[p].w, was.pane[p].w + 2);
                for (int k = 0; k < 200; k++) (void)layout_widen(&w, (PaneId)p, 2);
                int widest = layout_make(&w).pane[p].w;
                (void)layout_widen(&w, (PaneId)p, -2);
                if (was.many) assert_int_equal(layout_make(&w).pane[p].w, widest - 2);
                assert_int_equal(first.shift[0], 0);
            }
}

static void the_focused_pane_is_made_taller(void **state)
{
    (void)state;
    static const int sizes[][2] = {{80, 24}, {120, 36}, {200, 60}, {110, 16}};
    for (size_t i = 0; i < COUNT_OF(sizes); i++)
        for (int main = 0; main < PANE_COUNT; main++)
            for (int p = 0; p < PANE_COUNT; p++) {
                if (!pane_is_main((PaneId)main)) continue;
                LayoutWish w = {sizes[i][0], sizes[i][1], (PaneId)p, (PaneId)main, false, {0}};
                Layout was = layout_make(&w);
                if (!box_shown(was.pane[p]) || !layout_heighten(&w, (PaneId)p, -1)) continue;
                assert_int_equal(layout_make(&w).pane[p].h, was.pane[p].h - 1);
                for (int k = 0; k < 99; k++) (void)layout_heighten(&w, (PaneId)p, 1);
                int tallest = layout_make(&w).pane[p].h;
                assert_true(tallest >= was.pane[p].h && tallest < sizes[i][1]);
                for (int k = 0; k < 99; k++) (void)layout_heighten(&w, (PaneId)p, -1);
                assert_in_range(layout_make(&w).pane[p].h, 3, 6);
            }
}

/* Where it was put on a large screen is too far for a small one: there it goes on from where it stands. */
static void a_border_that_stands_short_moves_at_once(void **state)
{
    (void)state;
    LayoutWish w = {300, 36, PANE_REVIEW, PANE_REVIEW, false, {0}};
    w.cols = 170;
    for (int k = 0; k < 99; k++) (void)layout_widen(&w, PANE_REVIEW, 2);
    w.cols = 121;
    int most = layout_make(&w).pane[PANE_REVIEW].w;
    assert_true(layout_widen(&w, PANE_REVIEW, -2));
    assert_int_equal(layout_make(&w).pane[PANE_REVIEW].w, most - 2);
}

static void a_border_goes_where_it_is_dragged(void **state)
{
    (void)state;
    LayoutWish w = {200, 60, PANE_TIME, PANE_TIME, false, {0}};
    for (int i = 0; i < layout_make(&w).n_edge; i++) {
        Layout l = layout_make(&w);
        Box e = l.edge[i].box;
        assert_int_equal(layout_edge_at(&l, e.x, e.y), i);
        layout_edge_to(&w, i, e.x + 5, e.y - 4);
        Box to = layout_make(&w).edge[i].box;
        assert_int_equal(to.x - e.x, e.h > 1 ? 5 : 0);
        assert_int_equal(to.y - e.y, e.h > 1 ? 0 : -4);
    }
}

static void sizes_choose_the_panes(void **state)
{
    (void)state;
    Layout l = layout_make(&(LayoutWish){80, 24, PANE_TIME, PANE_TIME, false, {0}});
    assert_false(l.many);
    assert_int_equal(l.strip.h, 3);
    assert_false(box_shown(l.pane[PANE_DOCS]));
    l = layout_make(&(LayoutWish){120, 36, PANE_TEXT, PANE_TIME, false, {0}});
    assert_true(l.many && box_shown(l.pane[PANE_DOCS]) && box_shown(l.pane[PANE_DETAIL]));
    assert_int_equal(layout_beside(&l, PANE_TEXT, -1), PANE_DOCS);
    assert_int_equal(layout_beside(&l, PANE_DOCS, -1), PANE_DOCS);
    l = layout_make(&(LayoutWish){120, 36, PANE_TEXT, PANE_TIME, true, {0}});
    assert_int_equal(l.pane[PANE_TEXT].w, 120);
    l = layout_make(&(LayoutWish){20, 5, PANE_DOCS, PANE_TIME, false, {0}});
    assert_true(l.pane[PANE_DOCS].h >= 3);
}

/* ------------------------------------------------------------------ wrap */

static const char *TEXT = "나는 개발자가 되었다. 그리고 떠났다.\n\n끝";

static void rows_break_between_words(void **state)
{
    (void)state;
    Arena a = {0};
    Doc *d;
    WrapText w;
    assert_int_equal(doc_new(&a, str_z(TEXT), DOC_PLAIN, &d, NULL), RC_OK);
    wrap_open(&a, d, &w);
    WrapRow rows[WRAP_ROWS_MAX];
    assert_int_equal(wrap_rows(&w, 0, 14, rows), 3);
    assert_str(str_trim(str_slice(w.text, rows[0].beg, rows[0].end)), "나는 개발자가");
    assert_str(str_trim(str_slice(w.text, rows[1].beg, rows[1].end)), "되었다. 그리고");
    assert_str(str_trim(str_slice(w.text, rows[2].beg, rows[2].end)), "떠났다.");
    arena_fini(&a);
}

static void every_byte_has_its_row(void **state)
{
    (void)state;
    Arena a = {0};
    Doc *d;
    WrapText w;
    assert_int_equal(doc_new(&a, str_z(TEXT), DOC_PLAIN, &d, NULL), RC_OK);
    wrap_open(&a, d, &w);
    WrapRow rows[WRAP_ROWS_MAX];
    for (int cols = 2; cols < 30; cols++) {
        WrapPos p = {0, 0};
        for (uint32_t byte = 0; byte < d->text.n; byte++) {
            p = wrap_at(&w, byte, cols);
            wrap_rows(&w, p.unit, cols, rows);
            assert_true(rows[p.row].beg <= byte);
        }
        int moved;
        wrap_move(&w, (WrapPos){0, 0}, 1000, cols, &moved);
        WrapPos back = wrap_move(&w, p, -1000, cols, NULL);
        assert_int_equal(back.unit + back.row, 0);
        assert_true(moved > 0);
    }
    arena_fini(&a);
}

static void a_row_is_never_wider_than_asked(void **state)
{
    (void)state;
    Arena a = {0};
    Doc *d;
    WrapText w;
    /* controls, a bidi override, decomposed Hangul, an emoji sequence and a word longer than any row */
    Str odd = S("a\x01\x1B[31m b\xE2\x80\xAE"
                "c \xE1\x84\x92\xE1\x85\xA1\xE1\x86\xAB\xE1\x84\x80\xE1\x85\xAE\xE1\x86\xA8 "
                "👩‍💻👍🏽 e\xCC\x81 가나다라마바사아자차카타파하 \t탭");
    assert_int_equal(doc_new(&a, odd, DOC_PLAIN, &d, NULL), RC_OK);
    wrap_open(&a, d, &w);
    WrapRow rows[WRAP_ROWS_MAX];
    for (int cols = 2; cols < 40; cols++) {
        uint32_t n = wrap_rows(&w, 0, cols, rows);
        for (uint32_t i = 0; i < n; i++) {
            Str row = str_trim(str_slice(w.text, rows[i].beg, rows[i].end));
            assert_true(uni_cols(uni_visible(&a, row)) <= (size_t)cols);
        }
        assert_int_equal(rows[n - 1].end, d->text.n);
    }
    arena_fini(&a);
}

static void a_huge_line_is_cut_into_units(void **state)
{
    (void)state;
    Arena a = {0};
    Doc *d;
    WrapText w;
    enum { N = 300000 };
    char *p = arena_alloc(&a, N);
    for (int i = 0; i + 3 <= N; i += 3) memcpy(p + i, "가", 3);
    assert_int_equal(doc_new(&a, (Str){p, N}, DOC_PLAIN, &d, NULL), RC_OK);
    wrap_open(&a, d, &w);
    assert_true(w.units.n > N / WRAP_UNIT);
    for (uint32_t i = 0; i < w.units.n; i++) {
        assert_int_equal(w.units.v[i].beg % 3, 0);
        assert_int_equal(w.units.v[i].line, 1);
    }
    arena_fini(&a);
}

/* A window turned into another by moving rows and drawing the damaged ones shows what drawing all of them shows. */
static void moved_windows_are_mended(void **state)
{
    (void)state;
    enum { N = 40, ROWS = 7 };
    unsigned dice = 7;
    List was = {.n = N, .rows = ROWS}, now = was;
    int row[ROWS];
    for (int i = 0; i < ROWS; i++) row[i] = i * 2 + (i == 0);
    for (int turn = 0; turn < 2000; turn++) {
        dice = dice * 1103515245u + 12345u;
        int by = (int)(dice >> 16) % 11 - 5;
        if (turn % 3) list_move(&now, by);
        else list_scroll(&now, by * 2);
        ListDamage d = list_damage(&was, &now);
        int moved[ROWS];
        for (int i = 0; i < ROWS; i++) moved[i] = i + d.by >= 0 && i + d.by < ROWS && !d.all ? row[i + d.by] : -1;
        for (int i = 0; i < ROWS; i++)               /* what a row shows: itself, and whether it is selected */
            if (list_damaged(&d, now.top + i)) moved[i] = (now.top + i) * 2 + (now.top + i == now.sel);
        for (int i = 0; i < ROWS; i++) assert_int_equal(moved[i], (now.top + i) * 2 + (now.top + i == now.sel));
        for (int i = 0; i < ROWS; i++) row[i] = moved[i];
        was = now;
    }
}

static void a_step_damages_two_rows(void **state)
{
    (void)state;
    List was = {.n = 40, .rows = 10, .sel = 4}, now = was;
    list_move(&now, 1);
    ListDamage d = list_damage(&was, &now);
    int n = 0;
    for (int i = 0; i < 10; i++) n += list_damaged(&d, i);
    assert_int_equal(n, 2);
    now.rows = 9;
    assert_true(list_damage(&was, &now).all);        /* another height */
    now = was;
    now.n = 39;
    assert_true(list_damage(&was, &now).all);        /* other rows */
}

int main(void)
{
    const struct CMUnitTest list[] = {
        cmocka_unit_test(hangul_is_typed_and_taken_back_whole),
        cmocka_unit_test(decomposed_syllable_is_one_step),
        cmocka_unit_test(controls_are_refused_and_length_bounded),
        cmocka_unit_test(caret_column_is_the_width_before_it),
        cmocka_unit_test(words_are_killed_back_to_the_blank),
        cmocka_unit_test(initials_fit_syllables),
        cmocka_unit_test(a_syllable_being_typed_fits),
        cmocka_unit_test(the_better_place_wins),
        cmocka_unit_test(initials_and_syllables_mix),
        cmocka_unit_test(finals_may_be_the_next_initial),
        cmocka_unit_test(initials_of_words_come_before_scattered_letters),
        cmocka_unit_test(rows_come_best_first_and_equals_in_their_order),
        cmocka_unit_test(the_term_under_the_caret_is_told),
        cmocka_unit_test(what_cannot_be_meant_yet_is_not_counted),
        cmocka_unit_test(selection_stays_in_sight),
        cmocka_unit_test(pages_and_wheel_stop_at_the_ends),
        cmocka_unit_test(moved_windows_are_mended),
        cmocka_unit_test(a_step_damages_two_rows),
        cmocka_unit_test(no_two_panes_share_a_cell),
        cmocka_unit_test(sizes_choose_the_panes), cmocka_unit_test(the_focused_pane_is_made_wider),
        cmocka_unit_test(the_focused_pane_is_made_taller), cmocka_unit_test(a_border_that_stands_short_moves_at_once),
        cmocka_unit_test(a_border_goes_where_it_is_dragged),
        cmocka_unit_test(rows_break_between_words),
        cmocka_unit_test(every_byte_has_its_row),
        cmocka_unit_test(a_row_is_never_wider_than_asked),
        cmocka_unit_test(a_huge_line_is_cut_into_units),
    };
    return RUN_TESTS(list);
}
