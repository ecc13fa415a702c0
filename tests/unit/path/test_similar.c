/* Which careers are like one, by hand: steps, months, things, and the order they make. */
#include "test.h"
#include "path/similar.h"
#include <math.h>

static Arena mem;

static Position spell(const char *org, const char *role, const char *start, const char *end)
{
    return (Position){.kind = POS_WORK, .org = str_z(org), .role = str_z(role), .start = str_z(start), .end = str_z(end)};
}

static void add_name(Analysis *an, EntityType type, const char *name, const char *family)
{
    Entity e = {.type = type, .name = str_z(name), .family = str_z(family)};
    *vec_push(&mem, &e.mentions) = (Mention){{1, 2}};
    *vec_push(&mem, &an->entities) = e;
}

typedef struct Told { Position p[3]; uint32_t n; const char *skill; } Told;

static void put(Careers *c, int64_t id, const Told *t)
{
    Analysis an = {.lang = LANG_KO, .dct = S("2024-12-31")};
    for (uint32_t i = 0; i < t->n; i++) *vec_push(&mem, &an.positions) = t->p[i];
    add_name(&an, ENT_ROLE, "교사", "education");
    add_name(&an, ENT_ROLE, "강사", "education");
    add_name(&an, ENT_ROLE, "분석가", "data");
    add_name(&an, ENT_ROLE, "개발자", "software");
    add_name(&an, ENT_SKILL, t->skill, "");
    careers_put(c, id, S("a.txt"), S("A"), &an);
}

/* 0 teaches, then analyses. 1 did the same elsewhere and at other times, 2 began as a lecturer, 3 develops, 4 has
 * nothing but a skill. */
static const Told told[] = {
    {{{0}}, 2, "SQL"}, {{{0}}, 2, "엑셀"}, {{{0}}, 2, "SQL"}, {{{0}}, 1, "C"}, {{{0}}, 0, "SQL"},
};

static Careers *five(void)
{
    Careers *c = careers_new();
    const Position p[][2] = {
        {spell("가", "교사", "2010-01-01", "2014-12-31"), spell("나", "분석가", "2015-01-01", "2019-12-31")},
        {spell("다", "교사", "2000-01-01", "2004-12-31"), spell("라", "분석가", "2005-01-01", "2009-12-31")},
        {spell("마", "강사", "2010-01-01", "2014-12-31"), spell("바", "분석가", "2015-01-01", "2019-12-31")},
        {spell("사", "개발자", "2010-01-01", "2019-12-31"), {0}},
        {{0}, {0}},
    };
    for (uint32_t i = 0; i < COUNT_OF(told); i++) {
        Told t = told[i];
        for (uint32_t k = 0; k < t.n; k++) t.p[k] = p[i][k];
        put(c, (int64_t)i + 1, &t);
    }
    return c;
}

static Similar find(const Careers *c, uint32_t doc, uint32_t most)
{
    Sequences *sq = sequences_new();
    sequences_update(sq, c);
    Similar s = similar_find(&mem, c, sq, doc, NULL, most);
    sequences_free(sq);
    return s;
}

static const SimilarCareer *of(const Similar *s, uint32_t doc)
{
    for (uint32_t i = 0; i < s->v.n; i++)
        if (s->v.v[i].doc == doc) return &s->v.v[i];
    return NULL;
}

static bool near(double a, double b) { return fabs(a - b) < 0.02; }

static void the_same_steps_at_other_times_are_alike(void **state)
{
    (void)state;
    Careers *c = five();
    Similar s = find(c, 0, 10);
    assert_int_equal(s.n_state, 2);
    assert_int_equal(s.n_compared, 4);
    const SimilarCareer *one = of(&s, 1);
    assert_true(near(one->steps, 1) && near(one->months, 1) && near(one->things, 0));
    assert_int_equal(one->step.n, 2);
    assert_int_equal(one->step.v[0].how, STEP_SAME);
    assert_int_equal(one->step.v[1].y, c->docs.v[1].item_beg + 1);
    careers_free(c);
}

