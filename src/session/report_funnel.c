/* report_funnel.c: looking for work, as text and as JSON: gilmok funnel. Over the filter first, then memoir by memoir,
 * every step with the line that tells it. */
#include "report_int.h"
#include "base/i18n.h"
#include "model/count.h"
#include "path/funnel.h"
#include "uni/width.h"

typedef struct Report {
    Session *s;
    const Careers *c;
    const ReportOptions *o;
    Buf    *out;
    Funnel  f;
    Fault  *fault;
    Arena   tmp;
} Report;

static const Event *event_of(const Report *r, const OpenDoc *d, uint32_t item)
{
    uint32_t seq = r->c->items.v[item].seq;
    return seq < d->an->events.n ? &d->an->events.v[seq] : NULL;
}

/* ------------------------------------------------------------------ JSON */

static void json_reaches(JsonOut *j, const char *key, const uint32_t n[REACH_COUNT])
{
    jout_key(j, key);
    jout_obj(j);
    for (int i = 0; i < REACH_COUNT; i++) jout_kint(j, funnel_reach[i].name, n[i]);
    jout_obj_end(j);
}

static void json_count(JsonOut *j, const FunnelCount *k)
{
    jout_kint(j, "applications", k->n);
    json_reaches(j, "reached", k->reached);
    json_reaches(j, "told", k->told);
    jout_key(j, "ended");
    jout_obj(j);
    for (int i = 0; i < FATE_COUNT; i++) jout_kint(j, funnel_fate[i].name, k->fate[i]);
    jout_obj_end(j);
}

static void json_all(const Report *r)
{
    JsonOut j = jout_begin(r->out, false);
    jout_obj(&j);
    jout_kz(&j, "kind", "all");
    jout_kint(&j, "memoirs", r->f.memoirs.n);
    jout_kint(&j, "memoirs_asked", r->f.n_doc);
    json_count(&j, &r->f.all);
    jout_kbool(&j, "few", r->f.all.n < FUNNEL_FEW);
    jout_key(&j, "ended_after");
    jout_obj(&j);
    for (int i = 0; i < FATE_COUNT; i++) json_reaches(&j, funnel_fate[i].name, r->f.all.at[i]);
    jout_obj_end(&j);
    jout_kint(&j, "motives", r->f.motives.n);
    jout_kint(&j, "changes", r->f.changes.n);
    jout_obj_end(&j);
    jout_newline(&j);
}

static void json_event(const Report *r, JsonOut *j, const OpenDoc *d, uint32_t item)
{
    const CareerItem *it = &r->c->items.v[item];
    report_json_item(j, r->c, it);
    if (it->cause) jout_kz(j, "cause", type_name(&cause_types, it->cause));
    jout_kint(j, "line", session_line_no(d, it->span));
    jout_kstr(j, "sentence", doc_quote(d->doc, session_sentence(d, it->span)));
}

static void json_step(const Report *r, JsonOut *j, const OpenDoc *d, const char *step, uint32_t item)
{
    if (item == FUNNEL_NO_ITEM) return;
    jout_obj(j);
    jout_kz(j, "step", step);
    json_event(r, j, d, item);
    jout_obj_end(j);
}

static void json_app(const Report *r, JsonOut *j, const OpenDoc *d, const FunnelApp *app)
{
    jout_obj(j);
    jout_kstr(j, "org", report_name(r->c, app->org));
    jout_kstr(j, "role", report_name(r->c, app->role));
    jout_kz(j, "reached", funnel_reach[app->reach].name);
    jout_kz(j, "ended", funnel_fate[app->fate].name);
    jout_key(j, "steps");
    jout_arr(j);
    for (int i = 0; i < REACH_COUNT; i++) json_step(r, j, d, funnel_reach[i].name, app->item[i]);
    if (app->fate != FATE_JOINED) json_step(r, j, d, funnel_fate[app->fate].name, app->end_item);
    jout_arr_end(j);
    jout_obj_end(j);
}

static void json_change(const Report *r, JsonOut *j, const OpenDoc *d, const FunnelChange *ch)
{
    jout_obj(j);
    json_event(r, j, d, ch->change);
    jout_kint(j, "rejection_line", session_line_no(d, r->c->items.v[ch->rejection].span));
    jout_kint(j, "next_line", session_line_no(d, r->c->items.v[ch->next].span));
    jout_obj_end(j);
}

