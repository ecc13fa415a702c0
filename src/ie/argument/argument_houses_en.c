/* English: the house that work was done for (did the wages for a brewery, kept the books of one), where the author is with
 * nobody; and several houses under one verb: at Oakline and then at Larkhill, first for a bank and later for an insurer. */
#include "argument_kind_int.h"
#include "argument_org_int.h"

/* The kind of employer behind the article at token i, as its words; a school employs, too. */
static bool kind_at(const Ie *ie, uint32_t i, uint32_t sent, Range *out)
{
    enum { WORDS = 5 };
    const Doc *d = ie->doc;
    uint32_t last = d->sent[sent].tok_end, first = i + 1;
    if (kind_word_en(ie, &d->tok[i]) != KW_ARTICLE || first >= last) return false;
    for (uint32_t k = first; k < last && k < first + WORDS && !phrase_ends(ie, &d->tok[k]); k++) {
        if (d->tok[k].kind == TOK_PUNCT) continue;
        bool house = kind_house_at(ie, k, sent, out);
        if (!house && kind_school(ie, &d->tok[k]))
            *out = kind_around(ie, d->tok[k].beg, d->tok[k].end, sent), house = true;
        if (house) return out->beg == d->tok[first].beg;
    }
    return false;
}

/* The employer or school that is named at token i or behind its article, UINT32_MAX for none. */
static uint32_t name_at(const Ie *ie, uint32_t i)
{
    const Doc *d = ie->doc;
    if (en_is(ie, &d->tok[i], EN_DEFINITE) && i + 1 < d->n_tok) i++;
    uint32_t m = ie_mention_from(ie, d->tok[i].beg);
    if (m >= ie->mention.n || ie->mention.v[m].beg != d->tok[i].beg) return UINT32_MAX;
    return mention_is(ie, m, ENT_ORG) || mention_is(ie, m, ENT_SCHOOL) ? m : UINT32_MAX;
}

/* ---------------------------------------------------------------- for whom */
/* One's own hands: a freelance's customers are no employers. */
static bool on_own_account(const OrgAsk *q)
{
    enum { BACK = 24 };
    if (q->c->found.employment || q->st->venture) return true;
    for (uint32_t k = q->index, n = 0; k-- > 0 && n < BACK; n++) {
        const EvCand *e = q->ie->ev.v[k];
        if (e->flags & EVF_OTHER || e->fact != FACT_ACTUAL) continue;
        if (e->type == EV_FOUND || e->employment == EMP_FREELANCE || e->found.employment == EMP_FREELANCE) return true;
        if (e->type == EV_JOIN || (e->type == EV_WORK && e->org.n)) return false;
    }
    return false;
}

/* did the accounts of a brewery, cleaned the rooms of a hotel for two winters: a duty, or one for so long; not: painted the
 * walls of a school. */
static bool is_lasting(const Ie *ie, const EvCand *c)
{
    uint32_t t = ie_timex_from(ie, c->end), tok = doc_tok_at(ie->doc, c->end - 1);
    bool timed = c->dated || (t < ie->tx.n && ie->tx.v[t].beg < ie->doc->sent[c->sent].end);
    for (uint32_t n = 0; n < 2 && tok > n && !timed && ie->doc->tok[tok - n].beg >= c->beg; n++)
        timed = en_is(ie, &ie->doc->tok[tok - n], EN_DEFINITE);
    return timed;
}

/* I did the wages for a brewery, keep the books of a small hotel in Cork; I left in 2004. I wrote copy for a brewery:
 * where nothing else says with whom one is. */
bool by_client(OrgAsk *q)
{
    enum { WORDS = 14 };
    const Ie *ie = q->ie;
    const Doc *d = ie->doc;
    EvCand *c = q->c;
    bool free = !q->st->held.n || q->st->left;
    if (!c->en || c->type != EV_WORK || c->fact != FACT_ACTUAL || !free || c->rule->shape != SHAPE_VERB) return false;
    uint32_t i = doc_tok_at(d, c->end), last = d->sent[c->sent].tok_end, to = i + WORDS < last ? i + WORDS : last;
    if (i < last && en_is(ie, &d->tok[i], EN_INDEFINITE)) return false;             /* sewed a dress for a theatre: a deed, no post */
    for (; i + 2 < to && d->tok[i].kind != TOK_PUNCT && !en_is(ie, &d->tok[i], EN_AND); i++) {
        /* waited at the gate of a farm: what is of it is a place */
        if (kind_word_en(ie, &d->tok[i]) == KW_CLAUSE || en_is(ie, &d->tok[i], EN_AT | EN_IN | EN_NEAR)) return false;
        Range r;
        bool of = en_is(ie, &d->tok[i], EN_OF) && is_lasting(ie, c);
        if (!(of || en_is(ie, &d->tok[i], EN_FOR)) || en_is(ie, &d->tok[i + 1], EN_DEFINITE)) continue;
        if (!kind_at(ie, i + 1, c->sent, &r)) continue;
        if (on_own_account(q)) return false;
        c->found.employer = r;
        c->org = words_in(ie, r);
        c->org_own = c->org_kind = true;
        return true;
    }
    return false;
}

