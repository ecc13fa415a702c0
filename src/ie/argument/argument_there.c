/* Whose employer, of what is told with "there", 거기서: the one where one is, the one that has just said yes, or the house
 * that the sentence before speaks of (My uncle had a bakery. I worked there). Rules, as in argument_org.c. */
#include "argument_org_int.h"

/* The kind of house whose Korean word ends in the token, with the words around it; not before `from`. */
static bool korean_house(const Ie *ie, const Token *t, uint32_t from, Str *out)
{
    const RuleSet *nouns = &ie->an->event->noun;
    for (uint32_t p = t->beg; t->cls == CH_HANGUL && p + 1 < t->end; p++) {
        LexMatch m;
        const TrigRule *r = ie_longest(ie, nouns->book, p, t->end, &m) ? employer_rule(nouns, m) : NULL;
        if (!r || (p > t->beg && !r->inner)) continue;
        uint8_t josa = JOSA_NONE;
        uint32_t end = p + m.len;
        if (end < t->end && josa_at(ie, end, t->end, &josa) != t->end - end) continue;
        Kind k = kind_phrase(ie, p, end, from);
        bool any = r->cue == CUE_COMPANY || kind_generic(ie, p, end);
        if (k.back || (any && !k.told)) return false;
        *out = words_in(ie, k.r);
        return true;
    }
    return false;
}

/* The last house that is told of in the units [from, to) of the sentence, by name or by its kind. */
static bool house_told(const Ie *ie, uint32_t sent, uint32_t to, bool en, Str *out)
{
    enum { WORDS = 24 };
    const Doc *d = ie->doc;
    const Sentence *s = &d->sent[sent];
    uint32_t m = mention_before(ie, ENT_ORG, s->beg, to), i = to < s->end ? doc_tok_at(d, to) : s->tok_end, n = 0;
    uint32_t named = m == UINT32_MAX ? 0 : ie->mention.v[m].end;
    while (i-- > s->tok_beg && d->tok[i].beg >= named && n++ < WORDS) {
        Range r;
        if (en ? kind_house_at(ie, i, sent, &r) : korean_house(ie, &d->tok[i], s->beg, out)) {
            if (en) *out = words_in(ie, r);
            return true;
        }
    }
    if (named) *out = mention_name(ie, m);
    return named;
}

/* My uncle had a bakery in Hull. I worked there: nobody employs, and the sentence before speaks of a house. */
static bool antecedent(const OrgAsk *q, uint32_t there, Str *out)
{
    const Doc *d = q->ie->doc;
    const EvCand *c = q->c;
    bool free = !q->st->held.n || q->st->left;
    if (!free || (c->type != EV_JOIN && c->type != EV_WORK) || c->rule->military) return false;
    if (house_told(q->ie, c->sent, there, c->en, out)) return true;
    bool chosen = q->st->chosen.n && q->st->chosen_sent + 1 >= c->sent;
    bool before = c->sent > 0 && d->sent[c->sent - 1].line == c->line && !chosen;
    return before && house_told(q->ie, c->sent - 1, d->sent[c->sent - 1].end, c->en, out);
}

/* I left. I flew to Riyadh and worked there: a place named before the word in its sentence is what it means, where
 * nobody employs. */
static bool is_place_there(const OrgAsk *q, uint32_t at)
{
    if (!q->c->en || !q->st->left) return false;
    uint32_t m = mention_before(q->ie, ENT_PLACE, q->ie->doc->sent[q->c->sent].beg, at);
    return m != UINT32_MAX;
}

/* Where the word may stand: 거기서 ends as a clause may, and is none. */
static uint32_t there_from(const OrgAsk *q)
{
    enum { NEAR = 24 };
    const EvCand *c = q->c, *e = q->index ? q->ie->ev.v[q->index - 1] : NULL;
    uint32_t beg = q->ie->doc->sent[c->sent].beg, from = clause_from(c);
    if (c->en) return from;
    uint32_t near = c->beg > beg + NEAR ? c->beg - NEAR : beg;
    if (e && e->end > near && e->end <= c->beg) near = e->end;
    return near < from ? near : from;
}

