/* Names known by their form: a proper part with a kind behind (은산 + 대학교병원, 정보처리 + 기능사), a kind before
 * (스튜디오 열세시), a letter for a name withheld (N사), a rank (2등). */
#include "entity_latin.h"
#include "mark.h"

/* Is u[beg … end) fit to be the proper part of a name? Not a common noun, nor a mere number; a letter may stand for a
 * name that is withheld. */
static bool is_proper(const Ent *e, const Word *w, uint32_t beg, uint32_t end, const Tail *tail)
{
    if (end <= beg || w->flags & W_TIME) return false;
    if (e->doc->cls[beg] == CH_LATIN && end - beg <= 2) return w->flags & W_CAPITAL;
    if (end - beg < tail->min || e->doc->cls[beg] == CH_DIGIT) return false;
    bool house = tail->cls == TAIL_ORG || (tail->cls == TAIL_SCHOOL && tail->brand);
    if (house && entity_is_single(e, w->beg, w->stem)) return false;                      /* 사회적협동조합, 명문대 */
    if (tail->brand && entity_is_brand(e, beg, end)) return true;
    if (tail->cls == TAIL_ORG && entity_is_trade(e, beg, end)) return false;
    bool weak = tail->weight < CAND_ENOUGH;
    if (tail->cls == TAIL_SCHOOL && !w->alias_end && entity_is_subject(e, beg, end, weak)) return false;
    return tail->weight >= CAND_ENOUGH ? !entity_is_kind(e, beg, end) : !entity_is_common(e, beg, end);
}

/* The name's first word, when words before the head belong to it: a kind that begins names, or Latin in capitals. */
enum { NAME_WORDS = 8 };                 /* a longer run of capitals is a headline */

static uint32_t name_start(const Ent *e, uint32_t word)
{
    for (int n = 0; n < NAME_WORDS && word; n++) {
        const Word *prev = &e->word.v[word - 1];
        bool part =
            word_joined(&e->word.v[word]) && word_cue_is(e, prev, CUE_PART) && prev->part & PT_BARE && !prev->cover;
        bool capital = entity_in_run(e, prev, &e->word.v[word]) && !entity_opens_line(e, prev);
        if (!part && !capital) break;
        word--;
    }
    return word;
}

/* 새봉대 수의예과에, 철도차량과 2024년 졸업: a department right behind the school. Where 과 may be the particle too, the
 * noun before it is a field of learning (무역학과) or nothing stands behind it that it could join. */
static bool is_faculty(const Ent *e, const Word *v)
{
    const uint16_t *ch = e->doc->ch;
    if (v->sep != SEP_BLANK || v->flags & W_TIME) return false;
    if (!(v->part & PT_WITH))
        return v->stem >= v->beg + 3 && is_mark(e->ie, MK_FACULTY, ch[v->stem - 1]) &&
               !entity_is_common(e, v->beg, v->stem);
    if (v->end != v->stem + 1 || v->stem < v->beg + 2 || !is_mark(e->ie, MK_FACULTY, ch[v->stem])) return false;
    const Word *next = v + 1 < e->word.v + e->word.n && v[1].sent == v->sent ? v + 1 : NULL;
    return is_mark(e->ie, MK_LEARNING, ch[v->stem - 1]) || !next || !word_joined(next) || next->flags & W_TIME ||
           word_cue_is(e, next, CUE_SCHOOL_LIFE);
}

/* …대 is a university only beside a word of university life: 산들대 통계학과, 남도대를 졸업. A school whose kind says little
 * (weak) is one where something is taught, too: 미래요리학원 야간반에. */
static bool has_school_life(const Ent *e, uint32_t i, bool weak)
{
    const Word *w = &e->word.v[i];
    for (uint32_t k = i + 1; k < i + 4 && k < e->word.n; k++) {
        const Word *v = &e->word.v[k];
        if (v->sent != w->sent) break;
        const Tail *faculty = word_tail(e, v, TAIL_SCHOOL);                   /* 새솔대 약대 */
        if (faculty && faculty->bare && k == i + 1 && v->tail_len == v->stem - v->beg) return true;
        if (k == i + 1 && w->part & PT_BARE && is_faculty(e, v)) return true;
        if (word_tail_is(e, v, TAIL_SCHOOL_LIFE)) return true;
        const Cue *life = word_cue(e, v, CUE_SCHOOL_LIFE);
        if (life && (weak || !life->plain)) return true;
    }
    return false;
}

