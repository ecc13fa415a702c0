#include "ui/layout.h"
#include "base/i18n.h"
#include <string.h>

#define PANE_ROW(id, name, title, key) [id] = {name, title, key},
const Pane panes[PANE_COUNT] = { PANE_TABLE(PANE_ROW) };
#undef PANE_ROW

int pane_find(Str name)
{
    for (int i = 0; i < PANE_COUNT; i++)
        if (str_eq_z(name, panes[i].name)) return i;
    return -1;
}

/* The strip holds a heading and two rows of the sentence; it needs a screen that leaves the pane its room. */
enum { STRIP_ROWS = 3, STRIP_FROM = 16, RULES_FROM = 12, HINTS_TWO_FROM = 20, FILTER_FROM = 6 };

/* A pane's least: a title and something under it. */
enum { COLS_LEAST = 16, ROWS_LEAST = 3 };

static bool split_rows(SplitId s) { return s >= SPLIT_TIME_ROWS; }
static void rule(Layout *l, int y) { l->rule_y[l->n_rule++] = y; }

/* The rows above and below the panes; gives the room between them. */
static Box frame(Layout *l)
{
    int top = 0, bottom = l->rows;
    l->crumb = (Box){0, top++, l->cols, 1};
    if (l->rows >= FILTER_FROM) l->filter = (Box){0, top++, l->cols, 1};
    int hints = l->rows >= HINTS_TWO_FROM ? 2 : l->rows >= 3;
    bottom -= hints;
    l->hints = (Box){0, bottom, l->cols, hints};
    if (l->rows < RULES_FROM) return (Box){0, top, l->cols, bottom - top};
    rule(l, top++);
    rule(l, --bottom);
    return (Box){0, top, l->cols, bottom - top};
}

/* The width or height a split gives, moved by the reader, so that at least `rest` are left beside it. */
static int split_at(const LayoutWish *w, SplitId split, int usual, int room, int rest)
{
    int least = split_rows(split) ? ROWS_LEAST : COLS_LEAST, n = usual + w->shift[split];
    if (n > room - rest) n = room - rest;
    return n < least ? least : n;
}

static void edge(Layout *l, Box box, SplitId split, int sign) { l->edge[l->n_edge++] = (Edge){box, split, sign}; }
static void bar(Layout *l, int x, int y, int h, SplitId split, int sign) { edge(l, (Box){x, y, 1, h}, split, sign); }

/* The right column in two: `above` over detail. */
static void over_detail(Layout *l, const LayoutWish *w, Box column, PaneId above, SplitId split, int usual)
{
    int upper = split_at(w, split, usual, column.h - 1, ROWS_LEAST);
    l->pane[above] = (Box){column.x, column.y, column.w, upper};
    l->pane[PANE_DETAIL] = (Box){column.x, column.y + upper + 1, column.w, column.h - upper - 1};
    edge(l, (Box){column.x, column.y + upper, column.w, 1}, split, 1);
}

enum { TEXT_LEAST = 30 };

static void three(Layout *l, const LayoutWish *w, Box room)
{
    int side = split_at(w, SPLIT_DOCS, l->cols >= 150 ? 32 : 26, room.w, TEXT_LEAST * 2);
    int right = split_at(w, SPLIT_SIDE, l->cols >= 150 ? 48 : 38, room.w - side, TEXT_LEAST);
    int middle = room.w - side - right - 2;
    l->pane[PANE_DOCS] = (Box){0, room.y, side, room.h};
    bar(l, side, room.y, room.h, SPLIT_DOCS, 1);
    l->pane[PANE_TEXT] = (Box){side + 1, room.y, middle, room.h};
    bar(l, side + 1 + middle, room.y, room.h, SPLIT_SIDE, -1);
    over_detail(l, w, (Box){room.w - right, room.y, right, room.h}, PANE_TIME, SPLIT_TIME_ROWS, room.h * 2 / 5);
}

/* A view that needs the width, with the text it rests on beside it. */
static void main_beside_text(Layout *l, const LayoutWish *w, Box room)
{
    int main = split_at(w, SPLIT_MAIN, room.w * 62 / 100, room.w, TEXT_LEAST);
    l->pane[w->main] = (Box){0, room.y, main, room.h};
    bar(l, main, room.y, room.h, SPLIT_MAIN, 1);
    over_detail(l, w, (Box){main + 1, room.y, room.w - main - 1, room.h}, PANE_TEXT, SPLIT_TEXT_ROWS, room.h / 2);
}

static void four(Layout *l, const LayoutWish *w, Box room)
{
    int usual = room.h >= 40 ? room.h * 2 / 3 : room.h * 3 / 5;
    int upper = split_at(w, SPLIT_UPPER_ROWS, usual, room.h - 1, ROWS_LEAST);
    int text = split_at(w, SPLIT_TEXT_WIDE, 72, room.w, TEXT_LEAST * 3);
    int docs = split_at(w, SPLIT_DOCS_WIDE, 34, room.w - text, TEXT_LEAST * 2);
    int wide = room.w - docs - text - 2;
    PaneId main = w->main == PANE_REVIEW ? PANE_TIME : w->main;
    l->pane[PANE_DOCS] = (Box){0, room.y, docs, upper};
    bar(l, docs, room.y, upper, SPLIT_DOCS_WIDE, 1);
    l->pane[main] = (Box){docs + 1, room.y, wide, upper};
    bar(l, docs + 1 + wide, room.y, upper, SPLIT_TEXT_WIDE, -1);
    l->pane[PANE_TEXT] = (Box){docs + wide + 2, room.y, text, upper};
    edge(l, (Box){0, room.y + upper, room.w, 1}, SPLIT_UPPER_ROWS, 1);
    int y = room.y + upper + 1, lower = room.h - upper - 1;
    int review = split_at(w, SPLIT_REVIEW, room.w * 2 / 5, room.w, TEXT_LEAST * 2), detail = room.w - review - 1;
    l->pane[PANE_DETAIL] = (Box){0, y, detail, lower};
    bar(l, detail, y, lower, SPLIT_REVIEW, -1);
    l->pane[PANE_REVIEW] = (Box){detail + 1, y, review, lower};
}

