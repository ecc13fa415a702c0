/* Which employer is spoken of: one told of before is recalled by its kind (그 병원, the agency), and one is introduced
 * before anything happens there (첫 직장은 작은 에이전시였다). */
#include "argument_org_int.h"
#include "mark.h"

/* ---------------------------------------------------------------- recalled by its kind */
static Str *known_head(Story *st, Str head)
{
    for (uint32_t i = st->n_known; i-- > 0;)
        if (str_eq(st->known[i].head, head)) return &st->known[i].org;
    return NULL;
}

/* The author's own employer: one leaves where one is, and 회사 or 스타트업 may be any firm. */
static Str of_author(const Ie *ie, const Story *st, const EvCand *c, Str head)
{
    const Range h = c->found.kind_head;
    bool generic = !c->en && kind_generic(ie, h.beg, h.end);
    bool stays = group_of(c->type) == GROUP_HELD && (generic || c->found.kind_back || name_holds(st->held, head));
    return c->type == EV_LEAVE || stays ? st->held : S("");
}

void known_recall(const Ie *ie, Story *st, EvCand *c)
{
    const Found *f = &c->found;
    if (!c->org_kind || !f->kind_head.end) return;
    Str head = words_in(ie, f->kind_head), *before = known_head(st, head);
    bool joins = group_of(c->type) == GROUP_JOIN || group_of(c->type) == GROUP_SEARCH;
    if (f->kind_told && !f->kind_back) {
        if (before && (name_holds(*before, c->org) || name_holds(c->org, *before))) c->org = *before;
        return;
    }
    if (joins && !f->kind_back) return;
    if (before) c->org = *before;
    else if (of_author(ie, st, c, head).n) c->org = of_author(ie, st, c, head);
    else return;
    c->org_kind = false;
}

void known_tell(const Ie *ie, Story *st, const EvCand *c)
{
    if (!c->found.kind_head.end || !c->org_own || !c->org.n) return;
    bool moves = c->type <= EV_FOUND || c->type == EV_WORK;
    Str head = words_in(ie, c->found.kind_head);
    if (!moves || known_head(st, head)) {
        if (moves && c->type == EV_JOIN && c->org_kind) *known_head(st, head) = c->org;
        return;
    }
    if (st->n_known == COUNT_OF(st->known)) {
        for (uint32_t i = 1; i < st->n_known; i++) st->known[i - 1] = st->known[i];
        st->n_known--;
    }
    st->known[st->n_known++] = (Known){head, c->org};
}

/* ---------------------------------------------------------------- introduced */
/* Do the words say which one: first, the one before? */
static bool is_ordinal(const Ie *ie, uint32_t tok, uint32_t end, bool *past)
{
    bool ordinal = false;
    for (; tok < end; tok++) {
        const Token *t = &ie->doc->tok[tok];
        SeatWord w = t->cls == CH_HANGUL ? kind_ordinal(ie, t) : SEAT_NONE;
        *past |= w == SEAT_BACK;
        ordinal |= w != SEAT_NONE;
    }
    return ordinal;
}

static bool kind_told(const Ie *ie, uint32_t at, uint32_t end)
{
    uint8_t josa;
    if (at >= end) return true;
    if (is_mark(ie, MK_DECLARES, ie->doc->ch[at]) && (at + 1 >= end || ie->doc->ch[at + 1] == '.')) return true;
    if (josa_at(ie, at, end, &josa) && josa == JOSA_COPULA) return true;
    return ie->doc->ch[at] == '.' || ie->doc->ch[at] == ',' || is_mark(ie, MK_KIND_SAID, ie->doc->ch[at]);
}

/* 첫 발령지는 작은 중학교였다: a school is a place of work, too. */
static bool is_school(const RuleSet *nouns, LexMatch m)
{
    for (uint32_t i = 0; i < m.n_entry; i++) {
        const TrigRule *r = rule_at(nouns, m, i);
        if (r->shape == SHAPE_CUE && r->cue == CUE_SCHOOL && !r->plain) return true;
    }
    return false;
}

