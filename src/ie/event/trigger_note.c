/* Notes: what leaves the verb out. */
#include "base/i18n.h"
#include "fact_int.h"
#include "mark.h"
#include "trigger_int.h"
#include <string.h>

enum { NOTE_UNITS = 60 };              /* longer ones tell a story */

static bool is_stretch(const Scan *s, const Item *it)
{
    Str v = s->ie->out->timexes.v[it->ref].value;
    return memchr(v.p, '/', v.n) != NULL;
}

/* What a note without a verb names. */
typedef struct Note { const Item *role, *school, *date, *org; uint32_t role_at, school_at, org_at; bool stretch; } Note;

/* … 현대중공업 용접공, 2013년부터 조장: behind a post that has its stretch another time begins another. */
static bool is_next(const Scan *s, const Note *n, const Item *it)
{
    return it->kind == ITEM_TIMEX && it->cue == CUE_DATE && n->date && n->role && it->beg > n->role->end &&
           is_stretch(s, n->date);
}

/* … 나래패션에서 재단사로. 그해 5월에 나래병원으로.: the verb is left out behind what the sentence ends in. */
static bool ends_to(const Scan *s, const Item *it)
{
    return it->josa == JOSA_TO && it->tail + 1 >= s->end;
}

static Note note_of(const Scan *s)
{
    const Item *items = s->items->v;
    Note n = {0};
    for (uint32_t i = 0; i < s->items->n; i++) {
        const Item *it = &items[i];
        if (it->kind == ITEM_VERB || it->kind == ITEM_NOUN || it->kind == ITEM_BREAK) continue;
        if (is_next(s, &n, it)) break;
        if (it->cue == CUE_ORG && it->kind == ITEM_MENTION && !n.org) n.org = it, n.org_at = i;
        if (it->kind == ITEM_TIMEX && it->cue == CUE_DATE && !n.date) n.date = it;
        if (it->kind == ITEM_TIMEX || (it->josa != JOSA_NONE && !ends_to(s, it))) continue;
        bool title = it->cue == CUE_ROLE || ((it->cue == CUE_RANK || it->cue == CUE_FREELANCE) && !n.role);
        if (title) n.role = it, n.role_at = i;
        if (it->cue == CUE_COURSE || (it->cue == CUE_SCHOOL && !n.school)) n.school = it, n.school_at = i;
    }
    n.stretch = n.date && is_stretch(s, n.date);
    return n;
}

/* A date, and what was held or studied. */
static bool may_note(const Scan *s)
{
    const uint64_t held =
        CUE_BIT(CUE_ROLE) | CUE_BIT(CUE_RANK) | CUE_BIT(CUE_COURSE) | CUE_BIT(CUE_SCHOOL) | CUE_BIT(CUE_ORG) |
        CUE_BIT(CUE_FREELANCE);
    return s->end - s->beg <= NOTE_UNITS && s->cues & CUE_BIT(CUE_DATE) && s->cues & held;
}

/* Does the sentence end in a predicate? Then it tells, and is no row. */
static bool tells(const Scan *s)
{
    const Sentence *sent = &s->d->sent[s->sent];
    Tail t;
    uint32_t i = sent->tok_end;
    while (i > sent->tok_beg && s->d->tok[i - 1].kind == TOK_PUNCT) i--;
    return i > sent->tok_beg && s->d->tok[i - 1].cls == CH_HANGUL && predicate_in(s->ie, i - 1, s->end, &t);
}

/* 3번째: 누리생명 FP (2006~2015): a short label before the name. */
static bool is_labelled(const Doc *d, const Line *line, uint32_t at)
{
    enum { LABEL = 12 };
    uint32_t end = at;
    while (end > line->body && d->cls[end - 1] == CH_SPACE) end--;
    return end > line->body && d->ch[end - 1] == ':' && end <= line->body + LABEL;
}

