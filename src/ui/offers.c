/* offers.c: the values a field has, offered while it is typed into the filter. */
#include "app_int.h"
#include "ui/fuzzy.h"
#include <string.h>

enum { OFFERS_MAX = 8 };

#define FIELD_NAMES(id, name, ko, help) [id] = {name, ko},
static const struct { const char *en, *ko; } field_names[Q_COUNT] = { QUERY_TABLE(FIELD_NAMES) };
#undef FIELD_NAMES

static int field_find(Str name)
{
    for (int f = 0; f < Q_COUNT; f++)
        if (str_eq_z(name, field_names[f].en) || str_eq_z(name, field_names[f].ko)) return f;
    return -1;
}

/* The field of the term under the caret, and where its value begins: behind the colon or the last comma. */
static int field_at(const LineEdit *e, size_t *value)
{
    size_t beg = 0, colon = SIZE_MAX;
    bool quoted = false;
    for (size_t i = 0; i < e->caret; i++) {
        char c = e->text[i];
        if (c == '"') quoted = !quoted;
        if (quoted) continue;
        if (c == ' ') beg = i + 1, colon = SIZE_MAX;
        if (c == ':' && colon == SIZE_MAX) colon = *value = i + 1;
        if (c == ',' && colon != SIZE_MAX) *value = i + 1;
    }
    if (colon == SIZE_MAX) return -1;
    Str name = {e->text + beg, colon - 1 - beg};
    if (name.n && name.p[0] == '-') name = str_slice(name, 1, name.n);
    int f = field_find(name);
    return f == Q_TEXT || f == Q_DOC ? -1 : f;
}

typedef struct { FacetRow row; int score; } Offer;

/* Best first; of equals the one that came first, which more memoirs have. */
static void keep_best(Offer *best, uint32_t *n, Offer one)
{
    uint32_t at = *n;
    if (at == OFFERS_MAX && best[--at].score >= one.score) return;
    if (*n < OFFERS_MAX) (*n)++;
    for (; at > 0 && best[at - 1].score < one.score; at--) best[at] = best[at - 1];
    best[at] = one;
}

void offers_make(UiApp *app)
{
    Prompt *p = &app->prompt;
    Offer best[OFFERS_MAX] = {0};
    uint32_t n = 0;
    int f = field_at(&p->line, &p->value);
    if (f >= 0 && f != p->field) {
        arena_clear(&p->facet_mem);
        p->facets = session_facet(app->s, &p->facet_mem, (QueryField)f);
    }
    p->field = f;
    p->sel = -1;
    arena_clear(&p->offer_mem);
    memset(&p->offers, 0, sizeof p->offers);
    if (f < 0) return;
    Str typed = str_slice(line_str(&p->line), p->value, p->line.caret);
    if (typed.n && typed.p[0] == '"') typed = str_slice(typed, 1, typed.n);
    for (uint32_t i = 0; i < p->facets.n; i++) {
        const FacetRow *r = &p->facets.v[i];
        int score = fuzzy_score(typed, r->label), shown = fuzzy_score(typed, facet_label(r, (QueryField)f));
        if (shown > score) score = shown;
        if (score) keep_best(best, &n, (Offer){*r, score});
    }
    for (uint32_t i = 0; i < n; i++) *vec_push(&p->offer_mem, &p->offers) = best[i].row;
}

/* Puts the offer in place of what is typed of it, in quotes where it needs them. */
static void take_offer(UiApp *app)
{
    Prompt *p = &app->prompt;
    if (p->offers.n == 0) return;
    Arena a = {0};
    Str value = p->offers.v[p->sel < 0 ? 0 : p->sel].label, all = line_str(&p->line);
    bool plain = str_find(value, S(" "), 0) == SIZE_MAX && str_find(value, S(","), 0) == SIZE_MAX;
    Str head = str_fmt(&a, plain ? STR_FMT STR_FMT : STR_FMT "\"" STR_FMT "\"", STR_ARG(str_slice(all, 0, p->value)),
                       STR_ARG(value));
    Str text = str_fmt(&a, STR_FMT STR_FMT, STR_ARG(head), STR_ARG(str_slice(all, p->line.caret, all.n)));
    line_set(&p->line, text);
    if (head.n <= p->line.n) p->line.caret = head.n;
    prompt_apply(app, line_str(&p->line));
    p->offers.n = 0;
    arena_fini(&a);
}

bool offers_key(UiApp *app, Key k)
{
    Prompt *p = &app->prompt;
    if (p->offers.n == 0) return false;
    if (key_is(k, K_TAB, 0)) take_offer(app);
    else if (key_is(k, K_DOWN, 0)) p->sel = p->sel + 1 < (int)p->offers.n ? p->sel + 1 : 0;
    else if (key_is(k, K_UP, 0)) p->sel = p->sel > 0 ? p->sel - 1 : (int)p->offers.n - 1;
    else if (key_is(k, K_ENTER, 0) && p->sel >= 0) take_offer(app);
    else if (key_is(k, K_ESC, 0) && p->sel >= 0) p->offers.n = 0;
    else return false;
    return true;
}

void offers_draw(UiApp *app, Pen *screen)
{
    Prompt *p = &app->prompt;
    size_t beg, caret;
    line_window(&p->line, (size_t)(app->cols > 8 ? app->cols - 4 : 4), &beg, &caret);
    int w = 44, x = (int)caret + 3 - (int)(p->line.caret - p->value);
    if (w > app->cols) w = app->cols;
    if (x + w > app->cols) x = app->cols - w;
    if (x < 0) x = 0;
    for (int i = 0; i < (int)p->offers.n && i + 2 < app->rows - 1; i++) {
        const FacetRow *r = &p->offers.v[i];
        RoleId role = i == p->sel ? RO_POPUP_SELECTED : RO_POPUP;
        Str count = str_fmt(screen->mem, "%u", r->n_doc);
        Pen row = pen_in(screen, (Box){x, i + 2, w, 1});
        pen_fill(&row, 0, 0, w, role);
        pen_clip(&row, 1, 0, w - 9, role, facet_label(r, (QueryField)p->field));
        pen_put(&row, w - 1 - (int)count.n, 0, role, count);
    }
}
