/* Work told by a verb that no book knows. Where a sentence tells of no event, these do:
 * a place of work with 에서 and an object with its verb (고객센터에서 전화를 받았다), what goes on now (지금은 배치 코드를
 * 읽고 있다); and in any sentence what one is now (현재는 과장입니다), and what would be now, if something had been (…면
 * 아직도 눈을 그리고 있을 것이다). */
#include "fact_int.h"
#include "mark.h"
#include "trigger_int.h"

enum { OBJECT_WORDS = 2 };             /* words that may stand between an object and its verb */

/* The place of work that the author is at: 팀에서. */
static const Item *workplace(const Scan *s)
{
    const uint64_t places = CUE_BIT(CUE_ORG) | CUE_BIT(CUE_EMPLOYER) | CUE_BIT(CUE_COMPANY) | CUE_BIT(CUE_TEAM) |
                            CUE_BIT(CUE_VENTURE);
    if (!(s->cues & places)) return NULL;
    for (uint32_t i = 0; i < s->items->n; i++) {
        const Item *it = &s->items->v[i];
        if (!is_trigger(it) && it->josa == JOSA_IN && item_cue(it) & places) return it;
    }
    return NULL;
}

static bool is_object(const Scan *s, const Token *t)
{
    return t->cls == CH_HANGUL && t->end - t->beg > 1 && is_mark(s->ie, MK_OBJECT, s->d->ch[t->end - 1]);
}

/* No mere 시간, 기회, 것. */
static bool is_thing(const Scan *s, const Token *t)
{
    for (uint32_t i = 0; s->cues & CUE_BIT(CUE_ABSTRACT) && i < s->items->n; i++)
        if (s->items->v[i].tail == t->end && s->items->v[i].cue == CUE_ABSTRACT) return false;
    return true;
}

/* The first verb behind an object in the tokens from tok on, which tells what was done or is being done. */
static uint32_t verb_after(const Scan *s, uint32_t tok, uint32_t last, Tail *out, uint32_t *stem_end)
{
    for (uint32_t i = tok, left = OBJECT_WORDS + 1; i < last && left; i++) {
        const Token *t = &s->d->tok[i];
        if (t->cls != CH_HANGUL || is_mark(s->ie, MK_PURPOSE, s->d->ch[t->end - 1])) return UINT32_MAX;      /* 설치하러 왔다 */
        if (mark_before(s->ie, MK_QUOTES, t->end)) return UINT32_MAX;                                    /* 뽑는다고 했다 */
        left--;
        if (predicate_told(s->ie, i, s->end, out, stem_end)) return i;
    }
    return UINT32_MAX;
}

/* Is the stem one of those that tell of no work: 느끼다, 만나다, 사다? They are in a book to say so. */
static bool is_idle_stem(const Scan *s, const Token *t, uint32_t stem_end)
{
    for (uint32_t i = 0; i < s->items->n; i++) {
        const Item *it = &s->items->v[i];
        if (it->kind != ITEM_VERB || it->beg != t->beg || quote_end(s, it, it->match.len) != stem_end) continue;
        for (uint32_t k = 0; k < it->match.n_entry; k++)
            if (rule_gate(&s->e->verb, it->match, k)->idle) return true;
    }
    return false;
}

/* … or one of what anybody does all day: 사다, 자다. What goes on at work may be told by such a verb (방진복을 입고 있다). */
static bool is_idle(const Scan *s, const Token *t, uint32_t stem_end)
{
    return mark_at(s->ie, MK_IDLE, t->beg) == stem_end - t->beg || is_idle_stem(s, t, stem_end);
}

static void take_any(Scan *s, uint32_t tok, uint32_t stem_end, Tail *t, const TrigRule *r)
{
    const Token *word = &s->d->tok[tok];
    Item *it = vec_push(s->ie->tmp, s->items);
    *it = (Item){.kind = ITEM_VERB, .beg = word->beg, .end = word->end, .tail = word->end, .ref = tok};
    Clause clause = {0};
    t->context = CTX_VERB;
    take(s, it, r, stem_end, t, &clause, s->items->n - 1);
}

