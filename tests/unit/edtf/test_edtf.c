/* EDTF: the forms of ISO 8601-2 and their traps one by one, then properties over generated values. */
#include "test.h"
#include "edtf/edtf.h"
#include <string.h>

static Arena arena;

static Edtf value(const char *z)
{
    Edtf e;
    if (!edtf_parse(str_z(z), &e)) fail_msg("\"%s\" should parse", z);
    return e;
}

static void is_date_range(const char *z, const char *lo, const char *hi)
{
    EdtfDay l, h;
    assert_true(edtf_bounds_str(str_z(z), &l, &h));
    Edtf from = edtf_make_span(l, l), to = edtf_make_span(h, h);
    Str got_lo = l == EDTF_DAY_MIN ? S("..") : l == EDTF_DAY_NONE ? S("") : edtf_format(&arena, &from);
    Str got_hi = h == EDTF_DAY_MAX ? S("..") : h == EDTF_DAY_NONE ? S("") : edtf_format(&arena, &to);
    if (!str_eq_z(got_lo, lo) || !str_eq_z(got_hi, hi))
        fail_msg("%s: got " STR_FMT " to " STR_FMT ", want %s to %s", z, STR_ARG(got_lo), STR_ARG(got_hi), lo, hi);
}

/* ------------------------------------------------------------------ calendar */
static void every_day_of_800_years_has_one_date(void **state)
{
    (void)state;
    EdtfDay day = edtf_day(1600, 1, 1);
    int week = edtf_weekday(day);
    assert_int_equal(edtf_day(1970, 1, 1), 0);
    assert_int_equal(edtf_weekday(0), 4);
    assert_int_equal(edtf_weekday(edtf_day(2017, 4, 21)), 5);
    assert_int_equal(edtf_weekday(edtf_day(1969, 12, 29)), 1);
    for (int y = 1600; y < 2400; y++)
        for (int m = 1; m <= 12; m++)
            for (int d = 1; d <= edtf_month_days(y, m); d++, day++, week = week % 7 + 1) {
                int y2, m2, d2;
                assert_int_equal(edtf_day(y, m, d), day);
                edtf_ymd(day, &y2, &m2, &d2);
                assert_true(y2 == y && m2 == m && d2 == d);
                assert_int_equal(edtf_weekday(day), week);
            }
}

static void days_before_the_era_count_backwards(void **state)
{
    (void)state;
    int y, m, d;
    edtf_ymd(edtf_day(0, 3, 1) - 1, &y, &m, &d);
    assert_true(y == 0 && m == 2 && d == 29);
    edtf_ymd(edtf_day(-1, 1, 1) - 1, &y, &m, &d);
    assert_true(y == -2 && m == 12 && d == 31);
    assert_false(edtf_date_ok(1900, 2, 29));
    assert_true(edtf_date_ok(2000, 2, 29));
    assert_false(edtf_date_ok(2021, 13, 1));
    assert_false(edtf_date_ok(2021, 0, 1));
    assert_false(edtf_date_ok(2021, 4, 31));
}

