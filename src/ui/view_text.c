/* view_text.c: the memoir, wrapped between words, with what was found in it. */
#include "app_int.h"
#include "uni/fold.h"
#include <string.h>

enum { MEASURE = 78, GUTTER_FROM = 46 };        /* columns of text at most; from this width lines are numbered */

/* ------------------------------------------------------------------ what is looked at, as spans */

static const Event *event_of(const UiApp *app)
{
    const OpenDoc *d = app->open.d;
    if (!d || app->item.none || app->item.doc != d->id || app->item.kind != ITEM_EVENT) return NULL;
    return app->item.seq < d->an->events.n ? &d->an->events.v[app->item.seq] : NULL;
}

static const Position *position_of(const UiApp *app)
{
    const OpenDoc *d = app->open.d;
    if (!d || app->item.none || app->item.doc != d->id || app->item.kind != ITEM_POSITION) return NULL;
    return app->item.seq < d->an->positions.n ? &d->an->positions.v[app->item.seq] : NULL;
}

/* Is the event looked at, itself or as evidence of the position? */
static bool is_now(const UiApp *app, uint32_t event)
{
    const Position *pos = position_of(app);
    for (uint32_t i = 0; pos && i < pos->evidence.n; i++)
        if (pos->evidence.v[i] == event) return true;
    return event_of(app) && app->item.seq == event;
}

/* Where to look first. False: nothing particular. */
static bool place_of(const UiApp *app, uint32_t *byte)
{
    const Event *e = event_of(app);
    const Position *pos = position_of(app);
    if (pos && pos->evidence.n) e = &app->open.d->an->events.v[pos->evidence.v[0]];
    if (e) *byte = e->span.beg;
    return e != NULL;
}

static uint32_t byte_at(const UiApp *app, WrapPos p)
{
    WrapRow rows[WRAP_ROWS_MAX];
    uint32_t n = wrap_rows(&app->open.wrap, p.unit, app->text.cols, rows);
    return rows[p.row < n ? p.row : n - 1].beg;
}

bool text_step_from(const UiApp *app, uint32_t *byte)
{
    const CareerItem *it = app_item(app);
    const TextView *v = &app->text;
    *byte = 0;
    bool event = it && it->kind == ITEM_EVENT;
    if (event) *byte = it->span.beg;
    if (app->focus != PANE_TEXT || !app->open.d || app->open.d->id != app->item.doc || v->cols == 0) return event;
    /* In the text it is the cursor that counts, unless it stands on the row of the event. */
    WrapPos at = wrap_at(&app->open.wrap, *byte, v->cols);
    if (event && at.unit == v->cur.unit && at.row == v->cur.row) return true;
    *byte = byte_at(app, v->cur);
    return false;
}

/* ------------------------------------------------------------------ moving */

