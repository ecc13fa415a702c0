/* Arguments from the items around a trigger: the nearest before it wins, one behind it is the next best. */
#include "argument_int.h"
#include "mark.h"
#include <stddef.h>

/* Where a cue goes in Found, from its beginning; 0 for a cue that is no argument. */
#define SLOT(field) offsetof(Found, field)
static const uint8_t slot_of[CUE_N] = {
    [CUE_EMPLOYER] = SLOT(employer), [CUE_MILITARY] = SLOT(employer), [CUE_SCHOOL] = SLOT(school),
    [CUE_COURSE] = SLOT(course),     [CUE_TEAM] = SLOT(team),         [CUE_ROLE] = SLOT(role),
    [CUE_RANK] = SLOT(rank),         [CUE_STAGE] = SLOT(stage),       [CUE_CERT] = SLOT(cert),
    [CUE_EXAM] = SLOT(cert),         [CUE_PRIZE] = SLOT(prize),       [CUE_PLACE] = SLOT(place),
    [CUE_PAPER] = SLOT(paper),       [CUE_OCCASION] = SLOT(occasion), [CUE_PROGRAM] = SLOT(occasion),
    [CUE_VENTURE] = SLOT(venture),   [CUE_PRODUCT] = SLOT(product),
};
#undef SLOT

static Range *slot_for(Found *f, uint8_t cue) { return slot_of[cue] ? (Range *)((char *)f + slot_of[cue]) : NULL; }

static const uint8_t employment_of[CUE_N] = {
    [CUE_REGULAR] = EMP_REGULAR, [CUE_CONTRACT] = EMP_CONTRACT, [CUE_INTERN] = EMP_INTERN,
    [CUE_PERSONNEL] = EMP_RESEARCH, [CUE_FREELANCE] = EMP_FREELANCE, [CUE_PARTTIME] = EMP_PART_TIME,
};

uint8_t employment_at(const Ie *ie, uint32_t beg, uint32_t end)
{
    uint32_t len;
    return employment_word(ie, beg, end, &len);
}

uint8_t employment_word(const Ie *ie, uint32_t beg, uint32_t end, uint32_t *len)
{
    const RuleSet *nouns = ie->ko ? &ie->an->event->noun : &ie->an->event->en;
    LexMatch m;
    if (!ie_longest(ie, nouns->book, beg, end, &m)) return EMP_NONE;
    *len = m.len;
    for (uint32_t i = 0; i < m.n_entry; i++) {
        const TrigRule *r = &nouns->rule[lex_match_entry(nouns->book, m, i)];
        if (r->shape == SHAPE_CUE && employment_of[r->cue]) return employment_of[r->cue];
    }
    return EMP_NONE;
}

/* May the word tell which team it is? No time (1월에는 팀을, 2년 뒤 병동을), no article (the team). */
static bool tells_team(const Ie *ie, uint32_t beg, uint32_t end)
{
    const Token *t = &ie->doc->tok[doc_tok_at(ie->doc, beg)];
    if (t->cls == CH_LATIN && ie->doc->cls[end - 1] == CH_LATIN) return phrase_noun(ie, t);
    if (end == beg + 1 && is_mark(ie, MK_COUNTED_ON, ie->doc->ch[beg])) return false;
    uint32_t i = ie_timex_from(ie, beg);
    bool time = (i > 0 && ie->tx.v[i - 1].end > beg) || (i < ie->tx.n && ie->tx.v[i].beg < end);
    return !time && kind_noun(ie, beg, end);
}

