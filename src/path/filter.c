#include "path/filter.h"
#include "uni/fold.h"
#include <stdlib.h>
#include <string.h>

Bits bits_new(Arena *a, uint32_t n) { return (Bits){arena_push_n(a, uint64_t, n / 64 + 1), n}; }

static uint32_t bits_count(const Bits *b)
{
    uint32_t n = 0;
    for (uint32_t i = 0; i <= b->n / 64; i++) n += (uint32_t)__builtin_popcountll(b->w[i]);
    return n;
}

/* What a term of the query looks at: once per query, names are turned into a bit a name, so that the walk over the
 * rows only tests bits. */
typedef struct Term {
    const QueryTerm *q;
    bool  of_doc;                    /* text, lang, doc: decided per document */
    Bits  names;                     /* role, org, skill: the names that match */
    Bits  docs;                      /* of_doc: the documents that match; names: those that speak of one */
    uint64_t codes;                  /* type, fact: a bit a value */
    struct { EdtfDay lo, hi; } *days;   /* year: of each value */
} Term;

typedef struct Run {
    const Careers *c;
    Term    *term;
    uint32_t n;
    bool     rows;                   /* some term speaks of rows */
    bool     typed;                  /* types of event are asked for: those of a skill must have the skill themselves */
} Run;

static bool name_type_fits(QueryField f, EntityType t)
{
    return f == Q_ROLE ? t == ENT_ROLE : f == Q_SKILL ? t == ENT_SKILL : t == ENT_ORG || t == ENT_SCHOOL;
}

/* A whole line: the name of a family, or of a wider role. */
static bool line_is(Str lines, Str want)
{
    for (Str head; str_cut(&lines, '\n', &head);)
        if (str_eq(head, want)) return true;
    return false;
}

/* A part of any of its names, or the family it belongs to by that family's whole name. */
static bool name_matches(const CareerName *n, Str want)
{
    return str_find(n->key, want, 0) != SIZE_MAX || line_is(n->kin, want);
}

static Bits names_matching(Arena *a, const Careers *c, const QueryTerm *t)
{
    Bits b = bits_new(a, c->names.n);
    for (uint32_t k = 0; k < t->any.n; k++) {
        Str want = fold_key(a, t->any.v[k].text);
        if (!want.n) continue;
        for (uint32_t i = 1; i < c->names.n; i++)
            if (name_type_fits(t->field, c->names.v[i].type) && name_matches(&c->names.v[i], want))
                bits_set(&b, i);
    }
    return b;
}

static bool text_has(Arena *a, Str text, Str want_key) { return str_find(fold_key(a, text), want_key, 0) != SIZE_MAX; }

static void docs_by_name(Arena *a, const Careers *c, Str want, Bits *docs)
{
    Str key = fold_key(a, want);
    for (uint32_t i = 0; i < c->docs.n; i++) {
        ArenaMark m = arena_mark(a);
        if (text_has(a, c->docs.v[i].name, key) || text_has(a, c->docs.v[i].title, key)) bits_set(docs, i);
        arena_rewind(a, m);
    }
}

static Rc docs_matching(Arena *a, const Careers *c, const QueryTerm *t, FilterTextFn text, void *ctx, Bits *docs)
{
    *docs = bits_new(a, c->docs.n);
    Rc rc = RC_OK;
    for (uint32_t k = 0; k < t->any.n && !rc; k++) {
        const QueryValue *v = &t->any.v[k];
        if (t->field == Q_DOC) docs_by_name(a, c, v->text, docs);
        if (t->field == Q_TEXT && text) rc = text(ctx, v->text, c, docs);
        for (uint32_t i = 0; t->field == Q_LANG && i < c->docs.n; i++)
            if (v->code == LANG_AUTO || (int)c->docs.v[i].lang == v->code) bits_set(docs, i);
    }
    return rc;
}

static bool any_named(const Careers *c, const Bits *names, uint32_t beg, uint32_t n)
{
    for (uint32_t i = 0; i < n; i++)
        if (bits_get(names, c->named.v[beg + i])) return true;
    return false;
}

