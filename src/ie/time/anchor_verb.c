/* "I repeat it in January", "the bank sees me on the 27th", "I'm booked on the course in May", "my last day is 22 December": a
 * time without its year in an English clause whose verb is in the present lies ahead of the writing, wherever the story
 * stands. What comes again (I usually go in May) and what has a verb in the past does not. What somebody else had done (He had
 * founded the firm in 1991) lies behind the story, which stays where it stood. */
#include "anchor_int.h"
#include "word_class.h"

/* be, have, can: the verbs that another one follows;  it: be with a subject that says nothing (it's March)
 * i, he: subjects;  verb: behind i or a plural;  verbs: behind he or a noun
 * set: what is fixed, behind be;  given: what was, behind have;  got: between have and its thing;  thing: opens that
 * det: before a noun, so that what follows is no verb (the starts);  on: between be and a day
 * often: what comes again;  past: a verb in the past, beside those of clauses;  step: an adverb
 * rel: opens a clause that says more of a noun (I signed for a course that | starts in May)
 * had, part: the past before the past, its verb beside those of clauses;  me: the author;  was, subject: it was 1998
 * begin, end: what a spell begins or ends with */
typedef enum {
    AH_NONE, AH_BE, AH_IT, AH_HAVE, AH_CAN, AH_I, AH_HE, AH_VERB, AH_VERBS, AH_SET, AH_GIVEN, AH_GOT, AH_THING, AH_DET, AH_ON, AH_OFTEN,
    AH_PAST, AH_STEP, AH_REL, AH_HAD, AH_PART, AH_ME, AH_WAS, AH_IT_IS,
    AH_BEGIN, AH_END
} AheadWord;

struct AheadData { const LexBook *book; const uint8_t *of; };

Rc ahead_bind(Analyser *an, struct AnchorData *t, Fault *f)
{
    static const char *const names[] = {"", "be", "it", "have", "can", "i", "he", "verb", "verbs", "set", "given", "got", "thing", "det",
                                        "on", "often", "past", "step", "rel", "had", "part", "me", "was", "subject", "begin",
                                        "end"};
    struct AheadData *d = arena_push(an->mem, struct AheadData);
    Rc rc = ie_book(an, "ahead-en", &d->book, f);
    if (rc == RC_OK) d->of = word_classes(an, d->book, names, COUNT_OF(names), AH_NONE);
    t->ahead = d;
    return rc;
}

typedef struct Reader {
    const Ie *ie;
    uint32_t end, at;                  /* of the clause, of the time */
    AheadWord last;                    /* what the word before was, adverbs left out */
    bool plural, ahead, past, is;      /* is: a form of be */
    bool begins, ends, stated;         /* stated: this was 2015 */
    bool had, mine;                    /* the past before the past; the author is spoken of */
    bool onward, ever;                 /* behind the past before the past: I'd been ill and flew in May; that past is anywhere */
    bool it, was, noun, subject;             /* its subject is it, there; the verb before the time is was; it has one before a verb before the time */
} Reader;

/* The classes of the word that begins at the token, a bit each; it ends where a word does. */
static uint32_t classes_at(const Reader *r, const Token *tok, uint32_t *end)
{
    const struct AheadData *d = r->ie->an->anchor->ahead;
    LexMatch m;
    *end = tok->end;
    if (!ie_longest(r->ie, d->book, tok->beg, r->end, &m) || r->ie->doc->cls[tok->beg + m.len] == CH_LATIN) return 0;
    *end = tok->beg + m.len;
    return (uint32_t)word_class_set(d->book, d->of, m);
}

static bool is_ing(const Doc *d, const Token *tok)
{
    enum { LEAST = 5 };
    const uint16_t *end = d->ch + tok->end;
    return tok->end - tok->beg >= LEAST && end[-1] == 'g' && end[-2] == 'n' && end[-3] == 'i';
}

static bool has(uint32_t set, AheadWord w) { return set >> w & 1; }

/* Does the word, behind the one before it, put the clause ahead? */
static bool leads_ahead(const Reader *r, const Token *tok, uint32_t set)
{
    bool subject = r->last == AH_NONE || r->last == AH_HE;
    switch (r->last) {
    case AH_BE: case AH_IT: return has(set, AH_SET) || is_ing(r->ie->doc, tok);
    case AH_HAVE: return has(set, AH_GIVEN) || has(set, AH_THING);
    case AH_GOT: return has(set, AH_THING);
    case AH_CAN: return true;
    default: break;
    }
    if (has(set, AH_VERB) && (r->last == AH_I || r->plural)) return true;
    return has(set, AH_VERBS) && subject && !r->plural;
}

static AheadWord last_of(uint32_t set)
{
    static const AheadWord order[] = {AH_BE, AH_IT, AH_HAVE, AH_CAN, AH_I, AH_HE, AH_GOT, AH_DET, AH_ON, AH_REL, AH_HAD, AH_WAS};
    for (size_t i = 0; i < COUNT_OF(order); i++)
        if (has(set, order[i])) return order[i];
    return AH_NONE;
}

/* Nothing but an article stands between the word and the time. */
static bool leads_to(const Reader *r, uint32_t end)
{
    enum { ARTICLE = 4 };
    const uint16_t *u = r->ie->doc->ch + blanks_skip(r->ie->doc, end);
    bool the = u[0] == 't' && u[1] == 'h' && u[2] == 'e' && u[3] == ' ';
    return blanks_skip(r->ie->doc, end) + (the ? ARTICLE : 0) == r->at;
}

