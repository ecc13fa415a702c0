/* The journal of decisions: put behind each other, read back, never changed. */
#include "unit_folder.h"
#include "store/journal.h"
#include <stdlib.h>
#include <string.h>

static Library *opened(void)
{
    Library *lib;
    assert_int_equal(library_open(dir, &lib, NULL), RC_OK);
    return lib;
}

static Decision reject(int64_t doc, const char *type, const char *exact)
{
    return (Decision){.doc = doc, .act = DECIDE_REJECT, .on = ON_EVENT, .type = str_z(type), .who = S("나"),
                      .whole = S("type=join\norg=카카오\n"), .why = S("1: rule"),
                      .anchor = {.text = 0xfedcba9876543210u, .span = {3, 9}, .exact = str_z(exact), .before = S("앞"), .after = S("뒤")}};
}

static void undo(Library *lib, int64_t step)
{
    Decision d = {.act = DECIDE_UNDO, .on = ON_MEMOIR, .of = step};
    assert_int_equal(journal_append(lib, &d, 1, NULL), RC_OK);
}

static void rows_come_back_as_they_were(void **state)
{
    (void)state;
    Library *lib = opened();
    Decision two[] = {reject(1, "join", "입사"), reject(2, "leave", "퇴사")}, one = reject(1, "leave", "퇴사; DROP TABLE decision");
    assert_int_equal(journal_append(lib, two, 2, NULL), RC_OK);
    assert_int_equal(journal_append(lib, &one, 1, NULL), RC_OK);
    assert_int_equal(two[0].step, two[1].step);
    assert_true(one.step > two[0].step && one.seq > two[1].seq);
    library_close(lib);
    lib = opened();
    DecisionList all;
    assert_int_equal(journal_read(lib, &mem, 1, &all, NULL), RC_OK);
    assert_int_equal(all.n, 2);
    const Decision *d = &all.v[0];
    assert_true(d->seq == two[0].seq && d->doc == 1 && d->act == DECIDE_REJECT && d->on == ON_EVENT);
    assert_str(d->type, "join");
    assert_str(d->whole, "type=join\norg=카카오\n");
    assert_str(d->anchor.exact, "입사");
    assert_str(d->anchor.before, "앞");
    assert_true(d->anchor.text == 0xfedcba9876543210u && d->anchor.span.beg == 3 && d->anchor.span.end == 9);
    assert_str(all.v[1].anchor.exact, "퇴사; DROP TABLE decision");
    library_close(lib);
}

static void steps_are_told_with_their_rows(void **state)
{
    (void)state;
    Library *lib = opened();
    Decision two[] = {reject(1, "join", "입사"), reject(2, "leave", "퇴사")};
    assert_int_equal(journal_append(lib, two, 2, NULL), RC_OK);
    undo(lib, two[0].step);
    DecisionList steps;
    JournalCounts n;
    assert_int_equal(journal_steps(lib, &mem, &steps, &n, NULL), RC_OK);
    assert_int_equal(steps.n, 2);
    assert_int_equal(n.v[0], 2);
    assert_str(steps.v[0].type, "join");
    assert_int_equal(steps.v[1].act, DECIDE_UNDO);
    assert_true(steps.v[1].of == two[0].step);
    library_close(lib);
}

/* An undo is about every memoir of its step: each has another view then. */
static void an_undo_reaches_the_memoirs_of_its_step(void **state)
{
    (void)state;
    Library *lib = opened();
    Decision two[] = {reject(1, "join", "입사"), reject(2, "leave", "퇴사")}, third = reject(3, "join", "입사");
    assert_int_equal(journal_append(lib, two, 2, NULL), RC_OK);
    assert_int_equal(journal_append(lib, &third, 1, NULL), RC_OK);
    undo(lib, two[0].step);
    DecisionList all;
    assert_int_equal(journal_read(lib, &mem, 2, &all, NULL), RC_OK);
    assert_int_equal(all.n, 2);
    assert_int_equal(all.v[1].act, DECIDE_UNDO);
    assert_int_equal(journal_read(lib, &mem, 3, &all, NULL), RC_OK);
    assert_int_equal(all.n, 1);
    JournalMarks marks;
    assert_int_equal(journal_marks(lib, &mem, &marks, NULL), RC_OK);
    assert_int_equal(marks.n, 4);
    assert_true(marks.v[0].doc == 1 && marks.v[1].doc == 2 && marks.v[3].act == DECIDE_UNDO && marks.v[3].of == marks.v[0].step);
    assert_int_equal(journal_step(lib, &mem, two[0].step, &all, NULL), RC_OK);
    assert_int_equal(all.n, 2);
    library_close(lib);
}

static void the_text_decided_on_is_kept(void **state)
{
    (void)state;
    Library *lib = opened();
    LibDoc d = {.name = S("a"), .path = S("/a"), .hash = 11, .body = S("입사했다")}, e = d, g = d;
    PutResult put;
    Str body;
    assert_int_equal(library_put(lib, &d, &put, NULL), RC_OK);
    e.hash = 12, e.body = S("또 입사했다");
    assert_int_equal(library_put(lib, &e, &put, NULL), RC_OK);
    assert_int_equal(journal_text(lib, &mem, 11, &body, NULL), RC_NOTFOUND);       /* nobody decided on it */
    Decision x = reject(e.id, "join", "입사");
    x.anchor.text = 12;
    assert_int_equal(journal_append(lib, &x, 1, NULL), RC_OK);
    g.hash = 13, g.body = S("이제 다른 글");
    assert_int_equal(library_put(lib, &g, &put, NULL), RC_OK);
    assert_int_equal(journal_text(lib, &mem, 12, &body, NULL), RC_OK);
    assert_str(body, "또 입사했다");
    library_close(lib);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        WITH_DIR(rows_come_back_as_they_were),
        WITH_DIR(steps_are_told_with_their_rows),
        WITH_DIR(an_undo_reaches_the_memoirs_of_its_step),
        WITH_DIR(the_text_decided_on_is_kept),
    };
    return RUN_TESTS(tests);
}
