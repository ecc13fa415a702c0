/* JSON back into an analysis. The first fault is kept; until the end values are taken as they come. */
#include "analysis_json_int.h"
#include "model/offsets.h"
#include <stdlib.h>
#include <string.h>

typedef struct { Arena *a; Str text; Offsets cps; Analysis *an; Fault *f; Rc rc; } In;

static void damaged(In *in, const char *what)
{
    if (in->rc == RC_OK) in->rc = fault_set(in->f, RC_DAMAGED, NULL, "%s", what);
}

static uint32_t get_byte(In *in, const JsonNode *cp)
{
    uint32_t byte = 0;
    if (!cp || cp->kind != JIN_INT || cp->i < 0 || !offsets_byte(&in->cps, (uint64_t)cp->i, &byte))
        damaged(in, "an offset does not lie in the text");
    return byte;
}

static Span get_offsets(In *in, const JsonNode *from, const JsonNode *to)
{
    Span s = {get_byte(in, from), get_byte(in, to)};
    if (s.beg > s.end) damaged(in, "a span ends before it begins");
    return s.beg > s.end ? (Span){0} : s;
}

static Span get_span(In *in, const JsonNode *obj) { return get_offsets(in, jin_get(obj, "start"), jin_get(obj,
    "end")); }

/* What says nothing is the set's first name; a name that is none is a fault. */
static int get_type(In *in, const JsonNode *obj, const char *key, const TypeSet *set)
{
    if (!jin_get(obj, key)) return 0;
    int i = type_find(set, jin_str(obj, key));
    if (i < 0) damaged(in, key);
    return i < 0 ? 0 : i;
}

static int get_needed_type(In *in, const JsonNode *obj, const TypeSet *set)
{
    if (!jin_get(obj, "type")) damaged(in, "an item without a type");
    return get_type(in, obj, "type", set);
}

static void get_strings(In *in, const JsonNode *list, StrList *out)
{
    for (jin_each(it, list)) *vec_push(in->a, out) = jin_value(it);
}

/* A number that is not the place in the list: something was taken out or put in before. */
static uint32_t get_no(Str id, char sign, uint32_t at)
{
    char is;
    uint32_t no;
    return thing_id_read(id, &is, &no) && is == sign && no != at + 1 ? no : 0;
}

static bool is_called(const Event *e, uint32_t at, uint32_t no) { return e->no ? e->no == no : at + 1 == no; }

static uint32_t get_event_index(In *in, const JsonNode *id)
{
    const EventList *list = &in->an->events;
    char sign;
    uint32_t no;
    if (thing_id_read(jin_value(id), &sign, &no) && sign == 'e') {
        if (no <= list->n && is_called(&list->v[no - 1], no - 1, no)) return no - 1;
        for (uint32_t i = 0; i < list->n; i++)
            if (is_called(&list->v[i], i, no)) return i;
    }
    damaged(in, "evidence that is no event");
    return 0;
}

static void get_fields(In *in, const JsonNode *obj, const JsonField *fields, int n, void *out)
{
    for (int i = 0; i < n; i++) {
        if (!fields[i].set) *field_str(out, &fields[i]) = jin_str(obj, fields[i].key);
        else *field_int(out, &fields[i]) = get_type(in, obj, fields[i].key, fields[i].set);
    }
}

/* The heading is looked for in its section: its own offsets are not in the file. */
static void get_section(In *in, const JsonNode *obj)
{
    Section *s = vec_push(in->a, &in->an->sections);
    *s = (Section){.span = get_span(in, obj), .level = (int)jin_int(obj, "level", 0)};
    Str heading = jin_str(obj, "heading");
    size_t at = str_find(str_slice(in->text, 0, s->span.end), heading, s->span.beg);
    if (heading.n && at != SIZE_MAX) s->heading = (Span){(uint32_t)at, (uint32_t)(at + heading.n)};
}

/* [-]YYYY-MM-DD, years of four digits or more. */
static EdtfDay get_day(In *in, const JsonNode *obj, const char *key, EdtfDay open)
{
    Str s = jin_str(obj, key);
    if (s.n == 0) return EDTF_DAY_NONE;
    if (str_eq(s, S(".."))) return open;
    char *end = (char *)(uintptr_t)s.p;
    long v[3] = {0};
    for (int i = 0; i < 3; i++) v[i] = strtol(end + (i && *end == '-'), &end, 10);
    bool ok = end == s.p + s.n && labs(v[0]) < 6000000 && v[1] > 0 && v[2] > 0 && v[1] < 13 && v[2] < 32 &&
              edtf_date_ok((int)v[0], (int)v[1], (int)v[2]);
    if (ok) return edtf_day((int)v[0], (int)v[1], (int)v[2]);
    damaged(in, key);
    return EDTF_DAY_NONE;
}

static void get_timex(In *in, const JsonNode *obj)
{
    Timex t = {.span = get_span(in, obj), .value = jin_str(obj, "value")};
    t.type = (TimexType)get_needed_type(in, obj, &timex_types);
    t.basis = (Basis)get_type(in, obj, "basis", &basis_types);
    t.lo = get_day(in, obj, "lo", EDTF_DAY_MIN);
    t.hi = get_day(in, obj, "hi", EDTF_DAY_MAX);
    *vec_push(in->a, &in->an->timexes) = t;
}

