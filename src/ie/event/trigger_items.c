/* A Korean sentence as a row of items: cues, names, times and possible triggers, each with its particle.
 *
 * What a word has alone is known from its form; here it is joined with what only the place tells: the names that begin
 * in the word, what stands before and behind it. */
#include "mark.h"
#include "trigger_int.h"

const uint8_t mention_cue[ENT_COUNT] = {
    [ENT_ORG] = CUE_ORG, [ENT_SCHOOL] = CUE_SCHOOL, [ENT_ROLE] = CUE_ROLE, [ENT_SKILL] = CUE_SKILL,
    [ENT_CREDENTIAL] = CUE_CERT, [ENT_PLACE] = CUE_PLACE, [ENT_PROGRAM] = CUE_PROGRAM, [ENT_AWARD] = CUE_PRIZE,
    [ENT_RESOURCE] = CUE_MATERIAL, [ENT_PERSON] = CUE_PERSON,
};

/* Behind a name a gloss in brackets may stand before its particle: 솔트룩스(Saltlux)에서. */
static uint32_t behind_gloss(const Scan *s, uint32_t at)
{
    enum { GLOSS_MAX = 40 };
    const Doc *d = s->d;
    while (at < s->end && (d->ch[at] == '\'' || d->ch[at] == '"' || d->ch[at] == '*')) at++;
    if (at >= s->end || d->ch[at] != '(') return at;
    uint32_t i = at;
    while (i < s->end && i < at + GLOSS_MAX && d->ch[i] != ')') i++;
    if (i >= s->end || d->ch[i] != ')') return at;
    for (i++; i < s->end && (d->ch[i] == '\'' || d->ch[i] == '"' || d->ch[i] == '*'); i++) {}
    return i;
}

static inline Item *item_add(Scan *s, ItemKind kind, uint32_t beg, uint32_t end)
{
    Item *it = vec_push(s->ie->tmp, s->items);
    *it = (Item){.kind = (uint8_t)kind, .beg = beg, .end = end, .tail = end};
    if (end > s->done) s->done = end;
    return it;
}

/* 나래라는 데로, 나래라는 작은 단체에: behind the name, 라는 or 이라는; 0 where it does not stand. */
static uint32_t behind_called(const Scan *s, uint32_t at)
{
    if (at < s->end && s->d->cls[at] == CH_SPACE) at++;
    uint32_t n = at < s->end ? mark_at(s->ie, MK_CALLED, at) : 0;
    return n && at + n < s->end && s->d->cls[at + n] == CH_SPACE ? at + n + 1 : 0;
}

/* A name that is told as what the firm is called stands as the noun for the firm does. */
static bool called_josa(Scan *s, Item *it, uint32_t at)
{
    enum { WORDS = 3, JOSA_UNITS = 4 };
    const uint64_t firm = CUE_BIT(CUE_EMPLOYER) | CUE_BIT(CUE_COMPANY);
    const Doc *d = s->d;
    uint32_t from = behind_called(s, at);
    for (uint32_t i = from ? doc_tok_at(d, from) : d->n_tok, n = 0; n < WORDS && i < d->n_tok && d->tok[i].end <= s->end; i++, n++) {
        const Token *t = &d->tok[i];
        if (t->cls != CH_HANGUL) return false;
        for (uint32_t p = t->end > t->beg + JOSA_UNITS ? t->end - JOSA_UNITS : t->beg + 1; p < t->end; p++) {
            uint8_t josa = JOSA_NONE;
            if (josa_at(s->ie, p, s->end, &josa) != t->end - p) continue;
            if (!kind_generic(s->ie, t->beg, p) && cue_len(s->ie, t->beg, p, firm) != p - t->beg) continue;
            it->josa = josa, it->tail = t->end;
            return true;
        }
    }
    return false;
}