static int text_cols(int w)
{
    int cols = w - (w >= GUTTER_FROM ? 7 : 2);
    return cols > MEASURE ? MEASURE : cols < 2 ? 2 : cols;
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

static void keep_in_sight(UiApp *app)
{
    TextView *v = &app->text;
    int at = rows_between(&app->open.wrap, v->top, v->cur, v->cols, v->rows);
    if (at < 0) v->top = v->cur;
    if (at >= v->rows) v->top = wrap_move(&app->open.wrap, v->cur, 1 - v->rows, v->cols, NULL);
}

/* Puts a byte on the screen, a third from the top unless it is seen already. */
static void go_to(UiApp *app, uint32_t byte)
{
    TextView *v = &app->text;
    v->cur = wrap_at(&app->open.wrap, byte, v->cols);
    int at = rows_between(&app->open.wrap, v->top, v->cur, v->cols, v->rows);
    if (at < 0 || at >= v->rows) v->top = wrap_move(&app->open.wrap, v->cur, -v->rows / 3, v->cols, NULL);
}

/* A place kept from another width may name a row that is no more. */
static WrapPos clamp(const UiApp *app, WrapPos p)
{
    WrapRow rows[WRAP_ROWS_MAX];
    if (p.unit >= app->open.wrap.units.n) p = (WrapPos){app->open.wrap.units.n - 1, 0};
    uint32_t n = wrap_rows(&app->open.wrap, p.unit, app->text.cols, rows);
    return (WrapPos){p.unit, p.row < n ? p.row : n - 1};
}

/* A new memoir, a new width or another event looked at. */
static void settle(UiApp *app, int cols, int rows)
{
    TextView *v = &app->text;
    bool fresh = v->doc != app->open.d->id;
    uint32_t cur = fresh || v->cols == 0 ? 0 : byte_at(app, v->cur), top = fresh || v->cols == 0 ? 0 : byte_at(app, v->top);
    bool reflow = v->cols != cols;
    v->cols = cols;
    v->rows = rows;
    v->doc = app->open.d->id;
    if (fresh) v->top = v->cur = (WrapPos){0, 0};
    else if (reflow) {
        v->cur = wrap_at(&app->open.wrap, cur, cols);
        v->top = wrap_at(&app->open.wrap, top, cols);
    }
    v->cur = clamp(app, v->cur);
    v->top = clamp(app, v->top);
    uint32_t byte;
    if ((fresh || !v->placed) && app->item.doc == v->doc && place_of(app, &byte)) go_to(app, byte);
    v->placed = true;
    keep_in_sight(app);
}

static void move_rows(UiApp *app, int by, bool window)
{
    TextView *v = &app->text;
    if (!app->open.d || v->cols == 0) return;
    v->cur = wrap_move(&app->open.wrap, v->cur, by, v->cols, NULL);
    if (window) {
        int moved;
        WrapPos bottom = wrap_move(&app->open.wrap, v->top, by + v->rows - 1, v->cols, &moved);
        (void)bottom;
        if (by < 0 || moved >= by) v->top = wrap_move(&app->open.wrap, v->top, by, v->cols, NULL);
    }
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
    if (!app->open.d || app->text.cols == 0) return;
    go_to(app, (uint32_t)app->open.wrap.text.n);
}

/* Enter: the event of this row, else the one that follows, in the detail pane. */
static void open_here(UiApp *app)
{
    if (!app->open.d || app->text.cols == 0) return;
    WrapRow rows[WRAP_ROWS_MAX];
    uint32_t n = wrap_rows(&app->open.wrap, app->text.cur.unit, app->text.cols, rows);
    WrapRow row = rows[app->text.cur.row < n ? app->text.cur.row : n - 1];
    const EventList *ev = &app->open.d->an->events;
    for (uint32_t i = 0; i < ev->n; i++) {
        if (ev->v[i].span.end <= row.beg || ev->v[i].span.beg >= row.end) continue;
        history_push(app);
        app_look(app, (ItemRef){.doc = app->open.d->id, .kind = ITEM_EVENT, .seq = i});
        app_focus(app, PANE_DETAIL);
        return;
    }
    app_say(app, RO_MESSAGE, str_z(_("No event in this row; [ and ] go to the nearest.")));
}

/* ------------------------------------------------------------------ drawing */

static RoleId entity_role(EntityType t)
{
    static const RoleId roles[ENT_COUNT] = {
        [ENT_ORG] = RO_ORG, [ENT_SCHOOL] = RO_ORG, [ENT_ROLE] = RO_ROLE, [ENT_SKILL] = RO_SKILL,
        [ENT_CREDENTIAL] = RO_ENTITY, [ENT_PLACE] = RO_ENTITY, [ENT_PROGRAM] = RO_ENTITY, [ENT_AWARD] = RO_ENTITY,
        [ENT_RESOURCE] = RO_ENTITY, [ENT_PERSON] = RO_ENTITY,
    };
    return roles[t];
}

static RoleId mark_role(const UiApp *app, const Mark *m)
{
    if (m->layer == MARK_TIMEX) return RO_TIME;
    if (m->layer == MARK_ENTITY) return entity_role(app->open.d->an->entities.v[m->index].type);
    return is_now(app, m->index) ? RO_EVENT_NOW : RO_EVENT;
}

static void paint(uint8_t *roles, WrapRow row, Span s, RoleId role)
{
    uint32_t beg = s.beg > row.beg ? s.beg : row.beg, end = s.end < row.end ? s.end : row.end;
    for (uint32_t i = beg; i < end; i++) roles[i - row.beg] = (uint8_t)role;
}

/* Marks of one layer over the row. Marks are in order of their start, and none is longer than mark_max. */
static void paint_layer(const UiApp *app, uint8_t *roles, WrapRow row, MarkLayer layer)
{
    const MarkList *marks = &app->open.marks;
    uint32_t from = row.beg > app->open.mark_max ? row.beg - app->open.mark_max : 0, lo = 0, hi = marks->n;
    while (lo < hi) {
        uint32_t mid = lo + (hi - lo) / 2;
        if (marks->v[mid].span.beg < from) lo = mid + 1;
        else hi = mid;
    }
    for (; lo < marks->n && marks->v[lo].span.beg < row.end; lo++)
        if (marks->v[lo].layer == layer) paint(roles, row, marks->v[lo].span, mark_role(app, &marks->v[lo]));
}

/* Where a folded phrase stands in [from, to) of the document; false when it does not. */
static bool find_folded(const Doc *d, const uint16_t *want, uint32_t n, uint32_t from, uint32_t to, uint32_t *at)
{
    for (uint32_t i = from; n && i + n <= to; i++)
        if (d->ch[i] == want[0] && memcmp(d->ch + i, want, n * sizeof *want) == 0) {
            *at = i;
            return true;
        }
    return false;
}

static void paint_matches(const UiApp *app, Arena *a, uint8_t *roles, WrapRow row)
{
    const Query *q = session_query(app->s);
    const Doc *d = app->open.d->doc;
    if (row.end == row.beg) return;
    for (uint32_t t = 0; t < q->terms.n; t++) {
        if (q->terms.v[t].field != Q_TEXT || q->terms.v[t].negated) continue;
        for (uint32_t k = 0; k < q->terms.v[t].any.n; k++) {
            uint32_t n, at, from = doc_at(d, row.beg), to = doc_at(d, row.end - 1) + 1;
            const uint16_t *want = fold_word(a, q->terms.v[t].any.v[k].text, &n);
            from = from > n ? from - n : 0;                    /* one that began in the row above */
            to = to + n < d->n ? to + n : d->n;
            for (; find_folded(d, want, n, from, to, &at); from = at + n)
                paint(roles, row, doc_span(d, at, at + n), RO_MATCH);
        }
    }
}

static void draw_row(UiApp *app, Pen *p, int x, int y, WrapRow row)
{
    uint8_t *roles = arena_alloc(p->mem, row.end - row.beg + 1);
    memset(roles, RO_TEXT, row.end - row.beg + 1);
    paint_layer(app, roles, row, MARK_ENTITY);
    paint_layer(app, roles, row, MARK_TIMEX);
    paint_layer(app, roles, row, MARK_EVENT);
    paint_matches(app, p->mem, roles, row);
    for (uint32_t i = row.beg, j; i < row.end; i = j) {
        for (j = i + 1; j < row.end && roles[j - row.beg] == roles[i - row.beg]; j++) {}
        x = pen_put(p, x, y, (RoleId)roles[i - row.beg], str_slice(app->open.wrap.text, i, j));
    }
}

void text_draw_span(UiApp *app, Pen *p, Span s, Span centre)
{
    if (s.end - s.beg > WRAP_UNIT / 2 && centre.beg > s.beg + WRAP_UNIT / 4) {
        s.beg = centre.beg - WRAP_UNIT / 4;
        while (s.beg < centre.beg && ((unsigned char)app->open.wrap.text.p[s.beg] & 0xC0) == 0x80) s.beg++;
    }
    if (s.end - s.beg > WRAP_UNIT) s.end = s.beg + WRAP_UNIT;
    WrapRow rows[WRAP_ROWS_MAX];
    WrapUnit unit = {s.beg, s.end, 1};
    WrapText text = {.text = app->open.wrap.text};
    text.units.v = &unit;
    text.units.n = 1;
    uint32_t n = wrap_rows(&text, 0, p->box.w, rows), first = 0;
    while (first + (uint32_t)p->box.h < n && rows[first].end <= centre.beg && rows[first + 1].end <= centre.beg) first++;
    for (uint32_t i = first; i < n && i - first < (uint32_t)p->box.h; i++) draw_row(app, p, 0, (int)(i - first), rows[i]);
}

static void draw_title(UiApp *app, Pen *p, bool focused)
{
    const OpenDoc *d = app->open.d;
    uint32_t line = app->open.wrap.units.v[app->text.cur.unit].line, lines = d->doc->n_line ? d->doc->n_line : 1;
    Str where = str_fmt(p->mem, "%u/%u  %u%%", line, lines, line * 100 / lines);
    pen_right(p, 0, RO_DIM, where);
    int room = p->box.w - (int)where.n - 3;
    int x = pen_clip(p, 1, 0, room, focused ? RO_TITLE_FOCUS : RO_TITLE, d->name) + 2;
    const CareerItem *it = app->item.doc == d->id ? app_item(app) : NULL;
    if (!it || x > room) return;
    Str what = str_fmt(p->mem, STR_FMT "  " STR_FMT, STR_ARG(label_item(p->mem, app, it)), STR_ARG(label_dates(p->mem, it)));
    pen_clip(p, x, 0, room - x + 1, RO_EVENT, what);
}

static void draw_nothing(UiApp *app, Pen *p, bool focused)
{
    pen_z(p, 1, 0, focused ? RO_TITLE_FOCUS : RO_TITLE, _("text"));
    const CareerDoc *doc = app_doc(app);
    if (app->open.failed && doc && app->open.failed == doc->id)
        pen_clip(p, 1, 2, p->box.w - 2, RO_ERROR, str_fmt(p->mem, _("%.*s could not be opened."), STR_ARG(doc->name)));
    else if (!doc) pen_z(p, 1, 2, RO_DIM, _("Nothing to show."));
    if (focused) pen_cursor(p, 0, 0);
}

static void draw(UiApp *app, Pen *p, bool focused)
{
    if (!app->open.d) { draw_nothing(app, p, focused); return; }
    WrapRow rows[WRAP_ROWS_MAX];
    TextView *v = &app->text;
    int gutter = p->box.w >= GUTTER_FROM ? 6 : 1;
    settle(app, text_cols(p->box.w), p->box.h > 1 ? p->box.h - 1 : 1);
    draw_title(app, p, focused);
    WrapPos at = v->top;
    uint32_t n = wrap_rows(&app->open.wrap, at.unit, v->cols, rows);
    for (int y = 1; y <= v->rows; y++) {
        WrapUnit u = app->open.wrap.units.v[at.unit];
        bool first_row = at.row == 0 && (at.unit == 0 || app->open.wrap.units.v[at.unit - 1].line != u.line);
        if (gutter > 1 && first_row) {
            Str no = str_fmt(p->mem, "%u", u.line);
            pen_put(p, 5 - (int)no.n, y, RO_DIM, no);
        }
        draw_row(app, p, gutter, y, rows[at.row]);
        if (at.unit == v->cur.unit && at.row == v->cur.row) {
            pen_z(p, 0, y, RO_FOCUS, focused ? p->g->mark : " ");
            if (focused) pen_cursor(p, gutter, y);
        }
        if (at.row + 1 < n) { at.row++; continue; }
        if (at.unit + 1 >= app->open.wrap.units.n) break;
        n = wrap_rows(&app->open.wrap, ++at.unit, v->cols, rows);
        at.row = 0;
    }
}

/* ------------------------------------------------------------------ matches of the filter */

static bool event_passes(const UiApp *app, uint32_t seq)
{
    const Careers *c = session_careers(app->s);
    uint32_t doc = careers_find(c, app->open.d->id);
    if (doc == UINT32_MAX) return false;
    const CareerDoc *d = &c->docs.v[doc];
    for (uint32_t i = d->item_beg; i < d->item_beg + d->item_n; i++)
        if (c->items.v[i].kind == ITEM_EVENT && c->items.v[i].seq == seq)
            return bits_get(&session_filter(app->s)->items, i);
    return false;
}

/* The nearest event behind (or before) the cursor that the filter selects. */
static bool event_match(const UiApp *app, int dir, uint32_t *best, uint32_t *seq)
{
    uint32_t cur;
    bool at_event = text_step_from(app, &cur);
    const EventList *ev = &app->open.d->an->events;
    bool found = false;
    for (uint32_t i = 0; i < ev->n; i++) {
        uint32_t at = ev->v[i].span.beg;
        bool behind = at > cur || (at == cur && !at_event);
        if ((dir > 0 ? !behind : at >= cur) || !event_passes(app, i)) continue;
        if (!found || (dir > 0 ? at < *best : at > *best)) *best = at, *seq = i;
        found = true;
    }
    return found;
}

static bool phrase_match(const UiApp *app, Str phrase, uint32_t cur, int dir, uint32_t *best)
{
    Arena a = {0};
    const Doc *d = app->open.d->doc;
    uint32_t n, at, from = dir > 0 ? doc_at(d, cur) + 1 : 0, to = dir > 0 ? d->n : doc_at(d, cur);
    const uint16_t *want = fold_word(&a, phrase, &n);
    bool found = false;
    for (; find_folded(d, want, n, from, to, &at); from = at + 1) {
        *best = doc_span(d, at, at + 1).beg;
        found = true;
        if (dir > 0) break;
    }
    arena_fini(&a);
    return found;
}

static void match(UiApp *app, int dir)
{
    if (!app_open_doc(app) || app->text.cols == 0) return;
    const Query *q = session_query(app->s);
    WrapPos edge = dir > 0 ? wrap_move(&app->open.wrap, app->text.cur, 1, app->text.cols, NULL) : app->text.cur;
    uint32_t cur = byte_at(app, edge), best = 0, one;
    if (dir > 0 && cur > 0) cur--;
    bool found = false, words = false;
    for (uint32_t t = 0; t < q->terms.n; t++)
        for (uint32_t k = 0; q->terms.v[t].field == Q_TEXT && !q->terms.v[t].negated && k < q->terms.v[t].any.n; k++) {
            words = true;
            if (!phrase_match(app, q->terms.v[t].any.v[k].text, cur, dir, &one)) continue;
            if (!found || (dir > 0 ? one < best : one > best)) best = one;
            found = true;
        }
    uint32_t seq = 0;
    if (!words && (found = event_match(app, dir, &best, &seq)))
        app_look(app, (ItemRef){.doc = app->open.d->id, .kind = ITEM_EVENT, .seq = seq});
    if (found) go_to(app, best);
    else app_say(app, RO_MESSAGE, str_z(dir > 0 ? _("No further match below.") : _("No further match above.")));
}

static void next_match(UiApp *app) { match(app, 1); }
static void prev_match(UiApp *app) { match(app, -1); }

static const ActRow acts[] = {
    {ACT_UP, up}, {ACT_DOWN, down}, {ACT_PAGE_UP, page_up}, {ACT_PAGE_DOWN, page_down}, {ACT_HALF_UP, half_up},
    {ACT_HALF_DOWN, half_down}, {ACT_FIRST, first}, {ACT_LAST, last}, {ACT_OPEN, open_here},
    {ACT_NEXT_MATCH, next_match}, {ACT_PREV_MATCH, prev_match},
};

static bool act(UiApp *app, ActionId id) { return act_by_table(app, acts, COUNT_OF(acts), id); }

static void click(UiApp *app, int x, int y, bool twice)
{
    (void)x;
    if (!app->open.d || app->text.cols == 0 || y < 1) return;
    app->text.cur = wrap_move(&app->open.wrap, app->text.top, y - 1, app->text.cols, NULL);
    if (twice) open_here(app);
}

static void wheel(UiApp *app, int by) { move_rows(app, by, true); }

static void rebuild(UiApp *app) { (void)app; }

const View text_view = {CTX_TEXT, rebuild, draw, act, click, wheel};
