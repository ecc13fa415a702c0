/* What a word says by itself, whatever stands around it: the noun and its particles, what it begins with and ends in in
 * the books, and which of the later parts it can matter to. Most words matter to none of them. */
#include "entity_int.h"
#include "mark.h"
#include "uni/hangul.h"
#include "word_class.h"
#include <string.h>

static unsigned final_at(const Doc *d, uint32_t end)
{
    uint16_t ch = d->ch[end - 1];
    /* An English word may be read either way; a single digit or syllable may not. */
    return d->cls[end - 1] == CH_LATIN ? 1u << FINAL_EITHER : 1u << hangul_final(ch);
}

/* What the particle u[beg … end) does, by its first syllables: 에서는 is a kind of 에서. */
static uint32_t frame_of(const Ent *e, uint32_t beg, uint32_t end)
{
    LexMatch m;
    if (!ie_longest(e->ie, e->data->frames, beg, end, &m)) return 0;
    return e->data->frame_part[lex_match_entry(e->data->frames, m, 0)];
}

/* The particles u[beg … end) behind a noun that ends at beg, whose last letter is noun_end[-1]; 0 when it is none that
 * fits. Suffixes such as 님 and 들 may stand before a particle. */
static uint32_t particles(const Ent *e, uint32_t noun_end, uint32_t beg, uint32_t end, int depth)
{
    const EntityData *data = e->data;
    LexMatch m[LEX_MATCH_MAX];
    int n = ie_prefixes(e->ie, data->particles, beg, end, m);
    unsigned final = final_at(e->doc, noun_end);
    while (n-- > 0) {
        uint32_t at = beg + m[n].len;
        for (uint32_t i = 0; i < m[n].n_entry; i++) {
            const Particle *p = &data->particle[lex_match_entry(data->particles, m[n], i)];
            if (!(p->after & final)) continue;
            if (p->suffix && at < end) {
                uint32_t rest = depth ? 0 : particles(e, at, at, end, depth + 1);
                if (rest) return rest | (frame_of(e, beg, at) & (PT_POLITE | PT_MANY)) | PT_SUFFIX;
            } else if (at == end || p->open) {
                uint32_t part = frame_of(e, beg, end);
                return p->suffix ? part | PT_SUFFIX | PT_BARE : part ? part : p->open ? PT_IS | PT_LOOSE : PT_OTHER;
            }
        }
    }
    return 0;
}

uint32_t entity_particle_between(const Ent *e, uint32_t noun_end, uint32_t beg, uint32_t end)
{
    return particles(e, noun_end, beg, end, 0);
}

uint32_t entity_particle(const Ent *e, uint32_t stem, uint32_t end)
{
    return stem == end ? PT_BARE : entity_particle_between(e, stem, stem, end);
}

uint32_t entity_token_end(const Ent *e, uint32_t at)
{
    uint8_t cls = e->doc->cls[at];
    while (e->doc->cls[at] == cls && at < e->doc->n) at++;
    return at;
}

/* One syllable that may be a particle is more often a part of the word (온라인, 참여, 기간) unless it is one of the
 * common ones, which the book of frames names; so is what only looks like the beginning of an ending (게임즈: 임). */
static uint32_t split_at(const Ent *e, uint32_t at, uint32_t end)
{
    uint32_t part = entity_particle_between(e, at, at, end);
    if (part & PT_LOOSE || (part & PT_SUFFIX && !(part & (PT_POLITE | PT_MANY)))) return 0;
    if (end - at == 1 && !(frame_of(e, at, end) & ~(uint32_t)PT_IS)) return 0;
    return part;
}

