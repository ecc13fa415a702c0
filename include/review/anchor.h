/* anchor.h: where the words of a decision stand in a text that may have changed since.
 *
 * Knows    exact words, what stood around them, how many places look alike. Texts are compared as their writer sees them
 *          (uni/plain.h): letters composed or apart, line ends and blanks behind a line are no change.
 * Unaware  of what the words mean: but a word of two syllables changes its meaning with one letter (입사, 퇴사;
 *          합격, 불합격), so the words themselves must be the same, and what is glued to them, too; only what stands
 *          further around may differ a little.
 * Units    Span: bytes; the context in code points.
 * Memory   results that hold words of the text live as long as the text; lists in the arena given.
 * Errors   none: what is not found with certainty is an orphan.
 * Threads  pure functions. Cost: linear in the text, times the number of places with the same words.
 * Source   domain.md, section 1.3; W3C Web Annotation, TextQuoteSelector. */
#ifndef REVIEW_ANCHOR_H
#define REVIEW_ANCHOR_H
#include "model/decision.h"
#include "uni/plain.h"

TextAnchor anchor_make(Str text, uint64_t hash, Span span);

/* Other words, or the same ones as the end of another word: 퇴사 for 입사, 합격 of 불합격, 입사 of 재입사. */
bool anchor_lookalike(const TextAnchor *then, const TextAnchor *now);

typedef enum { ANCHOR_EXACT /* the same text */, ANCHOR_MOVED, ANCHOR_ORPHAN } AnchorFate;
typedef struct AnchorPlace { AnchorFate fate; Span span; double score; } AnchorPlace;

/* old: the text it was made on, NULL where that is not kept. Of places that looked alike in it, the one is known again
 * only while there are as many of them. The span is one of the bytes of the raw text. */
AnchorPlace anchor_find(const TextAnchor *a, const PlainText *old, const PlainText *text, uint64_t hash);

/* Where an orphan may belong, best first: for a person to choose from, never taken by the program. */
typedef VEC(AnchorPlace) AnchorPlaces;
AnchorPlaces anchor_candidates(Arena *mem, const TextAnchor *a, const PlainText *text, uint32_t most);
#endif
