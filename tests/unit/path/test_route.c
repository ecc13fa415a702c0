/* Careers in order, and the ways from one state to another: small libraries whose answers can be told by hand. */
#include "test.h"
#include "path/ends.h"
#include "path/route.h"
#include <math.h>
#include <stdlib.h>

static Arena mem;

typedef struct Row { PositionKind kind; const char *org, *role, *start, *end; } Row;

static void add(Careers *c, int64_t id, const char *dct, const Row *rows, uint32_t n)
{
    Analysis an = {.lang = LANG_EN, .dct = str_z(dct)};
    for (uint32_t i = 0; i < n; i++)
        *vec_push(&mem, &an.positions) =
            (Position){.kind = rows[i].kind, .org = str_z(rows[i].org), .role = str_z(rows[i].role),
                       .start = str_z(rows[i].start), .end = str_z(rows[i].end)};
    careers_put(c, id, str_fmt(&mem, "%d.txt", (int)id), S("A life"), &an);
}
#define ADD(c, id, dct, ...) add((c), (id), (dct), (const Row[]){__VA_ARGS__}, \
                                 sizeof (const Row[]){__VA_ARGS__} / sizeof(Row))
#define W(org, role, start, end) {POS_WORK, org, role, start, end}
#define E(org, role, start, end) {POS_EDUCATION, org, role, start, end}

/* "senior x" is an x, "manager" a grade alone. */
static bool plain(void *ctx, Arena *a, EntityType type, Str name, CareerPlain *out)
{
    (void)ctx, (void)a, (void)type;
    if (str_eq_z(name, "manager")) return true;
    if (!str_starts(name, S("senior "))) return false;
    out->name = str_slice(name, 7, name.n);
    return true;
}

static Careers *careers(void)
{
    Careers *c = careers_new();
    careers_known(c, (CareerAsks){.plain = plain});
    return c;
}

static Sequences *seq(const Careers *c)
{
    Sequences *sq = sequences_new();
    sequences_update(sq, c);
    return sq;
}

/* "teacher>degree teacher>analyst …", ~ where the order is only likely, ? where only told, + where it went on beside. */
static Str steps_of(const Careers *c, const Sequences *sq, uint32_t doc)
{
    Str out = S("");
    const SpellDoc *d = &sq->docs.v[doc];
    for (uint32_t i = d->step_beg; i < d->step_beg + d->step_n; i++) {
        const SpellStep *s = &sq->steps.v[i];
        NameId x = spell_state(sq, &sq->spells.v[s->from], STATE_BY_ROLE).name;
        NameId y = spell_state(sq, &sq->spells.v[s->to], STATE_BY_ROLE).name;
        out = str_fmt(&mem, STR_FMT "%s" STR_FMT "%s%s>" STR_FMT, STR_ARG(out), out.n ? " " : "",
                      STR_ARG(c->names.v[x].label), s->beside ? "+" : "", s->sure == ORDER_SURE ? "" : s->sure ? "~" : "?",
                      STR_ARG(c->names.v[y].label));
    }
    return out;
}

static void careers_in_order(void **state)
{
    (void)state;
    Careers *c = careers();
    /* A degree beside the first job: told last, it stands between. */
    ADD(c, 1, "2024", W("School", "teacher", "2010", "2020-02"), W("Data", "analyst", "2020-03", ".."),
        E("Uni", "statistics", "2015-03", "2017-02"));
    /* Barista until 2017, supervisor from then on: the course of 2020 follows the supervisor alone. */
    ADD(c, 2, "2024", W("Cafe", "barista", "2015-06", "2017"), W("Cafe", "supervisor", "2017", "2021-05"),
        E("Camp", "coding", "2020-12", "2021-08"), W("Firm", "developer", "2022-01", ".."));
    /* No year anywhere: as told. One undated of dated ones: between them; the last one is anywhere, and left out. */
    ADD(c, 3, "2024", W("Army", "corporal", "", ""), W("Inn", "cook", "", ""), W("Bank", "writer", "", ""));
    ADD(c, 4, "2024", W("A", "porter", "2001", "2003"), W("B", "waiter", "", ""), W("C", "cook", "2008", "2010"),
        W("D", "painter", "", ""));
    /* Told twice: when it began and when it ended. A grade is no other occupation; a job without any name is no spell. */
    ADD(c, 5, "2024", W("Mill", "miller", "2001", ""), W("Mill", "", "", "2005"), W("", "", "2004", "2005"),
        W("Yard", "senior welder", "2006", "2008"), W("Yard", "manager", "2008", "2010"), W("Inn", "cook", "2011", ".."));
    /* Nobody says when the school was over: with the first job. Of two posts begun together, both come before the next. */
    ADD(c, 6, "2024", E("Uni", "physics", "1990", ""), W("Mill", "miller", "1995", "1999"), W("Yard", "welder", "2000", "2004"));
    Sequences *sq = seq(c);
    assert_str(steps_of(c, sq, 5), "physics>miller miller>welder");
    assert_str(steps_of(c, sq, 0), "teacher+>statistics teacher>analyst statistics>analyst");
    assert_str(steps_of(c, sq, 1), "barista>supervisor supervisor>coding supervisor>developer coding>developer");
    assert_str(steps_of(c, sq, 2), "corporal?>cook cook?>writer");
    assert_str(steps_of(c, sq, 3), "porter?>waiter porter>cook waiter?>cook");
    assert_str(steps_of(c, sq, 4), "miller>welder welder>welder welder>cook");
    sequences_free(sq);
    careers_free(c);
}