static void json_memoir(const Report *r, const OpenDoc *d, const FunnelMemoir *m)
{
    JsonOut j = jout_begin(r->out, false);
    jout_obj(&j);
    jout_kz(&j, "kind", "memoir");
    report_json_doc(&j, &r->c->docs.v[m->doc]);
    FunnelCount count = funnel_count(&r->f, m);
    json_count(&j, &count);
    jout_key(&j, "list");
    jout_arr(&j);
    for (uint32_t i = 0; i < m->n_app; i++) json_app(r, &j, d, &r->f.apps.v[m->app + i]);
    jout_arr_end(&j);
    jout_key(&j, "motives");
    jout_arr(&j);
    for (uint32_t i = 0; i < m->n_motive; i++) {
        jout_obj(&j);
        json_event(r, &j, d, r->f.motives.v[m->motive + i]);
        jout_obj_end(&j);
    }
    jout_arr_end(&j);
    jout_key(&j, "changes");
    jout_arr(&j);
    for (uint32_t i = 0; i < m->n_change; i++) json_change(r, &j, d, &r->f.changes.v[m->change + i]);
    jout_arr_end(&j);
    jout_obj_end(&j);
    jout_newline(&j);
}

/* ------------------------------------------------------------------ text */

enum { LABEL = 18, BAR = 24 };

static void put_bar(const Report *r, uint32_t n, uint32_t most)
{
    uint32_t cells = most ? (n * BAR + most - 1) / most : 0;
    for (uint32_t i = 0; i < BAR; i++) buf_add_z(r->out, i >= cells ? " " : r->o->ascii ? "#" : "█");
}

/* Of few no share is told: the mark says that. */
static void text_all(Report *r)
{
    const FunnelCount *k = &r->f.all;
    bool few = false;
    buf_fmt(r->out, _("%s in %u of %s\n\n"), count_of(&r->tmp, COUNTED_APPLICATION, k->n), r->f.memoirs.n,
            count_of(&r->tmp, COUNTED_MEMOIR, r->f.n_doc));
    for (int i = 0; i < REACH_COUNT; i++) {
        uint32_t of = i ? k->reached[i - 1] : 0;
        buf_add_z(r->out, "  ");
        report_cell(r->out, r->o, SGR_NONE, str_z(_(funnel_reach[i].title)), LABEL);
        put_bar(r, k->reached[i], k->n);
        buf_fmt(r->out, " %4u", k->reached[i]);
        if (of >= FUNNEL_FEW) buf_fmt(r->out, "  %3.0f%%", 100.0 * k->reached[i] / of);
        else if (i) buf_add_z(r->out, "     *"), few = true;
        report_line_end(r->out);
    }
    for (int i = 0; i < FATE_COUNT; i++) {
        if (!k->fate[i] || i == FATE_JOINED) continue;
        buf_add_z(r->out, "  ");
        report_cell(r->out, r->o, SGR_NONE, str_z(_(funnel_fate[i].title)), LABEL);
        put_bar(r, k->fate[i], k->n);
        buf_fmt(r->out, " %4u", k->fate[i]);
        for (int at = 0, n = 0; at < REACH_COUNT; at++)
            if (k->at[i][at]) buf_fmt(r->out, "%s%s %u", n++ ? ", " : "  ", _(funnel_reach[at].title), k->at[i][at]);
        report_line_end(r->out);
    }
    if (few) buf_fmt(r->out, _("  * fewer than %d: no share is told\n"), FUNNEL_FEW);
}

static void put_line(const Report *r, const OpenDoc *d, uint32_t item)
{
    const Event *e = event_of(r, d, item);
    if (!e) return;
    buf_add_z(r->out, "      ");
    report_cell(r->out, r->o, SGR_DIM, d->name, 0);
    buf_fmt(r->out, ":%u  ", session_line_no(d, e->span));
    size_t cols = r->o->cols > 30 ? (size_t)r->o->cols - 12 - uni_cols(d->name) : 0;
    report_cell(r->out, r->o, SGR_DIM, doc_quote(d->doc, session_sentence(d, e->span)), cols);
    report_line_end(r->out);
}

