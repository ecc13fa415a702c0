#include "ui/list.h"

static int clamp(int x, int lo, int hi) { return x < lo ? lo : x > hi ? hi : x; }

static void settle(List *l)
{
    int last = l->n - 1;
    l->sel = clamp(l->sel, 0, last < 0 ? 0 : last);
    if (l->sel < l->top) l->top = l->sel;
    if (l->rows > 0 && l->sel >= l->top + l->rows) l->top = l->sel - l->rows + 1;
    int top_max = l->n > l->rows ? l->n - l->rows : 0;
    l->top = clamp(l->top, 0, top_max);
}

void list_fit(List *l, int n, int rows)
{
    l->n = n;
    l->rows = rows > 0 ? rows : 1;
    settle(l);
}

/* A place far off comes to the middle; one that is next comes in at the edge. */
void list_to(List *l, int sel)
{
    if (sel < l->top - 1 || sel > l->top + l->rows) l->top = sel - l->rows / 2;
    l->sel = sel;
    settle(l);
}

void list_move(List *l, int by) { list_to(l, clamp(by, -l->n, l->n) + l->sel); }

void list_page(List *l, int pages, bool half)
{
    int step = half ? l->rows / 2 : l->rows - 1;
    if (step < 1) step = 1;
    l->top += pages * step;
    l->sel += pages * step;
    settle(l);
}

void list_scroll(List *l, int by)
{
    int top_max = l->n > l->rows ? l->n - l->rows : 0;
    l->top = clamp(l->top + by, 0, top_max);
    l->sel = clamp(l->sel, l->top, l->top + l->rows - 1);
    settle(l);
}

ListDamage list_damage(const List *was, const List *now)
{
    ListDamage d = {.by = now->top - was->top, .was = was->sel, .sel = now->sel};
    d.all = was->n != now->n || was->rows != now->rows || d.by >= now->rows || -d.by >= now->rows;
    d.from = d.by > 0 ? was->top + was->rows : now->top;
    d.to = d.by > 0 ? now->top + now->rows : was->top;
    return d;
}
