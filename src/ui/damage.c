/* damage.c: what has to be drawn. A part writes down what it shows; where that is what it showed when it was drawn
 * last, it is left alone, and where only the window of its list moved, a few rows are drawn. */
#include "app_int.h"
#include "base/hash.h"
#include <string.h>

/* ------------------------------------------------------------------ what each part shows */

static int put_item(uint64_t *w, ItemRef item)
{
    w[0] = (uint64_t)item.doc;
    w[1] = item.none ? UINT64_MAX : (uint64_t)item.seq << 8 | item.kind;
    return 2;
}

static uint64_t bits_of(double x)
{
    uint64_t u;
    memcpy(&u, &x, sizeof u);
    return u;
}

static void docs_seen(const UiApp *app, PartSeen *s)
{
    s->what[0] = (uint64_t)app->open.failed;
    s->list = app->docs.list;
}

static void time_seen(const UiApp *app, PartSeen *s)
{
    const TimeView *v = &app->time;
    s->what[0] = v->made;
    s->what[1] = bits_of(v->axis.lo);
    s->what[2] = bits_of(v->axis.hi);
    s->what[3] = (uint64_t)v->axis.cols;
    s->what[4] = (uint64_t)v->cursor;
    s->list = v->list;
}

static void text_seen(const UiApp *app, PartSeen *s)
{
    s->what[0] = app->open.made;
    s->what[1] = (uint64_t)app->open.failed;
    s->what[2] = (uint64_t)app->text.cols;
    put_item(s->what + 3, app->item);
    s->what[5] = (uint64_t)app->spot.beg << 32 | app->spot.end;
    s->list = app->text.list;
}

static void detail_seen(const UiApp *app, PartSeen *s)
{
    s->what[0] = app->open.made;
    put_item(s->what + 1, app->item);
    s->list = app->detail.list;
}

static void crumb_seen(const UiApp *app, PartSeen *s)
{
    SessionProgress pr = session_progress(app->s);
    int next = put_item(s->what, app->item);
    s->what[next++] = pr.running;
    s->what[next++] = pr.done;
    s->what[next++] = pr.total;
    s->what[next++] = (uint64_t)(uint32_t)app->year << 32 | (uint32_t)hash64(view_subject(app, app->focus));
}

static void strip_seen(const UiApp *app, PartSeen *s)
{
    s->what[0] = app->open.made;
    put_item(s->what + 1, app->item);
    s->what[3] = (uint64_t)app->spot.beg << 32 | app->spot.end;
    s->what[4] = strip_speaks(app);
}

static void hints_seen(const UiApp *app, PartSeen *s)
{
    s->what[0] = session_progress(app->s).running;
    s->what[1] = hash64(str_z(app->message));
    s->what[2] = app->message_role;
    s->what[3] = (uint64_t)app->prompt.wrong | (uint64_t)app->words.open << 1;
}

static void (*const seen[PART_COUNT])(const UiApp *, PartSeen *) = {
    [PANE_DOCS] = docs_seen, [PANE_TIME] = time_seen, [PANE_TEXT] = text_seen, [PANE_DETAIL] = detail_seen,
    [PART_CRUMB] = crumb_seen, [PART_STRIP] = strip_seen, [PART_HINTS] = hints_seen,
};

static void sheet_seen(const UiApp *app, PaneId pane, PartSeen *s)
{
    s->what[0] = app->sheet[pane].made;
    s->list = app->sheet[pane].list;
}

/* Panes tell by their looks whether they are focused; the others name keys of the focused pane. */
static PartSeen seen_now(const UiApp *app, PartId part)
{
    PartSeen s;
    memset(&s, 0, sizeof s);
    if (seen[part]) seen[part](app, &s);
    else if ((int)part < PANE_COUNT) sheet_seen(app, (PaneId)part, &s);
    s.what[SEEN_WORDS - 1] = (int)part < PANE_COUNT ? (PaneId)part == app->focus : app->focus;
    return s;
}

