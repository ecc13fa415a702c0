#include "doc_int.h"

/* The next line of rest with its line end taken off; false at the end. */
static bool take_line(Str *rest, Str *line)
{
    if (!str_cut(rest, '\n', line)) return false;
    if (line->n && line->p[line->n - 1] == '\r') line->n--;
    return true;
}

static Str unquoted(Str v)
{
    v = str_trim(v);
    if (v.n >= 2 && (v.p[0] == '"' || v.p[0] == '\'')) {
        size_t close = str_find(v, str_slice(v, 0, 1), 1);
        return close == SIZE_MAX ? v : str_slice(v, 1, close);
    }
    size_t comment = str_find(v, S(" #"), 0);
    return comment == SIZE_MAX ? v : str_trim(str_slice(v, 0, comment));
}

static void take_pair(DocMeta *m, Str line)
{
    size_t colon = str_find(line, S(":"), 0);
    if (colon == SIZE_MAX) return;
    Str key = str_slice(line, 0, colon), value = unquoted(str_slice(line, colon + 1, line.n));
    struct { const char *key; Str *to; } rows[] = {{"title", &m->title}, {"date", &m->date}, {"author", &m->author}};
    for (size_t i = 0; i < COUNT_OF(rows); i++)
        if (str_eq_z(key, rows[i].key) && rows[i].to->n == 0) *rows[i].to = value;
}

/* Blanks behind it do no harm. */
static bool is_fence(Str line, const char *sign) { return str_starts(line, str_z(sign)) && str_eq_z(str_trim(line), sign); }

/* A block of `key: value` between two lines of three hyphens at the very top, as static site generators read it.
 * Without its closing line it is text that begins with a rule. */
void meta_find(Doc *d)
{
    Str rest = d->text, line;
    DocMeta m = {0};
    if (!take_line(&rest, &line) || !is_fence(line, "---")) return;
    while (take_line(&rest, &line)) {
        if (is_fence(line, "---") || is_fence(line, "...")) {
            d->meta = m;
            d->body_beg = rest.p ? doc_at(d, (uint32_t)(rest.p - d->text.p)) : d->n;
            return;
        }
        take_pair(&m, line);
    }
}
