#include "model/count.h"
#include "session/report.h"
#include "report_int.h"
#include "base/fs.h"
#include "base/i18n.h"
#include "json/json.h"
#include "model/analysis_json.h"
#include "path/align.h"
#include "uni/width.h"
#include <string.h>

/* ------------------------------------------------------------------ small pieces of a line */

static const char *const sgr_on[] = {[SGR_BOLD] = "\033[1m", [SGR_DIM] = "\033[2m", [SGR_BAR] = "\033[36m", [SGR_NONE] = ""};

void report_cell(Buf *b, const ReportOptions *o, Sgr sgr, Str text, size_t cols)
{
    Arena tmp = {0};
    Str shown = uni_visible(&tmp, text);
    size_t used = uni_cols(shown);
    bool cut = cols && used > cols;
    if (cut) shown = uni_clip(shown, cols - 1, &used), used++;
    bool color = o->color && sgr != SGR_NONE;
    if (color) buf_add_z(b, sgr_on[sgr]);
    buf_add(b, shown);
    if (cut) buf_add_z(b, o->ascii ? "~" : "…");
    if (color) buf_add_z(b, "\033[0m");
    for (; used < cols; used++) buf_add_c(b, ' ');
    arena_fini(&tmp);
}

/* Two words over two columns of numbers, whatever their script. */
static void put_heads(Buf *b, const char *left, const char *right)
{
    enum { COLS = 8 };
    const char *const heads[] = {left, right};
    for (int i = 0; i < 2; i++) {
        for (size_t cols = uni_cols(str_z(heads[i])); cols < COLS; cols++) buf_add_c(b, ' ');
        buf_add_z(b, heads[i]);
        buf_add_c(b, i ? '\n' : ' ');
    }
}

void report_line_end(Buf *b)
{
    while (b->n && b->p[b->n - 1] == ' ') b->n--;
    buf_add_c(b, '\n');
}

Str report_name(const Careers *c, NameId id) { return id ? c->names.v[id].label : (Str){0}; }

Str report_date(Str edtf) { return edtf.n ? edtf : S("?"); }

Str report_dates(Arena *a, const Careers *c, const CareerItem *it)
{
    if (it->kind == ITEM_EVENT) return career_start(c, it);
    Str from = report_date(career_start(c, it));
    Str to = it->end_kind == END_OPEN ? str_z(_("now")) : report_date(career_end(c, it));
    return str_fmt(a, A_(STR_FMT " – " STR_FMT), STR_ARG(from), STR_ARG(to));
}

static void put_who(Buf *b, const ReportOptions *o, const Careers *c, const CareerItem *it)
{
    Str org = careers_called(c, it->org), role = careers_called(c, it->role);
    report_cell(b, o, SGR_NONE, org.n ? org : str_z(A_("—")), 0);
    if (!role.n) return;
    buf_add_z(b, A_(" · "));
    report_cell(b, o, SGR_NONE, role, 0);
}

/* ------------------------------------------------------------------ JSON rows */

void report_json_doc(JsonOut *j, const CareerDoc *d)
{
    jout_kint(j, "id", d->id);
    jout_kstr(j, "doc", d->name);
    jout_kstr(j, "title", d->title);
    jout_kz(j, "lang", type_name(&lang_types, (int)d->lang));
    jout_kstr(j, "dct", d->dct);
}

void report_json_zero(JsonOut *j, const Align *al, const AlignZero *z)
{
    Arena tmp = {0};
    Edtf e = {0};
    if (z->known && al->kind != ALIGN_CALENDAR) e = edtf_make_span(z->lo, z->hi);
    jout_key(j, "align");
    jout_obj(j);
    jout_kz(j, "by", align_names[al->kind]);
    if (al->kind == ALIGN_ROLE) jout_kstr(j, "role", al->role);
    jout_kbool(j, "known", z->known);
    jout_kstr(j, "zero", e.n ? edtf_format(&tmp, &e) : S(""));
    jout_obj_end(j);
    arena_fini(&tmp);
}

