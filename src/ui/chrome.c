/* chrome.c: all that is no pane: breadcrumb, filter bar with counts, source strip, hints, message. */
#include "app_int.h"
#include "model/count.h"
#include "uni/width.h"
#include <string.h>

const char *view_title(Context ctx)
{
    for (int i = 0; i < PANE_COUNT; i++)
        if (views[i] && views[i]->ctx == ctx) return panes[i].title;
    return "";
}

/* ------------------------------------------------------------------ first row */

/* At the right: with their names where there is room for them, else the numbers, and the name of the one in front. */
static Str tab_text(UiApp *app, Arena *a, int pane, bool named)
{
    if (!panes[pane].key) return pane == (int)app->focus ? str_fmt(a, " %s ", _(panes[pane].title)) : (Str){0};
    if (!named && pane != (int)app->focus) return str_fmt(a, " %c", panes[pane].key);
    return str_fmt(a, " %c %s ", panes[pane].key, _(panes[pane].title));
}

static int tabs_make(UiApp *app, Arena *a, Str tab[PANE_COUNT], bool named)
{
    int w = 0;
    for (int i = 0; i < PANE_COUNT; i++) {
        tab[i] = tab_text(app, a, i, named);
        w += (int)uni_cols(tab[i]);
        app->tab[i] = (Box){0, 0, 0, 0};
    }
    return w;
}

enum { CRUMB_LEAST = 36 };               /* columns that the way here keeps of a wide screen */

static void draw_tabs(UiApp *app, Pen *p)
{
    Str tab[PANE_COUNT];
    int w = tabs_make(app, p->mem, tab, true);
    if (w > p->box.w * 3 / 5 && w > p->box.w - CRUMB_LEAST) w = tabs_make(app, p->mem, tab, false);
    app->tabs_at = p->box.w;
    if (w > p->box.w * 3 / 5 && w > p->box.w - CRUMB_LEAST) return;
    int x = app->tabs_at = p->box.w - w;
    for (int i = 0; i < PANE_COUNT; i++) {
        int end = pen_put(p, x, 0, i == (int)app->focus ? RO_TAB_FOCUS : RO_TAB, tab[i]);
        app->tab[i] = (Box){x, 0, end - x, 1};
        x = end;
    }
}

/* What the focused view is about: its subject, else the memoir and what is looked at in it, else the time. */
static Str crumb_text(UiApp *app, Arena *a)
{
    const CareerDoc *d = app_doc(app);
    const CareerItem *it = app_item(app);
    Str subject = pane_is_main(app->focus) ? view_called(app, a, app->focus) : (Str){0}, year = {0};
    int y, m, day;
    if (!it && day_known(app->year)) edtf_ymd(app->year, &y, &m, &day), year = str_fmt(a, "%d", y);
    bool tabs = box_shown(app->tab[app->focus]);     /* they name the pane already */
    Str part[] = {
        tabs ? (Str){0} : str_z(_(panes[app->focus].title)), subject,
        !subject.n && d ? career_title(d) : (Str){0}, !subject.n && it ? label_item(a, app, it) : (Str){0},
        str_eq(year, subject) ? (Str){0} : year,
    };
    Str out = S("gilmok");
    for (size_t i = 0; i < COUNT_OF(part); i++)
        if (part[i].n) out = str_fmt(a, STR_FMT "%s" STR_FMT, STR_ARG(out), app->g->sep, STR_ARG(part[i]));
    return out;
}

static void draw_crumb(UiApp *app, Pen *p)
{
    int end = p->box.w;
    SessionProgress pr = session_progress(app->s);
    if (pr.running && pr.total) {
        Str busy = str_fmt(p->mem, "%s %u/%u ", p->g->busy, pr.done, pr.total);
        end -= (int)uni_cols(busy);
        pen_put(p, end, 0, RO_PROGRESS, busy);
    }
    pen_clip(p, 1, 0, end - 2, RO_CRUMB, crumb_text(app, p->mem));
}

/* ------------------------------------------------------------------ the filter and its counts */

