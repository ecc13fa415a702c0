/* Korean triggers: nouns and verb stems with their frames.
 *
 * A sentence becomes a row of items: cues, names, times and possible triggers, each with its particle. A trigger counts
 * when its frame holds (the cues it needs stand before it) and its tail can be read. */
#include "event_int.h"
#include <string.h>

typedef struct Scan {
    Ie      *ie;
    const Doc *d;
    const EventData *e;
    ItemList *items;
    uint32_t sent, beg, end;
    uint32_t mention, timex;
    uint64_t before;                   /* cues of the sentence before */
    uint32_t done;                     /* units before it belong to an item */
    uint32_t name;                     /* no mention and no time begins before it */
} Scan;

/* ---------------------------------------------------------------- items */
static const uint8_t mention_cue[ENT_COUNT] = {
    [ENT_ORG] = CUE_ORG, [ENT_SCHOOL] = CUE_SCHOOL, [ENT_ROLE] = CUE_ROLE, [ENT_SKILL] = CUE_SKILL,
    [ENT_CREDENTIAL] = CUE_CERT, [ENT_PLACE] = CUE_PLACE, [ENT_PROGRAM] = CUE_PROGRAM, [ENT_AWARD] = CUE_PRIZE,
    [ENT_RESOURCE] = CUE_ADVERT, [ENT_PERSON] = CUE_PERSON,
};

/* Behind a name a gloss in brackets may stand before its particle: 솔트룩스(Saltlux)에서. */
static uint32_t behind_gloss(const Scan *s, uint32_t at)
{
    enum { GLOSS_MAX = 40 };
    const Doc *d = s->d;
    while (at < s->end && (d->ch[at] == '\'' || d->ch[at] == '"' || d->ch[at] == '*' || d->ch[at] == 0x2019)) at++;
    if (at >= s->end || d->ch[at] != '(') return at;
    for (uint32_t i = at; i < s->end && i < at + GLOSS_MAX; i++)
        if (d->ch[i] == ')') return i + 1;
    return at;
}

static Item *item_add(Scan *s, ItemKind kind, uint32_t beg, uint32_t end)
{
    Item *it = vec_push(s->ie->tmp, s->items);
    *it = (Item){.kind = (uint8_t)kind, .beg = beg, .end = end, .tail = end};
    if (end > s->done) s->done = end;
    return it;
}

static void item_josa(Scan *s, Item *it)
{
    uint32_t at = it->kind == ITEM_MENTION ? behind_gloss(s, it->end) : it->end;
    it->tail = at + josa_at(s->ie, at, s->end, &it->josa);
}

/* A title may be the end of a role's name (팀 리드, 수석 연구원), a course the name of a degree (석사). */
static void cue_in(Scan *s, const Item *name, uint8_t cue)
{
    Item it = *name;
    LexMatch m;
    for (uint32_t p = it.beg; p < it.end; p++) {
        if (!ie_longest(s->ie, s->e->noun.book, p, it.end, &m) || p + m.len != it.end) continue;
        for (uint32_t i = 0; i < m.n_entry; i++) {
            const TrigRule *r = &s->e->noun.rule[lex_match_entry(s->e->noun.book, m, i)];
            if (r->shape != SHAPE_CUE || r->cue != cue) continue;
            it.kind = ITEM_CUE;
            it.cue = cue;
            *vec_push(s->ie->tmp, s->items) = it;
            return;
        }
    }
}

/* A prize or a certificate that the lexicon knows may be the trigger, or end in one (교육감 표창). */
static void trigger_in(Scan *s, const Item *name)
{
    Item it = *name;
    LexMatch m;
    for (uint32_t p = it.beg; p < it.end; p++) {
        if (!ie_longest(s->ie, s->e->noun.book, p, it.end, &m) || p + m.len != it.end) continue;
        for (uint32_t i = 0; i < m.n_entry; i++) {
            if (s->e->noun.rule[lex_match_entry(s->e->noun.book, m, i)].shape == SHAPE_CUE) continue;
            it.beg = p;
            it.kind = ITEM_NOUN;
            it.match = m;
            *vec_push(s->ie->tmp, s->items) = it;
            return;
        }
    }
}

