/* entity_int.h: what the parts of the entity pass share.
 *
 * The pass in its order: words (entity_word.c), known names (entity_known.c), names by their form and their context
 * (entity_form.c, entity_find.c, entity_skill.c, entity_latin.c), roles (entity_role.c), people (entity_person.c), then the votes are
 * counted, the names found are looked for everywhere (entity_vote.c) and made into one entity a thing (entity_merge.c).
 *
 * Units    folded indexes (text/doc.h). A name never crosses a line. */
#ifndef ENTITY_INT_H
#define ENTITY_INT_H
#include "form.h"

/* How a particle ties its noun to the sentence: a bit each, so that a frame is a set. */
typedef enum {
    PT_BARE = 1,            /* no particle */
    PT_TOPIC = 2, PT_SUBJECT = 4, PT_OBJECT = 8,
    PT_TO = 16,             /* 에 */
    PT_AT = 32,             /* 에서 */
    PT_AS = 64,             /* 로, 으로 */
    PT_OF = 128, PT_WITH = 256,
    PT_CALLED = 512,        /* (이)라는, (이)란 */
    PT_IS = 1024,           /* (이)다 */
    PT_OTHER = 2048,
    PT_POLITE = 4096,       /* 님, 씨: somebody else, spoken of or to */
    PT_MANY = 8192,         /* 들 */
    PT_SUFFIX = 16384,      /* a suffix stood first: 측, 쪽, 님 */
    PT_LOOSE = 65536,       /* an ending of the copula that only its first syllable tells */
    PT_NEXT = 32768,        /* in a cue's frame only: the noun behind */
} ParticleSet;

/* What stands between a word and the one before. */
typedef enum { SEP_LINE, SEP_STOP, SEP_MARK, SEP_COMMA, SEP_SLASH, SEP_BRACKET, SEP_BLANK, SEP_GLUE } Sep;

typedef enum {
    W_LATIN = 1,            /* Latin letters and digits only */
    W_CAPITAL = 2,          /* written with a capital */
    W_CAPS = 4,             /* with capitals only, two or more */
    W_QUOTE_OPEN = 8, W_QUOTE_CLOSE = 16,
    W_ITEM = 32,            /* first word of a list item, heading or table cell */
    W_SENT = 64,            /* first word of a sentence */
    W_INNER = 128,          /* stands in brackets */
    W_NUMBER = 256,         /* begins with a digit */
    W_HANGUL = 512,         /* ends in a syllable */
    W_MET = 1024,           /* stands behind a greeting */
    W_TIME = 2048,          /* part of a time expression */
    W_HEAD = 4096,          /* in a heading */
    W_POST = 8192,          /* in a table's column of posts */
} WordFlag;

/* Which parts of the pass have to look at a word; most words matter to none. */
enum { INCORPORATED = 0x321C };          /* ㈜ */
typedef enum { PART_FORM, PART_FIND, PART_ROLE, PART_PERSON, PART_LATIN, PART_COUNT } Part;
enum {
    TODO_FORM = 1 << PART_FORM,        /* it has the form of a name, or of what stands before one */
    TODO_FIND = 1 << PART_FIND, TODO_ROLE = 1 << PART_ROLE, TODO_PERSON = 1 << PART_PERSON,
    TODO_LATIN = 1 << PART_LATIN,      /* a capital, or what ends a programme or an award */
    TODO_PARTS = (1 << PART_COUNT) - 1,
    TODO_NAME = 32,                    /* the book of names has something that begins in it */
    TODO_PROBE = 64,                   /* where, the form does not tell */
    READS_FAMILIAR = 128,              /* no part, an answer: entity_reads_familiar() */
    READS_TITLED = 256,                /* a title is written on behind a name: 김과장 */
};

typedef struct Word {
    uint32_t beg, end;      /* letters and digits without a blank or mark between */
    uint32_t stem;          /* end of the noun before its particles */
    uint32_t after;         /* end with a particle behind a closing mark */
    uint32_t sent;
    uint32_t alias, alias_end;   /* words in brackets glued behind, alias_end = 0: none */
    uint32_t cover;         /* 1 + candidate that covers the stem */
    union { EntityReading reading; struct { ENTITY_READING }; };
    uint8_t  sep;
    uint8_t  quoted;        /* W_QUOTE_CLOSE: how many words before it the quotation begins; QUOTED_MAX and more */
    uint8_t  inner;         /* 1 + LatinInner, 0 as long as nobody asked */
} Word;
enum { QUOTED_MAX = 255 };

