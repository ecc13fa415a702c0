/* buf.h: bytes that grow on the heap, for output and for reading files.
 *
 * Memory   a Buf owns its bytes; init is {0}, end with buf_fini.
 * Errors   running out of memory goes to the arena's handler (base/arena.h).
 * Threads  one owner. */
#ifndef BASE_BUF_H
#define BASE_BUF_H
#include "base/rc.h"
#include "base/str.h"

typedef struct Buf { char *p; size_t n, cap; } Buf;

void buf_fini(Buf *b);
void buf_clear(Buf *b);                              /* keeps the memory */
char *buf_grow(Buf *b, size_t more);                 /* buf_room() where there are none left */
/* At least `more` free bytes at the returned end; n unchanged. */
static inline char *buf_room(Buf *b, size_t more) { return b->cap - b->n >= more ? b->p + b->n : buf_grow(b, more); }
void buf_add(Buf *b, Str s);
static inline void buf_add_c(Buf *b, char c) { *buf_room(b, 1) = c, b->n++; }
void buf_add_z(Buf *b, const char *z);
void buf_fmt(Buf *b, const char *fmt, ...) PRINTF_LIKE(2, 3);
static inline Str buf_str(const Buf *b) { return (Str){b->p, b->n}; }
#endif
