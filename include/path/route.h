/* route.h: the ways people took from one state to another, and those that several people's steps make up.
 *
 * A way is walked when one person did all of it, each state following the one before it directly; stitched when each step
 * was done by somebody and the whole by nobody. Stitched ways never lead through a state that is lone (sequence.h).
 * People are counted, one memoir a person; every count can be opened: it has its moves, and each the positions it rests on.
 *
 * Knows    spells and steps of sequence.h; which memoirs are asked for; in which years a step must have been made.
 * Unaware  of texts and sentences, of the screen.
 * Units    days, as mid-points of the certain bounds, with their least and most; costs are −ln of the share of those who
 *          left a state for the next one.
 * Memory   results live in the arena given; so does scratch that is given back.
 * Threads  pure over const columns.
 * Source   domain.md, 3.2; Yen 1971 (yen.h); Kaplan and Meier 1958 and Wilson 1927 (survival.h); Dunning 1993 and
 *          Fisher 1922 (assoc.h). */
#ifndef PATH_ROUTE_H
#define PATH_ROUTE_H
#include "model/query.h"
#include "path/assoc.h"
#include "path/filter.h"
#include "path/sequence.h"
#include "path/survival.h"

enum { ROUTE_HOPS_MAX = 8, ROUTE_FEW = 3 /* fewer people than this are marked */ };

typedef struct RouteAsk {
    Bits        from, to;                /* the names that stand for either end, over Careers.names */
    uint32_t    hops, most;              /* how many steps at most, how many ways */
    StateBy     by;
    const Bits *docs;                    /* NULL: all */
    const Query *query;                  /* its year terms: each step must have been made then; NULL: whenever */
} RouteAsk;

/* How long it took. n with both ends dated; n_open still there at the time of writing. median: of all those; negative
 * where fewer than half have gone on. done: of the n alone. lo, hi: the least and most it can have been for any. */
typedef struct RouteTime { uint32_t n, n_open; double median, done, lo, hi; } RouteTime;
/* What is told of it where there is room for one number: the median, as far as there is one. */
static inline double route_days_told(const RouteTime *t) { return t->median >= 0 ? t->median : t->done; }

typedef struct RouteMove {
    uint32_t doc, from, to;              /* the positions that begin either stay, into Careers.items */
    double   days, lo, hi;               /* from start to start; negative: not known */
    uint8_t  sure;                       /* OrderSure */
    bool     beside;                     /* the first went on beside the second */
} RouteMove;

/* A skill that is first told of between the two starts, by n of those who went; by stayed of those who were still where
 * they began when they wrote, between that beginning and the writing. Order is no cause. item: one row that says so. */
typedef struct RouteSkill { NameId skill; uint32_t n, item, stayed; } RouteSkill;
/* n_went, n_stayed: all of either whose days are told, who could have told of a skill between. */
typedef struct RouteSkills { RouteSkill *v; uint32_t n, cap, n_went, n_stayed; } RouteSkills;

/* Do those who went tell of it more often than those who stayed? Nothing is claimed of fewer than ROUTE_FEW who tell of it,
 * went or stayed; a claim has at most one chance in a hundred of being none (assoc_p). */
typedef enum { SKILL_FEW, SKILL_ALIKE, SKILL_MORE } RouteClaim;
AssocCount route_skill_count(const RouteSkills *of, const RouteSkill *s);
RouteClaim route_skill_claim(const RouteSkills *of, const RouteSkill *s);

typedef struct RouteHop {
    uint32_t  n, n_from;                 /* who did it, and who left the state for any */
    uint8_t   sure;                      /* of the surest move */
    VEC(RouteMove) moves;
    RouteTime time;
    RouteSkills skills;
} RouteHop;

typedef struct RouteWalk {
    uint32_t doc, item[ROUTE_HOPS_MAX + 1];
    double   days, lo, hi;
    uint8_t  sure;                       /* of its least sure step */
} RouteWalk;

typedef struct RoutePath {
    uint32_t  n_hop;
    NameId    state[ROUTE_HOPS_MAX + 1]; /* 0 at both ends: what was asked for; 0 between: a post without any name */
    bool      walked;
    uint32_t  n;                         /* who walked it; of a stitched one, the fewest on any step */
    uint8_t   sure;
    double    cost;
    VEC(RouteWalk) walks;
    RouteHop  hop[ROUTE_HOPS_MAX];
    RouteTime time;                      /* of a stitched one: the sum of its steps' */
    RouteSkills skills;
} RoutePath;

/* The step that is missing where no way leads there: from is reached, to reaches the end, nobody went from one to the
 * other: not in more steps either, nor beside the conditions. 0 stands for the end itself. */
typedef struct RouteGap {
    bool     found;
    NameId   from, to;
    uint32_t n_from, n_to;               /* who got so far, and who came from there */
    RouteSkills shared;                  /* of memoirs of both states; n: the fewer of the two */
} RouteGap;

typedef struct Routes {
    VEC(RoutePath) paths;                /* walked first, by people, then time; then stitched, by cost */
    uint32_t n_walked;                   /* ways that were walked, shown or not */
    uint32_t n_people;                   /* who walked any of them */
    uint32_t n_longer;                   /* who got there in more steps */
    uint32_t n_from, n_to;               /* who was ever there */
    RouteGap gap;                        /* looked for where nobody got there, and not always found */
} Routes;
Routes routes_find(Arena *a, const Careers *c, const Sequences *sq, const RouteAsk *ask);

/* Where people went from the start (ask->to is not looked at): each named state within the steps, once a person. n went
 * there, direct of them by the first step. Most first. */
typedef struct RouteReach { NameId state; uint32_t n, direct, item; } RouteReach;      /* item: one position that says so */
typedef VEC(RouteReach) RouteReaches;
RouteReaches routes_reach(Arena *a, const Careers *c, const Sequences *sq, const RouteAsk *ask);

/* Other orders: 0 as found, people; 1 the shortest time first, unknown last; 2 the surest first. Walked stay first. */
typedef enum { ROUTE_BY_PEOPLE, ROUTE_BY_TIME, ROUTE_BY_SURE, ROUTE_ORDERS } RouteOrder;
void routes_sort(Routes *r, RouteOrder order);
#endif
