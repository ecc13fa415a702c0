/* position_int.h: what the modules share that fold events into spells.
 *
 * Knows    rows under way and what closed them.
 * Unaware  of words: what an event is has been read before.
 * Units    indexes of out->events; dates are EDTF.
 * Memory   rows in ie->tmp, strings in ie->mem or in the text.
 * Source   annotation guide, sections 4 and 5. */
#ifndef POSITION_INT_H
#define POSITION_INT_H
#include "event/event_int.h"

typedef struct Row {
    Position p;
    bool     closed, parallel, military;
    bool     runs;                     /* it goes on at the time of writing, where the text says so */
    bool     once;                     /* told of one time, which is when it began: how long it went on nobody says */
    bool     over;                     /* its end comes from going straight over to the next */
    bool     until;                    /* its end is how long one worked there, 2013년 3월까지: a leaving later than that is its end */
    bool     counted;                  /* its end is reckoned by its length */
    bool     spent;                    /* its length is told as past: 3년을 다녔다 */
    int      level;                    /* of schooling: how high, 0 unknown */
    uint32_t start_timex;              /* that dates its start, UINT32_MAX for none */
    uint32_t length;                   /* 1 + the timex that says how long it was, 0 for none */
} Row;
typedef VEC(Row *) RowList;

/* cand: of each event; first_dated: the first event with a date, 0 where none has;
 * entered, finished: 1 + an entering or end of schooling that the text has not named yet. */
typedef struct Fold { Ie *ie; RowList rows; Row *held; const EvCand **cand; uint32_t first_dated; uint32_t entered, finished; } Fold;

/* No life has more spells than this; a text that lists as many is looked back on only so far, to stay linear. */
enum { ROWS_REACH = 128 };
static inline uint32_t rows_reach(const Fold *fo) { return fo->rows.n > ROWS_REACH ? fo->rows.n - ROWS_REACH : 0; }

/* position_row.c */
Row *row_new(Fold *fo, PositionKind kind, const Event *e, uint32_t index);
/* The latest spell at an employer; open_only: that has no end yet. An employer that is not named is the one held. */
Row *row_at(const Fold *fo, PositionKind kind, Str org, bool open_only);
void row_close(Fold *fo, Row *r, Str end, Cause exit, uint32_t index);
void row_evidence(Fold *fo, Row *r, uint32_t index);
bool row_spans(const Row *r, Str date);
/* Does the stretch begin when the row has ended, or end before it began? */
bool row_apart(const Row *r, Str date);

/* Dates. */
bool is_interval(Str date);
bool is_open(Str date);            /* START/.. */
void ends_of(Ie *ie, Str date, Str *start, Str *end);
bool names_both_ends(const Ie *ie, const EvCand *c);
Str  inferred(Ie *ie, Str date);
bool may_agree(Str a, Str b);
bool date_before(Str a, Str b);    /* wholly */
Str  finer(Str a, Str b);
/* The date plus the length, or minus it; "" where they do not add. */
Str  date_add(Ie *ie, Str date, uint32_t timex, int sign);
/* From a season on, some time in as long a stretch. */
Str  date_on(Ie *ie, Str date, uint32_t timex);
/* Until when, since when, where the clause tells that beside its date (started in 2011, until June 2013); "" where it does
 * not. */
Str  until_told(const Ie *ie, const EvCand *c, Str start);
Str  since_told(Ie *ie, const EvCand *c, Str end);
/* The length that the candidate's clause tells, as 1 + its timex; 0 for none. within: 3년 만에 counts, too. */
uint32_t length_told(const Ie *ie, const EvCand *c, bool within);

