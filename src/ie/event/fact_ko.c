/* What follows a Korean noun that may be a trigger: a light verb, the end of a note, a particle and its predicate. */
#include "fact_int.h"
#include "mark.h"
#include "trigger_int.h"

enum { SOME_UNITS = 3 };               /* few tails of nouns are longer: what is taken apart at once */

uint32_t josa_at(const Ie *ie, uint32_t at, uint32_t limit, uint8_t *josa)
{
    const EventData *d = ie->an->event;
    LexMatch m[LEX_MATCH_MAX];
    *josa = JOSA_NONE;
    if (at >= limit) return 0;
    int n = ie_prefixes(ie, d->josa, at, limit, m);
    while (n-- > 0) {
        uint32_t end = at + m[n].len;
        if (end < limit && ie->doc->cls[end] == CH_HANGUL) continue;
        *josa = d->josa_of[lex_match_entry(d->josa, m[n], 0)];
        return m[n].len;
    }
    return 0;
}

static TailMemo *memo_new(const Ie *ie) { return arena_push(forms_arena(ie->forms), TailMemo); }

/* May an ending begin at p? With a syllable or its final, but not with that of 는, which is no past. */
static bool may_tail(const Jamo *j, uint32_t p)
{
    if (jamo_at_unit(j, p)) return true;
    return j->u[p] >= 0x11A8 && !is_mark(j->ie, MK_GOES_ON, j->d->ch[j->beg + j->unit[p]]);
}

/* A verb that no book knows, told by its tail: past, negated, or with a long ending (받았습니다, 없었다, 하지만). One that
 * is none has no head here: ok is false. */
static Tail predicate_read(const Token *word, Jamo *j)
{
    enum { SURE_UNITS = 2 };
    for (uint32_t p = 2; p < j->n && j->beg + j->unit[p] < word->end; p++) {
        if (!may_tail(j, p)) continue;
        Tail t = tail_run(j, p, TS_STEM);
        if (!t.ok || t.end < word->end || t.state == TS_ADL || t.state == TS_ADN || t.state == TS_EO) continue;
        if (t.past || t.odd || (t.state == TS_END && word->end - (j->beg + j->unit[p]) >= SURE_UNITS)) return t;
    }
    return (Tail){.end = word->end};
}

bool predicate_in(const Ie *ie, uint32_t tok, uint32_t limit, Tail *out)
{
    const Token *word = &ie->doc->tok[tok];
    WordRead *w = word_read_before(ie, tok);
    if (w && tail_known(w->found, ie, tok, limit, out)) return out->ok;
    Jamo j;
    jamo_begin_in(&j, ie, tok, word->beg, limit);
    *out = predicate_read(word, &j);
    if (!w || word->end >= limit) return out->ok;
    if (!w->found) w->found = memo_new(ie);
    tail_keep(w->found, &j, out);
    return out->ok;
}

/* 팀장 바뀜: a verb, no count. */
static bool is_nominal(uint16_t ch)
{
    enum { CODA_M = 16 };
    return hangul_is(ch) && hangul_coda(ch) == CODA_M;
}

/* 재고를 셈: what a note tells so is done. */
static bool ends_note(const Doc *d, const Token *word, uint32_t limit)
{
    enum { MARKS = 2 };
    return is_nominal(d->ch[word->end - 1]) && word->end + MARKS >= limit;
}

/* note: what is told is the end of a note. */
static Tail told_read(const Token *word, Jamo *j, bool note, uint32_t *stem_end)
{
    Tail t;
    for (uint32_t p = 2; p < j->n && j->beg + j->unit[p] < word->end; p++) {
        if (!may_tail(j, p)) continue;
        t = tail_run(j, p, TS_STEM);
        bool whole = t.ok && t.end >= word->end && t.state != TS_ADL && t.state != TS_ADN;
        if (whole && note && t.state == TS_END) t.past = true;
        if (!whole || !(t.past || t.running || t.final || t.mood == MOOD_WISH)) continue;
        *stem_end = j->beg + j->unit[p - 1] + 1;
        return t;
    }
    return (Tail){.end = word->end};
}

