/* Opening: pointers into the blob; the user's files compiled and laid over it. */
#include "lex_int.h"
#include "base/fs.h"
#include "base/hash.h"
#include "cache_int.h"
#include "compile_int.h"
#include "uni/hangul.h"
#include <stdlib.h>

static Layer layer_of(const Blob *b, const BookRow *row)
{
    return (Layer){
        .code = BLOB(b, CODE, uint16_t),
        .node = BLOB(b, NODE, TrieNode),
        .list = BLOB(b, LIST, uint32_t),
        .word = BLOB(b, WORD, WordRow),
        .entry = BLOB(b, ENTRY, EntryRow) + row->entry,
        .attr = BLOB(b, ATTR, LexAttr),
        .root = row->root,
    };
}

static void bind_book(Lex *lex, LexBook *book, const Blob *b, const BookRow *row)
{
    *book = (LexBook){
        .head.list = BLOB(b, LIST, uint32_t),
        .base = layer_of(b, row),
        .first = BLOB(b, FIRST, uint64_t) + (size_t)row->first * LEX_FIRST_WORDS,
        .lex = lex,
        .flags = row->flags,
        .n_base = row->n_entry,
        .n_entry = row->n_entry,
        .name = row->name,
    };
}

static void lay_over(Lex *lex, LexBook *book, const Blob *b, const BookRow *row)
{
    book->over = layer_of(b, row);
    book->head.list_over = book->over.list;
    book->n_entry = book->n_base + row->n_entry;
    uint64_t *first = arena_push_n(&lex->arena, uint64_t, LEX_FIRST_WORDS);
    const uint64_t *more = BLOB(b, FIRST, uint64_t) + (size_t)row->first * LEX_FIRST_WORDS;
    for (int i = 0; i < LEX_FIRST_WORDS; i++) first[i] = book->first[i] | more[i];
    book->first = first;
}

static LexBook *book_named(const Lex *lex, Sym name)
{
    for (uint32_t i = 0; i < lex->n_book; i++)
        if (lex->book[i].name == name) return &lex->book[i];
    return NULL;
}

static void bind_books(Lex *lex, const Blob *b)
{
    const BookRow *row = BLOB(b, BOOK, BookRow);
    for (uint32_t i = 0; i < b->n[PART_BOOK]; i++) {
        LexBook *below = book_named(lex, row[i].name);
        if (below) lay_over(lex, below, b, &row[i]);
        else bind_book(lex, &lex->book[lex->n_book++], b, &row[i]);
    }
}

/* ---------------------------------------------------------------- filters */
static void bind_bits(Lex *lex)
{
    for (uint32_t i = 0, n = 0; i < lex->n_book; i++) {
        LexBook *b = &lex->book[i];
        b->filter = filter_next(b->flags, &n);
        b->head.bit = b->flags & BOOK_JAMO ? FILTER_ALWAYS : b->filter;
    }
    lex->pair = BLOB(&lex->base, PAIR, uint32_t);
    lex->lone = BLOB(&lex->base, LONE, uint32_t);
}

/* A user's file has its own order of books: its bits are moved to those of the books they lie over. */
static const uint32_t *filter_over(Lex *lex, const uint32_t *base, const uint32_t *over, uint32_t n)
{
    const BookRow *row = BLOB(&lex->over, BOOK, BookRow);
    uint32_t *out = arena_push_n(&lex->arena, uint32_t, n), used = 0;
    for (uint32_t i = 0; i < n; i++) out[i] = base[i];
    for (uint32_t k = 0; k < lex->over.n[PART_BOOK]; k++) {
        uint32_t bit = filter_next(row[k].flags, &used), filter = book_named(lex, row[k].name)->filter;
        for (uint32_t i = 0; i < n && bit != FILTER_ALWAYS; i++)
            if (over[i] & bit) out[i] |= filter;
    }
    return out;
}

static void bind_filters(Lex *lex)
{
    bind_bits(lex);
    if (!lex->has_over) return;
    lex->pair = filter_over(lex, lex->pair, BLOB(&lex->over, PAIR, uint32_t), PAIR_N);
    lex->lone = filter_over(lex, lex->lone, BLOB(&lex->over, LONE, uint32_t), LONE_N);
}

