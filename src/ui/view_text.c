/* view_text.c: the memoir, wrapped between words, with what was found in it. */
#include "app_int.h"
#include "uni/width.h"

enum { GUTTER_FROM = 46 };              /* columns from which lines are numbered */

uint32_t text_byte(const UiApp *app, WrapPos p)
{
    WrapRow rows[WRAP_ROWS_MAX];
    uint32_t n = wrap_rows(&app->open.wrap, p.unit, app->text.cols, rows);
    return rows[p.row < n ? p.row : n - 1].beg;
}

/* Is this in the cursor's row? */
static bool cursor_at(const UiApp *app, uint32_t byte)
{
    const TextView *v = &app->text;
    WrapPos at = wrap_at(&app->open.wrap, byte, v->cols);
    return at.unit == v->cur.unit && at.row == v->cur.row;
}

bool text_step_from(const UiApp *app, uint32_t *byte)
{
    const CareerItem *it = app_item(app);
    const TextView *v = &app->text;
    *byte = 0;
    bool event = it && it->kind == ITEM_EVENT;
    if (event) *byte = it->span.beg;
    if (app->focus != PANE_TEXT || !app->open.d || app->open.d->id != app->item.doc) return event;
    /* In the text it is the cursor that counts, unless it stands on the row of the event. */
    if (event && cursor_at(app, *byte)) return true;
    *byte = text_byte(app, v->cur);
    return false;
}

/* ------------------------------------------------------------------ moving */

static int text_cols(int w)
{
    int cols = w - (w >= GUTTER_FROM ? 7 : 2);
    return cols > TEXT_COLS ? TEXT_COLS : cols < 2 ? 2 : cols;
}

/* The cursor's row within the window, or beyond it. */
static int rows_between(const WrapText *w, WrapPos top, WrapPos cur, int cols, int limit)
{
    int moved = 0;
    if (cur.unit < top.unit || (cur.unit == top.unit && cur.row < top.row)) return -1;
    WrapPos at = top;
    while ((at.unit != cur.unit || at.row != cur.row) && moved < limit) {
        int one;
        at = wrap_move(w, at, 1, cols, &one);
        if (!one) break;
        moved++;
    }
    return moved;
}

/* The end of the text stays at the foot of the window, the cursor inside. */
static void keep_in_sight(UiApp *app)
{
    TextView *v = &app->text;
    int below;
    wrap_move(&app->open.wrap, v->top, v->rows - 1, v->cols, &below);
    if (below < v->rows - 1) v->top = wrap_move(&app->open.wrap, v->top, below - v->rows + 1, v->cols, NULL);
    int at = rows_between(&app->open.wrap, v->top, v->cur, v->cols, v->rows);
    if (at < 0) v->top = v->cur;
    if (at >= v->rows) v->top = wrap_move(&app->open.wrap, v->cur, 1 - v->rows, v->cols, NULL);
}

/* Puts a byte on the screen, a third from the top unless it is seen already. */
void text_go(UiApp *app, uint32_t byte)
{
    TextView *v = &app->text;
    v->cur = wrap_at(&app->open.wrap, byte, v->cols);
    int at = rows_between(&app->open.wrap, v->top, v->cur, v->cols, v->rows);
    if (at < 0 || at >= v->rows) v->top = wrap_move(&app->open.wrap, v->cur, -v->rows / 3, v->cols, NULL);
}

/* A new width or another event looked at. */
static void settle(UiApp *app, int cols, int rows)
{
    TextView *v = &app->text;
    v->rows = rows;
    if (v->cols != cols) {
        uint32_t cur = text_byte(app, v->cur), top = text_byte(app, v->top), place;
        bool here = app->item.doc == app->open.d->id && text_place(app, &place) && cursor_at(app, place);
        if (here) cur = place;                       /* the row that it stands in now may begin before */
        v->cols = cols;
        v->cur = wrap_at(&app->open.wrap, cur, cols);
        v->top = v->counted = wrap_at(&app->open.wrap, top, cols);
    }
    uint32_t byte;
    if (!v->placed && app->item.doc == app->open.d->id && text_place(app, &byte)) text_go(app, byte);
    v->placed = true;
    keep_in_sight(app);
}

