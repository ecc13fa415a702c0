/* Stamps: the day that stands at the top or the bottom, or in a byline. */
#include "mark.h"
#include "time/anchor_int.h"
#include "dct_int.h"

/* ---------------------------------------------------------------- where a line stands */
enum { STAMP_REST = 20, LOOK_LINES = 64 };      /* LOOK_LINES: blank ones counted */

uint32_t dct_line_of(const Doc *d, uint32_t at)
{
    const Line *l = doc_line_at(d, at);
    return l ? (uint32_t)(l - d->line) : 0;
}

/* Lines with words of the memoir before or behind, counted up to a limit. */
uint32_t dct_lines_before(const Ie *ie, uint32_t line)
{
    uint32_t n = 0;
    for (uint32_t i = line; i-- > 0 && n < DCT_TOP_LINES;) {
        if (line - i > LOOK_LINES) return DCT_TOP_LINES;
        n += ie->doc->line[i].tok_beg < ie->doc->line[i].tok_end && ie->line_zone[i] == ZONE_BODY;
    }
    return n;
}

uint32_t dct_lines_behind(const Ie *ie, uint32_t line)
{
    uint32_t n = 0;
    for (uint32_t i = line + 1; i < ie->doc->n_line && n < DCT_BOTTOM_LINES; i++) {
        if (i - line > LOOK_LINES) return DCT_BOTTOM_LINES;
        n += ie->doc->line[i].tok_beg < ie->doc->line[i].tok_end && ie->line_zone[i] == ZONE_BODY;
    }
    return n;
}

bool dct_lines_edge(const DctState *s, uint32_t line) { return line < s->top || line >= s->bottom; }

static bool line_starts_with_day(const Ie *ie, const Line *l, bool stretches)
{
    uint32_t i = ie_timex_from(ie, l->beg);
    bool date = i < ie->tx.n && ie->tx.v[i].beg <= l->body && ie->tx.v[i].beg < l->end && ie->time[i].form <= TX_RANGE &&
                ie->time[i].a.how;
    if (!date) return false;
    bool stretch = ie->time[i].form == TX_RANGE && ie->time[i].a.month;           /* 2021.09 – 2023.05 … */
    /* 20.11 수능, 2020년 11월: 수능 */
    bool apart = ie->doc->cls[ie->tx.v[i].end] == CH_SPACE || ie->doc->ch[ie->tx.v[i].end] == ':';
    bool month = stretches && ie->time[i].a.month > 0 && apart;
    return (stretches && stretch) || (ie->time[i].form == TX_POINT && (month || ie->time[i].a.day > 0));
}

/* The line with words before or behind, NULL at the ends and far from it. */
static const Line *line_beside(const Doc *d, uint32_t line, int step)
{
    uint32_t i = line;
    for (int n = 0; n < LOOK_LINES; n++) {
        if (step < 0 ? i == 0 : i + 1 >= d->n_line) return NULL;
        i = step < 0 ? i - 1 : i + 1;
        if (d->line[i].kind != LINE_BLANK) return &d->line[i];
    }
    return NULL;
}

/* Is no other day of the text as late, but for what is ahead? */
static bool is_latest(const DctState *s, const DctDate *x)
{
    const Ie *ie = s->ie;
    uint32_t n = 0;
    for (uint32_t i = 0; i < ie->n_time; i++) {
        DctDate other;
        if (i == x->i || !dct_date_of(s, i, &other) || dct_is_plan(ie, i)) continue;
        Cue cue = cue_of(ie, i);
        if (other.lo >= x->lo && !cue.future && !cue.maybe) return false;
        n += other.lo < x->lo;
    }
    return n > 0;
}

/* "2021년 12월" over "2020년 12월 누리에 입사했다. …": at the head of the text, and the latest of all; a paragraph that begins
 * with its month is no row. */
static bool is_prose_below(const DctState *s, const Line *beside, uint32_t i)
{
    enum { TITLE = 1 };
    const Ie *ie = s->ie;
    bool top = ie->tx.v[i].beg < beside->beg && dct_lines_before(ie, ie->tx.v[i].line) <= TITLE;
    const Sentence *x = ie->ko && top && beside->kind == LINE_TEXT ? doc_sentence_at(ie->doc, beside->body) : NULL;
    DctDate date;
    return x && x->end <= beside->end && dct_is_statement(s, x) && dct_date_of(s, i, &date) && is_latest(s, &date);
}

