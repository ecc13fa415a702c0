/* The compiled form: what is not ours, not whole or not of this version is refused; the linked data opens at once. */
#include "lex_test.h"
#include "base/clock.h"

static const char yaml[] = "- {book: t, entries: [{w: 가나, c: x, n: 1}]}\n"
                           "- {grammar: g, rules: [{id: r, eval: e, p: a b*}]}\n";

static Rc open_bytes(const char *p, size_t n, Fault *f)
{
    Lex *lex = NULL;
    Rc rc = lex_open_blob((Str){p, n}, NULL, NULL, NULL, NULL, NULL, &lex, f);
    if (rc != RC_OK) assert_null(lex);
    lex_close(lex);
    return rc;
}

static void a_cut_blob_is_refused_at_every_length(void **state)
{
    (void)state;
    World *w = world(yaml);
    Fault f;
    for (size_t n = 0; n < w->blob.n; n += n < 300 ? 1 : 997) assert_int_equal(open_bytes(w->blob.p, n, &f),
            RC_DAMAGED);
    assert_int_equal(open_bytes(w->blob.p, w->blob.n, &f), RC_OK);
    assert_int_equal(open_bytes(w->blob.p, w->blob.n - 1, &f), RC_DAMAGED);
    world_free(w);
}

static void a_changed_head_is_refused(void **state)
{
    (void)state;
    World *w = world(yaml);
    for (size_t i = 0; i < 128; i++) {
        w->blob.p[i] = (char)(w->blob.p[i] ^ 0x10);
        assert_true(open_bytes(w->blob.p, w->blob.n, NULL) != RC_OK);
        w->blob.p[i] = (char)(w->blob.p[i] ^ 0x10);
    }
    assert_int_equal(open_bytes(w->blob.p, w->blob.n, NULL), RC_OK);
    world_free(w);
}

static void another_format_is_called_another_version(void **state)
{
    (void)state;
    World *w = world(yaml);
    Fault f;
    uint32_t format;
    memcpy(&format, w->blob.p + 12, sizeof format);
    assert_int_equal(format, BLOB_FORMAT);
    format++;
    memcpy(w->blob.p + 12, &format, sizeof format);
    assert_int_equal(open_bytes(w->blob.p, w->blob.n, &f), RC_VERSION);
    char said[32];
    snprintf(said, sizeof said, "format %u", format);
    assert_non_null(strstr(f.detail, said));
    world_free(w);
}

static void a_blob_works_wherever_it_lies(void **state)
{
    (void)state;
    World *w = world(yaml);
    char *copy = aligned_alloc(16, (w->blob.n + 4096) / 16 * 16);
    memcpy(copy + 16, w->blob.p, w->blob.n);
    memset(w->blob.p, 0xff, w->blob.n);                 /* nothing may still read the first place */
    Lex *lex;
    assert_int_equal(lex_open_blob((Str){copy + 16, w->blob.n}, NULL, NULL, NULL, NULL, NULL, &lex, NULL), RC_OK);
    lex_close(w->lex);
    w->lex = lex;
    assert_str(longest(w, "t", "가나"), "2:x");
    world_free(w);
    free(copy);
}

static void nothing_compiles_to_an_empty_lexicon(void **state)
{
    (void)state;
    World *w = world("");
    assert_null(lex_book(w->lex, "t"));
    assert_null(lex_grammar(w->lex, "g"));
    assert_int_equal(lex_sym(w->lex, ""), SYM_NONE);
    world_free(w);
}

static void the_linked_data_opens_in_under_a_millisecond(void **state)
{
    (void)state;
    Fault f = {0};
    Lex *lex = NULL;
    int64_t best = INT64_MAX;
    for (int i = 0; i < 5; i++) {                       /* the first touches the pages; a busy machine may delay one */
        lex_close(lex);
        int64_t at = clock_cpu_us();
        assert_int_equal(lex_open(NULL, NULL, NULL, &lex, &f), RC_OK);
        int64_t took = clock_cpu_us() - at;
        if (took < best) best = took;
    }
    assert_true(best < 1000);
    assert_true(lex_version(lex) != 0);
    lex_close(lex);
}

/* A book without a bit would be asked at every unit of every text. */
static void every_book_that_texts_are_scanned_for_has_a_bit(void **state)
{
    (void)state;
    Lex *lex;
    Fault f;
    assert_int_equal(lex_open(NULL, NULL, NULL, &lex, &f), RC_OK);
    for (uint32_t i = 0; i < lex->n_book; i++)
        if (!(lex->book[i].flags & (BOOK_SUFFIX | BOOK_APART))) assert_int_not_equal(lex->book[i].filter, FILTER_ALWAYS);
    lex_close(lex);
}

int main(void)
{
    const struct CMUnitTest list[] = {
        cmocka_unit_test(a_cut_blob_is_refused_at_every_length),
        cmocka_unit_test(a_changed_head_is_refused),
        cmocka_unit_test(another_format_is_called_another_version),
        cmocka_unit_test(a_blob_works_wherever_it_lies),
        cmocka_unit_test(nothing_compiles_to_an_empty_lexicon),
        cmocka_unit_test(every_book_that_texts_are_scanned_for_has_a_bit),
        cmocka_unit_test(the_linked_data_opens_in_under_a_millisecond),
    };
    return RUN_TESTS(list);
}
