#include "db_int.h"
#include "base/buf.h"
#include "base/clock.h"
#include "base/i18n.h"
#include <assert.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>

enum { BUSY_MS = 5000 };

static const struct { int sqlite; Rc rc; } by_code[] = {
    {SQLITE_BUSY, RC_BUSY},       {SQLITE_LOCKED, RC_BUSY},    {SQLITE_READONLY, RC_READONLY},
    {SQLITE_PERM, RC_DENIED},     {SQLITE_FULL, RC_FULL},      {SQLITE_CORRUPT, RC_DAMAGED},
    {SQLITE_NOTADB, RC_DAMAGED},  {SQLITE_CANTOPEN, RC_DENIED}, {SQLITE_AUTH, RC_DENIED},
};

Rc db_rc(Db *db, int code, Fault *f)
{
    if (code == SQLITE_OK || code == SQLITE_ROW || code == SQLITE_DONE) return RC_OK;
    Rc rc = RC_IO;
    for (size_t i = 0; i < COUNT_OF(by_code); i++)
        if ((code & 0xff) == by_code[i].sqlite) rc = by_code[i].rc;
    return fault_set(f, rc, db->path, "%s", db->h ? sqlite3_errmsg(db->h) : sqlite3_errstr(code));
}

/* Two programs that open a new file at once: the change to WAL fails at once, without the wait that others get. */
static Rc wal_mode(Db *db, Fault *f)
{
    enum { STEP_MS = 20 };
    Rc rc = db_exec(db, "PRAGMA journal_mode=WAL", f);
    for (int64_t until = clock_us() + BUSY_MS * 1000; rc == RC_BUSY && clock_us() < until;) {
        sqlite3_sleep(STEP_MS);
        rc = db_exec(db, "PRAGMA journal_mode=WAL", f);
    }
    return rc;
}

/* Pages are in the system's cache already: a quarter of a megabyte here does as well as the two that are usual. */
static const char settings[] = "PRAGMA foreign_keys=ON; PRAGMA temp_store=MEMORY; PRAGMA cache_size=-256;";

static Rc open_as(Db *db, const char *path, const char *name, int flags, Fault *f)
{
    *db = (Db){0};
    snprintf(db->path, sizeof db->path, "%s", path);
    Rc rc = db_rc(db, sqlite3_open_v2(name, &db->h, flags | SQLITE_OPEN_NOMUTEX, NULL), f);
    if (!rc) sqlite3_busy_timeout(db->h, BUSY_MS);
    return rc;
}

Rc db_open(Db *db, const char *path, Fault *f)
{
    Rc rc = open_as(db, path, path, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE, f);
    if (!rc) rc = wal_mode(db, f);
    if (!rc) rc = db_exec(db, settings, f);
    if (rc) db_close(db);
    return rc;
}

/* What a path must not have in a URI. */
static void put_escaped(Buf *out, Str path)
{
    for (size_t i = 0; i < path.n; i++) {
        if (path.p[i] == '%' || path.p[i] == '?' || path.p[i] == '#') buf_fmt(out, "%%%02X", (unsigned)path.p[i]);
        else buf_add_c(out, path.p[i]);
    }
}

static Rc open_unchanging(Db *db, const char *path, Fault *f)
{
    Buf uri = {0};
    buf_add_z(&uri, "file:");
    put_escaped(&uri, str_z(path));
    buf_add_z(&uri, "?immutable=1");
    buf_add_c(&uri, '\0');
    Rc rc = open_as(db, path, uri.p, SQLITE_OPEN_READONLY | SQLITE_OPEN_URI, f);
    buf_fini(&uri);
    return rc;
}

/* What was written last is not in the database yet, and opened so it would not be missed. */
static bool waits_beside(const char *path)
{
    char wal[sizeof ((Db *)0)->path + sizeof "-wal"];
    struct stat st;
    snprintf(wal, sizeof wal, "%s-wal", path);
    return stat(wal, &st) == 0 && st.st_size > 0;
}

static Rc read_something(Db *db, Fault *f)
{
    int64_t n;
    return db_int(db, "SELECT count(*) FROM sqlite_master", &n, f);
}

/* Reading takes a file beside the database, where others say what they write. Where it can neither be made nor is there,
 * nobody writes now. */