/* A lecturer for a teacher costs 1 of the 4 that two pairs can: as in the months, where half of them are so. */
static void a_role_of_the_family_costs_half(void **state)
{
    (void)state;
    Careers *c = five();
    Similar s = find(c, 0, 10);
    const SimilarCareer *two = of(&s, 2);
    assert_true(near(two->steps, 0.75) && near(two->months, 0.75));
    assert_int_equal(two->step.v[0].how, STEP_KIN);
    assert_int_equal(two->n_shared, 1);                 /* SQL, which three of five name */
    assert_true(near(two->things, 1));
    assert_true(near(two->score, SIMILAR_STEPS * 0.75 + (1 - SIMILAR_STEPS)));
    assert_int_equal(s.v.v[0].doc, 2);                  /* what both know tells here more than the one other step */
    careers_free(c);
}

static void who_shares_nothing_is_not_told(void **state)
{
    (void)state;
    Careers *c = five();
    Similar s = find(c, 0, 10);
    assert_null(of(&s, 3));
    assert_non_null(of(&s, 4));
    assert_int_equal(of(&s, 4)->step.n, 0);
    assert_int_equal(find(c, 0, 1).v.n, 1);
    careers_free(c);
}

static void it_is_mutual(void **state)
{
    (void)state;
    Careers *c = five();
    for (uint32_t x = 0; x < 5; x++)
        for (uint32_t y = 0; y < 5; y++) {
            Similar a = find(c, x, 10), b = find(c, y, 10);
            const SimilarCareer *there = of(&a, y), *back = of(&b, x);
            if (x == y) continue;
            assert_true(!there == !back);
            if (there) assert_true(near(there->steps, back->steps) && near(there->things, back->things));
        }
    careers_free(c);
}

/* Where three left teaching and all became developers, the two are near: they stand opposite each other. */
static void where_people_moved_states_are_near(void **state)
{
    (void)state;
    Careers *c = careers_new();
    for (int64_t id = 1; id <= 3; id++) {
        Told t = {.n = 2, .skill = "C"};
        t.p[0] = spell("가", "교사", "2010-01-01", "2014-12-31");
        t.p[1] = spell("나", "개발자", "2015-01-01", "2019-12-31");
        put(c, id, &t);
    }
    Told t = {.n = 1, .skill = "C"}, d = t;
    t.p[0] = spell("다", "교사", "2010-01-01", "2014-12-31");
    d.p[0] = spell("라", "개발자", "2010-01-01", "2014-12-31");
    put(c, 4, &t);
    put(c, 5, &d);
    Similar s = find(c, 3, 10);
    const SimilarCareer *x = of(&s, 4);
    assert_true(near(x->steps, 0.5));                   /* 2 − 3/3 of the 2 that it can be */
    assert_int_equal(x->step.v[0].how, STEP_MOVED);
    assert_int_equal(x->step.v[0].n, 3);
    careers_free(c);
}

/* One teaches for 180 months, one for 120, and both still did when they wrote: 60 of 300 are left over. */
static void what_goes_on_lasts_to_the_time_of_writing(void **state)
{
    (void)state;
    Careers *c = careers_new();
    Told t = {.n = 1, .skill = "C"};
    t.p[0] = spell("가", "교사", "2010-01-01", "..");
    put(c, 1, &t);
    t.p[0] = spell("나", "교사", "2015-01-01", "..");
    put(c, 2, &t);
    Similar s = find(c, 0, 10);
    assert_true(near(of(&s, 1)->steps, 1) && near(of(&s, 1)->months, 0.8));
    careers_free(c);
}

int main(void)
{
    const struct CMUnitTest list[] = {
        cmocka_unit_test(the_same_steps_at_other_times_are_alike),
        cmocka_unit_test(a_role_of_the_family_costs_half),
        cmocka_unit_test(who_shares_nothing_is_not_told),
        cmocka_unit_test(it_is_mutual),
        cmocka_unit_test(where_people_moved_states_are_near),
        cmocka_unit_test(what_goes_on_lasts_to_the_time_of_writing),
    };
    int failed = RUN_TESTS(list);
    arena_fini(&mem);
    return failed;
}
