/* review.h: deciding on what the machine suggests, and taking it back.
 *
 * Knows    the journal, what a decision is about, how the view of a memoir follows at once.
 * Unaware  of keys and forms.
 * Memory   results live in the arena given.
 * Errors   RC_USAGE while memoirs are only being read, for there is no library to keep decisions in; RC_NOTFOUND where
 *          there is nothing to take back. RC_OK: it is on the disk, and every count and view has it.
 * Threads  the session's.
 * Source   product.md, section 5. */
#ifndef SESSION_REVIEW_H
#define SESSION_REVIEW_H
#include "session/session.h"
#include "store/journal.h"

/* A row about one event, position or name of the memoir as it is shown, to be completed by its act's own fields. on
 * ON_MEMOIR: index is not looked at. */
Decision review_about(Arena *a, const OpenDoc *d, DecideAct act, Target on, uint32_t index);

/* The event of that type that these words, or some of them, tell of already, or the name that just these do and that is called
 * otherwise: adding it would empty its fields, or do nothing. REVIEW_NONE: there is none. */
uint32_t review_there(const OpenDoc *d, const Decision *addition);

/* Two of one memoir that are one: *from goes into *into, and *out is about it. Of two spells the earlier one stays, so that
 * they may have changed places then. RC_SYNTAX: they are not of one kind. */
MUST_USE Rc review_merge(Arena *a, const OpenDoc *d, Target on, uint32_t *from, uint32_t *into, Decision *out, Fault *f);
/* These mentions of a name mean another thing. RC_SYNTAX: one is none of its own, or the name is no other. */
MUST_USE Rc review_split_name(Arena *a, const OpenDoc *d, uint32_t name, const Span *mentions, uint32_t n, Str now, DecisionList *out,
                              Fault *f);
/* A spell that was two: the second as it is to be, which begins where the first ends. RC_SYNTAX: that is not within it. */
MUST_USE Rc review_split_spell(Arena *a, const OpenDoc *d, uint32_t position, const Position *second, Decision *out, Fault *f);

/* All rows are one step. A row with an act that cannot be done (a field that is none, a value it cannot have) is RC_SYNTAX
 * and nothing is kept. An edit's `was` is told in the row; it lives until the next decision. */
MUST_USE Rc session_decide(Session *s, Decision *rows, uint32_t n, Fault *f);

/* The step that was last done, or last undone; *step says which. */
MUST_USE Rc session_undo(Session *s, int64_t *step, Fault *f);
MUST_USE Rc session_redo(Session *s, int64_t *step, Fault *f);
/* Any step that is in force, however old. */
MUST_USE Rc session_revert(Session *s, int64_t step, Fault *f);

/* Every step with its first row, how many rows it has and whether it is in force, oldest first. */
typedef struct ReviewStep { Decision first; uint32_t n; bool in_force; } ReviewStep;
typedef VEC(ReviewStep) ReviewSteps;
MUST_USE Rc session_steps(Session *s, Arena *a, ReviewSteps *out, Fault *f);
/* The rows of one, for telling what it was. */
MUST_USE Rc session_step(Session *s, Arena *a, int64_t step, DecisionList *out, Fault *f);

/* What was decided meanwhile in another process at the same library, which every count and view has then. memoirs: how many
 * it is about. Asked for at each key: it costs next to nothing where nobody decided anything. */
MUST_USE Rc session_others(Session *s, uint32_t *memoirs, Fault *f);

/* Takes memoirs out of the library, as one step: undo brings them back, and so does adding one again. Their texts and
 * what was decided on them stay. */
MUST_USE Rc session_remove(Session *s, const int64_t *ids, uint32_t n, int64_t *step, Fault *f);
/* Takes memoirs out for good, those that were taken out before, too: no undo brings them back. What the user made of
 * them elsewhere stays: names learned, bookmarks. Their numbers go to no other. */
MUST_USE Rc session_purge(Session *s, const int64_t *ids, uint32_t n, Fault *f);
/* A memoir that was taken out, by its number, its file's name or path. False: there is none, or several. */
bool session_removed_find(Session *s, Str name, int64_t *id);
uint32_t session_decisions(const Session *s, int64_t doc);             /* how many are in force */
Str session_doc_name(Session *s, Arena *a, int64_t doc);   /* though it was taken out; "" where none ever was */

/* The ids of memoirs with decisions in force. */
typedef VEC(int64_t) MemoirIds;
MemoirIds session_decided(const Session *s, Arena *a);
/* Memoirs with a decision in force that was made on another text than they have now. */
MemoirIds session_strayed(Session *s, Arena *a);

/* How far people have come with a memoir. */
DocStatus session_status(const Session *s, int64_t doc);
#endif
