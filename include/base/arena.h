/* arena.h: memory that is given piece by piece and taken back at once.
 *
 * Memory   an Arena owns its blocks; whatever was allocated from it dies with arena_free, arena_clear or a
 *          rewind past it. A pointer may point into a longer-lived arena, never into a shorter one.
 * Errors   allocation cannot fail: when memory runs out the handler is called, which must not return.
 *          The program's handler restores the terminal and exits; a test's jumps out.
 * Threads  an Arena belongs to one thread at a time; the handler is set once, at start.
 * Source   the arena pattern of RAD's base layer; block size is ARENA_BLOCK (64 in the hostile build). */
#ifndef BASE_ARENA_H
#define BASE_ARENA_H
#include "base/rc.h"
#include "base/str.h"
#include <stdarg.h>

typedef struct ArenaBlock ArenaBlock;
typedef struct Arena {
    ArenaBlock *top;                    /* newest block, NULL before the first allocation */
    size_t      total;                  /* bytes asked of the system, for figures */
} Arena;
typedef struct { ArenaBlock *block; size_t used; } ArenaMark;

Arena *arena_new(void);                 /* on the heap; free with arena_free */
void   arena_free(Arena *a);            /* NULL is allowed */
void   arena_fini(Arena *a);            /* for an Arena that is a member or a local: init is {0} */
void   arena_clear(Arena *a);           /* forget everything, keep the largest block for reuse, but none of more than 4 MiB */

/* For a program that stays: from now on large blocks go back to the system when they are given up, and do not wait in the
 * heap for the next of their kind. */
void arena_give_back(void);

/* n zeroed bytes, aligned for any type. n = 0 gives a unique pointer. */
void *arena_alloc(Arena *a, size_t n);
void *arena_alloc_raw(Arena *a, size_t n);              /* not zeroed: for what is written at once */
#define arena_push(a, T)       ((T *)arena_alloc((a), sizeof(T)))
#define arena_push_n(a, T, n)  ((T *)arena_alloc((a), sizeof(T) * (n)))
#define arena_push_raw(a, T, n) ((T *)arena_alloc_raw((a), sizeof(T) * (n)))

ArenaMark arena_mark(const Arena *a);
void      arena_rewind(Arena *a, ArenaMark m);      /* m must come from a, and be older than any later rewind */

Str   str_dup(Arena *a, Str s);
char *str_dup_z(Arena *a, Str s);                   /* with a NUL, for libraries that need one */
Str   str_cat(Arena *a, Str x, Str y);
Str   str_join(Arena *a, const Str *part, size_t n); /* one behind the other */
Str   str_fmt(Arena *a, const char *fmt, ...) PRINTF_LIKE(2, 3);      /* a NUL stands behind it */

typedef void (*ArenaOom)(size_t asked);
void arena_on_oom(ArenaOom handler);                /* NULL: write one line and abort, the default */
/* Calls the handler; for other owners of heap memory. Does not return. */
_Noreturn void arena_out_of_memory(size_t asked);
/* For fault tests: the nth system allocation from now fails (0: never). */
void arena_fail_at(unsigned nth);

/* A growing array in an arena: VEC(int) xs = {0}; *vec_push(a, &xs) = 3; Old copies stay until the arena goes. */
#define VEC(T) struct { T *v; uint32_t n, cap; }
#define vec_push(a, x) \
    ((x)->n == (x)->cap ? (void)((x)->v = vec_grow((a), (x)->v, (x)->n, &(x)->cap, sizeof *(x)->v)) : (void)0, \
     &(x)->v[(x)->n++])
/* Room for n items, not zeroed, in an array that has none yet. */
#define vec_room(a, x, room) \
    ((void)((x)->cap = (uint32_t)(room)), (void)((x)->v = arena_alloc_raw((a), sizeof *(x)->v * (x)->cap)))
void *vec_grow(Arena *a, void *v, uint32_t n, uint32_t *cap, size_t item_n);

/* The same on the heap, for arrays that live long and grow large: no old copies. New items are not zeroed.
 * End with heap_vec_fini. */
#define heap_vec_push(x) \
    ((x)->n == (x)->cap ? (void)((x)->v = heap_vec_grow((x)->v, &(x)->cap, sizeof *(x)->v)) : (void)0, &(x)->v[(x)->n++])
#define heap_vec_fini(x) (free((x)->v), (x)->v = NULL, (x)->n = (x)->cap = 0)
void *heap_vec_grow(void *v, uint32_t *cap, size_t item_n);
#endif
