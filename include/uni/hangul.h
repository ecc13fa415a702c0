/* hangul.h: the arithmetic of Hangul syllables.
 * Knows    a syllable = U+AC00 + (onset * 21 + nucleus) * 28 + coda; coda 0 is none, 8 is ㄹ.
 * Threads  pure functions.
 * Source   Unicode 15, section 3.12; KS X 5002 (두벌식) for the keyboard. */
#ifndef UNI_HANGUL_H
#define UNI_HANGUL_H
#include "base/str.h"

static inline bool hangul_is(uint32_t cp) { return cp >= 0xAC00 && cp <= 0xD7A3; }
static inline int  hangul_onset(uint32_t s)   { return (int)((s - 0xAC00) / 588); }
static inline int  hangul_nucleus(uint32_t s) { return (int)((s - 0xAC00) % 588 / 28); }
static inline int  hangul_coda(uint32_t s)    { return (int)((s - 0xAC00) % 28); }
static inline uint32_t hangul_make(int onset, int nucleus, int coda)
{
    return 0xAC00 + (uint32_t)((onset * 21 + nucleus) * 28 + coda);
}

/* Jamo of a folded unit for matching endings: a syllable gives 2 or 3 conjoining jamo (U+1100.., U+1161..,
 * U+11A8..), a lone compatibility jamo its final or onset form, anything else itself. Returns how many. */
static inline int hangul_jamo(uint16_t ch, uint16_t out[3]);
int hangul_jamo_other(uint16_t ch, uint16_t out[3]); /* the same for what is no syllable */
static inline int hangul_jamo(uint16_t ch, uint16_t out[3])
{
    if (!hangul_is(ch)) return hangul_jamo_other(ch, out);
    uint32_t s = ch - 0xAC00u, open = s / 28, coda = s - open * 28;
    out[0] = (uint16_t)(0x1100 + open / 21);
    out[1] = (uint16_t)(0x1161 + open % 21);
    if (!coda) return 2;
    out[2] = (uint16_t)(0x11A7 + coda);
    return 3;
}

bool hangul_in(Str s);                               /* does a syllable stand in it? */
/* The keys of the two-set keyboard that type cp: 'ㅓ' gives "j", '허' "gj", 'ㄲ' "R". 0 when cp is no Hangul. */
int hangul_keys(uint32_t cp, char out[8]);
uint32_t hangul_initial(uint32_t cp);                /* 백 -> ㅂ (compatibility jamo); 0 for no syllable */

/* Which form of a particle follows a word read aloud: is there a final consonant? ㄹ counts with 로. */
typedef enum { FINAL_NONE, FINAL_RIEUL, FINAL_OTHER, FINAL_EITHER } Final;
Final hangul_final(uint32_t last_cp);                /* syllables, digits and Latin letters as they are read */
#endif