/* One row of a job, and what its events tell of occupations in it. */
typedef struct Turn { EventType type; Factuality fact; const char *org, *role, *date; } Turn;
static void add_job(Careers *c, int64_t id, Row row, const Turn *turns, uint32_t n)
{
    Analysis an = {.lang = LANG_EN, .dct = S("2024")};
    *vec_push(&mem, &an.positions) = (Position){.kind = row.kind, .org = str_z(row.org), .role = str_z(row.role),
                                                .start = str_z(row.start), .end = str_z(row.end)};
    for (uint32_t i = 0; i < n; i++)
        *vec_push(&mem, &an.events) = (Event){.type = turns[i].type, .fact = turns[i].fact, .date = str_z(turns[i].date),
                                              .args = {.org = str_z(turns[i].org), .role = str_z(turns[i].role)}};
    careers_put(c, id, S("job.txt"), S("A job"), &an);
}
#define JOB(c, id, row, ...) add_job((c), (id), row, (const Turn[]){__VA_ARGS__}, sizeof (const Turn[]){__VA_ARGS__} / sizeof(Turn))

static void occupations_within_one_job(void **state)
{
    (void)state;
    const Turn joined = {EV_JOIN, FACT_ACTUAL, "Shop", "ui designer", "2020-02-03"};
    const Turn changed = {EV_ROLE_CHANGE, FACT_ACTUAL, "Shop", "product designer", "2021-01"};
    const Row became = W("Shop", "product designer", "2020-02-03", "2022"), began = W("Shop", "ui designer", "2020-02-03", "..");
    Careers *c = careers();
    JOB(c, 1, became, joined, changed);                          /* the row names what one became */
    JOB(c, 2, began, changed);                                   /* the row names what one began as */
    JOB(c, 3, became, changed);                                  /* as what one began is not told */
    JOB(c, 4, began, {EV_ROLE_CHANGE, FACT_PLANNED, "Shop", "product designer", "2021-01"});
    JOB(c, 5, began, {EV_ROLE_CHANGE, FACT_ACTUAL, "Bank", "teller", "2021-01"});
    JOB(c, 6, began, {EV_PROMOTION, FACT_ACTUAL, "Shop", "senior ui designer", "2021"}, {EV_PROMOTION, FACT_ACTUAL, "Shop", "manager", "2022"});
    JOB(c, 7, became, joined, changed, {EV_ROLE_CHANGE, FACT_ACTUAL, "Shop", "researcher", "2021-06"});
    Sequences *sq = seq(c);
    const char *const want[] = {"ui designer>product designer", "ui designer>product designer", "", "", "", "",
                                "ui designer>product designer product designer>researcher"};
    for (uint32_t i = 0; i < COUNT_OF(want); i++) assert_str(steps_of(c, sq, i), want[i]);
    const SpellDoc *d = &sq->docs.v[0];
    const Spell *was = &sq->spells.v[d->spell_beg], *is = was + 1;
    assert_int_equal(c->items.v[was->item].kind, ITEM_POSITION);
    assert_int_equal(c->items.v[is->item].type, EV_ROLE_CHANGE);
    assert_int_equal(was->until, is->at);
    assert_int_equal(is->until, edtf_day(2022, 1, 1) + 182);      /* the middle of the year in which the job ended */
    assert_true(sq->spells.v[sq->docs.v[1].spell_beg + 1].open);
    assert_int_equal(path_end(&mem, c, sq, NULL, S("ui designer")).n_doc, 6);      /* not the third */
    sequences_free(sq);
    careers_free(c);
}

