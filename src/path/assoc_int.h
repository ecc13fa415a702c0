/* assoc_int.h: what the files of path/assoc share. */
#ifndef ASSOC_INT_H
#define ASSOC_INT_H
#include "path/assoc.h"

enum { ASSOC_NO_ITEM = UINT32_MAX };

/* Fills x->seen with the things of one document, each once, in order of first appearance. */
void assoc_scan(Assoc *x, uint32_t doc);
/* The place of a thing in x->seen, NULL when the document scanned last has it not. */
const AssocSeen *assoc_seen(const Assoc *x, NameId root);
/* Actual rows that tell that one was in a role or at an employer; and those in which one learns or uses a skill. */
bool assoc_holds(const CareerItem *it);
bool assoc_learns(const CareerItem *it);
bool assoc_item_skill(const Assoc *x, const CareerItem *it, NameId root);
bool assoc_dated(const AssocSeen *s);                        /* from both sides */
/* Did the skill come only after the role or employer had been left? */
bool assoc_came_after(const AssocSeen *skill, const AssocSeen *held);
int  assoc_by_strength(AssocCount a, AssocCount b);          /* as for qsort: the stronger one first */
#endif
