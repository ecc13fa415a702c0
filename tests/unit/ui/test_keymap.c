/* Keys to actions: the YAML, prefixes, panes, what a broken file leaves. Themes likewise. */
#include "test.h"
#include "ui/keymap.h"
#include "ui/theme.h"
#include <stdlib.h>
#include <string.h>

static KeySeq keys(const char *names)
{
    KeySeq s;
    assert_true(key_seq_parse(str_z(names), &s));
    return s;
}

static ActionId find(const Keymap *m, Context ctx, const char *names)
{
    KeySeq s = keys(names);
    ActionId id;
    return keymap_find(m, ctx, &s, &id) == KEYS_ACTION ? id : ACT_NONE;
}

static void use_no_config(void) { setenv("XDG_CONFIG_HOME", "/dev/null/none", 1); }

static void every_builtin_entry_is_understood(void **state)
{
    (void)state;
    use_no_config();
    Arena a = {0};
    Keymap m = {0};
    Fault f = {0};
    assert_int_equal(keymap_load(&a, NULL, &m, &f), RC_OK);
    assert_true(m.all.n > 40);
    ThemeNames names = theme_names(&a);
    assert_true(names.n >= 4);
    for (uint32_t i = 0; i < names.n; i++) {
        Theme t = {0};
        assert_int_equal(theme_load(&a, names.v[i], &t, &f), RC_OK);
    }
    arena_fini(&a);
}

static void every_action_has_a_key_somewhere(void **state)
{
    (void)state;
    use_no_config();
    Arena a = {0};
    Keymap m = {0};
    assert_int_equal(keymap_load(&a, NULL, &m, NULL), RC_OK);
    for (int id = ACT_NONE + 1; id < ACT_COUNT; id++) {
        bool found = false;
        for (int c = CTX_GLOBAL + 1; c < CTX_COUNT; c++)
            found |= action_in((ActionId)id, (Context)c) && keymap_key(&a, &m, (Context)c, (ActionId)id).n > 0;
        if (!found) fail_msg("no key for %s", actions[id].name);
    }
    arena_fini(&a);
}

static void action_names_are_unique(void **state)
{
    (void)state;
    for (int id = 0; id < ACT_COUNT; id++) assert_int_equal(action_find(str_z(actions[id].name)), id);
}

static void a_prefix_waits_for_more(void **state)
{
    (void)state;
    Arena a = {0};
    Keymap m = {0};
    assert_int_equal(keymap_parse(&a, S("global:\n  g g: first\n  x: quit\n"), "k", &m, NULL), RC_OK);
    KeySeq g = keys("g");
    ActionId id;
    assert_int_equal(keymap_find(&m, CTX_DOCS, &g, &id), KEYS_PREFIX);
    assert_int_equal(find(&m, CTX_DOCS, "g g"), ACT_FIRST);
    assert_int_equal(find(&m, CTX_DOCS, "g x"), ACT_NONE);
    arena_fini(&a);
}

static void a_pane_comes_before_global_and_none_takes_away(void **state)
{
    (void)state;
    Arena a = {0};
    Keymap m = {0};
    Str yaml = S("global:\n  x: quit\n  j: down\ntext:\n  x: help\n  j: none\n");
    assert_int_equal(keymap_parse(&a, yaml, "k", &m, NULL), RC_OK);
    assert_int_equal(find(&m, CTX_DOCS, "x"), ACT_QUIT);
    assert_int_equal(find(&m, CTX_TEXT, "x"), ACT_HELP);
    assert_int_equal(find(&m, CTX_TEXT, "j"), ACT_NONE);
    assert_str(keymap_keys(&a, &m, CTX_TEXT, ACT_DOWN), "");
    assert_str(keymap_keys(&a, &m, CTX_DOCS, ACT_DOWN), "j");
    arena_fini(&a);
}

