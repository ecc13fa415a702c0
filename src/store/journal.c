#include "store/journal.h"
#include "base/clock.h"
#include "db_int.h"

/* Column by column as they are bound and read. */
#define COLUMNS_BUT_SEQ "step,at,doc,act,target,type,field,value,was,whole,why,who,of,text,beg,stop,exact,before,after," \
                        "other_text,other_beg,other_stop,other_exact,other_before,other_after,other_whole"
#define COLUMNS "seq," COLUMNS_BUT_SEQ
enum { N_COLUMN = 27 };

static int bind_words(sqlite3_stmt *st, int at, const TextAnchor *x)
{
    sqlite3_bind_int64(st, at++, (int64_t)x->text);
    sqlite3_bind_int64(st, at++, x->span.beg);
    sqlite3_bind_int64(st, at++, x->span.end);
    db_bind_str(st, at++, x->exact);
    db_bind_str(st, at++, x->before);
    db_bind_str(st, at++, x->after);
    return at;
}

static void bind(sqlite3_stmt *st, const Decision *d)
{
    const int64_t numbers[] = {d->step, d->at, d->doc};
    const Str words[] = {str_z(type_name(&decide_types, (int)d->act)), str_z(type_name(&target_types, (int)d->on)), d->type,
                         d->field, d->value, d->was, d->whole, d->why, d->who};
    int at = 1;
    for (size_t i = 0; i < COUNT_OF(numbers); i++) sqlite3_bind_int64(st, at++, numbers[i]);
    for (size_t i = 0; i < COUNT_OF(words); i++) db_bind_str(st, at++, words[i]);
    sqlite3_bind_int64(st, at++, d->of);
    at = bind_words(st, at, &d->anchor);
    at = bind_words(st, at, &d->other);
    db_bind_str(st, at, d->other_whole);
}

static TextAnchor words_col(Arena *a, sqlite3_stmt *st, int at)
{
    return (TextAnchor){
        .text = (uint64_t)sqlite3_column_int64(st, at),
        .span = {(uint32_t)sqlite3_column_int64(st, at + 1), (uint32_t)sqlite3_column_int64(st, at + 2)},
        .exact = db_col(a, st, at + 3),
        .before = db_col(a, st, at + 4),
        .after = db_col(a, st, at + 5)};
}

/* A row of a program that knows more acts is read as none of ours and passed over. */
static bool take(Arena *a, sqlite3_stmt *st, Decision *d)
{
    int act = type_find(&decide_types, db_col(a, st, 4)), on = type_find(&target_types, db_col(a, st, 5));
    if (act < 0 || on < 0) return false;
    *d = (Decision){
        .seq = sqlite3_column_int64(st, 0), .step = sqlite3_column_int64(st, 1), .at = sqlite3_column_int64(st, 2),
        .doc = sqlite3_column_int64(st, 3), .act = (DecideAct)act, .on = (Target)on, .type = db_col(a, st, 6),
        .field = db_col(a, st, 7), .value = db_col(a, st, 8), .was = db_col(a, st, 9), .whole = db_col(a, st, 10),
        .why = db_col(a, st, 11), .who = db_col(a, st, 12), .of = sqlite3_column_int64(st, 13),
        .anchor = words_col(a, st, 14), .other = words_col(a, st, 20), .other_whole = db_col(a, st, 26),
    };
    return true;
}

static Rc insert_all(Db *db, Decision *rows, uint32_t n, Fault *f)
{
    sqlite3_stmt *st;
    Rc rc = db_rc(db,
                  sqlite3_prepare_v2(db->h,
                                     "INSERT INTO decision(" COLUMNS_BUT_SEQ ") VALUES(?1,?2,?3,?4,?5,?6,?7,?8,?9,"
                                     "?10,?11,?12,?13,?14,?15,?16,?17,?18,?19,?20,?21,?22,?23,?24,?25,?26)",
                                     -1, &st, NULL),
                  f);
    for (uint32_t i = 0; !rc && i < n; i++) {
        bind(st, &rows[i]);
        rc = db_run(db, st, f);
        rows[i].seq = sqlite3_last_insert_rowid(db->h);
    }
    sqlite3_finalize(st);
    return rc;
}

Rc journal_append(Library *lib, Decision *rows, uint32_t n, Fault *f)
{
    Db *db = library_db(lib);
    int64_t step = 0, at = clock_unix();
    Rc rc = library_begin(lib, f);
    if (rc) return rc;
    rc = db_int(db, "SELECT coalesce(max(step),0)+1 FROM decision", &step, f);
    for (uint32_t i = 0; i < n; i++) rows[i].step = step, rows[i].at = rows[i].at ? rows[i].at : at;
    if (!rc) rc = insert_all(db, rows, n, f);
    Rc end = library_end(lib, !rc, rc ? NULL : f);
    for (uint32_t i = 0; (rc || end) && i < n; i++) rows[i].seq = rows[i].step = 0;
    return rc ? rc : end;
}

