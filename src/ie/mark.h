/* mark.h: single syllables and short endings that rules ask for at a place: particles, endings, what 이다 begins with.
 *
 * Knows    the book "mark" (assets/rules/mark.yaml), by the names below.
 * Memory   bound once, in the analyser's arena.
 * Threads  const after mark_bind. */
#ifndef IE_MARK_H
#define IE_MARK_H
#include "ie_int.h"

#define MARK_TABLE(X) \
    X(CAUSE, "cause") \
    X(SUBJECT, "subject") X(SUBJECT_CLOSED, "subject-closed") X(SUBJECT_OPEN, "subject-open") X(TOPIC, "topic") \
    X(TOPIC_CLOSED, "topic-closed") X(TOPIC_OPEN, "topic-open") X(OBJECT, "object") X(OBJECT_TOLD, "object-told") \
    X(AT, "at") X(IN, "in") X(IN_FULL, "in-full") X(TO, "to") X(TOWARD, "toward") X(OF, "of") X(SINCE, "since") \
    X(SINCE_BEFORE, "since-before") X(TOGETHER, "together") X(COMPANION, "companion") X(DEPARTMENT, "department") X(AS_STAFF, "as-staff") \
    X(BESIDE, "beside") X(WELL_KNOWN, "well-known") X(SEAT_OF, "seat-of") X(RUNS_HOUSE, "runs-house") X(ACQUAINTED, "acquainted") X(OTHERS_HOUSE, "others-house") X(MEETING_PLACE, "meeting-place") X(LIFE_TIME, "life-time") X(YEARS_OLD, "years-old") \
    X(ROUNDS, "rounds") X(GOT_OVER, "got-over") X(RUNS, "runs") \
    X(ALSO, "also") X(ONLY, "only") X(EACH, "each") X(PARTICLE, "particle") X(HANGS_APART, "hangs-apart") \
    X(MEETS, "meets") X(JOSA_CLOSED, "josa-closed") X(JOSA_OPEN, "josa-open") X(JOSA_ANY, "josa-any") \
    X(BETWEEN, "between") X(COUNTED_IN, "counted-in") X(HE, "he") X(CHILD, "child") X(SAID_OF, "said-of") X(MEASURED, "measured") X(THAN, "than") X(USED_TO, "used-to") X(GOAL, "goal") X(NO_SUBJECT_I, "no-subject-i") X(GOES_ON, "goes-on") X(ASKS_POLITELY, "asks-politely") X(ONCE_DONE, "once-done") X(LEFT_OPEN, "left-open") X(ASKS_WHEN, "asks-when") X(ONCE, "once") X(MODIFIES, "modifies") X(AND, "and") X(IF, "if") \
    X(JI, "ji") X(TOLD, "told") X(CLAUSE, "clause") X(CLAUSE_END, "clause-end") X(LINKED, "linked") \
    X(WHILE, "while") X(LINKS, "links") X(NO_NOUN, "no-noun") X(DECLARES, "declares") X(FINAL, "final") \
    X(CLAUSE_TOLD, "clause-told") X(SUPPOSED, "supposed") X(POLITE, "polite") X(BUSY, "busy") \
    X(IN_ORDER, "in-order") X(PROPOSED, "proposed") X(WISHES, "wishes") X(SURFACE, "surface") X(BROUGHT, "brought") X(DECIDED, "decided") X(STAGE_KIND, "stage-kind") X(STAGE_RESULT, "stage-result") X(STAGE_PASSED, "stage-passed") X(COLUMN_FROM, "column-from") X(COLUMN_UNTIL, "column-until") X(FIRST_DAY, "first-day") X(STAGE_FAILED, "stage-failed") X(TIMES, "times") X(PAID_FOR, "paid-for") X(JUDGES, "judges") X(NAMED_SO, "named-so") X(SENT_OUT, "sent-out") X(STEP_UP, "step-up") X(IN_DOING, "in-doing") X(HEADS_UNDONE, "heads-undone") \
    X(HEADS_AHEAD, "heads-ahead") X(ENDS_AHEAD, "ends-ahead") X(HEARD, "heard") \
    X(TOLD_ON, "told-on") X(HONOURS, "honours") X(CALLED, "called") X(BE, "be") X(IS, "is") X(COPULA, "copula") \
    X(COPULA_BEGUN, "copula-begun") X(IS_SO, "is-so") X(WAS, "was") X(KIND_SAID, "kind-said") X(NOT, "not") X(UN, "un") \
    X(CANNOT, "cannot") X(GETS, "gets") X(REFUSES, "refuses") X(ABSENT, "absent") X(EXISTS, "exists") X(GOES, "goes") X(COMES, "comes") X(RESTS, "rests") \
    X(LIVES, "lives") X(STICKS, "sticks") X(FALLS, "falls") X(TAKES_ON, "takes-on") X(PUTS, "puts") X(SAYS, "says") \
    X(DO, "do") X(DOES, "does") X(ENTERS, "enters") X(TOOK, "took") X(MATTER, "matter") X(WORKED, "worked") \
    X(NOW, "now") X(LAST, "last") X(PRIZE, "prize") X(COMMENDED, "commended") X(SO, "so") X(BARS, "bars") \
    X(BECAME, "became") X(AHEAD, "ahead") X(BEING, "being") X(THERE, "there") X(QUALITY, "quality") \
    X(NO_SUBJECT, "no-subject") X(UNLIKE_SUBJECT, "unlike-subject") X(COLLEGE, "college") X(SCHOOL, "school") \
    X(FACULTY, "faculty") X(DEGREE, "degree") X(ONE, "one") X(ONE_THING, "one-thing") X(COUNTED, "counted") \
    X(GRADE, "grade") X(SCORED, "scored") X(LEVEL, "level") \
    X(NTH, "nth") X(SIZED, "sized") X(AMID, "amid") X(YEAR, "year") X(ORDINAL, "ordinal") \
    X(FULL, "full") X(FULL_SINCE, "full-since") X(FULL_TOLD, "full-told") X(ANNIVERSARY, "anniversary") \
    X(BORN, "born") X(STAYS, "stays") X(LENGTH_OF, "length-of") X(THING_SAID, "thing-said") X(TO_PEOPLE, "to-people") X(VOCATIVE, "vocative") \
    X(FAMILIAR, "familiar") X(RECALLS, "recalls") X(FORMAL, "formal") X(ADVERB, "adverb") X(FAVOUR, "favour") X(ANEW, "anew") X(THING_DATE, "thing-date") X(LASTS, "lasts") X(DAY_STEP, "day-step") \
    X(MYSELF, "myself") X(LEFT_HOUSE, "left-house") X(ENDED, "ended") X(CAME_OUT, "came-out") X(END_NOUN, "end-noun") X(DONE, "done") \
    X(DENIES, "denies") X(SITUATED, "situated") X(DID, "did") X(CALLS_ITSELF, "calls-itself") X(OBTAINS, "obtains") \
    X(HIGH_SCHOOL, "high-school") X(LEARNING, "learning") X(CLUB, "club") X(FIRM, "firm") \
    X(INCORPORATED, "incorporated") X(BEARER, "bearer") X(RANKED, "ranked") X(COHORT, "cohort") X(PLACED, "placed") \
    X(RANK, "rank") X(DAN, "dan") X(THIS, "this") X(UNTIL, "until") X(FROM_ON, "from-on") \
    X(AT_OR_FROM, "at-or-from") X(DATED_AS, "dated-as") X(AS_OF, "as-of") X(JI_TOLD, "ji-told") \
    X(SPOKEN_OF, "spoken-of") X(IF_SO, "if-so") X(BECAUSE, "because") X(BUT, "but") X(SINCE_CLAUSE, "since-clause") \
    X(PAST_GOES_ON, "past-goes-on") X(STATES, "states") X(EXCLAIMS, "exclaims") X(IS_NOW, "is-now") X(AM, "am") \
    X(DATE_IS, "date-is") X(UNDER_WAY, "under-way") X(THAT, "that") X(THIS_YEAR, "this-year") X(THE_YEAR, "the-year") \
    X(VERB_STEM, "verb-stem") X(OR_SO, "or-so") X(CLASS_OF, "class-of") X(WILL, "will") \
    X(INSIDE, "inside") X(COUNTED_ON, "counted-on") X(HOUR, "hour") X(SPAN, "span") X(SHARE, "share") X(NIGHTS, "nights") X(AMONG_FRIENDS, "among-friends") \
    X(END_OF, "end-of") X(TELLS, "tells") X(NOTED, "noted") X(NAME_WORD, "name-word") X(THIS_PLACE, "this-place") X(WORKED_AT, "worked-at") X(SIZED_SO, "sized-so") X(THIS_TIME, "this-time") X(ONE_OF, "one-of") X(ENTERED, "entered") X(DUBS, "dubs") X(BIDDEN, "bidden") X(FOREIGN_THE, "foreign-the") X(GOT_IN, "got-in") \
    X(IDLE, "idle") X(PURPOSE, "purpose") X(BAGS, "bags") X(COMES_GOES, "comes-goes") X(VISITED, "visited") X(CURES, "cures") X(LEISURE, "leisure") X(AILS, "ails") X(BEARS, "bears") X(SPOUSE, "spouse") X(LITTER, "litter") X(SHOP, "shop") X(ALONGSIDE, "alongside") X(STATION, "station") X(AIM, "aim") X(THAT_WHICH, "that-which") X(VERB_BESIDES, "verb-besides") X(QUOTES, "quotes")
