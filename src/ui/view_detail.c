/* view_detail.c: all that is known of what is looked at: an event, a position with its evidence, or the memoir. */
#include "app_int.h"
#include "model/count.h"
#include "path/page.h"
#include "review/field.h"
#include "uni/width.h"
#include <string.h>

enum { LABEL_COLS = 12 };

static DetailRow *add(DetailRows *r, const char *label, Str value, RoleId role)
{
    *vec_push(r->a, &r->v) = (DetailRow){.label = str_z(label), .value = value, .role = role};
    return &r->v.v[r->v.n - 1];
}

/* Only what is known: an empty value makes no row. A long one goes on in rows without a label. */
static void put(DetailRows *r, const char *label, Str value, RoleId role)
{
    int cols = r->cols - LABEL_COLS - 1;
    if (cols < 8) cols = 8;
    Str rest = str_trim(uni_visible(r->a, value));
    for (bool more = false; rest.n; more = true) {
        Str piece = uni_clip(rest, (size_t)cols, NULL);
        if (piece.n == 0) break;
        if (piece.n < rest.n && rest.p[piece.n] != ' ')
            for (size_t i = piece.n; i > piece.n / 2; i--)
                if (piece.p[i - 1] == ' ') { piece.n = i; break; }
        add(r, more ? "" : label, piece, role);
        rest = str_trim(str_slice(rest, piece.n, rest.n));
    }
}

/* The same, all of it a link. */
static void put_link(DetailRows *r, const char *label, Str value, RoleId role, const Link *link)
{
    uint32_t first = r->v.n;
    put(r, label, value, role);
    for (uint32_t i = first; i < r->v.n; i++) r->v.v[i].link = *link;
}

static uint32_t types_of(QueryField f)
{
    return f == Q_ROLE    ? 1u << ENT_ROLE | 1u << ENT_CREDENTIAL
           : f == Q_SKILL ? 1u << ENT_SKILL
                          : 1u << ENT_ORG | 1u << ENT_SCHOOL;
}

/* To the page of the thing; where the careers do not have it, and for a type of event, to the filter. */
static Link field_link(UiApp *app, QueryField field, Str value)
{
    const Careers *c = session_careers(app->s);
    uint32_t doc = field == Q_TYPE || !app->open.d ? UINT32_MAX : careers_find(c, app->open.d->id);
    NameId name = doc == UINT32_MAX ? 0 : page_find_in(c, doc, types_of(field), value);
    if (name) return (Link){.kind = LINK_NAME, .name = name};
    return (Link){.kind = LINK_FIELD, .field = field, .text = value};
}

/* As it is called in all views; what only this memoir has, as it says. */
static Str called(const UiApp *app, const Link *to, Str value)
{
    return to->kind == LINK_NAME ? careers_called(session_careers(app->s), to->name) : value;
}

static void put_field(UiApp *app, DetailRows *r, const char *label, Str value, RoleId role, QueryField field)
{
    if (!value.n) return;
    Link link = field_link(app, field, value);
    add(r, label, called(app, &link, value), role)->link = link;
}

static void put_list(UiApp *app, DetailRows *r, const char *label, const StrList *list, RoleId role, QueryField field)
{
    for (uint32_t i = 0; i < list->n; i++) put_field(app, r, i ? "" : label, list->v[i], role, field);
}

/* To the page of its year. */
static Link date_link(Str edtf)
{
    EdtfDay lo, hi;
    int year, month, day;
    if (!edtf_bounds_str(edtf, &lo, &hi) || !(day_known(lo) || day_known(hi))) return (Link){0};
    edtf_ymd(day_known(lo) ? lo : hi, &year, &month, &day);
    return (Link){.kind = LINK_YEAR, .year = year};
}

