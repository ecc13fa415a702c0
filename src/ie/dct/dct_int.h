/* dct_int.h: what the pass on the time of writing shares between its files. */
#ifndef DCT_INT_H
#define DCT_INT_H
#include "time/anchor_int.h"

/* The classes of words of the book "dct", whose head says what they are. */
#define DCT_WORD_TABLE(X) \
    X(stamp) X(label) X(ending) X(opening) X(edit) X(left) X(review) X(near) X(lapsed) X(reached) X(then) X(thence) \
    X(upto) X(perfect) X(goes) X(inside) X(still) X(pluperfect) X(asof) X(already) X(final) X(join) X(counted) \
    X(counting) X(tothisday) X(full) X(begun) X(since) X(writing) X(subject) X(met) X(am) X(aged) X(agenext) X(rights) X(issue) \
    X(halfway) X(plan) X(unreal) X(self) X(years) X(exact) X(lasted) X(tenure) X(writes) X(untilnow) \
    X(over) X(itis) X(itwas) X(act) X(thistext) X(iwas) X(mine) X(yearend) X(again) X(firsttime) \
    X(fills) X(ordered) X(there) X(news) X(took) X(restates) X(thisis) X(birth) X(due) X(sums) X(inahead) \
    X(lastdays) X(wholong) X(are) X(halfgone) X(marks) X(stays) X(ago) X(passed) X(willbe) X(birthday) X(update) X(typo) X(pens) X(daypart) \
    X(yearlook) X(page) X(eve) X(number) X(dawns) X(into) X(notyet) X(have) \
    X(turns) X(tobecome) X(lackof) X(lacks) X(midway) X(kin) X(partof) X(ofthing) X(spent) X(rests) X(here) X(goneby) X(claims) X(service) X(stillnot) X(nature) X(generic) \
    X(jubilee) X(newyear) X(becomes) X(uptonow) X(pastspan) X(looksback) X(seen) X(lastquarter) X(yearly) \
    X(term) X(runsout) X(termfull) X(thatis) X(reckons) X(feast) X(fixedfor) X(siteday) X(spanof) X(sofaryear) X(halfof) X(sets) X(greetings) X(monthgone) X(came)
/* Those of the book "dct-en": whole English words, each asked for by itself. */
#define DCT_EN_TABLE(X) \
    X(serves) X(served) X(straight) X(sofar) X(nested) X(backward) \
    X(deepin) X(termed) X(midway) X(beyond) X(notquite) X(ofthem) X(runsin) \
    X(turns) X(turned) X(anniversary) X(jubilee) X(mine_en) X(me) \
    X(finalyear) X(deepof) X(nearly_en) X(offby) X(letter) X(lies) X(sceneof) X(seasonof) X(firstin) X(beena) X(settled) X(iam) X(theyear) X(bornas) X(clause) X(yearold) X(alone) X(endsnow) X(season_en) X(pastit) X(lastof) X(lastweek) X(iborn) X(makes) X(exstate) X(nextsays) X(greets) X(whowrote) X(ishere) X(werein) X(wills) X(summing) X(asa) X(remains) X(ofage) X(leadsto) X(copula)
#define DCT_EN_ENUM(id) DCT_EN_##id,
typedef enum { DCT_EN_TABLE(DCT_EN_ENUM) DCT_EN_COUNT } DctEn;
#undef DCT_EN_ENUM
#define DCT_WORD_SYM(id) Sym id;
#define DCT_WORD_ENUM(id) DCT_W_##id,
typedef enum { DCT_WORD_TABLE(DCT_WORD_ENUM) DCT_W_COUNT } DctWord;
enum { DCT_SET_WORDS = 3, DCT_SET_BITS = 64 };
_Static_assert(DCT_W_COUNT < DCT_SET_WORDS * DCT_SET_BITS, "all classes, and no class, have their bit");
typedef struct DctSet { uint64_t w[DCT_SET_WORDS]; } DctSet;
/* classes, now_classes: the DctWord of each entry of the two books, DCT_W_COUNT for none. */
struct DctData {
    const LexBook *book, *now, *happen;
    const uint8_t *classes, *now_classes;
    uint32_t *happen_kinds;            /* by entry of happen, a bit each */
    const LexBook *en;
    const uint8_t *en_classes;         /* DctEn of each entry of en, DCT_EN_COUNT for none */
    DCT_WORD_TABLE(DCT_WORD_SYM) Sym k_v;
};
#undef DCT_WORD_ENUM
#undef DCT_WORD_SYM

