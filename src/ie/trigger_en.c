/* English triggers: verbs and nouns with their frames, and the verb group before them. */
#include "trigger_int.h"
#include <string.h>

static bool word_edge(const Doc *d, uint32_t at)
{
    return at >= d->n || (d->cls[at] != CH_LATIN && d->cls[at] != CH_DIGIT);
}

static inline Item *item_add(Scan *s, ItemKind kind, uint32_t beg, uint32_t end)
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

static void mention_at(Scan *s, uint32_t at)
{
    uint32_t i = s->all->mention;
    if (i >= s->ie->mention.n || s->ie->mention.v[i].beg != at) return;
    const MentionRef *r = &s->ie->mention.v[i];
    Item *it = item_add(s, ITEM_MENTION, r->beg, r->end);
    it->ref = i;
    item_is(it, mention_cue[s->ie->out->entities.v[r->entity].type]);
}

static void timex_at(Scan *s, uint32_t at)
{
    uint32_t i = s->all->timex;
    if (i >= s->ie->tx.n || s->ie->tx.v[i].beg != at) return;
    Item *it = item_add(s, ITEM_TIMEX, at, s->ie->tx.v[i].end);
    it->ref = i;
    item_is(it, s->ie->out->timexes.v[i].type == TIMEX_DATE ? CUE_DATE : CUE_LENGTH);
}

static void names_at(Scan *s, uint32_t at)
{
    names_from(s->ie, s->all, at);
    mention_at(s, at);
    timex_at(s, at);
    names_from(s->ie, s->all, at + 1);
    s->name = next_name(s->ie, s->all);
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
    item_is(it, r->cue);
    it->plain = r->plain;
}

static void book_at(Scan *s, uint32_t tok)
{
    LexMatch m;
    uint32_t at = s->d->tok[tok].beg;
    if (!word_at(s->e->en.book, s->ie, at, s->end, &m)) return;
    bool trigger = false;
    for (uint32_t i = 0; i < m.n_entry; i++) {
        const TrigRule *r = &s->e->en.rule[lex_match_entry(s->e->en.book, m, i)];
        bool kind = r->cue == CUE_SCHOOL || r->cue == CUE_EMPLOYER || r->cue == CUE_TEAM || r->cue == CUE_VENTURE ||
                    r->cue == CUE_ROLE;
        if (r->shape == SHAPE_CUE && kind && in_name(s, at)) continue;
        if (r->shape == SHAPE_CUE) cue_add(s, at, at + m.len, r);
        else trigger = true;
    }
    if (!trigger) return;
    Item *it = item_add(s, ITEM_VERB, at, at + m.len);
    it->match = m;
    it->ref = tok;
    it->bits = trigger_asks(&s->e->en, m);
}

static bool is_capital(const Scan *s, const Token *t)
{
    char c = s->ie->doc->text.p[s->d->at[t->beg]];
    return t->cls == CH_LATIN && t->end - t->beg > 1 && c >= 'A' && c <= 'Z';
}

/* A capital behind at, for, joined or left is an employer's name, whatever no list knows. */
static void name_at(Scan *s, const Token *t)
{
    if (!is_capital(s, t)) return;
    const Item *last = s->items->n ? &s->items->v[s->items->n - 1] : NULL;
    if (last && (last->kind == ITEM_MENTION || last->kind == ITEM_TIMEX) && last->end > t->beg) return;
    item_is(item_add(s, ITEM_CUE, t->beg, t->end), CUE_ORG);
}

static bool is_break(uint16_t ch) { return ch == ',' || ch == ';' || ch == ':' || ch == '(' || ch == ')'; }

/* A word inside one that is written together (don't, re-wrote) begins no word. */
static bool is_inside(const Scan *s, const Token *t) { return t->beg > s->beg && s->d->ch[t->beg - 1] == '\''; }

