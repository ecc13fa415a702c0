/* Scope, time expressions, the time of writing and anchoring: what stands beside the values of test_spec_time.c. */
#include "test.h"
#include "base/buf.h"
#include "base/clock.h"
#include "form.h"
#include "time/time_int.h"
#include "bound.h"
#include <string.h>

typedef struct Run { Arena mem, tmp; Forms *forms; Doc *doc; Analysis out; Ie ie; } Run;

static int open_all(void **state)
{
    static const BindFn bind[] = {mark_bind, scope_bind, turn_bind, timex_bind, dct_bind, anchor_bind};
    (void)state;
    return open_passes(bind, COUNT_OF(bind));
}

static void run(Run *r, Str text, DocFormat format, const char *dct)
{
    Fault f = {0};
    *r = (Run){.forms = forms_new()};
    assert_int_equal(doc_new(&r->mem, text, format, &r->doc, &f), RC_OK);
    r->ie = (Ie){.an = &an, .lex = lex, .doc = r->doc, .mem = &r->mem, .tmp = &r->tmp, .pass = &r->tmp, .out = &r->out,
                 .opt.dct = str_z(dct), .ko = r->doc->hangul_share > 0.2, .forms = r->forms};
    ie_read(&r->ie);
    scope_run(&r->ie);
    turn_run(&r->ie);
    timex_run(&r->ie);
    dct_run(&r->ie);
    anchor_run(&r->ie);
}

static void end(Run *r)
{
    forms_free(r->forms);
    arena_fini(&r->mem);
    arena_fini(&r->tmp);
}

static void check_sound(const Run *r)
{
    uint32_t last = 0;
    assert_int_equal(r->out.timexes.n, r->ie.tx.n);
    assert_int_equal(r->out.timexes.n, r->ie.n_time);
    for (uint32_t i = 0; i < r->out.timexes.n; i++) {
        const Timex *t = &r->out.timexes.v[i];
        assert_true(t->span.beg >= last && t->span.beg < t->span.end && t->span.end <= r->doc->text.n);
        last = t->span.end;
        if (t->type == TIMEX_DATE && t->value.n) assert_true(edtf_valid(t->value));
    }
}

static void says_how_it_hangs_on_its_sentence(void **state)
{
    (void)state;
    static const struct { const char *text; TimeRel rel;
    } cases[] = {{"2년 전에 입사했다.", REL_AGO},         {"2년 동안 다녔다.", REL_DURING},
                 {"2년 만에 나왔다.", REL_WITHIN},        {"2년 뒤에 나왔다.", REL_AFTER},
                 {"2019년부터 다녔다.", REL_SINCE},       {"2019년까지 다녔다.", REL_UNTIL},
                 {"2년째 다닌다.", REL_ORDINAL},          {"I left two years ago.", REL_AGO},
                 {"I stayed for two years.", REL_DURING}, {"I have been here since 2019.", REL_SINCE},
                 {"I stayed until 2019.", REL_UNTIL}};
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        Run r;
        run(&r, str_z(cases[i].text), DOC_PLAIN, "2023-06-15");
        assert_int_equal(r.ie.tx.n, 1);
        if (r.ie.tx.v[0].rel != cases[i].rel) fail_msg("%s: %d", cases[i].text, r.ie.tx.v[0].rel);
        end(&r);
    }
}

static void bounds_and_basis_are_filled(void **state)
{
    (void)state;
    Run r;
    run(&r, S("2016년 3월에 입사했다. 그해 9월에 나왔다. 작년에 돌아왔다."), DOC_PLAIN, "2023-06-15");
    const Timex *t = r.out.timexes.v;
    assert_int_equal(r.out.timexes.n, 3);
    assert_int_equal(t[0].basis, BASIS_EXPLICIT);
    assert_int_equal(t[0].lo, edtf_day(2016, 3, 1));
    assert_int_equal(t[0].hi, edtf_day(2016, 3, 31));
    assert_int_equal(t[1].basis, BASIS_DISCOURSE);
    assert_int_equal(t[2].basis, BASIS_DCT);
    assert_int_equal(t[2].lo, edtf_day(2022, 1, 1));
    end(&r);
}