static void states_that_follow_each_other(void **state)
{
    (void)state;
    Careers *c = careers();
    ADD(c, 1, "2024-05", W("X", "cook", "2001", "2003"), W("Y", "senior cook", "2004", "2006"), W("Z", "porter", "2007", "2008"),
        W("X", "cook", "2009", ".."));
    Sequences *sq = seq(c);
    uint32_t st[4];
    for (int i = 0; i < 4; i++) st[i] = spell_state(sq, &sq->spells.v[i], STATE_BY_ROLE).name;
    Stays s = stays_of(&mem, sq, 0, st);
    assert_int_equal(s.n, 3);                                /* cook, porter, cook again */
    assert_int_equal(s.n_step, 2);
    assert_int_equal(s.v[0].first, 0);
    assert_int_equal(s.v[0].last, 1);
    assert_int_equal(s.v[0].start_lo, edtf_day(2001, 1, 1));
    assert_true(s.v[2].open);
    assert_int_equal(s.v[0].state, s.v[2].state);
    assert_int_equal(s.step[1].sure, ORDER_SURE);
    for (int i = 0; i < 4; i++) st[i] = spell_state(sq, &sq->spells.v[i], STATE_BY_ORG).name;
    assert_int_equal(stays_of(&mem, sq, 0, st).n, 4);
    ADD(c, 2, "2024-05", W("X", "cook", "2001", "2003"), W("Y", "cook", "2001", "2002"), W("Z", "porter", "2004", ".."));
    sequences_update(sq, c);
    for (int i = 0; i < 3; i++) st[i] = spell_state(sq, &sq->spells.v[sq->docs.v[1].spell_beg + (uint32_t)i], STATE_BY_ROLE).name;
    assert_int_equal(stays_of(&mem, sq, 1, st).n, 2);        /* two posts of a cook at a time are one stay */
    sequences_free(sq);
    careers_free(c);
}

/* ------------------------------------------------------------------ ways */

static Routes find(Careers *c, const char *from, const char *to, uint32_t hops, const char *years)
{
    static Query q;
    Sequences *sq = seq(c);
    PathEnd a = path_end(&mem, c, sq, NULL, str_z(from)), b = path_end(&mem, c, sq, NULL, str_z(to));
    assert_true(a.how < END_NONE && b.how < END_NONE);
    RouteAsk ask = {.from = a.names, .to = b.names, .hops = hops, .most = 9};
    if (years) {
        assert_int_equal(query_parse(&mem, str_z(years), &q, NULL), RC_OK);
        ask.query = &q;
    }
    Routes r = routes_find(&mem, c, sq, &ask);
    sequences_free(sq);
    return r;
}

/* "2 A cook B; 1? A B": people, then the states; ? for stitched. */
static Str ways(const Careers *c, const Routes *r)
{
    Str out = S("");
    for (uint32_t i = 0; i < r->paths.n; i++) {
        const RoutePath *p = &r->paths.v[i];
        out = str_fmt(&mem, STR_FMT "%s%u%s", STR_ARG(out), i ? "; " : "", p->n, p->walked ? "" : "?");
        for (uint32_t k = 0; k <= p->n_hop; k++) {
            Str s = k == 0 ? S("A") : k == p->n_hop ? S("B") : c->names.v[p->state[k]].label;
            out = str_fmt(&mem, STR_FMT " " STR_FMT, STR_ARG(out), STR_ARG(s));
        }
    }
    return out;
}

static Careers *kitchen(void)
{
    Careers *c = careers();
    ADD(c, 1, "2024", W("", "porter", "2001", "2003"), W("", "cook", "2003", "2006"), W("", "chef", "2006", ".."));
    ADD(c, 2, "2024", W("", "porter", "2010", "2014"), W("", "cook", "2014", "2020"), W("", "chef", "2020", ".."));
    ADD(c, 3, "2024", W("", "porter", "2011", "2012"), W("", "chef", "2012", ".."));
    ADD(c, 4, "2024", W("", "porter", "2015", "2017"), W("", "waiter", "2017", "2019"));
    ADD(c, 5, "2024", W("", "waiter", "2001", "2004"), W("", "chef", "2004", "2009"), W("", "owner", "2009", ".."));
    ADD(c, 6, "2021", W("", "porter", "2015", ".."));
    return c;
}

