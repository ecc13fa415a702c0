#define _GNU_SOURCE
#include "session/words.h"
#include "base/fs.h"
#include "base/i18n.h"
#include "lex/check.h"
#include "session_int.h"
#include "yml/yml.h"
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

Str words_dir(Arena *a) { return fs_join(a, fs_xdg(a, FS_CONFIG), S("lexicon")); }

Rc words_open(LexFaultFn on_fault, void *ctx, Lex **out, Fault *f)
{
    Arena a = {0};
    Str cache = fs_join(&a, fs_xdg(&a, FS_CACHE), S("lexicon.bin"));
    Rc rc = lex_open_cached(words_dir(&a).p, cache.p, analyser_judge, on_fault, ctx, out, f);
    arena_fini(&a);
    return rc;
}

/* ---------------------------------------------------------------- one at a time */
bool words_lock(WordsLock *lock)
{
    Arena a = {0};
    *lock = (WordsLock){-1};
    const char *dir = words_dir(&a).p;
    if (fs_mkdirs(dir, NULL) == RC_OK)
        lock->fd = open(fs_join(&a, str_z(dir), S(".lock")).p, O_RDWR | O_CREAT | O_CLOEXEC, 0600);
    bool held = lock->fd >= 0 && flock(lock->fd, LOCK_EX) == 0;
    arena_fini(&a);
    return held;
}

void words_unlock(WordsLock *lock)
{
    if (lock->fd >= 0) close(lock->fd);
}

/* ---------------------------------------------------------------- reading */
static Rc text_of(Arena *a, const char *path, Str *text, Fault *f)
{
    Buf b = {0};
    Rc rc = fs_read(path, YML_BYTES_MAX, &b, f);
    *text = str_dup(a, buf_str(&b));
    buf_fini(&b);
    return rc;
}

OwnList words_own(Arena *a, LexFaultFn on_fault, void *ctx)
{
    OwnList all = {0};
    PathList files = {0};
    Fault f = {0};
    Rc rc = lex_user_files(a, words_dir(a).p, &files, &f);
    if (rc && on_fault) on_fault(ctx, rc, &f);
    for (uint32_t i = 0; i < files.n; i++) {
        Str text;
        rc = text_of(a, files.v[i], &text, &f);
        if (!rc) rc = own_read(a, text, files.v[i], &all, &f);
        if (rc && on_fault) on_fault(ctx, rc, &f);
    }
    return all;
}

/* ---------------------------------------------------------------- is the language data no worse for it? */
typedef struct Judge {
    const char *path;
    uint32_t beg, end;
    LexFaultFn on_doubt;
    void *ctx;
    bool has_first;
    Rc rc;
    Fault first;
} Judge;

static void judge(void *ctx, Rc rc, const Fault *f)
{
    Judge *j = ctx;
    bool here = strcmp(f->path, j->path) == 0;
    if (rc && (!j->has_first || (here && strcmp(j->first.path, j->path) != 0)))
        j->has_first = true, j->rc = rc, j->first = *f;
    if (!rc && here && f->line >= j->beg && f->line < j->end && j->on_doubt) j->on_doubt(j->ctx, rc, f);
}

static Rc files_with(Arena *a, const char *path, PathList *files, Fault *f)
{
    Rc rc = lex_user_files(a, words_dir(a).p, files, f);
    for (uint32_t i = 0; i < files->n; i++)
        if (strcmp(files->v[i], path) == 0) return rc;
    *vec_push(a, files) = path;
    return rc;
}

static uint32_t faults_of(const Lex *below, const PathList *files, const LexText *text, Judge *j)
{
    LexChecked c;
    (void)!lex_check(below, files->v, files->n, text, analyser_judge, j ? judge : NULL, j, &c);
    return c.faults;
}

/* What was wrong before does not keep anybody from adding what is right. */
static Rc no_worse(Arena *a, const WordsChange *c, LexFaultFn on_doubt, void *ctx, Fault *f)
{
    Lex *below;
    PathList files, old;
    Rc rc = lex_open(NULL, NULL, NULL, &below, f);
    if (rc) return rc;
    rc = files_with(a, c->path, &files, f);
    if (!rc) rc = lex_user_files(a, words_dir(a).p, &old, f);
    size_t same = 0;
    while (same < c->before.n && same < c->after.n && c->before.p[same] == c->after.p[same]) same++;
    Judge j = {.path = c->path, .beg = 1, .on_doubt = on_doubt, .ctx = ctx};
    for (size_t i = 0; i < same; i++) j.beg += c->after.p[i] == '\n';
    j.end = j.beg;
    for (size_t i = same; i < c->after.n && c->after.n > c->before.n && i < same + c->after.n - c->before.n; i++)
        j.end += c->after.p[i] == '\n';
    LexText text = {c->path, c->after};
    uint32_t now = rc ? 0 : faults_of(below, &files, &text, &j);
    if (!rc && now && now > faults_of(below, &old, NULL, NULL)) {
        rc = j.rc;
        if (f) *f = j.first;
    }
    lex_close(below);
    return rc;
}