/* A kind of employer or team is told by the whole word and, before it, a place or a name: 파주의 출판사, 데이터팀. */
static Range whole_noun(const Ie *ie, const Item *items, uint32_t i)
{
    const Doc *d = ie->doc;
    Range r = {items[i].beg, items[i].end};
    uint32_t line = d->line[doc_line_at(d, r.beg) - d->line].beg;
    while (r.beg > line &&
           (d->cls[r.beg - 1] == CH_HANGUL || d->cls[r.beg - 1] == CH_LATIN || d->cls[r.beg - 1] == CH_DIGIT))
        r.beg--;
    /* A word of its own (로컬라이제이션 팀, Data Analytics팀) takes the one before it. */
    bool alone = r.beg == items[i].beg && items[i].end - items[i].beg <= 3;
    bool latin = r.beg < line + d->n && d->cls[r.beg] == CH_LATIN;
    if ((alone || latin) && items[i].cue == CUE_TEAM && r.beg > line + 1 && d->cls[r.beg - 1] == CH_SPACE) {
        uint32_t b = r.beg - 1;
        while (b > line && (d->cls[b - 1] == CH_HANGUL || d->cls[b - 1] == CH_LATIN || d->cls[b - 1] == CH_DIGIT)) b--;
        bool word = b < r.beg - 1 && (alone || d->cls[b] == CH_LATIN);
        bool genitive = b > line && d->ch[b - 1] == '\'';        /* Marlow's office */
        if (word && !genitive && tells_team(ie, b, r.beg - 1)) r.beg = b;
    }
    bool joins = i > 0 &&
                 (items[i - 1].cue == CUE_PLACE || items[i - 1].cue == CUE_ROLE || items[i - 1].cue == CUE_SKILL) &&
                 items[i - 1].kind == ITEM_MENTION && items[i - 1].tail + 1 >= r.beg && items[i - 1].beg < r.beg;
    if (joins && (items[i - 1].josa == JOSA_NONE || items[i - 1].josa == JOSA_OF)) r.beg = items[i - 1].beg;
    return r;
}

/* 상급종합병원 내과병동에서, 제약회사 품질관리팀에: the next word is a unit of it, whatever it begins with. */
static bool owns_unit(const Doc *d, const EvCand *c, const Item *it)
{
    uint32_t end = it->tail + 1;
    while (end < c->beg && d->cls[end] == CH_HANGUL) end++;
    if (it->josa != JOSA_NONE) return false;
    for (const Item *unit = it + 1; unit->beg < c->beg && unit->beg < end; unit++)
        if (unit->cue == CUE_TEAM && unit->kind == ITEM_CUE) return true;
    return false;
}

/* 신문사 기자로, 회사의 마케팅팀에: what one was there, or a unit of it, stands in the employer's place. */
static bool owns_post(const EvCand *c, const Item *it)
{
    enum { NEAR = 8 };
    bool post = it[1].cue == CUE_ROLE || it[1].cue == CUE_RANK || it[1].cue == CUE_INTERN || it[1].cue == CUE_CONTRACT;
    bool unit = it[1].cue == CUE_TEAM || (it[1].cue == CUE_DUTY && it[2].cue == CUE_TEAM);
    /* 벤처의 법무팀장으로 왔다 */
    bool joins = (c->type == EV_JOIN || c->type == EV_WORK) && it[1].josa == JOSA_TO && it[1].beg <= it->tail + NEAR;
    /* 지금은 투자사의 파트너다 */
    if (it->josa == JOSA_OF && post && (it[1].beg == c->beg || joins)) return true;
    if (it->josa == JOSA_OF) return unit && it[1].beg <= it->tail + NEAR;
    bool note = c->flags & EVF_NOTE && it[1].josa == JOSA_NONE;
    bool is = it[1].josa == JOSA_COPULA || it[1].beg == c->beg;            /* 카페 사장이다 */
    return it->josa == JOSA_NONE && post && (note || is || it[1].josa == JOSA_TO) && it[1].beg <= it->tail + NEAR;
}

/* 물류 스타트업 관제 직원으로 취업했다: as what, right before the joining. */
static bool joined_as(const Ie *ie, const EvCand *c, const Item *it)
{
    const Doc *d = ie->doc;
    enum { NEAR = 12, LEAST = 4 };
    bool may = c->type == EV_JOIN && it->josa == JOSA_NONE && it->tail + NEAR >= c->beg && it->tail + LEAST < c->beg;
    if (!may || d->cls[it->tail] != CH_SPACE || d->cls[c->beg - 1] != CH_SPACE) return false;
    return mark_before(ie, MK_AS_STAFF, c->beg - 1) != 0;
}

