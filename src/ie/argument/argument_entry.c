/* Diaries and chronicles: what an entry tells without a date of its own happened on the day over it. */
#include "argument_date_int.h"
#include "argument_refer_int.h"
#include "base/i18n.h"
#include "mark.h"

/* A date over no longer than a year stands over what happened then. */
static bool is_head(const Ie *ie, uint32_t i)
{
    enum { YEAR = 366 };
    const Timex *t = timex_of(ie, i);
    return ie->tx.v[i].entry && is_date(ie, i) && t->lo > EDTF_DAY_NONE && t->hi < EDTF_DAY_MAX && t->hi - t->lo < YEAR;
}

/* Does the time lead away from the entry's own? Until when something goes on does not: My contract goes until 30 June.
 */
static bool leads_off(const Ie *ie, uint32_t i)
{
    if (ie->tx.v[i].rel == REL_UNTIL && timex_of(ie, i)->type == TIMEX_DATE) return false;
    return timex_of(ie, i)->type == TIMEX_DATE || ie->tx.v[i].rel == REL_AFTER || ie->tx.v[i].rel == REL_AGO;
}

/* … in the rest of the sentence. */
static bool rest_leads_off(const Ie *ie, const EvCand *c, uint32_t next)
{
    uint32_t end = ie->doc->sent[c->sent].end;
    while (next < ie->tx.n && ie->tx.v[next].beg < end)
        if (leads_off(ie, next++)) return true;
    return false;
}

/* 몰로코 입사 첫날.: all that the sentence says is what day it was. */
static bool is_first_day(const Ie *ie, const EvCand *c)
{
    enum { MARKS = 2 };
    uint32_t at = blanks_skip(ie->doc, c->end), len = c->type == EV_JOIN && !c->en ? mark_at(ie, MK_FIRST_DAY, at) : 0;
    return len && at + len + MARKS >= ie->doc->sent[c->sent].end;
}

/* Told as what happened, or did not, that day: no plan, no list, nothing that had been before (결혼 전에는, 스무 살에). */
static bool is_of_entry(Ie *ie, const EvCand *c)
{
    bool told = c->fact == FACT_ACTUAL || c->fact == FACT_NEGATED;
    if (!told || c->date.n || c->type == EV_GOAL || c->flags & EVF_OTHER ||
        (c->flags & EVF_WEAK && !is_first_day(ie, c)))
        return false;
    if (ie->doc->line[c->line].kind == LINE_ITEM || before_then(ie, c)) return false;
    return c->en || !refer_elsewhen(ie, ie->doc->sent[c->sent].beg, c->beg);
}

void dates_entry(Ie *ie)
{
    uint32_t next = 0, head = UINT32_MAX;                 /* the entry's date as long as nothing leads away from it */
    for (uint32_t k = 0; k < ie->ev.n; k++) {
        EvCand *c = ie->ev.v[k];
        for (; next < ie->tx.n && ie->tx.v[next].beg < c->beg; next++)
            if (ie->tx.v[next].entry) head = is_head(ie, next) ? next : UINT32_MAX;
            else if (leads_off(ie, next)) head = UINT32_MAX;
        if (head == UINT32_MAX || (c->sect && c->sect->head_beg > ie->tx.v[head].beg)) continue;
        if (!is_of_entry(ie, c) || rest_leads_off(ie, c, next)) continue;
        date_set(ie, c, head, BASIS_HEADING);
        cand_why(c, N_("date above"), ie->tx.v[head].beg, ie->tx.v[head].end);
    }
}

/* The stretch that a line begins with, or that the sentence before ends with: March 2005 - March 2007. Postdoc.
 * History, Trefawr, 1994-1997. */
static uint32_t spell_above(const Ie *ie, const EvCand *c, bool row)
{
    enum { MARKS = 2, SENTS = 3 };
    const Doc *d = ie->doc;
    const Sentence *s = &d->sent[c->sent];
    uint32_t i = ie_timex_from(ie, s->beg);
    if (i == 0 || ie->tx.v[--i].line != c->line || !ie_is_range(ie, i) || !is_date(ie, i)) return UINT32_MAX;
    uint32_t at = ie->tx.v[i].sent;
    bool ends = row && at < c->sent && c->sent - at <= SENTS && ie->tx.v[i].end + MARKS >= d->sent[at].end;
    return ends || ie->tx.v[i].entry ? i : UINT32_MAX;
}