/* ------------------------------------------------------------------ syntax */
static const char *const valid[] = {
    /* level 0 */
    "1985-04-12", "1985-04", "1985", "0000", "1985-04-12T23:20:30", "1985-04-12T23:20:30Z", "1985-04-12T23:20:30-04",
    "1985-04-12T23:20:30+04:30", "1964/2008", "2004-06/2006-08", "2004-02-01/2005-02-08", "2004-02-01/2005-02",
    "2004-02-01/2005", "2005/2006-02", "2004-01-01/2004-01-01", "2021/2021-05", "2021-06/2021",
    /* level 1 */
    "Y170000002", "Y-170000002", "Y12345", "-1985", "-0001", "-1985-04-12", "2001-21", "2001-22", "2001-23", "2001-24",
    "1984?", "2004-06~", "2004-06-11%", "201X", "20XX", "XXXX", "2004-XX", "1985-04-XX", "1985-XX-XX", "1985-04-12/..",
    "1985-04/..", "1985/..", "../1985-04-12", "../1985-04", "../1985", "1985-04-12/", "1985-04/", "1985/",
    "/1985-04-12", "/1985-04", "/1985", "1984~/2004-06", "1984/2004-06~", "1984~/2004~", "1984?/2004%",
    "2021-01~/2021-03~", "2021-01/2021-03~", "2023-05~/2023-08~", "2024-08/..", "../..", "../", "/..",
    "2019-09/2020-02",
    /* level 2 */
    "Y-17E7", "Y17E7", "1950S2", "Y171010000S3", "Y3388E2S3", "1950S2~", "0950S2", "2001-25", "2001-32", "2001-33",
    "2001-34", "2001-36", "2001-37", "2001-39", "2001-40", "2001-41", "2021-40~", "2021-33?", "[1667,1668,1670..1672]",
    "[..1760-12-03]", "[1760-12..]", "[1760-01,1760-02,1760-12..]", "[1667,1760-12]", "[..1984]", "[1984-12..]",
    "{1667,1668,1670..1672}", "{1960,1961-12}", "{..1984}", "[1984]", "[2021-01..2021-06]", "[1667~,1668?]",
    "2004-06-11%", "2004-06~-11", "2004?-06-11", "?2004-06-~11", "?2004-06-11", "2004-%06-11", "2011-23~",
    "2004-~06-~11", "?2004-06~", "~-1985", "156X-12-25", "15XX-12-25", "15XX-12-XX", "1560-XX-25", "XXXX-12-XX",
    "1984-1X", "1984-X2", "XXXX-02-29", "19XX-02-29", "1XX4", "201X-21", "2004-06-~01/2004-06-~20", "2003-22/2004-22",
    "-01XX", "-00XX", "2021-02-2X", "[201X..202X]", "2021-24/2022-01",
};

static const char *const invalid[] = {
    "", "..", "/", "202", "20", "2", "20170", "2021-02-30", "2021-13", "2021-00", "2021-01-00", "2021-4", "2021-04-1",
    "2021-04-31", "1900-02-29", "2021-20", "2021-42", "2021-21-01", "2021-33-01", "20210412", "202104", "2021/04",
    "2021-04-12T", "2021-04T10:00:00", "2021-04-12T10:00", "2021-04-12T24:00:00", "2021-04-12T10:60:00",
    "2021-04-12T10:00:00+15", "2021-04-12T10:00:00+04:60", "2021-04-12T10:00:00z", "2021-04-12 10:00:00",
    "2021-04-12T10:00:00/2022", "2021-04-12~T10:00:00", "2021-04-1XT10:00:00", "2022/2021", "2021-06/2021-01",
    "2021-06-02/2021-06-01", "2022-07/2021-24", "2021/2022/2023", "2021/P1Y", "P1Y/2021", "19uu", "199u", "1984?~",
    "1984~?", "?1984~", "(2004)?", "y170000002", "Y17e7", "Y1985", "Y0012345", "Y17E0", "Y17E", "YE7", "Y", "-0000",
    "+2021", "1950S0", "1950S5", "1950S", "195XS2", "1950S2-01", "Y170000002-01", "unknown/2006", "2004/open",
    "2004/unknown", "[", "[]", "{}", "[1984", "1984]", "[1984}", "{1984]", "[1984,]", "[,1984]", "[..]",
    "[1984,..1985]", "[1984..,1985]", "[1985..1984]", "[1984...1985]", "[1984, 1985]", "[1984/1985]", "[[1984]]",
    "1984..1985", "...", "2021-2X", "2021-3X", "2021-02-3X", "2021-1X-32", "1900-02-X9x", "2021-X3-31-", "2021-XX-3Xa",
    " 2021", "2021 ", "2021-04-12p", "2021년", "２０２１", "2021-04-", "2021-", "2021--04", "2021~~", "~2021~", "X", "XXX",
    "Y17X0000", "Y99999999999999999999", "Y1E16", "2021-19", "1984/2004-06-31",
    "[1901,1902,1903,1904,1905,1906,1907,1908,1909,1910,1911,1912,1913,1914,1915,1916,1917]",
};

static void valid_forms_print_as_they_were_read(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT_OF(valid); i++) {
        Edtf e = value(valid[i]);
        assert_str(edtf_format(&arena, &e), valid[i]);
    }
}

static void what_is_no_edtf_is_refused_and_leaves_the_value(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT_OF(invalid); i++) {
        Edtf e = {.kind = EDTF_ALL_OF, .n = 7};
        if (edtf_parse(str_z(invalid[i]), &e)) fail_msg("\"%s\" should be refused", invalid[i]);
        assert_int_equal(e.n, 7);
        assert_false(edtf_valid(str_z(invalid[i])));
    }
    assert_false(edtf_valid((Str){"2021\0", 5}));
    assert_false(edtf_valid((Str){0}));
}