/* 작은 출판사의 편집자로 취직했다: whose, and right before the joining as what, be the word for it known or not. */
static bool joined_as_its(const Ie *ie, const EvCand *c, const Item *it)
{
    enum { NEAR = 16, WORDS = 3, LEAST = 2 };
    const Doc *d = ie->doc;
    bool may = !c->en && c->type == EV_JOIN && it->josa == JOSA_OF && it->end < c->beg && it->tail + NEAR >= c->beg;
    if (!may || c->beg < it->tail + LEAST + 2 || d->cls[c->beg - 1] != CH_SPACE ||
        !is_mark(ie, MK_TO, d->ch[c->beg - 2]))
        return false;
    uint32_t n = 0, i = doc_tok_at(d, it->tail + 1);
    for (; i < d->n_tok && d->tok[i].beg < c->beg; i++, n++)
        if (d->tok[i].cls != CH_HANGUL && d->tok[i].cls != CH_LATIN) return false;
    return n > 0 && n <= WORDS;
}

/* - 2014.9 ~ 2017.2 판교 의료기기 회사 임상 담당: right behind the times of a row stands who employed. */
static bool heads_row(const Ie *ie, const EvCand *c, const Item *it)
{
    enum { MARKS = 2 };
    bool may = !c->en && c->type == EV_WORK && it->josa == JOSA_NONE && ie->doc->line[c->line].kind == LINE_ITEM;
    if (!may || it->end > c->beg) return false;
    uint32_t beg = kind_phrase(ie, it->beg, it->end, ie->doc->line[c->line].beg).r.beg, t = ie_timex_from(ie, beg);
    return t > 0 && ie->tx.v[t - 1].end + MARKS >= beg && ie->tx.v[t - 1].beg >= ie->doc->line[c->line].beg;
}

/* 종합병원팀으로, 대기업금융팀에: inside the word for a unit it says whom that serves. */
static bool in_unit(const Doc *d, const Item *it)
{
    uint32_t end = it->end;
    if (it->josa != JOSA_NONE || d->cls[end] != CH_HANGUL) return false;
    while (d->cls[end] == CH_HANGUL) end++;
    for (const Item *unit = it + 1; unit->beg < end && unit->beg >= it->beg; unit++)
        if (unit->cue == CUE_TEAM && unit->kind == ITEM_CUE) return true;
    return false;
}

/* PC방 야간 알바: does the token begin, within a syllable or two, with work by the hour? */
static bool begins_job(const Ie *ie, const Token *t)
{
    enum { PREFIX = 2 };
    for (uint32_t p = t->beg; p <= t->beg + PREFIX && p < t->end; p++)
        if (cue_len(ie, p, t->end, CUE_BIT(CUE_PARTTIME))) return true;
    return false;
}

static bool begins_seat(const Ie *ie, const Token *t) { return mark_at(ie, MK_SEAT_OF, t->beg) > 0; }

/* Does a word that `begins` knows stand behind the item, with no more than a bare noun or two between, before `end`? */
static bool leads_to(const Ie *ie, const Item *it, uint32_t end, bool (*begins)(const Ie *ie, const Token *t))
{
    enum { WORDS = 3 };
    const Doc *d = ie->doc;
    uint32_t behind = it->tail;
    for (uint32_t i = doc_tok_at(d, behind + 1), n = 0; n < WORDS && i < d->n_tok && d->tok[i].beg < end; i++, n++) {
        const Token *t = &d->tok[i];
        if (d->cls[behind] != CH_SPACE || t->beg != behind + 1 || t->cls != CH_HANGUL) return false;
        if (begins(ie, t)) return true;
        uint8_t josa = JOSA_NONE;
        if (!kind_noun(ie, t->beg, t->end) || is_mark(ie, MK_PARTICLE, d->ch[t->end - 1]) ||
            josa_at(ie, t->end - 1, t->end, &josa))
            return false;
        behind = t->end;
    }
    return false;
}

