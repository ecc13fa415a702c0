/* From dates to cells: bars, marks, ticks. One letter a cell, see show(). */
#include "test.h"
#include "path/raster.h"
#include <math.h>
#include <stdio.h>
#include <string.h>

static const char *show(const uint8_t *cells, int n)
{
    static char out[256];
    for (int i = 0; i < n; i++) out[i] = " =.*><-?{}!lr^_"[cells[i]];
    out[n] = 0;
    return out;
}

/* One cell a year, 2000 to 2019. */
static TimeAxis years(void) { return (TimeAxis){edtf_day(2000, 1, 1), edtf_day(2020, 1, 1), 20}; }

static RasterSpan from_to(const char *start, const char *end)
{
    RasterSpan s = {EDTF_DAY_NONE, EDTF_DAY_NONE, EDTF_DAY_NONE, EDTF_DAY_NONE, false, false, EDTF_DAY_NONE};
    if (*start) assert_true(edtf_bounds_str(str_z(start), &s.start_lo, &s.start_hi));
    if (*end) assert_true(edtf_bounds_str(str_z(end), &s.end_lo, &s.end_hi));
    return s;
}

static const char *bar(TimeAxis axis, RasterSpan s)
{
    uint8_t cells[256];
    raster_bar(&axis, &s, cells);
    return show(cells, axis.cols);
}

static void known_bar_is_core(void **state)
{
    (void)state;
    assert_string_equal(bar(years(), from_to("2003", "2007")), "   =====            ");
}

static void an_end_within_a_cell_is_half_a_cell(void **state)
{
    (void)state;
    assert_string_equal(bar(years(), from_to("2003-09-01", "2007-03-01")), "   r===l            ");
    assert_string_equal(bar(years(), from_to("2003-01-05", "2003-02-01")), "   l                ");
    assert_string_equal(bar(years(), from_to("1990", "2001-02-03")), "=l                  ");
    /* beside what may be, nothing is left blank */
    assert_string_equal(bar(years(), from_to("2003-09-01/2005-09-01", "2007-03-01/2009")), "   ..===..          ");
    RasterSpan on = from_to("2003-09-01", "");
    on.open_end = true;
    on.now = edtf_day(2006, 6, 1);
    assert_string_equal(bar(years(), on), "   r==>             ");
}

static const char *beside(RasterSpan s, RasterSpan other)
{
    uint8_t cells[20], more[20];
    TimeAxis axis = years();
    assert_true(raster_bar(&axis, &s, cells) && raster_bar(&axis, &other, more));
    raster_beside(cells, more, axis.cols);
    return show(cells, axis.cols);
}

static void two_dates_of_one_part_into_thin_rows(void **state)
{
    (void)state;
    assert_string_equal(beside(from_to("2003", "2009"), from_to("2006", "2009")), "   ^^^====          ");
    assert_string_equal(beside(from_to("2006", "2009"), from_to("2003", "2011")), "   ___====__        ");
    uint8_t cells[20], more[20];
    TimeAxis axis = years();
    assert_true(raster_mark(&axis, edtf_day(2003, 1, 1), edtf_day(2005, 1, 1), cells));
    assert_true(raster_mark(&axis, edtf_day(2008, 1, 1), edtf_day(2010, 1, 1), more));
    raster_beside(cells, more, axis.cols);
    assert_string_equal(show(cells, axis.cols), "   ^*^  _!_         ");
}

static void uncertain_ends_are_fringe(void **state)
{
    (void)state;
    assert_string_equal(bar(years(), from_to("2003/2005", "2009/2010")), "   ..=====.         ");
    RasterSpan about = from_to("2003", "2007");
    about.approx = true;
    assert_string_equal(bar(years(), about), "   .===.            ");
}

static void a_bar_in_doubt_throughout_has_no_core(void **state)
{
    (void)state;
    assert_string_equal(bar(years(), from_to("2003/2008", "2004/2010")), "   ........         ");
}

