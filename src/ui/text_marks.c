/* text_marks.c: what was found in the text, laid over its rows. */
#include "app_int.h"
#include "uni/fold.h"
#include <string.h>

static const Event *event_of(const UiApp *app)
{
    const OpenDoc *d = app->open.d;
    if (!d || app->item.none || app->item.doc != d->id || app->item.kind != ITEM_EVENT) return NULL;
    return app->item.seq < d->an->events.n ? &d->an->events.v[app->item.seq] : NULL;
}

static const Position *position_of(const UiApp *app)
{
    const OpenDoc *d = app->open.d;
    if (!d || app->item.none || app->item.doc != d->id || app->item.kind != ITEM_POSITION) return NULL;
    return app->item.seq < d->an->positions.n ? &d->an->positions.v[app->item.seq] : NULL;
}

/* Is the event looked at, itself or as evidence of the position? */
static bool is_now(const UiApp *app, uint32_t event)
{
    const Position *pos = position_of(app);
    for (uint32_t i = 0; pos && i < pos->evidence.n; i++)
        if (pos->evidence.v[i] == event) return true;
    return event_of(app) && app->item.seq == event;
}

/* Where to look first. False: nothing particular. */
bool text_place(const UiApp *app, uint32_t *byte)
{
    const Event *e = event_of(app);
    const Position *pos = position_of(app);
    if (pos && pos->evidence.n) e = &app->open.d->an->events.v[pos->evidence.v[0]];
    bool spot = !e && app->spot.end > app->spot.beg && app->spot.end <= app->open.d->doc->text.n;
    if (e) *byte = e->span.beg;
    else if (spot) *byte = app->spot.beg;
    return e != NULL || spot;
}

/* Where a folded phrase stands in [from, to) of the document; false when it does not. */
bool text_find(const Doc *d, const uint16_t *want, uint32_t n, uint32_t from, uint32_t to, uint32_t *at)
{
    for (uint32_t i = from; n && i + n <= to; i++)
        if (d->ch[i] == want[0] && memcmp(d->ch + i, want, n * sizeof *want) == 0) {
            *at = i;
            return true;
        }
    return false;
}

static RoleId entity_role(EntityType t)
{
    static const RoleId roles[ENT_COUNT] = {
        [ENT_ORG] = RO_ORG, [ENT_SCHOOL] = RO_ORG, [ENT_ROLE] = RO_ROLE, [ENT_SKILL] = RO_SKILL,
        [ENT_CREDENTIAL] = RO_ENTITY, [ENT_PLACE] = RO_ENTITY, [ENT_PROGRAM] = RO_ENTITY, [ENT_AWARD] = RO_ENTITY,
        [ENT_RESOURCE] = RO_ENTITY, [ENT_PERSON] = RO_ENTITY,
    };
    return roles[t];
}

static RoleId mark_role(const UiApp *app, const Mark *m)
{
    if (m->layer == MARK_TIMEX) return RO_TIME;
    if (m->layer == MARK_ENTITY) return entity_role(app->open.d->an->entities.v[m->index].type);
    return is_now(app, m->index) ? RO_EVENT_NOW : RO_EVENT;
}

static void paint(uint8_t *roles, WrapRow row, Span s, RoleId role)
{
    uint32_t beg = s.beg > row.beg ? s.beg : row.beg, end = s.end < row.end ? s.end : row.end;
    for (uint32_t i = beg; i < end; i++) roles[i - row.beg] = (uint8_t)role;
}

uint32_t text_marks_from(const UiApp *app, uint32_t byte)
{
    const MarkList *marks = &app->open.marks;
    uint32_t lo = 0, hi = marks->n;
    while (lo < hi) {
        uint32_t mid = lo + (hi - lo) / 2;
        if (marks->v[mid].span.beg < byte) lo = mid + 1;
        else hi = mid;
    }
    return lo;
}

