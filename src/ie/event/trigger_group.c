/* The English verb group: what the words before a verb say of it. Whose is it, did it happen? */
#include "trigger_en_int.h"

/* The entry of the longest word at token tok, before end, that ends where a word ends. */
static bool entry_at(const Ie *ie, uint32_t tok, uint32_t end, uint32_t *entry, uint32_t *len)
{
    const LexBook *book = ie->an->event->verb_en;
    LexMatch m[LEX_MATCH_MAX];
    int n = words_en(ie, book, FORM_VERB_EN, tok, end, m);
    while (n-- > 0) {
        if (!word_edge(ie->doc, ie->doc->tok[tok].beg + m[n].len)) continue;
        *entry = lex_match_entry(book, m[n], 0);
        *len = m[n].len;
        return true;
    }
    return false;
}

/* He joined the Navy: of himself. */
static GroupWord own_word(const Ie *ie, uint32_t tok, GroupWord word)
{
    static const GroupWord own[] = {
        [THIRD_SUBJECT] = VG_SELF, [THIRD_OBJECT] = VG_OBJECT, [THIRD_OWNER] = VG_MINE};
    ThirdWord third = ie->third ? turn_third(ie, tok) : THIRD_NONE;
    return third == THIRD_NONE ? word : own[third];
}

GroupWord group_word(const Ie *ie, uint32_t tok, uint32_t end)
{
    GroupWord third = own_word(ie, tok, VG_NONE);
    if (third != VG_NONE) return third;
    uint32_t entry, len;
    return entry_at(ie, tok, end, &entry, &len) ? (GroupWord)ie->an->event->group_of[entry] : VG_NONE;
}

bool leads_name(const Ie *ie, uint32_t tok)
{
    uint32_t entry, len;
    return entry_at(ie, tok, ie->doc->tok[tok].end, &entry, &len) && ie->an->event->leads[entry];
}

bool tells_author(const Ie *ie, uint32_t at)
{
    uint32_t tok = doc_tok_at(ie->doc, at);
    if (tok >= ie->doc->n_tok) return false;
    bool you = ie->to_self && turn_third(ie, tok) == THIRD_SUBJECT;              /* they will hire you */
    return you || group_word(ie, tok, ie->doc->n) == VG_OBJECT;
}

/* ---------------------------------------------------------------- the subject */
/* A new clause has the subject of the sentence until it names its own: I told my manager and resigned. */
static void clause_begin(VerbGroup *g)
{
    g->self |= g->first_self;
    g->other = g->other && !g->first_self;
    g->noun = g->verb = g->aside = false;
    g->fresh = g->first = true;
}

/* Everyone I knew was laid off: right behind the pronoun begins what is said of it. */
static bool is_said_of(const VerbGroup *g) { return g->other && !g->fresh && g->other_at + 1 == g->words; }

static void subject_self(VerbGroup *g)
{
    bool said = is_said_of(g);
    g->aside = said || (g->noun && g->fresh && g->verb);
    if (g->aside) g->verb = false;
    if (g->fresh || !g->other) g->first_self = true;
    g->self = true;
    g->other = g->noun = g->fresh = false;
}

/* With my wife; met the people: no subject, where the author is one already and a verb stands before. */
static bool is_object(const VerbGroup *g)
{
    enum { PHRASE = 3 };               /* words */
    return (g->preposition && g->words - g->preposition < PHRASE) || (g->self && g->fresh && g->verb);
}

/* The first subject of a clause rules it; the boss that the author told is none. */
static void subject_other(VerbGroup *g)
{
    if (is_object(g)) return;
    if (g->fresh) g->first_self = false;
    g->other = true;
    g->other_at = g->words;
    g->self = g->fresh = false;
}

/* Before a verb an article begins its subject, unless the clause has one: the shop closed; but I closed the shop. */
static void subject_noun(VerbGroup *g)
{
    if (g->self && (!g->fresh || g->verb)) return;
    if (g->preposition && g->words == g->preposition + 1) return;
    g->noun = true;
}

/* The man I had trained was promoted: behind the author's verb stands that of the noun. */
static void subject_back(VerbGroup *g)
{
    if (!g->aside || !g->verb) return;
    g->aside = g->self = g->first_self = false;
    g->other = true;
}

