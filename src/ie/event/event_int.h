/* event_int.h: what the event passes (trigger, fact, argument, position, check) share; argument_int.h has what only the
 * argument pass knows.
 *
 * Knows    candidates, the cues around them, what a predicate's tail says, the words' rules as bound from the books.
 * Units    beg, end: folded indexes; a cue set is one bit a cue, in the order of CUE_TABLE.
 * Memory   candidates and items live in ie->tmp; strings of arguments in ie->mem or in the text.
 * Source   annotation guide, sections 3 to 5; korean-checklist, sections 11 to 16 and 18. */
#ifndef EVENT_INT_H
#define EVENT_INT_H
#include "form.h"
#include "uni/hangul.h"
#include <assert.h>

/* What stands near a trigger and decides what it means. The names are those of the books. */
#define CUE_TABLE(X) \
    X(ORG, "org") X(EMPLOYER, "employer") X(COMPANY, "company") X(MILITARY, "military") X(SCHOOL, "school") \
    X(COURSE, "course") X(TEAM, "team") X(ROLE, "role") X(RANK, "rank") X(REGULAR, "regular") \
    X(CONTRACT, "contract") X(INTERN, "intern") X(PERSONNEL, "personnel") X(FREELANCE, "freelance") \
    X(PARTTIME, "part-time") X(JOB, "job") X(FIRST, "first") X(STAGE, "stage") X(PAPERS, "papers") \
    X(ADVERT, "advert") X(COUNT, "count") X(OFFER, "offer") X(CERT, "cert") X(EXAM, "exam") X(PRIZE, "prize") \
    X(PAPER, "paper") X(OCCASION, "occasion") X(VENTURE, "venture") X(PRODUCT, "product") X(DUTY, "duty") \
    X(OUTBREAK, "outbreak") X(ABROAD, "abroad") X(DIRECTION, "direction") X(FAMILY, "family") X(MONEY, "money") \
    X(PERSON, "person") X(SELF, "self") X(PLACE, "place") X(SKILL, "skill") X(PROGRAM, "program") X(DATE, "date") \
    X(LENGTH, "length") X(SEAT, "seat") X(NOTHING, "nothing") X(LITTLE, "little") X(TITLE, "title") \
    X(SOMEDAY, "someday") X(ADVERB, "adverb") X(STEP, "step") X(TERM, "term") \
    X(LIVING, "living") X(RESUME, "resume") X(PREP, "prep") X(MATERIAL, "material") \
    X(WARE, "ware") X(MARKET, "market") X(PROPOSAL, "proposal") X(NAME, "name") \
    X(ABSTRACT, "abstract") X(NOW, "now") X(STAFF, "staff") X(ONCE, "once") X(PROBATION, "probation")
#define CUE_ENUM(id, name) CUE_##id,
typedef enum { CUE_TABLE(CUE_ENUM) CUE_N } Cue;
#undef CUE_ENUM
#define CUE_BIT(c) (UINT64_C(1) << (c))
static_assert(CUE_N <= 63, "a set of cues has one bit to spare, CUE_FREE");

/* The particle behind a noun. JOSA_NONE: a bare noun. */
#define JOSA_TABLE(X) \
    X(NONE, "none") X(SUBJECT, "subject") X(TOPIC, "topic") X(OBJECT, "object") X(AT, "at") X(IN, "in") X(TO, "to") \
    X(OF, "of") X(WITH, "with") X(FROM, "from") X(UNTIL, "until") X(ALSO, "also") X(ONLY, "only") X(COPULA, "copula")
#define JOSA_ENUM(id, name) JOSA_##id,
typedef enum { JOSA_TABLE(JOSA_ENUM) JOSA_N } Josa;
#undef JOSA_ENUM

/* One condition of a frame: a cue, with one of these particles (0: any). */
typedef struct Need { uint64_t cues; uint32_t josa; } Need;

