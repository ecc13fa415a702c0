/* The program without a screen: files and libraries opened, analysed behind, kept, filtered, read again. */
#include "session_test.h"
#include "session/batch.h"
#include "session/report.h"
#include "session/session.h"
#include <poll.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static int faults;
static void count_fault(void *ctx, Rc rc, const Fault *f) { (void)ctx, (void)rc, (void)f, faults++; }

static Session *opened(SessionOptions opt)
{
    Session *s = NULL;
    Fault f = {0};
    faults = 0;
    if (session_open(&opt, count_fault, NULL, &s, &f)) fail_msg("%s: %s", f.path, f.detail);
    return s;
}

static Session *library(void) { return opened((SessionOptions){.library = in_dir("lib").p}); }

static uint32_t n_docs(Session *s, const char *query)
{
    QueryFault qf = {0};
    if (session_filter_set(s, str_z(query), &qf)) fail_msg("%s: %s", query, qf.msgid);
    return session_filter(s)->n_doc;
}

static void files_are_read_without_being_kept(void **state)
{
    (void)state;
    const char *paths[] = {in_dir("memoirs").p};
    Session *s = opened((SessionOptions){.paths = paths, .n_path = 1});
    assert_int_equal(session_careers(s)->n_doc, 2);
    assert_true(session_careers(s)->n_event >= 4);
    assert_int_equal(n_docs(s, "lang:ko"), 1);
    assert_int_equal(n_docs(s, "type:join year:2020"), 1);
    assert_int_equal(n_docs(s, "은산"), 1);
    assert_int_equal(session_add(s, paths[0], NULL, NULL), RC_USAGE);
    session_close(s);
    assert_false(fs_exists(in_dir("data").p));
}

static void a_library_is_there_again(void **state)
{
    (void)state;
    Session *s = library();
    uint32_t n = 0;
    assert_int_equal(session_add(s, in_dir("memoirs").p, &n, NULL), RC_OK);
    assert_int_equal(n, 2);
    uint32_t events = session_careers(s)->n_event;
    session_close(s);
    s = library();
    assert_int_equal(session_careers(s)->n_doc, 2);
    assert_int_equal(session_careers(s)->n_event, events);
    assert_int_equal(session_progress(s).done, 0);                   /* all from the cache: nothing analysed again */
    assert_int_equal(n_docs(s, "parcelwren"), 1);
    session_close(s);
    s = opened((SessionOptions){.library = in_dir("lib").p, .rebuild = true});
    assert_int_equal(session_progress(s).done, 2);
    assert_int_equal(session_careers(s)->n_event, events);
    session_close(s);
}

static void the_same_text_is_added_once(void **state)
{
    (void)state;
    Session *s = library();
    write_file("memoirs/copy.txt", first_memoir);
    assert_int_equal(session_add(s, in_dir("memoirs").p, NULL, NULL), RC_OK);
    assert_int_equal(session_careers(s)->n_doc, 2);
    session_close(s);
}

static void a_changed_text_replaces_its_career(void **state)
{
    (void)state;
    Session *s = library();
    assert_int_equal(session_add(s, in_dir("memoirs").p, NULL, NULL), RC_OK);
    write_file("memoirs/first.txt", "2021년 3월에 한빛은행에 입사했다.\n");
    assert_int_equal(session_add(s, in_dir("memoirs/first.txt").p, NULL, NULL), RC_OK);
    assert_int_equal(session_careers(s)->n_doc, 2);
    assert_int_equal(n_docs(s, "year:2014"), 0);
    assert_int_equal(n_docs(s, "type:join year:2021"), 1);
    session_close(s);
    s = library();
    assert_int_equal(n_docs(s, "type:join year:2021"), 1);
    session_close(s);
}

