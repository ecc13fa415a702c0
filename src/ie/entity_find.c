/* Employers and schools that no book knows, by what is done with them: X에 입사, X(이)라는 회사, 스타트업 X, 다니던 X. */
#include "entity_int.h"
#include "uni/hangul.h"

enum { REACH = 8, CALLED_REACH = 5 };

/* A frame in which the name is what the sentence is about: weaker than an employer entered or left. */
static const uint32_t LOOSE_FRAMES = PT_TOPIC | PT_SUBJECT | PT_WITH;

/* inside: units passed */
typedef struct Slot { EntityType type; int weight; NameRule rule; Span words; int inside; } Slot;

/* What the word's name may be, from the first letter of the words that belong to it. */
static uint32_t name_beg(const Ent *e, uint32_t i)
{
    const Word *w = &e->word.v[i];
    if (w->flags & W_QUOTE_CLOSE && w->quoted < 5) return e->word.v[i - w->quoted].beg;
    while (i && word_joined(&e->word.v[i])) {
        const Word *prev = &e->word.v[i - 1];
        bool part = word_cue_is(e, prev, CUE_PART) && prev->part & PT_BARE;
        bool capital = w->flags & W_LATIN && prev->flags & W_LATIN && prev->flags & W_CAPITAL;
        if (prev->cover || (!part && !capital)) break;
        i--;
    }
    return e->word.v[i].beg;
}

static bool is_unit(const Ent *e, const Word *w) { return word_tail_is(e, w, TAIL_UNIT); }

/* 있었, 했: no noun has this final consonant. */
static bool is_verb(const Ent *e, const Word *w)
{
    enum { FINAL_SS = 20 };
    for (uint32_t i = w->beg; i < w->end; i++)
        if (hangul_is(e->doc->ch[i]) && hangul_coda(e->doc->ch[i]) == FINAL_SS) return true;
    return false;
}

/* Could the word be a name at all? Common nouns, roles, kinds, numbers and times are none. */
static bool is_open(const Ent *e, const Word *w, bool told)
{
    if (w->flags & (W_TIME | W_NUMBER) || w->stem - w->beg < 2) return false;
    /* Where the text says that it is a name, it may end like a counter: 물안개. */
    bool counter = told && w->tail_len == 1 && word_tail_is(e, w, TAIL_COMMON);
    if (w->n_tail && !counter && !word_tail_is(e, w, TAIL_ORG) && !word_tail_is(e, w, TAIL_SCHOOL)) return false;
    if (word_tail_is(e, w, TAIL_SCHOOL) && w->tail_len < w->stem - w->beg &&
        entity_is_kind(e, w->beg, w->stem - w->tail_len)) return false;                /* 교육대학원 */
    if (w->n_cue && w->beg + w->cue_len >= w->stem) return false;
    if (word_cue_is(e, w, CUE_ACT) || word_cue_is(e, w, CUE_SOMEONE) || word_cue_is(e, w, CUE_SELF)) return false;
    if (entity_is_familiar(e, w) || is_verb(e, w)) return false;
    return !entity_is_common(e, w->beg, w->stem) && !entity_is_common(e, w->beg, w->end);
}

bool entity_is_front(const Ent *e, const Word *w)
{
    enum { FINAL_N = 4, FINAL_L = 8, SYLLABLE_GE = 0xAC8C, SYLLABLE_HI = 0xD788 };
    if (!(w->part & PT_BARE) || w->cover || w->n_cue || w->n_tail || !is_open(e, w, false)) return false;
    if (w->flags & W_QUOTE_CLOSE) return true;
    if (!(w->flags & W_HANGUL)) return w->flags & W_CAPITAL;
    /* 가까운, 다닐: a word that only describes ends so too. */
    uint16_t last = e->doc->ch[w->end - 1];
    int coda = hangul_is(last) ? (int)hangul_coda(last) : 0;
    bool adverb = last == SYLLABLE_GE || last == SYLLABLE_HI;      /* 넘게, 조용히 */
    return !adverb && coda != FINAL_N && coda != FINAL_L && !word_tail_is(e, w, TAIL_CLAUSE);
}

