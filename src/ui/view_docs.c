/* view_docs.c: the list of memoirs. */
#include "app_int.h"
#include "uni/width.h"
#include <stdlib.h>
#include <string.h>

typedef struct { Str name; uint32_t doc; } Named;

static int by_name(const void *x, const void *y)
{
    const Named *a = x, *b = y;
    int order = str_cmp(a->name, b->name);
    return order ? order : a->doc < b->doc ? -1 : a->doc > b->doc;
}

/* By name, since the columns change their order while analyses come in. Made when careers change, not when the
 * filter does: those that are new are sorted, and go between the others. */
void docs_order(UiApp *app)
{
    const Careers *c = session_careers(app->s);
    DocsView *v = &app->docs;
    Arena tmp = {0};
    Named *fresh = arena_push_n(&tmp, Named, c->docs.n - v->n_known + 1);
    uint32_t *old = v->order, n_old = v->n_order, n_fresh = 0, n = 0;
    for (uint32_t i = v->n_known; i < c->docs.n; i++)
        if (!c->docs.v[i].dead) fresh[n_fresh++] = (Named){c->docs.v[i].name, i};
    qsort(fresh, n_fresh, sizeof *fresh, by_name);
    v->order = malloc(sizeof *v->order * (n_old + n_fresh + 1));
    if (!v->order) arena_out_of_memory(sizeof *v->order * (n_old + n_fresh + 1));
    for (uint32_t i = 0, k = 0; i < n_old || k < n_fresh;) {
        Named next = {i < n_old ? c->docs.v[old[i]].name : S(""), i < n_old ? old[i] : 0};
        bool take_old = i < n_old && (k == n_fresh || by_name(&next, &fresh[k]) < 0);
        uint32_t doc = take_old ? old[i++] : fresh[k++].doc;
        if (!c->docs.v[doc].dead) v->order[n++] = doc;
    }
    free(old);
    v->n_order = n;
    v->n_known = c->docs.n;
    arena_fini(&tmp);
}

void docs_rebuild(UiApp *app)
{
    const Careers *c = session_careers(app->s);
    const Filter *f = session_filter(app->s);
    DocsView *v = &app->docs;
    int sel = v->list.sel;
    arena_clear(&v->mem);
    memset(&v->rows, 0, sizeof v->rows);
    v->rows.v = arena_push_n(&v->mem, uint32_t, v->n_order + 1);
    v->rows.cap = v->n_order;
    for (uint32_t i = 0; i < v->n_order; i++) {
        if (!bits_get(&f->docs, v->order[i])) continue;
        if (c->docs.v[v->order[i]].id == app->item.doc) sel = (int)v->rows.n;
        v->rows.v[v->rows.n++] = v->order[i];
    }
    list_fit(&v->list, (int)v->rows.n, v->list.rows);
    list_to(&v->list, sel);
}

void docs_follow(UiApp *app)
{
    const Careers *c = session_careers(app->s);
    uint32_t sel = (uint32_t)app->docs.list.sel;     /* it led there itself, most of the time */
    if (sel < app->docs.rows.n && c->docs.v[app->docs.rows.v[sel]].id == app->item.doc) return;
    for (uint32_t i = 0; i < app->docs.rows.n; i++)
        if (c->docs.v[app->docs.rows.v[i]].id == app->item.doc) list_to(&app->docs.list, (int)i);
}

static const CareerDoc *row_doc(const UiApp *app, int row)
{
    return &session_careers(app->s)->docs.v[app->docs.rows.v[row]];
}

static uint32_t matching_events(const UiApp *app, const CareerDoc *d)
{
    const Careers *c = session_careers(app->s);
    const Filter *f = session_filter(app->s);
    uint32_t n = 0;
    for (uint32_t i = d->item_beg; i < d->item_beg + d->item_n; i++)
        n += c->items.v[i].kind == ITEM_EVENT && bits_get(&f->items, i);
    return n;
}

/* Where columns begin, from the right; 0: there is no room for one. */
typedef struct DocColumns { int title_w, name, name_w, lang, years, count; } DocColumns;

static DocColumns columns_for(int w)
{
    DocColumns c = {.count = w - 6};
    int x = c.count;
    if (w >= 50) c.years = x -= 11, c.lang = x -= 4;
    if (w >= 70) {
        c.name_w = (x - 3) * 2 / 5 < 34 ? (x - 3) * 2 / 5 : 34;
        c.name = x -= c.name_w + 1;
    }
    c.title_w = x - 2;
    return c;
}

