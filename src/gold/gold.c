#include "gold/gold.h"
#include "yml/yml.h"

typedef struct { Arena *a; const char *path; GoldFile *g; Fault *f; Rc rc; } In;

static void refuse(In *in, const YmlNode *at, const char *what, Str word)
{
    if (in->rc != RC_OK) return;
    in->rc = fault_set(in->f, RC_SYNTAX, in->path, "%s" STR_FMT, what, STR_ARG(word));
    if (in->f) in->f->line = at->line;
}

/* The name under key in a closed vocabulary; absent or empty is dflt, -1: it must be there. */
static int get_name(In *in, const YmlNode *item, const char *key, const TypeSet *set, int dflt)
{
    Str name = yml_str(item, key);
    int i = name.n ? type_find(set, name) : dflt;
    if (i < 0) refuse(in, item, name.n ? "not a name of the guide: " : "missing: ", name.n ? name : str_z(key));
    return i < 0 ? 0 : i;
}

static GoldPlace get_place(In *in, const YmlNode *item)
{
    Str quote = yml_str(item, "quote");
    int64_t nth = yml_int(item, "nth", 1);
    if (quote.n == 0) refuse(in, item, "missing: ", S("quote"));
    return (GoldPlace){quote, nth < 1 || nth > UINT32_MAX ? 1 : (uint32_t)nth};
}

static void get_strings(In *in, const YmlNode *list, StrList *out)
{
    for (yml_each(it, list)) *vec_push(in->a, out) = yml_value(it);
}

/* False: the file does not say. */
static bool get_places(In *in, const YmlNode *list, GoldPlaces *out)
{
    for (yml_each(it, list)) *vec_push(in->a, out) = get_place(in, it);
    return list != NULL;
}

static void get_timex(In *in, const YmlNode *item)
{
    GoldTimex t = {.at = get_place(in, item), .value = yml_str(item, "value")};
    t.type = (TimexType)get_name(in, item, "type", &timex_types, -1);
    *vec_push(in->a, &in->g->timexes) = t;
}

static void get_entity(In *in, const YmlNode *item)
{
    GoldEntity e = {.at = get_place(in, item), .name = yml_str(item, "name")};
    e.type = (EntityType)get_name(in, item, "type", &entity_types, -1);
    get_strings(in, yml_get(item, "also"), &e.also);
    e.told = get_places(in, yml_get(item, "mentions"), &e.mentions);
    *vec_push(in->a, &in->g->entities) = e;
}

static EventArgs get_args(In *in, const YmlNode *item)
{
    EventArgs args = {
        .org = yml_str(item, "org"), .role = yml_str(item, "role"), .team = yml_str(item, "team"),
        .place = yml_str(item, "place"), .other = yml_str(item, "other"),
    };
    args.employment = (Employment)get_name(in, item, "employment", &employment_types, EMP_NONE);
    args.cause = (Cause)get_name(in, item, "cause", &cause_types, CAUSE_NONE);
    get_strings(in, yml_get(item, "skill"), &args.skill);
    return args;
}

static void get_event(In *in, const YmlNode *item)
{
    GoldEvent e = {.at = get_place(in, item), .id = yml_str(item, "id"), .date = yml_str(item, "date")};
    e.type = (EventType)get_name(in, item, "type", &event_types, -1);
    e.fact = (Factuality)get_name(in, item, "factuality", &fact_types, FACT_ACTUAL);
    (void)get_places(in, yml_get(item, "also"), &e.also);
    e.args = get_args(in, item);
    *vec_push(in->a, &in->g->events) = e;
}

static void get_position(In *in, const YmlNode *item)
{
    Position p = {
        .org = yml_str(item, "org"), .role = yml_str(item, "role"), .team = yml_str(item, "team"),
        .start = yml_str(item, "start"), .end = yml_str(item, "end"),
    };
    p.kind = (PositionKind)get_name(in, item, "kind", &position_types, -1);
    p.employment = (Employment)get_name(in, item, "employment", &employment_types, EMP_NONE);
    p.exit = (Cause)get_name(in, item, "exit", &cause_types, CAUSE_NONE);
    get_strings(in, yml_get(item, "skill"), &p.skill);
    GoldGround *ground = vec_push(in->a, &in->g->grounds);
    *ground = (GoldGround){0};
    ground->told = get_places(in, yml_get(item, "evidence"), &ground->at);
    *vec_push(in->a, &in->g->positions) = p;
}

