/* table.h: rows of a CSV or tab-separated file, each with its line.
 *
 * Knows    RFC 4180 through libcsv: quotes, line breaks inside them; the delimiter by the header row.
 * Memory   a row is valid until the callback returns.
 * Errors   RC_SYNTAX with the line where a quote was opened that nothing closes; RC_ENCODING, RC_LIMIT as fs_read.
 * Threads  no shared state.
 * Source   RFC 4180. */
#ifndef SESSION_TABLE_H
#define SESSION_TABLE_H
#include "base/arena.h"
#include "base/buf.h"
#include "base/rc.h"

typedef struct TableRow { uint32_t line; VEC(Str) field; } TableRow;
typedef Rc (*TableRowFn)(void *ctx, const TableRow *row);      /* not RC_OK ends the reading */

/* The first row is the header. plain_tabs: asked once with the header; where true, quotes are letters like others. */
typedef bool (*TablePlainFn)(void *ctx, Str header_line);
MUST_USE Rc table_read(const char *path, uint64_t limit, TablePlainFn plain, TableRowFn fn, void *ctx, Fault *f);
#endif
