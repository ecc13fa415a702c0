/* What a count hangs on: the dated happening of the text from which so many years, a tenure, an age are counted. */
#include "dct_int.h"
#include "mark.h"

/* ---------------------------------------------------------------- nouns */
/* Two syllables of Hangul that begin a word: enough to know an event's noun again (면직, 졸업, 입사). */
bool dct_noun_at(const Doc *d, uint32_t p)
{
    return d->cls[p] == CH_HANGUL && d->cls[p + 1] == CH_HANGUL && (p == 0 || d->cls[p - 1] != CH_HANGUL);
}

static bool same_noun(const Doc *d, uint32_t x, uint32_t y)
{
    return d->ch[x] == d->ch[y] && d->ch[x + 1] == d->ch[y + 1];
}

/* Is the noun at `noun` among the words close behind the expression? Not across a sentence's end. */
bool dct_noun_follows(const Ie *ie, uint32_t i, uint32_t noun)
{
    enum { REACH = 20 };
    const Doc *d = ie->doc;
    uint32_t end = ie->tx.v[i].sent == UINT32_MAX ? ie->tx.v[i].end + REACH : d->sent[ie->tx.v[i].sent].end;
    for (uint32_t q = ie->tx.v[i].end; q < end && q < ie->tx.v[i].end + REACH && q + 2 < d->n; q++)
        if (dct_noun_at(d, q) && same_noun(d, q, noun)) return true;
    return false;
}

/* Does the sentence of the expression have the English word that begins at `word`, before it? */
static bool word_stands(const Ie *ie, const TimexInfo *t, uint32_t word)
{
    enum { OPENS = 3 };
    const Doc *d = ie->doc;
    if (t->sent == UINT32_MAX) return false;
    uint32_t tok = doc_tok_at(d, word), n = d->tok[tok].end - d->tok[tok].beg;
    const Sentence *x = &d->sent[t->sent];
    /* August 2018, with my coat on. */
    const uint32_t reach = t->beg <= x->beg + OPENS && !ie->ko ? x->end : t->beg;
    for (uint32_t k = x->tok_beg; k < x->tok_end && d->tok[k].beg < reach; k++)
        if (d->tok[k].end - d->tok[k].beg == n && !memcmp(d->ch + d->tok[k].beg, d->ch + word, n * sizeof *d->ch))
            return true;
    return false;
}

/* ---------------------------------------------------------------- kinds of happenings */
uint32_t dct_kinds(const DctState *s, uint32_t beg, uint32_t end)
{
    const Doc *d = s->ie->doc;
    const LexBook *b = s->d->happen;
    uint32_t kinds = 0;
    if (end > d->n) end = d->n;
    for (uint32_t p = beg; (p = may_next(s->happen, p, end)) < end; p++) {
        LexMatch m;
        bool latin = d->cls[p] == CH_LATIN;
        if (latin && p > 0 && d->cls[p - 1] == CH_LATIN) continue;
        if (!ie_longest(s->ie, b, p, d->n, &m) || (latin && d->cls[p + m.len] == CH_LATIN)) continue;
        for (uint32_t i = 0; i < m.n_entry; i++) kinds |= s->d->happen_kinds[lex_match_entry(b, m, i)];
        p += m.len - 1; /* 마지막 출근 is no 출근 */
    }
    return kinds & ~UINT32_C(1);                       /* bit 0: 메모가 나왔다 */
}

static uint32_t sentence_beg(const Ie *ie, uint32_t sent, uint32_t otherwise)
{
    return sent == UINT32_MAX ? otherwise : ie->doc->sent[sent].beg;
}

static uint32_t sentence_end(const Ie *ie, uint32_t sent, uint32_t otherwise)
{
    return sent == UINT32_MAX ? otherwise : ie->doc->sent[sent].end;
}

/* "나는 신입 사원이 되었다. 2023년 4월의 일이다.": a sentence that is nothing but the date of the one before. */
bool dct_dates_before(const Ie *ie, const TimexInfo *t)
{
    enum { REST = 6 };
    if (t->sent == UINT32_MAX || t->sent == 0) return false;
    const Sentence *x = &ie->doc->sent[t->sent];
    return t->beg == x->beg && x->end <= t->end + REST && x->end > t->end + 2 && x[-1].end - x[-1].beg < 80;
}

