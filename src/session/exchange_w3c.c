/* exchange_w3c.c: W3C Web Annotation: a page of annotations, each with a body that classifies and one that describes. */
#include "base/hash.h"
#include "base/i18n.h"
#include "base/map.h"
#include "json/json.h"
#include "model/offsets.h"
#include "review/anchor.h"
#include "exchange_int.h"

static const char *const sorts[TARGET_COUNT] = {[ON_EVENT] = "event", [ON_ENTITY] = "name", [ON_POSITION] = "position"};

/* The same thing has the same name each time it is written. */
static Str urn_of(Arena *a, const OpenDoc *d, Str key)
{
    uint64_t h = hash64(key) ^ d->doc->hash,
             l = hash64(str_fmt(a, STR_FMT "/%llx", STR_ARG(key), (unsigned long long)d->doc->hash));
    return str_fmt(a, "urn:uuid:%08x-%04x-8%03x-a%03x-%012llx", (unsigned)(h >> 32), (unsigned)(h >> 16 & 0xffff), (unsigned)(h & 0xfff),
                   (unsigned)(l >> 52), (unsigned long long)(l & 0xffffffffffffu));
}

/* Of several in the same place the how manieth is told. */
static Str key_of(Arena *a, const XItem *x, Map *seen)
{
    Str key = str_fmt(a, "%d:%d:%d:" STR_FMT ":%u:%u", (int)x->on, (int)x->timex, (int)x->gone, STR_ARG(x->type),
                      x->span.beg, x->span.end);
    return str_fmt(a, STR_FMT ":%u", STR_ARG(key), (*map_put(a, seen, key, NULL))++);
}

static void put_body(JsonOut *j, const char *purpose, Str value)
{
    jout_obj(j);
    jout_kz(j, "type", "TextualBody");
    jout_kz(j, "purpose", purpose);
    jout_kz(j, "format", "text/plain");
    jout_kstr(j, "value", value);
    jout_obj_end(j);
}

/* Names are no addresses: what an address may not hold is written by its bytes. */
static Str address_of(Arena *a, Str name)
{
    Buf b = {0};
    for (size_t i = 0; i < name.n; i++) {
        unsigned char c = (unsigned char)name.p[i];
        bool plain = (c >= '0' && c <= '9') || ((c | 32) >= 'a' && (c | 32) <= 'z') || (c && strchr("-._~/", c));
        if (plain) buf_add_c(&b, (char)c);
        else buf_fmt(&b, "%%%02X", c);
    }
    Str out = str_dup(a, buf_str(&b));
    buf_fini(&b);
    return out;
}

static void put_selectors(JsonOut *j, const OpenDoc *d, const Offsets *o, Span s)
{
    TextAnchor at = anchor_make(d->doc->text, 0, s);
    jout_key(j, "selector");
    jout_arr(j);
    jout_obj(j);
    jout_kz(j, "type", "TextQuoteSelector");
    jout_kstr(j, "exact", at.exact);
    jout_kstr(j, "prefix", at.before);
    jout_kstr(j, "suffix", at.after);
    jout_obj_end(j);
    jout_obj(j);
    jout_kz(j, "type", "TextPositionSelector");
    jout_kint(j, "start", offsets_cp(o, s.beg));
    jout_kint(j, "end", offsets_cp(o, s.end));
    jout_obj_end(j);
    jout_arr_end(j);
}

/* Other programs ask for words everywhere: what has none has the memoir's first line. */
static void put_target(JsonOut *j, Arena *a, const OpenDoc *d, const Offsets *o, const XItem *x)
{
    jout_key(j, "target");
    jout_obj(j);
    jout_kstr(j, "source", address_of(a, d->name));
    put_selectors(j, d, o, x->span);
    jout_obj_end(j);
}

/* Further mentions, as code points: "also=12-14 20-22". A position says so where it rests on nothing else. */
static Str fields_of(Arena *a, const Offsets *o, const XItem *x)
{
    Str all = x->on == ON_POSITION && !x->more.n && !x->gone ? str_cat(a, x->whole, S(EXCHANGE_ALONE)) : x->whole;
    for (uint32_t i = 0; i < x->more.n; i++)
        all = str_fmt(a, STR_FMT "%s%u-%u", STR_ARG(all), i ? " " : "also=", offsets_cp(o, x->more.v[i].beg),
                      offsets_cp(o, x->more.v[i].end));
    if (x->more.n) all = str_cat(a, all, S("\n"));
    return x->anchored ? all : str_cat(a, all, S("anchored=no\n"));
}

