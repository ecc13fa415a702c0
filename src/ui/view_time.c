/* view_time.c: careers on one time axis. A person's header, then positions as bars and events as marks. */
#include "app_int.h"
#include "uni/width.h"
#include <string.h>

/* In a narrow pane a label may also stand beside its bar; it never lies over one. */
typedef struct Columns { int label, axis, dates, head; bool narrow; } Columns;
enum { DATES_FROM = 84, NAME_LEAST = 8, LABEL_LEAST = 16 };

static int within(int x, int least, int most) { return x < least ? least : x > most ? most : x; }

static Columns columns_for(const UiApp *app, Box b)
{
    Columns c = {.narrow = b.w < TIME_NARROW, .dates = b.w >= DATES_FROM ? 24 : 0};
    bool aligned = app->time.align.kind != ALIGN_CALENDAR;
    c.label = c.narrow ? within(b.w * 3 / 10, 0, 14) : within(b.w / 3, 0, c.dates ? 30 : 26);
    c.head = (c.narrow || aligned) && b.h >= 6 ? 2 : 1;
    c.axis = b.w - c.label - 1 - c.dates;
    return c;
}

/* ------------------------------------------------------------------ the rows of careers */

static void draw_cells(Pen *p, int x, int y, const TimeAxis *axis, const CareerItem *it, const uint8_t *cells)
{
    for (int i = 0; i < axis->cols; i++)
        if (cells[i]) pen_z(p, x + i, y, cell_role(it, cells[i]), cell_glyph(p->g, it, cells[i]));
}

/* Where something is drawn on the axis; false: nowhere. */
static bool cells_extent(const uint8_t *cells, int cols, int *first, int *last)
{
    *first = 0;
    *last = cols - 1;
    while (*first < cols && !cells[*first]) ++*first;
    while (*last > *first && !cells[*last]) --*last;
    return *first < cols;
}

/* Before the bar, in the column of labels and on, as long as it has so many columns there: least; behind it where it
 * fits there alone, or the room is longer. */
static void draw_label(Pen *p, int x, int y, Columns col, const uint8_t *cells, RoleId role, Str label, int least)
{
    int first, last;
    if (!col.narrow) {
        pen_clip(p, x, y, col.label - x, role, label);
        return;
    }
    if (!cells_extent(cells, col.axis, &first, &last)) {
        pen_clip(p, x, y, p->box.w - x - 1, role, label);
        return;
    }
    int w = (int)uni_cols(label), behind = col.label + 1 + last + 2;
    int right = p->box.w - 1 - behind, left = col.label + first - x;
    if (w > left && right > left && left < least) pen_clip(p, behind, y, right, role, label);
    else pen_clip(p, x, y, left, role, label);
}

/* A line down the axis, the time chosen and the zero: a bar keeps its sign there, in the line's look; labels are put over
 * it. */
static void draw_line(Pen *p, Columns col, int y, const uint8_t *used, int at, RoleId role)
{
    if (at < 0 || at >= col.axis) return;
    if (!used[at]) pen_z(p, col.label + 1 + at, y, role, p->g->bar);
    else if (role == RO_FOCUS) pen_paint(p, col.label + 1 + at, y, 1, RO_SELECTED);
}

static void draw_lines(const UiApp *app, Pen *p, Columns col, int y, const AlignZero *z, const uint8_t *used)
{
    const TimeAxis *axis = &app->time.axis;
    EdtfDay at = app->time.cursor;
    if (at != EDTF_DAY_NONE && z->known) draw_line(p, col, y, used, axis_col(axis, align_day(z, at)), RO_FOCUS);
    if (app->time.align.kind != ALIGN_CALENDAR) draw_line(p, col, y, used, axis_col(axis, 0), RO_RULE);
}

/* How much happened: used gets the columns that something was drawn in. */
static void draw_density(const UiApp *app, Pen *p, Columns col, int y, const CareerDoc *d, uint8_t *used)
{
    const Careers *c = session_careers(app->s);
    AlignZero z = time_zero(app, d);
    uint8_t *counts = arena_alloc(p->mem, (size_t)col.axis + 1);
    for (uint32_t i = d->item_beg; i < d->item_beg + d->item_n && z.known; i++) {
        const CareerItem *it = &c->items.v[i];
        if (it->kind == ITEM_EVENT && it->fact == FACT_ACTUAL && time_shows(app, i))
            raster_density(&app->time.axis, align_day(&z, it->start_lo), align_day(&z, it->start_hi), counts);
    }
    for (int i = 0; i < col.axis; i++) {
        int level = counts[i] > (int)COUNT_OF(p->g->density) ? (int)COUNT_OF(p->g->density) : counts[i];
        if (level) used[i] = 1, pen_z(p, col.label + 1 + i, y, RO_DENSITY, p->g->density[level - 1]);
    }
}

static void draw_lane(Pen *p, int x, int y, const Lane *l)
{
    for (int k = 0; k < l->cols; k++)
        if (l->sign[k]) pen_z(p, x + k, y, l->role[k], l->sign[k]);
}

