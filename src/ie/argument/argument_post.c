/* The post told beside the event that begins it: in a note of its own (입사. 자바 개발자. 연봉 2,200), in a sentence that says
 * what one was, behind a word for titles (직함은 …). */
#include "argument_int.h"
#include "mark.h"

/* ---------------------------------------------------------------- what introduces it */
/* A word such as 명함 or 직급 in [from, to). */
static bool titled(const Ie *ie, uint32_t from, uint32_t to)
{
    for (uint32_t at = from; at < to; at++)
        if (cue_len(ie, at, to, CUE_BIT(CUE_TITLE))) return true;
    return false;
}

/* 나는, 직함은: the word and its particle, nothing else. */
static bool opens_own(const Ie *ie, const Token *t)
{
    uint32_t len = cue_len(ie, t->beg, t->end, CUE_BIT(CUE_SELF) | CUE_BIT(CUE_TITLE));
    uint8_t josa;
    return len && (t->beg + len == t->end || josa_at(ie, t->beg + len, t->end, &josa));
}

/* ---------------------------------------------------------------- Korean: a note */
/* May it stand between the note's beginning and the post? 신선식품팀 주니어 바이어. What has a particle is of somebody or
 * something else. */
static bool may_precede(const Ie *ie, const Token *t)
{
    const uint32_t barred = 1u << JOSA_SUBJECT | 1u << JOSA_TOPIC | 1u << JOSA_OBJECT | 1u << JOSA_AT | 1u << JOSA_IN |
                            1u << JOSA_TO | 1u << JOSA_OF | 1u << JOSA_FROM | 1u << JOSA_UNTIL | 1u << JOSA_COPULA;
    uint8_t josa = JOSA_NONE;
    if ((t->cls != CH_HANGUL && t->cls != CH_LATIN) || cue_len(ie, t->beg, t->end, CUE_BIT(CUE_PERSON))) return false;
    if (t->cls == CH_HANGUL && t->end > t->beg + 1) josa_at(ie, t->end - 1, t->end, &josa);
    return !(barred >> josa & 1);
}

static bool is_sign(uint16_t ch)
{
    return ch == '.' || ch == '!' || ch == ',' || ch == '(' || ch == ')' || ch == '/' || ch == '-' || ch == ';' ||
           ch == '\n';
}

/* MD로 3년 3개월. */
static bool ends_in_length(const Ie *ie, uint32_t at, uint32_t end)
{
    enum { MARK = 1 };
    uint8_t josa = JOSA_NONE;
    uint32_t len = josa_at(ie, at, end, &josa), i = ie_timex_from(ie, at);
    bool is =
        len && josa == JOSA_TO && i < ie->tx.n && ie->tx.v[i].beg == at + len + 1 && ie->tx.v[i].end + MARK >= end;
    return is && ie->out->timexes.v[i].type == TIMEX_DURATION;
}

/* The post is all that is said of it: a mark behind it, or the copula. */
static bool ends_post(const Ie *ie, uint32_t at, uint32_t end)
{
    const Doc *d = ie->doc;
    if (at >= end || is_sign(d->ch[at])) return true;
    if (ends_in_length(ie, at, end)) return true;
    if (d->cls[at] == CH_SPACE) return at + 1 >= end || d->ch[at + 1] == '(';
    return copula_at(ie, at);
}

/* 팀장, 과장, 사원 둘이 전부였다: posts in a row are others'. */
static bool in_list(const Ie *ie, uint32_t m, uint32_t end)
{
    enum { NEAR = 16 };
    if (ie->mention.v[m].end >= end || ie->doc->ch[ie->mention.v[m].end] != ',') return false;
    bool next = m + 1 < ie->mention.n && ie->mention.v[m + 1].beg < end &&
                ie->mention.v[m + 1].beg < ie->mention.v[m].end + NEAR;
    return next && mention_is(ie, m + 1, ENT_ROLE);
}

