/* The tail of a Korean predicate, read by an automaton over jamo (assets/rules/tail-ko.yaml).
 *
 * An ending may begin inside a syllable (했 = 하 + 았, 갈 = 가 + ㄹ), so the text is taken apart into jamo, as far as it is
 * read. Each
 * step takes the longest ending that the state allows; nothing is ever taken back, so reading is linear. */
#include "base/i18n.h"
#include "fact_int.h"
#include "trigger_int.h"
#include <string.h>

#define EFFECT_TABLE(X) \
    X(NONE, "none") X(DO, "do") X(BE, "be") X(GET, "get") X(GIVE, "give") X(HEAR, "hear") X(CAUSE, "cause") \
    X(COPULA, "copula") X(COPULA_NOT, "copula-not") X(NOT, "not") X(LITTLE, "little") X(ABSENT, "absent") \
    X(EXIST, "exist") X(PAST, "past") X(RESPECT, "respect") X(RESPECT_PAST, "respect-past") X(GUESS, "guess") \
    X(ADVICE, "advice") X(QUESTION, "question") X(MAYBE, "maybe") X(IF, "if") X(WISH, "wish") X(MUST, "must") \
    X(RUNNING, "running") X(BENEFIT, "benefit") X(ASKED, "asked") X(PLAN, "plan") X(NEARLY, "nearly") \
    X(DECIDED, "decided") X(BEFORE, "before") X(CONSIDER, "consider") X(CAN, "can") X(CANNOT, "cannot") \
    X(WHEN, "when") X(AFTER, "after") X(PERSON, "person") X(THING, "thing") X(SAID, "said") \
    X(SAID_PLAN, "said-plan") X(LONG_PAST, "long-past") X(FINAL, "final") X(EVEN, "even") X(BIDDEN, "bidden") X(BELIEVED, "believed") \
    X(LATER, "later") X(EACH, "each")
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
        return fault_set(f, RC_DAMAGED, NULL, _("an ending of the class \"%.*s\": its class, from or to is unknown"),
                         STR_ARG(lex_sym_str(lex, e.cls)));
    *out = (TailRule){from, (uint8_t)to, (uint8_t)effect};
    return RC_OK;
}

void tail_judge(const Lex *lex, LexBadFn bad, void *ctx)
{
    const LexBook *b = lex_book(lex, "tail");
    for (uint32_t i = b ? lex_book_own(b) : 0; b && i < lex_book_n(b); i++) {
        TailRule rule;
        Fault f = {0};
        if (tail_rule(b, lex, lex_entry(b, i), &rule, &f)) bad(ctx, b, i, f.detail);
    }
}

Rc tail_bind(Analyser *an, EventData *d, Fault *f)
{
    Rc rc = ie_book(an, "tail", &d->tail, f);
    if (rc) return rc;
    d->tail_first = lex_book_first(d->tail);
    uint32_t n = lex_book_n(d->tail);
    d->tail_rule = arena_push_n(an->mem, TailRule, n + 1);
    for (uint32_t i = 0; i < n && !rc; i++)
        rc = tail_rule(d->tail, an->lex, lex_entry(d->tail, i), &d->tail_rule[i], f);
    return rc;
}

/* ---------------------------------------------------------------- jamo */
static void jamo_take(Jamo *j, uint32_t stop)
{
    uint32_t n = j->n, at = j->next;
    for (; at < stop; at++) {
        uint8_t unit = (uint8_t)(at - j->beg);
        int k = hangul_jamo(j->d->ch[at], j->u + n);
        for (int i = 0; i < k; i++) j->unit[n++] = unit;
    }
    j->n = n;
    j->next = at;
    j->unit[n] = (uint8_t)(at - j->beg);
}

