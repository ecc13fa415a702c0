/* page_rows.c: the rows of a page. Every row is a link, every number can be opened. */
#include "page_int.h"
#include "model/count.h"
#include "session/ties.h"
#include "uni/width.h"

enum { CAREERS_MOST = 1000, EVENTS_MOST = 400, QUOTES_MOST = 100, TIES_MOST = 8, FEW = ASSOC_FEW, BAR = 12 };
typedef enum { SEC_CAREERS = 1, SEC_TIES, SEC_YEARS, SEC_EVENTS, SEC_QUOTES, SEC_BEGAN, SEC_LEFT, SEC_SKILLS,
               SEC_POSITIONS, SEC_KIND } PageSection;

static const Careers *careers(const UiApp *app) { return session_careers(app->s); }
static bool in_filter(const UiApp *app, uint32_t doc) { return bits_get(&session_filter(app->s)->docs, doc); }

static RoleId role_of_type(EntityType t)
{
    return t == ENT_ROLE ? RO_ROLE : t == ENT_SKILL ? RO_SKILL : t == ENT_ORG || t == ENT_SCHOOL ? RO_ORG : RO_ENTITY;
}

/* A row that the following deeper ones hang on; nothing where there are none. */
static void section(Sheet *sh, int which, Str title, uint32_t n)
{
    SheetRow *row = sheet_row(sh);
    row->fold = (uint64_t)which;
    sheet_put(sh, RO_TITLE, title);
    sheet_put(sh, RO_COUNT, str_fmt(&sh->mem, "%u", n));
}

static Link to_person(const Careers *c, uint32_t doc)
{
    return link_doc(c->docs.v[doc].id);
}

/* When, what, who. */
static void item_row(UiApp *app, Sheet *sh, uint32_t item, int depth, bool person)
{
    const Careers *c = careers(app);
    const CareerItem *it = &c->items.v[item];
    SheetRow *row = sheet_row(sh);
    row->depth = depth;
    row->link = link_item(c, item);
    int x = 1 + 2 * depth, wide = sh->cols >= 56 ? 24 : it->kind == ITEM_POSITION ? 19 : 14;
    Str dates = label_dates(&sh->mem, c, it);
    sheet_at(sh, x, wide - 1, RO_TIME, str_eq_z(dates, "?") ? str_z(_("no date")) : dates);
    sheet_at(sh, x + wide, 0, it->fact == FACT_ACTUAL ? RO_TEXT : RO_UNREAL, label_item(&sh->mem, app, it));
    if (person && sh->cols >= 64)
        sheet_at(sh, sh->cols - sh->cols / 3, 0, RO_PERSON, career_title(&c->docs.v[it->doc]));
}

/* A page is about all careers: those that the filter leaves out come behind the others, under a line that says so. */
static void outside(Sheet *sh, uint32_t n)
{
    if (n) sheet_heading(sh, str_fmt(&sh->mem, P_("%u outside the filter", "%u outside the filter", n), n))->depth = 1;
}

/* What was left out, and where all of it is. */
static void more_row(Sheet *sh, int depth, uint32_t n, Link to)
{
    if (!n) return;
    SheetRow *row = sheet_row(sh);
    row->depth = depth;
    row->link = to;
    sheet_put(sh, RO_DIM, str_fmt(&sh->mem, _("%u more"), n));
}

/* All careers that have it, on the timeline. */
static Link filter_link(Sheet *sh, UiApp *app, NameId name)
{
    const Careers *c = careers(app);
    QueryField field = field_of_type(c->names.v[name].type);
    return (Link){.kind = LINK_FIELD, .field = field, .text = filter_value(&sh->mem, c, field, name)};
}

static Str bar_of(Sheet *sh, const UiApp *app, uint32_t n, uint32_t most)
{
    uint32_t cells = most ? (n * BAR + most - 1) / most : 0;
    Str s = {0};
    for (uint32_t i = 0; i < cells; i++) s = str_fmt(&sh->mem, STR_FMT "%s", STR_ARG(s), app->g->cell[CELL_CORE]);
    return s;
}

/* ------------------------------------------------------------------ a thing */

