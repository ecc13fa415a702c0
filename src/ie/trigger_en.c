/* English triggers: verbs and nouns with their frames, and the verb group before them. */
#include "event_int.h"
#include <string.h>

typedef struct Scan {
    Ie      *ie;
    const Doc *d;
    const EventData *e;
    ItemList *items;
    uint32_t sent, beg, end, mention, timex;
} Scan;

static bool word_edge(const Doc *d, uint32_t at)
{
    return at >= d->n || (d->cls[at] != CH_LATIN && d->cls[at] != CH_DIGIT);
}

static Item *item_add(Scan *s, ItemKind kind, uint32_t beg, uint32_t end)
{
    Item *it = vec_push(s->ie->tmp, s->items);
    *it = (Item){.kind = (uint8_t)kind, .beg = beg, .end = end, .tail = end};
    return it;
}

/* The longest word of the book at `at` that ends where a word ends. */
static bool word_at(const LexBook *book, const Ie *ie, uint32_t at, uint32_t end, LexMatch *out)
{
    const Doc *d = ie->doc;
    LexMatch m[LEX_MATCH_MAX];
    int n = ie_prefixes(ie, book, at, end, m);
    while (n-- > 0) {
        if (!word_edge(d, at + m[n].len)) continue;
        *out = m[n];
        return true;
    }
    return false;
}

static const uint8_t mention_cue[ENT_COUNT] = {
    [ENT_ORG] = CUE_ORG, [ENT_SCHOOL] = CUE_SCHOOL, [ENT_ROLE] = CUE_ROLE, [ENT_SKILL] = CUE_SKILL,
    [ENT_CREDENTIAL] = CUE_CERT, [ENT_PLACE] = CUE_PLACE, [ENT_PROGRAM] = CUE_PROGRAM, [ENT_AWARD] = CUE_PRIZE,
    [ENT_RESOURCE] = CUE_ADVERT, [ENT_PERSON] = CUE_PERSON,
};

static void names_at(Scan *s, uint32_t at)
{
    const MentionRefList *m = &s->ie->mention;
    const TimexInfoList *t = &s->ie->tx;
    while (s->mention < m->n && m->v[s->mention].beg < at) s->mention++;
    if (s->mention < m->n && m->v[s->mention].beg == at) {
        const MentionRef *r = &m->v[s->mention];
        Item *it = item_add(s, ITEM_MENTION, r->beg, r->end);
        it->ref = s->mention;
        it->cue = mention_cue[s->ie->out->entities.v[r->entity].type];
    }
    while (s->timex < t->n && t->v[s->timex].beg < at) s->timex++;
    if (s->timex < t->n && t->v[s->timex].beg == at) {
        Item *it = item_add(s, ITEM_TIMEX, at, t->v[s->timex].end);
        it->ref = s->timex;
        it->cue = s->ie->out->timexes.v[s->timex].type == TIMEX_DATE ? CUE_DATE : CUE_LENGTH;
    }
}

/* Within a name (University of Leeds) its words are no cues. */
static bool in_name(const Scan *s, uint32_t at)
{
    for (uint32_t i = s->items->n; i-- > 0;)
        if (s->items->v[i].kind == ITEM_MENTION) return s->items->v[i].end > at;
    return false;
}

static void cue_add(Scan *s, uint32_t beg, uint32_t end, const TrigRule *r)
{
    Item *it = item_add(s, ITEM_CUE, beg, end);
    it->cue = r->cue;
    it->rule = r;
}

static void book_at(Scan *s, uint32_t at)
{
    LexMatch m;
    if (!word_at(s->e->en.book, s->ie, at, s->end, &m)) return;
    bool trigger = false;
    for (uint32_t i = 0; i < m.n_entry; i++) {
        const TrigRule *r = &s->e->en.rule[lex_match_entry(s->e->en.book, m, i)];
        bool kind = r->cue == CUE_SCHOOL || r->cue == CUE_EMPLOYER || r->cue == CUE_TEAM || r->cue == CUE_VENTURE;
        if (r->shape == SHAPE_CUE && kind && in_name(s, at)) continue;
        if (r->shape == SHAPE_CUE) cue_add(s, at, at + m.len, r);
        else trigger = true;
    }
    if (trigger) item_add(s, ITEM_VERB, at, at + m.len)->match = m;
}

static bool is_capital(const Scan *s, const Token *t)
{
    char c = s->ie->doc->text.p[s->d->at[t->beg]];
    return t->cls == CH_LATIN && t->end - t->beg > 1 && c >= 'A' && c <= 'Z';
}

/* A capital behind at, for, joined or left is an employer's name, whatever no list knows. */
static void name_at(Scan *s, uint32_t i)
{
    static const char *const before[] = {"at", "for", "joined", "left"};
    const Token *t = &s->d->tok[i];
    if (i == s->d->sent[s->sent].tok_beg || !is_capital(s, t)) return;
    const Item *last = s->items->n ? &s->items->v[s->items->n - 1] : NULL;
    if (last && (last->kind == ITEM_MENTION || last->kind == ITEM_TIMEX) && last->end > t->beg) return;
    for (size_t k = 0; k < COUNT_OF(before); k++)
        if (token_is(s->d, t - 1, before[k])) item_add(s, ITEM_CUE, t->beg, t->end)->cue = CUE_ORG;
}