/* A line that begins with a stretch of time, or with a name and its stretch, and tells no more: 2015.07 ~ 2017.06 코트라
 * 멕시코시티 무역관 (계약직), 다온물류 2014.3-2016.12 (물류기획). */
static bool is_row(const Scan *s, const Note *n)
{
    enum { MARKER = 4 };
    const Line *line = &s->d->line[s->d->sent[s->sent].line];
    if (!n->stretch) return false;
    bool first = n->date->beg <= line->body + MARKER;
    if (line->kind == LINE_ITEM && first) return true;
    const Item *name = n->org ? n->org : n->school;
    bool named = name && name->kind == ITEM_MENTION && name->josa == JOSA_NONE, whole = s->end + MARKER > line->end;
    bool text = line->kind == LINE_TEXT || line->kind == LINE_ITEM;
    bool heads = named && (name->beg <= line->body + MARKER || is_labelled(s->d, line, name->beg));
    return text && named && whole && (first || heads) && !tells(s);
}

/* Google (2015-2018), then Meta (2018-2021): names with both ends of the time there in brackets behind them. */
bool note_firms(Scan *s, bool en)
{
    enum { MARKS = 2 };
    uint32_t before = s->ie->ev.n, n = s->items->n;
    for (uint32_t i = 0; i + 1 < n; i++) {
        const Item *it = &s->items->v[i], *time = it + 1;
        if (time->kind == ITEM_BREAK && i + 2 < n) time++;
        bool firm = it->kind == ITEM_MENTION && it->cue == CUE_ORG && time->kind == ITEM_TIMEX && time->cue == CUE_DATE &&
                    time->beg <= it->end + MARKS && s->d->ch[time->beg - 1] == '(' && is_stretch(s, time);
        if (!firm) continue;
        EvCand *c = cand_new(s->ie, s->sent, it->beg, it->end, &s->e->note_work);
        c->en = en;
        c->fact = FACT_ACTUAL;
        c->from = it->beg, c->to = time->end;
        c->found.org = it->ref, c->found.org_near = true;
        cand_why(c, N_("name and time"), it->beg, time->end);
    }
    return s->ie->ev.n > before;
}

/* 승무원 학원 강사로 1년 6개월, 나래병원에서 2년: a post or a place, and how long, where no verb is told; in the part of the sentence that
 * begins at `from`. */
static bool note_length(Scan *s, uint32_t from)
{
    enum { MARK = 1 };
    const Item *items = s->items->v, *len = NULL, *post = NULL, *firm = NULL;
    uint32_t at = 0, first = s->items->n;
    bool dated = false;
    if (s->end - from > NOTE_UNITS || !(s->any & CUE_BIT(CUE_LENGTH)) ||
        !(s->any & (CUE_BIT(CUE_ROLE) | CUE_BIT(CUE_RANK) | CUE_BIT(CUE_ORG) | CUE_BIT(CUE_EMPLOYER)))) return false;
    for (uint32_t i = 0; i < s->items->n; i++) {
        const Item *it = &items[i];
        if (it->beg < from) continue;
        if (first == s->items->n) first = i;
        dated |= it->kind == ITEM_TIMEX && it->cue == CUE_DATE;
        if (it->kind == ITEM_TIMEX && it->cue == CUE_LENGTH && it->end + MARK >= s->end) len = it;
        bool title = is_word(it) && (it->cue == CUE_ROLE || it->cue == CUE_RANK) &&
                     (it->josa == JOSA_TO || it->josa == JOSA_NONE);
        if (title && !len) post = it, at = i;
        bool place = is_word(it) && (it->cue == CUE_ORG || it->cue == CUE_EMPLOYER) &&
                     (it->josa == JOSA_NONE || it->josa == JOSA_IN);
        if (place && !len) firm = it;
    }
    if (!len || (post && post->tail + 1 < len->beg)) return false;
    bool alone =
        !post && firm && dated && firm->kind == ITEM_MENTION && firm->josa == JOSA_IN && firm->tail + 1 == len->beg;
    if (!post && !alone) return false;
    if (alone) post = firm, at = (uint32_t)(firm - items);
    Range own = {post->beg, post->end}, employer = post->kind == ITEM_MENTION && !alone ? title_employer(s->ie, from, &own) : (Range){0, 0};
    if (!firm && !employer.end) return false;
    Clause clause = {.item = first};
    Tail t = {.end = post->end, .context = CTX_NOTE, .past = true, .ok = true};
    take(s, &s->items->v[at], &s->e->note_work, post->end, &t, &clause, at);
    Found *f = &s->ie->ev.v[s->ie->ev.n - 1]->found;
    if (alone) f->org = post->ref, f->org_near = true;
    else f->role = own;
    if (employer.end && !f->employer.end) f->employer = f->kind_head = employer, f->kind_told = true;
    return true;
}

