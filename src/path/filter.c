#include "filter_int.h"
#include "uni/fold.h"
#include <string.h>

Bits bits_new(Arena *a, uint32_t n) { return (Bits){arena_push_n(a, uint64_t, n / 64 + 1), n}; }

static uint32_t bits_count(const Bits *b)
{
    uint32_t n = 0;
    for (uint32_t i = 0; i <= b->n / 64; i++) n += (uint32_t)__builtin_popcountll(b->w[i]);
    return n;
}

bool filter_name_fits(QueryField f, EntityType t)
{
    return f == Q_ROLE ? t == ENT_ROLE : f == Q_SKILL ? t == ENT_SKILL : t == ENT_ORG || t == ENT_SCHOOL;
}

/* Is want a part of it? Every syllable of Hangul begins with one of four bytes; its last byte tells most. */
static bool has_part(Str key, Str want)
{
    size_t at = (unsigned char)want.p[0] >= 0xE0 && want.n > 2 ? 2 : 0;
    for (size_t i = at; i + (want.n - at) <= key.n; i++) {
        const char *hit = memchr(key.p + i, want.p[at], key.n - i - (want.n - at) + 1);
        if (!hit) return false;
        i = (size_t)(hit - key.p);
        if (memcmp(key.p + i - at, want.p, want.n) == 0) return true;
    }
    return false;
}

/* A part of any of its names, or the family it belongs to by that family's whole name; one of its names as a whole. */
static bool name_matches(const CareerName *n, Str want, bool whole)
{
    return whole ? str_has_line(n->key, want) : has_part(n->key, want) || str_has_line(n->kin, want);
}

/* Called so wherever it is named; a memoir may call other things so for short. */
static bool is_called(Arena *a, const CareerName *n, Str want)
{
    const Str names[] = {n->label, n->name, n->en};
    bool called = false;
    ArenaMark mark = arena_mark(a);
    for (size_t i = 0; i < COUNT_OF(names) && !called; i++) called = names[i].n && str_eq(fold_key(a, names[i]), want);
    arena_rewind(a, mark);
    return called;
}

/* Of those that have the whole name the things that are called so, where there are any. */
static void only_called(Arena *a, const Careers *c, Str want, Bits *b)
{
    Bits called = bits_new(a, c->names.n);
    bool any = false;
    for (uint32_t i = 1; i < c->names.n; i++)
        if (bits_get(b, i) && is_called(a, &c->names.v[i], want)) bits_set(&called, careers_root(c, i)), any = true;
    for (uint32_t i = 1; i < c->names.n && any; i++)
        if (bits_get(b, i) && !bits_get(&called, careers_root(c, i))) bits_clear(b, i);
}

enum { AHEAD = 12 };

static void add_matching(Arena *a, const Careers *c, QueryField field, Str want, bool whole, Bits *all)
{
    Bits b = whole ? bits_new(a, c->names.n) : *all;
    for (uint32_t i = 1; i < c->names.n; i++) {
        /* Names lie all over the memory; what waits for it is most of the time. */
        if (i + AHEAD < c->names.n) __builtin_prefetch(c->names.v[i + AHEAD].key.p);
        if (filter_name_fits(field, c->names.v[i].type) && name_matches(&c->names.v[i], want, whole)) bits_set(&b, i);
    }
    if (!whole) return;
    only_called(a, c, want, &b);
    for (uint32_t i = 0; i <= all->n / 64; i++) all->w[i] |= b.w[i];
}

Bits filter_term_names(Arena *a, const Careers *c, const QueryTerm *t)
{
    Bits b = bits_new(a, c->names.n);
    for (uint32_t k = 0; k < t->any.n; k++) {
        Str want = fold_key(a, t->any.v[k].text);
        if (want.n) add_matching(a, c, t->field, want, t->any.v[k].whole, &b);
    }
    return b;
}

