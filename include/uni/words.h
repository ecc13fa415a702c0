/* words.h: word boundaries by ICU (UAX 29), for the full-text index and as the reference of `make bench`. */
#ifndef UNI_WORDS_H
#define UNI_WORDS_H
#include "base/arena.h"
#include "base/rc.h"
#include "base/str.h"

typedef struct UniWords UniWords;                    /* one thread each */
MUST_USE Rc uni_words_open(UniWords **out);
void uni_words_close(UniWords *w);
/* Calls f for every word (no blanks, no punctuation) of well-formed s with its byte span. Stops when f is false. */
typedef bool (*UniWordFn)(void *ctx, uint32_t beg, uint32_t end);
MUST_USE Rc uni_words_each(UniWords *w, Str s, UniWordFn f, void *ctx);
/* Boundaries only, over UTF-16, as ICU is quickest: what the benchmark times. */
typedef struct UniText16 { const uint16_t *p; int32_t n; } UniText16;
UniText16 uni_utf16(Arena *a, Str s);                /* n 0 for what is too long for ICU */
uint64_t uni_words_count(UniWords *w, UniText16 s);
#endif