/* The rows of a text are not counted as a whole; that of the window's first moves along with it. */
static void count_rows(UiApp *app)
{
    TextView *v = &app->text;
    const WrapText *w = &app->open.wrap;
    int by = rows_between(w, v->counted, v->top, v->cols, v->rows);
    if (by < 0) by = -rows_between(w, v->top, v->counted, v->cols, v->rows);
    v->counted = v->top;
    v->list.rows = v->rows;
    v->list.top += by;
    v->list.sel = v->list.top + rows_between(w, v->top, v->cur, v->cols, v->rows);
}

static void fit(UiApp *app, Box box)
{
    if (!app->open.d) return;
    settle(app, text_cols(box.w), box.h > 1 ? box.h - 1 : 1);
    count_rows(app);
}

void text_reset(UiApp *app)
{
    app->text.top = app->text.cur = app->text.counted = (WrapPos){0, 0};
    app->text.placed = false;
}

static void move_rows(UiApp *app, int by, bool window)
{
    TextView *v = &app->text;
    if (!app->open.d) return;
    v->cur = wrap_move(&app->open.wrap, v->cur, by, v->cols, NULL);
    if (window) v->top = wrap_move(&app->open.wrap, v->top, by, v->cols, NULL);
    keep_in_sight(app);
}

static void up(UiApp *app) { move_rows(app, -1, false); }
static void down(UiApp *app) { move_rows(app, 1, false); }
static void page_up(UiApp *app) { move_rows(app, 1 - app->text.rows, true); }
static void page_down(UiApp *app) { move_rows(app, app->text.rows - 1, true); }
static void half_up(UiApp *app) { move_rows(app, -app->text.rows / 2, true); }
static void half_down(UiApp *app) { move_rows(app, app->text.rows / 2, true); }

static void first(UiApp *app)
{
    app->text.top = app->text.cur = (WrapPos){0, 0};
}

static void last(UiApp *app)
{
    if (!app->open.d) return;
    text_go(app, (uint32_t)app->open.wrap.text.n);
}

/* The event of the cursor's row; of several the one looked at, else the first. UINT32_MAX: there is none. */
static uint32_t event_here(const UiApp *app)
{
    WrapRow rows[WRAP_ROWS_MAX];
    uint32_t n = wrap_rows(&app->open.wrap, app->text.cur.unit, app->text.cols, rows), found = UINT32_MAX;
    WrapRow row = rows[app->text.cur.row < n ? app->text.cur.row : n - 1];
    const EventList *ev = &app->open.d->an->events;
    for (uint32_t i = 0; i < ev->n; i++) {
        if (!span_overlap(ev->v[i].span, (Span){row.beg, row.end})) continue;
        bool looked_at = !app->item.none && app->item.kind == ITEM_EVENT && app->item.seq == i;
        if (found == UINT32_MAX || looked_at) found = i;
    }
    return found;
}

static void look_at(UiApp *app, uint32_t event)
{
    app_look(app, (ItemRef){.doc = app->open.d->id, .kind = ITEM_EVENT, .seq = event});
}

/* In the text: what is looked at, where it stands anywhere. */
static bool text_shows(const UiApp *app)
{
    const TextView *v = &app->text;
    const WrapText *w = &app->open.wrap;
    uint32_t byte;
    if (app->focus != PANE_TEXT || !app->open.d || app->open.d->id != app->item.doc || !text_place(app, &byte))
        return true;
    int at = rows_between(w, v->top, wrap_at(w, byte, v->cols), v->cols, v->rows);
    return at >= 0 && at < v->rows;
}

/* Does the cursor stand in the row of what is looked at? Elsewhere than in the text nothing else is pointed at. */
bool text_points(const UiApp *app)
{
    uint32_t byte;
    if (app->focus != PANE_TEXT || !app->open.d || app->open.d->id != app->item.doc) return true;
    return text_place(app, &byte) && cursor_at(app, byte);
}

/* The event that the cursor went on to; UINT32_MAX: what is looked at is meant still. */
static uint32_t event_meant(const UiApp *app) { return text_points(app) ? UINT32_MAX : event_here(app); }

/* What is decided on is what the cursor stands at; in a row without an event it is what is looked at, which is shown again
 * first where it is out of sight. False: then nothing is decided by this key. */
