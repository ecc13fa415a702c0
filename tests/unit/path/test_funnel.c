/* The funnel of a job search, by cases counted by hand. */
#include "test.h"
#include "path/funnel.h"

static Arena mem;

typedef struct Told { EventType type; const char *date, *org; Factuality fact; Cause cause; const char *skill; } Told;
#define T(type, date, org) {type, date, org, FACT_ACTUAL, CAUSE_NONE, NULL}

static uint32_t put(Careers *c, int64_t id, const Told *told, size_t n)
{
    Analysis an = {.lang = LANG_KO};
    for (uint32_t i = 0; i < n; i++) {
        Event e = {.type = told[i].type, .fact = told[i].fact, .date = str_z(told[i].date), .confidence = 0.9f,
                   .span = {10 * i, 10 * i + 2}};
        e.args.org = str_z(told[i].org);
        e.args.cause = told[i].cause;
        if (told[i].skill) *vec_push(&mem, &e.args.skill) = str_z(told[i].skill);
        *vec_push(&mem, &an.events) = e;
    }
    return careers_put(c, id, S("m.txt"), S(""), &an);
}

static Funnel made(const Careers *c, const char *src)
{
    Query q;
    assert_int_equal(query_parse(&mem, str_z(src), &q, NULL), RC_OK);
    Filter f = filter_run(&mem, c, &q, NULL, NULL);
    return funnel_make(&mem, c, &f);
}

/* "가사 applied→rejected; …" */
static Str apps(const Careers *c, const Funnel *f)
{
    Str out = S("");
    for (uint32_t i = 0; i < f->apps.n; i++) {
        const FunnelApp *app = &f->apps.v[i];
        out = str_fmt(&mem, STR_FMT "%s" STR_FMT " %s:%s", STR_ARG(out), i ? "; " : "",
                      STR_ARG(app->org ? c->names.v[app->org].label : S("-")), funnel_reach[app->reach].name,
                      funnel_fate[app->fate].name);
    }
    return out;
}

#define APPS(want, ...) do { \
    const Told told[] = {__VA_ARGS__}; \
    Careers *c = careers_new(); \
    put(c, 1, told, COUNT_OF(told)); \
    Funnel f = made(c, ""); \
    assert_str(apps(c, &f), want); \
    careers_free(c); \
} while (0)

static void each_application_goes_as_far_as_it_went(void **state)
{
    (void)state;
    APPS("가사 joined:joined", T(EV_APPLY, "2019-01", "가사"), T(EV_INTERVIEW, "2019-02", "가사"), T(EV_INTERVIEW, "", "가사"),
         T(EV_ACCEPTED, "2019-03", "가사"), T(EV_JOIN, "2019-04", "가사"));
    APPS("가사 stage:rejected; 나사 applied:rejected", T(EV_APPLY, "", "가사"), T(EV_APPLY, "", "나사"),
         T(EV_INTERVIEW, "", "가사"), T(EV_REJECTED, "", "나사"), T(EV_REJECTED, "", "가사"));
    APPS("가사 applied:withdrawn", T(EV_APPLY, "", "가사"), T(EV_WITHDRAW, "", "가사"));
    APPS("가사 accepted:declined", T(EV_ACCEPTED, "", "가사"), T(EV_WITHDRAW, "", "가사"));
    APPS("가사 accepted:declined", T(EV_ACCEPTED, "", "가사"), {EV_JOIN, "", "가사", FACT_NEGATED, CAUSE_NONE, NULL});
    APPS("가사 stage:untold", T(EV_INTERVIEW, "", "가사"));
    APPS("가사 applied:rejected", T(EV_REJECTED, "", "가사"));
    APPS("대학 joined:joined", T(EV_ACCEPTED, "2010", "대학"), T(EV_ENROLL, "2010-03", "대학"));
}