/* 누리연구원 자료실: a part of the house that is named right before it; but 누리전자 협력사. */
static Str house_name(const Ie *ie, Kind k)
{
    uint32_t i = ie_mention_from(ie, k.head.beg);
    const MentionRef *m = i ? &ie->mention.v[i - 1] : NULL;
    bool named = m && m->beg >= k.r.beg && m->end + 1 == k.head.beg && mention_is(ie, i - 1, ENT_ORG);
    return named && !kind_under(ie, k.head.beg, k.head.end) ? mention_name(ie, i - 1) : words_in(ie, k.r);
}

/* 앱을 만드는 곳이었다, 예약 서비스를 하는 데였다: a dependent noun, told by what the house does. */
static bool seat_is(const Ie *ie, uint32_t at, uint32_t from, uint32_t end, Kind *out)
{
    enum { LONGEST = 2 };
    const Doc *d = ie->doc;
    bool starts = at > from && d->cls[at - 1] == CH_SPACE && d->cls[at] == CH_HANGUL;
    for (uint32_t n = LONGEST; starts && n > 0; n--) {
        if (at + n >= end || !kind_generic(ie, at, at + n) || !kind_told(ie, at + n, end) || !kind_runs(ie, at))
            continue;
        *out = kind_phrase(ie, at, at + n, from);
        return out->told && !out->back;
    }
    return false;
}

/* The kind of employer that the sentence ends in: 구로의 작은 솔루션 회사였다. */
static bool kind_is(const Ie *ie, uint32_t from, uint32_t end, Str *out, Str *head)
{
    const RuleSet *nouns = &ie->an->event->noun;
    for (uint32_t at = from; at < end; at++) {
        LexMatch m;
        Kind seat;
        if (seat_is(ie, at, from, end, &seat)) {
            *out = words_in(ie, seat.r);
            *head = words_in(ie, seat.head);
            return true;
        }
        if (!ie_longest(ie, nouns->book, at, end, &m) || !kind_told(ie, at + m.len, end)) continue;
        const TrigRule *r = employer_rule(nouns, m);
        if (!r && !is_school(nouns, m)) continue;
        Kind k = kind_phrase(ie, at, at + m.len, from);
        if (r && r->cue == CUE_COMPANY && !k.told) continue;
        *out = house_name(ie, k);
        *head = words_in(ie, k.head);
        return true;
    }
    return false;
}

/* 병원이었다, 병원이었죠?, 병원: does the last word say what something is? */
static bool kind_closes(const Ie *ie, uint32_t from, uint32_t end)
{
    enum { COPULA = 8 };
    const RuleSet *nouns = &ie->an->event->noun;
    for (uint32_t at = end > from + COPULA + COPULA ? end - COPULA - COPULA : from; at < end; at++) {
        LexMatch m;
        uint32_t behind;
        if (!ie_longest(ie, nouns->book, at, end, &m) || !employer_rule(nouns, m)) continue;
        behind = at + m.len;
        if (behind + COPULA >= end && (behind + 1 >= end || copula_at(ie, behind))) return true;
    }
    return false;
}

/* 그다음은 누리소프트. 두 번째는 나래상사였다. 그다음이 병원이었다: which one in the row, and its name or kind behind it. */
static bool is_next(const Ie *ie, uint32_t tok, const Sentence *s)
{
    const Token *t = &ie->doc->tok[tok];
    if (!kind_row(ie, t->beg, t->end - 1)) return false;
    Str org, head;
    if (!kind_seat(ie, t->beg, t->end - 1) && kind_closes(ie, t->end, s->end) &&
        kind_is(ie, t->end, s->end, &org, &head))
        return true;
    uint32_t i = ie_mention_from(ie, t->end);
    if (i >= ie->mention.n || ie->mention.v[i].beg > t->end + 1 || !mention_is(ie, i, ENT_ORG)) return false;
    uint32_t end = ie->mention.v[i].end;
    return end + 1 >= s->end || copula_at(ie, end);
}

