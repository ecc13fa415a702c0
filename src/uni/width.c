#include "uni/width.h"
#include "class_int.h"
#include "norm_int.h"
#include "uni/hangul.h"
#include "uni/utf8.h"
#include <unicode/uchar.h>

static int ambiguous_cols = 1;

static bool joins;

void uni_joins_set(bool on) { joins = on; }
void uni_ambiguous_set(int cols) { ambiguous_cols = cols == 2 ? 2 : 1; }

/* Vowels and finals join the onset before them; U+1160 and U+115F are fillers. */
static bool is_joining_jamo(uint32_t cp) { return (cp >= 0x1160 && cp <= 0x11FF) || (cp >= 0xD7B0 && cp <= 0xD7FB); }

int uni_cp_cols(uint32_t cp)
{
    if (cp < 0x7F) return cp >= ' ';
    if (hangul_is(cp)) return 2;
    if (cp < 0xA0) return 0;
    if (cp == 0xAD) return 1;                        /* terminals draw the soft hyphen */
    if (is_joining_jamo(cp)) return 0;
    uint32_t mask = U_GET_GC_MASK((UChar32)cp);
    if (mask & (U_GC_MN_MASK | U_GC_ME_MASK | U_GC_CF_MASK | U_GC_ZL_MASK | U_GC_ZP_MASK | U_GC_CS_MASK)) return 0;
    switch (u_getIntPropertyValue((UChar32)cp, UCHAR_EAST_ASIAN_WIDTH)) {
    case U_EA_FULLWIDTH:
    case U_EA_WIDE: return 2;
    case U_EA_AMBIGUOUS: return ambiguous_cols;
    default: return 1;
    }
}

/* The bytes of a composed syllable, which is what most text here is made of: U+AC00 (EA B0 80) to U+D7A3 (ED 9E A3). */
static bool is_syllable(Str s, size_t at)
{
    if (s.n - at < 3) return false;
    const unsigned char *p = (const unsigned char *)s.p + at;
    if (p[0] < 0xEA || p[0] > 0xED || (p[1] & 0xC0) != 0x80 || (p[2] & 0xC0) != 0x80) return false;
    return p[0] == 0xEA ? p[1] >= 0xB0 : p[0] < 0xED || p[1] < 0x9E || (p[1] == 0x9E && p[2] <= 0xA3);
}

static bool is_emoji(uint32_t cp) { return cp >= 0x2000 && u_hasBinaryProperty((UChar32)cp, UCHAR_EXTENDED_PICTOGRAPHIC); }
static bool is_modifier(uint32_t cp) { return cp >= 0x1F3FB && cp <= 0x1F3FF; }

/* Behind an emoji of two columns: what a joiner joins to it. Skin tones and selectors on the way are not shown. */
static void take_joined(Str s, size_t *at)
{
    size_t next = *at;
    uint32_t before = 0;
    for (int n = 1; next < s.n;) {
        uint32_t cp = utf8_next(s, &next);
        bool joined = before == UNI_JOINER && is_emoji(cp) && n < UNI_JOINED_CPS;
        if (!joined && cp != UNI_JOINER && !is_modifier(cp) && uni_cp_cols(cp) != 0) return;
        if (joined) n += 2;
        before = cp;
        *at = next;
    }
}

int uni_cluster_next(Str s, size_t *at)
{
    bool syllable = is_syllable(s, *at);
    uint32_t base = syllable ? 0 : utf8_next(s, at);
    int cols = syllable ? 2 : uni_cp_cols(base);
    if (syllable) *at += 3;
    if (joins && cols == 2 && is_emoji(base)) {
        take_joined(s, at);
        return cols;
    }
    while (*at < s.n) {
        unsigned char c = (unsigned char)s.p[*at];
        if (c < 0xCC || is_syllable(s, *at)) break;  /* nothing below U+0300 joins */
        size_t next = *at;
        uint32_t cp = utf8_next(s, &next);
        if (uni_cp_cols(cp) != 0) break;
        *at = next;
    }
    return cols;
}

size_t uni_cols(Str s)
{
    size_t cols = 0;
    for (size_t at = 0; at < s.n;) cols += (size_t)uni_cluster_next(s, &at);
    return cols;
}

