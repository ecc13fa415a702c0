/* Books and grammars into the tables of a blob. */
#include "base/hash.h"
#include "compile_int.h"
#include "lex_int.h"
#include <string.h>

/* The tables as they grow. */
typedef struct Packing {
    Making *m;
    VEC(uint32_t)   sym_at;
    Buf             sym_text;
    uint32_t       *sym_slot, n_sym_slot;
    Trie            trie;
    VEC(WordRow)    word, far;
    VEC(uint32_t)   list;
    VEC(EntryRow)   entry;
    VEC(LexAttr)    attr;
    VEC(BookRow)    book;
    VEC(uint64_t)   first;
    uint32_t       *pair, *lone, n_filter;
    VEC(GrammarRow) grammar;
    VEC(RuleRow)    rule;
    VEC(ColSlot)    col;
    VEC(ArcRow)     arc;
} Packing;

static uint32_t slots_for(uint32_t n)
{
    uint32_t cap = 4;
    while (cap < n * 2) cap *= 2;
    return cap;
}

static void pack_syms(Packing *p)
{
    const Making *m = p->m;
    p->n_sym_slot = slots_for(m->sym_strs.n);
    p->sym_slot = arena_push_n(m->a, uint32_t, p->n_sym_slot);
    *vec_push(m->a, &p->sym_at) = 0;
    for (uint32_t i = 0; i < m->sym_strs.n; i++) {
        Str s = m->sym_strs.v[i];
        buf_add(&p->sym_text, s);
        *vec_push(m->a, &p->sym_at) = (uint32_t)p->sym_text.n;
        if (!s.n) continue;
        uint64_t at = hash64(s) & (p->n_sym_slot - 1);
        while (p->sym_slot[at]) at = (at + 1) & (p->n_sym_slot - 1);
        p->sym_slot[at] = m->sym_base + i;
    }
}

static uint32_t pack_attrs(Packing *p, const Attrs *attrs)
{
    uint32_t at = p->attr.n;
    for (uint32_t i = 0; i < attrs->n; i++) *vec_push(p->m->a, &p->attr) = attrs->v[i];
    return at;
}

/* ---------------------------------------------------------------- books */
/* Does what the user says of a word take the place of an entry of that class below? */
static bool covered(const MakeBook *book, const MakeWord *word, Sym cls)
{
    for (uint32_t i = 0; i < word->entries.n; i++) {
        const MakeEntry *e = &book->entries.v[word->entries.v[i]];
        if (e->cls == cls || (e->drop && e->cls == SYM_NONE)) return true;
    }
    return false;
}

static void list_below(Packing *p, const LexBook *below, const MakeBook *book, const MakeWord *word)
{
    WordRow row;
    if (!below || !layer_word(&below->base, word->key, word->n, &row)) return;
    for (uint32_t i = 0; i < row.n; i++) {
        uint32_t id = below->base.list[row.first + i];
        if (!covered(book, word, lex_entry(below, id).cls)) *vec_push(p->m->a, &p->list) = id;
    }
}

static void pack_word(Packing *p, const LexBook *below, const MakeBook *book, const MakeWord *word)
{
    WordRow row = {.first = p->list.n};
    uint32_t n_below = below ? below->n_base : 0;
    for (uint32_t i = 0; i < word->entries.n; i++) {
        uint32_t id = word->entries.v[i];
        if (!book->entries.v[id].drop) *vec_push(p->m->a, &p->list) = n_below + id;
    }
    list_below(p, below, book, word);
    row.n = p->list.n - row.first;
    *vec_push(p->m->a, &p->word) = row;
}

/* Words are numbers as long as the trie grows; a node of the blob has the row itself. */
static void pack_rows(Packing *p)
{
    for (uint32_t i = 0; i < p->trie.node.n; i++) {
        TrieNode *x = &p->trie.node.v[i];
        if (x->parent == NODE_FREE || !(x->base & NODE_WORD)) continue;
        WordRow row = p->word.v[x->word];
        x->word = row_is_near(row) ? row_pack(row.first, row.n) : row_pack(p->far.n, ROW_FAR);
        if (!row_is_near(row)) *vec_push(p->m->a, &p->far) = row;
    }
}

static void pack_first(Packing *p, const MakeBook *book)
{
    uint32_t at = p->first.n;
    for (int i = 0; i < LEX_FIRST_WORDS; i++) *vec_push(p->m->a, &p->first) = 0;
    for (uint32_t i = 0; i < book->words.n; i++) {
        uint16_t unit = book->words.v[i].key[0];
        p->first.v[at + (unit >> 6)] |= (uint64_t)1 << (unit & 63);
    }
}

static void filter_jamo(Packing *p, const MakeWord *w, uint32_t bit)
{
    uint16_t first = w->n > 1 ? jamo_unit(w->key[0], w->key[1]) : w->key[0];
    if (w->n > 2) p->pair[pair_slot(first, w->key[2])] |= bit;
    else p->lone[lone_slot(first)] |= bit;
}

static void pack_filter(Packing *p, const MakeBook *book)
{
    uint32_t bit = filter_next(book->flags, &p->n_filter);
    if (bit == FILTER_ALWAYS) return;
    for (uint32_t i = 0; i < book->words.n; i++) {
        const MakeWord *w = &book->words.v[i];
        if (book->flags & BOOK_JAMO) {
            filter_jamo(p, w, bit);
            continue;
        }
        if (w->n > 1) p->pair[pair_slot(w->key[0], w->key[1])] |= bit;
        if (w->n == 1 || w->breaks[0]) p->lone[lone_slot(w->key[0])] |= bit;
    }
}