bool predicate_told(const Ie *ie, uint32_t tok, uint32_t limit, Tail *out, uint32_t *stem_end)
{
    const Token *word = &ie->doc->tok[tok];
    bool note = ends_note(ie->doc, word, limit);
    WordRead *w = note || word->end >= limit ? NULL : word_read_before(ie, tok);
    const TailMemo *known = w ? tail_known(w->told, ie, tok, limit, out) : NULL;
    if (known) {
        *stem_end = word->beg + known->stem;
        return out->ok;
    }
    Jamo j;
    jamo_begin_in(&j, ie, tok, word->beg, limit);
    *stem_end = word->beg;
    *out = told_read(word, &j, note, stem_end);
    if (!w) return out->ok;
    if (!w->told) w->told = memo_new(ie);
    TailMemo *kept = tail_keep(w->told, &j, out);
    if (kept) kept->stem = (uint8_t)(*stem_end - word->beg);
    return out->ok;
}

/* 창업은 아직 생각 없다: 없다 tells of what did not come about. */
static bool is_absent(const Ie *ie, uint32_t tok, uint32_t limit, Tail *out)
{
    const Token *word = &ie->doc->tok[tok];
    const uint16_t *ch = ie->doc->ch + word->beg;
    enum { ONSET_J = 12 };             /* 없어지다, 없어졌다 is another verb */
    bool turns = word->end - word->beg > 2 && hangul_is(ch[2]) && hangul_onset(ch[2]) == ONSET_J;
    if (!is_mark(ie, MK_ABSENT, ch[0]) || turns) return false;
    Jamo j;
    jamo_begin_in(&j, ie, tok, word->beg, limit);
    *out = tail_run(&j, 0, TS_NOUN);
    return out->ok && out->odd && !out->relative;
}

/* The predicate that governs a noun with a particle: the first one in the words that follow. */
static bool predicate_after(const Ie *ie, uint32_t tok, uint32_t limit, Tail *out)
{
    enum { WORDS = 4 };
    const Doc *d = ie->doc;
    for (int left = WORDS; left > 0 && tok < d->n_tok && d->tok[tok].beg < limit; tok++) {
        const Token *t = &d->tok[tok];
        if (t->kind == TOK_PUNCT && d->ch[t->beg] != '\'' && d->ch[t->beg] != '"') return false;
        if (t->cls != CH_HANGUL) continue;
        left--;
        if (is_absent(ie, tok, limit, out) || predicate_in(ie, tok, limit, out)) return true;
    }
    return false;
}

/* ---------------------------------------------------------------- what ends a note */
static bool note_end(const Doc *d, uint32_t at, uint32_t limit)
{
    if (at < limit && d->ch[at] == '~') return false;           /* 입사~21년 상반기: the start of a stretch */
    while (at < limit && d->cls[at] == CH_SPACE) at++;
    if (at >= limit) return true;
    uint8_t cls = d->cls[at];
    return cls == CH_PUNCT || cls == CH_BREAK || cls == CH_JAMO || cls == CH_OTHER;
}

static bool in_count(const Doc *d, uint32_t at)
{
    return d->cls[at] == CH_HANGUL || d->cls[at] == CH_DIGIT || (d->ch[at] == '.' && d->cls[at + 1] == CH_DIGIT);
}

static bool is_adverb(const Ie *ie, LexMatch m)
{
    const RuleSet *nouns = &ie->an->event->noun;
    const TrigRule *r = &nouns->rule[lex_match_entry(nouns->book, m, 0)];
    return r->shape == SHAPE_CUE && r->cue == CUE_ADVERB;
}