/* The author's own, as it was or is. */
static bool is_plain(const Tail *t)
{
    return !t->mood && !t->odd && !t->respect && !t->benefit && !t->relative && !t->head;
}

/* Months and years, no days; and not what came about within them (두 달 만에). */
static bool is_long(const Scan *s, const Item *it)
{
    Str value = s->ie->out->timexes.v[it->ref].value;
    char unit = value.n ? value.p[value.n - 1] : 0;
    return (unit == 'M' || unit == 'Y') && s->ie->tx.v[it->ref].rel != REL_WITHIN &&
           s->ie->tx.v[it->ref].rel != REL_AGO;
}

/* 회사에서, 두 번째 직장에서, 팀에서: by the word that one has for one's own. */
static bool is_ones_own(const Scan *s, const Item *place)
{
    const uint64_t own = CUE_BIT(CUE_COMPANY) | CUE_BIT(CUE_TEAM) | CUE_BIT(CUE_VENTURE);
    if (item_cue(place) & own) return true;
    uint32_t last = s->d->tok[doc_tok_at(s->d, place->end - 1)].beg;
    return place->kind == ITEM_CUE && last > place->beg && cue_len(s->ie, last, place->end, own) == place->end - last;
}

/* Is it the author's place, and not one where anybody goes (쿠팡에서 라면을 주문했다)? Elsewhere one works who is known to be
 * there, or was there for long. */
static bool works_there(const Scan *s, const Item *place)
{
    if (is_ones_own(s, place) || s->cues & (CUE_BIT(CUE_NOW) | CUE_BIT(CUE_ONCE)) || open_employer(s, place))
        return true;
    for (uint32_t i = 0; s->cues & CUE_BIT(CUE_LENGTH) && i < s->items->n; i++)
        if (s->items->v[i].kind == ITEM_TIMEX && s->items->v[i].cue == CUE_LENGTH && is_long(s, &s->items->v[i]))
            return true;
    return false;
}

/* 이장님이 서류를 가져왔다: a subject stands in the tokens [from, to). */
static bool another_acts(const Scan *s, uint32_t from, uint32_t to)
{
    for (uint32_t i = from; i < to; i++) {
        const Token *t = &s->d->tok[i];
        bool marked = t->cls == CH_HANGUL && t->end - t->beg > 1 && is_mark(s->ie, MK_SUBJECT, s->d->ch[t->end - 1]);
        bool self = marked && cue_len(s->ie, t->beg, t->end - 1, CUE_BIT(CUE_SELF)) == t->end - 1 - t->beg;
        if (marked && !self) return true;
    }
    return false;
}

/* 벽돌을 졌다, 일을 거들었다: what is handled in a trade, or work itself. */
static bool is_trade(const Scan *s, const Token *t)
{
    const uint64_t work = CUE_BIT(CUE_WARE) | CUE_BIT(CUE_DUTY) | CUE_BIT(CUE_JOB);
    return mark_at(s->ie, MK_MATTER, t->beg) + 1 == t->end - t->beg ||
           cue_len(s->ie, t->beg, t->end - 1, work) == t->end - 1 - t->beg;
}

/* 있다, 다니다: a verb that tells of work in some frame. */
static bool may_be_work(const Scan *s, const Token *t)
{
    for (uint32_t i = 0; i < s->items->n; i++) {
        const Item *it = &s->items->v[i];
        if (it->kind != ITEM_VERB || it->beg != t->beg) continue;
        for (uint32_t k = 0; k < it->match.n_entry; k++) {
            const TrigGate *g = rule_gate(&s->e->verb, it->match, k);
            if (g->type == EV_WORK && !g->idle && !g->blocks) return true;
        }
    }
    return false;
}

