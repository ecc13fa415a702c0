#include "store/sql.h"
#include "base/clock.h"
#include <sqlite3.h>
#include <stdlib.h>
#include <string.h>

typedef struct Bound { const SqlTable *t; void *ctx; } Bound;

struct Sql {
    sqlite3  *h;
    Bound    *tables;
    const SqlLimits *limits;                     /* of the question being asked */
    int64_t   until;
    bool      late, stopped;
};

/* ------------------------------------------------------------------ tables without storage */

typedef struct Table { sqlite3_vtab base; const Bound *bound; } Table;
typedef struct Cursor { sqlite3_vtab_cursor base; int64_t row, end; } Cursor;

static const Bound *bound_of(sqlite3_vtab_cursor *c) { return ((Table *)c->pVtab)->bound; }

static int on_connect(sqlite3 *h, void *aux, int argc, const char *const *argv, sqlite3_vtab **out, char **err)
{
    (void)argc, (void)argv, (void)err;
    const Bound *b = aux;
    char *sql = sqlite3_mprintf("CREATE TABLE x(%s)", b->t->columns);
    int rc = sql ? sqlite3_declare_vtab(h, sql) : SQLITE_NOMEM;
    sqlite3_free(sql);
    Table *t = rc ? NULL : sqlite3_malloc(sizeof *t);
    if (!t) return rc ? rc : SQLITE_NOMEM;
    *t = (Table){.bound = b};
    *out = &t->base;
    return SQLITE_OK;
}

static int on_disconnect(sqlite3_vtab *t)
{
    sqlite3_free(t);
    return SQLITE_OK;
}

/* One plan walks all rows; the other those of one key. */
static int on_plan(sqlite3_vtab *vt, sqlite3_index_info *info)
{
    const Bound *b = ((Table *)vt)->bound;
    double n = (double)b->t->n(b->ctx) + 1;
    info->estimatedCost = n;
    info->estimatedRows = (sqlite3_int64)n;
    for (int i = 0; i < info->nConstraint && b->t->find; i++) {
        if (!info->aConstraint[i].usable || info->aConstraint[i].op != SQLITE_INDEX_CONSTRAINT_EQ ||
            info->aConstraint[i].iColumn != b->t->key)
            continue;
        info->aConstraintUsage[i].argvIndex = 1;
        info->idxNum = 1;
        info->estimatedCost = 20;
        info->estimatedRows = 20;
        break;
    }
    return SQLITE_OK;
}

static int on_open(sqlite3_vtab *t, sqlite3_vtab_cursor **out)
{
    (void)t;
    Cursor *c = sqlite3_malloc(sizeof *c);
    if (!c) return SQLITE_NOMEM;
    memset(c, 0, sizeof *c);
    *out = &c->base;
    return SQLITE_OK;
}

static int on_close(sqlite3_vtab_cursor *c)
{
    sqlite3_free(c);
    return SQLITE_OK;
}

static int on_filter(sqlite3_vtab_cursor *vc, int plan, const char *name, int argc, sqlite3_value **argv)
{
    (void)name;
    Cursor *c = (Cursor *)vc;
    const Bound *b = bound_of(vc);
    c->row = 0, c->end = b->t->n(b->ctx);
    if (plan != 1 || argc != 1) return SQLITE_OK;
    if (sqlite3_value_numeric_type(argv[0]) == SQLITE_INTEGER)
        b->t->find(b->ctx, sqlite3_value_int64(argv[0]), &c->row, &c->end);
    return SQLITE_OK;                            /* SQLite looks at the key of each row once more */
}

static int on_next(sqlite3_vtab_cursor *c) { return ((Cursor *)c)->row++, SQLITE_OK; }
static int on_eof(sqlite3_vtab_cursor *c) { return ((Cursor *)c)->row >= ((Cursor *)c)->end; }