static bool mention_at(Scan *s, uint32_t at)
{
    const MentionRefList *m = &s->ie->mention;
    while (s->mention < m->n && m->v[s->mention].beg < at) s->mention++;
    if (s->mention >= m->n || m->v[s->mention].beg != at || m->v[s->mention].end > s->end) return false;
    const MentionRef *r = &m->v[s->mention];
    Item *it = item_add(s, ITEM_MENTION, r->beg, r->end);
    it->ref = s->mention;
    it->cue = mention_cue[s->ie->out->entities.v[r->entity].type];
    item_josa(s, it);
    Item copy = *it;
    if (copy.cue == CUE_ROLE) cue_in(s, &copy, CUE_RANK);
    if (copy.cue == CUE_CERT) cue_in(s, &copy, CUE_COURSE);
    trigger_in(s, &copy);
    return true;
}

static bool timex_at(Scan *s, uint32_t at)
{
    const TimexInfoList *t = &s->ie->tx;
    while (s->timex < t->n && t->v[s->timex].beg < at) s->timex++;
    if (s->timex >= t->n || t->v[s->timex].beg != at || t->v[s->timex].end > s->end) return false;
    Item *it = item_add(s, ITEM_TIMEX, t->v[s->timex].beg, t->v[s->timex].end);
    it->ref = s->timex;
    it->cue = s->ie->out->timexes.v[s->timex].type == TIMEX_DATE ? CUE_DATE : CUE_LENGTH;
    item_josa(s, it);
    return true;
}

/* Does a word end at `at`, with or without a particle, or does another known noun begin there (정규직전환)? */
static bool word_ends(Scan *s, uint32_t at)
{
    uint8_t josa;
    LexMatch m;
    if (at >= s->end || s->d->cls[at] != CH_HANGUL || josa_at(s->ie, at, s->end, &josa)) return true;
    return ie_longest(s->ie, s->e->noun.book, at, s->end, &m);
}

static void cue_add(Scan *s, uint32_t beg, uint32_t end, const TrigRule *rule)
{
    uint8_t cue = rule->cue;
    Item *it = item_add(s, ITEM_CUE, beg, end);
    it->cue = cue;
    it->rule = rule;
    item_josa(s, it);
}

/* The noun book at `at`. joined: the unit before belongs to the same word. */
static bool noun_at(Scan *s, uint32_t at, bool joined)
{
    LexMatch m;
    if (!ie_longest(s->ie, s->e->noun.book, at, s->end, &m)) return false;
    bool found = false, trigger = false, asked = false, whole = false;
    bool contiguous = joined && s->done == at;
    for (uint32_t i = 0; i < m.n_entry; i++) {
        const TrigRule *r = &s->e->noun.rule[lex_match_entry(s->e->noun.book, m, i)];
        if (joined && !contiguous && !r->inner) continue;
        if (r->shape != SHAPE_CUE) {
            trigger = true;
            continue;
        }
        if (!asked) whole = word_ends(s, at + m.len), asked = true;
        if (whole) cue_add(s, at, at + m.len, r), found = true;
    }
    if (trigger) {
        Item *it = item_add(s, ITEM_NOUN, at, at + m.len);
        it->match = m;
        item_josa(s, it);
    }
    return found || trigger;
}

enum { NOTE_UNITS = 60 };              /* longer ones tell a story */
enum { STEM_UNITS = 6, STEM_JAMO = STEM_UNITS * 3 };

/* Verb stems at the start of a word: every length that matches is one item, the longest first. */
static void verb_at(Scan *s, uint32_t beg, uint32_t end)
{
    uint16_t jamo[STEM_JAMO];
    uint32_t n = 0;
    LexMatch m[LEX_MATCH_MAX];
    if (!lex_may_jamo(s->e->verb.book, s->d->ch[beg], s->d->ch[beg + 1])) return;
    for (uint32_t i = beg; i < end && i < beg + STEM_UNITS; i++)
        n += (uint32_t)hangul_jamo(s->d->ch[i], jamo + n);
    int k = lex_prefixes(s->e->verb.book, jamo, n, m);
    uint32_t done = s->done;
    while (k-- > 0) {
        Item *it = item_add(s, ITEM_VERB, beg, end);
        it->match = m[k];
    }
    s->done = done;
}

