/* Korean: an employer told by a dependent noun: 소프트웨어를 짜는 데에 들어갔다; and the kind that such a noun only says more of: 선박 수리
 * 업체, 직원 열댓 명 되는 데에 들어갔다. */
#include "argument_kind_int.h"
#include "mark.h"

/* The particles of the place where one begins, works or ends. */
static const uint32_t place_josas[EV_COUNT] = {[EV_JOIN] = 1u << JOSA_AT | 1u << JOSA_TO,
                                               [EV_WORK] = 1u << JOSA_IN,
                                               [EV_LEAVE] = 1u << JOSA_OBJECT | 1u << JOSA_IN};

/* 데에, 곳으로, 회사에: where the noun ends, with one of the particles behind it; 0 for another word. */
static uint32_t seat_end(const Ie *ie, const Token *t, uint32_t josas)
{
    enum { LONGEST = 4 };
    for (uint32_t p = t->beg + 1; t->cls == CH_HANGUL && p < t->end && p - t->beg <= LONGEST; p++) {
        uint8_t josa = JOSA_NONE;
        if (kind_generic(ie, t->beg, p) && josa_at(ie, p, t->end, &josa) == t->end - p && josas & 1u << josa) return p;
    }
    return 0;
}

/* As what, and when, may stand between the place and the event: 데에 공무과장으로 들어갔다. */
static bool stands_between(const Ie *ie, const Token *t)
{
    uint32_t len = t->end - t->beg;
    bool as = t->cls == CH_HANGUL && len > 2 && is_mark(ie, MK_TO, ie->doc->ch[t->end - 1]);
    return t->kind != TOK_PUNCT && (as || kind_is_time(ie, (Range){t->beg, t->end}));
}

/* The kind of employer that the word before the comma at token i ends in. */
static bool kind_at_comma(const Ie *ie, const Sentence *s, uint32_t i, Kind *out)
{
    const Doc *d = ie->doc;
    const RuleSet *nouns = &ie->an->event->noun;
    const Token *t = i > s->tok_beg ? &d->tok[i - 1] : NULL;
    for (uint32_t p = t ? t->beg : 0; t && t->cls == CH_HANGUL && p + 1 < t->end; p++) {
        LexMatch m;
        const TrigRule *r =
            ie_longest(ie, nouns->book, p, t->end, &m) && p + m.len == t->end ? employer_rule(nouns, m) : NULL;
        if (!r || (p > t->beg && !r->inner)) continue;
        *out = kind_phrase(ie, p, t->end, s->beg);
        return !out->back && (out->told || r->cue == CUE_EMPLOYER);
    }
    return false;
}

/* Which kind the clause before the seat says more of: it stands before the comma that opens that clause. */
static bool apposed_kind(const Ie *ie, const Sentence *s, uint32_t seat, Kind *out)
{
    enum { WORDS = 8 };
    const Doc *d = ie->doc;
    if (seat <= s->tok_beg + 2 || !is_adnominal(d->ch[d->tok[seat - 1].end - 1])) return false;
    for (uint32_t i = seat; i-- > s->tok_beg && seat - i <= WORDS;)
        if (d->tok[i].kind == TOK_PUNCT) return d->ch[d->tok[i].beg] == ',' && kind_at_comma(ie, s, i, out);
    return false;
}

bool seat_find(const Ie *ie, const EvCand *c, Kind *out)
{
    enum { BETWEEN = 3 };
    const Doc *d = ie->doc;
    uint32_t josas = c->en ? 0 : place_josas[c->type];
    if (!josas) return false;
    const Sentence *s = &d->sent[c->sent];
    uint32_t i = doc_tok_at(d, c->beg), n = 0, end = 0;
    while (i > s->tok_beg && n++ <= BETWEEN && !(end = seat_end(ie, &d->tok[i - 1], josas)) &&
           stands_between(ie, &d->tok[i - 1]))
        i--;
    if (!end) return false;
    if (apposed_kind(ie, s, i - 1, out)) return true;
    *out = kind_phrase(ie, d->tok[i - 1].beg, end, s->beg);
    return out->told && !out->back && kind_runs(ie, d->tok[i - 1].beg);
}
