/* Does a possible trigger mean the event? Its frame: the cues before it. Its tail: what the words behind it do with it.
 * Its subject: whose event it is. */
#include "fact_int.h"
#include "mark.h"
#include "trigger_int.h"

/* ---------------------------------------------------------------- frames */
static bool need_holds(const Need *need, const Item *it)
{
    return need->cues & item_cue(it) && (!need->josa || need->josa & 1u << it->josa);
}

/* Before item `to`, and not within its word: 배 is none in 배운. */
static bool any_holds(const Need *need, uint8_t n, const Item *items, uint32_t from, uint32_t to)
{
    for (uint32_t i = to; i-- > from;)
        for (uint8_t k = 0; k < n; k++)
            if (need_holds(&need[k], &items[i]) && items[i].beg < items[to].beg) return true;
    return false;
}

/* 아직도 못 땄다, 서류 4곳 통과 */
static bool skips_over(const Item *it)
{
    return it->cue == CUE_ADVERB || it->cue == CUE_NOW || (it->cue == CUE_COUNT && it->josa == JOSA_NONE);
}

/* 택시를 10년 몰았다, 미용사 5년 하다가: months or years of work, not days */
static bool is_stretch(const Scan *s, const Item *it)
{
    bool spans = it->josa == JOSA_NONE || it->josa == JOSA_OBJECT || it->josa == JOSA_ONLY;
    if (it->kind != ITEM_TIMEX || it->cue != CUE_LENGTH || !spans) return false;
    Str value = s->ie->out->timexes.v[it->ref].value;
    char unit = value.n ? value.p[value.n - 1] : 0;
    return unit == 'M' || unit == 'Y';
}

/* 구한다고 해서 갔다: item i is the verb that a phrase begins with, which goes on to `to`. */
static bool begins_phrase(const Item *items, uint32_t i, uint32_t to)
{
    return i && items[i].kind == ITEM_VERB && items[i - 1].beg == items[i].beg && items[i - 1].tail >= to &&
           items[i - 1].kind == ITEM_CUE;
}

/* The items that stand right before item k: those that end within a short adverb of it, or before adverbs of the book
 * and dates (과정을 무사히 마쳤다, 면허를 2019년에 땄다); of work, how long it lasted. */
static uint32_t adjacent_from(const Scan *s, uint32_t k, bool lasts)
{
    enum { ADVERB = 3, NUMBER = 5 };   /* 이력서를 스무 군데쯤 돌렸다 */
    const Item *items = s->items->v;
    uint32_t i = k, beg = items[k].beg, gap = ADVERB;
    for (; i > 0 && items[i - 1].kind != ITEM_BREAK && (items[i - 1].tail + gap >= beg || begins_phrase(items, i - 1, beg - gap)); i--)
        if (items[i - 1].beg >= beg) continue;
        else if (items[i - 1].kind == ITEM_TIMEX && items[i - 1].josa == JOSA_AT) beg = items[i - 1].beg;
        else if (lasts && is_stretch(s, &items[i - 1])) beg = items[i - 1].beg;
        else if (skips_over(&items[i - 1]))
            beg = items[i - 1].beg, gap = items[i - 1].cue == CUE_COUNT ? NUMBER : ADVERB + 1;
    return i;
}

/* 나는 퇴사를 선택했다: the author who tells it is nothing that it is told of, as in 나를 바꿨다. */
static bool tells(const Item *items, uint32_t i, uint32_t from, uint32_t to)
{
    if (!is_subject(&items[i])) return false;
    bool before = i > from && items[i - 1].beg == items[i].beg && items[i - 1].cue == CUE_SELF;
    return before || (i + 1 < to && items[i + 1].beg == items[i].beg && items[i + 1].cue == CUE_SELF);
}

static bool vetoed(uint64_t veto, const Item *items, uint32_t from, uint32_t to)
{
    for (uint32_t i = from; i < to; i++)
        if (is_word(&items[i]) && veto & CUE_BIT(items[i].cue) && !tells(items, i, from, to)) return true;
    return false;
}

/* One of these types was told of just before: in this sentence or the last; 붙었다! alone may look further back. */
bool just_told(const Scan *s, uint32_t types)
{
    enum { SHORT = 12, NEAR = 1, FAR = 4, BREAKS = 32 };
    if (!types || !s->ie->ev.n) return false;
    uint32_t n = s->ie->ev.n, floor = n > BREAKS ? n - BREAKS : 1;
    bool break_told = types & 1u << EV_CONTEXT;         /* 첫째를 낳고 석 달 만에 복귀했다 */
    /* 제의를 받았다. 수술이 잡혀 안 갔다. */
    while (!break_told && n > floor && s->ie->ev.v[n - 1]->type == EV_CONTEXT) n--;
    const EvCand *last = s->ie->ev.v[n - 1];
    uint32_t reach = s->end - s->beg <= SHORT ? FAR : NEAR;
    return s->sent - last->sent <= reach && types & 1u << last->type;
}

