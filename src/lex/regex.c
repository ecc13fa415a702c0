/* Patterns over names: recursive descent to a tree, the tree to states (Thompson 1968), built from the end so that
 * every piece knows where it leads. */
#include "regex_int.h"
#include "base/i18n.h"
#include <assert.h>

typedef enum { AST_SYM, AST_CAT, AST_ALT, AST_REP } AstKind;
typedef struct Ast Ast;
struct Ast { AstKind kind; uint32_t col, min, max; const Ast *x, *y; };
enum { REP_MAX = 32, REP_ENDLESS = INT32_MAX, NEST_MAX = 64, PATTERN_MAX = 16384 };

typedef struct Parse { Regex *r; Str s; size_t at; uint32_t nest; const char *why; } Parse;

static const Ast *alternatives(Parse *p);

static const Ast *fail(Parse *p, const char *why)
{
    if (!p->why) p->why = why;
    return NULL;
}

static char peek(Parse *p)
{
    while (p->at < p->s.n && (p->s.p[p->at] == ' ' || p->s.p[p->at] == '\n')) p->at++;
    return p->at < p->s.n ? p->s.p[p->at] : '\0';
}

static bool is_name(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '_' ||
           c == '.' || c == ':' || (unsigned char)c >= 0x80;
}

static const Ast *ast(Parse *p, Ast node)
{
    Ast *made = arena_push(p->r->a, Ast);
    *made = node;
    return made;
}

static const Ast *symbol(Parse *p)
{
    size_t beg = p->at;
    while (p->at < p->s.n && is_name(p->s.p[p->at])) p->at++;
    if (p->at == beg) return fail(p, _("a name is missing"));
    Str name = str_slice(p->s, beg, p->at);
    bool fresh;
    uint32_t *col = map_put(p->r->a, &p->r->cols, name, &fresh);
    if (fresh) {
        *col = p->r->col_names.n;
        *vec_push(p->r->a, &p->r->col_names) = name;
    }
    return ast(p, (Ast){.kind = AST_SYM, .col = *col});
}

static const Ast *atom(Parse *p)
{
    char c = peek(p);
    if (c == '\0') return fail(p, _("something is missing at the end"));
    if (c != '(') return symbol(p);
    if (++p->nest > NEST_MAX) return fail(p, _("parentheses nested too deeply"));
    p->at++;
    const Ast *x = alternatives(p);
    if (!x) return NULL;
    if (peek(p) != ')') return fail(p, _("a ) is missing"));
    p->at++;
    p->nest--;
    return x;
}

static bool digits(Parse *p, uint32_t *out)
{
    uint32_t v = 0;
    bool any = false;
    for (peek(p); p->at < p->s.n && p->s.p[p->at] >= '0' && p->s.p[p->at] <= '9'; p->at++, any = true)
        if (v <= REP_MAX) v = v * 10 + (uint32_t)(p->s.p[p->at] - '0');
    if (any) *out = v;
    return any;
}

/* Behind the brace: {2} {2,3} {2,} {,3} */
static bool counts(Parse *p, uint32_t *min, uint32_t *max)
{
    bool has_min = digits(p, min), has_max = has_min;
    if (!has_min) *min = 0;
    *max = *min;
    if (peek(p) == ',') {
        p->at++;
        has_max = digits(p, max);
        if (!has_max) *max = REP_ENDLESS;
    }
    if (peek(p) != '}' || (!has_min && !has_max)) return fail(p, _("a repetition is {2}, {2,3}, {2,} or {,3}")), false;
    p->at++;
    bool ok = *min <= *max && *max > 0 && *min <= REP_MAX && (*max <= REP_MAX || *max == REP_ENDLESS);
    return ok || (fail(p, _("a repetition is of 0 to 32, the smaller number first")), false);
}

static bool quantifier(Parse *p, uint32_t *min, uint32_t *max)
{
    static const struct { char mark; uint32_t min, max; } marks[] = {
        {'?', 0, 1}, {'*', 0, REP_ENDLESS}, {'+', 1, REP_ENDLESS}};
    char c = peek(p);
    for (size_t i = 0; i < COUNT_OF(marks); i++) {
        if (c != marks[i].mark) continue;
        p->at++;
        *min = marks[i].min;
        *max = marks[i].max;
        return true;
    }
    if (c != '{') return false;
    p->at++;
    return counts(p, min, max);
}

