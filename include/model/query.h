/* query.h: the query language of the filter bar and the command line.
 *
 *   role:백엔드 year:2021..2023 type:join,leave skill:kubernetes org:카카오 -fact:planned "코딩 테스트"
 *
 * Terms are ANDed, commas are OR, - negates, quotes keep blanks, a bare word is looked for in the text. A role, skill or
 * employer is asked for by a part of its name, skill:=SQL by the whole of it.
 *
 * Knows    the grammar and the field names, English and Korean: 역할:백엔드 해:2021 사건:입사 is the same query.
 * Unaware  of what matches a term: path/filter.h for careers, store/ for full text.
 * Units    Span: bytes of the query. Years: calendar years, both ends included.
 * Memory   the query lives in the arena; texts point into the arena's copy of the source.
 * Errors   RC_SYNTAX with the place of the wrong term; the caller keeps the last good query.
 * Threads  pure functions. */
#ifndef MODEL_QUERY_H
#define MODEL_QUERY_H
#include "base/arena.h"
#include "base/i18n.h"
#include "model/types.h"

/* X(enum, name, Korean name, more names with blanks between, title of its list, one line of help). One table for
 * what is parsed and written, for the hotkeys' lists and for completion. */
#define QUERY_TABLE(X) \
    X(Q_TEXT,  "text",  "글",   "words 본문", N_("words"), N_("words in the memoir")) \
    X(Q_ROLE,  "role",  "역할", "job 직무", N_("role"), N_("a role held, sought or left")) \
    X(Q_YEAR,  "year",  "해",   "연도 년", N_("year"), N_("a year, or years as 2021..2023, ..2019, 2020..")) \
    X(Q_TYPE,  "type",  "사건", "event 종류", N_("event type"), N_("a type of event, such as join or leave")) \
    X(Q_SKILL, "skill", "기술", "역량", N_("skill"), \
      N_("a skill the memoir names; of study, work and projects asked for by type: their own")) \
    X(Q_ORG,   "org",   "기관", "employer school 회사 학교", N_("employer"), N_("an employer or school")) \
    X(Q_FACT,  "fact",  "사실", "사실성", N_("factuality"), N_("actual, planned, negated or hypothetical")) \
    X(Q_LANG,  "lang",  "언어", "language", N_("language"), N_("ko or en")) \
    X(Q_STATUS, "status", "상태", "progress 진행", N_("status"), N_("how far it is reviewed: untouched, in-progress or done")) \
    X(Q_DOC,   "doc",   "문서", "memoir 회고록", N_("memoir"), N_("a part of the memoir's name or title"))

#define QUERY_ENUM(id, name, ko, more, title, help) id,
typedef enum { QUERY_TABLE(QUERY_ENUM) Q_COUNT } QueryField;
#undef QUERY_ENUM

enum { QUERY_YEAR_MIN = -9999, QUERY_YEAR_MAX = 9999 };
typedef struct QueryValue {
    Str text;                           /* as written, without quotes */
    bool whole;                         /* role, skill, org: "=" stood before it, not a part of the name is meant */
    int code;                           /* type, fact, lang, status: the enum's value; else -1 */
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
/* Plain: English names, the same in every locale, for files. Spoken: as the reader's language writes fields and
 * closed values. Both parse to the same query; spoken in the locale that wrote it. */
typedef enum { QUERY_PLAIN, QUERY_SPOKEN } QueryForm;
Str query_term_text(const Query *q, uint32_t i);                     /* the i-th term as it is written */
Str query_format(Arena *a, const Query *q, QueryForm form);
const char *query_field_name(QueryField f);
const char *query_field_spoken(QueryField f);                      /* in the reader's language */
int query_field_find(Str name);                                    /* by any name; -1 for none */
bool query_field_begins(QueryField f, Str word);                   /* some name of it begins like this */
bool query_field_listed(QueryField f);                             /* its values can be listed */
const TypeSet *query_field_set(QueryField f);                      /* of closed values; NULL: it has open ones */
const char *query_field_title(QueryField f);                       /* msgid */
const char *query_field_help(QueryField f);                        /* msgid */
Str query_value(Arena *a, QueryField f, Str value);                /* spoken, in quotes where it needs them */
/* The source with its terms of one field replaced by values joined with commas (n 0 removes them): what the pickers
 * write into the filter bar, spoken. A value with "=" before it is a whole name. */
Str query_set_field(Arena *a, const Query *q, QueryField f, const Str *values, size_t n);
/* The query without its i-th term, spoken. */
Str query_without(Arena *a, const Query *q, uint32_t i);
#endif
