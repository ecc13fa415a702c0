/* batch.h: gilmok analyze: documents in, one JSON object each out, in the order of the input.
 *
 * Knows    files, folders and lines of JSON as input; several threads; the order of the output.
 * Unaware  of the library: nothing is stored.
 * Memory   at most one document a thread is under way, whatever the number of documents.
 * Errors   a file or a line that cannot be read goes to on_fault and costs only itself; in the place of the line stands an
 *          object with "error". The Rc is that of the output, or RC_IO when an input failed, RC_NOTFOUND when
 *          the folders hold no file to read.
 * Threads  makes its own; emit and on_fault are called by one at a time.
 * Source   product.md, "gilmok analyze". */
#ifndef SESSION_BATCH_H
#define SESSION_BATCH_H
#include "model/types.h"
#include "session/session.h"

typedef enum { EXPLAIN_NONE, EXPLAIN_TIMEX, EXPLAIN_ENTITY, EXPLAIN_EVENT } Explain;

typedef struct BatchOptions {
    const char *const *paths;              /* files and folders; "-": standard input is one text */
    size_t      n_path;
    bool        jsonl;                     /* standard input holds an object a line; paths are not read */
    bool        pretty;
    Explain     explain;                   /* plain text with the reasons of a layer, not JSON */
    Str         dct;                       /* EDTF, "" when not given */
    Lang        lang;
    int         jobs;                      /* threads; at least 1 */
} BatchOptions;

typedef Rc (*BatchEmitFn)(void *ctx, Str bytes);       /* not RC_OK stops the run */
MUST_USE Rc batch_run(const BatchOptions *opt, BatchEmitFn emit, SessionFaultFn on_fault, void *ctx, Fault *f);
#endif
