/* lex.h: language data: books of words, compiled from YAML, matched in one pass.
 *
 * Knows    books (a named set of words with classes and attributes), grammars (patterns over classes).
 * Unaware  of what a class means: the passes in ie/ bind names to their own enums once, at open.
 * Units    folded units (uni/fold.h) or conjoining jamo, as the book says.
 * Memory   the built-in data is linked and read-only; a user's overlay lives in the Lex. Results point into it.
 * Errors   a broken user file: its entries are left out, each with a Fault naming file and line; the rest is used.
 * Threads  const after lex_open: any number of threads may match.
 * Source   docs/lexicon.md for the YAML; Aho & Ullman for the grammar automata; Aoe 1989 for the double array. */
#ifndef LEX_LEX_H
#define LEX_LEX_H
#include "base/arena.h"
#include "base/fs.h"
#include "base/rc.h"

typedef struct Lex Lex;
typedef struct LexBook LexBook;
typedef uint32_t Sym;                                /* an interned string; 0 is "" */
enum { SYM_NONE = 0 };

typedef void (*LexFaultFn)(void *ctx, Rc rc, const Fault *f);

/* Who uses a book knows what its entries must say. A judge is asked once a user's files are compiled and laid over the
 * built-in data; it tells which of their entries (lex_book_own …) cannot be used, and why. Those are left out, each told
 * with its file and line. */
typedef void (*LexBadFn)(void *ctx, const LexBook *b, uint32_t entry, const char *why);
typedef void (*LexJudgeFn)(const Lex *lex, LexBadFn bad, void *ctx);

/* The built-in data, with the user's YAML files from user_dir laid over it (NULL: none). */
MUST_USE Rc lex_open(const char *user_dir, LexFaultFn on_fault, void *ctx, Lex **out, Fault *f);
/* The same, with the compiled form of the user's files kept in the file named. One that is damaged, or does not belong to
 * the files as they are now, is made again without a word; faults are told each time all the same. */
MUST_USE Rc lex_open_cached(const char *user_dir, const char *cache, LexJudgeFn judge, LexFaultFn on_fault, void *ctx,
                            Lex **out, Fault *f);
/* The YAML files of such a folder, in the order they are read; none when there is no folder. */
MUST_USE Rc lex_user_files(Arena *a, const char *user_dir, PathList *out, Fault *f);
void lex_close(Lex *lex);
uint64_t lex_version(const Lex *lex);                /* hash of all data: part of the cache's key */

Sym  lex_sym(const Lex *lex, const char *name);      /* SYM_NONE when no entry uses it */
Str  lex_sym_str(const Lex *lex, Sym s);

/* The symbols of several names at once. */
typedef struct LexSymRow { const char *name; Sym *out; } LexSymRow;
void lex_syms(const Lex *lex, const LexSymRow *rows, size_t n);

/* Names asked for over and over while books are bound. Each is a literal, whose address stands for it: it is looked up
 * once. */
enum { LEX_KEY_BITS = 10, LEX_KEYS = 1 << LEX_KEY_BITS };
typedef struct LexKey { const char *name; Sym sym; } LexKey;
typedef struct LexKeys { const Lex *lex; LexKey slot[LEX_KEYS]; } LexKeys;
Sym lex_key(LexKeys *keys, const char *literal);

const LexBook *lex_book(const Lex *lex, const char *name);   /* NULL when there is none: a packaging fault */

/* One entry: a class and attributes. Several words may share an entry; a word may have several entries.
 * num is the value as a decimal number, 1 for true, yes and on, 0 for any other text. */
typedef struct LexAttr { Sym key; Sym val; int32_t num; } LexAttr;
typedef struct LexEntry { Sym cls; uint32_t n_attr; const LexAttr *attr; } LexEntry;

uint32_t lex_book_n(const LexBook *b);               /* entries are 0 … n-1 */
uint32_t lex_book_own(const LexBook *b);             /* the first one of a user's files; n: there is none */
LexEntry lex_entry(const LexBook *b, uint32_t entry);
const LexAttr *lex_attr(LexEntry e, Sym key);        /* NULL when absent */
Str  lex_attr_str(const LexBook *b, LexEntry e, Sym key);              /* "" when absent */
int32_t lex_attr_num(LexEntry e, Sym key, int32_t otherwise);

