/* Why a query leaves a memoir out. */
#include "test.h"
#include "path/why.h"

static Arena mem;

static void event(Analysis *an, EventType type, const char *date, const char *org)
{
    Event e = {.type = type, .date = str_z(date), .confidence = 0.9f};
    e.args.org = str_z(org);
    *vec_push(&mem, &an->events) = e;
}

/* 1 joined 가사 in 2019 and left it in 2021; 2 joined 나사 in 2020, in English. */
static Careers *two(void)
{
    Careers *c = careers_new();
    Analysis one = {.lang = LANG_KO}, other = {.lang = LANG_EN};
    *vec_push(&mem, &one.entities) = (Entity){.type = ENT_ORG, .name = S("가사")};
    event(&one, EV_JOIN, "2019", "가사"), event(&one, EV_LEAVE, "2021", "가사");
    event(&other, EV_JOIN, "2020", "나사");
    careers_put(c, 1, S("1"), S(""), &one);
    careers_put(c, 2, S("2"), S(""), &other);
    return c;
}

static Query query(const char *src)
{
    Query q;
    assert_int_equal(query_parse(&mem, str_z(src), &q, NULL), RC_OK);
    return q;
}

static void a_term_that_fits_nothing_in_it_removed_it(void **state)
{
    (void)state;
    Careers *c = two();
    Query q = query("org:가사 lang:en type:join");
    Why w = why_make(&mem, c, &q, NULL, NULL);
    assert_int_equal(w.n, 3);
    assert_int_equal(w.n_all, 0);
    assert_int_equal(w.term[0].n_alone, 1);
    assert_int_equal(w.term[0].n_without, 1);          /* without org: the English one is back */
    assert_int_equal(w.term[1].n_without, 1);
    assert_int_equal(w.term[2].n_without, 0);
    WhyNot n = why_left_out(&mem, c, &q, &w, 0, NULL, NULL);
    assert_false(n.in);
    assert_int_equal(n.removed, 1u << 1);              /* it is not English */
    assert_int_equal(n.back, 1u << 1);
    n = why_left_out(&mem, c, &q, &w, 1, NULL, NULL);
    assert_int_equal(n.removed, 1u << 0);
    careers_free(c);
}

static void terms_that_fit_apart_do_not_fit_together(void **state)
{
    (void)state;
    Careers *c = two();
    Query q = query("type:join lang:ko year:2021");
    Why w = why_make(&mem, c, &q, NULL, NULL);
    WhyNot n = why_left_out(&mem, c, &q, &w, 0, NULL, NULL);
    assert_int_equal(n.removed, 0);
    assert_int_equal(n.pair[0], 0);                    /* it joined, and something was in 2021, but not that */
    assert_int_equal(n.pair[1], 2);
    assert_int_equal(n.back, 1u << 0 | 1u << 2);
    careers_free(c);
}

static void who_is_there_is_not_left_out(void **state)
{
    (void)state;
    Careers *c = two();
    Query q = query("type:join");
    Why w = why_make(&mem, c, &q, NULL, NULL);
    assert_true(why_left_out(&mem, c, &q, &w, 0, NULL, NULL).in);
    Query none = query("");
    w = why_make(&mem, c, &none, NULL, NULL);
    assert_int_equal(w.n, 0);
    assert_true(why_left_out(&mem, c, &none, &w, 1, NULL, NULL).in);
    Query negated = query("-org:가사");
    w = why_make(&mem, c, &negated, NULL, NULL);
    assert_int_equal(why_left_out(&mem, c, &negated, &w, 0, NULL, NULL).removed, 1);
    careers_free(c);
}

int main(void)
{
    const struct CMUnitTest list[] = {
        cmocka_unit_test(a_term_that_fits_nothing_in_it_removed_it),
        cmocka_unit_test(terms_that_fit_apart_do_not_fit_together),
        cmocka_unit_test(who_is_there_is_not_left_out),
    };
    int rc = RUN_TESTS(list);
    arena_fini(&mem);
    return rc;
}