static void values_keep_what_was_written(void **state)
{
    (void)state;
    Edtf e = value("?2004-06-~11");
    assert_true(e.pt[0].q_year == EDTF_Q_UNCERTAIN && e.pt[0].q_month == 0 && e.pt[0].q_day == EDTF_Q_APPROX);
    e = value("2004-06~-11");
    assert_true(e.pt[0].q_year == EDTF_Q_APPROX && e.pt[0].q_month == EDTF_Q_APPROX && e.pt[0].q_day == 0);
    e = value("2004-06-11%");
    assert_true(e.pt[0].q_year == 3 && e.pt[0].q_month == 3 && e.pt[0].q_day == 3);
    e = value("2021-01/2021-03~");
    assert_true(e.pt[0].q_month == 0 && e.pt[1].q_month == EDTF_Q_APPROX);
    e = value("1985/..");
    assert_true(e.kind == EDTF_INTERVAL && e.pt[1].end == EDTF_END_OPEN);
    e = value("1985/");
    assert_true(e.pt[1].end == EDTF_END_UNKNOWN);
    e = value("201X");
    assert_true(e.pt[0].year == 2010 && e.pt[0].year_mask == 1);
    e = value("2021-21");
    assert_true(e.pt[0].prec == EDTF_SEASON && e.pt[0].month == 21);
    e = value("Y-17E7");
    assert_true(e.pt[0].year == -170000000 && e.pt[0].exponent == 7);
}

/* ------------------------------------------------------------------ bounds */
static void bounds_are_the_first_and_the_last_day(void **state)
{
    (void)state;
    static const struct { const char *z, *lo, *hi; } rows[] = {
        {"2017-04-21", "2017-04-21", "2017-04-21"}, {"2016-02", "2016-02-01", "2016-02-29"},
        {"2021", "2021-01-01", "2021-12-31"},       {"201X", "2010-01-01", "2019-12-31"},
        {"20XX", "2000-01-01", "2099-12-31"},       {"2004-XX", "2004-01-01", "2004-12-31"},
        {"1985-04-XX", "1985-04-01", "1985-04-30"}, {"1985-XX-XX", "1985-01-01", "1985-12-31"},
        {"156X-12-25", "1560-12-25", "1569-12-25"}, {"XXXX-02-29", "0000-02-29", "9996-02-29"},
        {"1984-1X", "1984-10-01", "1984-12-31"},    {"1984-X2", "1984-02-01", "1984-12-31"},
        {"2021-02-2X", "2021-02-20", "2021-02-28"}, {"2021-XX-31", "2021-01-31", "2021-12-31"},
        {"2021-21", "2021-03-01", "2021-05-31"},    {"2021-24", "2021-12-01", "2022-02-28"},
        {"2023-24", "2023-12-01", "2024-02-29"},    {"2021-25", "2021-03-01", "2021-05-31"},
        {"2021-29", "2021-09-01", "2021-11-30"},    {"2021-33", "2021-01-01", "2021-03-31"},
        {"2021-36", "2021-10-01", "2021-12-31"},    {"2021-38", "2021-05-01", "2021-08-31"},
        {"2021-40", "2021-01-01", "2021-06-30"},    {"2021-41~", "2021-07-01", "2021-12-31"},
        {"2021-01/2021-06", "2021-01-01", "2021-06-30"}, {"2021-01~/2021-03~", "2021-01-01", "2021-03-31"},
        {"2015-03/..", "2015-03-01", ".."},         {"../1985", "..", "1985-12-31"},
        {"1985/", "1985-01-01", ""},                {"/1985", "", "1985-12-31"},
        {"[2021-01..2021-06]", "2021-01-01", "2021-06-30"}, {"{1960,1961-12}", "1960-01-01", "1961-12-31"},
        {"[..1984]", "..", "1984-12-31"},           {"[1984-12..]", "1984-12-01", ".."},
        {"[1668,1667]", "1667-01-01", "1668-12-31"}, {"1950S2", "1900-01-01", "1999-12-31"},
        {"1984?", "1984-01-01", "1984-12-31"},      {"..", "..", ".."},
        {"-000X", "-0009-01-01", "-0001-12-31"},    {"-01XX", "-0199-01-01", "-0100-12-31"},
        {"Y170000002", "..", ".."},                 {"2021-04-12T10:00:00Z", "2021-04-12", "2021-04-12"},
    };
    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        EdtfDay l, h;
        assert_true(edtf_bounds_str(str_z(rows[i].z), &l, &h));
        if (str_eq_z(S("Y170000002"), rows[i].z)) assert_true(l == EDTF_DAY_MAX && h == EDTF_DAY_MAX);
        else is_date_range(rows[i].z, rows[i].lo, rows[i].hi);
    }
    EdtfDay l, h;
    assert_false(edtf_bounds_str(S(""), &l, &h));
    assert_true(l == EDTF_DAY_NONE && h == EDTF_DAY_NONE);
    assert_false(edtf_bounds_str(S("2021-02-30"), &l, &h));
    Edtf y = value("Y3388E2S3");
    assert_true(edtf_bounds(&y, &l, &h));
    int yy, m, d;
    edtf_ymd(l, &yy, &m, &d);
    assert_true(yy == 338000 && m == 1 && d == 1);
    edtf_ymd(h, &yy, &m, &d);
    assert_true(yy == 338999 && m == 12 && d == 31);
}

