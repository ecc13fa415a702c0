/* analysis_json_int.h: the tables that the writer and the reader share, so that the two cannot differ. */
#ifndef ANALYSIS_JSON_INT_H
#define ANALYSIS_JSON_INT_H
#include "model/analysis_json.h"

/* A Str or an enum inside a struct, under its key. */
typedef struct { const char *key; size_t at; const TypeSet *set; /* NULL: a Str */ } JsonField;
extern const JsonField args_fields[], position_fields[];
enum { ARGS_FIELDS = 7, POSITION_FIELDS = 8 };

static inline Str *field_str(void *of, const JsonField *fd) { return (Str *)(void *)((char *)of + fd->at); }
static inline int *field_int(void *of, const JsonField *fd) { return (int *)(void *)((char *)of + fd->at); }
#endif
