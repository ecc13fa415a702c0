#include "path/align.h"
#include "called_int.h"
#include "base/i18n.h"
#include "uni/fold.h"
#include <string.h>

#define ALIGN_NAME(id, name, title) [id] = name,
#define ALIGN_TITLE(id, name, title) [id] = title,
const char *const align_names[ALIGN_COUNT] = {ALIGN_TABLE(ALIGN_NAME)};
const char *const align_titles[ALIGN_COUNT] = {ALIGN_TABLE(ALIGN_TITLE)};
const char *const align_lacks[ALIGN_COUNT] = {
    [ALIGN_CALENDAR] = "", [ALIGN_AGE] = N_("no age told"), [ALIGN_FIRST_JOB] = N_("first job not dated"),
    [ALIGN_ROLE] = N_("not known in this role")};
#undef ALIGN_NAME
#undef ALIGN_TITLE

/* Whole names and families first; a part of a name only where nothing is called so. */
static bool role_names(Arena *a, const Careers *c, Str want, Align *al)
{
    bool any = false;
    al->names = bits_new(a, c->names.n);
    for (int parts = 0; parts < 2 && !any && want.n; parts++) {
        for (uint32_t i = 1; i < c->names.n; i++) {
            const CareerName *n = &c->names.v[i];
            if (n->type != ENT_ROLE) continue;
            bool called = str_has_line(n->key, want);
            if (!(parts ? str_find(n->key, want, 0) != SIZE_MAX : called || str_has_line(n->kin, want))) continue;
            if (called && !al->name) al->name = i;
            bits_set(&al->names, i);
            any = true;
        }
    }
    return any;
}

bool align_make(Arena *a, const Careers *c, Str text, Align *out)
{
    *out = (Align){.kind = ALIGN_CALENDAR};
    for (int i = 0; i < ALIGN_ROLE; i++) {
        if (!str_eq_z(text, align_names[i])) continue;
        out->kind = (AlignKind)i;
        return true;
    }
    *out = (Align){.kind = ALIGN_ROLE, .role = str_dup(a, text)};
    return role_names(a, c, fold_key(a, text), out);
}

/* The earliest known start of a spell of work. What ended before it, and began who knows when, leaves it open. */
static uint32_t first_job(const Careers *c, const CareerDoc *d)
{
    uint32_t best = UINT32_MAX;
    EdtfDay ended = EDTF_DAY_MAX;
    for (uint32_t i = d->item_beg; i < d->item_beg + d->item_n; i++) {
        const CareerItem *it = &c->items.v[i];
        if (it->kind != ITEM_POSITION || it->type != POS_WORK) continue;
        if (edtf_dated(it->start_lo) && edtf_dated(it->start_hi)) {
            if (best == UINT32_MAX || it->start_lo < c->items.v[best].start_lo) best = i;
        } else if (edtf_dated(it->end_hi) && it->end_hi < ended) ended = it->end_hi;
    }
    return best != UINT32_MAX && ended < c->items.v[best].start_lo ? UINT32_MAX : best;
}

/* A spell in the role, or the event of entering it: joining, a promotion, a change of role. */
static bool enters(const Careers *c, const Align *al, const CareerItem *it)
{
    static const uint32_t entering = 1u << EV_JOIN | 1u << EV_PROMOTION | 1u << EV_ROLE_CHANGE | 1u << EV_TRANSFER |
                                     1u << EV_CONVERSION | 1u << EV_FOUND;
    bool kind =
        it->kind == ITEM_POSITION ? it->type == POS_WORK : it->fact == FACT_ACTUAL && (entering >> it->type & 1);
    return kind && it->role && it->role < al->names.n && bits_get(&al->names, it->role) && edtf_dated(it->start_lo) &&
           edtf_dated(it->start_hi) && c->docs.v[it->doc].analysed;
}

static uint32_t entry(const Careers *c, const Align *al, const CareerDoc *d)
{
    uint32_t best = UINT32_MAX;
    for (uint32_t i = d->item_beg; i < d->item_beg + d->item_n; i++) {
        const CareerItem *it = &c->items.v[i];
        if (enters(c, al, it) && (best == UINT32_MAX || it->start_lo < c->items.v[best].start_lo)) best = i;
    }
    return best;
}

void align_count(Arena *a, const Careers *c, const Bits *docs, const Str *role, uint32_t n, uint32_t *n_doc)
{
    CalledRow *row = arena_push_n(a, CalledRow, n + 1);
    CalledTally *t = arena_push_n(a, CalledTally, n + 1);
    Align any = {.kind = ALIGN_ROLE, .names = bits_new(a, c->names.n)};
    for (uint32_t i = 0; i < n; i++) row[i] = (CalledRow){role[i], 1u << ENT_ROLE};
    for (uint32_t i = 1; i < c->names.n; i++)
        if (c->names.v[i].type == ENT_ROLE) bits_set(&any.names, i);
    Called k = called_make(a, c, row, n);
    for (uint32_t i = 0; i < c->items.n; i++) {
        const CareerItem *it = &c->items.v[i];
        if (bits_get(docs, it->doc) && enters(c, &any, it)) called_tally(&k, t, it->role, it->doc);
    }
    for (uint32_t i = 0; i < n; i++) n_doc[i] = t[i].n;
}

static AlignZero between(EdtfDay lo, EdtfDay hi, uint32_t item)
{
    return (AlignZero){true, lo + (hi - lo) / 2, lo, hi, item};
}

AlignZero align_zero(const Careers *c, const Align *al, const CareerDoc *d)
{
    AlignZero none = {.item = UINT32_MAX};
    if (al->kind == ALIGN_CALENDAR) return (AlignZero){.known = true, .item = UINT32_MAX};
    if (al->kind == ALIGN_AGE)
        return d->birth_lo != EDTF_DAY_NONE ? between(d->birth_lo, d->birth_hi, UINT32_MAX) : none;
    uint32_t at = al->kind == ALIGN_FIRST_JOB ? first_job(c, d) : entry(c, al, d);
    if (at == UINT32_MAX) return none;
    return between(c->items.v[at].start_lo, c->items.v[at].start_hi, at);
}

EdtfDay align_day(const AlignZero *z, EdtfDay day) { return edtf_dated(day) ? day - z->day : day; }

RasterSpan align_span(const AlignZero *z, RasterSpan sp)
{
    EdtfDay *const days[] = {&sp.start_lo, &sp.start_hi, &sp.end_lo, &sp.end_hi, &sp.now};
    for (size_t i = 0; i < COUNT_OF(days); i++) *days[i] = align_day(z, *days[i]);
    return sp;
}

double align_years(const AlignZero *z, EdtfDay day) { return ((double)day - z->day) / 365.2425; }
