/* filter.c: what a key costs while one filters: new counts for each letter typed into the filter bar, the list of a
 * field's values, and each letter typed into a list of 100,000 names.
 *
 * bench-filter [MEMOIRS [NAMES]]: careers made by a seeded generator, ten events each. No texts: words are the
 * session's to find. Figures: milliseconds, median and 95th of a hundred. */
#include "base/clock.h"
#include "path/filter.h"
#include "path/why.h"
#include "ui/rank.h"
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { EVENTS = 10, SKILLS = 6, ROUNDS = 7 };

static uint64_t seed = 7;
static uint32_t rnd(uint32_t n)
{
    seed = seed * 6364136223846793005u + 1442695040888963407u;
    return (uint32_t)(seed >> 33) % n;
}

static size_t put_syllable(char *z)
{
    uint32_t cp = 0xAC00 + rnd(19) * 588 + rnd(21) * 28 + (rnd(3) ? 0 : 4);
    z[0] = (char)(0xE0 | cp >> 12), z[1] = (char)(0x80 | (cp >> 6 & 63)), z[2] = (char)(0x80 | (cp & 63));
    return 3;
}

/* Names as memoirs have them: Hangul of three to seven syllables with a blank now and then, or Latin words. */
static Str make_name(Arena *a)
{
    char z[64];
    size_t n = 0;
    uint32_t len = 3 + rnd(5), blank = rnd(2) ? 2 + rnd(3) : 99;
    bool latin = rnd(4) == 0;
    for (uint32_t i = 0; i < len; i++) {
        if (i == blank) z[n++] = ' ';
        if (latin) z[n++] = (char)((i ? 'a' : 'A') + (char)rnd(26)), z[n++] = (char)('a' + (char)rnd(26));
        else n += put_syllable(z + n);
    }
    return str_dup(a, (Str){z, n});
}

static const Str roles[] = {{"백엔드 개발자", 19}, {"데이터 분석가", 19}, {"교사", 6}, {"간호사", 9}, {"product manager", 15}};

static Entity entity(Arena *a, EntityType type, Str name)
{
    Entity e = {.type = type, .name = name};
    *vec_push(a, &e.mentions) = (Mention){{1, 2}};
    return e;
}

static void put_memoir(Careers *c, Arena *a, int64_t id, const Str *names, uint32_t n_name)
{
    ArenaMark m = arena_mark(a);
    Analysis an = {.lang = rnd(4) ? LANG_KO : LANG_EN};
    Str role = roles[rnd(COUNT_OF(roles))];
    *vec_push(a, &an.entities) = entity(a, ENT_ROLE, role);
    for (uint32_t i = 0; i < SKILLS; i++)
        *vec_push(a, &an.entities) = entity(a, ENT_SKILL, names[((uint32_t)id * SKILLS + i) % n_name]);
    for (uint32_t i = 0; i < EVENTS; i++) {
        Event e = {.type = (EventType)rnd(EV_COUNT), .fact = rnd(10) ? FACT_ACTUAL : FACT_PLANNED, .confidence = 0.8f,
                   .date = str_fmt(a, "%u-%02u", 1990 + rnd(34), 1 + rnd(12)), .span = {i, i + 1}};
        e.args.org = names[((uint32_t)id * EVENTS + i) % n_name];
        if (!(i & 1)) e.args.role = role;
        if (event_is_of_skill(e.type)) *vec_push(a, &e.args.skill) = names[((uint32_t)id * SKILLS) % n_name];
        *vec_push(a, &an.events) = e;
    }
    careers_put(c, id, str_fmt(a, "memoir-%06lld.txt", (long long)id), role, &an);
    arena_rewind(a, m);
}

static Rc no_text(void *ctx, Str phrase, const Careers *c, Bits *docs)
{
    (void)ctx, (void)phrase, (void)c, (void)docs;
    return RC_OK;
}

typedef struct Times { double v[4096]; uint32_t n; } Times;

static int by_value(const void *x, const void *y)
{
    double a = *(const double *)x, b = *(const double *)y;
    return a < b ? -1 : a > b;
}

static void put_time(Times *t, int64_t from)
{
    if (t->n < COUNT_OF(t->v)) t->v[t->n++] = (double)(clock_us() - from) / 1000.0;
}