static Bits docs_naming(Arena *a, const Careers *c, const Bits *names)
{
    Bits b = bits_new(a, c->docs.n);
    for (uint32_t i = 0; i < c->docs.n; i++)
        if (any_named(c, names, c->docs.v[i].named_beg, c->docs.v[i].named_n)) bits_set(&b, i);
    return b;
}

static bool is_by_name(QueryField f) { return f == Q_ROLE || f == Q_ORG || f == Q_SKILL; }

/* Day bounds of calendar years, clear of the open ends. */
static EdtfDay year_day(int year, bool last)
{
    if (year <= QUERY_YEAR_MIN) return EDTF_DAY_NONE + 1;
    if (year >= QUERY_YEAR_MAX) return EDTF_DAY_MAX - 1;
    return last ? edtf_day(year, 12, 31) : edtf_day(year, 1, 1);
}

static void years_prepare(Arena *a, const QueryTerm *q, Term *t)
{
    t->days = arena_alloc(a, sizeof *t->days * (q->any.n + 1));
    for (uint32_t k = 0; k < q->any.n; k++) {
        t->days[k].lo = year_day(q->any.v[k].year_lo, false);
        t->days[k].hi = year_day(q->any.v[k].year_hi, true);
    }
}

static Rc term_prepare(Arena *a, const Careers *c, const QueryTerm *q, FilterTextFn text, void *ctx, Term *t)
{
    *t = (Term){.q = q, .of_doc = q->field == Q_TEXT || q->field == Q_LANG || q->field == Q_DOC};
    if (t->of_doc) return docs_matching(a, c, q, text, ctx, &t->docs);
    if (is_by_name(q->field)) t->names = names_matching(a, c, q), t->docs = docs_naming(a, c, &t->names);
    if (q->field == Q_TYPE || q->field == Q_FACT)
        for (uint32_t k = 0; k < q->any.n; k++) t->codes |= (uint64_t)1 << q->any.v[k].code;
    if (q->field == Q_YEAR) years_prepare(a, q, t);
    return RC_OK;
}

/* The last day the author can speak of: that of writing; "2023-01/.." is certain of its beginning only. */
static EdtfDay written_by(const CareerDoc *d, EdtfDay at_least)
{
    if (d->dct_lo == EDTF_DAY_NONE) return at_least;
    EdtfDay day = d->dct_hi != EDTF_DAY_MAX ? d->dct_hi : d->dct_lo;
    return day > at_least ? day : at_least;
}

bool filter_range(const Careers *c, const CareerItem *it, EdtfDay *from, EdtfDay *to)
{
    EdtfDay lo = it->start_lo != EDTF_DAY_NONE ? it->start_lo : it->end_lo;
    EdtfDay hi = it->end_hi != EDTF_DAY_NONE ? it->end_hi : it->start_hi;
    if (lo == EDTF_DAY_NONE || hi == EDTF_DAY_NONE) return false;
    if (it->end_kind == END_OPEN || hi == EDTF_DAY_MAX) hi = written_by(&c->docs.v[it->doc], lo);
    *from = lo;
    *to = hi;
    return true;
}

static bool year_matches(const Careers *c, const Term *t, const CareerItem *it)
{
    EdtfDay from, to;
    if (!filter_range(c, it, &from, &to)) return false;
    for (uint32_t k = 0; k < t->q->any.n; k++)
        if (from <= t->days[k].hi && to >= t->days[k].lo) return true;
    return false;
}

/* Who asks for study of a skill means that very study; who asks for joining means people who have the skill. */
static bool skill_is_its_own(const Run *r, const CareerItem *it)
{
    return r->typed && it->kind == ITEM_EVENT && event_is_of_skill((EventType)it->type);
}

static bool skill_matches(const Run *r, const Term *t, const CareerItem *it)
{
    return any_named(r->c, &t->names, it->skill_beg, it->skill_n) ||
           (!skill_is_its_own(r, it) && bits_get(&t->docs, it->doc));
}

static bool row_matches(const Run *r, const Term *t, const CareerItem *it)
{
    switch (t->q->field) {
    case Q_TYPE:  return it->kind == ITEM_EVENT && (t->codes >> it->type & 1);
    case Q_FACT:  return t->codes >> it->fact & 1;
    case Q_YEAR:  return year_matches(r->c, t, it);
    case Q_ROLE:  return it->role && bits_get(&t->names, it->role);
    case Q_ORG:   return it->org && bits_get(&t->names, it->org);
    case Q_SKILL: return skill_matches(r, t, it);
    default:      return true;
    }
}

