/* Names that the book of names knows, wherever a run of letters or a script begins. */
#include "entity_latin.h"
#include "mark.h"
#include "uni/hangul.h"

static bool is_letter(uint8_t cls) { return cls == CH_LATIN || cls == CH_HANGUL || cls == CH_HAN || cls == CH_KANA; }

/* Words that may be written on behind a name of the type: 네이버 + 출신, 부평 + 공장. */
static bool ends_before_word(const Ent *e, EntityType type, uint32_t at, uint32_t end)
{
    const EntityData *data = e->data;
    LexMatch m[LEX_MATCH_MAX];
    int n = ie_prefixes(e->ie, data->behind, at, end, m);
    while (n-- > 0) {
        uint32_t stop = at + m[n].len;
        if (stop < end && !entity_particle(e, stop, end)) continue;
        for (uint32_t i = 0; i < m[n].n_entry; i++)
            if (data->behind_types[lex_match_entry(data->behind, m[n], i)] & 1u << type) return true;
    }
    return false;
}

/* The particles u[end … stop) behind a name in word w: mostly those that were read behind its noun. */
static uint32_t particle_in(const Ent *e, const Word *w, uint32_t end, uint32_t stop)
{
    bool noun = end == w->stem && stop == w->end && w->after == w->end;
    return noun ? w->part : entity_particle(e, end, stop);
}

static bool ends_in_particle(const Ent *e, EntityType type, uint32_t end, uint32_t stop, const Word *w)
{
    if (!particle_in(e, w, end, stop)) return false;
    /* 한국인 is a person, no copula; 번역하고 is a verb, no list. */
    uint16_t first = e->doc->ch[end];
    if (type == ENT_PLACE && is_mark(e->ie, MK_BEING, first)) return false;
    /* 기계공학과 is a department, not the field and another. */
    if (type == ENT_SKILL && is_mark(e->ie, MK_FACULTY, first) && is_mark(e->ie, MK_LEARNING, e->doc->ch[end - 1]))
        return false;
    bool verb = e->doc->cls[end - 1] == CH_HANGUL && stop - end >= 2 && mark_at(e->ie, MK_TOGETHER, end);
    return !verb || type == ENT_ORG || type == ENT_SCHOOL || type == ENT_PLACE || type == ENT_PERSON;
}

static bool ends_in_hangul(const Ent *e, EntityType type, uint32_t end, const Word *w)
{
    uint32_t stop = entity_token_end(e, end);
    return ends_in_particle(e, type, end, stop, w) || ends_before_word(e, type, end, stop);
}

bool entity_ends(const Ent *e, EntityType type, uint32_t beg, uint32_t end, const Word *w)
{
    const Doc *d = e->doc;
    uint8_t last = d->cls[end - 1], next = end < d->n ? d->cls[end] : CH_BREAK;
    if (next == CH_HANGUL) return ends_in_hangul(e, type, end, w);
    if (last == CH_HANGUL) return !is_letter(next) || next == CH_LATIN;
    if (is_letter(next)) return last == CH_DIGIT ? next != CH_LATIN : false;
    if (next == CH_DIGIT) return last == CH_LATIN && end - beg >= 3;
    /* C is no name in C++ or C#. */
    return !(end - beg == 1 && (d->ch[end] == '+' || d->ch[end] == '#' || d->ch[end] == '\''));
}

Cand *entity_add(Ent *e, EntityType type, CandKind kind, uint32_t beg, uint32_t end, uint32_t word, uint32_t word_end)
{
    Cand *c = vec_push(e->tmp, &e->cand);
    *c = (Cand){.beg = beg, .end = end, .word = word, .word_end = word_end,
                .entry = NO_ENTRY, .head = NO_ENTRY, .name = UINT32_MAX,
                .type = (uint8_t)type, .kind = (uint8_t)kind, .rule = RULE_NONE, .by = RULE_NONE};
    return c;
}

