/* English frames: does a possible trigger mean the event, by what stands around it? */
#include "trigger_en_int.h"

enum { NEAR_BEFORE = 60, FAR_BEFORE = 240, ADJ_AFTER = 12 };     /* units; FAR_BEFORE: reach: sent */

/* Where the cues of a frame may stand; whole: in the trigger's own part of the sentence. */
typedef struct Reachable { uint32_t from, to; bool whole; } Reachable;

/* Where a noun phrase begins behind the trigger: found me Jeddah, found me a mill in Hull. */
static uint32_t direct_to(const Scan *s, const Item *it)
{
    uint32_t tok = doc_tok_at(s->d, it->end);
    bool article = tok + 1 < s->d->sent[s->sent].tok_end && en_is(s->ie, &s->d->tok[tok], EN_ARTICLE);
    return article ? s->d->tok[tok + 1].beg : it->end + 1;
}

static Reachable reach_of(const Scan *s, const TrigRule *r, const Item *it)
{
    uint32_t before = r->front ? NEXT_AFTER : r->reach ? FAR_BEFORE : NEAR_BEFORE;
    uint32_t from = it->beg > before ? it->beg - before : 0, to = it->end + (r->near ? NEXT_AFTER : NEAR_AFTER);
    if (r->near && r->adj) to = it->end + ADJ_AFTER;
    if (r->direct) to = direct_to(s, it);
    if (r->front) return (Reachable){from, it->beg, true};
    return (Reachable){r->behind ? it->beg : from, to, r->behind};
}

/* A mark stands between item x and the trigger. */
bool is_parted(const Scan *s, const Item *x, const Item *it)
{
    uint32_t beg = x->beg < it->beg ? x->end : it->end, end = x->beg < it->beg ? it->beg : x->beg;
    for (uint32_t i = 0; i < s->items->n && s->items->v[i].beg < end; i++)
        if (s->items->v[i].kind == ITEM_BREAK && s->items->v[i].beg >= beg) return true;
    return false;
}

static bool holds(uint64_t cues, const Scan *s, const Item *it, Reachable reach)
{
    if (!(cues & s->cues)) return false;
    for (uint32_t i = 0; i < s->items->n; i++) {
        const Item *x = &s->items->v[i];
        bool in = x->end >= reach.from && x->beg <= reach.to && (!reach.whole || x->beg >= reach.from);
        if (reach.whole && x->beg == it->beg) continue;
        if (!(cues & item_cue(x)) || !in || (reach.whole && is_parted(s, x, it))) continue;
        if (x->kind == ITEM_CUE || x->beg < it->beg || x->end > it->end) return true;
    }
    return false;
}

static bool is_word_of(Str list, const Doc *d, const Token *t)
{
    Str one;
    while (list.n && str_cut(&list, '|', &one)) {
        uint32_t n = 0;
        while (n < one.n && t->beg + n < t->end && d->ch[t->beg + n] == (uint8_t)one.p[n]) n++;
        if (n == one.n && t->beg + n == t->end) return true;
    }
    return false;
}

bool item_begins(const Scan *s, uint32_t at, bool trigger)
{
    for (uint32_t i = 0; i < s->items->n; i++)
        if (s->items->v[i].beg == at && (s->items->v[i].kind == ITEM_TIMEX || (trigger && is_trigger(&s->items->v[i]))))
            return true;
    return false;
}

/* I declined. They passed, and I moved on: the verb stands alone. Behind a noun comes no other one (offer price). */
static bool ends_clause(const Scan *s, const TrigRule *r, uint32_t at)
{
    uint32_t end = s->d->sent[s->sent].tok_end, tok = doc_tok_at(s->d, at);
    bool noun = r->shape == SHAPE_NOUN;
    if (tok >= end || s->d->tok[tok].kind == TOK_PUNCT || item_begins(s, s->d->tok[tok].beg, noun)) return true;
    GroupWord word = group_word(s->ie, tok, s->end);
    bool leads = word == VG_PREP || word == VG_FROM || word == VG_DET;
    /* on the 15th of May */
    uint32_t next = tok + 1 < end && en_is(s->ie, &s->d->tok[tok + 1], EN_ARTICLE) ? tok + 2 : tok + 1;
    if (leads && next < end && item_begins(s, s->d->tok[next].beg, false)) return true;
    /* If I'd gone I'd be retired: what the author did next, or would have done */
    return noun ? word != VG_NONE : word == VG_AND || is_link(word) || word == VG_ADVERB || word == VG_SELF;
}

