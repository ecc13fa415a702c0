/* view_review.c: what a person should look at first: the events least certain, under the filter. */
#include "app_int.h"
#include <string.h>

enum { MOST = 500, LEVELS = 101 };                   /* nobody reads on behind so many; certainty is 0 to 100 */

/* Indexes of the matching events, least certain first, in order of the careers where equal. Gives how many there are
 * in all; out holds the first MOST. By counting: linear in the rows. */
static uint32_t least_certain(const Careers *c, const Filter *f, uint32_t out[MOST])
{
    uint32_t count[LEVELS] = {0}, all = 0, at = 0;
    for (uint32_t w = 0; w * 64 < f->items.n; w++)
        for (uint64_t bits = f->items.w[w]; bits; bits &= bits - 1) {
            const CareerItem *it = &c->items.v[w * 64 + (uint32_t)__builtin_ctzll(bits)];
            if (it->kind == ITEM_EVENT) count[it->conf < LEVELS ? it->conf : LEVELS - 1]++, all++;
        }
    for (int k = 0; k < LEVELS; k++) {
        uint32_t n = count[k];
        count[k] = at;                               /* where its events go */
        at += n;
    }
    for (uint32_t w = 0; w * 64 < f->items.n; w++)
        for (uint64_t bits = f->items.w[w]; bits; bits &= bits - 1) {
            uint32_t i = w * 64 + (uint32_t)__builtin_ctzll(bits);
            const CareerItem *it = &c->items.v[i];
            uint32_t *next = &count[it->conf < LEVELS ? it->conf : LEVELS - 1];
            if (it->kind != ITEM_EVENT) continue;
            if (*next < MOST) out[*next] = i;
            ++*next;
        }
    return all;
}

static void event_row(UiApp *app, Sheet *sh, const CareerItem *it)
{
    const CareerDoc *d = &session_careers(app->s)->docs.v[it->doc];
    bool wide = sh->cols >= 60;
    SheetRow *row = sheet_row(sh);
    row->link = (Link){.kind = LINK_ITEM, .item = {.doc = d->id, .kind = it->kind, .seq = it->seq}};
    sheet_put(sh, RO_COUNT, str_fmt(&sh->mem, "%.2f", it->conf / 100.0));
    int name = sh->cols * 3 / 5, dates = name - 13;
    sheet_at(sh, 6, wide ? dates - 7 : 0, it->fact == FACT_ACTUAL ? RO_EVENT : RO_UNREAL, label_item(&sh->mem, app, it));
    if (!wide) return;
    sheet_at(sh, dates, 12, RO_TIME, label_dates(&sh->mem, it));
    sheet_at(sh, name, 0, RO_DIM, d->title.n ? d->title : d->name);
}

static void build(UiApp *app, Sheet *sh)
{
    const Careers *c = session_careers(app->s);
    uint32_t *first = arena_push_n(&sh->mem, uint32_t, MOST);
    uint32_t all = least_certain(c, session_filter(app->s), first), n = all < MOST ? all : MOST;
    sh->title = str_fmt(&sh->mem, "%s %u", _("review"), all);
    sh->note = n < all ? str_fmt(&sh->mem, _("the %u least certain events"), n) : str_z(_("least certain first"));
    sh->nothing = str_z(_("No events."));
    for (uint32_t i = 0; i < n; i++) event_row(app, sh, &c->items.v[first[i]]);
}

const View review_view = {.ctx = CTX_REVIEW, .build = build};
