/* Why each event is one: for every field its value, the rule that gave it and the words it rests on. */
#include "session/explain.h"
#include "base/i18n.h"
#include "explain_int.h"
#include "uni/width.h"

/* "누리소프트 — sentence: 누리소프트 (line 3)" */
static Str field_text(Arena *a, const Doc *d, const FieldWhy *w)
{
    Str value = w->value.n ? w->value : str_z(_("unknown"));
    if (w->words.end <= w->words.beg) return str_fmt(a, A_(STR_FMT " — %s"), STR_ARG(value), w->rule);
    return str_fmt(a, A_(STR_FMT " — %s: " STR_FMT " (%s %u)"), STR_ARG(value), w->rule, STR_ARG(doc_quote(d, w->words)),
                   _("line"), explain_line(d, w->words.beg));
}

static void put_event(Buf *out, Arena *a, const Doc *d, const Event *e, const FieldWhyList *why)
{
    buf_fmt(out, "%u: " STR_FMT "\n", explain_line(d, e->span.beg), STR_ARG(uni_visible(a, doc_quote(d, e->span))));
    for (uint32_t i = 0; i < why->n; i++) explain_row(out, a, why->v[i].field, field_text(a, d, &why->v[i]));
    for (uint32_t i = 0; i < e->also.n; i++)
        explain_row(out, a, _("also"), str_fmt(a, STR_FMT " (%s %u)", STR_ARG(doc_quote(d, e->also.v[i])), _("line"),
                                               explain_line(d, e->also.v[i].beg)));
    explain_row(out, a, _("sure"), str_fmt(a, "%.2f", (double)e->confidence));
}

void explain_events(Str name, const Doc *d, const Analysis *an, Buf *out)
{
    static const FieldWhyList none = {0};
    Arena a = {0};
    buf_fmt(out, STR_FMT "\n", STR_ARG(uni_visible(&a, name)));
    for (uint32_t i = 0; i < an->events.n; i++)
        put_event(out, &a, d, &an->events.v[i], i < an->event_why.n ? &an->event_why.v[i] : &none);
    arena_fini(&a);
}
