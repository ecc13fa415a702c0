/* report_compare.c: careers beside each other, as text and as JSON: gilmok compare. */
#include "report_int.h"
#include "base/i18n.h"
#include "model/count.h"
#include "path/compare.h"
#include "session/similar.h"
#include "uni/width.h"
#include <string.h>

enum { LEFT = 18, PIPE_COLS = 110, LEAST_COLS = 50, LEAST_AXIS = 20, SHARED_SHOWN = 12 };

typedef struct Comparing {
    const Careers *c;
    const ReportOptions *o;
    Buf *out;
    Arena *a;
    const OpenDoc *open[COMPARE_MAX];
    Compare x;
    TimeAxis axis;
} Comparing;

static const CareerDoc *doc_of(const Comparing *k, uint32_t i) { return &k->c->docs.v[k->x.of[i].doc]; }
static void put(const Comparing *k, Str text) { report_cell(k->out, k->o, SGR_NONE, text, 0); }

/* The line that a row is read from: an event's own, or that of the first event a spell rests on; 0: none. */
static uint32_t line_of(const Comparing *k, uint32_t career, const CareerItem *it)
{
    const OpenDoc *d = k->open[career];
    if (it->kind == ITEM_EVENT) return session_line_no(d, it->span);
    return it->evidence < d->an->events.n ? session_line_no(d, d->an->events.v[it->evidence].span) : 0;
}

static Str cite(const Comparing *k, uint32_t career, const CareerItem *it)
{
    uint32_t line = line_of(k, career, it);
    return line ? str_fmt(k->a, STR_FMT ":%u", STR_ARG(doc_of(k, career)->name), line) : doc_of(k, career)->name;
}

/* ------------------------------------------------------------------ text */

static void put_left(const Comparing *k, Sgr sgr, Str text)
{
    buf_add_z(k->out, "  ");
    report_cell(k->out, k->o, sgr, text, LEFT - 3);
    buf_add_c(k->out, ' ');
}

/* Each spell begins with a notch, so that two that follow each other are told apart. */
static void put_lane(const Comparing *k, const CompareCareer *of, uint32_t lane)
{
    size_t cols = (size_t)k->axis.cols;
    uint8_t *all = arena_push_n(k->a, uint8_t, cols + 1), *one = arena_push_n(k->a, uint8_t, cols + 1);
    bool *begins = arena_push_n(k->a, bool, cols + 1);
    for (uint32_t i = 0; i < of->spells.n; i++) {
        const CareerItem *it = &k->c->items.v[of->spells.v[i].item];
        RasterSpan sp = align_span(&of->zero, report_span(&k->c->docs.v[of->doc], it));
        if (of->spells.v[i].lane != lane || !raster_bar(&k->axis, &sp, one)) continue;
        for (size_t at = 0; at < cols; at++) {
            if (cell_halves(one[at])) begins[at] |= at == 0 || !cell_halves(one[at - 1]);
            if (one[at] && (!cell_halves(all[at]) || cell_halves(one[at]))) all[at] = one[at];
        }
    }
    for (size_t at = 0; at < cols; at++) {
        bool notch = begins[at] && cell_halves(all[at]);
        buf_add_z(k->out, notch ? k->o->ascii ? "[" : "▐" : report_sign(all[at], k->o->ascii));
    }
}

/* 교사 › 데이터 분석가: what the spells were, where one says it; the same twice in a row is said once. */
static Str chain_of(const Comparing *k, const CompareCareer *of)
{
    Str chain = {0}, last = {0};
    for (uint32_t i = 0; i < of->spells.n; i++) {
        const CareerItem *it = &k->c->items.v[of->spells.v[i].item];
        Str what = careers_called(k->c, it->role ? it->role : it->org);
        if (!what.n || str_eq(what, last)) continue;
        chain = last.n ? str_fmt(k->a, STR_FMT "%s" STR_FMT, STR_ARG(chain), k->o->ascii ? " > " : " › ", STR_ARG(what))
                       : what;
        last = what;
    }
    return chain;
}

static void put_skill(const Comparing *k, const CompareCareer *of, const CompareSkill *s)
{
    static const char *const levels[][2] = {{" ", " "}, {"⠒", "."}, {"⠶", ":"}, {"⠿", "#"}};
    uint8_t *n = arena_push_n(k->a, uint8_t, (size_t)k->axis.cols + 1);
    put_left(k, SGR_NONE, careers_called(k->c, s->name));
    compare_skill_cells(&k->axis, k->c, of, s, n);
    for (int i = 0; i < k->axis.cols; i++) buf_add_z(k->out, levels[n[i] > 3 ? 3 : n[i]][k->o->ascii]);
    buf_add_z(k->out, "  ");
    buf_add_z(k->out, count_of(k->a, COUNTED_ROW, s->n));
    report_line_end(k->out);
}

