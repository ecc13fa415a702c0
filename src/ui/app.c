#include "app_int.h"
#include <stdlib.h>
#include <string.h>

const View *const views[PANE_COUNT] = {
    [PANE_DOCS] = &docs_view, [PANE_TIME] = &time_view, [PANE_TEXT] = &text_view, [PANE_DETAIL] = &detail_view,
};

Context app_context(const UiApp *app) { return views[app->focus]->ctx; }

/* ------------------------------------------------------------------ what is looked at */

const CareerDoc *app_doc(const UiApp *app)
{
    const Careers *c = session_careers(app->s);
    uint32_t at = app->item.doc ? careers_find(c, app->item.doc) : UINT32_MAX;
    return at == UINT32_MAX ? NULL : &c->docs.v[at];
}

const CareerItem *app_item(const UiApp *app)
{
    const Careers *c = session_careers(app->s);
    const CareerDoc *d = app_doc(app);
    if (!d || app->item.none) return NULL;
    for (uint32_t i = d->item_beg; i < d->item_beg + d->item_n; i++)
        if (c->items.v[i].kind == app->item.kind && c->items.v[i].seq == app->item.seq) return &c->items.v[i];
    return NULL;
}

bool doc_listed(const UiApp *app, int64_t id)
{
    const Careers *c = session_careers(app->s);
    uint32_t at = id ? careers_find(c, id) : UINT32_MAX;
    return at != UINT32_MAX && bits_get(&session_filter(app->s)->docs, at);
}

/* Where the filter took away what is looked at, the row in its place is. */
static void keep_looking(UiApp *app)
{
    const Careers *c = session_careers(app->s);
    DocsView *v = &app->docs;
    if (doc_listed(app, app->item.doc)) return;
    app->item = (ItemRef){.none = true};
    if (v->rows.n) app->item.doc = c->docs.v[v->rows.v[v->list.sel]].id;
}

void app_rebuild(UiApp *app)
{
    docs_rebuild(app);
    keep_looking(app);
    time_rebuild(app);
    app->dirty = true;
    app->empty[0] = 0;
    if (app->docs.rows.n == 0) empty_reason(app);
}

void app_look(UiApp *app, ItemRef item)
{
    bool other = item.doc != app->item.doc;
    app->item = item;
    app->text.placed = false;
    if (other) docs_follow(app);
    if (other && app->time.one) time_rebuild(app);
    else time_follow(app);
}

static void close_doc(UiApp *app)
{
    if (app->open.d) session_doc_close(app->s, app->open.d);
    app->open.d = NULL;
    app->open.marks = (MarkList){0};
    arena_clear(&app->open.mem);
}

bool app_open_doc(UiApp *app)
{
    Opened *o = &app->open;
    int64_t id = app->item.doc;
    if (o->d && o->d->id == id) return true;
    if (!id || o->failed == id) { close_doc(app); return false; }
    const OpenDoc *next;
    Fault f = {0};
    Rc rc = session_doc_open(app->s, id, &next, &f);
    close_doc(app);
    o->failed = rc ? id : 0;
    if (rc) { app_fault(app, rc, &f); return false; }
    o->d = next;
    o->marks = session_marks(&o->mem, next);
    o->mark_max = 0;
    for (uint32_t i = 0; i < o->marks.n; i++) {
        uint32_t n = o->marks.v[i].span.end - o->marks.v[i].span.beg;
        if (n > o->mark_max) o->mark_max = n;
    }
    wrap_open(&o->mem, next->doc, &o->wrap);
    text_reset(app);
    return true;
}

/* ------------------------------------------------------------------ small acts */

void keep_text(char *out, size_t cap, Str text)
{
    if (text.n >= cap)                               /* never half a character */
        for (text.n = cap - 1; text.n && ((unsigned char)text.p[text.n] & 0xC0) == 0x80;) text.n--;
    if (text.n) memcpy(out, text.p, text.n);
    out[text.n] = 0;
}

void app_say(UiApp *app, RoleId role, Str text)
{
    keep_text(app->message, sizeof app->message, text);
    app->message_role = role;
    app->dirty = true;
}

/* Beside a list of memoirs a narrow timeline is that of the one selected; else it is about all careers. */
bool narrow_timeline(const UiApp *app)
{
    return app->layout.many && app->layout.pane[PANE_TIME].w < TIME_NARROW;
}

bool app_filter(UiApp *app, Str query)
{
    Arena a = {0};
    QueryFault fault = {{0, 0}, ""};
    Str before = str_dup(&a, session_filter_text(app->s));
    query = str_dup(&a, query);                      /* it may lie in the filter that goes */
    Rc rc = session_filter_set(app->s, query, &fault);
    app->prompt.wrong = rc != RC_OK;
    app->prompt.fault = fault;
    if (!rc) {
        if (!str_eq(query, before)) app->time.one = narrow_timeline(app), app->time.zoomed = false;
        app_rebuild(app);
    }
    arena_fini(&a);
    return rc == RC_OK;
}

void app_layout(UiApp *app)
{
    app->layout = layout_make(app->cols, app->rows, app->focus, app->alone);
    app->dirty = true;
}

void app_focus(UiApp *app, PaneId pane)
{
    app->focus = pane;
    app_layout(app);
}

