/* Careers beside each other: lanes, what is in common and how far apart, what is not certain. */
#include "test.h"
#include "path/compare.h"
#include <math.h>

static Arena mem;

static Position spell(const char *org, const char *role, const char *start, const char *end)
{
    return (Position){.kind = POS_WORK, .org = str_z(org), .role = str_z(role), .start = str_z(start), .end = str_z(end)};
}

static Event study(const char *date, const char *skill)
{
    Event e = {.type = EV_STUDY, .fact = FACT_ACTUAL, .date = str_z(date), .confidence = 0.9f, .span = {1, 2}};
    *vec_push(&mem, &e.args.skill) = str_z(skill);
    return e;
}

static void put(Careers *c, int64_t id, const Position *p, uint32_t n, const Event *e, uint32_t n_event)
{
    Analysis an = {.lang = LANG_KO, .dct = S("2022-12-31")};
    for (uint32_t i = 0; i < n; i++) *vec_push(&mem, &an.positions) = p[i];
    for (uint32_t i = 0; i < n_event; i++) *vec_push(&mem, &an.events) = e[i];
    careers_put(c, id, S("a.txt"), S("A"), &an);
}

/* A teacher who became an analyst, and an analyst of longer standing with a second post beside the first. */
static Careers *two(void)
{
    Careers *c = careers_new();
    const Position a[] = {spell("가람", "교사", "2010-03-01", "2016-02-28"), spell("나래", "분석가", "2017-01-01", "..")};
    const Position b[] = {spell("다온", "분석가", "2012-01-01", "2020-12-31"), spell("라온", "강사", "2014-01-01", "2015-12-31"),
                          spell("마루", "팀장", "2021", ""), spell("바다", "", "", "")};
    const Event ea[] = {study("2016-07-01", "SQL"), study("2018-01-01", "SQL"), study("2018-01-01", "엑셀")};
    const Event eb[] = {study("2013-07-01", "SQL")};
    put(c, 1, a, 2, ea, 3);
    put(c, 2, b, 4, eb, 1);
    return c;
}

static Compare compare(const Careers *c, const char *by)
{
    static const uint32_t docs[] = {0, 1};
    Align al;
    assert_true(align_make(&mem, c, str_z(by), &al));
    return compare_make(&mem, c, &al, docs, 2);
}

static void spells_beside_each_other_have_lanes_of_their_own(void **state)
{
    (void)state;
    Careers *c = two();
    Compare x = compare(c, "calendar");
    assert_int_equal(x.of[0].n_lane, 1);
    assert_int_equal(x.of[1].n_lane, 2);
    const uint32_t want[] = {0, 1, 0, 0};
    for (uint32_t i = 0; i < 4; i++) assert_int_equal(x.of[1].spells.v[i].lane, want[i]);
    assert_int_equal(x.of[0].n_unsure, 0);
    assert_int_equal(x.of[1].n_unsure, 2);              /* the end of one, everything of another */
    careers_free(c);
}

static const CompareShared *shared(const Careers *c, const Compare *x, const char *label)
{
    for (uint32_t i = 0; i < x->shared.n; i++)
        if (str_eq_z(c->names.v[x->shared.v[i].name].label, label)) return &x->shared.v[i];
    return NULL;
}

static bool near(double a, double b) { return fabs(a - b) < 0.02; }

static void what_is_shared_is_so_many_years_apart(void **state)
{
    (void)state;
    Careers *c = two();
    Compare x = compare(c, "calendar");
    assert_int_equal(x.shared.n, 2);
    assert_str(c->names.v[x.shared.v[0].name].label, "분석가");     /* roles before skills */
    assert_true(near(x.shared.v[0].apart, 5));
    const CompareShared *sql = shared(c, &x, "SQL");
    assert_true(near(sql->apart, 3) && near(sql->least, 3) && near(sql->most, 3));
    x = compare(c, "first-job");
    sql = shared(c, &x, "SQL");
    assert_true(near(sql->of[0].at, 6.33) && near(sql->of[1].at, 1.5));
    assert_true(near(sql->apart, 4.83));
    x = compare(c, "분석가");
    assert_true(near(shared(c, &x, "분석가")->apart, 0));
    careers_free(c);
}

static void without_a_zero_nothing_is_measured(void **state)
{
    (void)state;
    Careers *c = two();
    Compare x = compare(c, "age");
    assert_int_equal(x.first, EDTF_DAY_NONE);
    assert_int_equal(shared(c, &x, "SQL")->n, 2);
    assert_int_equal(shared(c, &x, "SQL")->n_dated, 0);
    careers_free(c);
}

static void a_skill_grows_with_the_rows_that_name_it(void **state)
{
    (void)state;
    Careers *c = two();
    Compare x = compare(c, "calendar");
    TimeAxis axis = {edtf_day(2015, 1, 1), edtf_day(2025, 1, 1), 10};
    uint8_t n[10];
    const uint8_t want[] = {0, 1, 1, 2, 2, 2, 2, 2, 0, 0};        /* 2022 is the time of writing */
    assert_int_equal(x.of[0].n_skill, 2);
    compare_skill_cells(&axis, c, &x.of[0], &x.of[0].skill[0], n);
    assert_memory_equal(n, want, sizeof want);
    careers_free(c);
}

static void one_career_has_nothing_in_common(void **state)
{
    (void)state;
    Careers *c = two();
    Align al;
    assert_true(align_make(&mem, c, S("calendar"), &al));
    Compare x = compare_make(&mem, c, &al, (const uint32_t[]){1}, 1);
    assert_int_equal(x.shared.n, 0);
    assert_int_equal(x.of[0].spells.n, 4);
    careers_free(c);
}

int main(void)
{
    const struct CMUnitTest list[] = {
        cmocka_unit_test(spells_beside_each_other_have_lanes_of_their_own),
        cmocka_unit_test(what_is_shared_is_so_many_years_apart),
        cmocka_unit_test(without_a_zero_nothing_is_measured),
        cmocka_unit_test(a_skill_grows_with_the_rows_that_name_it),
        cmocka_unit_test(one_career_has_nothing_in_common),
    };
    int failed = RUN_TESTS(list);
    arena_fini(&mem);
    return failed;
}
