#include "base/block.h"
#include "form.h"
#include "ie_int.h"
#include <assert.h>
#include <stddef.h>
#include <string.h>

static_assert(offsetof(TimexInfo, beg) == 0 && offsetof(MentionRef, beg) == 0, "ie_rows() reads it there");

uint32_t *ie_rows(const Ie *ie, const void *rows, uint32_t n, size_t size)
{
    enum { AT_ONCE = 8 };
    uint32_t stretches = ie->doc->n / ROW_STRETCH + 1, next = 0;
    uint32_t *first = arena_push_raw(ie->tmp, uint32_t, stretches + AT_ONCE);
    for (uint32_t i = 0; i < n; i++) {
        uint32_t beg;
        memcpy(&beg, (const char *)rows + i * size, sizeof beg);
        /* How far the next one is follows no rule: some are written at once, too many of them again for the next. */
        for (uint32_t at = next; at <= beg / ROW_STRETCH; at += AT_ONCE)
            for (uint32_t k = 0; k < AT_ONCE; k++) first[at + k] = i;
        if (next <= beg / ROW_STRETCH) next = beg / ROW_STRETCH + 1;
    }
    for (; next < stretches; next++) first[next] = n;
    return first;
}

/* Without forms each word is read wherever it stands. */
static TimeBits any_token(Arena *a, uint32_t n_tok)
{
    size_t n = n_tok / 64 + 2, size = n * sizeof(uint64_t);
    uint64_t *all = arena_push_raw(a, uint64_t, n), *none = arena_push_n(a, uint64_t, n);
    memset(all, 0xFF, size);
    return (TimeBits){all, all, none, none};
}

void ie_read(Ie *ie)
{
    enum { BEHIND = BLOCK };           /* read behind the end: nothing begins there */
    const Doc *d = ie->doc;
    LexBits *may = arena_push_raw(ie->tmp, LexBits, d->n + BEHIND);
    uint16_t *code = arena_push_raw(ie->tmp, uint16_t, d->n + BEHIND);
    memset(may + d->n, 0, BEHIND * sizeof *may);
    memset(code + d->n, 0, BEHIND * sizeof *code);
    lex_scan(ie->lex, d->ch, d->n, may, code);
    ie->may = may;
    ie->code = code;
    FormsRead forms = ie->forms ? forms_read(ie->forms, ie->tmp, d, may, code, timex_asks(ie->an))
                                : (FormsRead){.time = any_token(ie->tmp, d->n_tok)};
    ie->form = forms.form;
    ie->time_tok = forms.time;
}

MayBits ie_may_bits(const Ie *ie, const LexBook *b)
{
    uint32_t n = ie->doc->n / BLOCK + 1;
    int bit = __builtin_ctz(lex_book_bit(b));
    uint64_t *word = arena_push_raw(ie->tmp, uint64_t, n + 1);
    for (uint32_t i = 0; i < n; i++) word[i] = block_bit(ie->may + i * BLOCK, bit);
    uint32_t rest = ie->doc->n % BLOCK;                          /* behind the end is nothing */
    word[n - 1] &= block_low(rest);
    word[n] = 0;
    return (MayBits){word};
}

Rc ie_book(const Analyser *an, const char *name, const LexBook **out, Fault *f)
{
    const LexBook *book = lex_book(an->lex, name);
    if (!book) return fault_set(f, RC_DAMAGED, NULL, "the language data lacks the book \"%s\"", name);
    *out = book;
    return RC_OK;
}