/* What a word of the cue book does (class in the YAML). */
#define CUE_TABLE(X) \
    X(CUE_STUDIED, "studied")      /* taught, did (algebra); vote 1 before a language alone: my, enough (German);
                                      plain: behind a field: (maths) degree */ \
    X(CUE_ACT, "act")              /* a predicate or trigger that takes an employer or school */ \
    X(CUE_KIND, "kind")            /* what an employer or school is called: 회사, 스타트업, agency */ \
    X(CUE_PART, "part")            /* a kind that begins a name: 스튜디오, 호텔, 법무법인 */ \
    X(CUE_SKILL_ACT, "skill_act")  /* a predicate that takes a skill: 배우, 쓰 */ \
    X(CUE_ROLE_ACT, "role_act")    /* a word that makes a role the author's */ \
    X(CUE_MODIFIER, "modifier")    /* stands before a role's head */ \
    X(CUE_SOMEONE, "someone")      /* a person who is not the author */ \
    X(CUE_SELF, "self")            /* the author */ \
    X(CUE_TITLE, "title")          /* follows a family name: 과장, 선배 */ \
    X(CUE_NAMING, "naming")        /* 이름은 …, called … */ \
    X(CUE_BEFORE, "before")        /* English: what follows is a name of the type */ \
    X(CUE_BEHIND, "behind")        /* English: what stands before is a name of the type */ \
    X(CUE_FUNCTION, "function")    /* English function words and others that begin no name */ \
    X(CUE_BELONGS, "belongs")      /* what only an employer has: X 때, X 대표님 */ \
    X(CUE_AWARD_ACT, "award_act")  /* 수상, 받: won */ \
    X(CUE_OWNER, "owner")          /* my, her: the noun behind is somebody else */ \
    X(CUE_POLITE, "polite")        /* 님, 씨 as a word of its own */ \
    X(CUE_WORKPLACE, "workplace")  /* 직장은, 회사는: the employer is named next */ \
    X(CUE_BE, "be")                /* I'm, I am: one's name or one's role follows */ \
    X(CUE_AND, "and") X(CUE_WHERE, "where")  /* to, at: before a place too */ \
    X(CUE_WON, "won")              /* 땄, 합격: what is done with a credential */ \
    X(CUE_USED, "used")            /* in, with: before a tool */ \
    X(CUE_QUALIFIED, "qualified")  /* 테스트: the noun before only says of what kind */ \
    X(CUE_GREETING, "greeting")    /* 안녕하세요: the author's name follows */ \
    X(CUE_BYLINE, "byline")        /* 글쓴이, author */ \
    X(CUE_SCHOOL_LIFE, "school_life")  /* 학과, 입학: makes …대 a university */ \
    X(CUE_LABEL, "label")          /* 자격증:, Skills: — names of its type follow, one behind the other */ \
    X(CUE_GIVEN, "given")          /* Fiona: a given name */ \
    X(CUE_STAGE, "stage")          /* 서류, 2차, 최종: a stage of a selection */ \
    X(CUE_SUCH, "such")            /* 같은, 등, 두: between names and the noun that sums them up; 하나, 군데뿐 */
#define CUE_ENUM(id, name) id,
typedef enum { CUE_TABLE(CUE_ENUM) CUE_COUNT } CueClass;
#undef CUE_ENUM

typedef struct Cue { uint8_t cls, type, weight; uint32_t frame; bool whole, item, title, moves, chosen, kin, firm, plain; } Cue;

