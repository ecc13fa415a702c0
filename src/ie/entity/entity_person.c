/* People: a family name and a title (김 과장), a given name and how one speaks of or to its bearer (민호 님, 선영이는,
 * 재훈형), a byline. Names are known by their syllables: Koreans are named from a few hundred. */
#include "entity_int.h"
#include "mark.h"
#include "uni/hangul.h"

enum { GIVEN = 2 };                    /* syllables of a given name */

/* Two syllables of given names, or a family name before them. */
static bool is_given(const Ent *e, uint32_t beg, uint32_t end)
{
    uint32_t n = end - beg;
    LexMatch m;
    if (n == GIVEN + 2)                                                       /* 황보 is one family name */
        return ie_longest(e->ie, e->data->syllables, beg, beg + 2, &m) && m.len == 2 && is_given(e, beg + 2, end);
    if (n == GIVEN + 1) return syllable_is(e, beg, SYL_FAMILY) && is_given(e, beg + 1, end);
    return n == GIVEN && syllable_is(e, beg, SYL_FIRST) && syllable_is(e, beg + 1, SYL_SECOND);
}

bool entity_is_given_shape(const Ent *e, const Word *w) { return is_given(e, w->beg, w->stem); }
bool entity_is_full_name(const Ent *e, const Word *w)
{
    return w->stem - w->beg > GIVEN && is_given(e, w->beg, w->stem);
}

bool given_name_at(const Ie *ie, uint32_t beg)
{
    const EntityData *e = ie->an->entity;
    const uint16_t *ch = ie->doc->ch + beg;
    LexMatch m;
    if (!hangul_is(ch[0]) || !hangul_is(ch[1])) return false;
    bool shape = e->syllable_kind[ch[0] - 0xAC00] & SYL_FIRST && e->syllable_kind[ch[1] - 0xAC00] & SYL_SECOND;
    return shape && !(ie_longest(ie, e->common, beg, beg + GIVEN, &m) && m.len == GIVEN);
}

/* A time, a number, or a name that is known for something else. */
static bool is_taken(const Ent *e, const Word *w)
{
    if (w->flags & (W_TIME | W_NUMBER)) return true;
    const Cand *c = w->cover ? &e->cand.v[w->cover - 1] : NULL;
    bool whole = c && c->beg == w->beg && c->end == w->stem && c->end - c->beg <= GIVEN;         /* 금형: no Geum */
    return c && c->type != ENT_PERSON && (c->kind == CAND_KNOWN || whole);
}

static bool is_common(const Ent *e, const Word *w)
{
    return entity_is_common(e, w->beg, w->stem) || (w->stem < w->end && entity_is_common(e, w->beg, w->end));
}

/* 권오달: no given name is too rare where the text says that it is one. */
bool entity_may_be_full_name(const Ent *e, const Word *w)
{
    return w->stem == w->beg + GIVEN + 1 && syllable_is(e, w->beg, SYL_FAMILY) && !is_taken(e, w) && !is_common(e, w);
}

static bool is_free(const Ent *e, const Word *w) { return !is_taken(e, w) && !is_common(e, w); }

static void vote(Ent *e, const Word *w, uint32_t end, int weight, NameRule rule)
{
    entity_vote(e, ENT_PERSON, weight, w->beg, end, rule, (Span){w->beg, w->end});
}

/* 선영이는, 선영이랑: 이 behind a given name with a final consonant, then a particle. */
bool entity_reads_familiar(const Ent *e, const Word *w)
{
    const Doc *d = e->doc;
    uint32_t end = w->beg + GIVEN;
    if (end + 1 >= w->end || !is_mark(e->ie, MK_FAMILIAR, d->ch[end]) || hangul_final(d->ch[end - 1]) == FINAL_NONE)
        return false;
    if (!is_given(e, w->beg, end)) return false;
    if (entity_is_common(e, w->beg, end) || entity_is_common(e, w->beg, w->end)) return false;
    uint32_t part = entity_particle(e, end + 1, w->end);
    return part & (PT_TOPIC | PT_SUBJECT | PT_OBJECT | PT_WITH | PT_OF | PT_OTHER);
}

bool entity_is_familiar(const Ent *e, const Word *w) { return w->todo & READS_FAMILIAR && !is_taken(e, w); }

