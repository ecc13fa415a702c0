/* An employer by its kind: the noun phrase around the kind's own word. Korean sets what modifies before it (판교의 작은
 * 게임 회사), English before and behind (argument_kind_en.c). A phrase takes what says which one it is, and leaves
 * what belongs to the sentence: times, adverbs, what the author did there (다니던 회사). */
#include "argument_kind_int.h"
#include "mark.h"
#include "word_class.h"

#define KIND_NAME(id, name) name,
static const char *const word_names[KW_N] = {KIND_TABLE(KIND_NAME)};
#undef KIND_NAME

struct KindData {
    const LexBook *ko, *en, *seat, *own, *tail, *common;
    const uint8_t *ko_of, *en_of, *seat_of, *own_of;      /* KindWord of each entry */
    const uint8_t *common_stop;        /* of each entry of common: 0, or no word of a phrase */
};

/* Of the common nouns those that tell when, how or in what form one was hired modify no employer. */
static const char *const stop_names[] = {"", "hire", "time", "adverb", "mind", "heading", "meeting"};

Rc kind_bind(Analyser *an, EventData *e, Fault *f)
{
    struct KindData *d = arena_push(an->mem, struct KindData);
    Rc rc = ie_book(an, "employer", &d->ko, f);
    if (!rc) rc = ie_book(an, "employer-en", &d->en, f);
    if (!rc) rc = ie_book(an, "employer-seat", &d->seat, f);
    if (!rc) rc = ie_book(an, "employer-own", &d->own, f);
    if (!rc) rc = ie_book(an, "employer-tail", &d->tail, f);
    if (!rc) rc = ie_book(an, "name-common", &d->common, f);
    if (rc) return rc;
    d->ko_of = word_classes(an, d->ko, word_names, KW_N, KW_NONE);
    d->en_of = word_classes(an, d->en, word_names, KW_N, KW_NONE);
    d->seat_of = word_classes(an, d->seat, word_names, KW_N, KW_NONE);
    d->own_of = word_classes(an, d->own, word_names, KW_N, KW_NONE);
    d->common_stop = word_classes(an, d->common, stop_names, COUNT_OF(stop_names), 0);
    e->kind = d;
    return RC_OK;
}

static KindWord word_in(const Ie *ie, const LexBook *book, const uint8_t *of, uint32_t beg, uint32_t end)
{
    LexMatch m;
    if (!ie_longest(ie, book, beg, end, &m) || m.len != end - beg) return KW_NONE;
    return (KindWord)of[lex_match_entry(book, m, 0)];
}

static KindWord word_ko(const Ie *ie, uint32_t beg, uint32_t end)
{
    const struct KindData *d = ie->an->event->kind;
    return word_in(ie, d->ko, d->ko_of, beg, end);
}

static uint32_t tok_of(const Ie *ie, const Token *t) { return (uint32_t)(t - ie->doc->tok); }

KindWord kind_word_en(const Ie *ie, const Token *t)
{
    const struct KindData *d = ie->an->event->kind;
    FormBook own;
    const FormBook *x = form_book(ie, d->en, FORM_KIND_EN, tok_of(ie, t), &own);
    KindWord w = form_book_is(x, t) ? (KindWord)d->en_of[lex_match_entry(d->en, x->m, 0)] : KW_NONE;
    bool named = w == KW_LABEL || w == KW_DEED || w == KW_HOW || w == KW_READER || w == KW_RUN || w == KW_ALSO;
    return named || w == KW_PEOPLE ? KW_NONE : w;
}

bool kind_is_en(const Ie *ie, const Token *t, KindWord w)
{
    const struct KindData *d = ie->an->event->kind;
    FormBook own;
    const FormBook *x = form_book(ie, d->en, FORM_KIND_EN, tok_of(ie, t), &own);
    return form_book_is(x, t) && word_class_is(d->en, d->en_of, x->m, (uint8_t)w);
}

