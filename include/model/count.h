/* count.h: so many of a thing, as a reader says it: 1 position, 3 events; 직책 1건.
 *
 * Knows    the things that reports and views count, each with its counter.
 * Memory   texts in the arena, ended by a NUL.
 * Threads  any. */
#ifndef MODEL_COUNT_H
#define MODEL_COUNT_H
#include "base/arena.h"

#define COUNTED_TABLE(X) \
    X(MEMOIR, "%u memoir", "%u memoirs") \
    X(POSITION, "%u position", "%u positions") \
    X(HELD, "%u position held", "%u positions held") \
    X(EVENT, "%u event", "%u events") \
    X(NAME, "%u name", "%u names") \
    X(DATE, "%u date", "%u dates") \
    X(PERSON, "%u person", "%u people") \
    X(CAREER, "%u career", "%u careers") \
    X(ROW, "%u row", "%u rows") \
    X(LINE, "%u line", "%u lines") \
    X(PLACE, "%u place", "%u places") \
    X(APPLICATION, "%u application", "%u applications") \
    X(DECISION, "%u decision", "%u decisions") \
    X(ENTRY, "%u entry", "%u entries") \
    X(FAULT, "%u fault", "%u faults") \
    X(DOUBT, "%u doubt", "%u doubts")
#define COUNTED_ENUM(id, one, many) COUNTED_##id,
typedef enum { COUNTED_TABLE(COUNTED_ENUM) COUNTED_N } Counted;
#undef COUNTED_ENUM

const char *count_of(Arena *a, Counted what, uint32_t n);
#endif