/* ------------------------------------------------------------------ order */
static void order_is_certain_or_says_so(void **state)
{
    (void)state;
    static const struct { const char *a, *b; EdtfOrder want; } rows[] = {
        {"2017", "2018", EDTF_BEFORE},         {"2018-01", "2017-12-31", EDTF_AFTER}, {"2017", "2017-04", EDTF_MAYBE},
        {"2017-04-21", "2017-04-21", EDTF_SAME}, {"2017-04", "2017-04", EDTF_MAYBE}, {"2015/..", "2020", EDTF_MAYBE},
        {"2015/", "2014", EDTF_AFTER},         {"2015/", "2016", EDTF_MAYBE},        {"/2015", "2016", EDTF_BEFORE},
        {"/2015", "2014", EDTF_MAYBE},         {"201X", "2020", EDTF_BEFORE},
    };
    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        Edtf a = value(rows[i].a), b = value(rows[i].b);
        if (edtf_order(&a, &b) != rows[i].want) fail_msg("%s against %s", rows[i].a, rows[i].b);
    }
    Edtf none = {0}, y = value("2017");
    assert_int_equal(edtf_order(&none, &y), EDTF_MAYBE);
    assert_true(edtf_sort_cmp(&y, &none) < 0 && edtf_sort_cmp(&none, &y) > 0 && edtf_sort_cmp(&none, &none) == 0);
}

static void the_thirteen_relations_and_their_inverses(void **state)
{
    (void)state;
    static const struct { const char *a, *b; AllenRelation there, back; } rows[] = {
        {"2015", "2017", ALLEN_BEFORE, ALLEN_AFTER},
        {"2015", "2016", ALLEN_MEETS, ALLEN_MET_BY},
        {"2015/2017", "2016/2018", ALLEN_OVERLAPS, ALLEN_OVERLAPPED_BY},
        {"2015", "2015/2017", ALLEN_STARTS, ALLEN_STARTED_BY},
        {"2016", "2015/2017", ALLEN_DURING, ALLEN_CONTAINS},
        {"2017", "2015/2017", ALLEN_FINISHES, ALLEN_FINISHED_BY},
        {"2015", "2015-01/2015-12", ALLEN_EQUALS, ALLEN_EQUALS},
        {"2015/..", "2016/..", ALLEN_FINISHED_BY, ALLEN_FINISHES},
        {"2015/", "2016", ALLEN_NONE, ALLEN_NONE},
    };
    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        Edtf a = value(rows[i].a), b = value(rows[i].b);
        assert_int_equal(edtf_allen(&a, &b), rows[i].there);
        assert_int_equal(edtf_allen(&b, &a), rows[i].back);
    }
}

static void containing_and_meeting_need_known_bounds(void **state)
{
    (void)state;
    Edtf y = value("2021"), m = value("2021-05"), open = value("2021/.."), unknown = value("2021/"),
        past = value("2019");
    EdtfDay lo, hi;
    assert_true(edtf_contains(&y, &m));
    assert_false(edtf_contains(&m, &y));
    assert_true(edtf_contains(&open, &m));
    assert_false(edtf_contains(&unknown, &m));
    assert_true(edtf_intersect(&open, &m, &lo, &hi));
    assert_int_equal(lo, edtf_day(2021, 5, 1));
    assert_int_equal(hi, edtf_day(2021, 5, 31));
    assert_false(edtf_intersect(&past, &open, &lo, &hi));
    assert_true(edtf_intersect(&unknown, &open, &lo, &hi));
    assert_true(lo == edtf_day(2021, 1, 1) && hi == EDTF_DAY_MAX);
}

