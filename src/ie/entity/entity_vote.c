/* Names that no book knows: what speaks for each is added up over the document; one with enough is then looked for
 * everywhere. A wrong name is worse than a missed one: one strong reason, or two weaker ones. */
#include "entity_int.h"

static const struct { const char *name; int8_t cap; } rules[] = {
#define RULE_ROW(id, name, cap) {name, cap},
    RULE_TABLE(RULE_ROW)
};

static void note(Ent *e, Ballot *b, VoteNote n)
{
    *vec_push(e->tmp, &e->note) = n;
    if (b->note_last) e->note.v[b->note_last - 1].next = e->note.n;
    else b->note = e->note.n;
    b->note_last = e->note.n;
}

Ballot *entity_vote(Ent *e, EntityType type, int weight, uint32_t beg, uint32_t end, NameRule rule, Span words)
{
    uint32_t *at = name_put(e, &e->by_name, name_at(e, 0, beg, end));
    if (!*at) {
        *vec_push(e->tmp, &e->ballot) = (Ballot){.beg = beg, .end = end};
        *at = e->ballot.n;
    }
    Ballot *b = &e->ballot.v[*at - 1];
    int left = rules[rule].cap - b->spent[rule], given = weight < left ? weight : left;
    b->vote[type] = (int8_t)(b->vote[type] + given);
    b->spent[rule] = (int8_t)(b->spent[rule] + given);
    if (e->ie->opt.explain && given) note(e, b, (VoteNote){0, (uint8_t)type, (uint8_t)rule, (int8_t)given, words});
    if (b->vote[type] > b->most) b->most = b->vote[type];
    if (given > b->why_vote) {
        b->why_vote = (int8_t)given;
        b->why_rule = (uint8_t)rule;
        b->why = words;
    }
    return b;
}

const char *entity_rule_name(NameRule rule) { return rules[rule].name; }

Str entity_reason(const Ent *e, NameRule rule, uint32_t beg, uint32_t end)
{
    Str words = doc_quote(e->doc, doc_span(e->doc, beg, end));
    return str_join(e->ie->mem, (Str[]){str_z(rules[rule].name), S(": "), words}, 3);
}

/* ---------------------------------------------------------------- looking for the names found */
typedef struct Sought { uint32_t ballot, beg, end, next; } Sought;
/* Names by their first two units. A text may be made so that all begin alike: a chain is followed CHAIN_MAX deep. */
enum { CHAIN_MAX = 64, FIRSTS = 1024 };
typedef struct Finder {
    VEC(Sought) name;
    uint32_t *bucket, mask;
    bool      first[FIRSTS];     /* some name begins so */
} Finder;

static Finder *finder_new(Ent *e)
{
    Finder *f = arena_push(e->tmp, Finder);
    uint32_t n = 64;
    while (n < e->ballot.n) n *= 2;
    f->bucket = arena_push_n(e->tmp, uint32_t, n);
    f->mask = n - 1;
    return f;
}

static uint32_t first_of(uint16_t a) { return a * 2654435761u >> 22; }
static uint32_t bucket_of(const Finder *f, uint16_t a, uint16_t b)
{
    return (a * 2654435761u ^ b * 40503u) >> 7 & f->mask;
}

static void finder_add(Ent *e, Finder *f, uint32_t ballot, uint32_t beg, uint32_t end)
{
    if (end - beg < 2) return;
    uint32_t slot = bucket_of(f, e->doc->ch[beg], e->doc->ch[beg + 1]);
    f->first[first_of(e->doc->ch[beg])] = true;
    *vec_push(e->tmp, &f->name) = (Sought){ballot, beg, end, f->bucket[slot]};
    f->bucket[slot] = f->name.n;
}

/* Units read when the name stands at `at`, blanks aside; 0 when it does not. */
static uint32_t stands_at(const Doc *d, const Sought *n, uint32_t at)
{
    uint32_t i = n->beg, k = at;
    while (i < n->end) {
        if (d->ch[i] == d->ch[k]) i++, k++;
        else if (d->cls[i] == CH_SPACE) i++;
        else if (d->cls[k] == CH_SPACE && i > n->beg + 1) k++;
        else return 0;
    }
    return k - at;
}