/* 공장장 자리를 제의해 왔다. 조건이 좋았다. 수술이 잡혀 안 갔다: an offer, and since then nothing that was done. */
static bool offered_lately(const Scan *s)
{
    enum { NEAR = 2 };
    const uint32_t aside =
        1u << EV_CONTEXT | 1u << EV_GOAL | 1u << EV_WORK | 1u << EV_DECISION | 1u << EV_TURNING_POINT;
    for (uint32_t n = s->ie->ev.n; n-- > 0;) {
        const EvCand *c = s->ie->ev.v[n];
        if (s->sent - c->sent > NEAR) return false;
        if (c->type == EV_ACCEPTED) return true;
        if (!(aside & 1u << c->type)) return false;
    }
    return false;
}

/* What told last of the spell of work that is under way: since then no leaving, and no school. NULL for none. */
const EvCand *open_spell(const Scan *s)
{
    enum { BACK = 24 };
    const uint32_t spells =
        1u << EV_JOIN | 1u << EV_WORK | 1u << EV_FOUND | 1u << EV_PROMOTION | 1u << EV_TRANSFER | 1u << EV_CONVERSION;
    const uint32_t ends = 1u << EV_LEAVE | 1u << EV_ENROLL | 1u << EV_GRADUATE | 1u << EV_ACCEPTED | 1u << EV_STUDY;
    for (uint32_t n = s->ie->ev.n, left = BACK; n-- > 0 && left-- > 0;) {
        const EvCand *c = s->ie->ev.v[n];
        if (c->flags & EVF_OTHER || c->tail.mood || c->tail.odd || (c->en && c->fact != FACT_ACTUAL)) continue;
        if (c->type == EV_ACCEPTED && c->rule->stays) continue;      /* 남으라고 했지만 나왔다 */
        if (spells & 1u << c->type) return c;
        if (ends & 1u << c->type) return NULL;
    }
    return NULL;
}

bool spell_open(const Scan *s) { return open_spell(s) != NULL; }

/* The place, by the words of the employer of the spell under way: a name of its own, or the kind that it ends in (은빛병원에
 * 들어갔다. 병원에서 …). */
bool open_employer(const Scan *s, const Item *place)
{
    const EvCand *c = open_spell(s);
    if (!c) return false;
    const MentionRef *all = s->ie->mention.v;
    if (place->kind == ITEM_MENTION)
        return c->found.org != UINT32_MAX && all[c->found.org].entity == all[place->ref].entity;
    Range by = c->found.org != UINT32_MAX ? (Range){all[c->found.org].beg, all[c->found.org].end} : c->found.employer;
    uint32_t n = place->end - place->beg;
    return by.end >= by.beg + n && !memcmp(s->d->ch + by.end - n, s->d->ch + place->beg, n * sizeof *s->d->ch);
}

/* N년 만에: the length within which it happened. */
static bool says_within(const Scan *s, uint32_t from, uint32_t k)
{
    for (uint32_t i = from; i < k; i++)
        if (s->items->v[i].kind == ITEM_TIMEX && s->ie->tx.v[s->items->v[i].ref].rel == REL_WITHIN) return true;
    return false;
}

/* The cues that are there at all are asked first: where none of them is needed no item need be looked at. */
static bool needs_hold(const Scan *s, const TrigRule *r, const Clause *clause, uint32_t k)
{
    const Item *items = s->items->v;
    if (!(r->needs & (r->reach || r->adj ? s->cues : clause->cues))) return false;
    if (r->any_josa && !r->adj) return true;
    return any_holds(r->need, r->n_need, items,
                     r->adj     ? adjacent_from(s, k, r->type == EV_WORK)
                     : r->reach ? 0
                                : clause->item,
                     k);
}

static bool ends_object(const Ie *ie, const Token *t)
{
    const Doc *d = ie->doc;
    uint16_t last = d->ch[t->end - 1];
    bool joined = t->beg && d->cls[t->beg - 1] != CH_SPACE;       /* '모퉁이'를 차렸다, React를 배웠다 */
    bool whole = joined || t->end - t->beg > 1 || !is_mark(ie, MK_OBJECT, last);        /* 할 걸 */
    return t->cls == CH_HANGUL && whole && is_mark(ie, MK_OBJECT_TOLD, last);
}

