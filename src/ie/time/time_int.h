/* time_int.h: what the passes on time share: scope, timex, dct, anchor.
 *
 * Knows    atoms (words of time with their slots), points (slots filled, not yet a value), values.
 * Unaware  of words: every one comes from the book "time", its classes bound once at open.
 * Units    folded indexes; days as in edtf.h. */
#ifndef TIME_INT_H
#define TIME_INT_H
#include "ie_int.h"
#include <string.h>

/* Is the text one sentence? What is asked or noted by itself has no story: an expression in it is meant as of now (주말에 비어
 * 있나요?), and what a story would make a length may be a year (372년에 세웠다). */
static inline bool time_stands_alone(const Doc *d) { return d->n_sent == 1; }
/* weddings, results; not less, was */
static inline bool time_is_plural(const Doc *d, const Token *t)
{
    enum { LEAST = 4 };
    return t->end - t->beg >= LEAST && d->ch[t->end - 1] == 's' && d->ch[t->end - 2] != 's';
}

/* Classes of atoms: the symbols of the grammar. Those of the first two rows are made by the scanner. */
#define ATOM_TABLE(X) \
    X(n) X(y4) X(frac) X(big) X(d8) X(nth) X(ydec) \
    X(apos) X(dot) X(slash) X(dash) X(tilde) X(comma) X(lp) X(rp) \
    X(num) X(nsuf) X(trap) \
    X(nyeon) X(wol) X(il) X(yr) X(mo) X(wk) X(dy) X(hr) X(mn) X(cho) X(sec) X(fortnight) X(decade) X(century) X(quarter) \
    X(bungi) X(hakgi) X(decn) X(half1) X(halfw) X(len) X(ju) X(hoe) X(at) \
    X(month) X(season) X(seasons) X(half) X(vac) X(part) X(lastday) X(firstday) X(yearpart) X(monthpart) \
    X(ord) X(second) X(wday) X(wdays) X(wd1) X(weekend) X(hol) \
    X(ry) X(rm) X(rw) X(rd) X(rdt) X(rq) X(rwe) X(det) \
    X(pre) X(post) X(set) X(every) X(each) X(from) X(from2) X(to) X(and) X(or) X(of) X(now) \
    X(q) X(h) X(the) X(a) X(per) X(times) X(prep) X(betw) X(before) X(after) X(ago) X(more) X(grade) X(hae) \
    X(roman) X(yeo) X(ol) X(poss) X(term) X(ver) X(dayparts) X(daypart) X(fy) X(wkof) X(rest) X(ys) X(ms) X(cha) X(era) X(felt)
#define ATOM_ENUM(id) AT_##id,
typedef enum { AT_gap, ATOM_TABLE(ATOM_ENUM) AT_COUNT } AtomCls;
#undef ATOM_ENUM

enum {
    PREV_NOTHING = 0,
    PREV_N = 1,
    PREV_UNIT = 2,
    PREV_ORD = 4,
    PREV_LEN = 8,
    PREV_DATE = 16,
    PREV_AND = 32
}; /* what stands before an atom */
typedef enum { SYS_ANY, SYS_SINO, SYS_NATIVE, SYS_EN } NumberSys;
typedef enum { FROM_NONE, FROM_NOW, FROM_STORY, FROM_ANY } TimeFrom;

/* May an expression be where a word stands? A word that only leads to one tells of what is glued to it (그봄); behind a
 * blank the time is found by itself. */
typedef enum { TELLS_ALWAYS, TELLS_NUMBER, TELLS_GLUED, TELLS_NEVER } TimeTells;

/* What an entry's attributes of these names say: yes or no. */
#define ATOM_FLAGS(X) \
    X(abbr) X(strict) X(cap) X(coming) X(easter) X(verb) X(weak) X(approx) X(lunar) X(mul) X(ten) X(out) X(dated) X(paren) \
    X(same_season) X(needs) X(school) X(recent)
#define ATOM_FLAG(name) bool name : 1;