/* The kinds in the clause behind a date (2019년에 입사했다), before it in English ("I joined in 2019") and where the
 * date is what is said (마지막 출근일은 2022년 11월 30일이었다). What holds since a day began there, what holds until
 * it ended. */
static uint32_t date_kinds(const DctState *s, uint32_t k)
{
    enum { BEHIND = 44, BEFORE = 44 };
    const Ie *ie = s->ie;
    const TimexInfo *t = &ie->tx.v[k];
    uint32_t end = sentence_end(ie, t->sent, t->end + BEHIND), beg = sentence_beg(ie, t->sent, t->beg);
    if (end > t->end + BEHIND) end = t->end + BEHIND;
    if (k + 1 < ie->n_time && t[1].beg < end && ie->out->timexes.v[k + 1].type == TIMEX_DATE) end = t[1].beg;
    if (beg + BEFORE < t->beg) beg = t->beg - BEFORE;
    if (k > 0 && t[-1].end > beg && ie->out->timexes.v[k - 1].type == TIMEX_DATE) beg = t[-1].end;
    uint32_t stands = t->rel == REL_UNTIL ? DCT_LEAVE : t->rel == REL_SINCE ? DCT_BEGIN : 0;
    uint32_t kinds = ie->ko ? dct_kinds(s, t->end, end) : dct_kinds(s, beg, t->beg);
    bool copula = is_mark(ie, MK_BE, ie->doc->ch[t->end]) && !is_mark(ie, MK_IF, ie->doc->ch[t->end + 1]);   /* 다음 달이면 */
    if (!kinds && ie->ko && copula) kinds = dct_kinds(s, beg, t->beg);
    if (!kinds && ie->ko && is_mark(ie, MK_AM, ie->doc->ch[t->end])) kinds = dct_kinds(s, beg, t->beg);
    if (!kinds && !ie->ko) kinds = dct_kinds(s, t->end, end);
    if (!kinds && ie->ko && dct_dates_before(ie, t))
        kinds = dct_kinds(s, ie->doc->sent[t->sent - 1].beg, ie->doc->sent[t->sent - 1].end);
    return stands ? stands : kinds;
}

uint32_t dct_date_kinds(const DctState *s, uint32_t k)
{
    enum { KNOWN = 1 << 30 };
    if (!s->kinds[k]) s->kinds[k] = date_kinds(s, k) | KNOWN;
    return s->kinds[k] & (uint32_t)(KNOWN - 1);
}

/* ---------------------------------------------------------------- the date that a count hangs on */
static int link_score(const DctState *s, const DctLink *l, uint32_t k, bool only)
{
    const Ie *ie = s->ie;
    const TimexInfo *t = &ie->tx.v[k];
    if (l->held && !(dct_date_kinds(s, k) & DCT_HOLDS) && (dct_date_kinds(s, k) || t->sent != l->sent)) return 0;
    bool same = t->sent == l->sent && l->sent != UINT32_MAX;
    if (same && (ie->ko ? t->end <= l->at : l->either || t->end <= l->at)) return DCT_BY_SENTENCE;
    bool told = l->sent != UINT32_MAX && t->sent != UINT32_MAX;
    if (l->restates && told && t->sent + 1 == l->sent) return DCT_BY_RESTATING;
    if (l->noun != UINT32_MAX && dct_noun_follows(ie, k, l->noun)) return DCT_BY_NOUN;
    if (l->word && t->sent != l->sent && word_stands(ie, t, l->word)) return DCT_BY_NOUN;
    uint32_t kinds = l->kinds ? dct_date_kinds(s, k) : 0;
    if (kinds & l->kinds) return DCT_BY_KIND + (told && (t->sent + 1 == l->sent || t->sent == l->sent + 1));
    if (kinds && l->kinds) return 0;
    if (told && t->sent + 1 == l->sent) return DCT_BY_BEFORE;
    /* what a heading dates begins there */
    if (told && t->sent == l->sent + 1 && !t->heading) return DCT_BY_BEHIND;
    if (l->thence && t->end <= l->at) return DCT_BY_BEHIND;
    return only ? DCT_BY_BEING_ALONE : 0;
}

