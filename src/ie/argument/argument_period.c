/* A search is told in sums: 스물한 군데에 지원해 면접을 여섯 번 봤다. Where no sentence dates them, they fill the time from the
 * search's beginning to the answer that ended it; and so do the answers told between: 누리소프트는 서류에서 떨어졌다. */
#include "argument_int.h"
#include "base/i18n.h"
#include <string.h>

enum { REACH = 15, LONGEST = 600, SHORT = 300 };      /* candidates; days: what goes on for longer is no one search */

static bool counts(const EvCand *c) { return c->fact == FACT_ACTUAL && !(c->flags & EVF_OTHER) && !c->same; }

bool argument_date_end(Str date, bool last, Edtf *out)
{
    Edtf v;
    if (!edtf_parse(date, &v)) return false;
    if (v.kind == EDTF_POINT) *out = v;
    else if (v.kind == EDTF_INTERVAL && v.pt[last].end == EDTF_END_DATE)
        *out = (Edtf){.kind = EDTF_POINT, .n = 1, .pt = {v.pt[last]}};
    else return false;
    return true;
}

/* The search that was told of, or what it follows: the leaving, the end of school. */
static const EvCand *begins(const Ie *ie, uint32_t index)
{
    for (uint32_t k = index, n = 0; k-- > 0 && n < REACH; n++) {
        const EvCand *e = ie->ev.v[k];
        if (!counts(e)) continue;
        if (e->type == EV_JOIN || e->type == EV_FOUND) return NULL;
        bool opens =
            e->type == EV_SEARCH || e->type == EV_LEAVE || e->type == EV_GRADUATE || (e->type == EV_MOVE && !e->en);
        if (opens && argument_bounded(e)) return e;
    }
    return NULL;
}

/* 11년에는 옮기려고도 했다: told of before that search; a date before its beginning in the same line is of what was then. */
static bool looks_back(const Ie *ie, const EvCand *c, const EvCand *from)
{
    uint32_t i = ie_timex_from(ie, c->beg), line = ie->doc->line[c->line].beg;
    while (i > 0 && ie->tx.v[i - 1].beg >= line && !is_date(ie, i - 1)) i--;
    bool then = from->line == c->line && i > 0 && ie->tx.v[i - 1].beg < from->beg;
    return !then && i > 0 && ie->tx.v[i - 1].beg >= line && timex_of(ie, i - 1)->hi < from->lo;
}

/* Its date is that of what was told before it: when it began, and no time of its own. */
static bool is_told_before(const EvCand *c) { return c->basis == BASIS_DISCOURSE && c->timex != UINT32_MAX && !c->dated; }

static const EvCand *ends(const Ie *ie, uint32_t index, const EvCand *from)
{
    for (uint32_t k = index + 1; k < ie->ev.n && k <= index + REACH; k++) {
        const EvCand *e = ie->ev.v[k];
        if (!counts(e)) continue;
        /* 10월에 이직을 준비했다. 세 군데를 썼고 다 떨어졌다. 2월에 퇴사했다. */
        if (e->type == EV_LEAVE && from->type == EV_SEARCH && argument_bounded(e) && e->lo > from->hi) return e;
        bool anew =
            e->type == EV_LEAVE || e->type == EV_GRADUATE || (e->type == EV_SEARCH && e->date.n && !is_told_before(e));
        if (anew) return NULL;
        bool works = e->type == EV_WORK && e->date.n && e->lo > EDTF_DAY_NONE && e->hi == EDTF_DAY_MAX;       /* since then */
        if (works || ((e->type == EV_ACCEPTED || e->type == EV_JOIN) && argument_bounded(e))) return e;
    }
    return NULL;
}

static void fill(Ie *ie, EvCand *c, const EvCand *from, const EvCand *to)
{
    Edtf a, b;
    if (!argument_date_end(from->date, from->type != EV_SEARCH, &a) || !argument_date_end(to->date, false, &b)) return;
    Str one = edtf_format(ie->mem, &a), two = edtf_format(ie->mem, &b);
    if (str_eq(one, two)) return;
    Str date = str_join(ie->mem, (Str[]){one, S("/"), two}, 3);
    EdtfDay lo, hi;
    if (!edtf_bounds_str(date, &lo, &hi) || hi < lo || (int64_t)hi - lo > LONGEST) return;
    c->date = date;
    c->lo = lo, c->hi = hi;
    c->basis = BASIS_COMPUTED;
    cand_why(c, N_("time of the search"), from->beg, from->end);
}

static bool is_sum(const EvCand *c) { return (c->type == EV_APPLY || c->type == EV_INTERVIEW) && !c->org.n; }

