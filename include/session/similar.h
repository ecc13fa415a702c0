/* similar.h: careers like one, under the filter in force, with the reason in words.
 *
 * Knows    the session's careers and filter; what a reader is told of a likeness.
 * Unaware  of how a list is printed or drawn.
 * Memory   results live in the arena given, names in the careers.
 * Errors   RC_NOTFOUND: there is no such memoir.
 * Threads  the session's thread. */
#ifndef SESSION_SIMILAR_H
#define SESSION_SIMILAR_H
#include "path/similar.h"
#include "session/session.h"

enum { SIMILAR_MOST = 20 };                      /* where nobody says otherwise */
MUST_USE Rc session_similar(Session *s, Arena *a, int64_t id, uint32_t most, Similar *out);

/* "the same steps: teacher, data analyst · alike: lecturer ~ teacher · both name SQL, Excel and 3 more" */
Str similar_reason(Arena *a, const Careers *c, const SimilarCareer *s);
/* "the same", "of one kind", … */
const char *similar_how(StepHow how);            /* a msgid */
extern const char *const similar_how_names[STEP_COUNT];          /* as JSON has it */
#endif
