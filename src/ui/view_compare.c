/* view_compare.c: careers beside each other on one axis: spells and skills, what they have in common, what is not
 * certain. Its subject names the memoirs and what they are aligned by: "3,8 align:first-job"; or "similar:3", which keeps the
 * latter for when one comes back to the comparison. */
#include "app_int.h"
#include "base/hash.h"
#include "uni/width.h"
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* ------------------------------------------------------------------ which careers */

static const char similar_prefix[] = "similar:";

bool similar_subject(Str subject, int64_t *id)
{
    Arena a = {0};
    bool is = str_starts(subject, str_z(similar_prefix));
    if (is) *id = strtoll(str_dup_z(&a, str_slice(subject, sizeof similar_prefix - 1, subject.n)), NULL, 10);
    arena_fini(&a);
    return is;
}

/* "3,8" at the beginning of a subject; memoirs that are gone are left out. */
static void read_ids(UiApp *app, Str subject)
{
    CompareView *v = &app->compare;
    Arena a = {0};
    Str rest = subject, list, one;
    v->n = 0;
    if (str_cut(&rest, ' ', &list) && !str_starts(list, S("align:")))
        while (v->n < COMPARE_MAX && str_cut(&list, ',', &one)) {
            int64_t id = strtoll(str_dup_z(&a, one), NULL, 10);
            if (id && careers_find(session_careers(app->s), id) != UINT32_MAX) v->id[v->n++] = id;
        }
    arena_fini(&a);
}

static Str write_ids(Arena *a, const UiApp *app)
{
    const CompareView *v = &app->compare;
    Str s = {0};
    for (uint32_t i = 0; i < v->n; i++) s = str_fmt(a, STR_FMT "%s%lld", STR_ARG(s), i ? "," : "", (long long)v->id[i]);
    return align_with(a, s, align_by(app, PANE_COMPARE));
}

Str compare_kept(const UiApp *app, Arena *a) { return write_ids(a, app); }

void compare_again(UiApp *app, Str kept)
{
    view_subject_set(app, PANE_COMPARE, kept);
    read_ids(app, kept);
}

bool compare_has(const UiApp *app, int64_t doc)
{
    for (uint32_t i = 0; i < app->compare.n; i++)
        if (app->compare.id[i] == doc) return true;
    return false;
}

void compare_open(UiApp *app)
{
    Arena a = {0};
    int64_t id;
    history_push(app);
    bool similar = similar_subject(view_subject(app, PANE_COMPARE), &id);
    app_show(app, PANE_COMPARE, similar ? write_ids(&a, app) : view_subject(app, PANE_COMPARE));
    arena_fini(&a);
}

static void take_out(CompareView *v, int64_t doc)
{
    uint32_t n = 0;
    for (uint32_t i = 0; i < v->n; i++)
        if (v->id[i] != doc) v->id[n++] = v->id[i];
    v->n = n;
}

void compare_toggle(UiApp *app)
{
    CompareView *v = &app->compare;
    int64_t doc = app->item.doc, id;
    if (!doc) return;
    Arena a = {0};
    bool in = compare_has(app, doc), full = !in && v->n == COMPARE_MAX;
    Str key = keymap_key(&a, &app->keys, app_context(app), ACT_VIEW_COMPARE);
    if (full) {
        app_say(app, RO_MESSAGE, str_fmt(&a, _("The comparison holds %d careers; take one out first."), COMPARE_MAX));
    } else {
        if (in) take_out(v, doc);
        else v->id[v->n++] = doc;
        if (!similar_subject(view_subject(app, PANE_COMPARE), &id))
            view_subject_set(app, PANE_COMPARE, write_ids(&a, app));
        app_say(app, RO_MESSAGE,
                str_fmt(&a,
                        in ? _("Out of the comparison: %u/%d, %.*s shows it.")
                           : _("In the comparison: %u/%d, %.*s shows it."),
                        v->n, COMPARE_MAX, STR_ARG(key)));
        app_stale(app);
    }
    arena_fini(&a);
}

