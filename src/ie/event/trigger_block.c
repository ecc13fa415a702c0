/* Blocks of a career as a CV sets them: a name alone on its line, and below it from when to when.
 *
 *     나래소프트 | 백엔드 개발자        나래소프트                   2019.03 ~ 2021.02
 *     2019.03 ~ 2021.02             프론트엔드 개발자 · 정규직      나래소프트 백엔드 개발자
 *                                   2019.03 ~ 2021.02 · 2년
 *
 *     Product Manager              나래소프트
 *     Intercom · Full-time         2019.03 ~ 2021.02
 *     Jan 2020 – Present           백엔드 개발자
 */
#include "base/i18n.h"
#include "trigger_int.h"

enum { MARKER = 6, MARKS = 2, NAME_UNITS = 56, REST_UNITS = 14, TRIES = 2 };

static bool is_text(const Line *l) { return l->kind == LINE_TEXT || l->kind == LINE_ITEM || l->kind == LINE_HEADING; }

/* Nothing but a stretch of time, how long it was, and a word such as 재직중. */
static bool is_stretch_line(const Ie *ie, uint32_t line, uint32_t *timex)
{
    const Line *l = &ie->doc->line[line];
    uint32_t i = ie->tx.n && is_text(l) ? ie_timex_from(ie, l->beg) : ie->tx.n, rest = 0;
    if (i >= ie->tx.n || ie->tx.v[i].beg > l->body + MARKER || !ie_is_range(ie, i)) return false;
    *timex = i;
    for (uint32_t at = ie->tx.v[i].end; at < l->end; at++) {
        while (i < ie->tx.n && ie->tx.v[i].end <= at) i++;
        bool time = i < ie->tx.n && ie->tx.v[i].beg <= at;
        rest += !time && (ie->doc->cls[at] == CH_HANGUL || ie->doc->cls[at] == CH_LATIN);
    }
    return rest <= REST_UNITS;
}

static bool is_name(const Ie *ie, uint32_t m) { return mention_is(ie, m, ENT_ORG) || mention_is(ie, m, ENT_SCHOOL); }

/* Product Designer, Norwood Bank; 백엔드 개발자 | 나래소프트: the name behind the post that the line begins with. */
static uint32_t name_behind(const Ie *ie, uint32_t m, uint32_t end)
{
    enum { GAP = 4 };                  /* " at ", " | " */
    bool post = mention_is(ie, m, ENT_ROLE) && m + 1 < ie->mention.n && ie->mention.v[m + 1].end <= end;
    return post && is_name(ie, m + 1) && ie->mention.v[m + 1].beg <= ie->mention.v[m].end + GAP ? m + 1 : m;
}

/* The mention that the line begins with, where the line is a name and no sentence. */
static uint32_t name_of(const Ie *ie, uint32_t line)
{
    const Line *l = &ie->doc->line[line];
    if (!is_text(l) || l->end - l->body > NAME_UNITS || ie->line_zone[line] != ZONE_BODY) return UINT32_MAX;
    uint32_t m = ie_mention_from(ie, l->beg), t = ie_timex_from(ie, l->beg);
    if (m >= ie->mention.n || ie->mention.v[m].beg > l->body + MARKER || ie->mention.v[m].end > l->end)
        return UINT32_MAX;
    if (t < ie->tx.n && ie->tx.v[t].beg < l->end) return UINT32_MAX;
    uint16_t last = ie->doc->ch[l->end - 1];
    bool told = last == '.' || last == '?' || last == '!' || last == ':';
    m = name_behind(ie, m, l->end);
    return is_name(ie, m) && !told ? m : UINT32_MAX;
}

/* The line above, in the same block: a blank one may stand under a heading only. */
static uint32_t line_above(const Doc *d, uint32_t line)
{
    if (!line) return UINT32_MAX;
    uint32_t k = line - 1;
    if (d->line[k].kind != LINE_BLANK) return k;
    return k && d->line[k - 1].kind == LINE_HEADING ? k - 1 : UINT32_MAX;
}