/* 쿠팡 물류센터 단기 알바 석 달: work by the hour, and how long. */
static bool note_job(Scan *s)
{
    const Item *items = s->items->v;
    if (s->end - s->beg > NOTE_UNITS || !(s->any & CUE_BIT(CUE_LENGTH)) || !(s->any & CUE_BIT(CUE_PARTTIME)))
        return false;
    for (uint32_t i = 0; i + 1 < s->items->n; i++) {
        const Item *it = &items[i], *len = it + 1;
        if (it->kind != ITEM_CUE || it->cue != CUE_PARTTIME || it->josa != JOSA_NONE) continue;
        while (len + 1 < items + s->items->n && len->beg < it->tail) len++;
        bool lasts = len->kind == ITEM_TIMEX && len->cue == CUE_LENGTH && len->beg == it->tail + 1;
        if (!lasts || (len->tail < s->end && s->d->cls[len->tail] != CH_PUNCT)) continue;
        Clause clause = {0};
        Tail t = {.end = it->end, .context = CTX_NOTE, .past = true, .ok = true};
        take(s, &s->items->v[i], &s->e->note_work, it->end, &t, &clause, i);
        return true;
    }
    return false;
}

/* … 들어가 10개월 있었고, 2015년 3월부터는 두리도서관에서 사서로 2년: behind what a verb told. */
void note_length_behind(Scan *s)
{
    const EvCand *last = s->ie->ev.v[s->ie->ev.n - 1];
    const Item *len = s->items->n ? &s->items->v[s->items->n - 1] : NULL;
    bool ends =
        len && len->kind == ITEM_TIMEX && len->cue == CUE_LENGTH && len->end + 1 >= s->end && last->tail.end < len->beg;
    uint32_t from = ends ? len->beg : 0;
    while (from > last->tail.end && s->d->ch[from - 1] != ',') from--;
    if (ends && from > last->tail.end) note_length(s, from);
}

/* 정보처리기사 (2019.5), SQLD(2021) */
static bool is_bracketed(const Scan *s, const Item *name, const Item *time)
{
    enum { GAP = 2 };
    bool date = time->kind == ITEM_TIMEX && time->cue == CUE_DATE && time->beg > s->beg;
    return date && time->beg <= name->end + GAP && s->d->ch[time->beg - 1] == '(';
}

/* A candidate that the item is, without a verb. */
static EvCand *cert_noted(Scan *s, const Item *it, uint32_t end)
{
    EvCand *c = cand_new(s->ie, s->sent, it->beg, it->end, &s->e->note_cert);
    c->fact = FACT_ACTUAL;
    c->flags |= EVF_NOTE;
    c->tail = (Tail){.end = it->end, .context = CTX_NOTE, .past = true, .ok = true};
    c->from = it->beg, c->to = end;
    c->found.cert = (Range){it->beg, it->end};
    cand_why(c, N_("name and time"), it->beg, end);
    return c;
}

