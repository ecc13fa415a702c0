/* gilmok sql: a question in SQL over the library, read only. */
#include "cli.h"
#include "base/i18n.h"
#include "json/json.h"
#include "session/sql.h"
#include "uni/width.h"
#include <stdio.h>
#include <string.h>

enum { TIME_MS = 60000, ROWS_MAX = 100000, COLS_MAX = 40 };

static void put_json(const SqlResult *r, Buf *out)
{
    JsonOut j = jout_begin(out, false);
    Arena a = {0};
    for (uint32_t i = 0; i < r->cells.n; i++) {
        const SqlCell *x = &r->cells.v[i];
        int col = (int)i % r->n_col;
        if (col == 0) jout_obj(&j);
        Buf key = {0};
        json_quote(&key, r->names[col]);             /* a column may be called anything */
        jout_key(&j, str_dup_z(&a, str_slice(buf_str(&key), 1, key.n - 1)));
        buf_fini(&key);
        if (x->kind == SQL_INT) jout_int(&j, x->i);
        else if (x->kind == SQL_REAL) jout_real(&j, x->real, 6);
        else if (x->kind == SQL_TEXT) jout_str(&j, x->text);
        else jout_null(&j);
        if (col + 1 == r->n_col) jout_obj_end(&j), jout_newline(&j);
    }
    arena_fini(&a);
}

/* Columns as wide as what stands in them, up to COLS_MAX; numbers at their right edge. */
static void put_table(const SqlResult *r, Buf *out)
{
    Arena a = {0};
    uint32_t n = (uint32_t)r->n_col, rows = n ? r->cells.n / n : 0;
    size_t *w = arena_push_n(&a, size_t, n + 1), used;
    for (uint32_t c = 0; c < n; c++) {
        w[c] = uni_cols(r->names[c]);
        for (uint32_t i = c; i < r->cells.n; i += n) {
            size_t cols = uni_cols(session_sql_cell(&a, &r->cells.v[i]));
            if (cols > w[c]) w[c] = cols < COLS_MAX ? cols : COLS_MAX;
        }
    }
    for (int64_t i = -1; i < (int64_t)rows; i++) {
        for (uint32_t c = 0; c < n; c++) {
            const SqlCell *x = i < 0 ? NULL : &r->cells.v[(uint32_t)i * n + c];
            bool right = x && (x->kind == SQL_INT || x->kind == SQL_REAL);
            Str s = uni_clip(x ? session_sql_cell(&a, x) : uni_visible(&a, r->names[c]),
                             w[c] < COLS_MAX ? w[c] : COLS_MAX, &used);
            int pad = (int)(w[c] - used);
            bool last = c + 1 == n;
            buf_fmt(out, "%*s" STR_FMT "%*s%s", right ? pad : 0, "", STR_ARG(s), right || last ? 0 : pad, "",
                    last ? "\n" : "  ");
        }
    }
    arena_fini(&a);
}

/* "id INTEGER, file TEXT" */
static void put_columns(JsonOut *j, Str columns)
{
    jout_key(j, "columns");
    jout_arr(j);
    for (Str one, name; str_cut(&columns, ',', &one);) {
        one = str_trim(one);
        (void)str_cut(&one, ' ', &name);
        jout_obj(j);
        jout_kstr(j, "name", name);
        jout_kstr(j, "type", one);
        jout_obj_end(j);
    }
    jout_arr_end(j);
}

static void put_table_json(const SqlHelp *t, Buf *out)
{
    JsonOut j = jout_begin(out, false);
    jout_obj(&j);
    jout_kz(&j, "table", t->name);
    put_columns(&j, str_z(t->columns));
    jout_obj_end(&j);
    jout_newline(&j);
}

static int tell_tables(bool json)
{
    Buf out = {0};
    size_t n;
    const SqlHelp *t = session_sql_tables(&n);
    for (size_t i = 0; i < n; i++) {
        if (json) put_table_json(&t[i], &out);
        else buf_fmt(&out, "%-10s %s\n           %s\n", t[i].name, _(t[i].what), t[i].columns);
    }
    return cli_finish(&out, RC_OK, NULL, &(Told){0});
}

int cmd_sql(const Options *o, Args args)
{
    CliRun x;
    SqlResult r;
    SqlLimits limits = {.rows = o->limit ? o->limit : ROWS_MAX, .ms = TIME_MS};
    if (!args.n) return tell_tables(o->json);
    int code = cli_begin(&x, o, NULL);
    if (code) return code;
    Rc rc = session_sql(x.s, &x.a, cli_join(&x.a, args), &limits, &r, &x.f);
    if (!rc && o->json) put_json(&r, &x.out);
    else if (!rc && r.cells.n) put_table(&r, &x.out);
    if (!rc && r.more && !o->limit) fprintf(stderr, "gilmok: %s\n", _("there are more rows: --limit asks for so many"));
    if (!rc && !r.cells.n) rc = RC_NOTFOUND;
    if (rc == RC_DENIED) {
        x.out.n = 0;
        return cli_stop(&x, cli_usage("sql", _("only reads: begin with SELECT; gilmok sql alone lists the tables")));
    }
    code = cli_end(&x, rc);
    return rc == RC_SYNTAX ? EXIT_USAGE : code;
}