/* ------------------------------------------------------------------ lengths */
static void durations_read_and_print(void **state)
{
    (void)state;
    static const struct { const char *in, *out; double days; } rows[] = {
        {"P8M", "P8M", 243.5}, {"P5Y5M", "P5Y5M", 5 * 365.25 + 5 * 30.4375}, {"P1Y6M", "P1Y6M", 365.25 + 182.625},
        {"P1.5Y", "P1Y6M", 365.25 + 182.625}, {"P3W", "P3W", 21}, {"PT8H", "PT8H", 8 / 24.0}, {"~P2Y", "~P2Y", 730.5},
        {"P2Y~", "~P2Y", 730.5}, {"P1DT12H30M", "P1DT12H30M", 1.5 + 30 / 1440.0}, {"P0D", "P0D", 0}, {"P0.5M", "P0.5M",
        15.21875},
        {"P10D", "P10D", 10}, {"P1Y2W", "P1Y2W", 379.25}, {"PT1M", "PT1M", 1 / 1440.0},
    };
    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        EdtfDuration du;
        if (!edtf_duration_parse(str_z(rows[i].in), &du)) fail_msg("%s", rows[i].in);
        assert_str(edtf_duration_format(&arena, &du), rows[i].out);
        assert_true(edtf_duration_days(&du) - rows[i].days < 1e-6 && rows[i].days - edtf_duration_days(&du) < 1e-6);
    }
    static const char *const bad[] = {
        "", "P", "PT", "P1", "1Y", "P1YT", "P1M1Y", "P1Y1Y", "P-1Y", "P1,5Y", "P1H", "PT1Y", "p1y", "P1.Y", "P.5Y",
        "P1Y ",
        "P99999999999Y", "P1S", "~", "~~P1Y", "~P1Y~",
    };
    for (size_t i = 0; i < COUNT_OF(bad); i++) {
        EdtfDuration du = {.y = 3};
        if (edtf_duration_parse(str_z(bad[i]), &du)) fail_msg("\"%s\" should be refused", bad[i]);
        assert_true(du.y == 3);
    }
}

static void adding_keeps_the_coarser_precision(void **state)
{
    (void)state;
    static const struct { const char *date, *du; int sign; const char *want; } rows[] = {
        {"2017-04-21", "P8M", 1, "2017-12"},      {"2017-04-21", "P2Y", 1, "2019"},        {"2017-04-21", "P3W", 1,
        "2017-05-12"},
        {"2017-04", "P1Y6M", 1, "2018-10"},       {"2017-04", "P1Y6M", -1, "2015-10"},     {"2017", "P2Y", 1, "2019"},
        {"2017", "P8M", 1, "2017/2018"},          {"2017-04", "P20D", 1, "2017-04/2017-05"}, {"2021-01-31", "P1M", 1,
        "2021-02"},
        {"2021-03-31", "P1M", -1, "2021-02"},     {"2017-04~", "P1M", 1, "2017-05~"},      {"2017-04?", "~P1M", 1,
        "2017-05%"},
        {"2021-01/2021-06", "P1Y", 1, "2022"},    {"2021-01/2021-06", "P3M", 1, "2021-04/2021-09"},
        {"2015-03/..", "P1M", 1, "2015-04/.."},   {"/2015-03", "P1M", 1, "/2015-04"},      {"2021-21", "P1M", 1,
        "2021-04/2021-06"},
        {"201X", "P3Y", 1, "2013/2022"},          {"2017-04-21", "PT8H", 1, "2017-04-21"}, {"2017-04-21", "P0D", 1,
        "2017-04-21"},
        {"2017-01", "P1M", -1, "2016-12"},        {"0000-01", "P1M", -1, "-0001-12"},      {"2017-12-31", "P1D", 1,
        "2018-01-01"},
        {"2017-04-21T10:00:00", "P1D", 1, "2017-04-22"}, {"-0002", "P1Y", -1, "-0003"},
    };
    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        Edtf e = value(rows[i].date), sum;
        EdtfDuration du;
        assert_true(edtf_duration_parse(str_z(rows[i].du), &du));
        if (!edtf_add(&e, &du, rows[i].sign, false, &sum)) fail_msg("%s %s", rows[i].date, rows[i].du);
        assert_str(edtf_format(&arena, &sum), rows[i].want);
    }
    Edtf e = value("2017"), far = value("Y170000002"), none = {0}, sum;
    EdtfDuration year = {.y = 1}, ages = {.y = 999999999};
    assert_true(edtf_add(&e, &year, 1, true, &sum));
    assert_str(edtf_format(&arena, &sum), "2018~");
    assert_false(edtf_add(&far, &year, 1, false, &sum));
    assert_false(edtf_add(&none, &year, 1, false, &sum));
    assert_false(edtf_add(&e, &ages, 1, false, &sum));
    assert_false(edtf_add(&e, &ages, -1, false, &sum));
}

