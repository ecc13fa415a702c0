/* Whose employer, of who serves: the force, by the word or the arm that the text has for it. */
#include "argument_org_int.h"

/* The army goes by its own word; no employer stands for it. English names it, or says which arm. */
static bool force_at(const Ie *ie, uint32_t at, Range *out)
{
    const RuleSet *words = ie->ko ? &ie->an->event->noun : &ie->an->event->en;
    LexMatch m;
    if (!ie_longest(ie, words->book, at, ie->doc->n, &m)) return false;
    const TrigRule *r = &words->rule[lex_match_entry(words->book, m, 0)];
    if (r->shape != SHAPE_CUE || r->cue != CUE_MILITARY || (ie->ko && !r->plain)) return false;
    *out = (Range){at, at + m.len};
    uint32_t i = ie_mention_from(ie, at + 1);
    if (i > 0 && mention_is(ie, i - 1, ENT_ORG) && ie->mention.v[i - 1].end >= at + m.len)
        *out = (Range){ie->mention.v[i - 1].beg, ie->mention.v[i - 1].end};
    return true;
}

static bool force_in_text(const Ie *ie, Range *out)
{
    const Doc *d = ie->doc;
    for (uint32_t i = 0; i < d->n_tok; i++) {
        if (ie->ko && has_no_noun(ie, i)) continue;
        for (uint32_t at = d->tok[i].beg; at < d->tok[i].end; at++)
            if (force_at(ie, at, out)) return true;
    }
    return false;
}

/* 군대에서 편지를 썼다: where the text names no arm, that is what it calls it. A syllable alone is a county, too. */
static Str force_word(const Ie *ie)
{
    enum { LEAST = 2 };
    const Doc *d = ie->doc;
    for (uint32_t i = 0; i < d->n_tok; i++) {
        const Token *t = &d->tok[i];
        uint8_t josa;
        uint32_t len = t->cls == CH_HANGUL ? kind_force(ie, t) : 0;
        if (len < LEAST) continue;
        if (t->beg + len == t->end || josa_at(ie, t->beg + len, t->end, &josa)) return words_in(ie, (Range){t->beg, t->beg + len});
    }
    return S("");
}

/* What the event itself calls it, or else the text; that is looked for once. */
static Str force_called(const Ie *ie, Story *st, const EvCand *c)
{
    const Doc *d = ie->doc;
    const Range *r = &c->found.employer;
    if (c->en) return words_in(ie, *r);
    uint32_t tok = r->end ? doc_tok_at(d, r->beg) : 0, len = r->end ? kind_force(ie, &d->tok[tok]) : 0;
    if (len) return words_in(ie, (Range){d->tok[tok].beg, d->tok[tok].beg + len});
    if (!st->force_read) st->force_word = force_word(ie);
    st->force_read = true;
    return st->force_word;
}

/* One serves in one force: whichever the text names. It is looked for once. */
void org_military(const Ie *ie, Story *st, EvCand *c)
{
    Range force = {0};
    if (!st->force_known && force_in_text(ie, &force)) st->force = words_in(ie, force);
    if (!st->force_known && !st->force.n) st->force = force_called(ie, st, c);
    st->force_known = true;
    c->org = st->force.n ? st->force : force_called(ie, st, c);
    c->org_own = true;
}

/* 통신대대로 옮겼다, while serving: what is named is a unit of the force. */
bool by_service(OrgAsk *q)
{
    EvCand *c = q->c;
    if (!q->st->serving || c->type == EV_LEAVE) return false;
    if (c->org_own && !c->team.n) c->team = c->org;
    c->org = q->st->force;
    c->org_own = c->org_kind = false;
    return true;
}
