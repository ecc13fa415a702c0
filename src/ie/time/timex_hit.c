/* The words of time at a place: those of both books together, the longest last, kept as long as they are asked for. */
#include "timex_atom_int.h"

static int words_at(const TimeScan *s, const LexBook *book, uint32_t p, LexMatch out[LEX_MATCH_MAX])
{
    const Doc *d = s->ie->doc;
    return lex_prefixes_scanned(book, d->ch + p, s->ie->code + p, d->n - p, out);
}

/* The joint's words among those of times, one by one to their places: behind what is as long. Few places have any. */
static void add_joint(const TimeScan *s, Hits *h)
{
    LexMatch m[LEX_MATCH_MAX];
    int n = words_at(s, s->d->joint, h->at, m);
    for (int i = 0; i < n && h->n < LEX_MATCH_MAX; i++) {
        int k = h->n++;
        for (; k > 0 && h->m[k - 1].len > m[i].len; k--) h->m[k] = h->m[k - 1];
        uint32_t below = (1u << k) - 1;
        h->m[k] = m[i];
        h->joint = (uint16_t)((h->joint & below) | 1u << k | (h->joint & ~below) << 1);
    }
}

const Hits *hits_read(const TimeScan *s, uint32_t p, uint8_t may)
{
    Hits *h = &s->hits[p % HIT_PLACES];
    h->at = p;
    h->joint = 0;
    h->n = may & GATE_BOOK ? words_at(s, s->d->book, p, h->m) : 0;
    if (may & GATE_JOINT) add_joint(s, h);
    return h;
}

const AtomDef *def_at(const TimeScan *s, uint32_t p, uint8_t cls, uint32_t *end)
{
    const uint8_t *script = s->ie->doc->cls;
    const Hits *h = hits_at(s, p);
    for (int n = h->n; n-- > 0;) {
        Hit hit = hit_of(s, h, n);
        for (uint32_t i = 0; i < hit.n_entry; i++) {
            const AtomDef *def = &hit.def[hit.entry[i]];
            if (def->cls != cls) continue;
            *end = p + hit.len;
            /* A loose book reads "eight y(ears)" as eighty: a number in letters ends with its word. */
            if (cls == AT_num && script[p] == CH_LATIN && script[*end] == CH_LATIN) continue;
            return def;
        }
    }
    return NULL;
}