/* In a list of dates none of them is the stamp. A lone item ("- 2023년 10월, 카페에서") is no list. */
static bool stands_in_list(const DctState *s, uint32_t line)
{
    const Ie *ie = s->ie;
    const Doc *d = ie->doc;
    const Line *l = &d->line[line], *side[] = {line_beside(d, line, -1), line_beside(d, line, 1)};
    if (l->kind == LINE_TABLE) return true;
    uint32_t first = ie_timex_from(ie, l->beg);
    bool dated = first < ie->tx.n && ie->tx.v[first].beg <= l->body;
    for (size_t i = 0; i < COUNT_OF(side); i++) {
        if (!side[i]) continue;
        bool row = line_starts_with_day(ie, side[i], dated) && !(dated && is_prose_below(s, side[i], first));
        if (row || (l->kind == LINE_ITEM && side[i]->kind == LINE_ITEM)) return true;
    }
    return false;
}

/* ---------------------------------------------------------------- stamps */
/* the later the better; LATEST: nothing but that no other day is later; ACT: handed in, published; MET: 일시, the day of a talk */
typedef enum { STAMP_NONE, STAMP_LATEST, STAMP_EDIT, STAMP_PLACE, STAMP_MET, STAMP_ACT, STAMP_WORD } StampKind;

/* Does the sentence end as a statement does? Behind its marks the last syllable is that of a verb. */
bool dct_is_statement(const DctState *s, const Sentence *x)
{
    const Doc *d = s->ie->doc;
    uint32_t p = x->end;
    while (p > x->beg && d->cls[p - 1] != CH_HANGUL && d->cls[p - 1] != CH_LATIN && d->cls[p - 1] != CH_DIGIT) p--;
    if (p > x->beg && d->cls[p - 1] == CH_HANGUL) return dct_has_word(s, p - 1, p, DCT_W_final);
    return !s->ie->ko && dct_has_word(s, x->beg, x->end, DCT_W_subject);
}

/* A second date in the line: it tells of something. */
bool dct_line_has_more(const Ie *ie, const Line *l, const TimexInfo *but)
{
    enum { MANY = 6 };
    uint32_t first = ie_timex_from(ie, l->beg);
    for (uint32_t i = first; i < ie->tx.n && ie->tx.v[i].beg < l->end; i++) {
        if (i - first >= MANY) return true;
        if (&ie->tx.v[i] != but && ie->out->timexes.v[i].type == TIMEX_DATE && ie->time[i].a.how) return true;
    }
    return false;
}

/* "23년 9월에 네 번째 지원.": what happened then. */
static bool tells_when(const Ie *ie, const TimexInfo *info)
{
    const Doc *d = ie->doc;
    bool from = mark_at(ie, MK_DATED_AS, info->end);
    bool at = from || (is_mark(ie, MK_AT, d->ch[info->end]) && d->ch[info->end + 1] == ' ');
    return at || info->rel == REL_SINCE || info->rel == REL_UNTIL;
}

/* Today, last week, this Friday: the words that count in days and weeks from the writing. */
bool dct_speaks_of_today(const Ie *ie, uint32_t beg, uint32_t end)
{
    for (uint32_t i = ie_timex_from(ie, beg); i < ie->tx.n && ie->tx.v[i].beg < end; i++) {
        const TimePoint *p = &ie->time[i].a;
        bool near = p->unit == TU_DAY || p->unit == TU_WEEK || p->unit == TU_WEEKEND || p->unit == TU_MONTH;
        if (ie->time[i].form == TX_POINT && near && p->from == FROM_NOW) return true;
    }
    return false;
}

/* "2023년 6월 11일. 나는 사직서를 쓴다.", "Tuesday 4 October 2022. They fired me today.": a day by itself, and what it is
 * the day of is told as of now. */
static bool is_day_of_now(const DctState *s, const Sentence *x, const TimexInfo *info)
{
    enum { REST = 2 };
    const Ie *ie = s->ie;
    const TimeParse *p = &ie->time[info - ie->tx.v];
    if (x->end - x->beg > info->end - info->beg + REST || p->a.day <= 0 || p->a.how != YEAR_FULL) return false;
    const Sentence *next = x + 1;
    if (next >= ie->doc->sent + ie->doc->n_sent) return false;
    for (uint32_t i = ie_timex_from(ie, next->beg); ie->ko && i < ie->tx.n && ie->tx.v[i].beg < next->end; i++)
        if (ie->time[i].form == TX_LENGTH && ie->tx.v[i].rel == REL_WITHIN) return false;      /* 2017년 10월 2일. 오늘 꼭 4년 만에 */
    return dct_speaks_of_today(ie, next->beg, next->end) ||
           (ie->ko && dct_is_present(s, next) && dct_is_statement(s, next));
}

