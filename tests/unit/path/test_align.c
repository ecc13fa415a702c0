/* Where a career's time begins to count, by hand-made careers. */
#include "test.h"
#include "path/align.h"

static Arena mem;

static Position spell(PositionKind kind, const char *org, const char *role, const char *start, const char *end)
{
    return (Position){.kind = kind, .org = str_z(org), .role = str_z(role), .start = str_z(start), .end = str_z(end)};
}

static Analysis career(const char *birth, const Position *p, uint32_t n)
{
    Analysis an = {.lang = LANG_KO, .dct = S("2024-06"), .birth = str_z(birth)};
    for (uint32_t i = 0; i < n; i++) *vec_push(&mem, &an.positions) = p[i];
    return an;
}

static Careers *careers_of(const char *birth, const Position *p, uint32_t n)
{
    Careers *c = careers_new();
    Analysis an = career(birth, p, n);
    careers_put(c, 1, S("a.txt"), S("A"), &an);
    return c;
}

static AlignZero zero(const Careers *c, const char *by)
{
    Align al;
    assert_true(align_make(&mem, c, str_z(by), &al));
    return align_zero(c, &al, &c->docs.v[0]);
}

static void the_calendar_has_no_zero_of_its_own(void **state)
{
    (void)state;
    const Position p[] = {spell(POS_WORK, "가람", "교사", "2010-03-01", "2015")};
    Careers *c = careers_of("", p, 1);
    AlignZero z = zero(c, "calendar");
    assert_true(z.known);
    assert_int_equal(align_day(&z, 1234), 1234);
    assert_int_equal(align_day(&z, EDTF_DAY_NONE), EDTF_DAY_NONE);
    careers_free(c);
}

static void the_first_job_is_the_earliest_work(void **state)
{
    (void)state;
    const Position p[] = {spell(POS_EDUCATION, "한밭대", "", "2006-03", "2010-02"),
                          spell(POS_WORK, "나래", "분석가", "2015-02-01", ".."),
                          spell(POS_WORK, "가람", "교사", "2010-03-01", "2015-01-31")};
    Careers *c = careers_of("", p, 3);
    AlignZero z = zero(c, "first-job");
    assert_true(z.known);
    assert_int_equal(z.day, edtf_day(2010, 3, 1));
    assert_int_equal(z.item, 2);
    assert_int_equal(align_day(&z, edtf_day(2010, 3, 11)), 10);
    assert_true(align_years(&z, edtf_day(2015, 3, 1)) > 4.99 && align_years(&z, edtf_day(2015, 3, 1)) < 5.01);
    careers_free(c);
}

/* 2011 may be its first day or its last: the zero is their middle, and says so. */
static void a_coarse_start_keeps_its_bounds(void **state)
{
    (void)state;
    const Position p[] = {spell(POS_WORK, "가람", "교사", "2011", "2015")};
    Careers *c = careers_of("", p, 1);
    AlignZero z = zero(c, "first-job");
    assert_int_equal(z.lo, edtf_day(2011, 1, 1));
    assert_int_equal(z.hi, edtf_day(2011, 12, 31));
    assert_int_equal(z.day, edtf_day(2011, 7, 2));
    careers_free(c);
}

static void work_that_ended_before_leaves_the_first_job_open(void **state)
{
    (void)state;
    const Position p[] = {spell(POS_WORK, "가람", "교사", "", "2009"), spell(POS_WORK, "나래", "분석가", "2015", "..")};
    Careers *c = careers_of("", p, 2);
    assert_false(zero(c, "first-job").known);
    careers_free(c);
}

static void an_age_is_known_where_it_is_told(void **state)
{
    (void)state;
    const Position p[] = {spell(POS_WORK, "가람", "교사", "2010", "2015")};
    Careers *c = careers_of("", p, 1);
    assert_false(zero(c, "age").known);
    careers_free(c);
    c = careers_of("1985", p, 1);
    assert_int_equal(zero(c, "age").lo, edtf_day(1985, 1, 1));
    careers_free(c);
    c = careers_of("2003", p, 1);                    /* a child's: nobody works at seven */
    assert_false(zero(c, "age").known);
    careers_free(c);
}

static void entry_into_a_role_is_the_first_time_in_it(void **state)
{
    (void)state;
    const Position p[] = {spell(POS_WORK, "가람", "교사", "2010", "2015"),
                          spell(POS_WORK, "나래", "데이터 분석가", "2018-05", ".."),
                          spell(POS_WORK, "다온", "데이터 분석가", "2016-04-01", "2018-04")};
    Careers *c = careers_of("", p, 3);
    assert_int_equal(zero(c, "데이터 분석가").day, edtf_day(2016, 4, 1));
    assert_int_equal(zero(c, "분석가").item, 2);      /* a part of its name, where nothing is called so */
    Align al;
    assert_true(align_make(&mem, c, S("데이터 분석가"), &al));
    assert_str(c->names.v[al.name].label, "데이터 분석가");
    assert_false(align_make(&mem, c, S("용접공"), &al));
    careers_free(c);
}

static void a_birth_lives_in_the_cache(void **state)
{
    (void)state;
    const Position p[] = {spell(POS_WORK, "가람", "교사", "2010", "2015")};
    Careers *c = careers_of("1984/1985", p, 1), *other = careers_new();
    Buf b = {0};
    careers_pack(c, 0, &b);
    assert_true(careers_unpack(other, 7, S("a.txt"), buf_str(&b)));
    assert_int_equal(other->docs.v[0].birth_lo, edtf_day(1984, 1, 1));
    assert_int_equal(other->docs.v[0].birth_hi, edtf_day(1985, 12, 31));
    buf_fini(&b);
    careers_free(c);
    careers_free(other);
}

int main(void)
{
    const struct CMUnitTest list[] = {
        cmocka_unit_test(the_calendar_has_no_zero_of_its_own),
        cmocka_unit_test(the_first_job_is_the_earliest_work),
        cmocka_unit_test(a_coarse_start_keeps_its_bounds),
        cmocka_unit_test(work_that_ended_before_leaves_the_first_job_open),
        cmocka_unit_test(an_age_is_known_where_it_is_told),
        cmocka_unit_test(entry_into_a_role_is_the_first_time_in_it),
        cmocka_unit_test(a_birth_lives_in_the_cache),
    };
    int failed = RUN_TESTS(list);
    arena_fini(&mem);
    return failed;
}
