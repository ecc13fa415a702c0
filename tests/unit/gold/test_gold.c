/* Annotation files: everything the guide writes is read, written and found again. */
#include "test.h"
#include "base/fs.h"
#include "gold/gold.h"
#include <string.h>

static Arena arena;
static Fault fault;

#define SAMPLE \
    "doc: a.txt\n" \
    "dct: 2024\n" \
    "timexes:\n" \
    "  - {quote: 2017년 4월 21일, nth: 2, type: date, value: 2017-04-21}\n" \
    "  - {quote: \"2017\", type: date, value: \"\"}\n" \
    "entities:\n" \
    "  - {type: org, name: 솔트룩스, also: [Saltlux, No], quote: 솔트룩스, nth: 1}\n" \
    "events:\n" \
    "  - id: e1\n" \
    "    type: leave\n" \
    "    quote: 퇴사          # the trigger\n" \
    "    nth: 1\n" \
    "    also: [{quote: 퇴사, nth: 2}]\n" \
    "    date: 2017-04-21\n" \
    "    org: 솔트룩스\n" \
    "    cause: voluntary\n" \
    "    skill: [C++, 'C#']\n" \
    "    note: a key of someone else\n" \
    "  - {type: join, quote: 입사, factuality: planned, employment: research-personnel, " \
    "place: 서울, team: 2팀, other: 4}\n" \
    "positions:\n" \
    "  - {kind: work, org: 솔트룩스, role: \"\", team: \"\", employment: \"\", " \
    "start: \"\", end: 2017-04-21, exit: voluntary}\n"

static GoldFile parse(Str yaml)
{
    GoldFile g;
    if (gold_parse(&arena, yaml, "a.yaml", &g, &fault) != RC_OK) fail_msg("%u: %s", fault.line, fault.detail);
    return g;
}

static void every_key_of_the_guide_is_read(void **state)
{
    (void)state;
    GoldFile g = parse(S(SAMPLE));
    assert_str(g.doc, "a.txt");
    assert_str(g.dct, "2024");
    assert_int_equal(g.timexes.n, 2);
    assert_str(g.timexes.v[0].value, "2017-04-21");
    assert_int_equal(g.timexes.v[0].at.nth, 2);
    assert_int_equal(g.timexes.v[1].at.nth, 1);
    assert_str(g.entities.v[0].also.v[1], "No");
    const GoldEvent *e = &g.events.v[0];
    assert_true(e->type == EV_LEAVE && e->fact == FACT_ACTUAL && e->args.cause == CAUSE_VOLUNTARY);
    assert_str(e->at.quote, "퇴사");
    assert_int_equal(e->also.v[0].nth, 2);
    assert_str(e->args.skill.v[1], "C#");
    e = &g.events.v[1];
    assert_true(e->type == EV_JOIN && e->fact == FACT_PLANNED && e->args.employment == EMP_RESEARCH);
    assert_str(e->args.place, "서울");
    assert_str(e->args.team, "2팀");
    assert_str(e->args.other, "4");
    assert_str(e->date, "");
    assert_true(g.positions.v[0].kind == POS_WORK && g.positions.v[0].exit == CAUSE_VOLUNTARY);
}

static void writing_and_reading_again_changes_nothing(void **state)
{
    (void)state;
    Buf once = {0}, twice = {0};
    GoldFile g = parse(S(SAMPLE));
    gold_write(&once, &g);
    g = parse(buf_str(&once));
    gold_write(&twice, &g);
    assert_true(str_eq(buf_str(&once), buf_str(&twice)));
    assert_true(str_find(buf_str(&once), S("date: \"2017-04-21\""), 0) != SIZE_MAX);
    assert_true(str_find(buf_str(&once), S("also: [Saltlux, \"No\"]"), 0) != SIZE_MAX);
    assert_true(str_find(buf_str(&once), S("other: \"4\""), 0) != SIZE_MAX);
    buf_fini(&once);
    buf_fini(&twice);
}

static void an_empty_file_keeps_its_lists(void **state)
{
    (void)state;
    Buf out = {0};
    GoldFile g = parse(S("doc: x\n"));
    gold_write(&out, &g);
    assert_str(buf_str(&out), "doc: x\ndct: \"\"\ntimexes: []\nentities: []\nevents: []\npositions: []\n");
    buf_fini(&out);
}

