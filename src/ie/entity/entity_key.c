/* Names of the text in a table, each found by what two spellings of it have in common. The table keeps where a name
 * stands, not its letters: the text has them. */
#include "entity_int.h"
#include <string.h>

struct NameSlot { Name name; uint32_t val; };                /* hash 0: free */

/* The folded units without blanks and marks, but for + and # (C++, C#). */
static bool counts(const Doc *d, uint32_t i)
{
    uint8_t cls = d->cls[i];
    return (cls != CH_SPACE && cls != CH_PUNCT) || d->ch[i] == '+' || d->ch[i] == '#';
}

Name name_at(const Ent *e, uint32_t tag, uint32_t beg, uint32_t end)
{
    const Doc *d = e->doc;
    uint64_t h = tag + 1;
    for (uint32_t i = beg; i < end; i++)
        if (counts(d, i)) h = (h ^ d->ch[i]) * 0x9E3779B97F4A7C15u;
    return (Name){beg, end, tag, (uint32_t)(h >> 32) | 1};
}

static bool is_same_written(const Doc *d, Name x, Name y)
{
    uint32_t n = x.end - x.beg;
    return n == y.end - y.beg && !memcmp(d->ch + x.beg, d->ch + y.beg, n * sizeof *d->ch);
}

static bool is_same(const Doc *d, Name x, Name y)
{
    if (x.hash != y.hash || x.tag != y.tag) return false;
    if (is_same_written(d, x, y)) return true;
    for (uint32_t i = x.beg, k = y.beg;; i++, k++) {
        while (i < x.end && !counts(d, i)) i++;
        while (k < y.end && !counts(d, k)) k++;
        if (i == x.end || k == y.end) return i == x.end && k == y.end;
        if (d->ch[i] != d->ch[k]) return false;
    }
}

/* The name's slot, or the free one where it would stand. The lowest bit of a hash tells nothing. */
static NameSlot *slot_of(const Doc *d, const NameTable *t, Name name)
{
    for (uint32_t at = name.hash >> 1 & (t->cap - 1);; at = (at + 1) & (t->cap - 1)) {
        NameSlot *s = &t->slot[at];
        if (!s->name.hash || is_same(d, s->name, name)) return s;
    }
}

/* Room for n names before it grows. */
void name_room(Arena *a, NameTable *t, uint32_t n)
{
    *t = (NameTable){.cap = 64};
    while (t->cap < n + n / 2) t->cap *= 2;
    t->slot = arena_push_n(a, NameSlot, t->cap);
}

static void grow(Arena *a, NameTable *t)
{
    NameTable old = *t;
    name_room(a, t, old.cap);
    t->n = old.n;
    for (uint32_t i = 0; i < old.cap; i++) {
        if (!old.slot[i].name.hash) continue;
        uint32_t at = old.slot[i].name.hash >> 1 & (t->cap - 1);
        while (t->slot[at].name.hash) at = (at + 1) & (t->cap - 1);
        t->slot[at] = old.slot[i];
    }
}

uint32_t name_get(const Ent *e, const NameTable *t, Name name)
{
    NameSlot *s = t->cap ? slot_of(e->doc, t, name) : NULL;
    return s && s->name.hash ? s->val : 0;
}

uint32_t *name_put(const Ent *e, NameTable *t, Name name)
{
    if (t->n + t->n / 2 >= t->cap) grow(e->tmp, t);
    NameSlot *s = slot_of(e->doc, t, name);
    if (!s->name.hash) {
        *s = (NameSlot){name, 0};
        t->n++;
    }
    return &s->val;
}
