/* choice.c: a list in front of the panes that narrows as one types. What its rows are and what Enter does is told by
 * a ChoiceWays: choice_values.c, palette.c … */
#include "app_int.h"
#include "uni/width.h"
#include <string.h>

enum { KEYS_COLS = 12 };

/* ------------------------------------------------------------------ rows */

static bool kth_line(Str lines, uint32_t k, Str *out)
{
    while (str_cut(&lines, '\n', out))
        if (k-- == 0) return true;
    return false;
}

/* What a row is found by: as it is shown, as the query calls it, and its other names. 간호사 finds what the memoirs
 * call nurse: the lexicon's names in both languages, and how else it is written. */
typedef struct RowNames { const Choice *c; const Careers *careers; } RowNames;

static bool row_name(const void *ctx, uint32_t row, uint32_t k, Str *out)
{
    const RowNames *of = ctx;
    const ChoiceRow *r = &of->c->all.v[row];
    const CareerName *n = r->name ? &of->careers->names.v[r->name] : NULL;
    const Str own[] = {r->show, r->value, n ? n->name : (Str){0}, n ? n->en : (Str){0}};
    if (k >= COUNT_OF(own)) return kth_line(n ? n->also : r->also, k - (uint32_t)COUNT_OF(own), out);
    *out = k && str_eq(own[k], r->show) ? (Str){0} : own[k];
    return true;
}

static Str meant(Choice *c) { return c->ways->typed ? c->ways->typed(c) : (Str){0}; }

/* What fits what is typed, best first; all in their own order when nothing is. */
static void narrow(UiApp *app)
{
    Choice *c = &app->choice;
    RowNames of = {c, session_careers(app->s)};
    rank_by(&c->seen, line_str(&c->typed), row_name, &of);
    if (meant(c).n) c->seen.n = 0;
    list_fit(&c->list, (int)c->seen.n, c->list.rows);
    list_to(&c->list, 0);
}

Choice *choice_begin(UiApp *app, const ChoiceWays *ways, const char *title)
{
    Choice *c = &app->choice;
    arena_clear(&c->mem);
    *c = (Choice){.mem = c->mem, .ways = ways, .title = title};
    return c;
}

void choice_show(UiApp *app)
{
    Choice *c = &app->choice;
    rank_room(&c->mem, &c->seen, c->all.n);
    list_fit(&c->list, (int)c->seen.n, 0);
    c->open = true;
}

void choice_close(UiApp *app) { app->choice.open = false; }

/* What was chosen may lie in it until the key is done; then a list of thousands is given back. */
void choice_rest(UiApp *app)
{
    enum { WORTH = 1 << 20 };
    Choice *c = &app->choice;
    if (c->open || c->mem.total < WORTH) return;
    arena_fini(&c->mem);
    *c = (Choice){0};
}

ChoiceRow *choice_row(Choice *c) { return c->seen.n ? &c->all.v[c->seen.v[c->list.sel]] : NULL; }

/* ------------------------------------------------------------------ keys */

static void toggle(Choice *c)
{
    ChoiceRow *r = choice_row(c);
    if (!r) return;
    r->on = !r->on;
    c->touched = true;
    list_move(&c->list, 1);
}

static void clear_marks(Choice *c)
{
    for (uint32_t i = 0; i < c->all.n; i++) c->all.v[i].on = false;
    c->touched = true;
}

/* Behind a word, Space marks and may yet be the blank of a name: what is typed next tells. */
static void space(Choice *c)
{
    bool word = c->typed.n && c->typed.caret == c->typed.n && c->seen.n, touched = c->touched;
    uint32_t row = word ? c->seen.v[c->list.sel] + 1 : 0;
    toggle(c);
    c->blank = row;
    c->was_touched = touched;
}

/* A letter behind that Space: where a name goes on like that, nothing was marked by it. */
static bool typed_on(UiApp *app, uint32_t row, Key k)
{
    Choice *c = &app->choice;
    LineEdit before = c->typed;
    if (!row || !key_is_text(k) || !line_insert(&c->typed, ' ') || !line_typed(app, &c->typed, k)) return false;
    narrow(app);
    if (!c->seen.n) {
        c->typed = before;
        return false;
    }
    c->all.v[row - 1].on = !c->all.v[row - 1].on;
    c->touched = c->was_touched;
    return true;
}