/* What a tail does: the last part of a noun, or the whole of it. */
#define TAIL_TABLE(X) \
    X(TAIL_NONE, "") X(TAIL_ORG, "org") X(TAIL_SCHOOL, "school") X(TAIL_ROLE, "role") X(TAIL_CREDENTIAL, "credential") \
    X(TAIL_PROGRAM, "program") X(TAIL_AWARD, "award") X(TAIL_UNIT, "unit") X(TAIL_BRANCH, "branch") X(TAIL_KIND, "kind") \
    X(TAIL_COMMON, "common") \
    X(TAIL_SCHOOL_LIFE, "school_life") X(TAIL_CLAUSE, "clause") X(TAIL_SKILL, "skill") \
    X(TAIL_EDITION, "edition")     /* 제5회: an event's title follows */ \
    X(TAIL_SAID, "said")           /* 리크루터의 메시지: whose it is, is another */
#define TAIL_ENUM(id, name) id,
typedef enum { TAIL_TABLE(TAIL_ENUM) TAIL_COUNT } TailClass;
#undef TAIL_ENUM
/* min: letters that must stand before the tail. open: only in a context. bare: may stand alone. leans: alone it is short
 * for the one longer title of the text that ends in it. serves: what one is at a firm instead of being a soldier. brand: a
 * house that common nouns may name. */
typedef struct Tail { uint8_t cls, type, weight, min; bool open, bare, leans, serves, brand; } Tail;

typedef enum { SYL_FAMILY = 1, SYL_FIRST = 2, SYL_SECOND = 4, SYL_WORKER = 8 } SyllableKind;

/* An entry of the book of names. parted: it names words that it is a part of; tongue: a language people speak. What few ask stands apart from it. */
typedef struct Known { uint8_t type; bool weak, parted, tongue; } Known;
typedef struct KnownId { Sym id, family; } KnownId;        /* family: or the group, SYM_NONE for none */

typedef struct Particle { uint8_t after; /* a set of Final */ bool open, suffix; } Particle;

/* The common nouns by what else they may be. A kind (COMMON_KIND, COMMON_MAKING) is no part of a name; what is made, and
 * what it is made of, are what a post has to do with: 교재 편집자. */
typedef enum { COMMON_SHAPE, COMMON_PERSONS, COMMON_MIND, COMMON_THING, COMMON_MAKING, COMMON_ALONE, COMMON_KIND } CommonClass;

/* What employs, by its kind (선사, 외국계); inner: inside a word, too (탱커선사). */
typedef enum { HOUSE_NONE, HOUSE_WHOLE, HOUSE_INNER } HouseWord;

typedef struct EntityData {
    uint8_t *syllable_kind;      /* SyllableKind set of each Hangul syllable, from U+AC00 on */
    const uint8_t *common_class; /* CommonClass by entry of the common nouns */
    const LexBook *names, *cues, *tails, *common, *particles, *frames, *behind, *syllables, *inner, *work, *brands, *houses;
    Known *known;           /* by entry */
    KnownId *known_id;
    Cue   *cue;
    Tail  *tail;
    Particle *particle;
    uint32_t *frame_part;   /* ParticleSet by entry of the book of frames */
    const uint8_t *house_class;   /* HouseWord by entry of the book of events' nouns */
    const uint8_t *inner_class;   /* LatinInner by entry */
    const uint8_t *work_class;    /* WorkWord by entry */
    const struct TradeNames *trade;       /* entity_trade.c */
    uint16_t *behind_types; /* a set of EntityType by entry of the words behind names */
    Sym not_in;
} EntityData;

