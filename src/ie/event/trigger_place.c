/* Where one works or worked, told without a verb of its own: 지금은 작은 국숫집. 2004년 축협 공장 정식. 2020. 7. 사랑채요양원
 * 3교대. The place ends the sentence, or what one does there stands between it and the end. */
#include "fact_int.h"
#include "mark.h"
#include "trigger_int.h"

enum { PLACE_UNITS = 60, MARKS = 3 };   /* longer sentences tell a story */

static const uint64_t places = CUE_BIT(CUE_ORG) | CUE_BIT(CUE_EMPLOYER) | CUE_BIT(CUE_VENTURE);
static const uint64_t duties = CUE_BIT(CUE_ROLE) | CUE_BIT(CUE_RANK) | CUE_BIT(CUE_DUTY) | CUE_BIT(CUE_TEAM) | CUE_BIT(CUE_JOB) |
                               CUE_BIT(CUE_CONTRACT) | CUE_BIT(CUE_PARTTIME) | CUE_BIT(CUE_REGULAR) | CUE_BIT(CUE_INTERN) |
                               CUE_BIT(CUE_LIVING) | CUE_BIT(CUE_FIRST);

/* How the sentence begins: with what makes of the place behind it an event. */
typedef enum { OPENS_NOT, OPENS_NOW, OPENS_DATE } Opening;

static Opening opening(const Scan *s, const Item *it)
{
    enum { MARKER = 4 };
    if (it->beg > s->beg + MARKER) return OPENS_NOT;
    if (it->kind == ITEM_CUE && it->cue == CUE_NOW) return OPENS_NOW;
    bool date = it->kind == ITEM_TIMEX && it->cue == CUE_DATE &&
                (it->josa == JOSA_NONE || it->josa == JOSA_FROM || it->josa == JOSA_AT);
    return date ? OPENS_DATE : OPENS_NOT;
}

/* What opens the sentence; the words of it are several items. */
static Opening opening_of(const Scan *s, uint32_t *behind)
{
    Opening best = OPENS_NOT;
    for (uint32_t i = 0; i < s->items->n; i++) {
        const Item *it = &s->items->v[i];
        if (best != OPENS_NOT && it->beg >= *behind) break;
        Opening o = opening(s, it);
        if (o == OPENS_NOT) continue;
        best = o, *behind = it->tail;
    }
    return best;
}

/* Are the words in [from, to) bare nouns and what says of which kind they are (작은)? No subject, no place, no verb. */
static bool is_bare(const Scan *s, uint32_t from, uint32_t to)
{
    enum { WORDS = 5 };
    uint32_t left = WORDS;
    Tail t;
    for (uint32_t i = doc_tok_at(s->d, from); i < s->d->n_tok && s->d->tok[i].beg < to; i++) {
        const Token *w = &s->d->tok[i];
        if (w->beg < from) continue;
        if (w->kind == TOK_PUNCT && s->d->ch[w->beg] != '/' && s->d->ch[w->beg] != ',' && s->d->ch[w->beg] != ':')
            return false;
        if (!left--) return false;
        if (w->cls == CH_HANGUL && predicate_in(s->ie, i, s->end, &t) && !t.relative) return false;
    }
    return true;
}

/* Does the noun end the sentence, bare or with the copula? */
static bool ends(const Scan *s, const Item *it, Tail *out)
{
    if (it->tail + MARKS >= s->end && it->josa == JOSA_NONE && it->end + MARKS >= s->end) {
        *out = (Tail){.end = it->end, .context = CTX_NOTE, .past = true, .ok = true};
        return true;
    }
    Item noun = *it;
    noun.ref = doc_tok_at(s->d, it->end - 1);
    *out = tail_of_noun(s->ie, &noun, s->end);
    return out->ok && out->context == CTX_COPULA && !out->odd && !out->mood && out->end + MARKS >= s->end;
}

/* 인쇄소 in 인쇄소였다: the kind of place that begins or ends the noun of the sentence's last word, which is no item, for what
 * stands behind it is no particle. */
