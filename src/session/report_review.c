/* What there is to decide, and what was decided, as text and as JSON. */
#include "base/i18n.h"
#include "json/json.h"
#include "report_int.h"
#include "review/anchor.h"
#include "review/field.h"
#include "session/review.h"
#include "uni/width.h"
#include <stdlib.h>

/* A column: what is wider than it is cut where lines end, on a terminal; into a pipe nothing is. */
static void put_column(Buf *out, const ReportOptions *o, Sgr sgr, Str text, size_t cols)
{
    report_cell(out, o, sgr, text, o->cols || uni_cols(text) <= cols ? cols : 0);
}

/* As wide as the longest of them, in the reader's language. */
size_t report_acts_cols(void)
{
    size_t most = 0;
    for (int i = 0; i < decide_types.n; i++) {
        size_t cols = uni_cols(str_z(_(type_msgid(&decide_types, i))));
        if (cols > most) most = cols;
    }
    return most;
}

/* ------------------------------------------------------------------ the queue */

typedef struct Waiting { uint32_t item; uint8_t conf; bool late; } Waiting;      /* late: put off */

static int least_first(const void *x, const void *y)
{
    const Waiting *a = x, *b = y;
    if (a->late != b->late) return a->late ? 1 : -1;
    if (a->conf != b->conf) return a->conf < b->conf ? -1 : 1;
    return a->item < b->item ? -1 : a->item > b->item;
}

static void put_place(Buf *out, const ReportOptions *o, const OpenDoc *d, Span words)
{
    Arena tmp = {0};
    Span sent = session_sentence(d, words);
    buf_add_z(out, "    ");
    report_cell(out, o, SGR_DIM, doc_quote(d->doc, sent), o->cols > 20 ? (size_t)o->cols - 6 : 0);
    buf_add_z(out, "  ");
    report_cell(out, o, SGR_NONE, str_fmt(&tmp, STR_FMT ":%u", STR_ARG(d->name), session_line_no(d, words)), 0);
    report_line_end(out);
    arena_fini(&tmp);
}

static void queue_json(Buf *out, Str id, const OpenDoc *d, const Event *e)
{
    JsonOut j = jout_begin(out, false);
    jout_obj(&j);
    jout_kstr(&j, "id", id);
    jout_kstr(&j, "doc", d->name);
    jout_kz(&j, "type", type_name(&event_types, (int)e->type));
    jout_kz(&j, "factuality", type_name(&fact_types, (int)e->fact));
    jout_kstr(&j, "date", e->date);
    jout_kstr(&j, "org", e->args.org);
    jout_kstr(&j, "role", e->args.role);
    jout_kreal(&j, "confidence", (double)e->confidence, 2);
    jout_kstr(&j, "quote", doc_quote(d->doc, e->span));
    jout_kstr(&j, "sentence", doc_quote(d->doc, session_sentence(d, e->span)));
    jout_kint(&j, "line", session_line_no(d, e->span));
    jout_obj_end(&j);
    jout_newline(&j);
}

static void queue_text(Buf *out, const ReportOptions *o, Str id, const OpenDoc *d, const Event *e)
{
    enum { ID = 10, DATE = 16, TYPE = 16 };
    put_column(out, o, SGR_NONE, id, ID);
    buf_fmt(out, " %.2f  ", (double)e->confidence);
    put_column(out, o, SGR_BAR, e->date.n ? e->date : S("?"), DATE);
    buf_add_c(out, ' ');
    put_column(out, o, SGR_BOLD, str_z(_(type_msgid(&event_types, (int)e->type))), TYPE);
    report_cell(out, o, SGR_NONE, e->args.org.n ? e->args.org : str_z(A_("—")), 0);
    if (e->args.role.n) buf_add_z(out, A_(" · ")), report_cell(out, o, SGR_NONE, e->args.role, 0);
    if (e->fact != FACT_ACTUAL) buf_fmt(out, " (%s)", _(type_msgid(&fact_types, (int)e->fact)));
    report_line_end(out);
    put_place(out, o, d, e->span);
}