static bool familiar(Ent *e, const Word *w)
{
    if (!entity_is_familiar(e, w)) return false;
    vote(e, w, w->beg + GIVEN, CAND_ENOUGH, RULE_FAMILIAR);
    return true;
}

static bool is_title(const Ent *e, LexMatch m)
{
    for (uint32_t i = 0; i < m.n_entry; i++)
        if (e->data->cue[lex_match_entry(e->data->cues, m, i)].title) return true;
    return false;
}

/* 재훈형, 수진누나; 김과장: the title is written on. Where it begins, 0 for nowhere. */
uint32_t entity_title(const Ent *e, const Word *w)
{
    LexMatch m;
    for (uint32_t end = w->beg + 1; end <= w->beg + GIVEN + 1 && end < w->stem; end++) {
        bool family = end == w->beg + 1 && syllable_is(e, w->beg, SYL_FAMILY);
        if (!family && !is_given(e, w->beg, end)) continue;
        if (!ie_longest(e->ie, e->data->cues, end, w->stem, &m) || end + m.len != w->stem) continue;
        if (is_title(e, m) && !entity_is_common(e, w->beg, end)) return end;
    }
    return 0;
}

/* 미국간호사, 부산과장: a post in a place, though the place sounds like a name; 진주누나 may be one. */
static bool is_post_in_place(const Ent *e, const Word *w, uint32_t end)
{
    LexMatch m;
    bool place = false;
    if (!word_tail_is(e, w, TAIL_ROLE) || !ie_longest(e->ie, e->data->names, w->beg, end, &m) || m.len != end - w->beg)
        return false;
    for (uint32_t k = 0; k < m.n_entry; k++)
        place |= e->data->known[lex_match_entry(e->data->names, m, k)].type == ENT_PLACE;
    return place;
}

static bool titled(Ent *e, const Word *w)
{
    bool as_read = w->stem == w->beg + w->noun;
    uint32_t end = as_read && !(w->todo & READS_TITLED) ? 0 : entity_title(e, w);
    if (!end || !is_free(e, w) || is_post_in_place(e, w, end)) return false;
    bool family = end == w->beg + 1;
    Ballot *b = entity_vote(e, ENT_PERSON, CAND_STRONG, w->beg, w->stem, RULE_TITLED, (Span){w->beg, w->stem});
    if (!family) b->alias_beg = w->beg, b->alias_end = end;
    return true;
}

/* 김 과장, 박 부장님. 이 선배 may be "this senior": it takes two of them. */
static bool family_and_title(Ent *e, uint32_t i)
{
    const Word *w = &e->word.v[i];
    if (w->end != w->beg + 1 || i + 1 >= e->word.n || !syllable_is(e, w->beg, SYL_FAMILY)) return false;
    const Word *next = &e->word.v[i + 1];
    if (next->sep != SEP_BLANK || next->sent != w->sent || !next->n_cue) return false;
    LexMatch m = {.n_entry = next->n_cue, .first = next->cues};
    if (!is_title(e, m) || next->part & PT_MANY) return false;
    if (next->beg + next->cue_len != next->stem && !(next->part & PT_POLITE)) return false;
    /* 이 과장님 is a Lee, 이 선배 most often "this one". */
    bool here =
        is_mark(e->ie, MK_THIS, e->doc->ch[w->beg]) && (!(next->part & PT_POLITE) && !entity_is_polite(e, next->stem));
    int weight = here ? 1 : CAND_STRONG;
    uint32_t end = next->stem - (entity_is_polite(e, next->stem) ? 1 : 0);
    entity_vote(e, ENT_PERSON, weight, w->beg, end, RULE_TITLED, (Span){w->beg, end});
    return true;
}

static bool titles(const Ent *e, const Word *w)
{
    LexMatch m = {.n_entry = w->n_cue, .first = w->cues};
    return w->n_cue && w->beg + w->cue_len == w->stem && is_title(e, m);
}

/* 지훈 아빠, 이정미 조합원: who stands behind a given name, not behind a family name alone. */
static bool is_kin_title(const Ent *e, const Word *w)
{
    if (!w->n_cue || w->beg + w->cue_len != w->stem) return false;
    for (uint16_t i = 0; i < w->n_cue; i++)
        if (word_cue_at(e, w, i)->kin) return true;
    return false;
}