static void subject_add(VerbGroup *g, GroupWord word)
{
    switch (word) {
    case VG_SELF: subject_self(g); break;
    case VG_OTHER: subject_other(g); break;
    case VG_DET: case VG_MINE: subject_noun(g); break;
    case VG_AND:
        g->shared |= g->noun && g->verb && !g->self;        /* The café gave me a trial and then chose a girl who spoke French */
        clause_begin(g);
        break;
    case VG_LINK: case VG_UNTIL: case VG_IF: clause_begin(g); break;
    case VG_BE: case VG_NOT_BE: subject_back(g); break;
    case VG_PREP: case VG_FROM: case VG_TO: g->preposition = g->words; break;
    default: break;
    }
}

/* A person named before the verb is its subject (Danuta was promoted), and so is a firm that begins the clause. */
static bool is_named(const Scan *s, const VerbGroup *g, uint32_t at)
{
    if (!(s->cues & (CUE_BIT(CUE_PERSON) | CUE_BIT(CUE_ORG)))) return false;
    for (uint32_t i = 0; i < s->items->n; i++) {
        const Item *it = &s->items->v[i];
        if (it->beg != at || it->kind != ITEM_MENTION) continue;
        if (it->cue == CUE_PERSON || (it->cue == CUE_ORG && !g->verb && g->preposition != g->words - 1)) return true;
    }
    return false;
}

/* ---------------------------------------------------------------- the mood */
static void mood_set(VerbGroup *g, Mood mood)
{
    if (g->mood == MOOD_IF || (mood == MOOD_PLAN && g->mood != MOOD_NONE)) return;
    g->mood = g->mood_all = (uint8_t)mood;
}

/* Each finite verb of a pair has its own mood (I could not sleep and quit), and so has what follows a wish. */
static void mood_end(VerbGroup *g, bool subject)
{
    if (g->mood == MOOD_WISH || g->mood == MOOD_PLAN) g->mood = MOOD_NONE;
    g->no = false;
    if (!subject) return;
    g->no_all = g->be = false;
    if (g->mood_all != MOOD_IF) g->mood_all = g->mood;
}

static void mood_add(VerbGroup *g, GroupWord word)
{
    switch (word) {
    case VG_NOT: g->no = !g->no, g->no_all = !g->no_all; break;
    case VG_NOT_BE: g->no = !g->no, g->no_all = !g->no_all, g->be = true; break;
    case VG_WISH: mood_set(g, MOOD_WISH); break;
    case VG_MAYBE: mood_set(g, MOOD_MAYBE); break;
    case VG_IF: mood_set(g, MOOD_IF); break;
    case VG_PLAN: mood_set(g, MOOD_PLAN); break;
    case VG_BE: case VG_IS: g->be = true; break;
    case VG_SELF: case VG_WOULD: mood_end(g, true); break;
    case VG_AND: case VG_LINK: case VG_UNTIL: mood_end(g, false); break;
    default: break;
    }
}

/* Do not, at the head: advice. */
static void advice_add(VerbGroup *g, GroupWord word)
{
    if (word == VG_ADVICE && !g->self) g->other = true;
    else if (word == VG_ADVICE) mood_add(g, VG_NOT);
}

/* ---------------------------------------------------------------- the words */
static uint32_t first_token(const Scan *s) { return s->d->sent[s->sent].tok_beg; }

/* A mark within the words before a verb: I did not "quit medicine". */
static bool goes_on(uint16_t ch)
{
    return ch == '\'' || ch == '-' || ch == '*' || ch == '"' || ch == 0x2018 || ch == 0x201C;
}

/* The first token of the few words before a verb that tell of it. */
uint32_t group_first(const Scan *s, uint32_t tok)
{
    enum { WORDS = 7 };
    const Doc *d = s->d;
    uint32_t first = tok;
    for (int left = WORDS; left > 0 && first > first_token(s); first--) {
        const Token *t = &d->tok[first - 1];
        if (t->kind == TOK_PUNCT && !goes_on(d->ch[t->beg])) break;
        if (!t->glue) left--;
    }
    return first;
}

/* May is a month there, not a doubt. */
bool in_time(const Ie *ie, uint32_t at)
{
    uint32_t i = ie_timex_from(ie, at + 1);
    return i > 0 && ie->tx.v[i - 1].end > at;
}

/* in my brother's slippers: whose something is, does nothing. */
static bool is_owner(const Doc *d, uint32_t at)
{
    return at + 2 < d->n && d->ch[at] == '\'' && d->ch[at + 1] == 's' && d->cls[at + 2] == CH_SPACE;
}

