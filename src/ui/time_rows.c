/* time_rows.c: which rows the timeline has, and which days its axis. */
#include "app_int.h"
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* Few careers are shown with all their events unasked, some with their positions, many as one row each. */
enum { AUTO_ALL_EVENTS = 40, AUTO_POSITIONS_DOCS = 8 };

static Str fold_key_of(char z[24], int64_t id) { return (Str){z, (size_t)snprintf(z, 24, "%lld", (long long)id)}; }

Fold fold_of(const UiApp *app, int64_t doc)
{
    char z[24];
    const uint32_t *own = app->time.fold.n ? map_get(&app->time.fold, fold_key_of(z, doc)) : NULL;
    if (own) return (Fold)(*own - 1);
    if (app->time.fold_all != FOLD_AUTO) return (Fold)app->time.fold_all;
    const Filter *f = session_filter(app->s);
    if (app->time.one || f->n_event <= AUTO_ALL_EVENTS) return FOLD_ALL;
    return f->n_doc <= AUTO_POSITIONS_DOCS ? FOLD_POSITIONS : FOLD_CLOSED;
}

void fold_set(UiApp *app, int64_t doc, Fold level)
{
    char z[24];
    Str key = fold_key_of(z, doc);
    uint32_t *at = map_get(&app->time.fold, key);
    if (!at) at = map_put(&app->time.fold_mem, &app->time.fold, str_dup(&app->time.fold_mem, key), NULL);
    *at = (uint32_t)level + 1;
}

typedef struct { EdtfDay day; uint32_t item; uint8_t kind; } Dated;

/* In order of time; what has no date comes last, in order of the text. */
static int by_day(const void *x, const void *y)
{
    const Dated *a = x, *b = y;
    if (a->day != b->day) return a->day < b->day ? -1 : 1;
    if (a->kind != b->kind) return a->kind == ITEM_POSITION ? -1 : 1;
    return a->item < b->item ? -1 : a->item > b->item;
}

static EdtfDay sort_day(const CareerItem *it)
{
    if (it->start_lo != EDTF_DAY_NONE) return it->start_lo;
    return it->end_lo != EDTF_DAY_NONE ? it->end_lo : EDTF_DAY_MAX;
}

/* A memoir that the filter leaves out is there by itself only, because somebody went to it: then as a whole. */
bool time_shows(const UiApp *app, uint32_t item)
{
    const Filter *f = session_filter(app->s);
    return bits_get(&f->items, item) || !bits_get(&f->docs, session_careers(app->s)->items.v[item].doc);
}

static void add_person(UiApp *app, uint32_t doc)
{
    const Careers *c = session_careers(app->s);
    const CareerDoc *d = &c->docs.v[doc];
    Fold level = fold_of(app, d->id);
    *vec_push(&app->time.mem, &app->time.rows) = (TimeRow){doc, NO_ITEM};
    if (level == FOLD_CLOSED || !time_zero(app, d).known) return;
    Arena tmp = {0};
    Dated *dated = arena_push_n(&tmp, Dated, d->item_n + 1);
    uint32_t n = 0;
    for (uint32_t i = d->item_beg; i < d->item_beg + d->item_n; i++) {
        const CareerItem *it = &c->items.v[i];
        if (!time_shows(app, i) || (level == FOLD_POSITIONS && it->kind != ITEM_POSITION)) continue;
        dated[n++] = (Dated){sort_day(it), i, it->kind};
    }
    qsort(dated, n, sizeof *dated, by_day);
    for (uint32_t i = 0; i < n; i++) *vec_push(&app->time.mem, &app->time.rows) = (TimeRow){doc, dated[i].item};
    arena_fini(&tmp);
}

static bool is_row_of(const Careers *c, TimeRow r, ItemRef want)
{
    if (c->docs.v[r.doc].id != want.doc) return false;
    if (want.none || r.item == NO_ITEM) return want.none && r.item == NO_ITEM;
    return c->items.v[r.item].kind == want.kind && c->items.v[r.item].seq == want.seq;
}

/* The row of what is looked at, else its person's header, else -1. */
static int row_of(const UiApp *app, ItemRef want)
{
    const Careers *c = session_careers(app->s);
    int header = -1, sel = app->time.list.sel;
    if (sel >= 0 && (uint32_t)sel < app->time.rows.n && is_row_of(c, app->time.rows.v[sel], want)) return sel;
    for (uint32_t i = 0; i < app->time.rows.n; i++) {
        TimeRow r = app->time.rows.v[i];
        if (is_row_of(c, r, want)) return (int)i;
        if (r.item == NO_ITEM && c->docs.v[r.doc].id == want.doc) header = (int)i;
    }
    return header;
}

/* The day behind which (or before which) no more than `cut` careers begin (or end): a single misread century must not
 * squeeze all others into a corner. Counted by years, so that a large library costs one pass. */
enum { FIT_YEARS = 512, FIT_CUT = 50, FIT_MANY = 20 };          /* one in 50 is left out, from 20 careers on */

typedef struct Extent { EdtfDay first, last; } Extent;

