/* Spells folded anew: of uncorrected events just those that the analyser found, of corrected ones what they say. */
#include "spec_case.h"
#include "opened.h"
#include "ie/refold.h"
#include "base/fs.h"

typedef struct Told { Arena mem; Doc *doc; Analysis an; Refold *r; } Told;

static const AnalyseOptions opt = {.dct = {"2023-06-15", 10}};

static void tell(Told *t, Str text)
{
    Fault f = {0};
    *t = (Told){0};
    assert_int_equal(doc_new(&t->mem, text, DOC_PLAIN, &t->doc, &f), RC_OK);
    assert_int_equal(analyse(an, &t->mem, t->doc, &opt, &t->an), RC_OK);
    t->r = refold_new(an, t->doc, &opt);
}

static void end(Told *t)
{
    refold_free(t->r);
    arena_fini(&t->mem);
}

static Str spell(Arena *a, const Position *p)
{
    Str s = str_fmt(a, "%s " STR_FMT "|" STR_FMT "|" STR_FMT, type_name(&position_types, (int)p->kind), STR_ARG(p->org),
                    STR_ARG(p->role), STR_ARG(p->team));
    s = str_fmt(a, STR_FMT "|" STR_FMT "..." STR_FMT " %d %d", STR_ARG(s), STR_ARG(p->start), STR_ARG(p->end), (int)p->employment,
                (int)p->exit);
    for (uint32_t i = 0; i < p->evidence.n; i++) s = str_fmt(a, STR_FMT " e%u", STR_ARG(s), p->evidence.v[i] + 1);
    return s;
}

/* "kakao|role|team|start...end", a line each. */
static Str spells(Arena *a, const Analysis *x)
{
    Str all = S("");
    for (uint32_t i = 0; i < x->positions.n; i++) all = str_join(a, (Str[]){all, spell(a, &x->positions.v[i]), S("\n")}, 3);
    for (uint32_t i = 0; i < x->checks.n; i++)
        all = str_fmt(a, STR_FMT "%s %u\n", STR_ARG(all), x->checks.v[i].kind, x->checks.v[i].events.n);
    for (uint32_t i = 0; i < x->events.n; i++) {
        const EventArgs *e = &x->events.v[i].args;
        all = str_join(a, (Str[]){all, e->org, S("/"), e->role, S(" ")}, 5);
    }
    return all;
}

static void same_again(Str text)
{
    Told t;
    tell(&t, text);
    Str was = spells(&t.mem, &t.an);
    for (int i = 0; i < 2; i++) {
        refold(t.r, &t.mem, &t.an);
        Str now = spells(&t.mem, &t.an);
        if (!str_eq(was, now))
            fail_msg(STR_FMT "\nread\n" STR_FMT "\nfolded anew\n" STR_FMT, STR_ARG(text), STR_ARG(was), STR_ARG(now));
    }
    end(&t);
}

static void spec_texts(const char *path)
{
    CaseFile c = case_open(path);
    Arena mem = {0};
    Buf whole = {0};
    for (Str line; case_line(&c, &line);) {
        if (!line.n || line.p[0] == ' ' || line.p[0] == '#' || line.p[0] == '@') continue;
        Str text = case_text(&mem, line.p[0] == '>' ? str_slice(line, 2, line.n) : line);
        same_again(text);
        buf_add(&whole, text);
        buf_add_c(&whole, '\n');
    }
    same_again(buf_str(&whole));
    case_close(&c);
    buf_fini(&whole);
    arena_fini(&mem);
}

static void what_nobody_corrected_is_folded_as_it_was(void **state)
{
    (void)state;
    Arena mem = {0};
    PathList paths = {0}, memoirs = {0};
    assert_int_equal(fs_walk(&mem, "tests/spec", &paths, NULL), RC_OK);
    for (uint32_t i = 0; i < paths.n; i++) spec_texts(paths.v[i]);
    assert_int_equal(fs_walk(&mem, "assets/memoirs", &memoirs, NULL), RC_OK);
    for (uint32_t i = 0; i < memoirs.n; i++) {
        Buf b = {0};
        assert_int_equal(fs_read(memoirs.v[i], DOC_MAX, &b, NULL), RC_OK);
        same_again(buf_str(&b));
        buf_fini(&b);
    }
    arena_fini(&mem);
}

/* ------------------------------------------------------------------ corrected */

