/* Careers as columns: rows from analyses, bytes for the cache and back, filters and counts. */
#include "test.h"
#include "path/careers.h"
#include "path/filter.h"
#include <stdlib.h>
#include <string.h>

static Arena mem;

static Entity entity(EntityType t, const char *name, const char *id, const char *family, const char *also)
{
    Entity e = {.type = t, .name = str_z(name), .lex_id = str_z(id), .family = str_z(family), .known = *id != '\0'};
    if (also) *vec_push(&mem, &e.also) = str_z(also);
    return e;
}

static Event event(EventType t, Factuality fact, const char *date, const char *org, const char *role, const char *skill)
{
    Event e = {.type = t, .fact = fact, .date = str_z(date), .confidence = 0.8f, .span = {1, 2}};
    e.args.org = str_z(org);
    e.args.role = str_z(role);
    if (skill) *vec_push(&mem, &e.args.skill) = str_z(skill);
    return e;
}

static Position position(const char *org, const char *role, const char *start, const char *end, uint32_t evidence)
{
    Position p = {.org = str_z(org), .role = str_z(role), .start = str_z(start), .end = str_z(end)};
    *vec_push(&mem, &p.evidence) = evidence;
    return p;
}

/* A nurse who became an analyst, and an engineer; 1 knows SQL under its Korean spelling. */
static Analysis nurse(void)
{
    Analysis an = {.lang = LANG_KO, .dct = S("2024-12-21~")};
    *vec_push(&mem, &an.entities) = entity(ENT_ROLE, "간호사", "nurse", "nursing", NULL);
    *vec_push(&mem, &an.entities) = entity(ENT_ROLE, "데이터 분석가", "data-analyst", "data", "Data Analyst");
    *vec_push(&mem, &an.entities) = entity(ENT_SKILL, "에스큐엘", "sql", "data", "SQL");
    *vec_push(&mem, &an.events) = event(EV_JOIN, FACT_ACTUAL, "2014-09-01", "은산대학교병원", "", NULL);
    *vec_push(&mem, &an.events) = event(EV_LEAVE, FACT_ACTUAL, "2018-05-31", "은산대학교병원", "", NULL);
    *vec_push(&mem, &an.events) = event(EV_JOIN, FACT_PLANNED, "2025-01-06", "리얼담", "", "에스큐엘");
    *vec_push(&mem, &an.positions) = position("은산대학교병원", "간호사", "2014-09-01", "2018-05-31", 0);
    *vec_push(&mem, &an.positions) = position("하루맥", "데이터 분석가", "2023-04", "..", UINT32_MAX);
    return an;
}

static Analysis engineer(void)
{
    Analysis an = {.lang = LANG_EN, .dct = S("2021")};
    *vec_push(&mem, &an.entities) = entity(ENT_ROLE, "Backend Engineer", "backend-developer", "software", "백엔드 개발자");
    *vec_push(&mem, &an.entities) = entity(ENT_SKILL, "SQL", "sql", "data", NULL);
    *vec_push(&mem, &an.events) = event(EV_JOIN, FACT_ACTUAL, "2019", "Kakao", "Backend Engineer", NULL);
    return an;
}

static Careers *both(void)
{
    Careers *c = careers_new();
    Analysis n = nurse(), e = engineer();
    careers_put(c, 1, S("nurse.txt"), S("간호사"), &n);
    careers_put(c, 2, S("engineer.txt"), S("Engineer"), &e);
    return c;
}

static Rc text_in_second(void *ctx, Str phrase, const Careers *c, Bits *docs)
{
    (void)ctx;
    if (str_eq_z(phrase, "fail")) return RC_IO;
    if (str_eq_z(phrase, "kakao")) bits_set(docs, careers_find(c, 2));
    return RC_OK;
}

static Filter run(const Careers *c, const char *src)
{
    Query q;
    assert_int_equal(query_parse(&mem, str_z(src), &q, NULL), RC_OK);
    return filter_run(&mem, c, &q, text_in_second, NULL);
}

