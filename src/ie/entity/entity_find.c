/* Employers and schools that no book knows, by what is done with them: X에 입사, X(이)라는 회사, 스타트업 X, 다니던 X. */
#include "entity_int.h"
#include "uni/hangul.h"

enum { REACH = 8, CALLED_REACH = 5 };

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

/* 소속: X, 입사: X — a label, and the name behind the colon. */
static bool is_label(const Ent *e, uint32_t i)
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
    return place && !word_tail_is(e, w, TAIL_ORG);
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
    enum { SYLLABLE_ISS = 0xC788, SYLLABLE_NEUN = 0xB294, SYLLABLE_DEON = 0xB358 };
    const uint16_t *ch = e->doc->ch + w->beg;
    return w->end - w->beg == 2 && ch[0] == SYLLABLE_ISS && (ch[1] == SYLLABLE_NEUN || ch[1] == SYLLABLE_DEON);
}

/* What the predicate i says of word i - k, by the frame between the two; weight 0 for nothing. */
static Slot act_slot(const Ent *e, uint32_t i, uint32_t k, const Cue *cue, uint32_t frame)
{
    const Word *w = &e->word.v[i], *v = w - k;
    Slot s = {(EntityType)cue->type, frame ? cue->weight : 0, RULE_ACT, {v->beg, w->end}, 0, cue->moves};
    bool staged = frame & PT_TOPIC && cue->moves && has_stage(e, i - k + 1, i) && !entity_is_given_shape(e, v);
    if (staged) s.rule = RULE_STAGE, s.weight = CAND_ENOUGH;                      /* 나루는 2차 면접 후 불합격 */
    else if (frame & LOOSE_FRAMES) s.rule = RULE_LOOSE;
    else if (frame & PT_BARE) s.rule = bare_rule(e, i, k);
    if (s.rule == RULE_BARE) s.weight = 1;
    if (s.weight && frame & PT_TO && !cue->moves && behind_place(e, i - k)) s.weight = 0;
    if (frame & PT_TO && k > 1 && tells_where(e, v + 1)) s.weight = 0;                /* 양수리에 있는 팀에 들어갔다 */
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
    bool set = s.rule == RULE_LOOSE && v->part & PT_TOPIC && cue->item && !entity_is_given_shape(e, v) && is_contrasted(e, i - k);
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

static void act(Ent *e, uint32_t i, const Cue *cue)
{
    const Word *w = &e->word.v[i];
    uint32_t wanted = cue->frame;
    bool bare_way = true;
    if (is_label(e, i))
        entity_list_from(e, i + 1, (Slot){(EntityType)cue->type, CAND_ENOUGH, RULE_ROW, {w->beg, w[1].end}, 0, false});
    for (uint32_t k = 1; k <= REACH && k <= i; k++) {
        const Word *v = &e->word.v[i - k];
        if (v->sent != w->sent || (k > 1 && ends_clause(e, v))) return;
        if (v->flags & W_INNER && !(w->flags & W_INNER)) continue;
        uint32_t frame = v->part & wanted;
        bare_way = bare_way && !(v[1].flags & W_ITEM);         /* what stands in the cell before is no noun of it */
        if (!bare_way) frame &= ~(uint32_t)PT_BARE;
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
        if (v->sent != w->sent || ends_clause(e, v)) return;
        if (!(v->part & PT_TOPIC) || entity_is_given_shape(e, v)) continue;
        entity_listed(e, i - k, (Slot){ENT_ORG, CAND_ENOUGH, RULE_STAGE, {v->beg, last->end}, 0, false});
        return;
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
        entity_fill(e, k, (EntityType)cue->type, cue->weight, RULE_NEXT, (Span){w->beg, v->end});
        return;
    }
}

/* 독서회 '느린 책상': where a quotation that begins at word i ends; i when none does. */
static uint32_t quotation_end(const Ent *e, uint32_t i)
{
    enum { NAME_WORDS = 4 };
    if (!(e->word.v[i].flags & W_QUOTE_OPEN)) return i;
    for (uint32_t k = i; k < i + NAME_WORDS && k < e->word.n && e->word.v[k].sent == e->word.v[i].sent; k++)
        if (e->word.v[k].flags & W_QUOTE_CLOSE && e->word.v[k].quoted == k - i) return k;
    return i;
}

/* 스타트업 한소끔에, 급식 회사 든든푸드의: a kind without a particle, then its name. */
static void kind_before(Ent *e, uint32_t i, const Cue *cue)
{
    const Word *w = &e->word.v[i];
    if (w->beg + w->cue_len != w->end || i + 1 >= e->word.n) return;
    const Word *first = &e->word.v[i + 1];
    uint32_t last = quotation_end(e, i + 1);
    const Word *v = &e->word.v[last];
    const Word *then = last + 1 < e->word.n ? v + 1 : NULL;
    bool acted = then && then->sent == v->sent && v->part & PT_BARE && word_joined(then) &&
                 (word_cue_is(e, then, CUE_ACT) || entity_is_unit(e, then));
    bool noun = acted ||
        v->part & (PT_TO | PT_AT | PT_AS | PT_OF | PT_TOPIC | PT_SUBJECT | PT_IS | PT_CALLED | PT_OTHER) ||
        v->alias_end ||
                v->flags & W_QUOTE_CLOSE;
    /* 사료를 만드는 스타트업, 모두의사료에서: apposed. */
    bool apposed = first->sep == SEP_COMMA && w->part & PT_BARE && v->part & (PT_TO | PT_AT) && cue->weight >= CAND_ENOUGH;
    bool apart = first->sep != SEP_BLANK && !apposed;
    if (!cue->weight || v->sent != w->sent || apart || !noun || (v->n_cue && last == i + 1)) return;
    /* 첫 회사 누비온에서는 */
    bool nth = i && word_joined(w) && w[-1].sent == w->sent && word_cue_is(e, w - 1, CUE_SUCH);
    int weight = nth && cue->type == ENT_ORG && cue->weight < CAND_ENOUGH ? CAND_ENOUGH : cue->weight;
    entity_fill(e, last, (EntityType)cue->type, weight, RULE_KIND, (Span){w->beg, v->end});
}

/* X는 …를 만드는 회사다: what the text says that it is. The topic opens the sentence; a verb in -는 stands later. */
static void defined(Ent *e, uint32_t i)
{
    const Word *w = &e->word.v[i];
    const Cue *cue = word_cue(e, w, CUE_KIND);
    uint32_t first = i;
    if (cue && !cue->weight) return;                   /* …하는 곳이다: anything is that */
    while (first && i - first < REACH && e->word.v[first - 1].sent == w->sent &&
           !ends_clause(e, &e->word.v[first - 1])) first--;
    const Word *v = &e->word.v[first];
    if (first + 1 < i && v->part & PT_TOPIC && (v->flags & (W_SENT | W_ITEM) || first == 0))
        entity_fill(e, first, cue ? (EntityType)cue->type : ENT_ORG, CAND_ENOUGH, RULE_KIND, (Span){v->beg, w->end});
}

/* 말을 안 듣더라고요: an ending, and no name that something is called by. */
static bool is_report(const Ent *e, const Word *w)
{
    enum { SYLLABLE_DEO = 0xB354, SYLLABLE_GO = 0xACE0 };
    const uint16_t *ch = e->doc->ch;
    return w->stem > w->beg && ch[w->stem - 1] == SYLLABLE_DEO && w->stem + 1 < w->end && ch[w->stem + 1] == SYLLABLE_GO;
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
        entity_fill(e, i, type, CAND_STRONG + 1, RULE_CALLED, (Span){w->beg, v->end});
        return;
    }
}