static int on_column(sqlite3_vtab_cursor *vc, sqlite3_context *out, int col)
{
    const Bound *b = bound_of(vc);
    SqlCell x = b->t->cell(b->ctx, ((Cursor *)vc)->row, col);
    if (x.kind == SQL_INT) sqlite3_result_int64(out, x.i);
    else if (x.kind == SQL_REAL) sqlite3_result_double(out, x.real);
    else if (x.kind == SQL_TEXT) sqlite3_result_text(out, x.text.n ? x.text.p : "", (int)x.text.n, SQLITE_TRANSIENT);
    else sqlite3_result_null(out);
    return SQLITE_OK;
}

static int on_rowid(sqlite3_vtab_cursor *c, sqlite3_int64 *out) { return *out = ((Cursor *)c)->row, SQLITE_OK; }

/* No xCreate: a table is there by its name, and cannot be made or dropped. */
static const sqlite3_module module = {
    .xConnect = on_connect, .xDisconnect = on_disconnect, .xBestIndex = on_plan, .xOpen = on_open, .xClose = on_close,
    .xFilter = on_filter, .xNext = on_next, .xEof = on_eof, .xColumn = on_column, .xRowid = on_rowid,
};

/* ------------------------------------------------------------------ what may be asked */

static int may(void *ctx, int what, const char *a, const char *b, const char *db, const char *trigger)
{
    (void)ctx, (void)a, (void)db, (void)trigger;
    if (what == SQLITE_SELECT || what == SQLITE_READ || what == SQLITE_RECURSIVE) return SQLITE_OK;
    bool loads = what == SQLITE_FUNCTION && b && sqlite3_stricmp(b, "load_extension") == 0;
    return what == SQLITE_FUNCTION && !loads ? SQLITE_OK : SQLITE_DENY;
}

static int on_progress(void *ctx)
{
    Sql *q = ctx;
    q->late = q->limits->ms && clock_us() >= q->until;
    q->stopped = q->limits->stop && q->limits->stop(q->limits->stop_ctx);
    return q->late || q->stopped;
}

/* A question can be long, deep or wide without a limit of its own. */
static void set_limits(sqlite3 *h)
{
    static const struct { int what, most; } limits[] = {
        {SQLITE_LIMIT_LENGTH, 1 << 20}, {SQLITE_LIMIT_SQL_LENGTH, 1 << 16}, {SQLITE_LIMIT_COLUMN, 64},
        {SQLITE_LIMIT_EXPR_DEPTH, 200}, {SQLITE_LIMIT_COMPOUND_SELECT, 20}, {SQLITE_LIMIT_ATTACHED, 0},
        {SQLITE_LIMIT_LIKE_PATTERN_LENGTH, 1000}, {SQLITE_LIMIT_WORKER_THREADS, 0},
    };
    for (size_t i = 0; i < COUNT_OF(limits); i++) sqlite3_limit(h, limits[i].what, limits[i].most);
}

static Rc rc_of(const Sql *q, int code, Fault *f)
{
    int plain = code & 0xff;
    if (code == SQLITE_OK || code == SQLITE_DONE || code == SQLITE_ROW) return RC_OK;
    if (plain == SQLITE_INTERRUPT) return fault_set(f, q->stopped ? RC_CANCEL : RC_LIMIT, NULL, "%d ms", q->limits->ms);
    Rc rc = plain == SQLITE_AUTH ? RC_DENIED : plain == SQLITE_NOMEM || plain == SQLITE_TOOBIG ? RC_LIMIT : RC_SYNTAX;
    return fault_set(f, rc, NULL, "%s", sqlite3_errmsg(q->h));
}

/* A table comes to be when it is first named, by words that the authorizer would not let through. */
static int touch(Sql *q, const SqlTable *t)
{
    sqlite3_stmt *st = NULL;
    char *sql = sqlite3_mprintf("SELECT 1 FROM \"%w\"", t->name);
    int code = sql ? sqlite3_prepare_v2(q->h, sql, -1, &st, NULL) : SQLITE_NOMEM;
    sqlite3_finalize(st);
    sqlite3_free(sql);
    return code;
}

