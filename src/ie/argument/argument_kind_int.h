/* argument_kind_int.h: the words around an employer's kind (argument_kind.c, argument_kind_ko.c, argument_kind_en.c,
 * argument_kind_own.c).
 *
 * Knows    the classes of assets/rules/employer.yaml.
 * Units    folded indexes.
 * Memory   none of its own.
 * Errors   none. */
#ifndef ARGUMENT_KIND_INT_H
#define ARGUMENT_KIND_INT_H
#include "argument_int.h"

#define KIND_TABLE(X) \
    X(NONE, "") X(SIZE, "size") X(EXIST, "exist") X(RUN, "run") X(NEAR, "near") X(BACK, "back") \
    X(GENERIC, "generic") X(UNDER, "under") X(ORDER, "order") X(CALLED, "called") X(NOUN, "noun") X(STOP, "stop") \
    X(NOT, "none") X(ARTICLE, "article") X(PLACE, "place") X(SEAT, "seat") X(ORDINAL, "ordinal") X(PAST, "past") \
    X(THERE, "there") X(MANY, "many") X(NUMBER, "number") X(INTERN, "intern") X(COUNTER, "counter") \
    X(LIFE, "life") X(HOUSE, "house") X(BOSS, "boss") X(IF, "if") X(CLAUSE, "clause") \
    X(PRIZE, "prize") X(POST, "post") X(CONTEST, "contest") X(PART, "part") X(CLOSING, "closing") X(EXAM, "exam") \
    X(LABOUR, "labour") X(ADVERTISE, "advertise") X(LINE, "line") X(LABEL, "label") X(ALSO, "also") X(FEW, "few") \
    X(HEAD, "head") X(MINISTER, "minister") X(CHAIR, "chair") X(STAY, "stay") X(DEED, "deed") X(HOW, "how") X(READER, "reader") \
    X(NAMED, "named") X(AGAIN, "again") X(AS, "as") \
    X(CALLS, "calls") X(HIRES, "hires") X(POSTING, "posting") \
    X(OFFICE, "office") X(TOWN, "town") X(LENT, "lent") X(BEFORE, "before") X(AGE, "age") X(FORCE, "force") \
    X(WARE, "ware") X(PEOPLE, "people") X(CALLER, "caller") X(HOUSES, "houses") X(BODY, "body") \
    X(SERVICE, "service") X(ON, "on") X(MASTER, "master") X(UNION, "union") X(ONE, "one") X(ONES, "ones") \
    X(UNPAID, "unpaid") X(SOME, "some") X(REASON, "reason") X(AMOUNT, "amount") X(RIDE, "ride") X(GUEST, "guest") X(UNMEANT, "unmeant") X(ORIGIN, "origin") X(QUALITY, "quality") \
    X(LATER, "later") X(SEQUEL, "sequel")
#define KIND_ENUM(id, name) KW_##id,
typedef enum { KIND_TABLE(KIND_ENUM) KW_N } KindWord;
#undef KIND_ENUM

struct KindData {
    const LexBook *ko, *en, *seat, *own, *tail, *common;
    const uint8_t *ko_of, *en_of, *seat_of, *own_of;      /* KindWord of each entry */
    const uint8_t *common_stop;        /* of each entry of common: 0, or no word of a phrase */
};

/* The class of the book's word that fills [beg, end), KW_NONE for none; the same of the Korean kinds. */
KindWord kind_word_in(const Ie *ie, const LexBook *book, const uint8_t *of, uint32_t beg, uint32_t end);
KindWord kind_word_ko(const Ie *ie, uint32_t beg, uint32_t end);

/* What an English word does in a phrase; classes that are only asked for by name leave it a noun like any other. */
KindWord kind_word_en(const Ie *ie, const Token *t);
/* 연락이, 뽑는다는, 공고를: by what an employer speaks first; KW_NONE for other words. */
KindWord kind_call(const Ie *ie, const Token *t);
/* Has the word that class among others? they: begins a clause, and is who is above. */
bool kind_is_en(const Ie *ie, const Token *t, KindWord w);
/* Does a time expression begin or end within the word? */
bool kind_is_time(const Ie *ie, Range w);
#endif
