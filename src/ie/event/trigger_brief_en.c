/* English notes told without a verb: posts with nothing but how long or by when (Signalman, thirty-one years), and what came
 * next (Then the Home Office). */
#include "base/i18n.h"
#include "trigger_en_int.h"
#include "word_class.h"

typedef enum { BRIEF_THEN, BRIEF_GRADE, BRIEF_AGE, BRIEF_DEGREE, BRIEF_CAME, BRIEF_N } BriefWord;

Rc brief_bind(Analyser *an, EventData *e, Fault *f)
{
    static const char *const names[] = {"then", "grade", "age", "degree", "came"};
    Rc rc = ie_book(an, "brief-en", &e->brief_en, f);
    if (!rc) e->brief_of = word_classes(an, e->brief_en, names, BRIEF_N, BRIEF_N);
    return rc;
}

/* The whole word. */
static bool is_brief(const Scan *s, const Token *t, BriefWord word)
{
    LexMatch m;
    if (t->cls != CH_LATIN || !ie_longest(s->ie, s->e->brief_en, t->beg, t->end, &m) || m.len != t->end - t->beg)
        return false;
    return word_class_is(s->e->brief_en, s->e->brief_of, m, (uint8_t)word);
}

/* then, next, later */
static bool is_then(const Scan *s, const Token *t) { return is_brief(s, t, BRIEF_THEN); }

bool leads_grade(const Scan *s, const Token *t) { return is_brief(s, t, BRIEF_GRADE); }
bool tells_degree(const Scan *s, const Token *t) { return is_brief(s, t, BRIEF_DEGREE); }
bool tells_age(const Scan *s, const Token *t) { return is_brief(s, t, BRIEF_AGE); }

/* ---------------------------------------------------------------- notes of posts and places */
static bool is_post(const Item *it) { return is_word(it) && (it->cue == CUE_RANK || it->cue == CUE_ROLE); }

/* Nothing but names, places and marks may stand between a post and how long: Signalman, Crewe, thirty-one years. */
static bool is_note(const Scan *s, uint32_t beg, uint32_t end)
{
    enum { WORDS = 6 };
    const uint32_t joins =
        EN_IN | EN_AT | EN_FOR | EN_WITH | EN_AFTER | EN_WITHIN | EN_ARTICLE | EN_AND | EN_TO | EN_THEN;
    uint32_t n = 0;
    for (uint32_t i = doc_tok_at(s->d, beg); i < s->d->n_tok && s->d->tok[i].beg < end; i++, n++) {
        const Token *t = &s->d->tok[i];
        if (n == WORDS || (t->kind == TOK_WORD && !is_capital(s, t) && !en_is(s->ie, t, joins))) return false;
    }
    return true;
}

/* It opens the sentence, or a part of it. */
static bool opens_part(const Scan *s, const Item *post)
{
    uint32_t tok = doc_tok_at(s->d, post->beg);
    if (tok == s->d->sent[s->sent].tok_beg) return true;
    const Token *before = &s->d->tok[tok - 1];
    return before->kind == TOK_PUNCT ? ends_part(s->d->ch[before->beg]) : en_is(s->ie, before, EN_AND | EN_THEN);
}

/* Sergeant in six years, inspector by 1990, foreman at twenty-six: by then it was reached. */
static bool is_reached(const Scan *s, const Item *post)
{
    uint32_t tok = doc_tok_at(s->d, post->end), end = s->d->sent[s->sent].tok_end;
    if (post->cue != CUE_RANK || tok + 1 >= end) return false;
    const Token *by = &s->d->tok[tok], *when = by + 1;
    bool figure = when->kind == TOK_NUMBER || kind_number(s->ie, when);
    if (figure) return en_is(s->ie, by, EN_IN | EN_BY | EN_AT | EN_WITHIN | EN_AFTER);
    return in_time(s->ie, when->beg) && en_is(s->ie, by, EN_BY | EN_WITHIN);
}

static void note_put(Scan *s, const Item *at, const TrigRule *rule, uint32_t end)
{
    EvCand *c = cand_new(s->ie, s->sent, at->beg, at->end, rule);
    c->en = true;
    c->fact = FACT_ACTUAL;
    cand_why(c, N_("name and time"), at->beg, end);
    found_take(s->ie, c, s->items->v, s->items->n, 0, (uint32_t)(at - s->items->v) + 1);
    if (is_post(at)) c->found.role = (Range){at->beg, at->end};
}

