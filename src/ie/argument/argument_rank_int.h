/* argument_rank_int.h: choosing among the dates that an event may have.
 *
 * Knows    the places of a date, what tells them apart, the weight of each such sign.
 * Units    a weight is a tenth of the logarithm of the odds.
 * Memory   a Ranking lives on the stack of one event; weights live as long as the analyser.
 * Source   a conditional logit (McFadden 1974) over the dates at hand, "none" being one of them; tools/date-weights.py
 *          fits the weights to annotated memoirs and writes assets/rules/event-date.yaml. */
#ifndef ARGUMENT_RANK_INT_H
#define ARGUMENT_RANK_INT_H
#include "argument_int.h"

/* Where a date stands, seen from the event; none: the event has no date. else: by a rule from none of these places;
 * event: nowhere, but what was told last was counted to it. */
#define PLACE_TABLE(X) \
    X(NONE, "none") X(CLAUSE, "clause") X(INSIDE, "inside") X(BEFORE, "before") X(AFTER, "behind") X(ITEM, "front") \
    X(LINE, "line") X(PARA, "paragraph") X(FAR, "far") X(HEAD, "heading") X(LONE, "alone") X(ELSE, "else") \
    X(EVENT, "event")
/* Kinds of events that are dated alike. */
#define KIND_TABLE(X) \
    X(START, "start") X(END, "end") X(CHANGE, "change") X(SEARCH, "search") X(APPLY, "apply") X(REPLY, "reply") \
    X(STUDY, "study") X(DEED, "deed") X(PROJECT, "project") X(WORK, "work") X(CONTEXT, "context") X(MIND, "mind") \
    X(GOAL, "goal")
/* How the date stands to the time of writing; stamp: it is that very time, as the text gives it. */
#define NOW_TABLE(X) \
    X(UNKNOWN, "unknown") X(PAST, "past") X(WITHIN, "within") X(AHEAD, "ahead") X(STAMP, "stamp")
/* How it stands to what was told last. */
#define ORDER_TABLE(X) \
    X(UNKNOWN, "unknown") X(EARLIER, "earlier") X(OVERLAP, "overlap") X(LATER, "later") X(SAME, "same")
#define GRAIN_TABLE(X) \
    X(NONE, "none") X(DAY, "day") X(MONTH, "month") X(SEASON, "season") X(YEAR, "year") X(LONG, "long") X(OPEN, "open")

#define ENUM_PLACE(id, name) PLACE_##id,
#define ENUM_KIND(id, name) KIND_##id,
#define ENUM_NOW(id, name) NOW_##id,
#define ENUM_ORDER(id, name) ORDER_##id,
#define ENUM_GRAIN(id, name) GRAIN_##id,
typedef enum { PLACE_TABLE(ENUM_PLACE) PLACE_N } DatePlace;
typedef enum { KIND_TABLE(ENUM_KIND) KIND_N } EventKind;
typedef enum { NOW_TABLE(ENUM_NOW) NOW_N } DateNow;
typedef enum { ORDER_TABLE(ENUM_ORDER) ORDER_N } DateOrder;
typedef enum { GRAIN_TABLE(ENUM_GRAIN) GRAIN_N } DateGrain;

/* What tells dates apart. rule: does a rule of argument_date.c choose it, from the sentence or a heading? gap:
 * sentences between; dates: how many the line has; own: has the event's sentence one? first: does it open its line? */
enum { GAP_N = 6, DATES_N = 4, RULE_N = 3 };
typedef enum {
    SIGN_PLACE, SIGN_RULE, SIGN_GAP, SIGN_REL, SIGN_GRAIN, SIGN_NOW, SIGN_ORDER,           /* of the date */
    SIGN_KIND, SIGN_FACT, SIGN_FIRST, SIGN_OWN, SIGN_DATES, SIGN_N                         /* of the event */
} Sign;

typedef struct DateChoice {
    Str      value;                    /* "" of none */
    uint32_t number;                   /* of the value, as in DateSeen; NUMBER_ELSE for one that no expression has */
    EdtfDay  lo, hi;
    uint32_t timex;                    /* UINT32_MAX: none, or counted */
    uint8_t  basis;                    /* Basis */
    uint8_t  sign[SIGN_N];
} DateChoice;

/* What a time expression is as a choice, whatever the event: the same value has the same number, 0 for no value. */
#define NUMBER_ELSE UINT32_MAX
#define NUMBER_EVENT (UINT32_MAX - 1)
struct DateSeen { uint32_t number; uint8_t grain, now; bool date; };

/* So many times are looked at on either side, dates or not: a line of nothing else stays linear. */
enum { TIMES_LOOKED = 64 };
enum { CHOICES_MAX = 24 };
typedef struct Ranking {
    const Ie *ie;
    const Story *st;
    const EvCand *c;
    bool     apart;                    /* its sentence leads to another time: 고등학교 때 */
    uint8_t  event[SIGN_N];            /* the signs of the event; those of the date are zero */
    uint32_t n;
    uint64_t numbers;                  /* a bit for the numbers of the choices, by their last figures */
    DateChoice v[CHOICES_MAX];         /* v[0]: none */
} Ranking;

/* argument_choice.c: the dates that the text offers; each value once, by its nearest place. */
void choices_collect(Ranking *r);

/* argument_rank.c */
uint8_t event_kind(uint8_t type);      /* EventKind of an EventType */
int32_t rank_score(const struct RankData *d, const DateChoice *x);
#endif
