/* English: the noun phrase around an employer's kind, its words before and behind it (a small agency in Leeds), and which
 * word ends it. */
#include "argument_kind_int.h"
#include "word_class.h"

/* ---------------------------------------------------------------- words */
/* Has the book an entry for the whole word that is so? */
static bool has_rule(const Ie *ie, const Token *t, bool (*is)(const TrigRule *r))
{
    const RuleSet *words = &ie->an->event->en;
    LexMatch m;
    if (!ie_longest(ie, words->book, t->beg, t->end, &m) || m.len != t->end - t->beg) return false;
    for (uint32_t k = 0; k < m.n_entry; k++)
        if (is(rule_at(words, m, k))) return true;
    return false;
}

static bool is_trigger_rule(const TrigRule *r) { return r->shape != SHAPE_CUE; }
static bool is_cue(const TrigRule *r, uint64_t cues) { return r->shape == SHAPE_CUE && cues & CUE_BIT(r->cue); }
static bool is_title_rule(const TrigRule *r) { return is_cue(r, CUE_BIT(CUE_ROLE) | CUE_BIT(CUE_RANK)); }
static bool is_house_rule(const TrigRule *r) { return is_cue(r, CUE_BIT(CUE_EMPLOYER) | CUE_BIT(CUE_SCHOOL)); }
static bool is_seat_rule(const TrigRule *r)
{
    return is_title_rule(r) || is_cue(r, CUE_BIT(CUE_COURSE) | CUE_BIT(CUE_PERSON));
}

bool phrase_noun(const Ie *ie, const Token *t)
{
    KindWord w = kind_word_en(ie, t);
    return w == KW_NONE && !has_rule(ie, t, is_trigger_rule);      /* made, promoted: none of a title */
}

bool title_word(const Ie *ie, const Token *t) { return has_rule(ie, t, is_title_rule); }

bool kind_many(const Ie *ie, const Token *t) { return kind_word_en(ie, t) == KW_MANY; }

bool kind_company(const Ie *ie, uint32_t tok)
{
    const RuleSet *words = &ie->an->event->en;
    LexMatch m;
    if (!ie_longest(ie, words->book, ie->doc->tok[tok].beg, ie->doc->n, &m)) return false;
    const TrigRule *r = &words->rule[lex_match_entry(words->book, m, 0)];
    return r->shape == SHAPE_CUE && r->cue == CUE_COMPANY;
}

bool kind_known(const Ie *ie, uint32_t first, uint32_t tok)
{
    const Token *t = &ie->doc->tok[tok];
    bool told = tok > first && en_is(ie, t - 1, EN_DEFINITE | EN_OWNER);
    return (told && has_rule(ie, t, is_house_rule)) || kind_company(ie, tok);
}

bool kind_labour(const Ie *ie, const Token *t) { return kind_word_en(ie, t) == KW_LABOUR; }
bool kind_also(const Ie *ie, const Token *t) { return kind_is_en(ie, t, KW_ALSO); }
bool kind_label(const Ie *ie, const Token *t) { return kind_is_en(ie, t, KW_LABEL); }
bool kind_run(const Ie *ie, const Token *t) { return kind_is_en(ie, t, KW_RUN); }
bool kind_deed(const Ie *ie, const Token *t) { return kind_is_en(ie, t, KW_DEED); }
bool kind_how(const Ie *ie, const Token *t) { return kind_is_en(ie, t, KW_HOW); }
bool kind_reader(const Ie *ie, const Token *t) { return kind_is_en(ie, t, KW_READER); }
bool kind_people(const Ie *ie, const Token *t) { return kind_is_en(ie, t, KW_PEOPLE); }
bool kind_guest(const Ie *ie, const Token *t) { return kind_is_en(ie, t, KW_GUEST); }
bool kind_named(const Ie *ie, const Token *t) { return kind_is_en(ie, t, KW_NAMED); }
bool kind_later(const Ie *ie, const Token *t) { return kind_is_en(ie, t, KW_LATER); }
bool kind_again(const Ie *ie, const Token *t) { return kind_is_en(ie, t, KW_AGAIN); }
bool kind_as(const Ie *ie, uint32_t at) { return kind_is_en(ie, &ie->doc->tok[doc_tok_at(ie->doc, at)], KW_AS); }
bool kind_line(const Ie *ie, const Token *t) { return kind_word_en(ie, t) == KW_LINE; }

