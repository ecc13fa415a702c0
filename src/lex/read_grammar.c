/* Grammars from YAML: macros put in, patterns compiled, joined with the rules below. */
#include "compile_int.h"
#include "base/i18n.h"
#include "lex_int.h"

enum { EXPANDED_MAX = 16384, EXPAND_DEPTH = 8 };

static bool is_macro_char(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '_';
}

static size_t macro_end(Str s, size_t at)
{
    while (at < s.n && is_macro_char(s.p[at])) at++;
    return at;
}

/* One round: every $name becomes "(" its pattern ")". *left: whether a name was seen. */
static bool expand_once(Making *m, const YmlNode *let, const YmlNode *at_node, Str s, Buf *out, bool *left)
{
    *left = false;
    for (size_t at = 0; at < s.n;) {
        if (s.p[at] != '$') {
            buf_add_c(out, s.p[at++]);
            continue;
        }
        size_t end = macro_end(s, at + 1);
        Str name = str_slice(s, at + 1, end), body = yml_str(let, str_dup_z(m->a, name));
        if (!body.n) {
            make_fault(m, at_node->line, _("$%.*s is not defined under let"), STR_ARG(name));
            return false;
        }
        buf_fmt(out, "(" STR_FMT ")", STR_ARG(body));
        *left = true;
        at = end;
    }
    return true;
}

static bool expand(Making *m, const YmlNode *let, const YmlNode *node, Str *out)
{
    Str s = yml_value(node);
    bool left = true;
    for (int depth = 0; left; depth++) {
        Buf b = {0};
        bool ok = expand_once(m, let, node, s, &b, &left);
        s = str_dup(m->a, buf_str(&b));
        buf_fini(&b);
        if (!ok) return false;
        if (depth < EXPAND_DEPTH && s.n <= EXPANDED_MAX) continue;
        make_fault(m, node->line, _("the names under let call each other too deeply, or the pattern grows too long"));
        return false;
    }
    *out = s;
    return true;
}

static MakeGrammar *grammar_of(Making *m, Str name)
{
    for (uint32_t i = 0; i < m->grammars.n; i++)
        if (str_eq(m->grammars.v[i]->name, name)) return m->grammars.v[i];
    MakeGrammar *g = arena_push(m->a, MakeGrammar);
    g->name = name;
    *vec_push(m->a, &m->grammars) = g;
    return g;
}

static const MakeRule *rule_named(const MakeGrammar *g, Str name)
{
    for (uint32_t i = 0; i < g->rules.n; i++)
        if (str_eq(g->rules.v[i].name, name)) return &g->rules.v[i];
    return NULL;
}

static bool rule_name_ok(Making *m, const MakeGrammar *g, const YmlNode *node)
{
    Str name = yml_str(node, "id");
    if (!name.n) {
        make_fault(m, node->line, _("a rule needs an id"));
        return false;
    }
    const MakeRule *twin = rule_named(g, name);
    if (twin)
        make_fault(m, node->line, _("the rule \"%.*s\" is there already (%s:%u)"), STR_ARG(name), twin->path,
                   twin->line);
    return !twin;
}

static void read_rule(Making *m, MakeGrammar *g, const YmlNode *let, const YmlNode *node)
{
    static const char *const own[] = {"id", "eval", "p", "drop", NULL};
    if (node->kind != YML_MAP) {
        make_fault(m, node->line, _("a rule must be a map such as {id: …, eval: …, p: …}"));
        return;
    }
    if (!rule_name_ok(m, g, node)) return;
    MakeRule r = {.name = yml_str(node, "id"), .eval = make_sym(m, yml_str(node, "eval")), .path = m->path,
                  .line = node->line, .drop = m->below && yml_bool(node, "drop", false)};
    attrs_add(m, &r.attrs, node, own);
    if (!r.drop && !yml_str(node, "p").n) make_fault(m, node->line, _("a rule needs a pattern p"));
    else if (r.drop || expand(m, let, yml_get(node, "p"), &r.source)) *vec_push(m->a, &g->rules) = r;
}

