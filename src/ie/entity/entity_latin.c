/* Names in English text: runs of words with capitals, told apart by what stands around them. */
#include "entity_latin.h"

enum { SEQ_MAX = 8, ROW_NEAR = 8 };

/* Jun-jun, Ride-Hailing: a hyphen and no blank. */
static bool is_hyphen(const Ent *e, const Word *prev, const Word *w)
{
    return w->beg == prev->end + 1 && e->doc->ch[prev->end] == '-';
}

/* O'Connell, D'Souza */
static bool is_elided(const Ent *e, const Word *prev, const Word *w)
{
    if (w->beg != prev->end + 1 || prev->end != prev->beg + 1 || e->doc->ch[prev->end] != '\'') return false;
    uint16_t ch = e->doc->ch[prev->beg];
    return (ch == 'o' || ch == 'd') && latin_is_capital(prev) && latin_is_capital(w);
}

/* J. Okafor, Rosa M. Vidal: a capital with its stop. */
static bool is_initial(const Ent *e, const Word *w)
{
    return w->end == w->beg + 1 && latin_is_capital(w) && e->doc->ch[w->end] == '.';
}

/* Office for National Statistics, Centre for Cities: behind the head of an institution's name. */
static bool is_for(const Ent *e, const Word *prev, const Word *w)
{
    return latin_inner(e, w) == INNER_FOR &&
           (latin_tail(e, prev) != ENT_COUNT || word_cue_is(e, prev, CUE_KIND) || word_tail_is(e, prev, TAIL_UNIT));
}

EntityType latin_tail(const Ent *e, const Word *w)
{
    static const struct { TailClass cls; EntityType type; } table[] = {
        {TAIL_ORG, ENT_ORG}, {TAIL_SCHOOL, ENT_SCHOOL}, {TAIL_CREDENTIAL, ENT_CREDENTIAL}, {TAIL_AWARD, ENT_AWARD}};
    for (size_t k = 0; w->tail_len == w->end - w->beg && k < COUNT_OF(table); k++)
        if (word_tail_is(e, w, table[k].cls)) return table[k].type;
    return ENT_COUNT;
}

/* Harlow Learning, Deep Learning: what firms deal in says little of a name that it ends. */
static bool is_weak_tail(const Ent *e, const Word *w)
{
    const Tail *tail = word_tail(e, w, TAIL_ORG);
    return tail && tail->weight < CAND_ENOUGH;
}

/* St Mary's Hospital, Ship's Cook Certificate: a genitive inside a name, which its head ends. */
static bool is_genitive(const Ent *e, uint32_t i)
{
    enum { HEAD_REACH = 3 };
    const Word *prev = &e->word.v[i - 1], *w = &e->word.v[i];
    uint16_t mark = e->doc->ch[prev->end];
    if (w->beg != prev->end + 1 || mark != '\'' || w->end != w->beg + 1) return false;
    for (uint32_t k = i + 1; k <= i + HEAD_REACH && k < e->word.n; k++) {
        const Word *v = &e->word.v[k];
        if (v->sent != w->sent || !latin_is_capital(v) || v->sep != SEP_BLANK) return false;
        if (latin_tail(e, v) != ENT_COUNT) return !is_weak_tail(e, v);
    }
    return false;
}

/* NVQ Level 3 */
static bool is_level(const Ent *e, const Word *w)
{
    return latin_is_capital(w) && latin_inner(e, w) == INNER_LEVEL;
}
static bool is_of(const Ent *e, const Word *w) { return latin_inner(e, w) == INNER_OF; }
static bool is_the(const Ent *e, const Word *w) { return latin_inner(e, w) == INNER_THE; }

/* Escola da Ribeira, Companhia de la Cruz, Mr. van Houten: one or two small words before the next capital. */
static bool is_link(const Ent *e, uint32_t i)
{
    enum { LINKS = 2 };
    const Word *w = e->word.v;
    uint32_t k = i;
    while (k < e->word.n && k < i + LINKS && !latin_is_capital(&w[k]) && w[k].sep == SEP_BLANK &&
           latin_inner(e, &w[k]) == INNER_LINK)
        k++;
    return k > i && k < e->word.n && w[k].sent == w[i].sent && w[k].sep == SEP_BLANK && latin_is_capital(&w[k]);
}

static bool goes_on(const Ent *e, uint32_t i)
{
    const Word *prev = &e->word.v[i - 1], *w = &e->word.v[i];
    if (w->sent == prev->sent && w->flags & W_NUMBER && w->sep == SEP_BLANK && is_level(e, prev)) return true;
    if (w->sent != prev->sent || w->flags & W_NUMBER) return false;
    if (is_hyphen(e, prev, w) || is_elided(e, prev, w)) return w->flags & W_LATIN;
    if (is_genitive(e, i)) return true;
    if (latin_inner(e, w) == INNER_I) return false;       /* With Priya and Tom I started …: the writer */
    bool year = i + 1 < e->word.n && w->sep == SEP_BLANK && word_joined(w + 1);
    /* the University of the West of Scotland */
    bool school =
        year && latin_is_capital(prev) && latin_tail(e, prev) == ENT_SCHOOL && is_of(e, w) && is_the(e, w + 1);
    if (school && i + 2 < e->word.n) return latin_is_capital(&e->word.v[i + 2]);
    bool behind = year && i >= 2 && is_the(e, w) && is_of(e, prev) && latin_tail(e, prev - 1) == ENT_SCHOOL;
    if (behind) return latin_is_capital(w + 1);
    if (year && is_the(e, w) && is_of(e, prev) && latin_inner(e, w + 1) == INNER_PERIOD) return true;
    if (year && is_of(e, w) && is_the(e, w + 1) && i + 2 < e->word.n && latin_is_capital(w + 2))
        return latin_inner(e, w + 2) == INNER_PERIOD;
    if (w->sep == SEP_BLANK && (is_of(e, w) || is_for(e, prev, w)) && i + 1 < e->word.n)
        return latin_is_capital(&e->word.v[i + 1]) && e->word.v[i + 1].sep == SEP_BLANK;
    if (!latin_is_capital(w)) return is_link(e, i);
    return w->sep == SEP_BLANK || entity_ampersand(e, prev, w);
}