/* 코드나루 데이터 분석 부트캠프: who gives it stands before what it is in. */
static void giver(Ent *e, uint32_t i)
{
    enum { FIELD_WORDS = 3 };
    for (uint32_t k = i; k && i - k < FIELD_WORDS && e->word.v[k].sep == SEP_BLANK; k--) {
        const Word *v = &e->word.v[k - 1];
        const Cand *c = v->cover ? &e->cand.v[v->cover - 1] : NULL;
        bool field = (c && (c->type == ENT_SKILL || c->type == ENT_ROLE)) || word_cue_is(e, v, CUE_MODIFIER) ||
                     entity_is_common(e, v->beg, v->end);
        if (v->part & PT_BARE && field) continue;
        if (k < i && entity_is_front(e, v) && v->sent == e->word.v[i].sent)
            entity_vote(e, ENT_SCHOOL, CAND_ENOUGH, v->beg, v->stem, RULE_FORM, (Span){v->beg, e->word.v[i].stem});
        return;
    }
}

/* 하나로정밀 생산직, 늘봄어린이집 기간제 교사로; 바로마트 5년: the post held there, or how long, right behind the name. */
static bool has_post(const Ent *e, uint32_t i)
{
    enum { WORDS = 3 };
    const Word *w = &e->word.v[i];
    bool site = i && word_joined(w) && w[-1].part & PT_BARE && w[-1].sent == w->sent && word_tail_is(e, w, TAIL_BRANCH);
    /* 나래푸드 이천센터 매니저 */
    if (site && !(w[-1].cover && entity_cover(e, w - 1, ENT_PLACE))) return false;
    for (uint32_t k = i + 1; k <= i + WORDS && k < e->word.n; k++) {
        const Word *v = &e->word.v[k];
        if (v->sent != w->sent || !word_joined(v) || !(v[-1].part & PT_BARE)) return false;
        if (entity_is_post(e, v)) return true;
        if (v->flags & W_TIME) return k == i + 1 && v->flags & W_NUMBER && v->part & PT_BARE;
    }
    return false;
}

/* Falcon Gulf Airways, Fernbank Credit Union: Latin words in capitals, of which the last says that it is a firm's, and one
 * before it is a name. Data Center, Machine Learning Engineering are none. */
static bool is_latin_firm(const Ent *e, uint32_t first, uint32_t i, EntityType type, const Tail *tail)
{
    const Word *w = &e->word.v[i];
    if (type != ENT_ORG || first == i || w->stem - w->tail_len != w->beg) return false;
    bool goes_on =
        i + 1 < e->word.n && w[1].flags & W_CAPITAL && word_tail_is(e, w + 1, TAIL_ORG) && entity_in_run(e, w, w + 1);
    if (goes_on) return false;                                                 /* Fernbank Credit Union */
    uint32_t names = 0, others = 0;
    for (uint32_t k = first; k < i; k++) {
        const Word *v = &e->word.v[k];
        bool place = v->cover && e->cand.v[v->cover - 1].type == ENT_PLACE;
        names += entity_is_front(e, v) && v->end - v->beg > 2;
        others += !place && !entity_is_front(e, v);
    }
    if (!names || tail->weight >= CAND_ENOUGH || !others) return names;
    const Tail *two = i - first > 1 ? word_tail_double(e, w, w->stem) : NULL;
    return two && two->cls == TAIL_ORG && two->weight >= CAND_ENOUGH;
}

