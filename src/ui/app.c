#include "app_int.h"
#include "base/clock.h"
#include <stdlib.h>
#include <string.h>

const View *const views[PANE_COUNT] = {
    [PANE_DOCS] = &docs_view, [PANE_TIME] = &time_view, [PANE_TEXT] = &text_view, [PANE_DETAIL] = &detail_view,
    [PANE_SKILLS] = &graph_view, [PANE_PATHS] = &paths_view, [PANE_COMPARE] = &compare_view,
    [PANE_REVIEW] = &review_view, [PANE_SEARCH] = &search_view, [PANE_PAGE] = &page_view,
    [PANE_SQL] = &sql_view,
};

Context app_context(const UiApp *app) { return views[app->focus]->ctx; }

/* ------------------------------------------------------------------ views */

void view_fit(UiApp *app, PaneId pane, Box box)
{
    if (views[pane]->build) sheet_fit(app, pane, box);
    else views[pane]->fit(app, box);
}

void view_draw(UiApp *app, PaneId pane, Pen *p, bool focused, const ListDamage *rows)
{
    if (views[pane]->build) sheet_draw(app, pane, p, focused, rows);
    else views[pane]->draw(app, p, focused, rows);
}

bool view_act(UiApp *app, PaneId pane, ActionId id)
{
    if (views[pane]->act && views[pane]->act(app, id)) return true;
    return views[pane]->build && sheet_act(app, pane, (int)id);
}

void view_click(UiApp *app, PaneId pane, int x, int y, bool twice)
{
    if (views[pane]->click) views[pane]->click(app, x, y, twice);
    if (views[pane]->build) sheet_click(app, pane, x, y, twice);
}

void view_wheel(UiApp *app, PaneId pane, int by)
{
    if (views[pane]->build) sheet_wheel(app, pane, by);
    else views[pane]->wheel(app, by);
}

Str view_subject(const UiApp *app, PaneId pane) { return buf_str(&app->subject[pane]); }

Str view_called(const UiApp *app, Arena *a, PaneId pane)
{
    if (views[pane]->called) return views[pane]->called(app, a);
    if (pane == PANE_SKILLS) return graph_called(app);
    return view_subject(app, pane);
}

void view_subject_set(UiApp *app, PaneId pane, Str subject)
{
    Buf *b = &app->subject[pane], keep = *b;         /* the new one may lie in the old one */
    *b = (Buf){0};
    buf_add(b, subject);
    buf_fini(&keep);
}

/* ------------------------------------------------------------------ what is looked at */

static const CareerDoc *doc_at_id(const UiApp *app, int64_t id)
{
    const Careers *c = session_careers(app->s);
    uint32_t at = id ? careers_find(c, id) : UINT32_MAX;
    return at == UINT32_MAX ? NULL : &c->docs.v[at];
}

const CareerItem *item_at(const UiApp *app, ItemRef item)
{
    const Careers *c = session_careers(app->s);
    const CareerDoc *d = doc_at_id(app, item.doc);
    if (!d || item.none) return NULL;
    for (uint32_t i = d->item_beg; i < d->item_beg + d->item_n; i++)
        if (c->items.v[i].kind == item.kind && c->items.v[i].seq == item.seq) return &c->items.v[i];
    return NULL;
}

const CareerDoc *app_doc(const UiApp *app) { return doc_at_id(app, app->item.doc); }
const CareerItem *app_item(const UiApp *app) { return item_at(app, app->item); }

bool doc_listed(const UiApp *app, int64_t id)
{
    const Careers *c = session_careers(app->s);
    uint32_t at = id ? careers_find(c, id) : UINT32_MAX;
    return at != UINT32_MAX && bits_get(&session_filter(app->s)->docs, at);
}

/* What an earlier filter took away is looked at again as soon as the filter in force has it. */
static void look_again(UiApp *app)
{
    if (!doc_listed(app, app->missed.doc)) return;
    app->item = app->missed;
    app->missed = (ItemRef){0};
}

/* Where the filter took away what is looked at, the row in its place is. */
static void keep_looking(UiApp *app)
{
    const Careers *c = session_careers(app->s);
    DocsView *v = &app->docs;
    if (doc_listed(app, app->item.doc)) return;
    if (!app->missed.doc) app->missed = app->item;
    app->item = (ItemRef){.none = true};
    if (v->rows.n) app->item.doc = c->docs.v[v->rows.v[v->list.sel]].id;
}

void app_stale(UiApp *app) { app->stale = app->dirty = true; }

void app_rebuild(UiApp *app)
{
    app->made++;
    look_again(app);
    docs_rebuild(app);
    keep_looking(app);
    time_rebuild(app);
    app_stale(app);
    empty_begin(app);
}