static bool elected(Ballot *b)
{
    int best = 0, second = 0;
    /* A capital says little: only where nothing else is said. */
    for (int t = 0; t < ENT_COUNT && b->spent[RULE_CAPITAL]; t++) {
        bool only = b->vote[ENT_PERSON] == b->spent[RULE_CAPITAL] && b->vote[t];
        if (t == ENT_PERSON || (!only && b->vote[t] < CAND_ENOUGH)) continue;
        b->vote[ENT_PERSON] = (int8_t)(b->vote[ENT_PERSON] - b->spent[RULE_CAPITAL]);
        break;
    }
    if (b->most < CAND_ENOUGH) return false;
    for (int t = 0; t < ENT_COUNT; t++) {
        if (b->vote[t] > best) second = best, best = b->vote[t], b->best = (uint8_t)t;
        else if (b->vote[t] > second) second = b->vote[t];
    }
    /* 국제복장학원에 다녔다: its form says school, what is done there may be an employer's. */
    bool both = best == second && best == b->vote[ENT_ORG] && best == b->vote[ENT_SCHOOL] && b->spent[RULE_FORM];
    if (both) b->best = ENT_SCHOOL, second--;
    /* A school is not found by loose words alone: courses are entered and finished too. */
    if (b->best == ENT_SCHOOL && best == b->spent[RULE_BARE] + b->spent[RULE_LOOSE]) return false;
    return best >= CAND_ENOUGH && best > second;
}

static uint32_t root(const Ent *e, uint32_t ballot)
{
    for (int k = 0; k < 4 && e->ballot.v[ballot].parent; k++) ballot = e->ballot.v[ballot].parent - 1;
    return ballot;
}

/* The two are one thing, whose full name is that of `of`. */
static void unite(Ent *e, uint32_t ballot, uint32_t of)
{
    ballot = root(e, ballot), of = root(e, of);
    if (ballot != of) e->ballot.v[ballot].parent = of + 1;
}

/* What was voted for under another name of the ballot's. */
static void unite_same(Ent *e, uint32_t ballot, uint32_t beg, uint32_t end)
{
    uint32_t same = name_get(e, &e->by_name, name_at(e, 0, beg, end));
    if (!same || same - 1 == ballot) return;
    if (e->ballot.v[same - 1].vote[e->ballot.v[ballot].best] > 0) unite(e, same - 1, ballot);
}

static void other_name(Ent *e, Finder *f, uint32_t ballot, uint32_t beg, uint32_t end)
{
    finder_add(e, f, ballot, beg, end);
    unite_same(e, ballot, beg, end);
}

static void find_abbreviations(Ent *e, Finder *f)
{
    enum { NEIGHBOURS = 16 };
    for (uint32_t i = 0; i < f->name.n; i++) {
        const Sought *x = &f->name.v[i];
        uint32_t k = x->next;
        for (int n = 0; k && n < NEIGHBOURS; n++, k = f->name.v[k - 1].next) {
            const Sought *y = &f->name.v[k - 1];
            if (e->ballot.v[x->ballot].best != e->ballot.v[y->ballot].best) continue;
            Span one = {x->beg, x->end}, other = {y->beg, y->end};
            if (entity_shortens(e->ie, one, other)) unite(e, x->ballot, y->ballot);
            else if (entity_shortens(e->ie, other, one)) unite(e, y->ballot, x->ballot);
        }
    }
}

/* ESDC for Employment and Social Development Canada. Few names are all capitals: no more are compared. */
static void find_initials(Ent *e, const Finder *f)
{
    enum { SHORT_MIN = 3, SHORT_MAX = 6, NAMES = 64 };
    for (uint32_t i = 0, n_short = 0; i < f->name.n && n_short < NAMES; i++) {
        Span x = {f->name.v[i].beg, f->name.v[i].end};
        const Ballot *b = &e->ballot.v[f->name.v[i].ballot];
        bool caps = x.end - x.beg >= SHORT_MIN && x.end - x.beg <= SHORT_MAX && entity_is_capitals(e->doc, x);
        if (!caps) continue;
        n_short++;
        for (uint32_t k = 0; k < f->name.n && k < NAMES; k++) {
            const Sought *y = &f->name.v[k];
            if (e->ballot.v[y->ballot].best == b->best && entity_initials(e->doc, x, (Span){y->beg, y->end}))
                unite(e, f->name.v[i].ballot, y->ballot);
        }
    }
}

