/* Employers in lists: one beside another (달토끼, 물결랩에 지원), rows of applications, headings. */
#include "entity_int.h"

enum { LIST_MAX = 12, ITEM_REACH = 14, DATES = 6, BRACKET_REACH = 5 };

/* ---------------------------------------------------------------- one beside another */
/* The employer or school that ends in word i: its first word; UINT32_MAX when none can stand there. */
static uint32_t member_first(const Ent *e, uint32_t i)
{
    const Word *w = &e->word.v[i];
    const Cand *c = w->cover ? &e->cand.v[w->cover - 1] : NULL;
    if (c) return c->kind == CAND_KNOWN && (c->type == ENT_ORG || c->type == ENT_SCHOOL) ? c->word : UINT32_MAX;
    return !w->n_cue && entity_is_open(e, w, false) ? entity_name_first(e, i) : UINT32_MAX;
}

/* Is word `first - 1` listed with the name that begins at `first`? */
static bool is_joined_before(const Ent *e, uint32_t first)
{
    const Word *w = &e->word.v[first], *v = w - 1;
    if (v->sent != w->sent || (v->flags ^ w->flags) & W_INNER) return false;
    if ((w->sep == SEP_COMMA || w->sep == SEP_SLASH) && v->part & PT_BARE) return true;
    bool with = v->part & PT_WITH && v->end == v->stem + 1;                     /* 와, 과; 거절하고 is a verb */
    return with && word_joined(w) && !entity_is_given_shape(e, v);
}

/* The names listed before the one that ends in word i get the slot's weight too; returns how many there are. */
static uint32_t list_before(Ent *e, uint32_t i, Slot s)
{
    uint32_t n = 0, first = member_first(e, i);
    s.rule = RULE_LISTED, s.weight = CAND_ENOUGH;
    while (first != UINT32_MAX && first && n < LIST_MAX && is_joined_before(e, first)) {
        uint32_t k = first - 1;
        first = member_first(e, k);
        if (first == UINT32_MAX || !entity_slot(e, k, s)) break;
        n++;
    }
    return n;
}

/* What stands before words that only count or sum up: 달토끼와 물결랩 두 곳, 달토끼 등 열두 곳. i: the noun counted. */
static uint32_t counted(const Ent *e, uint32_t i)
{
    uint32_t k = i;
    while (k && word_joined(&e->word.v[k]) && (word_cue_is(e, &e->word.v[k - 1], CUE_SUCH) ||
                                              e->word.v[k - 1].flags & W_NUMBER)) k--;
    return k < i && k && word_joined(&e->word.v[k]) ? k - 1 : UINT32_MAX;
}

bool entity_listed(Ent *e, uint32_t i, Slot s)
{
    const Word *w = &e->word.v[i];
    if (s.type == ENT_ORG && s.words.beg == w->beg && word_cue_is(e, w, CUE_KIND)) {
        uint32_t k = counted(e, i);
        if (k != UINT32_MAX && e->word.v[k].part & PT_BARE && list_before(e, k, s))
            return entity_slot(e, k, (Slot){s.type, CAND_ENOUGH, RULE_LISTED, s.words, 0, false, false});
    }
    if (!entity_slot(e, i, s)) return false;
    bool list = s.type == ENT_ORG && s.rule != RULE_LOOSE && s.rule != RULE_BARE && !entity_is_unit(e, w);
    if (list && s.weight < CAND_ENOUGH && list_before(e, i, s))
        entity_slot(e, i, (Slot){s.type, 1, RULE_LISTED, s.words, 0, false, false});
    else if (list) list_before(e, i, s);
    return true;
}

void entity_list_from(Ent *e, uint32_t i, Slot s)
{
    for (uint32_t n = 0; n < LIST_MAX && i < e->word.n; n++, i++) {
        const Word *w = &e->word.v[i];
        if (n && (w->sent != e->word.v[i - 1].sent || (w->sep != SEP_COMMA && w->sep != SEP_SLASH))) return;
        while (i + 1 < e->word.n && w->flags & w[1].flags & W_CAPITAL && w[1].sep == SEP_BLANK) w = &e->word.v[++i];
        if (!(w->part & PT_BARE) || !entity_slot(e, i, s)) return;
    }
}

/* 달토끼, 물결랩 같은 회사; 달토끼 등 열두 곳: two names at least, since one may be a figure of speech (지옥 같은 회사). */
void entity_such(Ent *e, uint32_t i)
{
    enum { KIND_REACH = 3 };
    const Word *w = &e->word.v[i];
    if (!i || !word_joined(w) || w[-1].sent != w->sent || !(w[-1].part & PT_BARE)) return;
    for (uint32_t k = i + 1; k <= i + KIND_REACH && k < e->word.n && e->word.v[k].sent == w->sent; k++) {
        const Cue *kind = word_cue(e, &e->word.v[k], CUE_KIND);
        if (!kind || kind->type != ENT_ORG) continue;
        Slot s = {ENT_ORG, CAND_ENOUGH, RULE_LISTED, {w[-1].beg, e->word.v[k].end}, 0, false, false};
        if (list_before(e, i - 1, s)) entity_slot(e, i - 1, s);
        return;
    }
}