static void queries_select_what_they_say(void **state)
{
    (void)state;
    Careers *c = both();
    const struct { const char *q; uint32_t docs, events; } cases[] = {
        {"", 2, 4},
        {"role:간호", 1, 1},                    /* a leave that no position rests on has no role */
        {"role:nursing", 1, 1},                /* by family */
        {"role:백엔드", 1, 1},                   /* by another name of the same thing */
        {"role:data", 1, 0},                   /* a position alone */
        {"type:join", 2, 3},
        {"type:join,leave -fact:planned", 2, 3},
        {"fact:planned", 1, 1},
        {"year:2016", 1, 0},                   /* inside a spell */
        {"year:2014..2018 type:join", 1, 1},
        {"year:2024", 1, 0},                   /* a spell still going on lasts to the time of writing */
        {"year:2025", 1, 1},
        {"year:..2013", 0, 0},
        {"org:kakao,리얼담", 2, 2},
        {"skill:sql", 2, 4},                   /* one skill, two spellings */
        {"skill:sql org:리얼담", 1, 1},
        {"-skill:sql", 0, 0},
        {"lang:en", 1, 1},
        {"doc:nurse", 1, 3},
        {"kakao", 1, 1},
        {"-kakao", 1, 3},
        {"role:없는것", 0, 0},
    };
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        Filter f = run(c, cases[i].q);
        if (f.n_doc != cases[i].docs || f.n_event != cases[i].events)
            fail_msg("\"%s\": %u memoirs and %u events, want %u and %u", cases[i].q, f.n_doc, f.n_event, cases[i].docs, cases[i].events);
    }
    assert_int_equal(run(c, "fail").text_rc, RC_IO);
    careers_free(c);
}

/* One studied SQL, the other names it and studied something else; both joined a firm. */
static void put_learner(Careers *c, int64_t id, const char *studied)
{
    Analysis an = {.lang = LANG_KO};
    *vec_push(&mem, &an.entities) = entity(ENT_SKILL, "SQL", "sql", "data", NULL);
    *vec_push(&mem, &an.entities) = entity(ENT_SKILL, "자바", "java", "software", NULL);
    *vec_push(&mem, &an.events) = event(EV_STUDY, FACT_ACTUAL, "2019", "", "", studied);
    *vec_push(&mem, &an.events) = event(EV_JOIN, FACT_ACTUAL, "2020", "하루맥", "", NULL);
    careers_put(c, id, S("m"), S(""), &an);
}

static void who_asks_for_study_of_a_skill_means_that_study(void **state)
{
    (void)state;
    Careers *c = careers_new();
    put_learner(c, 1, "SQL");
    put_learner(c, 2, "자바");
    const struct { const char *q; uint32_t docs, events; } cases[] = {
        {"skill:sql", 2, 4},                   /* who names it, with all they did */
        {"type:study skill:sql", 1, 1},        /* that very study */
        {"type:join skill:sql", 2, 2},         /* joining is of no skill: people who name it */
        {"type:study,join skill:sql", 2, 3},
        {"type:study -skill:sql", 1, 1},       /* studies of something else */
        {"-type:join skill:sql", 2, 2},        /* what is kept out asks for nothing */
    };
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        Filter f = run(c, cases[i].q);
        if (f.n_doc != cases[i].docs || f.n_event != cases[i].events)
            fail_msg("\"%s\": %u memoirs and %u events, want %u and %u", cases[i].q, f.n_doc, f.n_event, cases[i].docs,
                     cases[i].events);
    }
    const struct { const char *q; QueryField field; const char *label; uint32_t n_doc; } counts[] = {
        {"", Q_SKILL, "SQL", 2}, {"type:study", Q_SKILL, "SQL", 1}, {"type:join", Q_SKILL, "SQL", 2},
        {"skill:sql", Q_TYPE, "study", 1}, {"skill:sql", Q_TYPE, "join", 2},
    };
    for (size_t i = 0; i < COUNT_OF(counts); i++) {    /* a value's count is what choosing it gives */
        Query q;
        assert_int_equal(query_parse(&mem, str_z(counts[i].q), &q, NULL), RC_OK);
        FacetList l = filter_facet(&mem, c, &q, counts[i].field, text_in_second, NULL);
        uint32_t n = 0;
        for (uint32_t k = 0; k < l.n; k++)
            if (str_eq_z(l.v[k].label, counts[i].label)) n = l.v[k].n_doc;
        if (n != counts[i].n_doc) fail_msg("\"%s\" %s: %u, want %u", counts[i].q, counts[i].label, n, counts[i].n_doc);
    }
    careers_free(c);
}

