#define _GNU_SOURCE
#include "cache_int.h"
#include "base/hash.h"
#include "base/i18n.h"
#include "blob_int.h"
#include <string.h>
#include <sys/stat.h>
#include <time.h>

enum {
    COMPILER = 2,       /* raised when the same YAML gives other bytes */
    TICK_NS = 20000000, /* file systems stamp with the kernel's clock, which moves in steps of up to 10 ms */
};
#define CACHE_BYTES_MAX (UINT64_C(1) << 31)

static const char magic[8] = "GILMLXC";

typedef struct CacheHead { char magic[8]; uint64_t key, check, n_fault, blob_n; } CacheHead;

/* ---------------------------------------------------------------- what the files are */
static uint64_t add_num(uint64_t h, int64_t v) { return hash64_more(h, (Str){(const char *)&v, sizeof v}); }
static uint64_t add_time(uint64_t h, struct timespec t) { return add_num(add_num(h, t.tv_sec), t.tv_nsec); }

static bool in_this_tick(struct timespec t)
{
    struct timespec now;
    clock_gettime(CLOCK_REALTIME, &now);
    int64_t age = (int64_t)(now.tv_sec - t.tv_sec) * 1000000000 + (now.tv_nsec - t.tv_nsec);
    return age < TICK_NS;
}

uint64_t cache_key(uint64_t below, const char *const *paths, uint32_t n)
{
    /* Faults are kept as they were told: in one language. */
    uint64_t h = hash64_more(below, str_z(_("an entry without words")));
    h = add_num(add_num(hash64_more(h, S(GILMOK_VERSION)), COMPILER), BLOB_FORMAT);
    for (uint32_t i = 0; i < n; i++) {
        struct stat st;
        if (stat(paths[i], &st) < 0 || in_this_tick(st.st_ctim)) return 0;
        h = hash64_more(h, str_z(paths[i]));
        h = add_num(add_num(h, (int64_t)st.st_size), (int64_t)st.st_ino);
        h = add_time(add_time(h, st.st_mtim), st.st_ctim);
    }
    return h | 1;
}

/* ---------------------------------------------------------------- the file */
static uint64_t check_of(const CacheHead *h, Str body)
{
    return hash64_more(add_num(add_num(h->key, (int64_t)h->n_fault), (int64_t)h->blob_n), body);
}

static bool head_fits(const CacheHead *h, uint64_t key, Str body)
{
    return memcmp(h->magic, magic, sizeof magic) == 0 && h->key == key && h->n_fault <= CACHE_FAULTS_MAX &&
           h->blob_n <= body.n && body.n - h->blob_n == h->n_fault * sizeof(KeptFault) && h->check == check_of(h, body);
}

static void tell_again(Str faults, LexFaultFn on_fault, void *ctx)
{
    for (; on_fault && faults.n >= sizeof(KeptFault); faults = str_slice(faults, sizeof(KeptFault), faults.n)) {
        KeptFault k;
        memcpy(&k, faults.p, sizeof k);
        on_fault(ctx, (Rc)k.rc, &k.f);
    }
}

bool cache_load(const char *path, uint64_t key, LexFaultFn on_fault, void *ctx, Buf *bytes, Str *blob)
{
    CacheHead h;
    size_t beg = bytes->n;
    if (!key || fs_read(path, CACHE_BYTES_MAX, bytes, NULL) != RC_OK) return false;
    Str all = str_slice(buf_str(bytes), beg, bytes->n);
    if (all.n < sizeof h) return false;
    memcpy(&h, all.p, sizeof h);
    Str body = str_slice(all, sizeof h, all.n);
    if (!head_fits(&h, key, body)) return false;
    *blob = str_slice(body, 0, h.blob_n);
    tell_again(str_slice(body, h.blob_n, body.n), on_fault, ctx);
    return true;
}

static const char *dir_of(Arena *a, const char *path)
{
    Str p = str_z(path);
    return str_dup_z(a, str_slice(p, 0, p.n - fs_base(p).n));
}

void cache_store(const char *path, uint64_t key, const KeptFaults *faults, Str blob)
{
    if (!key || faults->n > CACHE_FAULTS_MAX) return;
    CacheHead h = {.key = key, .n_fault = faults->n, .blob_n = blob.n};
    memcpy(h.magic, magic, sizeof magic);
    Arena a = {0};
    Buf out = {0};
    buf_add(&out, (Str){(const char *)&h, sizeof h});
    buf_add(&out, blob);
    buf_add(&out, (Str){(const char *)faults->v, faults->n * sizeof(KeptFault)});
    h.check = check_of(&h, str_slice(buf_str(&out), sizeof h, out.n));
    memcpy(out.p, &h, sizeof h);
    if (fs_mkdirs(dir_of(&a, path), NULL) == RC_OK) (void)!fs_write(path, buf_str(&out), NULL);
    buf_fini(&out);
    arena_fini(&a);
}
