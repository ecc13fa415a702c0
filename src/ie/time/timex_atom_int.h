/* timex_atom_int.h: what the files that read atoms share.
 *
 * Knows    the words of both books at a place, numbers in words.
 * Unaware  of the grammar and of what an expression means.
 * Units    folded indexes. */
#ifndef TIMEX_ATOM_INT_H
#define TIMEX_ATOM_INT_H
#include "time_int.h"

enum { YEAR_LO = 1900, YEAR_HI = 2099, SMALL_MAX = 999, NUMBER_MAX = 100000000 };

/* timex_hit.c: the words at p, gated by what may begin there. Asked again, the answer may have moved: hold none of it
 * over other calls. */
const Hits *hits_gated(const TimeScan *s, uint32_t p, uint8_t may);
const AtomDef *def_at(const TimeScan *s, uint32_t p, uint8_t cls, uint32_t *end);      /* the longest of the class */

/* timex_words.c */
bool number_goes_on(const TimeScan *s, uint32_t end); /* cheap; false: what stands behind is no part of one */
bool number_words_at(const TimeScan *s, uint32_t p, Atom *out);

static inline uint32_t gate_letter(uint16_t ch) { return ch >= 'a' && ch <= 'z' ? (uint32_t)(ch - 'a') : GATE_OTHER; }

static inline uint8_t gate_at(const TimeScan *s, uint32_t p)
{
    const Doc *d = s->ie->doc;
    LexBits bits = s->ie->may[p];
    uint8_t may = (uint8_t)((bits >> s->d->book_at & 1) * GATE_BOOK | (bits >> s->d->joint_at & 1) * GATE_JOINT);
    if (!may || d->cls[p] != CH_LATIN) return may;
    const uint16_t *u = d->ch + p;
    uint32_t a = gate_letter(u[0]), b = gate_letter(u[1]), c = b == GATE_OTHER ? GATE_OTHER : gate_letter(u[2]);
    return may & s->d->gate.may[(a * GATE_LETTERS + b) * GATE_LETTERS + c];
}

static inline const Hits *hits_at(const TimeScan *s, uint32_t p)
{
    const Hits *h = &s->hits[p % HIT_PLACES];
    return h->at == p ? h : hits_gated(s, p, gate_at(s, p));
}
#endif