/* JOs, PhDs: capitals and small letters mixed, as no town writes itself. */
static bool has_inner_capital(const Ent *e, const Word *w)
{
    bool capital = false, small = false;
    for (uint32_t at = w->beg + 1; at < w->end; at++) {
        char ch = e->doc->text.p[e->doc->at[at]];
        capital |= ch >= 'A' && ch <= 'Z', small |= ch >= 'a' && ch <= 'z';
    }
    return capital && small && w->end - w->beg <= 4;
}

/* Latin names of people, places and firms are written with a capital; a Korean may not bother. */
static bool case_fits(const Ent *e, EntityType type, const Word *w, uint32_t beg, uint32_t end)
{
    bool proper = type == ENT_ORG || type == ENT_SCHOOL || type == ENT_PLACE || type == ENT_PERSON ||
                  type == ENT_PROGRAM || type == ENT_RESOURCE;
    if (type == ENT_PROGRAM && end > w->end) return true;             /* a working holiday */
    /* 4 yrs 3 mos: part of a length, and no certificate */
    if (w->flags & W_TIME && !(w->flags & W_CAPITAL) && e->doc->cls[beg] == CH_LATIN && beg == w->beg && end == w->end)
        return false;
    if (!proper || e->ie->ko || e->doc->cls[beg] != CH_LATIN || beg != w->beg) return true;
    /* The article of a name has no capital inside a sentence: I moved to the Guardian. */
    const uint16_t *u = e->doc->ch + beg;
    bool the = w->end == beg + 3 && end > w->end && u[0] == 't' && u[1] == 'h' && u[2] == 'e';
    if (type == ENT_PLACE && has_inner_capital(e, w)) return false;
    return (the ? w + 1 : w)->flags & W_CAPITAL;
}

static void cover(Ent *e, const Cand *c, uint32_t id)
{
    for (uint32_t i = c->word; i < c->word_end; i++) {
        Word *w = &e->word.v[i];
        if (w->cover && e->cand.v[w->cover - 1].end - e->cand.v[w->cover - 1].beg > c->end - c->beg) continue;
        w->cover = id + 1;
        w->todo |= TODO_FIND | TODO_ROLE | TODO_PERSON;
        if (c->end > w->beg && c->end <= w->end && w->after == w->end) {
            uint32_t part = particle_in(e, w, c->end, w->end);
            if (part) w->stem = c->end, w->part = part;
        }
    }
}

Cand *entity_cover(const Ent *e, const Word *w, EntityType type)
{
    enum { SAME_MAX = 4 };                       /* as many meanings of a word as take() adds */
    if (!w->cover) return NULL;
    const Cand *at = &e->cand.v[w->cover - 1];
    uint32_t first = w->cover > SAME_MAX ? w->cover - SAME_MAX : 0;
    for (uint32_t i = first; i < w->cover - 1 + SAME_MAX && i < e->cand.n; i++) {
        Cand *c = &e->cand.v[i];
        if (c->beg == at->beg && c->end == at->end && c->type == type) return c;
    }
    return NULL;
}

/* 배우면서, 대리운전: what the entry's `not` says is another word, which holds the name u[beg … end). */
static bool is_part_of_other(const Ent *e, uint32_t entry, uint32_t beg, uint32_t end)
{
    const Doc *d = e->doc;
    if (!e->data->known[entry].parted) return false;
    Str list = lex_attr_str(e->data->names, lex_entry(e->data->names, entry), e->data->not_in), word;
    if (!list.n) return false;
    Str name = {d->text.p + d->at[beg], d->at[end] - d->at[beg]};
    while (str_cut(&list, '|', &word)) {
        size_t at = str_find(word, name, 0);
        if (at == SIZE_MAX || at > d->at[beg] || d->at[beg] - at + word.n > d->text.n) continue;
        if (str_eq(word, (Str){name.p - at, word.n})) return true;
    }
    return false;
}

