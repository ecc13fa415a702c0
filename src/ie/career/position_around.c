/* What is told around an event and says of its spell: why one left, what one was in the army, what the title of the memoir
 * says that one is. */
#include "mark.h"
#include "position_int.h"

struct AroundData {
    const LexBook *cause, *employment, *spell;
    Sym layoff, term, denied, then, aside, titled, mine, contract, hours, lead, did, whole, was, behind, before;
    Str service;
};

Rc around_bind(Analyser *an, Fault *f)
{
    struct AroundData *d = arena_push(an->mem, struct AroundData);
    Rc rc = ie_book(an, "exit-word", &d->cause, f);
    if (!rc) rc = ie_book(an, "employment-word", &d->employment, f);
    if (!rc) rc = ie_book(an, "spell-word", &d->spell, f);
    const LexSymRow syms[] = {
        {"contract", &d->contract}, {"part-time", &d->hours}, {"layoff", &d->layoff}, {"term-end", &d->term},
        {"then", &d->then}, {"aside", &d->aside}, {"denied", &d->denied},
        {"titled", &d->titled}, {"mine", &d->mine}, {"lead", &d->lead}, {"did", &d->did}, {"whole", &d->whole}, {"was", &d->was},
        {"behind", &d->behind}, {"before", &d->before}};
    lex_syms(an->lex, syms, COUNT_OF(syms));
    d->service = S("military");
    an->around = d;
    return rc;
}

/* ---------------------------------------------------------------- why one left */
static Sym exit_word(const Ie *ie, uint32_t at, uint32_t end, uint32_t *len)
{
    const struct AroundData *d = ie->an->around;
    LexMatch m;
    if (!ie_longest(ie, d->cause, at, end, &m)) return SYM_NONE;
    bool latin = ie->doc->cls[at] == CH_LATIN && ie->doc->cls[at + m.len] == CH_LATIN;
    *len = m.len;
    return latin ? SYM_NONE : lex_entry(d->cause, lex_match_entry(d->cause, m, 0)).cls;
}

/* 권고사직은 아니었다: does what stands behind take it back? */
static bool is_denied(const Ie *ie, uint32_t at, uint32_t end)
{
    enum { NEAR = 10 };
    uint32_t len;
    for (uint32_t p = at; p < end && p < at + NEAR; p++)
        if (exit_word(ie, p, end, &len) == ie->an->around->denied) return true;
    return false;
}

static Cause cause_in(const Ie *ie, uint32_t k)
{
    const struct AroundData *d = ie->an->around;
    const Sentence *s = &ie->doc->sent[k];
    for (uint32_t i = s->tok_beg; i < s->tok_end; i++) {
        const Token *t = &ie->doc->tok[i];
        uint32_t len;
        Sym cls = exit_word(ie, t->beg, s->end, &len);
        if (cls == SYM_NONE || cls == d->denied || cls == d->then || cls == d->aside ||
            is_denied(ie, t->beg + len, s->end))
            continue;
        return cls == d->layoff ? CAUSE_LAYOFF : cls == d->term ? CAUSE_TERM_END : CAUSE_VOLUNTARY;
    }
    return CAUSE_NONE;
}

/* 전체의 절반이 권고사직 대상이 되었다. 나도 그 절반이었다. 마지막 출근일은 9월 27일: the leaving itself is told without
 * its cause. Another leaving keeps its own. */
Cause cause_around(const Fold *fo, uint32_t i)
{
    enum { BACK = 2 };
    const EvCand *c = fo->cand[i];
    const Doc *d = fo->ie->doc;
    Cause here = cause_in(fo->ie, c->sent);
    for (uint32_t k = c->sent; !here && k-- > 0 && c->sent - k <= BACK;) {
        if (doc_section_at(d, d->sent[k].beg) != doc_section_at(d, c->beg)) break;
        if (i && fo->cand[i - 1] && fo->cand[i - 1]->sent >= k && fo->cand[i - 1]->type == EV_LEAVE) break;
        here = cause_in(fo->ie, k);
    }
    return here;
}

bool opens_then(const Ie *ie, const EvCand *c)
{
    enum { WORDS = 3 };
    const Sentence *s = &ie->doc->sent[c->sent];
    uint32_t len;
    for (uint32_t i = s->tok_beg; i < s->tok_end && i < s->tok_beg + WORDS; i++)
        if (exit_word(ie, ie->doc->tok[i].beg, s->end, &len) == ie->an->around->then) return true;
    return false;
}