/* X 때, X 대표님, X 인사팀, X의 개발자: what only an employer has. */
static void belongs(Ent *e, uint32_t i, const Cue *cue)
{
    const Word *v = &e->word.v[i - 1];
    if (v->sent != e->word.v[i].sent || !word_joined(&e->word.v[i]) || !(v->part & cue->frame)) return;
    entity_fill(e, i - 1, (EntityType)cue->type, cue->weight, RULE_BELONGS, (Span){v->beg, e->word.v[i].end});
}

/* Is a firm spoken of just before? */
static bool kind_spoken_of(const Ent *e, uint32_t i)
{
    enum { NEAR = 10 };
    for (uint32_t k = 1; k <= NEAR && k <= i; k++) {
        const Cue *kind = word_cue(e, &e->word.v[i - k], CUE_KIND);
        if (kind && kind->type == ENT_ORG && kind->weight) return true;
    }
    return false;
}

/* 이름은 생략한다, 이름은 적지 않겠다: what is told of the name is a verb. */
static bool is_verb_form(const Ent *e, const Word *w)
{
    enum { SYLLABLE_DA = 0xB2E4, SYLLABLE_JI = 0xC9C0 };
    uint16_t last = e->doc->ch[w->end - 1];
    const Word *next = w + 1 < e->word.v + e->word.n ? w + 1 : NULL;
    if (w->part & PT_IS || !(w->part & PT_BARE)) return false;
    return last == SYLLABLE_DA || (last == SYLLABLE_JI && next && next->sent == w->sent && word_joined(next));
}

