/* coach.c: five lines for the first start, in a corner that is empty then. Any key takes them away for good. */
#include "app_int.h"
#include "uni/width.h"

#define KIND S("session")
#define NAME S("coach")

enum { LINES = 5, COLS = 58, LEAST = 44 };

void coach_begin(UiApp *app)
{
    Arena a = {0};
    app->coach = session_kept(app->s) && !session_saved_get(app->s, &a, KIND, NAME).n;
    arena_fini(&a);
}

void coach_end(UiApp *app)
{
    if (!app->coach) return;
    app->coach = false;
    (void)!session_saved_put(app->s, KIND, NAME, S("seen"), NULL);   /* where it cannot be kept it comes again */
}

/* Over the source strip and the lines around it, which nobody needs yet; else at the foot of the widest pane. */
static Box corner(const UiApp *app)
{
    Box b = {0, 0, 0, 0}, strip = app->layout.strip;
    if (box_shown(strip)) return (Box){strip.x + strip.w - COLS, strip.y - 1, COLS, LINES};
    for (int i = 0; i < PANE_COUNT; i++)
        if (app->layout.pane[i].w > b.w) b = app->layout.pane[i];
    int cols = b.w < COLS ? b.w : COLS;
    if (cols < LEAST || b.h < LINES + 6) return (Box){0, 0, 0, 0};
    return (Box){b.x + b.w - cols, b.y + b.h - LINES, cols, LINES};
}

bool coach_shown(const UiApp *app) { return app->coach && box_shown(corner(app)); }

static Str key(const UiApp *app, Arena *a, ActionId id) { return keymap_key(a, &app->keys, app_context(app), id); }

void coach_draw(UiApp *app, Pen *screen)
{
    Arena *a = screen->mem;
    Pen pen = pen_in(screen, corner(app)), *p = &pen;
    const struct { Str keys; const char *what; } rows[LINES] = {
        {{0}, _("New here? Any key takes these lines away.")},
        {key(app, a, ACT_OPEN), _("what a row rests on, down to the sentence")},
        {str_fmt(a, STR_FMT " " STR_FMT " " STR_FMT, STR_ARG(key(app, a, ACT_PICK_ROLE)), STR_ARG(key(app, a, ACT_PICK_YEAR)),
                 STR_ARG(key(app, a, ACT_FILTER))), _("filter by role, by year, by words")},
        {str_fmt(a, A_("1–9 " STR_FMT), STR_ARG(key(app, a, ACT_BACK))), _("another view, and back")},
        {str_fmt(a, STR_FMT " " STR_FMT, STR_ARG(key(app, a, ACT_PALETTE)), STR_ARG(key(app, a, ACT_HELP))),
         _("any command, the keys of this view")},
    };
    for (int y = 0; y < LINES; y++) {
        bool keys = rows[y].keys.n > 0;
        pen_fill(p, 0, y, p->box.w, RO_POPUP);
        pen_z(p, 0, y, RO_POPUP, p->g->bar);         /* an edge, for where there is no background to tell it by */
        pen_clip(p, 2, y, 9, RO_POPUP_TITLE, rows[y].keys);
        pen_clip(p, keys ? 12 : 2, y, p->box.w - (keys ? 13 : 3), keys ? RO_POPUP : RO_POPUP_TITLE,
                 str_z(rows[y].what));
    }
}