/* ---------------------------------------------------------------- what one was */
/* 3학년 담임을 맡았다: a class looked after is no title. */
bool role_aside(const Ie *ie, const EvCand *c)
{
    enum { BEFORE = 4 };               /* 노조 지부장 */
    Range r = c->found.role.end ? c->found.role : c->found.rank;
    uint32_t len;
    for (uint32_t k = 0; !c->en && r.end && k <= BEFORE && k <= r.beg; k++)
        if (exit_word(ie, r.beg - k, r.end, &len) == ie->an->around->aside && r.beg - k + len == r.end) return true;  /* 담임 목사 is one */
    return false;
}

/* Is it a post of the army, or of whoever serves elsewhere in its place? */
bool role_serves(const Ie *ie, Str role)
{
    for (uint32_t i = 0; i < ie->out->entities.n; i++) {
        const Entity *e = &ie->out->entities.v[i];
        if (e->type == ENT_ROLE && str_eq(e->family, ie->an->around->service) && str_eq(e->name, role)) return true;
    }
    return false;
}

/* 보급병이었거든요, 통신병으로 있었다: the duty in the army, in the sentence of its beginning or end, in the one before or the
 * next. */
Str service_post(const Ie *ie, const EvCand *c)
{
    const Doc *d = ie->doc;
    uint32_t last = c->sent + 1 < d->n_sent && d->sent[c->sent + 1].line == c->line ? c->sent + 1 : c->sent;
    uint32_t first = c->sent > 0 && d->sent[c->sent - 1].line == c->line ? c->sent - 1 : c->sent;
    uint32_t end = d->sent[last].end;
    for (uint32_t i = ie_mention_from(ie, d->sent[first].beg); i < ie->mention.n && ie->mention.v[i].beg < end; i++) {
        const Entity *e = &ie->out->entities.v[ie->mention.v[i].entity];
        if (e->type != ENT_ROLE || !str_eq(e->family, ie->an->around->service)) continue;
        uint8_t josa = JOSA_NONE;
        josa_at(ie, ie->mention.v[i].end, d->n, &josa);
        if (josa == JOSA_TO || josa == JOSA_NONE || josa == JOSA_COPULA) return e->name;
    }
    return S("");
}

/* ---------------------------------------------------------------- how one was employed */
static Sym employment_sym(const Ie *ie, uint32_t at, uint32_t end, uint32_t *len)
{
    const LexBook *b = ie->an->around->employment;
    LexMatch m;
    if (!ie_longest(ie, b, at, end, &m) || (ie->doc->cls[at] == CH_LATIN && ie->doc->cls[at + m.len] == CH_LATIN))
        return SYM_NONE;
    *len = m.len;
    return lex_entry(b, lex_match_entry(b, m, 0)).cls;
}

/* a part-time master's, 계약직 동료, my wife worked part-time, 아내는 계약직이었다: of a course, or of somebody else. */
static bool employs_other(const Ie *ie, const Sentence *s, uint32_t beg, uint32_t end)
{
    const struct AroundData *d = ie->an->around;
    uint32_t len, next = end < s->end && ie->doc->ch[end] == '-' ? end + 1 : blanks_skip(ie->doc, end);
    if (next > end && next < s->end && employment_sym(ie, next, s->end, &len) == d->behind) return true;
    for (uint32_t i = s->tok_beg; i < s->tok_end && ie->doc->tok[i].beg < beg; i++) {
        const Token *t = &ie->doc->tok[i];
        if (t->cls == CH_LATIN && employment_sym(ie, t->beg, s->end, &len) == d->before) return true;
    }
    return other_told(ie, s, beg);
}

static Employment employment_in(const Ie *ie, uint32_t beg, uint32_t end)
{
    const struct AroundData *d = ie->an->around;
    for (uint32_t i = doc_tok_at(ie->doc, beg); i < ie->doc->n_tok && ie->doc->tok[i].beg < end; i++) {
        const Token *t = &ie->doc->tok[i];
        uint32_t len;
        Sym cls = employment_sym(ie, t->beg, end, &len);
        if (cls == SYM_NONE || cls == d->behind || cls == d->before) continue;
        const Sentence *s = doc_sentence_at(ie->doc, t->beg);
        if (s && employs_other(ie, s, t->beg, t->beg + len)) continue;
        return cls == d->contract ? EMP_CONTRACT : cls == d->hours ? EMP_PART_TIME : EMP_NONE;
    }
    return EMP_NONE;
}