/* How it is known stands behind it; NULL: that is not told. */
static void put_date_known(DetailRows *r, const char *label, Str edtf, const char *known)
{
    if (!edtf.n) return;
    Str text = label_edtf(r->a, edtf);
    if (known) text = str_fmt(r->a, STR_FMT " (%s)", STR_ARG(text), known);
    Link link = date_link(edtf);
    put_link(r, label, text, RO_TIME, &link);
}

static void put_date(DetailRows *r, const char *label, Str edtf, Basis basis)
{
    put_date_known(r, label, edtf, basis != BASIS_NONE ? _(type_msgid(&basis_types, (int)basis)) : NULL);
}

static void put_type(DetailRows *r, const char *label, const TypeSet *set, int code)
{
    put(r, label, str_z(code ? _(type_msgid(set, code)) : ""), RO_TEXT);
}

/* "2026-11-22  kim": when and who. */
static Str signed_by(Arena *a, const Decision *x)
{
    int y, m, d;
    edtf_ymd((EdtfDay)(x->at / 86400), &y, &m, &d);
    return str_fmt(a, "%04d-%02d-%02d  " STR_FMT, y, m, d, STR_ARG(x->who));
}

/* Who decided on it and when, nothing where it is a suggestion still; and what was said of it. */
static void decided_rows(DetailRows *r, const Reviewed *x, Standing standing)
{
    if (standing != STANDS_SUGGESTED && x->last)
        put(r, _("decided"),
            str_fmt(r->a, "%s  " STR_FMT, _(type_msgid(&standing_types, (int)standing)),
                    STR_ARG(signed_by(r->a, x->last))),
            RO_TITLE);
    for (const Remark *n = x->said; n; n = n->next)
        put(r, n->d->act == DECIDE_TAG ? _("tag") : _("note"),
            str_fmt(r->a, STR_FMT "  (" STR_FMT ")", STR_ARG(n->d->value), STR_ARG(signed_by(r->a, n->d))), RO_TEXT);
}

/* What the machine says where a person said otherwise. */
static void machine_rows(DetailRows *r, Target on, const void *now, const void *then)
{
    for (int i = 0; then && i < field_count(on); i++) {
        Str is = field_get(r->a, on, now, i), was = field_get(r->a, on, then, i);
        if (str_eq(is, was)) continue;
        put(r, _("suggested"),
            str_fmt(r->a, "%s: " STR_FMT, _(field_msgid(on, i)), STR_ARG(was.n ? was : str_z(A_("–")))), RO_DIM);
    }
}

static void event_decided(const OpenDoc *d, DetailRows *r, const Event *e)
{
    uint32_t i = (uint32_t)(e - d->an->events.v), m = d->review->events.v[i].machine;
    decided_rows(r, &d->review->events.v[i], e->standing);
    if (e->standing != STANDS_SUGGESTED)
        machine_rows(r, ON_EVENT, e, m == REVIEW_NONE ? NULL : &d->machine->events.v[m]);
}

static void position_decided(const OpenDoc *d, DetailRows *r, const Position *p)
{
    uint32_t i = (uint32_t)(p - d->an->positions.v), m = d->review->positions.v[i].machine;
    decided_rows(r, &d->review->positions.v[i], p->standing);
    if (p->standing != STANDS_SUGGESTED)
        machine_rows(r, ON_POSITION, p, m == REVIEW_NONE ? NULL : &d->machine->positions.v[m]);
}

/* Its other mentions, each a way to it. */
static void also_rows(const OpenDoc *d, DetailRows *r, const Event *e)
{
    for (uint32_t i = 0; i < e->also.n; i++) {
        Link at = {.kind = LINK_SPAN, .item = {.doc = d->id, .none = true}, .span = e->also.v[i]};
        Str words = doc_quote(d->doc, e->also.v[i]);
        put_link(r, i ? "" : _("told again"),
                 str_fmt(r->a, A_("%u: “" STR_FMT "”"), session_line_no(d, e->also.v[i]), STR_ARG(words)), RO_EVENT,
                 &at);
    }
}

