/* Roles: a head with its modifiers to the left, and whether it is the author's. The roles of others (팀장님, my manager)
 * are none of the career's. */
#include "entity_latin.h"
#include "mark.h"

enum { ROLE_MODIFIERS = 4, ACT_REACH = 4, BEFORE_REACH = 3 };

typedef struct Role {
    uint32_t beg, end, first, last;          /* folded; words, last included */
    uint32_t cand;                           /* 1 + the known candidate, 0 none */
    int      score;
    bool     brief;                          /* two syllables, a common word besides: 의사, 책임 */
    bool     general;                        /* a head alone that anybody may bear: 개발자, 팀장, manager */
} Role;

static const Cand *cover_of(const Ent *e, const Word *w) { return w->cover ? &e->cand.v[w->cover - 1] : NULL; }

/* a QE manager, an HR lead: letters that stand for the field; no figure among them (3D). */
static bool is_initials(const Word *w)
{
    enum { LEAST = 2, MOST = 4 };
    uint32_t n = w->end - w->beg;
    return w->flags & W_LATIN && w->flags & W_CAPS && !(w->flags & W_NUMBER) && n >= LEAST && n <= MOST && !w->cover;
}

/* A word that may stand before a role's head: 백엔드, UI/UX, 데이터; a skill; a role itself (engineer cadet). */
static bool is_modifier(const Ent *e, const Word *w, bool capital_head)
{
    if (!(w->part & PT_BARE) || w->flags & W_TIME || w->alias_end) return false;
    if (word_cue_is(e, w, CUE_MODIFIER) && w->beg + word_cue_len(w) == w->end) return true;
    const Cand *c = cover_of(e, w);
    if (c) return (c->type == ENT_SKILL || c->type == ENT_ROLE) && c->end == w->end && w->flags & (W_LATIN | W_HANGUL);
    if (word_tail_is(e, w, TAIL_ROLE) && w->tail_len == w->end - w->beg) return true;
    if (w->end - w->beg >= 2 && !w->n_cue && w->flags & W_HANGUL && entity_is_field(e, w->beg, w->end)) return true;
    if (!e->ie->ko && is_initials(w)) return true;
    return capital_head && w->flags & W_LATIN && w->flags & W_CAPITAL && !(w->flags & (W_SENT | W_ITEM)) && !w->n_cue;
}

static bool is_modifier_sep(uint8_t sep) { return sep == SEP_BLANK || sep == SEP_GLUE || sep == SEP_SLASH; }

static void own_words(const Ent *e, Role *r)
{
    uint32_t first = entity_post_first(e, r->first);
    if (first == r->first) return;
    r->first = first, r->beg = e->word.v[first].beg;
    r->general = false;
}

static void extend(const Ent *e, Role *r)
{
    bool capital = e->word.v[r->last].flags & W_CAPITAL && entity_is_latin(e, &e->word.v[r->last]);
    for (uint32_t n = 0; n < ROLE_MODIFIERS && r->first; n++) {
        if (e->word.v[r->first].flags & W_QUOTE_OPEN) return;              /* the word "engineer" */
        if (!is_modifier_sep(e->word.v[r->first].sep) && e->doc->ch[e->word.v[r->first].beg - 1] != '-') return;
        const Word *p = &e->word.v[r->first - 1];
        bool hyphen = p->flags & W_LATIN && e->word.v[r->first].beg == p->end + 1 && e->doc->ch[p->end] == '-';
        if (p->sent != e->word.v[r->first].sent || (!hyphen && !is_modifier(e, p, capital))) return;
        const Cand *c = cover_of(e, p);
        /* Orbin Pay Backend Engineer로 입사: in Korean, capitals before a field that is known are the employer's. */
        if (e->ie->ko && (c || word_cue_is(e, p, CUE_MODIFIER))) capital = false;
        r->first = c && c->type == ENT_SKILL ? c->word : r->first - 1;
        r->beg = e->word.v[r->first].beg;
        r->general = false;
    }
}

bool entity_is_polite(const Ent *e, uint32_t end)
{
    LexMatch m;
    return ie_longest(e->ie, e->data->frames, end - 1, end, &m) &&
           e->data->frame_part[lex_match_entry(e->data->frames, m, 0)] & PT_POLITE;
}