/* Runs a query over one number; every row is given to fn. */
typedef void (*RowFn)(void *ctx, Arena *a, sqlite3_stmt *st);

static Rc query(Library *lib, Arena *a, const char *sql, int64_t number, RowFn fn, void *ctx, Fault *f)
{
    Db *db = library_db(lib);
    sqlite3_stmt *st;
    Rc rc = db_rc(db, sqlite3_prepare_v2(db->h, sql, -1, &st, NULL), f);
    if (rc) return rc;
    sqlite3_bind_int64(st, 1, number);
    for (bool row = true; !rc && row;) {
        rc = db_step(db, st, &row, f);
        if (!rc && row) fn(ctx, a, st);
    }
    sqlite3_finalize(st);
    return rc;
}

static void take_row(void *ctx, Arena *a, sqlite3_stmt *st)
{
    DecisionList *out = ctx;
    Decision d;
    if (take(a, st, &d)) *vec_push(a, out) = d;
}

Rc journal_read(Library *lib, Arena *a, int64_t doc, DecisionList *out, Fault *f)
{
    *out = (DecisionList){0};
    if (!doc) return query(lib, a, "SELECT " COLUMNS " FROM decision WHERE ?1=0 ORDER BY seq", 0, take_row, out, f);
    return query(lib, a, "SELECT " COLUMNS " FROM decision WHERE doc=?1 UNION ALL SELECT " COLUMNS " FROM decision WHERE of>0 "
                         "AND of IN (SELECT step FROM decision WHERE doc=?1) ORDER BY seq", doc, take_row, out, f);
}

typedef struct Steps { DecisionList *rows; JournalCounts *n; } Steps;

static void take_step(void *ctx, Arena *a, sqlite3_stmt *st)
{
    Steps *s = ctx;
    Decision d;
    if (!take(a, st, &d)) return;
    *vec_push(a, s->rows) = d;
    *vec_push(a, s->n) = (uint32_t)sqlite3_column_int64(st, N_COLUMN);
}

Rc journal_steps(Library *lib, Arena *a, DecisionList *out, JournalCounts *n, Fault *f)
{
    *out = (DecisionList){0};
    *n = (JournalCounts){0};
    Steps s = {out, n};
    /* The bare columns are those of the row with the least seq. */
    return query(lib, a,
                 "SELECT min(seq) AS seq," COLUMNS_BUT_SEQ
                 ",count(*) FROM decision WHERE ?1=0 AND act<>'" JOURNAL_ERASED "' GROUP BY step ORDER BY step",
                 0, take_step, &s, f);
}

Rc journal_step(Library *lib, Arena *a, int64_t step, DecisionList *out, Fault *f)
{
    *out = (DecisionList){0};
    return query(lib, a, "SELECT " COLUMNS " FROM decision WHERE step=?1 ORDER BY seq", step, take_row, out, f);
}

static void take_mark(void *ctx, Arena *a, sqlite3_stmt *st)
{
    const char *act = (const char *)sqlite3_column_text(st, 4), *on = (const char *)sqlite3_column_text(st, 5);
    int code = act ? type_find(&decide_types, str_z(act)) : -1, target = on ? type_find(&target_types, str_z(on)) : -1;
    if (code < 0 || target < 0) return;
    *vec_push(a, (JournalMarks *)ctx) = (JournalMark){sqlite3_column_int64(st, 0), sqlite3_column_int64(st, 1),
        sqlite3_column_int64(st, 2), sqlite3_column_int64(st, 3), (DecideAct)code, (Target)target};
}

Rc journal_marks(Library *lib, Arena *a, JournalMarks *out, Fault *f)
{
    *out = (JournalMarks){0};
    return query(lib, a, "SELECT seq,step,doc,of,act,target FROM decision WHERE seq>?1 ORDER BY seq", 0, take_mark, out,
                 f);
}

Rc journal_touched(Library *lib, int64_t *version, Fault *f) { return db_int(library_db(lib), "PRAGMA data_version", version, f); }

Rc journal_last(Library *lib, int64_t *seq, Fault *f)
{
    return db_int(library_db(lib), "SELECT coalesce(max(seq),0) FROM decision", seq, f);
}

static void take_text(void *ctx, Arena *a, sqlite3_stmt *st) { *(Str *)ctx = db_col(a, st, 0); }

Rc journal_text(Library *lib, Arena *a, uint64_t hash, Str *body, Fault *f)
{
    *body = (Str){0};
    Rc rc = query(lib, a, "SELECT body FROM old_text WHERE hash=?1 UNION ALL "
                   "SELECT body FROM document WHERE hash=?1 LIMIT 1", (int64_t)hash, take_text, body, f);
    return rc ? rc : body->p ? RC_OK : RC_NOTFOUND;
}