typedef enum { SHAPE_CUE, SHAPE_NOUN, SHAPE_VERB, SHAPE_BARE } Shape;   /* bare: an event by standing there */
typedef enum { REACH_CLAUSE, REACH_SENT, REACH_LINE } Reach;

/* What a noun trigger must come with: nothing, some predicate, or one of these light verbs. */
#define ONLY_TABLE(X) \
    X(ANY, "") X(VERB, "verb") X(NOTE, "note") X(BE, "be") X(GET, "get") X(GIVE, "give") X(HEAR, "hear") \
    X(STRICT, "strict") X(ACT, "act") X(DO, "do") X(IS, "is") X(ASKS, "asks") X(GIVES, "gives")
#define ONLY_ENUM(id, name) ONLY_##id,
typedef enum { ONLY_TABLE(ONLY_ENUM) ONLY_N } Only;
#undef ONLY_ENUM
/* An offer in indirect speech: asked or proposed (오라고, 맡자고, 남아 달라고), promised (뽑아 준다고). */
static inline bool only_bids(uint8_t only) { return only == ONLY_ASKS || only == ONLY_GIVES; }

/* What may be under way when something is told. */
#define PROCESS_TABLE(X) X(EXAM, "exam") X(HUNT, "hunt") X(COURSE, "course") X(OFFER, "offer") X(VENTURE, "venture") X(POST, "post")
#define PROCESS_ENUM(id, name) PROCESS_##id,
typedef enum { PROCESS_TABLE(PROCESS_ENUM) PROCESS_N } Process;
#undef PROCESS_ENUM

/* A set of letters, some of which share their bit. */
static inline uint32_t letter_bit(uint16_t ch) { return UINT32_C(1) << (ch & 31); }

/* One entry of a trigger book, bound. cue is set for the words that are no triggers. What is asked of every possible
 * trigger stands first: of most of them it is all that is asked. */
