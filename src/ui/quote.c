/* quote.c: the sentences of events in a list, read behind the frame for the rows in sight: careers know where an event
 * stands, the words are in its text. */
#include "app_int.h"
#include "base/clock.h"
#include "uni/width.h"

enum { LOOK_UP_US = 5000, KEPT_MAX = 4096, BYTES_MAX = 600 };

typedef struct QuoteKey { int64_t doc; uint64_t seq; } QuoteKey;
static Str key_str(const QuoteKey *k) { return (Str){(const char *)k, sizeof *k}; }

static const Quote *kept(const UiApp *app, int64_t doc, uint32_t seq)
{
    QuoteKey key = {doc, seq};
    const uint32_t *at = map_get(&app->quotes.by_event, key_str(&key));
    return at ? &app->quotes.all.v[*at - 1] : NULL;
}

/* The part of the sentence around the event's words; "" as long as it was not read. */
Str quote_near(const UiApp *app, Arena *a, int64_t doc, uint32_t seq, int cols)
{
    const Quote *q = kept(app, doc, seq);
    size_t used = 0;
    if (!q || cols < 8) return (Str){0};
    Str words = str_slice(q->text, q->at, q->text.n), head = str_slice(q->text, 0, q->at);
    if (uni_cols(q->text) <= (size_t)cols || uni_cols(head) + 6 <= (size_t)cols * 2 / 3) return q->text;
    /* A third of the room for what stands before them, and what they leave; from the start of a word. */
    size_t from = head.n, tail = uni_cols(words), room = (size_t)cols / 3;
    if (tail + 1 < (size_t)cols && (size_t)cols - tail - 1 > room) room = (size_t)cols - tail - 1;
    while (from > 0 && used < room) {
        size_t at = from - 1;
        while (at > 0 && ((unsigned char)head.p[at] & 0xC0) == 0x80) at--;
        used += uni_cols(str_slice(head, at, from));
        if (used <= room) from = at;
    }
    for (size_t i = from; i < head.n; i++)
        if (head.p[i] == ' ') { from = i + 1; break; }
    return str_fmt(a, "%s" STR_FMT STR_FMT, app->g->dots, STR_ARG(str_slice(head, from, head.n)), STR_ARG(words));
}

static void keep(UiApp *app, const OpenDoc *d, uint32_t seq)
{
    Quotes *k = &app->quotes;
    QuoteKey *key = arena_push(&k->mem, QuoteKey);
    *key = (QuoteKey){d->id, seq};
    Quote *q = vec_push(&k->mem, &k->all);
    *map_put(&k->mem, &k->by_event, key_str(key), NULL) = k->all.n;
    *q = (Quote){{0}, 0};
    if (seq >= d->an->events.n) return;
    Span at = d->an->events.v[seq].span, s = span_near(d->doc->text, session_sentence(d, at), at);
    if (at.beg < s.beg || at.beg > s.end) return;
    Str head = uni_visible(&k->mem, str_trim(str_slice(d->doc->text, s.beg, at.beg)));
    Str rest = str_slice(d->doc->text, at.beg, s.end - at.beg > BYTES_MAX ? at.beg + BYTES_MAX : s.end);
    bool blank = at.beg > s.beg && d->doc->text.p[at.beg - 1] == ' ';
    head = str_fmt(&k->mem, STR_FMT "%s", STR_ARG(head), blank && head.n ? " " : "");
    q->text = str_cat(&k->mem, head, uni_visible(&k->mem, rest));
    q->at = (uint32_t)head.n;
}

/* All rows in sight of one memoir at once. False: it cannot be read, or is of another text than the rows. */
static bool look_up(UiApp *app, const Sheet *sh, int64_t doc)
{
    const OpenDoc *d;
    if (session_doc_open(app->s, doc, &d, NULL)) return false;
    bool counted = !d->newer;
    for (int i = sh->list.top; i < sh->list.n && i < sh->list.top + sh->list.rows; i++) {
        const Link *l = &sh->rows.v[sh->seen.v[i]].link;
        bool event = l->kind == LINK_ITEM && !l->item.none && l->item.kind == ITEM_EVENT && l->item.doc == doc;
        if (counted && event && !kept(app, doc, l->item.seq)) keep(app, d, l->item.seq);
    }
    session_doc_close(app->s, d);
    return counted;
}

/* Of the focused view, where its rows show them. */
bool quote_idle(UiApp *app)
{
    Sheet *sh = &app->sheet[app->focus];
    Quotes *k = &app->quotes;
    if (!views[app->focus]->quotes || !box_shown(app->layout.pane[app->focus])) return false;
    if (k->made != session_careers(app->s)->docs.n || k->all.n > KEPT_MAX) {       /* a memoir may have been read anew */
        arena_clear(&k->mem);
        *k = (Quotes){.mem = k->mem, .made = session_careers(app->s)->docs.n};
    }
    int64_t until = clock_us() + LOOK_UP_US;
    bool found = false;
    for (int i = sh->list.top; i < sh->list.n && i < sh->list.top + sh->list.rows && clock_us() < until; i++) {
        const Link *l = &sh->rows.v[sh->seen.v[i]].link;
        if (l->kind != LINK_ITEM || l->item.none || l->item.kind != ITEM_EVENT || kept(app, l->item.doc, l->item.seq))
            continue;
        if (l->item.doc == k->failed) continue;
        if (look_up(app, sh, l->item.doc)) found = true;
        else k->failed = l->item.doc;
    }
    if (found) sh->stale = app->dirty = true;
    return found;
}
