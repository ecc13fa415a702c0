/* score_int.h: the records that are compared, and the parts of the scorer. */
#ifndef SCORE_INT_H
#define SCORE_INT_H
#include "gold/score.h"

/* Offsets in code points from here on. A name carries its normal form, made once. */
typedef struct Name { Str text, norm; } Name;
typedef VEC(Span) SpanList;

typedef struct ScTimex { TimexType type; Span span; Str value, quote; } ScTimex;
typedef struct ScEntity { EntityType type; Str name; StrList norms; SpanList spans; } ScEntity;
typedef struct ScEvent { EventType type; Factuality fact; SpanList spans; Str date, quote; Name org, role; float sure; } ScEvent;
typedef struct ScPosition { PositionKind kind; Name org, role, employment, exit; Str start, end; } ScPosition;
typedef struct ScDoc {
    Str             dct;
    VEC(ScTimex)    timexes;
    VEC(ScEntity)   entities;
    VEC(ScEvent)    events;
    VEC(ScPosition) positions;
} ScDoc;

/* score_doc.c */
typedef VEC(uint32_t) Cuts;
typedef void (*NotFoundFn)(void *ctx, GoldPlace at);
void sc_from_gold(Arena *a, const GoldFile *g, Str text, NotFoundFn missing, void *ctx, ScDoc *out);
void sc_from_analysis(Arena *a, const Analysis *an, Str text, ScDoc *out);
Cuts sc_sentences(Arena *a, Str text);                    /* where sentences begin, and the end of the text */
uint32_t sc_sentence_of(const Cuts *cuts, uint32_t at);

/* score_name.c */
Name name_make(Arena *a, Str text);
bool sc_is_blank(uint32_t cp);
bool name_match(const Name *x, const Name *y);

/* score_time.c: values are read as score.py reads them, which takes less and other than edtf/edtf.h. */
bool time_same(Str x, Str y);
bool duration_same(Str x, Str y);
double duration_length(Str v);                             /* in days; below 0 when it is none */

/* score_tally.c */
typedef enum {
    M_TIMEX_DETECT, M_TIMEX_SPAN, M_TIMEX_VALUE, M_ENTITY, M_CORE_DETECT, M_CORE_FULL, M_SOFT_DETECT, M_SOFT_FULL,
    M_EVENT_DETECT, M_EVENT_FULL, M_POSITION_ORG, M_POSITION_FULL, M_ENTITY_TYPE, M_COUNT = M_ENTITY_TYPE + ENT_COUNT
} Metric;
typedef enum {
    F_DCT, F_EVENT_DATE, F_EVENT_FACT, F_EVENT_ORG, F_EVENT_ROLE, F_POSITION_EMPLOYMENT, F_POSITION_END,
    F_POSITION_EXIT, F_POSITION_ROLE, F_POSITION_START, F_COUNT
} FieldMetric;
typedef struct Prf { uint32_t tp, gold, pred; bool used; } Prf;
typedef struct Acc { uint32_t good, n; } Acc;
/* Of the events given a confidence within a step: how many, how many of them are in the annotation, what was given. */
enum { SURE_STEPS = 20 };
typedef struct Sure { uint32_t n, right, full; double given; } Sure;
typedef struct Miss { Str doc, kind, what, how; } Miss;
typedef struct Tally {
    Arena    *scratch;                                     /* of the memoir that is being compared */
    Arena    *keep;                                        /* for misses; NULL: they are not wanted */
    Str       doc;                                         /* the one that is being compared */
    Prf       prf[M_COUNT];
    Acc       acc[F_COUNT];
    Sure      sure[SURE_STEPS];
    VEC(Miss) misses;
} Tally;
void tally_add(Tally *t, Metric m, uint32_t tp, uint32_t gold, uint32_t pred);
void tally_field(Tally *t, FieldMetric m, bool good);
void tally_sure(Tally *t, double given, bool right, bool full);
void tally_miss(Tally *t, const char *kind, Str what, Str how);
void tally_print(Tally *t, Buf *out, const ScoreOptions *opt);

/* score_match.c */
void match_docs(Tally *t, const ScDoc *gold, const ScDoc *pred, const Cuts *sentences);
#endif
