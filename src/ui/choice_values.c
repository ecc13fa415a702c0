/* choice_values.c: the values of a field with how many memoirs have each, to filter by. */
#include "app_int.h"
#include <stdlib.h>

enum { COLS_MAX = 72 };

/* As the text has it, or as the lexicon does in one of its languages. */
static bool is_name_of(const Careers *c, NameId name, Str text)
{
    const CareerName *n = &c->names.v[name];
    return name && (str_eq(text, n->name) || str_eq(text, n->en));
}

static bool value_selects(const Careers *c, const QueryValue *v, QueryField field, const ChoiceRow *row)
{
    if (field == Q_YEAR) return row->id >= v->year_lo && row->id <= v->year_hi;
    if (v->code >= 0) return v->code == row->id;
    /* A part of a name that is a name itself marks that name. */
    return str_eq(v->text, row->value) || is_name_of(c, row->name, v->text);
}

/* What the filter says already is marked; a value that is no row of its own, such as a part of a name, gets one. */
static void mark_selected(Choice *c, const Careers *careers, const Query *q)
{
    for (uint32_t t = 0; t < q->terms.n; t++) {
        const QueryTerm *term = &q->terms.v[t];
        if (term->field != c->field || term->negated) continue;
        for (uint32_t k = 0; k < term->any.n; k++) {
            bool found = false;
            for (uint32_t i = 0; i < c->all.n; i++) {
                if (!value_selects(careers, &term->any.v[k], c->field, &c->all.v[i])) continue;
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
    const TypeSet *set = query_field_set(field);
    return set ? str_z(_(type_msgid(set, row->code))) : row->label;
}

Str value_label(const UiApp *app, const FacetRow *row, QueryField field)
{
    return row->name ? careers_called(session_careers(app->s), row->name) : facet_label(row, field);
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

/* What selects as many memoirs as the row says, and no others. */
static Str value_of(UiApp *app, Choice *c, const ChoiceRow *r)
{
    return r->name ? filter_value(&c->mem, session_careers(app->s), c->field, r->name) : r->value;
}

static uint32_t take_marked(UiApp *app, Choice *c, Str *values)
{
    uint32_t n = 0;
    if (c->field == Q_YEAR) return take_years(c, values);
    for (uint32_t i = 0; i < c->all.n; i++)
        if (c->all.v[i].on) values[n++] = value_of(app, c, &c->all.v[i]);
    return n;
}

/* "15" of the years that careers are about: 1950 to 2049. */
static Str year_typed(Arena *a, Str s)
{
    bool two = s.n == 2 && s.p[0] >= '0' && s.p[0] <= '9' && s.p[1] >= '0' && s.p[1] <= '9';
    return two ? str_fmt(a, "%s" STR_FMT, s.p[0] < '5' ? "20" : "19", STR_ARG(s)) : s;
}

/* A span of years as it is written down quickly: 15..22, 15-22, 2015~2022, 15..; empty: it is none. */
static Str span_typed(Choice *c)
{
    static const char *const between[] = {"..", "-", "~"};
    Str s = line_str(&c->typed);
    for (size_t i = 0; c->field == Q_YEAR && i < COUNT_OF(between); i++) {
        Str mark = str_z(between[i]);
        size_t at = str_find(s, mark, 0);
        if (at == SIZE_MAX) continue;
        Str from = year_typed(&c->mem, str_trim(str_slice(s, 0, at)));
        Str to = year_typed(&c->mem, str_trim(str_slice(s, at + mark.n, s.n)));
        return str_fmt(&c->mem, STR_FMT ".." STR_FMT, STR_ARG(from), STR_ARG(to));
    }
    return (Str){0};
}

/* The marked ones; when none was touched, the row one stands on. */
static void apply(UiApp *app)
{
    Choice *c = &app->choice;
    Str *values = arena_push_n(&c->mem, Str, c->all.n + 1);
    uint32_t n = 0;
    Str span = span_typed(c);
    if (c->touched) n = take_marked(app, c, values);
    else if (span.n) values[n++] = span;
    else if (c->seen.n) values[n++] = value_of(app, c, choice_row(c));
    Str text = query_set_field(&c->mem, session_query(app->s), c->field, values, n);
    history_push(app);
    choice_close(app);
    if (!app_filter(app, text)) app_say(app, RO_ERROR, str_z(_(app->prompt.fault.msgid)));
    app->prompt.wrong = false;
}

void choice_draw_value(UiApp *app, Pen *p, int y, const ChoiceRow *r, RoleId role)
{
    int x = app->choice.ways->multi ? pen_z(p, 1, y, role, r->on ? p->g->checked : p->g->unchecked) + 1 : 2;
    int bar = p->box.w >= 50 ? 12 : 0, w = p->box.w - x - 7 - bar;
    pen_clip(p, x, y, w, role, r->show);
    uint32_t most = app->choice.most ? app->choice.most : 1;
    RoleId bar_role = role == RO_POPUP ? RO_POPUP_BAR : role;
    int cells = (int)((r->count * (uint32_t)bar + most - 1) / most);
    for (int i = 0; i < cells; i++) pen_z(p, x + w + i, y, bar_role, p->g->cell[CELL_CORE]);
    Str count = r->id < 0 && !r->count ? (Str){0} : str_fmt(p->mem, "%u", r->count);
    pen_put(p, p->box.w - 2 - (int)count.n, y, role, count);
}

static const ChoiceWays ways_values = {"picker", COLS_MAX, true, N_("Space marks  Enter applies  Del none  Esc closes"), apply,
                                       choice_draw_value, NULL, NULL};

static const ChoiceWays ways_years = {"picker", COLS_MAX, true, N_("Space marks  15-22 a span  Enter applies  Del none  Esc closes"), apply,
                                      choice_draw_value, NULL, span_typed};

static void align_by_row(UiApp *app)
{
    const ChoiceRow *r = choice_row(&app->choice);
    choice_close(app);
    if (r) align_set(app, r->value);
}

static const ChoiceWays ways_align = {"align", COLS_MAX, false, N_("Enter aligns by it  Esc closes"), align_by_row, choice_draw_value, NULL, NULL};

static void add_values(UiApp *app, Choice *c, QueryField field)
{
    c->field = field;
    FacetList facets = session_facet(app->s, &c->mem, field);
    vec_room(&c->mem, &c->all, facets.n + 1);
    for (uint32_t i = 0; i < facets.n; i++) {
        const FacetRow *f = &facets.v[i];
        *vec_push(&c->mem, &c->all) = (ChoiceRow){.show = value_label(app, f, field), .value = f->label, .name = f->name,
                                                  .id = f->code, .count = f->n_doc};
        if (f->n_doc > c->most) c->most = f->n_doc;
    }
}

void choice_values(UiApp *app, QueryField field)
{
    Choice *c = choice_begin(app, field == Q_YEAR ? &ways_years : &ways_values, query_field_title(field));
    add_values(app, c, field);
    mark_selected(c, session_careers(app->s), session_query(app->s));
    choice_show(app);
}

static int by_count(const void *x, const void *y)
{
    const ChoiceRow *a = x, *b = y;
    return a->count != b->count ? (a->count < b->count ? 1 : -1) : str_cmp(a->show, b->show);
}

/* As many careers as will stand on the axis: those that are known to have entered the role. */
static void count_entries(UiApp *app, Choice *c)
{
    uint32_t n = 0, *count = arena_push_n(&c->mem, uint32_t, c->all.n + 1);
    Str *role = arena_push_n(&c->mem, Str, c->all.n + 1);
    for (uint32_t i = 0; i < c->all.n; i++) role[i] = c->all.v[i].value;
    align_count(&c->mem, session_careers(app->s), &session_filter(app->s)->docs, role, c->all.n, count);
    for (uint32_t i = 0; i < c->all.n; i++) {
        c->all.v[i].count = count[i];
        if (count[i]) c->all.v[n++] = c->all.v[i];
    }
    c->all.n = n;
    qsort(c->all.v, n, sizeof *c->all.v, by_count);
    c->most = n ? c->all.v[0].count : 0;
}

/* Roles with how many careers entered each; the last row is the way back to the calendar. */
void choice_align(UiApp *app)
{
    Choice *c = choice_begin(app, &ways_align, N_("align by entry into"));
    add_values(app, c, Q_ROLE);
    count_entries(app, c);
    *vec_push(&c->mem, &c->all) = (ChoiceRow){.show = str_z(_(align_titles[ALIGN_CALENDAR])), .id = -1,
                                              .value = str_z(align_names[ALIGN_CALENDAR])};
    choice_show(app);
}

bool choice_act(UiApp *app, ActionId id)
{
    static const struct { ActionId act; QueryField field; } hotkeys[] = {
        {ACT_PICK_ROLE, Q_ROLE}, {ACT_PICK_YEAR, Q_YEAR}, {ACT_PICK_SKILL, Q_SKILL}, {ACT_PICK_ORG, Q_ORG},
        {ACT_PICK_TYPE, Q_TYPE}, {ACT_PICK_FACT, Q_FACT}, {ACT_PICK_LANG, Q_LANG}, {ACT_PICK_STATUS, Q_STATUS},
    };
    for (size_t i = 0; i < COUNT_OF(hotkeys); i++)
        if (hotkeys[i].act == id) {
            choice_values(app, hotkeys[i].field);
            return true;
        }
    return false;
}