/* The longest word of the seats' book that the token begins with, KW_NONE for none. */
static KindWord seat_at(const Ie *ie, const Token *t, uint32_t *len)
{
    const struct KindData *d = ie->an->event->kind;
    FormBook own;
    const FormBook *x = form_book(ie, d->seat, FORM_SEAT, tok_of(ie, t), &own);
    *len = x->m.len;
    return x->m.n_entry ? (KindWord)d->seat_of[lex_match_entry(d->seat, x->m, 0)] : KW_NONE;
}

static KindWord seat_word(const Ie *ie, const Token *t)
{
    uint32_t len;
    KindWord w = seat_at(ie, t, &len);
    return len == t->end - t->beg ? w : KW_NONE;
}

/* ---------------------------------------------------------------- Korean */
/* The word before the blank at beg - 1; false where there is none: a mark, the line's beginning. */
static bool word_before(const Doc *d, uint32_t from, uint32_t beg, Range *out)
{
    enum { WORD_UNITS = 16 };
    if (beg < from + 2 || d->cls[beg - 1] != CH_SPACE) return false;
    uint32_t end = beg - 1, b = end;
    while (b > from && end - b <= WORD_UNITS && is_word_cls(d->cls[b - 1])) b--;
    *out = (Range){b, end};
    return b < end && end - b <= WORD_UNITS;
}

/* The particle that the last unit of the word may be, by the batchim before it; 0 for none. */
static uint16_t particle_of(const Ie *ie, Range w)
{
    enum { OPEN = 1u << FINAL_NONE, RIEUL = 1u << FINAL_RIEUL, CLOSED = RIEUL | 1u << FINAL_OTHER };
    static const struct { MarkId mark; uint8_t finals; } fits[] = {
        {MK_JOSA_CLOSED, CLOSED}, {MK_JOSA_OPEN, OPEN}, {MK_JOSA_ANY, OPEN | CLOSED}, {MK_TO, OPEN | RIEUL},
    };
    const Doc *d = ie->doc;
    if (w.end - w.beg < 2 || d->cls[w.end - 2] == CH_SPACE) return 0;
    unsigned final = 1u << hangul_final(d->ch[w.end - 2]);
    if (d->cls[w.end - 2] == CH_LATIN) final = OPEN | CLOSED;
    for (size_t i = 0; i < COUNT_OF(fits); i++)
        if (fits[i].finals & final && is_mark(ie, fits[i].mark, d->ch[w.end - 1])) return d->ch[w.end - 1];
    return 0;
}

bool kind_is_time(const Ie *ie, Range w)
{
    uint32_t i = ie_timex_from(ie, w.beg);
    if (i > 0 && ie->tx.v[i - 1].end > w.beg) return true;
    return i < ie->tx.n && ie->tx.v[i].beg < w.end;
}

static bool is_common_stop(const Ie *ie, Range w)
{
    const struct KindData *d = ie->an->event->kind;
    LexMatch m;
    if (!ie_longest(ie, d->common, w.beg, w.end, &m) || m.len != w.end - w.beg) return false;
    for (uint32_t i = 0; i < m.n_entry; i++)
        if (d->common_stop[lex_match_entry(d->common, m, i)]) return true;
    return false;
}

/* 아파서, 놔서, 돼서, 동네에서: a predicate that leads on, or a place; but 도서, 비서, 문서. */
static bool leads_on(const Ie *ie, Range w)
{
    enum { NUCLEI = 1 << 0 | 1 << 1 | 1 << 4 | 1 << 5 | 1 << 6 | 1 << 9 | 1 << 10 | 1 << 14 };     /* ㅏ ㅐ ㅓ ㅔ ㅕ ㅘ ㅙ ㅝ */
    const uint16_t *end = ie->doc->ch + w.end;
    if (!is_mark(ie, MK_IN, end[-1]) || !hangul_is(end[-2]) || hangul_coda(end[-2])) return false;
    return NUCLEI >> hangul_nucleus(end[-2]) & 1;
}

