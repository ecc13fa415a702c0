/* layout.h: which pane lies where, by the size of the screen alone.
 *
 *   below 60 columns   the focused pane
 *   60 to 109          the focused pane over a strip with the source sentence
 *   110 to 179         documents | text | timeline over detail
 *   from 180           documents | timeline | text, detail below
 *
 * Units    cells from the top left; a rectangle without rows or columns is not shown.
 * Memory   a value.
 * Threads  pure functions.
 * Source   tui.md, section 6, "Layout by size". */
#ifndef UI_LAYOUT_H
#define UI_LAYOUT_H
#include "base/str.h"

/* X(enum, id, title) */
#define PANE_TABLE(X) \
    X(PANE_DOCS, "documents", N_("documents")) X(PANE_TIME, "timeline", N_("timeline")) \
    X(PANE_TEXT, "text", N_("text")) X(PANE_DETAIL, "detail", N_("detail"))
#define PANE_ENUM(id, name, title) id,
typedef enum { PANE_TABLE(PANE_ENUM) PANE_COUNT } PaneId;
#undef PANE_ENUM

typedef struct Box { int x, y, w, h; } Box;
static inline bool box_shown(Box b) { return b.w > 0 && b.h > 0; }
static inline bool box_has(Box b, int x, int y) { return x >= b.x && x < b.x + b.w && y >= b.y && y < b.y + b.h; }

typedef struct Layout {
    int  cols, rows;
    bool many;                           /* several panes beside each other */
    Box  pane[PANE_COUNT];
    Box  crumb, filter, strip, hints;    /* the message lies over the last row of hints */
    int  rule_y[4], n_rule;              /* lines across the screen */
    Box  bar[3];                         /* lines down between panes, one column wide */
    int  n_bar;
} Layout;

/* alone: the focused pane takes the room of all. */
Layout layout_make(int cols, int rows, PaneId focus, bool alone);
/* The shown pane beside one, -1 left or +1 right; the pane itself where there is none. */
PaneId layout_beside(const Layout *l, PaneId from, int dir);
PaneId layout_next(const Layout *l, PaneId from, int dir);      /* in order of the table, shown ones or all */
#endif
