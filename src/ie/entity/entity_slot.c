/* A slot: the place beside a cue where an employer, a school or another name is said. What could be a name at all,
 * where the name in the slot begins, and the weight it is given. */
#include "entity_int.h"
#include "mark.h"
#include "uni/hangul.h"

enum { QUOTED_WORDS = 5 };               /* a longer quotation is no name */

static bool is_quoted(const Word *w) { return w->flags & W_QUOTE_CLOSE && w->quoted < QUOTED_WORDS; }

/* '귀촌해서 양조장 할까요': what one says or asks */
static bool is_saying(const Ent *e, const Word *w)
{
    uint16_t last = e->doc->ch[w->end - 1];
    return !(w->part & PT_IS) && w->end == w->after &&
           (is_mark(e->ie, MK_FINAL, last) || is_mark(e->ie, MK_WILL, last));
}

bool entity_ampersand(const Ent *e, const Word *prev, const Word *w)
{
    for (uint32_t i = prev->end; i < w->beg; i++)
        if (e->doc->ch[i] == '&') return true;
    return false;
}

bool entity_is_latin(const Ent *e, const Word *w)
{
    return w->flags & W_LATIN || (e->doc->cls[w->beg] == CH_LATIN && e->doc->cls[w->stem - 1] != CH_HANGUL);
}

static bool is_capital(const Ent *e, const Word *w)
{
    return w->flags & W_CAPITAL && !(w->flags & W_TIME) && entity_is_latin(e, w);
}

/* Pinewood Analytics, Blue Harbor, Morrow & Finch: may the word before be of the same name? A known employer or a post stands
 * for itself, and so does a tool that needs no context. */
bool entity_in_run(const Ent *e, const Word *prev, const Word *w)
{
    if (!is_capital(e, prev) || !entity_is_latin(e, w) || prev->sent != w->sent || prev->flags & W_QUOTE_CLOSE)
        return false;
    bool with = entity_ampersand(e, prev, w);
    if ((w->sep != SEP_BLANK && !with) || !(prev->part & PT_BARE)) return false;
    const Cand *c = prev->cover ? &e->cand.v[prev->cover - 1] : NULL;
    if (!c || with) return true;
    if (c->type == ENT_ROLE || c->type == ENT_CREDENTIAL || c->word_end > (uint32_t)(prev - e->word.v) + 1)
        return false;
    return c->type == ENT_PLACE || c->kind == CAND_WEAK;
}

/* Oakline Korea, Northgate Robotics: a place or a field that ends a name in capitals is part of it. */
static bool ends_run(const Ent *e, uint32_t i)
{
    const Word *w = &e->word.v[i], *prev = i ? w - 1 : NULL;
    const Cand *c = &e->cand.v[w->cover - 1];
    if (!prev || c->word < i || !is_capital(e, w) || !entity_in_run(e, prev, w) || prev->cover || prev->n_cue)
        return false;
    return c->type != ENT_ROLE && c->type != ENT_ORG && c->type != ENT_SCHOOL && c->type != ENT_CREDENTIAL;
}

/* 르 코르동: an article of another language, as a word of its own. */
static bool is_foreign_the(const Ent *e, const Word *prev, const Word *w)
{
    return w->sep == SEP_BLANK && prev->sent == w->sent && prev->end - prev->beg <= 2 &&
           mark_at(e->ie, MK_FOREIGN_THE, prev->beg) == prev->end - prev->beg;
}

uint32_t entity_name_first(const Ent *e, uint32_t i)
{
    const Word *w = &e->word.v[i];
    if (is_quoted(w)) return i - w->quoted;
    while (i) {
        const Word *prev = &e->word.v[i - 1], *at = &e->word.v[i];
        bool part = word_joined(at) && !prev->cover && word_cue_is(e, prev, CUE_PART) && prev->part & PT_BARE;
        if (!part && !entity_in_run(e, prev, at) && !is_foreign_the(e, prev, at)) break;
        i--;
    }
    return i;
}

static uint32_t name_beg(const Ent *e, uint32_t i) { return e->word.v[entity_name_first(e, i)].beg; }

bool entity_is_unit(const Ent *e, const Word *w) { return word_tail_is(e, w, TAIL_UNIT); }

bool entity_is_post(const Ent *e, const Word *w)
{
    return word_tail_is(e, w, TAIL_ROLE) || (w->cover && e->cand.v[w->cover - 1].type == ENT_ROLE);
}