typedef struct TrigRule {
    uint64_t needs, alsos;             /* all cues of need, of also */
    uint64_t veto;
    uint32_t after;                    /* event types, one bit each: just told of, they stand for the needed cue */
    uint8_t  n_need, n_also;
    uint8_t  process;                  /* Process, one bit each: under way, they stand for the needed cue as well */
    bool     any_josa;                 /* no need asks for a particle: the cues alone decide */
    uint8_t  type, shape, cue, reach, only, employment, cause;
    uint8_t  strength;                 /* percent: how often the word alone means the event */
    bool     inner;                    /* may stand at the end of a longer word */
    bool     adj;                      /* the cue stands right before the trigger; English: right behind it */
    bool     negated, plain, school, military, invite;     /* plain: 학교, a kind that names nothing */
    bool     own;                      /* English: the author is the subject, said so; Korean: of a context, the author's */
    bool     any;                      /* English: whatever the subject: my contract ended */
    bool     bound;                    /* English: a form that needs the author before it: not "apply early" */
    bool     coming;                   /* English: in the present still to come: I leave in June */
    bool     behind, near;             /* English: the cue stands behind, within a few words */
    bool     ing;                      /* English: with bound: a participle, no noun (in teaching, the building) */
    bool     title;                    /* English: a heading, or a line of its own: Goals for 2024 */
    bool     denied;                   /* only under a negation, which is part of it: was not renewed */
    bool     unreal;                   /* English: only what might be: I'd still be there */
    bool     front;                    /* English: the cue is the subject: the firm folded */
    bool     kinds;                    /* English: a plural without an article right behind it: fitted new boilers */
    bool     ends;                     /* English: nothing stands behind it in the clause: I declined. */
    bool     closes;                   /* English: the cue, or the word of then, ends its phrase: moved to sales, not to sales school */
    bool     fate;                     /* English: what befell the author, by nobody's doing: the strike cost me my place */
    bool     direct;                   /* English: the cue begins right behind the trigger: found me Jeddah */
    bool     dated;                    /* English: a time is the subject: 2014 saw me at the bank */
    Str      then;                     /* English: one of these words stands behind it: turned … down */
    uint32_t then_first;               /* what they begin with, letter_bit() of each */
    bool     undone;                   /* Korean: supposes what was told not to have happened: 못 간다고 했다. 갔으면 … */
    bool     since;                    /* with a date since when: been with them since 2019, 작년부터 다닌다 */
    bool     parts;                    /* English: two employers: left Siemens for Vestas, went from one to the other */
    bool     both;                     /* English: its base form is its participle, too: by 2010 I'd become an engineer */
    bool     reached;                  /* English: told what it had come to by then: by 2015, within a year, I was */
    bool     lasts;                    /* English: told how long it was done, two months at least: for two winters I packed */
    bool     ahead;                    /* still to come, whatever the tense: want to be */
    bool     filled;                   /* Korean: of an aim, where it is told what it is of */
    bool     wished;                   /* with -고 싶다: 되고 싶다 */
    bool     counted;                  /* a note with its number behind it: 지원 31곳 */
    bool     within;                   /* with a length and 만에: 2년 만에 나왔다 */
    bool     alone;                    /* Korean: nothing but a time before it in its sentence: 2015년에 나왔다 */
    bool     stretch;                  /* a stretch of work, where its date is one */
    bool     amid;                     /* English: while an application is told of: a call, a test, a chat with the team */
    bool     studies;                  /* English: while a course is told of */
    bool     fresh;                    /* English: a noun that is told of as new: a call, two tests, "Veriff: coding task" */
    bool     stays;                    /* what the present employer offers: 연장, 남으라고 */
    bool     apart;                    /* into another trade: not where one was (retrained as) */
    bool     moves;                    /* within the house, when one is in it already: 발령 */
    bool     spans;                    /* how long the joining before it lasted: no event */
    bool     takes;                    /* its place is an employer's, whoever stands there */
    bool     fails;                    /* not done: the stage was failed (붙지 못했다) */
    bool     moved;                    /* no object in its clause, with places between: 네이버로 옮겼다, but not 데이터를 네이버로 옮겼다 */
    bool     objectless;               /* no object right before it: 지원했다, but not 장비를 지원했다 */
    bool     pending;                  /* Korean: what is not known yet, in a clause of its own: 되면 …, 안 되면 … */
    bool     held;                     /* Korean: a proof with a name, which one has or has not: 토익은 없다 */
    bool     beside;                   /* Korean: right behind a time or what its frame asks for: 여기는 2020년에 왔다 */
    bool     object;                   /* with an object, whatever it is: 양식을 새로 만들었다 */
    bool     listed;                   /* Korean: ends an item of a list, with a word before it: - 광고 캠페인 기획 */
    bool     aimed;                    /* Korean: behind -ㄹ or -기로: 돌아갈 계획이었다, 남기로 정했다 */
    bool     here;                     /* Korean: where one is is told by a word that stands for it: 거기서 10년을 다녔다 */
    bool     calls;                    /* somebody gets in touch; what is offered may be told behind it (연락이 왔다) */
    bool     aside;                    /* done beside the post: it names no title and opens no spell (강사도 겸했다) */
    bool     figure;                   /* with a number before it in figures: 12시간에서 40분으로 줄였다, 30% 올렸다 */
    bool     heads;                    /* English: of a noun: it heads a note without a verb: Talk in Cardiff, May 2022. */
    /* Korean: a result right before it, in figures or Latin letters: 870을 받았다, N2가 나왔다 */
    bool     scored;
    bool     cleft;                    /* Korean: its date is what the sentence says of it: 나온 건 2015년 3월이다 */
    bool     open;                     /* Korean: a spell of work is under way, which began earlier and was not left yet */
    bool     told;                     /* past or going on: what is done in general tells of no event */
    bool     blocks;                   /* another verb than the stem it begins with: 다녀오다 is no 다니다 */
    bool     grown;                    /* of a stem, with the first consonant of its ending (나온) */
    bool     idle;                     /* tells of no work, wherever it is done: 느끼다 */
    bool     sits;                         /* an examination is taken: what came of it may be told next */
    bool     undoes;                   /* English: takes back the event of its type told before: took it back */
    bool     back;                     /* coming back to work, from a leave: 복직 */
    bool     reply;                    /* a refusal: negated, and an offer has just been told of */
    const Need *need, *also;
} TrigRule;