static EntityType listed_type(const Ent *e, const Word *w, const Word *of)
{
    if (w->sent != of->sent || !w->cover) return ENT_COUNT;
    const Cand *c = &e->cand.v[w->cover - 1];
    bool may = c->kind == CAND_KNOWN && (c->type == ENT_ORG || c->type == ENT_SKILL || c->type == ENT_SCHOOL);
    /* 국어, 한국사, 자료조직개론: a subject's form beside what may be a subject */
    may = may || (c->type == ENT_SKILL && word_tail_is(e, of, TAIL_SKILL));
    return may ? (EntityType)c->type : ENT_COUNT;
}

/* 업스테이지, X, 크래프톤: between two of a type stands one more; 지라, 젠킨스, X behind two of them. */
static void between(Ent *e, uint32_t i)
{
    const Word *w = &e->word.v[i];
    if (i < 2 || w->cover || w->sep != SEP_COMMA || w[-1].part & ~(uint32_t)(PT_BARE | PT_WITH)) return;
    EntityType type = listed_type(e, w - 1, w);
    if (type == ENT_COUNT) return;
    bool inside = i + 1 < e->word.n && w[1].sep == SEP_COMMA;
    const Cand *prev = &e->cand.v[w[-1].cover - 1];
    bool third =
        prev->word && e->word.v[prev->word].sep == SEP_COMMA && listed_type(e, &e->word.v[prev->word - 1], w) == type;
    bool both = inside && w->part & PT_BARE && listed_type(e, w + 1, w) == type;
    bool skill = type == ENT_SKILL && third && (inside ? w->part & PT_BARE : w->part & (PT_BARE | PT_OBJECT | PT_WITH));
    if (!both && !skill) return;
    if (type == ENT_SKILL && !(w->flags & W_CAPITAL) && (w->stem - w->beg < 3 || entity_is_post(e, w))) return;
    entity_fill(e, i, type, CAND_ENOUGH, RULE_ROW, (Span){w[-1].beg, w->end});
}

/* ---------------------------------------------------------------- rows and headings */
/* 독일 막스보른 기상연구소: 오퍼 — a name of several words before the colon, by its kind; what became of it behind. */
static bool named_whole(Ent *e, uint32_t i)
{
    enum { NAME_WORDS = 4, OUTCOME = 3 };
    uint32_t last = i;
    while (last + 1 < e->word.n && last - i < NAME_WORDS && word_joined(&e->word.v[last + 1]) &&
           e->word.v[last].part & PT_BARE) last++;
    const Word *w = &e->word.v[last];
    bool label = last > i && last + 1 < e->word.n && w[1].sep == SEP_MARK && e->doc->ch[w->end] == ':';
    if (!label || w->cover || !word_tail_is(e, w, TAIL_ORG) || w->tail_len == w->stem - w->beg) return false;
    while (i < last && e->word.v[i].cover && e->cand.v[e->word.v[i].cover - 1].type == ENT_PLACE) i++;
    if (e->word.v[i].cover || (i < last && !entity_is_front(e, &e->word.v[i]))) return false;
    for (uint32_t k = last + 1; k <= last + OUTCOME && k < e->word.n && e->word.v[k].sep != SEP_LINE; k++) {
        const Cue *cue = word_cue(e, &e->word.v[k], CUE_ACT);
        if (!cue || !cue->item) continue;
        entity_vote(e, ENT_ORG, CAND_STRONG, e->word.v[i].beg, w->stem, RULE_ROW, (Span){e->word.v[i].beg, e->word.v[k].end});
        return true;
    }
    return false;
}

/* 1) 누리카드 데이터 분석: 9/2 서류 합격, 19년 11월 누리카드 공채 → 필탈: an item of a list of applications begins with
 * the employer, perhaps behind when it was. */
