/* What goes with what: statistics by hand, one small library read by hand, random ones against brute force. */
#include "test.h"
#include "path/assoc.h"
#include <math.h>
#include <stdlib.h>

static Arena mem;

static void near(double got, double want)
{
    if (fabs(got - want) > 1e-6) fail_msg("got %.9f, want %.9f", got, want);
}

static void numbers_are_those_of_the_books(void **state)
{
    (void)state;
    const AssocCount k = {3, 4, 5, 20};               /* 3 1 / 2 14, of which 1 3 / 4 12 were to be expected */
    near(assoc_lift(k), 3);
    near(assoc_pmi(k), 1.5849625);
    near(assoc_npmi(k), 1.5849625 / 2.7369656);
    near(assoc_g2(k), 2 * (3 * log(3) + log(1 / 3.0) + 2 * log(0.5) + 14 * log(14 / 12.0)));
    near(assoc_p(k), 496 / 15504.0);                  /* (4·120 + 1·16) of the 15504 ways to choose 5 of 20 */
    const AssocCount shy = {1, 10, 10, 20};
    near(assoc_pmi(shy), log2(0.2));
    assert_true(assoc_g2(shy) < -10);
    assert_true(assoc_p(shy) > 0.999);
    near(assoc_p((AssocCount){2, 2, 2, 4}), 1 / 6.0);
}

static void numbers_of_the_edges_are_finite(void **state)
{
    (void)state;
    near(assoc_npmi((AssocCount){5, 5, 5, 5}), 0);    /* all have both: nothing is learned of either */
    near(assoc_npmi((AssocCount){1, 1, 1, 8}), 1);
    near(assoc_npmi((AssocCount){0, 3, 3, 8}), -1);
    near(assoc_pmi((AssocCount){0, 3, 3, 8}), 0);
    char told[8];
    snprintf(told, sizeof told, "%.1f", assoc_tenths(-0.04));
    assert_string_equal(told, "0.0");
    near(assoc_tenths(-0.06), -0.1);
    near(assoc_lift((AssocCount){0, 0, 0, 0}), 0);
    near(assoc_g2((AssocCount){0, 0, 0, 0}), 0);
    near(assoc_p((AssocCount){0, 3, 3, 8}), 1);
    const AssocCount large = {3000, 9000, 20000, 100000};
    assert_true(isfinite(assoc_g2(large)) && assoc_p(large) < 1e-9);
    near(assoc_p((AssocCount){1800, 9000, 20000, 100000}), 0.5);
}

/* ---------------------------------------------------------------- a library read by hand */

static void entity(Analysis *an, EntityType t, const char *name)
{
    Entity *e = vec_push(&mem, &an->entities);
    *e = (Entity){.type = t, .name = str_z(name), .lex_id = str_z(name), .known = true};
    *vec_push(&mem, &e->mentions) = (Mention){{0, 1}};
}

static Event *event(Analysis *an, EventType t, const char *date, const char *org, const char *skill)
{
    Event *e = vec_push(&mem, &an->events);
    *e = (Event){.type = t, .date = str_z(date), .confidence = 0.8f, .span = {1, 2}};
    e->args.org = str_z(org);
    if (*skill) *vec_push(&mem, &e->args.skill) = str_z(skill);
    return e;
}

static void spell(Analysis *an, const char *org, const char *role, const char *from, const char *to)
{
    *vec_push(&mem, &an->positions) =
        (Position){.org = str_z(org), .role = str_z(role), .start = str_z(from), .end = str_z(to)};
}

static Analysis career(const char *const *skills)
{
    Analysis an = {.lang = LANG_KO, .dct = S("2024")};
    static const char *const roles[] = {"교사", "분석가", "개발자"}, *const orgs[] = {"한빛고", "하루맥"};
    for (size_t i = 0; i < COUNT_OF(roles); i++) entity(&an, ENT_ROLE, roles[i]);
    for (size_t i = 0; i < COUNT_OF(orgs); i++) entity(&an, ENT_ORG, orgs[i]);
    for (; *skills; skills++) entity(&an, ENT_SKILL, *skills);
    return an;
}

#define SKILLS(...) career((const char *const[]){__VA_ARGS__, NULL})

/* 1 learned SQL as a teacher, by the date, and became an analyst; 2 learned it by herself, undated; 3 learned it at
 * Harumaek, where she is the developer; 4 was an analyst first, and studied later; 5 names neither. */
