/* utf8.h: UTF-8 as bytes: validate, decode, count, compare.
 * Units    byte offsets in, code points out.
 * Errors   utf8_check says where; the decoder gives U+FFFD for one bad byte and goes on.
 * Threads  pure functions.
 * Source   Unicode 15, table 3-7 (well-formed sequences). */
#ifndef UNI_UTF8_H
#define UNI_UTF8_H
#include "base/arena.h"

size_t   utf8_check(Str s);                          /* SIZE_MAX when well-formed, else the byte of the first fault */
uint32_t utf8_next(Str s, size_t *at);               /* code point at *at, which moves behind it; at must be < s.n */
uint32_t utf8_prev(Str s, size_t *at);
size_t   utf8_cps(Str s);                            /* code points in well-formed text */
size_t   utf8_put(char out[4], uint32_t cp);         /* bytes written; U+FFFD for what is no scalar value */
uint32_t utf8_distance(Arena *tmp, Str a, Str b);    /* code points to put in, leave out or change (Levenshtein 1966) */
#endif