/* ------------------------------------------------------------------ drawing */

static Box part_box(const UiApp *app, PartId part)
{
    return (int)part < PANE_COUNT ? app->layout.pane[part] : chrome_box(app, part);
}

static void draw_part(UiApp *app, Pen *screen, PartId part, const ListDamage *rows)
{
    Pen p = pen_in(screen, part_box(app, part));
    if ((int)part < PANE_COUNT) view_draw(app, (PaneId)part, &p, (PaneId)part == app->focus, rows);
    else chrome_draw(app, &p, part);
}

static void fit_part(UiApp *app, PartId part)
{
    if ((int)part < PANE_COUNT) view_fit(app, (PaneId)part, app->layout.pane[part]);
}

static void draw_changed(UiApp *app, Pen *screen, PartId part)
{
    if (!box_shown(part_box(app, part))) return;
    fit_part(app, part);
    PartSeen was = app->seen[part], now = seen_now(app, part);
    bool same = memcmp(was.what, now.what, sizeof now.what) == 0;
    if (same && memcmp(&was.list, &now.list, sizeof now.list) == 0) return;
    app->seen[part] = now;
    ListDamage rows = list_damage(&was.list, &now.list);
    rows.all |= !same;
    Pen p = pen_in(screen, part_box(app, part));
    if ((int)part == (int)app->focus) surface_cursor(app->screen, -1, -1);
    if (rows.all) pen_blank(&p, 0, p.box.h);
    draw_part(app, screen, part, &rows);
}

static bool is_covered(const UiApp *app)
{
    return app->choice.open || app->form.open || app->prompt.open || app->labels.open || coach_shown(app) || (app->pending.n && app->which_key) ||
           message_is_long(app);
}

static void draw_fronts(UiApp *app, Pen *screen)
{
    if (app->pending.n && app->which_key) which_key_draw(app, screen);
    if (coach_shown(app)) coach_draw(app, screen);
    if (app->labels.open) labels_draw(app, screen);
    if (app->prompt.open) prompt_over(app, screen), prompt_told(app, screen), offers_draw(app, screen);
    if (app->choice.open) choice_draw(app, screen);
    if (app->form.open) form_draw(app, screen);
    if (message_is_long(app)) message_draw(app, screen);
}

static Pen pen_on(UiApp *app, Surface *sf)
{
    arena_clear(&app->frame);
    return (Pen){sf, &app->theme, app->g, &app->frame, {0, 0, app->cols, app->rows}};
}

void damage_all(UiApp *app, Surface *out)
{
    static const ListDamage all = {.all = true};
    Pen p = pen_on(app, out);
    surface_clear(out, (Style){0});
    for (int i = 0; i < PART_COUNT; i++) {
        if (!box_shown(part_box(app, (PartId)i))) continue;
        fit_part(app, (PartId)i);
        draw_part(app, &p, (PartId)i, &all);
    }
    draw_fronts(app, &p);
}

/* What the key itself is about comes first; panes that only follow what is looked at may come a moment later. */
static bool is_near(const UiApp *app, PartId part)
{
    return (int)part == (int)app->focus || part == PART_TABS || part == PART_CRUMB || part == PART_FILTER ||
           part == PART_HINTS;
}

void damage_draw(UiApp *app, bool whole)
{
    bool covered = is_covered(app), all = app->stale || covered || app->covered;
    app->owed = !whole && !all;
    app->stale = false;
    app->covered = covered;
    if (all) {
        damage_all(app, app->screen);
        for (int i = 0; i < PART_COUNT; i++) app->seen[i] = seen_now(app, (PartId)i);
        return;
    }
    Pen p = pen_on(app, app->screen);
    for (int i = 0; i < PART_LINES; i++)             /* lines stay as long as the layout does */
        if (whole || is_near(app, (PartId)i)) draw_changed(app, &p, (PartId)i);
}
