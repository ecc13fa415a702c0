#include "base/buf.h"
#include "base/arena.h"
#include <assert.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

void buf_fini(Buf *b)
{
    free(b->p);
    *b = (Buf){0};
}

void buf_clear(Buf *b) { b->n = 0; }

char *buf_grow(Buf *b, size_t more)
{
    size_t cap = b->cap ? b->cap : 256;
    while (cap - b->n < more) cap *= 2;
    char *p = realloc(b->p, cap);
    if (!p) arena_out_of_memory(cap);
    b->p = p;
    b->cap = cap;
    return b->p + b->n;
}

void buf_add(Buf *b, Str s)
{
    if (!s.n) return;
    memcpy(buf_room(b, s.n), s.p, s.n);
    b->n += s.n;
}

void buf_add_z(Buf *b, const char *z) { buf_add(b, str_z(z)); }

void buf_fmt(Buf *b, const char *fmt, ...)
{
    va_list ap, again;
    va_start(ap, fmt);
    va_copy(again, ap);
    int n = vsnprintf(NULL, 0, fmt, ap);
    va_end(ap);
    assert(n >= 0);
    vsnprintf(buf_room(b, (size_t)n + 1), (size_t)n + 1, fmt, again);
    va_end(again);
    b->n += (size_t)n;
}