static void other_names(Sheet *sh, const Careers *c, NameId id)
{
    const CareerName *n = &c->names.v[id];
    Str shown = careers_called(c, id), other = str_eq(shown, n->en) ? n->name : n->en, also = n->also;
    Str line = str_eq(shown, other) ? (Str){0} : other;
    for (Str one; str_cut(&also, '\n', &one);) {
        if (!one.n || str_eq(one, shown) || str_eq(one, other)) continue;
        line = line.n ? str_fmt(&sh->mem, STR_FMT ", " STR_FMT, STR_ARG(line), STR_ARG(one)) : one;
    }
    if (!line.n) return;
    sheet_head(sh);
    sheet_put(sh, RO_LABEL, str_z(_("also")));
    sheet_put(sh, RO_DIM, line);
}

static uint32_t busiest(const PageThing *t)
{
    uint32_t best = 0;
    for (uint32_t i = 1; i < t->years.n; i++)
        if (t->years.v[i].n_doc > t->years.v[best].n_doc) best = i;
    return best;
}

/* Careers a year as a row of sparks; of a long time several years a cell. */
static void trend(UiApp *app, Sheet *sh, const PageThing *t)
{
    if (t->years.n < 2) return;
    uint32_t room = sh->cols > 50 ? (uint32_t)sh->cols - 40 : 10, per = (t->years.n + room - 1) / room;
    uint32_t at = busiest(t), most = t->years.v[at].n_doc;
    Str line = {0};
    for (uint32_t i = 0; i < t->years.n; i += per) {
        uint32_t n = 0;
        for (uint32_t k = i; k < i + per && k < t->years.n; k++)
            if (t->years.v[k].n_doc > n) n = t->years.v[k].n_doc;
        const char *cell = n ? app->g->density[(n * 4 + most - 1) / most] : " ";
        line = str_fmt(&sh->mem, STR_FMT "%s", STR_ARG(line), cell);
    }
    sheet_head(sh);
    sheet_put(sh, RO_TIME, str_fmt(&sh->mem, "%d", t->years.v[0].year));
    sheet_put(sh, RO_DENSITY, line);
    sheet_put(sh, RO_TIME, str_fmt(&sh->mem, "%d", t->years.v[t->years.n - 1].year));
    sheet_put(sh, RO_DIM, str_fmt(&sh->mem, _("most in %d: %u"), t->years.v[at].year, most));
}

static void career_row(UiApp *app, Sheet *sh, const PageCareer *k)
{
    const Careers *c = careers(app);
    if (k->item != PAGE_NO_ITEM) {
        item_row(app, sh, k->item, 1, true);
        return;
    }
    SheetRow *row = sheet_row(sh);
    row->depth = 1;
    row->link = to_person(c, k->doc);
    sheet_at(sh, 3, 0, RO_DIM, str_z(_("named in the text only")));
    int name = sh->cols >= 64 ? sh->cols - sh->cols / 3 : 28;
    sheet_at(sh, name, 0, RO_PERSON, career_title(&c->docs.v[k->doc]));
}

static void career_rows(UiApp *app, Sheet *sh, const PageThing *t, uint32_t n_filtered)
{
    section(sh, SEC_CAREERS, str_z(_("careers")), t->careers.n);
    uint32_t shown = 0;
    for (int out = 0; out < 2; out++) {
        if (out) outside(sh, t->careers.n - n_filtered);
        for (uint32_t i = 0; i < t->careers.n && shown < CAREERS_MOST; i++)
            if (in_filter(app, t->careers.v[i].doc) != out) career_row(app, sh, &t->careers.v[i]), shown++;
    }
    more_row(sh, 1, t->careers.n - shown, filter_link(sh, app, t->name));
}

static void tie_row(UiApp *app, Sheet *sh, const AssocEdge *e)
{
    const Careers *c = careers(app);
    SheetRow *row = sheet_row(sh);
    row->depth = 2;
    RoleId role = e->name ? role_of_type(c->names.v[e->name].type) : RO_EVENT;
    if (e->name) row->link = (Link){.kind = LINK_NAME, .name = e->name};
    else row->link = (Link){.kind = LINK_FIELD, .field = Q_TYPE, .text = str_z(type_name(&event_types, e->event))};
    bool few = e->k.n_xy < FEW;
    sheet_at(sh, 5, 0, few ? RO_DIM : role,
             e->name ? careers_called(c, e->name) : str_z(_(type_msgid(&event_types, e->event))));
    sheet_at(sh, sh->cols - 26, BAR + 1, RO_DENSITY, bar_of(sh, app, e->k.n_xy, e->k.n_x));
    sheet_right(sh, few ? RO_DIM : RO_COUNT, str_fmt(&sh->mem, _("%u of %u"), e->k.n_xy, e->k.n_x));
}