static const Ast *repeated(Parse *p)
{
    const Ast *x = atom(p);
    uint32_t min = 0, max = 0;
    if (x && quantifier(p, &min, &max)) x = ast(p, (Ast){.kind = AST_REP, .min = min, .max = max, .x = x});
    return p->why ? NULL : x;
}

static const Ast *sequence(Parse *p)
{
    const Ast *x = repeated(p);
    for (char c = peek(p); x && c && c != '|' && c != ')'; c = peek(p)) {
        const Ast *y = repeated(p);
        x = y ? ast(p, (Ast){.kind = AST_CAT, .x = x, .y = y}) : NULL;
    }
    return x;
}

static const Ast *alternatives(Parse *p)
{
    const Ast *x = sequence(p);
    while (x && peek(p) == '|') {
        p->at++;
        const Ast *y = sequence(p);
        x = y ? ast(p, (Ast){.kind = AST_ALT, .x = x, .y = y}) : NULL;
    }
    return x;
}

static bool can_be_empty(const Ast *x)
{
    if (x->kind == AST_SYM) return false;
    if (x->kind == AST_REP) return x->min == 0 || can_be_empty(x->x);
    if (x->kind == AST_CAT) return can_be_empty(x->x) && can_be_empty(x->y);
    return can_be_empty(x->x) || can_be_empty(x->y);
}

/* ---------------------------------------------------------------- the tree to states */
static uint32_t state(Regex *r, NfaState s)
{
    *vec_push(r->a, &r->nfa) = s;
    return r->nfa.n - 1;
}

static uint32_t emit(Regex *r, const Ast *x, uint32_t next);

static uint32_t emit_rep(Regex *r, const Ast *x, uint32_t next)
{
    uint32_t at = next;
    if (x->max == REP_ENDLESS) {
        at = state(r, (NfaState){.kind = NFA_SPLIT, .b = next});
        uint32_t again = emit(r, x->x, at);
        r->nfa.v[at].a = again;
    } else {
        for (uint32_t i = x->min; i < x->max && r->nfa.n < NFA_MAX; i++) {
            uint32_t one = emit(r, x->x, at);
            at = state(r, (NfaState){.kind = NFA_SPLIT, .a = one, .b = next});
        }
    }
    for (uint32_t i = 0; i < x->min && r->nfa.n < NFA_MAX; i++) at = emit(r, x->x, at);
    return at;
}

/* Nested repetitions multiply: past the limit no more is built, and regex_add says so. */
static uint32_t emit(Regex *r, const Ast *x, uint32_t next)
{
    if (r->nfa.n >= NFA_MAX) return next;
    if (x->kind == AST_SYM) return state(r, (NfaState){.kind = NFA_SYM, .a = next, .arg = x->col});
    if (x->kind == AST_CAT) return emit(r, x->x, emit(r, x->y, next));
    if (x->kind == AST_REP) return emit_rep(r, x, next);
    uint32_t one = emit(r, x->x, next), other = emit(r, x->y, next);
    return state(r, (NfaState){.kind = NFA_SPLIT, .a = one, .b = other});
}

Regex *regex_new(Arena *a)
{
    Regex *r = arena_push(a, Regex);
    r->a = a;
    *vec_push(a, &r->col_names) = S("");
    return r;
}

bool regex_add(Regex *r, Str source, uint32_t rule, const char **why)
{
    Parse p = {.r = r, .s = source};
    if (source.n > PATTERN_MAX) fail(&p, _("the pattern is too long"));
    const Ast *x = p.why ? NULL : alternatives(&p);
    if (x && peek(&p)) x = fail(&p, _("a ) or an operator too many"));
    if (x && can_be_empty(x)) x = fail(&p, _("the pattern can match nothing at all"));
    *why = p.why;
    if (!x) return false;
    uint32_t before = r->nfa.n;
    uint32_t start = emit(r, x, state(r, (NfaState){.kind = NFA_ACCEPT, .arg = rule}));
    if (r->nfa.n >= NFA_MAX) {
        r->nfa.n = before;
        *why = "the grammar is too large: its repetitions multiply";
        return false;
    }
    *vec_push(r->a, &r->starts) = start;
    return true;
}
