/* paths_int.h: the view of ways from one role, employer or degree to another.
 *
 * All it shows is its subject, the filter in force and the careers: "role:교사 > 데이터 분석가 hops:4 order:time open:13 more:1.2.23". An
 * end may be missing; open tells by rank which ways are unfolded, more of which step of which way so many people are told. What was counted is kept until one of these changes.
 *
 *   paths_subject.c   the subject as a value
 *   view_paths.c      its rows
 *   paths_acts.c      its keys */
#ifndef UI_PATHS_INT_H
#define UI_PATHS_INT_H
#include "session/paths.h"

struct UiApp;

typedef struct PathsSubject {
    Str        from, to;
    uint32_t   hops;
    RouteOrder order;
    uint32_t   open;                     /* a bit each way, by its place in the list */
    uint32_t   more_way, more_hop, more; /* from 1; 0: of no step more than the first few */
} PathsSubject;
PathsSubject paths_parse(Str subject);
Str paths_end(Arena *a, const Careers *c, NameId id);      /* an end that is this thing */
Str paths_format(Arena *a, const PathsSubject *s);
PathsSubject paths_here(const struct UiApp *app);

typedef enum { PATHS_ROW_OTHER, PATHS_ROW_WAY, PATHS_ROW_STEP, PATHS_ROW_CITE, PATHS_ROW_MORE } PathsRowKind;
/* item: the position whose sentence is shown while the row is selected; UINT32_MAX: none. */
typedef struct PathsRow { PathsRowKind kind; uint32_t way, hop, item; } PathsRow;
enum { PATHS_ROW_HEADS = 3 };            /* from, to and the conditions: the first rows */

typedef struct PathsView {
    Arena    mem;
    Paths    p;                          /* where both ends are told */
    PathEnd  end;                        /* where only one is */
    RouteReaches reach;
    uint64_t counted;                    /* what for; 0: nothing yet */
    int64_t  at, cost;                   /* when, and how long it took: not at every memoir while a library opens */
    struct { PathsRow *v; uint32_t n, cap; } rows;             /* beside those of the sheet, in its arena */
} PathsView;
/* What the selected row is about; NULL: there are no rows. */
const PathsRow *paths_row(const struct UiApp *app);
/* A filter: the memoirs of a step, or else of a whole way; of many the first PATHS_PEOPLE. */
enum { PATHS_PEOPLE = 40 };
Str paths_people(struct UiApp *app, Arena *a, const RoutePath *way, const RouteHop *hop);
#endif
