#include "base/watch.h"
#include <sys/epoll.h>
#include <sys/inotify.h>
#include <unistd.h>

static bool join(int both, int fd)
{
    struct epoll_event ev = {.events = EPOLLIN, .data.fd = fd};
    return fd < 0 || epoll_ctl(both, EPOLL_CTL_ADD, fd, &ev) == 0;
}

Watch watch_open(int other)
{
    Watch w = {inotify_init1(IN_NONBLOCK | IN_CLOEXEC), epoll_create1(EPOLL_CLOEXEC)};
    if (w.notify >= 0 && w.both >= 0 && join(w.both, w.notify) && join(w.both, other)) return w;
    watch_fini(&w);
    return w;
}

/* Editors write the file itself or put another in its place. */
void watch_add(Watch *w, const char *dir)
{
    if (w->notify >= 0) (void)inotify_add_watch(w->notify, dir, IN_CLOSE_WRITE | IN_MOVED_TO);
}

int watch_fd(const Watch *w, int other) { return w->both >= 0 ? w->both : other; }

bool watch_changed(Watch *w)
{
    char events[4096];
    bool any = false;
    while (w->notify >= 0 && read(w->notify, events, sizeof events) > 0) any = true;
    return any;
}

void watch_fini(Watch *w)
{
    if (w->notify >= 0) close(w->notify);
    if (w->both >= 0) close(w->both);
    w->notify = w->both = -1;
}