bool text_in_sight(UiApp *app)
{
    uint32_t here = event_meant(app), byte = 0;
    if (here != UINT32_MAX) look_at(app, here);
    if (here != UINT32_MAX || text_shows(app)) return true;
    if (text_place(app, &byte)) {
        text_go(app, byte);
        app_say(app, RO_MESSAGE, str_z(_("It was out of sight: here it is.")));
    }
    return false;
}

/* Enter: in the detail pane. */
static void open_here(UiApp *app)
{
    if (!app->open.d) return;
    uint32_t found = event_here(app);
    if (found == UINT32_MAX) {
        app_say(app, RO_MESSAGE, str_z(_("No event in this row; [ and ] go to the nearest.")));
        return;
    }
    history_push(app);
    look_at(app, found);
    app_focus(app, PANE_DETAIL);
}

/* ------------------------------------------------------------------ drawing */

static void draw_title(UiApp *app, Pen *p, bool focused)
{
    const OpenDoc *d = app->open.d;
    uint32_t line = app->open.wrap.units.v[app->text.cur.unit].line, lines = d->doc->n_line ? d->doc->n_line : 1;
    uint64_t size = d->doc->text.n ? d->doc->text.n : 1, done = (uint64_t)text_byte(app, app->text.cur) * 100 / size;
    Str where = str_fmt(p->mem, "%u/%u  %u%%", line, lines, (unsigned)done);
    pen_right(p, 0, RO_DIM, where);
    int room = p->box.w - (int)where.n - 3;
    int x = pen_clip(p, 1, 0, room, focused ? RO_TITLE_FOCUS : RO_TITLE, d->name) + 2;
    uint32_t meant = focused ? event_meant(app) : UINT32_MAX;
    ItemRef on = meant == UINT32_MAX ? app->item : (ItemRef){.doc = d->id, .kind = ITEM_EVENT, .seq = meant};
    const CareerItem *it = on.doc == d->id ? item_at(app, on) : NULL;
    if (!it || x > room) return;
    Str label = label_item(p->mem, app, it), dates = label_dates(p->mem, session_careers(app->s), it);
    Str what = str_fmt(p->mem, STR_FMT "  " STR_FMT, STR_ARG(label), STR_ARG(dates));
    pen_clip(p, x, 0, room - x + 1, RO_EVENT, what);
}

static void draw_nothing(UiApp *app, Pen *p, bool focused)
{
    pen_z(p, 1, 0, focused ? RO_TITLE_FOCUS : RO_TITLE, _("text"));
    const CareerDoc *doc = app_doc(app);
    if (app->open.failed && doc && app->open.failed == doc->id)
        pen_clip(p, 1, 2, p->box.w - 2, RO_ERROR, str_fmt(p->mem, _("%.*s could not be opened."), STR_ARG(doc->name)));
    else if (!doc) empty_memoir(app, p, focused);
    if (focused) pen_cursor(p, 0, 0);
}

static void draw_row(UiApp *app, Pen *p, int y, WrapPos at, WrapRow row, bool focused)
{
    const TextView *v = &app->text;
    const WrapUnit *u = &app->open.wrap.units.v[at.unit];
    int gutter = p->box.w >= GUTTER_FROM ? 6 : 1;
    bool first_row = at.row == 0 && (at.unit == 0 || u[-1].line != u->line);
    if (gutter > 1 && first_row) {
        Str no = str_fmt(p->mem, "%u", u->line);
        pen_put(p, 5 - (int)no.n, y, RO_DIM, no);
    }
    text_draw_row(app, p, gutter, y, row);
    if (at.unit != v->cur.unit || at.row != v->cur.row) return;
    pen_z(p, 0, y, RO_FOCUS, focused ? p->g->mark : " ");
    if (focused) pen_cursor(p, gutter, y);
}

