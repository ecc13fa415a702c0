/* teach.h: what a decision says of other places, and of words: worked out first, done on a yes.
 *
 * Knows    look-alikes: the same name as the same kind of thing, the same trigger in the same frame (glued to the same
 *          word) with the same reading, an employer told more fully; which of them the decision holds for as it stands; words a
 *          lexicon may learn from it; which decisions stand behind a learned word.
 * Memory   a lesson lives in the arena given.
 * Errors   those of deciding and of words.h.
 * Threads  the session's. Learned words take part in the next analysis: when gilmok starts again.
 * Source   product.md, section 5, "Corrections teach". */
#ifndef SESSION_TEACH_H
#define SESSION_TEACH_H
#include "session/review.h"
#include "session/words.h"

/* A name to be learned, or silenced. instead: what it was called; sure: somebody has to say otherwise for it not to be; alone:
 * the lexicon takes the word for one beside other names only. */
typedef struct LessonName { OwnEntry entry; Str instead, word; bool sure, alone; } LessonName;

/* How far the memoirs were read for look-alikes. */
typedef struct LessonLeft { DecisionList of; Bits docs; uint32_t row, doc, made; bool searched; } LessonLeft;

typedef struct Lesson {
    DecisionList rows;                    /* the same decision at every look-alike, undecided ones alone */
    VEC(bool)    sure;                    /* beside rows: somebody has to say otherwise for it not to be; else, for it to be */
    VEC(LessonName) names;
    uint32_t     memoirs;                 /* that rows are about */
    bool         more;                    /* memoirs are left that may have look-alikes */
    LessonLeft   left;
} Lesson;

/* step 0: the last one in force. Names are known at once; look-alikes when memoirs were read. */
MUST_USE Rc session_lesson_begin(Session *s, Arena *a, int64_t *step, Lesson *out, Fault *f);
/* Reads so many memoirs more at most. */
MUST_USE Rc session_lesson_go(Session *s, Arena *a, uint32_t most, Lesson *l, Fault *f);
/* The rows, and the names into the file of what was learned: one step, which is undone as one. of: the step that taught it.
 * RC_NOTFOUND: nothing of it is new. */
typedef struct Taught { int64_t step; uint32_t places, names; } Taught;
MUST_USE Rc session_teach(Session *s, const Lesson *lesson, int64_t of, Taught *out, Fault *f);

/* What was learned, with the step behind it; and forgetting it, a step too. */
typedef struct Learned { OwnEntry entry; int64_t step; } Learned;
typedef VEC(Learned) LearnedList;
MUST_USE Rc session_learned(Session *s, Arena *a, LearnedList *out, Fault *f);
MUST_USE Rc session_unlearn(Session *s, Str name, Fault *f);              /* RC_NOTFOUND */
#endif
