/* choice.c: a list in front of the panes that narrows as one types: values of a field with counts, the keys that
 * work here, all commands. */
#include "app_int.h"
#include "base/fs.h"
#include "ui/fuzzy.h"
#include "uni/fold.h"
#include "uni/width.h"
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { WIDTH_MAX = 96, KEYS_COLS = 12 };

/* ------------------------------------------------------------------ rows */

static int by_score(const void *x, const void *y)
{
    const ChoiceRow *const *a = x, *const *b = y;
    if ((*a)->score != (*b)->score) return (*a)->score < (*b)->score ? 1 : -1;
    return *a < *b ? -1 : *a > *b;
}

static int row_score(Str typed, const ChoiceRow *r)
{
    int best = fuzzy_score(typed, r->show), other = r->value.n ? fuzzy_score(typed, r->value) : 0;
    if (other > best) best = other;
    Str rest = typed.n ? r->also : S("");
    for (Str name; str_cut(&rest, '\n', &name);) {
        other = fuzzy_score(typed, name);
        if (other > best) best = other;
    }
    return best;
}

/* What fits what is typed, best first; all in their own order when nothing is. */
void choice_narrow(Choice *c)
{
    ChoiceRow **fit = arena_push_n(&c->mem, ChoiceRow *, c->all.n + 1);
    uint32_t n = 0;
    Str typed = line_str(&c->typed);
    for (uint32_t i = 0; i < c->all.n; i++) {
        c->all.v[i].score = row_score(typed, &c->all.v[i]);
        if (c->all.v[i].score) fit[n++] = &c->all.v[i];
    }
    if (typed.n) qsort(fit, n, sizeof(ChoiceRow *), by_score);
    c->seen.n = 0;
    for (uint32_t i = 0; i < n; i++) *vec_push(&c->mem, &c->seen) = (uint32_t)(fit[i] - c->all.v);
    list_fit(&c->list, (int)n, c->list.rows);
    list_to(&c->list, 0);
}

void choice_begin(UiApp *app, ChoiceKind kind, const char *title, bool multi)
{
    Choice *c = &app->choice;
    arena_clear(&c->mem);
    memset(&c->all, 0, sizeof c->all);
    memset(&c->seen, 0, sizeof c->seen);
    c->kind = kind;
    c->title = title;
    c->multi = multi;
    c->list = (List){0};
    c->touched = false;
    c->most = 0;
    line_set(&c->typed, S(""));
    c->open = true;
}

void choice_close(UiApp *app) { app->choice.open = false; }

/* ------------------------------------------------------------------ values of a field */

static bool value_selects(const QueryValue *v, QueryField field, const ChoiceRow *row)
{
    if (field == Q_YEAR) return row->id >= v->year_lo && row->id <= v->year_hi;
    if (v->code >= 0) return v->code == row->id;
    return str_eq(v->text, row->value);
}

/* What the filter says already is marked; a value that is no row of its own, such as a part of a name, gets one. */
static void mark_selected(Choice *c, const Query *q)
{
    for (uint32_t t = 0; t < q->terms.n; t++) {
        const QueryTerm *term = &q->terms.v[t];
        if (term->field != c->field || term->negated) continue;
        for (uint32_t k = 0; k < term->any.n; k++) {
            bool found = false;
            for (uint32_t i = 0; i < c->all.n; i++) {
                if (!value_selects(&term->any.v[k], c->field, &c->all.v[i])) continue;
                c->all.v[i].on = found = true;
            }
            Str text = term->any.v[k].text;
            if (found) continue;
            text = str_dup(&c->mem, text);
            *vec_push(&c->mem, &c->all) = (ChoiceRow){.show = text, .value = text, .id = -1, .on = true};
        }
    }
}

Str facet_label(const FacetRow *row, QueryField field)
{
    if (field == Q_TYPE) return str_z(_(type_msgid(&event_types, row->code)));
    if (field == Q_FACT) return str_z(_(type_msgid(&fact_types, row->code)));
    if (field == Q_LANG) return str_z(_(type_msgid(&lang_types, row->code)));
    return row->label;
}

