/* page.c: the view of one thing, a year or a person: what the subject means, how one comes there, and its sentences,
 * which are looked up for the rows in sight only, while nothing else is to do. */
#include "page_int.h"
#include "base/clock.h"
#include "base/hash.h"
#include <stdlib.h>
#include <string.h>

enum { LOOK_UP_US = 5000 };                          /* what one look at the texts may take */

/* ------------------------------------------------------------------ subjects */

Str page_subject(Arena *a, const UiApp *app, NameId name)
{
    const Careers *c = session_careers(app->s);
    NameId root = careers_root(c, name);
    const CareerName *n = &c->names.v[root];
    uint32_t doc = page_is_local(c, root) ? page_doc_of(c, root) : UINT32_MAX;
    if (doc != UINT32_MAX)
        return str_fmt(a, "%s@%lld:" STR_FMT, type_name(&entity_types, (int)n->type), (long long)c->docs.v[doc].id,
                       STR_ARG(n->label));
    return str_fmt(a, "%s:" STR_FMT, type_name(&entity_types, (int)n->type), STR_ARG(n->label));
}

static bool number_of(Str s, int64_t *out)
{
    char z[24], *end;
    if (!s.n || s.n >= sizeof z) return false;
    memcpy(z, s.p, s.n);
    z[s.n] = 0;
    *out = strtoll(z, &end, 10);
    return *end == 0;
}

/* "org", or "org@12" where only memoir 12 knows who is meant. */
static NameId name_of(const Careers *c, Str head, Str name)
{
    int64_t id;
    Str kind;
    bool local = str_find(head, S("@"), 0) != SIZE_MAX && str_cut(&head, '@', &kind);
    int type = type_find(&entity_types, local ? kind : head);
    if (type < 0) return 0;
    if (!local) return page_find(c, 1u << type, name);
    uint32_t doc = number_of(head, &id) ? careers_find(c, id) : UINT32_MAX;
    return doc == UINT32_MAX ? 0 : page_find_in(c, doc, 1u << type, name);
}

static PageKind subject_of(const UiApp *app, Str subject, NameId *name, int64_t *number)
{
    Str rest = subject, head;
    if (!str_cut(&rest, ':', &head)) return PAGE_NONE;
    if (str_eq_z(head, "year")) return number_of(rest, number) && *number > 0 && *number < 9999 ? PAGE_YEAR : PAGE_NONE;
    if (str_eq_z(head, "doc"))
        return number_of(rest, number) && careers_find(session_careers(app->s), *number) != UINT32_MAX ? PAGE_PERSON
                                                                                                       : PAGE_NONE;
    *name = name_of(session_careers(app->s), head, rest);
    return *name ? PAGE_THING : PAGE_NONE;
}

Str page_called(const UiApp *app, Arena *a)
{
    Str subject = view_subject(app, PANE_PAGE), rest = subject, head;
    NameId name = 0;
    int64_t number = 0;
    if (subject_of(app, subject, &name, &number) == PAGE_PERSON) {
        const CareerDoc *d = &session_careers(app->s)->docs.v[careers_find(session_careers(app->s), number)];
        return career_title(d);
    }
    if (name) return careers_called(session_careers(app->s), name);
    return str_dup(a, str_cut(&rest, ':', &head) ? rest : subject);
}

static uint32_t filtered(const UiApp *app, const PageView *v)
{
    uint32_t n = 0;
    for (uint32_t i = 0; i < v->thing.careers.n; i++)
        n += bits_get(&session_filter(app->s)->docs, v->thing.careers.v[i].doc);
    return n;
}

static void make_thing(UiApp *app, PageView *v, NameId name)
{
    const Careers *c = session_careers(app->s);
    Filter *all = arena_push(&v->mem, Filter);
    v->thing = page_thing(&v->mem, c, name);
    *all = filter_run(&v->mem, c, &(Query){0}, NULL, NULL);
    Assoc x = assoc_index(&v->mem, graph_base(app), all);
    NameId root = graph_root(app, name);
    if (root && assoc_is_node(c->names.v[name].type)) v->ties = assoc_ego(&v->mem, &x, root);
    assoc_sort(&v->ties.edges, c, ASSOC_BY_COUNT);
    v->n_filtered = filtered(app, v);
}