static void a_later_file_wins(void **state)
{
    (void)state;
    Arena a = {0};
    Keymap m = {0};
    assert_int_equal(keymap_parse(&a, S("global:\n  x: quit\n"), "a", &m, NULL), RC_OK);
    assert_int_equal(keymap_parse(&a, S("global:\n  x: help\n"), "b", &m, NULL), RC_OK);
    assert_int_equal(find(&m, CTX_TEXT, "x"), ACT_HELP);
    assert_int_equal(m.all.n, 1);
    arena_fini(&a);
}

static void a_wrong_entry_names_its_line_and_the_rest_holds(void **state)
{
    (void)state;
    Arena a = {0};
    Keymap m = {0};
    Fault f = {0};
    Str yaml = S("global:\n  x: quit\n  y: fly\n  Hyper-q: quit\n  z: help\nmoon:\n  a: help\n");
    assert_int_equal(keymap_parse(&a, yaml, "own.yaml", &m, &f), RC_SYNTAX);
    assert_string_equal(f.path, "own.yaml");
    assert_int_equal(f.line, 3);
    assert_non_null(strstr(f.detail, "fly"));
    assert_int_equal(find(&m, CTX_TEXT, "x"), ACT_QUIT);
    assert_int_equal(find(&m, CTX_TEXT, "z"), ACT_HELP);
    arena_fini(&a);
}

static void a_broken_theme_keeps_what_could_be_read(void **state)
{
    (void)state;
    Arena a = {0};
    Theme t = {0};
    Fault f = {0};
    Str yaml = S("roles:\n  event: bold red\n  nonsense: red\n  skill: shiny\n  org: \"208\"\n");
    assert_int_equal(theme_parse(&a, yaml, "own.yaml", &t, &f), RC_SYNTAX);
    assert_int_equal(f.line, 3);
    assert_true(t.style[RO_EVENT].attrs & ST_BOLD);
    assert_true(t.style[RO_ORG].fg == COLOUR_INDEX(208));
    assert_true(t.style[RO_SKILL].fg == COLOUR_DEFAULT);
    assert_int_equal(theme_parse(&a, S("event: red\n"), "own.yaml", &t, &f), RC_SYNTAX);
    arena_fini(&a);
}

static void an_unknown_theme_is_said_and_dark_is_used(void **state)
{
    (void)state;
    use_no_config();
    Arena a = {0};
    Theme dark = {0}, t = {0};
    Fault f = {0};
    assert_int_equal(theme_load(&a, S("dark"), &dark, &f), RC_OK);
    assert_int_equal(theme_load(&a, S("nosuch"), &t, &f), RC_NOTFOUND);
    assert_memory_equal(t.style, dark.style, sizeof t.style);
    assert_int_not_equal(theme_load(&a, S("../../etc/passwd"), &t, &f), RC_IO);
    arena_fini(&a);
}

static void mono_has_no_colour(void **state)
{
    (void)state;
    use_no_config();
    Arena a = {0};
    Theme t = {0};
    assert_int_equal(theme_load(&a, S("mono"), &t, NULL), RC_OK);
    for (int i = 0; i < RO_N; i++) assert_true(t.style[i].fg == COLOUR_DEFAULT && t.style[i].bg == COLOUR_DEFAULT);
    arena_fini(&a);
}

int main(void)
{
    const struct CMUnitTest list[] = {
        cmocka_unit_test(every_builtin_entry_is_understood),
        cmocka_unit_test(every_action_has_a_key_somewhere),
        cmocka_unit_test(action_names_are_unique),
        cmocka_unit_test(a_prefix_waits_for_more),
        cmocka_unit_test(a_pane_comes_before_global_and_none_takes_away),
        cmocka_unit_test(a_later_file_wins),
        cmocka_unit_test(a_wrong_entry_names_its_line_and_the_rest_holds),
        cmocka_unit_test(a_broken_theme_keeps_what_could_be_read),
        cmocka_unit_test(an_unknown_theme_is_said_and_dark_is_used),
        cmocka_unit_test(mono_has_no_colour),
    };
    return RUN_TESTS(list);
}