/* "joining: 입사": what was told by which words. */
static Str why_told(Arena *a, Str why)
{
    Str words = why, rule;
    if (str_find(why, S(": "), 0) == SIZE_MAX || !str_cut(&words, ':', &rule)) return why;
    int type = type_find(&event_types, rule);
    return str_fmt(a, A_("%s:" STR_FMT), type >= 0 ? _(type_msgid(&event_types, type)) : _(str_dup_z(a, rule)),
                   STR_ARG(words));
}

/* A date that somebody put in is not as the text has it. */
static void event_date(const OpenDoc *d, DetailRows *r, const Event *e)
{
    uint32_t machine = d->review->events.v[e - d->an->events.v].machine;
    const Event *was = machine != REVIEW_NONE ? &d->machine->events.v[machine] : NULL;
    if (!e->date.n) put(r, _("when"), str_z(_("not known")), RO_DIM);
    else if (!was) put_date_known(r, _("when"), e->date, NULL);
    else if (!str_eq(was->date, e->date) && standing_decided(e->standing))
        put_date_known(r, _("when"), e->date, _("corrected"));
    else put_date(r, _("when"), e->date, e->date_basis);
}

static void event_rows(UiApp *app, DetailRows *r, const Event *e)
{
    const OpenDoc *d = app->open.d;
    put_field(app, r, _("type"), str_z(type_name(&event_types, (int)e->type)), RO_EVENT, Q_TYPE);
    r->v.v[r->v.n - 1].value = str_z(_(type_msgid(&event_types, (int)e->type)));
    Link fact = {.kind = LINK_FIELD, .field = Q_FACT, .text = str_z(type_name(&fact_types, (int)e->fact))};
    put_link(r, _("in fact"), str_z(_(type_msgid(&fact_types, (int)e->fact))),
             e->fact == FACT_ACTUAL ? RO_TEXT : RO_UNREAL, &fact);
    event_date(d, r, e);
    put_field(app, r, _("employer"), e->args.org, RO_ORG, Q_ORG);
    put_field(app, r, _("role"), e->args.role, RO_ROLE, Q_ROLE);
    put(r, _("team"), e->args.team, RO_TEXT);
    put_type(r, _("employment"), &employment_types, (int)e->args.employment);
    put_type(r, _("cause"), &cause_types, (int)e->args.cause);
    put(r, _("place"), e->args.place, RO_ENTITY);
    put(r, _("also"), e->args.other, RO_ENTITY);
    put_list(app, r, _("skills"), &e->args.skill, RO_SKILL, Q_SKILL);
    also_rows(d, r, e);
    event_decided(d, r, e);
    put(r, _("certainty"), str_fmt(r->a, "%.2f", (double)e->confidence), RO_TEXT);
    for (uint32_t i = 0; i < e->why.n; i++) put(r, i ? "" : _("why"), why_told(r->a, e->why.v[i]), RO_DIM);
    Link words = {.kind = LINK_ITEM, .item = app->item};
    put_link(r, _("source"), str_fmt(r->a, STR_FMT ":%u", STR_ARG(d->name), session_line_no(d, e->span)), RO_DIM,
             &words);
    Span s = span_near(d->doc->text, session_sentence(d, e->span), e->span);
    put_link(r, _("sentence"), str_slice(d->doc->text, s.beg, s.end), RO_TEXT, &words);
}

/* An event in one line, that opens it. */
static void event_row(UiApp *app, DetailRows *r, const char *label, uint32_t seq)
{
    const OpenDoc *d = app->open.d;
    const Event *e = &d->an->events.v[seq];
    const char *type = _(type_msgid(&event_types, (int)e->type));
    Str quote = doc_quote(d->doc, e->span);
    Str what = str_fmt(r->a, "%u %s " STR_FMT, session_line_no(d, e->span), type, STR_ARG(quote));
    DetailRow *row = add(r, label, what, RO_EVENT);
    row->link = (Link){.kind = LINK_ITEM, .item = {.doc = d->id, .kind = ITEM_EVENT, .seq = seq}};
}