/* The longest particles that fit the batchim before them leave the shortest noun. They stand in its last script. */
static void split(const Ent *e, Word *w)
{
    const uint8_t *cls = e->doc->cls;
    w->stem = w->end, w->part = PT_BARE;
    if (!(w->flags & W_HANGUL)) return;
    uint32_t from = w->end - 1;
    while (from > w->beg && cls[from - 1] == CH_HANGUL) from--;
    if (from == w->beg) from++;
    for (uint32_t k = from; k < w->end; k++) {
        if (!ie_may(e->ie, e->data->particles, k)) continue;
        uint32_t part = split_at(e, k, w->end);
        if (!part) continue;
        w->stem = k, w->part = part;
        return;
    }
}

/* The longest of the cues found that the word bears; it may move the end of the noun. */
static void take_cue(const Ent *e, Word *w, const LexMatch *m, int n)
{
    const EntityData *data = e->data;
    while (n-- > 0) {
        uint32_t entry = lex_match_entry(data->cues, m[n], 0), end = w->beg + m[n].len;
        bool latin = e->doc->cls[end - 1] == CH_LATIN;
        if (latin && e->doc->cls[end] == CH_LATIN) continue;
        if (data->cue[entry].whole && end != w->stem && end < w->end) {
            /* 회사다: the copula of one syllable is no particle until the noun before it is known. */
            uint32_t part = entity_particle(e, end, w->end);
            if (!(part & PT_IS) || (part & PT_LOOSE && m[n].len < 2)) continue;                  /* 제일세탁소 */
            w->stem = end, w->part = part;
        }
        /* 비스트로 달무리: 로 is the kind's own. */
        bool kind = data->cue[entry].cls == CUE_PART || data->cue[entry].cls == CUE_KIND;
        if (kind && end == w->end) w->stem = end, w->part = PT_BARE;
        w->cues = m[n].first;
        w->n_cue = (uint8_t)m[n].n_entry;
        w->cue_len = (uint8_t)m[n].len;
        for (uint16_t k = 0; k < w->n_cue; k++) w->cue_set |= 1u << word_cue_at(e, w, k)->cls;
        return;
    }
}

static void find_tail(const Ent *e, Word *w)
{
    enum { TAIL_REACH = 12 };
    const EntityData *data = e->data;
    LexMatch m[LEX_MATCH_MAX];
    /* Of Latin words the whole one is asked for: telecommunications. */
    bool latin = w->stem > w->beg && e->doc->cls[w->stem - 1] == CH_LATIN;
    uint32_t beg = !latin && w->stem - w->beg > TAIL_REACH ? w->stem - TAIL_REACH : w->beg;
    int n = lex_suffixes(data->tails, e->doc->ch + beg, w->stem - beg, m);
    w->n_tail = 0, w->tail_set = 0;
    while (n-- > 0) {
        if (latin && m[n].len != w->stem - w->beg) continue;
        w->tails = m[n].first;
        w->n_tail = (uint8_t)m[n].n_entry;
        w->tail_len = (uint8_t)m[n].len;
        for (uint32_t i = 0; i < w->n_tail; i++)
            w->tail_set |= (uint16_t)(1u << data->tail[lex_match_entry(data->tails, m[n], i)].cls);
        return;
    }
}

void entity_read_stem(const Ent *e, Word *w, uint32_t stem, uint32_t part)
{
    w->stem = stem, w->part = part;
    find_tail(e, w);
}

void entity_read_whole(const Ent *e, Word *w) { entity_read_stem(e, w, w->end, PT_BARE); }

/* ---------------------------------------------------------------- which parts it can matter to */
/* Does one of the names that begin at `at` end well in the word? */
static bool has_name(const Ent *e, const Word *w, uint32_t at, const LexMatch *m, int n)
{
    const EntityData *data = e->data;
    while (n-- > 0) {
        uint32_t end = at + m[n].len;
        if (end == w->end) return true;
        for (uint32_t i = 0; i < m[n].n_entry; i++) {
            const Known *known = &data->known[lex_match_entry(data->names, m[n], i)];
            if (entity_ends(e, (EntityType)known->type, at, end, w)) return true;
        }
    }
    return false;
}