static bool is_word(uint8_t cls) { return cls == CH_HANGUL || cls == CH_LATIN || cls == CH_DIGIT; }

/* A line without the marks around its words: "------ 2020년 2월 22일 ------" */
LineWords dct_line_words(const Doc *d, const Line *l)
{
    LineWords x = {l->body, l->end};
    while (x.beg < x.end && !is_word(d->cls[x.beg])) x.beg++;
    while (x.end > x.beg && !is_word(d->cls[x.end - 1])) x.end--;
    return x;
}

/* "… 일기를 썼다. 2017년 10월 2일. 오늘 그것을 폈다.": between two statements of one line it dates what the first one tells. */
static bool within_story(const DctState *s, const Line *l, const Sentence *x)
{
    const Doc *d = s->ie->doc;
    if (!s->ie->ko || x <= d->sent || x + 1 >= d->sent + d->n_sent || x[-1].beg < l->beg || x[1].beg >= l->end)
        return false;
    return dct_is_statement(s, x - 1) && !dct_is_present(s, x - 1);
}

/* A date that fills its line or its sentence, beside at most a place, an hour, the weather. */
bool dct_fills(const DctState *s, const TimexInfo *info)
{
    const Doc *d = s->ie->doc;
    const Line *l = doc_line_at(d, info->beg);
    if (!l || tells_when(s->ie, info)) return false;
    const Sentence *in = doc_sentence_at(d, info->beg);
    uint32_t quote = info->end - info->beg;
    uint32_t next = blanks_skip(d, info->end);
    bool word = d->cls[next] == CH_HANGUL || (next > info->end && d->cls[next] == CH_LATIN);
    if (in && word && dct_kinds(s, info->end, in->end)) return false;    /* 24년 1월 15일 부천에 사무실 개업. */
    enum { WEATHER = 6 };                                 /* "… 월요일 맑음": one word is no statement */
    LineWords words = dct_line_words(d, l);
    uint32_t long_as = words.end - words.beg;
    bool alone = long_as <= quote + STAMP_REST && !dct_line_has_more(s->ie, l, info);
    if (in && is_day_of_now(s, in, info)) return true;
    if (alone && (long_as <= quote + WEATHER || !(in && dct_is_statement(s, in)))) return true;
    const Sentence *x = doc_sentence_at(d, info->beg);
    if (!x || x->end - x->beg > quote + 2 * STAMP_REST || x->beg + 2 < info->beg) return false;
    if (x->end - x->beg <= quote + 2 && within_story(s, l, x)) return false;
    /* "2025년 1월 18일, 광주 본가 거실." has no verb. */
    return !dct_is_statement(s, x) && !dct_line_has_more(s->ie, l, info);
}

/* "제목 (2023.5.8)", "Questions | Issue 45 | 29 April 2023": set off at the end of the first line. */
static bool closes_title(const Ie *ie, const TimexInfo *info, uint32_t line)
{
    const Doc *d = ie->doc;
    uint32_t p = blanks_back(d, info->beg, 0);
    uint16_t mark = p > 0 ? d->ch[p - 1] : 0;
    bool brackets = mark == '(' || mark == '[' || mark == '|' || mark == '/' || mark == '-' || mark == 0xB7 /* · */;
    bool byline = (mark == '|' || mark == 0xB7) && d->line[line].kind == LINE_TEXT;
    uint32_t end = blanks_skip(d, info->end);
    bool closed = info->end + 2 >= d->line[line].end || (byline && (d->ch[end] == '|' || d->ch[end] == 0xB7));
    return brackets && closed && dct_lines_before(ie, line) < (byline ? 3u : 1u);
}

/* Questions and answers. */
static bool is_interview(const Ie *ie)
{
    enum { QUESTIONS = 2, LOOK = 400 };
    int n = 0;
    for (uint32_t i = 0; i < ie->doc->n_line && i < LOOK && n < QUESTIONS; i++) n += ie->line_turn[i] >= TURN_QUESTION;
    return n >= QUESTIONS;
}

