#include "uni/decode.h"
#include <unicode/ucnv.h>

/* Where it goes wrong, asked once it has. */
static size_t bad_at(UConverter *cnv, Str bytes)
{
    enum { UNITS = 1024 };
    UChar unit[UNITS];
    char bad[32];
    const char *at = bytes.p, *end = bytes.p + bytes.n;
    UErrorCode ec = U_BUFFER_OVERFLOW_ERROR, got = U_ZERO_ERROR;
    ucnv_reset(cnv);
    while (ec == U_BUFFER_OVERFLOW_ERROR) {
        UChar *to = unit;
        ec = U_ZERO_ERROR;
        ucnv_toUnicode(cnv, &to, unit + UNITS, &at, end, NULL, true, &ec);
    }
    int8_t n = sizeof bad;
    ucnv_getInvalidChars(cnv, bad, &n, &got);
    size_t done = (size_t)(at - bytes.p);
    return U_SUCCESS(got) && (size_t)n <= done ? done - (size_t)n : done;
}

bool uni_decode(const char *charset, Str bytes, Buf *out, size_t *bad)
{
    enum { GROWTH = 2 };                                 /* a unit of two bytes is one of three in UTF-8 at most */
    UErrorCode ec = U_ZERO_ERROR;
    *bad = 0;
    if (bytes.n > INT32_MAX / GROWTH - 1) return false;
    UConverter *cnv = ucnv_open(charset, &ec);
    ucnv_setToUCallBack(cnv, UCNV_TO_U_CALLBACK_STOP, NULL, NULL, NULL, &ec);
    int32_t room = (int32_t)bytes.n * GROWTH + 1;
    char *to = buf_room(out, (size_t)room);
    int32_t n = ucnv_toAlgorithmic(UCNV_UTF8, cnv, to, room, bytes.p, (int32_t)bytes.n, &ec);
    if (U_FAILURE(ec) && cnv) *bad = bad_at(cnv, bytes);
    ucnv_close(cnv);
    if (U_FAILURE(ec)) return false;
    out->n += (size_t)n;
    return true;
}
