/* types.h: the closed vocabularies of an annotation, each one table: enum, the name in files and JSON, the
 * name a reader sees (a msgid). The order is that of the annotation guide.
 *
 * Knows    the annotation guide, sections 1 to 4.
 * Threads  constants only. */
#ifndef MODEL_TYPES_H
#define MODEL_TYPES_H
#include "base/str.h"

/* X(enum, name, msgid) */
#define LANG_TABLE(X) \
    X(LANG_AUTO, "auto", "any language") X(LANG_KO, "ko", "Korean") X(LANG_EN, "en", "English")

#define TIMEX_TABLE(X) \
    X(TIMEX_DATE, "date", "date") X(TIMEX_DURATION, "duration", "length") X(TIMEX_SET, "set", "repetition")

#define BASIS_TABLE(X)                          /* where a date comes from */ \
    X(BASIS_NONE, "none", "not known") \
    X(BASIS_EXPLICIT, "explicit", "as written") \
    X(BASIS_HEADING, "heading", "from the heading") \
    X(BASIS_DISCOURSE, "discourse", "from what was told before") \
    X(BASIS_DCT, "dct", "from the time of writing") \
    X(BASIS_COMPUTED, "computed", "by arithmetic")

#define DCT_TABLE(X)                            /* where the time of writing comes from */ \
    X(DCT_NONE, "none", "not known") X(DCT_TEXT, "text", "from the text") \
    X(DCT_METADATA, "metadata", "from the file's header") X(DCT_OPTION, "option", "as given")

#define ENT_TABLE(X) \
    X(ENT_ORG, "org", "employer") X(ENT_SCHOOL, "school", "school") X(ENT_ROLE, "role", "role") \
    X(ENT_SKILL, "skill", "skill") X(ENT_CREDENTIAL, "credential", "credential") X(ENT_PLACE, "place", "place") \
    X(ENT_PROGRAM, "program", "programme") X(ENT_AWARD, "award", "award") \
    X(ENT_RESOURCE, "resource", "resource") X(ENT_PERSON, "person", "person")

/* The group column: core events move a career or its search, soft ones are life and mind. */
#define EV_TABLE(X) \
    X(EV_JOIN, "join", "joining") X(EV_LEAVE, "leave", "leaving") X(EV_TRANSFER, "transfer", "transfer") \
    X(EV_ROLE_CHANGE, "role_change", "change of role") X(EV_PROMOTION, "promotion", "promotion") \
    X(EV_CONVERSION, "conversion", "conversion") X(EV_FOUND, "found", "founding") \
    X(EV_SEARCH, "search", "job search") X(EV_APPLY, "apply", "application") \
    X(EV_INTERVIEW, "interview", "selection stage") X(EV_ACCEPTED, "accepted", "acceptance") \
    X(EV_REJECTED, "rejected", "rejection") X(EV_WITHDRAW, "withdraw", "withdrawal") \
    X(EV_ENROLL, "enroll", "enrolment") X(EV_GRADUATE, "graduate", "graduation") X(EV_STUDY, "study", "study") \
    X(EV_AWARD, "award", "award") X(EV_CERTIFICATE, "certificate", "certificate") \
    X(EV_PUBLICATION, "publication", "publication") X(EV_TALK, "talk", "talk") X(EV_PROJECT, "project", "project") \
    X(EV_WORK, "work", "work") X(EV_MOVE, "move", "move") X(EV_CONTEXT, "context", "context") \
    X(EV_DECISION, "decision", "decision") X(EV_GOAL, "goal", "goal") \
    X(EV_TURNING_POINT, "turning_point", "turning point")

#define FACT_TABLE(X) \
    X(FACT_ACTUAL, "actual", "happened") X(FACT_PLANNED, "planned", "planned") \
    X(FACT_NEGATED, "negated", "did not happen") X(FACT_HYPOTHETICAL, "hypothetical", "possible")

