/* empty.c: nothing to show: why, what would bring how much back, and what to do. */
#include "app_int.h"

/* A term that alone selects nothing is to blame. */
static int blamed(const Why *w)
{
    for (uint32_t i = 0; i < w->n; i++)
        if (w->n == 1 || !w->term[i].n_alone) return (int)i;
    return -1;
}

/* "without role:x 12, without year:y 3": what taking one term out would bring back, most first. */
static Str ways_back(Arena *a, const Query *q, const Why *w)
{
    enum { MOST = 3 };
    Str line = {0};
    uint32_t told = 0;
    for (int n = 0; n < MOST && w->n > 1; n++) {
        uint32_t best = UINT32_MAX;
        for (uint32_t i = 0; i < w->n; i++) {
            uint32_t back = told >> i & 1 ? 0 : w->term[i].n_without;
            if (back && (best == UINT32_MAX || back > w->term[best].n_without)) best = i;
        }
        if (best == UINT32_MAX) break;
        told |= 1u << best;
        Str one = str_fmt(a, P_("without %.*s %u memoir", "without %.*s %u memoirs", w->term[best].n_without),
                          STR_ARG(query_term_text(q, best)), w->term[best].n_without);
        line = line.n ? str_fmt(a, STR_FMT ", " STR_FMT, STR_ARG(line), STR_ARG(one)) : one;
    }
    return line;
}

/* Every term is asked alone and left out in turn, which takes longer than a key may: it is done behind the frame. */
bool empty_idle(UiApp *app)
{
    if (!app->empty_due) return false;
    Arena a = {0};
    const Query *q = session_query(app->s);
    app->empty_due = false;
    Why w = session_why(app->s, &a);
    int t = blamed(&w);
    Str why = t >= 0 ? str_fmt(&a, _("Nothing fits %.*s."), STR_ARG(query_term_text(q, (uint32_t)t)))
                     : str_z(_("Each term fits something, but nothing fits all of them."));
    keep_text(app->empty, sizeof app->empty, why);
    keep_text(app->empty_back, sizeof app->empty_back, ways_back(&a, q, &w));
    app_stale(app);
    arena_fini(&a);
    return true;
}

void empty_begin(UiApp *app)
{
    app->empty[0] = app->empty_back[0] = 0;
    app->empty_due = app->docs.rows.n == 0 && session_careers(app->s)->n_doc > 0;
}

void empty_draw(UiApp *app, Pen *p, int y)
{
    bool none = session_careers(app->s)->n_doc == 0, busy = session_progress(app->s).running,
         kept = session_kept(app->s);
    Str what = str_z(!none ? app->empty : busy ? _("Reading…") : kept ? _("No memoirs yet.") : _("No memoirs here."));
    Str todo = str_z(busy   ? ""
                     : kept ? _("gilmok add FILE… adds some.")
                            : _("Text and Markdown files are read; gilmok without a path opens the library."));
    if (!none)
        todo = str_fmt(p->mem, _("%.*s tells why, %.*s clears the filter, %.*s changes it, %.*s goes back."),
                       STR_ARG(key_of(app, p->mem, ACT_WHY_NOT)), STR_ARG(key_of(app, p->mem, ACT_CLEAR_FILTER)),
                       STR_ARG(key_of(app, p->mem, ACT_FILTER)), STR_ARG(key_of(app, p->mem, ACT_BACK)));
    y = pen_wrap(p, 1, y, p->box.w - 2, RO_MESSAGE, what);
    if (!none && app->empty_back[0]) y = pen_wrap(p, 1, y, p->box.w - 2, RO_TEXT, str_z(app->empty_back));
    pen_wrap(p, 1, y, p->box.w - 2, RO_DIM, todo);
}

/* A pane about one memoir, beside others or alone. */
void empty_memoir(UiApp *app, Pen *p, bool focused)
{
    bool told = app->docs.rows.n == 0 && (focused || !app->layout.many);
    if (told) empty_draw(app, p, 2);
    else pen_clip(p, 1, 2, p->box.w - 2, RO_DIM, str_z(_("Nothing to show.")));
}
