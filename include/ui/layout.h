/* layout.h: which pane lies where, by the size of the screen, the focus and the main view.
 *
 *   below 60 columns   the focused pane
 *   60 to 109          the focused pane over a strip with the source sentence
 *   110 to 179         documents | text | timeline over detail; for another main view: it | text over detail
 *   from 180           documents | main view | text, below detail | review queue
 *
 * The main view is the one of the wide panes (all but documents, text and detail) that was opened last.
 *
 * Units    cells from the top left; a rectangle without rows or columns is not shown. Shifts: columns or rows more or
 *          less than the layout would give.
 * Memory   a value.
 * Threads  pure functions.
 * Source   tui.md, section 6, "Layout by size". */
#ifndef UI_LAYOUT_H
#define UI_LAYOUT_H
#include "base/i18n.h"
#include "base/str.h"

/* X(enum, id, title, key): key is the number of its tab, in order of the table; '\0' for a pane without one. */
#define PANE_TABLE(X) \
    X(PANE_DOCS, "documents", N_("documents"), '1') X(PANE_TIME, "timeline", N_("timeline"), '2') \
    X(PANE_TEXT, "text", N_("text"), '3') X(PANE_DETAIL, "detail", N_("detail"), '4') \
    X(PANE_SKILLS, "skills", N_("skills"), '5') X(PANE_PATHS, "paths", N_("paths"), '6') \
    X(PANE_COMPARE, "compare", N_("compare"), '7') \
    X(PANE_SEARCH, "search", N_("search"), '8') \
    X(PANE_REVIEW, "review", N_("review"), '9') X(PANE_PAGE, "page", N_("page"), '\0') \
    X(PANE_SQL, "sql", N_("SQL"), '\0')
#define PANE_ENUM(id, name, title, key) id,
typedef enum { PANE_TABLE(PANE_ENUM) PANE_COUNT } PaneId;
#undef PANE_ENUM

typedef struct Pane { const char *name, *title; char key; } Pane;
extern const Pane panes[PANE_COUNT];
int pane_find(Str name);                 /* PaneId, or -1 */
static inline bool pane_is_main(PaneId p) { return p != PANE_DOCS && p != PANE_TEXT && p != PANE_DETAIL; }

typedef struct Box { int x, y, w, h; } Box;
static inline bool box_shown(Box b) { return b.w > 0 && b.h > 0; }
static inline bool box_has(Box b, int x, int y) { return x >= b.x && x < b.x + b.w && y >= b.y && y < b.y + b.h; }

/* What can be moved: one border each, by columns or by rows. */
#define SPLIT_TABLE(X) X(SPLIT_DOCS, "documents") X(SPLIT_SIDE, "side") X(SPLIT_MAIN, "main") X(SPLIT_DOCS_WIDE, "documents-wide") \
    X(SPLIT_TEXT_WIDE, "text-wide") X(SPLIT_REVIEW, "review") X(SPLIT_TIME_ROWS, "timeline-rows") \
    X(SPLIT_TEXT_ROWS, "text-rows") X(SPLIT_UPPER_ROWS, "upper-rows") X(SPLIT_STRIP_ROWS, "strip-rows")
#define SPLIT_ENUM(id, name) id,
typedef enum { SPLIT_TABLE(SPLIT_ENUM) SPLIT_COUNT } SplitId;
#undef SPLIT_ENUM

/* A border between panes, one column or one row of cells. sign: which way it goes as its number grows, 1 to the right
 * or down. */
typedef struct Edge { Box box; SplitId split; int sign; } Edge;

typedef struct Layout {
    int  cols, rows;
    bool many;                           /* several panes beside each other */
    Box  pane[PANE_COUNT];
    Box  crumb, filter, strip, hints;    /* the message lies over hints */
    int  rule_y[2], n_rule;              /* lines across the screen that stay where they are */
    Edge edge[4];
    int  n_edge;
} Layout;

/* What decides a layout. alone: the focused pane takes the room of all. */
typedef struct LayoutWish {
    int    cols, rows;
    PaneId focus, main;
    bool   alone;
    int    shift[SPLIT_COUNT];
} LayoutWish;
Layout layout_make(const LayoutWish *wish);
/* Makes a shown pane `by` columns wider, or rows taller, as far as that can be; false: nothing lies beside it, or above
 * and below. */
bool layout_widen(LayoutWish *wish, PaneId pane, int by);
bool layout_heighten(LayoutWish *wish, PaneId pane, int by);
int  layout_edge_at(const Layout *l, int x, int y);             /* the border in this cell, or -1 */
void layout_edge_to(LayoutWish *wish, int edge, int x, int y);  /* through this cell, as far as that can be */
/* The shown pane beside one, -1 left or +1 right; the pane itself where there is none. */
PaneId layout_beside(const Layout *l, PaneId from, int dir);
PaneId layout_next(const Layout *l, PaneId from, int dir);      /* in order of the table, shown ones or all with a tab */
#endif