/* "- [ ] 정보처리기사", "- [x] 컴활 1급": an item of a list of tasks, which is nothing but the certificate. */
static bool task_certs(Scan *s)
{
    const Line *l = &s->d->line[s->d->sent[s->sent].line];
    const Item *it = s->items->n ? &s->items->v[0] : NULL;
    uint32_t mark = l->beg;
    if (!it || l->kind != LINE_ITEM || it->kind != ITEM_MENTION || it->cue != CUE_CERT || it->beg != s->beg)
        return false;
    while (mark + 2 < l->body && !(s->d->ch[mark] == '[' && s->d->ch[mark + 2] == ']')) mark++;
    bool whole = it->end >= s->end || s->d->cls[it->end] == CH_PUNCT || s->d->ch[it->end + 1] == '(';
    if (mark + 2 >= l->body || !whole) return false;
    EvCand *c = cert_noted(s, it, it->end);
    if (s->d->ch[mark + 1] == ' ') c->tail.past = false, c->tail.mood = MOOD_PLAN, c->fact = FACT_PLANNED;
    return true;
}

/* 자격증: 전자산업기사(13년 11월), 지게차: what a label says that one has. */
static bool labelled_certs(Scan *s)
{
    enum { LABEL = 8, MARKER = 4 };
    uint32_t before = s->ie->ev.n, label = UINT32_MAX;
    if (!(s->cues & CUE_BIT(CUE_DATE))) return false;                /* a list of what one has, as for a form */
    for (uint32_t i = 0; i < s->items->n; i++) {
        const Item *it = &s->items->v[i];
        bool cert = it->kind == ITEM_CUE && it->cue == CUE_CERT && it->beg <= s->beg + MARKER && it->end < s->end;
        if (cert && s->d->ch[it->end] == ':' && it->end <= s->beg + LABEL) label = it->end;
        bool name = it->kind == ITEM_MENTION && (it->cue == CUE_CERT || it->cue == CUE_ROLE) && it->beg > label;
        if (label == UINT32_MAX || !name || it->josa != JOSA_NONE) continue;
        bool dated = i + 1 < s->items->n && is_bracketed(s, it, it + 1);
        cert_noted(s, it, dated ? (it + 1)->end : it->end);
    }
    return s->ie->ev.n > before;
}

/* 3월에 정보처리기사, 6월에 SQLD: what was earned, behind its date. */
/* 토익은 그해 11월에 830점. */
static bool cert_scored(Scan *s)
{
    if (!ends_scored(s)) return false;
    for (uint32_t i = 0; i < s->items->n; i++) {
        const Item *it = &s->items->v[i];
        if (!is_word(it) || it->cue != CUE_CERT || it->josa != JOSA_TOPIC) continue;
        cert_noted(s, it, s->end);
        return true;
    }
    return false;
}

/* Behind the item, with its particle, a part of the sentence ends. */
static bool ends_told(const Scan *s, const Item *it)
{
    return it->tail >= s->end || s->d->cls[it->tail] == CH_PUNCT;
}

/* 전산회계는 2018년., 화학분석기사 2010년 11월.: the name, and right behind it when. */
static bool is_followed(const Scan *s, const Item *name, const Item *time)
{
    bool date = time->kind == ITEM_TIMEX && time->cue == CUE_DATE && (time->josa == JOSA_NONE || time->josa == JOSA_AT);
    uint32_t end = name->josa == JOSA_NONE ? name->end : name->tail;       /* a figure behind it may be a score: 토익 890 */
    return date && time->beg == end + 1 && s->d->cls[end] == CH_SPACE && ends_told(s, time) && !is_stretch(s, time);
}

