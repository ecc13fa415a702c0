#include "path/raster.h"
#include <math.h>
#include <stdio.h>
#include <string.h>

enum { MIN_DAYS = 10, MAX_DAYS = 4000 * 366 };

static bool known(EdtfDay d) { return d != EDTF_DAY_NONE; }

static int col_at(const TimeAxis *axis, EdtfDay day, int of_cell)
{
    double x = ((double)day - axis->lo) / (axis->hi - axis->lo) * axis->cols * of_cell;
    if (x < -1e6) return -1000000;
    return x > 1e6 ? 1000000 : (int)floor(x);
}

int axis_col(const TimeAxis *axis, EdtfDay day) { return col_at(axis, day, 1); }
static int half_at(const TimeAxis *axis, EdtfDay day) { return col_at(axis, day, 2); }
static int cell_of(int half) { return half < 0 ? -1 : half / 2; }

static void fill(uint8_t *cells, int cols, int from, int to, CellCode code)
{
    if (from < 0) from = 0;
    for (int i = from; i <= to && i < cols; i++) cells[i] = (uint8_t)code;
}

/* A small arrow at the edge where everything lies outside. */
static bool outside(const TimeAxis *axis, int first, int last, uint8_t *cells)
{
    if (axis->cols < 1) return true;
    if (last < 0) cells[0] = CELL_BEFORE;
    else if (first >= axis->cols) cells[axis->cols - 1] = CELL_AFTER;
    else return false;
    return true;
}

/* Start known, end not: the first cell and a dotted line that says how little is known; mirrored for the other. */
static void half_known(const TimeAxis *axis, int lo, int hi, int step, uint8_t *cells)
{
    int at = step > 0 ? hi : lo;
    if (outside(axis, lo, hi, cells)) return;
    fill(cells, axis->cols, lo, hi, hi > lo ? CELL_FRINGE : CELL_CORE);
    static const CellCode tail[] = {CELL_DASH, CELL_DASH, CELL_WHO_KNOWS};
    for (int i = 0; i < 3; i++) {
        int c = at + step * (i + 1);
        if (c >= 0 && c < axis->cols) cells[c] = (uint8_t)tail[i];
    }
}

/* Halves [from, to] of cells are certain. Where nothing else may be beside them in their cell, an end is half a cell. */
static void certain(const TimeAxis *axis, int from, int to, int first, int last, uint8_t *cells)
{
    for (int i = cell_of(from) < 0 ? 0 : cell_of(from); i <= cell_of(to) && i < axis->cols; i++) {
        bool left = from <= i * 2 || first <= i * 2, right = to > i * 2 || last > i * 2;
        cells[i] = left && right ? CELL_CORE : left ? CELL_CORE_LEFT : CELL_CORE_RIGHT;
    }
}

static void open_ended(const TimeAxis *axis, const RasterSpan *sp, uint8_t *cells)
{
    int lo = half_at(axis, sp->start_lo), hi = half_at(axis, sp->start_hi);
    int end = edtf_dated(sp->now) && sp->now >= sp->start_lo ? axis_col(axis, sp->now) : axis->cols - 1;
    if (end < cell_of(hi)) end = cell_of(hi);
    if (outside(axis, cell_of(lo), end, cells)) return;
    fill(cells, axis->cols, cell_of(lo), end, CELL_FRINGE);
    certain(axis, sp->approx ? cell_of(hi) * 2 + 2 : hi, end * 2 + 1, lo, end * 2 + 1, cells);
    if (end < axis->cols) cells[end] = CELL_OPEN_END;
    else cells[axis->cols - 1] = CELL_AFTER;
}

static void four_points(const TimeAxis *axis, const RasterSpan *sp, uint8_t *cells)
{
    int a = half_at(axis, sp->start_lo), b = half_at(axis, sp->start_hi);
    int c = half_at(axis, sp->end_lo), d = half_at(axis, sp->end_hi);
    if (d < a) d = a;
    int first = cell_of(a), last = cell_of(d);
    if (outside(axis, first, last, cells)) return;
    fill(cells, axis->cols, first, last, CELL_FRINGE);
    /* A cell that holds both bounds of an end shows no uncertainty of it at this scale. */
    if (b <= c) certain(axis, b, c, a, d, cells);
    else if (cell_of(b) <= cell_of(c)) fill(cells, axis->cols, cell_of(b), cell_of(c), CELL_CORE);
    else if (first == last) fill(cells, axis->cols, first, last, CELL_CORE);
    if (!sp->approx || last - first < 2) return;
    fill(cells, axis->cols, first, first, CELL_FRINGE);
    fill(cells, axis->cols, last, last, CELL_FRINGE);
}