/* 팀장이던 수현은, 사수였던 민지가, 선배인 도윤이: what somebody is or was stands before the name. */
static bool is_described(const Ent *e, const Word *w, const Word *prev)
{
    uint32_t frames = PT_TOPIC | PT_SUBJECT | PT_OBJECT | PT_WITH | PT_OF | PT_TO;
    if (!prev || w->sep != SEP_BLANK || !(w->part & frames) || w->n_cue) return false;
    uint16_t last = e->doc->ch[prev->end - 1];
    return (is_mark(e->ie, MK_ONCE, last) || is_mark(e->ie, MK_BEING, last)) && prev->part & PT_IS &&
           (entity_is_post(e, prev) || word_cue_is(e, prev, CUE_SOMEONE) || word_cue_is(e, prev, CUE_TITLE));
}

/* 같이 준비하던 은채는, 같은 과의 혜진은, 공동창업한 현수는: what one did together stands before the name. */
static bool is_companion(const Ent *e, uint32_t i)
{
    enum { BACK = 4, CODA_N = 4 };
    const Word *w = &e->word.v[i], *prev = w - 1;
    if (!(w->part & (PT_TOPIC | PT_SUBJECT)) || w->sep != SEP_BLANK || w->n_cue || prev->sent != w->sent) return false;
    uint16_t last = e->doc->ch[prev->end - 1];
    bool describes = prev->part & PT_OF || is_mark(e->ie, MK_ONCE, last) ||
                     (hangul_is(last) && hangul_coda(last) == CODA_N && !(prev->part & (PT_TOPIC | PT_OBJECT)));
    for (uint32_t k = 1; describes && k <= BACK && k <= i && w[-(int)k].sent == w->sent; k++)
        if (mark_at(e->ie, MK_COMPANION, w[-(int)k].beg)) return true;
    return false;
}

/* 민경: 너 아직 거기야? Who speaks, at the beginning of a line. */
static bool speaks(const Ent *e, const Word *w)
{
    uint32_t at = w->end;
    if (w->sep != SEP_LINE || !(w->part & PT_BARE)) return false;
    while (e->doc->ch[at] == ' ') at++;
    return e->doc->ch[at] == ':';
}

/* 동기 중에 지영이라고 …, 지영이라는 친구: somebody who is called so. */
static bool is_called_person(const Ent *e, uint32_t i)
{
    enum { BEFORE = 4, BEHIND = 5 };
    const Word *w = &e->word.v[i];
    if (!(w->part & PT_CALLED)) return false;
    /* 나는 김복순이라고 하고요 */
    const Word *next = i + 1 < e->word.n && w[1].sent == w->sent ? w + 1 : NULL;
    bool says = next && is_mark(e->ie, MK_CALLS_ITSELF, e->doc->ch[next->beg]);
    if (says && entity_is_full_name(e, w)) return true;
    for (uint32_t k = i > BEFORE ? i - BEFORE : 0; k < e->word.n && k <= i + BEHIND; k++)
        if (k != i && e->word.v[k].sent == w->sent && word_cue_is(e, &e->word.v[k], CUE_SOMEONE)) return true;
    return false;
}

/* - 윤서진: a name behind a dash at the end of a line. */
static bool is_signature(const Ent *e, uint32_t i)
{
    const Word *w = &e->word.v[i];
    bool dash = w->beg >= 2 && (e->doc->ch[w->beg - 1] == '-' || e->doc->ch[w->beg - 2] == '-');
    return dash && w->part & PT_BARE && (i + 1 >= e->word.n || e->word.v[i + 1].sep == SEP_LINE);
}

/* 민규한테, 은정이랑: only of people (and beasts) does one speak so. */
static bool is_given_to(const Ent *e, const Word *w)
{
    uint32_t n = mark_at(e->ie, MK_TO_PEOPLE, w->stem);
    return n && n <= w->end - w->stem;
}

/* What stands around a word that may be a person's name. */
typedef struct Around {
    const Word *next, *prev;     /* in the same sentence, else NULL */
    bool shape;                  /* of the syllables of given names */
    bool full;                   /* and of a family name before them */
    bool quoted, spoken, titled, posted, called, met, whose;
} Around;

