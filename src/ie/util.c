#include "ie_int.h"

uint32_t ie_timex_from(const Ie *ie, uint32_t at)
{
    uint32_t lo = 0, hi = ie->tx.n;
    while (lo < hi) {
        uint32_t mid = lo + (hi - lo) / 2;
        if (ie->tx.v[mid].beg < at) lo = mid + 1;
        else hi = mid;
    }
    return lo;
}

uint32_t ie_mention_from(const Ie *ie, uint32_t at)
{
    uint32_t lo = 0, hi = ie->mention.n;
    while (lo < hi) {
        uint32_t mid = lo + (hi - lo) / 2;
        if (ie->mention.v[mid].beg < at) lo = mid + 1;
        else hi = mid;
    }
    return lo;
}

Rc ie_book(const Analyser *an, const char *name, const LexBook **out, Fault *f)
{
    const LexBook *book = lex_book(an->lex, name);
    if (!book) return fault_set(f, RC_DAMAGED, NULL, "the language data lacks the book \"%s\"", name);
    *out = book;
    return RC_OK;
}