/* The item of a cue that begins at `at`. */
static const Item *cue_at(const Scan *s, uint32_t at, Cue cue)
{
    for (uint32_t i = 0; i < s->items->n && s->items->v[i].beg <= at; i++)
        if (s->items->v[i].beg == at && s->items->v[i].kind == ITEM_CUE && s->items->v[i].cue == cue)
            return &s->items->v[i];
    return NULL;
}

/* moved me to sales in May, to the accounts department, it was Kia from 2010: behind the word, at token tok, nothing goes on that
 * makes it part of another name: not to sales school, nor Kia's turn. */
bool phrase_closes(const Scan *s, uint32_t tok)
{
    if (tok >= s->d->sent[s->sent].tok_end) return true;
    const Token *t = &s->d->tok[tok];
    if (t->kind == TOK_PUNCT) return !t->glue || (s->d->ch[t->beg] != '\'' && s->d->ch[t->beg] != '-');
    GroupWord word = group_word(s->ie, tok, s->end);
    bool goes_on = word == VG_AND || word == VG_LINK || word == VG_ADVERB || word == VG_PREP || word == VG_FROM;
    bool of = en_is(s->ie, t, EN_OF | EN_TO);
    return goes_on || of || item_begins(s, t->beg, false) || cue_at(s, t->beg, CUE_TEAM);
}

/* Does the cue that the frame needs end its phrase? */
static bool closes_cue(const Scan *s, const TrigRule *r, const Item *it)
{
    uint32_t to = it->end + (r->adj ? ADJ_AFTER : NEXT_AFTER);
    for (uint32_t i = 0; i < s->items->n && s->items->v[i].beg <= to; i++) {
        const Item *x = &s->items->v[i];
        if (x->beg >= it->end && item_cue(x) & r->needs && phrase_closes(s, doc_tok_at(s->d, x->end))) return true;
    }
    return false;
}

/* came here to the bank, not to visit it */
static bool leads_noun(const Scan *s, uint32_t tok)
{
    if (tok + 1 >= s->d->sent[s->sent].tok_end) return false;
    const Token *next = &s->d->tok[tok + 1];
    return en_is(s->ie, next, EN_ARTICLE | EN_OWNER) || is_capital(s, next);
}

/* quality control, production planning: where the unit's whole name ends that begins with the token. */
static uint32_t word_end(const Scan *s, uint32_t tok)
{
    const uint64_t units = CUE_BIT(CUE_TEAM) | CUE_BIT(CUE_SKILL) | CUE_BIT(CUE_DIRECTION) | CUE_BIT(CUE_DUTY);
    const Token *t = &s->d->tok[tok];
    uint32_t end = t->end;
    for (uint32_t i = 0; i < s->items->n && s->items->v[i].beg <= t->beg; i++) {
        const Item *x = &s->items->v[i];
        if (x->beg == t->beg && x->end > end && item_cue(x) & units) end = x->end;
    }
    return end;
}

/* Is the token a word of "then", with what closes its phrase behind it where the rule asks for that? */
static bool is_then(const TrigRule *r, const Scan *s, uint32_t tok)
{
    const Token *t = &s->d->tok[tok];
    if (!(r->then_first & letter_bit(s->d->ch[t->beg])) || !is_word_of(r->then, s->d, t)) return false;
    if (!r->closes || r->near) return true;
    if (en_is(s->ie, &s->d->tok[tok], EN_TO | EN_WITH)) return leads_noun(s, tok);
    return phrase_closes(s, doc_tok_at(s->d, word_end(s, tok)));
}

/* turned … down: the particle, a few words behind its verb. */
static bool goes_then(const TrigRule *r, const Scan *s, uint32_t at)
{
    enum { WORDS = 8 };
    uint32_t end = s->d->sent[s->sent].tok_end, tok = doc_tok_at(s->d, at);
    if (r->closes && tok < end && s->d->ch[s->d->tok[tok].beg] == ',') tok++;      /* I moved here, to the dialysis unit */
    for (int left = r->adj && !r->near ? 1 : WORDS; left > 0 && tok < end; tok++) {
        uint16_t ch = s->d->ch[s->d->tok[tok].beg];
        bool within = (ch == '-' && s->d->tok[tok].glue) || ch == '\'';        /* a part-time contract, the manager's job */
        if (s->d->tok[tok].kind == TOK_PUNCT && !within) break;
        if (is_then(r, s, tok)) return true;
        if (!s->d->tok[tok].glue) left--;
    }
    return false;
}