static void joining_without_a_search_is_none(void **state)
{
    (void)state;
    APPS("", T(EV_JOIN, "2019", "가사"), T(EV_LEAVE, "2020", "가사"), {EV_APPLY, "", "나사", FACT_PLANNED, CAUSE_NONE, NULL});
    APPS("가사 joined:joined", T(EV_APPLY, "2018", "가사"), T(EV_JOIN, "2019", "가사"), T(EV_JOIN, "2022", "가사"));
}

static void after_its_end_another_one_begins(void **state)
{
    (void)state;
    APPS("가사 applied:rejected; 가사 joined:joined", T(EV_APPLY, "2019-03", "가사"), T(EV_REJECTED, "2019-04", "가사"),
         T(EV_APPLY, "2019-09", "가사"), T(EV_ACCEPTED, "2019-10", "가사"), T(EV_JOIN, "2019-11", "가사"));
    /* told twice, it ended once; on another day it is another one */
    APPS("가사 applied:rejected", T(EV_REJECTED, "", "가사"), T(EV_REJECTED, "", "가사"));
    APPS("가사 applied:rejected; 가사 applied:rejected", T(EV_REJECTED, "2018-01", "가사"), T(EV_REJECTED, "2019-01", "가사"));
}

static void dates_decide_the_order_where_they_can(void **state)
{
    (void)state;
    /* the end is told first */
    APPS("가사 joined:joined", T(EV_JOIN, "2019-05", "가사"), T(EV_ACCEPTED, "2019-04", "가사"), T(EV_APPLY, "2019-01", "가사"));
    /* of one year: by the way of a selection */
    APPS("가사 joined:joined", T(EV_JOIN, "2019", "가사"), T(EV_ACCEPTED, "2019", "가사"), T(EV_APPLY, "2019", "가사"));
}

static void what_names_no_employer_goes_with_the_last(void **state)
{
    (void)state;
    APPS("- stage:rejected; - applied:untold", T(EV_APPLY, "", ""), T(EV_INTERVIEW, "", ""), T(EV_REJECTED, "", ""),
         T(EV_APPLY, "", ""));
    APPS("가사 stage:rejected", T(EV_APPLY, "", "가사"), T(EV_INTERVIEW, "", ""), T(EV_REJECTED, "", ""));
    APPS("가사 applied:rejected", T(EV_REJECTED, "", "가사"), T(EV_REJECTED, "", ""));
    APPS("가사 applied:rejected; - applied:rejected", T(EV_REJECTED, "2019", "가사"), T(EV_REJECTED, "2020", ""));
}