/* A noun without a particle: 게임, 핀테크. One syllable is none (본, 한); Latin and digits are (IT, 3D). */
static bool is_noun(const Ie *ie, Range w)
{
    const Doc *d = ie->doc;
    LexMatch m;
    KindWord word = word_ko(ie, w.beg, w.end);
    if (word == KW_NOUN || word == KW_GENERIC) return true;
    if (word != KW_NONE || kind_is_time(ie, w) || is_common_stop(ie, w)) return false;
    if (d->cls[w.end - 1] == CH_DIGIT) return false;
    if (d->cls[w.end - 1] == CH_LATIN) return true;
    if (w.end - w.beg < 2) return false;
    if ((w.end - w.beg > 2 && particle_of(ie, w)) || leads_on(ie, w)) return false;
    if (is_mark(ie, MK_NO_NOUN, d->ch[w.end - 1])) return false;
    return !lex_longest_suffix(ie->an->event->kind->tail, d->ch + w.beg, w.end - w.beg, &m);
}

bool kind_common(const Ie *ie, uint32_t beg, uint32_t end)
{
    LexMatch m;
    return ie_longest(ie, ie->an->event->kind->common, beg, end, &m) && m.len == end - beg;
}

bool kind_noun(const Ie *ie, uint32_t beg, uint32_t end)
{
    const struct KindData *k = ie->an->event->kind;
    LexMatch m;
    if (word_ko(ie, beg, end) == KW_STOP || is_common_stop(ie, (Range){beg, end})) return false;
    return !lex_longest_suffix(k->tail, ie->doc->ch + beg, end - beg, &m);
}

/* 마치고, 하며: does the word end a clause? */
bool kind_links(const Ie *ie, uint32_t beg, uint32_t end)
{
    LexMatch m;
    return is_mark(ie, MK_LINKS, ie->doc->ch[end - 1]) &&
           lex_longest_suffix(ie->an->event->kind->tail, ie->doc->ch + beg, end - beg, &m);
}

/* 강남에 있는, 친척이 운영하는: the word in the particle's place, with a noun or two that modify it. */
static bool take_with(const Ie *ie, uint32_t from, Range verb, uint32_t allowed, Range *r)
{
    enum { NOUNS = 2 };
    Range w;
    if (!word_before(ie->doc, from, verb.beg, &w)) return false;
    uint16_t josa = particle_of(ie, w);
    bool at = is_mark(ie, MK_AT, josa), object = is_mark(ie, MK_OBJECT, josa), subject = is_mark(ie, MK_SUBJECT, josa);
    if (!(allowed & (at ? 1u << JOSA_AT : object ? 1u << JOSA_OBJECT : subject ? 1u << JOSA_SUBJECT : 0))) return false;
    KindWord stem = word_ko(ie, w.beg, w.end - 1);
    if (stem == KW_BACK || stem == KW_STOP || kind_is_time(ie, w) || w.end - w.beg < 3) return false;
    r->beg = w.beg;
    for (int i = 0; i < NOUNS && word_before(ie->doc, from, r->beg, &w) && is_noun(ie, w); i++) r->beg = w.beg;
    return true;
}

static bool took(bool taken, bool *told)
{
    *told |= taken;
    return taken;
}