/* "a BA" spells ABA, "BA in" the firm Bain: a blank in the text parts what a name has as one, beside a small word. */
static bool is_torn(const Ent *e, const Word *w, const Word *last)
{
    if (w == last || e->ie->ko || !(w->flags & W_LATIN) || !(last->flags & W_LATIN)) return false;
    bool article = w->end == w->beg + 1 && !(w->flags & W_CAPITAL) && latin_small(e, w);
    bool small = w->flags & W_CAPITAL && !(last->flags & W_CAPITAL) && latin_small(e, last);
    /* Harland's as a fitter: no SAS */
    bool genitive = w->end == w->beg + 1 && w->beg > 0 && e->doc->ch[w->beg - 1] == '\'';
    return article || small || genitive;
}

/* AWS in AWS SAA: who gives a credential stands first in its name. */
static void take_owner(Ent *e, uint32_t word, uint32_t beg)
{
    const EntityData *data = e->data;
    const Word *w = &e->word.v[word];
    LexMatch m;
    if (beg != w->beg || !ie_longest(e->ie, data->names, beg, w->end, &m) || m.len != w->end - beg) return;
    for (uint32_t i = 0; i < m.n_entry; i++) {
        uint32_t entry = lex_match_entry(data->names, m, i);
        if (data->known[entry].type != ENT_ORG) continue;
        Cand *c = entity_add(e, ENT_ORG, CAND_KNOWN, beg, w->end, word, word + 1);
        c->entry = entry;
        c->score = CAND_STRONG;
        return;
    }
}

static void take(Ent *e, uint32_t word, uint32_t beg, LexMatch m)
{
    const EntityData *data = e->data;
    uint32_t end = beg + m.len, word_end = word + 1;
    while (word_end < e->word.n && e->word.v[word_end].beg < end) word_end++;
    for (uint32_t i = 0; i < m.n_entry && i < 4; i++) {
        uint32_t entry = lex_match_entry(data->names, m, i);
        EntityType type = (EntityType)data->known[entry].type;
        /* 1저자: a counted thing. */
        bool counted = beg > e->word.v[word].beg && e->doc->cls[beg - 1] == CH_DIGIT;          /* 7킬로 */
        if (counted && (type == ENT_ROLE || type == ENT_PLACE)) continue;
        if (!entity_ends(e, type, beg, end, &e->word.v[word_end - 1])) continue;
        if (!case_fits(e, type, &e->word.v[word], beg, end) || is_torn(e, &e->word.v[word], &e->word.v[word_end - 1]))
            continue;
        if (is_part_of_other(e, entry, beg, end)) continue;
        bool weak = data->known[entry].weak;
        Cand *c = entity_add(e, type, weak ? CAND_WEAK : CAND_KNOWN, beg, end, word, word_end);
        c->entry = entry;
        c->score = weak ? 0 : CAND_STRONG;
        cover(e, c, e->cand.n - 1);
        bool owned = type == ENT_CREDENTIAL || type == ENT_PROGRAM;
        if (owned && word_end > word + 1) take_owner(e, word, beg);
    }
}

/* The longest that may stand there. */
static void take_one(Ent *e, uint32_t word, uint32_t at, const LexMatch *m, int n)
{
    uint32_t before = e->cand.n;
    while (n-- > 0 && e->cand.n == before) take(e, word, at, m[n]);
}

static void probe(Ent *e, uint32_t word, uint32_t at)
{
    LexMatch m[LEX_MATCH_MAX];
    take_one(e, word, at, m, ie_prefixes(e->ie, e->data->names, at, entity_name_reach(e, at), m));
}

static void probe_word(Ent *e, uint32_t i)
{
    const Word *w = &e->word.v[i];
    for (uint32_t at = w->beg; at < w->end; at = entity_token_end(e, at))
        if (at == w->beg || at < w->stem) probe(e, i, at);                          /* no names among particles */
}

static int names_n(const LexMatch *m)
{
    int n = 0;
    while (m[n].len) n++;
    return n;
}

void entity_known(Ent *e)
{
    vec_room(e->tmp, &e->cand, e->named.n + 32);
    for (uint32_t k = 0; k < e->named.n; k++) {
        const Named *x = &e->named.v[k];
        if (x->form) take_one(e, x->word, e->word.v[x->word].beg, x->form->name, names_n(x->form->name));
        else probe_word(e, x->word);
    }
}