static void evidence_rows(UiApp *app, DetailRows *r, const Position *pos)
{
    for (uint32_t i = 0; i < pos->evidence.n; i++) event_row(app, r, i ? "" : _("evidence"), pos->evidence.v[i]);
}

#define ANY_EVENT UINT32_MAX

static bool speaks_of(const Check *c, uint32_t event)
{
    bool any = event == ANY_EVENT;
    for (uint32_t k = 0; k < c->events.n && !any; k++) any = c->events.v[k] == event;
    return any;
}

/* What does not fit together, with the events that it lies between: of one event, or all of it. */
static void check_rows(UiApp *app, DetailRows *r, uint32_t event)
{
    const Analysis *an = app->open.d->an;
    bool first = true;
    for (uint32_t i = 0; i < an->checks.n; i++) {
        const Check *c = &an->checks.v[i];
        if (!speaks_of(c, event)) continue;
        put(r, first ? _("doubtful") : "", str_z(_(str_dup_z(r->a, c->text))), RO_ERROR);
        if (c->date.n) put_date(r, "", c->date, BASIS_NONE);
        for (uint32_t k = 0; k < c->events.n; k++)
            if (c->events.v[k] != event) event_row(app, r, "", c->events.v[k]);
        first = false;
    }
}

static void position_rows(UiApp *app, DetailRows *r, const Position *pos)
{
    put(r, _("position"), str_z(_(type_msgid(&position_types, (int)pos->kind))), RO_TEXT);
    put_field(app, r, pos->kind == POS_EDUCATION ? _("school") : _("employer"), pos->org, RO_ORG, Q_ORG);
    put_field(app, r, _("role"), pos->role, RO_ROLE, Q_ROLE);
    put(r, _("team"), pos->team, RO_TEXT);
    put_type(r, _("employment"), &employment_types, (int)pos->employment);
    if (pos->start.n) put_date(r, _("from"), pos->start, BASIS_NONE);
    else put(r, _("from"), str_z(_("not known")), RO_DIM);
    if (str_eq_z(pos->end, "..")) put(r, _("to"), str_z(_("still there when it was written")), RO_TIME);
    else if (pos->end.n) put_date(r, _("to"), pos->end, BASIS_NONE);
    else put(r, _("to"), str_z(_("not known")), RO_DIM);
    put_type(r, _("left because"), &cause_types, (int)pos->exit);
    put_list(app, r, _("skills"), &pos->skill, RO_SKILL, Q_SKILL);
    position_decided(app->open.d, r, pos);
    evidence_rows(app, r, pos);
    if (pos->evidence.n) check_rows(app, r, pos->evidence.v[0]);
}

static void entity_rows(UiApp *app, DetailRows *r, const Analysis *an, EntityType type, const char *label, RoleId role,
                        QueryField field)
{
    bool first = true;
    for (uint32_t i = 0; i < an->entities.n; i++) {
        const Entity *e = &an->entities.v[i];
        if (e->type != type) continue;
        put_field(app, r, first ? label : "", e->name, role, field);
        DetailRow *row = &r->v.v[r->v.n - 1];
        row->value = str_fmt(r->a, STR_FMT "  %u", STR_ARG(row->value), e->mentions.n);
        row->name = i + 1, row->no = e->no;
        first = false;
    }
}

/* The same in one line, for where they are only read. */
static void entity_line(UiApp *app, DetailRows *r, EntityType type, const char *label, RoleId role, QueryField field)
{
    const Analysis *an = app->open.d->an;
    Str line = {0};
    for (uint32_t i = 0; i < an->entities.n; i++) {
        const Entity *e = &an->entities.v[i];
        if (e->type != type) continue;
        Link link = field_link(app, field, e->name);
        Str name = called(app, &link, e->name);
        line =
            str_fmt(r->a, STR_FMT "%s" STR_FMT " %u", STR_ARG(line), line.n ? ", " : "", STR_ARG(name), e->mentions.n);
    }
    put(r, label, line, role);
}

