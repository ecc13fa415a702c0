/* view_search.c: looking for work, over the filter and memoir by memoir: how far applications came, how they ended, why
 * one looked and what one did after a rejection. */
#include "app_int.h"
#include "path/funnel.h"
#include "uni/width.h"

enum { MANY = 40 };                                  /* of more memoirs each is folded at first */
enum { BAR = 20, NARROW = 60, PERSON = 26, SEC_FATE = 10, SEC_REACH = 20, SEC_MOTIVES = 1, SEC_CHANGES, SEC_DOC = 1000 };

typedef struct Search { UiApp *app; Sheet *sh; const Careers *c; Funnel f; Buf line; } Search;

/* A narrow pane has numbers alone. */
static uint32_t bar_room(const Search *s) { return s->sh->cols >= 90 ? BAR : s->sh->cols >= NARROW ? BAR / 2 : 0; }

static Str bar_of(Search *s, uint32_t n, uint32_t most)
{
    Str bar = {0};
    uint32_t room = bar_room(s), cells = most ? (n * room + most - 1) / most : 0;
    for (uint32_t i = 0; i < cells; i++)
        bar = str_fmt(&s->sh->mem, STR_FMT "%s", STR_ARG(bar), s->app->g->cell[CELL_CORE]);
    return bar;
}

/* A share of few is no share: only the numbers stand there. The one before it stands in the row above. */
static Str share(Search *s, uint32_t n, uint32_t of)
{
    Str numbers = str_fmt(&s->sh->mem, _("%u of %u"), n, of);
    if (of >= FUNNEL_FEW && s->sh->cols < NARROW) return str_fmt(&s->sh->mem, "%.0f%%", 100.0 * n / of);
    return of < FUNNEL_FEW ? numbers : str_fmt(&s->sh->mem, "%.0f%%  " STR_FMT, 100.0 * n / of, STR_ARG(numbers));
}

/* ------------------------------------------------------------------ applications */

/* The event that tells how far it came: its end, else its last stage. */
static uint32_t telling(const FunnelApp *app)
{
    if (app->end_item != FUNNEL_NO_ITEM) return app->end_item;
    for (int r = REACH_COUNT; r-- > 0;)
        if (app->item[r] != FUNNEL_NO_ITEM) return app->item[r];
    return FUNNEL_NO_ITEM;
}

/* Only what the text tells stands in the way; what is implied does not. In a narrow pane only how it ended. */
static Str way_of(Search *s, const FunnelApp *app)
{
    Str way = {0};
    bool open = app->fate == FATE_OPEN || app->fate == FATE_JOINED;
    if (s->sh->cols < NARROW) return str_z(_(open ? funnel_reach[app->reach].title : funnel_fate[app->fate].title));
    for (int r = 0; r < REACH_COUNT; r++) {
        if (app->item[r] == FUNNEL_NO_ITEM) continue;
        way = str_fmt(&s->sh->mem, STR_FMT "%s%s", STR_ARG(way), way.n ? s->app->g->sep : "", _(funnel_reach[r].title));
    }
    if (open) return way;
    return str_fmt(&s->sh->mem, STR_FMT "%s%s", STR_ARG(way), way.n ? s->app->g->sep : "",
                   _(funnel_fate[app->fate].title));
}

static RoleId role_of(FunnelFate fate)
{
    return fate == FATE_JOINED ? RO_WORK : fate == FATE_REJECTED ? RO_ERROR : fate == FATE_OPEN ? RO_DIM : RO_TEXT;
}

/* A month is enough of a day, and of two dates the first. */
static void month_at(Search *s, int x, Str date)
{
    enum { MONTH = 7 };
    Arena *a = &s->sh->mem;
    size_t slash = str_find(date, S("/"), 0);
    Str from = str_slice(date, 0, slash < MONTH ? slash : MONTH), shown = date.n ? from : S("?");
    if (slash != SIZE_MAX)
        shown = str_starts(date, S("..")) ? label_edtf(a, date) : str_fmt(a, A_(STR_FMT "–"), STR_ARG(from));
    sheet_at(s->sh, x, 9, date.n ? RO_TIME : RO_DIM, shown);
}

/* When it began, as far as any stage of it tells. */
static Str date_of(const Search *s, const FunnelApp *app)
{
    for (int r = 0; r < REACH_COUNT; r++) {
        Str date = app->item[r] != FUNNEL_NO_ITEM ? career_start(s->c, &s->c->items.v[app->item[r]]) : (Str){0};
        if (date.n) return date;
    }
    uint32_t item = telling(app);
    return item != FUNNEL_NO_ITEM ? career_start(s->c, &s->c->items.v[item]) : (Str){0};
}

