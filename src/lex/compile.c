/* From files to a blob: parse all, hear what the headers declare, read, check, pack. */
#include "lex/compile.h"
#include "compile_int.h"
#include "lex_int.h"
#include <string.h>

typedef struct File { const char *path; const YmlNode *root; } File;
typedef VEC(File) Files;

static void parse_file(Making *m, const char *path, Files *files)
{
    Fault f;
    File file = {.path = path};
    bool instead = m->text && strcmp(path, m->text->path) == 0;
    Rc rc = instead ? yml_parse(m->a, m->text->text, path, &file.root, &f) : yml_load(m->a, path, &file.root, &f);
    if (rc == RC_OK) {
        *vec_push(m->a, files) = file;
        return;
    }
    m->n_faults++;
    if (m->on_fault) m->on_fault(m->ctx, rc, &f);
}

typedef void (*PartFn)(Making *m, const YmlNode *part);

/* A file is one part or a list of parts. One without anything in it says nothing. */
static void each_part(Making *m, const Files *files, PartFn fn)
{
    for (uint32_t i = 0; i < files->n; i++) {
        const YmlNode *root = files->v[i].root;
        m->path = files->v[i].path;
        if (root->kind == YML_SEQ)
            for (yml_each(it, root)) fn(m, it);
        else if (root->kind == YML_SCALAR || root->n)
            fn(m, root);
    }
}

void make_all(Making *m, const char *const *paths, uint32_t n)
{
    Files files = {0};
    m->sym_base = m->below ? blob_n_sym(&m->below->base) : 0;
    if (!m->below) *vec_push(m->a, &m->sym_strs) = S("");
    for (uint32_t i = 0; i < n; i++) parse_file(m, paths[i], &files);
    each_part(m, &files, declare_part);
    each_part(m, &files, read_stems);
    each_part(m, &files, read_part);
    finish_grammars(m);
}

Rc lex_compile(const char *const *paths, uint32_t n, LexFaultFn on_fault, void *ctx, Buf *out)
{
    Arena a = {0};
    Making m = {.a = &a, .on_fault = on_fault, .ctx = ctx};
    make_all(&m, paths, n);
    if (!m.n_faults) pack(&m, out);
    arena_fini(&a);
    return m.n_faults ? RC_SYNTAX : RC_OK;
}

/* ---------------------------------------------------------------- what cannot be used */
/* An entry may stand there twice, for the shapes of its stems that have grown: it is told once. */
static void on_bad(void *ctx, const LexBook *b, uint32_t entry, const char *why)
{
    Making *m = ctx;
    MakeBook *book = book_known(m, lex_sym_str(b->lex, b->name));
    MakeEntry *e = &book->entries.v[entry - lex_book_own(b)];
    bool told = e != book->entries.v && e[-1].bad && e[-1].line == e->line && e[-1].path == e->path;
    m->path = e->path;
    if (!told) make_fault(m, e->line, "%s", why);
    e->bad = true;
}

/* The others move up, and the words follow. */
static void leave_out(Making *m, MakeBook *book)
{
    uint32_t *place = arena_push_n(m->a, uint32_t, book->entries.n + 1), kept = 0, had = book->entries.n;
    for (uint32_t i = 0; i < had; i++) {
        place[i] = book->entries.v[i].bad ? UINT32_MAX : kept;
        if (!book->entries.v[i].bad) book->entries.v[kept++] = book->entries.v[i];
    }
    book->entries.n = kept;
    for (uint32_t i = 0; kept < had && i < book->words.n; i++) {
        Ids *of = &book->words.v[i].entries;
        uint32_t n = 0;
        for (uint32_t k = 0; k < of->n; k++)
            if (place[of->v[k]] != UINT32_MAX) of->v[n++] = place[of->v[k]];
        of->n = n;
    }
}

static bool has_own(const Making *m)
{
    for (uint32_t i = 0; i < m->books.n; i++) {
        bool names = str_eq(m->books.v[i]->name, S("entity"));             /* they need no more than their id */
        if (m->books.v[i]->entries.n && !names) return true;
    }
    return false;
}

void make_judged(Making *m, LexJudgeFn judge)
{
    Buf blob = {0};
    Lex trial = {0};
    if (!judge || !m->below || !has_own(m)) return;
    pack(m, &blob);
    if (lex_trial(m->below, buf_str(&blob), &trial)) judge(&trial, on_bad, m);
    for (uint32_t i = 0; i < m->books.n; i++) leave_out(m, m->books.v[i]);
    arena_fini(&trial.arena);
    buf_fini(&blob);
}

void compile_over(const Lex *below, const char *const *paths, uint32_t n, LexJudgeFn judge, LexFaultFn on_fault,
                  void *ctx, Buf *out)
{
    Arena a = {0};
    Making m = {.a = &a, .below = below, .on_fault = on_fault, .ctx = ctx};
    make_all(&m, paths, n);
    make_judged(&m, judge);
    pack(&m, out);
    arena_fini(&a);
}