/* at a travel agent's: a role that owns something is another's; of the manager's job it is what the post is. */
static int owner_score(const Ent *e, const Role *r)
{
    const Word *w = &e->word.v[r->last], *s = r->last + 1 < e->word.n ? w + 1 : NULL;
    bool genitive = s && w->flags & W_LATIN && s->beg == r->end + 1 && s->end == s->beg + 1 && e->doc->ch[r->end] == '\'' &&
                    e->doc->ch[s->beg] == 's';
    if (!genitive) return 0;
    const Word *owned = r->last + 2 < e->word.n ? w + 2 : NULL;
    bool post = owned && owned->sent == w->sent && owned->sep == SEP_BLANK && latin_inner(e, owned) == INNER_POST;
    return post ? 2 : -4;
}

/* 팀장이던 수현은, 조장이던 박 반장님: who was it is named behind. */
static bool is_somebodys(const Ent *e, const Role *r)
{
    enum { NEAR = 3 };
    const Word *w = &e->word.v[r->last], *next = w + 1;
    if (!(w->part & PT_IS) || r->last + 1 >= e->word.n || !is_mark(e->ie, MK_ONCE, e->doc->ch[w->end - 1]))
        return false;
    if (next->sent != w->sent || next->sep != SEP_BLANK || word_cue_is(e, next, CUE_SELF)) return false;
    bool titled = next->end == next->beg + 1 && r->last + 2 < e->word.n && word_cue_is(e, next + 1, CUE_TITLE);
    bool person = entity_is_given_shape(e, next) && !entity_is_common(e, next->beg, next->stem);
    if (titled || person) return true;
    for (uint32_t k = r->last + 1; k <= r->last + NEAR && k < e->word.n && e->word.v[k].sent == w->sent; k++)
        if (word_cue_is(e, &e->word.v[k], CUE_SOMEONE)) return true;                   /* 조기장이던 필리핀 아저씨가 */
    return false;
}

/* What follows: 로 입사, 이 되었다, 를 맡아, 채용 공고; against it 님, 들, a person's word. */
static int right_side(const Ent *e, const Role *r)
{
    const Word *w = &e->word.v[r->last];
    int score = 0;
    const Word *of = r->last + 2 < e->word.n ? w + 1 : NULL;
    if (of && word_joined(of) && of->sent == w->sent && word_cue_is(e, of + 1, CUE_OWNER) && of->flags & W_LATIN &&
        word_cue_is(e, of, CUE_FUNCTION)) return -4;                                  /* a sous-chef of ours */
    int owner = owner_score(e, r);
    if (owner) return owner;
    if (w->part & PT_POLITE || entity_is_polite(e, r->end)) return -4;
    if (is_somebodys(e, r)) return -4;
    if (w->part & PT_MANY) score -= 1;
    if (w->part & PT_OF && of && of[0].sent == w->sent && word_tail_is(e, of, TAIL_SAID)) return -3;
    /* 교사로, 교사였다, 교사에서 기획자로; 기사로 상을 받았다 may be an article. */
    bool then = r->last + 1 < e->word.n && w[1].sent == w->sent && w[1].flags & W_TIME;
    if (w->part & (PT_AS | PT_IS | PT_AT)) score += r->brief && w->part & PT_AS && !then ? 1 : 2;
    if (w->part & (PT_SUBJECT | PT_WITH | PT_TO)) score--;              /* who does or is given something is another */
    for (uint32_t k = r->last + 1; k < e->word.n && k <= r->last + ACT_REACH; k++) {
        const Word *v = &e->word.v[k];
        if (v->sent != w->sent) break;
        if (!v->n_cue) continue;
        const Cue *cue = word_cue_in(e, v, CUE_ROLE_ACT, w->part);
        if (cue && v->part & PT_MANY) return score - 1;                                 /* 작가 지망생들 */
        bool beside = k == r->last + 1 && w->flags & W_HANGUL && w->part & PT_BARE && v->sep == SEP_BLANK;
        if (beside && word_cue_is(e, v, CUE_SOMEONE)) return -4;                         /* 개발자 언니 */
        if (!cue || (r->brief && w->part & PT_TOPIC)) continue;
        uint32_t near = w->part & PT_BARE ? 1 : w->part & PT_SUBJECT ? 2 : ACT_REACH;
        if (k > r->last + near || (near == 1 && !word_joined(v))) continue;
        return score + cue->weight;
    }
    if (w->part & PT_OBJECT) score--;                                   /* so is who is met or asked */
    /* A bare role before another noun only tells of what kind that is: 변호사 상담, 리크루터 전화. */
    const Word *next = r->last + 1 < e->word.n ? &e->word.v[r->last + 1] : NULL;
    bool kind_of = next && w->part & PT_BARE && w->flags & W_HANGUL && next->sep == SEP_BLANK && next->sent == w->sent;
    return kind_of ? score - 1 : score;
}