static void walked_before_stitched(void **state)
{
    (void)state;
    Careers *c = kitchen();
    Routes r = find(c, "porter", "chef", 4, NULL);
    assert_str(ways(c, &r), "2 A cook B; 1 A B; 1? A waiter B");
    assert_int_equal(r.n_people, 3);
    assert_int_equal(r.n_walked, 2);
    assert_int_equal(r.n_from, 5);
    assert_int_equal(r.n_to, 4);
    assert_true(fabs(r.paths.v[0].cost - (log(4.0 / 2) + 0)) < 1e-6);          /* two of the four who went on; then all */
    const RouteHop *h = &r.paths.v[0].hop[0];
    assert_int_equal(h->n, 2);
    assert_int_equal(h->n_from, 4);
    assert_int_equal(h->time.n, 2);
    assert_int_equal(h->time.n_open, 1);                     /* a porter for six years, still */
    assert_true(fabs(h->time.done / 365.25 - 2) < 0.01);     /* 2 and 4 years */
    assert_true(fabs(h->time.median / 365.25 - 4) < 0.01);   /* with the third: S(2) = 2/3, S(4) = 1/3 */
    assert_true(fabs(h->time.lo / 365.25 - 1) < 0.01 && fabs(h->time.hi / 365.25 - 5) < 0.01);   /* years are a year wide */
    assert_true(fabs(r.paths.v[0].time.done / 365.25 - 5) < 0.01);             /* 5 and 10 */
    assert_str(ways(c, (r = find(c, "porter", "chef", 1, NULL), &r)), "1 A B");
    assert_int_equal(r.n_longer, 2);
    careers_free(c);
}

static void steps_in_the_years_asked_for(void **state)
{
    (void)state;
    Careers *c = kitchen();
    Routes r = find(c, "porter", "chef", 4, "year:2010..2025");
    assert_str(ways(c, &r), "1 A B; 1 A cook B");            /* of the waiters only one became a chef, too early */
    r = find(c, "porter", "chef", 4, "-year:2012");
    assert_str(ways(c, &r), "2 A cook B; 1? A waiter B");
    careers_free(c);
}

static void the_step_that_is_missing(void **state)
{
    (void)state;
    Careers *c = careers();
    Analysis an = {.lang = LANG_EN, .dct = S("2024")};
    static const struct { const char *from, *to, *skill; } lives[] = {
        {"teacher", "trainer", "excel"}, {"analyst", "data engineer", "excel"}, {"teacher", "baker", "bread"},
        {"smith", "data engineer", "steel"}};
    for (int i = 0; i < 4; i++) {
        an = (Analysis){.lang = LANG_EN, .dct = S("2024")};
        *vec_push(&mem, &an.entities) = (Entity){.type = ENT_SKILL, .name = str_z(lives[i].skill)};
        *vec_push(&mem, &an.positions) = (Position){.role = str_z(lives[i].from), .start = S("2001"), .end = S("2005")};
        *vec_push(&mem, &an.positions) = (Position){.role = str_z(lives[i].to), .start = S("2006"), .end = S("..")};
        careers_put(c, i + 1, S("x.txt"), S("x"), &an);
    }
    Routes r = find(c, "teacher", "data engineer", 4, NULL);
    assert_int_equal(r.paths.n, 0);
    assert_true(r.gap.found);
    assert_str(c->names.v[r.gap.from].label, "trainer");
    assert_str(c->names.v[r.gap.to].label, "analyst");
    assert_int_equal(r.gap.n_from, 1);
    assert_int_equal(r.gap.n_to, 1);
    assert_int_equal(r.gap.shared.n, 1);
    careers_free(c);
}