/* Where the next mention or time begins; both have been asked for what stands before. */
static uint32_t next_name(const Scan *s)
{
    const Ie *ie = s->ie;
    uint32_t m = s->mention < ie->mention.n ? ie->mention.v[s->mention].beg : UINT32_MAX;
    uint32_t t = s->timex < ie->tx.n ? ie->tx.v[s->timex].beg : UINT32_MAX;
    return m < t ? m : t;
}

static void scan_word(Scan *s, const Token *t)
{
    for (uint32_t p = t->beg > s->done ? t->beg : s->done; p < t->end; p = p + 1 > s->done ? p + 1 : s->done) {
        if (p >= s->name) {
            if (mention_at(s, p) || timex_at(s, p)) continue;
            s->name = next_name(s);
        }
        bool noun = false;
        if (ie_may(s->ie, s->e->noun.book, p)) {
            bool joined = t->cls == CH_HANGUL && p > s->beg && s->d->cls[p - 1] != CH_SPACE &&
                          s->d->cls[p - 1] != CH_PUNCT && s->d->cls[p - 1] != CH_OTHER;
            noun = noun_at(s, p, joined);
        }
        /* Behind the nouns: a fixed phrase (해보겠냐고) outdoes the stem that it begins with. */
        if (p == t->beg && t->cls == CH_HANGUL) verb_at(s, t->beg, t->end);
        if (noun) continue;
        if (t->cls != CH_HANGUL) break;
    }
}

static bool breaks(uint16_t ch) { return ch == ',' || ch == ';' || ch == ':' || ch == '|' || ch == '/'; }

/* 하셨, 하시는: what the honoured person does ends here, and with it that person's rule over the sentence. */
static bool is_respect(const Doc *d, const Token *t)
{
    for (uint32_t p = t->beg + 1; p < t->end; p++)
        if (d->ch[p] == 0xC168 /* 셨 */ || (d->ch[p] == 0xC2DC /* 시 */ && p + 1 < t->end && d->ch[p + 1] == 0xC9C0))
            return true;
    return false;
}

static void scan(Scan *s)
{
    const Sentence *sent = &s->d->sent[s->sent];
    for (uint32_t i = sent->tok_beg; i < sent->tok_end; i++) {
        const Token *t = &s->d->tok[i];
        if (t->end <= s->done) continue;
        if (t->kind == TOK_PUNCT) {
            if (breaks(s->d->ch[t->beg])) item_add(s, ITEM_BREAK, t->beg, t->end);
            continue;
        }
        uint32_t before = s->items->n;
        scan_word(s, t);
        if (before == s->items->n && t->cls == CH_HANGUL && is_respect(s->d, t))
            item_add(s, ITEM_BREAK, t->beg, t->end)->cue = 1;
    }
}

/* ---------------------------------------------------------------- frames */
static bool need_holds(const Need *need, const Item *it)
{
    return it->kind != ITEM_BREAK && it->kind != ITEM_NOUN && it->kind != ITEM_VERB && need->cues & CUE_BIT(it->cue) &&
           (!need->josa || need->josa & 1u << it->josa);
}

static bool any_holds(const Need *need, uint8_t n, const Item *items, uint32_t from, uint32_t to)
{
    for (uint32_t i = to; i-- > from;)
        for (uint8_t k = 0; k < n; k++)
            if (need_holds(&need[k], &items[i])) return true;
    return false;
}

/* The items that stand right before item k: those that end within a short adverb of it. */
static uint32_t adjacent_from(const Item *items, uint32_t k)
{
    enum { ADVERB = 3 };
    uint32_t i = k;
    while (i > 0 && items[i - 1].kind != ITEM_BREAK && items[i - 1].tail + ADVERB >= items[k].beg) i--;
    return i;
}

static bool vetoed(uint64_t veto, const Item *items, uint32_t from, uint32_t to)
{
    for (uint32_t i = from; veto && i < to; i++)
        if ((items[i].kind == ITEM_CUE || items[i].kind == ITEM_MENTION) && veto & CUE_BIT(items[i].cue)) return true;
    return false;
}

/* One of these types was told of just before: in this sentence or the last. */
static bool just_told(const Scan *s, uint32_t types)
{
    if (!types || !s->ie->ev.n) return false;
    const EvCand *last = s->ie->ev.v[s->ie->ev.n - 1];
    return s->sent - last->sent <= 1 && types & 1u << last->type;
}

