/* argument_int.h: what the argument pass (argument*.c) shares.
 *
 * Knows    what has been told so far, whose employer an event is with, the dates that come from other events.
 * Unaware  of the words that make an event (trigger) and of the spells that events become (position).
 * Units    beg, end, …_at: folded indexes; …_sent: sentences; a mention is an index into ie->mention.
 * Memory   strings in ie->mem or in the text; a Story lives as long as the pass.
 * Errors   none: what is not told stays empty.
 * Source   annotation guide, section 4; korean-checklist, sections 11 to 16. */
#ifndef ARGUMENT_INT_H
#define ARGUMENT_INT_H
#include "event/event_int.h"

/* Where the employer of an event comes from when its sentence names none: it is a new one, the one that holds, one that
 * is sought; a school's pupils and the rest have none. */
typedef enum { GROUP_JOIN, GROUP_HELD, GROUP_SEARCH, GROUP_SCHOOL, GROUP_NONE } Group;

/* An employer that was told of, and the word for its kind. */
typedef struct Known { Str head, org; } Known;

/* What has been told so far: the employer the author is at, and whom the author was last in touch with. */
typedef struct Story {
    Str      held;                     /* the employer that holds until another comes */
    bool     held_plain;               /* it is a school or of a kind, and no office that sends one to others */
    Str      latest;                   /* joined last of all by the dates told so far, and when */
    EdtfDay  latest_lo;
    Str      turn_date;                /* when what was told last began or ended something, and its sentence */
    uint32_t turn_sent;
    bool     turn_joins;               /* it was a joining */
    uint8_t  turn_type;
    Str      join_org, join_date;      /* of the last joining; its date "" when not told */
    bool     joined, elsewhere;        /* not left since; another employer was told of since */
    /* the one that holds is told by work without its time: of so many days, in that sentence */
    bool     work_sum;
    int64_t  work_days;
    uint32_t work_sent;
    bool     founds;                   /* the text tells that the author founded something */
    Str      closed;                   /* the employer that closed while the author was there */
    Str      quit;                     /* the one left last, by a leaving */
    Str      beside;                   /* the employer that holds while another is worked for besides */
    bool     posted;                   /* one serves at the one that holds: 전문연구요원 */
    Str      bare_role;                /* of an offer that names no employer, and its sentence */
    uint32_t bare_sent;
    Str      part_time;                /* where one last worked so */
    Str      present;                  /* where the author was told to be at the time of writing */
    Str      asked;                    /* the last one applied to */
    Str      offer_org, offer_role;    /* what was applied for or offered last, and where */
    Str      refused;                  /* the last one that said no, or was told no */
    Str      chosen;                   /* the last one that said yes, or that the author settled on */
    uint32_t asked_sent, chosen_sent, asked_at;
    uint32_t lone, lone_next;          /* the last line that is a date alone: 1 + its timex; the next to look at */
    bool     years;                    /* the text has lines that are a year alone */
    const DocSection *lone_sect;
    Str      last_date, prev_date;     /* of the event told last, and its sentence; before that sentence */
    uint32_t last_sent, last_at, last_end;     /* where it is told */
    uint8_t  last_type;
    Str      offered;                  /* where the last offer was made, and in which sentence */
    uint32_t offered_sent;
    Str      force;                    /* 육군, 해군 …: where the author served */
    Str      force_word;               /* 군대: what the text calls it that names none */
    bool     force_known, force_read;
    bool     serving;                  /* in the force: what is named then is a unit */
    Known    known[8];                 /* employers by their kind, the latest last */
    uint32_t n_known;
    Str      intro;                    /* introduced, before anything happened there; and in which sentence */
    uint32_t intro_sent, intro_next;   /* intro_next: the next sentence to be read for that */
    uint32_t seat_asked;               /* 1 + the sentence that asks where one was: 첫 직장은 어디였어요? */
    bool     intro_far;                /* by what stands over the part: all of that is about it */
    EdtfDay  held_lo;                  /* when the one that holds was told to begin, EDTF_DAY_NONE when not */
    EdtfDay  held_hi;                  /* the last day that the one that holds was told for, EDTF_DAY_MAX when not */
    EdtfDay  present_from;             /* since when, EDTF_DAY_NONE when not told */
    Str      former;                   /* worked at before, where the author is not at the time of writing */
    bool     passed;                   /* an examination for an office, since the last joining */
    bool     venture;                  /* the one that holds is one's own, and no post is sought */
    bool     post_told;                /* a post was sought, and no course, in that sentence */
    uint32_t post_sent;
    bool     course_told;              /* a course or a school was sought last, in that sentence */
    uint32_t course_sent;
    bool     asked_many;               /* the ones applied to were so many of a kind */
    bool     asked_met;                /* the one applied to was met: an interview */
    bool     over;                     /* the one that holds was only told of as past: 은행에서 20년 근무했다 */
    bool     left;                     /* the one that holds has been left, where the text says so: */
    bool     left_told;                /* by a leaving, or long ago; not by a stretch that ends */
    uint32_t left_sent;
    EdtfDay  left_hi;                  /* the last day there, EDTF_DAY_MAX when not known */
    const FootNote *note;                  /* the footnote that is being told */
    Str      title;                    /* the one that the text's title says that it tells how to get to */
    Str      heading;                  /* the employer that the section's heading names */
    bool     heading_kind;             /* … by its kind, and no other has been joined below it */
    const DocSection *sect;
    bool     to_self;                  /* what is told as ahead may be past: a letter to oneself of then */
    bool     dct;                      /* the day of writing is known: */
    EdtfDay  dct_lo, dct_hi;
    const struct DateSeen *seen;       /* by time expression, argument_rank_int.h */
    bool     last;                     /* last_date has bounds: */
    EdtfDay  last_lo, last_hi;
} Story;

