/* An analysis as JSON: offsets in code points, the shape that readers expect, and nothing lost on the way back. */
#include "test.h"
#include "model/analysis_json.h"
#include "model/offsets.h"
#include <string.h>

static Arena arena;
static Fault fault;
/* The emoji is one code point, four bytes, two UTF-16 units: what goes wrong when the wrong thing is counted. */
#define TEXT "# 1장\n😊 2017년 4월 솔트룩스를 퇴사했다.\n"

static Span find(const char *quote)
{
    size_t at = str_find(S(TEXT), str_z(quote), 0);
    assert_true(at != SIZE_MAX);
    return (Span){(uint32_t)at, (uint32_t)(at + strlen(quote))};
}

static Analysis sample(void)
{
    Analysis an = {.lang = LANG_KO, .title = S("1장"), .dct = S("2017-05~"), .dct_basis = DCT_TEXT};
    *vec_push(&arena, &an.sections) = (Section){{0, sizeof TEXT - 1}, 1, find("1장")};
    *vec_push(&arena, &an.timexes) = (Timex){
        .span = find("2017년 4월"), .type = TIMEX_DATE, .value = S("2017-04"), .basis = BASIS_EXPLICIT,
        .lo = edtf_day(2017, 4, 1), .hi = EDTF_DAY_MAX,
    };
    Entity *org = vec_push(&arena, &an.entities);
    *org = (Entity){.type = ENT_ORG, .name = S("솔트룩스"), .why = S("org-suffix: 룩스")};
    *vec_push(&arena, &org->also) = S("Saltlux \"주\"");
    *vec_push(&arena, &org->mentions) = (Mention){find("솔트룩스")};
    Event *e = vec_push(&arena, &an.events);
    *e = (Event){.type = EV_LEAVE, .span = find("퇴사"), .date = S("2017-04"), .date_basis = BASIS_EXPLICIT,
        .confidence = 0.93f};
    e->args = (EventArgs){.org = S("솔트룩스"), .cause = CAUSE_VOLUNTARY};
    *vec_push(&arena, &e->args.skill) = S("C");
    *vec_push(&arena, &e->why) = S("leave: 퇴사");
    *vec_push(&arena, &e->also) = find("퇴사했");
    e->sentence = find("😊 2017년 4월 솔트룩스를 퇴사했다.");
    Position *p = vec_push(&arena, &an.positions);
    *p = (Position){.kind = POS_WORK, .org = S("솔트룩스"), .end = S("2017-04"), .exit = CAUSE_VOLUNTARY};
    *vec_push(&arena, &p->evidence) = 0;
    Check *c = vec_push(&arena, &an.checks);
    *c = (Check){.kind = "total", .text = S("합이 다르다.")};
    *vec_push(&arena, &c->events) = 0;
    return an;
}

static Str write(const Analysis *an, const AnalysisHeader *head)
{
    Buf out = {0};
    JsonOut j = jout_begin(&out, false);
    analysis_write_json(&j, an, head);
    Str s = str_dup(&arena, buf_str(&out));
    buf_fini(&out);
    return s;
}

static void the_shape_and_the_offsets_are_those_of_the_manual(void **state)
{
    (void)state;
    Analysis an = sample();
    analysis_check(&an, sizeof TEXT - 1);
    AnalysisHeader head = {.doc = S("a.txt"), .text = S(TEXT)};
    assert_str(write(&an, &head),
        "{\"doc\":\"a.txt\",\"title\":\"1장\",\"lang\":\"ko\",\"dct\":\"2017-05~\",\"dct_basis\":\"text\","
        "\"text\":\"# 1장\\n😊 2017년 4월 솔트룩스를 퇴사했다.\\n\","
        "\"sections\":[{\"start\":0,\"end\":28,\"level\":1,\"heading\":\"1장\"}],"
        "\"timexes\":[{\"start\":7,\"end\":15,\"quote\":\"2017년 4월\",\"type\":\"date\",\"value\":\"2017-04\","
        "\"lo\":\"2017-04-01\",\"hi\":\"..\",\"basis\":\"explicit\"}],"
        "\"entities\":[{\"id\":\"n1\",\"type\":\"org\",\"name\":\"솔트룩스\","
        "\"also\":[\"Saltlux \\\"주\\\"\"],\"known\":false,"
        "\"why\":\"org-suffix: 룩스\",\"mentions\":[{\"start\":16,\"end\":20,\"quote\":\"솔트룩스\"}]}],"
        "\"events\":[{\"id\":\"e1\",\"type\":\"leave\",\"start\":22,\"end\":24,\"quote\":\"퇴사\","
        "\"also\":[{\"start\":22,\"end\":25,\"quote\":\"퇴사했\"}],\"factuality\":\"actual\",\"date\":\"2017-04\","
        "\"date_basis\":\"explicit\",\"args\":{\"org\":\"솔트룩스\",\"cause\":\"voluntary\",\"skill\":[\"C\"]},"
        "\"sentence\":[5,27],\"confidence\":0.93,\"why\":[\"leave: 퇴사\"]}],"
        "\"positions\":[{\"kind\":\"work\",\"org\":\"솔트룩스\",\"role\":\"\",\"team\":\"\","
        "\"employment\":\"\",\"start\":\"\","
        "\"end\":\"2017-04\",\"exit\":\"voluntary\",\"skill\":[],\"evidence\":[\"e1\"]}],"
        "\"checks\":[{\"kind\":\"total\",\"text\":\"합이 다르다.\",\"events\":[\"e1\"]}]}");
}