/* Wexford School of Drama에서, University of Tarn에: Latin words, the kind before what it is of. */
static bool school_of(Ent *e, uint32_t i)
{
    const Word *w = &e->word.v[i], *of = w + 1, *last = w + 2;
    if (i + 2 >= e->word.n || !(w->flags & W_CAPITAL) || w->stem - w->tail_len != w->beg || w->cover ||
        last->sent != w->sent)
        return false;
    if (of->sep != SEP_BLANK || last->sep != SEP_BLANK || !(last->flags & W_CAPITAL) || latin_inner(e, of) != INNER_OF)
        return false;
    while (last + 1 < e->word.v + e->word.n && last[1].flags & W_CAPITAL && entity_in_run(e, last, last + 1)) last++;
    uint32_t beg = e->word.v[name_start(e, i)].beg;
    entity_vote(e, ENT_SCHOOL, CAND_STRONG, beg, last->stem, RULE_FORM, (Span){beg, last->stem});
    return true;
}

static void by_tail(Ent *e, uint32_t i, EntityType type, const Tail *tail)
{
    const Word *w = &e->word.v[i];
    uint32_t front_end = w->stem - w->tail_len, beg = e->word.v[name_start(e, i)].beg;
    if (!is_proper(e, w, w->beg, front_end, tail)) {
        /* 마음숲 상담센터: the name is a word of its own before its kind. */
        bool apart = e->ie->ko && i && w->sep == SEP_BLANK && !(w->flags & W_TIME) && entity_is_front(e, w - 1) &&
                     (front_end == w->beg || entity_is_kind(e, w->beg, front_end));
        bool sure = type == ENT_SCHOOL && tail->weight >= CAND_ENOUGH && !tail->bare;             /* 코드나무 부트캠프 */
        bool run = apart && entity_in_run(e, w - 1, w);                    /* Blue Harbor Studio */
        if (e->ie->ko && w->flags & W_CAPITAL && is_latin_firm(e, name_start(e, i), i, type, tail)) {
            entity_vote(e, type, tail->weight < CAND_ENOUGH ? CAND_ENOUGH : tail->weight, beg, w->stem, RULE_FORM, (Span){beg, w->stem});
            return;
        }
        Span words = {run ? beg : w[-1 + !apart].beg, w->stem};
        NameRule rule = sure ? RULE_FORM : RULE_HINT;
        /* 쾰른 대학교: a university is called by its town. */
        bool town = sure && front_end == w->beg && i && w->sep == SEP_BLANK && w[-1].part & PT_BARE &&
                    w[-1].sent == w->sent && entity_cover(e, w - 1, ENT_PLACE) && tail->weight > CAND_ENOUGH;
        if (town) entity_vote(e, type, CAND_STRONG, w[-1].beg, w->stem, RULE_FORM, (Span){w[-1].beg, w->stem});
        else if (apart) entity_vote(e, type, sure ? CAND_ENOUGH : 1, words.beg, words.end, rule, words);
        else if (sure && front_end == w->beg && e->ie->ko) giver(e, i);
        return;
    }
    int weight = type == ENT_ORG && tail->cls == TAIL_SCHOOL ? CAND_STRONG + 1 : tail->weight;
    /* 세계여행사 */
    if (tail->brand && weight >= CAND_ENOUGH && entity_is_kind(e, w->beg, front_end)) weight = 1;
    if (w->alias_end || (type == ENT_SCHOOL && has_school_life(e, i, tail->weight < CAND_ENOUGH))) weight++;
    NameRule rule = weight < CAND_ENOUGH && type == ENT_ORG ? RULE_HINT : RULE_FORM;
    entity_vote(e, type, weight, beg, w->stem, rule, (Span){w->beg, w->stem});
    if (rule != RULE_HINT) return;
    bool headed = w->flags & W_HEAD && w->part & PT_BARE && (i + 1 >= e->word.n || w[1].sep == SEP_LINE) &&
                  (w->flags & W_ITEM || w->sep == SEP_STOP || w->sep == SEP_COMMA || w->sep == SEP_MARK);
    if (headed || has_post(e, i)) entity_vote(e, type, 1, beg, w->stem, RULE_BELONGS, (Span){w->beg, w->stem});
}

