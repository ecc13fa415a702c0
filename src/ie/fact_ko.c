/* The tail of a Korean predicate, read by an automaton over jamo (assets/rules/tail-ko.yaml).
 *
 * An ending may begin inside a syllable (했 = 하 + 았, 갈 = 가 + ㄹ), so the text is taken apart into jamo first. Each
 * step takes the longest ending that the state allows; nothing is ever taken back, so reading is linear. */
#include "event_int.h"
#include <string.h>

#define STATE_TABLE(X) \
    X(END, "end") X(NOUN, "noun") X(ADV, "adv") X(STEM, "stem") X(EO, "eo") X(KO, "ko") X(JI, "ji") X(GE, "ge") \
    X(RYEO, "ryeo") X(GI, "gi") X(MUST, "must") X(ADL, "adl") X(ADN, "adn") X(SAID, "said") X(IF, "if") X(KKA, "kka")
#define STATE_ENUM(id, name) TS_##id,
typedef enum { STATE_TABLE(STATE_ENUM) TS_N } TailState;
#undef STATE_ENUM

#define EFFECT_TABLE(X)                                                                                                \
    X(NONE, "none")                                                                                                    \
    X(DO, "do") X(BE, "be") X(GET, "get") X(GIVE, "give") X(HEAR, "hear") X(CAUSE, "cause") X(COPULA, "copula")        \
        X(COPULA_NOT, "copula-not") X(NOT, "not") X(LITTLE, "little") X(ABSENT, "absent") X(EXIST, "exist")            \
            X(PAST, "past") X(RESPECT, "respect") X(RESPECT_PAST, "respect-past") X(GUESS, "guess")                    \
                X(ADVICE, "advice") X(QUESTION, "question") X(MAYBE, "maybe") X(IF, "if") X(WISH, "wish")              \
                    X(MUST, "must") X(RUNNING, "running") X(BENEFIT, "benefit") X(ASKED, "asked") X(PLAN, "plan")      \
                        X(NEARLY, "nearly") X(DECIDED, "decided") X(BEFORE, "before") X(CAN, "can")                    \
                            X(CANNOT, "cannot") X(WHEN, "when") X(AFTER, "after") X(PERSON, "person")                  \
                                X(THING, "thing") X(SAID, "said") X(SAID_PLAN, "said-plan") X(LONG_PAST, "long-past")  \
                                    X(FINAL, "final")
#define EFFECT_ENUM(id, name) EF_##id,
typedef enum { EFFECT_TABLE(EFFECT_ENUM) EF_N } Effect;
#undef EFFECT_ENUM

#define NAME(id, name) name,
static const char *const state_names[] = {STATE_TABLE(NAME)};
static const char *const effect_names[] = {EFFECT_TABLE(NAME)};
#undef NAME

static int name_find(const char *const *names, int n, Str s)
{
    for (int i = 0; i < n; i++)
        if (str_eq_z(s, names[i])) return i;
    return -1;
}

static uint32_t states_of(Str s)
{
    uint32_t set = 0;
    for (Str word; str_cut(&s, ' ', &word);) {
        int state = name_find(state_names, TS_N, word);
        if (state >= 0) set |= 1u << state;
    }
    return set;
}

static Rc tail_rule(const LexBook *b, const Lex *lex, LexEntry e, TailRule *out, Fault *f)
{
    int effect = name_find(effect_names, EF_N, lex_sym_str(lex, e.cls));
    int to = name_find(state_names, TS_N, lex_attr_str(b, e, lex_sym(lex, "to")));
    uint32_t from = states_of(lex_attr_str(b, e, lex_sym(lex, "from")));
    if (effect < 0 || to < 0 || !from)
        return fault_set(f, RC_DAMAGED, NULL, "the book \"tail\": class, from and to of \"" STR_FMT "\"",
                         STR_ARG(lex_sym_str(lex, e.cls)));
    *out = (TailRule){from, (uint8_t)to, (uint8_t)effect};
    return RC_OK;
}

Rc tail_bind(Analyser *an, EventData *d, Fault *f)
{
    Rc rc = ie_book(an, "tail", &d->tail, f);
    if (rc) return rc;
    uint32_t n = lex_book_n(d->tail);
    d->tail_rule = arena_push_n(an->mem, TailRule, n + 1);
    for (uint32_t i = 0; i < n && !rc; i++)
        rc = tail_rule(d->tail, an->lex, lex_entry(d->tail, i), &d->tail_rule[i], f);
    return rc;
}

/* ---------------------------------------------------------------- jamo */
enum { UNITS_MAX = 40, JAMO_MAX = UNITS_MAX * 3 };      /* no tail of one predicate is longer */

