#include "base/hash.h"
#include <string.h>

/* The first byte is the lowest on every machine. */
static uint64_t little(uint64_t x)
{
#if __BYTE_ORDER__ == __ORDER_BIG_ENDIAN__
    return __builtin_bswap64(x);
#else
    return x;
#endif
}

uint64_t hash64_more(uint64_t seed, Str s)
{
    uint64_t h = (seed ^ 0xcbf29ce484222325u) + s.n, word;
    size_t i = 0;
    for (; i + sizeof word <= s.n; i += sizeof word) {
        memcpy(&word, s.p + i, sizeof word);
        h = (h ^ little(word)) * 0x9e3779b97f4a7c15u;
        h ^= h >> 32;                                /* a product's low bits know nothing of the high ones */
    }
    for (; i < s.n; i++) h = (h ^ (unsigned char)s.p[i]) * 0x100000001b3u;
    h ^= h >> 33;
    h *= 0xff51afd7ed558ccdu;
    h ^= h >> 33;
    h *= 0xc4ceb9fe1a85ec53u;
    return h ^ (h >> 33);
}

uint64_t hash64(Str s) { return hash64_more(0, s); }
