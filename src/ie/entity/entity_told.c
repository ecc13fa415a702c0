/* Names that the text itself introduces: X(이)라는 회사, 스타트업 X, 첫 직장은 X였다, X는 …를 만드는 회사다, 이전 회사(X). */
#include "entity_int.h"
#include "mark.h"
#include "uni/hangul.h"

enum { REACH = 8, NEAR = 10, FAR = 24 };

/* 독서회 '느린 책상': where a quotation that begins at word i ends; i when none does. */
static uint32_t quotation_end(const Ent *e, uint32_t i)
{
    enum { NAME_WORDS = 4 };
    if (!(e->word.v[i].flags & W_QUOTE_OPEN)) return i;
    for (uint32_t k = i; k < i + NAME_WORDS && k < e->word.n && e->word.v[k].sent == e->word.v[i].sent; k++)
        if (e->word.v[k].flags & W_QUOTE_CLOSE && e->word.v[k].quoted == k - i) return k;
    return i;
}

/* 스타트업 한소끔에, 급식 회사 든든푸드의: a kind without a particle, then its name. Marked as one (중국집 '서해반점') it needs no
 * other reason. */
static void kind_before(Ent *e, uint32_t i, EntityType type, int said)
{
    const Word *w = &e->word.v[i];
    if (i + 1 >= e->word.n) return;
    const Word *first = &e->word.v[i + 1];
    uint32_t last = quotation_end(e, i + 1);
    const Word *v = &e->word.v[last];
    const Word *then = last + 1 < e->word.n ? v + 1 : NULL;
    bool acted = then && then->sent == v->sent && v->part & PT_BARE && word_joined(then) &&
                 (word_cue_is(e, then, CUE_ACT) || entity_is_unit(e, then));
    bool noun = acted ||
        v->part & (PT_TO | PT_AT | PT_AS | PT_OF | PT_TOPIC | PT_SUBJECT | PT_IS | PT_CALLED | PT_OTHER) || v->alias_end ||
        v->flags & W_QUOTE_CLOSE;
    /* 사료를 만드는 스타트업, 모두의사료에서: apposed. */
    bool apposed = first->sep == SEP_COMMA && w->part & PT_BARE && v->part & (PT_TO | PT_AT) && said >= CAND_ENOUGH;
    bool apart = first->sep != SEP_BLANK && !apposed;
    bool marked = first->flags & W_QUOTE_OPEN && v->flags & W_QUOTE_CLOSE;
    if (!(said || marked) || v->sent != w->sent || apart || !noun || (v->n_cue && last == i + 1)) return;
    /* 첫 회사 누비온에서는 */
    bool nth = i && word_joined(w) && w[-1].sent == w->sent && word_cue_is(e, w - 1, CUE_SUCH);
    int weight = (nth || marked) && said < CAND_ENOUGH ? CAND_ENOUGH : said;
    entity_fill(e, last, type, weight, RULE_KIND, (Span){w->beg, v->end});
}

/* X는 …를 만드는 회사다: what the text says that it is. The topic opens the sentence; a verb in -는 stands later. */
static void defined(Ent *e, uint32_t i)
{
    const Word *w = &e->word.v[i];
    const Cue *cue = word_cue(e, w, CUE_KIND);
    uint32_t first = i;
    if (cue && !cue->weight) return;                   /* …하는 곳이다: anything is that */
    while (first && i - first < REACH && e->word.v[first - 1].sent == w->sent &&
           !entity_ends_clause(e, &e->word.v[first - 1])) first--;
    const Word *v = &e->word.v[first];
    if (first + 1 < i && v->part & PT_TOPIC && (v->flags & (W_SENT | W_ITEM) || first == 0))
        entity_fill(e, first, cue ? (EntityType)cue->type : ENT_ORG, CAND_ENOUGH, RULE_KIND, (Span){v->beg, w->end});
}