/* The line with the name: above the time or, over a line with the post, above that one; else right below it. */
static uint32_t name_line(const Ie *ie, uint32_t line, uint32_t *first, uint32_t *last)
{
    const Doc *d = ie->doc;
    uint32_t k = line;
    *first = *last = line;
    for (int tries = TRIES; tries > 0 && (k = line_above(d, k)) != UINT32_MAX && is_text(&d->line[k]); tries--) {
        uint32_t m = name_of(ie, k), i;
        *first = k;
        if (m != UINT32_MAX) return m;
        if (ie_is_total(ie, k) && !is_stretch_line(ie, k, &i)) {
            tries++;
            continue;
        }
        if (d->line[k].kind == LINE_HEADING || d->line[k].end - d->line[k].body > NAME_UNITS ||
            is_stretch_line(ie, k, &i))
            break;
    }
    *first = line;
    if (line + 1 >= d->n_line) return UINT32_MAX;
    *last = line + 1;
    return name_of(ie, line + 1);
}

/* What one was there, in the lines of the block. */
static bool post_in(const Ie *ie, uint32_t beg, uint32_t end, Range *out)
{
    for (uint32_t m = ie_mention_from(ie, beg); m < ie->mention.n && ie->mention.v[m].beg < end; m++) {
        if (!mention_is(ie, m, ENT_ROLE)) continue;
        *out = (Range){ie->mention.v[m].beg, ie->mention.v[m].end};
        return true;
    }
    return false;
}

/* Product Manager, alone on its line: the post that stands over the employer, or below the time. */
static bool post_line(const Ie *ie, uint32_t line, Range *out)
{
    const Line *l = &ie->doc->line[line];
    uint32_t i, m = is_text(l) && l->end - l->body <= NAME_UNITS ? ie_mention_from(ie, l->body) : ie->mention.n;
    bool opens = m < ie->mention.n && ie->mention.v[m].end <= l->end && ie->mention.v[m].end + REST_UNITS >= l->end;
    if (!opens || ie->line_zone[line] != ZONE_BODY || is_stretch_line(ie, line, &i)) return false;
    uint16_t last = ie->doc->ch[l->end - 1];
    bool told = last == '.' || last == '?' || last == '!' || last == ':';
    for (uint32_t k = ie_timex_from(ie, l->beg); k < ie->tx.n && ie->tx.v[k].beg < l->end; k++) told = true;
    return !told && post_in(ie, l->body, l->end, out) && out->beg <= l->body + NAME_UNITS / 2;
}

/* The post of a block whose name and time stand together: in the line above both, else in the one below. */
static bool post_beside(const Ie *ie, uint32_t first, uint32_t last, Range *out)
{
    const Doc *d = ie->doc;
    uint32_t i;
    if (first && d->line[first].kind != LINE_HEADING && post_line(ie, first - 1, out)) return true;
    bool below = last + 1 < d->n_line && post_line(ie, last + 1, out);
    /* … and begins no block of its own */
    for (uint32_t k = last + 2; below && k < d->n_line && k <= last + 3 && d->line[k].kind != LINE_BLANK; k++)
        if (is_stretch_line(ie, k, &i)) return false;
    return below;
}

/* 정보처리기사 over 2015.07.02 · 한국산업인력공단: what was earned, and below it when and whose it is. */
static bool block_cert(Ie *ie, uint32_t sent)
{
    enum { ISSUER = 24, TAIL = 8 };
    const Doc *d = ie->doc;
    uint32_t line = d->sent[sent].line, i = ie_timex_from(ie, d->line[line].beg);
    const Line *l = &d->line[line], *up = line ? l - 1 : NULL;
    bool date = i < ie->tx.n && ie->tx.v[i].beg <= l->body + MARKER && ie->out->timexes.v[i].type == TIMEX_DATE &&
                !ie_is_range(ie, i) && ie->tx.v[i].end + ISSUER >= l->end;
    if (!date || !up || !is_text(l) || !is_text(up) || ie->line_zone[line - 1] != ZONE_BODY) return false;
    uint32_t m = ie_mention_from(ie, up->beg), t = ie_timex_from(ie, up->beg);
    bool dated = t < i,
         cert = m < ie->mention.n && ie->mention.v[m].beg <= up->body + MARKER && mention_is(ie, m, ENT_CREDENTIAL);
    if (dated || !cert || ie->mention.v[m].end > up->end || ie->mention.v[m].end + TAIL < up->end) return false;
    EvCand *c = cand_new(ie, sent, ie->mention.v[m].beg, ie->mention.v[m].end, &ie->an->event->note_cert);
    c->fact = FACT_ACTUAL;
    c->flags |= EVF_NOTE;
    c->tail = (Tail){.end = c->end, .context = CTX_NOTE, .past = true, .ok = true};
    c->from = c->beg, c->to = ie->tx.v[i].end;
    c->found.cert = (Range){c->beg, c->end};
    cand_why(c, N_("name and time"), c->beg, c->to);
    return true;
}

