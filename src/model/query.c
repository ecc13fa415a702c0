#include "model/query.h"
#include "base/i18n.h"
#include "base/buf.h"
#include "base/mo.h"
#include <string.h>

typedef struct { const char *name, *ko, *more, *title, *help; } FieldRow;
#define FIELD_ROW(id, name, ko, more, title, help) [id] = {name, ko, more, title, help},
static const FieldRow fields[Q_COUNT] = { QUERY_TABLE(FIELD_ROW) };
#undef FIELD_ROW

const char *query_field_name(QueryField f) { return fields[f].name; }
const char *query_field_spoken(QueryField f) { return i18n_korean() ? fields[f].ko : fields[f].name; }
const char *query_field_title(QueryField f) { return fields[f].title; }
const char *query_field_help(QueryField f) { return fields[f].help; }
bool query_field_listed(QueryField f) { return f != Q_TEXT; }

static bool is_more(Str more, Str name)
{
    for (Str one; str_cut(&more, ' ', &one);)
        if (one.n && str_eq(one, name)) return true;
    return false;
}

int query_field_find(Str name)
{
    for (int i = 0; i < Q_COUNT; i++)
        if (str_same_z(name, fields[i].name) || str_eq_z(name, fields[i].ko) || is_more(str_z(fields[i].more), name))
            return i;
    return -1;
}

bool query_field_begins(QueryField f, Str word)
{
    Str more = str_z(fields[f].more);
    if (str_starts(str_z(fields[f].name), word) || str_starts(str_z(fields[f].ko), word)) return true;
    for (Str one; str_cut(&more, ' ', &one);)
        if (one.n && str_starts(one, word)) return true;
    return false;
}

const TypeSet *query_field_set(QueryField f)
{
    static const TypeSet *const sets[Q_COUNT] = {
        [Q_TYPE] = &event_types, [Q_FACT] = &fact_types, [Q_LANG] = &lang_types, [Q_STATUS] = &status_types};
    return sets[f];
}

static bool year_parse(Str s, int *out)
{
    if (s.n == 0 || s.n > 4) return false;
    int y = 0;
    for (size_t i = 0; i < s.n; i++) {
        if (s.p[i] < '0' || s.p[i] > '9') return false;
        y = y * 10 + (s.p[i] - '0');
    }
    *out = y;
    return true;
}

static bool years_parse(Str s, QueryValue *v)
{
    size_t dots = str_find(s, S(".."), 0);
    if (dots == SIZE_MAX) {
        if (!year_parse(s, &v->year_lo)) return false;
        v->year_hi = v->year_lo;
        return true;
    }
    Str from = str_slice(s, 0, dots), to = str_slice(s, dots + 2, s.n);
    v->year_lo = QUERY_YEAR_MIN;
    v->year_hi = QUERY_YEAR_MAX;
    if (!from.n && !to.n) return false;
    if (from.n && !year_parse(from, &v->year_lo)) return false;
    return !to.n || year_parse(to, &v->year_hi);
}

/* The value by its name in files, or as the reader is shown it. */
static int code_find(const TypeSet *set, Str text)
{
    int code = type_find(set, text);
    for (int i = 0; i < set->n && code < 0; i++)
        if (str_same_z(text, set->names[i])) code = i;
    for (int i = 0; i < set->n && code < 0; i++)
        if (*set->msgids[i] && (str_eq_z(text, _(set->msgids[i])) || str_eq_z(text, set->msgids[i]))) code = i;
    /* In Korean in any locale: what was written in one is read in the other. */
    Arena a = {0};
    Mo korean = code < 0 && text.n && (unsigned char)text.p[0] >= 0x80 ? mo_of(&a, "gilmok", "ko") : (Mo){0};
    for (int i = 0; i < set->n && code < 0 && korean.n; i++)
        if (*set->msgids[i] && str_eq(text, mo_find(&korean, set->msgids[i]))) code = i;
    arena_fini(&a);
    return code;
}

