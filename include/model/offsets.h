/* offsets.h: byte offsets and code point offsets of one text, either way.
 *
 * Knows    UTF-8. JSON, brat and W3C annotations count code points; the analyser counts bytes.
 * Units    bytes and code points from 0; the end of the text is an offset, too.
 * Memory   four bytes for every 64 of the text, in the arena; the text must live as long.
 * Errors   the text must be well-formed (text/doc.h lets no other in).
 * Threads  const after offsets_new.
 * Cost     one pass to build, then a count over at most 64 bytes an offset, in any order. */
#ifndef MODEL_OFFSETS_H
#define MODEL_OFFSETS_H
#include "base/arena.h"

typedef struct Offsets {
    Str       text;
    uint32_t *before;               /* code points before each block */
    uint32_t  blocks, total;        /* total: code points of the text */
} Offsets;

Offsets  offsets_new(Arena *a, Str text);
uint32_t offsets_cp(const Offsets *o, uint32_t byte);                    /* byte at most text.n */
bool     offsets_byte(const Offsets *o, uint64_t cp, uint32_t *byte);    /* false behind the end */
#endif
