/* copy.c: the sentence one looks at, with its source, for the clipboard of the terminal. */
#include "app_int.h"
#include "uni/width.h"

/* What is looked at stands there; false: nothing is. */
static bool spot_of(const UiApp *app, Span *spot)
{
    const OpenDoc *d = app->open.d;
    bool item = !app->item.none, event = item && app->item.kind == ITEM_EVENT;
    if (!d || d->id != app->item.doc) return false;
    if (event && app->item.seq < d->an->events.n) return *spot = d->an->events.v[app->item.seq].span, true;
    if (item && !event && app->item.seq < d->an->positions.n && d->an->positions.v[app->item.seq].evidence.n)
        return *spot = d->an->events.v[d->an->positions.v[app->item.seq].evidence.v[0]].span, true;
    *spot = app->spot;
    return spot->end > spot->beg && spot->end <= d->doc->text.n;
}

/* In the text it is the row of the cursor that is looked at, where nothing else is. */
static bool spot_of_cursor(const UiApp *app, Span *spot)
{
    if (app->focus != PANE_TEXT || !app->open.d || !app->open.d->doc->text.n) return false;
    uint32_t at = text_byte(app, app->text.cur);
    *spot = (Span){at, at + 1};
    return true;
}

/* One line: “…” (title, file:line) */
static Str citation(Arena *a, const UiApp *app, Span spot)
{
    const OpenDoc *d = app->open.d;
    Span s = span_near(d->doc->text, session_sentence(d, spot), spot);
    Str text = str_dup(a, str_trim(str_slice(d->doc->text, s.beg, s.end)));
    char *p = (char *)(uintptr_t)text.p;
    for (size_t i = 0; i < text.n; i++)
        if (p[i] == '\n' || p[i] == '\r' || p[i] == '\t') p[i] = ' ';
    const CareerDoc *doc = app_doc(app);
    Str when = doc && doc->dct.n ? str_fmt(a, ", " STR_FMT, STR_ARG(doc->dct)) : (Str){0};
    return uni_visible(a, str_fmt(a, "“" STR_FMT "” (" STR_FMT STR_FMT ", " STR_FMT ":%u)", STR_ARG(text),
                                  STR_ARG(d->title), STR_ARG(when), STR_ARG(d->name), session_line_no(d, spot)));
}

Str copy_citation(const UiApp *app, Arena *a)
{
    Span spot;
    return spot_of(app, &spot) || spot_of_cursor(app, &spot) ? citation(a, app, spot) : (Str){0};
}

void copy_source(UiApp *app)
{
    Arena a = {0};
    app_open_doc(app);
    Str text = copy_citation(app, &a);
    buf_clear(&app->clip);
    buf_add(&app->clip, text);
    if (text.n) app_say(app, RO_MESSAGE, str_fmt(&a, _("Copied: %.*s"), STR_ARG(text)));
    else app_say(app, RO_MESSAGE, str_z(_("There is no sentence here; an event has one.")));
    arena_fini(&a);
}

Str ui_app_clip(const UiApp *app) { return buf_str(&app->clip); }

void ui_app_clipped(UiApp *app, bool taken)
{
    buf_clear(&app->clip);
    if (!taken) app_say(app, RO_ERROR, str_z(_("That is longer than a terminal's clipboard takes.")));
}