Employment employment_told(const Ie *ie, const EvCand *c) { return employment_in(ie, c->from, c->to); }

/* 1년은 촉탁이었고 이듬해 9월에 정규직이 됐다: told with the joining or right behind it, before any other step. */
Employment employment_around(const Fold *fo, const Row *r)
{
    enum { AHEAD = 2, STEPS = 8 };
    const Ie *ie = fo->ie;
    const Doc *d = ie->doc;
    uint32_t i = r->p.evidence.v[0], n = ie->out->events.n;
    const EvCand *c = fo->cand[i];
    uint32_t last = c->sent + AHEAD < d->n_sent ? c->sent + AHEAD : d->n_sent - 1, end = d->sent[last].end;
    for (uint32_t k = i + 1; k < n && k <= i + STEPS; k++) {
        const EvCand *e = fo->cand[k];
        bool step = e && (e->type <= EV_FOUND || e->type == EV_ACCEPTED) && e->fact == FACT_ACTUAL;
        /* 야간 대학원에 파트타임으로 다녔다, 카페에서 알바를 했다: of what is learnt, or of another house */
        bool other = e && e->sent > c->sent && (event_is_schooling((EventType)e->type) ||
                                                (e->type == EV_WORK && e->org_own && !str_eq(e->org, c->org)));
        if ((!step && !other) || e->beg >= end) continue;
        end = other ? d->sent[e->sent].beg : e->beg;
        break;
    }
    return end > c->beg ? employment_in(ie, d->sent[c->sent].beg, end) : EMP_NONE;
}

/* ---------------------------------------------------------------- how long it was */
/* Does a word of the class begin there? next: what stands behind it. */
static bool spell_says(const Ie *ie, uint32_t at, uint32_t end, Sym cls, uint32_t *next)
{
    const LexBook *b = ie->an->around->spell;
    LexMatch m;
    if (at >= end || !ie_longest(ie, b, at, end, &m) ||
        (ie->doc->cls[at] == CH_LATIN && ie->doc->cls[at + m.len] == CH_LATIN))
        return false;
    for (uint32_t i = 0; i < m.n_entry; i++) {
        if (lex_entry(b, lex_match_entry(b, m, i)).cls != cls) continue;
        *next = blanks_skip(ie->doc, at + m.len);
        return true;
    }
    return false;
}

/* The length that the sentence begins with, but for words that lead to it, where it says that this was all; spent: and that it is over. */
static uint32_t sentence_length(const Ie *ie, uint32_t sent, bool *spent)
{
    enum { WORDS = 3, ENDING = 6, MONTH = 28 };
    const struct AroundData *d = ie->an->around;
    const Doc *doc = ie->doc;
    const Sentence *s = &doc->sent[sent];
    uint32_t at = s->beg, next = 0, i = ie_timex_from(ie, s->beg);
    EdtfDuration len;
    if (i >= ie->tx.n || ie->tx.v[i].end > s->end || ie->out->timexes.v[i].type != TIMEX_DURATION) return UINT32_MAX;
    if (ie->tx.v[i].rel != REL_NONE && ie->tx.v[i].rel != REL_AT && ie->tx.v[i].rel != REL_DURING) return UINT32_MAX;
    bool did = false, all = false, lead = false;
    for (int n = 0; n < WORDS && at < ie->tx.v[i].beg; n++) {
        bool says = spell_says(ie, at, s->end, d->did, &next);
        if (!says && !spell_says(ie, at, s->end, d->lead, &next)) break;
        did |= says, lead = true;
        at = next;
    }
    if (at != ie->tx.v[i].beg || !edtf_duration_parse(ie->out->timexes.v[i].value, &len) ||
        edtf_duration_days(&len) < MONTH)
        return UINT32_MAX;
    at = blanks_skip(doc, ie->tx.v[i].end);
    for (int n = 0; n < WORDS && at < s->end; n++) {
        bool was = spell_says(ie, at, s->end, d->was, &next);
        if (!was && !spell_says(ie, at, s->end, d->whole, &next)) break;
        *spent |= was, all = true;
        at = next;
    }
    bool korean = doc->cls[s->beg] != CH_LATIN;
    bool ends = at >= s->end || doc->cls[at] == CH_PUNCT || doc->cls[at] == CH_BREAK ||
                (korean && *spent && at + ENDING >= s->end);
    *spent |= did;
    return ends && (all || did || lead) ? i : UINT32_MAX;
}

