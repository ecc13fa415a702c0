/* offers.c: what may stand where one types in the filter: names of fields, and their values with counts. A bare word
 * is completed to the roles, skills and employers it fits; words of the text to what these are called there. */
#include "app_int.h"
#include "uni/width.h"
#include <string.h>

enum { OFFERS_MAX = 8, COLS = 48 };

/* Best first; of equals the one that came first, which more memoirs have. */
static void keep_best(Offer *best, uint32_t *n, Offer one)
{
    uint32_t at = *n;
    if (at == OFFERS_MAX && best[--at].score >= one.score) return;
    if (*n < OFFERS_MAX) (*n)++;
    for (; at > 0 && best[at - 1].score < one.score; at--) best[at] = best[at - 1];
    best[at] = one;
}

/* Counted once for a term, under what stands before it: that does not change while its value is typed. */
static const FacetList *facets_of(UiApp *app, QueryField f)
{
    Prompt *p = &app->prompt;
    Str head = str_slice(line_str(&p->line), 0, p->typing.term);
    uint32_t careers = session_careers(app->s)->items.n;
    if (!str_eq(head, p->head) || p->careers != careers) {
        arena_clear(&p->facet_mem);
        memset(p->counted, 0, sizeof p->counted);
        p->head = str_dup(&p->facet_mem, head);
        p->careers = careers;
    }
    Query q;
    if (!p->counted[f] && query_parse(&p->facet_mem, head, &q, NULL)) q = (Query){0};
    if (!p->counted[f]) p->facets[f] = session_facet_under(app->s, &p->facet_mem, &q, f);
    p->counted[f] = true;
    return &p->facets[f];
}

static int value_score(const UiApp *app, const Fuzzy *typed, QueryField f, const FacetRow *r)
{
    Str shown = facet_label(r, f);
    int best = fuzzy_fit(typed, r->label), other = str_eq(shown, r->label) ? 0 : fuzzy_fit(typed, shown);
    if (other > best) best = other;
    const CareerName *n = r->name ? &session_careers(app->s)->names.v[r->name] : NULL;
    const Str file = f == Q_DOC ? session_careers(app->s)->docs.v[r->code].name : (Str){0};
    const Str more[] = {n ? n->name : (Str){0}, n ? n->en : (Str){0}, file};
    for (size_t i = 0; i < COUNT_OF(more) && !typed->any; i++) {
        if (!more[i].n || str_eq(more[i], r->label)) continue;
        other = fuzzy_fit(typed, more[i]);
        if (other > best) best = other;
    }
    return best;
}

/* Values of f, offered for the field that is typed. */
static void offer_values(UiApp *app, QueryField f, QueryField typed_for, Offer *best, uint32_t *n)
{
    const FacetList *l = facets_of(app, f);
    Fuzzy typed = fuzzy_read(app->prompt.typing.word);
    for (uint32_t i = 0; i < l->n; i++) {
        int score = value_score(app, &typed, f, &l->v[i]);
        if (score) keep_best(best, n, (Offer){typed_for, false, l->v[i], score});
    }
}

static void offer_names(const UiApp *app, Offer *best, uint32_t *n)
{
    for (int f = 0; f < Q_COUNT; f++)
        if (query_field_begins((QueryField)f, app->prompt.typing.word))
            keep_best(best, n, (Offer){.field = (QueryField)f, .name = true, .score = FUZZY_SCORE_MAX});
}

/* One Latin letter says nothing yet; one of Hangul may. */
static bool says_something(Str word) { return word.n > 1; }

void offers_make(UiApp *app)
{
    static const QueryField of_a_word[] = {Q_ROLE, Q_SKILL, Q_ORG};
    Prompt *p = &app->prompt;
    Offer best[OFFERS_MAX] = {0};
    uint32_t n = 0;
    p->due = false;
    p->typing = typing_at(line_str(&p->line), p->line.caret);
    p->sel = -1;
    arena_clear(&p->offer_mem);
    memset(&p->offers, 0, sizeof p->offers);
    QueryField field = (QueryField)p->typing.field;
    bool bare = p->typing.field < 0, text = field == Q_TEXT, word = p->typing.word.n && !p->typing.quoted;
    if (!bare && query_field_listed(field)) offer_values(app, field, field, best, &n);
    if (bare && word) offer_names(app, best, &n);
    for (size_t i = 0; i < COUNT_OF(of_a_word) && (bare || text) && word && says_something(p->typing.word); i++)
        offer_values(app, of_a_word[i], text ? Q_TEXT : of_a_word[i], best, &n);
    for (uint32_t i = 0; i < n; i++) *vec_push(&p->offer_mem, &p->offers) = best[i];
}

