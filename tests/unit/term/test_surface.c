/* Cells: clipping, wide halves, styles. */
#include "test.h"
#include "term/surface.h"
#include "uni/width.h"
#include <stdlib.h>

static void assert_row(const Surface *s, int y, const char *want)
{
    Buf b = {0};
    surface_row(s, y, &b);
    assert_str(buf_str(&b), want);
    buf_fini(&b);
}

/* No wide character without its right half, no right half without its character. */
static void assert_whole(const Surface *s)
{
    for (int y = 0; y < s->rows; y++)
        for (int x = 0; x < s->cols; x++) {
            const Cell *c = surface_at(s, x, y), *next = surface_at(s, x + 1, y);
            assert_true(c->cols <= 2);
            if (c->cols == 2) assert_true(next && next->cols == 0);
            if (c->cols == 0) assert_true(x > 0 && surface_at(s, x - 1, y)->cols == 2);
            if (c->cols) assert_true(c->cp[0] >= ' ');
            else assert_int_equal(c->cp[0], 0);
        }
}

static void text_is_cut_at_the_edge(void **state)
{
    (void)state;
    Surface *s = surface_new(5, 2);
    assert_int_equal(surface_put(s, 0, 0, (Style){0}, S("가나다")), 4);
    assert_row(s, 0, "가나");
    assert_int_equal(surface_put(s, 4, 1, (Style){0}, S("가")), 4);
    assert_row(s, 1, "");
    assert_int_equal(surface_put_cols(s, 0, 1, 3, (Style){0}, S("a가나")), 3);
    assert_row(s, 1, "a가");
    surface_put(s, 0, 9, (Style){0}, S("x"));
    surface_put(s, 9, 0, (Style){0}, S("x"));
    surface_put(s, 0, -1, (Style){0}, S("x"));
    surface_put(s, -1, 1, (Style){0}, S("가b"));
    assert_row(s, 1, " b");
    assert_whole(s);
    surface_free(s);
}

static void half_a_wide_character_becomes_a_blank(void **state)
{
    (void)state;
    Surface *s = surface_new(6, 1);
    surface_put(s, 0, 0, (Style){0}, S("가나다"));
    surface_put(s, 1, 0, (Style){0}, S("x"));
    assert_row(s, 0, " x나다");
    surface_put(s, 3, 0, (Style){0}, S("라"));
    assert_row(s, 0, " x 라");
    surface_fill(s, 4, 0, 1, 1, (Style){0}, '|');
    assert_row(s, 0, " x  |");
    assert_whole(s);
    surface_free(s);
}

static void marks_ride_on_their_character(void **state)
{
    (void)state;
    Surface *s = surface_new(8, 1);
    assert_int_equal(surface_put(s, 0, 0, (Style){0}, S("q\u0307가\u1112\u119E\u11AB")), 5);
    assert_row(s, 0, "q\u0307가\u1112\u119E\u11AB");
    assert_int_equal(surface_at(s, 3, 0)->cp[2], 0x11AB);
    assert_int_equal(surface_put(s, 0, 0, (Style){0}, S("\u0307x")), 2);
    assert_row(s, 0, " \u0307x \u1112\u119E\u11AB");
    surface_put(s, 0, 0, (Style){0}, S("a\u0301\u0323\u0301\u0323\u0301\u0323\u0301z"));
    assert_int_equal(surface_at(s, 1, 0)->cp[0], 'z');
    assert_whole(s);
    surface_free(s);
}

static void controls_never_reach_a_cell(void **state)
{
    (void)state;
    Surface *s = surface_new(12, 1);
    surface_put(s, 0, 0, (Style){0}, S("a\x1B[31mb\x07"));
    assert_row(s, 0, "a·[31mb·");
    surface_free(s);
}

static void popups_cut_wide_characters_whole(void **state)
{
    (void)state;
    Surface *s = surface_new(8, 2), *pop = surface_new(3, 1);
    surface_put(s, 0, 0, (Style){0}, S("가나다라"));
    surface_put(pop, 0, 0, (Style){0}, S("마x"));
    surface_blit(s, 1, 0, pop);
    assert_row(s, 0, " 마x다라");
    assert_whole(s);
    surface_blit(s, 7, 0, pop);
    assert_row(s, 0, " 마x다");
    surface_blit(s, -1, 1, pop);
    assert_row(s, 1, " x");
    assert_whole(s);
    surface_free(pop);
    surface_free(s);
}

static void painting_keeps_characters(void **state)
{
    (void)state;
    Surface *s = surface_new(6, 1);
    Buf b = {0};
    surface_put(s, 0, 0, (Style){0}, S("가나다"));
    surface_paint(s, 1, 0, 2, 1, (Style){.attrs = ST_REVERSE});
    assert_row(s, 0, "가나다");
    surface_dump_styles(s, &b);
    assert_str(buf_str(&b), "0 0 4 reverse\n");
    buf_fini(&b);
    surface_free(s);
}