static void what_is_no_annotation_names_its_line(void **state)
{
    (void)state;
    static const struct { const char *yaml; uint32_t line; const char *word; } rows[] = {
        {"dct: 2024\n", 1, "doc"},
        {"doc: x\nevents:\n  - {type: dance, quote: q}\n", 3, "dance"},
        {"doc: x\nevents:\n  - {type: join, quote: q}\n  - {type: join}\n", 4, "quote"},
        {"doc: x\ntimexes:\n  - {quote: q}\n", 3, "type"},
        {"doc: x\npositions:\n  - {kind: play}\n", 3, "play"},
        {"doc: x\nevents:\n  - {type: join, quote: q, also: [{nth: 2}]}\n", 3, "quote"},
        {"doc: [\n", 2, "flow"},
        {"doc: x\nevents:\n  - just a word\n", 3, "quote"},
    };
    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        GoldFile g;
        if (gold_parse(&arena, str_z(rows[i].yaml), "a.yaml", &g, &fault) != RC_SYNTAX) fail_msg("%s", rows[i].yaml);
        assert_string_equal(fault.path, "a.yaml");
        if (fault.line != rows[i].line || !strstr(fault.detail, rows[i].word))
            fail_msg("%s: line %u, %s", rows[i].yaml, fault.line, fault.detail);
    }
    GoldFile g;
    assert_int_equal(gold_read(&arena, "tests/no-such-file.yaml", &g, &fault), RC_NOFILE);
}

static void the_nth_quote_is_counted_without_overlap(void **state)
{
    (void)state;
    static const struct { const char *text, *quote; uint32_t nth; int beg; } rows[] = {
        {"퇴사, 퇴사", "퇴사", 1, 0}, {"퇴사, 퇴사", "퇴사", 2, 8}, {"퇴사, 퇴사", "퇴사", 3, -1}, {"aaaa", "aa", 2, 2},
        {"aaa", "aa", 2, -1}, {"abc", "abc", 0, 0}, {"abc", "", 1, -1}, {"", "a", 1, -1},
    };
    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        Span s = {9, 9};
        bool found = gold_find(str_z(rows[i].text), (GoldPlace){str_z(rows[i].quote), rows[i].nth}, &s);
        assert_int_equal(found, rows[i].beg >= 0);
        if (found) assert_true(s.beg == (uint32_t)rows[i].beg && s.end == s.beg + strlen(rows[i].quote));
    }
}

/* Every annotated memoir of ours: readable, its quotes in the text, and unchanged by writing. */
static void our_own_annotations_are_whole(void **state)
{
    (void)state;
    PathList files;
    assert_int_equal(fs_walk(&arena, "tests/gold", &files, &fault), RC_OK);
    assert_true(files.n > 0);
    for (uint32_t i = 0; i < files.n; i++) {
        GoldFile g;
        if (gold_read(&arena, files.v[i], &g, &fault) != RC_OK) fail_msg("%s:%u: %s", files.v[i], fault.line,
            fault.detail);
        Buf text = {0}, once = {0}, twice = {0};
        assert_int_equal(fs_read(fs_join(&arena, S("assets/memoirs"), g.doc).p, 1 << 20, &text, &fault), RC_OK);
        Span s;
        for (uint32_t k = 0; k < g.events.n; k++)
            if (!gold_find(buf_str(&text), g.events.v[k].at, &s)) fail_msg("%s: event %u has no place", files.v[i],
                k + 1);
        for (uint32_t k = 0; k < g.timexes.n; k++)
            if (!gold_find(buf_str(&text), g.timexes.v[k].at, &s)) fail_msg("%s: timex %u has no place", files.v[i],
                k + 1);
        gold_write(&once, &g);
        GoldFile back = parse(buf_str(&once));
        gold_write(&twice, &back);
        assert_true(str_eq(buf_str(&once), buf_str(&twice)));
        buf_fini(&text);
        buf_fini(&once);
        buf_fini(&twice);
    }
}

int main(void)
{
    const struct CMUnitTest list[] = {
        cmocka_unit_test(every_key_of_the_guide_is_read),
        cmocka_unit_test(writing_and_reading_again_changes_nothing),
        cmocka_unit_test(an_empty_file_keeps_its_lists),
        cmocka_unit_test(what_is_no_annotation_names_its_line),
        cmocka_unit_test(the_nth_quote_is_counted_without_overlap),
        cmocka_unit_test(our_own_annotations_are_whole),
    };
    int failed = RUN_TESTS(list);
    arena_fini(&arena);
    return failed;
}
