/* What is told around an event and says of its spell: why one left, what one was in the army, what the title of the memoir
 * says that one is. */
#include "position_int.h"

struct AroundData { const LexBook *cause; Sym layoff, term, own, denied; Str service; };

Rc around_bind(Analyser *an, Fault *f)
{
    struct AroundData *d = arena_push(an->mem, struct AroundData);
    Rc rc = ie_book(an, "exit-word", &d->cause, f);
    d->layoff = lex_sym(an->lex, "layoff");
    d->term = lex_sym(an->lex, "term-end");
    d->own = lex_sym(an->lex, "voluntary");
    d->denied = lex_sym(an->lex, "denied");
    d->service = S("military");
    an->around = d;
    return rc;
}

/* ---------------------------------------------------------------- why one left */
static Sym exit_word(const Ie *ie, uint32_t at, uint32_t end, uint32_t *len)
{
    const struct AroundData *d = ie->an->around;
    LexMatch m;
    if (!ie_longest(ie, d->cause, at, end, &m)) return SYM_NONE;
    bool latin = ie->doc->cls[at] == CH_LATIN && ie->doc->cls[at + m.len] == CH_LATIN;
    *len = m.len;
    return latin ? SYM_NONE : lex_entry(d->cause, lex_match_entry(d->cause, m, 0)).cls;
}

/* 권고사직은 아니었다: does what stands behind take it back? */
static bool is_denied(const Ie *ie, uint32_t at, uint32_t end)
{
    enum { NEAR = 10 };
    uint32_t len;
    for (uint32_t p = at; p < end && p < at + NEAR; p++)
        if (exit_word(ie, p, end, &len) == ie->an->around->denied) return true;
    return false;
}

static Cause cause_in(const Ie *ie, uint32_t k)
{
    const struct AroundData *d = ie->an->around;
    const Sentence *s = &ie->doc->sent[k];
    for (uint32_t i = s->tok_beg; i < s->tok_end; i++) {
        const Token *t = &ie->doc->tok[i];
        uint32_t len;
        Sym cls = exit_word(ie, t->beg, s->end, &len);
        if (cls == SYM_NONE || cls == d->denied || is_denied(ie, t->beg + len, s->end)) continue;
        return cls == d->layoff ? CAUSE_LAYOFF : cls == d->term ? CAUSE_TERM_END : CAUSE_VOLUNTARY;
    }
    return CAUSE_NONE;
}

/* 전체의 절반이 권고사직 대상이 되었다. 나도 그 절반이었다. 마지막 출근일은 9월 27일: the leaving itself is told without
 * its cause. Another leaving keeps its own. */
Cause cause_around(const Fold *fo, uint32_t i)
{
    enum { BACK = 2 };
    const EvCand *c = fo->cand[i];
    const Doc *d = fo->ie->doc;
    Cause here = cause_in(fo->ie, c->sent);
    for (uint32_t k = c->sent; !here && k-- > 0 && c->sent - k <= BACK;) {
        if (doc_section_at(d, d->sent[k].beg) != doc_section_at(d, c->beg)) break;
        if (i && fo->cand[i - 1] && fo->cand[i - 1]->sent >= k && fo->cand[i - 1]->type == EV_LEAVE) break;
        here = cause_in(fo->ie, k);
    }
    return here;
}

/* ---------------------------------------------------------------- what one was */
/* 보급병이었거든요, 통신병으로 있었다: the duty in the army, in the sentence of its beginning or end or in the next. */
Str service_post(const Ie *ie, const EvCand *c)
{
    const Doc *d = ie->doc;
    uint32_t last = c->sent + 1 < d->n_sent && d->sent[c->sent + 1].line == c->line ? c->sent + 1 : c->sent;
    uint32_t end = d->sent[last].end;
    for (uint32_t i = ie_mention_from(ie, d->sent[c->sent].beg); i < ie->mention.n && ie->mention.v[i].beg < end; i++) {
        const Entity *e = &ie->out->entities.v[ie->mention.v[i].entity];
        if (e->type != ENT_ROLE || !str_eq(e->family, ie->an->around->service)) continue;
        uint8_t josa = JOSA_NONE;
        josa_at(ie, ie->mention.v[i].end, d->n, &josa);
        if (josa == JOSA_TO || josa == JOSA_NONE || josa == JOSA_COPULA) return e->name;
    }
    return S("");
}