/* 스물두 곳, 열네 번: what counts stands behind its number, and the note ends with it. */
static bool counter_ends(const Ie *ie, uint32_t at, uint32_t limit)
{
    const Doc *d = ie->doc;
    if (at + 1 >= limit || d->cls[at] != CH_SPACE) return false;
    uint32_t len = cue_len(ie, at + 1, limit, CUE_BIT(CUE_COUNT) | CUE_BIT(CUE_ADVERB)), end = at + 1 + len;
    return len && len <= 2 && (end >= limit || d->cls[end] == CH_PUNCT || d->cls[end] == CH_BREAK);
}

/* A count behind a noun ends a note, too: 탈락 열아홉, 지원 37 /, 면접 4곳. */
bool count_end(const Ie *ie, uint32_t at, uint32_t limit)
{
    const Doc *d = ie->doc;
    LexMatch known;
    /* 지원: 97곳, | 지원 | 73 | */
    uint32_t cell = at;
    while (cell < limit && d->cls[cell] == CH_SPACE) cell++;
    if (cell < limit && (d->ch[cell] == ':' || d->ch[cell] == '|')) at = cell + 1;
    if (at >= limit || d->cls[at] != CH_SPACE) return false;
    uint32_t i = at + 1;
    bool digits = i < limit && d->cls[i] == CH_DIGIT;
    while (i < limit && in_count(d, i)) i++;
    bool listed = i > at + 1 && lex_longest(ie->an->event->noun.book, d->ch + at + 1, i - at - 1, &known);
    if (listed && !is_adverb(ie, known)) return false;
    if (i > at + 1 && counter_ends(ie, i, limit)) return true;
    /* 과장 달았다: a predicate, no count. */
    if (!digits && i > at + 1 && (is_nominal(d->ch[i - 1]) || is_mark(ie, MK_TOLD, d->ch[i - 1]))) return false;
    /* 지원 37 / 서류 통과 9: before a bar, a blank is a matter of taste. */
    bool bar = digits && i + 1 < limit && d->cls[i] == CH_SPACE &&
               (d->ch[i + 1] == '/' || d->ch[i + 1] == '|' || d->cls[i + 1] == CH_OTHER /* → */);
    uint32_t mark = bar ? i + 1 : i;
    /* 논문 3편 (국내지) */
    bool counted = digits && mark + 1 < limit && d->cls[mark] == CH_SPACE && d->ch[mark + 1] == '(';
    bool ends = mark >= limit ? digits : bar || counted || (d->cls[mark] == CH_PUNCT && d->ch[mark] != '(');
    return i > at + 1 && (digits || i - at <= 4) && ends;
}

/* A date behind a noun, too: 졸업 17년 2월, 입사 (2021.3). */
static bool date_behind(const Ie *ie, uint32_t at, uint32_t limit)
{
    while (at < limit && (ie->doc->cls[at] == CH_SPACE || ie->doc->ch[at] == '(')) at++;
    uint32_t i = ie_timex_from(ie, at);
    return i < ie->tx.n && ie->tx.v[i].beg == at && ie->out->timexes.v[i].type == TIMEX_DATE;
}

static bool veto_at(const Ie *ie, uint32_t at, uint32_t limit, bool *is_time)
{
    const EventData *d = ie->an->event;
    const Doc *doc = ie->doc;
    uint32_t beg = at;
    if (beg < limit && doc->cls[beg] == CH_SPACE) beg++;
    LexMatch m;
    if (beg >= limit || !ie_longest(ie, d->veto, beg, limit, &m)) return false;
    uint32_t end = beg + m.len;
    uint8_t josa = JOSA_NONE;
    bool whole = end >= limit || doc->cls[end] != CH_HANGUL || josa_at(ie, end, limit, &josa);
    if (!whole) return false;
    *is_time = josa != JOSA_OBJECT &&           /* 퇴직 후를 준비한다 */
                lex_entry(d->veto, lex_match_entry(d->veto, m, 0)).cls == d->time;
    return true;
}

/* ---------------------------------------------------------------- behind the noun */
/* A place between tokens or in one: tok is the first that ends behind it. */
typedef struct Place { uint32_t at, tok; } Place;

