/* The words that tell of employers by what they are, and single words of them: what one is introduced as, which one in the row,
 * who speaks for it. The phrases around a kind's own word are in argument_kind_ko.c and argument_kind_en.c. */
#include "argument_kind_int.h"
#include "mark.h"
#include "word_class.h"

#define KIND_NAME(id, name) name,
static const char *const word_names[KW_N] = {KIND_TABLE(KIND_NAME)};
#undef KIND_NAME

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

KindWord kind_word_in(const Ie *ie, const LexBook *book, const uint8_t *of, uint32_t beg, uint32_t end)
{
    LexMatch m;
    if (!ie_longest(ie, book, beg, end, &m) || m.len != end - beg) return KW_NONE;
    return (KindWord)of[lex_match_entry(book, m, 0)];
}

KindWord kind_word_ko(const Ie *ie, uint32_t beg, uint32_t end)
{
    const struct KindData *d = ie->an->event->kind;
    return kind_word_in(ie, d->ko, d->ko_of, beg, end);
}

static uint32_t tok_of(const Ie *ie, const Token *t) { return (uint32_t)(t - ie->doc->tok); }

KindWord kind_word_en(const Ie *ie, const Token *t)
{
    const struct KindData *d = ie->an->event->kind;
    FormBook own;
    const FormBook *x = form_book(ie, d->en, FORM_KIND_EN, tok_of(ie, t), &own);
    KindWord w = form_book_is(x, t) ? (KindWord)d->en_of[lex_match_entry(d->en, x->m, 0)] : KW_NONE;
    bool named = w == KW_WARE;
    named |= w == KW_LABEL || w == KW_DEED || w == KW_HOW || w == KW_READER || w == KW_RUN || w == KW_ALSO;
    named |= w == KW_PEOPLE || w == KW_CALLS || w == KW_HOUSES || w == KW_SEAT || w == KW_BODY || w == KW_SERVICE ||
             w == KW_MASTER || w == KW_ON || w == KW_UNPAID || w == KW_SOME || w == KW_REASON;
    named |= w == KW_AMOUNT || w == KW_RIDE || w == KW_GUEST || w == KW_QUALITY || w == KW_SEQUEL;
    return named ? KW_NONE : w;
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

bool kind_under(const Ie *ie, uint32_t beg, uint32_t end) { return kind_word_ko(ie, beg, end) == KW_UNDER; }
bool kind_beside(const Ie *ie, uint32_t at)
{
    const Token *t = &ie->doc->tok[doc_tok_at(ie->doc, at)];
    return kind_word_ko(ie, t->beg, t->end) == KW_NEAR;
}
bool kind_generic(const Ie *ie, uint32_t beg, uint32_t end) { return kind_word_ko(ie, beg, end) == KW_GENERIC; }

bool kind_seat(const Ie *ie, uint32_t beg, uint32_t end)
{
    const struct KindData *d = ie->an->event->kind;
    return kind_word_in(ie, d->seat, d->seat_of, beg, end) == KW_SEAT;
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

/* Does the word at `at` fill [at, end) or lead up to it, and leave out what stands beside it? */
static bool unmeant_at(const Ie *ie, bool en, uint32_t at, uint32_t end)
{
    const struct KindData *d = ie->an->event->kind;
    LexMatch m;
    if (!ie_longest(ie, en ? d->en : d->seat, at, end, &m)) return false;
    return word_class_is(en ? d->en : d->seat, en ? d->en_of : d->seat_of, m, KW_UNMEANT) &&
           blanks_skip(ie->doc, at + m.len) >= end;
}

bool kind_unmeant(const Ie *ie, const EvCand *c, const Item *it)
{
    enum { WORDS = 3 };                /* as opposed to; rather than in */
    const Doc *d = ie->doc;
    if (!c->en) {
        bool joined = it->tail > it->end && it->josa != JOSA_SUBJECT && it->josa != JOSA_TOPIC;      /* 자바뿐만 아니라 */
        const Token *t = joined ? NULL : word_behind(d, it->tail);
        return t && t->cls == CH_HANGUL && unmeant_at(ie, false, t->beg, t->end);
    }
    uint32_t i = doc_tok_at(d, it->beg), end = it->beg;
    if (i > 0 && en_is(ie, &d->tok[i - 1], EN_AT | EN_IN | EN_FOR | EN_WITH | EN_TO)) end = d->tok[--i].beg;
    for (uint32_t n = 1; n <= WORDS && n <= i; n++) {
        if (d->tok[i - n].cls != CH_LATIN || !unmeant_at(ie, true, d->tok[i - n].beg, end)) continue;
        /* joined not Apple but Google; the software, not the art; but I was not lead engineer by then */
        bool one = blanks_skip(d, d->tok[i - n].end) >= end, first = i == n;
        return !one || first || d->tok[i - n - 1].kind == TOK_PUNCT ||
               (d->tok[i - n - 1].end == c->end && !en_is(ie, &d->tok[i - n - 1], EN_WAS));
    }
    return false;
}

bool kind_age(const Ie *ie, uint32_t at)
{
    const Token *t = word_behind(ie->doc, at);
    return t && seat_word(ie, t) == KW_AGE;
}

bool kind_origin(const Ie *ie, uint32_t at)
{
    enum { DEPARTMENT = 1 };
    const Token *t = word_behind(ie->doc, at);
    uint32_t len;
    for (int k = 0; t && k <= DEPARTMENT; k++, t = word_behind(ie->doc, t->end))
        if (seat_at(ie, t, &len) == KW_ORIGIN) return true;
    return false;
}

bool kind_stands(const Ie *ie, uint32_t at)
{
    const Token *t = word_behind(ie->doc, at);
    return t && kind_word_ko(ie, t->beg, t->end) == KW_EXIST;
}

bool kind_row(const Ie *ie, uint32_t beg, uint32_t end)
{
    const struct KindData *d = ie->an->event->kind;
    KindWord w = kind_word_in(ie, d->seat, d->seat_of, beg, end);
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

bool kind_described(const Ie *ie, Range r)
{
    const Doc *d = ie->doc;
    for (uint32_t i = doc_tok_at(d, r.beg); i < d->n_tok && d->tok[i].beg < r.end; i++) {
        KindWord w = kind_word_ko(ie, d->tok[i].beg, d->tok[i].end);
        if (w == KW_SIZE || w == KW_ORDER || w == KW_EXIST || w == KW_RUN || w == KW_NEAR) return true;
    }
    return false;
}

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
    bool number =
        stop > beg && (d->cls[stop - 1] == CH_DIGIT || kind_word_in(ie, k->seat, k->seat_of, beg, stop) == KW_NUMBER);
    return number ? beg : 0;
}

uint32_t kind_numbered(const Ie *ie, uint32_t at, bool *one)
{
    enum { LONGEST = 6 };
    const struct KindData *k = ie->an->event->kind;
    const Doc *d = ie->doc;
    uint32_t stop = at > 0 && d->cls[at - 1] == CH_SPACE ? at - 1 : at, beg = stop;
    while (beg > 0 && (d->cls[beg - 1] == CH_HANGUL || d->cls[beg - 1] == CH_DIGIT) && stop - beg < LONGEST) beg--;
    if (beg == stop) return 0;
    bool digits = d->cls[beg] == CH_DIGIT && d->cls[stop - 1] == CH_DIGIT;
    KindWord w = digits ? KW_NUMBER : kind_word_in(ie, k->seat, k->seat_of, beg, stop);
    *one = w == KW_ONE || (digits && stop == beg + 1 && d->ch[beg] == '1');
    return w == KW_ONE || w == KW_NUMBER ? beg : 0;
}

uint32_t kind_ones(const Ie *ie, uint32_t at)
{
    const struct KindData *k = ie->an->event->kind;
    LexMatch m;
    const Doc *d = ie->doc;
    if (d->cls[at] != CH_SPACE || at + 1 >= d->n || d->cls[at + 1] != CH_HANGUL ||
        !ie_longest(ie, k->seat, at + 1, d->n, &m))
        return 0;
    uint32_t end = at + 1 + m.len;
    if (word_class_is(k->seat, k->seat_of, m, KW_ONES)) return end;
    if (!word_class_is(k->seat, k->seat_of, m, KW_ONE) && !word_class_is(k->seat, k->seat_of, m, KW_NUMBER)) return 0;
    if (end < d->n && d->cls[end] == CH_SPACE) end++;                              /* 한 곳, 두군데 */
    bool counter =
        end < d->n && ie_longest(ie, k->seat, end, d->n, &m) && word_class_is(k->seat, k->seat_of, m, KW_COUNTER);
    return counter ? end + m.len : 0;
}

bool kind_leads(const Ie *ie, const Token *t)
{
    const struct KindData *d = ie->an->event->kind;
    FormBook own;
    const FormBook *x = form_book(ie, d->seat, FORM_SEAT, tok_of(ie, t), &own);
    return form_book_is(x, t) && word_class_is(d->seat, d->seat_of, x->m, KW_HEAD);
}

bool kind_runs(const Ie *ie, uint32_t at)
{
    enum { LONGEST = 6 };
    const Doc *d = ie->doc;
    uint32_t end = at > 0 && d->cls[at - 1] == CH_SPACE ? at - 1 : at, beg = end;
    while (beg > 0 && d->cls[beg - 1] == CH_HANGUL && end - beg < LONGEST) beg--;
    if (beg == end || end == at) return false;
    KindWord w = kind_word_ko(ie, beg, end);
    if (w != KW_NONE || !is_mark(ie, MK_GOES_ON, d->ch[end - 1]) || beg < 2) return w == KW_RUN || w == KW_EXIST;
    return is_mark(ie, MK_OBJECT, d->ch[beg - 2]) && d->cls[beg - 1] == CH_SPACE;          /* 소프트웨어를 짜는 */
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
    return kind_word_in(ie, d->en, d->en_of, beg, end) == KW_INTERN;
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