/* As it will stand in the line; the field's name goes before it where it is not typed yet. */
static Str offer_text(const UiApp *app, Arena *a, const Offer *o, bool named)
{
    Str field = named ? S("") : str_fmt(a, "%s:", query_field_spoken(o->field));
    if (o->name) return field;
    Str value = o->row.name && o->field != Q_TEXT ? filter_value(a, session_careers(app->s), o->field, o->row.name)
                                                  : o->row.label;
    return str_fmt(a, STR_FMT STR_FMT, STR_ARG(field), STR_ARG(query_value(a, o->field, value)));
}

static void take_offer(UiApp *app)
{
    Prompt *p = &app->prompt;
    const Offer *o = &p->offers.v[p->sel < 0 ? 0 : p->sel];
    Arena a = {0};
    bool name = o->name;
    Str all = line_str(&p->line), put = offer_text(app, &a, o, p->typing.field >= 0);
    Str head = str_fmt(&a, STR_FMT STR_FMT, STR_ARG(str_slice(all, 0, p->typing.value)), STR_ARG(put));
    Str text = str_fmt(&a, STR_FMT STR_FMT, STR_ARG(head), STR_ARG(str_slice(all, p->line.caret, all.n)));
    line_set(&p->line, text);
    if (head.n <= p->line.n) p->line.caret = head.n;
    prompt_apply(app, typing_settled(&a, line_str(&p->line), p->line.caret));
    if (name) offers_make(app);
    else p->offers.n = 0;
    arena_fini(&a);
}

/* Looking through all names takes longer than a key may: the new counts are shown first. */
bool offers_idle(UiApp *app)
{
    if (!app->prompt.open || !app->prompt.due) return false;
    offers_make(app);
    app->dirty = true;
    return true;
}

static bool is_for_offers(Key k)
{
    return key_is(k, K_TAB, 0) || key_is(k, K_DOWN, 0) || key_is(k, K_UP, 0) || key_is(k, K_ENTER, 0);
}

/* Enter takes what was chosen; and for initials, which stand nowhere in a text, the best. */
static bool enter_takes(const Prompt *p)
{
    return p->sel >= 0 || (p->line.caret == p->line.n && typing_initials(&p->typing));
}

bool offers_key(UiApp *app, Key k)
{
    Prompt *p = &app->prompt;
    if (p->due && is_for_offers(k)) offers_make(app);
    if (p->offers.n == 0) return false;
    if (key_is(k, K_TAB, 0)) take_offer(app);
    else if (key_is(k, K_DOWN, 0) && p->past == 0) p->sel = p->sel + 1 < (int)p->offers.n ? p->sel + 1 : -1;
    else if (key_is(k, K_UP, 0) && p->sel >= 0) p->sel--;
    else if (key_is(k, K_ENTER, 0) && enter_takes(p)) take_offer(app);
    else if (key_is(k, K_ESC, 0) && p->sel >= 0) p->offers.n = 0;
    else return false;
    return true;
}

static void draw_offer(UiApp *app, Pen *row, const Offer *o, RoleId role)
{
    int w = row->box.w;
    Str right = o->name              ? str_z(_(query_field_help(o->field)))
                : o->field == Q_TEXT ? S("")
                                     : str_fmt(row->mem, "%u", o->row.n_doc);
    Str field =
        o->name || app->prompt.typing.field < 0 ? str_fmt(row->mem, "%s:", query_field_spoken(o->field)) : S("");
    pen_fill(row, 0, 0, w, role);
    int x = pen_put(row, 1, 0, role, field);
    if (o->name) {
        pen_clip(row, x + 2, 0, w - x - 3, role, right);
        return;
    }
    pen_clip(row, x, 0, w - x - (int)right.n - 2, role,
             o->field == Q_TEXT ? o->row.label : value_label(app, &o->row, o->field));
    pen_put(row, w - 1 - (int)right.n, 0, role, right);
}

/* Below the filter, and below what is said of a wrong term. */
void offers_draw(UiApp *app, Pen *screen)
{
    Prompt *p = &app->prompt;
    int w = app->cols < COLS ? app->cols : COLS, x = prompt_col(app, p->typing.value) - 1;
    int top = prompt_row(app) + 1 + p->wrong;
    if (x + w > app->cols) x = app->cols - w;
    if (x < 0) x = 0;
    for (int i = 0; i < (int)p->offers.n && i + top < app->rows - 1; i++) {
        Pen row = pen_in(screen, (Box){x, i + top, w, 1});
        draw_offer(app, &row, &p->offers.v[i], i == p->sel ? RO_POPUP_SELECTED : RO_POPUP);
    }
}
