/* Reasons: the words that gave an expression its year, and the years other anchors would have given. Only for those who
 * ask. */
#include "anchor_int.h"

/* The expression whose words were the anchor, UINT32_MAX for the time of writing and the title. */
static uint32_t source_of(const Anchor *a, uint32_t i, Basis basis)
{
    const Ie *ie = a->ie;
    const Frame *f = frame_now(a);
    if (basis == BASIS_HEADING && f) {
        uint32_t k = ie_timex_from(ie, f->beg);
        return k < ie->tx.n && k != i ? k : UINT32_MAX;
    }
    return basis == BASIS_DISCOURSE ? a->story_by : UINT32_MAX;
}

void anchor_why(const Anchor *a, uint32_t i, const AnchorYears *years)
{
    static const char *const by[YEAR_BY_N] = {[YEAR_BY_HEADING] = "heading", [YEAR_BY_MENTION] = "mention",
                                              [YEAR_BY_STORY] = "discourse", [YEAR_BY_NOW] = "dct"};
    Ie *ie = a->ie;
    const Timex *t = &ie->out->timexes.v[i];
    TimexWhy *w = &ie->out->timex_why.v[i];
    uint32_t k = source_of(a, i, t->basis);
    if (k != UINT32_MAX) w->anchor = ie->out->timexes.v[k].span;
    int chosen = t->lo > EDTF_DAY_NONE ? base_of_day(t->lo).y : 0;
    for (int n = 0; n < YEAR_BY_N; n++) {
        if (!years->y[n] || years->y[n] == chosen) continue;
        *vec_push(ie->mem, &w->beaten) = str_fmt(ie->mem, "%s: %d", by[n], years->y[n]);
    }
}
