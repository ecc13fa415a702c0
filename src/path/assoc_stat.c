/* assoc_stat.c: how strongly two things go together, from four counts of documents. */
#include "path/assoc.h"
#include <math.h>

static bool never(AssocCount k) { return !k.n_xy || !k.n_x || !k.n_y || !k.n; }

double assoc_lift(AssocCount k) { return never(k) ? 0 : (double)k.n_xy * k.n / ((double)k.n_x * k.n_y); }
double assoc_pmi(AssocCount k) { return never(k) ? 0 : log2(assoc_lift(k)); }

double assoc_tenths(double x) { return round(x * 10) / 10 + 0.0; }

double assoc_npmi(AssocCount k)
{
    if (never(k)) return -1;
    if (k.n_xy == k.n) return 0;                      /* all have both: neither says anything of the other */
    return assoc_pmi(k) / -log2((double)k.n_xy / k.n);
}

static double share(double seen, double expected) { return seen > 0 && expected > 0 ? seen * log(seen / expected) : 0; }

double assoc_g2(AssocCount k)
{
    if (!k.n) return 0;
    double n = k.n, x = k.n_x, y = k.n_y, both = k.n_xy;
    double g2 = 2 * (share(both, x * y / n) + share(x - both, x * (n - y) / n) + share(y - both, (n - x) * y / n) +
                     share(n - x - y + both, (n - x) * (n - y) / n));
    return both * n < x * y ? -g2 : g2;
}

static double log_choose(double n, double k) { return lgamma(n + 1) - lgamma(k + 1) - lgamma(n - k + 1); }

/* The upper tail of the hypergeometric distribution; each term comes from the one before it. */
static double fisher(AssocCount k)
{
    double n = k.n, x = k.n_x, y = k.n_y, most = x < y ? x : y;
    double term = exp(log_choose(x, k.n_xy) + log_choose(n - x, y - k.n_xy) - log_choose(n, y)), p = 0;
    for (double i = k.n_xy; i <= most; i++) {
        p += term;
        term *= (x - i) * (y - i) / ((i + 1) * (n - x - y + i + 1));
        if (term < p * 1e-15) break;
    }
    return p < 1 ? p : 1;
}

double assoc_p(AssocCount k)
{
    enum { SMALL = 1000 };                            /* there the exact sum is short */
    if (never(k)) return 1;
    if (k.n_x < SMALL || k.n_y < SMALL) return fisher(k);
    double g2 = assoc_g2(k), tail = erfc(sqrt(fabs(g2) / 2)) / 2;
    return g2 > 0 ? tail : 1 - tail;
}