/* The words of a book by the unit where they begin, looked for as they are asked for: 0 nobody asked, 1 none, from 2 on the
 * number of a set of classes. post: by class, the places where its words begin, ascending; NULL until a long stretch is
 * asked about, for what asks of each date in a sentence without an end would otherwise read the sentence each time. */
typedef VEC(uint32_t) DctPost;
enum { DCT_SEEN_BITS = 6 };
typedef struct DctWords {
    const LexBook *book;
    const uint8_t *classes;
    MayBits may;
    uint8_t *at;
    VEC(DctSet) set;
    uint8_t seen[1 << DCT_SEEN_BITS];  /* by a hash of the set: its number, or another one's */
    DctPost *post;
} DctWords;

typedef struct DctDate { uint32_t i; EdtfDay lo, hi; } DctDate;    /* a dated expression with its year */
/* What dct_date_of() found, as far as it was asked. */
typedef enum { SPAN_UNREAD, SPAN_NONE, SPAN_DATED } SpanKnown;
typedef struct DctSpan { EdtfDay lo, hi; SpanKnown known; } DctSpan;
/* 미용 13년차, 입사 3개월 차 */
typedef struct DctTenure { uint8_t n; bool months, full; } DctTenure;      /* full: 게임 QA 8년, so many years are over */
enum { TENURES_MAX = 4 };
typedef struct DctState {
    Ie *ie;
    const struct DctData *d;
    EdtfDay lo, hi;                    /* what is left of all time */
    EdtfDay told_lo;                   /* lo as long as the order of the story was not asked */
    EdtfDay horizon;                   /* the last day that what the text says of its time may lead to */
    bool told_year;                    /* what was told last is a year, and no more */
    bool approx, by_plan;              /* by_plan: only a plan bounds it from above */
    /* a month and a length from it, of a year that is told elsewhere; the day, 0 for none */
    uint8_t scene_month, scene_day;
    bool last_week;                    /* of the year */
    /* the day that the scene was counted from, and how far; month 0: told */
    struct { uint8_t month, day; int16_t days; } counted;
    uint8_t scene_season;              /* "the dead of winter" */
    bool year_alone;                   /* what was told last is a year, past or not */
    bool greeted;                      /* 새해 복 많이 받으세요 */
    bool half_gone;                    /* 올해도 벌써 반이 지났다 */
    uint8_t left_month, left_day;      /* 올해도 보름 남았다: 12 and 16, of a year that is told elsewhere; the day 0 for none */
    DctSpan *span;                     /* by expression */
    DctDate *date;                     /* those told, but for birthdays */
    DctDate entry;                     /* the year in which one went to university; entry_at 0: not told */
    uint32_t entry_at;
    DctTenure tenure[TENURES_MAX];     /* those that run */
    uint32_t n_tenure;
    uint32_t n_date, *kinds;           /* kinds: dct_date_kinds by expression, as far as asked for */
    uint32_t top, bottom;              /* stamps stand in lines before top and from bottom on */
    DctWords *words, *now_words;
    MayBits happen;                    /* where its book may have a word */
    struct LapseRead *lapse;           /* by expression: what dct_lapse_read.c has read of it; NULL as long as it has not */
    uint32_t day_last;                 /* the last of two and more days, each over its text, in their order; 0: none */
    uint32_t parts;                    /* behind the last of two and more parts of years over their texts; 0: there are none */
    uint8_t *birth;                    /* by expression: is it a birthday? 0 unread, 1 no, 2 yes */
    struct AgeRead *age;               /* by expression: the age that stands beside it, dct_birth.c */
} DctState;

/* dct.c: dates of the text, and the value that the bounds come to. */
bool dct_span_of(const Ie *ie, uint32_t i, EdtfDay *lo, EdtfDay *hi);           /* of a date with its year */
bool dct_date_of(const DctState *s, uint32_t i, DctDate *out);                   /* the same, read once */

/* dct_bound.c: what a piece of evidence leaves of all time; it is ignored where it would leave nothing. */
void dct_bound(DctState *s, EdtfDay lo, EdtfDay hi);
EdtfDay dct_horizon(void);
void dct_bound_about(DctState *s, EdtfDay lo, EdtfDay hi);      /* the same, of a time that is told as about so */
void dct_bound_year(DctState *s, int y);
void dct_bound_month(DctState *s, int y, int m);               /* m may lie outside the year: 0 is the December before */
void dct_bound_months(DctState *s, int from, int to);          /* counted from the year 0: y * 12 + m - 1 */
/* So many days behind a date; week: to the week; early: some count the first day, some do not. */
void dct_bound_days(DctState *s, const DctDate *from, EdtfDay days, bool week, bool early);