/* What the words behind a trigger say about it. */
typedef enum { MOOD_NONE, MOOD_CAN, MOOD_MUST, MOOD_PLAN, MOOD_DECIDED, MOOD_WISH, MOOD_MAYBE, MOOD_CONSIDER, MOOD_IF,
               MOOD_NEARLY }
    Mood;
typedef enum { HEAD_NONE, HEAD_AFTER, HEAD_BEFORE, HEAD_WHEN, HEAD_PERSON, HEAD_THING } Head;
/* How a noun trigger stands: with a light verb, ending a note, with a particle and some other predicate, with 이다,
 * before a word of time (입사 후), before another noun, or inside the name of a thing (합격률). */
typedef enum { CTX_NONE, CTX_VERB, CTX_NOTE, CTX_PARTICLE, CTX_COPULA, CTX_TIME, CTX_MODIFIER, CTX_THING } Context;
typedef enum { LIGHT_NONE, LIGHT_DO, LIGHT_BE, LIGHT_GET, LIGHT_GIVE, LIGHT_HEAR, LIGHT_CAUSE } Light;
typedef struct Tail {
    uint32_t end;                      /* behind what was read */
    uint32_t light_at;                 /* where the light verb begins, or the blank before it */
    uint8_t  mood, head, context, light, state;
    bool     odd;                      /* an odd number of negations */
    bool     final;                    /* a plain ending of a main clause */
    bool     later;                    /* put off: behind a length it came, later by that (졸업을 한 학기 미뤘다) */
    bool     each;                     /* whenever one did: what comes again is no event of its own */
    bool     past, long_past /* -았었-: a look back */, running, respect, benefit, said, asked, bid /* asked of what is to be done */, advice, question, little,
             even /* -아도, -든지: whether or not */;
    bool     ok;                       /* read to the end of a word: the stem was one */
    bool     relative;                 /* -ㄴ, -는, -던: a noun stands behind */
} Tail;

/* A tail that a form remembers, with the few units behind the word that were looked at: it holds before those. Where a
 * blank is the last of them, no ending of the states in `over` may begin the next word. end counts from the word. */
enum { TAIL_LOOK = 6, TAILS_KEPT = 4 };
typedef struct TailMemo {
    Tail tail;
    uint32_t over;
    uint16_t next[TAIL_LOOK];
    uint8_t looked;
    bool known;
    uint8_t stem;                      /* of a verb told by its tail: where its stem ends, counted from the word */
    struct TailMemo *other;            /* what was read before other units; TAILS_KEPT of them at most */
} TailMemo;

/* Something found in a sentence, in text order. */
typedef enum { ITEM_NOUN, ITEM_VERB, ITEM_CUE, ITEM_MENTION, ITEM_TIMEX, ITEM_BREAK } ItemKind;
typedef struct Item {
    uint32_t beg, end, tail;           /* tail: behind the particle */
    uint32_t ref;                      /* mention or timex; of a trigger its first token */
    uint8_t  kind, cue, josa;
    bool     plain;                    /* of a cue: a kind that names nothing; of an English verb: it may be a noun */
    bool     fired;                    /* of an English trigger: it is an event */
    LexMatch match;                    /* of ITEM_NOUN, ITEM_VERB */
    uint64_t bits;                     /* the cue that it is; of those: the cues of which one must stand before it */
} Item;
typedef VEC(Item) ItemList;

/* Stands for no cue and is always there: what needs none asks for it. */
#define CUE_FREE (UINT64_C(1) << 63)

/* Not the author's or no event at all; a mention that supposes rather than tells; one that only recalls; a note; an
 * item of a list of aims; what another person did, which is OTHER too; set against others (나는);
 * English: once more (went back to). */
