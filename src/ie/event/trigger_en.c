/* English triggers: a word of the book counts when its frame holds, its subject fits and it tells nothing that was told
 * before; then it is a candidate. */
#include "trigger_en_int.h"

/* how I got into research, how we ended up in Cork: what is asked or promised, and told elsewhere. That is how I got in: told. */
static bool is_asked(const Scan *s, const Item *it)
{
    enum { WORDS = 7 };                /* how a tour guide from Recife became */
    uint32_t first = s->d->sent[s->sent].tok_beg;
    for (uint32_t i = it->ref + 1, n = 0; i-- > first && n <= WORDS; n++) {
        const Token *t = &s->d->tok[i];
        GroupWord word = i < it->ref ? group_word(s->ie, i, it->beg) : VG_NONE;
        if (t->kind == TOK_PUNCT || ((word == VG_AND || is_link(word)) && !kind_how(s->ie, t))) return false;
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

/* I didn't qualify until 1994. I did not start work till I was nineteen: then it was done. */
static bool came_later(const Scan *s, const Item *it)
{
    enum { WORDS = 6 };
    uint32_t end = s->d->sent[s->sent].tok_end;
    for (uint32_t i = doc_tok_at(s->d, it->end), n = 0; i < end && n < WORDS; i++) {
        if (s->d->tok[i].kind == TOK_PUNCT && !s->d->tok[i].glue) return false;
        if (group_word(s->ie, i, s->end) == VG_UNTIL) return true;
        n += !s->d->tok[i].glue;
    }
    return false;
}

/* By 2010 I'd become an engineer: had, for it opens its clause or only a time stands before. I thought I'd become one, if I
 * stayed I'd become one: would. */
static bool had_become(const Scan *s, const Item *it, const VerbGroup *g)
{
    const Token *d = it->ref ? &s->d->tok[it->ref - 1] : NULL;
    uint32_t first = s->d->sent[s->sent].tok_beg, i = it->ref >= 3 ? it->ref - 3 : 0, from = i;
    bool short_form = d && d->glue && d->end == d->beg + 1 && s->d->ch[d->beg - 1] == '\'';
    if (!short_form || g->last != VG_WOULD || g->mood != MOOD_NONE || i < first) return false;
    for (uint32_t k = first; k < i; k++)
        if (group_word(s->ie, k, it->beg) == VG_IF) return false;
    while (from > first && s->d->tok[from - 1].kind != TOK_PUNCT && group_word(s->ie, from - 1, it->beg) != VG_AND)
        from--;
    if (from == i || in_time(s->ie, s->d->tok[i - 1].beg)) return true;
    for (uint32_t k = from; k < i; k++)
        if (group_word(s->ie, k, it->beg) == VG_SELF) return false;
    return group_word(s->ie, from, it->beg) == VG_PREP;
}

/* "I was a week late": the article is the length's. */
static bool ends_before_length(const Scan *s, const Item *it)
{
    const uint16_t *end = s->ie->doc->ch + it->end;
    bool article = it->end > it->beg + 2 && (end[-1] == 'a' || (end[-1] == 'n' && end[-2] == 'a'));
    if (!article || !(s->cues & CUE_BIT(CUE_LENGTH))) return false;
    for (const Item *x = s->items->v; x < s->items->v + s->items->n && x->beg <= it->end + 1; x++)
        if (x->kind == ITEM_TIMEX && x->cue == CUE_LENGTH && x->beg == it->end + 1) return true;
    return false;
}

/* The first rule of the item's word whose frame holds and whose subject fits. */
static bool try_word(Scan *s, const Item *it, uint32_t k, VerbGroup g)
{
    if (ends_before_length(s, it)) return false;
    for (uint32_t i = 0; i < it->match.n_entry; i++) {
        const TrigGate *gate = rule_gate(&s->e->en, it->match, i);
        if (gate->shape == SHAPE_CUE || !frame_may_hold(s, gate)) continue;
        const TrigRule *r = rule_at(&s->e->en, it->match, i);
        if (!frame_holds_en(s, r, it)) continue;
        if (r->title && r->negated) undone_head(s, it);
        if (carries(s, it, k, r) || is_general(s, r, it)) continue;
        if ((r->shape == SHAPE_NOUN && is_covered(s, it)) || is_asked(s, it)) continue;
        if (is_echo(s, r, it) || is_content(s, r, it, &g)) return false;
        if (r->kinds && r->bound && g.last == VG_TO) continue;         /* learned to manage people */
        if (!subject_fits(s, r, it, &g) || (r->since && !says_since(s, it))) continue;
        if (r->reached && !says_reached(s, it)) continue;
        if (r->lasts && !says_lasting(s, it)) continue;
        if (r->parts && r->then.n && !tells_two(s, r, it)) continue;
        if (r->undoes && !undo(s, r)) continue;
        EvCand *c = cand_new(s->ie, s->sent, it->beg, it->end, r);
        c->en = true;
        c->fact = r->undoes ? FACT_NEGATED : fact_of(r, &g);
        if (is_denied_copula(s, it)) c->fact = FACT_NEGATED;
        if (r->both && c->fact == FACT_HYPOTHETICAL && had_become(s, it, &g)) c->fact = FACT_ACTUAL;
        if (c->fact == FACT_NEGATED && !r->negated && !r->denied && came_later(s, it)) c->fact = FACT_ACTUAL;
        shares_mood(s, it, &g, c);
        bool undone = s->all->undone_from != UINT32_MAX && is_undone(s, it);
        if (undone && (c->fact == FACT_ACTUAL || c->fact == FACT_PLANNED)) c->fact = FACT_NEGATED;
        c->bare = r->bound && !undone && heads_item(s, it);
        c->group = s->d->tok[group_first(s, it->ref)].beg;
        c->to = it->end;
        for (uint32_t t = it->ref; t < s->d->n_tok && s->d->tok[t].beg < it->end; t++)
            if (group_word(s->ie, t, it->end) == VG_BACK) c->flags |= EVF_AGAIN;
        /* A heading announces: The job hunt. */
        if (r->title) c->flags |= EVF_WEAK | EVF_RECALL;
        if (r->shape == SHAPE_NOUN && s->d->line[s->d->sent[s->sent].line].kind == LINE_HEADING) c->flags |= EVF_WEAK;
        /* I'd love to do a master's: a course still ahead is one to begin. */
        bool ahead = c->fact == FACT_HYPOTHETICAL || c->fact == FACT_PLANNED;
        if (c->type == EV_STUDY && ahead && r->needs & CUE_BIT(CUE_COURSE) && r->shape == SHAPE_VERB)
            c->type = EV_ENROLL;
        cand_why(c, type_name(&event_types, c->type), it->beg, it->end);
        return true;
    }
    return false;
}

/* Where the longest word is none (took on Tuesdays), a shorter one may be, but for those within one that means nothing. Gives
 * where the event's words end, or 0. */
static uint32_t try_item(Scan *s, uint32_t k)
{
    Item it = s->items->v[k];
    LexMatch m[LEX_MATCH_MAX];
    VerbGroup g = group_before(s, it.ref);
    for (int n = words_en(s->ie, s->e->en.book, FORM_EN, it.ref, s->end, m); n-- > 0;) {
        it.match = m[n];
        it.end = it.tail = it.beg + m[n].len;
        if (!word_edge(s->d, it.end)) continue;
        if (has_trigger(s, m[n]) && try_word(s, &it, k, g)) return it.end;
        if (means_nothing(s, m[n], it.beg)) return 0;
    }
    return 0;
}

/* What a verb has behind it ends where the next event begins. */
static void arguments_take(Scan *s, uint32_t first)
{
    for (uint32_t k = 0; k < s->items->n && first < s->ie->ev.n; k++) {
        const Item *it = &s->items->v[k];
        if (!it->fired) continue;
        EvCand *c = s->ie->ev.v[first++];
        found_take(s->ie, c, s->items->v, s->items->n, 0, k);
        if (c->type == EV_CERTIFICATE && c->rule->shape == SHAPE_NOUN) c->found.cert = (Range){c->beg, c->end};
        if (!is_trigger(it)) c->found.role = (Range){it->beg, it->end}, c->found.rank = (Range){0};
    }
}

void trigger_en(Ie *ie, uint32_t sent, Sentences *all)
{
    const Sentence *st = &ie->doc->sent[sent];
    ItemList *items = &all->items;
    Scan s = {.ie = ie, .d = ie->doc, .e = ie->an->event, .all = all, .items = items, .sent = sent, .beg = st->beg,
              .end = st->end};
    items->n = 0;
    items_en(&s);
    items_close(&s);
    for (uint32_t i = 0; i < items->n; i++) s.cues |= item_cue(&items->v[i]);
    all->told = s.cues;
    undone_open(&s, all->listed);
    uint32_t taken = 0, before = ie->ev.n;
    for (uint32_t k = 0; k < items->n; k++) {
        Item *it = &items->v[k];
        if (!is_trigger(it)) continue;
        bool may = it->bits & (s.cues | CUE_FREE) && it->beg >= taken;
        uint32_t end = may ? try_item(&s, k) : 0;
        it->fired = end > 0;
        if (end) taken = titles_then(&s, titles_behind(&s, k, end));
    }
    bracket_rows(&s);
    arguments_take(&s, before);
    if (ie->ev.n > before) forks_en(&s, before);
    if (ie->ev.n > before) note_before_clause(&s, before);
    else if (!note_undone(&s)) try_note_en(&s);
}
