/* exchange_yaml.c: the annotation guide's own files. */
#include "gold/gold.h"
#include "review/field.h"
#include "base/fs.h"
#include "base/i18n.h"
#include "session/exchange.h"

static GoldPlace place_of(const OpenDoc *d, Span s) { return (GoldPlace){doc_quote(d->doc, s), doc_nth_of(d->doc, s)}; }

static void put_item(Arena *a, const OpenDoc *d, const XItem *x, GoldFile *g)
{
    if (x->timex) {
        Str value = str_slice(x->whole, 6, x->whole.n ? x->whole.n - 1 : 0);      /* behind "value=" */
        *vec_push(a, &g->timexes) = (GoldTimex){place_of(d, x->span), (TimexType)type_find(&timex_types, x->type), value};
    } else if (x->on == ON_ENTITY) {
        Entity e = {0};
        field_restore(a, ON_ENTITY, &e, x->whole);
        *vec_push(a, &g->entities) = (GoldEntity){.at = place_of(d, x->span), .type = e.type, .name = e.name};
    } else if (x->on == ON_EVENT) {
        Event e = {0};
        GoldEvent *out = vec_push(a, &g->events);
        field_restore(a, ON_EVENT, &e, x->whole);
        *out = (GoldEvent){.at = place_of(d, x->span), .type = e.type, .fact = e.fact, .date = e.date, .args = e.args};
        for (uint32_t k = 0; k < x->more.n; k++) *vec_push(a, &out->also) = place_of(d, x->more.v[k]);
    } else {
        Position *p = vec_push(a, &g->positions);
        *p = (Position){0};
        field_restore(a, ON_POSITION, p, x->whole);
    }
}

static void write(const OpenDoc *d, const XItems *items, Buf *out)
{
    Arena a = {0};
    GoldFile g = {.doc = d->name, .dct = d->an->dct};
    for (uint32_t i = 0; i < items->n; i++) put_item(&a, d, &items->v[i], &g);
    gold_write(out, &g);
    arena_fini(&a);
}

static bool find(const OpenDoc *d, GoldPlace at, Span *out, const char *path, Fault *f)
{
    if (gold_find(d->doc->text, at, out)) return true;
    (void)fault_set(f, RC_SYNTAX, path, _("\"%.*s\" (place %u) is not in the text"), STR_ARG(at.quote), at.nth);
    return false;
}

static Str without_ending(Str name)
{
    size_t dot = name.n;
    while (dot > 0 && name.p[dot - 1] != '.') dot--;
    return dot > 1 ? str_slice(name, 0, dot - 1) : name;
}

static Rc read(Arena *a, const OpenDoc *d, Str text, const char *path, XItems *out, Fault *f)
{
    GoldFile g = {0};
    Rc rc = gold_parse(a, text, path, &g, f);
    if (!rc && !str_eq(without_ending(fs_base(g.doc)), without_ending(d->name)))
        return fault_set(f, RC_SYNTAX, path, _("it is about another memoir: %.*s"), STR_ARG(g.doc));
    for (uint32_t i = 0; !rc && i < g.entities.n; i++) {
        Entity e = {.type = g.entities.v[i].type, .name = g.entities.v[i].name};
        XItem x = {.on = ON_ENTITY, .anchored = true, .type = str_z(type_name(&entity_types, (int)e.type)), .whole = field_whole(a, ON_ENTITY, &e)};
        if (!find(d, g.entities.v[i].at, &x.span, path, f)) return RC_SYNTAX;
        *vec_push(a, out) = x;
    }
    for (uint32_t i = 0; !rc && i < g.events.n; i++) {
        const GoldEvent *e = &g.events.v[i];
        Event ev = {.type = e->type, .fact = e->fact, .date = e->date, .args = e->args};
        XItem x = {.on = ON_EVENT, .anchored = true, .type = str_z(type_name(&event_types, (int)e->type)), .whole = field_whole(a, ON_EVENT, &ev)};
        if (!find(d, e->at, &x.span, path, f)) return RC_SYNTAX;
        *vec_push(a, out) = x;
    }
    for (uint32_t i = 0; !rc && i < g.positions.n; i++)
        *vec_push(a, out) = (XItem){.on = ON_POSITION, .type = str_z(type_name(&position_types, (int)g.positions.v[i].kind)),
                                    .whole = field_whole(a, ON_POSITION, &g.positions.v[i])};
    return rc;
}

const ExchangeFormat exchange_yaml = {"yaml", ".yaml", write, read};