#define MARK_ENUM(id, name) MK_##id,
typedef enum { MARK_TABLE(MARK_ENUM) MK_N } MarkId;
#undef MARK_ENUM

enum { MARK_UNITS = 7 };               /* longer words are refused when the book is read */
typedef struct MarkWord { uint16_t n, u[MARK_UNITS]; } MarkWord;
/* A few units, a bit each, by their last figures and by those before them: nearly all others are turned down. */
typedef struct MarkUnits { uint64_t low, high; } MarkUnits;
/* first, last: what the words begin and end with. The words stand longest first. */
typedef struct Mark { MarkUnits first, last; const MarkWord *word; uint32_t n; } Mark;
typedef struct Marks { Mark of[MK_N]; } Marks;

enum { MARK_LOW = 6, MARK_FIGURES = (1 << MARK_LOW) - 1 };
static inline void mark_units_add(MarkUnits *m, uint16_t unit)
{
    m->low |= UINT64_C(1) << (unit & MARK_FIGURES);
    m->high |= UINT64_C(1) << (unit >> MARK_LOW & MARK_FIGURES);
}
static inline bool mark_units_may(const MarkUnits *m, uint16_t unit)
{
    return m->low >> (unit & MARK_FIGURES) & m->high >> (unit >> MARK_LOW & MARK_FIGURES) & 1;
}

