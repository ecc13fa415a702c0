/* survival.h: how long until something happened, where of some it is only known that it had not yet; and shares of few.
 *
 * Units    days, or whatever the times are given in.
 * Memory   the arena is scratch, and given back.
 * Threads  pure functions.
 * Source   Kaplan and Meier 1958, the product-limit estimate; Wilson 1927, the score interval. */
#ifndef PATH_SURVIVAL_H
#define PATH_SURVIVAL_H
#include "base/arena.h"

/* happened: at that time; else it had not until then (right-censored). At one time what happened comes first. */
typedef struct SurvivalCase { double time; bool happened; } SurvivalCase;

/* The first time by which it had happened to half of them: S(t) <= 1/2. Negative: to fewer than half so far, or none. */
double survival_median(Arena *a, const SurvivalCase *v, uint32_t n);
/* S(t): the share to whom it had not happened by t. */
double survival_at(Arena *a, const SurvivalCase *v, uint32_t n, double t);

/* 95 % interval of a share of which n of all are seen; 0 to 1 where there are none. */
typedef struct Share { double lo, hi; } Share;
Share share_wilson(uint32_t n, uint32_t all);
#endif