static const char story[] = "2018년 3월에 카카오에 백엔드 개발자로 입사했다.\n2020년 5월에 퇴사했다.\n2020년 6월에 네이버에 입사했다.\n"
                            "서버를 보았다.\n";

static uint32_t event_of(const Told *t, EventType type, const char *org)
{
    for (uint32_t i = 0; i < t->an.events.n; i++)
        if (t->an.events.v[i].type == type && str_eq_z(t->an.events.v[i].args.org, org)) return i;
    fail_msg("no %s at %s", type_name(&event_types, (int)type), org);
    return 0;
}

/* As a person has it. */
static Event *said(Told *t, EventType type, const char *org)
{
    Event *e = &t->an.events.v[event_of(t, type, org)];
    e->standing = STANDS_EDITED;
    return e;
}

static void take_out(Told *t, uint32_t at)
{
    EventList *list = &t->an.events;
    memmove(list->v + at, list->v + at + 1, (list->n - at - 1) * sizeof *list->v);
    list->n--;
}

static Event *put_in(Told *t, EventType type, const char *words)
{
    EventList *list = &t->an.events;
    size_t byte = str_find(t->doc->text, str_z(words), 0);
    uint32_t at = 0;
    assert_int_not_equal(byte, SIZE_MAX);
    Span span = {(uint32_t)byte, (uint32_t)(byte + str_z(words).n)};
    (void)vec_push(&t->mem, list);
    while (at + 1 < list->n && list->v[at].span.beg < span.beg) at++;
    memmove(list->v + at + 1, list->v + at, (list->n - at - 1) * sizeof *list->v);
    list->v[at] = (Event){.type = type, .span = span, .standing = STANDS_ADDED, .confidence = 1};
    return &list->v[at];
}

/* "카카오|백엔드 개발자 2018-03...2020-05; …" */
static Str bars(Told *t)
{
    Str all = S("");
    refold(t->r, &t->mem, &t->an);
    for (uint32_t i = 0; i < t->an.positions.n; i++) {
        const Position *p = &t->an.positions.v[i];
        Str part[] = {all, str_z(i ? "; " : ""), p->org, S("|"), p->role, S(" "), p->start, S("..."), p->end};
        all = str_join(&t->mem, part, COUNT_OF(part));
    }
    return all;
}

#define KAKAO "카카오|백엔드 개발자 2018-03...2020-05"
#define NAVER "네이버| 2020-06..."

static void what_is_no_joining_opens_nothing(void **state)
{
    (void)state;
    Told t;
    tell(&t, str_z(story));
    assert_str(bars(&t), KAKAO "; " NAVER "..");
    take_out(&t, event_of(&t, EV_JOIN, "카카오"));
    assert_str(bars(&t), NAVER "..");
    end(&t);
    tell(&t, str_z(story));
    said(&t, EV_JOIN, "카카오")->fact = FACT_NEGATED;
    assert_str(bars(&t), NAVER "..");
    said(&t, EV_JOIN, "카카오")->fact = FACT_ACTUAL;
    assert_str(bars(&t), KAKAO "; " NAVER "..");
    said(&t, EV_JOIN, "카카오")->type = EV_ACCEPTED;
    assert_str(bars(&t), NAVER "..");
    end(&t);
}

static void what_is_no_leaving_closes_nothing(void **state)
{
    (void)state;
    Told t;
    tell(&t, str_z(story));
    take_out(&t, event_of(&t, EV_LEAVE, "카카오"));
    assert_str(bars(&t), "카카오|백엔드 개발자 2018-03...2020-06~; " NAVER "..");
    take_out(&t, event_of(&t, EV_JOIN, "네이버"));
    assert_str(bars(&t), "카카오|백엔드 개발자 2018-03.....");
    end(&t);
}

static void another_date_or_role_is_that_of_the_bar(void **state)
{
    (void)state;
    Told t;
    tell(&t, str_z(story));
    said(&t, EV_JOIN, "카카오")->date = S("2019-01");
    said(&t, EV_LEAVE, "카카오")->date = S("2020");
    said(&t, EV_JOIN, "카카오")->args.role = S("데이터 분석가");
    assert_str(bars(&t), "카카오|데이터 분석가 2019-01...2020; " NAVER "..");
    said(&t, EV_JOIN, "카카오")->date = S("");
    assert_str(bars(&t), "카카오|데이터 분석가 ...2020; " NAVER "..");
    end(&t);
}

