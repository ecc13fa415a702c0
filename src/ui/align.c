/* align.c: where the careers of a view count from. It is part of the view's subject: "3,8 align:first-job". */
#include "app_int.h"

static const char prefix[] = "align:";

static size_t align_at(Str subject) { return str_find(subject, str_z(prefix), 0); }

Str align_by(const UiApp *app, PaneId pane)
{
    Str s = view_subject(app, pane);
    size_t at = align_at(s);
    return at == SIZE_MAX ? str_z(align_names[ALIGN_CALENDAR]) : str_slice(s, at + sizeof prefix - 1, s.n);
}

/* Nobody in the careers that are there has the role: it stays what it is, known of none. */
Align align_read(Arena *a, const UiApp *app, PaneId pane)
{
    Align al;
    (void)align_make(a, session_careers(app->s), align_by(app, pane), &al);
    return al;
}

/* Where the memoir looked at cannot be aligned, the first that can be is looked at. */
static void timeline_aligned(UiApp *app)
{
    const CareerDoc *d = app_doc(app);
    app->time.zoomed = false;
    app_rebuild(app);
    if (app->time.one || !d || time_zero(app, d).known) return;
    list_to(&app->time.list, 0);
    time_select(app);
}

Str align_with(Arena *a, Str subject, Str by)
{
    if (str_eq_z(by, align_names[ALIGN_CALENDAR])) return subject;
    return str_fmt(a, STR_FMT "%s%s" STR_FMT, STR_ARG(subject), subject.n ? " " : "", prefix, STR_ARG(by));
}

void align_set(UiApp *app, Str by)
{
    Arena tmp = {0};
    Str rest = view_subject(app, app->focus);
    size_t at = align_at(rest);
    if (at != SIZE_MAX) rest = str_trim(str_slice(rest, 0, at));
    view_subject_set(app, app->focus, align_with(&tmp, rest, by));
    if (app->focus == PANE_TIME) timeline_aligned(app);
    else app_stale(app);
    arena_fini(&tmp);
}

/* Calendar, first job, age; then a role is chosen, and after it the calendar again. */
void align_next(UiApp *app)
{
    static const AlignKind next[ALIGN_COUNT] = {[ALIGN_CALENDAR] = ALIGN_FIRST_JOB, [ALIGN_FIRST_JOB] = ALIGN_AGE,
                                                [ALIGN_AGE] = ALIGN_ROLE, [ALIGN_ROLE] = ALIGN_CALENDAR};
    Arena tmp = {0};
    AlignKind to = next[align_read(&tmp, app, app->focus).kind];
    arena_fini(&tmp);
    if (to == ALIGN_ROLE) choice_align(app);
    else align_set(app, str_z(align_names[to]));
}
