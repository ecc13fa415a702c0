#include "path/why.h"
#include "filter_int.h"
#include "base/i18n.h"

static Query with_terms(Arena *a, const Query *q, uint32_t keep)
{
    Query out = {.source = q->source};
    for (uint32_t i = 0; i < q->terms.n; i++)
        if (i >= WHY_TERMS_MAX || keep >> i & 1) *vec_push(a, &out.terms) = q->terms.v[i];
    return out;
}

static Query only(Arena *a, const Query *q, uint32_t i)
{
    Query out = {.source = q->source};
    *vec_push(a, &out.terms) = q->terms.v[i];
    return out;
}

Why why_make(Arena *a, const Careers *c, const Query *q, FilterTextFn text, void *ctx)
{
    Why w = {.n = q->terms.n < WHY_TERMS_MAX ? q->terms.n : WHY_TERMS_MAX};
    Filter f = filter_run(a, c, q, text, ctx);
    w.all = f.docs, w.n_all = f.n_doc;
    for (uint32_t i = 0; i < w.n; i++) {
        Query one = only(a, q, i), rest = with_terms(a, q, ~(1u << i));
        Filter alone = filter_run(a, c, &one, text, ctx), without = filter_run(a, c, &rest, text, ctx);
        w.term[i] = (WhyTerm){alone.n_doc, without.n_doc, alone.docs, without.docs};
    }
    return w;
}

/* Two terms that each fit the memoir, but no row of it both. */
static void find_pair(Arena *a, const Careers *c, const Query *q, const Why *w, uint32_t doc, FilterTextFn text, void *ctx,
                      WhyNot *out)
{
    for (uint32_t i = 0; i < w->n; i++)
        for (uint32_t k = i + 1; k < w->n; k++) {
            Query two = with_terms(a, q, 1u << i | 1u << k);
            if (two.terms.n != 2) return;
            Filter f = filter_run(a, c, &two, text, ctx);
            if (bits_get(&f.docs, doc)) continue;
            out->pair[0] = i, out->pair[1] = k;
            return;
        }
}

WhyNot why_left_out(Arena *a, const Careers *c, const Query *q, const Why *w, uint32_t doc, FilterTextFn text, void *ctx)
{
    WhyNot out = {.in = bits_get(&w->all, doc), .pair = {UINT32_MAX, UINT32_MAX}};
    if (out.in) return out;
    for (uint32_t i = 0; i < w->n; i++) {
        if (!bits_get(&w->term[i].alone, doc)) out.removed |= 1u << i;
        if (bits_get(&w->term[i].without, doc)) out.back |= 1u << i;
    }
    if (!out.removed) find_pair(a, c, q, w, doc, text, ctx, &out);
    return out;
}

/* ------------------------------------------------------------------ what it has instead */

enum { HAS_MOST = 4 };
typedef struct Has { Arena *a; Str line; uint32_t n; } Has;

static void has_put(Has *h, Str value)
{
    if (!value.n) return;
    const char *between = h->line.n ? ", " : "";
    if (h->n++ < HAS_MOST) h->line = str_fmt(h->a, STR_FMT "%s" STR_FMT, STR_ARG(h->line), between, STR_ARG(value));
    else if (h->n == HAS_MOST + 1) h->line = str_fmt(h->a, A_(STR_FMT " …"), STR_ARG(h->line));
}

static bool is_of(EntityType t, QueryField f)
{
    return f == Q_ROLE    ? t == ENT_ROLE
           : f == Q_SKILL ? t == ENT_SKILL
                          : f == Q_ORG && (t == ENT_ORG || t == ENT_SCHOOL);
}

static void has_names(Has *h, const Careers *c, const CareerDoc *d, const QueryTerm *t)
{
    Bits left_out = t->negated ? filter_term_names(h->a, c, t) : (Bits){0};
    for (uint32_t i = 0; i < d->named_n; i++) {
        NameId id = c->named.v[d->named_beg + i], root = careers_root(c, id);
        if (t->negated && !bits_get(&left_out, id) && !bits_get(&left_out, root)) continue;
        if (is_of(c->names.v[root].type, t->field)) has_put(h, c->names.v[root].label);
    }
}

static void has_codes(Has *h, const Careers *c, const CareerDoc *d, QueryField f)
{
    const TypeSet *set = query_field_set(f);
    uint64_t seen = 0;
    for (uint32_t i = d->item_beg; i < d->item_beg + d->item_n; i++) {
        const CareerItem *it = &c->items.v[i];
        if (it->kind == ITEM_EVENT) seen |= (uint64_t)1 << (f == Q_TYPE ? it->type : it->fact);
    }
    for (int k = 0; k < set->n; k++)
        if (seen >> k & 1) has_put(h, str_z(_(type_msgid(set, k))));
}

static void has_years(Has *h, const CareerDoc *d)
{
    int first, last, m, day;
    if (d->first == EDTF_DAY_NONE) return;
    edtf_ymd(d->first, &first, &m, &day);
    edtf_ymd(d->last, &last, &m, &day);
    has_put(h, first == last ? str_fmt(h->a, "%d", first) : str_fmt(h->a, A_("%d–%d"), first, last));
}

static void has_of(Has *h, const Careers *c, const CareerDoc *d, const QueryTerm *t)
{
    switch (t->field) {
    case Q_TYPE: case Q_FACT: has_codes(h, c, d, t->field); break;
    case Q_YEAR:   has_years(h, d); break;
    case Q_STATUS: has_put(h, str_z(_(type_msgid(&status_types, (int)d->status)))); break;
    case Q_LANG:   if (d->analysed) has_put(h, str_z(_(type_msgid(&lang_types, (int)d->lang)))); break;
    default:       has_names(h, c, d, t); break;
    }
}

Str why_has(Arena *a, const Careers *c, uint32_t doc, const QueryTerm *t)
{
    const CareerDoc *d = &c->docs.v[doc];
    Has h = {.a = a};
    if (t->field == Q_TEXT) return str_z(t->negated ? _("the words stand in it") : _("the words do not stand in it"));
    if (t->field == Q_DOC) return str_fmt(a, _("it is %.*s"), STR_ARG(career_title(d)));
    has_of(&h, c, d, t);
    return h.line.n ? str_fmt(a, _("it has %.*s"), STR_ARG(h.line)) : str_z(_("it has nothing of the kind"));
}
