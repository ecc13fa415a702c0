/* typed.h: dates as people type them.
 *
 * Knows    EDTF as it is; ranges with two dots; and whatever the analyser reads as a date: 96년경, 1996~, 90년대 초,
 *          March 2019, 작년 봄 (from the memoir's time of writing).
 * Memory   the result lives in the arena given.
 * Threads  the session's. */
#ifndef SESSION_TYPED_H
#define SESSION_TYPED_H
#include "session/session.h"

/* False: nothing of it is a date, or more than that was typed. An empty text is an empty date. */
bool typed_date(Session *s, Arena *a, Str typed, Str dct, Str *edtf);
#endif