static void try_place(Scan *s)
{
    const Item *place = workplace(s);
    const Sentence *sent = &s->d->sent[s->sent];
    if (!place) return;
    bool own = works_there(s, place);
    for (uint32_t first = doc_tok_at(s->d, place->end), i = first; i + 1 < sent->tok_end; i++) {
        const Token *thing = &s->d->tok[i];
        Tail t;
        uint32_t stem_end;
        if (!is_object(s, thing) || in_time(s->ie, thing->beg)) continue;
        uint32_t verb = verb_after(s, i + 1, sent->tok_end, &t, &stem_end);
        if (verb == UINT32_MAX || !is_plain(&t)) continue;
        if (is_idle(s, &s->d->tok[verb], stem_end) || another_acts(s, first, verb)) return;
        if (own || is_trade(s, thing) || may_be_work(s, &s->d->tok[verb]))
            take_any(s, verb, stem_end, &t, &s->e->any_work);
        return;
    }
}

static bool is_taken(const Scan *s, uint32_t beg)
{
    const EvCandList *all = &s->ie->ev;
    return all->n && all->v[all->n - 1]->sent == s->sent && all->v[all->n - 1]->end > beg;
}

static const Predicate *last_predicate(Scan *s);

/* Is the verb what the sentence tells last, and as past? */
static bool ends_told(Scan *s, uint32_t verb) { return main_is_past(s) && last_predicate(s)->tok == verb; }

/* 2년 동안 벽돌을 졌다, 제재소에 들어가 일 년 넘게 나무를 켰다: how long, and what was done. What was told before it in the
 * sentence may be how one came there. */
static void try_stretch(Scan *s, bool told)
{
    const uint32_t posts =
        1u << EV_JOIN | 1u << EV_TRANSFER | 1u << EV_ROLE_CHANGE | 1u << EV_PROMOTION | 1u << EV_CONVERSION;
    const EvCandList *all = &s->ie->ev;
    if (!(s->cues & CUE_BIT(CUE_LENGTH))) return;
    if (told && !(all->n && all->v[all->n - 1]->sent == s->sent && posts & 1u << all->v[all->n - 1]->type)) return;
    const Sentence *sent = &s->d->sent[s->sent];
    uint32_t from = told ? all->v[all->n - 1]->end : s->beg;
    const Item *length = NULL;
    for (uint32_t i = 0; i < s->items->n && !length; i++) {
        const Item *it = &s->items->v[i];
        bool spans = it->josa == JOSA_NONE || it->josa == JOSA_OBJECT || it->josa == JOSA_ONLY;
        if (it->kind == ITEM_TIMEX && it->cue == CUE_LENGTH && it->beg >= from && spans && is_long(s, it)) length = it;
    }
    for (uint32_t i = length ? doc_tok_at(s->d, length->end) : sent->tok_end; i + 1 < sent->tok_end; i++) {
        Tail t;
        uint32_t stem_end;
        /* 6주 교육을, 3개월 계약서를: how long the thing is */
        if (length->josa == JOSA_NONE && s->d->tok[i].beg <= length->end + 1 && is_object(s, &s->d->tok[i])) return;
        if (!is_object(s, &s->d->tok[i]) || !is_thing(s, &s->d->tok[i]) || in_time(s->ie, s->d->tok[i].beg)) continue;
        uint32_t verb = verb_after(s, i + 1, sent->tok_end, &t, &stem_end);
        if (verb == UINT32_MAX || !is_plain(&t) || !t.past || !ends_told(s, verb)) continue;
        if (is_idle(s, &s->d->tok[verb], stem_end) || is_taken(s, s->d->tok[verb].beg)) return;
        take_any(s, verb, stem_end, &t, &s->e->any_work);
        return;
    }
}