/* The year of birth, or the years it lies in; "" where the text tells neither it nor an age. */
static void json_birth(JsonOut *j, const CareerDoc *d)
{
    Arena tmp = {0};
    Edtf e = {0};
    if (d->birth_lo != EDTF_DAY_NONE) e = edtf_make_span(d->birth_lo, d->birth_hi);
    jout_kstr(j, "birth", d->birth_lo != EDTF_DAY_NONE ? edtf_format(&tmp, &e) : S(""));
    arena_fini(&tmp);
}

static void json_skills(JsonOut *j, const Careers *c, const CareerItem *it)
{
    jout_key(j, "skill");
    jout_arr(j);
    for (uint32_t i = 0; i < it->skill_n; i++) jout_str(j, report_name(c, c->named.v[it->skill_beg + i]));
    jout_arr_end(j);
}

static void json_doubts(JsonOut *j, const CareerItem *it)
{
    jout_key(j, "doubt");
    jout_arr(j);
    for (int i = 0; i < DOUBT_COUNT; i++)
        if (it->doubt >> i & 1) jout_str(j, str_z(career_doubts[i]));
    jout_arr_end(j);
}

void report_json_item(JsonOut *j, const Careers *c, const CareerItem *it)
{
    bool ev = it->kind == ITEM_EVENT;
    if (it->doubt) json_doubts(j, it);
    jout_kz(j, ev ? "type" : "kind", type_name(ev ? &event_types : &position_types, it->type));
    jout_kstr(j, "org", report_name(c, it->org));
    jout_kstr(j, "role", report_name(c, it->role));
    if (ev) {
        jout_kz(j, "factuality", type_name(&fact_types, it->fact));
        jout_kstr(j, "date", career_start(c, it));
        jout_kreal(j, "confidence", it->conf / 100.0, 2);
    } else {
        jout_kstr(j, "start", career_start(c, it));
        jout_kstr(j, "end", career_end(c, it));
    }
    json_skills(j, c, it);
}

/* ------------------------------------------------------------------ walking what the filter selects */

typedef void (*DocFn)(void *ctx, uint32_t doc, const CareerDoc *d);

static Rc each_doc(Session *s, DocFn fn, void *ctx)
{
    const Careers *c = session_careers(s);
    const Filter *f = session_filter(s);
    for (uint32_t i = 0; i < c->docs.n; i++)
        if (bits_get(&f->docs, i)) fn(ctx, i, &c->docs.v[i]);
    if (f->text_rc) return f->text_rc;
    return f->n_doc ? RC_OK : RC_NOTFOUND;
}

typedef struct { Session *s; const Careers *c; const Filter *f; const ReportOptions *o; Buf *out; } Report;

static Report report_new(Session *s, const ReportOptions *o, Buf *out)
{
    return (Report){s, session_careers(s), session_filter(s), o, out};
}

static uint32_t matching_events(const Report *r, const CareerDoc *d)
{
    uint32_t n = 0;
    for (uint32_t i = d->item_beg; i < d->item_beg + d->item_n; i++)
        n += r->c->items.v[i].kind == ITEM_EVENT && bits_get(&r->f->items, i);
    return n;
}

/* ------------------------------------------------------------------ list */

/* In progress, done; the legend is the manual page's. */
static const char *report_mark(const ReportOptions *o, DocStatus status)
{
    static const char *const marks[2][STATUS_COUNT] = {{" ", "✎", "✓"}, {" ", "~", "v"}};
    return marks[o->ascii][status];
}

static void list_doc(void *ctx, uint32_t doc, const CareerDoc *d)
{
    (void)doc;
    Report *r = ctx;
    uint32_t n = matching_events(r, d);
    if (r->o->json) {
        JsonOut j = jout_begin(r->out, false);
        jout_obj(&j);
        report_json_doc(&j, d);
        jout_kint(&j, "events", n);
        jout_kz(&j, "status", type_name(&status_types, (int)d->status));
        jout_obj_end(&j);
        jout_newline(&j);
        return;
    }
    enum { REST = 46, TITLE = 40 };
    size_t cols = !r->o->cols ? 0 : r->o->cols > 60 ? (size_t)r->o->cols : 60;
    Str title = career_title(d);
    buf_fmt(r->out, "%4lld  ", (long long)d->id);
    /* Into a pipe nothing is cut. */
    report_cell(r->out, r->o, SGR_BOLD, title, cols ? cols - REST : uni_cols(title) > TITLE ? 0 : TITLE);
    buf_add_z(r->out, "  ");
    report_cell(r->out, r->o, SGR_NONE, d->dct, 12);
    buf_fmt(r->out, "  %4u %s ", n, report_mark(r->o, d->status));
    report_cell(r->out, r->o, SGR_DIM, d->name, cols ? 16 : 0);
    report_line_end(r->out);
}

