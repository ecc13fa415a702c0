/* Titles in quotation marks: books, courses and channels that one learned from. A title may be any words at all, so
 * that what stands beside it must say what it is: 책 『…』, 《…》를 읽었다, a book called "…". */
#include "entity_int.h"

enum { TITLE_WORDS = 10, BEHIND_REACH = 8, QUOTE_REACH = 3, BEFORE_REACH = 4 };

typedef struct Title { uint32_t first, last; bool book; } Title;      /* book: in the marks that books have */

WorkWord entity_work_word(const Ent *e, uint32_t i)
{
    const Word *w = &e->word.v[i];
    LexMatch m;
    if (!ie_longest(e->ie, e->data->work, w->beg, w->end, &m)) return WORK_NONE;
    WorkWord c = (WorkWord)e->data->work_class[lex_match_entry(e->data->work, m, 0)];
    bool noun = c == WORK_MEDIUM || c == WORK_OTHER || w->flags & W_LATIN;
    return noun && w->beg + m.len != w->stem && w->beg + m.len != w->end ? WORK_NONE : c;
}

static bool is_book_mark(uint16_t ch) { return ch == 0x300E || ch == 0x300A || ch == 0x3008; }      /* 『 《 〈 */

static bool title_at(const Ent *e, uint32_t i, Title *t)
{
    const Word *w = &e->word.v[i];
    if (!(w->flags & W_QUOTE_CLOSE) || w->quoted > TITLE_WORDS) return false;
    uint32_t first = i - w->quoted, beg = e->word.v[first].beg;
    *t = (Title){first, i, beg > 0 && is_book_mark(e->doc->ch[beg - 1])};
    return w->stem - beg >= 2 && !(e->word.v[first].flags & W_TIME);
}

/* 책 『…』, a book called "…": what stands before. Nothing that another word parts from it. */
static WorkWord before(const Ent *e, const Title *t)
{
    const Word *first = &e->word.v[t->first];
    for (uint32_t k = 1; k <= BEFORE_REACH && k <= t->first; k++) {
        const Word *w = first - k;
        if (w->sent != first->sent) break;
        WorkWord c = entity_work_word(e, t->first - k);
        bool beside = k == 1 && w->part & PT_BARE && (c == WORK_MEDIUM || c == WORK_OTHER);
        if (c != WORK_NONE && (beside || (w->flags & W_LATIN && c != WORK_MEDIUM))) return c;
        if (c == WORK_MEDIUM && w->flags & W_LATIN) return c;
        if (!(w->flags & W_LATIN)) break;
    }
    return WORK_NONE;
}

/* 『…』를 읽었다, 『…』이라는 책: what is done with it, or what it is called. */
static WorkWord behind(const Ent *e, const Title *t)
{
    const Word *last = &e->word.v[t->last];
    uint32_t reach = t->book ? BEHIND_REACH : QUOTE_REACH;
    for (uint32_t k = t->last + 1; k <= t->last + reach && k < e->word.n; k++) {
        const Word *w = &e->word.v[k];
        if (w->sent != last->sent) break;
        if (w->flags & W_QUOTE_OPEN) reach += TITLE_WORDS;               /* 『…』와 『…』를 읽었다 */
        WorkWord c = entity_work_word(e, k);
        bool told = last->part & PT_CALLED || (k == t->last + 1 && last->part & PT_BARE && word_joined(w));
        if (c == WORK_MADE || (c == WORK_OTHER && (told || k == t->last + 1))) return c;
        if (c == WORK_MEDIUM && told) return c;
        if (!(w->flags & W_HANGUL)) continue;                            /* English says it before */
        bool used = c == WORK_READ || (c == WORK_USE && (t->book || last->part & PT_AS));
        if (used && last->part & (PT_OBJECT | PT_AS | PT_WITH | PT_OTHER | PT_BARE)) return c;
    }
    return WORK_NONE;
}

/* "A", "B" and "C": what was said of the one before holds of this. */
static bool is_listed(const Ent *e, const Title *t, uint32_t last)
{
    if (last == UINT32_MAX || t->first <= last || t->first > last + 2) return false;
    const Word *w = &e->word.v[t->first], *v = &e->word.v[last];
    if (w->sent != v->sent) return false;
    bool comma = t->first == last + 1 && (w->sep == SEP_COMMA || w->sep == SEP_SLASH || v->part & PT_WITH);
    return comma || (t->first == last + 2 && word_cue_is(e, w - 1, CUE_AND));
}

static bool is_resource(const Ent *e, const Title *t, uint32_t last)
{
    WorkWord left = before(e, t), right = behind(e, t);
    if (left == WORK_OTHER || left == WORK_MADE || right == WORK_OTHER || right == WORK_MADE) return false;
    bool own = left == WORK_MEDIUM && t->first > 1 && word_cue_is(e, &e->word.v[t->first - 2], CUE_SELF);     /* 내 책 */
    return !own && (left != WORK_NONE || right != WORK_NONE || is_listed(e, t, last));
}

void entity_work(Ent *e)
{
    uint32_t last = UINT32_MAX;
    for (uint32_t k = 0; k < e->todo[PART_PERSON].n; k++) {
        Title t;
        if (!title_at(e, e->todo[PART_PERSON].v[k], &t) || !is_resource(e, &t, last)) continue;
        const Word *w = &e->word.v[t.last];
        Cand *c = entity_add(e, ENT_RESOURCE, CAND_FORM, e->word.v[t.first].beg, w->stem, t.first, t.last + 1);
        c->score = CAND_STRONG + 1;              /* whatever else its words are called */
        c->rule = RULE_TITLE;
        last = t.last;
    }
}
