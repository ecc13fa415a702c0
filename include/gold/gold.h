/* gold.h: annotation files: what a careful reader marked in a memoir.
 *
 * Knows    the annotation guide's file format: doc, dct, timexes, entities, events, positions; beyond the guide, which
 *          other readers of the format pass over: all mentions of an entity, what a position rests on, remarks.
 * Unaware  of the analyser; of how two annotations are compared (gold/score.h).
 * Units    a place is a quote and its number from 1; gold_find makes it a Span of bytes of a text.
 * Memory   everything in the arena given.
 * Errors   RC_SYNTAX with path and line for broken YAML, for a name that is none of the guide's, for an item without
 *          its quote. Keys that the guide does not know are passed over.
 * Threads  pure functions.
 * Source   annotation guide, "File format". */
#ifndef GOLD_GOLD_H
#define GOLD_GOLD_H
#include "base/arena.h"
#include "base/buf.h"
#include "model/analysis.h"

typedef struct GoldPlace { Str quote; uint32_t nth; } GoldPlace;       /* nth from 1, not overlapping */
typedef VEC(GoldPlace) GoldPlaces;

typedef struct GoldTimex { GoldPlace at; TimexType type; Str value; } GoldTimex;
typedef struct GoldEntity { GoldPlace at; EntityType type; Str name; StrList also; GoldPlaces mentions; bool told; } GoldEntity;     /* told: mentions are all */
typedef struct GoldEvent {
    GoldPlace       at;                    /* the trigger */
    GoldPlaces      also;
    Str             id;
    EventType       type;
    Factuality      fact;                  /* actual where the file says nothing */
    Str             date;
    EventArgs       args;
} GoldEvent;

/* What a position rests on, in the order of the positions. told: the file says so, even if it is nothing. */
typedef struct GoldGround { GoldPlaces at; bool told; } GoldGround;

/* What somebody said of a thing (a note or a tag), or that it is none (gone, without words). of: "event", "name", "position" or "memoir"; the place: its trigger or
 * first mention; row: of a position, its number in the list, from 1. */
typedef struct GoldRemark {
    GoldPlace       at;                    /* without a quote: the memoir as such, or a position */
    uint32_t        row;
    bool            tag, gone;             /* gone: it is in no list any more */
    Str             of, type, fields, words, who, when;
} GoldRemark;

typedef struct GoldFile {
    Str             doc, dct;
    VEC(GoldTimex)  timexes;
    VEC(GoldEntity) entities;
    VEC(GoldEvent)  events;
    PositionList    positions;             /* evidence is empty: there are no events to count */
    VEC(GoldGround) grounds;               /* beside them */
    VEC(GoldRemark) remarks;
} GoldFile;

/* path only names the text in errors. */
MUST_USE Rc gold_parse(Arena *a, Str yaml, const char *path, GoldFile *out, Fault *f);
MUST_USE Rc gold_read(Arena *a, const char *path, GoldFile *out, Fault *f);

/* One item a line; gold_parse of it gives the same file. */
void gold_write(Buf *out, const GoldFile *g);

/* The place in a text: the nth occurrence, counted from the start, each behind the end of the one before. */
bool gold_find(Str text, GoldPlace at, Span *out);
#endif
