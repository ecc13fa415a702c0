/* anchor_int.h: what anchoring keeps while it walks the expressions of a document. */
#ifndef ANCHOR_INT_H
#define ANCHOR_INT_H
#include "time_int.h"

enum { FRAMES_MAX = 8 };
/* A heading or a line that dates what follows, as far as end (a folded index). */
typedef struct Frame { EdtfDay lo, hi; uint32_t beg, end; } Frame;

/* What the sentence says of its time: ahead of the writing, or stepping back in the story. */
typedef struct Cue { bool future, past, back; } Cue;

typedef struct Anchor {
    Ie     *ie;
    EdtfDay now_lo, now_hi;            /* the time of writing, EDTF_DAY_NONE when not known */
    EdtfDay story_lo, story_hi;        /* what was told last */
    uint32_t story_para;
    Frame   frame[FRAMES_MAX];
    uint32_t n_frame;
} Anchor;

TimeBase base_of_span(EdtfDay lo, EdtfDay hi);
Cue cue_of(const Anchor *a, uint32_t i);             /* anchor_story.c */
#endif
