/* Kaplan and Meier's estimate and Wilson's interval, against worked examples. */
#include "test.h"
#include "path/survival.h"
#include <math.h>

static Arena mem;

static void near(double got, double want)
{
    if (fabs(got - want) > 5e-4) fail_msg("got %f, want %f", got, want);
}

/* Freireich 1963, leukaemia, 6-MP: the example of most textbooks. + is censored.
 * 6 6 6 6+ 7 9+ 10 10+ 11+ 13 16 17+ 19+ 20+ 22 23 25+ 32+ 32+ 34+ 35+: S(6)=.857 S(10)=.753 S(22)=.538 S(23)=.448 */
static void six_mp(void **state)
{
    (void)state;
    static const SurvivalCase v[] = {
        {6, true}, {6, true}, {6, true}, {6, false}, {7, true}, {9, false}, {10, true}, {10, false}, {11, false},
        {13, true}, {16, true}, {17, false}, {19, false}, {20, false}, {22, true}, {23, true}, {25, false}, {32, false},
        {32, false}, {34, false}, {35, false}};
    near(survival_at(&mem, v, COUNT_OF(v), 5.9), 1);
    near(survival_at(&mem, v, COUNT_OF(v), 6), 0.8571);
    near(survival_at(&mem, v, COUNT_OF(v), 10), 0.7529);
    near(survival_at(&mem, v, COUNT_OF(v), 22), 0.5378);
    near(survival_at(&mem, v, COUNT_OF(v), 100), 0.4482);
    near(survival_median(&mem, v, COUNT_OF(v)), 23);
}

/* The same study's placebo group, nobody censored: the plain median of 21, which is 8. */
static void placebo(void **state)
{
    (void)state;
    static const double t[] = {1, 1, 2, 2, 3, 4, 4, 5, 5, 8, 8, 8, 8, 11, 11, 12, 12, 15, 17, 22, 23};
    SurvivalCase v[COUNT_OF(t)];
    for (size_t i = 0; i < COUNT_OF(t); i++) v[i] = (SurvivalCase){t[i], true};
    near(survival_median(&mem, v, COUNT_OF(t)), 8);
    near(survival_at(&mem, v, COUNT_OF(t), 8), 8.0 / 21);
}

static void few(void **state)
{
    (void)state;
    static const SurvivalCase one[] = {{5, true}}, open[] = {{5, false}, {7, false}}, half[] = {{4, true}, {9, false}},
                              third[] = {{4, true}, {9, false}, {9, false}}, tie[] = {{5, false}, {5, true}};
    near(survival_median(&mem, one, 1), 5);
    near(survival_median(&mem, half, 2), 4);
    near(survival_median(&mem, tie, 2), 5);                  /* who left at that time was there before */
    assert_true(survival_median(&mem, open, 2) < 0);
    assert_true(survival_median(&mem, third, 3) < 0);         /* two in three have not gone yet */
    assert_true(survival_median(&mem, NULL, 0) < 0);
}

/* 81 of 263: 0.2553 to 0.3662; 10 of 10: 0.7225 to 1; 1 of 29: 0.0061 to 0.1718 (Newcombe 1998, method 3). */
static void wilson(void **state)
{
    (void)state;
    near(share_wilson(81, 263).lo, 0.2553), near(share_wilson(81, 263).hi, 0.3662);
    near(share_wilson(10, 10).lo, 0.7225), near(share_wilson(10, 10).hi, 1);
    near(share_wilson(1, 29).lo, 0.0061), near(share_wilson(1, 29).hi, 0.1718);
    near(share_wilson(0, 20).lo, 0), near(share_wilson(0, 20).hi, 0.1611);
    near(share_wilson(0, 0).hi, 1);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(six_mp),
        cmocka_unit_test(placebo),
        cmocka_unit_test(few),
        cmocka_unit_test(wilson),
    };
    int failed = RUN_TESTS(tests);
    arena_fini(&mem);
    return failed;
}