/* An object, known or not, stands a few words before item k: 양식을 새로 만들었다. */
bool has_any_object(const Scan *s, uint32_t k)
{
    enum { WORDS = 4 };
    uint32_t tok = doc_tok_at(s->d, s->items->v[k].beg), first = s->d->sent[s->sent].tok_beg;
    for (uint32_t i = tok, left = WORDS; i > first && left; i--) {
        const Token *t = &s->d->tok[i - 1];
        if (t->kind == TOK_PUNCT && s->d->ch[t->beg] == ',') return false;
        if (ends_object(s->ie, t)) return true;
        if (!t->glue) left--;                            /* 12시간에서: one word */
    }
    return false;
}

/* 돌아갈 계획이었다, 남기로 정했다: what the word is said of is an aim, told right before item k. */
static bool is_aimed(const Scan *s, const TrigRule *r, uint32_t k)
{
    enum { CODA_L = 8 };
    uint32_t at = s->items->v[k].beg;
    const uint16_t *ch = s->d->ch + at;
    if (at < s->beg + 3 || s->d->cls[at - 1] != CH_SPACE) return false;
    if (r->type == EV_DECISION) return mark_before(s->ie, MK_DECIDED, at - 1) != 0;
    if (mark_before(s->ie, MK_PROPOSED, at - 1)) return true;      /* 버티자는 생각이었다 */
    return hangul_is(ch[-2]) && hangul_coda(ch[-2]) == CODA_L;
}

/* - 광고 캠페인 기획: item k ends what an item of a list says, and a noun stands right before it. */
static bool is_listed(const Scan *s, uint32_t k)
{
    enum { MARKS = 2 };
    const Item *it = &s->items->v[k];
    const Line *line = &s->d->line[s->d->sent[s->sent].line];
    uint32_t tok = doc_tok_at(s->d, it->beg), first = s->d->sent[s->sent].tok_beg;
    bool ends = it->end + MARKS >= s->end || s->d->ch[it->end + 1] == '(';
    if (line->kind != LINE_ITEM || !ends || tok <= first) return false;
    const Token *before = &s->d->tok[tok - 1];
    return before->kind == TOK_WORD && before->end + 1 == it->beg && !is_adnominal(s->d->ch[before->end - 1]);
}

/* 12시간에서 40분으로 줄였다, 30% 올렸다: a number in figures stands a few words before item k. */
static bool has_figure(const Scan *s, uint32_t k)
{
    enum { TOKENS = 6 };
    uint32_t tok = doc_tok_at(s->d, s->items->v[k].beg), first = s->d->sent[s->sent].tok_beg;
    for (uint32_t i = tok; i > first && tok - i < TOKENS; i--)
        if (s->d->tok[i - 1].kind == TOK_NUMBER) return true;
    return false;
}

/* 870을, 7.5를, 870점이, 2급을, N2가: does [at, end) read as a result? It is a bare figure, or one of a scale (a letter
 * or two before it, points or a grade behind it), and no other count (100장); letters
 * alone are the name of a level (AL을). */
static bool is_result(const Scan *s, uint32_t at, uint32_t end)
{
    enum { LETTERS = 2 };
    const Doc *d = s->d;
    uint32_t from = at, figures;
    uint8_t josa;
    while (at < end && d->cls[at] == CH_LATIN) at++;
    uint32_t letters = at - from;
    for (figures = at; at < end && (d->cls[at] == CH_DIGIT || (at > figures && d->ch[at] == '.')); at++) {}
    if (letters > LETTERS || (at == figures && (!letters || mark_at(s->ie, MK_LEVEL, from) != letters))) return false;
    if (at < end) at += mark_at(s->ie, MK_SCORED, at);
    return at >= end || at + josa_at(s->ie, at, end, &josa) >= end;
}

/* 870을 받았다, N2가 나왔다, 6.5 받음: the word before `at` is a result, and tells of no time. */
static bool has_score(const Scan *s, uint32_t at)
{
    uint32_t end = at;
    if (end <= s->beg + 1 || s->d->cls[end - 1] != CH_SPACE) return false;
    uint32_t beg = --end;
    while (beg > s->beg && s->d->cls[beg - 1] != CH_SPACE) beg--;
    return !in_time(s->ie, beg) && is_result(s, beg, end);
}

/* 토익은 그해 11월에 830점.: a note that ends in a result */
bool ends_scored(const Scan *s)
{
    uint32_t end = s->end;
    while (end > s->beg && (s->d->cls[end - 1] == CH_PUNCT || s->d->cls[end - 1] == CH_SPACE)) end--;
    uint32_t beg = end;
    while (beg > s->beg && s->d->cls[beg - 1] != CH_SPACE) beg--;
    return beg > s->beg && beg < end && !in_time(s->ie, beg) && is_result(s, beg, end);
}

