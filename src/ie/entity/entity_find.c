/* Employers and schools that no book knows, by what is done with them: X에 입사, 다니던 X, X에서 3년. */
#include "entity_int.h"
#include "mark.h"
#include "uni/hangul.h"

enum { REACH = 8 };

/* A frame in which the name is what the sentence is about: weaker than an employer entered or left. */
static const uint32_t LOOSE_FRAMES = PT_TOPIC | PT_SUBJECT | PT_WITH;

/* Words between a bare name and its predicate: 한빛은행 Risk Analytics팀 입사, 누리카드 백엔드 개발자 지원. */
static bool is_between(const Ent *e, const Word *w)
{
    if (!(w->part & PT_BARE)) return false;
    if (w->flags & W_NUMBER && !(w->flags & W_TIME)) return true;      /* 2차 */
    if (w->cover) return e->cand.v[w->cover - 1].type == ENT_ROLE || e->cand.v[w->cover - 1].type == ENT_SKILL;
    return entity_is_unit(e, w) || word_tail_is(e, w, TAIL_ROLE) || word_cue_is(e, w, CUE_MODIFIER) ||
           entity_is_common(e, w->beg, w->stem) || (w->flags & W_LATIN && w->flags & W_CAPITAL);
}

/* …고, …는데: the predicate of another clause; what stands before it belongs there. */
bool entity_ends_clause(const Ent *e, const Word *w)
{
    return word_tail_is(e, w, TAIL_CLAUSE) && !w->cover && !entity_is_common(e, w->beg, w->end);
}

/* A bare noun before a predicate may be any adverb. Behind a date (2021.03 카카오 입사) or before the stage of a
 * selection (코드웨이 2차 면접 탈락) it is the employer. */
static NameRule bare_rule(const Ent *e, uint32_t i, uint32_t k, const Cue *cue)
{
    const Word *name = &e->word.v[i - k], *w = &e->word.v[i];
    /* 2012년 5월에 나루 입사.: a note of a joining; before other nouns stands how (자진 퇴사), and so it does in a sentence. */
    bool noted = cue->firm && w->beg + w->cue_len == w->end && (i + 1 >= e->word.n || w[1].sent != w->sent);
    bool dated = i > k && e->word.v[i - k - 1].flags & W_TIME && e->word.v[i - k - 1].sent == name->sent &&
                 e->word.v[i - k - 1].part & (noted ? PT_BARE | PT_TO | PT_AT : PT_BARE);
    if (dated) return RULE_ROW;
    bool stage = false;
    for (uint32_t j = i - k + 1; j < i; j++) stage = stage || word_cue_is(e, &e->word.v[j], CUE_ACT);
    return stage ? RULE_STAGE : RULE_BARE;
}

/* 소속: X, 입사: X — a label, and the name behind the colon. */
bool word_is_label(const Ent *e, uint32_t i)
{
    const Word *w = &e->word.v[i];
    return i + 1 < e->word.n && w[1].sent == w->sent && w[1].sep == SEP_MARK && e->doc->ch[w->after] == ':';
}

static bool has_stage(const Ent *e, uint32_t i, uint32_t end)
{
    for (; i < end; i++)
        if (word_cue_is(e, &e->word.v[i], CUE_STAGE)) return true;
    return false;
}

/* 코드나루에 들어가 반년짜리 과정을 수료했다: where one is taught. */
static bool of_course(const Ent *e, uint32_t i)
{
    for (uint32_t k = i + 1; k <= i + REACH && k < e->word.n && e->word.v[k].sent == e->word.v[i].sent; k++) {
        const Word *w = &e->word.v[k];
        if (word_tail_is(e, w, TAIL_SCHOOL) || (w->cover && e->cand.v[w->cover - 1].type == ENT_SCHOOL)) return false;
        const Cue *cue = word_cue(e, w, CUE_ACT);
        if (cue) return cue->type == ENT_SCHOOL;
    }
    return false;
}

/* 두 곳에 합격했고 집이 가까운 나루샵을 골랐다: what is chosen where employers said yes. */
static bool has_offer(const Ent *e, uint32_t i)
{
    enum { BACK = 12 };
    for (uint32_t k = i; k-- > 0 && i - k <= BACK && e->word.v[k].sent == e->word.v[i].sent;) {
        const Cue *cue = word_cue(e, &e->word.v[k], CUE_ACT);
        if (cue && cue->type == ENT_ORG && cue->item && !cue->chosen) return true;
    }
    return false;
}

