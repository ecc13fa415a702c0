/* place.c: where one is, as a value: for going back, for bookmarks, for the next start. */
#include "app_int.h"
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* ------------------------------------------------------------------ being somewhere */

static uint32_t byte_of_item(const UiApp *app)
{
    const CareerItem *it = app_item(app);
    return it && it->kind == ITEM_EVENT ? it->span.beg : 0;
}

Place place_here(const UiApp *app)
{
    const List *list = &app->sheet[app->main].list;
    Place p = {
        .focus = app->focus, .main = app->main, .item = app->item, .item_byte = byte_of_item(app), .spot = app->spot,
        .one = app->time.one, .alone = app->alone, .year = app->year, .filter = session_filter_text(app->s),
        .subject = view_subject(app, app->main), .row = list->sel, .top = list->top,
        .docs_top = app->docs.list.top, .time_top = app->time.list.top, .glance = app->glance,
    };
    p.text = app->open.d && app->open.d->id == app->item.doc;
    if (p.text) p.text_top = text_byte(app, app->text.top), p.text_cur = text_byte(app, app->text.cur);
    return p;
}

/* Rows and windows are left out: the same place may have been scrolled. */
bool place_same(const Place *x, const Place *y)
{
    return x->focus == y->focus && x->main == y->main && str_eq(x->subject, y->subject) && x->one == y->one &&
           item_same(x->item, y->item) && span_eq(x->spot, y->spot) && str_eq(x->filter, y->filter);
}

Place *place_keep(const Place *from)
{
    size_t n = sizeof *from + from->filter.n + from->subject.n + 1;
    Place *p = malloc(n);
    if (!p) arena_out_of_memory(n);
    char *text = (char *)(p + 1);
    *p = *from;
    if (p->filter.n) memcpy(text, p->filter.p, p->filter.n);
    if (p->subject.n) memcpy(text + p->filter.n, p->subject.p, p->subject.n);
    p->filter.p = text;
    p->subject.p = text + p->filter.n;
    return p;
}

/* ------------------------------------------------------------------ going there */

/* An event goes by the place of its words: analysed anew it may have another number. */
static ItemRef item_now(const UiApp *app, const Place *p)
{
    const Careers *c = session_careers(app->s);
    uint32_t at = p->item.none ? UINT32_MAX : careers_find(c, p->item.doc);
    if (at == UINT32_MAX || p->item.kind != ITEM_EVENT) return p->item;
    const CareerDoc *d = &c->docs.v[at];
    for (uint32_t i = d->item_beg; i < d->item_beg + d->item_n; i++) {
        const CareerItem *it = &c->items.v[i];
        if (it->kind == ITEM_EVENT && it->span.beg == p->item_byte)
            return (ItemRef){.doc = d->id, .kind = ITEM_EVENT, .seq = it->seq};
    }
    return (ItemRef){.doc = d->id, .none = true};
}

/* The rows are made for the room they have now; then the row is where it was. */
static void to_row(UiApp *app, const Place *p)
{
    List *l = &app->sheet[p->main].list;
    Box box = app->layout.pane[p->main];
    if (!views[p->main]->build || !box_shown(box)) return;
    sheet_fit(app, p->main, box);
    l->top = p->top;
    list_to(l, p->row);
    sheet_settle(&app->sheet[p->main], 1);
}

/* At the start nothing was drawn yet: the list has to know how many rows it has before it can say which is the first. */
static void to_top(UiApp *app, PaneId pane, List *l, int top)
{
    Box box = app->layout.pane[pane];
    if (box_shown(box)) view_fit(app, pane, box);
    l->top = top;
    list_move(l, 0);
}

static void to_text(UiApp *app, const Place *p)
{
    TextView *v = &app->text;
    v->placed = false;
    if (!p->text || !app_open_doc(app)) return;
    uint32_t n = (uint32_t)app->open.wrap.text.n;    /* it may have become shorter */
    v->top = v->counted = wrap_at(&app->open.wrap, p->text_top < n ? p->text_top : n, v->cols);
    v->cur = wrap_at(&app->open.wrap, p->text_cur < n ? p->text_cur : n, v->cols);
    v->placed = true;
}

void place_go(UiApp *app, const Place *p)
{
    if (!str_eq(p->filter, session_filter_text(app->s))) app_filter(app, p->filter);
    app->time.one = p->one;
    app->alone = p->alone;
    app->item = item_now(app, p);
    app->missed = (ItemRef){0};
    app->spot = p->spot;
    app->year = p->year;
    app->glance = p->glance;
    app->main = p->main;
    view_subject_set(app, p->main, p->subject);
    app_rebuild(app);
    app->focus = p->focus;
    app_layout(app);
    to_top(app, PANE_DOCS, &app->docs.list, p->docs_top);
    to_top(app, PANE_TIME, &app->time.list, p->time_top);
    to_text(app, p);
    to_row(app, p);
}

/* ------------------------------------------------------------------ as text: one "key value" a line */

static Str one_line(Arena *a, Str s)
{
    char *z = str_dup_z(a, s);
    for (size_t i = 0; i < s.n; i++)
        if (z[i] == '\n') z[i] = ' ';
    return (Str){z, s.n};
}