/* PC방 야간 알바를 했다, 물류센터 단기 알바: behind the kind stands work by the hour, which may be what tells of it. */
static bool leads_to_job(const Ie *ie, const EvCand *c, const Item *it)
{
    bool may = !c->en && it->josa == JOSA_NONE && (c->type == EV_WORK || c->type == EV_JOIN);
    return may && leads_to(ie, it, c->beg + 1, begins_job);
}

/* 해상법 로펌의 사무장 자리, 면세점 판매직 자리: the post that is sought is one of that house. */
static bool leads_to_seat(const Ie *ie, const EvCand *c, const Item *it)
{
    bool may = !c->en && (it->josa == JOSA_NONE || it->josa == JOSA_OF) && group_of(c->type) == GROUP_SEARCH;
    return may && leads_to(ie, it, c->beg, begins_seat);
}

/* A kind of employer names one only where somebody is, goes to or leaves: 병원에서, 회사를; not 식당 예약, 회사의. */
static bool suits(const Ie *ie, const EvCand *c, const Item *it, bool before)
{
    const Doc *d = ie->doc;
    /* 대학에서 가르친다: where one works without more words, a school without a name is an employer, too. */
    bool works_in = !c->en && c->type == EV_WORK && it->josa == JOSA_IN && !c->rule->needs;
    /* 지방의 한 대학에서 교수로 와 달라고 했다: what says which one tells it from the one where one is. */
    works_in |= !c->en && c->type == EV_ACCEPTED && c->rule->invite && it->josa == JOSA_IN && it->kind == ITEM_CUE &&
                kind_described(ie, kind_words(ie, it->beg, it->end, d->sent[c->sent].beg));
    if (it->plain && !(works_in && it->cue == CUE_SCHOOL)) return false;
    if (c->en || (it->cue != CUE_EMPLOYER && it->cue != CUE_COMPANY)) return true;
    if (in_unit(d, it)) return false;
    uint32_t tail;
    uint8_t josa = josa_apart(ie, it, &tail);
    bool adjacent = tail <= c->beg && c->beg - tail <= 1;
    /* 뮌헨의 자동차 회사는 3차에서 떨어졌다: who is sought may be what the sentence is about. */
    bool about = josa == JOSA_TOPIC || josa == JOSA_SUBJECT || josa == JOSA_ALSO || josa == JOSA_FROM;
    if (before && about && group_of(c->type) == GROUP_SEARCH) return true;
    /* 출판사 편집자 자리에 지원했다 */
    bool posted =
        it->josa == JOSA_NONE && (it[1].cue == CUE_ROLE || it[1].cue == CUE_RANK) && it[1].beg == it->tail + 1;
    if (before && posted && group_of(c->type) == GROUP_SEARCH) return true;
    /* 뮌헨 회사 하나, 화상 면접 두 번 */
    if (before && josa == JOSA_NONE && tail > it->tail && d->ch[tail] == ',' && group_of(c->type) == GROUP_SEARCH)
        return true;
    if (before && (leads_to_job(ie, c, it) || leads_to_seat(ie, c, it))) return true;
    if (before && josa == JOSA_NONE &&
        (leads_to_post(ie, c, it, tail) || has_boss(ie, c, tail) || leads_to_part(ie, c, it)))
        return true;
    /* 회사를 다니다, but not 공장을 낸다고 해서 석 달 출장. */
    if (before && (owns_unit(d, c, it) || owns_post(c, it) || joined_as(ie, c, it) || joined_as_its(ie, c, it) || heads_row(ie, c, it)))
        return true;
    /* 삼겹살집에 모여 총무를 맡았다: one works in a place, and goes to it only where the verb says so. */
    const uint64_t post = CUE_BIT(CUE_RANK) | CUE_BIT(CUE_ROLE) | CUE_BIT(CUE_DUTY) | CUE_BIT(CUE_WARE);
    bool does = (c->type == EV_WORK || c->type == EV_PROMOTION || c->type == EV_ROLE_CHANGE) && c->rule->needs & post;
    if (josa == JOSA_AT && does && !adjacent && !c->rule->takes) return false;
    /* 공장을 맡아 달라고 했지만 사양했다 */
    bool offered = (c->type == EV_ACCEPTED && c->rule->invite) || (c->type == EV_WITHDRAW && !adjacent);
    if (josa == JOSA_OBJECT && offered) return false;
    if (josa == JOSA_OBJECT)
        return c->type != EV_WORK || (adjacent && c->rule->needs & (CUE_BIT(CUE_EMPLOYER) | CUE_BIT(CUE_COMPANY)));
    return josa == JOSA_AT || josa == JOSA_IN || josa == JOSA_TO ||
           (josa == JOSA_NONE && adjacent);
}

