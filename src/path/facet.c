/* facet.c: the values of a field with how many memoirs have each. */
#include "filter_int.h"
#include <stdlib.h>

enum { LABELS_AHEAD = 12 };

enum { YEAR_BASE = 1900, YEAR_N = 300 };

typedef struct Tally { uint32_t n_doc, n_item, last_doc; } Tally;     /* last_doc: index + 1, so that 0 is none */

static void tally(Tally *t, uint32_t doc, uint32_t items)
{
    t->n_item += items;
    if (t->last_doc == doc + 1) return;
    t->last_doc = doc + 1;
    t->n_doc++;
}

static uint32_t facet_slots(const Careers *c, QueryField f)
{
    const TypeSet *set = query_field_set(f);
    return f == Q_YEAR ? YEAR_N : f == Q_DOC ? c->docs.n : set ? (uint32_t)set->n : c->names.n;
}

static void tally_years(const Careers *c, Tally *t, const CareerItem *it)
{
    EdtfDay from, to;
    int y0, y1, m, d;
    if (!filter_range(c, it, &from, &to) || from == EDTF_DAY_MIN) return;
    edtf_ymd(from, &y0, &m, &d);
    edtf_ymd(to, &y1, &m, &d);
    if (y0 < YEAR_BASE) y0 = YEAR_BASE;
    for (int y = y0; y <= y1 && y < YEAR_BASE + YEAR_N; y++) tally(&t[y - YEAR_BASE], it->doc, 1);
}

/* What each name counts for: the thing it is a name of, 0 where that is no value of the field. Names are large, and rows
 * come in no order of theirs. */
static NameId *counted_as(Arena *a, const Careers *c, QueryField f)
{
    NameId *as = arena_push_n(a, NameId, c->names.n + 1);
    for (uint32_t i = 1; filter_by_name(f) && i < c->names.n; i++) {
        NameId root = careers_root(c, i);
        if (filter_name_fits(f, c->names.v[root].type)) as[i] = root;
    }
    return as;
}

static void tally_name(Tally *t, NameId as, uint32_t doc, uint32_t items)
{
    if (as) tally(&t[as], doc, items);
}

static void tally_item(const Careers *c, QueryField f, const NameId *as, Tally *t, const CareerItem *it)
{
    switch (f) {
    case Q_YEAR: tally_years(c, t, it); break;
    case Q_TYPE: if (it->kind == ITEM_EVENT) tally(&t[it->type], it->doc, 1); break;
    case Q_FACT: tally(&t[it->fact], it->doc, 1); break;
    case Q_ROLE: tally_name(t, as[it->role], it->doc, 1); break;
    case Q_ORG: tally_name(t, as[it->org], it->doc, 1); break;
    case Q_SKILL:
        for (uint32_t k = 0; k < it->skill_n; k++) tally_name(t, as[c->named.v[it->skill_beg + k]], it->doc, 1);
        break;
    default: break;
    }
}

static void tally_doc(const Careers *c, QueryField f, const NameId *as, Tally *t, uint32_t doc)
{
    const CareerDoc *d = &c->docs.v[doc];
    if (f == Q_LANG && d->analysed) tally(&t[d->lang], doc, 1);
    if (f == Q_STATUS) tally(&t[d->status], doc, 1);
    if (f == Q_DOC) tally(&t[doc], doc, 1);
    for (uint32_t k = 0; filter_by_name(f) && k < d->named_n; k++)
        tally_name(t, as[c->named.v[d->named_beg + k]], doc, 0);
}

static FacetRow facet_row(Arena *a, const Careers *c, QueryField f, uint32_t slot, const Tally *t)
{
    FacetRow row = {.code = -1, .n_doc = t->n_doc, .n_item = t->n_item};
    const TypeSet *set = query_field_set(f);
    if (f == Q_YEAR) row.code = (int)slot + YEAR_BASE, row.label = str_fmt(a, "%d", row.code);
    else if (f == Q_DOC) row.code = (int)slot, row.label = career_title(&c->docs.v[slot]);
    else if (set) row.code = (int)slot, row.label = str_z(type_name(set, (int)slot));
    else row.name = slot, row.label = c->names.v[slot].label;
    return row;
}

/* Most rows of a long list have the counts of many others, and go by their names. What decides is in the keys: the
 * counts, then the name's first bytes; names are only looked at where those are the same. */
typedef struct FacetKey { uint64_t count, head; const FacetRow *row; } FacetKey;
typedef struct FacetSort { FacetKey *v, *spare; uint32_t n; } FacetSort;