/* "2023. 11. 5. 비 오는 일요일, 국수 삶다가" as the last line: no statement, and no other date in it. */
static bool closes_text(const DctState *s, const TimexInfo *info, uint32_t line)
{
    enum { REST = 40 };
    const Ie *ie = s->ie;
    const Line *l = &ie->doc->line[line];
    if (dct_lines_behind(ie, line) || !dct_lines_before(ie, line) || info->beg > l->body + 2) return false;
    if (l->end - l->body > info->end - info->beg + REST || dct_line_has_more(ie, l, info)) return false;
    const Sentence *x = doc_sentence_at(ie->doc, l->end > l->beg ? l->end - 1 : l->beg);
    return !x || !dct_is_statement(s, x);
}

/* "발생일: 2021-03-02", "Joined: May 2019": a label that is none of a stamp's says what the date is. */
static bool labelled(const Doc *d, const Line *l, uint32_t beg)
{
    uint32_t p = blanks_back(d, beg, l->body);
    return p > l->body + 1 && (d->ch[p - 1] == ':' || d->ch[p - 1] == '|');
}

/* "2019년 5월 2일 특허를 등록했다": what is registered, handed in, published is the text only where it is named, or
 * where the line has no verb and is none of a list. */
static bool acts_on_text(const DctState *s, uint32_t at)
{
    const Doc *d = s->ie->doc;
    const Sentence *whole = doc_sentence_at(d, at);
    uint32_t line = dct_line_of(d, at);
    const Line *l = &d->line[line];
    if (!whole) return true;
    Sentence x = *whole;
    if (x.end > l->end) x.end = l->end;              /* a line of stamps may have no full stop */
    if (dct_has_word(s, x.beg, x.end, DCT_W_thistext)) return true;
    if (!s->ie->ko && dct_has_word(s, x.beg, x.end, DCT_W_mine)) return false;          /* Submitted my thesis on … */
    if (l->kind == LINE_TABLE) return true;
    return l->kind != LINE_ITEM && !dct_is_statement(s, &x) && !stands_in_list(s, line);
}

/* "10월부터 이력서를 썼다", "2021년 3월에 첫 논문을 썼다": something else was written then. */
static bool writes_other(const DctState *s, uint32_t beg, uint32_t end)
{
    const Doc *d = s->ie->doc;
    for (uint32_t p = beg + 1; p + 2 < end; p++) {
        if (!is_mark(s->ie, MK_OBJECT, d->ch[p]) || d->cls[p + 1] != CH_SPACE ||
            !dct_has_word(s, p + 2, p + 3, DCT_W_stamp))
            continue;
        if (!dct_has_word(s, hangul_back(d, p, beg), p, DCT_W_page)) return true;
    }
    return false;
}

/* "학점 비공개", "서류 미제출": what was not handed in is not this text either. */
static bool is_act(const DctState *s, uint32_t beg, uint32_t end)
{
    uint32_t at = dct_word_at(s, beg, end, DCT_W_act);
    return at != UINT32_MAX && !(at > beg && is_mark(s->ie, MK_UN, s->ie->doc->ch[at - 1])) && acts_on_text(s, beg);
}

static bool says(const DctState *s, uint32_t beg, uint32_t end, StampKind *k)
{
    if (s->ie->ko && writes_other(s, beg, end)) return false;
    if (dct_has_word(s, beg, end, DCT_W_due)) return false;                  /* 8월 졸업 예정자라고 쓴다 */
    if (dct_has_word(s, beg, end, DCT_W_edit)) *k = STAMP_EDIT;
    else if (dct_has_word(s, beg, end, DCT_W_stamp)) *k = STAMP_WORD;
    else if (is_act(s, beg, end)) *k = STAMP_ACT;
    else return false;
    return true;
}

/* "입력 2021.03.02 수정 2021.03.05", "23.12.30 작성 / 24.01.02 수정": where a line has several dates, the words of all
 * stand before them or behind them, as those of the first do. */
static bool says_beside(const DctState *s, uint32_t i, uint32_t before, uint32_t near, StampKind *k)
{
    const Ie *ie = s->ie;
    const TimexInfo *t = &ie->tx.v[i];
    const Line *l = doc_line_at(ie->doc, t->beg);
    uint32_t first = ie_timex_from(ie, l->beg);
    bool alone = first == i && (i + 1 >= ie->tx.n || ie->tx.v[i + 1].beg >= l->end);
    if (alone) return says(s, t->end, near, k) || says(s, before, t->beg, k);
    if (i > first && before < t[-1].end) before = t[-1].end;
    if (i + 1 < ie->tx.n && near > t[1].beg) near = t[1].beg;
    StampKind lead;
    bool leads = says(s, l->body, ie->tx.v[first].beg, &lead);
    return leads ? says(s, before, t->beg, k) : says(s, t->end, near, k);
}

