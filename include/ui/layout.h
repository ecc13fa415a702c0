/* layout.h: which pane lies where, by the size of the screen, the focus and the main view.
 *
 *   below 60 columns   the focused pane
 *   60 to 109          the focused pane over a strip with the source sentence
 *   110 to 179         documents | text | timeline over detail; for another main view: it | text over detail
 *   from 180           documents | main view | text, below detail | review queue
 *
 * The main view is the one of the wide panes (all but documents, text and detail) that was opened last.
 *
 * Units    cells from the top left; a rectangle without rows or columns is not shown. Shifts: columns more or less
 *          than the layout would give.
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

typedef struct Layout {
    int  cols, rows;
    bool many;                           /* several panes beside each other */
    Box  pane[PANE_COUNT];
    Box  crumb, filter, strip, hints;    /* the message lies over the last row of hints */
    int  rule_y[4], n_rule;              /* lines across the screen */
    Box  line;                           /* the one across a column of panes */
    Box  bar[3];                         /* lines down between panes, one column wide */
    int  n_bar;
} Layout;

/* What can be made wider or narrower: one border each. */
#define SPLIT_TABLE(X) X(SPLIT_DOCS, "documents") X(SPLIT_SIDE, "side") X(SPLIT_MAIN, "main") X(SPLIT_DOCS_WIDE, "documents-wide") \
    X(SPLIT_TEXT_WIDE, "text-wide") X(SPLIT_REVIEW, "review")
#define SPLIT_ENUM(id, name) id,
typedef enum { SPLIT_TABLE(SPLIT_ENUM) SPLIT_COUNT } SplitId;
#undef SPLIT_ENUM

/* What decides a layout. alone: the focused pane takes the room of all. */
typedef struct LayoutWish {
    int    cols, rows;
    PaneId focus, main;
    bool   alone;
    int    shift[SPLIT_COUNT];
} LayoutWish;
Layout layout_make(const LayoutWish *wish);
/* Makes a shown pane `by` columns wider where that can be; false: nothing lies beside it. */
bool layout_widen(LayoutWish *wish, PaneId pane, int by);
/* The shown pane beside one, -1 left or +1 right; the pane itself where there is none. */
PaneId layout_beside(const Layout *l, PaneId from, int dir);
PaneId layout_next(const Layout *l, PaneId from, int dir);      /* in order of the table, shown ones or all with a tab */
#endif
