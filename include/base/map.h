/* map.h: Str -> uint32_t, open addressing, in an arena.
 *
 * Memory   the table lives in the arena given to map_put; keys are borrowed and must live as long as the map.
 * Errors   none; see base/arena.h for memory.
 * Threads  one writer; many readers when nobody writes. */
#ifndef BASE_MAP_H
#define BASE_MAP_H
#include "base/arena.h"

typedef struct MapSlot { Str key; uint32_t val; uint32_t hash; } MapSlot;
typedef struct Map { MapSlot *slots; uint32_t n, cap; } Map;    /* init is {0} */

uint32_t *map_get(const Map *m, Str key);                /* NULL when absent */
/* The value's place for key, made with value 0 when absent; *is_new (may be NULL) says which. */
uint32_t *map_put(Arena *a, Map *m, Str key, bool *is_new);
/* Puts an equal key that lives longer in the place of the one given to map_put. */
void map_rekey(Map *m, Str old, Str kept);
/* A number as a key. It must live where it stands as long as the map. */
static inline Str map_number(const int64_t *n) { return (Str){(const char *)n, sizeof *n}; }
#endif