static void one_cell_is_certain_at_its_scale(void **state)
{
    (void)state;
    assert_string_equal(bar(years(), from_to("2003", "2003")), "   =                ");
}

static void a_spell_going_on_since_nobody_knows_when_has_its_arrow(void **state)
{
    (void)state;
    RasterSpan s = from_to("", "");
    s.open_end = true;
    assert_string_equal(bar(years(), s), "                    ");
    s.now = edtf_day(2010, 6, 1);
    assert_string_equal(bar(years(), s), "       ?-->         ");
}

static void unknown_end_is_dotted(void **state)
{
    (void)state;
    assert_string_equal(bar(years(), from_to("2003", "")), "   =--?             ");
    assert_string_equal(bar(years(), from_to("", "2010")), "       ?--=         ");
    assert_string_equal(bar(years(), from_to("", "")), "                    ");
}

static void open_end_goes_to_the_time_of_writing(void **state)
{
    (void)state;
    RasterSpan s = from_to("2003", "");
    s.open_end = true;
    s.now = edtf_day(2010, 6, 1);
    assert_string_equal(bar(years(), s), "   =======>         ");
    s.now = EDTF_DAY_NONE;
    assert_string_equal(bar(years(), s), "   ================>");
    s.now = edtf_day(1999, 1, 1);                  /* written before it began: a fault of the text, still drawn */
    assert_string_equal(bar(years(), s), "   ================>");
}

static void what_lies_outside_points_there(void **state)
{
    (void)state;
    assert_string_equal(bar(years(), from_to("1990", "1995")), "{                   ");
    assert_string_equal(bar(years(), from_to("2030", "2031")), "                   }");
    assert_string_equal(bar(years(), from_to("1990", "2001")), "==                  ");
}

static const char *mark(TimeAxis axis, const char *date)
{
    uint8_t cells[256];
    EdtfDay lo = EDTF_DAY_NONE, hi = EDTF_DAY_NONE;
    if (*date) assert_true(edtf_bounds_str(str_z(date), &lo, &hi));
    raster_mark(&axis, lo, hi, cells);
    return show(cells, axis.cols);
}

static void marks_are_instants_within_their_precision(void **state)
{
    (void)state;
    assert_string_equal(mark(years(), "2003-05"), "   *                ");
    assert_string_equal(mark(years(), "2003/2007"), "   ..*..            ");
    assert_string_equal(mark(years(), ""), "                    ");
}

static void ticks_keep_apart(const AxisTick *t, int n, int cols)
{
    for (int i = 0; i < n; i++) {
        assert_true((int)strlen(t[i].label) <= t[i].cols + 1);
        assert_true(t[i].col >= 0 && t[i].col + t[i].cols <= cols);
        if (i + 1 < n) assert_true(t[i].col + t[i].cols < t[i + 1].col);
    }
}

static void ticks_never_touch(void **state)
{
    (void)state;
    AxisTick t[AXIS_TICKS_MAX];
    for (int cols = 1; cols < 200; cols += 7)
        for (int span = 20; span < 400000; span = span * 3 / 2) {
            TimeAxis a = {edtf_day(1950, 3, 7), edtf_day(1950, 3, 7) + span, cols};
            int n = axis_ticks(&a, t);
            ticks_keep_apart(t, n, cols);
            a.lo -= span / 3.0 + a.lo, a.hi = a.lo + span;
            ticks_keep_apart(t, axis_ticks_relative(&a, t), cols);
        }
}

static void ticks_are(const AxisTick *t, int n, const char *want)
{
    char line[512];
    int at = 0;
    for (int i = 0; i < n; i++) at += snprintf(line + at, sizeof line - (size_t)at, "%d:%s ", t[i].col, t[i].label);
    line[at] = '\0';
    assert_string_equal(line, want);
}