bool kind_few(const Ie *ie, const Token *t)
{
    if (t->cls == CH_DIGIT) return t->end == t->beg + 1 && ie->doc->ch[t->beg] <= '6';
    return kind_is_en(ie, t, KW_FEW);
}

bool kind_advertises(const Ie *ie, const Token *t) { return kind_word_en(ie, t) == KW_ADVERTISE; }
bool kind_number(const Ie *ie, const Token *t) { return kind_word_en(ie, t) == KW_NUMBER; }

/* ---------------------------------------------------------------- phrases */
/* Takes "in Leeds" behind the phrase. */
static uint32_t take_place(const Ie *ie, uint32_t tok, uint32_t last, uint32_t end)
{
    const Doc *d = ie->doc;
    if (tok + 1 >= last || !en_is(ie, &d->tok[tok], EN_IN | EN_NEAR)) return end;
    if (tok + 2 < last && en_is(ie, &d->tok[tok + 1], EN_DEFINITE) && ie_capital(ie, d->tok[tok + 2].beg)) tok++;       /* in the Midlands */
    uint32_t i = ie_mention_from(ie, d->tok[tok + 1].beg);
    bool known = i < ie->mention.n && ie->mention.v[i].beg == d->tok[tok + 1].beg;
    if (known) return mention_is(ie, i, ENT_PLACE) ? ie->mention.v[i].end : end;
    uint32_t k = tok + 1, t = ie_timex_from(ie, d->tok[k].beg);
    if (t < ie->tx.n && ie->tx.v[t].beg == d->tok[k].beg) return end;                  /* in March */
    for (; k < last && d->tok[k].cls == CH_LATIN && ie_capital(ie, d->tok[k].beg); k++) end = d->tok[k].end;
    return end;
}

static bool is_role(const Ie *ie, const Token *t)
{
    uint32_t i = ie_mention_from(ie, t->beg + 1);
    bool inside = i > 0 && ie->mention.v[i - 1].end >= t->end;
    if (inside && !mention_is(ie, i - 1, ENT_SKILL) && !mention_is(ie, i - 1, ENT_PLACE)) return true;
    return has_rule(ie, t, is_seat_rule);
}

static bool is_school_rule(const TrigRule *r) { return is_cue(r, CUE_BIT(CUE_SCHOOL)); }
bool kind_school(const Ie *ie, const Token *t) { return has_rule(ie, t, is_school_rule); }

bool kind_employs(const Ie *ie, const Token *t)
{
    return kind_word_en(ie, t) == KW_NONE && !is_role(ie, t) && !kind_is_en(ie, t, KW_SEAT);
}

bool kind_unpaid(const Ie *ie, const EvCand *c)
{
    return c->en && c->type == EV_WORK && kind_is_en(ie, &ie->doc->tok[doc_tok_at(ie->doc, c->beg)], KW_UNPAID);
}

/* differently: written small, and no family. */
static bool is_adverb(const Ie *ie, const Token *t, KindWord w)
{
    enum { LEAST = 5 };
    const Doc *d = ie->doc;
    bool ly = t->cls == CH_LATIN && t->end - t->beg >= LEAST && d->ch[t->end - 1] == 'y' && d->ch[t->end - 2] == 'l';
    return ly && w == KW_NONE && d->text.p[d->at[t->beg]] >= 'a';
}

bool phrase_ends(const Ie *ie, const Token *t)
{
    KindWord w = kind_word_en(ie, t);
    return w == KW_STOP || w == KW_PLACE || w == KW_THERE || w == KW_IF || w == KW_CLAUSE || is_adverb(ie, t, w);
}

/* family-run: what a hyphen joins is one word. */
static bool is_joined(const Doc *d, uint32_t i)
{
    const Token *t = &d->tok[i];
    bool before = t->beg > 0 && d->ch[t->beg - 1] == '-', after = d->ch[t->end] == '-';
    return before || after;
}

