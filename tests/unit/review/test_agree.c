/* Agreement of two readings: spans paired in order, kappa and F1 from the tables. */
#include "test.h"
#include "review/agree.h"
#include <math.h>

static Arena mem;

static void put(Analysis *an, uint32_t beg, uint32_t end, EventType type, Factuality fact)
{
    *vec_push(&mem, &an->events) = (Event){.span = {beg, end}, .type = type, .fact = fact};
}

static bool near(double x, double want) { return fabs(x - want) < 1e-9; }

/* Twenty things: both yes, both no, and one each (the textbook's table 20 5 / 10 15 halves nothing: kappa 0.4). */
static void test_kappa(void **state)
{
    (void)state;
    Agreement all = agree_new(&mem);
    Analysis x = {0}, y = {0};
    static const struct { int n; EventType first, second; } rows[] = {
        {20, EV_JOIN, EV_JOIN}, {5, EV_JOIN, EV_LEAVE}, {10, EV_LEAVE, EV_JOIN}, {15, EV_LEAVE, EV_LEAVE}};
    uint32_t at = 0;
    for (size_t r = 0; r < COUNT_OF(rows); r++)
        for (int i = 0; i < rows[r].n; i++, at += 10) {
            put(&x, at, at + 4, rows[r].first, FACT_ACTUAL);
            put(&y, at + 2, at + 6, rows[r].second, FACT_ACTUAL);
        }
    agree_add(&all, (AgreeReading){&x, true}, (AgreeReading){&y, true});
    assert_true(near(agree_kappa(&all.on[AGREE_EVENT]), 0.4));
    assert_true(near(agree_f1(&all.on[AGREE_EVENT]), 1));
    assert_int_equal(agree_cell(&all.on[AGREE_EVENT], EV_LEAVE, EV_JOIN), 10);
    assert_true(isnan(agree_kappa(&all.on[AGREE_FACTUALITY])));      /* one class only: chance explains all of it */
}

static void test_alone(void **state)
{
    (void)state;
    Agreement all = agree_new(&mem);
    Analysis x = {0}, y = {0};
    put(&x, 0, 4, EV_JOIN, FACT_ACTUAL);
    put(&x, 10, 14, EV_LEAVE, FACT_ACTUAL);
    put(&x, 30, 34, EV_LEAVE, FACT_ACTUAL);
    put(&y, 4, 8, EV_JOIN, FACT_ACTUAL);                          /* touches the first, shares nothing */
    put(&y, 12, 16, EV_LEAVE, FACT_PLANNED);
    agree_add(&all, (AgreeReading){&x, true}, (AgreeReading){&y, true});
    AgreeTable *t = &all.on[AGREE_EVENT];
    assert_int_equal(agree_both(t), 1);
    assert_int_equal(agree_cell(t, EV_JOIN, t->side - 1), 1);
    assert_int_equal(agree_cell(t, t->side - 1, EV_JOIN), 1);
    assert_true(near(agree_f1(t), 2.0 / (2 + 3)));
    assert_int_equal(agree_cell(&all.on[AGREE_FACTUALITY], FACT_ACTUAL, FACT_PLANNED), 1);
    assert_int_equal(all.memoirs, 1);
}

static void test_nothing(void **state)
{
    (void)state;
    Agreement all = agree_new(&mem);
    Analysis none = {0};
    agree_add(&all, (AgreeReading){&none, true}, (AgreeReading){&none, true});
    assert_true(isnan(agree_f1(&all.on[AGREE_NAME])));
    assert_true(isnan(agree_kappa(&all.on[AGREE_NAME])));
}

/* Two who left the same suggestion alone have not agreed on it; one who has finished has looked at all of it. */
static void test_what_nobody_decided(void **state)
{
    (void)state;
    Analysis x = {0}, y = {0};
    for (uint32_t at = 0; at < 40; at += 10) put(&x, at, at + 4, EV_JOIN, FACT_ACTUAL), put(&y, at, at + 4, EV_JOIN, FACT_ACTUAL);
    put(&y, 50, 54, EV_LEAVE, FACT_ACTUAL);                          /* that the first rejected, and the second never saw */
    x.events.v[0].standing = x.events.v[1].standing = y.events.v[1].standing = STANDS_ACCEPTED;
    Agreement all = agree_new(&mem), done = agree_new(&mem);
    agree_add(&all, (AgreeReading){&x, false}, (AgreeReading){&y, false});
    assert_int_equal(agree_both(&all.on[AGREE_EVENT]), 1);
    assert_int_equal(agree_both(&all.on[AGREE_FACTUALITY]), 1);
    assert_int_equal(agree_things(&all.on[AGREE_EVENT]), 1);
    agree_add(&done, (AgreeReading){&x, false}, (AgreeReading){&y, true});
    assert_int_equal(agree_both(&done.on[AGREE_EVENT]), 2);
    assert_int_equal(agree_things(&done.on[AGREE_EVENT]), 3);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_kappa), cmocka_unit_test(test_alone), cmocka_unit_test(test_nothing),
                                       cmocka_unit_test(test_what_nobody_decided)};
    return RUN_TESTS(tests);
}