static bool breaks(uint16_t ch) { return ch == ',' || ch == ';' || ch == ':' || ch == '(' || ch == ')'; }

static void scan(Scan *s)
{
    const Sentence *sent = &s->d->sent[s->sent];
    for (uint32_t i = sent->tok_beg; i < sent->tok_end; i++) {
        const Token *t = &s->d->tok[i];
        names_at(s, t->beg);
        if (t->kind == TOK_PUNCT && breaks(s->d->ch[t->beg])) item_add(s, ITEM_BREAK, t->beg, t->end);
        /* A word inside one that is written together (don't, re-wrote) begins no word. */
        name_at(s, i);
        if (t->kind == TOK_PUNCT || (t->beg > s->beg && s->d->ch[t->beg - 1] == '\'')) continue;
        book_at(s, t->beg);
    }
}

/* ---------------------------------------------------------------- frames */
enum { NEAR_BEFORE = 60, NEAR_AFTER = 60, FAR_BEFORE = 240 };     /* units; FAR_BEFORE with reach: sent */

static bool holds(const Need *need, uint8_t n, const Item *items, uint32_t n_item, const Item *it, uint32_t before)
{
    for (uint32_t i = 0; i < n_item; i++) {
        const Item *x = &items[i];
        if (x->kind == ITEM_BREAK || x->kind == ITEM_VERB) continue;
        if (x->end + before < it->beg || x->beg > it->end + NEAR_AFTER) continue;
        if (x->beg >= it->beg && x->end <= it->end && x->kind != ITEM_CUE) continue;
        for (uint8_t k = 0; k < n; k++)
            if (need[k].cues & CUE_BIT(x->cue)) return true;
    }
    return false;
}

static bool frame_holds(const TrigRule *r, const Item *items, uint32_t n, const Item *it)
{
    uint32_t before = r->reach ? FAR_BEFORE : NEAR_BEFORE;
    return (!r->n_need || holds(r->need, r->n_need, items, n, it, before)) &&
           (!r->n_also || holds(r->also, r->n_also, items, n, it, before));
}

/* ---------------------------------------------------------------- the verb group */
typedef struct Group { bool no, be, self, other, first_self; Mood mood; } Group;

static void group_word(Ie *ie, Sym cls, Group *g)
{
    const Lex *lex = ie->lex;
    Str c = lex_sym_str(lex, cls);
    if (str_eq(c, S("not"))) g->no = !g->no;
    else if (str_eq(c, S("not-be"))) g->no = !g->no, g->be = true;
    else if (str_eq(c, S("maybe"))) g->mood = g->mood == MOOD_IF ? MOOD_IF : MOOD_MAYBE;
    else if (str_eq(c, S("if"))) g->mood = MOOD_IF;
    else if (str_eq(c, S("plan"))) g->mood = g->mood == MOOD_NONE ? MOOD_PLAN : g->mood;
    else if (str_eq(c, S("be"))) g->be = true;
    else if (str_eq(c, S("self"))) g->first_self |= !g->other, g->self = true, g->other = false;
    /* I told my manager and resigned: joined predicates share the first subject. */
    else if (str_eq(c, S("and"))) g->self |= g->first_self, g->other = g->other && !g->first_self;
    else if (str_eq(c, S("other"))) g->other = true, g->self = false;
}

/* A person named before the verb is its subject: Danuta was promoted. */
static bool is_person(const Scan *s, uint32_t at)
{
    for (uint32_t i = 0; i < s->items->n; i++)
        if (s->items->v[i].beg == at && s->items->v[i].kind == ITEM_MENTION && s->items->v[i].cue == CUE_PERSON)
            return true;
    return false;
}

static Group group_before(Scan *s, uint32_t at)
{
    enum { WORDS = 7 };
    Group g = {0};
    const Doc *d = s->d;
    const Sentence *sent = &d->sent[s->sent];
    uint32_t tok = doc_tok_at(d, at), first = tok;
    for (int left = WORDS; left > 0 && first > sent->tok_beg; first--) {
        const Token *t = &d->tok[first - 1];
        uint16_t ch = d->ch[t->beg];
        if (t->kind == TOK_PUNCT && ch != '\'' && ch != 0x2019 && ch != '-' && ch != '*') break;
        if (!t->glue) left--;
    }
    uint32_t read = 0;                 /* a phrase is one: did not */
    for (uint32_t i = first; i < tok; i++) {
        LexMatch m;
        if (is_person(s, d->tok[i].beg)) g.other = true, g.self = false;
        if (d->tok[i].beg < read || (i > first && d->tok[i].glue)) continue;
        if (!word_at(s->e->verb_en, s->ie, d->tok[i].beg, at, &m)) continue;
        read = d->tok[i].beg + m.len;
        group_word(s->ie, lex_entry(s->e->verb_en, lex_match_entry(s->e->verb_en, m, 0)).cls, &g);
    }
    return g;
}

