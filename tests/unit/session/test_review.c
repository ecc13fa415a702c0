/* Deciding over a library: at once in every count, kept over restarts, taken back and done again. */
#include "session_test.h"
#include "review/anchor.h"
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

/* ------------------------------------------------------------------ bars */

static const char move[] = "이력\n\n2014년 9월 1일 은산병원에 간호사로 입사했다. 2018년 5월 31일에 퇴사했다.\n2018년 7월 2일 새벽나루에 분석가로 입사했다. "
                           "2021년 3월에 퇴사했다.\n";

/* All bars of a memoir, as views and as rows have them: "p1 은산병원|간호사 2014-09-01...2018-05-31 입사 퇴사". */
static Str bars(Session *s, const char *name)
{
    const OpenDoc *d = doc_of(s, name);
    const Careers *c = session_careers(s);
    const CareerDoc *row = &c->docs.v[careers_find(c, d->id)];
    Str all = S("");
    for (uint32_t i = 0; i < d->an->positions.n; i++) {
        const Position *p = &d->an->positions.v[i];
        const CareerItem *it = &c->items.v[row->item_beg + i];
        char no[THING_ID_N];
        assert_int_equal(it->kind, ITEM_POSITION);
        assert_str(p->start, str_dup_z(&mem, career_start(c, it)));
        Str id = str_z(thing_id(no, 'p', p->no));
        Str part[] = {all, str_z(i ? "; " : ""), id, S(" "), p->org, S("|"), p->role, S(" "), p->start, S("..."), p->end};
        all = str_join(&mem, part, COUNT_OF(part));
        for (uint32_t k = 0; k < p->evidence.n; k++) {
            Str words = doc_quote(d->doc, d->an->events.v[p->evidence.v[k]].span);
            all = str_join(&mem, (Str[]){all, S(" "), words}, 3);
        }
    }
    bool last = row->item_n <= d->an->positions.n || c->items.v[row->item_beg + d->an->positions.n].kind != ITEM_POSITION;
    assert_true(last);
    session_doc_close(s, d);
    return all;
}

#define HOSPITAL "p1 은산병원|간호사 2014-09-01...2018-05-31 입사 퇴사"
#define DAWN     "p2 새벽나루|분석가 2018-07-02...2021-03 입사 퇴사"

static Session *moved(void)
{
    write_file("memoirs/first.txt", move);
    return filled();
}

/* The nth event of its type. */
static void say(Session *s, DecideAct act, EventType type, uint32_t nth, const char *field, const char *value)
{
    const OpenDoc *d = doc_of(s, "first.txt");
    uint32_t i = event_of(d, type);
    for (; nth > 1; nth--)
        for (i++; d->an->events.v[i].type != type; i++) {}
    Decision x = review_about(&mem, d, act, ON_EVENT, i);
    x.field = str_z(field), x.value = str_z(value);
    assert_int_equal(session_decide(s, &x, 1, NULL), RC_OK);
    session_doc_close(s, d);
}

static void say_of_bar(Session *s, DecideAct act, uint32_t at, const char *field, const char *value)
{
    const OpenDoc *d = doc_of(s, "first.txt");
    Decision x = review_about(&mem, d, act, ON_POSITION, at);
    x.field = str_z(field), x.value = str_z(value);
    assert_int_equal(session_decide(s, &x, 1, NULL), RC_OK);
    session_doc_close(s, d);
}

static void take_back(Session *s)
{
    int64_t step;
    assert_int_equal(session_undo(s, &step, NULL), RC_OK);
}

static void bars_are_those_of_the_corrected_events(void **state)
{
    (void)state;
    Session *s = moved();
    assert_str(bars(s, "first"), HOSPITAL "; " DAWN);
    say(s, DECIDE_REJECT, EV_JOIN, 1, "", "");
    assert_str(bars(s, "first"), DAWN);
    say(s, DECIDE_EDIT, EV_JOIN, 1, "date", "2018-08");
    assert_str(bars(s, "first"), "p2 새벽나루|분석가 2018-08...2021-03 입사 퇴사");
    say(s, DECIDE_EDIT, EV_JOIN, 1, "org", "라온상사");
    assert_str(bars(s, "first"), "p2 라온상사|분석가 2018-08...2021-03 입사 퇴사");
    say(s, DECIDE_REJECT, EV_LEAVE, 2, "", "");
    assert_str(bars(s, "first"), "p2 라온상사|분석가 2018-08..... 입사");
    for (int i = 0; i < 4; i++) take_back(s);
    assert_str(bars(s, "first"), HOSPITAL "; " DAWN);
    session_close(s);
}