/* ---------------------------------------------------------------- what speaks for an ambiguous name */
static bool in_list_with(const Ent *e, const Cand *c, uint32_t other_word, int step)
{
    if (other_word >= e->word.n) return false;
    const Word *w = &e->word.v[other_word];
    if (word_cue_is(e, w, CUE_AND) && other_word + (uint32_t)step < e->word.n) w += step;
    if (!w->cover) return false;
    const Cand *o = &e->cand.v[w->cover - 1];
    if (o == c || o->type != c->type) return false;
    /* studied German, French and Latin: what was said of the one before holds of it too */
    bool like = !((w->flags ^ e->word.v[c->word].flags) & W_CAPITAL);
    bool told = step < 0 && like && !e->ie->ko && c->type == ENT_SKILL && o->score >= CAND_ENOUGH;
    return o->kind == CAND_KNOWN || told;
}

static bool listed(const Ent *e, const Cand *c)
{
    const Word *w = &e->word.v[c->word], *last = &e->word.v[c->word_end - 1];
    const Word *prev = c->word ? w - 1 : NULL;
    bool left = prev && (w->sep == SEP_COMMA || w->sep == SEP_SLASH || prev->part & PT_WITH ||
                         (c->word > 1 && word_cue_is(e, prev, CUE_AND)));
    const Word *next = c->word_end < e->word.n ? &e->word.v[c->word_end] : NULL;
    bool right = next && (next->sep == SEP_COMMA || next->sep == SEP_SLASH || last->part & PT_WITH ||
        word_cue_is(e, next, CUE_AND));
    return (left && in_list_with(e, c, c->word - 1, -1)) || (right && in_list_with(e, c, c->word_end, 1));
}

/* wrote it in Go, a diploma in nursing: "in" says something only behind what is done or held in a field. */
static bool in_field(const Ent *e, uint32_t in)
{
    enum { NEAR = 4 };
    for (uint32_t k = 1; k <= NEAR && k <= in; k++) {
        const Word *w = &e->word.v[in - k];
        if (w->sent != e->word.v[in].sent) return false;
        bool degree = w->cover && e->cand.v[w->cover - 1].type == ENT_CREDENTIAL;
        if (degree || word_cue_is(e, w, CUE_SKILL_ACT)) return true;
    }
    return false;
}

/* My Spanish got better, on Mondays Dutch.: no noun behind it that it only describes (my Spanish neighbour). */
static bool ends_phrase(const Ent *e, const Cand *c)
{
    static const CueClass small[] = {CUE_FUNCTION, CUE_USED, CUE_WHERE, CUE_AND, CUE_BE, CUE_BEFORE, CUE_BEHIND};
    const Word *next = c->word_end < e->word.n ? &e->word.v[c->word_end] : NULL;
    if (!next || next->sent != next[-1].sent || !word_joined(next)) return true;
    for (size_t k = 0; k < COUNT_OF(small); k++)
        if (word_cue_is(e, next, small[k])) return true;
    return false;
}

/* Dutch: an evening class. */
static bool heads_item(const Ent *e, const Cand *c)
{
    const Word *w = &e->word.v[c->word];
    return w->flags & W_ITEM && e->doc->ch[c->end] == ':';
}

/* I taught algebra, my German, an argument in Dutch: a field, or a language that is learned or spoken. */
static bool is_studied(const Ent *e, const Cand *c)
{
    const Word *w = &e->word.v[c->word], *v = c->word && word_joined(w) ? w - 1 : NULL;
    bool tongue = e->data->known[c->entry].tongue;
    if (tongue && heads_item(e, c)) return true;
    if (!v) return false;
    const Cue *cue = word_cue(e, v, CUE_STUDIED);
    if (cue && !cue->plain && cue->weight >= CAND_ENOUGH && (!tongue || ends_phrase(e, c))) return true;
    bool speaks = cue && !cue->plain, titled = c->word > 1 && v[-1].cover;                          /* a BA in English */
    return tongue && (speaks || (latin_inner(e, v) == INNER_IN && !titled)) && ends_phrase(e, c);
}

