/* An employer that no list and no context has named, in the text's own words: the noun phrase that the verb's frame
 * puts in the employer's place (N에 입사, N에서 근무, N을 그만두다; joined N, worked at N). */
#include "argument_int.h"
#include "mark.h"

/* The particles of the employer's place, by type of event. */
static const uint32_t place_josas[EV_COUNT] = {
    [EV_JOIN] = 1u << JOSA_AT | 1u << JOSA_TO, [EV_LEAVE] = 1u << JOSA_OBJECT | 1u << JOSA_IN, [EV_WORK] = 1u << JOSA_IN,
    [EV_INTERVIEW] = 1u << JOSA_IN, [EV_APPLY] = 1u << JOSA_AT};

/* The word that ends at `end`: its beginning. */
static uint32_t word_beg(const Doc *d, uint32_t end, uint32_t from)
{
    enum { WORD_UNITS = 64 };          /* a longer run of letters is no word */
    uint32_t least = end > from + WORD_UNITS ? end - WORD_UNITS : from;
    while (end > least && is_word_cls(d->cls[end - 1])) end--;
    return end;
}

/* Splits [beg, end) into a stem of two or more units and one of the particles. */
static bool split(const Ie *ie, uint32_t beg, uint32_t end, uint32_t josas, uint32_t *stem, uint8_t *josa)
{
    enum { STEM_MIN = 2, JOSA_MAX = 8 };
    uint32_t first = end - beg > JOSA_MAX + STEM_MIN ? end - JOSA_MAX : beg + STEM_MIN;
    for (uint32_t p = first; p < end; p++) {
        if (josa_at(ie, p, end, josa) != end - p || !(josas & 1u << *josa)) continue;
        *stem = p;
        return true;
    }
    return false;
}

static bool overlaps(Range r, uint32_t beg, uint32_t end) { return r.end && r.beg < end && beg < r.end; }

/* 밀리의서재에 입사했다, joined Figma: who makes what one learns or works with goes by its name. */
static bool is_maker(const Ie *ie, const EvCand *c, uint32_t m, uint32_t beg, uint32_t end)
{
    bool whole = m < ie->mention.n && ie->mention.v[m].beg == beg && ie->mention.v[m].end == end;
    bool moves = c->type == EV_JOIN || c->type == EV_LEAVE || c->type == EV_APPLY;
    bool scheme = c->en && c->type == EV_JOIN && whole && mention_is(ie, m, ENT_PROGRAM);        /* joined Teach First */
    return whole && moves && (scheme || mention_is(ie, m, ENT_RESOURCE) || mention_is(ie, m, ENT_SKILL));
}

/* What is known to be something else than an employer. */
static bool is_named(const Ie *ie, const EvCand *c, uint32_t beg, uint32_t end)
{
    uint32_t t = ie_timex_from(ie, beg), m = ie_mention_from(ie, beg);
    if (is_maker(ie, c, m, beg, end)) return false;
    if (t > 0 && ie->tx.v[t - 1].end > beg) return true;
    if (t < ie->tx.n && ie->tx.v[t].beg < end) return true;
    if (m > 0 && ie->mention.v[m - 1].end > beg) return true;
    return m < ie->mention.n && ie->mention.v[m].beg < end;
}

static bool is_taken(const Ie *ie, const EvCand *c, uint32_t beg, uint32_t end)
{
    const Found *f = &c->found;
    const Range *known[] = {&f->role, &f->rank, &f->team, &f->stage, &f->cert, &f->prize, &f->course, &f->paper,
                            &f->occasion, &f->product, &f->place};
    for (size_t i = 0; i < COUNT_OF(known); i++)
        if (overlaps(*known[i], beg, end)) return true;
    return is_named(ie, c, beg, end);
}

/* Ordnance Survey, Guitar World: in a name of several capitals a word for a thing is none. */
static bool is_taken_name(const Ie *ie, const EvCand *c, uint32_t beg, uint32_t end)
{
    const Found *f = &c->found;
    bool several = false;
    for (uint32_t at = beg; at < end; at++) several |= ie->doc->cls[at] == CH_SPACE;
    if (!several) return is_taken(ie, c, beg, end);
    const Range *known[] = {&f->role, &f->cert, &f->prize, &f->course};
    for (size_t i = 0; i < COUNT_OF(known); i++)
        if (overlaps(*known[i], beg, end)) return true;
    uint32_t m = ie_mention_from(ie, beg);
    bool town =
        m < ie->mention.n && ie->mention.v[m].beg == beg && ie->mention.v[m].end < end && mention_is(ie, m, ENT_PLACE);
    return is_named(ie, c, town ? ie->mention.v[m].end : beg, end);         /* Chicago Reader: named after its town */
}

