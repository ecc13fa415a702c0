/* anchor_int.h: what anchoring keeps while it walks the expressions of a document (anchor.c, anchor_*.c).
 *
 * Knows    expressions as they were read (time_int.h), where they stand, what their sentences say of time.
 * Units    days are EdtfDay, EDTF_DAY_NONE where not known; i: the number of an expression.
 * Memory   an Anchor lives as long as one walk; values in ie->mem.
 * Source   annotation guide, section 2. */
#ifndef ANCHOR_INT_H
#define ANCHOR_INT_H
#include "time_int.h"

enum { FRAMES_MAX = 8 };
/* A heading or a line that dates what follows, as far as end (a folded index). */
typedef struct Frame { EdtfDay lo, hi; uint32_t beg, end; } Frame;

/* What the sentence says of its time: ahead of the writing, perhaps so, past, stepping back in the story, lasting until
 * now. known: the sentence was read; several: it may tell of several times, clause by clause. */
typedef struct Cue {
    bool known, future, maybe, past, present, back, now, english_present, unreal, was, agreed, several;
} Cue;
typedef struct MendWords { const LexBook *book; const uint64_t *first; Sym no, not, claim, really, fix, errata, slip, equals; } MendWords;
struct AgeData;
struct AsideData;
struct AheadData;
/* says: by entry, anchor_story.c; clause_of: anchor_clause.c */
struct AnchorData {
    const struct AgeData *age;
    const struct AsideData *aside;
    const struct AheadData *ahead;
    const LexBook *book, *clock, *clause;
    uint16_t      *says;
    const uint8_t *clause_of;
    MendWords      mend;
};

enum { HISTORY = 64 };
typedef struct Told { int y, m, d; uint32_t sent; } Told;           /* a month or a day that was told with its year */

/* Is the number of straight quotation marks odd from the line's begin to at? */
typedef struct Quotes { uint32_t line, at; bool odd; } Quotes;

typedef struct Anchor {
    Ie     *ie;
    EdtfDay now_lo, now_hi;            /* the time of writing, EDTF_DAY_NONE when not known */
    EdtfDay text_lo, text_hi;          /* that of the text, where entries of a diary have one of their own */
    EdtfDay story_lo, story_hi;        /* what was told last */
    EdtfDay through_lo, through_hi;    /* where the length behind that ends, EDTF_DAY_NONE for none */
    EdtfDay item_lo, item_hi;          /* of the row of a list before, which began with a date: */
    uint32_t item_by, item_line;
    EdtfDay review_lo, review_hi;      /* the year that a review of it is about, EDTF_DAY_NONE for none */
    uint32_t section;                  /* where the section began that is being told, UINT32_MAX before the first */
    uint32_t framed_by;                /* the last one that a heading gave its year, UINT32_MAX for none */
    EdtfDay  main_lo, main_hi;         /* … before a year of long ago took it back: */
    uint32_t main_by;
    EdtfDay  prior_lo, prior_hi;       /* where the story stood before it named the year before: */
    uint32_t prior_by;
    EdtfDay  list_end;                 /* the latest day that the list told, and how many of them */
    uint32_t list_n, list_at;          /* which of them the latest was */
    bool     through_all;              /* what ended it was told, so that the story stands there */
    uint32_t story_by;                 /* the expression that told it, UINT32_MAX for the title */
    EdtfDay head_lo, head_hi;          /* what the heading before told: headings follow each other */
    bool     entry;                    /* one was told: entries of a diary, too */
    uint32_t sent, at;                 /* of the expression being resolved, and where it begins */
    const Line *line;                  /* the one it stands in */
    Quotes  quotes;                    /* counted so far */
    const FootNote *note;                  /* the footnote that is being told */
    bool    draft;                     /* bounds only: the pass on the time of writing asks for no values */
    Told    told[HISTORY];             /* a ring */
    uint32_t n_told;
    Frame   frame[FRAMES_MAX];
    uint32_t n_frame;
} Anchor;

static inline const Frame *frame_now(const Anchor *a) { return a->n_frame ? &a->frame[a->n_frame - 1] : NULL; }

/* anchor_frame.c */
void anchor_frames_update(Anchor *a, uint32_t at);             /* ends those that end at or before the unit */
void anchor_frame_push(Anchor *a, uint32_t i);
bool anchor_is_possessive(const Ie *ie, uint32_t i);           /* last year's */

