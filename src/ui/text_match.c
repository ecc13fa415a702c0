/* text_match.c: from one place that the filter selects to the next. */
#include "app_int.h"
#include "path/page.h"
#include "uni/fold.h"

/* The nearest event behind (or before) the cursor that the filter selects. */
static const CareerItem *event_match(const UiApp *app, int dir)
{
    uint32_t cur;
    bool at_event = text_step_from(app, &cur);
    const Careers *c = session_careers(app->s);
    const CareerDoc *d = app_doc(app);
    const CareerItem *best = NULL;
    for (uint32_t i = d ? d->item_beg : 0; d && i < d->item_beg + d->item_n; i++) {
        const CareerItem *it = &c->items.v[i];
        if (it->kind != ITEM_EVENT || !bits_get(&session_filter(app->s)->items, i)) continue;
        bool fits = dir < 0 ? it->span.beg < cur : it->span.beg > cur || (it->span.beg == cur && !at_event);
        if (fits && (!best || (dir > 0) == (it->span.beg < best->span.beg))) best = it;
    }
    return best;
}

static bool phrase_match(const UiApp *app, Str phrase, uint32_t cur, int dir, uint32_t *best)
{
    Arena a = {0};
    const Doc *d = app->open.d->doc;
    uint32_t n, at, from = dir > 0 ? doc_at(d, cur) + 1 : 0, to = dir > 0 ? d->n : doc_at(d, cur);
    const uint16_t *want = fold_word(&a, phrase, &n);
    bool found = false;
    for (; text_find(d, want, n, from, to, &at); from = at + 1) {
        *best = doc_span(d, at, at + 1).beg;
        found = true;
        if (dir > 0) break;
    }
    arena_fini(&a);
    return found;
}

/* Where nothing else of a memoir is selected: the nearest mention of a name that the filter asks for. */
static bool name_match(const UiApp *app, int dir, Span *best)
{
    Arena a = {0};
    uint32_t cur, doc = careers_find(session_careers(app->s), app->item.doc);
    bool there = text_step_from(app, &cur) || app->spot.end > app->spot.beg, found = false;
    const Careers *c = session_careers(app->s);
    Bits names = filter_names(&a, c, session_query(app->s));
    if (app->spot.end > app->spot.beg) cur = app->spot.beg;
    for (uint32_t i = 0; i < app->open.d->an->entities.n; i++) {
        const Entity *e = &app->open.d->an->entities.v[i];
        NameId name = page_find_in(c, doc, 1u << e->type, e->name);
        for (uint32_t k = 0; name && bits_get(&names, name) && k < e->mentions.n; k++) {
            Span at = e->mentions.v[k].span;
            bool fits = dir < 0 ? at.beg < cur : at.beg > cur || (at.beg == cur && !there);
            if (fits && (!found || (dir > 0) == (at.beg < best->beg))) *best = at, found = true;
        }
    }
    arena_fini(&a);
    return found;
}

static void match(UiApp *app, int dir)
{
    Span name;
    if (!app_open_doc(app)) return;
    const Query *q = session_query(app->s);
    WrapPos edge = dir > 0 ? wrap_move(&app->open.wrap, app->text.cur, 1, app->text.cols, NULL) : app->text.cur;
    uint32_t cur = text_byte(app, edge), best = 0, one;
    if (dir > 0 && cur > 0) cur--;
    bool found = false, words = false;
    for (uint32_t t = 0; t < q->terms.n; t++)
        for (uint32_t k = 0; q->terms.v[t].field == Q_TEXT && !q->terms.v[t].negated && k < q->terms.v[t].any.n; k++) {
            words = true;
            if (!phrase_match(app, q->terms.v[t].any.v[k].text, cur, dir, &one)) continue;
            if (!found || (dir > 0 ? one < best : one > best)) best = one;
            found = true;
        }
    const CareerItem *event = words ? NULL : event_match(app, dir);
    bool named = !words && !event && bare_of(app, app_doc(app)) == BARE_TEXT;
    if (event) app_look(app, (ItemRef){.doc = app->item.doc, .kind = ITEM_EVENT, .seq = event->seq});
    else if (found) text_go(app, best);
    else if (named && name_match(app, dir, &name)) app_look_span(app, app->item.doc, name);
    else app_say(app, RO_MESSAGE, str_z(dir > 0 ? _("No further match below.") : _("No further match above.")));
}

void text_next_match(UiApp *app) { match(app, 1); }
void text_prev_match(UiApp *app) { match(app, -1); }
