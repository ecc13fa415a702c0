/* What every reader of YAML needs: faults, strings as numbers, values as attributes. */
#include "compile_int.h"
#include "base/i18n.h"
#include "lex_int.h"
#include <assert.h>
#include <errno.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

static void tell(Making *m, Rc rc, uint32_t line, const char *fmt, va_list ap)
{
    Fault f = {.line = line};
    snprintf(f.path, sizeof f.path, "%s", m->path);
    vsnprintf(f.detail, sizeof f.detail, fmt, ap);
    if (m->on_fault) m->on_fault(m->ctx, rc, &f);
}

void make_fault(Making *m, uint32_t line, const char *fmt, ...)
{
    va_list ap;
    va_start(ap, fmt);
    tell(m, RC_SYNTAX, line, fmt, ap);
    va_end(ap);
    m->n_faults++;
}

void make_doubt(Making *m, uint32_t line, const char *fmt, ...)
{
    va_list ap;
    va_start(ap, fmt);
    tell(m, RC_OK, line, fmt, ap);
    va_end(ap);
    m->n_doubts++;
}

Sym make_sym(Making *m, Str s)
{
    if (!s.n) return SYM_NONE;
    Sym known = m->below ? lex_sym(m->below, str_dup_z(m->a, s)) : SYM_NONE;
    if (known) return known;
    bool fresh;
    uint32_t *at = map_put(m->a, &m->syms, s, &fresh);
    if (fresh) {
        *at = m->sym_base + m->sym_strs.n;
        *vec_push(m->a, &m->sym_strs) = s;
    }
    return *at;
}

Str sym_str(const Making *m, Sym s)
{
    return m->below && s < m->sym_base ? lex_sym_str(m->below, s) : m->sym_strs.v[s - m->sym_base];
}

bool make_value(Making *m, const YmlNode *node, Str *out)
{
    *out = S("");
    if (yml_is_null(node)) return true;
    if (node->kind == YML_SCALAR) {
        *out = yml_value(node);
        return true;
    }
    if (node->kind != YML_SEQ) return false;
    for (yml_each(it, node)) {
        if (it->kind != YML_SCALAR) return false;
        Str one = yml_value(it);
        *out = it == node->first ? one : str_fmt(m->a, STR_FMT "|" STR_FMT, STR_ARG(*out), STR_ARG(one));
    }
    return true;
}

static int32_t number(Str s)
{
    if (str_eq_z(s, "true") || str_eq_z(s, "yes") || str_eq_z(s, "on")) return 1;
    char text[16], *end;
    if (!s.n || s.n >= sizeof text) return 0;
    snprintf(text, sizeof text, STR_FMT, STR_ARG(s));
    errno = 0;
    long long v = strtoll(text, &end, 10);
    return errno || *end || v < INT32_MIN || v > INT32_MAX ? 0 : (int32_t)v;
}

LexAttr make_attr(Making *m, Str key, Str val)
{
    return (LexAttr){make_sym(m, key), make_sym(m, val), number(val)};
}

MakeBook *book_known(const Making *m, Str name)
{
    for (uint32_t i = 0; i < m->books.n; i++)
        if (str_eq(m->books.v[i]->name, name)) return m->books.v[i];
    return NULL;
}

MakeBook *make_book(Making *m, Str name)
{
    MakeBook *book = book_known(m, name);
    if (book) return book;
    book = arena_push(m->a, MakeBook);
    book->name = name;
    const LexBook *below = m->below ? lex_book(m->below, str_dup_z(m->a, name)) : NULL;
    if (below) book->flags = below->flags, book->told = BOOK_JAMO | BOOK_LOOSE | BOOK_SUFFIX | BOOK_APART | BOOK_WORDS;
    *vec_push(m->a, &m->books) = book;
    return book;
}

static int by_key(const void *x, const void *y)
{
    const LexAttr *a = x, *b = y;
    return a->key < b->key ? -1 : a->key > b->key;
}

/* What an entry says itself comes first and outranks what the header says with "with". */
void attrs_add(Making *m, Attrs *attrs, const YmlNode *node, const char *const *except)
{
    for (yml_each(it, node)) {
        bool skip = false;
        for (const char *const *x = except; *x; x++) skip = skip || str_eq_z(it->key, *x);
        Sym key = make_sym(m, it->key);
        for (uint32_t i = 0; i < attrs->n && !skip; i++) skip = attrs->v[i].key == key;
        Str val;
        if (skip) continue;
        if (make_value(m, it, &val)) *vec_push(m->a, attrs) = make_attr(m, it->key, val);
        else make_fault(m, it->line, _("\"%.*s\" must have a text or a list of texts"), STR_ARG(it->key));
    }
}

/* Sorted, so that two entries with the same attributes look the same. */
void attrs_sort(Attrs *attrs)
{
    if (attrs->n) qsort(attrs->v, attrs->n, sizeof *attrs->v, by_key);
}