/* 바이엘은 2차에서 불합격, 나루팜은 4월에 합격했지만: set against another employer of which such a thing is said. */
static bool is_contrasted(const Ent *e, uint32_t i)
{
    enum { BACK = 12 };
    for (uint32_t k = i; k-- > 0 && i - k <= BACK && e->word.v[k].sent == e->word.v[i].sent;) {
        const Word *w = &e->word.v[k];
        if (w->part & PT_TOPIC && w->cover) return e->cand.v[w->cover - 1].type == ENT_ORG;
        const Cue *cue = word_cue(e, w, CUE_ACT);
        if (cue && (cue->type != ENT_ORG || !cue->item)) return false;
    }
    return false;
}

/* 캄보디아 캄퐁톰에 파견을 갔다: a place in a place, where its form is no firm's. */
static bool behind_place(const Ent *e, uint32_t i)
{
    const Word *w = &e->word.v[i], *v = i && word_joined(w) ? w - 1 : NULL;
    bool place = v && v->part & PT_BARE && v->cover && e->cand.v[v->cover - 1].type == ENT_PLACE;
    return place && !word_tail_is(e, w, TAIL_ORG) && !word_tail_is(e, w, TAIL_BRANCH);
}

/* 나래에 산업기능요원으로 편입했다, 산업기능요원으로 나래에 편입했다. v: the name. */
static bool serves(const Ent *e, const Word *v, const Word *act)
{
    for (const Word *w = v == e->word.v ? v : v - 1; w < act; w++) {
        const Tail *tail = w->sent == act->sent && w->part & PT_AS ? word_tail(e, w, TAIL_COMMON) : NULL;
        if (tail && tail->serves) return true;
    }
    return false;
}

/* 있는, 있던: what stands before it is where something is. */
static bool tells_where(const Ent *e, const Word *w)
{
    return w->end - w->beg == 2 && mark_at(e->ie, MK_SITUATED, w->beg);
}

/* 2011년부터 2014년까지 나래에 있었다, 5년째 나래에서 회계를 보고 있다: the sentence says for how long. */
static bool tells_how_long(const Ent *e, const Word *w)
{
    enum { NEAR = 8, MONTH = 31 };
    const Ie *ie = e->ie;
    const Sentence *s = &e->doc->sent[w->sent];
    uint32_t from = ie->tx.n ? ie_timex_from(ie, s->beg) : 0;
    for (uint32_t i = from; i < ie->tx.n && i < from + NEAR && ie->tx.v[i].beg < s->end; i++) {
        if (ie_is_range(ie, i)) return true;
        const Timex *t = &ie->out->timexes.v[i];
        EdtfDuration len;
        if (t->type == TIMEX_DURATION && edtf_duration_parse(t->value, &len) && edtf_duration_days(&len) >= MONTH)
            return true;
    }
    return false;
}

/* 안전품질팀에 계약직으로 들어갔다: as what one is taken on, from outside. v: the name. */
static bool taken_as(const Ent *e, const Word *v, const Word *act)
{
    for (const Word *w = v + 1; w < act; w++)
        if (w->sent == act->sent && w->part & PT_AS && (word_cue_is(e, w, CUE_ACT) || entity_is_post(e, w)))
            return true;
    return false;
}

