/* The arguments that are no employer: role, team, employment, place, skills, and what the event is of. */
#include "argument_int.h"
#include "mark.h"
#include <stddef.h>

/* What the event is of, by type: where it stands in Found, from its beginning; 0 for a type that is of nothing. */
#define SLOT(field) offsetof(Found, field)
static const uint8_t other_of[EV_COUNT] = {
    [EV_ENROLL] = SLOT(school),      [EV_GRADUATE] = SLOT(school), [EV_STUDY] = SLOT(school),
    [EV_CERTIFICATE] = SLOT(cert),   [EV_AWARD] = SLOT(prize),     [EV_PUBLICATION] = SLOT(paper),
    [EV_TALK] = SLOT(occasion),      [EV_PROJECT] = SLOT(product), [EV_APPLY] = SLOT(stage),
    [EV_INTERVIEW] = SLOT(stage),    [EV_REJECTED] = SLOT(stage),
};

/* 1차 면접, 2차 기술 면접: which of them it was belongs to the stage's name. */
static Range whole_stage(const Ie *ie, Range r)
{
    enum { KINDS = 2 };
    const Doc *d = ie->doc;
    for (int left = KINDS; left > 0; left--) {
        uint32_t end = r.beg - (r.beg > 0 && d->ch[r.beg - 1] == ' '), len = mark_before(ie, MK_STAGE_KIND, end);
        bool whole = len && (end == len || (d->cls[end - len - 1] != CH_HANGUL && d->cls[end - len - 1] != CH_DIGIT));
        if (!whole) break;
        r.beg = end - len;
    }
    return r;
}

/* Where the count of times that begins at `at` ends (네 번, 4번), 0 where none does; the number goes to *number. */
static uint32_t times_at(Ie *ie, uint32_t at, uint32_t limit, int *number)
{
    enum { SEVERAL = 2 };
    const Doc *d = ie->doc;
    uint32_t behind = at;
    if (at >= limit || !ie_number_at(ie, at, number, &behind) || *number < SEVERAL) return 0;
    if (behind < limit && d->ch[behind] == ' ') behind++;
    uint32_t len = behind < limit && !mark_at(ie, MK_NTH, behind) ? mark_at(ie, MK_TIMES, behind) : 0;
    return len ? behind + len : 0;
}

/* 부서 이동 4번, 부서 이동을 네 번 했다, 팀을 네 번 옮겼다: what was done several times is one event, of so many. */
static Str times_told(Ie *ie, const EvCand *c)
{
    enum { WORDS = 3 };
    const Doc *d = ie->doc;
    if (c->en || c->type > EV_FOUND || !c->rule) return S("");
    uint32_t limit = d->sent[c->sent].end, tok = doc_tok_at(d, c->beg), first = d->sent[c->sent].tok_beg;
    int number = 0;
    bool noun = c->rule->shape == SHAPE_NOUN;
    uint32_t word = tok;
    while (noun && word < d->n_tok && d->tok[word].beg < c->end) word++;
    if (noun && word < d->n_tok && times_at(ie, d->tok[word].beg, limit, &number))
        return str_fmt(ie->mem, "%d", number);
    for (uint32_t k = 1; k <= WORDS && tok >= first + k; k++) {
        uint32_t end = times_at(ie, d->tok[tok - k].beg, c->beg, &number);
        if (end && doc_tok_at(d, end - 1) + 1 >= tok) return str_fmt(ie->mem, "%d", number);
    }
    return S("");
}