/* (프론트엔드 개발, 운영) right below the time: what was done there, in one word. */
static bool deed_below(const Ie *ie, uint32_t line, Range *out)
{
    const Doc *d = ie->doc;
    const Line *l = line + 1 < d->n_line ? &d->line[line + 1] : NULL;
    if (!l || l->kind != LINE_TEXT || d->ch[l->body] != '(' || d->ch[l->end - 1] != ')' ||
        l->end - l->body > NAME_UNITS)
        return false;
    uint32_t last = UINT32_MAX;
    for (uint32_t i = doc_tok_at(d, l->body); i < d->n_tok && d->tok[i].beg < l->end; i++) {
        const Token *t = &d->tok[i];
        if (t->kind == TOK_PUNCT && t->beg > l->body) break;
        if (t->cls == CH_HANGUL) last = i;
    }
    if (last == UINT32_MAX) return false;
    *out = (Range){d->tok[last].beg, d->tok[last].end};
    return true;
}

typedef struct Lines { uint32_t first, last; } Lines;

/* What one was there: beside the name or in the lines down to the time at `line`, else in a line next to both. */
static bool block_post(const Ie *ie, uint32_t line, Lines block, uint32_t name, Range *out)
{
    const Doc *d = ie->doc;
    uint32_t last = block.last > line ? block.last : line;
    if (post_in(ie, doc_line_at(d, ie->mention.v[name].beg)->beg, d->line[last].end, out)) return true;
    return !mention_is(ie, name, ENT_SCHOOL) && post_beside(ie, block.first, last, out);
}

void block_read(Ie *ie, uint32_t sent, Block *block)
{
    const Doc *d = ie->doc;
    const Sentence *s = &d->sent[sent];
    const Line *l = &d->line[s->line];
    uint32_t timex, first, last;
    if (s->beg > l->body + MARKER || !ie->tx.n || !ie->mention.n || block_cert(ie, sent)) return;
    if (s->end + MARKS < l->end || !is_stretch_line(ie, s->line, &timex)) return;
    uint32_t m = name_line(ie, s->line, &first, &last);
    Range next;
    /* the next post in the same house: Data Engineer / Mar 2019 – Jan 2022, with no name of its own */
    bool goes_on =
        m == UINT32_MAX && block->c && block->last == s->line && s->line && post_line(ie, s->line - 1, &next);
    if (goes_on) m = block->c->found.org, first = s->line - 1, last = s->line;
    if (m == UINT32_MAX) return;
    bool school = mention_is(ie, m, ENT_SCHOOL), below = last > s->line;
    Range name = {ie->mention.v[m].beg, ie->mention.v[m].end}, post = {0, 0};
    bool held = goes_on || block_post(ie, s->line, (Lines){first, last}, m, &post);
    if (goes_on) post = next;
    EvCand *c = cand_new(ie, sent, name.beg, name.end,
                         school && !held ? &ie->an->event->note_study : &ie->an->event->note_work);
    c->fact = FACT_ACTUAL;
    c->flags |= EVF_NOTE;
    c->tail = (Tail){.end = name.end, .context = CTX_NOTE, .past = true, .ok = true};
    c->from = below ? ie->tx.v[timex].beg : goes_on ? next.beg : name.beg;
    if (school && !held) c->found.school = name;
    else c->found.org = m, c->found.org_near = true;
    if (held) c->found.role = post;
    Range deed = post;
    if (held || (!school && deed_below(ie, s->line, &deed))) c->beg = deed.beg, c->end = deed.end;
    c->to = below ? d->line[last].end : c->beg > ie->tx.v[timex].end ? c->end : ie->tx.v[timex].end;
    cand_why(c, N_("name and time"), name.beg, c->to);
    *block = (Block){c, last};
}

/* What is told below it of beginning or leaving there tells more than the bare stretch. */
void block_told(const Ie *ie, uint32_t line, uint32_t first, Block *block)
{
    const uint32_t moves = 1u << EV_JOIN | 1u << EV_LEAVE | 1u << EV_ENROLL | 1u << EV_GRADUATE;
    if (!block->c || line == block->last) return;
    if (line != block->last + 1) {
        *block = (Block){0};
        return;
    }
    block->last = line;
    for (uint32_t i = first; i < ie->ev.n; i++)
        if (moves & 1u << ie->ev.v[i]->type && !(ie->ev.v[i]->flags & EVF_OTHER)) block->c->flags |= EVF_OTHER;
}