/* 말을 안 듣더라고요, 들어오라는 회사: an ending, and no name that something is called by. */
static bool is_report(const Ent *e, const Word *w)
{
    const uint16_t *ch = e->doc->ch;
    bool bidden = !w->n_tail && !(w->flags & W_QUOTE_CLOSE) && is_mark(e->ie, MK_BIDDEN, ch[w->stem - 1]);
    bool recalled =
        is_mark(e->ie, MK_RECALLS, ch[w->stem - 1]) && w->stem + 1 < w->end && is_mark(e->ie, MK_AND, ch[w->stem + 1]);
    return w->stem > w->beg && (bidden || recalled);
}

/* 외국계, 탱커선사: the word is what employs, or ends in it. */
static bool is_house(const Ent *e, const Word *w)
{
    LexMatch m;
    for (uint32_t at = w->beg; at + 1 < w->stem; at++) {
        if (!ie_longest(e->ie, e->data->houses, at, w->stem, &m) || at + m.len != w->stem) continue;
        for (uint32_t i = 0; i < m.n_entry; i++)
            if (e->data->house_class[lex_match_entry(e->data->houses, m, i)] >=
                (at == w->beg ? HOUSE_WHOLE : HOUSE_INNER))
                return true;
    }
    return false;
}

/* 회사, 방직공장; 전통주 교육원, 구립 도서관: what the tail of a name says alone, or behind what only tells of what kind it is. */
static EntityType kind_said(const Ent *e, const Word *w)
{
    const Cue *cue = word_cue(e, w, CUE_KIND);
    if (cue) return (EntityType)cue->type;
    const Tail *kind = word_tail(e, w, TAIL_KIND);
    const Tail *school = word_tail(e, w, TAIL_SCHOOL), *org = word_tail(e, w, TAIL_ORG);
    if (kind) return (EntityType)kind->type;
    uint32_t front = w->stem - w->tail_len;
    bool whole = (school && !school->open) || (org && org->brand);
    bool proper = front > w->beg && !entity_is_kind(e, w->beg, front) && !entity_is_trade(e, w->beg, front);
    if (!whole || proper) return ENT_COUNT;
    return school ? ENT_SCHOOL : ENT_ORG;
}

/* '하루'라는 출판사: a word of every day is a name in quotation marks, where the kind behind it is a firm's. */
static bool is_marked_noun(const Ent *e, const Word *w, const Word *kind)
{
    const Cue *cue = word_cue(e, kind, CUE_KIND);
    return w->flags & W_QUOTE_CLOSE && !w->quoted && !w->cover && cue && cue->weight && !w->n_cue &&
           entity_is_single(e, w->beg, w->stem);
}

/* 다온이라는 이름으로 사업자를 냈다: what is done with a firm, behind word i. */
static bool founds(const Ent *e, uint32_t i)
{
    for (uint32_t k = i + 1; k <= i + REACH && k < e->word.n && e->word.v[k].sent == e->word.v[i].sent; k++) {
        const Cue *cue = word_cue(e, &e->word.v[k], CUE_ACT);
        bool takes = cue && cue->type == ENT_ORG && cue->weight >= CAND_ENOUGH && !cue->moves;
        if (takes && cue->frame & (PT_OBJECT | PT_AS) && !(cue->frame & PT_TO)) return true;
    }
    return false;
}

