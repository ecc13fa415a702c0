/* Names in English text: runs of words with capitals, told apart by what stands around them. */
#include "entity_int.h"

enum { SEQ_MAX = 6 };

typedef struct Seq { uint32_t first, end; } Seq;        /* words [first, end) */

static bool is_and(const Ent *e, const Word *prev, const Word *w)
{
    for (uint32_t i = prev->end; i < w->beg; i++)
        if (e->doc->ch[i] == '&') return true;
    return false;
}

/* Jun-jun, Ride-Hailing: a hyphen and no blank. */
static bool is_hyphen(const Ent *e, const Word *prev, const Word *w)
{
    return w->beg == prev->end + 1 && e->doc->ch[prev->end] == '-';
}

static bool is_capital(const Word *w) { return w->flags & W_LATIN && w->flags & W_CAPITAL && !(w->flags & W_TIME); }

/* With Priya and Tom I started …: the writer. */
static bool is_i(const Ent *e, const Word *w) { return w->end == w->beg + 1 && e->doc->ch[w->beg] == 'i'; }

static bool is_of(const Ent *e, const Word *w)
{
    return w->end - w->beg == 2 && e->doc->ch[w->beg] == 'o' && e->doc->ch[w->beg + 1] == 'f';
}

static EntityType tail_type(const Ent *e, const Word *w);

/* Office for National Statistics, Centre for Cities: behind the head of an institution's name. */
static bool is_for(const Ent *e, const Word *prev, const Word *w)
{
    const uint16_t *u = e->doc->ch + w->beg;
    bool word = w->end - w->beg == 3 && u[0] == 'f' && u[1] == 'o' && u[2] == 'r';
    return word &&
           (tail_type(e, prev) != ENT_COUNT || word_cue_is(e, prev, CUE_KIND) || word_tail_is(e, prev, TAIL_UNIT));
}

static EntityType tail_type(const Ent *e, const Word *w)
{
    static const struct { TailClass cls; EntityType type; } table[] = {
        {TAIL_ORG, ENT_ORG}, {TAIL_SCHOOL, ENT_SCHOOL}, {TAIL_CREDENTIAL, ENT_CREDENTIAL}, {TAIL_AWARD, ENT_AWARD}};
    for (size_t k = 0; w->tail_len == w->end - w->beg && k < COUNT_OF(table); k++)
        if (word_tail_is(e, w, table[k].cls)) return table[k].type;
    return ENT_COUNT;
}

/* St Mary's Hospital, Ship's Cook Certificate: a genitive inside a name, which its head ends. */
static bool is_genitive(const Ent *e, uint32_t i)
{
    enum { HEAD_REACH = 3 };
    const Word *prev = &e->word.v[i - 1], *w = &e->word.v[i];
    uint16_t mark = e->doc->ch[prev->end];
    if (w->beg != prev->end + 1 || (mark != '\'' && mark != 0x2019) || w->end != w->beg + 1) return false;
    for (uint32_t k = i + 1; k <= i + HEAD_REACH && k < e->word.n; k++) {
        const Word *v = &e->word.v[k];
        if (v->sent != w->sent || !is_capital(v) || v->sep != SEP_BLANK) return false;
        if (tail_type(e, v) != ENT_COUNT) return true;
    }
    return false;
}

/* NVQ Level 3 */
static bool is_level(const Ent *e, const Word *w)
{
    static const char level[] = "level";
    if (w->end - w->beg != sizeof level - 1 || !is_capital(w)) return false;
    for (uint32_t k = 0; k + 1 < sizeof level; k++)
        if (e->doc->ch[w->beg + k] != (uint16_t)level[k]) return false;
    return true;
}

