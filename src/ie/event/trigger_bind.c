/* The books of the event passes, bound once: names become numbers, conditions become sets. */
#include "base/i18n.h"
#include "trigger_int.h"
#include "word_class.h"
#include <stddef.h>
#include <string.h>

#define NAME(id, name) name,
static const char *const cue_names[] = {CUE_TABLE(NAME)};
static const char *const josa_names[] = {JOSA_TABLE(NAME)};
static const char *const process_names[] = {PROCESS_TABLE(NAME)};
static const char *const only_names[] = {ONLY_TABLE(NAME)};
static const char *const group_names[] = {VG_TABLE(NAME)};
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
typedef struct Binding { const LexBook *book; const Lex *lex; LexKeys keys; Arena *mem; LexEntry e; Fault *f; Rc rc; } Binding;

static Str attr(Binding *b, const char *key) { return lex_attr_str(b->book, b->e, lex_key(&b->keys, key)); }
static bool flag(Binding *b, const char *key)
{
    const LexAttr *at = lex_attr(b->e, lex_key(&b->keys, key));           /* few have any */
    return at && str_eq(lex_sym_str(b->lex, at->val), S("yes"));
}

static uint32_t first_letters(Str list)
{
    uint32_t set = 0;
    Str one;
    while (list.n && str_cut(&list, '|', &one))
        if (one.n) set |= letter_bit((uint8_t)one.p[0]);
    return set;
}