static void tie_rows(UiApp *app, Sheet *sh, const PageView *v)
{
    const AssocEdges *edges = &v->ties.edges;
    EntityType type = careers(app)->names.v[v->thing.name].type;
    if (!edges->n) return;
    section(sh, SEC_TIES, str_z(_("goes with")), edges->n);
    uint32_t of_rel = 0;
    for (uint32_t i = 0; i < edges->n; i++) {
        const AssocEdge *e = &edges->v[i];
        if (e->event == ASSOC_UNTOLD) continue;          /* the skills view has them, with the sentences */
        bool first = i == 0 || edges->v[i - 1].rel != e->rel;
        of_rel = first ? 0 : of_rel + 1;
        if (first) {
            SheetRow *row = sheet_heading(sh, str_z(_(session_rel_label(e->rel, type))));
            row->depth = 1;
        }
        if (of_rel < TIES_MOST) tie_row(app, sh, e);
        bool last = i + 1 == edges->n || edges->v[i + 1].rel != e->rel;
        if (last && of_rel >= TIES_MOST)
            more_row(sh, 2, of_rel + 1 - TIES_MOST,
                     (Link){.kind = LINK_PLACE, .pane = PANE_SKILLS, .text = page_subject(&sh->mem, app, v->thing.name)});
    }
}

static void year_rows(UiApp *app, Sheet *sh, const PageThing *t)
{
    if (!t->years.n) return;
    uint32_t most = t->years.v[busiest(t)].n_doc;
    section(sh, SEC_YEARS, str_z(_("years")), t->years.n);
    for (uint32_t i = 0; i < t->years.n; i++) {
        const PageYear *y = &t->years.v[i];
        SheetRow *row = sheet_row(sh);
        row->depth = 1;
        row->link = (Link){.kind = LINK_YEAR, .year = y->year};
        sheet_at(sh, 3, 0, RO_TIME, str_fmt(&sh->mem, "%d", y->year));
        sheet_at(sh, 9, BAR + 1, RO_DENSITY, bar_of(sh, app, y->n_doc, most));
        sheet_at(sh, 10 + BAR, 0, RO_DIM, str_z(count_of(&sh->mem, COUNTED_CAREER, y->n_doc)));
    }
}

/* Of one type, or of any (-1). A person's own need not be told apart. Gives how many were shown. */
static uint32_t put_items(UiApp *app, Sheet *sh, const PageItems *items, int type, bool person)
{
    const Careers *c = careers(app);
    uint32_t shown = 0, n_out = 0;
    for (int out = 0; out < 2; out++) {
        if (out) outside(sh, n_out);
        for (uint32_t i = 0; i < items->n; i++) {
            const CareerItem *it = &c->items.v[items->v[i]];
            bool here = in_filter(app, it->doc) || !person;
            if (type >= 0 && it->type != type) continue;
            n_out += !out && !here;
            if (here != out && shown < EVENTS_MOST) item_row(app, sh, items->v[i], 1, person), shown++;
        }
    }
    return shown;
}

static void event_rows(UiApp *app, Sheet *sh, const PageItems *items, int which, const char *title)
{
    if (!items->n) return;
    section(sh, which, str_z(title), items->n);
    more_row(sh, 1, items->n - put_items(app, sh, items, -1, true), (Link){0});
}

static void quote_row(Sheet *sh, const CareerDoc *d, const PageQuote *q)
{
    SheetRow *row = sheet_row(sh);
    row->depth = 2;
    row->link = (Link){.kind = LINK_SPAN, .item = {.doc = d->id, .none = true}, .span = q->span};
    Str line = str_fmt(&sh->mem, "%u", q->line);
    sheet_at(sh, 5 + (line.n < 5 ? 5 - (int)line.n : 0), 0, RO_DIM, line);
    sheet_at(sh, 11, 0, RO_TEXT, q->text);
}