/* Takes the word before r, where it belongs to the phrase; told: it says more than which in a row (새 회사). */
static bool take_word(const Ie *ie, uint32_t from, Range *r, bool *told, bool *back)
{
    const Doc *d = ie->doc;
    Range w, before;
    if (!word_before(d, from, r->beg, &w) || kind_is_time(ie, w)) return false;
    switch (word_ko(ie, w.beg, w.end)) {
    case KW_SIZE: r->beg = w.beg; *told = true; return true;
    case KW_ORDER: r->beg = w.beg; return true;
    case KW_EXIST: return took(take_with(ie, from, w, 1u << JOSA_AT, r), told);
    case KW_RUN: return took(take_with(ie, from, w, 1u << JOSA_OBJECT | 1u << JOSA_SUBJECT, r), told);
    case KW_NEAR:
        if (!word_before(d, from, w.beg, &before) || !is_noun(ie, before)) return false;
        r->beg = before.beg;
        *told = true;
        return true;
    case KW_BACK: *back = true; return false;
    default: break;
    }
    bool of = w.end - w.beg >= 3 && is_mark(ie, MK_OF, d->ch[w.end - 1]) && word_ko(ie, w.beg, w.end - 1) == KW_NONE;
    if (!of && !is_noun(ie, w)) return false;
    r->beg = w.beg;
    *told = true;
    return true;
}

Kind kind_phrase(const Ie *ie, uint32_t beg, uint32_t end, uint32_t from)
{
    enum { WORDS = 5 };
    const Doc *d = ie->doc;
    Kind k = {.r = {beg, end}, .head = {beg, end}};
    while (k.r.beg > from && is_word_cls(d->cls[k.r.beg - 1]) && end - k.r.beg < 16) k.r.beg--;
    k.told = k.r.beg < beg;
    for (int i = 0; i < WORDS && take_word(ie, from, &k.r, &k.told, &k.back); i++) {}
    Range w;
    bool nth = mark_at(ie, MK_NTH, k.r.beg) != 0;
    if (nth && word_before(d, from, k.r.beg, &w)) k.r.beg = w.beg;       /* 두 번째 병원 */
    return k;
}

Range kind_words(const Ie *ie, uint32_t beg, uint32_t end, uint32_t from)
{
    Kind k = kind_phrase(ie, beg, end, from);
    return k.told && !k.back ? k.r : (Range){beg, end};
}

bool kind_under(const Ie *ie, uint32_t beg, uint32_t end) { return word_ko(ie, beg, end) == KW_UNDER; }
bool kind_beside(const Ie *ie, uint32_t at)
{
    const Token *t = &ie->doc->tok[doc_tok_at(ie->doc, at)];
    return word_ko(ie, t->beg, t->end) == KW_NEAR;
}
bool kind_generic(const Ie *ie, uint32_t beg, uint32_t end) { return word_ko(ie, beg, end) == KW_GENERIC; }

/* ---------------------------------------------------------------- how one is introduced */
bool kind_seat(const Ie *ie, uint32_t beg, uint32_t end)
{
    const struct KindData *d = ie->an->event->kind;
    return word_in(ie, d->seat, d->seat_of, beg, end) == KW_SEAT;
}

KindWord kind_call(const Ie *ie, const Token *t)
{
    uint32_t len;
    KindWord w = seat_at(ie, t, &len);
    return w == KW_CALLS || w == KW_HIRES || w == KW_POSTING ? w : KW_NONE;
}

uint32_t kind_force(const Ie *ie, const Token *t)
{
    uint32_t len;
    return seat_at(ie, t, &len) == KW_FORCE ? len : 0;
}

/* The word behind the blank, NULL where there is none. */
static const Token *word_behind(const Doc *d, uint32_t at)
{
    uint32_t tok = at + 1 < d->n && d->cls[at] == CH_SPACE ? doc_tok_at(d, at + 1) : d->n_tok;
    return tok < d->n_tok && d->tok[tok].beg == at + 1 ? &d->tok[tok] : NULL;
}

bool kind_age(const Ie *ie, uint32_t at)
{
    const Token *t = word_behind(ie->doc, at);
    return t && seat_word(ie, t) == KW_AGE;
}

bool kind_stands(const Ie *ie, uint32_t at)
{
    const Token *t = word_behind(ie->doc, at);
    return t && word_ko(ie, t->beg, t->end) == KW_EXIST;
}

