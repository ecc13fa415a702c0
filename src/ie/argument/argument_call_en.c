/* English: an employer that spoke first, by its kind alone: a chip company wrote to me, a recruiter from a bank in Leeds
 * called, an outfit in Perth flew me over and offered me a job. */
#include "argument_kind_int.h"
#include "argument_org_int.h"

/* In March a chip company …: the article at token i begins the sentence or a part of it, behind its time at most. */
static bool opens_part(const Ie *ie, const Sentence *s, uint32_t i)
{
    if (i <= s->tok_beg) return true;
    const Token *before = &ie->doc->tok[i - 1];
    if (before->kind == TOK_PUNCT) return ie->doc->ch[before->beg] != '\'';
    uint32_t t = ie_timex_from(ie, before->beg);
    bool timed = t > 0 && ie->tx.v[t - 1].end >= before->end;
    return timed || (t < ie->tx.n && ie->tx.v[t].beg == before->beg) || en_is(ie, before, EN_AND | EN_THEN) ||
           kind_if(ie, before, true);
}

/* … wrote to me, got in touch: by what an employer speaks, in the words behind the phrase. */
static bool speaks(const Ie *ie, const Sentence *s, uint32_t end)
{
    enum { WORDS = 5 };
    uint32_t i = doc_tok_at(ie->doc, end), to = i + WORDS < s->tok_end ? i + WORDS : s->tok_end;
    for (; i < to && ie->doc->tok[i].kind != TOK_PUNCT; i++)
        if (kind_is_en(ie, &ie->doc->tok[i], KW_CALLS) || kind_advertises(ie, &ie->doc->tok[i])) return true;
    return false;
}

/* A recruiter from …, an email from …: token i is the article. */
static bool speaks_for(const Ie *ie, const Sentence *s, uint32_t i)
{
    enum { BACK = 3 };
    if (i < s->tok_beg + 2 || !en_is(ie, &ie->doc->tok[i - 1], EN_FROM | EN_AT | EN_WITH | EN_FOR)) return false;
    for (uint32_t k = i - 1, n = 0; k-- > s->tok_beg && n < BACK; n++)
        if (kind_is_en(ie, &ie->doc->tok[k], KW_CALLER)) return true;
    return false;
}

/* There was a council job, a library post came up: a post, told with whose it is. */
static bool is_post(const Ie *ie, const Sentence *s, uint32_t end)
{
    uint32_t i = doc_tok_at(ie->doc, end);
    bool next = i < s->tok_end && ie->doc->tok[i].beg == end + 1;
    return next && (en_is(ie, &ie->doc->tok[i], EN_TITLE) || kind_is_en(ie, &ie->doc->tok[i], KW_SEAT));
}

/* I had two offers. The big place in Chattanooga, day shift: a sentence without a verb is about one of them. head: the
 * kind's word. */
static bool is_topic(const Ie *ie, const Sentence *s, Range r, const Token *head)
{
    const Doc *d = ie->doc;
    uint32_t first = doc_tok_at(d, r.beg), next = doc_tok_at(d, r.end);
    bool told = r.beg < head->beg || r.end > head->end;
    bool closed = next >= s->tok_end || (d->tok[next].kind == TOK_PUNCT && d->ch[d->tok[next].beg] != '\'');
    if (next + 1 < s->tok_end && ie_capital(ie, d->tok[next + 1].beg)) return false;          /* The new firm, Voltrijk, … */
    return told && closed && first == s->tok_beg + 1 && en_is(ie, &d->tok[first - 1], EN_ARTICLE | EN_DEFINITE);
}

/* The kind of employer at token i, told as a new one; an authority (the county) needs no such article. */
static bool employer_at(const Ie *ie, uint32_t i, uint32_t sent, Range *r, bool *body)
{
    const Doc *d = ie->doc;
    *body = i > d->sent[sent].tok_beg && kind_body(ie, i);
    if (*body) *r = (Range){d->tok[i].beg, d->tok[i].end};
    if (*body || !kind_house_at(ie, i, sent, r)) return *body;
    uint32_t first = doc_tok_at(d, r->beg);
    if (first == d->sent[sent].tok_beg) return false;
    return en_is(ie, &d->tok[first - 1], EN_INDEFINITE) || is_topic(ie, &d->sent[sent], *r, &d->tok[i]);
}

/* The last kind of employer in the sentence before `to` that speaks to the author, or that does what is told, where
 * `own` says so. */
