#include "test.h"
#include "store/sql.h"
#include <string.h>

/* Two tables: numbers 0..n-1 with their halves; squares. */
static int64_t n_rows(void *ctx) { return *(int64_t *)ctx; }
static SqlCell cell(void *ctx, int64_t row, int col)
{
    (void)ctx;
    if (col == 0) return (SqlCell){.kind = SQL_INT, .i = row};
    if (col == 1) return (SqlCell){.kind = SQL_REAL, .real = (double)row / 2};
    return row % 2 ? (SqlCell){.kind = SQL_TEXT, .text = S("홀수")} : (SqlCell){.kind = SQL_NULL};
}
static int finds;
static void find(void *ctx, int64_t value, int64_t *beg, int64_t *end)
{
    finds++;
    *beg = value < 0 ? 0 : value;
    *end = value < 0 || value >= *(int64_t *)ctx ? *beg : value + 1;
}
static const SqlTable tables[] = {{"numbers", "n INTEGER, half REAL, odd TEXT", 0, n_rows, cell, find}};

static Rc ask(int64_t n, const char *text, const SqlLimits *limits, SqlResult *out, Arena *a, Fault *f)
{
    Sql *q;
    assert_int_equal(sql_open(tables, 1, &n, &q, f), RC_OK);
    Rc rc = sql_run(q, a, str_z(text), limits, out, f);
    sql_close(q);
    return rc;
}

static void test_rows(void **state)
{
    (void)state;
    Arena a = {0};
    Fault f = {0};
    SqlResult r;
    assert_int_equal(ask(4, "SELECT n, half, odd FROM numbers ORDER BY n DESC", NULL, &r, &a, &f), RC_OK);
    assert_int_equal(r.n_col, 3);
    assert_int_equal(r.cells.n, 12);
    assert_str(r.names[1], "half");
    assert_int_equal(r.cells.v[0].i, 3);
    assert_true(r.cells.v[1].kind == SQL_REAL && r.cells.v[1].real == 1.5);
    assert_str(r.cells.v[2].text, "홀수");
    assert_int_equal(r.cells.v[5].kind, SQL_NULL);
    SqlLimits two = {.rows = 2};
    assert_int_equal(ask(4, "SELECT n FROM numbers", &two, &r, &a, &f), RC_OK);
    assert_true(r.more && r.cells.n == 2);
    assert_int_equal(ask(2, "SELECT n FROM numbers", &two, &r, &a, &f), RC_OK);
    assert_true(!r.more && r.cells.n == 2);
    arena_fini(&a);
}

/* A join by the key asks for single rows, and a key of another kind finds none. */
static void test_key(void **state)
{
    (void)state;
    Arena a = {0};
    Fault f = {0};
    SqlResult r;
    finds = 0;
    assert_int_equal(ask(1000, "SELECT count(*) FROM numbers x JOIN numbers y ON y.n = x.n + 1", NULL, &r, &a, &f), RC_OK);
    assert_int_equal(r.cells.v[0].i, 999);
    assert_in_range(finds, 1000, 1001);
    assert_int_equal(ask(10, "SELECT count(*) FROM numbers WHERE n = 'three'", NULL, &r, &a, &f), RC_OK);
    assert_int_equal(r.cells.v[0].i, 0);
    assert_int_equal(ask(10, "SELECT count(*) FROM numbers WHERE n IN (3, 4, 99, -1)", NULL, &r, &a, &f), RC_OK);
    assert_int_equal(r.cells.v[0].i, 2);
    arena_fini(&a);
}

static void test_refused(void **state)
{
    (void)state;
    static const struct { const char *sql; Rc rc; } rows[] = {
        {"", RC_SYNTAX}, {"-- nothing", RC_SYNTAX}, {"SELECT", RC_SYNTAX}, {"SELECT 1; SELECT 2", RC_SYNTAX},
        {"PRAGMA page_size", RC_DENIED}, {"CREATE TABLE t(a)", RC_DENIED}, {"ATTACH ':memory:' AS x", RC_DENIED},
        {"BEGIN", RC_DENIED}, {"INSERT INTO numbers(n) VALUES (1)", RC_DENIED}, {"ANALYZE", RC_DENIED},
        {"DROP TABLE numbers", RC_DENIED}, {"CREATE TEMP VIEW v AS SELECT 1", RC_DENIED},
        {"SELECT zeroblob(2000000)", RC_LIMIT}, {"SELECT 1 ;  ", RC_OK}, {"WITH x AS (SELECT 1 AS a) SELECT a FROM x", RC_OK},
    };
    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        Arena a = {0};
        Fault f = {0};
        SqlResult r;
        Rc rc = ask(3, rows[i].sql, NULL, &r, &a, &f);
        if (rc != rows[i].rc) fail_msg("%s: %d (%s), not %d", rows[i].sql, (int)rc, f.detail, (int)rows[i].rc);
        arena_fini(&a);
    }
}

static bool at_once(void *ctx) { return ++*(int *)ctx > 2; }

static void test_ends(void **state)
{
    (void)state;
    static const char endless[] = "WITH RECURSIVE r(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM r) SELECT max(n) FROM r";
    Arena a = {0};
    Fault f = {0};
    SqlResult r;
    SqlLimits soon = {.ms = 20};
    assert_int_equal(ask(3, endless, &soon, &r, &a, &f), RC_LIMIT);
    int asked = 0;
    SqlLimits stopped = {.stop = at_once, .stop_ctx = &asked};
    assert_int_equal(ask(3, endless, &stopped, &r, &a, &f), RC_CANCEL);
    arena_fini(&a);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_rows), cmocka_unit_test(test_key),
                                       cmocka_unit_test(test_refused), cmocka_unit_test(test_ends)};
    return RUN_TESTS(tests);
}
