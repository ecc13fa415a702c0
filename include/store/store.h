/* store.h: the two files on disk: library.db, what the user added and keeps; cache.db, what can be computed again.
 *
 * Knows    SQLite, the schemas and their migrations, full-text search.
 * Unaware  of what an analysis means: it keeps bytes under the text's hash and the analyser's key.
 * Units    ids of the library; hashes of texts (Doc.hash).
 * Memory   handles are freed by close; results live in the arena given.
 * Errors   every call an Rc. RC_BUSY: another program holds the file beyond 5 s. RC_FULL, RC_READONLY as they say.
 *          A damaged or foreign cache.db is made anew; a damaged library.db is RC_DAMAGED, untouched.
 * Threads  a handle is used by one thread at a time; several programs may use the same files at once (WAL).
 * Source   https://www.sqlite.org/wal.html, fts5.html; product.md section 3. */
#ifndef STORE_STORE_H
#define STORE_STORE_H
#include "base/arena.h"
#include "base/rc.h"

typedef struct Library Library;
typedef struct Cache Cache;

/* ------------------------------------------------------------------ library.db */
typedef struct LibDoc {
    int64_t  id;
    Str      name, path;              /* file name; where it was read from, absolute */
    int      format;                  /* DocFormat */
    uint64_t hash;
    int64_t  added;                   /* seconds since 1970; set by library_put, too */
    Str      body;                    /* only from library_doc */
} LibDoc;
typedef VEC(LibDoc) LibDocList;

/* dir is made when absent; NULL: a library in memory. One of an older version that cannot be written is opened without
 * what it lacks. */
MUST_USE Rc library_open(const char *dir, Library **out, Fault *f);
void library_close(Library *lib);

typedef enum { PUT_NEW, PUT_CHANGED, PUT_SAME, PUT_TWIN } PutResult;   /* TWIN: the same text under another path */
/* Adds a text, or replaces it when its path is known. d->id is set. */
MUST_USE Rc library_put(Library *lib, LibDoc *d, PutResult *result, Fault *f);
/* Many puts as one transaction: begin, puts, end. end(false) takes all back. */
MUST_USE Rc library_begin(Library *lib, Fault *f);
MUST_USE Rc library_end(Library *lib, bool keep, Fault *f);
bool library_begun(const Library *lib);       /* a write that failed may have taken back what was begun */
/* The next documents behind an id, in order of id, at most so many; without their bodies. */
MUST_USE Rc library_page(Library *lib, Arena *a, int64_t after, uint32_t most, LibDocList *out, Fault *f);
MUST_USE Rc library_doc(Library *lib, Arena *a, int64_t id, LibDoc *out, Fault *f); /* RC_NOTFOUND */
/* Of every document id and hash. */
typedef void (*LibraryHashFn)(void *ctx, int64_t id, uint64_t hash);
MUST_USE Rc library_hashes(Library *lib, LibraryHashFn fn, void *ctx, Fault *f);
/* Takes documents out for good, with every text and decision of them; the bytes are overwritten in the file. Their ids go to
 * no other, and library_hashes, _page, _doc and _count know them no more. */
MUST_USE Rc library_erase(Library *lib, const int64_t *ids, uint32_t n, Fault *f);
/* The document of that path, id and hash of it; false: there is none. */
bool library_has(Library *lib, Str path, int64_t *id, uint64_t *hash);
MUST_USE Rc library_check(Library *lib, Fault *f);           /* reads it through: RC_DAMAGED where SQLite finds something wrong */
MUST_USE Rc library_count(Library *lib, uint32_t *n, Fault *f);

/* What the user keeps beside the texts: a value by kind and name. */
typedef struct Saved { Str name, value; int64_t at; } Saved;         /* at: seconds since 1970 */
typedef VEC(Saved) SavedList;
MUST_USE Rc library_saved_put(Library *lib, Str kind, Str name, Str value, Fault *f);
MUST_USE Rc library_saved_drop(Library *lib, Str kind, Str name, Fault *f);          /* no fault where there is none */
MUST_USE Rc library_saved(Library *lib, Arena *a, Str kind, SavedList *out, Fault *f);                 /* oldest first */
MUST_USE Rc library_saved_get(Library *lib, Arena *a, Str kind, Str name, Str *value, Fault *f);       /* RC_NOTFOUND */

/* ------------------------------------------------------------------ cache.db */
/* RC_DAMAGED from cache_rows and cache_search: it was, and is empty now; everything has to be put again.
 * One that cannot be written is read where its key is the one asked for.
 * key: analyser and lexicon version. A cache of another key is emptied. *rebuilt (may be NULL) says that the file
 * was damaged or of another key. dir NULL: a cache in memory. */
MUST_USE Rc cache_open(const char *dir, uint64_t key, bool *rebuilt, Cache **out, Fault *f);
void cache_close(Cache *c);

/* What is kept of one text: its rows (path/careers.h) and its words for searching. text.p NULL: rows alone. */
MUST_USE Rc cache_put(Cache *c, uint64_t hash, Str rows, Str text, Fault *f);
MUST_USE Rc cache_clear(Cache *c, Fault *f);                 /* forgets everything; the bytes are overwritten in the file */
MUST_USE Rc cache_begin(Cache *c, Fault *f);
MUST_USE Rc cache_end(Cache *c, bool keep, Fault *f);
MUST_USE Rc cache_rows(Cache *c, Arena *a, uint64_t hash, Str *rows, Fault *f);     /* RC_NOTFOUND */

/* Texts that hold the phrase: fn is called with each hash. One Hangul syllable is looked for as the start of a
 * word; blanks between Hangul words are optional. */
typedef void (*CacheHitFn)(void *ctx, uint64_t hash);
MUST_USE Rc cache_search(Cache *c, Str phrase, CacheHitFn fn, void *ctx, Fault *f);
#endif
