/* The streaming writer. */
#include "json/json.h"
#include "uni/utf8.h"
#include <assert.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

JsonOut jout_begin(Buf *out, bool pretty) { return (JsonOut){.out = out, .pretty = pretty}; }

/* RFC 8259 asks for control characters, the quote and the backslash to be escaped. What else a terminal might obey is
 * too: DEL, the C1 controls, and the signs that turn the direction of what follows. */
static const bool may_be_special[256] = {
    [0x00] = true, [0x01] = true, [0x02] = true, [0x03] = true, [0x04] = true, [0x05] = true, [0x06] = true, [0x07] = true,
    [0x08] = true, [0x09] = true, [0x0A] = true, [0x0B] = true, [0x0C] = true, [0x0D] = true, [0x0E] = true, [0x0F] = true,
    [0x10] = true, [0x11] = true, [0x12] = true, [0x13] = true, [0x14] = true, [0x15] = true, [0x16] = true, [0x17] = true,
    [0x18] = true, [0x19] = true, [0x1A] = true, [0x1B] = true, [0x1C] = true, [0x1D] = true, [0x1E] = true, [0x1F] = true,
    ['"'] = true,  ['\\'] = true, [0x7F] = true, [0xC2] = true, [0xD8] = true, [0xE2] = true};

static bool is_special(uint32_t cp)
{
    return cp < ' ' || cp == '"' || cp == '\\' || (cp >= 0x7F && cp < 0xA0) || cp == 0x61C || cp == 0x200E ||
           cp == 0x200F || (cp >= 0x2028 && cp <= 0x202E) || (cp >= 0x2066 && cp <= 0x2069);
}

static void put_escape(Buf *out, uint32_t cp)
{
    static const char short_form[] = {['\b'] = 'b', ['\t'] = 't', ['\n'] = 'n', ['\f'] = 'f', ['\r'] = 'r',
        ['"'] = '"', ['\\'] = '\\'};
    if (cp < sizeof short_form && short_form[cp]) {
        buf_add(out, (Str){(const char[]){'\\', short_form[cp]}, 2});
        return;
    }
    buf_fmt(out, "\\u%04x", (unsigned)cp);
}

/* The first character from *i on that must be escaped; *i comes to stand behind it. False when there is none. */
static bool next_special(Str s, size_t *i, size_t *beg, uint32_t *cp)
{
    while (*i < s.n) {
        if (!may_be_special[(unsigned char)s.p[*i]]) {
            ++*i;
            continue;
        }
        *beg = *i;
        *cp = utf8_next(s, i);
        if (is_special(*cp)) return true;
    }
    return false;
}

static void put_runs(Buf *out, Str s)
{
    size_t from = 0, at = 0, beg;
    uint32_t cp;
    while (next_special(s, &at, &beg, &cp)) {
        buf_add(out, (Str){s.p + from, beg - from});
        put_escape(out, cp);
        from = at;
    }
    buf_add(out, (Str){s.p + from, s.n - from});
}

/* Well-formed stretches as they are, each bad byte as U+FFFD. */
void json_quote(Buf *out, Str s)
{
    buf_add_c(out, '"');
    while (s.n) {
        size_t bad = utf8_check(s);
        put_runs(out, str_slice(s, 0, bad));
        if (bad == SIZE_MAX) break;
        buf_add(out, S("\xef\xbf\xbd"));
        s = str_slice(s, bad + 1, s.n);
    }
    buf_add_c(out, '"');
}

static void new_line(JsonOut *j)
{
    buf_add_c(j->out, '\n');
    memset(buf_room(j->out, 2u * j->depth), ' ', 2u * j->depth);
    j->out->n += 2u * j->depth;
}

/* What stands between the last token and the next value or key. */
static void separate(JsonOut *j)
{
    if (j->after_key) {
        j->after_key = false;
        return;
    }
    if (j->depth == 0) return;
    if (j->filled[j->depth - 1]) buf_add_c(j->out, ',');
    j->filled[j->depth - 1] = true;
    if (j->pretty) new_line(j);
}

static void open_level(JsonOut *j, char bracket)
{
    separate(j);
    assert(j->depth < JSON_DEPTH_MAX);
    buf_add_c(j->out, bracket);
    j->filled[j->depth++] = false;
}

static void close_level(JsonOut *j, char bracket)
{
    assert(j->depth > 0 && !j->after_key);
    bool filled = j->filled[--j->depth];
    if (filled && j->pretty) new_line(j);
    buf_add_c(j->out, bracket);
}