/* at a travel agent's, at a locksmith's: whose premises they are. */
static bool is_premises(const Ie *ie, uint32_t first, uint32_t end)
{
    const Doc *d = ie->doc;
    if (end < first + 3) return false;
    const Token *s = &d->tok[end - 1], *mark = s - 1, *who = s - 2;
    bool genitive = s->end == s->beg + 1 && d->ch[s->beg] == 's' && d->ch[mark->beg] == '\'' && mark->end == s->beg;
    if (!genitive || who->cls != CH_LATIN || who->end != mark->beg || kind_word_en(ie, who) != KW_NONE) return false;
    uint32_t m = ie_mention_from(ie, who->beg);                            /* a man with a master's */
    return m >= ie->mention.n || ie->mention.v[m].beg != who->beg || !mention_is(ie, m, ENT_CREDENTIAL);
}

static bool is_of(const Ie *ie, const Token *t) { return en_is(ie, t, EN_OF) && !en_is(ie, t, EN_AND); }

/* for a couple more, for a good part of my life, for a couple of years: how much, and nobody whom one works for. */
static bool is_amount(const Ie *ie, uint32_t next, uint32_t last, bool master)
{
    if (next >= last) return false;
    const Token *t = &ie->doc->tok[next];
    return kind_is_en(ie, t, KW_AMOUNT) || (master && is_of(ie, t));
}

/* a firm of surveyors, a chain of cafés: who or what it is made of. */
static uint32_t take_members(const Ie *ie, uint32_t *tok, uint32_t last, uint32_t end)
{
    enum { MEMBERS = 3 };              /* of hearing aids, of chartered accountants */
    const Doc *d = ie->doc;
    uint32_t i = *tok;
    if (i + 1 >= last || !is_of(ie, &d->tok[i])) return end;
    const Token *t = &d->tok[i + 1];
    for (uint32_t n = 1; n <= MEMBERS && i + n < last; n++, t++) {
        bool many = t->end - t->beg > 3 && d->ch[t->end - 1] == 's' && d->ch[t->end - 2] != 's';
        if (t->cls != CH_LATIN || ie_capital(ie, t->beg) || phrase_ends(ie, t) || kind_is_time(ie, (Range){t->beg, t->end})) return end;
        if (kind_word_en(ie, t) != KW_NONE) return end;
        if (!many) continue;
        *tok = i + n + 1;
        return t->end;
    }
    return end;
}

bool kind_few_houses(const Ie *ie, uint32_t at)
{
    const Token *t = &ie->doc->tok[doc_tok_at(ie->doc, at)];
    return t->cls == CH_DIGIT || kind_word_en(ie, t) == KW_NUMBER;
}

/* The words of a noun phrase from token i on; none when its last one is no employer. person: one may be it. */
static bool noun_phrase(const Ie *ie, uint32_t i, uint32_t last, bool person, Range *out)
{
    enum { WORDS = 6 };
    const Doc *d = ie->doc;
    uint32_t first = i, end = i;
    for (uint32_t n = 0; i < last && n < WORDS; i++) {
        const Token *t = &d->tok[i];
        uint16_t ch = d->ch[t->beg];
        bool mark = t->kind == TOK_PUNCT && (ch == '-' || ch == '\'');
        bool joined = mark && i > first && t->beg == d->tok[i - 1].end;
        if (joined) continue;
        /* at a small, busy kitchen */
        bool more = t->kind == TOK_PUNCT && ch == ',' && i > first && i + 1 < last && kind_is_en(ie, t - 1, KW_QUALITY);
        if (more && !phrase_ends(ie, t + 1)) continue;
        bool stop = phrase_ends(ie, t) && !is_joined(d, i);
        stop |= i > first && kind_word_en(ie, t) == KW_NUMBER;            /* a Kumon centre two afternoons a week */
        /* a weekend job stacking shelves at a garden centre */
        stop |= i > first && en_is(ie, &d->tok[i - 1], EN_TITLE) && t->end - t->beg > 4 && d->ch[t->end - 1] == 'g';
        if (t->kind == TOK_PUNCT || stop || kind_is_time(ie, (Range){t->beg, t->end})) break;
        end = i + 1, n++;
    }
    if (end == first) return false;
    const Token *head = &d->tok[end - 1];
    if (is_premises(ie, first, end)) {
        *out = (Range){d->tok[first].beg, take_place(ie, end, last, head->end)};
        return true;
    }
    bool master = person && kind_is_en(ie, head, KW_MASTER);
    if (end > first + 1 && kind_is_en(ie, head, KW_HOUSES)) {                /* a regional paper */
        *out = (Range){d->tok[first].beg, take_place(ie, end, last, head->end)};
        return true;
    }
    if (is_amount(ie, end, last, master) || head->cls != CH_LATIN || head->end - head->beg < 2) return false;
    if (!master && (kind_word_en(ie, head) != KW_NONE || kind_is_en(ie, head, KW_QUALITY) || is_role(ie, head)))
        return false;
    uint32_t behind = head->end;
    if (!master) behind = take_members(ie, &end, last, behind);             /* a maker of hearing aids */
    *out = (Range){d->tok[first].beg, take_place(ie, end, last, behind)};
    return true;
}