/* JLPT N3를, 컴활 1급을: the grade behind a certificate belongs to its name. */
static uint32_t behind_grade(const Scan *s, uint32_t at)
{
    enum { GRADE = 3 };
    const Doc *d = s->d;
    if (at + 1 >= s->end || d->cls[at] != CH_SPACE) return at;
    uint32_t i = at + 1;
    while (i < s->end && i - at <= GRADE && (d->cls[i] == CH_LATIN || d->cls[i] == CH_DIGIT)) i++;
    if (i == at + 1) return at;
    if (i < s->end && is_mark(s->ie, MK_GRADE, d->ch[i])) i++;
    uint8_t josa;
    return i >= s->end || d->cls[i] != CH_HANGUL || josa_at(s->ie, i, s->end, &josa) ? i : at;
}

static void item_josa(Scan *s, Item *it)
{
    uint32_t at = it->kind == ITEM_MENTION ? behind_gloss(s, it->end) : it->end;
    if (it->kind == ITEM_MENTION && it->cue == CUE_ORG && called_josa(s, it, at)) return;
    if (it->kind == ITEM_MENTION && it->cue == CUE_CERT) at = behind_grade(s, at);
    it->tail = at + josa_at(s->ie, at, s->end, &it->josa);
}

/* ---------------------------------------------------------------- names and times */
/* The nouns of the book that a name ends in. */
static bool name_ends_in(const Scan *s, const Item *name, uint32_t at, LexMatch *out)
{
    return ie_longest(s->ie, s->e->noun.book, at, name->end, out) && at + out->len == name->end;
}

static bool has_cue(const RuleSet *nouns, LexMatch m, uint8_t cue)
{
    for (uint32_t i = 0; i < m.n_entry; i++) {
        const TrigGate *g = rule_gate(nouns, m, i);
        if (g->shape == SHAPE_CUE && g->cue == cue) return true;
    }
    return false;
}

static bool has_trigger(const RuleSet *nouns, LexMatch m)
{
    for (uint32_t i = 0; i < m.n_entry; i++)
        if (rule_gate(nouns, m, i)->shape != SHAPE_CUE) return true;
    return false;
}

/* 변리사 and 국가직 are examinations, too, IMF a crisis, 육군 where one serves; of what one learns from, 사람인 tells of
 * places. */
static void also_cue(Scan *s, Item name, LexMatch m)
{
    static const uint8_t more[] = {CUE_CERT, CUE_SEAT, CUE_OUTBREAK, CUE_ADVERT, CUE_REGULAR, CUE_MILITARY};
    for (size_t i = 0; i < COUNT_OF(more); i++) {
        if (name.cue == more[i] || !has_cue(&s->e->noun, m, more[i])) continue;
        name.kind = ITEM_CUE;
        item_is(&name, more[i]);
        *vec_push(s->ie->tmp, s->items) = name;
    }
}

/* A title may be the end of a role's name (팀 리드, 수석 연구원), a course the name of a degree (석사); and a prize or a
 * certificate that the lexicon knows may be the trigger, or end in one (교육감 표창). */
static void inside_name(Scan *s, Item name)
{
    uint8_t cue = name.cue == CUE_ROLE ? CUE_RANK : name.cue == CUE_CERT ? CUE_COURSE : CUE_N;
    const RuleSet *nouns = &s->e->noun;
    uint32_t trigger = UINT32_MAX;
    LexMatch m, found = {0};
    for (uint32_t p = name.beg; p < name.end && (cue != CUE_N || trigger == UINT32_MAX); p++) {
        if (!name_ends_in(s, &name, p, &m)) continue;
        if (cue != CUE_N && has_cue(nouns, m, cue)) {
            Item it = name;
            it.kind = ITEM_CUE;
            item_is(&it, cue);
            *vec_push(s->ie->tmp, s->items) = it;
            cue = CUE_N;
        } else if (p == name.beg) {
            also_cue(s, name, m);
        }
        if (trigger == UINT32_MAX && has_trigger(nouns, m)) trigger = p, found = m;
    }
    /* 한빛특수강, 연구직: within a word that a firm or a post is called by there is no event. */
    bool called = name.cue == CUE_ORG || name.cue == CUE_SCHOOL || name.cue == CUE_ROLE || name.cue == CUE_PERSON ||
                  name.cue == CUE_PLACE;
    bool within = trigger != UINT32_MAX && trigger > name.beg && s->d->cls[trigger - 1] != CH_SPACE;
    if (trigger == UINT32_MAX || (called && within)) return;
    name.beg = trigger;
    name.kind = ITEM_NOUN;
    name.ref = doc_tok_at(s->d, trigger);
    name.match = found;
    name.bits = trigger_asks(nouns, found);
    *vec_push(s->ie->tmp, s->items) = name;
}

