/* bound.h: an analyser with some of its passes only, for groups of tests that run those by themselves. */
#ifndef TESTS_BOUND_H
#define TESTS_BOUND_H
#include "test.h"
#include "ie_int.h"

typedef Rc (*BindFn)(Analyser *an, Fault *f);
static Lex *lex;
static Analyser an;

static inline int open_passes(const BindFn *bind, size_t n)
{
    Fault f = {0};
    assert_int_equal(lex_open(NULL, NULL, NULL, &lex, &f), RC_OK);
    an = (Analyser){.lex = lex, .mem = arena_new()};
    for (size_t i = 0; i < n; i++) assert_int_equal(bind[i](&an, &f), RC_OK);
    return 0;
}

static inline int close_all(void **state)
{
    (void)state;
    arena_free(an.mem);
    lex_close(lex);
    return 0;
}
#endif
