#include "doc_int.h"

enum { ALONE = 1, BLANK = 2 };
/* How a class makes tokens: runs, single marks, or none. */
static const uint8_t manner[] = {
    [CH_OTHER] = ALONE, [CH_PUNCT] = ALONE, [CH_SPACE] = BLANK, [CH_BREAK] = BLANK,
    [CH_DIGIT] = 0, [CH_LATIN] = 0, [CH_HANGUL] = 0, [CH_HAN] = 0, [CH_KANA] = 0, [CH_JAMO] = 0,
};
static const uint8_t kinds[] = {
    [CH_OTHER] = TOK_PUNCT, [CH_PUNCT] = TOK_PUNCT, [CH_DIGIT] = TOK_NUMBER, [CH_LATIN] = TOK_WORD,
    [CH_HANGUL] = TOK_WORD, [CH_HAN] = TOK_WORD, [CH_KANA] = TOK_WORD, [CH_JAMO] = TOK_WORD,
};

/* Running Korean and English text has a token in three to four units; rarer kinds of text make the array grow. */
static Token *push(Arena *a, Doc *d, uint32_t *cap)
{
    if (d->n_tok == *cap) d->tok = vec_grow(a, d->tok, d->n_tok, cap, sizeof *d->tok);
    return &d->tok[d->n_tok++];
}

void tokens_cut(Arena *a, Doc *d)
{
    const uint8_t *cls = d->cls;
    uint32_t cap = d->n / 5 * 2 + 16, last_end = UINT32_MAX;
    d->tok = arena_push_raw(a, Token, cap);
    for (uint32_t i = 0; i < d->n;) {
        uint8_t c = cls[i];
        uint32_t beg = i++;
        if (manner[c] == BLANK) continue;
        /* Behind the last unit stands class 0, which is no class of a run. */
        if (manner[c] != ALONE) while (cls[i] == c) i++;
        *push(a, d, &cap) = (Token){beg, i, kinds[c], c, last_end == beg};
        last_end = i;
    }
}