/* English: as a …, became …, made me …; against it my …, her …. */
static int left_side(const Ent *e, const Role *r)
{
    for (uint32_t k = 1; k <= BEFORE_REACH && k <= r->first; k++) {
        const Word *v = &e->word.v[r->first - k];
        if (v->sent != e->word.v[r->last].sent) return 0;
        /* a good engineer */
        if (!v->n_cue && k < BEFORE_REACH && v->flags & W_LATIN && !(v->flags & W_CAPITAL)) continue;
        const Cue *before = word_cue(e, v, CUE_BEFORE);
        if (word_cue_is(e, v, CUE_SOMEONE) || word_cue_is(e, v, CUE_OWNER)) return -3;               /* my old tutor */
        if (before && before->type == ENT_ROLE) return before->weight;
        if (!word_cue_is(e, v, CUE_FUNCTION) && !word_cue_is(e, v, CUE_SELF)) return 0;
    }
    return 0;
}

/* Somebody else is what the sentence is about: 그 친구는 세무사가 됐다, my father, a civil engineer. */
static bool about_others(const Ent *e, const Role *r)
{
    const Word *w = &e->word.v[r->first];
    bool others = false;
    for (uint32_t k = 1; k <= 12 && k <= r->first; k++) {
        const Word *v = &e->word.v[r->first - k];
        if (v->sent != w->sent) break;
        if (word_cue_is(e, v, CUE_SELF)) return false;
        bool subject = v->part & (PT_TOPIC | PT_SUBJECT);
        /* 동기 민재는, 형 하나는: the name or number behind bears the particle. */
        bool named = v->part & PT_BARE && word_joined(v + 1) && v[1].part & (PT_TOPIC | PT_SUBJECT);
        if (word_cue_is(e, v, CUE_SOMEONE) && (subject || named || v->flags & W_LATIN)) others = true;
        if (subject && (entity_is_familiar(e, v) || v->part & PT_POLITE)) others = true;
        /* 선임은 지금 그 회사 센터장이다: somebody's title is what the sentence is about, and what he is now stands behind. */
        bool is_now = e->word.v[r->last].part & (PT_IS | PT_SUBJECT);
        if (is_now && v->part & PT_TOPIC && word_cue_is(e, v, CUE_TITLE) && v->beg + v->cue_len == v->stem)
            others = true;
    }
    return others;
}

/* 부장. 나는 CTO. — without a predicate the title itself says it, at the end of a short sentence. */
static bool is_verbless(const Ent *e, const Role *r)
{
    enum { SHORT = 8 };
    const Word *w = &e->word.v[r->last];
    if (!(w->part & PT_BARE) || w->end != r->end) return false;
    uint32_t k = r->first;
    while (k && r->first - k < SHORT && e->word.v[k - 1].sent == w->sent && !(e->word.v[k].flags & W_SENT)) k--;
    if (r->first - k >= SHORT) return false;
    bool common = r->brief && entity_is_common(e, r->beg, r->end);
    /* 2015.3~2017.2 네이버 팀장: behind its years it is no common word. */
    if (common && !(k < r->first && e->word.v[k].flags & W_TIME && e->doc->cls[e->word.v[k].beg] == CH_DIGIT))
        return false;
    const Word *then = r->last + 1 < e->word.n ? w + 1 : NULL;
    bool ends = !then || then->sent != w->sent || then->sep <= SEP_STOP || then->flags & W_TIME;   /* 소대장 1년 */
    uint16_t next = e->doc->ch[w->after];
    return ends && next != '!' && next != '?' && next != '"';
}

