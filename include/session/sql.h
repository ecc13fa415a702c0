/* sql.h: questions in SQL over the careers: the tables of docs/sql.md.
 *
 * Knows    what the columns of path/careers.h are called there.
 * Memory   results live in the arena given.
 * Errors   as store/sql.h.
 * Threads  the session's. */
#ifndef SESSION_SQL_H
#define SESSION_SQL_H
#include "session/session.h"
#include "store/sql.h"

MUST_USE Rc session_sql(Session *s, Arena *a, Str text, const SqlLimits *limits, SqlResult *out, Fault *f);

Str session_sql_cell(Arena *a, const SqlCell *x);     /* as it is shown: numbers short, texts without control characters */

/* The tables, for help and completion. */
typedef struct SqlHelp { const char *name, *columns, *what; } SqlHelp;
const SqlHelp *session_sql_tables(size_t *n);
typedef struct SqlExample { const char *title, *sql; } SqlExample;
const SqlExample *session_sql_examples(size_t *n);
#endif
