/* saved.c: what the user keeps beside the texts. Few rows, asked for seldom: statements are not held. */
#include "db_int.h"
#include "base/clock.h"
#include <stdio.h>

/* Binds one text a parameter, calls fn for each row (NULL: there are none), and is done with the statement. */
static Rc run(Db *db, const char *sql, const Str *arg, int n, void (*fn)(void *ctx, sqlite3_stmt *st), void *ctx, Fault *f)
{
    sqlite3_stmt *st = NULL;
    bool row = true;
    Rc rc = db_rc(db, sqlite3_prepare_v2(db->h, sql, -1, &st, NULL), f);
    for (int i = 0; !rc && i < n; i++) db_bind_str(st, i + 1, arg[i]);
    while (!rc && row) {
        rc = db_step(db, st, &row, f);
        if (!rc && row && fn) fn(ctx, st);
    }
    sqlite3_finalize(st);
    return rc;
}

Rc library_saved_put(Library *lib, Str kind, Str name, Str value, Fault *f)
{
    char at[24];
    Str arg[] = {kind, name, value, {at, (size_t)snprintf(at, sizeof at, "%lld", (long long)clock_unix())}};
    return run(library_db(lib), "INSERT INTO saved(kind,name,value,at) VALUES(?1,?2,?3,CAST(?4 AS INTEGER)) "
               "ON CONFLICT(kind,name) DO UPDATE SET value=excluded.value, at=excluded.at", arg, 4, NULL, NULL, f);
}

Rc library_saved_drop(Library *lib, Str kind, Str name, Fault *f)
{
    return run(library_db(lib), "DELETE FROM saved WHERE kind=?1 AND name=?2", (Str[]){kind, name}, 2, NULL, NULL, f);
}

typedef struct { Arena *a; SavedList *out; } Rows;

static void take(void *ctx, sqlite3_stmt *st)
{
    Rows *r = ctx;
    *vec_push(r->a, r->out) = (Saved){db_col(r->a, st, 0), db_col(r->a, st, 1), sqlite3_column_int64(st, 2)};
}

Rc library_saved(Library *lib, Arena *a, Str kind, SavedList *out, Fault *f)
{
    Rows rows = {a, out};
    *out = (SavedList){0};
    return run(library_db(lib), "SELECT name, value, at FROM saved WHERE kind=?1 ORDER BY at, name", &kind, 1, take,
               &rows, f);
}

Rc library_saved_get(Library *lib, Arena *a, Str kind, Str name, Str *value, Fault *f)
{
    SavedList found = {0};
    Rows rows = {a, &found};
    Rc rc = run(library_db(lib), "SELECT name, value, at FROM saved WHERE kind=?1 AND name=?2", (Str[]){kind, name}, 2, take,
                &rows, f);
    if (!rc && !found.n) return RC_NOTFOUND;
    *value = rc ? (Str){0} : found.v[0].value;
    return rc;
}
