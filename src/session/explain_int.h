/* explain_int.h: what the explanations of the layers share. */
#ifndef SESSION_EXPLAIN_INT_H
#define SESSION_EXPLAIN_INT_H
#include "base/buf.h"
#include "text/doc.h"

uint32_t explain_line(const Doc *d, uint32_t byte);             /* from 1 */
/* A label and what belongs to it, made harmless for a terminal. */
void explain_row(Buf *out, Arena *a, const char *label, Str what);
#endif
