/* pack.c: one document's rows as bytes, so that opening a library parses nothing.
 *
 * Layout: PackHead, then n_name × PackName, n_skill × uint32_t, doc_named_n × uint32_t (mentions), n_item × PackItem,
 * then the string pool. Numbers
 * are the machine's own: the cache never leaves it, and its key names the layout's version. */
#include "careers_int.h"
#include <string.h>

enum { PACK_MAGIC = 0x39504d47 };                /* "GMP9" */

typedef struct { uint32_t beg, n; } PackStr;
typedef struct { uint32_t magic, n_name, n_skill, n_item, pool_n, lang, doc_named_n; PackStr title, dct;
    EdtfDay birth_lo, birth_hi; Span birth; } PackHead;
typedef struct { uint32_t type; PackStr identity, label, key, kin, also; } PackName;
typedef struct { CareerItem row; PackStr start, end; EdtfDay other_lo, other_hi; } PackItem;

typedef struct {
    Buf pool;
    VEC(NameId) names;                           /* local index -> global */
    Map  numbers;                                /* global, as its bytes -> local number */
    Arena mem;
} Packer;

static PackStr pool_put(Packer *p, Str s)
{
    PackStr at = {(uint32_t)p->pool.n, (uint32_t)s.n};
    buf_add(&p->pool, s);
    return at;
}

/* Local number of a name: its place in p->names, from 1; 0 stays "none". */
static uint32_t local(Packer *p, NameId id)
{
    if (!id) return 0;
    uint32_t *known = map_get(&p->numbers, (Str){(const char *)&id, sizeof id});
    if (known) return *known;
    NameId *key = arena_push(&p->mem, NameId);
    *key = id;
    *vec_push(&p->mem, &p->names) = id;
    *map_put(&p->mem, &p->numbers, (Str){(const char *)key, sizeof *key}, NULL) = p->names.n;
    return p->names.n;
}

static void add_bytes(Buf *b, const void *p, size_t n) { buf_add(b, (Str){p, n}); }

void careers_pack(const Careers *c, uint32_t doc, Buf *out)
{
    const CareerDoc *d = &c->docs.v[doc];
    Packer p = {0};
    Buf skills = {0}, items = {0}, names = {0};
    /* The document's own skills and those of its rows follow each other in one run. */
    uint32_t n_skill = d->named_n;
    for (uint32_t i = 0; i < d->item_n; i++) n_skill += c->items.v[d->item_beg + i].skill_n;
    for (uint32_t i = 0; i < n_skill; i++) {
        uint32_t id = local(&p, c->named.v[d->named_beg + i]);
        add_bytes(&skills, &id, sizeof id);
    }
    for (uint32_t i = 0; i < d->item_n; i++) {
        PackItem it;
        memset(&it, 0, sizeof it);               /* padding too: the same analysis gives the same bytes */
        it.row = c->items.v[d->item_beg + i];
        it.row.doc = 0;
        it.row.org = local(&p, it.row.org);
        it.row.role = local(&p, it.row.role);
        it.row.skill_beg -= d->named_beg;
        const CareerOther *other = careers_other(c, d->item_beg + i);
        it.other_lo = other ? other->lo : EDTF_DAY_NONE;
        it.other_hi = other ? other->hi : EDTF_DAY_NONE;
        it.start = pool_put(&p, career_start(c, &it.row));
        it.end = pool_put(&p, career_end(c, &it.row));
        it.row.start = it.row.end = 0;
        add_bytes(&items, &it, sizeof it);
    }
    for (uint32_t i = 0; i < p.names.n; i++) {
        const CareerName *n = &c->names.v[p.names.v[i]];
        PackName pn = {(uint32_t)n->type, pool_put(&p, n->identity), pool_put(&p, n->label),
                       pool_put(&p, n->key), pool_put(&p, n->kin), pool_put(&p, n->also)};
        add_bytes(&names, &pn, sizeof pn);
    }
    PackHead h = {PACK_MAGIC, p.names.n, n_skill, d->item_n, 0, (uint32_t)d->lang, d->named_n,
                  pool_put(&p, d->title), pool_put(&p, d->dct),
                  d->birth_lo, d->birth_hi, d->birth};
    h.pool_n = (uint32_t)p.pool.n;
    add_bytes(out, &h, sizeof h);
    buf_add(out, buf_str(&names));
    buf_add(out, buf_str(&skills));
    if (d->named_n) add_bytes(out, &c->counts.v[d->count_beg], d->named_n * sizeof(uint32_t));
    buf_add(out, buf_str(&items));
    buf_add(out, buf_str(&p.pool));
    buf_fini(&skills), buf_fini(&items), buf_fini(&names), buf_fini(&p.pool);
    arena_fini(&p.mem);
}

typedef struct { PackHead h; Str names, skills, counts, items, pool; } Unpacked;

static bool pool_ok(const Unpacked *u, PackStr s) { return s.beg <= u->pool.n && s.n <= u->pool.n - s.beg; }
static Str pool_get(const Unpacked *u, PackStr s) { return str_slice(u->pool, s.beg, (size_t)s.beg + s.n); }

