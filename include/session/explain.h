/* explain.h: the reasons behind an analysis as plain text.
 *
 * Knows    how one time expression is shown: its words and line, rule, anchor, value, what it was chosen over.
 * Unaware  of files and of how the analysis was made.
 * Memory   writes to the Buf given.
 * Errors   none: an analysis without reasons shows its values alone.
 * Source   product.md, "gilmok analyze". */
#ifndef SESSION_EXPLAIN_H
#define SESSION_EXPLAIN_H
#include "base/buf.h"
#include "model/analysis.h"
#include "text/doc.h"

void explain_timex(Str name, const Doc *d, const Analysis *an, Buf *out);
#endif
