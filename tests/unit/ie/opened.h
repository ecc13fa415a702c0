/* opened.h: the analyser over the built-in language data, for groups of tests that read whole texts with it. */
#ifndef TESTS_OPENED_H
#define TESTS_OPENED_H
#include "test.h"
#include "ie/analyse.h"
#include "lex/lex.h"

static Lex *lex;
static Analyser *an;

static inline int open_all(void **state)
{
    (void)state;
    Fault f = {0};
    assert_int_equal(lex_open(NULL, NULL, NULL, &lex, &f), RC_OK);
    assert_int_equal(analyser_open(lex, &an, &f), RC_OK);
    return 0;
}

static inline int close_all(void **state)
{
    (void)state;
    analyser_close(an);
    lex_close(lex);
    return 0;
}
#endif