/* Two people at one employer whose work nobody tells are no bridge between two occupations. */
static void what_has_no_name_is_no_bridge(void **state)
{
    (void)state;
    Careers *c = careers();
    ADD(c, 1, "2024", W("Ward", "nurse", "2001", "2003"), W("Mill", "", "2004", ".."));
    ADD(c, 2, "2024", W("Mill", "", "2001", "2003"), W("Lab", "chemist", "2004", ".."));
    assert_int_equal(find(c, "nurse", "chemist", 4, NULL).paths.n, 0);
    ADD(c, 3, "2024", W("Ward", "nurse", "2001", "2003"), W("Mill", "", "2004", "2006"), W("Lab", "chemist", "2007", ".."));
    Routes r = find(c, "nurse", "chemist", 4, NULL);
    assert_str(ways(c, &r), "1 A Mill B");
    assert_int_equal(r.paths.v[0].hop[0].n, 2);
    careers_free(c);
}

/* Who studied beside the job went by the study. Of the order only as told, the surer way counts. */
static void one_way_a_person(void **state)
{
    (void)state;
    Careers *c = careers();
    ADD(c, 1, "2024", W("School", "teacher", "2010", "2020-02"), E("Uni", "statistics", "2015-03", "2017-02"),
        W("Data", "analyst", "2020-03", ".."));
    Routes r = find(c, "teacher", "analyst", 4, NULL);
    assert_str(ways(c, &r), "1 A statistics B");
    ADD(c, 2, "2024", W("School", "teacher", "2010", "2012"), W("Shop", "clerk", "", ""), W("Data", "analyst", "2016", ".."));
    r = find(c, "teacher", "analyst", 4, NULL);
    assert_str(ways(c, &r), "1 A B; 1 A statistics B");
    careers_free(c);
}

/* Made 팀장 (a manager) one is a developer still: the title is what is asked for. */
static void a_grade_as_an_end(void **state)
{
    (void)state;
    Careers *c = careers();
    ADD(c, 1, "2024", W("Yard", "welder", "2001", "2004"), W("Yard", "manager", "2004", "2010"), W("Mill", "miller", "2011", ".."));
    Routes r = find(c, "welder", "manager", 4, NULL);
    assert_str(ways(c, &r), "1 A B");
    r = find(c, "welder", "miller", 4, NULL);
    assert_str(ways(c, &r), "1 A B");
    careers_free(c);
}

/* A table of posts, all at a time: an answer, and soon. */
static void hundreds_of_posts_at_a_time(void **state)
{
    (void)state;
    Careers *c = careers();
    enum { MANY = 3000 };
    Row *rows = arena_push_n(&mem, Row, MANY);
    for (int i = 0; i < MANY; i++) {
        const char *role = i == 0 ? "porter" : i == 150 ? "chef" : str_dup_z(&mem, str_fmt(&mem, "post %d", i % 40));
        rows[i] = (Row){POS_WORK, "", role, str_dup_z(&mem, str_fmt(&mem, "%d-%02d", 1950 + i / 12, i % 12 + 1)), ".."};
    }
    add(c, 1, "2024", rows, MANY);
    Routes r = find(c, "porter", "chef", 8, NULL);
    assert_int_equal(r.n_from, 1);
    assert_int_equal(r.n_to, 1);
    careers_free(c);
}

static void skills_told_of_on_the_way(void **state)
{
    (void)state;
    Careers *c = careers();
    Analysis an = {.lang = LANG_EN, .dct = S("2024")};
    static const struct { EventType type; Factuality fact; const char *date, *skill; } ev[] = {
        {EV_STUDY, FACT_ACTUAL, "2012", "sql"}, {EV_STUDY, FACT_ACTUAL, "2005", "excel"}, {EV_WORK, FACT_ACTUAL, "2013", "excel"},
        {EV_STUDY, FACT_PLANNED, "2013", "rust"}, {EV_STUDY, FACT_ACTUAL, "2018", "python"}, {EV_REJECTED, FACT_ACTUAL, "2013", "java"}};
    for (size_t i = 0; i < COUNT_OF(ev); i++) {
        Event e = {.type = ev[i].type, .fact = ev[i].fact, .date = str_z(ev[i].date)};
        *vec_push(&mem, &e.args.skill) = str_z(ev[i].skill);
        *vec_push(&mem, &an.events) = e;
    }
    *vec_push(&mem, &an.positions) = (Position){.role = S("teacher"), .start = S("2010"), .end = S("2015")};
    *vec_push(&mem, &an.positions) = (Position){.role = S("analyst"), .start = S("2016"), .end = S("..")};
    careers_put(c, 1, S("x.txt"), S("x"), &an);
    Routes r = find(c, "teacher", "analyst", 4, NULL);
    assert_int_equal(r.paths.v[0].skills.n, 1);
    assert_str(c->names.v[r.paths.v[0].skills.v[0].skill].label, "sql");
    assert_int_equal(r.paths.v[0].hop[0].skills.n, 1);
    careers_free(c);
}