static bool is_start(const Word *w) { return w->flags & (W_SENT | W_ITEM | W_QUOTE_OPEN); }

/* Joined Oakline Health, Left Tamar Foods: the verb before an employer opens its sentence or item, from which it has its
 * capital. */
bool entity_opens_line(const Ent *e, const Word *w)
{
    bool dated = w > e->word.v && w->sep == SEP_MARK && w[-1].flags & W_TIME;             /* June 2018 – Joined …, 2018: Left … */
    const Cue *cue = (w->flags & (W_SENT | W_ITEM) || dated) && w->flags & W_LATIN ? word_cue(e, w, CUE_BEFORE) : NULL;
    return cue && cue->type == ENT_ORG && w->cue_len == w->end - w->beg;
}

/* The Bank: a kind with its article, which is no name. */
static bool tail_alone(const Ent *e, Seq s)
{
    return s.end == s.first + 1 && (latin_tail(e, &e->word.v[s.first]) != ENT_COUNT || e->word.v[s.first].n_cue);
}

/* Employment and Social Development Canada (ESDC): the initials in brackets tell that the name goes on behind "and". */
static Seq spelled_out(const Ent *e, Seq s)
{
    const Word *w = e->word.v;
    bool may = s.end + 1 < e->word.n && word_cue_is(e, &w[s.end], CUE_AND) && word_joined(&w[s.end]) &&
               word_joined(&w[s.end + 1]);
    uint32_t last = s.end + 1;
    if (!may || !latin_is_capital(&w[last])) return s;
    while (last + 1 < e->word.n && last - s.first < SEQ_MAX && goes_on(e, last + 1)) last++;
    if (w[last].alias_end != w[last].alias + 1) return s;
    Span in = {w[w[last].alias].beg, w[w[last].alias].end}, whole = {w[s.first].beg, w[last].end};
    bool told = entity_is_capitals(e->doc, in) && entity_initials(e->doc, in, whole);
    return told ? (Seq){s.first, last + 1} : s;
}

static Seq seq_at(const Ent *e, uint32_t i)
{
    Seq s = {i, i + 1};
    while (s.end < e->word.n && s.end - s.first < SEQ_MAX && goes_on(e, s.end)) s.end++;
    s = spelled_out(e, s);
    const Word *small = e->word.v;
    /* back to Japan ASAP: letters that stand for small words end the name before them */
    while (s.end - s.first > 1 && small[s.end - 1].flags & W_CAPS && word_cue_is(e, &small[s.end - 1], CUE_FUNCTION))
        s.end--;
    while (s.first < s.end && word_cue_is(e, &small[s.first], CUE_FUNCTION) && !is_initial(e, &small[s.first]))
        s.first++;
    /* With Priya, At Marrow: the sentence's first word has its capital from its place. */
    const Word *w = &e->word.v[s.first];
    bool opens = s.first + 1 < s.end && w->flags & W_SENT && word_joined(w + 1) &&
                 (word_cue_is(e, w, CUE_USED) || word_cue_is(e, w, CUE_WHERE) || word_cue_is(e, w, CUE_OWNER));
    opens |= s.first + 1 < s.end && word_joined(w + 1) && entity_opens_line(e, w);
    if (opens) s.first++;
    /* at The Copper Pan: an article that has a capital inside a sentence is the name's own. */
    const Word *the = s.first ? &e->word.v[s.first - 1] : NULL;
    bool inside = s.first < s.end && the && the->sent == e->word.v[s.first].sent && !is_start(the);
    bool own = inside && latin_is_capital(the) && word_joined(the + 1) && is_the(e, the) && !tail_alone(e, s);
    if (own) s.first--;
    return s;
}

/* Fernbank Credit Union, Hexham Fire Brigade: what the last two words say together, NULL for nothing of firms and schools. */
static const Tail *double_tail(const Ent *e, Seq s)
{
    const Word *last = &e->word.v[s.end - 1];
    const Tail *t = s.end - s.first < 3 ? NULL : word_tail_double(e, last, last->end);
    return t && (t->cls == TAIL_ORG || t->cls == TAIL_SCHOOL) ? t : NULL;
}

/* Reid Piano Services. May 2004: Gulf Seafoods, picking line: the whole of a sentence, or what stands behind a time and a colon. */
static bool stands_for_itself(const Ent *e, Seq s)
{
    const Word *w = &e->word.v[s.first], *p = s.first ? w - 1 : NULL,
               *next = s.end < e->word.n ? &e->word.v[s.end] : NULL;
    bool ends = !next || next->sent != w->sent, opens = w->flags & W_SENT && !(w->flags & (W_ITEM | W_QUOTE_OPEN));
    if (ends && opens) return p && p->sent + 1 == w->sent && w->sep == SEP_STOP && s.end - s.first > 1;
    bool colon = p && p->sent == w->sent && w->sep == SEP_MARK && e->doc->ch[p->end] == ':';
    bool time = colon && (p->flags & W_TIME || latin_inner(e, p) == INNER_NOW || (s.first > 1 && p[-1].flags & W_TIME));
    return time && (ends || next->sep == SEP_COMMA);
}

