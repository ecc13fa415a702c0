/* parts.c: two that are one, and one that is two: what a name, a position or an event may be one with is a list in front;
 * what a part of it is else is chosen by its mentions, or typed into the form. */
#include "app_int.h"
#include "review/anchor.h"
#include "session/review.h"
#include "uni/width.h"

enum { COLS_MAX = 96, SPLIT_ROW = 0 };               /* things are numbered from 1 */

/* ------------------------------------------------------------------ what is meant */

/* The name that stands at the place looked at: the shortest, where one is part of another. */
static bool name_at(const OpenDoc *d, Span spot, uint32_t *index)
{
    uint32_t least = UINT32_MAX;
    for (uint32_t i = 0; i < d->an->entities.n; i++)
        for (uint32_t k = 0; k < d->an->entities.v[i].mentions.n; k++) {
            Span s = d->an->entities.v[i].mentions.v[k].span;
            if (span_overlap(s, spot) && s.end - s.beg < least) least = s.end - s.beg, *index = i;
        }
    return least < UINT32_MAX;
}

static bool meant(UiApp *app, Target *on, uint32_t *index)
{
    if (!decide_may(app)) return false;
    bool place = app->spot.end > app->spot.beg && app_doc(app) && app_open_doc(app) &&
                 !(app->focus == PANE_DETAIL && detail_name(app, index));
    *on = ON_ENTITY;
    return (place && text_in_sight(app) && name_at(app->open.d, app->spot, index)) || decide_meant(app, on, index);
}

/* As it is in the view by now. False: it is there no more. */
static bool asked(UiApp *app, uint32_t *index)
{
    PartsAsk *ask = &app->parts;
    *index = app->open.d ? review_called(app->open.d->review, ask->on, ask->no) : REVIEW_NONE;
    return *index != REVIEW_NONE;
}

/* What is left of it is looked at. */
static void decided(UiApp *app, Target on, uint32_t no)
{
    const OpenDoc *d = app_open_doc(app) ? app->open.d : NULL;
    uint32_t at = d && on != ON_ENTITY ? review_called(d->review, on, no) : REVIEW_NONE;
    if (at != REVIEW_NONE) app_look(app, (ItemRef){.doc = d->id, .kind = on == ON_EVENT ? ITEM_EVENT : ITEM_POSITION, .seq = at});
}

/* ------------------------------------------------------------------ splitting a name */

static Str context_of(Arena *a, const OpenDoc *d, Span at)
{
    TextAnchor x = anchor_make(d->doc->text, d->doc->hash, at);
    return str_fmt(a, A_("%u: " STR_FMT "⟦" STR_FMT "⟧" STR_FMT), session_line_no(d, at), STR_ARG(x.before),
                   STR_ARG(x.exact), STR_ARG(x.after));
}

static void draw_mention(UiApp *app, Pen *p, int y, const ChoiceRow *r, RoleId role)
{
    (void)app;
    int x = pen_z(p, 1, y, role, r->on ? p->g->checked : p->g->unchecked) + 1;
    pen_clip(p, x, y, p->box.w - x - 1, role, r->show);
}

static void split_as(UiApp *app)
{
    Choice *c = &app->choice;
    PartsAsk *ask = &app->parts;
    const ChoiceRow *r = choice_row(c);
    bool row = r && (ask->taken || c->list.sel > 0);
    Str typed = str_trim(line_str(&c->typed)), name = str_dup(&ask->mem, row ? r->show : typed);
    DecisionList rows = {0};
    Fault f = {0};
    uint32_t index;
    if (!name.n) {
        app_say(app, RO_MESSAGE, str_z(_("Type what they are called; the arrows choose a name that is there.")));
        return;
    }
    choice_close(app);
    if (!asked(app, &index)) return;
    Rc rc = review_split_name(&ask->mem, app->open.d, index, ask->mentions.v, ask->mentions.n, name, &rows, &f);
    if (rc) app_fault(app, rc, &f);
    else (void)decide_rows(app, rows.v, rows.n);
}

/* Up and Down choose a name that is there; what is typed else is a new one. */
static bool name_key(UiApp *app, Key k)
{
    bool moves = key_is(k, K_UP, 0) || key_is(k, K_DOWN, 0);
    app->parts.taken = moves || (app->parts.taken && !key_is_text(k) && !key_is(k, K_BACKSPACE, 0));
    if (!key_is(k, K_TAB, 0)) return false;
    const ChoiceRow *r = choice_row(&app->choice);
    if (r) line_set(&app->choice.typed, r->show);
    return true;
}

