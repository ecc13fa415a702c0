#include "base/str.h"
#include <string.h>

Str str_z(const char *z) { return z ? (Str){z, strlen(z)} : (Str){0}; }

bool str_eq_z(Str a, const char *z) { return str_eq(a, str_z(z)); }

static char lower(char c) { return c >= 'A' && c <= 'Z' ? (char)(c + ('a' - 'A')) : c; }

bool str_same_z(Str a, const char *z)
{
    for (size_t i = 0; i < a.n; i++)
        if (!z[i] || lower(a.p[i]) != lower(z[i])) return false;
    return z[a.n] == '\0';
}

Str str_without_mark(Str s) { return str_starts(s, S("\xEF\xBB\xBF")) ? str_slice(s, 3, s.n) : s; }

int str_cmp(Str a, Str b)
{
    size_t n = a.n < b.n ? a.n : b.n;
    int c = n ? memcmp(a.p, b.p, n) : 0;
    if (c) return c;
    return a.n < b.n ? -1 : a.n > b.n;
}

bool str_starts(Str s, Str prefix)
{
    return s.n >= prefix.n && (prefix.n == 0 || memcmp(s.p, prefix.p, prefix.n) == 0);
}

bool str_ends(Str s, Str suffix)
{
    return s.n >= suffix.n && (suffix.n == 0 || memcmp(s.p + s.n - suffix.n, suffix.p, suffix.n) == 0);
}

Str str_slice(Str s, size_t beg, size_t end)
{
    if (end > s.n) end = s.n;
    if (beg > end) beg = end;
    return (Str){s.p ? s.p + beg : s.p, end - beg};
}

static bool is_space(char c) { return c == ' ' || (c >= '\t' && c <= '\r'); }

Str str_trim(Str s)
{
    while (s.n && is_space(s.p[0])) s.p++, s.n--;
    while (s.n && is_space(s.p[s.n - 1])) s.n--;
    return s;
}

size_t str_find(Str s, Str what, size_t from)
{
    if (what.n == 0) return from <= s.n ? from : SIZE_MAX;
    while (from + what.n <= s.n) {
        const char *hit = memchr(s.p + from, what.p[0], s.n - from - what.n + 1);
        if (!hit) break;
        from = (size_t)(hit - s.p);
        if (memcmp(hit, what.p, what.n) == 0) return from;
        from++;
    }
    return SIZE_MAX;
}

bool str_cut(Str *rest, char sep, Str *head)
{
    if (!rest->p) return false;
    const char *hit = rest->n ? memchr(rest->p, sep, rest->n) : NULL;
    if (!hit) {
        *head = *rest;
        *rest = (Str){0};
        return true;
    }
    *head = (Str){rest->p, (size_t)(hit - rest->p)};
    *rest = str_slice(*rest, head->n + 1, rest->n);
    return true;
}

bool str_has_line(Str lines, Str line)
{
    for (Str head; str_cut(&lines, '\n', &head);)
        if (str_eq(head, line)) return true;
    return false;
}