/* Of the names that words are, most have nothing in them: the form of the word says so, of one length and kind. */
static void inside_once(Scan *s, const Token *t, Item name)
{
    Form *f = name.beg == t->beg && name.end <= t->end ? s->ie->form[t - s->d->tok] : NULL;
    FormMore *more = f ? form_more(s->ie->forms, f) : NULL;
    uint32_t len = name.end - name.beg, before = s->items->n;
    if (more && more->plain_len == len && more->plain_cue == name.cue) return;
    inside_name(s, name);
    if (more && s->items->n == before) more->plain_len = (uint8_t)len, more->plain_cue = name.cue;
}

static bool mention_at(Scan *s, const Token *t, uint32_t at)
{
    uint32_t i = s->all->mention;
    if (i >= s->ie->mention.n || s->ie->mention.v[i].beg != at || s->ie->mention.v[i].end > s->end) return false;
    const MentionRef *r = &s->ie->mention.v[i];
    Item *it = item_add(s, ITEM_MENTION, r->beg, r->end);
    it->ref = i;
    item_is(it, mention_cue[s->ie->out->entities.v[r->entity].type]);
    item_josa(s, it);
    inside_once(s, t, *it);
    return true;
}

static bool timex_at(Scan *s, uint32_t at)
{
    uint32_t i = s->all->timex;
    if (i >= s->ie->tx.n || s->ie->tx.v[i].beg != at || s->ie->tx.v[i].end > s->end) return false;
    Item *it = item_add(s, ITEM_TIMEX, at, s->ie->tx.v[i].end);
    it->ref = i;
    item_is(it, s->ie->out->timexes.v[i].type == TIMEX_DATE ? CUE_DATE : CUE_LENGTH);
    item_josa(s, it);
    return true;
}

static bool name_at(Scan *s, const Token *t, uint32_t at)
{
    names_from(s->ie, s->all, at);
    s->name = next_name(s->ie, s->all);
    if (s->name != at || !(mention_at(s, t, at) || timex_at(s, at))) return false;
    names_from(s->ie, s->all, s->done);
    s->name = next_name(s->ie, s->all);
    return true;
}

/* ---------------------------------------------------------------- nouns and verbs */
/* Does a word end at `at`, with or without a particle, or does another known noun begin there (정규직전환)? */
static bool word_ends(Scan *s, uint32_t at)
{
    uint8_t josa;
    LexMatch m;
    if (at >= s->end || s->d->cls[at] != CH_HANGUL || josa_at(s->ie, at, s->end, &josa)) return true;
    return ie_longest(s->ie, s->e->noun.book, at, s->end, &m);
}

/* known: what the word alone says of the noun; NULL where the text behind it has its say. */
static void noun_josa(Scan *s, Item *it, const WordNoun *known)
{
    if (known) it->josa = known->josa, it->tail = it->end + known->josa_len;
    else item_josa(s, it);
}