/* Is the event told of the employer joined last, who has not been left? */
static inline bool joined_there(const Story *st, const EvCand *c)
{
    if (!st->joined) return false;
    if (c->org.n && st->join_org.n) return str_eq(c->org, st->join_org);
    return !st->elsewhere && (!st->held.n || !st->join_org.n || str_eq(st->held, st->join_org));
}

static inline Str mention_name(const Ie *ie, uint32_t mention)
{
    return ie->out->entities.v[ie->mention.v[mention].entity].name;
}

static inline const Timex *timex_of(const Ie *ie, uint32_t i) { return &ie->out->timexes.v[i]; }

/* Of what a noun may be the kind of employer, NULL for none: 학원 and 카페 are ventures, too. */
static inline const TrigRule *employer_rule(const RuleSet *nouns, LexMatch m)
{
    for (uint32_t i = 0; i < m.n_entry; i++) {
        const TrigRule *r = rule_at(nouns, m, i);
        if (r->shape == SHAPE_CUE && (r->cue == CUE_EMPLOYER || r->cue == CUE_COMPANY)) return r;
    }
    return NULL;
}

/* What a word may be written with: 2차, KB국민 */
static inline bool is_word_cls(uint8_t cls) { return cls == CH_HANGUL || cls == CH_LATIN || cls == CH_DIGIT || cls == CH_HAN; }
static inline bool name_holds(Str name, Str part) { return part.n && str_find(name, part, 0) != SIZE_MAX; }
/* Two names of which one may be missing. */
static inline bool names_agree(Str a, Str b) { return !a.n || !b.n || str_eq(a, b); }

/* The text's own words, "" for a range that is not set. */
static inline Str words_in(const Ie *ie, Range r)
{
    return r.end ? doc_nfc_utf8(ie->mem, ie->doc, doc_span(ie->doc, r.beg, r.end)) : S("");
}

/* argument_order.c */
void orgs_in_order(Ie *ie);

/* argument.c */
Group group_of(uint8_t type);

/* argument_story.c: story_place() before the arguments of a candidate are looked for, story_tell() once they are
 * known. */
Story story_begin(const Ie *ie);
void  story_place(const Ie *ie, Story *st, EvCand *c);
void  story_back(Story *st, const EvCand *c);          /* once its own date is known: before where one is now? */
void  story_tell(const Ie *ie, Story *st, const EvCand *c);

/* argument_org.c: whose employer. */
void org_find(Ie *ie, Story *st, uint32_t index);

/* argument_houses_en.c: English: further employers under the same verb. */
void houses_more(Ie *ie, EvCand *c);