void jamo_begin(Jamo *j, const Ie *ie, uint32_t beg, uint32_t first, uint32_t limit)
{
    j->ie = ie;
    j->d = ie->doc;
    j->tok = UINT32_MAX;
    j->over = 0;
    j->beg = j->next = beg;
    j->end = limit > beg + UNITS_MAX ? beg + UNITS_MAX : limit > beg ? limit : beg;
    j->n = 0;
    j->beyond = 0;
    jamo_take(j, first < j->end ? first : j->end);
}

void jamo_begin_in(Jamo *j, const Ie *ie, uint32_t tok, uint32_t beg, uint32_t limit)
{
    jamo_begin(j, ie, beg, ie->doc->tok[tok].end, limit);
    j->tok = tok;
}

/* The next units, the first ones singly: they decide most of what the word leaves open. False at the end. */
static bool jamo_more(Jamo *j)
{
    enum { MORE = 4 };
    bool more = j->next < j->end, near = j->beyond < TAIL_LOOK;
    j->beyond = near && more ? j->beyond + 1 : TAIL_LOOK + 1;
    uint32_t n = near ? 1 : MORE;
    if (more) jamo_take(j, j->next + n < j->end ? j->next + n : j->end);
    return more;
}

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

/* 왔느냐고 asks what has been, and bids nobody. */
static void asked_set(Tail *t)
{
    t->asked = true;
    t->bid = !t->past;
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
    case EF_EVEN: t->even = true; break;
    case EF_MAYBE: mood_set(t, MOOD_MAYBE); break;
    case EF_IF: mood_set(t, MOOD_IF); break;
    case EF_WISH: mood_set(t, MOOD_WISH); break;
    case EF_MUST: mood_set(t, MOOD_MUST); break;
    case EF_RUNNING: t->running = true; break;
    case EF_BENEFIT: t->benefit = true; break;
    case EF_ASKED: asked_set(t); break;
    case EF_PLAN: mood_set(t, t->past ? MOOD_MAYBE : MOOD_PLAN); break;
    case EF_NEARLY: mood_set(t, MOOD_NEARLY); break;
    case EF_DECIDED: mood_set(t, MOOD_DECIDED); break;
    case EF_BEFORE: t->head = HEAD_BEFORE; break;
    case EF_CONSIDER: mood_set(t, MOOD_CONSIDER); break;
    case EF_LATER: mood_set(t, MOOD_CONSIDER); t->later = true; break;
    case EF_CAN: mood_set(t, MOOD_CAN); break;
    case EF_CANNOT: mood_set(t, MOOD_CAN); t->odd = !t->odd; break;
    case EF_WHEN: t->head = HEAD_WHEN; break;
    case EF_EACH: t->head = HEAD_WHEN; t->each = true; break;
    case EF_AFTER: t->head = HEAD_AFTER; break;
    case EF_PERSON: t->head = HEAD_PERSON; break;
    case EF_THING: t->head = HEAD_THING; break;
    case EF_SAID: t->said = true; break;
    case EF_BELIEVED: t->advice = t->advice || !t->mood; break;          /* 떨어졌다고 생각했다 */
    case EF_BIDDEN:                    /* 가라고; 교사라고 */
        if (t->context == CTX_COPULA) t->said = true;
        else asked_set(t);
        break;
    case EF_SAID_PLAN: mood_set(t, MOOD_PLAN); break;
    default: break;
    }
}

/* ---------------------------------------------------------------- the automaton */
typedef struct Step { const TailRule *rule; uint32_t len; } Step;

/* The longest ending at pos that a state in the set allows. */
static Step step_at(const EventData *d, Jamo *j, uint32_t pos, uint32_t states)
{
    LexMatch m[LEX_MATCH_MAX];
    if (pos == j->n && !jamo_more(j)) return (Step){0};
    if (!lex_first(d->tail_first, j->u[pos])) return (Step){0};
    bool open;
    int n = lex_prefixes_open(d->tail, j->u + pos, j->n - pos, m, &open);
    while (open && jamo_more(j)) n = lex_prefixes_open(d->tail, j->u + pos, j->n - pos, m, &open);
    while (n-- > 0) {
        for (uint32_t i = 0; i < m[n].n_entry; i++) {
            const TailRule *r = &d->tail_rule[lex_match_entry(d->tail, m[n], i)];
            if (r->from & states) return (Step){r, m[n].len};
        }
    }
    return (Step){0};
}