/* One entry of the books of times, its attributes read once; half a line of the cache, for each word found reads one. */
typedef struct AtomDef {
    uint8_t  cls, from, sys, part, prev, rel;
    uint8_t  tells;                    /* TimeTells */
    uint8_t  to;                       /* nsuf: the class it makes of the number before it */
    ATOM_FLAGS(ATOM_FLAG)
    bool     near_figure : 1, near_next : 1;
    /* it asks for nothing around it but what prev says, if it is no Latin word or figure */
    bool     plain : 1;
    int16_t  v, v2, month, nth, wday, plus;
    int16_t  y, m, w, d;
} AtomDef;
#undef ATOM_FLAG

typedef struct Atom {
    uint32_t beg, end;
    uint8_t  cls;
    bool     word, padded, glued, first;   /* a number in words; 04; no blank before; first of its line */
    uint8_t  digits;
    int32_t  v, v2;                    /* frac: v in hundredths */
    const AtomDef *def;                /* NULL for figures and marks */
} Atom;

/* A unit of calendar time that relative words count in. */
typedef enum {
    TU_NONE,
    TU_DAY,
    TU_WEEKEND,
    TU_WEEK,
    TU_MONTH,
    TU_QUARTER,
    TU_SEASON,
    TU_HALF,
    TU_YEAR,
    TU_DECADE
} TimeUnit;
typedef enum { PICK_NONE, PICK_LAST, PICK_THIS, PICK_NEXT } TimePick;     /* which of the yearly ones: last fall */
typedef enum { YEAR_NONE, YEAR_SHORT, YEAR_FULL } YearHow;

/* The slots of one calendar expression; zero says nothing. */
typedef struct TimePoint {
    int     year, shift;
    int     month, day, wday;          /* day -1: the last */
    int     half, quarter, season, term, vac;
    int     nth;                       /* nth week, weekday, … of the period; -1 last */
    uint8_t how;                       /* YearHow */
    uint8_t unit, from;                /* relative: TimeUnit and TimeFrom; unit TU_NONE: none */
    uint8_t pick, pick_n;              /* TimePick; two summers ago: 2 */
    uint8_t nth_unit;                  /* TimeUnit; TU_DAY with wday: the nth such weekday */
    uint8_t part;                      /* 1 early 2 mid 3 late 4 early to mid 5 mid to late */
    uint8_t det;                       /* a determiner stood before it: FROM_NOW (last fall), FROM_STORY (that May) */
    bool    decade, century, near_next;          /* the year begins a decade, or a century (decade is set, too); 새해: the new
                                        * year nearest */
    bool    approx, lunar, weekend, same_season, holiday, easter, same_day, same_month, fiscal;
    int8_t  beside;                    /* the weekday before (-1) or behind (1) the day named; beside_wday */
    uint8_t beside_wday;
    int8_t  plus;                      /* days behind the day named: the Friday after Thanksgiving */
    bool    school_year;               /* March to February */
    bool    month_part;                /* 월초: a part without its month */
    bool    week_of;                   /* the week that holds the day */
    bool    today;                     /* 오늘 5월 12일: the day of writing by its name */
    bool    event_year;                /* the year of an event, not told */
    bool    either_order;              /* 03/04/2019: day and month cannot be told apart */
} TimePoint;

typedef enum { TX_POINT, TX_RANGE, TX_EITHER, TX_LENGTH, TX_SET, TX_NOTHING } TimeForm;

/* A recognised expression beside its Timex and TimexInfo. */
typedef struct TimeParse {
    uint8_t   form;                    /* TimeForm */
    TimePoint a;
    TimePoint *b;                      /* the far end of a range, the other of two; NULL for others */
    EdtfDuration *len;                 /* of a length, NULL for others */
    bool      open_end, open_start;
    uint8_t   det;                     /* TimeFrom of an article or determiner left outside: that May */
    bool      prep, prep_on;           /* in, by … stands before it; on, by, until */
    bool      bare;                    /* a year alone */
    bool      entry;                   /* the day over an entry of a diary */
    int16_t   entry_year;              /* the year that the entries before it give such a day; 0: its own */
} TimeParse;
typedef VEC(TimeParse) TimeParseList;