/* argument_own.c: the employer that the sentence itself names; c->org_own tells whether it does. */
void org_own(Ie *ie, const Story *st, EvCand *c);
/* A school is the employer of who joins or leaves it as anything but a pupil; those moves have types of their own. */
bool employs(const EvCand *c);
bool is_advert(const Ie *ie, const EvCand *c, Range r);      /* 공고: what was advertised, and no technical school */

/* argument_near.c: the first employer named in [beg, end), the last one in [from, c). */
bool org_in(const Ie *ie, uint32_t beg, uint32_t end, Str *out);
/* The last mention of the type that begins in [from, at), UINT32_MAX for none; only so many names back. */
uint32_t mention_before(const Ie *ie, EntityType type, uint32_t from, uint32_t at);
bool org_before(const Ie *ie, uint32_t from, const EvCand *c, Str *out);
/* How far back, at most `far` units, a name may stand that the candidate is about: not behind the heading. */
uint32_t near_from(const Ie *ie, const EvCand *c, uint32_t far);
/* 일했었다, I had been there: told of what was before. */
bool before_then(const Ie *ie, const EvCand *c);
/* Where its clause begins, not further back than a reader looks. */
uint32_t clause_from(const EvCand *c);

/* argument_other.c: role, team, place, skills and what the event is of. */
void others_find(Ie *ie, const Story *st, EvCand *c);
bool clause_ends(const Ie *ie, uint32_t from, uint32_t to);      /* Korean: does a clause end in [from, to)? */
/* argument_post.c: the role told beside the event. */
void role_find(const Ie *ie, const Story *st, EvCand *c);

/* argument_item.c: the kind of employment that the words at `beg` name (알바, 인턴). */
uint8_t employment_at(const Ie *ie, uint32_t beg, uint32_t end);
uint8_t employment_word(const Ie *ie, uint32_t beg, uint32_t end, uint32_t *len);
/* rejected me, hired us: the author is the object, so the employer is the subject. */
bool takes_author(const Ie *ie, const EvCand *c);

/* argument_kind*.c: an employer by its kind. The Korean phrase whose head is [beg, end): r the whole of
 * it; told: it has words beside the head; back: it points to one spoken of before (그 회사). */
typedef struct Kind { Range r, head; bool told, back; } Kind;
Kind kind_phrase(const Ie *ie, uint32_t beg, uint32_t end, uint32_t from);
/* May the word be a noun of such a phrase, and no adverb, time or verb? */
bool kind_noun(const Ie *ie, uint32_t beg, uint32_t end);
bool kind_links(const Ie *ie, uint32_t beg, uint32_t end);
/* 협력사, 자회사: what stands under another firm, whose name may stand before it. */
bool kind_under(const Ie *ie, uint32_t beg, uint32_t end);
bool kind_beside(const Ie *ie, uint32_t at);               /* 앞, 근처: the word that begins there */
/* The English phrase around a kind's word; the one in the employer's place behind the trigger, direct: without a
 * preposition. */
Range kind_around(const Ie *ie, uint32_t beg, uint32_t end, uint32_t sent);
bool kind_aside(const Ie *ie, const EvCand *c, Range r);
/* … and the phrase of a kind that begins with the token. */
bool kind_house_at(const Ie *ie, uint32_t tok, uint32_t sent, Range *out);
bool kind_behind(const Ie *ie, const EvCand *c, bool direct, Range *out);
bool kind_few_houses(const Ie *ie, uint32_t at);           /* several companies, three hotels: the words that begin there */
bool kind_unpaid(const Ie *ie, const EvCand *c);           /* volunteered: beside what one does, if one is employed */
/* moved from a bank to a charity: where one went, behind where one was. */
bool kind_left_for(const Ie *ie, const EvCand *c, Range *out);
/* on the buses: what one serves on; the county: an authority that its noun names. */
bool kind_served(const Ie *ie, Range r);
bool kind_body(const Ie *ie, uint32_t tok);

