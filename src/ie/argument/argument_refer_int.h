/* argument_refer_int.h: what one happening says of the time of another (argument_refer*.c, argument_spell.c).
 *
 * Knows    the words of assets/rules/refer-ko.yaml and refer-en.yaml and how each tells a time.
 * Units    folded indexes.
 * Memory   the bound words live as long as the analyser.
 * Errors   none: what cannot be counted gives no date. */
#ifndef ARGUMENT_REFER_INT_H
#define ARGUMENT_REFER_INT_H
#include "argument_int.h"

#define REFER_TABLE(X) \
    X(THEN, "then") X(ONCE, "at-once") X(FULL, "full") X(SINCE, "since") X(FIRST, "first") X(EDGE, "edge") \
    X(SPELL, "spell") X(KIND, "kind") X(TERM, "term") X(YEAR, "year") X(ANSWER, "answer") \
    X(NTH, "nth") X(PART, "part") X(LASTED, "lasted") X(AGED, "aged") X(OLD, "old") X(LATER, "later") X(RATE, "rate") \
    X(GRADE, "grade") X(YOUNG, "young") X(RUNS, "runs") X(HERE, "here") \
    X(FEAST, "feast") X(ENTRY, "entry") X(TIMES, "times") X(ALL, "all") X(DAY, "that-day") \
    X(ELSEWHEN, "elsewhen") X(THAT, "that") X(ALONG, "along") X(SCENE, "scene") X(OTHER_DAY, "other-day") \
    X(NOTICE, "notice") X(GIVES, "gives") X(IF, "if") X(WOULD, "would") \
    X(PRIOR, "prior") X(PRIOR_SEAT, "prior-seat") X(AHEAD, "ahead") X(DONE, "done") X(SOME_AGE, "some-age") X(ORDINAL, "ordinal") X(CAME, "came") X(ALSO, "also") X(RESTED, "rested")
#define ENUM_REFER(id, name) REFER_##id,
typedef enum { REFER_TABLE(ENUM_REFER) REFER_N } ReferClass;
#undef ENUM_REFER

/* What lasts: the names of `of` in the book. */
#define LASTING_TABLE(X) \
    X(WORK, "work") X(INTERN, "intern") X(MILITARY, "military") X(SCHOOL, "school") X(LEAVE, "leave") X(ABROAD, "abroad") \
    X(GAP, "gap")
#define ENUM_LASTING(id, name) LASTING_##id,
typedef enum { LASTING_TABLE(ENUM_LASTING) LASTING_N } Lasting;
#undef ENUM_LASTING

typedef struct ReferWord {
    uint32_t beg, end;
    uint8_t  of;                       /* Lasting */
    uint8_t  day, month;               /* how much later at the most */
    uint8_t  from, to;                 /* months of a year at school; to before from: it ends in the next one */
    uint8_t  nth;                      /* year of a tenure, 0 for the last; of what was before, 1 for right up to then */
} ReferWord;

/* The word of the class that begins at the place; en: in English, where it ends with a word of the text. */
bool refer_at(const Ie *ie, bool en, ReferClass cls, uint32_t at, uint32_t to, ReferWord *out);
/* The next token, from tok on, that begins before `to` and where the book has a word at all: few have, and each class asks
 * for itself. n_tok: none. */
uint32_t refer_next(const Ie *ie, bool en, uint32_t tok, uint32_t to);
/* The last one that begins a word in [from, to), no date standing behind it. */
bool refer_in(const Ie *ie, bool en, ReferClass cls, uint32_t from, uint32_t to, ReferWord *out);
/* Korean: does [from, to) lead to another time, a time of life or an age: 고등학교 때, 결혼 전에는, 스무 살에? */
bool refer_elsewhen(Ie *ie, uint32_t from, uint32_t to);
/* English, where it may stand on either side of the event: the one nearest to it, no other event between them. */
bool refer_near(const Ie *ie, const EvCand *c, ReferClass cls, ReferWord *out);
/* May the event be dated by what another says: it happened, and its own sentence gives it no date? *from: where the words
 * that say so may begin. */
bool refer_window(const Ie *ie, const EvCand *c, uint32_t *from);
/* A date with one end, a point: false for none, and for a stretch. */
bool refer_point(Str date, Edtf *out);
/* So much later at the most: a day where the base gives one, else that month, roughly. */
bool refer_later(const Edtf *base, const ReferWord *w, Edtf *out);
/* The day of the joining that a tenure is counted from. */
Str  refer_tenure(const Story *st, const EvCand *c);
/* Was what was told last dated, or does 그 무렵 speak of something whose time is not known? */
bool refer_last_dated(const Ie *ie, const Story *st, const EvCand *c);

/* argument_spell.c: what lasts. */
typedef struct Spell { Edtf from, to; bool begun, ended; } Spell;
/* The one told of last before the event, else the one that is told right behind it; ended only, or begun only, where the
 * text does not date the other. */
bool spell_find(const Ie *ie, const EvCand *c, Lasting of, Spell *s);

/* argument_prior.c: 그 전에는, before joining Nari: does the sentence say that it was before something? a: what that was,
 * NULL where the text does not tell; w: the words. Not where the sentence has a date of its own. */
typedef struct Prior { const EvCand *a; ReferWord w; } Prior;
bool prior_told(const Ie *ie, const EvCand *c, Prior *p);
/* By the length, up to that; false, and nothing done, where its day is not known. */
bool prior_date(Ie *ie, EvCand *c, const Prior *p, uint32_t length);
/* The date that is of what it came before, not of itself. */
void prior_borrowed(Ie *ie, EvCand *c);
/* 2012년에 입사했다. 그 전에는 2년을 다녔다: how long another one lasted is no length of the joining before it. */
void prior_span(const Ie *ie, EvCand *c);

/* argument_refer_en.c */
void refer_english(Ie *ie, const Story *st, EvCand *c);
#endif