/* X(이)라는 …회사, X(이)라고 …하는 데: the strongest of all, the text says that it is a name. */
static void called(Ent *e, uint32_t i)
{
    const Word *w = &e->word.v[i];
    /* no report: 나래라고 신문에 났다 */
    bool which = i + 1 < e->word.n && w[1].sent == w->sent && mark_before(e->ie, MK_CALLED, w[1].beg - 1);
    for (uint32_t k = i + 1; k < i + 1 + REACH && k < e->word.n; k++) {
        const Word *v = &e->word.v[k];
        if (v->sent != w->sent) return;
        EntityType type = kind_said(e, v);
        if (k == i + 1 && mark_at(e->ie, MK_NAME_WORD, v->beg) && founds(e, k)) type = ENT_ORG;
        /* 나래라는 실버타운에 */
        bool formed = k == i + 1 && word_tail_is(e, v, TAIL_ORG) && v->part & (PT_AT | PT_TO);
        bool house = type == ENT_COUNT && which && (formed || is_house(e, v));
        if (house) type = ENT_ORG;
        if (type == ENT_COUNT) continue;
        Span words = {w->beg, v->end};
        if (house) entity_vote(e, ENT_ORG, -CAND_STRONG, v->beg, v->stem, RULE_CALLED, words);       /* 나래라는 탱커선사 */
        if (is_marked_noun(e, w, v)) entity_vote(e, type, CAND_STRONG + 1, w->beg, w->stem, RULE_CALLED, words);
        else entity_slot(e, i, (Slot){type, CAND_STRONG + 1, RULE_CALLED, words, 0, false, true});
        return;
    }
}

/* 종로에 나래어학원이라고 있었어요: that there was one; its form says that it is no person. */
static void there_was(Ent *e, uint32_t i)
{
    const Word *w = &e->word.v[i], *v = w + 1;
    if (i + 1 < e->word.n && word_joined(v) && word_cue_is(e, v, CUE_SUCH)) v++;                     /* 나래어학원이라고 하나 있었어요 */
    if (v >= e->word.v + e->word.n || v->sent != w->sent || !word_joined(v) || !mark_at(e->ie, MK_EXISTS, v->beg))
        return;
    bool school = word_tail_is(e, w, TAIL_SCHOOL), formed = school || word_tail_is(e, w, TAIL_ORG);
    if (formed && w->tail_len < w->stem - w->beg)
        entity_fill(e, i, school ? ENT_SCHOOL : ENT_ORG, CAND_ENOUGH, RULE_CALLED, (Span){w->beg, v->end});
}

/* Is a firm spoken of in so many words before? */
static bool firm_spoken_of(const Ent *e, uint32_t i, uint32_t words)
{
    for (uint32_t k = 1; k <= words && k <= i; k++) {
        const Cue *kind = word_cue(e, &e->word.v[i - k], CUE_KIND);
        if (kind && kind->type == ENT_ORG && kind->weight) return true;
    }
    return false;
}

static bool kind_spoken_of(const Ent *e, uint32_t i) { return firm_spoken_of(e, i, NEAR); }

/* 이름은 생략한다, 이름은 적지 않겠다: what is told of the name is a verb. */
static bool is_verb_form(const Ent *e, const Word *w)
{
    uint16_t last = e->doc->ch[w->end - 1];
    const Word *next = w + 1 < e->word.v + e->word.n ? w + 1 : NULL;
    bool denied =
        w > e->word.v && word_joined(w) && w[-1].end - w[-1].beg == 1 && is_mark(e->ie, MK_NOT, e->doc->ch[w[-1].beg]);
    if (denied) return true;                                                   /* 안 밝힌다 */
    if (w->part & PT_IS || !(w->part & PT_BARE)) return false;
    if (mark_before(e->ie, MK_TELLS, w->end)) return true;                     /* 뺄게요, 그만둠 */
    return is_mark(e->ie, MK_DECLARES, last) ||
           (is_mark(e->ie, MK_JI, last) && next && next->sent == w->sent && word_joined(next));
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
    bool told =
        w->part & (PT_BARE | PT_IS) && !is_verb_form(e, w) && !entity_is_given_shape(e, w) && kind_spoken_of(e, i - 1);
    int weight = marked ? CAND_STRONG + 1 : CAND_ENOUGH;
    if (w->alias_end || told || marked)
        entity_fill(e, i, ENT_ORG, weight, RULE_NAMING, (Span){e->word.v[i - 1].beg, w->end});
}

