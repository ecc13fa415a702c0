/* view_review.c: what a person should look at first, under the filter: what does not fit together, then the events least
 * certain, or those whose decision says most of others, or all in order of the memoirs. */
#include "app_int.h"
#include "uni/width.h"
#include <stdlib.h>
#include <string.h>

enum { LEVELS = 101 };                                                 /* of certainty, 0 to 100 */

/* Rows are made as far as one reads: some at first, twice as many whenever the last of them come near, and for whoever goes to
 * the end as many as a screenful of memory holds. */
enum { AT_FIRST = 500, AHEAD = 200, AT_END = 20000 };

static uint32_t rows_wanted(const UiApp *app)
{
    uint32_t sel = (uint32_t)app->sheet[PANE_REVIEW].list.sel, most = app->queue_end ? AT_END : AT_FIRST;
    while (most < sel + AHEAD) most *= 2;
    return most;
}

typedef struct Listed { uint32_t *v, n, all; } Listed;                 /* indexes of items: the first ones of all */

/* The events the checks speak of, in order of the careers; the others, least certain first; what was put off. */
typedef struct Queue { Listed doubt, weak, later; } Queue;

/* Each level of certainty keeps its first events; those above the level where there are enough need none. */
typedef struct Levels { uint32_t *v[LEVELS], n[LEVELS], cap[LEVELS], least_n, most; int cut; } Levels;

static void level_put(Levels *l, int level, uint32_t item)
{
    if (level > l->cut || l->n[level] == l->most) return;
    if (l->n[level] == l->cap[level]) {
        l->cap[level] = l->cap[level] ? l->cap[level] * 2 : 16;
        uint32_t *more = realloc(l->v[level], sizeof *more * l->cap[level]);
        if (!more) arena_out_of_memory(sizeof *more * l->cap[level]);
        l->v[level] = more;
    }
    l->v[level][l->n[level]++] = item;
    for (l->least_n++; l->least_n - l->n[l->cut] >= l->most; l->cut--) l->least_n -= l->n[l->cut];
}

/* Undecided events of each employer: what is decided of one may hold of the others (session/teach.h). */
typedef struct Asked { QueueOrder order; const Careers *c; uint32_t *of_org; } Asked;

static uint32_t like_it(const Asked *q, const CareerItem *it)
{
    NameId org = q->of_org && it->org ? careers_root(q->c, it->org) : 0;
    return org ? q->of_org[org] : 1;
}

/* How many decisions one is worth, by what is left to doubt: 0 first. */
static int level_of(const Asked *q, const CareerItem *it)
{
    int last = LEVELS - 1, conf = it->conf < last ? it->conf : last, level = 0;
    if (q->order == QUEUE_CERTAINTY) level = conf;
    if (q->order == QUEUE_TEACHES) {
        uint32_t worth = like_it(q, it) * (uint32_t)(last - conf) / 10;
        level = worth < (uint32_t)last ? last - (int)worth : 0;
    }
    return level;
}

static uint32_t *count_orgs(Arena *a, const Careers *c, const Filter *f)
{
    uint32_t *n = arena_push_n(a, uint32_t, c->names.n + 1);
    for (uint32_t w = 0; w * 64 < f->items.n; w++)
        for (uint64_t bits = f->items.w[w]; bits; bits &= bits - 1) {
            const CareerItem *it = &c->items.v[w * 64 + (uint32_t)__builtin_ctzll(bits)];
            if (career_waits(c, it) && it->org) n[careers_root(c, it->org)]++;
        }
    return n;
}

/* As the memoirs are called, then as they are written: careers move when they are made anew. */
typedef struct Placed { const CareerDoc *doc; uint32_t seq, item; } Placed;

static int by_memoir(const void *x, const void *y)
{
    const Placed *a = x, *b = y;
    int name = a->doc == b->doc ? 0 : str_cmp(a->doc->name, b->doc->name);
    if (name) return name;
    if (a->doc->id != b->doc->id) return a->doc->id < b->doc->id ? -1 : 1;
    return (a->seq > b->seq) - (a->seq < b->seq);
}

static void in_order(const Careers *c, uint32_t *items, uint32_t n)
{
    Arena tmp = {0};
    Placed *at = arena_push_n(&tmp, Placed, n + 1);
    for (uint32_t i = 0; i < n; i++) at[i] = (Placed){&c->docs.v[c->items.v[items[i]].doc], c->items.v[items[i]].seq, items[i]};
    if (n) qsort(at, n, sizeof *at, by_memoir);
    for (uint32_t i = 0; i < n; i++) items[i] = at[i].item;
    arena_fini(&tmp);
}