static bool is_plural(const Ie *ie, const Token *t)
{
    enum { LEAST = 4 };
    const uint16_t *end = ie->doc->ch + t->end;
    if (t->cls != CH_LATIN || t->end - t->beg < LEAST || end[-1] != 's' || ie_capital(ie, t->beg)) return false;
    return end[-2] != 's' && end[-2] != 'u' && end[-2] != 'i';
}

/* fitted new boilers, milked cows, flew freight: what is handled stands behind the verb in the plural, or has none, and
 * no article: it is done as a trade. */
static bool names_kinds(const Scan *s, uint32_t at)
{
    enum { WORDS = 4 };
    uint32_t end = s->d->sent[s->sent].tok_end, tok = doc_tok_at(s->d, at);
    for (int left = WORDS; left > 0 && tok < end; tok++) {
        const Token *t = &s->d->tok[tok];
        if (t->kind == TOK_PUNCT && s->d->ch[t->beg] == '-') continue;
        if (t->kind == TOK_PUNCT || item_begins(s, t->beg, false) || cue_at(s, t->beg, CUE_ABSTRACT)) return false;
        if (cue_at(s, t->beg, CUE_WARE)) return true;
        if (group_word(s->ie, tok, s->end) != VG_NONE || leads_name(s->ie, tok)) return false;
        if (t->kind == TOK_WORD && is_plural(s->ie, t)) return true;
        if (!t->glue) left--;
    }
    return false;
}

/* to Bristol, to the hospital: behind the town stands where in it. */
static bool goes_on_to(const Scan *s, const Item *town)
{
    uint32_t tok = doc_tok_at(s->d, town->end);
    if (tok + 2 >= s->d->sent[s->sent].tok_end || s->d->ch[s->d->tok[tok].beg] != ',') return false;
    return en_is(s->ie, &s->d->tok[tok + 1], EN_TO) && en_is(s->ie, &s->d->tok[tok + 2], EN_ARTICLE);
}

/* May whoever does it only have gone to a town? */
static bool joins_nearby(const TrigRule *r)
{
    return r->type == EV_JOIN && r->near && !(r->needs & (CUE_BIT(CUE_PLACE) | CUE_BIT(CUE_DATE)));
}

/* I moved to Dublin and started at a bakery: the town right behind the verb; whoever goes there joins nobody by that. */
static const Item *town_behind(const Scan *s, const Item *it)
{
    if (!(s->cues & CUE_BIT(CUE_PLACE))) return NULL;
    for (uint32_t i = 0; i < s->items->n && s->items->v[i].beg <= it->end + 1; i++) {
        const Item *x = &s->items->v[i];
        if (x->beg >= it->end && x->kind == ITEM_MENTION && x->cue == CUE_PLACE) return x;
    }
    return NULL;
}

bool is_trigger_at(const Scan *s, uint32_t at)
{
    for (uint32_t i = 0; i < s->items->n && s->items->v[i].beg <= at; i++)
        if (s->items->v[i].beg == at && is_trigger(&s->items->v[i])) return true;
    return false;
}

/* Monzo: coding task, offer on 4 June. What came of one application, in a list or one sentence behind the other: the name, a
 * colon, what happened there. A month (May: two interviews) is no name. */
