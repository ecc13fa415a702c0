/* lex_test.h: YAML in a scratch folder, compiled and opened as the program does it. */
#ifndef TESTS_LEX_TEST_H
#define TESTS_LEX_TEST_H
#include "test.h"
#include "base/fs.h"
#include "lex/compile.h"
#include "lex_int.h"
#include "uni/fold.h"
#include "uni/hangul.h"
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

typedef struct Faults { int n; Rc rc; Fault last; Fault first; } Faults;

static inline void keep_fault(void *ctx, Rc rc, const Fault *f)
{
    Faults *faults = ctx;
    if (!faults->n++) faults->first = *f;
    faults->rc = rc;
    faults->last = *f;
}

/* Bytes of a compiled lexicon, its overlay's folder and what was said about both. */
typedef struct World { Arena a; char dir[64]; Buf blob; Lex *lex; Faults faults; int n_files; } World;

static inline const char *world_file(World *w, const char *name, const char *yaml)
{
    Str path = fs_join(&w->a, str_z(w->dir), str_z(name));
    assert_int_equal(fs_write(path.p, str_z(yaml), NULL), RC_OK);
    return path.p;
}

static inline World *world_new(void)
{
    World *w = calloc(1, sizeof *w);
    strcpy(w->dir, "/tmp/gilmok-lex-XXXXXX");
    assert_non_null(mkdtemp(w->dir));
    return w;
}

static inline Rc world_compile(World *w, const char *yaml)
{
    const char *path = world_file(w, "built-in.txt", yaml);
    buf_clear(&w->blob);
    w->faults = (Faults){0};
    return lex_compile(&path, 1, keep_fault, &w->faults, &w->blob);
}

/* user: the folder's YAML files, written before, are laid over. */
static inline Lex *world_open(World *w, bool user)
{
    Fault f = {0};
    lex_close(w->lex);
    w->faults = (Faults){0};
    Rc rc = lex_open_blob(buf_str(&w->blob), user ? w->dir : NULL, NULL, NULL, keep_fault, &w->faults, &w->lex, &f);
    assert_int_equal(rc, RC_OK);
    return w->lex;
}

static inline World *world(const char *yaml)
{
    World *w = world_new();
    if (world_compile(w, yaml) != RC_OK) fail_msg("%u: %s", w->faults.first.line, w->faults.first.detail);
    world_open(w, false);
    return w;
}

static inline void world_free(World *w)
{
    PathList files;
    assert_int_equal(fs_walk(&w->a, w->dir, &files, NULL), RC_OK);
    for (uint32_t i = 0; i < files.n; i++) unlink(files.v[i]);
    rmdir(w->dir);
    lex_close(w->lex);
    buf_fini(&w->blob);
    arena_fini(&w->a);
    free(w);
}

typedef struct Units { uint16_t *u; uint32_t n; } Units;

static inline Units units(World *w, const char *text)
{
    Units t;
    t.u = fold_word(&w->a, str_z(text), &t.n);
    return t;
}

static inline Units jamo(World *w, const char *text)
{
    Units t = units(w, text), out = {arena_push_n(&w->a, uint16_t, t.n * 3 + 1), 0};
    for (uint32_t i = 0; i < t.n; i++) out.n += (uint32_t)hangul_jamo(t.u[i], out.u + out.n);
    return out;
}

/* The classes of a match, "a b c"; "-" for a match without entries, "" for none. */
static inline Str classes(World *w, const char *book, const LexMatch *m)
{
    const LexBook *b = lex_book(w->lex, book);
    Str s = S("");
    for (uint32_t i = 0; i < m->n_entry; i++) {
        Str cls = lex_sym_str(w->lex, lex_entry(b, lex_match_entry(b, *m, i)).cls);
        s = str_fmt(&w->a, STR_FMT "%s" STR_FMT, STR_ARG(s), i ? " " : "", STR_ARG(cls));
    }
    return s;
}

/* What the longest match in text is: "len:classes", "" for none. */
static inline Str longest(World *w, const char *book, const char *text)
{
    Units t = units(w, text);
    LexMatch m;
    if (!lex_longest(lex_book(w->lex, book), t.u, t.n, &m)) return S("");
    return str_fmt(&w->a, "%u:" STR_FMT, m.len, STR_ARG(classes(w, book, &m)));
}
#endif