/* Is the unit before `at` a letter of the same word? */
static bool is_joined(const Scan *s, const Token *t, uint32_t at)
{
    if (t->cls != CH_HANGUL || at <= s->beg) return false;
    uint8_t cls = s->d->cls[at - 1];
    return at > t->beg || (cls != CH_SPACE && cls != CH_PUNCT && cls != CH_OTHER);
}

/* 종합병원팀, 은행영업팀: what is joined to the word for a team says what kind it is, and names no employer. */
static void team_joins(Scan *s, const Token *t, uint32_t at)
{
    const uint64_t kinds = CUE_BIT(CUE_EMPLOYER) | CUE_BIT(CUE_VENTURE) | CUE_BIT(CUE_SCHOOL) | CUE_BIT(CUE_COMPANY);
    for (uint32_t i = s->items->n; i-- > 0;) {
        Item *it = &s->items->v[i];
        bool joined = it->beg >= t->beg && (it->end == at || it->beg == at);
        if (it->kind == ITEM_VERB) continue;
        if (!joined) return;
        at = it->beg;
        if (it->kind == ITEM_CUE && it->bits & kinds) item_is(it, CUE_NOTHING);
    }
}

/* 일자리를 찾아 나서: a phrase that ends in a stem, and nothing else. */
static bool is_phrase(const RuleSet *nouns, LexMatch m)
{
    for (uint32_t i = 0; i < m.n_entry; i++)
        if (rule_gate(nouns, m, i)->shape != SHAPE_BARE) return false;
    return m.n_entry > 0;
}

/* 공장서 3년 일했다: the short form of the particle, as it is spoken, behind where one works or learns. */
static bool ends_spoken(const Scan *s, uint8_t cue, uint32_t at)
{
    const uint64_t where =
        CUE_BIT(CUE_EMPLOYER) | CUE_BIT(CUE_COMPANY) | CUE_BIT(CUE_SCHOOL) | CUE_BIT(CUE_TEAM) | CUE_BIT(CUE_VENTURE);
    if (at >= s->end || !is_mark(s->ie, MK_IN, s->d->ch[at])) return false;
    bool there = cue == CUE_NOTHING && mark_before(s->ie, MK_THIS_PLACE, at);                      /* 거기서 */
    if (!there && !(where & CUE_BIT(cue))) return false;
    return at + 1 >= s->end || s->d->cls[at + 1] == CH_SPACE;
}

/* 한 분, 두 분: somebody, who is counted. */
static bool is_person(const RuleSet *nouns, LexMatch m)
{
    return m.n_entry == 1 && rule_gate(nouns, m, 0)->shape == SHAPE_CUE && rule_gate(nouns, m, 0)->cue == CUE_PERSON;
}

/* 책상을 사서 조립했다: behind an object, without a particle, and something told behind it: no librarian. */
static bool is_verb_form(const Scan *s, const Token *t, uint32_t at, uint32_t len)
{
    if (at != t->beg || t->end != at + len || at < s->beg + 2 || t->end + 1 >= s->end || s->d->cls[t->end] != CH_SPACE)
        return false;
    return mark_at(s->ie, MK_VERB_BESIDES, at) == len && s->d->cls[at - 1] == CH_SPACE &&
           is_mark(s->ie, MK_OBJECT, s->d->ch[at - 2]);
}

