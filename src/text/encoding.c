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

const char *encoding_other(Str bytes)
{
    if (looks_like_utf16(bytes)) return "UTF-16";
    size_t bad = utf8_check(bytes);
    return bad != SIZE_MAX && looks_like_cp949(bytes, bad) ? "windows-949" : NULL;
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
    Rc rc = looks_like_cp949(bytes, bad) ? fault_set(f, RC_ENCODING, NULL, "%s", _("it is CP949 (EUC-KR)"))
                                         : fault_set(f, RC_ENCODING, NULL, _("bad byte 0x%02X at %zu"),
                                                     (unsigned char)bytes.p[bad], bad);
    if (f) {
        f->byte = bad;
        for (size_t i = 0; i < bad; i++) f->line += bytes.p[i] == '\n';
        f->line++;
    }
    return rc;
}
