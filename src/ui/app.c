#include "app_int.h"
#include "uni/hangul.h"
#include "uni/width.h"
#include <stdlib.h>
#include <string.h>

static const View *const panes[PANE_COUNT] = {
    [PANE_DOCS] = &docs_view, [PANE_TIME] = &time_view, [PANE_TEXT] = &text_view, [PANE_DETAIL] = &detail_view,
};

Context app_context(const UiApp *app) { return panes[app->focus]->ctx; }

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
    docs_view.rebuild(app);
    keep_looking(app);
    time_view.rebuild(app);
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
    if (other && app->time.one) time_view.rebuild(app);
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
static bool narrow_timeline(const UiApp *app)
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

static void relayout(UiApp *app)
{
    app->layout = layout_make(app->cols, app->rows, app->focus, app->alone);
    app->dirty = true;
}

void app_focus(UiApp *app, PaneId pane)
{
    app->focus = pane;
    relayout(app);
}

bool act_by_table(UiApp *app, const ActRow *rows, size_t n, ActionId id)
{
    for (size_t i = 0; i < n; i++)
        if (rows[i].id == id) {
            rows[i].run(app);
            return true;
        }
    return false;
}

bool act_on_list(List *l, ActionId id)
{
    static const struct { ActionId id; int rows, pages; bool half; } moves[] = {
        {ACT_UP, -1, 0, false}, {ACT_DOWN, 1, 0, false}, {ACT_PAGE_UP, 0, -1, false}, {ACT_PAGE_DOWN, 0, 1, false},
        {ACT_HALF_UP, 0, -1, true}, {ACT_HALF_DOWN, 0, 1, true}, {ACT_FIRST, -INT32_MAX, 0, false},
        {ACT_LAST, INT32_MAX, 0, false},
    };
    for (size_t i = 0; i < COUNT_OF(moves); i++) {
        if (moves[i].id != id) continue;
        if (moves[i].rows) list_move(l, moves[i].rows);
        else list_page(l, moves[i].pages, moves[i].half);
        return true;
    }
    return false;
}

/* ------------------------------------------------------------------ acts of every pane */

static void to_pane(UiApp *app, PaneId pane)
{
    if (pane == app->focus) return;
    history_push(app);
    app_focus(app, pane);
}

static void view_docs(UiApp *app) { to_pane(app, PANE_DOCS); }
static void view_time(UiApp *app) { to_pane(app, PANE_TIME); }
static void view_text(UiApp *app) { to_pane(app, PANE_TEXT); }
static void view_detail(UiApp *app) { to_pane(app, PANE_DETAIL); }
static void pane_left(UiApp *app) { app_focus(app, layout_beside(&app->layout, app->focus, -1)); }
static void pane_right(UiApp *app) { app_focus(app, layout_beside(&app->layout, app->focus, 1)); }
static void pane_next(UiApp *app) { app_focus(app, layout_next(&app->layout, app->focus, 1)); }
static void pane_prev(UiApp *app) { app_focus(app, layout_next(&app->layout, app->focus, -1)); }
static void pick_role(UiApp *app) { choice_facet(app, Q_ROLE); }
static void pick_year(UiApp *app) { choice_facet(app, Q_YEAR); }
static void pick_skill(UiApp *app) { choice_facet(app, Q_SKILL); }
static void pick_org(UiApp *app) { choice_facet(app, Q_ORG); }
static void pick_type(UiApp *app) { choice_facet(app, Q_TYPE); }
static void pick_fact(UiApp *app) { choice_facet(app, Q_FACT); }
static void pick_lang(UiApp *app) { choice_facet(app, Q_LANG); }
static void help(UiApp *app) { choice_keys(app, false); }
static void palette(UiApp *app) { choice_keys(app, true); }
static void quit(UiApp *app) { app->quit = true; }
static void redraw(UiApp *app) { app->redraw = true; }

static void zoom_pane(UiApp *app)
{
    app->alone = !app->alone;
    relayout(app);
}

static void clear_filter(UiApp *app)
{
    if (session_query(app->s)->terms.n == 0) return;
    history_push(app);
    app_filter(app, (Str){0});
}

static void back(UiApp *app)
{
    if (!history_go(app, -1)) app_say(app, RO_MESSAGE, str_z(_("This is where you began.")));
}

static void forward(UiApp *app)
{
    if (!history_go(app, 1)) app_say(app, RO_MESSAGE, str_z(_("There is nothing further.")));
}

