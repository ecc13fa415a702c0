/* list.h: which row is selected and which rows are seen, for anything that is a list.
 *
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
#endif
