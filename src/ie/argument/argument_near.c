/* Names that stand near a place in the text. */
#include "argument_int.h"
#include "mark.h"

/* Names looked at: no reader keeps more in mind, and a line of a hundred thousand is no memoir's. */
enum { NAMES_REACH = 64 };

bool org_in(const Ie *ie, uint32_t beg, uint32_t end, Str *out)
{
    uint32_t first = ie_mention_from(ie, beg);
    for (uint32_t i = first; i < ie->mention.n && ie->mention.v[i].beg < end && i - first < NAMES_REACH; i++) {
        if (!mention_is(ie, i, ENT_ORG)) continue;
        *out = mention_name(ie, i);
        return true;
    }
    return false;
}

/* Skype, Zoom: what one is interviewed by stands for no employer. */
static bool is_line(const Ie *ie, uint32_t mention)
{
    const Token *t = &ie->doc->tok[doc_tok_at(ie->doc, ie->mention.v[mention].beg)];
    return t->cls == CH_LATIN && kind_line(ie, t);
}

uint32_t mention_before(const Ie *ie, EntityType type, uint32_t from, uint32_t at)
{
    uint32_t last = ie_mention_from(ie, at);
    for (uint32_t i = last; i-- > 0 && ie->mention.v[i].beg >= from && last - i <= NAMES_REACH;)
        if (mention_is(ie, i, type) && !(type == ENT_ORG && is_line(ie, i))) return i;
    return UINT32_MAX;
}

bool org_before(const Ie *ie, uint32_t from, const EvCand *c, Str *out)
{
    uint32_t i = mention_before(ie, ENT_ORG, from, c->beg);
    if (i != UINT32_MAX) *out = mention_name(ie, i);
    return i != UINT32_MAX;
}

bool before_then(const Ie *ie, const EvCand *c)
{
    enum { WORDS = 3 };
    uint32_t tok = doc_tok_at(ie->doc, c->beg), first = ie->doc->sent[c->sent].tok_beg;
    for (uint32_t k = 0; c->en && k <= WORDS && tok >= first + k; k++)
        if (en_is(ie, &ie->doc->tok[tok - k], EN_HAD)) return true;
    /* Before that I was an archivist at the record office. */
    const Token *t = &ie->doc->tok[first];
    if (c->en && en_is(ie, t, EN_BEFORE) && first + 1 < ie->doc->n_tok && en_is(ie, t + 1, EN_IT | EN_THEN))
        return true;
    return c->tail.long_past;
}

uint32_t clause_from(const EvCand *c)
{
    enum { CLAUSE = 160 };             /* units: a longer one is no clause that a reader keeps in mind */
    return c->beg > c->from + CLAUSE ? c->beg - CLAUSE : c->from;
}

uint32_t near_from(const Ie *ie, const EvCand *c, uint32_t far)
{
    const Line *line = &ie->doc->line[c->line];
    uint32_t t = ie_timex_from(ie, line->beg);
    if (t < ie->tx.n && ie->tx.v[t].line_start && ie->tx.v[t].beg < c->beg && line->kind != LINE_TABLE)
        return line->beg;
    const DocSection *s = c->sect;
    uint32_t from = c->beg > far ? c->beg - far : 0;
    return s && s->head_beg > from ? s->head_beg : from;
}

bool copula_at(const Ie *ie, uint32_t at)
{
    const Doc *d = ie->doc;
    uint8_t josa = JOSA_NONE;
    if (at >= d->n) return false;
    if (mark_at(ie, MK_COPULA_BEGUN, at)) return true;
    return josa_at(ie, at, d->tok[doc_tok_at(d, at)].end, &josa) && josa == JOSA_COPULA;
}
