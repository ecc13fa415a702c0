/* funnel.h: looking for work as it went: applications, how far each came, how it ended, and what was changed after a
 * rejection.
 *
 *   applied → selection stage → accepted → joined;  rejected, withdrawn, declined, or the text does not say
 *
 * An application is what one memoir tells of one employer or school until it ends: told by the application itself, or
 * by a stage, an acceptance or a rejection that presupposes it. After its end the next such event begins another one.
 * What names no employer belongs to the last one without a name, else to the last that is still open; one more
 * rejection without a name, and without another date, says again what was told. Dates decide the order where they can,
 * else the way of a selection, else the text.
 *
 * Knows    careers as columns, which rows a filter selects: an application counts when one of its events is selected.
 * Unaware  of sentences: events are rows, whoever shows them opens the memoir.
 * Units    items: indexes into Careers.items; EdtfDay.
 * Memory   lists live in the arena given.
 * Threads  pure over const careers. Linear in the rows; within a memoir by the events of its search.
 * Source   domain.md, section 3.2, "Search funnel". */
#ifndef PATH_FUNNEL_H
#define PATH_FUNNEL_H
#include "base/i18n.h"
#include "path/filter.h"

/* X(enum, name in JSON, what a reader is told) */
#define REACH_TABLE(X) \
    X(REACH_APPLIED, "applied", N_("applied")) X(REACH_STAGE, "stage", N_("selection stage")) \
    X(REACH_ACCEPTED, "accepted", N_("accepted")) X(REACH_JOINED, "joined", N_("joined"))
#define FATE_TABLE(X) \
    X(FATE_OPEN, "untold", N_("end not told")) X(FATE_JOINED, "joined", N_("joined")) \
    X(FATE_REJECTED, "rejected", N_("rejected")) X(FATE_WITHDRAWN, "withdrawn", N_("withdrew")) \
    X(FATE_DECLINED, "declined", N_("declined"))
#define FUNNEL_ENUM(id, name, title) id,
typedef enum { REACH_TABLE(FUNNEL_ENUM) REACH_COUNT } FunnelReach;
typedef enum { FATE_TABLE(FUNNEL_ENUM) FATE_COUNT } FunnelFate;
#undef FUNNEL_ENUM
typedef struct FunnelWord { const char *name, *title; } FunnelWord;     /* title: a msgid */
extern const FunnelWord funnel_reach[REACH_COUNT], funnel_fate[FATE_COUNT];

enum { FUNNEL_FEW = 3 };                            /* below so many a share says nothing, and says so */
#define FUNNEL_NO_ITEM UINT32_MAX

typedef struct FunnelApp {
    uint32_t    doc;
    NameId      org, role;                          /* 0: not told */
    FunnelReach reach;
    FunnelFate  fate;
    uint32_t    item[REACH_COUNT];                  /* the first event that tells of it, FUNNEL_NO_ITEM: it is implied */
    uint32_t    end_item;                           /* of the fate */
    uint32_t    n_item;
    EdtfDay     lo, hi;                             /* its first dated event lies in it; EDTF_DAY_NONE */
    bool        counted;                            /* the filter selects one of its events */
} FunnelApp;

/* Study, a project, a certificate … between a rejection and the application that came next. */
typedef struct FunnelChange { uint32_t rejection, change, next; } FunnelChange;     /* items */

/* reached is never less than what comes after it. at: how far they had come when it ended so. */
typedef struct FunnelCount {
    uint32_t n, reached[REACH_COUNT], told[REACH_COUNT], fate[FATE_COUNT], at[FATE_COUNT][REACH_COUNT];
} FunnelCount;

typedef struct FunnelMemoir {
    uint32_t    doc, app, n_app, motive, n_motive, change, n_change;     /* runs of the lists below */
} FunnelMemoir;

typedef struct Funnel {
    VEC(FunnelApp)    apps;
    VEC(uint32_t)     motives;                      /* decisions, turning points, and leaving for a reason */
    VEC(FunnelChange) changes;
    VEC(FunnelMemoir) memoirs;                      /* those that tell of a search, in order of the careers */
    FunnelCount       all;
    uint32_t          n_doc;                        /* memoirs of the filter */
} Funnel;
Funnel funnel_make(Arena *a, const Careers *c, const Filter *f);
FunnelCount funnel_count(const Funnel *f, const FunnelMemoir *m);         /* of one memoir */
#endif