static void scan(Scan *s)
{
    const Sentence *sent = &s->d->sent[s->sent];
    bool lead = false;                 /* the word before was one that a name follows */
    names_from(s->ie, s->all, s->beg);
    s->name = next_name(s->ie, s->all);
    for (uint32_t i = sent->tok_beg; i < sent->tok_end; i++) {
        const Token *t = &s->d->tok[i];
        if (t->beg >= s->name) names_at(s, t->beg);
        if (t->kind == TOK_PUNCT) {
            if (is_break(s->d->ch[t->beg])) item_add(s, ITEM_BREAK, t->beg, t->end);
            lead = false;
            continue;
        }
        if (lead) name_at(s, t);
        if (t->kind == TOK_NUMBER) {
            lead = false;
            if (ie_may(s->ie, s->e->en.book, t->beg) && !is_inside(s, t)) book_at(s, i);
            continue;
        }
        TriggerForm scratch;
        const TriggerForm *w = word_en(s->ie, i, &scratch);
        lead = w->lead;
        if (w->en != WORD_NOTHING && may_begin(s->ie, i, w) && !is_inside(s, t)) book_at(s, i);
    }
}

/* ---------------------------------------------------------------- frames */
enum { NEAR_BEFORE = 60, NEAR_AFTER = 60, FAR_BEFORE = 240 };     /* units; FAR_BEFORE with reach: sent */

static bool holds(uint64_t cues, const Scan *s, const Item *it, uint32_t before)
{
    if (!(cues & s->cues)) return false;
    for (uint32_t i = 0; i < s->items->n; i++) {
        const Item *x = &s->items->v[i];
        if (!(cues & item_cue(x)) || x->end + before < it->beg || x->beg > it->end + NEAR_AFTER) continue;
        if (x->kind == ITEM_CUE || x->beg < it->beg || x->end > it->end) return true;
    }
    return false;
}

static bool frame_holds_en(const Scan *s, const TrigRule *r, const Item *it)
{
    uint32_t before = r->reach ? FAR_BEFORE : NEAR_BEFORE;
    return (!r->n_need || holds(r->needs, s, it, before)) && (!r->n_also || holds(r->alsos, s, it, before));
}

/* ---------------------------------------------------------------- the verb group */
typedef struct Group { bool no, be, self, other, first_self; Mood mood; } Group;

static void group_add(Group *g, GroupWord word)
{
    switch (word) {
    case VG_NOT: g->no = !g->no; break;
    case VG_NOT_BE: g->no = !g->no, g->be = true; break;
    case VG_MAYBE: g->mood = g->mood == MOOD_IF ? MOOD_IF : MOOD_MAYBE; break;
    case VG_IF: g->mood = MOOD_IF; break;
    case VG_PLAN: g->mood = g->mood == MOOD_NONE ? MOOD_PLAN : g->mood; break;
    case VG_BE: g->be = true; break;
    /* I never finished the degree I began: with its own subject a clause begins anew. */
    case VG_SELF: g->first_self |= !g->other, g->self = true, g->other = g->no = g->be = false; break;
    /* I told my manager and resigned: joined predicates share the first subject. */
    case VG_AND: g->self |= g->first_self, g->other = g->other && !g->first_self; break;
    case VG_OTHER: g->other = true, g->self = false; break;
    default: break;
    }
}

/* A person named before the verb is its subject: Danuta was promoted. */
static bool is_person(const Scan *s, uint32_t at)
{
    if (!(s->cues & CUE_BIT(CUE_PERSON))) return false;
    for (uint32_t i = 0; i < s->items->n; i++)
        if (s->items->v[i].beg == at && s->items->v[i].kind == ITEM_MENTION && s->items->v[i].cue == CUE_PERSON)
            return true;
    return false;
}

static uint32_t d_first(const Scan *s) { return s->d->sent[s->sent].tok_beg; }

/* The first token of the few words before a verb that tell of it. */
static uint32_t group_first(const Scan *s, uint32_t tok)
{
    enum { WORDS = 7 };
    const Doc *d = s->d;
    uint32_t first = tok;
    for (int left = WORDS; left > 0 && first > d->sent[s->sent].tok_beg; first--) {
        const Token *t = &d->tok[first - 1];
        uint16_t ch = d->ch[t->beg];
        if (t->kind == TOK_PUNCT && ch != '\'' && ch != 0x2019 && ch != '-' && ch != '*') break;
        if (!t->glue) left--;
    }
    return first;
}