/* 나래에 면접을 봤다. 다음 날부터 나오라고 했다. 거기서 10년을 다녔다: the one that was sought last, where nobody employs. */
static bool sought_there(const OrgAsk *q)
{
    enum { SENTS = 6 };
    const Story *st = q->st;
    EvCand *c = q->c;
    if (c->en || (c->type != EV_WORK && c->type != EV_JOIN) || (st->held.n && !st->left)) return false;
    if (st->chosen.n && c->sent - st->chosen_sent <= SENTS) c->org = st->chosen;
    else if (st->asked.n && !str_eq(st->asked, st->refused) && c->sent - st->asked_sent <= SENTS) c->org = st->asked;
    else return false;
    return c->org_own = true;
}

/* I worked at a copy shop. In April I got a place at Hollander & Fenn. I became a finisher there: the one that has just said
 * yes, of which alone has been told since. */
static bool said_yes_just_now(const OrgAsk *q)
{
    enum { SENTS = 4 };
    const Story *st = q->st;
    const EvCand *c = q->c;
    if (!c->en || !st->chosen.n || str_eq(st->chosen, st->held) || c->sent - st->chosen_sent > SENTS) return false;
    for (uint32_t k = q->index; k-- > 0 && q->ie->ev.v[k]->sent >= st->chosen_sent;) {
        const EvCand *e = q->ie->ev.v[k];
        if (e->sent > st->chosen_sent && e->org.n && !str_eq(e->org, st->chosen)) return false;
        if (e->type == EV_WITHDRAW) return false;
    }
    return true;
}

/* I started there as a nurse, 그곳에서 3년을 일했다: the one spoken of. */
bool by_there(OrgAsk *q)
{
    const Ie *ie = q->ie;
    const Doc *d = ie->doc;
    const EvCand *c = q->c;
    const Str chosen = c->en && (!q->st->held.n || q->st->left || said_yes_just_now(q)) ? q->st->chosen : S("");
    uint32_t last = d->sent[c->sent].tok_end, near = c->en ? c->end + 40 : c->beg;
    for (uint32_t i = doc_tok_at(d, there_from(q)); i < last && d->tok[i].beg < near; i++) {
        if (!kind_there(ie, &d->tok[i], c->en)) continue;
        Str told;
        if (antecedent(q, d->tok[i].beg, &told)) {
            q->c->org = told;
            q->c->org_kind = true;
            return true;
        }
        if (sought_there(q)) return true;
        if (!q->st->held.n && !chosen.n) return false;
        if (is_place_there(q, d->tok[i].beg)) return true;
        /* They called in June. I started there in July: where one goes, not where one is. */
        const Story *st = q->st;
        bool next = c->en && c->type == EV_JOIN && (st->chosen.n || (st->asked.n && !str_eq(st->asked, st->held)));
        q->c->org = next ? (st->chosen.n ? st->chosen : st->asked) : chosen.n ? chosen : st->held;
        return true;
    }
    return false;
}

/* 거기서 정규직을 제안했다: where one is offers, or the one asked last. */
bool by_there_asked(OrgAsk *q)
{
    enum { NEAR = 24 };
    const Story *st = q->st;
    const Doc *d = q->ie->doc;
    EvCand *c = q->c;
    bool may = !c->en && (c->type == EV_ACCEPTED || c->type == EV_WITHDRAW);
    Str there = st->held.n && !st->left ? st->held : st->asked;
    uint32_t beg = d->sent[c->sent].beg, from = c->beg > beg + NEAR ? c->beg - NEAR : beg;
    for (uint32_t i = doc_tok_at(d, from); may && there.n && d->tok[i].beg < c->beg; i++) {
        if (!kind_there(q->ie, &d->tok[i], false)) continue;
        c->org = there;
        return true;
    }
    return false;
}