static bool add_said(Scan *s)
{
    uint32_t tok = s->d->sent[s->sent].tok_end;
    while (tok > s->d->sent[s->sent].tok_beg && s->d->tok[tok - 1].kind == TOK_PUNCT) tok--;
    if (tok-- == s->d->sent[s->sent].tok_beg || s->d->tok[tok].cls != CH_HANGUL) return false;
    const Token *word = &s->d->tok[tok];
    const WordRead *w = word_ko(s->ie, tok, &s->all->nouns);
    for (uint32_t i = 0; i < w->n_noun; i++) {
        const WordNoun *n = &w->noun[i];
        for (uint32_t k = 0; k < n->m.n_entry && !n->open; k++) {
            const TrigGate *g = rule_gate(&s->e->noun, n->m, k);
            bool kind = g->shape == SHAPE_CUE && CUE_BIT(g->cue) & places && (!n->at || g->inner);
            if (!kind || n->ends != ENDS_NO) continue;
            Item *it = vec_push(s->ie->tmp, s->items);
            *it = (Item){.kind = ITEM_CUE, .beg = word->beg + n->at, .end = word->beg + n->at + n->m.len, .josa = JOSA_COPULA};
            it->tail = word->end;
            item_is(it, g->cue);
            items_close(s);
            return true;
        }
    }
    return false;
}

/* 두 번째 회사: counted, not named */
static bool is_counted(const Scan *s, uint32_t from, uint32_t to)
{
    for (uint32_t at = from; at + 1 < to; at++)
        if (mark_at(s->ie, MK_NTH, at)) return true;
    return false;
}

/* 대기업, 중소기업: what a firm became. */
static bool is_size(const Scan *s, const Item *it) { return is_mark(s->ie, MK_SIZED, s->d->ch[it->end - 1]); }

void try_place_noted(Scan *s)
{
    uint32_t behind = 0, at = UINT32_MAX, last = UINT32_MAX;
    if (s->end - s->beg > PLACE_UNITS || !(s->any & (CUE_BIT(CUE_NOW) | CUE_BIT(CUE_DATE)))) return;
    Opening o = opening_of(s, &behind);
    if (o == OPENS_NOT || (!add_said(s) && !(s->any & places))) return;
    Tail t = {0}, end;
    for (uint32_t i = 0; i < s->items->n; i++) {
        const Item *it = &s->items->v[i];
        if (it->beg < behind || is_trigger(it) || it->kind == ITEM_TIMEX) continue;
        if (is_subject(it) && it->cue != CUE_SELF) return;           /* 현재 직장은 물류 회사다 */
        if (item_cue(it) & (CUE_BIT(CUE_SCHOOL) | CUE_BIT(CUE_COURSE) | CUE_BIT(CUE_PERSON) | CUE_BIT(CUE_FAMILY)))
            return;
        bool place = item_cue(it) & places;
        if (place && at == UINT32_MAX && (it->josa == JOSA_NONE || it->josa == JOSA_OF || it->josa == JOSA_COPULA))
            at = i;
        if ((place || (item_cue(it) & duties)) && ends(s, it, &end)) last = i, t = end;
    }
    if (at == UINT32_MAX || last == UINT32_MAX) return;
    const Item *place = &s->items->v[at], *post = &s->items->v[last];
    if (!is_bare(s, behind, post->beg) || is_counted(s, behind, post->end) || (o == OPENS_NOW && is_size(s, post)))
        return;
    /* 2004년 공장이었다: what it was; 2022년 5월 14일, 분식집: where a scene is */
    const Line *line = &s->d->line[s->d->sent[s->sent].line];
    bool row = line->kind == LINE_ITEM && s->end + MARKS >= line->end;
    if (o == OPENS_DATE && (t.context == CTX_COPULA || (!row && !(item_cue(post) & duties)))) return;
    bool shift = o == OPENS_DATE && item_cue(post) & (CUE_BIT(CUE_DUTY) | CUE_BIT(CUE_LIVING));
    const TrigRule *r = o == OPENS_NOW ? &s->e->any_post : shift ? &s->e->note_work : &s->e->note_join;
    Range own = {post->beg, post->end}, firm = {place->beg, place->end};
    bool titled = item_cue(post) & (CUE_BIT(CUE_ROLE) | CUE_BIT(CUE_RANK)), listed = place->kind == ITEM_MENTION;
    uint32_t ref = place->ref;
    Clause clause = {0};
    t.past = o != OPENS_NOW, t.running = o == OPENS_NOW;
    if (t.context == CTX_COPULA) t.context = CTX_VERB;
    take(s, &s->items->v[last], r, own.end, &t, &clause, last);
    Found *f = &s->ie->ev.v[s->ie->ev.n - 1]->found;
    if (titled) f->role = own;
    if (listed) f->org = ref, f->org_near = true;
    else if (!f->employer.end) f->employer = f->kind_head = firm, f->kind_told = true;
}