typedef struct { Key k; ActionId move; } MoveKey;
static const MoveKey move_keys[] = {
    {{.code = K_UP}, ACT_UP}, {{.code = K_DOWN}, ACT_DOWN}, {{.code = 'p', .mods = MOD_CTRL}, ACT_UP},
    {{.code = 'n', .mods = MOD_CTRL}, ACT_DOWN}, {{.code = K_PGUP}, ACT_PAGE_UP}, {{.code = K_PGDN}, ACT_PAGE_DOWN},
    {{.code = K_HOME, .mods = MOD_CTRL}, ACT_FIRST}, {{.code = K_END, .mods = MOD_CTRL}, ACT_LAST},
};

/* In a line without a letter they have nowhere to go. */
static bool end_key(Choice *c, Key k)
{
    bool home = key_is(k, K_HOME, 0), end = key_is(k, K_END, 0);
    return !c->typed.n && (home || end) && act_on_list(&c->list, home ? ACT_FIRST : ACT_LAST);
}

/* Words that fit no row choose none: the list stays, and says so. */
static bool fits_nothing(UiApp *app)
{
    Choice *c = &app->choice;
    bool none = c->typed.n && !c->seen.n && !c->asks && !c->own && !c->touched && !meant(c).n;
    if (none) app_say(app, RO_MESSAGE, str_z(_("Nothing fits what is typed.")));
    return none;
}

bool choice_key(UiApp *app, Key k)
{
    Choice *c = &app->choice;
    bool multi = c->ways->multi;
    uint32_t blank = c->blank;
    c->blank = 0;
    if (key_is(k, K_ESC, 0) || key_is(k, 'g', MOD_CTRL) || key_is(k, 'c', MOD_CTRL)) { choice_close(app); return true; }
    if (key_is(k, K_ENTER, 0) && fits_nothing(app)) return true;
    if (key_is(k, K_ENTER, 0)) { c->ways->accept(app); return true; }
    if (c->ways->key && c->ways->key(app, k)) return true;
    if (multi && key_is(k, ' ', 0)) { space(c); return true; }
    if (multi && key_is(k, K_TAB, 0)) { toggle(c); return true; }
    if (typed_on(app, blank, k)) return true;
    if (multi && key_is(k, K_DEL, 0)) { clear_marks(c); return true; }
    for (size_t i = 0; i < COUNT_OF(move_keys); i++)
        if (key_is(k, move_keys[i].k.code, move_keys[i].k.mods)) return act_on_list(&c->list, move_keys[i].move);
    if (end_key(c, k)) return true;
    size_t n = c->typed.n;
    uint64_t caret = c->typed.caret;
    bool used = line_typed(app, &c->typed, k);
    if (used && (n != c->typed.n || caret != c->typed.caret)) narrow(app);
    return used;
}

void choice_click(UiApp *app, int x, int y, bool twice)
{
    Choice *c = &app->choice;
    if (!box_has(c->box, x, y)) { choice_close(app); return; }
    int row = c->list.top + y - c->box.y - 2;
    if (y < c->box.y + 2 || row >= c->list.n) return;
    list_to(&c->list, row);
    if (twice) c->ways->accept(app);
    else if (c->ways->multi) toggle(c);
}

/* ------------------------------------------------------------------ drawing */

static Box box_of(const UiApp *app)
{
    enum { ROOMY = 16 };
    int wide = app->choice.ways->cols;
    int w = app->cols < 44 ? app->cols : app->cols - 4 < wide ? app->cols - 4 : wide, h = (int)app->choice.all.n + 3;
    /* on a small screen rows are worth more than what is behind */
    int most = app->rows - (app->rows < ROOMY ? 2 : 4);
    if (h > most) h = most;
    if (h < 5) h = app->rows < 5 ? app->rows : 5;
    return (Box){(app->cols - w) / 2, (app->rows - h) / 2, w, h};
}