static bool heads_process(const Scan *s, const Item *it)
{
    enum { HEAD = 6, ROW = 60, ANSWER = 3 };
    const uint64_t houses = CUE_BIT(CUE_ORG) | CUE_BIT(CUE_SCHOOL) | CUE_BIT(CUE_EMPLOYER) | CUE_BIT(CUE_COMPANY);
    const Sentence *sent = &s->d->sent[s->sent];
    const Line *line = &s->d->line[sent->line];
    bool row = line->kind == LINE_ITEM || line->kind == LINE_TABLE, named = false;
    uint32_t first = row ? line->tok_beg : sent->tok_beg;
    if (!row && kind_label(s->ie, &s->d->tok[first])) return false;
    bool name = !row && is_capital(s, &s->d->tok[first]) && !in_time(s->ie, s->d->tok[first].beg);
    if (name) named = group_word(s->ie, first, s->end) == VG_NONE;
    bool answer = !row && it->end <= it->beg + ANSWER && s->end - s->beg <= ROW;             /* The Slade, 2009, no. */
    bool brief = answer && s->cues & CUE_BIT(CUE_DATE) && !(s->cues & CUE_BIT(CUE_SELF));
    for (uint32_t i = 0; i < s->items->n && s->items->v[i].beg < it->beg; i++) {
        const Item *x = &s->items->v[i];
        named |= is_word(x) && CUE_BIT(x->cue) & houses;
        bool colon = x->kind == ITEM_BREAK && s->d->ch[x->beg] == ':';
        bool listed = brief && x->kind == ITEM_BREAK && s->d->ch[x->beg] == ',';
        if (listed) return named && doc_tok_at(s->d, x->beg) <= first + HEAD;
        if (colon) return named && doc_tok_at(s->d, x->beg) <= first + (row ? HEAD : HEAD / 2);
    }
    return false;
}

/* While an application is told of: one has been told of in the last few sentences, and since then nobody has gone anywhere. */
static bool amid_search(const Scan *s, const Item *it)
{
    enum { SENTS = 3, BACK = 12 };
    const uint32_t search = EV_BIT(EV_APPLY) | EV_BIT(EV_INTERVIEW) | EV_BIT(EV_ACCEPTED) | EV_BIT(EV_REJECTED) |
                            EV_BIT(EV_WITHDRAW) | EV_BIT(EV_SEARCH);
    const uint32_t moves = EV_BIT(EV_JOIN) | EV_BIT(EV_LEAVE) | EV_BIT(EV_ENROLL) | EV_BIT(EV_GRADUATE) | EV_BIT(EV_FOUND) |
                           EV_BIT(EV_CERTIFICATE);
    if (s->cues & CUE_BIT(CUE_OFFER)) return true;
    for (uint32_t i = s->ie->ev.n, n = 0; i-- > 0 && n < BACK && s->sent - s->ie->ev.v[i]->sent <= SENTS; n++) {
        const EvCand *e = s->ie->ev.v[i];
        if (search & EV_BIT(e->type)) return true;
        if (moves & EV_BIT(e->type) && e->fact == FACT_ACTUAL) return false;
    }
    return heads_process(s, it);
}

/* While a course is told of: one has been begun or taken in this sentence or the last few, and neither finished nor left. */
static bool amid_studies(const Scan *s)
{
    enum { SENTS = 4, BACK = 10 };
    for (uint32_t i = s->ie->ev.n, n = 0; i-- > 0 && n < BACK && s->sent - s->ie->ev.v[i]->sent <= SENTS; n++) {
        const EvCand *e = s->ie->ev.v[i];
        if (e->type == EV_ENROLL || e->type == EV_STUDY) return e->fact == FACT_ACTUAL;
        if (e->type == EV_GRADUATE || e->type == EV_JOIN || (e->type == EV_LEAVE && e->rule->school)) return false;
    }
    return false;
}

/* usability tests, a call centre, the participant panel: within a longer word for something else it is none. */
bool is_covered(const Scan *s, const Item *it)
{
    const uint64_t other = CUE_BIT(CUE_PRODUCT) | CUE_BIT(CUE_SKILL) | CUE_BIT(CUE_EMPLOYER) | CUE_BIT(CUE_DUTY);
    if (!(s->cues & other)) return false;
    for (uint32_t i = 0; i < s->items->n && s->items->v[i].beg <= it->beg; i++) {
        const Item *x = &s->items->v[i];
        bool whole = is_word(x) && x->end >= it->end && x->end - x->beg > it->end - it->beg;
        if (whole && item_cue(x) & other) return true;
    }
    return false;
}

/* Interviews: Dundee (no), Aarhus (yes): what came of it, in brackets behind the name. */
static bool answers_name(const Scan *s, uint32_t mark, const Item *it)
{
    const Token *t = &s->d->tok[mark];
    bool closed = s->d->ch[t->beg] == '(' && it->end < s->end && s->d->ch[it->end] == ')';
    return closed && mark > s->d->sent[s->sent].tok_beg && is_capital(s, t - 1);
}