/* Esc closes one layer: the single pane, then what was opened, by the way one came. */
static void close_layer(UiApp *app)
{
    bool opened = app->focus == PANE_TEXT || app->focus == PANE_DETAIL || (app->focus == PANE_TIME && app->time.one);
    if (app->message[0]) return;                     /* the key took the message away */
    if (app->alone) zoom_pane(app);
    else if (opened && !history_go(app, -1) && app->focus == PANE_TIME && !narrow_timeline(app)) scope_toggle(app);
}

static void preview(UiApp *app)
{
    if (app->layout.many || box_shown(app->layout.strip)) {
        app->text.placed = false;
        app_say(app, RO_MESSAGE, str_z(_("Enter opens it.")));
    } else to_pane(app, PANE_DETAIL);
}

static void theme_next(UiApp *app)
{
    Fault f = {0};
    uint32_t i = 0;
    while (i < app->themes.n && !str_eq(app->themes.v[i], app->theme.name)) i++;
    Rc rc = app->themes.n ? theme_load(&app->life, app->themes.v[(i + 1) % app->themes.n], &app->theme, &f) : RC_OK;
    if (rc) app_fault(app, rc, &f);
    else app_say(app, RO_MESSAGE, app->theme.name);
}

static void mouse(UiApp *app)
{
    app->mouse = !app->mouse;
    app_say(app, RO_MESSAGE, str_z(app->mouse ? _("mouse on") : _("mouse off")));
}

static void cancel(UiApp *app)
{
    if (!session_progress(app->s).running) return;
    session_cancel(app->s);
    app_say(app, RO_MESSAGE, str_z(_("Stopped. What is analysed stays.")));
}

/* Steps through the events of the memoir in order of the text. */
static void step_event(UiApp *app, int dir)
{
    const Careers *c = session_careers(app->s);
    const CareerDoc *d = app_doc(app);
    const CareerItem *best = NULL;
    uint32_t from;
    if (!d) return;
    bool at_event = text_step_from(app, &from);
    for (uint32_t i = d->item_beg; i < d->item_beg + d->item_n; i++) {
        const CareerItem *it = &c->items.v[i];
        if (it->kind != ITEM_EVENT) continue;
        bool fits = dir > 0 ? (at_event ? it->span.beg > from : it->span.beg >= from) : it->span.beg < from;
        if (fits && (!best || (dir > 0 ? it->span.beg < best->span.beg : it->span.beg > best->span.beg))) best = it;
    }
    if (best) app_look(app, (ItemRef){.doc = d->id, .kind = ITEM_EVENT, .seq = best->seq});
    else app_say(app, RO_MESSAGE, str_z(dir > 0 ? _("No further event.") : _("No event before.")));
}

static void next_event(UiApp *app) { step_event(app, 1); }
static void prev_event(UiApp *app) { step_event(app, -1); }

static void match_elsewhere(UiApp *app, ActionId id)
{
    app_focus(app, PANE_TEXT);
    text_view.act(app, id);
}
static void next_match(UiApp *app) { match_elsewhere(app, ACT_NEXT_MATCH); }
static void prev_match(UiApp *app) { match_elsewhere(app, ACT_PREV_MATCH); }

static const ActRow acts[] = {
    {ACT_LEFT, pane_left}, {ACT_RIGHT, pane_right}, {ACT_NEXT_PANE, pane_next}, {ACT_PREV_PANE, pane_prev},
    {ACT_VIEW_DOCS, view_docs}, {ACT_VIEW_TIME, view_time}, {ACT_VIEW_TEXT, view_text}, {ACT_VIEW_DETAIL, view_detail},
    {ACT_PICK_ROLE, pick_role}, {ACT_PICK_YEAR, pick_year}, {ACT_PICK_SKILL, pick_skill}, {ACT_PICK_ORG, pick_org},
    {ACT_PICK_TYPE, pick_type}, {ACT_PICK_FACT, pick_fact}, {ACT_PICK_LANG, pick_lang}, {ACT_HELP, help},
    {ACT_PALETTE, palette}, {ACT_QUIT, quit}, {ACT_REDRAW, redraw}, {ACT_ZOOM_PANE, zoom_pane},
    {ACT_CLEAR_FILTER, clear_filter}, {ACT_BACK, back}, {ACT_FORWARD, forward}, {ACT_CLOSE, close_layer},
    {ACT_PREVIEW, preview}, {ACT_THEME, theme_next}, {ACT_MOUSE, mouse}, {ACT_CANCEL, cancel},
    {ACT_NEXT_EVENT, next_event}, {ACT_PREV_EVENT, prev_event}, {ACT_NEXT_MATCH, next_match},
    {ACT_PREV_MATCH, prev_match}, {ACT_FILTER, prompt_open}, {ACT_SCOPE, scope_toggle},
};

