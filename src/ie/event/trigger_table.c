/* Rows of a career in a table whose columns say from when and until when, or whose cells have the stretch of time alone.
 *
 *     | 회사 | 직위 | 입사일 | 퇴사일 |          | 기간 | 회사명 | 담당업무 |
 *     | 나래상사 | 사원 | 2012.03 | 2015.06 |    | 2018.01 ~ 2019.12 | 나래소프트 | 웹 개발 |
 */
#include "base/i18n.h"
#include "trigger_int.h"

/* What a row has: its times from and until (1 + the timex, 0 for none), is it until now; its employer and post. */
typedef struct Row { uint32_t from, to, stretch, org, role; bool now; } Row;

/* The date that fills [beg, end): 1 + its number, 0 for none. */
static uint32_t cell_date(const Ie *ie, uint32_t beg, uint32_t end)
{
    enum { REST = 3 };
    uint32_t i = ie_timex_from(ie, beg);
    bool fills = i < ie->tx.n && ie->tx.v[i].beg <= beg + 1 && ie->tx.v[i].end <= end && ie->tx.v[i].end + REST >= end;
    return fills && ie->out->timexes.v[i].type == TIMEX_DATE ? i + 1 : 0;
}

static void cell_read(const Ie *ie, Range head, uint32_t beg, uint32_t end, Row *row)
{
    const Doc *d = ie->doc;
    while (end > beg && d->cls[end - 1] == CH_SPACE) end--;
    uint32_t date = cell_date(ie, beg, end);
    bool from = head.end && mark_at(ie, MK_COLUMN_FROM, head.beg),
         until = head.end && mark_at(ie, MK_COLUMN_UNTIL, head.beg);
    if (date && ie_is_range(ie, date - 1)) row->stretch = date;
    else if (date && from) row->from = date;
    else if (date && until) row->to = date;
    else if (until && end > beg && (d->cls[beg] == CH_HANGUL || d->cls[beg] == CH_LATIN)) row->now = true;
    for (uint32_t m = ie_mention_from(ie, beg); m < ie->mention.n && ie->mention.v[m].beg < end; m++) {
        /* 누리소프트, 누리소프트(주), but no 결제 스쿼드 of it */
        uint32_t to = ie->mention.v[m].end;
        bool fills = ie->mention.v[m].beg <= beg + 2 && (to >= end || d->ch[to] == '(' || d->ch[to + 1] == '(');
        if (mention_is(ie, m, ENT_ORG) && !row->org && fills) row->org = m + 1;
        if (mention_is(ie, m, ENT_ROLE) && !row->role) row->role = m + 1;
    }
}

/* One work of the whole stretch is told in the place of what the books made of its ends. */
static void spell_tell(Ie *ie, uint32_t sent, uint32_t first, const Row *row)
{
    const uint32_t ends = 1u << EV_JOIN | 1u << EV_WORK | 1u << EV_ROLE_CHANGE | 1u << EV_PROMOTION | 1u << EV_CONTEXT;
    for (uint32_t k = first; k < ie->ev.n; k++)
        if (ends & 1u << ie->ev.v[k]->type) ie->ev.v[k]->flags |= EVF_OTHER;
    const MentionRef *m = &ie->mention.v[(row->role ? row->role : row->org) - 1];
    EvCand *c = cand_new(ie, sent, m->beg, m->end, &ie->an->event->note_work);
    c->fact = FACT_ACTUAL;
    c->flags |= EVF_NOTE;
    c->tail = (Tail){.end = c->end, .context = CTX_NOTE, .past = true, .ok = true};
    c->found.org = row->org - 1, c->found.org_near = true;
    if (row->role) c->found.role = (Range){m->beg, m->end};
    c->to = ie->doc->sent[sent].end;
    c->row_from = row->from;
    c->row_to = row->to;
    cand_why(c, N_("name and time"), c->beg, c->end);
    for (uint32_t k = ie->ev.n - 1; k > first && ie->ev.v[k - 1]->beg > c->beg; k--)        /* in the order of the text */
        ie->ev.v[k] = ie->ev.v[k - 1], ie->ev.v[k - 1] = c;
}

void table_spell(Ie *ie, uint32_t sent, uint32_t first, const Cells *cells)
{
    if (!cells->n || !ie->tx.n || !ie->mention.n) return;
    const Line *l = &ie->doc->line[cells->line];
    uint32_t i = ie_timex_from(ie, l->beg);
    if (i >= ie->tx.n || ie->tx.v[i].beg >= l->end) return;
    Row row = {0};
    for (uint32_t k = 0; k < cells->n; k++)
        if (cells->cell[k].end > cells->cell[k].beg) cell_read(ie, cells->head[k], cells->cell[k].beg, cells->cell[k].end, &row);
    bool ends = row.from && row.role && (row.to || row.now), alone = row.stretch && first == ie->ev.n;
    if (row.org && (ends || alone)) spell_tell(ie, sent, first, &row);
}
