/* view_time.c: careers on one time axis. A person's header, then positions as bars and events as marks. */
#include "app_int.h"
#include "uni/width.h"
#include <string.h>

/* ------------------------------------------------------------------ drawing */

/* In a narrow pane the label stands beside the bar; it has a column of its own where there is room. */
typedef struct Columns { int label, axis, dates, head; } Columns;
enum { DATES_FROM = 84 };

static Columns columns_for(Box b)
{
    if (b.w < TIME_NARROW) return (Columns){0, b.w - 1, 0, b.h >= 6 ? 2 : 1};
    Columns c = {b.w / 3, 0, b.w >= DATES_FROM ? 24 : 0, 1};
    if (c.label > 26) c.label = c.dates ? 30 : 26;
    c.axis = b.w - c.label - 1 - c.dates;
    return c;
}

static RasterSpan span_of(const CareerDoc *d, const CareerItem *it)
{
    return (RasterSpan){it->start_lo, it->start_hi, it->end_lo, it->end_hi, it->approx, it->end_kind == END_OPEN,
                        day_of_writing(d)};
}

static RoleId cell_role(const CareerItem *it, uint8_t cell)
{
    if (it->fact != FACT_ACTUAL) return RO_UNREAL;
    if (cell == CELL_FRINGE || cell == CELL_DASH || cell == CELL_WHO_KNOWS) return RO_FRINGE;
    if (it->kind == ITEM_EVENT) return RO_EVENT_MARK;
    return it->type == POS_EDUCATION ? RO_EDUCATION : RO_WORK;
}

static const char *cell_glyph(const Glyphs *g, const CareerItem *it, uint8_t cell)
{
    if (cell == CELL_INSTANT && it->fact == FACT_NEGATED) return g->negated;
    if (cell == CELL_INSTANT && it->fact != FACT_ACTUAL) return g->planned;
    return g->cell[cell];
}

/* The cells of a row on the axis; false when it has no date. */
static bool raster_item(const TimeAxis *axis, const CareerDoc *d, const CareerItem *it, uint8_t *cells)
{
    RasterSpan sp = span_of(d, it);
    return it->kind == ITEM_POSITION ? raster_bar(axis, &sp, cells)
                                     : raster_mark(axis, it->start_lo, it->start_hi, cells);
}

static void draw_cells(Pen *p, int x, int y, const TimeAxis *axis, const CareerItem *it, const uint8_t *cells)
{
    for (int i = 0; i < axis->cols; i++)
        if (cells[i]) pen_z(p, x + i, y, cell_role(it, cells[i]), cell_glyph(p->g, it, cells[i]));
}

/* Behind the bar, else before it, else on the side with more room. */
static void draw_beside(Pen *p, int x, int y, int cols, const uint8_t *cells, RoleId role, Str label)
{
    int first = 0, last = cols - 1, w = (int)uni_cols(label);
    while (first < cols && !cells[first]) first++;
    while (last > first && !cells[last]) last--;
    int right = cols - last - 2, left = first - 1;
    if (first == cols) pen_clip(p, x, y, cols, role, label);
    else if (w <= right || right >= left) pen_clip(p, x + last + 2, y, right, role, label);
    else pen_clip(p, x + (w < left ? left - w : 0), y, left, role, label);
}

/* used: the columns of the axis that something was drawn in, marked. */
static void draw_density(const UiApp *app, Pen *p, int x, int y, const TimeAxis *axis, const CareerDoc *d, uint8_t *used)
{
    const Careers *c = session_careers(app->s);
    const Filter *f = session_filter(app->s);
    uint8_t *counts = arena_alloc(p->mem, (size_t)axis->cols + 1);
    for (uint32_t i = d->item_beg; i < d->item_beg + d->item_n; i++) {
        const CareerItem *it = &c->items.v[i];
        if (it->kind == ITEM_EVENT && it->fact == FACT_ACTUAL && bits_get(&f->items, i))
            raster_density(axis, it->start_lo, it->start_hi, counts);
    }
    for (int i = 0; i < axis->cols; i++) {
        int level = counts[i] > (int)COUNT_OF(p->g->density) ? (int)COUNT_OF(p->g->density) : counts[i];
        if (level) used[i] = 1, pen_z(p, x + i, y, RO_DENSITY, p->g->density[level - 1]);
    }
}