/* 민원실에서 */
static bool is_place_word(const Ie *ie, uint32_t at)
{
    enum { LEAST = 2, JOSA_MAX = 4 };
    const Token *t = &ie->doc->tok[doc_tok_at(ie->doc, at)];
    for (uint32_t p = t->end > t->beg + LEAST + JOSA_MAX ? t->end - JOSA_MAX : t->beg + LEAST; p < t->end; p++) {
        uint8_t josa = JOSA_NONE;
        if (josa_at(ie, p, t->end, &josa) == t->end - p && josa == JOSA_IN) return true;
    }
    return false;
}

/* 카카오 채널을 운영한다: before a noun that no book knows, a firm's name only tells whose or what kind that is. */
static bool modifies(const Ie *ie, const EvCand *c, const Item *it)
{
    const Doc *d = ie->doc;
    uint32_t next = it->tail + 1;
    if (c->en || it->josa != JOSA_NONE || next >= c->beg || d->cls[it->tail] != CH_SPACE) return false;
    if (c->rule->takes && is_place_word(ie, next)) return false;           /* 마포구청 민원실에서 일했다 */
    return d->cls[next] == CH_HANGUL && it[1].beg > next && c->type == EV_WORK;
}

/* An employer by its kind. 회사 alone names none: it takes a word that says which. */
static void offer_kind(Ie *ie, EvCand *c, const Item *it, bool near)
{
    Found *f = &c->found;
    bool far = !near && c->type == EV_LEAVE && !c->en;
    if (f->employer.end || far || !suits(ie, c, it, it->end <= c->beg)) return;
    if (c->en) {
        uint32_t tok = doc_tok_at(ie->doc, it->beg);
        /* the job was mine */
        if (it->beg > c->beg && it->end <= c->end && tok && en_is(ie, &ie->doc->tok[tok - 1], EN_WAS)) return;
        /* did agency work */
        if (c->type == EV_WORK && c->rule->shape == SHAPE_VERB && it->beg > c->beg && it->end < c->end) return;
        Range r = kind_around(ie, it->beg, it->end, c->sent);
        if (it->cue == CUE_EMPLOYER && !kind_aside(ie, c, r)) f->employer = r;
        return;
    }
    Kind k = kind_phrase(ie, it->beg, it->end, ie->doc->sent[c->sent].beg);
    if (it->cue == CUE_COMPANY && (!k.told || k.back || !near)) return;
    /* 옆 공장 사장이; but where one is, the boss speaks, too */
    bool other = k.told && !k.back;
    if (!other && !kind_under(ie, it->beg, it->end) && it->josa == JOSA_NONE && has_boss(ie, c, it->tail)) return;
    f->employer = k.r;
    bool spaced = it->josa == JOSA_NONE && ie->doc->cls[it->end] == CH_SPACE && !kind_ones(ie, it->end);
    uint32_t part = spaced ? kind_apart(ie, it->end) : 0;                  /* 로펌 서울 사무소에서 */
    if (part) f->employer.end = part;
    f->kind_head = k.head;
    f->kind_told = k.told;
    f->kind_back = k.back;
}

/* Is another event told between the unit and the candidate? */
static bool told_since(const Ie *ie, const EvCand *c, uint32_t at)
{
    enum { BACK = 4 };
    for (uint32_t i = ie->ev.n, n = 0; i-- > 0 && n < BACK; n++)
        if (ie->ev.v[i] != c && ie->ev.v[i]->sent == c->sent && ie->ev.v[i]->beg > at && ie->ev.v[i]->beg < c->beg)
            return true;
    return false;
}