/* What a small English word does inside or before a name (class in the YAML). */
#define INNER_TABLE(X) \
    X(INNER_NONE, "") X(INNER_OF, "of") X(INNER_FOR, "for") X(INNER_THE, "the") X(INNER_ARTICLE, "article") \
    X(INNER_LEVEL, "level") X(INNER_BE, "be") X(INNER_I, "i") X(INNER_IN, "in") X(INNER_DO, "do") \
    X(INNER_ON, "on") X(INNER_BY, "by") X(INNER_AKA, "aka") X(INNER_IT, "it") X(INNER_POST, "post") \
    X(INNER_PART, "part")          /* of a town or country: East London */ \
    X(INNER_AUTHORITY, "authority")                 /* 서울시: what a place's government ends in */ \
    X(INNER_PRIZE, "prize")        /* 올해의, 베스트: begins what a prize is called */ \
    X(INNER_PERIOD, "period")      /* … of the Year */ \
    X(INNER_NATION, "nation")      /* The company was Danish */ \
    X(INNER_LINK, "link")          /* Escola da Ribeira: small words inside names of other languages */ \
    X(INNER_INTO, "into") X(INNER_AT, "at") X(INNER_NOW, "now") \
    /* from here on nouns and verbs, which are no small words */ \
    X(INNER_COURSE, "course")      /* the RT program: initials before it are what is learned there */ \
    X(INNER_PLACING, "placing")    /* came fourth, took bronze */ \
    X(INNER_BODY, "body") X(INNER_SITE, "site") X(INNER_THING, "thing")    /* a mob, a village, an app called X */ \
    X(INNER_COME, "come")          /* Out of that came X */ \
    X(INNER_NUMBER, "number") X(INNER_STAFF, "staff")              /* X, forty people */ \
    X(INNER_TERMS, "terms")        /* X. February 2016, six-month contract */ \
    X(INNER_SUBJECT, "subject")    /* law, nursing: what is read at a school */ \
    X(INNER_LAND, "land")          /* sea, valley: what a stretch of country or water is called */ \
    X(INNER_READ, "read")          /* at Canterbury doing engineering: a subject follows, and one learns there */ \
    X(INNER_BESIDES, "besides")    /* Grace, Austin: a given name that is a word, a place or a firm besides */ \
    X(INNER_CERTIFIED, "certified") X(INNER_GRADE, "grade")        /* AWS Certified …, … – Associate */ \
    X(INNER_GROUND, "ground")      /* Florence Road: what bears somebody's name */
#define INNER_ENUM(id, name) id,
typedef enum { INNER_TABLE(INNER_ENUM) } LatinInner;
#undef INNER_ENUM

/* What a word beside a title says of it (class in the YAML). */
#define WORK_TABLE(X) \
    X(WORK_NONE, "") X(WORK_MEDIUM, "medium") X(WORK_OTHER, "other") X(WORK_READ, "read") X(WORK_USE, "use") \
    X(WORK_MADE, "made")
#define WORK_ENUM(id, name) id,
typedef enum { WORK_TABLE(WORK_ENUM) } WorkWord;
#undef WORK_ENUM

typedef enum { CAND_KNOWN, CAND_WEAK /* a known name that is a common word too */, CAND_FOUND, CAND_FORM } CandKind;

/* A place where a name may stand. */
typedef struct Cand {
    uint32_t beg, end;
    uint32_t word, word_end;     /* words covered */
    uint32_t entry;              /* of the book of names, UINT32_MAX for none */
    uint32_t name;               /* found names: index of the ballot */
    int16_t  score;              /* >= CAND_ENOUGH: an entity */
    uint8_t  type, kind;
    uint32_t head;               /* a role's head in the book of names, for its family; else NO_ENTRY */
    uint8_t  rule;               /* NameRule of a form */
    uint8_t  by;                 /* NameRule that spoke for an ambiguous name, for --explain */
} Cand;
/* The cues that entity_find.c begins from. */
#define ACTS (1u << CUE_ACT | 1u << CUE_WORKPLACE | 1u << CUE_KIND | 1u << CUE_BELONGS | 1u << CUE_SKILL_ACT | \
              1u << CUE_NAMING | 1u << CUE_STAGE | 1u << CUE_SUCH | 1u << CUE_SCHOOL_LIFE)

/* … and those of them that entity_told.c reads. */
#define TOLD (1u << CUE_WORKPLACE | 1u << CUE_KIND | 1u << CUE_NAMING)

/* The tails that entity_form.c reads. */
#define FORM_TAILS (1u << TAIL_ORG | 1u << TAIL_SCHOOL | 1u << TAIL_CREDENTIAL | 1u << TAIL_PROGRAM | 1u << TAIL_AWARD)

enum { CAND_ENOUGH = 2, CAND_STRONG = 3 };
#define NO_ENTRY UINT32_MAX