static Careers *five(void)
{
    Careers *c = careers_new();
    Analysis an[] = {SKILLS("SQL", "통계"), SKILLS("SQL", "통계"), SKILLS("SQL", "엑셀"), SKILLS("SQL", "통계"), SKILLS("엑셀")};
    spell(&an[0], "한빛고", "교사", "2010-03", "2016-02");
    spell(&an[0], "하루맥", "분석가", "2017-03", "..");
    event(&an[0], EV_PROJECT, "2014", "", "SQL");
    event(&an[1], EV_STUDY, "", "", "SQL");
    event(&an[1], EV_INTERVIEW, "2012", "하루맥", "SQL");           /* asked for it: no sign of having it */
    spell(&an[2], "하루맥", "개발자", "2019", "2021");
    event(&an[2], EV_WORK, "", "하루맥", "SQL");
    event(&an[2], EV_STUDY, "2020", "", "엑셀")->fact = FACT_PLANNED;
    spell(&an[3], "하루맥", "분석가", "2011", "2013");
    event(&an[3], EV_STUDY, "2015-05", "", "SQL");
    spell(&an[4], "한빛고", "교사", "2001", "2002");
    for (size_t i = 0; i < COUNT_OF(an); i++) careers_put(c, (int64_t)i + 1, S("a.txt"), S("a"), &an[i]);
    return c;
}

static Filter filter(const Careers *c, const char *query)
{
    Query q;
    assert_int_equal(query_parse(&mem, str_z(query), &q, NULL), RC_OK);
    return filter_run(&mem, c, &q, NULL, NULL);
}

static const AssocEdge *edge_to(const Assoc *x, const AssocEgo *ego, AssocRel rel, const char *name)
{
    for (uint32_t i = 0; i < ego->edges.n; i++) {
        const AssocEdge *e = &ego->edges.v[i];
        if (e->rel == rel && e->name && str_eq(x->c->names.v[e->name].label, str_z(name))) return e;
    }
    return NULL;
}

static void a_skill_tells_where_with_and_after(void **state)
{
    (void)state;
    Careers *c = five();
    Filter f = filter(c, "");
    AssocBase base = assoc_base(&mem, c);
    Assoc x = assoc_index(&mem, &base, &f);
    NameId sql = assoc_find(&x, 0, S("sql"));
    assert_true(sql != 0);
    AssocEgo ego = assoc_ego(&mem, &x, sql);
    assert_int_equal(ego.n_doc, 4);
    assert_int_equal(ego.n_placed, 4);
    assert_int_equal(assoc_sites(&mem, &x, sql, &ego.edges.v[0], 1).n, 1);
    assert_int_equal(edge_to(&x, &ego, ASSOC_LEARNED, "교사")->k.n_xy, 1);
    assert_int_equal(edge_to(&x, &ego, ASSOC_LEARNED, "개발자")->k.n_xy, 1);
    const AssocEdge *alone = NULL;
    for (uint32_t i = 0; i < ego.edges.n; i++)
        if (ego.edges.v[i].event == EV_STUDY) alone = &ego.edges.v[i];
    assert_int_equal(alone->k.n_xy, 2);                              /* of the four: 2 and 4 */
    assert_int_equal(assoc_sites(&mem, &x, sql, alone, 0).n, 2);
    const AssocEdge *with = edge_to(&x, &ego, ASSOC_WITH, "통계");
    assert_int_equal(with->k.n_xy, 3);
    near(assoc_pmi(with->k), log2(3.0 * 5 / (4 * 3)));
    assert_null(edge_to(&x, &ego, ASSOC_LEARNED, "분석가"));
    const AssocEdge *after = edge_to(&x, &ego, ASSOC_AFTER, "분석가");
    assert_int_equal(after->k.n_xy, 1);
    assert_int_equal(after->n_reverse, 1);                           /* 4 was an analyst before */
    assert_true(fabs(after->days / 365.25 - 2.7) < 0.1);             /* the middle of 2014 to March 2017 */
    near(after->days, after->days_lo);
    AssocSites sites = assoc_sites(&mem, &x, sql, after, 0);
    assert_int_equal(sites.n, 1);
    assert_int_equal(sites.v[0].doc, 0);
    assert_int_equal(c->items.v[sites.v[0].x_item].type, EV_PROJECT);
    assert_int_equal(c->items.v[sites.v[0].y_item].kind, ITEM_POSITION);
    careers_free(c);
}