/* Nouns that name no place of work though they stand in one's place: 처음에, 덕분에, 정규직으로. */
static bool is_nothing(const Ie *ie, uint32_t beg, uint32_t end)
{
    const RuleSet *nouns = &ie->an->event->noun;
    for (uint32_t p = beg; p < end; p++) {
        LexMatch m;
        if (!ie_longest(ie, nouns->book, p, end, &m) || p + m.len != end) continue;
        for (uint32_t i = 0; i < m.n_entry; i++) {
            const TrigRule *r = &nouns->rule[lex_match_entry(nouns->book, m, i)];
            if (r->shape != SHAPE_CUE || (r->cue != CUE_EMPLOYER && r->cue != CUE_SCHOOL)) return true;
        }
    }
    return false;
}

/* 다니던 쇼핑몰을: a thing by itself, and where one worked; what is a house or a school by its kind is known as such. */
static bool worked_at(const Ie *ie, uint32_t beg, uint32_t end)
{
    const uint64_t things = CUE_BIT(CUE_PRODUCT) | CUE_BIT(CUE_WARE) | CUE_BIT(CUE_VENTURE);
    return beg > 2 && ie->doc->cls[beg - 1] == CH_SPACE && mark_before(ie, MK_WORKED_AT, beg - 1) &&
           cue_len(ie, beg, end, things) == end - beg;
}

/* 세일즈 1호로, 공채 3기로, 9급으로: a count, no name. */
static bool is_count(const Doc *d, uint32_t beg, uint32_t end)
{
    uint32_t at = beg;
    while (at < end && d->cls[at] == CH_DIGIT) at++;
    return at > beg && at + 1 == end && d->cls[at] == CH_HANGUL;
}

/* A word before it that belongs to it: 서울의 한 …, or 한. */
static uint32_t widen(const Ie *ie, uint32_t beg, uint32_t from)
{
    enum { MORE = 2 };
    const Doc *d = ie->doc;
    for (int i = 0; i < MORE && beg > from + 1 && d->cls[beg - 1] == CH_SPACE; i++) {
        uint32_t end = beg - 1, b = word_beg(d, end, from);
        bool of = end > b + 1 && is_mark(ie, MK_OF, d->ch[end - 1]);
        bool one = end == b + 1 && is_mark(ie, MK_ONE, d->ch[b]);
        if (!of && !one) break;
        beg = b;
    }
    return beg;
}

/* N에서 직장 생활을 시작했다: does the trigger take its employer with 에서? */
static bool starts_in(const TrigRule *r)
{
    const uint64_t org = CUE_BIT(CUE_ORG);
    const uint32_t in = 1u << JOSA_IN;
    bool starts = false;
    for (uint8_t i = 0; i < r->n_need; i++) starts |= (r->need[i].cues & org) && (r->need[i].josa & in);
    for (uint8_t i = 0; i < r->n_also; i++) starts |= (r->also[i].cues & org) && (r->also[i].josa & in);
    return starts;
}

/* N으로 옮겼다: does the trigger say where one went? Of others (으)로 tells as what: SDR로 입사했다. */
static bool goes_to(const TrigRule *r)
{
    const uint32_t to = 1u << JOSA_TO;
    for (uint8_t i = 0; i < r->n_need; i++)
        if (r->need[i].cues & CUE_BIT(CUE_ORG) && r->need[i].josa & to) return true;
    return false;
}

static uint32_t places_here(const EvCand *c)
{
    uint32_t josas = place_josas[c->type];
    if (c->type == EV_JOIN && starts_in(c->rule)) josas |= 1u << JOSA_IN;
    return c->type == EV_JOIN && !goes_to(c->rule) ? josas & ~(1u << JOSA_TO) : josas;
}

static bool korean_phrase(const Ie *ie, const EvCand *c, Range *out)
{
    const Doc *d = ie->doc;
    enum { WORDS = 24 };
    uint32_t josas = places_here(c), at = c->beg;
    for (int n = 0; n < WORDS && josas && at > c->from; n++) {
        uint32_t was = at;
        uint32_t end = at;
        while (end > c->from && !is_word_cls(d->cls[end - 1])) end--;
        uint32_t beg = word_beg(d, end, c->from), stem;
        uint8_t josa;
        if (beg == end) return false;
        at = beg;
        /* 면담을 하고 퇴사했다: the object is that of the verb behind it. */
        if (was < c->beg && kind_links(ie, beg, end)) josas &= ~(1u << JOSA_OBJECT);
        bool parted = split(ie, beg, end, josas, &stem, &josa);
        if (parted && c->type == EV_LEAVE && worked_at(ie, beg, stem)) {
            *out = (Range){beg, stem};
            return true;
        }
        if (!parted || is_taken(ie, c, beg, stem) || is_nothing(ie, beg, stem) ||
            is_count(d, beg, stem) || !kind_noun(ie, beg, stem) || kind_stands(ie, end))
            continue;
        *out = (Range){widen(ie, beg, c->from), stem};
        return true;
    }
    return false;
}

