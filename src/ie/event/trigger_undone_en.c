/* English: what was not done, in prose. What I didn't do: go to university. Make chief. Renew my certificate. Behind the words
 * that say so each fragment tells of something that did not happen, until the paragraph ends or the author is a subject
 * again. */
#include "base/i18n.h"
#include "trigger_en_int.h"

#define NOT_HERE UINT32_MAX

static bool opens_self(const Scan *s)
{
    GroupWord word = group_word(s->ie, s->d->sent[s->sent].tok_beg, s->end);
    return word == VG_SELF || word == VG_WOULD || word == VG_MAYBE || word == VG_OTHER || word == VG_PLAN ||
           word == VG_WISH;
}

void undone_open(Scan *s, bool item)
{
    Sentences *all = s->all;
    uint32_t line = s->d->sent[s->sent].line;
    bool on = (item || all->undone == line + 1) && !opens_self(s);
    all->undone_from = on ? s->beg : NOT_HERE;
    if (!on) all->undone = 0;
}

/* Things I did not do in those nine years: a few words may stand before the colon. */
static uint32_t colon_behind(const Scan *s, uint32_t at)
{
    enum { WORDS = 7 };
    uint32_t end = s->d->sent[s->sent].tok_end;
    for (uint32_t i = doc_tok_at(s->d, at), n = 0; i < end && n < WORDS; i++, n++)
        if (s->d->ch[s->d->tok[i].beg] == ':') return s->d->tok[i].end;
    return NOT_HERE;
}

static bool only_marks(const Scan *s, uint32_t at)
{
    for (uint32_t i = doc_tok_at(s->d, at); i < s->d->sent[s->sent].tok_end; i++)
        if (s->d->tok[i].kind != TOK_PUNCT) return false;
    return true;
}

/* A title stands over a paragraph; what stands in a list below it is looked after by its items (trigger.c). */
static uint32_t line_told(const Scan *s)
{
    const Doc *d = s->d;
    uint32_t line = d->sent[s->sent].line, next = line + 1;
    if (s->sent + 1 >= d->n_sent || d->sent[s->sent + 1].line == line) return line;
    while (next < d->n_line && d->line[next].kind == LINE_BLANK) next++;
    return next < d->n_line && d->line[next].kind == LINE_TEXT ? next : line;
}

/* The words stand at the item: what follows the colon, or the sentence where they are all of it. */
void undone_head(Scan *s, const Item *it)
{
    uint32_t colon = colon_behind(s, it->end);
    bool whole = colon == NOT_HERE && only_marks(s, it->end);
    if (s->all->undone_from != NOT_HERE || (colon == NOT_HERE && !whole)) return;
    s->all->undone = (whole ? line_told(s) : s->d->sent[s->sent].line) + 1;
    s->all->undone_from = colon;
}

/* which lapsed in 2018: what is said of it did happen. */
static bool is_aside(const Scan *s, uint32_t from, uint32_t tok)
{
    for (uint32_t i = doc_tok_at(s->d, from); i < tok; i++) {
        GroupWord word = group_word(s->ie, i, s->end);
        if (is_link(word) || word == VG_SELF || en_is(s->ie, &s->d->tok[i], EN_RELATIVE) ||
            s->d->ch[s->d->tok[i].beg] == '(')
            return true;
    }
    return false;
}

bool is_undone(const Scan *s, const Item *it)
{
    return it->beg >= s->all->undone_from && !is_aside(s, s->all->undone_from, it->ref);
}

bool heads_undone(const Scan *s, const Item *it)
{
    if (s->all->undone_from == NOT_HERE || !is_undone(s, it)) return false;
    if (it->ref <= s->d->sent[s->sent].tok_beg) return true;
    const Token *before = &s->d->tok[it->ref - 1];
    return before->kind == TOK_PUNCT || group_word(s->ie, it->ref - 1, it->beg) == VG_AND;
}

/* What a fragment of nothing but a noun did not come to. */
static const TrigRule *undone_of(const Scan *s, const Item *it)
{
    const struct EventData *e = s->e;
    bool degree =
        (it->cue == CUE_COURSE || it->cue == CUE_CERT) && tells_degree(s, &s->d->tok[doc_tok_at(s->d, it->beg)]);
    if (degree) return &e->any_enroll;
    switch (it->cue) {
    case CUE_CERT: return &e->any_of[EV_CERTIFICATE];
    case CUE_COURSE: case CUE_SKILL: return &e->any_of[EV_STUDY];
    case CUE_VENTURE: return &e->any_of[EV_FOUND];
    case CUE_PAPER: return &e->any_of[EV_PUBLICATION];
    case CUE_RANK: return &e->any_of[EV_PROMOTION];
    default: return NULL;
    }
}

/* The doctorate that Leuven suggested. A second shop. A driving licence. */
bool note_undone(Scan *s)
{
    enum { LEAD = 24 };                /* units: an article and a word or two */
    uint32_t from = s->all->undone_from;
    if (from == NOT_HERE) return false;
    for (uint32_t i = 0; i < s->items->n; i++) {
        const Item *it = &s->items->v[i];
        if (!is_word(it) || it->beg < from) continue;
        if (it->beg > from + LEAD) return false;
        const TrigRule *rule = undone_of(s, it);
        if (!rule || is_aside(s, from, doc_tok_at(s->d, it->beg))) continue;
        EvCand *c = cand_new(s->ie, s->sent, it->beg, it->end, rule);
        c->en = true;
        c->fact = FACT_NEGATED;
        c->group = c->beg;
        c->to = it->end;
        cand_why(c, N_("among what was not done"), it->beg, it->end);
        found_take(s->ie, c, s->items->v, s->items->n, 0, i + 1);
        return true;
    }
    return false;
}