Rc report_list(Session *s, const ReportOptions *opt, Buf *out, Fault *f)
{
    (void)f;
    Report r = report_new(s, opt, out);
    return each_doc(s, list_doc, &r);
}

/* ------------------------------------------------------------------ events */

typedef struct { Report r; const OpenDoc *open; Fault *f; } Events;

static Str event_id(Arena *a, const OpenDoc *open, const CareerItem *it)
{
    return report_id(a, open->id, 'e', open->an->events.v[it->seq].no);
}

static void event_text(Report *r, const OpenDoc *open, const CareerItem *it)
{
    Arena tmp = {0};
    report_cell(r->out, r->o, SGR_BAR, report_date(career_start(r->c, it)), 24);
    buf_add_c(r->out, ' ');
    report_cell(r->out, r->o, SGR_BOLD, str_z(_(type_msgid(&event_types, it->type))), 18);
    put_who(r->out, r->o, r->c, it);
    if (it->fact != FACT_ACTUAL) buf_fmt(r->out, " (%s)", _(type_msgid(&fact_types, it->fact)));
    report_line_end(r->out);
    Span sent = session_sentence(open, it->span);
    buf_add_z(r->out, "    ");
    report_cell(r->out, r->o, SGR_DIM, doc_quote(open->doc, sent), r->o->cols > 20 ? (size_t)r->o->cols - 6 : 0);
    buf_add_z(r->out, "  ");
    report_cell(r->out, r->o, SGR_NONE,
                str_fmt(&tmp, STR_FMT ":%u", STR_ARG(open->name), session_line_no(open, it->span)), 0);
    buf_add_z(r->out, "  ");
    report_cell(r->out, r->o, SGR_DIM, event_id(&tmp, open, it), 0);
    report_line_end(r->out);
    arena_fini(&tmp);
}

static void event_json(Report *r, const OpenDoc *open, const CareerDoc *d, const CareerItem *it)
{
    Arena tmp = {0};
    JsonOut j = jout_begin(r->out, false);
    jout_obj(&j);
    report_json_doc(&j, d);
    jout_kstr(&j, "event", event_id(&tmp, open, it));
    report_json_item(&j, r->c, it);
    jout_kstr(&j, "quote", doc_quote(open->doc, it->span));
    jout_kstr(&j, "sentence", doc_quote(open->doc, session_sentence(open, it->span)));
    jout_kint(&j, "line", session_line_no(open, it->span));
    jout_obj_end(&j);
    jout_newline(&j);
    arena_fini(&tmp);
}

static void events_doc(void *ctx, uint32_t doc, const CareerDoc *d)
{
    (void)doc;
    Events *e = ctx;
    Report *r = &e->r;
    const OpenDoc *open = NULL;
    for (uint32_t i = d->item_beg; i < d->item_beg + d->item_n; i++) {
        const CareerItem *it = &r->c->items.v[i];
        if (it->kind != ITEM_EVENT || !bits_get(&r->f->items, i)) continue;
        if (!open) {
            if (session_doc_open(r->s, d->id, &open, e->f)) return;
            if (!r->o->json) report_cell(r->out, r->o, SGR_BOLD, career_title(d), 0), report_line_end(r->out);
        }
        if (r->o->json) event_json(r, open, d, it);
        else event_text(r, open, it);
    }
    if (open) session_doc_close(r->s, open);
    if (open && !r->o->json) buf_add_c(r->out, '\n');
}

Rc report_events(Session *s, const ReportOptions *opt, Buf *out, Fault *f)
{
    Events e = {report_new(s, opt, out), NULL, f};
    Rc rc = each_doc(s, events_doc, &e);
    return rc ? rc : e.r.f->n_event ? RC_OK : RC_NOTFOUND;
}

/* ------------------------------------------------------------------ timeline */

enum { BAR_COLS = 24 };