void read_grammar(Making *m, const YmlNode *part)
{
    MakeGrammar *g = grammar_of(m, yml_str(part, "grammar"));
    for (yml_each(it, yml_get(part, "rules"))) read_rule(m, g, yml_get(part, "let"), it);
}

/* The rules below that the user has not written anew or dropped stand behind the user's, which win when equal. */
static void add_below(Making *m, MakeGrammar *g)
{
    const LexGrammar *below = m->below ? lex_grammar(m->below, str_dup_z(m->a, g->name)) : NULL;
    for (uint32_t i = 0; below && i < below->n_rule; i++) {
        const RuleRow *row = &below->rule[i];
        if (rule_named(g, lex_rule_name(below, i))) continue;
        MakeRule *r = vec_push(m->a, &g->rules);
        *r = (MakeRule){.name = lex_rule_name(below, i), .eval = row->eval};
        r->source = lex_sym_str(m->below, row->source);
        for (uint32_t k = 0; k < row->n_attr; k++) *vec_push(m->a, &r->attrs) = below->attr[row->attr + k];
    }
}

static void compile_rules(Making *m, MakeGrammar *g, Regex *re)
{
    uint32_t kept = 0;
    for (uint32_t i = 0; i < g->rules.n; i++) {
        MakeRule r = g->rules.v[i];
        const char *why = NULL;
        m->path = r.path;
        if (r.drop) continue;
        if (regex_add(re, r.source, kept, &why)) g->rules.v[kept++] = r;
        else make_fault(m, r.line, _("the rule \"%.*s\": %s"), STR_ARG(r.name), why);
    }
    g->rules.n = kept;
}

/* A rule whose every match belongs to an earlier one is a mistake of whoever wrote it. A user's rules may well stand
 * before built-in ones. */
static void report_hidden(Making *m, const MakeGrammar *g)
{
    for (uint32_t i = 0; i < g->rules.n && !m->below; i++) {
        bool wins = false;
        for (uint32_t s = 0; s < g->dfa.n_state && !wins; s++) wins = g->dfa.accept[s] == i + 1;
        if (wins) continue;
        m->path = g->rules.v[i].path;
        make_fault(m, g->rules.v[i].line, _("the rule \"%.*s\" can never win: earlier rules match all it matches"),
                   STR_ARG(g->rules.v[i].name));
    }
}

/* Whose fault it is that the automaton is too large: the first rule that is so alone, else all of them together. */
static void report_too_large(Making *m, const MakeGrammar *g, const char *why)
{
    for (uint32_t i = 0; i < g->rules.n; i++) {
        const MakeRule *r = &g->rules.v[i];
        const char *alone = NULL;
        Dfa dfa;
        Regex *re = regex_new(m->a);
        if (!regex_add(re, r->source, 0, &alone) || regex_dfa(re, &dfa, &alone)) continue;
        m->path = r->path;
        make_fault(m, r->line, _("the rule \"%.*s\": %s"), STR_ARG(r->name), why);
        return;
    }
    m->path = g->rules.v[0].path;
    make_fault(m, g->rules.v[0].line, _("the rules of \"%.*s\" together: %s"), STR_ARG(g->name), why);
}

void finish_grammars(Making *m)
{
    uint32_t kept = 0;
    for (uint32_t i = 0; i < m->grammars.n; i++) {
        MakeGrammar *g = m->grammars.v[i];
        const char *why = NULL;
        add_below(m, g);
        Regex *re = regex_new(m->a);
        compile_rules(m, g, re);
        if (!g->rules.n) continue;
        if (regex_dfa(re, &g->dfa, &why)) {
            report_hidden(m, g);
            m->grammars.v[kept++] = g;
        } else {
            report_too_large(m, g, why);
        }
    }
    m->grammars.n = kept;
}