static bool line_holds(const Scan *s, const TrigRule *r)
{
    for (uint8_t k = 0; r->reach == REACH_LINE && k < r->n_need; k++)
        if (r->need[k].cues & s->before) return true;
    return false;
}

/* N년 만에: the length within which it happened. */
static bool says_within(const Scan *s, uint32_t from, uint32_t k)
{
    for (uint32_t i = from; i < k; i++)
        if (s->items->v[i].kind == ITEM_TIMEX && s->ie->tx.v[s->items->v[i].ref].rel == REL_WITHIN) return true;
    return false;
}

static bool frame_holds(const Scan *s, const TrigRule *r, uint32_t clause, uint32_t k)
{
    const Item *items = s->items->v;
    uint32_t from = r->reach ? 0 : clause, near = r->adj ? adjacent_from(items, k) : from;
    if (r->reply && !just_told(s, 1u << EV_ACCEPTED)) return false;
    if (r->n_need && !any_holds(r->need, r->n_need, items, near, k) && !just_told(s, r->after) &&
        !line_holds(s, r))
        return false;
    if (!r->n_need && r->after && !just_told(s, r->after)) return false;
    if (r->n_also && !any_holds(r->also, r->n_also, items, 0, k)) return false;
    return !vetoed(r->veto, items, clause, k) && (!r->within || says_within(s, clause, k));
}

static bool tail_fits(const TrigRule *r, const Tail *t, uint8_t josa)
{
    if (r->only == ONLY_STRICT && josa != JOSA_NONE && josa != JOSA_OBJECT) return false;   /* 제대로 is no 제대 */
    switch ((Only)r->only) {
    case ONLY_VERB: return t->context == CTX_VERB || t->context == CTX_PARTICLE || t->context == CTX_COPULA;
    case ONLY_NOTE: return t->context == CTX_NOTE;
    case ONLY_BE: return t->context == CTX_VERB && (t->light == LIGHT_BE || t->light == LIGHT_GET);
    case ONLY_GET: return t->context == CTX_VERB && (t->light == LIGHT_GET || t->light == LIGHT_DO);
    case ONLY_GIVE: return t->context == CTX_VERB && t->light == LIGHT_GIVE;
    case ONLY_HEAR: return t->context == CTX_VERB && t->light == LIGHT_HEAR;
    case ONLY_ACT: return t->context != CTX_THING && t->light != LIGHT_BE && t->light != LIGHT_GET;
    case ONLY_STRICT: return t->context == CTX_VERB || t->context == CTX_NOTE || t->context == CTX_COPULA;
    default: return t->context != CTX_THING;
    }
}

/* ---------------------------------------------------------------- whose event */
static bool is_subject(const Item *it) { return it->josa == JOSA_SUBJECT || it->josa == JOSA_TOPIC; }
static bool is_word(const Item *it) { return it->kind == ITEM_CUE || it->kind == ITEM_MENTION; }

/* 대학 동기 재호는: the name behind the word, which no list has. */
static bool is_called(const Scan *s, const Item *it)
{
    enum { NAME_MIN = 2, NAME_MAX = 4 };
    uint32_t beg = it->end + 1, at = beg;
    if (it->end >= s->end || s->d->cls[it->end] != CH_SPACE) return false;
    while (at < s->end && s->d->cls[at] == CH_HANGUL) at++;
    uint8_t josa;
    bool fits = at - beg > NAME_MIN && at - beg <= NAME_MAX && (at >= s->end || s->d->cls[at] == CH_SPACE);
    return fits && josa_at(s->ie, at - 1, at, &josa) == 1 && (josa == JOSA_SUBJECT || josa == JOSA_TOPIC);
}

/* Someone else: 동료가, 전임 PO가; for a move, whoever holds a title (팀장이 퇴사해서). */
static bool is_someone(const Scan *s, uint32_t i, bool move)
{
    const Item *items = s->items->v, *it = &items[i];
    if (is_word(it) && it->cue == CUE_PERSON && it->josa == JOSA_NONE && is_called(s, it)) return true;
    if (!is_word(it) || !is_subject(it)) return false;
    if (it->cue == CUE_PERSON) return true;
    bool title = it->cue == CUE_RANK || it->cue == CUE_ROLE;
    if (!title) return false;
    return move ||
           (i > 0 && items[i - 1].cue == CUE_PERSON && is_word(&items[i - 1]) && items[i - 1].josa == JOSA_NONE);
}