static void keep_names(const Ent *e, EntityMore *more, const LexMatch *m, uint32_t n)
{
    LexMatch *kept = arena_push_raw(forms_arena(e->ie->forms), LexMatch, n + 1);
    more->name = memcpy(kept, m, n * sizeof *m);
    kept[n].len = 0;
}

/* What the form has to say of names. It keeps those at the word's beginning; where its other scripts begin one too, the
 * book is asked each time. */
static void read_names(const Ent *e, Word *w, EntityMore *more)
{
    LexMatch m[LEX_MATCH_MAX];
    for (uint32_t at = w->beg; at < w->end; at = entity_token_end(e, at)) {
        LexStop stop;
        int n = lex_prefixes_stop(e->data->names, e->doc->ch + at, w->end - at, m, &stop);
        LexNext *next = &more->name_stop.next;
        next->glued |= stop.next.glued, next->blank |= stop.next.blank;
        more->name_stop.node = at == w->beg ? stop.node : 0;
        if (!has_name(e, w, at, m, n)) continue;
        w->todo |= TODO_NAME;
        bool kept = e->ie->forms && w->end - w->beg <= FORM_UNITS;        /* longer words have no form to keep it */
        if (at > w->beg || !kept) w->todo |= TODO_PROBE;
        else keep_names(e, more, m, (uint32_t)n);
    }
}

/* N사; 2등, 2급, 4단; (주). */
static bool has_shape(const Ent *e, const Word *w)
{
    const uint16_t *u = e->doc->ch + w->beg;
    if (!(w->flags & W_HANGUL)) return false;
    if (e->doc->cls[w->beg] == CH_LATIN) return true;
    /* 12기 */
    if (w->flags & W_NUMBER && (w->end - w->beg >= 3 && is_mark(e->ie, MK_COHORT, u[2]))) return true;
    if (w->flags & W_NUMBER) return is_mark(e->ie, MK_RANKED, u[1]);
    return w->end - w->beg == 1 && is_mark(e->ie, MK_INCORPORATED, u[0]);
}

/* By its tail, its kind or its shape: what entity_form.c asks. */
static bool has_form(const Ent *e, const Word *w)
{
    return w->tail_set & FORM_TAILS || word_cue_is(e, w, CUE_PART) || has_shape(e, w);
}

static uint16_t todo_of(const Ent *e, const Word *w)
{
    unsigned todo = 0;
    if (has_form(e, w)) todo |= TODO_FORM;
    if (w->part & (PT_CALLED | PT_AT | PT_OF | PT_IS)) todo |= TODO_FIND;
    if (word_tail_is(e, w, TAIL_ROLE) || (w->part & PT_AS && entity_may_be_worker(e, w))) todo |= TODO_ROLE;
    if (w->flags & W_LATIN && word_cue_is(e, w, CUE_BEFORE)) todo |= TODO_ROLE;                /* as, became, was */
    if (entity_may_be_person(e, w)) todo |= TODO_PERSON;
    if (w->flags & W_LATIN && w->tail_set & (1u << TAIL_PROGRAM | 1u << TAIL_AWARD | 1u << TAIL_CREDENTIAL))
        todo |= TODO_LATIN;
    return (uint16_t)todo;
}

/* ---------------------------------------------------------------- the reading */
static uint16_t script_flags(const Ent *e, uint32_t beg, uint32_t end)
{
    const uint8_t *cls = e->doc->cls;
    uint32_t flags = W_LATIN;
    for (uint32_t i = beg; i < end; i++)
        if (cls[i] != CH_LATIN && cls[i] != CH_DIGIT) flags = 0;
    if (cls[beg] == CH_DIGIT) flags |= W_NUMBER;
    if (cls[end - 1] == CH_HANGUL) flags |= W_HANGUL;
    return (uint16_t)flags;
}

static void read_noun(const Ent *e, Word *w)
{
    w->flags = script_flags(e, w->beg, w->end);
    split(e, w);
}

