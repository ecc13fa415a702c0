/* fuzzy.h: does what is typed fit a name? Letters in order, initial consonants too: ㅂㅇㄷ fits 백엔드.
 *
 * Knows    Hangul as it is typed: initials and syllables mixed (ㅂ엔드), a syllable that is not finished (배 fits 백),
 *          one that took the next one's initial for its final (갭 fits 개발, ㄳ is ㄱ and ㅅ).
 * Units    score: higher is better; 0 no fit; at most FUZZY_SCORE_MAX.
 * Memory   a value; names are read to their FUZZY_NAME_MAX'th letter.
 * Threads  pure functions.
 * Source   KS X 1001 compatibility jamo for the initials, KS X 5002 for finals that are two letters; scoring as tests
 *          say: start of a word before the middle, together before scattered, typed whole before a part. Equals are
 *          for the caller to order: by how many have them, mostly. */
#ifndef UI_FUZZY_H
#define UI_FUZZY_H
#include "base/str.h"
#include <stdint.h>

enum { FUZZY_TYPED_MAX = 48, FUZZY_NAME_MAX = 128, FUZZY_SCORE_MAX = 65535 };

/* What is typed, read once for many names. */
typedef struct Fuzzy {
    uint16_t ch[FUZZY_TYPED_MAX];
    int      n;
    bool     any;                        /* nothing is typed: everything fits */
    bool     split;                      /* the last syllable may stand for two: last */
    uint16_t last[2];
} Fuzzy;

Fuzzy fuzzy_read(Str typed);
int fuzzy_fit(const Fuzzy *typed, Str name);
/* Both at once. "" fits everything with 1. */
int fuzzy_score(Str typed, Str name);
#endif
