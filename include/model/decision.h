/* decision.h: what a person decided of what the machine suggested: one row of the journal.
 *
 * Knows    accept, reject, edit, add, merge, split, note, tag, skip, done; that a memoir is taken out; undo and redo; what each is about and where it stands.
 *          Learning a name and unlearning it are of no memoir: type and exact words are the name's, whole its other names, a line
 *          each, value "silence" where it is to be none, was the step that taught it.
 * Unaware  of how a journal is kept (store/journal.h) and of what follows from a decision (review/view.h).
 * Units    Span: bytes of the text that was decided on; at: seconds since 1970; step: what one undo takes back.
 * Memory   every Str lives in the arena it was read into, or is the caller's for the time of a call.
 * Threads  constants and plain values.
 * Source   product.md, section 5; domain.md, section 1. */
#ifndef MODEL_DECISION_H
#define MODEL_DECISION_H
#include "base/arena.h"
#include "model/types.h"

/* X(enum, name in the journal and in files, msgid) */
#define TARGET_TABLE(X) \
    X(ON_EVENT, "event", "event") X(ON_ENTITY, "entity", "name") X(ON_POSITION, "position", "position") \
    X(ON_MEMOIR, "memoir", "memoir")
#define DECIDE_TABLE(X) \
    X(DECIDE_ACCEPT, "accept", "confirmed") X(DECIDE_REJECT, "reject", "wrong") X(DECIDE_EDIT, "edit", "edited") \
    X(DECIDE_ADD, "add", "added") X(DECIDE_MERGE, "merge", "merged") X(DECIDE_SPLIT, "split", "split") \
    X(DECIDE_NOTE, "note", "noted") X(DECIDE_TAG, "tag", "tagged") \
    X(DECIDE_SKIP, "skip", "put off") X(DECIDE_DONE, "done", "finished") X(DECIDE_FORGET, "forget", "forgotten") \
    X(DECIDE_REMOVE, "remove", "removed") \
    X(DECIDE_LEARN, "learn", "learned") X(DECIDE_UNLEARN, "unlearn", "unlearned") \
    X(DECIDE_UNDO, "undo", "undone") X(DECIDE_REDO, "redo", "redone")
#define DECISION_ENUM(id, name, msgid) id,
typedef enum { TARGET_TABLE(DECISION_ENUM) TARGET_COUNT } Target;
typedef enum { DECIDE_TABLE(DECISION_ENUM) DECIDE_COUNT } DecideAct;
#undef DECISION_ENUM
extern const TypeSet target_types, decide_types;

/* Words of a text, and what stood around them, so that they are found again when the text has changed. */
typedef struct TextAnchor {
    uint64_t text;                        /* hash of the text (Doc.hash) */
    Span     span;
    Str      exact, before, after;        /* the words; up to ANCHOR_CONTEXT code points on either side */
} TextAnchor;
enum { ANCHOR_CONTEXT = 32 };

typedef struct Decision {
    int64_t    seq, step, at;             /* given by the journal */
    int64_t    doc;                       /* the library's */
    DecideAct  act;
    Target     on;
    TextAnchor anchor;                    /* the trigger, the first mention, the first evidence; none for a memoir */
    Str        type;                      /* of the event, entity or position, as it was suggested */
    Str        field, value, was;         /* an edit's; a note's or a tag's words are its value */
    Str        whole;                     /* all fields as they stood (review/field.h), to bring it back from */
    Str        why;                       /* analyser and lexicon version, rule and words it was about */
    Str        who;
    int64_t    of;                        /* the step that is undone or redone */
    TextAnchor other;                     /* a merge's: the words of what it goes into; of an added position that is there: of what
                                             it rests on, and anchor is one event more; else none */
    Str        other_whole;               /* the fields of that; a split's: those of the part that is cut off */
} Decision;
typedef VEC(Decision) DecisionList;       /* in order of seq */
/* The row with its words in the arena: it outlives the memoir and the view that it was made of. */
Decision decision_keep(Arena *a, const Decision *d);
const TypeSet *target_kinds(Target on);              /* that the type of such a thing is one of; NULL: it has none */
const char *decision_about(const Decision *d);       /* a msgid: leaving, employer, memoir */
const char *decision_did(const Decision *d);         /* a msgid: confirmed, edited, reopened */

/* Of DECIDE_DONE: the memoir is finished, or is not after all. Of DECIDE_REMOVE: it is taken out of the library, or it
 * was added again. */
#define NOT_DONE "no"
static inline bool decision_finishes(const Decision *d) { return !str_eq_z(d->value, NOT_DONE); }
static inline bool decision_removes(const Decision *d)
{
    return d->act == DECIDE_REMOVE && !str_eq_z(d->value, NOT_DONE);
}

/* It says what the thing is, or that it is none. */
static inline bool decides(DecideAct act) { return act <= DECIDE_SPLIT; }
#endif