/* a history degree, a tree inspection course; a degree before it: BSc Botany. */
static bool is_subject(const Ent *e, const Cand *c)
{
    const Word *w = &e->word.v[c->word], *last = &e->word.v[c->word_end - 1];
    const Word *next = c->word_end < e->word.n && last[1].sent == last->sent ? last + 1 : NULL;
    const Cue *cue = next && next->sep == SEP_BLANK ? word_cue(e, next, CUE_STUDIED) : NULL;
    if (cue && cue->plain) return true;
    bool degree = c->word && w->sep == SEP_BLANK && w->flags & W_CAPITAL && w[-1].cover;
    return degree && e->cand.v[w[-1].cover - 1].type == ENT_CREDENTIAL;
}

/* English: using X, wrote it in X, an X course. */
static bool acted_on_latin(const Ent *e, const Cand *c)
{
    const Word *w = &e->word.v[c->word], *next = c->word_end < e->word.n ? &e->word.v[c->word_end] : NULL;
    bool course = next && next->sep == SEP_BLANK && next->sent == w->sent && word_cue_is(e, next, CUE_SKILL_ACT);
    if ((course && w->flags & W_CAPITAL) || is_studied(e, c) || is_subject(e, c)) return true;
    if (!c->word || !word_joined(w)) return false;
    const Cue *before = word_cue(e, w - 1, CUE_BEFORE), *used = word_cue(e, w - 1, CUE_USED);
    if (before && before->type == ENT_SKILL) return true;
    return used && (used->weight >= CAND_ENOUGH || in_field(e, c->word - 1));
}

/* A predicate of learning or using within two words: C를 배웠다, Go로 개발. */
static bool acted_on(const Ent *e, const Cand *c)
{
    const Word *last = &e->word.v[c->word_end - 1];
    if (!e->ie->ko && last->flags & W_LATIN) return acted_on_latin(e, c);
    for (uint32_t i = c->word_end; i < c->word_end + 3 && i < e->word.n; i++) {
        const Word *w = &e->word.v[i];
        if (w->sent != last->sent) break;
        if (word_cue_in(e, w, CUE_SKILL_ACT, last->part)) return true;
    }
    return false;
}

/* 종목은 유도, 전공은 피아노였다: the label, and what is one's own. */
static bool is_named_field(const Ent *e, const Cand *c)
{
    const Word *w = &e->word.v[c->word], *last = &e->word.v[c->word_end - 1], *v = c->word ? w - 1 : NULL;
    if (!v || v->sent != w->sent || !word_joined(w) || !(v->part & (PT_TOPIC | PT_SUBJECT))) return false;
    const Cue *label = word_cue(e, v, CUE_LABEL);
    return label && label->type == ENT_SKILL && last->part & (PT_BARE | PT_IS);
}

/* 기사를 땄다, TIPS 붙음: what is done with a credential or scheme, on either side. */
static bool won(const Ent *e, const Cand *c)
{
    const Word *last = &e->word.v[c->word_end - 1];
    for (uint32_t i = c->word_end; i < c->word_end + 5 && i < e->word.n; i++) {
        if (e->word.v[i].sent != last->sent) break;
        if (word_cue_is(e, &e->word.v[i], CUE_WON)) return true;
    }
    for (uint32_t k = 1; k <= 3 && k <= c->word && !e->ie->ko; k++)
        if (e->word.v[c->word - k].sent == last->sent && word_cue_is(e, &e->word.v[c->word - k], CUE_WON)) return true;
    return false;
}

/* 화성으로, 성수에서, in Cork: where one is or goes. */
static bool is_where(const Ent *e, const Cand *c)
{
    const Word *w = &e->word.v[c->word], *last = &e->word.v[c->word_end - 1];
    if (last->part & PT_AT || (last->part & (PT_AS | PT_TO) && last->flags & W_HANGUL)) return true;
    const Word *next = c->word_end < e->word.n ? &e->word.v[c->word_end] : NULL;
    if (last->part & PT_BARE && next && word_joined(next) && word_tail_is(e, next, TAIL_UNIT)) return true;
    const Cue *cue = c->word && word_joined(w) ? word_cue(e, w - 1, CUE_BEFORE) : NULL;
    return (cue && cue->type == ENT_PLACE) || (c->word && word_cue_is(e, w - 1, CUE_WHERE));
}

