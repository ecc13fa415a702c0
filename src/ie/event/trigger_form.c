/* What a word alone has for the trigger pass. A form remembers it, so that a word is read once however often it
 * stands in a text; most words have nothing, and then that one answer is all the pass asks of them. */
#include "mark.h"
#include "trigger_int.h"

/* ---------------------------------------------------------------- nouns */
/* What stands behind the noun in its word: a particle, another noun, or letters that make it a part of some other
 * word. A run of Hangul is one word, so a particle never goes on behind it. */
static void rest_read(const Ie *ie, const Token *t, WordNoun *w)
{
    uint32_t rest = t->beg + w->at + w->m.len;
    LexMatch next;
    bool open;
    w->ends = ENDS_YES;
    if (rest == t->end) return;
    w->josa_len = (uint8_t)josa_at(ie, rest, t->end, &w->josa);
    if (w->josa_len) return;
    if (!lex_longest_open(ie->an->event->noun.book, ie->doc->ch + rest, t->end - rest, &next, &open))
        w->ends = open ? ENDS_ASK : ENDS_NO;
}

/* What a word's triggers ask for, all together: where none of it stands before them, none of their frames holds. */
uint64_t trigger_asks(const RuleSet *set, LexMatch m)
{
    uint64_t asks = 0;
    for (uint32_t i = 0; i < m.n_entry; i++) {
        const TrigGate *g = rule_gate(set, m, i);
        if (g->shape != SHAPE_CUE) asks |= g->asks;
    }
    return asks;
}

static bool any_inner(const RuleSet *nouns, LexMatch m)
{
    for (uint32_t i = 0; i < m.n_entry; i++)
        if (rule_gate(nouns, m, i)->inner) return true;
    return false;
}

/* The longest noun within the units, and whether it is left to what follows them. */
static bool noun_find(const LexBook *b, const uint16_t *u, uint32_t n, WordNoun *out)
{
    bool found = lex_longest_stop(b, u, n, &out->m, &out->stop);
    out->open = out->stop.next.glued != 0;
    return found || out->open;
}

static void noun_read(const Ie *ie, const Token *t, uint32_t at, WordNounList *out)
{
    const RuleSet *nouns = &ie->an->event->noun;
    WordNoun w = {.at = at - t->beg, .ends = ENDS_ASK};
    if (!noun_find(nouns->book, ie->doc->ch + at, t->end - at, &w)) return;
    if (w.m.n_entry) w.inner = any_inner(nouns, w.m);
    if (!w.open && t->cls == CH_HANGUL) rest_read(ie, t, &w);
    *vec_push(ie->tmp, out) = w;
}

static WordNoun unit_read(const RuleSet *nouns, uint16_t unit)
{
    WordNoun w = {.open = true, .ends = ENDS_ASK};
    if (lex_longest_stop(nouns->book, &unit, 1, &w.m, &w.stop)) w.inner = any_inner(nouns, w.m);
    return w;
}

static uint32_t unit_rank(const UnitNouns *un, uint16_t unit)
{
    uint64_t below = un->first[unit >> 6] & ((UINT64_C(1) << (unit & 63)) - 1);
    uint32_t n = un->rank[unit >> 6];
    for (; below; below &= below - 1) n++;
    return n;
}

UnitNouns *unit_nouns(Arena *a, const RuleSet *nouns)
{
    UnitNouns *un = arena_push(a, UnitNouns);
    un->first = lex_book_first(nouns->book);
    uint32_t n = 0;
    for (uint32_t i = 0; i < LEX_FIRST_WORDS; i++) {
        un->rank[i] = (uint16_t)n;
        for (uint64_t bits = un->first[i]; bits; bits &= bits - 1) n++;
    }
    WordNoun *of = arena_push_n(a, WordNoun, n + 1);
    for (uint32_t unit = 0, at = 0; at < n; unit++)
        if (lex_first(un->first, (uint16_t)unit)) of[at++] = unit_read(nouns, (uint16_t)unit);
    un->noun = of;
    return un;
}

static void last_read(const Ie *ie, const Token *t, WordNounList *out)
{
    const UnitNouns *un = ie->an->event->unit;
    uint32_t last = t->end - 1;
    uint16_t unit = ie->doc->ch[last];
    if (!lex_first(un->first, unit)) return;
    WordNoun *w = vec_push(ie->tmp, out);
    *w = un->noun[unit_rank(un, unit)];
    w->at = last - t->beg;
}

/* In another script than Hangul nothing begins inside a word, but behind a noun at its beginning. The scan's filter
 * reads two units: at the last one it would speak of the text behind the word. */