static void draw_chips(UiApp *app, Pen *p, int room)
{
    const Query *q = session_query(app->s);
    int x = 1;
    if (q->terms.n == 0) {
        Str role = keymap_key(p->mem, &app->keys, app_context(app), ACT_PICK_ROLE);
        Str year = keymap_key(p->mem, &app->keys, app_context(app), ACT_PICK_YEAR);
        Str text = keymap_key(p->mem, &app->keys, app_context(app), ACT_FILTER);
        pen_clip(p, x, 0, room, RO_DIM, str_fmt(p->mem, _("no filter: %.*s role, %.*s year, %.*s words"), STR_ARG(role),
                                               STR_ARG(year), STR_ARG(text)));
        return;
    }
    for (uint32_t i = 0; i < q->terms.n && x < room; i++) {
        Span at = q->terms.v[i].span;
        Str term = str_fmt(p->mem, " " STR_FMT " ", STR_ARG(str_slice(q->source, at.beg, at.end)));
        x = pen_clip(p, x, 0, room - x, q->terms.v[i].negated ? RO_CHIP_NOT : RO_CHIP, term) + 1;
    }
}

static void draw_filter(UiApp *app, Pen *p)
{
    const Careers *c = session_careers(app->s);
    const Filter *f = session_filter(app->s);
    const Query *q = session_query(app->s);
    Str counts = str_fmt(p->mem, "%u/%u %u/%u", f->n_doc, c->n_doc, f->n_event, c->n_event);
    if (p->box.w >= 60 && q->terms.n && !filter_selects_rows(q))
        counts = str_fmt(p->mem, _("memoirs %u/%u, all their events %u"), f->n_doc, c->n_doc, f->n_event);
    else if (p->box.w >= 60)
        counts = str_fmt(p->mem, _("memoirs %u/%u, events %u/%u"), f->n_doc, c->n_doc, f->n_event, c->n_event);
    int room = p->box.w - (int)uni_cols(counts) - 2;
    pen_put(p, room + 1, 0, RO_COUNT, counts);
    Pen left = pen_in(p, (Box){0, 0, room, 1});
    if (app->prompt.open) prompt_draw(app, &left);
    else draw_chips(app, &left, room);
}

Str key_of(const UiApp *app, Arena *a, ActionId id) { return keymap_key(a, &app->keys, app_context(app), id); }

/* ------------------------------------------------------------------ the source strip */

static void strip_event(UiApp *app, Pen *p, const Event *e, Str counter)
{
    const OpenDoc *d = app->open.d;
    Str where = str_fmt(p->mem, STR_FMT ":%u", STR_ARG(d->name), session_line_no(d, e->span));
    Str sure = str_fmt(p->mem, "%.2f", (double)e->confidence);
    int end = p->box.w - (int)uni_cols(where) - 1;
    pen_put(p, end, 0, RO_DIM, where);
    int x = pen_z(p, 1, 0, RO_EVENT, _(type_msgid(&event_types, (int)e->type)));
    if (e->date.n) x = pen_put(p, x + 2, 0, RO_TIME, label_edtf(p->mem, e->date));
    if (e->fact != FACT_ACTUAL) x = pen_z(p, x + 2, 0, RO_UNREAL, _(type_msgid(&fact_types, (int)e->fact)));
    x = pen_put(p, x + 2, 0, RO_DIM, sure);
    if (counter.n && x + 2 + (int)counter.n < end) pen_put(p, x + 2, 0, RO_LABEL, counter);
    Span s = session_sentence(d, e->span);
    Pen rows = pen_in(p, (Box){1, 1, p->box.w - 2, p->box.h - 1});
    text_draw_span(app, &rows, s, e->span);
}

/* A place in a text that no event stands for. */
static void strip_spot(UiApp *app, Pen *p)
{
    const OpenDoc *d = app->open.d;
    Str where = str_fmt(p->mem, STR_FMT ":%u", STR_ARG(d->name), session_line_no(d, app->spot));
    int end = p->box.w - (int)uni_cols(where) - 1;
    pen_put(p, end, 0, RO_DIM, where);
    pen_clip(p, 1, 0, end - 2, RO_PERSON, d->title);
    Pen rows = pen_in(p, (Box){1, 1, p->box.w - 2, p->box.h - 1});
    text_draw_span(app, &rows, session_sentence(d, app->spot), app->spot);
}

