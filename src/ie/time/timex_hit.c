/* The words of time at a place: those of both books together, the longest last, kept as long as they are asked for. */
#include "timex_atom_int.h"

static int hits_add(const TimeScan *s, const LexBook *book, const AtomDef *def, Hits *h)
{
    LexMatch m[LEX_MATCH_MAX];
    const Doc *d = s->ie->doc;
    int n = lex_prefixes_scanned(book, d->ch + h->at, s->ie->code + h->at, d->n - h->at, m), before = h->n;
    for (int i = 0; i < n && h->n < HITS_MAX; i++)
        h->hit[h->n++] = (Hit){m[i].len, m[i].n_entry, lex_match_entries(book, m[i]), def};
    return before;
}

/* The joint's words behind those of times: one by one to their places. */
static void hits_order(Hits *h, int from)
{
    for (; from < h->n; from++) {
        Hit x = h->hit[from];
        int k = from;
        for (; k > 0 && h->hit[k - 1].len > x.len; k--) h->hit[k] = h->hit[k - 1];
        h->hit[k] = x;
    }
}

const Hits *hits_read(const TimeScan *s, uint32_t p, uint8_t may)
{
    Hits *h = &s->hits[p % HIT_PLACES];
    h->at = p;
    h->n = 0;
    if (may & GATE_BOOK) hits_add(s, s->d->book, s->d->def, h);
    if (may & GATE_JOINT) hits_order(h, hits_add(s, s->d->joint, s->d->joint_def, h));
    return h;
}

const AtomDef *def_at(const TimeScan *s, uint32_t p, uint8_t cls, uint32_t *end)
{
    const uint8_t *script = s->ie->doc->cls;
    const Hits *h = hits_at(s, p);
    for (int n = h->n; n-- > 0;)
        for (uint32_t i = 0; i < h->hit[n].n_entry; i++) {
            const AtomDef *def = &h->hit[n].def[h->hit[n].entry[i]];
            if (def->cls != cls) continue;
            *end = p + h->hit[n].len;
            /* A loose book reads "eight y(ears)" as eighty: a number in letters ends with its word. */
            if (cls == AT_num && script[p] == CH_LATIN && script[*end] == CH_LATIN) continue;
            return def;
        }
    return NULL;
}