Rc db_open_read(Db *db, const char *path, Fault *f)
{
    Rc rc = open_as(db, path, path, SQLITE_OPEN_READONLY, f);
    if (!rc) rc = read_something(db, f);
    if (rc == RC_READONLY || rc == RC_DENIED) {
        db_close(db);
        if (waits_beside(path))
            return fault_set(f, RC_READONLY, path, "%s",
                             _("what was written last waits in the file beside it that ends with -wal"));
        rc = open_unchanging(db, path, f);
        if (!rc) rc = read_something(db, f);
    }
    if (!rc) rc = db_exec(db, settings, f);
    if (rc) db_close(db);
    return rc;
}

void db_close(Db *db)
{
    if (!db->h) return;
    while (db->n_st) sqlite3_finalize(db->st[--db->n_st]);
    sqlite3_close(db->h);
    db->h = NULL;
}

Rc db_exec(Db *db, const char *sql, Fault *f) { return db_rc(db, sqlite3_exec(db->h, sql, NULL, NULL, NULL), f); }

Rc db_prepare(Db *db, const char *sql, sqlite3_stmt **out, Fault *f)
{
    assert(db->n_st < DB_STMT_MAX);
    Rc rc = db_rc(db, sqlite3_prepare_v3(db->h, sql, -1, SQLITE_PREPARE_PERSISTENT, out, NULL), f);
    if (!rc) db->st[db->n_st++] = *out;
    return rc;
}

Rc db_step(Db *db, sqlite3_stmt *st, bool *row, Fault *f)
{
    int code = sqlite3_step(st);
    *row = code == SQLITE_ROW;
    Rc rc = db_rc(db, code, f);
    if (!*row) sqlite3_reset(st);
    return rc;
}

Rc db_run(Db *db, sqlite3_stmt *st, Fault *f)
{
    bool row;
    Rc rc = db_step(db, st, &row, f);
    if (row) sqlite3_reset(st);
    return rc;
}

Rc db_int(Db *db, const char *sql, int64_t *out, Fault *f)
{
    sqlite3_stmt *st;
    Rc rc = db_rc(db, sqlite3_prepare_v2(db->h, sql, -1, &st, NULL), f);
    if (rc) return rc;
    bool row;
    rc = db_step(db, st, &row, f);
    if (!rc) *out = row ? sqlite3_column_int64(st, 0) : 0;
    sqlite3_finalize(st);
    return rc;
}

void db_bind_str(sqlite3_stmt *st, int i, Str s) { sqlite3_bind_text64(st, i, s.p ? s.p : "", s.n, SQLITE_STATIC, SQLITE_UTF8); }
void db_bind_blob(sqlite3_stmt *st, int i, Str s) { sqlite3_bind_blob64(st, i, s.p ? s.p : "", s.n, SQLITE_STATIC); }

Str db_col(Arena *a, sqlite3_stmt *st, int i)
{
    const char *p = sqlite3_column_blob(st, i);
    return str_dup(a, (Str){p, (size_t)sqlite3_column_bytes(st, i)});
}

static Rc migrate_one(Db *db, const char *step, int version, Fault *f)
{
    char set[48];
    snprintf(set, sizeof set, "PRAGMA user_version=%d", version);
    Rc rc = db_exec(db, "BEGIN IMMEDIATE", f);
    if (rc) return rc;
    int64_t now = 0;                                   /* another program may have got here first */
    rc = db_int(db, "PRAGMA user_version", &now, f);
    if (!rc && now < version) rc = db_exec(db, step, f);
    if (!rc && now < version) rc = db_exec(db, set, f);
    if (!rc) return db_exec(db, "COMMIT", f);
    sqlite3_exec(db->h, "ROLLBACK", NULL, NULL, NULL);
    return rc;
}

Rc db_migrate(Db *db, const char *const *steps, int n, Fault *f)
{
    int64_t version = 0, tables = 0;
    Rc rc = db_int(db, "SELECT count(*) FROM sqlite_master WHERE (SELECT user_version FROM pragma_user_version)=0",
                   &tables, f);
    if (!rc && tables) return fault_set(f, RC_DAMAGED, db->path, "%s", _("a database of another program"));
    if (!rc) rc = db_int(db, "PRAGMA user_version", &version, f);
    if (!rc && version > n)
        return fault_set(f, RC_VERSION, db->path, _("version %lld, this program knows %d"), (long long)version, n);
    for (int i = (int)version; !rc && i < n; i++) rc = migrate_one(db, steps[i], i + 1, f);
    return rc;
}