static void strip_memoir(UiApp *app, Pen *p)
{
    const CareerDoc *d = app_doc(app);
    if (!d) return;
    const Careers *c = session_careers(app->s);
    int end = p->box.w - 1 - (int)uni_cols(uni_visible(p->mem, d->name));
    if (end > p->box.w / 2) pen_put(p, end, 0, RO_DIM, d->name);
    else end = p->box.w - 1;
    pen_clip(p, 1, 0, end - 2, RO_PERSON, career_title(d));
    if (!d->analysed) {
        pen_z(p, 1, 1, RO_DIM, _("not analysed yet"));
        return;
    }
    uint32_t n = 0;
    for (uint32_t i = d->item_beg; i < d->item_beg + d->item_n; i++) n += c->items.v[i].kind == ITEM_POSITION;
    Str what = str_fmt(p->mem, "%s, %s", count_of(p->mem, COUNTED_POSITION, n),
                       count_of(p->mem, COUNTED_EVENT, d->item_n - n));
    if (d->dct.n) what = str_fmt(p->mem, STR_FMT ", %s " STR_FMT, STR_ARG(what), _("written"), STR_ARG(d->dct));
    pen_clip(p, 1, 1, p->box.w - 2, RO_TEXT, what);
    pen_clip(p, 1, 2, p->box.w - 2, RO_ROLE, label_career(p->mem, app, (uint32_t)(d - c->docs.v)));
}

/* Under a row that rests on nothing there is nothing to say. */
bool strip_speaks(const UiApp *app) { return !views[app->focus]->build || app->sheet[app->focus].rests; }

static void draw_strip(UiApp *app, Pen *p)
{
    const OpenDoc *d = app->open.d;
    bool here = d && d->id == app->item.doc && !app->item.none;
    if (!strip_speaks(app)) return;
    if (here && app->item.kind == ITEM_EVENT && app->item.seq < d->an->events.n) {
        strip_event(app, p, &d->an->events.v[app->item.seq], (Str){0});
        return;
    }
    if (here && app->item.kind == ITEM_POSITION && app->item.seq < d->an->positions.n) {
        const Position *pos = &d->an->positions.v[app->item.seq];
        Str counter = str_fmt(p->mem, _("evidence 1/%u"), pos->evidence.n);
        if (pos->evidence.n) { strip_event(app, p, &d->an->events.v[pos->evidence.v[0]], counter); return; }
    }
    if (d && d->id == app->item.doc && app->spot.end > app->spot.beg && app->spot.end <= d->doc->text.n)
        strip_spot(app, p);
    else strip_memoir(app, p);
}

/* ------------------------------------------------------------------ hints and message */

/* The verbs that matter in a view, by how often they are wanted; those of every view stand in a row of their own. */
enum { HINTS_MAX = 6 };
static const ActionId hints[CTX_COUNT][HINTS_MAX] = {
    [CTX_DOCS] = {ACT_OPEN, ACT_PICK_ROLE, ACT_PICK_YEAR, ACT_PICK_SKILL, ACT_SCOPE, ACT_VIEW_TEXT},
    [CTX_TIME] = {ACT_OPEN, ACT_SCOPE, ACT_FOLD, ACT_ZOOM_IN, ACT_ALIGN, ACT_COMPARE_THIS},
    [CTX_SKILLS] = {ACT_OPEN, ACT_PREVIEW, ACT_PIN, ACT_FORM, ACT_ORDER, ACT_CHOOSE_THING},
    [CTX_SEARCH] = {ACT_OPEN, ACT_PREVIEW, ACT_PICK_ROLE, ACT_PICK_YEAR, ACT_PAGE, ACT_VIEW_TEXT},
    [CTX_PAGE] = {ACT_OPEN, ACT_FILTER_THIS, ACT_PREVIEW, ACT_PAGE, ACT_VIEW_TEXT, ACT_VIEW_TIME},
    [CTX_TEXT] = {ACT_NEXT_EVENT, ACT_ACCEPT, ACT_REJECT, ACT_EDIT, ACT_ADD, ACT_NEXT_MATCH},
    [CTX_COMPARE] = {ACT_OPEN, ACT_PREVIEW, ACT_COMPARE_THIS, ACT_ALIGN, ACT_SIMILAR, ACT_VIEW_TEXT},
    [CTX_REVIEW] = {ACT_ACCEPT, ACT_REJECT, ACT_EDIT, ACT_PUT_OFF, ACT_UNDO, ACT_OPEN},
    [CTX_SQL] = {ACT_SQL, ACT_OPEN, ACT_PREVIEW, ACT_BACK, ACT_VIEW_TEXT, ACT_VIEW_TIME},
    [CTX_DETAIL] = {ACT_OPEN, ACT_ACCEPT, ACT_REJECT, ACT_EDIT, ACT_NEXT_EVENT, ACT_VIEW_TEXT},
    [CTX_PATHS] = {ACT_OPEN, ACT_ORDER, ACT_FORM, ACT_MORE_STEPS, ACT_PATH_FROM, ACT_PATH_TO},
};
static const ActionId everywhere[] = {ACT_FILTER, ACT_LABELS, ACT_BACK, ACT_CLEAR_FILTER, ACT_PALETTE, ACT_HELP,
                                      ACT_QUIT, ACT_MARK, ACT_NEXT_PANE};