/* ------------------------------------------------------------------ rows */

enum { LEFT = 20, LEFT_NARROW = 12, RIGHT = 28, RIGHT_FROM = 96 };

typedef struct Rows {
    UiApp   *app;
    Sheet   *sh;
    Arena   *a;
    const Careers *c;
    Compare  x;
    TimeAxis axis;
    int      left;                      /* columns before the axis */
    bool     right;                     /* there are some behind it */
} Rows;

static const CareerDoc *doc_of(const Rows *r, uint32_t i) { return &r->c->docs.v[r->x.of[i].doc]; }

static uint64_t fold_by(const char *kind, uint64_t id) { return hash64_more(id, str_z(kind)) | 1; }

/* As runs of one look. */
static void put_lane(const Rows *r, const Lane *l)
{
    for (int k = 0; k < l->cols;) {
        Buf run = {0};
        int from = k;
        for (; k < l->cols && l->sign[k] && l->role[k] == l->role[from]; k++) buf_add_z(&run, l->sign[k]);
        if (k == from) { k++; continue; }
        sheet_at(r->sh, r->left + from, k - from, l->role[from], str_dup(r->a, buf_str(&run)));
        buf_fini(&run);
    }
}

/* By which days it lies on the axis; false: none. */
static bool spell_cells(const Rows *r, const CompareCareer *of, uint32_t item, uint8_t *cells)
{
    return item_cells(&r->axis, &of->zero, r->c, &r->c->docs.v[of->doc], &r->c->items.v[item], cells);
}

/* 교사 › 데이터 분석가: what the spells were, where one says it; the same twice in a row is said once. */
static Str chain_of(const Rows *r, const CompareCareer *of)
{
    Str chain = {0}, last = {0};
    for (uint32_t i = 0; i < of->spells.n; i++) {
        const CareerItem *it = &r->c->items.v[of->spells.v[i].item];
        Str what = careers_called(r->c, it->role ? it->role : it->org);
        if (!what.n || str_eq(what, last)) continue;
        chain = last.n ? str_fmt(r->a, STR_FMT "%s" STR_FMT, STR_ARG(chain), r->app->g->sep, STR_ARG(what)) : what;
        last = what;
    }
    return chain;
}

static void spell_row(const Rows *r, const CompareCareer *of, const CompareSpell *s)
{
    const CareerItem *it = &r->c->items.v[s->item];
    SheetRow *row = sheet_row(r->sh);
    row->depth = 1;
    row->link = link_item(r->c, s->item);
    sheet_at(r->sh, 4, r->left - 5, s->unsure ? RO_FRINGE : RO_TEXT, label_item(r->a, r->app, it));
    Lane lane = lane_new(r->a, r->axis.cols);
    uint8_t *cells = arena_push_n(r->a, uint8_t, (size_t)r->axis.cols + 1);
    if (of->zero.known && spell_cells(r, of, s->item, cells)) lane_alone(&lane, r->app->g, it, cells);
    put_lane(r, &lane);
    if (r->right) sheet_at(r->sh, r->left + r->axis.cols + 1, RIGHT - 2, RO_TIME, label_dates(r->a, r->c, it));
}

/* How often a skill has come up by then. */
static void skill_row(const Rows *r, const CompareCareer *of, const CompareSkill *s)
{
    const Glyphs *g = r->app->g;
    Lane lane = lane_new(r->a, r->axis.cols);
    SheetRow *row = sheet_row(r->sh);
    row->link = (Link){.kind = LINK_NAME, .name = s->name};
    row->source = link_item(r->c, s->item[0]);
    sheet_at(r->sh, 3, r->left - 4, RO_SKILL, careers_called(r->c, s->name));
    compare_skill_cells(&r->axis, r->c, of, s, lane.used);
    for (int i = 0; i < r->axis.cols; i++) {
        int n = lane.used[i] > (int)COUNT_OF(g->grown) ? (int)COUNT_OF(g->grown) : lane.used[i];
        lane.sign[i] = n ? g->grown[n - 1] : NULL;
        lane.role[i] = RO_SKILL;
    }
    put_lane(r, &lane);
}

