/* What a sentence says of its time: by the end of its predicate and by words of the book "tense". */
#include "anchor_int.h"
#include "mark.h"
#include "uni/hangul.h"
#include "word_class.h"

/* What an entry of the book says, a bit each. */
enum {
    SAYS_FUTURE = 1, SAYS_WILL = 2, SAYS_MAYBE = 4, SAYS_BACK = 8, SAYS_PRESENT = 16, SAYS_UNREAL = 32, SAYS_WEAK = 64, SAYS_WAS = 128,
    SAYS_ORDER = 256
};

Rc anchor_bind(Analyser *an, Fault *f)
{
    static const char *const names[] = {"", "future", "will", "maybe", "back", "present", "unreal", "weak", "was",
                                        "order"};
    static const uint16_t says[] = {0, SAYS_FUTURE, SAYS_WILL, SAYS_MAYBE, SAYS_BACK | SAYS_WAS,
                                   SAYS_PRESENT, SAYS_UNREAL, SAYS_WEAK, SAYS_WAS, SAYS_ORDER};
    struct AnchorData *t = arena_push(an->mem, struct AnchorData);
    Rc rc = ie_book(an, "tense", &t->book, f);
    if (rc == RC_OK) rc = ie_book(an, "clock", &t->clock, f);
    if (rc == RC_OK) rc = clause_bind(an, t, f);
    if (rc == RC_OK) rc = mend_bind(an, &t->mend, f);
    if (rc == RC_OK) rc = aged_bind(an, t, f);
    if (rc == RC_OK) rc = aside_bind(an, t, f);
    if (rc == RC_OK) rc = ahead_bind(an, t, f);
    if (rc != RC_OK) return rc;
    const uint8_t *of = word_classes(an, t->book, names, COUNT_OF(names), 0);
    t->says = arena_push_n(an->mem, uint16_t, lex_book_n(t->book) + 1);
    for (uint32_t i = 0; i < lex_book_n(t->book); i++) t->says[i] = says[of[i]];
    an->anchor = t;
    return RC_OK;
}

enum { CODA_L = 8 };

/* The end of a Korean sentence: 다 요 죠 까 close a statement. */
typedef enum { END_NONE, END_PAST, END_PRESENT, END_AHEAD } EndKind;

static EndKind end_of(const Ie *ie, const Sentence *x)
{
    enum { TAIL = 9 };
    const Doc *d = ie->doc;
    uint32_t end = hangul_before(d, x->end, x->beg), beg = end > x->beg + TAIL ? end - TAIL : x->beg;
    if (end == x->beg) return END_NONE;
    for (uint32_t p = beg; p < end; p++)
        if (is_past_syllable(d->ch[p])) return END_PAST;
    uint16_t last = d->ch[end - 1];
    bool after_l = end > x->beg + 1 && hangul_is(d->ch[end - 2]) && hangul_coda(d->ch[end - 2]) == CODA_L;
    if (after_l && is_mark(ie, MK_WILL, last)) return END_AHEAD;
    if (end > x->beg + 1 && mark_before(ie, MK_AMONG_FRIENDS, end)) return END_PRESENT;        /* 5일이야 */
    if (is_mark(ie, MK_FINAL, last)) return END_PRESENT;
    return END_NONE;
}

/* "- [ ] 5월에 사업자 내기": an open task. */
static bool is_open_task(const Doc *d, const Sentence *x)
{
    const Line *l = &d->line[x->line];
    for (uint32_t p = l->beg; p + 2 < l->end && p < l->body; p++)
        if (d->ch[p] == '[' && d->ch[p + 1] == ' ' && d->ch[p + 2] == ']') return true;
    return false;
}

/* What the word at p says; 0 for none. Nothing begins within an English word. */
static unsigned word_says(const Ie *ie, uint32_t p, uint32_t end)
{
    const struct AnchorData *t = ie->an->anchor;
    const Doc *d = ie->doc;
    bool latin = d->cls[p] == CH_LATIN;
    LexMatch m;
    if (latin && p > 0 && d->cls[p - 1] == CH_LATIN) return 0;
    if (!ie_longest(ie, t->book, p, end, &m)) return 0;
    if (latin && d->cls[p + m.len] == CH_LATIN) return 0;
    unsigned says = 0;
    for (uint32_t i = 0; i < m.n_entry; i++) says |= t->says[lex_match_entry(t->book, m, i)];
    if (!(says & SAYS_WILL)) return says;
    uint32_t before = blanks_back(d, p, 0);
    bool behind_l = before > 0 && hangul_is(d->ch[before - 1]) && hangul_coda(d->ch[before - 1]) == CODA_L;
    return behind_l ? says | SAYS_FUTURE : says;
}

static bool is_word_of(const Ie *ie, const LexBook *book, const Token *tok)
{
    LexMatch m;
    return ie_longest(ie, book, tok->beg, tok->end, &m) && m.len == tok->end - tok->beg;
}

/* A word that says nothing beside a time: those that lead to one or join two. */
static bool only_joins(const Ie *ie, const Token *tok)
{
    bool word = tok->kind == TOK_WORD, hangul = tok->cls == CH_HANGUL;
    const struct TimexData *t = ie->an->timex;
    return !word || (hangul && (tok->glue || is_word_of(ie, t->after, tok))) ||                                /* 아침 */
           is_word_of(ie, ie->an->anchor->clock, tok) || is_word_of(ie, t->joint, tok);
}

