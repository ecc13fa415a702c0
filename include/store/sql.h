/* sql.h: questions in SQL over tables that somebody else holds in memory: read only, with a limit on time and rows.
 *
 * Knows    SQLite's virtual tables, its authorizer and its progress handler.
 * Unaware  of what the tables mean; their owner gives cells by row and column.
 * Memory   a Sql owns a private database in memory that holds nothing; results live in the arena given.
 * Errors   RC_SYNTAX with SQLite's words; RC_DENIED for anything but reading; RC_LIMIT when the time is over;
 *          RC_CANCEL.
 * Threads  one owner.
 * Source   https://www.sqlite.org/vtab.html, c3ref/set_authorizer.html, lang_select.html. */
#ifndef STORE_SQL_H
#define STORE_SQL_H
#include "base/arena.h"
#include "base/rc.h"

typedef enum { SQL_NULL, SQL_INT, SQL_REAL, SQL_TEXT } SqlKind;
typedef struct SqlCell { SqlKind kind; int64_t i; double real; Str text; } SqlCell;

/* Rows are numbered from 0. find, where it is not NULL: the rows [*beg, *end) whose column `key` is `value`, so that
 * tables can be joined by it. A text need only live until the next call. */
typedef struct SqlTable {
    const char *name, *columns;                  /* "id INTEGER, file TEXT" */
    int         key;
    int64_t   (*n)(void *ctx);
    SqlCell   (*cell)(void *ctx, int64_t row, int col);
    void      (*find)(void *ctx, int64_t value, int64_t *beg, int64_t *end);
} SqlTable;

typedef struct Sql Sql;
MUST_USE Rc sql_open(const SqlTable *tables, size_t n, void *ctx, Sql **out, Fault *f);
void sql_close(Sql *q);

typedef struct SqlLimits {
    uint32_t rows;                               /* 0: all */
    int      ms;                                 /* 0: without end */
    bool   (*stop)(void *ctx);                   /* asked now and then; NULL: never */
    void    *stop_ctx;
} SqlLimits;
typedef struct SqlResult {
    Str     *names;                              /* of the columns */
    int      n_col;
    VEC(SqlCell) cells;                          /* row by row */
    bool     more;                               /* there are more rows than asked for */
} SqlResult;
MUST_USE Rc sql_run(Sql *q, Arena *a, Str text, const SqlLimits *limits, SqlResult *out, Fault *f);
#endif
