/* form.c: fields changed in front of the panes. Up and Down go from field to field, Tab completes, Enter goes on and, on
 * the last one, keeps; Ctrl-S keeps at once, Esc takes everything back. */
#include "app_int.h"
#include "review/anchor.h"
#include "uni/fold.h"
#include "uni/width.h"

enum { LABEL = 12, COLS = 76 };

/* ------------------------------------------------------------------ opening */

static uint32_t suggested(const ReviewView *v, Target on, uint32_t i)
{
    const ReviewedList *lists[TARGET_COUNT] = {[ON_EVENT] = &v->events, [ON_ENTITY] = &v->entities, [ON_POSITION] = &v->positions};
    return lists[on] && i < lists[on]->n ? lists[on]->v[i].machine : REVIEW_NONE;
}

static Form *begin(UiApp *app, const char *title)
{
    Form *f = &app->form;
    arena_clear(&f->mem);
    *f = (Form){.open = true, .title = title, .mem = f->mem, .offer_mem = f->offer_mem};
    return f;
}

static void add_fields(Form *f, const OpenDoc *d, const void *thing, const void *machine)
{
    Target on = f->about.on;
    for (int i = 0; i < field_count(on) && f->n < FORM_FIELDS; i++) {
        FormField *x = &f->field[f->n++];
        Str was = str_dup(&f->mem, field_get(&f->mem, on, thing, i));
        *x = (FormField){.label = field_msgid(on, i), .kind = field_kind(on, i), .set = field_choices(on, i), .was = was, .now = was, .of = i,
                         .from = typed_from(&f->mem, d, &f->about, i)};
        Str then = machine ? field_get(&f->mem, on, machine, i) : was;
        if (!str_eq(then, was)) x->machine = str_dup(&f->mem, then.n ? then : str_z(A_("–")));
    }
}

static void load_line(UiApp *app);

void form_edit(UiApp *app, Target on, uint32_t index, int field)
{
    const OpenDoc *d = app->open.d;
    const void *thing = review_thing(d->an, on, index);
    if (!thing) return;
    Form *f = begin(app, N_("change"));
    uint32_t m = suggested(d->review, on, index);
    f->about = review_about(&f->mem, d, DECIDE_EDIT, on, index);
    add_fields(f, d, thing, m == REVIEW_NONE ? NULL : review_thing(d->machine, on, m));
    f->sel = field < f->n ? field : 0;
    load_line(app);
}

typedef union Thing { Event event; Entity entity; Position position; } Thing;

static uint32_t apart(Span x, Span y) { return span_overlap(x, y) ? 0 : x.end <= y.beg ? y.beg - x.end : x.beg - y.end; }

/* The date of the sentence that stands nearest to the words, one before them rather than one behind. */
static Str date_there(const Analysis *an, Span sentence, Span words)
{
    Str date = S("");
    uint32_t least = UINT32_MAX;
    for (uint32_t i = 0; i < an->timexes.n; i++) {
        const Timex *t = &an->timexes.v[i];
        bool fits = t->type == TIMEX_DATE && t->value.n && t->span.beg >= sentence.beg && t->span.end <= sentence.end;
        bool behind = t->span.beg >= words.end && date.n;
        if (fits && !behind && apart(t->span, words) <= least) date = t->value, least = apart(t->span, words);
    }
    return date;
}

/* The name of one of these types that stands nearest in the sentence. */
static Str name_there(const Analysis *an, Span sentence, Span words, EntityType type, EntityType other)
{
    Str name = S("");
    uint32_t least = UINT32_MAX;
    for (uint32_t i = 0; i < an->entities.n; i++) {
        const Entity *e = &an->entities.v[i];
        for (uint32_t k = 0; (e->type == type || e->type == other) && k < e->mentions.n; k++) {
            Span at = e->mentions.v[k].span;
            bool there = at.beg >= sentence.beg && at.end <= sentence.end && apart(at, words) < least;
            if (there) name = e->name, least = apart(at, words);
        }
    }
    return name;
}