/* Another of its type in the sentence, and known for sure. */
static bool in_company(const Ent *e, const Cand *c)
{
    enum { NEAR = 12 };
    uint32_t sent = e->word.v[c->word].sent;
    for (uint32_t k = 1; k <= NEAR; k++) {
        const Word *l = c->word >= k ? &e->word.v[c->word - k] : NULL;
        const Word *r = c->word_end - 1 + k < e->word.n ? &e->word.v[c->word_end - 1 + k] : NULL;
        const Cand *x = l && l->sent == sent && l->cover ? &e->cand.v[l->cover - 1] : NULL;
        const Cand *y = r && r->sent == sent && r->cover ? &e->cand.v[r->cover - 1] : NULL;
        if (x && x->type == c->type && x->kind == CAND_KNOWN) return true;
        if (y && y->type == c->type && y->kind == CAND_KNOWN) return true;
    }
    return false;
}

/* 챗봇 회사, 코딩 테스트, 품질관리 부서, a Korean office: a field that only says what kind of thing is meant.
 * 상담을 받았다: what others do for one. */
static bool qualifies(const Ent *e, const Cand *c)
{
    const Word *last = &e->word.v[c->word_end - 1];
    if (c->word_end >= e->word.n || c->end != last->stem) return false;
    const Word *next = &e->word.v[c->word_end];
    if (next->sent != last->sent || next->sep != SEP_BLANK) return false;
    const Cue *kind = word_cue(e, next, CUE_KIND);
    if (last->part & PT_OBJECT) return word_cue_is(e, next, CUE_AWARD_ACT) && !(last->flags & W_LATIN);
    if (!(last->part & PT_BARE) || c->end != last->end) return false;
    return (kind && kind->type == ENT_ORG) || word_cue_is(e, next, CUE_QUALIFIED) || word_tail_is(e, next, TAIL_KIND);
}

/* Two words with capitals side by side are one name, of which this is only a part: Grab Bag, Dr Quartz. */
static bool capital_beside(const Ent *e, const Cand *c)
{
    const Word *w = &e->word.v[c->word], *next = c->word_end < e->word.n ? &e->word.v[c->word_end] : NULL;
    bool left = c->word && word_joined(w) && w[-1].flags & W_CAPITAL && !word_cue_is(e, w - 1, CUE_BEFORE);
    return left || (next && word_joined(next) && next->flags & W_CAPITAL);
}

/* A common word with a capital in the middle of a sentence is the firm of that name: Quartz wrote to me, Picnic에 지원. */
static bool is_capital_name(Ent *e, const Cand *c)
{
    const Word *w = &e->word.v[c->word];
    if ((c->type != ENT_ORG && c->type != ENT_SCHOOL) || c->beg != w->beg || !(w->flags & W_CAPITAL)) return false;
    bool opens = w->flags & (W_SENT | W_ITEM | W_HEAD | W_QUOTE_OPEN) && !(w->flags & W_CAPS);
    if ((opens && !e->ie->ko) || c->end - c->beg < 3 || capital_beside(e, c)) return false;
    return !entity_cover(e, w, ENT_SKILL) && !entity_cover(e, w, ENT_PERSON) && !entity_cover(e, w, ENT_RESOURCE) &&
           !entity_cover(e, w, ENT_CREDENTIAL);
}

/* Is the neighbour of a place a part of its run of capitals, and no name itself (KPMG Kuala Lumpur)? */
static bool is_name_part(const Ent *e, const Word *w)
{
    if (!latin_is_capital(w) || w->flags & W_SENT || w->n_cue || latin_small(e, w)) return false;
    return !w->cover;
}