/* a call, two pleasant calls, coding task: an article or number that tells of something new stands before the noun, with a word
 * or two between, or nothing does and it begins its part of a list. */
static bool is_fresh(const Scan *s, const Item *it)
{
    enum { WORDS = 3 };
    uint32_t first = s->d->sent[s->sent].tok_beg, n = 0;
    if (is_covered(s, it)) return false;
    for (uint32_t i = first; i < it->ref; i++)
        if (kind_reader(s->ie, &s->d->tok[i])) return false;           /* Most companies send you a test. */
    bool listed = it->end <= it->beg + 3;                  /* Wise: two calls, no. */
    const Sentence *sent = &s->d->sent[s->sent];
    bool whole = it->ref == first && s->end <= it->end + 1 && s->sent && sent[-1].line == sent->line;
    /* Applied to Unilever. No. */
    const EvCand *last = whole && s->ie->ev.n ? s->ie->ev.v[s->ie->ev.n - 1] : NULL;
    if (last && last->sent + 1 == s->sent && (EV_BIT(EV_APPLY) | EV_BIT(EV_INTERVIEW)) & EV_BIT(last->type))
        return true;
    for (uint32_t i = it->ref; i > first && n <= WORDS; i--, n++) {
        const Token *t = &s->d->tok[i - 1];
        if (t->kind == TOK_PUNCT && answers_name(s, i - 1, it)) return true;
        if (t->kind == TOK_PUNCT) return ends_part(s->d->ch[t->beg]) && heads_process(s, it);
        if (en_is(s->ie, t, EN_INDEFINITE | EN_FIRST) || t->kind == TOK_NUMBER || kind_number(s->ie, t)) return true;
        if (group_word(s->ie, i - 1, it->beg) != VG_NONE || is_trigger_at(s, t->beg)) return false;
    }
    return !listed && it->ref - first <= WORDS;
}

/* Behind the noun stands its time, or where it was: Redundancy, 2004. Talk in Cardiff. Course at the institute. What
 * goes on otherwise is another matter: Talk proposals, Training for the marathon, Book in hand. A phrase that ends in
 * such a word leads to what it is of (Article in the trade journal). */
static bool ends_head(const Scan *s, const TrigRule *r, uint32_t end)
{
    const uint32_t leads = EN_AT | EN_WITH | EN_FOR | EN_BY | EN_FROM | EN_IN | EN_TO | EN_AFTER | EN_OF;
    uint32_t tok = doc_tok_at(s->d, end), last = s->d->sent[s->sent].tok_end;
    const Token *t = &s->d->tok[tok], *next = t + 1;
    GroupWord led = group_word(s->ie, tok - 1, s->end);
    if (tok >= last || t->kind != TOK_WORD || led == VG_PREP || en_is(s->ie, t - 1, leads)) return true;
    if (in_time(s->ie, t->beg)) return true;
    bool leads_on = en_is(s->ie, t, leads) || group_word(s->ie, tok, s->end) == VG_PREP;
    if (!leads_on || tok + 1 >= last) return false;
    if (r->type == EV_TALK || in_time(s->ie, next->beg) || is_capital(s, next)) return true;      /* Lecture on tides */
    if (en_is(s->ie, t, EN_WITH)) return tok + 2 < last && is_capital(s, next + 1);      /* Lessons with old Marta */
    bool skilled = r->needs & CUE_BIT(CUE_SKILL) && en_is(s->ie, t, EN_IN);                /* Course in bookkeeping */
    bool learned = skilled && !en_is(s->ie, next, EN_ARTICLE);
    return next->kind == TOK_WORD && (learned || en_is(s->ie, t, EN_AT));
}

/* Talk in Cardiff, May 2022. Second redundancy, 2009: the noun heads a short sentence without a subject and its verb; a word
 * or two may say which it is. */
