/* Patterns over classes: longest match, ties, operators, macros, limits, and the same against a naive matcher. */
#include "lex_test.h"

/* Runs the grammar g over names parted by blanks: "rule:len", "" for none. */
static Str run(World *w, const char *names)
{
    const LexGrammar *g = lex_grammar(w->lex, "g");
    Sym in[64];
    uint16_t cols[64];
    uint32_t n = 0;
    Str rest = str_z(names), name;
    while (*names && str_cut(&rest, ' ', &name)) {
        in[n] = lex_sym(w->lex, str_dup_z(&w->a, name));
        cols[n] = lex_grammar_col(g, in[n]);
        n++;
    }
    LexRuleHit hit, same;
    bool found = lex_grammar_longest(g, in, n, &hit);
    assert_int_equal(lex_grammar_longest_cols(g, cols, n, &same), found);
    if (!found) return S("");
    assert_int_equal(hit.rule, same.rule);
    assert_int_equal(hit.len, same.len);
    return str_fmt(&w->a, STR_FMT ":%u", STR_ARG(lex_rule_name(g, hit.rule)), hit.len);
}

static World *rules(const char *lines)
{
    Arena a = {0};
    World *w = world(str_fmt(&a, "grammar: g\nrules:\n%s\n", lines).p);
    arena_fini(&a);
    return w;
}

static void the_longest_match_wins(void **state)
{
    (void)state;
    World *w = rules(" - {id: y, eval: year, p: num year}\n - {id: ymd, eval: date, p: num year num month (num day)?}");
    assert_str(run(w, "num year"), "y:2");
    assert_str(run(w, "num year num"), "y:2");
    assert_str(run(w, "num year num month"), "ymd:4");
    assert_str(run(w, "num year num month num"), "ymd:4");
    assert_str(run(w, "num year num month num day"), "ymd:6");
    assert_str(run(w, "num"), "");
    assert_str(run(w, "year num"), "");
    assert_str(run(w, ""), "");
    const LexGrammar *g = lex_grammar(w->lex, "g");
    assert_int_equal(lex_grammar_n(g), 2);
    assert_str(lex_sym_str(w->lex, lex_rule_eval(g, 1)), "date");
    world_free(w);
}

static void of_equal_matches_the_first_rule_wins(void **state)
{
    (void)state;
    World *w = rules(" - {id: special, eval: e, p: a b}\n - {id: general, eval: e, p: a (b | c)}");
    assert_str(run(w, "a b"), "special:2");
    assert_str(run(w, "a c"), "general:2");
    world_free(w);
}

static void alternation_binds_weaker_than_sequence(void **state)
{
    (void)state;
    World *w = rules(" - {id: r, eval: e, p: a b | c d}");
    assert_str(run(w, "a b"), "r:2");
    assert_str(run(w, "c d"), "r:2");
    assert_str(run(w, "a d"), "");
    assert_str(run(w, "a b d"), "r:2");
    world_free(w);
}

static void repetitions_count(void **state)
{
    (void)state;
    World *w = rules(" - {id: few, eval: e, p: \"a{2,3}\"}\n - {id: two, eval: e, p: \"b{2}\"}\n"
                     " - {id: many, eval: e, p: \"c{2,}\"}\n"
                     " - {id: upto, eval: e, p: \"d e{,2}\"}\n - {id: star, eval: e, p: f g*}\n"
                     " - {id: plus, eval: e, p: h (g f)+}");
    assert_str(run(w, "a"), "");
    assert_str(run(w, "a a"), "few:2");
    assert_str(run(w, "a a a a"), "few:3");
    assert_str(run(w, "b"), "");
    assert_str(run(w, "b b b"), "two:2");
    assert_str(run(w, "c"), "");
    assert_str(run(w, "c c c c c"), "many:5");
    assert_str(run(w, "d e e e"), "upto:3");
    assert_str(run(w, "d"), "upto:1");
    assert_str(run(w, "f g g g"), "star:4");
    assert_str(run(w, "f"), "star:1");
    assert_str(run(w, "h"), "");
    assert_str(run(w, "h g f g f g"), "plus:5");
    world_free(w);
}