Rc report_queue(Session *s, const ReportOptions *opt, Buf *out, Fault *f)
{
    Arena tmp = {0};
    VEC(Waiting) all = {0};
    const Careers *c = session_careers(s);
    const Filter *sel = session_filter(s);
    for (uint32_t i = 0; i < c->items.n; i++)
        if (bits_get(&sel->items, i) && career_waits(c, &c->items.v[i]))
            *vec_push(&tmp, &all) = (Waiting){i, c->items.v[i].conf, c->items.v[i].standing == STANDS_PUT_OFF};
    if (all.n) qsort(all.v, all.n, sizeof *all.v, least_first);
    uint32_t to = opt->limit && opt->offset + opt->limit < all.n ? opt->offset + opt->limit : all.n;
    Rc rc = opt->offset < to ? RC_OK : RC_NOTFOUND;
    bool cut = to < all.n && opt->cols;
    for (uint32_t i = opt->offset; !rc && i < to; i++) {
        const CareerItem *it = &c->items.v[all.v[i].item];
        const OpenDoc *d;
        int64_t id = c->docs.v[it->doc].id;
        rc = session_doc_open(s, id, &d, f);
        if (rc) break;
        const Event *e = &d->an->events.v[it->seq];
        Str name = report_id(&tmp, id, 'e', e->no);
        (opt->json ? queue_json(out, name, d, e) : queue_text(out, opt, name, d, e));
        session_doc_close(s, d);
    }
    if (!rc && !opt->json && cut)
        buf_fmt(out, _("%u of %u; --limit and --offset show others\n"), to - opt->offset, all.n);
    arena_fini(&tmp);
    return rc;
}

/* ------------------------------------------------------------------ the log */

static Str day_of(Arena *a, int64_t at)
{
    int y, m, d;
    edtf_ymd((EdtfDay)(at / 86400), &y, &m, &d);
    return str_fmt(a, "%04d-%02d-%02d %02d:%02d", y, m, d, (int)(at / 3600 % 24), (int)(at / 60 % 60));
}

static void log_json(Buf *out, const ReviewStep *x, Str memoir)
{
    const Decision *d = &x->first;
    JsonOut j = jout_begin(out, false);
    jout_obj(&j);
    jout_kint(&j, "step", d->step);
    jout_kint(&j, "at", d->at);
    jout_kstr(&j, "who", d->who);
    jout_kz(&j, "act", type_name(&decide_types, (int)d->act));
    jout_kint(&j, "rows", x->n);
    jout_kbool(&j, "in_force", x->in_force);
    if (d->of) jout_kint(&j, "of", d->of);
    if (memoir.n) jout_kstr(&j, "doc", memoir);
    jout_kz(&j, "on", type_name(&target_types, (int)d->on));
    jout_kstr(&j, "type", d->type);
    jout_kstr(&j, "quote", d->anchor.exact);
    jout_kstr(&j, "field", d->field);
    jout_kstr(&j, "was", d->was);
    jout_kstr(&j, "value", d->value);
    jout_kstr(&j, "why", d->why);
    jout_obj_end(&j);
    jout_newline(&j);
}

static void log_text(Buf *out, const ReportOptions *o, const ReviewStep *x, Str memoir)
{
    Arena tmp = {0};
    const Decision *d = &x->first;
    buf_fmt(out, "%5lld %c ", (long long)d->step,
            d->act == DECIDE_UNDO || d->act == DECIDE_REDO || x->in_force ? ' ' : '-');
    report_cell(out, o, SGR_DIM, day_of(&tmp, d->at), 17);
    report_cell(out, o, SGR_BOLD, str_z(_(decision_did(d))), report_acts_cols());
    if (d->of) buf_fmt(out, " %lld", (long long)d->of);
    else {
        buf_add_c(out, ' ');
        report_said(out, o, d);
    }
    if (x->n > 1) buf_fmt(out, _(" and %u more"), x->n - 1);
    if (memoir.n) buf_add_z(out, "  "), report_cell(out, o, SGR_DIM, memoir, 0);
    if (d->who.n) buf_add_z(out, "  "), report_cell(out, o, SGR_DIM, d->who, 0);
    report_line_end(out);
    arena_fini(&tmp);
}

