#include "path/om.h"

static float least(float a, float b, float c)
{
    float ab = a < b ? a : b;
    return ab < c ? ab : c;
}

static float price(const OmCosts *k, uint32_t x, uint32_t y) { return k->sub[(size_t)x * k->stride + y]; }

/* One row of the table from the one before: what it costs to come to the first i of x and j of y. */
static void next_row(OmSeq x, uint32_t i, OmSeq y, const OmCosts *k, const float *before, float *row)
{
    row[0] = (float)(i + 1) * k->indel;
    for (uint32_t j = 0; j < y.n; j++)
        row[j + 1] = least(before[j] + price(k, x.v[i], y.v[j]), before[j + 1] + k->indel, row[j] + k->indel);
}

static void first_row(OmSeq y, const OmCosts *k, float *row)
{
    for (uint32_t j = 0; j <= y.n; j++) row[j] = (float)j * k->indel;
}

double om_distance(Arena *tmp, OmSeq x, OmSeq y, const OmCosts *costs)
{
    float *row = arena_push_n(tmp, float, y.n + 1), *next = arena_push_n(tmp, float, y.n + 1);
    first_row(y, costs, row);
    for (uint32_t i = 0; i < x.n; i++) {
        next_row(x, i, y, costs, row, next);
        float *t = row;
        row = next;
        next = t;
    }
    return (double)row[y.n];
}

double om_share(double distance, uint32_t n, uint32_t m, const OmCosts *costs)
{
    double twice = 2.0 * (double)costs->indel, each = (double)costs->most < twice ? (double)costs->most : twice;
    double most = (n < m ? n : m) * each + (n < m ? m - n : n - m) * (double)costs->indel;
    return most > 0 ? distance / most : 0;
}

/* Back through the whole table. Where two ways cost the same, states stand opposite each other rather than alone. */
OmPairs om_align(Arena *a, OmSeq x, OmSeq y, const OmCosts *costs)
{
    Arena tmp = {0};
    OmPairs back = {0}, out = {0};
    size_t wide = (size_t)y.n + 1;
    float *t = arena_push_n(&tmp, float, wide * ((size_t)x.n + 1));
    first_row(y, costs, t);
    for (uint32_t i = 0; i < x.n; i++) next_row(x, i, y, costs, t + i * wide, t + (i + 1) * wide);
    for (uint32_t i = x.n, j = y.n; i || j;) {
        float here = t[i * wide + j];
        bool both = i && j && here >= t[(i - 1) * wide + j - 1] + price(costs, x.v[i - 1], y.v[j - 1]);
        bool left = !both && i && here >= t[(i - 1) * wide + j] + costs->indel;
        OmPair p = {both || left ? --i : OM_GAP, OM_GAP};
        if (!left) p.y = --j;
        *vec_push(&tmp, &back) = p;
    }
    for (uint32_t i = back.n; i-- > 0;) *vec_push(a, &out) = back.v[i];
    arena_fini(&tmp);
    return out;
}