/* ---------------------------------------------------------------- English */
static bool is_of(const Ie *ie, const Token *t)
{
    return (t->end == t->beg + 1 && ie->doc->ch[t->beg] == '&') || en_is(ie, t, EN_OF);
}

/* Capitalized words from token i on, with "of" and "&" inside. */
static bool capitals(const Ie *ie, uint32_t i, uint32_t end, Range *out)
{
    const Doc *d = ie->doc;
    uint32_t last = 0, beg = d->tok[i].beg;
    for (; i < end; i++) {
        const Token *t = &d->tok[i];
        bool cap = t->cls == CH_LATIN && ie_capital(ie, t->beg);
        if (!cap && !(last && is_of(ie, t))) break;
        if (cap) last = t->end;
    }
    *out = (Range){beg, last};
    return last > beg + 1;             /* not the pronoun I */
}

bool phrase_person(const Ie *ie, Range r)
{
    uint32_t m = ie_mention_from(ie, r.beg);
    return m < ie->mention.n && ie->mention.v[m].beg == r.beg && mention_is(ie, m, ENT_PERSON);
}

/* worked for Don Ernesto, was a maid for Madam Nadia: a person, too. tok: the first of the name. */
static bool person_behind(const Ie *ie, const EvCand *c, uint32_t tok, Range *out)
{
    bool may = (c->type == EV_WORK || c->type == EV_JOIN) && tok > 0 && en_is(ie, &ie->doc->tok[tok - 1], EN_FOR);
    if (!may || !phrase_person(ie, *out)) return false;
    *out = (Range){out->beg, ie->mention.v[ie_mention_from(ie, out->beg)].end};
    return ie->doc->ch[out->end] != '\'';
}

static bool english_phrase(const Ie *ie, const EvCand *c, Range *out)
{
    enum { WORDS = 8 };
    const Doc *d = ie->doc;
    const Sentence *s = &d->sent[c->sent];
    uint32_t i = doc_tok_at(d, c->end), limit = i + WORDS < s->tok_end ? i + WORDS : s->tok_end;
    /* drove for Hermes */
    bool led = i > s->tok_beg && d->tok[i - 1].end == c->end && en_is(ie, &d->tok[i - 1], EN_AT | EN_WITH | EN_FOR);
    bool direct = c->rule->takes && (c->type == EV_JOIN || c->type == EV_LEAVE || led);
    uint32_t near = EN_AT | EN_WITH | EN_FOR;
    uint32_t places = c->rule->takes ? near | EN_BY : c->type == EV_LEAVE ? EN_FROM : near;
    for (; i < limit; i++) {
        const Token *t = &d->tok[i];
        if (t->kind == TOK_PUNCT) return false;
        uint32_t from = c->type == EV_WORK ? 0 : EN_FROM;              /* worked from the English */
        bool place = direct || en_is(ie, t, places | (c->rule->takes ? from : 0));
        direct = false;
        uint32_t next = place && t->cls == CH_LATIN && !ie_capital(ie, t->beg) ? i + 1 : i;
        if (next < limit && en_is(ie, &d->tok[next], EN_DEFINITE)) next++;
        if (!place || next >= limit || !capitals(ie, next, s->tok_end, out)) continue;
        if (out->end == d->tok[next].end && kind_people(ie, &d->tok[next])) return false;
        if (person_behind(ie, c, next, out) || !is_taken_name(ie, c, out->beg, out->end)) return true;
    }
    return false;
}

/* Capita ghosted me: words with capitals right before the verb. A sentence may begin with any word: They, But. */
static bool capital_subject(const Ie *ie, const EvCand *c, Range *out)
{
    const Doc *d = ie->doc;
    uint32_t first = d->sent[c->sent].tok_beg, tok = doc_tok_at(d, c->beg);
    bool apposed = tok > first + 1 && d->ch[d->tok[tok - 1].beg] == ',';       /* The other, Oakview, had me in */
    if (apposed) tok--;
    uint32_t i = tok;
    while (i > first && d->tok[i - 1].cls == CH_LATIN && ie_capital(ie, d->tok[i - 1].beg)) i--;
    LexMatch m;
    const Token *t = &d->tok[i];
    /* a care home in Blyth gave me a start */
    if (i == tok || (i > first && en_is(ie, &d->tok[i - 1], EN_IN | EN_NEAR | EN_FROM))) return false;
    if (t->end - t->beg < 3 || (apposed && (i == first || d->ch[d->tok[i - 1].beg] != ','))) return false;
    bool opens = i == first || d->tok[i - 1].kind == TOK_PUNCT;               /* Update: They made me permanent */
    if (opens && ie_longest(ie, ie->an->event->verb_en, t->beg, t->end, &m) && m.len == t->end - t->beg) return false;
    *out = (Range){t->beg, d->tok[tok - 1].end};
    return !is_taken(ie, c, out->beg, out->end);
}

