/* ties.h: the sentences that a tie between two things rests on.
 *
 * Knows    the edges of path/assoc.h, and the memoirs behind them: opened one by one.
 * Unaware  of how a sentence is shown.
 * Units    Span: bytes of the memoir's text; lines from 1.
 * Memory   texts are copied into the arena: the memoir is closed again.
 * Errors   an Rc and a Fault when a memoir cannot be opened.
 * Threads  the session's thread. */
#ifndef SESSION_TIES_H
#define SESSION_TIES_H
#include "path/assoc.h"
#include "session/session.h"

/* Words that say it, and the sentence around them. */
typedef struct TieQuote { Span at, sentence; uint32_t line; Str text; } TieQuote;
typedef VEC(TieQuote) TieQuotes;
/* Of one career behind an edge of root: the sentence that names both where there is one; else one for each. */
MUST_USE Rc session_tie_quotes(Session *s, Arena *a, const Assoc *x, NameId root, const AssocEdge *edge,
                               const AssocSite *site, TieQuotes *out, Fault *f);
/* Where one career names a thing: the first sentence, or that of the row it is known by. */
MUST_USE Rc session_name_quotes(Session *s, Arena *a, const Assoc *x, NameId root, uint32_t doc, TieQuotes *out, Fault *f);

/* What a relation is called over its rows, of a thing of type `of`: a msgid. */
const char *session_rel_label(AssocRel rel, EntityType of);
#endif