/* A folded career: its positions end to end, each with a notch where it begins; events where there are none. */
static void draw_career(const UiApp *app, Pen *p, int x, int y, const TimeAxis *axis, const CareerDoc *d, uint8_t *used)
{
    const Careers *c = session_careers(app->s);
    const Filter *f = session_filter(app->s);
    uint8_t *cells = arena_alloc(p->mem, (size_t)axis->cols + 1);
    bool any = false;
    for (uint32_t i = d->item_beg; i < d->item_beg + d->item_n; i++) {
        const CareerItem *it = &c->items.v[i];
        RasterSpan sp = span_of(d, it);
        if (it->kind != ITEM_POSITION || !bits_get(&f->items, i) || !raster_bar(axis, &sp, cells)) continue;
        any = true;
        for (int k = 0; k < axis->cols; k++)         /* a tail of dots would hide the next position */
            if (cells[k] == CELL_DASH || cells[k] == CELL_WHO_KNOWS) cells[k] = CELL_NONE;
        for (int k = 0; k < axis->cols; k++) {
            bool begins = cells[k] == CELL_CORE && (k == 0 || cells[k - 1] != CELL_CORE);
            if (!cells[k]) continue;
            used[k] = 1;
            pen_z(p, x + k, y, cell_role(it, cells[k]), begins ? p->g->begins : cell_glyph(p->g, it, cells[k]));
        }
    }
    if (!any) draw_density(app, p, x, y, axis, d, used);
}

/* In a narrow pane the name takes the longer free end of its row; where neither is worth reading, the first columns. */
static void name_beside(Pen *p, int x, int y, int cols, const uint8_t *used, Str name)
{
    enum { LEAST = 10 };
    int first = 0, last = cols - 1;
    while (first < cols && !used[first]) first++;
    while (last > first && !used[last]) last--;
    int left = first - x, right = cols - last - 2;
    if (first == cols) pen_clip(p, x, y, p->box.w - x - 1, RO_PERSON, name);
    else if (right > left && right >= LEAST) pen_clip(p, last + 3, y, right, RO_PERSON, name);
    else pen_clip(p, x, y, left >= LEAST ? left : LEAST, RO_PERSON, name);
}

/* Why a career has nothing on the axis: the filter's words stand in the text alone, or nothing of it has a date. */
static const char *bare_note(const UiApp *app, const CareerDoc *d)
{
    const Filter *f = session_filter(app->s);
    bool any = false;
    for (uint32_t i = d->item_beg; i < d->item_beg + d->item_n && !any; i++) any = bits_get(&f->items, i);
    if (!d->analysed) return "";
    return any ? _("no dates") : _("named in the text only");
}

/* alone: no row of the career follows. */
static void draw_person(UiApp *app, Pen *p, int y, Columns col, const CareerDoc *d, bool alone)
{
    bool closed = fold_of(app, d->id) == FOLD_CLOSED;
    Str name = d->title.n ? d->title : d->name;
    int x = pen_z(p, 1, y, RO_DIM, closed ? p->g->folded : p->g->unfolded) + 1;
    if (!closed) {
        pen_clip(p, x, y, p->box.w - x - 1, RO_PERSON, name);
        int end = x + (int)uni_cols(name) + 2;
        if (alone && end < p->box.w) pen_clip(p, end, y, p->box.w - end - 1, RO_DIM, str_z(bare_note(app, d)));
        return;
    }
    uint8_t *used = arena_alloc(p->mem, (size_t)col.axis + 1);
    if (col.label) pen_clip(p, x, y, col.label - x, RO_PERSON, name);
    draw_career(app, p, col.label + 1, y, &app->time.axis, d, used);
    if (col.label && !memchr(used, 1, (size_t)col.axis))
        pen_clip(p, col.label + 1, y, col.axis, RO_DIM, str_z(bare_note(app, d)));
    if (!col.label) name_beside(p, x, y, col.axis, used, name);
}