/* The first ones by memoir. */
static void fill_in_order(Listed *l, uint32_t most, const Careers *c, const Filter *f)
{
    Arena tmp = {0};
    Placed *docs = arena_push_n(&tmp, Placed, c->docs.n + 1);
    uint32_t n = 0;
    for (uint32_t d = 0; d < c->docs.n; d++)
        if (bits_get(&f->docs, d)) docs[n++] = (Placed){&c->docs.v[d], 0, d};
    if (n) qsort(docs, n, sizeof *docs, by_memoir);
    for (uint32_t k = 0; k < n && l->n < most; k++)
        for (uint32_t i = 0; i < docs[k].doc->item_n && l->n < most; i++) {
            uint32_t at = docs[k].doc->item_beg + i;
            const CareerItem *it = &c->items.v[at];
            if (bits_get(&f->items, at) && career_waits(c, it) && it->standing != STANDS_PUT_OFF) l->v[l->n++] = at;
        }
    arena_fini(&tmp);
}

/* The least certain ones of all levels, each in order of the memoirs. */
static void fill_by_level(Listed *l, const Careers *c, Levels *levels)
{
    for (int k = 0; k <= levels->cut; k++) in_order(c, levels->v[k], levels->n[k]);
    for (int k = 0; k <= levels->cut; k++)
        for (uint32_t i = 0; i < levels->n[k] && l->n < levels->most; i++) l->v[l->n++] = levels->v[k][i];
    for (int k = 0; k < LEVELS; k++) free(levels->v[k]);
}

/* One pass over what the filter selects. */
static Queue queue_make(Arena *a, const Asked *asked, uint32_t most, const Filter *f)
{
    const Careers *c = asked->c;
    Arena tmp = {0};
    Levels *levels = arena_push(&tmp, Levels);
    if (most > f->n_event) most = f->n_event;
    Listed none = {.n = 0};
    Queue q = {none, none, none};
    q.doubt.v = arena_push_n(a, uint32_t, most + 1), q.weak.v = arena_push_n(a, uint32_t, most + 1);
    q.later.v = arena_push_n(a, uint32_t, most + 1);
    levels->cut = LEVELS - 1;
    levels->most = most;
    for (uint32_t w = 0; w * 64 < f->items.n; w++)
        for (uint64_t bits = f->items.w[w]; bits; bits &= bits - 1) {
            uint32_t i = w * 64 + (uint32_t)__builtin_ctzll(bits);
            const CareerItem *it = &c->items.v[i];
            bool doubt = it->doubt && asked->order != QUEUE_TEXT, later = it->standing == STANDS_PUT_OFF;
            Listed *l = later ? &q.later : doubt ? &q.doubt : &q.weak;
            if (!career_waits(c, it)) continue;
            l->all++;
            if (!doubt && !later) level_put(levels, level_of(asked, it), i);
            else if (l->n < most) l->v[l->n++] = i;
        }
    in_order(c, q.doubt.v, q.doubt.n);
    in_order(c, q.later.v, q.later.n);
    if (asked->order == QUEUE_TEXT) fill_in_order(&q.weak, most, c, f), levels->cut = -1;
    fill_by_level(&q.weak, c, levels);
    arena_fini(&tmp);
    return q;
}

/* Short, for a column: the check says it in a sentence, in the detail. */
static Str doubt_label(Arena *a, uint8_t doubt)
{
    static const char *const labels[DOUBT_COUNT] = {
        [DOUBT_DATE] = N_("two dates"), [DOUBT_OVERLAP] = N_("overlap"), [DOUBT_ORDER] = N_("order"),
        [DOUBT_TOTAL] = N_("length")};
    Str out = {0};
    for (int i = 0; i < DOUBT_COUNT; i++)
        if (doubt >> i & 1) out = str_fmt(a, STR_FMT "%s%s", STR_ARG(out), out.n ? ", " : "", _(labels[i]));
    return out;
}

/* First what to look at it for: how certain it is, or what is in doubt. */
static void event_row(UiApp *app, Sheet *sh, const Asked *asked, const CareerItem *it, bool doubt)
{
    const CareerDoc *d = &session_careers(app->s)->docs.v[it->doc];
    SheetRow *row = sheet_row(sh);
    row->link = (Link){.kind = LINK_ITEM, .item = {.doc = d->id, .kind = it->kind, .seq = it->seq}};
    row->depth = 1;
    int first = doubt ? 12 : 5, label = 4 + first;
    bool words = sh->cols >= 60, dated = sh->cols >= 96;
    int dates = label + 25, name = dated ? dates + 13 : label + 21;
    Str why = doubt ? doubt_label(&sh->mem, it->doubt)
              : asked->order == QUEUE_TEACHES ? str_fmt(&sh->mem, A_("×%u"), like_it(asked, it))
                                              : str_fmt(&sh->mem, "%.2f", it->conf / 100.0);
    sheet_at(sh, 3, first, doubt ? RO_ERROR : RO_COUNT, why);
    sheet_at(sh, label, !words ? 0 : dated ? 24 : 20, it->fact == FACT_ACTUAL ? RO_EVENT : RO_UNREAL,
             label_item(&sh->mem, app, it));
    if (dated) sheet_at(sh, dates, 12, RO_TIME, label_dates(&sh->mem, session_careers(app->s), it));
    if (!words) return;
    Str quote = quote_near(app, &sh->mem, d->id, it->seq, sh->cols - name - 1);
    sheet_at(sh, name, 0, quote.n ? RO_TEXT : RO_DIM, quote.n ? quote : career_title(d));
}