static void draw_thing(UiApp *app, Pen *p, int y, const ChoiceRow *r, RoleId role)
{
    (void)app;
    int told = (int)uni_cols(uni_visible(p->mem, r->right)), right = told < p->box.w / 2 ? told : p->box.w / 2;
    pen_clip(p, 2, y, p->box.w - right - 4, role, r->show);
    pen_clip(p, p->box.w - right - 1, y, right, role, r->right);
}

/* n: how many mentions go over. */
static void add_names(UiApp *app, Choice *c, uint32_t but, uint32_t n)
{
    const EntityList *list = &app->open.d->an->entities;
    for (uint32_t i = 0; i < list->n; i++) {
        const Entity *e = &list->v[i];
        uint32_t from = but, into = i;
        Decision x;
        if (review_merge(&c->mem, app->open.d, ON_ENTITY, &from, &into, &x, NULL)) continue;
        *vec_push(&c->mem, &c->all) =
            (ChoiceRow){.show = str_dup(&c->mem, e->name),
                        .id = (int)e->no,
                        .right = str_fmt(&c->mem, P_("%u mention goes over", "%u mentions go over", n), n)};
    }
}

/* Those that are marked; none: the one stood on. */
static void mentions_taken(UiApp *app)
{
    static const ChoiceWays ways = {.name = "split-name", .cols = COLS_MAX, .accept = split_as, .draw = draw_thing, .key = name_key,
                                    .hint = N_("type what they are called  Tab completes  Enter splits  Esc gives up")};
    Choice *c = &app->choice;
    PartsAsk *ask = &app->parts;
    const ChoiceRow *here = choice_row(c);
    uint32_t index;
    ask->mentions.n = 0;
    for (uint32_t i = 0; i < c->all.n; i++) {
        const ChoiceRow *r = &c->all.v[i];
        if (r->on || (!c->touched && r == here)) *vec_push(&ask->mem, &ask->mentions) = (Span){(uint32_t)r->id, (uint32_t)r->id + r->count};
    }
    choice_close(app);
    if (!ask->mentions.n || !asked(app, &index)) return;
    c = choice_begin(app, &ways, N_("these mentions are called"));
    c->own = true;
    ask->taken = false;
    add_names(app, c, index, ask->mentions.n);
    choice_show(app);
}

static void ask_mentions(UiApp *app, uint32_t index)
{
    static const ChoiceWays ways = {.name = "mentions", .cols = COLS_MAX, .multi = true, .accept = mentions_taken, .draw = draw_mention,
                                    .hint = N_("Space marks  Enter goes on  Esc gives up")};
    const OpenDoc *d = app->open.d;
    const Entity *e = &d->an->entities.v[index];
    Choice *c = choice_begin(app, &ways, N_("which of them are another thing?"));
    for (uint32_t k = 0; k < e->mentions.n; k++) {
        Span s = e->mentions.v[k].span;
        bool on = span_overlap(s, app->spot);
        c->touched |= on;
        *vec_push(&c->mem, &c->all) = (ChoiceRow){.show = context_of(&c->mem, d, s), .id = (int)s.beg, .count = s.end - s.beg, .on = on};
    }
    choice_show(app);
}

/* ------------------------------------------------------------------ merging */

static void chosen(UiApp *app)
{
    const ChoiceRow *r = choice_row(&app->choice);
    PartsAsk *ask = &app->parts;
    uint32_t index, into = r ? review_called(app->open.d->review, ask->on, (uint32_t)r->id) : REVIEW_NONE;
    bool split = r && r->id == SPLIT_ROW;
    choice_close(app);
    if (!asked(app, &index) || (!split && into == REVIEW_NONE)) return;
    if (split && ask->on == ON_ENTITY) ask_mentions(app, index);
    else if (split) form_split(app, index);
    else {
        Decision x;
        Fault f = {0};
        Rc rc = review_merge(&ask->mem, app->open.d, ask->on, &index, &into, &x, &f);
        uint32_t stays = review_no(app->open.d->an, ask->on, into);
        if (rc) app_fault(app, rc, &f);
        else if (decide_rows(app, &x, 1)) decided(app, ask->on, stays);
    }
}

