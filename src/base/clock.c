#define _GNU_SOURCE
#include "base/clock.h"
#include <stdlib.h>
#include <string.h>
#include <time.h>

static int64_t read_clock(clockid_t id)
{
    struct timespec ts;
    clock_gettime(id, &ts);
    return (int64_t)ts.tv_sec * 1000000 + ts.tv_nsec / 1000;
}

int64_t clock_us(void) { return read_clock(CLOCK_MONOTONIC); }
int64_t clock_cpu_us(void) { return read_clock(CLOCK_PROCESS_CPUTIME_ID); }

int64_t clock_unix(void)
{
    const char *fixed = getenv("GILMOK_NOW");
    struct tm tm = {0};
    if (fixed) {
        const char *rest = strptime(fixed, "%Y-%m-%d", &tm);
        if (rest && *rest == 'T') strptime(rest + 1, "%H:%M:%S", &tm);
        if (rest) return (int64_t)timegm(&tm);
    }
    return (int64_t)time(NULL);
}