typedef struct Jamo { uint16_t u[JAMO_MAX]; uint8_t unit[JAMO_MAX + 1]; uint32_t n, beg; } Jamo;

static void jamo_take(const Doc *d, uint32_t beg, uint32_t limit, Jamo *out)
{
    uint32_t end = limit > beg + UNITS_MAX ? beg + UNITS_MAX : limit;
    out->n = 0;
    out->beg = beg;
    for (uint32_t i = beg; i < end; i++) {
        uint16_t three[3];
        int k = hangul_jamo(d->ch[i], three);
        for (int j = 0; j < k; j++) {
            out->u[out->n] = three[j];
            out->unit[out->n++] = (uint8_t)(i - beg);
        }
    }
    out->unit[out->n] = (uint8_t)(end > beg ? end - beg : 0);
}

static bool at_unit(const Jamo *j, uint32_t pos) { return pos == 0 || j->unit[pos] != j->unit[pos - 1]; }

/* ---------------------------------------------------------------- what an ending does */
static void mood_set(Tail *t, Mood m)
{
    /* A condition outranks what is said later; else the last mood wins. */
    if (t->mood != MOOD_IF || m == MOOD_WISH) t->mood = (uint8_t)m;
}

static void apply_light(Tail *t, Effect e)
{
    static const uint8_t light[EF_N] = {[EF_DO] = LIGHT_DO, [EF_BE] = LIGHT_BE, [EF_GET] = LIGHT_GET,
                                        [EF_GIVE] = LIGHT_GIVE, [EF_HEAR] = LIGHT_HEAR, [EF_CAUSE] = LIGHT_CAUSE};
    t->light = light[e];
}

static void apply(Tail *t, Effect e)
{
    switch (e) {
    case EF_DO: case EF_BE: case EF_GET: case EF_GIVE: case EF_HEAR: case EF_CAUSE: apply_light(t, e); break;
    case EF_COPULA: t->context = CTX_COPULA; break;
    case EF_COPULA_NOT: t->context = CTX_COPULA; t->odd = !t->odd; break;
    case EF_NOT: case EF_ABSENT: t->odd = !t->odd; break;
    case EF_LITTLE: t->little = true; break;
    case EF_PAST: t->past = true; break;
    case EF_LONG_PAST: t->past = t->long_past = true; break;
    case EF_FINAL: t->final = true; break;
    case EF_RESPECT: t->respect = true; break;
    case EF_RESPECT_PAST: t->respect = t->past = true; break;
    case EF_GUESS: mood_set(t, t->past ? MOOD_MAYBE : MOOD_PLAN); break;
    case EF_ADVICE: t->advice = true; break;
    case EF_QUESTION: t->question = true; break;
    case EF_MAYBE: mood_set(t, MOOD_MAYBE); break;
    case EF_IF: mood_set(t, MOOD_IF); break;
    case EF_WISH: mood_set(t, MOOD_WISH); break;
    case EF_MUST: mood_set(t, MOOD_MUST); break;
    case EF_RUNNING: t->running = true; break;
    case EF_BENEFIT: t->benefit = true; break;
    case EF_ASKED: t->asked = true; break;
    case EF_PLAN: mood_set(t, t->past ? MOOD_MAYBE : MOOD_PLAN); break;
    case EF_NEARLY: mood_set(t, MOOD_NEARLY); break;
    case EF_DECIDED: mood_set(t, MOOD_DECIDED); break;
    case EF_BEFORE: t->head = HEAD_BEFORE; break;
    case EF_CAN: mood_set(t, MOOD_CAN); break;
    case EF_CANNOT: mood_set(t, MOOD_CAN); t->odd = !t->odd; break;
    case EF_WHEN: t->head = HEAD_WHEN; break;
    case EF_AFTER: t->head = HEAD_AFTER; break;
    case EF_PERSON: t->head = HEAD_PERSON; break;
    case EF_THING: t->head = HEAD_THING; break;
    case EF_SAID: t->said = true; break;
    case EF_SAID_PLAN: mood_set(t, MOOD_PLAN); break;
    default: break;
    }
}

/* ---------------------------------------------------------------- the automaton */
typedef struct Step { const TailRule *rule; uint32_t len; } Step;

/* The longest ending at pos that a state in the set allows. */
static Step step_at(const EventData *d, const Jamo *j, uint32_t pos, uint32_t states)
{
    LexMatch m[LEX_MATCH_MAX];
    int n = lex_prefixes(d->tail, j->u + pos, j->n - pos, m);
    while (n-- > 0) {
        for (uint32_t i = 0; i < m[n].n_entry; i++) {
            const TailRule *r = &d->tail_rule[lex_match_entry(d->tail, m[n], i)];
            if (r->from & states) return (Step){r, m[n].len};
        }
    }
    return (Step){0};
}