void jout_obj(JsonOut *j)     { open_level(j, '{'); }
void jout_obj_end(JsonOut *j) { close_level(j, '}'); }
void jout_arr(JsonOut *j)     { open_level(j, '['); }
void jout_arr_end(JsonOut *j) { close_level(j, ']'); }

static void before_key(JsonOut *j)
{
    assert(j->depth > 0 && !j->after_key);
    separate(j);
    j->after_key = true;
}

static Str colon(const JsonOut *j) { return j->pretty ? S(": ") : S(":"); }

/* Keys of our own are plain ASCII words: nothing in them to escape. */
void jout_key(JsonOut *j, const char *key)
{
    before_key(j);
    size_t n = strlen(key);
    char *p = buf_room(j->out, n + 4);
    p[0] = '"';
    memcpy(p + 1, key, n);
    p[n + 1] = '"', p[n + 2] = ':', p[n + 3] = ' ';
    j->out->n += n + 3 + j->pretty;
}

static void put_any_key(JsonOut *j, Str key)
{
    before_key(j);
    json_quote(j->out, key);
    buf_add(j->out, colon(j));
}

static void put_token(JsonOut *j, Str token)
{
    separate(j);
    buf_add(j->out, token);
}

void jout_str(JsonOut *j, Str s)
{
    separate(j);
    json_quote(j->out, s);
}

void jout_int(JsonOut *j, int64_t i)
{
    char b[24];
    size_t at = sizeof b;
    uint64_t v = i < 0 ? 0 - (uint64_t)i : (uint64_t)i;
    do b[--at] = (char)('0' + v % 10);
    while (v /= 10);
    if (i < 0) b[--at] = '-';
    put_token(j, (Str){b + at, sizeof b - at});
}

void jout_real(JsonOut *j, double v, int decimals)
{
    char b[340];
    if (!isfinite(v)) {
        jout_null(j);
        return;
    }
    int n = snprintf(b, sizeof b, "%.*f", decimals < 1 ? 1 : decimals > 9 ? 9 : decimals, v);
    while (n > 2 && b[n - 1] == '0' && b[n - 2] != '.') n--;
    put_token(j, (Str){b, (size_t)n});
}

void jout_bool(JsonOut *j, bool b) { put_token(j, b ? S("true") : S("false")); }
void jout_null(JsonOut *j)         { put_token(j, S("null")); }

void jout_newline(JsonOut *j)
{
    assert(j->depth == 0);
    buf_add_c(j->out, '\n');
}

void jout_kstr(JsonOut *j, const char *key, Str s)      { jout_key(j, key), jout_str(j, s); }
void jout_kz(JsonOut *j, const char *key, const char *z) { jout_key(j, key), jout_str(j, str_z(z)); }
void jout_kint(JsonOut *j, const char *key, int64_t i)  { jout_key(j, key), jout_int(j, i); }
void jout_kbool(JsonOut *j, const char *key, bool b)    { jout_key(j, key), jout_bool(j, b); }
void jout_kreal(JsonOut *j, const char *key, double v, int decimals) { jout_key(j, key), jout_real(j, v, decimals); }

/* The shortest decimal that reads back as the same double. */
static void put_exact(JsonOut *j, double v)
{
    char b[40];
    int n = 0;
    for (int digits = 15; digits <= 17; digits++) {
        n = snprintf(b, sizeof b, "%.*g", digits, v);
        if (strtod(b, NULL) == v) break;
    }
    if (!strpbrk(b, ".e")) n += snprintf(b + n, sizeof b - (size_t)n, ".0");
    put_token(j, (Str){b, (size_t)n});
}

static void put_children(JsonOut *j, const JsonNode *node)
{
    for (jin_each(it, node)) {
        if (node->kind == JIN_OBJ) put_any_key(j, it->key);
        jout_node(j, it);
    }
}

void jout_node(JsonOut *j, const JsonNode *node)
{
    switch (node ? node->kind : JIN_NULL) {
    case JIN_NULL: jout_null(j); break;
    case JIN_BOOL: jout_bool(j, node->i); break;
    case JIN_INT:  jout_int(j, node->i); break;
    case JIN_REAL: put_exact(j, node->real); break;
    case JIN_STR:  jout_str(j, node->str); break;
    case JIN_ARR:  jout_arr(j); put_children(j, node); jout_arr_end(j); break;
    case JIN_OBJ:  jout_obj(j); put_children(j, node); jout_obj_end(j); break;
    }
}