/* Over a restart, without a cache, with another text around it. */
static void bars_outlive_what_they_were_folded_of(void **state)
{
    (void)state;
    Session *s = moved();
    say(s, DECIDE_REJECT, EV_JOIN, 1, "", "");
    say(s, DECIDE_EDIT, EV_JOIN, 1, "date", "2018-08");
    for (int again = 0; again < 3; again++) {
        session_close(s);
        if (again == 1) assert_int_equal(system(str_fmt(&mem, "rm -f %s/lib/cache.db*", dir).p), 0);
        s = opened();
        if (again == 2) {
            write_file("memoirs/first.txt", str_fmt(&mem, "머리말이 길어졌다.\n\n%s\n맺음말.\n", move).p);
            assert_int_equal(session_add(s, in_dir("memoirs").p, NULL, NULL), RC_OK);
        }
        assert_str(bars(s, "first"), "p2 새벽나루|분석가 2018-08...2021-03 입사 퇴사");
    }
    session_close(s);
}

/* What was said of a bar itself stands, whatever is said of its events then; what was taken away stays away. */
static void what_is_said_of_a_bar_stands(void **state)
{
    (void)state;
    Session *s = moved();
    say_of_bar(s, DECIDE_EDIT, 1, "start", "2019");
    say(s, DECIDE_EDIT, EV_JOIN, 2, "date", "2018-08");
    say(s, DECIDE_EDIT, EV_JOIN, 2, "role", "책임 분석가");
    assert_str(bars(s, "first"), HOSPITAL "; p2 새벽나루|책임 분석가 2019...2021-03 입사 퇴사");
    say_of_bar(s, DECIDE_REJECT, 0, "", "");
    say(s, DECIDE_EDIT, EV_JOIN, 1, "org", "은산의료원");
    assert_str(bars(s, "first"), "p2 새벽나루|책임 분석가 2019...2021-03 입사 퇴사");
    session_close(s);
}

static void what_is_added_has_its_bar(void **state)
{
    (void)state;
    Session *s = moved();
    const OpenDoc *d = doc_of(s, "second");
    Decision x = review_about(&mem, d, DECIDE_ADD, ON_MEMOIR, 0);
    size_t at = str_find(d->doc->text, S("Two years"), 0);
    x.on = ON_EVENT, x.type = S("join"), x.whole = S("type=join\nfactuality=actual\ndate=2023-01\norg=Linnet\n");
    x.anchor = anchor_make(d->doc->text, d->doc->hash, (Span){(uint32_t)at, (uint32_t)at + 9});
    Str was = bars(s, "second");
    assert_int_equal(session_decide(s, &x, 1, NULL), RC_OK);
    Str made = str_fmt(&mem, "p+%lld Linnet| 2023-01...", (long long)x.seq);
    if (str_find(bars(s, "second"), made, 0) == SIZE_MAX) fail_msg(STR_FMT, STR_ARG(bars(s, "second")));
    session_doc_close(s, d);
    take_back(s);
    assert_str(bars(s, "second"), str_dup_z(&mem, was));
    session_close(s);
}

/* All wrong, and all taken back: nothing is left, and then all of it. */
static void everything_may_be_wrong(void **state)
{
    (void)state;
    Session *s = moved();
    Str was = bars(s, "first");
    uint32_t n = n_events(s, "doc:first");
    for (uint32_t i = 0; i < n; i++) {
        const OpenDoc *d = doc_of(s, "first.txt");
        Decision x = review_about(&mem, d, DECIDE_REJECT, ON_EVENT, 0);
        assert_int_equal(session_decide(s, &x, 1, NULL), RC_OK);
        session_doc_close(s, d);
    }
    assert_str(bars(s, "first"), "");
    for (uint32_t i = 0; i < n; i++) take_back(s);
    assert_str(bars(s, "first"), str_dup_z(&mem, was));
    session_close(s);
}