/* Sentences are filled in when they come into sight (page_idle). */
static void mention_rows(UiApp *app, Sheet *sh, PageView *v, const PageCareer *k)
{
    const CareerDoc *d = &careers(app)->docs.v[k->doc];
    const PageQuotes *q = page_quotes(app, k->doc);
    SheetRow *row = sheet_row(sh);
    row->depth = 1;
    row->link = to_person(careers(app), k->doc);
    sheet_put(sh, RO_PERSON, career_title(d));
    sheet_put(sh, RO_DIM, d->name);
    sheet_right(sh, RO_COUNT, str_fmt(&sh->mem, "%u", k->n_mention));
    if (!q) *vec_push(&sh->mem, &v->waiting) = sh->rows.n - 1, *vec_push(&sh->mem, &v->of_doc) = k->doc;
    for (uint32_t m = 0; q && m < q->v.n && m < QUOTES_MOST; m++) quote_row(sh, d, &q->v.v[m]);
    if (q && q->v.n > QUOTES_MOST)
        more_row(sh, 2, q->v.n - QUOTES_MOST,
                 (Link){.kind = LINK_SPAN, .item = {.doc = d->id, .none = true}, .span = q->v.v[QUOTES_MOST].span});
}

static void quote_rows(UiApp *app, Sheet *sh, PageView *v)
{
    const PageThing *t = &v->thing;
    uint32_t shown = 0, n_out = 0;
    if (!t->n_mention) return;
    section(sh, SEC_QUOTES, str_z(_("mentions")), t->n_mention);
    for (uint32_t i = 0; i < t->careers.n; i++)
        n_out += t->careers.v[i].n_mention && !in_filter(app, t->careers.v[i].doc);
    for (int out = 0; out < 2; out++) {
        if (out) outside(sh, n_out);
        for (uint32_t i = 0; i < t->careers.n && shown < CAREERS_MOST; i++) {
            if (in_filter(app, t->careers.v[i].doc) == out) continue;
            if (t->careers.v[i].n_mention) mention_rows(app, sh, v, &t->careers.v[i]);
            shown++;
        }
    }
    more_row(sh, 1, t->careers.n - shown, filter_link(sh, app, t->name));
}

static void thing_rows(UiApp *app, Sheet *sh, PageView *v)
{
    const Careers *c = careers(app);
    const PageThing *t = &v->thing;
    const CareerName *n = &c->names.v[t->name];
    const char *kind = _(type_msgid(&entity_types, (int)n->type));
    sh->title = str_fmt(&sh->mem, A_("%s · " STR_FMT), kind, STR_ARG(careers_called(c, t->name)));
    sh->note = str_z(count_of(&sh->mem, COUNTED_CAREER, t->careers.n));
    if (v->n_filtered < t->careers.n)
        sh->note = str_fmt(&sh->mem, _("%.*s, %u in the filter"), STR_ARG(sh->note), v->n_filtered);
    if (!t->careers.n) return;
    other_names(sh, c, t->name);
    trend(app, sh, t);
    career_rows(app, sh, t, v->n_filtered);
    tie_rows(app, sh, v);
    event_rows(app, sh, &t->items, SEC_EVENTS, _("events"));
    year_rows(app, sh, t);
    quote_rows(app, sh, v);
}

/* ------------------------------------------------------------------ a year */

static void other_year(Sheet *sh, int year, const char *glyph)
{
    SheetRow *row = sheet_row(sh);
    row->link = (Link){.kind = LINK_YEAR, .year = year};
    sheet_put(sh, RO_DIM, str_z(glyph));
    sheet_put(sh, RO_TIME, str_fmt(&sh->mem, "%d", year));
}

/* Events by kind, each kind to be folded. */
static void kind_rows(UiApp *app, Sheet *sh, const PageItems *events, const uint32_t *n_type, bool person)
{
    for (int t = 0; t < EV_COUNT; t++) {
        if (!n_type[t]) continue;
        section(sh, SEC_KIND + t, str_z(_(type_msgid(&event_types, t))), n_type[t]);
        put_items(app, sh, events, t, person);
    }
}