/* What may speak for a name. The same rule twice is one reason: each counts up to its cap. */
#define RULE_TABLE(X) \
    X(RULE_FORM, "its form", 4) X(RULE_HINT, "what it ends in", 1) X(RULE_PART, "a kind before it", 3) \
    X(RULE_LETTER, "withheld name", 3) \
    X(RULE_CALLED, "called so", 4) X(RULE_ACT, "what is done with it", 4) \
    X(RULE_BARE, "written before a predicate", 1) \
    X(RULE_LOOSE, "what is said of it", 1) X(RULE_NEXT, "a predicate before it", 2) \
    X(RULE_KIND, "its kind before it", 2) \
    X(RULE_BELONGS, "what belongs to it", 2) X(RULE_ROW, "first in its row", 2) X(RULE_STAGE, "a stage it decides", 2) \
    X(RULE_LISTED, "listed with another", 2) X(RULE_STRETCH, "a time spent there", 2) \
    X(RULE_MARKED, "set off by marks", 1) \
    X(RULE_FAMILIAR, "a given name", 3) X(RULE_TITLED, "a title behind it", 3) X(RULE_POLITE, "spoken of politely", 2) \
    X(RULE_NAMING, "introduced by name", 3) X(RULE_SUBJECT, "a given name that acts", 2) X(RULE_BYLINE, "byline", 3) \
    X(RULE_BEFORE, "the word before it", 4) X(RULE_BEHIND, "the word behind it", 2) \
    X(RULE_CAPITAL, "its capital", 2) X(RULE_RANK, "a rank", 3) X(RULE_HEAD, "its head", 3) \
    X(RULE_TITLE, "a title", 3) X(RULE_SHORT, "short for a name of the text", 2) \
    X(RULE_USED, "learned or used", 2) X(RULE_WHERE, "where one is or goes", 2) \
    X(RULE_COMPANY, "others of its type beside it", 1) X(RULE_LEARNED, "initials of what is learned", 0) X(RULE_NONE, "", 0)
#define RULE_ENUM(id, name, cap) id,
typedef enum { RULE_TABLE(RULE_ENUM) RULE_COUNT } NameRule;
#undef RULE_ENUM

/* A name that no book knows: what was said for it, by type. */
typedef struct Ballot {
    uint32_t beg, end;           /* where it stood first */
    int8_t   vote[ENT_COUNT];
    int8_t   spent[RULE_COUNT];  /* how much of its cap each rule has given */
    int8_t   most;               /* votes that a type has got */
    uint32_t parent;             /* 1 + the ballot of the thing's full name, 0: this is it */
    uint32_t known;              /* 1 + the entry of a known name that this is short for */
    bool     spoken;             /* … and something is said of it that is said of employers */
    uint8_t  best;               /* type with the most votes */
    uint32_t alias_beg, alias_end;
    Span     why;                /* folded */
    uint8_t  why_rule;
    int8_t   why_vote;
    uint32_t note, note_last;    /* 1 + its first and last note */
} Ballot;

/* One vote for a ballot, kept only for --explain. */
typedef struct VoteNote { uint32_t next; uint8_t type, rule; int8_t weight; Span words; } VoteNote;     /* next: 1 + */

/* form: NULL where the book must be asked. */
typedef struct Named { uint32_t word; const EntityMore *form; } Named;

/* A place in the text as a name (entity_key.c): two of one tag are the same when they have the same units, blanks and
 * marks aside. A table of names has a number for each, 0 for those it has not. */
typedef struct Name { uint32_t beg, end, tag, hash; } Name;
typedef struct NameSlot NameSlot;
typedef struct NameTable { NameSlot *slot; uint32_t n, cap; } NameTable;      /* init is {0} */

/* The English name that something was said of last: names listed behind it share that. */
typedef struct Said { uint32_t end; uint8_t type; } Said;

typedef struct Ent {
    Ie *ie;
    const EntityData *data;
    const Doc *doc;
    Arena *tmp;
    VEC(Word)   word;
    VEC(Cand)   cand;            /* in text order once sorted */
    VEC(Ballot) ballot;
    NameTable   by_name;         /* 1 + ballot */
    Said        said;
    VEC(VoteNote) note;
    /* Words by what they may matter to, in order. */
    VEC(uint32_t) acts;          /* those with a cue of ACTS */
    VEC(Named)    named;         /* those in which the book may know a name */
    VEC(uint32_t) todo[PART_COUNT];
    uint32_t     *line_word;     /* by line, and one more: its first word */
} Ent;

