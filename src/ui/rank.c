#include "ui/rank.h"
#include <string.h>

void rank_room(Arena *a, Rank *r, uint32_t rows)
{
    *r = (Rank){.n = rows, .cap = rows};
    r->v = arena_push_raw(a, uint32_t, rows + 1);
    r->spare = arena_push_raw(a, uint32_t, rows + 1);
    r->score = arena_push_raw(a, uint16_t, rows + 1);
    for (uint32_t i = 0; i < rows; i++) r->v[i] = i;
}

static int best_score(const Fuzzy *f, RankNameFn name, const void *ctx, uint32_t row)
{
    int best = 0;
    Str s;
    for (uint32_t k = 0; name(ctx, row, k, &s); k++) {
        int score = s.n ? fuzzy_fit(f, s) : 0;
        if (score > best) best = score;
    }
    return best;
}

/* One digit of the scores, highest first; rows of one digit stay in their order. */
static void sort_by_digit(const Rank *r, const uint32_t *from, uint32_t *to, int shift)
{
    uint32_t at[256] = {0}, sum = 0;
    for (uint32_t i = 0; i < r->n; i++) at[r->score[from[i]] >> shift & 255]++;
    for (int d = 256; d-- > 0;) {
        uint32_t n = at[d];
        at[d] = sum;
        sum += n;
    }
    for (uint32_t i = 0; i < r->n; i++) to[at[r->score[from[i]] >> shift & 255]++] = from[i];
}

void rank_by(Rank *r, Str typed, RankNameFn name, const void *ctx)
{
    Fuzzy f = fuzzy_read(typed);
    r->n = 0;
    for (uint32_t i = 0; i < r->cap; i++) {
        r->score[i] = (uint16_t)(f.any ? 1 : best_score(&f, name, ctx, i));
        if (r->score[i]) r->v[r->n++] = i;
    }
    if (f.any) return;
    sort_by_digit(r, r->v, r->spare, 0);
    sort_by_digit(r, r->spare, r->v, 8);
}