enum { EVF_OTHER = 1, EVF_WEAK = 2, EVF_RECALL = 4, EVF_NOTE = 8, EVF_AIM = 16, EVF_THEIRS = 32, EVF_MINE = 64,
       EVF_AGAIN = 128 };

/* What the items around a candidate offer as arguments: folded spans, end 0 where nothing was found. */
typedef struct Range { uint32_t beg, end; } Range;
typedef struct Found {
    uint32_t org;                      /* mention index, UINT32_MAX for none */
    bool     org_near;                 /* in the clause, not only in the sentence */
    bool     counted;                  /* 42곳에: several employers at once */
    bool     counted_kind;             /* 출판사 세 곳에: of what kind they were is told */
    bool     house;                    /* 사내: where the author works */
    bool     kind_told, kind_back;     /* the employer is a kind with words of its own; one spoken of before (그 회사) */
    uint8_t  employment;
    uint8_t  n_skill;
    Range    kind_head;                /* of the kind: its own word */
    Range    employer, school, course, role, team, rank, stage, cert, prize, place, paper, occasion, venture, product;
    uint32_t skill[4];
} Found;

/* A reason: the rule and the words it went by. It becomes text where the event stands. */
typedef struct Why { const char *rule; uint32_t beg, end; } Why;
enum { WHY_MAX = 3 };

struct EvCand {
    uint32_t beg, end;                 /* the quote */
    uint32_t from, to;                 /* its clause: where its arguments stand */
    uint32_t sent, line;
    const DocSection *sect;            /* NULL before the first heading */
    const TrigRule *rule;
    Tail     tail;
    uint32_t lone;                     /* 1 + the date on a line of its own that it stands under, 0: none */
    uint32_t group;                    /* English: where its verb group begins */
    float    score;
    Found    found;
    uint8_t  type, fact, flags, employment, cause;
    uint8_t  basis;                    /* of the date */
    uint8_t  n_why;
    bool     en;
    bool     bare;                     /* English: a base form at the head of an item: an aim, or advice */
    bool     org_own;                  /* the sentence itself names it */
    bool     org_kind;                 /* by the kind of employer only: 대기업에 */
    bool     org_guess;                /* by its place alone: no list and no context knows the word */
    bool     org_school;               /* a school employs */
    bool     org_office;               /* an office of a town; where in it one works may be told later */
    bool     org_settled;              /* there is none: an examination, many at once */
    bool     recalled;                 /* what would be, had one not left; its employer is the one of then */
    bool     dated;                    /* the sentence itself dates it */
    bool     stay;                     /* from a beginning by a length: its date has both ends */
    bool     answered;                 /* asked of the author, who says but when: 언제 그만두셨어요? — 2015년 3월이요 */
    bool     until;                    /* its date ends where the sentence says that it did */
    bool     spent;                    /* of a joining: how long it lasted is told as past */
    bool     school_said, course_said; /* a person says which: the text is not asked (src/ie/career/refold.c) */
    bool     house_said;               /* … where: of a schooling, the school */
    bool     date_said;                /* a person says when */
    bool     end_said;                 /* … of a stretch one end: its date has both, the event's the one */
    uint32_t row_from, row_to;         /* the cells of its row that say from when and until when: 1 + the timex, 0 for none */
    uint32_t spans;                    /* of a joining: 1 + the timex that says how long it lasted, 0 for none */
    uint32_t timex;                    /* that dates it, UINT32_MAX when none */
    EdtfDay  lo, hi;
    uint32_t number;                   /* among the candidates */
    uint32_t index;                    /* in out->events */
    Str      org, role, team, place, other;
    Str      more[3];                  /* English: further employers under one verb; more_then: one behind the other */
    uint8_t  n_more;
    bool     more_then;
    Str      times;                    /* done several times: how many, "" for once */
    StrList  skill;
    const char *org_by;                /* the rule that gave it, for --explain */
    Str      date;
    Str      other_date;               /* merged: the date it gave to what has another */
    EvCand  *same;                     /* the event this is another mention of */
    EvCand  *older;                    /* the one of its type before it */
    Why      why[WHY_MAX];
};

