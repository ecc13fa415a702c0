/* teach_int.h: what a lesson is worked out from: teach.c the look-alikes, teach_name.c the names, learned.c the file they are
 * kept in. */
#ifndef TEACH_INT_H
#define TEACH_INT_H
#include "session/teach.h"
#include "session_int.h"

Str decision_name(Arena *a, const Decision *d);                /* of the entity it is about, as it was */

/* What the rows say of names, into the lesson. */
Rc teach_names(Session *s, Arena *a, const DecisionList *rows, Lesson *out, Fault *f);

/* The file of learned names. may: the entry is new there and the lexicon takes it; doubts: so many about it. add: RC_SYNTAX
 * where it does not. follow: what rows that learn or unlearn say is in force, or is no longer. decide: rows, some of which may
 * be such, as one step. */
void learned_row(Arena *a, const OwnEntry *e, int64_t of, Decision *row);
bool learned_may(Arena *a, const OwnEntry *e, uint32_t *doubts);
Rc learned_add(Arena *a, const OwnEntry *e, Fault *f);
Rc learned_follow(const DecisionList *rows, bool in_force, Fault *f);
Rc learned_decide(Session *s, Decision *rows, uint32_t n, Fault *f);
/* Is the one name the other, said more fully or shorter, and no lexicon's own? */
bool teach_respelled(Session *s, Arena *a, Str type, Str was, Str now);
#endif