/* Within a paragraph: "2023년 7월 23일, 당직실에서 쓴다." */
static bool writes_here(const DctState *s, const Sentence *x, const TimexInfo *info)
{
    enum { SHORT = 40, TAIL = 6 };
    bool alone = x && x->beg + 2 >= info->beg && x->end <= info->end + SHORT && x->end > info->end + TAIL;
    return alone && dct_has_word(s, x->end - TAIL, x->end, DCT_W_writes) &&
           !dct_has_word(s, info->end, x->end, DCT_W_due);
}

/* Date: 2022-10-05 over each entry of a log: none of them is the day of the whole. */
static bool is_record(const Ie *ie, uint32_t i)
{
    const Doc *d = ie->doc;
    for (uint32_t k = 0; k < ie->tx.n; k++) {
        const Line *l = &d->line[ie->tx.v[k].line];
        bool other = ie->tx.v[k].line != ie->tx.v[i].line && ie->tx.v[k].line_start && ie->tx.v[k].beg > l->body + 2;
        if (other && scope_label_when(ie, l->body, ie->tx.v[k].beg)) return true;
    }
    return false;
}

/* "글쓴이 밤톨이 | 날짜 2018.11.02 | 조회 391": where the field begins that the date stands in. */
static uint32_t field_of(const Doc *d, const Line *l, uint32_t at)
{
    for (uint32_t p = at; p > l->body; p--)
        if (d->ch[p - 1] == '|' || d->ch[p - 1] == 0xB7 /* · */ || d->ch[p - 1] == '/') return blanks_skip(d, p);
    return l->body;
}

/* "> 보낸 날짜: 2014년 2월 3일": the head of a mail that is quoted, in a text that has lines of its own. */
static bool is_quoted(const Ie *ie, uint32_t line)
{
    return ie->ko && ie->doc->line[line].kind == LINE_QUOTE && dct_lines_before(ie, line) > 0;
}

/* "On 2 January 2018, Ruth wrote:", "> …": a mail that is answered. */
static bool quotes_mail(const DctState *s, const Line *l)
{
    const Doc *d = s->ie->doc;
    uint32_t end = blanks_back(d, l->end, l->body);
    if (s->ie->ko || end <= l->body + 1) return false;
    return d->ch[l->beg] == '>' || (d->ch[end - 1] == ':' && dct_says(s, l->body, end - 1, DCT_EN_whowrote));
}

/* "(카페 개설 2006.03.15)", "가입일 2012.04.01": right before the day stands what began on it. */
static bool is_of_the_site(const DctState *s, const Line *l, const TimexInfo *t)
{
    enum { LEAD = 6 };
    uint32_t beg = t->beg > l->body + LEAD ? t->beg - LEAD : l->body;
    return s->ie->ko && dct_has_word(s, beg, t->beg, DCT_W_siteday);
}

/* "역 앞 다방에서 만났다. … 2022년 11월 16일, 그의 이야기를 들었다.": in the paragraph that opens an interview, by none of its voices. */
static bool opens_talk(const DctState *s, const Sentence *x, uint32_t i)
{
    const Ie *ie = s->ie;
    uint32_t line = ie->tx.v[i].line;
    bool talk =
        x && line < s->top && ie->time[i].a.day > 0 && dct_has_word(s, x->beg, x->end, DCT_W_met) && is_interview(ie);
    for (uint32_t k = 0; talk && k <= line; k++) talk = ie->line_turn[k] == TURN_OWN;
    return talk;
}