Rc report_log(Session *s, const ReportOptions *opt, Buf *out, Fault *f)
{
    Arena tmp = {0};
    ReviewSteps steps;
    Rc rc = session_steps(s, &tmp, &steps, f);
    uint32_t shown = 0;
    for (uint32_t i = steps.n; !rc && i-- > 0 && !(opt->limit && shown == opt->limit);) {
        if (steps.n - 1 - i < opt->offset) continue;
        Str memoir = session_doc_name(s, &tmp, steps.v[i].first.doc);
        (opt->json ? log_json(out, &steps.v[i], memoir) : log_text(out, opt, &steps.v[i], memoir));
        shown++;
    }
    arena_fini(&tmp);
    return rc ? rc : shown ? RC_OK : RC_NOTFOUND;
}

/* ------------------------------------------------------------------ orphans */

enum { CANDIDATES = 3 };

static void orphan_json(Buf *out, const OpenDoc *d, const ReviewOrphan *o, const AnchorPlaces *c)
{
    const Decision *x = o->d;
    const TextAnchor *words = orphan_words(o);
    JsonOut j = jout_begin(out, false);
    jout_obj(&j);
    jout_kint(&j, "decision", x->seq);
    jout_kstr(&j, "doc", d->name);
    jout_kz(&j, "act", type_name(&decide_types, (int)x->act));
    jout_kz(&j, "on", type_name(&target_types, (int)x->on));
    jout_kstr(&j, "type", x->type);
    jout_kstr(&j, "before", words->before);
    jout_kstr(&j, "quote", words->exact);
    jout_kstr(&j, "after", words->after);
    jout_key(&j, "candidates");
    jout_arr(&j);
    for (uint32_t i = 0; i < c->n; i++) {
        jout_obj(&j);
        jout_kint(&j, "line", session_line_no(d, c->v[i].span));
        jout_kreal(&j, "score", c->v[i].score, 2);
        jout_kstr(&j, "sentence", doc_quote(d->doc, session_sentence(d, c->v[i].span)));
        jout_obj_end(&j);
    }
    jout_arr_end(&j);
    jout_obj_end(&j);
    jout_newline(&j);
}

static void orphan_text(Buf *out, const ReportOptions *o, const OpenDoc *d, const ReviewOrphan *lost, const AnchorPlaces *c)
{
    Arena tmp = {0};
    const Decision *x = lost->d;
    const TextAnchor *words = orphan_words(lost);
    buf_fmt(out, "%5lld  ", (long long)x->seq);
    report_cell(out, o, SGR_BOLD, str_z(_(decision_did(x))), report_acts_cols());
    buf_add_c(out, ' ');
    report_cell(out, o, SGR_NONE, str_z(_(decision_about(x))), 0);
    buf_add_z(out, "  ");
    report_cell(out, o, SGR_DIM, d->name, 0);
    report_line_end(out);
    buf_add_z(out, "    ");
    report_cell(out, o, SGR_DIM, str_fmt(&tmp, A_(STR_FMT "⟦" STR_FMT "⟧" STR_FMT), STR_ARG(words->before), STR_ARG(words->exact),
                                         STR_ARG(words->after)), 0);
    report_line_end(out);
    for (uint32_t i = 0; i < c->n; i++) {
        buf_fmt(out, "    %.2f", c->v[i].score);
        put_place(out, o, d, c->v[i].span);
    }
    arena_fini(&tmp);
}

Rc report_orphans(Session *s, const ReportOptions *opt, Buf *out, Fault *f)
{
    Arena tmp = {0};
    MemoirIds docs = session_decided(s, &tmp);
    Rc rc = RC_OK;
    uint32_t n = 0;
    for (uint32_t i = 0; !rc && i < docs.n; i++) {
        const OpenDoc *d;
        rc = session_doc_open(s, docs.v[i], &d, f);
        PlainText text = !rc && d->review->orphans.n ? plain_text(&tmp, d->doc->text) : (PlainText){0};
        for (uint32_t k = 0; !rc && k < d->review->orphans.n; k++, n++) {
            const ReviewOrphan *x = &d->review->orphans.v[k];
            AnchorPlaces c = anchor_candidates(&tmp, orphan_words(x), &text, CANDIDATES);
            (opt->json ? orphan_json(out, d, x, &c) : orphan_text(out, opt, d, x, &c));
        }
        if (!rc) session_doc_close(s, d);
    }
    arena_fini(&tmp);
    return rc ? rc : n ? RC_OK : RC_NOTFOUND;
}