void app_look(UiApp *app, ItemRef item)
{
    bool other = item.doc != app->item.doc;
    app->glance.on = false;
    app->missed = (ItemRef){0};
    app->item = item;
    app->spot = (Span){0, 0};
    app->text.placed = false;
    const CareerItem *it = app_item(app);
    if (it && day_known(it->start_lo)) app->year = it->start_lo;
    if (other) docs_follow(app);
    if (other && app->time.one) time_rebuild(app);
    else time_follow(app);
}

/* Where nothing of a memoir is looked at yet: what the filter selects of it nearest to the time looked at before. */
void app_look_year(UiApp *app)
{
    const Careers *c = session_careers(app->s);
    const Filter *f = session_filter(app->s);
    const CareerDoc *d = app_doc(app);
    const CareerItem *best = NULL;
    int64_t least = INT64_MAX;
    if (!d || !app->item.none || app->spot.end || app->year == EDTF_DAY_NONE) return;
    for (uint32_t i = d->item_beg; i < d->item_beg + d->item_n; i++) {
        const CareerItem *it = &c->items.v[i];
        int64_t away = (int64_t)it->start_lo - app->year;
        if (!bits_get(&f->items, i) || !day_known(it->start_lo)) continue;
        if (away < 0) away = -away;
        if (away < least) least = away, best = it;
    }
    EdtfDay year = app->year;
    if (best) app_look(app, (ItemRef){.doc = d->id, .kind = best->kind, .seq = best->seq});
    app->year = year;                                /* it stays what the reader chose */
}

void app_look_span(UiApp *app, int64_t doc, Span spot)
{
    app_look(app, (ItemRef){.doc = doc, .none = true});
    app->spot = spot;
}

void app_glance(UiApp *app, const Link *at)
{
    Glance before = {app->item.doc != 0, app->item, app->spot, app->year, app->docs.list.top, app->time.list.top};
    ItemRef missed = app->missed;
    if (app->glance.on) before = app->glance;
    link_look(app, at);
    app->glance = before;
    app->missed = missed;
}

/* What is in sight beside the view is gone to as it is. */
static void glance_end(UiApp *app, PaneId to)
{
    Glance g = app->glance;
    bool beside = !pane_is_main(to) && to != PANE_DOCS && box_shown(app->layout.pane[to]);
    app->glance.on = false;
    if (!g.on || beside || !doc_listed(app, g.item.doc)) return;
    ItemRef missed = app->missed;
    app_look(app, g.item);
    app->missed = missed;
    app->spot = g.spot;
    app->year = g.year;
    app->docs.list.top = g.docs_top;
    app->time.list.top = g.time_top;
    list_move(&app->docs.list, 0);
    list_move(&app->time.list, 0);
}

static void close_doc(UiApp *app)
{
    if (app->open.d) session_doc_close(app->s, app->open.d);
    app->open.d = NULL;
    app->open.made++;
    app->open.marks = (MarkList){0};
    arena_clear(&app->open.mem);
}

static void take_marks(Opened *o)
{
    o->marks = session_marks(&o->mem, o->d);
    o->mark_max = 0;
    for (uint32_t i = 0; i < o->marks.n; i++) {
        uint32_t n = o->marks.v[i].span.end - o->marks.v[i].span.beg;
        if (n > o->mark_max) o->mark_max = n;
    }
}

void app_renew_doc(UiApp *app)
{
    Opened *o = &app->open;
    if (o->d) take_marks(o);
    o->made++;                                       /* whatever was made of its view is made anew */
}

/* Where the library's text and that of its file are two. */
static void say_text_shown(UiApp *app, const OpenDoc *d)
{
    const char *why = text_shown_why(session_doc_text(app->s, d->id));
    Arena a = {0};
    if (*why) app_say(app, RO_MESSAGE, str_fmt(&a, STR_FMT ": %s", STR_ARG(d->name), _(why)));
    arena_fini(&a);
}

/* A file that was written since it was counted: what stands in the lists is of the text that is shown. */
static void count_again(UiApp *app, const OpenDoc *d)
{
    Arena a = {0};
    session_doc_follow(app->s, d);
    if (app->item.doc == d->id) app->item = (ItemRef){.doc = d->id, .none = true};
    docs_order(app);
    app_rebuild(app);
    app_say(app, RO_MESSAGE, str_fmt(&a, _("%.*s was written meanwhile: it is read again."), STR_ARG(d->name)));
    arena_fini(&a);
}