/* The words that tell it stand behind it, and are where it leads. */
static void birth_row(UiApp *app, DetailRows *r)
{
    const OpenDoc *d = app->open.d;
    const CareerDoc *known = app_doc(app);
    Link words = {.kind = LINK_SPAN, .item = {.doc = d->id, .none = true}, .span = d->an->birth_span};
    if (!known || known->birth_lo == EDTF_DAY_NONE || !d->an->birth.n) return;
    put_link(r, _("born"), str_fmt(r->a, STR_FMT " (" STR_FMT ")", STR_ARG(label_edtf(r->a, d->an->birth)),
                                   STR_ARG(doc_quote(d->doc, d->an->birth_span))), RO_TIME, &words);
}

static void status_row(UiApp *app, DetailRows *r)
{
    const CareerDoc *d = app_doc(app);
    if (!d || d->status == STATUS_UNTOUCHED) return;
    Link same = {.kind = LINK_FIELD, .field = Q_STATUS, .text = str_z(type_name(&status_types, (int)d->status))};
    put_link(r, _("status"), str_z(_(type_msgid(&status_types, (int)d->status))), RO_TEXT, &same);
}

static void memoir_head(UiApp *app, DetailRows *r)
{
    const OpenDoc *d = app->open.d;
    const Analysis *an = d->an;
    Link person = {.kind = LINK_PLACE, .pane = PANE_PAGE, .text = str_fmt(r->a, "doc:%lld", (long long)d->id)};
    Link career = link_doc(d->id), written = date_link(an->dct);
    Link lang = {.kind = LINK_FIELD, .field = Q_LANG, .text = str_z(type_name(&lang_types, (int)an->lang))};
    put_link(r, _("memoir"), d->title, RO_PERSON, &person);
    put_link(r, _("file"), d->name, RO_DIM, &career);
    put_link(r, _("language"), str_z(_(type_msgid(&lang_types, (int)an->lang))), RO_TEXT, &lang);
    if (an->dct.n)
        put_link(r, _("written"), str_fmt(r->a, STR_FMT " (%s)", STR_ARG(label_edtf(r->a, an->dct)),
                                          _(type_msgid(&dct_types, (int)an->dct_basis))), RO_TIME, &written);
    status_row(app, r);
    birth_row(app, r);
    put(r, _("found"), str_fmt(r->a, "%s, %s, %s, %s", count_of(r->a, COUNTED_POSITION, an->positions.n),
                               count_of(r->a, COUNTED_EVENT, an->events.n), count_of(r->a, COUNTED_NAME, an->entities.n),
                               count_of(r->a, COUNTED_DATE, an->timexes.n)), RO_TEXT);
    check_rows(app, r, ANY_EVENT);
}

static void memoir_rows(UiApp *app, DetailRows *r)
{
    const Analysis *an = app->open.d->an;
    memoir_head(app, r);
    entity_rows(app, r, an, ENT_ORG, _("employers"), RO_ORG, Q_ORG);
    entity_rows(app, r, an, ENT_SCHOOL, _("schools"), RO_ORG, Q_ORG);
    entity_rows(app, r, an, ENT_ROLE, _("roles"), RO_ROLE, Q_ROLE);
    entity_rows(app, r, an, ENT_SKILL, _("skills"), RO_SKILL, Q_SKILL);
}

static void make_rows(UiApp *app, DetailRows *r)
{
    const OpenDoc *d = app->open.d;
    if (!d) return;
    const Analysis *an = d->an;
    bool here = app->item.doc == d->id && !app->item.none;
    if (here && app->item.kind == ITEM_EVENT && app->item.seq < an->events.n)
        event_rows(app, r, &an->events.v[app->item.seq]), check_rows(app, r, app->item.seq);
    else if (here && app->item.kind == ITEM_POSITION && app->item.seq < an->positions.n)
        position_rows(app, r, &an->positions.v[app->item.seq]);
    else memoir_rows(app, r);
}