static uint32_t put_entity(Careers *c, int64_t id, EntityType type, const char *name, const char *lex, const char *also,
                           uint32_t mentions);

static void a_whole_name_is_not_a_part_of_another(void **state)
{
    (void)state;
    Careers *c = careers_new();
    put_learner(c, 1, "SQL");
    put_learner(c, 2, "MySQL");
    put_entity(c, 3, ENT_SKILL, "MySQL", "", NULL, 1);
    assert_int_equal(run(c, "skill:sql").n_doc, 3);
    assert_int_equal(run(c, "skill:=sql").n_doc, 2);
    assert_int_equal(run(c, "type:study skill:=sql").n_event, 1);
    assert_int_equal(run(c, "skill:=sq").n_doc, 0);
    FacetList l = filter_facet(&mem, c, &(Query){0}, Q_SKILL, text_in_second, NULL);
    for (uint32_t i = 0; i < l.n; i++) {               /* what is chosen selects as many as the list says */
        Str value = filter_value(&mem, c, Q_SKILL, l.v[i].name);
        Str q = query_set_field(&mem, &(Query){0}, Q_SKILL, &value, 1);
        assert_int_equal(run(c, str_dup_z(&mem, q)).n_doc, l.v[i].n_doc);
        assert_int_equal(value.p[0] == '=', str_eq_z(l.v[i].label, "SQL"));
    }
    careers_free(c);
}

static void long_lists_come_by_count_then_by_name(void **state)
{
    (void)state;
    Careers *c = careers_new();
    const char *names[] = {"한국정보통신 나", "한국정보통신 가", "가나", "한국정보통신", "나"};
    for (int64_t i = 0; i < 5; i++) put_learner(c, i + 1, names[i]);
    put_learner(c, 9, "나");
    FacetList l = filter_facet(&mem, c, &(Query){0}, Q_SKILL, text_in_second, NULL);
    const char *want[] = {"SQL", "자바", "나", "가나", "한국정보통신", "한국정보통신 가", "한국정보통신 나"};
    assert_int_equal(l.n, COUNT_OF(want));
    for (size_t i = 0; i < COUNT_OF(want); i++) assert_str(l.v[i].label, want[i]);
    careers_free(c);
}

static void facets_count_memoirs_without_their_own_term(void **state)
{
    (void)state;
    Careers *c = both();
    Query q;
    assert_int_equal(query_parse(&mem, S("role:간호 lang:ko"), &q, NULL), RC_OK);
    FacetList roles = filter_facet(&mem, c, &q, Q_ROLE, text_in_second, NULL);
    assert_int_equal(roles.n, 2);                                    /* the other role of the Korean memoir is offered too */
    FacetList years = filter_facet(&mem, c, &q, Q_YEAR, text_in_second, NULL);
    assert_int_equal(years.n, 5);
    assert_str(years.v[0].label, "2014");
    assert_str(years.v[4].label, "2018");
    FacetList skills = filter_facet(&mem, c, &(Query){0}, Q_SKILL, text_in_second, NULL);
    assert_int_equal(skills.n, 1);
    assert_int_equal(skills.v[0].n_doc, 2);
    careers_free(c);
}

/* What the checks name is in doubt: both events, and the spells that all of it speaks of. */
static void doubts_stand_at_their_rows(void **state)
{
    (void)state;
    Careers *c = careers_new();
    Analysis an = nurse();
    Check overlap = {.kind = "overlap", .text = S("Two full-time spells overlap.")}, date = {.kind = "date"};
    *vec_push(&mem, &overlap.events) = 0;
    *vec_push(&mem, &date.events) = 2;
    date.date = S("2026-03");
    *vec_push(&mem, &an.checks) = overlap;
    *vec_push(&mem, &an.checks) = date;
    careers_put(c, 1, S("nurse.txt"), S("간호사"), &an);
    const uint8_t want[] = {1u << DOUBT_OVERLAP, 0, 1u << DOUBT_OVERLAP, 0, 1u << DOUBT_DATE};
    for (uint32_t i = 0; i < COUNT_OF(want); i++) assert_int_equal(c->items.v[i].doubt, want[i]);
    assert_int_equal(c->items.v[0].evidence, 0);
    assert_int_equal(c->items.v[1].evidence, NO_EVIDENCE);
    Buf b = {0};
    careers_pack(c, 0, &b);
    assert_true(careers_unpack(c, 2, S("a.txt"), buf_str(&b)));
    for (uint32_t at = 4; at <= 9; at += 5) {            /* as analysed, and as it comes from the cache */
        const CareerOther *o = careers_other(c, at);
        assert_non_null(o);
        assert_int_equal(o->lo, edtf_day(2026, 3, 1));
        assert_int_equal(o->hi, edtf_day(2026, 3, 31));
        assert_null(careers_other(c, at - 1));
    }
    buf_fini(&b);
    careers_free(c);
}