static bool is_article(const Ie *ie, const Token *t)
{
    return kind_word_en(ie, t) == KW_ARTICLE;
}

bool kind_of_title(const Ie *ie, uint32_t tok, uint32_t last)
{
    enum { WORDS = 3 };
    Range r;
    for (uint32_t i = tok; i + 2 < last && i < tok + WORDS; i++)
        if (en_is(ie, &ie->doc->tok[i], EN_AT | EN_WITH | EN_FOR)) {
            const Token *next = &ie->doc->tok[i + 1];
            return is_article(ie, next) && !en_is(ie, next, EN_DEFINITE | EN_OWNER) &&
                   noun_phrase(ie, i + 2, last, false, &r);
        }
    return false;
}

/* Night porter for a small hotel, 1999 to 2001: what is told without a verb, by its title. */
static bool is_note(const Ie *ie, const EvCand *c)
{
    return c->en && (c->rule == &ie->an->event->note_work || c->rule == &ie->an->event->note_join);
}

/* Left in 2017 with a bad back, screened out for a missing form: not every preposition is the employer's with every
 * verb. */
static uint32_t places_of(const Ie *ie, const EvCand *c)
{
    if (is_note(ie, c)) return EN_AT | EN_WITH | EN_FOR;
    static const uint32_t places[EV_COUNT] = {
        [EV_JOIN] = EN_AT | EN_WITH | EN_FOR | EN_BY | EN_IN, [EV_WORK] = EN_AT, [EV_LEAVE] = EN_AT | EN_FROM | EN_BY,
        [EV_APPLY] = EN_AT | EN_WITH | EN_TO, [EV_INTERVIEW] = EN_AT | EN_WITH,
        [EV_ACCEPTED] = EN_AT | EN_WITH | EN_BY | EN_FROM, [EV_REJECTED] = EN_AT | EN_WITH | EN_BY | EN_FROM,
        [EV_WITHDRAW] = EN_FROM | EN_WITH | EN_AT};
    bool takes = c->type == EV_WORK && c->rule->takes;
    return takes ? EN_AT | EN_WITH | EN_FOR | EN_IN : places[c->type];
}

/* on the trains home, on the tube every morning, on the ferry to Calais: one who rides them works at something else. */
static bool is_ride(const Ie *ie, const Token *next)
{
    uint32_t i = ie_timex_from(ie, next->beg);
    bool often = i < ie->tx.n && ie->tx.v[i].beg == next->beg && ie->out->timexes.v[i].type == TIMEX_SET;
    return often || kind_is_en(ie, next, KW_RIDE) || kind_is_en(ie, next, KW_NOT);
}

/* the county's drainage board, the city's parks department: the noun of an authority stands at token i, and its genitive behind
 * it. */
