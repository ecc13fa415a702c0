/* exchange_yaml.c: the annotation guide's own files. */
#include "gold/gold.h"
#include "review/field.h"
#include "base/fs.h"
#include "base/i18n.h"
#include "exchange_int.h"

static GoldPlace place_of(const OpenDoc *d, Span s) { return (GoldPlace){doc_quote(d->doc, s), doc_nth_of(d->doc, s)}; }

/* row: of a position in its list. */
static void put_said(Arena *a, const OpenDoc *d, const XItem *x, uint32_t row, GoldFile *g)
{
    static const XRemark none = {.act = DECIDE_NOTE};    /* which is said of it by having no words */
    uint32_t n = x->said.n ? x->said.n : x->gone;
    for (uint32_t i = 0; i < n; i++) {
        const XRemark *r = x->said.n ? &x->said.v[i] : &none;
        GoldRemark *out = vec_push(a, &g->remarks);
        *out = (GoldRemark){.of = str_z(type_name(&target_types, (int)x->on)), .tag = r->act == DECIDE_TAG, .gone = x->gone, .type = x->type,
                            .row = row, .words = r->words, .who = r->who, .when = exchange_time(a, r->at)};
        if (x->gone) out->fields = x->whole;
        if (x->anchored && !row) out->at = place_of(d, x->span);
    }
}

static void put_item(Arena *a, const OpenDoc *d, const XItem *x, GoldFile *g)
{
    if (x->gone || x->on == ON_MEMOIR) return;
    if (x->timex) {
        Str value = str_slice(x->whole, 6, x->whole.n ? x->whole.n - 1 : 0);      /* behind "value=" */
        *vec_push(a, &g->timexes) = (GoldTimex){place_of(d, x->span), (TimexType)type_find(&timex_types, x->type), value};
    } else if (x->on == ON_ENTITY) {
        Entity e = {0};
        field_restore(a, ON_ENTITY, &e, x->whole);
        GoldEntity *out = vec_push(a, &g->entities);
        *out = (GoldEntity){.at = place_of(d, x->span), .type = e.type, .name = e.name, .told = true};
        *vec_push(a, &out->mentions) = out->at;
        for (uint32_t k = 0; k < x->more.n; k++) *vec_push(a, &out->mentions) = place_of(d, x->more.v[k]);
    } else if (x->on == ON_EVENT) {
        Event e = {0};
        GoldEvent *out = vec_push(a, &g->events);
        field_restore(a, ON_EVENT, &e, x->whole);
        *out = (GoldEvent){.at = place_of(d, x->span), .type = e.type, .fact = e.fact, .date = e.date, .args = e.args};
        for (uint32_t k = 0; k < x->more.n; k++) *vec_push(a, &out->also) = place_of(d, x->more.v[k]);
    } else {
        Position *p = vec_push(a, &g->positions);
        GoldGround *ground = vec_push(a, &g->grounds);
        *p = (Position){0};
        *ground = (GoldGround){.told = true};
        field_restore(a, ON_POSITION, p, x->whole);
        if (x->anchored) *vec_push(a, &ground->at) = place_of(d, x->span);
        for (uint32_t k = 0; k < x->more.n; k++) *vec_push(a, &ground->at) = place_of(d, x->more.v[k]);
    }
}

static void write(const OpenDoc *d, const XItems *items, Buf *out)
{
    Arena a = {0};
    GoldFile g = {.doc = d->name, .dct = d->an->dct};
    for (uint32_t i = 0; i < items->n; i++) {
        const XItem *x = &items->v[i];
        put_item(&a, d, x, &g);
        put_said(&a, d, x, x->on == ON_POSITION && !x->gone ? g.positions.n : 0, &g);
    }
    gold_write(out, &g);
    arena_fini(&a);
}

static bool find(const OpenDoc *d, GoldPlace at, Span *out, const char *path, Fault *f)
{
    if (gold_find(d->doc->text, at, out)) return true;
    (void)fault_set(f, RC_SYNTAX, path, _("\"%.*s\" (place %u) is not in the text"), STR_ARG(at.quote), at.nth);
    return false;
}

typedef struct Reading { Arena *a; const OpenDoc *d; const char *path; XItems *out; Fault *f; uint32_t rows; } Reading;

/* NULL: its words are not in the text. */
static XItem *put_read(Reading *r, Target on, int type, GoldPlace at, Str whole)
{
    XItem x = {.on = on, .anchored = true, .type = str_z(type_name(target_kinds(on), type)), .whole = whole};
    if (!find(r->d, at, &x.span, r->path, r->f)) return NULL;
    XItem *out = vec_push(r->a, r->out);
    *out = x;
    return out;
}