/* … is when one did what lasts (Learned molecular biology), and at its end one passed (Upper second). */
void dates_of_spell(Ie *ie)
{
    const uint32_t lasting = 1u << EV_WORK | 1u << EV_STUDY, ends = 1u << EV_GRADUATE | 1u << EV_CERTIFICATE;
    for (uint32_t k = 0; k < ie->ev.n; k++) {
        EvCand *c = ie->ev.v[k];
        bool told = c->en && !c->date.n && c->fact == FACT_ACTUAL && !(c->flags & (EVF_OTHER | EVF_WEAK));
        bool may = told && (lasting | ends) >> c->type & 1, end = ends >> c->type & 1;
        bool own = may && rest_leads_off(ie, c, ie_timex_from(ie, ie->doc->sent[c->sent].beg));
        uint32_t i = may && !own ? spell_above(ie, c, end) : UINT32_MAX;
        Edtf v;
        if (i == UINT32_MAX || !edtf_parse(timex_of(ie, i)->value, &v) || v.kind != EDTF_INTERVAL) continue;
        if (v.pt[1].end != EDTF_END_DATE) continue;
        Edtf last = {.kind = EDTF_POINT, .n = 1, .pt = {v.pt[1]}};
        date_reckon(ie, c, end ? &last : &v, N_("date above"), ie->tx.v[i].beg, ie->tx.v[i].end);
    }
}

/* The leaving told right before, whose date is known. */
static const EvCand *left_before(const Ie *ie, const EvCand *c)
{
    enum { BACK = 5, SENTS = 2 };
    for (uint32_t k = c->number, n = 0; k-- > 0 && n < BACK && c->sent - ie->ev.v[k]->sent <= SENTS; n++) {
        const EvCand *e = ie->ev.v[k];
        if (e->type == EV_JOIN || e->type == EV_FOUND || e->type == EV_APPLY || e->type == EV_SEARCH) return NULL;
        bool left =
            e->type == EV_LEAVE && e->fact == FACT_ACTUAL && !(e->flags & EVF_OTHER) && e->dated && e->line == c->line;
        if (left && e->lo > EDTF_DAY_NONE && e->hi < EDTF_DAY_MAX) return e;
    }
    return NULL;
}

/* 3월 29일에 퇴사했다. 팀장이 붙잡았지만 사양했다: asked to stay, or to come back, when one left, and declined. */
void dates_kept(Ie *ie)
{
    enum { MONTH = 31 };
    for (uint32_t k = 0; k < ie->ev.n; k++) {
        EvCand *c = ie->ev.v[k];
        bool asked =
            c->type == EV_ACCEPTED && c->fact == FACT_ACTUAL && !c->date.n && !(c->flags & (EVF_OTHER | EVF_WEAK));
        const EvCand *e = asked ? left_before(ie, c) : NULL;
        if (!e || e->hi - e->lo > MONTH || !names_agree(c->org, e->org)) continue;
        int y, m, d;
        edtf_ymd(e->lo, &y, &m, &d);
        Edtf when = edtf_make(y, m, 0);
        edtf_qualify(&when, EDTF_Q_APPROX);
        if (!date_reckon(ie, c, &when, N_("date told before"), e->beg, e->end)) continue;
        EvCand *no = k + 1 < ie->ev.n ? ie->ev.v[k + 1] : NULL;
        if (no && no->type == EV_WITHDRAW && no->sent - c->sent <= 1 && !no->date.n)
            date_reckon(ie, no, &when, N_("date told before"), e->beg, e->end);
    }
}

/* 갈 뻔한 곳들 (2022년 가을), ## 2023 하반기: what was applied for and answered under a heading that names a season or a half. */
static bool is_season(const Ie *ie, const DocSection *s, uint32_t *out)
{
    enum { MONTH = 45, HALF = 190 };
    uint32_t i;
    if (!s || !date_first_in(ie, s->head_beg, s->head_end, out) || ie->tx.v[*out].rel == REL_SINCE) return false;
    const Timex *t = timex_of(ie, *out);
    if (ie_is_range(ie, *out) || t->lo <= EDTF_DAY_NONE || t->hi >= EDTF_DAY_MAX || t->hi - t->lo < MONTH ||
        t->hi - t->lo > HALF)
        return false;
    return !date_first_in(ie, ie->tx.v[*out].end, s->head_end, &i);
}

/* Does a date stand in its row, or between the beginning of its paragraph and the end of its sentence? */
static bool row_dates(const Ie *ie, const EvCand *c)
{
    const Line *l = &ie->doc->line[c->line];
    bool row = l->kind == LINE_ITEM || l->kind == LINE_TABLE;
    return date_in(ie, l->beg, row ? l->end : ie->doc->sent[c->sent].end);
}

void dates_headed(Ie *ie)
{
    const DocSection *last = NULL;
    bool season = false;
    uint32_t i = 0;
    for (uint32_t k = 0; k < ie->ev.n; k++) {
        EvCand *c = ie->ev.v[k];
        if (group_of(c->type) != GROUP_SEARCH || c->date.n || c->fact == FACT_HYPOTHETICAL ||
            c->flags & (EVF_OTHER | EVF_WEAK))
            continue;
        if (c->sect != last) season = is_season(ie, last = c->sect, &i);
        if (!season || row_dates(ie, c) || before_then(ie, c)) continue;
        date_set(ie, c, i, BASIS_HEADING);
        cand_why(c, N_("date of the heading"), ie->tx.v[i].beg, ie->tx.v[i].end);
    }
}