/* What the predicate i says of word i - k, by the frame between the two; weight 0 for nothing. */
static Slot act_slot(const Ent *e, uint32_t i, uint32_t k, const Cue *cue, uint32_t frame)
{
    const Word *w = &e->word.v[i], *v = w - k;
    Slot s = {(EntityType)cue->type, frame ? cue->weight : 0, RULE_ACT, {v->beg, w->end}, 0, cue->moves, false};
    bool staged = frame & PT_TOPIC && cue->moves && has_stage(e, i - k + 1, i) && !entity_is_given_shape(e, v);
    if (staged) s.rule = RULE_STAGE, s.weight = CAND_ENOUGH;                      /* 나루는 2차 면접 후 불합격 */
    else if (frame & LOOSE_FRAMES && !cue->firm) s.rule = RULE_LOOSE;
    else if (frame & PT_BARE) s.rule = bare_rule(e, i, k, cue);
    if (s.rule == RULE_BARE) s.weight = 1;
    if (s.weight && frame & PT_TO && !cue->moves && behind_place(e, i - k)) s.weight = 0;
    if (frame & PT_TO && k > 1 && tells_where(e, v + 1)) s.weight = 0;                /* 양수리에 있는 팀에 들어갔다 */
    s.firm = cue->firm && frame & PT_TO && s.type == ENT_ORG;
    s.moves |= s.weight >= CAND_ENOUGH && frame & PT_TO && entity_is_unit(e, v) && taken_as(e, v, w);
    bool stays = s.weight == 1 && frame & (PT_TO | PT_AT) && s.type == ENT_ORG && !cue->plain;
    if (stays && tells_how_long(e, w)) s.weight = CAND_ENOUGH;
    if (cue->chosen && s.weight && has_offer(e, i - k)) s.weight = CAND_ENOUGH;
    if (s.weight && s.type == ENT_ORG && frame & (PT_TO | PT_OBJECT) && !cue->moves && of_course(e, i))
        s.type = ENT_SCHOOL;
    if (s.type == ENT_SCHOOL && serves(e, v, w)) s.type = ENT_ORG;
    return s;
}

/* Votes for word i - k; set against another employer it stands in no list with what is before it. */
static bool act_votes(Ent *e, uint32_t i, uint32_t k, const Cue *cue, Slot s)
{
    const Word *v = &e->word.v[i - k];
    bool set = s.rule == RULE_LOOSE && v->part & PT_TOPIC && cue->item && !entity_is_given_shape(e, v) &&
               is_contrasted(e, i - k);
    if (!set) return entity_listed(e, i - k, s);
    s.rule = RULE_STAGE, s.weight = CAND_ENOUGH;
    return entity_slot(e, i - k, s);
}

/* 나루시 지방직 9급 일반행정에 합격: what a grade is of. */
static bool is_line_of_work(const Ent *e, uint32_t i)
{
    const Word *w = &e->word.v[i];
    if (word_cue_is(e, w, CUE_ACT) && entity_is_common(e, w->beg, w->stem)) return true;          /* 라인 인턴에 합격 */
    bool grade = i && word_joined(w) && w[-1].part & PT_BARE && w[-1].flags & W_NUMBER && !(w[-1].flags & W_TIME);
    return grade && entity_is_common(e, w->beg, w->stem);
}

/* 누리랩에 Delay Analyst로 입사했다: what stands bare between the employer and the post's head is the post's. */
static bool is_of_post(const Ent *e, uint32_t k)
{
    enum { WORDS = 3 };
    const Word *v = &e->word.v[k];
    if (!(v->flags & W_CAPITAL) || !(v->flags & W_LATIN)) return false;
    for (uint32_t n = 0; n < WORDS && n < k && word_joined(v - n) && v[-1 - (int)n].sent == v->sent; n++) {
        const Word *before = v - n - 1;
        if (before->part & (PT_TO | PT_AT)) return !(before->flags & W_TIME);
        if (!(before->part & PT_BARE) || !(before->flags & W_LATIN)) return false;
    }
    return false;
}

static void act(Ent *e, uint32_t i, const Cue *cue)
{
    const Word *w = &e->word.v[i];
    uint32_t wanted = cue->frame;
    bool bare_way = true;
    if (word_is_label(e, i))
        entity_list_from(e, i + 1, (Slot){(EntityType)cue->type, CAND_ENOUGH, RULE_ROW, {w->beg, w[1].end}, 0, false, false});
    for (uint32_t k = 1; k <= REACH && k <= i; k++) {
        const Word *v = &e->word.v[i - k];
        if (v->sent != w->sent || (k > 1 && entity_ends_clause(e, v))) return;
        if (v->flags & W_INNER && !(w->flags & W_INNER)) continue;
        uint32_t frame = v->part & wanted;
        bare_way = bare_way && !(v[1].flags & W_ITEM);         /* what stands in the cell before is no noun of it */
        if (!bare_way || (frame & PT_BARE && k > 1 && is_of_post(e, i - k))) frame &= ~(uint32_t)PT_BARE;
        Slot s = act_slot(e, i, k, cue, frame);
        if (s.weight && act_votes(e, i, k, cue, s)) {
            if (!(frame & PT_AS) || cue->weight < CAND_ENOUGH) return;
            wanted = PT_AT;              /* 모아소프트에서 라온테크로 옮겼다: where from */
        }
        /* 펄스비트 UI 아티스트로 입사, 나루시 7급에 합격 */
        bool as_post = k == 1 && v->part & (PT_AS | PT_TO) && (entity_is_post(e, v) || is_line_of_work(e, i - k));
        bare_way = bare_way && word_joined(&e->word.v[i - k + 1]) && (as_post || is_between(e, v));
    }
}