/* 05.2 동해 솔빛고 졸업: behind a time or a place, right before what one does at school. No verb stands so. */
static bool is_note(const Ent *e, uint32_t i)
{
    const Word *w = &e->word.v[i], *next = i + 1 < e->word.n ? w + 1 : NULL, *prev = i ? w - 1 : NULL;
    if (!next || !prev || prev->sent != w->sent || !word_joined(w) || !(w->part & PT_BARE)) return false;
    bool place = prev->cover && e->cand.v[prev->cover - 1].type == ENT_PLACE && prev->part & PT_BARE;
    return (place || prev->flags & W_TIME) && word_joined(next) && word_cue_is(e, next, CUE_SCHOOL_LIFE) &&
           next->part & PT_BARE && next->beg + next->cue_len == next->end;
}

/* 한솔초 교사로, 송림중 축구부 코치: before the post that is held there. */
static bool has_school_post(const Ent *e, uint32_t i)
{
    const Word *w = &e->word.v[i], *v = w + 1;
    if (i + 2 >= e->word.n || !(w->part & PT_BARE) || w->n_cue || v->sent != w->sent || !word_joined(v)) return false;
    if (entity_is_post(e, v)) {
        const Cand *c = v->cover ? &e->cand.v[v->cover - 1] : NULL;
        return word_cue_is(e, c && c->type == ENT_ROLE ? &e->word.v[c->word_end - 1] : v, CUE_SCHOOL_LIFE);
    }
    /* 기간제 교사, 국어 교사 */
    bool between = v->part & PT_BARE && v[1].sent == w->sent && word_joined(v + 1) && entity_is_post(e, v + 1);
    if (between && word_cue_is(e, v + 1, CUE_SCHOOL_LIFE)) return true;
    bool team = v->part & PT_BARE && is_mark(e->ie, MK_CLUB, e->doc->ch[v->end - 1]) && v->end >= v->beg + 3;
    return team && v[1].sent == w->sent && word_joined(v + 1) && entity_is_post(e, v + 1);
}

static void school(Ent *e, uint32_t i, const Tail *tail)
{
    const Word *w = &e->word.v[i];
    if (e->ie->ko && w->flags & W_CAPITAL && school_of(e, i)) return;
    /* Where one teaches is an employer: 한솔초 교사로, 늘푸른고등학교 기간제 교사. */
    if (!tail->bare && has_school_post(e, i)) {
        by_tail(e, i, tail->open ? ENT_SCHOOL : ENT_ORG, tail);
        return;
    }
    /* A verb in -고 looks like a school (그만두고), but takes no particle. */
    bool noun = tail->bare || w->part & (PT_OBJECT | PT_TO | PT_AT | PT_OF) || is_note(e, i);
    if (tail->open && (!noun || !has_school_life(e, i, false))) return;
    by_tail(e, i, ENT_SCHOOL, tail);
}

static void whole(Ent *e, uint32_t i, EntityType type, uint32_t beg_word, NameRule rule)
{
    const Word *w = &e->word.v[i];
    Cand *c = entity_add(e, type, CAND_FORM, e->word.v[beg_word].beg, w->stem, beg_word, i + 1);
    c->score = CAND_STRONG;
    c->rule = (uint8_t)rule;
}

/* 5급기관사 면허, 요가 자격증: what it is for, as a word of its own. */
static bool is_licensed(const Ent *e, const Word *v)
{
    if (!(v->part & PT_BARE) || v->flags & W_TIME || v[1].sent != v->sent) return false;
    if (v->cover) return entity_cover(e, v, ENT_ROLE) || entity_cover(e, v, ENT_SKILL);
    return word_tail_is(e, v, TAIL_ROLE) && v->tail_len < v->stem - v->beg;
}

static void credential(Ent *e, uint32_t i, const Tail *tail)
{
    const Word *w = &e->word.v[i];
    uint32_t front_end = w->stem - w->tail_len;
    if (front_end > w->beg && front_end - w->beg >= tail->min && !entity_is_common(e, w->beg, front_end))
        whole(e, i, ENT_CREDENTIAL, i, RULE_FORM);
    else if (front_end == w->beg && tail->bare)
        whole(e, i, ENT_CREDENTIAL, i, RULE_FORM);
    else if (front_end == w->beg && i && word_joined(w) && is_licensed(e, w - 1))
        whole(e, i, ENT_CREDENTIAL, i - 1, RULE_FORM);
}

