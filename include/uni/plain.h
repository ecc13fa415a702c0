/* plain.h: a text without what an editor or a file system changes in it behind its writer's back, with a map to its bytes.
 *
 * Knows    letters apart or composed (NFD, NFC), line ends, blanks before a line end, a byte order mark.
 * Unaware  of case, width and everything else that a person sees (uni/fold.h).
 * Units    offsets are bytes of either text.
 * Memory   text and map live in the arena: five bytes for each of the text.
 * Errors   none; s should be well-formed.
 * Threads  pure functions. Cost: linear.
 * Source   Unicode Standard Annex 15; domain.md, section 1.3. */
#ifndef UNI_PLAIN_H
#define UNI_PLAIN_H
#include "base/arena.h"

/* at: where each byte's character stands in the raw text, n + 1 of them; what was dropped belongs to what follows it. */
typedef struct PlainText { Str text; uint32_t *at; } PlainText;

PlainText plain_text(Arena *a, Str raw);
Span plain_raw(const PlainText *p, Span s);                             /* of the plain text -> of the raw one */
/* The other way, without blanks that were dropped at its ends. False: it begins or ends inside a character. */
bool plain_span(const PlainText *p, Span raw, Span *out);
#endif
