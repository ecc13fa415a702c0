/* watch.h: is told when a file of a folder was saved, without looking: nothing runs while nothing happens.
 *
 * Knows    inotify and epoll of Linux.
 * Memory   descriptors; end with watch_fini.
 * Errors   none: what cannot be watched is not, and the descriptor is the other one alone.
 * Threads  one owner.
 * Source   inotify(7), epoll(7). */
#ifndef BASE_WATCH_H
#define BASE_WATCH_H
#include "base/str.h"

typedef struct Watch Watch;
struct Watch { int notify, both; };

/* fd of watch_fd becomes readable with `other` (< 0: none) and when something in a folder was saved. */
Watch watch_open(int other);
void  watch_add(Watch *w, const char *dir);      /* one that is not there is left out */
int   watch_fd(const Watch *w, int other);
bool  watch_changed(Watch *w);                   /* since the last time */
void  watch_fini(Watch *w);
#endif
