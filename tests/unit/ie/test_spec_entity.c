/* The cases of tests/spec/entity-*.case: texts with the entities a careful reader marks in them.
 *
 *   # comment
 *   > 하루맥이라는 스타트업에 입사했다.     a text (\n is a line end); what follows, indented, is asked of it
 *     org = 하루맥                        these and no others of the type, separated by " | "
 *     skill =                             none of the type
 *     same = 은산대학교병원, 은산대병원     both are names of one entity */
#include "spec_case.h"
#include "bound.h"
#include "entity/entity_int.h"
#include <string.h>

static int open_all(void **state)
{
    static const BindFn bind[] = {mark_bind, scope_bind, turn_bind, timex_bind, entity_bind};
    (void)state;
    return open_passes(bind, COUNT_OF(bind));
}

static void find_entities(Arena *mem, Str text, Analysis *out)
{
    Fault f = {0};
    Doc *doc;
    assert_int_equal(doc_new(mem, text, DOC_PLAIN, &doc, &f), RC_OK);
    Ie ie = {.an = &an, .lex = lex, .doc = doc, .mem = mem, .tmp = mem, .pass = mem, .out = out, .ko = doc->hangul_share > 0.2};
    ie_read(&ie);
    scope_run(&ie);
    turn_run(&ie);
    timex_run(&ie);
    entity_run(&ie);
    analysis_check(out, (uint32_t)doc->text.n);
}

typedef struct Spec {
    Arena *mem;
    CaseFile file;
    uint32_t n_failed, n_asked;
    Analysis found;
} Spec;

static bool has_name(const Entity *e, Str name)
{
    bool has = str_eq(e->name, name);
    for (uint32_t i = 0; i < e->also.n; i++) has = has || str_eq(e->also.v[i], name);
    return has;
}

static const Entity *entity_named(const Spec *s, int type, Str name)
{
    for (uint32_t i = 0; i < s->found.entities.n; i++) {
        const Entity *e = &s->found.entities.v[i];
        if ((type < 0 || (int)e->type == type) && has_name(e, name)) return e;
    }
    return NULL;
}

static void wrong(Spec *s, const char *what, Str name)
{
    s->n_failed++;
    print_error("%s:%u: %s \"" STR_FMT "\"\n", s->file.path, s->file.line, what, STR_ARG(name));
}

static bool next_item(Str *rest, const char *sep, Str *item)
{
    if (!rest->n) return false;
    size_t at = str_find(*rest, str_z(sep), 0);
    *item = str_trim(str_slice(*rest, 0, at == SIZE_MAX ? rest->n : at));
    *rest = at == SIZE_MAX ? S("") : str_slice(*rest, at + strlen(sep), rest->n);
    return true;
}

static void ask_type(Spec *s, int type, Str names)
{
    uint32_t n = 0, found = 0;
    Str all = names, item;
    while (next_item(&names, "|", &item)) {
        n++;
        if (!entity_named(s, type, item)) wrong(s, "not found:", item);
    }
    for (uint32_t i = 0; i < s->found.entities.n; i++) {
        const Entity *e = &s->found.entities.v[i];
        if ((int)e->type != type) continue;
        found++;
        bool wanted = false;
        Str rest = all;
        while (next_item(&rest, "|", &item)) wanted = wanted || has_name(e, item);
        if (!wanted) wrong(s, "not asked for:", e->name);
    }
    if (n != found && !s->n_failed) wrong(s, "another count than of", all);
}

static void ask_same(Spec *s, Str names)
{
    Str item;
    const Entity *first = NULL;
    while (next_item(&names, ",", &item)) {
        const Entity *e = entity_named(s, -1, item);
        if (!e || (first && e != first)) wrong(s, "not one entity:", item);
        first = e;
    }
}

static void ask(Spec *s, Str line)
{
    Str key;
    s->n_asked++;
    if (!str_cut(&line, '=', &key)) fail_msg("%s:%u: no \"=\"", s->file.path, s->file.line);
    key = str_trim(key);
    if (str_eq_z(key, "same")) {
        ask_same(s, str_trim(line));
        return;
    }
    int type = type_find(&entity_types, key);
    if (type < 0) fail_msg("%s:%u: no type of entity: " STR_FMT, s->file.path, s->file.line, STR_ARG(key));
    ask_type(s, type, str_trim(line));
}

static uint32_t run_file(const char *path, uint32_t *n_asked)
{
    Spec s = {.mem = arena_new(), .file = case_open(path)};
    for (Str line; case_line(&s.file, &line);) {
        if (str_starts(line, S("> "))) {
            s.found = (Analysis){0};
            find_entities(s.mem, case_text(s.mem, str_slice(line, 2, line.n)), &s.found);
        } else if (str_starts(line, S("  "))) {
            ask(&s, str_trim(line));
        }
    }
    *n_asked += s.n_asked;
    arena_free(s.mem);
    case_close(&s.file);
    return s.n_failed;
}

static void the_cases_hold(void **state)
{
    (void)state;
    Arena *a = arena_new();
    PathList paths = {0};
    Fault f = {0};
    uint32_t asked = 0, failed = 0;
    assert_int_equal(fs_walk(a, "tests/spec", &paths, &f), RC_OK);
    for (uint32_t i = 0; i < paths.n; i++)
        if (strstr(paths.v[i], "/entity-")) failed += run_file(paths.v[i], &asked);
    if (failed) fail_msg("%u of %u wrong", failed, asked);
    assert_true(asked > 100);
    arena_free(a);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test_setup_teardown(the_cases_hold, open_all, close_all)};
    return RUN_TESTS(tests);
}
