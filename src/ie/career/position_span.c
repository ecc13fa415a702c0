/* Spells that a name and a stretch of time beside it are: 누리소프트(2018~2021), Acme, 2017 to 2020, analyst; 품질관리 / 나래산업 /
 * 2015.03-2019.08. */
#include "position_int.h"

enum { GAP = 3 };

/* Nothing but blanks and marks that join what belongs together. */
static bool joined(const Doc *d, uint32_t from, uint32_t to)
{
    static const char marks[] = "(,:/|-[";
    if (from > to || to - from > GAP) return false;
    for (uint32_t at = from; at < to; at++) {
        bool mark = d->cls[at] == CH_SPACE;
        for (const char *m = marks; *m && !mark; m++) mark = d->ch[at] == (unsigned char)*m;
        if (!mark || d->ch[at] == '\n') return false;
    }
    return true;
}

static uint8_t type_of(const Ie *ie, const MentionRef *m) { return (uint8_t)ie->out->entities.v[m->entity].type; }

/* The mention that ends right before `at`, no earlier than `from`. */
static const MentionRef *before(const Ie *ie, uint32_t from, uint32_t at)
{
    uint32_t i = ie_mention_from(ie, at);
    while (i > 0 && ie->mention.v[i - 1].end > at) i--;
    const MentionRef *m = i > 0 ? &ie->mention.v[i - 1] : NULL;
    return m && m->beg >= from && joined(ie->doc, m->end, at) ? m : NULL;
}

/* The role named right behind `at`. */
static Str role_behind(const Ie *ie, uint32_t at)
{
    const Doc *d = ie->doc;
    if (at < d->n && (d->ch[at] == ')' || d->ch[at] == ']')) at++;
    uint32_t i = ie_mention_from(ie, at);
    bool is = i < ie->mention.n && type_of(ie, &ie->mention.v[i]) == ENT_ROLE && joined(d, at, ie->mention.v[i].beg);
    return is ? ie->out->entities.v[ie->mention.v[i].entity].name : S("");
}

/* Both ends are told, and it is of years or months: no opening hours. */
static bool is_span(Ie *ie, uint32_t t)
{
    const Timex *x = &ie->out->timexes.v[t];
    EvCand c = {.date = x->value, .timex = t};
    return x->type == TIMEX_DATE && ie_is_range(ie, t) && is_interval(x->value) && names_both_ends(ie, &c);
}

/* 하늘저장소 (클라우드 스토리지) over "2019년 3월 ~ 2022년 8월. SRE.": the name that the line above begins with, where the stretch begins its
 * own; a heading, an item, or the first line of its paragraph. */
static const MentionRef *above(const Ie *ie, uint32_t t)
{
    enum { MARKER = 5, LONG = 60 };
    const Doc *d = ie->doc;
    const Line *line = doc_line_at(d, ie->tx.v[t].beg), *up = line;
    if (ie->tx.v[t].beg > line->body + MARKER) return NULL;
    do {
        if (up == d->line) return NULL;
        up--;
    } while (up->kind == LINE_BLANK);
    bool heads = up->kind == LINE_HEADING || (up->kind == LINE_ITEM && d->cls[up->beg] == CH_DIGIT);
    uint32_t i = ie_mention_from(ie, up->beg);
    if (!heads || up->end - up->beg > LONG || i >= ie->mention.n || ie->mention.v[i].beg > up->body + MARKER)
        return NULL;
    const MentionRef *m = &ie->mention.v[i];
    bool ends = m->end >= up->end ||
                (m->end + 1 < d->n && d->cls[m->end] == CH_SPACE ? d->ch[m->end + 1] == '(' : d->ch[m->end] == '(');
    return ends && type_of(ie, m) == ENT_ORG && ie->line_zone[up - d->line] == ZONE_BODY ? m : NULL;
}

/* The first post that the line names behind the stretch. */
static Str post_behind(const Ie *ie, uint32_t at)
{
    enum { NEAR = 24 };
    const Doc *d = ie->doc;
    uint32_t i = ie_mention_from(ie, at), end = doc_line_at(d, at)->end;
    bool is = i < ie->mention.n && type_of(ie, &ie->mention.v[i]) == ENT_ROLE && ie->mention.v[i].beg < end &&
              ie->mention.v[i].beg < at + NEAR;
    return is ? ie->out->entities.v[ie->mention.v[i].entity].name : S("");
}

bool span_read(Ie *ie, uint32_t t, HeadRow *out)
{
    const TimexInfo *ref = &ie->tx.v[t];
    if (!is_span(ie, t)) return false;
    const MentionRef *head = above(ie, t);
    if (head) {
        *out = (HeadRow){.org = ie->out->entities.v[head->entity].name, .role = post_behind(ie, ref->end), .heads = true};
        ends_of(ie, ie->out->timexes.v[t].value, &out->start, &out->end);
        return out->start.n > 0;
    }
    /* what the sentence before ends in is another row's: 2010~2015 카카오 / 2015~2017 네이버 */
    uint32_t from = ref->sent == UINT32_MAX ? 0 : ie->doc->sent[ref->sent].beg;
    const MentionRef *m = before(ie, from, ref->beg), *role = m && type_of(ie, m) == ENT_ROLE ? m : NULL;
    if (role) m = before(ie, from, role->beg);
    if (!m || type_of(ie, m) != ENT_ORG) return false;
    *out = (HeadRow){.org = ie->out->entities.v[m->entity].name};
    out->role = role ? ie->out->entities.v[role->entity].name : role_behind(ie, ref->end);
    ends_of(ie, ie->out->timexes.v[t].value, &out->start, &out->end);
    return out->start.n > 0;
}

/* 2015.03~2020.02 한밭공대 전자공학과 (중간에 휴학 1년): a school, and what one studied there, right behind the stretch. */
bool span_school(Ie *ie, uint32_t t, HeadRow *out)
{
    const Doc *d = ie->doc;
    uint32_t at = ie->tx.v[t].end;
    for (uint32_t last = at + GAP; at < d->n && at < last; at++)
        if (d->cls[at] != CH_SPACE && d->ch[at] != ':' && d->ch[at] != ',' && d->ch[at] != ')') break;
    uint32_t end = at;
    while (end < d->n && (d->cls[end] == CH_HANGUL || d->cls[end] == CH_LATIN)) end++;
    Range course = end > at && is_span(ie, t) ? study_department(ie, end) : (Range){0, 0};
    if (!course.end || !study_school_before(ie, (Range){at, end})) return false;
    *out = (HeadRow){.org = doc_nfc_utf8(ie->mem, d, doc_span(d, at, end)),
                     .role = doc_nfc_utf8(ie->mem, d, doc_span(d, course.beg, course.end))};
    ends_of(ie, ie->out->timexes.v[t].value, &out->start, &out->end);
    return out->start.n > 0;
}
