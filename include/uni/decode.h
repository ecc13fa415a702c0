/* decode.h: text in another encoding as UTF-8.
 * Knows    ICU's converters, by name.
 * Units    bytes of either text.
 * Memory   out is the caller's.
 * Errors   told by false and the place; a text of more than 1 GiB is refused, too.
 * Threads  no shared state. */
#ifndef UNI_DECODE_H
#define UNI_DECODE_H
#include "base/buf.h"

/* Appends the text to out. False: the byte *bad is none of that encoding's, and out is as it was. */
bool uni_decode(const char *charset, Str bytes, Buf *out, size_t *bad);
#endif