/* entity_word.c */
void entity_words(Ent *e);
void entity_sift(Ent *e);                                  /* fills e->todo, once the known names cover their words */

/* entity_read.c */
/* How far a name that begins at `at` may go. */
static inline uint32_t entity_name_reach(const Ent *e, uint32_t at)
{
    enum { NAME_REACH = 48 };
    return e->doc->n - at < NAME_REACH ? e->doc->n : at + NAME_REACH;
}
/* Reads the word [beg, end), all but its place: from the form, which keeps it for the next time. A cue may go on to the
 * limit. more: room for what few words have; returned is where that is. */
void entity_read_alone(const Ent *e, Word *w, Form *form, EntityMore *more);
void entity_read_behind(const Ent *e, Word *w, const EntityMore *more, uint32_t limit);
static inline const EntityMore *entity_read(const Ent *e, Word *w, Form *form, EntityMore *own, uint32_t limit)
{
    if (form && form->entity.read) w->reading = form->entity, w->stem = w->beg + w->noun;
    else entity_read_alone(e, w, form, own);
    const EntityMore *more = form ? (const EntityMore *)form->more : own;      /* what a FormMore begins with */
    bool goes_on = w->read & (e->doc->ch[w->end] == ' ' ? WORD_GOES_ON_BLANK : WORD_GOES_ON);
    if (goes_on) entity_read_behind(e, w, more, limit);
    return more;
}
/* The noun ends there, with what is behind it. */
void entity_read_stem(const Ent *e, Word *w, uint32_t stem, uint32_t part);
/* The noun is the whole word after all. */
void entity_read_whole(const Ent *e, Word *w);
/* The particles that end u[stem … end), PT_BARE when the two are equal, 0 when it is none that fits the stem. */
uint32_t entity_particle(const Ent *e, uint32_t stem, uint32_t end);
/* The same for a particle that marks stand before: 카카오(Kakao)에서. */
uint32_t entity_particle_between(const Ent *e, uint32_t noun_end, uint32_t beg, uint32_t end);
uint32_t entity_token_end(const Ent *e, uint32_t at);     /* end of the run of letters that holds at */
/* What the word does as a cue: its meaning of the class, NULL when it has none. */
const Cue *word_cue(const Ent *e, const Word *w, CueClass cls);
/* The i-th of its n_cue meanings. */
static inline const Cue *word_cue_at(const Ent *e, const Word *w, uint16_t i)
{
    LexMatch m = {.len = w->cue_len, .n_entry = w->n_cue, .first = w->cues};
    return &e->data->cue[lex_match_entry(e->data->cues, m, i)];
}
const Cue *word_cue_in(const Ent *e, const Word *w, CueClass cls, uint32_t frame);     /* one of the frame's set */
const Tail *word_tail(const Ent *e, const Word *w, TailClass cls);
/* Credit Union, Fire Brigade: what the word, up to `end`, and the one before it end a name as; NULL for nothing. */
const Tail *word_tail_double(const Ent *e, const Word *w, uint32_t end);
static inline uint32_t word_cue_len(const Word *w) { return w->cue_len; }
static inline bool word_cue_is(const Ent *e, const Word *w, CueClass c) { return (void)e, w->cue_set >> c & 1; }
static inline bool word_tail_is(const Ent *e, const Word *w, TailClass c) { return (void)e, w->tail_set >> c & 1; }
/* internship @ Harbourlight: behind the sign for "at", set apart as no address has it. */
static inline bool entity_at_sign(const Ent *e, const Word *w)
{
    return w->beg > 1 && e->doc->ch[w->beg - 1] == ' ' && e->doc->ch[w->beg - 2] == '@';
}
/* Words i and i+1 … stand in one phrase: only a blank or nothing between. */
static inline bool word_joined(const Word *w) { return w->sep == SEP_BLANK || w->sep == SEP_GLUE; }
bool entity_is_common(const Ent *e, uint32_t beg, uint32_t end);
bool entity_is_single(const Ent *e, uint32_t beg, uint32_t end);        /* a common noun as the book has it, no two of them */
/* Common, and of the words that tell one firm or school from another by kind: 요양(병원), 지방(대학); not 하늘(초등학교). */
bool entity_is_kind(const Ent *e, uint32_t beg, uint32_t end);
/* 제일(세탁소), 국제복장(학원): before a kind of house, common nouns that are the proper part of its name. */
bool entity_is_brand(const Ent *e, uint32_t beg, uint32_t end);
/* 평화서점: such nouns and the kind of house, written in one. */
bool entity_is_branded(const Ent *e, const Word *w);
/* Of the common nouns that tell what a post has to do with. */
bool entity_is_field(const Ent *e, uint32_t beg, uint32_t end);
/* 대표님, 선생님: does what ends there speak politely of somebody? */
bool entity_is_polite(const Ent *e, uint32_t end);
/* 다은이는: a given name, spoken of. The second asks the units alone. */
bool entity_is_familiar(const Ent *e, const Word *w);
bool entity_reads_familiar(const Ent *e, const Word *w);
/* 재훈형, 수진누나; 김과장: the title is written on. Where it begins, 0 for nowhere. */
uint32_t entity_title(const Ent *e, const Word *w);
/* kind: of SyllableKind */
static inline bool syllable_is(const Ent *e, uint32_t at, unsigned kind)
{
    uint16_t ch = e->doc->ch[at];
    return hangul_is(ch) && e->data->syllable_kind[ch - 0xAC00] & kind;
}

