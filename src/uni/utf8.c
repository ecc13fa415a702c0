#include "uni/utf8.h"
#include <assert.h>
#include <string.h>

static const uint64_t HIGH_BITS = 0x8080808080808080u, ONES = 0x0101010101010101u;

static uint64_t load8(const char *p)
{
    uint64_t x;
    memcpy(&x, p, sizeof x);
    return x;
}

static bool is_cont(unsigned char c) { return (c & 0xC0) == 0x80; }

/* Length of the well-formed sequence at p (n bytes left), 0 when there is none: one row of table 3-7 a branch. */
static size_t sequence(const unsigned char *p, size_t n)
{
    unsigned char c = p[0];
    if (c < 0x80) return 1;
    if (c < 0xC2 || n < 2) return 0;
    if (c < 0xE0) return is_cont(p[1]) ? 2 : 0;
    if (c < 0xF0) {
        /* E0 keeps out overlong forms, ED keeps out surrogates. */
        unsigned char lo = c == 0xE0 ? 0xA0 : 0x80, hi = c == 0xED ? 0x9F : 0xBF;
        return n >= 3 && p[1] >= lo && p[1] <= hi && is_cont(p[2]) ? 3 : 0;
    }
    if (c > 0xF4) return 0;
    unsigned char lo = c == 0xF0 ? 0x90 : 0x80, hi = c == 0xF4 ? 0x8F : 0xBF;
    return n >= 4 && p[1] >= lo && p[1] <= hi && is_cont(p[2]) && is_cont(p[3]) ? 4 : 0;
}

/* A three-byte sequence whose second byte is free (leads E1..EC, EE, EF), which is what Hangul is made of. Four bytes
 * are read. */
static bool is_plain_three(const char *p)
{
    static const unsigned char free[16] = {0, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 0, 1, 1};
    const unsigned char mask[4] = {0xF0, 0xC0, 0xC0, 0}, form[4] = {0xE0, 0x80, 0x80, 0};
    uint32_t x, m, f;
    memcpy(&x, p, sizeof x), memcpy(&m, mask, sizeof m), memcpy(&f, form, sizeof f);
    return (x & m) == f && free[p[0] & 0x0F];
}

size_t utf8_check(Str s)
{
    size_t at = 0;
    while (at < s.n) {
        if (at + 8 <= s.n && !(load8(s.p + at) & HIGH_BITS)) {
            at += 8;
            continue;
        }
        if ((unsigned char)s.p[at] < 0x80) {
            at++;
            continue;
        }
        size_t run = at;
        while (run + 4 <= s.n && is_plain_three(s.p + run)) run += 3;
        if (run > at) {
            at = run;
            continue;
        }
        size_t len = sequence((const unsigned char *)s.p + at, s.n - at);
        if (!len) return at;
        at += len;
    }
    return SIZE_MAX;
}

static uint32_t decode(const unsigned char *p, size_t len)
{
    switch (len) {
    case 1: return p[0];
    case 2: return (uint32_t)(p[0] & 0x1F) << 6 | (p[1] & 0x3Fu);
    case 3: return (uint32_t)(p[0] & 0x0F) << 12 | (uint32_t)(p[1] & 0x3F) << 6 | (p[2] & 0x3Fu);
    default:
        return (uint32_t)(p[0] & 0x07) << 18 | (uint32_t)(p[1] & 0x3F) << 12 | (uint32_t)(p[2] & 0x3F) << 6 |
               (p[3] & 0x3Fu);
    }
}

uint32_t utf8_next(Str s, size_t *at)
{
    assert(*at < s.n);
    const unsigned char *p = (const unsigned char *)s.p + *at;
    size_t len = sequence(p, s.n - *at);
    *at += len ? len : 1;
    return len ? decode(p, len) : 0xFFFD;
}

uint32_t utf8_prev(Str s, size_t *at)
{
    assert(*at > 0 && *at <= s.n);
    size_t end = *at, beg = end - 1;
    while (beg > 0 && end - beg < 4 && is_cont((unsigned char)s.p[beg])) beg--;
    if (sequence((const unsigned char *)s.p + beg, end - beg) == end - beg) {
        *at = beg;
        return decode((const unsigned char *)s.p + beg, end - beg);
    }
    *at = end - 1;
    return 0xFFFD;
}

size_t utf8_cps(Str s)
{
    size_t cont = 0, at = 0;
    /* Eight bytes a step: a continuation byte has bit 7 set and bit 6 clear. */
    for (; at + 8 <= s.n; at += 8) {
        uint64_t x = load8(s.p + at);
        cont += ((x >> 7 & ~(x >> 6) & ONES) * ONES) >> 56;
    }
    for (; at < s.n; at++) cont += is_cont((unsigned char)s.p[at]);
    return s.n - cont;
}

size_t utf8_put(char out[4], uint32_t cp)
{
    if (cp > 0x10FFFF || (cp >= 0xD800 && cp <= 0xDFFF)) cp = 0xFFFD;
    if (cp < 0x80) {
        out[0] = (char)cp;
        return 1;
    }
    size_t len = cp < 0x800 ? 2 : cp < 0x10000 ? 3 : 4;
    static const unsigned char lead[] = {0, 0, 0xC0, 0xE0, 0xF0};
    for (size_t i = len - 1; i > 0; i--, cp >>= 6) out[i] = (char)(0x80 | (cp & 0x3F));
    out[0] = (char)(lead[len] | cp);
    return len;
}