/* position_event.c: what i, the event e, does to the rows. */
void on_join(Fold *fo, const Event *e, uint32_t i);
void on_leave(Fold *fo, const Event *e, uint32_t i);
void row_take(Fold *fo, Row *r, const Event *e, uint32_t i);   /* told again: fills what is empty */
/* position_change.c */
void on_change(Fold *fo, const Event *e, uint32_t i);
void on_transfer(Fold *fo, const Event *e, uint32_t i);
bool same_role(Str a, Str b);
Row *row_split(Fold *fo, Row *r, const Event *e, uint32_t i);  /* the second half, from the new title on */
void row_go_on(Fold *fo, Row *next, Row *r, const Event *e, uint32_t i);       /* r ends, and next has of it what e leaves */
/* position_work.c */
bool is_until(const Fold *fo, uint32_t i);                 /* 2022년까지 다녔다 */
void on_work(Fold *fo, const Event *e, uint32_t i);
void on_work_more(Fold *fo, const Event *e, uint32_t i);       /* … at further houses */
void on_context(Fold *fo, const Event *e, uint32_t i);
void leaves_behind(Fold *fo, const Row *r, const Event *e, uint32_t i);        /* r begins elsewhere, and the spell held ends there */
void on_school(Fold *fo, const Event *e, uint32_t i);
void on_withdraw(Fold *fo, const Event *e, uint32_t i);
void on_ahead(Fold *fo, const Event *e);                   /* a leaving or degree that is still to come */
bool school_left(Fold *fo, const Event *e, uint32_t i);

Rc   school_bind(Analyser *an, Fault *f);

/* position_study.c: words of schooling. */
static inline bool study_in_word(const Doc *d, uint32_t at)
{
    return d->cls[at] == CH_HANGUL || d->cls[at] == CH_LATIN || d->cls[at] == CH_DIGIT;
}
Rc    study_bind(Analyser *an, Fault *f);
Range study_department(const Ie *ie, uint32_t at);
bool  study_head(const Ie *ie, Range r);
Range study_taught(const Ie *ie, const EvCand *c);
bool  study_bare(const Ie *ie, Range course);
bool  study_place(const Ie *ie, const EvCand *c, Range course, Range *out);
Range study_course(const Ie *ie, Range course, Range school, uint32_t from);
Range study_kind_en(const Ie *ie, const EvCand *c, Range school);
Range study_note_en(const Ie *ie, const EvCand *c, Range school);
uint32_t study_named(const Ie *ie, Range course);
Range study_course_en(const Ie *ie, const EvCand *c, Range course);
bool  study_major(const Ie *ie, const EvCand *c, Str *course, Str *school);
Str   study_intake(const Ie *ie, const EvCand *c);
bool  study_runs(const Ie *ie, const EvCand *c);
bool  study_school_end(const Ie *ie, Range w);
bool  study_school_before(const Ie *ie, Range w);
bool  study_early(const Ie *ie, Range school);
bool  study_alma(const Ie *ie, Range school);

/* position_course.c: where a course is heard that its sentence does not place, and when it was over. */
bool  course_place_before(const Ie *ie, const EvCand *c, Range *out);
bool  course_said_before(const Ie *ie, const EvCand *c, Range *school, Range *course);
bool  course_called(const Ie *ie, const EvCand *c, Range *school);
void  course_ends(Fold *fo, Row *r, const Event *e, const EvCand *c);

/* position_around.c: what is told around an event. */
Rc    around_bind(Analyser *an, Fault *f);
Cause cause_around(const Fold *fo, uint32_t i);
bool  opens_then(const Ie *ie, const EvCand *c);      /* 그 뒤로, since then */
bool role_aside(const Ie *ie, const EvCand *c);
Employment employment_told(const Ie *ie, const EvCand *c);       /* in its clause */
Employment employment_around(const Fold *fo, const Row *r);
/* How long the spell was, where that is told behind its beginning without a verb of work. */
void  length_behind_start(const Fold *fo, Row *r);
Str   title_post(const Ie *ie);
Str   service_post(const Ie *ie, const EvCand *c);
bool  role_serves(const Ie *ie, Str role);
/* As what one was there, told behind the beginning in a sentence of its own; "" where it is not. */
Str   post_behind_start(const Fold *fo, const Row *r);
Str   venture_name(const Ie *ie, const EvCand *c);

/* A spell that the text shows rather than tells. */
typedef struct HeadRow { Str org, role, start, end; bool heads; } HeadRow;     /* heads: a line above the stretch names it */

/* position_span.c: is the stretch of time beside an employer's name? */
bool span_read(Ie *ie, uint32_t timex, HeadRow *out);
bool span_school(Ie *ie, uint32_t timex, HeadRow *out);

/* position_head.c: rows that headings are, and those that a name and its dates are. */
void heads_read(Fold *fo);

/* position_fill.c: what the rows together tell. */
void rows_fill(Fold *fo);
#endif