/* 지은, 김지은: made of the syllables of given names. */
bool entity_is_given_shape(const Ent *e, const Word *w);
bool entity_is_full_name(const Ent *e, const Word *w);    /* 김지은 */
bool entity_may_be_full_name(const Ent *e, const Word *w);        /* 권오달 */
/* entity_trade.c: English posts that no book knows. */
Rc entity_trade_bind(Analyser *an, EntityData *data, Fault *f);
/* as a crossing keeper: where the post begins whose head begins with word `first`. */
uint32_t entity_post_first(const Ent *e, uint32_t first);
/* as a lampshade maker: does word i lead to such a post? Gives its first and last word. */
bool entity_trade_at(const Ent *e, uint32_t i, uint32_t *first, uint32_t *last);
/* 안전점검원으로, 낭독자로: it ends as words for who does something end, and one works as it. */
bool entity_may_be_worker(const Ent *e, const Word *w);
/* May the word, by itself, be what a person is called? */
bool entity_may_be_person(const Ent *e, const Word *w);

/* entity_known.c */
void entity_known(Ent *e);
void entity_weak(Ent *e);                                  /* context for the ambiguous ones */
/* Does a name of the type end well at `end`, inside or at the end of a run of letters? w: the word it ends in. */
bool entity_ends(const Ent *e, EntityType type, uint32_t beg, uint32_t end, const Word *w);
Cand *entity_add(Ent *e, EntityType type, CandKind kind, uint32_t beg, uint32_t end, uint32_t word, uint32_t word_end);

/* The candidate of the type that covers the word, among those of the same place; NULL when there is none. */
Cand *entity_cover(const Ent *e, const Word *w, EntityType type);

/* entity_slot.c */
/* What a cue says of the word beside it. moves: that one changes employers, not only teams. firm: what stands there is
 * one, be its parts common nouns: 마을서랍에 입사. */
typedef struct Slot {
    EntityType type;
    int      weight;
    NameRule rule;
    Span     words;
    int      inside;             /* teams passed on the way to their employer */
    bool     moves, firm;
} Slot;
/* Gives the slot's weight to the name at word i. False when nothing that could be one stands there. */
bool entity_slot(Ent *e, uint32_t i, Slot s);
bool entity_fill(Ent *e, uint32_t i, EntityType type, int weight, NameRule rule, Span words);
/* Could the word be a name at all? Common nouns, roles, kinds, numbers and times are none. told: the text says so. */
bool entity_is_open(const Ent *e, const Word *w, bool told);
/* A word that could be the proper part of a name of two words: 마음숲 상담센터. */
bool entity_is_front(const Ent *e, const Word *w);
bool entity_is_unit(const Ent *e, const Word *w);          /* a team */
/* 번역(사무소), 사출(업체): a known skill says no more than of what kind the place is. */
bool entity_is_trade(const Ent *e, uint32_t beg, uint32_t end);
/* What is taught somewhere, and so no name of the place: 수학(학원), 입시미술(학원). weak: behind a tail that says little a
 * place or a post is no name either. */