/* 첫 직장은, 두 번째 회사는, 처음 들어간 곳은: a topic in the first words of the sentence. Its end, 0 for none. Few
 * sentences have one: it is looked for before what it needs. */
static uint32_t seat_topic(const Ie *ie, const Sentence *s, bool *past, bool *subject)
{
    enum { WORDS = 6 };
    const Doc *d = ie->doc;
    for (uint32_t i = s->tok_beg; i < s->tok_end && i < s->tok_beg + WORDS; i++) {
        const Token *t = &d->tok[i];
        uint16_t last = d->ch[t->end - 1];
        *subject = is_mark(ie, MK_SUBJECT, last);
        bool topic = (*subject || is_mark(ie, MK_TOPIC, last)) && t->cls == CH_HANGUL && t->end - t->beg > 1;
        if (topic && is_next(ie, i, s)) return t->end;
        if (topic && kind_seat(ie, t->beg, t->end - 1)) return is_ordinal(ie, s->tok_beg, i, past) ? t->end : 0;
    }
    return 0;
}

/* 첫 회사는 모락이었다: one word that no book knows, and the copula behind it. */
static bool word_is(const Ie *ie, uint32_t from, uint32_t end, Str *out)
{
    enum { LEAST = 2 };
    const Doc *d = ie->doc;
    uint32_t i = doc_tok_at(d, from + 1);
    if (i + 1 >= d->n_tok || d->tok[i].beg > from + 1 || d->tok[i].cls != CH_HANGUL) return false;
    const Token *t = &d->tok[i];
    if (t->end < end && d->tok[i + 1].kind != TOK_PUNCT) return false;
    for (uint32_t p = t->beg + LEAST; p < t->end; p++) {
        uint8_t josa;
        bool is = is_mark(ie, MK_COPULA, d->ch[p]);
        if (!is || (josa_at(ie, p, t->end, &josa) && josa != JOSA_COPULA) || !kind_noun(ie, t->beg, p)) continue;
        *out = words_in(ie, (Range){t->beg, p});
        return !kind_common(ie, t->beg, p);
    }
    return false;
}

/* 지금 회사는 어떻게 들어가셨어요? ## 지금 병원에 오기까지: what is asked, or stands over a part, is about the one where
 * one is now. */
static bool asks_of_present(const Ie *ie, const Story *st, const Sentence *s)
{
    enum { FIRST = 4 };
    const Doc *d = ie->doc;
    const uint64_t house = CUE_BIT(CUE_COMPANY) | CUE_BIT(CUE_EMPLOYER);
    bool over = d->line[s->line].kind == LINE_HEADING || ie->line_turn[s->line] == TURN_QUESTION;
    for (uint32_t i = s->tok_beg; st->present.n && over && i + 1 < s->tok_end && i < s->tok_beg + FIRST; i++) {
        const Token *t = &d->tok[i], *kind = t + 1;
        if (!cue_len(ie, t->beg, t->end, CUE_BIT(CUE_NOW))) continue;
        bool verb = is_mark(ie, MK_GOES_ON, d->ch[kind->end - 1]) && !cue_len(ie, kind->beg, kind->end, house);
        if (verb && i + 2 < s->tok_end) kind++;
        return cue_len(ie, kind->beg, kind->end, house) || (verb && kind_seat(ie, kind->beg, kind->end - 1));
    }
    return false;
}

/* Does a word of [at, end) name a part of a house (목포지점)? */
static bool ends_in_place(const Ie *ie, uint32_t at, uint32_t end)
{
    enum { WORDS = 4, LEAST = 2, LONGEST = 16 };
    const Doc *d = ie->doc;
    for (uint32_t i = doc_tok_at(d, at + 1), n = 0; i < d->n_tok && n < WORDS && d->tok[i].beg < end; i++, n++) {
        const Token *t = &d->tok[i];
        for (uint32_t p = t->beg + LEAST; p <= t->end && t->cls == CH_HANGUL && p - t->beg < LONGEST; p++)
            if ((p == t->end || copula_at(ie, p)) && ends_in_part(ie, (Range){t->beg, p})) return true;
    }
    return false;
}