/* By CellCode; the explorer's own signs are in its theme. */
static const char *const cell_signs[][2] = {
    [CELL_NONE] = {" ", " "},      [CELL_CORE] = {"█", "="},       [CELL_FRINGE] = {"░", "."},
    [CELL_INSTANT] = {"◆", "*"},   [CELL_OPEN_END] = {"▶", ">"},   [CELL_OPEN_START] = {"◀", "<"},
    [CELL_DASH] = {"┄", "-"},      [CELL_WHO_KNOWS] = {"?", "?"},  [CELL_BEFORE] = {"‹", "<"},
    [CELL_AFTER] = {"›", ">"},     [CELL_OTHER] = {"≠", "!"},      [CELL_CORE_LEFT] = {"▌", "="},
    [CELL_CORE_RIGHT] = {"▐", "="}, [CELL_UPPER] = {"▀", "^"},     [CELL_LOWER] = {"▄", "_"},
};

const char *report_sign(uint8_t cell, bool ascii) { return cell_signs[cell][ascii]; }

RasterSpan report_span(const CareerDoc *d, const CareerItem *it)
{
    return (RasterSpan){it->start_lo, it->start_hi, it->end_lo, it->end_hi, it->approx, it->end_kind == END_OPEN, career_written(d)};
}

static void put_bar(Buf *b, const ReportOptions *o, const TimeAxis *x, const AlignZero *z, const CareerDoc *d, const CareerItem *it)
{
    uint8_t cell[BAR_COLS] = {CELL_NONE};
    RasterSpan sp = align_span(z, report_span(d, it));
    if (z->known) (void)raster_bar(x, &sp, cell);
    if (o->color) buf_add_z(b, sgr_on[SGR_BAR]);
    for (int c = 0; c < BAR_COLS; c++) buf_add_z(b, report_sign(cell[c], o->ascii));
    if (o->color) buf_add_z(b, "\033[0m");
}

static bool doc_extent(const CareerDoc *d, EdtfDay *first, EdtfDay *last)
{
    EdtfDay now = career_written(d);
    *first = d->first;
    *last = now != EDTF_DAY_NONE && (d->last == EDTF_DAY_NONE || now > d->last) ? now : d->last;
    return *first != EDTF_DAY_NONE && *last != EDTF_DAY_NONE;
}

static TimeAxis doc_axis(const CareerDoc *d)
{
    EdtfDay first, last;
    (void)doc_extent(d, &first, &last);
    return axis_fit(first, last, BAR_COLS);
}

/* Aligned careers share one axis. */
typedef struct Timeline { Report r; Align align; TimeAxis axis; Arena mem; EdtfDay first, last; } Timeline;

static void stretch(void *ctx, uint32_t doc, const CareerDoc *d)
{
    (void)doc;
    Timeline *t = ctx;
    EdtfDay first, last;
    AlignZero z = align_zero(t->r.c, &t->align, d);
    if (!z.known || !doc_extent(d, &first, &last)) return;
    if (t->first == EDTF_DAY_NONE || align_day(&z, first) < t->first) t->first = align_day(&z, first);
    if (t->last == EDTF_DAY_NONE || align_day(&z, last) > t->last) t->last = align_day(&z, last);
}

void report_ticks(Buf *b, const TimeAxis *x, const Align *al)
{
    AxisTick tick[AXIS_TICKS_MAX];
    bool calendar = al->kind == ALIGN_CALENDAR;
    int n = calendar ? axis_ticks(x, tick) : axis_ticks_relative(x, tick), col = 0;
    for (int i = 0; i < n; i++) {
        bool plain = al->kind == ALIGN_AGE && tick[i].kind == TICK_YEARS && tick[i].n > 0;
        const char *label = tick[i].label + plain;               /* an age has no sign */
        for (; col < tick[i].col; col++) buf_add_c(b, ' ');
        buf_add_z(b, label);
        col += (int)strlen(label);
    }
    report_line_end(b);
}

Str report_align_title(Arena *a, const Align *al)
{
    if (al->kind != ALIGN_ROLE) return str_z(_(align_titles[al->kind]));
    return str_fmt(a, _("years since entering: %.*s"), STR_ARG(al->role));
}