/* A word that starts at u[0]: len units matched; its entries are lex_match_entry(b, m, 0 … m.n_entry-1), never none.
 * skipped: how many blanks and hyphens among the len units do not belong to the name (loose books only). */
typedef struct LexMatch { uint32_t len; uint32_t n_entry; uint32_t first; uint32_t skipped; } LexMatch;
enum { LEX_MATCH_MAX = 16 };
/* Every word of the book that is a prefix of u[0 … n), shortest first, at most LEX_MATCH_MAX. Returns how many.
 * Books with `fold: loose` skip blanks and hyphens inside a name (React Native = react-native = 리액트네이티브);
 * len then counts the units of u that were read. A blank early in a name is skipped only where some name of the book
 * is written with one: docs/lexicon.md, "Loose names". */
int  lex_prefixes(const LexBook *b, const uint16_t *u, uint32_t n, LexMatch out[LEX_MATCH_MAX]);
bool lex_longest(const LexBook *b, const uint16_t *u, uint32_t n, LexMatch *out);
/* The same for units that are cut off at n. open: words of the book go on from there, so that what follows may make a
 * longer one, or one at all; where it is false, no text behind u[n) changes the answer. */
int  lex_prefixes_open(const LexBook *b, const uint16_t *u, uint32_t n, LexMatch out[LEX_MATCH_MAX], bool *open);
bool lex_longest_open(const LexBook *b, const uint16_t *u, uint32_t n, LexMatch *out, bool *open);
/* Does some word begin with u[0 … n)? In a loose book with a blank where one may stand. For tables of beginnings. */
bool lex_begins(const LexBook *b, const uint16_t *u, uint32_t n);
/* What may follow the units so that it changes the answer, for who asks about them again and again: a set of codes
 * (lex_scan), a bit for all that share their last figures. blank: the same behind a blank. lex_goes_on() asks with what
 * does follow; where it says no, the answer stays. */
typedef struct LexNext { uint32_t glued, blank; } LexNext;
#define LEX_NEXT_ANY ((LexNext){UINT32_MAX, UINT32_MAX})
static inline uint32_t lex_next_bit(uint16_t code) { return UINT32_C(1) << (code & 31); }
/* The same, and the place in the book's trie where the units end: who comes back to them with what follows goes on from
 * there (lex_prefixes_on). node 0: unknown, or no word goes on. */
typedef struct LexStop { LexNext next; uint32_t node; } LexStop;
int  lex_prefixes_stop(const LexBook *b, const uint16_t *u, uint32_t n, LexMatch out[LEX_MATCH_MAX], LexStop *stop);
bool lex_longest_stop(const LexBook *b, const uint16_t *u, uint32_t n, LexMatch *out, LexStop *stop);
static inline bool lex_goes_on(LexNext next, const uint16_t *u, const uint16_t *code)
{
    return (*u == ' ' ? next.blank & lex_next_bit(code[1]) : next.glued & lex_next_bit(code[0])) != 0;
}
/* Words that end at u[n): for suffixes. The book must be declared `match: suffix`. */
int  lex_suffixes(const LexBook *b, const uint16_t *u, uint32_t n, LexMatch out[LEX_MATCH_MAX]);
bool lex_longest_suffix(const LexBook *b, const uint16_t *u, uint32_t n, LexMatch *out);
static inline uint32_t lex_match_entry(const LexBook *b, LexMatch m, uint32_t i);

/* One bit for every unit that begins (suffix books: ends) a word of the book. A pass that asks several books at every
 * word start joins their maps once into a table of its own and so asks only those that can answer. */
enum { LEX_FIRST_WORDS = 65536 / 64 };
const uint64_t *lex_book_first(const LexBook *b);    /* LEX_FIRST_WORDS words */
static inline bool lex_first(const uint64_t *first, uint16_t unit) { return first[unit >> 6] >> (unit & 63) & 1; }