static void get_remark(In *in, const YmlNode *item)
{
    GoldRemark r = {.of = yml_str(item, "of"),
                    .type = yml_str(item, "type"),
                    .fields = yml_str(item, "fields"),
                    .who = yml_str(item, "who"),
                    .when = yml_str(item, "when"),
                    .gone = yml_bool(item, "gone", false),
                    .tag = yml_get(item, "tag") != NULL};
    int64_t row = yml_int(item, "row", 0), nth = yml_int(item, "nth", 1);
    r.words = yml_str(item, r.tag ? "tag" : "note");
    r.row = row > 0 && row <= UINT32_MAX ? (uint32_t)row : 0;
    r.at = (GoldPlace){yml_str(item, "quote"), nth < 1 || nth > UINT32_MAX ? 1 : (uint32_t)nth};
    if (!r.words.n && !r.gone) refuse(in, item, "missing: ", S("note"));
    *vec_push(in->a, &in->g->remarks) = r;
}

static const struct { const char *key; void (*get)(In *in, const YmlNode *item); } lists[] = {
    {"timexes", get_timex}, {"entities", get_entity}, {"events", get_event}, {"positions", get_position},
    {"remarks", get_remark},
};

static Rc from_tree(Arena *a, const YmlNode *root, const char *path, GoldFile *out, Fault *f)
{
    *out = (GoldFile){.doc = yml_str(root, "doc"), .dct = yml_str(root, "dct")};
    In in = {.a = a, .path = path, .g = out, .f = f};
    if (out->doc.n == 0) refuse(&in, root, "missing: ", S("doc"));
    for (size_t i = 0; i < COUNT_OF(lists); i++)
    {
        const YmlNode *list = yml_get(root, lists[i].key);
        if (list && list->kind != YML_SEQ && !yml_is_null(list)) refuse(&in, list, "no list: ", str_z(lists[i].key));
        for (yml_each(it, list)) lists[i].get(&in, it);
    }
    return in.rc;
}

Rc gold_parse(Arena *a, Str yaml, const char *path, GoldFile *out, Fault *f)
{
    const YmlNode *root;
    Rc rc = yml_parse(a, yaml, path, &root, f);
    return rc == RC_OK ? from_tree(a, root, path, out, f) : rc;
}

Rc gold_read(Arena *a, const char *path, GoldFile *out, Fault *f)
{
    const YmlNode *root;
    Rc rc = yml_load(a, path, &root, f);
    return rc == RC_OK ? from_tree(a, root, path, out, f) : rc;
}

/* ------------------------------------------------------------------ writing */

static void put(YmlOut *y, const char *key, Str v)
{
    yml_out_key(y, key);
    yml_out_str(y, v);
}

static void put_if(YmlOut *y, const char *key, Str v)
{
    if (v.n) put(y, key, v);
}

static void put_name(YmlOut *y, const char *key, const TypeSet *set, unsigned i) { put(y, key, str_z(type_name(set,
    (int)i))); }

static void put_place(YmlOut *y, GoldPlace at)
{
    put(y, "quote", at.quote);
    yml_out_key(y, "nth");
    yml_out_int(y, at.nth);
}

static void put_strings(YmlOut *y, const char *key, const StrList *list)
{
    yml_out_key(y, key);
    yml_out_seq(y, YML_FLOW);
    for (uint32_t i = 0; i < list->n; i++) yml_out_str(y, list->v[i]);
    yml_out_seq_end(y);
}

static void put_timex(YmlOut *y, const GoldTimex *t)
{
    put_place(y, t->at);
    put_name(y, "type", &timex_types, t->type);
    put(y, "value", t->value);
}

static void put_places(YmlOut *y, const char *key, const GoldPlaces *at)
{
    yml_out_key(y, key);
    yml_out_seq(y, YML_FLOW);
    for (uint32_t i = 0; i < at->n; i++) {
        yml_out_map(y, YML_FLOW);
        put_place(y, at->v[i]);
        yml_out_map_end(y);
    }
    yml_out_seq_end(y);
}

