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

static void rule(Layout *l, int y)
{
    if (l->n_rule < (int)COUNT_OF(l->rule_y)) l->rule_y[l->n_rule++] = y;
}

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

/* The width a split gives, moved by the reader, so that `rest` columns are left beside it. */
static int split_at(const LayoutWish *w, SplitId split, int usual, int room, int rest)
{
    enum { LEAST = 16 };
    int cols = usual + w->shift[split];
    if (cols > room - rest) cols = room - rest;
    return cols < LEAST ? LEAST : cols;
}

static void bar(Layout *l, int x, int y, int h) { l->bar[l->n_bar++] = (Box){x, y, 1, h}; }

/* The right column in two: `above` over detail. */
static void over_detail(Layout *l, Box column, PaneId above, int upper)
{
    l->pane[above] = (Box){column.x, column.y, column.w, upper};
    l->pane[PANE_DETAIL] = (Box){column.x, column.y + upper + 1, column.w, column.h - upper - 1};
    l->line = (Box){column.x, column.y + upper, column.w, 1};
}

enum { TEXT_LEAST = 30 };

static void three(Layout *l, const LayoutWish *w, Box room)
{
    int side = split_at(w, SPLIT_DOCS, l->cols >= 150 ? 32 : 26, room.w, TEXT_LEAST * 2);
    int right = split_at(w, SPLIT_SIDE, l->cols >= 150 ? 48 : 38, room.w - side, TEXT_LEAST);
    int middle = room.w - side - right - 2;
    l->pane[PANE_DOCS] = (Box){0, room.y, side, room.h};
    bar(l, side, room.y, room.h);
    l->pane[PANE_TEXT] = (Box){side + 1, room.y, middle, room.h};
    bar(l, side + 1 + middle, room.y, room.h);
    over_detail(l, (Box){room.w - right, room.y, right, room.h}, PANE_TIME, room.h * 2 / 5);
}

/* A view that needs the width, with the text it rests on beside it. */
static void main_beside_text(Layout *l, const LayoutWish *w, Box room)
{
    int main = split_at(w, SPLIT_MAIN, room.w * 62 / 100, room.w, TEXT_LEAST);
    l->pane[w->main] = (Box){0, room.y, main, room.h};
    bar(l, main, room.y, room.h);
    over_detail(l, (Box){main + 1, room.y, room.w - main - 1, room.h}, PANE_TEXT, room.h / 2);
}

static void four(Layout *l, const LayoutWish *w, Box room)
{
    int upper = room.h >= 40 ? room.h * 2 / 3 : room.h * 3 / 5;
    int text = split_at(w, SPLIT_TEXT_WIDE, 72, room.w, TEXT_LEAST * 3);
    int docs = split_at(w, SPLIT_DOCS_WIDE, 34, room.w - text, TEXT_LEAST * 2);
    int wide = room.w - docs - text - 2;
    PaneId main = w->main == PANE_REVIEW ? PANE_TIME : w->main;
    l->pane[PANE_DOCS] = (Box){0, room.y, docs, upper};
    bar(l, docs, room.y, upper);
    l->pane[main] = (Box){docs + 1, room.y, wide, upper};
    bar(l, docs + 1 + wide, room.y, upper);
    l->pane[PANE_TEXT] = (Box){docs + wide + 2, room.y, text, upper};
    rule(l, room.y + upper);
    int y = room.y + upper + 1, lower = room.h - upper - 1;
    int review = split_at(w, SPLIT_REVIEW, room.w * 2 / 5, room.w, TEXT_LEAST * 2), detail = room.w - review - 1;
    l->pane[PANE_DETAIL] = (Box){0, y, detail, lower};
    bar(l, detail, y, lower);
    l->pane[PANE_REVIEW] = (Box){detail + 1, y, review, lower};
}

/* Detail tells what the strip would tell; text holds the sentence itself. */
static void one(Layout *l, Box room, PaneId focus)
{
    bool strip = l->cols >= 60 && l->rows >= STRIP_FROM && (focus == PANE_DOCS || pane_is_main(focus));
    l->pane[focus] = room;
    if (!strip) return;
    l->pane[focus].h -= STRIP_ROWS + 1;
    l->strip = (Box){0, room.y + room.h - STRIP_ROWS, room.w, STRIP_ROWS};
    rule(l, l->strip.y - 1);
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
    else one(&l, room, w->focus);
    return l;
}

/* Which border moves when a pane becomes wider, and which way its number goes. */
typedef struct Widen { PaneId pane; SplitId split; int sign; } Widen;

static Widen border_of(const Layout *l, PaneId pane)
{
    static const Widen of_three[] = {{PANE_DOCS, SPLIT_DOCS, 1}, {PANE_TEXT, SPLIT_SIDE, -1}, {PANE_TIME, SPLIT_SIDE, 1},
                                     {PANE_DETAIL, SPLIT_SIDE, 1}};
    static const Widen of_main[] = {{PANE_TEXT, SPLIT_MAIN, -1}, {PANE_DETAIL, SPLIT_MAIN, -1}};
    static const Widen of_four[] = {{PANE_DOCS, SPLIT_DOCS_WIDE, 1}, {PANE_TEXT, SPLIT_TEXT_WIDE, 1},
                                    {PANE_DETAIL, SPLIT_REVIEW, -1}, {PANE_REVIEW, SPLIT_REVIEW, 1}};
    const Widen *rows = of_three;
    size_t n = COUNT_OF(of_three);
    Widen found = {pane, SPLIT_MAIN, 1};             /* the main view itself */
    if (l->n_bar == 3) rows = of_four, n = COUNT_OF(of_four), found = (Widen){pane, SPLIT_TEXT_WIDE, -1};
    else if (l->n_bar == 1) rows = of_main, n = COUNT_OF(of_main);
    for (size_t i = 0; i < n; i++)
        if (rows[i].pane == pane) found = rows[i];
    return found;
}

/* On a smaller screen a border may stand short of where it was put: its number goes on until the border moves, and is
 * what it was where that cannot be. */
bool layout_widen(LayoutWish *w, PaneId pane, int by)
{
    Layout was = layout_make(w);
    if (!was.many) return false;
    Widen border = border_of(&was, pane);
    LayoutWish next = *w;
    for (int i = 0; i < w->cols; i++) {
        next.shift[border.split] += by * border.sign;
        int moved = layout_make(&next).pane[pane].w - was.pane[pane].w;
        if (!moved) continue;
        next.shift[border.split] += (moved - by) * border.sign;
        *w = next;
        break;
    }
    return true;
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
