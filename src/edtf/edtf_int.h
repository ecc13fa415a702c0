/* edtf_int.h: what the modules of edtf share. */
#ifndef EDTF_INT_H
#define EDTF_INT_H
#include "edtf/edtf.h"

/* Where a qualifier may be written: before or behind each component. Two bits a place in EdtfPoint.q_marks. */
enum { MARK_BEFORE = 0, MARK_BEHIND = 2, MARK_COMPONENT = 4 };
void marks_spread(uint16_t marks, uint8_t q[3]);             /* what holds for year, month, day */

EdtfDay day_clamped(int64_t y, int m, int d);                /* MIN or MAX where EdtfDay does not reach */
void    point_years(const EdtfPoint *pt, int64_t *lo, int64_t *hi);
/* False when no day of the calendar fits: 2021-02-30, 2021-1X-32. */
bool    point_bounds(const EdtfPoint *pt, EdtfDay *lo, EdtfDay *hi);
bool    point_at(EdtfDay day, EdtfPrecision prec, EdtfPoint *pt);
bool    point_same(const EdtfPoint *a, const EdtfPoint *b);  /* year, month and day as written */
bool    points_reversed(const EdtfPoint *from, const EdtfPoint *to);     /* as two ends: certainly the wrong way round */
int64_t pow10_of(int n);
int     year_digits(const EdtfPoint *pt);                    /* as written, leading zeros too */

static inline const EdtfPoint *last_point(const Edtf *e) { return &e->pt[e->n - 1]; }
#endif