static bool goes_on(const Ent *e, uint32_t i)
{
    const Word *prev = &e->word.v[i - 1], *w = &e->word.v[i];
    if (w->sent == prev->sent && w->flags & W_NUMBER && w->sep == SEP_BLANK && is_level(e, prev)) return true;
    if (w->sent != prev->sent || w->flags & W_NUMBER) return false;
    if (is_hyphen(e, prev, w)) return w->flags & W_LATIN;
    if (is_genitive(e, i)) return true;
    if (is_i(e, w)) return false;
    if (w->sep == SEP_BLANK && (is_of(e, w) || is_for(e, prev, w)) && i + 1 < e->word.n)
        return is_capital(&e->word.v[i + 1]) && e->word.v[i + 1].sep == SEP_BLANK;
    if (!is_capital(w)) return false;
    return w->sep == SEP_BLANK || is_and(e, prev, w);
}

static Seq seq_at(const Ent *e, uint32_t i)
{
    Seq s = {i, i + 1};
    while (s.end < e->word.n && s.end - s.first < SEQ_MAX && goes_on(e, s.end)) s.end++;
    while (s.first < s.end && word_cue_is(e, &e->word.v[s.first], CUE_FUNCTION)) s.first++;
    /* With Priya, At Marrow: the sentence's first word has its capital from its place. */
    const Word *w = &e->word.v[s.first];
    bool opens = s.first + 1 < s.end && w->flags & W_SENT && word_joined(w + 1) &&
                 (word_cue_is(e, w, CUE_USED) || word_cue_is(e, w, CUE_WHERE));
    if (opens) s.first++;
    return s;
}

static bool is_start(const Word *w) { return w->flags & (W_SENT | W_ITEM | W_QUOTE_OPEN); }

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
    if (s.end - s.first < 2 || h->tail_len != h->end - h->beg) return false;
    EntityType type = tail_type(e, h);
    /* the Ride-Hailing Company: a firm that stays unnamed */
    bool the = s.first && word_joined(&e->word.v[s.first]) && e->doc->ch[e->word.v[s.first - 1].beg] == 't' &&
               e->word.v[s.first - 1].end - e->word.v[s.first - 1].beg == 3 &&
                   word_cue_is(e, &e->word.v[s.first - 1], CUE_FUNCTION);
    if (type == ENT_COUNT) return false;
    if (the && head + 1 == s.end && word_cue_is(e, h, CUE_KIND)) return true;
    uint32_t beg = e->word.v[s.first].beg;
    entity_vote(e, type, CAND_STRONG, beg, last->end, RULE_FORM, (Span){beg, last->end});
    return true;
}

static void vote(Ent *e, Seq s, EntityType type, int weight, NameRule rule, Span words)
{
    const Word *first = &e->word.v[s.first];
    if (first->cover) {
        Cand *c = entity_cover(e, first, type);
        if (c) c->score = (int16_t)(c->score + weight);
        if (e->cand.v[first->cover - 1].word_end >= s.end) return;
    }
    entity_vote(e, type, weight, first->beg, e->word.v[s.end - 1].end, rule, words);
}

static void called(Ent *e, Seq s, Span words)
{
    for (uint32_t k = 2; k < 8 && k <= s.first; k++) {
        const Word *q = &e->word.v[s.first - k];
        if (q->sent != e->word.v[s.first].sent) break;
        const Cue *kind = word_cue(e, q, CUE_KIND);
        if (!kind) continue;
        vote(e, s, (EntityType)kind->type, CAND_STRONG, RULE_CALLED, words);
        return;
    }
    vote(e, s, ENT_PERSON, CAND_ENOUGH, RULE_NAMING, words);
}

static bool is_the(const Ent *e, const Word *w)
{
    const uint16_t *u = e->doc->ch + w->beg;
    return w->end - w->beg == 3 && u[0] == 't' && u[1] == 'h' && u[2] == 'e';
}