enum { HANGUL_N = 19 * 21 * 28 };      /* syllables */

/* The bound books. */
typedef struct TailRule { uint32_t from; uint8_t to, effect; } TailRule;   /* from: one bit a state */
/* Of each rule what is asked first: most are passed over by it, and four stand in one line of the cache. asks: what the
 * frame needs, or CUE_FREE where something else may do instead. */
typedef struct TrigGate { uint64_t asks; uint8_t type, shape, cue; bool inner, plain, bound, blocks, idle; } TrigGate;
typedef struct RuleSet { const LexBook *book; TrigRule *rule; TrigGate *gate; } RuleSet;
static inline const TrigGate *rule_gate(const RuleSet *set, LexMatch m, uint32_t i)
{
    return &set->gate[lex_match_entry(set->book, m, i)];
}
static inline const TrigRule *rule_at(const RuleSet *set, LexMatch m, uint32_t i)
{
    return &set->rule[lex_match_entry(set->book, m, i)];
}
typedef struct EventData {
    RuleSet   noun, verb, en;
    const struct KindData *kind;       /* the words around an employer's kind, argument_kind_int.h */
    const struct FunctionData *function;   /* function_en.c */
    const LexBook *brief_en;           /* trigger_brief_en.c, with the class of each entry */
    const uint8_t *brief_of;
    const struct UnitNouns *unit;      /* the nouns that begin with one unit, trigger_int.h */
    uint64_t stem_first[(HANGUL_N + 63) / 64];     /* of each syllable: do stems of the verb book begin with it? */
    const LexBook *tail, *josa, *veto, *verb_en;
    const uint64_t *tail_first;
    TrigRule  note_spell;              /* 마을버스 3년, 시내버스 4년 */
    TrigRule  note_work, note_join, note_title, note_study;    /* for notes without a verb, whose trigger is the role */
    TrigRule  note_degree, note_cert, note_award, note_change; /* or, in English, what was earned, what one went on to be */
    TrigRule  any_withdraw;            /* an offer not taken */
    TrigRule  any_dropout;             /* a course of study left */
    TrigRule  any_join, any_enroll;    /* what did not come about */
    TrigRule  any_of[EV_COUNT];        /* … or might have: by type */
    TrigRule  any_work, any_goal;      /* whatever is done at a place of work, whatever was aimed at */
    TrigRule  any_post;                /* what one is now: 지금은 나래상사 과장이다 */
    TrigRule  any_was;                 /* what one was: 나는 그 회사의 첫 마케터였다 */
    TailRule *tail_rule;
    uint8_t  *josa_of;                 /* Josa of each entry */
    const uint8_t *group_of;                /* GroupWord of each entry of verb_en */
    bool     *leads, *selfs;           /* of each: a name comes behind; it holds the author as the subject */
    const struct RankData *rank;       /* argument_rank_int.h */
    struct OrgRules { uint32_t n; uint8_t at[96]; } org_rules[5];       /* by Group: the rules of argument_org.c that are asked, in their order */
    const struct ReferData *refer;     /* argument_refer.c */
    const struct TallyData *tally;     /* argument_tally.c */
    Sym       time;
} EventData;

/* What the words of an English verb group say. */
#define VG_TABLE(X) \
    X(NONE, "") X(NOT, "not") X(NOT_BE, "not-be") X(MAYBE, "maybe") X(WISH, "wish") X(IF, "if") X(PLAN, "plan") \
    X(BE, "be") X(IS, "is") X(SELF, "self") X(WOULD, "would") X(OBJECT, "object") X(OTHER, "other") X(AND, "and") \
    X(LINK, "link") X(UNTIL, "until") X(DET, "det") X(MINE, "mine") X(ZERO, "zero") X(PREP, "prep") X(FROM, "from") X(TO, "to") \
    X(ADVERB, "adverb") X(ADVICE, "advice") X(BACK, "back")