/* Rows may have come before it: the name stood on is stood on still. */
static void keep_name(DetailView *v, uint32_t no)
{
    list_fit(&v->list, (int)v->rows.v.n, v->list.rows);
    for (uint32_t i = 0; no && i < v->rows.v.n; i++)
        if (v->rows.v.v[i].no == no) {
            list_to(&v->list, (int)i);
            return;
        }
}

/* Made when what is looked at, what is open or the width is another. */
static const DetailRows *rows_of(UiApp *app, int cols)
{
    DetailView *v = &app->detail;
    bool other = !item_same(v->shown, app->item);
    if (other) v->list.sel = v->list.top = 0;
    if (!other && v->rows.a && v->made == app->open.made && v->rows.cols == cols) return &v->rows;
    bool same = !other && v->rows.a && v->list.sel < (int)v->rows.v.n;
    uint32_t no = same ? v->rows.v.v[v->list.sel].no : 0;
    arena_clear(&v->mem);
    v->rows = (DetailRows){.a = &v->mem, .cols = cols};
    v->shown = app->item;
    v->made = app->open.made;
    make_rows(app, &v->rows);
    keep_name(v, no);
    return &v->rows;
}

/* On a wide screen the memoir stands beside what is looked at in it. */
enum { TWO_COLUMNS_FROM = 100 };

static void draw_memoir(UiApp *app, Pen *p)
{
    DetailRows r = {.a = p->mem, .cols = p->box.w - 1};
    memoir_head(app, &r);
    entity_line(app, &r, ENT_ORG, _("employers"), RO_ORG, Q_ORG);
    entity_line(app, &r, ENT_SCHOOL, _("schools"), RO_ORG, Q_ORG);
    entity_line(app, &r, ENT_ROLE, _("roles"), RO_ROLE, Q_ROLE);
    entity_line(app, &r, ENT_SKILL, _("skills"), RO_SKILL, Q_SKILL);
    for (uint32_t i = 0; i < r.v.n && (int)i + 1 < p->box.h; i++) {
        pen_clip(p, 2, (int)i + 1, LABEL_COLS - 1, RO_LABEL, r.v.v[i].label);
        pen_clip(p, LABEL_COLS + 2, (int)i + 1, p->box.w - LABEL_COLS - 2, r.v.v[i].role, r.v.v[i].value);
    }
    pen_line(p, (Box){0, 0, 1, p->box.h}, RO_RULE, p->g->bar);
}

static bool two_columns(const UiApp *app, int w) { return w >= TWO_COLUMNS_FROM && app->open.d && app_item(app); }
static int rows_width(const UiApp *app, int w) { return two_columns(app, w) ? w * 3 / 5 : w; }

static void fit(UiApp *app, Box box)
{
    const DetailRows *r = rows_of(app, rows_width(app, box.w));
    list_fit(&app->detail.list, (int)r->v.n, box.h - 1);
}

static void draw_title(UiApp *app, Pen *p, bool focused)
{
    Str title = str_z(_("detail"));
    const CareerItem *it = app_item(app);
    if (it) title = str_fmt(p->mem, A_("%s · " STR_FMT), _("detail"), STR_ARG(label_item(p->mem, app, it)));
    pen_clip(p, 1, 0, p->box.w - 2, focused ? RO_TITLE_FOCUS : RO_TITLE, title);
}

