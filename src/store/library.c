#include "db_int.h"
#include "base/clock.h"
#include "base/fs.h"
#include <stdlib.h>

/* Each step stays as it was released; a change is a new step. */
static const char *const steps[] = {
    "CREATE TABLE document ("
    "  id INTEGER PRIMARY KEY, path TEXT NOT NULL UNIQUE, name TEXT NOT NULL, format INTEGER NOT NULL,"
    "  hash INTEGER NOT NULL, added INTEGER NOT NULL, body BLOB NOT NULL);"
    "CREATE INDEX document_hash ON document(hash);",
    "CREATE TABLE saved ("
    "  kind TEXT NOT NULL, name TEXT NOT NULL, value TEXT NOT NULL, at INTEGER NOT NULL, PRIMARY KEY (kind, name)"
    ") WITHOUT ROWID;",
    /* The journal. of: the step that an undo or a redo is about; text, beg, stop …: the words decided on, where they
     * stood. A text that was decided on is kept when its memoir gets another, so that the words are known again. */
    "CREATE TABLE decision ("
    "  seq INTEGER PRIMARY KEY, step INTEGER NOT NULL, at INTEGER NOT NULL, doc INTEGER NOT NULL, act TEXT NOT NULL,"
    "  target TEXT NOT NULL, type TEXT NOT NULL, field TEXT NOT NULL, value TEXT NOT NULL, was TEXT NOT NULL,"
    "  whole TEXT NOT NULL, why TEXT NOT NULL, who TEXT NOT NULL, of INTEGER NOT NULL, text INTEGER NOT NULL,"
    "  beg INTEGER NOT NULL, stop INTEGER NOT NULL, exact TEXT NOT NULL, before TEXT NOT NULL, after TEXT NOT NULL);"
    "CREATE INDEX decision_doc ON decision(doc);"
    "CREATE INDEX decision_step ON decision(step);"
    "CREATE INDEX decision_of ON decision(of) WHERE of>0;"
    "CREATE TABLE old_text (hash INTEGER PRIMARY KEY, body BLOB NOT NULL);"
    "CREATE TRIGGER document_keep BEFORE UPDATE OF body ON document"
    "  WHEN EXISTS (SELECT 1 FROM decision WHERE doc=OLD.id AND text=OLD.hash)"
    "  BEGIN INSERT OR IGNORE INTO old_text(hash,body) VALUES(OLD.hash,OLD.body); END;",
    /* Of a merge, the words of what it goes into; of it and of a split, the fields of the other part. */
    "ALTER TABLE decision ADD COLUMN other_text INTEGER NOT NULL DEFAULT 0;"
    "ALTER TABLE decision ADD COLUMN other_beg INTEGER NOT NULL DEFAULT 0;"
    "ALTER TABLE decision ADD COLUMN other_stop INTEGER NOT NULL DEFAULT 0;"
    "ALTER TABLE decision ADD COLUMN other_exact TEXT NOT NULL DEFAULT '';"
    "ALTER TABLE decision ADD COLUMN other_before TEXT NOT NULL DEFAULT '';"
    "ALTER TABLE decision ADD COLUMN other_after TEXT NOT NULL DEFAULT '';"
    "ALTER TABLE decision ADD COLUMN other_whole TEXT NOT NULL DEFAULT '';",
};

struct Library {
    Db db;
    sqlite3_stmt *by_path, *by_hash, *hashes, *insert, *update, *page, *get;
};

static Rc prepare_all(Library *lib, Fault *f)
{
    const struct { const char *sql; sqlite3_stmt **st; } all[] = {
        {"SELECT id, hash FROM document WHERE path=?1", &lib->by_path},
        {"SELECT id, hash FROM document INDEXED BY document_hash WHERE hash<>0", &lib->hashes},       /* no text is read for it */
        {"SELECT id FROM document WHERE hash=?1 AND body=?2 LIMIT 1", &lib->by_hash},
        {"INSERT INTO document(path,name,format,hash,added,body) VALUES(?1,?2,?3,?4,?5,?6)", &lib->insert},
        {"UPDATE document SET name=?2, format=?3, hash=?4, added=?5, body=?6 WHERE path=?1", &lib->update},
        {"SELECT id, name, path, format, hash, added FROM document WHERE id>?1 AND hash<>0 ORDER BY id LIMIT ?2", &lib->page},
        {"SELECT id, name, path, format, hash, added, body FROM document WHERE id=?1 AND hash<>0", &lib->get},
    };
    Rc rc = RC_OK;
    for (size_t i = 0; !rc && i < COUNT_OF(all); i++) rc = db_prepare(&lib->db, all[i].sql, all[i].st, f);
    return rc;
}