bool kind_row(const Ie *ie, uint32_t beg, uint32_t end)
{
    const struct KindData *d = ie->an->event->kind;
    KindWord w = word_in(ie, d->seat, d->seat_of, beg, end);
    return w == KW_ORDINAL || w == KW_SEAT;
}

bool kind_there(const Ie *ie, const Token *t, bool en)
{
    uint32_t len;
    return (en ? kind_word_en(ie, t) : seat_at(ie, t, &len)) == KW_THERE;
}

bool kind_earlier(const Ie *ie, const EvCand *c)
{
    enum { WORDS = 8 };
    const Doc *d = ie->doc;
    const Sentence *s = &d->sent[c->sent];
    uint32_t at = doc_tok_at(d, c->beg), len, i = c->en ? at : at > s->tok_beg + WORDS ? at - WORDS : s->tok_beg;
    for (; i < at; i++) {
        const Token *t = &d->tok[i];
        KindWord w = seat_at(ie, t, &len);
        if (w == KW_BEFORE) return true;
        /* 예전 | 회사에서는 */
        bool back = w == KW_PAST && len == t->end - t->beg && i + 1 < at && seat_at(ie, t + 1, &len) == KW_SEAT;
        uint8_t josa = JOSA_NONE;
        if (back && josa_at(ie, t[1].beg + len, t[1].end, &josa) && josa == JOSA_IN) return true;
    }
    return false;
}

bool kind_house(const Ie *ie, const EvCand *c)
{
    enum { WORDS = 8 };
    const Doc *d = ie->doc;
    uint32_t i = doc_tok_at(d, c->beg), last = d->sent[c->sent].tok_end;
    for (uint32_t to = i + WORDS < last ? i + WORDS : last; c->en && i < to; i++)
        if (kind_word_en(ie, &d->tok[i]) == KW_HOUSE) return true;
    return !c->en && c->found.house;
}

/* The words around the candidate that belong to the house, one bit a kind. */
static uint64_t own_words_near(const Ie *ie, const EvCand *c, uint32_t behind)
{
    enum { BEFORE = 14 };
    const struct KindData *k = ie->an->event->kind;
    const Doc *d = ie->doc;
    const Sentence *s = &d->sent[c->sent];
    uint32_t at = doc_tok_at(d, c->beg), i = at > s->tok_beg + BEFORE ? at - BEFORE : s->tok_beg;
    uint64_t set = 0;
    uint32_t end = at + behind < s->tok_end ? at + behind : s->tok_end;
    for (; i < end; i++) {
        LexMatch m;
        if (!ie_longest(ie, k->own, d->tok[i].beg, s->end, &m)) continue;
        uint32_t to = d->tok[i].beg + m.len;
        if (d->tok[i].cls == CH_LATIN && d->cls[to] == CH_LATIN) continue;
        set |= UINT64_C(1) << k->own_of[lex_match_entry(k->own, m, 0)];
    }
    return set;
}

static uint64_t own_words(const Ie *ie, const EvCand *c)
{
    enum { BEHIND = 8 };
    return own_words_near(ie, c, BEHIND);
}

bool kind_part(const Ie *ie, uint32_t beg, uint32_t end)
{
    const struct KindData *k = ie->an->event->kind;
    LexMatch m;
    return ie_longest(ie, k->own, beg, end, &m) && m.len == end - beg && word_class_is(k->own, k->own_of, m, KW_PART);
}

bool kind_described(const Ie *ie, Range r)
{
    const Doc *d = ie->doc;
    for (uint32_t i = doc_tok_at(d, r.beg); i < d->n_tok && d->tok[i].beg < r.end; i++) {
        KindWord w = word_ko(ie, d->tok[i].beg, d->tok[i].end);
        if (w == KW_SIZE || w == KW_ORDER || w == KW_EXIST || w == KW_RUN || w == KW_NEAR) return true;
    }
    return false;
}

