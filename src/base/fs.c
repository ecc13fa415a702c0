#define _GNU_SOURCE
#include "base/fs.h"
#include "base/i18n.h"
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#ifndef GILMOK_DATADIR
#define GILMOK_DATADIR "/usr/local/share/gilmok"
#endif

enum { CHUNK = 64 * 1024 };

/* errno as a fault. What the Rc already says is not said again. */
static Rc fault_errno(Fault *f, const char *path)
{
    int err = errno;
    Rc rc = rc_from_errno(err);
    return fault_set(f, rc, path, "%s", rc == RC_IO ? strerror(err) : "");
}

static Rc read_fd(int fd, const char *path, uint64_t limit, Buf *out, Fault *f)
{
    size_t start = out->n;
    for (;;) {
        ssize_t got = read(fd, buf_room(out, CHUNK), CHUNK);
        if (got < 0 && errno == EINTR) continue;
        if (got < 0) return fault_errno(f, path);
        if (got == 0) return RC_OK;
        out->n += (size_t)got;
        if (out->n - start > limit)
            return fault_set(f, RC_LIMIT, path, _("over %llu bytes"), (unsigned long long)limit);
    }
}

Rc fs_read(const char *path, uint64_t limit, Buf *out, Fault *f)
{
    if (strcmp(path, "-") == 0) return read_fd(STDIN_FILENO, "-", limit, out, f);
    int fd = open(path, O_RDONLY | O_CLOEXEC);
    if (fd < 0) return fault_errno(f, path);
    struct stat st;
    Rc rc = RC_OK;
    if (fstat(fd, &st) == 0 && S_ISREG(st.st_mode)) {
        if ((uint64_t)st.st_size > limit)
            rc = fault_set(f, RC_LIMIT, path, _("%lld bytes, at most %llu"), (long long)st.st_size,
                           (unsigned long long)limit);
        else
            buf_room(out, (size_t)st.st_size + 1);
    }
    if (!rc) rc = read_fd(fd, path, limit, out, f);
    close(fd);
    return rc;
}

static Rc write_all(int fd, Str bytes)
{
    while (bytes.n) {
        ssize_t put = write(fd, bytes.p, bytes.n);
        if (put < 0 && errno == EINTR) continue;
        if (put < 0) return rc_from_errno(errno);
        bytes = str_slice(bytes, (size_t)put, bytes.n);
    }
    return RC_OK;
}

/* A device or a pipe takes the bytes where it is: a file put in its place would be none. */
static Rc write_into(const char *path, Str bytes, Fault *f)
{
    int fd = open(path, O_WRONLY | O_CLOEXEC);
    if (fd < 0)
        return errno == EISDIR ? fault_set(f, RC_NOFILE, path, "%s", _("it is a folder")) : fault_errno(f, path);
    Rc rc = write_all(fd, bytes) ? fault_errno(f, path) : RC_OK;
    if (close(fd) < 0 && !rc) rc = fault_errno(f, path);
    return rc;
}

/* Under another name first, so that whoever reads it has the one or the other. */
static Rc write_anew(const char *path, const struct stat *was, Str bytes, Fault *f)
{
    char tmp[PATH_MAX];
    if (snprintf(tmp, sizeof tmp, "%s.XXXXXX", path) >= (int)sizeof tmp)
        return fault_set(f, RC_NOFILE, path, "%s", _("the name is too long"));
    int fd = mkostemp(tmp, O_CLOEXEC);
    if (fd < 0) return fault_errno(f, path);
    Rc rc = write_all(fd, bytes) || (was && fchmod(fd, was->st_mode & 07777) < 0) || fsync(fd) < 0
                ? fault_errno(f, path)
                : RC_OK;
    if (close(fd) < 0 && !rc) rc = fault_errno(f, path);
    if (!rc && rename(tmp, path) < 0) rc = fault_errno(f, path);
    if (rc) unlink(tmp);
    return rc;
}

Rc fs_write(const char *path, Str bytes, Fault *f)
{
    struct stat st;
    bool there = stat(path, &st) == 0;
    if (there && !S_ISREG(st.st_mode)) return write_into(path, bytes, f);
    char *full = there ? realpath(path, NULL) : NULL;        /* a link stays one, to the new text */
    Rc rc = write_anew(full ? full : path, there ? &st : NULL, bytes, f);
    free(full);
    return rc;
}

Rc fs_mkdirs(const char *path, Fault *f)
{
    char part[PATH_MAX];
    size_t n = strlen(path);
    if (n >= sizeof part) return fault_set(f, RC_NOFILE, path, "%s", _("the name is too long"));
    for (size_t i = 1; i <= n; i++) {
        if (path[i] != '/' && path[i] != '\0') continue;
        memcpy(part, path, i);
        part[i] = '\0';
        if (mkdir(part, 0700) < 0 && errno != EEXIST)
            return fault_errno(f, part);
    }
    return fs_is_dir(path) ? RC_OK : fault_set(f, RC_NOFILE, path, "%s", _("not a folder"));
}