/* owned: only who runs it will do, for heads that any skill may stand before (석사 과정, 데이터 분석 교육). */
static bool is_name_like(const Ent *e, const Word *w, bool owned)
{
    EntityType type = w->cover ? (EntityType)e->cand.v[w->cover - 1].type : ENT_COUNT;
    if (w->cover && owned) return type == ENT_ORG || type == ENT_SCHOOL || type == ENT_PROGRAM;
    if (w->cover) return type != ENT_PLACE && type != ENT_ROLE;
    return (w->flags & W_CAPITAL || w->flags & (W_QUOTE_OPEN | W_QUOTE_CLOSE)) && !(w->flags & W_TIME);
}

/* A programme, contest or scheme: its head with the bare nouns before it, one of which must be a name or, before heads
 * that are no mere kinds, at least no common noun. */
/* 제5회 청년 데이터 공모전: where the words that are counted as one event begin; i where none is counted. */
static uint32_t edition_first(const Ent *e, uint32_t i)
{
    enum { TITLE_WORDS = 6 };
    for (uint32_t k = 1; k <= TITLE_WORDS && k <= i; k++) {
        const Word *v = &e->word.v[i - k];
        if (v->sent != e->word.v[i].sent || !word_joined(v + 1) || !(v->part & PT_BARE)) return i;
        if (word_tail_is(e, v, TAIL_EDITION)) return i - k + 1;
    }
    return i;
}

static void program(Ent *e, uint32_t i, const Tail *tail)
{
    enum { MODIFIERS = 4 };
    const Word *w = &e->word.v[i];
    uint32_t first = i, front_end = w->stem - w->tail_len;
    bool named = front_end > w->beg + 1 && !entity_is_common(e, w->beg, front_end);
    bool latin = named && w->flags & W_CAPITAL;
    if (w->cover && e->cand.v[w->cover - 1].beg == w->beg && e->cand.v[w->cover - 1].end < w->stem) latin = true;
    while (first > 0 && i - first < MODIFIERS && word_joined(&e->word.v[first]) &&
           !(e->word.v[first].flags & W_QUOTE_OPEN)) {
        const Word *p = &e->word.v[first - 1];
        if (!(p->part & PT_BARE) || p->flags & W_TIME || p->flags & W_INNER || p->alias_end || p->n_cue) break;
        if (!p->cover && entity_is_common(e, p->beg, p->stem)) break;
        named = true;
        if (is_name_like(e, p, tail->weight < CAND_ENOUGH)) latin = true;
        first--;
    }
    /* 부품소재포럼에서, 전국말하기대회에: written in one, where one goes to it. */
    enum { OWN_NAME = 4 };
    bool whole_word = e->ie->ko && named && front_end >= w->beg + OWN_NAME && w->part & (PT_AT | PT_TO);
    uint32_t edition = edition_first(e, i);
    if (whole_word && !latin) first = i;
    if (edition < i) first = edition;
    else if (!named || (tail->open && !latin && !whole_word)) return;
    whole(e, i, ENT_PROGRAM, first, RULE_HEAD);
}

/* 새벽발 3기로 활동했다: what takes people in by turns. Illnesses have such stages too, so that the sentence must go on
 * about taking part. */
