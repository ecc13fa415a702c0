/* English notes: what leaves the verb out, and names a title, a course or a certificate with its date. */
#include "base/i18n.h"
#include "trigger_en_int.h"
#include <string.h>

/* Both ends of a stretch are told; autumn 2000 is a time, though it takes months. */
static bool spans(const Scan *s, const Item *date)
{
    Str v = s->ie->out->timexes.v[date->ref].value;
    return memchr(v.p, '/', v.n) && ie_is_range(s->ie, date->ref);
}

static const TrigRule *note_rule(const Scan *s, const Item *date, bool employer)
{
    if (spans(s, date)) return &s->e->note_work;
    return employer ? &s->e->note_join : &s->e->note_title;
}

/* What a sentence without a verb names; at: indexes of the items. */
typedef struct Note {
    const Item *title, *date, *school, *course, *cert, *org, *prize;
    uint32_t title_at, school_at, course_at, cert_at, prize_at;
    bool employer, stretch;
} Note;

/* junior developer at a bank: a kind of employer in its place, behind the title. */
static bool at_kind(const Scan *s, const Item *it)
{
    uint32_t tok = doc_tok_at(s->d, it->beg), first = s->d->sent[s->sent].tok_beg;
    bool article = tok > first && en_is(s->ie, &s->d->tok[tok - 1], EN_ARTICLE);
    /* receptionist, a law firm */
    if (tok > first + article && s->d->ch[s->d->tok[tok - 1 - article].beg] == ',') return true;
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
    if (named && it->cue == CUE_PRIZE && !n->prize) n->prize = it, n->prize_at = at;
    if (it->cue == CUE_CERT && !n->cert) n->cert = it, n->cert_at = at;
}

/* 7. October 2000. Assistant archivist, Borderland Building Society: the sentence before, on the same line, is a date. */
static const Item *date_before(const Scan *s)
{
    enum { MARKER = 5, MARKS = 2 };
    const Sentence *sent = &s->d->sent[s->sent];
    if (!s->sent || sent[-1].line != sent->line) return NULL;
    uint32_t i = ie_timex_from(s->ie, sent[-1].beg);
    if (i >= s->ie->tx.n || s->ie->tx.v[i].beg > sent[-1].beg + MARKER || s->ie->tx.v[i].end + MARKS < sent[-1].end)
        return NULL;
    if (s->ie->tx.v[i].end > sent->beg || s->ie->out->timexes.v[i].type != TIMEX_DATE) return NULL;
    Item *it = arena_push(s->ie->tmp, Item);
    *it = (Item){.kind = ITEM_TIMEX, .beg = s->ie->tx.v[i].beg, .end = s->ie->tx.v[i].end, .tail = s->ie->tx.v[i].end, .ref = i};
    item_is(it, CUE_DATE);
    return it;
}

/* Postdoc 2. Uppsala University, three years: the house stands in the sentence behind, on the same line; UINT32_MAX for none. */
static uint32_t house_next(const Scan *s)
{
    const Sentence *next = &s->d->sent[s->sent + 1];
    if (s->sent + 1 >= s->d->n_sent || next->line != s->d->sent[s->sent].line) return UINT32_MAX;
    uint32_t i = ie_mention_from(s->ie, next->beg);
    if (i >= s->ie->mention.n || s->ie->mention.v[i].beg != next->beg) return UINT32_MAX;
    Cue cue = mention_cue[s->ie->out->entities.v[s->ie->mention.v[i].entity].type];
    return cue == CUE_ORG || cue == CUE_SCHOOL ? i : UINT32_MAX;
}

/* Head of plant health, Fernwick Botanic Garden: a name stands behind the title and a comma. */
static bool house_behind(const Scan *s, const Item *title)
{
    enum { WORDS = 4 };
    uint32_t end = s->d->sent[s->sent].tok_end, tok = doc_tok_at(s->d, title->end);
    for (int left = WORDS; left > 0 && tok + 1 < end; tok++, left--) {
        const Token *t = &s->d->tok[tok];
        if (t->kind != TOK_PUNCT) continue;
        return s->d->ch[t->beg] == ',' && is_capital(s, t + 1) && !in_time(s->ie, t[1].beg);
    }
    return false;
}

