/* Headings that are rows of a career: ## 누리소프트 (2018.07 ~ 2021.12), Embedded Engineer, Acme (2017 – 2020). */
#include "position_int.h"

static const MentionRef *mention_in(const Ie *ie, EntityType type, uint32_t beg, uint32_t end)
{
    for (uint32_t i = ie_mention_from(ie, beg); i < ie->mention.n && ie->mention.v[i].beg < end; i++)
        if (ie->out->entities.v[ie->mention.v[i].entity].type == type) return &ie->mention.v[i];
    return NULL;
}

static Str name_of(const Ie *ie, const MentionRef *m) { return ie->out->entities.v[m->entity].name; }

/* The role on a line of its own right under the heading. */
static const MentionRef *role_under(const Ie *ie, const DocSection *s)
{
    enum { MARKS = 4 };
    const Doc *d = ie->doc;
    uint32_t at = s->head_end;
    while (at < s->end && at < d->n && (d->cls[at] == CH_SPACE || d->ch[at] == '\n')) at++;
    if (at >= s->end || at >= d->n) return NULL;
    const Line *line = doc_line_at(d, at);
    const MentionRef *m = mention_in(ie, ENT_ROLE, line->beg, line->end);
    return m && m->beg <= line->beg + MARKS && m->end + MARKS >= line->end ? m : NULL;
}

/* An employer and a stretch of time with both its ends: the heading of a spell. */
static bool head_read(Ie *ie, const DocSection *s, HeadRow *out)
{
    const MentionRef *org = mention_in(ie, ENT_ORG, s->head_beg, s->head_end);
    uint32_t t = ie_timex_from(ie, s->head_beg);
    if (t >= ie->tx.n || ie->tx.v[t].beg >= s->head_end) return false;
    const Timex *x = &ie->out->timexes.v[t];
    EvCand c = {.date = x->value, .timex = t};
    if (x->type != TIMEX_DATE || !is_interval(x->value) || !names_both_ends(ie, &c)) return false;
    const MentionRef *role = mention_in(ie, ENT_ROLE, s->head_beg, s->head_end);
    if (!role) role = role_under(ie, s);
    *out = (HeadRow){.org = org ? name_of(ie, org) : S(""), .role = role ? name_of(ie, role) : S("")};
    ends_of(ie, x->value, &out->start, &out->end);
    return out->start.n > 0;
}

/* The first event told in the section, which the row is shown by; sections and events stand in the text's order. */
static uint32_t event_in(const Fold *fo, const DocSection *s, uint32_t *next)
{
    uint32_t n = fo->ie->out->events.n;
    while (*next < n && (!fo->cand[*next] || fo->cand[*next]->beg < s->beg)) ++*next;
    return *next < n && fo->cand[*next]->beg < s->end ? *next : UINT32_MAX;
}

/* N사 자회사 (17.10 ~ 18.09), 외주 업체 (18.11 ~ 20.05): the text under it calls the employer otherwise. The only spell that
 * the events of the section open, when it begins as the heading says. */
static Row *told_under(const Fold *fo, const HeadRow *h, uint32_t event, uint32_t end)
{
    Row *told = NULL;
    for (uint32_t i = rows_reach(fo); i < fo->rows.n; i++) {
        Row *r = fo->rows.v[i];
        uint32_t e = r->p.evidence.n ? r->p.evidence.v[0] : UINT32_MAX;
        if (r->p.kind != POS_WORK || r->military || e < event || e >= end) continue;
        if (!r->p.start.n || !may_agree(r->p.start, h->start)) continue;
        if (told) return NULL;
        told = r;
    }
    return told;
}

static void head_row(Fold *fo, const HeadRow *h, uint32_t event, uint32_t end)
{
    Row *first = NULL, *last = NULL;
    for (uint32_t i = rows_reach(fo); i < fo->rows.n; i++) {
        Row *r = fo->rows.v[i];
        if (r->p.kind != POS_WORK || !h->org.n || !str_eq(r->p.org, h->org) || (r->p.start.n && row_apart(r, h->start)))
            continue;
        if (!first) first = r;
        last = r;
    }
    if (!first && event != UINT32_MAX) first = last = told_under(fo, h, event, end);
    if (!first && !h->org.n) return;
    if (!first) {
        Event e = {.args = {.org = h->org, .role = h->role}};
        first = last = row_new(fo, POS_WORK, &e, event);
    }
    if (!first->p.start.n) first->p.start = h->start;
    if (!h->org.n && last->p.end.n) return;
    if (!last->p.end.n || last->over) last->p.end = h->end;
    if (!first->p.role.n) first->p.role = h->role;
    last->closed = !str_eq(last->p.end, S(".."));
    last->over = false;
}

/* The spell that the stretch is that of; a list with titles has one for each of them at the same employer. */
static Row *span_slot(Fold *fo, const HeadRow *h)
{
    Row *open = NULL;
    for (uint32_t i = rows_reach(fo); i < fo->rows.n; i++) {
        Row *r = fo->rows.v[i];
        if (r->p.kind != POS_WORK || !str_eq(r->p.org, h->org)) continue;
        if (r->p.start.n ? may_agree(r->p.start, h->start) : r->p.end.n && may_agree(r->p.end, h->end)) return r;
        bool fits = !r->p.start.n && (!r->p.role.n || !h->role.n || str_eq(r->p.role, h->role)) &&
                    !(r->p.end.n && row_apart(r, h->start));
        bool told = !h->role.n && r->p.start.n && !row_apart(r, h->start);
        if (!open && (fits || told)) open = r;
    }
    return open;
}

