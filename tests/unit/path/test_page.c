/* What the library knows of one thing. */
#include "test.h"
#include "path/page.h"

static Arena mem;

static void entity(Analysis *an, EntityType type, const char *name, uint32_t mentions)
{
    Entity e = {.type = type, .name = str_z(name)};
    for (uint32_t i = 0; i < mentions; i++) *vec_push(&mem, &e.mentions) = (Mention){{i, i + 1}};
    *vec_push(&mem, &an->entities) = e;
}

static void event(Analysis *an, EventType type, const char *date, const char *org, const char *skill)
{
    Event e = {.type = type, .date = str_z(date), .confidence = 0.9f, .span = {an->events.n * 10, an->events.n * 10 + 2}};
    e.args.org = str_z(org);
    if (skill) *vec_push(&mem, &e.args.skill) = str_z(skill);
    *vec_push(&mem, &an->events) = e;
}

static void position(Analysis *an, const char *org, const char *role, const char *start, const char *end)
{
    *vec_push(&mem, &an->positions) = (Position){.org = str_z(org), .role = str_z(role), .start = str_z(start), .end = str_z(end)};
}

/* 1 taught until 2016 and studied SQL; 2 came to 가사 before and names SQL only; 3 has no date. */
static Careers *three(void)
{
    Careers *c = careers_new();
    Analysis one = {0}, two = {0}, none = {0};
    entity(&one, ENT_SKILL, "SQL", 3), entity(&one, ENT_ORG, "가사", 2), entity(&one, ENT_ROLE, "교사", 1), entity(&one, ENT_SKILL, "엑셀", 1);
    event(&one, EV_STUDY, "2016-05", "", "SQL"), event(&one, EV_JOIN, "2017-01", "가사", NULL), event(&one, EV_WORK, "2018", "가사", "SQL");
    position(&one, "학교", "교사", "2010-03", "2016-02"), position(&one, "가사", "", "2017-01", "..");
    one.dct = S("2019");
    entity(&two, ENT_SKILL, "SQL", 1), entity(&two, ENT_ORG, "가사", 1);
    event(&two, EV_JOIN, "2015", "가사", NULL);
    entity(&none, ENT_ORG, "가사", 4);
    event(&none, EV_JOIN, "", "가사", NULL);
    careers_put(c, 1, S("1"), S(""), &one);
    careers_put(c, 2, S("2"), S(""), &two);
    careers_put(c, 3, S("3"), S(""), &none);
    return c;
}

static void a_thing_has_its_careers_by_date(void **state)
{
    (void)state;
    Careers *c = three();
    NameId ga = page_find(c, 1u << ENT_ORG, S("가사"));
    assert_int_not_equal(ga, 0);
    PageThing p = page_thing(&mem, c, ga);
    assert_int_equal(p.careers.n, 3);
    const uint32_t docs[] = {1, 0, 2};
    for (uint32_t i = 0; i < 3; i++) assert_int_equal(p.careers.v[i].doc, docs[i]);
    assert_int_equal(p.n_mention, 7);
    assert_int_equal(p.n_position, 1);
    assert_int_equal(p.n_event, 4);
    assert_int_equal(c->items.v[p.careers.v[1].item].kind, ITEM_POSITION);
    assert_int_equal(p.items.n, 4);
    assert_int_equal(c->items.v[p.items.v[0]].doc, 1);
    careers_free(c);
}

static void years_have_no_gaps(void **state)
{
    (void)state;
    Careers *c = three();
    PageThing p = page_thing(&mem, c, page_find(c, 1u << ENT_ORG, S("가사")));
    const PageYear want[] = {{2015, 1, 1}, {2016, 0, 0}, {2017, 1, 2}, {2018, 1, 2}, {2019, 1, 1}};
    assert_int_equal(p.years.n, COUNT_OF(want));
    for (size_t i = 0; i < COUNT_OF(want); i++) {
        assert_int_equal(p.years.v[i].year, want[i].year);
        assert_int_equal(p.years.v[i].n_doc, want[i].n_doc);
        assert_int_equal(p.years.v[i].n_item, want[i].n_item);
    }
    assert_int_equal(page_thing(&mem, c, page_find(c, 1u << ENT_SKILL, S("엑셀"))).years.n, 0);
    careers_free(c);
}

static void a_year_tells_who_began_and_left(void **state)
{
    (void)state;
    Careers *c = three();
    PageOfYear p = page_year(&mem, c, 2016);
    assert_int_equal(p.n_doc, 1);
    assert_int_equal(p.began.n, 0);
    assert_int_equal(p.left.n, 1);
    assert_int_equal(p.n_event, 1);
    assert_int_equal(p.n_type[EV_STUDY], 1);
    assert_int_equal(p.skills.n, 1);
    p = page_year(&mem, c, 2017);
    assert_int_equal(p.began.n, 1);
    assert_int_equal(p.n_position, 1);
    assert_int_equal(page_year(&mem, c, 2030).n_doc, 0);
    careers_free(c);
}

static void a_person_learned_skills_somewhere(void **state)
{
    (void)state;
    Careers *c = three();
    PagePerson p = page_person(&mem, c, 0);
    assert_int_equal(p.positions.n, 2);
    assert_int_equal(p.events.n, 3);
    assert_int_equal(p.skills.n, 2);
    assert_int_equal(c->items.v[p.skills.v[0].item].type, EV_STUDY);
    assert_int_equal(p.skills.v[1].item, PAGE_NO_ITEM);
    assert_int_equal(page_find_in(c, 0, 1u << ENT_SKILL, S("sql")), p.skills.v[0].name);
    assert_int_equal(page_find_in(c, 2, 1u << ENT_SKILL, S("sql")), 0);
    careers_free(c);
}

static void a_withheld_name_is_of_its_memoir(void **state)
{
    (void)state;
    Careers *c = careers_new();
    for (int64_t id = 1; id <= 2; id++) {
        Analysis an = {0};
        entity(&an, ENT_ORG, "A사", (uint32_t)id);
        event(&an, EV_JOIN, "2015", "A사", NULL);
        careers_put(c, id, S("m"), S(""), &an);
    }
    NameId one = page_find_in(c, 0, 1u << ENT_ORG, S("A사")), two = page_find_in(c, 1, 1u << ENT_ORG, S("A사"));
    assert_int_not_equal(one, two);
    assert_true(page_is_local(c, one));
    assert_int_equal(page_doc_of(c, two), 1);
    assert_int_equal(page_thing(&mem, c, two).careers.n, 1);
    assert_int_equal(page_thing(&mem, c, two).n_mention, 2);
    careers_free(c);
}

int main(void)
{
    const struct CMUnitTest list[] = {
        cmocka_unit_test(a_thing_has_its_careers_by_date),
        cmocka_unit_test(years_have_no_gaps),
        cmocka_unit_test(a_year_tells_who_began_and_left),
        cmocka_unit_test(a_person_learned_skills_somewhere),
        cmocka_unit_test(a_withheld_name_is_of_its_memoir),
    };
    int rc = RUN_TESTS(list);
    arena_fini(&mem);
    return rc;
}