/* ---------------------------------------------------------------- working out changes */
/* A link to a file elsewhere (a folder of dot files) stays a link. */
static const char *real_path(Arena *a, const char *path)
{
    char *real = realpath(path, NULL);
    const char *out = str_dup_z(a, str_z(real ? real : path));
    free(real);
    return out;
}

static Rc old_text(Arena *a, const char *path, Str *text, Fault *f)
{
    *text = S("");
    return fs_exists(path) ? text_of(a, path, text, f) : RC_OK;
}

static const char *in_dir(Arena *a, const char *file) { return fs_join(a, words_dir(a), str_z(file)).p; }

Rc words_add(Arena *a, const char *file, const OwnList *entries, LexFaultFn on_doubt, void *ctx, WordsChanges *out,
             Fault *f)
{
    WordsChange c = {.path = in_dir(a, file)};
    Rc rc = old_text(a, c.path, &c.before, f);
    Str from = c.before.n
                   ? c.before
                   : str_z(_("# Your own names. gilmok lexicon add and remove change this file, and so may you.\n"));
    if (!rc) rc = own_add(a, from, c.path, entries->v, entries->n, &c.after, f);
    if (!rc) rc = no_worse(a, &c, on_doubt, ctx, f);
    if (!rc) *vec_push(a, out) = c;
    return rc;
}

static bool is_import(Str text) { return str_starts(text, S("# gilmok: import")); }

Rc words_replace(Arena *a, const char *file, Str text, WordsChanges *out, Fault *f)
{
    WordsChange c = {.path = in_dir(a, file), .after = text};
    Rc rc = old_text(a, c.path, &c.before, f);
    if (!rc && c.before.n && !is_import(c.before))
        rc = fault_set(f, RC_USAGE, c.path, "%s", _("it is there and was not made by an import"));
    if (!rc && text.n > YML_BYTES_MAX)
        rc = fault_set(f, RC_LIMIT, c.path, _("%zu bytes, at most %d"), text.n, YML_BYTES_MAX);
    if (!rc) rc = no_worse(a, &c, NULL, NULL, f);
    if (!rc) *vec_push(a, out) = c;
    return rc;
}

static const WordsChange *change_of(const WordsChanges *changes, const char *path)
{
    for (uint32_t i = 0; i < changes->n; i++)
        if (strcmp(changes->v[i].path, path) == 0) return &changes->v[i];
    return NULL;
}

Rc words_remove_file(Arena *a, const char *file, WordsChanges *out, Fault *f)
{
    WordsChange c = {.path = in_dir(a, file), .gone = true};
    if (strchr(file, '/'))
        return fault_set(f, RC_USAGE, file, "%s", _("a file of your lexicon folder is named without a folder"));
    if (change_of(out, c.path)) return RC_OK;
    Rc rc = text_of(a, c.path, &c.before, f);
    if (!rc && !is_import(c.before))
        rc = fault_set(f, RC_USAGE, c.path, "%s", _("it was not made by an import: delete it yourself"));
    if (!rc) *vec_push(a, out) = c;
    return rc;
}

Rc words_remove(Arena *a, const OwnList *entries, WordsChanges *out, Fault *f)
{
    Rc rc = RC_OK;
    bool *done = arena_push_n(a, bool, entries->n + 1);
    for (uint32_t i = 0; i < entries->n && !rc; i++) {
        if (done[i] || change_of(out, entries->v[i].path)) continue;      /* the file itself goes */
        WordsChange c = {.path = entries->v[i].path};
        VEC(uint32_t) lines = {0};
        for (uint32_t k = i; k < entries->n; k++) {
            if (strcmp(entries->v[k].path, c.path) != 0) continue;
            *vec_push(a, &lines) = entries->v[k].line;
            done[k] = true;
        }
        rc = text_of(a, c.path, &c.before, f);
        if (!rc) rc = own_remove(a, c.before, c.path, lines.v, lines.n, &c.after, f);
        if (!rc) rc = no_worse(a, &c, NULL, NULL, f);
        if (!rc) *vec_push(a, out) = c;
    }
    return rc;
}

static Rc write_one(const WordsChange *c, Fault *f)
{
    Arena a = {0};
    struct stat st;
    const char *path = real_path(&a, c->path);
    bool was = stat(path, &st) == 0;
    Rc rc = fs_mkdirs(words_dir(&a).p, f);
    if (!rc) rc = fs_write(path, c->after, f);
    if (!rc && was) (void)!chmod(path, st.st_mode & 07777);
    arena_fini(&a);
    return rc;
}

Rc words_commit(const WordsChanges *changes, Fault *f)
{
    for (uint32_t i = 0; i < changes->n; i++) {
        const WordsChange *c = &changes->v[i];
        Rc rc = c->gone ? unlink(c->path) == 0 ? RC_OK : fault_set(f, rc_from_errno(errno), c->path, "%s", "")
                        : write_one(c, f);
        if (rc) return rc;
    }
    return RC_OK;
}