/* A folded career: its spells end to end; what happened, where there are none. used gets the columns that something was
 * drawn in. */
static void draw_career(const UiApp *app, Pen *p, Columns col, int y, const CareerDoc *d, uint8_t *used)
{
    const Careers *c = session_careers(app->s);
    AlignZero z = time_zero(app, d);
    Lane lane = lane_new(p->mem, col.axis);
    lane.used = used;
    uint8_t *cells = arena_alloc(p->mem, (size_t)col.axis + 1);
    bool any = false;
    for (int tails = 0; tails < 2 && z.known && !app->time.sparks; tails++)
        for (uint32_t i = d->item_beg; i < d->item_beg + d->item_n; i++) {
            const CareerItem *it = &c->items.v[i];
            if (it->kind != ITEM_POSITION || !time_shows(app, i)) continue;
            if (!item_cells(&app->time.axis, &z, c, d, it, cells)) continue;
            any = true;
            (tails ? lane_tail : lane_lay)(&lane, p->g, it, cells);
        }
    if (any) draw_lane(p, col.label + 1, y, &lane);
    else draw_density(app, p, col, y, d, used);
}

/* alone: no row of the career follows. */
static void draw_person(UiApp *app, Pen *p, int y, Columns col, const CareerDoc *d, bool alone)
{
    bool closed = fold_of(app, d->id) == FOLD_CLOSED || !time_zero(app, d).known;
    Str name = career_title(d);
    RoleId look = compare_has(app, d->id) ? RO_CHIP : RO_PERSON;
    int x = pen_z(p, 1, y, RO_DIM, closed ? p->g->folded : p->g->unfolded) + 1;
    if (!closed) {
        pen_clip(p, x, y, p->box.w - x - 1, look, name);
        int end = x + (int)uni_cols(name) + 2;
        if (alone && end < p->box.w) pen_clip(p, end, y, p->box.w - end - 1, RO_DIM, str_z(bare_note(app, d)));
        return;
    }
    uint8_t *used = arena_alloc(p->mem, (size_t)col.axis + 1);
    draw_career(app, p, col, y, d, used);
    AlignZero z = time_zero(app, d);
    int first, last;
    if (cells_extent(used, col.axis, &first, &last)) draw_lines(app, p, col, y, &z, used);
    else if (!col.narrow) pen_clip(p, col.label + 1, y, col.axis, RO_DIM, str_z(bare_note(app, d)));
    draw_label(p, x, y, col, used, look, name, NAME_LEAST);
    if (col.dates) pen_clip(p, col.label + 2 + col.axis, y, col.dates - 1, RO_TIME, label_years(p->mem, d));
}

/* Before the label: a sign for what did not happen, or not yet; before that one for what the checks doubt. */
static int draw_signs(Pen *p, int y, RoleId role, const CareerItem *it)
{
    if (it->doubt) pen_z(p, 1, y, RO_ERROR, p->g->doubt);
    return it->fact == FACT_ACTUAL ? 3 : pen_z(p, 3, y, role, fact_glyph(p->g, it)) + 1;
}

static void draw_item(UiApp *app, Pen *p, int y, Columns col, const CareerDoc *d, const CareerItem *it)
{
    RoleId role = it->fact != FACT_ACTUAL ? RO_UNREAL : it->kind == ITEM_POSITION ? RO_TEXT : RO_EVENT;
    uint8_t *cells = arena_alloc(p->mem, (size_t)col.axis + 1);
    AlignZero z = time_zero(app, d);
    bool known = item_cells(&app->time.axis, &z, session_careers(app->s), d, it, cells);
    int x = col.label + 1, label = draw_signs(p, y, role, it);
    draw_cells(p, x, y, &app->time.axis, it, cells);
    if (known) draw_lines(app, p, col, y, &z, cells);
    else if (!col.narrow) pen_clip(p, x, y, col.axis, RO_FRINGE, str_fmt(p->mem, "? %s", _("no date")));
    draw_label(p, label, y, col, cells, role, label_item(p->mem, app, it), LABEL_LEAST);
    if (col.dates)
        pen_clip(p, x + col.axis + 1, y, col.dates - 1, RO_TIME, label_dates(p->mem, session_careers(app->s), it));
}

/* ------------------------------------------------------------------ the pane */

static Str title_of(const UiApp *app, Pen *p)
{
    const TimeView *v = &app->time;
    Str title = v->one ? str_fmt(p->mem, A_("%s · %s"), _("timeline"), _("one memoir"))
                       : str_fmt(p->mem, "%s %u", _("timeline"), app->docs.rows.n);
    if (v->one && app_doc(app) && v->rows.n && !doc_listed(app, app_doc(app)->id))
        title = str_z(_("outside the filter"));
    if (v->align.kind == ALIGN_CALENDAR) return title;
    Str by = align_title(p->mem, session_careers(app->s), &v->align);
    if (v->one) return str_fmt(p->mem, A_(STR_FMT " · " STR_FMT), STR_ARG(title), STR_ARG(by));
    Str known = str_fmt(p->mem, _("known of %u"), v->n_zero);
    return str_fmt(p->mem, A_(STR_FMT " · " STR_FMT " · " STR_FMT), STR_ARG(title), STR_ARG(by), STR_ARG(known));
}