/* The pane's own way first, then everyone's. */
bool app_act(UiApp *app, ActionId id)
{
    app->dirty = true;
    return panes[app->focus]->act(app, id) || act_by_table(app, acts, COUNT_OF(acts), id);
}

/* ------------------------------------------------------------------ keys */

static void typed_key(UiApp *app, Key k)
{
    ActionId id;
    if (app->pending.n == KEY_SEQ_MAX || (app->pending.n && key_is(k, K_ESC, 0))) {
        app->pending.n = 0;
        return;
    }
    app->pending.k[app->pending.n++] = (Key){.code = k.code, .mods = k.mods};
    switch (keymap_find(&app->keys, app_context(app), &app->pending, &id)) {
    case KEYS_PREFIX: return;
    case KEYS_ACTION: app->pending.n = 0; app_act(app, id); return;
    case KEYS_NONE: break;
    }
    app->pending.n = 0;
}

/* With the Korean input method on, a letter key gives a jamo or a syllable: back to the keys that were pressed. */
static void pane_key(UiApp *app, Key k)
{
    char keys[8];
    int n = k.code < K_SPECIAL && k.code > 0x7F ? hangul_keys(k.code, keys) : 0;
    if (n == 0) typed_key(app, k);
    for (int i = 0; i < n; i++) typed_key(app, (Key){.code = (unsigned char)keys[i], .mods = k.mods});
}

static void mouse_key(UiApp *app, Key k)
{
    if (k.mouse != MOUSE_PRESS) return;
    int wheel = k.button == WHEEL_UP ? -3 : k.button == WHEEL_DOWN ? 3 : 0;
    if (app->choice.open) {
        if (wheel) list_scroll(&app->choice.list, wheel);
        else if (k.button == BUTTON_LEFT) choice_click(app, k.x, k.y, k.twice);
        return;
    }
    for (int i = 0; i < PANE_COUNT; i++) {
        Box b = app->layout.pane[i];
        if (k.button == BUTTON_LEFT && box_shown(app->tab[i]) && box_has(app->tab[i], k.x, k.y)) to_pane(app, (PaneId)i);
        if (!box_shown(b) || !box_has(b, k.x, k.y)) continue;
        if (wheel) { panes[i]->wheel(app, wheel); return; }
        if (k.button != BUTTON_LEFT) return;
        if ((PaneId)i != app->focus) app_focus(app, (PaneId)i);
        panes[i]->click(app, k.x - b.x, k.y - b.y, k.twice);
        return;
    }
}

static void resize(UiApp *app, int cols, int rows)
{
    app->cols = cols > 0 ? cols : 1;
    app->rows = rows > 0 ? rows : 1;
    relayout(app);
}

void ui_app_key(UiApp *app, Key k)
{
    if (k.code == K_RESIZE) { resize(app, k.x, k.y); return; }
    if (k.code == K_NONE || k.code == K_TIMEOUT || k.code == K_WAKE || k.code == K_EOF) return;
    app->dirty = true;
    app->which_key = false;
    bool told = app->message[0] != 0;
    if (told && !key_is(k, K_ESC, 0)) app->message[0] = 0;
    if (k.code == K_MOUSE) { if (app->mouse) mouse_key(app, k); }
    else if (app->choice.open) choice_key(app, k);
    else if (app->prompt.open) prompt_key(app, k);
    else if (k.code != K_PASTE) pane_key(app, k);
    if (told && key_is(k, K_ESC, 0)) app->message[0] = 0;
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
    Rc rc = theme_load(&app->life, str_z(opt->theme && *opt->theme ? opt->theme : "dark"), &app->theme, &f);
    if (rc) app_fault(app, rc, &f);
    rc = keymap_load(&app->life, opt->keymap, &app->keys, &f);
    if (rc) app_fault(app, rc, &f);
    app->themes = theme_names(&app->life);
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
    app->mouse = opt && opt->mouse;
    app->faults = opt ? opt->faults : NULL;
    load_looks(app, opt ? opt : &none);
    resize(app, cols, rows);
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
                       &app->time.fold_mem, &app->choice.mem, &app->prompt.mem};
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
    if (!wanted || (app->item.doc && had == app->item.doc) || (app->item.doc && app->item.doc == app->open.failed && !had))
        return false;
    if (!app->item.doc && !had) return false;
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
        panes[i]->draw(app, &in, (PaneId)i == app->focus);
    }
    chrome_draw(app, &p);
    if (app->pending.n && app->which_key) which_key_draw(app, &p);
    if (app->choice.open) choice_draw(app, &p);
    app->dirty = false;
}