/* By the first three letters of a Latin word, any other unit counting as one more letter: may a book have a word there?
 * Bits: GATE_BOOK, GATE_JOINT. Two letters, which is what a scan of the text tells, are those of every other word. */
enum { GATE_LETTERS = 27, GATE_OTHER = 26, GATE_BOOK = 1, GATE_JOINT = 2 };
enum { GATE_BITS = 2, GATE_A_BYTE = 8 / GATE_BITS, GATE_ALL = GATE_BOOK | GATE_JOINT };
typedef struct TimeGate { uint8_t may[GATE_LETTERS * GATE_LETTERS * GATE_LETTERS / GATE_A_BYTE + 1]; } TimeGate;

static inline uint32_t gate_letter(uint16_t ch) { return ch >= 'a' && ch <= 'z' ? (uint32_t)(ch - 'a') : GATE_OTHER; }
static inline uint32_t gate_place(const uint16_t u[3])
{
    uint32_t a = gate_letter(u[0]), b = gate_letter(u[1]), c = b == GATE_OTHER ? GATE_OTHER : gate_letter(u[2]);
    return (a * GATE_LETTERS + b) * GATE_LETTERS + c;
}
static inline uint8_t gate_of(const TimeGate *g, const uint16_t u[3])
{
    uint32_t at = gate_place(u);
    return g->may[at / GATE_A_BYTE] >> at % GATE_A_BYTE * GATE_BITS & GATE_ALL;
}

/* Of a class of atoms: its column in the grammar, may a rule begin with it, what it is to the word behind it (PREV_). */
typedef struct ClsInfo { uint16_t col; bool starts; uint8_t leads; } ClsInfo;

struct TimexData {
    const LexBook    *book, *joint, *after, *particle;       /* joint: what leads to times and joins them */
    const LexGrammar *grammar;
    AtomDef  *def, *joint_def;         /* by entry of the book, of joint */
    LexBits   book_bit, joint_bit;
    TimeGate  gate;
    ClsInfo   cls[AT_COUNT];
    uint8_t  *rule_eval;               /* rule -> evaluation */
    const struct EdgeDef *edge, *edge_particle;      /* by entry of after, of particle; timex_edge.c */
    const struct RateData *rate;       /* timex_rate.c */
};
Rc rate_bind(Analyser *an, struct TimexData *t, Fault *f);

/* The words at a place, shortest first, of the book of times and of the one of what joins them (joint: a bit each). */
enum { HIT_PLACES = 8 };
typedef struct Hits { uint32_t at; int n; uint16_t joint; LexMatch m[LEX_MATCH_MAX]; } Hits;
typedef struct Hit { uint32_t len, n_entry; const uint32_t *entry; const AtomDef *def; } Hit;

enum { RUN_MAX = 64 };
typedef struct TimeScan {
    Ie  *ie;
    const struct TimexData *d;
    Hits *hits;                        /* HIT_PLACES of them, those asked for last: atoms are read more than once */
    uint32_t n;
    uint8_t  prev;                     /* PREV_: what stands right before the atom that is read next */
    uint32_t para;
    uint32_t row_line;                 /* where a day was told last, and which: 6월 1일 지원, 5일 과제 제출 */
    int  row_day;
    bool heading, before_prep, after_range, after_day;         /* the match before ended in a range mark */
    uint32_t short_years, month_days;  /* how often the document wrote 19년, 9/2 so far */
    int32_t  short_lo, short_hi;
    uint32_t line_body;                /* where the words of the line begin */
    Atom at[RUN_MAX];                  /* n of them, and their columns in the grammar; what is behind is never read */
    uint16_t col[RUN_MAX];
} TimeScan;