static void counts_are_what_a_hand_counts(void **state)
{
    (void)state;
    Careers *c = careers_new();
    const Told one[] = {
        T(EV_DECISION, "2018-12", ""), T(EV_APPLY, "2019-01", "가사"), T(EV_INTERVIEW, "2019-02", "가사"),
        T(EV_REJECTED, "2019-03", "가사"), {EV_STUDY, "2019-05", "", FACT_ACTUAL, CAUSE_NONE, "SQL"},
        T(EV_APPLY, "2019-09", "나사"), T(EV_ACCEPTED, "2019-10", "나사"), T(EV_JOIN, "2019-11", "나사"),
        {EV_LEAVE, "2021", "나사", FACT_ACTUAL, CAUSE_VOLUNTARY, NULL},
    };
    const Told two[] = {T(EV_APPLY, "2020", "가사"), T(EV_REJECTED, "2020", "가사"), T(EV_LEAVE, "2022", "다사")};
    const Told three[] = {T(EV_JOIN, "2020", "가사")};
    put(c, 1, one, COUNT_OF(one)), put(c, 2, two, COUNT_OF(two)), put(c, 3, three, COUNT_OF(three));
    Funnel f = made(c, "");
    assert_int_equal(f.n_doc, 3);
    assert_int_equal(f.memoirs.n, 2);                  /* the third tells of no search */
    assert_int_equal(f.all.n, 3);
    const uint32_t reached[] = {3, 2, 1, 1}, told[] = {3, 1, 1, 1};
    for (int i = 0; i < REACH_COUNT; i++) {
        assert_int_equal(f.all.reached[i], reached[i]);
        assert_int_equal(f.all.told[i], told[i]);
    }
    assert_int_equal(f.all.fate[FATE_REJECTED], 2);
    assert_int_equal(f.all.at[FATE_REJECTED][REACH_STAGE], 1);
    assert_int_equal(f.all.at[FATE_REJECTED][REACH_APPLIED], 1);
    assert_int_equal(f.all.fate[FATE_JOINED], 1);
    FunnelCount first = funnel_count(&f, &f.memoirs.v[0]), second = funnel_count(&f, &f.memoirs.v[1]);
    assert_int_equal(first.n, 2);
    assert_int_equal(first.reached[REACH_STAGE], 2);
    assert_int_equal(first.at[FATE_REJECTED][REACH_STAGE], 1);
    assert_int_equal(second.n, 1);
    assert_int_equal(second.fate[FATE_REJECTED], 1);
    assert_int_equal(f.memoirs.v[0].n_motive, 2);      /* the decision, and leaving by choice */
    assert_int_equal(f.memoirs.v[1].n_motive, 0);
    assert_int_equal(f.changes.n, 1);
    assert_int_equal(c->items.v[f.changes.v[0].change].type, EV_STUDY);
    assert_int_equal(c->items.v[f.changes.v[0].next].type, EV_APPLY);
    Funnel of = made(c, "year:2020..");                /* only what happened then */
    assert_int_equal(of.all.n, 1);
    assert_int_equal(made(c, "org:나사").all.n, 1);
    assert_int_equal(made(c, "type:rejected").all.n, 2);
    assert_int_equal(made(c, "org:없다").all.n, 0);
    careers_free(c);
}

static void what_was_changed_lies_before_the_next_application(void **state)
{
    (void)state;
    Careers *c = careers_new();
    const Told told[] = {
        T(EV_STUDY, "2018", ""), T(EV_REJECTED, "2019-01", "가사"), T(EV_PROJECT, "2019-02", ""),
        T(EV_REJECTED, "2019-03", "나사"), T(EV_CERTIFICATE, "2019-04", ""), T(EV_APPLY, "2019-06", "다사"),
        T(EV_STUDY, "2019-08", ""), T(EV_REJECTED, "2019-09", "다사"), T(EV_STUDY, "2019-12", ""),
    };
    put(c, 1, told, COUNT_OF(told));
    const Told again[] = {T(EV_REJECTED, "2019-03", "가사"), T(EV_REJECTED, "", ""), T(EV_STUDY, "2019-05", ""), T(EV_APPLY, "2019-09", "나사")};
    put(c, 2, again, COUNT_OF(again));
    assert_int_equal(made(c, "").changes.n, 3);        /* "after they had turned me down I studied" parts nothing */
    careers_drop(c, 2);
    Funnel f = made(c, "");
    assert_int_equal(f.changes.n, 2);                  /* the project belongs to the first, the certificate to the second;
                                                          behind the last no application is told */
    assert_int_equal(c->items.v[f.changes.v[0].change].type, EV_PROJECT);
    assert_int_equal(c->items.v[f.changes.v[1].change].type, EV_CERTIFICATE);
    careers_free(c);
}

int main(void)
{
    const struct CMUnitTest list[] = {
        cmocka_unit_test(each_application_goes_as_far_as_it_went),
        cmocka_unit_test(joining_without_a_search_is_none),
        cmocka_unit_test(after_its_end_another_one_begins),
        cmocka_unit_test(dates_decide_the_order_where_they_can),
        cmocka_unit_test(what_names_no_employer_goes_with_the_last),
        cmocka_unit_test(counts_are_what_a_hand_counts),
        cmocka_unit_test(what_was_changed_lies_before_the_next_application),
    };
    int rc = RUN_TESTS(list);
    arena_fini(&mem);
    return rc;
}