static void timeline_json(Timeline *t, const CareerDoc *d)
{
    Report *r = &t->r;
    AlignZero z = align_zero(r->c, &t->align, d);
    JsonOut j = jout_begin(r->out, false);
    jout_obj(&j);
    report_json_doc(&j, d);
    json_birth(&j, d);
    if (t->align.kind != ALIGN_CALENDAR) report_json_zero(&j, &t->align, &z);
    const ItemKind kinds[] = {ITEM_POSITION, ITEM_EVENT};
    const char *const keys[] = {"positions", "events"};
    for (size_t k = 0; k < COUNT_OF(kinds); k++) {
        jout_key(&j, keys[k]);
        jout_arr(&j);
        for (uint32_t i = d->item_beg; i < d->item_beg + d->item_n; i++) {
            if (r->c->items.v[i].kind != kinds[k] || !bits_get(&r->f->items, i)) continue;
            jout_obj(&j);
            report_json_item(&j, r->c, &r->c->items.v[i]);
            jout_obj_end(&j);
        }
        jout_arr_end(&j);
    }
    jout_obj_end(&j);
    jout_newline(&j);
}

static void timeline_doc(void *ctx, uint32_t doc, const CareerDoc *d)
{
    (void)doc;
    Timeline *t = ctx;
    Report *r = &t->r;
    if (r->o->json) {
        timeline_json(t, d);
        return;
    }
    Arena tmp = {0};
    bool calendar = t->align.kind == ALIGN_CALENDAR;
    AlignZero z = align_zero(r->c, &t->align, d);
    TimeAxis x = calendar ? doc_axis(d) : t->axis;
    report_cell(r->out, r->o, SGR_BOLD, career_title(d), 0);
    buf_add_z(r->out, "  ");
    report_cell(r->out, r->o, SGR_DIM, d->name, 0);
    if (!z.known) buf_fmt(r->out, "  %s", _(align_lacks[t->align.kind]));
    report_line_end(r->out);
    for (uint32_t i = d->item_beg; i < d->item_beg + d->item_n; i++) {
        const CareerItem *it = &r->c->items.v[i];
        if (it->kind != ITEM_POSITION || !bits_get(&r->f->items, i)) continue;
        buf_add_z(r->out, "  ");
        put_bar(r->out, r->o, &x, &z, d, it);
        buf_add_z(r->out, "  ");
        report_cell(r->out, r->o, SGR_NONE, report_dates(&tmp, r->c, it), 26);
        put_who(r->out, r->o, r->c, it);
        report_line_end(r->out);
    }
    uint32_t n = matching_events(r, d);
    buf_fmt(r->out, "  %s\n\n", count_of(&tmp, COUNTED_EVENT, n));
    arena_fini(&tmp);
}

/* A role nobody has is a mistyped one. */
static Rc read_align(Timeline *t, Fault *f)
{
    Str by = t->r.o->align;
    if (align_make(&t->mem, t->r.c, by.n ? by : str_z(align_names[ALIGN_CALENDAR]), &t->align)) return RC_OK;
    return fault_set(f, RC_USAGE, str_dup_z(&t->mem, by), "%s", _("no memoir has such a role"));
}

Rc report_timeline(Session *s, const ReportOptions *opt, Buf *out, Fault *f)
{
    Timeline t = {.r = report_new(s, opt, out), .first = EDTF_DAY_NONE, .last = EDTF_DAY_NONE};
    Rc rc = read_align(&t, f);
    if (!rc && t.align.kind != ALIGN_CALENDAR) rc = each_doc(s, stretch, &t);
    if (!rc && t.align.kind != ALIGN_CALENDAR && !opt->json) {
        t.axis = axis_fit(t.first, t.last, BAR_COLS);
        report_cell(out, opt, SGR_DIM, report_align_title(&t.mem, &t.align), 0);
        report_line_end(out);
        buf_add_z(out, "  ");
        report_ticks(out, &t.axis, &t.align);
    }
    if (!rc) rc = each_doc(s, timeline_doc, &t);
    arena_fini(&t.mem);
    return rc;
}

/* ------------------------------------------------------------------ entities and stats: counts per value */

static const char *const headings[Q_COUNT] = {
    [Q_LANG] = N_("languages"), [Q_STATUS] = N_("status"), [Q_YEAR] = N_("years"),      [Q_TYPE] = N_("kinds of event"), [Q_FACT] = N_("factuality"),
    [Q_ROLE] = N_("roles"),     [Q_ORG] = N_("employers"),   [Q_SKILL] = N_("skills"),
};