/* Whom the clauses before token `to` speak of: my brother, who is a nurse too, was promoted. */
static void subject_before(const Scan *s, uint32_t to, Group *g)
{
    for (uint32_t i = d_first(s); i < to; i++) {
        LexMatch m;
        if (is_person(s, s->d->tok[i].beg)) g->other = true, g->self = false;
        if (!may_group(s->ie, i) || !word_at(s->e->verb_en, s->ie, s->d->tok[i].beg, s->end, &m)) continue;
        GroupWord word = (GroupWord)s->e->group_of[lex_match_entry(s->e->verb_en, m, 0)];
        if (word == VG_SELF || word == VG_OTHER) group_add(g, word);
    }
}

static Group group_before(Scan *s, uint32_t tok)
{
    Group g = {0};
    const Doc *d = s->d;
    uint32_t read = 0, first = group_first(s, tok);            /* read: a phrase is one: did not */
    if (first > d_first(s) && d->ch[d->tok[first - 1].beg] == ',') subject_before(s, first, &g);
    for (uint32_t i = first; i < tok; i++) {
        const Token *t = &d->tok[i];
        LexMatch m;
        if (is_person(s, t->beg)) g.other = true, g.self = false;
        if (t->beg < read || (i > first && t->glue) || !may_group(s->ie, i)) continue;
        if (!word_at(s->e->verb_en, s->ie, t->beg, d->tok[tok].beg, &m)) continue;
        read = t->beg + m.len;
        group_add(&g, (GroupWord)s->e->group_of[lex_match_entry(s->e->verb_en, m, 0)]);
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
    if (it->ref <= sent->tok_beg) return true;
    const Token *before = &s->d->tok[it->ref - 1];
    uint16_t ch = s->d->ch[before->beg];
    bool dash = ch == '-' || ch == 0x2013 || ch == 0x2014;
    return before->kind == TOK_PUNCT && (is_break(ch) || dash || ch == '*' || ch == '|');
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

/* was promoted, am working: the copula before another trigger only carries it. */
static bool carries(const Scan *s, uint32_t k, const TrigRule *r)
{
    const Item *next = &s->items->v[k + 1];
    if (r->type != EV_WORK || k + 1 >= s->items->n || next->kind != ITEM_VERB) return false;
    if (next->beg > s->items->v[k].end + 1) return false;
    for (uint32_t i = 0; i < next->match.n_entry; i++) {
        const TrigRule *n = &s->e->en.rule[lex_match_entry(s->e->en.book, next->match, i)];
        if (n->shape == SHAPE_VERB && (n->only == ONLY_BE || n->type == EV_WORK)) return true;
    }
    return false;
}

static bool try_item(Scan *s, uint32_t k)
{
    const Item *it = &s->items->v[k];
    Group g = {0};
    bool read = false;
    for (uint32_t i = 0; i < it->match.n_entry; i++) {
        const TrigRule *r = &s->e->en.rule[lex_match_entry(s->e->en.book, it->match, i)];
        if (r->shape == SHAPE_CUE || !frame_holds_en(s, r, it) || carries(s, k, r)) continue;
        if (!read) g = group_before(s, it->ref), read = true;
        if (r->own && !is_own(s, it, &g)) continue;
        if (r->since && !says_since(s)) continue;
        if (r->only == ONLY_BE && (g.other || (!g.be && !heads_note(s, it)))) continue;
        if (r->shape == SHAPE_VERB && g.other && !r->invite) continue;
        EvCand *c = cand_new(s->ie, s->sent, s->all->timex, it->beg, it->end, r);
        c->en = true;
        c->fact = group_fact(&g);
        c->group = s->d->tok[group_first(s, it->ref)].beg;
        c->to = it->end;
        found_take(s->ie, c, s->items->v, s->items->n, 0, k);
        cand_why(c, type_name(&event_types, c->type), it->beg, it->end);
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

/* What a sentence without a verb names; at: indexes of the items. */
typedef struct Note { const Item *title, *date, *school, *degree; uint32_t title_at, school_at; bool employer; } Note;

static Note note_of(const Scan *s)
{
    Note n = {0};
    for (uint32_t i = 0; i < s->items->n; i++) {
        const Item *it = &s->items->v[i];
        bool named = it->kind == ITEM_MENTION, word = named || it->kind == ITEM_CUE;
        if (it->kind == ITEM_TIMEX && it->cue == CUE_DATE && !n.date) n.date = it;
        n.employer |= named && it->cue == CUE_ORG;
        bool title = it->cue == CUE_RANK || it->cue == CUE_ROLE || it->cue == CUE_INTERN;
        if (word && title && !n.title) n.title = it, n.title_at = i;
        if (named && it->cue == CUE_SCHOOL && !n.school) n.school = it, n.school_at = i;
        if (named && it->cue == CUE_CERT && !n.degree) n.degree = it;
    }
    return n;
}

/* A line that begins with both ends of a stretch is a row of a career, however long: Jan 2018 – Jun 2020, … */
static bool is_row(const Scan *s, const Item *date)
{
    enum { MARKS = 5, LONG = 240 };
    Str v = s->ie->out->timexes.v[date->ref].value;
    const Line *line = &s->d->line[s->d->sent[s->sent].line];
    bool place = date->beg <= line->body + MARKS || line->kind == LINE_ITEM || line->kind == LINE_HEADING;
    return memchr(v.p, '/', v.n) && place && s->end - s->beg <= LONG;
}

static void note_take(Scan *s, const TrigRule *rule, const Item *at, const Item *date, uint32_t k)
{
    EvCand *c = cand_new(s->ie, s->sent, s->all->timex, at->beg, at->end, rule);
    c->en = true;
    c->fact = FACT_ACTUAL;
    cand_why(c, "title and date", at->beg, date->end > at->beg ? date->end : at->end);
    found_take(s->ie, c, s->items->v, s->items->n, 0, k);
}

/* A verb that is no event here is a verb all the same: Shopify laid off a tenth of its staff in July. */
static bool has_verb(const Scan *s)
{
    for (uint32_t i = 0; i < s->items->n; i++)
        if (is_trigger(&s->items->v[i])) return true;
    return false;
}

/* A short sentence without a verb that names a title and a date: So, team lead, May 2021. With an employer it tells a
 * joining, with both ends of a stretch the work itself: Assistant manager, Marlow Freight, 2012-2015. */
static void try_note_en(Scan *s)
{
    enum { SHORT = 90 };
    if (!(s->cues & CUE_BIT(CUE_DATE)) || s->cues & CUE_BIT(CUE_SELF)) return;
    Note n = note_of(s);
    if (!n.date) return;
    bool row = is_row(s, n.date);
    if (!row && (s->end - s->beg > SHORT || has_verb(s))) return;
    if (n.title) note_take(s, note_rule(s, n.date, n.employer), n.title, n.date, n.title_at + 1);
    else if (row && n.school) note_take(s, &s->e->note_study, n.degree ? n.degree : n.school, n.date, n.school_at + 1);
}

void trigger_en(Ie *ie, uint32_t sent, Sentences *all)
{
    const Sentence *st = &ie->doc->sent[sent];
    ItemList *items = &all->items;
    Scan s = {.ie = ie, .d = ie->doc, .e = ie->an->event, .all = all, .items = items, .sent = sent, .beg = st->beg,
              .end = st->end};
    items->n = 0;
    scan(&s);
    for (uint32_t i = 0; i < items->n; i++) s.cues |= item_cue(&items->v[i]);
    uint32_t taken = 0, before = ie->ev.n;
    for (uint32_t k = 0; k < items->n; k++) {
        const Item *it = &items->v[k];
        uint32_t end = it->end;
        if (!is_trigger(it) || !(it->bits & (s.cues | CUE_FREE)) || it->beg < taken) continue;
        if (try_item(&s, k)) taken = end;
    }
    if (ie->ev.n == before) try_note_en(&s);
}