static void draw_head(UiApp *app, Pen *p, Columns col, bool focused)
{
    AxisTick ticks[AXIS_TICKS_MAX];
    const Align *al = &app->time.align;
    int n = app->time.dated && app->time.bare == BARE_NOT ? axis_marks(&app->time.axis, al, ticks) : 0;
    int room = col.head > 1 ? p->box.w - 2 : col.narrow ? 0 : col.label - 1;
    if (room > 0) pen_clip(p, 1, 0, room, focused ? RO_TITLE_FOCUS : RO_TITLE, title_of(app, p));
    /* Over the labels: where all careers stand at their dates, the time chosen is one column. */
    EdtfDay chosen = app->time.cursor;
    int at = chosen != EDTF_DAY_NONE && al->kind == ALIGN_CALENDAR ? axis_col(&app->time.axis, chosen) : -1;
    /* Its sign leaves a year whole that stands there, and stands beside it. */
    for (int i = 0; i < n; i++) {
        Str label = tick_label(p->mem, &ticks[i], al);
        int beg = ticks[i].col, end = beg + (int)uni_cols(label);
        bool here = at >= beg && at < end;
        pen_put(p, col.label + 1 + beg, col.head - 1, here ? RO_FOCUS : RO_AXIS, label);
        if (here) at = beg > 0 ? beg - 1 : end;
    }
    if (n && at >= 0 && at < col.axis) pen_z(p, col.label + 1 + at, col.head - 1, RO_FOCUS, p->g->unfolded);
}

/* Where nothing is on the axis it is said why: under the rows, or over them where they leave no room. */
static void draw_bare(UiApp *app, Pen *p, Columns col)
{
    enum { ROWS = 4 };
    int below = col.head + app->time.list.n + (app->time.list.n > 0);
    Str why = bare_told(app, p->mem);
    if (below + ROWS <= p->box.h) pen_wrap(p, 1, below, p->box.w - 2, RO_MESSAGE, why);
    else if (col.narrow) pen_clip(p, 1, col.head - 1, p->box.w - 2, RO_MESSAGE, why);
    else pen_clip(p, col.label + 1, col.head - 1, p->box.w - col.label - 2, RO_MESSAGE, why);
}

static void fit(UiApp *app, Box box)
{
    TimeView *v = &app->time;
    Columns col = columns_for(app, box);
    v->axis.cols = col.axis;
    v->head = col.head;
    list_fit(&v->list, (int)v->rows.n, box.h - col.head);
}

static void draw(UiApp *app, Pen *p, bool focused, const ListDamage *rows)
{
    TimeView *v = &app->time;
    const Careers *c = session_careers(app->s);
    Columns col = columns_for(app, p->box);
    if (rows->all) draw_head(app, p, col, focused);
    pen_rows(p, col.head, &v->list, rows);
    if (app->docs.rows.n == 0) empty_draw(app, p, col.head + 1);
    else if (rows->all && v->bare != BARE_NOT) draw_bare(app, p, col);
    if (v->rows.n == 0 && focused) pen_cursor(p, 0, 0);
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

static bool act(UiApp *app, ActionId id)
{
    bool header = app->time.rows.n && app->time.rows.v[app->time.list.sel].item == NO_ITEM;
    if (id == ACT_PREVIEW && header) id = ACT_FOLD;
    if (id == ACT_CLOSE && app->time.cursor == EDTF_DAY_NONE) return false;
    if (act_by_table(app, time_acts, n_time_acts, id)) return true;
    if (!act_on_list(&app->time.list, id)) return false;
    time_select(app);
    return true;
}

static void click(UiApp *app, int x, int y, bool twice)
{
    int row = app->time.list.top + y - app->time.head;
    if (y < app->time.head || row >= app->time.list.n) return;
    list_to(&app->time.list, row);
    time_select(app);
    bool header = app->time.rows.v[row].item == NO_ITEM;
    if (header && x <= 2) app_act(app, ACT_FOLD);
    else if (twice) time_open(app);
}

static void wheel(UiApp *app, int by)
{
    list_scroll(&app->time.list, by);
    time_select(app);
}

static void links(UiApp *app, Arena *a, Spots *out)
{
    const TimeView *v = &app->time;
    const Careers *c = session_careers(app->s);
    for (int i = 0; i < v->list.rows && v->list.top + i < v->list.n; i++) {
        TimeRow r = v->rows.v[v->list.top + i];
        Link l = r.item != NO_ITEM ? link_item(c, r.item) : link_doc(c->docs.v[r.doc].id);
        spots_add(a, out, 0, i + v->head, &l);
    }
}

/* Its subject is only what it is aligned by, which its title says. */
static Str called(const UiApp *app, Arena *a)
{
    (void)app, (void)a;
    return (Str){0};
}

const View time_view = {.ctx = CTX_TIME,
                        .called = called,
                        .fit = fit,
                        .draw = draw,
                        .act = act,
                        .click = click,
                        .wheel = wheel,
                        .links = links};
