#include "careers_int.h"
#include "uni/fold.h"
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

_Static_assert(sizeof(CareerItem) <= 72, "a library of 10,000 memoirs has 200,000 rows in memory");

Careers *careers_new(void)
{
    Arena *mem = arena_new();
    Careers *c = arena_push(mem, Careers);
    c->mem = mem;
    arena_alloc(&c->tmp, 1);                         /* rewinding then keeps the block */
    *heap_vec_push(&c->names) = (CareerName){0};
    *heap_vec_push(&c->dates) = (Str){0};
    return c;
}

void careers_known(Careers *c, CareerAsks asks) { c->asks = asks; }

void careers_free(Careers *c)
{
    if (!c) return;
    heap_vec_fini(&c->docs);
    heap_vec_fini(&c->items);
    heap_vec_fini(&c->named);
    heap_vec_fini(&c->counts);
    heap_vec_fini(&c->names);
    heap_vec_fini(&c->dates);
    heap_vec_fini(&c->others);
    arena_fini(&c->tmp);
    arena_free(c->mem);
}

static Str id_key(Arena *a, int64_t id) { return str_fmt(a, "%lld", (long long)id); }

uint32_t careers_find(const Careers *c, int64_t id)
{
    char z[24];
    const uint32_t *at = map_get(&c->by_id, (Str){z, (size_t)snprintf(z, sizeof z, "%lld", (long long)id)});
    return at ? *at - 1 : UINT32_MAX;
}

/* Dates are few and come often: each is kept once. */
DateId careers_date(Careers *c, Str edtf)
{
    bool fresh;
    if (!edtf.n) return 0;
    uint32_t *at = map_put(c->mem, &c->by_date, edtf, &fresh);
    if (fresh) {
        *at = c->dates.n;
        *heap_vec_push(&c->dates) = str_dup(c->mem, edtf);
        map_rekey(&c->by_date, edtf, c->dates.v[*at]);
    }
    return *at;
}

static void doc_kill(Careers *c, uint32_t at)
{
    CareerDoc *d = &c->docs.v[at];
    if (d->dead) return;
    d->dead = true;
    c->n_doc--;
    for (uint32_t i = 0; i < d->item_n; i++) c->n_event -= c->items.v[d->item_beg + i].kind == ITEM_EVENT;
}

void careers_drop(Careers *c, int64_t id)
{
    uint32_t at = careers_find(c, id);
    if (at == UINT32_MAX) return;
    doc_kill(c, at);
    *map_put(c->mem, &c->by_id, id_key(c->mem, id), NULL) = 0;
}

CareerDoc *careers_doc_new(Careers *c, int64_t id, Str name, Str title)
{
    careers_drop(c, id);
    ArenaMark mark = arena_mark(&c->tmp);
    Str key = str_join(&c->tmp, (Str[]){fold_key(&c->tmp, name), S("\n"), fold_key(&c->tmp, title)}, 3);
    *heap_vec_push(&c->docs) = (CareerDoc){
        .id = id,
        .name = str_dup(c->mem, name),
        .title = str_dup(c->mem, title),
        .key = str_dup(c->mem, key),
        .item_beg = c->items.n,
        .named_beg = c->named.n,
        .count_beg = c->counts.n,
        .dct_lo = EDTF_DAY_NONE,
        .dct_hi = EDTF_DAY_NONE,
        .birth_lo = EDTF_DAY_NONE,
        .birth_hi = EDTF_DAY_NONE,
        .first = EDTF_DAY_NONE,
        .last = EDTF_DAY_NONE,
    };
    arena_rewind(&c->tmp, mark);
    *map_put(c->mem, &c->by_id, id_key(c->mem, id), NULL) = c->docs.n;
    c->n_doc++;
    return &c->docs.v[c->docs.n - 1];
}

/* What arguments and events are looked up in while one document's rows are made. */
typedef struct Known {
    int64_t   doc;
    const Analysis *an;
    Arena     mem;
    Map       entities;                           /* type and folded name -> index + 1; an employer may be a school */
    uint32_t *position;                           /* of each event: the first position that rests on it, index + 1 */
} Known;

static Str known_key(Arena *a, EntityType type, Str name)
{
    Str folded = fold_key(a, name);
    return str_fmt(a, "%d:" STR_FMT, (int)type, STR_ARG(folded));
}

static void known_name(Known *k, EntityType type, Str name, uint32_t entity)
{
    bool fresh;
    uint32_t *at = map_put(&k->mem, &k->entities, known_key(&k->mem, type, name), &fresh);
    if (fresh) *at = entity + 1;
    if (type == ENT_SCHOOL) known_name(k, ENT_ORG, name, entity);
}

