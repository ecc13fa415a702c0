/* sequence_int.h: what sequence.c and sequence_titles.c share. */
#ifndef SEQUENCE_INT_H
#define SEQUENCE_INT_H
#include "path/sequence.h"

/* The day by which what lies between two is put in order. */
static inline EdtfDay mid_day(EdtfDay lo, EdtfDay hi)
{
    return edtf_dated(lo) && edtf_dated(hi) ? lo + (hi - lo) / 2 : edtf_dated(lo) ? lo : hi;
}

/* Parts spells in which another occupation was taken up with the same employer; n of most in v, before they are put in
 * order. Returns how many there are then. */
uint32_t titles_split(const Careers *c, const Sequences *sq, const CareerDoc *d, Spell *v, uint32_t n, uint32_t most);
#endif
