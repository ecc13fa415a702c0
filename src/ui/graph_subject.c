/* graph_subject.c: what the skills view is about, as a text and back. */
#include "graph_int.h"
#include <stdlib.h>
#include <string.h>

static const char between[] = " | ";
static const char *const forms[] = {[GRAPH_TREE] = "tree", [GRAPH_MATRIX] = "matrix", [GRAPH_DRAWING] = "drawing"};
static const char *const orders[] = {
    [ASSOC_BY_STRENGTH] = "strength", [ASSOC_BY_COUNT] = "count", [ASSOC_BY_PMI] = "pmi", [ASSOC_BY_NAME] = "name"};
static const char *const rels[] = {
    [ASSOC_LEARNED] = "learned", [ASSOC_WITH] = "with", [ASSOC_NEEDS] = "needs", [ASSOC_AT] = "at",
    [ASSOC_BEFORE] = "before", [ASSOC_AFTER] = "after", [GRAPH_REL_PINS] = "pins"};

static int word_of(const char *const *words, int n, Str word)
{
    for (int i = 0; i < n; i++)
        if (str_eq_z(word, words[i])) return i;
    return -1;
}

/* ---------------------------------------------------------------- reading */

static NameId node_of(UiApp *app, Str text)
{
    Str type;
    if (!str_cut(&text, ':', &type) || !text.p) return 0;
    int t = type_find(&entity_types, type);
    return t < 0 ? 0 : graph_find(app, (EntityType)t, text);
}

typedef struct Reader { Arena *a; UiApp *app; GraphSubject *g; } Reader;

static void read_form(const Reader *r, Str v)
{
    int i = word_of(forms, COUNT_OF(forms), v);
    if (i >= 0) r->g->form = (GraphForm)i;
}

static void read_order(const Reader *r, Str v)
{
    int i = word_of(orders, COUNT_OF(orders), v);
    if (i >= 0) r->g->order = (AssocOrder)i;
}

static void read_col(const Reader *r, Str v)
{
    r->g->col = 0;
    for (size_t i = 0; i < v.n && v.p[i] >= '0' && v.p[i] <= '9' && i < 4; i++)
        r->g->col = r->g->col * 10 + v.p[i] - '0';
}

static void read_pin(const Reader *r, Str v)
{
    NameId name = node_of(r->app, v);
    if (name && r->g->n_pin < GRAPH_PINS) r->g->pin[r->g->n_pin++] = name;
}

static void read_open(const Reader *r, Str v)
{
    Str rel, type;
    GraphOpen o = {.event = -1};
    if (!str_cut(&v, ':', &rel) || (o.rel = word_of(rels, COUNT_OF(rels), rel)) < 0) return;
    Str rest = v;
    if (rest.p && str_cut(&rest, ':', &type) && str_eq_z(type, "event"))
        o.event = str_eq_z(rest, "untold") ? ASSOC_UNTOLD : type_find(&event_types, rest);
    else o.name = v.p ? node_of(r->app, v) : 0;
    if (o.name || o.event >= 0 || o.rel == GRAPH_REL_PINS) *vec_push(r->a, &r->g->open) = o;
}

static void read_all(const Reader *r, Str v)
{
    int rel = word_of(rels, COUNT_OF(rels), v);
    if (rel >= 0) *vec_push(r->a, &r->g->open) = (GraphOpen){.rel = rel, .event = -1, .all = true};
}

static const struct Part { const char *key; void (*read)(const Reader *r, Str v); } parts[] = {
    {"as", read_form}, {"by", read_order}, {"col", read_col}, {"pin", read_pin}, {"open", read_open}, {"all", read_all},
};

static void read_part(const Reader *r, Str part)
{
    Str key, v = part;
    if (!str_cut(&v, ':', &key) || !v.p) return;
    for (size_t i = 0; i < COUNT_OF(parts); i++)
        if (str_eq_z(key, parts[i].key)) { parts[i].read(r, v); return; }
    if (!r->g->name) r->g->name = node_of(r->app, part);
}