/* The last word about the subject before item k: someone else's, unless the author came back. */
static bool is_others(const Scan *s, uint32_t k, uint32_t last_predicate, bool move)
{
    const Item *items = s->items->v;
    bool other = false;
    for (uint32_t i = 0; i < k; i++) {
        const Item *it = &items[i];
        if (it->kind == ITEM_BREAK) {
            if (it->cue) other = false;
            continue;
        }
        bool self = it->cue == CUE_SELF && it->kind == ITEM_CUE;
        if (self && (is_subject(it) || it->josa == JOSA_ALSO || it->josa == JOSA_NONE)) other = false;
        if (is_someone(s, i, move)) other = it->josa == JOSA_TOPIC || it->end >= last_predicate;
    }
    const Item *last = k ? &items[k - 1] : NULL;
    /* 아들 전역: in notes the person stands right before the noun. */
    bool note =
        last && is_word(last) && last->cue == CUE_PERSON && last->josa == JOSA_NONE && last->end + 1 >= items[k].beg;
    return other || (note && items[k].kind == ITEM_NOUN);
}

static uint32_t quote_end(const Scan *s, const Item *it, uint32_t jamo)
{
    uint32_t n = 0, at = it->beg;
    while (at < it->end && n < jamo) {
        uint16_t three[3];
        n += (uint32_t)hangul_jamo(s->d->ch[at++], three);
    }
    return at;
}

static bool has_date(const Scan *s, uint32_t from, uint32_t to)
{
    for (uint32_t i = from; i < to; i++)
        if (s->items->v[i].kind == ITEM_TIMEX && s->items->v[i].cue == CUE_DATE) return true;
    return false;
}

typedef struct Clause { uint32_t item, pred_end; } Clause;

/* 면접에서 떨어졌다, 면접까지 갔다: the stage right before the verb is told of by the verb. */
static void stage_spent(const Scan *s, const EvCand *c, uint32_t k)
{
    enum { GAP = 4 };
    const EvCandList *all = &s->ie->ev;
    if ((c->type != EV_REJECTED && c->type != EV_INTERVIEW) || all->n < 2 || !k) return;
    EvCand *before = all->v[all->n - 2];
    if (before->sent != c->sent || before->type != EV_INTERVIEW || before->end + GAP < c->beg) return;
    for (uint32_t i = k; i-- > 0;) {
        const Item *it = &s->items->v[i];
        if (it->beg != before->beg || it->kind != ITEM_NOUN) continue;
        if (it->josa == JOSA_IN || it->josa == JOSA_UNTIL) before->flags |= EVF_OTHER;
        return;
    }
}