static bool office_of(const Ie *ie, uint32_t i, uint32_t last, Range *out)
{
    enum { SIGN = 3, WORDS = 3 };
    const Doc *d = ie->doc;
    uint32_t first = i + SIGN, k = first;
    while (k < last && k < first + WORDS && d->tok[k].cls == CH_LATIN && !phrase_ends(ie, &d->tok[k]) &&
           !kind_is_time(ie, (Range){d->tok[k].beg, d->tok[k].end}))
        k++;
    if (k == first || ie_capital(ie, d->tok[first].beg) || is_role(ie, &d->tok[k - 1])) return false;
    *out = (Range){d->tok[i].beg, take_place(ie, k, last, d->tok[k - 1].end)};
    return true;
}

/* worked for the county, on the buses: an authority, or what one serves on, is known by its noun alone. The noun stands at
 * token i, behind the article. */
static bool known_alone(const Ie *ie, const EvCand *c, uint32_t i, uint32_t last, Range *out)
{
    const Doc *d = ie->doc;
    const Token *t = &d->tok[i], *place = t - 2;
    bool on = kind_is_en(ie, place, KW_ON), ends = i + 1 >= last;
    bool may = on ? c->type == EV_JOIN || c->type == EV_WORK || c->type == EV_LEAVE : true;
    if (!may || !kind_is_en(ie, t, on ? KW_SERVICE : KW_BODY)) return false;
    if (!on && !ends && d->ch[t->end] == '\'' && t[1].beg == t->end) return office_of(ie, i, last, out);
    /* the city hospital, the state of the art */
    const Token *next = t + 1;
    bool closed = ends || next->kind == TOK_PUNCT || phrase_ends(ie, next) || kind_word_en(ie, next) != KW_NONE ||
                  kind_is_time(ie, (Range){next->beg, next->end});
    if (!closed || (!ends && (is_of(ie, next) || (on && is_ride(ie, next))))) return false;
    *out = (Range){t->beg, take_place(ie, i + 1, last, t->end)};
    return true;
}

/* A nurse with my own PIN: with what, and with whom. */
static bool is_with_own(const Ie *ie, const Token *place, const Token *article)
{
    return en_is(ie, place, EN_WITH) && en_is(ie, article, EN_OWNER);
}

static bool told_house(const Ie *ie, uint32_t tok, uint32_t sent, Range *out);

/* in several companies, at three small hotels in Bern, for various agencies: how many of a kind, from token i on. */
static bool counted_houses(const Ie *ie, uint32_t i, uint32_t last, Range *out)
{
    enum { WORDS = 4 };
    const Doc *d = ie->doc;
    uint32_t first = i;
    if (i >= last || (kind_word_en(ie, &d->tok[i]) != KW_NUMBER && d->tok[i].cls != CH_DIGIT)) return false;
    for (i++; i < last && i < first + WORDS && d->tok[i].cls == CH_LATIN && !phrase_ends(ie, &d->tok[i]); i++) {
        if (!kind_houses(ie, &d->tok[i]) || (i + 1 < last && kind_houses(ie, &d->tok[i + 1]))) continue;
        *out = (Range){d->tok[first].beg, take_place(ie, i + 1, last, d->tok[i].end)};
        return true;
    }
    return false;
}

/* the co-op in Roscrea, the evening paper in Oban: where it is says which one. */
static bool placed_house(const Ie *ie, uint32_t tok, uint32_t sent, Range *out)
{
    enum { WORDS = 3, PLACE = 5 };     /* in Ayr: longer than the rest of a word that has a hyphen */
    for (uint32_t i = tok; i < ie->doc->sent[sent].tok_end && i < tok + WORDS; i++)
        if (told_house(ie, i, sent, out))
            return out->end > ie->doc->tok[i].end + PLACE && out->beg == ie->doc->tok[tok].beg;
    return false;
}

