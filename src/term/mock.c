#include "term/mock.h"
#include "screen_int.h"
#include <poll.h>
#include <stdlib.h>
#include <string.h>

typedef struct Mock {
    Screen   base;
    Arena    mem;                                    /* keys and their pastes */
    VEC(Key) keys;
    uint32_t next;                                   /* key to be told next */
    Buf      clipboard;
    bool     mouse_on;
    unsigned bells;
} Mock;

static Mock *mock_of(const Screen *s) { return (Mock *)(uintptr_t)s; }

static void on_close(Screen *s)
{
    Mock *m = mock_of(s);
    surface_free(s->shown);
    arena_fini(&m->mem);
    buf_fini(&m->clipboard);
    free(m);
}

static void on_cells(Screen *s, int y, int beg, int end) { (void)s, (void)y, (void)beg, (void)end; }
static void on_flush(Screen *s, bool all) { (void)s, (void)all; }
static void on_mouse(Screen *s, bool on) { mock_of(s)->mouse_on = on; }
static void on_bell(Screen *s) { mock_of(s)->bells++; }
static void on_pause(Screen *s) { (void)s; }
static void on_suspend(Screen *s)
{
    mock_feed_key(s, (Key){.code = K_RESIZE, .x = s->shown->cols, .y = s->shown->rows});
}

static bool on_copy(Screen *s, Str text)
{
    Mock *m = mock_of(s);
    m->clipboard.n = 0;
    buf_add(&m->clipboard, text);
    return true;
}

static Key on_key(Screen *s, int timeout_ms, int wake_fd)
{
    Mock *m = mock_of(s);
    if (m->next < m->keys.n) {
        Key k = m->keys.v[m->next++];
        if (k.code == K_RESIZE && (k.x != s->shown->cols || k.y != s->shown->rows)) screen_resized(s, k.x, k.y);
        return k;
    }
    struct pollfd wake = {.fd = wake_fd, .events = POLLIN};
    if (wake_fd >= 0 && poll(&wake, 1, timeout_ms < 0 ? 0 : timeout_ms) > 0) return (Key){.code = K_WAKE};
    return (Key){.code = timeout_ms < 0 ? K_EOF : K_TIMEOUT};
}

static const ScreenDriver mock_driver = {
    .close = on_close, .cells = on_cells, .flush = on_flush, .key = on_key, .mouse = on_mouse, .copy = on_copy,
    .bell = on_bell, .pause = on_pause, .resume = on_pause, .suspend = on_suspend,
};

Screen *mock_open(int cols, int rows)
{
    Mock *m = calloc(1, sizeof *m);
    if (!m) arena_out_of_memory(sizeof *m);
    m->base = (Screen){
        .drv = &mock_driver, .shown = surface_new(cols, rows), .colours = COLOURS_256, .utf8 = true, .all = true};
    return &m->base;
}

void mock_set(Screen *s, ColourDepth colours, bool utf8)
{
    s->colours = colours;
    s->utf8 = utf8;
}

void mock_feed_key(Screen *s, Key k)
{
    Mock *m = mock_of(s);
    *vec_push(&m->mem, &m->keys) = k;
}

void mock_resize(Screen *s, int cols, int rows) { mock_feed_key(s, (Key){.code = K_RESIZE, .x = cols, .y = rows}); }

bool mock_feed(Screen *s, Str names)
{
    Mock *m = mock_of(s);
    KeyList keys = {0};
    if (!keys_parse(&m->mem, names, &keys)) return false;
    for (uint32_t i = 0; i < keys.n; i++) mock_feed_key(s, keys.v[i]);
    return true;
}

const Surface *mock_shown(const Screen *s) { return s->shown; }
uint64_t mock_sent(const Screen *s) { return s->sent; }
uint64_t mock_frames(const Screen *s) { return s->frames; }
Str  mock_clipboard(const Screen *s) { return buf_str(&mock_of(s)->clipboard); }
bool mock_paused(const Screen *s) { return s->paused; }
bool mock_mouse(const Screen *s) { return mock_of(s)->mouse_on; }
unsigned mock_bells(const Screen *s) { return mock_of(s)->bells; }
