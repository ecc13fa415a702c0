#include "base/i18n.h"
#include "doc_int.h"
#include "uni/utf8.h"
#include <string.h>

/* Hangul in CP949 (KS X 1001) is a lead byte B0..C8 with a trail byte A1..FE; Korean text is mostly that. */
static bool looks_like_cp949(Str s, size_t from)
{
    size_t high = 0, hangul = 0, end = from + 4096 < s.n ? from + 4096 : s.n;
    for (size_t i = from; i + 1 < end; i++) {
        unsigned char c = (unsigned char)s.p[i], d = (unsigned char)s.p[i + 1];
        if (c < 0x80) continue;
        high++;
        if (c >= 0xB0 && c <= 0xC8 && d >= 0xA1 && d != 0xFF) hangul++;
        i++;                                         /* a pair, whatever it is */
    }
    return hangul >= 2 && hangul * 10 >= high * 6;
}

static bool looks_like_utf16(Str s)
{
    return s.n >= 2 && (memcmp(s.p, "\xFF\xFE", 2) == 0 || memcmp(s.p, "\xFE\xFF", 2) == 0);
}

/* Before the first byte that is none of UTF-8 stands what no other encoding has by chance: three bytes that are one character.
 * Such a text is UTF-8 with something else behind it, and as CP949 all of it would be other characters. */
static bool begins_as_utf8(Str s, size_t bad)
{
    for (size_t i = 0; i < bad; i++)
        if ((unsigned char)s.p[i] >= 0xE0) return true;
    return false;
}

static bool is_cp949(Str s, size_t bad) { return looks_like_cp949(s, bad) && !begins_as_utf8(s, bad); }

const char *encoding_other(Str bytes)
{
    if (looks_like_utf16(bytes)) return "UTF-16";
    size_t bad = utf8_check(bytes);
    return bad != SIZE_MAX && is_cp949(bytes, bad) ? "windows-949" : NULL;
}

/* 80 and FF are neither lead nor trail of CP949; ICU has controls and private characters there. */
size_t encoding_never(Str bytes, const char *charset)
{
    size_t at = SIZE_MAX;
    static const unsigned char never[] = {0x80, 0xFF};
    for (size_t i = 0; strcmp(charset, "UTF-16") != 0 && i < COUNT_OF(never); i++) {
        const char *p = memchr(bytes.p, never[i], bytes.n);
        if (p && (size_t)(p - bytes.p) < at) at = (size_t)(p - bytes.p);
    }
    return at;
}

/* What the place is in the file, for f. */
static Rc at_byte(Str bytes, size_t bad, Rc rc, Fault *f)
{
    if (!f) return rc;
    f->byte = bad;
    f->line = 1;
    for (size_t i = 0; i < bad && i < bytes.n; i++) f->line += bytes.p[i] == '\n';
    return rc;
}

Rc encoding_broken(Str bytes, const char *charset, size_t bad, Fault *f)
{
    bool utf16 = strcmp(charset, "UTF-16") == 0;
    const char *what = utf16 ? _("it is UTF-16, but not at byte %zu") : _("it is CP949 (EUC-KR), but not at byte %zu");
    Rc rc = fault_set(f, RC_ENCODING, NULL, what, bad);
    if (f) f->byte = bad;
    return utf16 ? rc : at_byte(bytes, bad, rc, f);          /* a byte 0A may be half of any character there */
}

Rc encoding_check(Str bytes, Fault *f)
{
    if (looks_like_utf16(bytes)) return fault_set(f, RC_ENCODING, NULL, "%s", _("it is UTF-16"));
    const char *nul = bytes.n ? memchr(bytes.p, 0, bytes.n) : NULL;
    if (nul) {
        Rc rc = fault_set(f, RC_BINARY, NULL, _("a NUL at byte %zu"), (size_t)(nul - bytes.p));
        if (f) f->byte = (uint64_t)(nul - bytes.p);
        return rc;
    }
    size_t bad = utf8_check(bytes);
    if (bad == SIZE_MAX) return RC_OK;
    Rc rc = is_cp949(bytes, bad)
                ? fault_set(f, RC_ENCODING, NULL, "%s", _("it is CP949 (EUC-KR)"))
                : fault_set(f, RC_ENCODING, NULL, _("bad byte 0x%02X at %zu"), (unsigned char)bytes.p[bad], bad);
    return at_byte(bytes, bad, rc, f);
}
