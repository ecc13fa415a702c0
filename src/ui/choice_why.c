/* choice_why.c: why the filter leaves memoirs out: what each term costs, and for one memoir which term removed it. */
#include "app_int.h"
#include "uni/width.h"

enum { COLS_MAX = 100, ROW_TERM = 0, ROW_MEMOIR = 1, ROW_NOTE = 2 };

static void draw_row(UiApp *app, Pen *p, int y, const ChoiceRow *r, RoleId role)
{
    (void)app;
    int right = (int)uni_cols(r->right), name = p->box.w * 3 / 10, room = p->box.w - name - 3 - (right ? right + 1 : 0);
    if (r->id == ROW_NOTE) {
        pen_clip(p, 1, y, p->box.w - 3, role, r->show);
        return;
    }
    pen_clip(p, 1, y, name - 1, role, r->show);
    if (room < 8) room += right + 1, right = 0;
    pen_clip(p, name + 1, y, room, role, r->help);
    if (right) pen_put(p, p->box.w - 2 - right, y, role, r->right);
}

/* Takes the term out; the memoir that was asked about is looked at. */
static void take_out(UiApp *app, uint32_t term, int64_t doc)
{
    Arena a = {0};
    Str text = query_without(&a, session_query(app->s), term);
    history_push(app);
    choice_close(app);
    app_filter(app, text);
    if (doc && doc_listed(app, doc)) app_look(app, (ItemRef){.doc = doc, .none = true});
    app->prompt.wrong = false;
    arena_fini(&a);
}

/* ------------------------------------------------------------------ one memoir */

static void accept_term(UiApp *app)
{
    const ChoiceRow *r = choice_row(&app->choice);
    if (r && r->id == ROW_TERM) take_out(app, r->count, app->choice.doc);
}

static Str verdict(Arena *a, const Careers *c, const Query *q, const WhyNot *n, uint32_t doc, uint32_t i)
{
    if (!(n->removed >> i & 1)) return str_z(_("fits"));
    return str_fmt(a, _("removed it: %.*s"), STR_ARG(why_has(a, c, doc, &q->terms.v[i])));
}

static Str back_with(Arena *a, const Why *w, const WhyNot *n, uint32_t i)
{
    return n->back >> i & 1 ? str_fmt(a, _("without it %u"), w->term[i].n_without) : (Str){0};
}

static void why_one(UiApp *app, uint32_t doc)
{
    static const ChoiceWays ways = {.name = "why-not-one", .cols = COLS_MAX, .accept = accept_term, .draw = draw_row,
                                    .hint = N_("Enter takes the term out  Esc closes")};
    const Careers *c = session_careers(app->s);
    const Query *q = session_query(app->s);
    Choice *ch = choice_begin(app, &ways, N_("why not"));
    Why w = session_why(app->s, &ch->mem);
    WhyNot n = session_why_not(app->s, &ch->mem, &w, doc);
    const CareerDoc *d = &c->docs.v[doc];
    ch->doc = d->id;
    *vec_push(&ch->mem, &ch->all) = (ChoiceRow){.show = career_title(d), .id = ROW_NOTE};
    for (uint32_t i = 0; i < w.n; i++)
        *vec_push(&ch->mem, &ch->all) = (ChoiceRow){.show = str_dup(&ch->mem, query_term_text(q, i)), .count = i, .id = ROW_TERM,
                                                    .help = verdict(&ch->mem, c, q, &n, doc, i),
                                                    .right = back_with(&ch->mem, &w, &n, i)};
    Str note = {0};
    if (n.in) note = str_z(_("It is not left out."));
    else if (n.pair[0] != UINT32_MAX)
        note = str_fmt(&ch->mem, _("No event in it fits both %.*s and %.*s."), STR_ARG(query_term_text(q, n.pair[0])),
                       STR_ARG(query_term_text(q, n.pair[1])));
    else if (!n.removed) note = str_z(_("Each term fits something in it, but no event fits all of them."));
    if (note.n) *vec_push(&ch->mem, &ch->all) = (ChoiceRow){.show = note, .id = ROW_NOTE};
    choice_show(app);
}

/* ------------------------------------------------------------------ all that are left out */

static void accept_any(UiApp *app)
{
    const ChoiceRow *r = choice_row(&app->choice);
    if (!r) return;
    if (r->id == ROW_TERM) take_out(app, r->count, 0);
    else why_one(app, r->count);
}

static Str removers(Arena *a, const Query *q, const Why *w, uint32_t doc)
{
    Str line = {0};
    for (uint32_t i = 0; i < w->n; i++)
        if (!bits_get(&w->term[i].alone, doc))
            line = str_fmt(a, STR_FMT "%s" STR_FMT, STR_ARG(line), line.n ? "  " : "", STR_ARG(query_term_text(q, i)));
    return line.n ? line : str_z(_("no event fits all terms"));
}

static void add_memoirs(UiApp *app, Choice *ch, const Why *w)
{
    const Careers *c = session_careers(app->s);
    const Query *q = session_query(app->s);
    for (uint32_t i = 0; i < c->docs.n; i++) {
        const CareerDoc *d = &c->docs.v[i];
        if (d->dead || bits_get(&w->all, i)) continue;
        *vec_push(&ch->mem, &ch->all) = (ChoiceRow){.show = career_title(d), .value = d->name, .count = i,
                                                    .id = ROW_MEMOIR, .help = removers(&ch->mem, q, w, i)};
    }
}

void choice_why(UiApp *app)
{
    static const ChoiceWays ways = {.name = "why-not", .cols = COLS_MAX, .accept = accept_any, .draw = draw_row,
                                    .hint = N_("Enter takes a term out, or tells of one memoir  Esc closes")};
    const Query *q = session_query(app->s);
    if (q->terms.n == 0) {
        app_say(app, RO_MESSAGE, str_z(_("There is no filter: nothing is left out.")));
        return;
    }
    Choice *ch = choice_begin(app, &ways, N_("left out"));
    Why w = session_why(app->s, &ch->mem);
    for (uint32_t i = 0; i < w.n; i++) {
        uint32_t n = w.term[i].n_without;
        Str back = str_fmt(&ch->mem, P_("without it %u memoir instead of %u", "without it %u memoirs instead of %u", n), n,
                           w.n_all);
        *vec_push(&ch->mem, &ch->all) =
            (ChoiceRow){.show = str_dup(&ch->mem, query_term_text(q, i)), .count = i, .id = ROW_TERM, .help = back};
    }
    add_memoirs(app, ch, &w);
    choice_show(app);
}
