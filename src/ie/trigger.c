/* Words that express events become candidates, sentence by sentence. */
#include "event_int.h"

#define NAME(id, name) name,
static const char *const cue_names[] = {CUE_TABLE(NAME)};
static const char *const josa_names[] = {JOSA_TABLE(NAME)};
static const char *const only_names[] = {ONLY_TABLE(NAME)};
#undef NAME
static const char *const shape_names[] = {"cue", "noun", "verb", "bare"};
static const char *const reach_names[] = {"clause", "sent", "line"};

static int name_find(const char *const *names, size_t n, Str s)
{
    for (size_t i = 0; i < n; i++)
        if (str_eq_z(s, names[i])) return (int)i;
    return -1;
}

/* ---------------------------------------------------------------- rules from a book */
typedef struct Binding { const LexBook *book; const Lex *lex; LexEntry e; Fault *f; Rc rc; } Binding;

static Str attr(const Binding *b, const char *key) { return lex_attr_str(b->book, b->e, lex_sym(b->lex, key)); }
static bool flag(const Binding *b, const char *key) { return str_eq(attr(b, key), S("yes")); }

static void wrong(Binding *b, const char *what, Str word)
{
    if (!b->rc)
        b->rc =
            fault_set(b->f, RC_DAMAGED, NULL, "event rules: unknown %s \"" STR_FMT "\" of the class \"" STR_FMT "\"",
                      what, STR_ARG(word), STR_ARG(lex_sym_str(b->lex, b->e.cls)));
}

static uint8_t named(Binding *b, const char *key, const char *const *names, size_t n)
{
    Str word = attr(b, key);
    int i = name_find(names, n, word);
    if (i < 0 && word.n) wrong(b, key, word);
    return i < 0 ? 0 : (uint8_t)i;
}

/* CUE+PARTICLE,PARTICLE */
static Need need_of(Binding *b, Str text)
{
    Need need = {0};
    Str cue, josa;
    str_cut(&text, '+', &cue);
    int c = name_find(cue_names, CUE_N, cue);
    if (c < 0) wrong(b, "cue", cue);
    else need.cues = CUE_BIT(c);
    while (str_cut(&text, ',', &josa)) {
        int j = name_find(josa_names, JOSA_N, josa);
        if (j >= 0) need.josa |= 1u << j;
        else if (!str_eq(josa, S("any"))) wrong(b, "particle", josa);
    }
    return need;
}

/* Conditions with the same particles are joined, so that a frame is short to check. */
static uint8_t needs_of(Binding *b, const char *key, Need *out)
{
    uint8_t n = 0;
    Str list = attr(b, key), one;
    if (!list.n) return 0;
    while (str_cut(&list, '|', &one)) {
        Need need = need_of(b, one);
        uint8_t i = 0;
        while (i < n && out[i].josa != need.josa) i++;
        if (i == NEED_MAX) wrong(b, key, one);
        else if (i < n) out[i].cues |= need.cues;
        else out[n++] = need;
    }
    return n;
}

static uint64_t cues_of(Binding *b, const char *key)
{
    uint64_t set = 0;
    Str list = attr(b, key), one;
    while (list.n && str_cut(&list, '|', &one)) {
        int c = name_find(cue_names, CUE_N, one);
        if (c < 0) wrong(b, key, one);
        else set |= CUE_BIT(c);
    }
    return set;
}

static uint32_t types_of(Binding *b, const char *key)
{
    uint32_t set = 0;
    Str list = attr(b, key), one;
    while (list.n && str_cut(&list, ' ', &one)) {
        int t = type_find(&event_types, one);
        if (t < 0) wrong(b, key, one);
        else set |= 1u << t;
    }
    return set;
}

static void rule_class(Binding *b, TrigRule *r)
{
    Str cls = lex_sym_str(b->lex, b->e.cls);
    bool trigger = r->shape != SHAPE_CUE;
    int i = trigger ? type_find(&event_types, cls) : name_find(cue_names, CUE_N, cls);
    if (i < 0) wrong(b, "class", cls);
    else if (trigger) r->type = (uint8_t)i;
    else r->cue = (uint8_t)i;
}