/* Statistics Canada, Leeds Beckett: English names run on over their places, which are none of the author's. */
static bool is_in_run(const Ent *e, const Cand *c)
{
    if (e->ie->ko || c->type != ENT_PLACE) return false;
    const Word *w = &e->word.v[c->word], *next = c->word_end < e->word.n ? &e->word.v[c->word_end] : NULL;
    bool left = c->word && w->sep == SEP_BLANK && is_name_part(e, w - 1);
    return left || (next && next->sep == SEP_BLANK && is_name_part(e, next));
}

/* a BA in history: a degree and what it is in. */
static bool is_degree_in(const Ent *e, const Cand *c)
{
    const Word *next = c->word_end < e->word.n ? &e->word.v[c->word_end] : NULL;
    if (c->type != ENT_CREDENTIAL || !(e->word.v[c->word].flags & W_CAPS)) return false;
    return next && next->sep == SEP_BLANK && latin_inner(e, next) == INNER_IN;
}

/* 유튜브로, 유튜브 보면서, YouTube videos, off YouTube: where one learns from it. */
static bool is_learned_from(const Ent *e, const Cand *c)
{
    const Word *w = &e->word.v[c->word], *last = &e->word.v[c->word_end - 1];
    const Word *next = c->word_end < e->word.n && last[1].sent == last->sent ? last + 1 : NULL;
    if (last->flags & W_HANGUL && last->part & (PT_AS | PT_AT)) return true;
    WorkWord then = next && next->sep == SEP_BLANK ? entity_work_word(e, c->word_end) : WORK_NONE;
    if (then == WORK_MEDIUM || then == WORK_READ || then == WORK_USE) return true;
    return !e->ie->ko && c->word && word_joined(w) && latin_inner(e, w - 1) == INNER_ON;
}

/* SAP 때문에, jQuery를 React로: letters of another script are no Korean word. With one capital it may be anything's name,
 * so that it has to be all there is: no other meaning, and no capital beside it. */
static bool is_letters(const Ent *e, const Cand *c)
{
    const Word *w = &e->word.v[c->word];
    if (!e->ie->ko || c->type != ENT_SKILL || c->beg != w->beg || !(w->flags & W_CAPITAL)) return false;
    if (e->doc->cls[c->end - 1] != CH_LATIN || c->word_end != c->word + 1) return false;
    if (w->flags & W_CAPS && c->end - c->beg >= 3) return true;
    if (mark_at(e->ie, MK_BECAME, c->end)) return false;                       /* Illustrator가 되고 싶었다: what one is */
    static const EntityType others[] = {ENT_ORG, ENT_SCHOOL, ENT_PERSON, ENT_RESOURCE, ENT_PROGRAM, ENT_ROLE, ENT_CREDENTIAL};
    for (size_t k = 0; k < COUNT_OF(others); k++)
        if (entity_cover(e, w, others[k])) return false;
    return !(w->flags & W_CAPS) && c->end - c->beg >= 2 && !capital_beside(e, c);
}

/* The US, the UK: letters in capitals behind the article. */
static bool is_the_land(const Ent *e, const Cand *c)
{
    const Word *w = &e->word.v[c->word];
    if (e->ie->ko || c->type != ENT_PLACE || !(w->flags & W_CAPS) || w->flags & W_HEAD || c->word_end != c->word + 1)
        return false;
    return c->word && word_joined(w) && latin_inner(e, w - 1) == INNER_THE && ends_phrase(e, c);
}

/* A tool's name that is a common word besides, with its capital inside a sentence: know React, Agile teams. Of languages (a French
 * bakery) and of what begins a longer name the capital says nothing. */
static bool is_capital_skill(const Ent *e, const Cand *c)
{
    enum { LEAST = 4 };
    const Word *w = &e->word.v[c->word];
    if (c->kind != CAND_WEAK || c->type != ENT_SKILL || c->beg != w->beg || !(w->flags & W_CAPITAL) ||
        w->flags & W_CAPS)
        return false;
    if (w->flags & (W_SENT | W_ITEM | W_HEAD | W_QUOTE_OPEN | W_TIME) || c->end - c->beg < LEAST) return false;
    if (e->data->known[c->entry].tongue || capital_beside(e, c) || c->word_end != c->word + 1) return false;
    static const EntityType others[] = {ENT_ORG, ENT_SCHOOL, ENT_PERSON, ENT_RESOURCE, ENT_PROGRAM, ENT_ROLE, ENT_CREDENTIAL, ENT_PLACE};
    for (size_t k = 0; k < COUNT_OF(others); k++)
        if (entity_cover(e, w, others[k])) return false;
    return latin_inner(e, w) == INNER_NONE && !w->n_cue && c->word && word_joined(w);
}