/* 간호사 finds what the memoirs call nurse: the lexicon's names in both languages, and how else it is written. */
static Str other_names(UiApp *app, const FacetRow *row)
{
    if (!row->name) return S("");
    const CareerName *n = &session_careers(app->s)->names.v[row->name];
    return str_fmt(&app->choice.mem, STR_FMT "\n" STR_FMT "\n" STR_FMT, STR_ARG(n->name), STR_ARG(n->en), STR_ARG(n->also));
}

void choice_facet(UiApp *app, QueryField field)
{
    static const char *const titles[Q_COUNT] = {
        [Q_ROLE] = N_("role"), [Q_YEAR] = N_("year"), [Q_TYPE] = N_("event type"), [Q_SKILL] = N_("skill"),
        [Q_ORG] = N_("employer"), [Q_FACT] = N_("factuality"), [Q_LANG] = N_("language"),
    };
    Choice *c = &app->choice;
    choice_begin(app, CHOICE_FACET, titles[field], true);
    c->field = field;
    FacetList facets = session_facet(app->s, &c->mem, field);
    for (uint32_t i = 0; i < facets.n; i++) {
        const FacetRow *f = &facets.v[i];
        Str count = str_fmt(&c->mem, "%u", f->n_doc);
        *vec_push(&c->mem, &c->all) = (ChoiceRow){.show = facet_label(f, field), .value = f->label, .right = count,
                                                  .also = other_names(app, f), .id = f->code, .count = f->n_doc};
        if (f->n_doc > c->most) c->most = f->n_doc;
    }
    mark_selected(c, session_query(app->s));
    choice_narrow(c);
}

/* Years that follow one another become one range. */
static uint32_t take_years(Choice *c, Str *values)
{
    uint32_t n = 0;
    for (uint32_t i = 0; i < c->all.n; i++) {
        const ChoiceRow *r = &c->all.v[i];
        if (!r->on) continue;
        uint32_t j = i;
        while (r->id >= 0 && j + 1 < c->all.n && c->all.v[j + 1].on && c->all.v[j + 1].id == c->all.v[j].id + 1) j++;
        values[n++] = j == i ? r->value
                             : str_fmt(&c->mem, STR_FMT ".." STR_FMT, STR_ARG(r->value), STR_ARG(c->all.v[j].value));
        i = j;
    }
    return n;
}

static uint32_t take_marked(Choice *c, Str *values)
{
    uint32_t n = 0;
    if (c->field == Q_YEAR) return take_years(c, values);
    for (uint32_t i = 0; i < c->all.n; i++)
        if (c->all.v[i].on) values[n++] = c->all.v[i].value;
    return n;
}

/* The marked ones; when none was touched, the row one stands on; when nothing fits, what was typed. */
static void apply_facet(UiApp *app)
{
    Choice *c = &app->choice;
    Str *values = arena_push_n(&c->mem, Str, c->all.n + 1);
    uint32_t n = 0;
    if (c->touched) n = take_marked(c, values);
    else if (c->seen.n) values[n++] = c->all.v[c->seen.v[c->list.sel]].value;
    else if (c->typed.n) values[n++] = line_str(&c->typed);
    Str text = query_set_field(&c->mem, session_query(app->s), c->field, values, n);
    history_push(app);
    choice_close(app);
    if (!app_filter(app, text)) app_say(app, RO_ERROR, str_z(_(app->prompt.fault.msgid)));
    app->prompt.wrong = false;
}

/* ------------------------------------------------------------------ files that could not be read */