static void put_begin(JsonOut *j, Str id, const char *motivation)
{
    jout_obj(j);
    jout_kstr(j, "id", id);
    jout_kz(j, "type", "Annotation");
    jout_kz(j, "motivation", motivation);
}

static Str class_of(Arena *a, const XItem *x)
{
    return str_fmt(a, "%s:" STR_FMT, x->timex ? "time" : sorts[x->on], STR_ARG(x->type));
}

static void put_item(JsonOut *j, Arena *a, const OpenDoc *d, const Offsets *o, const XItem *x, Str id)
{
    const char *does = x->on == ON_EVENT && !x->timex ? "classifying" : "identifying";
    put_begin(j, id, does);
    jout_key(j, "body");
    jout_arr(j);
    put_body(j, does, class_of(a, x));
    put_body(j, "describing", fields_of(a, o, x));
    jout_arr_end(j);
    put_target(j, a, d, o, x);
    jout_obj_end(j);
}

/* That it is none. */
static void put_none(JsonOut *j, Arena *a, const OpenDoc *d, const Offsets *o, const XItem *x, Str id)
{
    put_begin(j, id, "assessing");
    jout_key(j, "body");
    jout_arr(j);
    put_body(j, "assessing", S("none"));
    put_body(j, "identifying", class_of(a, x));
    put_body(j, "describing", fields_of(a, o, x));
    jout_arr_end(j);
    put_target(j, a, d, o, x);
    jout_obj_end(j);
}

static void put_signature(JsonOut *j, Arena *a, const XRemark *r)
{
    if (r->at) jout_kstr(j, "created", exchange_time(a, r->at));
    if (!r->who.n) return;
    jout_key(j, "creator");
    jout_obj(j);
    jout_kz(j, "type", "Person");
    jout_kstr(j, "name", r->who);
    jout_obj_end(j);
}

/* What it is about: the annotation of that thing, or the memoir; or, where there is none any more, what the thing was. */
static void put_about(JsonOut *j, Arena *a, const OpenDoc *d, const Offsets *o, const XItem *x, Str of)
{
    if (x->gone) {
        put_body(j, "identifying", class_of(a, x));
        put_body(j, "describing", fields_of(a, o, x));
        return;
    }
    jout_obj(j);
    jout_kz(j, "type", "SpecificResource");
    jout_kz(j, "purpose", "linking");
    jout_kstr(j, "source", x->on == ON_MEMOIR ? address_of(a, d->name) : of);
    jout_obj_end(j);
    if (x->on == ON_MEMOIR && !x->anchored) put_body(j, "describing", fields_of(a, o, x));
}

static void put_remark(JsonOut *j, Arena *a, const OpenDoc *d, const Offsets *o, const XItem *x, Str of, uint32_t nth)
{
    const XRemark *r = &x->said.v[nth];
    const char *does = r->act == DECIDE_TAG ? "tagging" : "commenting";
    put_begin(j, urn_of(a, d, str_fmt(a, STR_FMT "/%s/%u", STR_ARG(of), does, nth)), does);
    put_signature(j, a, r);
    jout_key(j, "body");
    jout_arr(j);
    put_body(j, does, r->words);
    put_about(j, a, d, o, x, of);
    jout_arr_end(j);
    put_target(j, a, d, o, x);
    jout_obj_end(j);
}

static void write(const OpenDoc *d, const XItems *items, Buf *out)
{
    Arena a = {0};
    Offsets o = offsets_new(&a, d->doc->text);
    Map seen = {0};
    JsonOut j = jout_begin(out, true);
    jout_obj(&j);
    jout_kz(&j, "@context", "http://www.w3.org/ns/anno.jsonld");
    jout_kstr(&j, "id", urn_of(&a, d, S("page")));
    jout_kz(&j, "type", "AnnotationPage");
    jout_key(&j, "items");
    jout_arr(&j);
    for (uint32_t i = 0; i < items->n; i++) {
        const XItem *x = &items->v[i];
        Str id = urn_of(&a, d, key_of(&a, x, &seen));
        if (!x->gone && x->on != ON_MEMOIR) put_item(&j, &a, d, &o, x, id);
        if (x->gone && !x->said.n) put_none(&j, &a, d, &o, x, id);
        for (uint32_t k = 0; k < x->said.n; k++) put_remark(&j, &a, d, &o, x, id, k);
    }
    jout_arr_end(&j);
    jout_obj_end(&j);
    jout_newline(&j);
    arena_fini(&a);
}

