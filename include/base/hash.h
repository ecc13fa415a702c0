/* hash.h: a 64-bit hash of bytes, stable between runs and machines; not for secrets.
 * Source   FNV-1a (Fowler, Noll, Vo), eight bytes a step, with a final avalanche (Murmur3 fmix64). */
#ifndef BASE_HASH_H
#define BASE_HASH_H
#include "base/str.h"

uint64_t hash64(Str s);
uint64_t hash64_more(uint64_t seed, Str s);     /* goes on from an earlier hash */
#endif