#define VG_ENUM(id, name) VG_##id,
typedef enum { VG_TABLE(VG_ENUM) VG_N } GroupWord;
#undef VG_ENUM
static inline bool is_link(GroupWord word) { return word == VG_LINK || word == VG_UNTIL; }

/* argument_kind_en.c: the words around an employer's kind; may a noun phrase go on with the English word? */
bool phrase_ends(const Ie *ie, const Token *t);
bool phrase_noun(const Ie *ie, const Token *t);
bool copula_at(const Ie *ie, uint32_t at);
void org_bind(EventData *d);           /* argument_org.c */
Rc kind_bind(Analyser *an, EventData *e, Fault *f);
/* argument_rank.c */
Rc rank_bind(Analyser *an, const struct RankData **out, Fault *f);
/* argument_refer.c */
Rc refer_bind(Analyser *an, const struct ReferData **out, Fault *f);
/* argument_tally.c */
Rc tally_bind(Analyser *an, const struct TallyData **out, Fault *f);

/* trigger_form.c: is the word known to have nothing of the Korean nouns in it? False where that was not read. */
bool has_no_noun(const Ie *ie, uint32_t tok);
/* trigger_bind.c */
Rc rules_bind(Analyser *an, const char *book, RuleSet *out, Fault *f);

/* trigger.c */
EvCand *cand_new(Ie *ie, uint32_t sent, uint32_t beg, uint32_t end, const TrigRule *rule);
void cand_why(EvCand *c, const char *rule, uint32_t beg, uint32_t end);

/* argument_merge.c: the first mention of the happening that c is a mention of. */
EvCand *event_root(EvCand *c);

/* trigger_group.c: what the word of the English verb group at token tok says, of units before end. */
GroupWord group_word(const Ie *ie, uint32_t tok, uint32_t end);
bool leads_name(const Ie *ie, uint32_t tok);
/* trigger_frame_en.c: does [at, end) say that it goes on since what was told before? */
bool ever_since(const Ie *ie, uint32_t at, uint32_t end);
bool tells_author(const Ie *ie, uint32_t at);      /* is the word at or behind `at` me, us? */

/* trigger_form.c: a Korean word of one of the classes (CUE_BIT) that begins at `at`: its length, 0 where there is none. */
uint32_t cue_len(const Ie *ie, uint32_t at, uint32_t to, uint64_t cues);
/* argument_post.c: 인테리어 회사 대표: the kind of employer at the head of a title, which is left without it; it does not
 * begin before `from`. */
Range title_employer(const Ie *ie, uint32_t from, Range *title);
/* 지금은 과장이다: since when one has the title, that does not say. */
static inline bool title_now(const Ie *ie, const EvCand *c) { return c->rule == &ie->an->event->any_post && c->found.rank.end; }

/* argument_length.c: does the clause of the candidate say how long? */
bool stay_told(const Ie *ie, uint32_t index);
uint32_t stay_length_of(const Ie *ie, uint32_t index);     /* … which time expression does; UINT32_MAX for none */
/* argument_stay.c */
bool is_perfect(const Ie *ie, const EvCand *c);    /* English: have been */
bool is_present_en(const Ie *ie, const EvCand *c); /* English: I drive */
/* argument_kind.c, argument_kind_en.c; two, eleven, several */
bool kind_number(const Ie *ie, const Token *t);
bool kind_generic(const Ie *ie, uint32_t beg, uint32_t end);       /* 회사, 기업: any firm may be called so */
bool kind_common(const Ie *ie, uint32_t beg, uint32_t end);       /* a common noun of the book of names */
/* The kind [beg, end) with the words that tell which (부산의 한 국립대); itself where none do. It begins not before `from`. */
Range kind_words(const Ie *ie, uint32_t beg, uint32_t end, uint32_t from);
bool kind_closing(const Ie *ie, const EvCand *c);
bool kind_how(const Ie *ie, const Token *t);
bool kind_reader(const Ie *ie, const Token *t);    /* you, your */
bool kind_people(const Ie *ie, const Token *t);    /* Germans: whom one may work for, and no firm */
bool kind_of_title(const Ie *ie, uint32_t tok, uint32_t last);      /* porter | for a small hotel: behind a title, up to last */
bool kind_guest(const Ie *ie, const Token *t);     /* hotel, hospital: where one may only stay */
bool kind_named(const Ie *ie, const Token *t);     /* called: a name follows */
bool kind_again(const Ie *ie, const Token *t);
bool kind_later(const Ie *ie, const Token *t);     /* eventually: what one came to be follows */
bool kind_label(const Ie *ie, const Token *t);     /* Result, Lesson: what comes behind the colon */

