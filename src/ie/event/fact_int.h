/* fact_int.h: the automaton that reads the tail of a Korean predicate, for the modules that start it. */
#ifndef FACT_INT_H
#define FACT_INT_H
#include "event_int.h"

#define STATE_TABLE(X) \
    X(END, "end") X(NOUN, "noun") X(ADV, "adv") X(STEM, "stem") X(EO, "eo") X(KO, "ko") X(JI, "ji") X(GE, "ge") \
    X(RYEO, "ryeo") X(GI, "gi") X(MUST, "must") X(ADL, "adl") X(ADN, "adn") X(SAID, "said") X(IF, "if") X(KKA, "kka")
#define STATE_ENUM(id, name) TS_##id,
typedef enum { STATE_TABLE(STATE_ENUM) TS_N } TailState;
#undef STATE_ENUM

/* The units from beg on, taken apart as far as they have been asked for. */
enum { UNITS_MAX = 40, JAMO_MAX = UNITS_MAX * 3 };      /* no tail of one predicate is longer */
typedef struct Jamo {
    const Ie *ie;
    const Doc *d;
    uint32_t tok;                      /* the word that stands first, UINT32_MAX for none */
    uint32_t over;                     /* states that found nothing to go on with in the word behind that */
    uint32_t beg, next, end;           /* units before next are taken apart, none behind end ever is */
    uint32_t n;
    uint8_t  beyond;                   /* units behind first that were looked at; more than TAIL_LOOK: too far, or the end */
    uint16_t u[JAMO_MAX];
    uint8_t  unit[JAMO_MAX + 1];       /* of each jamo, from beg */
} Jamo;

/* Begins at the unit beg and takes apart what stands before first; the rest when an ending may reach so far. */
void jamo_begin(Jamo *j, const Ie *ie, uint32_t beg, uint32_t first, uint32_t limit);
/* The same for the rest of the word tok from the unit beg on. */
void jamo_begin_in(Jamo *j, const Ie *ie, uint32_t tok, uint32_t beg, uint32_t limit);
static inline bool jamo_at_unit(const Jamo *j, uint32_t pos) { return pos == 0 || j->unit[pos] != j->unit[pos - 1]; }
/* Tells the memo of the word, or NULL, what was read at j, which was begun with the word's end as first. Returns where it
 * is kept, NULL when it hangs on more of the text than that. */
TailMemo *tail_keep(TailMemo *memo, const Jamo *j, const Tail *t);
/* Has the memo the tail before what follows the word here? */
const TailMemo *tail_known(const TailMemo *memo, const Ie *ie, uint32_t tok, uint32_t limit, Tail *out);
Tail tail_run(Jamo *j, uint32_t pos, TailState state);

/* The tail that begins in the word tok at unit at, behind skip jamo, as memo remembers it (NULL: nothing does). */
Tail tail_in_word(const Ie *ie, uint32_t tok, uint32_t at, uint32_t skip, TailState state, uint32_t limit,
                  TailMemo *memo);
/* Is the word a verb that no book knows, told by its tail alone? */
bool predicate_in(const Ie *ie, uint32_t tok, uint32_t limit, Tail *out);
/* Is the word a verb, whichever, that tells what happened or goes on? Its stem ends at *stem_end. */
bool predicate_told(const Ie *ie, uint32_t tok, uint32_t limit, Tail *out, uint32_t *stem_end);
#endif
