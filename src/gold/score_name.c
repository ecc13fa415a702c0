/* Names as they are compared: NFKC, case folded, without blanks and the marks that writers put in or leave out. */
#include "score_int.h"
#include "uni/fold.h"
#include "uni/utf8.h"

/* What str.isspace() of Python says. */
bool sc_is_blank(uint32_t cp)
{
    return (cp >= 0x09 && cp <= 0x0D) || (cp >= 0x1C && cp <= 0x20) || cp == 0x85 || cp == 0xA0 || cp == 0x1680 ||
           (cp >= 0x2000 && cp <= 0x200A) || cp == 0x2028 || cp == 0x2029 || cp == 0x202F || cp == 0x205F ||
           cp == 0x3000;
}

static bool is_dropped(uint32_t cp)
{
    static const char ascii[] = "-_./()'\"";
    for (const char *p = ascii; *p; p++)
        if (cp == (unsigned char)*p) return true;
    return sc_is_blank(cp) || cp == 0xB7 || cp == 0x2018 || cp == 0x2019 || cp == 0x201C || cp == 0x201D;
}

Name name_make(Arena *a, Str text)
{
    Str s = uni_nfkc_casefold(a, text);
    char *p = arena_push_n(a, char, s.n + 1);
    size_t n = 0;
    for (size_t at = 0; at < s.n;) {
        uint32_t cp = utf8_next(s, &at);
        if (!is_dropped(cp)) n += utf8_put(p + n, cp);
    }
    return (Name){text, {p, n}};
}

/* The same, or one within the other where that is two characters or more. Two empty ones are the same. */
bool name_match(const Name *x, const Name *y)
{
    Str a = x->norm, b = y->norm;
    if (a.n == 0 || b.n == 0) return a.n == b.n;
    if (str_eq(a, b)) return true;
    Str shorter = a.n < b.n ? a : b, longer = a.n < b.n ? b : a;
    return utf8_cps(a) >= 2 && utf8_cps(b) >= 2 && str_find(longer, shorter, 0) != SIZE_MAX;
}