/* ------------------------------------------------------------------ the same elsewhere */

static void lesson_of(Session *s, Lesson *l)
{
    int64_t step = 0;
    assert_int_equal(session_lesson_begin(s, &mem, &step, l, NULL), RC_OK);
    assert_int_equal(session_lesson_go(s, &mem, 1000, l, NULL), RC_OK);
    assert_int_equal(l->rows.n, l->sure.n);
}

/* Two people joined one firm in one month; a third file is a copy of the first. */
static void only_the_same_passage_is_sure(void **state)
{
    (void)state;
    Lesson l;
    Session *s = NULL;
    write_file("memoirs/first.txt", "내 이야기\n\n처음에는 아무것도 몰랐다. 2014년 9월 1일 은산병원에 간호사로 입사했다. 그날은 비가 왔다.\n");
    write_file("memoirs/second.txt", "다른 사람 이야기\n\n2014년 9월 1일 은산병원에 간호사로 입사했다. 지금도 다닌다.\n");
    write_file("memoirs/third.txt", "옮겨 적음\n\n처음에는 아무것도 몰랐다. 2014년 9월 1일 은산병원에 간호사로 입사했다. 그날은 비가 왔다.\n");
    write_file("memoirs/fourth.txt", "넷째\n\n2019년 3월 라온상사에 사서로 입사했다.\n");
    s = filled();
    decide_one(s, "first.txt", DECIDE_REJECT, EV_JOIN, "", "");
    lesson_of(s, &l);
    assert_int_equal(l.rows.n, 2);                       /* the fourth tells another joining with the same word */
    const OpenDoc *copy = doc_of(s, "third.txt");
    for (uint32_t i = 0; i < l.rows.n; i++) assert_int_equal(l.sure.v[i], l.rows.v[i].doc == copy->id);
    session_doc_close(s, copy);
    session_close(s);
}

/* A fuller name is that of the same firm wherever it stands; another employer altogether is that here alone. */
/* Nothing of it is lost: a step takes it out and brings it back, adding it again does, and others at the library follow. */
static void what_was_taken_out_comes_back_as_it_was(void **state)
{
    (void)state;
    int64_t step, id;
    Session *s = filled(), *there = opened();
    decide_one(s, "first", DECIDE_REJECT, EV_LEAVE, "", "");
    assert_int_equal(others(there), 1);
    assert_int_equal(session_doc_find(s, S("first.txt"), &id), RC_OK);
    assert_int_equal(session_decisions(s, id), 1);
    assert_int_equal(session_remove(s, &id, 1, &step, NULL), RC_OK);
    assert_int_equal(session_memoirs(s), 1);
    assert_int_equal(n_events(s, "doc:first"), 0);
    assert_int_equal(session_doc_find(s, S("first.txt"), &id), RC_NOTFOUND);
    assert_int_equal(others(there), 1);
    assert_int_equal(n_events(there, "doc:first"), 0);
    session_close(s);
    s = opened();                                          /* and next time */
    assert_int_equal(session_memoirs(s), 1);
    assert_int_equal(n_events(s, "doc:first"), 0);
    assert_int_equal(session_undo(s, &step, NULL), RC_OK);
    assert_int_equal(session_wait(s), RC_OK);
    assert_int_equal(n_events(s, "type:leave doc:first"), 0);
    assert_int_equal(n_events(s, "type:join doc:first"), 1);
    assert_int_equal(others(there), 1);
    assert_int_equal(session_wait(there), RC_OK);
    assert_int_equal(n_events(there, "type:join doc:first"), 1);
    assert_int_equal(session_redo(s, &step, NULL), RC_OK);
    assert_int_equal(n_events(s, "doc:first"), 0);
    assert_int_equal(session_add(s, in_dir("memoirs").p, NULL, NULL), RC_OK);
    assert_int_equal(session_memoirs(s), 2);
    assert_int_equal(n_events(s, "type:leave doc:first"), 0);
    assert_int_equal(n_events(s, "type:join doc:first"), 1);
    assert_int_equal(session_doc_find(s, S("first.txt"), &id), RC_OK);
    assert_int_equal(session_decisions(s, id), 1);
    session_close(s);
    session_close(there);
}

