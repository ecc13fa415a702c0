#include "test.h"
#include "term/key.h"

static void test_words(void **state)
{
    (void)state;
    Arena a = {0};
    KeyList k = {0};
    assert_true(keys_parse(&a, S("j  C-o text:가\\s나 paste:a\\nb resize:80x24 click:3,4"), &k));
    assert_int_equal(k.n, 8);
    assert_true(key_is(k.v[0], 'j', 0) && key_is(k.v[1], 'o', MOD_CTRL));
    assert_true(k.v[2].code == 0xAC00 && k.v[3].code == ' ' && k.v[4].code == 0xB098);
    assert_true(k.v[5].code == K_PASTE && str_eq_z(k.v[5].paste, "a\nb"));
    assert_true(k.v[6].code == K_RESIZE && k.v[6].x == 80 && k.v[6].y == 24);
    assert_true(k.v[7].code == K_MOUSE && k.v[7].x == 3 && k.v[7].y == 4);
    arena_fini(&a);
}

static void test_wrong(void **state)
{
    (void)state;
    static const char *const wrong[] = {"NoKey", "j resize:80", "resize:x24", "click:1", "click:,", "resize:999999x1"};
    for (size_t i = 0; i < COUNT_OF(wrong); i++) {
        Arena a = {0};
        KeyList k = {0};
        assert_false(keys_parse(&a, str_z(wrong[i]), &k));
        arena_fini(&a);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_words), cmocka_unit_test(test_wrong)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