/* What a career's zero rests on: the spell or event it is, or the words that tell of a birth. */
static Link zero_link(const Rows *r, const CareerDoc *d, const AlignZero *z)
{
    if (z->known && z->item != UINT32_MAX) return link_item(r->c, z->item);
    if (!z->known || r->x.align.kind != ALIGN_AGE) return (Link){0};
    return (Link){.kind = LINK_SPAN, .item = {.doc = d->id, .none = true}, .span = d->birth};
}

/* All spells in one row, then their tails. */
static void put_spells(const Rows *r, const CompareCareer *of)
{
    Lane lane = lane_new(r->a, r->axis.cols);
    uint8_t *cells = arena_push_n(r->a, uint8_t, (size_t)r->axis.cols + 1);
    for (int tails = 0; tails < 2; tails++)
        for (uint32_t s = 0; s < of->spells.n; s++)
            if (spell_cells(r, of, of->spells.v[s].item, cells))
                (tails ? lane_tail : lane_lay)(&lane, r->app->g, &r->c->items.v[of->spells.v[s].item], cells);
    put_lane(r, &lane);
}

/* Spells beneath, folded at first: the row itself shows all of them. */
static void career_rows(const Rows *r, uint32_t i)
{
    const CompareCareer *of = &r->x.of[i];
    const CareerDoc *d = doc_of(r, i);
    SheetRow *row = sheet_row(r->sh);
    row->link = link_doc(d->id);
    row->source = zero_link(r, d, &of->zero);
    row->fold = of->spells.n ? fold_by("career", (uint64_t)d->id) : 0;
    row->closed = true;
    sheet_at(r->sh, 3, r->left - 4, RO_PERSON, career_title(d));
    if (of->zero.known) put_spells(r, of);
    else sheet_at(r->sh, r->left, r->axis.cols, RO_DIM, str_z(_(align_lacks[r->x.align.kind])));
    if (r->right) sheet_at(r->sh, r->left + r->axis.cols + 1, RIGHT - 2, RO_DIM, chain_of(r, of));
    for (uint32_t s = 0; s < of->spells.n; s++) spell_row(r, of, &of->spells.v[s]);
    for (uint32_t s = 0; s < of->n_skill && of->zero.known; s++) skill_row(r, of, &of->skill[s]);
}

/* ------------------------------------------------------------------ in common */

static Str apart_of(const Rows *r, const CompareShared *s)
{
    if (s->n_dated < 2) return (Str){0};
    if (s->most - s->least < 0.5) return str_fmt(r->a, _("%.1f years apart"), s->apart);
    return str_fmt(r->a, _("%.1f years apart (%.1f–%.1f)"), s->apart, s->least, s->most);
}

static void first_row(const Rows *r, const CompareShared *s, uint32_t i)
{
    const CompareFirst *f = &s->of[i];
    const CareerItem *it = f->item == NO_ROW ? NULL : &r->c->items.v[f->item];
    SheetRow *row = sheet_row(r->sh);
    row->depth = 1;
    row->link = it ? link_item(r->c, f->item) : link_doc(doc_of(r, i)->id);
    sheet_at(r->sh, 4, r->left - 5, RO_PERSON, career_title(doc_of(r, i)));
    if (!it) { sheet_at(r->sh, r->left, 0, RO_DIM, str_z(_("no date"))); return; }
    bool years = r->x.align.kind != ALIGN_CALENDAR && r->x.of[i].zero.known;
    if (years) sheet_at(r->sh, r->left, 0, RO_COUNT, str_fmt(r->a, "%+.1f", f->at));
    sheet_at(r->sh, r->left + (years ? 8 : 0), 0, RO_TIME, label_edtf(r->a, career_start(r->c, it)));
}

