/* surface.h: a grid of cells to draw a frame in, without a terminal.
 *
 * Knows    how many columns a character takes (uni/width.h); that a wide one has two halves which live and die
 *          together: drawing over one blanks the other.
 * Unaware  of the terminal; screen.h sends what differs, and looks only where something was drawn.
 * Units    x, y: cells from 0 at the top left; cols: columns. What lies outside is left out, never an error.
 * Memory   a Surface owns its cells; surface_free.
 * Threads  one owner. */
#ifndef TERM_SURFACE_H
#define TERM_SURFACE_H
#include "base/arena.h"
#include "base/buf.h"

/* Default, one of 256, or 24-bit. The screen maps down to what the terminal has. */
typedef uint32_t Colour;
#define COLOUR_DEFAULT        ((Colour)0)
#define COLOUR_INDEX(n)       ((Colour)(0x01000000u | (uint32_t)(n)))                  /* 0..7, 8..15 bright, 16..255 */
#define COLOUR_RGB(r, g, b)   ((Colour)(0x02000000u | (uint32_t)(r) << 16 | (uint32_t)(g) << 8 | (uint32_t)(b)))

enum { ST_BOLD = 1, ST_DIM = 2, ST_UNDERLINE = 4, ST_REVERSE = 8, ST_ITALIC = 16 };
typedef struct Style { Colour fg, bg; uint32_t attrs; } Style;      /* {0} is the terminal's own */

static inline bool style_eq(Style a, Style b) { return a.fg == b.fg && a.bg == b.bg && a.attrs == b.attrs; }
/* "default" "red" "bright-red" "208" "#ff8800" */
bool colour_parse(Str s, Colour *out);
/* "bold underline red on #202020", any part may be missing; false names nothing that is known. */
bool style_parse(Str s, Style *out);
void style_format(Style s, Buf *out);                               /* the same way; "default" for {0} */

enum { CELL_CPS = 5 };                                              /* a character and four marks, as ncursesw holds */
typedef struct Cell {
    uint32_t cp[CELL_CPS];                                          /* 0 behind the last; ' ' where nothing is drawn */
    Style    style;
    uint32_t cols;                                                  /* 1, 2, or 0: right half of the one before */
} Cell;

typedef struct CellRange { int beg, end; } CellRange;              /* [beg, end) of a row; none where they are equal */

typedef struct Surface {
    int   cols, rows;
    Cell *cell;                                                     /* rows * cols, row by row */
    int   cursor_x, cursor_y;                                       /* of the hardware cursor */
    bool  cursor_shown;
    CellRange *touched;                                             /* a row: drawn over since it was last presented */
    Arena scratch;                                                  /* of the call */
} Surface;

Surface *surface_new(int cols, int rows);
void surface_free(Surface *s);
void surface_resize(Surface *s, int cols, int rows);                /* and clears */
void surface_clear(Surface *s, Style style);                        /* blanks, cursor hidden at 0, 0 */

/* Draws text from (x, y) rightwards and gives the column behind it. Controls come out as '·'. A character that
 * does not fit whole in front of the edge is left out, and so is all that follows. */
int  surface_put(Surface *s, int x, int y, Style style, Str text);
int  surface_put_cols(Surface *s, int x, int y, int cols, Style style, Str text);   /* the edge is x + cols */
/* The same for text that has been through uni_visible. */
int  surface_put_seen(Surface *s, int x, int y, int cols, Style style, Str text);
void surface_fill(Surface *s, int x, int y, int w, int h, Style style, uint32_t cp); /* cp one column wide */
void surface_paint(Surface *s, int x, int y, int w, int h, Style style);            /* keeps the characters */
void surface_blit(Surface *s, int x, int y, const Surface *from);                   /* for pop-ups */
/* Rows of the rectangle move up by `by` (down: < 0); what comes in is blank. */
void surface_scroll(Surface *s, int x, int y, int w, int h, int by);
void surface_cursor(Surface *s, int x, int y);                      /* shown there; x < 0 hides it */

const Cell *surface_at(const Surface *s, int x, int y);             /* NULL outside */
bool surface_eq(const Surface *a, const Surface *b);

/* For tests and scripts: rows as text, blanks at their ends left out; runs of style as "y x cols style". */
void surface_row(const Surface *s, int y, Buf *out);
void surface_dump(const Surface *s, Buf *out);
void surface_dump_styles(const Surface *s, Buf *out);
#endif
