#include "base/arena.h"
#include <assert.h>
#include <malloc.h>
#include <stdalign.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#ifndef ARENA_BLOCK
#define ARENA_BLOCK ((size_t)64 * 1024)
#endif

/* Under the address sanitizer what nobody asked for may not be read: the rest of a block, and a gap behind each thing, which
 * otherwise lie among what may. */
#ifdef ARENA_GAPS
#include <sanitizer/asan_interface.h>
static const size_t GAP = 32;
#else
#define ASAN_POISON_MEMORY_REGION(at, n) ((void)(at), (void)(n))
#define ASAN_UNPOISON_MEMORY_REGION(at, n) ((void)(at), (void)(n))
static const size_t GAP = 0;
#endif

struct ArenaBlock {
    ArenaBlock *older;
    size_t      size, used;
    alignas(max_align_t) unsigned char bytes[];
};

static ArenaOom on_oom;
static unsigned fail_countdown;

void arena_on_oom(ArenaOom handler) { on_oom = handler; }
void arena_fail_at(unsigned nth) { fail_countdown = nth; }

void arena_out_of_memory(size_t asked)
{
    if (on_oom) on_oom(asked);
    fprintf(stderr, "gilmok: out of memory (%zu bytes)\n", asked);
    abort();
}

void arena_give_back(void)
{
#ifdef M_MMAP_THRESHOLD                              /* glibc raises it with every large block that is freed, unless told */
    (void)mallopt(M_MMAP_THRESHOLD, 256 * 1024);
#endif
}

/* No block is larger but for one thing that is; such a block is not kept. */
static const size_t BLOCK_MAX = (size_t)4 << 20;

static ArenaBlock *block_new(size_t size)
{
    ArenaBlock *b = NULL;
    if (!fail_countdown || --fail_countdown) b = malloc(sizeof *b + size);
    if (!b) arena_out_of_memory(size);
    b->older = NULL;
    b->size = size;
    b->used = 0;
    ASAN_POISON_MEMORY_REGION(b->bytes, size);
    return b;
}

Arena *arena_new(void)
{
    Arena *a = calloc(1, sizeof *a);
    if (!a) arena_out_of_memory(sizeof *a);
    return a;
}

void arena_fini(Arena *a)
{
    for (ArenaBlock *b = a->top, *older; b; b = older) {
        older = b->older;
        free(b);
    }
    *a = (Arena){0};
}

void arena_free(Arena *a)
{
    if (!a) return;
    arena_fini(a);
    free(a);
}

void arena_clear(Arena *a)
{
    ArenaBlock *keep = NULL;
    for (ArenaBlock *b = a->top; b; b = b->older)
        if (b->size <= BLOCK_MAX && (!keep || b->size > keep->size)) keep = b;
    for (ArenaBlock *b = a->top, *older; b; b = older) {
        older = b->older;
        if (b != keep) free(b);
    }
    if (keep) {
        keep->older = NULL, keep->used = 0;
        ASAN_POISON_MEMORY_REGION(keep->bytes, keep->size);
    }
    a->top = keep;
    a->total = keep ? keep->size : 0;
}

/* A block that has room for need bytes becomes the newest. */
static ArenaBlock *block_add(Arena *a, size_t need)
{
    /* Doubling keeps the number of blocks logarithmic; the cap keeps a small document small. */
    size_t size = a->top ? a->top->size * 2 : ARENA_BLOCK;
    if (size > BLOCK_MAX) size = BLOCK_MAX;
    if (size < need) size = need;
    ArenaBlock *b = block_new(size);
    b->older = a->top;
    a->top = b;
    a->total += size;
    return b;
}

static inline size_t rounded(size_t n)
{
    const size_t align = alignof(max_align_t);
    if (n > SIZE_MAX / 2) arena_out_of_memory(n);
    return n ? (n + align - 1) / align * align : align;
}

static inline void *take(Arena *a, size_t n)
{
    size_t need = rounded(n) + GAP;
    ArenaBlock *b = a->top;
    if (!b || b->size - b->used < need) b = block_add(a, need);
    void *p = b->bytes + b->used;
    ASAN_UNPOISON_MEMORY_REGION(p, n);
    b->used += need;
    return p;
}

void *arena_alloc_raw(Arena *a, size_t n) { return take(a, n); }

void *arena_alloc(Arena *a, size_t n) { return memset(take(a, n), 0, n); }

ArenaMark arena_mark(const Arena *a) { return (ArenaMark){a->top, a->top ? a->top->used : 0}; }

void arena_rewind(Arena *a, ArenaMark m)
{
    while (a->top != m.block) {
        assert(a->top && "the mark is not of this arena, or newer than a rewind");
        ArenaBlock *older = a->top->older;
        a->total -= a->top->size;
        free(a->top);
        a->top = older;
    }
    if (!a->top) return;
    ASAN_POISON_MEMORY_REGION(a->top->bytes + m.used, a->top->used - m.used);
    a->top->used = m.used;
}

Str str_dup(Arena *a, Str s)
{
    char *p = arena_alloc_raw(a, s.n);
    if (s.n) memcpy(p, s.p, s.n);
    return (Str){p, s.n};
}

char *str_dup_z(Arena *a, Str s)
{
    char *p = arena_alloc(a, s.n + 1);
    if (s.n) memcpy(p, s.p, s.n);
    return p;
}

Str str_cat(Arena *a, Str x, Str y)
{
    char *p = arena_alloc_raw(a, x.n + y.n);
    if (x.n) memcpy(p, x.p, x.n);
    if (y.n) memcpy(p + x.n, y.p, y.n);
    return (Str){p, x.n + y.n};
}

Str str_join(Arena *a, const Str *part, size_t n)
{
    size_t total = 0, at = 0;
    for (size_t i = 0; i < n; i++) total += part[i].n;
    char *p = arena_alloc_raw(a, total);
    for (size_t i = 0; i < n; at += part[i++].n)
        if (part[i].n) memcpy(p + at, part[i].p, part[i].n);
    return (Str){p, total};
}

Str str_fmt(Arena *a, const char *fmt, ...)
{
    va_list ap, again;
    va_start(ap, fmt);
    va_copy(again, ap);
    int n = vsnprintf(NULL, 0, fmt, ap);
    va_end(ap);
    assert(n >= 0);
    char *p = arena_alloc(a, (size_t)n + 1);
    vsnprintf(p, (size_t)n + 1, fmt, again);
    va_end(again);
    return (Str){p, (size_t)n};
}

void *vec_grow(Arena *a, void *v, uint32_t n, uint32_t *cap, size_t item_n)
{
    uint32_t more = *cap ? *cap * 2 : 8;
    size_t used = (size_t)n * item_n, all = (size_t)more * item_n;
    char *grown = arena_alloc_raw(a, all);
    if (n) memcpy(grown, v, used);
    memset(grown + used, 0, all - used);
    *cap = more;
    return grown;
}

void *heap_vec_grow(void *v, uint32_t *cap, size_t item_n)
{
    uint32_t more = *cap ? *cap + *cap / 2 : 64;
    void *grown = realloc(v, (size_t)more * item_n);
    if (!grown) arena_out_of_memory((size_t)more * item_n);
    *cap = more;
    return grown;
}