static void draw(UiApp *app, Pen *screen, bool focused, const ListDamage *rows)
{
    DetailView *v = &app->detail;
    int w = rows_width(app, screen->box.w);
    Pen pen = pen_in(screen, (Box){0, 0, w, screen->box.h}), *p = &pen;
    Pen beside = pen_in(screen, (Box){w, 0, screen->box.w - w, screen->box.h});
    if (rows->all && beside.box.w > 0) draw_memoir(app, &beside);
    if (rows->all) draw_title(app, p, focused);
    if (rows->all && !app_doc(app)) empty_memoir(app, p, focused);
    if (v->list.n == 0 && focused) pen_cursor(p, 0, 0);
    pen_rows(p, 1, &v->list, rows);
    for (int i = 0; i < v->list.rows && v->list.top + i < v->list.n; i++) {
        const DetailRow *row = &v->rows.v.v[v->list.top + i];
        if (!list_damaged(rows, v->list.top + i)) continue;
        pen_clip(p, 1, i + 1, LABEL_COLS - 1, RO_LABEL, row->label);
        pen_clip(p, LABEL_COLS + 1, i + 1, p->box.w - LABEL_COLS - 1, row->role, row->value);
        if (v->list.top + i != v->list.sel || !focused) continue;
        pen_paint(p, 0, i + 1, p->box.w, RO_SELECTED);
        pen_z(p, 0, i + 1, RO_FOCUS, p->g->mark);
        pen_cursor(p, 0, i + 1);
    }
}

bool detail_name(const UiApp *app, uint32_t *index)
{
    const DetailView *v = &app->detail;
    const DetailRow *row = v->list.sel < (int)v->rows.v.n ? &v->rows.v.v[v->list.sel] : NULL;
    bool there = row && row->name && v->made == app->open.made;
    if (there) *index = row->name - 1;
    return there;
}

static const DetailRow *row_here(UiApp *app)
{
    const DetailRows *r = rows_of(app, app->detail.rows.cols ? app->detail.rows.cols : 80);
    return app->detail.list.sel < (int)r->v.n ? &r->v.v[app->detail.list.sel] : NULL;
}

/* The field of the row one stands on, as a form has it; of a row that is none, the first. */
int detail_field(UiApp *app, Target on)
{
    const DetailRows *r = rows_of(app, app->detail.rows.cols ? app->detail.rows.cols : 80);
    int row = app->detail.list.sel < (int)r->v.n ? app->detail.list.sel : 0;
    while (row > 0 && !r->v.v[row].label.n) row--;
    for (int i = 0; r->v.n && i < field_count(on); i++)
        if (str_eq_z(r->v.v[row].label, _(field_msgid(on, i)))) return i;
    bool school = on == ON_POSITION && r->v.n && str_eq_z(r->v.v[row].label, _("school"));
    return school ? field_find(on, S("org")) : 0;
}

Link detail_link(UiApp *app)
{
    const DetailRow *row = row_here(app);
    return row ? row->link : (Link){0};
}

/* Enter on a name: its page. On evidence: that event. Else the sentence in the text. */
static void open_row(UiApp *app)
{
    const DetailRow *row = row_here(app);
    if (row && link_follow(app, &row->link)) return;
    history_push(app);
    app->text.placed = false;
    app_focus(app, PANE_TEXT);
}

static const ActRow acts[] = {{ACT_OPEN, open_row}};

static bool act(UiApp *app, ActionId id)
{
    return act_by_table(app, acts, COUNT_OF(acts), id) || act_on_list(&app->detail.list, id);
}

static void click(UiApp *app, int x, int y, bool twice)
{
    (void)x;
    if (y < 1 || app->detail.list.top + y - 1 >= app->detail.list.n) return;
    list_to(&app->detail.list, app->detail.list.top + y - 1);
    if (twice) open_row(app);
}

static void wheel(UiApp *app, int by) { list_scroll(&app->detail.list, by); }

static void links(UiApp *app, Arena *a, Spots *out)
{
    const DetailView *v = &app->detail;
    for (int i = 0; i < v->list.rows && v->list.top + i < (int)v->rows.v.n; i++)
        spots_add(a, out, 0, i + 1, &v->rows.v.v[v->list.top + i].link);
}

const View detail_view = {.ctx = CTX_DETAIL, .fit = fit, .draw = draw, .act = act, .click = click, .wheel = wheel,
                          .links = links};