static bool doc_passes(const Run *r, uint32_t doc)
{
    for (uint32_t i = 0; i < r->n; i++) {
        const Term *t = &r->term[i];
        if (t->of_doc && bits_get(&t->docs, doc) == t->q->negated) return false;
    }
    return true;
}

static bool item_passes(const Run *r, const CareerItem *it)
{
    for (uint32_t i = 0; i < r->n; i++)
        if (!r->term[i].of_doc && row_matches(r, &r->term[i], it) == r->term[i].q->negated) return false;
    return true;
}

static Run run_new(Arena *a, const Careers *c, const Query *q, int without, FilterTextFn text, void *ctx, Rc *rc)
{
    Run r = {.c = c, .term = arena_push_n(a, Term, q->terms.n + 1), .typed = without == Q_TYPE};
    for (uint32_t i = 0; i < q->terms.n; i++) {
        if ((int)q->terms.v[i].field == without && !q->terms.v[i].negated) continue;
        Rc one = term_prepare(a, c, &q->terms.v[i], text, ctx, &r.term[r.n]);
        if (one && !*rc) *rc = one;
        r.rows |= !r.term[r.n].of_doc;
        r.typed |= q->terms.v[i].field == Q_TYPE && !q->terms.v[i].negated;
        r.n++;
    }
    return r;
}

/* A memoir that speaks of a skill, a role or an employer matches even where none of its rows has it: it may list
 * skills only, or speak of a role that was never held. */
static bool doc_matches_without_rows(const Run *r, uint32_t doc)
{
    for (uint32_t i = 0; i < r->n; i++) {
        const Term *t = &r->term[i];
        if (t->of_doc) continue;
        if (!is_by_name(t->q->field) || bits_get(&t->docs, doc) == t->q->negated) return false;
    }
    return true;
}

static void bits_set_run(Bits *b, uint32_t beg, uint32_t n)
{
    uint32_t end = beg + n;
    for (; beg < end && beg & 63; beg++) bits_set(b, beg);
    for (; beg + 64 <= end; beg += 64) b->w[beg >> 6] = UINT64_MAX;
    for (; beg < end; beg++) bits_set(b, beg);
}

/* Nothing is asked: rows need no look at. A library that is being loaded is filtered at every turn of the loop. */
static Filter everything(Arena *a, const Careers *c)
{
    Filter f = {.docs = bits_new(a, c->docs.n), .items = bits_new(a, c->items.n), .n_doc = c->n_doc, .n_event = c->n_event};
    for (uint32_t d = 0; d < c->docs.n; d++) {
        if (c->docs.v[d].dead) continue;
        bits_set(&f.docs, d);
        bits_set_run(&f.items, c->docs.v[d].item_beg, c->docs.v[d].item_n);
    }
    return f;
}

static Filter run_all(Arena *a, const Run *r)
{
    const Careers *c = r->c;
    if (r->n == 0) return everything(a, c);
    Filter f = {.docs = bits_new(a, c->docs.n), .items = bits_new(a, c->items.n)};
    for (uint32_t d = 0; d < c->docs.n; d++) {
        const CareerDoc *doc = &c->docs.v[d];
        if (doc->dead || !doc_passes(r, d)) continue;
        bool hit = !r->rows || doc_matches_without_rows(r, d);
        for (uint32_t i = doc->item_beg; i < doc->item_beg + doc->item_n; i++) {
            if (!item_passes(r, &c->items.v[i])) continue;
            bits_set(&f.items, i);
            f.n_event += c->items.v[i].kind == ITEM_EVENT;
            hit = true;
        }
        if (hit) bits_set(&f.docs, d);
    }
    f.n_doc = bits_count(&f.docs);
    return f;
}

Filter filter_run(Arena *a, const Careers *c, const Query *q, FilterTextFn text, void *ctx)
{
    Rc rc = RC_OK;
    Run r = run_new(a, c, q, -1, text, ctx, &rc);
    Filter f = run_all(a, &r);
    f.text_rc = rc;
    return f;
}