/* What silences a word is no entry that says anything; whoever binds the book reads it all the same: it looks like one
 * that is built in. */
static EntryRow pack_entry(Packing *p, const LexBook *below, const MakeBook *book, const MakeEntry *e)
{
    bool like = e->drop && below && below->n_base && !str_eq(book->name, S("entity"));
    if (!like) return (EntryRow){e->cls, pack_attrs(p, &e->attrs), e->attrs.n};
    LexEntry first = lex_entry(below, 0);
    EntryRow row = {first.cls, p->attr.n, first.n_attr};
    for (uint32_t i = 0; i < first.n_attr; i++) *vec_push(p->m->a, &p->attr) = first.attr[i];
    return row;
}

static void pack_book(Packing *p, MakeBook *book)
{
    Making *m = p->m;
    const LexBook *below = m->below ? lex_book(m->below, str_dup_z(m->a, book->name)) : NULL;
    BookRow row = {.name = make_sym(m, book->name), .flags = book->flags, .entry = p->entry.n,
                   .n_entry = book->entries.n, .first = p->book.n, .below = below ? below->n_base : 0};
    /* Both layers must read "C 언어" to the same length, or the user's word would not stand for the built-in one. */
    for (uint32_t i = 0; i < book->words.n && below; i++)
        layer_breaks(&below->base, book->words.v[i].key, book->words.v[i].n, book->words.v[i].breaks);
    row.root = trie_add(m->a, &p->trie, book, p->word.n);
    for (uint32_t i = 0; i < book->words.n; i++) pack_word(p, below, book, &book->words.v[i]);
    for (uint32_t i = 0; i < book->entries.n; i++)
        *vec_push(m->a, &p->entry) = pack_entry(p, below, book, &book->entries.v[i]);
    pack_first(p, book);
    pack_filter(p, book);
    *vec_push(m->a, &p->book) = row;
}

/* ---------------------------------------------------------------- grammars */
static void pack_cols(Packing *p, GrammarRow *row, const Dfa *d)
{
    row->slot = p->col.n;
    row->n_slot = slots_for(d->n_col);
    for (uint32_t i = 0; i < row->n_slot; i++) *vec_push(p->m->a, &p->col) = (ColSlot){0};
    ColSlot *slot = p->col.v + row->slot;
    for (uint32_t c = 1; c < d->n_col; c++) {
        Sym s = make_sym(p->m, d->col[c]);
        uint32_t at = col_hash(s, row->n_slot);
        while (slot[at].sym) at = (at + 1) & (row->n_slot - 1);
        slot[at] = (ColSlot){s, c};
    }
}

static void pack_grammar(Packing *p, const MakeGrammar *g)
{
    Making *m = p->m;
    const Dfa *d = &g->dfa;
    GrammarRow row = {.name = make_sym(m, g->name), .rule = p->rule.n, .n_rule = g->rules.n, .n_col = d->n_col,
                      .arc = p->arc.n, .n_state = d->n_state};
    pack_cols(p, &row, d);
    for (uint32_t i = 0; i < d->comb.n; i++) *vec_push(m->a, &p->arc) = d->comb.v[i];
    for (uint32_t i = 0; i < g->rules.n; i++) {
        const MakeRule *r = &g->rules.v[i];
        *vec_push(m->a, &p->rule) = (RuleRow){make_sym(m, r->name), r->eval, make_sym(m, r->source),
                                              pack_attrs(p, &r->attrs), r->attrs.n};
    }
    *vec_push(m->a, &p->grammar) = row;
}

/* ---------------------------------------------------------------- the blob */
#define TABLE(PART, rows, count) b.part[PART_##PART] = (rows), b.n[PART_##PART] = (count)

static void write(const Packing *p, Buf *out)
{
    Blob b = {.sym_base = p->m->sym_base};
    TABLE(SYM_AT, p->sym_at.v, p->sym_at.n);
    TABLE(SYM_TEXT, p->sym_text.p, (uint32_t)p->sym_text.n);
    TABLE(SYM_SLOT, p->sym_slot, p->n_sym_slot);
    TABLE(CODE, p->trie.code, 65536);
    TABLE(NODE, p->trie.node.v, p->trie.node.n);
    TABLE(WORD, p->far.v, p->far.n);
    TABLE(LIST, p->list.v, p->list.n);
    TABLE(ENTRY, p->entry.v, p->entry.n);
    TABLE(ATTR, p->attr.v, p->attr.n);
    TABLE(BOOK, p->book.v, p->book.n);
    TABLE(FIRST, p->first.v, p->first.n);
    TABLE(PAIR, p->pair, PAIR_N);
    TABLE(LONE, p->lone, LONE_N);
    TABLE(GRAMMAR, p->grammar.v, p->grammar.n);
    TABLE(RULE, p->rule.v, p->rule.n);
    TABLE(COL, p->col.v, p->col.n);
    TABLE(ARC, p->arc.v, p->arc.n);
    blob_write(&b, out);
}

void pack(Making *m, Buf *out)
{
    Packing p = {.m = m, .pair = arena_push_n(m->a, uint32_t, PAIR_N), .lone = arena_push_n(m->a, uint32_t, LONE_N)};
    trie_codes(m->a, &p.trie, m);
    for (uint32_t i = 0; i < m->books.n; i++) pack_book(&p, m->books.v[i]);
    trie_finish(m->a, &p.trie);
    pack_rows(&p);
    for (uint32_t i = 0; i < m->grammars.n; i++) pack_grammar(&p, m->grammars.v[i]);
    pack_syms(&p);                                   /* last: the others name symbols */
    write(&p, out);
    buf_fini(&p.sym_text);
}
