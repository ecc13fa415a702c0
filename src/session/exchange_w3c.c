/* exchange_w3c.c: W3C Web Annotation: a page of annotations, each with a body that classifies and one that describes. */
#include "base/hash.h"
#include "base/i18n.h"
#include "json/json.h"
#include "model/offsets.h"
#include "review/anchor.h"
#include "session/exchange.h"

static const char *const sorts[TARGET_COUNT] = {[ON_EVENT] = "event", [ON_ENTITY] = "name", [ON_POSITION] = "position"};

/* The same thing has the same name each time it is written. */
static Str urn_of(Arena *a, const OpenDoc *d, const XItem *x, uint32_t nth)
{
    Str key = x ? str_fmt(a, "%d:%d:" STR_FMT ":%u:%u:%u", (int)x->on, (int)x->timex, STR_ARG(x->type), x->span.beg, x->span.end, nth) : S("page");
    uint64_t h = hash64(key) ^ d->doc->hash, l = hash64(str_fmt(a, STR_FMT "/%llx", STR_ARG(key), (unsigned long long)d->doc->hash));
    return str_fmt(a, "urn:uuid:%08x-%04x-8%03x-a%03x-%012llx", (unsigned)(h >> 32), (unsigned)(h >> 16 & 0xffff), (unsigned)(h & 0xfff),
                   (unsigned)(l >> 52), (unsigned long long)(l & 0xffffffffffffu));
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

static void put_target(JsonOut *j, const OpenDoc *d, const Offsets *o, Span s)
{
    TextAnchor at = anchor_make(d->doc->text, 0, s);
    jout_key(j, "target");
    jout_obj(j);
    jout_kstr(j, "source", d->name);
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
    jout_obj_end(j);
}

/* Further mentions, as code points: "also=12-14 20-22". */
static Str fields_of(Arena *a, const Offsets *o, const XItem *x)
{
    Str all = x->whole;
    for (uint32_t i = 0; i < x->more.n; i++)
        all = str_fmt(a, STR_FMT "%s%u-%u", STR_ARG(all), i ? " " : "also=", offsets_cp(o, x->more.v[i].beg), offsets_cp(o, x->more.v[i].end));
    if (x->more.n) all = str_cat(a, all, S("\n"));
    return x->anchored ? all : str_cat(a, all, S("anchored=no\n"));
}

static void put_item(JsonOut *j, Arena *a, const OpenDoc *d, const Offsets *o, const XItem *x, uint32_t nth)
{
    bool event = x->on == ON_EVENT && !x->timex;
    jout_obj(j);
    jout_kstr(j, "id", urn_of(a, d, x, nth));
    jout_kz(j, "type", "Annotation");
    jout_kz(j, "motivation", event ? "classifying" : "identifying");
    jout_key(j, "body");
    jout_arr(j);
    put_body(j, event ? "classifying" : "identifying", str_fmt(a, "%s:" STR_FMT, x->timex ? "time" : sorts[x->on], STR_ARG(x->type)));
    put_body(j, "describing", fields_of(a, o, x));
    jout_arr_end(j);
    put_target(j, d, o, x->span);
    jout_obj_end(j);
}

static void write(const OpenDoc *d, const XItems *items, Buf *out)
{
    Arena a = {0};
    Offsets o = offsets_new(&a, d->doc->text);
    JsonOut j = jout_begin(out, true);
    jout_obj(&j);
    jout_kz(&j, "@context", "http://www.w3.org/ns/anno.jsonld");
    jout_kstr(&j, "id", urn_of(&a, d, NULL, 0));
    jout_kz(&j, "type", "AnnotationPage");
    jout_key(&j, "items");
    jout_arr(&j);
    for (uint32_t i = 0; i < items->n; i++) put_item(&j, &a, d, &o, &items->v[i], i);
    jout_arr_end(&j);
    jout_obj_end(&j);
    jout_newline(&j);
    arena_fini(&a);
}

/* ------------------------------------------------------------------ reading */

static const JsonNode *selector_of(const JsonNode *target, const char *type)
{
    for (const JsonNode *s = jin_first(jin_get(target, "selector")); s; s = s->next)
        if (str_eq_z(jin_str(s, "type"), type)) return s;
    return NULL;
}

static Str body_of(const JsonNode *item, const char *purpose)
{
    for (const JsonNode *b = jin_first(jin_get(item, "body")); b; b = b->next)
        if (str_eq_z(jin_str(b, "purpose"), purpose)) return jin_str(b, "value");
    return S("");
}

/* By the position, which must give the words of the quote; else by the words with what stands around them. */
static bool place_of(const JsonNode *item, const OpenDoc *d, const Offsets *o, Span *out)
{
    const JsonNode *target = jin_get(item, "target"), *pos = selector_of(target, "TextPositionSelector"),
                   *quote = selector_of(target, "TextQuoteSelector");
    int64_t beg = jin_int(pos, "start", -1), end = jin_int(pos, "end", -1);
    Str exact = jin_str(quote, "exact");
    bool there = beg >= 0 && end >= beg && offsets_byte(o, (uint64_t)beg, &out->beg) && offsets_byte(o, (uint64_t)end, &out->end);
    if (there && (!quote || str_eq(doc_quote(d->doc, *out), exact))) return true;
    if (!exact.n) return false;
    TextAnchor a = {.exact = exact, .before = jin_str(quote, "prefix"), .after = jin_str(quote, "suffix")};
    Arena tmp = {0};
    PlainText text = plain_text(&tmp, d->doc->text);
    AnchorPlace p = anchor_find(&a, NULL, &text, 1);
    *out = p.span;
    arena_fini(&tmp);
    return p.fate != ANCHOR_ORPHAN;
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
static void take_lines(Arena *a, const Offsets *o, Str lines, XItem *x)
{
    for (Str line; str_cut(&lines, '\n', &line);) {
        Str key, rest = line;
        if (!str_cut(&rest, '=', &key)) continue;
        if (str_eq_z(key, "anchored")) x->anchored = false;
        if (!str_eq_z(key, "also")) continue;
        for (uint64_t beg, end; rest.n && number(&rest, '-', &beg) && number(&rest, ' ', &end);) {
            Span s;
            if (offsets_byte(o, beg, &s.beg) && offsets_byte(o, end, &s.end)) *vec_push(a, &x->more) = s;
        }
    }
}

static Rc read_item(Arena *a, const JsonNode *item, const OpenDoc *d, const Offsets *o, const char *path, XItems *out, Fault *f)
{
    Str class = body_of(item, "classifying"), sort;
    if (!class.n) class = body_of(item, "identifying");
    if (!str_cut(&class, ':', &sort)) return RC_OK;
    XItem x = {.anchored = true, .type = class, .whole = body_of(item, "describing")};
    int on = -1;
    for (int i = 0; i < ON_MEMOIR; i++)
        if (str_eq_z(sort, sorts[i])) on = i;
    if (on < 0) return RC_OK;                            /* a time, or another program's */
    x.on = (Target)on;
    const TypeSet *sets[TARGET_COUNT] = {[ON_EVENT] = &event_types, [ON_ENTITY] = &entity_types, [ON_POSITION] = &position_types};
    if (type_find(sets[on], class) < 0) return fault_set(f, RC_SYNTAX, path, _("not a name of the guide: %.*s"), STR_ARG(class));
    if (!place_of(item, d, o, &x.span))
        return fault_set(f, RC_SYNTAX, path, _("\"%.*s\" is not in the text"), STR_ARG(jin_str(selector_of(jin_get(item, "target"), "TextQuoteSelector"), "exact")));
    take_lines(a, o, x.whole, &x);
    *vec_push(a, out) = x;
    return RC_OK;
}

static Rc read(Arena *a, const OpenDoc *d, Str text, const char *path, XItems *out, Fault *f)
{
    const JsonNode *root;
    Offsets o = offsets_new(a, d->doc->text);
    Rc rc = jin_parse(a, text, path, &root, f);
    const JsonNode *items = rc ? NULL : root->kind == JIN_ARR ? root : jin_get(root, "items");
    if (!rc && (!items || items->kind != JIN_ARR)) return fault_set(f, RC_SYNTAX, path, "%s", _("there is no list of annotations"));
    for (const JsonNode *i = jin_first(items); !rc && i; i = i->next) rc = read_item(a, i, d, &o, path, out, f);
    return rc;
}

const ExchangeFormat exchange_w3c = {"w3c", ".jsonld", write, read};
