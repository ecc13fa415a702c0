/* fuzzy.h: does what is typed fit a name? Letters in order, initial consonants too: ㅂㅇㄷ fits 백엔드.
 *
 * Units    score: higher is better; 0 no fit.
 * Memory   none.
 * Threads  pure functions.
 * Source   KS X 1001 compatibility jamo for the initials; scoring as tests say: start of a word before the middle,
 *          together before scattered. */
#ifndef UI_FUZZY_H
#define UI_FUZZY_H
#include "base/str.h"
#include <stdint.h>

/* Case of ASCII is ignored. A syllable being typed fits a longer one (배 fits 백). "" fits everything with 1. */
int fuzzy_score(Str typed, Str name);
#endif
