#include "path/survival.h"
#include <math.h>
#include <stdlib.h>
#include <string.h>

static int by_time(const void *x, const void *y)
{
    const SurvivalCase *a = x, *b = y;
    if (a->time != b->time) return a->time < b->time ? -1 : 1;
    return (int)b->happened - (int)a->happened;
}

/* Walks the steps of the estimate until S(t) is at most stop or the next time lies behind end. Gives S, and the time of
 * the last step. */
static double walk(Arena *a, const SurvivalCase *v, uint32_t n, double stop, double end, double *at)
{
    ArenaMark mark = arena_mark(a);
    SurvivalCase *s = arena_push_raw(a, SurvivalCase, n + 1);
    double left = 1;
    *at = -1;
    if (n) memcpy(s, v, n * sizeof *s);
    if (n) qsort(s, n, sizeof *s, by_time);
    for (uint32_t i = 0; i < n && s[i].time <= end && left > stop;) {
        uint32_t risk = n - i, died = 0;
        double t = s[i].time;
        for (; i < n && s[i].time <= t; i++) died += s[i].happened;
        if (!died) continue;
        left *= 1 - (double)died / risk;
        *at = t;
    }
    arena_rewind(a, mark);
    return left;
}

double survival_median(Arena *a, const SurvivalCase *v, uint32_t n)
{
    enum { ROUNDING = 1000000000 };                     /* 2/3 · 3/4 is a half, whatever the machine makes of it */
    const double half = 0.5 + 1.0 / ROUNDING;
    double at;
    return walk(a, v, n, half, INFINITY, &at) <= half ? at : -1;
}

double survival_at(Arena *a, const SurvivalCase *v, uint32_t n, double t)
{
    double at;
    return walk(a, v, n, -1, t, &at);
}

Share share_wilson(uint32_t n, uint32_t all)
{
    const double z = 1.959963984540054;                 /* 97.5 % of the normal distribution lie below */
    if (!all) return (Share){0, 1};
    double p = (double)n / all, d = 1 + z * z / all, c = p + z * z / (2.0 * all);
    double r = z * sqrt(p * (1 - p) / all + z * z / (4.0 * all * all));
    double lo = (c - r) / d, hi = (c + r) / d;
    return (Share){lo > 0 ? lo : 0, hi < 1 ? hi : 1};
}