Str place_format(Arena *a, const Place *p)
{
    Str filter = one_line(a, p->filter), subject = one_line(a, p->subject);
    const char *kind = p->item.none ? "none" : p->item.kind == ITEM_EVENT ? "event" : "position";
    return str_fmt(a, "focus %s\nmain %s\nfilter " STR_FMT "\nsubject " STR_FMT "\nitem %s %lld %u %u\nspot %u %u\nyear %d\n"
                   "flags %d %d %d\nrows %d %d %d %d\ntext %u %u\n",
                   panes[p->focus].name, panes[p->main].name, STR_ARG(filter), STR_ARG(subject), kind, (long long)p->item.doc,
                   p->item.seq, p->item_byte, p->spot.beg, p->spot.end, (int)p->year, p->one, p->alone, p->text, p->row,
                   p->top, p->docs_top, p->time_top, p->text_top, p->text_cur);
}

static bool read_focus(Place *p, Str v)
{
    int id = pane_find(v);
    if (id >= 0) p->focus = (PaneId)id;
    return id >= 0;
}

static bool read_main(Place *p, Str v)
{
    int id = pane_find(v);
    if (id < 0 || !pane_is_main((PaneId)id)) return false;
    p->main = (PaneId)id;
    return true;
}

static bool read_filter(Place *p, Str v) { return p->filter = v, true; }
static bool read_subject(Place *p, Str v) { return p->subject = v, true; }

static bool read_item(Place *p, Str v)
{
    char kind[16];
    long long doc;
    if (sscanf(v.p, "%15s %lld %u %u", kind, &doc, &p->item.seq, &p->item_byte) != 4) return false;
    p->item.doc = doc;
    p->item.none = strcmp(kind, "none") == 0;
    p->item.kind = strcmp(kind, "event") == 0 ? ITEM_EVENT : ITEM_POSITION;
    return true;
}

static bool read_spot(Place *p, Str v)
{
    return sscanf(v.p, "%u %u", &p->spot.beg, &p->spot.end) == 2 && p->spot.beg <= p->spot.end;
}

static bool read_year(Place *p, Str v)
{
    int day;
    if (sscanf(v.p, "%d", &day) != 1) return false;
    p->year = (EdtfDay)day;
    return true;
}

static bool read_flags(Place *p, Str v)
{
    int one, alone, text;
    if (sscanf(v.p, "%d %d %d", &one, &alone, &text) != 3) return false;
    p->one = one, p->alone = alone, p->text = text;
    return true;
}

static bool read_rows(Place *p, Str v)
{
    return sscanf(v.p, "%d %d %d %d", &p->row, &p->top, &p->docs_top, &p->time_top) == 4 && p->row >= 0 && p->top >= 0 &&
           p->docs_top >= 0 && p->time_top >= 0;
}

static bool read_text(Place *p, Str v) { return sscanf(v.p, "%u %u", &p->text_top, &p->text_cur) == 2; }

bool place_parse(Arena *a, Str text, Place *out)
{
    static const struct { const char *key; bool (*read)(Place *, Str); } fields[] = {
        {"focus", read_focus}, {"main", read_main}, {"filter", read_filter}, {"subject", read_subject},
        {"item", read_item}, {"spot", read_spot}, {"year", read_year}, {"flags", read_flags}, {"rows", read_rows},
        {"text", read_text},
    };
    size_t n = 0;
    *out = (Place){.main = PANE_TIME, .item.none = true, .year = EDTF_DAY_NONE};
    for (Str line, key; str_cut(&text, '\n', &line);) {
        Str value = line;
        if (!str_cut(&value, ' ', &key)) return false;
        value = (Str){str_dup_z(a, value), value.n};
        for (size_t i = 0; i < COUNT_OF(fields); i++)
            if (str_eq_z(key, fields[i].key)) {
                if (!fields[i].read(out, value)) return false;
                n++;
            }
    }
    return n == COUNT_OF(fields);
}

/* How a reader knows it again: the view, what it is about, the memoir and what is looked at in it. */
Str place_label(UiApp *app, Arena *a)
{
    const CareerDoc *d = app_doc(app);
    const CareerItem *it = app_item(app);
    Str subject = pane_is_main(app->focus) ? view_called(app, a, app->focus) : (Str){0}, out = str_z(_(panes[app->focus].title));
    Str part[] = {subject, !subject.n && d ? career_title(d) : (Str){0},
                  !subject.n && it ? label_item(a, app, it) : (Str){0}, session_filter_text(app->s)};
    if (app->focus == PANE_TEXT && app->open.d)
        part[1] = str_fmt(a, STR_FMT ":%u", STR_ARG(part[1]), app->open.wrap.units.v[app->text.cur.unit].line);
    for (size_t i = 0; i < COUNT_OF(part); i++)
        if (part[i].n) out = str_fmt(a, STR_FMT "%s" STR_FMT, STR_ARG(out), app->g->sep, STR_ARG(part[i]));
    return out;
}