static void place_to(const Doc *d, Place *p, uint32_t at)
{
    p->at = at;
    while (p->tok < d->n_tok && d->tok[p->tok].end <= at) p->tok++;
}

/* The memo of the word that a predicate begins with at the place; its first unit goes to at. */
static TailMemo *memo_at(const Ie *ie, Place p, uint32_t *at)
{
    const Doc *d = ie->doc;
    WordRead *w = p.tok < d->n_tok ? word_read_before(ie, p.tok) : NULL;
    if (!w) return NULL;
    const Token *word = &d->tok[p.tok];
    /* No ending of a noun begins with a blank, so one before the word is passed over. */
    bool begins = word->beg == p.at ||
                  (word->beg == p.at + 1 && d->ch[p.at] == ' ' && !lex_first(ie->an->event->tail_first, ' '));
    *at = begins ? word->beg : p.at;
    if (begins) return w->light ? w->light : (w->light = memo_new(ie));
    for (uint32_t i = 0; i < w->n_noun; i++)
        if (word->beg + w->noun[i].at + w->noun[i].m.len == p.at) return &w->noun[i].tail;
    return NULL;
}

/* A light verb or a copula at the place, which makes a predicate of the noun before it. */
static bool light_at(const Ie *ie, Place p, uint32_t limit, Tail *out)
{
    uint32_t at = p.at;
    TailMemo *memo = p.at < limit ? memo_at(ie, p, &at) : NULL;
    if (memo && at < limit) {
        *out = tail_in_word(ie, p.tok, at, 0, TS_NOUN, limit, memo);
    } else {
        Jamo j;
        jamo_begin(&j, ie, p.at, p.at + SOME_UNITS, limit);
        *out = tail_run(&j, 0, TS_NOUN);
    }
    return out->state != TS_NOUN && out->state != TS_ADV && out->ok;
}

/* Where the length that begins at `at` ends, 0 where none does. */
static uint32_t length_end(const Ie *ie, uint32_t at)
{
    uint32_t i = ie_timex_from(ie, at);
    bool length = i < ie->tx.n && ie->tx.v[i].beg == at && ie->out->timexes.v[i].type == TIMEX_DURATION;
    return length ? ie->tx.v[i].end : 0;
}

/* 일주일에 한 번: a number, and no 하다. */
static bool is_one(const Ie *ie, uint32_t at, uint32_t limit)
{
    const Doc *d = ie->doc;
    if (at < limit && d->cls[at] == CH_SPACE) at++;
    if (at + 2 >= limit || !is_mark(ie, MK_ONE, d->ch[at]) || d->cls[at + 1] != CH_SPACE) return false;
    return is_mark(ie, MK_COUNTED, d->ch[at + 2]);
}

/* Only adverbs and counts between: no other subject, no other predicate (코로나가 터져 못 갔다). */
static bool only_adverbs(const Ie *ie, uint32_t tok, uint32_t to, uint32_t limit)
{
    Tail between;
    for (; tok < ie->doc->n_tok && ie->doc->tok[tok].end <= to; tok++) {
        uint16_t last = ie->doc->ch[ie->doc->tok[tok].end - 1];
        if (is_mark(ie, MK_SUBJECT, last) || predicate_in(ie, tok, limit, &between)) return false;
    }
    return true;
}

/* 이직을 여러 번 고민했다, 승진이 결국 무산됐다: what is only thought of, and what came to nothing, is told so behind adverbs, too.
 * Whether something is there (없다) is said of the noun next to it. */
static bool tells_apart(const Ie *ie, uint32_t tok, uint32_t at, uint32_t limit, const Tail *t)
{
    if (t->light || t->mood == MOOD_DECIDED) return true;
    bool nothing = t->odd && !is_mark(ie, MK_ABSENT, ie->doc->ch[ie->doc->cls[at] == CH_SPACE ? at + 1 : at]);
    bool thought = t->mood == MOOD_CONSIDER && !t->later;
    return (thought || nothing) && only_adverbs(ie, tok, at, limit);
}

