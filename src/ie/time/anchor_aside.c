/* Years that are told by the way: a friend who joined the bureau in 2020 helped me; 2015년에 산 차를 팔았다; Pugh & Nephew, est.
 * 1931. What such words say of a noun goes back, and the story stays where it stood. */
#include "anchor_int.h"
#include "mark.h"
#include "word_class.h"

typedef enum {
    ASIDE_NONE, ASIDE_RELATIVE, ASIDE_THAT, ASIDE_LEAD, ASIDE_VERB, ASIDE_NOUN, ASIDE_MAKE, ASIDE_MADE, ASIDE_WHOSE, ASIDE_RECORD
} AsideWord;

struct AsideData { const LexBook *book; const uint8_t *of; };

Rc aside_bind(Analyser *an, struct AnchorData *t, Fault *f)
{
    static const char *const names[] = {"",     "relative", "that", "lead",  "verb",   "noun",
                                        "make", "made",     "whose", "record"};
    struct AsideData *d = arena_push(an->mem, struct AsideData);
    Rc rc = ie_book(an, "aside", &d->book, f);
    if (rc == RC_OK) d->of = word_classes(an, d->book, names, COUNT_OF(names), ASIDE_NONE);
    t->aside = d;
    return rc;
}

/* The class of the whole word. */
static AsideWord aside_word(const Ie *ie, const Token *tok)
{
    const struct AsideData *d = ie->an->anchor->aside;
    LexMatch m;
    bool is = tok->kind == TOK_WORD && ie_longest(ie, d->book, tok->beg, tok->end, &m) && m.len == tok->end - tok->beg;
    if (!is) return ASIDE_NONE;
    return (AsideWord)d->of[lex_match_entry(d->book, m, 0)];
}

static bool aside_is(const Ie *ie, const Token *tok, AsideWord word)
{
    const struct AsideData *d = ie->an->anchor->aside;
    LexMatch m;
    return ie_longest(ie, d->book, tok->beg, tok->end, &m) && m.len == tok->end - tok->beg &&
           word_class_is(d->book, d->of, m, (uint8_t)word);
}

/* that I'd bought, that a friend wrote, that opened; not "that firm". */
static bool opens_clause(const Ie *ie, const Sentence *x, uint32_t tok)
{
    const Token *next = &ie->doc->tok[tok + 1];
    return tok + 1 < x->tok_end && (aside_word(ie, next) == ASIDE_LEAD || anchor_past_word(ie, next, x->end));
}

/* A relative word stands before the time, in its clause: who joined the bureau in 2020. */
static bool aside_relative(const Ie *ie, const Sentence *x, uint32_t tok)
{
    enum { WORDS = 12 };
    for (uint32_t n = 0; tok-- > x->tok_beg + 1 && n < WORDS; n++) {
        const Token *t = &ie->doc->tok[tok];
        if (t->kind == TOK_PUNCT && ie->doc->ch[t->beg] != '\'') return false;
        AsideWord word = aside_word(ie, t);
        if (word == ASIDE_RELATIVE) return true;
        if (word == ASIDE_THAT && opens_clause(ie, x, tok)) return true;
    }
    return false;
}

/* 입사한, 만난, 산: a verb in the past that says more of the noun behind it; 한 alone is a number. */
static bool says_of_noun(const Ie *ie, const Token *tok)
{
    if (tok->end - tok->beg == 1) return aside_word(ie, tok) == ASIDE_VERB;
    return mark_before(ie, MK_SAID_OF, tok->end) > 0;
}

/* 2월에 그만뒀다. 2019년에 들어간 회사였다.: the noun ends a sentence that says no more than that of the one before it. */
static bool is_said_behind(const Ie *ie, const Sentence *x, uint32_t time, uint32_t noun)
{
    const Doc *d = ie->doc;
    for (uint32_t i = noun + 1; i < x->tok_end; i++)
        if (d->tok[i].kind != TOK_PUNCT) return false;
    if (x->beg <= d->line[x->line].body) return false;
    for (uint32_t i = x->tok_beg; i < x->tok_end && d->tok[i].end <= time; i++)
        if (is_mark(ie, MK_TOPIC, d->ch[d->tok[i].end - 1])) return false;
    return true;
}

/* Behind the time a verb says more of a noun, which is not what the sentence is about: 2015년에 산 차를; not 2015년에 입사한 뒤,
 * 2015년에 입사한 회사는. What lies ahead (2019년에 없어진 팀이었다) is by the way only at the end of a sentence. */
