/* trigger_en_int.h: what the modules share that find English triggers.
 *
 * Knows    the items of a sentence, what stands before a verb, frames and what asks of a subject.
 * Units    folded indexes; tok: a token's number, k: an item's.
 * Memory   ie->tmp. */
#ifndef TRIGGER_EN_INT_H
#define TRIGGER_EN_INT_H
#include "trigger_int.h"

#define EV_BIT(e) (1u << (e))
enum { NEAR_AFTER = 60, NEXT_AFTER = 30 };     /* units behind a trigger in which its frame, or its noun, may stand */

/* trigger_items_en.c: all items of the sentence. */
void items_en(Scan *s);
bool has_trigger(const Scan *s, LexMatch m);   /* is one of the entries no mere cue? */
bool is_capital(const Scan *s, const Token *t);                /* of a word longer than a letter */

/* trigger_group.c: what stands before the verb at a token, and where its group begins. */
uint32_t group_first(const Scan *s, uint32_t tok);
VerbGroup group_before(Scan *s, uint32_t tok);
uint8_t group_fact(const VerbGroup *g, bool finite);           /* a Factuality */

/* trigger_frame_en.c: may the word mean the event, by what stands around it? */
bool frame_holds_en(const Scan *s, const TrigRule *r, const Item *it);
bool is_covered(const Scan *s, const Item *it);
bool is_parted(const Scan *s, const Item *x, const Item *it);  /* does a mark stand between them? */
bool item_begins(const Scan *s, uint32_t at, bool trigger);    /* a time, or a trigger, too */
bool is_trigger_at(const Scan *s, uint32_t at);
bool says_since(const Scan *s, const Item *it);
bool says_reached(const Scan *s, const Item *it);
bool says_lasting(const Scan *s, const Item *it);

/* trigger_subject_en.c: whose it is, and whether it happened. */
bool subject_fits(const Scan *s, const TrigRule *r, const Item *it, const VerbGroup *g);
bool heads_item(const Scan *s, const Item *it);
bool is_general(const Scan *s, const TrigRule *r, const Item *it);
uint8_t fact_of(const TrigRule *r, VerbGroup *g);              /* a Factuality; turns the denials of g where the rule is one */

/* trigger_stand_en.c: does the word stand where it tells of no event? */
bool ends_compound(const Scan *s, const Token *t);
bool phrase_closes(const Scan *s, uint32_t tok);                  /* trigger_frame_en.c: nothing at the token goes on with the name before it */
bool means_nothing(const Scan *s, LexMatch m, uint32_t at);      /* trigger_items_en.c: a phrase in which its words tell of no event */
bool is_base_noun(const Scan *s, const Item *it, GroupWord before);    /* of a base form, behind such a word */
bool is_done_by(const Scan *s, const TrigRule *r, const Item *it);
bool says_which(const Scan *s, const TrigRule *r, const Item *it);
bool is_next_act(const VerbGroup *g);
bool is_done_to(const Scan *s, const TrigRule *r, const Item *it, const VerbGroup *g);
bool turns_to_act(const Scan *s, const TrigRule *r, const Item *it);
void shares_mood(const Scan *s, const Item *it, const VerbGroup *g, EvCand *c);

/* trigger_echo_en.c: is it told by what stands around it? */
bool carries(const Scan *s, const Item *it, uint32_t k, const TrigRule *r);
bool is_echo(const Scan *s, const TrigRule *r, const Item *it);
bool is_content(const Scan *s, const TrigRule *r, const Item *it, const VerbGroup *g);

/* trigger_title_en.c: candidates for the titles behind the event of item k, which ends at `end`: gives where the last ends. */
uint32_t titles_behind(Scan *s, uint32_t k, uint32_t end);
uint32_t titles_then(Scan *s, uint32_t end);
void bracket_rows(Scan *s);

/* trigger_brief_en.c: posts and places of a note; does an occupation that begins with the word stand on a ladder? */
bool note_brief(Scan *s);
bool note_timed(Scan *s);
bool leads_grade(const Scan *s, const Token *t);
bool tells_degree(const Scan *s, const Token *t);
bool tells_age(const Scan *s, const Token *t);                 /* the age of, aged */

/* trigger_undone_en.c: a sentence begins, an item of such a list or not; the words at the item say that what follows was not
 * done; does the trigger tell of that, as the head of a part? What a fragment without a verb names. */
void undone_open(Scan *s, bool item);
void undone_head(Scan *s, const Item *it);
bool is_undone(const Scan *s, const Item *it);
bool heads_undone(const Scan *s, const Item *it);
bool note_undone(Scan *s);

/* trigger_fork_en.c: do the words at the item tell of two employers? Candidates from `first` on that do become two. */
bool tells_two(const Scan *s, const TrigRule *r, const Item *it);
void forks_en(Scan *s, uint32_t first);

/* trigger_note_en.c: a sentence in which no event was found. */
void try_note_en(Scan *s);
/* … and one whose events, from `before` on, stand in a clause behind the title: Clerk at a bank, 1990 until they let me go. */
void note_before_clause(Scan *s, uint32_t before);
#endif