/* The post that the words from the token on are, own: only where the author or the title is what it is said of. */
static bool note_is(const Ie *ie, uint32_t tok, const Sentence *s, bool own, Str *out)
{
    enum { BEFORE = 4 };
    const Doc *d = ie->doc;
    bool said = false;
    for (uint32_t i = tok; i < s->tok_end && i <= tok + BEFORE; i++) {
        const Token *t = &d->tok[i];
        uint32_t m = ie_mention_from(ie, t->beg);
        if (m < ie->mention.n && ie->mention.v[m].beg == t->beg && mention_is(ie, m, ENT_ROLE)) {
            if ((own && !said) || !ends_post(ie, ie->mention.v[m].end, s->end)) return false;
            if (!said && in_list(ie, m, s->end)) return false;
            *out = mention_name(ie, m);
            return true;
        }
        bool opens = opens_own(ie, t);
        said |= opens;
        if (!opens && !may_precede(ie, t)) return false;
    }
    return false;
}

/* What stands behind the event in its own sentence, parted by a mark: 4월 입사, 퍼포먼스 마케터. */
static bool note_behind(const Ie *ie, EvCand *c)
{
    const Doc *d = ie->doc;
    const Sentence *s = &d->sent[c->sent];
    uint32_t i = doc_tok_at(d, c->end - 1), at = d->tok[i].end;
    if (at < s->end && d->cls[at] == CH_SPACE) at++;
    return at < s->end && is_sign(d->ch[at]) && d->ch[at] != '.' && note_is(ie, i + 1, s, false, &c->role);
}

/* The sentences behind it. The next may be the note; those further on must say whose post it is. */
static void role_noted(const Ie *ie, EvCand *c)
{
    const Doc *d = ie->doc;
    if (note_behind(ie, c)) return;
    uint32_t reach = c->type == EV_FOUND ? 4 : 2;
    for (uint32_t k = c->sent + 1; k <= c->sent + reach && k < d->n_sent && d->sent[k].line == c->line; k++)
        if (note_is(ie, d->sent[k].tok_beg, &d->sent[k], k > c->sent + 1 || c->type == EV_FOUND, &c->role)) return;
}

/* The first role named in [from, to), where a word for titles stands before it. */
static bool role_in(const Ie *ie, uint32_t from, uint32_t to, Str *out)
{
    enum { WORD = 32 };                /* units: no word for titles is longer, so that what was read is not read again */
    uint32_t read = from;
    for (uint32_t i = ie_mention_from(ie, from); i < ie->mention.n && ie->mention.v[i].beg < to; i++) {
        uint32_t beg = ie->mention.v[i].beg;
        if (!mention_is(ie, i, ENT_ROLE)) continue;
        if (titled(ie, read, beg)) {
            *out = mention_name(ie, i);
            return true;
        }
        read = beg > from + WORD ? beg - WORD : from;
    }
    return false;
}

/* 명함에는 …, 직급은 …: the sentences after a joining tell the title it was with. */
static void role_told_after(const Ie *ie, EvCand *c)
{
    enum { SENTS = 2 };
    const Doc *d = ie->doc;
    for (uint32_t k = c->sent; k <= c->sent + SENTS && k < d->n_sent && d->sent[k].line == c->line; k++)
        if (role_in(ie, k == c->sent ? c->to : d->sent[k].beg, d->sent[k].end, &c->role)) return;
}

/* ---------------------------------------------------------------- English */
/* I was CTO, my title was operations coordinator: where the post begins behind it, UINT32_MAX else. */
static uint32_t was_at(const Ie *ie, uint32_t i, uint32_t end)
{
    const Token *t = &ie->doc->tok[i];
    bool self = en_is(ie, t, EN_SELF),
         title = !self && en_is(ie, t, EN_OWNER) && i + 1 < end && en_is(ie, t + 1, EN_TITLE);
    if (!self && !title) return UINT32_MAX;
    uint32_t was = i + 1 + title, post = was + 1;
    if (post >= end || !en_is(ie, &ie->doc->tok[was], EN_WAS)) return UINT32_MAX;
    if (en_is(ie, &ie->doc->tok[post], EN_ARTICLE)) post++;
    return post < end ? post : UINT32_MAX;
}