/* 무두리임, but no 모임, no 수제게임 */
static bool is_noted(const Ent *e, const Word *w)
{
    enum { LEAST = 2 };
    return is_mark(e->ie, MK_NOTED, e->doc->ch[w->end - 1]) && !entity_is_common(e, w->end - LEAST, w->end);
}

/* 누리소프트다: the copula of one syllable behind a vowel; 한다, 굴러간다, 크다 are verbs. False: the word is one. */
static bool read_copula(const Ent *e, Word *w)
{
    const uint16_t *ch = e->doc->ch;
    if (w->part & PT_BARE && w->end - w->beg > 2 && !w->cover && is_noted(e, w))
        entity_read_stem(e, w, w->end - 1, PT_IS);
    if (!(w->part & PT_BARE) || !is_mark(e->ie, MK_DECLARES, ch[w->end - 1]) || w->end - w->beg < 3 || w->cover)
        return true;
    if (!hangul_is(ch[w->end - 2]) || hangul_coda(ch[w->end - 2]) || is_mark(e->ie, MK_DOES, ch[w->end - 2]))
        return false;
    entity_read_stem(e, w, w->end - 1, PT_IS);
    return word_tail_is(e, w, TAIL_ORG) && w->tail_len < w->stem - w->beg;
}

/* 배정된 곳이 흙살림, 농산물 앱을 만드는 회사였다: the name, and behind a comma what it is. */
static bool named_first(Ent *e, uint32_t i)
{
    const Word *w = &e->word.v[i], *v = w + 1, *last = v;
    if (i + 2 >= e->word.n || v->sent != w->sent || !(v->part & PT_BARE) || v[1].sep != SEP_COMMA || is_verb_form(e, v))
        return false;
    while (last + 1 < e->word.v + e->word.n && last[1].sent == w->sent && last - v < REACH) last++;
    if (last + 1 < e->word.v + e->word.n && last[1].sent == w->sent) return false;
    if (!(last->part & PT_IS) || !(word_cue_is(e, last, CUE_KIND) || word_tail_is(e, last, TAIL_KIND))) return false;
    return entity_fill(e, i + 1, ENT_ORG, CAND_STRONG, RULE_NAMING, (Span){w->beg, last->end});
}

/* … 새벽물류 하나였다, … 한 군데뿐이었다: the noun that is counted; k where none is. */
static uint32_t counted_one(const Ent *e, uint32_t k, uint32_t first)
{
    uint32_t n = k;
    while (n > first && word_cue_is(e, &e->word.v[n], CUE_SUCH) && word_joined(&e->word.v[n])) n--;
    return n;
}

