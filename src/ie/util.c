#include "time_int.h"
#include <assert.h>
#include <stddef.h>
#include <string.h>

/* The first of n rows that begins at `at` or behind it. Each row begins with its place, and they stand in its order. */
static uint32_t row_from(const void *rows, uint32_t n, size_t size, uint32_t at)
{
    uint32_t lo = 0, beg;
    if (!n) return 0;
    for (; n > 1; n -= n / 2) {                      /* each half is as likely: no branch on it */
        memcpy(&beg, (const char *)rows + (lo + n / 2 - 1) * size, sizeof beg);
        lo += n / 2 * (beg < at);
    }
    memcpy(&beg, (const char *)rows + lo * size, sizeof beg);
    return lo + (beg < at);
}

static_assert(offsetof(TimexInfo, beg) == 0 && offsetof(MentionRef, beg) == 0, "row_from() reads it there");

uint32_t ie_timex_from(const Ie *ie, uint32_t at) { return row_from(ie->tx.v, ie->tx.n, sizeof *ie->tx.v, at); }
uint32_t ie_mention_from(const Ie *ie, uint32_t at)
{
    return row_from(ie->mention.v, ie->mention.n, sizeof *ie->mention.v, at);
}

Rc ie_book(const Analyser *an, const char *name, const LexBook **out, Fault *f)
{
    const LexBook *book = lex_book(an->lex, name);
    if (!book) return fault_set(f, RC_DAMAGED, NULL, "the language data lacks the book \"%s\"", name);
    *out = book;
    return RC_OK;
}

bool ie_timex_range(const Ie *ie, uint32_t timex) { return timex < ie->n_time && ie->time[timex].form == TX_RANGE; }

bool ie_is_range(const Ie *ie, uint32_t timex)
{
    const TimeParse *p = timex < ie->n_time ? &ie->time[timex] : NULL;
    return p && (p->form == TX_RANGE || p->open_end || p->open_start);
}