/* ------------------------------------------------------------------ builders */
static void builders_make_what_they_say(void **state)
{
    (void)state;
    Edtf e = edtf_make(2017, 4, 21);
    assert_str(edtf_format(&arena, &e), "2017-04-21");
    e = edtf_make(2017, 0, 0);
    assert_str(edtf_format(&arena, &e), "2017");
    edtf_qualify(&e, EDTF_Q_APPROX);
    assert_str(edtf_format(&arena, &e), "2017~");
    assert_int_equal(edtf_make(2021, 2, 30).kind, EDTF_EMPTY);
    assert_int_equal(edtf_make(2021, 13, 0).kind, EDTF_EMPTY);
    assert_int_equal(edtf_make(2021, 0, 5).kind, EDTF_EMPTY);
    Edtf from = edtf_make(2021, 1, 0), to = edtf_make(2021, 3, 0), span = edtf_make_interval(&from, &to);
    edtf_qualify(&span, EDTF_Q_APPROX);
    assert_str(edtf_format(&arena, &span), "2021-01~/2021-03~");
    assert_int_equal(edtf_make_interval(&to, &from).kind, EDTF_EMPTY);
    span = edtf_make_interval(&from, NULL);
    assert_str(edtf_format(&arena, &span), "2021-01/");
    assert_int_equal(edtf_make_interval(NULL, NULL).kind, EDTF_EMPTY);
    edtf_set_open(&from, false, true);
    assert_str(edtf_format(&arena, &from), "2021-01/..");
    edtf_set_open(&to, true, false);
    assert_str(edtf_format(&arena, &to), "../2021-03");
    e = value("2004-06~-11");
    edtf_qualify(&e, EDTF_Q_UNCERTAIN);
    assert_str(edtf_format(&arena, &e), "%2004-%06-?11");
    e = value("2021-04-12T10:00:00Z");
    edtf_qualify(&e, EDTF_Q_APPROX);
    assert_str(edtf_format(&arena, &e), "2021-04-12~");
    e = (Edtf){0};
    assert_str(edtf_format(&arena, &e), "");
}

static void spans_are_told_as_coarse_as_they_are_exact(void **state)
{
    (void)state;
    static const struct { int a[3], b[3]; const char *want; } rows[] = {
        {{2021, 1, 1}, {2021, 12, 31}, "2021"}, {{2021, 2, 1}, {2021, 2, 28}, "2021-02"}, {{2020, 2, 1}, {2020, 2, 28},
        "2020-02-01/2020-02-28"},
        {{2021, 2, 3}, {2021, 2, 3}, "2021-02-03"}, {{2021, 1, 1}, {2021, 6, 30}, "2021-01/2021-06"}, {{2021, 1, 1},
        {2023, 12, 31}, "2021/2023"},
        {{2021, 1, 1}, {2021, 6, 15}, "2021-01-01/2021-06-15"},
    };
    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        const int *a = rows[i].a, *b = rows[i].b;
        Edtf e = edtf_make_span(edtf_day(a[0], a[1], a[2]), edtf_day(b[0], b[1], b[2]));
        assert_str(edtf_format(&arena, &e), rows[i].want);
    }
    Edtf e = edtf_make_span(EDTF_DAY_MIN, edtf_day(2021, 12, 31));
    assert_str(edtf_format(&arena, &e), "../2021");
    e = edtf_make_span(edtf_day(2021, 3, 1), EDTF_DAY_NONE);
    assert_str(edtf_format(&arena, &e), "2021-03/");
    e = edtf_make_span(edtf_day(2021, 3, 1), edtf_day(2021, 2, 1));
    assert_int_equal(e.kind, EDTF_EMPTY);
    e = edtf_make_span(EDTF_DAY_NONE, EDTF_DAY_NONE);
    assert_int_equal(e.kind, EDTF_EMPTY);
}