/* 바스켓은 2차까지 갔다, 나루와 가온은 코딩 테스트에서 떨어졌다: whose selection has that stage. */
static void stage(Ent *e, uint32_t i)
{
    enum { STAGES = 4 };
    const Word *w = &e->word.v[i], *last = w;
    while (last + 1 < e->word.v + e->word.n && last[1].beg < w->beg + w->cue_len) last++;
    if (!(last->part & (PT_AT | PT_OTHER))) return;
    for (uint32_t k = 1; k <= STAGES && k <= i; k++) {
        const Word *v = &e->word.v[i - k];
        if (v->sent != w->sent || entity_ends_clause(e, v)) return;
        if (!(v->part & PT_TOPIC) || entity_is_given_shape(e, v)) continue;
        entity_listed(e, i - k, (Slot){ENT_ORG, CAND_ENOUGH, RULE_STAGE, {v->beg, last->end}, 0, false, false});
        return;
    }
}

/* 다니던 X, 지금 다니는 X: the name is the noun behind, a kind may stand between. */
static void act_before(Ent *e, uint32_t i, const Cue *cue)
{
    const Word *w = &e->word.v[i];
    for (uint32_t k = i + 1; k < i + 4 && k < e->word.n; k++) {
        const Word *v = &e->word.v[k];
        if (v->sent != w->sent || !word_joined(v) || (k == i + 1 && w->end > w->beg + w->cue_len)) return;     /* 다니는데 */
        if (v->part & PT_BARE && (word_cue_is(e, v, CUE_KIND) || entity_is_common(e, v->beg, v->stem))) continue;
        entity_fill(e, k, (EntityType)cue->type, cue->weight, RULE_NEXT, (Span){w->beg, v->end});
        return;
    }
}

/* X 때, X 대표님, X 인사팀, X의 개발자: what only an employer has. */
static void belongs(Ent *e, uint32_t i, const Cue *cue)
{
    const Word *v = &e->word.v[i - 1];
    if (v->sent != e->word.v[i].sent || !word_joined(&e->word.v[i]) || !(v->part & cue->frame)) return;
    if (v->part & PT_BARE && cue->weight < CAND_ENOUGH && v->flags & W_HANGUL && entity_ends_clause(e, v)) return;
    entity_fill(e, i - 1, (EntityType)cue->type, cue->weight, RULE_BELONGS, (Span){v->beg, e->word.v[i].end});
}

/* 누비온(2015~2018)에서, 누비온(AE, 2015.1~2018.5): when one was there; the post tells that it was a firm. */
static void years_in_brackets(Ent *e, uint32_t i)
{
    const Word *w = &e->word.v[i], *first = &e->word.v[w->alias], *last = &e->word.v[w->alias_end - 1];
    if (w->alias_end <= w->alias || w->part & PT_POLITE || !(w->flags & W_HANGUL)) return;
    bool post = entity_is_post(e, first), range = false;
    if (!post && !(first->flags & W_TIME)) return;
    for (uint32_t k = first->beg; k < last->end; k++) range = range || e->doc->ch[k] == '~';
    if (range) entity_fill(e, i, ENT_ORG, post ? CAND_ENOUGH : 1, RULE_STRETCH, (Span){w->beg, last->end});
}

/* 누비라에서 3년: a stretch of time spent there; in a heading that is what the chapter is about. */
static void stretch_at(Ent *e, uint32_t i)
{
    const Word *w = &e->word.v[i], *next = i + 1 < e->word.n ? w + 1 : NULL;
    if (!next || next->sent != w->sent || !(next->flags & W_TIME) || !word_joined(next)) return;
    bool chapter = w->flags & W_HEAD && w->flags & W_ITEM;
    entity_fill(e, i, ENT_ORG, chapter ? CAND_ENOUGH : 1, RULE_STRETCH, (Span){w->beg, next->end});
}