bool entity_is_trade(const Ent *e, uint32_t beg, uint32_t end)
{
    LexMatch m;
    if (!ie_longest(e->ie, e->data->names, beg, end, &m) || m.len != end - beg) return false;
    for (uint32_t i = 0; i < m.n_entry; i++)
        if (e->data->known[lex_match_entry(e->data->names, m, i)].type == ENT_SKILL) return true;
    return false;
}

static bool is_post_or_place(const Ent *e, uint32_t beg, uint32_t end)
{
    LexMatch m;
    if (!ie_longest(e->ie, e->data->names, beg, end, &m) || m.len != end - beg) return false;
    for (uint32_t i = 0; i < m.n_entry; i++) {
        uint8_t type = e->data->known[lex_match_entry(e->data->names, m, i)].type;
        if (type == ENT_ROLE || type == ENT_PLACE) return true;
    }
    return false;
}

/* 입시미술(학원), 공무원(학원), 서울(캠퍼스): a common noun and a skill; whom it is for, or where it is. */
bool entity_is_subject(const Ent *e, uint32_t beg, uint32_t end, bool weak)
{
    if (entity_is_trade(e, beg, end) || (weak && is_post_or_place(e, beg, end))) return true;
    for (uint32_t k = beg + 2; k + 2 <= end; k++)
        if (entity_is_common(e, beg, k) && entity_is_trade(e, k, end)) return true;
    return false;
}

/* 적지 않겠다, 말하지 못한다 */
static bool is_denied(const Ent *e, const Word *w)
{
    if (!is_mark(e->ie, MK_JI, e->doc->ch[w->end - 1]) || w + 1 >= e->word.v + e->word.n || w[1].sep != SEP_BLANK)
        return false;
    return is_mark(e->ie, MK_DENIES, e->doc->ch[w[1].beg]);
}

/* 생략합니다 */
static bool is_polite_verb(const Ent *e, const Word *w)
{
    return w->end - w->beg > 2 && mark_before(e->ie, MK_FORMAL, w->end) && !(w->part & PT_IS && w->stem + 3 <= w->end);
}

/* 있었, 했: no noun has this final consonant. That of the copula (나래였다) does not count. */
static bool is_verb(const Ent *e, const Word *w)
{
    enum { FINAL_SS = 20 };
    if (is_denied(e, w) || is_polite_verb(e, w)) return true;
    uint32_t end = w->part & PT_IS ? w->stem : w->end;
    for (uint32_t i = w->beg; i < end; i++)
        if (hangul_is(e->doc->ch[i]) && hangul_coda(e->doc->ch[i]) == FINAL_SS) return true;
    return false;
}

/* 교육대학원, 수학학원, 교육원: a school of a kind, which has no name. */
static bool is_kind_of_school(const Ent *e, const Word *w)
{
    uint32_t end = w->stem - w->tail_len;
    const Tail *tail = word_tail(e, w, TAIL_SCHOOL);
    if (!tail || w->alias_end) return false;
    if (end == w->beg) return !tail->open;
    bool kind = end == w->beg + 1 || entity_is_kind(e, w->beg, end) ||
                entity_is_subject(e, w->beg, end, tail->weight < CAND_ENOUGH);
    return kind && !entity_is_branded(e, w);
}

/* 혈액종양내과, 정형외과: a department of a hospital, or its kind; 강남내과 is one's name. */
static bool is_ward(const Ent *e, const Word *w)
{
    if (!w->tail_len || !is_mark(e->ie, MK_FACULTY, e->doc->ch[w->stem - 1]) || !word_tail_is(e, w, TAIL_ORG))
        return false;
    uint32_t front = w->stem - w->tail_len;
    return front == w->beg || entity_is_kind(e, w->beg, front);
}

bool entity_is_open(const Ent *e, const Word *w, bool told)
{
    if (w->flags & (W_TIME | W_NUMBER) || w->stem - w->beg < 2) return false;
    /* Where the text says that it is a name, it may end like a counter: 물안개. */
    bool counter = told && w->tail_len == 1 && word_tail_is(e, w, TAIL_COMMON);
    unsigned names = 1u << TAIL_ORG | 1u << TAIL_SCHOOL | 1u << TAIL_EDITION;
    if (w->tail_len == 1) names |= 1u << TAIL_AWARD;                 /* 모두의밥상 */
    if (told && w->part & PT_IS) names |= 1u << TAIL_CLAUSE;         /* 콜로니였다 */
    if (w->n_tail && !counter && !(w->tail_set & names)) return false;
    if (is_kind_of_school(e, w) || (!told && is_ward(e, w))) return false;
    if (w->n_cue && w->beg + w->cue_len >= w->stem) return false;
    bool self = word_cue_is(e, w, CUE_SELF) && w->cue_len > 1;           /* 전, 제: 전북상회 begins so too */
    if (word_cue_is(e, w, CUE_ACT) || word_cue_is(e, w, CUE_SOMEONE) || self) return false;
    if (entity_is_familiar(e, w) || is_verb(e, w)) return false;
    bool common = entity_is_common(e, w->beg, w->stem) || entity_is_common(e, w->beg, w->end);
    return !common || entity_is_branded(e, w);
}