static void reading_is_the_inverse_of_writing(void **state)
{
    (void)state;
    Analysis an = sample(), back;
    an.entities.v[0].lex_id = S("org/saltlux");
    an.entities.v[0].known = true;
    an.entities.v[0].family = S("ai");
    an.timexes.v[0].lo = edtf_day(-44, 3, 15);
    an.timexes.v[0].hi = edtf_day(12345, 1, 2);
    AnalysisHeader head = {.doc = S("a.txt"), .text = S(TEXT)};
    Str json = write(&an, &head);
    assert_int_equal(analysis_read_json(&arena, json, (Str){0}, &back, &fault), RC_OK);
    analysis_check(&back, sizeof TEXT - 1);
    assert_true(str_eq(write(&back, &head), json));
    assert_true(span_eq(back.events.v[0].span, find("퇴사")));
    assert_str(back.entities.v[0].lex_id, "org/saltlux");
    assert_int_equal(back.timexes.v[0].lo, edtf_day(-44, 3, 15));

    head.leave_text_out = true;
    json = write(&an, &head);
    assert_true(str_find(json, S("\"text\":\"#"), 0) == SIZE_MAX);
    assert_int_equal(analysis_read_json(&arena, json, S(TEXT), &back, &fault), RC_OK);
    assert_true(str_eq(write(&back, &head), json));
}

static void the_id_of_a_line_comes_back_as_it_was(void **state)
{
    (void)state;
    static const char *const ids[] = {"7", "\"7\"", "{\"a\":[1]}", "null"};
    Analysis an = {0};
    for (size_t i = 0; i < COUNT_OF(ids); i++) {
        AnalysisHeader head = {.doc = S("-"), .leave_text_out = true};
        assert_int_equal(jin_parse(&arena, str_z(ids[i]), "id", &head.id, &fault), RC_OK);
        Str want = str_fmt(&arena, "{\"doc\":\"-\",\"id\":%s,\"title\"", ids[i]);
        assert_true(str_starts(write(&an, &head), want));
    }
}

static void what_is_no_analysis_of_the_text_is_damaged(void **state)
{
    (void)state;
    static const char *const bad[] = {
        "[]", "7", "{\"lang\":\"fr\"}", "{\"timexes\":[{\"start\":0,\"end\":2}]}",
        "{\"timexes\":[{\"type\":\"date\",\"start\":2,\"end\":1}]}",
        "{\"timexes\":[{\"type\":\"date\",\"start\":0,\"end\":4}]}",
        "{\"timexes\":[{\"type\":\"date\",\"start\":-1,\"end\":1}]}",
        "{\"timexes\":[{\"type\":\"date\",\"start\":0,\"end\":1,\"lo\":\"2021-02-30\"}]}",
        "{\"timexes\":[{\"type\":\"date\",\"start\":0,\"end\":1,\"lo\":\"2021\"}]}",
        "{\"events\":[{\"type\":\"dance\",\"start\":0,\"end\":1}]}",
        "{\"positions\":[{\"kind\":\"work\",\"evidence\":[\"e1\"]}]}",
        "{\"checks\":[{\"kind\":\"x\",\"events\":[\"e0\"]}]}",
        "{\"events\":[{\"type\":\"join\",\"start\":0,\"end\":1,\"sentence\":[0]}]}",
        "{\"entities\":[{\"type\":\"org\",\"mentions\":[7]}]}",
    };
    for (size_t i = 0; i < COUNT_OF(bad); i++) {
        Analysis an;
        if (analysis_read_json(&arena, str_z(bad[i]), S("가나다"), &an, &fault) != RC_DAMAGED) fail_msg("%s", bad[i]);
        assert_true(fault.detail[0] != '\0');
    }
    Analysis an;
    assert_int_equal(analysis_read_json(&arena, S("{"), S(""), &an, &fault), RC_SYNTAX);
    assert_int_equal(analysis_read_json(&arena, S("{}"), S(""), &an, &fault), RC_OK);
}

static void offsets_agree_with_counting(void **state)
{
    (void)state;
    static const char *const letters[] = {"a", "é", "가", "😊", "\n"};
    Str text = S("");
    uint32_t at[1000], n = 0, seed = 1;
    while (n < COUNT_OF(at)) {
        at[n++] = (uint32_t)text.n;
        seed = seed * 1664525u + 1013904223u;
        text = str_cat(&arena, text, str_z(letters[(seed >> 20) % COUNT_OF(letters)]));
    }
    Offsets o = offsets_new(&arena, text);
    assert_int_equal(o.total, n);
    uint32_t byte;
    for (uint32_t i = 0; i < n; i++) {
        assert_int_equal(offsets_cp(&o, at[i]), i);
        assert_true(offsets_byte(&o, i, &byte));
        assert_int_equal(byte, at[i]);
    }
    assert_int_equal(offsets_cp(&o, (uint32_t)text.n), n);
    assert_true(offsets_byte(&o, n, &byte) && byte == text.n);
    assert_false(offsets_byte(&o, n + 1ull, &byte));
    for (uint32_t len = 126; len <= 130; len++) {                 /* around the end of a block */
        char flat[130];
        memset(flat, 'x', sizeof flat);
        o = offsets_new(&arena, (Str){flat, len});
        assert_int_equal(offsets_cp(&o, len), len);
        assert_true(offsets_byte(&o, len - 1, &byte) && byte == len - 1);
    }
}

int main(void)
{
    const struct CMUnitTest list[] = {
        cmocka_unit_test(the_shape_and_the_offsets_are_those_of_the_manual),
        cmocka_unit_test(reading_is_the_inverse_of_writing),
        cmocka_unit_test(the_id_of_a_line_comes_back_as_it_was),
        cmocka_unit_test(what_is_no_analysis_of_the_text_is_damaged),
        cmocka_unit_test(offsets_agree_with_counting),
    };
    int failed = RUN_TESTS(list);
    arena_fini(&arena);
    return failed;
}