/* - SQLD | 2019.06; - OPIc IH, 2018.03: an item that is a name and its date, with a mark between them. */
static bool is_marked_off(const Scan *s, const Item *name, const Item *time)
{
    enum { GAP = 3, MARKS = 2 };
    const Line *l = &s->d->line[s->d->sent[s->sent].line];
    bool date = time->kind == ITEM_TIMEX && time->cue == CUE_DATE && time->josa == JOSA_NONE && name->josa == JOSA_NONE;
    if (!date || l->kind != LINE_ITEM || name->beg > l->body + 1 || time->beg > name->end + GAP ||
        time->end + MARKS < l->end)
        return false;
    for (uint32_t at = name->end; at < time->beg; at++)
        if (s->d->cls[at] != CH_SPACE && s->d->cls[at] != CH_PUNCT && s->d->cls[at] != CH_OTHER) return false;
    return !is_stretch(s, time);
}

void note_certs(Scan *s)
{
    enum { GAP = 2 };
    if (s->cues & CUE_BIT(CUE_CERT) && (task_certs(s) || labelled_certs(s))) return;
    if (!(s->cues & CUE_BIT(CUE_CERT)) || !(s->cues & CUE_BIT(CUE_DATE)) || cert_scored(s) || tells(s)) return;
    for (uint32_t i = 0; i < s->items->n; i++) {
        const Item *it = &s->items->v[i], *time = i ? it - 1 : it;
        bool cert = it->kind == ITEM_MENTION && it->cue == CUE_CERT && it->josa == JOSA_NONE;
        bool dated = time->kind == ITEM_TIMEX && time->cue == CUE_DATE && time->tail + GAP >= it->beg;
        bool ends = it->end + GAP >= s->end || s->d->cls[it->end] == CH_PUNCT;
        const Item *next = i + 1 < s->items->n ? it + 1 : it;
        if (next->kind == ITEM_BREAK && i + 2 < s->items->n) next++;
        bool follows = next > it && it->kind == ITEM_MENTION && it->cue == CUE_CERT &&
                       (is_followed(s, it, next) || is_marked_off(s, it, next));
        bool behind = next > it && (follows || is_bracketed(s, it, next));
        cert |= follows && it->josa == JOSA_TOPIC;
        if (behind) time = next, dated = true;
        if (!cert || !dated || !(ends || behind)) continue;
        EvCand *c = cert_noted(s, it, behind ? time->end : it->end);
        if (!behind) c->from = time->beg;
    }
}

/* 6월에 전산세무 2급을, 9월에는 재경관리사를 땄다: the verb of the last one tells of those before it. */
void certs_gapped(Scan *s, uint32_t first)
{
    const EvCand *last = s->ie->ev.n > first ? s->ie->ev.v[s->ie->ev.n - 1] : NULL;
    if (!last || last->type != EV_CERTIFICATE || last->rule->shape != SHAPE_VERB || last->flags & EVF_OTHER ||
        last->tail.odd)
        return;
    for (uint32_t i = 0; i < s->items->n && s->items->v[i].beg < last->beg; i++) {
        const Item *it = &s->items->v[i], *time = i ? it - 1 : it;
        bool gapped =
            it->kind == ITEM_MENTION && it->cue == CUE_CERT && it->josa == JOSA_OBJECT && s->d->ch[it->tail] == ',';
        if (!gapped || last->from > it->tail + 2 || (last->from < it->beg && last->found.cert.beg == it->beg)) continue;
        EvCand *c = cert_noted(s, it, it->end);
        if (time->kind == ITEM_TIMEX && time->cue == CUE_DATE) c->from = time->beg;
    }
}

