/* test.h: what every unit test includes: cmocka, and a few comparisons that print what they saw. */
#ifndef TESTS_TEST_H
#define TESTS_TEST_H
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <cmocka.h>
#include "base/str.h"

#define assert_str(got, want) do { \
    Str got_ = (got), want_ = str_z(want); \
    if (!str_eq(got_, want_)) fail_msg("got \"" STR_FMT "\", want \"" STR_FMT "\"", STR_ARG(got_), STR_ARG(want_)); \
} while (0)
#define RUN_TESTS(list) cmocka_run_group_tests_name(__FILE__, (list), NULL, NULL)
#endif
