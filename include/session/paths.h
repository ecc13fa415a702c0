/* paths.h: ways from one role, employer or degree to another under the filter in force, and the sentences they rest on.
 *
 * Knows    the session's careers and filter; positions' evidence in the analyses.
 * Unaware  of how a path is printed or drawn.
 * Memory   results live in the arena given, names in the careers.
 * Errors   an end that nothing is called, or things of several kinds: the answer says so (PathEnd.how) and has no paths.
 * Threads  the session's thread. */
#ifndef SESSION_PATHS_H
#define SESSION_PATHS_H
#include "path/ends.h"
#include "path/route.h"
#include "session/session.h"

enum { PATHS_HOPS = 4, PATHS_MOST = 9, PATHS_AT_MOST = 1000 };             /* where nobody says otherwise */

typedef struct PathsAsk { Str from, to; uint32_t hops, most; } PathsAsk;
typedef struct Paths {
    PathEnd from, to;
    bool    same;                                    /* both ends are one thing */
    bool    asked, filtered;                         /* both ends are found: there is an answer; of what a filter selects */
    StateBy by;
    uint32_t hops;
    Routes  r;
    /* Where the filter in force leaves none: what there would be without it. */
    uint32_t free_paths, free_people, free_longer;
} Paths;
void session_paths(Session *s, Arena *a, const PathsAsk *ask, Paths *out);

/* Where those went who were there, within the steps. False: nothing, or several things, are called so. */
bool session_reach(Session *s, Arena *a, const PathsAsk *ask, PathEnd *from, RouteReaches *out);

PathEnd session_path_end(Session *s, Arena *a, Str text);
CareerThings session_path_names(Session *s, Arena *a);           /* what may be an end, under the filter */

/* What stands between the steps, or at the ends: what the state is called, or what was asked for. */
Str paths_state(const Careers *c, const Paths *p, const RoutePath *path, uint32_t i);

/* Where there are none: that, who got there in more steps, and what there is without the filter; the latter two may be
 * empty. Nothing that is said contradicts another. */
Str paths_none(Arena *a, const Paths *p);
Str paths_longer(Arena *a, const Paths *p);
Str paths_free(Arena *a, const Paths *p);
/* "median 5.0 years (2.0–9.0), 3 still there counted in"; of a whole way: still on the way. */
Str paths_time(Arena *a, const RouteTime *t, bool whole, bool ascii);
Str paths_years(Arena *a, double days);
/* "8 of 12 who went on, 67% (39 to 86)"; of few only the numbers, since a share of few is none. */
Str paths_share(Arena *a, const RouteHop *hop);
/* "8 of 12 who went, 1 of 9 who stayed: more often (G² 9.2)". */
Str paths_skill(Arena *a, const RouteSkills *of, const RouteSkill *s, bool ascii);

/* Where a memoir says that a position began: the sentence, and the event in it. */
typedef struct PathCite {
    bool     found;
    uint32_t doc;
    uint32_t item;                                   /* the event, into Careers.items; UINT32_MAX: none */
    Span     span, sentence;                         /* bytes of the memoir */
    uint32_t line;
    Str      file, text;                             /* the sentence's words */
} PathCite;
MUST_USE Rc session_path_cite(Session *s, Arena *a, uint32_t item, PathCite *out, Fault *f);
#endif