static void a_role_tells_needs_before_and_where(void **state)
{
    (void)state;
    Careers *c = five();
    Filter f = filter(c, "");
    AssocBase base = assoc_base(&mem, c);
    Assoc x = assoc_index(&mem, &base, &f);
    AssocEgo ego = assoc_ego(&mem, &x, assoc_find(&x, 0, S("분석")));     /* a part of its name will do */
    assert_int_equal(ego.n_doc, 2);                                  /* who only speaks of analysts is none */
    assert_int_equal(edge_to(&x, &ego, ASSOC_NEEDS, "통계")->k.n_xy, 2);
    assert_int_equal(edge_to(&x, &ego, ASSOC_NEEDS, "SQL")->k.n_xy, 1);       /* 4 came to it after that job */
    assert_int_equal(edge_to(&x, &ego, ASSOC_BEFORE, "교사")->k.n_xy, 1);
    assert_int_equal(edge_to(&x, &ego, ASSOC_AT, "하루맥")->k.n_xy, 2);
    AssocEgo firm = assoc_ego(&mem, &x, assoc_find(&x, 0, S("하루맥")));
    assert_int_equal(firm.n_doc, 3);                                 /* an interview there is no time there */
    assert_int_equal(edge_to(&x, &firm, ASSOC_AT, "개발자")->k.n_xy, 1);
    assert_int_equal(edge_to(&x, &firm, ASSOC_BEFORE, "한빛고")->k.n_xy, 1);
    careers_free(c);
}

static void only_what_the_filter_selects_counts(void **state)
{
    (void)state;
    Careers *c = five();
    Filter f = filter(c, "skill:통계");
    AssocBase base = assoc_base(&mem, c);
    Assoc x = assoc_index(&mem, &base, &f);
    NameId sql = assoc_find(&x, 0, S("SQL"));
    assert_int_equal(assoc_n(&x, sql), 3);
    assert_int_equal(assoc_find(&x, 0, S("개발자")), 0);
    AssocMatrix m = assoc_matrix(&mem, &x, 9, 9);
    assert_int_equal(m.rows.n, 2);
    assert_int_equal(m.cols.n, 2);
    assert_int_equal(m.n[0], 1); /* analysts and SQL: 4 learned it when she was none */
    AssocEgo ego = assoc_ego(&mem, &x, sql);
    AssocLayers l = assoc_layers(&x, &ego);
    assert_true(l.n_node <= ASSOC_DRAWN && l.n_edge > 0);
    for (uint32_t i = 0; i < l.n_edge; i++)
        assert_int_equal(l.node[l.edge[i].from].layer + 1, l.node[l.edge[i].to].layer);
    careers_free(c);
}

/* Memoirs that come later, one of them again and with names nobody had, leave a base as it was. */
static void a_base_holds_while_careers_grow(void **state)
{
    (void)state;
    Careers *c = five();
    AssocBase base = assoc_base(&mem, c);
    Analysis late = SKILLS("SQL", "새 기술"), again = SKILLS("SQL");
    spell(&late, "다른 곳", "새 역할", "2020", "..");
    careers_put(c, 9, S("b.txt"), S("b"), &late);
    careers_put(c, 1, S("a.txt"), S("a"), &again);
    Filter f = filter(c, "");
    Assoc x = assoc_index(&mem, &base, &f);
    assert_int_equal(x.n_all, 4);                                    /* of five one was dropped */
    NameId sql = assoc_find(&x, 0, S("SQL"));
    assert_int_equal(assoc_n(&x, sql), 3);
    assert_int_equal(assoc_find(&x, 0, S("새 역할")), 0);
    AssocEgo ego = assoc_ego(&mem, &x, sql);
    for (uint32_t i = 0; i < ego.edges.n; i++)
        assert_int_equal(assoc_sites(&mem, &x, sql, &ego.edges.v[i], 0).n, ego.edges.v[i].k.n_xy);
    AssocBase now = assoc_base(&mem, c);
    x = assoc_index(&mem, &now, &f);
    assert_int_equal(assoc_n(&x, assoc_find(&x, 0, S("SQL"))), 5);
    assert_int_not_equal(assoc_find(&x, 0, S("새 역할")), 0);
    careers_free(c);
}

