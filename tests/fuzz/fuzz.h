/* fuzz.h: what every fuzz target includes. A target is one function that takes any bytes at all; libFuzzer drives
 * it (`make fuzz F=name T=seconds`), or replay.c with the files of corpus/name (`make check`).
 *
 * A target checks more than that nothing crashes: what must hold of every result is a CHECK. */
#ifndef TESTS_FUZZ_H
#define TESTS_FUZZ_H
#include "base/arena.h"
#include "base/str.h"
#include <stdio.h>
#include <stdlib.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n);

#define CHECK(cond) \
    do { \
        if (!(cond)) { \
            fprintf(stderr, "%s:%d: does not hold: %s\n", __FILE__, __LINE__, #cond); \
            abort(); \
        } \
    } while (0)

static inline Str fuzz_str(const uint8_t *data, size_t n) { return (Str){(const char *)data, n}; }
#endif
