/* list.h: which row is selected and which rows are seen, for anything that is a list.
 *
 * Knows    which of its rows a window shows otherwise than before, so that no others are drawn.
 * Units    rows from 0.
 * Memory   a value.
 * Threads  pure functions. */
#ifndef UI_LIST_H
#define UI_LIST_H
#include "base/str.h"

typedef struct List { int n, sel, top, rows; } List;   /* rows: height of the window; sel is 0 when n is 0 */

/* New number of rows and window height; the selected row stays in sight, and in its place where it can. */
void list_fit(List *l, int n, int rows);
void list_to(List *l, int sel);                          /* clamped */
void list_move(List *l, int by);
void list_page(List *l, int pages, bool half);           /* selection and window together */
void list_scroll(List *l, int by);                       /* the window; the selection follows at its edge */

/* What has to be drawn to turn the window `was` into `now`: everything, or the rows both show are moved up by `by`
 * and these are drawn: [from, to), which came in, and those of the cursor, old and new. */
typedef struct ListDamage { bool all; int by, from, to, was, sel; } ListDamage;
ListDamage list_damage(const List *was, const List *now);
static inline bool list_damaged(const ListDamage *d, int row)
{
    return d->all || row == d->was || row == d->sel || (row >= d->from && row < d->to);
}
#endif