/* I was made a director: what one became later is not what one joined as. */
static bool is_step(const Ie *ie, const EvCand *c, uint32_t from, uint32_t at)
{
    enum { AHEAD = 8 };
    for (uint32_t k = c->number + 1; k < ie->ev.n && k <= c->number + AHEAD; k++) {
        const EvCand *e = ie->ev.v[k];
        if (e->beg >= from && e->beg < at && (e->type == EV_PROMOTION || e->type == EV_ROLE_CHANGE)) return true;
    }
    return false;
}

/* The role that the author was told to be, in the first words of the sentence; inner: or behind "and". */
static bool role_was(const Ie *ie, const EvCand *c, const Sentence *s, bool inner, Str *out)
{
    enum { WORDS = 24, BEFORE = 2 };
    const Doc *d = ie->doc;
    uint32_t there = s->tok_beg < s->tok_end && kind_there(ie, &d->tok[s->tok_beg], true);       /* There I was a clerk. */
    for (uint32_t i = s->tok_beg + there; i < s->tok_end && i < s->tok_beg + there + (inner ? WORDS : 1); i++) {
        uint32_t post = was_at(ie, i, s->tok_end);
        if (post == UINT32_MAX) continue;
        uint32_t m = ie_mention_from(ie, d->tok[post].beg);
        bool near = m < ie->mention.n && ie->mention.v[m].beg < s->end && mention_is(ie, m, ENT_ROLE) &&
                    doc_tok_at(d, ie->mention.v[m].beg) <= post + BEFORE &&
                    !is_step(ie, c, s->beg, ie->mention.v[m].beg);
        near = near && d->ch[ie->mention.v[m].end] != '\'';                  /* a pilot's mate */
        /* a comp lead: with what stands before it */
        if (near) *out = words_in(ie, (Range){d->tok[post].beg, ie->mention.v[m].end});
        return near;
    }
    return false;
}

/* I joined in May. Junior analyst, mostly spreadsheets. */
static bool role_opens(const Ie *ie, const Sentence *s, Str *out)
{
    uint32_t m = ie_mention_from(ie, s->beg);
    bool opens = m < ie->mention.n && ie->mention.v[m].beg == s->beg && mention_is(ie, m, ENT_ROLE) &&
                 ie->mention.v[m].end < ie->doc->n &&
                 (ie->mention.v[m].end >= s->end || is_sign(ie->doc->ch[ie->mention.v[m].end])) &&
                 !in_list(ie, m, s->end);
    if (opens) *out = mention_name(ie, m);
    return opens;
}

/* My first job was at the Dukes. I was a deputy stage manager at the Royal Exchange: a post with somebody else. */
static bool names_other(const Ie *ie, const EvCand *c, const Sentence *s)
{
    for (uint32_t m = ie_mention_from(ie, s->beg); m < ie->mention.n && ie->mention.v[m].beg < s->end; m++)
        if (mention_is(ie, m, ENT_ORG) && c->org.n && !str_eq(mention_name(ie, m), c->org)) return true;
    return false;
}

static void role_told_en(const Ie *ie, EvCand *c)
{
    const Doc *d = ie->doc;
    bool founds = c->type == EV_FOUND;
    for (uint32_t k = c->sent + 1; k <= c->sent + 1u + founds && k < d->n_sent && d->sent[k].line == c->line &&
                                   !names_other(ie, c, &d->sent[k]); k++)
        if (role_was(ie, c, &d->sent[k], founds, &c->role) || (!founds && role_opens(ie, &d->sent[k], &c->role)))
            return;
}

Range title_employer(const Ie *ie, uint32_t from, Range *title)
{
    const Doc *d = ie->doc;
    for (uint32_t i = doc_tok_at(d, title->beg); i + 1 < d->n_tok && d->tok[i].end < title->end; i++) {
        for (uint32_t at = d->tok[i].beg; at < d->tok[i].end; at++) {
            uint32_t len = cue_len(ie, at, d->tok[i].end, CUE_BIT(CUE_EMPLOYER) | CUE_BIT(CUE_COMPANY));
            if (!len || at + len != d->tok[i].end) continue;
            title->beg = d->tok[i + 1].beg;
            return kind_phrase(ie, at, at + len, from).r;
        }
    }
    return (Range){0, 0};
}