/* Gives the slot's weight to the name at word i. False when nothing that could be one stands there. */
static bool fill(Ent *e, uint32_t i, Slot s)
{
    Word *w = &e->word.v[i];
    if (w->cover) {
        Cand *org = entity_cover(e, w, ENT_ORG), *c = org ? org : &e->cand.v[w->cover - 1];
        bool employer = c->type == ENT_ORG || c->type == ENT_SCHOOL;
        if (employer) c->score = (int16_t)(c->score + s.weight);
        if (employer) return true;
        if (c->end >= w->stem || !w->n_tail) return false;
    }
    if (is_unit(e, w)) {
        /* 조리팀에 입사: the employer stands before its team; 분석팀으로 옮겼다 stays inside. */
        bool more = i && s.inside++ < 2 && word_joined(w) && e->word.v[i - 1].part & (PT_BARE | PT_OF) &&
            !(w->part & PT_AS);
        s.weight = 1, s.rule = s.rule == RULE_ACT ? RULE_LOOSE : s.rule;
        return more && fill(e, i - 1, s);
    }
    bool quoted = w->flags & W_QUOTE_CLOSE && w->quoted && w->quoted < 5;
    bool told = s.rule == RULE_CALLED || s.rule == RULE_NAMING || s.rule == RULE_KIND;
    /* 이로재공방: a kind with a proper part before it. */
    bool kind = w->n_tail && word_tail_is(e, w, TAIL_KIND) && w->stem - w->beg > w->tail_len + 1u && !w->n_cue &&
                !(w->flags & (W_TIME | W_NUMBER)) && !entity_is_common(e, w->beg, w->stem - w->tail_len);
    bool bare_kind = word_tail_is(e, w, TAIL_ORG) && w->tail_len == w->stem - w->beg && !w->alias_end;   /* 상담센터 */
    if (!quoted && !kind && (bare_kind || !is_open(e, w, told))) {
        bool two = i && w->sep == SEP_BLANK && word_tail_is(e, w, TAIL_ORG) && entity_is_front(e, w - 1);
        if (two) entity_vote(e, s.type, s.weight, w[-1].beg, w->stem, s.rule, s.words);
        if (two) return true;
        /* 라벨르 고객센터에: a common noun behind the employer says where there. */
        const Word *owner = i && w->sep == SEP_BLANK && !(w->part & PT_BARE) ? &e->word.v[i - 1] : NULL;
        bool owned = owner && owner->part & PT_BARE && !owner->cover && entity_is_common(e, w->beg, w->stem) &&
                     is_open(e, owner, false) && !owner->n_cue;
        if (owned) entity_vote(e, s.type, 1, name_beg(e, i - 1), owner->stem, RULE_LOOSE, s.words);
        return owned;
    }
    const Tail *school = word_tail(e, w, TAIL_SCHOOL);
    bool sure = school && (school->weight >= CAND_ENOUGH || s.type == ENT_SCHOOL);
    if (sure && (!school->open || school->bare || !(w->part & PT_BARE))) s.type = ENT_SCHOOL;
    uint32_t beg = name_beg(e, i);
    if (w->flags & W_QUOTE_CLOSE || w->alias_end) entity_vote(e, s.type, 1, beg, w->stem, RULE_MARKED, s.words);
    Ballot *b = entity_vote(e, s.type, s.weight, beg, w->stem, s.rule, s.words);
    if (w->alias_end && b->alias_end == 0) {
        b->alias_beg = e->word.v[w->alias].beg;
        b->alias_end = e->word.v[w->alias_end - 1].end;
    }
    return true;
}

bool entity_fill(Ent *e, uint32_t i, EntityType type, int weight, NameRule rule, Span words)
{
    return fill(e, i, (Slot){type, weight, rule, words, 0});
}

/* Words between a bare name and its predicate: 한빛은행 Risk Analytics팀 입사, 누리카드 백엔드 개발자 지원. */
static bool is_between(const Ent *e, const Word *w)
{
    if (!(w->part & PT_BARE)) return false;
    if (w->flags & W_NUMBER && !(w->flags & W_TIME)) return true;      /* 2차 */
    if (w->cover) return e->cand.v[w->cover - 1].type == ENT_ROLE || e->cand.v[w->cover - 1].type == ENT_SKILL;
    return is_unit(e, w) || word_tail_is(e, w, TAIL_ROLE) || word_cue_is(e, w, CUE_MODIFIER) ||
           entity_is_common(e, w->beg, w->stem) || (w->flags & W_LATIN && w->flags & W_CAPITAL);
}

