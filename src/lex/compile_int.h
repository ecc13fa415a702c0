/* compile_int.h: what YAML files become before they are a blob: books with words, grammars with rules.
 *
 * Knows    the layer below, when a user's files are compiled: its strings keep their numbers, its words are joined.
 * Memory   all in the arena of the Making. */
#ifndef LEX_COMPILE_INT_H
#define LEX_COMPILE_INT_H
#include "base/map.h"
#include "blob_int.h"
#include "lex/check.h"
#include "yml/yml.h"

typedef VEC(uint32_t) Ids;

typedef VEC(LexAttr) Attrs;

typedef struct MakeEntry {
    Sym         cls;
    Attrs       attrs;
    const char *path;
    uint32_t    line;
    bool        drop, bad;                           /* bad: it cannot be used, and is left out */
} MakeEntry;

/* A word of the trie: the key is what is matched; breaks[i] says that a name is written with a blank behind unit i. */
typedef struct MakeWord {
    Str       text;                                  /* as first written */
    uint16_t *key;
    bool     *breaks;
    uint32_t  n;
    Ids       entries;
} MakeWord;

typedef struct MakeBook {
    Str      name;
    uint32_t flags, told;                            /* told: which flags some header has declared */
    VEC(MakeEntry) entries;
    VEC(MakeWord)  words;
    Map      by_key;
} MakeBook;

typedef VEC(ArcRow) Comb;                            /* an automaton packed: blob_int.h */
/* A grammar's patterns and their automaton. False when a pattern is wrong or the automaton too large: why says it. */
typedef struct Dfa {
    uint16_t *next, *accept;                         /* n_state * n_col; state 0 is dead, 1 the start; rule + 1 */
    const Str *col;                                  /* names of the columns 1 … n_col-1 */
    uint32_t  n_state, n_col;
    Comb      comb;
} Dfa;
bool comb_make(Arena *a, const Dfa *d, Comb *out);   /* false: more states than there are places for */
typedef struct Regex Regex;
Regex *regex_new(Arena *a);
bool regex_add(Regex *r, Str source, uint32_t rule, const char **why);   /* nothing is added when it is wrong */
bool regex_dfa(const Regex *r, Dfa *out, const char **why);

typedef struct MakeRule {
    Str         name, source;
    Sym         eval;
    Attrs       attrs;
    const char *path;
    uint32_t    line;
    bool        drop;
} MakeRule;
typedef struct MakeGrammar { Str name; VEC(MakeRule) rules; Dfa dfa; } MakeGrammar;

typedef struct MakeId { const char *path; uint32_t line; } MakeId;

typedef struct Making {
    Arena      *a;
    const Lex  *below;                               /* NULL: nothing below */
    LexFaultFn  on_fault;
    void       *ctx;
    const LexText *text;                             /* of one of the files, instead of what is in it; NULL: none */
    const char *path;                                /* of the file being read */
    uint32_t    n_faults, n_doubts;
    Map         syms;                                /* strings that are not below */
    VEC(Str)    sym_strs;
    uint32_t    sym_base;
    VEC(Str)    named;                               /* the words of the entry being read */
    VEC(uint32_t) let_told;                          /* lines under let of the part being read whose fault was told */
    VEC(MakeBook *)    books;
    VEC(MakeGrammar *) grammars;
    Map         ids;                                 /* "class\0id" -> where[] */
    VEC(MakeId) where;
    Map         below_ids;                           /* class and id of the built-in entities -> below_id[] */
    VEC(struct BelowId *) below_id;
} Making;

/* Reads and checks the files into m, whose arena, below and on_fault are set. */
void make_all(Making *m, const char *const *paths, uint32_t n);