/* Is the unit a word of the mark? */
static inline bool is_mark(const Ie *ie, MarkId id, uint16_t unit)
{
    const Mark *m = &ie->an->mark->of[id];
    if (!mark_units_may(&m->first, unit)) return false;
    for (uint32_t i = 0; i < m->n; i++)
        if (m->word[i].u[0] == unit && m->word[i].n == 1) return true;
    return false;
}

/* The unit of a mark that has one word of one unit. */
static inline uint16_t mark_unit(const Ie *ie, MarkId id) { return ie->an->mark->of[id].word[0].u[0]; }

/* The longest word of the mark that begins at the unit, or ends before it: how many units it has, 0 where none does. */
uint32_t mark_words_at(const Mark *m, const uint16_t *u);
uint32_t mark_words_before(const Mark *m, const uint16_t *u, uint32_t n);
static inline uint32_t mark_at(const Ie *ie, MarkId id, uint32_t at)
{
    const Mark *m = &ie->an->mark->of[id];
    return mark_units_may(&m->first, ie->doc->ch[at]) ? mark_words_at(m, ie->doc->ch + at) : 0;
}
static inline uint32_t mark_before(const Ie *ie, MarkId id, uint32_t end)
{
    const Mark *m = &ie->an->mark->of[id];
    return end && mark_units_may(&m->last, ie->doc->ch[end - 1]) ? mark_words_before(m, ie->doc->ch + end, end) : 0;
}
#endif
