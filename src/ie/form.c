#include "form.h"
#include <stdlib.h>
#include <string.h>

enum { BUCKETS_MIN = 1 << 10, FORMS_MAX = 1 << 15 };   /* FORMS_MAX: a few megabytes, some hundred memoirs' words */

struct Forms {
    Arena    arena;
    Form   **bucket;
    uint32_t n, n_bucket;              /* n_bucket: a power of two */
};

static Form **buckets(uint32_t n)
{
    Form **b = calloc(n, sizeof *b);
    if (!b) arena_out_of_memory(n * sizeof *b);
    return b;
}

Forms *forms_new(void)
{
    Forms *f = calloc(1, sizeof *f);
    if (!f) arena_out_of_memory(sizeof *f);
    f->bucket = buckets(BUCKETS_MIN);
    f->n_bucket = BUCKETS_MIN;
    return f;
}

void forms_free(Forms *f)
{
    if (!f) return;
    arena_fini(&f->arena);
    free(f->bucket);
    free(f);
}

static void forget(Forms *f)
{
    arena_clear(&f->arena);
    memset(f->bucket, 0, f->n_bucket * sizeof *f->bucket);
    f->n = 0;
}

static void grow(Forms *f)
{
    uint32_t n = f->n_bucket * 2;
    Form **b = buckets(n);
    for (uint32_t i = 0; i < f->n_bucket; i++)
        for (Form *x = f->bucket[i], *next; x; x = next) {
            next = x->next;
            x->next = b[x->hash & (n - 1)];
            b[x->hash & (n - 1)] = x;
        }
    free(f->bucket);
    f->bucket = b;
    f->n_bucket = n;
}

static uint32_t hash_of(const uint16_t *u, uint32_t n)
{
    uint64_t h = n;
    for (uint32_t i = 0; i < n; i++) h = (h ^ u[i]) * 0x9E3779B97F4A7C15u;
    return (uint32_t)(h >> 32);
}

static bool is_same(const Form *x, const uint16_t *u, uint32_t n)
{
    if (x->n != n) return false;
    for (uint32_t i = 0; i < n; i++)
        if (x->u[i] != u[i]) return false;
    return true;
}

static Form *add(Forms *f, const uint16_t *u, uint32_t n, uint32_t hash)
{
    if (f->n >= f->n_bucket) grow(f);
    Form *x = arena_push(&f->arena, Form);
    Form **at = &f->bucket[hash & (f->n_bucket - 1)];
    x->next = *at;
    x->hash = hash;
    x->n = (uint16_t)n;
    memcpy(x->u, u, n * sizeof *u);
    *at = x;
    f->n++;
    return x;
}

Form *forms_of(Forms *f, const Doc *d, uint32_t beg, uint32_t end)
{
    const uint16_t *u = d->ch + beg;
    uint32_t n = end - beg;
    if (n > FORM_UNITS) return NULL;
    uint32_t hash = hash_of(u, n);
    for (Form *x = f->bucket[hash & (f->n_bucket - 1)]; x; x = x->next)
        if (x->hash == hash && is_same(x, u, n)) return x;
    return add(f, u, n, hash);
}

Form **forms_read(Forms *f, Arena *a, const Doc *d)
{
    if (f->n > FORMS_MAX) forget(f);
    Form **form = arena_push_raw(a, Form *, d->n_tok);
    for (uint32_t i = 0; i < d->n_tok; i++) {
        const Token *t = &d->tok[i];
        form[i] = t->kind == TOK_WORD ? forms_of(f, d, t->beg, t->end) : NULL;
    }
    return form;
}