/* 주임→대리, 사원 → 주임 → 대리: each title behind an arrow was risen to. */
void note_ladder(Scan *s)
{
    enum { GAP = 3 };
    const Item *below = NULL;
    /* a row of a career: 사원 → 대리 2019.01 – 2022.03 */
    if (!(s->any & CUE_BIT(CUE_RANK)) || s->any & CUE_BIT(CUE_DATE)) return;
    for (uint32_t i = 0; i < s->items->n; i++) {
        const Item *it = &s->items->v[i];
        bool title = it->kind == ITEM_CUE && it->cue == CUE_RANK && it->josa == JOSA_NONE;
        if (!title || (below && it->beg < below->end)) continue;
        uint32_t at = below ? below->end : it->beg;
        while (at < it->beg && !doc_is_arrow(s->d->ch[at])) at++;
        bool arrow = below && at < it->beg && it->beg - below->end <= GAP;
        below = it;
        if (!arrow) continue;
        Clause clause = {0};
        Tail t = {.end = it->end, .context = CTX_NOTE, .past = true, .ok = true};
        take(s, &s->items->v[i], &s->e->note_title, it->end, &t, &clause, i);
        s->ie->ev.v[s->ie->ev.n - 1]->found.role = (Range){it->beg, it->end};
    }
}

/* 마을버스 3년: a length right behind a noun, with a mark or the end behind it. Gives the noun's token, UINT32_MAX for none. */
static uint32_t spell_at(const Scan *s, const Item *len)
{
    uint32_t tok = doc_tok_at(s->d, len->beg), first = s->d->sent[s->sent].tok_beg;
    Tail t;
    if (len->kind != ITEM_TIMEX || len->cue != CUE_LENGTH || tok <= first) return UINT32_MAX;
    bool closed = len->tail >= s->end || s->d->cls[len->tail] == CH_PUNCT;
    const Token *noun = &s->d->tok[tok - 1];
    bool joined = noun->end + 1 == len->beg && noun->cls == CH_HANGUL && noun->end - noun->beg > 1;
    uint16_t last = s->d->ch[noun->end - 1];
    bool there = noun->end - noun->beg > 3 && mark_before(s->ie, MK_IN_FULL, noun->end);       /* 대출계에서 5년 */
    if (!closed || !joined || (is_mark(s->ie, MK_PARTICLE, last) && !there)) return UINT32_MAX;
    if (!there && !is_mark(s->ie, MK_ONLY, last) && predicate_in(s->ie, tok - 1, s->end, &t)) return UINT32_MAX;
    uint64_t other = CUE_BIT(CUE_SCHOOL) | CUE_BIT(CUE_MILITARY) | CUE_BIT(CUE_COURSE) | CUE_BIT(CUE_PLACE);
    if (!there) other |= CUE_BIT(CUE_EMPLOYER);
    for (uint32_t i = 0; i < s->items->n; i++) {
        const Item *it = &s->items->v[i];
        if (it->beg < len->beg && it->end > noun->beg && item_cue(it) & other) return UINT32_MAX;
    }
    return tok - 1;
}

/* 마을버스 3년, 시내버스 4년, 지하철 8년: what one worked at, and how long, one behind the other. */
static bool note_spells(Scan *s)
{
    enum { LEAST = 2, MOST = 8 };
    uint32_t at[MOST], n = 0, items = s->items->n;
    if (!(s->cues & CUE_BIT(CUE_LENGTH)) || tells(s)) return false;
    for (uint32_t i = 0; i < items && n < MOST; i++) {
        uint32_t tok = spell_at(s, &s->items->v[i]);
        if (tok != UINT32_MAX) at[n++] = tok;
    }
    for (uint32_t i = 0; i < n && n >= LEAST; i++) {
        const Token *noun = &s->d->tok[at[i]];
        EvCand *c = cand_new(s->ie, s->sent, noun->beg, noun->end, &s->e->note_spell);
        c->fact = FACT_ACTUAL;
        c->flags |= EVF_NOTE;
        c->tail = (Tail){.end = noun->end, .context = CTX_NOTE, .past = true, .ok = true};
        c->from = c->beg, c->to = noun->end;
        cand_why(c, N_("name and time"), noun->beg, noun->end);
    }
    return n >= LEAST;
}

/* Behind the item a part of the sentence ends. 9급: 35점 tells of something else. */
static bool ends_part_of(const Scan *s, const Item *it)
{
    return it->end >= s->end ||
           (s->d->cls[it->end] == CH_PUNCT && s->d->ch[it->end] != ':' && s->d->ch[it->end] != '(');
}