static bool aside_korean(const Ie *ie, const Sentence *x, uint32_t tok, bool back)
{
    enum { WORDS = 4, NOUN = 3 };
    const Doc *d = ie->doc;
    const uint32_t time = d->tok[tok].beg;
    uint32_t last = tok + WORDS < x->tok_end ? tok + WORDS : x->tok_end;
    while (tok < last && d->tok[tok].cls == CH_HANGUL && !says_of_noun(ie, &d->tok[tok])) tok++;
    if (tok >= last || d->tok[tok].cls != CH_HANGUL) return false;
    last = tok + 1 + NOUN < x->tok_end ? tok + 1 + NOUN : x->tok_end;
    for (uint32_t i = tok + 1; i < last; i++) {
        const Token *t = &d->tok[i];
        bool was = is_mark(ie, MK_USED_TO, d->ch[d->tok[tok].end - 1]);                    /* 작년부터 하던 일이었다 */
        if (t->kind == TOK_PUNCT || (aside_word(ie, t) == ASIDE_NOUN && !was)) return false;
        uint16_t end = d->ch[t->end - 1];
        if (is_mark(ie, MK_TOPIC, end)) return false;
        if (is_said_behind(ie, x, time, i)) return true;
        if (!back) continue;
        bool ends = is_mark(ie, MK_SUBJECT, end) || is_mark(ie, MK_BETWEEN, end) || is_mark(ie, MK_IN, end);
        if (ends && (t->end - t->beg > 1 || t[-1].end == t->beg)) return true;                       /* code를 */
    }
    return false;
}

/* 1998년식 오토바이, 2013년 개정 근로기준법: the year of what was made, written or passed into law then. */
static bool is_year_of_make(const Ie *ie, uint32_t i)
{
    const struct AsideData *x = ie->an->anchor->aside;
    const Doc *d = ie->doc;
    const TimePoint *p = &ie->time[i].a;
    uint32_t end = ie->tx.v[i].end, beg = blanks_skip(d, end);
    LexMatch m;
    if (ie->time[i].form != TX_POINT || !p->how || p->month || p->season || d->cls[beg] != CH_HANGUL) return false;
    if (beg > end + 1 || !ie_longest(ie, x->book, beg, d->n, &m)) return false;
    if (beg > end) return word_class_is(x->book, x->of, m, ASIDE_MADE);
    uint32_t behind = beg + m.len;
    return word_class_is(x->book, x->of, m, ASIDE_MAKE) &&
           (d->cls[behind] != CH_HANGUL || is_mark(ie, MK_PARTICLE, d->ch[behind]));
}

/* 첫 가게는 접었다(2013년에 망했다): within brackets that do not begin their line. */
static bool is_in_brackets(const Ie *ie, uint32_t i)
{
    enum { REACH = 60 };
    const Doc *d = ie->doc;
    const uint32_t beg = ie->tx.v[i].beg, line = d->line[ie->tx.v[i].line].body,
                   from = beg > line + REACH ? beg - REACH : line;
    for (uint32_t p = beg; p-- > from && d->ch[p] != ')';)
        if (d->ch[p] == '(') return p > line;
    return false;
}

/* 2015년의 두 배, 2019년 출장 때와는 달랐다, 2014년 이후 처음: what is told is measured by it. */
static bool is_measure(const Ie *ie, const Sentence *x, uint32_t i)
{
    enum { WORDS = 3 };
    const Doc *d = ie->doc;
    const TimePoint *p = &ie->time[i].a;
    if (ie->time[i].form != TX_POINT || p->month || p->season) return false;
    uint32_t end = ie->tx.v[i].end, tok = doc_tok_at(d, end - 1);
    if (mark_at(ie, MK_MEASURED, end) || mark_at(ie, MK_MEASURED, blanks_skip(d, end))) return true;
    for (uint32_t n = 0; n < WORDS && tok < x->tok_end && d->tok[tok].kind != TOK_PUNCT; n++, tok++)
        if (mark_before(ie, MK_THAN, d->tok[tok].end) && d->tok[tok].end > end) return true;
    return false;
}

/* the 1998 press, a 2011 estate car: the year of the thing behind it. */
static bool is_year_of_thing(const Ie *ie, const Sentence *x, uint32_t i)
{
    const Doc *d = ie->doc;
    uint32_t tok = doc_tok_at(d, ie->tx.v[i].beg), next = tok + 1;
    if (!ie->time[i].bare || ie->time[i].form != TX_POINT || tok <= x->tok_beg || next >= x->tok_end) return false;
    return d->tok[next].cls == CH_LATIN && d->ch[d->tok[tok].end] == ' ' && aside_is(ie, &d->tok[tok - 1], ASIDE_WHOSE);
}