static void a_bad_file_costs_only_itself(void **state)
{
    (void)state;
    write_file("memoirs/bad.txt", "\xff\xfe\xff");
    Session *s = library();
    assert_int_equal(session_add(s, in_dir("memoirs").p, NULL, NULL), RC_OK);
    assert_int_equal(session_careers(s)->n_doc, 2);
    assert_int_equal(session_progress(s).failed, 1);
    assert_int_equal(faults, 1);
    session_close(s);
}

static void results_come_from_behind(void **state)
{
    (void)state;
    Session *s = opened((SessionOptions){.library = in_dir("lib").p, .background = true});
    assert_int_equal(session_add(s, in_dir("memoirs").p, NULL, NULL), RC_OK);
    unsigned seen = 0;
    for (int i = 0; i < 1000 && session_progress(s).running; i++) {
        struct pollfd p = {.fd = session_wake_fd(s), .events = POLLIN};
        poll(&p, 1, 100);
        seen |= session_pump(s);
    }
    assert_true(seen & SESSION_DOCS && seen & SESSION_CAREERS && seen & SESSION_FILTER && seen & SESSION_PROGRESS);
    assert_int_equal(session_filter(s)->n_doc, 2);
    assert_int_equal(session_pump(s), 0);                            /* idle is idle */
    session_close(s);
}

static void a_cancelled_addition_leaves_whole_memoirs(void **state)
{
    (void)state;
    for (int i = 0; i < 300; i++) write_file(str_fmt(&mem, "memoirs/n%d.txt", i).p, str_fmt(&mem, "20%02d년 3월에 %d번 회사에 입사했다.\n", i % 25, i).p);
    Session *s = opened((SessionOptions){.library = in_dir("lib").p, .background = true});
    assert_int_equal(session_add(s, in_dir("memoirs").p, NULL, NULL), RC_OK);
    session_cancel(s);
    assert_int_equal(session_wait(s), RC_OK);
    uint32_t kept = session_careers(s)->n_doc;
    session_close(s);
    s = library();
    assert_int_equal(session_careers(s)->n_doc, kept);
    assert_int_equal(session_progress(s).done, 0);
    session_close(s);
}

static void a_wrong_filter_leaves_the_last_good_one(void **state)
{
    (void)state;
    Session *s = library();
    assert_int_equal(session_add(s, in_dir("memoirs").p, NULL, NULL), RC_OK);
    QueryFault qf = {0};
    assert_int_equal(n_docs(s, "lang:ko"), 1);
    assert_int_equal(session_filter_set(s, S("lang:ko year:x"), &qf), RC_SYNTAX);
    assert_int_equal(qf.at.beg, 8);
    assert_str(session_filter_text(s), "lang:ko");
    assert_int_equal(session_filter(s)->n_doc, 1);
    session_close(s);
}

static void documents_open_with_their_analysis(void **state)
{
    (void)state;
    const char *paths[] = {in_dir("memoirs").p};
    Session *s = opened((SessionOptions){.paths = paths, .n_path = 1});
    int64_t id;
    assert_int_equal(session_doc_find(s, S("first"), &id), RC_OK);
    assert_int_equal(session_doc_find(s, S("txt"), &(int64_t){0}), RC_USAGE);      /* two are named like this */
    assert_int_equal(session_doc_find(s, S("third"), &(int64_t){0}), RC_NOTFOUND);
    const OpenDoc *d, *again, *none;
    assert_int_equal(session_doc_open(s, id, &d, NULL), RC_OK);
    assert_int_equal(session_doc_open(s, id, &again, NULL), RC_OK);
    assert_ptr_equal(d, again);
    assert_int_equal(session_doc_open(s, 12345, &none, NULL), RC_NOTFOUND);
    MarkList marks = session_marks(&mem, d);
    assert_true(marks.n >= 4);
    for (uint32_t i = 1; i < marks.n; i++) assert_true(marks.v[i - 1].span.beg <= marks.v[i].span.beg);
    const Event *e = &d->an->events.v[0];
    Str sentence = doc_quote(d->doc, session_sentence(d, e->span));
    assert_true(str_find(sentence, doc_quote(d->doc, e->span), 0) != SIZE_MAX);
    assert_int_equal(session_line_no(d, e->span), 3);
    session_doc_close(s, d);
    session_doc_close(s, again);
    session_close(s);
}

