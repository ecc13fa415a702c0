/* English: further titles of one sentence, each with its own time: behind the title that a verb has told, or in rows with
 * their years in brackets. */
#include "base/i18n.h"
#include "trigger_en_int.h"

enum { NEAR_PERSON = 12 };              /* units from a preposition to whom it leads */

static bool is_timex(const Item *it) { return it->kind == ITEM_TIMEX; }
static bool is_post(const Item *it) { return it->cue == CUE_RANK || it->cue == CUE_ROLE; }

static bool is_then(const Ie *ie, const Token *t) { return en_is(ie, t, EN_THEN) || kind_later(ie, t); }

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
        if (joins || en_is(s->ie, t, EN_FIRST) || is_then(s->ie, t) || (joined && en_is(s->ie, t, EN_ARTICLE | EN_TO)))
            continue;
        if (!joined || t->kind == TOK_PUNCT || t->end - t->beg < SHORT || ++more > MODIFIERS) return false;
    }
    return joined;
}

/* The date at the item says since when, or a word before it that this title came behind another: first …, and then a …. */
static bool comes_later(const Scan *s, const Item *before, const Item *date)
{
    if (s->ie->tx.v[date->ref].rel == REL_SINCE) return true;
    for (uint32_t i = doc_tok_at(s->d, before->end); s->d->tok[i].beg < date->beg; i++)
        if (en_is(s->ie, &s->d->tok[i], EN_FIRST | EN_FROM) || is_then(s->ie, &s->d->tok[i])) return true;
    return false;
}

/* May a title behind those of the event be a new one? */
static bool takes_titles(const EvCand *c)
{
    const uint32_t titled = EV_BIT(EV_PROMOTION) | EV_BIT(EV_ROLE_CHANGE) | EV_BIT(EV_JOIN) | EV_BIT(EV_CONVERSION);
    return titled & EV_BIT(c->type) && c->fact == FACT_ACTUAL;
}

/* The title, fired, as an event of the rule; its reasons reach to end. */
static void title_cand(Scan *s, Item *title, const TrigRule *rule, const char *why, uint32_t end)
{
    EvCand *c = cand_new(s->ie, s->sent, title->beg, title->end, rule);
    c->en = true;
    c->fact = FACT_ACTUAL;
    c->group = c->beg;
    c->to = title->end;
    title->fired = true;
    cand_why(c, why, title->beg, end);
}

/* made assistant manager in 1994 and branch manager in 2001, joined as a clerk and manager since 2001: a title and a date
 * behind those of the verb. Gives where the last one ends. */
uint32_t titles_behind(Scan *s, uint32_t k, uint32_t end)
{
    enum { IN = 7 };
    const Item *post = NULL, *date = NULL;
    const EvCand *first = s->ie->ev.v[s->ie->ev.n - 1];
    if (!takes_titles(first)) return end;
    for (uint32_t i = k + 1; i < s->items->n; i++) {
        Item *it = &s->items->v[i];
        if (it->beg < end) continue;
        if (is_trigger(it)) break;
        /* senior clerk: its words are none of their own */
        bool within = post && it->beg >= post->beg && it->end <= post->end;
        if (is_word(it) && is_post(it) && !within && (!post || !date || it->beg >= date->end)) {
            bool next = first->type == EV_JOIN && post && !date && it->beg > post->end + 1;
            if (next && joins_title(s, post->end, it->beg)) date = post;     /* as a clerk first and a manager since 2021 */
            if (date && !joins_title(s, date->end, it->beg)) break;
            if (!post || date || it->end > post->end) post = it;
        }
        /* and shift manager two years later */
        bool later = it->cue == CUE_LENGTH && s->ie->tx.v[it->ref].rel == REL_AFTER;
        /* They made me permanent in 2001, and head porter in 2005: the first date is that of the verb. */
        bool placed = post ? it->beg > post->end : first->type == EV_CONVERSION && !date;
        bool dated = it->kind == ITEM_TIMEX && (it->cue == CUE_DATE || (later && date)) && placed;
        if (!dated || (date && date->end > post->beg)) continue;
        const Token *next = &s->d->tok[doc_tok_at(s->d, it->end) + later];
        bool closed = next->beg >= s->end || next->kind == TOK_PUNCT || en_is(s->ie, next, EN_AND);
        if (date && (!closed || it->beg - post->end > IN || (!is_timex(date) && !comes_later(s, date, it)))) break;
        if (date) {
            title_cand(s, &s->items->v[post - s->items->v], &s->e->note_title, N_("title behind a title"), it->end);
            end = it->end;
        }
        date = it;
    }
    return end;
}

