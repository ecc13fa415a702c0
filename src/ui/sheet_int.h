/* sheet_int.h: a view made of rows with links, and where a link leads.
 *
 * A builder turns what the session knows into rows; the sheet does the rest: keys of a list, folding, damage, drawing,
 * the hardware cursor, Enter, clicks and the wheel. A row is a few segments, an indent, a link and, where there is
 * one, the sentence it rests on, which text pane and strip show while the row is selected.
 *
 * Memory   what rows point at lives in the sheet's arena, until the rows are made again; the rows themselves are arrays on
 *          the heap, of which thousands leave no old copies. */
#ifndef UI_SHEET_INT_H
#define UI_SHEET_INT_H
#include "base/map.h"
#include "model/query.h"
#include "path/careers.h"
#include "ui/layout.h"
#include "ui/list.h"
#include "ui/theme.h"

struct UiApp;
struct Pen;

typedef struct ItemRef { int64_t doc; uint32_t seq; uint8_t kind; bool none; } ItemRef;    /* none: the memoir alone */

static inline bool item_same(ItemRef x, ItemRef y)
{
    return x.doc == y.doc && x.none == y.none && (x.none || (x.kind == y.kind && x.seq == y.seq));
}

/* ------------------------------------------------------------------ links */

typedef enum LinkKind {
    LINK_NONE,
    LINK_ITEM,                          /* item: an event or a position, in its text */
    LINK_DOC,                           /* item.doc: a memoir, its timeline */
    LINK_SPAN,                          /* item.doc, span: a place in a text */
    LINK_NAME,                          /* name: the page of this role, skill, employer, school … */
    LINK_YEAR,                          /* year: its page */
    LINK_PLACE,                         /* pane, text: another view, about this; name: the thing that this is, if it is one */
    LINK_QUERY,                         /* text: the filter */
    LINK_FIELD,                         /* field, text: the filter, with this value of the field in place of others */
    LINK_ACT,                           /* act: what a key does */
} LinkKind;
typedef struct Link {
    LinkKind kind;
    ItemRef  item;
    Span     span;
    NameId   name;
    int      year;
    PaneId   pane;
    QueryField field;
    int      act;                       /* ActionId */
    Str      text;
} Link;

Link link_item(const Careers *c, uint32_t item);      /* to an event or a position of the careers */
Link link_doc(int64_t id);                            /* to a memoir */

/* Goes there, with a way back. False: it leads nowhere. */
bool link_follow(struct UiApp *app, const Link *link);
bool link_same(const Link *x, const Link *y);
/* What stands behind it, shown in text pane and strip without going there. */
void link_look(struct UiApp *app, const Link *link);

/* ------------------------------------------------------------------ sheets */

enum { SEG_AFTER = -1, SEG_RIGHT = -2 };
/* col: from the left edge of the pane; SEG_AFTER: a blank behind the one before; SEG_RIGHT: at the right edge, the
 * last one outmost. cols: at most so many; 0: what there is room for. */
typedef struct SheetSeg { Str text; RoleId role; int col, cols; } SheetSeg;
typedef struct SheetRow {
    uint32_t seg, n_seg;
    int      cursor;                    /* the column of the hardware cursor */
    int      depth;                     /* two columns each; rows below a deeper one hang on it */
    bool     heading;                   /* cannot be selected */
    bool     closed;                    /* folded until the reader unfolds it */
    bool     bare;                      /* what hangs on it was not made (sheet_wants) */
    uint64_t fold;                      /* what is remembered of its folding goes by this; 0: nothing hangs on it */
    Link     link;
    Link     source;                    /* LINK_SPAN or LINK_ITEM: what it rests on, where that is not the link */
} SheetRow;

typedef struct Sheet {
    Arena    mem;
    int      cols;                      /* of the pane: a builder may choose its columns by it */
    Str      title, note;               /* of the first row: left and right */
    int      first;                     /* the row that one begins with, where that is not the top */
    Str      nothing;                   /* said where there are no rows */
    VEC(SheetSeg) segs;
    VEC(SheetRow) head, rows;           /* head: above the list, always in sight */
    VEC(uint32_t) seen;                 /* rows that no folding hides */
    List     list;                      /* over seen */
    Map      folded;                    /* by SheetRow.fold: folded + 1 */
    Arena    fold_mem;
    uint64_t stamp, made;               /* what the rows were made from; counts how often the list changed */
    bool     in_head, stale;
    bool     rests;                     /* the row one stands on rests on something that can be shown */
} Sheet;

/* For builders. A new row; the segments that follow are its own. The row may be written to until the next one. */
SheetRow *sheet_row(Sheet *sh);
SheetRow *sheet_heading(Sheet *sh, Str text);        /* of the rows that follow */
SheetRow *sheet_head(Sheet *sh);                     /* above the list */
/* Is what hangs on a row to be made? Not while it is folded: lists of thousands cost nothing until they are asked for.
 * Call it when fold and closed are set. */
bool sheet_wants(const Sheet *sh, SheetRow *row);
void sheet_put(Sheet *sh, RoleId role, Str text);    /* behind what stands there */
void sheet_at(Sheet *sh, int col, int cols, RoleId role, Str text);
void sheet_right(Sheet *sh, RoleId role, Str text);

/* What the generic half of a view calls (app.c); pane: whose sheet it is. */
void sheet_fit(struct UiApp *app, PaneId pane, Box box);
void sheet_hidden(struct UiApp *app, PaneId pane);   /* it is not on the screen any more */
void sheet_enter(struct UiApp *app, PaneId pane);    /* the view was gone to */
void sheet_again(struct UiApp *app, PaneId pane);    /* something else is selected */
void sheet_forget(struct UiApp *app, PaneId pane);   /* it will be about something else */
void sheet_to_first(struct UiApp *app, PaneId pane); /* it is about something else now */
void sheet_draw(struct UiApp *app, PaneId pane, struct Pen *p, bool focused, const ListDamage *rows);
bool sheet_act(struct UiApp *app, PaneId pane, int action);
void sheet_click(struct UiApp *app, PaneId pane, int x, int y, bool twice);
void sheet_wheel(struct UiApp *app, PaneId pane, int by);
void sheet_fini(Sheet *sh);
const SheetRow *sheet_selected(const Sheet *sh);     /* NULL: there are no rows */
void sheet_refold(Sheet *sh);                        /* after rows or folding changed */
void sheet_fold(Sheet *sh, const SheetRow *row, bool folded);
void sheet_settle(Sheet *sh, int dir);               /* off a heading, first that way */
#endif