/* 나래도시철도: what looks like a particle ends the kind of house. */
static bool ends_in_tail(const Ent *e, const Word *w)
{
    enum { LEAST = 3 };
    const Doc *d = e->doc;
    LexMatch m;
    if (w->end != w->stem + 1 || !is_mark(e->ie, MK_ALSO, d->ch[w->stem])) return false;
    return lex_longest_suffix(e->data->tails, d->ch + w->beg, w->end - w->beg, &m) && m.len >= LEAST;
}

static void read_rest(const Ent *e, Word *w, const LexMatch *cues, int n)
{
    take_cue(e, w, cues, n);
    if (ends_in_tail(e, w)) w->stem = w->end, w->part = PT_BARE;
    find_tail(e, w);
    if (entity_reads_familiar(e, w)) w->todo |= READS_FAMILIAR;
    if (entity_title(e, w)) w->todo |= READS_TITLED;
    w->todo |= todo_of(e, w);
}

void entity_read_alone(const Ent *e, Word *w, Form *form, EntityMore *more)
{
    LexMatch m[LEX_MATCH_MAX];
    *more = (EntityMore){0};
    read_noun(e, w);
    read_rest(e, w, m, lex_prefixes_stop(e->data->cues, e->doc->ch + w->beg, w->end - w->beg, m, &more->cue_stop));
    read_names(e, w, more);
    w->noun = (uint8_t)(w->stem - w->beg);
    LexNext cue = more->cue_stop.next, name = more->name_stop.next;
    bool glued = cue.glued | name.glued, blank = cue.blank | name.blank;
    w->read = WORD_READ | (glued ? WORD_GOES_ON : 0) | (blank ? WORD_GOES_ON_BLANK : 0);
    if (!form) return;
    form->entity = w->reading;
    if (glued || more->name) form_more(e->ie->forms, form)->entity = *more;
}

/* The cue goes on behind the word: 문을 닫, dropped out of. */
static void read_on(const Ent *e, Word *w, LexStop from, uint32_t limit)
{
    LexMatch m[LEX_MATCH_MAX];
    if (!ie_prefixes_on(e->ie, e->data->cues, from, w->beg, w->end - w->beg, limit, m)) return;
    int n = ie_prefixes(e->ie, e->data->cues, w->beg, limit, m);
    w->cue_set = 0, w->n_cue = 0, w->todo &= TODO_NAME | TODO_PROBE;
    read_noun(e, w);
    read_rest(e, w, m, n);
}

/* A name goes on behind the word. Where the word is of several scripts, the book is asked at each of them. */
static bool name_goes_on(const Ent *e, const Word *w, LexStop from)
{
    LexMatch m[LEX_MATCH_MAX];
    if (!lex_goes_on(from.next, e->doc->ch + w->end, e->ie->code + w->end)) return false;
    return !from.node ||
           ie_prefixes_on(e->ie, e->data->names, from, w->beg, w->end - w->beg, entity_name_reach(e, w->beg), m) > 0;
}

void entity_read_behind(const Ent *e, Word *w, const EntityMore *more, uint32_t limit)
{
    read_on(e, w, more->cue_stop, limit);
    if (name_goes_on(e, w, more->name_stop)) w->todo |= TODO_NAME | TODO_PROBE;
}

/* ---------------------------------------------------------------- what it means */
const Cue *word_cue(const Ent *e, const Word *w, CueClass cls)
{
    if (!word_cue_is(e, w, cls)) return NULL;
    for (uint16_t i = 0; i < w->n_cue; i++) {
        const Cue *cue = word_cue_at(e, w, i);
        if (cue->cls == cls) return cue;
    }
    return NULL;
}

