/* UTF-8: what is well-formed, where it breaks, how much there is. */
#include "test.h"
#include "uni/utf8.h"
#include <string.h>

static void check_names_the_first_bad_byte(void **state)
{
    (void)state;
    struct { const char *s; size_t n, bad; } rows[] = {
        {"", 0, SIZE_MAX},
        {"plain ascii text", 16, SIZE_MAX},
        {"가나다 abc \xF0\x9F\x99\x82", 18, SIZE_MAX},
        {"ab\x80", 3, 2},                            /* a lone continuation byte */
        {"a\xC0\xAF", 3, 1},                         /* overlong slash */
        {"a\xE0\x80\xAF", 4, 1},                     /* overlong in three bytes */
        {"\xED\xA0\x80", 3, 0},                      /* a surrogate */
        {"\xF4\x90\x80\x80", 4, 0},                  /* past U+10FFFF */
        {"\xF0\x8F\xBF\xBF", 4, 0},                  /* overlong in four bytes */
        {"12345678\xEA\xB0", 10, 8},                 /* cut in the middle of 가 */
        {"\xFF\xFE", 2, 0},
    };
    for (size_t i = 0; i < COUNT_OF(rows); i++) assert_int_equal(utf8_check((Str){rows[i].s, rows[i].n}), rows[i].bad);
}

static void next_and_prev_walk_the_same_way(void **state)
{
    (void)state;
    Str s = S("a\xC3\xA9가\xF0\x9F\x99\x82\x80z");
    uint32_t want[] = {'a', 0xE9, 0xAC00, 0x1F642, 0xFFFD, 'z'};
    size_t at = 0, marks[8] = {0};
    for (size_t i = 0; i < COUNT_OF(want); i++) {
        marks[i] = at;
        assert_int_equal(utf8_next(s, &at), want[i]);
    }
    assert_int_equal(at, s.n);
    for (size_t i = COUNT_OF(want); i-- > 0;) {
        assert_int_equal(utf8_prev(s, &at), want[i]);
        assert_int_equal(at, marks[i]);
    }
}

static void put_and_next_round_trip(void **state)
{
    (void)state;
    for (uint32_t cp = 1; cp <= 0x10FFFF; cp += cp < 0x3000 ? 1 : 37) {
        if (cp >= 0xD800 && cp <= 0xDFFF) continue;
        char out[4];
        size_t n = utf8_put(out, cp), at = 0;
        assert_int_equal(utf8_next((Str){out, n}, &at), cp);
        assert_int_equal(at, n);
        assert_int_equal(utf8_check((Str){out, n}), SIZE_MAX);
    }
    char out[4];
    assert_int_equal(utf8_put(out, 0xD800), 3);
    assert_memory_equal(out, "\xEF\xBF\xBD", 3);
}

static void cps_counts_in_steps_and_at_the_tail(void **state)
{
    (void)state;
    char buf[64] = "";
    for (size_t n = 0; n < 20; n++) {
        assert_int_equal(utf8_cps((Str){buf, strlen(buf)}), n);
        strcat(buf, n % 3 ? "가" : "x");
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(check_names_the_first_bad_byte),
        cmocka_unit_test(next_and_prev_walk_the_same_way),
        cmocka_unit_test(put_and_next_round_trip),
        cmocka_unit_test(cps_counts_in_steps_and_at_the_tail),
    };
    return RUN_TESTS(tests);
}
