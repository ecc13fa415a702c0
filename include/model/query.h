/* query.h: the query language of the filter bar and the command line.
 *
 *   role:백엔드 year:2021..2023 type:join,leave skill:kubernetes org:카카오 -fact:planned "코딩 테스트"
 *
 * Terms are ANDed, commas are OR, - negates, quotes keep blanks, a bare word is looked for in the text.
 *
 * Knows    the grammar and the field names (English and Korean: 역할 해 종류 기술 기관 사실 언어 문서).
 * Unaware  of what matches a term: path/filter.h for careers, store/ for full text.
 * Units    Span: bytes of the query. Years: calendar years, both ends included.
 * Memory   the query lives in the arena; texts point into the arena's copy of the source.
 * Errors   RC_SYNTAX with the place of the wrong term; the caller keeps the last good query.
 * Threads  pure functions. */
#ifndef MODEL_QUERY_H
#define MODEL_QUERY_H
#include "base/arena.h"

/* X(enum, name, Korean name, one line of help) */
#define QUERY_TABLE(X) \
    X(Q_TEXT,  "text",  "글",   "words in the memoir") \
    X(Q_ROLE,  "role",  "역할", "a role held, sought or left") \
    X(Q_YEAR,  "year",  "해",   "a year, or years as 2021..2023, ..2019, 2020..") \
    X(Q_TYPE,  "type",  "종류", "a type of event, such as join or leave") \
    X(Q_SKILL, "skill", "기술", "a skill") \
    X(Q_ORG,   "org",   "기관", "an employer or school") \
    X(Q_FACT,  "fact",  "사실", "actual, planned, negated or hypothetical") \
    X(Q_LANG,  "lang",  "언어", "ko or en") \
    X(Q_DOC,   "doc",   "문서", "a part of the memoir's name or title")

#define QUERY_ENUM(id, name, ko, help) id,
typedef enum { QUERY_TABLE(QUERY_ENUM) Q_COUNT } QueryField;
#undef QUERY_ENUM

enum { QUERY_YEAR_MIN = -9999, QUERY_YEAR_MAX = 9999 };
typedef struct QueryValue {
    Str text;                           /* as written, without quotes */
    int code;                           /* type, fact, lang: the enum's value; else -1 */
    int year_lo, year_hi;               /* Q_YEAR */
} QueryValue;
typedef struct QueryTerm {
    QueryField field;
    bool       negated;
    VEC(QueryValue) any;                /* at least one; any of them matches */
    Span       span;                    /* the whole term in the source */
} QueryTerm;
typedef struct Query { Str source; VEC(QueryTerm) terms; } Query;

typedef struct QueryFault { Span at; const char *msgid; } QueryFault;

MUST_USE Rc query_parse(Arena *a, Str source, Query *out, QueryFault *fault);
Str query_format(Arena *a, const Query *q);                        /* normal form; parses to the same query */
const char *query_field_name(QueryField f);
int query_field_find(Str name);                                    /* by either name; -1 for none */
const char *query_field_help(QueryField f);                        /* msgid */
/* The source with its terms of one field replaced by values joined with commas ("" removes them): what the role
 * and year pickers write into the filter bar. Values are quoted where they need it. */
Str query_set_field(Arena *a, const Query *q, QueryField f, const Str *values, size_t n);
#endif
