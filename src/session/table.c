#include "table.h"
#include "base/fs.h"
#include "base/i18n.h"
#include "uni/utf8.h"
#include <csv.h>
#include <string.h>

typedef struct Reading {
    Arena      mem;                                  /* of the row under way */
    TableRow   row;
    TableRowFn fn;
    void      *ctx;
    bool       ended, open;                          /* the row ended on this line; one is under way behind it */
    Rc         rc;
} Reading;

static void on_field(void *s, size_t n, void *ctx)
{
    Reading *r = ctx;
    *vec_push(&r->mem, &r->row.field) = str_dup(&r->mem, (Str){s, n});
}

static void on_row(int end, void *ctx)
{
    Reading *r = ctx;
    (void)end;
    if (r->rc == RC_OK) r->rc = r->fn(r->ctx, &r->row);
    arena_clear(&r->mem);
    r->row = (TableRow){.line = r->row.line};
    r->ended = true;
}

static Str first_line(Str text)
{
    Str line = S("");
    while (text.n && str_cut(&text, '\n', &line) && !str_trim(line).n) {}
    return line;
}

/* What stands most often between the names of the header. */
static char delimiter(Str header)
{
    static const char marks[] = ",;\t";
    size_t best = 0, most = 0;
    for (size_t k = 0; marks[k]; k++) {
        size_t n = 0;
        for (size_t i = 0; i < header.n; i++) n += header.p[i] == marks[k];
        if (n > most) best = k, most = n;
    }
    return marks[best];
}

/* Fed line by line, so that a row's line is known: it begins where none was under way. */
static Rc feed(struct csv_parser *p, Str text, Reading *r)
{
    uint32_t no = 0;
    while (text.n && r->rc == RC_OK) {
        const char *nl = memchr(text.p, '\n', text.n);
        Str line = str_slice(text, 0, nl ? (size_t)(nl - text.p) + 1 : text.n);
        no++;
        if (!r->open) r->row.line = no;
        r->ended = false;
        if (csv_parse(p, line.p, line.n, on_field, on_row, r) != line.n) return RC_SYNTAX;
        if (!nl && csv_parse(p, "\n", 1, on_field, on_row, r) != 1) return RC_SYNTAX;
        r->open = !r->ended && (r->open || str_trim(line).n);
        text = str_slice(text, line.n, text.n);
    }
    return r->rc;
}

static Rc read_text(Str text, TablePlainFn plain, Reading *r, const char *path, Fault *f)
{
    struct csv_parser p;
    Str header = first_line(text);
    char mark = delimiter(header);
    enum { NO_QUOTE = 1 };                           /* a control character: no text has it */
    if (csv_init(&p, 0) != 0) arena_out_of_memory(sizeof p);
    csv_set_delim(&p, (unsigned char)mark);
    if (mark == '\t' && plain(r->ctx, header)) csv_set_quote(&p, NO_QUOTE);
    Rc rc = feed(&p, text, r);
    /* Only a quote keeps a row going behind the end of its line. */
    if (rc == RC_OK && r->open) rc = fault_set(f, RC_SYNTAX, path, "%s", _("a quote is not closed"));
    else if (rc == RC_SYNTAX) fault_set(f, rc, path, "%s", csv_strerror(csv_error(&p)));
    if (rc == RC_SYNTAX && f) f->line = r->row.line;
    csv_free(&p);
    return rc ? rc : r->rc;
}

Rc table_read(const char *path, uint64_t limit, TablePlainFn plain, TableRowFn fn, void *ctx, Fault *f)
{
    Buf bytes = {0};
    Reading r = {.fn = fn, .ctx = ctx};
    Rc rc = fs_read(path, limit, &bytes, f);
    Str text = buf_str(&bytes);
    text = str_without_mark(text);
    size_t bad = rc ? SIZE_MAX : utf8_check(text);
    if (bad != SIZE_MAX) {
        rc = fault_set(f, RC_ENCODING, path, "%s", "");
        if (f) f->byte = bad;
    }
    if (!rc && text.n && memchr(text.p, '\0', text.n)) rc = fault_set(f, RC_BINARY, path, "%s", "");
    if (!rc) rc = read_text(text, plain, &r, path, f);
    buf_fini(&bytes);
    arena_fini(&r.mem);
    return rc;
}