/* A word of the book takes the place unless all its entries are such as stand alone only. */
static bool noun_take(Scan *s, const Token *t, uint32_t at, LexMatch m, const WordNoun *known)
{
    /* 생각해 보라고: behind a noun 해 makes a verb of it, and begins no word of its own. */
    bool apart = is_joined(s, t, at) && (s->done != at || is_mark(s->ie, MK_DO, s->d->ch[at])), found = false,
         trigger = false;
    uint8_t whole = known ? known->ends : ENDS_ASK;
    for (uint32_t i = 0; i < m.n_entry; i++) {
        const TrigGate *r = rule_gate(&s->e->noun, m, i);
        if (apart && !r->inner) continue;
        if (r->cue == CUE_SELF && at > t->beg) continue;      /* 건설사나: no 나 */
        if (title_in_cert(s, r->cue, at) || (r->cue == CUE_ROLE && is_verb_form(s, t, at, m.len))) continue;
        if (r->shape != SHAPE_CUE) {
            trigger = true;
            continue;
        }
        if (whole == ENDS_ASK) whole = word_ends(s, at + m.len) ? ENDS_YES : ENDS_NO;
        bool spoken = whole == ENDS_NO && ends_spoken(s, r->cue, at + m.len);
        if (whole == ENDS_NO && !spoken) continue;
        if (r->cue == CUE_TEAM && at > t->beg) team_joins(s, t, at);
        Item *it = item_add(s, ITEM_CUE, at, at + m.len);
        item_is(it, r->cue);
        it->plain = r->plain;
        if (spoken) it->josa = JOSA_IN, it->tail = it->end + 1;
        else noun_josa(s, it, known);
        found = true;
    }
    if (!trigger) return found;
    Item *it = item_add(s, ITEM_NOUN, at, at + m.len);
    it->match = m;
    it->bits = trigger_asks(&s->e->noun, m);
    it->ref = (uint32_t)(t - s->d->tok);
    noun_josa(s, it, known);
    return true;
}

/* Those that the noun of the word becomes with the text behind it. */
static int longer_nouns(const Scan *s, const Token *t, const WordNoun *w, LexMatch out[LEX_MATCH_MAX])
{
    uint32_t at = t->beg + w->at;
    return ie_prefixes_on(s->ie, s->e->noun.book, w->stop, at, t->end - at, s->end, out);
}

/* The phrase may turn out to be none: the longest noun within it stands behind it. */
static bool shorter_take(Scan *s, const Token *t, uint32_t at, uint32_t len)
{
    LexMatch m[LEX_MATCH_MAX];
    for (int n = ie_prefixes(s->ie, s->e->noun.book, at, s->end, m); n-- > 0;) {
        bool split = m[n].skipped && m[n].len - m[n].skipped <= 2;
        if (m[n].len < len && !split && !is_phrase(&s->e->noun, m[n])) return noun_take(s, t, at, m[n], NULL);
    }
    return false;
}

static bool noun_at(Scan *s, const Token *t, const WordNoun *w)
{
    uint32_t at = t->beg + w->at;
    LexMatch m = w->m, more[LEX_MATCH_MAX];
    bool known = !w->open && t->cls == CH_HANGUL;
    int n = longer_nouns(s, t, w, more);
    if (n) m = more[n - 1];
    if (!m.n_entry) return false;
    /* 앱이 사내에서: two syllables with a blank between are no word (이사). */
    bool split = m.skipped && m.len - m.skipped <= 2;
    if (split && !is_phrase(&s->e->noun, m) && !is_person(&s->e->noun, m)) m = w->m;      /* but 문 닫, 손 털, 한 분 */
    if (!m.n_entry) return false;
    if (!w->open && !w->inner && w->at && t->cls == CH_HANGUL && s->done != at) return false;
    uint32_t done = s->done;
    bool taken = noun_take(s, t, at, m, known ? w : NULL), phrase = is_phrase(&s->e->noun, m);
    if (phrase && at + m.len > t->end) s->done = done;         /* its words are read, too */
    return (phrase && shorter_take(s, t, at, m.len)) || taken;
}

/* Every stem that begins the word is an item. Other items may still stand in the word. */
static void verbs_add(Scan *s, const Token *t, const WordRead *w)
{
    uint32_t done = s->done;
    for (uint8_t i = 0; i < w->n_verb; i++) {
        Item *it = item_add(s, ITEM_VERB, t->beg, t->end);
        it->match = w->verb[i].m;
        it->bits = w->verb[i].bits;
        it->ref = (uint32_t)(t - s->d->tok);
    }
    s->done = done;
}