/* The light verb may stand a word or two behind its noun: 교육을 두 주 받음, 원서를 안 냈고. Behind another object it is that
 * one's, unless the two are joined (면접과 과제를 치렀다). */
static bool light_after(const Ie *ie, Place p, uint32_t limit, bool joined, Tail *out)
{
    enum { WORDS = 4, JOINED = 3 };
    const Doc *d = ie->doc;
    uint32_t first = p.tok;
    bool counted = false;              /* 직원이 아홉 명이 되었다: what became is another noun */
    for (int i = 0; i < (joined ? JOINED : WORDS) && p.at < limit; i++) {
        bool apart = p.at < limit && d->cls[p.at] == CH_SPACE;         /* 면접을 열 번 봤다: no 이다 */
        if (light_at(ie, p, limit, out) && (i == 0 || tells_apart(ie, first, p.at, limit, out)) &&
            !(apart && out->context == CTX_COPULA) && !is_one(ie, p.at, limit)) {
            out->context = CTX_VERB;
            out->light_at = p.at;
            return !(counted && out->light == LIGHT_BE);
        }
        uint32_t at = p.at;
        if (at < limit && d->cls[at] == CH_SPACE) at++;
        uint32_t length = length_end(ie, at);          /* 교육만 두 달을 받고 */
        if (length) at = length;
        while (at < limit && (d->cls[at] == CH_HANGUL || d->cls[at] == CH_DIGIT)) at++;
        if (at >= limit || d->cls[at] != CH_SPACE) break;
        bool object = !length && is_mark(ie, MK_OBJECT, d->ch[at - 1]);
        if (object && !joined) break;
        if (mark_before(ie, MK_DECIDED, at)) break;       /* 준비하기로 */
        counted = is_mark(ie, MK_SUBJECT, d->ch[at - 1]);
        if (is_mark(ie, MK_AND, d->ch[at - 1])) break;    /* 공장 일을 관두고 서울로 왔다: another verb's object */
        place_to(d, &p, at);
    }
    return false;
}

/* 면접 두 번 봄, 육아휴직 1년 씀: a count stands between a bare noun and its light verb. */
static bool count_behind(const Doc *d, uint32_t at, uint32_t limit)
{
    if (at + 2 >= limit || d->cls[at] != CH_SPACE) return false;
    return d->cls[at + 1] == CH_DIGIT || (d->cls[at + 1] == CH_HANGUL && d->cls[at + 2] == CH_SPACE);
}

/* 입사 3년 만에, 전역 석 달 전: a length that is counted from it. */
static bool lapse_behind(const Ie *ie, uint32_t at)
{
    uint32_t i = ie_timex_from(ie, at + 1);
    if (i >= ie->tx.n || ie->tx.v[i].beg != at + 1 || ie->out->timexes.v[i].type != TIMEX_DURATION) return false;
    uint8_t rel = ie->tx.v[i].rel;
    return rel == REL_WITHIN || rel == REL_AFTER || rel == REL_AGO;
}

static Tail tail_with_josa(const Ie *ie, Place p, uint32_t limit)
{
    uint8_t josa;
    uint32_t len = josa_at(ie, p.at, limit, &josa);
    Tail t = {.end = p.at + len}, next;
    if (!len) {
        if (count_behind(ie->doc, p.at, limit) && light_after(ie, p, limit, false, &next)) return next;
        if (lapse_behind(ie, p.at)) return (Tail){.end = p.at, .context = CTX_TIME};
        /* Another noun follows (합격 통보를 받았다): what is told of it is told of the event. */
        if (predicate_after(ie, p.tok, limit, &next)) t = next;
        t.context = CTX_MODIFIER;
        return t;
    }
    place_to(ie->doc, &p, p.at + len);
    /* 연수에서 발표를 했다, 면접까지 갔다: no light verb */
    const uint32_t apart = 1u << JOSA_IN | 1u << JOSA_TO | 1u << JOSA_FROM | 1u << JOSA_OF | 1u << JOSA_UNTIL;
    if (!(apart & 1u << josa) && light_after(ie, p, limit, josa == JOSA_WITH, &next)) return next;
    t.context = CTX_PARTICLE;
    bool is_time;
    if (josa == JOSA_OF || josa == JOSA_WITH || veto_at(ie, p.at, limit, &is_time)) t.context = CTX_MODIFIER;
    if (!predicate_after(ie, p.tok, limit, &next)) return t;
    next.context = t.context;
    /* What is asked there is not asked of the reader. */
    if (josa != JOSA_OBJECT) next.advice = next.question = false;
    return next;
}

