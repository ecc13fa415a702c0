/* The arguments that are no employer: role, team, employment, place, skills, and what the event is of. */
#include "argument_int.h"
#include <stddef.h>

/* What the event is of, by type: where it stands in Found, from its beginning; 0 for a type that is of nothing. */
#define SLOT(field) offsetof(Found, field)
static const uint8_t other_of[EV_COUNT] = {
    [EV_ENROLL] = SLOT(school),      [EV_GRADUATE] = SLOT(school), [EV_STUDY] = SLOT(school),
    [EV_CERTIFICATE] = SLOT(cert),   [EV_AWARD] = SLOT(prize),     [EV_PUBLICATION] = SLOT(paper),
    [EV_TALK] = SLOT(occasion),      [EV_PROJECT] = SLOT(product), [EV_APPLY] = SLOT(stage),
    [EV_INTERVIEW] = SLOT(stage),    [EV_REJECTED] = SLOT(stage),
};

static void other_find(const Ie *ie, EvCand *c)
{
    const Found *f = &c->found;
    size_t slot = other_of[c->type];
    if (slot == SLOT(school) && !f->school.end) slot = SLOT(course);
    if (slot) c->other = words_in(ie, *(const Range *)((const char *)f + slot));
}
#undef SLOT

/* 강원대에서 경제학을 공부했다. 2018년에 졸업했고 …: the school that was spoken of last is entered and left. A course of
 * its own is not that school's. */
static void school_focus(const Ie *ie, const Story *st, EvCand *c)
{
    enum { FAR = 300 };
    Found *f = &c->found;
    bool moves = c->type == EV_GRADUATE || c->type == EV_ENROLL || (c->type == EV_LEAVE && c->rule->school);
    if (!moves || f->school.end) return;
    uint32_t i = mention_before(ie, ENT_SCHOOL, near_from(ie, c, FAR), c->beg);
    /* 한빛고등학교 교사였다: one teaches there. */
    bool post = i != UINT32_MAX && i + 1 < ie->mention.n && mention_is(ie, i + 1, ENT_ROLE) &&
                ie->mention.v[i + 1].beg <= ie->mention.v[i].end + 1;
    if (post) return;
    bool works = i != UINT32_MAX && c->type == EV_ENROLL && st->held.n && str_eq(mention_name(ie, i), st->held);
    if (i != UINT32_MAX && !works) f->school = (Range){ie->mention.v[i].beg, ie->mention.v[i].end};
}

/* 팀장에서 과장으로: where the title is what changes, the one that stands last is the new one. */
static Range role_of(const EvCand *c)
{
    const Found *f = &c->found;
    bool title = c->type == EV_PROMOTION || c->type == EV_ROLE_CHANGE;
    return title && f->rank.end > f->role.end ? f->rank : f->role;
}

/* head of collections, director of finance: what it is the head of belongs to the title. */
static uint32_t of_what(const Ie *ie, const EvCand *c, uint32_t end)
{
    enum { WORDS = 2 };
    const Doc *d = ie->doc;
    uint32_t last = d->sent[c->sent].tok_end, i = doc_tok_at(d, end), of = i;
    if (i > 0 && d->tok[i - 1].end == end && en_is(ie, &d->tok[i - 1], EN_OF) && !en_is(ie, &d->tok[i - 1], EN_AND)) of = i - 1;
    bool is = of < last && en_is(ie, &d->tok[of], EN_OF) && !en_is(ie, &d->tok[of], EN_AND);
    uint32_t to = end;
    for (uint32_t k = of + 1; is && k < last && k <= of + WORDS; k++) {
        const Token *t = &d->tok[k];
        if (t->cls != CH_LATIN || phrase_ends(ie, t) || !phrase_noun(ie, t) || ie->doc->ch[t->beg - 1] == ',') break;
        to = t->end;
    }
    return to;
}

/* as a diesel fitter, chief officer: English sets what tells the trade apart before it, and a title before a title. */
static Range whole_role(const Ie *ie, const EvCand *c, Range r)
{
    enum { WORDS = 3 };
    const Doc *d = ie->doc;
    if (!c->en || !r.end) return r;
    uint32_t i = doc_tok_at(d, r.beg), first = d->sent[c->sent].tok_beg, from = r.beg >= c->end ? c->end : 0;
    for (uint32_t left = WORDS; i > first && left-- > 0; i--) {
        const Token *t = &d->tok[i - 1];
        if (t->cls != CH_LATIN || t->beg < from || phrase_ends(ie, t) || !phrase_noun(ie, t)) break;
        r.beg = t->beg;
    }
    r.end = of_what(ie, c, r.end);
    uint32_t next = doc_tok_at(d, r.end);
    while (next < d->n_tok && d->tok[next].beg < r.end) next++;
    bool title = next < d->sent[c->sent].tok_end && d->tok[next].beg == r.end + 1 && title_word(ie, &d->tok[next]);
    if (title) r.end = d->tok[next].end;
    return r;
}