/* Detail tells what the strip would tell; text holds the sentence itself. */
static void one(Layout *l, const LayoutWish *w, Box room)
{
    enum { PANE_ROWS = 6 };                          /* what the strip leaves the pane */
    bool strip = l->cols >= 60 && l->rows >= STRIP_FROM && (w->focus == PANE_DOCS || pane_is_main(w->focus));
    l->pane[w->focus] = room;
    if (!strip) return;
    int rows = split_at(w, SPLIT_STRIP_ROWS, STRIP_ROWS, room.h - 1, PANE_ROWS);
    l->pane[w->focus].h -= rows + 1;
    l->strip = (Box){0, room.y + room.h - rows, room.w, rows};
    edge(l, (Box){0, l->strip.y - 1, room.w, 1}, SPLIT_STRIP_ROWS, -1);
}

Layout layout_make(const LayoutWish *w)
{
    Layout l;
    memset(&l, 0, sizeof l);
    l.cols = w->cols;
    l.rows = w->rows;
    Box room = frame(&l);
    if (room.h < 1) room.h = 0;
    bool wide = !w->alone && w->cols >= 180 && room.h >= 20;
    l.many = wide || (!w->alone && w->cols >= 110 && room.h >= 10);
    if (wide) four(&l, w, room);
    else if (l.many && w->main != PANE_TIME) main_beside_text(&l, w, room);
    else if (l.many) three(&l, w, room);
    else one(&l, w, room);
    return l;
}

/* ------------------------------------------------------------------ moving borders */

static int edge_place(const LayoutWish *w, int edge)
{
    Layout l = layout_make(w);
    return split_rows(l.edge[edge].split) ? l.edge[edge].box.y : l.edge[edge].box.x;
}

/* On a smaller screen a border may stand short of where it was put: its number goes on until the border moves, and is
 * what it was where that cannot be. */
static void edge_move(LayoutWish *w, int edge, int by)
{
    enum { MOST = 2000 };
    LayoutWish next = *w;
    Edge e = layout_make(w).edge[edge];
    int was = edge_place(w, edge), far = 0;
    for (int i = 0; i < MOST && far != by; i++) {
        next.shift[e.split] += by < 0 ? -e.sign : e.sign;
        int now = edge_place(&next, edge) - was;
        if (now == far) continue;
        far = now;
        *w = next;
    }
}

/* A pane grows over the border behind it; the last one over that before it. */
static bool stretch(LayoutWish *w, PaneId pane, bool upright, int by)
{
    Layout l = layout_make(w);
    Box b = l.pane[pane];
    for (int before = 0; before < 2; before++)
        for (int i = 0; i < l.n_edge; i++) {
            Box e = l.edge[i].box;
            int x = before ? b.x - 1 : b.x + b.w, y = before ? b.y - 1 : b.y + b.h;
            if (split_rows(l.edge[i].split) == upright || !box_has(e, upright ? x : b.x, upright ? b.y : y)) continue;
            edge_move(w, i, before ? -by : by);
            return true;
        }
    return false;
}

bool layout_widen(LayoutWish *w, PaneId pane, int by) { return stretch(w, pane, true, by); }
bool layout_heighten(LayoutWish *w, PaneId pane, int by) { return stretch(w, pane, false, by); }

int layout_edge_at(const Layout *l, int x, int y)
{
    for (int i = 0; i < l->n_edge; i++)
        if (box_has(l->edge[i].box, x, y)) return i;
    return -1;
}

void layout_edge_to(LayoutWish *w, int edge, int x, int y)
{
    Layout l = layout_make(w);
    if (edge < 0 || edge >= l.n_edge) return;
    Edge e = l.edge[edge];
    int by = split_rows(e.split) ? y - e.box.y : x - e.box.x;
    if (by) edge_move(w, edge, by);
}

PaneId layout_beside(const Layout *l, PaneId from, int dir)
{
    Box at = l->pane[from];
    int x = dir < 0 ? at.x - 2 : at.x + at.w + 1;
    for (int p = 0; p < PANE_COUNT; p++)
        if (box_shown(l->pane[p]) && box_has(l->pane[p], x, at.y)) return (PaneId)p;
    return from;
}

PaneId layout_next(const Layout *l, PaneId from, int dir)
{
    for (int i = 1; i <= PANE_COUNT; i++) {
        int p = ((int)from + dir * i + PANE_COUNT * 2) % PANE_COUNT;
        if (l->many ? box_shown(l->pane[p]) : panes[p].key != 0) return (PaneId)p;
    }
    return from;
}