static inline void hits_forget(TimeScan *s)
{
    for (int i = 0; i < HIT_PLACES; i++) s->hits[i].at = UINT32_MAX;
}

/* For who reads a single atom. */
static inline void time_scan_begin(TimeScan *s, Ie *ie, Hits hits[HIT_PLACES])
{
    memset(s, 0, offsetof(TimeScan, at));
    s->ie = ie;
    s->d = ie->an->timex;
    s->hits = hits;
    hits_forget(s);
}

/* timex_tell.c: reads the words that the text has for the first time; before anything below is asked. */
void time_read_new(const TimeScan *s);
void time_mark_entries(Ie *ie);            /* time_entry.c: which of them stand over entries, once all are read */
/* The first token of [t, end) where an expression may be, end for none. t is the first still to be read. */
uint32_t time_next(const TimeScan *s, uint32_t t, uint32_t end);
/* The first that may be part of an expression, as far as the bits of the tokens tell. */
uint32_t time_may_next(const Ie *ie, uint32_t t, uint32_t end);

/* timex_atom.c: the atom at p, false when none begins there. */
bool atom_at(const TimeScan *s, uint32_t p, Atom *out);
bool atom_may_begin(const TimeScan *s, uint32_t p);                  /* cheap; false: surely none */
bool atom_reaches(const TimeScan *s, uint32_t p, uint32_t q);
bool number_in_words(const TimeScan *s, uint32_t p, Atom *out);      /* native or English, whatever it counts */

/* timex_eval.c and the evaluations beside it: fills out from atoms [i, i + n) by the rule's evaluation. Returns how
 * many atoms it used, 0 to refuse. */
typedef struct Evaluated {
    TimeParse p;
    TimePoint b;                       /* of a range and of two: nothing is written there for others */
    EdtfDuration len;
    uint8_t type;
    uint32_t used;
} Evaluated;
uint32_t eval_run(const TimeScan *s, uint8_t eval, uint32_t i, uint32_t n, Evaluated *out);
void points_share(TimePoint *a, TimePoint *b);                /* what one side leaves out it takes from the other */
uint8_t eval_named(Str name);          /* EVAL_NONE for an unknown name */

/* timex_edge.c: what stands around an expression. */
typedef struct Edge {
    bool ok, veto_length, veto_date, veto_season;
    uint8_t rel;
    bool open_end, open_start, between, moved;
    uint32_t end;
} Edge;
const struct EdgeDef *edges_bind(Analyser *an, const LexBook *book);        /* by entry */
Edge edge_after(const TimeScan *s, uint32_t end, bool strict);
bool edge_has_particle(const TimeScan *s, uint32_t end);     /* some particle follows at once */
bool edge_at_particle(const TimeScan *s, uint32_t end);      /* 에, 부터, 까지 and their like follow at once */

/* time_value.c: slots and a base to a calendar value. The base gives what the slots leave out. */
typedef struct TimeBase { int y, m, d; } TimeBase;            /* zeros: not known */
typedef struct TimePart { int y, m, d; bool approx; } TimePart;     /* m, d 0: no finer than that */
typedef struct TimeValue { TimePart from, to; bool ok, range, decade; } TimeValue;
TimeValue time_value_of(const TimePoint *p, TimeBase base);   /* ok is false when something is missing */
TimeValue time_value_join(const TimeValue *from,
                          const TimeValue *to); /* from the start of one to the end of the other */
void time_value_bounds(const TimeValue *v, EdtfDay *lo, EdtfDay *hi);
bool time_value_tells(const TimeValue *v);                    /* has it a text? */
Str  time_value_text(Arena *a, const TimeValue *v);           /* EDTF, "" for no value */
int year_of_two(int two, int now_year);                       /* 17 -> 2017, 98 -> 1998 */
static inline bool time_needs_year(const TimePoint *p) { return !p->how && !p->unit && !p->decade; }

uint8_t time_rel_named(Str name);
#endif