/* A teacher of 2010 who became an analyst in 2016, or teaches still; studied a skill in a year, if any. */
static void teacher(Careers *c, int64_t id, bool went, const char *skill, const char *year)
{
    Analysis an = {.lang = LANG_EN, .dct = S("2024")};
    *vec_push(&mem, &an.positions) = (Position){.role = S("teacher"), .start = S("2010"), .end = str_z(went ? "2015" : "..")};
    if (went) *vec_push(&mem, &an.positions) = (Position){.role = S("analyst"), .start = S("2016"), .end = S("..")};
    Event e = {.type = EV_STUDY, .fact = FACT_ACTUAL, .date = str_z(year)};
    if (skill) *vec_push(&mem, &e.args.skill) = str_z(skill), *vec_push(&mem, &an.events) = e;
    careers_put(c, id, S("t.txt"), S("t"), &an);
}

static const RouteSkill *skill_of(const Careers *c, const RouteSkills *all, const char *name)
{
    for (uint32_t i = 0; i < all->n; i++)
        if (str_eq_z(c->names.v[all->v[i].skill].label, name)) return &all->v[i];
    return NULL;
}

static void skills_of_those_who_stayed(void **state)
{
    (void)state;
    Careers *c = careers();
    int64_t id = 0;
    for (int i = 0; i < 5; i++) teacher(c, ++id, true, "sql", "2014");
    teacher(c, ++id, true, "excel", "2014");
    teacher(c, ++id, true, "sql", "2018");                   /* learned when gone */
    for (int i = 0; i < 2; i++) teacher(c, ++id, false, i ? "sql" : "excel", "2020");
    Routes r = find(c, "teacher", "analyst", 2, NULL);
    const RouteSkills *s = &r.paths.v[0].hop[0].skills;
    assert_int_equal(s->n_went, 7);
    assert_int_equal(s->n_stayed, 2);
    assert_int_equal(skill_of(c, s, "sql")->n, 5);
    assert_int_equal(skill_of(c, s, "sql")->stayed, 1);
    assert_int_equal(route_skill_claim(s, skill_of(c, s, "sql")), SKILL_FEW);         /* two who stayed are no measure */
    for (int i = 0; i < 8; i++) teacher(c, ++id, false, NULL, "");
    r = find(c, "teacher", "analyst", 2, NULL);
    s = &r.paths.v[0].hop[0].skills;
    AssocCount k = route_skill_count(s, skill_of(c, s, "sql"));
    assert_int_equal(s->n_stayed, 10);
    assert_true(k.n == 17 && k.n_x == 7 && k.n_y == 6 && k.n_xy == 5);
    /* (C(7,5) C(10,1) + C(7,6)) / C(17,6) = (210 + 7) / 12376 */
    assert_true(fabs(assoc_p(k) - 217.0 / 12376) < 1e-9);
    assert_int_equal(route_skill_claim(s, skill_of(c, s, "sql")), SKILL_ALIKE);       /* one chance in 57 is not enough */
    for (int i = 0; i < 8; i++) teacher(c, ++id, false, NULL, "");
    r = find(c, "teacher", "analyst", 2, NULL);
    s = &r.paths.v[0].skills;                                /* of the whole way, too */
    assert_int_equal(route_skill_claim(s, skill_of(c, s, "sql")), SKILL_MORE);
    assert_int_equal(route_skill_claim(s, skill_of(c, s, "excel")), SKILL_FEW);       /* one person */
    assert_int_equal(r.paths.v[0].hop[0].time.n_open, 18);
    careers_free(c);
}