/* for Harlow Power, joined from Tamarind Blooms: names alone, behind what employers stand behind (not: We sell Sparkling Water). */
static bool is_own_name(const Ent *e, Seq s)
{
    const Word *w = &e->word.v[s.first], *p = s.first ? w - 1 : NULL;
    bool own = w->flags & W_HEAD ? false : stands_for_itself(e, s);
    if (!own && (w->flags & (W_SENT | W_ITEM | W_HEAD) || !p || p->sent != w->sent || !word_joined(w))) return false;
    LatinInner inner = own ? INNER_FOR : latin_inner(e, p);
    bool tie = inner == INNER_FOR || inner == INNER_AT || inner == INNER_BY || inner == INNER_INTO ||
               word_cue_is(e, p, CUE_WHERE);
    if (!tie && (inner != INNER_NONE || !word_cue_is(e, p, CUE_USED) || word_cue_is(e, p, CUE_AND))) return false;
    for (uint32_t k = s.first; k + 1 < s.end; k++) {
        const Word *v = &e->word.v[k];
        bool other = v->cover && e->cand.v[v->cover - 1].type != ENT_PLACE;        /* Hexham Bakeries */
        bool behind = own && (k > s.first || s.end - s.first > 2);                  /* Reid Piano Services */
        if (v->flags & W_CAPS || (!behind && (other || v->n_cue || v->n_tail)) || v->end - v->beg < 4) return false;
        if (!latin_is_capital(v) || latin_inner(e, v) != INNER_NONE || entity_is_common(e, v->beg, v->end))
            return false;
    }
    const Word *next = s.end < e->word.n ? &e->word.v[s.end] : NULL;
    return !next || next->sent != w->sent || !word_joined(next) || !entity_is_post(e, next);
}

/* Universidade Aberta, Centro de Emprego: the kind stands first. */
static bool stands_first(const Ent *e, const Word *w)
{
    EntityType type = latin_tail(e, w);
    if (type != ENT_SCHOOL && type != ENT_ORG) return false;
    const Tail *tail = word_tail(e, w, type == ENT_SCHOOL ? TAIL_SCHOOL : TAIL_ORG);
    return tail && tail->bare;
}

static bool by_last_word(Ent *e, Seq s)
{
    /* The head stands last, or before "of": Leith School of Food. */
    uint32_t head = s.first;
    for (uint32_t k = s.first; k + 1 < s.end; k++) {
        if (!is_level(e, &e->word.v[k]) || !(e->word.v[k + 1].flags & W_NUMBER)) continue;
        entity_vote(e, ENT_CREDENTIAL, CAND_STRONG, e->word.v[s.first].beg, e->word.v[s.end - 1].end, RULE_FORM,
                    (Span){e->word.v[s.first].beg, e->word.v[s.end - 1].end});
        return true;
    }
    while (head + 1 < s.end && !is_of(e, &e->word.v[head + 1])) head++;
    const Word *last = &e->word.v[s.end - 1], *h = &e->word.v[head];
    if (s.end - s.first >= 2 && stands_first(e, &e->word.v[s.first])) h = &e->word.v[s.first];
    if (s.end - s.first < 2) return false;
    const Tail *two = double_tail(e, s);
    if (two && (h->tail_len != h->end - h->beg || two->weight > CAND_ENOUGH)) {
        Span words = {e->word.v[s.first].beg, last->end};
        entity_vote(e, two->cls == TAIL_ORG ? ENT_ORG : ENT_SCHOOL, two->weight, words.beg, words.end, RULE_FORM,
                    words);
        return true;
    }
    if (h->tail_len != h->end - h->beg) return false;
    bool prize = latin_inner(e, last) == INNER_PERIOD && s.end - s.first >= 4;  /* Teller of the Year */
    EntityType type = prize ? ENT_AWARD : latin_tail(e, h);
    if (!latin_is_capital(h)) return type != ENT_COUNT;                      /* a GP-practice: no name of one */
    /* Khan Academy: a known one is what the list says */
    const Cand *known = e->word.v[s.first].cover ? &e->cand.v[e->word.v[s.first].cover - 1] : NULL;
    if (known && known->type == ENT_RESOURCE && known->kind == CAND_KNOWN && known->word_end >= s.end) return true;
    /* the Ride-Hailing Company: a firm that stays unnamed */
    bool the = s.first && word_joined(&e->word.v[s.first]) && is_the(e, &e->word.v[s.first - 1]);
    if (type == ENT_COUNT) return false;
    const Cue *kind = the && head + 1 == s.end ? word_cue(e, h, CUE_KIND) : NULL;
    if (kind && type == ENT_ORG && kind->plain) return true;
    if (kind && type == ENT_SCHOOL) type = ENT_ORG;      /* at the Polar Institute */
    uint32_t beg = e->word.v[s.first].beg;
    Span words = {beg, last->end};
    const Tail *tail = type == ENT_ORG ? word_tail(e, h, TAIL_ORG) : NULL;
    if (tail && tail->weight < CAND_ENOUGH) {                              /* Larkhill Water, but Holy Water */
        entity_vote(e, type, tail->weight, beg, last->end, RULE_HINT, words);
        if (is_own_name(e, s)) entity_vote(e, type, CAND_ENOUGH - tail->weight, beg, last->end, RULE_CAPITAL, words);
        return false;
    }
    entity_vote(e, type, CAND_STRONG, beg, last->end, RULE_FORM, words);
    return true;
}

