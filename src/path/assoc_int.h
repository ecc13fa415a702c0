/* assoc_int.h: what the files of path/assoc share. */
#ifndef ASSOC_INT_H
#define ASSOC_INT_H
#include "path/assoc.h"

#define ASSOC_NO_ITEM UINT32_MAX

/* The things of one document, each once, in order of first appearance. */
typedef struct AssocSeens { const AssocSeen *v; uint32_t n; } AssocSeens;
static inline AssocSeens assoc_of(const AssocBase *b, uint32_t doc)
{
    return (AssocSeens){b->seen + b->beg[doc], b->beg[doc + 1] - b->beg[doc]};
}
/* One thing in a document, NULL when it has it not. */
static inline const AssocSeen *assoc_seen(AssocSeens s, NameId root)
{
    for (uint32_t i = 0; i < s.n; i++)
        if (s.v[i].name == root) return &s.v[i];
    return NULL;
}
/* Actual rows that tell that one was in a role or at an employer; and those in which one learns or uses a skill. */
bool assoc_holds(const CareerItem *it);
bool assoc_learns(const CareerItem *it);
bool assoc_dated(const AssocSeen *s);                        /* from both sides */
/* Did the skill come only after the role or employer had been left? */
bool assoc_came_after(const AssocSeen *skill, const AssocSeen *held);
int  assoc_by_strength(AssocCount a, AssocCount b);          /* as for qsort: the stronger one first */
#endif