static void app_row(Search *s, const FunnelApp *app, int depth, bool person)
{
    Sheet *sh = s->sh;
    uint32_t item = telling(app);
    SheetRow *row = sheet_row(sh);
    row->depth = depth;
    if (item != FUNNEL_NO_ITEM) row->link = link_item(s->c, item);
    int x = 1 + 2 * depth, org = x + 10, way = org + (sh->cols >= 76 ? 26 : 18);
    month_at(s, x, date_of(s, app));
    Str name = app->org    ? careers_called(s->c, app->org)
               : app->role ? careers_called(s->c, app->role)
                           : str_z(_("not named"));
    sheet_at(sh, org, way - org - 1, app->org ? RO_ORG : app->role ? RO_ROLE : RO_DIM, name);
    sheet_at(sh, way, 0, role_of(app->fate), way_of(s, app));
    if (person && sh->cols >= 84) sheet_at(sh, sh->cols - PERSON, 0, RO_PERSON, career_title(&s->c->docs.v[app->doc]));
}

/* ------------------------------------------------------------------ over the filter */

static void reach_rows(Search *s, int r)
{
    const FunnelCount *k = &s->f.all;
    Sheet *sh = s->sh;
    SheetRow *row = sheet_row(sh);
    row->fold = SEC_REACH + (uint64_t)r;
    row->closed = true;
    int bar = 20, num = bar + (int)bar_room(s) + 1;
    sheet_at(sh, 3, bar - 4, RO_TITLE, str_z(_(funnel_reach[r].title)));
    sheet_at(sh, bar, 0, RO_WORK, bar_of(s, k->reached[r], k->n));
    sheet_at(sh, num, 5, RO_COUNT, str_fmt(&sh->mem, "%u", k->reached[r]));
    uint32_t of = r ? k->reached[r - 1] : 0;
    if (r) sheet_at(sh, num + 6, 0, of < FUNNEL_FEW ? RO_DIM : RO_TEXT, share(s, k->reached[r], of));
    if (!sheet_wants(sh, row)) return;
    for (uint32_t i = 0; i < s->f.apps.n; i++)
        if ((int)s->f.apps.v[i].reach >= r) app_row(s, &s->f.apps.v[i], 1, true);
}

/* How far those had come that ended so. */
static Str where_at(Search *s, int fate)
{
    Str line = {0};
    for (int r = 0; r < REACH_COUNT; r++) {
        uint32_t n = s->f.all.at[fate][r];
        if (!n || fate == FATE_JOINED) continue;
        line = str_fmt(&s->sh->mem, STR_FMT "%s%s %u", STR_ARG(line), line.n ? ", " : "", _(funnel_reach[r].title), n);
    }
    return line;
}

static void fate_rows(Search *s, int fate)
{
    Sheet *sh = s->sh;
    uint32_t n = s->f.all.fate[fate];
    if (!n || fate == FATE_JOINED) return;
    SheetRow *row = sheet_row(sh);
    row->fold = SEC_FATE + (uint64_t)fate;
    row->closed = true;
    int bar = 20, num = bar + (int)bar_room(s) + 1;
    sheet_at(sh, 3, bar - 4, role_of((FunnelFate)fate), str_z(_(funnel_fate[fate].title)));
    sheet_at(sh, bar, 0, RO_FRINGE, bar_of(s, n, s->f.all.n));
    sheet_at(sh, num, 5, RO_COUNT, str_fmt(&sh->mem, "%u", n));
    sheet_at(sh, num + 6, 0, RO_DIM, str_fmt(&sh->mem, _("after: %.*s"), STR_ARG(where_at(s, fate))));
    if (!sheet_wants(sh, row)) return;
    for (uint32_t i = 0; i < s->f.apps.n; i++)
        if ((int)s->f.apps.v[i].fate == fate) app_row(s, &s->f.apps.v[i], 1, true);
}

/* ------------------------------------------------------------------ why, and what then */