/* dct_words.c: is there a word of the class in [beg, end)? At any unit: these stand behind particles and inside compounds. */
bool dct_has_word(const DctState *s, uint32_t beg, uint32_t end, DctWord cls);
uint32_t dct_word_at(const DctState *s, uint32_t beg, uint32_t end, DctWord cls);        /* where the first is, UINT32_MAX for none */
void dct_words_begin(DctState *s);                   /* before the first dct_has_word() */

/* The same of whole English words; at: the one that begins right there, and where it ends. */
bool dct_says(const DctState *s, uint32_t beg, uint32_t end, DctEn cls);
bool dct_says_at(const DctState *s, uint32_t at, DctEn cls, uint32_t *end);
bool dct_says_within(const DctState *s, uint32_t at, uint32_t limit, DctEn cls, uint32_t *end);     /* ends no later than there */
int  dct_says_value(const DctState *s, uint32_t at, DctEn cls, uint32_t *end);           /* its v, 0 for no such word */

/* dct_copula.c: tenses and copulas. */
bool dct_is_present(const DctState *s, const Sentence *x);
bool dct_is_predicate(const Ie *ie, uint32_t end);             /* 2024년이다, 2024년입니다, 2024년 2월. */
bool dct_copula_at(const Ie *ie, uint32_t p);                  /* 이다, 이었다, 였다 */
bool dct_is_if(const Ie *ie, uint32_t end);                    /* 2월이면: behind an expression */
bool dct_is_year_of_now(const Ie *ie, uint32_t i);

/* dct_text.c: all that the text says, in its order. */
void dct_read_text(DctState *s);

/* dct_stamp.c: where a line stands, and the stamps there. */
enum { DCT_TOP_LINES = 6, DCT_BOTTOM_LINES = 6 };
uint32_t dct_line_of(const Doc *d, uint32_t at);
uint32_t dct_lines_before(const Ie *ie, uint32_t line);        /* lines of the memoir, counted up to the limits above */
uint32_t dct_lines_behind(const Ie *ie, uint32_t line);
bool dct_lines_edge(const DctState *s, uint32_t line);         /* where stamps stand */
bool dct_is_statement(const DctState *s, const Sentence *x);
bool dct_fills(const DctState *s, const TimexInfo *info);
bool dct_is_stamped(const DctState *s, uint32_t i);            /* beside a word that says that it was written then */
bool dct_read_stamps(DctState *s);
bool dct_read_furniture_stamp(DctState *s);
typedef struct LineWords { uint32_t beg, end; } LineWords;
LineWords dct_line_words(const Doc *d, const Line *l);        /* without the marks around them */
bool dct_line_has_more(const Ie *ie, const Line *l, const TimexInfo *but);   /* another date with its year */
bool dct_speaks_of_today(const Ie *ie, uint32_t beg, uint32_t end);
/* dct_diary.c: each entry of a diary has a time of writing of its own; the last is that of the whole. */
void dct_mark_entries(DctState *s);
void dct_read_parts(DctState *s);
bool dct_read_entries(DctState *s);
bool dct_heads_line(const DctState *s, uint32_t i);    /* a day or a month with no more than a weekday, the weather */
bool dct_is_outdated(const DctState *s, uint32_t i);   /* by its place it is no stamp */

/* dct_years.c: of a diary whose days have none. */
bool dct_read_years(DctState *s);

/* dct_weekday.c: a day with its weekday, of last week or the next. */
void dct_read_weekdays(DctState *s);

/* dct_turn.c: the year named beside a word of now (내일이면 2024년이다). */
void dct_read_turns(DctState *s);

/* dct_school.c: 95학번 */
void dct_read_school(DctState *s);

/* dct_chain.c: one spell behind the other, until now. */
void dct_read_chain(DctState *s);

/* dct_nature.c: what grows, falls and hums at the time of writing. */
void dct_read_nature(DctState *s);

/* dct_runout.c: terms that are over since a time counted from now (지난주에 수습 3개월이 끝났다). */
void dct_read_run_out(DctState *s);

