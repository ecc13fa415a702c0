/* What people type into a field: dates by what they count from, choices by either name, what is refused and why. */
#include "session_test.h"
#include "review/field.h"
#include "session/review.h"
#include "session/typed.h"

static Session *s;

static int opened(void **state)
{
    if (setup(state)) return -1;
    SessionOptions opt = {.library = in_dir("lib").p};
    return session_open(&opt, NULL, NULL, &s, NULL) || session_add(s, in_dir("memoirs").p, NULL, NULL);
}

static int closed(void **state)
{
    session_close(s);
    return folder_teardown(state);
}

static void reads(const char *typed, const char *written, const char *beside, const char *value, const char *from)
{
    Typed got;
    TypedFrom counts = {str_z(written), str_z(beside)};
    const char *why = typed_date(s, &mem, str_z(typed), &counts, &got);
    if (why) fail_msg("%s: %s", typed, why);
    if (!str_eq_z(got.value, value) || !str_eq_z(got.from, from))
        fail_msg("%s: " STR_FMT " from " STR_FMT, typed, STR_ARG(got.value), STR_ARG(got.from));
}

static void refuses(const char *typed, const char *written, const char *beside, const char *word)
{
    Typed got;
    TypedFrom counts = {str_z(written), str_z(beside)};
    const char *why = typed_date(s, &mem, str_z(typed), &counts, &got);
    if (!why) fail_msg("%s: " STR_FMT, typed, STR_ARG(got.value));
    assert_non_null(strstr(why, word));
    assert_true(str_eq_z(got.value, typed));
}

static void a_date_that_says_all_counts_from_nothing(void **state)
{
    (void)state;
    reads("", "2024-05", "2019", "", "");
    reads("2019-03", "2024-05", "2015", "2019-03", "");
    reads("2019 봄", "", "", "2019-03/2019-05", "");
    reads("2019 초", "", "", "2019-01~/2019-03~", "");
    reads("2019 3월", "2024-05", "2015", "2019-03", "");
    reads("early 2019", "", "", "2019-01~/2019-03~", "");
    reads("96년경", "", "", "1996~", "");
    reads("2019..", "", "", "2019/..", "");
    reads("2019년 3월..2020", "", "", "2019-03/2020", "");
}

static void relative_words_count_from_the_writing(void **state)
{
    (void)state;
    reads("작년", "2024-05-20", "2019", "2023", "2024-05-20");
    reads("올해", "2024-05-20", "2019", "2024", "2024-05-20");
    reads("지난해", "2024-05-20", "2019", "2023", "2024-05-20");
    reads("재작년", "2024-05-20", "", "2022", "2024-05-20");
    reads("작년 3월", "2024-05-20", "2019", "2023-03", "2024-05-20");
    reads("last year", "2024-05-20", "2019", "2023", "2024-05-20");
    reads("3년 전", "2024-05-20", "2019", "2021", "2024-05-20");
    reads("two years ago", "2024-05-20", "2019", "2022", "2024-05-20");
    reads("작년..올해", "2024-05-20", "", "2023/2024", "2024-05-20");
}

static void parts_of_a_year_belong_to_the_date_beside(void **state)
{
    (void)state;
    reads("3월", "2024-05-20", "2019-11", "2019-03", "2019-11");
    reads("3월 초", "2024-05-20", "2019", "2019-03-01~/2019-03-10~", "2019");
    reads("March", "2024-05-20", "2019", "2019-03", "2019");
    reads("상반기", "2024-05-20", "2019", "2019-01/2019-06", "2019");
    reads("이듬해", "2024-05-20", "2019", "2020", "2019");
    reads("작년", "", "2019-06", "2018", "2019-06");
    reads("3월", "2024-05-20", "", "2024-03", "2024-05-20");          /* looked back at, not ahead */
    reads("11월", "2024-05-20", "", "2023-11", "2024-05-20");
}