/* Is it told between the two that a search went on, by a word for it or in sums? */
static bool search_told(const Ie *ie, const EvCand *from, const EvCand *to)
{
    if (from->type == EV_SEARCH) return true;
    for (uint32_t k = from->number + 1; k < to->number; k++) {
        const EvCand *e = ie->ev.v[k];
        bool seeks = e->type == EV_SEARCH || ((e->type == EV_APPLY || e->type == EV_INTERVIEW) &&
                                              (e->found.counted || e->basis == BASIS_COMPUTED));
        if (seeks && counts(e)) return true;
    }
    return false;
}

/* - 누리소프트: 서류 탈락 (9월 8일): the row has a date of its own. */
static bool row_dated(const Ie *ie, const EvCand *c)
{
    const Line *l = &ie->doc->line[c->line];
    return (l->kind == LINE_ITEM || l->kind == LINE_TABLE) && date_in(ie, l->beg, l->end);
}

/* An answer in a search that was no long one; no offer to stay where one was. */
static bool in_search(const Ie *ie, const EvCand *c, const EvCand *from, const EvCand *to)
{
    bool answers = group_of(c->type) == GROUP_SEARCH || c->type == EV_SEARCH;
    if (!answers || c->en || c->flags & EVF_WEAK || (int64_t)to->lo - from->hi > SHORT || row_dated(ie, c))
        return false;
    return !(c->org.n && str_eq(c->org, from->org)) && search_told(ie, from, to);
}

/* 2015년 상반기에 열네 군데를 썼다. 누리제약은 최종에서 떨어졌다: what was applied for over a stretch was answered in it. */
static const EvCand *applied_over(const Ie *ie, const EvCand *c)
{
    enum { BACK = 8, SENTS = 4 };
    for (uint32_t k = c->number, n = 0; k-- > 0 && n < BACK && c->sent - ie->ev.v[k]->sent <= SENTS; n++) {
        const EvCand *e = ie->ev.v[k];
        if (!counts(e)) continue;
        if (group_of(e->type) != GROUP_SEARCH && e->type != EV_SEARCH) return NULL;
        if (e->type != EV_APPLY || !e->date.n) continue;
        bool told = e->timex != UINT32_MAX && e->basis != BASIS_COMPUTED && ie->tx.v[e->timex].rel != REL_SINCE;
        return told && argument_bounded(e) && memchr(e->date.p, '/', e->date.n) && (int64_t)e->hi - e->lo <= LONGEST
                   ? e
                   : NULL;
    }
    return NULL;
}

static bool fill_applied(EvCand *c, const EvCand *e)
{
    if (!e) return false;
    c->date = e->date;
    c->lo = e->lo, c->hi = e->hi;
    c->basis = BASIS_DISCOURSE;
    cand_why(c, N_("time of the search"), e->beg, e->end);
    return true;
}

/* I started looking in January: thirty applications, nine interviews. The day is that of the start alone. */
static bool of_start(const Ie *ie, const EvCand *c)
{
    enum { BACK = 3 };
    for (uint32_t k = c->number, n = 0; is_sum(c) && c->timex != UINT32_MAX && k-- > 0 && n < BACK; n++) {
        const EvCand *e = ie->ev.v[k];
        if (e->sent != c->sent || e->timex != c->timex) return false;
        if (e->type == EV_SEARCH && counts(e)) return !memchr(e->date.p, '/', e->date.n);
    }
    return false;
}

/* 3월에 퇴사했다. 틈틈이 취업 준비를 했다: since the day that was told before, not on it. */
static bool goes_on(const Ie *ie, uint32_t index)
{
    const EvCand *c = ie->ev.v[index], *from = c->type == EV_SEARCH && is_told_before(c) ? begins(ie, index) : NULL;
    return from && str_eq(from->date, c->date);
}

void dates_search(Ie *ie)
{
    for (uint32_t i = 0; i < ie->ev.n; i++) {
        EvCand *c = ie->ev.v[i];
        bool seeks = group_of(c->type) == GROUP_SEARCH || c->type == EV_SEARCH;
        if (!seeks || (c->date.n && !of_start(ie, c) && !goes_on(ie, i)) || !counts(c)) continue;
        bool answers =
            !c->en && c->type != EV_SEARCH && !(c->flags & EVF_WEAK) && !row_dated(ie, c) && !kind_stay(ie, c);
        if (answers && fill_applied(c, applied_over(ie, c))) continue;
        const EvCand *from = begins(ie, i), *to = from && !looks_back(ie, c, from) ? ends(ie, i, from) : NULL;
        if (to && (is_sum(c) || in_search(ie, c, from, to))) fill(ie, c, from, to);
    }
}