/* The doctor says, a manager had told me: who acts behind an article is another. */
static bool is_actor(const Ent *e, const Role *r)
{
    const Word *w = &e->word.v[r->last], *next = r->last + 1 < e->word.n ? w + 1 : NULL;
    const Word *article = r->first ? &e->word.v[r->first - 1] : NULL;
    if (!next || !article || !(w->flags & W_LATIN) || w->flags & W_CAPITAL) return false;
    LatinInner a = latin_inner(e, article);
    if ((a != INNER_THE && a != INNER_ARTICLE) || next->sent != w->sent || !word_joined(next)) return false;
    return word_cue_is(e, next, CUE_BEHIND) || word_cue_is(e, next, CUE_SOMEONE) || latin_acts(e, next);
}

/* 직급은 안전 주임: the label and what one is called. */
static bool is_labelled(const Ent *e, const Role *r)
{
    for (uint32_t k = 1; k <= BEFORE_REACH && k <= r->first; k++) {
        const Word *v = &e->word.v[r->first - k];
        if (v->sent != e->word.v[r->first].sent) return false;
        const Cue *label = word_cue(e, v, CUE_LABEL);
        if (label && label->type == ENT_ROLE && v->part & (PT_TOPIC | PT_SUBJECT)) return true;
    }
    return false;
}

/* October 1997 to June 1998. Archive assistant, …: the sentence before, on the same line, is a date and nothing else. */
static bool under_date(const Ent *e, uint32_t first)
{
    enum { WORDS = 8 };
    const Word *w = &e->word.v[first];
    if (!first || !(w->flags & W_SENT) || w->sep == SEP_LINE || !(w[-1].flags & W_TIME) || w[-1].sent == w->sent)
        return false;
    uint32_t k = first, sent = w[-1].sent;
    for (; k && first - k < WORDS && e->word.v[k - 1].sent == sent; k--)
        if (!(e->word.v[k - 1].flags & (W_TIME | W_NUMBER)) && !word_cue_is(e, &e->word.v[k - 1], CUE_FUNCTION))
            return false;
    return !k || e->word.v[k - 1].sent != sent;
}

/* Head of plant health: what it is the head of, in small letters, as far as a mark; the last word of it, `last` where there is
 * none, 0 where more is said. */
static uint32_t note_end(const Ent *e, uint32_t last)
{
    enum { WORDS = 4 };
    uint32_t k = last + 1;
    for (; k < e->word.n && k <= last + WORDS && e->word.v[k].sent == e->word.v[last].sent && e->word.v[k].sep == SEP_BLANK; k++) {
        const Word *v = &e->word.v[k];
        bool numbered = v->flags & W_NUMBER && k == last + 1;              /* Postdoc 1. */
        if (numbered) return k + 1 < e->word.n && v[1].sent == v->sent && v[1].sep == SEP_BLANK ? 0 : last;
        if (k == last + 1 ? latin_inner(e, v) != INNER_OF : v->flags & (W_CAPITAL | W_TIME | W_NUMBER)) return 0;
    }
    return k > last + WORDS || k == last + 2 ? 0 : k - 1;
}

/* A note under its date opens with the post: Archive assistant, Penllyn Record Office. */
static bool opens_note(const Ent *e, Role *r)
{
    uint32_t k = r->first, end;
    if (!(e->word.v[r->last].flags & W_LATIN)) return false;
    for (uint32_t n = 0; n < ROLE_MODIFIERS && k && !(e->word.v[k].flags & W_SENT); n++, k--)
        if (e->word.v[k].sep != SEP_BLANK ||
            (e->word.v[k - 1].n_cue && !word_cue_is(e, &e->word.v[k - 1], CUE_MODIFIER)))
            return false;
    if (!under_date(e, k) || !(end = note_end(e, r->last))) return false;
    *r = (Role){e->word.v[k].beg, e->word.v[end].stem, k, end, r->cand, r->score, false, false};
    return true;
}

static bool is_whole_entry(const Ent *e, const Role *r)
{
    const Cand *c = r->cand ? &e->cand.v[r->cand - 1] : NULL;
    return c && c->kind == CAND_KNOWN && c->beg == r->beg && c->end == r->end && e->doc->cls[r->end - 1] == CH_HANGUL;
}

