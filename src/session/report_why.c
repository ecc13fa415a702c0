/* report_why.c: why a query leaves a memoir out, and what each of its terms takes away. */
#include "report_int.h"
#include "base/i18n.h"
#include "uni/width.h"

static void json_terms(JsonOut *j, const char *key, const Query *q, uint32_t set)
{
    jout_key(j, key);
    jout_arr(j);
    for (uint32_t i = 0; i < q->terms.n && i < WHY_TERMS_MAX; i++)
        if (set >> i & 1) jout_str(j, query_term_text(q, i));
    jout_arr_end(j);
}

static void json_why(Buf *out, const Query *q, const CareerDoc *d, const Why *w, const WhyNot *n)
{
    JsonOut j = jout_begin(out, false);
    bool pair = n->pair[0] != UINT32_MAX;
    jout_obj(&j);
    report_json_doc(&j, d);
    jout_kbool(&j, "selected", n->in);
    json_terms(&j, "removed_by", q, n->removed);
    json_terms(&j, "not_together", q, pair ? 1u << n->pair[0] | 1u << n->pair[1] : 0);
    json_terms(&j, "back_without", q, n->back);
    jout_key(&j, "terms");
    jout_arr(&j);
    for (uint32_t i = 0; i < w->n; i++) {
        jout_obj(&j);
        jout_kstr(&j, "term", query_term_text(q, i));
        jout_kint(&j, "memoirs_alone", w->term[i].n_alone);
        jout_kint(&j, "memoirs_without", w->term[i].n_without);
        jout_obj_end(&j);
    }
    jout_arr_end(&j);
    jout_obj_end(&j);
    jout_newline(&j);
}

static void text_term(Buf *out, const ReportOptions *o, const Query *q, const Why *w, const WhyNot *n, uint32_t i, Str has)
{
    bool removed = n->removed >> i & 1;
    buf_fmt(out, "  %s ", removed ? (o->ascii ? "x" : "✗") : (o->ascii ? "+" : "✓"));
    report_cell(out, o, removed ? SGR_BOLD : SGR_NONE, query_term_text(q, i), 24);
    buf_add_c(out, ' ');
    if (removed) buf_add(out, has);
    if (n->back >> i & 1)
        buf_fmt(
            out,
            P_("  without it: %u memoir, this one too", "  without it: %u memoirs, this one too", w->term[i].n_without),
            w->term[i].n_without);
    report_line_end(out);
}

Rc report_why_not(Session *s, int64_t id, const ReportOptions *o, Buf *out, Fault *f)
{
    const Careers *c = session_careers(s);
    const Query *q = session_query(s);
    uint32_t doc = careers_find(c, id);
    if (doc == UINT32_MAX) return fault_set(f, RC_NOTFOUND, NULL, "memoir %lld", (long long)id);
    Arena a = {0};
    Why w = session_why(s, &a);
    WhyNot n = session_why_not(s, &a, &w, doc);
    const CareerDoc *d = &c->docs.v[doc];
    if (o->json) json_why(out, q, d, &w, &n);
    else {
        report_cell(out, o, SGR_BOLD, career_title(d), 0);
        buf_fmt(out, "  %s\n", n.in ? _("is selected") : _("is left out"));
        for (uint32_t i = 0; i < w.n; i++) {
            Str has = uni_visible(&a, why_has(&a, c, doc, &q->terms.v[i]));
            text_term(out, o, q, &w, &n, i, has);
        }
        if (n.pair[0] != UINT32_MAX)
            buf_fmt(out, _("  Each term fits something in it, but no event fits both %.*s and %.*s.\n"),
                    STR_ARG(query_term_text(q, n.pair[0])), STR_ARG(query_term_text(q, n.pair[1])));
        else if (!n.in && !n.removed)
            buf_fmt(out, "  %s\n", _("Each term fits something in it, but no event fits all of them."));
    }
    arena_fini(&a);
    return RC_OK;
}

void report_why_nothing(Session *s, Buf *out)
{
    const Query *q = session_query(s);
    Arena a = {0};
    Why w = session_why(s, &a);
    for (uint32_t i = 0; i < w.n && w.n > 1; i++) {
        if (!w.term[i].n_without) continue;
        Str term = uni_visible(&a, query_term_text(q, i));
        buf_fmt(out, P_("without %.*s: %u memoir\n", "without %.*s: %u memoirs\n", w.term[i].n_without), STR_ARG(term),
                w.term[i].n_without);
    }
    arena_fini(&a);
}
