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

void compile_over(const Lex *below, const char *const *paths, uint32_t n, LexFaultFn on_fault, void *ctx, Buf *out)
{
    Arena a = {0};
    Making m = {.a = &a, .below = below, .on_fault = on_fault, .ctx = ctx};
    make_all(&m, paths, n);
    pack(&m, out);
    arena_fini(&a);
}
