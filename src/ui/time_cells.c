/* time_cells.c: the signs and words of a time axis, for all views that draw one. */
#include "app_int.h"

RasterSpan item_span(const CareerDoc *d, const CareerItem *it)
{
    return (RasterSpan){it->start_lo, it->start_hi, it->end_lo, it->end_hi, it->approx, it->end_kind == END_OPEN,
                        career_written(d)};
}

/* The event that tells another date: a spell's is the first one it rests on. */
static const CareerItem *told_twice(const Careers *c, const CareerDoc *d, const CareerItem *it)
{
    if (!(it->doubt >> DOUBT_DATE & 1) || it->kind == ITEM_EVENT) return it->doubt >> DOUBT_DATE & 1 ? it : NULL;
    for (uint32_t i = d->item_beg; i < d->item_beg + d->item_n; i++)
        if (c->items.v[i].kind == ITEM_EVENT && c->items.v[i].seq == it->evidence) return &c->items.v[i];
    return NULL;
}

/* The spell as it was if the other date held; false: it is not one of its ends. */
static bool other_span(const CareerItem *event, const CareerOther *o, RasterSpan *sp)
{
    if (sp->start_lo == event->start_lo) sp->start_lo = o->lo, sp->start_hi = o->hi;
    else if (sp->end_lo == event->start_lo) sp->end_lo = o->lo, sp->end_hi = o->hi;
    else return false;
    return true;
}

static void put_other(const TimeAxis *axis, const AlignZero *z, const Careers *c, const CareerDoc *d, const CareerItem *it,
                      uint8_t *cells)
{
    const CareerItem *event = told_twice(c, d, it);
    const CareerOther *o = event ? careers_other(c, (uint32_t)(event - c->items.v)) : NULL;
    RasterSpan sp = item_span(d, it);
    if (!o || !other_span(event, o, &sp)) return;
    Arena a = {0};
    uint8_t *other = arena_alloc(&a, (size_t)axis->cols + 1);
    sp = align_span(z, sp);
    if (it->kind == ITEM_POSITION ? raster_bar(axis, &sp, other) : raster_mark(axis, sp.start_lo, sp.start_hi, other))
        raster_beside(cells, other, axis->cols);
    arena_fini(&a);
}

/* Every cell of the row on the axis is set; false when it has no date. */
bool item_cells(const TimeAxis *axis, const AlignZero *z, const Careers *c, const CareerDoc *d, const CareerItem *it,
                uint8_t *cells)
{
    RasterSpan sp = align_span(z, item_span(d, it));
    bool shown =
        it->kind == ITEM_POSITION ? raster_bar(axis, &sp, cells) : raster_mark(axis, sp.start_lo, sp.start_hi, cells);
    if (shown && axis->cols > 0) put_other(axis, z, c, d, it, cells);
    return shown;
}

static bool is_tail(uint8_t cell) { return cell == CELL_DASH || cell == CELL_WHO_KNOWS; }

/* How many cells of a row's dots are free, beside what is known of it, and where they begin: dots lead away from it, to
 * the right or to the left. */
static int tail_free(const uint8_t *cells, const uint8_t *used, int cols, int *from)
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

/* ------------------------------------------------------------------ spells of a career in one row */

enum { USED_ELSE = 4 };                              /* beside the halves that are certain */

Lane lane_new(Arena *a, int cols)
{
    size_t n = (size_t)cols + 1;
    return (Lane){arena_push_n(a, const char *, n), arena_push_n(a, RoleId, n), arena_push_n(a, uint8_t, n), cols};
}

static void lane_put(Lane *l, int k, const CareerItem *it, uint8_t cell, const char *sign)
{
    l->sign[k] = sign;
    l->role[k] = cell_role(it, cell);
    l->used[k] |= cell_halves(cell)                      ? (uint8_t)cell_halves(cell)
                  : cell == CELL_FRINGE || is_tail(cell) ? USED_ELSE
                                                         : HALF_BOTH;
}

/* A tail of dots would hide the next spell, and what is not certain says nothing where another certainly is. Each begins
 * with a notch. Where two certainly run at a time for more than a cell, that is said. */
void lane_lay(Lane *l, const Glyphs *g, const CareerItem *it, const uint8_t *cells)
{
    bool before = false;                             /* both, in the cell on the left */
    for (int k = 0; k < l->cols; k++) {
        uint8_t cell = cells[k] == CELL_UPPER ? CELL_CORE : cells[k];
        bool both = cell_halves(cell) & l->used[k],
             next = k + 1 < l->cols && (cell_halves(cells[k + 1]) & l->used[k + 1]);
        bool several = both && (before || next), begins = cell_halves(cell) && (k == 0 || !cell_halves(cells[k - 1]));
        before = both;
        if (!cell || is_tail(cell) || cell == CELL_LOWER || (cell == CELL_FRINGE && l->used[k] & HALF_BOTH)) continue;
        bool taken = cell == CELL_CORE_LEFT && l->used[k] & HALF_RIGHT;      /* by the notch of the next one */
        lane_put(l, k, it, cell,
                 several  ? g->several
                 : taken  ? l->sign[k]
                 : begins ? g->begins
                          : cell_glyph(g, it, cell));
    }
}

/* The dots behind a spell whose end nobody tells stand where nothing else does. */
void lane_tail(Lane *l, const Glyphs *g, const CareerItem *it, const uint8_t *cells)
{
    int k, n = tail_free(cells, l->used, l->cols, &k);
    for (; n > 0; n--, k++) lane_put(l, k, it, cells[k], cell_glyph(g, it, cells[k]));
}

/* One of them in a row of its own. */
void lane_alone(Lane *l, const Glyphs *g, const CareerItem *it, const uint8_t *cells)
{
    for (int k = 0; k < l->cols; k++)
        if (cells[k]) lane_put(l, k, it, cells[k], cell_glyph(g, it, cells[k]));
}

/* ------------------------------------------------------------------ signs */

RoleId cell_role(const CareerItem *it, uint8_t cell)
{
    if (cell == CELL_OTHER || cell == CELL_LOWER) return RO_ERROR;
    if (it->fact != FACT_ACTUAL) return RO_UNREAL;
    if (cell == CELL_FRINGE || cell == CELL_DASH || cell == CELL_WHO_KNOWS) return RO_FRINGE;
    if (it->kind == ITEM_EVENT) return RO_EVENT_MARK;
    return it->type == POS_EDUCATION ? RO_EDUCATION : RO_WORK;
}

const char *fact_glyph(const Glyphs *g, const CareerItem *it)
{
    const char *const of[FACT_COUNT] = {[FACT_ACTUAL] = "",
                                        [FACT_PLANNED] = g->planned,
                                        [FACT_NEGATED] = g->negated,
                                        [FACT_HYPOTHETICAL] = g->possible};
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
    Str role = al->name ? careers_called(c, al->name) : al->role;
    return str_fmt(a, _("years since entering: %.*s"), STR_ARG(role));
}
