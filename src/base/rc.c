#include "base/rc.h"
#include <errno.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

typedef struct { const char *name, *what, *todo; } RcRow;

#define RC_ROW(name, what, todo) [name] = {#name, what, todo},
static const RcRow rows[RC_COUNT] = { RC_TABLE(RC_ROW) };
#undef RC_ROW

const char *rc_name(Rc rc) { return rows[rc].name; }
const char *rc_what(Rc rc) { return rows[rc].what; }
const char *rc_todo(Rc rc) { return rows[rc].todo; }

static const struct { int err; Rc rc; } by_errno[] = {
    {0, RC_OK},           {ENOENT, RC_NOFILE}, {ENOTDIR, RC_NOFILE}, {EACCES, RC_DENIED},
    {EPERM, RC_DENIED},   {ENOSPC, RC_FULL},   {EDQUOT, RC_FULL},    {EROFS, RC_READONLY},
    {EFBIG, RC_LIMIT},    {ENAMETOOLONG, RC_NOFILE},
};

Rc rc_from_errno(int err)
{
    for (size_t i = 0; i < sizeof by_errno / sizeof *by_errno; i++)
        if (by_errno[i].err == err) return by_errno[i].rc;
    return RC_IO;
}

Rc fault_set(Fault *f, Rc rc, const char *path, const char *fmt, ...)
{
    if (!f) return rc;
    *f = (Fault){0};
    if (path) snprintf(f->path, sizeof f->path, "%s", path);
    va_list ap;
    va_start(ap, fmt);
    vsnprintf(f->detail, sizeof f->detail, fmt, ap);
    va_end(ap);
    return rc;
}