/* ---------------------------------------------------------------- the kind of employment */
/* 입사했다. 1년 계약직이었다: a kind of employment that ends the next sentence or is what it says of the author. */
static void employment_told_after(const Ie *ie, EvCand *c)
{
    enum { SENTS = 2, NOTE = 3, WORDS = 24 };
    const Doc *d = ie->doc;
    for (uint32_t k = c->sent + 1; k <= c->sent + SENTS && k < d->n_sent && d->sent[k].line == c->line; k++) {
        const Sentence *s = &d->sent[k];
        for (uint32_t i = s->tok_beg; i < s->tok_end && i - s->tok_beg < WORDS; i++) {
            const Token *t = &d->tok[i];
            uint32_t len;
            uint8_t josa, kind = t->cls == CH_HANGUL ? employment_word(ie, t->beg, t->end, &len) : EMP_NONE;
            if (kind != EMP_CONTRACT && kind != EMP_INTERN && kind != EMP_REGULAR) continue;
            bool is = josa_at(ie, t->beg + len, t->end, &josa) && josa == JOSA_COPULA;
            bool was = is_mark(ie, MK_BE, d->ch[t->beg + len]) && t->beg + len + 1 < t->end;       /* but not 정규직이 됐다 */
            if (is || was || t->beg + len + NOTE > s->end) {
                if (other_told(ie, s, t->beg)) break;
                c->employment = kind;
                return;
            }
        }
    }
}

/* The first kind of employment that the words from token i on name, as far as `end`. */
static uint8_t employment_from(const Ie *ie, uint32_t i, uint32_t end)
{
    const Doc *d = ie->doc;
    for (; i < d->n_tok && d->tok[i].beg < end; i++) {
        uint32_t len;
        uint8_t kind = d->tok[i].cls == CH_LATIN ? employment_word(ie, d->tok[i].beg, end, &len) : EMP_NONE;
        bool whole = kind && !(d->tok[i].beg + len < d->n && d->cls[d->tok[i].beg + len] == CH_LATIN);
        if (whole && (kind == EMP_CONTRACT || kind == EMP_PART_TIME)) return kind;
    }
    return EMP_NONE;
}

/* took me on in August 2014, in adult social care, on a fixed-term contract; I started in May. It was a six-month contract;
 * transport clerk, Oakmere. Temporary, maternity cover. */
static void employment_told_en(const Ie *ie, EvCand *c)
{
    enum { NOTE = 6, AHEAD = 10 };
    const Doc *d = ie->doc;
    const EvCand *next = c->number + 1 < ie->ev.n ? ie->ev.v[c->number + 1] : NULL;
    const Sentence *s = &d->sent[c->sent];
    bool alone = !next || next->sent != c->sent;
    if (alone) c->employment = employment_from(ie, doc_tok_at(d, c->end), s->end);
    if (c->employment || c->sent + 1 >= d->n_sent || s[1].line != s->line) return;
    s++;
    bool is = s->tok_beg + 1 < s->tok_end && en_is(ie, &d->tok[s->tok_beg], EN_IT) &&
              en_is(ie, &d->tok[s->tok_beg + 1], EN_WAS);
    bool note = s->tok_end - s->tok_beg <= NOTE && (!next || next->sent != c->sent + 1);
    uint32_t last = s->tok_beg + AHEAD < s->tok_end ? d->tok[s->tok_beg + AHEAD].beg : s->end;
    if (is || note) c->employment = employment_from(ie, s->tok_beg, last);
}

/* Is what the sentence tells behind `at` work of the author's, and nothing that would change the post? */
static bool tells_work(const Ie *ie, const EvCand *c, uint32_t sent, uint32_t at)
{
    enum { AHEAD = 16 };
    bool works = false;
    for (uint32_t k = c->number + 1, n = 0; k < ie->ev.n && n < AHEAD && ie->ev.v[k]->sent <= sent; k++, n++) {
        const EvCand *e = ie->ev.v[k];
        if (e->sent != sent) {
            if (e->type <= EV_FOUND) return false;
            continue;
        }
        bool work = (e->type == EV_WORK || e->type == EV_PROJECT) && e->fact == FACT_ACTUAL && !(e->flags & EVF_OTHER);
        bool elsewhere =
            e->found.employer.end || (e->found.org != UINT32_MAX && !str_eq(mention_name(ie, e->found.org), c->org));
        if (!work || elsewhere) return false;
        works |= e->beg > at;
    }
    return works;
}