/* The same for a whole text and all books at once, by two units: may[i] gets a bit for every book that may have a word
 * at u[i]; where the bit of a book is missing it has none. u[n] must be readable. Suffix books and books of jamo have
 * bits that are always set: lex_may_jamo() is for the latter. */
typedef uint32_t LexBits;
/* code[i] gets what u[i] is in the tries: a text that is asked about many times is translated once. */
void lex_scan(const Lex *lex, const uint16_t *u, uint32_t n, LexBits *may, uint16_t *code);
/* lex_prefixes() and lex_longest() of a scanned text; u and code begin at the same unit. */
int  lex_prefixes_scanned(const LexBook *b, const uint16_t *u, const uint16_t *code, uint32_t n, LexMatch out[LEX_MATCH_MAX]);
bool lex_longest_scanned(const LexBook *b, const uint16_t *u, const uint16_t *code, uint32_t n, LexMatch *out);
/* Of lex_prefixes_scanned() the words longer than done, where the first done units, no blank or hyphen among them, were
 * read before and ended at the stop. */
int  lex_prefixes_on(const LexBook *b, LexStop from, uint32_t done, const uint16_t *u, const uint16_t *code, uint32_t n,
                     LexMatch out[LEX_MATCH_MAX]);
static inline LexBits lex_book_bit(const LexBook *b);

/* May the book of jamo have a word that begins with the syllable ch, before the unit next? */
bool lex_may_jamo(const LexBook *b, uint16_t ch, uint16_t next);

/* What a LexBook begins with, so that the questions asked by the million cost no call. */
#define LEX_WORD_OVER 0x80000000u                    /* in LexMatch.first: a word of the user's */
typedef struct LexBookHead { LexBits bit; const uint32_t *list, *list_over; } LexBookHead;
static inline LexBits lex_book_bit(const LexBook *b) { return ((const LexBookHead *)b)->bit; }
static inline const uint32_t *lex_match_entries(const LexBook *b, LexMatch m)
{
    const LexBookHead *h = (const LexBookHead *)b;
    return (m.first & LEX_WORD_OVER ? h->list_over : h->list) + (m.first & ~LEX_WORD_OVER);
}
static inline uint32_t lex_match_entry(const LexBook *b, LexMatch m, uint32_t i)
{
    return lex_match_entries(b, m)[i];
}

/* Grammars: named regular patterns over symbols, one deterministic automaton for all rules of a grammar. */
typedef struct LexGrammar LexGrammar;
typedef struct LexRuleHit { uint16_t rule; uint32_t len; } LexRuleHit;
const LexGrammar *lex_grammar(const Lex *lex, const char *name);
/* The longest match of any rule at the start of in[0 … n); among equal ones the rule that stands first. One step a
 * symbol, never back. */
bool lex_grammar_longest(const LexGrammar *g, const Sym *in, uint32_t n, LexRuleHit *out);
uint32_t lex_grammar_n(const LexGrammar *g);
Str  lex_rule_name(const LexGrammar *g, uint32_t rule);
Sym  lex_rule_eval(const LexGrammar *g, uint32_t rule);  /* which evaluation the pass should run */
LexEntry lex_rule_entry(const LexGrammar *g, uint32_t rule);  /* cls: eval; attributes: the rule's other keys */

/* The same with the grammar's own columns: a pass binds its classes once, then pays one table look-up a symbol.
 * Column 0 is a symbol that no rule knows: nothing matches across it. */
uint16_t lex_grammar_col(const LexGrammar *g, Sym s);
bool lex_grammar_longest_cols(const LexGrammar *g, const uint16_t *cols, uint32_t n, LexRuleHit *out);

/* Single steps, for a pass whose token may be of several classes. A state is dead (no way on) when it is 0. */
typedef uint16_t LexState;
LexState lex_grammar_start(const LexGrammar *g);
LexState lex_grammar_step(const LexGrammar *g, LexState s, uint16_t col);
int  lex_grammar_accept(const LexGrammar *g, LexState s);    /* the rule that may end here, -1 for none */
#endif
