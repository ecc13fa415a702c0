#include "session/explain.h"
#include "base/i18n.h"
#include "explain_int.h"
#include "uni/width.h"

uint32_t explain_line(const Doc *d, uint32_t byte)
{
    const Line *l = doc_line_at(d, doc_at(d, byte));
    return l ? (uint32_t)(l - d->line) + 1 : 1;
}

void explain_row(Buf *out, Arena *a, const char *label, Str what)
{
    enum { LABEL = 10 };
    size_t cols = uni_cols(str_z(label));
    int gap = cols < LABEL ? LABEL - (int)cols : 0;
    buf_fmt(out, "    %s%*s  " STR_FMT "\n", label, gap, "", STR_ARG(uni_visible(a, what)));
}

static Str anchor_text(Arena *a, const Doc *d, const Analysis *an, const Timex *t, const TimexWhy *w)
{
    const char *basis = type_name(&basis_types, (int)t->basis);
    if (w->anchor.end > w->anchor.beg)
        return str_fmt(a, "%s: " STR_FMT " (%s %u)", basis, STR_ARG(doc_quote(d, w->anchor)), _("line"),
                       explain_line(d, w->anchor.beg));
    if (t->basis == BASIS_DCT && an->dct.n) return str_fmt(a, "%s: " STR_FMT, basis, STR_ARG(an->dct));
    return str_z(basis);
}

static void put_timex(Buf *out, Arena *a, const Doc *d, const Analysis *an, uint32_t i)
{
    const Timex *t = &an->timexes.v[i];
    const TimexWhy none = {.rule = S("")}, *w = i < an->timex_why.n ? &an->timex_why.v[i] : &none;
    buf_fmt(out, "%u: " STR_FMT "\n", explain_line(d, t->span.beg), STR_ARG(uni_visible(a, doc_quote(d, t->span))));
    explain_row(out, a, _("rule"), w->rule);
    explain_row(out, a, _("anchor"), anchor_text(a, d, an, t, w));
    explain_row(out, a, _("value"), str_fmt(a, "%s " STR_FMT, type_name(&timex_types, (int)t->type),
                                    STR_ARG(t->value.n ? t->value : str_z(_("unknown")))));
    for (uint32_t k = 0; k < w->beaten.n; k++) explain_row(out, a, _("not"), w->beaten.v[k]);
}

void explain_timex(Str name, const Doc *d, const Analysis *an, Buf *out)
{
    Arena a = {0};
    buf_fmt(out, STR_FMT "\n", STR_ARG(uni_visible(&a, name)));
    explain_row(out, &a, _("written"), str_fmt(&a, STR_FMT " (%s)", STR_ARG(an->dct.n ? an->dct : str_z(_("unknown"))),
                                       type_name(&dct_types, (int)an->dct_basis)));
    for (uint32_t i = 0; i < an->timexes.n; i++) put_timex(out, &a, d, an, i);
    arena_fini(&a);
}