/* offered assistant professor; turned it down: what the part before the semicolon at token i told is the author's, and so is
 * what follows. My sister joined Kia in 2012; left in 2014: a clause without a subject keeps that of the one before. */
static bool tells_own(const Scan *s, uint32_t i)
{
    const EvCand *c = s->ie->ev.n ? s->ie->ev.v[s->ie->ev.n - 1] : NULL;
    if (!c || c->sent != s->sent || c->type == EV_CONTEXT || c->rule->shape != SHAPE_VERB) return false;
    while (i-- > first_token(s) && s->d->tok[i].beg >= c->end)
        if (s->d->ch[s->d->tok[i].beg] == ';') return false;
    return true;
}

/* Reads token i of the words before `end`; a phrase (did not) is one word. */
static void word_read(const Scan *s, VerbGroup *g, uint32_t i, uint32_t end, bool mood)
{
    const Token *t = &s->d->tok[i];
    uint32_t len, entry;
    if (t->beg < g->read) return;
    if (t->kind == TOK_PUNCT) {
        if (ends_part(s->d->ch[t->beg])) clause_begin(g);
        /* **Swiggy, 2018** Laid off */
        bool parts = s->d->ch[t->beg] == '*' || doc_is_arrow(s->d->ch[t->beg]);
        if (parts) clause_begin(g), g->self = g->first_self = g->other = false;
        if (s->d->ch[t->beg] == ':') g->self = g->first_self = g->other = false;      /* my advice: apply early */
        if (s->d->ch[t->beg] == ';' && g->other && tells_own(s, i)) g->other = false;
        return;
    }
    if (!t->glue) g->words++;
    g->last = VG_NONE;
    if (s->ie->third_name[0] && turn_third(s->ie, i) == THIRD_SUBJECT) {           /* Priya joined: of herself */
        g->first = false;
        g->read = t->end;
        subject_add(g, g->last = VG_SELF);
        if (mood) mood_add(g, VG_SELF);
        return;
    }
    if (is_named(s, g, t->beg)) subject_add(g, VG_OTHER);
    g->first = false;
    if (t->glue && i > first_token(s)) return;
    if (!may_group(s->ie, i) || !entry_at(s->ie, i, end, &entry, &len) || in_time(s->ie, t->beg)) {
        bool time = in_time(s->ie, t->beg);
        if (g->aside && g->verb && en_is(s->ie, t, EN_HAVE | EN_HAD)) subject_back(g);
        g->verb |= !time;
        if (time) g->preposition = 0;                 /* In 2005 he retired: what "in" had before it is told */
        return;
    }
    g->last = (uint8_t)own_word(s->ie, i, (GroupWord)s->e->group_of[entry]);
    g->read = t->beg + len;
    /* got the offer, left Hartwell and joined Bright */
    if (g->last == VG_NONE && s->e->leads[entry]) g->verb = true;
    if (s->e->selfs[entry]) subject_self(g);
    if (g->last == VG_OTHER && g->self && is_owner(s->d, g->read)) return;
    subject_add(g, g->last);
    if (mood) mood_add(g, g->last), advice_add(g, g->last);
}

/* The clauses before the group are read once for all triggers of the sentence: only their subject counts. */
VerbGroup group_before(Scan *s, uint32_t tok)
{
    VerbGroup *told = &s->told;
    uint32_t first = group_first(s, tok), beg = s->d->tok[tok].beg;
    if (!s->told_tok) *told = (VerbGroup){.fresh = true, .first = true}, s->told_tok = first_token(s);
    for (; s->told_tok < first; s->told_tok++) word_read(s, told, s->told_tok, s->d->tok[first].beg, false);
    VerbGroup g = *told;
    for (uint32_t i = first; i < tok; i++) word_read(s, &g, i, beg, true);
    return g;
}

uint8_t group_fact(const VerbGroup *g, bool finite)
{
    Mood mood = finite ? g->mood : g->mood_all;
    bool no = finite ? g->no : g->no_all;
    if (!finite && g->last == VG_WOULD) return FACT_HYPOTHETICAL;
    if (mood == MOOD_IF || mood == MOOD_MAYBE || mood == MOOD_WISH) return FACT_HYPOTHETICAL;
    if (no) return FACT_NEGATED;
    return mood == MOOD_PLAN ? FACT_PLANNED : FACT_ACTUAL;
}