/* 고배를 마실 뻔했다: of a stem the ending begins within the last syllable, with its final. 서는 일을 한 달에 하나씩: a number. */
static Tail tail_grown(const Ie *ie, const Item *noun, uint32_t limit)
{
    enum { ONSET_AND_VOWEL = 2 };
    Jamo j;
    if (is_one(ie, noun->end - 1, limit)) return (Tail){0};
    jamo_begin(&j, ie, noun->end - 1, noun->end - 1 + SOME_UNITS, limit);
    Tail t = tail_run(&j, ONSET_AND_VOWEL, TS_STEM);
    t.context = CTX_VERB;
    return t;
}

/* 고배를 마셨다: of a contracted stem the past is in the phrase itself. */
Tail tail_of_phrase(const Ie *ie, const Item *noun, bool grown, uint32_t limit)
{
    Tail own = grown ? tail_grown(ie, noun, limit) : (Tail){0};
    if (own.ok) return own;
    enum { CODA_SS = 20 };
    uint16_t last = ie->doc->ch[noun->end - 1];
    bool told = hangul_is(last) && hangul_coda(last) == CODA_SS;         /* 인생이 달라졌을 것이다: no particle */
    bool goes_on = noun->end < limit && ie->doc->cls[noun->end] == CH_HANGUL && (noun->josa == JOSA_NONE || told);
    if (goes_on) {
        Jamo j;
        jamo_begin(&j, ie, noun->end, noun->end + SOME_UNITS, limit);
        Tail t = tail_run(&j, 0, TS_STEM);
        t.context = CTX_VERB;
        if (told) t.past = true;
        if (t.ok) return t;
    }
    return tail_of_noun(ie, noun, limit);
}

/* 입사 3년 차, 입사 3년차 */
static bool is_ordinal_year(const Ie *ie, uint32_t at, uint32_t limit)
{
    const Doc *d = ie->doc;
    if (at < limit && d->cls[at] == CH_SPACE) at++;
    uint32_t digits = at;
    while (at < limit && d->cls[at] == CH_DIGIT) at++;
    if (at == digits || at + 2 >= limit || !is_mark(ie, MK_YEAR, d->ch[at])) return false;
    return is_mark(ie, MK_ORDINAL, d->ch[d->cls[at + 1] == CH_SPACE ? at + 2 : at + 1]);
}

/* 입사 1주년, 입사 만 3년이다 */
static bool is_anniversary(const Ie *ie, uint32_t at, uint32_t limit)
{
    const Doc *d = ie->doc;
    if (at < limit && d->cls[at] == CH_SPACE) at++;
    uint32_t i = ie_timex_from(ie, at);
    bool full = at + 1 < limit && is_mark(ie, MK_FULL, d->ch[at]) && d->cls[at + 1] == CH_SPACE;
    if (full && (i >= ie->tx.n || ie->tx.v[i].beg != at)) at += 2;
    bool length = i < ie->tx.n && ie->tx.v[i].beg == at && ie->out->timexes.v[i].type == TIMEX_DURATION;
    if (length && ie->tx.v[i].end < limit) {
        if (is_mark(ie, MK_FULL_SINCE, d->ch[ie->tx.v[i].end])) return true;         /* 출근 백 일이 됐다 */
    }
    uint32_t digits = at;
    while (at < limit && d->cls[at] == CH_DIGIT) at++;
    return at > digits && at + 1 < limit && mark_at(ie, MK_ANNIVERSARY, at);
}