/* The newest first. */
void choice_problems(UiApp *app)
{
    Choice *c = &app->choice;
    const UiFaults *u = app->faults;
    if (u->n == 0) {
        app_say(app, RO_MESSAGE, str_z(_("Every file could be read.")));
        return;
    }
    choice_begin(app, CHOICE_PROBLEMS, N_("problems"), false);
    for (uint32_t i = u->n; i > 0 && u->n - i < UI_FAULTS_KEPT; i--) {
        uint32_t at = (i - 1) % UI_FAULTS_KEPT;
        const UiFault *p = &u->v[at];
        *vec_push(&c->mem, &c->all) = (ChoiceRow){
            .show = str_dup(&c->mem, fs_base(str_z(p->f.path))), .value = str_dup(&c->mem, str_z(p->f.path)),
            .help = fault_text(&c->mem, p->rc, &p->f), .id = (int)at};
    }
    choice_narrow(c);
}

/* Where the whole of it has no room, the message row has. */
static void tell_problem(UiApp *app)
{
    Choice *c = &app->choice;
    if (c->seen.n == 0) return;
    const ChoiceRow *r = &c->all.v[c->seen.v[c->list.sel]];
    const char *todo = _(rc_todo(app->faults->v[r->id].rc));
    Str path = r->value;
    choice_close(app);
    app_say(app, RO_ERROR, str_fmt(&c->mem, STR_FMT "%s" STR_FMT "%s%s", STR_ARG(path), path.n ? ": " : "",
                                   STR_ARG(r->help), *todo ? "; " : "", todo));
}

static void accept(UiApp *app)
{
    if (app->choice.kind == CHOICE_FACET) apply_facet(app);
    else if (app->choice.kind == CHOICE_PROBLEMS) tell_problem(app);
    else palette_run(app);
}

static void toggle(Choice *c)
{
    if (c->seen.n == 0) return;
    c->all.v[c->seen.v[c->list.sel]].on ^= true;
    c->touched = true;
    list_move(&c->list, 1);
}

static void clear_marks(Choice *c)
{
    for (uint32_t i = 0; i < c->all.n; i++) c->all.v[i].on = false;
    c->touched = true;
}

typedef struct { Key k; ActionId move; } MoveKey;
static const MoveKey move_keys[] = {
    {{.code = K_UP}, ACT_UP}, {{.code = K_DOWN}, ACT_DOWN}, {{.code = 'p', .mods = MOD_CTRL}, ACT_UP},
    {{.code = 'n', .mods = MOD_CTRL}, ACT_DOWN}, {{.code = K_PGUP}, ACT_PAGE_UP}, {{.code = K_PGDN}, ACT_PAGE_DOWN},
    {{.code = K_HOME, .mods = MOD_CTRL}, ACT_FIRST}, {{.code = K_END, .mods = MOD_CTRL}, ACT_LAST},
};

bool choice_key(UiApp *app, Key k)
{
    Choice *c = &app->choice;
    if (key_is(k, K_ESC, 0) || key_is(k, 'g', MOD_CTRL) || key_is(k, 'c', MOD_CTRL)) { choice_close(app); return true; }
    if (key_is(k, K_ENTER, 0)) { accept(app); return true; }
    if (c->multi && (key_is(k, ' ', 0) || key_is(k, K_TAB, 0))) { toggle(c); return true; }
    if (c->multi && key_is(k, K_DEL, 0)) { clear_marks(c); return true; }
    for (size_t i = 0; i < COUNT_OF(move_keys); i++)
        if (key_is(k, move_keys[i].k.code, move_keys[i].k.mods)) return act_on_list(&c->list, move_keys[i].move);
    size_t n = c->typed.n;
    uint64_t caret = c->typed.caret;
    bool used = line_key(&c->typed, k);
    if (used && (n != c->typed.n || caret != c->typed.caret)) choice_narrow(c);
    return used;
}

void choice_click(UiApp *app, int x, int y, bool twice)
{
    Choice *c = &app->choice;
    if (!box_has(c->box, x, y)) { choice_close(app); return; }
    int row = c->list.top + y - c->box.y - 2;
    if (y < c->box.y + 2 || row >= c->list.n) return;
    list_to(&c->list, row);
    if (twice) accept(app);
    else if (c->multi) toggle(c);
}

/* ------------------------------------------------------------------ drawing */