/* 장비를 지원했다: an object stands right before the word at `at`. */
bool has_object(const Scan *s, uint32_t at)
{
    if (at < s->beg + 2 || s->d->cls[at - 1] != CH_SPACE) return at > s->beg && s->d->cls[at - 1] == CH_HANGUL;
    return is_mark(s->ie, MK_OBJECT, s->d->ch[at - 2]);
}

/* 데이터를 네이버 클라우드로 옮겼다: with nothing but the place, a time and a name between, an object is what was moved. */
static bool moves_thing(const Scan *s, uint32_t k)
{
    enum { WORDS = 5 };
    uint32_t tok = doc_tok_at(s->d, s->items->v[k].beg), first = s->d->sent[s->sent].tok_beg;
    for (uint32_t i = tok, left = WORDS; i > first && left; i--) {
        const Token *t = &s->d->tok[i - 1];
        if (t->kind == TOK_PUNCT) return false;
        if (ends_object(s->ie, t)) return true;
        bool between =
            t->cls != CH_HANGUL || is_mark(s->ie, MK_BETWEEN, s->d->ch[t->end - 1]) || in_time(s->ie, t->beg);
        uint32_t m = ie_mention_from(s->ie, t->end);
        bool name = m > 0 && s->ie->mention.v[m - 1].beg <= t->beg && s->ie->mention.v[m - 1].end > t->beg;
        if (!between && !name) return false;
        if (!t->glue) left--;
    }
    return false;
}

/* 밤 열 시에, 11시면: an hour stands before item k; what is done then is done every day. */
static bool tells_hour(const Scan *s, uint32_t k)
{
    const Sentence *sent = &s->d->sent[s->sent];
    uint8_t josa;
    for (uint32_t i = sent->tok_beg + 1; i < sent->tok_end && s->d->tok[i].beg < s->items->v[k].beg; i++) {
        const Token *t = &s->d->tok[i];
        if (t->cls != CH_HANGUL || !is_mark(s->ie, MK_HOUR, s->d->ch[t->beg])) continue;
        bool counted = t[-1].kind == TOK_NUMBER && t[-1].end == t->beg;
        if (counted || t->beg + 1 + josa_at(s->ie, t->beg + 1, t->end, &josa) == t->end) return true;
    }
    return false;
}

/* What closes the shop that was opened some sentences ago: no hour is told, and a verb without its object has none
 * anywhere. */
static bool closes_venture(const Scan *s, const TrigRule *r, uint32_t k)
{
    return !tells_hour(s, k) && !(r->objectless && has_any_object(s, k));
}

/* 차장까지 하다가 나왔다: the word before `at` ends what was told last. */
static bool follows_event(const Scan *s, uint32_t at)
{
    const EvCandList *all = &s->ie->ev;
    const EvCand *last = all->n ? all->v[all->n - 1] : NULL;
    return last && last->sent == s->sent && last->tail.end < at && last->tail.end + 1 >= at;
}

/* Does a clause begin at `at`: with the sentence, behind a mark or behind a predicate (5년을 다니다 …)? */
static bool begins_clause(const Scan *s, uint32_t at)
{
    uint32_t tok = doc_tok_at(s->d, at), first = s->d->sent[s->sent].tok_beg;
    if (tok <= first) return true;
    Tail t;
    const Token *before = &s->d->tok[tok - 1];
    uint16_t last = s->d->ch[before->end - 1];
    const EvCandList *all = &s->ie->ev;                          /* 입사해 2019년에 나왔다 */
    if (all->n && all->v[all->n - 1]->sent == s->sent && all->v[all->n - 1]->tail.end == before->end) return true;
    if (before->kind == TOK_PUNCT || is_mark(s->ie, MK_CLAUSE, last)) return true;
    return before->cls == CH_HANGUL && predicate_in(s->ie, tok - 1, at, &t) && !t.relative;
}

/* 거기서 나온 건: where one is, a word that stands for the employer, says nothing of what came or went. */
static uint32_t past_place(const Scan *s, uint32_t at)
{
    uint32_t tok = doc_tok_at(s->d, at), first = s->d->sent[s->sent].tok_beg;
    if (tok <= first || s->d->tok[tok - 1].cls != CH_HANGUL) return at;
    uint32_t beg = s->d->tok[tok - 1].beg;
    return mark_at(s->ie, MK_THIS_PLACE, beg) ? beg : at;
}

