/* English triggers: the items of a sentence, its events, and notes without a verb. */
#include "trigger_int.h"
#include "base/i18n.h"
#include <string.h>

static inline Item *item_add(Scan *s, ItemKind kind, uint32_t beg, uint32_t end)
{
    Item *it = vec_push(s->ie->tmp, s->items);
    *it = (Item){.kind = (uint8_t)kind, .beg = beg, .end = end, .tail = end};
    return it;
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

static void cue_add(Scan *s, uint32_t beg, uint32_t end, const TrigGate *r)
{
    Item *it = item_add(s, ITEM_CUE, beg, end);
    item_is(it, r->cue);
    it->plain = r->plain;
}

static bool is_kind(uint8_t cue)
{
    return cue == CUE_SCHOOL || cue == CUE_EMPLOYER || cue == CUE_TEAM || cue == CUE_VENTURE || cue == CUE_ROLE;
}

static bool has_trigger(const Scan *s, LexMatch m)
{
    for (uint32_t i = 0; i < m.n_entry; i++)
        if (rule_gate(&s->e->en, m, i)->shape != SHAPE_CUE) return true;
    return false;
}

/* Only a base form or a participle, which may as well be a noun: lead, study, building. */
static bool all_bound(const Scan *s, LexMatch m)
{
    for (uint32_t i = 0; i < m.n_entry; i++) {
        const TrigGate *g = rule_gate(&s->e->en, m, i);
        if (g->shape != SHAPE_CUE && !g->bound) return false;
    }
    return true;
}

/* Within a longer cue (coding test, graduate school) its words are none of their own. */
static bool in_cue(const Scan *s, uint32_t at, uint32_t end)
{
    for (uint32_t i = s->items->n; i-- > 0;) {
        const Item *it = &s->items->v[i];
        if (it->kind == ITEM_CUE && (it->beg < at || end > at)) return it->end > (end > at ? end : at);
    }
    return false;
}

/* a Saturday job mopping kennels: what is handled there, not where. */
static bool is_handled(const Scan *s, uint32_t at)
{
    enum { LEAST = 5 };
    uint32_t tok = doc_tok_at(s->d, at);
    if (tok < s->d->sent[s->sent].tok_beg + 2) return false;
    const Token *t = &s->d->tok[tok - 1];
    bool ing = t->end - t->beg >= LEAST && s->d->ch[t->end - 1] == 'g' && s->d->ch[t->end - 2] == 'n' && s->d->ch[t->end - 3] == 'i';
    return ing && en_is(s->ie, t - 1, EN_TITLE);
}

static void cues_at(Scan *s, uint32_t at, LexMatch m)
{
    for (uint32_t i = 0; i < m.n_entry; i++) {
        const TrigGate *r = rule_gate(&s->e->en, m, i);
        if (r->shape != SHAPE_CUE || (is_kind(r->cue) && in_name(s, at)) || in_cue(s, at, at)) continue;
        if (r->cue == CUE_EMPLOYER && is_handled(s, at)) continue;
        cue_add(s, at, at + m.len, r);
    }
}

/* joined a gym, took place: none of the words within is anything. */
static bool is_nothing(const Scan *s, LexMatch m)
{
    const TrigGate *r = rule_gate(&s->e->en, m, 0);
    return r->shape == SHAPE_CUE && r->cue == CUE_NOTHING;
}

static bool in_nothing(const Scan *s, uint32_t at)
{
    const Item *last = s->items->n ? &s->items->v[s->items->n - 1] : NULL;
    return last && last->kind == ITEM_CUE && last->cue == CUE_NOTHING && last->end > at;
}

bool is_capital(const Scan *s, const Token *t)
{
    return t->cls == CH_LATIN && t->end - t->beg > 1 && ie_capital(s->ie, t->beg);
}

/* I joined Teach First: within a sentence a verb with a capital is a part of a name. */
static bool is_name_word(const Scan *s, uint32_t tok)
{
    enum { LEAST = 3 };
    const Token *t = &s->d->tok[tok];
    if (tok <= s->d->sent[s->sent].tok_beg || t->end - t->beg < LEAST || !is_capital(s, t)) return false;
    const Token *before = t - 1;
    bool lower = true;                 /* HackerRank is no such word */
    for (uint32_t at = t->beg + 1; at < t->end; at++) {
        char ch = s->ie->doc->text.p[s->d->at[at]];
        lower = lower && ch >= 'a' && ch <= 'z';
    }
    bool heads = s->d->line[s->d->sent[s->sent].line].kind == LINE_HEADING;
    return lower && !heads && before->kind == TOK_WORD && before->cls == CH_LATIN && before->end + 1 == t->beg &&
           !(is_capital(s, before) && tok - 1 == s->d->sent[s->sent].tok_beg);
}

/* Of several words that begin here the longest is a cue, and the longest trigger is tried first (took on, took). */
static void book_at(Scan *s, uint32_t tok)
{
    LexMatch m[LEX_MATCH_MAX];
    Item *it = NULL;
    bool cued = false;
    uint32_t at = s->d->tok[tok].beg;
    if (in_nothing(s, at)) return;
    for (int n = words_en(s->ie, s->e->en.book, FORM_EN, tok, s->end, m); n-- > 0;) {
        if (!word_edge(s->d, at + m[n].len)) continue;
        if (!cued && is_nothing(s, m[n])) {
            cues_at(s, at, m[n]);
            return;
        }
        if (!cued) cues_at(s, at, m[n]), cued = true;
        if (!has_trigger(s, m[n]) || is_name_word(s, tok) || (all_bound(s, m[n]) && in_cue(s, at, at + m[n].len))) continue;
        if (!it) {
            it = item_add(s, ITEM_VERB, at, at + m[n].len);
            it->match = m[n];
            it->ref = tok;
            it->plain = true;
        }
        it->plain = it->plain && all_bound(s, m[n]);
        it->bits |= trigger_asks(&s->e->en, m[n]);
    }
}

/* Mathilde was born in 2017: a capital that begins the sentence, right before the copula. */
static bool is_subject_name(const Scan *s, const Token *t)
{
    uint32_t tok = s->d->sent[s->sent].tok_beg;
    bool next = tok + 1 < s->d->sent[s->sent].tok_end && s->d->tok[tok].beg == t->beg;
    return next && group_word(s->ie, tok, t->end) == VG_NONE && group_word(s->ie, tok + 1, s->end) == VG_BE;
}

/* A capital that no list knows is a name; behind a word that leads to one (at, joined) it is an employer's. */
static void name_at(Scan *s, const Token *t, bool lead)
{
    if (!is_capital(s, t) || (t->beg == s->beg && !is_subject_name(s, t))) return;
    const Item *last = s->items->n ? &s->items->v[s->items->n - 1] : NULL;
    if (last && (last->kind == ITEM_MENTION || last->kind == ITEM_TIMEX) && last->end > t->beg) return;
    item_is(item_add(s, ITEM_CUE, t->beg, t->end), lead ? CUE_ORG : CUE_NAME);
}

/* A word inside one that is written together (don't, re-wrote) begins no word. */
static bool is_inside(const Scan *s, const Token *t) { return t->beg > s->beg && s->d->ch[t->beg - 1] == '\''; }

/* A name or a longer word of the book has it already. */
static bool covered(const Scan *s, const Token *t)
{
    const Item *last = s->items->n ? &s->items->v[s->items->n - 1] : NULL;
    return last && last->end >= t->end;
}

static void scan(Scan *s)
{
    const Sentence *sent = &s->d->sent[s->sent];
    bool lead = false;                 /* the word before was one that a name follows */
    uint32_t trade = UINT32_MAX;
    names_from(s->ie, s->all, s->beg);
    s->name = next_name(s->ie, s->all);
    for (uint32_t i = sent->tok_beg; i < sent->tok_end; i++) {
        const Token *t = &s->d->tok[i];
        if (t->beg >= s->name) names_at(s, t->beg);
        if (t->kind == TOK_PUNCT) {
            if (ends_part(s->d->ch[t->beg])) item_add(s, ITEM_BREAK, t->beg, t->end);
            lead = false;
            continue;
        }
        name_at(s, t, lead);
        if (t->kind == TOK_NUMBER) {
            lead = false;
            if (ie_may(s->ie, s->e->en.book, t->beg) && !is_inside(s, t)) book_at(s, i);
            continue;
        }
        TriggerForm scratch;
        const TriggerForm *w = word_en(s->ie, i, &scratch);
        lead = w->lead;
        uint32_t before = s->items->n;
        if (w->en != WORD_NOTHING && may_begin(s->ie, i, w) && !is_inside(s, t)) book_at(s, i);
        if (t->end - t->beg <= 2 && s->d->ch[t->beg] == 'a') trade = trade_at(s, i);
        bool new_trade = i == trade && s->items->n == before && !covered(s, t);
        if (new_trade) item_is(item_add(s, ITEM_CUE, t->beg, t->end), CUE_ROLE);
    }
}

/* ---------------------------------------------------------------- events */
/* how I got into research, how we ended up in Cork: what is asked or promised, and told elsewhere. That is how I got in: told. */
static bool is_asked(const Scan *s, const Item *it)
{
    enum { WORDS = 7 };                /* how a tour guide from Recife became */
    uint32_t first = s->d->sent[s->sent].tok_beg;
    for (uint32_t i = it->ref + 1, n = 0; i-- > first && n <= WORDS; n++) {
        const Token *t = &s->d->tok[i];
        GroupWord word = i < it->ref ? group_word(s->ie, i, it->beg) : VG_NONE;
        if (t->kind == TOK_PUNCT || ((word == VG_AND || word == VG_LINK) && !kind_how(s->ie, t))) return false;
        if (!kind_how(s->ie, t)) continue;
        if (i == first) return true;
        GroupWord before = group_word(s->ie, i - 1, t->beg);
        return before != VG_IS && before != VG_BE && s->d->ch[(t - 1)->end - 1] != 's';
    }
    return false;
}

/* I handed in my notice, and then took it back: what was told before did not come to pass. */
static bool undo(Scan *s, const TrigRule *r)
{
    EvCand *last = s->ie->ev.n ? s->ie->ev.v[s->ie->ev.n - 1] : NULL;
    if (!last || last->type != r->type || last->fact != FACT_ACTUAL) return false;
    last->fact = FACT_NEGATED;
    return true;
}

/* I was never a journalist: the denial stands behind the copula. */
static bool is_denied_copula(const Scan *s, const Item *it)
{
    uint32_t next = it->ref + 1;
    if (next >= s->d->sent[s->sent].tok_end || s->d->tok[next].beg < it->end) return false;
    GroupWord word = group_word(s->ie, it->ref, it->end);
    return (word == VG_BE || word == VG_SELF) && group_word(s->ie, next, s->end) == VG_NOT;
}

/* The first rule of the item's word whose frame holds and whose subject fits. */
static bool try_word(Scan *s, const Item *it, uint32_t k, VerbGroup g)
{
    for (uint32_t i = 0; i < it->match.n_entry; i++) {
        const TrigGate *gate = rule_gate(&s->e->en, it->match, i);
        if (gate->shape == SHAPE_CUE || !frame_may_hold(s, gate)) continue;
        const TrigRule *r = rule_at(&s->e->en, it->match, i);
        if (!frame_holds_en(s, r, it)) continue;
        if (carries(s, it, k, r) || is_general(s, r, it)) continue;
        if ((r->shape == SHAPE_NOUN && is_covered(s, it)) || is_asked(s, it)) continue;
        if (is_echo(s, r, it) || is_content(s, r, it, &g)) return false;
        if (r->kinds && r->bound && g.last == VG_TO) continue;         /* learned to manage people */
        if (!subject_fits(s, r, it, &g) || (r->since && !says_since(s, it))) continue;
        if (r->reached && !says_reached(s, it)) continue;
        if (r->undoes && !undo(s, r)) continue;
        EvCand *c = cand_new(s->ie, s->sent, it->beg, it->end, r);
        c->en = true;
        c->fact = r->undoes ? FACT_NEGATED : fact_of(r, &g);
        if (is_denied_copula(s, it)) c->fact = FACT_NEGATED;
        c->bare = r->bound && heads_item(s, it);
        c->group = s->d->tok[group_first(s, it->ref)].beg;
        c->to = it->end;
        for (uint32_t t = it->ref; t < s->d->n_tok && s->d->tok[t].beg < it->end; t++)
            if (group_word(s->ie, t, it->end) == VG_BACK) c->flags |= EVF_AGAIN;
        /* A heading announces: The job hunt. */
        if (r->title) c->flags |= EVF_WEAK | EVF_RECALL;
        if (r->shape == SHAPE_NOUN && s->d->line[s->d->sent[s->sent].line].kind == LINE_HEADING) c->flags |= EVF_WEAK;
        /* I'd love to do a master's: a course still ahead is one to begin. */
        bool ahead = c->fact == FACT_HYPOTHETICAL || c->fact == FACT_PLANNED;
        if (c->type == EV_STUDY && ahead && r->needs & CUE_BIT(CUE_COURSE) && r->shape == SHAPE_VERB) c->type = EV_ENROLL;
        cand_why(c, type_name(&event_types, c->type), it->beg, it->end);
        return true;
    }
    return false;
}

/* Where the longest word is none (took on Tuesdays), a shorter one may be. Gives where the event's words end, or 0. */
static uint32_t try_item(Scan *s, uint32_t k)
{
    Item it = s->items->v[k];
    LexMatch m[LEX_MATCH_MAX];
    VerbGroup g = group_before(s, it.ref);
    for (int n = words_en(s->ie, s->e->en.book, FORM_EN, it.ref, s->end, m); n-- > 0;) {
        it.match = m[n];
        it.end = it.tail = it.beg + m[n].len;
        if (word_edge(s->d, it.end) && has_trigger(s, m[n]) && try_word(s, &it, k, g)) return it.end;
    }
    return 0;
}

static const TrigRule *note_rule(const Scan *s, const Item *date, bool employer)
{
    Str v = s->ie->out->timexes.v[date->ref].value;
    if (memchr(v.p, '/', v.n)) return &s->e->note_work;
    return employer ? &s->e->note_join : &s->e->note_title;
}

/* What a sentence without a verb names; at: indexes of the items. */
typedef struct Note {
    const Item *title, *date, *school, *course, *cert, *org;
    uint32_t title_at, school_at, course_at, cert_at;
    bool employer, stretch;
} Note;

/* junior developer at a bank: a kind of employer in its place, behind the title. */
static bool at_kind(const Scan *s, const Item *it)
{
    uint32_t tok = doc_tok_at(s->d, it->beg), first = s->d->sent[s->sent].tok_beg;
    for (uint32_t n = 0; n < 3 && tok > first; n++)
        if (en_is(s->ie, &s->d->tok[--tok], EN_AT | EN_WITH | EN_FOR)) return true;
    return false;
}

static void note_add(const Scan *s, Note *n, const Item *it, uint32_t at)
{
    bool named = it->kind == ITEM_MENTION;
    n->employer |= (named && it->cue == CUE_ORG) || (it->cue == CUE_EMPLOYER && n->title && at_kind(s, it));
    bool title = it->cue == CUE_RANK || it->cue == CUE_ROLE || it->cue == CUE_INTERN;
    if (title && !n->title) n->title = it, n->title_at = at;
    if (named && it->cue == CUE_SCHOOL && !n->school) n->school = it, n->school_at = at;
    if (it->cue == CUE_COURSE && !n->course) n->course = it, n->course_at = at;
    if (it->cue == CUE_CERT && !n->cert) n->cert = it, n->cert_at = at;
}

static Note note_of(const Scan *s)
{
    Note n = {0};
    for (uint32_t i = 0; i < s->items->n; i++) {
        const Item *it = &s->items->v[i];
        if (it->kind == ITEM_TIMEX && it->cue == CUE_DATE && !n.date) n.date = it;
        if (it->kind == ITEM_MENTION && it->cue == CUE_ORG && !n.org) n.org = it;
        if (it->kind == ITEM_MENTION || it->kind == ITEM_CUE) note_add(s, &n, it, i);
    }
    if (n.date) {
        Str v = s->ie->out->timexes.v[n.date->ref].value;
        n.stretch = memchr(v.p, '/', v.n) != NULL;
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
    EvCand *c = cand_new(s->ie, s->sent, at->beg, at->end, rule);
    c->en = true;
    c->fact = FACT_ACTUAL;
    cand_why(c, N_("title and date"), at->beg, date->end > at->beg ? date->end : at->end);
    found_take(s->ie, c, s->items->v, s->items->n, 0, k);
    bool post = at->cue == CUE_ROLE || at->cue == CUE_RANK;          /* Barista, then shift supervisor */
    if (post && c->found.role.beg > at->end) c->found.role = (Range){at->beg, at->end};
}

/* The hospital advertised a technician's post: a word in -ed, written small, right behind a noun. Behind an article, a mark
 * or at the beginning it is a part of a title: a chartered engineer. */
static bool is_past(const Scan *s, uint32_t tok)
{
    enum { LEAST = 5 };
    const Token *t = &s->d->tok[tok], *before = t - 1;
    bool ed = t->cls == CH_LATIN && t->end - t->beg >= LEAST && s->d->ch[t->end - 1] == 'd' && s->d->ch[t->end - 2] == 'e';
    if (!ed || is_capital(s, t) || before->kind != TOK_WORD || before->end + 1 != t->beg || before->cls != CH_LATIN) return false;
    return group_word(s->ie, tok - 1, t->beg) == VG_NONE && !en_is(s->ie, before, EN_ARTICLE | EN_OWNER | EN_OF);
}

/* Leading hand by 1984: a part of the title. */
static bool in_title(const Scan *s, const Item *it)
{
    for (uint32_t i = 0; i < s->items->n && s->items->v[i].beg <= it->beg; i++) {
        const Item *x = &s->items->v[i];
        bool title = is_word(x) && (x->cue == CUE_RANK || x->cue == CUE_ROLE);
        if (title && x->end >= it->end && x->end - x->beg > it->end - it->beg) return true;
    }
    return false;
}

/* A verb that is no event here is a verb all the same: Shopify laid off a tenth of its staff in July. */
static bool has_verb(const Scan *s)
{
    const Sentence *sent = &s->d->sent[s->sent];
    for (uint32_t i = sent->tok_beg + 1; i < sent->tok_end; i++)
        if (is_past(s, i)) return true;
    for (uint32_t i = 0; i < s->items->n; i++)
        if (is_trigger(&s->items->v[i]) && !s->items->v[i].plain && !in_title(s, &s->items->v[i])) return true;
    return false;
}

/* A short sentence without a verb that names a title and a date: So, team lead, May 2021. With an employer it tells a
 * joining, with both ends of a stretch the work itself: Assistant manager, Marlow Freight, 2012-2015. Without a title
 * it tells of a course, by its date of a stretch of learning or of its end (BSc Biology, Leeds, 2010), or a licence. */
static void try_note_en(Scan *s)
{
    enum { SHORT = 110 };
    if (!has_verb(s) && note_brief(s)) return;
    if (!(s->cues & CUE_BIT(CUE_DATE)) || s->cues & CUE_BIT(CUE_SELF)) return;
    Note n = note_of(s);
    if (!n.date) return;
    bool brief = s->end - s->beg <= SHORT && !has_verb(s), row = is_row(s, n.date);
    if (!row && !brief) return;
    if (n.title) {
        note_take(s, note_rule(s, n.date, n.employer), n.title, n.date, n.title_at + 1);
        Found *f = &s->ie->ev.v[s->ie->ev.n - 1]->found;
        if (n.org && f->org == UINT32_MAX) f->org = n.org->ref, f->org_near = true;       /* Oakline — Developer — 2018 to 2020 */
    }
    else if (n.stretch && n.course) note_take(s, &s->e->note_study, n.course, n.date, n.course_at + 1);
    else if (n.stretch && n.school)
        note_take(s, &s->e->note_study, n.cert ? n.cert : n.school, n.date, n.school_at + 1);
    else if (n.stretch && n.cert) note_take(s, &s->e->note_study, n.cert, n.date, n.cert_at + 1);
    else if (!n.stretch && n.course) note_take(s, &s->e->note_degree, n.course, n.date, n.course_at + 1);
    else if (n.stretch && n.employer && !note_firms(s, true) && row)
        note_take(s, &s->e->note_work, n.org, n.date, (uint32_t)(n.org - s->items->v) + 1);      /* the post is no known one */
    else if (!n.stretch && n.cert) note_take(s, &s->e->note_cert, n.cert, n.date, n.cert_at + 1);
}

/* What a verb has behind it ends where the next event begins. */
static void arguments_take(Scan *s, uint32_t first)
{
    for (uint32_t k = 0; k < s->items->n && first < s->ie->ev.n; k++) {
        const Item *it = &s->items->v[k];
        if (!it->fired) continue;
        EvCand *c = s->ie->ev.v[first++];
        found_take(s->ie, c, s->items->v, s->items->n, 0, k);
        if (!is_trigger(it)) c->found.role = (Range){it->beg, it->end}, c->found.rank = (Range){0};
    }
}

static bool is_timex(const Item *it) { return it->kind == ITEM_TIMEX; }
static bool is_post(const Item *it) { return it->cue == CUE_RANK || it->cue == CUE_ROLE; }

/* , and then to a senior …: nothing but what joins a title to the one before. */
static bool joins_title(const Scan *s, uint32_t beg, uint32_t end)
{
    enum { FAR = 40, MODIFIERS = 2, SHORT = 4 };
    uint32_t i = doc_tok_at(s->d, beg), more = 0;
    bool joined = false;
    if (end <= beg || end - beg > FAR) return false;
    for (; s->d->tok[i].beg < end; i++) {
        const Token *t = &s->d->tok[i];
        bool joins = t->kind == TOK_PUNCT ? s->d->ch[t->beg] == ',' : en_is(s->ie, t, EN_AND);
        joined |= joins;
        if (joins || en_is(s->ie, t, EN_FIRST | EN_THEN) || (joined && en_is(s->ie, t, EN_ARTICLE | EN_TO))) continue;
        if (!joined || t->kind == TOK_PUNCT || t->end - t->beg < SHORT || ++more > MODIFIERS) return false;
    }
    return joined;
}

/* The date at the item says since when, or a word before it that this title came behind another: first …, and then a …. */
static bool comes_later(const Scan *s, const Item *before, const Item *date)
{
    if (s->ie->tx.v[date->ref].rel == REL_SINCE) return true;
    for (uint32_t i = doc_tok_at(s->d, before->end); s->d->tok[i].beg < date->beg; i++)
        if (en_is(s->ie, &s->d->tok[i], EN_FIRST | EN_THEN | EN_FROM)) return true;
    return false;
}

/* May a title behind those of the event be a new one? */
static bool takes_titles(const EvCand *c)
{
    bool rises = c->type == EV_PROMOTION || c->type == EV_ROLE_CHANGE, joins = c->type == EV_JOIN;
    return (rises || joins) && c->fact == FACT_ACTUAL;
}

/* made assistant manager in 1994 and branch manager in 2001, joined as a clerk and manager since 2001: a title and a date
 * behind those of the verb. Gives where the last one ends. */
static uint32_t titles_behind(Scan *s, uint32_t k, uint32_t end)
{
    enum { IN = 7 };
    const Item *post = NULL, *date = NULL;
    const EvCand *first = s->ie->ev.v[s->ie->ev.n - 1];
    if (!takes_titles(first)) return end;
    for (uint32_t i = k + 1; i < s->items->n; i++) {
        Item *it = &s->items->v[i];
        if (it->beg < end) continue;
        if (is_trigger(it)) break;
        bool within = post && it->beg >= post->beg && it->end <= post->end;          /* senior clerk: its words are none of their own */
        if (is_word(it) && is_post(it) && !within && (!post || !date || it->beg >= date->end)) {
            bool next = first->type == EV_JOIN && post && !date && it->beg > post->end + 1;
            if (next && joins_title(s, post->end, it->beg)) date = post;     /* as a clerk first and a manager since 2021 */
            if (date && !joins_title(s, date->end, it->beg)) break;
            if (!post || date || it->end > post->end) post = it;
        }
        bool later = it->cue == CUE_LENGTH && s->ie->tx.v[it->ref].rel == REL_AFTER;        /* and shift manager two years later */
        bool dated = it->kind == ITEM_TIMEX && (it->cue == CUE_DATE || (later && date)) && post && it->beg > post->end;
        if (!dated || (date && date->end > post->beg)) continue;
        const Token *next = &s->d->tok[doc_tok_at(s->d, it->end) + later];
        bool closed = next->beg >= s->end || next->kind == TOK_PUNCT || en_is(s->ie, next, EN_AND);
        if (date && (!closed || it->beg - post->end > IN || (!is_timex(date) && !comes_later(s, date, it)))) break;
        if (date) {
            Item *title = &s->items->v[post - s->items->v];
            EvCand *c = cand_new(s->ie, s->sent, title->beg, title->end, &s->e->note_title);
            c->en = true;
            c->fact = FACT_ACTUAL;
            c->group = c->beg;
            c->to = title->end;
            title->fired = true;
            cand_why(c, N_("title behind a title"), title->beg, it->end);
            end = it->end;
        }
        date = it;
    }
    return end;
}

static bool in_brackets(const Scan *s, const Item *it)
{
    bool date = is_timex(it) && it->cue == CUE_DATE && it->beg > s->beg && it->end < s->end;
    return date && s->d->ch[it->beg - 1] == '(' && s->d->ch[it->end] == ')';
}

/* I was a temp in Croydon (2000-2001), an editor at Faber (2001-2004): each title with its bracket is a row of a career. What
 * a verb tells has the first bracket behind it. */
static void bracket_rows(Scan *s)
{
    enum { FAR = 60, ROWS = 12 };
    Item *post = NULL;
    bool told = false, mine = false;
    uint32_t n = 0;
    if (!(s->cues & CUE_BIT(CUE_DATE))) return;
    for (uint32_t i = s->d->sent[s->sent].tok_beg; i < s->d->sent[s->sent].tok_end && !mine; i++)
        mine = en_is(s->ie, &s->d->tok[i], EN_SELF);
    if (!mine) return;
    for (uint32_t i = 0; i < s->items->n && n < ROWS; i++) {
        Item *it = &s->items->v[i];
        if (it->fired && n) return;
        if (it->fired) told = true, post = NULL;
        else if (is_word(it) && is_post(it) && (!post || it->end > post->end)) post = it;
        if (!in_brackets(s, it)) continue;
        if (!told && post && it->beg <= post->end + FAR && ie_is_range(s->ie, it->ref)) {
            EvCand *c = cand_new(s->ie, s->sent, post->beg, post->end, &s->e->note_work);
            c->en = true;
            c->fact = FACT_ACTUAL;
            c->group = c->beg;
            c->to = post->end;
            post->fired = true;
            cand_why(c, N_("title and bracket"), post->beg, it->end);
            n++;
        }
        told = false, post = NULL;
    }
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
        Item *it = &items->v[k];
        if (!is_trigger(it)) continue;
        bool may = it->bits & (s.cues | CUE_FREE) && it->beg >= taken;
        uint32_t end = may ? try_item(&s, k) : 0;
        it->fired = end > 0;
        if (end) taken = titles_behind(&s, k, end);
    }
    bracket_rows(&s);
    arguments_take(&s, before);
    if (ie->ev.n == before) try_note_en(&s);
}
