/* blob_int.h: the compiled form: a head and tables that address each other by index, never by pointer.
 *
 * Knows    where each table stands in the bytes, and what a row is.
 * Memory   a Blob is a view of bytes that live longer; opening copies nothing and touches only the head.
 * Errors   a foreign, older, cut or swapped blob: RC_DAMAGED or RC_VERSION. The tables themselves are trusted: they are
 *          linked into the program or were made in this process.
 * Threads  const after blob_open. */
#ifndef LEX_BLOB_INT_H
#define LEX_BLOB_INT_H
#include "base/buf.h"
#include "lex/lex.h"

enum { BLOB_FORMAT = 6, BLOB_ALIGN = 16 };

/* A node of the double array all books share: the child for code c stands at base + c and names its parent. What a
 * look-up asks of a node stands in it, so that each step touches one line of the cache. word: where the entries of the
 * word that ends here are, packed as below; next: which codes go on from here, lex_next_bit() of each. */
typedef struct TrieNode { uint32_t base, parent, word, next; } TrieNode;
#define NODE_BASE    0x3fffffffu
#define NODE_WORD    0x80000000u                     /* a word ends here */
#define NODE_BREAK   0x40000000u                     /* some name is written with a blank or hyphen here */
#define NODE_FREE    0xffffffffu                     /* parent of a place that is not taken */

typedef struct WordRow { uint32_t first, n; } WordRow;              /* in list[] */
/* A row in one word: n above, first below. Few are too large for that: they stand in the table WORD, first being which. */
enum { ROW_SHIFT = 24, ROW_FAR = 0xff };
#define ROW_FIRST ((UINT32_C(1) << ROW_SHIFT) - 1)
static inline bool row_is_near(WordRow r) { return r.n < ROW_FAR && r.first <= ROW_FIRST; }
static inline uint32_t row_pack(uint32_t first, uint32_t n) { return n << ROW_SHIFT | first; }
static inline WordRow row_of(const WordRow *far, uint32_t word)
{
    uint32_t first = word & ROW_FIRST, n = word >> ROW_SHIFT;
    return n == ROW_FAR ? far[first] : (WordRow){first, n};
}
typedef struct EntryRow { Sym cls; uint32_t attr, n_attr; } EntryRow;
/* below: how many entries of the book the layer below has; ids in list[] under it mean those. */
typedef struct BookRow { Sym name; uint32_t flags, root, entry, n_entry, first, below; } BookRow;
enum { BOOK_JAMO = 1, BOOK_LOOSE = 2, BOOK_SUFFIX = 4, BOOK_APART = 8, BOOK_WORDS = 16 };

/* Filters over the first units of words, one bit a book. Large enough that a book of ten thousand names leaves most of
 * the slots empty, small enough for a cache. */
enum { PAIR_N = 1 << 14, LONE_N = 1 << 12, FILTER_BOOKS = 31 };
#define FILTER_ALWAYS (UINT32_C(1) << FILTER_BOOKS)  /* for books that no filter tells of */
/* The bit of a book, the next one of those that texts are scanned for: books must be asked in their order. */
static inline uint32_t filter_next(uint32_t flags, uint32_t *n)
{
    bool scanned = !(flags & (BOOK_SUFFIX | BOOK_APART));
    return scanned && *n < FILTER_BOOKS ? UINT32_C(1) << (*n)++ : FILTER_ALWAYS;
}
static inline uint32_t pair_slot(uint16_t a, uint16_t b) { return (a * 0x9E3779B1u + b * 0x85EBCA6Bu) >> 18; }
static inline uint32_t lone_slot(uint16_t a) { return a * 0x9E3779B1u >> 20; }
/* Books of jamo: an onset with its vowel counts as one unit. No unit of a text is of this form: it is no character. */
static inline uint16_t jamo_unit(uint16_t onset, uint16_t vowel) { return (uint16_t)(0xD800 | (onset & 0x1F) << 5 | (vowel & 0x1F)); }
typedef struct RuleRow { Sym name, eval, source; uint32_t attr, n_attr; } RuleRow;
typedef struct ColSlot { Sym sym; uint32_t col; } ColSlot;
/* Symbols are small consecutive numbers: a multiplication spreads them. cap is a power of two. */
static inline uint32_t col_hash(Sym s, uint32_t cap) { return (uint32_t)(s * 0x9E3779B1u) >> 7 & (cap - 1); }
typedef struct GrammarRow { Sym name; uint32_t rule, n_rule, slot, n_slot, n_col, arc, n_state; } GrammarRow;
/* An automaton: state 0 is dead, 1 the start; a state is the place of its cells. Its cell for a column stands at state +
 * column, if it is of that state, and says where to go on and whether a rule may end there; free cells are of 0. In column
 * 0, which is no symbol's, stands which rule: rule + 1, 0 for none. */
typedef struct ArcRow { uint16_t of, to; } ArcRow;
enum { ARC_STATE = 0x7fff, ARC_ACCEPTS = 0x8000, ARC_ACCEPT = 0xffff /* of: a cell in column 0 */ };

#define BLOB_TABLE(X) \
    X(SYM_AT, uint32_t)    /* where string i begins in SYM_TEXT; one more row ends the last */ \
    X(SYM_TEXT, char) \
    X(SYM_SLOT, uint32_t)  /* hash table of symbols, 0 is free */ \
    X(CODE, uint16_t)      /* unit -> code of the trie's alphabet, 0 for a unit in no word */ \
    X(NODE, TrieNode) \
    X(WORD, WordRow)       /* those that no node has room for */ \
    X(LIST, uint32_t)      /* entries of the words */ \
    X(ENTRY, EntryRow) \
    X(ATTR, LexAttr) \
    X(BOOK, BookRow) \
    X(FIRST, uint64_t)     /* LEX_FIRST_WORDS a book */ \
    X(PAIR, uint32_t)      /* PAIR_N: which books have a word that begins with two units of that hash */ \
    X(LONE, uint32_t)      /* LONE_N: the same for one unit, of words that have no second or a blank behind it */ \
    X(GRAMMAR, GrammarRow) \
    X(RULE, RuleRow) \
    X(COL, ColSlot)        /* hash tables of the grammars' symbols */ \
    X(ARC, ArcRow)

#define BLOB_PART(name, T) PART_##name,
typedef enum { BLOB_TABLE(BLOB_PART) PART_COUNT } BlobPart;
#undef BLOB_PART

typedef struct Blob {
    const void *part[PART_COUNT];
    uint32_t    n[PART_COUNT];                       /* rows */
    uint32_t    sym_base;                            /* symbols below it belong to the layer below */
    uint64_t    hash;                                /* of all tables */
} Blob;
#define BLOB(b, name, T) ((const T *)(b)->part[PART_##name])

MUST_USE Rc blob_open(Str bytes, Blob *out, Fault *f);
void blob_write(const Blob *b, Buf *out);            /* b->hash is not read */

/* The symbol's number in this blob's table, SYM_NONE when it is not there. */
Sym  blob_sym(const Blob *b, Str name);
Str  blob_sym_str(const Blob *b, Sym s);             /* s must be of this blob */
static inline uint32_t blob_n_sym(const Blob *b) { return b->n[PART_SYM_AT] - 1; }
#endif
