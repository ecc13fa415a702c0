#include "screen_int.h"
#include <string.h>

void screen_close(Screen *s)
{
    if (s) s->drv->close(s);
}

void screen_size(const Screen *s, int *cols, int *rows)
{
    *cols = s->shown->cols;
    *rows = s->shown->rows;
}

ColourDepth screen_colours(const Screen *s) { return s->colours; }
bool screen_utf8(const Screen *s) { return s->utf8; }
void screen_redraw(Screen *s) { s->all = true; }
Key  screen_key(Screen *s, int timeout_ms, int wake_fd) { return s->drv->key(s, timeout_ms, wake_fd); }
void screen_mouse(Screen *s, bool on) { s->drv->mouse(s, on); }
bool screen_copy(Screen *s, Str text) { return s->drv->copy(s, text); }
void screen_bell(Screen *s) { s->drv->bell(s); }
void screen_suspend(Screen *s) { s->drv->suspend(s); }

void screen_pause(Screen *s)
{
    if (s->paused) return;
    s->paused = true;
    s->drv->pause(s);
}

void screen_resume(Screen *s)
{
    if (!s->paused) return;
    s->paused = false;
    s->drv->resume(s);
    s->all = true;
}

void screen_resized(Screen *s, int cols, int rows)
{
    surface_resize(s->shown, cols, rows);
    s->all = true;
}

static bool same_cell(const Cell *a, const Cell *b) { return memcmp(a, b, sizeof *a) == 0; }

/* Copies [beg, end) of a row and sends it; whole characters, of the old row as of the new one. */
static void send_run(Screen *s, int y, int beg, int end, const Cell *now, int cols)
{
    Cell *old = &s->shown->cell[(size_t)y * (size_t)s->shown->cols];
    while (beg > 0 && (now[beg].cols == 0 || old[beg].cols == 0)) beg--;
    while (end < cols && (now[end - 1].cols == 2 || old[end - 1].cols == 2)) end++;
    memcpy(old + beg, now + beg, (size_t)(end - beg) * sizeof *old);
    /* A frame wider than the screen may have been cut inside a character. */
    if (end == s->shown->cols && old[end - 1].cols == 2)
        old[end - 1] = (Cell){.cp = {' '}, .style = old[end - 1].style, .cols = 1};
    s->drv->cells(s, y, beg, end);
}

/* Sends what differs of a row within the range, cells with no more than a few alike between them in one go. */
static void send_row(Screen *s, int y, const Cell *now, CellRange in, int cols)
{
    enum { ALIKE_MAX = 4 };
    const Cell *old = &s->shown->cell[(size_t)y * (size_t)s->shown->cols];
    int beg = -1, end = in.beg;
    if (!s->all && memcmp(&old[in.beg], &now[in.beg], (size_t)(in.end - in.beg) * sizeof *old) == 0) return;
    for (int x = in.beg; x < in.end; x++) {
        if (!s->all && same_cell(&old[x], &now[x])) continue;
        s->sent++;
        if (beg >= 0 && x - end > ALIKE_MAX) {
            send_run(s, y, beg, end, now, cols);
            beg = x;
        }
        if (beg < 0) beg = x;
        end = x + 1;
    }
    if (beg >= 0) send_run(s, y, beg, end, now, cols);
}

static bool same_cursor(const Surface *a, const Surface *b)
{
    if (a->cursor_shown != b->cursor_shown) return false;
    return !a->cursor_shown || (a->cursor_x == b->cursor_x && a->cursor_y == b->cursor_y);
}

void screen_present(Screen *s, Surface *frame)
{
    if (s->paused) return;
    Surface *shown = s->shown;
    uint64_t before = s->sent;
    bool whole = s->all || s->from != frame;
    int cols = frame->cols < shown->cols ? frame->cols : shown->cols,
        rows = frame->rows < shown->rows ? frame->rows : shown->rows;
    for (int y = 0; y < frame->rows; y++) {
        CellRange in = whole ? (CellRange){0, cols} : frame->touched[y];
        frame->touched[y] = (CellRange){0, 0};
        if (in.end > cols) in.end = cols;
        if (y < rows && in.beg < in.end) send_row(s, y, &frame->cell[(size_t)y * (size_t)frame->cols], in, cols);
    }
    s->from = frame;
    if (s->sent == before && !s->all && same_cursor(shown, frame)) return;
    shown->cursor_shown = frame->cursor_shown && frame->cursor_x < shown->cols && frame->cursor_y < shown->rows;
    shown->cursor_x = frame->cursor_x;
    shown->cursor_y = frame->cursor_y;
    if (shown->cols > 1) s->drv->flush(s, s->all);       /* ncurses 6.4 reads beside the row where it is one column wide */
    s->all = shown->cols < 2;
    s->frames++;
}

/* ------------------------------------------------------------------ for drivers */

void base64_add(Buf *out, Str s)
{
    static const char digit[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    for (size_t i = 0; i < s.n; i += 3) {
        uint32_t v = (uint32_t)(unsigned char)s.p[i] << 16;
        if (i + 1 < s.n) v |= (uint32_t)(unsigned char)s.p[i + 1] << 8;
        if (i + 2 < s.n) v |= (unsigned char)s.p[i + 2];
        buf_add_c(out, digit[v >> 18]);
        buf_add_c(out, digit[v >> 12 & 63]);
        buf_add_c(out, i + 1 < s.n ? digit[v >> 6 & 63] : '=');
        buf_add_c(out, i + 2 < s.n ? digit[v & 63] : '=');
    }
}

typedef struct { int r, g, b; } Rgb;

/* xterm's palette: 16 named colours, a cube of 6 x 6 x 6, 24 greys. */
static Rgb palette(int i)
{
    static const uint32_t named[16] = {0x000000, 0xCD0000, 0x00CD00, 0xCDCD00, 0x0000EE, 0xCD00CD, 0x00CDCD, 0xE5E5E5,
                                       0x7F7F7F, 0xFF0000, 0x00FF00, 0xFFFF00, 0x5C5CFF, 0xFF00FF, 0x00FFFF, 0xFFFFFF};
    static const int step[6] = {0, 95, 135, 175, 215, 255};
    if (i < 16) return (Rgb){(int)(named[i] >> 16), (int)(named[i] >> 8 & 0xFF), (int)(named[i] & 0xFF)};
    if (i >= 232) return (Rgb){8 + 10 * (i - 232), 8 + 10 * (i - 232), 8 + 10 * (i - 232)};
    i -= 16;
    return (Rgb){step[i / 36], step[i / 6 % 6], step[i % 6]};
}

static int distance(Rgb a, Rgb b)
{
    /* Weighted as the eye does, roughly: green most, blue least. */
    return 3 * (a.r - b.r) * (a.r - b.r) + 4 * (a.g - b.g) * (a.g - b.g) + 2 * (a.b - b.b) * (a.b - b.b);
}

int colour_nearest(Colour c, int n)
{
    int v = (int)(c & 0xFFFFFF);
    bool rgb = (c & 0x02000000u) != 0;
    if (!rgb && v < n) return v;
    Rgb want = rgb ? (Rgb){v >> 16, v >> 8 & 0xFF, v & 0xFF} : palette(v);
    /* The named sixteen differ from terminal to terminal: where there are 256, the fixed ones are surer. */
    int best = n > 16 ? 16 : 0;
    for (int i = best + 1; i < n; i++)
        if (distance(palette(i), want) < distance(palette(best), want)) best = i;
    return best;
}