static EdtfDay edge_of(const Extent *e, uint32_t n, bool last)
{
    uint32_t bucket[FIT_YEARS] = {0}, sum = 0;
    EdtfDay lo = EDTF_DAY_MAX, hi = EDTF_DAY_MIN, best = EDTF_DAY_NONE;
    for (uint32_t i = 0; i < n; i++) {
        EdtfDay day = last ? e[i].last : e[i].first;
        if (day < lo) lo = day;
        if (day > hi) hi = day;
    }
    if (n < FIT_MANY) return last ? hi : lo;
    double step = ((double)hi - lo) / (FIT_YEARS - 1) + 1;
    for (uint32_t i = 0; i < n; i++) bucket[(int)((double)((last ? e[i].last : e[i].first) - lo) / step)]++;
    for (int i = 0; i < FIT_YEARS && sum <= n / FIT_CUT; i++) {
        int at = last ? FIT_YEARS - 1 - i : i;
        sum += bucket[at];
        best = lo + (EdtfDay)(step * (last ? at + 1 : at));
    }
    return best;
}

/* First and last day of a career as it is aligned; what still goes on goes on to the time of writing. */
static bool extent_of(const UiApp *app, const CareerDoc *d, Extent *out)
{
    AlignZero z = time_zero(app, d);
    EdtfDay last = career_until(d);
    if (d->first == EDTF_DAY_NONE || d->last == EDTF_DAY_NONE || !z.known) return false;
    *out = (Extent){align_day(&z, d->first), align_day(&z, last)};
    return true;
}

void time_fit(UiApp *app)
{
    const Careers *c = session_careers(app->s);
    TimeView *v = &app->time;
    Arena tmp = {0};
    Extent *e = arena_push_n(&tmp, Extent, v->rows.n + 1);
    uint32_t seen = UINT32_MAX, n = 0;
    for (uint32_t i = 0; i < v->rows.n; i++) {
        if (v->rows.v[i].doc == seen) continue;
        seen = v->rows.v[i].doc;
        n += extent_of(app, &c->docs.v[seen], &e[n]);
    }
    v->dated = n > 0;
    v->axis = n ? axis_fit(edge_of(e, n, false), edge_of(e, n, true), v->axis.cols)
                : axis_fit(EDTF_DAY_NONE, EDTF_DAY_NONE, v->axis.cols);
    arena_fini(&tmp);
}

/* ------------------------------------------------------------------ alignment */

AlignZero time_zero(const UiApp *app, const CareerDoc *d)
{
    const Careers *c = session_careers(app->s);
    size_t at = (size_t)(d - c->docs.v);
    return at < app->time.zeros.n ? app->time.zeros.v[at] : align_zero(c, &app->time.align, d);
}

/* A memoir's rows never change, it gets new ones: only what came since is looked through. */
static void find_zeros(UiApp *app)
{
    TimeView *v = &app->time;
    const Careers *c = session_careers(app->s);
    Str by = align_by(app, PANE_TIME);
    if (!str_eq(by, v->zero_by)) {
        arena_clear(&v->zero_mem);
        memset(&v->zeros, 0, sizeof v->zeros);
        v->zero_by = str_dup(&v->zero_mem, by);
    }
    if (v->align.kind == ALIGN_CALENDAR) return;
    for (uint32_t i = v->zeros.n; i < c->docs.n; i++) {
        AlignZero z = align_zero(c, &v->align, &c->docs.v[i]);
        *vec_push(&v->zero_mem, &v->zeros) = z;
    }
}

/* Careers that cannot be aligned come last. */
static void add_everyone(UiApp *app)
{
    const Careers *c = session_careers(app->s);
    bool calendar = app->time.align.kind == ALIGN_CALENDAR;
    for (int lacking = 0; lacking < (calendar ? 1 : 2); lacking++)
        for (uint32_t i = 0; i < app->docs.rows.n; i++) {
            uint32_t doc = app->docs.rows.v[i];
            if (!calendar && time_zero(app, &c->docs.v[doc]).known == lacking) continue;
            app->time.n_zero += !lacking;
            add_person(app, doc);
        }
}

void time_rebuild(UiApp *app)
{
    TimeView *v = &app->time;
    memset(&v->rows, 0, sizeof v->rows);
    arena_clear(&v->mem);
    v->made++;
    v->n_zero = 0;
    v->align = align_read(&v->mem, app, PANE_TIME);
    find_zeros(app);
    const CareerDoc *here = app_doc(app);
    if (!v->one) add_everyone(app);
    else if (here && app->docs.rows.n) add_person(app, (uint32_t)(here - session_careers(app->s)->docs.v));
    v->bare = bare_view(app);
    if (!v->zoomed) time_fit(app);
    int sel = row_of(app, app->item);
    list_fit(&v->list, (int)v->rows.n, v->list.rows);
    list_to(&v->list, sel < 0 ? v->list.sel : sel);
}

void time_follow(UiApp *app)
{
    int sel = row_of(app, app->item);
    if (sel >= 0) list_to(&app->time.list, sel);
}

void scope_toggle(UiApp *app)
{
    app->time.one = !app->time.one;
    app->time.zoomed = false;
    app_rebuild(app);
}
