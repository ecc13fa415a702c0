/* The entity pass: what the later passes and the screen rely on, and text made to break it. */
#include "test.h"
#include "base/buf.h"
#include "base/clock.h"
#include "entity/entity_int.h"
#include "bound.h"
#include <stdlib.h>
#include <string.h>

enum { SLOWER = 8 };      /* a debug or sanitized build, on a busy machine */

static int open_all(void **state)
{
    static const BindFn bind[] = {mark_bind, scope_bind, turn_bind, timex_bind, entity_bind};
    (void)state;
    return open_passes(bind, COUNT_OF(bind));
}

typedef struct Run { Arena *mem; Doc *doc; Analysis out; Ie ie; } Run;

static void run(Run *r, Str text)
{
    Fault f = {0};
    *r = (Run){.mem = arena_new()};
    assert_int_equal(doc_new(r->mem, text, DOC_PLAIN, &r->doc, &f), RC_OK);
    r->ie = (Ie){.an = &an, .lex = lex, .doc = r->doc, .mem = r->mem, .tmp = r->mem, .pass = r->mem, .out = &r->out,
                 .ko = r->doc->hangul_share > 0.2};
    ie_read(&r->ie);
    scope_run(&r->ie);
    turn_run(&r->ie);
    timex_run(&r->ie);
    entity_run(&r->ie);
    analysis_check(&r->out, (uint32_t)r->doc->text.n);
}

static const Entity *named(const Run *r, const char *name)
{
    for (uint32_t i = 0; i < r->out.entities.n; i++)
        if (str_eq_z(r->out.entities.v[i].name, name)) return &r->out.entities.v[i];
    fail_msg("no entity \"%s\"", name);
    return NULL;
}

static void mentions_stand_in_text_order_and_quote_the_name(void **state)
{
    (void)state;
    Run r;
    run(&r, S("나루터라는 회사에 입사했다. 파이썬을 썼다. 나루터는 작았다. 파이썬과 나루터."));
    assert_int_equal(r.ie.mention.n, 5);
    for (uint32_t i = 1; i < r.ie.mention.n; i++) assert_true(r.ie.mention.v[i - 1].beg < r.ie.mention.v[i].beg);
    for (uint32_t i = 0; i < r.ie.mention.n; i++) {
        const MentionRef *m = &r.ie.mention.v[i];
        Str quote = doc_quote(r.doc, doc_span(r.doc, m->beg, m->end));
        assert_true(m->entity < r.out.entities.n);
        assert_true(str_eq(quote, r.out.entities.v[m->entity].name));
        assert_true(m->sent < r.doc->n_sent && m->beg >= r.doc->sent[m->sent].beg && m->beg < r.doc->sent[m->sent].end);
    }
    arena_free(r.mem);
}

static void entities_stand_in_order_of_first_mention(void **state)
{
    (void)state;
    Run r;
    run(&r, S("부산에서 파이썬을 배워 서울의 나루터소프트에 입사했다."));
    for (uint32_t i = 1; i < r.out.entities.n; i++)
        assert_true(r.out.entities.v[i - 1].mentions.v[0].span.beg < r.out.entities.v[i].mentions.v[0].span.beg);
    assert_str(r.out.entities.v[0].name, "부산");
    arena_free(r.mem);
}

static void a_found_name_says_why_and_a_known_one_its_id(void **state)
{
    (void)state;
    Run r;
    run(&r, S("나루터라는 회사에서 파이썬을 썼다."));
    const Entity *found = named(&r, "나루터"), *known = named(&r, "파이썬");
    assert_false(found->known);
    assert_int_equal(found->lex_id.n, 0);
    assert_true(str_find(found->why, S("나루터라는 회사"), 0) != SIZE_MAX);
    assert_true(known->known);
    assert_str(known->lex_id, "python");
    assert_true(known->family.n > 0);
    arena_free(r.mem);
}

static void a_decomposed_text_gives_composed_names(void **state)
{
    (void)state;
    Run r;
    run(&r, S("\xe1\x84\x87\xe1\x85\xae\xe1\x84\x89\xe1\x85\xa1\xe1\x86\xab\xe1\x84\x8b\xe1\x85\xa6\xe1\x84\x89\xe1\x85\xa5"
              " \xe1\x84\x89\xe1\x85\xa1\xe1\x86\xaf\xe1\x84\x8b\xe1\x85\xa1\xe1\x86\xbb\xe1\x84\x83\xe1\x85\xa1."));
    assert_str(named(&r, "부산")->name, "부산");
    arena_free(r.mem);
}

static void furniture_is_not_read_but_for_the_byline(void **state)
{
    (void)state;
    Run r;
    run(&r, S("이직했다.\n\n글쓴이: 온유\n\n관련 글\n파이썬 입문 2019.03.02\n자바 입문 2018.01.05\n"));
    assert_int_equal(named(&r, "온유")->type, ENT_PERSON);
    for (uint32_t i = 0; i < r.out.entities.n; i++) assert_int_not_equal(r.out.entities.v[i].type, ENT_SKILL);
    arena_free(r.mem);
}

