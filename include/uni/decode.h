/* decode.h: text in another encoding as UTF-8.
 * Knows    ICU's converters, by name.
 * Memory   out is the caller's.
 * Threads  no shared state. */
#ifndef UNI_DECODE_H
#define UNI_DECODE_H
#include "base/buf.h"

/* Appends the text to out. False: some byte is none of that encoding's, and out is as it was. */
bool uni_decode(const char *charset, Str bytes, Buf *out);
#endif
