#include "session/ties.h"
#include "base/i18n.h"

#define NO_ITEM UINT32_MAX

const char *session_rel_label(AssocRel rel, EntityType of)
{
    static const char *const heads[] = {[ASSOC_LEARNED] = N_("learned at"), [ASSOC_WITH] = N_("with"),
                                        [ASSOC_NEEDS] = N_("skills"),       [ASSOC_AT] = N_("roles"),
                                        [ASSOC_BEFORE] = N_("before"),      [ASSOC_AFTER] = N_("after")};
    return rel == ASSOC_AT && of == ENT_ROLE ? N_("employers") : heads[rel];
}

typedef struct Text { const OpenDoc *d; const Assoc *x; uint32_t doc; Arena *a; TieQuotes *out; } Text;

static const MentionList *mentions_of(const Text *t, NameId root)
{
    static const MentionList none = {0};
    uint32_t i = root ? assoc_named(t->x, t->doc, root) : UINT32_MAX;
    return i < t->d->an->entities.n ? &t->d->an->entities.v[i].mentions : &none;
}

static bool has_quote(const TieQuotes *q, Span sentence)
{
    for (uint32_t i = 0; i < q->n; i++)
        if (span_eq(q->v[i].sentence, sentence)) return true;
    return false;
}

static void quote(const Text *t, Span at)
{
    Span sentence = session_sentence(t->d, at);
    if (has_quote(t->out, sentence)) return;
    *vec_push(t->a, t->out) = (TieQuote){at, sentence, session_line_no(t->d, at),
                                         str_dup(t->a, str_trim(doc_quote(t->d->doc, sentence)))};
}

/* The first sentence that names both. */
static bool quote_both(const Text *t, NameId x, NameId y)
{
    const MentionList *mx = mentions_of(t, x), *my = mentions_of(t, y);
    for (uint32_t i = 0; i < mx->n; i++) {
        Span sentence = session_sentence(t->d, mx->v[i].span);
        for (uint32_t k = 0; k < my->n; k++) {
            if (!span_covers(sentence, my->v[k].span)) continue;
            quote(t, mx->v[i].span);
            return true;
        }
    }
    return false;
}

/* The row's trigger; a position's is that of the first event it was made of. */
static bool row_span(const Text *t, uint32_t item, Span *at)
{
    if (item == NO_ITEM) return false;
    const CareerItem *it = &t->x->c->items.v[item];
    const Analysis *an = t->d->an;
    uint32_t event = it->seq;
    if (it->kind == ITEM_POSITION) {
        if (it->seq >= an->positions.n || !an->positions.v[it->seq].evidence.n) return false;
        event = an->positions.v[it->seq].evidence.v[0];
    }
    if (event >= an->events.n) return false;
    *at = an->events.v[event].span;
    return true;
}

/* The row's sentence, and where it does not name the thing itself the nearest one that does. */
static void quote_row(const Text *t, uint32_t item, NameId name)
{
    const MentionList *m = mentions_of(t, name);
    Span at;
    if (!row_span(t, item, &at)) {
        if (m->n) quote(t, m->v[0].span);
        return;
    }
    Span sentence = session_sentence(t->d, at), near = {0};
    uint32_t best = UINT32_MAX;
    for (uint32_t i = 0; i < m->n; i++) {
        Span is = m->v[i].span;
        uint32_t far = is.beg < at.beg ? at.beg - is.beg : is.beg - at.beg;
        if (span_covers(sentence, is)) far = 0;
        if (far < best) best = far, near = is;
    }
    quote(t, best ? at : near);
    if (best && best != UINT32_MAX) quote(t, near);
}

/* Does a sentence that is quoted already name it? */
static bool names_it(const Text *t, NameId name)
{
    const MentionList *m = mentions_of(t, name);
    for (uint32_t i = 0; i < t->out->n; i++)
        for (uint32_t k = 0; k < m->n; k++)
            if (span_covers(t->out->v[i].sentence, m->v[k].span)) return true;
    return false;
}

/* Where one was when one learned it: the row that says so; it need not stand beside the skill. */
static void quote_place(const Text *t, NameId place)
{
    const CareerDoc *d = &t->x->c->docs.v[t->doc];
    const NameId *root = t->x->b->root;
    for (uint32_t i = d->item_beg; i < d->item_beg + d->item_n; i++) {
        const CareerItem *it = &t->x->c->items.v[i];
        if (it->kind != ITEM_POSITION || (root[it->role] != place && root[it->org] != place)) continue;
        quote_row(t, i, place);
        return;
    }
}

static Rc text_open(Session *s, Text *t, Fault *f) { return session_doc_open(s, t->x->c->docs.v[t->doc].id, &t->d, f); }

Rc session_tie_quotes(Session *s, Arena *a, const Assoc *x, NameId root, const AssocEdge *edge, const AssocSite *site,
                      TieQuotes *out, Fault *f)
{
    Text t = {.x = x, .doc = site->doc, .a = a, .out = out};
    Rc rc = text_open(s, &t, f);
    if (rc) return rc;
    bool together = edge->rel == ASSOC_WITH || edge->rel == ASSOC_NEEDS;
    if (!together || !quote_both(&t, root, edge->name)) {
        quote_row(&t, site->x_item, root);
        if (edge->rel != ASSOC_LEARNED) quote_row(&t, site->y_item, edge->name);
        else if (edge->name && !names_it(&t, edge->name)) quote_place(&t, edge->name);
    }
    session_doc_close(s, t.d);
    return RC_OK;
}

Rc session_name_quotes(Session *s, Arena *a, const Assoc *x, NameId root, uint32_t doc, TieQuotes *out, Fault *f)
{
    Text t = {.x = x, .doc = doc, .a = a, .out = out};
    Rc rc = text_open(s, &t, f);
    if (rc) return rc;
    quote_row(&t, NO_ITEM, root);
    if (!out->n) {
        const CareerDoc *d = &x->c->docs.v[doc];
        for (uint32_t i = d->item_beg; i < d->item_beg + d->item_n && !out->n; i++) {
            const CareerItem *it = &x->c->items.v[i];
            if (x->b->root[it->role] == root || x->b->root[it->org] == root) quote_row(&t, i, root);
        }
    }
    session_doc_close(s, t.d);
    return RC_OK;
}