/* Two kinds of roles, mixed up: each with skills of its own, and one that all have. */
static void like_roles_come_together(void **state)
{
    (void)state;
    enum { ROWS = 6, COLS = 5 };
    AssocMatrix m = {0};
    m.n = arena_push_n(&mem, uint32_t, ROWS * COLS);
    for (NameId i = 0; i < ROWS; i++) *vec_push(&mem, &m.rows) = (AssocNode){i, 4};
    for (NameId i = 0; i < COLS; i++) *vec_push(&mem, &m.cols) = (AssocNode){10 + i, i == 4 ? 40 : 8};
    for (uint32_t r = 0; r < ROWS - 1; r++)
        for (uint32_t k = 0; k < COLS; k++) m.n[r * COLS + k] = k == 4 || k % 2 == r % 2 ? 3 : 0; /* the last: none */
    assoc_group(&m);
    assert_int_equal(m.rows.v[ROWS - 1].name, 5);
    uint32_t changes = 0;
    for (uint32_t r = 1; r < ROWS - 1; r++) changes += m.rows.v[r].name % 2 != m.rows.v[r - 1].name % 2;
    assert_int_equal(changes, 1);
    assert_true(m.cols.v[2].name == 14);                             /* what all have stands between */
    for (uint32_t r = 0; r < ROWS; r++)
        for (uint32_t k = 0; k < COLS; k++) {
            uint32_t row = m.rows.v[r].name, col = m.cols.v[k].name - 10;
            assert_int_equal(m.n[r * COLS + k], row < 5 && (col == 4 || col % 2 == row % 2) ? 3 : 0);
        }
    /* What most people have comes first; among equals the order stays, and the empty role is last, however many have it. */
    NameId before = m.rows.v[0].name;
    m.rows.v[ROWS - 1].n_doc = 99;
    m.rows.v[3].n_doc = 7;
    NameId most = m.rows.v[3].name;
    assoc_matrix_by_people(&m);
    assert_int_equal(m.rows.v[0].name, most);
    assert_int_equal(m.rows.v[1].name, before);
    assert_int_equal(m.rows.v[ROWS - 1].name, 5);
    assert_int_equal(m.cols.v[0].name, 14);
    assert_int_equal(m.n[0], 3);
}

/* ---------------------------------------------------------------- against brute force */

enum { R_DOCS = 40, R_SKILLS = 7, R_ROLES = 4 };
static const char *const r_skill[R_SKILLS] = {"s0", "s1", "s2", "s3", "s4", "s5", "s6"};
static const char *const r_role[R_ROLES] = {"r0", "r1", "r2", "r3"};
typedef struct Truth { bool skill[R_DOCS][R_SKILLS]; int start[R_DOCS][R_ROLES]; } Truth;      /* start 0: never held */

static Careers *random_careers(Truth *t)
{
    Careers *c = careers_new();
    for (int d = 0; d < R_DOCS; d++) {
        Analysis an = {.lang = LANG_EN, .dct = S("2024")};
        for (int s = 0; s < R_SKILLS; s++)
            if ((t->skill[d][s] = rand() % 3 == 0)) entity(&an, ENT_SKILL, r_skill[s]);
        for (int r = 0; r < R_ROLES; r++) {
            if (rand() % 2) continue;
            entity(&an, ENT_ROLE, r_role[r]);
            t->start[d][r] = 2000 + rand() % 6;
            Str from = str_fmt(&mem, "%d", t->start[d][r]), to = str_fmt(&mem, "%d", t->start[d][r] + rand() % 3);
            spell(&an, "", r_role[r], from.p, to.p);
        }
        careers_put(c, d + 1, S("a.txt"), S("a"), &an);
    }
    return c;
}

static uint32_t count_with(const Truth *t, int x, int y, bool x_role)
{
    uint32_t n = 0;
    for (int d = 0; d < R_DOCS; d++) n += (x_role ? t->start[d][x] > 0 : t->skill[d][x]) && t->skill[d][y];
    return n;
}

static uint32_t edge_n(const Assoc *x, const AssocEgo *ego, AssocRel rel, const char *name)
{
    const AssocEdge *e = edge_to(x, ego, rel, name);
    return e ? e->k.n_xy : 0;
}

