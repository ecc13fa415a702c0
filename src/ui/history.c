/* history.c: back and forward over everything: pane, what is looked at, filter, scope. */
#include "app_int.h"
#include <stdlib.h>
#include <string.h>

static Place *place_new(const UiApp *app)
{
    Str filter = session_filter_text(app->s), subject = view_subject(app, app->main);
    const List *list = &app->sheet[app->main].list;
    size_t n = sizeof(Place) + filter.n + subject.n + 1;
    Place *p = malloc(n);
    if (!p) arena_out_of_memory(n);
    char *text = (char *)(p + 1);
    if (filter.n) memcpy(text, filter.p, filter.n);
    if (subject.n) memcpy(text + filter.n, subject.p, subject.n);
    *p = (Place){.focus = app->focus, .main = app->main, .spot = app->spot, .item = app->item, .one = app->time.one, .alone = app->alone,
                 .filter = {text, filter.n}, .subject = {text + filter.n, subject.n}, .row = list->sel, .top = list->top,
                 .docs_top = app->docs.list.top, .time_top = app->time.list.top};
    p->text = app->open.d && app->open.d->id == app->item.doc;
    if (p->text) p->text_top = text_byte(app, app->text.top), p->text_cur = text_byte(app, app->text.cur);
    return p;
}

static bool same(const Place *x, const Place *y)
{
    return x->focus == y->focus && x->main == y->main && str_eq(x->subject, y->subject) && x->one == y->one && item_same(x->item, y->item) && str_eq(x->filter, y->filter);
}

static void cut(History *h, int n)
{
    for (int i = n; i < h->n; i++) free(h->v[i]);
    h->n = n < h->n ? n : h->n;
}

/* Places before `at` are behind us; the newest one is where we were. */
void history_push(UiApp *app)
{
    History *h = &app->history;
    Place *p = place_new(app);
    cut(h, h->at);
    if (h->n && same(h->v[h->n - 1], p)) { free(p); return; }
    if (h->n == HISTORY_MAX) {
        free(h->v[0]);
        memmove(h->v, h->v + 1, sizeof *h->v * (HISTORY_MAX - 1));
        h->n--;
    }
    h->v[h->n++] = p;
    h->at = h->n;
}

/* The rows are made for the room they have now; then the row is where it was. */
static void to_row(UiApp *app, const Place *p)
{
    List *l = &app->sheet[p->main].list;
    Box box = app->layout.pane[p->main];
    if (!box_shown(box)) return;
    sheet_fit(app, p->main, box);
    l->top = p->top;
    list_to(l, p->row);
}

static void go(UiApp *app, const Place *p)
{
    if (!str_eq(p->filter, session_filter_text(app->s))) app_filter(app, p->filter);
    app->time.one = p->one;
    app->alone = p->alone;
    app->item = p->item;
    app->spot = p->spot;
    app->main = p->main;
    view_subject_set(app, p->main, p->subject);
    app_rebuild(app);
    app->docs.list.top = p->docs_top;
    app->time.list.top = p->time_top;
    list_move(&app->docs.list, 0);
    list_move(&app->time.list, 0);
    app->text.placed = false;
    if (p->text && app_open_doc(app)) {
        app->text.top = wrap_at(&app->open.wrap, p->text_top, app->text.cols);
        app->text.cur = wrap_at(&app->open.wrap, p->text_cur, app->text.cols);
        app->text.placed = true;
    }
    app_focus(app, p->focus);
    app->main = p->main;
    app_layout(app);
    if (views[p->main]->build) to_row(app, p);
}

bool history_go(UiApp *app, int dir)
{
    History *h = &app->history;
    if (dir < 0 ? h->at == 0 : h->at + 1 >= h->n) return false;
    if (dir < 0 && h->at == h->n) {                  /* the place we leave is where forward leads */
        history_push(app);
        if (h->at == h->n) h->at = h->n - 1;
        if (h->at == 0) return false;
    }
    h->at += dir;
    go(app, h->v[h->at]);
    return true;
}

void history_free(UiApp *app) { cut(&app->history, 0); }