/* ---------------------------------------------------------------- several */
/* Where the employer that the verb has got stands behind it: its end, 0 where it does not. */
static uint32_t first_end(const Ie *ie, const EvCand *c)
{
    const Found *f = &c->found;
    Range r = {0, 0};
    if (f->org != UINT32_MAX && str_eq(mention_name(ie, f->org), c->org))
        r = (Range){ie->mention.v[f->org].beg, ie->mention.v[f->org].end};
    else if (f->employer.end && str_eq(words_in(ie, f->employer), c->org)) r = f->employer;
    else if (f->school.end && c->org_school) r = f->school;
    else if (!phrase_find(ie, c, &r) || !str_eq(words_in(ie, r), c->org)) return 0;
    return r.beg >= c->end ? r.end : 0;
}

static bool is_joint(const Ie *ie, const Token *t)
{
    return en_is(ie, t, EN_AND) || kind_is_en(ie, t, KW_SEQUEL) || (t->kind == TOK_PUNCT && ie->doc->ch[t->beg] == ',');
}

/* Does another event begin in the candidate's sentence between the two places? */
static bool told_between(const Ie *ie, const EvCand *c, uint32_t beg, uint32_t end)
{
    enum { AHEAD = 8 };
    for (uint32_t k = c->number + 1, n = 0; k < ie->ev.n && n < AHEAD && ie->ev.v[k]->sent == c->sent; k++, n++)
        if (ie->ev.v[k]->beg >= beg && ie->ev.v[k]->beg < end) return true;
    return false;
}

/* A name in a list: what stands behind it is no verb of which it is the subject. */
static bool list_goes_on(const Ie *ie, uint32_t end, uint32_t sent)
{
    const Doc *d = ie->doc;
    uint32_t i = doc_tok_at(d, end);
    if (i >= d->sent[sent].tok_end || d->tok[i].kind == TOK_PUNCT) return true;
    return en_is(ie, &d->tok[i], EN_AND | EN_IN | EN_AT | EN_FOR | EN_WITH) || kind_is_time(ie, (Range){d->tok[i].beg, d->tok[i].end});
}

/* What one more house needs said of it: the words that lead to it, from token i on. */
typedef struct Joint { bool then, apart; Range r; uint32_t name; } Joint;

/* … and then at B, later for an insurer, and B: from the joining word on. */
static bool joint_at(const Ie *ie, const EvCand *c, uint32_t i, bool close, Joint *out)
{
    const Doc *d = ie->doc;
    uint32_t last = d->sent[c->sent].tok_end;
    bool joined = false;
    while (i < last && is_joint(ie, &d->tok[i])) {
        out->then |= kind_is_en(ie, &d->tok[i], KW_SEQUEL);
        joined |= d->tok[i].kind != TOK_PUNCT;
        i++;
    }
    bool led = i < last && en_is(ie, &d->tok[i], EN_AT | EN_FOR | EN_WITH | EN_IN) && !en_is(ie, &d->tok[i], EN_AND);
    if (led) i++;
    if (i >= last || (led ? !joined : !close)) return false;
    out->name = name_at(ie, i);
    if (out->name != UINT32_MAX) {
        out->r = (Range){ie->mention.v[out->name].beg, ie->mention.v[out->name].end};
        return led || list_goes_on(ie, out->r.end, c->sent);
    }
    /* for a bank and an insurer: but not: at a bank, a small one */
    if (!joined || (!led && !c->org_kind) || en_is(ie, &d->tok[i], EN_DEFINITE)) return false;
    return kind_at(ie, i, c->sent, &out->r) && (led || list_goes_on(ie, out->r.end, c->sent));
}

/* The next house behind `at`: right behind it, or (and then at …) behind a few words that tell of the one before. */
static bool next_house(const Ie *ie, const EvCand *c, uint32_t at, Joint *out)
{
    enum { WORDS = 9 };
    const Doc *d = ie->doc;
    uint32_t first = doc_tok_at(d, at), i = first, last = d->sent[c->sent].tok_end;
    for (; i + 1 < last && i < first + WORDS; i++) {
        if (d->tok[i].beg < at || !is_joint(ie, &d->tok[i])) continue;
        *out = (Joint){.name = UINT32_MAX};
        if (joint_at(ie, c, i, d->tok[i].beg <= at + 1, out)) return !told_between(ie, c, at, out->r.beg);
    }
    return false;
}

void houses_more(Ie *ie, EvCand *c)
{
    bool may = c->en && c->type == EV_WORK && c->fact == FACT_ACTUAL && c->org_own && c->org.n && !c->rule->military;
    uint32_t at = may ? first_end(ie, c) : 0;
    Joint next;
    while (at && c->n_more < COUNT_OF(c->more) && next_house(ie, c, at, &next)) {
        Str name = next.name != UINT32_MAX ? mention_name(ie, next.name) : words_in(ie, next.r);
        if (str_eq(name, c->org)) return;
        c->more[c->n_more++] = name;
        c->more_then |= next.then;
        at = next.r.end;
    }
}