static void draw_row(UiApp *app, Pen *p, int y, const CareerDoc *d)
{
    DocColumns c = columns_for(p->box.w);
    bool failed = app->open.failed == d->id;
    Str count = d->analysed ? str_fmt(p->mem, "%u", matching_events(app, d)) : str_z(failed ? "!" : p->g->todo);
    pen_put(p, c.count + 5 - (int)uni_cols(count), y, d->analysed ? RO_COUNT : RO_DIM, count);
    pen_z(p, p->box.w - 1, y, d->status == STATUS_DONE ? RO_COUNT : RO_CHIP, p->g->status[d->status]);
    if (c.years) pen_clip(p, c.years, y, 10, RO_TIME, label_years(p->mem, d));
    if (c.lang) pen_z(p, c.lang, y, RO_DIM, d->analysed ? type_name(&lang_types, (int)d->lang) : "");
    if (c.name) pen_clip(p, c.name, y, c.name_w, RO_DIM, d->name);
    int room = c.lang ? c.title_w : c.count + 3 - (int)uni_cols(count);          /* up to the number itself */
    pen_clip(p, 1, y, room, compare_has(app, d->id) ? RO_CHIP : RO_TEXT, career_title(d));
}

static void draw_title(UiApp *app, Pen *p, bool focused)
{
    DocColumns c = columns_for(p->box.w);
    const Filter *f = session_filter(app->s);
    Str title = str_fmt(p->mem, "%s %u", _("documents"), app->docs.rows.n);
    for (int i = STATUS_BEGUN; i < STATUS_COUNT; i++)
        if (f->n_status[i]) title = str_fmt(p->mem, STR_FMT "  %s%u", STR_ARG(title), p->g->status[i], f->n_status[i]);
    pen_clip(p, 1, 0, c.title_w, focused ? RO_TITLE_FOCUS : RO_TITLE, title);
    if (c.name) pen_z(p, c.name, 0, RO_DIM, _("file"));
    if (c.years) pen_z(p, c.years, 0, RO_DIM, _("years"));
    Str events = str_z(_("events"));
    pen_put(p, c.count + 5 - (int)uni_cols(events), 0, RO_DIM, events);
}

static void fit(UiApp *app, Box box) { list_fit(&app->docs.list, (int)app->docs.rows.n, box.h - 1); }

static void draw(UiApp *app, Pen *p, bool focused, const ListDamage *rows)
{
    DocsView *v = &app->docs;
    if (rows->all) draw_title(app, p, focused);
    if (v->rows.n == 0) empty_draw(app, p, 2);
    if (v->rows.n == 0 && focused) pen_cursor(p, 0, 0);
    pen_rows(p, 1, &v->list, rows);
    for (int i = 0; i < v->list.rows && v->list.top + i < v->list.n; i++) {
        int row = v->list.top + i;
        if (!list_damaged(rows, row)) continue;
        draw_row(app, p, i + 1, row_doc(app, row));
        if (row != v->list.sel) continue;
        pen_paint(p, 0, i + 1, p->box.w, focused ? RO_SELECTED : RO_SELECTED_AWAY);
        pen_z(p, 0, i + 1, RO_FOCUS, focused ? p->g->mark : " ");
        if (focused) pen_cursor(p, 0, i + 1);
    }
}

static void select_row(UiApp *app)
{
    if (app->docs.list.n == 0) return;
    const CareerDoc *d = row_doc(app, app->docs.list.sel);
    if (d->id != app->item.doc) app_look(app, (ItemRef){.doc = d->id, .none = true});
}

static void open_row(UiApp *app)
{
    if (app->docs.list.n == 0) return;
    history_push(app);
    app->time.one = true;
    app_rebuild(app);
    app_look_year(app);
    app_focus(app, PANE_TIME);
}

static const ActRow acts[] = {{ACT_OPEN, open_row}};

static bool act(UiApp *app, ActionId id)
{
    if (act_by_table(app, acts, COUNT_OF(acts), id)) return true;
    if (!act_on_list(&app->docs.list, id)) return false;
    select_row(app);
    return true;
}

static void click(UiApp *app, int x, int y, bool twice)
{
    (void)x;
    int row = app->docs.list.top + y - 1;
    if (y < 1 || row >= app->docs.list.n) return;
    list_to(&app->docs.list, row);
    select_row(app);
    if (twice) open_row(app);
}

static void wheel(UiApp *app, int by)
{
    list_scroll(&app->docs.list, by);
    select_row(app);
}

static void links(UiApp *app, Arena *a, Spots *out)
{
    for (int i = 0; i < app->docs.list.rows && app->docs.list.top + i < app->docs.list.n; i++)
        spots_add(a, out, 0, i + 1, &(Link){.kind = LINK_DOC, .item.doc = row_doc(app, app->docs.list.top + i)->id});
}

const View docs_view = {.ctx = CTX_DOCS, .fit = fit, .draw = draw, .act = act, .click = click, .wheel = wheel,
                        .links = links};
