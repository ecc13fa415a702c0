/* Reasons: the rule and the words behind each field of an event. Only for those who ask. A field that another mention
 * of the same happening gave is told of that mention: strings are handed on, so the same one tells its origin. */
#include "argument_int.h"
#include "base/map.h"
#include <stddef.h>
#include <string.h>

/* Where each name or phrase was last told, by its words. */
typedef struct Reasons {
    Ie  *ie;
    Map  told;                         /* of a value: 1 + index of its place */
    VEC(Range) place;
} Reasons;

/* The first mention that can show words for a field tells of it. */
static void tell(Reasons *w, EvCand *of, const char *field, Str value, const char *rule, Range r)
{
    FieldWhyList *l = &w->ie->out->event_why.v[of->index];
    Span words = {0};
    if (r.end > r.beg) words = doc_span(w->ie->doc, r.beg, r.end);
    for (uint32_t i = 0; i < l->n; i++) {
        FieldWhy *had = &l->v[i];
        if (strcmp(had->field, field) != 0 || !str_eq(had->value, value)) continue;
        if (had->words.end == had->words.beg && words.end > words.beg) *had = (FieldWhy){field, value, rule, words};
        return;
    }
    *vec_push(w->ie->mem, l) = (FieldWhy){field, value, rule, words};
}

/* ---------------------------------------------------------------- the words of a value */
/* Every phrase that the neighbourhood of a candidate may offer, and the cue that it is. */
static const struct Phrase { size_t at; Cue cue; } phrases[] = {
    {offsetof(Found, employer), CUE_EMPLOYER}, {offsetof(Found, school), CUE_SCHOOL},
    {offsetof(Found, course), CUE_COURSE},     {offsetof(Found, role), CUE_ROLE},
    {offsetof(Found, team), CUE_TEAM},         {offsetof(Found, rank), CUE_RANK},
    {offsetof(Found, stage), CUE_STAGE},       {offsetof(Found, cert), CUE_CERT},
    {offsetof(Found, prize), CUE_PRIZE},       {offsetof(Found, place), CUE_PLACE},
    {offsetof(Found, paper), CUE_PAPER},       {offsetof(Found, occasion), CUE_OCCASION},
    {offsetof(Found, venture), CUE_VENTURE},   {offsetof(Found, product), CUE_PRODUCT},
};

static Range phrase_at(const EvCand *c, const struct Phrase *p)
{
    return *(const Range *)((const char *)&c->found + p->at);
}

static bool phrase_of(const Ie *ie, const EvCand *c, Str value, Range *out)
{
    for (size_t i = 0; i < COUNT_OF(phrases); i++) {
        Range r = phrase_at(c, &phrases[i]);
        if (!r.end || !str_eq(words_in(ie, r), value)) continue;
        *out = r;
        return true;
    }
    return phrase_find(ie, c, out) && str_eq(words_in(ie, *out), value);
}

/* The nearest mention of that name: in the sentence, else the last one before it. Of a list of names, its last one. */
static bool name_of(const Ie *ie, const EvCand *c, Str value, Range *out)
{
    enum { NAMES = 256 };
    uint32_t i = ie_mention_from(ie, ie->doc->sent[c->sent].end);
    for (int left = NAMES; left > 0 && i-- > 0; left--) {
        Str name = mention_name(ie, i);
        if (!name.n || !str_ends(value, name)) continue;
        *out = (Range){ie->mention.v[i].beg, ie->mention.v[i].end};
        return true;
    }
    return false;
}

static Range words_of(Reasons *w, const EvCand *c, Str value)
{
    Range r;
    if (phrase_of(w->ie, c, value, &r) || name_of(w->ie, c, value, &r)) {
        *map_put(w->ie->tmp, &w->told, value, NULL) = w->place.n + 1;
        *vec_push(w->ie->tmp, &w->place) = r;
        return r;
    }
    const uint32_t *k = map_get(&w->told, value);
    return k ? w->place.v[*k - 1] : (Range){0};
}

/* ---------------------------------------------------------------- the fields */
/* "noun beside 누리소프트": the kind of trigger, and the words that it needs and stands beside. */
static const char *trigger_rule(Reasons *w, const EvCand *c)
{
    static const char *const shape[] = {[SHAPE_CUE] = "cue", [SHAPE_NOUN] = "noun", [SHAPE_VERB] = "verb",
                                        [SHAPE_BARE] = "bare word"};
    const char *text = shape[c->rule->shape], *sep = " beside ";
    if (c->rule->needs & CUE_BIT(CUE_ORG) && c->found.org != UINT32_MAX) {
        text = str_fmt(w->ie->mem, "%s%s" STR_FMT, text, sep, STR_ARG(mention_name(w->ie, c->found.org))).p;
        sep = ", ";
    }
    for (size_t i = 0; i < COUNT_OF(phrases); i++) {
        Range r = phrase_at(c, &phrases[i]);
        if (!r.end || !(c->rule->needs & CUE_BIT(phrases[i].cue))) continue;
        text = str_fmt(w->ie->mem, "%s%s" STR_FMT, text, sep, STR_ARG(words_in(w->ie, r))).p;
        sep = ", ";
    }
    return text;
}

static void tell_type(Reasons *w, EvCand *root, const EvCand *c)
{
    tell(w, root, "type", str_z(type_name(&event_types, root->type)), trigger_rule(w, c), (Range){c->beg, c->end});
}

static const char *const moods[] = {
    [MOOD_NONE] = "plain", [MOOD_CAN] = "can", [MOOD_MUST] = "must", [MOOD_PLAN] = "plan", [MOOD_DECIDED] = "decided",
    [MOOD_WISH] = "wish", [MOOD_MAYBE] = "maybe", [MOOD_IF] = "if", [MOOD_NEARLY] = "nearly",
};

