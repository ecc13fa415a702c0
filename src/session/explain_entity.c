/* Why each name is one: how it was found, what it is called, and what else the same words could have been. */
#include "session/explain.h"
#include "base/i18n.h"
#include "explain_int.h"
#include "lex/things.h"
#include "uni/width.h"
#include <stdlib.h>

typedef struct Place { Span span; uint32_t entity; } Place;

static int by_place(const void *x, const void *y)
{
    const Place *a = x, *b = y;
    if (a->span.beg != b->span.beg) return a->span.beg < b->span.beg ? -1 : 1;
    if (a->span.end != b->span.end) return a->span.end > b->span.end ? -1 : 1;
    return a->entity < b->entity ? -1 : 1;
}

typedef struct Explained {
    Buf *out;
    Arena *a;
    const Doc *d;
    const Analysis *an;
    const Lex *lex;
    LexThings *things;
    uint32_t why;                          /* the first of the reasons that a mention still to come may have */
} Explained;

static Str shown_names(Arena *a, const LexThing *t)
{
    bool both = t->en.n && t->name.n && !str_eq(t->en, t->name);
    return both ? str_fmt(a, A_(STR_FMT " · " STR_FMT), STR_ARG(t->name), STR_ARG(t->en)) : t->name.n ? t->name : t->en;
}

static void put_found(const Explained *x, const Entity *e, const LexThing *t)
{
    if (!t) {
        explain_row(x->out, x->a, _("found"), e->why.n ? e->why : str_z(_("by its form")));
        return;
    }
    Str how = str_fmt(x->a, "%s: " STR_FMT, t->own ? _("your names") : _("built-in names"), STR_ARG(t->id));
    if (t->context) how = str_fmt(x->a, STR_FMT " (%s)", STR_ARG(how), _("some of its names need a context"));
    explain_row(x->out, x->a, _("found"), how);
    if (e->why.n) explain_row(x->out, x->a, "", e->why);
}

/* "skill line (라인): the same words" */
static void put_other(const Explained *x, LexEntry other, Str words, const char *why)
{
    const LexBook *b = lex_book(x->lex, "entity");
    Str id = lex_attr_str(b, other, lex_sym(x->lex, "id"));
    bool context = lex_attr_num(other, lex_sym(x->lex, "context"), 0) != 0;
    explain_row(x->out, x->a, _("not"),
                str_fmt(x->a, STR_FMT " " STR_FMT " (" STR_FMT "): %s%s%s", STR_ARG(lex_sym_str(x->lex, other.cls)),
                        STR_ARG(id), STR_ARG(words), why, context ? ", " : "", context ? _("needs a context") : ""));
}

static void put_others(const Explained *x, const Entity *e, Span span)
{
    const LexBook *b = lex_book(x->lex, "entity");
    uint32_t at = doc_at(x->d, span.beg), end = doc_at(x->d, span.end);
    Sym id = lex_sym(x->lex, "id"), cls = lex_sym(x->lex, type_name(&entity_types, (int)e->type));
    LexMatch m[LEX_MATCH_MAX];
    int n = b ? lex_prefixes(b, x->d->ch + at, x->d->n - at, m) : 0;
    while (n-- > 0) {
        for (uint32_t i = 0; i < m[n].n_entry; i++) {
            LexEntry other = lex_entry(b, lex_match_entry(b, m[n], i));
            const LexAttr *of = lex_attr(other, id);
            bool same = of && other.cls == cls && str_eq(lex_sym_str(x->lex, of->val), e->lex_id);
            const char *why = m[n].len == end - at  ? _("the same words")
                              : m[n].len < end - at ? _("shorter")
                                                    : _("longer, but does not end there");
            Str words = doc_quote(x->d, doc_span(x->d, at, at + m[n].len));
            if (!same && of) put_other(x, other, words, why);
        }
    }
}

