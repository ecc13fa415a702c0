#include "ui/layout.h"
#include "base/i18n.h"
#include <string.h>

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

static void three(Layout *l, Box room)
{
    int side = l->cols >= 150 ? 32 : 26, right = l->cols >= 150 ? 48 : 38, x = room.x;
    int middle = room.w - side - right - 2;
    l->pane[PANE_DOCS] = (Box){x, room.y, side, room.h};
    l->bar[l->n_bar++] = (Box){x + side, room.y, 1, room.h};
    l->pane[PANE_TEXT] = (Box){x + side + 1, room.y, middle, room.h};
    l->bar[l->n_bar++] = (Box){x + side + 1 + middle, room.y, 1, room.h};
    int upper = room.h * 2 / 5, rx = x + side + middle + 2;
    l->pane[PANE_TIME] = (Box){rx, room.y, right, upper};
    l->pane[PANE_DETAIL] = (Box){rx, room.y + upper + 1, right, room.h - upper - 1};
}

static void four(Layout *l, Box room)
{
    int upper = room.h >= 40 ? room.h * 2 / 3 : room.h * 3 / 5, text = 72, docs = 34;
    int time = room.w - docs - text - 2;
    l->pane[PANE_DOCS] = (Box){0, room.y, docs, upper};
    l->bar[l->n_bar++] = (Box){docs, room.y, 1, upper};
    l->pane[PANE_TIME] = (Box){docs + 1, room.y, time, upper};
    l->bar[l->n_bar++] = (Box){docs + 1 + time, room.y, 1, upper};
    l->pane[PANE_TEXT] = (Box){docs + time + 2, room.y, text, upper};
    rule(l, room.y + upper);
    l->pane[PANE_DETAIL] = (Box){0, room.y + upper + 1, room.w, room.h - upper - 1};
}

/* Detail tells what the strip would tell; text holds the sentence itself. */
static void one(Layout *l, Box room, PaneId focus)
{
    bool strip = l->cols >= 60 && l->rows >= STRIP_FROM && (focus == PANE_DOCS || focus == PANE_TIME);
    l->pane[focus] = room;
    if (!strip) return;
    l->pane[focus].h -= STRIP_ROWS + 1;
    l->strip = (Box){0, room.y + room.h - STRIP_ROWS, room.w, STRIP_ROWS};
    rule(l, l->strip.y - 1);
}

Layout layout_make(int cols, int rows, PaneId focus, bool alone)
{
    Layout l;
    memset(&l, 0, sizeof l);
    l.cols = cols;
    l.rows = rows;
    Box room = frame(&l);
    if (room.h < 1) room.h = 0;
    if (!alone && cols >= 180 && room.h >= 20) { l.many = true; four(&l, room); }
    else if (!alone && cols >= 110 && room.h >= 10) { l.many = true; three(&l, room); }
    else one(&l, room, focus);
    return l;
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
        if (!l->many || box_shown(l->pane[p])) return (PaneId)p;
    }
    return from;
}