static void before(Ent *e, Seq s)
{
    const Word *first = &e->word.v[s.first];
    if (!s.first) return;
    const Word *p = first - 1;
    if (s.first > 2 && is_the(e, p) && word_joined(first)) first = p--;        /* at The Ivy */
    if (p->sent != first->sent) return;
    const Cue *cue = word_cue(e, p, CUE_BEFORE);
    Span words = {p->beg, e->word.v[s.end - 1].end};
    /* A phrase before the name is a cue that begins a word or two earlier: lectured in X, dropped out of X. */
    for (uint32_t k = 2; k <= 3 && k <= s.first; k++) {
        const Word *q = &e->word.v[s.first - k];
        const Cue *phrase = q->sent == p->sent && q->beg + q->cue_len == p->end ? word_cue(e, q, CUE_BEFORE) : NULL;
        if (phrase) vote(e, s, (EntityType)phrase->type, phrase->weight, RULE_BEFORE, words);
    }
    /* My supervisor, Fiona, … */
    bool person = word_cue_is(e, p, CUE_SOMEONE) || word_tail_is(e, p, TAIL_ROLE);
    if (person && first->sep == SEP_COMMA && s.first > 1 && word_cue_is(e, p - 1, CUE_OWNER) && p->sep == SEP_BLANK)
        vote(e, s, ENT_PERSON, CAND_STRONG, RULE_TITLED, words);
    if (word_cue_is(e, p, CUE_SOMEONE) && word_joined(first)) vote(e, s, ENT_PERSON, CAND_STRONG, RULE_TITLED, words);
    /* my boss was Sinead */
    bool was = s.first > 1 && word_joined(first) && p->end - p->beg >= 2 && p->end - p->beg <= 3 &&
               e->doc->ch[p->end - 1] == 's' && word_cue_is(e, p - 1, CUE_SOMEONE) && word_joined(p);
    if (was && s.first > 2 && word_cue_is(e, p - 2, CUE_OWNER)) vote(e, s, ENT_PERSON, CAND_STRONG, RULE_TITLED, words);
    bool kind = word_cue_is(e, p, CUE_KIND) || word_tail_is(e, p, TAIL_KIND);
    if (kind && first->sep == SEP_COMMA && p->sep == SEP_BLANK) vote(e, s, ENT_ORG, CAND_ENOUGH, RULE_KIND, words);
    if (kind && first->flags & W_INNER && first->sep == SEP_BRACKET) vote(e, s, ENT_ORG, CAND_STRONG, RULE_KIND, words);
    /* I'm Marisol: who one is, if it is no role. An agency called Quillmed: what the kind before says. */
    if (word_cue_is(e, p, CUE_BE) && word_joined(first)) vote(e, s, ENT_PERSON, CAND_ENOUGH, RULE_NAMING, words);
    if (word_cue_is(e, p, CUE_NAMING) && word_joined(first)) called(e, s, words);
    if (!cue || !word_joined(first) || cue->type == ENT_COUNT || cue->type == ENT_ROLE) return;
    if (cue->type == ENT_PLACE && first->flags & W_CAPS) return;
    /* product designer at Parcelwren, maintenance planner with Kittiwake */
    bool post = cue->type == ENT_ORG && s.first > 1 && p[-1].sent == p->sent && word_tail_is(e, p - 1, TAIL_ROLE);
    if (post) vote(e, s, ENT_ORG, CAND_STRONG, RULE_BEFORE, words);
    /* an MBA at Warwick */
    bool near = (cue->type == ENT_ORG || cue->type == ENT_PLACE) && s.first > 1 && p[-1].sent == p->sent;
    const Cand *degree = near && p[-1].cover ? &e->cand.v[p[-1].cover - 1] : NULL;
    if (degree && degree->type == ENT_CREDENTIAL) {
        /* an MSc in Human-Computer Interaction */
        vote(e, s, cue->type == ENT_ORG ? ENT_SCHOOL : ENT_SKILL, CAND_STRONG, RULE_BEFORE, words);
        return;
    }
    /* an Award in Education: the rest of a title, no place. */
    EntityType title = s.first > 1 && p[-1].sent == p->sent && is_capital(p - 1) ? tail_type(e, p - 1) : ENT_COUNT;
    bool titled = cue->type == ENT_PLACE && (title == ENT_AWARD || title == ENT_CREDENTIAL);
    if (!titled) vote(e, s, (EntityType)cue->type, cue->weight, RULE_BEFORE, words);
}

