/* typed.h: what people type into a field, as the field keeps it: in the form and on the command line alike.
 *
 * Knows    EDTF as it is; ranges with two dots; and whatever the analyser reads as a date: 96년경, 1996~, March 2019. What a
 *          date leaves out is filled in as in a memoir: 작년, last year count from the time of writing, 3월, 그해 가을 belong
 *          to the year of the date that stands beside. Years are those of people's lives. A choice goes by its name in files or the one that is shown.
 * Memory   results live in the arena given.
 * Errors   a msgid that says what is wrong; out->value is as typed then.
 * Threads  the session's. */
#ifndef SESSION_TYPED_H
#define SESSION_TYPED_H
#include "model/decision.h"
#include "session/session.h"

/* What dates count from, EDTF; "" where it is not known. beside: the date that the thing has already, else that of the event
 * next to it. */
typedef struct TypedFrom { Str written, beside; } TypedFrom;

typedef struct Typed {
    Str  value;                            /* as the field keeps it */
    Str  from;                             /* a date: what it was counted from, "" where it says all itself */
    bool beside;                           /* that is TypedFrom.beside */
} Typed;

/* An empty text is an empty date. NULL: it is one. */
const char *typed_date(Session *s, Arena *a, Str typed, const TypedFrom *from, Typed *out);
/* A field of a thing (review/field.h), and what its dates count from. about: the row that the change will be, with its words
 * and how the thing stands. */
TypedFrom typed_from(Arena *a, const OpenDoc *d, const Decision *about, int field);
const char *typed_value(Session *s, Arena *a, Target on, int field, Str typed, const TypedFrom *from, Typed *out);
/* How a date was understood, its days and what it was counted from, for a reader. */
Str typed_told(Arena *a, const Typed *date);
#endif