bool entity_is_front(const Ent *e, const Word *w)
{
    enum { FINAL_N = 4, FINAL_L = 8 };
    bool tail = w->n_tail && !word_tail_is(e, w, TAIL_ORG);
    if (!(w->part & PT_BARE) || w->cover || w->n_cue || tail || !entity_is_open(e, w, false)) return false;
    if (w->flags & W_QUOTE_CLOSE) return true;
    if (!(w->flags & W_HANGUL)) return w->flags & W_CAPITAL;
    /* 가까운, 다닐: a word that only describes ends so too. */
    uint16_t last = e->doc->ch[w->end - 1];
    int coda = hangul_is(last) ? (int)hangul_coda(last) : 0;
    bool adverb = is_mark(e->ie, MK_ADVERB, last);      /* 넘게, 조용히 */
    return !adverb && coda != FINAL_N && coda != FINAL_L && !word_tail_is(e, w, TAIL_CLAUSE);
}

/* ---------------------------------------------------------------- the parts of filling a slot */
typedef enum { FILL_NO, FILL_DONE, FILL_GO_ON } Fill;

/* 서울시는 서류에서 떨어졌다: a place that one applies to is its government. */
static bool fill_authority(Ent *e, const Cand *c, const Slot *s)
{
    LexMatch m;
    /* 세종시 지방직 9급에 합격 */
    bool post = s->moves && c->word_end < e->word.n && entity_is_post(e, &e->word.v[c->word_end]) &&
                word_joined(&e->word.v[c->word_end]);
    bool applied = s->rule == RULE_STAGE || s->rule == RULE_ROW || s->moves;
    if (!applied || s->type != ENT_ORG || (s->weight < CAND_ENOUGH && !post)) return false;
    if (c->type != ENT_PLACE || c->end - c->beg < 3) return false;
    if (!ie_longest(e->ie, e->data->inner, c->end - 1, c->end, &m)) return false;
    if (e->data->inner_class[lex_match_entry(e->data->inner, m, 0)] != INNER_AUTHORITY) return false;
    Cand *org = entity_add(e, ENT_ORG, CAND_FORM, c->beg, c->end, c->word, c->word_end);
    org->score = CAND_STRONG + 1;
    org->rule = (uint8_t)s->rule;
    return true;
}

/* 퍼블리에 입사했다: a channel or platform that people learn from is an employer as well. */
static bool fill_house(Ent *e, const Cand *c, const Slot *s)
{
    bool joined = s->type == ENT_ORG && s->moves && s->rule == RULE_ACT && s->weight >= CAND_STRONG;
    if (!joined || c->type != ENT_RESOURCE || c->end != e->word.v[c->word].stem) return false;
    Cand *org = entity_add(e, ENT_ORG, CAND_FORM, c->beg, c->end, c->word, c->word_end);
    org->score = CAND_STRONG + 1;
    org->rule = (uint8_t)s->rule;
    return true;
}

/* A known name stands there: an employer gets the weight, of others only those that a longer word begins with go on. */
static Fill fill_known(Ent *e, const Word *w, const Slot *s)
{
    Cand *org = entity_cover(e, w, ENT_ORG), *c = org ? org : &e->cand.v[w->cover - 1];
    bool employer = c->type == ENT_ORG || c->type == ENT_SCHOOL;
    if (employer) {
        c->score = (int16_t)(c->score + s->weight);
        if (c->by == RULE_NONE) c->by = (uint8_t)s->rule;
        return FILL_DONE;
    }
    Cand place = *c;                                     /* adding one may move them */
    if (fill_authority(e, &place, s) || fill_house(e, &place, s)) return FILL_DONE;
    /* A platform's name that is a common word besides, where an employer stands: 리디에 지원. */
    bool other = c->kind == CAND_WEAK && c->score < CAND_ENOUGH && s->weight >= CAND_ENOUGH &&
                 (c->type == ENT_RESOURCE || c->type == ENT_PROGRAM || c->type == ENT_AWARD);
    return other || (c->end < w->stem && w->n_tail) ? FILL_GO_ON : FILL_NO;
}