/* "2023-01/..": written then or later. A spell still going on is certain to that January, not to the end of time. */
static void an_open_time_of_writing_gives_no_endless_years(void **state)
{
    (void)state;
    Careers *c = careers_new();
    Analysis an = nurse();
    an.dct = S("2024-02/..");
    careers_put(c, 1, S("nurse.txt"), S("간호사"), &an);
    FacetList years = filter_facet(&mem, c, &(Query){0}, Q_YEAR, text_in_second, NULL);
    assert_str(years.v[years.n - 1].label, "2025");                  /* the plan; 2024 is the spell's last year */
    assert_int_equal(run(c, "year:2024").n_doc, 1);
    assert_int_equal(run(c, "year:2030").n_doc, 0);
    careers_free(c);
}

static void a_memoir_put_again_replaces_its_rows(void **state)
{
    (void)state;
    Careers *c = both();
    Analysis e = engineer();
    careers_put(c, 1, S("nurse.txt"), S("now an engineer"), &e);
    assert_int_equal(c->n_doc, 2);
    assert_int_equal(c->n_event, 2);
    assert_int_equal(run(c, "role:간호").n_doc, 0);
    careers_drop(c, 1);
    careers_drop(c, 1);
    assert_int_equal(c->n_doc, 1);
    assert_int_equal(careers_find(c, 1), UINT32_MAX);
    careers_free(c);
}

static void bytes_give_the_same_rows_back(void **state)
{
    (void)state;
    Careers *from = both(), *to = careers_new();
    Buf one = {0}, two = {0};
    careers_pack(from, 0, &one);
    careers_pack(from, 1, &two);
    assert_true(careers_unpack(to, 2, S("a.txt"), buf_str(&two)));              /* in another order: names are shared all the same */
    assert_true(careers_unpack(to, 1, S("a.txt"), buf_str(&one)));
    const char *queries[] = {"", "role:nursing", "year:2016", "skill:sql", "role:백엔드", "type:join", "fact:planned", "lang:en"};
    for (size_t i = 0; i < COUNT_OF(queries); i++) {
        Filter a = run(from, queries[i]), b = run(to, queries[i]);
        assert_int_equal(a.n_doc, b.n_doc);
        assert_int_equal(a.n_event, b.n_event);
    }
    Careers *alone = careers_new();
    Buf again = {0}, once = {0};
    assert_true(careers_unpack(alone, 1, S("a.txt"), buf_str(&one)));
    careers_pack(alone, 0, &once);
    careers_free(alone);
    alone = careers_new();
    assert_true(careers_unpack(alone, 1, S("a.txt"), buf_str(&once)));
    careers_pack(alone, 0, &again);
    careers_free(alone);
    assert_true(str_eq(buf_str(&again), buf_str(&once)));
    buf_fini(&once);
    buf_fini(&one), buf_fini(&two), buf_fini(&again);
    careers_free(from);
    careers_free(to);
}

/* ---------------------------------------------------------------- one thing, one name */
static void named(Entity *e, uint32_t mentions)
{
    for (uint32_t i = 0; i < mentions; i++) *vec_push(&mem, &e->mentions) = (Mention){{i, i + 1}};
}

static uint32_t put_entity(Careers *c, int64_t id, EntityType type, const char *name, const char *lex, const char *also,
                           uint32_t mentions)
{
    Analysis an = {0};
    Entity e = entity(type, name, lex, "", also);
    named(&e, mentions);
    *vec_push(&mem, &an.entities) = e;
    return careers_put(c, id, S("m"), S(""), &an);
}

