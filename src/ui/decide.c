/* decide.c: what a person says of what is looked at: right, wrong, otherwise; and taking it back. Moving to a thing
 * decides nothing. */
#include "app_int.h"
#include "session/review.h"

/* Nothing is asked for that could not be kept. */
bool decide_may(UiApp *app)
{
    const char *why = session_kept(app->s) ? "" : session_doc_kept(app->s, app->item.doc)
                      ? _("this memoir is only being read here: gilmok without a path opens the library that has it")
                      : _("memoirs are only being read, not kept: add them to the library first");
    if (*why) app_say(app, RO_ERROR, str_z(why));
    return session_kept(app->s);
}

bool decide_meant(UiApp *app, Target *on, uint32_t *index)
{
    if (!decide_may(app) || !app_doc(app) || !app_open_doc(app) || !text_in_sight(app)) return false;
    const CareerItem *it = app_item(app);
    if (app->focus == PANE_DETAIL && detail_name(app, index)) {
        *on = ON_ENTITY;
        return true;
    }
    if (it) {
        *on = it->kind == ITEM_EVENT ? ON_EVENT : ON_POSITION;
        *index = it->seq;
        return true;
    }
    app_say(app, RO_MESSAGE, str_z(_("Choose an event, a position, or a name in the detail pane.")));
    return false;
}

/* ------------------------------------------------------------------ what follows on the screen */

/* Behind what was taken away: the next event of the memoir, else the memoir alone. */
static void look_behind(UiApp *app, int64_t doc, uint32_t byte)
{
    const Careers *c = session_careers(app->s);
    uint32_t at = careers_find(c, doc);
    ItemRef next = {.doc = doc, .none = true};
    for (uint32_t i = 0; at != UINT32_MAX && i < c->docs.v[at].item_n; i++) {
        const CareerItem *it = &c->items.v[c->docs.v[at].item_beg + i];
        if (it->kind != ITEM_EVENT || it->span.beg < byte) continue;
        next = (ItemRef){.doc = doc, .kind = ITEM_EVENT, .seq = it->seq};
        break;
    }
    app_look(app, next);
}

/* On the timeline the row in its place is, as long as it is of the same memoir: the eye stays where it was. */
static void look_below(UiApp *app, int64_t doc, int row)
{
    TimeView *v = &app->time;
    const Careers *c = session_careers(app->s);
    list_to(&v->list, row);
    if (v->rows.n && c->docs.v[v->rows.v[v->list.sel].doc].id != doc) list_to(&v->list, row - 1);
    time_select(app);
}

/* Every list and count is made anew; what is looked at stays, where it is still there. */
void decide_follow(UiApp *app)
{
    Sheet *queue = &app->sheet[PANE_REVIEW];
    int sel = queue->list.sel, top = queue->list.top;
    bool in_queue = app->focus == PANE_REVIEW;
    app_renew_doc(app);
    lesson_forget(app);
    docs_order(app);
    app_rebuild(app);
    if (!in_queue || !box_shown(app->layout.pane[PANE_REVIEW])) return;
    /* What was decided has left the queue: the next one stands where it stood. */
    sheet_fit(app, PANE_REVIEW, app->layout.pane[PANE_REVIEW]);
    queue->list.top = top;
    list_to(&queue->list, sel < queue->list.n ? sel : queue->list.n - 1);
    sheet_settle(queue, 1);
    const SheetRow *row = sheet_selected(queue);
    if (row) link_look(app, &row->link);
}

/* The words that were decided on; a memoir by its title. */
static Str words_meant(UiApp *app, const Decision *d)
{
    const Careers *c = session_careers(app->s);
    if (d->anchor.exact.n || !d->doc) return d->anchor.exact;
    for (uint32_t i = 0; i < c->docs.n; i++)
        if (c->docs.v[i].id == d->doc && !c->docs.v[i].dead) return c->docs.v[i].title;
    return S("");
}

static void tell(UiApp *app, const Decision *d, uint32_t n)
{
    Arena a = {0};
    Str key = key_of(app, &a, ACT_UNDO);
    Str name = words_meant(app, d), words = name.n ? str_fmt(&a, A_(" “%.*s”"), STR_ARG(name)) : S("");
    Str fields = d->act == DECIDE_EDIT && n > 1 ? str_fmt(&a, _(", %u fields"), n) : S("");
    Str text = str_fmt(&a, _("%s: %s%.*s%.*s. %.*s takes it back."), _(decision_did(d)),
                       _(decision_about(d)), STR_ARG(words), STR_ARG(fields), STR_ARG(key));
    bool teaches = d->act == DECIDE_REJECT || d->act == DECIDE_EDIT || d->on == ON_ENTITY;
    if (teaches) lesson_after(app, d->step, text);
    app_say(app, RO_MESSAGE, text);
    arena_fini(&a);
}

bool decide_rows(UiApp *app, Decision *rows, uint32_t n)
{
    Fault f = {0};
    int64_t doc = rows[0].doc;
    uint32_t byte = rows[0].anchor.span.beg;
    bool gone = rows[0].act == DECIDE_REJECT && rows[0].on != ON_ENTITY;
    int row = app->time.list.sel;
    Rc rc = session_decide(app->s, rows, n, &f);
    if (rc) {
        if (rc == RC_SYNTAX) app_say(app, RO_ERROR, str_z(f.detail));      /* what was typed cannot be: no fault of a file */
        else app_fault(app, rc, &f);
        return false;
    }
    decide_follow(app);
    if (gone && app->focus == PANE_TIME) look_below(app, doc, row);
    else if (gone && app->focus != PANE_REVIEW) look_behind(app, doc, byte);
    tell(app, &rows[0], n);
    return true;
}