static TrigRule rule_of(Binding *b)
{
    TrigRule r = {
        .shape = named(b, "shape", shape_names, COUNT_OF(shape_names)),
        .reach = named(b, "reach", reach_names, COUNT_OF(reach_names)),
        .only = named(b, "only", only_names, COUNT_OF(only_names)),
        .employment = named(b, "employment", employment_types.names, (size_t)employment_types.n),
        .cause = named(b, "cause", cause_types.names, (size_t)cause_types.n),
        .strength = (uint8_t)lex_attr_num(b->e, lex_sym(b->lex, "strength"), 60),
        .inner = flag(b, "inner"),
        .adj = flag(b, "adj"),
        .negated = flag(b, "negated"),
        .plain = flag(b, "plain"),
        .school = flag(b, "school"),
        .military = flag(b, "mil"),
        .invite = flag(b, "invite"),
        .reply = flag(b, "reply"),
        .takes = flag(b, "takes"),
        .moves = flag(b, "moves"),
        .stays = flag(b, "stays"),
        .within = flag(b, "within"),
        .stretch = flag(b, "stretch"),
        .own = flag(b, "own"),
        .since = flag(b, "since"),
        .ahead = flag(b, "ahead"),
        .counted = flag(b, "counted"),
        .wished = flag(b, "wished"),
        .veto = cues_of(b, "veto"),
        .after = types_of(b, "after"),
    };
    rule_class(b, &r);
    r.n_need = needs_of(b, "need", r.need);
    r.n_also = needs_of(b, "also", r.also);
    return r;
}

Rc rules_bind(Analyser *an, const char *name, RuleSet *out, Fault *f)
{
    Rc rc = ie_book(an, name, &out->book, f);
    if (rc) return rc;
    uint32_t n = lex_book_n(out->book);
    out->rule = arena_push_n(an->mem, TrigRule, n + 1);
    Binding b = {.book = out->book, .lex = an->lex, .f = f};
    for (uint32_t i = 0; i < n && !b.rc; i++) {
        b.e = lex_entry(out->book, i);
        out->rule[i] = rule_of(&b);
    }
    return b.rc;
}

static Rc josa_bind(Analyser *an, EventData *d, Fault *f)
{
    Rc rc = ie_book(an, "event-josa", &d->josa, f);
    if (rc) return rc;
    uint32_t n = lex_book_n(d->josa);
    d->josa_of = arena_push_n(an->mem, uint8_t, n + 1);
    Binding b = {.book = d->josa, .lex = an->lex, .f = f};
    for (uint32_t i = 0; i < n; i++) {
        b.e = lex_entry(d->josa, i);
        Str cls = lex_sym_str(an->lex, b.e.cls);
        int j = name_find(josa_names, JOSA_N, cls);
        if (j < 0) wrong(&b, "particle", cls);
        else d->josa_of[i] = (uint8_t)j;
    }
    return b.rc;
}

Rc event_bind(Analyser *an, Fault *f)
{
    EventData *d = arena_push(an->mem, EventData);
    Rc rc = rules_bind(an, "event-noun", &d->noun, f);
    if (!rc) rc = rules_bind(an, "event-verb", &d->verb, f);
    if (!rc) rc = rules_bind(an, "event-en", &d->en, f);
    if (!rc) rc = tail_bind(an, d, f);
    if (!rc) rc = josa_bind(an, d, f);
    if (!rc) rc = ie_book(an, "event-veto", &d->veto, f);
    if (!rc) rc = ie_book(an, "verb-en", &d->verb_en, f);
    d->note_work = (TrigRule){.type = EV_WORK, .shape = SHAPE_NOUN, .strength = 55};
    d->note_join = (TrigRule){.type = EV_JOIN, .shape = SHAPE_NOUN, .strength = 50};
    d->note_study = (TrigRule){.type = EV_STUDY, .shape = SHAPE_NOUN, .strength = 50};
    d->note_title = (TrigRule){.type = EV_PROMOTION, .shape = SHAPE_NOUN, .strength = 45};
    d->time = lex_sym(an->lex, "time");
    an->event = d;
    return rc;
}