void lex_scan(const Lex *lex, const uint16_t *u, uint32_t n, LexBits *may, uint16_t *code)
{
    const uint16_t *codes = BLOB(&lex->base, CODE, uint16_t);
    for (uint32_t i = 0; i < n; i++) code[i] = codes[u[i]];
    const uint32_t *pair = lex->pair, *lone = lex->lone;
    for (uint32_t i = 0; i < n; i++) may[i] = pair[pair_slot(u[i], u[i + 1])] | lone[lone_slot(u[i])] | FILTER_ALWAYS;
}

bool lex_may_jamo(const LexBook *b, uint16_t ch, uint16_t next)
{
    uint16_t three[3], after[3];
    const Lex *lex = b->lex;
    if (b->filter == FILTER_ALWAYS || hangul_jamo(ch, three) == 1) return true;
    if (!hangul_coda(ch)) hangul_jamo(next, after), three[2] = after[0];
    uint16_t first = jamo_unit(three[0], three[1]);
    return (lex->pair[pair_slot(first, three[2])] | lex->lone[lone_slot(first)] | lex->lone[lone_slot(three[0])]) &
           b->filter;
}

/* ---------------------------------------------------------------- grammars */
static LexGrammar *grammar_named(const Lex *lex, Sym name)
{
    for (uint32_t i = 0; i < lex->n_grammar; i++)
        if (lex->grammar[i].name == name) return &lex->grammar[i];
    return NULL;
}

/* A user's grammar was compiled together with the built-in rules of that name: it takes its place. */
static void bind_grammars(Lex *lex, const Blob *b)
{
    const GrammarRow *row = BLOB(b, GRAMMAR, GrammarRow);
    for (uint32_t i = 0; i < b->n[PART_GRAMMAR]; i++) {
        LexGrammar *g = grammar_named(lex, row[i].name);
        if (!g) g = &lex->grammar[lex->n_grammar++];
        *g = (LexGrammar){
            .lex = lex,
            .arc = BLOB(b, ARC, ArcRow) + row[i].arc,
            .slot = BLOB(b, COL, ColSlot) + row[i].slot,
            .rule = BLOB(b, RULE, RuleRow) + row[i].rule,
            .attr = BLOB(b, ATTR, LexAttr),
            .n_rule = row[i].n_rule,
            .n_col = row[i].n_col,
            .n_slot = row[i].n_slot,
            .name = row[i].name,
        };
    }
}

static void bind(Lex *lex)
{
    const Blob *b = &lex->base, *o = &lex->over;
    lex->book = arena_push_n(&lex->arena, LexBook, b->n[PART_BOOK] + o->n[PART_BOOK]);
    lex->grammar = arena_push_n(&lex->arena, LexGrammar, b->n[PART_GRAMMAR] + o->n[PART_GRAMMAR]);
    lex->n_book = lex->n_grammar = 0;
    bind_books(lex, b);
    bind_grammars(lex, b);
    if (lex->has_over) {
        bind_books(lex, o);
        bind_grammars(lex, o);
    }
    bind_filters(lex);
}

typedef struct Keeper { Arena *a; KeptFaults kept; LexFaultFn on_fault; void *ctx; } Keeper;

static void keep_and_tell(void *ctx, Rc rc, const Fault *f)
{
    Keeper *k = ctx;
    if (k->kept.n <= CACHE_FAULTS_MAX) *vec_push(k->a, &k->kept) = (KeptFault){.rc = (int32_t)rc, .f = *f};
    if (k->on_fault) k->on_fault(k->ctx, rc, f);
}

static Str compiled(Lex *lex, const PathList *files, const char *cache, LexJudgeFn judge, LexFaultFn on_fault,
                    void *ctx)
{
    Str blob;
    uint64_t key = cache ? cache_key(lex->base.hash, files->v, files->n) : 0;
    if (cache && cache_load(cache, key, on_fault, ctx, &lex->over_bytes, &blob)) return blob;
    Keeper k = {.a = &lex->arena, .on_fault = on_fault, .ctx = ctx};
    buf_clear(&lex->over_bytes);
    compile_over(lex, files->v, files->n, judge, keep_and_tell, &k, &lex->over_bytes);
    if (cache) cache_store(cache, key, &k.kept, buf_str(&lex->over_bytes));
    return buf_str(&lex->over_bytes);
}

