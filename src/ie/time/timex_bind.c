/* Binding: the books' classes and attributes become numbers once, so that the walk compares no strings. */
#include "form.h"
#include "timex_atom_int.h"
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
    static const NameRow rows[] = {{"n", PREV_N},     {"unit", PREV_UNIT}, {"ord", PREV_ORD},
                                   {"len", PREV_LEN}, {"date", PREV_DATE}, {"and", PREV_AND}};
    uint8_t mask = 0;
    Str one;
    while (str_cut(&s, '|', &one)) mask |= (uint8_t)named(one, rows, COUNT_OF(rows));
    return mask | (uint8_t)named(s, rows, COUNT_OF(rows));
}

/* A word that leads to a time tells of none by itself; one that wants another before it is found from there. */
static TimeTells tells_of(const AtomDef *d)
{
    static const bool leads[AT_COUNT] = {[AT_pre] = true, [AT_det] = true, [AT_part] = true, [AT_or] = true,
                                         [AT_h] = true,   [AT_hae] = true, [AT_ju] = true,   [AT_q] = true,
                                         [AT_era] = true};
    if (d->prev || d->paren || d->cls == AT_trap || d->cls == AT_now) return TELLS_NEVER;
    if (d->cls == AT_num && d->sys == SYS_EN) return TELLS_ALWAYS;
    return d->cls == AT_num ? TELLS_NUMBER : leads[d->cls] ? TELLS_GLUED : TELLS_ALWAYS;
}

typedef struct DefReader { const Lex *lex; LexKeys keys; const LexBook *book; LexEntry e; } DefReader;

static Str text_of(DefReader *r, const char *key) { return lex_attr_str(r->book, r->e, lex_key(&r->keys, key)); }

static int16_t num_of(DefReader *r, const char *key, int otherwise)
{
    return (int16_t)lex_attr_num(r->e, lex_key(&r->keys, key), otherwise);
}

static AtomDef def_of(DefReader *r)
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
#define FLAG_READ(name) d.name = num_of(r, #name, 0) != 0;
    ATOM_FLAGS(FLAG_READ)
#undef FLAG_READ
    d.near_next = str_eq_z(text_of(r, "near"), "next");
    d.near_figure = str_eq_z(text_of(r, "near"), "figure");
    const struct { const char *key; int16_t *out;
    } nums[] = {{"v", &d.v},       {"v2", &d.v2},   {"month", &d.month}, {"nth", &d.nth}, {"wday", &d.wday},
                {"plus", &d.plus}, {"years", &d.y}, {"months", &d.m},    {"weeks", &d.w}, {"days", &d.d}};
    for (size_t i = 0; i < COUNT_OF(nums); i++) *nums[i].out = num_of(r, nums[i].key, 0);
    d.tells = (uint8_t)tells_of(&d);
    d.plain = !d.paren && !d.cap && !d.verb;
    return d;
}

static AtomDef *read_defs(Analyser *an, const LexBook *book)
{
    uint32_t n = lex_book_n(book);
    AtomDef *def = arena_push_n(an->mem, AtomDef, n);
    DefReader r = {.lex = an->lex, .keys = {.lex = an->lex}, .book = book};
    for (uint32_t i = 0; i < n; i++) {
        r.e = lex_entry(book, i);
        def[i] = def_of(&r);
    }
    return def;
}

/* Does a word of the book begin with n letters, ended where `ends` by what is no letter? */
static bool begins(const LexBook *b, const uint16_t *u, uint32_t n, bool ends)
{
    static const uint16_t behind[] = {' ', '-', '.', '\'', '/', 0xB7, '0', '1', '2', '3', '4', '5', '6', '7', '8', '9'};
    if (!ends) return lex_begins(b, u, n);
    uint16_t word[3] = {u[0], u[1], 0};
    LexMatch m;
    if (lex_longest(b, u, n, &m) && m.len == n) return true;
    for (size_t i = 0; i < COUNT_OF(behind); i++) {
        word[n] = behind[i];
        if (lex_begins(b, word, n + 1)) return true;
    }
    return false;
}