/* The longest noun that begins at the unit of the token; len 0 for none. */
static LexMatch longest_noun(const Scan *s, const Token *t, uint32_t at)
{
    const LexBook *nouns = s->e->noun.book;
    uint32_t tok = (uint32_t)(t - s->d->tok);
    LexMatch m[LEX_MATCH_MAX];
    FormBook own;
    if (at > t->beg || !s->ie->form[tok]) return ie_longest(s->ie, nouns, at, s->end, m) ? m[0] : (LexMatch){0};
    const FormBook *x = form_book(s->ie, nouns, FORM_NOUN, tok, &own);
    int n = ie_prefixes_on(s->ie, nouns, x->stop, at, t->end - at, s->end, m);
    return n ? m[n - 1] : x->m;
}

/* A name that begins a word of the book is that word besides: 공무원 in 공무원 시험. */
static bool name_read(Scan *s, const Token *t, uint32_t at)
{
    if (!name_at(s, t, at)) return false;
    uint32_t name_end = s->done;
    LexMatch m = longest_noun(s, t, at);
    if (m.n_entry && at + m.len > name_end) noun_take(s, t, at, m, NULL);
    return true;
}

/* Is what follows the name at the beginning of the word no particle, or is its object right before it? */
static bool is_verb_behind(const Scan *s, const Token *t)
{
    uint8_t josa;
    if (s->done >= t->end) return false;
    uint16_t before = t->beg > s->beg + 1 ? s->d->ch[t->beg - 2] : 0;
    return !josa_at(s->ie, s->done, s->end, &josa) || is_mark(s->ie, MK_OBJECT, before);
}

/* ---------------------------------------------------------------- words */
static void scan_word(Scan *s, const Token *t, const WordRead *w)
{
    uint32_t k = 0, p = t->beg > s->done ? t->beg : s->done;
    while (p < t->end) {
        bool named = p >= s->name && name_read(s, t, p);
        /* 리액트를 배우면서: no actor */
        if (named && p == t->beg && is_verb_behind(s, t)) verbs_add(s, t, w);
        if (!named) {
            while (k < w->n_noun && t->beg + w->noun[k].at < p) k++;
            bool found = k < w->n_noun && t->beg + w->noun[k].at == p && noun_at(s, t, &w->noun[k]);
            /* Behind the nouns: a fixed phrase (해보겠냐고) outdoes the stem that it begins with. */
            if (p == t->beg) verbs_add(s, t, w);
            if (!found && t->cls != CH_HANGUL) break;
        }
        uint32_t next = p + 1 > s->done ? p + 1 : s->done;
        while (k < w->n_noun && t->beg + w->noun[k].at < next) k++;
        /* Nothing begins before the next noun or name. */
        p = k < w->n_noun ? t->beg + w->noun[k].at : t->end;
        if (s->name < p) p = s->name > next ? s->name : next;
    }
}

/* What a word gives where nothing touches it is kept with its form, its places counted from the beginning. */
static void items_keep(Scan *s, const Token *t, Form *f, uint32_t first)
{
    enum { ITEMS_MAX = 255 };
    uint32_t n = s->items->n - first;
    if (n > ITEMS_MAX) return;
    Item *kept = n ? arena_push_raw(forms_arena(s->ie->forms), Item, n) : NULL;
    uint32_t len = 0;
    for (uint32_t i = 0; i < n; i++) {
        kept[i] = s->items->v[first + i];
        kept[i].beg -= t->beg, kept[i].end -= t->beg, kept[i].tail -= t->beg;
        if (kept[i].kind != ITEM_VERB && kept[i].end > len) len = kept[i].end;
    }
    f->more->items_len = (uint8_t)len;
    f->more->item = kept;
    f->trigger.n_item = (uint8_t)n;
    f->trigger.alone = ALONE_KNOWN;
}