PageView *page_of(UiApp *app)
{
    PageView *v = app->page;
    if (!v) v = app->page = arena_push(&app->life, PageView);
    Str subject = view_subject(app, PANE_PAGE);
    uint64_t parts[] = {app->made, hash64(subject)}, stamp = hash64((Str){(const char *)parts, sizeof parts});
    if (v->stamp == stamp) return v;
    NameId name = 0;
    int64_t number = 0;
    arena_clear(&v->mem), arena_clear(&v->quote_mem);
    *v = (PageView){.mem = v->mem, .quote_mem = v->quote_mem, .stamp = stamp};
    v->kind = subject_of(app, subject, &name, &number);
    const Careers *c = session_careers(app->s);
    if (v->kind == PAGE_THING) make_thing(app, v, name);
    if (v->kind == PAGE_YEAR) v->year = page_year(&v->mem, c, (int)number);
    if (v->kind == PAGE_PERSON) v->person = page_person(&v->mem, c, careers_find(c, number));
    return v;
}

/* ------------------------------------------------------------------ sentences */

static Str doc_key(const uint32_t *doc) { return (Str){(const char *)doc, sizeof *doc}; }

const PageQuotes *page_quotes(const UiApp *app, uint32_t doc)
{
    const uint32_t *at = app->page ? map_get(&app->page->quoted, doc_key(&doc)) : NULL;
    return at ? &app->page->quotes.v[*at - 1] : NULL;
}

static void quote_all(const OpenDoc *d, const Entity *e, Arena *a, PageQuotes *out)
{
    Span last = {0};
    for (uint32_t i = 0; i < e->mentions.n; i++) {
        Span at = e->mentions.v[i].span, s = session_sentence(d, at);
        if (span_eq(s, last)) continue;              /* once a sentence */
        last = s;
        Span near = span_near(d->doc->text, s, at);
        Str text = str_dup(a, str_trim(str_slice(d->doc->text, near.beg, near.end)));
        *vec_push(a, &out->v) = (PageQuote){at, session_line_no(d, at), text};
    }
}

/* A memoir that cannot be opened has no sentences; why is told when one goes there. */
static void look_up(UiApp *app, PageView *v, uint32_t doc)
{
    const Careers *c = session_careers(app->s);
    const CareerDoc *cd = &c->docs.v[doc];
    const OpenDoc *d;
    uint32_t *key = arena_push(&v->quote_mem, uint32_t);
    *key = doc;
    PageQuotes *q = vec_push(&v->quote_mem, &v->quotes);
    *q = (PageQuotes){.doc = doc};
    *map_put(&v->quote_mem, &v->quoted, doc_key(key), NULL) = v->quotes.n;
    if (session_doc_open(app->s, cd->id, &d, NULL)) return;
    for (uint32_t i = 0; !d->newer && i < cd->named_n && i < d->an->entities.n; i++)
        if (careers_root(c, c->named.v[cd->named_beg + i]) == v->thing.name)
            quote_all(d, &d->an->entities.v[i], &v->quote_mem, q);
    session_doc_close(app->s, d);
}

static bool waits(const PageView *v, uint32_t row, uint32_t *doc)
{
    uint32_t lo = 0, hi = v->waiting.n;
    while (lo < hi) {
        uint32_t mid = (lo + hi) / 2;
        if (v->waiting.v[mid] < row) lo = mid + 1;
        else hi = mid;
    }
    if (lo == v->waiting.n || v->waiting.v[lo] != row) return false;
    *doc = v->of_doc.v[lo];
    return true;
}

bool page_idle(UiApp *app)
{
    Sheet *sh = &app->sheet[PANE_PAGE];
    PageView *v = app->page;
    if (!v || v->kind != PAGE_THING || !box_shown(app->layout.pane[PANE_PAGE])) return false;
    int64_t until = clock_us() + LOOK_UP_US;
    bool found = false;
    for (int i = sh->list.top; i < sh->list.n && i < sh->list.top + sh->list.rows && clock_us() < until; i++) {
        uint32_t doc;
        if (!waits(v, sh->seen.v[i], &doc) || page_quotes(app, doc)) continue;
        look_up(app, v, doc);
        found = true;
    }
    if (found) sh->stale = app->dirty = true;
    return found;
}

void page_fini(UiApp *app)
{
    if (!app->page) return;
    arena_fini(&app->page->mem);
    arena_fini(&app->page->quote_mem);
}

/* ------------------------------------------------------------------ the thing one stands on */

static Link thing_of_item(const UiApp *app)
{
    const CareerItem *it = app_item(app);
    NameId name = !it ? 0 : it->role ? it->role : it->org;
    if (name) return (Link){.kind = LINK_NAME, .name = name};
    return app_doc(app) ? link_doc(app_doc(app)->id) : (Link){0};
}

