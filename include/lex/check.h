/* check.h: what is wrong or doubtful in lexicon files, for who writes them.
 *
 * Knows    the faults of compiling, and doubts about entities: names that two entities of one type share, that are
 *          so short or so common that they mean something else most of the time, that are never found, or are given
 *          twice; parents that are no ids; words under not: that have no name in them.
 * Memory   nothing stays.
 * Errors   a fault comes with RC_SYNTAX (or what reading the file gave), a doubt with RC_OK: it compiles all the same.
 * Threads  no shared state.
 * Source   docs/lexicon.md. */
#ifndef LEX_CHECK_H
#define LEX_CHECK_H
#include "lex/lex.h"

typedef struct LexChecked { uint32_t faults, doubts, books, entries, words, rules; } LexChecked;

/* A text in the place of one of the files: what it would be after a change. */
typedef struct LexText { const char *path; Str text; } LexText;

/* below: what the files are to be laid over (without a user's files of its own), NULL for nothing. text: NULL for none.
 * judge: as opening would ask it, NULL for none. RC_SYNTAX when there was a fault. */
MUST_USE Rc lex_check(const Lex *below, const char *const *paths, uint32_t n, const LexText *text, LexJudgeFn judge,
                      LexFaultFn on_fault, void *ctx, LexChecked *out);
#endif