static void section(UiApp *app, Sheet *sh, const Asked *asked, const char *title, const Listed *l, bool doubt)
{
    bool by_memoir = asked->order == QUEUE_TEXT;
    if (!l->n) return;
    sheet_heading(sh, str_z(title));
    sheet_put(sh, RO_COUNT, str_fmt(&sh->mem, "%u", l->all));
    const Careers *c = session_careers(app->s);
    for (uint32_t i = 0; i < l->n; i++) {
        const CareerItem *it = &c->items.v[l->v[i]];
        bool next = by_memoir && (i == 0 || c->items.v[l->v[i - 1]].doc != it->doc);
        if (next) sheet_heading(sh, career_title(&c->docs.v[it->doc]));
        event_row(app, sh, asked, it, doubt);
    }
}

static const char *const orders[QUEUE_COUNT] = {
    [QUEUE_CERTAINTY] = N_("least certain first"), [QUEUE_TEACHES] = N_("what says most of others first"),
    [QUEUE_TEXT] = N_("in order of the memoirs"),
};

/* Of the events and, where there is room, of the memoirs. What was taken away was decided, too; of which type it was, for a
 * filter that asks, is not known any more. */
static Str progress(UiApp *app, Sheet *sh, uint32_t left)
{
    const Filter *f = session_filter(app->s);
    uint32_t of = f->n_event + (filter_selects_rows(session_query(app->s)) ? 0 : f->n_rejected);
    Str events = left < of ? str_fmt(&sh->mem, _("decided %u of %u"), of - left, of) : S("");
    if (f->n_status[STATUS_UNTOUCHED] == f->n_doc) return events;
    Str all = str_fmt(&sh->mem, STR_FMT "%s%s", STR_ARG(events), events.n ? A_(" · ") : "", _("memoirs:"));
    for (int i = STATUS_COUNT; i-- > 0;)
        if (f->n_status[i])
            all = str_fmt(&sh->mem, STR_FMT " %s %u", STR_ARG(all), _(type_msgid(&status_types, i)), f->n_status[i]);
    return (int)(uni_cols(all) + uni_cols(sh->title)) + 4 < sh->cols ? all : events;
}

static void build(UiApp *app, Sheet *sh)
{
    const Filter *f = session_filter(app->s);
    Asked asked = {app->queue_order, session_careers(app->s), NULL};
    if (asked.order == QUEUE_TEACHES) asked.of_org = count_orgs(&sh->mem, asked.c, f);
    Queue q = queue_make(&sh->mem, &asked, rows_wanted(app), f);
    uint32_t left = q.doubt.all + q.weak.all + q.later.all;
    sh->title = str_fmt(&sh->mem, "%s %u", _("review"), left);
    sh->note = progress(app, sh, left);
    sh->nothing = str_z(f->n_event || f->n_rejected ? _("Everything here is decided.") : _("No events."));
    section(app, sh, &asked, _("does not fit together"), &q.doubt, true);
    section(app, sh, &asked, _(orders[asked.order]), &q.weak, false);
    section(app, sh, &asked, _("put off"), &q.later, false);
}

static uint64_t stamp(const UiApp *app) { return (uint64_t)app->queue_order << 32 | rows_wanted(app); }

static bool act(UiApp *app, ActionId id)
{
    if (id == ACT_LAST || id == ACT_FIRST || id == ACT_ORDER) app->queue_end = id == ACT_LAST;
    if (id == ACT_LAST) sheet_fit(app, PANE_REVIEW, app->layout.pane[PANE_REVIEW]);
    if (id != ACT_ORDER) return false;
    app->queue_order = (QueueOrder)((app->queue_order + 1) % QUEUE_COUNT);
    sheet_fit(app, PANE_REVIEW, app->layout.pane[PANE_REVIEW]);
    list_to(&app->sheet[PANE_REVIEW].list, 0);
    sheet_settle(&app->sheet[PANE_REVIEW], 1);
    const SheetRow *row = sheet_selected(&app->sheet[PANE_REVIEW]);
    if (row && row->link.kind) link_look(app, &row->link);
    app_say(app, RO_MESSAGE, str_z(_(orders[app->queue_order])));
    return true;
}

const View review_view = {.ctx = CTX_REVIEW, .build = build, .quotes = true, .act = act, .stamp = stamp};
