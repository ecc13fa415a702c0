/* The arithmetic of syllables, the two-set keyboard, finals. */
#include "test.h"
#include "uni/hangul.h"
#include <string.h>

static void jamo_of_syllables_and_letters(void **state)
{
    (void)state;
    uint16_t j[3];
    assert_int_equal(hangul_jamo(0xB410, j), 3);                     /* 됐 = ㄷ ㅙ ㅆ */
    assert_int_equal(j[0], 0x1103);
    assert_int_equal(j[1], 0x116B);
    assert_int_equal(j[2], 0x11BB);
    assert_int_equal(hangul_jamo(0xAC00, j), 2);
    assert_int_equal(hangul_jamo(0x3134, j), 1);                     /* the ㄴ of ㄴ다 is a final */
    assert_int_equal(j[0], 0x11AB);
    assert_int_equal(hangul_jamo(0x3138, j), 1);                     /* ㄸ is none */
    assert_int_equal(j[0], 0x1104);
    assert_int_equal(hangul_jamo(0x3163, j), 1);
    assert_int_equal(j[0], 0x1175);
    assert_int_equal(hangul_jamo('x', j), 1);
    assert_int_equal(j[0], 'x');
}

static void every_syllable_comes_apart_and_together(void **state)
{
    (void)state;
    for (uint32_t cp = 0xAC00; cp <= 0xD7A3; cp++)
        assert_int_equal(hangul_make(hangul_onset(cp), hangul_nucleus(cp), hangul_coda(cp)), cp);
    assert_false(hangul_is(0xABFF));
    assert_false(hangul_is(0xD7A4));
}

static void keys_that_type_hangul(void **state)
{
    (void)state;
    struct { uint32_t cp; const char *keys; } rows[] = {
        {0x3153, "j"},   {0xD5C8, "gj"},  {0x3132, "R"}, {0x314E, "g"}, {0x3161, "m"}, {0x3158, "hk"},
        {0xAC12, "rkqt"}, {0x3133, "rt"}, {0x1112, "g"}, {0x1161, "k"}, {0x11BB, "T"}, {'j', ""}, {0x3042, ""},
    };
    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        char out[8];
        assert_int_equal(hangul_keys(rows[i].cp, out), (int)strlen(rows[i].keys));
        assert_string_equal(out, rows[i].keys);
    }
}

static void initials_for_quick_search(void **state)
{
    (void)state;
    assert_int_equal(hangul_initial(0xBC31), 0x3142);                /* 백 -> ㅂ */
    assert_int_equal(hangul_initial(0xC30D), 0x3146);                /* 쌍 -> ㅆ */
    assert_int_equal(hangul_initial('b'), 0);
}

static void finals_as_words_are_read(void **state)
{
    (void)state;
    struct { uint32_t cp; Final want; } rows[] = {
        {0xC2A4, FINAL_NONE} /* 스 */, {0xC77C, FINAL_RIEUL} /* 일 */, {0xC740, FINAL_OTHER} /* 은 */,
        {'2', FINAL_NONE}, {'7', FINAL_RIEUL}, {'6', FINAL_OTHER}, {'0', FINAL_OTHER},
        {'L', FINAL_RIEUL}, {'m', FINAL_OTHER}, {'S', FINAL_NONE}, {'t', FINAL_EITHER}, {'%', FINAL_EITHER},
    };
    for (size_t i = 0; i < COUNT_OF(rows); i++) assert_int_equal(hangul_final(rows[i].cp), rows[i].want);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(jamo_of_syllables_and_letters),
        cmocka_unit_test(every_syllable_comes_apart_and_together),
        cmocka_unit_test(keys_that_type_hangul),
        cmocka_unit_test(initials_for_quick_search),
        cmocka_unit_test(finals_as_words_are_read),
    };
    return RUN_TESTS(tests);
}