/* ---------------------------------------------------------------- what goes on, what would */
/* The predicate that ends the sentence, read once. */
static const Predicate *last_predicate(Scan *s)
{
    enum { WORDS = 4, MARKS = 3 };
    const Sentence *sent = &s->d->sent[s->sent];
    Predicate *p = &s->last;
    if (s->last_read) return p;
    s->last_read = true;
    uint32_t i = sent->tok_end > sent->tok_beg + WORDS + MARKS ? sent->tok_end - WORDS - MARKS : sent->tok_beg;
    for (; i < sent->tok_end; i++)
        if (s->d->tok[i].cls == CH_HANGUL && predicate_told(s->ie, i, s->end, &p->tail, &p->stem_end) &&
            p->tail.end + MARKS >= s->end)
            break;
    p->tok = i < sent->tok_end ? i : UINT32_MAX;
    return p;
}

static bool main_has_past(Scan *s)
{
    const Predicate *p = last_predicate(s);
    return p->tok != UINT32_MAX && p->tail.past;
}

/* 두 달 쉬고 복귀: an item of a list that ends in a noun. */
bool main_is_note(Scan *s)
{
    return last_predicate(s)->tok == UINT32_MAX && s->d->line[s->d->sent[s->sent].line].kind == LINE_ITEM;
}

bool main_is_past(Scan *s) { return main_has_past(s) && !s->last.tail.mood && !s->last.tail.odd; }

/* 구하세요, 준비하십시오: said to whoever reads. */
static bool last_advises(const Scan *s)
{
    enum { MARKS = 3 };
    const Sentence *sent = &s->d->sent[s->sent];
    uint32_t tok = sent->tok_end;
    while (tok > sent->tok_beg && s->d->tok[tok - 1].kind == TOK_PUNCT) tok--;
    if (tok == sent->tok_beg || s->d->tok[--tok].cls != CH_HANGUL || s->d->tok[tok].end + MARKS < s->end) return false;
    /* 겁내지 마라, 서두르지 말자 */
    bool barred = tok > sent->tok_beg && is_mark(s->ie, MK_BARS, s->d->ch[s->d->tok[tok].beg]) &&
                  is_mark(s->ie, MK_JI, s->d->ch[s->d->tok[tok - 1].end - 1]);
    if (barred) return true;
    Tail t;
    bool read = predicate_in(s->ie, tok, s->end, &t);
    return read && !t.past && (t.advice || (t.respect && !t.benefit));
}

bool main_advises(Scan *s)
{
    if (!s->advice_read) s->advises = last_advises(s), s->advice_read = true;
    return s->advises && !main_has_past(s);
}

bool main_is_open(Scan *s) { return !main_has_past(s) && !main_advises(s); }

/* Is the unit among those from p on? Four are looked at together, some of them behind the last. */
static bool may_have(const uint16_t *p, uint32_t n, uint16_t unit)
{
    const uint64_t ones = UINT64_C(0x0001000100010001), same = ones * unit;
    uint64_t zero = 0;
    for (uint32_t i = 0; i < n; i += 4) {
        uint64_t four;
        memcpy(&four, p + i, sizeof four);           /* a Doc has FOLD_PAD units behind its end */
        four ^= same;
        zero |= (four - ones) & ~four & ones << 15;
    }
    return zero != 0;
}

/* -면 before the token: a condition. */
static bool has_condition(const Scan *s, uint32_t tok)
{
    const Sentence *x = &s->d->sent[s->sent];
    uint16_t cond = mark_unit(s->ie, MK_IF);
    if (!may_have(s->d->ch + x->beg, x->end - x->beg, cond)) return false;
    for (uint32_t i = s->d->sent[s->sent].tok_beg; i < tok; i++) {
        const Token *t = &s->d->tok[i];
        if ((s->d->ch[t->end - 1] == cond) & (t->cls == CH_HANGUL) & (t->end - t->beg > 1)) return true;
    }
    return false;
}

/* Does an object stand shortly before the token? */
static bool has_thing(const Scan *s, uint32_t tok)
{
    enum { WORDS = 2 };
    uint32_t first = s->d->sent[s->sent].tok_beg;
    for (uint32_t i = tok > first + WORDS ? tok - WORDS : first; i < tok; i++)
        if (is_object(s, &s->d->tok[i]) && is_thing(s, &s->d->tok[i])) return true;
    return false;
}