/* "label docs/mentions" of every thing of the type, in their order. */
static Str things(const Careers *c, EntityType type)
{
    CareerThings t = careers_things(&mem, c, NULL, 1u << type);
    Str out = S("");
    for (uint32_t i = 0; i < t.n; i++)
        out = str_fmt(&mem, STR_FMT "%s" STR_FMT " %u/%u", STR_ARG(out), i ? "; " : "",
                      STR_ARG(c->names.v[t.v[i].name].label), t.v[i].n_doc, t.v[i].n_mention);
    return out;
}

static void a_thing_is_counted_once_over_the_library(void **state)
{
    (void)state;
    Careers *c = careers_new();
    put_entity(c, 1, ENT_ORG, "카카오", "kakao", NULL, 3);
    put_entity(c, 2, ENT_ORG, "Kakao", "kakao", NULL, 2);
    put_entity(c, 3, ENT_ORG, "마음숲상담센터", "", NULL, 1);
    put_entity(c, 4, ENT_ORG, "마음숲 상담센터", "", NULL, 1);
    put_entity(c, 5, ENT_SCHOOL, "마음숲 상담센터", "", NULL, 9);
    assert_str(things(c, ENT_ORG), "카카오 2/5; 마음숲상담센터 2/2");
    put_entity(c, 1, ENT_ORG, "카카오", "kakao", NULL, 1);              /* put again: no longer counted as it was */
    assert_str(things(c, ENT_ORG), "카카오 2/3; 마음숲상담센터 2/2");
    careers_drop(c, 2);
    assert_str(things(c, ENT_ORG), "마음숲상담센터 2/2; 카카오 1/1");
    careers_free(c);
}

static void withheld_names_and_persons_are_of_their_memoir_alone(void **state)
{
    (void)state;
    static const char *const withheld[] = {"A사", "K대", "○○은행", "B 사", "AB사"}, *const plain[] = {"KT",     "SK",
                                                                                                      "LG전자", "삼성",
                                                                                                      "3M",     "NHN"};
    for (size_t i = 0; i < COUNT_OF(withheld); i++) {
        Careers *c = careers_new();
        put_entity(c, 1, ENT_ORG, withheld[i], "", NULL, 1);
        put_entity(c, 2, ENT_ORG, withheld[i], "", NULL, 1);
        assert_str(things(c, ENT_ORG), str_dup_z(&mem, str_fmt(&mem, "%s 1/1; %s 1/1", withheld[i], withheld[i])));
        put_entity(c, 1, ENT_ORG, withheld[i], "", NULL, 4);             /* in one memoir it is one */
        assert_int_equal(careers_things(&mem, c, NULL, 0).n, 2);
        careers_free(c);
    }
    for (size_t i = 0; i < COUNT_OF(plain); i++) {
        Careers *c = careers_new();
        put_entity(c, 1, ENT_ORG, plain[i], "", NULL, 1);
        put_entity(c, 2, ENT_ORG, plain[i], "", NULL, 1);
        assert_int_equal(careers_things(&mem, c, NULL, 0).n, 1);
        careers_free(c);
    }
    Careers *c = careers_new();
    put_entity(c, 1, ENT_PERSON, "민수", "", NULL, 1);
    put_entity(c, 2, ENT_PERSON, "민수", "", NULL, 1);
    put_entity(c, 3, ENT_ORG, "A사", "a-corp", NULL, 1); /* one that the lexicon knows is withheld by nobody */
    put_entity(c, 4, ENT_ORG, "A사", "a-corp", NULL, 1);
    assert_int_equal(careers_things(&mem, c, NULL, 0).n, 3);
    careers_free(c);
}