/* ------------------------------------------------------------------ reading */
typedef struct Named { Str id; uint32_t item; } Named;
typedef struct Reading {
    Arena *a;
    const OpenDoc *d;
    Offsets o;
    PlainText text;
    const char *path;
    VEC(Named) named;                                    /* the items by their ids, for what is said of them */
    XItems *out;
    Fault *f;
} Reading;

/* What may be one or a list. */
static const JsonNode *some(const JsonNode *n) { return n && n->kind == JIN_ARR ? n->first : n; }
static const JsonNode *next_of(const JsonNode *list, const JsonNode *n) { return list->kind == JIN_ARR ? n->next : NULL; }
#define each(it, list) const JsonNode *it = some(list); it; it = next_of(list, it)

static bool is_type(const JsonNode *n, const char *type)
{
    for (each(t, jin_get(n, "type")))
        if (str_eq_z(jin_value(t), type)) return true;
    return false;
}

static const JsonNode *selector_of(const JsonNode *target, const char *type)
{
    for (each(s, jin_get(target, "selector")))
        if (is_type(s, type)) return s;
    return NULL;
}

static Str body_of(const JsonNode *item, const char *purpose)
{
    for (each(b, jin_get(item, "body")))
        if (str_eq_z(jin_str(b, "purpose"), purpose)) return jin_str(b, "value");
    return S("");
}

static bool moves(const JsonNode *item, const char *motivation)
{
    for (each(m, jin_get(item, "motivation")))
        if (str_eq_z(jin_value(m), motivation)) return true;
    return false;
}

/* By the position, which must give the words of the quote; else by the words with what stands around them. */
static bool place_of(Reading *r, const JsonNode *target, Span *out)
{
    const JsonNode *pos = selector_of(target, "TextPositionSelector"),
                   *quote = selector_of(target, "TextQuoteSelector");
    int64_t beg = jin_int(pos, "start", -1), end = jin_int(pos, "end", -1);
    Str exact = jin_str(quote, "exact");
    bool there = beg >= 0 && end >= beg && offsets_byte(&r->o, (uint64_t)beg, &out->beg) &&
                 offsets_byte(&r->o, (uint64_t)end, &out->end);
    if (there && (!quote || str_eq(doc_quote(r->d->doc, *out), exact))) return true;
    if (!exact.n) return false;
    if (!r->text.at) r->text = plain_text(r->a, r->d->doc->text);
    TextAnchor a = {.exact = exact, .before = jin_str(quote, "prefix"), .after = jin_str(quote, "suffix")};
    AnchorPlace p = anchor_find(&a, NULL, &r->text, 1);
    *out = p.span;
    return p.fate != ANCHOR_ORPHAN;
}

static Rc no_place(Reading *r, const JsonNode *target)
{
    return fault_set(r->f, RC_SYNTAX, r->path, _("\"%.*s\" is not in the text"),
                     STR_ARG(jin_str(selector_of(target, "TextQuoteSelector"), "exact")));
}

static bool number(Str *s, char end, uint64_t *out)
{
    *out = 0;
    size_t i = 0;
    for (; i < s->n && s->p[i] >= '0' && s->p[i] <= '9' && i < 10; i++) *out = *out * 10 + (uint64_t)(s->p[i] - '0');
    bool ok = i > 0 && (i == s->n || s->p[i] == end || s->p[i] == ' ');
    *s = str_slice(*s, i < s->n ? i + 1 : i, s->n);
    return ok;
}

/* Lines that are no fields: further mentions, and whether the place is its own. */
static void take_lines(Reading *r, Str lines, XItem *x)
{
    x->more_untold = x->on == ON_POSITION;
    for (Str line; str_cut(&lines, '\n', &line);) {
        Str key, rest = line;
        if (!str_cut(&rest, '=', &key)) continue;
        if (str_eq_z(key, "anchored")) x->anchored = false;
        if (str_eq_z(key, "also")) x->more_untold = false;
        if (!str_eq_z(key, "also")) continue;
        for (uint64_t beg, end; rest.n && number(&rest, '-', &beg) && number(&rest, ' ', &end);) {
            Span s;
            bool in = offsets_byte(&r->o, beg, &s.beg) && offsets_byte(&r->o, end, &s.end);
            if (in && s.beg < s.end) *vec_push(r->a, &x->more) = s;
        }
    }
    exchange_fields(r->a, r->d, x->whole, x);
}