static void put_entity(YmlOut *y, const GoldEntity *e)
{
    put_name(y, "type", &entity_types, e->type);
    put(y, "name", e->name);
    put_strings(y, "also", &e->also);
    put_place(y, e->at);
    if (e->told) put_places(y, "mentions", &e->mentions);
}

static void put_args(YmlOut *y, const EventArgs *args)
{
    put_if(y, "org", args->org);
    put_if(y, "role", args->role);
    put_if(y, "team", args->team);
    put_if(y, "employment", str_z(type_name(&employment_types, (int)args->employment)));
    put_if(y, "cause", str_z(type_name(&cause_types, (int)args->cause)));
    put_if(y, "place", args->place);
    put_if(y, "other", args->other);
    if (args->skill.n) put_strings(y, "skill", &args->skill);
}

static void put_event(YmlOut *y, const GoldEvent *e)
{
    put_if(y, "id", e->id);
    put_name(y, "type", &event_types, e->type);
    put_place(y, e->at);
    put_places(y, "also", &e->also);
    put_name(y, "factuality", &fact_types, e->fact);
    put(y, "date", e->date);
    put_args(y, &e->args);
}

/* ground: NULL where it is not known. */
static void put_position(YmlOut *y, const Position *p, const GoldGround *ground)
{
    put_name(y, "kind", &position_types, p->kind);
    put(y, "org", p->org);
    put(y, "role", p->role);
    put(y, "team", p->team);
    put_name(y, "employment", &employment_types, p->employment);
    put(y, "start", p->start);
    put(y, "end", p->end);
    put_name(y, "exit", &cause_types, p->exit);
    if (p->skill.n) put_strings(y, "skill", &p->skill);
    if (ground && ground->told) put_places(y, "evidence", &ground->at);
}

static void put_remark(YmlOut *y, const GoldRemark *r)
{
    put_if(y, r->tag ? "tag" : "note", r->words);
    put(y, "of", r->of);
    put_if(y, "type", r->type);
    if (r->at.quote.n) put_place(y, r->at);
    if (r->row) yml_out_key(y, "row"), yml_out_int(y, r->row);
    if (r->gone) yml_out_key(y, "gone"), yml_out_bool(y, true);
    put_if(y, "fields", r->fields);
    put_if(y, "who", r->who);
    put_if(y, "when", r->when);
}

#define PUT_LIST(y, key, list, put_item) do { \
    yml_out_key(y, key); \
    yml_out_seq(y, (list).n ? YML_BLOCK : YML_FLOW); \
    for (uint32_t i = 0; i < (list).n; i++) { \
        yml_out_map(y, YML_FLOW); \
        put_item; \
        yml_out_map_end(y); \
    } \
    yml_out_seq_end(y); \
} while (0)

void gold_write(Buf *out, const GoldFile *g)
{
    YmlOut *y = yml_out_begin(out);
    yml_out_map(y, YML_BLOCK);
    put(y, "doc", g->doc);
    put(y, "dct", g->dct);
    PUT_LIST(y, "timexes", g->timexes, put_timex(y, &g->timexes.v[i]));
    PUT_LIST(y, "entities", g->entities, put_entity(y, &g->entities.v[i]));
    PUT_LIST(y, "events", g->events, put_event(y, &g->events.v[i]));
    PUT_LIST(y, "positions", g->positions,
             put_position(y, &g->positions.v[i], i < g->grounds.n ? &g->grounds.v[i] : NULL));
    if (g->remarks.n) PUT_LIST(y, "remarks", g->remarks, put_remark(y, &g->remarks.v[i]));
    yml_out_map_end(y);
    yml_out_end(y);
}

bool gold_find(Str text, GoldPlace at, Span *out)
{
    if (at.quote.n == 0 || text.n > UINT32_MAX) return false;
    size_t hit = SIZE_MAX, from = 0;
    for (uint32_t i = 0; i < (at.nth ? at.nth : 1); i++) {
        hit = str_find(text, at.quote, from);
        if (hit == SIZE_MAX) return false;
        from = hit + at.quote.n;
    }
    *out = (Span){(uint32_t)hit, (uint32_t)from};
    return true;
}