/* function_en.c: what a small English word does; one bit a class. */
#define EN_TABLE(X) \
    X(AT, "at") X(WITH, "with") X(FOR, "for") X(BY, "by") X(FROM, "from") X(IN, "in") X(TO, "to") X(NEAR, "near") \
    X(AFTER, "after") X(WITHIN, "within") X(AGO, "ago") X(FIRST, "first") X(ARTICLE, "article") \
    X(DEFINITE, "definite") X(INDEFINITE, "indefinite") X(AND, "and") X(OF, "of") X(RELATIVE, "relative") \
    X(SELF, "self") X(WAS, "was") X(HAD, "had") X(HAVE, "have") X(OWNER, "owner") X(TEAM, "team") X(TITLE, "title") \
    X(IT, "it") X(BEFORE, "before") X(THEN, "then") X(SINCE, "since") X(SAME, "same") X(THEIR, "their")
#define EN_BIT_ENUM(id, name) EN_BIT_##id,
typedef enum { EN_TABLE(EN_BIT_ENUM) EN_CLASSES } EnBit;
#undef EN_BIT_ENUM
#define EN_ENUM(id, name) EN_##id = 1 << EN_BIT_##id,
typedef enum { EN_TABLE(EN_ENUM) } EnClass;
#undef EN_ENUM
Rc function_bind(Analyser *an, EventData *e, Fault *f);
Rc brief_bind(Analyser *an, EventData *e, Fault *f);       /* trigger_brief_en.c */
uint32_t en_classes(const Ie *ie, const Token *t);
static inline bool en_is(const Ie *ie, const Token *t, uint32_t classes) { return (en_classes(ie, t) & classes) != 0; }

/* argument_item.c: fills c->found from the items; those of the clause are [from, k) and, behind the trigger, (k, to).
 * The nearest counts. */
void found_take(Ie *ie, EvCand *c, const Item *items, uint32_t n, uint32_t from, uint32_t k);

/* fact_tail.c, fact_ko.c */
Rc   tail_bind(Analyser *an, EventData *d, Fault *f);
void tail_judge(const Lex *lex, LexBadFn bad, void *ctx);
Tail tail_of_noun(const Ie *ie, const Item *noun, uint32_t limit);
/* The noun of the book is a phrase that ends in a stem: 고배를 마시. */
Tail tail_of_phrase(const Ie *ie, const Item *noun, bool grown, uint32_t limit);
/* The stem begins with the token and takes skip jamo. */
Tail tail_of_verb(const Ie *ie, uint32_t tok, uint32_t skip, uint32_t limit);
uint8_t tail_fact(const Tail *t);
/* The particle at `at`, which must end its word: its length, 0 when there is none. */
uint32_t josa_at(const Ie *ie, uint32_t at, uint32_t limit, uint8_t *josa);
bool count_end(const Ie *ie, uint32_t at, uint32_t limit);
/* 아내는 계약직이었다: does the sentence have somebody else as its subject or topic before `at`? */
bool other_told(const Ie *ie, const Sentence *s, uint32_t at);
#endif