Str uni_clip(Str s, size_t cols, size_t *used)
{
    size_t at = 0, sum = 0;
    while (at < s.n) {
        size_t next = at;
        size_t w = (size_t)uni_cluster_next(s, &next);
        if (sum + w > cols) break;
        sum += w;
        at = next;
    }
    if (used) *used = sum;
    return (Str){s.p, at};
}

/* ------------------------------------------------------------------ what may be drawn */

/* Bidi controls and lone joiners could make a line read otherwise than it is stored: they are shown. */
static bool is_treacherous(uint32_t cp)
{
    return cp < 0x20 || (cp >= 0x7F && cp < 0xA0) || cp == 0x061C || (cp >= 0x200E && cp <= 0x200F) ||
           (cp >= 0x202A && cp <= 0x202E) || (cp >= 0x2066 && cp <= 0x2069);
}

/* Terminals differ in the width of an emoji with a skin tone or a selector; without them they agree. */
static bool is_dropped(uint32_t cp) { return fold_is_invisible(cp) || is_modifier(cp); }

static uint32_t shown(uint32_t cp)
{
    if (cp == '\t' || cp == '\n' || cp == '\r' || cp == 0x2028 || cp == 0x2029) return ' ';
    if (is_treacherous(cp)) return 0xB7;
    return is_dropped(cp) ? 0 : cp;
}

static bool plainly_visible(Str s)
{
    for (size_t at = 0; at < s.n;) {
        unsigned char c = (unsigned char)s.p[at];
        if (c >= ' ' && c < 0x7F) {
            at++;
            continue;
        }
        if (is_syllable(s, at)) {
            at += 3;
            continue;
        }
        uint32_t cp = utf8_next(s, &at);
        if (cp < 0x300 || cp == 0xFFFD || !norm_never_changes(cp) || shown(cp) != cp) return false;
    }
    return true;
}

/* Is a joiner before `at` kept, behind so many code points of an emoji? */
static bool may_join(Str s, size_t at, int run)
{
    return joins && run && run + 2 <= UNI_JOINED_CPS && at < s.n && is_emoji(utf8_next(s, &at));
}

Str uni_visible(Arena *a, Str s)
{
    if (plainly_visible(s)) return s;
    /* A bad byte becomes U+FFFD and a control '·': at most three bytes for one. */
    char *out = arena_alloc(a, s.n * 3);
    size_t n = 0;
    int run = 0;                                     /* code points of the emoji so far; 0: it is none */
    for (size_t at = 0; at < s.n;) {
        uint32_t raw = utf8_next(s, &at), cp = raw == UNI_JOINER && may_join(s, at, run) ? raw : shown(raw);
        if (!cp) continue;
        n += utf8_put(out + n, cp);
        run = cp == UNI_JOINER || (run && run % 2 == 0) ? run + 1 : is_emoji(cp) && uni_cp_cols(cp) == 2;
    }
    return uni_nfc(a, (Str){out, n});
}

/* ------------------------------------------------------------------ what a file for others may hold */

static bool is_harmful(uint32_t cp)
{
    bool no_character = (cp & 0xFFFE) == 0xFFFE || (cp >= 0xFDD0 && cp <= 0xFDEF);
    return no_character || (is_treacherous(cp) && cp != '\n' && cp != '\t');
}

static bool plainly_harmless(Str s)
{
    for (size_t at = 0; at < s.n;) {
        if (is_syllable(s, at)) {
            at += 3;
            continue;
        }
        size_t from = at;
        uint32_t cp = utf8_next(s, &at);
        if (is_harmful(cp) || (cp == 0xFFFD && at - from == 1)) return false;
    }
    return true;
}

Str uni_harmless(Arena *a, Str s)
{
    if (plainly_harmless(s)) return s;
    char *out = arena_alloc(a, s.n * 3);                 /* a bad byte becomes the three of U+FFFD */
    size_t n = 0;
    for (size_t at = 0; at < s.n;) {
        uint32_t cp = utf8_next(s, &at);
        if (!is_harmful(cp)) n += utf8_put(out + n, cp);
    }
    return (Str){out, n};
}
