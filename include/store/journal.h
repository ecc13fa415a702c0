/* journal.h: what people decided, in library.db: rows are put behind each other and never changed or taken out, but where
 * all of a memoir is erased (library_erase).
 *
 * Knows    the table of decisions, steps of several rows, old texts that decisions were made on.
 * Unaware  of what follows from a decision (review/view.h), of which are in force.
 * Units    seq counts rows, step what one undo takes back; at: seconds since 1970.
 * Memory   results live in the arena given.
 * Errors   as those of store.h: when journal_append gives RC_OK the rows are on the disk (synchronous=FULL), else none.
 * Threads  those of the Library.
 * Source   product.md, sections 3 and 5. */
#ifndef STORE_JOURNAL_H
#define STORE_JOURNAL_H
#include "model/decision.h"
#include "store/store.h"

/* One step. seq and step are set, 0 where nothing is kept, and at, where it is 0: what another person decided keeps its time. */
MUST_USE Rc journal_append(Library *lib, Decision *rows, uint32_t n, Fault *f);
/* Rows of a memoir with the undos of their steps; doc 0: all rows. In order of seq. */
MUST_USE Rc journal_read(Library *lib, Arena *a, int64_t doc, DecisionList *out, Fault *f);
/* The first row of each step, for what comes next and for the log; n: rows of that step, beside it. */
typedef VEC(uint32_t) JournalCounts;
MUST_USE Rc journal_steps(Library *lib, Arena *a, DecisionList *out, JournalCounts *n, Fault *f);
/* Rows of one step. */
MUST_USE Rc journal_step(Library *lib, Arena *a, int64_t step, DecisionList *out, Fault *f);
/* Every row in short, in order of seq: enough to say which memoirs were decided on and what is in force. */
typedef struct JournalMark { int64_t seq, step, doc, of; DecideAct act; Target on; } JournalMark;
typedef VEC(JournalMark) JournalMarks;
MUST_USE Rc journal_marks(Library *lib, Arena *a, JournalMarks *out, Fault *f);
/* A number that is another one once somebody else has written to the library; and seq of the last row, 0: there is none. */
MUST_USE Rc journal_touched(Library *lib, int64_t *version, Fault *f);
MUST_USE Rc journal_last(Library *lib, int64_t *seq, Fault *f);
/* A text that decisions were made on, whether its memoir has it still or not. RC_NOTFOUND. */
MUST_USE Rc journal_text(Library *lib, Arena *a, uint64_t hash, Str *body, Fault *f);
#endif
