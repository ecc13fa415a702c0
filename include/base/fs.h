/* fs.h: files, folders and the places a program keeps its things.
 *
 * Knows    POSIX files; the XDG Base Directory specification.
 * Memory   paths live in the arena given.
 * Errors   an Rc with a Fault that names the path.
 * Threads  no shared state but the environment. */
#ifndef BASE_FS_H
#define BASE_FS_H
#include "base/arena.h"
#include "base/buf.h"

/* The whole file into out (appended). limit in bytes: RC_LIMIT before anything is read past it.
 * path "-" is standard input. A folder gives RC_IO, a FIFO or device is read to its end. */
MUST_USE Rc fs_read(const char *path, uint64_t limit, Buf *out, Fault *f);

/* Writes beside the file and renames, so that a reader sees the old text or the new, never half. A file keeps its
 * permissions, a new one is its owner's alone; a link stays one; a device or a pipe takes the bytes as they come. */
MUST_USE Rc fs_write(const char *path, Str bytes, Fault *f);

MUST_USE Rc fs_mkdirs(const char *path, Fault *f);
bool fs_is_dir(const char *path);
bool fs_exists(const char *path);
int64_t fs_changed(const char *path);                    /* when, in seconds since 1970; 0: there is no such file */

typedef VEC(const char *) PathList;
/* Every regular file below a folder, hidden ones and links to folders left out, in byte order of the path. A folder
 * further down that cannot be read costs only itself; closed, where given, is told of it. */
MUST_USE Rc fs_walk(Arena *a, const char *dir, PathList *out, Fault *f);
typedef void (*FsClosedFn)(void *ctx, Rc rc, const Fault *f);
MUST_USE Rc fs_walk_told(Arena *a, const char *dir, PathList *out, FsClosedFn closed, void *ctx, Fault *f);

Str fs_join(Arena *a, Str dir, Str name);                /* NUL-terminated behind its n bytes */
Str fs_base(Str path);                                   /* the last part */
Str fs_stem(Str name);                                  /* without its last ending and that dot */
Str fs_ext(Str path);                                    /* without the dot, "" when there is none */

typedef enum { FS_CONFIG, FS_DATA, FS_CACHE } FsPlace;
/* $XDG_CONFIG_HOME/gilmok and so on, with the specification's defaults below $HOME. Not created. */
Str fs_xdg(Arena *a, FsPlace place);

/* A file or folder that ships with the program, e.g. "memoirs": looked for in $GILMOK_DATADIR, beside the
 * program in its build tree, then in the installed share/gilmok. The empty Str when nowhere. */
Str fs_shipped(Arena *a, const char *name);
#endif