static void look(Ent *e, const Finder *f, uint32_t word)
{
    const Doc *d = e->doc;
    const Word *w = &e->word.v[word];
    if (w->beg + 1 >= d->n) return;
    uint32_t k = f->bucket[bucket_of(f, d->ch[w->beg], d->ch[w->beg + 1])];
    for (int deep = 0; k && deep < CHAIN_MAX; deep++, k = f->name.v[k - 1].next) {
        const Sought *n = &f->name.v[k - 1];
        const Ballot *b = &e->ballot.v[n->ballot];
        uint32_t len = stands_at(d, n, w->beg), end = w->beg + len;
        bool small = d->cls[w->beg] == CH_LATIN && !(w->flags & W_CAPITAL) && !e->ie->ko;
        if (!len || (small && b->best != ENT_SKILL)) continue;               /* a field of study has no capital */
        uint32_t word_end = word + 1;
        while (word_end < e->word.n && e->word.v[word_end].beg < end) word_end++;
        if (!entity_ends(e, (EntityType)b->best, w->beg, end, &e->word.v[word_end - 1])) continue;
        bool person = !b->spoken && entity_is_given_shape(e, w);             /* 대웅에 붙었다 is no person */
        if (b->known && (w->cover || end != w->stem || !entity_is_open(e, w, false) || person)) continue;
        Cand *c = entity_add(e, (EntityType)b->best, b->known ? CAND_KNOWN : CAND_FOUND, w->beg, end, word, word_end);
        c->score = CAND_STRONG;
        c->name = root(e, n->ballot);
        if (b->known) c->entry = b->known - 1, c->by = RULE_SHORT;
    }
}

/* The part of a name of several words that others leave out: 스튜디오 열세시 -> 열세시, Kittiwake Offshore ->
 * Kittiwake. Of one word: what stands before its kind, 네오마루소프트 -> 네오마루. */
static void short_forms(Ent *e, Finder *f, uint32_t ballot)
{
    const Ballot *b = &e->ballot.v[ballot];
    const Doc *d = e->doc;
    if (b->best != ENT_ORG && b->best != ENT_SCHOOL) return;
    uint32_t blank = b->beg;
    while (blank < b->end && d->cls[blank] != CH_SPACE) blank++;
    LexMatch m;
    if (blank < b->end) {
        bool kind_first = lex_longest(e->data->cues, d->ch + b->beg, blank - b->beg, &m) && m.len == blank - b->beg;
        if (kind_first && !entity_is_common(e, blank + 1, b->end)) other_name(e, f, ballot, blank + 1, b->end);
        if (!kind_first && blank - b->beg >= 3 && !entity_is_common(e, b->beg, blank))
            other_name(e, f, ballot, b->beg, blank);
        return;
    }
    if (lex_longest_suffix(e->data->tails, d->ch + b->beg, b->end - b->beg, &m)) {
        uint32_t cut = b->end - m.len;
        if (cut - b->beg >= 2 && !entity_is_common(e, b->beg, cut)) other_name(e, f, ballot, b->beg, cut);
    }
}

/* Aparima Bay for Aparima Bay College: two words or more of a longer name, said of an employer themselves. */
static void first_words(Ent *e, Finder *f, uint32_t ballot)
{
    const Ballot *b = &e->ballot.v[ballot];
    const Doc *d = e->doc;
    if ((b->best != ENT_ORG && b->best != ENT_SCHOOL) || d->cls[b->beg] != CH_LATIN) return;
    uint32_t beg = b->beg, whole = b->end, blanks = 0;
    for (uint32_t end = beg; end < whole; end++) {
        if (d->cls[end] != CH_SPACE || ++blanks < 2) continue;
        uint32_t same = name_get(e, &e->by_name, name_at(e, 0, beg, end));
        Ballot *x = same ? &e->ballot.v[same - 1] : NULL;
        if (!x || x->vote[ENT_PLACE] || (x->vote[ENT_ORG] < CAND_ENOUGH && x->vote[ENT_SCHOOL] < CAND_ENOUGH)) continue;
        x->best = b->best;
        x->vote[b->best] = (int8_t)(x->most + 1);                         /* it may still be counted */
        finder_add(e, f, ballot, beg, end);
        unite(e, same - 1, ballot);
    }
}

/* Is what stands there a name that a book knows, or a word that tells of names? */
static bool is_taken(const Ent *e, uint32_t beg, uint32_t end)
{
    LexMatch m;
    if (ie_longest(e->ie, e->data->names, beg, end, &m) && m.len == end - beg) return true;
    return entity_is_common(e, beg, end);
}

static bool is_given(const Ent *e, uint32_t beg, uint32_t end)
{
    LexMatch m;
    if (!ie_longest(e->ie, e->data->cues, beg, end, &m) || m.len != end - beg) return false;
    return e->data->cue[lex_match_entry(e->data->cues, m, 0)].cls == CUE_GIVEN;
}

/* Mr Teague hired me. Teague paid badly: what a firm does, somebody does who was told with a title or both names. */
static void part_of_person(Ent *e, Finder *f, uint32_t ballot, uint32_t beg, uint32_t end)
{
    if (is_taken(e, beg, end)) return;
    uint32_t same = name_get(e, &e->by_name, name_at(e, 0, beg, end));
    Ballot *x = same && same - 1 != ballot ? &e->ballot.v[same - 1] : NULL;
    bool firm = x && x->vote[ENT_ORG] && x->vote[ENT_ORG] == x->spent[RULE_BEHIND];
    if (firm) x->best = ENT_PERSON, x->vote[ENT_PERSON] = (int8_t)(x->most + 1);
    other_name(e, f, ballot, beg, end);
}