/* 문을 닫았다, went bust: the employer is no more. */
bool kind_closing(const Ie *ie, const EvCand *c)
{
    return word_in(ie, ie->an->event->kind->own, ie->an->event->kind->own_of, c->beg, c->end) == KW_CLOSING;
}

bool kind_lent(const Ie *ie, const EvCand *c)
{
    return word_in(ie, ie->an->event->kind->own, ie->an->event->kind->own_of, c->beg, c->end) == KW_LENT;
}

/* 부산시장 표창, 나래병원장상: whose head gives it. The title is the end of the word, or stands before 상. */
static bool gives(const Ie *ie, const Token *t, const Token *next, Range *out)
{
    enum { LEAST = 2 };
    static const uint8_t cut[KW_N] = {[KW_HEAD] = 1, [KW_MINISTER] = 2, [KW_CHAIR] = 3};
    const struct KindData *k = ie->an->event->kind;
    const Doc *d = ie->doc;
    for (uint32_t p = t->beg + 1; t->cls == CH_HANGUL && p + LEAST <= t->end; p++) {
        LexMatch m;
        if (!ie_longest(ie, k->own, p, t->end, &m)) continue;
        uint8_t title = 0;
        for (uint32_t i = 0; i < m.n_entry && !title; i++) title = cut[k->own_of[lex_match_entry(k->own, m, i)]];
        uint32_t end = p + m.len;
        bool prize = end < t->end ?
                         is_mark(ie, MK_PRIZE, d->ch[end]) : next && is_mark(ie, MK_COMMENDED, d->ch[next->beg]);
        if (!title || !prize) continue;
        *out = (Range){t->beg, end - title};
        return true;
    }
    return false;
}

bool kind_giver(const Ie *ie, const EvCand *c, Range *out)
{
    enum { WORDS = 4 };
    const Doc *d = ie->doc;
    uint32_t at = doc_tok_at(d, c->beg), first = d->sent[c->sent].tok_beg;
    for (uint32_t i = at, n = 0; n <= WORDS; i--, n++) {
        if (gives(ie, &d->tok[i], i + 1 < d->n_tok ? &d->tok[i + 1] : NULL, out)) return true;
        if (i == first) break;
    }
    return false;
}

bool kind_exam(const Ie *ie, const EvCand *c) { return own_words(ie, c) & UINT64_C(1) << KW_EXAM; }

bool kind_prize(const Ie *ie, const EvCand *c)
{
    enum { BEHIND = 8, AT_ONCE = 2 };          /* 사내 대회에서 금상을 받았고 전국 대회에 나갔다: the next one is another */
    uint64_t set = own_words_near(ie, c, c->en ? BEHIND : AT_ONCE);
    uint32_t tok = doc_tok_at(ie->doc, c->beg);
    const Token *before = tok && !c->en ? &ie->doc->tok[tok - 1] : NULL;
    enum { PART = 4 };
    for (uint32_t n = 2; before && n <= PART && n < before->end - before->beg; n++) {                 /* 호남지점 1등 */
        KindWord w = word_in(ie, ie->an->event->kind->own, ie->an->event->kind->own_of, before->end - n, before->end);
        if (w == KW_PART || w == KW_PRIZE) set |= UINT64_C(1) << KW_PRIZE;
    }
    return set & UINT64_C(1) << KW_PRIZE && !(set & UINT64_C(1) << KW_CONTEST);
}

/* Does the word that ends at `end` end in one of the class? */
static bool ends_in(const Ie *ie, Range r, KindWord w)
{
    enum { LONGEST = 6 };
    const struct KindData *k = ie->an->event->kind;
    bool found = false;
    for (uint32_t n = 1; n <= LONGEST && r.beg + n <= r.end && !found; n++) {
        LexMatch m;
        found = ie_longest(ie, k->own, r.end - n, r.end, &m) && m.len == n && word_class_is(k->own, k->own_of, m, (uint8_t)w);
    }
    return found;
}

