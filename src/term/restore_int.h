/* restore_int.h: the terminal as it was, from a signal handler too. Private to term.
 * Everything that a handler touches is prepared beforehand; it calls write, tcsetattr, sigaction, alarm and raise alone. */
#ifndef TERM_RESTORE_INT_H
#define TERM_RESTORE_INT_H
#include "base/str.h"
#include <signal.h>
#include <termios.h>

/* Keeps the modes to go back to and the bytes that undo what was switched on. */
void restore_arm(int in_fd, int out_fd, const struct termios *modes, Str bytes);
void restore_disarm(void);               /* the terminal has been given back in order */

/* Handlers for the ends of a program, for stops, and for new sizes. wake_fd gets a byte when the screen must look. */
void restore_signals(int wake_fd);
void restore_signals_back(void);         /* the handlers of before */

enum { SEEN_RESIZE = 1, SEEN_CONTINUE = 2, SEEN_LEAVE = 4 };
int  restore_seen(void);                 /* what happened since the last call */
void restore_stop(void);                 /* stops this process as C-z would; returns when it goes on */
#endif
