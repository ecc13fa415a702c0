/* screen_int.h: what the terminal and the mock share. Private to term. */
#ifndef TERM_SCREEN_INT_H
#define TERM_SCREEN_INT_H
#include "term/screen.h"

typedef struct ScreenDriver {
    void (*close)(Screen *s);
    void (*cells)(Screen *s, int y, int beg, int end);     /* sends [beg, end) of row y of s->shown; whole characters */
    void (*flush)(Screen *s, bool all);                    /* cursor of s->shown, and out; all: the screen is garbage */
    Key  (*key)(Screen *s, int timeout_ms, int wake_fd);
    void (*mouse)(Screen *s, bool on);
    bool (*copy)(Screen *s, Str text);
    void (*bell)(Screen *s);
    void (*pause)(Screen *s);
    void (*resume)(Screen *s);
    void (*suspend)(Screen *s);
} ScreenDriver;

/* First member of the driver's own struct. */
struct Screen {
    const ScreenDriver *drv;
    Surface    *shown;                                      /* what the terminal holds; its size is the screen's */
    ColourDepth colours;
    bool        utf8, all, paused;                          /* all: nothing of shown can be trusted */
    const Surface *from;                                    /* presented last: all of it but what it says is shown */
    uint64_t    sent, frames;
};

void screen_resized(Screen *s, int cols, int rows);

/* base64 behind what is in out already */
void base64_add(Buf *out, Str s);
/* The nearest of the first n colours of the xterm palette (8, 16, 256). */
int colour_nearest(Colour c, int n);
#endif
