/* state.c: what is shown and looked at, told instead of drawn. */
#include "app_int.h"
#include "uni/utf8.h"

static const char *front_of(const UiApp *app)
{
    if (app->form.open) return "form";
    if (app->choice.open) return app->choice.ways->name;
    if (app->words.open) return "words";
    return app->labels.open ? "labels" : app->prompt.open ? "prompt" : app->pending.n ? "prefix" : "";
}

static const List *list_of(const UiApp *app)
{
    const List *const lists[PANE_COUNT] = {
        [PANE_DOCS] = &app->docs.list, [PANE_TIME] = &app->time.list, [PANE_TEXT] = &app->text.list,
        [PANE_DETAIL] = &app->detail.list};
    if (app->choice.open) return &app->choice.list;
    return views[app->focus]->build ? &app->sheet[app->focus].list : lists[app->focus];
}

/* Where a row leads: "doc:3", "event:3/12", "position:3/0". */
static Str item_place(Arena *a, int64_t doc, const CareerItem *it)
{
    if (!it) return str_fmt(a, "doc:%lld", (long long)doc);
    const char *kind = it->kind == ITEM_EVENT ? "event" : "position";
    return str_fmt(a, "%s:%lld/%u", kind, (long long)doc, it->seq);
}

static UiLink docs_link(const UiApp *app, Arena *a, uint32_t row)
{
    const CareerDoc *d = &session_careers(app->s)->docs.v[app->docs.rows.v[row]];
    return (UiLink){career_title(d), item_place(a, d->id, NULL)};
}

static UiLink time_link(const UiApp *app, Arena *a, uint32_t row)
{
    const Careers *c = session_careers(app->s);
    TimeRow r = app->time.rows.v[row];
    const CareerDoc *d = &c->docs.v[r.doc];
    const CareerItem *it = r.item == NO_ITEM ? NULL : &c->items.v[r.item];
    return (UiLink){it ? label_item(a, app, it) : career_title(d), item_place(a, d->id, it)};
}

/* "filter:role:교사", "name:role:교사", "year:2021", "paths:…" */
static Str link_place(const UiApp *app, Arena *a, const Link *l)
{
    const Careers *c = session_careers(app->s);
    const CareerItem it = {.kind = l->item.kind, .seq = l->item.seq};
    switch (l->kind) {
    case LINK_NONE: break;
    case LINK_ITEM: return item_place(a, l->item.doc, l->item.none ? NULL : &it);
    case LINK_DOC: return item_place(a, l->item.doc, NULL);
    case LINK_SPAN: return str_fmt(a, "span:%lld/%u-%u", (long long)l->item.doc, l->span.beg, l->span.end);
    case LINK_NAME:
        return str_fmt(a, "name:%s:" STR_FMT, type_name(&entity_types, (int)c->names.v[l->name].type),
                       STR_ARG(c->names.v[l->name].label));
    case LINK_YEAR: return str_fmt(a, "year:%d", l->year);
    case LINK_PLACE: return str_fmt(a, "%s:" STR_FMT, panes[l->pane].name, STR_ARG(l->text));
    case LINK_QUERY: return str_fmt(a, "filter:" STR_FMT, STR_ARG(l->text));
    case LINK_ACT: return str_fmt(a, "do:%s", actions[l->act].name);
    case LINK_FIELD: return str_fmt(a, "filter:%s:" STR_FMT, query_field_name(l->field), STR_ARG(l->text));
    }
    return S("");
}

static UiLink detail_row_link(const UiApp *app, Arena *a, uint32_t row)
{
    const DetailRow *r = &app->detail.rows.v.v[row];
    return (UiLink){r->value, link_place(app, a, &r->link)};
}

static UiLink sheet_link(const UiApp *app, Arena *a, uint32_t row)
{
    const Sheet *sh = &app->sheet[app->focus];
    const SheetRow *r = &sh->rows.v[sh->seen.v[row]];
    Str text = {0};
    for (uint32_t i = 0; i < r->n_seg; i++)
        text = str_fmt(a, STR_FMT "%s" STR_FMT, STR_ARG(text), i ? " " : "", STR_ARG(sh->segs.v[r->seg + i].text));
    return (UiLink){text, link_place(app, a, &r->link)};
}

typedef UiLink (*LinkFn)(const UiApp *app, Arena *a, uint32_t row);

static LinkFn link_fn(const UiApp *app)
{
    static const LinkFn fns[PANE_COUNT] = {
        [PANE_DOCS] = docs_link, [PANE_TIME] = time_link, [PANE_DETAIL] = detail_row_link};
    if (app->choice.open) return NULL;
    return views[app->focus]->build ? sheet_link : fns[app->focus];
}

