#include "uni/words.h"
#include "base/arena.h"
#include <stdlib.h>
#include <unicode/ubrk.h>
#include <unicode/ustring.h>
#include <unicode/utext.h>

struct UniWords {
    UBreakIterator *brk;
    UText          *text;
};

Rc uni_words_open(UniWords **out)
{
    UErrorCode err = U_ZERO_ERROR;
    UniWords *w = calloc(1, sizeof *w);
    if (!w) arena_out_of_memory(sizeof *w);
    w->brk = ubrk_open(UBRK_WORD, "", NULL, 0, &err);
    w->text = utext_openUTF8(NULL, "", 0, &err);
    if (U_FAILURE(err)) {
        uni_words_close(w);
        return RC_NOFILE;                            /* ICU's data is not there */
    }
    *out = w;
    return RC_OK;
}

void uni_words_close(UniWords *w)
{
    if (!w) return;
    if (w->brk) ubrk_close(w->brk);
    if (w->text) utext_close(w->text);
    free(w);
}

static bool set_text(UniWords *w, Str s)
{
    UErrorCode err = U_ZERO_ERROR;
    utext_openUTF8(w->text, s.n ? s.p : "", (int64_t)s.n, &err);
    ubrk_setUText(w->brk, w->text, &err);
    return U_SUCCESS(err);
}

Rc uni_words_each(UniWords *w, Str s, UniWordFn f, void *ctx)
{
    if (s.n > INT32_MAX) return RC_LIMIT;            /* ICU counts in 32 bits */
    if (!set_text(w, s)) return RC_IO;
    int32_t beg = ubrk_first(w->brk);
    for (int32_t end = ubrk_next(w->brk); end != UBRK_DONE; beg = end, end = ubrk_next(w->brk)) {
        if (ubrk_getRuleStatus(w->brk) < UBRK_WORD_NUMBER) continue;
        if (!f(ctx, (uint32_t)beg, (uint32_t)end)) break;
    }
    return RC_OK;
}

UniText16 uni_utf16(Arena *a, Str s)
{
    UErrorCode err = U_ZERO_ERROR;
    int32_t n = 0;
    if (s.n > INT32_MAX) return (UniText16){0};
    uint16_t *p = arena_push_n(a, uint16_t, s.n + 1);        /* a byte of UTF-8 is never more than a unit */
    u_strFromUTF8((UChar *)p, (int32_t)s.n + 1, &n, s.p, (int32_t)s.n, &err);
    return U_SUCCESS(err) ? (UniText16){p, n} : (UniText16){0};
}

uint64_t uni_words_count(UniWords *w, UniText16 s)
{
    UErrorCode err = U_ZERO_ERROR;
    uint64_t n = 0;
    ubrk_setText(w->brk, (const UChar *)s.p, s.n, &err);
    if (U_FAILURE(err)) return 0;
    for (ubrk_first(w->brk); ubrk_next(w->brk) != UBRK_DONE;) n++;
    return n;
}