GraphSubject graph_subject(Arena *a, UiApp *app)
{
    GraphSubject g = {0};
    Reader r = {a, app, &g};
    Str rest = view_subject(app, PANE_SKILLS);
    while (rest.n) {
        size_t at = str_find(rest, S(" | "), 0), n = at == SIZE_MAX ? rest.n : at;
        read_part(&r, str_slice(rest, 0, n));
        rest = str_slice(rest, at == SIZE_MAX ? rest.n : at + strlen(between), rest.n);
    }
    return g;
}

Str graph_called(const UiApp *app)
{
    Str rest = view_subject(app, PANE_SKILLS), type;
    size_t end = str_find(rest, S(" | "), 0);
    if (end != SIZE_MAX) rest = str_slice(rest, 0, end);
    if (!str_cut(&rest, ':', &type) || !rest.p) return S("");
    int t = type_find(&entity_types, type);
    return t >= 0 ? graph_name_shown(app, (EntityType)t, rest) : S("");
}

/* ---------------------------------------------------------------- writing */

static Str node_text(Arena *a, const UiApp *app, NameId name)
{
    const CareerName *n = &session_careers(app->s)->names.v[name];
    return str_fmt(a, "%s:" STR_FMT, type_name(&entity_types, (int)n->type), STR_ARG(n->label));
}

static void add(Arena *a, Str *out, Str part)
{
    *out = out->n ? str_fmt(a, STR_FMT "%s" STR_FMT, STR_ARG(*out), between, STR_ARG(part)) : part;
}

static Str open_text(Arena *a, const UiApp *app, const GraphOpen *o)
{
    if (o->all) return str_fmt(a, "all:%s", rels[o->rel]);
    if (o->rel == GRAPH_REL_PINS && !o->name) return S("open:pins");
    if (!o->name)
        return str_fmt(a, "open:%s:event:%s", rels[o->rel],
                       o->event == ASSOC_UNTOLD ? "untold" : type_name(&event_types, o->event));
    return str_fmt(a, "open:%s:" STR_FMT, rels[o->rel], STR_ARG(node_text(a, app, o->name)));
}

Str graph_subject_text(Arena *a, const UiApp *app, const GraphSubject *g)
{
    Str out = g->name ? node_text(a, app, g->name) : S("");
    if (g->form != GRAPH_TREE) add(a, &out, str_fmt(a, "as:%s", forms[g->form]));
    if (g->order != ASSOC_BY_STRENGTH) add(a, &out, str_fmt(a, "by:%s", orders[g->order]));
    if (g->col) add(a, &out, str_fmt(a, "col:%d", g->col));
    for (int i = 0; i < g->n_pin; i++) add(a, &out, str_fmt(a, "pin:" STR_FMT, STR_ARG(node_text(a, app, g->pin[i]))));
    for (uint32_t i = 0; i < g->open.n; i++) add(a, &out, open_text(a, app, &g->open.v[i]));
    return out;
}

/* Pins and order go along; what was open belongs to the thing one leaves. */
Link graph_link(Arena *a, const UiApp *app, const GraphSubject *now, NameId to)
{
    return graph_link_open(a, app, now, to, NULL);
}

Link graph_link_open(Arena *a, const UiApp *app, const GraphSubject *now, NameId to, const GraphOpen *open)
{
    GraphSubject g = {.name = to, .order = now->order, .n_pin = now->n_pin};
    memcpy(g.pin, now->pin, sizeof g.pin);
    if (open) *vec_push(a, &g.open) = *open;
    return (Link){.kind = LINK_PLACE, .pane = PANE_SKILLS, .name = to, .text = graph_subject_text(a, app, &g)};
}

bool graph_is_open(const GraphSubject *g, int rel, NameId name, int event, bool all)
{
    for (uint32_t i = 0; i < g->open.n; i++) {
        const GraphOpen *o = &g->open.v[i];
        if (o->rel == rel && o->all == all && (all || (o->name == name && o->event == event))) return true;
    }
    return false;
}