Rc library_open(const char *dir, Library **out, Fault *f)
{
    Rc rc = dir ? fs_mkdirs(dir, f) : RC_OK;
    if (rc) return rc;
    Arena a = {0};
    Library *lib = calloc(1, sizeof *lib);
    if (!lib) arena_out_of_memory(sizeof *lib);
    const char *path = dir ? fs_join(&a, str_z(dir), S("library.db")).p : ":memory:";
    rc = db_open(&lib->db, path, f);
    if (rc == RC_READONLY || rc == RC_DENIED) rc = db_open_read(&lib->db, path, f);
    arena_fini(&a);
    /* What the user made is flushed before the program says that it is kept. */
    if (!rc) rc = db_exec(&lib->db, "PRAGMA synchronous=FULL", f);
    if (!rc) rc = db_migrate(&lib->db, steps, COUNT_OF(steps), f);
    if (lib->db.h && (!rc || rc == RC_READONLY)) rc = prepare_all(lib, f);
    if (rc) library_close(lib);
    else *out = lib;
    return rc;
}

Rc library_check(Library *lib, Fault *f)
{
    int64_t wrong = 0;
    Rc rc = db_int(&lib->db, "SELECT count(*) FROM pragma_quick_check WHERE quick_check<>'ok'", &wrong, f);
    return rc || !wrong ? rc : fault_set(f, RC_DAMAGED, lib->db.path, "%s", "");
}

void library_close(Library *lib)
{
    if (!lib) return;
    db_close(&lib->db);
    free(lib);
}

Db *library_db(Library *lib) { return &lib->db; }

Rc library_begin(Library *lib, Fault *f) { return db_exec(&lib->db, "BEGIN IMMEDIATE", f); }

Rc library_end(Library *lib, bool keep, Fault *f)
{
    Rc rc = db_exec(&lib->db, keep ? "COMMIT" : "ROLLBACK", f);
    if (rc && keep) sqlite3_exec(lib->db.h, "ROLLBACK", NULL, NULL, NULL);
    return rc;
}

bool library_begun(const Library *lib) { return !sqlite3_get_autocommit(lib->db.h); }

/* id and whether there is such a row. */
static Rc find_id(Library *lib, sqlite3_stmt *st, int64_t *id, int64_t *hash, bool *found, Fault *f)
{
    Rc rc = db_step(&lib->db, st, found, f);
    if (!rc && *found) {
        *id = sqlite3_column_int64(st, 0);
        if (hash) *hash = sqlite3_column_int64(st, 1);
        sqlite3_reset(st);
    }
    return rc;
}

static Rc write_doc(Library *lib, sqlite3_stmt *st, LibDoc *d, Fault *f)
{
    d->added = clock_unix();
    db_bind_str(st, 1, d->path);
    db_bind_str(st, 2, d->name);
    sqlite3_bind_int(st, 3, d->format);
    sqlite3_bind_int64(st, 4, (int64_t)d->hash);
    sqlite3_bind_int64(st, 5, d->added);
    db_bind_blob(st, 6, d->body);
    return db_run(&lib->db, st, f);
}

Rc library_put(Library *lib, LibDoc *d, PutResult *result, Fault *f)
{
    bool known = false, twin = false;
    int64_t hash = 0;
    db_bind_str(lib->by_path, 1, d->path);
    Rc rc = find_id(lib, lib->by_path, &d->id, &hash, &known, f);
    if (rc) return rc;
    if (known && hash == (int64_t)d->hash) {
        *result = PUT_SAME;
        return RC_OK;
    }
    if (!known) {
        sqlite3_bind_int64(lib->by_hash, 1, (int64_t)d->hash);
        db_bind_blob(lib->by_hash, 2, d->body);
        rc = find_id(lib, lib->by_hash, &d->id, NULL, &twin, f);
        if (rc || twin) {
            if (!rc) *result = PUT_TWIN;
            return rc;
        }
    }
    rc = write_doc(lib, known ? lib->update : lib->insert, d, f);
    if (rc) return rc;
    if (!known) d->id = sqlite3_last_insert_rowid(lib->db.h);
    *result = known ? PUT_CHANGED : PUT_NEW;
    return RC_OK;
}

Rc library_hashes(Library *lib, LibraryHashFn fn, void *ctx, Fault *f)
{
    for (bool row = true;;) {
        Rc rc = db_step(&lib->db, lib->hashes, &row, f);
        if (rc || !row) return rc;
        fn(ctx, sqlite3_column_int64(lib->hashes, 0), (uint64_t)sqlite3_column_int64(lib->hashes, 1));
    }
}

