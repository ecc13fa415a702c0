/* The data linked into the program. Apart from lex.c: what only compiles data links without it. */
#include "lex_int.h"

extern const char lex_builtin_beg[], lex_builtin_end[];

Rc lex_open_cached(const char *user_dir, const char *cache, LexJudgeFn judge, LexFaultFn on_fault, void *ctx,
                   Lex **out, Fault *f)
{
    Str bytes = {lex_builtin_beg, (size_t)(lex_builtin_end - lex_builtin_beg)};
    return lex_open_blob(bytes, user_dir, cache, judge, on_fault, ctx, out, f);
}

Rc lex_open(const char *user_dir, LexFaultFn on_fault, void *ctx, Lex **out, Fault *f)
{
    return lex_open_cached(user_dir, NULL, NULL, on_fault, ctx, out, f);
}