/* 나래 서울 오피스에, Hanlon Dubai office: the word of the town that stands between a name and its site; i for none. */
static uint32_t town_of_site(const Ent *e, uint32_t i)
{
    const Word *w = &e->word.v[i], *v = i ? w - 1 : NULL;
    if (!v || w->tail_len != w->stem - w->beg || !v->cover || e->cand.v[v->cover - 1].type != ENT_PLACE) return i;
    uint32_t town = e->cand.v[v->cover - 1].word;
    bool name = town && word_joined(&e->word.v[town]) && e->word.v[town - 1].part & PT_BARE &&
                e->word.v[town - 1].sent == w->sent && entity_is_front(e, &e->word.v[town - 1]);
    return name ? town : i;
}

/* 컬리 김포센터, 나래전자 구미캠퍼스: behind a name, the house's own place. */
static bool is_site(const Ent *e, uint32_t i)
{
    const Word *w = &e->word.v[i], *v = i ? w - 1 : NULL;
    if (!v || !word_tail_is(e, w, TAIL_BRANCH) || !word_joined(w) || !(v->part & PT_BARE)) return false;
    if (town_of_site(e, i) < i) return true;
    if (v->cover) return e->cand.v[v->cover - 1].type == ENT_ORG;
    LexMatch m;
    uint32_t front = w->stem - w->tail_len;
    bool place =
        ie_longest(e->ie, e->data->names, w->beg, front, &m) && m.len == front - w->beg && entity_is_open(e, v, false);
    for (uint32_t k = 0; place && k < m.n_entry; k++)
        if (e->data->known[lex_match_entry(e->data->names, m, k)].type == ENT_PLACE) return true;
    return false;
}

/* 조리팀에 입사: the employer stands before its team; 분석팀으로 옮겼다 stays inside. */
static bool fill_unit(Ent *e, uint32_t i, Slot s)
{
    enum { UNITS = 2 };
    uint32_t town = town_of_site(e, i);
    const Word *w = &e->word.v[i];
    if (town < i && word_tail_is(e, w, TAIL_BRANCH)) return entity_slot(e, town - 1, s);
    bool more = i && s.inside++ < UNITS && word_joined(w) && e->word.v[i - 1].part & (PT_BARE | PT_OF) &&
        (!(w->part & PT_AS) || s.moves);
    if (!s.moves) s.weight = 1, s.rule = s.rule == RULE_ACT ? RULE_LOOSE : s.rule;
    /* 나래에너지 태양광 사업부로: what the unit has to do with */
    const Word *v = i > 1 ? w - 1 : w;
    bool field = v < w && word_joined(v) && v->part & PT_BARE && v[-1].part & PT_BARE && v[-1].sent == w->sent &&
                 (v->cover ? entity_cover(e, v, ENT_SKILL) != NULL : !v->n_cue && entity_is_common(e, v->beg, v->end));
    return more && entity_slot(e, i - 1 - field, s);
}

/* 이로재공방: a kind with a proper part before it; 무역회사 is a kind as a whole. */
static bool is_named_kind(const Ent *e, const Word *w)
{
    return w->n_tail && word_tail_is(e, w, TAIL_KIND) && w->stem - w->beg > w->tail_len + 1u && !w->n_cue &&
           !(w->flags & (W_TIME | W_NUMBER)) && !entity_is_common(e, w->beg, w->stem - w->tail_len) &&
           !entity_is_trade(e, w->beg, w->stem - w->tail_len) && !entity_is_common(e, w->beg, w->stem);
}

/* The word is none, the one before may be: 마음숲 상담센터; 라벨르 고객센터에, where a common noun says where there. */
static bool fill_before(Ent *e, uint32_t i, const Slot *s)
{
    const Word *w = &e->word.v[i], *v = i && w->sep == SEP_BLANK ? w - 1 : NULL;
    if (!v) return false;
    if (word_tail_is(e, w, TAIL_ORG) && entity_is_front(e, v)) {
        uint32_t beg = entity_in_run(e, v, w) ? name_beg(e, i) : v->beg;
        entity_vote(e, s->type, s->weight, beg, w->stem, s->rule, s->words);
        return true;
    }
    bool owned = !(w->part & PT_BARE) && v->part & PT_BARE && !v->cover && entity_is_common(e, w->beg, w->stem) &&
                 entity_is_open(e, v, false) && !v->n_cue;
    if (owned) entity_vote(e, s->type, 1, name_beg(e, i - 1), v->stem, RULE_LOOSE, s->words);
    return owned;
}

