/* ticks.c: where the axis says what time it is. */
#include "path/raster.h"
#include <math.h>
#include <stdio.h>

/* The room kept for a label in any language: "12월", "2015-03", "+18개월". */
static const int room[] = {
    [TICK_YEAR] = 4, [TICK_MONTH] = 4, [TICK_DAY] = 4, [TICK_YEAR_MONTH] = 7, [TICK_DATE] = 10,
    [TICK_YEARS] = 4, [TICK_MONTHS] = 7, [TICK_DAYS] = 7,
};
enum { GAP = 2 };                       /* columns between two labels, at least */

typedef enum { STEP_DAYS, STEP_MONTHS } StepUnit;
typedef struct Step { StepUnit unit; int n; TickKind kind; } Step;
static const Step steps[] = {
    {STEP_DAYS, 1, TICK_DAY},        {STEP_DAYS, 2, TICK_DAY},       {STEP_DAYS, 5, TICK_DAY},
    {STEP_DAYS, 10, TICK_DAY},       {STEP_MONTHS, 1, TICK_MONTH},   {STEP_MONTHS, 3, TICK_MONTH},
    {STEP_MONTHS, 6, TICK_MONTH},    {STEP_MONTHS, 12, TICK_YEAR},   {STEP_MONTHS, 24, TICK_YEAR},
    {STEP_MONTHS, 60, TICK_YEAR},    {STEP_MONTHS, 120, TICK_YEAR},  {STEP_MONTHS, 240, TICK_YEAR},
    {STEP_MONTHS, 600, TICK_YEAR},   {STEP_MONTHS, 1200, TICK_YEAR}, {STEP_MONTHS, 6000, TICK_YEAR},
    {STEP_MONTHS, 12000, TICK_YEAR},
};
static const double month_days = 30.436875;

static double step_days(const Step *s) { return s->unit == STEP_DAYS ? s->n : s->n * month_days; }

/* The smallest step whose labels do not touch. */
static const Step *step_for(const TimeAxis *axis)
{
    for (size_t i = 0; i < COUNT_OF(steps); i++)
        if ((axis->hi - axis->lo) / step_days(&steps[i]) * (room[steps[i].kind] + GAP) <= axis->cols) return &steps[i];
    return &steps[COUNT_OF(steps) - 1];
}

typedef struct Ticks { const TimeAxis *axis; AxisTick *out; int n, end; } Ticks;

/* What a label in figures says. */
static void write_label(AxisTick *t)
{
    size_t cap = sizeof t->label;
    switch (t->kind) {
    case TICK_YEAR: snprintf(t->label, cap, "%d", t->y); break;
    case TICK_MONTH: snprintf(t->label, cap, "%02d", t->m); break;
    case TICK_DAY: snprintf(t->label, cap, "%d", t->d); break;
    case TICK_YEAR_MONTH: snprintf(t->label, cap, "%d-%02d", t->y, t->m); break;
    case TICK_DATE: snprintf(t->label, cap, "%d-%02d-%02d", t->y, t->m, t->d); break;
    case TICK_YEARS: snprintf(t->label, cap, t->n ? "%+d" : "%d", t->n); break;
    case TICK_MONTHS: snprintf(t->label, cap, t->n ? "%+dm" : "%d", t->n); break;
    case TICK_DAYS: snprintf(t->label, cap, t->n ? "%+dd" : "%d", t->n); break;
    }
}

/* False: the axis ends here. A tick without room for its label is left out. */
static bool put(Ticks *k, AxisTick t, EdtfDay day)
{
    t.col = axis_col(k->axis, day);
    t.cols = room[t.kind];
    if (t.col >= k->axis->cols || k->n == AXIS_TICKS_MAX) return false;
    if (t.col < 0 || (k->n && t.col <= k->end) || t.col + t.cols > k->axis->cols) return true;
    k->end = t.col + t.cols;
    write_label(&t);
    k->out[k->n++] = t;
    return true;
}

/* A month says its year in January, and where it is the first tick. */
static TickKind month_kind(const Ticks *k, const Step *s, int m)
{
    if (s->kind == TICK_YEAR || m == 1) return TICK_YEAR;
    return k->n ? TICK_MONTH : TICK_YEAR_MONTH;
}

/* Days of one month, from the first on; those that would crowd the next month's first are left out. */
static bool days_of(Ticks *k, const Step *s, int y, int m)
{
    int n = edtf_month_days(y, m);
    for (int d = 1; d <= n - s->n / 2; d += s->n) {
        TickKind kind = !k->n ? TICK_DATE : d > 1 ? TICK_DAY : m > 1 ? TICK_MONTH : TICK_YEAR;
        if (!put(k, (AxisTick){.kind = kind, .y = y, .m = m, .d = d}, edtf_day(y, m, d))) return false;
    }
    return true;
}

static int floor_to(int x, int step) { return x - ((x % step) + step) % step; }

int axis_ticks(const TimeAxis *axis, AxisTick out[AXIS_TICKS_MAX])
{
    enum { YEARS = 9999 };
    Ticks k = {axis, out, 0, -1};
    int y, m, d;
    if (axis->cols < 4) return 0;
    const Step *s = step_for(axis);
    int by = s->unit == STEP_DAYS ? 1 : s->n;
    edtf_ymd((EdtfDay)axis->lo, &y, &m, &d);
    for (int month = floor_to(y * 12 + m - 1, by);; month += by) {
        int yy = floor_to(month, 12) / 12, mm = month - yy * 12 + 1;
        if (yy < -YEARS || yy > YEARS) break;
        bool on = s->unit == STEP_DAYS ? days_of(&k, s, yy, mm)
                                       : put(&k, (AxisTick){.kind = month_kind(&k, s, mm), .y = yy, .m = mm, .d = 1},
                                             edtf_day(yy, mm, 1));
        if (!on) break;
    }
    return k.n;
}

static TickKind relative_kind(const Step *s)
{
    if (s->unit == STEP_DAYS) return TICK_DAYS;
    return s->n < 12 ? TICK_MONTHS : TICK_YEARS;
}

int axis_ticks_relative(const TimeAxis *axis, AxisTick out[AXIS_TICKS_MAX])
{
    Ticks k = {axis, out, 0, -1};
    size_t i = 0;
    if (axis->cols < 4) return 0;
    while (i + 1 < COUNT_OF(steps) &&
           (axis->hi - axis->lo) / step_days(&steps[i]) * (room[relative_kind(&steps[i])] + GAP) > axis->cols) i++;
    const Step *s = &steps[i];
    TickKind kind = relative_kind(s);
    int each = kind == TICK_YEARS ? s->n / 12 : s->n;
    double days = kind == TICK_YEARS ? each * 365.2425 : step_days(s);
    for (int at = (int)ceil(axis->lo / days);; at++)
        if (!put(&k, (AxisTick){.kind = kind, .n = at * each}, (EdtfDay)lround(at * days))) break;
    return k.n;
}