static bool heads_note_noun(const Scan *s, const TrigRule *r, const Item *it)
{
    enum { LONG = 90, WORDS = 2, LEAST = 4 };
    const Sentence *sent = &s->d->sent[s->sent];
    if (s->end - s->beg > LONG || s->cues & CUE_BIT(CUE_SELF) || !ends_head(s, r, it->end)) return false;
    uint32_t words = 0;
    for (uint32_t i = sent->tok_beg; i < sent->tok_end; i++) {
        const Token *t = &s->d->tok[i];
        if (t->kind == TOK_PUNCT && t->beg < it->beg) words = 0;
        if (t->kind != TOK_WORD) continue;
        GroupWord word = group_word(s->ie, i, s->end);
        bool led = word == VG_OTHER && i > sent->tok_beg && en_is(s->ie, t - 1, EN_FROM | EN_BY | EN_WITH);
        bool other = word == VG_OTHER && !led;                                 /* Invitation from Professor Rees */
        bool verb = word == VG_SELF || word == VG_BE || word == VG_IS || word == VG_WOULD || word == VG_OBJECT || other;
        bool ed =
            t->end - t->beg > LEAST && s->d->ch[t->end - 1] == 'd' && s->d->ch[t->end - 2] == 'e' && !is_capital(s, t);
        if (verb || (ed && t->beg > it->end)) return false;
        if (t->beg < it->beg && ++words > WORDS) return false;
        if (t->beg < it->beg &&
            (word == VG_PREP || word == VG_DET || word == VG_MINE || word == VG_FROM || word == VG_TO))
            return false;
    }
    return true;
}

static bool says_it(const Scan *s, const Item *it)
{
    for (uint32_t i = doc_tok_at(s->d, it->beg); i < s->d->n_tok && s->d->tok[i].beg < it->end; i++)
        if (en_is(s->ie, &s->d->tok[i], EN_IT)) return true;
    return false;
}

/* sold it, wound it up: the shop that was opened a few sentences ago, where nothing else was told of since that it may
 * stand for (I found a kitten and gave it up). */
static bool means_venture(const Scan *s, const TrigRule *r, const Item *it)
{
    enum { SENTS = 8, BACK = 24 };
    if (!says_it(s, it)) return true;
    uint32_t i = s->ie->ev.n, left = BACK, here = s->d->sent[s->sent].tok_beg;
    while (i > 0 && left > 0 && s->ie->ev.v[i - 1]->type != EV_FOUND) i--, left--;
    bool opened = i && left;
    bool worked = r->after & EV_BIT(EV_WORK) && s->ie->ev.n;             /* I ran a stall. In 2010 I sold it. */
    if (!opened && !worked) return false;
    const EvCand *found = s->ie->ev.v[opened ? i - 1 : s->ie->ev.n - 1];
    if (s->sent - found->sent > SENTS) return false;
    uint32_t from = found->sent == s->sent ? doc_tok_at(s->d, it->beg) : s->d->sent[found->sent].tok_end;
    for (uint32_t tok = from; s->d->tok[tok].beg < it->beg; tok++) {
        const Token *t = &s->d->tok[tok];
        bool new = en_is(s->ie, t, EN_INDEFINITE), known = tok >= here && en_is(s->ie, t, EN_ARTICLE);
        if ((new || known) && !in_time(s->ie, t->beg) && !in_time(s->ie, t[1].beg)) return false;
    }
    return true;
}

/* 2014 saw me behind a till: a time right before the verb is its subject. */
static bool is_dated(const Scan *s, const Item *it)
{
    return it->ref > s->d->sent[s->sent].tok_beg && in_time(s->ie, s->d->tok[it->ref - 1].beg);
}

/* I left my coat at the restaurant: behind the owner comes a thing, and only behind it, and where it is, the house. */
static bool leaves_thing(const Scan *s, const TrigRule *r, const Item *it)
{
    enum { WORDS = 3 };
    const uint64_t kinds = CUE_BIT(CUE_SCHOOL) | CUE_BIT(CUE_COURSE) | CUE_BIT(CUE_VENTURE) | CUE_BIT(CUE_ROLE) |
                           CUE_BIT(CUE_RANK) | CUE_BIT(CUE_LIVING) | CUE_BIT(CUE_JOB) | CUE_BIT(CUE_EMPLOYER) |
                           CUE_BIT(CUE_TEAM) | CUE_BIT(CUE_DIRECTION);
    uint32_t end = s->d->sent[s->sent].tok_end, tok = doc_tok_at(s->d, it->end);
    GroupWord word = tok < end ? group_word(s->ie, tok, s->end) : VG_NONE;
    if (r->type != EV_LEAVE || !r->n_need || word != VG_MINE) return false;
    for (uint32_t i = tok + 1, n = 0; i < end && n <= WORDS; i++, n++) {
        const Token *t = &s->d->tok[i];
        if (t->kind == TOK_PUNCT) return false;
        if (en_is(s->ie, t, EN_AT | EN_IN | EN_WITH)) return n > 0 && i + 1 < end && !in_time(s->ie, t[1].beg);
        for (uint32_t k = 0; k < s->items->n && s->items->v[k].beg <= t->beg; k++)
            if (s->items->v[k].end > t->beg && item_cue(&s->items->v[k]) & (r->needs | kinds)) return false;
    }
    return false;
}