static void other_find(const Ie *ie, EvCand *c)
{
    const Found *f = &c->found;
    size_t slot = other_of[c->type];
    if (slot == SLOT(school) && !f->school.end) slot = SLOT(course);
    if (!slot) return;
    Range r = *(const Range *)((const char *)f + slot);
    c->other = words_in(ie, slot == SLOT(stage) && r.end && !c->en ? whole_stage(ie, r) : r);
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

/* from line cook to sous chef: does "from" stand between the verb and the title? */
static bool is_from(const Ie *ie, const EvCand *c, uint32_t beg)
{
    for (uint32_t i = doc_tok_at(ie->doc, c->beg); ie->doc->tok[i].beg < beg; i++)
        if (en_is(ie, &ie->doc->tok[i], EN_FROM)) return true;
    return false;
}

/* 팀장에서 과장으로: where the title is what changes, the one that stands last is the new one. English says where from. */
static Range role_of(const Ie *ie, const EvCand *c)
{
    const Found *f = &c->found;
    bool title = c->type == EV_PROMOTION || c->type == EV_ROLE_CHANGE;
    bool apart = c->en && f->role.beg >= c->end && f->rank.beg > f->role.end + 1 && !is_from(ie, c, f->role.beg);
    return title && f->rank.end > f->role.end && !apart ? f->rank : f->role;
}

/* 설계사로 뛰다가 …: does a clause end in [from, to)? */
bool clause_ends(const Ie *ie, uint32_t from, uint32_t to)
{
    const Doc *d = ie->doc;
    for (uint32_t i = doc_tok_at(d, from); i < d->n_tok && d->tok[i].end < to; i++) {
        const Token *t = &d->tok[i];
        if (t->cls != CH_HANGUL || t->beg < from || t->end - t->beg < 2) continue;
        if (mark_before(ie, MK_CLAUSE_TOLD, t->end) || kind_links(ie, t->beg, t->end)) return true;
    }
    return false;
}

/* 디자이너로 일하다 나래에 입사했다: what one was before is not what one joins as; what one applied as is. */
static bool of_earlier_work(const Ie *ie, const EvCand *c, Range role)
{
    enum { BACK = 16 };
    bool begins = (c->type == EV_JOIN || c->type == EV_FOUND) && !c->en && c->rule->shape != SHAPE_CUE;
    if (!begins || !role.end || role.end > c->beg || c->flags & EVF_NOTE) return false;
    if (role.beg >= c->from && !clause_ends(ie, role.end, c->beg)) return false;
    for (uint32_t k = c->number, left = BACK; k-- > 0 && left-- > 0 && ie->ev.v[k]->sent == c->sent;) {
        const EvCand *e = ie->ev.v[k];
        if (e->flags & EVF_OTHER || e->beg < role.beg || group_of(e->type) == GROUP_NONE) continue;
        if (group_of(e->type) == GROUP_SEARCH || (e->type == EV_JOIN && str_eq(e->org, c->org))) return false;
    }
    uint8_t josa = JOSA_NONE;
    josa_at(ie, role.end, c->beg, &josa);
    return josa == JOSA_TO || josa == JOSA_SUBJECT || josa == JOSA_OBJECT || josa == JOSA_NONE || c->type == EV_FOUND;
}

/* head of collections, director of finance: what it is the head of belongs to the title. */
static uint32_t of_what(const Ie *ie, const EvCand *c, uint32_t end)
{
    enum { WORDS = 2 };
    const Doc *d = ie->doc;
    uint32_t last = d->sent[c->sent].tok_end, i = doc_tok_at(d, end), of = i;
    if (i > 0 && d->tok[i - 1].end == end && en_is(ie, &d->tok[i - 1], EN_OF) && !en_is(ie, &d->tok[i - 1], EN_AND))
        of = i - 1;
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

/* clerked for a judge, hired by a plumber: whose work it is, not what the author was. */
static bool is_others(const Ie *ie, const EvCand *c, Range role)
{
    const Doc *d = ie->doc;
    uint32_t tok = doc_tok_at(d, role.beg), first = d->sent[c->sent].tok_beg;
    if (!role.end || role.beg < c->end || tok < first + 1) return false;
    enum { WORDS = 2 };
    for (uint32_t k = 1; k <= WORDS + 1 && tok >= first + k; k++) {
        const Token *t = &d->tok[tok - k];
        if (en_is(ie, t, EN_ARTICLE)) return tok >= first + k + 1 && en_is(ie, t - 1, EN_FOR | EN_WITH | EN_BY);
        if (!phrase_noun(ie, t)) return false;
    }
    return false;
}

/* from line cook to paralegal: the one that "to" stands before. */
static Range role_to(const Ie *ie, const EvCand *c, Range role)
{
    enum { FAR = 40 };
    bool from = c->en && c->type == EV_ROLE_CHANGE && role.end && role.beg >= c->end && is_from(ie, c, role.beg);
    uint32_t i = from ? ie_mention_from(ie, role.end) : ie->mention.n;
    if (i >= ie->mention.n || ie->mention.v[i].beg > role.end + FAR || !mention_is(ie, i, ENT_ROLE)) return role;
    for (uint32_t t = doc_tok_at(ie->doc, role.end); ie->doc->tok[t].beg < ie->mention.v[i].beg; t++)
        if (en_is(ie, &ie->doc->tok[t], EN_TO)) return (Range){ie->mention.v[i].beg, ie->mention.v[i].end};
    return role;
}

/* 토스 · 정규직, Intercom · Contract: on which terms, in a block that has its lines for name, post and time. */
static uint8_t block_terms(const Ie *ie, const EvCand *c)
{
    const Doc *d = ie->doc;
    const Sentence *s = &d->sent[c->sent];
    uint8_t terms = EMP_NONE;
    if (c->rule != &ie->an->event->note_work || (c->from >= s->beg && c->to <= s->end)) return EMP_NONE;
    for (uint32_t i = doc_tok_at(d, c->from); !terms && i < d->n_tok && d->tok[i].beg < c->to; i++)
        if (d->tok[i].kind != TOK_PUNCT) terms = employment_at(ie, d->tok[i].beg, d->tok[i].end);
    return terms;
}

void others_find(Ie *ie, const Story *st, EvCand *c)
{
    school_focus(ie, st, c);
    const Found *f = &c->found;
    if (c->type <= EV_FOUND || c->type == EV_WORK || group_of(c->type) == GROUP_SEARCH) {
        bool titled =
            c->type == EV_PROMOTION && c->flags & EVF_NOTE && c->rule->only == ONLY_NOTE && c->found.role.beg >= c->end;
        /* I came in as a researcher and became a midweight: a title before the verb is not the new one. */
        bool old = c->en && (c->type == EV_PROMOTION || c->type == EV_ROLE_CHANGE) && c->rule->shape == SHAPE_VERB &&
                   !c->rule->front && !c->rule->any;
        if (old && c->found.role.end && c->found.role.end <= c->beg) c->found.role = (Range){0};
        if (old && c->found.rank.end && c->found.rank.end <= c->beg) c->found.rank = (Range){0};
        if (c->en && (c->type == EV_WORK || c->type == EV_JOIN) && is_others(ie, c, c->found.role)) c->found.role = (Range){0};
        /* 2019년에 대리, 2022년에 과장 */
        Range own = titled ? (Range){c->beg, c->end} : whole_role(ie, c, role_to(ie, c, role_of(ie, c)));
        if (of_earlier_work(ie, c, own)) own = (Range){0, 0};
        c->role = words_in(ie, own);
        /* 팀을 옮겼다, the team: which one, the text does not say. */
        const Token *t = f->team.end ? &ie->doc->tok[doc_tok_at(ie->doc, f->team.beg)] : NULL;
        /* 병동을 옮겼다: what is changed is no name of the next one */
        uint8_t josa = JOSA_NONE;
        if (f->team.end && !c->en && c->type == EV_TRANSFER) josa_at(ie, f->team.end, c->beg, &josa);
        bool bare = f->team.end == f->team.beg + 1 || josa == JOSA_OBJECT ||
                    (t && t->end == f->team.end && en_is(ie, t, EN_TEAM));
        if (!c->team.n && !bare && c->type != EV_FOUND) c->team = words_in(ie, f->team);
    }
    if (!c->employment && (c->type <= EV_FOUND || c->type == EV_WORK)) c->employment = f->employment;
    if (!c->employment && c->type == EV_WORK) c->employment = employment_at(ie, c->beg, c->end);
    if (!c->employment && c->type == EV_WORK && f->role.end)
        c->employment = employment_at(ie, f->role.beg, f->role.end);
    if (!c->employment && c->type == EV_WORK) c->employment = block_terms(ie, c);
    if (c->type == EV_FOUND && !c->employment) c->employment = EMP_FOUNDER;
    c->place = words_in(ie, f->place);
    other_find(ie, c);
    c->times = times_told(ie, c);
    for (uint8_t i = 0; i < f->n_skill; i++) *vec_push(ie->mem, &c->skill) = ie->out->entities.v[f->skill[i]].name;
}