static void nouns_read(Ie *ie, const Token *t, WordNounList *out)
{
    const LexBook *nouns = ie->an->event->noun.book;
    uint32_t last = t->end - 1;
    out->n = 0;
    for (uint32_t at = t->beg; at < last; at++) {
        if (ie_may(ie, nouns, at)) noun_read(ie, t, at, out);
        if (!out->n && t->cls != CH_HANGUL) return;
    }
    last_read(ie, t, out);
}

/* ---------------------------------------------------------------- verbs */
enum { STEM_UNITS = 6, STEM_JAMO = STEM_UNITS * 3 };

/* May a stem begin with the syllable ch, before the unit next? A final is in the table; what an open syllable goes on
 * with is the next one's onset. */
static bool may_stem(const EventData *e, uint16_t ch, uint16_t next)
{
    if (!hangul_is(ch)) return true;
    uint32_t i = ch - 0xAC00u;
    return e->stem_first[i / 64] >> (i % 64) & 1 && (i % 28 || lex_may_jamo(e->verb.book, ch, next));
}

static bool begins_stem(const LexBook *verbs, uint16_t syllable)
{
    uint16_t jamo[3];
    LexMatch m[LEX_MATCH_MAX];
    bool open;
    int n = hangul_jamo(syllable, jamo);
    return lex_prefixes_open(verbs, jamo, (uint32_t)n, m, &open) > 0 || open;
}

void stems_bind(EventData *e)
{
    for (uint32_t i = 0; i < HANGUL_N; i++) {
        uint32_t without = i - i % 28;             /* the syllable without its final, which has come before it */
        bool may = i == without || (e->stem_first[without / 64] >> (without % 64) & 1);
        if (may && begins_stem(e->verb.book, (uint16_t)(0xAC00 + i))) e->stem_first[i / 64] |= UINT64_C(1) << (i % 64);
    }
}

/* Verb stems at the start of a word, each of those that match. */
static int verbs_read(const Ie *ie, const Token *t, LexMatch out[LEX_MATCH_MAX])
{
    const uint16_t *u = ie->doc->ch + t->beg;
    const LexBook *verbs = ie->an->event->verb.book;
    uint16_t jamo[STEM_JAMO];
    uint32_t n = 0, end = t->end - t->beg;
    if (t->cls != CH_HANGUL || !may_stem(ie->an->event, u[0], u[1])) return 0;
    for (uint32_t i = 0; i < end && i < STEM_UNITS; i++) n += (uint32_t)hangul_jamo(u[i], jamo + n);
    return lex_prefixes(verbs, jamo, n, out);
}

/* 하셨, 하시는: what the honoured person does ends here, and with it that person's rule over the sentence. */
static bool is_respect(const Ie *ie, const Token *t)
{
    if (t->cls != CH_HANGUL) return false;
    for (uint32_t p = t->beg + 1; p < t->end; p++) {
        uint32_t n = mark_at(ie, MK_HONOURS, p);
        if (n && p + n <= t->end) return true;
    }
    return false;
}

/* ---------------------------------------------------------------- words */
/* Does the text behind the word decide what becomes of a noun in it, beside which noun it is? */
static WordAlone alone_of(const Token *t, const WordNounList *nouns, WordRead *out)
{
    for (uint32_t i = 0; i < nouns->n; i++) {
        const WordNoun *w = &nouns->v[i];
        out->next.glued |= w->stop.next.glued;
        out->next.blank |= w->stop.next.blank;
        bool inside = w->m.len && t->beg + w->at + w->m.len < t->end;
        if (t->cls == CH_HANGUL && inside && w->ends == ENDS_ASK) return ALONE_DEPENDS;
    }
    return ALONE_UNREAD;
}

/* The word with its verbs and nouns behind it in one piece, which lives in a. */
static WordRead *word_keep(const RuleSet *verbs, Arena *a, const LexMatch *m, uint32_t n, const WordNounList *nouns)
{
    struct Piece { WordRead word; WordVerb verb[]; } *p =
        arena_alloc_raw(a, sizeof *p + n * sizeof *p->verb + nouns->n * sizeof *nouns->v);
    WordNoun *noun = (WordNoun *)(p->verb + n);
    for (uint32_t i = 0; i < n; i++)
        p->verb[i] = (WordVerb){.m = m[n - 1 - i], .bits = trigger_asks(verbs, m[n - 1 - i])};
    for (uint32_t i = 0; i < nouns->n; i++) noun[i] = nouns->v[i];
    p->word = (WordRead){.verb = p->verb, .noun = noun, .n_verb = (uint8_t)n, .n_noun = nouns->n};
    return &p->word;
}

