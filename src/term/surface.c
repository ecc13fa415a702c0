#include "term/surface.h"
#include "uni/utf8.h"
#include "uni/width.h"
#include <stdlib.h>
#include <string.h>

static const Cell blank = {.cp = {' '}, .cols = 1};

static void *zeros(size_t n, size_t size)
{
    void *p = calloc(n ? n : 1, size);
    if (!p) arena_out_of_memory(n * size);
    return p;
}

Surface *surface_new(int cols, int rows)
{
    Surface *s = calloc(1, sizeof *s);
    if (!s) arena_out_of_memory(sizeof *s);
    surface_resize(s, cols, rows);
    return s;
}

void surface_free(Surface *s)
{
    if (!s) return;
    arena_fini(&s->scratch);
    free(s->cell);
    free(s->touched);
    free(s);
}

void surface_resize(Surface *s, int cols, int rows)
{
    cols = cols < 0 ? 0 : cols;
    rows = rows < 0 ? 0 : rows;
    if (!s->cell || cols != s->cols || rows != s->rows) {
        free(s->cell);
        free(s->touched);
        s->cell = zeros((size_t)cols * (size_t)rows, sizeof *s->cell);
        s->touched = zeros((size_t)rows, sizeof *s->touched);
        s->cols = cols;
        s->rows = rows;
    }
    surface_clear(s, (Style){0});
}

void surface_clear(Surface *s, Style style)
{
    Cell c = blank;
    c.style = style;
    for (size_t i = 0, n = (size_t)s->cols * (size_t)s->rows; i < n; i++) s->cell[i] = c;
    for (int y = 0; y < s->rows; y++) s->touched[y] = (CellRange){0, s->cols};
    s->cursor_x = s->cursor_y = 0;
    s->cursor_shown = false;
}

static bool inside(const Surface *s, int x, int y) { return x >= 0 && y >= 0 && x < s->cols && y < s->rows; }
static Cell *cell_of(const Surface *s, int x, int y) { return &s->cell[(size_t)y * (size_t)s->cols + (size_t)x]; }

const Cell *surface_at(const Surface *s, int x, int y) { return inside(s, x, y) ? cell_of(s, x, y) : NULL; }

static void touch(Surface *s, int x, int y, int w)
{
    CellRange *t = &s->touched[y];
    if (t->beg == t->end) *t = (CellRange){x, x + w};
    if (x < t->beg) t->beg = x;
    if (x + w > t->end) t->end = x + w;
}

static void make_blank(Cell *c)
{
    Style keep = c->style;
    *c = blank;
    c->style = keep;
}

/* Before a cell is drawn over: if it is half of a wide character, both halves become blanks. */
static void take_apart(Surface *s, int x, int y)
{
    Cell *c = cell_of(s, x, y);
    if (c->cols == 0 && x > 0) make_blank(c - 1), make_blank(c), touch(s, x - 1, y, 2);
    else if (c->cols == 2 && x + 1 < s->cols) make_blank(c), make_blank(c + 1), touch(s, x, y, 2);
}

/* The same for a character that lies across the left edge of a column. */
static void take_apart_edge(Surface *s, int x, int y)
{
    if (x < s->cols && cell_of(s, x, y)->cols == 0) take_apart(s, x, y);
}

/* One character of 1 or 2 columns, which fits. */
static void set_cell(Surface *s, int x, int y, Style style, uint32_t cp, int cols)
{
    for (int i = 0; i < cols; i++) take_apart(s, x + i, y);
    touch(s, x, y, cols);
    Cell *c = cell_of(s, x, y);
    *c = (Cell){.cp = {cp}, .style = style, .cols = (uint32_t)cols};
    if (cols == 2) c[1] = (Cell){.style = style};
}

static void add_mark(Cell *c, uint32_t cp)
{
    for (int i = 1; i < CELL_CPS; i++)
        if (!c->cp[i]) {
            c->cp[i] = cp;
            return;
        }
}

/* A mark without its character stands on a blank. What begins left of the surface is not seen; a wide one that sticks
 * out leaves a blank. */
int surface_put_seen(Surface *s, int x, int y, int cols, Style style, Str text)
{
    int edge = cols < s->cols - x ? x + cols : s->cols;
    if (y < 0 || y >= s->rows || x >= edge) return x;
    for (size_t at = 0; at < text.n;) {
        size_t mark = at;
        int w = uni_cluster_next(text, &at);
        uint32_t cp = w ? utf8_next(text, &mark) : ' ';
        if (w == 0) w = 1;
        if (x + w > edge) break;
        if (x >= 0) {
            set_cell(s, x, y, style, cp, w);
            while (mark < at) add_mark(cell_of(s, x, y), utf8_next(text, &mark));
        } else if (x + w > 0) set_cell(s, 0, y, style, ' ', 1);
        x += w;
    }
    return x;
}

int surface_put_cols(Surface *s, int x, int y, int cols, Style style, Str text)
{
    x = surface_put_seen(s, x, y, cols, style, uni_visible(&s->scratch, text));
    arena_clear(&s->scratch);
    return x;
}