/* …고, …는데: the predicate of another clause; what stands before it belongs there. */
static bool ends_clause(const Ent *e, const Word *w)
{
    return word_tail_is(e, w, TAIL_CLAUSE) && !w->cover && !entity_is_common(e, w->beg, w->end);
}

/* A bare noun before a predicate may be any adverb. Behind a date (2021.03 카카오 입사) or before the stage of a
 * selection (코드웨이 2차 면접 탈락) it is the employer. */
static NameRule bare_rule(const Ent *e, uint32_t i, uint32_t k)
{
    const Word *name = &e->word.v[i - k];
    bool dated = i > k && e->word.v[i - k - 1].flags & W_TIME && e->word.v[i - k - 1].sent == name->sent &&
                 e->word.v[i - k - 1].part & PT_BARE;
    if (dated) return RULE_ROW;
    bool stage = false;
    for (uint32_t j = i - k + 1; j < i; j++) stage = stage || word_cue_is(e, &e->word.v[j], CUE_ACT);
    return stage ? RULE_STAGE : RULE_BARE;
}

static bool is_post(const Ent *e, const Word *w)
{
    return word_tail_is(e, w, TAIL_ROLE) || (w->cover && e->cand.v[w->cover - 1].type == ENT_ROLE);
}

/* 소속: X, 입사: X — a label, and the name behind the colon. */
static bool is_label(const Ent *e, uint32_t i)
{
    const Word *w = &e->word.v[i];
    return i + 1 < e->word.n && w[1].sent == w->sent && w[1].sep == SEP_MARK && e->doc->ch[w->after] == ':';
}

static void act(Ent *e, uint32_t i, const Cue *cue)
{
    const Word *w = &e->word.v[i];
    uint32_t wanted = cue->frame;
    bool bare_way = true;
    if (is_label(e, i)) fill(e, i + 1, (Slot){(EntityType)cue->type, CAND_ENOUGH, RULE_ROW, {w->beg, w[1].end}, 0});
    for (uint32_t k = 1; k <= REACH && k <= i; k++) {
        const Word *v = &e->word.v[i - k];
        if (v->sent != w->sent || (k > 1 && ends_clause(e, v))) return;
        if (v->flags & W_INNER && !(w->flags & W_INNER)) continue;
        uint32_t frame = v->part & wanted;
        if (!bare_way) frame &= ~(uint32_t)PT_BARE;
        Slot s = {(EntityType)cue->type, cue->weight, RULE_ACT, {v->beg, w->end}, 0};
        if (frame & LOOSE_FRAMES) s.rule = RULE_LOOSE;
        else if (frame & PT_BARE) s.rule = bare_rule(e, i, k);
        if (s.rule == RULE_BARE) s.weight = 1;
        if (frame && fill(e, i - k, s)) {
            if (!(frame & PT_AS) || cue->weight < CAND_ENOUGH) return;
            wanted = PT_AT;              /* 모아소프트에서 라온테크로 옮겼다: where from */
        }
        bool as_post = k == 1 && v->part & PT_AS && is_post(e, v);         /* 펄스비트 UI 아티스트로 입사 */
        bare_way = bare_way && word_joined(&e->word.v[i - k + 1]) && (as_post || is_between(e, v));
    }
}

/* 다니던 X, 지금 다니는 X: the name is the noun behind, a kind may stand between. */
static void act_before(Ent *e, uint32_t i, const Cue *cue)
{
    const Word *w = &e->word.v[i];
    for (uint32_t k = i + 1; k < i + 4 && k < e->word.n; k++) {
        const Word *v = &e->word.v[k];
        if (v->sent != w->sent || !word_joined(v)) return;
        if (v->part & PT_BARE && (word_cue_is(e, v, CUE_KIND) || entity_is_common(e, v->beg, v->stem))) continue;
        fill(e, k, (Slot){(EntityType)cue->type, cue->weight, RULE_NEXT, {w->beg, v->end}, 0});
        return;
    }
}

