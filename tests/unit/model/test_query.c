/* The query language: every form that product.md names, and where a wrong one is wrong. */
#include "test.h"
#include "model/query.h"
#include "model/types.h"

static Arena mem;

static Query parsed(const char *src)
{
    Query q;
    QueryFault f;
    if (query_parse(&mem, str_z(src), &q, &f)) fail_msg("%s: %s at %u", src, f.msgid, f.at.beg);
    return q;
}

static void every_kind_of_term_is_read(void **state)
{
    (void)state;
    Query q = parsed("role:백엔드 year:2021..2023 type:join,leave skill:kubernetes org:카카오 -fact:planned \"코딩 테스트\"");
    assert_int_equal(q.terms.n, 7);
    assert_str(q.terms.v[0].any.v[0].text, "백엔드");
    assert_int_equal(q.terms.v[1].any.v[0].year_lo, 2021);
    assert_int_equal(q.terms.v[1].any.v[0].year_hi, 2023);
    assert_int_equal(q.terms.v[2].any.n, 2);
    assert_int_equal(q.terms.v[2].any.v[1].code, EV_LEAVE);
    assert_true(q.terms.v[5].negated);
    assert_int_equal(q.terms.v[5].any.v[0].code, FACT_PLANNED);
    assert_int_equal(q.terms.v[6].field, Q_TEXT);
    assert_str(q.terms.v[6].any.v[0].text, "코딩 테스트");
}

static void korean_field_names_are_the_same_fields(void **state)
{
    (void)state;
    Query q = parsed("역할:교사 해:..2019 기술:\"SQL, 파이썬\"");
    assert_int_equal(q.terms.v[0].field, Q_ROLE);
    assert_int_equal(q.terms.v[1].any.v[0].year_lo, QUERY_YEAR_MIN);
    assert_int_equal(q.terms.v[1].any.v[0].year_hi, 2019);
    assert_int_equal(q.terms.v[2].any.n, 1);
    assert_str(q.terms.v[2].any.v[0].text, "SQL, 파이썬");
    q = parsed("TYPE:Join Lang:KO");                       /* with the caps lock on */
    assert_int_equal(q.terms.v[0].any.v[0].code, EV_JOIN);
    assert_int_equal(q.terms.v[1].any.v[0].code, LANG_KO);
}

static void format_parses_to_the_same(void **state)
{
    (void)state;
    const char *sources[] = {"role:백엔드 -type:join,leave", "\"코딩 테스트\" year:2020..", "  a   b ", "-\"x y\"", ""};
    for (size_t i = 0; i < COUNT_OF(sources); i++) {
        Query q = parsed(sources[i]);
        Str once = query_format(&mem, &q, QUERY_PLAIN);
        Query again;
        assert_int_equal(query_parse(&mem, once, &again, NULL), RC_OK);
        assert_true(str_eq(query_format(&mem, &again, QUERY_PLAIN), once));
        assert_int_equal(again.terms.n, q.terms.n);
    }
}

static void a_wrong_term_is_named_with_its_place(void **state)
{
    (void)state;
    const struct { const char *src; uint32_t beg, end; } wrong[] = {
        {"role:a year:20x1", 7, 16}, {"type:jion", 0, 9}, {"nofield:x", 0, 9},
        {"a \"open", 2, 7},          {"year:2023..2021", 0, 15}, {"role:", 0, 5},
        {"year:..", 0, 7}, {"role:a, b", 0, 7}, {"x \"open and more", 2, 16}, {"-fact:maybe", 0, 11}, {"lang:fr", 0, 7}, {"role:=", 0, 6},
    };
    for (size_t i = 0; i < COUNT_OF(wrong); i++) {
        Query q;
        QueryFault f = {0};
        assert_int_equal(query_parse(&mem, str_z(wrong[i].src), &q, &f), RC_SYNTAX);
        assert_non_null(f.msgid);
        assert_int_equal(f.at.beg, wrong[i].beg);
        assert_int_equal(f.at.end, wrong[i].end);
    }
}

static void a_picker_replaces_its_own_field_only(void **state)
{
    (void)state;
    Query q = parsed("role:a \"b c\" -role:x year:2020");
    Str two[] = {S("백엔드 개발자"), S("간호사")};
    assert_str(query_set_field(&mem, &q, Q_ROLE, two, 2), "role:\"백엔드 개발자\",간호사 \"b c\" -role:x year:2020");
    assert_str(query_set_field(&mem, &q, Q_ROLE, NULL, 0), "\"b c\" -role:x year:2020");
    assert_str(query_set_field(&mem, &q, Q_TYPE, (Str[]){S("join")}, 1), "role:a \"b c\" -role:x year:2020 type:join");
}

static void every_name_of_a_field_is_that_field(void **state)
{
    (void)state;
    const struct { const char *name; QueryField f; } names[] = {
        {"역할", Q_ROLE}, {"해", Q_YEAR}, {"연도", Q_YEAR}, {"사건", Q_TYPE}, {"종류", Q_TYPE}, {"기술", Q_SKILL},
        {"기관", Q_ORG}, {"회사", Q_ORG}, {"school", Q_ORG}, {"사실", Q_FACT}, {"언어", Q_LANG}, {"문서", Q_DOC}, {"글", Q_TEXT},
    };
    for (size_t i = 0; i < COUNT_OF(names); i++) assert_int_equal(query_field_find(str_z(names[i].name)), names[i].f);
    assert_int_equal(query_field_find(S("")), -1);
    assert_int_equal(query_field_find(S("연도 년")), -1);
    assert_true(query_field_begins(Q_ROLE, S("역")));
    assert_true(query_field_begins(Q_ORG, S("회")));
    assert_false(query_field_begins(Q_ORG, S("role")));
    Query q = parsed("역할:a 사건:join -해:2020..");
    assert_str(query_format(&mem, &q, QUERY_PLAIN), "role:a type:join -year:2020..");
    Query whole = parsed("skill:=SQL,my role:=\"a b\" =x org:\"=y\"");
    assert_true(whole.terms.v[0].any.v[0].whole && !whole.terms.v[0].any.v[1].whole && whole.terms.v[1].any.v[0].whole);
    assert_str(whole.terms.v[1].any.v[0].text, "a b");
    assert_false(whole.terms.v[3].any.v[0].whole);
    assert_str(query_format(&mem, &whole, QUERY_PLAIN), "skill:=SQL,my role:=\"a b\" \"=x\" org:\"=y\"");
    assert_str(query_set_field(&mem, &whole, Q_SKILL, (Str[]){S("=c d")}, 1), "skill:=\"c d\" role:=\"a b\" \"=x\" org:\"=y\"");
    assert_str(query_without(&mem, &q, 1), "role:a -year:2020..");
    assert_str(query_value(&mem, Q_ROLE, S("a b")), "\"a b\"");
}

int main(void)
{
    const struct CMUnitTest list[] = {
        cmocka_unit_test(every_kind_of_term_is_read),
        cmocka_unit_test(korean_field_names_are_the_same_fields),
        cmocka_unit_test(format_parses_to_the_same),
        cmocka_unit_test(every_name_of_a_field_is_that_field),
        cmocka_unit_test(a_wrong_term_is_named_with_its_place),
        cmocka_unit_test(a_picker_replaces_its_own_field_only),
    };
    int rc = RUN_TESTS(list);
    arena_fini(&mem);
    return rc;
}