/* One fault, or one doubt, at a line of the file being read. */
void make_fault(Making *m, uint32_t line, const char *fmt, ...) PRINTF_LIKE(3, 4);
void make_doubt(Making *m, uint32_t line, const char *fmt, ...) PRINTF_LIKE(3, 4);
Sym  make_sym(Making *m, Str s);
/* The node's text as a value: a list of scalars joined with '|'. False for a map or a list of lists. */
bool make_value(Making *m, const YmlNode *node, Str *out);
LexAttr make_attr(Making *m, Str key, Str val);
/* The keys of a map as attributes, but for those in except (NULL ends it) and those that are there already. */
void attrs_add(Making *m, Attrs *attrs, const YmlNode *map, const char *const *except);
void attrs_sort(Attrs *attrs);

Str  sym_str(const Making *m, Sym s);

MakeBook *make_book(Making *m, Str name);            /* found or new */
MakeBook *book_known(const Making *m, Str name);     /* NULL where no file has it */
/* One part of a file: a map with book, lexicon or grammar. Declaring takes only what a header says of its book, for all
 * files, before any of them is read: a word's key depends on it. */
void declare_part(Making *m, const YmlNode *part);
void read_part(Making *m, const YmlNode *part);
/* The book of stems, which the others need: it is read before them, and not again. */
void read_stems(Making *m, const YmlNode *part);
void read_lexicon(Making *m, const YmlNode *part);
void read_silence(Making *m, const YmlNode *part);
void read_grammar(Making *m, const YmlNode *part);
void finish_grammars(Making *m);

/* What readers of parts share: a fault unless it is a map, or has only these keys (NULL ends them). */
bool part_is_map(Making *m, const YmlNode *node, const char *what);
bool part_keys_ok(Making *m, const YmlNode *part, const char *const *known);
bool node_drops(Making *m, const YmlNode *node);
uint32_t book_entry(Making *m, MakeBook *book, MakeEntry e);
/* One more word of the entry; false after a fault. */
bool book_word(Making *m, MakeBook *book, Str text, uint32_t id, uint32_t line);

/* The words that one with slots stands for ("{한|두} 번"). let: the header's named lists, or NULL. False: faults were told. */
typedef VEC(Str) SlotWords;
bool slots_expand(Making *m, const YmlNode *let, Str text, uint32_t line, SlotWords *out);

/* A word written with ~ behind it is a stem (나오~): the words that stand for it in a book of these flags (나오, 나온, 나와 …).
 * False, and a fault, when it is none. */
#define STEM_BOOK "stem"
enum { STEM_FORMS = 12 };
typedef struct StemForm { Str text; bool grown; } StemForm;          /* grown: the last consonant is the ending's (나온) */
typedef struct StemForms { StemForm v[STEM_FORMS]; uint32_t n; } StemForms;
bool stem_is(Str word);
bool stem_forms(Making *m, uint32_t flags, Str word, uint32_t line, StemForms *out);

/* The key of a word in a book of these flags; false, and a fault, when it can never match. */
bool word_key(Making *m, uint32_t flags, Str word, uint32_t line, MakeWord *out);

/* The double array of all books. */
typedef struct Trie {
    VEC(TrieNode) node;                              /* word: the number of the word, until it is packed */
    uint32_t      n_code, free_from;
    uint16_t     *code;                              /* 65536 */
} Trie;
void trie_codes(Arena *a, Trie *t, const Making *m);
/* Adds a book's words, the i-th with the number first + i; returns its root. */
uint32_t trie_add(Arena *a, Trie *t, const MakeBook *book, uint32_t first);
void trie_finish(Arena *a, Trie *t);

void pack(Making *m, Buf *out);
/* The user's files over lex. Faults are reported, what is sound is compiled: out is always a blob. */
void compile_over(const Lex *below, const char *const *paths, uint32_t n, LexJudgeFn judge, LexFaultFn on_fault,
                  void *ctx, Buf *out);
/* Of entries over built-in ones, those that the judge has something against are told and left out. */
void make_judged(Making *m, LexJudgeFn judge);
#endif