static void an_empty_text_gives_nothing(void **state)
{
    (void)state;
    static const char *const texts[] = {"", "\n\n\n", "   ", "...",
        "((((((", "))))", "''''**\"", "님 씨 이 가", "(주)", "- ", "1)"};
    for (size_t i = 0; i < COUNT_OF(texts); i++) {
        Run r;
        run(&r, str_z(texts[i]));
        assert_int_equal(r.out.entities.n, 0);
        arena_free(r.mem);
    }
}

/* Each piece, repeated without a line end: ten times the text costs far below a hundred times the time, whatever else
 * the machine does. */
static int64_t time_of(const char *piece, size_t bytes)
{
    size_t n = 0, len = strlen(piece);
    char *text = malloc(bytes);
    for (; n + len <= bytes; n += len) memcpy(text + n, piece, len);
    Run r = {.mem = arena_new()};
    Fault f = {0};
    assert_int_equal(doc_new(r.mem, (Str){text, n}, DOC_PLAIN, &r.doc, &f), RC_OK);
    r.ie = (Ie){.an = &an, .lex = lex, .doc = r.doc, .mem = r.mem, .tmp = r.mem, .pass = r.mem, .out = &r.out, .ko = true};
    ie_read(&r.ie);
    scope_run(&r.ie);
    turn_run(&r.ie);
    int64_t start = clock_cpu_us();
    entity_run(&r.ie);
    int64_t spent = clock_cpu_us() - start;
    analysis_check(&r.out, (uint32_t)r.doc->text.n);
    arena_free(r.mem);
    free(text);
    return spent;
}

static void time_grows_with_the_text_alone(void **state)
{
    (void)state;
    static const char *const pieces[] = {
        "팀 ", "회사 ", "입사 ", "가", "A", "Ab ", "A-b", "(", "가(", "'가' ", "**", "N사에 입사 ", "개발자 ", "김 과장 ",
        "라는 ", "가나라는 회사 ", "파이썬, ", "at Foo ", "of ", "Foo and I ", "1", "1등", "대표님 ", "은산대학교병원 ", "하하",
        "the Bank ", "이름은 가(B) ", "가나다에 ", "\xf0\x9f\x99\x82", "\xe3\x85\x8b",
    };
    enum { BYTES = 40000, RATIO = 40, SLACK_US = 50000 };
    for (size_t i = 0; i < COUNT_OF(pieces); i++) {
        int64_t few = time_of(pieces[i], BYTES), many = time_of(pieces[i], 10 * BYTES);
        if (many > RATIO * few + SLACK_US)
            fail_msg("\"%s\": %lld us, then %lld us", pieces[i], (long long)few, (long long)many);
    }
}

/* Names that differ only behind their first two letters all fall into one bucket. */
static void many_names_that_begin_alike_stay_linear(void **state)
{
    (void)state;
    Buf b = {0};
    for (int i = 0; i < 20000; i++) {
        buf_add(&b, S("가나"));
        for (int k = i; k; k /= 20) buf_fmt(&b, "%s", (const char *const[]){"다", "라", "마", "바", "사", "아", "자", "차", "카",
            "타", "파", "하", "거", "너", "더", "러", "머", "버", "서", "어"}[k % 20]);
        buf_add(&b, S("라는 회사에 갔다. "));
    }
    Run r = {.mem = arena_new()};
    Fault f = {0};
    assert_int_equal(doc_new(r.mem, buf_str(&b), DOC_PLAIN, &r.doc, &f), RC_OK);
    r.ie = (Ie){.an = &an, .lex = lex, .doc = r.doc, .mem = r.mem, .tmp = r.mem, .pass = r.mem, .out = &r.out, .ko = true};
    ie_read(&r.ie);
    scope_run(&r.ie);
    turn_run(&r.ie);
    int64_t start = clock_cpu_us();
    entity_run(&r.ie);
    assert_true(clock_cpu_us() - start < 3000000 * SLOWER);
    arena_free(r.mem);
    buf_fini(&b);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(mentions_stand_in_text_order_and_quote_the_name),
        cmocka_unit_test(entities_stand_in_order_of_first_mention),
        cmocka_unit_test(a_found_name_says_why_and_a_known_one_its_id),
        cmocka_unit_test(a_decomposed_text_gives_composed_names),
        cmocka_unit_test(furniture_is_not_read_but_for_the_byline),
        cmocka_unit_test(an_empty_text_gives_nothing),
        cmocka_unit_test(time_grows_with_the_text_alone),
        cmocka_unit_test(many_names_that_begin_alike_stay_linear),
    };
    return cmocka_run_group_tests_name(__FILE__, tests, open_all, close_all);
}
