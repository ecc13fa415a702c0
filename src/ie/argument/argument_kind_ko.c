/* An employer by its kind in Korean, which sets what modifies before the kind's own word (판교의 작은 게임 회사). A phrase takes what
 * says which one it is, and leaves what belongs to the sentence: times, adverbs, what the author did there (다니던 회사). */
#include "argument_kind_int.h"
#include "mark.h"

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

/* 아파, 놔, 돼, 만들어: may the syllable end a stem in -아/어? */
static bool is_infinitive(uint16_t ch)
{
    /* ㅏ ㅐ ㅓ ㅔ ㅕ ㅘ ㅙ ㅝ */
    enum { NUCLEI = 1 << 0 | 1 << 1 | 1 << 4 | 1 << 5 | 1 << 6 | 1 << 9 | 1 << 10 | 1 << 14 };
    return hangul_is(ch) && !hangul_coda(ch) && NUCLEI >> hangul_nucleus(ch) & 1;
}

/* 아파서, 놔서, 돼서, 동네에서: a predicate that leads on, or a place; but 도서, 비서, 문서. */
static bool leads_on(const Ie *ie, Range w)
{
    const uint16_t *end = ie->doc->ch + w.end;
    return is_mark(ie, MK_IN, end[-1]) && is_infinitive(end[-2]);
}

/* A noun without a particle: 게임, 핀테크. One syllable is none (본, 한); Latin and digits are (IT, 3D). */
static bool is_noun(const Ie *ie, Range w)
{
    const Doc *d = ie->doc;
    LexMatch m;
    KindWord word = kind_word_ko(ie, w.beg, w.end);
    if (word == KW_NOUN || word == KW_GENERIC) return true;
    if (word != KW_NONE || kind_is_time(ie, w) || is_common_stop(ie, w)) return false;
    if (d->cls[w.end - 1] == CH_DIGIT) return false;
    if (d->cls[w.end - 1] == CH_LATIN) return true;
    if (w.end - w.beg < 2) return false;
    uint32_t i = is_mark(ie, MK_IN, d->ch[w.end - 1]) ? ie_mention_from(ie, w.beg) : ie->mention.n;
    /* 서울서 */
    if (i < ie->mention.n && ie->mention.v[i].beg == w.beg && ie->mention.v[i].end + 1 == w.end) return false;
    if ((w.end - w.beg > 2 && particle_of(ie, w)) || leads_on(ie, w)) return false;
    /* 딸이 중학교에 올라가고: who does it, not which one it is */
    uint64_t people = CUE_BIT(CUE_PERSON) | CUE_BIT(CUE_FAMILY) | CUE_BIT(CUE_SELF);
    if (w.end - w.beg == 2 && particle_of(ie, w) && cue_len(ie, w.beg, w.beg + 1, people) == 1) return false;
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
    if (kind_word_ko(ie, beg, end) == KW_STOP || is_common_stop(ie, (Range){beg, end})) return false;
    return !lex_longest_suffix(k->tail, ie->doc->ch + beg, end - beg, &m);
}

/* 마치고, 하며: does the word end a clause? */
bool kind_links(const Ie *ie, uint32_t beg, uint32_t end)
{
    LexMatch m;
    return is_mark(ie, MK_LINKS, ie->doc->ch[end - 1]) &&
           lex_longest_suffix(ie->an->event->kind->tail, ie->doc->ch + beg, end - beg, &m);
}

/* 탕수육만: the object with what says that there is no other. */
static bool is_only(const Ie *ie, Range w)
{
    return w.end - w.beg > 2 && is_mark(ie, MK_ONLY, ie->doc->ch[w.end - 1]) && kind_noun(ie, w.beg, w.end - 1);
}

/* 도시락을 | 만들어 파는: a verb before the verb, in -아/어; its object is that of both. */
static bool with_verb(const Ie *ie, uint32_t from, Range verb, Range *w)
{
    Range object;
    if (verb.end - verb.beg < 2 || !is_infinitive(ie->doc->ch[verb.end - 1]) ||
        !word_before(ie->doc, from, verb.beg, &object))
        return false;
    if (object.end - object.beg < 2 || !is_mark(ie, MK_OBJECT, particle_of(ie, object))) return false;
    *w = object;
    return true;
}

/* 유통하는, 굽는: a verb for sure; 친구는, 목표는 are what is told of. */
static bool is_verb(const Ie *ie, Range w)
{
    if (kind_word_ko(ie, w.beg, w.end) == KW_RUN) return true;
    uint16_t stem = ie->doc->ch[w.end - 2];
    return hangul_is(stem) && (hangul_coda(stem) || (w.end - w.beg > 2 && is_mark(ie, MK_DOES, stem)));
}