/* dct_meet.c: lengths that lead to a time counted from now (4년 만인 작년 8월; 내년 1월이면 임기가 끝난다). */
void dct_read_meets(DctState *s);

/* dct_feast.c: what was so many years old at a time counted from now (지난달 창립 20주년 행사). */
void dct_read_feasts(DctState *s);

/* dct_dday.c: D-7, D+45 */
void dct_read_dday(DctState *s);

/* dct_review.c: so many years looked back over, from what is told first. */
void dct_read_review(DctState *s);

/* dct_half.c: half of a length gone by (수습 6개월의 꼭 절반이다). */
void dct_read_halves(DctState *s);

/* dct_issue.c: what it was printed in. */
bool dct_read_issue(DctState *s);

/* dct_update.c: what was added later to a text that stood already. */
void dct_mark_updates(DctState *s);
bool dct_last_update(const DctState *s, DctDate *out);

/* dct_link.c: what a count hangs on. Dates are looked at only so far: a page of ten thousand is no memoir. */
enum { DCT_PAIRS_MAX = 400, DCT_LAPSES_MAX = 40 };
typedef struct DctLink {
    uint32_t at, sent;                 /* of the count: where it stands */
    uint32_t kinds, noun;              /* what it counts from: kinds of happenings; a noun or UINT32_MAX */
    uint32_t word;                     /* an English noun ("since your speech"), 0 for none */
    bool     first;                    /* of several of the kind the first, not the last */
    bool     thence;                   /* 그로부터: whatever was told last before it */
    bool     restates;                 /* 그러니까, "so": says again what the sentence before told */
    bool     held;                     /* a post: no date of a leaving will do */
    bool     either;                   /* English: a date behind it in its sentence will do */
    int      least;                    /* how sure the link must be */
} DctLink;
/* The kinds of happenings, as the book "dct-happen" numbers them. No date is of DCT_NO_KIND. */
enum {
    DCT_BEGIN = 1 << 1, DCT_LEAVE = 1 << 2, DCT_FINISH = 1 << 3, DCT_ENROL = 1 << 4, DCT_OPEN = 1 << 5, DCT_COME = 1 << 6,
    DCT_RISE = 1 << 7, DCT_CHANGE = 1 << 8, DCT_TAKEN_ON = 1 << 10, DCT_NO_KIND = 1 << 29,
    DCT_HOLDS = DCT_BEGIN | DCT_FINISH | DCT_ENROL | DCT_OPEN | DCT_COME | DCT_RISE | DCT_CHANGE           /* a post is held since then */
};
/* How sure: the date of the count's own sentence, of the same happening, of the sentence beside, the only one told. */
enum { DCT_BY_SENTENCE = 40, DCT_BY_RESTATING = 37, DCT_BY_NOUN = 35, DCT_BY_KIND = 30, DCT_BY_BEFORE = 20, DCT_BY_BEHIND = 12,
       DCT_BY_BEING_ALONE = 10 };
void dct_read_dates(DctState *s);      /* before the others */
int  dct_link(const DctState *s, const DctLink *l, DctDate *out);      /* how sure, 0 for none */
bool dct_date_told(const DctState *s, uint32_t i, DctDate *out);       /* with its year, or one the story gives */
bool dct_noun_at(const Doc *d, uint32_t p);
bool dct_noun_follows(const Ie *ie, uint32_t i, uint32_t noun);
uint32_t dct_kinds(const DctState *s, uint32_t beg, uint32_t end);     /* of the happenings named there, a bit each */
uint32_t dct_date_kinds(const DctState *s, uint32_t k);
bool dct_is_birth(const DctState *s, uint32_t i);
bool dct_begins_ahead(const Ie *ie, uint32_t i);                       /* 2025년 3월 4일부터 출근이다 */
bool dct_is_plan(const Ie *ie, uint32_t i);                             /* 2025년 2월에 졸업한다 */
bool dct_dates_before(const Ie *ie, const TimexInfo *t);                /* 2023년 4월의 일이다.: nothing but that */
/* Told to the month, or finer. */
static inline bool dct_to_month(const DctDate *x)
{
    enum { MONTH = 31 };
    return edtf_days_between(x->lo, x->hi) < MONTH;
}
static inline bool dct_years_alone(const EdtfDuration *len)
{
    return len->y >= 1 && len->m == 0 && len->d == 0 && !len->approx;
}