/* Something new begins with what its sentence says: its date, its employer, its role. A name is called by its words. */
static void take_from_place(UiApp *app, Target on, Span words, Thing *it)
{
    const OpenDoc *d = app->open.d;
    Arena *a = &app->form.mem;
    Span sentence = session_sentence(d, words);
    if (on == ON_ENTITY) {
        (void)field_set(a, on, it, field_find(on, S("name")), doc_nfc_utf8(a, d->doc, words));
        return;
    }
    bool study = on == ON_EVENT && it->event.type >= EV_ENROLL && it->event.type <= EV_STUDY;
    bool post = on == ON_POSITION || it->event.type <= EV_WITHDRAW || it->event.type == EV_WORK;
    Str date = date_there(d->an, sentence, words), from, to = date;
    bool spell = on == ON_POSITION && str_cut(&to, '/', &from) && to.n;
    bool school = on == ON_POSITION && it->position.kind == POS_EDUCATION;
    EntityType org = school ? ENT_SCHOOL : ENT_ORG;
    (void)field_set(a, on, it, field_find(on, on == ON_EVENT ? S("date") : S("start")), spell ? from : date);
    if (spell) (void)field_set(a, on, it, field_find(on, S("end")), to);
    if (study)
        (void)field_set(a, on, it, field_find(on, S("other")),
                        name_there(d->an, sentence, words, ENT_SCHOOL, ENT_SCHOOL));
    if (!post) return;
    (void)field_set(a, on, it, field_find(on, S("org")), name_there(d->an, sentence, words, org, org));
    (void)field_set(a, on, it, field_find(on, S("role")), name_there(d->an, sentence, words, ENT_ROLE, ENT_ROLE));
}

void form_add(UiApp *app, Target on, Str type, Span words)
{
    Thing it = {0};
    const OpenDoc *d = app->open.d;
    Form *f = begin(app, N_("add"));
    f->about = review_about(&f->mem, d, DECIDE_ADD, ON_MEMOIR, 0);
    f->about.on = on;
    f->about.anchor = anchor_make(d->doc->text, d->doc->hash, words);
    (void)field_set(&f->mem, on, &it, 0, type);
    take_from_place(app, on, words, &it);
    add_fields(f, d, &it, NULL);
    load_line(app);
}

void form_note(UiApp *app, Target on, uint32_t index)
{
    Form *f = begin(app, N_("note"));
    f->about = review_about(&f->mem, app->open.d, DECIDE_NOTE, on, index);
    f->field[f->n++] = (FormField){.label = N_("note"), .kind = FIELD_TEXT, .of = -1};
    load_line(app);
}

void form_split(UiApp *app, uint32_t position)
{
    const OpenDoc *d = app->open.d;
    Form *f = begin(app, N_("the second position"));
    f->about = review_about(&f->mem, d, DECIDE_SPLIT, ON_POSITION, position);
    add_fields(f, d, &d->an->positions.v[position], NULL);
    f->sel = field_find(ON_POSITION, S("start"));
    f->field[f->sel].now = S("");
    load_line(app);
}

void form_fini(Form *f)
{
    arena_fini(&f->mem);
    arena_fini(&f->offer_mem);
}

/* ------------------------------------------------------------------ one field */

static Str shown(const FormField *x, Str value) { return type_shown(x->set, value); }

/* A date stays as it was typed. */
static Str shown_now(const FormField *x) { return x->kind == FIELD_DATE && x->typed.n ? x->typed : shown(x, x->now); }

typedef struct Names { const TypeSet *set; const Careers *c; const FacetList *facets; } Names;

static bool offer_name(const void *ctx, uint32_t row, uint32_t k, Str *out)
{
    const Names *n = ctx;
    if (n->set) {
        if (k > 1) return false;
        *out = str_z(k ? type_name(n->set, (int)row) : _(type_msgid(n->set, (int)row)));
        return true;
    }
    if (k) return false;
    *out = n->facets->v[row].label;
    return true;
}

/* Names that the library has already: one spelling for one thing. */
static int field_query(const FormField *x, const Form *f)
{
    static const struct { const char *label; QueryField field; } all[] = {
        {"employer", Q_ORG}, {"role", Q_ROLE}, {"skills", Q_SKILL}, {"school", Q_ORG}};
    bool name = f->about.on == ON_ENTITY && x->kind == FIELD_TEXT;
    if (name) {
        EntityType t =
            (EntityType)(type_find(&entity_types, f->field[0].now) < 0 ? ENT_ORG
                                                                       : type_find(&entity_types, f->field[0].now));
        return t == ENT_ROLE ? Q_ROLE : t == ENT_SKILL ? Q_SKILL : t == ENT_ORG || t == ENT_SCHOOL ? Q_ORG : -1;
    }
    for (size_t i = 0; i < COUNT_OF(all); i++)
        if (str_eq_z(str_z(x->label), all[i].label)) return (int)all[i].field;
    return -1;
}