/* interned there and became an engineer: the word tells an event of its own. */
static bool tells_other(const Ie *ie, const EvCand *c, const Item *it)
{
    enum { BACK = 4 };
    for (uint32_t i = ie->ev.n, n = 0; i-- > 0 && n < BACK; n++) {
        const EvCand *e = ie->ev.v[i];
        if (e != c && e->sent == c->sent && e->beg <= it->beg && it->end <= e->end && c->beg > e->end) return true;
    }
    return false;
}

/* 인턴을 거쳐 본사에서 일했다, 계약직 후 정규직으로: what one was until then. */
static bool got_over(const Ie *ie, const EvCand *c, const Item *it)
{
    enum { PARTICLE = 1 };
    const Doc *d = ie->doc;
    uint32_t at = it->end;
    if (c->en || c->type == EV_LEAVE || c->type == EV_CONVERSION || c->beg < it->end || !employment_of[it->cue])
        return false;
    if (it->josa != JOSA_NONE && it->josa != JOSA_OBJECT) return false;
    if (it->josa == JOSA_OBJECT) at += PARTICLE;
    return d->cls[at] == CH_SPACE && mark_at(ie, MK_GOT_OVER, at + 1);
}

static void offer(Ie *ie, EvCand *c, const Item *items, uint32_t i, bool near)
{
    Found *f = &c->found;
    const Item *it = &items[i];
    if (it->kind != ITEM_CUE && it->kind != ITEM_MENTION) return;
    if (kind_unmeant(ie, c, it)) return;
    if (it->cue == CUE_ORG && it->kind == ITEM_MENTION && f->org == UINT32_MAX && !modifies(ie, c, it)) {
        f->org = it->ref;
        f->org_near = near;
    }
    bool employs = it->kind == ITEM_CUE && (!c->en || it->cue != CUE_INTERN || kind_intern(ie, it->beg, it->end));
    bool other = employs && employment_of[it->cue] && (c->en ? tells_other(ie, c, it) : got_over(ie, c, it));
    if (near && !f->employment && employs && !other) f->employment = employment_of[it->cue];
    if (near && it->cue == CUE_SKILL && it->kind == ITEM_MENTION && f->n_skill < COUNT_OF(f->skill))
        f->skill[f->n_skill++] = ie->mention.v[it->ref].entity;
    if (it->cue == CUE_OCCASION && it->plain) f->house = true;
    if (it->cue == CUE_COUNT && it->end == it->beg + 1 && it->josa == JOSA_NONE && ie->doc->cls[it->end] == CH_HANGUL) return; /* 대형 */
    /* 화장품 회사 한 곳은 연봉이 높았지만 거절했다: what the sentence is about, as long as nothing else is told of it. */
    bool counts = it->cue == CUE_COUNT && (it->josa == JOSA_TOPIC ? !told_since(ie, c, it->beg) : near);
    bool one = false;                                      /* 오라는 전화 한 통 */
    if (!(counts && counted_take(ie, c, it)) && it->cue == CUE_COUNT && near)
        f->counted |= !(c->type == EV_ACCEPTED && c->rule->invite && kind_numbered(ie, it->beg, &one) && one);
    if (it->kind == ITEM_CUE && (it->cue == CUE_EMPLOYER || it->cue == CUE_COMPANY)) {
        offer_kind(ie, c, it, near);
        return;
    }
    bool title = it->cue == CUE_ROLE || it->cue == CUE_RANK || it->cue == CUE_TEAM;
    if (title && c->en && !near) return;              /* that of an earlier clause */
    Range *slot = slot_for(f, it->cue);
    if (!slot || slot->end || !suits(ie, c, it, it->end <= c->beg)) return;
    bool kind = it->cue == CUE_SCHOOL || it->cue == CUE_TEAM || it->cue == CUE_COURSE;
    *slot = it->kind == ITEM_CUE && kind ? whole_noun(ie, items, i) : (Range){it->beg, it->end};
}