static void cohort(Ent *e, uint32_t i)
{
    enum { NEAR = 2, WORDS = 3 };
    const Word *w = &e->word.v[i], *v = w - 1;
    if (!i || w->flags & W_TIME || w->stem < w->beg + 2 || !is_mark(e->ie, MK_COHORT, e->doc->ch[w->stem - 1])) return;
    if (e->doc->cls[w->stem - 2] != CH_DIGIT || w->sep != SEP_BLANK || v->sent != w->sent || v->cover) return;
    bool part = false;
    for (uint32_t k = i + 1; k <= i + NEAR && k < e->word.n && e->word.v[k].sent == w->sent; k++)
        part = part || word_cue_is(e, &e->word.v[k], CUE_ACT) || word_cue_is(e, &e->word.v[k], CUE_WON) ||
               word_cue_is(e, &e->word.v[k], CUE_ROLE_ACT);
    if (!part || !(v->part & PT_BARE) || v->end < v->beg + 2 || v->n_cue || entity_is_common(e, v->beg, v->end)) return;
    uint32_t first = i - 1;
    while (first && i - first < WORDS && word_joined(&e->word.v[first]) && entity_is_front(e, &e->word.v[first - 1]) &&
           e->word.v[first - 1].sent == w->sent) first--;
    entity_vote(e, ENT_PROGRAM, CAND_ENOUGH, e->word.v[first].beg, v->stem, RULE_FORM, (Span){v->beg, w->end});
}

/* 올해의 리더상, 베스트 리더상 */
static uint32_t prize_first(const Ent *e, uint32_t i)
{
    enum { WORDS = 3 };
    uint32_t first = i;
    for (uint32_t k = 1; k <= WORDS && k <= i && word_joined(&e->word.v[i - k + 1]); k++) {
        const Word *v = &e->word.v[i - k];
        LexMatch m;
        bool is = ie_longest(e->ie, e->data->inner, v->beg, v->end, &m) && m.len == v->end - v->beg;
        if (is && e->data->inner_class[lex_match_entry(e->data->inner, m, 0)] == INNER_PRIZE) first = i - k;
        else if (!(v->part & PT_BARE) || v->sent != e->word.v[i].sent) break;
    }
    return first;
}

static void award(Ent *e, uint32_t i, const Tail *tail)
{
    const Word *w = &e->word.v[i];
    bool bare = w->stem - w->tail_len == w->beg;
    if (tail->open) {                    /* 대상 is an object too: only where it was won */
        const Word *next = i + 1 < e->word.n ? &e->word.v[i + 1] : NULL;
        if (!next || next->sent != w->sent || !word_cue_is(e, next, CUE_AWARD_ACT)) return;
    }
    /* 인상, 보상: the last two syllables are another word. */
    bool short_tail = w->tail_len == 1;
    if (short_tail && (w->stem < w->beg + 3 || entity_is_common(e, w->stem - 2, w->stem))) return;
    if (bare || !entity_is_common(e, w->beg, w->stem)) whole(e, i, ENT_AWARD, prize_first(e, i), RULE_FORM);
}

static void anonymous(Ent *e, uint32_t i)
{
    const Word *w = &e->word.v[i];
    const Doc *d = e->doc;
    uint32_t at = w->beg;
    while (at < w->stem && d->cls[at] == CH_LATIN) at++;
    if (at == w->beg || at - w->beg > 2 || at + 1 != w->stem) return;
    /* D대, C고 */
    if (is_mark(e->ie, MK_COLLEGE, d->ch[at]) || (is_mark(e->ie, MK_HIGH_SCHOOL, d->ch[at]) && at == w->beg + 1))
        entity_vote(e, ENT_SCHOOL, CAND_STRONG, w->beg, w->stem, RULE_LETTER, (Span){w->beg, w->stem});
    if (!is_mark(e->ie, MK_FIRM, d->ch[at])) return;
    entity_vote(e, ENT_ORG, CAND_STRONG, w->beg, w->stem, RULE_LETTER, (Span){w->beg, w->stem});
}

/* 무대음향 3급을 취득했다: a field with a grade below those of civil servants, and what is done with a credential. */
static bool is_graded_field(const Ent *e, uint32_t i)
{
    enum { NEAR = 4 };
    const Word *w = &e->word.v[i], *v = w - 1;
    if (v->cover ? !entity_cover(e, v, ENT_SKILL) : !entity_is_front(e, v)) return false;
    for (uint32_t k = i + 1; k <= i + NEAR && k < e->word.n && e->word.v[k].sent == w->sent; k++)
        if (word_cue_is(e, &e->word.v[k], CUE_WON) && !word_cue_is(e, &e->word.v[k], CUE_ACT)) return true;
    return false;
}