static bool item_ok(const Unpacked *u, const PackItem *it)
{
    const CareerItem *r = &it->row;
    return r->org <= u->h.n_name && r->role <= u->h.n_name && r->skill_beg <= u->h.n_skill &&
           r->skill_n <= u->h.n_skill - r->skill_beg && r->kind <= ITEM_POSITION && r->end_kind <= END_OPEN &&
           r->type < (r->kind == ITEM_EVENT ? (int)EV_COUNT : (int)POS_COUNT) && r->fact < FACT_COUNT && r->standing < STANDING_COUNT && r->cause < CAUSE_COUNT &&
           pool_ok(u, it->start) && pool_ok(u, it->end);
}

/* Nothing is believed before every index was looked at. */
static bool unpack_check(Str bytes, Unpacked *u)
{
    if (bytes.n < sizeof u->h) return false;
    memcpy(&u->h, bytes.p, sizeof u->h);
    const PackHead *h = &u->h;
    uint64_t need = sizeof *h + (uint64_t)h->n_name * sizeof(PackName) +
                    ((uint64_t)h->n_skill + h->doc_named_n) * sizeof(uint32_t) +
                    (uint64_t)h->n_item * sizeof(PackItem) + h->pool_n;
    if (h->magic != PACK_MAGIC || need != bytes.n || h->lang >= LANG_COUNT || h->doc_named_n > h->n_skill) return false;
    size_t at = sizeof *h;
    u->names = str_slice(bytes, at, at + h->n_name * sizeof(PackName)), at += u->names.n;
    u->skills = str_slice(bytes, at, at + h->n_skill * sizeof(uint32_t)), at += u->skills.n;
    u->counts = str_slice(bytes, at, at + h->doc_named_n * sizeof(uint32_t)), at += u->counts.n;
    u->items = str_slice(bytes, at, at + h->n_item * sizeof(PackItem)), at += u->items.n;
    u->pool = str_slice(bytes, at, bytes.n);
    bool ok = pool_ok(u, h->title) && pool_ok(u, h->dct);
    for (uint32_t i = 0; ok && i < h->n_name; i++) {
        PackName n;
        memcpy(&n, u->names.p + i * sizeof n, sizeof n);
        ok = n.type < ENT_COUNT && pool_ok(u, n.identity) && pool_ok(u, n.label) && pool_ok(u, n.key) &&
             pool_ok(u, n.kin) && pool_ok(u, n.also);
    }
    for (uint32_t i = 0; ok && i < h->n_skill; i++) {
        uint32_t id;
        memcpy(&id, u->skills.p + i * sizeof id, sizeof id);
        ok = id <= h->n_name;
    }
    for (uint32_t i = 0; ok && i < h->n_item; i++) {
        PackItem it;
        memcpy(&it, u->items.p + i * sizeof it, sizeof it);
        ok = item_ok(u, &it);
    }
    return ok;
}

static NameId *unpack_names(Careers *c, int64_t doc, const Unpacked *u, Arena *tmp)
{
    NameId *ids = arena_push_n(tmp, NameId, u->h.n_name + 1);
    for (uint32_t i = 0; i < u->h.n_name; i++) {
        PackName n;
        memcpy(&n, u->names.p + i * sizeof n, sizeof n);
        NameFacts f = {(EntityType)n.type, pool_get(u, n.identity), pool_get(u, n.label), pool_get(u, n.key),
                       pool_get(u, n.kin), pool_get(u, n.also)};
        ids[i + 1] = careers_name(c, doc, &f);
    }
    return ids;
}

bool careers_unpack(Careers *c, int64_t id, Str name, Str bytes)
{
    Unpacked u;
    if (!unpack_check(bytes, &u)) return false;
    Arena tmp = {0};
    CareerDoc *d = careers_doc_new(c, id, name, pool_get(&u, u.h.title));
    d->analysed = true;
    d->lang = (Lang)u.h.lang;
    careers_doc_written(c, d, pool_get(&u, u.h.dct));
    d->birth_lo = u.h.birth_lo;
    d->birth_hi = u.h.birth_hi;
    d->birth = u.h.birth;
    d->named_n = u.h.doc_named_n;
    d->item_n = u.h.n_item;
    const NameId *ids = unpack_names(c, id, &u, &tmp);
    for (uint32_t i = 0; i < u.h.n_skill; i++) {
        uint32_t k;
        memcpy(&k, u.skills.p + i * sizeof k, sizeof k);
        *heap_vec_push(&c->named) = ids[k];
    }
    for (uint32_t i = 0; i < u.h.doc_named_n; i++) {
        uint32_t n;
        memcpy(&n, u.counts.p + i * sizeof n, sizeof n);
        *heap_vec_push(&c->counts) = n;
    }
    for (uint32_t i = 0; i < u.h.n_item; i++) {
        PackItem it;
        memcpy(&it, u.items.p + i * sizeof it, sizeof it);
        it.row.doc = c->docs.n - 1;
        it.row.org = ids[it.row.org];
        it.row.role = ids[it.row.role];
        it.row.skill_beg += d->named_beg;
        it.row.start = careers_date(c, pool_get(&u, it.start));
        it.row.end = careers_date(c, pool_get(&u, it.end));
        if (it.other_lo != EDTF_DAY_NONE) *heap_vec_push(&c->others) = (CareerOther){c->items.n, it.other_lo, it.other_hi};
        c->n_event += it.row.kind == ITEM_EVENT;
        *heap_vec_push(&c->items) = it.row;
    }
    careers_doc_extent(c, d);
    arena_fini(&tmp);
    return true;
}