static void of_year_rows(UiApp *app, Sheet *sh, const PageOfYear *y)
{
    const Careers *c = careers(app);
    sh->title = str_fmt(&sh->mem, A_("%s · %d"), _("year"), y->year);
    sh->note = str_z(count_of(&sh->mem, COUNTED_CAREER, y->n_doc));
    sh->nothing = str_z(_("Nothing is dated then."));
    sheet_head(sh);
    sheet_put(sh, RO_DIM, str_fmt(&sh->mem, "%s, %s", count_of(&sh->mem, COUNTED_HELD, y->n_position),
                                  count_of(&sh->mem, COUNTED_EVENT, y->n_event)));
    event_rows(app, sh, &y->began, SEC_BEGAN, _("began"));
    event_rows(app, sh, &y->left, SEC_LEFT, _("ended"));
    if (y->skills.n) section(sh, SEC_SKILLS, str_z(_("skills")), y->skills.n);
    for (uint32_t i = 0; i < y->skills.n && i < EVENTS_MOST; i++) {
        SheetRow *row = sheet_row(sh);
        row->depth = 1;
        row->link = (Link){.kind = LINK_NAME, .name = y->skills.v[i].name};
        sheet_put(sh, RO_SKILL, careers_called(c, y->skills.v[i].name));
        sheet_right(sh, RO_COUNT, str_fmt(&sh->mem, "%u", y->skills.v[i].n_doc));
    }
    kind_rows(app, sh, &y->events, y->n_type, true);
    other_year(sh, y->year - 1, app->g->cell[CELL_OPEN_START]);
    other_year(sh, y->year + 1, app->g->cell[CELL_OPEN_END]);
}

/* ------------------------------------------------------------------ a person */

/* Where it was learned or first used; a position and an event say it by their names. */
static void skill_row(UiApp *app, Sheet *sh, const PageSkill *s)
{
    const Careers *c = careers(app);
    SheetRow *row = sheet_row(sh);
    row->depth = 1;
    row->link = (Link){.kind = LINK_NAME, .name = s->name};
    int where = sh->cols >= 56 ? 28 : 18;
    sheet_at(sh, 3, where - 4, RO_SKILL, careers_called(c, s->name));
    if (s->item != PAGE_NO_ITEM) {
        const CareerItem *it = &c->items.v[s->item];
        row->source = link_item(c, s->item);
        sheet_at(sh, where, 0, RO_TIME, label_dates(&sh->mem, c, it));
        sheet_put(sh, RO_TEXT, label_item(&sh->mem, app, it));
    } else sheet_at(sh, where, 0, RO_DIM, str_z(_("named in the text only")));
    sheet_right(sh, RO_COUNT, str_fmt(&sh->mem, "%u", s->n_mention));
}

static void person_rows(UiApp *app, Sheet *sh, const PagePerson *p)
{
    const Careers *c = careers(app);
    const CareerDoc *d = &c->docs.v[p->doc];
    sh->title = str_fmt(&sh->mem, A_("%s · " STR_FMT), _("person"), STR_ARG(career_title(d)));
    sh->note =
        d->dct.n ? str_fmt(&sh->mem, "%s " STR_FMT, _("written"), STR_ARG(label_edtf(&sh->mem, d->dct))) : d->name;
    sh->nothing = str_z(_("Nothing was found in this memoir."));
    Str career = label_career(&sh->mem, app, p->doc);
    if (career.n) {
        sheet_head(sh);
        sheet_put(sh, RO_ROLE, career);
    }
    if (p->positions.n) section(sh, SEC_POSITIONS, str_z(_("positions")), p->positions.n);
    for (uint32_t i = 0; i < p->positions.n; i++) item_row(app, sh, p->positions.v[i], 1, false);
    if (p->skills.n) section(sh, SEC_SKILLS, str_z(_("skills")), p->skills.n);
    for (uint32_t i = 0; i < p->skills.n; i++) skill_row(app, sh, &p->skills.v[i]);
    kind_rows(app, sh, &p->events, p->n_type, false);
    for (uint32_t i = 0; i < sh->rows.n; i++)            /* beside its page stands the memoir */
        if (!sh->rows.v[i].link.kind) sh->rows.v[i].source = to_person(c, p->doc);
}

void page_rows(UiApp *app, Sheet *sh)
{
    PageView *v = page_of(app);
    sh->title = str_z(_("page"));
    sh->nothing =
        str_z(view_subject(app, PANE_PAGE).n ? _("No memoir has this now.") : _("Enter on a name opens its page."));
    if (v->kind == PAGE_THING) thing_rows(app, sh, v);
    if (v->kind == PAGE_YEAR) of_year_rows(app, sh, &v->year);
    if (v->kind == PAGE_PERSON) person_rows(app, sh, &v->person);
}