/* 스타트업 한소끔에, 급식 회사 든든푸드의: a kind without a particle, then its name. */
static void kind_before(Ent *e, uint32_t i, const Cue *cue)
{
    const Word *w = &e->word.v[i];
    if (w->beg + w->cue_len != w->end || i + 1 >= e->word.n) return;
    const Word *v = &e->word.v[i + 1];
    const Word *then = i + 2 < e->word.n ? &e->word.v[i + 2] : NULL;
    bool acted = then && then->sent == v->sent && v->part & PT_BARE && word_joined(then) &&
                 (word_cue_is(e, then, CUE_ACT) || is_unit(e, then));
    bool noun = acted ||
        v->part & (PT_TO | PT_AT | PT_AS | PT_OF | PT_TOPIC | PT_SUBJECT | PT_IS | PT_CALLED | PT_OTHER) ||
        v->alias_end ||
                v->flags & W_QUOTE_CLOSE;
    if (!cue->weight || v->sent != w->sent || v->sep != SEP_BLANK || !noun || v->n_cue) return;
    fill(e, i + 1, (Slot){(EntityType)cue->type, cue->weight, RULE_KIND, {w->beg, v->end}, 0});
}

/* X는 …를 만드는 회사다: what the text says that it is. The topic opens the sentence; a verb in -는 stands later. */
static void defined(Ent *e, uint32_t i)
{
    const Word *w = &e->word.v[i];
    uint32_t first = i;
    while (first && i - first < REACH && e->word.v[first - 1].sent == w->sent &&
           !ends_clause(e, &e->word.v[first - 1])) first--;
    const Word *v = &e->word.v[first];
    if (first + 1 < i && v->part & PT_TOPIC && (v->flags & (W_SENT | W_ITEM) || first == 0))
        fill(e, first, (Slot){ENT_ORG, CAND_ENOUGH, RULE_KIND, {v->beg, w->end}, 0});
}

/* X(이)라는 …회사: the strongest of all, the text says that it is a name. */
static void called(Ent *e, uint32_t i)
{
    const Word *w = &e->word.v[i];
    for (uint32_t k = i + 1; k < i + 1 + CALLED_REACH && k < e->word.n; k++) {
        const Word *v = &e->word.v[k];
        if (v->sent != w->sent) return;
        const Cue *cue = word_cue(e, v, CUE_KIND);
        if (!cue && !word_tail_is(e, v, TAIL_KIND)) continue;
        EntityType type = (EntityType)(cue ? cue->type : word_tail(e, v, TAIL_KIND)->type);
        fill(e, i, (Slot){type, CAND_STRONG + 1, RULE_CALLED, {w->beg, v->end}, 0});
        return;
    }
}

/* X 때, X 대표님, X 인사팀, X의 개발자: what only an employer has. */
static void belongs(Ent *e, uint32_t i, const Cue *cue)
{
    const Word *v = &e->word.v[i - 1];
    if (v->sent != e->word.v[i].sent || !word_joined(&e->word.v[i]) || !(v->part & cue->frame)) return;
    fill(e, i - 1, (Slot){(EntityType)cue->type, cue->weight, RULE_BELONGS, {v->beg, e->word.v[i].end}, 0});
}

/* A heading that is the name alone, perhaps with another name in brackets. */
static void heading(Ent *e, uint32_t i)
{
    const Word *w = &e->word.v[i];
    uint32_t next = w->alias_end;
    if (!next) return;
    if (next < e->word.n && e->word.v[next].sep != SEP_LINE) return;
    fill(e, i, (Slot){ENT_ORG, 1, RULE_BELONGS, {w->beg, w->end}, 0});
}

/* 쏘카(최종 탈락): how it ended stands in brackets. */
static void in_brackets(Ent *e, uint32_t i)
{
    const Word *w = &e->word.v[i];
    for (uint32_t k = w->alias; k < w->alias_end && k < w->alias + CALLED_REACH; k++) {
        const Cue *cue = word_cue(e, &e->word.v[k], CUE_ACT);
        if (!cue || !cue->item) continue;
        fill(e, i, (Slot){ENT_ORG, CAND_ENOUGH, RULE_STAGE, {w->beg, e->word.v[k].end}, 0});
        return;
    }
}

/* 이름은 빈칸파킹(BINKAN): introduced with a second name, which people have not. */
static void introduced(Ent *e, uint32_t i)
{
    const Word *w = &e->word.v[i];
    if (i && w->alias_end && w->sent == e->word.v[i - 1].sent && word_cue_is(e, &e->word.v[i - 1], CUE_NAMING))
        fill(e, i, (Slot){ENT_ORG, CAND_ENOUGH, RULE_NAMING, {e->word.v[i - 1].beg, w->end}, 0});
}