/* Do times, and nothing else but adverbs, fill the clause before item k? goes: of who comes or goes nothing need be said. */
static bool has_time_alone(const Scan *s, const TrigRule *r, uint32_t k)
{
    enum { ITEMS = 24 };               /* the search stays linear in the text */
    bool timed = false;
    uint32_t at = s->items->v[k].beg;
    for (uint32_t i = k, left = ITEMS; i-- > 0 && left-- > 0;) {
        const Item *it = &s->items->v[i];
        if (it->beg >= at || it->tail + 1 < at || is_trigger(it)) continue;
        bool time = it->kind == ITEM_TIMEX;
        if (!time && it->cue != CUE_ADVERB) break;
        timed |= time;
        at = it->beg;
    }
    at = past_place(s, at);
    bool goes = r->type <= EV_LEAVE;
    return (timed || r->cleft || at == s->beg || (goes && follows_event(s, at))) && begins_clause(s, at);
}

/* 되면 …, 이번에도 안 되면 …, 좋겠지만 떨어지면 …: a clause that has nothing but the verb, times and adverbs. */
static bool stands_free(const Scan *s, uint32_t k)
{
    enum { ITEMS = 24 };
    uint32_t at = s->items->v[k].beg, first = s->d->sent[s->sent].tok_beg;
    if (at >= s->beg + 2 && s->d->cls[at - 1] == CH_SPACE && is_mark(s->ie, MK_NOT, s->d->ch[at - 2])) at -= 2;
    for (uint32_t i = k, left = ITEMS; i-- > 0 && left-- > 0;) {
        const Item *it = &s->items->v[i];
        if (it->beg >= at || it->tail + 1 < at || is_trigger(it)) continue;
        if (it->kind != ITEM_TIMEX && it->cue != CUE_ADVERB) break;
        at = it->beg;
    }
    uint32_t tok = doc_tok_at(s->d, at);
    const Token *before = &s->d->tok[tok - (tok > first)];
    Tail t;
    if (tok <= first || before->kind == TOK_PUNCT) return true;
    return before->cls == CH_HANGUL && predicate_in(s->ie, tok - 1, at, &t) && !t.relative &&
           (t.state == TS_END || t.state == TS_KO);
}

/* 우리 팀에는, 지원 자격에: it is there, whosever. */
static bool is_somewhere(const Scan *s, uint32_t at)
{
    uint32_t tok = doc_tok_at(s->d, at);
    const Token *before = tok > s->d->sent[s->sent].tok_beg ? &s->d->tok[tok - 1] : NULL;
    if (!before || before->cls != CH_HANGUL) return false;
    uint8_t josa;
    for (uint32_t p = before->beg + 1; p < before->end; p++)
        if (josa_at(s->ie, p, before->end, &josa) == before->end - p && josa == JOSA_AT) return true;
    return false;
}

/* 토익은 없다, 정보처리기사 있음: the name stands right before. */
static bool names_proof(const Scan *s, uint32_t k)
{
    const Item *items = s->items->v;
    for (uint32_t i = k; i-- > 0 && items[i].kind != ITEM_BREAK;) {
        if (items[i].kind == ITEM_MENTION && items[i].cue == CUE_CERT)
            return items[i].tail + 1 >= items[k].beg && !is_somewhere(s, items[i].beg);
    }
    return false;
}

/* 나래은행에는 2019년에 왔다; but 나래은행은 2019년에 위기가 왔다: what came stands between. */
static bool stands_beside(const Scan *s, const TrigRule *r, uint32_t k)
{
    const Item *items = s->items->v;
    for (uint32_t i = k; i-- > 0 && items[i].kind != ITEM_BREAK;) {
        if (items[i].tail + 1 != items[k].beg) continue;
        if (items[i].kind == ITEM_TIMEX || item_cue(&items[i]) & r->needs) return true;
    }
    return false;
}

/* 거기서, 여기서, 그곳에서: where one is, before item k. */
static bool is_here(const Scan *s, uint32_t k)
{
    for (uint32_t i = s->d->sent[s->sent].tok_beg; i < s->d->sent[s->sent].tok_end && s->d->tok[i].beg < s->items->v[k].beg; i++) {
        const Token *t = &s->d->tok[i];
        if (t->cls == CH_HANGUL && is_mark(s->ie, MK_IN, s->d->ch[t->end - 1]) && mark_at(s->ie, MK_THIS_PLACE, t->beg))
            return true;
    }
    return false;
}