bool fs_is_dir(const char *path)
{
    struct stat st;
    return stat(path, &st) == 0 && S_ISDIR(st.st_mode);
}

bool fs_exists(const char *path) { return access(path, F_OK) == 0; }

int64_t fs_changed(const char *path)
{
    struct stat st;
    return stat(path, &st) == 0 && S_ISREG(st.st_mode) ? (int64_t)st.st_mtim.tv_sec : 0;
}

Str fs_join(Arena *a, Str dir, Str name)
{
    bool slash = dir.n && dir.p[dir.n - 1] != '/';
    return str_fmt(a, STR_FMT "%s" STR_FMT, STR_ARG(dir), slash ? "/" : "", STR_ARG(name));
}

static int by_name(const void *x, const void *y) { return strcmp(*(const char *const *)x, *(const char *const *)y); }

/* Folders wait in a list, not on the stack: depth is then bounded by memory and not by recursion. */
static Rc walk_one(Arena *a, const char *dir, PathList *dirs, PathList *out, Fault *f)
{
    DIR *d = opendir(dir);
    if (!d) return fault_errno(f, dir);
    for (struct dirent *e; (e = readdir(d));) {
        if (e->d_name[0] == '.') continue;
        const char *path = fs_join(a, str_z(dir), str_z(e->d_name)).p;
        struct stat st;
        if (lstat(path, &st) < 0) continue;
        bool link = S_ISLNK(st.st_mode);
        if (link && stat(path, &st) < 0) continue;
        if (S_ISREG(st.st_mode)) *vec_push(a, out) = path;
        else if (S_ISDIR(st.st_mode) && !link) *vec_push(a, dirs) = path;
    }
    closedir(d);
    return RC_OK;
}

Rc fs_walk_told(Arena *a, const char *dir, PathList *out, FsClosedFn closed, void *ctx, Fault *f)
{
    PathList dirs = {0}, found = {0};
    *vec_push(a, &dirs) = str_dup_z(a, str_z(dir));
    for (uint32_t i = 0; i < dirs.n; i++) {
        Fault why = {0};
        Rc rc = walk_one(a, dirs.v[i], &dirs, &found, i ? &why : f);
        if (rc && i == 0) return rc;
        if (rc && closed) closed(ctx, rc, &why);
    }
    if (found.n) qsort(found.v, found.n, sizeof *found.v, by_name);
    *out = found;
    return RC_OK;
}

Rc fs_walk(Arena *a, const char *dir, PathList *out, Fault *f) { return fs_walk_told(a, dir, out, NULL, NULL, f); }

Str fs_base(Str path)
{
    while (path.n > 1 && path.p[path.n - 1] == '/') path.n--;
    for (size_t i = path.n; i; i--)
        if (path.p[i - 1] == '/') return str_slice(path, i, path.n);
    return path;
}

Str fs_stem(Str name)
{
    size_t dot = name.n;
    while (dot > 0 && name.p[dot - 1] != '.') dot--;
    return dot > 1 ? str_slice(name, 0, dot - 1) : name;
}

Str fs_ext(Str path)
{
    Str base = fs_base(path);
    for (size_t i = base.n; i > 1; i--)
        if (base.p[i - 1] == '.') return str_slice(base, i, base.n);
    return (Str){0};
}

static const struct { const char *env, *below_home; } xdg[] = {
    [FS_CONFIG] = {"XDG_CONFIG_HOME", ".config"},
    [FS_DATA]   = {"XDG_DATA_HOME", ".local/share"},
    [FS_CACHE]  = {"XDG_CACHE_HOME", ".cache"},
};

Str fs_xdg(Arena *a, FsPlace place)
{
    const char *dir = getenv(xdg[place].env);
    if (dir && dir[0] == '/') return fs_join(a, str_z(dir), S("gilmok"));
    const char *home = getenv("HOME");
    Str base = fs_join(a, str_z(home && *home ? home : "/tmp"), str_z(xdg[place].below_home));
    return fs_join(a, base, S("gilmok"));
}

Str fs_shipped(Arena *a, const char *name)
{
    char exe[PATH_MAX];
    ssize_t n = readlink("/proc/self/exe", exe, sizeof exe - 1);
    Str prog = {exe, n > 0 ? (size_t)n : 0};
    Str dir = str_slice(prog, 0, prog.n - fs_base(prog).n);
    const char *env = getenv("GILMOK_DATADIR");
    Str places[] = {
        str_z(env),
        dir.n ? str_cat(a, dir, S("share")) : (Str){0},               /* build/<flavour>/share */
        dir.n ? str_cat(a, dir, S("../share/gilmok")) : (Str){0},     /* prefix/bin -> prefix/share */
        str_z(GILMOK_DATADIR),
    };
    for (size_t i = 0; i < COUNT_OF(places); i++) {
        if (!places[i].n) continue;
        Str path = fs_join(a, places[i], str_z(name));
        if (fs_exists(path.p)) return path;
    }
    return (Str){0};
}