static void nothing_is_marked_around_the_memoir(void **state)
{
    (void)state;
    Run r;
    run(&r,
        S("2016년에 입사했다.\n\n좋았다.\n\n공감 58   댓글 23\n'이직' 카테고리의 다른 글\n후기 (9)  2022.06.02\n#이직 "
          "#회고 #2022\n"),
        DOC_PLAIN, "");
    assert_int_equal(r.out.timexes.n, 1);
    end(&r);
    run(&r, S("---\ntitle: 회고\ndate: 2023-01-02\n---\n2016년에 입사했다.\n"), DOC_MARKDOWN, "");
    assert_int_equal(r.out.timexes.n, 1);
    assert_str(r.out.dct, "2023-01-02");
    assert_int_equal(r.out.dct_basis, DCT_METADATA);
    assert_int_equal(r.ie.dct_y, 2023);
    end(&r);
}

static void the_option_outranks_the_text(void **state)
{
    (void)state;
    Run r;
    run(&r, S("2023.05.08 작성\n\n작년에 입사했다."), DOC_PLAIN, "2020-01-01");
    assert_str(r.out.dct, "2020-01-01");
    assert_int_equal(r.out.dct_basis, DCT_OPTION);
    assert_str(r.out.timexes.v[1].value, "2019");
    end(&r);
}

static void impossible_days_give_no_date(void **state)
{
    (void)state;
    static const char *const texts[] = {"2019년 2월 30일", "2019-02-31", "2019.13.45",
                                        "0000-00-00",      "31/02/2019", "99월 99일"};
    for (size_t i = 0; i < COUNT_OF(texts); i++) {
        Run r;
        run(&r, str_z(texts[i]), DOC_PLAIN, "2023-06-15");
        check_sound(&r);
        for (uint32_t k = 0; k < r.out.timexes.n; k++) assert_true(r.out.timexes.v[k].value.n <= 7);
        end(&r);
    }
}

/* Pieces that begin, join and end expressions, in every order: nothing may break, and time stays linear. */
static void hostile_runs_stay_sound_and_linear(void **state)
{
    (void)state;
    static const char *const pieces[] = {"2019년 ",
                                         "2019~",
                                         "1 2 3 ",
                                         "12-",
                                         "2017.04.21.",
                                         "작년 ",
                                         "한두세네",
                                         "약 ",
                                         "the end of the ",
                                         "last first of ",
                                         "half and a ",
                                         "'19 ",
                                         "Q3 ",
                                         "(금) ",
                                         "부터까지",
                                         "2.5",
                                         "1/2/",
                                         "every other ",
                                         "이백삼십",
                                         "그 전 해 여름"};
    for (size_t i = 0; i < COUNT_OF(pieces); i++) {
        int64_t took[2];
        for (int big = 0; big < 2; big++) {
            Buf b = {0};
            for (int n = 0; n < (big ? 20000 : 2000); n++) buf_add_z(&b, pieces[i]);
            Run r;
            int64_t start = clock_cpu_us();
            run(&r, buf_str(&b), DOC_PLAIN, "");
            took[big] = clock_cpu_us() - start;
            check_sound(&r);
            end(&r);
            buf_fini(&b);
        }
        /* Ten times the text: far below a hundred times the time, whatever else the machine does. */
        if (took[1] > 40 * took[0] + 50000)
            fail_msg("%s: %lld us, then %lld us", pieces[i], (long long)took[0], (long long)took[1]);
    }
}

/* Expressions are looked for by the words that tell of them; what leads to one may stand in the line before. */
static void a_wrapped_line_does_not_part_an_expression(void **state)
{
    (void)state;
    Run r;
    run(&r,
        S("After two long winters on the night desk I went back to the old firm in March\n2019 and stayed there until the "
          "office in the harbour closed for good in the\nspring of 2021, which nobody had seen coming, and then we had "
          "every other\nweek off.\n"),
        DOC_PLAIN, "");
    static const char *const want[] = {"March\n2019", "spring of 2021", "every other\nweek"};
    assert_int_equal(r.out.timexes.n, COUNT_OF(want));
    for (uint32_t i = 0; i < COUNT_OF(want); i++) assert_str(doc_quote(r.doc, r.out.timexes.v[i].span), want[i]);
    end(&r);
}

