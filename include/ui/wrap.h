/* wrap.h: a memoir cut into rows of the screen, softly, between 어절.
 *
 * Knows    source lines; columns as shown, controls and decomposed Hangul too.
 * Unaware  of marks and colours.
 * Units    bytes of the text; a row is [beg, end) without the blanks at which it was cut.
 * Memory   a WrapText points into the document; rows are written to the caller's buffer.
 *          A line is handled in units of at most WRAP_UNIT bytes, so that one of 50 MB costs no more than its part
 *          on the screen.
 * Threads  pure after wrap_open. */
#ifndef UI_WRAP_H
#define UI_WRAP_H
#include "text/doc.h"

enum { WRAP_UNIT = 4096, WRAP_ROWS_MAX = WRAP_UNIT + 1 };

typedef struct WrapUnit { uint32_t beg, end, line; } WrapUnit;      /* line counts from 1 */
typedef struct WrapText { Str text; VEC(WrapUnit) units; } WrapText;
typedef struct WrapPos { uint32_t unit, row; } WrapPos;             /* a row on the screen */
typedef struct WrapRow { uint32_t beg, end; } WrapRow;

void wrap_open(Arena *a, const Doc *d, WrapText *out);
/* Rows of one unit for cols columns, at least one; returns how many. */
uint32_t wrap_rows(const WrapText *w, uint32_t unit, int cols, WrapRow rows[WRAP_ROWS_MAX]);
WrapPos wrap_at(const WrapText *w, uint32_t byte, int cols);        /* the row that holds a byte */
/* Moves by rows; stops at the ends. moved (may be NULL) gets by how many. */
WrapPos wrap_move(const WrapText *w, WrapPos p, int by, int cols, int *moved);
int wrap_cluster(Str text, size_t *at);                             /* columns of one cluster as it will be shown */
#endif