/* Of a list, the part that the caret stands in: what stands before it stays. */
static size_t part_begin(const FormField *x, const LineEdit *line)
{
    size_t from = 0;
    for (size_t i = 0; x->kind == FIELD_LIST && i < line->caret; i++)
        if (line->text[i] == ',') from = i + 1;
    while (from < line->n && line->text[from] == ' ') from++;
    return from;
}

static void make_offers(UiApp *app)
{
    Form *f = &app->form;
    const FormField *x = &f->field[f->sel];
    FacetList facets = {0};
    Rank rank = {0};
    Str typed = str_slice(line_str(&f->line), part_begin(x, &f->line), f->line.n);
    int field = x->set ? -1 : field_query(x, f);
    arena_clear(&f->offer_mem);
    f->offers.n = f->offers.cap = 0;
    if (!x->set && (field < 0 || !typed.n)) return;
    if (field >= 0) facets = session_facet(app->s, &f->offer_mem, (QueryField)field);
    Names names = {x->set, session_careers(app->s), &facets};
    rank_room(&f->offer_mem, &rank, x->set ? (uint32_t)x->set->n : facets.n);
    rank_by(&rank, typed, offer_name, &names);
    for (uint32_t i = 0; i < rank.n && f->offers.n < FORM_OFFERS; i++) {
        Str name;
        (void)offer_name(&names, rank.v[i], 0, &name);
        if (name.n) *vec_push(&f->offer_mem, &f->offers) = name;
    }
}

/* How a date is understood is told at once, and why something is no value. */
static void read_line(UiApp *app)
{
    Form *f = &app->form;
    FormField *x = &f->field[f->sel];
    Typed typed = {.value = str_trim(line_str(&f->line))};
    f->wrong = x->of < 0 ? NULL : typed_value(app->s, &f->mem, f->about.on, x->of, typed.value, &x->from, &typed);
    f->echo = f->wrong || x->kind != FIELD_DATE ? S("") : typed_told(&f->mem, &typed);
    if (!f->wrong) x->now = str_dup(&f->mem, typed.value), x->typed = str_dup(&f->mem, line_str(&f->line));
    make_offers(app);
}

static void load_line(UiApp *app)
{
    Form *f = &app->form;
    line_set(&f->line, shown_now(&f->field[f->sel]));
    read_line(app);
}

/* ------------------------------------------------------------------ keeping */

static Str whole_of(UiApp *app, Form *f)
{
    union { Event event; Entity entity; Position position; } it = {0};
    for (int i = 0; i < f->n; i++) (void)field_set(&f->mem, f->about.on, &it, i, f->field[i].now);
    (void)app;
    return field_whole(&f->mem, f->about.on, &it);
}

static uint32_t rows_of(UiApp *app, Decision rows[FORM_FIELDS])
{
    Form *f = &app->form;
    uint32_t n = 0;
    if (f->about.act == DECIDE_NOTE) {
        rows[n] = f->about;
        rows[n].value = f->field[0].now;
        return f->field[0].now.n ? 1 : 0;
    }
    if (f->about.act == DECIDE_ADD) {
        rows[n] = f->about;
        rows[n].type = f->field[0].now;
        rows[n].whole = whole_of(app, f);
        return 1;
    }
    for (int i = 0; i < f->n; i++) {
        if (str_eq(f->field[i].was, f->field[i].now)) continue;
        rows[n] = f->about;
        rows[n].field = str_z(field_name(f->about.on, i));
        rows[n++].value = f->field[i].now;
    }
    return n;
}

/* A type that is changed first would be looked for by its new name: it comes last. */
static void type_last(Decision *rows, uint32_t n)
{
    for (uint32_t i = 0; i + 1 < n; i++)
        if (str_eq_z(rows[i].field, "type") || str_eq_z(rows[i].field, "kind")) {
            Decision type = rows[i];
            for (uint32_t k = i; k + 1 < n; k++) rows[k] = rows[k + 1];
            rows[n - 1] = type;
            return;
        }
}