/* August 2014. Senior scientist. A title alone behind its month; of a day it may be an entry of a diary, unless it says where. */
static const Item *date_of_title(const Scan *s, Note *n)
{
    enum { MONTH = 7, MARK = 2 };
    const Item *date = n->title->beg <= s->beg + MARK ? date_before(s) : NULL;
    if (!date || n->employer) return date;
    n->employer = house_behind(s, n->title) || house_next(s) != UINT32_MAX;
    if (n->employer) return date;
    const Sentence *next = &s->d->sent[s->sent + 1];                       /* Nurse. She saved my mother. */
    bool more = s->sent + 1 < s->d->n_sent && next->line == next[-1].line;
    if (more && group_word(s->ie, next->tok_beg, next->end) == VG_OTHER) return NULL;
    uint32_t end = n->title->end;
    bool closed = end >= s->end || s->d->cls[end] == CH_PUNCT;
    return closed && s->ie->out->timexes.v[date->ref].value.n <= MONTH ? date : NULL;
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
    if (!n.date && n.title && s->items->v == n.title) n.date = date_of_title(s, &n);
    n.stretch = n.date && spans(s, n.date);
    if (n.title && !n.employer)
        n.employer = kind_of_title(s->ie, doc_tok_at(s->d, n.title->end), s->d->sent[s->sent].tok_end);
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
    bool ed =
        t->cls == CH_LATIN && t->end - t->beg >= LEAST && s->d->ch[t->end - 1] == 'd' && s->d->ch[t->end - 2] == 'e';
    if (!ed || is_capital(s, t) || before->kind != TOK_WORD || before->end + 1 != t->beg || before->cls != CH_LATIN)
        return false;
    return group_word(s->ie, tok - 1, t->beg) == VG_NONE && !en_is(s->ie, before, EN_ARTICLE | EN_OWNER | EN_OF);
}

/* Leading hand by 1984, Certified Kubernetes Administrator (2022): a part of the title or of the certificate's name. */
static bool in_title(const Scan *s, const Item *it)
{
    for (uint32_t i = 0; i < s->items->n && s->items->v[i].beg <= it->beg; i++) {
        const Item *x = &s->items->v[i];
        bool cert = x->kind == ITEM_MENTION && x->cue == CUE_CERT;
        bool title = is_word(x) && (cert || x->cue == CUE_RANK || x->cue == CUE_ROLE);
        if (title && x->end >= it->end && x->end - x->beg > it->end - it->beg) return true;
    }
    return false;
}

/* Dispatcher for a cab company, 2002 until they were bought out: what the title's end was is told in a clause behind it. The
 * token that opens the clause, the sentence's end for none. */
static uint32_t clause_behind(const Scan *s)
{
    const Sentence *sent = &s->d->sent[s->sent];
    uint32_t i = sent->tok_beg;
    const Item *head = s->items->n ? &s->items->v[0] : NULL;
    bool title = head && (head->cue == CUE_ROLE || head->cue == CUE_RANK) && is_word(head) && head->beg == s->beg;
    if (!title || !(s->cues & CUE_BIT(CUE_DATE))) return sent->tok_end;
    while (i + 1 < sent->tok_end &&
           !(group_word(s->ie, i, s->end) == VG_UNTIL && !in_time(s->ie, s->d->tok[i + 1].beg)))
        i++;
    return i + 1 < sent->tok_end ? i : sent->tok_end;
}

/* A verb that is no event here is a verb all the same: Shopify laid off a tenth of its staff in July. */
static bool has_verb(const Scan *s)
{
    const Sentence *sent = &s->d->sent[s->sent];
    uint32_t last = clause_behind(s), end = last < sent->tok_end ? s->d->tok[last].beg : s->end;
    for (uint32_t i = sent->tok_beg + 1; i < last; i++)
        if (is_past(s, i)) return true;
    for (uint32_t i = 0; i < s->items->n && s->items->v[i].beg < end; i++) {
        const Item *it = &s->items->v[i];
        bool label = it->beg == s->beg && s->d->ch[it->end] == ':';                          /* Certifications: … */
        if (is_trigger(it) && !it->plain && !label && !in_title(s, it)) return true;
    }
    return false;
}

/* EAD from a manual. Python at the kitchen table, evenings, from 2017: a skill heads the note, and whence or since when one has it
 * stands behind it. */