bool app_open_doc(UiApp *app)
{
    Opened *o = &app->open;
    int64_t id = app->item.doc;
    if (o->d && o->d->id == id && !o->d->old) return true;
    if (!id || o->failed == id) { close_doc(app); return false; }
    const OpenDoc *next;
    Fault f = {0};
    Rc rc = session_doc_open(app->s, id, &next, &f);
    close_doc(app);
    o->failed = rc ? id : 0;
    if (rc) { app_fault(app, rc, &f); return false; }
    o->d = next;
    take_marks(o);
    wrap_open(&o->mem, next->doc, &o->wrap);
    text_reset(app);
    if (next->newer) count_again(app, next);
    else say_text_shown(app, next);
    return app->item.doc == id;
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
        if (views[app->focus]->build) sheet_again(app, app->focus);
    }
    arena_fini(&a);
    return rc == RC_OK;
}

LayoutWish app_wish(const UiApp *app)
{
    LayoutWish w = {app->cols, app->rows, app->focus, app->main, app->alone, {0}};
    memcpy(w.shift, app->shift, sizeof w.shift);
    return w;
}

void app_layout(UiApp *app)
{
    Layout was = app->layout;
    LayoutWish wish = app_wish(app);
    app->layout = layout_make(&wish);
    if (!box_shown(app->layout.pane[app->focus]) || (!app->layout.many && !app->alone && pane_is_main(app->focus))) {
        /* A wide view that is not on the screen takes the place of the one that is; documents stand beside the
         * timeline. */
        app->main = wish.main = pane_is_main(app->focus) ? app->focus : PANE_TIME;
        app->layout = layout_make(&wish);
    }
    if (memcmp(&was, &app->layout, sizeof was) != 0) app_stale(app);
    for (int i = 0; i < PANE_COUNT; i++)
        if (box_shown(was.pane[i]) && !box_shown(app->layout.pane[i])) sheet_hidden(app, (PaneId)i);
    app->dirty = true;
}

/* A list of memoirs alone on the screen is about memoirs. */
static void glance_memoir(UiApp *app)
{
    Link at = link_doc(app->item.doc);
    if (app->focus == PANE_DOCS && box_shown(app->layout.strip) && !app->item.none) app_glance(app, &at);
}

void app_focus(UiApp *app, PaneId pane)
{
    if (pane != app->focus) glance_end(app, pane);
    app->focus = pane;
    app_layout(app);
    glance_memoir(app);
}

void app_resize(UiApp *app, int cols, int rows)
{
    app->cols = cols > 0 ? cols : 1;
    app->rows = rows > 0 ? rows : 1;
    surface_resize(app->screen, app->cols, app->rows);
    looks_fit(app);
    app_stale(app);
    app_layout(app);
}

/* ------------------------------------------------------------------ life */

void ui_fault_put(void *faults, Rc rc, const Fault *f)
{
    UiFaults *u = faults;
    uint32_t kept = u->n < UI_FAULTS_KEPT ? u->n : UI_FAULTS_KEPT;
    if (kept == u->cap) u->v = heap_vec_grow(u->v, &u->cap, sizeof *u->v);
    u->v[u->n++ % UI_FAULTS_KEPT] = (UiFault){rc, *f};
}

void ui_faults_fini(UiFaults *faults)
{
    free(faults->v);
    *faults = (UiFaults){0};
}

Str fault_text(Arena *a, Rc rc, const Fault *f)
{
    Str text = str_z(_(rc_what(rc)));
    if (f->line) text = str_fmt(a, STR_FMT ", %s %u", STR_ARG(text), _("line"), f->line);
    return f->detail[0] ? str_fmt(a, STR_FMT " (%s)", STR_ARG(text), f->detail) : text;
}

/* Files that could not be read since the last look: the newest one, how many there are, and where they are listed. */
static void tell_faults(UiApp *app)
{
    const UiFaults *u = app->faults;
    if (u->n == app->n_fault) return;
    app->n_fault = u->n;
    Arena a = {0};
    const UiFault *last = &u->v[(u->n - 1) % UI_FAULTS_KEPT];
    Str name = fs_base(str_z(last->f.path)), what = fault_text(&a, last->rc, &last->f);
    Str key = keymap_key(&a, &app->keys, app_context(app), ACT_PROBLEMS), more = {0};
    if (u->n > 1 && key.n) more = str_fmt(&a, _("%.*s lists all %u"), STR_ARG(key), u->n);
    app_say(app, RO_ERROR, str_fmt(&a, STR_FMT "%s" STR_FMT "%s" STR_FMT, STR_ARG(more), more.n ? "  " : "",
                                   STR_ARG(name), name.n ? ": " : "", STR_ARG(what)));
    arena_fini(&a);
}

void app_fault(UiApp *app, Rc rc, const Fault *f)
{
    ui_fault_put(app->faults, rc, f);
    tell_faults(app);
}

