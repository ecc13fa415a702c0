/* clock.h: how much time passed, and what day it is.
 * Today is $GILMOK_NOW (YYYY-MM-DD[THH:MM:SS]) where that is set, so that tests and screens stay the same. */
#ifndef BASE_CLOCK_H
#define BASE_CLOCK_H
#include <stdint.h>

int64_t clock_us(void);                  /* monotonic microseconds */
int64_t clock_cpu_us(void);              /* CPU time of this process */
int64_t clock_unix(void);                /* seconds since 1970-01-01 UTC, or of $GILMOK_NOW */
#endif