/* 하늘길에서 객실승무원으로 8년, 나래의 카피라이터였다: where a post is held. */
static void post_at(Ent *e, uint32_t i)
{
    enum { MODIFIERS = 3 };
    const Word *w = &e->word.v[i];
    uint32_t k = i + 1;
    while (k < i + MODIFIERS && k < e->word.n && word_joined(&e->word.v[k]) && e->word.v[k].part & PT_BARE &&
           !entity_is_post(e, &e->word.v[k])) k++;
    if (k >= e->word.n || e->word.v[k].sent != w->sent || !word_joined(&e->word.v[k])) return;
    const Word *post = &e->word.v[k];
    /* 토스의 보안 엔지니어: a common word with a post is the firm of that name. */
    Cand *weak = w->part & PT_OF ? entity_cover(e, w, ENT_ORG) : NULL;
    if (weak && weak->kind == CAND_WEAK && entity_is_post(e, post))
        entity_fill(e, i, ENT_ORG, CAND_ENOUGH, RULE_BELONGS, (Span){w->beg, post->end});
    /* '모퉁이'에서 두 번째 직원이었다 */
    bool member = w->part & PT_AT && post->part & PT_IS && word_cue_is(e, post, CUE_BELONGS);
    bool held = w->part & PT_AT ? post->part & (PT_AS | PT_OBJECT) : post->part & PT_IS;
    if (member || (held && entity_is_post(e, post)))
        entity_fill(e, i, ENT_ORG, CAND_ENOUGH, RULE_BELONGS, (Span){w->beg, post->end});
}

static void find_by(Ent *e, uint32_t i, const Cue *cue)
{
    if (cue->cls == CUE_ACT && cue->frame & PT_NEXT) act_before(e, i, cue);
    else if (cue->cls == CUE_ACT) act(e, i, cue);
    else if (1u << cue->cls & TOLD) entity_told_by(e, i, cue);
    else if (cue->cls == CUE_STAGE) stage(e, i);
    else if (cue->cls == CUE_SUCH) entity_such(e, i);
    else if (cue->cls == CUE_SCHOOL_LIFE) entity_field(e, i);
    else if (cue->cls == CUE_BELONGS && i) belongs(e, i, cue);
    else if (cue->cls == CUE_SKILL_ACT && e->ie->ko) entity_learned(e, i, cue);
}

/* internship @ Harbourlight, 인턴 @ Blue Harbor: with the words in capitals behind it. */
static void at_sign(Ent *e, uint32_t i)
{
    uint32_t last = i;
    if (!(e->word.v[i].flags & W_CAPITAL) && !(e->word.v[i].flags & W_HANGUL)) return;
    while (last + 1 < e->word.n && e->word.v[last + 1].flags & W_CAPITAL && entity_in_run(e, &e->word.v[last], &e->word.v[last + 1]))
        last++;
    entity_fill(e, last, ENT_ORG, CAND_STRONG, RULE_BEFORE, (Span){e->word.v[i].beg - 2, e->word.v[last].end});
}

static void find_at(Ent *e, uint32_t i)
{
    const Word *w = &e->word.v[i];
    if (w->sep != SEP_BLANK && entity_at_sign(e, w)) at_sign(e, i);
    entity_told(e, i);
    if (w->part & (PT_AT | PT_OF) && w->flags & (W_HANGUL | W_LATIN)) post_at(e, i);
    if (w->part & PT_AT) stretch_at(e, i);
    if (w->alias_end) years_in_brackets(e, i);
    entity_list_at(e, i);
}

void entity_find(Ent *e)
{
    for (uint32_t k = 0; k < e->acts.n; k++) {
        for (uint16_t n = 0; n < e->word.v[e->acts.v[k]].n_cue; n++)
            find_by(e, e->acts.v[k], word_cue_at(e, &e->word.v[e->acts.v[k]], n));
    }
    for (uint32_t k = 0; k < e->todo[PART_FIND].n; k++) find_at(e, e->todo[PART_FIND].v[k]);
}
