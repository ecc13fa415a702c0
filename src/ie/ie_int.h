/* ie_int.h: what the passes of the analyser share.
 *
 * A pass is one function over an Ie: it reads the lists of earlier passes and appends to its own. The table in
 * analyse.c is the only place that knows the order:
 *
 *   scope     which lines are the memoir's own body            -> line_zone
 *   turn      which lines somebody else says or asks           -> line_turn
 *   timex     time expressions, not yet anchored               -> out->timexes, tx
 *   dct       the time of writing                              -> out->dct
 *   anchor    missing years, relative words, ranges            -> timex values
 *   entity    known names, then unknown ones by their context  -> out->entities, mention
 *   trigger   words that express events, whose they are        -> ev
 *   fact      factuality from the predicate's tail             -> ev
 *   argument  org, role, team, skills, dates; one event per happening -> out->events
 *   position  spells folded from events                        -> out->positions
 *   check     contradictions                                   -> out->checks
 *
 * Positions in the text are folded indexes (text/doc.h) inside the passes; spans in bytes in the results. */
#ifndef IE_INT_H
#define IE_INT_H
#include "ie/analyse.h"
#include "uni/hangul.h"
#include <string.h>

typedef enum { ZONE_BODY, ZONE_FURNITURE, ZONE_META } Zone;     /* furniture: related posts, counters, tags */
typedef enum { TURN_OWN, TURN_ANSWER /* behind a label */, TURN_QUESTION /* as far as its last question mark */, TURN_OTHER } Turn;

/* How a time expression stands to its sentence: by the particle or word that follows or precedes it. */
typedef enum {
    REL_NONE, REL_AT, REL_SINCE /* 부터, since */, REL_UNTIL /* 까지, until */, REL_DURING /* 동안, for, 간 */,
    REL_AGO /* 전, ago, before */, REL_AFTER /* 후, 뒤, later */, REL_WITHIN /* 만에, in */, REL_ORDINAL /* 년 차 */,
} TimeRel;

/* Beside each Timex: where it stands. Same index as out->timexes. */
typedef struct TimexInfo {
    uint32_t beg, end;                 /* folded */
    uint32_t sent;                     /* sentence index, UINT32_MAX outside one (headings are sentences too) */
    uint32_t line;
    uint8_t  rel;                      /* TimeRel */
    bool     heading;                  /* stands in a heading: holds for its section */
    bool     line_start;               /* first on its line or item: holds for the line */
    bool     entry;                    /* at the head of a paragraph, one of several: holds for what follows it */
    bool     approx;
    bool     scene;                    /* the day or the month of writing, without its year */
    bool     plan;                     /* under a heading, behind a question, that asks what is ahead */
    bool     moved;                    /* something was put off to it: ahead, as seen from there */
    bool     born;                     /* when the author was */
    bool     update;                   /* when what stands behind it was added to the text */
    uint32_t mend;                     /* 1 + the date that the text puts in its place: 3월이 아니라 4월; 0: none */
} TimexInfo;
typedef VEC(TimexInfo) TimexInfoList;

/* A mention of an entity, in text order over all entities. */
typedef struct MentionRef { uint32_t beg, end; uint32_t entity; uint32_t sent; } MentionRef;
typedef VEC(MentionRef) MentionRefList;

/* A footnote: its mark, the mark's line, the line that it begins in. */
typedef struct FootNote { uint32_t beg, end, line, body; } FootNote;
typedef struct NoteList { uint32_t n; FootNote *v; } NoteList;

/* By tokens: may it tell of a time, may it be part of an expression, does it tell only where the next is part of one, is
 * its word still to be read (src/ie/form.h)? */
typedef struct TimeBits { uint64_t *tells, *any, *wants, *fresh; } TimeBits;

static inline bool tok_bit(const uint64_t *bits, uint32_t t) { return bits[t / 64] >> t % 64 & 1; }

typedef struct TimeAsks TimeAsks;      /* src/ie/form.h */
typedef struct Form Form;
typedef struct Forms Forms;

typedef struct EvCand EvCand;          /* src/ie/event/event_int.h */
typedef VEC(EvCand *) EvCandList;

/* The units of the text where a book may have a word, a bit each; or tokens of some kind. */
typedef struct MayBits { const uint64_t *word; } MayBits;