bool kind_behind(const Ie *ie, const EvCand *c, bool direct, Range *out)
{
    enum { WORDS = 9 };
    const Doc *d = ie->doc;
    const Sentence *s = &d->sent[c->sent];
    uint32_t i = doc_tok_at(d, c->end), limit = i + WORDS < s->tok_end ? i + WORDS : s->tok_end;
    uint32_t places = places_of(ie, c);
    direct &= !kind_is_en(ie, &d->tok[doc_tok_at(d, c->end - 1)], KW_AS);         /* started as a teacher's aide */
    /* been with */
    direct |= i > s->tok_beg && d->tok[i - 1].end == c->end && en_is(ie, &d->tok[i - 1], places & ~(uint32_t)EN_BY);
    const Token *before = i > s->tok_beg ? &d->tok[i - 1] : NULL;
    bool as = c->type == EV_WORK && before && kind_is_en(ie, before, KW_AS);           /* worked as a maid for a colonel */
    bool works = (c->rule->takes && (c->type == EV_WORK || c->type == EV_JOIN)) || as;
    if (as) places |= EN_FOR;
    if (before && kind_is_en(ie, before, KW_ON)) i--;              /* worked on | the buses */
    for (uint32_t first = i; i + 1 < limit && places; i++) {
        const Token *t = &d->tok[i];
        bool goes_on = t->kind == TOK_PUNCT && d->ch[t->beg] == ',' && is_note(ie, c) && en_is(ie, t + 1, places);
        if (goes_on) continue;
        if (t->kind == TOK_PUNCT || en_is(ie, t, EN_AND) || kind_word_en(ie, t) == KW_CLAUSE) return false;
        bool place = en_is(ie, t, places);
        uint32_t at = place ? i + 1 : i;
        bool definite = en_is(ie, &d->tok[i + 1], EN_DEFINITE) && (place || kind_is_en(ie, t, KW_ON));
        if (definite && i + 2 < s->tok_end && known_alone(ie, c, i + 2, s->tok_end, out)) return true;
        uint32_t labours = EN_AT | EN_IN | (c->rule->takes ? EN_FOR : 0);              /* filed returns for eleven shops */
        bool labour = c->type == EV_WORK && en_is(ie, t, labours) && !kind_unpaid(ie, c);
        if (labour && counted_houses(ie, i + 1, s->tok_end, out)) return true;
        if (!place && !(direct && i == first)) continue;
        if (en_is(ie, &d->tok[at], EN_DEFINITE) && placed_house(ie, at + 1, c->sent, out)) return true;
        if (!is_article(ie, &d->tok[at]) || en_is(ie, &d->tok[at], EN_DEFINITE)) continue;
        if (place && is_with_own(ie, t, &d->tok[at])) return false;
        if (noun_phrase(ie, at + 1, s->tok_end, works && en_is(ie, t, EN_FOR), out)) return true;
    }
    return false;
}

bool kind_left_for(const Ie *ie, const EvCand *c, Range *out)
{
    enum { WORDS = 5 };
    const Doc *d = ie->doc;
    const Sentence *s = &d->sent[c->sent];
    uint32_t first = doc_tok_at(d, c->found.employer.beg), i = doc_tok_at(d, c->found.employer.end), last = s->tok_end;
    bool from =
        first > s->tok_beg + 1 && (en_is(ie, &d->tok[first - 1], EN_FROM) ||
                                   (is_article(ie, &d->tok[first - 1]) && en_is(ie, &d->tok[first - 2], EN_FROM)));
    for (uint32_t n = 0; from && n < WORDS && i + 2 < last && d->tok[i].kind != TOK_PUNCT; i++, n++)
        if (en_is(ie, &d->tok[i], EN_TO) && is_article(ie, &d->tok[i + 1]))
            return noun_phrase(ie, i + 2, last, false, out);
    return false;
}

bool kind_served(const Ie *ie, Range r)
{
    uint32_t tok = doc_tok_at(ie->doc, r.beg);
    return tok > 1 && kind_is_en(ie, &ie->doc->tok[tok - 2], KW_ON) && kind_is_en(ie, &ie->doc->tok[tok], KW_SERVICE);
}

bool kind_body(const Ie *ie, uint32_t tok)
{
    const Token *t = &ie->doc->tok[tok];
    return tok > 0 && en_is(ie, t - 1, EN_DEFINITE) && kind_is_en(ie, t, KW_BODY);
}