/* The post that the part ends in which the date begins, no more than a few words behind it: 2019년 수학학원 보조강사, … */
static const Item *post_behind(const Scan *s, uint32_t k)
{
    enum { UNITS = 24, COPULA = 4 };
    const Item *date = &s->items->v[k], *post = NULL;
    for (uint32_t i = k + 1; i < s->items->n && s->items->v[i].beg < date->tail + UNITS; i++) {
        const Item *it = &s->items->v[i];
        if (it->beg < date->tail || it->kind == ITEM_BREAK) continue;
        if (it->kind == ITEM_TIMEX || is_trigger(it)) break;
        for (uint32_t at = date->tail; at < it->beg; at++)
            if (s->d->cls[at] == CH_PUNCT) return post;
        bool title = is_word(it) && (it->cue == CUE_ROLE || it->cue == CUE_RANK);
        if (title && it->josa == JOSA_COPULA && it->tail + COPULA >= s->end) return it;          /* 수셰프였다 */
        if (it->josa != JOSA_NONE && it->josa != JOSA_OF) break;
        if (title && ends_part_of(s, it)) post = it;
    }
    return post;
}

/* 2003년 조장; 2007년부터는 서브 작가: a title, or a post from then on where one is employed already. */
static bool rises(const Scan *s, const Item *date, const Item *post)
{
    bool since = date->josa == JOSA_FROM && post->beg <= date->tail + 1;
    return post->cue == CUE_RANK || (since && !(s->cues & (CUE_BIT(CUE_ORG) | CUE_BIT(CUE_EMPLOYER))) && spell_open(s));
}

/* 1999년 막내, 2003년 조장, 2010년부터 반장: posts one behind the other, each behind its date. */
static bool note_posts(Scan *s)
{
    uint32_t before = s->ie->ev.n;
    if (!(s->cues & CUE_BIT(CUE_DATE)) || !(s->cues & (CUE_BIT(CUE_ROLE) | CUE_BIT(CUE_RANK))) || tells(s))
        return false;
    for (uint32_t k = 0; k < s->items->n; k++) {
        const Item *date = &s->items->v[k];
        bool opens = date->kind == ITEM_TIMEX && date->cue == CUE_DATE &&
                     (date->josa == JOSA_NONE || date->josa == JOSA_FROM || date->josa == JOSA_AT);
        if (!opens || is_stretch(s, date)) continue;
        const Item *post = post_behind(s, k);
        if (!post) continue;
        Clause clause = {0};
        Tail t = {.end = post->end, .context = CTX_NOTE, .past = true, .ok = true};
        uint32_t at = (uint32_t)(post - s->items->v);
        take(s, &s->items->v[at], rises(s, date, post) ? &s->e->note_title : &s->e->note_join, post->end, &t, &clause,
             at);
        EvCand *c = s->ie->ev.v[s->ie->ev.n - 1];
        c->found.role = (Range){post->beg, post->end};
        c->from = date->beg;
    }
    return s->ie->ev.n > before;
}

/* The date that stands right behind item i; NULL for none. */
static const Item *date_behind(const Scan *s, uint32_t i)
{
    const Item *it = &s->items->v[i];
    while (++i < s->items->n && s->items->v[i].beg <= it->tail) {}
    const Item *date = i < s->items->n ? &s->items->v[i] : NULL;
    bool told = date && date->kind == ITEM_TIMEX && date->cue == CUE_DATE && date->beg == it->tail + 1;
    return told && !is_stretch(s, date) ? date : NULL;
}

/* 2018년., 2018년, …; 2018년이었다. */
static bool closes(const Scan *s, const Item *date)
{
    enum { COPULA = 5 };
    uint32_t at = date->end;
    while (at < s->end && s->d->cls[at] == CH_HANGUL) at++;
    bool said = at > date->end && at + 2 >= s->end && at - date->end <= COPULA;
    return said || (date->josa == JOSA_NONE && ends_told(s, date));
}