static void a_transliteration_joins_names_and_a_short_form_does_not(void **state)
{
    (void)state;
    const int64_t order[][3] = {{1, 2, 3}, {3, 2, 1}, {2, 1, 3}};
    for (size_t k = 0; k < COUNT_OF(order); k++) {
        Careers *c = careers_new();
        for (int i = 0; i < 3; i++) {
            if (order[k][i] == 1) put_entity(c, 1, ENT_ORG, "솔트룩스", "", NULL, 1);
            if (order[k][i] == 2) put_entity(c, 2, ENT_ORG, "Saltlux", "", NULL, 1);
            if (order[k][i] == 3) put_entity(c, 3, ENT_ORG, "솔트룩스", "", "Saltlux", 2);
        }
        CareerThings t = careers_things(&mem, c, NULL, 0);
        assert_int_equal(t.n, 1);
        assert_int_equal(t.v[0].n_doc, 3);
        assert_int_equal(t.v[0].n_mention, 4);
        assert_int_equal(run(c, "org:솔트룩스").n_doc, 3);
        assert_int_equal(run(c, "org:saltlux").n_doc, 3);
        FacetList f = filter_facet(&mem, c, &(Query){0}, Q_ORG, text_in_second, NULL);
        assert_int_equal(f.n, 1);
        assert_int_equal(f.v[0].n_doc, 3);
        careers_free(c);
    }
    Careers *c = careers_new();
    put_entity(c, 1, ENT_ORG, "한빛소프트", "", "한빛", 1);
    put_entity(c, 2, ENT_ORG, "한빛", "", NULL, 1);
    assert_int_equal(careers_things(&mem, c, NULL, 0).n, 2);
    careers_free(c);
}

static bool known(void *ctx, Arena *a, EntityType type, Str id, CareerKnown *out)
{
    (void)a;
    ++*(int *)ctx;
    if (type != ENT_ROLE || !str_eq(id, S("backend-developer"))) return false;
    *out = (CareerKnown){.name = S("백엔드 개발자"),
                         .en = S("Backend Developer"),
                         .names = S("백엔드 개발자\nBackend Engineer\n서버 개발자"),
                         .kin = S("software\n소프트웨어 개발\ndeveloper\n개발자")};
    return true;
}

static void put_role(Careers *c, int64_t id, const char *name)
{
    Analysis an = {0};
    *vec_push(&mem, &an.entities) = entity(ENT_ROLE, name, "backend-developer", "software", NULL);
    careers_put(c, id, S("m"), S(""), &an);
}

static void a_role_is_found_by_every_name_of_it_and_by_its_family(void **state)
{
    (void)state;
    int asked = 0;
    Careers *c = careers_new();
    careers_known(c, (CareerAsks){&asked, known, NULL, NULL});
    put_role(c, 1, "서버 개발자");
    put_role(c, 2, "Backend Engineer");
    put_entity(c, 3, ENT_ROLE, "간호사", "nurse", NULL, 1);
    put_entity(c, 4, ENT_ROLE, "소프트웨어 개발 컨설턴트", "", NULL, 1);
    assert_int_equal(asked, 2);                                          /* once a thing, not once a memoir */
    assert_int_equal(run(c, "role:백엔드").n_doc, 2);
    assert_int_equal(run(c, "role:\"backend developer\"").n_doc, 2);
    assert_int_equal(run(c, "role:software").n_doc, 2);
    assert_int_equal(run(c, "role:\"소프트웨어 개발\"").n_doc, 3);        /* the family, and who is called so */
    assert_int_equal(run(c, "role:developer").n_doc, 2);                 /* the wider role */
    assert_int_equal(run(c, "role:soft").n_doc, 0);                      /* a family is asked for by its whole name */
    assert_int_equal(run(c, "-role:software").n_doc, 2);
    assert_str(c->names.v[careers_things(&mem, c, NULL, 0).v[0].name].name, "백엔드 개발자");
    careers_free(c);
}

static bool thing_named(void *ctx, Arena *a, EntityType type, Str name, Str *id)
{
    (void)a, (void)ctx;
    *id = S("backend-developer");
    return type == ENT_ROLE && str_eq(name, S("Backend Engineer"));
}

/* A post that somebody put into a field stands nowhere in the text. */
static void what_somebody_put_in_is_the_thing_of_that_name(void **state)
{
    (void)state;
    int asked = 0;
    Careers *c = careers_new();
    careers_known(c, (CareerAsks){&asked, known, NULL, thing_named});
    Analysis an = {0};
    Event *e = vec_push(&mem, &an.events);
    *e = (Event){.type = EV_JOIN, .fact = FACT_ACTUAL, .standing = STANDS_EDITED};
    e->args.role = S("Backend Engineer"), e->args.org = S("새별");
    careers_put(c, 1, S("m"), S(""), &an);
    assert_int_equal(run(c, "role:백엔드").n_doc, 1);
    assert_str(things(c, ENT_ROLE), "Backend Engineer 1/0");
    assert_str(things(c, ENT_ORG), "새별 1/0");
    an.events.v[0].standing = STANDS_SUGGESTED;                          /* the text's own words are no name of it */
    careers_put(c, 1, S("m"), S(""), &an);
    assert_int_equal(run(c, "role:백엔드").n_doc, 1);
    assert_str(things(c, ENT_ORG), "");
    careers_free(c);
}