static StampKind stamp_kind(const DctState *s, uint32_t i)
{
    enum { BEFORE = 24, BEHIND = 20, LONG = 120, LABEL = 8 };
    const Ie *ie = s->ie;
    const TimexInfo *info = &ie->tx.v[i];
    uint32_t line = dct_line_of(ie->doc, info->beg);
    const Line *l = &ie->doc->line[line];
    if ((line >= s->top && line < s->bottom) || is_quoted(ie, line) || info->rel == REL_SINCE || info->rel == REL_UNTIL)
        return STAMP_NONE;
    if (quotes_mail(s, l)) return STAMP_NONE;
    uint32_t near = info->end + BEHIND < l->end ? info->end + BEHIND : l->end;
    uint32_t before = info->beg > l->body + BEFORE ? info->beg - BEFORE : l->body;
    /* A word of writing in the sentence before or behind speaks of something else. */
    const Sentence *x = doc_sentence_at(ie->doc, info->beg);
    if (x && before < x->beg) before = x->beg;
    if (x && near > x->end) near = x->end;
    if (l->end - l->beg > LONG && writes_here(s, x, info)) return STAMP_WORD;
    if (l->end - l->beg > LONG && opens_talk(s, x, i)) return STAMP_MET;
    if (l->end - l->beg > LONG) return line < s->top && dct_fills(s, info) ? STAMP_PLACE : STAMP_NONE;
    StampKind told;
    if (says_beside(s, i, before, near, &told)) return told;
    bool verb = x && ie->ko && x->end < l->end + 2 && tells_when(ie, info);           /* 추신. 9월 1일자로 발령이 났습니다. */
    uint32_t field = field_of(ie->doc, l, info->beg);
    if (!verb && dct_has_word(s, field, field + 1, DCT_W_label) && info->beg < field + LABEL && !is_record(ie, i))
        return STAMP_MET;
    bool opens = x && x->beg <= l->body && info->beg < l->body + 4 * STAMP_REST;         /* Recorded at …, on … */
    if (opens && says(s, l->body, l->body + 2, &told) && told >= STAMP_ACT) return told;
    if (x && line < s->top && dct_has_word(s, x->beg, x->end, DCT_W_met) && is_interview(ie)) return STAMP_MET;
    if (is_of_the_site(s, l, info)) return STAMP_NONE;
    if (closes_title(ie, info, line)) return STAMP_PLACE;
    bool label = labelled(ie->doc, l, info->beg);
    if (label && (dct_lines_before(ie, line) > 0 || dct_kinds(s, l->body, info->beg))) return STAMP_NONE;       /* 퇴사일: */
    return (closes_text(s, info, line) || dct_fills(s, info)) && !stands_in_list(s, line) ? STAMP_PLACE : STAMP_NONE;
}

bool dct_is_stamped(const DctState *s, uint32_t i)
{
    return stamp_kind(s, i) >= STAMP_MET;
}

/* "정리한 날: 2022년 11월 20일, 비번.", "Begun on a train, last tidied 3 November 2023.": whatever the word, the latest day of
 * all, in the first or the last lines, told by no verb and of nothing that happens in a working life. */
static bool may_be_latest(const DctState *s, uint32_t i)
{
    enum { LINES = 3, REST = 60, NEAR = 10 };
    const Ie *ie = s->ie;
    const TimexInfo *t = &ie->tx.v[i];
    const Line *l = &ie->doc->line[t->line];
    const Sentence *x = doc_sentence_at(ie->doc, t->beg);
    if (!x || ie->time[i].a.day <= 0 || t->rel != REL_NONE || l->kind == LINE_TABLE || tells_when(ie, t)) return false;
    if (dct_lines_before(ie, t->line) >= LINES && dct_lines_behind(ie, t->line) >= LINES) return false;
    uint32_t beg = x->beg > l->body ? x->beg : l->body, end = x->end < l->end ? x->end : l->end;
    if (end - beg > t->end - t->beg + REST || dct_is_statement(s, x) || dct_line_has_more(ie, l, t) ||
        stands_in_list(s, t->line))
        return false;
    return !dct_kinds(s, t->beg > beg + NEAR ? t->beg - NEAR : beg, t->beg) && !dct_kinds(s, t->end, end);
}

/* "Naivasha, November 2019" at the head of a letter: names with capitals, a comma, and nothing behind the date. */
static bool behind_place(const DctState *s, const Line *l, const TimexInfo *info)
{
    enum { PLACE = 30 };
    const Doc *d = s->ie->doc;
    uint32_t comma = blanks_back(d, info->beg, l->body);
    if (comma <= l->body + 1 || d->ch[comma - 1] != ',' || info->end + 1 < l->end || info->beg > l->body + PLACE)
        return false;
    for (uint32_t p = l->body; p + 1 < comma; p++)
        if (d->cls[p] == CH_LATIN && (p == l->body || d->cls[p - 1] == CH_SPACE) && !doc_is_upper(d, p)) return false;
    return true;
}