/* 직장, 회사, 곳: what an employer is introduced as; the words that say which one: 첫, 두 번째; 전, 예전 look back. */
typedef enum { SEAT_NONE, SEAT_NEXT, SEAT_BACK } SeatWord;
bool kind_seat(const Ie *ie, uint32_t beg, uint32_t end);
uint32_t kind_force(const Ie *ie, const Token *t);           /* 군대, 의경: how long, 0 for another word */
bool kind_stands(const Ie *ie, uint32_t at);                    /* 있는, 위치한: the word behind the blank at `at` */
/* 시설관리직, 9급 공무원: a post in an office; 시, 군: does the name that ends with the unit at `at` have one? */
bool kind_office(const Ie *ie, Range r);
bool kind_town(const Ie *ie, uint32_t at);
bool kind_earlier(const Ie *ie, const EvCand *c);       /* 그전에는, 예전 회사에서는: of what was before, said in the clause */
bool kind_origin(const Ie *ie, uint32_t at);                    /* 네이버 출신, 지방대 컴공 출신: where one comes from, behind its end */
bool kind_age(const Ie *ie, uint32_t at);                       /* 때, 시절: the word behind the blank at `at` */
bool kind_row(const Ie *ie, uint32_t beg, uint32_t end);        /* 그다음, 두 번째: which one in the row */
/* 그곳에서, there: the place spoken of. */
bool kind_there(const Ie *ie, const Token *t, bool en);
/* internal, transfer: within the house. */
bool kind_house(const Ie *ie, const EvCand *c);
/* work, teaching: a job is told by it, at a school too. */
bool kind_labour(const Ie *ie, const Token *t);
/* 사내 MVP, employee of the quarter: a prize that the employer gives; 수간호사 자리, the deputy post: one to fill in the
 * house. */
bool kind_part(const Ie *ie, uint32_t beg, uint32_t end);       /* 영업점, 공장: where in the house */
bool kind_described(const Ie *ie, Range r);                     /* 작은, 다른, 동네: words that tell of another one */
bool kind_lent(const Ie *ie, const EvCand *c);                 /* 파견, seconded: the word of the event */
bool kind_exam(const Ie *ie, const EvCand *c);                 /* 임용시험, 고시: for an office, with no firm */
bool kind_giver(const Ie *ie, const EvCand *c, Range *out);      /* 부산시장 표창: who gives it */
bool kind_prize(const Ie *ie, const EvCand *c);
bool kind_stay(const Ie *ie, const EvCand *c);                 /* 남으라는, 올려 주겠다고: to stay where one is */
bool kind_post(const Ie *ie, const EvCand *c);
/* May the English word stand before a title; is it one? */
bool title_word(const Ie *ie, const Token *t);
/* May the English noun employ: no person, no thing? */
bool kind_employs(const Ie *ie, const Token *t);
bool kind_school(const Ie *ie, const Token *t);            /* a university, a college: where one learns */
/* 만약, if. */
bool kind_if(const Ie *ie, const Token *t, bool en);
uint32_t kind_called(const Ie *ie, const Token *t);             /* 회사 이름은: where the words end, 0 for none */
/* applications, offers: several at once; the one above the author: 대표님이, my manager. */
bool kind_many(const Ie *ie, const Token *t);
bool kind_houses(const Ie *ie, const Token *t);                  /* farms, agencies: many of a kind */
bool kind_reason(const Ie *ie, uint32_t at, uint32_t first);     /* because of a school; first: token of the sentence */
/* the school, our hospital, the company: does the word at the token, not before `first`, say so? */
bool kind_known(const Ie *ie, uint32_t first, uint32_t tok);
bool kind_company(const Ie *ie, uint32_t tok);             /* the company, my employer: the words that begin there */
bool kind_also(const Ie *ie, const Token *t);              /* also, evenings, part-time: beside what one does */
bool kind_run(const Ie *ie, const Token *t);               /* ran, managed: what is run is where one is */
bool kind_deed(const Ie *ie, const Token *t);              /* took, went, found: a verb that tells what was done next */
bool kind_as(const Ie *ie, uint32_t at);                   /* as: the word at the place */
bool kind_line(const Ie *ie, const Token *t);              /* Skype, Zoom: what one is called by */
bool kind_few(const Ie *ie, const Token *t);               /* two, three: of one and the same */
/* advertised, posted, had an opening: an employer has a post to fill. */
bool kind_advertises(const Ie *ie, const Token *t);
uint32_t kind_counted(const Ie *ie, uint32_t at, uint32_t end);
/* 세 곳, 한 군데: where the number before the counter at `at` begins, 0 for none; one: it is one. */
uint32_t kind_numbered(const Ie *ie, uint32_t at, bool *one);
uint32_t kind_ones(const Ie *ie, uint32_t at);             /* 하나, 두 곳 behind the blank at `at`: its end, 0 for another word */
bool kind_leads(const Ie *ie, const Token *t);             /* 반장님, 오야지: who leads a gang */
bool kind_runs(const Ie *ie, uint32_t at);                 /* 하는, 만드는, 있는: the word before the blank before `at` */
bool kind_life(const Ie *ie, const EvCand *c);
/* 피그마가 아니라, Figma 대신; not Figma, instead of Figma: what was not, beside what was. */
bool kind_unmeant(const Ie *ie, const EvCand *c, const Item *it);
/* An intern proper: no trainee, no apprentice. */
bool kind_intern(const Ie *ie, uint32_t beg, uint32_t end);
bool kind_boss(const Ie *ie, const Token *t, bool en);
SeatWord kind_ordinal(const Ie *ie, const Token *t);

