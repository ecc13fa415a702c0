#include "fuzz.h"
#include "store/sql.h"

/* Whatever is asked: it ends in time, changes nothing, and the answer has whole rows. */
static int64_t n_rows(void *ctx) { return *(int64_t *)ctx; }

static SqlCell cell(void *ctx, int64_t row, int col)
{
    (void)ctx;
    if (col == 0) return (SqlCell){.kind = SQL_INT, .i = row};
    return (SqlCell){.kind = row % 3 ? SQL_TEXT : SQL_NULL, .text = S("가나 다")};
}

static void find(void *ctx, int64_t value, int64_t *beg, int64_t *end)
{
    *beg = value < 0 ? 0 : value;
    *end = value < 0 || value >= *(int64_t *)ctx ? *beg : value + 1;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
    static const SqlTable tables[] = {{"careers", "id INTEGER, title TEXT", 0, n_rows, cell, find}};
    int64_t rows = 20;
    Arena a = {0};
    Fault f = {0};
    Sql *q;
    SqlResult r;
    SqlLimits limits = {.rows = 50, .ms = 100};
    CHECK(!sql_open(tables, 1, &rows, &q, &f));
    Rc rc = sql_run(q, &a, fuzz_str(data, n), &limits, &r, &f);
    if (!rc) CHECK(r.n_col > 0 && r.cells.n % (uint32_t)r.n_col == 0 && r.cells.n / (uint32_t)r.n_col <= 50);
    CHECK(!sql_run(q, &a, S("SELECT count(*) FROM careers"), NULL, &r, &f));
    CHECK(r.cells.n == 1 && r.cells.v[0].i == 20);
    sql_close(q);
    arena_fini(&a);
    return 0;
}
