/* saved_filter.c: filters kept under a name: @NAME or saved:NAME in a query stands for what was kept. */
#include "session_int.h"
#include "base/i18n.h"

#define KIND S("filter")

static bool is_blank(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }

/* The name behind the mark at *at, in quotes or up to a blank; *at moves behind it. False: no mark stands there. */
static bool name_at(Str q, size_t *at, Str *name, bool *sure)
{
    static const Str marks[] = {{"@", 1}, {"saved:", 6}, {"저장:", sizeof "저장:" - 1}};
    Str rest = str_slice(q, *at, q.n);
    for (size_t i = 0; i < COUNT_OF(marks); i++) {
        if (!str_starts(rest, marks[i])) continue;
        size_t beg = *at + marks[i].n, end = beg;
        bool quoted = beg < q.n && q.p[beg] == '"';
        if (quoted) end = ++beg;
        while (end < q.n && (quoted ? q.p[end] != '"' : !is_blank(q.p[end]))) end++;
        *name = str_slice(q, beg, end);
        *sure = i > 0;
        *at = end + (quoted && end < q.n);
        return name->n > 0 || *sure;
    }
    return false;
}

static size_t word_end(Str q, size_t at)
{
    bool quoted = false;
    for (; at < q.n && (quoted || !is_blank(q.p[at])); at++)
        if (q.p[at] == '"') quoted = !quoted;
    return at;
}

/* -@NAME: what was kept may be several terms, which only together are "not". */
static bool turned_round(Session *s, Arena *a, Str query, size_t at)
{
    Str name;
    bool sure;
    size_t end = at + 1;
    return query.p[at] == '-' && name_at(query, &end, &name, &sure) && session_saved_get(s, a, KIND, name).n;
}

static Rc wrong_at(Buf *b, size_t beg, size_t end, const char *msgid, QueryFault *fault)
{
    if (fault) *fault = (QueryFault){{(uint32_t)beg, (uint32_t)end}, msgid};
    buf_fini(b);
    return RC_SYNTAX;
}

/* "@kakao" that was never kept is a word to look for; saved:kakao is wrong then. */
Rc saved_filter_expand(Session *s, Arena *a, Str query, Str *out, QueryFault *fault)
{
    Buf b = {0};
    for (size_t at = 0; at < query.n;) {
        size_t beg = at;
        Str name;
        bool sure;
        if (is_blank(query.p[at])) { buf_add_c(&b, query.p[at++]); continue; }
        if (turned_round(s, a, query, at))
            return wrong_at(&b, beg, word_end(query, beg), N_("a filter that was kept stands without -"), fault);
        bool marked = name_at(query, &at, &name, &sure);
        Str value = marked ? session_saved_get(s, a, KIND, name) : (Str){0};
        if (marked && !value.n && sure) return wrong_at(&b, beg, at, N_("no filter is kept under this name"), fault);
        if (!value.n) at = word_end(query, beg), value = str_slice(query, beg, at);
        buf_add(&b, value);
    }
    *out = str_dup(a, buf_str(&b));
    buf_fini(&b);
    return RC_OK;
}

Rc session_filter_keep(Session *s, Str name, const Query *q, Fault *f)
{
    Arena a = {0};
    Rc rc = session_saved_put(s, KIND, name, query_format(&a, q, QUERY_PLAIN), f);
    arena_fini(&a);
    return rc;
}

Rc session_filter_drop(Session *s, Str name, Fault *f) { return session_saved_drop(s, KIND, name, f); }
Rc session_filters(Session *s, Arena *a, SavedList *out, Fault *f) { return session_saved(s, a, KIND, out, f); }

/* The new one stands last: what a number means is told by the list. */
Rc session_filter_rename(Session *s, Str from, Str to, Fault *f)
{
    Arena a = {0};
    Str value = session_saved_get(s, &a, KIND, from);
    Rc rc = !value.n ? fault_set(f, RC_NOTFOUND, NULL, "%.*s", STR_ARG(from)) : RC_OK;
    if (!rc && !str_eq(from, to)) rc = session_saved_put(s, KIND, to, value, f);
    if (!rc && !str_eq(from, to)) rc = session_saved_drop(s, KIND, from, f);
    arena_fini(&a);
    return rc;
}
