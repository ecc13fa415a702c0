/* Deciding over a library: at once in every count, kept over restarts, taken back and done again. */
#include "session_test.h"
#include "session/review.h"
#include "session/teach.h"
#include <sqlite3.h>
#include <string.h>

static Session *opened(void)
{
    Session *s = NULL;
    Fault f = {0};
    SessionOptions opt = {.library = in_dir("lib").p};
    if (session_open(&opt, NULL, NULL, &s, &f)) fail_msg("%s: %s", f.path, f.detail);
    return s;
}

static Session *filled(void)
{
    Session *s = opened();
    assert_int_equal(session_add(s, in_dir("memoirs").p, NULL, NULL), RC_OK);
    return s;
}

static uint32_t n_events(Session *s, const char *query)
{
    QueryFault qf = {0};
    if (session_filter_set(s, str_z(query), &qf)) fail_msg("%s: %s", query, qf.msgid);
    return session_filter(s)->n_event;
}

static const OpenDoc *doc_of(Session *s, const char *name)
{
    int64_t id;
    const OpenDoc *d;
    assert_int_equal(session_doc_find(s, str_z(name), &id), RC_OK);
    assert_int_equal(session_doc_open(s, id, &d, NULL), RC_OK);
    return d;
}

static uint32_t event_of(const OpenDoc *d, EventType type)
{
    for (uint32_t i = 0; i < d->an->events.n; i++)
        if (d->an->events.v[i].type == type) return i;
    fail_msg("no such event");
    return 0;
}

static Decision about(const OpenDoc *d, DecideAct act, EventType type)
{
    return review_about(&mem, d, act, ON_EVENT, event_of(d, type));
}

static void decide_one(Session *s, const char *doc, DecideAct act, EventType type, const char *field, const char *value)
{
    Fault f = {0};
    const OpenDoc *d = doc_of(s, doc);
    Decision x = about(d, act, type);
    x.field = str_z(field);
    x.value = str_z(value);
    if (session_decide(s, &x, 1, &f)) fail_msg("%s", f.detail);
    session_doc_close(s, d);
}

static void a_decision_is_in_every_count_at_once_and_next_time(void **state)
{
    (void)state;
    Session *s = filled();
    uint32_t leaves = n_events(s, "type:leave");
    assert_int_equal(leaves, 2);
    const OpenDoc *d = doc_of(s, "first.txt");
    uint32_t had = d->an->events.n;
    decide_one(s, "first.txt", DECIDE_REJECT, EV_LEAVE, "", "");
    assert_int_equal(d->an->events.n, had - 1);         /* it is open: the new view is in it */
    assert_int_equal(d->review->rejected.n, 1);
    assert_int_equal(session_status(s, d->id), STATUS_BEGUN);
    session_doc_close(s, d);
    assert_int_equal(session_filter(s)->n_event, 1);    /* the filter in force was run again */
    decide_one(s, "second.txt", DECIDE_EDIT, EV_JOIN, "org", "Parcelwren Ltd");
    assert_int_equal(n_events(s, "org:\"Parcelwren Ltd\" type:join"), 1);
    session_close(s);
    for (int again = 0; again < 2; again++) {           /* from the journal; then from the rows that the cache kept */
        s = opened();
        assert_int_equal(n_events(s, "type:leave"), 1);
        assert_int_equal(n_events(s, "org:\"Parcelwren Ltd\" type:join"), 1);
        session_close(s);
    }
}

static void the_cache_may_go(void **state)
{
    (void)state;
    Session *s = filled();
    decide_one(s, "first.txt", DECIDE_REJECT, EV_LEAVE, "", "");
    session_close(s);
    assert_int_equal(system(str_fmt(&mem, "rm -f %s/lib/cache.db*", dir).p), 0);
    s = opened();
    assert_int_equal(n_events(s, "type:leave"), 1);
    session_close(s);
}