/* The states that some ending at the beginning of the word goes on from; all of them where the text behind it has its
 * say. A form remembers it: most words begin with none. */
static uint32_t states_before(const EventData *d, const Doc *doc, const Token *word)
{
    enum { ALL = (1 << TS_N) - 1 };
    LexMatch m[LEX_MATCH_MAX];
    uint16_t u[FORM_UNITS * 3];
    uint32_t n = 0, set = 0;
    bool open;
    bool alone = word->end == word->beg + 1;       /* what stands behind it is none of its own */
    if (!alone && !lex_may_jamo(d->tail, doc->ch[word->beg], doc->ch[word->beg + 1])) return 0;
    for (uint32_t at = word->beg; at < word->end; at++) n += (uint32_t)hangul_jamo(doc->ch[at], u + n);
    for (int i = lex_prefixes_open(d->tail, u, n, m, &open); i-- > 0;)
        for (uint32_t k = 0; k < m[i].n_entry; k++) set |= d->tail_rule[lex_match_entry(d->tail, m[i], k)].from;
    return open ? ALL : set;
}

/* May an ending of one of the states begin the word? False: surely none does. */
static bool may_go_on(const Ie *ie, uint32_t tok, uint32_t states)
{
    const EventData *d = ie->an->event;
    const Token *word = &ie->doc->tok[tok];
    Form *f = ie->form[tok];
    if (word->cls != CH_HANGUL) return lex_first(d->tail_first, ie->doc->ch[word->beg]);
    if (!f) return true;
    FormMore *more = form_more(ie->forms, f);
    if (!more->before_read) more->before = (uint16_t)states_before(d, ie->doc, word), more->before_read = true;
    return more->before & states;
}

/* Does the blank that was read last part the first word from another, which no ending of the states begins? */
static bool ends_before(Jamo *j, uint32_t states)
{
    uint32_t next = j->tok + 1;
    bool apart = j->tok != UINT32_MAX && next < j->d->n_tok && j->d->tok[next].beg == j->next &&
                 j->d->tok[j->tok].end + 1 == j->next;
    if (!apart || may_go_on(j->ie, next, states)) return false;
    j->over |= states;
    return true;
}

/* Behind a blank a stem is followed by nothing but what also follows -아/어: 그만둬 버렸다. */
static Step step_over_blank(const EventData *d, Jamo *j, uint32_t *pos, uint8_t state)
{
    uint32_t p = *pos, states = state == TS_STEM ? 1u << TS_EO : 1u << state;
    if ((p == j->n && !jamo_more(j)) || j->u[p] != ' ') return (Step){0};
    if (p + 1 == j->n && ends_before(j, states)) return (Step){0};
    Step s = step_at(d, j, p + 1, states);
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
    if (!jamo_at_unit(j, pos)) return false;
    uint32_t at = j->beg + j->unit[pos];
    bool boundary = at >= ie->doc->n || ie->doc->cls[at] != CH_HANGUL;
    if (t->head) return true;
    if (state == TS_STEM) return boundary && pos > 0 && is_open_vowel(j->u[pos - 1]);
    uint8_t josa;
    return boundary || (state != TS_STEM && josa_at(ie, at, ie->doc->n, &josa));
}

static Tail tail_end(const Ie *ie, const Jamo *j, uint32_t pos, TailState state, Tail t)
{
    t.ok = ends_well(ie, j, pos, (uint8_t)state, &t);
    t.state = (uint8_t)state;
    t.relative = state == TS_ADN;
    t.end = j->beg + j->unit[pos];
    return t;
}