/* 1985년에 부산에서 났다; but 불이 2019년에 났다, 결과가 2020년에 났다 */
static bool came_then(const DctState *s, const TimexInfo *t)
{
    enum { NEAR = 8 };
    const Doc *d = s->ie->doc;
    if (!s->ie->ko || t->sent == UINT32_MAX) return false;
    const Sentence *x = &d->sent[t->sent];
    uint32_t end = t->end + NEAR < x->end ? t->end + NEAR : x->end;
    if (!dct_has_word(s, t->end - 1, end, DCT_W_came)) return false;
    for (uint32_t k = x->tok_beg; k < x->tok_end && d->tok[k].end <= end; k++) {
        const Token *tok = &d->tok[k];
        bool subject =
            tok->cls == CH_HANGUL && tok->end > tok->beg + 1 && is_mark(s->ie, MK_SUBJECT, d->ch[tok->end - 1]);
        if (subject && !mark_at(s->ie, MK_MYSELF, tok->beg)) return false;
    }
    return true;
}

/* A birthday begins no tenure: 85년생, 1985년에 태어났다. */
static bool is_birth(const DctState *s, const TimexInfo *t)
{
    enum { NEAR = 8, CLAUSE = 48 };
    const Sentence *x = !s->ie->ko && t->sent != UINT32_MAX ? &s->ie->doc->sent[t->sent] : NULL;
    uint32_t far = x ? t->beg > x->beg + CLAUSE ? t->beg - CLAUSE : x->beg : t->beg;
    if (x && t > s->ie->tx.v && t[-1].end > far) far = t[-1].end;
    /* born the week I qualified, in */
    if (dct_says(s, far, t->beg, DCT_EN_bornas) && !dct_says(s, far, t->beg, DCT_EN_clause)) return true;
    uint32_t beg = t->beg > NEAR ? t->beg - NEAR : 0;
    return dct_has_word(s, t->end, t->end + 2, DCT_W_begun) || dct_has_word(s, t->end, t->end + NEAR, DCT_W_birth) ||
           dct_has_word(s, beg, t->beg, DCT_W_birth) || came_then(s, t);
}

bool dct_is_birth(const DctState *s, uint32_t i)
{
    enum { NO = 1, YES = 2 };
    if (!s->birth[i]) s->birth[i] = is_birth(s, &s->ie->tx.v[i]) ? YES : NO;
    return s->birth[i] == YES;
}

/* A date with its year, or one whose year the story gives (2017년 2월에 졸업하고 3월에 취업했다). */
bool dct_date_told(const DctState *s, uint32_t i, DctDate *out)
{
    const Ie *ie = s->ie;
    const Timex *t = &ie->out->timexes.v[i];
    const TimePoint *p = &ie->time[i].a;
    if (dct_date_of(s, i, out)) return true;
    Cue cue = cue_of(ie, i);
    bool own = p->pick || p->unit, story = p->from == FROM_STORY && (p->pick || p->unit == TU_YEAR);      /* 같은 해 3월 */
    bool next_year = story && !p->month && p->unit == TU_YEAR && p->shift > 0;                               /* 이듬해 */
    bool drafted = t->type == TIMEX_DATE && ie->time[i].form == TX_POINT && (p->month || next_year) && (!own || story) &&
                   (t->basis == BASIS_DISCOURSE || t->basis == BASIS_HEADING) && !cue.future &&
                   (!cue.present || (ie->ko && ie->tx.v[i].rel == REL_SINCE) || dct_clause_is_over(s, i)) &&
                   !dct_is_now(s, i);
    if (!drafted || t->lo <= EDTF_DAY_NONE || t->hi >= EDTF_DAY_MAX) return false;
    *out = (DctDate){i, t->lo, t->hi};
    return true;
}