static void facet_lines(Report *r, QueryField field, const FacetList *list, uint32_t most)
{
    if (!list->n) return;
    if (!r->o->json) {
        report_cell(r->out, r->o, SGR_BOLD, str_z(_(headings[field])), 0);
        report_line_end(r->out);
        put_heads(r->out, _("memoirs"), _("rows"));
    }
    for (uint32_t i = 0; i < list->n && i < most; i++) {
        const FacetRow *row = &list->v[i];
        if (r->o->json) {
            JsonOut j = jout_begin(r->out, false);
            jout_obj(&j);
            jout_kz(&j, "field", query_field_name(field));
            jout_kstr(&j, "value", row->label);
            jout_kint(&j, "memoirs", row->n_doc);
            jout_kint(&j, "rows", row->n_item);
            jout_obj_end(&j);
            jout_newline(&j);
        } else {
            buf_fmt(r->out, "%8u %8u  ", row->n_doc, row->n_item);
            report_cell(r->out, r->o, SGR_NONE, type_shown(query_field_set(field), row->label), 0);
            report_line_end(r->out);
        }
    }
    if (!r->o->json) buf_add_c(r->out, '\n');
}

static Rc facets(Session *s, const ReportOptions *opt, Buf *out, const QueryField *fields, size_t n, uint32_t most)
{
    Report r = report_new(s, opt, out);
    Arena tmp = {0};
    uint32_t rows = 0;
    for (size_t i = 0; i < n; i++) {
        FacetList list = session_facet(s, &tmp, fields[i]);
        rows += list.n;
        facet_lines(&r, fields[i], &list, most);
    }
    arena_fini(&tmp);
    return rows ? RC_OK : RC_NOTFOUND;
}

/* Is the name one of those that stand for the thing anyway? */
static bool is_shown(const CareerName *n, Str name)
{
    return str_eq(name, n->name.n ? n->name : n->label) || str_eq(name, n->en);
}

static void thing_json(const Report *r, const CareerThing *t)
{
    const CareerName *n = &r->c->names.v[t->name];
    bool known = n->identity.n && n->identity.p[0] == '=';
    JsonOut j = jout_begin(r->out, false);
    jout_obj(&j);
    jout_kz(&j, "type", type_name(&entity_types, (int)n->type));
    jout_kstr(&j, "id", known ? str_slice(n->identity, 1, n->identity.n) : S(""));
    jout_kstr(&j, "name", n->name.n ? n->name : n->label);
    jout_kstr(&j, "en", n->en);
    jout_key(&j, "also");
    jout_arr(&j);
    Str also = n->also;
    for (Str name; str_cut(&also, '\n', &name);)
        if (!is_shown(n, name)) jout_str(&j, name);
    jout_arr_end(&j);
    jout_kbool(&j, "known", known);
    jout_kint(&j, "memoirs", t->n_doc);
    jout_kint(&j, "mentions", t->n_mention);
    jout_obj_end(&j);
    jout_newline(&j);
}

static void thing_text(const Report *r, const CareerThing *t)
{
    enum { TYPE_COLS = 12 };
    const CareerName *n = &r->c->names.v[t->name];
    buf_fmt(r->out, "%8u %8u  ", t->n_doc, t->n_mention);
    report_cell(r->out, r->o, SGR_DIM, str_z(_(type_msgid(&entity_types, (int)n->type))), TYPE_COLS);
    report_cell(r->out, r->o, SGR_NONE, n->name.n ? n->name : n->label, 0);
    if (n->en.n && !str_eq(n->en, n->name)) buf_add_z(r->out, A_(" · ")), report_cell(r->out, r->o, SGR_NONE, n->en, 0);
    Str also = n->also;
    for (Str name; str_cut(&also, '\n', &name);)
        if (!is_shown(n, name)) buf_add_z(r->out, " = "), report_cell(r->out, r->o, SGR_DIM, name, 0);
    report_line_end(r->out);
}

