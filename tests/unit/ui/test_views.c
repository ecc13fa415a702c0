/* Parts of the explorer that need no screen: places as text, rows of a sheet with folding and headings. */
#include "test.h"
#include "app_int.h"
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static Arena mem;

static Place some_place(void)
{
    return (Place){
        .focus = PANE_TEXT, .main = PANE_REVIEW, .item = {.doc = -12, .kind = ITEM_EVENT, .seq = 7}, .item_byte = 431,
        .spot = {5, 9}, .year = 16801, .one = true, .text = true, .filter = S("role:\"백엔드 개발자\" -org:삼성"),
        .subject = S("year:2021 of all"), .row = 3, .top = 1, .docs_top = 4, .time_top = 2, .text_top = 100, .text_cur = 140,
    };
}

static void a_place_is_read_as_it_was_written(void **state)
{
    (void)state;
    Place p = some_place(), q;
    assert_true(place_parse(&mem, place_format(&mem, &p), &q));
    assert_true(place_same(&p, &q));
    assert_str(q.filter, "role:\"백엔드 개발자\" -org:삼성");
    assert_int_equal(q.item_byte, 431);
    assert_int_equal(q.year, 16801);
    assert_int_equal(q.row, 3);
    assert_int_equal(q.text_cur, 140);
    assert_true(q.text && q.one && !q.alone);
    p.item.none = true;
    p.year = EDTF_DAY_NONE;
    p.filter = p.subject = (Str){0};
    assert_true(place_parse(&mem, place_format(&mem, &p), &q));
    assert_true(q.item.none && !q.filter.n && q.year == EDTF_DAY_NONE);
}

/* What another version wrote, or a hand: refused, never half believed. */
static void a_damaged_place_is_refused(void **state)
{
    (void)state;
    Place p = some_place(), q;
    Str good = place_format(&mem, &p);
    for (size_t n = 0; n < str_find(good, S("\ntext "), 0); n++) assert_false(place_parse(&mem, str_slice(good, 0, n), &q));
    srand(3);
    for (int i = 0; i < 3000; i++) {
        char *z = str_dup_z(&mem, good);
        for (int k = 0; k < 3; k++) z[(size_t)rand() % good.n] = (char)(' ' + rand() % 95);
        if (!place_parse(&mem, (Str){z, good.n}, &q)) continue;
        assert_true(q.focus < PANE_COUNT && pane_is_main(q.main) && q.row >= 0 && q.top >= 0);
    }
}

static void lines_in_a_filter_do_not_break_the_place(void **state)
{
    (void)state;
    Place p = some_place(), q;
    p.filter = S("a\nfocus detail\n");
    assert_true(place_parse(&mem, place_format(&mem, &p), &q));
    assert_int_equal(q.focus, PANE_TEXT);
    assert_str(q.filter, "a focus detail ");
}

/* heading, a (folds: a1, a2 (folds: a21)), heading, b */
static void fill(Sheet *sh)
{
    static const struct { int depth; bool heading; uint64_t fold; } rows[] = {
        {0, true, 0}, {0, false, 1}, {1, false, 0}, {1, false, 2}, {2, false, 0}, {0, true, 0}, {0, false, 0}};
    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        SheetRow *row = sheet_row(sh);
        row->depth = rows[i].depth;
        row->heading = rows[i].heading;
        row->fold = rows[i].fold;
        row->link = (Link){.kind = LINK_YEAR, .year = (int)i};
        sheet_put(sh, RO_TEXT, S("words"));
    }
    list_fit(&sh->list, 0, 4);
    sheet_refold(sh);
}

