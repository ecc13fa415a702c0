#include "restore_int.h"
#include "term/screen.h"
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { BYTES_MAX = 512 };

static struct {
    volatile sig_atomic_t armed;
    volatile sig_atomic_t resize, cont, leave;        /* leave: the signal that asks for it */
    int            in_fd, out_fd, wake_fd;
    struct termios modes;
    char           bytes[BYTES_MAX];
    size_t         n;
} saved;

void restore_arm(int in_fd, int out_fd, const struct termios *modes, Str bytes)
{
    saved.armed = 0;
    saved.in_fd = in_fd;
    saved.out_fd = out_fd;
    saved.modes = *modes;
    saved.n = bytes.n < BYTES_MAX ? bytes.n : BYTES_MAX;
    memcpy(saved.bytes, bytes.p, saved.n);
    saved.armed = 1;
}

void restore_disarm(void) { saved.armed = 0; }

void screen_restore_now(void)
{
    if (!saved.armed) return;
    saved.armed = 0;
    int keep = errno;
    for (size_t at = 0; at < saved.n;) {
        ssize_t n = write(saved.out_fd, saved.bytes + at, saved.n - at);
        if (n < 0 && errno != EINTR) break;
        if (n > 0) at += (size_t)n;
    }
    tcsetattr(saved.in_fd, TCSANOW, &saved.modes);
    errno = keep;
}

/* ------------------------------------------------------------------ signals */

static void wake(void)
{
    int keep = errno;
    if (saved.wake_fd >= 0 && write(saved.wake_fd, "", 1) < 0) errno = keep;      /* full: it will look anyway */
    errno = keep;
}

static void on_resize(int sig)
{
    (void)sig;
    saved.resize = 1;
    wake();
}

static void on_continue(int sig)
{
    (void)sig;
    saved.cont = 1;
    wake();
}

static void set_handler(int sig, void (*handler)(int), int flags, struct sigaction *old)
{
    struct sigaction sa = {0};
    sa.sa_handler = handler;
    sa.sa_flags = flags;
    sigemptyset(&sa.sa_mask);
    sigaction(sig, &sa, old);
}

void restore_stop(void)
{
    struct sigaction old;
    sigset_t stop;
    set_handler(SIGTSTP, SIG_DFL, 0, &old);
    sigemptyset(&stop);
    sigaddset(&stop, SIGTSTP);
    raise(SIGTSTP);
    sigprocmask(SIG_UNBLOCK, &stop, NULL);           /* in the handler of SIGTSTP it is pending until here */
    sigaction(SIGTSTP, &old, NULL);
}

static void on_stop(int sig)
{
    int keep = errno;
    (void)sig;
    screen_restore_now();
    restore_stop();
    saved.cont = 1;
    wake();
    errno = keep;
}

static void on_end(int sig)
{
    screen_restore_now();
    set_handler(sig, SIG_DFL, 0, NULL);
    raise(sig);                                      /* blocked until this handler returns, then it ends us */
}

/* Asked to go: the program keeps what it has to and goes. Asked twice, or where it does not get to it, it just ends. */
static void on_leave(int sig)
{
    enum { SECONDS = 3 };
    saved.leave = sig;
    set_handler(sig, on_end, SA_ONSTACK | SA_RESTART, NULL);
    set_handler(SIGALRM, on_end, SA_ONSTACK, NULL);
    alarm(SECONDS);
    wake();
}

/* crash: leaves a handler that something else (a sanitizer) has set. */
static const struct { int sig; void (*handler)(int); bool crash; } rows[] = {
    {SIGSEGV, on_end, true},  {SIGBUS, on_end, true},   {SIGFPE, on_end, true},   {SIGILL, on_end, true},
    {SIGABRT, on_end, true},  {SIGTERM, on_leave, false}, {SIGHUP, on_leave, false}, {SIGINT, on_leave, false},
    {SIGQUIT, on_end, false}, {SIGTSTP, on_stop, false}, {SIGCONT, on_continue, false}, {SIGWINCH, on_resize, false},
};
static struct sigaction before[COUNT_OF(rows)];

void restore_signals(int wake_fd)
{
    static char stack[64 * 1024];                    /* an overflow of the stack leaves no room for a handler */
    static bool at_exit;
    stack_t alt = {.ss_sp = stack, .ss_size = sizeof stack};
    sigaltstack(&alt, NULL);
    saved.wake_fd = wake_fd;
    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        set_handler(rows[i].sig, rows[i].handler, SA_ONSTACK | SA_RESTART, &before[i]);
        bool others = before[i].sa_flags & SA_SIGINFO || before[i].sa_handler != SIG_DFL;
        /* What is ignored stays ignored: SIGHUP under nohup. */
        if ((rows[i].crash && others) || (!(before[i].sa_flags & SA_SIGINFO) && before[i].sa_handler == SIG_IGN))
            sigaction(rows[i].sig, &before[i], NULL);
    }
    if (!at_exit) at_exit = atexit(screen_restore_now) == 0;
}

void restore_signals_back(void)
{
    for (size_t i = 0; i < COUNT_OF(rows); i++) sigaction(rows[i].sig, &before[i], NULL);
    saved.wake_fd = -1;
}

int restore_seen(void)
{
    int seen = (saved.resize ? SEEN_RESIZE : 0) | (saved.cont ? SEEN_CONTINUE : 0) | (saved.leave ? SEEN_LEAVE : 0);
    saved.resize = saved.cont = 0;
    return seen;
}

void screen_end_by_signal(void)
{
    int sig = saved.leave;
    if (!sig) return;
    set_handler(sig, SIG_DFL, 0, NULL);
    raise(sig);
}