static uint8_t group_fact(const Group *g)
{
    if (g->mood == MOOD_IF || g->mood == MOOD_MAYBE) return FACT_HYPOTHETICAL;
    if (g->no) return FACT_NEGATED;
    return g->mood == MOOD_PLAN ? FACT_PLANNED : FACT_ACTUAL;
}

/* A note leaves out the author and the auxiliary: Left in May. 2016, promoted to senior teller. */
static bool heads_note(const Scan *s, const Item *it)
{
    const Sentence *sent = &s->d->sent[s->sent];
    uint32_t tok = doc_tok_at(s->d, it->beg);
    if (tok <= sent->tok_beg) return true;
    const Token *before = &s->d->tok[tok - 1];
    uint16_t ch = s->d->ch[before->beg];
    bool dash = ch == '-' || ch == 0x2013 || ch == 0x2014;
    return before->kind == TOK_PUNCT && (breaks(ch) || dash || ch == '*' || ch == '|');
}

/* The author is the subject: said so, or left out. */
static bool is_own(const Scan *s, const Item *it, const Group *g)
{
    return g->self || (!g->other && heads_note(s, it));
}

/* since 2019, from March: the date that tells the start of what goes on. */
static bool says_since(const Scan *s)
{
    for (uint32_t i = 0; i < s->items->n; i++)
        if (s->items->v[i].kind == ITEM_TIMEX && s->ie->tx.v[s->items->v[i].ref].rel == REL_SINCE) return true;
    return false;
}

static bool try_item(Scan *s, uint32_t k)
{
    const Item *it = &s->items->v[k];
    Group g = {0};
    bool read = false;
    for (uint32_t i = 0; i < it->match.n_entry; i++) {
        const TrigRule *r = &s->e->en.rule[lex_match_entry(s->e->en.book, it->match, i)];
        if (r->shape == SHAPE_CUE || !frame_holds(r, s->items->v, s->items->n, it)) continue;
        if (!read) g = group_before(s, it->beg), read = true;
        if (r->own && !is_own(s, it, &g)) continue;
        if (r->since && !says_since(s)) continue;
        if (r->only == ONLY_BE && (g.other || (!g.be && !heads_note(s, it)))) continue;
        if (r->shape == SHAPE_VERB && g.other && !r->invite) continue;
        EvCand *c = cand_new(s->ie, s->sent, it->beg, it->end, r);
        c->en = true;
        c->fact = group_fact(&g);
        c->to = it->end;
        found_take(s->ie, c, s->items->v, s->items->n, 0, k);
        cand_why(s->ie, c, type_name(&event_types, c->type), it->beg, it->end);
        return true;
    }
    return false;
}

static const TrigRule *note_rule(const Scan *s, const Item *date, bool employer)
{
    Str v = s->ie->out->timexes.v[date->ref].value;
    if (memchr(v.p, '/', v.n)) return &s->e->note_work;
    return employer ? &s->e->note_join : &s->e->note_title;
}

/* A short sentence without a verb that names a title and a date: So, team lead, May 2021. With an employer it tells a
 * joining, with both ends of a stretch the work itself: Assistant manager, Marlow Freight, 2012-2015. */
static void try_note(Scan *s)
{
    enum { SHORT = 90 };
    const Item *title = NULL, *date = NULL;
    bool employer = false;
    uint32_t k = 0;
    if (s->end - s->beg > SHORT) return;
    for (uint32_t i = 0; i < s->items->n; i++) {
        const Item *it = &s->items->v[i];
        if (it->kind == ITEM_TIMEX && it->cue == CUE_DATE && !date) date = it;
        employer |= it->kind == ITEM_MENTION && it->cue == CUE_ORG;
        bool titled = it->cue == CUE_RANK || it->cue == CUE_ROLE;
        if (titled && (it->kind == ITEM_CUE || it->kind == ITEM_MENTION) && !title) title = it, k = i;
    }
    if (!title || !date) return;
    EvCand *c = cand_new(s->ie, s->sent, title->beg, title->end, note_rule(s, date, employer));
    c->en = true;
    c->fact = FACT_ACTUAL;
    cand_why(s->ie, c, "title and date", title->beg, date->end > title->beg ? date->end : title->end);
    found_take(s->ie, c, s->items->v, s->items->n, 0, k + 1);
}

void trigger_en(Ie *ie, uint32_t sent, ItemList *items)
{
    const Sentence *st = &ie->doc->sent[sent];
    Scan s = {.ie = ie, .d = ie->doc, .e = ie->an->event, .items = items, .sent = sent, .beg = st->beg, .end = st->end,
              .mention = ie_mention_from(ie, st->beg), .timex = ie_timex_from(ie, st->beg)};
    scan(&s);
    uint32_t taken = 0, before = ie->ev.n;
    for (uint32_t k = 0; k < items->n; k++) {
        uint32_t end = items->v[k].end;
        if (items->v[k].kind == ITEM_VERB && items->v[k].beg >= taken && try_item(&s, k)) taken = end;
    }
    if (ie->ev.n == before) try_note(&s);
}