static void shared_rows(const Rows *r)
{
    static const RoleId looks[ENT_COUNT] = {
        [ENT_ROLE] = RO_ROLE, [ENT_SKILL] = RO_SKILL, [ENT_ORG] = RO_ORG, [ENT_SCHOOL] = RO_ORG};
    if (!r->x.shared.n) return;
    sheet_heading(r->sh, str_fmt(r->a, "%s %u", _("In common"), r->x.shared.n));
    for (uint32_t n = 0; n < r->x.shared.n; n++) {
        const CompareShared *s = &r->x.shared.v[n];
        const CareerName *name = &r->c->names.v[s->name];
        SheetRow *row = sheet_row(r->sh);
        row->link = (Link){.kind = LINK_NAME, .name = s->name};
        row->fold = fold_by("shared", s->name);
        row->closed = true;
        sheet_at(r->sh, 3, r->left - 4, looks[name->type], careers_called(r->c, s->name));
        sheet_at(r->sh, r->left, 0, RO_TEXT, str_fmt(r->a, P_("%s · %u memoir", "%s · %u memoirs", s->n),
                                                    _(type_msgid(&entity_types, (int)name->type)), s->n));
        Str apart = apart_of(r, s);
        if (apart.n) sheet_put(r->sh, RO_COUNT, str_fmt(r->a, A_("· " STR_FMT), STR_ARG(apart)));
        for (uint32_t i = 0; i < r->x.n; i++)
            if (s->of[i].has) first_row(r, s, i);
    }
}

static void unsure_rows(const Rows *r)
{
    if (!r->x.n_unsure) return;
    SheetRow *row = sheet_row(r->sh);
    row->link = link_doc(doc_of(r, 0)->id);
    row->fold = fold_by("unsure", 0);
    row->closed = true;
    sheet_at(r->sh, 3, 0, RO_FRINGE,
             str_fmt(r->a, P_("%u uncertain spell", "%u uncertain spells", r->x.n_unsure), r->x.n_unsure));
    for (uint32_t i = 0; i < r->x.n; i++)
        for (uint32_t n = 0; n < r->x.of[i].spells.n; n++) {
            const CompareSpell *s = &r->x.of[i].spells.v[n];
            if (!s->unsure) continue;
            row = sheet_row(r->sh);
            row->depth = 1;
            row->link = link_item(r->c, s->item);
            const CareerItem *it = &r->c->items.v[s->item];
            if (it->doubt) sheet_at(r->sh, 2, 1, RO_ERROR, str_z(r->app->g->doubt));
            sheet_at(r->sh, 4, r->left - 5, RO_PERSON, career_title(doc_of(r, i)));
            sheet_at(r->sh, r->left, 24, RO_TIME, label_dates(r->a, r->c, it));
            sheet_at(r->sh, r->left + 26, 0, RO_TEXT, label_item(r->a, r->app, it));
        }
}

/* ------------------------------------------------------------------ all of it */

/* The time chosen on the timeline stands over the labels, as it does there. */
static void axis_row(const Rows *r)
{
    AxisTick tick[AXIS_TICKS_MAX];
    int n = r->x.first == EDTF_DAY_NONE ? 0 : axis_marks(&r->axis, &r->x.align, tick);
    EdtfDay chosen = r->app->time.cursor;
    int at = chosen != EDTF_DAY_NONE && r->x.align.kind == ALIGN_CALENDAR ? axis_col(&r->axis, chosen) : -1;
    sheet_head(r->sh);
    for (int i = 0; i < n; i++)
        sheet_at(r->sh, r->left + tick[i].col, tick[i].cols + 1, RO_AXIS, tick_label(r->a, &tick[i], &r->x.align));
    if (n && at >= 0 && at < r->axis.cols) sheet_at(r->sh, r->left + at, 1, RO_FOCUS, str_z(r->app->g->unfolded));
}