static Rc collect(void *ctx, Str bytes)
{
    buf_add(ctx, bytes);
    return RC_OK;
}

static void many_threads_give_the_same_bytes(void **state)
{
    (void)state;
    for (int i = 0; i < 60; i++)
        write_file(str_fmt(&mem, "memoirs/n%02d.txt", i).p, str_fmt(&mem, "20%02d년 3월에 카카오에 입사했다.\n%s", i % 25, i % 7 ? first_memoir : second_memoir).p);
    const char *paths[] = {in_dir("memoirs").p};
    Buf one = {0}, four = {0};
    BatchOptions opt = {.paths = paths, .n_path = 1, .jobs = 1};
    assert_int_equal(batch_run(&opt, collect, NULL, &one, NULL), RC_OK);
    opt.jobs = 4;
    assert_int_equal(batch_run(&opt, collect, NULL, &four, NULL), RC_OK);
    assert_true(one.n > 10000);
    assert_true(str_eq(buf_str(&one), buf_str(&four)));
    buf_fini(&one), buf_fini(&four);
}

/* Behind a long text more short ones are done than are kept before their turn. */
static void a_long_text_leaves_in_its_turn(void **state)
{
    (void)state;
    enum { SHORT = 200, TIMES = 100 };
    Buf text = {0}, one = {0}, three = {0};
    for (int i = 0; i < TIMES; i++) buf_add_z(&text, first_memoir);
    buf_add_c(&text, '\0');
    write_file("memoirs/a.txt", text.p);
    for (int i = 0; i < SHORT; i++) write_file(str_fmt(&mem, "memoirs/b%03d.txt", i).p, "2019년 3월에 카카오에 입사했다.\n");
    const char *paths[] = {in_dir("memoirs").p};
    BatchOptions opt = {.paths = paths, .n_path = 1, .jobs = 1};
    assert_int_equal(batch_run(&opt, collect, NULL, &one, NULL), RC_OK);
    opt.jobs = 3;
    assert_int_equal(batch_run(&opt, collect, NULL, &three, NULL), RC_OK);
    assert_true(str_eq(buf_str(&one), buf_str(&three)));
    buf_fini(&text), buf_fini(&one), buf_fini(&three);
}

static Rc refuse(void *ctx, Str bytes)
{
    (void)bytes;
    ++*(int *)ctx;
    return RC_FULL;
}

static void a_failing_output_stops_the_run(void **state)
{
    (void)state;
    const char *paths[] = {in_dir("memoirs").p, in_dir("memoirs").p, in_dir("memoirs").p};
    int calls = 0;
    BatchOptions opt = {.paths = paths, .n_path = 3, .jobs = 2};
    assert_int_equal(batch_run(&opt, refuse, NULL, &calls, NULL), RC_FULL);
    assert_int_equal(calls, 1);
}

static void listings_follow_the_filter(void **state)
{
    (void)state;
    const char *paths[] = {in_dir("memoirs").p};
    Session *s = opened((SessionOptions){.paths = paths, .n_path = 1});
    const ReportFn all[] = {report_list, report_events, report_timeline, report_entities, report_stats};
    for (size_t i = 0; i < COUNT_OF(all); i++) {
        for (int json = 0; json < 2; json++) {
            ReportOptions o = {.cols = 80, .json = json};
            Buf b = {0}, none = {0};
            assert_int_equal(n_docs(s, "doc:second"), 1);
            assert_int_equal(all[i](s, &o, &b, NULL), RC_OK);
            assert_true(str_find(buf_str(&b), S("arcelwren"), 0) != SIZE_MAX);
            assert_true(str_find(buf_str(&b), S("은산"), 0) == SIZE_MAX);
            assert_int_equal(n_docs(s, "doc:nothing"), 0);
            assert_int_equal(all[i](s, &o, &none, NULL), RC_NOTFOUND);
            buf_fini(&b), buf_fini(&none);
        }
    }
    session_close(s);
}