/* Another text under its name brings it back, too, with what was decided where its words still are. */
static void what_was_taken_out_may_come_back_otherwise(void **state)
{
    (void)state;
    int64_t step, id;
    Session *s = filled();
    decide_one(s, "first", DECIDE_REJECT, EV_LEAVE, "", "");
    assert_int_equal(session_doc_find(s, S("first.txt"), &id), RC_OK);
    assert_int_equal(session_remove(s, &id, 1, &step, NULL), RC_OK);
    write_file("memoirs/first.txt", "간호사 회고\n\n오래전 일이다. 2014년 9월 1일 은산병원에 간호사로 입사했다. 2018년 5월 31일에 퇴사했다.\n");
    assert_int_equal(session_add(s, in_dir("memoirs").p, NULL, NULL), RC_OK);
    assert_int_equal(session_memoirs(s), 2);
    assert_int_equal(n_events(s, "type:join doc:first"), 1);
    assert_int_equal(n_events(s, "type:leave doc:first"), 0);
    session_close(s);
}

/* For good, and for all who are at the library: no step of it is left to take back, those of others are. */
static void what_is_purged_is_gone_for_all(void **state)
{
    (void)state;
    int64_t step, first, second;
    const OpenDoc *d;
    Session *s = filled(), *there = opened(), *later = opened();
    decide_one(s, "first", DECIDE_EDIT, EV_LEAVE, "org", "다른 병원");
    assert_int_equal(session_undo(s, &step, NULL), RC_OK);
    assert_int_equal(session_redo(s, &step, NULL), RC_OK);
    assert_int_equal(session_doc_find(s, S("first.txt"), &first), RC_OK);
    assert_int_equal(session_doc_find(s, S("second.txt"), &second), RC_OK);
    int64_t both[] = {first, second};
    assert_int_equal(session_remove(s, both, 2, &step, NULL), RC_OK);
    assert_int_equal(others(there), 2);
    assert_int_equal(session_memoirs(there), 0);
    assert_true(session_removed_find(s, S("first.txt"), &first));
    assert_false(session_removed_find(s, S("third.txt"), &first));
    assert_int_equal(session_purge(s, &first, 1, NULL), RC_OK);
    assert_int_equal(session_undo(s, &step, NULL), RC_OK);       /* the other half of the step */
    assert_int_equal(session_memoirs(s), 1);
    assert_int_equal(session_doc_find(s, S("second.txt"), &second), RC_OK);
    assert_int_equal(session_doc_find(s, S("first.txt"), &first), RC_NOTFOUND);
    assert_false(session_removed_find(s, S("first.txt"), &first));
    assert_int_equal(session_undo(s, &step, NULL), RC_NOTFOUND);
    assert_int_not_equal(others(there), 0);                      /* one is no more, one was out and is back */
    assert_int_equal(session_memoirs(there), 1);
    assert_int_equal(n_events(there, "doc:first"), 0);
    assert_int_equal(session_doc_open(there, both[0], &d, NULL), RC_NOTFOUND);
    assert_int_equal(session_add(there, in_dir("memoirs").p, NULL, NULL), RC_OK);
    assert_int_equal(session_doc_find(there, S("first.txt"), &first), RC_OK);
    assert_true(first != both[0]);                               /* as nobody ever saw it */
    assert_int_equal(session_decisions(there, first), 0);
    assert_int_equal(others(later), 2);                          /* who saw nothing of it in between */
    assert_int_equal(session_memoirs(later), 2);
    assert_int_equal(session_doc_open(later, both[0], &d, NULL), RC_NOTFOUND);
    session_close(later);
    session_close(there);
    session_close(s);
    s = opened();
    assert_int_equal(session_memoirs(s), 2);
    assert_int_equal(session_check(s, NULL), RC_OK);
    session_close(s);
}