static void take(Scan *s, Item *it, const TrigRule *r, uint32_t end, const Tail *t, Clause *clause, uint32_t k)
{
    EvCand *c = cand_new(s->ie, s->sent, it->beg, end, r);
    const Item *items = s->items->v;
    c->tail = *t;
    c->from = clause->item < s->items->n ? items[clause->item].beg : it->beg;
    if (c->from > it->beg) c->from = it->beg;
    c->to = t->end > end ? t->end : end;
    for (uint32_t i = clause->item; i < k; i++)
        if (items[i].kind == ITEM_CUE && items[i].cue == CUE_LITTLE) c->tail.little = true;
    /* 언젠가 … 개업: what is still far off, where no past says otherwise. */
    for (uint32_t i = 0; i < k; i++)
        if (items[i].kind == ITEM_CUE && items[i].cue == CUE_SOMEDAY && (!t->past || t->context == CTX_NOTE))
            c->tail.mood = MOOD_MAYBE;
    if ((t->context == CTX_TIME || t->context == CTX_MODIFIER) && r->shape != SHAPE_BARE) c->flags |= EVF_WEAK;
    if (t->context == CTX_NOTE) c->flags |= EVF_NOTE;
    /* A heading announces what its section tells; 희망퇴직이라 and the like say what kind it was. */
    if (s->d->line[c->line].kind == LINE_HEADING) c->flags |= EVF_WEAK | EVF_RECALL;
    if (t->context == CTX_COPULA && c->type <= EV_LEAVE && !has_date(s, clause->item, k))
        c->flags |= EVF_WEAK | EVF_RECALL;
    /* 취업이 어렵다, 이직이 잦다: what is said of the thing at large. */
    bool large = t->context == CTX_PARTICLE && is_subject(it) && !t->past && !t->odd && !t->mood;
    if (large && c->type <= EV_LEAVE && !has_date(s, clause->item, s->items->n)) c->flags |= EVF_OTHER;
    /* 퇴사할 때: it is taken as known. */
    if (t->head == HEAD_WHEN && !has_date(s, clause->item, k)) c->flags |= EVF_WEAK;
    bool offered = r->invite || c->type == EV_CONTEXT || c->type == EV_INTERVIEW;
    /* 첫 출근은 내년 1월 9일이다: what is said of a topic runs on to the end. */
    if ((t->context == CTX_PARTICLE && it->josa == JOSA_TOPIC) || t->head == HEAD_THING) c->to = s->end;
    if (t->advice || t->head == HEAD_PERSON) c->flags |= EVF_OTHER;
    if (!offered && !t->benefit && (is_others(s, k, clause->pred_end, c->type <= EV_LEAVE) || t->respect))
        c->flags |= EVF_OTHER;
    stage_spent(s, c, k);
    cand_why(s->ie, c, type_name(&event_types, c->type), it->beg, end);
    found_take(s->ie, c, items, s->items->n, clause->item, k);
    if (t->context != CTX_MODIFIER && t->context != CTX_TIME && t->end > clause->pred_end) {
        clause->pred_end = t->end;
        clause->item = k + 1;
    }
}

static bool try_noun(Scan *s, uint32_t k, Clause *clause)
{
    Item *it = &s->items->v[k];
    Tail t = {0};
    bool read = false;
    for (uint32_t i = 0; i < it->match.n_entry; i++) {
        const TrigRule *r = &s->e->noun.rule[lex_match_entry(s->e->noun.book, it->match, i)];
        if (r->shape == SHAPE_CUE || !frame_holds(s, r, clause->item, k)) continue;
        if (r->counted && !count_end(s->ie, it->end, s->end)) continue;
        if (!read) t = tail_of_noun(s->ie, it->end, s->end), read = true;
        if (r->shape != SHAPE_BARE && !tail_fits(r, &t, it->josa)) continue;
        take(s, it, r, it->end, &t, clause, k);
        return true;
    }
    return false;
}

static bool is_no(const Doc *d, uint32_t at)
{
    /* 안 and 못 before a verb, as words of their own. */
    return at >= 2 && d->cls[at - 1] == CH_SPACE && (d->ch[at - 2] == 0xC548 || d->ch[at - 2] == 0xBABB) &&
           (at == 2 || d->cls[at - 3] != CH_HANGUL);
}

/* A stem of one syllable with nothing behind it but another word is none: 내 회사. */
static bool is_stem_alone(const Scan *s, const Item *it, const Tail *t)
{
    return t->end == it->beg + 1 && t->end + 1 < s->end && s->d->cls[t->end] == CH_SPACE;
}

static bool try_verb(Scan *s, uint32_t k, Clause *clause)
{
    Item *it = &s->items->v[k];
    for (uint32_t i = 0; i < it->match.n_entry; i++) {
        const TrigRule *r = &s->e->verb.rule[lex_match_entry(s->e->verb.book, it->match, i)];
        if (!frame_holds(s, r, clause->item, k)) continue;
        Tail t = tail_of_verb(s->ie, it->beg, it->match.len, s->end);
        if (!t.ok || is_stem_alone(s, it, &t)) return false;
        if (r->wished && t.mood != MOOD_WISH) continue;
        t.context = CTX_VERB;
        if (is_no(s->d, it->beg)) t.odd = !t.odd;
        if (r->reply) {
            if (!t.odd && !r->negated) continue;
            t.odd = false;
        }
        take(s, it, r, quote_end(s, it, it->match.len), &t, clause, k);
        return true;
    }
    return false;
}

static bool is_stretch(const Scan *s, const Item *it)
{
    Str v = s->ie->out->timexes.v[it->ref].value;
    return memchr(v.p, '/', v.n) != NULL;
}

