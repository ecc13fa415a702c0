/* view_sql.c: questions in SQL: asked in a list of tables and examples, answered as rows that lead to the memoirs and
 * events they name. */
#include "app_int.h"
#include "session/sql.h"
#include "uni/width.h"
#include <string.h>

enum { TIME_MS = 2000, ROWS_MAX = 1000, COLS_MAX = 40 };

/* ------------------------------------------------------------------ asking */

static bool is_question(Str typed)
{
    static const char *const begins[] = {"select", "with", "values"};
    for (size_t i = 0; i < COUNT_OF(begins); i++) {
        size_t n = strlen(begins[i]), k = 0;
        while (k < n && k < typed.n && (typed.p[k] | 0x20) == begins[i][k]) k++;
        if (k == n) return true;
    }
    return false;
}

static void ask(UiApp *app)
{
    Choice *c = &app->choice;
    const ChoiceRow *r = choice_row(c);
    Str typed = line_str(&c->typed), sql = is_question(typed) || !r ? typed : r->value;
    if (!sql.n) return;
    Link to = {.kind = LINK_PLACE, .pane = PANE_SQL, .text = str_dup(&c->mem, sql)};
    choice_close(app);
    (void)link_follow(app, &to);
}

static void draw_row(UiApp *app, Pen *p, int y, const ChoiceRow *r, RoleId role)
{
    (void)app;
    choice_draw_key(p, y, r, role);
}

void sql_ask(UiApp *app)
{
    static const ChoiceWays ways = {.name = "sql", .cols = 110, .hint = N_("SELECT … or a row; Enter asks  Esc closes"),
                                    .accept = ask, .draw = draw_row};
    Choice *c = choice_begin(app, &ways, N_("SQL, read only"));
    c->own = true;
    size_t n, n_example;
    const SqlHelp *t = session_sql_tables(&n);
    const SqlExample *example = session_sql_examples(&n_example);
    for (size_t i = 0; i < n; i++)
        *vec_push(&c->mem, &c->all) = (ChoiceRow){
            .right = str_z(_("table")), .show = str_z(t[i].name), .help = str_z(t[i].columns),
            .value = str_fmt(&c->mem, "SELECT * FROM %s", t[i].name)};
    for (size_t i = 0; i < n_example; i++)
        *vec_push(&c->mem, &c->all) = (ChoiceRow){
            .right = str_z(_("example")), .show = str_z(_(example[i].title)), .value = str_z(example[i].sql),
            .help = str_z(example[i].sql)};
    choice_show(app);
}

/* ------------------------------------------------------------------ the answer */

static bool cell_of(const SqlResult *r, const SqlCell *row, const char *name, int64_t *out)
{
    for (int i = 0; i < r->n_col; i++)
        if (str_eq_z(r->names[i], name) && row[i].kind == SQL_INT) return *out = row[i].i, true;
    return false;
}

/* By the names of its columns: doc with event or position, doc or id alone, name. */
static Link link_of(const UiApp *app, const SqlResult *r, const SqlCell *row)
{
    int64_t doc, seq, name;
    bool has = cell_of(r, row, "doc", &doc) || (cell_of(r, row, "id", &doc));
    if (has && careers_find(session_careers(app->s), doc) != UINT32_MAX) {
        if (cell_of(r, row, "event", &seq))
            return (Link){.kind = LINK_ITEM, .item = {.doc = doc, .kind = ITEM_EVENT, .seq = (uint32_t)seq}};
        if (cell_of(r, row, "position", &seq))
            return (Link){.kind = LINK_ITEM, .item = {.doc = doc, .kind = ITEM_POSITION, .seq = (uint32_t)seq}};
        return link_doc(doc);
    }
    if (cell_of(r, row, "name", &name) && name > 0 && name < session_careers(app->s)->names.n)
        return (Link){.kind = LINK_NAME, .name = (NameId)name};
    return (Link){.kind = LINK_NONE};
}

static int *widths(Sheet *sh, const SqlResult *r)
{
    int *w = arena_push_n(&sh->mem, int, (size_t)r->n_col + 1);
    for (int c = 0; c < r->n_col; c++) w[c] = (int)uni_cols(r->names[c]);
    for (uint32_t i = 0; i < r->cells.n; i++) {
        int cols = (int)uni_cols(session_sql_cell(&sh->mem, &r->cells.v[i])), *most = &w[(int)i % r->n_col];
        if (cols > *most) *most = cols;
    }
    for (int c = 0; c < r->n_col; c++)
        if (w[c] > COLS_MAX) w[c] = COLS_MAX;
    return w;
}

static void put_cells(Sheet *sh, const SqlResult *r, const int *w, const SqlCell *row)
{
    int x = 1;
    for (int c = 0; c < r->n_col && x < sh->cols; c++) {
        Str s = row ? session_sql_cell(&sh->mem, &row[c]) : uni_visible(&sh->mem, r->names[c]);
        bool number = row && (row[c].kind == SQL_INT || row[c].kind == SQL_REAL);
        int at = number ? x + w[c] - (int)uni_cols(s) : x;
        sheet_at(sh, at, x + w[c] - at, !row ? RO_DIM : number ? RO_COUNT : RO_TEXT, s);
        x += w[c] + 2;
    }
}

static void build(UiApp *app, Sheet *sh)
{
    Fault f = {0};
    SqlResult r;
    SqlLimits limits = {.rows = ROWS_MAX, .ms = TIME_MS};
    Str sql = view_subject(app, PANE_SQL);
    Rc rc = sql.n ? session_sql(app->s, &sh->mem, sql, &limits, &r, &f) : RC_NOTFOUND;
    sh->title = str_z(_("SQL"));
    sh->note = str_dup(&sh->mem, uni_visible(&sh->mem, sql));
    if (!sql.n) sh->nothing = str_z(_("; asks a question."));
    else if (rc == RC_DENIED) sh->nothing = str_z(_("SQL only reads here: begin with SELECT."));
    else if (rc) sh->nothing = rc == RC_LIMIT ? str_z(_("That takes longer than two seconds; gilmok sql has a minute."))
                                              : str_fmt(&sh->mem, "%s", f.detail);
    else {
        uint32_t n = r.n_col ? r.cells.n / (uint32_t)r.n_col : 0;
        int *w = widths(sh, &r);
        sh->title = str_fmt(&sh->mem, r.more ? P_("SQL, the first %u row", "SQL, the first %u rows", n)
                                             : P_("SQL, %u row", "SQL, %u rows", n), n);
        sh->nothing = str_z(_("No rows."));
        sheet_head(sh);
        put_cells(sh, &r, w, NULL);
        for (uint32_t i = 0; i < n; i++) {
            const SqlCell *row = &r.cells.v[i * (uint32_t)r.n_col];
            SheetRow *made = sheet_row(sh);
            made->link = link_of(app, &r, row);
            put_cells(sh, &r, w, row);
        }
    }
}

const View sql_view = {.ctx = CTX_SQL, .build = build};