/* 4급은 2009년, 3급은 2012년에 땄다: a bare grade that was obtained. */
static bool is_obtained(const Ent *e, uint32_t i)
{
    enum { NEAR = 6 };
    const Word *w = &e->word.v[i];
    if (!(w->part & (PT_TOPIC | PT_SUBJECT | PT_OBJECT | PT_OTHER))) return false;
    for (uint32_t k = i + 1; k <= i + NEAR && k < e->word.n && e->word.v[k].sent == w->sent; k++) {
        if (is_mark(e->ie, MK_OBTAINS, e->doc->ch[e->word.v[k].beg])) return true;
    }
    return false;
}

/* 응급구조사 2급: what one may call oneself, by grades. */
static void graded(Ent *e, uint32_t i)
{
    const Word *w = &e->word.v[i], *v = w - 1;
    const Doc *d = e->doc;
    bool degree = w->stem == w->beg + 2 && d->cls[w->beg] == CH_DIGIT && is_mark(e->ie, MK_DAN, d->ch[w->beg + 1]);
    if (i && degree && w->sep == SEP_BLANK && v->sent == w->sent && v->part & PT_BARE &&
        entity_cover(e, v, ENT_SKILL)) {
        whole(e, i, ENT_CREDENTIAL, i - 1, RULE_FORM);                     /* 유도 4단 */
        return;
    }
    bool grade = w->stem == w->beg + 2 && d->cls[w->beg] == CH_DIGIT && is_mark(e->ie, MK_GRADE, d->ch[w->beg + 1]);
    if (!grade) return;
    if (d->ch[w->beg] <= '4' && !(i && v->part & PT_BARE && word_joined(w)) && is_obtained(e, i)) {
        whole(e, i, ENT_CREDENTIAL, i, RULE_FORM);                         /* 4급은 2009년에 땄고 */
        return;
    }
    if (!i || w->sep != SEP_BLANK || v->sent != w->sent) return;
    if (!(v->part & PT_BARE) || v->end < v->beg + 2) return;
    if (d->ch[w->beg] <= '4' && is_graded_field(e, i)) {
        whole(e, i, ENT_CREDENTIAL, i - 1, RULE_FORM);                     /* 무대음향 3급 취득 */
        return;
    }
    if (v->end < v->beg + 3) return;
    bool bearer =
        is_mark(e->ie, MK_BEARER, d->ch[v->end - 1]) &&
        (word_tail_is(e, v, TAIL_ROLE) || word_tail_is(e, v, TAIL_CREDENTIAL) || entity_cover(e, v, ENT_ROLE));
    if (!bearer) return;
    Cand *c = entity_add(e, ENT_CREDENTIAL, CAND_FORM, v->beg, w->stem, i - 1, i + 1);
    c->score = CAND_STRONG;
    c->rule = RULE_FORM;
}

/* 대회에서 3위를 했다, 3위 입상: 위 counts firms, too. */
static bool is_won_rank(const Ent *e, uint32_t i)
{
    const Word *w = &e->word.v[i], *v = w + 1;
    if (i + 1 >= e->word.n || v->sent != w->sent || !word_joined(v) || !(w->part & (PT_OBJECT | PT_BARE | PT_AS)))
        return false;
    bool did = w->part & PT_OBJECT && is_mark(e->ie, MK_DID, e->doc->ch[v->beg]);
    return did || word_cue_is(e, v, CUE_AWARD_ACT);
}

/* 2등, 1위: a rank that was won. 4등급 and 3위권 are none. */
static void rank(Ent *e, uint32_t i)
{
    const Word *w = &e->word.v[i];
    const Doc *d = e->doc;
    uint32_t at = w->beg;
    while (at < w->stem && d->cls[at] == CH_DIGIT) at++;
    if (at - w->beg > 1 || at + 1 != w->stem || w->flags & W_TIME) return;
    if (d->ch[w->beg] < '1' || d->ch[w->beg] > '3') return;
    if (!is_mark(e->ie, MK_PLACED, d->ch[at]) && !(is_mark(e->ie, MK_RANK, d->ch[at]) && is_won_rank(e, i))) return;
    whole(e, i, ENT_AWARD, i, RULE_RANK);
}