static const char *const none_such[Q_COUNT] = {
    [Q_TYPE] = N_("no such type of event; gilmok stats lists those there are"),
    [Q_FACT] = N_("one of actual, planned, negated, hypothetical"),
    [Q_LANG] = N_("one of ko, en"),
    [Q_STATUS] = N_("one of untouched, in-progress, done"),
};

/* Checks one value against its field. NULL: good; else the msgid of what is wrong. */
static const char *value_check(QueryField f, QueryValue *v)
{
    const TypeSet *set = query_field_set(f);
    if (v->text.n == 0) return N_("a value is missing");
    if (set) {
        v->code = code_find(set, v->text);
        if (v->code < 0) return none_such[f];
    }
    if (f == Q_YEAR && !years_parse(v->text, v)) return N_("a year such as 2021, or years as 2021..2023");
    return f == Q_YEAR && v->year_lo > v->year_hi ? N_("the first of these years comes after the last") : NULL;
}

static bool is_name(QueryField f) { return f == Q_ROLE || f == Q_SKILL || f == Q_ORG; }

typedef struct { Str src; size_t at; } Scan;

static bool is_blank(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }

/* One value: quoted, or up to a blank or comma. False: the closing quote is missing. */
static bool value_scan(Scan *s, Str *out)
{
    if (s->at < s->src.n && s->src.p[s->at] == '"') {
        size_t end = str_find(s->src, S("\""), s->at + 1);
        if (end == SIZE_MAX) {
            s->at = s->src.n;
            return false;
        }
        *out = str_slice(s->src, s->at + 1, end);
        s->at = end + 1;
        return true;
    }
    size_t beg = s->at;
    while (s->at < s->src.n && !is_blank(s->src.p[s->at]) && s->src.p[s->at] != ',') s->at++;
    *out = str_slice(s->src, beg, s->at);
    return true;
}

/* "role:" at the scan's place moves behind the colon; a word without a known field is looked for in the text. */
static QueryField field_scan(Scan *s, bool *unknown)
{
    size_t end = s->at;
    while (end < s->src.n && !is_blank(s->src.p[end]) && s->src.p[end] != ':' && s->src.p[end] != '"' &&
           s->src.p[end] != ',')
        end++;
    if (end >= s->src.n || s->src.p[end] != ':' || end == s->at) return Q_TEXT;
    int f = query_field_find(str_slice(s->src, s->at, end));
    *unknown = f < 0;
    if (f < 0) return Q_TEXT;
    s->at = end + 1;
    return (QueryField)f;
}

static const char *term_scan(Arena *a, Scan *s, QueryTerm *t)
{
    bool unknown = false;
    if (s->src.p[s->at] == '-' && s->at + 1 < s->src.n && !is_blank(s->src.p[s->at + 1])) t->negated = true, s->at++;
    t->field = field_scan(s, &unknown);
    if (unknown) return N_("no such field: role year type skill org fact lang status doc text");
    for (;;) {
        QueryValue v = {.code = -1};
        v.whole = is_name(t->field) && s->at < s->src.n && s->src.p[s->at] == '=';
        s->at += v.whole;
        if (!value_scan(s, &v.text)) return N_("the closing quote is missing");
        const char *wrong = value_check(t->field, &v);
        if (wrong) return wrong;
        *vec_push(a, &t->any) = v;
        if (s->at >= s->src.n || s->src.p[s->at] != ',') return NULL;
        s->at++;
    }
}

Rc query_parse(Arena *a, Str source, Query *out, QueryFault *fault)
{
    Query q = {.source = str_dup(a, source)};
    Scan s = {q.source, 0};
    for (;;) {
        while (s.at < s.src.n && is_blank(s.src.p[s.at])) s.at++;
        if (s.at >= s.src.n) break;
        QueryTerm t = {.span.beg = (uint32_t)s.at};
        const char *wrong = term_scan(a, &s, &t);
        if (wrong) {
            while (s.at < s.src.n && !is_blank(s.src.p[s.at])) s.at++;
            if (fault) *fault = (QueryFault){{t.span.beg, (uint32_t)s.at}, wrong};
            return RC_SYNTAX;
        }
        t.span.end = (uint32_t)s.at;
        *vec_push(a, &q.terms) = t;
    }
    *out = q;
    return RC_OK;
}

