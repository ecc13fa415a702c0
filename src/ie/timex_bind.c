/* Binding: the books' classes and attributes become numbers once, so that the walk compares no strings. */
#include "time_int.h"
#include "uni/hangul.h"

#define ATOM_NAME(id) #id,
static const char *const atom_names[] = {"", ATOM_TABLE(ATOM_NAME)};
#undef ATOM_NAME

typedef struct NameRow { const char *name; int v; } NameRow;

static int named(Str s, const NameRow *rows, size_t n)
{
    for (size_t i = 0; i < n; i++)
        if (str_eq_z(s, rows[i].name)) return rows[i].v;
    return 0;
}

static uint8_t cls_named(Str name)
{
    for (size_t i = 1; i < COUNT_OF(atom_names); i++)
        if (str_eq_z(name, atom_names[i])) return (uint8_t)i;
    return AT_gap;
}

uint8_t time_rel_named(Str name)
{
    static const NameRow rows[] = {{"at", REL_AT}, {"since", REL_SINCE}, {"until", REL_UNTIL}, {"during", REL_DURING},
        {"ago", REL_AGO}, {"after", REL_AFTER}, {"within", REL_WITHIN}, {"ordinal", REL_ORDINAL}};
    return (uint8_t)named(name, rows, COUNT_OF(rows));
}

/* prev: what must stand before, a list joined by '|'. */
static uint8_t prev_mask(Str s)
{
    static const NameRow rows[] = {
        {"n", PREV_N}, {"unit", PREV_UNIT}, {"ord", PREV_ORD}, {"len", PREV_LEN}, {"date", PREV_DATE}};
    uint8_t mask = 0;
    Str one;
    while (str_cut(&s, '|', &one)) mask |= (uint8_t)named(one, rows, COUNT_OF(rows));
    return mask | (uint8_t)named(s, rows, COUNT_OF(rows));
}

typedef struct DefReader { const Lex *lex; const LexBook *book; LexEntry e; } DefReader;

static Str text_of(const DefReader *r, const char *key) { return lex_attr_str(r->book, r->e, lex_sym(r->lex, key)); }

static int16_t num_of(const DefReader *r, const char *key, int otherwise)
{
    return (int16_t)lex_attr_num(r->e, lex_sym(r->lex, key), otherwise);
}

static AtomDef def_of(const DefReader *r)
{
    static const NameRow from[] = {{"now", FROM_NOW}, {"story", FROM_STORY}, {"any", FROM_ANY}};
    static const NameRow sys[] = {{"sino", SYS_SINO}, {"native", SYS_NATIVE}, {"en", SYS_EN}};
    AtomDef d = {.cls = cls_named(lex_sym_str(r->lex, r->e.cls))};
    d.from = (uint8_t)named(text_of(r, "from"), from, COUNT_OF(from));
    d.sys = (uint8_t)named(text_of(r, "sys"), sys, COUNT_OF(sys));
    d.prev = prev_mask(text_of(r, "prev"));
    d.rel = time_rel_named(text_of(r, "rel"));
    d.to = cls_named(text_of(r, "to"));
    d.part = (uint8_t)num_of(r, "part", 0);
    const struct {
        const char *key;
        bool *out;
    } flags[] = {{"abbr", &d.abbr},
                 {"strict", &d.strict},
                 {"cap", &d.cap},
                 {"verb", &d.verb},
                 {"weak", &d.weak},
                 {"approx", &d.approx},
                 {"lunar", &d.lunar},
                 {"mul", &d.mul},
                 {"ten", &d.ten},
                 {"out", &d.out},
                 {"dated", &d.dated},
                 {"paren", &d.paren},
                 {"same_season", &d.same_season},
                 {"needs", &d.needs},
                 {"school", &d.school}};
    for (size_t i = 0; i < COUNT_OF(flags); i++) *flags[i].out = num_of(r, flags[i].key, 0) != 0;
    d.near_next = str_eq_z(text_of(r, "near"), "next");
    const struct { const char *key; int16_t *out; } nums[] = {{"v", &d.v}, {"v2", &d.v2}, {"month", &d.month},
        {"nth", &d.nth}, {"wday", &d.wday}, {"years", &d.y}, {"months", &d.m}, {"weeks", &d.w}, {"days", &d.d}};
    for (size_t i = 0; i < COUNT_OF(nums); i++) *nums[i].out = num_of(r, nums[i].key, 0);
    return d;
}

static void read_defs(Analyser *an, struct TimexData *t)
{
    t->n_def = lex_book_n(t->book);
    t->def = arena_push_n(an->mem, AtomDef, t->n_def);
    for (uint32_t i = 0; i < t->n_def; i++)
        t->def[i] = def_of(&(DefReader){an->lex, t->book, lex_entry(t->book, i)});
}

static void bind_grammar(Analyser *an, struct TimexData *t)
{
    for (size_t i = 1; i < AT_COUNT; i++) t->col[i] = lex_grammar_col(t->grammar, lex_sym(an->lex, atom_names[i]));
    uint32_t n = lex_grammar_n(t->grammar);
    t->rule_eval = arena_push_n(an->mem, uint8_t, n);
    for (uint32_t i = 0; i < n; i++) t->rule_eval[i] = eval_named(lex_sym_str(an->lex, lex_rule_eval(t->grammar, i)));
}

Rc timex_bind(Analyser *an, Fault *f)
{
    struct TimexData *t = arena_push(an->mem, struct TimexData);
    Rc rc = ie_book(an, "time", &t->book, f);
    if (rc == RC_OK) rc = ie_book(an, "time-after", &t->after, f);
    if (rc == RC_OK) rc = ie_book(an, "particle", &t->particle, f);
    if (rc != RC_OK) return rc;
    t->grammar = lex_grammar(an->lex, "timex");
    if (!t->grammar) return fault_set(f, RC_DAMAGED, NULL, "the language data lacks the grammar \"timex\"");
    read_defs(an, t);
    bind_grammar(an, t);
    const struct {
        const char *name;
        Sym *out;
    } syms[] = {{"rel", &t->k_rel},
                {"final", &t->k_final},
                {"open", &t->k_open},
                {"dates", &t->k_dates},
                {"lengths", &t->k_lengths},
                {"rel", &t->c_rel},
                {"open", &t->c_open},
                {"veto", &t->c_veto},
                {"at", &t->c_at},
                {"none", &t->final_sym[FINAL_NONE]},
                {"rieul", &t->final_sym[FINAL_RIEUL]},
                {"other", &t->final_sym[FINAL_OTHER]},
                {"any", &t->final_sym[FINAL_EITHER]}};
    for (size_t i = 0; i < COUNT_OF(syms); i++) *syms[i].out = lex_sym(an->lex, syms[i].name);
    an->timex = t;
    return RC_OK;
}
