/* Grammars: running an automaton over a sequence of symbols. */
#include "lex_int.h"
#include <assert.h>

enum { DEAD = 0, START = 1 };

uint16_t lex_grammar_col(const LexGrammar *g, Sym s)
{
    if (s == SYM_NONE) return 0;
    for (uint32_t i = col_hash(s, g->n_slot); g->slot[i].sym; i = (i + 1) & (g->n_slot - 1))
        if (g->slot[i].sym == s) return (uint16_t)g->slot[i].col;
    return 0;
}

LexState lex_grammar_start(const LexGrammar *g)
{
    (void)g;
    return START;
}

LexState lex_grammar_step(const LexGrammar *g, LexState s, uint16_t col)
{
    assert(col < g->n_col);
    ArcRow arc = g->arc[g->state[s].base + col];
    return arc.of == s ? arc.to : DEAD;
}

int lex_grammar_accept(const LexGrammar *g, LexState s) { return (int)g->state[s].accept - 1; }

bool lex_grammar_longest_cols(const LexGrammar *g, const uint16_t *cols, uint32_t n, LexRuleHit *out)
{
    LexState s = START;
    bool hit = false;
    for (uint32_t i = 0; i < n; i++) {
        s = lex_grammar_step(g, s, cols[i]);
        if (s == DEAD) break;
        if (!g->state[s].accept) continue;
        *out = (LexRuleHit){(uint16_t)(g->state[s].accept - 1), i + 1};
        hit = true;
    }
    return hit;
}

bool lex_grammar_longest(const LexGrammar *g, const Sym *in, uint32_t n, LexRuleHit *out)
{
    LexState s = START;
    bool hit = false;
    for (uint32_t i = 0; i < n; i++) {
        s = lex_grammar_step(g, s, lex_grammar_col(g, in[i]));
        if (s == DEAD) break;
        if (!g->state[s].accept) continue;
        *out = (LexRuleHit){(uint16_t)(g->state[s].accept - 1), i + 1};
        hit = true;
    }
    return hit;
}

uint32_t lex_grammar_n(const LexGrammar *g) { return g->n_rule; }

Str lex_rule_name(const LexGrammar *g, uint32_t rule)
{
    assert(rule < g->n_rule);
    return lex_sym_str(g->lex, g->rule[rule].name);
}

Sym lex_rule_eval(const LexGrammar *g, uint32_t rule)
{
    assert(rule < g->n_rule);
    return g->rule[rule].eval;
}

LexEntry lex_rule_entry(const LexGrammar *g, uint32_t rule)
{
    assert(rule < g->n_rule);
    const RuleRow *r = &g->rule[rule];
    return (LexEntry){r->eval, r->n_attr, g->attr + r->attr};
}