/* 입사했다. 나는 프론트엔드 개발자로 화면을 만들었다: as what one worked there. */
static void role_worked_after(const Ie *ie, EvCand *c)
{
    enum { SENTS = 2 };
    const Doc *d = ie->doc;
    for (uint32_t k = c->sent + 1; k <= c->sent + SENTS && k < d->n_sent && d->sent[k].line == c->line; k++) {
        for (uint32_t i = ie_mention_from(ie, d->sent[k].beg); i < ie->mention.n && ie->mention.v[i].end < d->sent[k].end; i++) {
            uint8_t josa = JOSA_NONE;
            if (!mention_is(ie, i, ENT_ROLE)) continue;
            josa_at(ie, ie->mention.v[i].end, d->sent[k].end, &josa);
            uint32_t t = ie_timex_from(ie, d->sent[k].beg);
            if (t < ie->tx.n && ie->tx.v[t].beg < ie->mention.v[i].beg) return;         /* 2년 뒤에는 개발자로 … */
            if (josa != JOSA_TO || !tells_work(ie, c, k, ie->mention.v[i].end)) return;
            c->role = mention_name(ie, i);
            return;
        }
    }
}

/* 데이터 분석가 자리였다. 지원해 붙었다: the post that the sentence before is about. */
static void role_advertised(const Ie *ie, EvCand *c)
{
    enum { WORD = 6 };
    const Doc *d = ie->doc;
    if (c->en || c->type != EV_APPLY || c->role.n || !c->sent || d->sent[c->sent - 1].line != c->line) return;
    const Sentence *s = &d->sent[c->sent - 1];
    for (uint32_t i = ie_mention_from(ie, s->beg); i < ie->mention.n && ie->mention.v[i].end + 1 < s->end; i++) {
        uint32_t at = ie->mention.v[i].end + 1, to = at + WORD < s->end ? at + WORD : s->end;
        uint32_t len =
            mention_is(ie, i, ENT_ROLE) && d->cls[at - 1] == CH_SPACE ? cue_len(ie, at, to, CUE_BIT(CUE_JOB)) : 0;
        if (!len || !copula_at(ie, at + len)) continue;
        c->role = mention_name(ie, i);
        return;
    }
}

/* 합격 통보를 받았지만 거절했다: the post that was applied for or offered there. */
static void role_sought(const Story *st, EvCand *c)
{
    if (c->type == EV_WITHDRAW && !c->role.n && c->org.n && st->offer_role.n && str_eq(c->org, st->offer_org))
        c->role = st->offer_role;
}

void role_find(const Ie *ie, const Story *st, EvCand *c)
{
    role_sought(st, c);
    role_advertised(ie, c);
    bool begins = c->type == EV_JOIN || c->type == EV_FOUND;
    if ((!begins && c->type != EV_ACCEPTED) || c->fact != FACT_ACTUAL) return;
    if (c->type == EV_JOIN && !c->employment && !c->en) employment_told_after(ie, c);
    if (c->type == EV_JOIN && !c->employment && c->en) employment_told_en(ie, c);
    if (c->role.n) return;
    enum { SOON = 4 };
    bool offered = c->type == EV_JOIN && st->offer_role.n && c->org.n && str_eq(c->org, st->offer_org);
    /* 9급 공채에 합격했다. 이듬해 시청에 발령받았다. */
    offered |= c->type == EV_JOIN && !c->en && st->bare_role.n && c->sent - st->bare_sent <= SOON;
    if (offered)
        c->role = c->org.n && str_eq(c->org, st->offer_org) && st->offer_role.n ? st->offer_role : st->bare_role;
    else if (c->en) {
        if (c->org.n || c->dated) role_told_en(ie, c);
    }
    else {
        if (begins) role_told_after(ie, c);
        if (!c->role.n) role_noted(ie, c);
        if (!c->role.n && c->type == EV_JOIN) role_worked_after(ie, c);
    }
}