/* Pemberton Hale, a mid-sized firm */
static void apposed(Ent *e, Seq s)
{
    const Word *last = &e->word.v[s.end - 1];
    if (s.end + 1 >= e->word.n || e->word.v[s.end].sep != SEP_COMMA || e->doc->ch[e->word.v[s.end].beg] != 'a') return;
    for (uint32_t k = s.end + 1; k < s.end + 5 && k < e->word.n && e->word.v[k].sent == last->sent; k++) {
        const Word *v = &e->word.v[k];
        if (!word_joined(v) && k > s.end + 1 && v->sep != SEP_MARK) return;
        if (!word_cue_is(e, v, CUE_KIND)) continue;
        vote(e, s, ENT_ORG, CAND_STRONG, RULE_KIND, (Span){e->word.v[s.first].beg, v->end});
        return;
    }
}

static void behind(Ent *e, Seq s)
{
    if (s.end >= e->word.n) return;
    apposed(e, s);
    const Word *last = &e->word.v[s.end - 1], *next = &e->word.v[s.end];
    /* Kelvin's wife: the kin is behind the genitive. */
    bool genitive = e->doc->ch[last->end] == '\'' && next->beg == last->end + 1 && s.end + 1 < e->word.n;
    if (genitive && word_cue_is(e, next + 1, CUE_SOMEONE))
        vote(e, s, ENT_PERSON, CAND_ENOUGH, RULE_BEHIND, (Span){last->beg, next[1].end});
    const Cue *cue = word_cue(e, next, CUE_BEHIND);
    if (next->sent != last->sent || !cue) return;
    bool who = next->sep == SEP_COMMA && word_cue_is(e, next, CUE_SOMEONE);
    if (!who && !word_joined(next) && next->beg != last->end + 1) return;
    vote(e, s, (EntityType)cue->type, cue->weight, RULE_BEHIND, (Span){e->word.v[s.first].beg, next->end});
}

/* Ocado Technology — Embedded Software Engineer (Sept 2017 – Dec 2020): first in a dated heading or item, before a
 * post. */
static bool before_post(Ent *e, Seq s)
{
    enum { NEAR = 8 };
    const Word *first = &e->word.v[s.first];
    if (!(first->flags & W_ITEM) || s.end >= e->word.n) return false;
    if (e->word.v[s.end].sep < SEP_MARK || e->word.v[s.end].sep > SEP_COMMA) return false;
    bool post = false, dated = false;
    for (uint32_t k = s.end; k < e->word.n && k < s.end + NEAR && e->word.v[k].sep != SEP_LINE; k++) {
        const Word *v = &e->word.v[k];
        post |= word_tail_is(e, v, TAIL_ROLE) || (v->cover && e->cand.v[v->cover - 1].type == ENT_ROLE);
        dated |= (v->flags & W_TIME) != 0;
    }
    if (!post || !dated) return false;
    vote(e, s, ENT_ORG, CAND_ENOUGH, RULE_ROW, (Span){first->beg, e->word.v[s.end].end});
    return true;
}

/* Line cook, The Salt House, Portland: behind a post in a row, or before it. */
static void in_row(Ent *e, Seq s)
{
    if (before_post(e, s)) return;
    const Word *first = &e->word.v[s.first], *p = s.first ? first - 1 : NULL;
    const Word *next = s.end < e->word.n ? &e->word.v[s.end] : NULL;
    bool ends = !next || next->sep <= SEP_BRACKET;
    bool behind_post = p && p->sent == first->sent && first->sep != SEP_BLANK && first->sep >= SEP_MARK && ends &&
                       first->sep <= SEP_COMMA && word_tail_is(e, p, TAIL_ROLE) && p->sep != SEP_LINE;
    for (uint32_t k = 1; behind_post && k < SEQ_MAX && k <= s.first; k++) {
        const Word *q = first - k;
        if (q->flags & W_TIME || q->flags & W_ITEM || q->sep == SEP_LINE) {
            vote(e, s, ENT_ORG, CAND_ENOUGH, RULE_ROW, (Span){q->beg, e->word.v[s.end - 1].end});
            return;
        }
        if (q->sep != SEP_BLANK && q->sep != SEP_MARK && q->sep != SEP_SLASH) return;
    }
}