/* Pole & Tanner, E. Harker & Nephew: words that nobody knows, joined by the sign for "and", inside a sentence: a house of
 * two. Learning & Development stands before what it is done by. */
static void partners(Ent *e, Seq s)
{
    const Word *w = &e->word.v[s.first], *next = s.end < e->word.n ? &e->word.v[s.end] : NULL;
    bool pair = false;
    if (s.end - s.first < 2 || s.end - s.first > 3 || w->flags & (W_HEAD | W_ITEM | W_QUOTE_OPEN | W_SENT) ||
        w->sep == SEP_LINE)
        return;
    if (next && next->sent == w->sent && next->sep == SEP_BLANK && !latin_small(e, next) && !next->n_cue) return;
    for (uint32_t k = s.first; k < s.end; k++) {
        const Word *v = &e->word.v[k];
        bool skill = v->flags & W_CAPS || (v->cover && e->cand.v[v->cover - 1].type != ENT_PLACE);
        bool field =
            word_cue_is(e, v, CUE_MODIFIER) || latin_is_inner(e, v, INNER_SUBJECT) || word_cue_is(e, v, CUE_SKILL_ACT);
        if (skill || field || entity_is_common(e, v->beg, v->end) || word_cue_is(e, v, CUE_GIVEN)) return;
        pair |= k > s.first && entity_ampersand(e, v - 1, v);
    }
    if (pair) latin_vote(e, s, ENT_ORG, CAND_ENOUGH, RULE_FORM, (Span){w->beg, e->word.v[s.end - 1].end});
}

/* Heartwell, 2010–2019; Paylane. February 2016, six-month contract: alone before when it was, and for how long or as what. */
static void before_years(Ent *e, Seq s)
{
    enum { TERMS = 8, YEARS = 300 };
    const Word *w = &e->word.v[s.first], *t = s.end < e->word.n ? &e->word.v[s.end] : NULL;
    bool alone = t && t->flags & W_TIME && w->flags & (W_SENT | W_ITEM) && t->sep != SEP_GLUE && t->sep != SEP_LINE;
    alone &= t && (t->sep != SEP_BLANK || s.end - s.first > 1);                 /* Pike Furniture 2003-2011. */
    if (!alone || s.end - s.first > 3 || w->cover || w->n_cue || w->n_tail || word_cue_is(e, w, CUE_GIVEN)) return;
    uint32_t i = ie_timex_from(e->ie, t->beg);
    bool told = i < e->ie->tx.n && ie_is_range(e->ie, i) && e->ie->tx.v[i].end - e->ie->tx.v[i].beg < YEARS;
    for (uint32_t k = s.end; t->sep == SEP_STOP && !told && k < e->word.n && k < s.end + TERMS && e->word.v[k].sent == t->sent; k++)
        told = latin_is_inner(e, &e->word.v[k], INNER_TERMS) || entity_is_post(e, &e->word.v[k]);
    if (told) latin_vote(e, s, ENT_ORG, CAND_ENOUGH, RULE_ROW, (Span){w->beg, t->end});
}

/* Does the name open a line or an item? */
static bool opens_row(const Word *first) { return first->flags & W_ITEM || first->sep == SEP_LINE; }

/* Ocado Technology — Embedded Software Engineer (Sept 2017 – Dec 2020): first in a dated line, before a post. */
static bool before_post(Ent *e, Seq s)
{
    const Word *first = &e->word.v[s.first];
    if (!opens_row(first) || s.end >= e->word.n) return false;
    if (e->word.v[s.end].sep < SEP_MARK || e->word.v[s.end].sep > SEP_COMMA) return false;
    bool post = false, dated = false;
    for (uint32_t k = s.end; k < e->word.n && k < s.end + ROW_NEAR && e->word.v[k].sep != SEP_LINE; k++) {
        const Word *v = &e->word.v[k];
        post |= entity_is_post(e, v);
        dated |= (v->flags & W_TIME) != 0;
    }
    if (!post || !dated) return false;
    latin_vote(e, s, ENT_ORG, CAND_ENOUGH, RULE_ROW, (Span){first->beg, e->word.v[s.end].end});
    return true;
}

/* Larkhill — rejected after the phone screen; Larkhill: no reply. */
static bool before_outcome(Ent *e, Seq s)
{
    const Word *first = &e->word.v[s.first];
    if (!opens_row(first) || s.end >= e->word.n || e->word.v[s.end].sep != SEP_MARK || first->n_cue) return false;
    if (e->word.v[s.end].flags & W_NUMBER) return false;                   /* Interviews: 6 */
    for (uint32_t k = s.end; k < e->word.n && k < s.end + ROW_NEAR && e->word.v[k].sep != SEP_LINE; k++) {
        const Cue *cue = word_cue(e, &e->word.v[k], CUE_ACT);
        if (!cue || !cue->item) continue;
        /* Newcastle: shortlisted. Of towns the university is meant. */
        const Cand *c = first->cover ? &e->cand.v[first->cover - 1] : NULL;
        bool town = c && c->type == ENT_PLACE && c->word_end == s.end;
        Span words = {first->beg, e->word.v[k].end};
        latin_vote(e, s, town ? ENT_SCHOOL : ENT_ORG, town ? CAND_STRONG : CAND_ENOUGH, RULE_ROW, words);
        return true;
    }
    return false;
}

