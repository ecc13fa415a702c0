/* raster.h: from days to cells: the time axis, its ticks, bars and marks with their uncertainty.
 *
 *   core █, ▐ ▌ where it begins and ends within a cell   fringe ░ (certain only that it may reach so far)   instant ◆
 *   open end ▶   unknown end ┄?   another date that is told of it ≠, and where the two part one above the other ▀ ▄
 *
 * Knows    four-point spans, the scale of the axis.
 * Unaware  of glyphs, colours and the screen: cells are codes, the timeline view draws them.
 * Units    EdtfDay; cells counted from the left of the axis.
 * Memory   the caller's buffers.
 * Threads  pure functions.
 * Source   tui.md, section 6, "Timeline". */
#ifndef PATH_RASTER_H
#define PATH_RASTER_H
#include "edtf/edtf.h"

/* Days [lo, hi) lie on cols cells. */
typedef struct TimeAxis { double lo, hi; int cols; } TimeAxis;

typedef enum {
    CELL_NONE, CELL_CORE, CELL_FRINGE, CELL_INSTANT, CELL_OPEN_END, CELL_OPEN_START, CELL_DASH, CELL_WHO_KNOWS,
    CELL_BEFORE, CELL_AFTER,                        /* it lies left or right of what the axis shows */
    CELL_OTHER,                                     /* another date that is told of it */
    CELL_CORE_LEFT, CELL_CORE_RIGHT,                /* half a cell */
    CELL_UPPER, CELL_LOWER,                         /* by its date alone, by the other date alone */
    CELL_CODES
} CellCode;

/* What of a cell is certain. */
enum { HALF_LEFT = 1, HALF_RIGHT = 2, HALF_BOTH = 3 };
int cell_halves(uint8_t cell);

typedef struct RasterSpan {
    EdtfDay start_lo, start_hi, end_lo, end_hi;     /* EDTF_DAY_NONE: not known; MIN, MAX: open */
    bool    approx;                                 /* a ~ on either date */
    bool    open_end;                               /* still going on at `now` */
    EdtfDay now;                                    /* time of writing, EDTF_DAY_NONE where not known */
} RasterSpan;

/* Every cell of cells[axis->cols] is set. False when nothing is known, all cells are CELL_NONE then. */
bool raster_bar(const TimeAxis *axis, const RasterSpan *sp, uint8_t *cells);
bool raster_mark(const TimeAxis *axis, EdtfDay lo, EdtfDay hi, uint8_t *cells);
/* The same by another date that is told of it, into the cells by the first: two thin rows where they part. */
void raster_beside(uint8_t *cells, const uint8_t *other, int cols);
/* Adds one to every cell the range touches, at most 255: the density row of a folded person. */
void raster_density(const TimeAxis *axis, EdtfDay lo, EdtfDay hi, uint8_t *counts);

/* The axis that shows [first, last] with a little room; a year where nothing is dated. */
TimeAxis axis_fit(EdtfDay first, EdtfDay last, int cols);
void axis_zoom(TimeAxis *axis, double factor, double about);        /* < 1 shows less; days to 4000 years */
void axis_pan(TimeAxis *axis, double share);                        /* share of its width, to the right when positive */
int  axis_col(const TimeAxis *axis, EdtfDay day);                   /* may be < 0 or >= cols */

/* Ticks. On the calendar a month stands alone where January's tick says the year, and so a day where the first of the
 * month does; the first tick of all is written out. On a relative axis days count from a zero: years, or months, or
 * days where a year is too long. cols is the room that is kept for a label in any language; label is one in figures. */
typedef enum TickKind {
    TICK_YEAR,
    TICK_MONTH,
    TICK_DAY,
    TICK_YEAR_MONTH,
    TICK_DATE,
    TICK_YEARS,
    TICK_MONTHS,
    TICK_DAYS
} TickKind;
typedef struct AxisTick {
    int col, cols;
    TickKind kind;
    int n, y, m, d;
    char label[16];
} AxisTick; /* n: of a relative one */
enum { AXIS_TICKS_MAX = 64 };
int axis_ticks(const TimeAxis *axis, AxisTick out[AXIS_TICKS_MAX]);
int axis_ticks_relative(const TimeAxis *axis, AxisTick out[AXIS_TICKS_MAX]);
#endif
