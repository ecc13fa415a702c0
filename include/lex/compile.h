/* compile.h: YAML files into the blob that lex.h reads. Used when building, and for a user's files at start.
 *
 * Knows    the YAML formats of docs/lexicon.md.
 * Memory   the blob is appended to out; everything else goes when the call returns.
 * Errors   every fault of every file goes to on_fault, with file and line; the result is the first one's Rc.
 * Threads  no shared state.
 * Source   docs/lexicon.md. */
#ifndef LEX_COMPILE_H
#define LEX_COMPILE_H
#include "base/buf.h"
#include "lex/lex.h"

/* The same files in the same order give the same bytes. Nothing is appended when there was a fault. */
MUST_USE Rc lex_compile(const char *const *paths, uint32_t n, LexFaultFn on_fault, void *ctx, Buf *out);
#endif