/* Does the text speak of tools (Docker; two such words), so that a capital tells one? Not where Express trains are all there is. */
static bool speaks_of_tools(const Ent *e)
{
    uint32_t first = UINT32_MAX;
    for (uint32_t i = 0; i < e->cand.n && !e->ie->ko; i++) {
        const Cand *c = &e->cand.v[i];
        if (c->type != ENT_SKILL) continue;
        bool sure = c->kind == CAND_KNOWN && c->score >= CAND_ENOUGH && e->word.v[c->word].flags & W_CAPITAL;
        if (sure && !e->data->known[c->entry].tongue) return true;
        if (!is_capital_skill(e, c)) continue;
        if (first != UINT32_MAX && first != c->entry) return true;
        first = c->entry;
    }
    return false;
}

static void speak(Cand *c, int weight, NameRule rule)
{
    c->score = (int16_t)(c->score + weight);
    if (c->by == RULE_NONE) c->by = (uint8_t)rule;
}

/* 쿠팡, 배민, 당근에 지원했다. 당근에 붙었다: a word that the text has used for a firm is that firm again where one may stand. */
static void speak_again(Ent *e)
{
    enum { SEEN = 64 };
    uint32_t seen[SEEN], n = 0;
    for (uint32_t i = 0; i < e->cand.n && n < SEEN; i++) {
        const Cand *c = &e->cand.v[i];
        if (c->kind == CAND_WEAK && c->type == ENT_ORG && c->score >= CAND_ENOUGH) seen[n++] = c->entry;
    }
    for (uint32_t i = 0; n && i < e->cand.n; i++) {
        Cand *c = &e->cand.v[i];
        bool may = c->kind == CAND_WEAK && c->type == ENT_ORG && c->score > 0 && c->score < CAND_ENOUGH;
        for (uint32_t k = 0; may && k < n; k++)
            if (seen[k] == c->entry) speak(c, CAND_ENOUGH, RULE_LISTED), may = false;
    }
}

void entity_weak(Ent *e)
{
    bool tools = speaks_of_tools(e);
    for (uint32_t i = 0; i < e->cand.n; i++) {
        Cand *c = &e->cand.v[i];
        bool run = is_in_run(e, c);                                     /* Florence Road */
        if (run || (c->type == ENT_SKILL && qualifies(e, c))) c->score = 0;
        if (c->kind != CAND_WEAK || run) continue;
        if (listed(e, c)) speak(c, CAND_STRONG, RULE_LISTED);
        if (is_degree_in(e, c)) speak(c, CAND_STRONG, RULE_BEHIND);
        if (is_capital_name(e, c)) speak(c, CAND_ENOUGH, RULE_CAPITAL);
        if (c->type == ENT_SKILL && (acted_on(e, c) || is_named_field(e, c))) speak(c, 2, RULE_USED);
        if (is_letters(e, c) || (tools && is_capital_skill(e, c)) || is_the_land(e, c)) speak(c, 2, RULE_CAPITAL);
        if (c->type == ENT_RESOURCE && is_learned_from(e, c)) speak(c, 2, RULE_USED);
        if (c->type == ENT_PLACE && is_where(e, c)) speak(c, 2, RULE_WHERE);
        if ((c->type == ENT_CREDENTIAL || c->type == ENT_PROGRAM) && won(e, c)) speak(c, 2, RULE_ACT);
        if (c->score > 0 && (c->type == ENT_ORG || c->type == ENT_SCHOOL) && in_company(e, c))
            speak(c, 1, RULE_COMPANY);
    }
    speak_again(e);
}
