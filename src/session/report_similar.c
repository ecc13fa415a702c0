/* report_similar.c: careers like one, as text and as JSON: gilmok similar. */
#include "report_int.h"
#include "base/i18n.h"
#include "session/paths.h"
#include "session/similar.h"

typedef struct Out { Session *s; const Careers *c; const ReportOptions *o; Buf *b; Arena *a; Fault *fault; } Out;


/* Where a spell is read from; a memoir that cannot be opened has no line. */
static PathCite cite_of(const Out *w, uint32_t item)
{
    PathCite c;
    if (session_path_cite(w->s, w->a, item, &c, w->fault)) c = (PathCite){0};
    return c;
}

static void text_steps(const Out *w, const SimilarCareer *s)
{
    for (uint32_t i = 0; i < s->step.n; i++) {
        const SimilarStep *t = &s->step.v[i];
        Str x = careers_called(w->c, t->state_x), y = careers_called(w->c, t->state_y);
        PathCite cx = cite_of(w, t->x), cy = cite_of(w, t->y);
        buf_add_z(w->b, "        ");
        report_cell(w->b, w->o, SGR_NONE,
                    t->state_x == t->state_y ? x : str_fmt(w->a, STR_FMT " ~ " STR_FMT, STR_ARG(x), STR_ARG(y)), 32);
        buf_fmt(w->b, "  %s", _(similar_how(t->how)));
        if (t->n) buf_fmt(w->b, " (%u)", t->n);
        buf_add_z(w->b, "  ");
        report_cell(w->b, w->o, SGR_DIM,
                    str_fmt(w->a, STR_FMT ":%u  " STR_FMT ":%u", STR_ARG(cx.file), cx.line, STR_ARG(cy.file), cy.line),
                    0);
        report_line_end(w->b);
    }
}

static void text_career(const Out *w, const SimilarCareer *s, uint32_t place)
{
    const CareerDoc *d = &w->c->docs.v[s->doc];
    buf_fmt(w->b, "%3u  %.2f  ", place, s->score);
    report_cell(w->b, w->o, SGR_BOLD, career_title(d), 0);
    buf_add_z(w->b, "  ");
    report_cell(w->b, w->o, SGR_DIM, d->name, 0);
    report_line_end(w->b);
    buf_add_z(w->b, "     ");
    report_cell(w->b, w->o, SGR_NONE, similar_reason(w->a, w->c, s), 0);
    report_line_end(w->b);
    buf_fmt(w->b, "     %s %.2f", _("steps"), s->steps);
    if (s->months >= 0) buf_fmt(w->b, "  %s %.2f", _("months"), s->months);
    buf_fmt(w->b, "  %s %.2f", _("things"), s->things);
    report_line_end(w->b);
    text_steps(w, s);
}

/* The same in every language. */
static Str json_name(const Careers *c, NameId id)
{
    return c->names.v[id].name.n ? c->names.v[id].name : c->names.v[id].label;
}

static void json_career(const Out *w, const SimilarCareer *s)
{
    JsonOut j = jout_begin(w->b, false);
    jout_obj(&j);
    report_json_doc(&j, &w->c->docs.v[s->doc]);
    jout_kreal(&j, "score", s->score, 3);
    jout_kreal(&j, "steps", s->steps, 3);
    if (s->months >= 0) jout_kreal(&j, "months", s->months, 3);
    jout_kreal(&j, "things", s->things, 3);
    jout_kstr(&j, "reason", similar_reason(w->a, w->c, s));
    jout_key(&j, "aligned");
    jout_arr(&j);
    for (uint32_t i = 0; i < s->step.n; i++) {
        const SimilarStep *t = &s->step.v[i];
        PathCite x = cite_of(w, t->x), y = cite_of(w, t->y);
        jout_obj(&j);
        jout_kz(&j, "how", similar_how_names[t->how]);
        jout_kstr(&j, "step", json_name(w->c, t->state_x));
        jout_kstr(&j, "other", json_name(w->c, t->state_y));
        if (t->n) jout_kint(&j, "moved", t->n);
        if (x.found) jout_kint(&j, "line", x.line);
        if (y.found) jout_kint(&j, "other_line", y.line);
        jout_obj_end(&j);
    }
    jout_arr_end(&j);
    jout_key(&j, "shared");
    jout_arr(&j);
    for (uint32_t i = 0; i < s->n_shown; i++) jout_str(&j, json_name(w->c, s->shared[i]));
    jout_arr_end(&j);
    jout_kint(&j, "n_shared", s->n_shared);
    jout_obj_end(&j);
    jout_newline(&j);
}

Rc report_similar(Session *s, int64_t id, const ReportOptions *opt, Buf *out, Fault *f)
{
    Arena mem = {0};
    Out w = {s, session_careers(s), opt, out, &mem, f};
    Similar all;
    Rc rc = session_similar(s, &mem, id, opt->limit ? opt->limit : SIMILAR_MOST, &all);
    if (!rc && !opt->json) {
        Str title = career_title(&w.c->docs.v[all.doc]);
        const char *head =
            P_("careers like %.*s, of %u looked at", "careers like %.*s, of %u looked at", all.n_compared);
        report_cell(out, opt, SGR_NONE, str_fmt(&mem, head, STR_ARG(title), all.n_compared), 0);
        buf_add_z(out, all.v.n ? "\n\n" : "\n");
        if (!all.n_state) buf_fmt(out, "%s\n", _("No post of it is told: only what it names is compared."));
    }
    for (uint32_t i = 0; !rc && i < all.v.n; i++) {
        if (opt->json) json_career(&w, &all.v.v[i]);
        else text_career(&w, &all.v.v[i], i + 1);
    }
    if (!rc && !all.v.n) rc = RC_NOTFOUND;
    arena_fini(&mem);
    return rc;
}