static void gate_open(TimeGate *g, const uint16_t u[3], uint8_t bit)
{
    uint32_t at = gate_place(u);
    g->may[at / GATE_A_BYTE] |= (uint8_t)(bit << at % GATE_A_BYTE * GATE_BITS);
}

/* The third letters that may follow two. */
static void gate_pair(const LexBook *b, const uint16_t two[2], TimeGate *gate, uint8_t bit)
{
    for (uint16_t c = 0; c < GATE_LETTERS; c++) {
        uint16_t u[3] = {two[0], two[1], (uint16_t)('a' + c)};
        bool ends = c == GATE_OTHER;
        if (begins(b, u, ends ? 2 : 3, ends)) gate_open(gate, u, bit);
    }
}

static void bind_gate(struct TimexData *t, const LexBook *book, uint8_t bit)
{
    for (uint16_t a = 0; a < GATE_OTHER; a++)
        for (uint16_t b = 0; b < GATE_LETTERS; b++) {
            uint16_t u[3] = {(uint16_t)('a' + a), (uint16_t)(b < GATE_OTHER ? 'a' + b : 0), 0};
            if (b < GATE_OTHER && lex_begins(book, u, 2)) gate_pair(book, u, &t->gate, bit);
            if (b == GATE_OTHER && begins(book, u, 1, true)) gate_open(&t->gate, u, bit);
        }
}

static void bind_grammar(Analyser *an, struct TimexData *t)
{
    LexState start = lex_grammar_start(t->grammar);
    for (uint8_t i = 1; i < AT_COUNT; i++) {
        uint16_t col = lex_grammar_col(t->grammar, lex_sym(an->lex, atom_names[i]));
        t->cls[i] = (ClsInfo){col, lex_grammar_step(t->grammar, start, col) != 0, atom_leads(i)};
    }
    uint32_t n = lex_grammar_n(t->grammar);
    t->rule_eval = arena_push_n(an->mem, uint8_t, n);
    for (uint32_t i = 0; i < n; i++) t->rule_eval[i] = eval_named(lex_sym_str(an->lex, lex_rule_eval(t->grammar, i)));
}

TimeAsks timex_asks(const Analyser *an)
{
    enum { BITS = 64 };
    const struct TimexData *t = an->timex;
    TimeAsks a = {.tells = t->book_bit, .any = t->book_bit | t->joint_bit};
    for (uint16_t ch = 0; ch < 2 * BITS; ch++)
        if (mark_cls(ch)) a.mark[ch / BITS] |= UINT64_C(1) << ch % BITS;
    return a;
}

Rc timex_bind(Analyser *an, Fault *f)
{
    struct TimexData *t = arena_push(an->mem, struct TimexData);
    Rc rc = ie_book(an, "time", &t->book, f);
    if (rc == RC_OK) rc = ie_book(an, "time-joint", &t->joint, f);
    if (rc == RC_OK) rc = ie_book(an, "time-after", &t->after, f);
    if (rc == RC_OK) rc = ie_book(an, "particle", &t->particle, f);
    if (rc == RC_OK) rc = rate_bind(an, t, f);
    if (rc != RC_OK) return rc;
    t->grammar = lex_grammar(an->lex, "timex");
    if (!t->grammar) return fault_set(f, RC_DAMAGED, NULL, "the language data lacks the grammar \"timex\"");
    t->def = read_defs(an, t->book);
    t->joint_def = read_defs(an, t->joint);
    bind_grammar(an, t);
    t->book_bit = lex_book_bit(t->book);
    t->joint_bit = lex_book_bit(t->joint);
    bind_gate(t, t->book, GATE_BOOK);
    bind_gate(t, t->joint, GATE_JOINT);
    t->edge = edges_bind(an, t->after);
    t->edge_particle = edges_bind(an, t->particle);
    an->timex = t;
    return RC_OK;
}