/* The item that a remark is about; NULL: it is none of the lists'. */
static XItem *item_of(Reading *r, const GoldRemark *said, const XItem *like)
{
    for (uint32_t i = 0; i < r->out->n && !like->gone && like->on != ON_MEMOIR; i++) {
        XItem *x = &r->out->v[i];
        if (x->on != like->on || x->gone) continue;
        bool same = like->on == ON_POSITION ? r->rows + said->row == i + 1
                                            : span_eq(x->span, like->span) && str_eq(x->type, like->type);
        if (same) return x;
    }
    return NULL;
}

static Rc read_remark(Reading *r, const GoldRemark *said)
{
    int on = type_find(&target_types, said->of);
    XItem x = {.on = (Target)on, .gone = said->gone, .anchored = said->at.quote.n > 0, .type = said->type, .whole = said->fields};
    bool known = on == ON_MEMOIR || (on >= 0 && type_find(target_kinds((Target)on), said->type) >= 0);
    if (!known)
        return fault_set(r->f, RC_SYNTAX, r->path, _("not a name of the guide: %.*s"),
                         STR_ARG(on < 0 ? said->of : said->type));
    if (x.anchored && !find(r->d, said->at, &x.span, r->path, r->f)) return RC_SYNTAX;
    if (x.gone && !said->words.n) {
        *vec_push(r->a, r->out) = x;
        return RC_OK;
    }
    XItem *of = item_of(r, said, &x);
    if (!of) x.gone = on != ON_MEMOIR, of = vec_push(r->a, r->out), *of = x;
    *vec_push(r->a, &of->said) = (XRemark){said->tag ? DECIDE_TAG : DECIDE_NOTE, said->words, said->who, exchange_time_read(said->when)};
    return RC_OK;
}

/* from: how many of them the item has already. */
static bool read_more(Reading *r, const GoldPlaces *at, uint32_t from, XItem *x)
{
    bool found = x != NULL;
    for (uint32_t k = from; found && k < at->n; k++)
        found = find(r->d, at->v[k], vec_push(r->a, &x->more), r->path, r->f);
    return found;
}

static bool read_entity(Reading *r, const GoldEntity *g)
{
    Entity e = {.type = g->type, .name = g->name};
    XItem *x = put_read(r, ON_ENTITY, (int)e.type, g->at, field_whole(r->a, ON_ENTITY, &e));
    if (x) x->more_untold = !g->told;
    return read_more(r, &g->mentions, 1, x);
}

static bool read_event(Reading *r, const GoldEvent *g)
{
    Event e = {.type = g->type, .fact = g->fact, .date = g->date, .args = g->args};
    return read_more(r, &g->also, 0, put_read(r, ON_EVENT, (int)e.type, g->at, field_whole(r->a, ON_EVENT, &e)));
}

static bool read_position(Reading *r, const Position *p, const GoldGround *ground)
{
    Str whole = field_whole(r->a, ON_POSITION, p);
    if (ground->at.n)
        return read_more(r, &ground->at, 1, put_read(r, ON_POSITION, (int)p->kind, ground->at.v[0], whole));
    *vec_push(r->a, r->out) = (XItem){.on = ON_POSITION, .more_untold = !ground->told, .type = str_z(type_name(&position_types, (int)p->kind)),
                                      .whole = whole};
    return true;
}

static bool read_things(Reading *r, const GoldFile *g)
{
    bool found = true;
    for (uint32_t i = 0; found && i < g->entities.n; i++) found = read_entity(r, &g->entities.v[i]);
    for (uint32_t i = 0; found && i < g->events.n; i++) found = read_event(r, &g->events.v[i]);
    r->rows = r->out->n;
    for (uint32_t i = 0; found && i < g->positions.n; i++)
        found = read_position(r, &g->positions.v[i], &g->grounds.v[i]);
    return found;
}

static Rc read(Arena *a, const OpenDoc *d, Str text, const char *path, XItems *out, Fault *f)
{
    GoldFile g = {0};
    Reading r = {.a = a, .d = d, .path = path, .out = out, .f = f};
    Rc rc = gold_parse(a, text, path, &g, f);
    if (!rc && !str_eq(fs_stem(fs_base(g.doc)), fs_stem(d->name)))
        return fault_set(f, RC_SYNTAX, path, _("it is about another memoir: %.*s"), STR_ARG(g.doc));
    if (!rc && !read_things(&r, &g)) rc = RC_SYNTAX;
    for (uint32_t i = 0; !rc && i < g.remarks.n; i++) rc = read_remark(&r, &g.remarks.v[i]);
    return rc;
}

const ExchangeFormat exchange_yaml = {"yaml", ".yaml", {0}, write, read};