/* 민규한테, 은정이랑; 지영아, …: how only people are spoken of or to. */
static bool is_called_out(const Ent *e, const Word *w, const Word *next)
{
    uint32_t end = w->end - 1;
    uint16_t ch = e->doc->ch[end];
    if (!(w->flags & W_SENT) || end < w->beg + GIVEN || !next || next->sep != SEP_COMMA) return false;
    return is_given(e, w->beg, end) && is_mark(e->ie, MK_VOCATIVE, ch) && entity_particle(e, end, w->end);
}

/* 후배 도윤이, 아내 미영은, 팀장 윤서 님: who it is stands before the name. */
static bool is_whose(const Ent *e, const Word *w, const Word *prev)
{
    uint32_t frames = PT_TOPIC | PT_SUBJECT | PT_OBJECT | PT_WITH | PT_OF | PT_TO | PT_OTHER;
    return prev && w->sep == SEP_BLANK && prev->part & PT_BARE && !w->n_cue && prev->beg + prev->cue_len == prev->end &&
           word_cue_is(e, prev, CUE_SOMEONE) && w->part & frames;
}

/* 재민이 형: 이 belongs to how one calls him. */
static bool is_kin(const Ent *e, const Word *w, const Word *next)
{
    return next && next->sep == SEP_BLANK && w->part & PT_SUBJECT && w->end == w->stem + 1 &&
           is_mark(e->ie, MK_FAMILIAR, e->doc->ch[w->stem]) && word_cue_is(e, next, CUE_SOMEONE) && titles(e, next);
}

/* 레오 님 */
static bool is_nickname(const Ent *e, const Word *w)
{
    return w->stem - w->beg <= GIVEN + 1 && !(w->part & PT_LOOSE) && w->flags & W_HANGUL &&
           e->doc->cls[w->beg] == CH_HANGUL && !w->n_cue;
}

static Around around(const Ent *e, uint32_t i)
{
    const Word *w = &e->word.v[i];
    Around a = {.next = i + 1 < e->word.n && w[1].sent == w->sent ? w + 1 : NULL,
                .prev = i && w[-1].sent == w->sent ? w - 1 : NULL};
    uint32_t len = w->stem - w->beg;
    bool before = a.next && a.next->sep == SEP_BLANK && w->part & PT_BARE;
    a.shape = is_given(e, w->beg, w->stem), a.full = a.shape && len == GIVEN + 1;
    a.quoted = w->flags & W_QUOTE_CLOSE;
    a.spoken = w->part & PT_POLITE || (before && word_cue_is(e, a.next, CUE_POLITE));
    a.titled = before && (titles(e, a.next) || (a.shape && is_kin_title(e, a.next)));
    /* 노해민 대표가, 문상철 약사님: a full name before a post. */
    a.posted = a.full && before && word_tail_is(e, a.next, TAIL_ROLE) && a.next->beg + a.next->tail_len == a.next->stem;
    a.called = a.prev && word_cue_is(e, a.prev, CUE_NAMING);
    a.met = a.prev && word_cue_is(e, a.prev, CUE_GREETING);
    a.whose = is_whose(e, w, a.prev) || is_kin(e, w, a.next) || is_described(e, w, a.prev) || is_called_person(e, i);
    a.shape = a.shape || (a.quoted && len <= 4) || (a.spoken && is_nickname(e, w)) ||
              (a.met && w->part & PT_IS && !(w->flags & W_LATIN));
    a.whose = a.whose || (a.shape && (is_given_to(e, w) || (i && is_companion(e, i))));
    return a;
}

/* 관장 탁성규, 선배 도현숙 씀: at the end of a line, but for a word that only says that it was signed. */
static bool is_signed(const Ent *e, uint32_t i)
{
    const Word *next = i + 1 < e->word.n ? &e->word.v[i + 1] : NULL,
               *then = next && i + 2 < e->word.n ? next + 1 : NULL;
    if (!next || next->sep == SEP_LINE) return true;
    return next->end - next->beg <= 2 && next->sep == SEP_BLANK && (!then || then->sep == SEP_LINE);
}