static WordRead *read_ko(Ie *ie, Arena *a, const Token *t, WordNounList *nouns)
{
    LexMatch m[LEX_MATCH_MAX];
    int n = verbs_read(ie, t, m);
    nouns_read(ie, t, nouns);
    WordRead *w = word_keep(&ie->an->event->verb, a, m, (uint32_t)n, nouns);
    w->respect = is_respect(ie, t);
    w->alone = (uint8_t)alone_of(t, nouns, w);
    return w;
}

WordRead *word_ko(Ie *ie, uint32_t tok, WordNounList *nouns)
{
    Form *f = ie->form[tok];
    const Token *t = &ie->doc->tok[tok];
    if (!f) return read_ko(ie, ie->tmp, t, nouns);
    FormMore *more = form_more(ie->forms, f);
    if (more->word) return more->word;
    WordRead *w = more->word = read_ko(ie, forms_arena(ie->forms), t, nouns);
    more->noun_next = w->next;
    f->trigger.open = w->next.glued != 0;
    f->trigger.alone = (unsigned)w->alone & 3;
    return w;
}

bool has_no_noun(const Ie *ie, uint32_t tok)
{
    const WordRead *w = word_read_before(ie, tok);
    return w && !w->n_noun;
}

/* ---------------------------------------------------------------- English */
/* May the book have a word that begins with this one? English words end where a word ends: within a run of letters only
 * the whole run counts. */
static WordState state_of(const FormBook *x, const Token *t)
{
    if (x->m.n_entry && (x->m.len == t->end - t->beg || t->cls != CH_LATIN)) return WORD_SOME;
    return x->stop.next.glued ? WORD_OPEN : WORD_NOTHING;
}

const TriggerForm *word_en(Ie *ie, uint32_t tok, TriggerForm *scratch)
{
    const Token *t = &ie->doc->tok[tok];
    Form *f = ie->form[tok];
    TriggerForm *w = f ? &f->trigger : scratch;
    FormBook own;
    if (f && w->en) return w;
    if (!f) *scratch = (TriggerForm){0};
    w->lead = leads_name(ie, tok);
    w->en = state_of(form_book(ie, ie->an->event->en.book, FORM_EN, tok, &own), t) & WORD_STATES;
    return w;
}

/* Only what follows a word that is none of the book's own tells whether it begins one. */
bool may_begin(Ie *ie, uint32_t tok, const TriggerForm *w)
{
    const Form *f = ie->form[tok];
    return w->en == WORD_SOME ||
           (w->en == WORD_OPEN && (!f || form_book_goes_on(ie, f->more->book[FORM_EN], &ie->doc->tok[tok])));
}

bool may_group(Ie *ie, uint32_t tok)
{
    const Token *t = &ie->doc->tok[tok];
    Form *f = ie->form[tok];
    FormBook own;
    if (!f) return ie_may(ie, ie->an->event->verb_en, t->beg);
    TriggerForm *w = &f->trigger;
    if (!w->verb_en)
        w->verb_en = state_of(form_book(ie, ie->an->event->verb_en, FORM_VERB_EN, tok, &own), t) & WORD_STATES;
    return w->verb_en == WORD_SOME ||
           (w->verb_en == WORD_OPEN && form_book_goes_on(ie, f->more->book[FORM_VERB_EN], t));
}

int words_en(const Ie *ie, const LexBook *b, FormBookId id, uint32_t tok, uint32_t end, LexMatch out[LEX_MATCH_MAX])
{
    const Token *t = &ie->doc->tok[tok];
    FormBook own;
    if (t->cls != CH_LATIN || !ie->form[tok] || t->end > end) return ie_prefixes(ie, b, t->beg, end, out);
    const FormBook *x = form_book(ie, b, id, tok, &own);
    int n = form_book_is(x, t);
    out[0] = x->m;
    return n + ie_prefixes_on(ie, b, x->stop, t->beg, t->end - t->beg, end, out + n);
}

uint32_t cue_len(const Ie *ie, uint32_t at, uint32_t to, uint64_t cues)
{
    const RuleSet *nouns = &ie->an->event->noun;
    LexMatch m;
    if (!ie_longest(ie, nouns->book, at, to, &m)) return 0;
    for (uint32_t i = 0; i < m.n_entry; i++) {
        const TrigRule *r = &nouns->rule[lex_match_entry(nouns->book, m, i)];
        if (r->shape == SHAPE_CUE && cues & CUE_BIT(r->cue)) return m.len;
    }
    return 0;
}
