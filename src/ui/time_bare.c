/* time_bare.c: why nothing is drawn on the time axis, of a career and of all of them, and what to do about it. */
#include "app_int.h"

static bool dated(const CareerItem *it) { return edtf_dated(it->start_lo) || edtf_dated(it->end_lo) || edtf_dated(it->end_hi); }

Bare bare_of(const UiApp *app, const CareerDoc *d)
{
    const Careers *c = session_careers(app->s);
    const Query *q = session_query(app->s);
    bool any = false;
    if (!d->analysed) return BARE_UNREAD;
    if (!time_zero(app, d).known) return BARE_ZERO;
    for (uint32_t i = d->item_beg; i < d->item_beg + d->item_n; i++) {
        if (!time_shows(app, i)) continue;
        if (dated(&c->items.v[i])) return BARE_NOT;
        any = true;
    }
    return any ? BARE_DATES : q->terms.n && filter_selects_rows(q) ? BARE_TEXT : BARE_NOTHING;
}

Bare bare_view(const UiApp *app)
{
    const Careers *c = session_careers(app->s);
    const TimeView *v = &app->time;
    Bare first = BARE_UNREAD;
    uint32_t seen = UINT32_MAX;
    for (uint32_t i = 0; i < v->rows.n; i++) {
        if (v->rows.v[i].doc == seen) continue;
        seen = v->rows.v[i].doc;
        Bare b = bare_of(app, &c->docs.v[seen]);
        if (b == BARE_NOT) return b;
        if (first == BARE_UNREAD) first = b;
    }
    return first;
}

const char *bare_note(const UiApp *app, const CareerDoc *d)
{
    static const char *const notes[BARE_COUNT] = {[BARE_TEXT] = N_("named in the text only"),
                                                  [BARE_DATES] = N_("no dates"),
                                                  [BARE_NOT] = N_("no dates"),
                                                  [BARE_NOTHING] = N_("nothing found in it")};
    Bare b = bare_of(app, d);
    const char *note = b == BARE_ZERO ? align_lacks[app->time.align.kind] : notes[b];
    return note && *note ? _(note) : "";
}

Str bare_told(const UiApp *app, Arena *a)
{
    static const char *const zeros[ALIGN_COUNT] = {
        [ALIGN_CALENDAR] = "", [ALIGN_AGE] = N_("No age is told here: %.*s counts otherwise."),
        [ALIGN_FIRST_JOB] = N_("No first job is dated here: %.*s counts otherwise."),
        [ALIGN_ROLE] = N_("Nobody here is known to have entered this role: %.*s counts otherwise.")};
    static const struct { const char *text; ActionId key; } told[BARE_COUNT] = {
        [BARE_NOTHING] = {N_("Nothing was found in it that has a time: %.*s shows the text."), ACT_VIEW_TEXT},
        [BARE_TEXT] = {N_("The filter's words stand in the text alone, in no event: %.*s goes there."), ACT_NEXT_MATCH},
        [BARE_DATES] = {N_("Nothing of it has a date: %.*s shows the text."), ACT_VIEW_TEXT}};
    Bare b = app->time.bare;
    const char *text = b == BARE_ZERO ? zeros[app->time.align.kind] : told[b].text;
    if (!text || !*text) return (Str){0};
    return str_fmt(a, _(text), STR_ARG(key_of(app, a, b == BARE_ZERO ? ACT_ALIGN : told[b].key)));
}
