/* form.h: the distinct words, each read once however often they stand in a text or in many.
 *
 * Knows    a word by its folded units; for each pass a place for what it read in the word alone.
 * Unaware  of what the passes write there, and of everything beside the word: what depends on its neighbours, its
 *          capitals or its place is no property of a form.
 * Memory   forms live in their Forms, which forgets all of them between two texts when they have become many; within
 *          a text a form stays where it is.
 * Threads  one at a time.
 * Source   type and token as in any corpus: in Korean prose half of the running words are repetitions. */
#ifndef IE_FORM_H
#define IE_FORM_H
#include "ie_int.h"

enum { FORM_UNITS = 12 };              /* longer words are rare, and read each time */

struct Form {
    Form    *next;                     /* in its bucket */
    uint32_t hash;
    uint16_t n;
    uint16_t u[FORM_UNITS];
};

Forms *forms_new(void);
void   forms_free(Forms *f);
/* The forms of the text's words, by token; ie_int.h says which have none. The array lives in a. */
Form **forms_read(Forms *f, Arena *a, const Doc *d);
/* The form of the units [beg, end), for words of several tokens; NULL when it is too long. */
Form  *forms_of(Forms *f, const Doc *d, uint32_t beg, uint32_t end);
#endif