/* 이름은 빈칸파킹(BINKAN): introduced with a second name, which people have not. 작은 회사였다. 이름은 모래시계, … */
static void introduced(Ent *e, uint32_t i)
{
    if (i >= e->word.n) return;
    const Word *w = &e->word.v[i], *naming = i ? w - 1 : NULL;
    if (!naming || w->sent != naming->sent || !word_cue_is(e, naming, CUE_NAMING)) return;
    if (w->part & PT_IS && entity_may_be_full_name(e, w) && !(w->flags & W_QUOTE_CLOSE) && !kind_spoken_of(e, i - 1)) {
        entity_vote(e, ENT_PERSON, CAND_ENOUGH, w->beg, w->stem, RULE_NAMING, (Span){naming->beg, w->end});
        return;
    }
    /* 이름이 '한술'이에요: people's names stand in no quotation marks. */
    bool named = w->part & (PT_BARE | PT_IS | PT_AS) && !(i + 1 < e->word.n && word_cue_is(e, w + 1, CUE_POLITE));
    bool marked = named && w->flags & W_QUOTE_CLOSE && w->quoted <= 1 && !entity_is_full_name(e, w);
    bool told = w->part & (PT_BARE | PT_IS) && !is_verb_form(e, w) && !entity_is_given_shape(e, w) && kind_spoken_of(e, i - 1);
    int weight = marked ? CAND_STRONG + 1 : CAND_ENOUGH;
    if (w->alias_end || told || marked)
        entity_fill(e, i, ENT_ORG, weight, RULE_NAMING, (Span){e->word.v[i - 1].beg, w->end});
}

/* 누리소프트다: the copula of one syllable behind a vowel; 한다, 굴러간다, 크다 are verbs. False: the word is one. */
static bool read_copula(const Ent *e, Word *w)
{
    enum { SYLLABLE_DA = 0xB2E4, SYLLABLE_HA = 0xD558 };
    const uint16_t *ch = e->doc->ch;
    if (!(w->part & PT_BARE) || ch[w->end - 1] != SYLLABLE_DA || w->end - w->beg < 3 || w->cover) return true;
    if (!hangul_is(ch[w->end - 2]) || hangul_coda(ch[w->end - 2]) || ch[w->end - 2] == SYLLABLE_HA) return false;
    entity_read_stem(e, w, w->end - 1, PT_IS);
    return word_tail_is(e, w, TAIL_ORG) && w->tail_len < w->stem - w->beg;
}

/* The last noun of the sentence, or the one that is said to be it: 첫 직장은 홍대 준헤어. 들어간 곳은 한결이었다. */
static void named_later(Ent *e, uint32_t i, uint32_t frames)
{
    const Word *w = &e->word.v[i];
    for (uint32_t k = i + 1; k < i + REACH && k < e->word.n && e->word.v[k].sent == w->sent; k++) {
        const Word *v = &e->word.v[k];
        bool last = k + 1 >= e->word.n || e->word.v[k + 1].sent != w->sent || e->word.v[k + 1].sep <= SEP_STOP;
        if (!last && !(v->part & PT_IS)) continue;
        if (last && !read_copula(e, &e->word.v[k])) return;
        /* 동네 세무사무소였다: a kind */
        uint32_t front = v->stem - v->tail_len;
        bool kind = v->tail_len && v->part & PT_IS && word_tail_is(e, v, TAIL_ORG) &&
                    (entity_is_trade(e, v->beg, front) || entity_is_common(e, v->beg, front));
        if (kind) return;
        /* 회사는 나래테크였다: the form of a firm's name says what 회사는 엉망이었다 does not. */
        bool formed = v->part & PT_IS && v->tail_len && v->stem > v->beg + v->tail_len && word_tail_is(e, v, TAIL_ORG);
        if (v->part & frames || formed) entity_fill(e, k, ENT_ORG, CAND_ENOUGH, RULE_NAMING, (Span){w->beg, v->end});
        return;
    }
}

static void workplace(Ent *e, uint32_t i)
{
    const Word *w = &e->word.v[i];
    if (is_label(e, i)) entity_fill(e, i + 1, ENT_ORG, CAND_ENOUGH, RULE_NAMING, (Span){w->beg, w[1].end});
    else if (w->beg + w->cue_len == w->end && !(w->part & PT_BARE)) {
        /* 첫 회사는 나래였다 says which; 회사는 엉망이었다 says how it was. */
        bool which = i && w[-1].sent == w->sent && word_joined(w);
        named_later(e, i, which ? PT_IS | PT_BARE : PT_BARE);
    }
}