/* a rival paper, a hotel group: the kind stands before what it is a kind of. */
static bool goes_on_kind(const Ie *ie, const Token *t)
{
    return kind_is_en(ie, t, KW_HOUSES) || (has_rule(ie, t, is_house_rule) && !has_rule(ie, t, is_trigger_rule));
}

/* The phrase around the kind's own word: from its article on, with what places it. */
Range kind_around(const Ie *ie, uint32_t beg, uint32_t end, uint32_t sent)
{
    enum { WORDS = 6 };
    const Doc *d = ie->doc;
    uint32_t tok = doc_tok_at(d, beg), first = d->sent[sent].tok_beg, last = d->sent[sent].tok_end;
    uint32_t next = doc_tok_at(d, end);
    while (next < last && d->tok[next].beg < end) next++;
    if (next < last && d->tok[next].beg == end + 1 && goes_on_kind(ie, &d->tok[next])) end = d->tok[next++].end;
    end = take_members(ie, &next, last, end);
    end = take_place(ie, next, last, end);
    for (uint32_t i = tok; i > first && tok - i <= WORDS; i--) {
        const Token *t = &d->tok[i - 1];
        bool joins = t->kind == TOK_PUNCT && (d->ch[t->beg] == '-' || d->ch[t->beg] == '\'');
        joins |= t->kind == TOK_PUNCT && d->ch[t->beg] == ',' && i > first + 1 && kind_is_en(ie, t - 1, KW_QUALITY);
        if (joins) continue;
        if (is_article(ie, t) || en_is(ie, t, EN_THEIR)) return (Range){d->tok[i].beg, end};
        if (t->kind != TOK_PUNCT && !(phrase_ends(ie, t) && !is_joined(d, i - 1))) continue;
        bool named = i < tok && d->tok[i].cls == CH_LATIN && ie_capital(ie, d->tok[i].beg);       /* for Southend council */
        return (Range){named ? d->tok[i].beg : beg, end};
    }
    return (Range){beg, end};
}

/* a casket company, an outfit in Perth: any firm, of which the words around say what it does or where. */
static bool told_house(const Ie *ie, uint32_t tok, uint32_t sent, Range *out)
{
    const struct KindData *k = ie->an->event->kind;
    const Token *t = &ie->doc->tok[tok];
    uint32_t end = t->end;
    LexMatch m;
    bool joined = ie->doc->ch[end] == '-' && ie_longest(ie, k->en, t->beg, ie->doc->n, &m) && t->beg + m.len > end &&
                  ie->doc->cls[t->beg + m.len] != CH_LATIN && word_class_is(k->en, k->en_of, m, KW_HOUSES);           /* co-op */
    if (joined) end = t->beg + m.len;
    else if (!kind_is_en(ie, t, KW_HOUSES)) return false;
    *out = kind_around(ie, t->beg, end, sent);
    return out->beg < t->beg || out->end > end;
}

bool kind_house_at(const Ie *ie, uint32_t tok, uint32_t sent, Range *out)
{
    const RuleSet *words = &ie->an->event->en;
    const Doc *d = ie->doc;
    const Token *t = &d->tok[tok];
    LexMatch m;
    if (t->cls != CH_LATIN) return false;
    if (!ie_longest(ie, words->book, t->beg, d->sent[sent].end, &m)) return told_house(ie, tok, sent, out);
    uint32_t end = t->beg + m.len;
    bool whole = end >= d->n || d->cls[end] != CH_LATIN, house = false;
    for (uint32_t k = 0; whole && k < m.n_entry; k++) house |= is_cue(rule_at(words, m, k), CUE_BIT(CUE_EMPLOYER));
    if (house) *out = kind_around(ie, t->beg, end, sent);
    return house || told_house(ie, tok, sent, out);
}