/* Marks of one layer over the row. Marks are in order of their start, and none is longer than mark_max. */
static void paint_layer(const UiApp *app, uint8_t *roles, WrapRow row, MarkLayer layer)
{
    const MarkList *marks = &app->open.marks;
    uint32_t lo = text_marks_from(app, row.beg > app->open.mark_max ? row.beg - app->open.mark_max : 0);
    for (; lo < marks->n && marks->v[lo].span.beg < row.end; lo++)
        if (marks->v[lo].layer == layer) paint(roles, row, marks->v[lo].span, mark_role(app, &marks->v[lo]));
}

static void paint_matches(const UiApp *app, Arena *a, uint8_t *roles, WrapRow row)
{
    const Query *q = session_query(app->s);
    const Doc *d = app->open.d->doc;
    if (row.end == row.beg) return;
    for (uint32_t t = 0; t < q->terms.n; t++) {
        if (q->terms.v[t].field != Q_TEXT || q->terms.v[t].negated) continue;
        for (uint32_t k = 0; k < q->terms.v[t].any.n; k++) {
            uint32_t n, at, from = doc_at(d, row.beg), to = doc_at(d, row.end - 1) + 1;
            const uint16_t *want = fold_word(a, q->terms.v[t].any.v[k].text, &n);
            from = from > n ? from - n : 0;                    /* one that began in the row above */
            to = to + n < d->n ? to + n : d->n;
            for (; text_find(d, want, n, from, to, &at); from = at + n)
                paint(roles, row, doc_span(d, at, at + n), RO_MATCH);
        }
    }
}

void text_draw_row(UiApp *app, Pen *p, int x, int y, WrapRow row)
{
    uint8_t *roles = arena_alloc(p->mem, row.end - row.beg + 1);
    memset(roles, RO_TEXT, row.end - row.beg + 1);
    paint_layer(app, roles, row, MARK_ENTITY);
    paint_layer(app, roles, row, MARK_TIMEX);
    paint_layer(app, roles, row, MARK_EVENT);
    paint_matches(app, p->mem, roles, row);
    if (app->item.doc == app->open.d->id) paint(roles, row, app->spot, RO_EVENT_NOW);
    for (uint32_t i = row.beg, j; i < row.end; i = j) {
        for (j = i + 1; j < row.end && roles[j - row.beg] == roles[i - row.beg]; j++) {}
        x = pen_put(p, x, y, (RoleId)roles[i - row.beg], str_slice(app->open.wrap.text, i, j));
    }
}

Span span_near(Str text, Span s, Span centre)
{
    enum { MAX = 2048, BEFORE = 512 };
    if (s.end - s.beg <= MAX) return s;
    if (centre.beg > s.beg + BEFORE) s.beg = centre.beg - BEFORE;
    if (s.end - s.beg > MAX) s.end = s.beg + MAX;
    while (s.beg < s.end && ((unsigned char)text.p[s.beg] & 0xC0) == 0x80) s.beg++;
    while (s.end > s.beg && s.end < text.n && ((unsigned char)text.p[s.end] & 0xC0) == 0x80) s.end--;
    return s;
}

void text_draw_span(UiApp *app, Pen *p, Span s, Span centre)
{
    s = span_near(app->open.wrap.text, s, centre);
    WrapRow rows[WRAP_ROWS_MAX];
    WrapUnit unit = {s.beg, s.end, 1};
    WrapText text = {.text = app->open.wrap.text};
    text.units.v = &unit;
    text.units.n = 1;
    uint32_t n = wrap_rows(&text, 0, p->box.w, rows), first = 0;
    uint32_t room = (uint32_t)(p->box.h > 0 ? p->box.h : 0);
    while (first + room < n && rows[first].end <= centre.beg && rows[first + 1].end <= centre.beg) first++;
    for (uint32_t i = first; i < n && i - first < room; i++) text_draw_row(app, p, 0, (int)(i - first), rows[i]);
}
