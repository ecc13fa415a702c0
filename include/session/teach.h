/* teach.h: what a decision says of other places, and of words: worked out first, done on a yes.
 *
 * Knows    look-alikes: the same name as the same kind of thing, the same trigger in the same frame (glued to the same
 *          word), the same employer; words a lexicon may learn from it; which decisions stand behind a learned word.
 * Memory   a lesson lives in the arena given.
 * Errors   those of deciding and of words.h.
 * Threads  the session's. Learned words take part in the next analysis: when gilmok starts again.
 * Source   product.md, section 5, "Corrections teach". */
#ifndef SESSION_TEACH_H
#define SESSION_TEACH_H
#include "session/review.h"
#include "session/words.h"

typedef struct Lesson {
    DecisionList rows;                    /* the same decision at every look-alike, undecided ones alone */
    OwnList      names;                   /* to be learned, or silenced */
    uint32_t     memoirs;                 /* that rows are about */
    bool         more;                    /* memoirs were left out: there are too many to read at once */
} Lesson;

/* step 0: the last one in force. most: memoirs that are read for look-alikes at most. */
MUST_USE Rc session_lesson(Session *s, Arena *a, int64_t *step, uint32_t most, Lesson *out, Fault *f);
/* The rows as one step, which is undone as one; the names into the file of what was learned. */
MUST_USE Rc session_teach(Session *s, const Lesson *lesson, int64_t step, Fault *f);

/* What was learned, with the step behind it; and forgetting it. */
typedef struct Learned { OwnEntry entry; int64_t step; } Learned;
typedef VEC(Learned) LearnedList;
MUST_USE Rc session_learned(Session *s, Arena *a, LearnedList *out, Fault *f);
MUST_USE Rc session_unlearn(Session *s, Str name, Fault *f);              /* RC_NOTFOUND */
#endif
