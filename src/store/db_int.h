/* db_int.h: SQLite behind four verbs: open, exec, prepare, step. Private to store/. */
#ifndef STORE_DB_INT_H
#define STORE_DB_INT_H
#include "store/store.h"
#include <sqlite3.h>

enum { DB_STMT_MAX = 16 };
/* The statements are the handle's own: sqlite3_next_stmt would also give those of its virtual tables. */
typedef struct Db { sqlite3 *h; char path[512]; sqlite3_stmt *st[DB_STMT_MAX]; int n_st; } Db;

Rc   db_open(Db *db, const char *path, Fault *f);            /* WAL, busy timeout; path ":memory:" too */
Rc   db_open_read(Db *db, const char *path, Fault *f);       /* where that gave RC_READONLY or RC_DENIED */
void db_close(Db *db);
Rc   db_exec(Db *db, const char *sql, Fault *f);
Rc   db_rc(Db *db, int sqlite_rc, Fault *f);                 /* an Rc with SQLite's own words in the Fault */
Rc   db_prepare(Db *db, const char *sql, sqlite3_stmt **out, Fault *f);    /* kept for the life of the handle */
/* One row: *row true; none: false. The statement is reset when there is no row. */
Rc   db_step(Db *db, sqlite3_stmt *st, bool *row, Fault *f);
Rc   db_run(Db *db, sqlite3_stmt *st, Fault *f);             /* a statement without rows, reset behind it */
Rc   db_int(Db *db, const char *sql, int64_t *out, Fault *f);/* the one number a query gives */
void db_bind_str(sqlite3_stmt *st, int i, Str s);
void db_bind_blob(sqlite3_stmt *st, int i, Str s);
Str  db_col(Arena *a, sqlite3_stmt *st, int i);              /* text or blob, copied */

/* Applies steps[user_version …] in one transaction each; RC_VERSION when the file is newer than the list. */
Rc db_migrate(Db *db, const char *const *steps, int n, Fault *f);

/* The act of a row whose memoir was erased. */
#define JOURNAL_ERASED "erased"
Db  *library_db(Library *lib);

/* Registers the tokenizer "gilmok" (tokenizer.c). */
Rc tokenizer_register(Db *db, Fault *f);
/* A phrase as an FTS5 query over its tokens; "" when it has none. */
Str tokenizer_query(Arena *a, Str phrase);
#endif