static void item(Ent *e, uint32_t i)
{
    bool label = true;           /* the words before the colon are bare nouns */
    uint32_t dates = 0;
    for (; dates < DATES && i + 1 < e->word.n && e->word.v[i].flags & W_TIME; dates++) i++;
    if (named_whole(e, i)) return;
    Word *w = &e->word.v[i];
    bool question = w->flags & W_LATIN && e->doc->cls[w->end - 1] == CH_DIGIT && w->end <= w->beg + 3;  /* Q3. */
    if (question || w->flags & (W_INNER | W_POST) || w->n_cue || word_tail_is(e, w, TAIL_CLAUSE)) return;
    /* 한빛에어로 → 탈락: 로 before the mark is the name's own. */
    bool marked = i + 1 < e->word.n && w[1].sep == SEP_MARK && w->part & (PT_AS | PT_OTHER);
    if (marked && !w->cover) entity_read_whole(e, w);
    if (!(w->part & PT_BARE)) return;
    for (uint32_t k = i + 1; k < i + ITEM_REACH && k < e->word.n; k++) {
        const Word *v = &e->word.v[k];
        const Cue *cue = word_cue(e, v, CUE_ACT);
        bool formed = word_tail_is(e, v, TAIL_ORG) && v->tail_len < v->stem - v->beg;
        bool other = formed || (v->cover && e->cand.v[v->cover - 1].type == ENT_ORG);
        /* 5월 나루책방. 1차 면접에서 떨어짐 */
        bool note = dates && k == i + 1 && v->sep == SEP_STOP && w->flags & W_HANGUL &&
                    (word_cue_is(e, v, CUE_STAGE) || (cue && cue->item));
        if (other || v->sep == SEP_LINE || (label && v->sep == SEP_STOP && !note)) return;
        label = label && word_joined(v);
        if (label && !(v->part & PT_BARE)) return;
        if (!cue || !cue->item) continue;
        entity_fill(e, i, ENT_ORG, CAND_ENOUGH, RULE_ROW, (Span){w->beg, v->end});
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
        entity_fill(e, i, ENT_ORG, CAND_ENOUGH, RULE_ROW, (Span){w->beg, e->word.v[k].end});
        return;
    }
}

static bool ends_line(const Ent *e, uint32_t i) { return i + 1 >= e->word.n || e->word.v[i + 1].sep == SEP_LINE; }

/* ## 첫 번째 회사, 달토끼: behind its kind and a mark, at the end of the line. */
static void behind_kind(Ent *e, uint32_t i)
{
    const Word *w = &e->word.v[i], *v = w - 1;
    bool kind = i && (word_cue_is(e, v, CUE_KIND) || word_cue_is(e, v, CUE_WORKPLACE)) && v->part & PT_BARE;
    bool mark = w->sep == SEP_COMMA || w->sep == SEP_MARK;
    bool ends = ends_line(e, i) || (w->alias_end && ends_line(e, w->alias_end - 1));       /* …, 달토끼 (2019 ~ 2021) */
    if (kind && mark && w->flags & W_HEAD && w->part & PT_BARE && ends)
        entity_fill(e, i, ENT_ORG, CAND_ENOUGH, RULE_NAMING, (Span){v->beg, w->end});
}

/* A heading that is the name alone, with another name in brackets. */
static void heading(Ent *e, uint32_t i)
{
    const Word *w = &e->word.v[i];
    uint32_t next = w->alias_end;
    if (!next) return;
    if (next < e->word.n && e->word.v[next].sep != SEP_LINE) return;
    if (!(e->word.v[w->alias].flags & W_TIME)) entity_fill(e, i, ENT_ORG, 1, RULE_BELONGS, (Span){w->beg, w->end});
}

/* 쏘카(최종 탈락): how it ended stands in brackets. */
static void in_brackets(Ent *e, uint32_t i)
{
    const Word *w = &e->word.v[i];
    for (uint32_t k = w->alias; k < w->alias_end && k < w->alias + BRACKET_REACH; k++) {
        const Cue *cue = word_cue(e, &e->word.v[k], CUE_ACT);
        if (!cue || !cue->item) continue;
        entity_fill(e, i, ENT_ORG, CAND_ENOUGH, RULE_STAGE, (Span){w->beg, e->word.v[k].end});
        return;
    }
}

void entity_list_at(Ent *e, uint32_t i)
{
    const Word *w = &e->word.v[i];
    bool bare = w->part & PT_BARE;
    if (w->alias_end) in_brackets(e, i);
    if (w->sep == SEP_COMMA) between(e, i);
    bool marked = w->sep == SEP_LINE && bare && i + 1 < e->word.n && w[1].sep == SEP_MARK;      /* 카페온 - 서류 탈락 */
    /* 이수정: */
    bool speaker =
        w->sep == SEP_LINE && w->sent < e->doc->n_sent && e->ie->line_turn[e->doc->sent[w->sent].line] != TURN_OWN;
    if ((w->flags & W_ITEM || marked) && !speaker && (e->ie->ko || !(w->flags & W_LATIN))) item(e, i);
    if (bare && w->flags & W_SENT && w->flags & W_HANGUL) alone(e, i);
    if (bare && w->flags & W_ITEM && w->flags & W_HEAD) heading(e, i);
    if (w->flags & W_HEAD) behind_kind(e, i);
}