bool frame_holds_en(const Scan *s, const TrigRule *r, const Item *it)
{
    const Item *town = joins_nearby(r) ? town_behind(s, it) : NULL;
    if (town && !goes_on_to(s, town)) return false;
    Reachable reach = reach_of(s, r, it);
    if (town) reach.whole = false, reach.from = it->beg;
    if (r->n_need && !holds(r->needs, s, it, reach)) return false;
    if (reach.to > it->end) reach.to = it->end + NEAR_AFTER;
    /* In 2015 I moved to a bank: the rest may stand before the verb where its complement stands close behind it. */
    if (r->near && !r->front) reach.whole = false, reach.from = it->beg > NEAR_BEFORE ? it->beg - NEAR_BEFORE : 0;
    if (r->n_also && !holds(r->alsos, s, it, reach)) return false;
    if (r->veto && holds(r->veto, s, it, (Reachable){it->beg, it->end + NEXT_AFTER, true})) return false;
    if ((r->after || r->process) && !just_told(s, r->after) && !process_open(s, r->process)) return false;
    bool closes = r->process & 1u << PROCESS_VENTURE || (r->type == EV_LEAVE && r->after & EV_BIT(EV_FOUND));
    if (closes && !means_venture(s, r, it)) return false;
    if ((r->fresh && !is_fresh(s, it)) || (r->amid && !amid_search(s, it)) || (r->studies && !amid_studies(s)))
        return false;
    if ((r->kinds && !names_kinds(s, it->end)) || (r->heads && !heads_note_noun(s, r, it))) return false;
    if ((r->closes && r->near && !closes_cue(s, r, it)) || (r->dated && !is_dated(s, it))) return false;
    if ((r->open && !spell_open(s)) || leaves_thing(s, r, it)) return false;
    return (!r->then.n || goes_then(r, s, it->end)) && (!r->ends || ends_clause(s, r, it->end));
}

/* I've been there ever since, and since then: from what was told before it. */
bool ever_since(const Ie *ie, uint32_t at, uint32_t end)
{
    enum { NEAR = 80 };
    const Doc *d = ie->doc;
    if (end > at + NEAR) end = at + NEAR;
    for (uint32_t i = doc_tok_at(d, at); i < d->n_tok && d->tok[i].beg < end; i++) {
        const Token *next = &d->tok[i + 1];
        if (!en_is(ie, &d->tok[i], EN_SINCE)) continue;
        return i + 1 >= d->n_tok || next->beg >= end || next->kind == TOK_PUNCT || en_is(ie, next, EN_THEN | EN_AND);
    }
    return false;
}

/* I've been a driver, a trainer and, since 2019, a manager: the date is that of the title behind it. */
static bool of_later_title(const Scan *s, const Item *it, uint32_t date)
{
    bool title = false, and = false;
    for (uint32_t i = 0; i < s->items->n && s->items->v[i].beg < date; i++) {
        const Item *x = &s->items->v[i];
        title |= x->beg >= it->end && is_word(x) && (x->cue == CUE_ROLE || x->cue == CUE_RANK);
    }
    for (uint32_t i = doc_tok_at(s->d, it->end); title && s->d->tok[i].beg < date; i++)
        and |= en_is(s->ie, &s->d->tok[i], EN_AND);
    return title && and;
}