Rc lex_user_files(Arena *a, const char *user_dir, PathList *out, Fault *f)
{
    PathList all;
    *out = (PathList){0};
    /* No folder is no fault: most people have no words of their own. */
    if (!user_dir || !fs_is_dir(user_dir)) return RC_OK;
    Rc rc = fs_walk(a, user_dir, &all, f);
    for (uint32_t i = 0; rc == RC_OK && i < all.n; i++) {
        Str ext = fs_ext(str_z(all.v[i]));
        if (str_eq_z(ext, "yaml") || str_eq_z(ext, "yml")) *vec_push(a, out) = all.v[i];
    }
    return rc;
}

static Rc overlay(Lex *lex, const char *user_dir, const char *cache, LexJudgeFn judge, LexFaultFn on_fault, void *ctx)
{
    PathList yaml;
    Fault f;
    Rc rc = lex_user_files(&lex->arena, user_dir, &yaml, &f);
    if (rc != RC_OK) {
        if (on_fault) on_fault(ctx, rc, &f);
        return RC_OK;
    }
    if (!yaml.n) return RC_OK;
    rc = blob_open(compiled(lex, &yaml, cache, judge, on_fault, ctx), &lex->over, &f);
    lex->has_over = rc == RC_OK;
    return rc;
}

bool lex_trial(const Lex *below, Str over, Lex *out)
{
    *out = (Lex){.base = below->base, .has_over = true};
    if (blob_open(over, &out->over, NULL)) return false;
    bind(out);
    return true;
}

Rc lex_open_blob(Str bytes, const char *user_dir, const char *cache, LexJudgeFn judge, LexFaultFn on_fault, void *ctx,
                 Lex **out, Fault *f)
{
    *out = NULL;
    Lex *lex = calloc(1, sizeof *lex);
    if (!lex) arena_out_of_memory(sizeof *lex);
    Rc rc = blob_open(bytes, &lex->base, f);
    if (rc == RC_OK) {
        bind(lex);
        rc = overlay(lex, user_dir, cache, judge, on_fault, ctx);
    }
    if (rc != RC_OK) {
        lex_close(lex);
        return rc;
    }
    if (lex->has_over) bind(lex);
    *out = lex;
    return RC_OK;
}

void lex_close(Lex *lex)
{
    if (!lex) return;
    buf_fini(&lex->over_bytes);
    arena_fini(&lex->arena);
    free(lex);
}

uint64_t lex_version(const Lex *lex)
{
    if (!lex->has_over) return lex->base.hash;
    return hash64_more(lex->base.hash, (Str){(const char *)&lex->over.hash, sizeof lex->over.hash});
}

Sym lex_sym(const Lex *lex, const char *name)
{
    Sym s = blob_sym(&lex->base, str_z(name));
    return s || !lex->has_over ? s : blob_sym(&lex->over, str_z(name));
}

void lex_syms(const Lex *lex, const LexSymRow *rows, size_t n)
{
    for (size_t i = 0; i < n; i++) *rows[i].out = lex_sym(lex, rows[i].name);
}

Sym lex_key(LexKeys *keys, const char *literal)
{
    /* Knuth's multiplicative hashing: 2^64 by the golden ratio */
    const uint64_t spread = 0x9E3779B97F4A7C15u;
    uint64_t at = ((uint64_t)(uintptr_t)literal * spread) >> (64 - LEX_KEY_BITS);
    LexKey *k = &keys->slot[at];
    if (k->name == literal) return k->sym;
    for (int left = LEX_KEYS; k->name && k->name != literal && left > 0; left--) k = &keys->slot[++at & (LEX_KEYS - 1)];
    if (k->name != literal) *k = (LexKey){literal, lex_sym(keys->lex, literal)};
    return k->sym;
}

Str lex_sym_str(const Lex *lex, Sym s)
{
    if (s < blob_n_sym(&lex->base)) return blob_sym_str(&lex->base, s);
    if (!lex->has_over || s - lex->over.sym_base >= blob_n_sym(&lex->over)) return S("");
    return blob_sym_str(&lex->over, s);
}

const LexBook *lex_book(const Lex *lex, const char *name)
{
    Sym s = lex_sym(lex, name);
    return s ? book_named(lex, s) : NULL;
}

const LexGrammar *lex_grammar(const Lex *lex, const char *name)
{
    Sym s = lex_sym(lex, name);
    return s ? grammar_named(lex, s) : NULL;
}