/* dct_pair.c: one time said in two ways. */
void dct_read_pairs(DctState *s);
void dct_read_twice_told(DctState *s);
void dct_read_ago(DctState *s);
bool dct_dated_base(const DctState *s, uint32_t k, uint32_t kinds, TimeBase *out, bool *far);

/* dct_spell.c: spells, by a date and a length or by their ends. */
void dct_read_spells(DctState *s);
void dct_read_last_days(DctState *s);
void dct_read_left_until(DctState *s);
void dct_read_next_post(DctState *s);

/* dct_lapse_read.c */
typedef struct DctRound { uint8_t first, last; } DctRound;         /* 5월이면, 이번 가을이면: its months, 0 for none */
DctRound dct_comes_round(const DctState *s, const Sentence *x, uint32_t end);
static inline bool dct_in_round(DctRound r, int month)
{
    if (!r.first) return false;
    return r.first <= r.last ? month >= r.first && month <= r.last : month >= r.first || month <= r.last;
}

/* dct_lapse.c: lengths that run until the writing. */
void dct_read_lapses(DctState *s);
bool dct_ended_lately(const DctState *s, uint32_t i);         /* the sentence before tells of an end this year */
void dct_read_late_lapses(DctState *s);              /* what might be of the story: when nothing else is known */
void dct_read_open_spans(DctState *s);

/* dct_restate.c: short sentences that say from the writing what the one before dated. */
void dct_read_counted_back(DctState *s);

/* dct_posts.c: posts that follow each other, each with its length, up to the one that is held now. */
void dct_read_posts(DctState *s);

/* dct_jubilee.c: what turns so old, birthdays, the first and the second of a kind. */
void dct_read_jubilees(DctState *s);

/* dct_hint.c: the month or the day of writing by what is counted to it: a letter's age, Christmas in three weeks. */
void dct_read_hints(DctState *s);
bool dct_is_last_year(const DctState *s, uint32_t i);                 /* "2018 was the last year in which": it is over */

/* dct_term.c: terms of a known length: halfway through it, in its second year. */
void dct_read_terms(DctState *s, bool left_only);          /* left_only: what is left of them, read before what is told */

/* dct_told.c: what is past was told later, what is planned is ahead. */
bool dct_is_heading(const DctState *s, uint32_t i);
bool dct_clause_is_over(const DctState *s, uint32_t i);       /* 8월 31일에 퇴사했고 */
void dct_read_told(DctState *s);
void dct_read_took(DctState *s);
bool dct_read_latest(DctState *s, bool known, DctDate *out);   /* known: the year of writing is known */
void dct_read_again(DctState *s);                    /* with the year known */
void dct_read_last_year(DctState *s);
void dct_read_ahead_this_year(DctState *s);          /* with the year known */
void dct_read_announcement(DctState *s, const DctDate *latest);
void dct_read_plan_ahead(DctState *s, const DctDate *latest);

void dct_mark_plans(DctState *s);                    /* dct_told.c, too: what stands under plans */

/* dct_scene.c: the day, the month or the season of writing, of a year that is told elsewhere. */
bool dct_is_now(const DctState *s, uint32_t i);                /* 벌써 12월이다 */
bool dct_read_scene(const DctState *s, TimePoint *out, uint32_t *at);       /* at: the expression, UINT32_MAX for two of them */
void dct_apply_scene(DctState *s, const TimePoint *scene);
/* So many days from a day whose year is told elsewhere; its month and day, as far as they are the same each year. */
bool dct_scene_count(DctState *s, const TimePoint *from, EdtfDay days);

/* dct_count.c: whose count it is. */
bool dct_is_own(const DctState *s, const Sentence *x, uint32_t at);

/* dct_age.c: tenures and ages. */
void dct_read_counted(DctState *s);
void dct_read_this_year(DctState *s);      /* counts beside this year: 올해 쉰셋, 올해로 10년 차 */

/* dct_aged.c: ages of whose birth is told to the month. */
void dct_read_birthdays(DctState *s);
bool dct_is_own_birth(const DctState *s, uint32_t i);

/* dct_birth.c: the year of birth. */
void dct_birth_begin(DctState *s);         /* before the others are asked */
int  dct_birth_told(const DctState *s);                        /* 0: it is not */
int  dct_birth_year(const DctState *s, bool *reckoned);        /* told, or reckoned from an age at some time */
void dct_read_birth(DctState *s);                              /* of the one who writes, into the analysis */
#endif