bool frame_holds(const Scan *s, const TrigRule *r, const Clause *clause, uint32_t k)
{
    const Item *items = s->items->v;
    if (r->n_need ? !needs_hold(s, r, clause, k) && !(r->reach == REACH_LINE && r->needs & s->before) &&
                        !just_told(s, r->after) && !process_open(s, r->process)
                  : (r->after || r->process) && !just_told(s, r->after) && !process_open(s, r->process))
        return false;
    if (r->n_also && (!(r->alsos & s->cues) || !any_holds(r->also, r->n_also, items, 0, k))) return false;
    if (r->undone && (!undone_rule(s, r) || !undone_bare(s, clause, k))) return false;
    if ((r->open && !spell_open(s)) || (r->here && !is_here(s, k))) return false;
    if (r->object && !has_any_object(s, k)) return false;
    if (r->figure && !has_figure(s, k)) return false;
    if (r->scored && !has_score(s, items[k].beg)) return false;
    if (r->aimed && !is_aimed(s, r, k)) return false;
    if (r->listed && !is_listed(s, k)) return false;
    if (r->alone && !has_time_alone(s, r, k)) return false;
    if (r->objectless && has_object(s, items[k].beg)) return false;
    if (r->moved && moves_thing(s, k)) return false;
    if (r->beside && !stands_beside(s, r, k)) return false;
    if ((r->pending && !stands_free(s, k)) || (r->held && !names_proof(s, k))) return false;
    if (r->process & 1u << PROCESS_VENTURE && !closes_venture(s, r, k)) return false;
    if (r->reply && !just_told(s, 1u << EV_ACCEPTED) && !offered_lately(s)) return false;
    if (r->veto & clause->cues && vetoed(r->veto, items, clause->item, k)) return false;
    return !r->within || says_within(s, clause->item, k);
}

bool tail_fits(const TrigRule *r, const Tail *t, uint8_t josa)
{
    if (r->only == ONLY_STRICT && josa != JOSA_NONE && josa != JOSA_OBJECT) return false;   /* 제대로 is no 제대 */
    switch ((Only)r->only) {
    case ONLY_VERB:                                                /* 취업에 도움이 된다: not yet told of */
        if (r->type == EV_JOIN && t->context == CTX_PARTICLE && josa == JOSA_AT) return false;
        return t->context == CTX_VERB || t->context == CTX_PARTICLE || t->context == CTX_COPULA;
    case ONLY_NOTE: return t->context == CTX_NOTE;
    case ONLY_BE: return t->context == CTX_VERB && (t->light == LIGHT_BE || t->light == LIGHT_GET);
    case ONLY_GET: return t->context == CTX_VERB && (t->light == LIGHT_GET || t->light == LIGHT_DO);
    case ONLY_GIVE: return t->context == CTX_VERB && t->light == LIGHT_GIVE;
    case ONLY_HEAR: return t->context == CTX_VERB && t->light == LIGHT_HEAR;
    case ONLY_ACT: return t->context != CTX_THING && t->light != LIGHT_BE && t->light != LIGHT_GET;
    case ONLY_DO: return t->context == CTX_VERB && t->light == LIGHT_DO && !t->benefit;
    case ONLY_IS: return t->context == CTX_COPULA;
    case ONLY_STRICT:
        return t->context == CTX_VERB || t->context == CTX_TIME || t->context == CTX_NOTE || t->context == CTX_COPULA;
    default: return t->context != CTX_THING;
    }
}

/* ---------------------------------------------------------------- whose event */
/* 대학 동기 재호는, 동기 박 경위는: the name behind the word, which no list has, or the family name with a title. Where it ends, with its
 * particle; 0 for none. */
static uint32_t called_end(const Scan *s, const Item *it, uint8_t *josa)
{
    enum { NAME_MIN = 2, NAME_MAX = 4 };
    uint32_t beg = it->end + 1, at = beg;
    if (it->end >= s->end || s->d->cls[it->end] != CH_SPACE) return 0;
    while (at < s->end && s->d->cls[at] == CH_HANGUL) at++;
    if (at == beg + 1 && at + 1 < s->end && s->d->cls[at] == CH_SPACE)
        for (beg = ++at; at < s->end && s->d->cls[at] == CH_HANGUL;) at++;
    bool fits = at - beg > NAME_MIN && at - beg <= NAME_MAX && (at >= s->end || s->d->cls[at] == CH_SPACE);
    bool called = fits && josa_at(s->ie, at - 1, at, josa) == 1 && (*josa == JOSA_SUBJECT || *josa == JOSA_TOPIC);
    return called ? at : 0;
}