static void draw_item(UiApp *app, Pen *p, int y, Columns col, const CareerDoc *d, const CareerItem *it)
{
    RoleId role = it->fact != FACT_ACTUAL ? RO_UNREAL : it->kind == ITEM_POSITION ? RO_TEXT : RO_EVENT;
    uint8_t *cells = arena_alloc(p->mem, (size_t)app->time.axis.cols + 1);
    Str label = label_item(p->mem, app, it);
    bool known = raster_item(&app->time.axis, d, it, cells);
    int x = col.label + 1;
    if (!known) pen_z(p, x, y, RO_FRINGE, "?");
    draw_cells(p, x, y, &app->time.axis, it, cells);
    if (col.label) pen_clip(p, 3, y, col.label - 3, role, label);
    else draw_beside(p, known ? x : x + 2, y, col.axis - (known ? 0 : 2), cells, role, label);
    if (col.dates) pen_clip(p, x + col.axis + 1, y, col.dates - 1, RO_TIME, label_dates(p->mem, it));
}

static void draw_head(UiApp *app, Pen *p, Columns col, bool focused)
{
    AxisTick ticks[AXIS_TICKS_MAX];
    int n = app->time.dated ? axis_ticks(&app->time.axis, ticks) : 0;
    Str title = app->time.one ? str_fmt(p->mem, "%s · %s", _("timeline"), _("one memoir"))
                              : str_fmt(p->mem, "%s %u", _("timeline"), app->docs.rows.n);
    bool room = col.label || col.head > 1;
    if (room)
        pen_clip(p, 1, 0, col.label ? col.label - 1 : p->box.w - 2, focused ? RO_TITLE_FOCUS : RO_TITLE, title);
    for (int i = 0; i < n; i++) pen_z(p, col.label + 1 + ticks[i].col, col.head - 1, RO_AXIS, ticks[i].label);
}

static void fit(UiApp *app, Box box)
{
    TimeView *v = &app->time;
    Columns col = columns_for(box);
    v->axis.cols = col.axis;
    v->head = col.head;
    list_fit(&v->list, (int)v->rows.n, box.h - col.head);
}

static void draw(UiApp *app, Pen *p, bool focused, const ListDamage *rows)
{
    TimeView *v = &app->time;
    const Careers *c = session_careers(app->s);
    Columns col = columns_for(p->box);
    if (rows->all) draw_head(app, p, col, focused);
    pen_rows(p, col.head, &v->list, rows);
    if (v->rows.n == 0) empty_draw(app, p, col.head + 1);
    for (int i = 0; i < v->list.rows && v->list.top + i < v->list.n; i++) {
        int row = v->list.top + i, y = i + col.head;
        TimeRow r = v->rows.v[row];
        if (!list_damaged(rows, row)) continue;
        bool last = row + 1 >= v->list.n || v->rows.v[row + 1].item == NO_ITEM;
        if (r.item == NO_ITEM) draw_person(app, p, y, col, &c->docs.v[r.doc], last);
        else draw_item(app, p, y, col, &c->docs.v[r.doc], &c->items.v[r.item]);
        if (row != v->list.sel) continue;
        pen_paint(p, 0, y, p->box.w, focused ? RO_SELECTED : RO_SELECTED_AWAY);
        pen_z(p, 0, y, RO_FOCUS, focused ? p->g->mark : " ");
        if (focused) pen_cursor(p, 0, y);
    }
}

/* ------------------------------------------------------------------ acting */

static void select_row(UiApp *app)
{
    TimeView *v = &app->time;
    if (v->rows.n == 0) return;
    const Careers *c = session_careers(app->s);
    TimeRow r = v->rows.v[v->list.sel];
    ItemRef ref = {.doc = c->docs.v[r.doc].id, .none = r.item == NO_ITEM};
    if (!ref.none) ref.kind = c->items.v[r.item].kind, ref.seq = c->items.v[r.item].seq;
    app_look(app, ref);
}

/* The time zooming keeps in place: that of the selected row, else the middle. */
static double zoom_about(const UiApp *app)
{
    const TimeAxis *x = &app->time.axis;
    const CareerItem *it = app_item(app);
    if (it && it->start_lo != EDTF_DAY_NONE && it->start_lo > x->lo && it->start_lo < x->hi) return it->start_lo;
    return (x->lo + x->hi) / 2;
}