enum { EN_REACH = 60 };                /* units: an English verb has its complements close behind it */

bool takes_author(const Ie *ie, const EvCand *c) { return tells_author(ie, c->end); }

/* Is the event told at the unit, in the candidate's sentence, one that has a title of its own? */
static bool moves_at(const Ie *ie, const EvCand *c, uint32_t at)
{
    enum { BACK = 16 };
    for (uint32_t i = ie->ev.n, n = 0; i-- > 0 && n < BACK && ie->ev.v[i]->sent == c->sent; n++)
        if (ie->ev.v[i]->beg == at) return ie->ev.v[i]->type < EV_FOUND;
    return false;
}

/* I taught at four schools until Boroughmuir offered me a post: a name right before the next verb is who does that. */
static bool opens_next(const Ie *ie, const Item *items, uint32_t i, uint32_t n)
{
    if (items[i].kind != ITEM_MENTION || items[i].cue != CUE_ORG) return false;
    uint32_t tok = doc_tok_at(ie->doc, items[i].beg);
    if (tok > 0 && en_is(ie, &ie->doc->tok[tok - 1], EN_AT | EN_WITH | EN_FOR | EN_BY | EN_FROM | EN_IN | EN_TO))
        return false;
    for (uint32_t k = i + 1; k < n && items[k].beg <= items[i].end + 1; k++)
        if (items[k].fired && items[k].beg == items[i].end + 1) return true;
    return false;
}

static void found_en(Ie *ie, EvCand *c, const Item *items, uint32_t n, uint32_t k)
{
    if (takes_author(ie, c))
        for (uint32_t i = k; i-- > 0 && items[i].end + EN_REACH > c->beg && !items[i].fired;)
            offer(ie, c, items, i, true);
    for (uint32_t i = k + 1; i < n && items[i].beg < c->to + EN_REACH; i++) {
        if (items[i].fired && items[i].beg >= c->end) break;      /* not a word of the trigger itself */
        if (opens_next(ie, items, i, n)) break;
        offer(ie, c, items, i, true);
    }
    /* a title behind another event is of that: was hired as a reporter, left for the BBC */
    uint32_t told = 0;
    while (told < k && !(items[told].fired && moves_at(ie, c, items[told].beg))) told++;
    for (uint32_t i = k; i-- > 0;) {
        bool title = items[i].cue == CUE_ROLE || items[i].cue == CUE_RANK || items[i].cue == CUE_INTERN;
        if (!(i > told && title && c->type == EV_JOIN)) offer(ie, c, items, i, items[i].end + EN_REACH > c->beg);
    }
}

/* 누리소프트에 입사했다(백엔드 개발자): what brackets add to the predicate. */
static void found_in_brackets(Ie *ie, EvCand *c, const Item *items, uint32_t n, uint32_t k)
{
    enum { LONG = 40 };
    const Doc *d = ie->doc;
    uint32_t open = d->cls[c->to] == CH_SPACE ? c->to + 1 : c->to, close = open;
    if (open >= d->n || d->ch[open] != '(') return;
    while (close < d->n && close < open + LONG && d->ch[close] != ')') close++;
    for (uint32_t i = k + 1; i < n && items[i].end <= close; i++)
        if (items[i].beg > open) offer(ie, c, items, i, true);
}

void found_take(Ie *ie, EvCand *c, const Item *items, uint32_t n, uint32_t from, uint32_t k)
{
    if (c->en) {
        found_en(ie, c, items, n, k);
        return;
    }
    for (uint32_t i = k; i-- > from;) offer(ie, c, items, i, true);
    for (uint32_t i = k + 1; i < n; i++) {
        if (items[i].beg >= c->to && !(c->flags & EVF_NOTE)) break;
        if ((c->flags & EVF_NOTE) && (items[i].kind == ITEM_NOUN || items[i].kind == ITEM_VERB)) break;
        offer(ie, c, items, i, true);
    }
    found_in_brackets(ie, c, items, n, k);
    for (uint32_t i = from; i-- > 0;) offer(ie, c, items, i, false);
}
