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

static bool goes_on(const Ent *e, uint32_t i)
{
    const Word *prev = &e->word.v[i - 1], *w = &e->word.v[i];
    if (w->sent != prev->sent || w->flags & W_NUMBER) return false;
    if (is_hyphen(e, prev, w)) return w->flags & W_LATIN;
    if (!is_capital(w)) return false;
    return w->sep == SEP_BLANK || is_and(e, prev, w);
}

static Seq seq_at(const Ent *e, uint32_t i)
{
    Seq s = {i, i + 1};
    while (s.end < e->word.n && s.end - s.first < SEQ_MAX && goes_on(e, s.end)) s.end++;
    while (s.first < s.end && word_cue_is(e, &e->word.v[s.first], CUE_FUNCTION)) s.first++;
    return s;
}

static bool is_start(const Word *w) { return w->flags & (W_SENT | W_ITEM | W_QUOTE_OPEN); }

static bool by_last_word(Ent *e, Seq s)
{
    const Word *last = &e->word.v[s.end - 1];
    const Tail *t = word_tail(e, last);
    if (!t || s.end - s.first < 2 || last->tail_len != last->end - last->beg) return false;
    EntityType type = t->cls == TAIL_ORG ? ENT_ORG : t->cls == TAIL_SCHOOL ? ENT_SCHOOL : ENT_COUNT;
    if (type == ENT_COUNT) return false;
    entity_vote(e, type, CAND_STRONG, e->word.v[s.first].beg, last->end, RULE_FORM, (Span){e->word.v[s.first].beg, last->end});
    return true;
}

static void vote(Ent *e, Seq s, EntityType type, int weight, NameRule rule, Span words)
{
    const Word *first = &e->word.v[s.first];
    if (first->cover) {
        Cand *c = &e->cand.v[first->cover - 1];
        if (c->kind == CAND_WEAK && c->type == type) c->score = (int16_t)(c->score + weight);
        if (c->kind == CAND_KNOWN && c->word_end >= s.end) return;
        if (c->word_end >= s.end) return;
    }
    entity_vote(e, type, weight, first->beg, e->word.v[s.end - 1].end, rule, words);
}

static void before(Ent *e, Seq s)
{
    const Word *first = &e->word.v[s.first];
    if (!s.first) return;
    const Word *p = &e->word.v[s.first - 1];
    if (p->sent != first->sent) return;
    const Cue *cue = word_cue(e, p);
    Span words = {p->beg, e->word.v[s.end - 1].end};
    /* A phrase before the name is a cue that begins a word earlier: lectured in X. */
    const Cue *phrase = s.first > 1 ? word_cue(e, p - 1) : NULL;
    if (phrase && phrase->cls == CUE_BEFORE && p[-1].beg + p[-1].cue_len == p->end && p[-1].sent == p->sent)
        vote(e, s, (EntityType)phrase->type, phrase->weight, RULE_BEFORE, words);
    if (cue && cue->cls == CUE_SOMEONE && word_joined(first)) vote(e, s, ENT_PERSON, CAND_STRONG, RULE_TITLED, words);
    bool kind = (cue && cue->cls == CUE_KIND) || word_tail_is(e, p, TAIL_KIND);
    if (kind && first->flags & W_INNER && first->sep == SEP_BRACKET) vote(e, s, ENT_ORG, CAND_STRONG, RULE_KIND, words);
    if (!cue || cue->cls != CUE_BEFORE || !word_joined(first) || cue->type == ENT_COUNT) return;
    if (cue->type == ENT_PLACE && first->flags & W_CAPS) return;
    /* product designer at Parcelwren, maintenance planner with Kittiwake */
    bool post = cue->type == ENT_ORG && s.first > 1 && p[-1].sent == p->sent && word_tail_is(e, p - 1, TAIL_ROLE);
    if (post) vote(e, s, ENT_ORG, CAND_STRONG, RULE_BEFORE, words);
    /* I'm Marisol: who one is, if it is no role. */
    vote(e, s, cue->type == ENT_ROLE ? ENT_PERSON : (EntityType)cue->type, cue->weight, RULE_BEFORE, words);
}

static void behind(Ent *e, Seq s)
{
    if (s.end >= e->word.n) return;
    const Word *last = &e->word.v[s.end - 1], *next = &e->word.v[s.end];
    /* Kelvin's wife: the kin is behind the genitive. */
    bool genitive = next->sep == SEP_MARK && next->beg == last->end + 1 && s.end + 1 < e->word.n;
    if (genitive && word_cue_is(e, next + 1, CUE_SOMEONE)) vote(e, s, ENT_PERSON, 2, RULE_BEHIND, (Span){last->beg, next[1].end});
    const Cue *cue = word_cue(e, next);
    if (next->sent != last->sent || !cue || cue->cls != CUE_BEHIND) return;
    if (!word_joined(next) && next->beg != last->end + 1) return;
    vote(e, s, (EntityType)cue->type, cue->weight, RULE_BEHIND, (Span){e->word.v[s.first].beg, next->end});
}

/* A capital in the middle of a sentence on a word that no other sign explains is most often a person's. */
static void alone(Ent *e, Seq s)
{
    const Word *w = &e->word.v[s.first];
    if (s.end - s.first > 2 || is_start(w) || w->flags & W_CAPS || w->cue || w->end - w->beg < 3) return;
    vote(e, s, ENT_PERSON, 1, RULE_CAPITAL, (Span){w->beg, e->word.v[s.end - 1].end});
}

void entity_latin(Ent *e)
{
    if (e->ie->ko) return;
    for (uint32_t i = 0; i < e->word.n;) {
        const Word *w = &e->word.v[i];
        if (!is_capital(w)) {
            i++;
            continue;
        }
        Seq s = seq_at(e, i);
        i = s.end > i ? s.end : i + 1;
        if (s.first >= s.end) continue;
        w = &e->word.v[s.first];
        bool one_at_start = s.end - s.first == 1 && is_start(w);
        if (w->end - w->beg < 2 || entity_is_common(e, w->beg, e->word.v[s.end - 1].end)) continue;
        if (by_last_word(e, s)) continue;
        before(e, s);
        if (!one_at_start || !w->cue) behind(e, s);
        if (!one_at_start) alone(e, s);
    }
}
