/* anchor_int.h: what anchoring keeps while it walks the expressions of a document. */
#ifndef ANCHOR_INT_H
#define ANCHOR_INT_H
#include "time_int.h"

enum { FRAMES_MAX = 8 };
/* A heading or a line that dates what follows, as far as end (a folded index). */
typedef struct Frame { EdtfDay lo, hi; uint32_t beg, end; } Frame;

/* What the sentence says of its time: ahead of the writing, perhaps so, past, stepping back in the story, lasting until
 * now. */
typedef struct Cue { bool future, maybe, past, present, back, now; } Cue;
struct AnchorData { const LexBook *book; Sym future, will, maybe, back; };

enum { HISTORY = 64 };
typedef struct Told { int y, m, d; } Told;           /* a month or a day that was told with its year */

typedef struct Anchor {
    Ie     *ie;
    EdtfDay now_lo, now_hi;            /* the time of writing, EDTF_DAY_NONE when not known */
    EdtfDay story_lo, story_hi;        /* what was told last */
    EdtfDay head_lo, head_hi;          /* what the heading before told: headings follow each other */
    Cue     cue;
    uint32_t cue_sent;
    bool    has_cue;
    Told    told[HISTORY];             /* a ring */
    uint32_t n_told;
    Frame   frame[FRAMES_MAX];
    uint32_t n_frame;
} Anchor;

TimeBase base_of_span(EdtfDay lo, EdtfDay hi);
bool tense_past_syllable(uint16_t ch);
Cue cue_of(Anchor *a, uint32_t i);               /* anchor_story.c */
#endif