/* How long is told behind the post: its item, NULL for none. */
static const Item *length_behind(const Scan *s, const Item *post)
{
    for (const Item *it = post + 1; it < s->items->v + s->items->n; it++)
        if (it->kind == ITEM_TIMEX && it->cue == CUE_LENGTH) return is_note(s, post->end, it->beg) ? it : NULL;
    return NULL;
}

/* Signalman, thirty-one years. Sergeant in six years, inspector in ten. */
static bool note_posts(Scan *s)
{
    if (!(s->cues & (CUE_BIT(CUE_RANK) | CUE_BIT(CUE_ROLE)))) return false;
    uint32_t before = s->ie->ev.n, end = 0;
    for (uint32_t i = 0; i < s->items->n; i++) {
        const Item *it = &s->items->v[i];
        if (!is_post(it) || it->beg < end || !opens_part(s, it)) continue;
        bool reached = is_reached(s, it);
        const Item *len = reached || !(s->cues & CUE_BIT(CUE_LENGTH)) ? NULL : length_behind(s, it);
        if (!reached && !len) continue;
        end = len ? len->end : it->end;
        note_put(s, it, reached ? &s->e->note_title : &s->e->note_work, end);
    }
    return s->ie->ev.n > before;
}

/* May 2004: …; Two weeks later: …: the time stands apart at the head of a note. A day heads what is no note of a spell. Where what
 * it is the time of begins, 0 for no such time. */
static uint32_t behind_time(const Scan *s)
{
    enum { LEAD = 3, MONTH = 7 };
    const Item *it = s->items->n ? &s->items->v[0] : NULL;
    if (!it || it->kind != ITEM_TIMEX || it->beg > s->beg + LEAD) return 0;
    uint32_t tok = doc_tok_at(s->d, it->end), end = s->d->sent[s->sent].tok_end;
    bool length = it->cue == CUE_LENGTH && tok < end && is_then(s, &s->d->tok[tok]);
    if (length) tok++;
    else if (it->cue != CUE_DATE || s->ie->out->timexes.v[it->ref].value.n > MONTH) return 0;
    return tok + 1 < end && s->d->ch[s->d->tok[tok].beg] == ':' ? s->d->tok[tok + 1].beg : 0;
}

/* Then, next, after that, from there: gives where what came next begins, the sentence's end for nothing. */
static uint32_t behind_then(const Scan *s)
{
    const Sentence *sent = &s->d->sent[s->sent];
    const Token *first = &s->d->tok[sent->tok_beg];
    if (sent->tok_beg + 1 >= sent->tok_end) return s->end;
    if (is_then(s, first)) {
        const Token *next = first + 1, *last = &s->d->tok[sent->tok_end];
        if (is_brief(s, next, BRIEF_CAME)) next++;         /* Then came …, Next stop: … */
        if (next < last && s->d->ch[next->beg] == ':') next++;
        return next < last ? next->beg : s->end;
    }
    bool behind = en_is(s->ie, first, EN_AFTER | EN_FROM);
    bool that = behind && (en_is(s->ie, first + 1, EN_IT) || is_then(s, first + 1));
    return that && sent->tok_beg + 2 < sent->tok_end ? first[2].beg : s->end;
}

/* Then the Home Office. From there to Reuters. After that the tannery, six years. */
static bool note_next(Scan *s)
{
    if (!(s->cues & (CUE_BIT(CUE_ORG) | CUE_BIT(CUE_EMPLOYER)))) return false;
    uint32_t beg = behind_then(s);
    for (uint32_t i = 0; i < s->items->n && beg < s->end; i++) {
        const Item *it = &s->items->v[i];
        bool house = is_word(it) && (it->cue == CUE_ORG || it->cue == CUE_EMPLOYER);
        if (!house || it->beg < beg) continue;
        if (!is_note(s, beg, it->beg)) return false;
        const Item *len = s->cues & CUE_BIT(CUE_LENGTH) ? length_behind(s, it) : NULL;
        note_put(s, it, len ? &s->e->note_work : &s->e->note_join, len ? len->end : it->end);
        return true;
    }
    return false;
}

static const Item *date_behind(const Scan *s, const Item *house)
{
    for (const Item *it = house + 1; it < s->items->v + s->items->n; it++)
        if (it->kind == ITEM_TIMEX && it->cue == CUE_DATE) return it;
    return NULL;
}

