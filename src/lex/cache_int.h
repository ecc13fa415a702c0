/* cache_int.h: the compiled form of a user's files, kept in one file between runs.
 *
 * Knows    that the bytes belong to certain files (path, size, times, inode), to the data below and to this program;
 *          anything else is compiled anew.
 * Memory   loading gives the file's bytes in a Buf; the blob is a part of them.
 * Errors   none: a cache that is missing, stale, cut or changed is as good as none, and one that cannot be written
 *          costs the time of compiling again.
 * Threads  no shared state; two programs may write at once, the last one's file stays. */
#ifndef LEX_CACHE_INT_H
#define LEX_CACHE_INT_H
#include "base/buf.h"
#include "base/fs.h"
#include "lex/lex.h"

typedef struct KeptFault { int32_t rc, unused; Fault f; } KeptFault;
typedef VEC(KeptFault) KeptFaults;
enum { CACHE_FAULTS_MAX = 256 };                     /* files with more are not kept: they are to be mended first */

/* What the files are now; 0 where they may still change within the clock's tick, unseen: nothing is kept then. */
uint64_t cache_key(uint64_t below, const char *const *paths, uint32_t n);
/* False: there is nothing that fits. The faults of the files are told again, as if they had been compiled. */
bool cache_load(const char *path, uint64_t key, LexFaultFn on_fault, void *ctx, Buf *bytes, Str *blob);
void cache_store(const char *path, uint64_t key, const KeptFaults *faults, Str blob);
#endif