static bool is_punct(const Ie *ie, uint32_t at) { return at < ie->doc->n && ie->doc->cls[at] == CH_PUNCT; }

/* 누리소프트요, 병원이요 */
static bool is_polite(const Ie *ie, uint32_t at)
{
    return at + 1 < ie->doc->n && mark_at(ie, MK_POLITE, at);
}

/* … 누리소프트라는 회사다, 누리소프트인데 …, 나래사라고 와이셔츠 하던 집이에요, 나래마켓, 앱을 만드는 회사였다: right behind the subject its
 * name, and that it is one. */
static bool is_named_so(const Ie *ie, uint32_t at, uint32_t end)
{
    enum { QUOTES = 2 };
    for (int n = 0; n < QUOTES && is_punct(ie, at) && ie->doc->ch[at] != ',' && ie->doc->ch[at] != '.'; n++) at++;
    if (at < end && ie->doc->ch[at] == ',') return kind_closes(ie, at, end);
    return at + 2 < ie->doc->n && (copula_at(ie, at) || mark_at(ie, MK_CALLED, at) || mark_at(ie, MK_NAMED_SO, at));
}

/* 첫 직장이 누리소프트였다, but not 첫 직장이 누리소프트에 인수됐다: a subject is what the predicate says that it is. */
static bool org_is(const Ie *ie, uint32_t at, uint32_t end, Str *out)
{
    enum { COPULA = 6, MARKS = 2 };
    uint32_t i = ie_mention_from(ie, at);
    while (i < ie->mention.n && ie->mention.v[i].beg < end && !mention_is(ie, i, ENT_ORG)) i++;
    if (i >= ie->mention.n || ie->mention.v[i].beg >= end) return false;
    uint32_t behind = ie->mention.v[i].end;
    bool ends = behind + COPULA >= end &&
                (behind >= end || is_punct(ie, behind) || copula_at(ie, behind) || is_polite(ie, behind));
    if (!ends && !(ie->mention.v[i].beg <= at + MARKS && is_named_so(ie, behind, end))) return false;
    *out = mention_name(ie, i);
    return true;
}

/* The word of which it is told that this is where it happened: 첫 출근한 데가, 처음 들어간 곳은. Its token, UINT32_MAX for none. */
static uint32_t place_told(const Ie *ie, const EvCand *c)
{
    const Doc *d = ie->doc;
    uint32_t word = c->end, own = doc_tok_at(d, c->end - 1);
    while (word < d->n && d->cls[word] == CH_HANGUL) word++;
    bool within = d->tok[own].beg > c->beg && !is_adnominal(d->ch[word - 1]);              /* the event is told in 들어간 데 */
    if (!within && !is_adnominal(d->ch[word - 1])) return UINT32_MAX;     /* most are told so that this ends it */
    uint32_t i = within ? own : doc_tok_at(d, word - 1) + 1;
    if (i >= d->sent[c->sent].tok_end) return UINT32_MAX;
    uint16_t last = d->ch[d->tok[i].end - 1];
    bool said = is_mark(ie, MK_SUBJECT, last) || is_mark(ie, MK_TOPIC, last);
    return said && kind_seat(ie, d->tok[i].beg, d->tok[i].end - 1) ? i : UINT32_MAX;
}

/* 3월 2일에 첫 출근한 데가 경산의 한 치과였다, 1월부터 다닌 곳은 누리치과: of which place what happened is told, and the rest of the
 * sentence says which that is. */
bool by_place_told(OrgAsk *q)
{
    const Ie *ie = q->ie;
    EvCand *c = q->c;
    bool may = !c->en && (c->type == EV_JOIN || c->type == EV_WORK) && c->fact == FACT_ACTUAL && !c->rule->military;
    uint32_t seat = may ? place_told(ie, c) : UINT32_MAX;
    if (seat == UINT32_MAX) return false;
    uint32_t at = ie->doc->tok[seat].end, end = ie->doc->sent[c->sent].end;
    Str head;
    bool name = org_is(ie, at, end, &c->org) || word_is(ie, at, end, &c->org);
    if (!name && !(kind_closes(ie, at, end) && kind_is(ie, at, end, &c->org, &head))) return false;
    c->org_own = true;
    c->org_kind = !name && !name_behind(ie, c, &c->org);
    return true;
}