/* A box of textbooks from 1971, a guillotine from 1902: what is of that year is a thing. */
static bool is_year_it_is_from(const Ie *ie, const Sentence *x, uint32_t i)
{
    enum { WORDS = 5, FROM = 4 };
    const Doc *d = ie->doc;
    uint32_t tok = doc_tok_at(d, ie->tx.v[i].beg);
    if (!ie->time[i].bare || ie->time[i].form != TX_POINT || tok < x->tok_beg + 3) return false;
    const Token *from = &d->tok[tok - 1];
    bool is = from->end - from->beg == FROM && d->ch[from->beg] == 'f' && d->ch[from->beg + 1] == 'r' &&
              d->ch[from->end - 1] == 'm';
    for (uint32_t n = 0, k = tok - 1; is && k-- > x->tok_beg && n < WORDS; n++) {
        if (d->tok[k].kind != TOK_WORD || anchor_past_word(ie, &d->tok[k], x->end)) return false;
        if (n && aside_is(ie, &d->tok[k], ASIDE_WHOSE)) return true;
    }
    return false;
}

/* back: of a year before the one that was told last. */
static bool aside_english(const Anchor *a, const Sentence *x, uint32_t i, bool back)
{
    const Ie *ie = a->ie;
    enum { YEARS = 5 * 366 };
    if (back && is_year_of_thing(ie, x, i)) return true;
    bool long_ago = back && a->story_lo - ie->out->timexes.v[i].hi > YEARS;
    if (long_ago && is_year_it_is_from(ie, x, i)) return true;
    bool relative = aside_relative(ie, x, doc_tok_at(ie->doc, ie->tx.v[i].beg));
    if (relative) return back || !anchor_mine(ie, i);
    bool beside = a->story_by != UINT32_MAX && ie->tx.v[a->story_by].line == ie->tx.v[i].line;
    bool ahead = a->now_lo > EDTF_DAY_NONE && a->story_hi > a->now_lo;                                /* it was a plan */
    return beside && !ahead && (back || is_in_brackets(ie, i)) && anchor_of_others(ie, i);
}

/* 그때 목표는 2023년에 팀장이 되는 것이었다 */
static bool is_goal(const Ie *ie, const Sentence *x, uint32_t i)
{
    const Doc *d = ie->doc;
    for (uint32_t k = x->tok_beg; k < x->tok_end && d->tok[k].end <= ie->tx.v[i].beg; k++)
        if (is_mark(ie, MK_TOPIC, d->ch[d->tok[k].end - 1]) && mark_at(ie, MK_GOAL, d->tok[k].beg)) return true;
    return false;
}

/* 2018 대한민국 공모전: a name begins with its year. */
static bool is_named_by_year(const Ie *ie, uint32_t i)
{
    const Doc *d = ie->doc;
    const TimexInfo *t = &ie->tx.v[i];
    if (!ie->time[i].bare || ie->time[i].form != TX_POINT || t->line_start) return false;
    return d->ch[t->end] == ' ' && d->cls[t->end + 1] == CH_HANGUL;
}

/* 2016년 데이터를 날렸다 */
static bool is_year_of_record(const Ie *ie, uint32_t i)
{
    const struct AsideData *x = ie->an->anchor->aside;
    const Doc *d = ie->doc;
    uint32_t end = ie->tx.v[i].end;
    LexMatch m;
    if (ie->time[i].form != TX_POINT || ie->time[i].a.month || d->ch[end] != ' ' || d->cls[end + 1] != CH_HANGUL)
        return false;
    return ie_longest(ie, x->book, end + 1, d->n, &m) && word_class_is(x->book, x->of, m, ASIDE_RECORD);
}

bool anchor_aside(const Anchor *a, uint32_t i)
{
    enum { CAREER = 50 * 366 };            /* days: nobody's story goes back so far */
    const Ie *ie = a->ie;
    const Timex *t = &ie->out->timexes.v[i];
    const TimexInfo *info = &ie->tx.v[i];
    if (a->story_lo <= EDTF_DAY_NONE || t->lo <= EDTF_DAY_NONE) return false;
    if (info->sent == UINT32_MAX || info->heading || info->entry) return false;
    if (ie->ko && (is_year_of_make(ie, i) || is_named_by_year(ie, i))) return true;
    const TimePoint *p = &ie->time[i].a;
    const Sentence *x = &ie->doc->sent[info->sent];
    bool english = ie->doc->cls[info->beg] == CH_LATIN || !ie->ko;
    bool year = p->how || (ie->ko && p->unit == TU_YEAR && p->from == FROM_NOW && p->shift < 0);     /* 작년에 딴 자격증을 */
    bool back = year && (t->hi < EDTF_DAY_MAX ? t->hi : t->lo) < a->story_lo;
    if (back && t->hi < EDTF_DAY_MAX && a->story_lo - t->hi > CAREER) return true;
    if (back && is_in_brackets(ie, i)) return true;
    if (english) return (back || (!ie->ko && p->how)) && aside_english(a, x, i, back);
    if (!year) return false;
    const uint32_t tok = doc_tok_at(ie->doc, info->end);
    if (!back) return t->lo > a->story_hi && (is_goal(ie, x, i) || aside_korean(ie, x, tok, false));
    return is_measure(ie, x, i) || is_year_of_record(ie, i) || aside_korean(ie, x, tok, true);
}