bool entity_is_subject(const Ent *e, uint32_t beg, uint32_t end, bool weak);
bool entity_is_post(const Ent *e, const Word *w);
/* Robotics, and Robotics에 before its particle. */
bool entity_is_latin(const Ent *e, const Word *w);
/* Ocado & Sons: joined by that sign. */
bool entity_ampersand(const Ent *e, const Word *prev, const Word *w);
/* Blue Harbor, Morrow & Finch: words with capitals that may be of one name. */
bool entity_in_run(const Ent *e, const Word *prev, const Word *w);
/* The first word of the name that ends in word i. */
uint32_t entity_name_first(const Ent *e, uint32_t i);

/* entity_list.c */
/* Like entity_slot(), and for the names listed before word i. */
bool entity_listed(Ent *e, uint32_t i, Slot s);
void entity_list_from(Ent *e, uint32_t i, Slot s);         /* for the names listed from word i on */
void entity_such(Ent *e, uint32_t i);
void entity_list_at(Ent *e, uint32_t i);                   /* rows, headings, what stands between two names */

/* entity_skill.c: what is learned or used; word i is the predicate. */
void entity_learned(Ent *e, uint32_t i, const Cue *cue);

/* entity_told.c: names that the text introduces, beside a cue of TOLD, or at a word. */
void entity_told_by(Ent *e, uint32_t i, const Cue *cue);
void entity_told(Ent *e, uint32_t i);
/* entity_find.c: a verb such as …고, …는데; a label such as 소속: */
bool entity_ends_clause(const Ent *e, const Word *w);
bool word_is_label(const Ent *e, uint32_t i);

/* entity_form.c, entity_find.c, entity_row.c, entity_latin.c, entity_role.c, entity_person.c, entity_work.c */
void entity_form(Ent *e);
void entity_find(Ent *e);
void entity_row(Ent *e);
void entity_latin(Ent *e);
void entity_field(Ent *e, uint32_t i);                     /* what a degree is in; word i is the degree */
/* Do words with capitals begin at word i that are one name? Where they end. */
bool entity_name_run(const Ent *e, uint32_t i, uint32_t *end);
bool entity_opens_line(const Ent *e, const Word *w);      /* a verb with a capital only by its place */
void entity_role(Ent *e);
void entity_person(Ent *e);
void entity_work(Ent *e);
void entity_certs(Ent *e);                                 /* entity_cert.c */
WorkWord entity_work_word(const Ent *e, uint32_t i);       /* what word i says of a title beside it */

/* entity_key.c */
Name name_at(const Ent *e, uint32_t tag, uint32_t beg, uint32_t end);
void name_room(Arena *a, NameTable *t, uint32_t n);       /* an empty one, for n names before it grows */
uint32_t name_get(const Ent *e, const NameTable *t, Name name);
uint32_t *name_put(const Ent *e, NameTable *t, Name name);        /* the place of its number, until the next is put */

/* entity_short.c: is x what y is called in short? Both are names that stand in the text. */
bool entity_shortens(const Ie *ie, Span x, Span y);        /* letters left out: 은산대병원, StatCan */
bool entity_is_capitals(const Doc *d, Span x);
bool entity_respells(const Doc *d, Span x, Span y);        /* 프론트엔드, 프런트엔드 */
bool entity_initials(const Doc *d, Span x, Span y);        /* ESDC; x is_capitals */

/* entity_vote.c */
Ballot *entity_vote(Ent *e, EntityType type, int weight, uint32_t beg, uint32_t end, NameRule rule, Span words);
const char *entity_rule_name(NameRule rule);
Str  entity_reason(const Ent *e, NameRule rule, uint32_t beg, uint32_t end);
void entity_count(Ent *e);                                 /* accepted names, wherever they stand */

/* entity_merge.c */
void entity_merge(Ent *e);

/* entity_why.c, for --explain: what speaks for a mention, and what was weighed and turned down. */
void entity_why_mention(Ent *e, const Cand *c, Span at);
void entity_why_alias(Ent *e, const Cand *of, Span at);
void entity_why_rest(Ent *e);
#endif