static void ticks_say_what_the_one_before_leaves_out(void **state)
{
    (void)state;
    AxisTick t[AXIS_TICKS_MAX];
    TimeAxis a = {edtf_day(2014, 11, 15), edtf_day(2015, 3, 15), 40};
    ticks_are(t, axis_ticks(&a, t), "5:2014-12 15:2015 26:02 35:03 ");
    a = (TimeAxis){edtf_day(2015, 2, 26), edtf_day(2015, 3, 5), 70};
    ticks_are(t, axis_ticks(&a, t), "0:2015-02-26 20:28 30:03 40:2 50:3 60:4 ");
}

static void relative_ticks_count_from_zero(void **state)
{
    (void)state;
    AxisTick t[AXIS_TICKS_MAX];
    TimeAxis a = {-2 * 366, 20 * 366, 44};
    ticks_are(t, axis_ticks_relative(&a, t), "4:0 13:+5 23:+10 33:+15 ");
    a = (TimeAxis){-100, 300, 40};
    ticks_are(t, axis_ticks_relative(&a, t), "0:-3m 10:0 19:+3m 28:+6m ");
    a = (TimeAxis){-3, 5, 40};
    ticks_are(t, axis_ticks_relative(&a, t), "5:-2d 15:0 25:+2d ");
}

static void ticks_stand_at_their_year(void **state)
{
    (void)state;
    AxisTick t[AXIS_TICKS_MAX];
    TimeAxis a = {edtf_day(2000, 1, 1), edtf_day(2020, 1, 1), 40};
    int n = axis_ticks(&a, t);
    assert_int_equal(n, 4);
    assert_string_equal(t[1].label, "2005");
    assert_int_equal(t[1].col, 10);
}

static void zoom_keeps_the_place_and_its_bounds(void **state)
{
    (void)state;
    TimeAxis a = years();
    double about = edtf_day(2010, 1, 1);
    double before = (about - a.lo) / (a.hi - a.lo);
    axis_zoom(&a, 0.5, about);
    assert_true(fabs((about - a.lo) / (a.hi - a.lo) - before) < 1e-9);
    for (int i = 0; i < 100; i++) axis_zoom(&a, 0.5, about);
    assert_true(a.hi - a.lo >= 10 - 1e-6);
    for (int i = 0; i < 100; i++) axis_zoom(&a, 2, about);
    assert_true(a.hi - a.lo < 4001 * 366);
}

static void fit_without_dates_is_still_an_axis(void **state)
{
    (void)state;
    TimeAxis a = axis_fit(EDTF_DAY_NONE, EDTF_DAY_NONE, 10);
    assert_true(a.hi > a.lo);
}

int main(void)
{
    const struct CMUnitTest list[] = {
        cmocka_unit_test(known_bar_is_core),
        cmocka_unit_test(an_end_within_a_cell_is_half_a_cell),
        cmocka_unit_test(two_dates_of_one_part_into_thin_rows),
        cmocka_unit_test(uncertain_ends_are_fringe),
        cmocka_unit_test(a_bar_in_doubt_throughout_has_no_core),
        cmocka_unit_test(one_cell_is_certain_at_its_scale),
        cmocka_unit_test(a_spell_going_on_since_nobody_knows_when_has_its_arrow),
        cmocka_unit_test(unknown_end_is_dotted),
        cmocka_unit_test(open_end_goes_to_the_time_of_writing),
        cmocka_unit_test(what_lies_outside_points_there),
        cmocka_unit_test(marks_are_instants_within_their_precision),
        cmocka_unit_test(ticks_never_touch),
        cmocka_unit_test(ticks_stand_at_their_year),
        cmocka_unit_test(ticks_say_what_the_one_before_leaves_out),
        cmocka_unit_test(relative_ticks_count_from_zero),
        cmocka_unit_test(zoom_keeps_the_place_and_its_bounds),
        cmocka_unit_test(fit_without_dates_is_still_an_axis),
    };
    return RUN_TESTS(list);
}
