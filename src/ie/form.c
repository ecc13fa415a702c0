#include "form.h"
#include <stdlib.h>
#include <string.h>

/* FORMS_MAX: a few megabytes, some hundred memoirs' words. SLOTS_MIN: for the words of one memoir. */
enum { SLOTS_MIN = 1 << 11, FORMS_MAX = 1 << 15 };

/* Open addressing: what most look-ups touch is one slot and the form it names. */
typedef struct Slot { Form *form; uint32_t hash; } Slot;

struct Forms {
    Arena    arena;
    Slot    *slot;
    uint32_t n, n_slot;                /* n_slot: a power of two, at least twice n */
};

static Slot *slots(uint32_t n)
{
    Slot *s = calloc(n, sizeof *s);
    if (!s) arena_out_of_memory(n * sizeof *s);
    return s;
}

Forms *forms_new(void)
{
    Forms *f = calloc(1, sizeof *f);
    if (!f) arena_out_of_memory(sizeof *f);
    f->slot = slots(SLOTS_MIN);
    f->n_slot = SLOTS_MIN;
    return f;
}

void forms_free(Forms *f)
{
    if (!f) return;
    arena_fini(&f->arena);
    free(f->slot);
    free(f);
}

Arena *forms_arena(Forms *f) { return &f->arena; }

static void forget(Forms *f)
{
    arena_clear(&f->arena);
    memset(f->slot, 0, f->n_slot * sizeof *f->slot);
    f->n = 0;
}

static void grow(Forms *f)
{
    uint32_t n = f->n_slot * 2;
    Slot *more = slots(n);
    for (uint32_t i = 0; i < f->n_slot; i++) {
        uint32_t at = f->slot[i].hash & (n - 1);
        if (!f->slot[i].form) continue;
        while (more[at].form) at = (at + 1) & (n - 1);
        more[at] = f->slot[i];
    }
    free(f->slot);
    f->slot = more;
    f->n_slot = n;
}

/* A word as FORM_WORDS machine words, with zeros behind its end: read, compared and hashed without a loop over units. */
typedef struct Key { uint64_t w[FORM_WORDS]; } Key;

static inline Key key_of(const uint16_t *u, uint32_t n)
{
    static const uint16_t keep[2 * FORM_UNITS] = {
        0xFFFF, 0xFFFF, 0xFFFF, 0xFFFF, 0xFFFF, 0xFFFF, 0xFFFF, 0xFFFF, 0xFFFF, 0xFFFF, 0xFFFF, 0xFFFF};
    Key k, mask;
    memcpy(&k, u, sizeof k);                         /* a Doc has FOLD_PAD units behind its end */
    memcpy(&mask, keep + FORM_UNITS - n, sizeof mask);
    for (int i = 0; i < FORM_WORDS; i++) k.w[i] &= mask.w[i];
    return k;
}

static inline uint32_t hash_of(const Key *k)
{
    uint64_t h = (k->w[0] ^ 0x2545F4914F6CDD1D) * 0x9E3779B97F4A7C15;
    h ^= (k->w[1] + 0x632BE59BD9B4E019) * 0xC2B2AE3D27D4EB4F;
    h ^= (k->w[2] + 0xD6E8FEB86659FD93) * 0x165667B19E3779F9;
    h ^= h >> 32;
    return (uint32_t)((h * 0x9E3779B97F4A7C15) >> 32);
}

static inline bool is_same(const Form *x, const Key *k)
{
    return x->key[0] == k->w[0] && x->key[1] == k->w[1] && x->key[2] == k->w[2];
}

static Form *add(Forms *f, const Key *k, uint32_t hash)
{
    if (f->n * 2 >= f->n_slot) grow(f);
    Form *x = arena_push(&f->arena, Form);
    memcpy(x->key, k->w, sizeof x->key);
    uint32_t at = hash & (f->n_slot - 1);
    while (f->slot[at].form) at = (at + 1) & (f->n_slot - 1);
    f->slot[at] = (Slot){x, hash};
    f->n++;
    return x;
}

static inline Form *find(Forms *f, const Key *k, uint32_t hash)
{
    for (uint32_t at = hash & (f->n_slot - 1); f->slot[at].form; at = (at + 1) & (f->n_slot - 1))
        if (f->slot[at].hash == hash && is_same(f->slot[at].form, k)) return f->slot[at].form;
    return add(f, k, hash);
}

Form *forms_of(Forms *f, const Doc *d, uint32_t beg, uint32_t end)
{
    if (end - beg > FORM_UNITS) return NULL;
    Key k = key_of(d->ch + beg, end - beg);
    return find(f, &k, hash_of(&k));
}

static inline bool has_form(const Token *t) { return t->kind == TOK_WORD && t->end - t->beg <= FORM_UNITS; }

/* The words of a library lie apart in memory, and waiting for each in turn would cost more than all the rest: so some
 * are asked for at once, first their slots, then the forms the slots name. */
enum { AT_ONCE = 16 };

static void read_some(Forms *f, const Doc *d, const Token *t, uint32_t n, Form **out)
{
    Key key[AT_ONCE];
    uint32_t hash[AT_ONCE];
    for (uint32_t i = 0; i < n; i++) {
        if (!has_form(&t[i])) continue;
        key[i] = key_of(d->ch + t[i].beg, t[i].end - t[i].beg);
        hash[i] = hash_of(&key[i]);
        __builtin_prefetch(&f->slot[hash[i] & (f->n_slot - 1)]);
    }
    for (uint32_t i = 0; i < n; i++)
        if (has_form(&t[i])) __builtin_prefetch(f->slot[hash[i] & (f->n_slot - 1)].form);
    for (uint32_t i = 0; i < n; i++) out[i] = has_form(&t[i]) ? find(f, &key[i], hash[i]) : NULL;
}

Form **forms_read(Forms *f, Arena *a, const Doc *d)
{
    if (f->n > FORMS_MAX) forget(f);
    Form **form = arena_push_raw(a, Form *, d->n_tok);
    for (uint32_t i = 0; i < d->n_tok; i += AT_ONCE)
        read_some(f, d, d->tok + i, d->n_tok - i < AT_ONCE ? d->n_tok - i : AT_ONCE, form + i);
    return form;
}
