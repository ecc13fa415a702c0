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

/* The first byte that the decoder cannot read, one character at a time. */
static size_t first_bad_one_by_one(Str s)
{
    for (size_t at = 0; at < s.n;) {
        size_t beg = at;
        if (utf8_next(s, &at) == 0xFFFD && at - beg == 1) return beg;
    }
    return SIZE_MAX;
}

/* Blocks of 64 bytes are judged together: a fault in any place, cut anywhere, must not slip through a border. */
static void faults_are_found_across_blocks(void **state)
{
    (void)state;
    static const char *const odd[] = {
        "\x80", "\xC0\xAF", "\xC1", "\xC3", "\xE0\x9F\xBF", "\xE0\xA0\x80", "\xED\x9F\xBF", "\xED\xA0\x80", "\xEA\xB0",
        "\xF0\x8F\xBF\xBF", "\xF0\x90\x80\x80", "\xF0\x9F\x99", "\xF4\x8F\xBF\xBF", "\xF4\x90\x80\x80", "\xF5", "\xFF",
        "é", "가\x80", "🙂",
    };
    static const char *const filler[] = {"a", "가", "é", "🙂", "했 "};
    for (size_t k = 0; k < COUNT_OF(odd); k++)
        for (size_t f = 0; f < COUNT_OF(filler); f++)
            for (size_t before = 0; before < 140; before++) {
                char buf[512];
                size_t n = 0;
                memset(buf, 'x', before % 5);
                for (n = before % 5; n < before; n += strlen(filler[f])) memcpy(buf + n, filler[f], strlen(filler[f]));
                memcpy(buf + n, odd[k], strlen(odd[k]));
                n += strlen(odd[k]);
                for (int i = 0; i < 30; i++, n += strlen(filler[f])) memcpy(buf + n, filler[f], strlen(filler[f]));
                for (size_t cut = n; cut + 96 > n && cut > 0; cut--)
                    assert_int_equal(utf8_check((Str){buf, cut}), first_bad_one_by_one((Str){buf, cut}));
            }
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

static void distance_counts_letters_not_bytes(void **state)
{
    (void)state;
    static const struct { const char *a, *b; uint32_t far; } of[] = {
        {"", "", 0}, {"", "ab", 2}, {"kitten", "sitting", 3}, {"stats", "stast", 2}, {"입사", "퇴사", 1}, {"합격", "불합격", 1},
        {"개발자", "개발", 1}, {"a😀b", "ab", 1},
    };
    Arena a = {0};
    for (size_t i = 0; i < sizeof of / sizeof *of; i++) {
        assert_int_equal(utf8_distance(&a, str_z(of[i].a), str_z(of[i].b)), of[i].far);
        assert_int_equal(utf8_distance(&a, str_z(of[i].b), str_z(of[i].a)), of[i].far);
    }
    arena_fini(&a);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(check_names_the_first_bad_byte),
        cmocka_unit_test(faults_are_found_across_blocks),
        cmocka_unit_test(next_and_prev_walk_the_same_way),
        cmocka_unit_test(put_and_next_round_trip),
        cmocka_unit_test(cps_counts_in_steps_and_at_the_tail),
        cmocka_unit_test(distance_counts_letters_not_bytes),
    };
    return RUN_TESTS(tests);
}