void app_resize(UiApp *app, int cols, int rows)
{
    app->cols = cols > 0 ? cols : 1;
    app->rows = rows > 0 ? rows : 1;
    app_layout(app);
}

/* ------------------------------------------------------------------ life */

void ui_fault_put(void *faults, Rc rc, const Fault *f)
{
    UiFaults *u = faults;
    u->n++;
    u->rc = rc;
    u->last = *f;
}

void app_fault(UiApp *app, Rc rc, const Fault *f)
{
    Arena a = {0};
    Str name = fs_base(str_z(f->path));
    Str text = str_fmt(&a, STR_FMT "%s%s", STR_ARG(name), name.n ? ": " : "", _(rc_what(rc)));
    if (f->line) text = str_fmt(&a, STR_FMT ", %s %u", STR_ARG(text), _("line"), f->line);
    if (f->detail[0]) text = str_fmt(&a, STR_FMT " (%s)", STR_ARG(text), f->detail);
    app_say(app, RO_ERROR, text);
    arena_fini(&a);
}

/* Files that could not be read since the last look: the newest one, and how many there are. */
static void tell_faults(UiApp *app)
{
    if (!app->faults || app->faults->n == app->n_fault) return;
    app->n_fault = app->faults->n;
    app_fault(app, app->faults->rc, &app->faults->last);
    if (app->n_fault == 1) return;
    Arena a = {0};
    app_say(app, RO_ERROR, str_fmt(&a, "%s  [%u]", app->message, app->n_fault));
    arena_fini(&a);
}

static void load_looks(UiApp *app, const UiOptions *opt)
{
    Fault f = {0};
    Rc rc = theme_load(&app->life, str_z(opt->mono ? "mono" : opt->theme && *opt->theme ? opt->theme : "dark"), &app->theme, &f);
    if (rc) app_fault(app, rc, &f);
    rc = keymap_load(&app->life, opt->keymap, &app->keys, &f);
    if (rc) app_fault(app, rc, &f);
    if (opt->mono) *vec_push(&app->life, &app->themes) = S("mono");
    else app->themes = theme_names(&app->life);
    app->g = glyphs_get(opt->ascii);
}

UiApp *ui_app_new(Session *s, int cols, int rows, const UiOptions *opt)
{
    static const UiOptions none = {0};
    UiApp *app = calloc(1, sizeof *app);
    if (!app) arena_out_of_memory(sizeof *app);
    app->s = s;
    app->item.none = true;
    app->time.fold_all = FOLD_AUTO;
    app->text.cols = TEXT_COLS, app->text.rows = rows;
    app->mouse = opt && opt->mouse;
    app->faults = opt ? opt->faults : NULL;
    load_looks(app, opt ? opt : &none);
    app_resize(app, cols, rows);
    app->time.one = narrow_timeline(app);
    docs_order(app);
    app_rebuild(app);
    app_focus(app, app->time.one ? PANE_DOCS : PANE_TIME);
    return app;
}

void ui_app_free(UiApp *app)
{
    if (!app) return;
    close_doc(app);
    history_free(app);
    Arena *arenas[] = {&app->life, &app->frame, &app->open.mem, &app->docs.mem, &app->docs.order_mem, &app->time.mem,
                       &app->time.fold_mem, &app->choice.mem, &app->prompt.mem,
                       &app->prompt.facet_mem, &app->prompt.offer_mem};
    for (size_t i = 0; i < COUNT_OF(arenas); i++) arena_fini(arenas[i]);
    free(app);
}

bool ui_app_done(const UiApp *app) { return app->quit; }

bool ui_app_pump(UiApp *app)
{
    unsigned changed = session_pump(app->s);
    if (changed & (SESSION_DOCS | SESSION_CAREERS)) docs_order(app);
    if (changed & (SESSION_DOCS | SESSION_CAREERS | SESSION_FILTER)) app_rebuild(app);
    if (changed) app->dirty = true;
    tell_faults(app);
    return app->dirty;
}

/* The memoir is opened behind the frame that shows the new selection, so that moving through a list never waits. */
bool ui_app_idle(UiApp *app)
{
    const Layout *l = &app->layout;
    bool wanted = box_shown(l->pane[PANE_TEXT]) || box_shown(l->pane[PANE_DETAIL]) || box_shown(l->strip);
    int64_t had = app->open.d ? app->open.d->id : 0;
    if (!wanted || had == app->item.doc) return false;                    /* 0 and 0: nothing is looked at */
    if (app->item.doc == app->open.failed && !had) return false;          /* tried already */
    app_open_doc(app);
    app->dirty = true;
    return true;
}

void ui_app_draw(UiApp *app, Surface *out)
{
    arena_clear(&app->frame);
    surface_clear(out, (Style){0});
    Pen p = {out, &app->theme, app->g, &app->frame, {0, 0, app->cols, app->rows}};
    for (int i = 0; i < PANE_COUNT; i++) {
        if (!box_shown(app->layout.pane[i])) continue;
        Pen in = pen_in(&p, app->layout.pane[i]);
        views[i]->draw(app, &in, (PaneId)i == app->focus);
    }
    chrome_draw(app, &p);
    if (app->pending.n && app->which_key) which_key_draw(app, &p);
    if (app->prompt.open) offers_draw(app, &p);
    if (app->choice.open) choice_draw(app, &p);
    app->dirty = false;
}