static void headings_are_passed_over(void **state)
{
    (void)state;
    Sheet sh = {0};
    fill(&sh);
    assert_int_equal(sh.list.n, 7);
    assert_int_equal(sheet_selected(&sh)->link.year, 1);
    list_to(&sh.list, 5);
    sheet_settle(&sh, 1);
    assert_int_equal(sheet_selected(&sh)->link.year, 6);
    list_to(&sh.list, 5);
    sheet_settle(&sh, -1);
    assert_int_equal(sheet_selected(&sh)->link.year, 4);
    list_to(&sh.list, 0);
    sheet_settle(&sh, -1);                           /* nothing lies that way */
    assert_int_equal(sheet_selected(&sh)->link.year, 1);
    sheet_fini(&sh);
}

static void what_hangs_on_a_folded_row_is_hidden(void **state)
{
    (void)state;
    Sheet sh = {0};
    fill(&sh);
    sheet_fold(&sh, &sh.rows.v[3], true);
    assert_int_equal(sh.list.n, 6);
    sheet_fold(&sh, &sh.rows.v[1], true);
    assert_int_equal(sh.list.n, 4);
    sheet_fold(&sh, &sh.rows.v[1], false);           /* what lay folded inside stays so */
    assert_int_equal(sh.list.n, 6);
    sheet_fini(&sh);
}

/* Rows under a folded one need not be made; once it is unfolded they are asked for. */
static void what_is_folded_is_not_asked_for(void **state)
{
    (void)state;
    Sheet sh = {0};
    SheetRow *row = sheet_row(&sh);
    row->fold = 9;
    row->closed = true;
    assert_false(sheet_wants(&sh, row));
    list_fit(&sh.list, 0, 4);
    sheet_refold(&sh);
    assert_false(sh.stale);
    sheet_fold(&sh, row, false);
    assert_true(sh.stale);
    assert_true(sheet_wants(&sh, row));
    sheet_fini(&sh);
}

static void write_config(const char *text)
{
    static char dir[] = "/tmp/gilmok-config-XXXXXX";
    static bool made;
    if (!made) assert_non_null(mkdtemp(dir));
    made = true;
    setenv("XDG_CONFIG_HOME", dir, 1);
    assert_int_equal(fs_mkdirs(fs_join(&mem, str_z(dir), S("gilmok")).p, NULL), RC_OK);
    const char *path = fs_join(&mem, str_z(dir), S("gilmok/config.yaml")).p;
    if (text) assert_int_equal(fs_write(path, str_z(text), NULL), RC_OK);
    else assert_int_equal(unlink(path), 0);
}

static void the_configuration_says_how_to_start(void **state)
{
    (void)state;
    UiFaults faults = {0};
    UiOptions o = {.faults = &faults};
    write_config("restore: no\ncoach: off\nmouse: yes\ntheme: light\n");
    ui_config(&mem, &o);
    assert_true(!o.restore && !o.coach && o.mouse && !o.ascii);
    assert_string_equal(o.theme, "light");
    assert_int_equal(faults.n, 0);
    write_config("restore: [no\n");                  /* broken: told, and as it comes */
    ui_config(&mem, &o);
    assert_true(o.restore && o.coach && !o.mouse && !o.theme);
    assert_int_equal(faults.n, 1);
    write_config("restore: maybe\nmouse: yes\ncolour: red\n");      /* two are told, the third holds */
    ui_config(&mem, &o);
    assert_true(o.restore && o.mouse);
    assert_int_equal(faults.n, 3);
    write_config(NULL);
    ui_config(&mem, &o);
    assert_true(o.restore && o.coach);
    assert_int_equal(faults.n, 3);
    ui_faults_fini(&faults);
}

int main(void)
{
    static const struct CMUnitTest list[] = {
        cmocka_unit_test(a_place_is_read_as_it_was_written), cmocka_unit_test(a_damaged_place_is_refused),
        cmocka_unit_test(lines_in_a_filter_do_not_break_the_place), cmocka_unit_test(headings_are_passed_over),
        cmocka_unit_test(what_hangs_on_a_folded_row_is_hidden),
        cmocka_unit_test(what_is_folded_is_not_asked_for),
        cmocka_unit_test(the_configuration_says_how_to_start),
    };
    int failed = RUN_TESTS(list);
    arena_fini(&mem);
    return failed;
}