Rc sql_open(const SqlTable *tables, size_t n, void *ctx, Sql **out, Fault *f)
{
    Sql *q = calloc(1, sizeof *q);
    if (!q) arena_out_of_memory(sizeof *q);
    q->tables = calloc(n, sizeof *q->tables);
    if (!q->tables) arena_out_of_memory(n * sizeof *q->tables);
    int code =
        sqlite3_open_v2(":memory:", &q->h, SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_MEMORY, NULL);
    for (size_t i = 0; i < n && !code; i++) {
        q->tables[i] = (Bound){&tables[i], ctx};
        code = sqlite3_create_module(q->h, tables[i].name, &module, &q->tables[i]);
        if (!code) code = touch(q, &tables[i]);
    }
    Rc rc = code ? fault_set(f, RC_IO, NULL, "%s", q->h ? sqlite3_errmsg(q->h) : sqlite3_errstr(code)) : RC_OK;
    if (rc) {
        sql_close(q);
        return rc;
    }
    set_limits(q->h);
    sqlite3_set_authorizer(q->h, may, NULL);
    *out = q;
    return RC_OK;
}

void sql_close(Sql *q)
{
    if (!q) return;
    sqlite3_close(q->h);
    free(q->tables);
    free(q);
}

/* ------------------------------------------------------------------ asking */

static SqlCell cell_of(Arena *a, sqlite3_stmt *st, int col)
{
    switch (sqlite3_column_type(st, col)) {
    case SQLITE_INTEGER: return (SqlCell){.kind = SQL_INT, .i = sqlite3_column_int64(st, col)};
    case SQLITE_FLOAT: return (SqlCell){.kind = SQL_REAL, .real = sqlite3_column_double(st, col)};
    case SQLITE_NULL: return (SqlCell){.kind = SQL_NULL};
    default: break;
    }
    const char *p = (const char *)sqlite3_column_text(st, col);
    return (SqlCell){.kind = SQL_TEXT, .text = str_dup(a, (Str){p, p ? (size_t)sqlite3_column_bytes(st, col) : 0})};
}

static int collect(Arena *a, sqlite3_stmt *st, const SqlLimits *limits, SqlResult *out)
{
    int code;
    out->n_col = sqlite3_column_count(st);
    out->names = arena_push_n(a, Str, (size_t)out->n_col + 1);
    for (int i = 0; i < out->n_col; i++) out->names[i] = str_dup(a, str_z(sqlite3_column_name(st, i)));
    for (uint32_t n = 0; (code = sqlite3_step(st)) == SQLITE_ROW; n++) {
        if (limits->rows && n == limits->rows) return out->more = true, SQLITE_OK;
        for (int i = 0; i < out->n_col; i++) *vec_push(a, &out->cells) = cell_of(a, st, i);
    }
    return code;
}

Rc sql_run(Sql *q, Arena *a, Str text, const SqlLimits *limits, SqlResult *out, Fault *f)
{
    enum { OPS = 2000 };                         /* between two looks at the clock */
    static const SqlLimits none = {0};
    sqlite3_stmt *st = NULL;
    const char *rest = NULL;
    *out = (SqlResult){0};
    q->limits = limits ? limits : &none;
    q->until = clock_us() + (int64_t)q->limits->ms * 1000;
    q->late = q->stopped = false;
    sqlite3_progress_handler(q->h, OPS, on_progress, q);
    int code = sqlite3_prepare_v2(q->h, text.p ? text.p : "", (int)text.n, &st, &rest);
    Rc rc = rc_of(q, code, f);
    if (!rc && !st) rc = fault_set(f, RC_SYNTAX, NULL, "SELECT");
    if (!rc && str_trim(str_slice(text, (size_t)(rest - text.p), text.n)).n)
        rc = fault_set(f, RC_SYNTAX, NULL, "%s", "one SELECT at a time");
    if (!rc && !sqlite3_stmt_readonly(st)) rc = fault_set(f, RC_DENIED, NULL, "%s", "SELECT");
    if (!rc) rc = rc_of(q, collect(a, st, q->limits, out), f);
    sqlite3_finalize(st);
    return rc;
}