/* since 2011, from April 1997 */
static bool is_since(const Scan *s, const Item *date)
{
    if (!date || ie_is_range(s->ie, date->ref)) return date && s->ie->tx.v[date->ref].rel == REL_SINCE;
    uint32_t tok = doc_tok_at(s->d, date->beg);
    bool from = tok > s->d->sent[s->sent].tok_beg && group_word(s->ie, tok - 1, date->beg) == VG_FROM;
    return from || s->ie->tx.v[date->ref].rel == REL_SINCE;
}

/* Google since 1998, in a text that has told of no work yet, says how old a firm is: a bare name wants a month (the
 * county library, from April 1997), or something of one's own told shortly before; and nobody works there as a child. */
static bool may_be_ones_own(const Scan *s, const Item *date)
{
    enum { SENTS = 3, MONTH = 7, CHILD = 13 };
    const uint32_t moves = EV_BIT(EV_JOIN) | EV_BIT(EV_LEAVE) | EV_BIT(EV_WORK) | EV_BIT(EV_GRADUATE) |
                           EV_BIT(EV_ACCEPTED) | EV_BIT(EV_PROMOTION) | EV_BIT(EV_MOVE);
    const Timex *t = &s->ie->out->timexes.v[date->ref];
    Edtf birth, from;
    bool dated = s->ie->out->birth.n && edtf_parse(s->ie->out->birth, &birth) && edtf_parse(t->value, &from);
    if (dated && from.pt[0].year && birth.pt[0].year && from.pt[0].year < birth.pt[0].year + CHILD) return false;
    const EvCand *last = s->ie->ev.n ? s->ie->ev.v[s->ie->ev.n - 1] : NULL;
    return t->value.n >= MONTH || (last && s->sent - last->sent <= SENTS && moves & EV_BIT(last->type));
}

/* At Siemens since 2011. With the Post Office from 1960 to 1988. The county library, from April 1997. */
static bool note_with(Scan *s)
{
    const Sentence *sent = &s->d->sent[s->sent];
    bool may = s->cues & CUE_BIT(CUE_DATE) && s->cues & (CUE_BIT(CUE_ORG) | CUE_BIT(CUE_EMPLOYER));
    if (!may) return false;
    const Token *first = &s->d->tok[sent->tok_beg];
    bool at = en_is(s->ie, first, EN_AT | EN_WITH);
    for (uint32_t i = 0; i < s->items->n; i++) {
        const Item *it = &s->items->v[i];
        if (!is_word(it) || (it->cue != CUE_ORG && it->cue != CUE_EMPLOYER)) continue;
        const Item *date = date_behind(s, it);
        bool since = is_since(s, date), range = at && date && ie_is_range(s->ie, date->ref);
        bool ends = at || (date && date->end + 1 >= s->end);
        if (!is_note(s, at ? first->end : first->beg, it->beg) || (!since && !range) || !ends) return false;
        if (!at && !may_be_ones_own(s, date)) return false;
        note_put(s, it, range ? &s->e->note_work : &s->e->note_join, date->end);
        return true;
    }
    return false;
}

/* Two weeks later: Ozark Poultry, picking line. The name of one house between a time and a comma, whatever is told behind it. */
bool note_timed(Scan *s)
{
    enum { LONG = 160 };
    uint32_t beg =
        s->cues & CUE_BIT(CUE_ORG) && s->end - s->beg <= LONG && !(s->cues & CUE_BIT(CUE_SELF)) ? behind_time(s) : 0;
    const Item *house = NULL;
    for (uint32_t i = 0; beg && i < s->items->n; i++) {
        const Item *it = &s->items->v[i];
        bool more = house && it->cue == CUE_ORG && it->beg >= house->end;
        if (is_word(it) && (it->cue == CUE_STAGE || it->cue == CUE_PRIZE || more)) return false;
        if (it->kind == ITEM_MENTION && it->cue == CUE_ORG && it->beg == beg) house = it;
    }
    bool closed = house && house->end + 1 >= s->end && s->end >= s->d->line[s->d->sent[s->sent].line].end;
    if (!house || (!closed && s->d->ch[house->end] != ',')) return false;
    const Item *date = s->items->v[0].cue == CUE_DATE ? &s->items->v[0] : NULL;
    note_put(s, house, date && ie_is_range(s->ie, date->ref) ? &s->e->note_work : &s->e->note_join, house->end);
    return true;
}

bool note_brief(Scan *s)
{
    enum { SHORT = 80 };
    if (s->end - s->beg > SHORT || s->cues & CUE_BIT(CUE_SELF)) return false;
    return note_posts(s) || note_next(s) || note_with(s);
}
