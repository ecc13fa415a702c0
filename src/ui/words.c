/* words.c: words of the text chosen with the keyboard, for something that was not found in them. */
#include "app_int.h"
#include "session/review.h"

/* Punctuation is no word one would choose by itself. */
static bool choosable(const Doc *d, uint32_t t) { return t < d->n_tok && d->tok[t].kind != TOK_PUNCT; }

static uint32_t step(const Doc *d, uint32_t t, int dir)
{
    for (uint32_t k = t; dir < 0 ? k-- > 0 : ++k < d->n_tok;)
        if (choosable(d, k)) return k;
    return t;
}

static void show(UiApp *app)
{
    const Words *w = &app->words;
    const Doc *d = app->open.d->doc;
    uint32_t beg = w->anchor < w->at ? w->anchor : w->at, end = w->anchor < w->at ? w->at : w->anchor;
    app_look_span(app, app->open.d->id, doc_span(d, d->tok[beg].beg, d->tok[end].end));
}

void words_begin(UiApp *app)
{
    if (!decide_may(app) || !app_doc(app) || !app_open_doc(app)) return;
    const Doc *d = app->open.d->doc;
    uint32_t byte;
    if (!text_points(app) || !text_place(app, &byte)) byte = text_byte(app, app->text.cur);
    uint32_t t = doc_tok_at(d, doc_at(d, byte));
    if (!choosable(d, t)) t = step(d, t < d->n_tok ? t : 0, 1);
    if (!choosable(d, t)) return;
    app->words = (Words){.open = true, .anchor = t, .at = t};
    show(app);
}

/* ------------------------------------------------------------------ what it is */

static void draw_row(UiApp *app, Pen *p, int y, const ChoiceRow *r, RoleId role)
{
    (void)app;
    pen_clip(p, 2, y, p->box.w / 2, role, r->show);
    pen_clip(p, p->box.w / 2 + 2, y, p->box.w / 2 - 4, role, r->right);
}

static void chosen(UiApp *app)
{
    const ChoiceRow *r = choice_row(&app->choice);
    choice_close(app);
    Decision add = {.on = r ? (Target)r->id : ON_MEMOIR, .type = r ? r->value : S(""), .anchor = {.span = app->spot}};
    if (r && review_there(app->open.d, &add) != REVIEW_NONE)
        app_say(app, RO_MESSAGE, str_z(_("it is there already: edit it")));
    else if (r) form_add(app, (Target)r->id, r->value, app->spot);
}

static void add_kinds(Choice *c, Target on, const TypeSet *set)
{
    for (int i = 0; i < set->n; i++)
        *vec_push(&c->mem, &c->all) = (ChoiceRow){.show = str_z(_(type_msgid(set, i))), .value = str_z(type_name(set, i)),
                                                  .right = str_z(_(type_msgid(&target_types, (int)on))), .id = (int)on};
}

static void choose_kind(UiApp *app)
{
    static const ChoiceWays ways = {.name = "kinds", .cols = 52, .hint = N_("Enter takes it  Esc gives up"), .accept = chosen, .draw = draw_row};
    app->words.open = false;
    Choice *c = choice_begin(app, &ways, N_("what is it?"));
    add_kinds(c, ON_EVENT, &event_types);
    add_kinds(c, ON_ENTITY, &entity_types);
    add_kinds(c, ON_POSITION, &position_types);
    choice_show(app);
}

/* ------------------------------------------------------------------ keys */

typedef struct { Key k; int by; bool grow; } WordKey;
static const WordKey word_keys[] = {
    {{.code = K_LEFT}, -1, false}, {{.code = 'h'}, -1, false}, {{.code = K_RIGHT}, 1, false}, {{.code = 'l'}, 1, false},
    {{.code = K_LEFT, .mods = MOD_SHIFT}, -1, true}, {{.code = 'H'}, -1, true},
    {{.code = K_RIGHT, .mods = MOD_SHIFT}, 1, true}, {{.code = 'L'}, 1, true},
};

/* To the row above or below: the word nearest to its beginning. */
static void to_row(UiApp *app, int dir)
{
    Words *w = &app->words;
    const Doc *d = app->open.d->doc;
    const Sentence *s = doc_sentence_at(d, d->tok[w->at].beg);
    if (!s) return;
    uint32_t t = dir < 0 ? step(d, s->tok_beg, -1) : step(d, s->tok_end ? s->tok_end - 1 : 0, 1);
    w->at = w->anchor = t;
}

bool words_key(UiApp *app, Key k)
{
    Words *w = &app->words;
    const Doc *d = app->open.d ? app->open.d->doc : NULL;
    if (!d || key_is(k, K_ESC, 0) || key_is(k, 'c', MOD_CTRL)) { w->open = false; return true; }
    if (key_is(k, K_ENTER, 0) || key_is(k, 'a', 0)) { choose_kind(app); return true; }
    if (key_is(k, 'm', 0)) { w->open = false; parts_open(app); return true; }
    for (size_t i = 0; i < COUNT_OF(word_keys); i++) {
        if (!key_is(k, word_keys[i].k.code, word_keys[i].k.mods)) continue;
        w->at = step(d, w->at, word_keys[i].by);
        if (!word_keys[i].grow) w->anchor = w->at;
        show(app);
        return true;
    }
    if (key_is(k, K_UP, 0) || key_is(k, 'k', 0)) to_row(app, -1);
    else if (key_is(k, K_DOWN, 0) || key_is(k, 'j', 0)) to_row(app, 1);
    else return false;
    show(app);
    return true;
}