/* How far people have come with a memoir. */
#define STATUS_TABLE(X) \
    X(STATUS_UNTOUCHED, "untouched", "untouched") X(STATUS_BEGUN, "in-progress", "in progress") X(STATUS_DONE, "done", "finished")

#define EMP_TABLE(X) \
    X(EMP_NONE, "", "") X(EMP_INTERN, "intern", "intern") X(EMP_REGULAR, "regular", "regular") \
    X(EMP_CONTRACT, "contract", "contract") X(EMP_PART_TIME, "part-time", "part-time") \
    X(EMP_RESEARCH, "research-personnel", "research personnel") X(EMP_MILITARY, "military", "military") \
    X(EMP_FOUNDER, "founder", "founder") X(EMP_FREELANCE, "freelance", "freelance")

#define CAUSE_TABLE(X) \
    X(CAUSE_NONE, "", "") X(CAUSE_VOLUNTARY, "voluntary", "by choice") X(CAUSE_LAYOFF, "layoff", "laid off") \
    X(CAUSE_TERM_END, "term-end", "end of term")

#define STANDING_TABLE(X)                       /* what a person made of a suggestion */ \
    X(STANDS_SUGGESTED, "suggested", "suggested") X(STANDS_PUT_OFF, "put-off", "put off") \
    X(STANDS_ACCEPTED, "accepted", "confirmed") X(STANDS_EDITED, "edited", "edited") X(STANDS_ADDED, "added", "added")

#define POS_TABLE(X) X(POS_WORK, "work", "work") X(POS_EDUCATION, "education", "education")

#define TYPE_ENUM(id, name, msgid) id,
typedef enum { LANG_TABLE(TYPE_ENUM)  LANG_COUNT } Lang;
typedef enum { TIMEX_TABLE(TYPE_ENUM) TIMEX_COUNT } TimexType;
typedef enum { BASIS_TABLE(TYPE_ENUM) BASIS_COUNT } Basis;
typedef enum { DCT_TABLE(TYPE_ENUM)   DCT_COUNT } DctBasis;
typedef enum { ENT_TABLE(TYPE_ENUM)   ENT_COUNT } EntityType;
typedef enum { EV_TABLE(TYPE_ENUM)    EV_COUNT } EventType;
typedef enum { FACT_TABLE(TYPE_ENUM)  FACT_COUNT } Factuality;
typedef enum { STATUS_TABLE(TYPE_ENUM) STATUS_COUNT } DocStatus;
typedef enum { EMP_TABLE(TYPE_ENUM)   EMP_COUNT } Employment;
typedef enum { CAUSE_TABLE(TYPE_ENUM) CAUSE_COUNT } Cause;
typedef enum { POS_TABLE(TYPE_ENUM)   POS_COUNT } PositionKind;
typedef enum { STANDING_TABLE(TYPE_ENUM) STANDING_COUNT } Standing;
#undef TYPE_ENUM

/* One vocabulary as data: names[i] and msgids[i] for i < n. */
typedef struct TypeSet { const char *const *names, *const *msgids; int n; } TypeSet;
extern const TypeSet lang_types, timex_types, basis_types, dct_types, entity_types, event_types, fact_types,
    status_types, employment_types, cause_types, position_types, standing_types;

/* A person has said what it is. */
static inline bool standing_decided(Standing s) { return s >= STANDS_ACCEPTED; }

const char *type_name(const TypeSet *set, int i);           /* "join" */
const char *type_msgid(const TypeSet *set, int i);          /* to be translated where it is shown */
int  type_find(const TypeSet *set, Str name);               /* -1 when the set has no such name */
Str  type_shown(const TypeSet *set, Str name);              /* in the reader's language; what is none of a set, or of no set, as it is */
bool event_is_core(EventType t);                            /* as tools/score.py groups them */
bool event_is_schooling(EventType t);                       /* enroll graduate study certificate */
bool event_is_of_skill(EventType t);                        /* study certificate project work talk publication */
#endif