/* Korean: what the ending says; English: what the words before the verb do. */
static void tell_fact(Reasons *w, EvCand *root, const EvCand *c)
{
    const Tail *t = &c->tail;
    const char *rule = c->rule->negated  ? "the word itself"
                       : c->rule->invite ? "an offer"
                       : c->rule->ahead  ? "still ahead"
                       : c->en           ? "verb group"
                       : str_fmt(w->ie->mem, "ending: %s%s%s%s", t->past ? "past " : "", moods[t->mood],
                                 t->odd ? ", negated" : "", t->question ? ", asked" : "").p;
    Range words = {c->beg, t->end > c->end ? t->end : c->end};
    if (c->en && c->group < c->end) words = (Range){c->group, c->end};
    tell(w, root, "factuality", str_z(type_name(&fact_types, root->fact)), rule, words);
}

/* Where the time that dates it stands, seen from the event. */
static const char *date_place(const Ie *ie, const EvCand *c)
{
    const TimexInfo *t = &ie->tx.v[c->timex];
    const Line *line = &ie->doc->line[c->line];
    if (t->heading) return "heading";
    if (t->beg >= c->from && t->beg < c->to) return "clause";
    if (t->sent == c->sent) return "sentence";
    if (t->beg >= line->beg && t->beg < line->end && t->line_start) return "head of the line";
    if (t->sent + 1 == c->sent || t->sent == c->sent + 1) return "sentence beside";
    return t->beg >= line->beg && t->beg < line->end ? "line" : "told before";
}

/* A length that it was counted by, else the time that it has or goes on since. */
static void tell_date(Reasons *w, EvCand *root, const EvCand *c)
{
    Ie *ie = w->ie;
    const char *basis = type_name(&basis_types, c->basis);
    for (uint8_t i = 0; i < c->n_why && c->basis == BASIS_COMPUTED; i++) {
        if (strcmp(c->why[i].rule, "length") != 0) continue;
        tell(w, root, "date", c->date, "a length from a date before", (Range){c->why[i].beg, c->why[i].end});
        return;
    }
    bool written = c->timex != UINT32_MAX;
    const char *rule = written ? str_fmt(ie->mem, "%s, %s", basis, date_place(ie, c)).p : basis;
    Range words = {0};
    if (written) words = (Range){ie->tx.v[c->timex].beg, ie->tx.v[c->timex].end};
    tell(w, root, "date", c->date, rule, words);
}

static void tell_org(Reasons *w, EvCand *root, const EvCand *c)
{
    tell(w, root, "org", c->org, c->org_by ? c->org_by : "sentence", words_of(w, c, c->org));
}

/* The fields whose value is a string of the candidate: told by the mention whose string the event has. */
static const struct FieldRow {
    const char *name;
    size_t      at;                    /* of the Str in EvCand */
    void      (*tell)(Reasons *w, EvCand *root, const EvCand *c);      /* NULL: by its words alone */
} fields[] = {
    {"date", offsetof(EvCand, date), tell_date},   {"org", offsetof(EvCand, org), tell_org},
    {"role", offsetof(EvCand, role), NULL},        {"team", offsetof(EvCand, team), NULL},
    {"place", offsetof(EvCand, place), NULL},      {"other", offsetof(EvCand, other), NULL},
};

static Str field_of(const EvCand *c, const struct FieldRow *f) { return *(const Str *)((const char *)c + f->at); }

static void tell_strings(Reasons *w, EvCand *root, const EvCand *c)
{
    for (size_t i = 0; i < COUNT_OF(fields); i++) {
        Str value = field_of(c, &fields[i]);
        if (!value.n || value.p != field_of(root, &fields[i]).p) continue;
        if (fields[i].tell) {
            fields[i].tell(w, root, c);
            continue;
        }
        Range r = words_of(w, c, value);
        bool here = r.beg >= c->from && r.end <= w->ie->doc->sent[c->sent].end;
        tell(w, root, fields[i].name, value, r.end ? here ? "clause" : "told elsewhere" : "told before", r);
    }
}

/* Kinds of employment and causes are said by the trigger or by a word of the clause that leaves no trace. */
static void tell_kinds(Reasons *w, EvCand *root, const EvCand *c)
{
    Range trigger = {c->beg, c->end}, clause = {c->from, c->to};
    bool itself = c->rule->employment != EMP_NONE;
    if (root->employment && c->employment == root->employment)
        tell(w, root, "employment", str_z(type_name(&employment_types, c->employment)),
             itself ? "the word itself" : "clause", itself ? trigger : clause);
    if (root->cause && c->cause == root->cause)
        tell(w, root, "cause", str_z(type_name(&cause_types, c->cause)), "the word itself", trigger);
}

static void tell_skills(Reasons *w, EvCand *root, const EvCand *c)
{
    for (uint32_t i = 0; root == c && i < c->skill.n; i++)
        tell(w, root, "skill", c->skill.v[i], "clause", words_of(w, c, c->skill.v[i]));
}

void event_reasons(Ie *ie)
{
    Reasons w = {.ie = ie};
    FieldWhyList *of = arena_push_n(ie->mem, FieldWhyList, ie->out->events.n);
    ie->out->event_why = (EventWhyList){of, ie->out->events.n, ie->out->events.n};
    for (uint32_t i = 0; i < ie->ev.n; i++) {
        EvCand *c = ie->ev.v[i], *root = event_root(c);
        if (c->flags & EVF_OTHER || root->index == UINT32_MAX) continue;
        if (c == root) tell_type(&w, root, c);
        if (c->fact == root->fact) tell_fact(&w, root, c);
        tell_strings(&w, root, c);
        tell_kinds(&w, root, c);
        tell_skills(&w, root, c);
    }
}