static uint64_t head_of(Str s)
{
    uint64_t h = 0;
    for (size_t i = 0; i < 8; i++) h = h << 8 | (i < s.n ? (unsigned char)s.p[i] : 0);
    return h;
}

enum { DIGIT = 11, DIGITS = 1 << DIGIT };

static uint32_t digit_of(const FacetKey *k, bool count, int shift)
{
    return (uint32_t)((count ? k->count : k->head) >> shift) & (DIGITS - 1);
}

/* One digit of the keys; all of one value, which is usual of the counts, is left as it is. */
static void sort_by_digit(FacetSort *s, bool count, int shift)
{
    uint32_t at[DIGITS] = {0}, sum = 0;
    for (uint32_t i = 0; i < s->n; i++) at[digit_of(&s->v[i], count, shift)]++;
    for (int d = 0; d < DIGITS; d++) {
        uint32_t n = at[d];
        if (n == s->n) return;
        at[d] = sum;
        sum += n;
    }
    for (uint32_t i = 0; i < s->n; i++) s->spare[at[digit_of(&s->v[i], count, shift)]++] = s->v[i];
    FacetKey *v = s->v;
    s->v = s->spare, s->spare = v;
}

static int by_label(const void *x, const void *y)
{
    return str_cmp(((const FacetKey *)x)->row->label, ((const FacetKey *)y)->row->label);
}

static void sort_names(const FacetSort *s)
{
    for (uint32_t beg = 0, end; beg < s->n; beg = end) {
        for (end = beg + 1; end < s->n && s->v[end].count == s->v[beg].count && s->v[end].head == s->v[beg].head;)
            end++;
        if (end - beg > 1) qsort(s->v + beg, end - beg, sizeof *s->v, by_label);
    }
}

static FacetRow *sorted(Arena *a, const FacetRow *rows, uint32_t n)
{
    FacetRow *out = arena_push_raw(a, FacetRow, n + 1);
    FacetSort s = {arena_push_raw(a, FacetKey, n + 1), arena_push_raw(a, FacetKey, n + 1), n};
    for (uint32_t i = 0; i < n; i++) {
        if (i + LABELS_AHEAD < n) __builtin_prefetch(rows[i + LABELS_AHEAD].label.p);
        s.v[i] = (FacetKey){~((uint64_t)rows[i].n_doc << 32 | rows[i].n_item), head_of(rows[i].label), &rows[i]};
    }
    for (int shift = 0; shift < 64; shift += DIGIT) sort_by_digit(&s, false, shift);
    for (int shift = 0; shift < 64; shift += DIGIT) sort_by_digit(&s, true, shift);
    sort_names(&s);
    for (uint32_t i = 0; i < n; i++) out[i] = *s.v[i].row;
    return out;
}

/* What a memoir only names counts where it would fit by its names alone; a skill also where some row that fits need not
 * have it itself. */
static void tally_rows(const Run *r, const Filter *f, QueryField field, const NameId *as, Tally *t, uint32_t doc)
{
    const CareerDoc *d = &r->c->docs.v[doc];
    bool whole = !filter_by_name(field) || filter_without_rows(r, doc);
    for (uint32_t i = d->item_beg; i < d->item_beg + d->item_n; i++) {
        if (!bits_get(&f->items, i)) continue;
        tally_item(r->c, field, as, t, &r->c->items.v[i]);
        whole |= field == Q_SKILL && !filter_skill_own(r, &r->c->items.v[i]);
    }
    if (whole) tally_doc(r->c, field, as, t, doc);
}

FacetList filter_facet(Arena *a, const Careers *c, const Query *q, QueryField field, FilterTextFn text, void *ctx)
{
    Rc rc = RC_OK;
    Run r = filter_start(a, c, q, (int)field, text, ctx, &rc);
    Filter f = filter_go(a, &r);
    uint32_t n = facet_slots(c, field);
    Tally *t = arena_push_n(a, Tally, n + 1);
    const NameId *as = counted_as(a, c, field);
    for (uint32_t d = 0; d < c->docs.n; d++)
        if (bits_get(&f.docs, d)) tally_rows(&r, &f, field, as, t, d);
    FacetList list = {0};
    uint32_t most = 0;
    for (uint32_t i = 0; i < n; i++) most += t[i].n_doc > 0;
    vec_room(a, &list, most + 1);
    for (uint32_t i = 0; i < n; i++)
        if (t[i].n_doc) *vec_push(a, &list) = facet_row(a, c, field, i, &t[i]);
    if (field != Q_YEAR) list.v = sorted(a, list.v, list.n);
    return list;
}