/* The leaving that names nobody is of whoever was joined; one that does name somebody is not. */
static void the_leaving_goes_with_the_joining(void **state)
{
    (void)state;
    Told t;
    tell(&t, str_z(story));
    said(&t, EV_JOIN, "카카오")->args.org = S("라인");
    assert_str(bars(&t), "라인|백엔드 개발자 2018-03...2020-05; " NAVER "..");
    assert_str(t.an.events.v[1].args.org, "라인");
    t.an.events.v[0].args.org = S("다음");               /* said again: what was lent is lent anew */
    assert_str(bars(&t), "다음|백엔드 개발자 2018-03...2020-05; " NAVER "..");
    end(&t);
    tell(&t, S("2018년 3월에 카카오에 입사했다.\n2020년 5월에 카카오를 퇴사했다.\n"));
    said(&t, EV_JOIN, "카카오")->args.org = S("라인");
    assert_str(t.an.events.v[1].args.org, "카카오");
    assert_str(bars(&t), "라인| 2018-03.....; 카카오| ...2020-05");
    end(&t);
    tell(&t, str_z(story));
    said(&t, EV_LEAVE, "카카오");                        /* agreed to: another employer of the joining is not lent to it */
    said(&t, EV_JOIN, "카카오")->args.org = S("라인");
    assert_str(bars(&t), "라인|백엔드 개발자 2018-03...2020-06~; " NAVER "..");
    assert_str(t.an.events.v[1].args.org, "카카오");
    end(&t);
}

static void what_is_added_opens_and_closes(void **state)
{
    (void)state;
    Told t;
    tell(&t, str_z(story));
    Event *e = put_in(&t, EV_LEAVE, "보았다");
    e->date = S("2022-03");
    e->args.org = S("네이버");
    assert_str(bars(&t), KAKAO "; " NAVER "2022-03");
    e = put_in(&t, EV_JOIN, "서버를");
    e->date = S("2021-01/2021-12"), e->args.org = S("서버나라"), e->args.role = S("엔지니어");
    assert_str(bars(&t), KAKAO "; " NAVER "2022-03; 서버나라|엔지니어 2021-01...2021-12");
    end(&t);
    tell(&t, S("아무 일도 없었다.\n"));                    /* a memoir without events */
    assert_int_equal(t.an.events.n, 0);
    e = put_in(&t, EV_WORK, "일도");
    e->date = S("2015/2019"), e->args.org = S("한빛");
    assert_str(bars(&t), "한빛| 2015...2019");
    end(&t);
}

/* One date for what has two: it began then, or ended then, and the other end stays. */
static void one_date_of_a_stretch_is_one_end_of_its_bar(void **state)
{
    (void)state;
    Told t;
    tell(&t, S("2021년부터 지금까지 구글에서 백엔드 개발자로 일하고 있다.\n"));
    said(&t, EV_WORK, "구글")->date = S("2020-05");
    assert_str(bars(&t), "구글|백엔드 개발자 2020-05.....");
    assert_str(t.an.events.v[0].date, "2020-05");
    end(&t);
    tell(&t, S("I worked at Google as a backend developer from 2019 to 2021.\n"));
    said(&t, EV_WORK, "Google")->date = S("2018-05");
    assert_str(bars(&t), "Google|backend developer 2018-05...2021");
    said(&t, EV_WORK, "Google")->date = S("2022");          /* behind the end that was read, which is none then */
    assert_str(bars(&t), "Google|backend developer 2022...");
    end(&t);
    tell(&t, S("2010년 3월부터 2014년 2월까지 부산대 기계공학과에서 공부했다.\n2006.03 – 2008.01 육군 병장 제대.\n"));
    said(&t, EV_STUDY, "")->date = S("2011");
    said(&t, EV_LEAVE, "육군")->date = S("2008-02");
    assert_str(bars(&t), "육군| 2006-03...2008-02; 부산대|기계공학과 2011...2014-02");
    end(&t);
    tell(&t, S("구글에서 백엔드 개발자로 일했다.\n"));         /* nobody said when */
    said(&t, EV_WORK, "구글")->date = S("2018-05");
    assert_str(bars(&t), "구글|백엔드 개발자 2018-05...");
    end(&t);
}