/* What speaks for the name by what is around it; RULE_NONE for nothing. */
static NameRule given_rule(const Ent *e, uint32_t i, const Around *a)
{
    const Word *w = &e->word.v[i];
    bool is = w->part & PT_IS;
    if (a->spoken || a->titled || a->posted) return RULE_POLITE;
    if (a->full && is && !a->quoted) return RULE_NAMING;
    if (a->full && is_signature(e, i)) return RULE_BYLINE;
    bool as = a->prev && (entity_is_post(e, a->prev) || word_cue_is(e, a->prev, CUE_SOMEONE));
    if (a->full && as && w->part & PT_BARE && is_signed(e, i)) return RULE_BYLINE;
    if (a->whose) return RULE_TITLED;
    if (a->called && a->full && w->part & PT_BARE) return RULE_NAMING;                   /* 이름은 배진철. */
    if (is && (a->called || a->met || (a->prev && word_cue_is(e, a->prev, CUE_SOMEONE)))) return RULE_NAMING;
    if (a->shape && speaks(e, w)) return RULE_SUBJECT;
    return w->part & (PT_TOPIC | PT_SUBJECT) && !a->quoted ? RULE_SUBJECT : RULE_NONE;
}

/* 은서, 현서: a last syllable that verbs end in too. */
static bool ends_oddly(const Ent *e, const Word *w)
{
    return w->n_tail && !(w->tail_len == 1 && word_tail_is(e, w, TAIL_CLAUSE));
}

/* 미정 씨: who is spoken of so is somebody, whatever else the word says. */
static bool is_called_mr(const Ent *e, const Word *w, const Around *a)
{
    bool behind = a->next && a->next->sep == SEP_BLANK && w->part & PT_BARE && w->end == w->beg + GIVEN;
    return behind && a->shape && word_cue_is(e, a->next, CUE_POLITE) && a->next->stem == a->next->beg + 1 &&
           !is_taken(e, w);
}

static void given(Ent *e, uint32_t i)
{
    enum { LETTERS = 6 };
    const Word *w = &e->word.v[i];
    uint32_t len = w->stem - w->beg;
    Around a = around(e, i);
    if (is_called_out(e, w, a.next)) vote(e, w, w->end - 1, CAND_ENOUGH, RULE_FAMILIAR);
    if (is_called_mr(e, w, &a)) vote(e, w, w->stem, CAND_ENOUGH, RULE_POLITE);
    if (len < GIVEN || len > LETTERS || !a.shape || !is_free(e, w)) return;
    NameRule rule = given_rule(e, i, &a);
    if (rule == RULE_NONE || (rule == RULE_SUBJECT ? w->n_tail : ends_oddly(e, w))) return;
    vote(e, w, w->stem, rule == RULE_SUBJECT ? 1 : CAND_ENOUGH, rule);
}

/* 제임스가, 매니저 제임스와: a given name from elsewhere, written in Hangul. */
static void foreign(Ent *e, uint32_t i)
{
    const Word *w = &e->word.v[i];
    const Cue *cue = word_cue(e, w, CUE_GIVEN);
    bool free = cue && w->beg + w->cue_len == w->stem && !is_taken(e, w);
    if (free && w->part & (PT_TOPIC | PT_SUBJECT | PT_OBJECT | PT_WITH | PT_TO | PT_OF | PT_POLITE))
        vote(e, w, w->stem, CAND_ENOUGH, RULE_FAMILIAR);
}

/* 글쓴이: 온유, Author: Jiho Park. */
static void byline(Ent *e, uint32_t i)
{
    const Word *w = &e->word.v[i];
    if (!word_cue_is(e, w, CUE_BYLINE) || i + 1 >= e->word.n) return;
    uint32_t last = i + 1;
    const Word *v = &e->word.v[last];
    if (v->sent != w->sent || v->n_cue || v->flags & (W_TIME | W_NUMBER)) return;
    while (v->flags & W_LATIN && last + 1 < e->word.n && word_joined(&e->word.v[last + 1]) &&
           e->word.v[last + 1].flags & W_CAPITAL) last++;
    bool latin = v->flags & W_LATIN;
    uint32_t end = latin ? e->word.v[last].end : v->stem;
    if (latin ? !(v->flags & W_CAPITAL) : end - v->beg < 2 || end - v->beg > 5) return;
    /* 글쓴이 초록잎, 사진 최한결: nothing more before the next mark; a full name, unless the word can only be a byline. */
    const Word *after = last + 1 < e->word.n ? &e->word.v[last + 1] : NULL;
    bool full = end - v->beg == GIVEN + 1 && is_given(e, v->beg, end);
    bool ends = !after || after->sep <= SEP_MARK || after->sep == SEP_COMMA;
    bool alone = ends && v->sep == SEP_BLANK && v->part & PT_BARE && w->beg + w->cue_len == w->end &&
                 (full || w->cue_len > GIVEN) && !entity_is_common(e, v->beg, end);
    bool marked = v->sep == SEP_MARK || v->sep == SEP_SLASH || alone || (v->flags & W_INNER && v->sep == SEP_BLANK);
    if (marked) entity_vote(e, ENT_PERSON, CAND_STRONG, v->beg, end, RULE_BYLINE, (Span){w->beg, end});
}