static Str who_of(Arena *a, Str org, Str role)
{
    return str_fmt(a, A_(STR_FMT "%s" STR_FMT), STR_ARG(org), org.n && role.n ? A_(" · ") : "", STR_ARG(role));
}

static void add_positions(UiApp *app, Choice *c, uint32_t but)
{
    const PositionList *list = &app->open.d->an->positions;
    for (uint32_t i = 0; i < list->n; i++) {
        const Position *p = &list->v[i];
        if (i == but || p->kind != list->v[but].kind) continue;
        *vec_push(&c->mem, &c->all) = (ChoiceRow){
            .show = who_of(&c->mem, p->org, p->role), .id = (int)p->no,
            .right = label_spell(&c->mem, p->start, p->end)};
    }
}

/* "12: study “배웠” 다온랩": of a line, what happened there, in whose words. */
static Str event_told(Arena *a, const OpenDoc *d, const Event *e)
{
    Str words = doc_quote(d->doc, e->span), who = who_of(a, e->args.org, e->args.role);
    return str_trim(str_fmt(a, A_("%u: %s “" STR_FMT "” " STR_FMT), session_line_no(d, e->span), _(type_msgid(&event_types, (int)e->type)),
                            STR_ARG(words), STR_ARG(who)));
}

/* Those of the same type first, for one happening told twice is mostly called alike. */
static void add_events(UiApp *app, Choice *c, uint32_t but)
{
    const OpenDoc *d = app->open.d;
    const EventList *list = &d->an->events;
    for (int same = 1; same >= 0; same--)
        for (uint32_t i = 0; i < list->n; i++) {
            const Event *e = &list->v[i];
            if (i == but || (e->type == list->v[but].type) != same) continue;
            *vec_push(&c->mem, &c->all) = (ChoiceRow){.show = event_told(&c->mem, d, e), .right = label_edtf(&c->mem, e->date), .id = (int)e->no};
        }
}

static const char *const titles[TARGET_COUNT] = {
    [ON_EVENT] = N_("tells again of another event"), [ON_ENTITY] = N_("one with another name"), [ON_POSITION] = N_("one with another position"),
};

static Str told(Arena *a, const OpenDoc *d, Target on, uint32_t index)
{
    const Analysis *an = d->an;
    if (on == ON_EVENT) return event_told(a, d, &an->events.v[index]);
    if (on == ON_ENTITY) return str_dup(a, an->entities.v[index].name);
    return who_of(a, an->positions.v[index].org, an->positions.v[index].role);
}

static const char *const splits[TARGET_COUNT] = {
    [ON_ENTITY] = N_("two things: choose the mentions of the other"), [ON_POSITION] = N_("two positions: say since when the second"),
};

/* Of a name, more than one mention must be there. */
static void add_split(UiApp *app, Choice *c, Target on, uint32_t index)
{
    const Analysis *an = app->open.d->an;
    if (!splits[on] || (on == ON_ENTITY && an->entities.v[index].mentions.n < 2)) return;
    *vec_push(&c->mem, &c->all) = (ChoiceRow){.show = str_z(_(splits[on])), .id = SPLIT_ROW};
}

static void add_all_names(UiApp *app, Choice *c, uint32_t but) { add_names(app, c, but, app->open.d->an->entities.v[but].mentions.n); }

void parts_open(UiApp *app)
{
    static const ChoiceWays ways = {.name = "merge", .cols = COLS_MAX, .accept = chosen, .draw = draw_thing,
                                    .hint = N_("Enter makes them one  Esc gives up")};
    static void (*const fill[TARGET_COUNT])(UiApp *, Choice *, uint32_t) = {
        [ON_EVENT] = add_events, [ON_ENTITY] = add_all_names, [ON_POSITION] = add_positions,
    };
    Target on;
    uint32_t index;
    PartsAsk *ask = &app->parts;
    if (!meant(app, &on, &index)) return;
    const Analysis *an = app->open.d->an;
    arena_clear(&ask->mem);
    uint32_t no = on == ON_EVENT    ? an->events.v[index].no
                  : on == ON_ENTITY ? an->entities.v[index].no
                                    : an->positions.v[index].no;
    *ask = (PartsAsk){.mem = ask->mem, .on = on, .no = no};
    Choice *c = choice_begin(app, &ways, titles[on]);
    c->about = told(&c->mem, app->open.d, on, index);
    fill[on](app, c, index);
    add_split(app, c, on, index);
    choice_show(app);
}