/* since 2019, from March: the date that tells the start of what goes on. */
bool says_since(const Scan *s, const Item *it)
{
    if (ever_since(s->ie, it->end, s->end)) return true;
    for (uint32_t i = 0; i < s->items->n; i++) {
        const Item *x = &s->items->v[i];
        if (x->kind != ITEM_TIMEX || x->cue != CUE_DATE) continue;
        uint32_t tok = doc_tok_at(s->d, x->beg);
        if (s->ie->tx.v[x->ref].rel == REL_SINCE) return !of_later_title(s, it, x->beg);
        if (tok > s->d->sent[s->sent].tok_beg && group_word(s->ie, tok - 1, x->beg) == VG_FROM) return true;
    }
    return false;
}

/* At eighteen I was, at the age of twenty-two I was already: an age stands before the subject. */
static bool says_age(const Scan *s, const Item *it)
{
    enum { WORDS = 9 };
    uint32_t first = s->d->sent[s->sent].tok_beg;
    bool figure = false;
    for (uint32_t i = it->ref, n = 0; i-- > first && n < WORDS; n++) {
        const Token *t = &s->d->tok[i];
        if (in_time(s->ie, t->beg)) return false;
        if (t->kind == TOK_NUMBER || kind_number(s->ie, t)) figure = true;
        else if (figure && (en_is(s->ie, t, EN_AT | EN_BY) || tells_age(s, t))) return true;
        else if (t->kind == TOK_PUNCT ? s->d->ch[t->beg] != ',' && s->d->ch[t->beg] != '-'
                                      : figure && !en_is(s->ie, t, EN_OF | EN_ARTICLE)) return false;
    }
    return false;
}

/* By 2015 I was, within two years I was, after a year I was: the time right before it is that by which it had come to be. */
bool says_reached(const Scan *s, const Item *it)
{
    enum { NEAR = 14 };                /* units: no more than the subject stands between */
    if (says_age(s, it)) return true;
    const Item *x = NULL;
    for (uint32_t i = 0; i < s->items->n && s->items->v[i].beg < it->beg; i++)
        if (s->items->v[i].kind == ITEM_TIMEX) x = &s->items->v[i];
    if (!x || x->end + NEAR < it->beg) return false;
    uint8_t rel = s->ie->tx.v[x->ref].rel;
    uint32_t tok = doc_tok_at(s->d, x->beg);
    uint32_t led = EN_BY | (x->cue == CUE_LENGTH ? EN_WITHIN | EN_AFTER : 0);
    uint32_t first = s->d->sent[s->sent].tok_beg;
    if (tok > first + 1 && en_is(s->ie, &s->d->tok[tok - 1], EN_INDEFINITE)) tok--;          /* within a year */
    bool by = tok > first && en_is(s->ie, &s->d->tok[tok - 1], led);
    return by || (x->cue == CUE_LENGTH && (rel == REL_WITHIN || rel == REL_AFTER));
}

/* Two winters, fourteen months: no errand and no journey, nor how long ago or after what it was. */
static bool is_season(const Scan *s, const Item *x)
{
    enum { LEAST = 56 };               /* days */
    uint8_t rel = s->ie->tx.v[x->ref].rel;
    const Timex *t = &s->ie->out->timexes.v[x->ref];
    EdtfDuration len;
    if (rel == REL_AGO || rel == REL_AFTER || rel == REL_WITHIN || rel == REL_ORDINAL || t->ago) return false;
    return edtf_duration_parse(t->value, &len) && edtf_duration_days(&len) >= LEAST;
}

/* from 2003 to 2006 */
static bool is_span(const Scan *s, const Item *x)
{
    enum { LEAST = 366 };
    const Timex *t = &s->ie->out->timexes.v[x->ref];
    bool ranged = false;
    for (uint32_t i = 0; i < t->value.n; i++) ranged |= t->value.p[i] == '/';
    return ranged && t->hi - t->lo >= LEAST;
}

/* For fourteen months I dragged brash. I drove a school bus from 2003 to 2006: how long it was done stands in its clause. */
bool says_lasting(const Scan *s, const Item *it)
{
    for (uint32_t i = 0; i < s->items->n && s->items->v[i].beg <= it->end + NEAR_BEFORE; i++) {
        const Item *x = &s->items->v[i];
        if (x->kind != ITEM_TIMEX || x->end + NEAR_BEFORE < it->beg) continue;
        if (x->cue == CUE_LENGTH ? is_season(s, x) : is_span(s, x)) return true;
    }
    return false;
}
