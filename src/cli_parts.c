/* gilmok review merge, split: two that are one, and one that is two. */
#include "cli_deciding.h"
#include "base/i18n.h"
#include "review/field.h"
#include "session/typed.h"
#include <stdio.h>
#include <string.h>

/* ------------------------------------------------------------------ merge */

/* The name of a memoir that is written so; of one kind with `like` first. */
static bool called_so(const OpenDoc *d, Str name, uint32_t like, uint32_t *out)
{
    const EntityList *list = &d->an->entities;
    bool found = false;
    for (uint32_t i = 0; i < list->n; i++) {
        bool same = str_eq(list->v[i].name, name) && i != like, kind = list->v[i].type == list->v[like].type;
        if (same && (kind || !found)) *out = i, found = true;
        if (same && kind) return true;
    }
    return found;
}

/* What all go into stands last: by its number, or a name by itself. */
static bool into_of(Deciding *x, Str last, const Meant *first, Meant *out)
{
    if (str_find(last, S("#"), 0) != SIZE_MAX || first->on != ON_ENTITY) return deciding_thing(x, last, out);
    *out = *first;
    return called_so(first->d, last, first->index, &out->index);
}

int review_merge_things(const Options *o, Args args)
{
    Deciding x;
    Meant into, it;
    if (args.n < 2) return deciding_usage("merge", _("name what is one, and last what it is: MEMOIR#n3 MEMOIR#n1"));
    int code = deciding_begin(&x, "merge", o);
    if (code) return code;
    Str last = str_z(args.v[args.n - 1]);
    if (!deciding_thing(&x, str_z(args.v[0]), &it))
        return deciding_missing(&x, str_z(args.v[0]), _("there is no such thing"));
    if (!into_of(&x, last, &it, &into)) return deciding_missing(&x, last, _("there is no such thing"));
    for (int i = 0; i + 1 < args.n; i++) {
        Decision row;
        Str id = str_z(args.v[i]);
        if (!deciding_thing(&x, id, &it)) return deciding_missing(&x, id, _("there is no such thing"));
        if (it.d != into.d || it.on != into.on)
            return deciding_wrong(&x, id, _("is not of one memoir and one kind with the last"));
        Rc rc = review_merge(&x.run.a, it.d, it.on, &it.index, &into.index, &row, &x.run.f);
        if (rc) return deciding_fail(&x, rc);
        deciding_row(&x, deciding_id(&x, it.d, it.on, it.index), &row);
    }
    return deciding_done(&x, o);
}

/* ------------------------------------------------------------------ split */

static int split_name(Deciding *x, const Options *o, const Meant *it, Args rest)
{
    VEC(Span) mentions = {0};
    DecisionList rows = {0};
    if (rest.n < 2) return deciding_wrong(x, str_z(rest.v[0]), _("say which mentions are it: LINE:WORDS"));
    for (int i = 1; i < rest.n; i++) {
        Span words;
        if (!deciding_words(x, it->d, str_z(rest.v[i]), &words))
            return deciding_wrong(x, str_z(rest.v[i]), _("these words are not in that line once"));
        *vec_push(&x->run.a, &mentions) = words;
    }
    Rc rc = review_split_name(&x->run.a, it->d, it->index, mentions.v, mentions.n, str_z(rest.v[0]), &rows, &x->run.f);
    if (rc) return deciding_fail(x, rc);
    for (uint32_t i = 0; i < rows.n; i++) deciding_row(x, S(""), &rows.v[i]);
    return deciding_done(x, o);
}

/* FIELD=VALUE, or a date by itself, as people type it. NULL, or why it is none. */
static const char *second_given(Deciding *x, const Meant *it, Str given, Position *second)
{
    Str value = given, name = S("start");
    Typed typed;
    if (str_find(given, S("="), 0) != SIZE_MAX) (void)str_cut(&value, '=', &name);
    int field = field_find(ON_POSITION, name);
    if (field < 0) return _("there is no such field");
    Decision about = review_about(&x->run.a, it->d, DECIDE_SPLIT, ON_POSITION, it->index);
    TypedFrom from = typed_from(&x->run.a, it->d, &about, field);
    const char *why = typed_value(x->run.s, &x->run.a, ON_POSITION, field, value, &from, &typed);
    if (!why) (void)field_set(&x->run.a, ON_POSITION, second, field, typed.value);
    return why ? _(why) : NULL;
}

static int split_spell(Deciding *x, const Options *o, const Meant *it, Args rest)
{
    Decision row;
    Position second = it->d->an->positions.v[it->index];
    for (int i = 0; i < rest.n; i++) {
        const char *why = second_given(x, it, str_z(rest.v[i]), &second);
        if (why) return deciding_wrong(x, str_z(rest.v[i]), why);
    }
    Rc rc = review_split_spell(&x->run.a, it->d, it->index, &second, &row, &x->run.f);
    if (rc) return deciding_fail(x, rc);
    deciding_row(x, S(""), &row);
    return deciding_done(x, o);
}

int review_split(const Options *o, Args args)
{
    Deciding x;
    Meant it;
    if (args.n < 2)
        return deciding_usage("split", _("say which name, what else it means and where: NAME LINE:WORDS…; or which "
                                         "position, and from when: DATE"));
    int code = deciding_begin(&x, "split", o);
    if (code) return code;
    Str id = str_z(args.v[0]);
    Args rest = {args.v + 1, args.n - 1};
    if (!deciding_thing(&x, id, &it)) return deciding_missing(&x, id, _("there is no such thing"));
    if (it.on == ON_EVENT) return deciding_wrong(&x, id, _("an event is not split: add the other one"));
    return it.on == ON_ENTITY ? split_name(&x, o, &it, rest) : split_spell(&x, o, &it, rest);
}
