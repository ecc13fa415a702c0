#include "session/similar.h"
#include "session_int.h"
#include "base/i18n.h"

Rc session_similar(Session *s, Arena *a, int64_t id, uint32_t most, Similar *out)
{
    uint32_t doc = careers_find(s->careers, id);
    if (doc == UINT32_MAX) return RC_NOTFOUND;
    const Bits *docs = s->query.terms.n ? &s->filter.docs : NULL;
    *out = similar_find(a, s->careers, session_sequences(s), doc, docs, most);
    return RC_OK;
}

const char *const similar_how_names[STEP_COUNT] = {
    [STEP_SAME] = "same", [STEP_WIDER] = "wider", [STEP_KIN] = "kin", [STEP_MOVED] = "moved"};

const char *similar_how(StepHow how)
{
    static const char *const words[STEP_COUNT] = {
        [STEP_SAME] = N_("the same"), [STEP_WIDER] = N_("the wider role"), [STEP_KIN] = N_("of one kind"),
        [STEP_MOVED] = N_("people moved between")};
    return words[how];
}

static Str listed(Arena *a, Str list, Str one)
{
    return list.n ? str_fmt(a, STR_FMT ", " STR_FMT, STR_ARG(list), STR_ARG(one)) : one;
}

static Str joined(Arena *a, Str text, Str part)
{
    if (!part.n) return text;
    return text.n ? str_fmt(a, A_(STR_FMT " · " STR_FMT), STR_ARG(text), STR_ARG(part)) : part;
}

/* Those that stand opposite each other: by one name, or by two. */
static Str steps_of(Arena *a, const Careers *c, const SimilarCareer *s, bool same)
{
    Str out = {0};
    for (uint32_t i = 0; i < s->step.n; i++) {
        const SimilarStep *t = &s->step.v[i];
        Str x = careers_called(c, t->state_x), y = careers_called(c, t->state_y);
        if ((t->how == STEP_SAME) != same) continue;
        out = listed(a, out, same || str_eq(x, y) ? x : str_fmt(a, STR_FMT " ~ " STR_FMT, STR_ARG(x), STR_ARG(y)));
    }
    return out;
}

static Str things_of(Arena *a, const Careers *c, const SimilarCareer *s)
{
    Str out = {0};
    for (uint32_t i = 0; i < s->n_shown; i++) out = listed(a, out, careers_called(c, s->shared[i]));
    uint32_t more = s->n_shared - s->n_shown;
    return more ? str_fmt(a, P_("%.*s and %u more", "%.*s and %u more", more), STR_ARG(out), more) : out;
}

Str similar_reason(Arena *a, const Careers *c, const SimilarCareer *s)
{
    Str same = steps_of(a, c, s, true), near = steps_of(a, c, s, false), things = things_of(a, c, s), out = {0};
    if (same.n) out = joined(a, out, str_fmt(a, _("the same steps: %.*s"), STR_ARG(same)));
    if (near.n) out = joined(a, out, str_fmt(a, _("alike: %.*s"), STR_ARG(near)));
    if (things.n) out = joined(a, out, str_fmt(a, _("both name %.*s"), STR_ARG(things)));
    return out;
}