static void zoom(UiApp *app, double factor)
{
    app->time.zoomed = true;
    axis_zoom(&app->time.axis, factor, zoom_about(app));
}

static void pan(UiApp *app, double share)
{
    app->time.zoomed = true;
    axis_pan(&app->time.axis, share);
}

static void fold_step(UiApp *app)
{
    if (app->time.rows.n == 0) return;
    const CareerDoc *d = &session_careers(app->s)->docs.v[app->time.rows.v[app->time.list.sel].doc];
    fold_set(app, d->id, (Fold)((fold_of(app, d->id) + 1) % FOLD_COUNT));
    app_rebuild(app);
}

static void fold_everyone(UiApp *app, Fold level)
{
    app->time.fold_all = level;
    app->time.fold = (Map){0};
    arena_clear(&app->time.fold_mem);
    app_rebuild(app);
}

/* A bar or mark opens its sentence. Among all careers a header opens that career alone, there its text. */
static void open_row(UiApp *app)
{
    if (app->time.rows.n == 0) return;
    history_push(app);
    select_row(app);
    if (app->item.none && !app->time.one) { scope_toggle(app); return; }
    app->text.placed = false;
    app_focus(app, PANE_TEXT);
}

static void pan_back(UiApp *app) { pan(app, -0.1); }
static void pan_on(UiApp *app) { pan(app, 0.1); }
static void zoom_in(UiApp *app) { zoom(app, 1 / 1.5); }
static void zoom_out(UiApp *app) { zoom(app, 1.5); }
static void fold_all(UiApp *app) { fold_everyone(app, FOLD_CLOSED); }
static void unfold_all(UiApp *app) { fold_everyone(app, FOLD_ALL); }

static void zoom_fit(UiApp *app)
{
    app->time.zoomed = false;
    time_fit(app);
}

static const ActRow acts[] = {
    {ACT_LEFT, pan_back}, {ACT_RIGHT, pan_on}, {ACT_ZOOM_IN, zoom_in}, {ACT_ZOOM_OUT, zoom_out},
    {ACT_ZOOM_FIT, zoom_fit}, {ACT_FOLD, fold_step}, {ACT_FOLD_ALL, fold_all}, {ACT_UNFOLD_ALL, unfold_all},
    {ACT_OPEN, open_row},
};

static bool act(UiApp *app, ActionId id)
{
    bool header = app->time.rows.n && app->time.rows.v[app->time.list.sel].item == NO_ITEM;
    if (id == ACT_PREVIEW && header) id = ACT_FOLD;
    if (act_by_table(app, acts, COUNT_OF(acts), id)) return true;
    if (!act_on_list(&app->time.list, id)) return false;
    select_row(app);
    return true;
}

static void click(UiApp *app, int x, int y, bool twice)
{
    int row = app->time.list.top + y - app->time.head;
    if (y < app->time.head || row >= app->time.list.n) return;
    list_to(&app->time.list, row);
    select_row(app);
    bool header = app->time.rows.v[row].item == NO_ITEM;
    if (header && x <= 2) fold_step(app);
    else if (twice) open_row(app);
}

static void wheel(UiApp *app, int by)
{
    list_scroll(&app->time.list, by);
    select_row(app);
}

static void links(UiApp *app, Arena *a, Spots *out)
{
    const TimeView *v = &app->time;
    const Careers *c = session_careers(app->s);
    for (int i = 0; i < v->list.rows && v->list.top + i < v->list.n; i++) {
        TimeRow r = v->rows.v[v->list.top + i];
        Link l = {.kind = LINK_DOC, .item = {.doc = c->docs.v[r.doc].id, .none = true}};
        if (r.item != NO_ITEM)
            l = (Link){.kind = LINK_ITEM, .item = {.doc = c->docs.v[r.doc].id, .kind = c->items.v[r.item].kind,
                                                   .seq = c->items.v[r.item].seq}};
        spots_add(a, out, 0, i + v->head, &l);
    }
}

const View time_view = {.ctx = CTX_TIME, .fit = fit, .draw = draw, .act = act, .click = click, .wheel = wheel,
                        .links = links};