/* 다니는 회사에, 소개한 회사에: does the word behind `tail`, before item k, only say which noun is meant? i: the last item before it. */
static bool says_which(const Scan *s, uint32_t tail, uint32_t i, uint32_t k)
{
    uint32_t tok = doc_tok_at(s->d, tail + 1);
    if (tok + 1 >= s->d->sent[s->sent].tok_end) return false;
    const Token *verb = &s->d->tok[tok];
    uint16_t last = s->d->ch[verb->end - 1];
    if (verb->cls != CH_HANGUL || verb->end - verb->beg < 2 || verb->end >= s->items->v[k].beg ||
        s->d->cls[verb->end] != CH_SPACE) return false;
    for (uint32_t n = i + 1; n < k; n++)
        if (s->items->v[n].beg == verb->beg && s->items->v[n].kind != ITEM_VERB && s->items->v[n].tail >= verb->end) return false;        /* 공무원 시험에 */
    return is_adnominal(last) && !is_mark(s->ie, MK_QUALITY, last);
}

/* 선배 민수가: a name by which somebody is called; but 친구 아버지가 하는 식당에 */
static bool is_called(const Scan *s, uint32_t i, uint32_t k)
{
    uint8_t josa;
    uint32_t end = called_end(s, &s->items->v[i], &josa);
    return end && (josa != JOSA_SUBJECT || !says_which(s, end, i, k));
}

/* Someone else: 동료가, 전임 PO가; for a move, whoever holds a title (팀장이 퇴사해서). */
static bool is_someone(const Scan *s, uint32_t i, uint32_t k, bool move)
{
    const Item *items = s->items->v, *it = &items[i];
    /* 아내 수술이 */
    bool noun = i + 1 < s->items->n && items[i + 1].beg == it->end + 1 && items[i + 1].kind != ITEM_MENTION;
    if (is_word(it) && it->cue == CUE_PERSON && it->josa == JOSA_NONE && !noun && is_called(s, i, k)) return true;
    /* 선배까지 그만뒀다, 후배들만 승진했다 */
    bool beside = (it->josa == JOSA_UNTIL || it->josa == JOSA_ONLY) && it->tail + 1 >= items[k].beg;
    bool also = (it->josa == JOSA_ALSO || beside) && it->cue == CUE_PERSON;
    if (!is_word(it) || (!is_subject(it) && !also)) return false;
    /* 회사가 법정관리에 들어갔다 */
    if (it->cue == CUE_PERSON || (it->cue == CUE_STAFF && !it->plain) ||
        (move && it->cue == CUE_COMPANY && it->josa == JOSA_SUBJECT))
        return true;
    bool title = it->cue == CUE_RANK || it->cue == CUE_ROLE;
    if (!title) return false;
    return move ||
           (i > 0 && items[i - 1].cue == CUE_PERSON && is_word(&items[i - 1]) && items[i - 1].josa == JOSA_NONE);
}

/* 언니가 없었으면 그만뒀을 것이다: the condition has a subject of its own. */
static bool ends_in_condition(const Scan *s, const Item *it, uint32_t k)
{
    Tail t;
    uint32_t last = doc_tok_at(s->d, s->items->v[k].beg);
    for (uint32_t i = doc_tok_at(s->d, it->beg) + 1; i < last; i++)
        if (s->d->tok[i].cls == CH_HANGUL && predicate_in(s->ie, i, s->end, &t) && t.mood == MOOD_IF) return true;
    return false;
}

/* 동료가 다니는 회사에, 친구가 소개한 회사에 들어갔다: the subject of a clause that only says which noun is meant. */
static bool in_relative(const Scan *s, uint32_t i, uint32_t k)
{
    const Item *it = &s->items->v[i];
    return it->josa == JOSA_SUBJECT && says_which(s, it->tail, i, k);
}

/* 직원이 다섯 명뿐인 회사에 */
static bool is_said_of_noun(const Scan *s, const Item *it)
{
    enum { WORDS = 3 };
    uint32_t tok = doc_tok_at(s->d, it->tail + 1);
    for (uint32_t i = tok; i < tok + WORDS && i < s->d->sent[s->sent].tok_end; i++)
        if (is_mark(s->ie, MK_BEING, s->d->ch[s->d->tok[i].end - 1])) return true;
    return false;
}

/* 아가씨가 하나 있는데, 한 명이 있는데: of whom the rest is told. */
static bool tells_of_one(const Ie *ie, const Item *it, uint32_t verb)
{
    return is_mark(ie, MK_ONE_THING, ie->doc->ch[verb - 2]) ||
           (it->beg >= 2 && is_mark(ie, MK_ONE, ie->doc->ch[it->beg - 2]));
}

/* 팀장님이 나가면서, 원장님이 바뀌었는데: a clause that ends so has had its subject; so has one with another in
 * it, and what is the cause of what the author did (엄마가 아파서). */
