#include "uni/decode.h"
#include <unicode/ucnv.h>

bool uni_decode(const char *charset, Str bytes, Buf *out)
{
    enum { GROWTH = 2 };                                 /* a unit of two bytes is one of three in UTF-8 at most */
    UErrorCode ec = U_ZERO_ERROR;
    if (bytes.n > INT32_MAX / GROWTH - 1) return false;
    UConverter *cnv = ucnv_open(charset, &ec);
    ucnv_setToUCallBack(cnv, UCNV_TO_U_CALLBACK_STOP, NULL, NULL, NULL, &ec);
    int32_t room = (int32_t)bytes.n * GROWTH + 1;
    char *to = buf_room(out, (size_t)room);
    int32_t n = ucnv_toAlgorithmic(UCNV_UTF8, cnv, to, room, bytes.p, (int32_t)bytes.n, &ec);
    ucnv_close(cnv);
    if (U_FAILURE(ec)) return false;
    out->n += (size_t)n;
    return true;
}