/* Of the words of an answer where they begin: behind 네, 아니요, 음. */
static uint32_t answer_beg(const Ie *ie, const Sentence *s)
{
    enum { FIRST = 3 };
    const Doc *d = ie->doc;
    uint32_t beg = s->beg;
    for (uint32_t i = s->tok_beg; i + 1 < s->tok_end && i < s->tok_beg + FIRST; i++)
        if (d->ch[d->tok[i].beg] == ',') beg = d->tok[i + 1].beg;
    return beg;
}

/* [직장 1] 안양 제과 공장, 이번엔 물류 회사였다: behind a label, and what says which in the row. */
static uint32_t label_end(const Ie *ie, const Sentence *s, uint32_t beg)
{
    enum { LABEL = 12 };
    const Doc *d = ie->doc;
    uint32_t at = beg, n = mark_at(ie, MK_THIS_TIME, beg);
    if (n) return d->cls[beg + n] == CH_SPACE ? beg + n + 1 : beg;
    if (d->ch[beg] != '[') return beg;
    while (at < s->end && at < beg + LABEL && d->ch[at] != ']') at++;
    if (at >= s->end || d->ch[at] != ']') return beg;
    return d->cls[at + 1] == CH_SPACE ? at + 2 : at + 1;
}

/* 병원이다, 회사다, 제약사라고 했다: what the noun that ends there is said to be, and no more. */
static bool said_so(const Ie *ie, uint32_t at, uint32_t end)
{
    enum { COPULA = 6, REPORT = 9 };
    const Doc *d = ie->doc;
    bool report = mark_at(ie, MK_NAMED_SO, at) != 0;
    if (at + (report ? REPORT : COPULA) < end) return false;
    return report || copula_at(ie, at) || (is_mark(ie, MK_DECLARES, d->ch[at]) && at + 2 >= end);
}

/* 네, 대전에 있는 요양병원이요. 부산의 작은 조선소였다: nothing but the kind, with its words. whole: all that the sentence says. */
static bool kind_alone(const Ie *ie, const Sentence *s, bool described, Str *out, Str *head)
{
    enum { START = 2, COPULA = 6, BEHIND = 9, UNITS = 40, WORDS = 3 };
    const Doc *d = ie->doc;
    const RuleSet *nouns = &ie->an->event->noun;
    uint32_t answer = answer_beg(ie, s), beg = label_end(ie, s, answer);
    if (s->end - beg > UNITS) return false;
    for (uint32_t at = s->end > beg + BEHIND + UNITS / 4 ? s->end - BEHIND - UNITS / 4 : beg; at < s->end; at++) {
        LexMatch m;
        if (!ie_longest(ie, nouns->book, at, s->end, &m)) continue;
        uint32_t behind = at + m.len;
        bool closed = behind + COPULA >= s->end && (is_punct(ie, behind) || is_polite(ie, behind));
        closed |= beg > answer && behind >= s->end;                         /* a line of its own behind its label */
        if (!employer_rule(nouns, m) || !(closed || said_so(ie, behind, s->end))) continue;
        Kind k = kind_phrase(ie, at, behind, beg);
        bool sized = k.r.beg > beg + START && mark_before(ie, MK_SIZED_SO, k.r.beg - 1);
        uint32_t words = doc_tok_at(d, at) - doc_tok_at(d, k.r.beg) + 1;
        bool enough = described ? words >= WORDS : k.told || !kind_generic(ie, at, behind);
        if ((k.r.beg > beg + START && !sized) || k.back || !(enough || sized)) return false;
        *out = house_name(ie, k);
        *head = words_in(ie, k.head);
        return true;
    }
    return false;
}