static void put_career(const Comparing *k, uint32_t i)
{
    const CompareCareer *of = &k->x.of[i];
    const CareerDoc *d = doc_of(k, i);
    report_cell(k->out, k->o, SGR_BOLD, career_title(d), 0);
    buf_add_z(k->out, "  ");
    report_cell(k->out, k->o, SGR_DIM, d->name, 0);
    if (!of->zero.known) buf_fmt(k->out, "  %s", _(align_lacks[k->x.align.kind]));
    report_line_end(k->out);
    for (uint32_t lane = 0; lane < (of->zero.known ? of->n_lane : 1); lane++) {
        put_left(k, SGR_NONE, lane ? S("") : str_z(_("roles")));
        if (of->zero.known) put_lane(k, of, lane), buf_add_z(k->out, "  ");
        if (!lane) report_cell(k->out, k->o, SGR_DIM, chain_of(k, of), 0);
        report_line_end(k->out);
    }
    for (uint32_t s = 0; s < of->n_skill && of->zero.known; s++) put_skill(k, of, &of->skill[s]);
}

/* "3.1 years apart", with the least and the most it can be where they are more than half a year from each other. */
static Str apart_of(const Comparing *k, const CompareShared *s)
{
    if (s->n_dated < 2) return S("");
    if (s->most - s->least < 0.5) return str_fmt(k->a, _("%.1f years apart"), s->apart);
    return str_fmt(k->a, _("%.1f years apart (%.1f–%.1f)"), s->apart, s->least, s->most);
}

static void put_shared(const Comparing *k, const CompareShared *s)
{
    const CareerName *name = &k->c->names.v[s->name];
    put_left(k, SGR_NONE, careers_called(k->c, s->name));
    buf_fmt(k->out, P_("%s · %u memoir", "%s · %u memoirs", s->n), _(type_msgid(&entity_types, (int)name->type)), s->n);
    Str apart = apart_of(k, s);
    if (apart.n) buf_fmt(k->out, A_(" · " STR_FMT), STR_ARG(apart));
    report_line_end(k->out);
    for (uint32_t i = 0; i < k->x.n; i++) {
        if (!s->of[i].has) continue;
        const CareerItem *it = s->of[i].item == NO_ROW ? NULL : &k->c->items.v[s->of[i].item];
        buf_add_z(k->out, "    ");
        report_cell(k->out, k->o, SGR_DIM, career_title(doc_of(k, i)), 28);
        if (!it) buf_fmt(k->out, "  %s", _("no date"));
        else if (k->x.align.kind == ALIGN_CALENDAR || !k->x.of[i].zero.known)
            buf_fmt(k->out, "  " STR_FMT "  ", STR_ARG(career_start(k->c, it))), put(k, cite(k, i, it));
        else
            buf_fmt(k->out, "  %+.1f  " STR_FMT "  ", s->of[i].at, STR_ARG(career_start(k->c, it))),
                put(k, cite(k, i, it));
        report_line_end(k->out);
    }
}

static Str spell_name(const Comparing *k, const CareerItem *it)
{
    Str org = careers_called(k->c, it->org), role = careers_called(k->c, it->role);
    if (org.n && role.n) return str_fmt(k->a, A_(STR_FMT " · " STR_FMT), STR_ARG(org), STR_ARG(role));
    return org.n ? org : role.n ? role : str_z(A_("—"));
}

static void put_unsure(const Comparing *k)
{
    if (!k->x.n_unsure) return;
    buf_add_c(k->out, '\n');
    buf_fmt(k->out, P_("%u uncertain spell", "%u uncertain spells", k->x.n_unsure), k->x.n_unsure);
    buf_add_c(k->out, '\n');
    for (uint32_t i = 0; i < k->x.n; i++)
        for (uint32_t n = 0; n < k->x.of[i].spells.n; n++) {
            if (!k->x.of[i].spells.v[n].unsure) continue;
            const CareerItem *it = &k->c->items.v[k->x.of[i].spells.v[n].item];
            buf_add_z(k->out, "    ");
            report_cell(k->out, k->o, SGR_NONE, spell_name(k, it), 28);
            buf_fmt(k->out, "  " STR_FMT "  ", STR_ARG(report_dates(k->a, k->c, it)));
            put(k, cite(k, i, it));
            report_line_end(k->out);
        }
}

static void put_text(Comparing *k)
{
    for (uint32_t i = 0; i < k->x.n; i++) {
        buf_add_z(k->out, i ? A_(" · ") : "");
        put(k, career_title(doc_of(k, i)));
    }
    buf_fmt(k->out, "\n%s: ", _("aligned by"));
    put(k, report_align_title(k->a, &k->x.align));
    buf_add_c(k->out, '\n');
    for (int i = 0; i < LEFT; i++) buf_add_c(k->out, ' ');
    if (k->x.first != EDTF_DAY_NONE) report_ticks(k->out, &k->axis, &k->x.align);
    else report_line_end(k->out);
    for (uint32_t i = 0; i < k->x.n; i++) put_career(k, i);
    if (k->x.shared.n) buf_fmt(k->out, "\n%s\n", _("In common"));
    for (uint32_t i = 0; i < k->x.shared.n && i < SHARED_SHOWN; i++) put_shared(k, &k->x.shared.v[i]);
    uint32_t more = k->x.shared.n > SHARED_SHOWN ? k->x.shared.n - SHARED_SHOWN : 0;
    if (more) buf_fmt(k->out, P_("  and %u more", "  and %u more", more), more), buf_add_c(k->out, '\n');
    put_unsure(k);
}

