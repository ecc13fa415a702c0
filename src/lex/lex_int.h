/* lex_int.h: what a Lex, a LexBook and a LexGrammar are: pointers into one blob, or into two laid over each other.
 *
 * Memory   a Lex owns its arena, in which the handles and the overlay's blob live. */
#ifndef LEX_LEX_INT_H
#define LEX_LEX_INT_H
#include "blob_int.h"

typedef struct Layer {
    const uint16_t *code;
    const TrieNode *node;
    const uint32_t *list;
    const WordRow  *word;
    const EntryRow *entry;
    const LexAttr  *attr;
    uint32_t        root;
} Layer;

struct LexBook {
    LexBookHead     head;                            /* first: lex.h reads it */
    Layer           base, over;                      /* over.node is NULL when nothing is laid over the book */
    const uint64_t *first;
    const Lex      *lex;
    uint32_t        flags, n_base, n_entry;
    LexBits         filter;                          /* its bit in Lex.pair and lone */
    Sym             name;
};

struct LexGrammar {
    const Lex      *lex;
    const ArcRow   *arc;
    const ColSlot  *slot;
    const RuleRow  *rule;
    const LexAttr  *attr;
    uint32_t        n_rule, n_col, n_slot;
    Sym             name;
};

struct Lex {
    Arena       arena;
    Blob        base, over;
    Buf         over_bytes;
    bool        has_over;
    const uint32_t *pair, *lone;                     /* blob_int.h, bits in the order of book[] */
    LexBook    *book;
    LexGrammar *grammar;
    uint32_t    n_book, n_grammar;
};

enum { WORD_MAX = 256 };                             /* units of a key: jamo of a long name */

/* A Lex over the bytes given (which must outlive it), with the user's files laid over it. */
MUST_USE Rc lex_open_blob(Str bytes, const char *user_dir, const char *cache, LexJudgeFn judge, LexFaultFn on_fault,
                          void *ctx, Lex **out, Fault *f);
/* What a Lex is with the blob laid over its built-in data, for a look at it: its arena is the caller's to free. False:
 * the blob does not open. */
bool lex_trial(const Lex *below, Str over, Lex *out);

/* The word whose key is exactly key[0 … n); false when there is none. */
bool layer_word(const Layer *l, const uint16_t *key, uint32_t n, WordRow *out);
/* Sets breaks[i] where names of the layer that begin with key[0 … i] are written with a blank behind unit i. */
void layer_breaks(const Layer *l, const uint16_t *key, uint32_t n, bool *breaks);
/* Blanks, hyphens and middle dots: what a loose book skips. */
static inline bool loose_skips(uint16_t ch) { return (ch == ' ') | (ch == '-') | (ch == 0xB7); }
#endif
