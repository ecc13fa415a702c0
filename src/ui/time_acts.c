/* time_acts.c: what keys do on the timeline: moving in time, zoom, folding, alignment, and what a row opens. */
#include "app_int.h"

void time_select(UiApp *app)
{
    TimeView *v = &app->time;
    if (v->rows.n == 0) return;
    const Careers *c = session_careers(app->s);
    TimeRow r = v->rows.v[v->list.sel];
    ItemRef ref = {.doc = c->docs.v[r.doc].id, .none = r.item == NO_ITEM};
    if (!ref.none) ref.kind = c->items.v[r.item].kind, ref.seq = c->items.v[r.item].seq;
    app_look(app, ref);
    if (v->cursor != EDTF_DAY_NONE) app->year = v->cursor;       /* a time that was chosen stays */
}

static AlignZero zero_here(const UiApp *app)
{
    const TimeView *v = &app->time;
    if (v->rows.n == 0) return (AlignZero){.known = true};
    return time_zero(app, &session_careers(app->s)->docs.v[v->rows.v[v->list.sel].doc]);
}

/* ------------------------------------------------------------------ moving in time */

static bool on_axis(const TimeAxis *x, double day) { return day >= x->lo && day < x->hi; }

/* The time that zooming keeps in place: the one chosen, that of the selected row, else the middle. On the axis. */
static double time_here(const UiApp *app)
{
    const TimeAxis *x = &app->time.axis;
    const CareerItem *it = app_item(app);
    AlignZero z = zero_here(app);
    EdtfDay days[] = {app->time.cursor, it ? it->start_lo : EDTF_DAY_NONE, it ? it->end_lo : EDTF_DAY_NONE};
    for (size_t i = 0; i < COUNT_OF(days) && z.known; i++)
        if (days[i] != EDTF_DAY_NONE && on_axis(x, align_day(&z, days[i]))) return align_day(&z, days[i]);
    return (x->lo + x->hi) / 2;
}

static void zoom(UiApp *app, double factor)
{
    app->time.zoomed = true;
    axis_zoom(&app->time.axis, factor, time_here(app));
}

static void pan(UiApp *app, double share)
{
    app->time.zoomed = true;
    axis_pan(&app->time.axis, share);
}

/* The next year, month or day, whichever is about as long as a cell. */
static EdtfDay step_from(EdtfDay day, int dir, double cell)
{
    enum { YEAR_CELL = 75, MONTH_CELL = 4 };         /* days a cell, from which on it is years, months */
    int y, m, d;
    if (cell < MONTH_CELL) return day + dir;
    edtf_ymd(day, &y, &m, &d);
    bool first = d == 1 && (cell < YEAR_CELL || m == 1), back = dir < 0 && first;
    if (cell >= YEAR_CELL) return edtf_day(dir > 0 ? y + 1 : y - back, 1, 1);
    int month = y * 12 + m - 1 + (dir > 0) - back;
    return edtf_day(month / 12, month % 12 + 1, 1);
}

/* The time looked at moves; the axis comes along when it would leave it. */
static void move_time(UiApp *app, int dir)
{
    enum { LEAST = 1, MOST = 9998 };
    TimeAxis *x = &app->time.axis;
    AlignZero z = zero_here(app);
    double cell = (x->hi - x->lo) / (x->cols > 0 ? x->cols : 1);
    if (!z.known || !app->time.dated) return;
    EdtfDay *at = &app->time.cursor;
    bool shown = *at != EDTF_DAY_NONE && on_axis(x, align_day(&z, *at));
    EdtfDay from = shown ? *at : (EdtfDay)time_here(app) + z.day, to = shown ? step_from(from, dir, cell) : from;
    int y, m, d;
    edtf_ymd(to, &y, &m, &d);
    if (y < LEAST || y > MOST) return;
    app->year = *at = to;
    if (!on_axis(x, align_day(&z, to))) pan(app, dir * 0.25);
    app_say(app, RO_MESSAGE, str_fmt(&app->frame, cell < 75 ? "%d-%02d-%02d" : "%d", y, m, d));
}

static void back(UiApp *app) { move_time(app, -1); }
static void on(UiApp *app) { move_time(app, 1); }
static void earlier(UiApp *app) { pan(app, -0.25); }
static void later(UiApp *app) { pan(app, 0.25); }
static void zoom_in(UiApp *app) { zoom(app, 1 / 1.5); }
static void zoom_out(UiApp *app) { zoom(app, 1.5); }
static void unchoose(UiApp *app) { app->time.cursor = EDTF_DAY_NONE; }

static void zoom_fit(UiApp *app)
{
    app->time.zoomed = false;
    time_fit(app);
}

/* ------------------------------------------------------------------ folding, alignment, form */

/* What is folded away is looked at no more: its career is, in whose row the cursor stands. */
static void folded(UiApp *app)
{
    app_rebuild(app);
    time_select(app);
}

static void fold_step(UiApp *app)
{
    if (app->time.rows.n == 0) return;
    const CareerDoc *d = &session_careers(app->s)->docs.v[app->time.rows.v[app->time.list.sel].doc];
    fold_set(app, d->id, (Fold)((fold_of(app, d->id) + 1) % FOLD_COUNT));
    folded(app);
}

static void fold_everyone(UiApp *app, Fold level)
{
    app->time.fold_all = level;
    app->time.fold = (Map){0};
    arena_clear(&app->time.fold_mem);
    folded(app);
}

static void fold_all(UiApp *app) { fold_everyone(app, FOLD_CLOSED); }
static void unfold_all(UiApp *app) { fold_everyone(app, FOLD_ALL); }

static void other_form(UiApp *app)
{
    app->time.sparks = !app->time.sparks;
    app_stale(app);
}

/* ------------------------------------------------------------------ opening */

/* A bar or mark opens its sentence. Among all careers a header opens that career alone, there its text, at the time
 * looked at. */
void time_open(UiApp *app)
{
    if (app->time.rows.n == 0) return;
    history_push(app);
    time_select(app);
    if (app->item.none && !app->time.one) { scope_toggle(app); return; }
    app_look_year(app);
    app->text.placed = false;
    app_focus(app, PANE_TEXT);
}

const ActRow time_acts[] = {
    {ACT_LEFT, back}, {ACT_RIGHT, on}, {ACT_EARLIER, earlier}, {ACT_LATER, later}, {ACT_ZOOM_IN, zoom_in},
    {ACT_ZOOM_OUT, zoom_out}, {ACT_ZOOM_FIT, zoom_fit}, {ACT_FOLD, fold_step}, {ACT_FOLD_ALL, fold_all},
    {ACT_UNFOLD_ALL, unfold_all}, {ACT_ALIGN, align_next}, {ACT_FORM, other_form}, {ACT_CLOSE, unchoose},
    {ACT_OPEN, time_open},
};
const size_t n_time_acts = COUNT_OF(time_acts);