/* What goes on there is one spell, whichever of its events a person dates. */
static void another_beginning_makes_no_second_bar(void **state)
{
    (void)state;
    Told t;
    tell(&t, S("2021년에 구글에 백엔드 개발자로 입사했다. 지금도 구글에서 일하고 있다.\n"));
    said(&t, EV_JOIN, "구글")->date = S("2022");
    assert_str(bars(&t), "구글|백엔드 개발자 2022.....");
    end(&t);
    tell(&t, S("2021년에 구글에 백엔드 개발자로 입사했다. 지금도 구글에서 일하고 있다.\n"));
    said(&t, EV_WORK, "구글")->date = S("2020-05");
    assert_str(bars(&t), "구글|백엔드 개발자 2020-05.....");
    end(&t);
}

static void schools_are_as_a_person_says(void **state)
{
    (void)state;
    Told t;
    tell(&t, S("2010년에 국립대 기계공학과에 입학했다.\n2014년에 졸업했다.\n"));
    Event *e = &t.an.events.v[0];
    assert_int_equal(e->type, EV_ENROLL);
    e->standing = STANDS_EDITED, e->args.other = S("부산대"), e->date = S("2011");
    assert_str(bars(&t), "부산대|기계공학과 2011...2014");
    end(&t);
    tell(&t, S("그해 겨울은 추웠다.\n"));                      /* put in, the school in either field, or beside the course */
    e = put_in(&t, EV_GRADUATE, "추웠다");
    e->date = S("2014-02"), e->args.other = S("부산대");
    assert_str(bars(&t), "부산대| ...2014-02");
    e = &t.an.events.v[0];
    e->args.org = S("부산대"), e->args.other = S("");
    assert_str(bars(&t), "부산대| ...2014-02");
    e->args.other = S("기계공학과");
    assert_str(bars(&t), "부산대|기계공학과 ...2014-02");
    e->args.role = S("기계공학과 학사"), e->type = EV_STUDY, e->date = S("2010/2014");
    assert_str(bars(&t), "부산대|기계공학과 학사 2010...2014");
    end(&t);
    tell(&t, S("2010년에 서울대에 입학했다.\n2014년에 졸업했다.\n"));       /* of the one that was entered */
    e = &t.an.events.v[1];
    assert_int_equal(e->type, EV_GRADUATE);
    e->standing = STANDS_EDITED, e->args.org = S("서울대");
    assert_str(bars(&t), "서울대| 2010...2014");
    end(&t);
    tell(&t, S("2010년에 한빛에 들어갔다.\n"));               /* it was no joining */
    e = &t.an.events.v[0];
    assert_int_equal(e->type, EV_JOIN);
    e->standing = STANDS_EDITED, e->type = EV_ENROLL;
    assert_str(bars(&t), "한빛| 2010...");
    end(&t);
}

/* A bar that the text shows by a name and its dates needs the name. */
static void a_name_put_in_shows_its_bar(void **state)
{
    (void)state;
    Told t;
    tell(&t, S("경력: 달빛소리연구(2018~2021), 그 뒤로 쉬었다.\n"));
    bool known = t.an.entities.n > 0;
    if (!known) {
        size_t at = str_find(t.doc->text, S("달빛소리연구"), 0);
        Entity *e = vec_push(&t.mem, &t.an.entities);
        *e = (Entity){.type = ENT_ORG, .name = S("달빛소리연구")};
        *vec_push(&t.mem, &e->mentions) = (Mention){{(uint32_t)at, (uint32_t)(at + S("달빛소리연구").n)}};
    }
    assert_str(bars(&t), "달빛소리연구| 2018...2021");
    t.an.entities.v[0].name = S("달빛소리");
    assert_str(bars(&t), "달빛소리| 2018...2021");
    t.an.entities.n = 0;
    assert_str(bars(&t), "");
    end(&t);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_nobody_corrected_is_folded_as_it_was),
        cmocka_unit_test(what_is_no_joining_opens_nothing),
        cmocka_unit_test(what_is_no_leaving_closes_nothing),
        cmocka_unit_test(another_date_or_role_is_that_of_the_bar),
        cmocka_unit_test(the_leaving_goes_with_the_joining),
        cmocka_unit_test(what_is_added_opens_and_closes),
        cmocka_unit_test(one_date_of_a_stretch_is_one_end_of_its_bar),
        cmocka_unit_test(another_beginning_makes_no_second_bar),
        cmocka_unit_test(schools_are_as_a_person_says),
        cmocka_unit_test(a_name_put_in_shows_its_bar),
    };
    return cmocka_run_group_tests_name(__FILE__, tests, open_all, close_all);
}