static bool note_skill(Scan *s)
{
    enum { SHORT = 70 };
    const Item *it = s->items->n ? &s->items->v[0] : NULL;
    if (!it || it->kind != ITEM_MENTION || it->cue != CUE_SKILL || it->beg != s->beg || s->end - s->beg > SHORT)
        return false;
    const uint64_t other =
        CUE_BIT(CUE_ROLE) | CUE_BIT(CUE_RANK) | CUE_BIT(CUE_ORG) | CUE_BIT(CUE_EMPLOYER) | CUE_BIT(CUE_CERT);
    uint32_t tok = doc_tok_at(s->d, it->end);
    if (s->cues & other || has_verb(s) || tok >= s->d->sent[s->sent].tok_end) return false;
    const Token *next = &s->d->tok[tok];
    bool whence = en_is(s->ie, next, EN_FROM), dated = s->cues & CUE_BIT(CUE_DATE);
    bool where = en_is(s->ie, next, EN_AT | EN_IN | EN_WITH | EN_BY | EN_FROM) ||
                 (next->kind == TOK_PUNCT && s->d->ch[next->beg] == ',');
    if (!whence && !(dated && where)) return false;
    note_take(s, &s->e->note_study, it, it, 1);
    return true;
}

/* Is the kind of employer the head of its phrase, and told of as where one was: behind the date, an article or at? */
static bool is_workplace(const Scan *s, const Item *it)
{
    enum { ADJECTIVES = 3 };
    const Sentence *sent = &s->d->sent[s->sent];
    uint32_t next = doc_tok_at(s->d, it->end), tok = doc_tok_at(s->d, it->beg);
    const Token *behind = next < sent->tok_end ? &s->d->tok[next] : NULL;
    bool head = !behind || behind->kind == TOK_PUNCT || en_is(s->ie, behind, EN_IN | EN_NEAR | EN_AT) ||
                in_time(s->ie, behind->beg);
    if (!head || (behind && s->d->ch[behind->beg] == '\'')) return false;
    for (uint32_t n = 0; tok > sent->tok_beg && n < ADJECTIVES; n++, tok--) {
        const Token *t = &s->d->tok[tok - 1];
        if (t->kind == TOK_PUNCT || in_time(s->ie, t->beg)) return true;
        if (en_is(s->ie, t, EN_ARTICLE)) return !en_is(s->ie, t, EN_DEFINITE);
        if (en_is(s->ie, t, EN_AT | EN_IN | EN_WITH | EN_FOR)) return !en_is(s->ie, t, EN_FOR);
        if (t->cls != CH_LATIN || group_word(s->ie, tok - 1, sent->end) != VG_NONE) return false;
    }
    return tok == sent->tok_beg;
}

/* Does another sentence begin with a stretch of time? Then they are the rows of a career. */
static bool has_other_row(const Scan *s, const Item *date)
{
    enum { LEAD = 6 };
    for (uint32_t i = 0; i < s->ie->tx.n; i++) {
        if (i == date->ref || !ie_is_range(s->ie, i)) continue;
        const Sentence *x = doc_sentence_at(s->d, s->ie->tx.v[i].beg);
        if (x && s->ie->tx.v[i].beg <= x->beg + LEAD) return true;
    }
    return false;
}

/* May to September 2022: a garden centre in Horsforth. Summer of 1997. Bookshop in Hay: the time, and the kind of employer. */
static bool note_house(Scan *s, const Note *n)
{
    enum { SHORT = 110, LEAD = 6 };        /* From May to September */
    const uint64_t other =
        CUE_BIT(CUE_ORG) | CUE_BIT(CUE_SCHOOL) | CUE_BIT(CUE_COURSE) | CUE_BIT(CUE_PERSON) | CUE_BIT(CUE_STAGE);
    if (n->title || !(s->cues & CUE_BIT(CUE_EMPLOYER)) || s->cues & other || s->end - s->beg > SHORT || has_verb(s))
        return false;
    const Item *house = NULL;
    for (uint32_t i = 0; i < s->items->n && !house; i++)
        if (s->items->v[i].kind == ITEM_CUE && s->items->v[i].cue == CUE_EMPLOYER) house = &s->items->v[i];
    const Item *date = n->stretch && n->date->beg <= s->beg + LEAD ? n->date : !n->date ? date_before(s) : NULL;
    if (!house || !date || house->beg < date->beg || !is_workplace(s, house)) return false;
    if (!n->date && house->beg > s->beg) return false;
    if (kind_guest(s->ie, &s->d->tok[doc_tok_at(s->d, house->beg)]) && !has_other_row(s, date)) return false;
    note_take(s, &s->e->note_work, house, date, (uint32_t)(house - s->items->v) + 1);
    return true;
}

/* CCNA (2019), AWS Developer (2020): further certificates of the row, each with the date behind it. */
static void more_certs(Scan *s, uint32_t k)
{
    const Item *cert = NULL;
    for (uint32_t i = k, at = k; i < s->items->n; i++) {
        const Item *it = &s->items->v[i];
        if (it->kind == ITEM_MENTION && it->cue == CUE_CERT) cert = it, at = i;
        if (!cert || it->kind != ITEM_TIMEX || it->cue != CUE_DATE) continue;
        note_take(s, &s->e->note_cert, cert, it, at + 1);
        EvCand *c = s->ie->ev.v[s->ie->ev.n - 1];
        c->from = cert->beg, c->to = it->end;
        c->found.cert = (Range){cert->beg, cert->end};
        cert = NULL;
    }
}

