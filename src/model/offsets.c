#include "model/offsets.h"
#include <assert.h>

enum { BLOCK = 64 };

/* Bytes that begin a code point; written so that the compiler counts many at once. */
static uint32_t count(const char *p, size_t n)
{
    uint32_t c = 0;
    for (size_t i = 0; i < n; i++) c += ((unsigned char)p[i] & 0xC0) != 0x80;
    return c;
}

Offsets offsets_new(Arena *a, Str text)
{
    assert(text.n <= UINT32_MAX);
    Offsets o = {.text = text, .blocks = (uint32_t)(text.n / BLOCK + 1)};
    o.before = arena_push_n(a, uint32_t, o.blocks);
    for (uint32_t i = 0; i < o.blocks; i++) {
        Str block = str_slice(text, (size_t)i * BLOCK, (size_t)(i + 1) * BLOCK);
        o.before[i] = o.total;
        o.total += count(block.p, block.n);
    }
    return o;
}

uint32_t offsets_cp(const Offsets *o, uint32_t byte)
{
    assert(byte <= o->text.n);
    uint32_t block = byte / BLOCK;
    return o->before[block] + count(o->text.p + (size_t)block * BLOCK, byte % BLOCK);
}

/* The last block that begins at or before the code point. */
static uint32_t block_of(const Offsets *o, uint32_t cp)
{
    uint32_t lo = 0, hi = o->blocks;
    while (hi - lo > 1) {
        uint32_t mid = lo + (hi - lo) / 2;
        if (o->before[mid] <= cp) lo = mid;
        else hi = mid;
    }
    return lo;
}

bool offsets_byte(const Offsets *o, uint64_t cp, uint32_t *byte)
{
    if (cp > o->total) return false;
    if (cp == o->total) {
        *byte = (uint32_t)o->text.n;
        return true;
    }
    uint32_t block = block_of(o, (uint32_t)cp);
    uint64_t seen = o->before[block];
    size_t at = (size_t)block * BLOCK;
    for (;; at++) {
        bool lead = ((unsigned char)o->text.p[at] & 0xC0) != 0x80;
        if (lead && seen++ == cp) break;
    }
    *byte = (uint32_t)at;
    return true;
}