/* How exact a stamp must be: beside a word that says it is one, a season will do; by its place alone it is a day, or
 * the month that fills the first or one of the last lines. */
static bool exact_enough(const DctState *s, const DctDate *x, StampKind k)
{
    enum { SEASON = 92, MONTH = 31 };
    const Ie *ie = s->ie;
    const TimexInfo *info = &ie->tx.v[x->i];
    if (x->lo == x->hi) return true;
    if (k >= STAMP_MET) return edtf_days_between(x->lo, x->hi) <= SEASON;
    if (k == STAMP_EDIT && edtf_days_between(x->lo, x->hi) <= MONTH) return true;
    const Line *l = doc_line_at(ie->doc, info->beg);
    uint32_t line = dct_line_of(ie->doc, info->beg);
    bool begins = l && (info->beg <= l->body + 4 || info->end + 2 >= l->end);
    const Sentence *own = doc_sentence_at(ie->doc, info->beg);
    /* 2017년 11월, 첫 배달. 받겠다는 집이 마흔 곳이었다. */
    bool opens = own && l && own->end + 2 < l->end;
    bool bottom = dct_lines_behind(ie, line) < 2 && !opens && edtf_days_between(x->lo, x->hi) <= SEASON;
    bool top = dct_lines_before(ie, line) < 3 && edtf_days_between(x->lo, x->hi) < MONTH && l &&
               (l->end - l->body <= info->end - info->beg + 8 || behind_place(s, l, info));
    bool issue = dct_lines_before(ie, line) < 3 && l && edtf_days_between(x->lo, x->hi) <= SEASON &&
                 dct_has_word(s, l->body, l->end, DCT_W_issue);
    bool bracketed = info->beg > 0 && (ie->doc->ch[info->beg - 1] == '(' || ie->doc->ch[info->beg - 1] == '[');
    /* Notes (October 2016) */
    bool title = bracketed && closes_title(ie, info, line) && edtf_days_between(x->lo, x->hi) <= MONTH;
    return begins && (bottom || top || issue || title);
}

/* "4. 2024" over a paragraph of plans has no verb; "before 2026" and "until May" need not be over. */
static bool tells_story(const DctState *s, uint32_t i)
{
    const TimexInfo *t = &s->ie->tx.v[i];
    if (t->sent == UINT32_MAX || t->heading || t->rel == REL_AGO || t->rel == REL_UNTIL) return false;
    const Sentence *x = &s->ie->doc->sent[t->sent];
    return dct_has_word(s, x->beg, x->end, DCT_W_subject);
}

/* What is told as past cannot lie behind the writing: a date that opens a scene is no stamp. The last such day. */
static EdtfDay last_told(const DctState *s, uint32_t but_line)
{
    EdtfDay last = EDTF_DAY_MIN;
    for (uint32_t i = 0; i < s->ie->n_time; i++) {
        DctDate x;
        if (s->ie->tx.v[i].line == but_line || s->ie->time[i].form != TX_POINT || !dct_date_of(s, i, &x) ||
            x.lo <= last)
            continue;
        Cue cue = cue_of(s->ie, i);
        bool since = s->ie->time[i].open_end;                           /* 2021.07 ~ 현재: it had begun */
        if (since || (s->ie->ko ? cue.past : cue.past && tells_story(s, i))) last = x.lo;
    }
    return last;
}

/* "… 한 편은 접히는 분위기. (2016.9)", "… 시작할 생각이다. 2024. 5. 31.": the last words of a text, set off from its last sentence. */
static bool ends_text(const DctState *s, const DctDate *x)
{
    enum { REST = 12, SEASON = 92 };
    const Ie *ie = s->ie;
    const Doc *d = ie->doc;
    const TimexInfo *t = &ie->tx.v[x->i];
    const Line *l = &d->line[t->line];
    if (!ie->ko || l->kind == LINE_TABLE || dct_lines_behind(ie, t->line) || t->rel == REL_SINCE || t->rel == REL_UNTIL)
        return false;
    uint32_t end = blanks_back(d, l->end, t->end), beg = blanks_back(d, t->beg, l->body);
    bool note = beg > l->body && d->ch[beg - 1] == '(' && end > t->end && d->ch[end - 1] == ')';
    if (note) beg = blanks_back(d, beg - 1, l->body), end--;
    uint16_t before = beg > l->body ? d->ch[beg - 1] : '.';
    bool apart = d->cls[before == '.' ? t->end : beg - 1] != CH_DIGIT &&
                 (before == '.' || before == '!' || before == '?' || before == ')');
    if (!apart || end > t->end + (note ? REST : 1) || dct_kinds(s, t->end, end)) return false;
    /* 그리고 상을 받았다! 2012년 5월.: behind a sentence a month alone may as well be when that was. */
    return (note || x->hi == x->lo || (beg == l->body && x->hi - x->lo <= SEASON)) && is_latest(s, x);
}