/* Canonical names over the memoirs the query selects, those of most memoirs first. */
Rc report_entities(Session *s, const ReportOptions *opt, Buf *out, Fault *f)
{
    (void)f;
    Report r = report_new(s, opt, out);
    Arena tmp = {0};
    CareerThings all = careers_things(&tmp, r.c, r.f->docs.w, opt->types);
    uint32_t end = all.n;
    if (opt->offset < all.n && opt->limit && opt->limit < all.n - opt->offset) end = opt->offset + opt->limit;
    if (!opt->json && opt->offset < end) put_heads(out, _("memoirs"), _("mentions"));
    for (uint32_t i = opt->offset; i < end; i++) {
        if (opt->json) thing_json(&r, &all.v[i]);
        else thing_text(&r, &all.v[i]);
    }
    if (!opt->json && end < all.n) buf_fmt(out, _("%u of %u; --offset %u goes on\n"), end - opt->offset, all.n, end);
    arena_fini(&tmp);
    return r.f->text_rc ? r.f->text_rc : opt->offset < end ? RC_OK : RC_NOTFOUND;
}

Rc report_stats(Session *s, const ReportOptions *opt, Buf *out, Fault *f)
{
    (void)f;
    static const QueryField fields[] = {Q_LANG, Q_STATUS, Q_YEAR, Q_TYPE, Q_FACT, Q_ROLE, Q_ORG, Q_SKILL};
    const Filter *fl = session_filter(s);
    const Careers *c = session_careers(s);
    if (opt->json) {
        JsonOut j = jout_begin(out, false);
        jout_obj(&j);
        jout_kint(&j, "memoirs", fl->n_doc);
        jout_kint(&j, "memoirs_all", c->n_doc);
        jout_kint(&j, "events", fl->n_event);
        jout_kint(&j, "events_all", c->n_event);
        jout_obj_end(&j);
        jout_newline(&j);
    } else {
        Arena tmp = {0};
        buf_fmt(out, _("%u of %s, %u of %s\n\n"), fl->n_doc, count_of(&tmp, COUNTED_MEMOIR, c->n_doc), fl->n_event,
                count_of(&tmp, COUNTED_EVENT, c->n_event));
        arena_fini(&tmp);
    }
    if (fl->text_rc || !fl->n_doc) return fl->text_rc ? fl->text_rc : RC_NOTFOUND;
    return facets(s, opt, out, fields, COUNT_OF(fields), opt->json ? UINT32_MAX : 10);
}

/* ------------------------------------------------------------------ show */

/* What gilmok review calls it by, as it takes it: 3#e12. */
static void show_no(Buf *out, const ReportOptions *o, int64_t doc, char sign, uint32_t no, bool column)
{
    enum { OWN = 3 };                                      /* e12 */
    Arena tmp = {0};
    Str shown = report_id(&tmp, doc, sign, no);
    size_t cols = column ? str_fmt(&tmp, "%lld#", (long long)doc).n + OWN : 0;
    report_cell(out, o, SGR_DIM, shown, shown.n < cols ? cols : 0);
    if (column) buf_add_c(out, ' ');
    arena_fini(&tmp);
}

static void show_position(Buf *out, const ReportOptions *o, const Position *p, int64_t doc)
{
    buf_add_z(out, "  ");
    if (doc) show_no(out, o, doc, 'p', p->no, true);
    report_cell(out, o, SGR_BAR, p->start.n ? p->start : S("?"), 0);
    buf_add_z(out, A_(" – "));
    report_cell(out, o, SGR_BAR, str_eq_z(p->end, "..") ? str_z(_("now")) : p->end.n ? p->end : S("?"), 0);
    const Str parts[] = {p->org, p->role, p->team, str_z(_(type_msgid(&employment_types, (int)p->employment))),
                         str_z(p->exit ? _(type_msgid(&cause_types, (int)p->exit)) : "")};
    const char *between = "  ";
    for (size_t i = 0; i < COUNT_OF(parts); i++) {
        if (!parts[i].n) continue;
        buf_add_z(out, between);
        report_cell(out, o, SGR_NONE, parts[i], 0);
        between = A_(" · ");
    }
    report_line_end(out);
}