/* 책상을 사서 조립했다: a short word without a particle behind an object is its verb. */
static bool is_verb(const Ent *e, const Role *r)
{
    const Word *w = &e->word.v[r->last];
    if (!r->brief || r->first != r->last || !r->first || !(w->part & PT_BARE) || w->sep != SEP_BLANK) return false;
    const Word *prev = w - 1;
    bool goes_on = r->last + 1 < e->word.n && w[1].sent == w->sent && w[1].sep == SEP_BLANK;
    return goes_on && prev->sent == w->sent && prev->part & PT_OBJECT && !(prev->part & PT_BARE);
}

static void judge(const Ent *e, Role *r)
{
    bool note = opens_note(e, r);
    const Word *w = &e->word.v[r->last], *first = &e->word.v[r->first];
    bool several = r->last > r->first;
    bool plain = w->flags & W_LATIN ? !(w->flags & W_CAPITAL) && !several : !several;
    r->score = r->general ? 0 : plain && !r->cand ? 1 : CAND_ENOUGH;
    r->score += right_side(e, r) + left_side(e, r);
    /* A post is sat an examination for: 국가직 필기. */
    for (uint32_t k = r->last + 1; k < e->word.n && k < r->last + 5 && e->word.v[k].sent == w->sent && !r->general; k++)
        if (word_cue_is(e, &e->word.v[k], CUE_WON)) {
            r->score++;
            break;
        }
    if (is_labelled(e, r)) r->score += 2;
    if (r->score == CAND_ENOUGH && is_actor(e, r)) r->score--;
    if (is_verbless(e, r)) r->score += 2;
    if (about_others(e, r) || is_verb(e, r)) r->score -= 4;
    if (first->flags & (W_HEAD | W_ITEM)) r->score++;
    if (note || w->flags & W_POST) r->score += CAND_ENOUGH;
    const Word *prev = r->first && word_joined(first) ? &e->word.v[r->first - 1] : NULL;
    const Cand *c = prev ? cover_of(e, prev) : NULL;
    bool place_of_work = prev && prev->sent == first->sent && prev->part & (PT_BARE | PT_OF) &&
                         (word_tail_is(e, prev, TAIL_UNIT) || word_tail_is(e, prev, TAIL_ORG) ||
                          (c && c->type == ENT_ORG && prev->part & PT_BARE));
    if (place_of_work) r->score++;
    /* 백엔드 개발자, HACCP 심사원: what the book has in several words is an occupation, if little speaks against it. */
    if (several && r->score == CAND_ENOUGH - 1 && is_whole_entry(e, r)) r->score++;
}

static void emit(Ent *e, const Role *r)
{
    const Cand *known = r->cand ? &e->cand.v[r->cand - 1] : NULL;
    if (known && known->beg == r->beg && known->end == r->end) {
        e->cand.v[r->cand - 1].score = (int16_t)r->score;
        return;
    }
    if (known) e->cand.v[r->cand - 1].score = 0;
    uint32_t entry = known ? known->entry : NO_ENTRY;
    Cand *c = entity_add(e, ENT_ROLE, CAND_FORM, r->beg, r->end, r->first, r->last + 1);
    c->score = (int16_t)r->score;
    c->head = entry;
    c->rule = RULE_HEAD;
}

static bool role_at(const Ent *e, uint32_t i, Role *r)
{
    const Word *w = &e->word.v[i];
    const Cand *duty = entity_cover(e, w, ENT_ROLE);             /* 생산관리 is a field besides */
    const Cand *c = duty ? duty : cover_of(e, w);
    if (c && c->type == ENT_ROLE && c->word_end == i + 1) {
        const Tail *t = word_tail(e, w, TAIL_ROLE);
        bool head = t && c->end - c->beg == w->tail_len && c->beg == w->beg;
        bool weak = c->kind == CAND_WEAK;                 /* it needs a context: what stands around it says whose it is */
        /* Short words are common ones too: 의사, 저자, 책임, 모델. */
        bool brief = e->doc->cls[c->beg] == CH_HANGUL && c->end - c->beg <= 2;
        bool general = brief || weak || (head && t->weight < CAND_ENOUGH);
        *r = (Role){c->beg, c->end, c->word, i, (uint32_t)(c - e->cand.v) + 1, 0, brief, general};
        return true;
    }
    const Tail *t = word_tail(e, w, TAIL_ROLE);
    if (!t || w->flags & W_TIME) return false;
    if (c && c->kind == CAND_KNOWN && c->end >= w->stem && c->beg <= w->beg) return false;
    uint32_t front = w->stem - w->beg - w->tail_len;
    bool general = front ? entity_is_common(e, w->beg, w->stem - w->tail_len) : t->weight < CAND_ENOUGH;
    if (front && (front < t->min || entity_is_common(e, w->beg, w->stem))) return false;
    bool brief = front == 0 && e->doc->cls[w->beg] == CH_HANGUL && w->tail_len <= 2;
    *r = (Role){w->beg, w->stem, i, i, 0, 0, brief, general};
    return true;
}