/* 1) 누리카드 데이터 분석: 9/2 서류 합격 — an item of a list of applications begins with the employer. */
static void item(Ent *e, uint32_t i)
{
    const Word *w = &e->word.v[i];
    bool label = true;           /* the words before the colon are bare nouns */
    if (w->flags & W_INNER || w->n_cue) return;
    for (uint32_t k = i + 1; k < i + 14 && k < e->word.n; k++) {
        const Word *v = &e->word.v[k];
        const Cue *cue = word_cue(e, v, CUE_ACT);
        bool other = word_tail_is(e, v, TAIL_ORG) || (v->cover && e->cand.v[v->cover - 1].type == ENT_ORG);
        if (other || v->sep == SEP_LINE || (label && v->sep == SEP_STOP)) return;
        label = label && word_joined(v);
        if (label && !(v->part & PT_BARE)) return;
        if (!cue || !cue->item) continue;
        fill(e, i, (Slot){ENT_ORG, CAND_ENOUGH, RULE_ROW, {w->beg, v->end}, 0});
        return;
    }
}

/* 데이터숲. 11월 28일 지원, 12월 5일 서류 통과 — the same where the name is a sentence of its own. */
static void alone(Ent *e, uint32_t i)
{
    const Word *w = &e->word.v[i];
    if (w->flags & W_QUOTE_OPEN || i + 2 >= e->word.n || e->word.v[i + 1].sep != SEP_STOP ||
        !(e->word.v[i + 1].flags & W_TIME)) return;
    for (uint32_t k = i + 2; k < i + 6 && k < e->word.n && e->word.v[k].sep != SEP_LINE; k++) {
        const Cue *cue = word_cue(e, &e->word.v[k], CUE_ACT);
        if (!cue || !cue->item) continue;
        fill(e, i, (Slot){ENT_ORG, CAND_ENOUGH, RULE_ROW, {w->beg, e->word.v[k].end}, 0});
        return;
    }
}

static EntityType listed_type(const Ent *e, const Word *w, const Word *of)
{
    if (w->sent != of->sent || !w->cover) return ENT_COUNT;
    const Cand *c = &e->cand.v[w->cover - 1];
    bool may = c->kind == CAND_KNOWN && (c->type == ENT_ORG || c->type == ENT_SKILL || c->type == ENT_SCHOOL);
    return may ? (EntityType)c->type : ENT_COUNT;
}

/* 업스테이지, X, 크래프톤: between two of a type stands one more. */
static void listed(Ent *e, uint32_t i)
{
    const Word *w = &e->word.v[i];
    if (!i || i + 1 >= e->word.n || w->cover || w->sep != SEP_COMMA || e->word.v[i + 1].sep != SEP_COMMA) return;
    EntityType type = listed_type(e, w - 1, w);
    if (type == ENT_COUNT || type != listed_type(e, w + 1, w) || !(w->part & PT_BARE)) return;
    if (type == ENT_SKILL && !(w->flags & W_CAPITAL)) return;
    fill(e, i, (Slot){type, CAND_ENOUGH, RULE_ROW, {w[-1].beg, w[1].end}, 0});
}

/* 첫 직장은 홍대 준헤어. — the last noun of the sentence. */
static void workplace(Ent *e, uint32_t i)
{
    const Word *w = &e->word.v[i];
    if (is_label(e, i)) {
        fill(e, i + 1, (Slot){ENT_ORG, CAND_ENOUGH, RULE_NAMING, {w->beg, w[1].end}, 0});
        return;
    }
    if (w->beg + w->cue_len != w->end || w->part & PT_BARE) return;
    for (uint32_t k = i + 1; k < i + REACH && k < e->word.n && e->word.v[k].sent == w->sent; k++) {
        const Word *v = &e->word.v[k];
        bool last = k + 1 >= e->word.n || e->word.v[k + 1].sent != w->sent || e->word.v[k + 1].sep <= SEP_STOP;
        if (!last && !(v->part & PT_IS)) continue;
        if (v->part & (PT_IS | PT_BARE)) fill(e, k, (Slot){ENT_ORG, CAND_ENOUGH, RULE_NAMING, {w->beg, v->end}, 0});
        return;
    }
}