static bool has_own_clause(const Scan *s, const Item *it, uint32_t k)
{
    enum { WORDS = 10 };
    const Doc *d = s->d;
    if (it->josa != JOSA_SUBJECT) return false;
    for (uint32_t i = doc_tok_at(d, it->tail), n = 0; n < WORDS && i < d->n_tok && d->tok[i].end < s->items->v[k].beg; i++, n++) {
        const Token *t = &d->tok[i];
        /* 엄마가 면허가 있어야 된다고 해서 */
        bool so = t->end == t->beg + mark_at(s->ie, MK_SO, t->beg);
        if (so && t->beg > it->tail + 1 && is_mark(s->ie, MK_AND, d->ch[t->beg - 2])) return true;
        if (t->cls == CH_HANGUL && t->beg >= it->tail && mark_before(s->ie, MK_CAUSE, t->end)) return true;
        if (t->cls != CH_HANGUL || t->beg < it->tail || t->end - t->beg < 3) continue;
        if (is_mark(s->ie, MK_EXISTS, d->ch[t->beg]) && t->beg > 3) return !tells_of_one(s->ie, it, t->beg);
        if (mark_before(s->ie, MK_CLAUSE_END, t->end)) return true;
    }
    return false;
}

/* 그가, 그는; 애가: the last one spoken of before item k, where the author is not spoken of behind it. */
bool one_acts(const Scan *s, uint32_t k, MarkId who)
{
    const Doc *d = s->d;
    uint32_t first = s->d->sent[s->sent].tok_beg;
    for (uint32_t i = doc_tok_at(d, s->items->v[k].beg); i-- > first;) {
        const Token *t = &d->tok[i];
        if (t->cls != CH_HANGUL || t->end != t->beg + mark_at(s->ie, who, t->beg)) continue;
        for (uint32_t n = k; s->cues & CUE_BIT(CUE_SELF) && n-- > 0 && s->items->v[n].beg > t->beg;)
            if (s->items->v[n].cue == CUE_SELF && s->items->v[n].kind == ITEM_CUE) return false;
        uint8_t josa = JOSA_NONE;
        josa_at(s->ie, t->end - 1, t->end, &josa);
        const Item he = {.beg = t->beg, .end = t->end - 1, .tail = t->end, .josa = josa};
        return josa == JOSA_TOPIC || !has_own_clause(s, &he, k);
    }
    return false;
}

/* The last word about the subject before item k: someone else's, unless the author came back. */
bool is_others(const Scan *s, uint32_t k, uint32_t last_predicate, bool move)
{
    const uint64_t people =
        CUE_BIT(CUE_PERSON) | CUE_BIT(CUE_STAFF) | CUE_BIT(CUE_COMPANY) | CUE_BIT(CUE_RANK) | CUE_BIT(CUE_ROLE);
    const Item *items = s->items->v;
    /* k is that predicate, or stands before it */
    bool other = false, joined = false, governs = items[k].beg < last_predicate;
    if (one_acts(s, k, MK_HE)) return true;
    if (!(s->cues & people)) return false;
    for (uint32_t i = 0; i < k; i++) {
        const Item *it = &items[i];
        if (it->kind == ITEM_BREAK) {
            if (it->cue) other = false;
            continue;
        }
        bool verb = it->josa == JOSA_SUBJECT && is_mark(s->ie, MK_NO_SUBJECT_I, s->d->ch[it->end - 1]);       /* 먼저 나가 */
        bool self = it->cue == CUE_SELF && it->kind == ITEM_CUE && !verb;
        if (self && (is_subject(it) || it->josa == JOSA_ALSO || it->josa == JOSA_NONE)) other = false;
        /* 저를 포함한 열두 명이; 관장은 나를 보냈다, but 나를 뽑아 준 팀장이 */
        if (self && it->josa == JOSA_OBJECT && mark_at(s->ie, MK_COUNTED_IN, it->tail + 1)) return false;
        if (self && it->josa == JOSA_OBJECT) other = false;
        joined |= self && is_mark(s->ie, MK_ALSO, s->d->ch[it->tail - 1]);
        if (joined && it->josa == JOSA_ALSO) continue;             /* 나도 동생도 */
        /* 월급쟁이가 됐다 */
        if (it->end == items[k].end || !is_someone(s, i, k, move) || in_relative(s, i, k) || is_said_of_noun(s, it))
            continue;
        if (has_own_clause(s, it, k)) continue;
        other = it->josa == JOSA_TOPIC || ((governs || it->end >= last_predicate) && !ends_in_condition(s, it, k));
    }
    const Item *last = k ? &items[k - 1] : NULL;
    /* 아들 전역: in notes the person stands right before the noun. */
    bool note =
        last && is_word(last) && last->cue == CUE_PERSON && last->josa == JOSA_NONE && last->end + 1 >= items[k].beg;
    return other || (note && items[k].kind == ITEM_NOUN);
}