Tail tail_run(Jamo *j, uint32_t pos, TailState state)
{
    const Ie *ie = j->ie;
    const EventData *d = ie->an->event;
    Tail t = {0}, whole = {0};         /* whole: what was read when a blank was first stepped over */
    while (state != TS_END) {
        Step s = step_at(d, j, pos, 1u << state);
        if (!s.rule) {
            Tail here = whole.ok ? whole : tail_end(ie, j, pos, state, t);
            s = step_over_blank(d, j, &pos, (uint8_t)state);
            if (s.rule && state != TS_RYEO) whole = here;      /* 따려고 학점은행제로 공부했다: a purpose */
        }
        if (!s.rule) break;
        apply(&t, (Effect)s.rule->effect);
        pos += s.len;
        state = (TailState)s.rule->to;
    }
    t = tail_end(ie, j, pos, state, t);
    /* 취업해 지금까지 다닌다: what begins like an auxiliary is a word of its own. */
    return t.ok || !whole.ok ? t : whole;
}

/* Where the next tail goes: behind those that are kept, else in the place of the first. */
static TailMemo *memo_free(const Jamo *j, TailMemo *memo)
{
    TailMemo *at = memo;
    for (int n = 1; at->known; at = at->other, n++) {
        if (n == TAILS_KEPT) return memo;
        if (!at->other) at->other = arena_push(forms_arena(j->ie->forms), TailMemo);
    }
    return at;
}

TailMemo *tail_keep(TailMemo *memo, const Jamo *j, const Tail *t)
{
    const Token *word = &j->d->tok[j->tok];
    if (!memo || j->beyond > TAIL_LOOK || j->end < word->end) return NULL;
    memo = memo_free(j, memo);
    memo->tail = *t, memo->over = j->over, memo->looked = j->beyond, memo->known = true;
    memcpy(memo->next, j->d->ch + word->end, sizeof memo->next);
    memo->tail.end -= word->beg;
    return memo;
}

static bool holds_here(const TailMemo *memo, const Ie *ie, uint32_t tok, uint32_t limit)
{
    const Token *word = &ie->doc->tok[tok];
    if (word->end + memo->looked > limit) return false;
    for (uint32_t i = 0; i < memo->looked; i++)
        if (memo->next[i] != ie->doc->ch[word->end + i]) return false;
    bool over = memo->over != 0;
    return !over || (tok + 1 < ie->doc->n_tok && word[1].beg == word->end + 1 && !may_go_on(ie, tok + 1, memo->over));
}

const TailMemo *tail_known(const TailMemo *memo, const Ie *ie, uint32_t tok, uint32_t limit, Tail *out)
{
    const Token *word = &ie->doc->tok[tok];
    if (word->end >= limit) return NULL;
    for (; memo && memo->known; memo = memo->other) {
        if (!holds_here(memo, ie, tok, limit)) continue;
        *out = memo->tail;
        out->end += word->beg;
        return memo;
    }
    return NULL;
}

Tail tail_in_word(const Ie *ie, uint32_t tok, uint32_t at, uint32_t skip, TailState state, uint32_t limit,
                  TailMemo *memo)
{
    const Token *word = &ie->doc->tok[tok];
    Tail t;
    Jamo j;
    if (tail_known(memo, ie, tok, limit, &t)) return t;
    jamo_begin_in(&j, ie, tok, at, limit);
    while (j.n < skip && jamo_more(&j)) continue;
    t = tail_run(&j, skip, state);
    if (word->end < limit) tail_keep(memo, &j, &t);
    return t;
}

Tail tail_of_verb(const Ie *ie, uint32_t tok, uint32_t skip, uint32_t limit)
{
    const WordRead *w = word_read_before(ie, tok);
    TailMemo *memo = NULL;
    for (uint8_t i = 0; w && i < w->n_verb; i++)
        if (w->verb[i].m.len == skip) memo = &w->verb[i].tail;
    return tail_in_word(ie, tok, ie->doc->tok[tok].beg, skip, TS_STEM, limit, memo);
}