bool filter_selects_rows(const Query *q)
{
    for (uint32_t i = 0; i < q->terms.n; i++) {
        QueryField f = q->terms.v[i].field;
        if (f != Q_TEXT && f != Q_LANG && f != Q_DOC && f != Q_SKILL) return true;
    }
    return false;
}

/* ------------------------------------------------------------------ facets */

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
    return f == Q_YEAR ? YEAR_N : f == Q_TYPE ? EV_COUNT : f == Q_FACT ? FACT_COUNT : f == Q_LANG ? LANG_COUNT : c->names.n;
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
    for (uint32_t i = 1; is_by_name(f) && i < c->names.n; i++) {
        NameId root = careers_root(c, i);
        if (name_type_fits(f, c->names.v[root].type)) as[i] = root;
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
    for (uint32_t k = 0; is_by_name(f) && k < d->named_n; k++) tally_name(t, as[c->named.v[d->named_beg + k]], doc, 0);
}

static FacetRow facet_row(Arena *a, const Careers *c, QueryField f, uint32_t slot, const Tally *t)
{
    FacetRow row = {.code = -1, .n_doc = t->n_doc, .n_item = t->n_item};
    const TypeSet *set = f == Q_TYPE ? &event_types : f == Q_FACT ? &fact_types : f == Q_LANG ? &lang_types : NULL;
    if (f == Q_YEAR) row.code = (int)slot + YEAR_BASE, row.label = str_fmt(a, "%d", row.code);
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

/* One byte of the keys; all of one value, which is usual of the counts, is left as it is. */
static void sort_by_byte(FacetSort *s, bool count, int shift)
{
    uint32_t at[256] = {0}, sum = 0;
    for (uint32_t i = 0; i < s->n; i++) at[(count ? s->v[i].count : s->v[i].head) >> shift & 255]++;
    for (int d = 0; d < 256; d++) {
        uint32_t n = at[d];
        if (n == s->n) return;
        at[d] = sum;
        sum += n;
    }
    for (uint32_t i = 0; i < s->n; i++) s->spare[at[(count ? s->v[i].count : s->v[i].head) >> shift & 255]++] = s->v[i];
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
        for (end = beg + 1; end < s->n && s->v[end].count == s->v[beg].count && s->v[end].head == s->v[beg].head;) end++;
        if (end - beg > 1) qsort(s->v + beg, end - beg, sizeof *s->v, by_label);
    }
}

static FacetRow *sorted(Arena *a, const FacetRow *rows, uint32_t n)
{
    FacetRow *out = arena_push_raw(a, FacetRow, n + 1);
    FacetSort s = {arena_push_raw(a, FacetKey, n + 1), arena_push_raw(a, FacetKey, n + 1), n};
    for (uint32_t i = 0; i < n; i++)
        s.v[i] = (FacetKey){~((uint64_t)rows[i].n_doc << 32 | rows[i].n_item), head_of(rows[i].label), &rows[i]};
    for (int shift = 0; shift < 64; shift += 8) sort_by_byte(&s, false, shift);
    for (int shift = 0; shift < 64; shift += 8) sort_by_byte(&s, true, shift);
    sort_names(&s);
    for (uint32_t i = 0; i < n; i++) out[i] = *s.v[i].row;
    return out;
}

/* A skill that is only named counts where some row need not have it itself. */
static void tally_rows(const Run *r, const Filter *f, QueryField field, const NameId *as, Tally *t, uint32_t doc)
{
    const CareerDoc *d = &r->c->docs.v[doc];
    bool whole = field != Q_SKILL || !r->typed;
    for (uint32_t i = d->item_beg; i < d->item_beg + d->item_n; i++) {
        if (!bits_get(&f->items, i)) continue;
        tally_item(r->c, field, as, t, &r->c->items.v[i]);
        whole |= !skill_is_its_own(r, &r->c->items.v[i]);
    }
    if (whole) tally_doc(r->c, field, as, t, doc);
}

FacetList filter_facet(Arena *a, const Careers *c, const Query *q, QueryField field, FilterTextFn text, void *ctx)
{
    Rc rc = RC_OK;
    Run r = run_new(a, c, q, (int)field, text, ctx, &rc);
    Filter f = run_all(a, &r);
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