UiApp *ui_app_new(Session *s, int cols, int rows, const UiOptions *opt)
{
    static const UiOptions none = {0};
    UiApp *app = calloc(1, sizeof *app);
    if (!app) arena_out_of_memory(sizeof *app);
    app->s = s;
    app->screen = surface_new(0, 0);
    app->item.none = true;
    app->main = PANE_TIME;
    app->year = app->time.cursor = EDTF_DAY_NONE;
    app->time.fold_all = FOLD_AUTO;
    app->text.cols = TEXT_COLS, app->text.rows = rows;
    app->mouse = opt && opt->mouse;
    app->state = opt ? opt->state : NULL;
    app->faults = opt && opt->faults ? opt->faults : &app->own_faults;
    looks_load(app, opt ? opt : &none);
    app_resize(app, cols, rows);
    app->time.one = narrow_timeline(app);
    docs_order(app);
    app_rebuild(app);
    app_focus(app, app->time.one ? PANE_DOCS : PANE_TIME);
    if (opt && opt->restore && !opt->fresh) keep_get(app, !opt->theme && !opt->mono);
    if (opt && opt->coach) coach_begin(app);
    app->kept = opt && opt->restore;
    return app;
}

void ui_app_keep(UiApp *app)
{
    if (app->kept) keep_put(app);
}

void ui_app_free(UiApp *app)
{
    if (!app) return;
    keep_forget(app);
    macro_stop(app);
    free(app->docs.order);
    buf_fini(&app->clip);
    arena_free(app->looks);
    close_doc(app);
    history_free(app);
    past_free(app);
    page_fini(app);
    surface_free(app->screen);
    form_fini(&app->form);
    arena_fini(&app->lesson.mem);
    arena_fini(&app->parts.mem);
    arena_fini(&app->quotes.mem);
    ui_faults_fini(&app->own_faults);
    Arena *arenas[] = {&app->life, &app->frame, &app->open.mem, &app->docs.mem, &app->time.mem, &app->time.zero_mem,
                       &app->time.fold_mem, &app->detail.mem, &app->graph.base_mem, &app->graph.mem, &app->graph.ego_mem, &app->paths.mem,
                       &app->compare.mem, &app->choice.mem, &app->prompt.mem,
                       &app->prompt.facet_mem, &app->labels.mem, &app->prompt.offer_mem};
    for (size_t i = 0; i < COUNT_OF(arenas); i++) arena_fini(arenas[i]);
    for (int i = 0; i < PANE_COUNT; i++) sheet_fini(&app->sheet[i]), buf_fini(&app->subject[i]);
    free(app);
}

bool ui_app_done(const UiApp *app) { return app->quit; }
Session *ui_app_session(const UiApp *app) { return app->s; }

bool ui_app_run(UiApp *app, Str action)
{
    int id = action_find(action);
    if (id <= ACT_NONE) return false;
    app->dirty = true;
    if (action_in((ActionId)id, app_context(app))) app_act(app, (ActionId)id);
    return true;
}

/* Rows are made from all careers: as long as more come in, no oftener than costs a small share of the time. What is
 * shown until then is as it was. */
static void show_arrived(UiApp *app)
{
    enum { SHARE = 12 };
    int64_t start = clock_us();
    if (session_progress(app->s).running && start < app->rebuild_at) return;
    if (app->order_due) docs_order(app);
    app_rebuild(app);
    app->order_due = app->rebuild_due = false;
    app->rebuild_at = clock_us() + SHARE * (clock_us() - start);
}

bool ui_app_pump(UiApp *app)
{
    bool was_running = session_progress(app->s).running;
    unsigned changed = session_pump(app->s);
    app->order_due |= (changed & (SESSION_DOCS | SESSION_CAREERS)) != 0;
    app->rebuild_due |= (changed & (SESSION_DOCS | SESSION_CAREERS | SESSION_FILTER)) != 0;
    if (app->rebuild_due) show_arrived(app);
    if (changed & SESSION_CAREERS) keep_retry(app);
    if (session_progress(app->s).running != was_running) app_stale(app);
    if (changed) app->dirty = true;
    tell_faults(app);
    return app->dirty;
}

/* The memoir is opened behind the frame that shows the new selection, so that moving through a list never waits. */
bool app_idle_doc(UiApp *app)
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

bool ui_app_idle(UiApp *app)
{
    bool ran = macro_go(app);
    return app_idle_doc(app) || offers_idle(app) || page_idle(app) || quote_idle(app) || empty_idle(app) ||
           lesson_idle(app) || ran;
}

Surface *ui_app_frame(UiApp *app, bool whole)
{
    damage_draw(app, whole);
    app->dirty = false;
    return app->screen;
}

bool ui_app_owes(const UiApp *app) { return app->owed; }
void ui_app_draw(UiApp *app, Surface *out) { damage_all(app, out); }