static void bytes_keep_counts_and_what_is_local(void **state)
{
    (void)state;
    Careers *from = careers_new(), *to = careers_new();
    int asked = 0;
    careers_known(to, (CareerAsks){&asked, known, NULL, NULL});
    put_entity(from, 1, ENT_ORG, "A사", "", NULL, 3);
    put_role(from, 2, "서버 개발자");
    Buf org = {0}, role = {0};
    careers_pack(from, 0, &org);
    careers_pack(from, 1, &role);
    for (int64_t id = 1; id <= 3; id++) assert_true(careers_unpack(to, id, S("a.txt"), buf_str(&org)));
    assert_true(careers_unpack(to, 4, S("a.txt"), buf_str(&role)));
    assert_str(things(to, ENT_ORG), "A사 1/3; A사 1/3; A사 1/3");
    assert_int_equal(run(to, "role:백엔드").n_doc, 1);
    assert_int_equal(asked, 1);
    buf_fini(&org), buf_fini(&role);
    careers_free(from);
    careers_free(to);
}

/* Whatever is wrong with the bytes, they are refused or give a smaller career, and nothing is read outside them. */
static void damaged_bytes_are_survived(void **state)
{
    (void)state;
    Careers *from = both();
    Buf b = {0};
    careers_pack(from, 0, &b);
    for (size_t cut = 0; cut < b.n; cut += 3) {
        Careers *to = careers_new();
        char *copy = malloc(cut + 1);                               /* the heap's own bounds, for the sanitizer */
        memcpy(copy, b.p, cut);
        assert_false(careers_unpack(to, 1, S("a.txt"), (Str){copy, cut}));
        assert_int_equal(to->n_doc, 0);
        free(copy);
        careers_free(to);
    }
    srand(1);
    for (int round = 0; round < 2000; round++) {
        Careers *to = careers_new();
        char *copy = malloc(b.n);
        memcpy(copy, b.p, b.n);
        for (int k = 0; k < 4; k++) copy[(size_t)rand() % b.n] = (char)rand();
        if (careers_unpack(to, 1, S("a.txt"), (Str){copy, b.n})) run(to, "role:a year:2016 skill:sql");
        free(copy);
        careers_free(to);
    }
    buf_fini(&b);
    careers_free(from);
}

int main(void)
{
    const struct CMUnitTest list[] = {
        cmocka_unit_test(queries_select_what_they_say),
        cmocka_unit_test(who_asks_for_study_of_a_skill_means_that_study),
        cmocka_unit_test(a_whole_name_is_not_a_part_of_another),
        cmocka_unit_test(long_lists_come_by_count_then_by_name),
        cmocka_unit_test(facets_count_memoirs_without_their_own_term),
        cmocka_unit_test(doubts_stand_at_their_rows),
        cmocka_unit_test(an_open_time_of_writing_gives_no_endless_years),
        cmocka_unit_test(a_memoir_put_again_replaces_its_rows),
        cmocka_unit_test(bytes_give_the_same_rows_back),
        cmocka_unit_test(a_thing_is_counted_once_over_the_library),
        cmocka_unit_test(withheld_names_and_persons_are_of_their_memoir_alone),
        cmocka_unit_test(a_transliteration_joins_names_and_a_short_form_does_not),
        cmocka_unit_test(a_role_is_found_by_every_name_of_it_and_by_its_family),
        cmocka_unit_test(what_somebody_put_in_is_the_thing_of_that_name),
        cmocka_unit_test(bytes_keep_counts_and_what_is_local),
        cmocka_unit_test(damaged_bytes_are_survived),
    };
    int rc = RUN_TESTS(list);
    arena_fini(&mem);
    return rc;
}
