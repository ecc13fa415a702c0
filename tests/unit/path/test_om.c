/* Optimal matching, by vectors worked out by hand and by what must hold of any distance. */
#include "test.h"
#include "path/om.h"
#include <math.h>
#include <stdlib.h>
#include <string.h>

static Arena mem;
enum { STATES = 5 };
static float constant[STATES * STATES];              /* 2 for any other state: with indel 1, n + m - 2 LCS */

static OmCosts constant_costs(void)
{
    for (int i = 0; i < STATES; i++)
        for (int j = 0; j < STATES; j++) constant[i * STATES + j] = i == j ? 0 : 2;
    return (OmCosts){constant, STATES, 1, 2};
}

/* "ABBC": a letter a state. */
static OmSeq seq(const char *z)
{
    uint32_t n = (uint32_t)strlen(z), *v = arena_push_n(&mem, uint32_t, n + 1);
    for (uint32_t i = 0; i < n; i++) v[i] = (uint32_t)(z[i] - 'A');
    return (OmSeq){v, n};
}

static bool near(double a, double b) { return fabs(a - b) < 1e-5; }

static void vectors_by_hand(void **state)
{
    (void)state;
    OmCosts k = constant_costs();
    const struct { const char *x, *y; double d, share; } cases[] = {
        {"", "", 0, 0},          {"A", "A", 0, 0},            {"A", "B", 2, 1},           {"", "ABC", 3, 1},
        {"ABC", "AC", 1, 0.2},   {"AABB", "ABAB", 2, 0.25},   {"ABCD", "BCDA", 2, 0.25},  {"ABCB", "BDCABA", 4, 0.4},
        {"AAAA", "BBBB", 8, 1},
    };
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        OmSeq x = seq(cases[i].x), y = seq(cases[i].y);
        double d = om_distance(&mem, x, y, &k), share = om_share(d, x.n, y.n, &k);
        if (!near(d, cases[i].d) || !near(share, cases[i].share))
            fail_msg("%s %s: %g and %g, want %g and %g", cases[i].x, cases[i].y, d, share, cases[i].d, cases[i].share);
    }
}

/* B is near A: one becomes the other cheaply, and the two stand opposite each other. */
static void prices_decide(void **state)
{
    (void)state;
    OmCosts k = constant_costs();
    constant[0 * STATES + 1] = constant[1 * STATES + 0] = 0.5f;
    assert_true(near(om_distance(&mem, seq("AC"), seq("BC"), &k), 0.5));
    assert_true(near(om_distance(&mem, seq("CAC"), seq("CB"), &k), 1.5));
    OmPairs p = om_align(&mem, seq("CAC"), seq("CB"), &k);
    const OmPair want[] = {{0, 0}, {1, 1}, {2, OM_GAP}};
    assert_int_equal(p.n, COUNT_OF(want));
    for (uint32_t i = 0; i < p.n; i++) assert_true(p.v[i].x == want[i].x && p.v[i].y == want[i].y);
}

static void what_is_left_over_stands_alone(void **state)
{
    (void)state;
    OmCosts k = constant_costs();
    OmPairs p = om_align(&mem, seq("ABD"), seq("BCD"), &k);
    const OmPair want[] = {{0, OM_GAP}, {1, 0}, {OM_GAP, 1}, {2, 2}};
    assert_int_equal(p.n, COUNT_OF(want));
    for (uint32_t i = 0; i < p.n; i++) assert_true(p.v[i].x == want[i].x && p.v[i].y == want[i].y);
    assert_int_equal(om_align(&mem, seq(""), seq(""), &k).n, 0);
    assert_int_equal(om_align(&mem, seq(""), seq("AB"), &k).n, 2);
}

static OmSeq any(uint32_t *seed)
{
    char z[10];
    size_t n = 0;
    *seed = *seed * 1664525 + 1013904223;
    for (uint32_t left = *seed >> 8 & 7; left--;) {
        *seed = *seed * 1664525 + 1013904223;
        z[n++] = (char)('A' + (*seed >> 16) % STATES);
    }
    z[n] = '\0';
    return seq(z);
}

/* The price of a way through the table is its distance. */
static double cost_of(OmPairs p, OmSeq x, OmSeq y, const OmCosts *k)
{
    double sum = 0;
    for (uint32_t i = 0; i < p.n; i++)
        sum += p.v[i].x == OM_GAP || p.v[i].y == OM_GAP ? (double)k->indel
                                                        : (double)k->sub[x.v[p.v[i].x] * k->stride + y.v[p.v[i].y]];
    return sum;
}

static void it_is_a_distance(void **state)
{
    (void)state;
    OmCosts k = constant_costs();
    uint32_t seed = 7;
    for (int i = 0; i < 2000; i++) {
        OmSeq x = any(&seed), y = any(&seed), z = any(&seed);
        double xy = om_distance(&mem, x, y, &k), yz = om_distance(&mem, y, z, &k), xz = om_distance(&mem, x, z, &k);
        assert_true(near(om_distance(&mem, x, x, &k), 0));
        assert_true(near(xy, om_distance(&mem, y, x, &k)));
        assert_true(xz <= xy + yz + 1e-5);
        assert_true(om_share(xy, x.n, y.n, &k) <= 1 + 1e-6);
        assert_true(near(cost_of(om_align(&mem, x, y, &k), x, y, &k), xy));
        arena_clear(&mem);
    }
}

int main(void)
{
    const struct CMUnitTest list[] = {
        cmocka_unit_test(vectors_by_hand),
        cmocka_unit_test(prices_decide),
        cmocka_unit_test(what_is_left_over_stands_alone),
        cmocka_unit_test(it_is_a_distance),
    };
    int failed = RUN_TESTS(list);
    arena_fini(&mem);
    return failed;
}