/* Line cook; Head of plant health: is the word that ends at p the end of a post? */
static bool ends_post(const Ent *e, const Word *p)
{
    enum { WORDS = 4 };
    if (word_tail_is(e, p, TAIL_ROLE)) return true;
    for (int n = 0; n < WORDS && p > e->word.v && p->sep == SEP_BLANK && !(p->flags & W_CAPITAL) && p->sent == p[-1].sent; n++, p--)
        if (latin_inner(e, p) == INNER_OF) return word_tail_is(e, p - 1, TAIL_ROLE);
    return false;
}

/* | Company | Role | Applied |: what the columns are called names nobody. */
static bool heads_columns(const Ent *e, const Word *w)
{
    const Doc *d = e->doc;
    uint32_t line = w->sent < d->n_sent ? d->sent[w->sent].line : d->n_line;
    return line < d->n_line && doc_heads_table(d, line);
}

/* Line cook, The Salt House, Portland: behind a post in a row, or before it. */
static void in_row(Ent *e, Seq s)
{
    if (word_cue_is(e, &e->word.v[s.first], CUE_LABEL)) return;                /* Certs: … (2018) */
    if (heads_columns(e, &e->word.v[s.first])) return;
    if (before_post(e, s) || before_outcome(e, s)) return;
    before_years(e, s);
    const Word *first = &e->word.v[s.first], *p = s.first ? first - 1 : NULL;
    const Word *next = s.end < e->word.n ? &e->word.v[s.end] : NULL;
    bool ends = !next || next->sep <= SEP_BRACKET;
    bool behind_post = p && p->sent == first->sent && first->sep != SEP_BLANK && first->sep >= SEP_MARK && ends &&
                       first->sep <= SEP_COMMA && p->sep != SEP_LINE && ends_post(e, p) &&
                       !word_cue_is(e, first, CUE_GIVEN) && !word_cue_is(e, first, CUE_ACT);
    for (uint32_t k = 1; behind_post && k < SEQ_MAX && k <= s.first; k++) {
        const Word *q = first - k;
        bool whose = word_cue_is(e, q, CUE_OWNER) || word_cue_is(e, q, CUE_SELF);
        if (whose || latin_inner(e, q) == INNER_THE || latin_told_of(e, next)) return;
        if (q->flags & (W_TIME | W_ITEM | W_SENT) || q->sep == SEP_LINE) {
            latin_vote(e, s, ENT_ORG, CAND_ENOUGH, RULE_ROW, (Span){q->beg, e->word.v[s.end - 1].end});
            return;
        }
        if (q->sep != SEP_BLANK && q->sep != SEP_MARK && q->sep != SEP_SLASH) return;
    }
}

/* a waiter at the Ivy: no person has an article. */
static bool behind_the(const Ent *e, const Word *w)
{
    const Word *the = w > e->word.v ? w - 1 : NULL;
    if (!the || the->sent != w->sent || w->sep != SEP_BLANK || the->end != the->beg + 3) return false;
    const uint16_t *ch = e->doc->ch + the->beg;
    return ch[0] == 't' && ch[1] == 'h' && ch[2] == 'e';
}

/* joined Odette, at Stella: a house named after somebody, for one joins none but a house and is at none. */
static bool is_house_of(const Ent *e, const Word *w)
{
    const Word *p = w > e->word.v ? w - 1 : NULL;
    if (!p || p->sent != w->sent || !word_joined(w)) return false;
    const Cue *cue = word_cue(e, p, CUE_BEFORE);
    bool joins = cue && cue->type == ENT_ORG && cue->weight >= CAND_STRONG && p->cue_len == p->end - p->beg;
    return joins || latin_inner(e, p) == INNER_AT;
}

/* Priya; Ji-won, where the name has a hyphen. PAT: a test. */
static bool is_given_name(const Ent *e, Seq s)
{
    enum { LETTERS = 4 };
    const Word *w = &e->word.v[s.first];
    if (!word_cue_is(e, w, CUE_GIVEN) || (w->flags & W_CAPS && w->end - w->beg <= LETTERS)) return false;
    uint32_t k = s.first;
    while (k + 1 < s.end && is_hyphen(e, &e->word.v[k], &e->word.v[k + 1])) k++;
    uint32_t end = w->beg + w->cue_len;
    return end == w->end || end == e->word.v[k].end;
}

/* Seo Ha-yun: the family name stands first. */
static bool is_family_first(const Ent *e, Seq s)
{
    Seq behind = {s.first + 1, s.end};
    if (s.end - s.first != 3 || e->word.v[s.first].flags & W_CAPS || e->word.v[s.first].n_cue) return false;
    return is_hyphen(e, &e->word.v[s.first + 1], &e->word.v[s.first + 2]) && is_given_name(e, behind);
}

