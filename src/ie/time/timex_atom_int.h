/* timex_atom_int.h: what the files that read atoms share.
 *
 * Knows    the words of both books at a place, numbers in words.
 * Unaware  of the grammar and of what an expression means.
 * Units    folded indexes. */
#ifndef TIMEX_ATOM_INT_H
#define TIMEX_ATOM_INT_H
#include "time_int.h"

enum { YEAR_LO = 1900, YEAR_HI = 2099, SMALL_MAX = 999, NUMBER_MAX = 100000000 };

/* timex_hit.c: the words at p, for who knows that some may be there. */
const Hits *hits_read(const TimeScan *s, uint32_t p, uint8_t may);
const AtomDef *def_at(const TimeScan *s, uint32_t p, uint8_t cls, uint32_t *end);      /* the longest of the class */

uint8_t atom_leads(uint8_t cls);       /* PREV_: what an atom of the class is to the word behind it */
uint8_t mark_cls(uint16_t ch);         /* timex_atom.c: the class of a mark, AT_gap for others */

/* timex_words.c */
bool number_goes_on(const TimeScan *s, uint32_t end); /* cheap; false: what stands behind is no part of one */
bool number_words_at(const TimeScan *s, uint32_t p, Atom *out);

/* Which of the books may have a word at p: GATE_BOOK, GATE_JOINT. */
static inline uint8_t gate_at(const TimeScan *s, uint32_t p)
{
    const Doc *d = s->ie->doc;
    LexBits bits = s->ie->may[p];
    uint8_t may = (uint8_t)(((bits & s->d->book_bit) != 0) * GATE_BOOK | ((bits & s->d->joint_bit) != 0) * GATE_JOINT);
    return may && d->cls[p] == CH_LATIN ? may & gate_of(&s->d->gate, d->ch + p) : may;
}

/* The words at p. Asked for others, the answer may have moved: hold none of it over other calls. */
static inline const Hits *hits_gated(const TimeScan *s, uint32_t p, uint8_t may)
{
    static const Hits none;
    const Hits *h = &s->hits[p % HIT_PLACES];
    return !may ? &none : h->at == p ? h : hits_read(s, p, may);
}
static inline Hit hit_of(const TimeScan *s, const Hits *h, int i)
{
    bool joint = h->joint >> i & 1;
    LexMatch m = h->m[i];
    return (Hit){m.len, m.n_entry, lex_match_entries(joint ? s->d->joint : s->d->book, m), joint ? s->d->joint_def : s->d->def};
}
static inline const Hits *hits_at(const TimeScan *s, uint32_t p) { return hits_gated(s, p, gate_at(s, p)); }
#endif