/* 하늘길에서 객실승무원으로 8년, 나래의 카피라이터였다: where a post is held. */
static void post_at(Ent *e, uint32_t i)
{
    enum { MODIFIERS = 3 };
    const Word *w = &e->word.v[i];
    uint32_t k = i + 1;
    while (k < i + MODIFIERS && k < e->word.n && word_joined(&e->word.v[k]) && e->word.v[k].part & PT_BARE &&
           !is_post(e, &e->word.v[k])) k++;
    if (k >= e->word.n || e->word.v[k].sent != w->sent || !word_joined(&e->word.v[k])) return;
    const Word *post = &e->word.v[k];
    bool held = w->part & PT_AT ? post->part & (PT_AS | PT_OBJECT) : post->part & PT_IS;
    if (held && is_post(e, post))
        fill(e, i, (Slot){ENT_ORG, CAND_ENOUGH, RULE_BELONGS, {w->beg, post->end}, 0});
}

/* Revit으로 그렸다, 도수치료를 배웠다: what is learned or used. A Hangul word must end like a skill besides. */
static void skill(Ent *e, uint32_t i, const Cue *cue)
{
    const Word *w = &e->word.v[i];
    for (uint32_t k = 1; k <= 2 && k <= i; k++) {
        const Word *v = &e->word.v[i - k];
        if (v->sent != w->sent || v->flags & (W_TIME | W_NUMBER)) return;
        if (v->cover || v->n_cue || !(v->part & cue->frame) || v->part & (PT_BARE | PT_POLITE)) continue;
        bool latin = v->flags & W_CAPITAL && e->doc->cls[v->stem - 1] == CH_LATIN && v->stem - v->beg >= 2;
        bool ends = word_tail_is(e, v, TAIL_SKILL) && v->part & PT_OBJECT && v->stem - v->beg > v->tail_len &&
                    !entity_is_common(e, v->beg, v->stem);
        /* 도수치료와 슬링을 배웠다: beside one that is known. */
        const Word *u = i - k ? v - 1 : NULL;
        bool beside = u && u->sent == v->sent && (u->part & PT_WITH || v->sep == SEP_COMMA) && v->part & PT_OBJECT &&
                      u->cover && e->cand.v[u->cover - 1].type == ENT_SKILL && is_open(e, v, false);
        if (!latin && !ends && !beside) continue;
        entity_vote(e, ENT_SKILL, CAND_ENOUGH, latin ? name_beg(e, i - k) : v->beg, v->stem, RULE_ACT,
                    (Span){v->beg, w->end});
        return;
    }
}

static void find_by(Ent *e, uint32_t i, const Cue *cue)
{
    if (cue->cls == CUE_ACT && cue->frame & PT_NEXT) act_before(e, i, cue);
    else if (cue->cls == CUE_ACT) act(e, i, cue);
    else if (cue->cls == CUE_WORKPLACE) workplace(e, i);
    else if (cue->cls == CUE_KIND) kind_before(e, i, cue);
    else if (cue->cls == CUE_BELONGS && i) belongs(e, i, cue);
    else if (cue->cls == CUE_SKILL_ACT && e->ie->ko) skill(e, i, cue);
}

static void find_at(Ent *e, uint32_t i)
{
    const Word *w = &e->word.v[i];
    if (w->part & PT_CALLED) called(e, i);
    if (w->part & (PT_AT | PT_OF) && w->flags & (W_HANGUL | W_LATIN)) post_at(e, i);
    if (w->part & PT_IS && (word_tail_is(e, w, TAIL_KIND) || word_cue_is(e, w, CUE_KIND))) defined(e, i);
    if (w->alias_end) introduced(e, i), in_brackets(e, i);
    if (w->sep == SEP_COMMA) listed(e, i);
    if (w->flags & W_ITEM && w->part & PT_BARE) item(e, i);
    if (w->flags & W_SENT && w->part & PT_BARE && w->flags & W_HANGUL) alone(e, i);
    if (w->flags & W_ITEM && w->flags & W_HEAD && w->part & PT_BARE) heading(e, i);
}

void entity_find(Ent *e)
{
    for (uint32_t k = 0; k < e->acts.n; k++) {
        for (uint16_t n = 0; n < e->word.v[e->acts.v[k]].n_cue; n++)
            find_by(e, e->acts.v[k], word_cue_at(e, &e->word.v[e->acts.v[k]], n));
    }
    for (uint32_t k = 0; k < e->todo[PART_FIND].n; k++) find_at(e, e->todo[PART_FIND].v[k]);
}