/* I joined Harcourt in 1971. Three and a half years I was there. 거기서 2년 7개월 했다: in the sentence behind the beginning, or the next
 * one, and before any other step. */
void length_behind_start(const Fold *fo, Row *r)
{
    enum { AHEAD = 2, STEPS = 4 };
    const Ie *ie = fo->ie;
    uint32_t i = r->p.evidence.n ? r->p.evidence.v[0] : UINT32_MAX;
    const EvCand *c = i != UINT32_MAX ? fo->cand[i] : NULL;
    if (r->length || r->runs || r->military || !r->p.start.n || !c ||
        (c->type != EV_JOIN && c->type != EV_PROMOTION && c->type != EV_CONVERSION))
        return;
    uint32_t last = c->sent + AHEAD;
    for (uint32_t k = i + 1; k < ie->out->events.n && k <= i + STEPS; k++)
        if (fo->cand[k] && (fo->cand[k]->type <= EV_FOUND || fo->cand[k]->type == EV_ACCEPTED) &&
            fo->cand[k]->sent < last)
            last = fo->cand[k]->sent;
    for (uint32_t k = c->sent + 1; k <= last && k < ie->doc->n_sent && ie->doc->sent[k].line == c->line; k++) {
        bool spent = false;
        uint32_t t = sentence_length(ie, k, &spent);
        if (t == UINT32_MAX) continue;
        r->length = t + 1;
        r->spent |= spent;
        return;
    }
}

/* ---------------------------------------------------------------- the title of the memoir */
/* 안드로이드 개발자 2021년 회고, 사서 6년 하다 기록연구사 된 썰: what one is at the time of writing, named last. */
Str title_post(const Ie *ie)
{
    const Doc *d = ie->doc;
    uint32_t i = 0;
    while (i < d->n_line && (d->line[i].kind == LINE_BLANK || ie->line_zone[i] != ZONE_BODY)) i++;
    enum { TITLE = 80 };               /* units: a paragraph that opens the text is longer, and no title */
    if (i == d->n_line || d->line[i].end - d->line[i].beg > TITLE ||
        (d->line[i].kind != LINE_HEADING && i + 1 < d->n_line && d->line[i + 1].kind != LINE_BLANK))
        return S("");
    uint32_t m = ie_mention_from(ie, d->line[i].end);
    while (m > 0 && ie->mention.v[m - 1].beg >= d->line[i].beg) {
        const Entity *e = &ie->out->entities.v[ie->mention.v[--m].entity];
        if (e->type == ENT_ROLE) return e->name;
    }
    return S("");
}

/* ---------------------------------------------------------------- as what, told behind the beginning */
/* A team's word, which may stand before the post: 물류기획팀 과장, 콘텐츠디자인팀의 UX 라이터. */
static uint32_t behind_team(const Ie *ie, uint32_t at, uint32_t end)
{
    enum { LEAST = 2 };
    const Doc *d = ie->doc;
    uint32_t word = at;
    while (word < end && (d->cls[word] == CH_HANGUL || d->cls[word] == CH_LATIN)) word++;
    if (word >= end || word < at + LEAST || d->cls[word] != CH_SPACE) return 0;
    uint32_t stem = is_mark(ie, MK_OF, d->ch[word - 1]) ? word - 1 : word;
    for (uint32_t p = at; p < stem; p++)
        if (cue_len(ie, p, stem, CUE_BIT(CUE_TEAM)) == stem - p) return word + 1;
    return 0;
}

/* The post that begins at `at`, if what stands behind it ends the clause: 선박 감독, … UX 라이터이고, QA 테스터. */
static Str post_here(const Ie *ie, uint32_t at, uint32_t end, bool titled)
{
    const Doc *d = ie->doc;
    uint32_t i = ie_mention_from(ie, at);
    if (i >= ie->mention.n || ie->mention.v[i].beg != at || ie->mention.v[i].end > end) return S("");
    const Entity *e = &ie->out->entities.v[ie->mention.v[i].entity];
    uint32_t to = ie->mention.v[i].end;
    uint8_t josa = JOSA_NONE;
    bool ends = to >= end || d->cls[to] == CH_PUNCT || d->cls[to] == CH_BREAK || d->ch[to] == '\n' ||
                (titled && d->cls[to] == CH_SPACE);
    bool is = to < end && d->cls[to] == CH_HANGUL &&
              (copula_at(ie, to) || (josa_at(ie, to, end, &josa) && josa == JOSA_COPULA));
    return e->type == ENT_ROLE && (ends || is) ? e->name : S("");
}