/* a two-vet practice, a three-doctor surgery: how many there are. */
static bool is_counted(const Ent *e, const Role *r)
{
    const Word *first = &e->word.v[r->first];
    bool hyphen = r->last > r->first && first[1].beg == first->end + 1 && e->doc->ch[first->end] == '-';
    return hyphen && (first->flags & W_NUMBER || word_cue_is(e, first, CUE_FUNCTION));
}

bool entity_may_be_worker(const Ent *e, const Word *w)
{
    bool as = w->part & PT_AS && w->flags & W_HANGUL && w->stem >= w->beg + 3 && !w->n_tail;
    return as && syllable_is(e, w->stem - 1, SYL_WORKER);
}

/* A worker that no book knows: where the text says that one was taken on, or worked, as such. */
static void worker(Ent *e, uint32_t i)
{
    enum { NEAR = 3 };
    const Word *w = &e->word.v[i];
    if (!entity_may_be_worker(e, w) || w->cover || w->flags & (W_TIME | W_NUMBER) || !entity_is_open(e, w, false))
        return;
    if (entity_is_common(e, w->stem - 2, w->stem)) return;                         /* 신입+사원, 정규+직원 */
    for (uint32_t k = i + 1; k <= i + NEAR && k < e->word.n && e->word.v[k].sent == w->sent; k++) {
        const Cue *cue = word_cue_in(e, &e->word.v[k], CUE_ROLE_ACT, PT_AS);
        if (!cue || !cue->moves) continue;
        Role r = {w->beg, w->stem, i, i, 0, 0, false, false};
        extend(e, &r);
        r.score = about_others(e, &r) ? 0 : CAND_STRONG;
        emit(e, &r);
        return;
    }
}

/* As a lampshade maker, I became a grower: the same in English. */
static void trade(Ent *e, uint32_t i)
{
    uint32_t first, last;
    if (!entity_trade_at(e, i, &first, &last)) return;
    Role r = {e->word.v[first].beg, e->word.v[last].end, first, last, 0, 0, false, false};
    r.score = about_others(e, &r) ? 0 : CAND_STRONG;
    emit(e, &r);
}

static void read_role(Ent *e, uint32_t i)
{
    const Word *w = &e->word.v[i], *then = i + 1 < e->word.n ? w + 1 : NULL;
    Role r, next;
    if (!role_at(e, i, &r)) {
        if (w->flags & W_LATIN) trade(e, i);
        else worker(e, i);
        return;
    }
    /* Author: Jiho Park — who wrote it is named, no post. */
    bool byline = word_cue_is(e, w, CUE_BYLINE) && then && then->sep == SEP_MARK;
    /* The head of a longer role to its right is only a modifier: engineer cadet. */
    bool modifier = !byline && then && is_modifier_sep(then->sep) && then->sent == w->sent && w->part & PT_BARE &&
                    w->flags & W_LATIN && then->flags & W_LATIN && role_at(e, i + 1, &next) && next.first == i + 1;
    if (byline || modifier) {
        if (r.cand) e->cand.v[r.cand - 1].score = 0;
        return;
    }
    extend(e, &r);
    if (w->flags & W_LATIN && !(w->flags & W_CAPITAL)) own_words(e, &r);
    if (is_counted(e, &r)) {
        if (r.cand) e->cand.v[r.cand - 1].score = 0;
        return;
    }
    judge(e, &r);
    emit(e, &r);
}

void entity_role(Ent *e)
{
    for (uint32_t k = 0; k < e->todo[PART_ROLE].n; k++) read_role(e, e->todo[PART_ROLE].v[k]);
}