typedef struct Ie {
    const Analyser *an;
    const Lex      *lex;
    const Doc      *doc;
    Arena          *mem;               /* results */
    Arena          *tmp;               /* scratch for the whole run */
    Arena          *pass;              /* scratch of the pass that runs: empty when it begins */
    AnalyseOptions  opt;
    Analysis       *out;
    bool            ko;                /* mostly Korean; else English rules lead (both run: texts are mixed) */

    const uint16_t *code;              /* the text as the books' tries have it */
    const LexBits  *may;               /* by unit: which books may have a word there (lex_scan) */
    Forms          *forms;
    Form          **form;              /* by token: its distinct word; NULL for numbers, marks and long words */
    TimeBits        time_tok;          /* by tokens; behind the timex pass all words are read */
    uint8_t        *line_zone;         /* Zone of each line */
    uint8_t        *line_turn;         /* Turn of each line */
    bool            to_self;           /* a letter to oneself of an earlier time: what is ahead there is past */
    Sym             third;             /* of whom the author tells instead of himself (src/ie/turn.c), 0: of nobody */
    uint32_t        third_name[2];     /* 1 + the tokens of that one's names, where the text begins with them, 0: none */
    NoteList       *notes;             /* src/ie/footnote.c */
    uint32_t       *line_note;         /* by line: 1 + the note it is of; NULL: there is none */
    TimexInfoList   tx;
    struct TimeParse *time;            /* same index: the slots, src/ie/time/time_int.h */
    uint32_t        n_time;
    struct Cue *cue;                   /* by sentence: what it says of its time, src/ie/time/anchor_int.h */
    MayBits tense;                     /* where the book asked for that may have a word */
    int             dct_y, dct_m, dct_d;   /* as far as the dct is known, else 0 */
    Str             first_dct;         /* of the text before its first update, "" where it has none */
    bool            updated;           /* has it one? */
    MentionRefList  mention;
    uint32_t       *tx_row, *mention_row;      /* for ie_timex_from(), ie_mention_from(); ie_rows() makes them */
    EvCandList      ev;
    struct ReferTokens *refer;         /* src/ie/argument/argument_refer.c */
} Ie;

/* What each pass binds once at open: symbols to enums, books to pointers. Owned by its .c file; lives in an->mem. */
typedef struct PassRow {
    const char *name;
    Rc   (*bind)(Analyser *an, Fault *f);      /* NULL: nothing to bind */
    void (*run)(Ie *ie);
} PassRow;

struct Analyser {
    const Lex *lex;
    Arena     *mem;
    /* One slot a pass family, set by bind, read by run. Each type is private to its .c files. */
    const struct Marks     *mark;
    const struct ScopeData *scope;
    const struct TurnData *turn;
    const struct TimexData *timex;
    const struct DctData   *dct;
    const struct AnchorData *anchor;
    const struct EntityData *entity;
    const struct EventData *event;
    const struct PositionData *position;
    const struct StudyData *study;
    const struct AroundData *around;
    const struct TotalData *total;
};

/* analyse.c: what stands before all passes; then those from `first` on (NULL: from the first) up to the one behind them (NULL:
 * to the last). */
Ie ie_open(const Analyser *an, Arena *mem, const Doc *doc, const AnalyseOptions *opt, AnalyseMemo *memo, Analysis *out);
void ie_run(Ie *ie, void (*first)(Ie *), void (*behind)(Ie *));

Rc mark_bind(Analyser *an, Fault *f);             /* no pass: src/ie/mark.h */
/* What of a user's entries their books cannot be bound with (analyser_judge). */
void mark_judge(const Lex *lex, LexBadFn bad, void *ctx);
void event_judge(const Lex *lex, LexBadFn bad, void *ctx);
Rc scope_bind(Analyser *an, Fault *f);    void scope_run(Ie *ie);
Rc turn_bind(Analyser *an, Fault *f);     void turn_run(Ie *ie);
Rc timex_bind(Analyser *an, Fault *f);    void timex_run(Ie *ie);
Rc dct_bind(Analyser *an, Fault *f);      void dct_run(Ie *ie);
Rc anchor_bind(Analyser *an, Fault *f); void anchor_run(Ie *ie);
void dct_settle(Ie *ie);
Rc entity_bind(Analyser *an, Fault *f);   void entity_run(Ie *ie);
Rc event_bind(Analyser *an, Fault *f);    void trigger_run(Ie *ie);
void fact_run(Ie *ie);
void argument_run(Ie *ie);
Rc position_bind(Analyser *an, Fault *f); void position_run(Ie *ie);
Rc check_bind(Analyser *an, Fault *f);    void check_run(Ie *ie);

