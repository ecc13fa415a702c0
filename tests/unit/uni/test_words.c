/* Word boundaries of ICU, as byte spans. */
#include "test.h"
#include "uni/words.h"

typedef struct { uint32_t beg[16], end[16], n, stop_at; } Seen;

static bool see(void *ctx, uint32_t beg, uint32_t end)
{
    Seen *s = ctx;
    s->beg[s->n] = beg;
    s->end[s->n++] = end;
    return s->n != s->stop_at;
}

static void words_without_blanks_and_marks(void **state)
{
    (void)state;
    UniWords *w = NULL;
    Arena mem = {0};
    assert_int_equal(uni_words_open(&w), RC_OK);
    Seen s = {0};
    assert_int_equal(uni_words_each(w, S("카카오에 입사, 2017."), see, &s), RC_OK);
    assert_int_equal(s.n, 3);
    assert_int_equal(s.beg[1], 13);
    assert_int_equal(s.end[1], 19);
    assert_int_equal(s.beg[2], 21);
    assert_int_equal(s.end[2], 25);
    Seen one = {.stop_at = 1};
    assert_int_equal(uni_words_each(w, S("가 나 다"), see, &one), RC_OK);
    assert_int_equal(one.n, 1);
    Seen none = {0};
    assert_int_equal(uni_words_each(w, (Str){0}, see, &none), RC_OK);
    assert_int_equal(none.n, 0);
    assert_int_equal(uni_words_count(w, uni_utf16(&mem, S("가 나"))), 3);
    arena_fini(&mem);
    uni_words_close(w);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(words_without_blanks_and_marks)};
    return RUN_TESTS(tests);
}