/* A text of one sentence that is nothing but a time: asked so, it is the next one that is meant. */
static bool is_fragment(const Ie *ie, const Sentence *x)
{
    const Doc *d = ie->doc;
    if (!time_stands_alone(d)) return false;
    for (uint32_t i = 0; i < ie->tx.n; i++)
        if (ie->time[i].form == TX_POINT && ie->time[i].a.how == YEAR_FULL) return false;      /* 2014. July 13th, July 14th */
    for (uint32_t t = x->tok_beg, i = 0; t < x->tok_end; t++) {
        while (i < ie->tx.n && ie->tx.v[i].end <= d->tok[t].beg) i++;
        bool inside = i < ie->tx.n && d->tok[t].beg >= ie->tx.v[i].beg;
        if (inside && ie->time[i].open_end) return false;                                        /* 7월 2일 이래로 */
        if (!inside && !only_joins(ie, &d->tok[t])) return false;
    }
    return true;
}

static bool in_time(const Ie *ie, uint32_t p)
{
    uint32_t i = ie_timex_from(ie, p);
    return (i < ie->tx.n && ie->tx.v[i].beg <= p) || (i > 0 && ie->tx.v[i - 1].end > p);
}

/* What the words of [beg, end) say together; sent: where their sentence begins, at whose head alone an order stands. */
static unsigned stretch_says(const Ie *ie, uint32_t beg, uint32_t end, uint32_t sent)
{
    unsigned says = 0;
    for (uint32_t p = beg; (p = may_next(ie->tense, p, end)) < end; p++) {
        unsigned more = word_says(ie, p, end);
        if (more & SAYS_WAS && in_time(ie, p)) continue;                          /* on Sat, Sep 21 */
        says |= more & SAYS_ORDER && p > sent ? more & ~(unsigned)SAYS_ORDER : more;
    }
    return says;
}

static Cue cue_said(unsigned says)
{
    Cue cue = {.known = true};
    cue.maybe = cue.agreed = says & SAYS_MAYBE;
    cue.back = says & SAYS_BACK;
    cue.unreal = says & SAYS_UNREAL;
    cue.future = says & SAYS_FUTURE || (says & (SAYS_WEAK | SAYS_ORDER) && !(says & SAYS_WAS));
    cue.english_present = says & SAYS_PRESENT;
    cue.was = says & SAYS_WAS;
    return cue;
}

static bool is_past_english(const Cue *cue) { return !cue->english_present && !cue->future && !cue->maybe; }

/* "In October I did a course, and I'm due to finish in June": of an English sentence that tells of now or of what is
 * ahead, too, the clause says when its times are. false: it has no verb that is known. */
static bool cue_of_clause(const Ie *ie, const Sentence *x, uint32_t i, Cue *out)
{
    uint32_t beg = x->beg, end = x->end;
    bool past = anchor_clause(ie, x, i, &beg, &end);
    unsigned says = stretch_says(ie, beg, end, x->beg);
    if (!says && !past) return false;
    *out = cue_said(says);
    out->was |= past;
    out->past = is_past_english(out);
    return true;
}

static Cue cue_of_sentence(const Ie *ie, const Sentence *x)
{
    enum { SENTENCE_LONG = 600 };
    const Doc *d = ie->doc;
    if (x->end - x->beg > SENTENCE_LONG) return (Cue){.known = true};
    unsigned says = stretch_says(ie, x->beg, x->end, x->beg);
    Cue cue = cue_said(says);
    EndKind end = end_of(ie, x);
    bool english = end == END_NONE && !ie->ko;
    cue.past = end == END_PAST || (english && is_past_english(&cue));
    cue.several = english && !cue.past;
    cue.present = end == END_PRESENT;
    cue.future |= end == END_AHEAD;
    cue.future |= is_open_task(d, x);
    if (cue.past && !cue.maybe) cue.future = false;
    if (cue.past ? english && is_fragment(ie, x) : !cue.future && is_fragment(ie, x)) {
        cue.future = true;
        cue.past = cue.several = false;
    }
    return cue;
}

void cue_begin(Ie *ie)
{
    ie->cue = arena_push_n(ie->tmp, Cue, ie->doc->n_sent + 1);
    ie->tense = ie_may_bits(ie, ie->an->anchor->book);
}

/* Sentences are asked about many times: the answers are kept. */
Cue cue_of(const Ie *ie, uint32_t i)
{
    uint32_t sent = ie->tx.v[i].sent;
    if (sent == UINT32_MAX) return (Cue){0};
    if (!ie->cue[sent].known) ie->cue[sent] = cue_of_sentence(ie, &ie->doc->sent[sent]);
    Cue cue = ie->cue[sent];
    if (cue.several) cue_of_clause(ie, &ie->doc->sent[sent], i, &cue);
    uint8_t rel = ie->tx.v[i].rel;
    if (rel == REL_UNTIL) cue.maybe = true;
    if (ie->tx.v[i].moved) cue.present = true, cue.past = false;
    bool english = ie->doc->cls[ie->tx.v[i].beg] == CH_LATIN || (!ie->ko && ie->time[i].bare);
    if (rel == REL_SINCE && english) cue.now = true, cue.future = false;
    return cue;
}