/* ------------------------------------------------------------------ properties */
static uint64_t seed = 20170421;
static int below(int n)
{
    seed = seed * 6364136223846793005u + 1442695040888963407u;
    return (int)((seed >> 33) % (uint64_t)n);
}

static Str mark(void) { return below(4) ? S("") : below(3) == 0 ? S("?") : below(2) ? S("~") : S("%"); }

static Str with_x(Str digits)
{
    char *p = str_dup_z(&arena, digits);
    for (size_t i = 0; i < digits.n; i++)
        if (!below(8)) p[i] = 'X';
    return (Str){p, digits.n};
}

static Str any_point(void)
{
    int y = below(8) ? 1900 + below(200) : below(10000), m = 1 + below(12), form = below(12);
    Str year = with_x(str_fmt(&arena, "%04d", y));
    if (form < 3) return str_fmt(&arena, STR_FMT STR_FMT, STR_ARG(year), STR_ARG(mark()));
    if (form < 6) return str_fmt(&arena, STR_FMT STR_FMT "-" STR_FMT, STR_ARG(year), STR_ARG(mark()),
        STR_ARG(with_x(str_fmt(&arena, "%02d", m))));
    if (form < 10)
        return str_fmt(&arena, STR_FMT STR_FMT "-" STR_FMT "%02d-" STR_FMT STR_FMT, STR_ARG(mark()), STR_ARG(year),
            STR_ARG(mark()), m,
                       STR_ARG(with_x(str_fmt(&arena, "%02d", 1 + below(31)))), STR_ARG(mark()));
    if (form == 10) return str_fmt(&arena, "%04d-%d" STR_FMT, y, 21 + below(21), STR_ARG(mark()));
    return below(2) ? str_fmt(&arena, "%04dS%d", y, 1 + below(4)) : str_fmt(&arena, "Y%s%dE%d", below(2) ? "-" : "",
        1 + below(99), 1 + below(9));
}

static Str any_text(void)
{
    Str a = any_point(), b = any_point();
    switch (below(6)) {
    case 0: return str_fmt(&arena, STR_FMT "/" STR_FMT, STR_ARG(a), STR_ARG(b));
    case 1: return str_fmt(&arena, below(2) ? STR_FMT "/.." : STR_FMT "/", STR_ARG(a));
    case 2: return str_fmt(&arena, below(2) ? "../" STR_FMT : "/" STR_FMT, STR_ARG(a));
    case 3: return str_fmt(&arena, below(2) ? "[" STR_FMT "," STR_FMT "]" : "{" STR_FMT ".." STR_FMT "}", STR_ARG(a),
        STR_ARG(b));
    default: return a;
    }
}

static Edtf any_value(void)
{
    for (;;) {
        Edtf e;
        if (edtf_parse(any_text(), &e)) return e;
    }
}

enum { ROUNDS = 20000 };

static void print_is_the_inverse_of_parse(void **state)
{
    (void)state;
    int parsed = 0;
    for (int i = 0; i < ROUNDS; i++) {
        ArenaMark m = arena_mark(&arena);
        Str s = any_text();
        Edtf e;
        if (edtf_parse(s, &e)) {
            parsed++;
            Str back = edtf_format(&arena, &e);
            if (!str_eq(s, back)) fail_msg(STR_FMT " came back as " STR_FMT, STR_ARG(s), STR_ARG(back));
        }
        arena_rewind(&arena, m);
    }
    assert_true(parsed > ROUNDS / 3);
}

static void bounds_are_ordered_and_a_span_of_them_has_the_same(void **state)
{
    (void)state;
    for (int i = 0; i < ROUNDS; i++) {
        ArenaMark m = arena_mark(&arena);
        Edtf e = any_value();
        EdtfDay lo, hi, lo2, hi2;
        assert_true(edtf_bounds(&e, &lo, &hi));
        if (lo != EDTF_DAY_NONE && hi != EDTF_DAY_NONE) assert_true(lo <= hi);
        Edtf span = edtf_make_span(lo, hi);
        bool beyond = lo == EDTF_DAY_MAX || hi == EDTF_DAY_MIN;              /* a year that the days do not reach */
        if (span.kind != EDTF_EMPTY && !beyond) {        /* years that EDTF cannot write with a month have none */
            assert_true(edtf_bounds(&span, &lo2, &hi2));
            assert_true(lo == lo2 && hi == hi2);
            assert_true(edtf_valid(edtf_format(&arena, &span)));
        }
        arena_rewind(&arena, m);
    }
}