static void what_the_user_keeps_stays_with_the_library(void **state)
{
    (void)state;
    SavedList all;
    Session *s = library();
    assert_int_equal(session_saved_put(s, S("bookmark"), S("a"), S("view=text"), NULL), RC_OK);
    session_close(s);
    s = library();
    assert_str(session_saved_get(s, &mem, S("bookmark"), S("a")), "view=text");
    assert_int_equal(session_saved_drop(s, S("bookmark"), S("a"), NULL), RC_OK);
    assert_int_equal(session_saved(s, &mem, S("bookmark"), &all, NULL), RC_OK);
    assert_int_equal(all.n, 0);
    session_close(s);
    const char *path = in_dir("memoirs").p;
    s = opened((SessionOptions){.paths = &path, .n_path = 1});      /* nothing is kept, but for as long as it runs */
    assert_int_equal(session_saved_put(s, S("bookmark"), S("a"), S("view=text"), NULL), RC_OK);
    assert_str(session_saved_get(s, &mem, S("bookmark"), S("a")), "view=text");
    session_close(s);
    assert_false(fs_exists(in_dir("data/gilmok/library.db").p));
}

/* Many memoirs come behind the first screen: how many there are is told, and they are all there in the end. */
static void loading_has_a_progress(void **state)
{
    (void)state;
    enum { MANY = 200 };
    for (int i = 0; i < MANY; i++)
        write_file(str_fmt(&mem, "memoirs/m%d.txt", i).p, str_fmt(&mem, STR_FMT "%d\n", STR_ARG(S("2014년 9월 1일 은산병원에 입사했다. ")), i).p);
    Session *s = library();
    assert_int_equal(session_add(s, in_dir("memoirs").p, NULL, NULL), RC_OK);
    session_close(s);
    s = opened((SessionOptions){.library = in_dir("lib").p, .background = true});
    assert_in_range(session_careers(s)->n_doc, 1, MANY - 1);
    (void)session_pump(s);
    SessionProgress p = session_progress(s);
    if (p.running) assert_int_equal(p.total, MANY + 2);
    assert_true(p.done <= p.total || !p.total);
    assert_int_equal(session_wait(s), RC_OK);
    assert_int_equal(session_careers(s)->n_doc, MANY + 2);
    assert_false(session_progress(s).running);
    session_close(s);
}

int main(void)
{
    const struct CMUnitTest list[] = {
        WITH_MEMOIRS(files_are_read_without_being_kept),
        WITH_MEMOIRS(a_library_is_there_again),
        WITH_MEMOIRS(the_same_text_is_added_once),
        WITH_MEMOIRS(a_changed_text_replaces_its_career),
        WITH_MEMOIRS(a_bad_file_costs_only_itself),
        WITH_MEMOIRS(results_come_from_behind),
        WITH_MEMOIRS(loading_has_a_progress),
        WITH_MEMOIRS(a_cancelled_addition_leaves_whole_memoirs),
        WITH_MEMOIRS(a_wrong_filter_leaves_the_last_good_one),
        WITH_MEMOIRS(documents_open_with_their_analysis),
        WITH_MEMOIRS(many_threads_give_the_same_bytes),
        WITH_MEMOIRS(a_long_text_leaves_in_its_turn),
        WITH_MEMOIRS(a_failing_output_stops_the_run),
        WITH_MEMOIRS(what_the_user_keeps_stays_with_the_library),
        WITH_MEMOIRS(listings_follow_the_filter),
    };
    int rc = RUN_TESTS(list);
    arena_fini(&mem);
    return rc;
}
