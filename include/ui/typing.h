/* typing.h: what of a query is being typed: the term under the caret, and what of the line can be counted already.
 *
 * Knows    the grammar of queries as far as it decides what may be completed.
 * Unaware  of the screen, of values and counts.
 * Units    bytes of the line.
 * Threads  pure functions. */
#ifndef UI_TYPING_H
#define UI_TYPING_H
#include "model/query.h"

typedef struct Typing {
    size_t term, value;                  /* where the term begins, and what is typed of its name or value */
    int    field;                        /* behind its colon; -1: a bare word, or the start of a field's name */
    bool   negated, quoted;
    Str    word;                         /* from value to the caret, without its quote */
} Typing;

Typing typing_at(Str line, size_t caret);
/* Initials stand for names that begin so, and are no word to look for: ㅂㅇㄷ. Not in quotes, nor behind text:. */
bool typing_initials(const Typing *t);
/* What can be counted: the line without what cannot be meant yet (the start of a field's name, a field without its
 * value, a year's first digits, the first letters of a closed value) and with a quote closed that is still open. Only
 * at the end of the line, where one types. */
Str typing_settled(Arena *a, Str line, size_t caret);
#endif
