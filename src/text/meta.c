#include "doc_int.h"

/* The next line of rest with its line end taken off; false at the end. */
static bool take_line(Str *rest, Str *line)
{
    if (!str_cut(rest, '\n', line)) return false;
    if (line->n && line->p[line->n - 1] == '\r') line->n--;
    return true;
}

/* Behind a quote up to the one that closes it; '' and \" are signs of the text. */
static Str in_quotes(Arena *a, Str v)
{
    char sign = v.p[0], *out = arena_alloc(a, v.n);
    size_t n = 0;
    for (size_t i = 1; i < v.n; i++) {
        bool pair = i + 1 < v.n && (sign == '"' ? v.p[i] == '\\' : v.p[i] == sign && v.p[i + 1] == sign);
        if (!pair && v.p[i] == sign) return (Str){out, n};
        out[n++] = v.p[i += pair];
    }
    return v;                                            /* it is not closed */
}

static Str unquoted(Arena *a, Str v)
{
    v = str_trim(v);
    if (v.n >= 2 && (v.p[0] == '"' || v.p[0] == '\'')) return in_quotes(a, v);
    size_t comment = str_find(v, S(" #"), 0);
    if (v.n && (v.p[0] == '>' || v.p[0] == '|')) return (Str){0};          /* it stands on the lines below */
    return comment == SIZE_MAX ? v : str_trim(str_slice(v, 0, comment));
}

/* What is read, the surest key of each first. */
typedef struct { const char *key; size_t at; } KeyRow;
static const KeyRow keys[] = {
    {"title", offsetof(DocMeta, title)},      {"author", offsetof(DocMeta, author)},
    {"date", offsetof(DocMeta, date)},        {"published", offsetof(DocMeta, date)}, {"created", offsetof(DocMeta, date)},
    {"updated", offsetof(DocMeta, date)},     {"lastmod", offsetof(DocMeta, date)},
};

typedef struct { Str value[COUNT_OF(keys)]; } Pairs;

static void take_pair(Arena *a, Pairs *p, Str line, Str between)
{
    size_t at = str_find(line, between, 0);
    if (at == SIZE_MAX) return;
    Str key = str_slice(line, 0, at);
    if (between.p[0] == '=') key = str_trim(key);                          /* in YAML what is moved in is of another */
    for (size_t i = 0; i < COUNT_OF(keys); i++)
        if (str_same_z(key, keys[i].key) && !p->value[i].n) p->value[i] = unquoted(a, str_slice(line, at + 1, line.n));
}

static DocMeta meta_of(const Pairs *p)
{
    DocMeta m = {0};
    for (size_t i = 0; i < COUNT_OF(keys); i++) {
        Str *to = (Str *)((char *)&m + keys[i].at);
        if (!to->n) *to = p->value[i];
    }
    return m;
}

/* Blanks behind it do no harm. */
static bool is_fence(Str line, const char *sign) { return str_starts(line, str_z(sign)) && str_eq_z(str_trim(line), sign); }

/* YAML between lines of hyphens, TOML between lines of pluses: pairs of a line each are enough of either. */
static const struct { const char *open, *close, *or_close; Str between; } blocks[] = {
    {"---", "---", "...", {":", 1}}, {"+++", "+++", "+++", {"=", 1}},
};

/* The block at the very top, as static site generators read it. Without its closing line it is text that begins with a
 * rule. */
void meta_find(Arena *a, Doc *d)
{
    Str rest = d->text, line;
    Pairs p = {0};
    size_t b = 0;
    if (!take_line(&rest, &line)) return;
    while (b < COUNT_OF(blocks) && !is_fence(line, blocks[b].open)) b++;
    if (b == COUNT_OF(blocks)) return;
    while (take_line(&rest, &line)) {
        if (is_fence(line, blocks[b].close) || is_fence(line, blocks[b].or_close)) {
            d->meta = meta_of(&p);
            d->body_beg = rest.p ? doc_at(d, (uint32_t)(rest.p - d->text.p)) : d->n;
            return;
        }
        take_pair(a, &p, line, blocks[b].between);
    }
}
