#include "db_int.h"
#include "base/fs.h"
#include "base/hash.h"
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

/* Raised with the layout of this file or of the rows kept in it: part of the key. */
enum { CACHE_LAYOUT = 5 };

static const char schema[] =
    "CREATE TABLE IF NOT EXISTS meta (key INTEGER NOT NULL);"
    "CREATE TABLE IF NOT EXISTS analysis (hash INTEGER PRIMARY KEY, rows BLOB NOT NULL, sum INTEGER NOT NULL);"
    /* No copy of the text: the library has it; offsets into it are not needed to find a memoir. */
    "CREATE VIRTUAL TABLE IF NOT EXISTS words USING fts5(text, content='', columnsize=0, tokenize='gilmok');";

struct Cache {
    Db db;
    int64_t key;
    sqlite3_stmt *put, *put_words, *rows, *search;
};

static Rc prepare_all(Cache *c, Fault *f)
{
    const struct { const char *sql; sqlite3_stmt **st; } all[] = {
        {"INSERT INTO analysis(hash,rows,sum) VALUES(?1,?2,?3) ON CONFLICT DO NOTHING", &c->put},
        {"INSERT INTO words(rowid,text) VALUES(?1,?2)", &c->put_words},
        {"SELECT rows, sum FROM analysis WHERE hash=?1", &c->rows},
        {"SELECT rowid FROM words WHERE words MATCH ?1", &c->search},
    };
    Rc rc = RC_OK;
    for (size_t i = 0; !rc && i < COUNT_OF(all); i++) rc = db_prepare(&c->db, all[i].sql, all[i].st, f);
    return rc;
}

/* *fresh: nobody has given it a key. */
static Rc key_check(Cache *c, bool *other, bool *fresh, Fault *f)
{
    int64_t n = 0, have = 0;
    Rc rc = db_int(&c->db, "SELECT count(*) FROM meta", &n, f);
    if (!rc && n) rc = db_int(&c->db, "SELECT key FROM meta", &have, f);
    *other = n && have != c->key;
    *fresh = !n;
    return rc;
}

static Rc key_put(Cache *c, Fault *f)
{
    char sql[64];
    snprintf(sql, sizeof sql, "INSERT INTO meta VALUES(%lld)", (long long)c->key);
    return db_exec(&c->db, sql, f);
}

static Rc open_file(Cache *c, const char *path, bool *other, Fault *f)
{
    bool fresh = false;
    Rc rc = db_open(&c->db, path, f);
    if (!rc) rc = db_exec(&c->db, "PRAGMA synchronous=NORMAL", f);
    if (!rc) rc = tokenizer_register(&c->db, f);
    if (!rc) rc = db_exec(&c->db, schema, f);
    if (!rc) rc = key_check(c, other, &fresh, f);
    if (!rc && fresh) rc = key_put(c, f);
    if (!rc) rc = prepare_all(c, f);
    return rc;
}

/* One that cannot be written serves as it is. False: it has not what is wanted. */
static bool open_to_read(Cache *c, const char *path)
{
    bool other, fresh;
    Rc rc = db_open_read(&c->db, path, NULL);
    if (!rc) rc = tokenizer_register(&c->db, NULL);
    if (!rc) rc = key_check(c, &other, &fresh, NULL);
    if (!rc && !other && !fresh && !prepare_all(c, NULL)) return true;
    db_close(&c->db);
    return false;
}

static void remove_files(Arena *a, const char *path)
{
    unlink(path);
    unlink(str_fmt(a, "%s-wal", path).p);
    unlink(str_fmt(a, "%s-shm", path).p);
}

/* Damaged, or of another analyser: nothing in it is worth keeping. */
static Rc open_or_rebuild(Cache *c, Arena *a, const char *path, bool *rebuilt, Fault *f)
{
    bool other = false;
    Rc rc = open_file(c, path, &other, f);
    if ((rc == RC_READONLY || rc == RC_DENIED) && open_to_read(c, path)) return RC_OK;
    if (rc != RC_DAMAGED && !other) return rc;
    db_close(&c->db);
    remove_files(a, path);
    if (rebuilt) *rebuilt = true;
    return open_file(c, path, &other, f);
}