static void lay_out(Rows *r)
{
    int cols = r->sh->cols;
    r->left = cols < TIME_NARROW ? LEFT_NARROW : LEFT + (cols >= RIGHT_FROM ? 4 : 0);
    r->right = cols >= RIGHT_FROM;
    int axis = cols - r->left - 1 - (r->right ? RIGHT : 0);
    r->axis = compare_axis(&r->x, axis > 1 ? axis : 1);
}

static void build_compare(UiApp *app, Sheet *sh)
{
    Rows r = {.app = app, .sh = sh, .a = &sh->mem, .c = session_careers(app->s)};
    uint32_t docs[COMPARE_MAX];
    Align al = align_read(r.a, app, PANE_COMPARE);
    read_ids(app, view_subject(app, PANE_COMPARE));
    for (uint32_t i = 0; i < app->compare.n; i++) docs[i] = careers_find(r.c, app->compare.id[i]);
    Str in = keymap_key(r.a, &app->keys, CTX_COMPARE, ACT_COMPARE_THIS),
        similar = keymap_key(r.a, &app->keys, CTX_COMPARE, ACT_SIMILAR);
    sh->title = str_fmt(r.a, A_("%s %u · " STR_FMT), _("compare"), app->compare.n, STR_ARG(align_title(r.a, r.c, &al)));
    sh->nothing = str_fmt(r.a, _("%.*s puts a career in, %d at most; %.*s finds similar ones."), STR_ARG(in),
                          COMPARE_MAX, STR_ARG(similar));
    if (!app->compare.n) return;
    r.x = compare_make(r.a, r.c, &al, docs, app->compare.n);
    sh->note = str_fmt(r.a, P_("%s %u · %u uncertain spell", "%s %u · %u uncertain spells", r.x.n_unsure),
                       _("In common"), r.x.shared.n, r.x.n_unsure);
    lay_out(&r);
    axis_row(&r);
    for (uint32_t i = 0; i < r.x.n; i++) career_rows(&r, i);
    shared_rows(&r);
    unsure_rows(&r);
}

static void build(UiApp *app, Sheet *sh)
{
    int64_t id;
    if (similar_subject(view_subject(app, PANE_COMPARE), &id)) similar_build(app, sh, id);
    else build_compare(app, sh);
}

static Str called(const UiApp *app, Arena *a)
{
    const Careers *c = session_careers(app->s);
    int64_t id;
    Str names = {0};
    if (similar_subject(view_subject(app, PANE_COMPARE), &id)) {
        uint32_t doc = careers_find(c, id);
        return doc == UINT32_MAX ? names : str_fmt(a, _("like %.*s"), STR_ARG(career_title(&c->docs.v[doc])));
    }
    for (uint32_t i = 0; i < app->compare.n; i++) {
        uint32_t doc = careers_find(c, app->compare.id[i]);
        if (doc != UINT32_MAX)
            names = str_fmt(a, STR_FMT "%s" STR_FMT, STR_ARG(names), names.n ? A_(" · ") : "",
                            STR_ARG(career_title(&c->docs.v[doc])));
    }
    return names;
}

static bool act(UiApp *app, ActionId id)
{
    int64_t doc;
    if (id != ACT_ALIGN || similar_subject(view_subject(app, PANE_COMPARE), &doc)) return false;
    align_next(app);
    return true;
}

static uint64_t stamp(const UiApp *app)
{
    uint64_t set = hash64((Str){(const char *)app->compare.id, app->compare.n * sizeof *app->compare.id});
    return set ^ (uint64_t)app->time.cursor;
}

const View compare_view = {.ctx = CTX_COMPARE, .act = act, .called = called, .build = build, .stamp = stamp};
