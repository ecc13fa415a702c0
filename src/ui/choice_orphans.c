/* choice_orphans.c: decisions whose words are gone from the text, each with the places it may belong to. Only a person
 * gives it one of them. */
#include "app_int.h"
#include "review/anchor.h"
#include "session/review.h"
#include <stdio.h>

/* MEMOIRS: that are looked into; a longer list is for "gilmok review orphans". */
enum { COLS_MAX = 110, PLACES = 3, MEMOIRS = 100 };

static void draw_orphan(UiApp *app, Pen *p, int y, const ChoiceRow *r, RoleId role)
{
    (void)app;
    choice_draw_told(p, y, r, role);
}

static void add_row(Choice *c, const OpenDoc *d, const ReviewOrphan *o, Str help, const Span *at)
{
    const Decision *x = o->d;
    *vec_push(&c->mem, &c->all) = (ChoiceRow){
        .show = str_fmt(&c->mem, A_("%s %s “" STR_FMT "”  " STR_FMT), _(decision_did(x)), _(decision_about(x)),
                        STR_ARG(orphan_words(o)->exact), STR_ARG(d->title)),
        .value = str_fmt(&c->mem, "%lld %lld %u %u", (long long)d->id, (long long)x->seq, at ? at->beg : 0, at ? at->end : 0),
        .help = help, .dim = !at};
}

/* The last few words, so that what is meant stands in sight. */
static Str tail_of(Str s)
{
    enum { BYTES = 32 };
    size_t from = s.n > BYTES ? s.n - BYTES : 0;
    while (from < s.n && ((unsigned char)s.p[from] & 0xC0) == 0x80) from++;
    return str_slice(s, from, s.n);
}

/* Where the words are the end of another one, a reader is asked. */
static Str place_shown(Arena *a, const OpenDoc *d, const TextAnchor *then, Span at)
{
    TextAnchor now = anchor_make(d->doc->text, d->doc->hash, at);
    Str shown = str_fmt(a, A_("%u: …" STR_FMT "⟦" STR_FMT "⟧" STR_FMT "…"), session_line_no(d, at), STR_ARG(tail_of(now.before)),
                        STR_ARG(now.exact), STR_ARG(now.after));
    for (size_t i = 0; i < shown.n; i++)
        if ((unsigned char)shown.p[i] < ' ') ((char *)shown.p)[i] = ' ';         /* ours: made just above */
    return anchor_lookalike(then, &now) ? str_fmt(a, "%s " STR_FMT, _("(another word?)"), STR_ARG(shown)) : shown;
}

static void orphans_of(Choice *c, const OpenDoc *d)
{
    Arena tmp = {0};
    PlainText text = plain_text(&tmp, d->doc->text);
    for (uint32_t i = 0; i < d->review->orphans.n; i++) {
        const ReviewOrphan *x = &d->review->orphans.v[i];
        AnchorPlaces places = anchor_candidates(&tmp, orphan_words(x), &text, PLACES);
        for (uint32_t k = 0; k < places.n; k++)
            add_row(c, d, x, place_shown(&c->mem, d, orphan_words(x), places.v[k].span), &places.v[k].span);
        if (!places.n) add_row(c, d, x, str_z(_("these words are nowhere in the text now")), NULL);
    }
    arena_fini(&tmp);
}

static const ReviewOrphan *orphan_of(const OpenDoc *d, int64_t seq)
{
    for (uint32_t i = 0; i < d->review->orphans.n; i++)
        if (d->review->orphans.v[i].d->seq == seq) return &d->review->orphans.v[i];
    return NULL;
}

/* Forgotten where it was and said again where it belongs: one step, so one undo takes both back. */
static void attach(UiApp *app)
{
    const ChoiceRow *r = choice_row(&app->choice);
    long long doc, seq;
    Span at;
    if (!r || r->dim || sscanf(r->value.p, "%lld %lld %u %u", &doc, &seq, &at.beg, &at.end) != 4) return;
    choice_close(app);
    app_look(app, (ItemRef){.doc = doc, .none = true});
    const OpenDoc *d = app_open_doc(app) ? app->open.d : NULL;
    const ReviewOrphan *o = d && d->id == doc ? orphan_of(d, seq) : NULL;
    if (!o) return;
    Decision rows[] = {*o->d, *o->d};
    uint32_t line = session_line_no(d, at);
    TextAnchor *words = o->other ? &rows[1].other : &rows[1].anchor;
    rows[0].act = DECIDE_FORGET;
    rows[0].at = rows[1].at = 0;
    *words = anchor_make(d->doc->text, d->doc->hash, at);
    if (decide_rows(app, rows, COUNT_OF(rows)))
        app_say(app, RO_MESSAGE,
                str_fmt(&app->choice.mem, _("“%.*s” has its place again: line %u"), STR_ARG(words->exact), line));
}

static const ChoiceWays ways_orphans = {"orphans", COLS_MAX, false, N_("Enter gives it this place  Esc closes"), attach, draw_orphan, NULL, NULL};

void choice_orphans(UiApp *app)
{
    Arena tmp = {0};
    Choice *c = choice_begin(app, &ways_orphans, N_("decisions that lost their words"));
    MemoirIds docs = session_strayed(app->s, &tmp);
    for (uint32_t i = 0; i < docs.n && i < MEMOIRS; i++) {
        const OpenDoc *d;
        Fault f = {0};
        if (session_doc_open(app->s, docs.v[i], &d, &f)) continue;
        orphans_of(c, d);
        session_doc_close(app->s, d);
    }
    arena_fini(&tmp);
    if (c->all.n) {
        choice_show(app);
        return;
    }
    choice_close(app);
    app_say(app, RO_MESSAGE, str_z(_("Every decision has its words.")));
}