static void undo_and_redo_outlive_the_program(void **state)
{
    (void)state;
    int64_t step;
    Session *s = filled();
    assert_int_equal(session_undo(s, &step, NULL), RC_NOTFOUND);
    const OpenDoc *x = doc_of(s, "first.txt"), *y = doc_of(s, "second.txt");
    Decision both[] = {about(x, DECIDE_REJECT, EV_LEAVE), about(y, DECIDE_REJECT, EV_LEAVE)};
    assert_int_equal(session_decide(s, both, 2, NULL), RC_OK);
    session_doc_close(s, x);
    session_doc_close(s, y);
    decide_one(s, "first.txt", DECIDE_REJECT, EV_JOIN, "", "");
    assert_int_equal(n_events(s, "type:leave,join"), 1);
    session_close(s);
    s = opened();
    assert_int_equal(session_undo(s, &step, NULL), RC_OK);
    assert_int_equal(n_events(s, "type:leave,join"), 2);
    assert_int_equal(session_undo(s, &step, NULL), RC_OK);      /* both rows of the step */
    assert_int_equal(n_events(s, "type:leave,join"), 4);
    assert_int_equal(session_undo(s, &step, NULL), RC_NOTFOUND);
    session_close(s);
    s = opened();
    assert_int_equal(session_redo(s, &step, NULL), RC_OK);
    assert_int_equal(n_events(s, "type:leave,join"), 2);
    assert_int_equal(session_redo(s, &step, NULL), RC_OK);
    assert_int_equal(n_events(s, "type:leave,join"), 1);
    assert_int_equal(session_redo(s, &step, NULL), RC_NOTFOUND);
    session_close(s);
}

static void any_step_can_be_taken_back(void **state)
{
    (void)state;
    ReviewSteps steps;
    Session *s = filled();
    decide_one(s, "first.txt", DECIDE_REJECT, EV_LEAVE, "", "");
    decide_one(s, "second.txt", DECIDE_REJECT, EV_LEAVE, "", "");
    assert_int_equal(session_steps(s, &mem, &steps, NULL), RC_OK);
    assert_int_equal(steps.n, 2);
    assert_str(steps.v[0].first.who, "김");
    assert_int_equal(session_revert(s, steps.v[0].first.step, NULL), RC_OK);
    assert_int_equal(n_events(s, "type:leave"), 1);
    assert_int_equal(session_revert(s, steps.v[0].first.step, NULL), RC_NOTFOUND);
    assert_int_equal(session_revert(s, 999, NULL), RC_NOTFOUND);
    assert_int_equal(session_steps(s, &mem, &steps, NULL), RC_OK);
    assert_int_equal(steps.n, 3);
    assert_false(steps.v[0].in_force);
    assert_true(steps.v[1].in_force);
    session_close(s);
}

static void nothing_is_kept_of_what_cannot_be(void **state)
{
    (void)state;
    ReviewSteps steps;
    Fault f = {0};
    Session *s = filled();
    const OpenDoc *d = doc_of(s, "first.txt");
    Decision x[] = {about(d, DECIDE_ACCEPT, EV_JOIN), about(d, DECIDE_EDIT, EV_JOIN)};
    x[1].field = S("date"), x[1].value = S("2014-13");
    assert_int_equal(session_decide(s, x, 2, &f), RC_SYNTAX);
    x[1].field = S("colour");
    assert_int_equal(session_decide(s, x, 2, &f), RC_SYNTAX);
    assert_int_equal(session_steps(s, &mem, &steps, NULL), RC_OK);
    assert_int_equal(steps.n, 0);
    session_doc_close(s, d);
    session_close(s);
    const char *paths[] = {in_dir("memoirs").p};
    SessionOptions opt = {.paths = paths, .n_path = 1};
    assert_int_equal(session_open(&opt, NULL, NULL, &s, NULL), RC_OK);
    assert_int_equal(session_decide(s, x, 1, &f), RC_USAGE);
    session_close(s);
}

static void a_changed_text_keeps_what_was_decided(void **state)
{
    (void)state;
    Session *s = filled();
    decide_one(s, "first.txt", DECIDE_REJECT, EV_LEAVE, "", "");
    decide_one(s, "first.txt", DECIDE_EDIT, EV_JOIN, "role", "수간호사");
    write_file("memoirs/first.txt", "간호사 회고, 고쳐 씀\n\n나는 늦게 시작했다. 2014년 9월 1일 은산병원에 간호사로 입사했다. 그 뒤의 이야기다.\n");
    assert_int_equal(session_add(s, in_dir("memoirs").p, NULL, NULL), RC_OK);
    const OpenDoc *d = doc_of(s, "first.txt");
    assert_str(d->an->events.v[event_of(d, EV_JOIN)].args.role, "수간호사");
    assert_int_equal(d->review->orphans.n, 1);
    assert_str(d->review->orphans.v[0].d->anchor.exact, "퇴사");
    session_doc_close(s, d);
    session_close(s);
}