/* ---------------------------------------------------------------- candidates */
EvCand *cand_new(Ie *ie, uint32_t sent, uint32_t beg, uint32_t end, const TrigRule *rule)
{
    EvCand *c = arena_push(ie->tmp, EvCand);
    *c = (EvCand){
        .beg = beg,
        .end = end,
        .sent = sent,
        .line = ie->doc->sent[sent].line,
        .rule = rule,
        .type = rule->type,
        .cause = rule->cause,
        .employment = rule->employment,
        .score = (float)rule->strength / 100.0f,
        .found.org = UINT32_MAX,
        .from = ie->doc->sent[sent].beg,
        .to = end,
        .lo = EDTF_DAY_NONE,
        .hi = EDTF_DAY_NONE,
        .index = UINT32_MAX,
        .timex = UINT32_MAX,
    };
    *vec_push(ie->tmp, &ie->ev) = c;
    return c;
}

void cand_why(Ie *ie, EvCand *c, const char *rule, uint32_t beg, uint32_t end)
{
    Str words = doc_quote(ie->doc, doc_span(ie->doc, beg, end));
    *vec_push(ie->mem, &c->why) = str_join(ie->mem, (Str[]){str_z(rule), S(": "), words}, 3);
}

bool token_is(const Doc *d, const Token *t, const char *word)
{
    uint32_t n = 0;
    while (word[n] && t->beg + n < t->end && d->ch[t->beg + n] == (uint16_t)(unsigned char)word[n]) n++;
    return !word[n] && t->beg + n == t->end;
}

/* A line that asks is the interviewer's: Q. Q: */
bool is_asked(const Doc *d, uint32_t line)
{
    uint32_t at = d->line[line].beg;
    return at + 1 < d->n && d->ch[at] == 'q' && (d->cls[at + 1] == CH_PUNCT || d->cls[at + 1] == CH_DIGIT);
}

/* Of such a line the asking goes as far as its last question mark: an answer may follow on the same line. */
static bool in_question(const Doc *d, const Sentence *s)
{
    if (!is_asked(d, s->line)) return false;
    const Line *line = &d->line[s->line];
    for (uint32_t at = line->end; at-- > line->beg;)
        if (d->ch[at] == '?') return s->beg <= at;
    return true;
}

/* The first line, where a blank one follows and no date stands in it, is the title: it announces as a heading does. */
static uint32_t title_line(const Ie *ie)
{
    enum { TITLE_UNITS = 90 };
    const Doc *d = ie->doc;
    uint32_t i = 0;
    while (i < d->n_line && d->line[i].tok_beg == d->line[i].tok_end) i++;
    bool alone = i + 1 < d->n_line && d->line[i + 1].tok_beg == d->line[i + 1].tok_end;
    if (!alone || d->line[i].end - d->line[i].beg > TITLE_UNITS) return UINT32_MAX;
    uint32_t t = ie_timex_from(ie, d->line[i].beg);
    return t < ie->tx.n && ie->tx.v[t].beg < d->line[i].end ? UINT32_MAX : i;
}

void trigger_run(Ie *ie)
{
    Sentences st = {0};
    const Doc *d = ie->doc;
    uint32_t title = title_line(ie);
    for (uint32_t i = 0; i < d->n_sent; i++) {
        const Sentence *s = &d->sent[i];
        if (ie->line_zone[s->line] != ZONE_BODY || in_question(d, s)) continue;
        st.items.n = 0;
        uint32_t first = ie->ev.n;
        if (ie->ko) trigger_ko(ie, i, &st);
        else trigger_en(ie, i, &st.items);
        for (; s->line == title && first < ie->ev.n; first++) ie->ev.v[first]->flags |= EVF_WEAK | EVF_RECALL;
    }
}