static EntityType slot_type(const Ent *e, const Word *w, const Slot *s)
{
    /* '회계 실무 복귀 과정'에 다녔다 */
    if (s->type != ENT_PERSON && is_quoted(w) && w->quoted && word_tail_is(e, w, TAIL_PROGRAM)) return ENT_PROGRAM;
    const Tail *school = word_tail(e, w, TAIL_SCHOOL);
    /* 스타트업 머니고, 머니고에 입사: one is taken on by a firm, or by a school that one works for. */
    if (school && school->open && (s->rule == RULE_KIND || s->firm) && s->type == ENT_ORG) return ENT_ORG;
    bool sure = school && (school->weight >= CAND_ENOUGH || s->type == ENT_SCHOOL);
    return sure && (!school->open || school->bare || !(w->part & PT_BARE)) ? ENT_SCHOOL : s->type;
}

/* Sable Point에서 면접을 봤다: several foreign words with capitals are a name, and nobody's own. */
static bool is_foreign_name(const Ent *e, uint32_t i)
{
    uint32_t first = e->ie->ko && !is_quoted(&e->word.v[i]) ? entity_name_first(e, i) : i;
    return first < i && is_capital(e, &e->word.v[i]) && !word_cue_is(e, &e->word.v[first], CUE_GIVEN);
}

static void fill_open(Ent *e, uint32_t i, const Slot *s)
{
    const Word *w = &e->word.v[i];
    EntityType type = slot_type(e, w, s);
    uint32_t beg = name_beg(e, i);
    if (w->flags & W_QUOTE_CLOSE || w->alias_end) entity_vote(e, type, 1, beg, w->stem, RULE_MARKED, s->words);
    bool foreign = s->weight == 1 && type == ENT_ORG && is_foreign_name(e, i);
    Ballot *b = foreign ? entity_vote(e, type, CAND_ENOUGH, beg, w->stem, RULE_ACT, s->words)
                        : entity_vote(e, type, s->weight, beg, w->stem, s->rule, s->words);
    if (!w->alias_end || b->alias_end || e->word.v[w->alias].flags & W_TIME) return;        /* 나래 (2018 ~ 2020) */
    b->alias_beg = e->word.v[w->alias].beg;
    b->alias_end = e->word.v[w->alias_end - 1].end;
}

/* 코레일 사무영업에 합격: behind a known firm, a word without a firm's form is what is done there. */
static bool is_line_there(const Ent *e, uint32_t i, const Slot *s)
{
    const Word *w = &e->word.v[i], *v = i ? w - 1 : NULL;
    bool may = v && s->type == ENT_ORG && s->rule == RULE_ACT && w->part & (PT_TO | PT_AT) && !w->cover && !w->alias_end &&
               word_joined(w) && v->part & PT_BARE;
    if (!may || !v->cover || word_tail_is(e, w, TAIL_ORG) || w->flags & (W_LATIN | W_QUOTE_CLOSE)) return false;
    const Cand *c = &e->cand.v[v->cover - 1];
    return c->type == ENT_ORG && c->kind == CAND_KNOWN && c->end == v->stem;
}

/* 마을서랍에 입사했다: two common nouns written together, the last no kind of place where one works. */
static bool is_firm_of_nouns(const Ent *e, const Word *w)
{
    if (w->flags & (W_TIME | W_NUMBER) || w->cover || w->n_cue || w->n_tail) return false;
    return entity_is_common(e, w->beg, w->stem) && !entity_is_single(e, w->beg, w->stem) && !entity_is_familiar(e, w);
}

bool entity_slot(Ent *e, uint32_t i, Slot s)
{
    const Word *w = &e->word.v[i];
    if (w->cover && !ends_run(e, i)) {
        Fill known = fill_known(e, w, &s);
        if (known != FILL_GO_ON) return known == FILL_DONE;
    }
    if (entity_is_unit(e, w) || is_site(e, i) || is_line_there(e, i, &s)) return fill_unit(e, i, s);
    bool quoted = is_quoted(w) && w->quoted;
    if (quoted && is_saying(e, w)) return false;
    bool told = s.rule == RULE_CALLED || s.rule == RULE_NAMING || s.rule == RULE_KIND;
    bool bare_kind = word_tail_is(e, w, TAIL_ORG) && w->tail_len == w->stem - w->beg && !w->alias_end;   /* 상담센터 */
    bool name = quoted || is_named_kind(e, w) || (!bare_kind && entity_is_open(e, w, told)) ||
                (s.firm && is_firm_of_nouns(e, w));
    if (!name) return fill_before(e, i, &s);
    fill_open(e, i, &s);
    return true;
}

bool entity_fill(Ent *e, uint32_t i, EntityType type, int weight, NameRule rule, Span words)
{
    return entity_slot(e, i, (Slot){type, weight, rule, words, 0, false, false});
}
