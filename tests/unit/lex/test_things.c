/* Entities by type and id: the built-in ones, the user's in their place, and what is silenced. */
#include "lex_test.h"
#include "lex/things.h"

static const char base_yaml[] = "- lexicon: org\n  entries:\n    - {id: kakao, name: 카카오, en: Kakao, alias: [다음카카오]}\n"
                                "    - {id: go, name: 고회사}\n"
                                "- lexicon: skill\n  with: {group: language}\n  entries:\n"
                                "    - {id: go, name: 고랭, en: Golang, context: [Go]}\n"
                                "- lexicon: role\n  with: {family: software}\n  entries:\n"
                                "    - {id: backend, name: 백엔드 개발자, parent: developer}\n    - {id: developer, name: 개발자}\n";

static World *with(const char *user_yaml)
{
    World *w = world(base_yaml);
    if (user_yaml) world_file(w, "mine.yaml", user_yaml);
    world_open(w, user_yaml != NULL);
    return w;
}

static LexThing thing(World *w, const char *type, const char *id)
{
    LexThing t = {0};
    LexThings *all = lex_things_new(w->lex);
    (void)lex_thing_find(all, &w->a, str_z(type), str_z(id), &t);
    lex_things_free(all);
    return t;
}

static void a_thing_has_all_names_of_its_entries(void **state)
{
    (void)state;
    World *w = with(NULL);
    LexThing t = thing(w, "skill", "go");
    assert_str(t.name, "고랭");
    assert_str(t.en, "Golang");
    assert_str(t.alias, "Go");
    assert_str(t.group, "language");
    assert_true(t.context && !t.own && !t.silenced);
    t = thing(w, "org", "go");
    assert_str(t.name, "고회사");
    t = thing(w, "role", "backend");
    assert_str(t.group, "software");
    assert_str(t.parent, "developer");
    assert_int_equal(thing(w, "role", "nobody").id.n, 0);
    assert_int_equal(thing(w, "nothing", "go").id.n, 0);
    LexThings *all = lex_things_new(w->lex);
    assert_int_equal(lex_things_n(all), 5);
    lex_things_free(all);
    world_free(w);
}

static void a_users_entry_stands_for_the_built_in_one(void **state)
{
    (void)state;
    World *w = with("- lexicon: org\n  entries:\n    - {id: kakao, alias: [까까오]}\n    - {id: mine, name: 우리가게}\n"
                    "- silence: [고회사]\n");
    LexThing t = thing(w, "org", "kakao");
    assert_true(t.own && !t.silenced);
    assert_str(t.name, "카카오");
    assert_str(t.alias, "까까오|다음카카오");
    assert_true(thing(w, "org", "go").silenced);
    assert_true(thing(w, "org", "mine").own);
    LexThings *all = lex_things_new(w->lex);
    assert_int_equal(lex_things_n(all), 6);
    lex_things_free(all);
    world_free(w);
}

static void a_name_is_looked_up_as_a_whole_and_by_type(void **state)
{
    (void)state;
    World *w = with(NULL);
    Str id;
    assert_true(lex_thing_named(w->lex, &w->a, S("org"), S("KAKAO"), &id));
    assert_str(id, "kakao");
    assert_false(lex_thing_named(w->lex, &w->a, S("skill"), S("카카오"), &id));
    assert_false(lex_thing_named(w->lex, &w->a, S("org"), S("카카오뱅크"), &id));
    assert_false(lex_thing_named(w->lex, &w->a, S("org"), S("카카"), &id));
    assert_false(lex_thing_named(w->lex, &w->a, S("org"), S(""), &id));
    world_free(w);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_thing_has_all_names_of_its_entries),
        cmocka_unit_test(a_users_entry_stands_for_the_built_in_one),
        cmocka_unit_test(a_name_is_looked_up_as_a_whole_and_by_type),
    };
    return RUN_TESTS(tests);
}