/* The position is known again by how it stood when the form was opened. */
static bool split_row(UiApp *app, Decision *row)
{
    Form *f = &app->form;
    Position second = {0};
    Fault fault = {0};
    uint32_t n = app->open.d->an->positions.n, at = 0;
    while (at < n && !str_eq(field_whole(&f->mem, ON_POSITION, &app->open.d->an->positions.v[at]), f->about.whole))
        at++;
    field_restore(&f->mem, ON_POSITION, &second, whole_of(app, f));
    Rc rc = at < n ? review_split_spell(&f->mem, app->open.d, at, &second, row, &fault) : RC_NOTFOUND;
    if (rc) app_fault(app, rc, &fault);
    return !rc;
}

/* Which field, what stands there, and why it cannot: a field that is left as it is not is not left. */
static bool is_wrong(UiApp *app)
{
    Form *f = &app->form;
    Str typed = str_trim(line_str(&f->line));
    const char *label = _(f->field[f->sel].label);
    if (!f->wrong) return false;
    Str told = typed.n ? str_fmt(&f->mem, A_("%s “%.*s”: %s"), label, STR_ARG(typed), _(f->wrong))
                       : str_fmt(&f->mem, "%s: %s", label, _(f->wrong));
    if (f->field[f->sel].set)
        told = str_fmt(&f->mem, STR_FMT "%s", STR_ARG(told), _("; Left and Right go through them"));
    app_say(app, RO_ERROR, told);
    return true;
}

static void keep(UiApp *app)
{
    Form *f = &app->form;
    Decision rows[FORM_FIELDS];
    if (is_wrong(app)) return;
    if (f->about.act == DECIDE_SPLIT) {
        f->open = !split_row(app, rows) || !decide_rows(app, rows, 1);
        return;
    }
    uint32_t n = rows_of(app, rows);
    type_last(rows, n);
    if (f->about.act == DECIDE_ADD && review_there(app->open.d, &rows[0]) != REVIEW_NONE) {
        app_say(app, RO_ERROR, str_z(_("it is there already: edit it")));
        return;
    }
    f->open = n && !decide_rows(app, rows, n);
    if (!n) app_say(app, RO_MESSAGE, str_z(_("nothing was changed")));
}

/* ------------------------------------------------------------------ keys */

static void go(UiApp *app, int by)
{
    Form *f = &app->form;
    if (is_wrong(app)) return;
    f->sel = (f->sel + by + f->n) % f->n;
    load_line(app);
}

static void complete(UiApp *app)
{
    Form *f = &app->form;
    const FormField *x = &f->field[f->sel];
    if (!f->offers.n) return;
    Str kept = str_slice(line_str(&f->line), 0, part_begin(x, &f->line));
    line_set(&f->line, str_fmt(&f->mem, STR_FMT STR_FMT, STR_ARG(kept), STR_ARG(f->offers.v[0])));
    read_line(app);
}

/* Is what is typed the beginning of what would be taken? Enter takes nothing that somebody did not begin to write. */
static bool begins_offer(const UiApp *app)
{
    const Form *f = &app->form;
    Arena tmp = {0};
    bool begins = f->offers.n && str_starts(fold_key(&tmp, f->offers.v[0]), fold_key(&tmp, line_str(&f->line)));
    arena_fini(&tmp);
    return begins;
}

/* The choice before or behind, without typing. */
static void turn(UiApp *app, int by)
{
    Form *f = &app->form;
    FormField *x = &f->field[f->sel];
    int code = type_find(x->set, x->now), n = x->set->n;
    x->now = str_z(type_name(x->set, (code + by + n) % n));
    load_line(app);
}

bool form_key(UiApp *app, Key k)
{
    Form *f = &app->form;
    bool choice = f->field[f->sel].set != NULL;
    app_stale(app);
    if (key_is(k, K_ESC, 0) || key_is(k, 'g', MOD_CTRL) || key_is(k, 'c', MOD_CTRL)) { f->open = false; return true; }
    if (key_is(k, 's', MOD_CTRL)) { keep(app); return true; }
    if (key_is(k, K_UP, 0) || key_is(k, K_TAB, MOD_SHIFT)) { go(app, -1); return true; }
    if (key_is(k, K_DOWN, 0)) { go(app, 1); return true; }
    if (key_is(k, K_TAB, 0)) { complete(app); return true; }
    if (choice && (key_is(k, K_LEFT, 0) || key_is(k, K_RIGHT, 0))) { turn(app, k.code == K_LEFT ? -1 : 1); return true; }
    if (key_is(k, K_ENTER, 0)) {
        if (f->wrong && begins_offer(app)) complete(app);
        if (f->sel + 1 == f->n) keep(app);
        else go(app, 1);
        return true;
    }
    /* A choice is typed anew. */
    if (choice && !f->wrong && key_is_text(k)) line_set(&f->line, S(""));
    if (!line_typed(app, &f->line, k)) return false;
    read_line(app);
    return true;
}