/* Joost Bakker, and then Joost or Bakker: who was told with both names is spoken of by one. */
static void parts_of_person(Ent *e, Finder *f, uint32_t ballot)
{
    enum { LETTERS = 3 };
    const Ballot *b = &e->ballot.v[ballot];
    const Doc *d = e->doc;
    uint32_t beg = b->beg, end = b->end, blank = beg, last = end;
    if (b->best != ENT_PERSON || d->cls[beg] != CH_LATIN) return;
    while (blank < end && d->cls[blank] != CH_SPACE) blank++;
    while (last > blank && d->cls[last - 1] != CH_SPACE) last--;
    if (blank == end) return;
    bool given = is_given(e, beg, blank), hyphen = false;                  /* Kim Min-jun: the family name first */
    for (uint32_t i = last; i < end; i++) hyphen |= d->ch[i] == '-';
    if (given) part_of_person(e, f, ballot, beg, blank);
    bool family = end - last >= LETTERS && (!given || hyphen || !is_given(e, last, end));
    if (family) part_of_person(e, f, ballot, last, end);
}

/* 한백종합건설 and 한백: what another name of the text begins with is its short form, when it was found itself. */
static void prefixes(Ent *e, uint32_t ballot)
{
    enum { PREFIX_MIN = 2, PREFIX_MAX = 6 };
    const Ballot *b = &e->ballot.v[ballot];
    if (b->best != ENT_ORG && b->best != ENT_SCHOOL) return;
    for (uint32_t end = b->beg + PREFIX_MIN; end < b->end && end <= b->beg + PREFIX_MAX; end++) {
        if (e->doc->cls[end - 1] != CH_HANGUL) return;
        if (end + PREFIX_MIN > b->end) return;
        unite_same(e, ballot, b->beg, end);
    }
}

/* 이베이코리아 and 이베이: what a known firm is called without its kind, in a text that has the whole name. */
static void known_short(Ent *e, Finder *f, uint32_t cand, NameTable *seen)
{
    const Cand *c = &e->cand.v[cand];
    LexMatch m;
    if (c->kind != CAND_KNOWN || c->type != ENT_ORG || c->score < CAND_ENOUGH) return;
    if (e->doc->cls[c->end - 1] != CH_HANGUL) return;
    uint32_t *at = name_put(e, seen, name_at(e, 0, c->beg, c->end));
    if (*at || !lex_longest_suffix(e->data->tails, e->doc->ch + c->beg, c->end - c->beg, &m)) return;
    *at = 1;
    uint32_t cut = c->end - m.len;
    bool org = e->data->tail[lex_match_entry(e->data->tails, m, 0)].cls == TAIL_ORG;
    if (!org || cut < c->beg + 2 || entity_is_common(e, c->beg, cut)) return;
    uint32_t same = name_get(e, &e->by_name, name_at(e, 0, c->beg, cut));
    if (same && elected(&e->ballot.v[same - 1])) return;                               /* found by itself */
    Ballot b = {.beg = c->beg, .end = cut, .best = ENT_ORG, .known = c->entry + 1};
    b.spoken = same && e->ballot.v[same - 1].vote[ENT_ORG] > 0;
    *vec_push(e->tmp, &e->ballot) = b;
    finder_add(e, f, e->ballot.n - 1, c->beg, cut);
}

void entity_count(Ent *e)
{
    Finder *f = finder_new(e);
    for (uint32_t i = 0; i < e->ballot.n; i++) {
        Ballot *b = &e->ballot.v[i];
        if (!elected(b)) continue;
        finder_add(e, f, i, b->beg, b->end);
        if (b->alias_end > b->alias_beg) other_name(e, f, i, b->alias_beg, b->alias_end);
        short_forms(e, f, i);
        prefixes(e, i);
        first_words(e, f, i);
    }
    for (uint32_t i = 0, n = f->name.n; i < n; i++)
        if (f->name.v[i].beg == e->ballot.v[f->name.v[i].ballot].beg) parts_of_person(e, f, f->name.v[i].ballot);
    NameTable seen = {0};
    for (uint32_t i = 0, n = e->cand.n; i < n; i++) known_short(e, f, i, &seen);
    if (!f->name.n) return;
    find_abbreviations(e, f);
    find_initials(e, f);
    const uint16_t *ch = e->doc->ch;
    const Word *w = e->word.v;
    for (uint32_t i = 0, n = e->word.n; i < n; i++)
        if (f->first[first_of(ch[w[i].beg])]) look(e, f, i);
}