static void anything_drawn_anywhere_leaves_whole_cells(void **state)
{
    (void)state;
    Surface *s = surface_new(9, 3), *pop = surface_new(4, 2);
    static const char *const bits[] = {"가나다라마",         "abc", "e\u0301x", "\u0301", "🙂가", "\t", "\x1B",
                                       "\u1112\u1161\u11AB", "ａ",  "\xFF",     ""};
    srand(3);
    for (int i = 0; i < 20000; i++) {
        int x = rand() % 14 - 3, y = rand() % 5 - 1, w = rand() % 8 - 1;
        const char *z = bits[(size_t)rand() % COUNT_OF(bits)];
        switch (rand() % 5) {
        case 0: surface_put(s, x, y, (Style){0}, str_z(z)); break;
        case 1: surface_put_cols(s, x, y, w, (Style){.attrs = ST_BOLD}, str_z(z)); break;
        case 2: surface_fill(s, x, y, w, 2, (Style){0}, '.'); break;
        case 3: surface_put(pop, x, y, (Style){0}, str_z(z)), surface_blit(s, x, y, pop); break;
        default: surface_paint(s, x, y, w, 1, (Style){.attrs = ST_DIM}); break;
        }
        assert_whole(s);
    }
    surface_free(pop);
    surface_free(s);
}

static void styles_have_names(void **state)
{
    (void)state;
    const char *rows[] = {"default", "bold", "red", "bold underline bright-red on #202020", "208 on 17", "on blue",
                          "dim reverse italic", "#ff8800"};
    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        Style st;
        Buf b = {0};
        assert_true(style_parse(str_z(rows[i]), &st));
        style_format(st, &b);
        assert_str(buf_str(&b), rows[i]);
        buf_fini(&b);
    }
    Style st;
    const char *bad[] = {"256", "#12345", "#12345g", "puce", "bright-", "red on puce"};
    for (size_t i = 0; i < COUNT_OF(bad); i++)
        if (style_parse(str_z(bad[i]), &st)) fail_msg("%s was taken", bad[i]);
}

static void no_surface_is_too_small(void **state)
{
    (void)state;
    Surface *s = surface_new(0, 0);
    surface_put(s, 0, 0, (Style){0}, S("x"));
    surface_cursor(s, 0, 0);
    assert_false(s->cursor_shown);
    surface_resize(s, 1, 1);
    surface_put(s, 0, 0, (Style){0}, S("가"));
    surface_cursor(s, 0, 0);
    assert_true(s->cursor_shown);
    assert_row(s, 0, "");
    surface_resize(s, -3, 2);
    assert_int_equal(s->cols, 0);
    surface_free(s);
}

/* Wide characters across the edges of what moves lose both halves; all else stays as it is. */
static void rows_move_within_their_rectangle(void **state)
{
    (void)state;
    Surface *s = surface_new(8, 4);
    static const char *const rows[] = {"a가나다z", "b1234567", "c라마바y", "d8765432"};
    for (int y = 0; y < 4; y++) surface_put(s, 0, y, (Style){0}, str_z(rows[y]));
    surface_scroll(s, 2, 0, 4, 3, 1);
    assert_row(s, 0, "a 2345 z");
    assert_row(s, 1, "b1 마 67");
    assert_row(s, 2, "c      y");
    assert_row(s, 3, "d8765432");
    assert_whole(s);
    surface_scroll(s, -1, 1, 3, 9, -1);              /* what lies outside is left out */
    assert_row(s, 1, "   마 67");
    assert_row(s, 2, "b1     y");
    assert_row(s, 3, "c 765432");
    assert_whole(s);
    surface_free(s);
}

static void what_was_drawn_over_is_known(void **state)
{
    (void)state;
    Surface *s = surface_new(8, 3);
    assert_int_equal(s->touched[2].end, 8);          /* a new one has to be looked at as a whole */
    for (int y = 0; y < 3; y++) s->touched[y] = (CellRange){0, 0};
    surface_put(s, 2, 1, (Style){0}, S("가"));
    assert_int_equal(s->touched[1].beg, 2);
    assert_int_equal(s->touched[1].end, 4);
    s->touched[1] = (CellRange){0, 0};
    surface_put(s, 3, 1, (Style){0}, S("x"));        /* takes the left half too */
    assert_int_equal(s->touched[1].beg, 2);
    surface_paint(s, 6, 1, 1, 1, (Style){.attrs = ST_BOLD});
    assert_int_equal(s->touched[1].end, 7);
    assert_int_equal(s->touched[0].end, 0);
    surface_scroll(s, 1, 0, 3, 2, -1);
    assert_int_equal(s->touched[0].beg, 1);
    assert_int_equal(s->touched[0].end, 4);
    surface_clear(s, (Style){0});
    assert_int_equal(s->touched[2].end, 8);
    surface_free(s);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(text_is_cut_at_the_edge),        cmocka_unit_test(half_a_wide_character_becomes_a_blank),
        cmocka_unit_test(marks_ride_on_their_character),  cmocka_unit_test(controls_never_reach_a_cell),
        cmocka_unit_test(popups_cut_wide_characters_whole), cmocka_unit_test(painting_keeps_characters),
        cmocka_unit_test(anything_drawn_anywhere_leaves_whole_cells), cmocka_unit_test(styles_have_names),
        cmocka_unit_test(no_surface_is_too_small),        cmocka_unit_test(rows_move_within_their_rectangle),
        cmocka_unit_test(what_was_drawn_over_is_known),
    };
    return RUN_TESTS(tests);
}
