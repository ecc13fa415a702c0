/* lesson.c: what a decision says of other places: counted behind its frame, shown before it is done. The words to be learned
 * and every look-alike are marked; Enter does it for those that are still marked. */
#include "app_int.h"
#include "base/clock.h"
#include "model/count.h"

enum { COLS = 100, MEMOIRS = 200 /* that are read for it */, LOOK_UP_US = 5000 /* at a time */ };

/* ------------------------------------------------------------------ looking for it */

void lesson_forget(UiApp *app)
{
    PendingLesson *l = &app->lesson;
    arena_clear(&l->mem);
    *l = (PendingLesson){.mem = l->mem};
}

/* It is looked for while nobody types; said: what stands below meanwhile. */
void lesson_after(UiApp *app, int64_t step, Str said)
{
    PendingLesson *l = &app->lesson;
    lesson_forget(app);
    l->step = step;
    l->due = true;
    l->said = str_dup(&l->mem, said);
}

/* For so long, or to the end. */
static Rc look(UiApp *app, int64_t us, Fault *f)
{
    PendingLesson *l = &app->lesson;
    int64_t until = clock_us() + us;
    Rc rc = l->begun ? RC_OK : session_lesson_begin(app->s, &l->mem, &l->step, &l->lesson, f);
    l->begun = true;
    while (!rc && l->lesson.more && l->read < MEMOIRS && (!us || clock_us() < until)) {
        rc = session_lesson_go(app->s, &l->mem, 1, &l->lesson, f);
        l->read++;
    }
    l->due = !rc && l->lesson.more && l->read < MEMOIRS;
    return rc;
}

static bool is_empty(const Lesson *l) { return !l->rows.n && !l->names.n; }

/* How much it would be, behind what was said of the decision. */
static void tell(UiApp *app)
{
    PendingLesson *l = &app->lesson;
    Str key = key_of(app, &l->mem, ACT_TEACH), text;
    if (is_empty(&l->lesson) || !key.n || !str_eq_z(l->said, app->message)) return;
    text = str_fmt(&l->mem, STR_FMT "  " STR_FMT, STR_ARG(l->said), STR_ARG(key));
    if (l->lesson.rows.n) text = str_fmt(&l->mem, P_("%.*s %u%s place alike", "%.*s %u%s places alike", l->lesson.rows.n), STR_ARG(text),
                                     l->lesson.rows.n, l->lesson.more ? "+" : "");
    if (l->lesson.rows.n && l->lesson.names.n) text = str_cat(&l->mem, text, S(","));
    if (l->lesson.names.n) text = str_fmt(&l->mem, _("%.*s %u for the lexicon"), STR_ARG(text), l->lesson.names.n);
    app_say(app, RO_MESSAGE, text);
}

bool lesson_idle(UiApp *app)
{
    if (!app->lesson.due || app->choice.open || app->form.open) return false;
    if (look(app, LOOK_UP_US, NULL) || app->lesson.due) return app->lesson.due;
    tell(app);
    return app->dirty;
}

/* ------------------------------------------------------------------ the list in front */

static void draw_row(UiApp *app, Pen *p, int y, const ChoiceRow *r, RoleId role)
{
    (void)app;
    int x = pen_z(p, 1, y, role, r->on ? p->g->checked : p->g->unchecked) + 1, name = p->box.w / 4;
    pen_clip(p, x, y, name - x, role, r->show);
    pen_clip(p, name + 1, y, p->box.w - name - 2, role, r->help);
}

/* Those that are marked, one behind the other. */
static void keep_marked(const Choice *c, Lesson *l)
{
    uint32_t names = 0, rows = 0, n_name = l->names.n;
    for (uint32_t i = 0; i < c->all.n; i++) {
        if (!c->all.v[i].on) continue;
        if (i < n_name) l->names.v[names++] = l->names.v[i];
        else l->sure.v[rows] = l->sure.v[i - n_name], l->rows.v[rows++] = l->rows.v[i - n_name];
    }
    l->names.n = names;
    l->rows.n = l->sure.n = rows;
}