/* anchor_beside.c: puts into the point what stands beside it. */
void anchor_beside(const Anchor *a, uint32_t i, TimePoint *p, const Cue *cue);

/* anchor_aged.c: does an age beside it say of which year it is? told: that is known. */
typedef struct Aged { int year; bool told; } Aged;
bool anchor_aged(const Anchor *a, uint32_t i, const TimePoint *p, Aged *out);
int  anchor_birth(const Ie *ie);                                /* 0 where it is not told to the year */
Rc   aged_bind(Analyser *an, struct AnchorData *t, Fault *f);

/* anchor_aside.c: does a clause that says more of a noun tell the time, and back from where the story stands? */
Rc   aside_bind(Analyser *an, struct AnchorData *t, Fault *f);
bool anchor_aside(const Anchor *a, uint32_t i);

/* anchor_verb.c: does the verb of its clause put the time ahead of the writing? */
Rc   ahead_bind(Analyser *an, struct AnchorData *t, Fault *f);
bool anchor_ahead(const Ie *ie, uint32_t i);
bool anchor_present(const Ie *ie, uint32_t i);                  /* is it told in the present? */
bool anchor_had(const Ie *ie, uint32_t i);                      /* as what had been by then? */
bool anchor_had_been(const Ie *ie, uint32_t i);                 /* … wherever its verb stands: In 2008 they'd made me lead */
bool anchor_onward(const Ie *ie, uint32_t i);                   /* as what came behind what had been? */
bool anchor_mine(const Ie *ie, uint32_t i);                     /* is the author spoken of? */
bool anchor_begins(const Ie *ie, uint32_t i);                   /* does a spell begin there, does one end? */
bool anchor_ends(const Ie *ie, uint32_t i);
bool anchor_stated(const Ie *ie, uint32_t i);                   /* This was 2015: is it said of what is told? */
bool anchor_of_others(const Ie *ie, uint32_t i);                /* in words that tell what others did, or what had been done: He had founded the firm in 1991 */

bool anchor_is_said(Anchor *a, uint32_t i);                    /* anchor_said.c */
bool anchor_own_end(const Ie *ie, uint32_t i);                 /* anchor_through.c: did the author end something, or reach it, within the length? */

/* anchor_find.c */
typedef struct Found { TimeValue value; Basis basis; } Found;
enum { YEAR_BY_HEADING, YEAR_BY_MENTION, YEAR_BY_STORY, YEAR_BY_NOW, YEAR_BY_N };
typedef struct AnchorYears { int y[YEAR_BY_N]; } AnchorYears;
int anchor_year_by_now(const Anchor *a, const TimePoint *p, const Cue *cue);       /* 0 where the writing is not known */
Found anchor_resolve(const Anchor *a, TimePoint *p, const TimeParse *parse, const Cue *cue);
Found anchor_weekday_behind(EdtfDay day, int wday);        /* the first one behind the day: Monday to Friday */
AnchorYears anchor_years(const Anchor *a, const TimePoint *p, const TimeParse *parse, const Cue *cue);
TimeBase base_of_day(EdtfDay day);
TimeBase base_of_span(EdtfDay lo, EdtfDay hi);
void anchor_why(const Anchor *a, uint32_t i, const AnchorYears *years);      /* anchor_why.c */
Rc   mend_bind(Analyser *an, MendWords *out, Fault *f);
bool anchor_equals(const Ie *ie, uint32_t i);     /* anchor_mend.c: is expression i named once more right behind it, by a word of equating? */
void anchor_mend(Ie *ie);                        /* anchor_mend.c: what the text takes back, once all have their values */
Cue cue_of(const Ie *ie, uint32_t i);            /* anchor_story.c */
Rc   clause_bind(Analyser *an, struct AnchorData *t, Fault *f);
/* anchor_clause.c: narrows [beg, end) to the clause of expression i. Has it a verb in the past? */
bool anchor_clause(const Ie *ie, const Sentence *x, uint32_t i, uint32_t *beg, uint32_t *end);
bool anchor_past_word(const Ie *ie, const Token *tok, uint32_t end);             /* moved, left: an English verb in the past */
bool anchor_born(const Ie *ie, uint32_t i);      /* I was born in Leith in March 1968: is it the author's birth? */
void cue_begin(Ie *ie);                          /* before the first cue_of */
void anchor_draft(Ie *ie);                       /* anchor.c: anchor_run without values */
#endif