/* "org 2, what is done with it: 누리소프트에 입사했다 (line 3)" */
static Str reason_text(const Explained *x, const NameReason *r)
{
    Str how = r->weight > 0 ? str_fmt(x->a, "%s %d, %s", type_name(&entity_types, (int)r->type), r->weight, r->rule)
                            : str_z(r->rule);
    if (r->words.end <= r->words.beg) return how;
    return str_fmt(x->a, STR_FMT ": " STR_FMT " (%s %u)", STR_ARG(how), STR_ARG(doc_quote(x->d, r->words)), _("line"),
                   explain_line(x->d, r->words.beg));
}

/* The reasons of the mention itself; lists are in text order, so that the next is looked for from the last. */
static void put_reasons(Explained *x, EntityType type, Span span)
{
    const NameWhyList *l = &x->an->name_why;
    while (x->why < l->n && l->v[x->why].span.beg < span.beg) x->why++;
    for (uint32_t i = x->why; i < l->n && l->v[i].span.beg == span.beg; i++) {
        const NameWhy *w = &l->v[i];
        if (!w->taken || w->type != type || w->span.end != span.end) continue;
        for (uint32_t k = 0; k < w->reasons.n; k++)
            explain_row(x->out, x->a, _("why"), reason_text(x, &w->reasons.v[k]));
        return;
    }
}

/* Under a line of its own: what was weighed, how much spoke for it, and that it was too little. */
static void put_turned_down(const Explained *x)
{
    const NameWhyList *l = &x->an->name_why;
    bool first = true;
    for (uint32_t i = 0; i < l->n; i++) {
        const NameWhy *w = &l->v[i];
        if (w->taken) continue;
        if (first) buf_fmt(x->out, "%s\n", _("Weighed and turned down:"));
        first = false;
        Str type = str_z(type_name(&entity_types, (int)w->type));
        explain_row(x->out, x->a, _("no name"),
                    str_fmt(x->a, STR_FMT " (%s %u): " STR_FMT, STR_ARG(doc_quote(x->d, w->span)), _("line"),
                            explain_line(x->d, w->span.beg), STR_ARG(type)));
        for (uint32_t k = 0; k < w->reasons.n; k++) explain_row(x->out, x->a, "", reason_text(x, &w->reasons.v[k]));
    }
}

static void put_mention(Explained *x, const Place *p)
{
    const Entity *e = &x->an->entities.v[p->entity];
    LexThing t;
    bool known =
        e->lex_id.n && lex_thing_find(x->things, x->a, str_z(type_name(&entity_types, (int)e->type)), e->lex_id, &t);
    buf_fmt(x->out, "%u: " STR_FMT "\n", explain_line(x->d, p->span.beg),
            STR_ARG(uni_visible(x->a, doc_quote(x->d, p->span))));
    explain_row(x->out, x->a, _("type"), str_z(type_name(&entity_types, (int)e->type)));
    put_found(x, e, known ? &t : NULL);
    explain_row(x->out, x->a, _("name"), known ? shown_names(x->a, &t) : e->name);
    if (e->family.n) explain_row(x->out, x->a, _("group"), e->family);
    put_reasons(x, e->type, p->span);
    put_others(x, e, p->span);
}

void explain_entities(Str name, const Doc *d, const Analysis *an, const Lex *lex, Buf *out)
{
    Arena a = {0};
    Explained x = {out, &a, d, an, lex, lex_things_new(lex), 0};
    VEC(Place) places = {0};
    for (uint32_t i = 0; i < an->entities.n; i++)
        for (uint32_t k = 0; k < an->entities.v[i].mentions.n; k++)
            *vec_push(&a, &places) = (Place){an->entities.v[i].mentions.v[k].span, i};
    if (places.n) qsort(places.v, places.n, sizeof *places.v, by_place);
    buf_fmt(out, STR_FMT "\n", STR_ARG(uni_visible(&a, name)));
    for (uint32_t i = 0; i < places.n; i++) put_mention(&x, &places.v[i]);
    put_turned_down(&x);
    lex_things_free(x.things);
    arena_fini(&a);
}