/* Derek, Priya and Tom: a given name, perhaps with a family name behind. */
static void given(Ent *e, Seq s)
{
    const Word *w = &e->word.v[s.first];
    const Cue *title = word_cue(e, w, CUE_BEFORE);              /* Mr Osborne, Chef Ante */
    if (title && title->type == ENT_PERSON && s.end - s.first >= 2) {
        vote(e, s, ENT_PERSON, CAND_STRONG, RULE_TITLED, (Span){w->beg, e->word.v[s.end - 1].end});
        return;
    }
    if (!word_cue_is(e, w, CUE_GIVEN) || w->cue_len != w->end - w->beg || s.end - s.first > 3) return;
    const Word *last = &e->word.v[s.end - 1];
    if (last != w && (tail_type(e, last) != ENT_COUNT || is_and(e, w, w + 1))) return;
    vote(e, s, ENT_PERSON, CAND_STRONG, RULE_FAMILIAR, (Span){w->beg, e->word.v[s.end - 1].end});
}

/* A capital in the middle of a sentence on a word that no other sign explains is most often a person's. */
static void alone(Ent *e, Seq s)
{
    const Word *w = &e->word.v[s.first];
    if (s.end - s.first > 2 || is_start(w) || w->flags & W_CAPS || w->n_cue || w->n_tail || w->end - w->beg < 3) return;
    vote(e, s, ENT_PERSON, 1, RULE_CAPITAL, (Span){w->beg, e->word.v[s.end - 1].end});
}

/* the provincial design awards, a Figma conference, an honourable mention: the head with the words before it, back to
 * an article. A mere kind needs a name among them. */
static void head_last(Ent *e, uint32_t i)
{
    const Word *w = &e->word.v[i];
    if (!(w->flags & W_LATIN)) return;
    const Tail *p = word_tail(e, w, TAIL_PROGRAM), *t = p ? p : word_tail(e, w, TAIL_AWARD);
    EntityType type = p ? ENT_PROGRAM : ENT_AWARD;
    if (!t || w->tail_len != w->end - w->beg || (w->cover && e->cand.v[w->cover - 1].end >= w->end)) return;
    uint32_t first = i;
    bool named = false;
    while (first && i - first < 4 && word_joined(&e->word.v[first]) && e->word.v[first - 1].flags & W_LATIN &&
           (!e->word.v[first - 1].n_cue || word_cue_is(e, &e->word.v[first - 1], CUE_MODIFIER)) &&
           !(e->word.v[first - 1].flags & W_TIME)) {
        first--;
        named = named || e->word.v[first].flags & W_CAPITAL;
    }
    if ((first == i && !t->bare) || (t->open && !named)) return;
    Cand *c = entity_add(e, type, CAND_FORM, e->word.v[first].beg, w->end, first, i + 1);
    c->score = CAND_STRONG;
    c->rule = RULE_HEAD;
}

/* What the run of words says; returns where the next may begin. */
static uint32_t read_seq(Ent *e, uint32_t i)
{
    Seq s = seq_at(e, i);
    uint32_t next = s.end > i ? s.end : i + 1;
    if (s.first >= s.end) return next;
    const Word *w = &e->word.v[s.first];
    bool one_at_start = s.end - s.first == 1 && is_start(w);
    if (w->end - w->beg < 2 || entity_is_common(e, w->beg, e->word.v[s.end - 1].end)) return next;
    if (by_last_word(e, s)) return next;
    given(e, s);
    in_row(e, s);
    before(e, s);
    if (!one_at_start || !w->n_cue) behind(e, s);
    if (!one_at_start) alone(e, s);
    return next;
}

void entity_latin(Ent *e)
{
    if (e->ie->ko) return;
    uint32_t next = 0;
    for (uint32_t k = 0; k < e->todo[PART_LATIN].n; k++) head_last(e, e->todo[PART_LATIN].v[k]);
    for (uint32_t k = 0; k < e->todo[PART_LATIN].n; k++) {
        uint32_t i = e->todo[PART_LATIN].v[k];
        if (i >= next && is_capital(&e->word.v[i])) next = read_seq(e, i);
    }
}