/* ------------------------------------------------------------------ drawing */

static void draw_field(UiApp *app, Pen *p, int y, int i)
{
    const Form *f = &app->form;
    const FormField *x = &f->field[i];
    bool here = i == f->sel;
    RoleId role = here ? f->wrong ? RO_WRONG : RO_PROMPT : RO_POPUP;
    int room = p->box.w - LABEL - 4;
    pen_fill(p, 1, y, p->box.w - 2, RO_POPUP);
    pen_clip(p, 2, y, LABEL, here ? RO_POPUP_TITLE : RO_POPUP, str_z(_(x->label)));
    int at;
    if (here) {
        size_t beg, caret;
        line_window(&f->line, (size_t)(room > 4 ? room : 4), &beg, &caret);
        at = pen_clip(p, LABEL + 3, y, room, role, str_slice(line_str(&f->line), beg, f->line.n));
        pen_cursor(p, LABEL + 3 + (int)caret, y);
    } else at = pen_clip(p, LABEL + 3, y, room, role, shown_now(x));
    Str beside = here && f->wrong    ? str_z(_(f->wrong))
                 : here && f->echo.n ? f->echo
                 : x->machine.n      ? str_fmt(p->mem, "%s %.*s", _("suggested:"), STR_ARG(shown(x, x->machine)))
                                     : S("");
    if (beside.n && at + 3 < p->box.w) pen_clip(p, at + 2, y, p->box.w - at - 4, RO_POPUP_DIM, beside);
}

/* What Tab takes; of a date, how it may be written. */
static Str help_line(const Form *f, Arena *a)
{
    const FormField *x = &f->field[f->sel];
    Str line = S("");
    for (uint32_t i = 0; i < f->offers.n; i++)
        line = str_fmt(a, STR_FMT "%s" STR_FMT, STR_ARG(line), i ? A_(" · ") : "Tab: ", STR_ARG(f->offers.v[i]));
    if (x->kind != FIELD_DATE) return line;
    bool end = f->about.on == ON_POSITION && x->of == field_find(ON_POSITION, S("end"));
    return str_z(end ? _("as 2019, 2019-03, March 2019, spring 2019, 2019~2021, last year, now")
                     : _("as 2019, 2019-03, March 2019, spring 2019, 2019~2021, last year"));
}

void form_draw(UiApp *app, Pen *screen)
{
    Form *f = &app->form;
    int w = app->cols - 2 < COLS ? app->cols : COLS, h = f->n + 4;
    if (h > app->rows) h = app->rows;
    f->box = (Box){(app->cols - w) / 2, (app->rows - h) / 2, w, h};
    Pen pen = pen_in(screen, f->box), *p = &pen;
    for (int y = 0; y < h; y++) {
        pen_fill(p, 0, y, w, RO_POPUP);
        pen_z(p, 0, y, RO_POPUP, p->g->bar);
        pen_z(p, w - 1, y, RO_POPUP, p->g->bar);
    }
    pen_clip(p, 2, 0, w - 4, RO_POPUP_TITLE,
             f->about.anchor.exact.n ? str_fmt(p->mem, A_("%s “%.*s”"), _(f->title), STR_ARG(f->about.anchor.exact))
                                     : str_z(_(f->title)));
    int rows = h - 3, top = f->sel >= rows ? f->sel - rows + 1 : 0;
    for (int i = 0; i < rows && top + i < f->n; i++) draw_field(app, p, i + 1, top + i);
    pen_clip(p, 2, h - 2, w - 4, RO_POPUP_DIM, help_line(f, p->mem));
    const char *keys = f->field[f->sel].set ? _("Left Right choose  Enter next  Tab completes  Ctrl-S keeps  Esc gives up")
                                            : _("Enter next  Tab completes  Ctrl-S keeps  Esc gives up");
    pen_clip(p, 2, h - 1, w - 4, RO_POPUP_TITLE, str_z(keys));
}