/* Still there when it was written; nobody knows since when. */
static void going_on(const TimeAxis *axis, int now, uint8_t *cells)
{
    if (now == axis->cols) now--;                        /* the axis ends with the time of writing */
    half_known(axis, now, now, -1, cells);
    if (now >= 0 && now < axis->cols) cells[now] = CELL_OPEN_END;
}

bool raster_bar(const TimeAxis *axis, const RasterSpan *sp, uint8_t *cells)
{
    memset(cells, CELL_NONE, (size_t)(axis->cols > 0 ? axis->cols : 0));
    bool start = edtf_dated(sp->start_lo) && edtf_dated(sp->start_hi),
         end = edtf_dated(sp->end_lo) && edtf_dated(sp->end_hi);
    if (start && (sp->open_end || sp->end_hi == EDTF_DAY_MAX)) open_ended(axis, sp, cells);
    else if (start && end) four_points(axis, sp, cells);
    else if (start) half_known(axis, axis_col(axis, sp->start_lo), axis_col(axis, sp->start_hi), 1, cells);
    else if (end) half_known(axis, axis_col(axis, sp->end_lo), axis_col(axis, sp->end_hi), -1, cells);
    else if (sp->open_end && edtf_dated(sp->now)) going_on(axis, axis_col(axis, sp->now), cells);
    else return false;
    return true;
}

bool raster_mark(const TimeAxis *axis, EdtfDay lo, EdtfDay hi, uint8_t *cells)
{
    memset(cells, CELL_NONE, (size_t)(axis->cols > 0 ? axis->cols : 0));
    if (!known(lo) || !known(hi) || (!edtf_dated(lo) && !edtf_dated(hi))) return false;
    int a = edtf_dated(lo) ? axis_col(axis, lo) : axis_col(axis, hi), b = edtf_dated(hi) ? axis_col(axis, hi) : a;
    if (outside(axis, a, b, cells)) return true;
    fill(cells, axis->cols, a, b, CELL_FRINGE);
    int mid = a + (b - a) / 2;
    if (mid < 0) mid = 0;
    if (mid >= axis->cols) mid = axis->cols - 1;
    cells[mid] = CELL_INSTANT;
    if (!edtf_dated(lo)) cells[mid] = CELL_OPEN_START;
    if (!edtf_dated(hi)) cells[mid] = CELL_OPEN_END;
    return true;
}

int cell_halves(uint8_t cell)
{
    static const uint8_t halves[CELL_CODES] = {[CELL_CORE] = HALF_BOTH,
                                               [CELL_UPPER] = HALF_BOTH,
                                               [CELL_CORE_LEFT] = HALF_LEFT,
                                               [CELL_CORE_RIGHT] = HALF_RIGHT};
    return halves[cell];
}

/* Its own instant and the other's stay signs of their own. */
void raster_beside(uint8_t *cells, const uint8_t *other, int cols)
{
    for (int i = 0; i < cols; i++) {
        if (other[i] == CELL_INSTANT && cells[i] != CELL_INSTANT) cells[i] = CELL_OTHER;
        else if (!cells[i] && other[i]) cells[i] = CELL_LOWER;
        else if (!other[i] && (cells[i] == CELL_FRINGE || cell_halves(cells[i]))) cells[i] = CELL_UPPER;
    }
}

void raster_density(const TimeAxis *axis, EdtfDay lo, EdtfDay hi, uint8_t *counts)
{
    if (!edtf_dated(lo)) return;
    int a = axis_col(axis, lo), b = edtf_dated(hi) ? axis_col(axis, hi) : a;
    if (a < 0) a = 0;
    for (int i = a; i <= b && i < axis->cols; i++)
        if (counts[i] < UINT8_MAX) counts[i]++;
}

/* ------------------------------------------------------------------ the axis */

TimeAxis axis_fit(EdtfDay first, EdtfDay last, int cols)
{
    if (!edtf_dated(first) || !edtf_dated(last) || last < first) return (TimeAxis){0, 366, cols};
    double room = ((double)last - first) * 0.02 + 30;
    return (TimeAxis){(double)first - room, (double)last + room, cols};
}

void axis_zoom(TimeAxis *axis, double factor, double about)
{
    double width = (axis->hi - axis->lo) * factor, at = (about - axis->lo) / (axis->hi - axis->lo);
    if (width < MIN_DAYS) width = MIN_DAYS;
    if (width > MAX_DAYS) width = MAX_DAYS;
    axis->lo = about - at * width;
    axis->hi = axis->lo + width;
}

void axis_pan(TimeAxis *axis, double share)
{
    double by = (axis->hi - axis->lo) * share;
    if (fabs(axis->lo + by) > MAX_DAYS) return;
    axis->lo += by;
    axis->hi += by;
}
