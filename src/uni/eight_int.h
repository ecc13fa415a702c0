/* eight_int.h: eight characters of the BMP at once, folded where that is plain. Private to uni.
 *
 * Knows    syllables, printable ASCII, the blank and the line feed; all else it leaves to the pages of class_int.h.
 * Units    p points at a block and three bytes more, at[] holds where characters of one or three bytes begin.
 * Source   SSE2, as base/block.h; eight_*_plain is the same elsewhere and what the tests hold the other to. */
#ifndef UNI_EIGHT_INT_H
#define UNI_EIGHT_INT_H
#include "base/block.h"
#include "class_int.h"

static inline uint32_t eight_load(const unsigned char *p)               /* the first byte is the lowest */
{
    uint32_t x;
    memcpy(&x, p, sizeof x);
#if __BYTE_ORDER__ == __ORDER_BIG_ENDIAN__
    x = __builtin_bswap32(x);
#endif
    return x;
}

static inline void eight_chars_plain(const unsigned char *p, const uint32_t *at, uint32_t base, uint16_t *ch)
{
    for (int i = 0; i < 8; i++) {
        uint32_t x = eight_load(p + (at[i] - base));
        uint32_t wide = (x << 12 & 0xF000) | (x >> 2 & 0x0FC0) | (x >> 16 & 0x3F);
        ch[i] = (uint16_t)(x & 0x80 ? wide : x & 0x7F);
    }
}

/* Appends base + i for every bit i; returns the new length. Up to three items more are written behind it. */
static inline uint32_t eight_places_plain(uint32_t *at, uint32_t n, uint32_t base, uint64_t bits)
{
    for (; bits; bits &= bits - 1) at[n++] = base + block_first(bits);
    return n;
}

#ifdef __SSE2__
/* Four bits a step, however many are set: how many there are in a block cannot be foreseen either. */
static inline uint32_t eight_places(uint32_t *at, uint32_t n, uint32_t base, uint64_t bits)
{
    static const uint32_t where[16][4] = {
        {0, 0, 0, 0}, {0, 0, 0, 0}, {1, 0, 0, 0}, {0, 1, 0, 0}, {2, 0, 0, 0}, {0, 2, 0, 0}, {1, 2, 0, 0}, {0, 1, 2, 0},
        {3, 0, 0, 0}, {0, 3, 0, 0}, {1, 3, 0, 0}, {0, 1, 3, 0}, {2, 3, 0, 0}, {0, 2, 3, 0}, {1, 2, 3, 0}, {0, 1, 2, 3},
    };
    static const uint8_t count[16] = {0, 1, 1, 2, 1, 2, 2, 3, 1, 2, 2, 3, 2, 3, 3, 4};
    __m128i from = _mm_set1_epi32((int)base);
    for (int i = 0; i < BLOCK; i += 4, bits >>= 4) {
        __m128i four = _mm_loadu_si128((const __m128i *)where[bits & 15]);
        _mm_storeu_si128((__m128i *)(at + n), _mm_add_epi32(from, four));
        from = _mm_add_epi32(from, _mm_set1_epi32(4));
        n += count[bits & 15];
    }
    return n;
}

/* 0xFFFF in the lanes that lie in [first, first + n). */
static inline __m128i eight_in(__m128i c, uint16_t first, uint16_t n)
{
    __m128i from = _mm_sub_epi16(c, _mm_set1_epi16((short)first));
    return _mm_cmpeq_epi16(_mm_subs_epu16(from, _mm_set1_epi16((short)(n - 1))), _mm_setzero_si128());
}

static inline __m128i eight_all(int x) { return _mm_set1_epi16((short)x); }

/* Writes unit and class of each; returns the bits of those that are not settled: ch is the character itself there.
 * A class is that of marks, turned into another where the lane is something else. */
