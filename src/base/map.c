#include "base/map.h"
#include "base/hash.h"

static MapSlot *probe(MapSlot *slots, uint32_t cap, Str key, uint32_t hash)
{
    for (uint32_t i = hash & (cap - 1);; i = (i + 1) & (cap - 1)) {
        MapSlot *s = &slots[i];
        if (!s->key.p || (s->hash == hash && str_eq(s->key, key))) return s;
    }
}

static uint32_t hash_of(Str key) { return (uint32_t)(hash64(key) >> 16); }

uint32_t *map_get(const Map *m, Str key)
{
    if (!m->cap) return NULL;
    MapSlot *s = probe(m->slots, m->cap, key, hash_of(key));
    return s->key.p ? &s->val : NULL;
}

static void grow(Arena *a, Map *m)
{
    uint32_t cap = m->cap ? m->cap * 2 : 16;
    MapSlot *slots = arena_push_n(a, MapSlot, cap);
    for (uint32_t i = 0; i < m->cap; i++)
        if (m->slots[i].key.p) *probe(slots, cap, m->slots[i].key, m->slots[i].hash) = m->slots[i];
    m->slots = slots;
    m->cap = cap;
}

uint32_t *map_put(Arena *a, Map *m, Str key, bool *is_new)
{
    if (!key.p) key.p = "";                            /* a NULL key would read as an empty slot */
    if (m->n + m->n / 2 >= m->cap) grow(a, m);
    uint32_t hash = hash_of(key);
    MapSlot *s = probe(m->slots, m->cap, key, hash);
    bool fresh = !s->key.p;
    if (fresh) {
        *s = (MapSlot){key, 0, hash};
        m->n++;
    }
    if (is_new) *is_new = fresh;
    return &s->val;
}

void map_rekey(Map *m, Str old, Str kept)
{
    probe(m->slots, m->cap, old, hash_of(old))->key = kept;
}