/* The selected row's link; a row that leads to another view of a thing stands for the thing. */
static Link own_link(UiApp *app)
{
    const SheetRow *row = views[app->focus]->build ? sheet_selected(&app->sheet[app->focus]) : NULL;
    Link own = row ? row->link : app->focus == PANE_DETAIL ? detail_link(app) : (Link){0};
    return own.kind == LINK_PLACE && own.name ? (Link){.kind = LINK_NAME, .name = own.name} : own;
}

NameId name_here(UiApp *app)
{
    Link own = own_link(app);
    if (own.kind == LINK_NAME) return own.name;
    if (app->focus == PANE_SKILLS) return graph_thing(app);
    return app->focus == PANE_PAGE && page_of(app)->kind == PAGE_THING ? page_of(app)->thing.name : 0;
}

static bool is_thing(const Link *l) { return l->kind == LINK_NAME || l->kind == LINK_YEAR || l->kind == LINK_FIELD; }

/* A row of the skills view that stands for no thing belongs to the one that the view is about. */
static Link of_view(UiApp *app, Link own)
{
    NameId tied = app->focus == PANE_SKILLS && !is_thing(&own) ? graph_thing(app) : 0;
    return tied ? (Link){.kind = LINK_NAME, .name = tied} : own;
}

/* The row's own name or year; on a page and in the skills view else what they are about; else the role of what is looked
 * at. */
static Link thing_here(UiApp *app)
{
    Link own = of_view(app, own_link(app));
    if (is_thing(&own)) return own;
    if (app->focus != PANE_PAGE) return thing_of_item(app);
    const PageView *v = page_of(app);
    const Careers *c = session_careers(app->s);
    if (v->kind == PAGE_THING) return (Link){.kind = LINK_NAME, .name = v->thing.name};
    if (v->kind == PAGE_YEAR) return (Link){.kind = LINK_YEAR, .year = v->year.year};
    if (v->kind == PAGE_PERSON) return link_doc(c->docs.v[v->person.doc].id);
    return (Link){0};
}

static bool value_of(const UiApp *app, Arena *a, const Link *l, QueryField *field, Str *value)
{
    const Careers *c = session_careers(app->s);
    if (l->kind == LINK_NAME) {
        *field = field_of_type(c->names.v[l->name].type), *value = filter_value(a, c, *field, l->name);
    } else if (l->kind == LINK_YEAR) {
        *field = Q_YEAR, *value = str_fmt(a, "%d", l->year);
    } else if (l->kind == LINK_FIELD) {
        *field = l->field, *value = l->text;
    } else if (l->kind == LINK_DOC) {
        uint32_t doc = careers_find(c, l->item.doc);
        if (doc == UINT32_MAX) return false;
        *field = Q_DOC, *value = c->docs.v[doc].name;
    } else return false;
    return value->n > 0;
}

void filter_by_this(UiApp *app)
{
    Arena a = {0};
    QueryField field;
    Str value;
    Link l = thing_here(app);
    if (value_of(app, &a, &l, &field, &value)) {
        Str text = query_set_field(&a, session_query(app->s), field, &value, 1);
        history_push(app);
        app_filter(app, text);
    } else app_say(app, RO_MESSAGE, str_z(_("There is nothing here to filter by.")));
    arena_fini(&a);
}

/* The page of the row's own thing, or of that of the skills view, else of who tells it. */
void page_here(UiApp *app)
{
    Arena a = {0};
    Link own = of_view(app, own_link(app));
    const CareerDoc *d = app_doc(app);
    if (own.kind != LINK_NAME && own.kind != LINK_YEAR)
        own = d ? (Link){.kind = LINK_PLACE, .pane = PANE_PAGE, .text = str_fmt(&a, "doc:%lld", (long long)d->id)} : (Link){0};
    if (!link_follow(app, &own)) app_say(app, RO_MESSAGE, str_z(_("There is no page of this.")));
    arena_fini(&a);
}

/* ------------------------------------------------------------------ the view */

static void build(UiApp *app, Sheet *sh)
{
    PageView *v = page_of(app);
    memset(&v->waiting, 0, sizeof v->waiting);
    memset(&v->of_doc, 0, sizeof v->of_doc);
    page_rows(app, sh);
}

const View page_view = {.ctx = CTX_PAGE, .build = build, .from_top = true, .called = page_called};