static void items_again(Scan *s, uint32_t tok, const Form *f)
{
    uint32_t beg = s->d->tok[tok].beg, done = s->done;
    for (uint8_t i = 0; i < f->trigger.n_item; i++) {
        Item *it = vec_push(s->ie->tmp, s->items);
        *it = f->more->item[i];
        it->beg += beg, it->end += beg, it->tail += beg;
        it->ref = tok;
    }
    if (f->more->items_len && beg + f->more->items_len > done) done = beg + f->more->items_len;
    s->done = done;
}

/* Are the word's nouns what they are in the word alone? One that the text behind may go on with is looked up. */
static bool are_alone(const Scan *s, const Token *t, const WordRead *w)
{
    LexMatch m[LEX_MATCH_MAX];
    for (uint32_t i = 0; i < w->n_noun; i++)
        if (longer_nouns(s, t, &w->noun[i], m)) return false;
    return true;
}

/* Is the word whole, with no name in it, no item before that goes on into it, no letters beside it? */
static inline bool is_alone(const Scan *s, const Token *t, const Form *f)
{
    const TriggerForm *w = &f->trigger;
    if (t->beg < s->done || t->end > s->name) return false;
    if (t->cls == CH_HANGUL ? is_joined(s, t, t->beg) : s->d->cls[t->end] == CH_HANGUL) return false;
    return !w->open || !lex_goes_on(f->more->noun_next, s->d->ch + t->end, s->ie->code + t->end) ||
           are_alone(s, t, f->more->word);
}

/* 퇴사하셨고: what the honoured person does may be the event itself. */
static bool has_noun_item(const Scan *s, uint32_t from)
{
    for (uint32_t i = from; i < s->items->n; i++)
        if (s->items->v[i].kind != ITEM_VERB) return true;
    return false;
}

static void word_read(Scan *s, uint32_t tok)
{
    const Token *t = &s->d->tok[tok];
    Form *f = s->ie->form[tok];
    uint32_t before = s->items->n;
    /* Most names begin with a word and end with it or behind it: nothing else is read in that. */
    if (t->beg >= s->name && t->beg >= s->done && name_read(s, t, t->beg) && t->end <= s->done) return;
    const WordRead *w = word_ko(s->ie, tok, &s->all->nouns);
    bool keep = f && f->trigger.alone == ALONE_UNREAD && is_alone(s, t, f);
    scan_word(s, t, w);
    if (w->respect && !has_noun_item(s, before)) item_add(s, ITEM_BREAK, t->beg, t->end)->cue = 1;
    if (keep) items_keep(s, t, f, before);
}

static bool is_break(uint16_t ch) { return ch == ',' || ch == ';' || ch == ':' || ch == '|' || ch == '/'; }

void items_ko(Scan *s)
{
    enum { WORD_UNITS = 64 };          /* no word is longer; what is made of triggers without a blank tells nothing */
    const Sentence *sent = &s->d->sent[s->sent];
    names_from(s->ie, s->all, s->beg);
    s->name = next_name(s->ie, s->all);
    for (uint32_t i = sent->tok_beg; i < sent->tok_end; i++) {
        const Token *t = &s->d->tok[i];
        form_items_ahead(s->ie->form + i);
        if (t->end <= s->done || t->end - t->beg > WORD_UNITS) continue;
        if (t->kind == TOK_PUNCT) {
            bool named = t->beg == s->name && name_read(s, t, t->beg);            /* '06.3 */
            if (!named && is_break(s->d->ch[t->beg])) item_add(s, ITEM_BREAK, t->beg, t->end);
        } else if (t->kind != TOK_NUMBER || t->end > s->name || ie_may(s->ie, s->e->noun.book, t->beg)) {
            const Form *f = s->ie->form[i];
            if (f && f->trigger.alone == ALONE_KNOWN && is_alone(s, t, f)) items_again(s, i, f);
            else word_read(s, i);
        }
    }
}