static void docs_by_name(Arena *a, const Careers *c, Str want, Bits *docs)
{
    Str key = fold_key(a, want);
    for (uint32_t i = 0; i < c->docs.n && key.n; i++)
        if (has_part(c->docs.v[i].key, key)) bits_set(docs, i);
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
        for (uint32_t i = 0; t->field == Q_STATUS && i < c->docs.n; i++)
            if ((int)c->docs.v[i].status == v->code) bits_set(docs, i);
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

static bool is_of_doc(QueryField f) { return f == Q_TEXT || f == Q_LANG || f == Q_STATUS || f == Q_DOC; }

bool filter_by_name(QueryField f) { return f == Q_ROLE || f == Q_ORG || f == Q_SKILL; }

Bits filter_names(Arena *a, const Careers *c, const Query *q)
{
    Bits all = bits_new(a, c->names.n);
    for (uint32_t t = 0; t < q->terms.n; t++) {
        if (!filter_by_name(q->terms.v[t].field) || q->terms.v[t].negated) continue;
        Bits b = filter_term_names(a, c, &q->terms.v[t]);
        for (uint32_t i = 0; i <= all.n / 64; i++) all.w[i] |= b.w[i];
    }
    return all;
}

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
    *t = (Term){.q = q, .of_doc = is_of_doc(q->field)};
    if (t->of_doc) return docs_matching(a, c, q, text, ctx, &t->docs);
    if (filter_by_name(q->field)) t->names = filter_term_names(a, c, q), t->docs = docs_naming(a, c, &t->names);
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
bool filter_skill_own(const Run *r, const CareerItem *it)
{
    return r->typed && it->kind == ITEM_EVENT && event_is_of_skill((EventType)it->type);
}

static bool skill_matches(const Run *r, const Term *t, const CareerItem *it)
{
    return any_named(r->c, &t->names, it->skill_beg, it->skill_n) ||
           (!filter_skill_own(r, it) && bits_get(&t->docs, it->doc));
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

Run filter_start(Arena *a, const Careers *c, const Query *q, int without, FilterTextFn text, void *ctx, Rc *rc)
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
bool filter_without_rows(const Run *r, uint32_t doc)
{
    for (uint32_t i = 0; i < r->n; i++) {
        const Term *t = &r->term[i];
        if (t->of_doc) continue;
        if (!filter_by_name(t->q->field) || bits_get(&t->docs, doc) == t->q->negated) return false;
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

static void take_doc(Filter *f, const Careers *c, uint32_t doc)
{
    bits_set(&f->docs, doc);
    f->n_status[c->docs.v[doc].status]++;
    f->n_rejected += c->docs.v[doc].rejected;
}

/* Nothing is asked: rows need no look at. A library that is being loaded is filtered at every turn of the loop. */
static Filter everything(Arena *a, const Careers *c)
{
    Filter f = {.docs = bits_new(a, c->docs.n), .items = bits_new(a, c->items.n), .n_doc = c->n_doc, .n_event = c->n_event};
    for (uint32_t d = 0; d < c->docs.n; d++) {
        if (c->docs.v[d].dead) continue;
        take_doc(&f, c, d);
        bits_set_run(&f.items, c->docs.v[d].item_beg, c->docs.v[d].item_n);
    }
    return f;
}

Filter filter_go(Arena *a, const Run *r)
{
    const Careers *c = r->c;
    if (r->n == 0) return everything(a, c);
    Filter f = {.docs = bits_new(a, c->docs.n), .items = bits_new(a, c->items.n)};
    for (uint32_t d = 0; d < c->docs.n; d++) {
        const CareerDoc *doc = &c->docs.v[d];
        if (doc->dead || !doc_passes(r, d)) continue;
        bool hit = !r->rows || filter_without_rows(r, d);
        for (uint32_t i = doc->item_beg; i < doc->item_beg + doc->item_n; i++) {
            if (!item_passes(r, &c->items.v[i])) continue;
            bits_set(&f.items, i);
            f.n_event += c->items.v[i].kind == ITEM_EVENT;
            hit = true;
        }
        if (hit) take_doc(&f, c, d);
    }
    f.n_doc = bits_count(&f.docs);
    return f;
}

Filter filter_run(Arena *a, const Careers *c, const Query *q, FilterTextFn text, void *ctx)
{
    Rc rc = RC_OK;
    Run r = filter_start(a, c, q, -1, text, ctx, &rc);
    Filter f = filter_go(a, &r);
    f.text_rc = rc;
    return f;
}

bool filter_selects_rows(const Query *q)
{
    for (uint32_t i = 0; i < q->terms.n; i++) {
        QueryField f = q->terms.v[i].field;
        if (!is_of_doc(f) && f != Q_SKILL) return true;
    }
    return false;
}

Str filter_value(Arena *a, const Careers *c, QueryField field, NameId name)
{
    NameId root = careers_root(c, name);
    ArenaMark mark = arena_mark(a);
    const CareerName *n = &c->names.v[root];
    Str label = n->label, known = careers_called(c, root), want = fold_key(a, known);
    bool part = false;
    if (str_has_line(n->key, want)) label = known;
    else want = fold_key(a, label);
    for (NameId i = 1; i < c->names.n && want.n && !part; i++)
        part = filter_name_fits(field, c->names.v[i].type) && careers_root(c, i) != root &&
               name_matches(&c->names.v[i], want, false);
    arena_rewind(a, mark);
    return part ? str_cat(a, S("="), label) : label;
}