static void draw(UiApp *app, Pen *p, bool focused, const ListDamage *damage)
{
    if (!app->open.d) { draw_nothing(app, p, focused); return; }
    WrapRow rows[WRAP_ROWS_MAX];
    TextView *v = &app->text;
    pen_rows(p, 1, &v->list, damage);
    if (!damage->all) pen_blank(p, 0, 1);
    draw_title(app, p, focused);
    WrapPos at = v->top;
    uint32_t n = wrap_rows(&app->open.wrap, at.unit, v->cols, rows);
    for (int y = 1; y <= v->rows; y++) {
        if (list_damaged(damage, v->list.top + y - 1)) draw_row(app, p, y, at, rows[at.row], focused);
        if (at.row + 1 < n) { at.row++; continue; }
        if (at.unit + 1 >= app->open.wrap.units.n) break;
        n = wrap_rows(&app->open.wrap, ++at.unit, v->cols, rows);
        at.row = 0;
    }
}

static const ActRow acts[] = {
    {ACT_UP, up}, {ACT_DOWN, down}, {ACT_PAGE_UP, page_up}, {ACT_PAGE_DOWN, page_down}, {ACT_HALF_UP, half_up},
    {ACT_HALF_DOWN, half_down}, {ACT_FIRST, first}, {ACT_LAST, last}, {ACT_OPEN, open_here},
    {ACT_NEXT_MATCH, text_next_match}, {ACT_PREV_MATCH, text_prev_match}, {ACT_ADD, words_begin},
};

static bool act(UiApp *app, ActionId id) { return act_by_table(app, acts, COUNT_OF(acts), id); }

static void click(UiApp *app, int x, int y, bool twice)
{
    (void)x;
    if (!app->open.d || y < 1) return;
    app->text.cur = wrap_move(&app->open.wrap, app->text.top, y - 1, app->text.cols, NULL);
    if (twice) open_here(app);
}

static void wheel(UiApp *app, int by) { move_rows(app, by, true); }

/* Where a mark leads: an event to its detail, a name to its careers, a date to its year. */
static Link link_of(const UiApp *app, const Mark *m)
{
    const OpenDoc *d = app->open.d;
    const Careers *c = session_careers(app->s);
    int year, month, day;
    if (m->layer == MARK_EVENT) return (Link){.kind = LINK_ITEM, .item = {.doc = d->id, .kind = ITEM_EVENT, .seq = m->index}};
    if (m->layer == MARK_ENTITY) {
        uint32_t at = careers_find(c, d->id);        /* a document names its entities in their order */
        if (at == UINT32_MAX || m->index >= c->docs.v[at].named_n) return (Link){0};
        return (Link){.kind = LINK_NAME, .name = c->named.v[c->docs.v[at].named_beg + m->index]};
    }
    EdtfDay from = d->an->timexes.v[m->index].lo;
    if (!day_known(from)) return (Link){0};
    edtf_ymd(from, &year, &month, &day);
    return (Link){.kind = LINK_YEAR, .year = year};
}

static void row_links(UiApp *app, Arena *a, int y, WrapRow row, Spots *out)
{
    int gutter = app->layout.pane[PANE_TEXT].w >= GUTTER_FROM ? 6 : 1, free = 0;
    const MarkList *marks = &app->open.marks;
    for (uint32_t i = text_marks_from(app, row.beg); i < marks->n && marks->v[i].span.beg < row.end; i++) {
        const Mark *m = &marks->v[i];
        Str before = str_slice(app->open.wrap.text, row.beg, m->span.beg), words = doc_quote(app->open.d->doc, m->span);
        int x = gutter + (int)uni_cols(uni_visible(a, before)), end = x + (int)uni_cols(uni_visible(a, words));
        Link l = link_of(app, m);
        if (x < free) x = free;                      /* several begin at one place: beside each other */
        if (!l.kind || (x >= end && end > free)) continue;
        spots_add(a, out, x, y, &l);
        free = x + 2;
    }
}

static void links(UiApp *app, Arena *a, Spots *out)
{
    WrapRow rows[WRAP_ROWS_MAX];
    TextView *v = &app->text;
    if (!app->open.d) return;
    WrapPos at = v->top;
    for (int y = 1; y <= v->rows; y++) {
        uint32_t n = wrap_rows(&app->open.wrap, at.unit, v->cols, rows);
        row_links(app, a, y, rows[at.row < n ? at.row : n - 1], out);
        int moved;
        at = wrap_move(&app->open.wrap, at, 1, v->cols, &moved);
        if (!moved) return;
    }
}

const View text_view = {.ctx = CTX_TEXT, .fit = fit, .draw = draw, .act = act, .click = click, .wheel = wheel,
                        .links = links};
