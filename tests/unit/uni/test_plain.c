/* What is the same to its writer is the same here, and is found again in the bytes. */
#include "test.h"
#include "uni/plain.h"
#include "uni/utf8.h"
#include <string.h>

static void same_to_its_writer(void **state)
{
    (void)state;
    Arena a = {0};
    static const char *const rows[][2] = {
        {"입사했다.\n퇴사했다.\n", "입사했다.\n퇴사했다."},
        {"\uFEFF입사했다.\r\n퇴사했다.", "입사했다.\n퇴사했다."},
        {"입사했다.  \t\n퇴사했다. \r\n\r\n ", "입사했다.\n퇴사했다."},
        {"가\r나\r\n다 \r라", "가\n나\n다\n라"},
        {"\u110B\u1175\u11B8\u1109\u1161", "입사"},
        {"e\u0301te\u0301 \u00e9", "été é"},
        {"가\u11A8나", "각나"},                             /* a final behind an open syllable */
        {"두  칸 그대로", "두  칸 그대로"},
        {"A\u030a\U0001F600\u200d", "\u00c5\U0001F600\u200d"},
        {"\u0958", "\u0915\u093c"},                          /* NFC takes it apart */
        {"", ""}, {" \n\n", ""}, {"\u0301", "\u0301"},
    };
    for (size_t i = 0; i < COUNT_OF(rows); i++) assert_str(plain_text(&a, str_z(rows[i][0])).text, rows[i][1]);
    arena_fini(&a);
}

static Str words(Str s, const char *w, Span *out)
{
    size_t at = str_find(s, str_z(w), 0);
    assert_int_not_equal(at, SIZE_MAX);
    *out = (Span){(uint32_t)at, (uint32_t)(at + strlen(w))};
    return str_slice(s, out->beg, out->end);
}

static void found_again_in_the_bytes(void **state)
{
    (void)state;
    Arena a = {0};
    Str raw = S("\uFEFF\u110B\u1175\u11B8\u1109\u1161 \r\n\U0001F600 퇴사.\t\r\n");
    PlainText p = plain_text(&a, raw);
    Span s, back;
    (void)words(p.text, "입사", &s);
    Span at = plain_raw(&p, s);
    assert_str(str_slice(raw, at.beg, at.end), "\u110B\u1175\u11B8\u1109\u1161");    /* nothing of the blanks behind */
    assert_true(plain_span(&p, at, &back));
    assert_true(span_eq(s, back));
    (void)words(p.text, "퇴사.", &s);
    at = plain_raw(&p, s);
    assert_str(str_slice(raw, at.beg, at.end), "퇴사.");
    assert_false(plain_span(&p, (Span){6, 15}, &back));      /* begins behind an onset */
    assert_true(plain_span(&p, (Span){at.beg, (uint32_t)raw.n}, &back));               /* and the blanks behind it */
    assert_true(span_eq(plain_raw(&p, back), at));
    arena_fini(&a);
}

static void any_length_is_one_pass(void **state)
{
    (void)state;
    Arena a = {0};
    enum { N = 4000 };
    char many[3 * N + 1];
    for (int i = 0; i < N; i++) memcpy(many + 3 * i, "\u0958", 3);
    PlainText p = plain_text(&a, (Str){many, 3 * N});
    assert_int_equal(p.text.n, 6 * N);
    for (size_t i = 0; i < p.text.n; i++) assert_true(p.at[i] <= p.at[i + 1]);
    char heap[2 * N + 1] = "a";
    for (int i = 0; i + 1 < N; i++) memcpy(heap + 1 + 2 * i, "\u0301", 2);
    p = plain_text(&a, (Str){heap, 2 * N - 1});
    assert_int_equal(p.at[p.text.n], 2 * N - 1);
    arena_fini(&a);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(same_to_its_writer),
        cmocka_unit_test(found_again_in_the_bytes),
        cmocka_unit_test(any_length_is_one_pass),
    };
    return RUN_TESTS(tests);
}