static void draw_field_help(Pen *p)
{
    int x = 1, y = 0;
    for (int f = 0; f < Q_COUNT && p->box.h > 1; f++) {
        Str one = str_fmt(p->mem, "%s:", query_field_spoken((QueryField)f));
        if (f == Q_TEXT) continue;
        x = pen_put(p, x, y, RO_HINT_KEY, one) + 1;
    }
    if (p->box.h > 1) pen_clip(p, x + 1, y, p->box.w - x - 2, RO_HINT, str_z(_("a,b either  -a not  \"a b\" words")));
    const char *keys = _("Tab completes  Enter keeps the filter  Esc takes it back");
    pen_clip(p, 1, p->box.h - 1, p->box.w - 2, RO_HINT, str_z(keys));
}

static void draw_words_help(Pen *p)
{
    pen_clip(p, 1, 0, p->box.w - 2, RO_HINT,
             str_z(_("Which words tell it?  h l one word on  H L more words  j k sentence")));
    pen_clip(p, 1, p->box.h - 1, p->box.w - 2, RO_HINT, str_z(_("Enter says what they are  Esc gives up")));
}

/* One hint where there is room for it; gives the column behind it, or x where there is none. */
static int draw_hint(const UiApp *app, Pen *p, int x, int y, int end, ActionId id)
{
    Str key = keymap_key(p->mem, &app->keys, app_context(app), id), title = str_z(_(actions[id].title));
    if (id == ACT_NONE || !key.n || x + (int)(uni_cols(key) + uni_cols(title)) + 1 > end) return x;
    x = pen_put(p, x, y, RO_HINT_KEY, key);
    return pen_put(p, x + 1, y, RO_HINT, title) + 2;
}

static void draw_hints(UiApp *app, Pen *p)
{
    if (app->prompt.open) { draw_field_help(p); return; }
    if (app->words.open) { draw_words_help(p); return; }
    const ActionId *own = hints[app_context(app)];
    int x = 1, end = p->box.w - 1;
    Str help = str_fmt(p->mem, STR_FMT " %s", STR_ARG(key_of(app, p->mem, ACT_HELP)), _(actions[ACT_HELP].title));
    if (p->box.h < 2) {                              /* in one row the way to all others is always in sight */
        end -= (int)uni_cols(help) + 1;
        draw_hint(app, p, end + 1, 0, p->box.w, ACT_HELP);
    }
    if (session_progress(app->s).running) x = draw_hint(app, p, x, 0, end, ACT_CANCEL);
    for (int i = 0; i < HINTS_MAX; i++) x = draw_hint(app, p, x, 0, end, own[i]);
    x = 1;
    for (size_t i = 0; i < COUNT_OF(everywhere) && p->box.h > 1; i++) x = draw_hint(app, p, x, 1, end, everywhere[i]);
}

static void draw_message(UiApp *app, Pen *p)
{
    Str text = str_z(app->message);
    RoleId role = app->message_role;
    if (!text.n) return;
    int y = p->box.h - 1;
    if (y > 0 && (int)uni_cols(uni_visible(p->mem, text)) > p->box.w - 2) y--;
    for (int row = y; row < p->box.h; row++) pen_fill(p, 0, row, p->box.w, RO_TEXT);
    if (y == p->box.h - 1) pen_clip(p, 1, y, p->box.w - 2, role, text);
    else pen_wrap(p, 1, y, p->box.w - 2, role, text);
}

