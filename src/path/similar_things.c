/* similar_things.c: skills, employers, schools and certificates that two careers name. */
#include "similar_int.h"
#include <math.h>

static bool is_thing(EntityType t)
{
    return t == ENT_SKILL || t == ENT_ORG || t == ENT_SCHOOL || t == ENT_CREDENTIAL;
}

/* Named often counts more, but not as often as it is named. */
static double weight_of(const Look *k, const CareerDoc *d, uint32_t i)
{
    NameId name = careers_root(k->c, k->c->named.v[d->named_beg + i]);
    return k->weight[name] * (1 + log((double)k->c->counts.v[d->count_beg + i] + 1e-9));
}

/* How rare a thing is, is counted over all memoirs, whoever is looked at. */
void things_weigh(Look *k)
{
    const Careers *c = k->c;
    uint32_t *n = arena_push_n(k->mem, uint32_t, c->names.n + 1), all = 0;
    k->weight = arena_push_n(k->mem, double, c->names.n + 1);
    k->mine = arena_push_n(k->mem, double, c->names.n + 1);
    for (uint32_t i = 0; i < c->docs.n; i++) {
        const CareerDoc *d = &c->docs.v[i];
        if (d->dead || !d->analysed) continue;
        all++;
        for (uint32_t m = 0; m < d->named_n; m++) n[careers_root(c, c->named.v[d->named_beg + m])]++;
    }
    for (uint32_t i = 1; i < c->names.n; i++)
        if (is_thing(c->names.v[i].type) && n[i]) k->weight[i] = log((double)all / n[i]);
    const CareerDoc *own = &c->docs.v[k->doc];
    for (uint32_t i = 0; i < own->named_n; i++) {
        double w = weight_of(k, own, i);
        NameId name = careers_root(c, c->named.v[own->named_beg + i]);
        if (w <= 0) continue;
        k->mine[name] = w;
        k->mine_sum += w;
    }
}

/* The rarest ones are kept, in order. */
static void keep_shared(const Look *k, SimilarCareer *out, NameId name)
{
    uint32_t at = out->n_shown;
    out->n_shared++;
    while (at && k->weight[out->shared[at - 1]] < k->weight[name]) at--;
    if (at == SIMILAR_SHOWN) return;
    if (out->n_shown < SIMILAR_SHOWN) out->n_shown++;
    for (uint32_t i = out->n_shown - 1; i > at; i--) out->shared[i] = out->shared[i - 1];
    out->shared[at] = name;
}

double things_alike(const Look *k, uint32_t doc, SimilarCareer *out)
{
    const CareerDoc *d = &k->c->docs.v[doc];
    double least = 0, sum = 0;
    for (uint32_t i = 0; i < d->named_n; i++) {
        NameId name = careers_root(k->c, k->c->named.v[d->named_beg + i]);
        double w = weight_of(k, d, i);
        if (w <= 0) continue;
        sum += w;
        if (k->mine[name] <= 0) continue;
        least += w < k->mine[name] ? w : k->mine[name];
        keep_shared(k, out, name);
    }
    double most = sum + k->mine_sum - least;         /* Σ max = Σ both − Σ min */
    return most > 0 ? least / most : 0;
}