/* J. P. Okafor, Rosa M. Vidal: initials, and the family name behind them; where that ends, 0 for no such name. */
static uint32_t initialled(const Ent *e, Seq s)
{
    enum { LETTERS = 3 };
    const Word *w = e->word.v;
    uint32_t k = s.first;
    if (!is_initial(e, &w[k]) && !word_cue_is(e, &w[k], CUE_GIVEN)) return 0;
    if (!is_initial(e, &w[k]) && (++k >= e->word.n || w[k].sent != w[s.first].sent)) return 0;
    uint32_t first = k;
    while (k + 1 < e->word.n && is_initial(e, &w[k]) && w[k + 1].sent == w[k].sent && w[k + 1].beg <= w[k].end + 2) k++;
    /* Q. Tell us; plan A. */
    if (k == first + 1 && (is_start(&w[first]) || word_cue_is(e, &w[first], CUE_FUNCTION))) return 0;
    bool named = k > first && latin_is_capital(&w[k]) && w[k].end - w[k].beg >= LETTERS && !w[k].n_cue && !w[k].n_tail;
    if (!named || latin_inner(e, &w[k]) != INNER_NONE || entity_is_common(e, w[k].beg, w[k].end)) return 0;
    uint32_t end = k + 1;
    while (end < e->word.n && end - k < SEQ_MAX && is_hyphen(e, &w[end - 1], &w[end])) end++;
    const Word *next = end < e->word.n ? &w[end] : NULL;
    bool more = next && (entity_ampersand(e, next - 1, next) || (latin_is_capital(next) && word_joined(next)));
    return more ? 0 : end;
}

/* Mark, Grace Mensah: a word besides; its capital tells inside a sentence, what its bearer does where one begins. */
static void besides(Ent *e, Seq s)
{
    const Word *w = &e->word.v[s.first], *next = s.end < e->word.n ? &e->word.v[s.end] : NULL;
    bool may = s.end - s.first <= 2 && !(w->flags & (W_HEAD | W_CAPS | W_ITEM | W_QUOTE_OPEN));
    if (!may || !latin_is_inner(e, w, INNER_BESIDES) || behind_the(e, w) || is_house_of(e, w)) return;
    for (uint32_t k = s.first + 1; k < s.end; k++) {
        const Word *v = &e->word.v[k];
        if (v->cover || v->n_cue || v->n_tail || v->flags & W_CAPS || entity_is_common(e, v->beg, v->end)) return;
    }
    Span words = {w->beg, e->word.v[s.end - 1].end};
    bool inside = !(w->flags & W_SENT);
    if (inside) latin_vote(e, s, ENT_PERSON, 1, RULE_CAPITAL, words);
    bool noun = next && next->sent == w->sent && next->sep == SEP_BLANK && !latin_is_capital(next) && inside &&
                !latin_acts(e, next) && !next->n_cue && latin_inner(e, next) == INNER_NONE && !(next->flags & W_TIME);
    if (!noun) latin_vote(e, s, ENT_PERSON, 1, RULE_FAMILIAR, words);
}

/* Derek, Priya and Tom: a given name, perhaps with a family name behind. Behind a title nobody else is meant. */
static bool given(Ent *e, Seq s)
{
    const Word *w = &e->word.v[s.first];
    const Cue *title = word_cue(e, w, CUE_BEFORE);              /* Mr Osborne, Chef Ante */
    if (title && title->type == ENT_PERSON && title->weight >= CAND_STRONG && s.end - s.first >= 2) {
        latin_vote(e, s, ENT_PERSON, CAND_STRONG, RULE_TITLED, (Span){w->beg, e->word.v[s.end - 1].end});
        return true;
    }
    uint32_t most = s.end - s.first > 3 && is_hyphen(e, w, w + 1) ? 4 : 3;                   /* Ji-won Park */
    if (s.end - s.first > most || !(is_given_name(e, s) || is_family_first(e, s))) return false;
    const Word *last = &e->word.v[s.end - 1];
    if (last != w && (latin_tail(e, last) != ENT_COUNT || entity_ampersand(e, w, w + 1))) return false;
    if (last != w && latin_is_inner(e, last, INNER_GROUND)) return false;
    if (behind_the(e, w) || is_house_of(e, w)) return false;
    latin_vote(e, s, ENT_PERSON, CAND_STRONG, RULE_FAMILIAR, (Span){w->beg, e->word.v[s.end - 1].end});
    return false;
}

/* A capital in the middle of a sentence on a word that no other sign explains is most often a person's. */
static void alone(Ent *e, Seq s)
{
    const Word *w = &e->word.v[s.first];
    LexMatch m;
    uint32_t end = e->word.v[s.end - 1].end;
    bool terms = ie_longest(e->ie, e->data->inner, w->beg, end, &m) && m.len == end - w->beg &&
                 e->data->inner_class[lex_match_entry(e->data->inner, m, 0)] == INNER_TERMS;
    if (terms) return;                                                 /* Intercom · Full-time */
    if (s.end - s.first > 2 || is_start(w) || w->flags & W_CAPS || w->n_cue || w->n_tail || w->end - w->beg < 3) return;
    latin_vote(e, s, ENT_PERSON, 1, RULE_CAPITAL, (Span){w->beg, e->word.v[s.end - 1].end});
}

/* the provincial design awards, a Figma conference, an honourable mention: the head with the words before it, back to
 * an article. A mere kind needs a name among them. */