static void check_skills(Assoc *x, const Truth *t)
{
    for (int i = 0; i < R_SKILLS; i++) {
        AssocEgo ego = assoc_ego(&mem, x, assoc_find(x, 0, str_z(r_skill[i])));
        for (int k = 0; k < R_SKILLS; k++)
            if (k != i) assert_int_equal(edge_n(x, &ego, ASSOC_WITH, r_skill[k]), count_with(t, i, k, false));
        for (uint32_t k = 0; k < ego.edges.n; k++)
            assert_int_equal(assoc_sites(&mem, x, ego.name, &ego.edges.v[k], 0).n, ego.edges.v[k].k.n_xy);
    }
}

static void check_roles(Assoc *x, const Truth *t)
{
    for (int i = 0; i < R_ROLES; i++) {
        AssocEgo ego = assoc_ego(&mem, x, assoc_find(x, 0, str_z(r_role[i])));
        for (int k = 0; k < R_SKILLS; k++)
            assert_int_equal(edge_n(x, &ego, ASSOC_NEEDS, r_skill[k]), count_with(t, i, k, true));
        for (int k = 0; k < R_ROLES; k++) {
            uint32_t before = 0, after = 0;
            for (int d = 0; d < R_DOCS && k != i; d++) {
                bool both = t->start[d][i] && t->start[d][k];
                before += both && t->start[d][k] < t->start[d][i];
                after += both && t->start[d][k] > t->start[d][i];
            }
            assert_int_equal(edge_n(x, &ego, ASSOC_BEFORE, r_role[k]), before);
            assert_int_equal(edge_n(x, &ego, ASSOC_AFTER, r_role[k]), after);
        }
        for (uint32_t k = 0; k < ego.edges.n; k++)
            assert_int_equal(assoc_sites(&mem, x, ego.name, &ego.edges.v[k], 0).n, ego.edges.v[k].k.n_xy);
    }
}

static int skill_of(const Assoc *x, NameId id) { return x->c->names.v[id].label.p[1] - '0'; }

static void check_many(Assoc *x, const Truth *t)
{
    AssocPairs p = assoc_pairs(&mem, x, 1);
    uint32_t want = 0;
    for (int i = 0; i < R_SKILLS; i++)
        for (int k = 0; k < i; k++) want += count_with(t, i, k, false) > 0;
    for (int i = 0; i < R_ROLES; i++)
        for (int k = 0; k < R_SKILLS; k++) want += count_with(t, i, k, true) > 0;
    assert_int_equal(p.n, want);
    for (uint32_t i = 0; i < p.n; i++) {
        bool role = x->c->names.v[p.v[i].x].type == ENT_ROLE;
        assert_int_equal(p.v[i].k.n_xy, count_with(t, skill_of(x, p.v[i].x), skill_of(x, p.v[i].y), role));
    }
    AssocMatrix m = assoc_matrix(&mem, x, R_ROLES, R_SKILLS);
    for (uint32_t r = 0; r < m.rows.n; r++)
        for (uint32_t k = 0; k < m.cols.n; k++)
            assert_int_equal(m.n[r * m.cols.n + k],
                             count_with(t, skill_of(x, m.rows.v[r].name), skill_of(x, m.cols.v[k].name), true));
}

static void counts_are_those_of_brute_force(void **state)
{
    (void)state;
    for (unsigned seed = 1; seed <= 30; seed++) {
        srand(seed);
        Truth t = {0};
        Careers *c = random_careers(&t);
        Filter f = filter(c, "");
        AssocBase base = assoc_base(&mem, c);
        Assoc x = assoc_index(&mem, &base, &f);
        check_skills(&x, &t);
        check_roles(&x, &t);
        check_many(&x, &t);
        careers_free(c);
        arena_clear(&mem);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(numbers_are_those_of_the_books),
        cmocka_unit_test(numbers_of_the_edges_are_finite),
        cmocka_unit_test(a_skill_tells_where_with_and_after),
        cmocka_unit_test(a_role_tells_needs_before_and_where),
        cmocka_unit_test(only_what_the_filter_selects_counts),
        cmocka_unit_test(a_base_holds_while_careers_grow),
        cmocka_unit_test(like_roles_come_together),
        cmocka_unit_test(counts_are_those_of_brute_force),
    };
    int rc = RUN_TESTS(tests);
    arena_fini(&mem);
    return rc;
}