/* 전화를 받고 있을 것이다: what is handled in a trade stands right before the word at `at`. */
static bool handles(const Scan *s, uint32_t at)
{
    for (uint32_t i = 0; s->cues & CUE_BIT(CUE_WARE) && i < s->items->n; i++) {
        const Item *it = &s->items->v[i];
        if (it->cue == CUE_WARE && is_word(it) && it->josa == JOSA_OBJECT && it->tail + 1 == at) return true;
    }
    return false;
}

/* 지금쯤 차가 있겠지, 빚만 남았을 것이다: what would be there, and nothing that one would do. */
static bool is_had(const Scan *s, uint32_t tok)
{
    const Token *t = &s->d->tok[tok - 1];
    if (tok == s->d->sent[s->sent].tok_beg || t->cls != CH_HANGUL || s->cues & CUE_BIT(CUE_SELF)) return false;
    uint16_t last = s->d->ch[t->end - 1];
    return t->end - t->beg > 1 &&
           (is_mark(s->ie, MK_SUBJECT, last) || is_mark(s->ie, MK_ONLY, last) || is_mark(s->ie, MK_ALSO, last));
}

static void try_going_on(Scan *s, bool told)
{
    /* What costs nothing is asked first: few sentences have either. */
    bool may = !told && s->cues & CUE_BIT(CUE_NOW);
    bool once = s->cues & CUE_BIT(CUE_ONCE);
    if (!may && !once && !has_condition(s, s->d->sent[s->sent].tok_end)) return;
    const Predicate *last = last_predicate(s);
    Tail t = last->tail;
    uint32_t stem_end = last->stem_end, tok = last->tok;
    if (tok == UINT32_MAX || t.odd || t.respect || t.benefit || is_taken(s, s->d->tok[tok].beg)) return;
    /* 원래는 버스 기사를 하려고 했다: an aim that was held */
    bool aim = t.past && (t.mood == MOOD_PLAN || t.mood == MOOD_MAYBE || t.mood == MOOD_WISH);
    if (aim && once) {
        take_any(s, tok, stem_end, &t, &s->e->any_goal);
        return;
    }
    /* 아직 그 회사에 있었을 것이다 */
    bool goes_on = t.running || (t.past && s->cues & CUE_BIT(CUE_NOW) && may_be_work(s, &s->d->tok[tok]));
    bool supposed = goes_on && (t.mood == MOOD_PLAN || t.mood == MOOD_MAYBE) && has_condition(s, tok);
    bool does = t.final && has_thing(s, tok);          /* 지금은 빵을 굽는다 */
    bool now = may && (t.running || does) && !t.mood && !t.past;
    if (!(supposed || now) || (is_idle_stem(s, &s->d->tok[tok], stem_end) && !handles(s, s->d->tok[tok].beg))) return;
    if (supposed && is_had(s, tok)) return;
    if (supposed) t.mood = MOOD_MAYBE;
    take_any(s, tok, stem_end, &t, &s->e->any_work);
}

/* 이직을 하고 싶다: the verb is that of a noun which tells an event itself. */
static bool is_light_verb(const Scan *s, uint32_t at)
{
    const EvCandList *all = &s->ie->ev;
    for (uint32_t i = all->n; i-- > 0 && all->v[i]->sent == s->sent;) {
        const Tail *t = &all->v[i]->tail;
        if (t->light_at && t->light_at <= at && at < t->end) return true;
    }
    return false;
}

