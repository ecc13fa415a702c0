/* English: a post that is sought, offered or refused within the house: applied for department chair, put in for the
 * deputy's job, asked me to be a supervisor. Asked only where the author is employed and has asked nobody else. */
#include "argument_kind_int.h"
#include "argument_org_int.h"

enum { BEHIND = 10 };                  /* words behind the event's own that tell what is sought */

static Range title_of(const EvCand *c)
{
    const Found *f = &c->found;
    return f->rank.end && f->rank.beg >= c->end ? f->rank : f->role.beg >= c->end ? f->role : (Range){0, 0};
}

/* applied for department chair, put in for team leader: the title of the one who has it, and so without an article. */
static bool title_alone(const Ie *ie, const EvCand *c)
{
    const Doc *d = ie->doc;
    Range title = title_of(c);
    uint32_t i = title.end ? doc_tok_at(d, title.beg) : 0, next = title.end ? doc_tok_at(d, title.end) : 0;
    if (!title.end || c->type != EV_APPLY || next >= d->n_tok || ie_capital(ie, title.beg)) return false;
    bool led = en_is(ie, &d->tok[i - 1], EN_FOR) || d->tok[i - 1].end <= c->end;
    bool more = d->tok[next].beg == title.end + 1 &&
                (kind_many(ie, &d->tok[next]) || en_is(ie, &d->tok[next], EN_TITLE | EN_AND));
    return led && !more && d->ch[title.end] != ',';
}

/* I looked at Kia. In 2015 I applied for their marketing job: theirs are those named last, here or in the sentence before. */
static bool names_other(const Ie *ie, const EvCand *c, const Story *st, uint32_t at)
{
    uint32_t from = ie->doc->sent[c->sent ? c->sent - 1 : 0].beg;
    for (uint32_t i = ie_mention_from(ie, from); i < ie->mention.n && ie->mention.v[i].beg < at; i++)
        if (mention_is(ie, i, ENT_ORG) && !str_eq(mention_name(ie, i), st->held)) return true;
    return false;
}

/* the clinical educator spot, his post, her old job: one that the reader is taken to know of. There: where one is. */
static bool post_known(const Ie *ie, const Story *st, const EvCand *c)
{
    const Doc *d = ie->doc;
    uint32_t i = doc_tok_at(d, c->end), last = d->sent[c->sent].tok_end, to = i + BEHIND < last ? i + BEHIND : last;
    uint32_t article = UINT32_MAX;
    bool theirs = false;
    for (; i < to && (d->tok[i].kind != TOK_PUNCT || d->ch[d->tok[i].beg] == '\''); i++) {
        const Token *t = &d->tok[i];
        bool seat = en_is(ie, t, EN_TITLE) || kind_is_en(ie, t, KW_SEAT);
        if (seat && theirs && names_other(ie, c, st, d->tok[article].beg)) return false;
        if (seat && article != UINT32_MAX) return theirs || i > article + 1;
        if (kind_is_en(ie, t, KW_THERE))
            return i + 1 >= to || d->tok[i + 1].kind == TOK_PUNCT || en_is(ie, &d->tok[i + 1], EN_AND | EN_IN);
        if (en_is(ie, t, EN_AT | EN_WITH | EN_FROM)) return false;
        if (en_is(ie, t, EN_DEFINITE | EN_THEIR)) article = i, theirs = en_is(ie, t, EN_THEIR);
        else if (en_is(ie, t, EN_ARTICLE)) article = UINT32_MAX;
    }
    return false;
}

/* They asked me to be a supervisor, the owners offered me head chef: a rank, from those above. */
static bool raised_by(const Ie *ie, const EvCand *c)
{
    enum { BEFORE = 3 };
    const Doc *d = ie->doc;
    uint32_t tok = doc_tok_at(d, c->beg), first = d->sent[c->sent].tok_beg;
    if (c->type != EV_ACCEPTED || !title_of(c).end || title_of(c).beg != c->found.rank.beg) return false;
    for (uint32_t i = tok, n = 0; i > first && n < BEFORE; n++)
        if (kind_boss(ie, &d->tok[--i], true) || kind_known(ie, first, i)) return true;
    return false;
}

bool sought_within(const Ie *ie, const Story *st, const EvCand *c)
{
    bool may = c->en && !c->org_own && !c->found.course.end && !c->found.school.end && c->fact != FACT_PLANNED;
    return may && (title_alone(ie, c) || raised_by(ie, c) || (c->type != EV_REJECTED && post_known(ie, st, c)));
}