static void the_month_that_follows_counts_from_the_writing(void **state)
{
    (void)state;
    reads("다음 달", "2024-05-20", "2019", "2024-06", "2024-05-20");
    reads("다음달", "2024-12-20", "2019", "2025-01", "2024-12-20");
    reads("지난달", "2024-05-20", "2019", "2024-04", "2024-05-20");
    reads("next month", "2024-05-20", "2019", "2024-06", "2024-05-20");
    reads("next year", "2024-05-20", "2019", "2025", "2024-05-20");
    reads("내년", "2024-05-20", "2019", "2025", "2024-05-20");
    reads("다음 달", "", "2014-09-01", "2014-10", "2014-09-01");
}

static void tells(const char *value, const char *told)
{
    Typed t = {.value = str_z(value)};
    Str got = typed_told(&mem, &t);
    if (!str_eq_z(got, told)) fail_msg("%s: " STR_FMT, value, STR_ARG(got));
}

static void a_date_is_told_in_words(void **state)
{
    (void)state;
    tells("", "");
    tells("2019-03-05", "= 2019-03-05");
    tells("2019-03", "= 2019-03-01 to 2019-03-31");
    tells("2019-03-XX~", "= 2019-03-01 to 2019-03-31, about");
    tells("2019-01~/2019-03~", "= 2019-01-01 to 2019-03-31, about");
    tells("2019?", "= 2019-01-01 to 2019-12-31, perhaps");
    tells("2019/..", "= 2019-01-01 and later");
    tells("../2019", "= until 2019-12-31");
    tells("..", "= still going on");
}

static void what_cannot_be_placed_says_why(void **state)
{
    (void)state;
    refuses("작년", "", "", "name the year");
    refuses("3월", "", "", "name the year");
    refuses("3년 전", "", "", "name the year");
    refuses("2019-13", "2024", "2019", "no date");
    refuses("2009년 13월", "2024", "2019", "no date");
    refuses("언젠가", "2024", "2019", "no date");
    refuses("3년", "2024", "2019", "no date");
    refuses("올해..작년", "2024-05-20", "", "comes after");
    refuses("0000", "2024", "2019", "1800 to 2199");
    refuses("3100", "2024", "2019", "1800 to 2199");
    refuses("2019/3019", "2024", "2019", "1800 to 2199");
    refuses("2019..2991-03", "2024", "2019", "1800 to 2199");
}

/* 오늘의집, 3월의 토끼, Sunday Times: what stands around a date may say how it is meant; a name is no date. */
static void a_name_is_no_date(void **state)
{
    (void)state;
    static const char *const names[] = {"카카오", "오늘의집", "내일신문", "네이버 2020", "2020 네이버", "3월의 토끼", "2019년학회", "올해 병원",
                                        "Sunday Times", "Kakao 2019", "2019 Ltd", "May & Baker", "D정공", "작년 회사"};
    for (size_t i = 0; i < COUNT_OF(names); i++) {
        refuses(names[i], "2024-05-20", "2019", "no date");
        refuses(names[i], "", "", "no date");
    }
    reads("2019년 3월쯤", "", "", "2019-03~", "");
    reads("2019년 봄 언젠가", "", "", "2019-03/2019-05", "");
    reads("2019년 3월에", "", "", "2019-03", "");
    reads("in March 2019", "", "", "2019-03", "");
    reads("since 2019", "", "", "2019", "");
}

/* ------------------------------------------------------------------ fields */

static const OpenDoc *doc_of(const char *name)
{
    int64_t id;
    const OpenDoc *d;
    assert_int_equal(session_doc_find(s, str_z(name), &id), RC_OK);
    assert_int_equal(session_doc_open(s, id, &d, NULL), RC_OK);
    return d;
}

static void dates_stand_beside_others(void **state)
{
    (void)state;
    const OpenDoc *d = doc_of("first");
    int when = field_find(ON_EVENT, S("date"));
    for (uint32_t i = 0; i < d->an->events.n; i++) {
        Decision about = review_about(&mem, d, DECIDE_EDIT, ON_EVENT, i);
        TypedFrom from = typed_from(&mem, d, &about, when);
        bool own = d->an->events.v[i].date.n;
        assert_true(str_eq(from.beside, own ? d->an->events.v[i].date : S("2018-05-31")));
        assert_true(!from.written.n || edtf_valid(from.written));
    }
    session_doc_close(s, d);
}

