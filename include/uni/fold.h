/* fold.h: the folded view of a text: what passes match on, with a map back to the bytes.
 *
 * Knows    NFC, case, width, dashes, blanks, zero-width characters.
 * Units    one uint16_t a folded code point of the BMP; 0xFFFD for any other.
 * Memory   the arrays live in the arena.
 * Threads  pure functions (ICU's normalizer is shared and immutable).
 * Source   korean-checklist section 1. */
#ifndef UNI_FOLD_H
#define UNI_FOLD_H
#include "base/arena.h"

/* What a folded unit is, so that passes need no tables of their own. */
typedef enum {
    CH_OTHER,                                  /* symbols, emoji, controls */
    CH_SPACE,                                  /* blank, tab, any other Unicode blank */
    CH_BREAK,                                  /* end of line: LF, CR, CR LF (one unit), NEL, U+2028 */
    CH_DIGIT, CH_LATIN, CH_HANGUL, CH_HAN, CH_KANA,
    CH_JAMO,                                   /* lone compatibility jamo: ㅋ ㅠ */
    CH_PUNCT,
} ChClass;

/* ch and cls have FOLD_PAD zeros behind the end, so that loops may look ahead a block of 64. */
enum { FOLD_PAD = 68 };
typedef struct Folded { uint16_t *ch; uint8_t *cls; uint32_t *at; uint32_t n; uint32_t letters, hangul; } Folded;

/* s should be well-formed: of other bytes some become U+FFFD and some nothing. A composed syllable maps to the first byte of its decomposed sequence; the next unit's
 * offset ends it. Dropped characters (zero width, U+FEFF, variation selectors) belong to the unit before them. */
Folded fold_text(Arena *a, Str s);

/* The folded form of a lexicon word or a query: same rules, no map. *n units, in the arena. */
uint16_t *fold_word(Arena *a, Str s, uint32_t *n);
/* A name's key: folded, without blanks, hyphens, dots and quotes. For comparing names. */
Str fold_key(Arena *a, Str s);
Str uni_nfc(Arena *a, Str s);                        /* s itself when it is NFC already */
Str uni_nfkc_casefold(Arena *a, Str s);
#endif
