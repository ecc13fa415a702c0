/* mock.h: a Screen without a terminal, for tests and scripts.
 *
 * Knows    keys fed by name; the last frame; how much would have been sent.
 * Memory   screen_close frees it.
 * Threads  one owner. */
#ifndef TERM_MOCK_H
#define TERM_MOCK_H
#include "term/screen.h"

Screen *mock_open(int cols, int rows);
void mock_set(Screen *s, ColourDepth colours, bool utf8);
/* As keys_parse takes them; false: nothing is fed. After the last one
 * screen_key gives K_WAKE if the wake descriptor is readable, else K_TIMEOUT, or K_EOF for an endless wait. */
bool mock_feed(Screen *s, Str names);
void mock_feed_key(Screen *s, Key k);    /* its paste must outlive it */
void mock_resize(Screen *s, int cols, int rows);                    /* gives a K_RESIZE */

const Surface *mock_shown(const Screen *s);
uint64_t mock_sent(const Screen *s);     /* cells sent since the start */
uint64_t mock_frames(const Screen *s);   /* screen_present that sent something */
Str  mock_clipboard(const Screen *s);
bool mock_paused(const Screen *s);
bool mock_mouse(const Screen *s);
unsigned mock_bells(const Screen *s);
#endif
