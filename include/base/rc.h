/* rc.h: return codes and the detail that goes with one.
 *
 * Knows    what can go wrong with the world outside: files, databases, bad configuration, limits.
 * Unaware  of how a reader is told; only session and above decide that.
 * Memory   Fault is a value of the caller's; texts are copied into it, cut at its size.
 * Errors   a bug of ours is an assert, odd text is a smaller result; neither is an Rc.
 * Threads  no shared state. */
#ifndef BASE_RC_H
#define BASE_RC_H
#include <stdint.h>

#define MUST_USE __attribute__((warn_unused_result))
#define PRINTF_LIKE(fmt, args) __attribute__((format(printf, fmt, args)))

/* One row a code: name, what happened (an untranslated msgid), what to do about it ("" when nothing helps). */
#define RC_TABLE(X) \
    X(RC_OK,       "done", "") \
    X(RC_NOFILE,   "no such file or folder", "check the name") \
    X(RC_DENIED,   "permission denied", "check who may read and write it") \
    X(RC_IO,       "could not be read or written", "check the disk") \
    X(RC_FULL,     "no space left on the device", "free some space and try again") \
    X(RC_ENCODING, "is not UTF-8 text", "convert it to UTF-8") \
    X(RC_BINARY,   "is not text", "give a text or Markdown file") \
    X(RC_LIMIT,    "is larger than the limit", "split it into smaller files") \
    X(RC_SYNTAX,   "could not be understood", "mend the place named") \
    X(RC_NOTFOUND, "nothing found", "") \
    X(RC_BUSY,     "is locked by another program", "close the other program or try again") \
    X(RC_DAMAGED,  "is damaged", "bring a copy of it back") \
    X(RC_READONLY, "is read-only", "make it writable or choose another library with --library") \
    X(RC_VERSION,  "was made by a newer gilmok", "use that version or another library with --library") \
    X(RC_USAGE,    "bad usage", "see gilmok help") \
    X(RC_TERM,     "the terminal cannot show this", "set TERM, or use the listing commands") \
    X(RC_CANCEL,   "was cancelled", "")

#define RC_ENUM(name, what, todo) name,
typedef enum { RC_TABLE(RC_ENUM) RC_COUNT } Rc;
#undef RC_ENUM

/* Where and why, beside an Rc. line counts from 1, byte from 0; 0 line: not known. */
typedef struct Fault {
    char     path[512];
    char     detail[256];
    uint32_t line;
    uint64_t byte;
} Fault;

const char *rc_name(Rc rc);     /* "RC_NOFILE" */
const char *rc_what(Rc rc);     /* msgid of what happened */
const char *rc_todo(Rc rc);     /* msgid of what to do, "" where nothing helps */

/* The Rc for an errno value; RC_IO for one without a better name. */
Rc rc_from_errno(int err);

/* Fills f (NULL is allowed: nothing is kept) and returns rc, so that a failing function ends in one line. */
Rc fault_set(Fault *f, Rc rc, const char *path, const char *fmt, ...) PRINTF_LIKE(4, 5);
#endif