/* src/ie/entity/entity_person.c: do two syllables stand there that are a given name, and no common noun? */
bool given_name_at(const Ie *ie, uint32_t beg);

/* src/ie/time/timex_bind.c */
TimeAsks timex_asks(const Analyser *an);

/* src/ie/turn.c: what the word does where the author tells of himself as of another. */
typedef enum { THIRD_NONE, THIRD_SUBJECT, THIRD_OBJECT, THIRD_OWNER } ThirdWord;
ThirdWord turn_third(const Ie *ie, uint32_t tok);

void footnote_run(Ie *ie);
const FootNote *footnote_of_line(const Ie *ie, uint32_t line);                /* NULL: of none */
uint32_t footnote_end(const Ie *ie, const FootNote *note);                 /* where its last line ends */
const FootNote *footnote_marked(const Ie *ie, uint32_t beg, uint32_t end);    /* the first one whose mark stands there, NULL for none */

/* src/ie/scope.c: does a label of a date, with its colon, fill the units from beg up to the date at `at`? */
bool scope_label_when(const Ie *ie, uint32_t beg, uint32_t at);

/* Shared by the passes (src/ie/util.c). */
/* What stands before every pass: where the books may have words, and the words' forms. */
void ie_read(Ie *ie);
/* May the book have a word at the unit? Asked before the book itself is, it spares nearly all look-ups. */
static inline bool ie_may(const Ie *ie, const LexBook *b, uint32_t at) { return ie->may[at] & lex_book_bit(b); }
/* For who asks the book at many units in a row. */
MayBits ie_may_bits(const Ie *ie, const LexBook *b);
/* Those of the 64 units from p on. */
static inline uint64_t may_from(MayBits may, uint32_t p)
{
    const uint64_t *w = may.word + p / 64;
    return w[0] >> p % 64 | w[1] << 1 << (63 - p % 64);
}
/* The first of [p, end), end for none. */
static inline uint32_t may_next(MayBits may, uint32_t p, uint32_t end)
{
    for (; p < end; p += 64) {
        uint64_t here = may_from(may, p);
        if (!here) continue;
        p += (uint32_t)__builtin_ctzll(here);
        return p < end ? p : end;
    }
    return end;
}
/* The words of a book in the units [at, end). */
static inline int ie_prefixes(const Ie *ie, const LexBook *b, uint32_t at, uint32_t end, LexMatch out[LEX_MATCH_MAX])
{
    return ie_may(ie, b, at) ? lex_prefixes_scanned(b, ie->doc->ch + at, ie->code + at, end - at, out) : 0;
}
static inline bool ie_longest(const Ie *ie, const LexBook *b, uint32_t at, uint32_t end, LexMatch *out)
{
    return ie_may(ie, b, at) && lex_longest_scanned(b, ie->doc->ch + at, ie->code + at, end - at, out);
}
/* Is the unit written as an English capital? */
static inline bool ie_capital(const Ie *ie, uint32_t at)
{
    char ch = at < ie->doc->n ? ie->doc->text.p[ie->doc->at[at]] : '\0';
    return ch >= 'A' && ch <= 'Z';
}
/* 다닌, 다니던, 일한: does the syllable end a verb that says more of the noun behind it? */
static inline bool is_adnominal(uint32_t last)
{
    enum { CODA_N = 4 };
    return hangul_is(last) && hangul_coda(last) == CODA_N;
}
/* A syllable that ends in ㅆ is the past (했, 갔, 었), but for 있 and 겠. */
static inline bool is_past_syllable(uint16_t ch)
{
    enum { CODA_SS = 20, NUCLEUS_I = 20, NUCLEUS_E = 5, ONSET_IEUNG = 11, ONSET_G = 0 };
    if (!((int)hangul_is(ch) & (int)(hangul_coda(ch) == CODA_SS))) return false;
    bool iss = hangul_onset(ch) == ONSET_IEUNG && hangul_nucleus(ch) == NUCLEUS_I;
    bool kess = hangul_onset(ch) == ONSET_G && hangul_nucleus(ch) == NUCLEUS_E;
    return !iss && !kess;
}
/* Those longer than the first done units, which were read before and ended at the stop: of a word that stands in many
 * places only what follows it is read there. */
