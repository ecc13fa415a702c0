/* analysis.h: what one run of the analyser found in one document.
 *
 * Knows    the layers of the annotation guide: timexes, entities, events, positions; and checks.
 * Unaware  of the passes that fill it, of the cache that keeps it, of the text itself.
 * Units    Span: bytes of the text as stored. Days: days since 1970-01-01, with EDTF_DAY_MIN/MAX for open.
 * Memory   every list and Str lives in the arena of the run, or in the text, which outlives it.
 * Threads  written by one; const once the run is over.
 * Source   annotation guide; the JSON of gilmok analyze (model/analysis_json.h). */
#ifndef MODEL_ANALYSIS_H
#define MODEL_ANALYSIS_H
#include "base/arena.h"
#include "edtf/edtf.h"
#include "model/types.h"

/* A time expression. value is EDTF for a date, an ISO 8601 duration for a length, words for a set; "" when it
 * cannot be resolved. lo and hi are the certain bounds of a date, EDTF_DAY_NONE without a value. */
typedef struct Timex {
    Span      span;
    TimexType type;
    Str       value;
    EdtfDay   lo, hi;
    Basis     basis;
    uint16_t  rule;               /* index into the rule names of the pass, for --explain */
    bool      ago;                /* a length that counts back: 3년 전, two years ago */
} Timex;

/* The value as files have it: 1년 6개월가량 is P1Y6M there, for the quote says that it is about that. */
static inline Str timex_told(const Timex *t)
{
    bool about = t->type == TIMEX_DURATION && t->value.n && t->value.p[0] == '~';
    return str_slice(t->value, about, t->value.n);
}
typedef VEC(Timex) TimexList;     /* in text order, not overlapping */

typedef VEC(Str) StrList;

/* Why a time expression has its value; kept only for --explain. */
typedef struct TimexWhy {
    Str     rule;                          /* of the grammar */
    Span    anchor;                        /* the words that gave what it leaves out; empty where none of the text did */
    StrList beaten;                        /* "where from: reading", what it was chosen over */
} TimexWhy;
typedef VEC(TimexWhy) TimexWhyList;        /* one a time expression, or none at all */

/* What people call an event, a name or a position by: its place among the suggestions, from 1, whatever became of those
 * before it; what a person added, OWN_NO and the number of the decision that did. 0: its place in its list. */
#define OWN_NO 0x80000000u
enum { THING_ID_N = 16 };
const char *thing_id(char out[THING_ID_N], char sign, uint32_t no);     /* "e3"; "e+57" for what was added */
bool thing_id_read(Str id, char *sign, uint32_t *no);

typedef struct Mention { Span span; } Mention;
typedef VEC(Mention) MentionList;

/* A thing the career is made of; one per thing and document. name is canonical and shown; also holds the other
 * names in the text. lex_id is the lexicon's id ("" for one found by its context, known = false). */
typedef struct Entity {
    EntityType  type;
    Str         name, lex_id, family;      /* family: a role's or skill's group in the lexicon, "" if none */
    StrList     also;
    bool        known;
    MentionList mentions;                  /* in text order, at least one */
    Standing    standing;                  /* suggested, as all of it, until a person decides (review/view.h) */
    uint32_t    no;
    Str         why;                       /* the rule and the words that found an unknown name */
} Entity;
typedef VEC(Entity) EntityList;            /* in order of first mention */

typedef struct EventArgs {
    Str        org, role, team, place, other;
    Employment employment;
    Cause      cause;
    StrList    skill;
} EventArgs;

/* What an event has from the spell that it is told in, not from its own words; and what is lent to it no more, because
 * somebody emptied the field. */
enum { LENT_ORG = 1, LENT_ROLE = 2, LENT_DATE = 4, LENT = 7, EMPTY_ROLE = 8, EMPTY_DATE = 16 };

typedef struct Event {
    EventType  type;
    Span       span;                       /* the trigger, root only */
    VEC(Span)  also;                       /* other mentions of the same happening */
    Factuality fact;
    Str        date;                       /* EDTF or "" */
    Basis      date_basis;
    EventArgs  args;
    Span       sentence;
    float      confidence;                 /* 0 to 1 */
    Standing   standing;
    uint8_t    lent;                       /* LENT_…, EMPTY_… */
    uint32_t   no;
    StrList    why;                        /* "rule: words", what fired */
} Event;
typedef VEC(Event) EventList;              /* in text order of the trigger */

/* Why a field of an event has its value; kept only for --explain. words is empty where none of the text gave it. */
typedef struct FieldWhy { const char *field; Str value; const char *rule; Span words; } FieldWhy;
typedef VEC(FieldWhy) FieldWhyList;        /* a field stands once, but for skills */
typedef VEC(FieldWhyList) EventWhyList;    /* one an event, or none at all */

/* Why words are a name, or none; kept only for --explain. A name that was weighed and turned down has no entity. */
typedef struct NameReason { EntityType type; int weight; const char *rule; Span words; } NameReason;   /* weight 0: told */
typedef struct NameWhy {
    Span       span;
    EntityType type;
    bool       taken;
    VEC(NameReason) reasons;
} NameWhy;
typedef VEC(NameWhy) NameWhyList;          /* in text order */

typedef struct Position {
    PositionKind kind;
    Str          org, role, team;
    Employment   employment;
    Str          start, end;               /* EDTF; "" unknown; end ".." still going on at the dct */
    Cause        exit;
    StrList      skill;
    VEC(uint32_t) evidence;                /* indexes into the event list */
    Standing     standing;
    uint32_t     no;
} Position;
typedef VEC(Position) PositionList;        /* in order of the career, as far as it is known */

typedef struct Check {                     /* a contradiction in the text or in what was read from it */
    const char *kind;                      /* "total", "order", "overlap", … */
    Str         text;                      /* one sentence in the document's language */
    VEC(uint32_t) events;
    Str         date;                      /* of one event that is told twice: its other date, EDTF */
} Check;
typedef VEC(Check) CheckList;

typedef struct Section { Span span; int level; Span heading; } Section;
typedef VEC(Section) SectionList;

typedef struct Analysis {
    Lang         lang;
    Str          title;
    Str          dct;                      /* EDTF or "" */
    DctBasis     dct_basis;
    Str          birth;                    /* of the one who writes: EDTF, "" where the text tells neither it nor an age */
    Span         birth_span;               /* the words that tell it */
    SectionList  sections;
    TimexList    timexes;
    TimexWhyList timex_why;
    EntityList   entities;
    NameWhyList  name_why;
    EventList    events;
    EventWhyList event_why;
    PositionList positions;
    CheckList    checks;
} Analysis;

/* Asserts what every list promises: spans inside n text bytes, ordered, indexes in range. For tests and debug. */
void analysis_check(const Analysis *an, uint32_t text_n);
#endif