static const char *field_typed(Target on, const char *name, const char *typed, const char *value)
{
    Typed got;
    const char *why = typed_value(s, &mem, on, field_find(on, str_z(name)), str_z(typed), &(TypedFrom){{0}, {0}}, &got);
    if (!why) assert_true(str_eq_z(got.value, value));
    return why;
}

static void a_field_takes_what_it_may_have(void **state)
{
    (void)state;
    assert_null(field_typed(ON_POSITION, "end", "지금", ".."));
    assert_null(field_typed(ON_POSITION, "end", "..", ".."));
    assert_null(field_typed(ON_POSITION, "end", "present", ".."));
    assert_non_null(field_typed(ON_POSITION, "start", "지금", ""));
    assert_null(field_typed(ON_EVENT, "type", "joining", "join"));
    assert_non_null(field_typed(ON_EVENT, "type", "nothing", ""));
    assert_null(field_typed(ON_EVENT, "org", "", ""));
    assert_non_null(field_typed(ON_ENTITY, "name", "  ", ""));
    assert_non_null(field_typed(ON_EVENT, "date", "카카오", ""));
    assert_non_null(field_typed(ON_EVENT, "org", "2019-03", ""));
    assert_non_null(field_typed(ON_EVENT, "role", "2019년 3월", ""));
    assert_non_null(field_typed(ON_POSITION, "org", "March 2019", ""));
    assert_null(field_typed(ON_EVENT, "org", "1988", "1988"));
    assert_null(field_typed(ON_EVENT, "org", "오늘의집", "오늘의집"));
    assert_null(field_typed(ON_EVENT, "org", "2019년학회", "2019년학회"));
    assert_null(field_typed(ON_EVENT, "other", "2019 서울 마라톤", "2019 서울 마라톤"));
}

static Rc changed(Decision about, const char *start, const char *end)
{
    Decision rows[2];
    uint32_t n = 0;
    if (start) rows[n] = about, rows[n].field = S("start"), rows[n++].value = str_z(start);
    if (end) rows[n] = about, rows[n].field = S("end"), rows[n++].value = str_z(end);
    return session_decide(s, rows, n, NULL);
}

static void a_spell_never_ends_before_it_begins(void **state)
{
    (void)state;
    const OpenDoc *d = doc_of("first");
    Decision about = review_about(&mem, d, DECIDE_EDIT, ON_POSITION, 0);        /* 2014-09-01 to 2018-05-31 */
    assert_int_equal(changed(about, NULL, "2001"), RC_SYNTAX);
    assert_int_equal(changed(about, "2030", NULL), RC_SYNTAX);
    assert_int_equal(changed(about, "2030", "2001"), RC_SYNTAX);
    assert_int_equal(changed(about, "2030", "2031"), RC_OK);                    /* both together */
    about = review_about(&mem, d, DECIDE_EDIT, ON_POSITION, 0);
    assert_int_equal(changed(about, NULL, "2001"), RC_SYNTAX);
    assert_int_equal(changed(about, NULL, ".."), RC_OK);
    Decision name = review_about(&mem, d, DECIDE_EDIT, ON_ENTITY, 0);
    name.field = S("name"), name.value = S(" ");
    assert_int_equal(session_decide(s, &name, 1, NULL), RC_SYNTAX);
    session_doc_close(s, d);
}

#define OVER_MEMOIRS(test) cmocka_unit_test_setup_teardown(test, opened, closed)

int main(void)
{
    const struct CMUnitTest tests[] = {
        OVER_MEMOIRS(a_date_that_says_all_counts_from_nothing), OVER_MEMOIRS(relative_words_count_from_the_writing),
        OVER_MEMOIRS(parts_of_a_year_belong_to_the_date_beside), OVER_MEMOIRS(what_cannot_be_placed_says_why),
        OVER_MEMOIRS(the_month_that_follows_counts_from_the_writing), OVER_MEMOIRS(a_date_is_told_in_words),
        OVER_MEMOIRS(dates_stand_beside_others), OVER_MEMOIRS(a_field_takes_what_it_may_have),
        OVER_MEMOIRS(a_name_is_no_date), OVER_MEMOIRS(a_spell_never_ends_before_it_begins),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