/* Several certificates, and a time behind the last of them. */
static bool is_cert_row(const Scan *s)
{
    uint32_t n = 0, dates = 0;
    for (uint32_t i = 0; i < s->items->n; i++) {
        const Item *it = &s->items->v[i];
        n += it->kind == ITEM_MENTION && it->cue == CUE_CERT;
        dates += n && it->kind == ITEM_TIMEX && it->cue == CUE_DATE;
    }
    return n > 1 && dates > 1;
}

/* A short sentence without a verb that names a title and a date: So, team lead, May 2021. With an employer it tells a
 * joining, with both ends of a stretch the work itself: Assistant manager, Marlow Freight, 2012-2015. Without a title
 * it tells of a course, by its date of a stretch of learning or of its end (BSc Biology, Leeds, 2010), or a licence. */
void try_note_en(Scan *s)
{
    enum { SHORT = 110 };
    if (note_timed(s) || (!has_verb(s) && note_brief(s))) return;
    const uint64_t heads =
        CUE_BIT(CUE_DATE) | CUE_BIT(CUE_ROLE) | CUE_BIT(CUE_RANK) | CUE_BIT(CUE_SKILL) | CUE_BIT(CUE_EMPLOYER);
    bool told = s->cues & CUE_BIT(CUE_SELF) && clause_behind(s) == s->d->sent[s->sent].tok_end;
    if (!(s->cues & heads) || told) return;
    if (note_skill(s)) return;
    Note n = note_of(s);
    if (note_house(s, &n) || !n.date) return;
    uint32_t clause = clause_behind(s), end = clause < s->d->sent[s->sent].tok_end ? s->d->tok[clause].beg : s->end;
    bool brief = end - s->beg <= SHORT && !has_verb(s), row = is_row(s, n.date);
    bool course = n.course && s->d->ch[n.course->end] != ':';                       /* Certifications: … */
    if (n.cert && !n.title && !course && is_cert_row(s) && !has_verb(s)) {
        more_certs(s, n.cert_at);
        return;
    }
    if (!row && !brief) return;
    if (n.title) {
        note_take(s, note_rule(s, n.date, n.employer), n.title, n.date, n.title_at + 1);
        Found *f = &s->ie->ev.v[s->ie->ev.n - 1]->found;
        bool apart = n.date->end < s->d->sent[s->sent].beg && !n.org && !n.school && !house_behind(s, n.title);
        uint32_t next = apart ? house_next(s) : UINT32_MAX;
        if (next != UINT32_MAX) f->org = next, f->org_near = true;
        /* Oakline — Developer — 2018 to 2020 */
        if (n.org && f->org == UINT32_MAX) f->org = n.org->ref, f->org_near = true;
    }
    else if (n.stretch && n.course) note_take(s, &s->e->note_study, n.course, n.date, n.course_at + 1);
    else if (n.stretch && n.school)
        note_take(s, &s->e->note_study, n.cert ? n.cert : n.school, n.date, n.school_at + 1);
    else if (n.stretch && n.cert) note_take(s, &s->e->note_study, n.cert, n.date, n.cert_at + 1);
    else if (!n.stretch && n.course) note_take(s, &s->e->note_degree, n.course, n.date, n.course_at + 1);
    else if (n.stretch && n.employer && !note_firms(s, true) && row)
        note_take(s, &s->e->note_work, n.org, n.date, (uint32_t)(n.org - s->items->v) + 1);      /* the post is no known one */
    else if (!n.stretch && n.prize) note_take(s, &s->e->note_award, n.prize, n.date, n.prize_at + 1);
    else if (!n.stretch && n.cert) note_take(s, &s->e->note_cert, n.cert, n.date, n.cert_at + 1);
}

void note_before_clause(Scan *s, uint32_t before)
{
    EvCandList *ev = &s->ie->ev;
    uint32_t at = clause_behind(s), n = ev->n;
    if (at >= s->d->sent[s->sent].tok_end || ev->v[before]->beg < s->d->tok[at].beg) return;
    try_note_en(s);
    if (ev->n != n + 1) return;
    EvCand *note = ev->v[n];
    memmove(&ev->v[before + 1], &ev->v[before], (n - before) * sizeof *ev->v);
    ev->v[before] = note;
}