static void a_symbol_no_rule_knows_ends_the_match(void **state)
{
    (void)state;
    World *w = world("- {book: t, entries: [{w: 가, c: other}]}\n- {grammar: g, rules: [{id: r, eval: e, p: a+}]}\n");
    assert_str(run(w, "a other a"), "r:1");
    assert_str(run(w, "other"), "");
    assert_str(run(w, "nobody a"), "");
    assert_int_equal(lex_grammar_col(lex_grammar(w->lex, "g"), lex_sym(w->lex, "other")), 0);
    assert_int_equal(lex_grammar_col(lex_grammar(w->lex, "g"), SYM_NONE), 0);
    world_free(w);
}

static void macros_stand_for_their_pattern_as_a_whole(void **state)
{
    (void)state;
    World *w = world("grammar: g\nlet: {sp: blank?, ab: a | b, pair: $ab $sp $ab}\n"
                     "rules: [{id: r, eval: e, p: $pair c}]\n");
    assert_str(run(w, "a b c"), "r:3");
    assert_str(run(w, "a blank a c"), "r:4");
    assert_str(run(w, "a c"), "");
    world_free(w);
}

static void a_rule_keeps_its_other_keys(void **state)
{
    (void)state;
    World *w = rules(" - {id: r, eval: date, p: a, basis: heading, prio: 3}");
    LexEntry e = lex_rule_entry(lex_grammar(w->lex, "g"), 0);
    assert_str(lex_sym_str(w->lex, e.cls), "date");
    assert_int_equal(lex_attr_num(e, lex_sym(w->lex, "prio"), 0), 3);
    assert_int_equal(e.n_attr, 2);
    world_free(w);
}

static void single_steps_see_what_longest_sees(void **state)
{
    (void)state;
    World *w = rules(" - {id: r, eval: e, p: a b?}");
    const LexGrammar *g = lex_grammar(w->lex, "g");
    uint16_t a = lex_grammar_col(g, lex_sym(w->lex, "a")), b = lex_grammar_col(g, lex_sym(w->lex, "b"));
    LexState s = lex_grammar_start(g);
    assert_int_equal(lex_grammar_accept(g, s), -1);
    s = lex_grammar_step(g, s, a);
    assert_int_equal(lex_grammar_accept(g, s), 0);
    s = lex_grammar_step(g, s, b);
    assert_int_equal(lex_grammar_accept(g, s), 0);
    assert_int_equal(lex_grammar_step(g, s, b), 0);
    world_free(w);
}

static void equal_states_are_one(void **state)
{
    (void)state;
    World *w = rules(" - {id: r, eval: e, p: (a | b | c) (d e | d e)}");
    Blob b;
    assert_int_equal(blob_open(buf_str(&w->blob), &b, NULL), RC_OK);
    assert_int_equal(BLOB(&b, GRAMMAR, GrammarRow)[0].n_state, 5);      /* dead, start, behind a|b|c, d, e */
    world_free(w);
}

/* ---------------------------------------------------------------- patterns that are refused */
static void refused(const char *pattern, const char *why)
{
    World *w = world_new();
    Str yaml = str_fmt(&w->a, "grammar: g\nlet: {loop: $loop}\nrules:\n  - {id: good, eval: e, p: a}\n"
                              "  - {id: r, eval: e, p: \"%s\"}\n", pattern);
    assert_int_equal(world_compile(w, yaml.p), RC_SYNTAX);
    assert_int_equal(w->faults.first.line, 5);
    if (!strstr(w->faults.first.detail, why)) fail_msg("\"%s\" for %s", w->faults.first.detail, pattern);
    assert_int_equal(w->blob.n, 0);
    world_free(w);
}