bool library_has(Library *lib, Str path, int64_t *id, uint64_t *hash)
{
    int64_t was = 0;
    bool found = false;
    db_bind_str(lib->by_path, 1, path);
    if (find_id(lib, lib->by_path, id, &was, &found, NULL) || !found) return false;
    *hash = (uint64_t)was;
    return true;
}

static LibDoc read_doc(Arena *a, sqlite3_stmt *st)
{
    return (LibDoc){
        .id = sqlite3_column_int64(st, 0), .name = db_col(a, st, 1), .path = db_col(a, st, 2),
        .format = sqlite3_column_int(st, 3), .hash = (uint64_t)sqlite3_column_int64(st, 4),
        .added = sqlite3_column_int64(st, 5),
    };
}

Rc library_page(Library *lib, Arena *a, int64_t after, uint32_t most, LibDocList *out, Fault *f)
{
    LibDocList list = {0};
    sqlite3_bind_int64(lib->page, 1, after);
    sqlite3_bind_int64(lib->page, 2, most);
    for (bool row = true;;) {
        Rc rc = db_step(&lib->db, lib->page, &row, f);
        if (rc) return rc;
        if (!row) break;
        *vec_push(a, &list) = read_doc(a, lib->page);
    }
    *out = list;
    return RC_OK;
}

Rc library_doc(Library *lib, Arena *a, int64_t id, LibDoc *out, Fault *f)
{
    bool row;
    sqlite3_bind_int64(lib->get, 1, id);
    Rc rc = db_step(&lib->db, lib->get, &row, f);
    if (rc) return rc;
    if (!row) return fault_set(f, RC_NOTFOUND, NULL, "memoir %lld", (long long)id);
    *out = read_doc(a, lib->get);
    out->body = db_col(a, lib->get, 6);
    sqlite3_reset(lib->get);
    return RC_OK;
}

/* What one memoir leaves behind: of the document its number, which no other gets, under a path that no file has and the hash 0;
 * of a decision its place in the journal, as an act that nobody knows. A step that is gone cannot be taken back either. */
static const char *const erasing[] = {
    "DELETE FROM old_text WHERE hash IN (SELECT text FROM decision WHERE doc=?1 UNION SELECT other_text FROM decision WHERE doc=?1)"
    "  AND hash NOT IN (SELECT text FROM decision WHERE doc<>?1 UNION SELECT other_text FROM decision WHERE doc<>?1)",
    "UPDATE decision SET act='" JOURNAL_ERASED "', of=0, who='' WHERE of>0 AND of IN (SELECT step FROM decision WHERE doc=?1)"
    "  AND NOT EXISTS (SELECT 1 FROM decision AS other WHERE other.step=decision.of AND other.doc<>?1)",
    "UPDATE decision SET act='" JOURNAL_ERASED "', doc=0, type='', field='', value='', was='', whole='', why='', who='', of=0, text=0,"
    "  exact='', before='', after='', other_text=0, other_exact='', other_before='', other_after='', other_whole='' WHERE doc=?1",
    "UPDATE document SET path='-/erased/'||id, name='', hash=0, body=x'' WHERE id=?1",
};

static Rc erase(Library *lib, int64_t id, Fault *f)
{
    Rc rc = RC_OK;
    for (size_t i = 0; !rc && i < COUNT_OF(erasing); i++) {
        sqlite3_stmt *st = NULL;
        rc = db_rc(&lib->db, sqlite3_prepare_v2(lib->db.h, erasing[i], -1, &st, NULL), f);
        if (!rc) sqlite3_bind_int64(st, 1, id);
        if (!rc) rc = db_run(&lib->db, st, f);
        sqlite3_finalize(st);
    }
    return rc;
}

Rc library_erase(Library *lib, const int64_t *ids, uint32_t n, Fault *f)
{
    Rc rc = db_exec(&lib->db, "PRAGMA secure_delete=ON", f);
    if (!rc) rc = library_begin(lib, f);
    if (rc) return rc;
    for (uint32_t i = 0; !rc && i < n; i++) rc = erase(lib, ids[i], f);
    Rc end = library_end(lib, !rc, rc ? NULL : f);
    /* The bytes of before lie in the log, too, until it is emptied. */
    if (!rc && !end) end = db_exec(&lib->db, "PRAGMA wal_checkpoint(TRUNCATE)", f);
    return rc ? rc : end;
}

Rc library_count(Library *lib, uint32_t *n, Fault *f)
{
    int64_t count = 0;
    Rc rc = db_int(&lib->db, "SELECT count(*) FROM document WHERE hash<>0", &count, f);
    if (!rc) *n = (uint32_t)count;
    return rc;
}