static void links(const UiApp *app, Arena *a, UiState *out)
{
    const List *l = list_of(app);
    LinkFn fn = link_fn(app);
    if (!fn || l->rows <= 0) return;
    out->links = arena_push_n(a, UiLink, (size_t)l->rows);
    for (int i = l->top; i < l->n && i < l->top + l->rows; i++) {
        UiLink link = fn(app, a, (uint32_t)i);
        if (link.to.n) out->links[out->n_link++] = link;
    }
}

/* What the cursor's row of the focused pane says, without the signs that only show. */
static Str row_text(const UiApp *app, Arena *a)
{
    enum { LINES = 0x2500, SHAPES_END = 0x2600 };
    const Surface *sf = app->screen;
    Box b = app->layout.pane[app->focus];
    Buf row = {0};
    bool blank = true;
    for (int x = b.x; sf->cursor_shown && x < b.x + b.w; x++) {
        const Cell *c = surface_at(sf, x, sf->cursor_y);
        if (!c || !c->cols) continue;
        bool sign = c->cp[0] == ' ' || (c->cp[0] >= LINES && c->cp[0] < SHAPES_END);
        if (sign && !blank) buf_add_c(&row, ' ');
        blank = sign;
        for (int i = 0; !sign && i < CELL_CPS && c->cp[i]; i++) {
            char utf8[4];
            buf_add(&row, (Str){utf8, utf8_put(utf8, c->cp[i])});
        }
    }
    Str text = str_dup(a, str_trim(buf_str(&row)));
    buf_fini(&row);
    return text;
}

static void front_links(UiApp *app, Arena *a, UiState *out)
{
    const Choice *c = &app->choice;
    out->links = arena_push_n(a, UiLink, (size_t)(c->list.rows > 0 ? c->list.rows : 1));
    for (int i = c->list.top; i < c->list.n && i < c->list.top + c->list.rows; i++) {
        const ChoiceRow *r = &c->all.v[c->seen.v[i]];
        Str right = r->right.n ? str_fmt(a, " (" STR_FMT ")", STR_ARG(r->right)) : (Str){0};
        out->links[out->n_link++] = (UiLink){str_cat(a, r->show, right), str_fmt(a, "row:%d", i)};
    }
}

/* The fields of a form with what stands in them. */
static void form_links(UiApp *app, Arena *a, UiState *out)
{
    const Form *f = &app->form;
    out->links = arena_push_n(a, UiLink, FORM_FIELDS);
    out->row = f->sel, out->rows = f->n, out->top = 0;
    out->typed = line_str(&f->line);
    out->label = str_z(_(f->title));
    for (int i = 0; i < f->n; i++) {
        Str value = i == f->sel ? out->typed : f->field[i].now;
        out->links[out->n_link++] = (UiLink){
            str_fmt(a, "%s: " STR_FMT, _(f->field[i].label), STR_ARG(value)), str_fmt(a, "field:%d", i)};
    }
}

void ui_app_row(UiApp *app, int row)
{
    ActionId step = ACT_DOWN;
    const List *l = list_of(app);
    for (int n = app->form.n; app->form.open && app->form.sel != row && row < app->form.n && n > 0; n--)
        form_key(app, (Key){.code = K_DOWN});
    if (app->form.open) return;
    if (app->choice.open) {
        list_to(&app->choice.list, row);
        app->dirty = true;
        return;
    }
    if (row < l->sel) step = ACT_UP;
    for (int n = row < l->sel ? l->sel - row : row - l->sel; n > 0; n--) {
        int was = l->sel;
        app_act(app, step);
        if (l->sel == was) break;
    }
    app->dirty = true;
}

void ui_app_state(UiApp *app, Arena *a, UiState *out)
{
    const Careers *c = session_careers(app->s);
    const Filter *f = session_filter(app->s);
    const CareerDoc *d = app_doc(app);
    const CareerItem *it = app_item(app);
    const List *l = list_of(app);
    *out = (UiState){.view = str_z(panes[app->focus].name), .subject = view_subject(app, app->focus),
                     .front = str_z(front_of(app)), .doc = app->item.doc,
                     .filter = session_filter_text(app->s), .message = str_z(app->message), .n_doc = f->n_doc,
                     .of_doc = c->n_doc, .n_event = f->n_event, .of_event = c->n_event, .row = l->sel, .rows = l->n,
                     .busy = session_progress(app->s).running};
    if (d) out->name = d->name;
    if (it) {
        out->kind = it->kind == ITEM_EVENT ? S("event") : S("position");
        out->seq = it->seq;
        out->label = label_item(a, app, it);
    } else if (d) out->label = career_title(d);
    if (app->choice.open) out->typed = line_str(&app->choice.typed);
    else if (app->prompt.open) out->typed = line_str(&app->prompt.line);
    out->title = str_z(_(panes[app->focus].title));
    out->row_text = row_text(app, a);
    out->source = copy_citation(app, a);
    out->top = l->top;
    if (app->form.open) form_links(app, a, out);
    else if (app->choice.open) front_links(app, a, out);
    else links(app, a, out);
}