static void head_last(Ent *e, uint32_t i)
{
    const Word *w = &e->word.v[i];
    if (!(w->flags & W_LATIN)) return;
    const Tail *p = word_tail(e, w, TAIL_PROGRAM), *a = word_tail(e, w, TAIL_AWARD), *t = p ? p : a;
    EntityType type = p ? ENT_PROGRAM : ENT_AWARD;
    if (!t) t = word_tail(e, w, TAIL_CREDENTIAL), type = ENT_CREDENTIAL;
    if (!t || w->tail_len != w->end - w->beg || (w->cover && e->cand.v[w->cover - 1].end >= w->end)) return;
    uint32_t first = i;
    bool named = false;
    while (first && i - first < 4 && word_joined(&e->word.v[first]) && e->word.v[first - 1].flags & W_LATIN &&
           (!e->word.v[first - 1].n_cue || word_cue_is(e, &e->word.v[first - 1], CUE_MODIFIER)) &&
           !(e->word.v[first - 1].flags & W_TIME)) {
        first--;
        named = named || e->word.v[first].flags & W_CAPITAL;
    }
    if ((first == i && !t->bare) || ((t->open || type == ENT_CREDENTIAL) && !named)) return;
    if (type == ENT_CREDENTIAL && w->flags & W_CAPITAL) return;              /* by_last_word() reads it */
    Cand *c = entity_add(e, type, CAND_FORM, e->word.v[first].beg, w->end, first, i + 1);
    c->score = CAND_STRONG + (type == ENT_CREDENTIAL);
    c->rule = RULE_HEAD;
}

/* by Petra Lind: who wrote it, on a line of its own. */
static void byline(Ent *e, Seq s)
{
    const Word *by = s.first ? &e->word.v[s.first - 1] : NULL;
    bool line = by && by->sep == SEP_LINE && word_joined(by + 1) && latin_inner(e, by) == INNER_BY &&
                (s.end >= e->word.n || e->word.v[s.end].sep <= SEP_STOP);
    if (line) latin_vote(e, s, ENT_PERSON, CAND_STRONG, RULE_BYLINE, (Span){by->beg, e->word.v[s.end - 1].end});
}

/* Love, / Pat: a line of its own behind one that closes a letter, where the text ends. */
static void signs(Ent *e, Seq s)
{
    enum { CLOSING = 4, BEHIND = 4 };
    const Word *w = &e->word.v[s.first], *by = s.first ? w - 1 : NULL;
    bool line =
        by && w->sep == SEP_LINE && e->doc->ch[by->end] == ',' && s.end + BEHIND > e->word.n && s.end - s.first <= 3;
    if (!line || (s.end < e->word.n && e->word.v[s.end].sep != SEP_LINE) || w->cover) return;
    for (uint32_t n = 1; n < CLOSING && by > e->word.v && by->sep != SEP_LINE; n++) by--;
    if (by->sep == SEP_LINE) latin_vote(e, s, ENT_PERSON, CAND_STRONG, RULE_BYLINE, (Span){w->beg, e->word.v[s.end - 1].end});
}

/* at St Bride's in Glasgow, to Sainsbury's: the genitive is the name's own, where nothing that is owned stands behind. */
static Seq with_genitive(const Ent *e, Seq s)
{
    const Word *w = e->word.v, *last = s.end > s.first ? &w[s.end - 1] : NULL;
    if (!last || s.end >= e->word.n || w[s.end].sent != last->sent || word_cue_is(e, &w[s.first], CUE_GIVEN)) return s;
    uint16_t mark = e->doc->ch[last->end];
    bool genitive = mark == '\'' && w[s.end].beg == last->end + 1 && w[s.end].end == last->end + 2 &&
                    e->doc->ch[w[s.end].beg] == 's';
    if (!genitive) return s;
    const Word *next = s.end + 1 < e->word.n ? &w[s.end + 1] : NULL;
    bool small = next && !latin_is_capital(next) &&
                 (latin_acts(e, next) || word_cue_is(e, next, CUE_FUNCTION) || word_cue_is(e, next, CUE_WHERE) ||
                  word_cue_is(e, next, CUE_AND) ||
                  word_cue_is(e, next, CUE_USED));
    const Cue *does = next ? word_cue(e, next, CUE_BEHIND) : NULL;                  /* Bellamy's let me go */
    small |= does && does->type == ENT_ORG && !latin_is_capital(next);
    bool ends = !next || next->sent != last->sent || next->sep != SEP_BLANK || next->flags & W_TIME || small;
    if (ends) s.end++;
    return s;
}

/* Castlebar Tools rang me: what ends in what firms deal in is nobody's own name. */
static bool is_trade_name(const Ent *e, Seq s)
{
    const Word *last = &e->word.v[s.end - 1];
    if (s.end - s.first < 2 || word_cue_is(e, &e->word.v[s.first], CUE_GIVEN)) return false;
    return latin_tail(e, last) == ENT_ORG && is_weak_tail(e, last);
}