/* farms, accounting firms, agencies: many of a kind. */
bool kind_houses(const Ie *ie, const Token *t)
{
    enum { LEAST = 4 };
    const RuleSet *words = &ie->an->event->en;
    const Doc *d = ie->doc;
    LexMatch m;
    if (t->cls != CH_LATIN || t->end - t->beg < LEAST || d->ch[t->end - 1] != 's') return false;
    bool house = kind_is_en(ie, t, KW_HOUSES);
    if (!ie_longest(ie, words->book, t->beg, t->end - 1, &m) || m.len + 1 != t->end - t->beg) return house;
    for (uint32_t k = 0; k < m.n_entry; k++) house |= is_cue(rule_at(words, m, k), CUE_BIT(CUE_EMPLOYER));
    return house;
}

/* because of a school, thanks to my cousin Mwangi's practice: a reason, a few words before. */
bool kind_reason(const Ie *ie, uint32_t at, uint32_t first)
{
    enum { WORDS = 9 };
    uint32_t i = doc_tok_at(ie->doc, at);
    for (uint32_t n = 0; i > first && n < WORDS; i--, n++) {
        const Token *t = &ie->doc->tok[i - 1];
        if (kind_is_en(ie, t, KW_REASON)) return true;
        if (t->kind == TOK_PUNCT && ie->doc->ch[t->beg] != '\'') return false;
    }
    return false;
}

/* through an agency, near a bank; an interview in a hotel: what stands behind such a word employs nobody. */
bool kind_aside(const Ie *ie, const EvCand *c, Range r)
{
    const Doc *d = ie->doc;
    uint32_t first = d->sent[c->sent].tok_beg, i = doc_tok_at(d, r.beg);
    uint32_t next = doc_tok_at(d, r.end);
    bool titles = next < d->sent[c->sent].tok_end && d->tok[next].beg == r.end + 1 && title_word(ie, &d->tok[next]);
    /* where I had my own store */
    if (c->type != EV_FOUND && c->type != EV_WORK && kind_is_en(ie, &d->tok[i], KW_RUN)) return true;
    if (en_is(ie, &d->tok[i], EN_SAME)) return true;                       /* at the same firm: which one, was told before */
    bool behind = next < d->sent[c->sent].tok_end && d->tok[next].beg == r.end + 1;
    bool ware = behind && kind_is_en(ie, &d->tok[next], KW_WARE);
    if (ware || kind_reason(ie, r.beg, first)) return true;
    if (titles) return true;                       /* took over as depot manager: of the house, which it does not name */
    if (i > first && is_article(ie, &d->tok[i - 1])) i--;
    if (i == first) return false;
    KindWord w = kind_word_en(ie, &d->tok[i - 1]);
    /* ran a small bike shop: whoever runs a place is there */
    const Token *verb = &d->tok[doc_tok_at(d, c->beg)];
    if (c->type == EV_WORK && kind_is_en(ie, verb, KW_RUN) && i == doc_tok_at(d, c->end + 1) &&
        !en_is(ie, &d->tok[i], EN_DEFINITE)) return false;
    /* 2011-2013, receptionist, a law firm in Galway: in a note the house stands behind the title's comma. */
    bool note =
        c->rule->shape == SHAPE_NOUN && d->tok[i - 1].beg == c->end && d->ch[c->end] == ',' && title_word(ie, verb);
    note |= is_note(ie, c) && r.beg > c->end && en_is(ie, &d->tok[i - 1], EN_FOR);
    if (note && (c->type == EV_WORK || c->type == EV_JOIN)) return false;
    bool listed = d->tok[i - 1].kind == TOK_PUNCT || (i == doc_tok_at(d, r.beg) && en_is(ie, &d->tok[i - 1], EN_FOR));
    /* everything: courier, warehouse, the council */
    if (c->type == EV_APPLY && listed && r.beg > c->end) return true;
    if (c->type == EV_WORK && r.beg > c->end && w != KW_PLACE) return true;       /* proofread the magazine */
    /* wrote tests for a bank */
    bool client = c->type == EV_WORK && !c->rule->takes && r.beg > c->end && en_is(ie, &d->tok[i - 1], EN_FOR);
    bool near = kind_is_en(ie, &d->tok[i - 1], KW_NEAR);
    return client || near || (c->type == EV_INTERVIEW && en_is(ie, &d->tok[i - 1], EN_IN));
}
