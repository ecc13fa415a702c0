/* Signs of our own where a terminal has ASCII only. */
#include "test.h"
#include "base/i18n.h"

static void signs_become_ascii_where_that_is_asked_for(void **state)
{
    (void)state;
    const char *text = A_("1–9 · “가나다” … → ×2 ⟦a⟧");
    assert_string_equal(text, "1–9 · “가나다” … → ×2 ⟦a⟧");
    i18n_ascii(true);
    assert_string_equal(A_("1–9 · “가나다” … → ×2 ⟦a⟧"), "1-9 - \"가나다\" ... -> x2 [a]");
    assert_ptr_equal(A_(" · "), A_(" · "));
    assert_string_equal(A_("plain"), "plain");
    assert_string_equal(_(""), "");
    i18n_ascii(false);
    assert_string_equal(A_(" · "), " · ");
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(signs_become_ascii_where_that_is_asked_for)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