/* What is damaged comes to light when it is read. Emptied, in memory where the file cannot be made again. */
static Rc made_anew(Cache *c, Fault *f)
{
    Arena a = {0};
    bool other;
    const char *path = str_dup_z(&a, str_z(c->db.path));
    db_close(&c->db);
    c->put = c->put_words = c->rows = c->search = NULL;
    remove_files(&a, path);
    if (open_file(c, path, &other, NULL)) db_close(&c->db), (void)!open_file(c, ":memory:", &other, NULL);
    fault_set(f, RC_DAMAGED, path, "%s", "");
    arena_fini(&a);
    return RC_DAMAGED;
}

Rc cache_open(const char *dir, uint64_t key, bool *rebuilt, Cache **out, Fault *f)
{
    Arena a = {0};
    Cache *c = calloc(1, sizeof *c);
    if (!c) arena_out_of_memory(sizeof *c);
    if (rebuilt) *rebuilt = false;
    Rc rc = dir ? fs_mkdirs(dir, f) : RC_OK;
    const char *path = dir ? fs_join(&a, str_z(dir), S("cache.db")).p : ":memory:";
    c->key = (int64_t)(key + CACHE_LAYOUT);
    if (!rc) rc = open_or_rebuild(c, &a, path, rebuilt, f);
    arena_fini(&a);
    if (rc) cache_close(c);
    else *out = c;
    return rc;
}

void cache_close(Cache *c)
{
    if (!c) return;
    db_close(&c->db);
    free(c);
}

Rc cache_clear(Cache *c, Fault *f)
{
    Rc rc = db_exec(&c->db,
                    "PRAGMA secure_delete=ON; DELETE FROM analysis; INSERT INTO words(words) VALUES('delete-all')", f);
    return rc ? rc : db_exec(&c->db, "PRAGMA wal_checkpoint(TRUNCATE)", f);
}

Rc cache_begin(Cache *c, Fault *f) { return db_exec(&c->db, "BEGIN IMMEDIATE", f); }

/* What was begun is gone where it was made anew in between. */
Rc cache_end(Cache *c, bool keep, Fault *f)
{
    if (!c->db.h || sqlite3_get_autocommit(c->db.h)) return RC_OK;
    Rc rc = db_exec(&c->db, keep ? "COMMIT" : "ROLLBACK", f);
    if (rc && keep) sqlite3_exec(c->db.h, "ROLLBACK", NULL, NULL, NULL);
    return rc;
}

Rc cache_put(Cache *c, uint64_t hash, Str rows, Str text, Fault *f)
{
    sqlite3_bind_int64(c->put, 1, (int64_t)hash);
    db_bind_blob(c->put, 2, rows);
    sqlite3_bind_int64(c->put, 3, (int64_t)hash64(rows));
    Rc rc = db_run(&c->db, c->put, f);
    if (rc || sqlite3_changes(c->db.h) == 0 || !text.p) return rc;          /* another program was first */
    sqlite3_bind_int64(c->put_words, 1, (int64_t)hash);
    db_bind_str(c->put_words, 2, text);
    return db_run(&c->db, c->put_words, f);
}

Rc cache_rows(Cache *c, Arena *a, uint64_t hash, Str *rows, Fault *f)
{
    bool row;
    sqlite3_bind_int64(c->rows, 1, (int64_t)hash);
    Rc rc = db_step(&c->db, c->rows, &row, f);
    if (rc) return rc == RC_DAMAGED ? made_anew(c, f) : rc;
    if (!row) return RC_NOTFOUND;
    *rows = db_col(a, c->rows, 0);
    uint64_t sum = (uint64_t)sqlite3_column_int64(c->rows, 1);
    sqlite3_reset(c->rows);
    return sum == hash64(*rows) ? RC_OK : made_anew(c, f);
}

Rc cache_search(Cache *c, Str phrase, CacheHitFn fn, void *ctx, Fault *f)
{
    Arena a = {0};
    Str match = tokenizer_query(&a, phrase);
    Rc rc = RC_OK;
    if (match.n) {
        db_bind_str(c->search, 1, match);
        for (bool row = true; !rc && row;) {
            rc = db_step(&c->db, c->search, &row, f);
            if (!rc && row) fn(ctx, (uint64_t)sqlite3_column_int64(c->search, 0));
        }
        sqlite3_clear_bindings(c->search);
    }
    arena_fini(&a);
    return rc == RC_DAMAGED ? made_anew(c, f) : rc;
}