/* "n7" is an entity's own number; the lexicon may have a thing of that name, which is known. */
static Str get_lex_id(const JsonNode *obj, uint32_t at)
{
    char sign;
    uint32_t no;
    Str id = jin_str(obj, "id");
    bool own = thing_id_read(id, &sign, &no) && sign == 'n' && (no == at + 1 || !jin_bool(obj, "known", false));
    return own ? S("") : id;
}

static void get_entity(In *in, const JsonNode *obj)
{
    Entity e = {.name = jin_str(obj, "name"), .lex_id = get_lex_id(obj, in->an->entities.n)};
    e.no = get_no(e.lex_id.n ? jin_str(obj, "no") : jin_str(obj, "id"), 'n', in->an->entities.n);
    e.type = (EntityType)get_needed_type(in, obj, &entity_types);
    e.family = jin_str(obj, "family");
    e.why = jin_str(obj, "why");
    e.known = jin_bool(obj, "known", false);
    get_strings(in, jin_get(obj, "also"), &e.also);
    for (jin_each(it, jin_get(obj, "mentions"))) *vec_push(in->a, &e.mentions) = (Mention){get_span(in, it)};
    *vec_push(in->a, &in->an->entities) = e;
}

static void get_event(In *in, const JsonNode *obj)
{
    Event e = {.span = get_span(in, obj), .date = jin_str(obj, "date")};
    e.no = get_no(jin_str(obj, "id"), 'e', in->an->events.n);
    const JsonNode *args = jin_get(obj, "args"), *sentence = jin_get(obj, "sentence");
    e.type = (EventType)get_needed_type(in, obj, &event_types);
    e.fact = (Factuality)get_type(in, obj, "factuality", &fact_types);
    e.date_basis = (Basis)get_type(in, obj, "date_basis", &basis_types);
    e.confidence = (float)jin_real(obj, "confidence", 0);
    for (jin_each(it, jin_get(obj, "also"))) *vec_push(in->a, &e.also) = get_span(in, it);
    get_fields(in, args, args_fields, ARGS_FIELDS, &e.args);
    get_strings(in, jin_get(args, "skill"), &e.args.skill);
    if (jin_first(sentence)) e.sentence = get_offsets(in, sentence->first, sentence->first->next);
    get_strings(in, jin_get(obj, "why"), &e.why);
    *vec_push(in->a, &in->an->events) = e;
}

static void get_position(In *in, const JsonNode *obj)
{
    Position p = {.no = get_no(jin_str(obj, "id"), 'p', in->an->positions.n)};
    get_fields(in, obj, position_fields, POSITION_FIELDS, &p);
    get_strings(in, jin_get(obj, "skill"), &p.skill);
    for (jin_each(it, jin_get(obj, "evidence"))) *vec_push(in->a, &p.evidence) = get_event_index(in, it);
    *vec_push(in->a, &in->an->positions) = p;
}

static void get_check(In *in, const JsonNode *obj)
{
    Check c = {.kind = str_dup_z(in->a, jin_str(obj, "kind")), .text = jin_str(obj, "text")};
    for (jin_each(it, jin_get(obj, "events"))) *vec_push(in->a, &c.events) = get_event_index(in, it);
    *vec_push(in->a, &in->an->checks) = c;
}

/* Events before what names them. */
static const struct { const char *key; void (*get)(In *in, const JsonNode *obj); } lists[] = {
    {"sections", get_section}, {"timexes", get_timex},     {"entities", get_entity},
    {"events", get_event},     {"positions", get_position}, {"checks", get_check},
};

Rc analysis_from_json(Arena *a, const JsonNode *root, Str text, Analysis *out, Fault *f)
{
    Analysis an = {.title = jin_str(root, "title"), .dct = jin_str(root, "dct")};
    if (!text.p) text = jin_str(root, "text");
    In in = {.a = a, .text = text, .an = &an, .f = f};
    if (!root || root->kind != JIN_OBJ) damaged(&in, "an analysis is an object");
    if (text.n > UINT32_MAX) damaged(&in, "the text is too long");
    if (in.rc != RC_OK) return in.rc;
    in.cps = offsets_new(a, text);
    an.lang = (Lang)get_type(&in, root, "lang", &lang_types);
    an.dct_basis = (DctBasis)get_type(&in, root, "dct_basis", &dct_types);
    for (size_t i = 0; i < COUNT_OF(lists) && in.rc == RC_OK; i++)
        for (jin_each(it, jin_get(root, lists[i].key))) lists[i].get(&in, it);
    if (in.rc == RC_OK) *out = an;
    return in.rc;
}

Rc analysis_read_json(Arena *a, Str json, Str text, Analysis *out, Fault *f)
{
    const JsonNode *root;
    Rc rc = jin_parse(a, json, NULL, &root, f);
    return rc == RC_OK ? analysis_from_json(a, root, text, out, f) : rc;
}