static void check_bounds(const Timex *t)
{
    const EdtfDay last = edtf_day(9999, 12, 31);
    assert_true(t->lo <= EDTF_DAY_NONE || t->lo <= last);
    assert_true(t->hi <= EDTF_DAY_NONE || t->hi == EDTF_DAY_MAX || t->hi <= last);
}

/* A length beyond all calendars is no expression, however it is told, and nothing is counted with it. */
static void lengths_beyond_all_calendars_say_nothing(void **state)
{
    (void)state;
    static const struct { const char *text; uint32_t n, lengths; } cases[] = {
        {"2019-03 - now (10000000000 decades)", 1, 0},
        {"2019-03 - now (4 years 2 months)", 2, 1},
        {"I left in March 2019. 100000000 decades and 3 months later I joined Acme.", 1, 0},
        {"I left in March 2019. 3 years and 3 months later I joined Acme.", 2, 1},
        {"1965년 3월에 과장을 달았다. 과장 99999999년째다.", 1, 0},
        {"1965년 3월에 과장을 달았다. 과장 3년째다.", 2, 1},
        {"2015년부터 99999999년째 다닌다.", 1, 0},
        {"2019년 12월 31일에 면직됐다. 면직한 지 99999999년 가까이 됐다.", 1, 0},
        {"It has been 99999999 years since I left the bank in 2018.", 1, 0},
        {"2021년, 그러니까 99999999년 전", 1, 0},
        {"I stayed for 99999998 to 99999999 years.", 0, 0},
    };
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        Run r;
        uint32_t lengths = 0;
        run(&r, str_z(cases[i].text), DOC_PLAIN, "");
        check_sound(&r);
        for (uint32_t k = 0; k < r.out.timexes.n; k++) {
            lengths += r.out.timexes.v[k].type == TIMEX_DURATION;
            check_bounds(&r.out.timexes.v[k]);
        }
        if (r.out.timexes.n != cases[i].n || lengths != cases[i].lengths)
            fail_msg("%s: %u, %u lengths", cases[i].text, r.out.timexes.n, lengths);
        end(&r);
    }
}

/* Each length alone can be counted with; one upon the other would leave the days there are. */
static void the_story_ends_with_the_calendar(void **state)
{
    (void)state;
    static const char *const later[] = {"9000 years later I left. ", "9000 years and 3 months later I left. "};
    for (size_t i = 0; i < COUNT_OF(later); i++) {
        Buf b = {0};
        Run r;
        buf_add_z(&b, "I joined Acme in March 2019. ");
        for (int n = 0; n < 2000; n++) buf_add_z(&b, later[i]);
        buf_add_z(&b, "The next year I left.");
        run(&r, buf_str(&b), DOC_PLAIN, "");
        check_sound(&r);
        assert_int_equal(r.out.timexes.n, 2002);
        assert_int_equal(r.out.timexes.v[2001].lo, EDTF_DAY_NONE);
        end(&r);
        buf_fini(&b);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(says_how_it_hangs_on_its_sentence), cmocka_unit_test(bounds_and_basis_are_filled),
        cmocka_unit_test(nothing_is_marked_around_the_memoir), cmocka_unit_test(the_option_outranks_the_text),
        cmocka_unit_test(impossible_days_give_no_date), cmocka_unit_test(lengths_beyond_all_calendars_say_nothing),
        cmocka_unit_test(the_story_ends_with_the_calendar),
        cmocka_unit_test(a_wrapped_line_does_not_part_an_expression), cmocka_unit_test(hostile_runs_stay_sound_and_linear)};
    return cmocka_run_group_tests(tests, open_all, close_all);
}
