#include "norm_int.h"
#include "uni/fold.h"
#include "uni/hangul.h"
#include "uni/utf8.h"
#include <assert.h>
#include <stdlib.h>
#include <string.h>
#include <unicode/uchar.h>
#include <unicode/unorm2.h>
#include <unicode/ustring.h>

static const UNormalizer2 *nfc(void)
{
    UErrorCode err = U_ZERO_ERROR;
    const UNormalizer2 *n = unorm2_getNFCInstance(&err);
    assert(U_SUCCESS(err) && "NFC is built into ICU");
    return n;
}

/* Latin with its accents, dashes, arrows, boxes and signs, compatibility jamo, common hanja, syllables, pictures. */
bool norm_never_changes(uint32_t cp)
{
    if (cp < 0x300) return true;
    if (cp < 0x3105)
        return (cp >= 0x2010 && cp <= 0x20CF) || (cp >= 0x2190 && cp <= 0x2328) || (cp >= 0x232B && cp <= 0x2ADB);
    return cp <= 0x9FFF || hangul_is(cp) || (cp >= 0x1F300 && cp <= 0x1FAFF);
}

bool norm_may_change(uint32_t cp)
{
    if (norm_never_changes(cp)) return false;
    return u_getIntPropertyValue((UChar32)cp, UCHAR_NFC_QUICK_CHECK) != UNORM_YES ||
           u_getCombiningClass((UChar32)cp) != 0;
}

bool norm_starts(uint32_t cp) { return unorm2_hasBoundaryBefore(nfc(), (UChar32)cp); }

uint32_t norm_compat_one(uint32_t cp)
{
    UErrorCode err = U_ZERO_ERROR;
    const UNormalizer2 *n = unorm2_getNFKCInstance(&err);
    if (U_FAILURE(err)) return cp;
    UChar buf[32];
    int32_t len = unorm2_getDecomposition(n, (UChar32)cp, buf, COUNT_OF(buf), &err);
    if (U_FAILURE(err) || len < 1 || len > 2) return cp;
    if (len == 1) return U16_IS_SURROGATE(buf[0]) ? cp : buf[0];
    return U16_IS_LEAD(buf[0]) && U16_IS_TRAIL(buf[1]) ? (uint32_t)U16_GET_SUPPLEMENTARY(buf[0], buf[1]) : cp;
}

size_t norm_nfc_run(const uint32_t *cps, size_t n, uint32_t *out)
{
    assert(n <= NORM_RUN_MAX);
    UChar raw[2 * NORM_RUN_MAX], norm[2 * 3 * NORM_RUN_MAX];
    int32_t len = 0, out_len;
    for (size_t i = 0; i < n; i++) U16_APPEND_UNSAFE(raw, len, cps[i]);
    UErrorCode err = U_ZERO_ERROR;
    out_len = unorm2_normalize(nfc(), raw, len, norm, COUNT_OF(norm), &err);
    if (U_FAILURE(err)) {
        memcpy(out, cps, n * sizeof *out);
        return n;
    }
    size_t m = 0;
    for (int32_t i = 0; i < out_len;) {
        UChar32 cp = norm[i++];
        if (U16_IS_LEAD(norm[i - 1]) && i < out_len) cp = U16_GET_SUPPLEMENTARY(cp, norm[i]), i++;
        if (m < 3 * n) out[m++] = (uint32_t)cp;
    }
    return m;
}

/* ------------------------------------------------------------------ whole strings, for names and the screen */

/* A syllable of Hangul by its first two bytes, up to U+D77F: more than half of what names consist of. */
static bool is_syllable(const char *p)
{
    const unsigned char *u = (const unsigned char *)p;
    unsigned pair = (unsigned)u[0] << 8 | u[1];
    return pair >= 0xEAB0 && pair <= 0xED9D && (u[1] & 0xC0) == 0x80 && (u[2] & 0xC0) == 0x80;
}

static bool plainly_nfc(Str s)
{
    for (size_t at = 0; at < s.n;) {
        if ((unsigned char)s.p[at] < 0xCC) at++;     /* below U+0300, or inside a sequence that was let through */
        else if (s.n - at >= 3 && is_syllable(s.p + at)) at += 3;
        else if (!norm_never_changes(utf8_next(s, &at))) return false;
    }
    return true;
}

static UChar *uchars_new(int32_t n)
{
    UChar *p = malloc(sizeof(UChar) * ((size_t)n + 1));
    if (!p) arena_out_of_memory(sizeof(UChar) * ((size_t)n + 1));
    return p;
}

/* s through the normalizer; s itself where ICU refuses. Names are short: anything past the limit stays as it is. */
static Str normalized(Arena *a, Str s, const UNormalizer2 *norm)
{
    enum { LIMIT = 64 * 1024 * 1024 };
    if (s.n == 0 || s.n > LIMIT) return s;
    int32_t raw_n = 0, cap = (int32_t)s.n, got, bytes = 0;
    UErrorCode err = U_ZERO_ERROR;
    UChar *raw = uchars_new(cap), *out = NULL;
    Str result = s;
    u_strFromUTF8WithSub(raw, cap, &raw_n, s.p, (int32_t)s.n, 0xFFFD, NULL, &err);
    if (U_FAILURE(err)) goto done;
    /* 18 is the longest NFKC form of one unit (U+FDFA). Two passes would cost more than asking again when short. */
    cap = raw_n * 2 + 18;
    out = uchars_new(cap);
    got = unorm2_normalize(norm, raw, raw_n, out, cap, &err);
    if (err == U_BUFFER_OVERFLOW_ERROR) {
        free(out);
        out = uchars_new(got);
        err = U_ZERO_ERROR;
        got = unorm2_normalize(norm, raw, raw_n, out, got, &err);
    }
    if (U_FAILURE(err)) goto done;
    char *p = arena_alloc(a, (size_t)got * 3 + 1);
    u_strToUTF8(p, got * 3 + 1, &bytes, out, got, &err);
    if (U_SUCCESS(err)) result = (Str){p, (size_t)bytes};
done:
    free(raw);
    free(out);
    return result;
}

Str uni_nfc(Arena *a, Str s) { return plainly_nfc(s) ? s : normalized(a, s, nfc()); }

Str uni_nfkc_casefold(Arena *a, Str s)
{
    UErrorCode err = U_ZERO_ERROR;
    const UNormalizer2 *n = unorm2_getNFKCCasefoldInstance(&err);
    return U_SUCCESS(err) ? normalized(a, s, n) : s;
}