static void item_row(Search *s, uint32_t item, int depth, const char *before, bool person)
{
    const CareerItem *it = &s->c->items.v[item];
    Sheet *sh = s->sh;
    SheetRow *row = sheet_row(sh);
    row->depth = depth;
    row->link = link_item(s->c, item);
    int x = 1 + 2 * depth;
    month_at(s, x, career_start(s->c, it));
    Str what = label_item(&sh->mem, s->app, it);
    if (it->cause) what = str_fmt(&sh->mem, STR_FMT " (%s)", STR_ARG(what), _(type_msgid(&cause_types, it->cause)));
    if (*before) what = str_fmt(&sh->mem, "%s " STR_FMT, before, STR_ARG(what));
    sheet_at(sh, x + 10, 0, RO_TEXT, what);
    if (person && sh->cols >= 64) sheet_at(sh, sh->cols - PERSON, 0, RO_PERSON, career_title(&s->c->docs.v[it->doc]));
}

/* Is what it heads to be made? */
static bool section(Search *s, uint64_t fold, const char *title, uint32_t n)
{
    SheetRow *row = sheet_row(s->sh);
    row->fold = fold;
    row->closed = true;
    sheet_put(s->sh, RO_TITLE, str_z(title));
    sheet_put(s->sh, RO_COUNT, str_fmt(&s->sh->mem, "%u", n));
    return sheet_wants(s->sh, row);
}

static void motive_rows(Search *s)
{
    if (!s->f.motives.n || !section(s, SEC_MOTIVES, _("decisions and turning points"), s->f.motives.n)) return;
    for (uint32_t i = 0; i < s->f.motives.n; i++) item_row(s, s->f.motives.v[i], 1, "", true);
}

static void change_rows(Search *s)
{
    if (!s->f.changes.n) return;
    if (!section(s, SEC_CHANGES, _("after a rejection, before the next application"), s->f.changes.n)) return;
    for (uint32_t i = 0; i < s->f.changes.n; i++) item_row(s, s->f.changes.v[i].change, 1, "", true);
}

/* ------------------------------------------------------------------ one memoir */

static Str counts_of(Search *s, const FunnelCount *k)
{
    s->line.n = 0;
    buf_fmt(&s->line, "%s %u", _(funnel_reach[REACH_APPLIED].title), k->n);
    for (int f = FATE_JOINED; f < FATE_COUNT; f++)
        if (k->fate[f]) buf_fmt(&s->line, A_(" · %s %u"), _(funnel_fate[f].title), k->fate[f]);
    return str_dup(&s->sh->mem, buf_str(&s->line));
}

static void memoir_rows(Search *s, const FunnelMemoir *m)
{
    const CareerDoc *d = &s->c->docs.v[m->doc];
    SheetRow *row = sheet_row(s->sh);
    row->fold = SEC_DOC + (uint64_t)d->id;
    row->closed = s->f.memoirs.n > MANY;
    row->link = link_doc(d->id);
    sheet_put(s->sh, RO_PERSON, career_title(d));
    FunnelCount count = funnel_count(&s->f, m);
    sheet_right(s->sh, RO_COUNT, counts_of(s, &count));
    if (!sheet_wants(s->sh, row)) return;
    for (uint32_t i = m->app; i < m->app + m->n_app; i++) app_row(s, &s->f.apps.v[i], 1, false);
    for (uint32_t i = m->change; i < m->change + m->n_change; i++)
        item_row(s, s->f.changes.v[i].change, 2, _("after a rejection:"), false);
    for (uint32_t i = m->motive; i < m->motive + m->n_motive; i++) item_row(s, s->f.motives.v[i], 2, "", false);
}

static void build(UiApp *app, Sheet *sh)
{
    Search s = {.app = app, .sh = sh, .c = session_careers(app->s)};
    s.f = funnel_make(&sh->mem, s.c, session_filter(app->s));
    const FunnelCount *k = &s.f.all;
    sh->note = str_fmt(&sh->mem, _("memoirs %u/%u"), s.f.memoirs.n, s.f.n_doc);
    sh->title = str_fmt(&sh->mem, A_("%s · " STR_FMT), _("job search"), STR_ARG(counts_of(&s, k)));
    if ((int)(uni_cols(sh->title) + uni_cols(sh->note)) + 4 > sh->cols) sh->title = counts_of(&s, k);
    sh->nothing = str_z(_("No memoir here tells of an application."));
    for (int r = 0; k->n && r < REACH_COUNT; r++) reach_rows(&s, r);
    for (int f = 0; f < FATE_COUNT; f++) fate_rows(&s, f);
    motive_rows(&s);
    change_rows(&s);
    for (uint32_t i = 0; i < s.f.memoirs.n; i++) memoir_rows(&s, &s.f.memoirs.v[i]);
    buf_fini(&s.line);
}

const View search_view = {.ctx = CTX_SEARCH, .build = build};