/* The post that the sentence from `at` on says one has: by itself, behind its team, behind the word for a title. */
static Str post_said(const Ie *ie, uint32_t at, uint32_t end)
{
    enum { WORDS = 4 };
    const struct AroundData *d = ie->an->around;
    bool titled = false;
    for (int n = 0; n < WORDS && at < end; n++) {
        uint32_t next = 0;
        Str post = post_here(ie, at, end, titled);
        if (post.n) return post;
        if (spell_says(ie, at, end, d->titled, &next)) titled = true;
        else if (!spell_says(ie, at, end, d->mine, &next)) next = behind_team(ie, at, end);
        if (next <= at) break;
        at = next;
    }
    return S("");
}

/* 2010년부터 나래선박에 있습니다. 선박 감독. / 직함은 감독보조. / This May I joined Lindeboom. Senior product manager, four days a week.:
 * in the sentences behind the beginning, before any other step. */
Str post_behind_start(const Fold *fo, const Row *r)
{
    enum { AHEAD = 3, STEPS = 6, LINES = 1, LONG = 60 };
    const Ie *ie = fo->ie;
    const Doc *d = ie->doc;
    uint32_t i = r->p.evidence.n ? r->p.evidence.v[0] : UINT32_MAX;
    const EvCand *c = i != UINT32_MAX ? fo->cand[i] : NULL;
    bool opens = c && (c->type == EV_JOIN || c->type == EV_WORK || c->type == EV_CONVERSION);
    if (r->p.kind != POS_WORK || r->p.role.n || r->military || !r->p.org.n || !opens) return S("");
    uint32_t last = c->sent + AHEAD < d->n_sent ? c->sent + AHEAD : d->n_sent - 1;
    for (uint32_t k = i + 1; k < ie->out->events.n && k <= i + STEPS; k++) {
        const EvCand *e = fo->cand[k];
        bool step =
            e && (e->type <= EV_FOUND || e->type == EV_ACCEPTED || (e->type == EV_WORK && e->org.n)) && e->beg > c->beg;
        if (step && !str_eq(e->org, c->org) && e->sent <= last && e->sent > c->sent) last = e->sent - 1;
    }
    for (uint32_t k = c->sent + 1; k <= last && d->sent[k].line <= c->line + LINES; k++) {
        uint32_t beg = d->sent[k].beg, end = d->sent[k].end < beg + LONG ? d->sent[k].end : beg + LONG;
        Str post = post_said(ie, beg, end);
        for (uint32_t p = beg; p + 2 < end && !post.n; p++)
            if (d->ch[p] == ',' && d->cls[beg] != CH_LATIN) post = post_said(ie, blanks_skip(d, p + 1), end), p = end;
        if (post.n) return post;
    }
    return S("");
}

/* ---------------------------------------------------------------- what one founded */
static uint32_t quote_open(const Doc *d, uint32_t at) { return d->ch[at] == '\'' || d->ch[at] == '"' ? at + 1 : at; }

/* 2010년에 사업자를 냈습니다. '옥분패턴'. opened up in here. Prosser Bindery.: a sentence that is a name and no more. */
Str venture_name(const Ie *ie, const EvCand *c)
{
    enum { LONG = 24 };
    const Doc *d = ie->doc;
    if (c->sent + 1 >= d->n_sent || d->sent[c->sent + 1].line != c->line) return S("");
    const Sentence *s = &d->sent[c->sent + 1];
    uint32_t beg = quote_open(d, s->beg), end = s->end;
    while (end > beg &&
           (d->ch[end - 1] == '.' || d->ch[end - 1] == '!' || d->cls[end - 1] == CH_SPACE || d->ch[end - 1] == '\n'))
        end--;
    bool quoted = beg > s->beg && end > beg && d->ch[end - 1] == d->ch[s->beg];
    end -= quoted;
    if (end <= beg + 1 || end - beg > LONG) return S("");
    uint32_t i = ie_mention_from(ie, beg);
    bool named = i < ie->mention.n && ie->mention.v[i].beg == beg && ie->mention.v[i].end == end &&
                 ie->out->entities.v[ie->mention.v[i].entity].type == ENT_ORG;
    if (named) return ie->out->entities.v[ie->mention.v[i].entity].name;
    for (uint32_t p = beg; p < end && quoted; p++)
        if (d->cls[p] == CH_PUNCT) return S("");
    return quoted ? doc_nfc_utf8(ie->mem, d, doc_span(d, beg, end)) : S("");
}