int surface_put(Surface *s, int x, int y, Style style, Str text)
{
    return surface_put_cols(s, x, y, s->cols - x, style, text);
}

/* Cuts [*a, *a + *n) to [0, limit). */
static void clamp(int *a, int *n, int limit)
{
    if (*a < 0) *n += *a, *a = 0;
    if (*n > limit - *a) *n = limit - *a;
}

void surface_fill(Surface *s, int x, int y, int w, int h, Style style, uint32_t cp)
{
    clamp(&x, &w, s->cols);
    clamp(&y, &h, s->rows);
    for (int j = 0; j < h; j++)
        for (int i = 0; i < w; i++) set_cell(s, x + i, y + j, style, cp, 1);
}

void surface_paint(Surface *s, int x, int y, int w, int h, Style style)
{
    clamp(&x, &w, s->cols);
    clamp(&y, &h, s->rows);
    for (int j = 0; j < h && w > 0; j++) {
        Cell *row = cell_of(s, 0, y + j);
        int beg = x, end = x + w;
        if (row[beg].cols == 0 && beg > 0) beg--;    /* both halves look the same */
        if (row[end - 1].cols == 2 && end < s->cols) end++;
        for (int i = beg; i < end; i++) row[i].style = style;
        touch(s, beg, y + j, end - beg);
    }
}

void surface_blit(Surface *s, int x, int y, const Surface *from)
{
    int dx = x, w = from->cols, dy = y, h = from->rows;
    clamp(&dx, &w, s->cols);
    clamp(&dy, &h, s->rows);
    for (int j = 0; j < h && w > 0; j++) {
        const Cell *src = cell_of(from, dx - x, dy - y + j);
        Cell *dst = cell_of(s, dx, dy + j);
        take_apart(s, dx, dy + j);
        take_apart(s, dx + w - 1, dy + j);
        memcpy(dst, src, (size_t)w * sizeof *dst);
        touch(s, dx, dy + j, w);
        if (dst[0].cols == 0) make_blank(&dst[0]);
        if (dst[w - 1].cols == 2) make_blank(&dst[w - 1]);
    }
}

void surface_scroll(Surface *s, int x, int y, int w, int h, int by)
{
    clamp(&x, &w, s->cols);
    clamp(&y, &h, s->rows);
    if (w <= 0 || h <= 0 || by == 0) return;
    for (int j = 0; j < h; j++) {                    /* halves that stick out go before their rows do */
        take_apart_edge(s, x, y + j);
        take_apart_edge(s, x + w, y + j);
    }
    for (int i = 0; i < h; i++) {
        int to = by > 0 ? i : h - 1 - i, from = to + by;
        if (from < 0 || from >= h) surface_fill(s, x, y + to, w, 1, (Style){0}, ' ');
        else memcpy(cell_of(s, x, y + to), cell_of(s, x, y + from), (size_t)w * sizeof(Cell));
        touch(s, x, y + to, w);
    }
}

void surface_cursor(Surface *s, int x, int y)
{
    s->cursor_shown = inside(s, x, y);
    if (s->cursor_shown) s->cursor_x = x, s->cursor_y = y;
}

bool surface_eq(const Surface *a, const Surface *b)
{
    return a->cols == b->cols && a->rows == b->rows && a->cursor_shown == b->cursor_shown &&
           (!a->cursor_shown || (a->cursor_x == b->cursor_x && a->cursor_y == b->cursor_y)) &&
           memcmp(a->cell, b->cell, (size_t)a->cols * (size_t)a->rows * sizeof *a->cell) == 0;
}

/* ------------------------------------------------------------------ as text */

void surface_row(const Surface *s, int y, Buf *out)
{
    size_t end = out->n;
    for (int x = 0; x < s->cols; x++) {
        const Cell *c = surface_at(s, x, y);
        if (!c) return;
        for (int i = 0; i < CELL_CPS && c->cp[i]; i++) {
            char b[4];
            buf_add(out, (Str){b, utf8_put(b, c->cp[i])});
        }
        if (c->cols && !(c->cp[0] == ' ' && !c->cp[1])) end = out->n;
    }
    out->n = end;
}

void surface_dump(const Surface *s, Buf *out)
{
    for (int y = 0; y < s->rows; y++) {
        surface_row(s, y, out);
        buf_add_c(out, '\n');
    }
}

void surface_dump_styles(const Surface *s, Buf *out)
{
    for (int y = 0; y < s->rows; y++)
        for (int x = 0, end; x < s->cols; x = end) {
            Style st = cell_of(s, x, y)->style;
            for (end = x + 1; end < s->cols && style_eq(cell_of(s, end, y)->style, st); end++) {}
            if (style_eq(st, (Style){0})) continue;
            buf_fmt(out, "%d %d %d ", y, x, end - x);
            style_format(st, out);
            buf_add_c(out, '\n');
        }
}