static void broken_patterns_are_named_with_their_line(void **state)
{
    (void)state;
    static const char *const cases[][2] = {
        {"(a", ") is missing"},      {"a)", "too many"},        {"a |", "missing"},     {"| a", "name is missing"},
        {"a?", "nothing"},           {"a* b?", "nothing"},      {"*", "name is missing"}, {"a{", "repetition"},
        {"a{3,2}", "repetition"},    {"a{0}", "repetition"},    {"a{,}", "repetition"},
        {"a{99999999999}", "repetition"},
        {"a & b", "name is missing"}, {"$none", "not defined"}, {"$loop", "too deeply"}, {"()", "name is missing"},
        {"((((a{32}){32}){32}){32}){32}", "multiply"},
        {"(a|b)* a (a|b){20} c", "too large"},                 /* 2^20 states: the classic explosion */
    };
    for (size_t i = 0; i < COUNT_OF(cases); i++) refused(cases[i][0], cases[i][1]);
}

static void parentheses_cannot_exhaust_the_stack(void **state)
{
    (void)state;
    char deep[8000];
    memset(deep, '(', sizeof deep - 1);
    deep[sizeof deep - 1] = '\0';
    refused(deep, "too deeply");
}

static void a_long_pattern_is_no_deep_one(void **state)
{
    (void)state;
    Arena a = {0};
    Buf line = {0};
    buf_add_z(&line, " - {id: r, eval: e, p: a");
    for (int i = 1; i < 8000; i++) buf_add_z(&line, " a");
    buf_add(&line, S("}"));
    World *w = rules(str_dup_z(&a, buf_str(&line)));
    Sym *in = arena_push_n(&a, Sym, 9000);
    for (int i = 0; i < 9000; i++) in[i] = lex_sym(w->lex, "a");
    LexRuleHit hit;
    assert_true(lex_grammar_longest(lex_grammar(w->lex, "g"), in, 9000, &hit));
    assert_int_equal(hit.len, 8000);
    assert_false(lex_grammar_longest(lex_grammar(w->lex, "g"), in, 7999, &hit));
    world_free(w);
    buf_fini(&line);
    arena_fini(&a);
}

static void a_rule_that_can_never_win_is_a_fault(void **state)
{
    (void)state;
    World *w = world_new();
    assert_int_equal(world_compile(w, "grammar: g\nrules:\n - {id: x, eval: e, p: a (b|c)}\n"
                                      " - {id: y, eval: e, p: a b}\n"), RC_SYNTAX);
    assert_int_equal(w->faults.first.line, 4);
    assert_non_null(strstr(w->faults.first.detail, "never win"));
    world_free(w);
}

/* ---------------------------------------------------------------- against a naive matcher */
enum { SYMBOLS = 3, INPUT = 8 };
typedef struct Ast { char op; int sym, min, max; struct Ast *x, *y; } Ast;
static uint32_t seed = 12345;
static uint32_t rnd(uint32_t n) { return (seed = seed * 1664525u + 1013904223u, seed >> 16) % n; }

static Ast *random_pattern(Arena *a, int depth)
{
    Ast *p = arena_push(a, Ast);
    p->op = depth ? "s..|r"[rnd(5)] : 's';
    p->sym = (int)rnd(SYMBOLS);
    p->min = (int)rnd(3);
    p->max = p->min + (int)rnd(2) + (p->min == 0);
    if (p->op != 's') p->x = random_pattern(a, depth - 1);
    if (p->op == '.' || p->op == '|') p->y = random_pattern(a, depth - 1);
    return p;
}

static Str print(Arena *a, const Ast *p)
{
    if (p->op == 's') return str_fmt(a, "%c", 'a' + p->sym);
    Str x = print(a, p->x);
    if (p->op == 'r') return str_fmt(a, "(" STR_FMT "){%d,%d}", STR_ARG(x), p->min, p->max);
    return str_fmt(a, "(" STR_FMT ")%c(" STR_FMT ")", STR_ARG(x), p->op == '|' ? '|' : ' ', STR_ARG(print(a, p->y)));
}