/* The last noun of the sentence, or the one that is said to be it: 첫 직장은 홍대 준헤어. 들어간 곳은 한결이었다. */
static void named_later(Ent *e, uint32_t i, uint32_t frames)
{
    const Word *w = &e->word.v[i];
    for (uint32_t k = i + 1; k < i + REACH && k < e->word.n && e->word.v[k].sent == w->sent; k++) {
        const Word *v = &e->word.v[k];
        bool last = k + 1 >= e->word.n || e->word.v[k + 1].sent != w->sent || e->word.v[k + 1].sep <= SEP_STOP;
        if (!last && !(v->part & PT_IS)) continue;
        uint32_t one = counted_one(e, k, i + 1);
        if (one < k) {
            if (e->word.v[one].part & PT_BARE) entity_fill(e, one, ENT_ORG, CAND_ENOUGH, RULE_NAMING, (Span){w->beg, v->end});
            return;
        }
        if (last && (!read_copula(e, &e->word.v[k]) || is_verb_form(e, v))) return;
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
    if (word_is_label(e, i)) entity_fill(e, i + 1, ENT_ORG, CAND_ENOUGH, RULE_NAMING, (Span){w->beg, w[1].end});
    else if (w->beg + w->cue_len == w->end && !(w->part & PT_BARE)) {
        /* 첫 회사는 나래였다 says which; 회사는 엉망이었다 says how it was. */
        bool which = i && w[-1].sent == w->sent && word_joined(w);
        named_later(e, i, which ? PT_IS | PT_BARE : PT_BARE);
    }
}

/* 나를 받아 준, 기다려 주신: done for the author. */
static bool is_favour(const Ent *e, const Word *w)
{
    uint32_t n = mark_before(e->ie, MK_FAVOUR, w->end);
    return n && n <= w->end - w->beg;
}

/* 붙은 곳, 오라고 한 곳: does the act end with the word? */
static bool ends_act(const Ent *e, const Word *w)
{
    if (word_cue_is(e, w, CUE_ACT)) return true;
    const Word *v = w > e->word.v && word_joined(w) ? w - 1 : NULL;
    return v && word_cue_is(e, v, CUE_ACT) && v->beg + v->cue_len == w->end;
}

/* 붙은 곳은, 첫 회사가, 회사 이름은, 나를 받아 준 회사가: the name is told at the end. */
static void announced(Ent *e, uint32_t i)
{
    const Word *w = &e->word.v[i], *prev = i ? w - 1 : NULL;
    if (!prev || prev->sent != w->sent || !word_joined(w)) return;
    const Cue *cue = word_cue(e, w, CUE_KIND);
    bool told = cue && cue->type == ENT_ORG && w->part & (PT_TOPIC | PT_SUBJECT);
    bool kind = told && (ends_act(e, prev) || is_favour(e, prev));
    bool name = word_cue_is(e, w, CUE_NAMING) &&
                (word_cue_is(e, prev, CUE_KIND) || word_cue_is(e, prev, CUE_WORKPLACE));
    if ((kind && named_first(e, i)) || !(kind || name)) return;
    named_later(e, i, name ? PT_IS | PT_BARE : PT_IS);
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

/* 나를 받아 준 건 하늬결이었다 */
static void done_by(Ent *e, uint32_t i)
{
    const Word *w = &e->word.v[i], *thing = i > 1 ? w - 1 : NULL;
    bool said = thing && thing->sent == w->sent && thing[-1].sent == w->sent && !entity_is_given_shape(e, w) &&
                mark_at(e->ie, MK_THING_SAID, thing->beg) == thing->end - thing->beg;
    if (said && ends_act(e, thing - 1)) entity_fill(e, i, ENT_ORG, CAND_ENOUGH, RULE_NAMING, (Span){thing[-1].beg, w->end});
}

/* 여긴 이름 까도 됨. 무두리임. The name alone, behind a sentence that speaks of names, where a firm is spoken of. */
static void named_openly(Ent *e, uint32_t i)
{
    enum { BACK = 12 };
    Word *w = &e->word.v[i];
    bool alone = i && (i + 1 >= e->word.n || w[1].sent != w->sent) && w[-1].sent + 1 == w->sent && w->sep == SEP_STOP;
    if (!alone || w->cover || !read_copula(e, w) || !(w->part & PT_IS)) return;
    bool told = false, firm = false;
    for (uint32_t k = i, n = 0; k-- > 0 && n < BACK && e->word.v[k].sent + 1 == w->sent; n++) {
        told = told || mark_at(e->ie, MK_NAME_WORD, e->word.v[k].beg);
        firm = firm || mark_at(e->ie, MK_THIS_PLACE, e->word.v[k].beg);
    }
    if (!told || entity_is_given_shape(e, w) || !(firm || firm_spoken_of(e, i, FAR))) return;
    entity_fill(e, i, ENT_ORG, CAND_ENOUGH, RULE_NAMING, (Span){w->beg, w->end});
}

/* Does the sentence before word i tell of an employer: that one was taken on, opened a shop, where one's post was? */
static bool told_of_work(const Ent *e, uint32_t i)
{
    enum { BACK = 12 };
    for (uint32_t k = i, n = 0; k-- > 0 && n < BACK && e->word.v[k].sent + 1 == e->word.v[i].sent; n++) {
        const Word *w = &e->word.v[k];
        const Cue *act = word_cue(e, w, CUE_ACT);
        if ((act && act->type == ENT_ORG) || word_cue_is(e, w, CUE_WORKPLACE)) return true;
    }
    return false;
}

/* … . 판교의 게임 회사였다: the sentence from word i on says only what kind of house that is. */
static bool tells_kind(const Ent *e, uint32_t i)
{
    for (uint32_t k = i; k < i + REACH && k < e->word.n && e->word.v[k].sent == e->word.v[i].sent; k++) {
        const Word *w = &e->word.v[k];
        if (w->part & (PT_TOPIC | PT_SUBJECT)) return false;
        if (k + 1 < e->word.n && w[1].sent == w->sent) continue;
        const Cue *cue = word_cue(e, w, CUE_KIND);
        return w->part & PT_IS && ((cue && cue->type == ENT_ORG && cue->weight) || word_tail_is(e, w, TAIL_KIND));
    }
    return false;
}

/* 첫 발령지는 섬이었다. 흑산기상대. — 사업자를 냈다. '옥분패턴'. — 취직이 됐다. 온새. 작은 광고 회사였다. */
static void named_alone(Ent *e, uint32_t i)
{
    uint32_t last = quotation_end(e, i), next = last + 1;
    const Word *w = &e->word.v[last], *first = &e->word.v[i];
    bool alone = i && first[-1].sent + 1 == first->sent && first->sep == SEP_STOP &&
                 (next >= e->word.n || w[1].sent != w->sent);
    if (!alone || !(w->part & (PT_BARE | PT_IS)) || w->cover || is_verb_form(e, w)) return;
    if (entity_ends_clause(e, w) || !told_of_work(e, i)) return;
    bool formed = (word_tail_is(e, w, TAIL_SCHOOL) || word_tail_is(e, w, TAIL_ORG)) && w->tail_len < w->stem - w->beg;
    bool marked = first->flags & W_QUOTE_OPEN && w->flags & W_QUOTE_CLOSE;
    for (uint32_t k = i; k < last; k++)
        marked = marked && e->word.v[k].part & PT_BARE && !entity_is_common(e, e->word.v[k].beg, e->word.v[k].end);
    bool told = last == i && next < e->word.n && w[1].sent == w->sent + 1 && !entity_is_given_shape(e, w) &&
                tells_kind(e, next);
    if (formed || marked || told)
        entity_fill(e, last, ENT_ORG, CAND_ENOUGH, RULE_NAMING, (Span){first->beg, w->end});
}

void entity_told_by(Ent *e, uint32_t i, const Cue *cue)
{
    if (cue->cls == CUE_WORKPLACE) workplace(e, i);
    else if (cue->cls == CUE_KIND) {
        const Word *w = &e->word.v[i];
        if (w->beg + w->cue_len == w->end) kind_before(e, i, (EntityType)cue->type, cue->weight);
        announced(e, i);
    }
    else if (cue->cls == CUE_NAMING) announced(e, i), introduced(e, i + 1);
}

void entity_told(Ent *e, uint32_t i)
{
    const Word *w = &e->word.v[i];
    /* 급식업체 다온에, 물류회사 '한걸음': what the word ends in is its kind */
    if (w->part & PT_BARE && w->n_tail && word_tail_is(e, w, TAIL_KIND) && !word_cue_is(e, w, CUE_KIND))
        kind_before(e, i, ENT_ORG, 1);
    if (w->part & PT_CALLED && !is_report(e, w)) called(e, i), there_was(e, i);
    if (w->part & PT_IS && (word_tail_is(e, w, TAIL_KIND) || word_cue_is(e, w, CUE_KIND))) defined(e, i);
    if (w->part & PT_IS) done_by(e, i);
    if (w->flags & W_SENT) named_openly(e, i), named_alone(e, i);
    if (w->alias_end) kind_in_brackets(e, i);
}