/* Two at one library: what one adds, or puts another text in the place of, the other has, once asked. */
static void what_another_process_adds_is_seen(void **state)
{
    (void)state;
    const OpenDoc *d;
    Session *here = filled(), *there = opened();
    const OpenDoc *was = doc_of(here, "first.txt");
    write_file("memoirs/first.txt", "간호사 회고\n\n오래전 일이다. 2018년 5월 31일에 은산병원을 퇴사했다.\n");
    write_file("memoirs/third.txt", "셋\n\n2021년 5월 주식회사 라온상사에 과장으로 입사했다.\n");
    assert_int_equal(session_add(there, in_dir("memoirs").p, NULL, NULL), RC_OK);
    assert_false(was->old);
    assert_int_equal(others(here), 2);
    assert_int_equal(session_wait(here), RC_OK);
    assert_int_equal(others(here), 0);
    assert_true(was->old);
    assert_int_equal(session_memoirs(here), 3);
    assert_int_equal(n_events(here, "type:join doc:third"), 1);
    assert_int_equal(n_events(here, "type:join doc:first"), 0);
    assert_int_equal(n_events(here, "type:leave doc:first"), 1);
    d = doc_of(here, "first.txt");
    assert_true(d != was && str_find(d->doc->text, S("오래전"), 0) != SIZE_MAX);
    session_doc_close(here, was);
    session_doc_close(here, d);
    decide_one(here, "first", DECIDE_EDIT, EV_LEAVE, "org", "다른 병원");     /* on the text that is there */
    assert_int_equal(others(there), 1);
    d = doc_of(there, "first.txt");
    assert_int_equal(d->review->orphans.n, 0);
    assert_str(d->an->events.v[event_of(d, EV_LEAVE)].args.org, "다른 병원");
    session_doc_close(there, d);
    assert_int_equal(others(here), 0);                     /* its own adding is no news */
    assert_int_equal(session_add(here, in_dir("memoirs").p, NULL, NULL), RC_OK);
    assert_int_equal(others(here), 0);
    session_close(here);
    session_close(there);
}

static void another_employer_is_that_here_alone(void **state)
{
    (void)state;
    static const struct { const char *now; bool sure; } all[] = {{"주식회사 라온상사 서울지점", true}, {"세륜물산", false}};
    for (size_t i = 0; i < COUNT_OF(all); i++) {
        Lesson l;
        int64_t step;
        write_file("memoirs/first.txt", "하나\n\n2019년 3월 주식회사 라온상사에 사서로 입사했다.\n");
        write_file("memoirs/second.txt", "둘\n\n2021년 5월 주식회사 라온상사에 과장으로 입사했다.\n");
        Session *s = filled();
        decide_one(s, "first.txt", DECIDE_EDIT, EV_JOIN, "org", all[i].now);
        lesson_of(s, &l);
        assert_int_equal(l.rows.n, all[i].sure);
        if (all[i].sure) assert_true(l.sure.v[0]);
        assert_int_equal(session_undo(s, &step, NULL), RC_OK);
        session_close(s);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        WITH_MEMOIRS(bars_are_those_of_the_corrected_events),
        WITH_MEMOIRS(bars_outlive_what_they_were_folded_of),
        WITH_MEMOIRS(what_is_said_of_a_bar_stands),
        WITH_MEMOIRS(what_is_added_has_its_bar),
        WITH_MEMOIRS(everything_may_be_wrong),
        WITH_MEMOIRS(only_the_same_passage_is_sure),
        WITH_MEMOIRS(another_employer_is_that_here_alone),
        WITH_MEMOIRS(what_a_step_learned_stays_with_it),
        WITH_MEMOIRS(what_was_taken_out_comes_back_as_it_was),
        WITH_MEMOIRS(what_was_taken_out_may_come_back_otherwise),
        WITH_MEMOIRS(what_is_purged_is_gone_for_all),
        WITH_MEMOIRS(what_another_process_adds_is_seen),
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