/* from and the result are sets of places, one bit each. */
static uint32_t ends(const Ast *p, const int *in, int n, uint32_t from)
{
    uint32_t to = 0, at = from;
    if (p->op == '.') return ends(p->y, in, n, ends(p->x, in, n, from));
    if (p->op == '|') return ends(p->x, in, n, from) | ends(p->y, in, n, from);
    if (p->op == 'r') {
        for (int i = 0; i <= p->max; i++, at = ends(p->x, in, n, at))
            if (i >= p->min) to |= at;
        return to;
    }
    for (int i = 0; i < n; i++)
        if (from >> i & 1 && in[i] == p->sym) to |= 1u << (i + 1);
    return to;
}

static int last_bit(uint32_t set)
{
    int last = 0;
    for (int i = 1; i < 32; i++)
        if (set >> i & 1) last = i;
    return last;
}

static void compare(World *w, const Ast *one, const Ast *two)
{
    const LexGrammar *g = lex_grammar(w->lex, "g");
    for (int round = 0; round < 60; round++) {
        int in[INPUT];
        Sym syms[INPUT];
        for (int i = 0; i < INPUT; i++) {
            in[i] = (int)rnd(SYMBOLS);
            syms[i] = lex_sym(w->lex, (char[]){(char)('a' + in[i]), '\0'});
        }
        int n1 = last_bit(ends(one, in, INPUT, 1)), n2 = last_bit(ends(two, in, INPUT, 1));
        LexRuleHit hit = {0};
        bool found = lex_grammar_longest(g, syms, INPUT, &hit);
        assert_int_equal(found, n1 || n2);
        if (!found) continue;
        assert_int_equal(hit.len, n1 > n2 ? n1 : n2);
        assert_int_equal(hit.rule, n2 > n1);
    }
}

static void random_patterns_match_what_a_naive_matcher_finds(void **state)
{
    (void)state;
    for (int round = 0; round < 150; round++) {
        World *w = world_new();
        const Ast *one = random_pattern(&w->a, 3), *two = random_pattern(&w->a, 3);
        Str p1 = print(&w->a, one), p2 = print(&w->a, two);
        Str yaml = str_fmt(&w->a, "grammar: g\nrules:\n - {id: x, eval: e, p: \"" STR_FMT "\"}\n"
                                  " - {id: y, eval: e, p: \"" STR_FMT "\"}\n",
                           STR_ARG(p1), STR_ARG(p2));
        /* Patterns that match nothing at all, and rules that never win, are refused; the rest must agree. */
        if (world_compile(w, yaml.p) == RC_OK) {
            world_open(w, false);
            compare(w, one, two);
        } else {
            assert_true(strstr(w->faults.first.detail, "nothing") || strstr(w->faults.first.detail, "never win"));
        }
        world_free(w);
    }
}

int main(void)
{
    const struct CMUnitTest list[] = {
        cmocka_unit_test(the_longest_match_wins),
        cmocka_unit_test(of_equal_matches_the_first_rule_wins),
        cmocka_unit_test(alternation_binds_weaker_than_sequence),
        cmocka_unit_test(repetitions_count),
        cmocka_unit_test(a_symbol_no_rule_knows_ends_the_match),
        cmocka_unit_test(macros_stand_for_their_pattern_as_a_whole),
        cmocka_unit_test(a_rule_keeps_its_other_keys),
        cmocka_unit_test(single_steps_see_what_longest_sees),
        cmocka_unit_test(equal_states_are_one),
        cmocka_unit_test(broken_patterns_are_named_with_their_line),
        cmocka_unit_test(parentheses_cannot_exhaust_the_stack),
        cmocka_unit_test(a_long_pattern_is_no_deep_one),
        cmocka_unit_test(a_rule_that_can_never_win_is_a_fault),
        cmocka_unit_test(random_patterns_match_what_a_naive_matcher_finds),
    };
    return RUN_TESTS(list);
}