/* "event:join": which thing. False: a time, or another program's. */
static Rc class_read(Reading *r, const JsonNode *item, XItem *x, bool *ours)
{
    Str class = body_of(item, "classifying"), sort;
    if (!class.n) class = body_of(item, "identifying");
    *ours = false;
    if (!str_cut(&class, ':', &sort)) return RC_OK;
    for (int i = 0; i < ON_MEMOIR; i++)
        if (str_eq_z(sort, sorts[i])) x->on = (Target)i, *ours = true;
    x->type = class;
    x->whole = body_of(item, "describing");
    if (!*ours || type_find(target_kinds(x->on), class) >= 0) return RC_OK;
    return fault_set(r->f, RC_SYNTAX, r->path, _("not a name of the guide: %.*s"), STR_ARG(class));
}

static Rc read_item(Reading *r, const JsonNode *item)
{
    bool ours;
    XItem x = {.anchored = true};
    const JsonNode *target = some(jin_get(item, "target"));
    Rc rc = class_read(r, item, &x, &ours);
    if (rc || !ours) return rc;
    if (!place_of(r, target, &x.span)) return no_place(r, target);
    x.gone = str_eq_z(body_of(item, "assessing"), "none");
    take_lines(r, x.whole, &x);
    *vec_push(r->a, &r->named) = (Named){jin_str(item, "id"), r->out->n};
    *vec_push(r->a, r->out) = x;
    return RC_OK;
}

/* The item that an id names, or, in a file that names none, that stands at the same words: an event before a name. */
static XItem *item_of(Reading *r, Str id, Span at)
{
    XItem *best = NULL;
    for (uint32_t i = 0; i < r->named.n; i++) {
        XItem *x = &r->out->v[r->named.v[i].item];
        if (id.n && str_eq(r->named.v[i].id, id)) return x;
        bool here = !id.n && !x->gone && x->anchored && x->on != ON_POSITION && span_overlap(x->span, at);
        if (here && (!best || best->on > x->on)) best = x;
    }
    return best;
}

static Str link_of(const JsonNode *item)
{
    for (each(b, jin_get(item, "body")))
        if (str_eq_z(jin_str(b, "purpose"), "linking")) return jin_str(b, "source");
    return jin_value(some(jin_get(item, "target")));     /* a remark on an annotation, as others write it */
}

/* The words of a body without a purpose are those of the annotation's. */
static Str words_of(const JsonNode *item, const char *does)
{
    Str words = body_of(item, does);
    if (!words.n) words = body_of(item, "");
    return words.n ? words : jin_str(item, "bodyValue");
}

static Rc read_remark(Reading *r, const JsonNode *item, DecideAct act, const char *does)
{
    const JsonNode *target = some(jin_get(item, "target")), *creator = some(jin_get(item, "creator"));
    bool gone, whole = !jin_get(target, "selector");
    XItem x = {.on = ON_MEMOIR, .anchored = !whole && !str_has_line(body_of(item, "describing"), S("anchored=no"))};
    XRemark said = {.act = act, .words = words_of(item, does), .who = creator && creator->kind == JIN_STR ? creator->str : jin_str(creator, "name"),
                    .at = exchange_time_read(jin_str(item, "created"))};
    if (!said.words.n) return RC_OK;
    Rc rc = class_read(r, item, &x, &gone);
    if (!rc && !whole && !place_of(r, target, &x.span)) rc = no_place(r, target);
    if (rc) return rc;
    x.gone = gone;
    if (gone) take_lines(r, x.whole, &x);
    else x.whole = S("");
    XItem *of = gone ? NULL : item_of(r, link_of(item), x.span);
    if (!of) of = vec_push(r->a, r->out), *of = x;
    *vec_push(r->a, &of->said) = said;
    return RC_OK;
}

static Rc read(Arena *a, const OpenDoc *d, Str text, const char *path, XItems *out, Fault *f)
{
    const JsonNode *root;
    Reading r = {.a = a, .d = d, .o = offsets_new(a, d->doc->text), .path = path, .out = out, .f = f};
    Rc rc = jin_parse(a, text, path, &root, f);
    const JsonNode *items = rc ? NULL : root->kind == JIN_ARR ? root : jin_get(root, "items");
    if (!rc && (!items || items->kind != JIN_ARR))
        return fault_set(f, RC_SYNTAX, path, "%s", _("there is no list of annotations"));
    for (jin_each(i, items)) {
        bool remark = moves(i, "commenting") || moves(i, "tagging");
        rc = rc || remark ? rc : read_item(&r, i);
    }
    for (jin_each(i, items)) {
        if (!rc && moves(i, "commenting")) rc = read_remark(&r, i, DECIDE_NOTE, "commenting");
        if (!rc && moves(i, "tagging")) rc = read_remark(&r, i, DECIDE_TAG, "tagging");
    }
    return rc;
}

const ExchangeFormat exchange_w3c = {"w3c", ".jsonld", {0}, write, read};