static void apply(UiApp *app)
{
    PendingLesson *l = &app->lesson;
    Arena a = {0};
    Fault f = {0};
    Taught taught;
    if (!choice_marked(&app->choice)) {              /* what goes into other memoirs is chosen, never only stood on */
        app_say(app, RO_MESSAGE, str_z(_("Nothing is marked: Space marks what is to follow, Esc leaves it.")));
        return;
    }
    keep_marked(&app->choice, &l->lesson);
    choice_close(app);
    Rc rc = session_teach(app->s, &l->lesson, l->step, &taught, &f);
    if (rc == RC_NOTFOUND) app_say(app, RO_MESSAGE, str_z(_("All of it is known already.")));
    else if (rc) app_fault(app, rc, &f);
    else {
        decide_follow(app);
        app_say(app, RO_MESSAGE, str_fmt(&a, _("%s decided alike, %s learned for the next start. %.*s takes it back."),
                                         count_of(&a, COUNTED_PLACE, taught.places), count_of(&a, COUNTED_NAME, taught.names),
                                         STR_ARG(key_of(app, &a, ACT_UNDO))));
    }
    lesson_forget(app);
    arena_fini(&a);
}

static const ChoiceWays ways = {.name = "lesson", .cols = COLS, .multi = true, .hint = N_("Space marks  Enter does it  Esc leaves it"),
                                .accept = apply, .draw = draw_row};

/* What the next analysis would do with the name. */
static Str name_told(Arena *a, const LessonName *n)
{
    const OwnEntry *e = &n->entry;
    int code = type_find(&entity_types, e->type);
    const char *type = code < 0 ? "" : _(type_msgid(&entity_types, code));
    if (e->silence && n->sure) return str_fmt(a, _("“%.*s” is no %s anywhere"), STR_ARG(e->name), type);
    if (e->silence) return str_fmt(a, _("“%.*s” is no %s anywhere: the lexicon has it as one"), STR_ARG(e->name), type);
    if (n->alone)
        return str_fmt(a, _("“%.*s” is the %s “%.*s” wherever it stands"), STR_ARG(n->word), type, STR_ARG(e->name));
    if (n->instead.n) return str_fmt(a, _("“%.*s” is the %s “%.*s”"), STR_ARG(n->instead), type, STR_ARG(e->name));
    return str_fmt(a, _("“%.*s” is a name: %s"), STR_ARG(e->name), type);
}

static void add_rows(UiApp *app, Choice *c, const Lesson *l)
{
    const Careers *all = session_careers(app->s);
    for (uint32_t i = 0; i < l->names.n; i++)
        *vec_push(&c->mem, &c->all) = (ChoiceRow){.show = str_z(_("lexicon")), .on = l->names.v[i].sure,
                                                  .help = name_told(&c->mem, &l->names.v[i])};
    for (uint32_t i = 0; i < l->rows.n; i++) {
        const Decision *d = &l->rows.v[i];
        uint32_t at = careers_find(all, d->doc);
        *vec_push(&c->mem, &c->all) = (ChoiceRow){
            .show = at == UINT32_MAX ? S("") : career_title(&all->docs.v[at]), .on = l->sure.v[i],
            .help = str_fmt(&c->mem, A_(STR_FMT "⟦" STR_FMT "⟧" STR_FMT), STR_ARG(d->anchor.before), STR_ARG(d->anchor.exact),
                            STR_ARG(d->anchor.after))};
    }
}

/* What was decided, which is to hold elsewhere: "wrong: employer “IMF”", "edited: employer “D정공” → “세륜”". */
static const char *title_of(Arena *a, const PendingLesson *l)
{
    const Decision *d = &l->lesson.left.of.v[0];
    Str what = str_fmt(a, A_("%s: %s “" STR_FMT "”"), _(decision_did(d)), _(decision_about(d)),
                       STR_ARG(d->act == DECIDE_EDIT && d->was.n ? d->was : d->anchor.exact));
    if (d->act == DECIDE_EDIT) what = str_fmt(a, A_(STR_FMT " → “" STR_FMT "”"), STR_ARG(what), STR_ARG(d->value));
    return str_fmt(a, A_("%s — " STR_FMT), l->lesson.more ? _("the same elsewhere, and more") : _("the same elsewhere"),
                   STR_ARG(what))
        .p;
}

void lesson_show(UiApp *app)
{
    PendingLesson *l = &app->lesson;
    Fault f = {0};
    Rc rc = look(app, 0, &f);
    if (rc && rc != RC_NOTFOUND) { app_fault(app, rc, &f); return; }
    if (rc || is_empty(&l->lesson)) {
        app_say(app, RO_MESSAGE, str_z(_("What was decided last says nothing of other places.")));
        return;
    }
    Choice *c = choice_begin(app, &ways, "");
    c->title = title_of(&c->mem, l);
    add_rows(app, c, &l->lesson);
    c->touched = true;
    choice_show(app);
}