/* ---------------------------------------------------------------- the best of them */
/* Stamps stand in the first lines and in the last. */
static void edges_find(DctState *s)
{
    uint32_t n = s->ie->doc->n_line;
    for (s->top = 0; s->top < n && dct_lines_before(s->ie, s->top) < DCT_TOP_LINES;) s->top++;
    for (s->bottom = n; s->bottom > s->top && dct_lines_behind(s->ie, s->bottom - 1) < DCT_BOTTOM_LINES;) s->bottom--;
}

bool dct_read_stamps(DctState *s)
{
    StampKind best = STAMP_NONE;
    DctDate found = {0};
    edges_find(s);
    const Doc *d = s->ie->doc;
    uint32_t top = s->top < d->n_line ? d->line[s->top].beg : d->n;
    uint32_t bottom = s->bottom < d->n_line ? d->line[s->bottom].beg : d->n;
    EdtfDay told = EDTF_DAY_NONE;
    uint32_t told_but = UINT32_MAX;                        /* the line left aside in it */
    for (uint32_t i = 0; i < s->ie->n_time; i++) {
        DctDate x;
        if ((s->ie->tx.v[i].beg >= top && s->ie->tx.v[i].beg < bottom) || s->ie->tx.v[i].update) continue;
        if (!dct_date_of(s, i, &x) || s->ie->time[i].form != TX_POINT || s->ie->time[i].open_end) continue;
        StampKind k = stamp_kind(s, i);
        if (!k && !best && may_be_latest(s, i) && is_latest(s, &x)) k = STAMP_LATEST;
        bool exact = exact_enough(s, &x, k),
             last = !(k >= STAMP_PLACE && exact) && i + 1 == s->ie->n_time && ends_text(s, &x);
        if (last && k < STAMP_PLACE) k = STAMP_PLACE;
        if (k <= best || (!last && !exact) || (k < STAMP_MET && dct_is_outdated(s, i))) continue;
        bool doubted = k < STAMP_MET || k == STAMP_ACT;
        if (doubted && told_but != s->ie->tx.v[i].line) told_but = s->ie->tx.v[i].line, told = last_told(s, told_but);
        if (doubted && told > x.hi) continue;
        best = k;
        found = x;
    }
    if (best < STAMP_MET && dct_read_entries(s)) return true;
    if (!best) return false;
    dct_bound(s, found.lo, found.hi);
    return true;
}

/* Lines around the memoir: a byline with its counters bears the day, too. Other posts' days stand at the end. */
bool dct_read_furniture_stamp(DctState *s)
{
    Analysis out = {0};
    Ie sub = *s->ie;
    const Doc *d = sub.doc;
    sub.out = &out;
    sub.tx = (TimexInfoList){0};
    sub.line_zone = arena_push_n(sub.tmp, uint8_t, d->n_line + 1);
    for (uint32_t i = 0; i < d->n_line; i++)
        sub.line_zone[i] = s->ie->line_zone[i] == ZONE_BODY ? ZONE_META : ZONE_BODY;
    timex_run(&sub);
    for (uint32_t i = 0; i < sub.n_time; i++) {
        DctDate x;
        uint32_t line = dct_line_of(d, sub.tx.v[i].beg), before = sub.tx.v[i].beg > 24 ? sub.tx.v[i].beg - 24 : 0;
        if (!dct_span_of(&sub, i, &x.lo, &x.hi) || x.lo != x.hi) continue;
        bool byline =
            s->ie->line_zone[line] == ZONE_FURNITURE && line < DCT_TOP_LINES && dct_lines_behind(s->ie, line) > 0;
        bool word = dct_has_word(s, before, sub.tx.v[i].beg, DCT_W_stamp) ||
                    dct_has_word(s, before, sub.tx.v[i].beg, DCT_W_act);
        if (!byline && !word) continue;
        dct_bound(s, x.lo, x.hi);
        return true;
    }
    return false;
}