static void decide(UiApp *app, DecideAct act)
{
    Target on;
    uint32_t index;
    Arena a = {0};
    if (decide_meant(app, &on, &index)) {
        Decision d = review_about(&a, app->open.d, act, on, index);
        if (d.type.n) (void)decide_rows(app, &d, 1);
    }
    arena_fini(&a);
}

void decide_right(UiApp *app) { decide(app, DECIDE_ACCEPT); }
void decide_wrong(UiApp *app) { decide(app, DECIDE_REJECT); }

/* What was put off before is passed over. */
void decide_later(UiApp *app)
{
    const CareerItem *it = app_item(app);
    if (app->focus == PANE_REVIEW && it && it->standing == STANDS_PUT_OFF) (void)sheet_act(app, PANE_REVIEW, ACT_DOWN);
    else decide(app, DECIDE_SKIP);
}

void decide_edit(UiApp *app)
{
    Target on;
    uint32_t index;
    if (decide_meant(app, &on, &index))
        form_edit(app, on, index, app->focus == PANE_DETAIL && on != ON_ENTITY ? detail_field(app, on) : 0);
}

void decide_note(UiApp *app)
{
    Target on;
    uint32_t index;
    if (decide_meant(app, &on, &index)) form_note(app, on, index);
}

/* What others decided at the same library is there before the next key is taken; not while something is being written. */
void ui_app_others(UiApp *app)
{
    Arena a = {0};
    Fault f = {0};
    uint32_t n = 0;
    if (app->form.open || app->choice.open || app->words.open || app->prompt.open || app->labels.open) return;
    Rc rc = session_others(app->s, &n, &f);
    if (rc) app_fault(app, rc, &f);
    if (n) {
        if (app->open.d && app->open.d->old) (void)app_open_doc(app);      /* its rows are of the new text already */
        decide_follow(app);
        app_say(app, RO_MESSAGE,
                str_fmt(&a,
                        P_("Changed elsewhere meanwhile: %u memoir follows.",
                           "Changed elsewhere meanwhile: %u memoirs follow.", n),
                        n));
        app->dirty = true;
    }
    arena_fini(&a);
}

/* The memoir is finished, or is not after all. */
void decide_done(UiApp *app)
{
    Arena a = {0};
    if (decide_may(app) && app_doc(app) && app_open_doc(app)) {
        Decision d = review_about(&a, app->open.d, DECIDE_DONE, ON_MEMOIR, 0);
        d.value = app->open.d->review->done ? S(NOT_DONE) : S("");
        (void)decide_rows(app, &d, 1);
    }
    arena_fini(&a);
}

/* Out of the library, with a way back. */
void decide_take_out(UiApp *app)
{
    Arena a = {0};
    const CareerDoc *doc = app_doc(app);
    if (decide_may(app) && doc && app_open_doc(app)) {
        Str title = str_dup(&a, career_title(doc));
        Decision d = review_about(&a, app->open.d, DECIDE_REMOVE, ON_MEMOIR, 0);
        if (decide_rows(app, &d, 1)) {
            Str key = key_of(app, &a, ACT_UNDO);
            app_say(app, RO_MESSAGE, str_fmt(&a, _("taken out: “%.*s”. %.*s brings it back with all decisions."),
                                             STR_ARG(title), STR_ARG(key)));
        }
    }
    arena_fini(&a);
}

/* ------------------------------------------------------------------ taking back */

/* ": wrong leaving “퇴사”, and 3 more" */
static Str step_told(UiApp *app, Arena *a, int64_t step)
{
    DecisionList rows;
    if (session_step(app->s, a, step, &rows, NULL) || !rows.n) return S("");
    const Decision *d = &rows.v[0];
    Str told = str_fmt(a, ": %s, %s", _(decision_did(d)), _(decision_about(d)));
    Str name = words_meant(app, d);
    if (name.n) told = str_fmt(a, A_(STR_FMT " “" STR_FMT "”"), STR_ARG(told), STR_ARG(name));
    return rows.n > 1 ? str_cat(a, told, str_fmt(a, _(" and %u more"), rows.n - 1)) : told;
}

static void take(UiApp *app, Rc (*step_fn)(Session *, int64_t *, Fault *), const char *said, const char *none)
{
    Fault f = {0};
    int64_t step = 0;
    Arena a = {0};
    if (!decide_may(app)) return;
    Rc rc = step_fn(app->s, &step, &f);
    if (rc == RC_NOTFOUND) app_say(app, RO_MESSAGE, str_z(none));
    else if (rc) app_fault(app, rc, &f);
    else {
        decide_follow(app);
        app_say(app, RO_MESSAGE, str_cat(&a, str_fmt(&a, said, (long long)step), step_told(app, &a, step)));
    }
    arena_fini(&a);
}

void decide_undo(UiApp *app) { take(app, session_undo, _("step %lld is taken back"), _("There is nothing to take back.")); }
void decide_redo(UiApp *app) { take(app, session_redo, _("step %lld is in force again"), _("Nothing was taken back last.")); }
