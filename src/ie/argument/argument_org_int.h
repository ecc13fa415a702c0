/* argument_org_int.h: whose employer. Every way to find one is a rule, asked in the order of the table in argument_org.c.
 *
 * Knows    what the sentence names, what stands near it, what has been told (Story).
 * Unaware  of dates and of what else an event says of itself. */
#ifndef ARGUMENT_ORG_INT_H
#define ARGUMENT_ORG_INT_H
#include "argument_int.h"
#include <string.h>

/* How far a name reaches: over sentences, over units of the text. */
enum { ORG_SENT = 3, ORG_FAR = 350 };

/* What a rule is asked. It answers true when the question is settled, be it that there is no employer to tell. */
typedef struct OrgAsk {
    Ie      *ie;
    Story   *st;
    EvCand  *c;
    uint32_t index;                    /* of c */
    Group    group;
} OrgAsk;

/* argument_house.c: among which events c is where its employer is sought; its type is what the house makes of it. */
Group group_here(const Ie *ie, const Story *st, uint32_t index, EvCand *c);
bool sought_within(const Ie *ie, const Story *st, const EvCand *c);              /* argument_within_en.c: English: a post in the house */
bool is_summed(const Story *st, const EvCand *c);                /* argument_joined.c: begins what was summed up before */

/* argument_named.c: the employer that the event's own sentence names. Rules, as in argument_org.c. */
bool by_leaving(OrgAsk *q);
bool by_giver(OrgAsk *q);
bool by_sentence(OrgAsk *q);
bool by_present(OrgAsk *q);
bool by_venture(OrgAsk *q);
bool by_exam(OrgAsk *q);
bool by_school(OrgAsk *q);
bool school_named(const Ie *ie, const EvCand *c);                /* argument_own.c: the school of the sentence has a name */
Str  school_name(const Ie *ie, const EvCand *c);
bool ends_in_part(const Ie *ie, Range r);                        /* a kind that is a part of a larger house */
/* argument_called.c: what it is called, told behind it. name_told: puts the name in the place of a kind. */
bool name_behind(const Ie *ie, const EvCand *c, Str *out);       /* one of the next sentences gives the name */
bool named_after(const Ie *ie, EvCand *c);                       /* what a new firm is called, a little later */
void name_told(const Ie *ie, EvCand *c);
/* argument_row.c: the employer at the head of an item, in a row. Rules, as in argument_org.c. */
bool by_line_head(OrgAsk *q);
bool by_row(OrgAsk *q);
bool kind_headed(const Ie *ie, const Story *st, uint32_t index);
bool by_headed(OrgAsk *q);                                        /* argument_headed.c: the rows of a selection, below its name */
/* argument_seek.c: the employer that is sought. Rules, as in argument_org.c. */
bool by_offer(OrgAsk *q);
bool by_office(OrgAsk *q);
bool by_stay(OrgAsk *q);
bool by_move_within(OrgAsk *q);
bool by_vacancy(OrgAsk *q);
bool by_predicate(OrgAsk *q);
bool by_one_of(OrgAsk *q);
bool by_count(OrgAsk *q);
bool by_course(OrgAsk *q);
bool by_asked(OrgAsk *q);
bool by_refused(OrgAsk *q);
bool by_own_venture(OrgAsk *q);
bool by_programme(OrgAsk *q);
bool for_oneself(const EvCand *c);
bool by_boss(OrgAsk *q);
bool by_entry(OrgAsk *q);
bool by_line(OrgAsk *q);
bool by_title(OrgAsk *q);

/* argument_call.c: an employer that spoke first. A rule, as in argument_org.c. */
bool by_their_house(OrgAsk *q);
bool by_call(OrgAsk *q);
bool by_call_en(OrgAsk *q);                                      /* argument_call_en.c: the same in English; one of several */
bool by_several_en(OrgAsk *q);
bool by_client(OrgAsk *q);                                       /* argument_houses_en.c: whom work was done for */
bool by_whole_en(OrgAsk *q);                                     /* argument_whole_en.c: the house that a part belongs to */
bool award_caller(OrgAsk *q);                                    /* 시청에서 표창을 받았다: who gave it */
bool called_before(const Ie *ie, uint32_t sent);                 /* does the sentence before tell of a call? */
bool by_place_told(OrgAsk *q);                                   /* a rule, as in argument_org.c */

/* argument_force.c: the force that one serves in. */
void org_military(const Ie *ie, Story *st, EvCand *c);
bool by_service(OrgAsk *q);

/* argument_joined.c: of who joins. */
bool by_intro(OrgAsk *q);
bool by_heading(OrgAsk *q);
bool by_founding(OrgAsk *q);
bool by_summed(OrgAsk *q);
bool by_dated_row(OrgAsk *q);
bool by_deed(OrgAsk *q);
bool by_focus(OrgAsk *q);
bool by_again(OrgAsk *q);
bool by_naming(OrgAsk *q);
bool by_next_sentence(OrgAsk *q);

/* argument_there.c: of what is told with "there". */
bool by_there(OrgAsk *q);
bool by_there_asked(OrgAsk *q);

/* argument_held.c: of what is told of an employer that holds. */
bool by_chosen(OrgAsk *q);
bool by_gone_over(OrgAsk *q);
bool by_joined(OrgAsk *q);
bool by_they(OrgAsk *q);
bool by_way(OrgAsk *q);
bool by_answer(OrgAsk *q);
bool by_keepers(OrgAsk *q);
bool by_part(OrgAsk *q);
bool by_freelance(OrgAsk *q);
bool by_left(OrgAsk *q);
bool by_now(OrgAsk *q);
bool by_recalled(OrgAsk *q);
bool by_part_time(OrgAsk *q);
bool by_before(OrgAsk *q);
bool by_same(OrgAsk *q);
bool by_reopening(OrgAsk *q);
bool by_held(OrgAsk *q);
#endif
