/* The head of a blob, its checks, and the string table. */
#include "blob_int.h"
#include "base/hash.h"
#include <assert.h>
#include <string.h>

typedef struct { uint32_t at, n; } PartHead;
typedef struct Head {
    char     magic[8];
    uint32_t order, format;                          /* order is 1 as this machine writes it */
    uint64_t size, hash;
    uint32_t sym_base, n_part;
    PartHead part[PART_COUNT];
    uint64_t check;                                  /* hash of what stands before it */
} Head;

static const char magic[8] = "GILMLEX";

#define BLOB_ITEM(name, T) [PART_##name] = sizeof(T),
static const uint32_t item_n[PART_COUNT] = { BLOB_TABLE(BLOB_ITEM) };
#undef BLOB_ITEM

static uint64_t head_check(const Head *h) { return hash64((Str){(const char *)h, offsetof(Head, check)}); }

static Rc head_read(Str bytes, Head *h, Fault *f)
{
    if (bytes.n < sizeof *h) return fault_set(f, RC_DAMAGED, "lexicon", "%zu bytes are no lexicon", bytes.n);
    memcpy(h, bytes.p, sizeof *h);
    if (memcmp(h->magic, magic, sizeof magic) || h->order != 1)
        return fault_set(f, RC_DAMAGED, "lexicon", "no lexicon of this machine");
    if (h->format != BLOB_FORMAT || h->n_part != PART_COUNT)
        return fault_set(f, RC_VERSION, "lexicon", "format %u, this program reads %d", h->format, BLOB_FORMAT);
    if (h->check != head_check(h)) return fault_set(f, RC_DAMAGED, "lexicon", "the head does not add up");
    if (h->size != bytes.n)
        return fault_set(f, RC_DAMAGED, "lexicon", "%zu bytes instead of %llu", bytes.n, (unsigned long long)h->size);
    return RC_OK;
}

Rc blob_open(Str bytes, Blob *out, Fault *f)
{
    Head h;
    *out = (Blob){0};
    Rc rc = head_read(bytes, &h, f);
    if (rc != RC_OK) return rc;
    for (int i = 0; i < PART_COUNT; i++) {
        uint64_t end = h.part[i].at + (uint64_t)h.part[i].n * item_n[i];
        if (h.part[i].at % BLOB_ALIGN || end > bytes.n) return fault_set(f, RC_DAMAGED, "lexicon", "table %d", i);
        out->part[i] = bytes.p + h.part[i].at;
        out->n[i] = h.part[i].n;
    }
    out->sym_base = h.sym_base;
    out->hash = h.hash;
    return RC_OK;
}

static void pad(Buf *out, size_t start)
{
    while ((out->n - start) % BLOB_ALIGN) buf_add_c(out, '\0');
}

void blob_write(const Blob *b, Buf *out)
{
    Head h = {.order = 1, .format = BLOB_FORMAT, .sym_base = b->sym_base, .n_part = PART_COUNT};
    memcpy(h.magic, magic, sizeof magic);
    size_t start = out->n;
    buf_add(out, (Str){(const char *)&h, sizeof h});
    for (int i = 0; i < PART_COUNT; i++) {
        pad(out, start);
        assert(out->n - start < UINT32_MAX);
        h.part[i] = (PartHead){(uint32_t)(out->n - start), b->n[i]};
        buf_add(out, (Str){b->part[i], (size_t)b->n[i] * item_n[i]});
    }
    pad(out, start);
    h.size = out->n - start;
    h.hash = hash64((Str){out->p + start + sizeof h, out->n - start - sizeof h});
    h.check = head_check(&h);
    memcpy(out->p + start, &h, sizeof h);
}

Str blob_sym_str(const Blob *b, Sym s)
{
    const uint32_t *at = &BLOB(b, SYM_AT, uint32_t)[s - b->sym_base];
    return (Str){BLOB(b, SYM_TEXT, char) + at[0], at[1] - at[0]};
}

Sym blob_sym(const Blob *b, Str name)
{
    uint32_t cap = b->n[PART_SYM_SLOT];
    const uint32_t *slot = b->part[PART_SYM_SLOT];
    if (!cap) return SYM_NONE;
    for (uint64_t i = hash64(name) & (cap - 1); slot[i]; i = (i + 1) & (cap - 1))
        if (str_eq(blob_sym_str(b, slot[i]), name)) return slot[i];
    return SYM_NONE;
}