static Known known_of(int64_t doc, const Analysis *an)
{
    Known k = {.doc = doc, .an = an};
    for (uint32_t i = 0; i < an->entities.n; i++) {
        const Entity *e = &an->entities.v[i];
        known_name(&k, e->type, e->name, i);
        for (uint32_t n = 0; n < e->also.n; n++) known_name(&k, e->type, e->also.v[n], i);
    }
    k.position = arena_push_n(&k.mem, uint32_t, an->events.n);
    for (uint32_t i = an->positions.n; i-- > 0;)
        for (uint32_t n = 0; n < an->positions.v[i].evidence.n; n++) {
            uint32_t event = an->positions.v[i].evidence.v[n];
            if (event < an->events.n) k.position[event] = i + 1;
        }
    return k;
}

/* The entity of the document that an argument names, under any of its names. */
static const Entity *entity_of(Known *k, EntityType type, Str arg)
{
    const uint32_t *at = map_get(&k->entities, known_key(&k->mem, type, arg));
    return at ? &k->an->entities.v[*at - 1] : NULL;
}

static EntityType org_type(const Position *p) { return p->kind == POS_EDUCATION ? ENT_SCHOOL : ENT_ORG; }
/* What one studies is no role: a filter by role must not offer degrees. */
static EntityType role_type(const Position *p) { return p->kind == POS_EDUCATION ? ENT_CREDENTIAL : ENT_ROLE; }

/* What an argument names: a thing of the document, else the text's own words. */
static NameId name_of_arg(Careers *c, Known *k, EntityType type, Str arg)
{
    if (!arg.n) return 0;
    const Entity *e = entity_of(k, type, arg);
    return e ? careers_entity(c, k->doc, e) : careers_words(c, k->doc, type, arg);
}

/* What somebody put into a field is one of the memoir's names too, though no word of the text says it. */
static void name_put_in(Careers *c, CareerDoc *d, Known *k, EntityType type, Str arg)
{
    if (!arg.n || entity_of(k, type, arg)) return;
    NameId id = careers_words(c, k->doc, type, arg);
    for (uint32_t i = d->named_beg; i < c->named.n; i++)
        if (c->named.v[i] == id) return;
    *heap_vec_push(&c->named) = id;
    *heap_vec_push(&c->counts) = 0;
}

static bool is_put_in(Standing s) { return s == STANDS_EDITED || s == STANDS_ADDED; }

static void names_put_in(Careers *c, CareerDoc *d, Known *k)
{
    for (uint32_t i = 0; i < k->an->events.n; i++) {
        const Event *e = &k->an->events.v[i];
        if (!is_put_in((Standing)e->standing)) continue;
        name_put_in(c, d, k, ENT_ORG, e->args.org);
        name_put_in(c, d, k, ENT_ROLE, e->args.role);
        for (uint32_t n = 0; n < e->args.skill.n; n++) name_put_in(c, d, k, ENT_SKILL, e->args.skill.v[n]);
    }
    for (uint32_t i = 0; i < k->an->positions.n; i++) {
        const Position *p = &k->an->positions.v[i];
        if (!is_put_in((Standing)p->standing)) continue;
        name_put_in(c, d, k, org_type(p), p->org);
        name_put_in(c, d, k, role_type(p), p->role);
        for (uint32_t n = 0; n < p->skill.n; n++) name_put_in(c, d, k, ENT_SKILL, p->skill.v[n]);
    }
}

static void names_put(Careers *c, CareerDoc *d, Known *k)
{
    for (uint32_t i = 0; i < k->an->entities.n; i++) {
        *heap_vec_push(&c->named) = careers_entity(c, k->doc, &k->an->entities.v[i]);
        *heap_vec_push(&c->counts) = k->an->entities.v[i].mentions.n;
    }
    names_put_in(c, d, k);
    d->named_n = c->named.n - d->named_beg;
}

static void skills_put(Careers *c, Known *k, const StrList *skill, CareerItem *it)
{
    it->skill_beg = c->named.n;
    it->skill_n = skill->n;
    for (uint32_t i = 0; i < skill->n; i++)
        *heap_vec_push(&c->named) = name_of_arg(c, k, ENT_SKILL, skill->v[i]);
}

static bool approximate(Str edtf)
{
    for (size_t i = 0; i < edtf.n; i++)
        if (edtf.p[i] == '~' || edtf.p[i] == '%' || edtf.p[i] == '?') return true;
    return false;
}