static void value_put(Buf *b, Str v)
{
    bool quote = v.n == 0;
    for (size_t i = 0; i < v.n; i++) quote |= is_blank(v.p[i]) || v.p[i] == ',' || v.p[i] == ':';
    quote |= v.n && (v.p[0] == '-' || v.p[0] == '=');
    if (quote) buf_add_c(b, '"');
    for (size_t i = 0; i < v.n; i++)
        if (v.p[i] != '"') buf_add_c(b, v.p[i]);
    if (quote) buf_add_c(b, '"');
}

static void head_put(Buf *b, QueryField f, bool negated, QueryForm form)
{
    if (b->n) buf_add_c(b, ' ');
    if (negated) buf_add_c(b, '-');
    if (f == Q_TEXT) return;
    buf_add_z(b, form == QUERY_SPOKEN ? query_field_spoken(f) : fields[f].name);
    buf_add_c(b, ':');
}

/* A closed value by its name in files, or as the reader is shown it. */
static Str value_form(QueryField f, const QueryValue *v, QueryForm form)
{
    const TypeSet *set = query_field_set(f);
    if (!set || v->code < 0) return v->text;
    return str_z(form == QUERY_SPOKEN && i18n_korean() ? _(type_msgid(set, v->code)) : type_name(set, v->code));
}

static void term_put(Buf *b, const QueryTerm *t, QueryForm form)
{
    head_put(b, t->field, t->negated, form);
    for (uint32_t i = 0; i < t->any.n; i++) {
        if (i) buf_add_c(b, ',');
        if (t->any.v[i].whole) buf_add_c(b, '=');
        value_put(b, value_form(t->field, &t->any.v[i], form));
    }
}

static void spoken_put(Buf *b, QueryField f, Str value)
{
    const TypeSet *set = query_field_set(f);
    bool whole = is_name(f) && value.n > 1 && value.p[0] == '=';
    if (whole) value = str_slice(value, 1, value.n), buf_add_c(b, '=');
    QueryValue v = {.text = value, .code = set ? code_find(set, value) : -1};
    value_put(b, value_form(f, &v, QUERY_SPOKEN));
}

static void values_put(Buf *b, QueryField f, const Str *values, size_t n)
{
    if (n == 0) return;
    head_put(b, f, false, QUERY_SPOKEN);
    for (size_t i = 0; i < n; i++) {
        if (i) buf_add_c(b, ',');
        spoken_put(b, f, values[i]);
    }
}

static Str buf_take(Arena *a, Buf *b)
{
    Str s = str_dup(a, buf_str(b));
    buf_fini(b);
    return s;
}

Str query_value(Arena *a, QueryField f, Str value)
{
    Buf b = {0};
    spoken_put(&b, f, value);
    return buf_take(a, &b);
}

Str query_term_text(const Query *q, uint32_t i)
{
    return str_slice(q->source, q->terms.v[i].span.beg, q->terms.v[i].span.end);
}

Str query_format(Arena *a, const Query *q, QueryForm form)
{
    Buf b = {0};
    for (uint32_t i = 0; i < q->terms.n; i++) term_put(&b, &q->terms.v[i], form);
    return buf_take(a, &b);
}

Str query_set_field(Arena *a, const Query *q, QueryField f, const Str *values, size_t n)
{
    Buf b = {0};
    bool put = n == 0;
    for (uint32_t i = 0; i < q->terms.n; i++) {
        const QueryTerm *t = &q->terms.v[i];
        if (t->field != f || t->negated) term_put(&b, t, QUERY_SPOKEN);
        else if (!put) values_put(&b, f, values, n), put = true;
    }
    if (!put) values_put(&b, f, values, n);
    return buf_take(a, &b);
}

Str query_without(Arena *a, const Query *q, uint32_t i)
{
    Buf b = {0};
    for (uint32_t k = 0; k < q->terms.n; k++)
        if (k != i) term_put(&b, &q->terms.v[k], QUERY_SPOKEN);
    return buf_take(a, &b);
}