/* 입사가 연기됐다: glued to its noun and with nothing behind it, 가 is the particle, no going (유학 가 공부했다), where what follows
 * tells of something that did not come about. */
static bool fell_through(const Ie *ie, Place p, uint32_t limit, Tail *t)
{
    Tail told;
    bool alone = t->light && t->end == p.at + 1 && t->end < limit && ie->doc->cls[t->end] == CH_SPACE;
    if (!alone || !is_mark(ie, MK_SUBJECT, ie->doc->ch[p.at])) return false;
    place_to(ie->doc, &p, t->end);
    if (!light_after(ie, p, limit, false, &told) || told.light || (!told.odd && told.mood != MOOD_CONSIDER))
        return false;
    *t = told;
    return true;
}

Tail tail_of_noun(const Ie *ie, const Item *noun, uint32_t limit)
{
    Place p = {.tok = noun->ref};
    place_to(ie->doc, &p, noun->end);
    Tail t;
    bool is_time;
    /* 면접 날: the day, not what comes out (합격이 날 것이다) */
    if (p.at < limit && ie->doc->cls[p.at] == CH_SPACE && veto_at(ie, p.at, limit, &is_time) && is_time)
        return (Tail){.end = p.at, .context = CTX_TIME};
    if (light_at(ie, p, limit, &t)) {
        if (fell_through(ie, p, limit, &t)) return t;
        t.light_at = p.at;
        if (!t.context) t.context = CTX_VERB;
        return t;
    }
    if (is_ordinal_year(ie, p.at, limit)) return (Tail){.end = p.at, .context = CTX_THING};
    if (is_anniversary(ie, p.at, limit)) return (Tail){.end = p.at, .context = CTX_TIME};
    if (veto_at(ie, p.at, limit, &is_time)) return (Tail){.end = p.at, .context = is_time ? CTX_TIME : CTX_THING};
    if (note_end(ie->doc, p.at, limit) || count_end(ie, p.at, limit) || date_behind(ie, p.at, limit))
        return (Tail){.end = p.at, .context = CTX_NOTE, .past = true, .ok = true};
    return tail_with_josa(ie, p, limit);
}

/* tense × polarity × mood, as the checklist composes them. */
uint8_t tail_fact(const Tail *t)
{
    bool no = t->odd && !t->little;
    switch ((Mood)t->mood) {
    case MOOD_WISH: return no && !t->past ? FACT_NEGATED : FACT_HYPOTHETICAL;      /* 돌아가고 싶지는 않다 */
    case MOOD_MAYBE: return no && !t->past ? FACT_NEGATED : FACT_HYPOTHETICAL;     /* 안 갈 것 같다 */
    case MOOD_IF: return FACT_HYPOTHETICAL;
    case MOOD_NEARLY: return FACT_NEGATED;
    case MOOD_CONSIDER: return no ? FACT_NEGATED : FACT_HYPOTHETICAL;      /* 퇴사는 고려하지 않았다 */
    case MOOD_MUST: return t->past ? (no ? FACT_NEGATED : FACT_ACTUAL) : FACT_HYPOTHETICAL;
    case MOOD_CAN: return t->past || no ? (no ? FACT_NEGATED : FACT_ACTUAL) : FACT_HYPOTHETICAL;
    case MOOD_PLAN: return no ? FACT_NEGATED : t->past ? FACT_HYPOTHETICAL : FACT_PLANNED;   /* had meant to */
    case MOOD_DECIDED: return no ? FACT_NEGATED : FACT_PLANNED;
    default: break;
    }
    if (no) return FACT_NEGATED;
    if (t->question) return FACT_HYPOTHETICAL;
    return t->state == TS_ADL && t->head == HEAD_NONE ? FACT_HYPOTHETICAL : FACT_ACTUAL;
}