const Cue *word_cue_in(const Ent *e, const Word *w, CueClass cls, uint32_t frame)
{
    if (!word_cue_is(e, w, cls)) return NULL;
    for (uint16_t i = 0; i < w->n_cue; i++) {
        const Cue *cue = word_cue_at(e, w, i);
        if (cue->cls == cls && cue->frame & frame) return cue;
    }
    return NULL;
}

const Tail *word_tail_double(const Ent *e, const Word *w, uint32_t end)
{
    LexMatch m[LEX_MATCH_MAX];
    if (w == e->word.v || w->sep != SEP_BLANK) return NULL;
    uint32_t beg = w[-1].beg;
    int n = lex_suffixes(e->data->tails, e->doc->ch + beg, end - beg, m);
    return n && m[n - 1].len == end - beg ? &e->data->tail[lex_match_entry(e->data->tails, m[n - 1], 0)] : NULL;
}

const Tail *word_tail(const Ent *e, const Word *w, TailClass cls)
{
    LexMatch m = {.len = w->tail_len, .n_entry = w->n_tail, .first = w->tails};
    if (!word_tail_is(e, w, cls)) return NULL;
    for (uint32_t i = 0; i < m.n_entry; i++) {
        const Tail *t = &e->data->tail[lex_match_entry(e->data->tails, m, i)];
        if (t->cls == cls) return t;
    }
    return NULL;
}

bool entity_is_kind(const Ent *e, uint32_t beg, uint32_t end)
{
    LexMatch m;
    if (!ie_longest(e->ie, e->data->common, beg, end, &m) || m.len != end - beg)
        return entity_is_common(e, beg, end);
    return (word_class_set(e->data->common, e->data->common_class, m) & (1u << COMMON_MAKING | 1u << COMMON_KIND)) != 0;
}

bool entity_is_brand(const Ent *e, uint32_t beg, uint32_t end)
{
    LexMatch m;
    if (!ie_longest(e->ie, e->data->brands, beg, end, &m)) return false;
    uint32_t rest = beg + m.len;
    return rest == end || entity_is_common(e, rest, end) || entity_is_subject(e, rest, end, false);
}

bool entity_is_branded(const Ent *e, const Word *w)
{
    const Tail *org = word_tail(e, w, TAIL_ORG), *tail = org ? org : word_tail(e, w, TAIL_SCHOOL);
    uint32_t front = w->stem - w->tail_len;
    return tail && tail->brand && front > w->beg && entity_is_brand(e, w->beg, front) &&
           !entity_is_single(e, w->beg, w->stem);
}

bool entity_is_field(const Ent *e, uint32_t beg, uint32_t end)
{
    LexMatch m;
    if (!ie_longest(e->ie, e->data->common, beg, end, &m) || m.len != end - beg) return false;
    return (word_class_set(e->data->common, e->data->common_class, m) & (1u << COMMON_MAKING | 1u << COMMON_THING)) !=
           0;
}

bool entity_is_single(const Ent *e, uint32_t beg, uint32_t end)
{
    LexMatch m;
    return ie_longest(e->ie, e->data->common, beg, end, &m) && m.len == end - beg;
}

/* 여정, 기록: common as a whole word, and a part of many a firm's name (기록상점). */
static bool stands_alone(const Ent *e, LexMatch m)
{
    return (word_class_set(e->data->common, e->data->common_class, m) & 1u << COMMON_ALONE) != 0;
}

bool entity_is_common(const Ent *e, uint32_t beg, uint32_t end)
{
    LexMatch m[LEX_MATCH_MAX];
    int n = ie_prefixes(e->ie, e->data->common, beg, end, m);
    while (n-- > 0) {
        uint32_t at = beg + m[n].len;
        if (at == end) return true;
        /* Two common nouns written together are one more. */
        LexMatch rest;
        if (m[n].len < 2 || end - at < 2) continue;
        if (!ie_longest(e->ie, e->data->common, at, end, &rest) || at + rest.len != end) continue;
        if (!stands_alone(e, m[n]) && !stands_alone(e, rest)) return true;
    }
    return false;
}