static void order_is_antisymmetric_and_sorting_agrees(void **state)
{
    (void)state;
    for (int i = 0; i < ROUNDS; i++) {
        ArenaMark m = arena_mark(&arena);
        Edtf a = any_value(), b = any_value(), c = any_value();
        EdtfOrder ab = edtf_order(&a, &b), ba = edtf_order(&b, &a);
        assert_true(ab == EDTF_SAME ? ba == EDTF_SAME : (int)ba == -(int)ab);
        if (ab == EDTF_BEFORE) assert_true(edtf_sort_cmp(&a, &b) <= 0);
        assert_true(edtf_sort_cmp(&a, &b) == -edtf_sort_cmp(&b, &a));
        if (edtf_sort_cmp(&a, &b) <= 0 && edtf_sort_cmp(&b, &c) <= 0) assert_true(edtf_sort_cmp(&a, &c) <= 0);
        EdtfDay lo, hi;
        if (edtf_contains(&a, &b)) assert_true(edtf_intersect(&a, &b, &lo, &hi));
        arena_rewind(&arena, m);
    }
}

static void subtracting_what_was_added_comes_back(void **state)
{
    (void)state;
    for (int i = 0; i < ROUNDS; i++) {
        ArenaMark m = arena_mark(&arena);
        int form = below(3), y = 1950 + below(100), mo = 1 + below(12), d = 1 + below(28);
        Edtf date = edtf_make(y, form > 0 ? mo : 0, form > 1 ? d : 0), there, back;
        EdtfDuration du = {.y = form == 0 ? below(40) + 1 : 0, .m = form == 1 ? below(100) + 1 : 0,
            .d = form == 2 ? below(5000) + 1 : 0};
        assert_true(edtf_add(&date, &du, 1, false, &there));
        assert_true(edtf_add(&there, &du, -1, false, &back));
        Str want = edtf_format(&arena, &date), got = edtf_format(&arena, &back);
        if (!str_eq(want, got)) fail_msg(STR_FMT " came back as " STR_FMT, STR_ARG(want), STR_ARG(got));
        arena_rewind(&arena, m);
    }
}

static void broken_text_never_crashes(void **state)
{
    (void)state;
    static const char alphabet[] = "0129X-/.~?%[]{},YESTZ:+ \x80";
    for (int i = 0; i < ROUNDS * 5; i++) {
        char s[40];
        size_t n = (size_t)below((int)sizeof s);
        for (size_t j = 0; j < n; j++) s[j] = alphabet[below((int)sizeof alphabet)];
        Edtf e;
        EdtfDay lo, hi;
        if (edtf_parse((Str){s, n}, &e)) assert_true(edtf_bounds(&e, &lo, &hi));
        EdtfDuration du;
        edtf_duration_parse((Str){s, n}, &du);
    }
}

int main(void)
{
    const struct CMUnitTest list[] = {
        cmocka_unit_test(every_day_of_800_years_has_one_date),
        cmocka_unit_test(days_before_the_era_count_backwards),
        cmocka_unit_test(valid_forms_print_as_they_were_read),
        cmocka_unit_test(what_is_no_edtf_is_refused_and_leaves_the_value),
        cmocka_unit_test(values_keep_what_was_written),
        cmocka_unit_test(bounds_are_the_first_and_the_last_day),
        cmocka_unit_test(order_is_certain_or_says_so),
        cmocka_unit_test(the_thirteen_relations_and_their_inverses),
        cmocka_unit_test(containing_and_meeting_need_known_bounds),
        cmocka_unit_test(durations_read_and_print),
        cmocka_unit_test(adding_keeps_the_coarser_precision),
        cmocka_unit_test(builders_make_what_they_say),
        cmocka_unit_test(spans_are_told_as_coarse_as_they_are_exact),
        cmocka_unit_test(print_is_the_inverse_of_parse),
        cmocka_unit_test(bounds_are_ordered_and_a_span_of_them_has_the_same),
        cmocka_unit_test(order_is_antisymmetric_and_sorting_agrees),
        cmocka_unit_test(subtracting_what_was_added_comes_back),
        cmocka_unit_test(broken_text_never_crashes),
    };
    int failed = RUN_TESTS(list);
    arena_fini(&arena);
    return failed;
}
