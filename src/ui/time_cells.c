/* time_cells.c: the signs and words of a time axis, for all views that draw one. */
#include "app_int.h"

RasterSpan item_span(const CareerDoc *d, const CareerItem *it)
{
    return (RasterSpan){it->start_lo, it->start_hi, it->end_lo, it->end_hi, it->approx, it->end_kind == END_OPEN,
                        career_written(d)};
}

/* Where another date of it lies, which the text tells as well. */
static void put_other(const TimeAxis *axis, const AlignZero *z, const CareerOther *o, uint8_t *cells)
{
    EdtfDay lo = align_day(z, o->lo), hi = align_day(z, o->hi);
    int at = axis_col(axis, lo + (hi - lo) / 2);
    if (at >= 0 && at < axis->cols && cells[at] != CELL_INSTANT) cells[at] = CELL_OTHER;
}

/* Every cell of the row on the axis is set; false when it has no date. */
bool item_cells(const TimeAxis *axis, const AlignZero *z, const Careers *c, const CareerDoc *d, const CareerItem *it,
                uint8_t *cells)
{
    RasterSpan sp = align_span(z, item_span(d, it));
    if (it->kind == ITEM_POSITION) return raster_bar(axis, &sp, cells);
    bool shown = raster_mark(axis, sp.start_lo, sp.start_hi, cells);
    const CareerOther *other = it->doubt >> DOUBT_DATE & 1 ? careers_other(c, (uint32_t)(it - c->items.v)) : NULL;
    if (shown && other) put_other(axis, z, other, cells);
    return shown;
}

static bool is_tail(uint8_t cell) { return cell == CELL_DASH || cell == CELL_WHO_KNOWS; }

/* Dots lead away from what is known, to the right or to the left. */
int tail_free(const uint8_t *cells, const uint8_t *used, int cols, int *from)
{
    int beg = 0, end;
    while (beg < cols && !is_tail(cells[beg])) beg++;
    for (end = beg; end < cols && is_tail(cells[end]);) end++;
    bool right = beg > 0 && cells[beg - 1];
    int n = 0, last = right ? beg : end - 1;
    while (n < end - beg && !used[right ? beg + n : end - 1 - n]) n++;
    *from = right ? beg : last - n + 1;
    return n;
}

RoleId cell_role(const CareerItem *it, uint8_t cell)
{
    if (cell == CELL_OTHER) return RO_ERROR;
    if (it->fact != FACT_ACTUAL) return RO_UNREAL;
    if (cell == CELL_FRINGE || cell == CELL_DASH || cell == CELL_WHO_KNOWS) return RO_FRINGE;
    if (it->kind == ITEM_EVENT) return RO_EVENT_MARK;
    return it->type == POS_EDUCATION ? RO_EDUCATION : RO_WORK;
}

const char *fact_glyph(const Glyphs *g, const CareerItem *it)
{
    const char *const of[FACT_COUNT] = {
        [FACT_ACTUAL] = "", [FACT_PLANNED] = g->planned, [FACT_NEGATED] = g->negated, [FACT_HYPOTHETICAL] = g->possible};
    return of[it->fact];
}

const char *cell_glyph(const Glyphs *g, const CareerItem *it, uint8_t cell)
{
    return cell == CELL_INSTANT && it->fact != FACT_ACTUAL ? fact_glyph(g, it) : g->cell[cell];
}

int axis_marks(const TimeAxis *axis, const Align *al, AxisTick out[AXIS_TICKS_MAX])
{
    return al->kind == ALIGN_CALENDAR ? axis_ticks(axis, out) : axis_ticks_relative(axis, out);
}

Str tick_label(Arena *a, const AxisTick *t, const Align *al)
{
    static const char *const months[] = {N_("Jan"), N_("Feb"), N_("Mar"), N_("Apr"), N_("May"), N_("Jun"),
                                         N_("Jul"), N_("Aug"), N_("Sep"), N_("Oct"), N_("Nov"), N_("Dec")};
    if (t->kind == TICK_MONTH) return str_z(_(months[t->m - 1]));
    /* TRANSLATORS: a day of the month on the axis, in four columns at most */
    if (t->kind == TICK_DAY) return str_fmt(a, _("%i"), t->d);
    if (t->kind == TICK_MONTHS && t->n) return str_fmt(a, _("%+d mo"), t->n);
    if (t->kind == TICK_DAYS && t->n) return str_fmt(a, _("%+d d"), t->n);
    if (t->kind == TICK_YEARS && al->kind == ALIGN_AGE) return str_fmt(a, "%d", t->n);
    return str_dup(a, str_z(t->label));
}

Str align_title(Arena *a, const Careers *c, const Align *al)
{
    if (al->kind != ALIGN_ROLE) return str_z(_(align_titles[al->kind]));
    Str role = al->name ? label_thing(c, al->name) : al->role;
    return str_fmt(a, _("years since entering: %.*s"), STR_ARG(role));
}
