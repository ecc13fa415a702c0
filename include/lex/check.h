/* check.h: what is wrong or doubtful in lexicon files, for who writes them.
 *
 * Knows    the faults of compiling, and two doubts about entities: names that two entities of one type share, and
 *          names so short that they stand for something else most of the time.
 * Memory   nothing stays.
 * Errors   a fault comes with RC_SYNTAX (or what reading the file gave), a doubt with RC_OK: it compiles all the same.
 * Threads  no shared state.
 * Source   docs/lexicon.md. */
#ifndef LEX_CHECK_H
#define LEX_CHECK_H
#include "lex/lex.h"

typedef struct LexChecked { uint32_t faults, doubts, books, entries, words, rules; } LexChecked;

/* below: what the files are to be laid over (without a user's files of its own), NULL for nothing. RC_SYNTAX when there
 * was a fault. */
MUST_USE Rc lex_check(const Lex *below, const char *const *paths, uint32_t n, LexFaultFn on_fault, void *ctx,
                      LexChecked *out);
#endif
