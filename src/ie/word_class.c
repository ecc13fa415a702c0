#include "word_class.h"
#include <assert.h>

static uint8_t place_of(const char *const *names, size_t n, Str cls, uint8_t otherwise)
{
    for (size_t i = 0; i < n; i++)
        if (str_eq_z(cls, names[i])) return (uint8_t)i;
    return otherwise;
}

/* A class is looked for again only where it changes: entries of one class stand together. */
const uint8_t *word_classes(const Analyser *an, const LexBook *book, const char *const *names, size_t n, uint8_t otherwise)
{
    assert(n <= UINT8_MAX);
    uint32_t n_entry = lex_book_n(book);
    uint8_t *of = arena_push_n(an->mem, uint8_t, n_entry + 1), place = otherwise;
    Sym cls = SYM_NONE;
    for (uint32_t i = 0; i < n_entry; i++) {
        Sym own = lex_entry(book, i).cls;
        if (i == 0 || own != cls) cls = own, place = place_of(names, n, lex_sym_str(an->lex, cls), otherwise);
        of[i] = place;
    }
    return of;
}