/* ------------------------------------------------------------------ JSON */

static void json_years(const Comparing *k, JsonOut *j, uint32_t career, const CareerItem *it)
{
    const AlignZero *z = &k->x.of[career].zero;
    uint32_t line = line_of(k, career, it);
    if (z->known && k->x.align.kind != ALIGN_CALENDAR && it->start_lo > EDTF_DAY_NONE && it->start_hi < EDTF_DAY_MAX)
        jout_kreal(j, "years", align_years(z, it->start_lo + (it->start_hi - it->start_lo) / 2), 2);
    if (line) jout_kint(j, "line", line);
}

static void json_career(const Comparing *k, uint32_t i)
{
    const CompareCareer *of = &k->x.of[i];
    JsonOut j = jout_begin(k->out, false);
    jout_obj(&j);
    report_json_doc(&j, doc_of(k, i));
    report_json_zero(&j, &k->x.align, &of->zero);
    jout_key(&j, "positions");
    jout_arr(&j);
    for (uint32_t n = 0; n < of->spells.n; n++) {
        const CareerItem *it = &k->c->items.v[of->spells.v[n].item];
        jout_obj(&j);
        report_json_item(&j, k->c, it);
        json_years(k, &j, i, it);
        jout_kbool(&j, "uncertain", of->spells.v[n].unsure);
        jout_obj_end(&j);
    }
    jout_arr_end(&j);
    jout_obj_end(&j);
    jout_newline(&j);
}

static void json_shared(const Comparing *k, const CompareShared *s)
{
    JsonOut j = jout_begin(k->out, false);
    jout_obj(&j);
    jout_kstr(&j, "shared", report_name(k->c, s->name));
    jout_kz(&j, "type", type_name(&entity_types, (int)k->c->names.v[s->name].type));
    jout_kint(&j, "memoirs", s->n);
    if (s->n_dated > 1) {
        jout_kreal(&j, "years_apart", s->apart, 2);
        jout_kreal(&j, "least", s->least, 2);
        jout_kreal(&j, "most", s->most, 2);
    }
    jout_key(&j, "in");
    jout_arr(&j);
    for (uint32_t i = 0; i < k->x.n; i++) {
        if (!s->of[i].has) continue;
        jout_obj(&j);
        jout_kint(&j, "id", doc_of(k, i)->id);
        if (s->of[i].item != NO_ROW) {
            jout_kstr(&j, "date", career_start(k->c, &k->c->items.v[s->of[i].item]));
            json_years(k, &j, i, &k->c->items.v[s->of[i].item]);
        }
        jout_obj_end(&j);
    }
    jout_arr_end(&j);
    jout_obj_end(&j);
    jout_newline(&j);
}

/* ------------------------------------------------------------------ all of it */

static void axis_for(Comparing *k)
{
    enum { CHAIN = 30 };
    int cols = !k->o->cols ? PIPE_COLS : k->o->cols < LEAST_COLS ? LEAST_COLS : k->o->cols;
    int axis = cols - LEFT - CHAIN;
    k->axis = compare_axis(&k->x, axis < LEAST_AXIS ? LEAST_AXIS : axis);
}

static void put_all(Comparing *k)
{
    axis_for(k);
    if (!k->o->json) {
        put_text(k);
        return;
    }
    for (uint32_t i = 0; i < k->x.n; i++) json_career(k, i);
    for (uint32_t i = 0; i < k->x.shared.n; i++) json_shared(k, &k->x.shared.v[i]);
}

Rc report_compare(Session *s, const int64_t *ids, uint32_t n, const ReportOptions *opt, Buf *out, Fault *f)
{
    Arena mem = {0};
    Comparing k = {.c = session_careers(s), .o = opt, .out = out, .a = &mem};
    uint32_t docs[COMPARE_MAX] = {0};
    Align al;
    Rc rc = RC_OK;
    if (!align_make(&mem, k.c, opt->align.n ? opt->align : str_z(align_names[ALIGN_CALENDAR]), &al))
        rc = fault_set(f, RC_USAGE, str_dup_z(&mem, opt->align), "%s", _("no memoir has such a role"));
    for (uint32_t i = 0; i < n && !rc; i++) {
        docs[i] = careers_find(k.c, ids[i]);
        rc = docs[i] == UINT32_MAX ? RC_NOTFOUND : session_doc_open(s, ids[i], &k.open[i], f);
    }
    if (!rc) {
        k.x = compare_make(&mem, k.c, &al, docs, n);
        put_all(&k);
    }
    for (uint32_t i = 0; i < n; i++)
        if (k.open[i]) session_doc_close(s, k.open[i]);
    arena_fini(&mem);
    return rc;
}