/* 대리가 2001년, 과장이 2008년 3월.; 차장은 2018년이다: titles as topics or subjects, and when each came. */
static bool note_ranks(Scan *s)
{
    uint32_t before = s->ie->ev.n;
    if (!(s->cues & CUE_BIT(CUE_DATE)) || !(s->cues & CUE_BIT(CUE_RANK))) return false;
    for (uint32_t i = 0; i + 1 < s->items->n; i++) {
        const Item *it = &s->items->v[i];
        bool title = is_word(it) && it->cue == CUE_RANK && (it->josa == JOSA_SUBJECT || it->josa == JOSA_TOPIC);
        const Item *date = title ? date_behind(s, i) : NULL;
        if (!date) continue;
        if (!closes(s, date)) continue;
        Clause clause = {0};
        Tail t = {.end = it->end, .context = CTX_NOTE, .past = true, .ok = true};
        take(s, &s->items->v[i], &s->e->note_title, it->end, &t, &clause, i);
        EvCand *c = s->ie->ev.v[s->ie->ev.n - 1];
        c->found.role = (Range){it->beg, it->end};
        c->from = it->beg, c->to = date->end;
        c->flags &= (uint8_t)~(EVF_OTHER | EVF_THEIRS);            /* the titles are nobody's who acts */
    }
    return s->ie->ev.n > before;
}

/* A note without a verb (3월부터 폴리텍 겸임교수 / 네이버 백엔드 개발자, 2018.3 ~ 2020.2): employer, role and date make
 * an event, whose trigger is the role; a stretch needs no employer. A school or course and a stretch make a study. */
void try_note(Scan *s)
{
    if (note_spells(s) || note_length(s, s->beg) || note_job(s) || note_ranks(s) || !may_note(s)) return;
    Note n = note_of(s);
    if (!(n.role && (n.org || n.stretch)) && note_posts(s)) return;
    if (!n.date || (!n.role && !n.school && note_firms(s, false))) return;
    bool row = is_row(s, &n), works = n.role && (n.org || n.stretch), studies = !n.role && n.school && n.stretch;
    bool employed = n.org && !works && !studies && (row || ends_to(s, n.org));
    if (!works && !studies && !employed) return;
    const Item *at = works ? n.role : studies ? n.school : n.org;
    uint32_t last = at->end > n.date->tail ? at->end : n.date->tail;
    bool table = s->d->line[s->d->sent[s->sent].line].kind == LINE_TABLE, whole = last + 3 >= s->end;
    if (!table && !whole && !row && !(n.stretch && s->d->cls[last] == CH_PUNCT)) return;
    Clause clause = {0};
    Tail t = {.end = at->end, .context = CTX_NOTE, .past = true, .ok = true};
    const TrigRule *r = studies                                   ? &s->e->note_study
                        : n.stretch || n.date->josa == JOSA_UNTIL ? &s->e->note_work
                                                                  : &s->e->note_join;
    uint32_t k = works ? n.role_at : studies ? n.school_at : n.org_at;
    take(s, &s->items->v[k], r, at->end, &t, &clause, k);
    /* The trigger of a note is the title or the course itself. */
    Found *f = &s->ie->ev.v[s->ie->ev.n - 1]->found;
    Range own = {s->items->v[k].beg, s->items->v[k].end};
    if (employed) f->org = n.org->ref, f->org_near = true;
    else if (works && s->items->v[k].cue == CUE_FREELANCE) return;
    else if (works) {
        f->role = own;
        /* beyond a mark: 누리소프트 / 기획자 */
        if (n.org && f->org == UINT32_MAX) f->org = n.org->ref, f->org_near = true;
    }
    else if (s->items->v[k].cue == CUE_COURSE) f->course = own;
    else f->school = own;
}