static Box box_of(const UiApp *app)
{
    int most = app->choice.kind == CHOICE_FACET ? WIDTH_MAX - 24 : WIDTH_MAX;
    int w = app->cols < 44 ? app->cols : app->cols - 4 < most ? app->cols - 4 : most, h = (int)app->choice.all.n + 3;
    if (h > app->rows - 4) h = app->rows - 4;
    if (h < 5) h = app->rows < 5 ? app->rows : 5;
    return (Box){(app->cols - w) / 2, (app->rows - h) / 2, w, h};
}

static void draw_facet_row(UiApp *app, Pen *p, int y, const ChoiceRow *r, RoleId role)
{
    int x = pen_z(p, 1, y, role, r->on ? p->g->checked : p->g->unchecked) + 1;
    int bar = p->box.w >= 50 ? 12 : 0, w = p->box.w - x - 7 - bar;
    pen_clip(p, x, y, w, role, r->show);
    uint32_t most = app->choice.most ? app->choice.most : 1;
    RoleId bar_role = role == RO_POPUP ? RO_POPUP_BAR : role;
    int cells = (int)((r->count * (uint32_t)bar + most - 1) / most);
    for (int i = 0; i < cells; i++) pen_z(p, x + w + i, y, bar_role, p->g->cell[CELL_CORE]);
    pen_put(p, p->box.w - 2 - (int)r->right.n, y, role, r->right);
}

static void draw_key_row(Pen *p, int y, const ChoiceRow *r, RoleId role)
{
    int keys = p->box.w >= 44 ? KEYS_COLS : 7, title = p->box.w >= 60 ? 16 : p->box.w - keys - 2;
    if (r->dim && role == RO_POPUP) role = RO_POPUP_DIM;
    pen_clip(p, 1, y, keys, role, r->right);
    pen_clip(p, keys + 2, y, title, role, r->show);
    if (p->box.w >= 60) pen_clip(p, keys + title + 3, y, p->box.w - keys - title - 4, role, r->help);
}

static void draw_problem_row(Pen *p, int y, const ChoiceRow *r, RoleId role)
{
    int name = p->box.w * 2 / 5;
    pen_clip(p, 1, y, name - 1, role, r->show);
    pen_clip(p, name + 1, y, p->box.w - name - 2, role, r->help);
}

static uint32_t marks(const Choice *c)
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
    Str count = str_fmt(p->mem, "%d/%u  ", c->list.n, c->all.n);
    if (marks(c)) count = str_fmt(p->mem, _("%u marked  %.*s"), marks(c), STR_ARG(count));
    pen_right(p, 0, RO_POPUP, count);
    x = pen_z(p, 1, 1, RO_POPUP_TITLE, "> ");
    line_window(&c->typed, (size_t)(p->box.w - x - 2 > 4 ? p->box.w - x - 2 : 4), &beg, &caret);
    if (c->typed.n) pen_put(p, x, 1, RO_POPUP, str_slice(line_str(&c->typed), beg, c->typed.n));
    else pen_clip(p, x, 1, p->box.w - x - 1, RO_POPUP, str_z(_("type to narrow")));
    pen_cursor(p, x + (int)caret, 1);
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
        if (c->kind == CHOICE_FACET) draw_facet_row(app, p, i + 2, r, role);
        else if (c->kind == CHOICE_PROBLEMS) draw_problem_row(p, i + 2, r, role);
        else draw_key_row(p, i + 2, r, role);
    }
    if (c->list.n == 0)
        pen_z(p, 1, 2, RO_POPUP, c->all.n ? _("Nothing fits what is typed.") : _("There are no values here."));
    const char *hint = c->kind == CHOICE_FACET      ? _("Space marks  Enter applies  Del none  Esc closes")
                       : c->kind == CHOICE_PROBLEMS ? _("Enter tells all of it  Esc closes")
                                                    : _("Enter runs it  Esc closes");
    pen_clip(p, 1, p->box.h - 1, p->box.w - 2, RO_POPUP_TITLE, str_z(hint));
}