static bool caller_in(const Ie *ie, uint32_t sent, uint32_t to, bool own, Range *out)
{
    enum { WORDS = 40 };
    const Doc *d = ie->doc;
    const Sentence *s = &d->sent[sent];
    uint32_t i = to < s->end ? doc_tok_at(d, to) : s->tok_end;
    for (uint32_t n = 0; i-- > s->tok_beg && n < WORDS; n++) {
        Range r;
        bool body = false;
        if (d->tok[i].cls != CH_LATIN || !employer_at(ie, i, sent, &r, &body) || r.end > to) continue;
        uint32_t article = doc_tok_at(d, r.beg) - 1;
        bool subject =
            opens_part(ie, s, article) && (own || speaks(ie, s, r.end) || (!body && is_topic(ie, s, r, &d->tok[i])));
        if (!subject && !(!body && is_post(ie, s, r.end)) && !speaks_for(ie, s, article)) continue;
        *out = r;
        return true;
    }
    return false;
}

bool by_call_en(OrgAsk *q)
{
    enum { SENTS = 2 };
    const Ie *ie = q->ie;
    const Doc *d = ie->doc;
    const Story *st = q->st;
    EvCand *c = q->c;
    if (!c->en || c->fact == FACT_NEGATED || c->found.course.end) return false;
    for (uint32_t n = 0; n <= SENTS && n <= c->sent; n++) {
        uint32_t sent = c->sent - n;
        bool before = st->asked.n && sent < st->asked_sent, since = n && st->turn_date.n && st->turn_sent >= sent;
        if (before || since || d->sent[sent].line != c->line) return false;
        bool own = !n && (c->rule->invite || takes_author(ie, c));
        Range who;
        if (!caller_in(ie, sent, n ? d->sent[sent].end : c->beg, own, &who)) continue;
        if (st->asked.n && sent == st->asked_sent && who.beg < st->asked_at) return false;
        Str org = words_in(ie, who);
        if (str_eq(org, st->refused)) return false;
        c->org = org;
        c->org_own = c->org_kind = true;
        return true;
    }
    return false;
}

/* Before the verb stands one, the other, neither: of several that were told of. */
static bool is_one_of(const Ie *ie, const EvCand *c)
{
    const Doc *d = ie->doc;
    uint32_t first = d->sent[c->sent].tok_beg, tok = doc_tok_at(d, c->beg);
    if (tok == first || !kind_is_en(ie, &d->tok[tok - 1], KW_SOME)) return false;
    uint32_t i = tok - 1;
    if (i > first && en_is(ie, &d->tok[i - 1], EN_DEFINITE)) i--;
    return i == first || d->tok[i - 1].kind == TOK_PUNCT || en_is(ie, &d->tok[i - 1], EN_AND) ||
           kind_word_en(ie, &d->tok[i - 1]) == KW_CLAUSE;
}

/* two places in Munich, five big farms: a number and many of a kind, with where those are. */
static bool counted_at(const Ie *ie, uint32_t i, uint32_t sent, Range *out)
{
    enum { WORDS = 4 };
    const Doc *d = ie->doc;
    if (!kind_few(ie, &d->tok[i]) && !kind_number(ie, &d->tok[i])) return false;
    for (uint32_t k = i + 1; k <= i + WORDS && k < d->sent[sent].tok_end && d->tok[k].cls == CH_LATIN; k++) {
        if (phrase_ends(ie, &d->tok[k])) return false;
        bool houses = kind_many(ie, &d->tok[k]) && kind_is_en(ie, &d->tok[k], KW_HOUSES);         /* not two offers */
        if (!houses && !kind_houses(ie, &d->tok[k])) continue;
        Range r = kind_around(ie, d->tok[k].beg, d->tok[k].end, sent);
        *out = (Range){d->tok[i].beg, r.end};
        return true;
    }
    return false;
}

/* I'd tried two places in Munich. One never replied. The other turned me down: not the one asked before. */
bool by_several_en(OrgAsk *q)
{
    enum { SENTS = 2 };
    const Ie *ie = q->ie;
    const Doc *d = ie->doc;
    EvCand *c = q->c;
    if (!c->en || c->org_own || c->rule->shape != SHAPE_VERB || !is_one_of(ie, c)) return false;
    for (uint32_t n = 0; n <= SENTS && n <= c->sent; n++) {
        uint32_t sent = c->sent - n;
        if (d->sent[sent].line != c->line) break;
        for (uint32_t i = d->sent[sent].tok_beg; i < d->sent[sent].tok_end && d->tok[i].beg < c->beg; i++) {
            Range r;
            if (!counted_at(ie, i, sent, &r)) continue;
            c->org = words_in(ie, r);
            return true;
        }
    }
    return !memchr(q->st->asked.p ? q->st->asked.p : "", ',', q->st->asked.n);
}