static void put_date(const Report *r, uint32_t item)
{
    const CareerItem *it = &r->c->items.v[item];
    report_cell(r->out, r->o, SGR_BAR, report_date(career_start(r->c, it)), 16);
    buf_add_c(r->out, ' ');
}

static uint32_t first_item(const FunnelApp *app)
{
    for (int i = 0; i < REACH_COUNT; i++)
        if (app->item[i] != FUNNEL_NO_ITEM) return app->item[i];
    return app->end_item;
}

static void text_app(const Report *r, const OpenDoc *d, const FunnelApp *app)
{
    const char *between = "  ";
    uint32_t last = FUNNEL_NO_ITEM;
    buf_add_z(r->out, "  ");
    put_date(r, first_item(app));
    Str name = app->org    ? careers_called(r->c, app->org)
               : app->role ? careers_called(r->c, app->role)
                           : str_z(_("not named"));
    report_cell(r->out, r->o, SGR_NONE, name, 0);
    for (int i = 0; i < REACH_COUNT; i++) {
        if (app->item[i] == FUNNEL_NO_ITEM) continue;
        buf_fmt(r->out, "%s%s", between, _(funnel_reach[i].title));
        between = r->o->ascii ? " > " : " › ";
        last = app->item[i];
    }
    if (app->fate != FATE_JOINED && app->fate != FATE_OPEN)
        buf_fmt(r->out, "%s%s", between, _(funnel_fate[app->fate].title));
    if (app->end_item != FUNNEL_NO_ITEM) last = app->end_item;
    report_line_end(r->out);
    put_line(r, d, last);
}

static void text_item(const Report *r, const OpenDoc *d, uint32_t item, const char *before)
{
    const CareerItem *it = &r->c->items.v[item];
    buf_add_z(r->out, "  ");
    put_date(r, item);
    if (*before) buf_fmt(r->out, "%s ", before);
    buf_add_z(r->out, _(type_msgid(&event_types, it->type)));
    if (it->cause) buf_fmt(r->out, " (%s)", _(type_msgid(&cause_types, it->cause)));
    for (uint32_t i = 0; i < it->skill_n; i++) {
        const NameId *skill = &r->c->named.v[it->skill_beg];
        if (i && skill[i] == skill[i - 1]) continue;
        buf_add_z(r->out, i ? ", " : " ");
        report_cell(r->out, r->o, SGR_NONE, careers_called(r->c, r->c->named.v[it->skill_beg + i]), 0);
    }
    report_line_end(r->out);
    put_line(r, d, item);
}

static void text_memoir(const Report *r, const OpenDoc *d, const FunnelMemoir *m)
{
    const CareerDoc *cd = &r->c->docs.v[m->doc];
    buf_add_c(r->out, '\n');
    report_cell(r->out, r->o, SGR_BOLD, career_title(cd), 0);
    report_line_end(r->out);
    for (uint32_t i = 0; i < m->n_app; i++) text_app(r, d, &r->f.apps.v[m->app + i]);
    for (uint32_t i = 0; i < m->n_change; i++)
        text_item(r, d, r->f.changes.v[m->change + i].change, _("after a rejection:"));
    for (uint32_t i = 0; i < m->n_motive; i++) text_item(r, d, r->f.motives.v[m->motive + i], "");
}

Rc report_funnel(Session *s, const ReportOptions *opt, Buf *out, Fault *f)
{
    Report r = {.s = s, .c = session_careers(s), .o = opt, .out = out, .fault = f};
    const Filter *fl = session_filter(s);
    if (fl->text_rc) return fl->text_rc;
    r.f = funnel_make(&r.tmp, r.c, fl);
    Rc rc = r.f.all.n ? RC_OK : RC_NOTFOUND;
    if (!rc && opt->json) json_all(&r);
    else if (!rc) text_all(&r);
    for (uint32_t i = 0; i < r.f.memoirs.n && !rc; i++) {
        const OpenDoc *d;
        rc = session_doc_open(s, r.c->docs.v[r.f.memoirs.v[i].doc].id, &d, f);
        if (rc) break;
        if (opt->json) json_memoir(&r, d, &r.f.memoirs.v[i]);
        else text_memoir(&r, d, &r.f.memoirs.v[i]);
        session_doc_close(s, d);
    }
    arena_fini(&r.tmp);
    return rc;
}