static void read_word(Reader *r, const Token *tok, uint32_t set, uint32_t end)
{
    bool bound = r->last == AH_BE || r->last == AH_IT || r->last == AH_HAVE || r->last == AH_CAN;
    bool got = has(set, AH_GOT) && r->last == AH_HAVE;
    bool past = !got && !bound && (has(set, AH_PAST) || anchor_past_word(r->ie, tok, r->end));
    bool had = r->last == AH_HAD && (past || has(set, AH_PART) || has(set, AH_GIVEN));
    if (tok->beg < r->at) {
        if (past && r->had && !had) r->onward = true;
        if (had || past) r->had = had;                                         /* the verb that stands nearest before the time */
        if (past) r->was = has(set, AH_WAS);
        r->it |= has(set, AH_IT_IS) || has(set, AH_IT);
        if (past && r->noun) r->subject = true;
        r->noun |= !past && !has(set, AH_DET) && !has(set, AH_ON);
    }
    r->past |= past || has(set, AH_OFTEN);
    r->ever |= had;
    r->mine |= has(set, AH_ME);
    r->begins |= has(set, AH_BEGIN);
    r->ends |= has(set, AH_END);
    r->ahead |= r->last != AH_DET && leads_ahead(r, tok, set);
    if (r->last == AH_REL && has(set, AH_VERBS)) r->ahead = true, r->past = false;
    r->plural = time_is_plural(r->ie->doc, tok);
    AheadWord was = r->last;
    r->last = got ? AH_GOT : last_of(set & ~(1u << AH_GOT));
    r->is |= r->last == AH_BE || r->last == AH_IT;
    bool on = has(set, AH_ON) && (was == AH_BE || was == AH_WAS);               /* my last day is on | 22 December */
    if (on) r->last = was;
    if (r->last == AH_BE && leads_to(r, end)) r->ahead = true;
}

static Reader read_clause(const Ie *ie, uint32_t i)
{
    enum { LONG = 400 };
    const Doc *d = ie->doc;
    const TimexInfo *t = &ie->tx.v[i];
    Reader r = {.ie = ie, .at = t->beg};
    if (t->sent == UINT32_MAX) return r;
    const Sentence *x = &d->sent[t->sent];
    uint32_t beg = x->beg, done = 0;
    r.end = x->end;
    if (r.end - beg > LONG) return r;
    anchor_clause(ie, x, i, &beg, &r.end);
    for (uint32_t k = x->tok_beg; k < x->tok_end && d->tok[k].beg < r.end; k++) {
        const Token *tok = &d->tok[k];
        if (tok->beg < beg || tok->beg < done) continue;
        bool time = tok->beg >= t->beg && tok->beg < t->end, word = tok->kind == TOK_WORD && tok->cls == CH_LATIN;
        if (tok->beg == t->beg) r.stated = r.it && (r.last == AH_BE || r.last == AH_IT || r.last == AH_WAS);
        if (time || !word) {
            if (d->ch[tok->beg] != '\'') r.last = time ? AH_NONE : AH_DET, r.plural = false;
            continue;
        }
        uint32_t set = classes_at(&r, tok, &done);
        if (!has(set, AH_STEP)) read_word(&r, tok, set, done);
    }
    return r;
}

bool anchor_ahead(const Ie *ie, uint32_t i)
{
    Reader r = read_clause(ie, i);
    return r.ahead && !r.past;
}

bool anchor_present(const Ie *ie, uint32_t i)
{
    Reader r = read_clause(ie, i);
    return (r.ahead || r.is) && !r.past;
}

/* I had joined that firm in 2015. In November I had been promoted: it goes on there. */
static bool had_goes_on(const Ie *ie, uint32_t i)
{
    bool next = i + 1 < ie->n_time && ie->tx.v[i + 1].line == ie->tx.v[i].line && time_needs_year(&ie->time[i + 1].a);
    return next && read_clause(ie, i + 1).ever;
}

bool anchor_had_been(const Ie *ie, uint32_t i)
{
    Reader r = read_clause(ie, i);
    return r.ever && !r.onward && !had_goes_on(ie, i);
}

bool anchor_of_others(const Ie *ie, uint32_t i)
{
    Reader r = read_clause(ie, i);
    if (r.had) return !had_goes_on(ie, i);
    return !r.mine && r.subject && !(r.was && r.it);
}

bool anchor_had(const Ie *ie, uint32_t i) { return read_clause(ie, i).had; }


bool anchor_mine(const Ie *ie, uint32_t i) { return read_clause(ie, i).mine; }

bool anchor_begins(const Ie *ie, uint32_t i) { return read_clause(ie, i).begins; }

bool anchor_ends(const Ie *ie, uint32_t i) { return read_clause(ie, i).ends; }

bool anchor_stated(const Ie *ie, uint32_t i)
{
    Reader r = read_clause(ie, i);
    return r.stated && (r.was || ie->doc->ch[ie->doc->sent[ie->tx.v[i].sent].beg] == '(');
}

bool anchor_onward(const Ie *ie, uint32_t i) { return read_clause(ie, i).onward; }
