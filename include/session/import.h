/* import.h: other people's lists of names as entries of a user's lexicon.
 *
 * Knows    CSV with a header row; the files that ESCO and O*NET publish, by their headers; none of them is shipped.
 * Unaware  of where entries are kept: session/words.h.
 * Units    lines of the file, from 1.
 * Memory   entries in the arena given.
 * Errors   a row that cannot be used is told with its line and left out; RC_SYNTAX for a header that says nothing of
 *          names, RC_ENCODING, RC_LIMIT past IMPORT_ROWS_MAX rows or IMPORT_BYTES_MAX bytes.
 * Threads  no shared state.
 * Source   RFC 4180; the ESCO dataset's CSV files (esco.ec.europa.eu, "structure of ESCO downloadable datasets");
 *          the O*NET database's text files (onetcenter.org/dictionary). */
#ifndef SESSION_IMPORT_H
#define SESSION_IMPORT_H
#include "lex/own.h"
#include "lex/things.h"
#include "session/session.h"

enum { IMPORT_BYTES_MAX = 256 << 20, IMPORT_ROWS_MAX = 300000 };

typedef struct ImportOptions {
    Str type;                                        /* for files that do not say it; "" for none */
    Str group;                                       /* of every entry that has none */
} ImportOptions;

/* What became of the rows. */
typedef struct Imported {
    OwnList  entries;                                /* in the order of their types */
    uint32_t rows, known, ambiguous, refused;        /* known: built in already; ambiguous: names given to another entry */
} Imported;

/* lex: what is known already: a name of it joins its entry instead of making another one. */
MUST_USE Rc import_files(Arena *a, const Lex *lex, const char *const *paths, size_t n, const ImportOptions *opt,
                         SessionFaultFn on_fault, void *ctx, Imported *out, Fault *f);
#endif
