#include "uni/utf8.h"
#include "base/block.h"
#include <assert.h>

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

/* What a block leaves to the next one: which of its first bytes must go on a sequence, and whether they follow ED. */
typedef struct { uint64_t due, after_ed; } Open;

/* Every lead asks for as many continuation bytes behind it, and there are no others. Leads with rules of their own in
 * table 3-7 (C0 C1 E0 F0..FF, and ED before A0..BF) make the block suspect, no more. */
static bool block_is_sound(const unsigned char *p, Open *o)
{
    uint64_t high = block_high(p);
    if (!(high | o->due)) return true;
    uint64_t lead = block_from(p, 0xC0), three = block_from(p, 0xE0), four = block_from(p, 0xF0);
    uint64_t ed = block_eq(p, 0xED);
    uint64_t due = lead << 1 | three << 2 | four << 3 | o->due, after_ed = ed << 1 | o->after_ed;
    uint64_t suspect = four | block_eq(p, 0xE0) | (lead & ~block_from(p, 0xC2)) | (after_ed & block_from(p, 0xA0));
    *o = (Open){lead >> 63 | three >> 62 | four >> 61, ed >> 63};
    return due == (high & ~lead) && !suspect;
}

/* The first fault in the block at `at` or in the sequence that reaches it; all before that is known to be sound. */
static size_t first_fault(Str s, size_t at)
{
    size_t i = at, end = s.n - at < BLOCK ? s.n : at + BLOCK, len;
    if (i > 0) i--;
    while (i > 0 && at - i < 4 && is_cont((unsigned char)s.p[i])) i--;
    for (; i < end; i += len)
        if (!(len = sequence((const unsigned char *)s.p + i, s.n - i))) return i;
    return SIZE_MAX;
}

size_t utf8_check(Str s)
{
    unsigned char room[BLOCK];
    Open open = {0};
    for (size_t at = 0; at < s.n; at += BLOCK) {
        if (block_is_sound(block_padded(s.p + at, s.n - at, 0, room), &open)) continue;
        size_t bad = first_fault(s, at);
        if (bad != SIZE_MAX) return bad;
    }
    return open.due ? first_fault(s, s.n) : SIZE_MAX;
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

size_t utf8_cps(Str s) { return s.n - block_count(s.p, s.n, 0x80, 0xBF); }

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

uint32_t utf8_distance(Arena *tmp, Str a, Str b)
{
    uint32_t n = 0, *of_b = arena_push_raw(tmp, uint32_t, b.n + 1), *row = arena_push_raw(tmp, uint32_t, b.n + 1);
    for (size_t at = 0; at < b.n;) of_b[n++] = utf8_next(b, &at);
    for (uint32_t j = 0; j <= n; j++) row[j] = j;
    for (size_t at = 0; at < a.n;) {
        uint32_t cp = utf8_next(a, &at), corner = row[0]++;
        for (uint32_t j = 1; j <= n; j++) {
            uint32_t change = corner + (cp != of_b[j - 1]), gap = (row[j] < row[j - 1] ? row[j] : row[j - 1]) + 1;
            corner = row[j];
            row[j] = change < gap ? change : gap;
        }
    }
    return row[n];
}