/* Behind a blank a stem is followed by nothing but what also follows -아/어: 그만둬 버렸다. */
static Step step_over_blank(const EventData *d, const Jamo *j, uint32_t *pos, uint8_t state)
{
    uint32_t p = *pos;
    if (p >= j->n || j->u[p] != ' ') return (Step){0};
    Step s = step_at(d, j, p + 1, state == TS_STEM ? 1u << TS_EO : 1u << state);
    if (s.rule) *pos = p + 1;
    return s;
}

static bool is_open_vowel(uint16_t jamo)           /* ㅏ ㅐ ㅓ ㅕ ㅘ ㅙ ㅝ: a stem that has swallowed -아/어 */
{
    static const uint8_t open[21] = {[0] = 1, [1] = 1, [4] = 1, [6] = 1, [9] = 1, [10] = 1, [14] = 1};
    return jamo >= 0x1161 && jamo < 0x1161 + 21 && open[jamo - 0x1161];
}

/* Is what was read a whole? A word must end here, unless a noun stands behind it (그만둘 사람, 옮긴 곳에서). */
static bool ends_well(const Ie *ie, const Jamo *j, uint32_t pos, uint8_t state, const Tail *t)
{
    if (!at_unit(j, pos)) return false;
    uint32_t at = j->beg + j->unit[pos];
    bool boundary = at >= ie->doc->n || ie->doc->cls[at] != CH_HANGUL;
    if (t->head) return true;
    if (state == TS_STEM) return boundary && pos > 0 && is_open_vowel(j->u[pos - 1]);
    uint8_t josa;
    return boundary || (state != TS_STEM && josa_at(ie, at, ie->doc->n, &josa));
}

static Tail run(const Ie *ie, const Jamo *j, uint32_t pos, uint8_t state)
{
    const EventData *d = ie->an->event;
    Tail t = {0};
    while (state != TS_END) {
        Step s = step_at(d, j, pos, 1u << state);
        if (!s.rule) s = step_over_blank(d, j, &pos, state);
        if (!s.rule) break;
        apply(&t, (Effect)s.rule->effect);
        pos += s.len;
        state = s.rule->to;
    }
    t.ok = ends_well(ie, j, pos, state, &t);
    t.state = state;
    t.end = j->beg + j->unit[pos];
    return t;
}

Tail tail_of_verb(const Ie *ie, uint32_t beg, uint32_t skip, uint32_t limit)
{
    Jamo j;
    jamo_take(ie->doc, beg, limit, &j);
    return run(ie, &j, skip, TS_STEM);
}

/* ---------------------------------------------------------------- nouns */
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

/* A verb that no book knows, told by its tail: past, negated, or with a long ending (받았습니다, 없었다, 하지만). */
static bool predicate_in(const Ie *ie, uint32_t beg, uint32_t end, uint32_t limit, Tail *out)
{
    enum { SURE_UNITS = 2 };
    Jamo j;
    jamo_take(ie->doc, beg, limit, &j);
    for (uint32_t p = 2; p < j.n && j.beg + j.unit[p] < end; p++) {
        if (j.u[p] < 0x11A8 && !at_unit(&j, p)) continue;
        Tail t = run(ie, &j, p, TS_STEM);
        if (!t.ok || t.end < end || t.state == TS_ADL || t.state == TS_ADN || t.state == TS_EO) continue;
        bool sure = t.past || t.odd || (t.state == TS_END && end - (j.beg + j.unit[p]) >= SURE_UNITS);
        if (!sure) continue;
        *out = t;
        return true;
    }
    return false;
}

/* The predicate that governs a noun with a particle: the first one in the words that follow. */
static bool predicate_after(const Ie *ie, uint32_t at, uint32_t limit, Tail *out)
{
    enum { WORDS = 4 };
    const Doc *d = ie->doc;
    uint32_t tok = doc_tok_at(d, at);
    for (int left = WORDS; left > 0 && tok < d->n_tok && d->tok[tok].beg < limit; tok++) {
        const Token *t = &d->tok[tok];
        if (t->kind == TOK_PUNCT && d->ch[t->beg] != '\'' && d->ch[t->beg] != '"') return false;
        if (t->cls != CH_HANGUL) continue;
        left--;
        if (predicate_in(ie, t->beg, t->end, limit, out)) return true;
    }
    return false;
}