static inline int ie_prefixes_on(const Ie *ie, const LexBook *b, LexStop from, uint32_t at, uint32_t done, uint32_t end,
                                 LexMatch out[LEX_MATCH_MAX])
{
    const uint16_t *u = ie->doc->ch + at, *code = ie->code + at;
    return lex_goes_on(from.next, u + done, code + done) ? lex_prefixes_on(b, from, done, u, code, end - at, out) : 0;
}
/* Over the blanks at p: mostly one or none. */
static inline uint32_t blanks_skip(const Doc *d, uint32_t p)
{
    p += d->cls[p] == CH_SPACE;
    while (d->cls[p] == CH_SPACE) p++;
    return p;
}

/* Back over the blanks before p, no further than floor; the word of Hangul that ends there; to the last Hangul before. */
static inline uint32_t blanks_back(const Doc *d, uint32_t p, uint32_t floor)
{
    while (p > floor && d->cls[p - 1] == CH_SPACE) p--;
    return p;
}
static inline uint32_t hangul_back(const Doc *d, uint32_t p, uint32_t floor)
{
    while (p > floor && d->cls[p - 1] == CH_HANGUL) p--;
    return p;
}
static inline uint32_t hangul_before(const Doc *d, uint32_t p, uint32_t floor)
{
    while (p > floor && d->cls[p - 1] != CH_HANGUL) p--;
    return p;
}
/* By stretches of so many units: the first of n rows of that size that begins there or behind, n for none. Each row begins
 * with its place, and they stand in its order; one more behind them begins nowhere, at UINT32_MAX. */
enum { ROW_STRETCH = 16 };
uint32_t *ie_rows(const Ie *ie, const void *rows, uint32_t n, size_t size);
/* The first timex / mention with beg >= at; for walking a range. */
static inline uint32_t ie_timex_from(const Ie *ie, uint32_t at)
{
    if (at >= ie->doc->n) return ie->tx.n;
    uint32_t i = ie->tx_row[at / ROW_STRETCH];
    i += ie->tx.v[i].beg < at;        /* mostly that is all */
    while (ie->tx.v[i].beg < at) i++;
    return i;
}
static inline uint32_t ie_mention_from(const Ie *ie, uint32_t at)
{
    if (at >= ie->doc->n) return ie->mention.n;
    uint32_t i = ie->mention_row[at / ROW_STRETCH];
    i += ie->mention.v[i].beg < at;        /* mostly that is all */
    while (ie->mention.v[i].beg < at) i++;
    return i;
}

/* Is the mention, by its index, of the type? */
static inline bool mention_is(const Ie *ie, uint32_t mention, EntityType type)
{
    return ie->out->entities.v[ie->mention.v[mention].entity].type == type;
}
/* Does the expression name both ends of a stretch (3월부터 6월, 2009 - 2013)? */
bool ie_timex_range(const Ie *ie, uint32_t timex);
/* Does it stand over an entry of a diary? */
bool ie_timex_entry(const Ie *ie, uint32_t timex);
/* 2009 - 2013, from May to July, 2019 ~: the expression names both ends, or leaves one open. */
bool ie_is_range(const Ie *ie, uint32_t timex);
/* dct_count.c: the first count in [beg, end), where it is an age in Korean: 서른한 살; full: 만 서른한 살. */
typedef struct AgeTold { int n; bool full; uint32_t beg, end; } AgeTold;
bool ie_age_in(Ie *ie, uint32_t beg, uint32_t end, AgeTold *out);
bool ie_number_at(Ie *ie, uint32_t at, int *n, uint32_t *behind);       /* below a hundred, in figures or words */
/* Full-time · 5 yrs 2 mos: a short line that tells how long one was there in all. */
bool ie_is_total(const Ie *ie, uint32_t line);
/* A book that must exist; a missing one is RC_DAMAGED with the name. */
MUST_USE Rc ie_book(const Analyser *an, const char *name, const LexBook **out, Fault *f);
#endif