/* 언젠가 호밀 농사를 지어 보고 싶다, 소동물을 보고 싶었다: what one would like to do, told by a verb that no book knows. */
static void try_wish(Scan *s)
{
    if (!may_have(s->d->ch + s->beg, s->end - s->beg, mark_unit(s->ie, MK_WISHES))) return;
    const Predicate *last = last_predicate(s);
    Tail t = last->tail;
    uint32_t tok = last->tok;
    if (tok == UINT32_MAX || t.mood != MOOD_WISH || t.odd || t.respect || t.question || t.said || t.relative) return;
    /* 외우라고 하고 싶다: what one would say */
    const Token *verb = &s->d->tok[tok];
    bool says = verb->beg > s->beg + 2 && is_mark(s->ie, MK_AND, s->d->ch[verb->beg - 2]);
    if (says || !has_thing(s, tok) || is_taken(s, verb->beg) || is_light_verb(s, verb->beg) ||
        is_idle(s, verb, last->stem_end))
        return;
    take_any(s, tok, last->stem_end, &t, &s->e->any_goal);
}

/* What was done in a post that has just been told of. */
static void try_duty(Scan *s)
{
    enum { NEAR = 1 };
    const uint32_t posts = 1u << EV_JOIN | 1u << EV_TRANSFER | 1u << EV_ROLE_CHANGE | 1u << EV_PROMOTION |
                           1u << EV_CONVERSION | 1u << EV_WORK;
    const EvCandList *all = &s->ie->ev;
    const EvCand *last = all->n ? all->v[all->n - 1] : NULL;
    if (!last || s->sent - last->sent > NEAR || !(posts & 1u << last->type) || last->flags & EVF_OTHER) return;
    const Sentence *sent = &s->d->sent[s->sent];
    for (uint32_t i = sent->tok_beg; i + 1 < sent->tok_end; i++) {
        Tail t;
        uint32_t stem_end;
        if (!is_object(s, &s->d->tok[i]) || !is_thing(s, &s->d->tok[i])) continue;
        uint32_t verb = verb_after(s, i + 1, sent->tok_end, &t, &stem_end);
        if (verb == UINT32_MAX || !is_plain(&t) || !(t.past || t.running)) continue;
        if (is_idle(s, &s->d->tok[verb], stem_end)) continue;
        take_any(s, verb, stem_end, &t, &s->e->any_work);
        return;
    }
}

/* ---------------------------------------------------------------- what one is now */
/* 다니는, 작은: says more of the noun behind it, and is no topic. */
static bool is_topic_word(const Scan *s, uint32_t tok)
{
    enum { STEM = 2 };
    const Token *t = &s->d->tok[tok];
    uint16_t last = s->d->ch[t->end - 1];
    Tail tail;
    if (t->cls != CH_HANGUL || t->end - t->beg < 2) return false;
    if (is_mark(s->ie, MK_SUBJECT, last)) return true;
    if (is_mark(s->ie, MK_TOPIC_CLOSED, last) && t->end - t->beg > STEM) return true;
    return is_mark(s->ie, MK_TOPIC_OPEN, last) && !(predicate_in(s->ie, tok, s->end, &tail) && tail.relative);
}

/* Is the author what the post is said of? No word in [from, to) tells of another. */
static bool is_authors(const Scan *s, uint32_t from, uint32_t to)
{
    uint32_t tok = doc_tok_at(s->d, from);
    for (; tok < s->d->n_tok && s->d->tok[tok].beg < to; tok++)
        if (s->d->tok[tok].beg >= from && is_topic_word(s, tok)) return false;
    return true;
}

/* The post at the end of the sentence, with the copula or nothing behind it: 지금은 작은 카페 사장이다. */
static Item *last_post(const Scan *s, Tail *out)
{
    enum { MARKS = 3 };
    for (uint32_t i = s->items->n; i-- > 0;) {
        Item *it = &s->items->v[i];
        bool post = is_word(it) && (it->cue == CUE_ROLE || it->cue == CUE_RANK || it->cue == CUE_FREELANCE);
        if (!post) continue;
        Item noun = *it;
        noun.ref = doc_tok_at(s->d, it->end - 1);
        *out = tail_of_noun(s->ie, &noun, s->end);
        bool is = out->ok && (out->context == CTX_COPULA || out->context == CTX_NOTE) && out->end + MARKS >= s->end;
        if (out->context == CTX_NOTE && it->end + 1 < s->end) is = false;      /* 사범 셋 */
        return is && !out->odd && !out->mood ? it : NULL;
    }
    return NULL;
}