static void tell(const char *what, Times *t)
{
    qsort(t->v, t->n, sizeof *t->v, by_value);
    printf("%-44s %7.2f %7.2f\n", what, t->v[t->n / 2], t->v[(t->n - 1) * 95 / 100]);
}

/* Every prefix of the query that can be read, letter by letter. */
static void type_query(const Careers *c, Arena *a, Str text, Times *t)
{
    for (size_t n = 1; n <= text.n; n++) {
        if (n < text.n && ((unsigned char)text.p[n] & 0xC0) == 0x80) continue;
        ArenaMark m = arena_mark(a);
        Query q;
        int64_t from = clock_us();
        if (!query_parse(a, (Str){text.p, n}, &q, NULL)) {
            Filter f = filter_run(a, c, &q, no_text, NULL);
            if (f.n_doc > c->n_doc) exit(1);
            put_time(t, from);
        }
        arena_rewind(a, m);
    }
}

static bool name_of(const void *ctx, uint32_t row, uint32_t k, Str *name)
{
    *name = ((const Str *)ctx)[row];
    return k == 0;
}

static void type_list(Arena *a, const Str *names, uint32_t n_name, Times *t)
{
    static const char *const typed[] = {"ㅂ", "ㅂㅇ", "ㅂㅇㄷ", "배", "백", "백ㅇ", "a", "an", "ana", "개", "개바", "ㄱㅂㅈ", "s", "가 나", "갭"};
    Rank r;
    rank_room(a, &r, n_name);
    for (int round = 0; round < ROUNDS; round++)
        for (size_t i = 0; i < COUNT_OF(typed); i++) {
            int64_t from = clock_us();
            rank_by(&r, str_z(typed[i]), name_of, names);
            put_time(t, from);
        }
}

static void open_lists(const Careers *c, Arena *a, Times *t)
{
    static const QueryField fields[] = {Q_ROLE, Q_YEAR, Q_SKILL, Q_ORG, Q_TYPE};
    for (int round = 0; round < ROUNDS; round++)
        for (size_t i = 0; i < COUNT_OF(fields); i++) {
            ArenaMark m = arena_mark(a);
            int64_t from = clock_us();
            FacetList l = filter_facet(a, c, &(Query){0}, fields[i], no_text, NULL);
            if (!l.n) exit(1);
            put_time(t, from);
            arena_rewind(a, m);
        }
}

static void ask_why(const Careers *c, Arena *a, Times *t)
{
    Query q;
    for (int round = 0; round < ROUNDS; round++) {
        ArenaMark m = arena_mark(a);
        int64_t from = clock_us();
        if (query_parse(a, S("role:교사 year:1950 type:join"), &q, NULL)) exit(1);
        Why w = why_make(a, c, &q, no_text, NULL);
        if (w.n != 3) exit(1);
        put_time(t, from);
        arena_rewind(a, m);
    }
}

int main(int argc, char **argv)
{
    uint32_t memoirs = argc > 1 ? (uint32_t)atoi(argv[1]) : 10000, n_name = argc > 2 ? (uint32_t)atoi(argv[2]) : 100000;
    Arena a = {0};
    Careers *c = careers_new();
    Str *names = arena_push_n(&a, Str, n_name);
    for (uint32_t i = 0; i < n_name; i++) names[i] = make_name(&a);
    for (uint32_t i = 0; i < memoirs; i++) put_memoir(c, &a, i + 1, names, n_name);
    printf("%u memoirs, %u events, %u names                median    95th ms\n", c->n_doc, c->n_event, c->names.n);
    static Times keys, lists, fuzzy, why;
    static const char *const queries[] = {
        "role:백엔드 year:2001..2012 type:join,leave skill:가 -fact:planned", "org:한국 역할:data 해:2010..", "doc:memoir-0001 lang:ko",
    };
    for (int round = 0; round < ROUNDS; round++)
        for (size_t i = 0; i < COUNT_OF(queries); i++) type_query(c, &a, str_z(queries[i]), &keys);
    open_lists(c, &a, &lists);
    type_list(&a, names, n_name, &fuzzy);
    ask_why(c, &a, &why);
    tell("a letter in the filter bar: new counts", &keys);
    tell("a list of values opened", &lists);
    tell("a letter in a list of all names", &fuzzy);
    tell("why nothing fits three terms", &why);
    careers_free(c);
    arena_fini(&a);
    return 0;
}