static void bounds(Str edtf, EdtfDay *lo, EdtfDay *hi)
{
    *lo = *hi = EDTF_DAY_NONE;
    if (edtf.n && !edtf_bounds_str(edtf, lo, hi)) *lo = *hi = EDTF_DAY_NONE;
}

void careers_doc_written(Careers *c, CareerDoc *d, Str dct)
{
    DateId date = careers_date(c, dct);              /* the list may move when it grows */
    d->dct = c->dates.v[date];
    bounds(dct, &d->dct_lo, &d->dct_hi);
}

static void position_put(Careers *c, uint32_t doc, Known *k, uint32_t seq)
{
    const Position *p = &k->an->positions.v[seq];
    CareerItem it = {
        .doc = doc, .seq = seq, .kind = ITEM_POSITION, .type = (uint8_t)p->kind, .cause = (uint8_t)p->exit, .fact = FACT_ACTUAL, .conf = 100, .standing = (uint8_t)p->standing,
        .approx = approximate(p->start) || approximate(p->end),
        .org = name_of_arg(c, k, org_type(p), p->org), .role = name_of_arg(c, k, role_type(p), p->role),
        .start = careers_date(c, p->start), .end = careers_date(c, p->end),
    };
    bounds(p->start, &it.start_lo, &it.start_hi);
    it.end_kind = str_eq_z(p->end, "..") ? END_OPEN : p->end.n ? END_DATE : END_UNKNOWN;
    it.end_lo = it.end_hi = EDTF_DAY_NONE;
    if (it.end_kind == END_DATE) bounds(p->end, &it.end_lo, &it.end_hi);
    it.evidence = p->evidence.n && p->evidence.v[0] < k->an->events.n ? p->evidence.v[0] : NO_EVIDENCE;
    skills_put(c, k, &p->skill, &it);
    *heap_vec_push(&c->items) = it;
}

static void event_put(Careers *c, uint32_t doc, uint32_t first_item, Known *k, uint32_t seq)
{
    const Event *e = &k->an->events.v[seq];
    CareerItem it = {
        .doc = doc, .seq = seq, .kind = ITEM_EVENT, .type = (uint8_t)e->type, .fact = (uint8_t)e->fact, .standing = (uint8_t)e->standing,
        .conf = (uint8_t)(e->confidence * 100.0f + 0.5f), .approx = approximate(e->date), .span = e->span,
        .cause = (uint8_t)e->args.cause,
        .org = name_of_arg(c, k, ENT_ORG, e->args.org), .role = name_of_arg(c, k, ENT_ROLE, e->args.role),
        .start = careers_date(c, e->date), .end_kind = e->date.n ? END_DATE : END_UNKNOWN,
    };
    if (k->position[seq]) {
        const CareerItem *pos = &c->items.v[first_item + k->position[seq] - 1];
        if (!it.org) it.org = pos->org;
        if (!it.role) it.role = pos->role;
    }
    bounds(e->date, &it.start_lo, &it.start_hi);
    it.end_lo = it.start_lo;
    it.end_hi = it.start_hi;
    it.end = it.start;
    it.evidence = NO_EVIDENCE;
    skills_put(c, k, &e->args.skill, &it);
    *heap_vec_push(&c->items) = it;
    c->n_event++;
}

void careers_doc_extent(Careers *c, CareerDoc *d)
{
    for (uint32_t i = 0; i < d->item_n; i++) {
        const CareerItem *it = &c->items.v[d->item_beg + i];
        const EdtfDay days[] = {it->start_lo, it->start_hi, it->end_lo, it->end_hi};
        if (it->fact != FACT_ACTUAL) continue;
        for (size_t k = 0; k < COUNT_OF(days); k++) {
            if (!edtf_dated(days[k])) continue;
            if (d->first == EDTF_DAY_NONE || days[k] < d->first) d->first = days[k];
            if (d->last == EDTF_DAY_NONE || days[k] > d->last) d->last = days[k];
        }
    }
}

#define DOUBT_KIND(id, kind) kind,
const char *const career_doubts[DOUBT_COUNT] = {DOUBT_TABLE(DOUBT_KIND)};
#undef DOUBT_KIND

static int doubt_of(const char *kind)
{
    for (int i = 0; i < DOUBT_COUNT; i++)
        if (strcmp(career_doubts[i], kind) == 0) return i;
    return -1;
}

/* Two dates of one event are those of the spell that begins with it; other checks speak of spells all of whose events
 * they name. */
static bool speaks_of(const Position *p, const uint64_t *named, uint32_t n_event, CareerDoubt kind)
{
    uint32_t n = 0, n_asked = kind == DOUBT_DATE && p->evidence.n ? 1 : p->evidence.n;
    for (uint32_t i = 0; i < n_asked; i++) {
        uint32_t e = p->evidence.v[i];
        n += e < n_event && named[e >> 6] >> (e & 63) & 1;
    }
    return n && n == n_asked;
}