static void wrong(Binding *b, const char *what, Str word)
{
    if (!b->rc)
        b->rc =
            fault_set(b->f, RC_DAMAGED, NULL, _("an entry of the class \"%.*s\": unknown %s \"%.*s\""),
                      STR_ARG(lex_sym_str(b->lex, b->e.cls)), what, STR_ARG(word));
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

typedef struct Needs { const Need *v; uint8_t n; uint64_t all; bool any_josa; } Needs;

/* Conditions with the same particles are joined, so that a frame is short to check. */
static Needs needs_of(Binding *b, const char *key)
{
    enum { NEED_MAX = 14 };
    Need out[NEED_MAX];
    Needs needs = {.any_josa = true};
    Str list = attr(b, key), one;
    while (list.n && str_cut(&list, '|', &one)) {
        Need need = need_of(b, one);
        uint8_t i = 0;
        while (i < needs.n && out[i].josa != need.josa) i++;
        if (i == NEED_MAX) wrong(b, key, one);
        else if (i < needs.n) out[i].cues |= need.cues;
        else out[needs.n++] = need;
        needs.all |= need.cues;
        if (need.josa) needs.any_josa = false;
    }
    Need *kept = arena_push_n(b->mem, Need, needs.n);
    memcpy(kept, out, needs.n * sizeof *kept);
    needs.v = kept;
    return needs;
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

static uint8_t processes_of(Binding *b)
{
    uint8_t set = 0;
    Str list = attr(b, "process"), one;
    while (list.n && str_cut(&list, ' ', &one)) {
        int p = name_find(process_names, PROCESS_N, one);
        if (p < 0) wrong(b, "process", one);
        else set |= (uint8_t)(1u << p);
    }
    return set;
}

static void rule_class(Binding *b, TrigRule *r)
{
    Str cls = lex_sym_str(b->lex, b->e.cls);
    bool trigger = r->shape != SHAPE_CUE;
    int i = trigger ? type_find(&event_types, cls) : name_find(cue_names, CUE_N, cls);
    if (i < 0 && !trigger && !b->rc && type_find(&event_types, cls) >= 0)
        b->rc = fault_set(b->f, RC_DAMAGED, NULL, _("an entry of the class \"%.*s\" needs a shape: noun, verb or bare"),
                          STR_ARG(cls));
    else if (i < 0) wrong(b, "class", cls);
    else if (trigger) r->type = (uint8_t)i;
    else r->cue = (uint8_t)i;
}

/* What only English words say of themselves. */
static void rule_en(Binding *b, TrigRule *r)
{
    r->any = flag(b, "any");
    r->bound = flag(b, "bound");
    r->coming = flag(b, "coming");
    r->behind = flag(b, "behind") || flag(b, "near");
    r->near = flag(b, "near");
    r->ends = flag(b, "ends");
    r->closes = flag(b, "closes");
    r->fate = flag(b, "fate");
    r->direct = flag(b, "direct");
    r->dated = flag(b, "dated");
    r->kinds = flag(b, "kinds");
    r->then = attr(b, "then");
    r->then_first = first_letters(r->then);
    r->front = flag(b, "front");
    r->ing = flag(b, "ing");
    r->title = flag(b, "title");
    r->denied = flag(b, "denied");
    r->unreal = flag(b, "unreal");
    r->reached = flag(b, "reached");
    r->lasts = flag(b, "lasts");
    r->undoes = flag(b, "undoes");
}

/* What an entry says with yes. */
static void rule_flags(Binding *b, TrigRule *r)
{
    static const struct { const char *key; size_t at; } flags[] = {
        {"inner", offsetof(TrigRule, inner)}, {"adj", offsetof(TrigRule, adj)},
        {"negated", offsetof(TrigRule, negated)}, {"plain", offsetof(TrigRule, plain)},
        {"school", offsetof(TrigRule, school)}, {"mil", offsetof(TrigRule, military)},
        {"invite", offsetof(TrigRule, invite)}, {"reply", offsetof(TrigRule, reply)},
        {"takes", offsetof(TrigRule, takes)}, {"moves", offsetof(TrigRule, moves)}, {"apart", offsetof(TrigRule, apart)},
        {"stays", offsetof(TrigRule, stays)}, {"within", offsetof(TrigRule, within)},
        {"alone", offsetof(TrigRule, alone)},
        {"stretch", offsetof(TrigRule, stretch)}, {"own", offsetof(TrigRule, own)},
        {"since", offsetof(TrigRule, since)}, {"ahead", offsetof(TrigRule, ahead)},
        {"counted", offsetof(TrigRule, counted)}, {"wished", offsetof(TrigRule, wished)},
        {"fails", offsetof(TrigRule, fails)}, {"objectless", offsetof(TrigRule, objectless)},
        {"moved", offsetof(TrigRule, moved)},
        {"spans", offsetof(TrigRule, spans)}, {"object", offsetof(TrigRule, object)}, {"told", offsetof(TrigRule, told)},
        {"aimed", offsetof(TrigRule, aimed)}, {"listed", offsetof(TrigRule, listed)}, {"aside", offsetof(TrigRule, aside)}, {"calls", offsetof(TrigRule, calls)},
        {"here", offsetof(TrigRule, here)},
        {"figure", offsetof(TrigRule, figure)}, {"scored", offsetof(TrigRule, scored)}, {"heads", offsetof(TrigRule, heads)}, {"open", offsetof(TrigRule, open)},
        {"blocks", offsetof(TrigRule, blocks)}, {"sits", offsetof(TrigRule, sits)}, {"idle", offsetof(TrigRule, idle)},
        {"amid", offsetof(TrigRule, amid)}, {"fresh", offsetof(TrigRule, fresh)}, {"studies", offsetof(TrigRule, studies)},
        {"back", offsetof(TrigRule, back)}, {"undone", offsetof(TrigRule, undone)}, {"grown", offsetof(TrigRule, grown)},
        {"beside", offsetof(TrigRule, beside)}, {"pending", offsetof(TrigRule, pending)},
        {"held", offsetof(TrigRule, held)}, {"cleft", offsetof(TrigRule, cleft)}, {"filled", offsetof(TrigRule, filled)},
        {"both", offsetof(TrigRule, both)}, {"parts", offsetof(TrigRule, parts)}};
    for (size_t i = 0; i < COUNT_OF(flags); i++) *(bool *)((char *)r + flags[i].at) = flag(b, flags[i].key);
}

static TrigRule rule_of(Binding *b)
{
    TrigRule r = {
        .shape = named(b, "shape", shape_names, COUNT_OF(shape_names)),
        .reach = named(b, "reach", reach_names, COUNT_OF(reach_names)),
        .only = named(b, "only", only_names, COUNT_OF(only_names)),
        .employment = named(b, "employment", employment_types.names, (size_t)employment_types.n),
        .cause = named(b, "cause", cause_types.names, (size_t)cause_types.n),
        .strength = (uint8_t)lex_attr_num(b->e, lex_key(&b->keys, "strength"), 60),
        .veto = cues_of(b, "veto"),
        .after = types_of(b, "after"),
        .process = processes_of(b),
    };
    rule_flags(b, &r);
    rule_class(b, &r);
    rule_en(b, &r);
    Needs need = needs_of(b, "need"), also = needs_of(b, "also");
    r.need = need.v, r.n_need = need.n, r.needs = need.all, r.any_josa = need.any_josa;
    r.also = also.v, r.n_also = also.n, r.alsos = also.all;
    return r;
}

static TrigGate gate_of(const TrigRule *r)
{
    return (TrigGate){.asks = r->n_need && !r->after && !r->process && r->reach != REACH_LINE ? r->needs : CUE_FREE,
                      .type = r->type, .shape = r->shape, .cue = r->cue, .inner = r->inner, .plain = r->plain,
                      .bound = r->bound || r->fresh, .blocks = r->blocks, .idle = r->idle};
}

Rc rules_bind(Analyser *an, const char *name, RuleSet *out, Fault *f)
{
    Rc rc = ie_book(an, name, &out->book, f);
    if (rc) return rc;
    uint32_t n = lex_book_n(out->book);
    out->rule = arena_push_n(an->mem, TrigRule, n + 1);
    out->gate = arena_push_n(an->mem, TrigGate, n + 1);
    Binding b = {.book = out->book, .lex = an->lex, .keys = {.lex = an->lex}, .mem = an->mem, .f = f};
    for (uint32_t i = 0; i < n && !b.rc; i++) {
        b.e = lex_entry(out->book, i);
        out->rule[i] = rule_of(&b);
        out->gate[i] = gate_of(&out->rule[i]);
    }
    return b.rc;
}

static void rules_judge(const Lex *lex, const char *name, LexBadFn bad, void *ctx)
{
    Arena tmp = {0};
    Fault f = {0};
    const LexBook *book = lex_book(lex, name);
    Binding b = {.book = book, .lex = lex, .keys = {.lex = lex}, .mem = &tmp, .f = &f};
    for (uint32_t i = book ? lex_book_own(book) : 0; book && i < lex_book_n(book); i++) {
        b.e = lex_entry(book, i), b.rc = RC_OK;
        (void)rule_of(&b);
        if (b.rc) bad(ctx, book, i, f.detail);
    }
    arena_fini(&tmp);
}

static void josa_judge(const Lex *lex, LexBadFn bad, void *ctx)
{
    Fault f = {0};
    const LexBook *book = lex_book(lex, "event-josa");
    Binding b = {.book = book, .lex = lex, .keys = {.lex = lex}, .f = &f};
    for (uint32_t i = book ? lex_book_own(book) : 0; book && i < lex_book_n(book); i++) {
        b.e = lex_entry(book, i), b.rc = RC_OK;
        Str cls = lex_sym_str(lex, b.e.cls);
        if (name_find(josa_names, JOSA_N, cls) >= 0) continue;
        wrong(&b, "particle", cls);
        bad(ctx, book, i, f.detail);
    }
}

void event_judge(const Lex *lex, LexBadFn bad, void *ctx)
{
    static const char *const books[] = {"event-noun", "event-verb", "event-en"};
    for (size_t i = 0; i < COUNT_OF(books); i++) rules_judge(lex, books[i], bad, ctx);
    josa_judge(lex, bad, ctx);
    tail_judge(lex, bad, ctx);
}

static Rc josa_bind(Analyser *an, EventData *d, Fault *f)
{
    Rc rc = ie_book(an, "event-josa", &d->josa, f);
    if (rc) return rc;
    uint32_t n = lex_book_n(d->josa);
    d->josa_of = arena_push_n(an->mem, uint8_t, n + 1);
    Binding b = {.book = d->josa, .lex = an->lex, .keys = {.lex = an->lex}, .f = f};
    for (uint32_t i = 0; i < n; i++) {
        b.e = lex_entry(d->josa, i);
        Str cls = lex_sym_str(an->lex, b.e.cls);
        int j = name_find(josa_names, JOSA_N, cls);
        if (j < 0) wrong(&b, "particle", cls);
        else d->josa_of[i] = (uint8_t)j;
    }
    return b.rc;
}

/* Words of the verb group; a class without a name here says nothing. */
static Rc group_bind(Analyser *an, EventData *d, Fault *f)
{
    Rc rc = ie_book(an, "verb-en", &d->verb_en, f);
    if (rc) return rc;
    uint32_t n = lex_book_n(d->verb_en);
    d->group_of = word_classes(an, d->verb_en, group_names, VG_N, VG_NONE);
    d->leads = arena_push_n(an->mem, bool, n + 1);
    d->selfs = arena_push_n(an->mem, bool, n + 1);
    Binding b = {.book = d->verb_en, .lex = an->lex, .keys = {.lex = an->lex}, .f = f};
    for (uint32_t i = 0; i < n; i++) {
        b.e = lex_entry(d->verb_en, i);
        d->leads[i] = flag(&b, "lead");
        d->selfs[i] = flag(&b, "self");
    }
    return RC_OK;
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
    if (!rc) rc = group_bind(an, d, f);
    if (!rc) rc = kind_bind(an, d, f);
    if (!rc) rc = function_bind(an, d, f);
    if (!rc) rc = brief_bind(an, d, f);
    if (!rc) rc = rank_bind(an, &d->rank, f);
    if (!rc) rc = refer_bind(an, &d->refer, f);
    if (!rc) rc = tally_bind(an, &d->tally, f);
    if (rc) return rc;
    d->unit = unit_nouns(an->mem, &d->noun);
    stems_bind(d);
    org_bind(d);
    d->note_work = (TrigRule){.type = EV_WORK, .shape = SHAPE_NOUN, .strength = 55};
    d->note_spell = (TrigRule){.type = EV_WORK, .shape = SHAPE_NOUN, .strength = 45, .aside = true};
    d->any_post = (TrigRule){.type = EV_WORK, .shape = SHAPE_NOUN, .strength = 50, .takes = true};
    d->any_was = (TrigRule){.type = EV_WORK, .shape = SHAPE_NOUN, .strength = 45, .aside = true};
    d->any_work = (TrigRule){.type = EV_WORK, .shape = SHAPE_VERB, .strength = 40};
    d->any_dropout = (TrigRule){.type = EV_LEAVE, .shape = SHAPE_VERB, .strength = 75, .school = true, .cause = CAUSE_VOLUNTARY};
    d->any_withdraw = (TrigRule){.type = EV_WITHDRAW, .shape = SHAPE_NOUN, .strength = 50, .reply = true};
    d->any_join = (TrigRule){.type = EV_JOIN, .shape = SHAPE_VERB, .strength = 50};
    d->any_enroll = (TrigRule){.type = EV_ENROLL, .shape = SHAPE_VERB, .strength = 50};
    for (uint8_t type = 0; type < EV_COUNT; type++) d->any_of[type] = (TrigRule){.type = type, .shape = SHAPE_VERB, .strength = 50};
    d->any_goal = (TrigRule){.type = EV_GOAL, .shape = SHAPE_VERB, .strength = 45, .wished = true};
    d->note_join = (TrigRule){.type = EV_JOIN, .shape = SHAPE_NOUN, .strength = 50};
    d->note_study = (TrigRule){.type = EV_STUDY, .shape = SHAPE_NOUN, .strength = 50};
    d->note_degree = (TrigRule){.type = EV_GRADUATE, .shape = SHAPE_NOUN, .strength = 50};
    d->note_award = (TrigRule){.type = EV_AWARD, .shape = SHAPE_NOUN, .strength = 50};
    d->note_cert = (TrigRule){.type = EV_CERTIFICATE, .shape = SHAPE_NOUN, .strength = 50};
    d->note_title = (TrigRule){.type = EV_PROMOTION, .shape = SHAPE_NOUN, .strength = 45};
    d->note_change = (TrigRule){.type = EV_ROLE_CHANGE, .shape = SHAPE_NOUN, .strength = 45};
    d->time = lex_sym(an->lex, "time");
    an->event = d;
    return RC_OK;
}