/* The message lies over the last row of hints, a long one over two. */
static void draw_foot(UiApp *app, Pen *p)
{
    draw_hints(app, p);
    draw_message(app, p);
}

static int message_rows(const UiApp *app)
{
    Arena a = {0};
    int n = app->message[0] ? wrapped_rows(&a, app->cols - 2, str_z(app->message)) : 0;
    arena_fini(&a);
    return n < app->rows / 2 ? n : app->rows / 2;
}

bool message_is_long(const UiApp *app) { return message_rows(app) > app->layout.hints.h; }

void message_draw(UiApp *app, Pen *screen)
{
    int n = message_rows(app);
    Pen pen = pen_in(screen, (Box){0, app->rows - n, app->cols, n}), *p = &pen;
    for (int y = 0; y < n; y++) pen_fill(p, 0, y, app->cols, RO_TEXT);
    pen_wrap(p, 1, 0, app->cols - 2, app->message_role, str_z(app->message));
}

/* The keys that may follow a prefix, above the hints. */
void which_key_draw(UiApp *app, Pen *screen)
{
    Context ctx = app_context(app);
    int y = app->layout.hints.y;
    Pen p = pen_in(screen, (Box){0, 0, app->cols, app->rows});
    for (uint32_t i = app->keys.all.n; i-- > 0;) {
        const Binding *b = &app->keys.all.v[i];
        ActionId got;
        KeySeq start = b->keys;
        start.n = app->pending.n;
        if (b->keys.n <= app->pending.n || (b->ctx != ctx && b->ctx != CTX_GLOBAL) || b->action == ACT_NONE) continue;
        if (memcmp(start.k, app->pending.k, sizeof start.k[0] * (size_t)start.n) != 0) continue;
        if (keymap_find(&app->keys, ctx, &b->keys, &got) != KEYS_ACTION || got != b->action) continue;
        Str help = str_z(_(actions[b->action].help));
        if (b->action == ACT_FILTER_KEPT) help = saved_called(app, p.mem, b->keys.k[b->keys.n - 1].code);
        if (!help.n) continue;
        if (--y < 2) break;
        int w = app->cols < 60 ? app->cols : 60;
        pen_fill(&p, app->cols - w, y, w, RO_POPUP);
        pen_clip(&p, app->cols - w + 1, y, 8, RO_POPUP_TITLE, key_seq_name(p.mem, &b->keys));
        pen_clip(&p, app->cols - w + 10, y, w - 11, RO_POPUP, help);
    }
}

static void draw_lines(UiApp *app, Pen *p)
{
    const Layout *l = &app->layout;
    for (int i = 0; i < l->n_rule; i++) pen_line(p, (Box){0, l->rule_y[i], l->cols, 1}, RO_RULE, p->g->rule);
    for (int i = 0; i < l->n_edge; i++)
        pen_line(p, l->edge[i].box, RO_RULE, l->edge[i].box.h > 1 ? p->g->bar : p->g->rule);
}

typedef struct ChromePart { size_t box; void (*draw)(UiApp *, Pen *); } ChromePart;
static const ChromePart parts[PART_COUNT] = {
    [PART_TABS] = {offsetof(Layout, crumb), draw_tabs}, [PART_CRUMB] = {offsetof(Layout, crumb), draw_crumb},
    [PART_FILTER] = {offsetof(Layout, filter), draw_filter}, [PART_STRIP] = {offsetof(Layout, strip), draw_strip},
    [PART_HINTS] = {offsetof(Layout, hints), draw_foot}, [PART_LINES] = {0, draw_lines},
};

/* Lines run across the whole screen. */
Box chrome_box(const UiApp *app, PartId part)
{
    if (part == PART_LINES) return (Box){0, 0, app->cols, app->rows};
    Box box = *(const Box *)((const char *)&app->layout + parts[part].box);
    if (part == PART_CRUMB && box.w > app->tabs_at) box.w = app->tabs_at;
    return box;
}

void chrome_draw(UiApp *app, Pen *p, PartId part) { parts[part].draw(app, p); }
