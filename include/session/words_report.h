/* words_report.h: what is known by name, and what a change makes of a user's files, as text and as JSON.
 *
 * Unaware  of where the bytes go.
 * Memory   appends to the caller's Buf.
 * Errors   RC_NOTFOUND when nothing is listed.
 * Threads  no shared state. */
#ifndef SESSION_WORDS_REPORT_H
#define SESSION_WORDS_REPORT_H
#include "session/report.h"
#include "session/words.h"

/* The things whose names hold all words of the query, of opt->types, from opt->offset on, at most opt->limit. */
MUST_USE Rc report_words(Str query, const ReportOptions *opt, LexFaultFn on_fault, void *ctx, Buf *out, Fault *f);
/* The lines that come and go, file by file. */
void report_changes(const WordsChanges *changes, Buf *out);
#endif
