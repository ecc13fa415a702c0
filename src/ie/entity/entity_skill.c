/* Skills that no book knows: what is learned (칼텐본을 배웠다), used (Revit으로 그렸다), or listed with them. */
#include "entity_int.h"

/* 도수치료와 슬링을 배웠다, 지라랑 테스트레일 배움: beside a skill that is known. */
static bool is_beside_skill(const Ent *e, uint32_t i)
{
    const Word *v = &e->word.v[i], *u = i ? v - 1 : NULL;
    bool listed = u && u->sent == v->sent && (u->part & PT_WITH || v->sep == SEP_COMMA) && u->cover;
    return listed && v->part & (PT_OBJECT | PT_BARE) && e->cand.v[u->cover - 1].type == ENT_SKILL &&
           entity_is_open(e, v, false);
}

/* 칼텐본을 배웠다: what one learns need not be known. The verb stands right behind, or behind a short adverb. */
static bool is_learned(const Ent *e, uint32_t i, uint32_t verb, const Cue *cue)
{
    const Word *v = &e->word.v[i], *between = verb == i + 2 ? v + 1 : NULL;
    if (cue->weight < CAND_ENOUGH || !(v->part & PT_OBJECT) || v->flags & W_LATIN) return false;
    bool adverb = !between || (between->part & PT_BARE && between->end - between->beg <= 2 && !between->cover);
    return adverb && entity_is_open(e, v, false) && !entity_is_post(e, v);
}

/* 진공 펌프를, 색상 보정을: a noun before it belongs to it. */
static uint32_t learned_first(const Ent *e, uint32_t i)
{
    const Word *v = &e->word.v[i];
    if (v->flags & W_LATIN) return entity_name_first(e, i);
    bool more =
        i && v->sep == SEP_BLANK && v[-1].sent == v->sent && v[-1].stem - v[-1].beg == 2 && entity_is_front(e, v - 1);
    return more ? i - 1 : i;
}

/* 번식 관리를, 슬개골 수술을 배웠다: the word is no more than what is done; what it is done to stands before it. */
static bool is_done_to(const Ent *e, uint32_t i)
{
    const Word *v = &e->word.v[i], *u = i ? v - 1 : NULL;
    if (!word_tail_is(e, v, TAIL_SKILL) || v->stem - v->beg != v->tail_len || !u || u->sent != v->sent) return false;
    bool noun = u->part & PT_BARE && u->flags & W_HANGUL && !(u->flags & (W_TIME | W_NUMBER)) && u->stem - u->beg >= 2;
    return word_joined(v) && noun && !u->cover && !u->n_cue && !entity_is_common(e, u->beg, u->stem) &&
           !entity_is_post(e, u);
}

/* 의학용어, 약관, 민법을 독학: what is listed before what is learned is learned too. i: the last of the list. */
static void learned_list(Ent *e, uint32_t i, Span words)
{
    enum { LIST_MAX = 8 };
    for (uint32_t n = 0; n < LIST_MAX && i; n++) {
        const Word *v = &e->word.v[i], *u = v - 1;
        bool with = u->part & PT_WITH && word_joined(v);
        if (u->sent != v->sent || (!with && !(v->sep == SEP_COMMA && u->part & PT_BARE))) return;
        Cand *c = entity_cover(e, u, ENT_SKILL);
        if (c) c->score = (int16_t)(c->score + CAND_ENOUGH);
        else if (u->cover || u->flags & W_LATIN || entity_is_post(e, u) || !entity_is_open(e, u, false)) return;
        else entity_vote(e, ENT_SKILL, CAND_ENOUGH, u->beg, u->stem, RULE_LISTED, words);
        i = c ? c->word : i - 1;
    }
}

/* Revit으로 그렸다, 도수치료를 배웠다: what is learned or used. A Hangul word must end like a skill besides, where the
 * verb is not one of learning. */
void entity_learned(Ent *e, uint32_t i, const Cue *cue)
{
    const Word *w = &e->word.v[i];
    for (uint32_t k = 1; k <= 2 && k <= i; k++) {
        const Word *v = &e->word.v[i - k];
        if (v->sent != w->sent || v->flags & (W_TIME | W_NUMBER)) return;
        bool beside = !v->cover && is_beside_skill(e, i - k) && (v->part & PT_OBJECT || k == 1);
        bool major = k == 1 && v->part & PT_BARE && word_joined(w) && word_tail_is(e, v, TAIL_SKILL);      /* 광물학 전공 */
        bool bare = v->part & (PT_BARE | PT_POLITE) && !major && !beside;
        Cand *known = cue->weight >= CAND_ENOUGH && v->part & PT_OBJECT ? entity_cover(e, v, ENT_SKILL) : NULL;
        if (known) learned_list(e, known->word, (Span){v->beg, w->end});
        if (v->cover || v->n_cue || !(v->part & cue->frame) || bare) continue;
        bool latin = v->flags & W_CAPITAL && e->doc->cls[v->stem - 1] == CH_LATIN && v->stem - v->beg >= 2;
        bool ends = word_tail_is(e, v, TAIL_SKILL) && (major || v->part & PT_OBJECT) && v->stem - v->beg > v->tail_len &&
                    (cue->weight >= CAND_ENOUGH || !entity_is_common(e, v->beg, v->stem));
        bool learned = is_learned(e, i - k, i, cue);
        bool done = cue->weight >= CAND_ENOUGH && v->part & PT_OBJECT && is_done_to(e, i - k);
        if (!latin && !ends && !beside && !learned && !done) continue;
        uint32_t beg = done ? v[-1].beg : latin || learned ? e->word.v[learned_first(e, i - k)].beg : v->beg;
        entity_vote(e, ENT_SKILL, CAND_ENOUGH, beg, v->stem, RULE_ACT, (Span){v->beg, w->end});
        if (learned) learned_list(e, i - k, (Span){v->beg, w->end});
        return;
    }
}
