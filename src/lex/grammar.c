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
    ArcRow arc = g->arc[s + col];
    return arc.of == s ? arc.to & ARC_STATE : DEAD;
}

int lex_grammar_accept(const LexGrammar *g, LexState s) { return (int)g->arc[s].to - 1; }

/* How far a rule has come, and the last place where one may have ended. */
typedef struct Run { LexState s, last; uint32_t len; } Run;

/* Where rules end follows no rule: no branch on it. */
static inline bool run_on(const LexGrammar *g, Run *r, uint16_t col, uint32_t len)
{
    ArcRow arc = g->arc[r->s + col];
    if (arc.of != r->s) return false;
    bool accepts = arc.to & ARC_ACCEPTS;
    r->s = arc.to & ARC_STATE;
    r->last = accepts ? r->s : r->last;
    r->len = accepts ? len : r->len;
    return true;
}

static inline bool run_hit(const LexGrammar *g, const Run *r, LexRuleHit *out)
{
    if (!r->len) return false;
    *out = (LexRuleHit){(uint16_t)lex_grammar_accept(g, r->last), r->len};
    return true;
}

bool lex_grammar_longest_cols(const LexGrammar *g, const uint16_t *cols, uint32_t n, LexRuleHit *out)
{
    Run r = {.s = START};
    for (uint32_t i = 0; i < n && run_on(g, &r, cols[i], i + 1); i++) continue;
    return run_hit(g, &r, out);
}

bool lex_grammar_longest(const LexGrammar *g, const Sym *in, uint32_t n, LexRuleHit *out)
{
    Run r = {.s = START};
    for (uint32_t i = 0; i < n && run_on(g, &r, lex_grammar_col(g, in[i]), i + 1); i++) continue;
    return run_hit(g, &r, out);
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