static uint32_t others(Session *s)
{
    uint32_t n;
    assert_int_equal(session_others(s, &n, NULL), RC_OK);
    return n;
}

/* Two at one library: what one decides the other has, once asked, and neither loses what is its own. */
static void what_another_process_decides_is_seen(void **state)
{
    (void)state;
    int64_t step;
    Session *here = filled(), *there = opened();
    assert_int_equal(others(here), 0);
    decide_one(there, "first", DECIDE_REJECT, EV_LEAVE, "", "");
    assert_int_equal(n_events(here, "type:leave doc:first"), 1);
    assert_int_equal(others(here), 1);
    assert_int_equal(others(here), 0);
    assert_int_equal(n_events(here, "type:leave doc:first"), 0);
    /* Both decide before either looks. */
    decide_one(there, "second", DECIDE_REJECT, EV_LEAVE, "", "");
    decide_one(here, "first", DECIDE_EDIT, EV_JOIN, "org", "다른 병원");
    assert_int_equal(others(here), 1);
    assert_int_equal(others(there), 1);
    assert_int_equal(n_events(here, "type:leave"), 0);
    assert_int_equal(n_events(there, "type:join org:다른"), n_events(here, "type:join org:다른"));
    /* Both take back the same step; it is taken back once. */
    assert_int_equal(session_undo(here, &step, NULL), RC_OK);
    assert_int_equal(session_revert(there, step, NULL), RC_NOTFOUND);
    assert_int_equal(others(there), 1);
    assert_int_equal(n_events(there, "type:join org:다른"), 0);
    session_close(there);
    there = opened();
    assert_int_equal(n_events(there, ""), n_events(here, ""));
    session_close(there);
    session_close(here);
}

/* Takes a memoir away behind the session's back. */
static void take_away(const char *memoir)
{
    sqlite3 *db;
    Str sql = str_fmt(&mem, "DELETE FROM document WHERE name='%s'", memoir);
    assert_int_equal(sqlite3_open(in_dir("lib/library.db").p, &db), SQLITE_OK);
    assert_int_equal(sqlite3_exec(db, sql.p, NULL, NULL, NULL), SQLITE_OK);
    assert_int_equal(sqlite3_changes(db), 1);
    sqlite3_close(db);
}

/* What is in the journal is so, though a memoir cannot follow: undo takes back both. */
static void what_a_step_learned_stays_with_it(void **state)
{
    (void)state;
    int64_t step;
    Taught taught;
    LearnedList names;
    Session *s = filled();
    const OpenDoc *d = doc_of(s, "second");
    Decision row = about(d, DECIDE_REJECT, EV_LEAVE), x = decision_keep(&mem, &row);
    session_close(s);
    s = opened();                                            /* the memoir is not open in it */
    Lesson lesson = {0};
    *vec_push(&mem, &lesson.rows) = x;
    *vec_push(&mem, &lesson.names) = (LessonName){.entry = {.type = S("org"), .name = S("라온상사"), .silence = true}};
    take_away("second.txt");
    assert_int_not_equal(session_teach(s, &lesson, 0, &taught, NULL), RC_OK);
    assert_int_equal(taught.names, 1);
    assert_int_equal(session_learned(s, &mem, &names, NULL), RC_OK);
    assert_int_equal(names.n, 1);
    (void)!session_undo(s, &step, NULL);
    assert_int_equal(step, taught.step);
    assert_int_equal(session_learned(s, &mem, &names, NULL), RC_OK);
    assert_int_equal(names.n, 0);
    session_close(s);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        WITH_MEMOIRS(what_a_step_learned_stays_with_it),
        WITH_MEMOIRS(what_another_process_decides_is_seen),
        WITH_MEMOIRS(a_decision_is_in_every_count_at_once_and_next_time),
        WITH_MEMOIRS(the_cache_may_go),
        WITH_MEMOIRS(undo_and_redo_outlive_the_program),
        WITH_MEMOIRS(any_step_can_be_taken_back),
        WITH_MEMOIRS(nothing_is_kept_of_what_cannot_be),
        WITH_MEMOIRS(a_changed_text_keeps_what_was_decided),
    };
    return RUN_TESTS(tests);
}