/* What the sentence says without a topic of its own: the answer to a question for it, what called, or where one went when
 * one was nowhere. */
static bool told_alone(const Ie *ie, Story *st, uint32_t sent, Str *org, Str *head)
{
    enum { NEAR = 2 };
    const Doc *d = ie->doc;
    const Sentence *s = &d->sent[sent];
    bool asked = st->seat_asked && sent - (st->seat_asked - 1) <= NEAR;
    if (asked && org_is(ie, answer_beg(ie, s), s->end, org)) return true;
    bool free = !st->held.n || st->left;
    bool called = sent && (asked || free) && called_before(ie, sent);
    return (asked || free) && kind_alone(ie, s, !asked && !called, org, head);
}

/* 링크를 보내 줬다. Skylane Cargo, Leipzig. 누리소프트, 판교: nothing but the name, and where that is. */
static bool name_alone(const Ie *ie, const Sentence *s, Str *org)
{
    uint32_t i = ie_mention_from(ie, s->beg);
    if (i >= ie->mention.n || ie->mention.v[i].beg != s->beg || !mention_is(ie, i, ENT_ORG)) return false;
    uint32_t end = ie->mention.v[i].end;
    bool placed = i + 1 < ie->mention.n && end < s->end && ie->doc->ch[end] == ',' && ie->mention.v[i + 1].beg == end + 2 &&
                  mention_is(ie, i + 1, ENT_PLACE);
    if (placed) end = ie->mention.v[i + 1].end;
    *org = mention_name(ie, i);
    return end >= s->end || (end + 1 >= s->end && is_punct(ie, end));
}

/* Is one looking for work there, or was a moment ago? */
static bool seeks(const Story *st, uint32_t sent)
{
    enum { NEAR = 4 };
    return st->asked.n && sent - st->asked_sent <= NEAR && (!st->held.n || st->left);
}

static void introduce(const Ie *ie, Story *st, uint32_t sent)
{
    const Sentence *s = &ie->doc->sent[sent];
    if (asks_of_present(ie, st, s)) {
        st->intro = st->present;
        st->intro_sent = sent;
        st->intro_far = true;
        return;
    }
    bool past = false, subject = false;
    uint32_t at = seat_topic(ie, s, &past, &subject);
    Str org = S(""), head = S("");
    bool told = at && ((subject ? org_is(ie, at, s->end, &org) : org_in(ie, at, s->end, &org)) ||
                       ((!subject || kind_closes(ie, at, s->end)) && kind_is(ie, at, s->end, &org, &head)) ||
                       (!subject && word_is(ie, at, s->end, &org)));
    if (!at) told = told_alone(ie, st, sent, &org, &head);
    if (at && ie->doc->ch[s->end - 1] == '?') st->seat_asked = sent + 1;
    if (!told && seeks(st, sent) && name_alone(ie, s, &org)) {
        st->asked = org, st->asked_sent = sent, st->asked_at = s->end, st->asked_many = false;
        return;
    }
    if (!told) return;
    if (!at && called_before(ie, sent)) {                  /* 연락이 왔다. 판교에 있는 제약사였다: one that is sought */
        st->asked = org, st->asked_sent = sent, st->asked_at = s->end;
        return;
    }
    st->intro = org;
    st->intro_sent = sent;
    st->intro_far = false;
    /* 첫 발령지는 목포지점이었다: a place in the house. */
    bool part = st->held.n && !st->left && ends_in_place(ie, at ? at : s->beg, s->end);
    if (part) st->intro = S("");
    else if (!past) st->held = org, st->left = false;
    if (head.n && st->n_known < COUNT_OF(st->known)) st->known[st->n_known++] = (Known){head, org};
}

void known_place(const Ie *ie, Story *st, const EvCand *c)
{
    for (; !c->en && st->intro_next <= c->sent; st->intro_next++)
        if (ie->line_zone[ie->doc->sent[st->intro_next].line] == ZONE_BODY) introduce(ie, st, st->intro_next);
}