uint32_t choice_marked(const Choice *c)
{
    uint32_t n = 0;
    for (uint32_t i = 0; i < c->all.n; i++) n += c->all.v[i].on;
    return n;
}

static void draw_head(UiApp *app, Pen *p)
{
    Choice *c = &app->choice;
    size_t beg, caret;
    int x = pen_z(p, 1, 0, RO_POPUP_TITLE, _(c->title));
    Str count = str_fmt(p->mem, "%d/%u ", c->list.n, c->all.n);
    if (choice_marked(c)) count = str_fmt(p->mem, _("%u marked  %.*s"), choice_marked(c), STR_ARG(count));
    int right = c->asks ? 0 : (int)uni_cols(count);
    if (c->about.n)
        pen_clip(p, x, 0, p->box.w - x - right - 2, RO_POPUP_TITLE,
                 str_fmt(p->mem, A_(": " STR_FMT), STR_ARG(c->about)));
    if (!c->asks) pen_put(p, p->box.w - 1 - right, 0, RO_POPUP, count);
    x = pen_z(p, 1, 1, RO_POPUP_TITLE, "> ");
    line_window(&c->typed, (size_t)(p->box.w - x - 2 > 4 ? p->box.w - x - 2 : 4), &beg, &caret);
    if (c->typed.n) pen_put(p, x, 1, RO_POPUP, str_slice(line_str(&c->typed), beg, c->typed.n));
    else if (!c->asks) pen_clip(p, x, 1, p->box.w - x - 1, RO_POPUP, str_z(_("type to narrow")));
    pen_cursor(p, x + (int)caret, 1);
}

void choice_draw_key(Pen *p, int y, const ChoiceRow *r, RoleId role)
{
    int keys = p->box.w >= 44 ? KEYS_COLS : 7, title = p->box.w >= 60 ? 16 : p->box.w - keys - 2;
    if (r->dim && role == RO_POPUP) role = RO_POPUP_DIM;
    pen_clip(p, 1, y, keys, role, r->right);
    pen_clip(p, keys + 2, y, title, role, r->show);
    if (p->box.w >= 60) pen_clip(p, keys + title + 3, y, p->box.w - keys - title - 4, role, r->help);
}

void choice_draw_told(Pen *p, int y, const ChoiceRow *r, RoleId role)
{
    int name = p->box.w * 2 / 5;
    pen_clip(p, 1, y, name - 1, role, r->show);
    pen_clip(p, name + 1, y, p->box.w - name - 2, role, r->help);
}

static void draw_nothing(Choice *c, Pen *p)
{
    Str typed = meant(c);
    const char *none = c->all.n ? _("Nothing fits what is typed.") : _("There are no values here.");
    pen_clip(p, 1, 2, p->box.w - 2, RO_POPUP,
             typed.n ? str_fmt(p->mem, _("Enter applies %.*s"), STR_ARG(typed)) : str_z(none));
}

void choice_draw(UiApp *app, Pen *screen)
{
    Choice *c = &app->choice;
    c->box = box_of(app);
    Pen pen = pen_in(screen, c->box), *p = &pen;
    for (int y = 0; y < p->box.h; y++) {             /* edges, for where there is no background to tell it by */
        pen_fill(p, 0, y, p->box.w, RO_POPUP);
        pen_z(p, 0, y, RO_POPUP, p->g->bar);
        pen_z(p, p->box.w - 1, y, RO_POPUP, p->g->bar);
    }
    draw_head(app, p);
    list_fit(&c->list, (int)c->seen.n, p->box.h - 3);
    for (int i = 0; i < c->list.rows && c->list.top + i < c->list.n; i++) {
        const ChoiceRow *r = &c->all.v[c->seen.v[c->list.top + i]];
        RoleId role = c->list.top + i == c->list.sel ? RO_POPUP_SELECTED : RO_POPUP;
        pen_fill(p, 1, i + 2, p->box.w - 2, role);
        c->ways->draw(app, p, i + 2, r, role);
    }
    if (c->list.n == 0 && !c->asks) draw_nothing(c, p);
    pen_clip(p, 1, p->box.h - 1, p->box.w - 2, RO_POPUP_TITLE, str_z(_(c->ways->hint)));
}
