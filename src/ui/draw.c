/* draw.c: pens: drawing by role inside a rectangle. */
#include "app_int.h"
#include "uni/utf8.h"
#include "uni/width.h"

Pen pen_in(const Pen *p, Box box)
{
    Pen in = *p;
    in.box = (Box){p->box.x + box.x, p->box.y + box.y, box.w, box.h};
    return in;
}

static bool inside(const Pen *p, int y) { return y >= 0 && y < p->box.h; }

static int put_seen(Pen *p, int x, int y, RoleId role, Str seen)
{
    return surface_put_seen(p->sf, p->box.x + x, p->box.y + y, p->box.w - x, p->theme->style[role], seen) - p->box.x;
}

int pen_put(Pen *p, int x, int y, RoleId role, Str s)
{
    if (!inside(p, y) || x < 0 || x >= p->box.w || !s.n) return x;
    return put_seen(p, x, y, role, uni_visible(p->mem, s));
}

int pen_z(Pen *p, int x, int y, RoleId role, const char *z) { return pen_put(p, x, y, role, str_z(z)); }

int pen_clip(Pen *p, int x, int y, int cols, RoleId role, Str s)
{
    if (x + cols > p->box.w) cols = p->box.w - x;
    if (cols < 1 || x < 0 || !inside(p, y)) return x;
    /* Of a long text no more is looked at than could fit. */
    if (s.n > (size_t)cols * 64) s.n = (size_t)cols * 64;
    Str seen = uni_visible(p->mem, s);
    size_t used;
    if (uni_cols(seen) <= (size_t)cols) return put_seen(p, x, y, role, seen);
    seen = uni_clip(seen, (size_t)cols - 1, &used);
    x = put_seen(p, x, y, role, seen);
    return pen_z(p, x, y, role, p->g->dots);
}

/* A piece of the text that fits, cut behind a blank where there is one in its second half. */
Str row_piece(Str rest, int cols)
{
    Str piece = uni_clip(rest, (size_t)cols, NULL);
    if (piece.n == rest.n || rest.p[piece.n] == ' ') return piece;
    for (size_t i = piece.n; i > piece.n / 2; i--)
        if (piece.p[i - 1] == ' ') return str_slice(piece, 0, i);
    return piece;
}

int pen_wrap(Pen *p, int x, int y, int cols, RoleId role, Str s)
{
    Str rest = str_trim(uni_visible(p->mem, s));
    if (x + cols > p->box.w) cols = p->box.w - x;
    for (; rest.n && cols > 1 && y < p->box.h; y++) {
        Str piece = row_piece(rest, cols);
        if (!piece.n) break;
        pen_put(p, x, y, role, piece);
        rest = str_trim(str_slice(rest, piece.n, rest.n));
    }
    return y;
}

int wrapped_rows(Arena *a, int cols, Str s)
{
    int n = 0;
    Str rest = str_trim(uni_visible(a, s));
    for (Str piece; rest.n && cols > 1; n++) {
        piece = row_piece(rest, cols);
        if (!piece.n) break;
        rest = str_trim(str_slice(rest, piece.n, rest.n));
    }
    return n;
}

void pen_right(Pen *p, int y, RoleId role, Str s)
{
    int cols = (int)uni_cols(s);
    pen_put(p, p->box.w > cols ? p->box.w - cols : 0, y, role, s);
}

void pen_fill(Pen *p, int x, int y, int w, RoleId role)
{
    if (x + w > p->box.w) w = p->box.w - x;
    if (inside(p, y) && w > 0) surface_fill(p->sf, p->box.x + x, p->box.y + y, w, 1, p->theme->style[role], ' ');
}

void pen_line(Pen *p, Box box, RoleId role, const char *glyph)
{
    size_t at = 0;
    uint32_t cp = utf8_next(str_z(glyph), &at);
    if (uni_cp_cols(cp) != 1) return;
    surface_fill(p->sf, p->box.x + box.x, p->box.y + box.y, box.w, box.h, p->theme->style[role], cp);
}

/* Of the rows [*y, *y + *h) those inside. */
static void clip_rows(const Pen *p, int *y, int *h)
{
    if (*y < 0) *h += *y, *y = 0;
    if (*h > p->box.h - *y) *h = p->box.h - *y;
}

void pen_blank(Pen *p, int y, int h)
{
    clip_rows(p, &y, &h);
    surface_fill(p->sf, p->box.x, p->box.y + y, p->box.w, h, (Style){0}, ' ');
}

void pen_scroll(Pen *p, int y, int h, int by)
{
    clip_rows(p, &y, &h);
    surface_scroll(p->sf, p->box.x, p->box.y + y, p->box.w, h, by);
}

/* A look laid over what stands there: its background and attributes, while the text keeps its colour. */
void pen_paint(Pen *p, int x, int y, int w, RoleId role)
{
    Style over = p->theme->style[role];
    for (int i = x; inside(p, y) && i < x + w && i < p->box.w; i++) {
        const Cell *c = surface_at(p->sf, p->box.x + i, p->box.y + y);
        if (!c) return;
        Style mixed = {over.fg ? over.fg : c->style.fg, over.bg ? over.bg : c->style.bg, over.attrs | c->style.attrs};
        surface_paint(p->sf, p->box.x + i, p->box.y + y, 1, 1, mixed);
    }
}

void pen_cursor(Pen *p, int x, int y)
{
    if (inside(p, y) && x >= 0 && x < p->box.w) surface_cursor(p->sf, p->box.x + x, p->box.y + y);
}

void pen_rows(Pen *p, int y, const List *l, const ListDamage *d)
{
    if (d->all) return;                              /* nothing is there */
    pen_scroll(p, y, l->rows, d->by);
    for (int i = 0; i < l->rows; i++)
        if (list_damaged(d, l->top + i)) pen_blank(p, y + i, 1);
}