const CareerOther *careers_other(const Careers *c, uint32_t item)
{
    uint32_t lo = 0, hi = c->others.n;
    while (lo < hi) {
        uint32_t mid = lo + (hi - lo) / 2;
        if (c->others.v[mid].item < item) lo = mid + 1;
        else hi = mid;
    }
    return lo < c->others.n && c->others.v[lo].item == item ? &c->others.v[lo] : NULL;
}

/* A row's first other date is kept. Rows are asked in order, so the list stays in it. */
static void others_put(Careers *c, const CareerDoc *d, Known *k)
{
    const Analysis *an = k->an;
    for (uint32_t seq = 0; seq < an->events.n; seq++) {
        uint32_t item = d->item_beg + an->positions.n + seq;
        CareerOther o = {item, EDTF_DAY_NONE, EDTF_DAY_NONE};
        if (!(c->items.v[item].doubt >> DOUBT_DATE & 1)) continue;
        for (uint32_t i = 0; i < an->checks.n && o.lo == EDTF_DAY_NONE; i++) {
            const Check *check = &an->checks.v[i];
            if (doubt_of(check->kind) != DOUBT_DATE) continue;
            if (check->events.n == 1 && check->events.v[0] == seq) bounds(check->date, &o.lo, &o.hi);
            for (uint32_t e = 0; check->events.n == 2 && e < 2; e++)
                if (check->events.v[e] == seq) bounds(an->events.v[check->events.v[1 - e]].date, &o.lo, &o.hi);
        }
        if (edtf_dated(o.lo) && edtf_dated(o.hi)) *heap_vec_push(&c->others) = o;
    }
}

/* Rows of a document: positions first, then events, each in its own order. */
static void doubts_put(Careers *c, const CareerDoc *d, Known *k)
{
    const Analysis *an = k->an;
    size_t words = an->events.n / 64 + 1;
    uint64_t *named = arena_push_n(&k->mem, uint64_t, words);
    for (uint32_t i = 0; i < an->checks.n; i++) {
        const Check *check = &an->checks.v[i];
        int kind = doubt_of(check->kind);
        if (kind < 0) continue;
        memset(named, 0, words * sizeof *named);
        for (uint32_t e = 0; e < check->events.n; e++) {
            uint32_t seq = check->events.v[e];
            named[seq >> 6] |= (uint64_t)1 << (seq & 63);
            c->items.v[d->item_beg + an->positions.n + seq].doubt |= (uint8_t)(1u << kind);
        }
        for (uint32_t p = 0; p < an->positions.n; p++)
            if (speaks_of(&an->positions.v[p], named, an->events.n, (CareerDoubt)kind))
                c->items.v[d->item_beg + p].doubt |= (uint8_t)(1u << kind);
    }
}

/* Nobody works before this age: a birth later than that is someone else's, a child's mostly. */
enum { WORK_AGE = 12 };

static void birth_put(Careers *c, CareerDoc *d, const Analysis *an)
{
    EdtfDay lo, hi;
    bounds(an->birth, &lo, &hi);
    if (!edtf_dated(lo) || !edtf_dated(hi)) return;
    for (uint32_t i = 0; i < d->item_n; i++) {
        const CareerItem *it = &c->items.v[d->item_beg + i];
        bool works = it->kind == ITEM_POSITION && it->type == POS_WORK && edtf_dated(it->start_hi);
        if (works && it->start_hi < lo + (EdtfDay)(WORK_AGE * 365.25)) return;
    }
    d->birth_lo = lo;
    d->birth_hi = hi;
    d->birth = an->birth_span;
}

uint32_t careers_put(Careers *c, int64_t id, Str name, Str title, const Analysis *an)
{
    CareerDoc *d = careers_doc_new(c, id, name, title);
    uint32_t at = c->docs.n - 1;
    if (!an) return at;
    d->analysed = true;
    d->lang = an->lang;
    careers_doc_written(c, d, an->dct);
    Known k = known_of(id, an);
    names_put(c, d, &k);
    for (uint32_t i = 0; i < an->positions.n; i++) position_put(c, at, &k, i);
    for (uint32_t i = 0; i < an->events.n; i++) event_put(c, at, d->item_beg, &k, i);
    d->item_n = c->items.n - d->item_beg;
    doubts_put(c, d, &k);
    others_put(c, d, &k);
    birth_put(c, d, an);
    arena_fini(&k.mem);
    careers_doc_extent(c, d);
    return at;
}
