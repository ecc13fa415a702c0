/* The screen without a terminal: what is sent, what is told. */
#include "test.h"
#include "screen_int.h"
#include "term/mock.h"
#include <unistd.h>

static void only_what_differs_is_sent(void **state)
{
    (void)state;
    Screen *s = mock_open(20, 4);
    Surface *f = surface_new(20, 4);
    surface_put(f, 0, 1, (Style){0}, S("가나다"));
    screen_present(s, f);
    assert_int_equal(mock_sent(s), 80);
    assert_int_equal(mock_frames(s), 1);
    screen_present(s, f);
    assert_int_equal(mock_sent(s), 80);
    assert_int_equal(mock_frames(s), 1);             /* nothing changed: nothing goes out */
    surface_put(f, 2, 1, (Style){0}, S("x"));
    screen_present(s, f);
    assert_int_equal(mock_sent(s), 82);
    surface_cursor(f, 3, 3);
    screen_present(s, f);
    assert_int_equal(mock_sent(s), 82);
    assert_int_equal(mock_frames(s), 3);             /* the cursor alone */
    assert_true(surface_eq(mock_shown(s), f));
    screen_redraw(s);
    screen_present(s, f);
    assert_int_equal(mock_sent(s), 162);
    surface_free(f);
    screen_close(s);
}

/* Of the frame that was sent last, only what was drawn over is looked at; of any other, everything. */
static void another_frame_is_compared_as_a_whole(void **state)
{
    (void)state;
    Screen *s = mock_open(8, 2);
    Surface *f = surface_new(8, 2), *g = surface_new(8, 2);
    surface_put(f, 0, 0, (Style){0}, S("one"));
    surface_put(g, 0, 1, (Style){0}, S("two"));
    screen_present(s, f);
    screen_present(s, g);
    assert_true(surface_eq(mock_shown(s), g));
    screen_present(s, f);
    assert_true(surface_eq(mock_shown(s), f));
    surface_put(f, 5, 0, (Style){0}, S("가"));
    screen_pause(s);
    screen_present(s, f);                            /* not sent, so not forgotten */
    screen_resume(s);
    screen_present(s, f);
    assert_true(surface_eq(mock_shown(s), f));
    surface_free(f);
    surface_free(g);
    screen_close(s);
}

static void frames_of_another_size_do_no_harm(void **state)
{
    (void)state;
    Screen *s = mock_open(5, 2);
    Surface *f = surface_new(8, 4);
    for (int y = 0; y < 4; y++) surface_put(f, 0, y, (Style){0}, S("가나다라"));
    screen_present(s, f);
    assert_int_equal(surface_at(mock_shown(s), 4, 0)->cols, 1);      /* 다 is cut: a blank */
    surface_resize(f, 2, 1);
    screen_present(s, f);
    surface_free(f);
    screen_close(s);
}

static void keys_come_in_the_order_fed(void **state)
{
    (void)state;
    Screen *s = mock_open(80, 24);
    assert_true(mock_feed(s, S("j C-o text:가b paste:한\\s글\\n resize:40x10 click:3,4 Esc")));
    assert_false(mock_feed(s, S("k nonsense")));
    uint32_t want[] = {'j', 'o', 0xAC00, 'b', K_PASTE, K_RESIZE, K_MOUSE, K_ESC};
    for (size_t i = 0; i < COUNT_OF(want); i++) {
        Key k = screen_key(s, -1, -1);
        assert_int_equal(k.code, want[i]);
        if (k.code == K_PASTE) assert_str(k.paste, "한 글\n");
        if (k.code == K_MOUSE) assert_int_equal(k.x * 100 + k.y, 304);
    }
    int cols, rows;
    screen_size(s, &cols, &rows);
    assert_int_equal(cols, 40);
    assert_int_equal(rows, 10);
    assert_int_equal(screen_key(s, 0, -1).code, K_TIMEOUT);
    assert_int_equal(screen_key(s, -1, -1).code, K_EOF);
    int fd[2];
    assert_int_equal(pipe(fd), 0);
    assert_int_equal(write(fd[1], "x", 1), 1);
    assert_int_equal(screen_key(s, 0, fd[0]).code, K_WAKE);
    close(fd[0]);
    close(fd[1]);
    screen_close(s);
}

static void the_rest_is_remembered(void **state)
{
    (void)state;
    Screen *s = mock_open(10, 2);
    Surface *f = surface_new(10, 2);
    assert_true(screen_copy(s, S("문장 — 파일:3")));
    assert_str(mock_clipboard(s), "문장 — 파일:3");
    screen_mouse(s, true);
    assert_true(mock_mouse(s));
    screen_bell(s);
    assert_int_equal(mock_bells(s), 1);
    screen_present(s, f);
    screen_pause(s);
    assert_true(mock_paused(s));
    screen_present(s, f);
    assert_int_equal(mock_frames(s), 1);
    screen_resume(s);
    screen_present(s, f);
    assert_int_equal(mock_frames(s), 2);             /* everything again after a pause */
    surface_free(f);
    screen_close(s);
}

static void clipboard_bytes_are_base64(void **state)
{
    (void)state;
    struct { const char *s, *want; } rows[] = {{"", ""}, {"f", "Zg=="}, {"fo", "Zm8="}, {"foo", "Zm9v"}, {"가", "6rCA"}};
    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        Buf b = {0};
        base64_add(&b, str_z(rows[i].s));
        assert_str(buf_str(&b), rows[i].want);
        buf_fini(&b);
    }
}

static void colours_map_down_to_the_nearest(void **state)
{
    (void)state;
    assert_int_equal(colour_nearest(COLOUR_INDEX(200), 256), 200);
    assert_int_equal(colour_nearest(COLOUR_INDEX(3), 8), 3);
    assert_int_equal(colour_nearest(COLOUR_RGB(255, 0, 0), 256), 196);
    assert_int_equal(colour_nearest(COLOUR_RGB(8, 8, 8), 256), 232);
    assert_int_equal(colour_nearest(COLOUR_RGB(250, 5, 5), 16), 9);
    assert_int_equal(colour_nearest(COLOUR_INDEX(9), 8), 1);
    assert_int_equal(colour_nearest(COLOUR_INDEX(231), 16), 15);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(only_what_differs_is_sent),  cmocka_unit_test(frames_of_another_size_do_no_harm),
        cmocka_unit_test(keys_come_in_the_order_fed), cmocka_unit_test(the_rest_is_remembered),
        cmocka_unit_test(another_frame_is_compared_as_a_whole),
        cmocka_unit_test(clipboard_bytes_are_base64), cmocka_unit_test(colours_map_down_to_the_nearest),
    };
    return RUN_TESTS(tests);
}