void others_find(Ie *ie, const Story *st, EvCand *c)
{
    school_focus(ie, st, c);
    const Found *f = &c->found;
    if (c->type <= EV_FOUND || c->type == EV_WORK || group_of(c->type) == GROUP_SEARCH) {
        bool titled = c->type == EV_PROMOTION && c->flags & EVF_NOTE && c->rule->only == ONLY_NOTE && c->found.role.beg >= c->end;
        Range own = titled ? (Range){c->beg, c->end} : whole_role(ie, c, role_of(c));       /* 2019년에 대리, 2022년에 과장 */
        c->role = words_in(ie, own);
        /* 팀을 옮겼다, the team: which one, the text does not say. */
        const Token *t = f->team.end ? &ie->doc->tok[doc_tok_at(ie->doc, f->team.beg)] : NULL;
        bool bare = f->team.end == f->team.beg + 1 || (t && t->end == f->team.end && en_is(ie, t, EN_TEAM));
        if (!c->team.n && !bare && c->type != EV_FOUND) c->team = words_in(ie, f->team);
    }
    if (!c->employment && (c->type <= EV_FOUND || c->type == EV_WORK)) c->employment = f->employment;
    if (!c->employment && c->type == EV_WORK) c->employment = employment_at(ie, c->beg, c->end);
    if (!c->employment && c->type == EV_WORK && f->role.end) c->employment = employment_at(ie, f->role.beg, f->role.end);
    if (c->type == EV_FOUND && !c->employment) c->employment = EMP_FOUNDER;
    c->place = words_in(ie, f->place);
    other_find(ie, c);
    for (uint8_t i = 0; i < f->n_skill; i++) *vec_push(ie->mem, &c->skill) = ie->out->entities.v[f->skill[i]].name;
}

/* ---------------------------------------------------------------- the role told elsewhere */
static bool is_title_word(const RuleSet *nouns, LexMatch m)
{
    for (uint32_t i = 0; i < m.n_entry; i++) {
        const TrigRule *r = &nouns->rule[lex_match_entry(nouns->book, m, i)];
        if (r->shape == SHAPE_CUE && r->cue == CUE_TITLE) return true;
    }
    return false;
}

/* A word such as 명함 or 직급 in [from, to). */
static bool titled(const Ie *ie, uint32_t from, uint32_t to)
{
    const RuleSet *nouns = &ie->an->event->noun;
    LexMatch m;
    for (uint32_t at = from; at < to; at++)
        if (ie_longest(ie, nouns->book, at, to, &m) && is_title_word(nouns, m)) return true;
    return false;
}

/* The first role named in [from, to), where a word for titles stands before it. */
static bool role_in(const Ie *ie, uint32_t from, uint32_t to, Str *out)
{
    for (uint32_t i = ie_mention_from(ie, from); i < ie->mention.n && ie->mention.v[i].beg < to; i++) {
        if (!mention_is(ie, i, ENT_ROLE) || !titled(ie, from, ie->mention.v[i].beg)) continue;
        *out = mention_name(ie, i);
        return true;
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

/* I was a correspondent again: the role that the author was, in the first words of the next sentence. */
static void role_was_after(const Ie *ie, EvCand *c)
{
    enum { WORDS = 5 };
    const Doc *d = ie->doc;
    uint32_t k = c->sent + 1;
    if (k >= d->n_sent || d->sent[k].line != c->line || d->sent[k].tok_end < d->sent[k].tok_beg + 4) return;
    const Token *t = &d->tok[d->sent[k].tok_beg];
    if (!en_is(ie, t, EN_SELF) || !en_is(ie, t + 1, EN_WAS) || !en_is(ie, t + 2, EN_INDEFINITE)) return;
    uint32_t i = ie_mention_from(ie, t[2].end);
    bool near = i < ie->mention.n && ie->mention.v[i].beg < d->sent[k].end &&
                doc_tok_at(d, ie->mention.v[i].beg) < d->sent[k].tok_beg + WORDS;
    if (near && mention_is(ie, i, ENT_ROLE)) c->role = mention_name(ie, i);
}

/* 입사했다. 안드로이드 개발자였다: a sentence that is a role and the copula, and names nobody else. */
static void role_is_after(const Ie *ie, EvCand *c)
{
    enum { WORDS = 7, BEFORE = 16 };
    const Doc *d = ie->doc;
    uint32_t k = c->sent + 1;
    if (c->role.n || k >= d->n_sent || d->sent[k].line != c->line || d->sent[k].tok_end > d->sent[k].tok_beg + WORDS) return;
    const Sentence *s = &d->sent[k];
    for (uint32_t i = ie_mention_from(ie, s->beg); i < ie->mention.n && ie->mention.v[i].beg < s->end; i++) {
        const MentionRef *m = &ie->mention.v[i];
        if (!mention_is(ie, i, ENT_ROLE)) return;
        uint16_t next = d->ch[m->end];
        bool is = next == 0xC600 /* 였 */ || next == 0xC785 /* 입 */ || (next == 0xC774 /* 이었 */ && d->ch[m->end + 1] == 0xC5C8);
        bool other = false;
        for (uint32_t at = s->beg; at < m->beg && at < s->beg + BEFORE; at++)
            other |= d->ch[at] == ' ' && at > s->beg && (d->ch[at - 1] == 0xC774 /* 이 */ || d->ch[at - 1] == 0xAC00 /* 가 */);
        if (is && !other) c->role = mention_name(ie, i);
        return;
    }
}

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
            if (is || d->ch[t->beg + len] == 0xC774 /* 이 */ || t->beg + len + NOTE > s->end) {
                c->employment = kind;
                return;
            }
        }
    }
}

void role_find(const Ie *ie, const Story *st, EvCand *c)
{
    if (c->type != EV_JOIN || c->fact != FACT_ACTUAL) return;
    if (!c->employment && !c->en) employment_told_after(ie, c);
    if (c->role.n) return;
    if (st->offer_role.n && c->org.n && str_eq(c->org, st->offer_org)) c->role = st->offer_role;
    else if (c->en) role_was_after(ie, c);
    else role_told_after(ie, c), role_is_after(ie, c);
}