/* What a note without a verb names. */
typedef struct Note { const Item *role, *school, *date; uint32_t role_at, school_at; bool employer, stretch; } Note;

static Note note_of(const Scan *s)
{
    const Item *items = s->items->v;
    Note n = {0};
    for (uint32_t i = 0; i < s->items->n; i++) {
        const Item *it = &items[i];
        if (it->kind == ITEM_VERB || it->kind == ITEM_NOUN || it->kind == ITEM_BREAK) continue;
        n.employer |= it->cue == CUE_ORG && it->kind == ITEM_MENTION;
        if (it->kind == ITEM_TIMEX && it->cue == CUE_DATE && !n.date) n.date = it;
        if (it->kind == ITEM_TIMEX || it->josa != JOSA_NONE) continue;
        bool title = it->cue == CUE_ROLE || (it->cue == CUE_RANK && !n.role);
        if (title) n.role = it, n.role_at = i;
        if (it->cue == CUE_COURSE || (it->cue == CUE_SCHOOL && !n.school)) n.school = it, n.school_at = i;
    }
    n.stretch = n.date && is_stretch(s, n.date);
    return n;
}

/* A note without a verb (3월부터 폴리텍 겸임교수 / 네이버 백엔드 개발자, 2018.3 ~ 2020.2): employer, role and date make
 * an event, whose trigger is the role; a stretch needs no employer. A school or course and a stretch make a study. */
static void try_note(Scan *s)
{
    if (s->end - s->beg > NOTE_UNITS) return;
    Note n = note_of(s);
    if (!n.date) return;
    bool works = n.role && (n.employer || n.stretch), studies = !n.role && n.school && n.stretch;
    if (!works && !studies) return;
    const Item *at = works ? n.role : n.school;
    uint32_t last = at->end > n.date->tail ? at->end : n.date->tail;
    bool table = s->d->line[s->d->sent[s->sent].line].kind == LINE_TABLE, whole = last + 3 >= s->end;
    if (!table && !whole && !(n.stretch && s->d->cls[last] == CH_PUNCT)) return;
    Clause clause = {0};
    Tail t = {.end = at->end, .context = CTX_NOTE, .past = true, .ok = true};
    const TrigRule *r = studies ? &s->e->note_study : n.stretch ? &s->e->note_work : &s->e->note_join;
    uint32_t k = works ? n.role_at : n.school_at;
    take(s, &s->items->v[k], r, at->end, &t, &clause, k);
    /* The trigger of a note is the title or the course itself. */
    Found *f = &s->ie->ev.v[s->ie->ev.n - 1]->found;
    Range own = {s->items->v[k].beg, s->items->v[k].end};
    if (works) f->role = own;
    else if (s->items->v[k].cue == CUE_COURSE) f->course = own;
    else f->school = own;
}

static uint64_t cues_in(const ItemList *items)
{
    uint64_t set = 0;
    for (uint32_t i = 0; i < items->n; i++)
        if (is_word(&items->v[i])) set |= CUE_BIT(items->v[i].cue);
    return set;
}

void trigger_ko(Ie *ie, uint32_t sent, Sentences *all)
{
    const Sentence *st = &ie->doc->sent[sent];
    ItemList *items = &all->items;
    Scan s = {.ie = ie, .d = ie->doc, .e = ie->an->event, .items = items, .sent = sent, .beg = st->beg, .end = st->end,
              .mention = ie_mention_from(ie, st->beg), .timex = ie_timex_from(ie, st->beg),
              .before = sent - all->sent == 1 ? all->cues : 0};
    scan(&s);
    Clause clause = {0};
    uint32_t taken = 0, before = ie->ev.n;     /* one word, one event: the longest stem that fits */
    for (uint32_t k = 0; k < items->n; k++) {
        const Item *it = &items->v[k];
        if (it->beg < taken) continue;
        uint32_t end = it->end;
        if ((it->kind == ITEM_NOUN && try_noun(&s, k, &clause)) || (it->kind == ITEM_VERB && try_verb(&s, k, &clause)))
            taken = end;
    }
    if (ie->ev.n == before) try_note(&s);
    all->cues = cues_in(items);
    all->sent = sent;
}