/* A kind that begins names, with its name behind: 법무법인 한결, (주)달음. */
static void by_part(Ent *e, uint32_t i)
{
    const Word *w = &e->word.v[i], *next = i + 1 < e->word.n ? &e->word.v[i + 1] : NULL;
    if (!next || next->sent != w->sent || next->cover) return;
    bool quoted = next->flags & W_QUOTE_CLOSE && next->quoted == 1;
    if (!quoted && (next->stem < next->beg + 2 || next->flags & W_TIME)) return;
    bool mark = w->flags & W_INNER && w->end - w->beg == 1 && is_mark(e->ie, MK_INCORPORATED, e->doc->ch[w->beg]) &&
        e->doc->ch[w->end] == ')' && next->beg == w->end + 1;
    const Cue *cue = word_cue(e, w, CUE_PART);
    bool part = cue && w->part & PT_BARE && next->sep == SEP_BLANK && !w->cover &&
                w->beg + w->cue_len == w->end;
    if ((!mark && !part) || (!quoted && entity_is_common(e, next->beg, next->stem)) || next->n_cue) return;
    uint32_t front = next->stem - next->tail_len;                                         /* 호텔 제과부; but 비스트로 무화과 */
    bool field = front > next->beg && (entity_is_common(e, next->beg, front) || entity_is_trade(e, next->beg, front));
    bool unit = entity_is_unit(e, next) && (field || !is_mark(e->ie, MK_FACULTY, e->doc->ch[next->stem - 1]));
    if (part && !quoted && unit) return;
    bool apart = mark || next->flags & W_QUOTE_OPEN;         /* the kind stands outside the name's quotation marks */
    entity_vote(e, (EntityType)(mark ? ENT_ORG : cue->type), mark ? CAND_STRONG : cue->weight,
                apart ? next->beg : w->beg, next->stem, RULE_PART, (Span){w->beg, next->stem});
}

/* ㈜달음: the sign in one piece, right before the name. */
static void by_sign(Ent *e, uint32_t i)
{
    const Word *w = &e->word.v[i];
    if (!w->beg || e->doc->ch[w->beg - 1] != INCORPORATED || w->stem < w->beg + 2 || w->flags & W_TIME) return;
    entity_vote(e, ENT_ORG, CAND_STRONG, w->beg, w->stem, RULE_PART, (Span){w->beg - 1, w->stem});
}

static void employer(Ent *e, uint32_t i, const Tail *tail) { by_tail(e, i, ENT_ORG, tail); }

static const struct { TailClass cls; void (*read)(Ent *e, uint32_t i, const Tail *tail); } forms[] = {
    {TAIL_ORG, employer}, {TAIL_SCHOOL, school}, {TAIL_CREDENTIAL, credential},
    {TAIL_PROGRAM, program}, {TAIL_AWARD, award},
};

static void form_at(Ent *e, uint32_t i)
{
    const Word *w = &e->word.v[i];
    const Cand *c = w->cover ? &e->cand.v[w->cover - 1] : NULL;
    bool told = c && (c->kind == CAND_KNOWN || c->type == ENT_SKILL);          /* 선하증권 is no firm */
    if (told && c->end >= w->stem && c->beg <= w->beg) {
        if (w->flags & W_NUMBER && w->flags & W_HANGUL) graded(e, i);
        return;
    }
    for (size_t k = 0; w->tail_set & FORM_TAILS && k < COUNT_OF(forms); k++) {
        const Tail *tail = word_tail(e, w, forms[k].cls);
        if (tail) forms[k].read(e, i, tail);
    }
    if (w->flags & W_CAPITAL && w->flags & W_HANGUL) anonymous(e, i);
    if (w->flags & W_NUMBER && w->flags & W_HANGUL) rank(e, i), graded(e, i), cohort(e, i);
    by_part(e, i);
    by_sign(e, i);
}

void entity_form(Ent *e)
{
    for (uint32_t k = 0; k < e->todo[PART_FORM].n; k++) form_at(e, e->todo[PART_FORM].v[k]);
}