/* "2025년 3월 4일부터 출근이다": the first day is ahead; not "부터 다니고 있다", "부터 9년째", "부터 휴직 중이다". */
bool dct_begins_ahead(const Ie *ie, uint32_t i)
{
    enum { CLAUSE = 20 };
    const TimexInfo *t = &ie->tx.v[i];
    const Doc *d = ie->doc;
    if (!ie->ko || t->sent == UINT32_MAX || ie->time[i].a.day <= 0 || !is_mark(ie, MK_FROM_ON, d->ch[t->end]) ||
        !cue_of(ie, i).present)
        return false;
    uint32_t end = d->sent[t->sent].end;
    if (end > t->end + CLAUSE) return false;
    for (uint32_t p = t->end; p < end; p++)
        if (is_mark(ie, MK_UNDER_WAY, d->ch[p])) return false;
    return true;
}

/* "2025년 2월에 졸업한다": still to come, nothing is counted from it. */
bool dct_is_plan(const Ie *ie, uint32_t i)
{
    const TimexInfo *t = &ie->tx.v[i];
    Cue cue = cue_of(ie, i);
    enum { CLAUSE = 20 };
    uint16_t next = ie->doc->ch[t->end];
    if (t->sent == UINT32_MAX || ie->doc->sent[t->sent].end > t->end + CLAUSE) return false;
    return ie->ko && cue.present && t->rel != REL_SINCE && is_mark(ie, MK_AT, next) &&
           (i + 1 >= ie->n_time || t[1].sent != t->sent);
}

/* "2020년 9월에 들어온 회사를 이제 그만둔다": the verb that says more of a noun is over. */
static bool says_of_noun(const Ie *ie, uint32_t i)
{
    enum { WORDS = 2 };
    const Doc *d = ie->doc;
    const TimexInfo *t = &ie->tx.v[i];
    if (!ie->ko || t->sent == UINT32_MAX) return false;
    uint32_t tok = doc_tok_at(d, t->end), end = d->sent[t->sent].tok_end;
    for (uint32_t k = tok + 1; k + 1 < end && k <= tok + WORDS; k++) {
        if (d->tok[k].cls != CH_HANGUL) return false;
        if (mark_before(ie, MK_SAID_OF, d->tok[k].end)) return d->tok[k + 1].cls == CH_HANGUL;
    }
    return false;
}

void dct_read_dates(DctState *s)
{
    const Ie *ie = s->ie;
    uint32_t n = ie->n_time < DCT_PAIRS_MAX ? ie->n_time : DCT_PAIRS_MAX;
    s->date = arena_push_raw(ie->tmp, DctDate, n + 1);
    s->kinds = arena_push_n(ie->tmp, uint32_t, ie->n_time + 1);
    s->n_date = 0;
    for (uint32_t k = 0; k < n; k++)
        s->n_date += dct_date_told(s, k, &s->date[s->n_date]) && !dct_is_birth(s, k) &&
                     (!dct_is_plan(ie, k) || dct_clause_is_over(s, k) || says_of_noun(ie, k));
}

static int best_link(const DctState *s, const DctLink *l, DctDate *out)
{
    const Ie *ie = s->ie;
    int best = 0;
    for (uint32_t i = 0; i < s->n_date; i++) {
        DctDate x = s->date[i];
        uint32_t k = x.i;
        int score = link_score(s, l, k, s->n_date == 1);
        bool kind = score == DCT_BY_KIND || score == DCT_BY_KIND + 1 || score == DCT_BY_NOUN;
        bool later = score == best && (kind ? l->first ? x.lo < out->lo : x.lo > out->lo : ie->tx.v[k].end <= l->at);
        if (score < l->least || score < best || (score == best && best && !later)) continue;
        best = score;
        *out = x;
    }
    return best;
}

/* "다음 달이면 입사 2년이다. 2021년 4월에 이 회사의 직원이 되었다": where no first day is told it is the one on which the
 * writer became something. */
int dct_link(const DctState *s, const DctLink *l, DctDate *out)
{
    int sure = best_link(s, l, out);
    if (!sure && s->entry_at && (l->kinds & DCT_ENROL)) {              /* 95학번이다. 입학한 지 … */
        *out = s->entry;
        return DCT_BY_KIND;
    }
    if (sure || !(l->kinds & (DCT_BEGIN | DCT_RISE))) return sure;
    DctLink rise = *l;
    rise.kinds = l->kinds & DCT_BEGIN ? DCT_RISE : DCT_BEGIN;           /* 교사가 된 지: since the first post */
    rise.first = true;
    return best_link(s, &rise, out);
}