static bool note_end(const Doc *d, uint32_t at, uint32_t limit)
{
    if (at < limit && d->ch[at] == '~') return false;           /* 입사~21년 상반기: the start of a stretch */
    while (at < limit && d->cls[at] == CH_SPACE) at++;
    if (at >= limit) return true;
    uint8_t cls = d->cls[at];
    return cls == CH_PUNCT || cls == CH_BREAK || cls == CH_JAMO || cls == CH_OTHER;
}

/* A count behind a noun ends a note, too: 탈락 열아홉, 지원 37 /, 면접 4곳. */
bool count_end(const Ie *ie, uint32_t at, uint32_t limit)
{
    const Doc *d = ie->doc;
    LexMatch known;
    if (at >= limit || d->cls[at] != CH_SPACE) return false;
    uint32_t i = at + 1;
    bool digits = i < limit && d->cls[i] == CH_DIGIT;
    while (i < limit && (d->cls[i] == CH_HANGUL || d->cls[i] == CH_DIGIT)) i++;
    if (i > at + 1 && lex_longest(ie->an->event->noun.book, d->ch + at + 1, i - at - 1, &known)) return false;
    bool ends = i >= limit ? digits : d->cls[i] == CH_PUNCT && d->ch[i] != '(';
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
    uint8_t josa;
    bool whole = end >= limit || doc->cls[end] != CH_HANGUL || josa_at(ie, end, limit, &josa);
    if (!whole) return false;
    *is_time = lex_entry(d->veto, lex_match_entry(d->veto, m, 0)).cls == d->time;
    return true;
}

/* The light verb may stand a word or two behind its noun: 교육을 두 주 받음, 원서를 안 냈고. */
static bool light_after(const Ie *ie, uint32_t at, uint32_t limit, Tail *out)
{
    enum { WORDS = 3 };
    const Doc *d = ie->doc;
    for (int i = 0; i < WORDS && at < limit; i++) {
        Jamo j;
        jamo_take(d, at, limit, &j);
        Tail p = run(ie, &j, 0, TS_NOUN);
        if (p.state != TS_NOUN && p.state != TS_ADV && p.ok && (i == 0 || p.light)) {
            p.context = CTX_VERB;
            *out = p;
            return true;
        }
        if (at < limit && d->cls[at] == CH_SPACE) at++;
        while (at < limit && (d->cls[at] == CH_HANGUL || d->cls[at] == CH_DIGIT)) at++;
        if (at >= limit || d->cls[at] != CH_SPACE) break;
    }
    return false;
}

static Tail tail_with_josa(const Ie *ie, uint32_t at, uint32_t limit)
{
    uint8_t josa;
    uint32_t len = josa_at(ie, at, limit, &josa);
    Tail t = {.end = at + len};
    if (!len) {
        /* Another noun follows (합격 통보를 받았다): what is told of it is told of the event. */
        t.context = CTX_MODIFIER;
        Tail p;
        if (predicate_after(ie, at, limit, &p)) t = p, t.context = CTX_MODIFIER;
        return t;
    }
    Tail p;
    if (light_after(ie, at + len, limit, &p)) return p;
    t.context = CTX_PARTICLE;
    bool is_time;
    if (josa == JOSA_OF || josa == JOSA_WITH || veto_at(ie, at + len, limit, &is_time)) t.context = CTX_MODIFIER;
    if (!predicate_after(ie, at + len, limit, &p)) return t;
    p.context = t.context;
    if (josa != JOSA_OBJECT) p.advice = p.question = false;      /* what is asked there is not asked of the reader */
    return p;
}

Tail tail_of_noun(const Ie *ie, uint32_t at, uint32_t limit)
{
    Jamo j;
    jamo_take(ie->doc, at, limit, &j);
    Tail t = run(ie, &j, 0, TS_NOUN);
    if (t.state != TS_NOUN && t.state != TS_ADV && t.ok) {
        if (!t.context) t.context = CTX_VERB;
        return t;
    }
    bool is_time;
    if (veto_at(ie, at, limit, &is_time)) return (Tail){.end = at, .context = is_time ? CTX_TIME : CTX_THING};
    if (note_end(ie->doc, at, limit) || count_end(ie, at, limit) || date_behind(ie, at, limit))
        return (Tail){.end = at, .context = CTX_NOTE, .past = true, .ok = true};
    return tail_with_josa(ie, at, limit);
}

/* tense × polarity × mood, as the checklist composes them. */
uint8_t tail_fact(const Tail *t)
{
    bool no = t->odd && !t->little;
    switch ((Mood)t->mood) {
    case MOOD_IF: case MOOD_MAYBE: case MOOD_WISH: return FACT_HYPOTHETICAL;
    case MOOD_NEARLY: return FACT_NEGATED;
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