static void show_event(Buf *out, const ReportOptions *o, const OpenDoc *d, const Event *e, int64_t doc)
{
    buf_add_z(out, "  ");
    if (doc) show_no(out, o, doc, 'e', e->no, true);
    report_cell(out, o, SGR_BAR, e->date.n ? e->date : S("?"), 22);
    report_cell(out, o, SGR_BOLD, str_z(_(type_msgid(&event_types, (int)e->type))), 18);
    if (e->fact != FACT_ACTUAL) buf_fmt(out, "(%s) ", _(type_msgid(&fact_types, (int)e->fact)));
    const Str parts[] = {e->args.org, e->args.role, e->args.team, e->args.place, e->args.other};
    for (size_t i = 0; i < COUNT_OF(parts); i++) {
        if (!parts[i].n) continue;
        report_cell(out, o, SGR_NONE, parts[i], 0);
        buf_add_z(out, A_(" · "));
    }
    buf_fmt(out, "%u: ", session_line_no(d, e->span));
    report_cell(out, o, SGR_DIM, doc_quote(d->doc, session_sentence(d, e->span)),
                o->cols > 20 ? (size_t)o->cols / 2 : 0);
    report_line_end(out);
}

static void show_entities(Buf *out, const ReportOptions *o, const Analysis *an, int64_t doc)
{
    for (int t = 0; t < ENT_COUNT; t++) {
        const char *between = "";
        for (uint32_t i = 0; i < an->entities.n; i++) {
            const Entity *e = &an->entities.v[i];
            if ((int)e->type != t) continue;
            if (!*between)
                buf_add_z(out, "  "), report_cell(out, o, SGR_BOLD, str_z(_(type_msgid(&entity_types, t))), 14);
            buf_add_z(out, between);
            report_cell(out, o, SGR_NONE, e->name, 0);
            if (doc) buf_add_c(out, ' '), show_no(out, o, doc, 'n', e->no, false);
            between = ", ";
        }
        if (*between) report_line_end(out);
    }
}

/* What does not fit together, and the sentences that say so. */
static void show_check(Buf *out, const ReportOptions *o, const OpenDoc *d, const Check *c)
{
    Arena tmp = {0};
    buf_add_z(out, "  ! ");
    report_cell(out, o, SGR_NONE, str_z(_(str_dup_z(&tmp, c->text))), 0);
    report_line_end(out);
    arena_fini(&tmp);
    for (uint32_t i = 0; i < c->events.n; i++) {
        const Event *e = &d->an->events.v[c->events.v[i]];
        buf_fmt(out, "      %u: ", session_line_no(d, e->span));
        report_cell(out, o, SGR_DIM, doc_quote(d->doc, session_sentence(d, e->span)),
                    o->cols > 20 ? (size_t)o->cols - 16 : 0);
        report_line_end(out);
    }
}

Rc report_show(Session *s, int64_t doc, const ReportOptions *o, Buf *out, Fault *f)
{
    const OpenDoc *d;
    Rc rc = session_doc_open(s, doc, &d, f);
    if (rc) return rc;
    if (o->json) {
        Analysis an = *d->an;
        AnalysisHeader head = {.doc = d->name, .memoir = session_doc_kept(s, d->id) ? d->id : 0, .text = d->doc->text};
        JsonOut j = jout_begin(out, false);
        an.title = d->title;
        analysis_write_json(&j, &an, &head);
        jout_newline(&j);
    } else {
        const Analysis *an = d->an;
        int64_t kept = session_doc_kept(s, doc) ? doc : 0;
        report_cell(out, o, SGR_BOLD, d->title.n ? d->title : d->name, 0);
        buf_add_z(out, "  ");
        report_cell(out, o, SGR_DIM, d->title.n ? d->name : S(""), 0);
        buf_add_z(out, "  ");
        report_cell(out, o, SGR_DIM, an->dct, 0);
        report_line_end(out);
        buf_fmt(out, "\n%s\n", _("Positions"));
        for (uint32_t i = 0; i < an->positions.n; i++) show_position(out, o, &an->positions.v[i], kept);
        buf_fmt(out, "\n%s\n", _("Events"));
        for (uint32_t i = 0; i < an->events.n; i++) show_event(out, o, d, &an->events.v[i], kept);
        buf_fmt(out, "\n%s\n", _("Names"));
        show_entities(out, o, an, kept);
        for (uint32_t i = 0; i < an->checks.n; i++) show_check(out, o, d, &an->checks.v[i]);
    }
    session_doc_close(s, d);
    return RC_OK;
}
