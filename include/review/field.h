/* field.h: the fields of an event, a position and a name as text: shown, edited, kept in the journal.
 *
 * Knows    which fields there are, which values a field may have.
 * Unaware  of what a change of one brings about (review/view.h).
 * Units    dates are EDTF; a position's end may be ".." (still going on); lists are cut at commas, or at tabs where a word has a comma.
 * Memory   values live in the arena given, or are those of the thing itself.
 * Errors   false where a value is none the field may have; the thing is as it was then.
 * Threads  pure functions.
 * Source   annotation guide, sections 2 to 4. */
#ifndef REVIEW_FIELD_H
#define REVIEW_FIELD_H
#include "model/analysis.h"
#include "model/decision.h"

typedef enum { FIELD_TEXT, FIELD_CHOICE, FIELD_DATE, FIELD_LIST } FieldKind;

/* thing: an Event, an Entity or a Position, as the target says; a memoir has no fields. Fields count from 0. */
int  field_count(Target on);
int  field_find(Target on, Str name);                                   /* -1: it has no such field */
const char *field_name(Target on, int i);                               /* "org" */
const char *field_msgid(Target on, int i);
FieldKind field_kind(Target on, int i);
const TypeSet *field_choices(Target on, int i);                         /* NULL but for FIELD_CHOICE */
Str  field_get(Arena *a, Target on, const void *thing, int i);
bool field_set(Arena *a, Target on, void *thing, int i, Str value);
/* A msgid of what is wrong, NULL: nothing. Of a value, beyond what its kind says; of all fields together. */
const char *field_fault(Target on, int i, Str value);
const char *thing_fault(Target on, const void *thing);

/* All fields, a line each, and back. Lines of fields that are not known are passed over: a journal outlives programs. */
Str  field_whole(Arena *a, Target on, const void *thing);
void field_restore(Arena *a, Target on, void *thing, Str whole);
#endif
