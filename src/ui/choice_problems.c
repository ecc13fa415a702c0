/* choice_problems.c: the files that could not be read, and why. */
#include "app_int.h"

enum { COLS_MAX = 96 };

static void draw_problem(UiApp *app, Pen *p, int y, const ChoiceRow *r, RoleId role)
{
    (void)app;
    choice_draw_told(p, y, r, role);
}

/* Where the whole of it has no room, the message row has. */
static void tell_problem(UiApp *app)
{
    Choice *c = &app->choice;
    const ChoiceRow *r = choice_row(c);
    if (!r) return;
    const char *todo = _(rc_todo(app->faults->v[r->id].rc));
    Str path = r->value;
    choice_close(app);
    app_say(app, RO_ERROR, str_fmt(&c->mem, STR_FMT "%s" STR_FMT "%s%s", STR_ARG(path), path.n ? ": " : "",
                                   STR_ARG(r->help), *todo ? "; " : "", todo));
}

static const ChoiceWays ways_problems = {"problems", COLS_MAX, false, N_("Enter tells all of it  Esc closes"), tell_problem,
                                         draw_problem, NULL, NULL};

/* The newest first. */
void choice_problems(UiApp *app)
{
    const UiFaults *u = app->faults;
    if (u->n == 0) {
        app_say(app, RO_MESSAGE, str_z(_("Every file could be read.")));
        return;
    }
    Choice *c = choice_begin(app, &ways_problems, N_("problems"));
    for (uint32_t i = u->n; i > 0 && u->n - i < UI_FAULTS_KEPT; i--) {
        uint32_t at = (i - 1) % UI_FAULTS_KEPT;
        const UiFault *p = &u->v[at];
        *vec_push(&c->mem, &c->all) = (ChoiceRow){
            .show = str_dup(&c->mem, fs_base(str_z(p->f.path))), .value = str_dup(&c->mem, str_z(p->f.path)),
            .help = fault_text(&c->mem, p->rc, &p->f), .id = (int)at};
    }
    choice_show(app);
}