/* 나를 받아 준, 기다려 주신: done for the author. */
static bool is_favour(const Ent *e, const Word *w)
{
    enum { SYLLABLE_JUN = 0xC900, SYLLABLE_JU = 0xC8FC, SYLLABLE_SIN = 0xC2E0 };
    const uint16_t *ch = e->doc->ch;
    return ch[w->end - 1] == SYLLABLE_JUN ||
           (w->end - w->beg >= 2 && ch[w->end - 2] == SYLLABLE_JU && ch[w->end - 1] == SYLLABLE_SIN);
}

/* 붙은 곳은, 첫 회사가, 회사 이름은, 나를 받아 준 회사가: the name is told at the end. */
static void announced(Ent *e, uint32_t i)
{
    const Word *w = &e->word.v[i], *prev = i ? w - 1 : NULL;
    if (!prev || prev->sent != w->sent || !word_joined(w)) return;
    const Cue *cue = word_cue(e, w, CUE_KIND);
    bool told = cue && cue->type == ENT_ORG && w->part & (PT_TOPIC | PT_SUBJECT);
    bool kind = told && (word_cue_is(e, prev, CUE_ACT) || is_favour(e, prev));
    bool name = word_cue_is(e, w, CUE_NAMING) &&
                (word_cue_is(e, prev, CUE_KIND) || word_cue_is(e, prev, CUE_WORKPLACE));
    if (kind || name) named_later(e, i, name ? PT_IS | PT_BARE : PT_IS);
}

/* 이전 회사(누비라)에서는, 모두의밥상(배달 스타트업): one of the two is what the other is called. */
static void kind_in_brackets(Ent *e, uint32_t i)
{
    const Word *w = &e->word.v[i];
    if (w->alias_end <= w->alias) return;
    const Word *first = &e->word.v[w->alias], *last = &e->word.v[w->alias_end - 1];
    const Cue *inside = word_cue(e, last, CUE_KIND);
    bool kind = word_cue_is(e, w, CUE_KIND) || word_cue_is(e, w, CUE_WORKPLACE);
    if (kind && first == last && last->part & PT_BARE && !last->cover)
        entity_fill(e, w->alias, ENT_ORG, CAND_ENOUGH, RULE_KIND, (Span){w->beg, last->end});
    else if (inside && inside->weight && last->beg + last->cue_len == last->end && !kind)
        entity_fill(e, i, (EntityType)inside->type, CAND_ENOUGH, RULE_KIND, (Span){w->beg, last->end});
}

/* 누비온(2015~2018)에서: when one was there. */
static void years_in_brackets(Ent *e, uint32_t i)
{
    const Word *w = &e->word.v[i], *first = &e->word.v[w->alias], *last = &e->word.v[w->alias_end - 1];
    if (w->alias_end <= w->alias || !(first->flags & W_TIME) || w->part & PT_POLITE) return;
    bool range = false;
    for (uint32_t k = first->beg; k < last->end; k++) range = range || e->doc->ch[k] == '~';
    if (range && w->flags & W_HANGUL) entity_fill(e, i, ENT_ORG, 1, RULE_STRETCH, (Span){w->beg, last->end});
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
    else if (cue->cls == CUE_WORKPLACE) workplace(e, i);
    else if (cue->cls == CUE_KIND) kind_before(e, i, cue), announced(e, i);
    else if (cue->cls == CUE_NAMING) announced(e, i), introduced(e, i + 1);
    else if (cue->cls == CUE_STAGE) stage(e, i);
    else if (cue->cls == CUE_SUCH) entity_such(e, i);
    else if (cue->cls == CUE_SCHOOL_LIFE) entity_field(e, i);
    else if (cue->cls == CUE_BELONGS && i) belongs(e, i, cue);
    else if (cue->cls == CUE_SKILL_ACT && e->ie->ko) entity_learned(e, i, cue);
}

static void find_at(Ent *e, uint32_t i)
{
    const Word *w = &e->word.v[i];
    if (w->part & PT_CALLED && !is_report(e, w)) called(e, i);
    if (w->part & (PT_AT | PT_OF) && w->flags & (W_HANGUL | W_LATIN)) post_at(e, i);
    if (w->part & PT_IS && (word_tail_is(e, w, TAIL_KIND) || word_cue_is(e, w, CUE_KIND))) defined(e, i);
    if (w->part & PT_AT) stretch_at(e, i);
    if (w->alias_end) kind_in_brackets(e, i), years_in_brackets(e, i);
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