/* 아는 형이, 아는 선배의: somebody the author knows. */
static void take_acquaintance(const Ie *ie, uint32_t from, Range *r)
{
    Range w;
    if (word_before(ie->doc, from, r->beg, &w) && mark_at(ie, MK_ACQUAINTED, w.beg) == w.end - w.beg) r->beg = w.beg;
}

/* 강남에 있는, 친척이 운영하는, 반도체 장비 만드는: the word in the particle's place, which is left out where one speaks, with a noun or
 * two that modify it. */
static bool take_with(const Ie *ie, uint32_t from, Range verb, uint32_t allowed, Range *r)
{
    enum { NOUNS = 2 };
    Range w;
    if (!word_before(ie->doc, from, verb.beg, &w)) return false;
    bool deed = allowed & 1u << JOSA_OBJECT;
    if (deed) with_verb(ie, from, w, &w);
    uint16_t josa = particle_of(ie, w);
    bool at = is_mark(ie, MK_AT, josa), object = is_mark(ie, MK_OBJECT, josa), subject = is_mark(ie, MK_SUBJECT, josa);
    bool fits = allowed & (at ? 1u << JOSA_AT : object ? 1u << JOSA_OBJECT : subject ? 1u << JOSA_SUBJECT : 0);
    bool bare = !fits && deed && is_verb(ie, verb) && (is_only(ie, w) || is_noun(ie, w));
    if (!fits && !bare) return false;
    KindWord stem = kind_word_ko(ie, w.beg, bare ? w.end : w.end - 1);
    if (stem == KW_BACK || stem == KW_STOP || kind_is_time(ie, w) || (!bare && w.end - w.beg < 3 && stem != KW_NOUN))
        return false;
    r->beg = w.beg;
    for (int i = 0; i < NOUNS && word_before(ie->doc, from, r->beg, &w) && is_noun(ie, w); i++) r->beg = w.beg;
    if (subject) take_acquaintance(ie, from, r);
    return true;
}

static bool took(bool taken, bool *told)
{
    *told |= taken;
    return taken;
}

/* 이름만 대면 아는, 누구나 아는: words that say how well known it is. */
static bool take_known(const Ie *ie, uint32_t from, Range *r)
{
    uint32_t n =
        r->beg > from + 1 && ie->doc->cls[r->beg - 1] == CH_SPACE ? mark_before(ie, MK_WELL_KNOWN, r->beg - 1) : 0;
    Range w;
    if (!n || r->beg - 1 - n < from) return false;
    r->beg -= n + 1;
    if (word_before(ie->doc, from, r->beg, &w) && mark_at(ie, MK_NAME_WORD, w.beg)) r->beg = w.beg;
    return true;
}

/* Takes the word before r, where it belongs to the phrase; told: it says more than which in a row (새 회사). */
static bool take_word(const Ie *ie, uint32_t from, Range *r, bool *told, bool *back)
{
    enum { PERSON = 4 };
    const Doc *d = ie->doc;
    Range w, before;
    if (take_known(ie, from, r)) return *told = true;
    if (!word_before(d, from, r->beg, &w) || kind_is_time(ie, w)) return false;
    switch (kind_word_ko(ie, w.beg, w.end)) {
    case KW_SIZE: r->beg = w.beg; *told = true; return true;
    case KW_ORDER: r->beg = w.beg; return true;
    case KW_EXIST: return took(take_with(ie, from, w, 1u << JOSA_AT, r), told);
    case KW_RUN: return took(take_with(ie, from, w, 1u << JOSA_OBJECT | 1u << JOSA_SUBJECT, r), told);
    case KW_NEAR:
        if (!word_before(d, from, w.beg, &before) || !is_noun(ie, before)) before = w;         /* 옆 공장 */
        if (before.beg == w.beg && w.end - w.beg < 2 && !is_mark(ie, MK_BESIDE, d->ch[w.beg])) return false;
        r->beg = before.beg;
        *told = true;
        return true;
    case KW_BACK: *back = true; return false;
    default: break;
    }
    /* 게임을 옮겨 심는 회사: whatever it does to an object. */
    if (is_mark(ie, MK_GOES_ON, d->ch[w.end - 1]) && w.end - w.beg > 1 && kind_word_ko(ie, w.beg, w.end) == KW_NONE)
        return took(take_with(ie, from, w, 1u << JOSA_OBJECT, r), told);
    bool of =
        w.end - w.beg >= 3 && is_mark(ie, MK_OF, d->ch[w.end - 1]) && kind_word_ko(ie, w.beg, w.end - 1) == KW_NONE;
    if (!of && !is_noun(ie, w)) return false;
    r->beg = w.beg;
    const uint64_t people = CUE_BIT(CUE_PERSON) | CUE_BIT(CUE_FAMILY);
    if (w.end - w.beg <= PERSON && cue_len(ie, w.beg, w.end - of, people) == w.end - w.beg - of)
        take_acquaintance(ie, from, r);
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