static inline unsigned eight_put(__m128i c, uint16_t *ch, uint8_t *cls)
{
    __m128i letter = eight_in(_mm_or_si128(c, eight_all('a' - 'A')), 'a', 26), digit = eight_in(c, '0', 10);
    __m128i shown = eight_in(c, ' ', '~' - ' ' + 1), syllable = eight_in(c, 0xAC00, 11172);
    __m128i blank = _mm_cmpeq_epi16(c, eight_all(' ')), feed = _mm_cmpeq_epi16(c, eight_all('\n'));
    __m128i k = _mm_and_si128(shown, eight_all(CH_PUNCT));
    k = _mm_xor_si128(k, _mm_and_si128(letter, eight_all(CH_PUNCT ^ CH_LATIN)));
    k = _mm_xor_si128(k, _mm_and_si128(digit, eight_all(CH_PUNCT ^ CH_DIGIT)));
    k = _mm_xor_si128(k, _mm_and_si128(blank, eight_all(CH_PUNCT ^ CH_SPACE)));
    k = _mm_xor_si128(k, _mm_and_si128(syllable, eight_all(CH_HANGUL)));
    k = _mm_xor_si128(k, _mm_and_si128(feed, eight_all(CH_BREAK)));
    __m128i known = _mm_or_si128(_mm_or_si128(syllable, shown), feed);
    _mm_storeu_si128((__m128i *)ch, _mm_or_si128(c, _mm_and_si128(letter, eight_all('a' - 'A'))));
    _mm_storel_epi64((__m128i *)cls, _mm_packus_epi16(k, k));
    return ~(unsigned)_mm_movemask_epi8(_mm_packs_epi16(known, known)) & 0xFF;
}

/* Four characters with what follows each: the lower halves of the lanes in the lower half. */
static inline __m128i eight_four(const unsigned char *p, const uint32_t *at, uint32_t base)
{
    uintptr_t from = (uintptr_t)p - base;
    __m128i x = _mm_set_epi32((int)eight_load((const unsigned char *)(from + at[3])),
                              (int)eight_load((const unsigned char *)(from + at[2])),
                              (int)eight_load((const unsigned char *)(from + at[1])),
                              (int)eight_load((const unsigned char *)(from + at[0])));
    x = _mm_shufflehi_epi16(_mm_shufflelo_epi16(x, _MM_SHUFFLE(3, 1, 2, 0)), _MM_SHUFFLE(3, 1, 2, 0));
    return _mm_shuffle_epi32(x, _MM_SHUFFLE(3, 1, 2, 0));
}

static inline unsigned eight_chars(const unsigned char *p, const uint32_t *at, uint32_t base, uint16_t *ch,
                                   uint8_t *cls)
{
    __m128i x = eight_four(p, at, base), y = eight_four(p, at + 4, base);
    __m128i one_two = _mm_unpacklo_epi64(x, y), three = _mm_unpackhi_epi64(x, y);
    __m128i wide = _mm_or_si128(_mm_slli_epi16(one_two, 12),
                                _mm_or_si128(_mm_and_si128(_mm_srli_epi16(one_two, 2), eight_all(0x0FC0)),
                                             _mm_and_si128(three, eight_all(0x3F))));
    __m128i is_wide = _mm_srai_epi16(_mm_slli_epi16(one_two, 8), 15), ascii = _mm_and_si128(one_two, eight_all(0x7F));
    return eight_put(_mm_or_si128(_mm_and_si128(is_wide, wide), _mm_andnot_si128(is_wide, ascii)), ch, cls);
}

static inline unsigned eight_ascii(const unsigned char *p, uint16_t *ch, uint8_t *cls)
{
    return eight_put(_mm_unpacklo_epi8(_mm_loadl_epi64((const __m128i *)p), _mm_setzero_si128()), ch, cls);
}
#else
static inline uint32_t eight_places(uint32_t *at, uint32_t n, uint32_t base, uint64_t bits)
{
    return eight_places_plain(at, n, base, bits);
}

/* Nothing is settled: every character goes by its page. */
static inline unsigned eight_chars(const unsigned char *p, const uint32_t *at, uint32_t base, uint16_t *ch,
                                   uint8_t *cls)
{
    (void)cls;
    eight_chars_plain(p, at, base, ch);
    return 0xFF;
}

static inline unsigned eight_ascii(const unsigned char *p, uint16_t *ch, uint8_t *cls)
{
    (void)cls;
    for (int i = 0; i < 8; i++) ch[i] = p[i];
    return 0xFF;
}
#endif
#endif