/* 지금은, 2021년 6월부터는 */
static bool says_now(const Item *it)
{
    return (it->cue == CUE_NOW && is_word(it)) ||
           (it->kind == ITEM_TIMEX && it->cue == CUE_DATE && it->josa == JOSA_FROM);
}

/* Where what is said of the author's post begins: behind 지금은; behind 나는, or 첫, 막내, where it is what one was. UINT32_MAX
 * for nowhere. */
static uint32_t post_from(const Scan *s, const Item *post, bool was)
{
    uint32_t from = UINT32_MAX;
    for (uint32_t i = 0; i < s->items->n && s->items->v[i].beg < post->beg; i++) {
        const Item *it = &s->items->v[i];
        bool self = it->kind == ITEM_CUE && ((it->cue == CUE_SELF && is_subject(it)) || it->cue == CUE_FIRST);
        if (was ? self : says_now(it)) from = it->tail;
    }
    return from;
}

/* 2018년 3월부터 */
static bool from_date(const Scan *s, const Item *post)
{
    for (const Item *it = post; it-- > s->items->v;)
        if (it->kind == ITEM_TIMEX && it->cue == CUE_DATE) return it->josa == JOSA_FROM;
    return false;
}

/* 현재는 나래상사 과장입니다. 나는 그 회사의 첫 번째 마케터였다. */
static void try_post(Scan *s)
{
    const uint64_t posts = CUE_BIT(CUE_ROLE) | CUE_BIT(CUE_RANK) | CUE_BIT(CUE_FREELANCE);
    const uint64_t whose = CUE_BIT(CUE_NOW) | CUE_BIT(CUE_DATE) | CUE_BIT(CUE_SELF) | CUE_BIT(CUE_FIRST);
    Tail t;
    if (!(s->cues & whose) || !(s->any & posts)) return;
    Item *post = last_post(s, &t);
    bool was = post && t.context == CTX_COPULA && t.past;
    uint32_t from = post ? post_from(s, post, was) : UINT32_MAX;
    if (from == UINT32_MAX || is_taken(s, post->beg) || !is_authors(s, from, post->beg)) return;
    Range own = {post->beg, post->end};
    bool title = post->cue != CUE_FREELANCE;
    Range employer = title && post->kind == ITEM_MENTION ? title_employer(s->ie, s->beg, &own) : (Range){0, 0};
    Clause clause = {0};
    t.context = CTX_VERB;
    t.past = was;
    t.running = !was;
    /* 2018년 3월부터 원감: a rank with the day from which it counts is one that was reached */
    bool reached = !was && post->cue == CUE_RANK && from_date(s, post) &&
                   !(s->cues & (CUE_BIT(CUE_NOW) | CUE_BIT(CUE_ORG) | CUE_BIT(CUE_EMPLOYER)));
    const TrigRule *rule = was ? &s->e->any_was : reached ? &s->e->note_title : &s->e->any_post;
    take(s, post, rule, post->end, &t, &clause, (uint32_t)(post - s->items->v));
    EvCand *c = s->ie->ev.v[s->ie->ev.n - 1];
    if (title) c->found.role = own;
    if (post->cue == CUE_RANK) c->found.rank = own;
    if (employer.end && !c->found.employer.end)
        c->found.employer = c->found.kind_head = employer, c->found.kind_told = true;
}

void try_work(Scan *s, bool told)
{
    uint32_t before = s->ie->ev.n;
    try_post(s);
    if (s->ie->ev.n > before) return;
    if (!told) try_place(s);
    if (s->ie->ev.n == before) try_stretch(s, told);
    if (s->ie->ev.n == before) try_going_on(s, told);
    if (s->ie->ev.n == before) try_wish(s);
    if (s->ie->ev.n == before && !told) try_duty(s);
}