/* argument_sought.c: Korean: the noun for an employer, where something stands between it and what is told of it. josa_apart: the
 * particle behind brackets or a number; leads_to_post: what one would be there stands behind it; has_boss: who speaks for it
 * does; counted_take: so many of a kind. */
uint8_t josa_apart(const Ie *ie, const Item *it, uint32_t *tail);
uint32_t kind_apart(const Ie *ie, uint32_t at);             /* where that particle may stand, 0 for none */
bool kind_said_behind(const Ie *ie, const EvCand *c, Range *out);
bool one_told(const Ie *ie, uint32_t sent, uint32_t to, Range *out);        /* 하나는 작은 은행이었는데 */
bool gang_find(const Ie *ie, const EvCand *c, Range *out);
bool leads_to_post(const Ie *ie, const EvCand *c, const Item *it, uint32_t tail);
bool object_house(const Ie *ie, const EvCand *c, Range *out);
bool leads_to_part(const Ie *ie, const EvCand *c, const Item *it);
bool has_boss(const Ie *ie, const EvCand *c, uint32_t tail);
bool counted_take(const Ie *ie, EvCand *c, const Item *it);

/* argument_seat.c: Korean: a dependent noun in the employer's place (게임을 만드는 데에), or the kind before it. */
bool seat_find(const Ie *ie, const EvCand *c, Kind *out);

/* argument_known.c: an employer told of before, recalled by its kind; what is introduced up to the candidate. */
void known_recall(const Ie *ie, Story *st, EvCand *c);
void known_tell(const Ie *ie, Story *st, const EvCand *c);
void known_place(const Ie *ie, Story *st, const EvCand *c);

/* argument_phrase.c: the noun phrase in the employer's place. */
bool phrase_find(const Ie *ie, const EvCand *c, Range *out);
bool phrase_person(const Ie *ie, Range r);                       /* does a person begin there? */
bool enters_other(const Ie *ie, const EvCand *c);

/* argument_date.c, argument_page.c, argument_aside.c: the date that is written. */
void date_find(Ie *ie, uint32_t index);
void date_counted_back(Ie *ie, EvCand *c);
const DocSection *dating_section(const Ie *ie, const DocSection *s);
void date_of_spell_head(const Ie *ie, const Story *st, uint32_t index);      /* of what begins or ends under a heading with its stretch */
void date_of_row(const Ie *ie, EvCand *c);             /* of a row whose cells have its two ends */
Str heading_since(const Ie *ie, const EvCand *c);      /* the beginning of a heading's stretch until now, "" without */
bool is_date(const Ie *ie, uint32_t i);             /* one that may date what is told: no year of birth */
bool date_in(const Ie *ie, uint32_t from, uint32_t to);             /* does one begin in [from, to)? */
void date_set(const Ie *ie, EvCand *c, uint32_t i, Basis basis);                 /* BASIS_NONE: as it is written */
void date_clear(EvCand *c);
bool date_period(Ie *ie, EvCand *c);                /* …에서 일했다. 2012년 3월부터 2020년 9월까지. */
bool date_bracketed(const Ie *ie, const EvCand *c, uint32_t *out);
/* Does the date stand in a clause about something else (…, which failed in 2014)? */
bool date_aside(const Ie *ie, const EvCand *c, uint32_t i);

