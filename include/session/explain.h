/* explain.h: the reasons behind an analysis as plain text.
 *
 * Knows    how one time expression is shown: its words and line, rule, anchor, value, what it was chosen over; how one
 *          mention of a name is: its words and line, type, how it was found, its name, what else the words name; how
 *          one event is: its trigger and line, each field with the rule and the words behind it, its other mentions.
 * Unaware  of files and of how the analysis was made.
 * Memory   writes to the Buf given.
 * Errors   none: an analysis without reasons shows its values alone.
 * Source   product.md, "gilmok analyze". */
#ifndef SESSION_EXPLAIN_H
#define SESSION_EXPLAIN_H
#include "base/buf.h"
#include "lex/lex.h"
#include "model/analysis.h"
#include "text/doc.h"

void explain_timex(Str name, const Doc *d, const Analysis *an, Buf *out);
/* Of every mention, in the order of the text. */
void explain_entities(Str name, const Doc *d, const Analysis *an, const Lex *lex, Buf *out);
/* Of every event, in the order of the text; fields by the names of gilmok analyze. */
void explain_events(Str name, const Doc *d, const Analysis *an, Buf *out);
#endif