/* What the run of words says; returns where the next may begin. */
static uint32_t read_seq(Ent *e, uint32_t i)
{
    Seq s = with_genitive(e, seq_at(e, i));
    uint32_t next = s.end > i ? s.end : i + 1;
    if (s.first >= s.end) return next;
    const Word *w = &e->word.v[s.first];
    bool one_at_start = s.end - s.first == 1 && is_start(w);
    uint32_t full = initialled(e, s);
    if (full && !is_house_of(e, w)) {
        bool one = is_initial(e, w) && full == s.first + 2;                                /* plan B. Rosters … */
        Span words = {w->beg, e->word.v[full - 1].end};
        latin_vote(e, (Seq){s.first, full}, ENT_PERSON, one ? 1 : CAND_STRONG, RULE_FAMILIAR, words);
        return full;
    }
    bool letter = w->end - w->beg < 2 && !(s.end - s.first > 1 && is_elided(e, w, w + 1));
    if (letter || entity_is_common(e, w->beg, e->word.v[s.end - 1].end)) return next;
    const Word *head = next < e->word.n && e->word.v[next].sep == SEP_BLANK ? &e->word.v[next] : NULL;
    bool titled = head && word_tail_is(e, head, TAIL_CREDENTIAL) && !latin_is_capital(head);
    if (titled && latin_tail(e, head - 1) == ENT_ORG) return next;         /* the Google Data Analytics certificate */
    if (by_last_word(e, s)) return next;
    if (word_tail_is(e, &e->word.v[next - 1], TAIL_PROGRAM)) return next;          /* head_last() has read it */
    if (titled) return next;
    if (given(e, s) || latin_learned(e, s)) return next;
    besides(e, s);
    in_row(e, s);
    partners(e, s);
    byline(e, s);
    signs(e, s);
    latin_listed(e, s);
    latin_before(e, s);
    bool trade = is_trade_name(e, s);
    if (!one_at_start || !w->n_cue) latin_behind(e, s, trade);
    if (!one_at_start && !trade) alone(e, s);
    return next;
}

/* May the word be part of what a field of study is called? A degree in college: where, not in what. */
static bool is_field_word(const Ent *e, const Word *w)
{
    static const CueClass ends[] = {CUE_FUNCTION, CUE_OWNER, CUE_WHERE, CUE_USED, CUE_AND};
    if (!word_joined(w) || !(w->flags & W_LATIN) || w->flags & (W_CAPITAL | W_TIME | W_NUMBER)) return false;
    const Cue *kind = word_cue(e, w, CUE_KIND);
    if (kind && kind->type == ENT_SCHOOL) return false;
    for (size_t k = 0; k < COUNT_OF(ends); k++)
        if (word_cue_is(e, w, ends[k])) return false;
    return true;
}

/* studied politics and economics, was studying marine biology: what one reads stands right behind. */
static void read_field(Ent *e, uint32_t i)
{
    enum { FIELD_WORDS = 3 };
    uint32_t k = i + 1;
    const Cue *reads = word_cue(e, &e->word.v[i], CUE_BEFORE);
    if (!reads || reads->type != ENT_SKILL) return;                           /* undergraduate studies */
    while (k < e->word.n && k <= i + FIELD_WORDS && is_field_word(e, &e->word.v[k]) &&
           latin_is_inner(e, &e->word.v[k], INNER_SUBJECT)) k++;
    const Word *w = &e->word.v[i + 1];
    if (k == i + 1 || w->cover || (k < e->word.n && is_field_word(e, &e->word.v[k]))) return;
    entity_vote(e, ENT_SKILL, CAND_ENOUGH, w->beg, e->word.v[k - 1].end, RULE_BEFORE, (Span){e->word.v[i].beg, e->word.v[k - 1].end});
}

/* a degree in data journalism: a field of study has no capital. */
void entity_field(Ent *e, uint32_t i)
{
    enum { FIELD_WORDS = 3, IN_REACH = 2 };
    uint32_t k = i + 1;
    if (!e->ie->ko) read_field(e, i);
    while (k < e->word.n && k <= i + IN_REACH && latin_inner(e, &e->word.v[k]) != INNER_IN) k++;
    if (e->ie->ko || k > i + IN_REACH || k + 1 >= e->word.n || e->word.v[k].sent != e->word.v[i].sent) return;
    uint32_t first = ++k;
    while (k < e->word.n && k < first + FIELD_WORDS && is_field_word(e, &e->word.v[k])) k++;
    if (k == first) return;
    const Word *w = &e->word.v[first];
    Span words = {e->word.v[i].beg, e->word.v[k - 1].end};
    Cand *known = entity_cover(e, w, ENT_SKILL);
    if (known && known->word_end >= k) known->score = known->score > 0 ? known->score : CAND_ENOUGH;
    else if (!w->cover) entity_vote(e, ENT_SKILL, CAND_ENOUGH, w->beg, words.end, RULE_BEFORE, words);
}

bool entity_name_run(const Ent *e, uint32_t i, uint32_t *end)
{
    if (!latin_is_capital(&e->word.v[i])) return false;
    *end = seq_at(e, i).end;
    return *end > i;
}

/* A Korean text may have whole sentences of English. */
static bool is_english(const Ent *e, uint32_t i)
{
    enum { ENOUGH = 4 };
    uint32_t sent = e->word.v[i].sent, first = i, latin = 0, n = 0;
    while (first && e->word.v[first - 1].sent == sent) first--;
    for (uint32_t k = first; k < e->word.n && e->word.v[k].sent == sent; k++, n++)
        latin += (e->word.v[k].flags & W_LATIN) != 0;
    return latin >= ENOUGH && latin * 4 >= n * 3;
}

void entity_latin(Ent *e)
{
    uint32_t next = 0, sent = UINT32_MAX;
    bool english = !e->ie->ko;
    for (uint32_t k = 0; k < e->todo[PART_LATIN].n && english; k++) head_last(e, e->todo[PART_LATIN].v[k]);
    for (uint32_t k = 0; k < e->todo[PART_LATIN].n; k++) {
        uint32_t i = e->todo[PART_LATIN].v[k];
        if (e->ie->ko && e->word.v[i].sent != sent) sent = e->word.v[i].sent, english = is_english(e, i);
        if (english && i >= next && latin_is_capital(&e->word.v[i])) next = read_seq(e, i);
    }
}