static void where_people_went(void **state)
{
    (void)state;
    Careers *c = kitchen();
    Sequences *sq = seq(c);
    PathEnd from = path_end(&mem, c, sq, NULL, S("porter"));
    RouteAsk ask = {.from = from.names, .to = bits_new(&mem, c->names.n), .hops = 2};
    RouteReaches r = routes_reach(&mem, c, sq, &ask);
    assert_int_equal(r.n, 3);
    assert_str(c->names.v[r.v[0].state].label, "chef");
    assert_int_equal(r.v[0].n, 3);
    assert_int_equal(r.v[0].direct, 1);
    assert_str(c->names.v[r.v[1].state].label, "cook");
    assert_int_equal(r.v[1].direct, 2);
    ask.hops = 1;
    r = routes_reach(&mem, c, sq, &ask);
    assert_int_equal(r.v[1].n + r.v[2].n, 2);                /* the chef's two who cooked first are further away */
    sequences_free(sq);
    careers_free(c);
}

static void orders(void **state)
{
    (void)state;
    Careers *c = kitchen();
    Routes r = find(c, "porter", "chef", 4, NULL);
    routes_sort(&r, ROUTE_BY_TIME);
    assert_str(ways(c, &r), "1 A B; 2 A cook B; 1? A waiter B");
    routes_sort(&r, ROUTE_BY_PEOPLE);
    assert_str(ways(c, &r), "2 A cook B; 1 A B; 1? A waiter B");
    careers_free(c);
}

static void ends_by_name(void **state)
{
    (void)state;
    Careers *c = careers();
    ADD(c, 1, "2024", W("Harbour", "data analyst", "2001", "2003"), E("Harbour School", "art", "1990", "1993"));
    ADD(c, 2, "2024", W("Mill", "senior data analyst", "2001", "2003"), W("Art", "painter", "2004", "2005"));
    Sequences *sq = seq(c);
    assert_int_equal(path_end(&mem, c, sq, NULL, S("data analyst")).n_doc, 2);         /* in whatever grade */
    assert_int_equal(path_end(&mem, c, sq, NULL, S("data analyst")).how, END_FOUND);
    assert_int_equal(path_end(&mem, c, sq, NULL, S("analyst")).how, END_PART);
    assert_int_equal(path_end(&mem, c, sq, NULL, S("harbour")).n_doc, 1);
    assert_int_equal(path_end(&mem, c, sq, NULL, S("art")).how, END_SEVERAL);
    assert_int_equal(path_end(&mem, c, sq, NULL, S("ar")).kinds, 1u << END_DEGREE);       /* of Harbour and of art, the study */
    assert_int_equal(path_end(&mem, c, sq, NULL, S("degree:art")).how, END_FOUND);
    assert_int_equal(path_end(&mem, c, sq, NULL, S("학위:art")).how, END_FOUND);
    assert_int_equal(path_end(&mem, c, sq, NULL, S("org:art")).n_doc, 1);
    assert_int_equal(path_end(&mem, c, sq, NULL, S("role:=analyst")).how, END_NONE);
    assert_int_equal(path_end(&mem, c, sq, NULL, S("=data analyst")).n_doc, 2);
    PathEnd e = path_end(&mem, c, sq, NULL, S("data analist"));
    assert_int_equal(e.how, END_NONE);
    assert_str(c->names.v[e.near.v[0]].label, "data analyst");
    assert_int_equal(path_end(&mem, c, sq, NULL, S("role:")).how, END_NONE);
    CareerThings all = path_end_names(&mem, c, sq, NULL);
    assert_str(c->names.v[all.v[0].name].label, "data analyst");
    assert_int_equal(all.v[0].n_doc, 2);
    sequences_free(sq);
    careers_free(c);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(careers_in_order),
        cmocka_unit_test(occupations_within_one_job),
        cmocka_unit_test(states_that_follow_each_other),
        cmocka_unit_test(walked_before_stitched),
        cmocka_unit_test(steps_in_the_years_asked_for),
        cmocka_unit_test(the_step_that_is_missing),
        cmocka_unit_test(what_has_no_name_is_no_bridge),
        cmocka_unit_test(one_way_a_person),
        cmocka_unit_test(a_grade_as_an_end),
        cmocka_unit_test(hundreds_of_posts_at_a_time),
        cmocka_unit_test(skills_told_of_on_the_way),
        cmocka_unit_test(skills_of_those_who_stayed),
        cmocka_unit_test(where_people_went),
        cmocka_unit_test(orders),
        cmocka_unit_test(ends_by_name),
    };
    int failed = RUN_TESTS(tests);
    arena_fini(&mem);
    return failed;
}
