/* A selection told in rows below the name of who made it: whose it is. Rules, as in argument_org.c.
 *
 *     ### 나래소프트              1. 두레시스템 (백엔드)
 *     - 서류: 합격               서류: 합격
 *     - 1차 면접: 불합격          1차 면접: 불합격
 */
#include "argument_org_int.h"

enum { BACK = 64, ROWS = 12, ROW_UNITS = 60, NAME_UNITS = 40, MARKER = 6, REST = 14 };

static bool short_line(const Line *l)
{
    return (l->kind == LINE_ITEM || l->kind == LINE_TEXT) && l->end - l->body <= ROW_UNITS;
}

/* 2014년 11월 ~ 2018년 4월: one was there, and seeks elsewhere. */
static bool spell_line(const Ie *ie, const Line *l)
{
    uint32_t i = ie_timex_from(ie, l->beg);
    return i < ie->tx.n && ie->tx.v[i].beg <= l->body + MARKER && ie_is_range(ie, i);
}

/* Does the line tell of an event before candidate `index`? */
static bool line_tells(const Ie *ie, uint32_t line, uint32_t index)
{
    for (uint32_t k = index; k-- > 0 && ie->ev.v[k]->line >= line;)
        if (ie->ev.v[k]->line == line && !(ie->ev.v[k]->flags & EVF_OTHER)) return true;
    return false;
}

/* 나래소프트, 1. 두레시스템 (백엔드), **Stripe**: the employer that the line begins with, where it is a name and no sentence. */
static bool line_names(const Ie *ie, uint32_t line, Str *out)
{
    const Doc *d = ie->doc;
    const Line *l = &d->line[line];
    uint32_t m = ie_mention_from(ie, l->body), rest = 0;
    bool name = l->end - l->body <= NAME_UNITS && m < ie->mention.n && ie->mention.v[m].beg <= l->body + MARKER &&
                ie->mention.v[m].end <= l->end;
    /* Notion, Datadog: who makes what is used goes by its name */
    bool product =
        name && ie->mention.v[m].end == l->end && (mention_is(ie, m, ENT_SKILL) || mention_is(ie, m, ENT_RESOURCE));
    if (!name || (!product && !mention_is(ie, m, ENT_ORG))) return false;
    for (uint32_t at = ie->mention.v[m].end; at < l->end && d->ch[at] != '('; at++)
        rest += d->cls[at] == CH_HANGUL || d->cls[at] == CH_LATIN;
    uint16_t last = d->ch[l->end - 1];
    if (rest > REST || last == '.' || last == '!' || last == '?') return false;
    *out = mention_name(ie, m);
    return true;
}

/* The rows stand one below the other; over them the name, perhaps as a heading with a blank line behind it. */
bool by_headed(OrgAsk *q)
{
    const Ie *ie = q->ie;
    const Doc *d = ie->doc;
    EvCand *c = q->c;
    const uint32_t line = c->line;
    const uint32_t steps = 1u << EV_APPLY | 1u << EV_INTERVIEW | 1u << EV_REJECTED | 1u << EV_ACCEPTED;
    if (!(steps & 1u << c->type) || !short_line(&d->line[line]) || c->rule->invite) return false;
    for (uint32_t k = line, n = 0; k-- > 0 && n < ROWS; n++) {
        const Line *l = &d->line[k];
        bool heading = l->kind == LINE_HEADING;
        if (l->kind == LINE_BLANK && k && d->line[k - 1].kind == LINE_HEADING) continue;
        if (!heading && !short_line(l)) return false;
        bool row = d->line[line].kind == LINE_ITEM && l->kind == LINE_ITEM && l->level == d->line[line].level;
        if (!row && line_names(ie, k, &c->org) && !line_tells(ie, k, q->index)) return true;
        if (heading || spell_line(ie, l)) return false;
    }
    return false;
}

/* ## 오늘의집 (2017 ~ 2019) / SI 회사에 신입으로 입사했다: what begins first under such a heading begins with the one that it names. */
bool kind_headed(const Ie *ie, const Story *st, uint32_t index)
{
    const EvCand *c = ie->ev.v[index];
    bool may =
        c->type == EV_JOIN && c->org_kind && c->fact == FACT_ACTUAL && st->heading.n && !st->heading_kind && c->sect;
    if (!may || ie->doc->line[c->line].kind == LINE_HEADING) return false;
    uint32_t i = ie_timex_from(ie, c->sect->head_beg);
    if (i >= ie->tx.n || ie->tx.v[i].beg >= c->sect->head_end || !ie_is_range(ie, i)) return false;
    for (uint32_t k = index, n = 0; k-- > 0 && ie->ev.v[k]->beg >= c->sect->head_end; n++)
        if (n == BACK || !(ie->ev.v[k]->flags & EVF_OTHER)) return false;
    return true;
}
