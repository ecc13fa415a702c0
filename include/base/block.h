/* block.h: sixty-four bytes looked at together: bit i of an answer speaks of byte i.
 *
 * Knows    bytes, nothing of what they encode.
 * Units    p points at BLOCK readable bytes; whoever stands at the end of a text pads it (block_padded).
 * Threads  pure functions.
 * Source   SSE2, which every x86-64 has; elsewhere the loops of block_*_plain, which also test the others. */
#ifndef BASE_BLOCK_H
#define BASE_BLOCK_H
#include "base/str.h"
#include <string.h>
#ifdef __SSE2__
#include <emmintrin.h>
#endif

enum { BLOCK = 64 };

static inline uint64_t block_eq_plain(const void *v, uint8_t c)
{
    const uint8_t *p = v;
    uint64_t m = 0;
    for (int i = 0; i < BLOCK; i++) m |= (uint64_t)(p[i] == c) << i;
    return m;
}

static inline uint64_t block_from_plain(const void *v, uint8_t least)   /* bytes from `least` */
{
    const uint8_t *p = v;
    uint64_t m = 0;
    for (int i = 0; i < BLOCK; i++) m |= (uint64_t)(p[i] >= least) << i;
    return m;
}

static inline uint64_t block_differ_plain(const void *v, const void *w)
{
    const uint8_t *p = v, *q = w;
    uint64_t m = 0;
    for (int i = 0; i < BLOCK; i++) m |= (uint64_t)(p[i] != q[i]) << i;
    return m;
}

/* How many of n bytes lie in [least, most]; any n. */
static inline size_t block_count_plain(const void *v, size_t n, uint8_t least, uint8_t most)
{
    const uint8_t *p = v;
    size_t k = 0;
    for (size_t i = 0; i < n; i++) k += (uint8_t)(p[i] - least) <= (uint8_t)(most - least);
    return k;
}

/* The same bit of BLOCK words. */
static inline uint64_t block_bit_plain(const uint32_t *p, int bit)
{
    uint64_t m = 0;
    for (int i = 0; i < BLOCK; i++) m |= (uint64_t)(p[i] >> bit & 1) << i;
    return m;
}

#ifdef __SSE2__
static inline __m128i block_load(const void *p, int row)
{
    return _mm_loadu_si128((const __m128i *)((const char *)p + 16 * row));
}

static inline uint64_t block_bits(__m128i a, __m128i b, __m128i c, __m128i d)
{
    uint32_t low = (uint32_t)_mm_movemask_epi8(a) | (uint32_t)_mm_movemask_epi8(b) << 16;
    uint32_t high = (uint32_t)_mm_movemask_epi8(c) | (uint32_t)_mm_movemask_epi8(d) << 16;
    return low | (uint64_t)high << 32;
}

static inline uint64_t block_high(const void *p)                        /* bytes from 0x80 */
{
    return block_bits(block_load(p, 0), block_load(p, 1), block_load(p, 2), block_load(p, 3));
}

static inline uint64_t block_eq(const void *p, uint8_t c)
{
    __m128i k = _mm_set1_epi8((char)c);
    return block_bits(_mm_cmpeq_epi8(block_load(p, 0), k), _mm_cmpeq_epi8(block_load(p, 1), k),
                      _mm_cmpeq_epi8(block_load(p, 2), k), _mm_cmpeq_epi8(block_load(p, 3), k));
}

/* SSE2 compares signed bytes only: x >= least where the larger of both is x. */
static inline __m128i block_row_from(__m128i x, __m128i least) { return _mm_cmpeq_epi8(_mm_max_epu8(x, least), x); }

static inline uint64_t block_from(const void *p, uint8_t least)
{
    __m128i k = _mm_set1_epi8((char)least);
    return block_bits(block_row_from(block_load(p, 0), k), block_row_from(block_load(p, 1), k),
                      block_row_from(block_load(p, 2), k), block_row_from(block_load(p, 3), k));
}

static inline uint64_t block_differ(const void *p, const void *q)
{
    return ~block_bits(_mm_cmpeq_epi8(block_load(p, 0), block_load(q, 0)),
                       _mm_cmpeq_epi8(block_load(p, 1), block_load(q, 1)),
                       _mm_cmpeq_epi8(block_load(p, 2), block_load(q, 2)),
                       _mm_cmpeq_epi8(block_load(p, 3), block_load(q, 3)));
}

/* Of sixteen words in four rows that bit as the sign of a byte each: narrowing keeps a sign. */
static inline __m128i block_signs(const uint32_t *p, __m128i up)
{
    __m128i a = _mm_packs_epi32(_mm_sll_epi32(block_load(p, 0), up), _mm_sll_epi32(block_load(p, 1), up));
    __m128i b = _mm_packs_epi32(_mm_sll_epi32(block_load(p, 2), up), _mm_sll_epi32(block_load(p, 3), up));
    return _mm_packs_epi16(a, b);
}

static inline uint64_t block_bit(const uint32_t *p, int bit)
{
    const __m128i up = _mm_cvtsi32_si128(31 - bit);
    return block_bits(block_signs(p, up), block_signs(p + 16, up), block_signs(p + 32, up), block_signs(p + 48, up));
}

static inline size_t block_count(const void *v, size_t n, uint8_t least, uint8_t most)
{
    const char *p = v;
    size_t i = 0;
    __m128i low = _mm_set1_epi8((char)least), range = _mm_set1_epi8((char)(most - least)), zero = _mm_setzero_si128();
    __m128i sum = zero;
    for (; i + 16 <= n; i += 16) {
        __m128i x = _mm_sub_epi8(_mm_loadu_si128((const __m128i *)(p + i)), low);
        __m128i in = _mm_sub_epi8(zero, _mm_cmpeq_epi8(_mm_min_epu8(x, range), x));
        sum = _mm_add_epi64(sum, _mm_sad_epu8(in, zero));
    }
    size_t k = (size_t)_mm_cvtsi128_si64(_mm_add_epi64(sum, _mm_unpackhi_epi64(sum, sum)));
    return k + block_count_plain(p + i, n - i, least, most);
}
#else
static inline uint64_t block_high(const void *p) { return block_from_plain(p, 0x80); }
static inline uint64_t block_eq(const void *p, uint8_t c) { return block_eq_plain(p, c); }
static inline uint64_t block_from(const void *p, uint8_t least) { return block_from_plain(p, least); }
static inline uint64_t block_differ(const void *p, const void *q) { return block_differ_plain(p, q); }
static inline uint64_t block_bit(const uint32_t *p, int bit) { return block_bit_plain(p, bit); }
static inline size_t block_count(const void *v, size_t n, uint8_t least, uint8_t most)
{
    return block_count_plain(v, n, least, most);
}
#endif

static inline uint32_t block_first(uint64_t bits) { return (uint32_t)__builtin_ctzll(bits); }      /* of some, not 0 */
/* The first n bits, n up to BLOCK. */
static inline uint64_t block_low(size_t n) { return n >= BLOCK ? UINT64_MAX : (UINT64_C(1) << n) - 1; }

/* p itself where `more` bytes behind a block can be read too, else what is left of n, copied to room and padded with
 * zeros. */
static inline const unsigned char *block_padded(const char *p, size_t n, size_t more, unsigned char *room)
{
    if (n >= BLOCK + more) return (const unsigned char *)p;
    memset(room, 0, BLOCK + more);
    if (n) memcpy(room, p, n);
    return room;
}
#endif
