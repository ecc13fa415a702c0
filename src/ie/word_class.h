/* word_class.h: what the words of a book are, for books that say little more of a word than its class.
 *
 * Knows    nothing of what a class means: whoever binds a book brings the names, in the order of an enum of his own.
 * Memory   bound once, in the analyser's arena.
 * Threads  const after binding. */
#ifndef IE_WORD_CLASS_H
#define IE_WORD_CLASS_H
#include "ie_int.h"

/* The class of each entry of the book: its place among the names (fewer than 256), `otherwise` for one that has none. */
const uint8_t *word_classes(const Analyser *an, const LexBook *book, const char *const *names, size_t n, uint8_t otherwise);

/* A word may have several entries: the classes of all, a bit each. For numbers below 64. */
static inline uint64_t word_class_set(const LexBook *book, const uint8_t *of, LexMatch m)
{
    uint64_t set = 0;
    for (uint32_t i = 0; i < m.n_entry; i++) set |= UINT64_C(1) << of[lex_match_entry(book, m, i)];
    return set;
}
/* Is it of that class, among others? */
static inline bool word_class_is(const LexBook *book, const uint8_t *of, LexMatch m, uint8_t cls)
{
    for (uint32_t i = 0; i < m.n_entry; i++)
        if (of[lex_match_entry(book, m, i)] == cls) return true;
    return false;
}
#endif