/* - 같은 해 9월 정규직 전환 - 2021년 4월부터 팀 리드: what the part under the line tells of new titles, of no employer of its own. */
static void part_splits(Fold *fo, Row *r, uint32_t from)
{
    const Doc *d = fo->ie->doc;
    const Event *ev = fo->ie->out->events.v;
    const Line *line = doc_line_at(d, from) + 1;
    bool closed = r->closed;
    while (line < d->line + d->n_line && line->kind != LINE_HEADING &&
           !(line->kind == LINE_ITEM && d->cls[line->beg] == CH_DIGIT))
        line++;
    uint32_t end = line < d->line + d->n_line ? line->beg : d->n;
    for (uint32_t i = 0; i < fo->ie->out->events.n && fo->cand[i] && fo->cand[i]->beg < end; i++) {
        bool changes = ev[i].type == EV_PROMOTION || ev[i].type == EV_CONVERSION || ev[i].type == EV_ROLE_CHANGE;
        bool own = fo->cand[i]->beg > from && changes && ev[i].fact == FACT_ACTUAL && !ev[i].args.org.n && ev[i].date.n;
        if (!own || !row_spans(r, ev[i].date) || str_eq(ev[i].date, r->p.start)) continue;
        if (!ev[i].args.role.n && ev[i].type != EV_CONVERSION) continue;
        r = row_split(fo, r, &ev[i], i);
        r->closed = closed;
    }
}

/* 2019년 3월 ~ 2022년 8월. SRE. 같은 해 9월 정규직 전환: the line tells the whole, of which other spells told are the later parts. */
static void span_yields(const Fold *fo, Row *r)
{
    Row *next = NULL;
    for (uint32_t i = rows_reach(fo); i < fo->rows.n; i++) {
        Row *q = fo->rows.v[i];
        bool part = q != r && q->p.kind == POS_WORK && str_eq(q->p.org, r->p.org) && q->p.start.n && row_spans(r, q->p.start) &&
                    date_before(r->p.start, q->p.start);
        if (part && (!next || date_before(q->p.start, next->p.start))) next = q;
    }
    if (!next) return;
    const EvCand *c = next->p.evidence.n ? fo->cand[next->p.evidence.v[0]] : NULL;
    if (!c || c->type != EV_CONVERSION) return;
    if (!next->p.role.n) next->p.role = r->p.role;
    r->p.end = next->p.start;
}

static Row *span_row(Fold *fo, const HeadRow *h, uint32_t event)
{
    Row *r = span_slot(fo, h);
    bool told = r != NULL;
    Event e = {.args = {.org = h->org, .role = h->role}};
    if (!r) r = row_new(fo, POS_WORK, &e, event);
    if (!r->p.start.n) r->p.start = h->start;
    if (!r->p.end.n || r->over) r->p.end = h->end;
    if (!r->p.role.n) r->p.role = h->role;
    r->closed = !str_eq(r->p.end, S(".."));
    r->over = false;
    if (!told) span_yields(fo, r);
    return told ? NULL : r;
}

/* The schooling that a line of a list gives whole, where no event has told of it. */
static void school_span_row(Fold *fo, const HeadRow *h, uint32_t event)
{
    for (uint32_t i = rows_reach(fo); i < fo->rows.n; i++) {
        const Row *r = fo->rows.v[i];
        bool told = r->p.kind == POS_EDUCATION && (str_eq(r->p.org, h->org) || str_eq(r->p.start, h->start));
        if (told) return;
    }
    Event e = {.args = {.org = h->org, .role = h->role}};
    Row *r = row_new(fo, POS_EDUCATION, &e, event);
    r->p.start = h->start;
    r->p.end = h->end;
    r->closed = !str_eq(h->end, S(".."));
}

/* 누리소프트(2018~2021), 두레물산(2021~2023)을 거쳐 …: without a predicate of its own. */
static void spans_read(Fold *fo)
{
    enum { SPANS = 64 };
    const Ie *ie = fo->ie;
    const Doc *d = ie->doc;
    for (uint32_t t = 0, n = 0, next = 0; t < ie->tx.n && n < SPANS; t++) {
        HeadRow h;
        if (!ie_is_range(ie, t)) continue;
        uint32_t beg = ie->tx.v[t].beg;
        const Line *line = doc_line_at(d, beg);
        if (ie->line_zone[line - d->line] != ZONE_BODY) continue;
        DocSection around = {.beg = line->beg, .end = line->end};
        if (span_school(fo->ie, t, &h)) {
            school_span_row(fo, &h, event_in(fo, &around, &next));
            continue;
        }
        if (!span_read(fo->ie, t, &h)) continue;
        Row *r = span_row(fo, &h, event_in(fo, &around, &next));
        if (h.heads && r) part_splits(fo, r, beg);
        n++;
    }
}

void heads_read(Fold *fo)
{
    enum { HEADS = 64 };
    const Doc *d = fo->ie->doc;
    for (uint32_t i = 0, n = 0, next = 0; i < d->n_sect && n < HEADS; i++) {
        HeadRow h;
        if (fo->ie->line_zone[doc_line_at(d, d->sect[i].head_beg) - d->line] != ZONE_BODY) continue;
        if (!head_read(fo->ie, &d->sect[i], &h)) continue;
        uint32_t event = event_in(fo, &d->sect[i], &next), end = next;
        while (end < fo->ie->out->events.n && (!fo->cand[end] || fo->cand[end]->beg < d->sect[i].end)) end++;
        head_row(fo, &h, event, end);
        n++;
    }
    spans_read(fo);
}