/* under Kim, for a lawyer: the preposition at token i leads to a person. In Leeds, at a bank: to a place. */
static bool is_led_person(const Scan *s, uint32_t i, uint32_t end)
{
    const Token *t = &s->d->tok[i];
    const uint64_t people = CUE_BIT(CUE_PERSON) | CUE_BIT(CUE_NAME) | CUE_BIT(CUE_ROLE) | CUE_BIT(CUE_RANK);
    const uint64_t others = CUE_BIT(CUE_ORG) | CUE_BIT(CUE_EMPLOYER) | CUE_BIT(CUE_TEAM) | CUE_BIT(CUE_DATE) |
                            CUE_BIT(CUE_LENGTH);
    bool under = !en_is(s->ie, t, EN_IN | EN_AT | EN_FROM);
    for (uint32_t k = 0; under && k < s->items->n; k++) {
        const Item *x = &s->items->v[k];
        if (x->beg <= end || x->beg > end + NEAR_PERSON) continue;
        if (item_cue(x) & others) return false;
        if (item_cue(x) & people) return true;
    }
    return false;
}

/* the then CEO; under Kim, then a manager; for a lawyer, then a judge: the title is that of who stands before it. */
static bool is_of_other(const Scan *s, uint32_t then)
{
    enum { WORDS = 4 };
    const uint32_t leads = EN_FOR | EN_WITH | EN_BY | EN_TO | EN_FROM;
    uint32_t first = s->d->sent[s->sent].tok_beg, i = then - 1;
    if (en_is(s->ie, &s->d->tok[i], EN_DEFINITE)) return true;
    if (s->d->ch[s->d->tok[i].beg] != ',') return false;
    for (uint32_t n = 0; i-- > first && n < WORDS; n++) {
        const Token *t = &s->d->tok[i];
        if (t->kind == TOK_PUNCT || is_trigger_at(s, t->beg)) return false;
        if (group_word(s->ie, i, s->end) == VG_PREP || en_is(s->ie, t, leads)) return is_led_person(s, i, t->end);
    }
    return false;
}

/* then a cashier, then as head of the desk: the word before the title, its article and what says which, and nothing behind that
 * goes on with a name (then manager Smith called). */
static bool comes_then(const Scan *s, const Item *title)
{
    enum { MODIFIERS = 2 };
    const uint32_t goes_on = EN_AND | EN_AT | EN_IN | EN_FOR | EN_FROM | EN_WITH | EN_OF;
    uint32_t first = s->d->sent[s->sent].tok_beg, tok = doc_tok_at(s->d, title->beg), more = 0;
    const Token *next = &s->d->tok[doc_tok_at(s->d, title->end)];
    bool closed =
        next->beg >= s->end || next->kind == TOK_PUNCT || en_is(s->ie, next, goes_on) || in_time(s->ie, next->beg);
    for (; closed && tok > first; tok--) {
        const Token *t = &s->d->tok[tok - 1];
        if (is_then(s->ie, t)) return tok - 1 > first && !is_of_other(s, tok - 1);
        bool skips = en_is(s->ie, t, EN_ARTICLE) || group_word(s->ie, tok - 1, title->beg) == VG_LINK;      /* as a */
        if (t->kind == TOK_PUNCT || (!skips && ++more > MODIFIERS) || is_trigger_at(s, t->beg)) return false;
    }
    return false;
}

/* I was first a clerk, then a cashier, then manager: what one went on to be, behind the event that tells the first. Gives
 * where the
 * last one ends. */
uint32_t titles_then(Scan *s, uint32_t end)
{
    const uint32_t held = EV_BIT(EV_JOIN) | EV_BIT(EV_WORK) | EV_BIT(EV_PROMOTION) | EV_BIT(EV_ROLE_CHANGE);
    const EvCand *last = s->ie->ev.v[s->ie->ev.n - 1];
    if (!(s->cues & (CUE_BIT(CUE_RANK) | CUE_BIT(CUE_ROLE))) || !(held & EV_BIT(last->type)) ||
        last->fact != FACT_ACTUAL)
        return end;
    for (uint32_t i = 0; i < s->items->n; i++) {
        Item *it = &s->items->v[i];
        if (it->beg < end) continue;
        if (is_trigger(it) && !it->plain) break;
        if (!is_word(it) || !is_post(it) || !comes_then(s, it)) continue;
        title_cand(s, it, it->cue == CUE_RANK ? &s->e->note_title : &s->e->note_change, N_("title behind a title"),
                   it->end);
        end = it->end;
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
void bracket_rows(Scan *s)
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
            title_cand(s, post, &s->e->note_work, N_("title and bracket"), it->end);
            n++;
        }
        told = false, post = NULL;
    }
}