/* 동기 J는: a letter for somebody behind a word for people. */
static void letter(Ent *e, uint32_t i)
{
    const Word *w = &e->word.v[i];
    uint32_t letters = w->beg;
    if (!(w->flags & W_CAPITAL)) return;
    while (letters < w->stem && e->doc->cls[letters] == CH_LATIN) letters++;
    if (!i || letters != w->beg + 1 || letters != w->stem || e->doc->ch[w->end] == '.') return;      /* Q. 교수님은 */
    const Word *next = i + 1 < e->word.n ? w + 1 : NULL;
    bool titled = next && next->sep == SEP_BLANK && next->sent == w->sent && titles(e, next);       /* K 선배 */
    if (titled || (word_cue_is(e, w - 1, CUE_SOMEONE) && word_joined(w) && !(w->part & PT_BARE))) {
        Cand *c = entity_add(e, ENT_PERSON, CAND_FORM, w->beg, w->stem, i, i + 1);
        c->score = CAND_STRONG;
        c->rule = RULE_TITLED;
    }
}

bool entity_may_be_person(const Ent *e, const Word *w)
{
    const uint8_t *cls = e->doc->cls + w->beg;
    if (word_cue_is(e, w, CUE_BYLINE) || (word_cue_is(e, w, CUE_GIVEN) && w->flags & W_HANGUL)) return true;
    if (cls[0] == CH_LATIN) return w->end == w->beg + 1 || cls[1] != CH_LATIN || w->flags & W_HANGUL;     /* J, Grace랑 */
    if (!(w->flags & W_HANGUL)) return false;
    if (w->end == w->beg + 1) return syllable_is(e, w->beg, SYL_FAMILY);
    if (w->part & PT_POLITE || w->todo & READS_FAMILIAR) return true;
    uint16_t last = e->doc->ch[w->end - 1];
    if (is_mark(e->ie, MK_VOCATIVE, last)) return is_given(e, w->beg, w->end - 1);
    return (is_given(e, w->beg, w->stem) || w->todo & READS_TITLED) && !is_common(e, w);
}

/* 아내 Grace랑: in Korean a name in other letters behind a word for people. */
static void latin_name(Ent *e, uint32_t i)
{
    const Word *w = &e->word.v[i];
    bool capital = w->flags & W_CAPITAL && !(w->flags & W_CAPS) && e->doc->cls[w->stem - 1] == CH_LATIN;
    if (!i || !capital || w->cover || !(w->part & (PT_WITH | PT_TOPIC | PT_SUBJECT | PT_OTHER | PT_OF))) return;
    if (word_joined(w) && w[-1].sent == w->sent && w[-1].part & PT_BARE && word_cue_is(e, w - 1, CUE_SOMEONE))
        vote(e, w, w->stem, CAND_ENOUGH, RULE_TITLED);
}

static void person_at(Ent *e, uint32_t i)
{
    const Word *w = &e->word.v[i];
    byline(e, i);
    letter(e, i);
    if (e->doc->cls[w->beg] == CH_LATIN) latin_name(e, i);
    if (!(w->flags & W_HANGUL) || w->flags & W_TIME) return;
    if (w->end == w->beg + 1) family_and_title(e, i);
    else if (word_cue_is(e, w, CUE_GIVEN)) foreign(e, i);
    else if (!familiar(e, w) && !titled(e, w)) given(e, i);
}

void entity_person(Ent *e)
{
    for (uint32_t k = 0; k < e->todo[PART_PERSON].n; k++) person_at(e, e->todo[PART_PERSON].v[k]);
}