/* argument_choice.c: reads the time expressions once for all events; the story knows the day of writing. */
const struct DateSeen *dates_seen(const Ie *ie, const Story *st);
/* argument_rank.c: the likeliest of the dates around it, the rules' choice weighing much. */
void date_choose(Ie *ie, const Story *st, uint32_t index);

/* argument_stay.c: a stretch from its beginning and its length. */
void date_stay(Ie *ie, const Story *st, uint32_t index);

/* argument_count.c: the date counted from another event's; whether it was still to come; since when it goes on. */
void date_count(Ie *ie, const Story *st, EvCand *c);
bool date_precedes(const Story *st, const Edtf *date);
bool date_forward(const Edtf *from, const EdtfDuration *len, Edtf *when);        /* both ends of a stretch */
void plan_by_date(const Story *st, EvCand *c, bool chosen);       /* chosen: among all dates at hand */
void date_declined(const Ie *ie, EvCand *c);
void plan_ahead(Ie *ie, const Story *st, EvCand *c);
void dates_running(Ie *ie);

/* argument_lapse.c: Korean: by a length from another event, recalled or told before it. */
void date_lapse(Ie *ie, const Story *st, uint32_t index);
/* 입사 3년 만에: the joining that was told before, which `a` is another mention of. */
const EvCand *event_recalled(const Ie *ie, const EvCand *a);
/* The date was counted, by what stands in [beg, end); false, and nothing done, for one that has no bounds. */
bool date_reckon(Ie *ie, EvCand *c, const Edtf *when, const char *why, uint32_t beg, uint32_t end);

/* argument_refer.c: Korean: by the words that lead from another happening to this one. */
void date_refer(Ie *ie, const Story *st, uint32_t index);
/* Before the first event: what of it is read once for the text. */
void refer_begin(Ie *ie);
/* argument_several.c: Korean: of what was done several times, the first of its dates to the last. */
bool date_several(Ie *ie, EvCand *c);
/* argument_spell.c: Korean: by what lasted at that time; when all dates are known. */
void dates_spell(Ie *ie);

/* argument_ends.c: English: a notice given, work until a day. */
void date_ends(Ie *ie, const Story *st, EvCand *c);

/* argument_close.c: a length that runs to a day told behind it. */
void dates_closed(Ie *ie);

/* argument_life.c: what the whole of the text says about whose employer. */
void life_read(Ie *ie);

/* argument_entry.c: the entries of a diary. */
void dates_entry(Ie *ie);
void dates_of_spell(Ie *ie);                        /* … and the rows of a list of spells */
void dates_kept(Ie *ie);                            /* asked to stay when one left */
void dates_headed(Ie *ie);                          /* … and a search under a season */

/* argument_process.c: English: the stages of one application. */
void date_stage(const Ie *ie, uint32_t index);

/* The events told before and behind one, whose words part it from theirs; left X for Y is two of the same words. */
static inline const EvCand *parted_before(const Ie *ie, uint32_t index)
{
    uint32_t i = index && ie->ev.v[index - 1]->beg == ie->ev.v[index]->beg ? index - 1 : index;
    return i ? ie->ev.v[i - 1] : NULL;
}
static inline const EvCand *parted_after(const Ie *ie, uint32_t index)
{
    uint32_t i = index + 1 < ie->ev.n && ie->ev.v[index + 1]->beg == ie->ev.v[index]->beg ? index + 1 : index;
    return i + 1 < ie->ev.n ? ie->ev.v[i + 1] : NULL;
}

/* A date whose both ends are told. */
static inline bool argument_bounded(const EvCand *c) { return c->date.n && c->lo > EDTF_DAY_NONE && c->hi < EDTF_DAY_MAX; }

/* argument_period.c: one end of a date as a point, the last or the first; false, and *out untouched, where it has none. */
bool argument_date_end(Str date, bool last, Edtf *out);

/* argument_period.c: sums of a search fill its time. */
void dates_search(Ie *ie);

/* argument_tally.c: … and what it came to in figures. */
void dates_tally(Ie *ie);

/* argument_was.c: what one joined as, from what one was before another occupation. */
void roles_before(Ie *ie);

/* argument_merge.c */
void merge_all(Ie *ie);

/* argument_why.c: fills out->event_why; behind merge_all(). */
void event_reasons(Ie *ie);
#endif