/* … in Iowa | turned me down: where it is stands between the kind and the verb. The preposition, `tok` for none. */
static uint32_t placed_before(const Ie *ie, uint32_t first, uint32_t tok)
{
    enum { WORDS = 3 };
    const Doc *d = ie->doc;
    uint32_t i = tok;
    while (i > first && tok - i < WORDS && d->tok[i - 1].cls == CH_LATIN && ie_capital(ie, d->tok[i - 1].beg)) i--;
    return i < tok && i > first + 1 && en_is(ie, &d->tok[i - 1], EN_IN | EN_NEAR | EN_FROM) ? i - 1 : tok;
}

/* Who offered, hired or refused: the subject right before the verb, without its article (The county library took me
 * on). */
static bool english_subject(const Ie *ie, const EvCand *c, Range *out)
{
    enum { WORDS = 4 };
    const Doc *d = ie->doc;
    const Sentence *s = &d->sent[c->sent];
    uint32_t verb = doc_tok_at(d, c->beg), tok = placed_before(ie, s->tok_beg, verb), i = tok;
    for (int left = WORDS + 1; left > 0 && i > s->tok_beg; left--) {
        const Token *t = &d->tok[--i];
        bool article = en_is(ie, t, EN_ARTICLE);
        if ((t->kind == TOK_PUNCT && d->ch[t->beg] != '-') || (!article && phrase_ends(ie, t))) return false;
        if (!article || i + 1 == tok) continue;
        /* the firm: which one is known */
        const Token *head = &d->tok[tok - 1];
        bool school = tok < verb && c->type != EV_JOIN && kind_school(ie, head);        /* a university in Leeds said no */
        if (!kind_employs(ie, head) || school || kind_company(ie, i) || en_is(ie, &d->tok[i + 1], EN_SAME))
            return false;
        bool placed = tok < verb && !en_is(ie, &d->tok[tok], EN_FROM);
        *out = (Range){d->tok[i + 1].beg, d->tok[placed ? verb - 1 : tok - 1].end};
        return !is_taken(ie, c, head->beg, head->end);       /* a podcast company: its head counts */
    }
    return false;
}

/* wrote payroll for Hennepin County: what is done, whatever it is, is done for somebody. */
static bool done_for(const EvCand *c) { return c->type == EV_WORK && c->fact == FACT_ACTUAL; }

bool phrase_find(const Ie *ie, const EvCand *c, Range *out)
{
    if (!c->en) return korean_phrase(ie, c, out);
    /* the Odeon let us all go: the author within the words of the verb */
    bool within = c->rule->any && !c->rule->fate && c->rule->shape == SHAPE_VERB &&
                  tells_author(ie, ie->doc->tok[doc_tok_at(ie->doc, c->beg)].end + 1);
    bool hires = (c->rule->invite || within) && c->rule->shape == SHAPE_VERB && c->type != EV_CONTEXT;
    if ((takes_author(ie, c) || hires) && capital_subject(ie, c, out)) return true;
    hires |= takes_author(ie, c) && c->type == EV_JOIN;
    if (hires && english_subject(ie, c, out)) return true;
    bool moves = c->type == EV_JOIN || c->type == EV_LEAVE || c->type == EV_WORK;
    bool sacked = c->type == EV_LEAVE && c->rule->cause == CAUSE_LAYOFF;                   /* got the sack from Debenhams */
    if (moves && (c->rule->takes || sacked || done_for(c)) && english_phrase(ie, c, out)) return true;
    return kind_behind(ie, c, c->type == EV_JOIN && c->rule->takes, out);
}

/* 휴직에 들어갔다, 준비에 들어갔다: what is entered is no employer. */
bool enters_other(const Ie *ie, const EvCand *c)
{
    const Doc *d = ie->doc;
    bool may = !c->en && c->type == EV_JOIN && c->rule->takes && c->beg > c->from + 3;
    if (!may || !is_mark(ie, MK_ENTERS, d->ch[c->beg]) || !is_mark(ie, MK_AT, d->ch[c->beg - 2])) return false;
    uint32_t end = c->beg - 2, beg = word_beg(d, end, c->from), t = ie_timex_from(ie, beg);
    bool timed = (t > 0 && ie->tx.v[t - 1].end > beg) || (t < ie->tx.n && ie->tx.v[t].beg < end);
    const EvCand *e = c->number ? ie->ev.v[c->number - 1] : NULL;
    bool told = e && e->sent == c->sent && e->end == end && e->type == EV_CONTEXT;          /* 순환휴직에 들어갔다 */
    return end > beg + 1 && !timed && (told || kind_common(ie, beg, end));
}
