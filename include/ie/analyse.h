/* analyse.h: the analyser: a document in, an analysis out.
 *
 * Knows    the table of passes and their order.
 * Unaware  of files, the cache and the screen.
 * Memory   results live in the arena given; doc and lex are borrowed (lex for the analyser's life).
 * Errors   odd text is a smaller analysis. RC_DAMAGED at open when the language data lacks a book (packaging).
 * Threads  an Analyser is const after open: any number of threads may run analyse with an arena each.
 * Source   product.md, section 2; annotation guide. */
#ifndef IE_ANALYSE_H
#define IE_ANALYSE_H
#include "base/rc.h"
#include "lex/lex.h"
#include "model/analysis.h"
#include "text/doc.h"

typedef struct Analyser Analyser;

/* What a thread remembers from one memoir to the next: words that were read before and scratch memory. It makes a row
 * of memoirs cheaper and never changes a result. One thread at a time; an analyser at least as old as it. */
typedef struct AnalyseMemo AnalyseMemo;
AnalyseMemo *analyse_memo_new(const Analyser *an);
void analyse_memo_free(AnalyseMemo *memo);      /* NULL is allowed */

typedef struct AnalyseOptions {
    Lang lang;                 /* LANG_AUTO: decided by the text */
    Str  dct;                  /* EDTF, "" when not given */
    bool explain;              /* keep the reasons that only --explain shows */
    AnalyseMemo *memo;         /* NULL: nothing is remembered */
} AnalyseOptions;

/* The version of the rules in C; with lex_version it keys the cache. Raise it when results change. */
#define ANALYSER_VERSION 14

MUST_USE Rc analyser_open(const Lex *lex, Analyser **out, Fault *f);
void analyser_close(Analyser *an);
/* A LexJudgeFn: a user's entries with which no analyser would open. */
void analyser_judge(const Lex *lex, LexBadFn bad, void *ctx);
MUST_USE Rc analyse(const Analyser *an, Arena *mem, const Doc *doc, const AnalyseOptions *opt, Analysis *out);

/* For `make bench` and tests/slow: the passes by name, and microseconds of the processor that each took of the
 * calling thread (0 … analyse_pass_n() - 1). */
int  analyse_pass_n(void);
const char *analyse_pass_name(int i);
void analyse_timing(bool on, int64_t *us);      /* us: analyse_pass_n() counters to add to, NULL to stop */
#endif