bool kind_office(const Ie *ie, Range r) { return ends_in(ie, r, KW_OFFICE); }
bool kind_town(const Ie *ie, uint32_t at) { return ends_in(ie, (Range){at, at + 1}, KW_TOWN); }

bool kind_stay(const Ie *ie, const EvCand *c) { return own_words(ie, c) & UINT64_C(1) << KW_STAY; }

bool kind_post(const Ie *ie, const EvCand *c) { return own_words(ie, c) & UINT64_C(1) << KW_POST; }

bool kind_if(const Ie *ie, const Token *t, bool en)
{
    return (en ? kind_word_en(ie, t) : seat_word(ie, t)) == KW_IF;
}

uint32_t kind_called(const Ie *ie, const Token *t)
{
    uint32_t len;
    return seat_at(ie, t, &len) == KW_CALLED ? t->beg + len : 0;
}

/* 42곳, 서른 군데: a counter of employers at `at`, behind its number: where that begins, 0 for none. */
uint32_t kind_counted(const Ie *ie, uint32_t at, uint32_t end)
{
    const struct KindData *k = ie->an->event->kind;
    const Doc *d = ie->doc;
    LexMatch m;
    if (d->cls[at] != CH_HANGUL || !ie_longest(ie, k->seat, at, end, &m)) return 0;
    if (!word_class_is(k->seat, k->seat_of, m, KW_COUNTER)) return 0;
    uint32_t stop = d->cls[at - 1] == CH_SPACE ? at - 1 : at, beg = stop;
    while (beg > 0 && (d->cls[beg - 1] == CH_HANGUL || d->cls[beg - 1] == CH_DIGIT) && stop - beg < 6) beg--;
    bool number = stop > beg && (d->cls[stop - 1] == CH_DIGIT || word_in(ie, k->seat, k->seat_of, beg, stop) == KW_NUMBER);
    return number ? beg : 0;
}

/* 출산, pregnant, 코로나: of a life or of the world, and no employer's affair. */
bool kind_life(const Ie *ie, const EvCand *c)
{
    const struct KindData *k = ie->an->event->kind;
    const LexBook *book = c->en ? k->en : k->seat;
    const uint8_t *of = c->en ? k->en_of : k->seat_of;
    for (uint32_t at = c->beg; at < c->end; at++) {
        LexMatch m;
        bool begins = at == c->beg || ie->doc->cls[at - 1] != CH_LATIN;
        if (begins && ie_longest(ie, book, at, c->end, &m) && of[lex_match_entry(book, m, 0)] == KW_LIFE) return true;
    }
    return false;
}

bool kind_intern(const Ie *ie, uint32_t beg, uint32_t end)
{
    const struct KindData *d = ie->an->event->kind;
    return word_in(ie, d->en, d->en_of, beg, end) == KW_INTERN;
}

bool kind_boss(const Ie *ie, const Token *t, bool en)
{
    const struct KindData *d = ie->an->event->kind;
    FormBook own;
    uint8_t josa;
    if (en) return kind_is_en(ie, t, KW_BOSS);
    const FormBook *x = form_book(ie, d->seat, FORM_SEAT, tok_of(ie, t), &own);
    if (!word_class_is(d->seat, d->seat_of, x->m, KW_BOSS)) return false;
    josa_at(ie, t->beg + x->m.len, t->end, &josa);
    return josa == JOSA_SUBJECT || josa == JOSA_TOPIC || josa == JOSA_IN || josa == JOSA_ALSO;
}

SeatWord kind_ordinal(const Ie *ie, const Token *t)
{
    KindWord w = seat_word(ie, t);
    return w == KW_ORDINAL ? SEAT_NEXT : w == KW_PAST ? SEAT_BACK : SEAT_NONE;
}
