/* mo.h: a compiled translation read by itself: gettext answers in one language only, the palette takes names in all.
 *
 * Knows    the format of .mo files: two sorted tables of strings.
 * Memory   the file's bytes live in the arena; answers point into them.
 * Errors   a file that is missing or damaged has no words.
 * Threads  const once opened.
 * Source   GNU gettext manual, "The Format of GNU MO Files". */
#ifndef BASE_MO_H
#define BASE_MO_H
#include "base/arena.h"

typedef struct Mo { Str bytes; uint32_t n, from, to; } Mo;

Mo  mo_open(Arena *a, const char *path);
/* Where gettext finds the translations of the domain into a language. */
Mo  mo_of(Arena *a, const char *domain, const char *lang);
Str mo_find(const Mo *m, const char *msgid);             /* "" where it is not translated */
#endif
