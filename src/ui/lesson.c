/* lesson.c: what a decision says of other places, shown before it is done: the words to be learned and every look-alike,
 * marked; Enter does it for those that are still marked. */
#include "app_int.h"

enum { COLS = 100, MEMOIRS = 200 };                  /* as many as are read while one waits */

static void draw_row(UiApp *app, Pen *p, int y, const ChoiceRow *r, RoleId role)
{
    (void)app;
    int x = pen_z(p, 1, y, role, r->on ? p->g->checked : p->g->unchecked) + 1, name = p->box.w / 4;
    pen_clip(p, x, y, name - x, role, r->show);
    pen_clip(p, name + 1, y, p->box.w - name - 2, role, r->help);
}

/* Those that are marked, one behind the other. */
static void apply(UiApp *app)
{
    PendingLesson *l = &app->lesson;
    Lesson *all = &l->lesson;
    uint32_t names = 0, rows = 0, n_name = all->names.n;
    for (uint32_t i = 0; i < app->choice.all.n; i++) {
        if (!app->choice.all.v[i].on) continue;
        if (i < n_name) all->names.v[names++] = all->names.v[i];
        else all->rows.v[rows++] = all->rows.v[i - n_name];
    }
    all->names.n = names;
    all->rows.n = rows;
    choice_close(app);
    Fault f = {0};
    Rc rc = session_teach(app->s, all, l->step, &f);
    if (rc) app_fault(app, rc, &f);
    else {
        decide_follow(app);
        app_say(app, RO_MESSAGE, str_fmt(&l->mem, _("%u places decided alike, %u names learned for the next start."), rows, names));
    }
}

static const ChoiceWays ways = {.name = "lesson", .cols = COLS, .multi = true, .hint = N_("Space marks  Enter does it  Esc leaves it"),
                                .accept = apply, .draw = draw_row};

static void add_rows(UiApp *app, Choice *c, const Lesson *l)
{
    const Careers *all = session_careers(app->s);
    for (uint32_t i = 0; i < l->names.n; i++) {
        const OwnEntry *e = &l->names.v[i];
        *vec_push(&c->mem, &c->all) = (ChoiceRow){.show = str_z(e->silence ? _("to silence") : _("to learn")), .on = true,
                                                  .help = str_fmt(&c->mem, STR_FMT " " STR_FMT, STR_ARG(e->type), STR_ARG(e->name))};
    }
    for (uint32_t i = 0; i < l->rows.n; i++) {
        const Decision *d = &l->rows.v[i];
        uint32_t at = careers_find(all, d->doc);
        *vec_push(&c->mem, &c->all) = (ChoiceRow){
            .show = at == UINT32_MAX ? S("") : all->docs.v[at].title, .on = true,
            .help = str_fmt(&c->mem, A_(STR_FMT "⟦" STR_FMT "⟧" STR_FMT), STR_ARG(d->anchor.before), STR_ARG(d->anchor.exact), STR_ARG(d->anchor.after))};
    }
}

void lesson_show(UiApp *app)
{
    PendingLesson *l = &app->lesson;
    Fault f = {0};
    arena_clear(&l->mem);
    l->step = 0;
    Rc rc = session_lesson(app->s, &l->mem, &l->step, MEMOIRS, &l->lesson, &f);
    if (rc && rc != RC_NOTFOUND) { app_fault(app, rc, &f); return; }
    if (rc || (!l->lesson.rows.n && !l->lesson.names.n)) {
        app_say(app, RO_MESSAGE, str_z(_("What was decided last says nothing of other places.")));
        return;
    }
    Choice *c = choice_begin(app, &ways, l->lesson.more ? N_("the same elsewhere, and more") : N_("the same elsewhere"));
    add_rows(app, c, &l->lesson);
    c->touched = true;
    choice_show(app);
}
